/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-review-private.h"

#include <kamae-i18n.h>

#include <string.h>

/* インプット: the ten things that top management considers. Each fills itself from the figures of
 * all plugins that name its letter; so a plugin joins by declaring a figure, and nothing else. */

const KamaeChoice kamae_review_inputs[] = {
  { "a", N_("Status of actions from earlier reviews") },
  { "b", N_("Changes in external and internal issues") },
  { "c", N_("Changes in needs and expectations of interested parties") },
  { "d1", N_("Nonconformities and corrective actions") },
  { "d2", N_("Results of monitoring and measurement") },
  { "d3", N_("Audit results") },
  { "d4", N_("Fulfilment of objectives") },
  { "e", N_("Feedback from interested parties") },
  { "f", N_("Results of risk assessment, status of the risk treatment plan") },
  { "g", N_("Opportunities for continual improvement") },
  { NULL }
};

static const KamaeChoice statuses[] = {
  /* Translators: 審議済, the input was considered */
  { "considered", KC_ ("input", "Considered"), KAMAE_TONE_GOOD },
  { "no_change", KC_ ("input", "No change"), KAMAE_TONE_NEUTRAL },
  { NULL }
};

#define TEXT(path) "((figure.value -> language ()) ->> '$." path "')"

#define CELLS(row) \
  "(SELECT group_concat (cell.value, ' / ') FROM json_each (" row ".value) AS cell " \
  "WHERE coalesce (cell.value, '') <> '')"

/* What the frozen figures say, as text: a number with that of the last review, other figures a line
 * a row. */
#define SHOWN \
  "(SELECT group_concat (line, char (10)) FROM (SELECT " TEXT ("title") " || ': ' || " \
  "CASE figure.value ->> 'kind' WHEN 'number' THEN " \
  "coalesce (" TEXT ("rows[0][0]") " || " TEXT ("unit") ", '–') || " \
  "coalesce (CASE language () WHEN 'ja' THEN '（前回 ' ELSE ' (last review ' END || " \
  TEXT ("before[0][0]") " || " TEXT ("unit") " || " \
  "CASE language () WHEN 'ja' THEN '）' ELSE ')' END, '') " \
  "ELSE coalesce ((SELECT group_concat (char (10) || '・' || " CELLS ("row") ", '') " \
  "FROM json_each (figure.value -> language () -> 'rows') AS row), " \
  "CASE language () WHEN 'ja' THEN '該当なし' ELSE 'none' END) END AS line " \
  "FROM json_each (this.figures) AS figure))"

static const KamaeField fields[] = {
  { "review", KAMAE_FIELD_LINK, N_("Management review"), KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "management_review", .inverse = N_("Inputs") },
  { "part", KAMAE_FIELD_CHOICE, N_("Letter"), KAMAE_REQUIRED | KAMAE_READ_ONLY | KAMAE_HIDDEN,
    .choices = kamae_review_inputs },
  { "title", KAMAE_FIELD_DERIVED, N_("Input"), KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "CASE WHEN this.part LIKE 'd%' THEN 'd) ' || substr (this.part, 2) ELSE this.part END "
           "|| ') ' || label ('review_input', 'part', this.part)" },
  { "status", KAMAE_FIELD_CHOICE, N_("Status"), KAMAE_COLUMN, .choices = statuses },
  { "reporter", KAMAE_FIELD_LINK, N_("Reported by"), KAMAE_COLUMN, .target = "person",
    .inverse = N_("Reported to the management review") },
  { "figures", KAMAE_FIELD_LONG_TEXT, N_("Frozen figures"), KAMAE_READ_ONLY | KAMAE_HIDDEN },
  { "shown", KAMAE_FIELD_DERIVED, N_("Figures"), 0,
    N_("From the plugins, as of the cut-off date. Empty: no figure is available, report in words."),
    .sql = SHOWN },
  { "report", KAMAE_FIELD_LONG_TEXT, N_("Report"), KAMAE_COLUMN,
    N_("What is reported. For “no change”: what was looked at.") },
  { "materials", KAMAE_FIELD_TEXT, N_("Materials") },
  { "discussion", KAMAE_FIELD_LONG_TEXT, N_("Discussion") },
  { NULL }
};

const KamaeEntity kamae_review_input = {
  .name = "review_input",
  .label = N_("Input of the review"),
  .plural = N_("Inputs"),
  .help = N_("Each input needs a status and a report, also when nothing has changed. "
             "For example: no change; the list of parties was gone through with sales on 10 January."),
  .clause = "9.3.2",
  .fields = fields,
  .order = "part",
  .unique = "review_id, part",
};

