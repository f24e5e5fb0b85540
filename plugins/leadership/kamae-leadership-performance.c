/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-private.h"

#include <kamae-i18n.h>

/* ISMSパフォーマンス報告: what the ISMS manager reports to top management, from the figures that feed
 * the management review. They are kept in both languages as they were on the day of the report. */

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "PR-{fy}-{seq:02}", .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_DERIVED, N_("Performance report"), .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "coalesce (date_label (this.period_from) || ' – ', '') || "
           "coalesce (date_label (this.cut_off_on), '')" },
  { "period_from", KAMAE_FIELD_DATE, N_("Period from"), .flags = KAMAE_REQUIRED },
  { "cut_off_on", KAMAE_FIELD_DATE, N_("Cut-off date"), .flags = KAMAE_REQUIRED,
    .help = N_("The last day of the period. Figures are computed as of this day."),
    .initial = "@today", .not_before = "period_from" },
  { "reported_by", KAMAE_FIELD_LINK, N_("Reported by"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN | KAMAE_DID, .target = "person",
    .inverse = N_("Reported the performance"), .initial = "@me" },
  { "reported_to", KAMAE_FIELD_LINK, N_("Reported to"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "person", .inverse = N_("Was told of the performance") },
  { "summary", KAMAE_FIELD_LONG_TEXT, KC_ ("performance", "Summary"), .required_from = "reported",
    .group = N_("Report"), .help = N_("How the ISMS does, in a few sentences.") },
  { "requests", KAMAE_FIELD_LONG_TEXT, N_("What top management is asked for"),
    .flags = KAMAE_MAY_BE_NONE, .required_from = "reported",
    .help = N_("Decisions, people, money. Choose “none” if nothing is asked for.") },
  { "reported_on", KAMAE_FIELD_DATE, N_("Reported on"),
    .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL | KAMAE_COLUMN },
  { "answer", KAMAE_FIELD_LONG_TEXT, N_("Answer of top management"),
    .filled_for = "acknowledged", .group = N_("Answer") },
  { "acknowledged_on", KAMAE_FIELD_DATE, N_("Received on"),
    .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL },
  { NULL }
};

static const KamaeState states[] = {
  { "draft", KC_ ("state", "Draft"), KAMAE_TONE_ATTENTION },
  { "reported", KC_ ("performance", "Reported"), KAMAE_TONE_ATTENTION },
  /* Translators: トップマネジメントが受領した */
  { "acknowledged", KC_ ("performance", "Received"), KAMAE_TONE_GOOD,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "report", "draft", "reported", KC_ ("performance", "Report"), .approval = "prepared",
    .approver = "isms_manager", .dates = "reported_on" },
  { "collect", "draft", NULL, N_("Collect the figures again"), KAMAE_TRANSITION_BACK,
    .act = kamae_leadership_collect },
  { "acknowledge", "reported", "acknowledged", KC_ ("performance", "Receive"),
    .approval = "approved", .approver = "top_management", .dates = "acknowledged_on" },
  { "return", "reported", "draft", N_("Return for changes"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

/* The period goes on where the last one ended. */
static gboolean
report_created (KamaeOperation  *operation,
                KamaeRecord     *report,
                GError         **error)
{
  return kamae_operation_set_found (operation, report, "period_from",
                                    "SELECT coalesce ((SELECT date (max (cut_off_on), '+1 day') "
                                    "FROM performance_report WHERE id <> :id), "
                                    "(SELECT fiscal_start (cut_off_on) FROM performance_report WHERE id = :id))",
                                    error)
         && kamae_operation_set_found (operation, report, "reported_to",
                                       "SELECT "
                                       KAMAE_LEADERSHIP_HOLDER ("top_management", ":as_of"),
                                       error)
         && kamae_leadership_collect (operation, report, error);
}

const KamaeEntity kamae_leadership_performance = {
  .name = "performance_report",
  /* Translators: ISMSパフォーマンス報告 */
  .label = N_("Performance report"),
  .plural = N_("Performance reports"),
  .help = N_("Whoever has the responsibility for it reports to top management how the ISMS does, at least before each management review. "
             "A new report gathers its figures by itself; add what they mean. For example: two weeks before the review of January."),
  .clause = "5.3",
  .fields = fields,
  .workflow = &workflow,
  .order = "-number",
  .created = report_created,
};

static const KamaeField line_fields[] = {
  { "report", KAMAE_FIELD_LINK, N_("Performance report"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "performance_report", .inverse = N_("Figures") },
  { "figure", KAMAE_FIELD_TEXT, N_("Figure"), .flags = KAMAE_READ_ONLY | KAMAE_HIDDEN },
  { "position", KAMAE_FIELD_INTEGER, N_("Position"), .flags = KAMAE_READ_ONLY | KAMAE_HIDDEN },
  { "clause", KAMAE_FIELD_TEXT, N_("Clause"), .flags = KAMAE_READ_ONLY | KAMAE_COLUMN },
  { "title_ja", KAMAE_FIELD_TEXT, N_("Figure in Japanese"),
    .flags = KAMAE_READ_ONLY | KAMAE_HIDDEN },
  { "title_en", KAMAE_FIELD_TEXT, N_("Figure in English"),
    .flags = KAMAE_READ_ONLY | KAMAE_HIDDEN },
  { "value_ja", KAMAE_FIELD_LONG_TEXT, N_("Value in Japanese"),
    .flags = KAMAE_READ_ONLY | KAMAE_HIDDEN },
  { "value_en", KAMAE_FIELD_LONG_TEXT, N_("Value in English"),
    .flags = KAMAE_READ_ONLY | KAMAE_HIDDEN },
  { "title", KAMAE_FIELD_DERIVED, N_("Figure"), .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "either (this.title_ja, this.title_en)" },
  { "value", KAMAE_FIELD_DERIVED, N_("Value"), .flags = KAMAE_COLUMN,
    .sql = "either (this.value_ja, this.value_en)" },
  { "comment", KAMAE_FIELD_LONG_TEXT, KC_ ("performance", "What it means"),
    .flags = KAMAE_COLUMN },
  { NULL }
};

const KamaeEntity kamae_leadership_line = {
  .name = "performance_line",
  .label = N_("Figure of the performance report"),
  .plural = N_("Figures of the performance report"),
  .help = N_("Figures come by themselves; say what they mean where it does not stand in them."),
  .clause = "5.3",
  .fields = line_fields,
  .flags = KAMAE_ENTITY_INTERNAL | KAMAE_ENTITY_FIXED,
  .order = "position",
};

/* Longer tables are for the pages that they come from. */
#define MOST_ROWS 12

/* Days and months are kept as the organization writes them. */
static char *
dup_row (KamaeRegister     *reg,
         KamaeFigureResult *result,
         guint              row,
         const char        *language)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < kamae_figure_result_get_n_columns (result); i++)
    {
      const char *cell = kamae_figure_result_get_cell (result, row, i);
      gboolean is_date = cell != NULL
                         && g_regex_match_simple ("^\\d{4}-\\d\\d(-\\d\\d)?$", cell, 0, 0);
      g_autofree char *shown = is_date ? kamae_register_dup_date (reg, cell, language)
                                       : kamae_register_dup_dates (reg, cell, language);

      if (shown != NULL && *shown != '\0')
        g_string_append_printf (line, "%s%s", line->len > 0 ? " / " : "", shown);
    }
  return g_string_free (line, FALSE);
}

/* What the parts of each row are stands over them. */
static void
append_columns (GString           *text,
                KamaeModel        *model,
                const KamaeFigure *figure,
                const char        *language)
{
  g_auto(GStrv) titles = g_strsplit (kamae_model_translate (model, figure, figure->columns,
                                                            language), "|", -1);
  g_autofree char *line = g_strjoinv (" / ", titles);

  g_string_append_printf (text, "[%s]\n", line);
}

static char *
dup_rows (KamaeRegister     *reg,
          const KamaeFigure *figure,
          KamaeFigureResult *result,
          const char        *language)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n_rows = kamae_figure_result_get_n_rows (result);

  if (figure->columns != NULL)
    append_columns (text, kamae_register_get_model (reg), figure, language);
  for (guint i = 0; i < MIN (n_rows, MOST_ROWS); i++)
    {
      g_autofree char *row = dup_row (reg, result, i, language);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", row);
    }
  if (n_rows > MOST_ROWS)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, kamae_translate (language, GETTEXT_PACKAGE,
                                                     /* Translators: under the first rows */
                                                     KC_ ("performance", "and %u more")),
                              n_rows - MOST_ROWS);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* %NULL, without an error, if the figure is not known. */
static char *
dup_value (KamaeRegister      *reg,
           const KamaeFigure  *figure,
           const char         *as_of,
           const char         *since,
           const char         *language,
           GError            **error)
{
  g_autoptr(KamaeFigureResult) result =
    kamae_register_compute (reg, figure, as_of, since, language, error);

  if (result == NULL || !kamae_figure_result_is_known (result)
      || kamae_figure_result_get_n_rows (result) == 0)
    return NULL;
  return figure->kind == KAMAE_FIGURE_NUMBER ? kamae_figure_result_dup_text (result)
                                             : dup_rows (reg, figure, result, language);
}

typedef struct
{
  KamaeOperation *operation;
  KamaeRecord    *report;
  GHashTable     *comments;   /* by figure, what people wrote of it */
  char           *as_of;
  char           *since;
  guint           n;
} Collection;

static const char *
get_title (KamaeModel        *model,
           const KamaeFigure *figure,
           const char        *language)
{
  return kamae_model_translate (model, figure, figure->title, language);
}

static gboolean
add_line (Collection         *self,
          const KamaeFigure  *figure,
          GError            **error)
{
  KamaeRegister *reg = kamae_operation_get_register (self->operation);
  KamaeModel *model = kamae_register_get_model (reg);
  g_autofree char *id = kamae_record_dup_key (self->report);
  g_autofree char *position = NULL;
  g_autofree char *ja = NULL;
  g_autofree char *en = NULL;
  g_autoptr(GError) failure = NULL;
  g_autoptr(KamaeRecord) line = NULL;

  ja = dup_value (reg, figure, self->as_of, self->since, "ja", &failure);
  en = ja != NULL ? dup_value (reg, figure, self->as_of, self->since, "en", &failure) : NULL;
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (ja == NULL)
    return TRUE;
  position = g_strdup_printf ("%u", ++self->n);
  line = kamae_operation_create (self->operation, "performance_line", error,
                                 "report", id,
                                 "figure", figure->id,
                                 "position", position,
                                 "clause", figure->clause,
                                 "title_ja", get_title (model, figure, "ja"),
                                 "title_en", get_title (model, figure, "en"),
                                 "value_ja", ja,
                                 "value_en", en,
                                 "comment", g_hash_table_lookup (self->comments, figure->id),
                                 NULL);
  return line != NULL;
}

/* What people said of a figure stays with it. */
static gboolean
clear_lines (Collection  *self,
             GError     **error)
{
  g_autoptr(KamaeRecordList) lines =
    kamae_register_list_parts (kamae_operation_get_register (self->operation), self->report,
                               "performance_line");
  g_autoptr(GPtrArray) old = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (lines)); i++)
    g_ptr_array_add (old, g_list_model_get_item (G_LIST_MODEL (lines), i));
  for (guint i = 0; i < old->len; i++)
    {
      g_hash_table_insert (self->comments,
                           g_strdup (kamae_record_get_text (old->pdata[i], "figure")),
                           g_strdup (kamae_record_get_text (old->pdata[i], "comment")));
      if (!kamae_operation_delete (self->operation, old->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

/* By the letters of the inputs, then as declared: nonconformities before audits. */
static const char *const inputs[] = { "b", "c", "d1", "d2", "d3", "d4", "e", "f", "g" };

static gboolean
feeds (const KamaeFigure *figure,
       const char        *input)
{
  g_auto(GStrv) parts = g_strsplit (figure->input != NULL ? figure->input : "", " ", -1);

  /* Each figure once, under the first of its letters. */
  return g_strcmp0 (parts[0], input) == 0;
}

static gboolean
add_lines (Collection  *self,
           GError     **error)
{
  KamaeRegister *reg = kamae_operation_get_register (self->operation);
  GPtrArray *figures = kamae_model_get_figures (kamae_register_get_model (reg));

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    for (guint j = 0; j < figures->len; j++)
      if (feeds (figures->pdata[j], inputs[i]) && !add_line (self, figures->pdata[j], error))
        return FALSE;
  return TRUE;
}

/* Computes the figures as of the cut-off date. */
gboolean
kamae_leadership_collect (KamaeOperation  *operation,
                          KamaeRecord     *report,
                          GError         **error)
{
  Collection collection = { operation, report };
  gboolean done;

  collection.comments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  collection.as_of = g_strdup (kamae_record_get_text (report, "cut_off_on"));
  collection.since = g_strdup (kamae_record_get_text (report, "period_from"));
  done = clear_lines (&collection, error) && add_lines (&collection, error);
  g_hash_table_unref (collection.comments);
  g_free (collection.as_of);
  g_free (collection.since);
  return done;
}
