/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-review-private.h"

/* Figures, as they are kept:
 * [{ "id", "kind", "page", "ja": { "title", "unit", "columns", "rows", "before" }, "en": … }]
 * Both languages, because the minutes are printed in either, long after the figures moved on. */

typedef struct
{
  KamaeRegister *reg;
  const KamaeFigure *figure;
  const char *as_of;
  const char *since;
  JsonArray *last; /* what the last review froze for the same input */
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

static guint
add_columns (JsonBuilder *builder,
             const char  *columns)
{
  g_auto(GStrv) titles = g_strsplit (columns != NULL ? columns : "", "|", -1);

  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; titles[i] != NULL; i++)
    json_builder_add_string_value (builder, titles[i]);
  json_builder_end_array (builder);
  return g_strv_length (titles);
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

/* What the last review froze of the figure; NULL if it had none, or one of other columns. */
static JsonNode *
find_last (const Question *question,
           const char     *language,
           guint           n_columns)
{
  for (guint i = 0; question->last != NULL && i < json_array_get_length (question->last); i++)
    {
      JsonObject *figure = json_array_get_object_element (question->last, i);
      JsonObject *texts = kamae_review_frozen_get_texts (figure, language);

      if (g_strcmp0 (kamae_review_get_member (figure, "id"), question->figure->id) == 0
          && kamae_review_frozen_get_n_columns (texts) == n_columns)
        return json_object_get_member (texts, "rows");
    }
  return NULL;
}

/* Beside the answer of this time stands what the last review was told; a figure that it was not
 * told is computed as of its day. */
static gboolean
add_before (JsonBuilder     *builder,
            const Question  *question,
            const char      *language,
            guint            n_columns,
            GError         **error)
{
  JsonNode *last = find_last (question, language, n_columns);

  if (question->since == NULL)
    return TRUE;
  if (last == NULL)
    return add_rows (builder, question, language, "before", question->since, NULL, error);
  json_builder_set_member_name (builder, "before");
  json_builder_add_value (builder, json_node_copy (last));
  return TRUE;
}

static gboolean
add_language (JsonBuilder     *builder,
              const Question  *question,
              const char      *language,
              GError         **error)
{
  const KamaeFigure *figure = question->figure;
  guint n_columns;

  json_builder_set_member_name (builder, language);
  json_builder_begin_object (builder);
  add_text (builder, "title", translate (question, figure->title, language));
  add_text (builder, "unit", translate (question, figure->unit, language));
  n_columns = add_columns (builder, translate (question, figure->columns, language));
  if (!add_rows (builder, question, language, "rows", question->as_of, question->since, error))
    return FALSE;
  if (!add_before (builder, question, language, n_columns, error))
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

/* A figure that its plugin asks for wrongly has its reason in place of its rows: the others are
 * collected all the same. */
static void
add_reason (JsonBuilder    *builder,
            const Question *question,
            const char     *language,
            const char     *reason)
{
  json_builder_set_member_name (builder, language);
  json_builder_begin_object (builder);
  add_text (builder, "title", translate (question, question->figure->title, language));
  add_text (builder, "unit", NULL);
  add_columns (builder, translate (question, question->figure->title, language));
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  json_builder_begin_array (builder);
  add_cell (builder, reason);
  json_builder_end_array (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_broken_figure (JsonBuilder    *builder,
                   const Question *question,
                   const char     *reason)
{
  json_builder_begin_object (builder);
  add_text (builder, "id", question->figure->id);
  add_text (builder, "kind", "table");
  add_text (builder, "page", question->figure->page);
  add_reason (builder, question, "ja", reason);
  add_reason (builder, question, "en", reason);
  json_builder_end_object (builder);
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
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < figures->len; i++)
    {
      g_autoptr (KamaeCursor) cursor = NULL;
      g_autoptr (GError) failure = NULL;

      question->figure = figures->pdata[i];
      if (!feeds (question->figure, part))
        continue;
      cursor = kamae_register_query (question->reg, question->figure->sql, NULL, &failure);
      if (g_error_matches (failure, KAMAE_ERROR, KAMAE_ERROR_PLUGIN))
        add_broken_figure (builder, question, failure->message);
      else if (!add_figure (builder, question, error))
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
                                 NULL, KAMAE_KEPT);
  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (review));
  return kamae_cursor_next (cursor,
                            KAMAE_KEPT) ? g_strdup (kamae_cursor_get_text (cursor, 0)) : NULL;
}

#define LAST_FIGURES \
  "SELECT figures FROM review_input WHERE part = :part AND review_id = " \
  "(SELECT " KAMAE_REVIEW_BEFORE ("this", "id") " FROM management_review AS this " \
  "WHERE this.id = :id)"

static char *
dup_last_figures (KamaeRegister *reg,
                  KamaeRecord   *review,
                  const char    *part)
{
  g_autoptr(KamaeCursor) cursor = kamae_register_query (reg, LAST_FIGURES, NULL, KAMAE_KEPT);

  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (review));
  kamae_cursor_bind_text (cursor, ":part", part);
  return kamae_cursor_next (cursor,
                            KAMAE_KEPT) ? g_strdup (kamae_cursor_get_text (cursor, 0)) : NULL;
}

static gboolean
collect_input (KamaeOperation  *operation,
               KamaeRecord     *review,
               KamaeRecord     *input,
               Question        *question,
               GError         **error)
{
  const char *part = kamae_record_get_text (input, "part");
  g_autofree char *last = dup_last_figures (question->reg, review, part);
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *figures = NULL;

  question->last = kamae_review_frozen_parse (last, &root);
  figures = dup_figures (question, part, error);
  return figures != NULL && kamae_operation_set (operation, input, "figures", figures, error);
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

      if (!collect_input (operation, review, input, &question, error))
        return FALSE;
    }
  return TRUE;
}