gboolean
kamae_review_add_inputs (KamaeOperation  *operation,
                         KamaeRecord     *review,
                         GError         **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kamae_record_get_id (review));

  for (const KamaeChoice *part = kamae_review_inputs; part->code != NULL; part++)
    {
      g_autoptr(KamaeRecord) input = kamae_operation_create (operation, "review_input", error,
                                                             "review", id,
                                                             "part", part->code,
                                                             NULL);

      if (input == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Figures, as they are kept:
 * [{ "id", "kind", "page", "ja": { "title", "unit", "columns", "rows", "before" }, "en": … }]
 * Both languages, because the minutes are printed in either, long after the figures moved on. */

typedef struct
{
  KamaeRegister *reg;
  const KamaeFigure *figure;
  const char *as_of;
  const char *since;
} Question;

static void
add_text (JsonBuilder *builder,
          const char  *member,
          const char  *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

static void
add_cell (JsonBuilder *builder,
          const char  *cell)
{
  if (cell != NULL)
    json_builder_add_string_value (builder, cell);
  else
    json_builder_add_null_value (builder);
}

static gboolean
add_rows (JsonBuilder     *builder,
          const Question  *question,
          const char      *language,
          const char      *member,
          const char      *as_of,
          const char      *since,
          GError         **error)
{
  g_autoptr(KamaeFigureResult) result = NULL;

  result = kamae_register_compute (question->reg, question->figure, as_of, since, language, error);
  if (result == NULL)
    return FALSE;

  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < kamae_figure_result_get_n_rows (result); i++)
    {
      json_builder_begin_array (builder);
      for (guint j = 0; j < kamae_figure_result_get_n_columns (result); j++)
        add_cell (builder, kamae_figure_result_get_cell (result, i, j));
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
  return TRUE;
}

static void
add_columns (JsonBuilder *builder,
             const char  *columns)
{
  g_auto(GStrv) titles = g_strsplit (columns != NULL ? columns : "", "|", -1);

  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; titles[i] != NULL; i++)
    json_builder_add_string_value (builder, titles[i]);
  json_builder_end_array (builder);
}

/* A table compares with the last review by itself; a number and a series stand beside theirs. */
static gboolean
has_before (const Question *question)
{
  return question->since != NULL && question->figure->kind != KAMAE_FIGURE_TABLE;
}

static const char *
translate (const Question *question,
           const char     *msgid,
           const char     *language)
{
  return msgid == NULL ? NULL
                       : kamae_model_translate (kamae_register_get_model (question->reg),
                                                question->figure, msgid, language);
}

static gboolean
add_language (JsonBuilder     *builder,
              const Question  *question,
              const char      *language,
              GError         **error)
{
  const KamaeFigure *figure = question->figure;

  json_builder_set_member_name (builder, language);
  json_builder_begin_object (builder);
  add_text (builder, "title", translate (question, figure->title, language));
  add_text (builder, "unit", translate (question, figure->unit, language));
  add_columns (builder, translate (question, figure->columns, language));
  if (!add_rows (builder, question, language, "rows", question->as_of, question->since, error))
    return FALSE;
  if (has_before (question)
      && !add_rows (builder, question, language, "before", question->since, NULL, error))
    return FALSE;
  json_builder_end_object (builder);
  return TRUE;
}

static gboolean
add_figure (JsonBuilder     *builder,
            const Question  *question,
            GError         **error)
{
  static const char *const kinds[] = { "number", "table", "series" };

  json_builder_begin_object (builder);
  add_text (builder, "id", question->figure->id);
  add_text (builder, "kind", kinds[question->figure->kind]);
  add_text (builder, "page", question->figure->page);
  if (!add_language (builder, question, "ja", error)
      || !add_language (builder, question, "en", error))
    return FALSE;
  json_builder_end_object (builder);
  return TRUE;
}

static gboolean
feeds (const KamaeFigure *figure,
       const char        *part)
{
  g_auto(GStrv) parts = g_strsplit (figure->input != NULL ? figure->input : "", " ", -1);

  return g_strv_contains ((const char *const *) parts, part);
}

static char *
dup_figures (Question    *question,
             const char  *part,
             GError     **error)
{
  GPtrArray *figures = kamae_model_get_figures (kamae_register_get_model (question->reg));
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < figures->len; i++)
    {
      question->figure = figures->pdata[i];
      if (feeds (question->figure, part) && !add_figure (builder, question, error))
        return NULL;
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static char *
dup_last_cut_off (KamaeRegister  *reg,
                  KamaeRecord    *review)
{
  g_autoptr(KamaeCursor) cursor = NULL;

  cursor = kamae_register_query (reg, "SELECT " KAMAE_REVIEW_BEFORE ("this", "cut_off_on") " "
                                      "FROM management_review AS this WHERE this.id = :id",
                                 NULL, NULL);
  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (review));
  return kamae_cursor_next (cursor, NULL) ? g_strdup (kamae_cursor_get_text (cursor, 0)) : NULL;
}

/* Computes the figures of every input as of the cut-off date, compared with the last review. */
gboolean
kamae_review_collect_figures (KamaeOperation  *operation,
                              KamaeRecord     *review,
                              GError         **error)
{
  KamaeRegister *reg = kamae_operation_get_register (operation);
  g_autoptr(KamaeRecordList) inputs = kamae_register_list_parts (reg, review, "review_input");
  g_autofree char *as_of = g_strdup (kamae_record_get_text (review, "cut_off_on"));
  g_autofree char *since = dup_last_cut_off (reg, review);
  Question question = { reg, NULL, as_of, since };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (inputs)); i++)
    {
      g_autoptr(KamaeRecord) input = g_list_model_get_item (G_LIST_MODEL (inputs), i);
      g_autofree char *figures = dup_figures (&question, kamae_record_get_text (input, "part"),
                                              error);

      if (figures == NULL || !kamae_operation_set (operation, input, "figures", figures, error))
        return FALSE;
    }
  return TRUE;
}
