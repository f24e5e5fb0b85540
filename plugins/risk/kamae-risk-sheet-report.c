/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-print.h"
#include "kamae-risk-private.h"
#include "kamae-risk-scales.h"

#include <kamae-i18n.h>
#include <string.h>

/* RSK-R01 リスクアセスメント表: a row a risk, a narrow column for each scale of the criteria. A locked
 * run is printed as it was locked. */

static const KamaeColumn first_columns[] = {
  { N_("No."), 1.5 },
  { N_("Information assets"), 3 },
  /* Translators: リスク源 */
  { N_("Risk source"), 2 },
  /* Translators: a narrow column: C, I, A */
  { KC_ ("column", "Affects"), 0.9, KAMAE_COLUMN_CENTER | KAMAE_COLUMN_VERTICAL },
  { N_("Event"), 3.2 },
  { KC_ ("scenario", "Cause"), 2.7 },
  { N_("Possible consequence"), 2.8 },
  { N_("Risk owner"), 1.5 },
  { N_("Controls in place"), 2.6 },
  { NULL }
};

static const KamaeColumn later_columns[] = {
  { N_("Risk value"), 0.9, KAMAE_COLUMN_CENTER | KAMAE_COLUMN_VERTICAL },
  { N_("Risk level"), 1.6, KAMAE_COLUMN_CENTER },
  { N_("Priority"), 0.8, KAMAE_COLUMN_CENTER | KAMAE_COLUMN_VERTICAL },
  /* Translators: 保有（受容） */
  { KC_ ("risk treatment", "Retain"), 0.8, KAMAE_COLUMN_CENTER | KAMAE_COLUMN_VERTICAL },
  /* Translators: 低減 */
  { KC_ ("risk treatment", "Reduce"), 0.8, KAMAE_COLUMN_CENTER | KAMAE_COLUMN_VERTICAL },
  /* Translators: 回避 */
  { KC_ ("risk treatment", "Avoid"), 0.8, KAMAE_COLUMN_CENTER | KAMAE_COLUMN_VERTICAL },
  /* Translators: 移転（共有） */
  { KC_ ("risk treatment", "Share"), 0.8, KAMAE_COLUMN_CENTER | KAMAE_COLUMN_VERTICAL },
  { N_("Controls"), 3 },
  /* Translators: how far the treatment of the risk is: 対応状況 */
  { KC_ ("column", "Standing"), 1.4, KAMAE_COLUMN_CENTER },
  /* Translators: 二次評価（リスク値） */
  { N_("Value after treatment"), 0.9, KAMAE_COLUMN_CENTER | KAMAE_COLUMN_VERTICAL },
  /* Translators: 二次評価（リスクレベル） */
  { N_("Level after treatment"), 1.6, KAMAE_COLUMN_CENTER },
  { NULL }
};

/* The columns of the two tables above, with the ratings between them. */
#define N_FIRST 9
#define RATINGS 9

#define CHOSEN(code) "CASE WHEN sheet.option = '" code "' THEN '●' END"

#define VALUE(column) "CASE WHEN " column " IS NOT NULL THEN printf ('%g', " column ") END"

#define SHEET(rows) \
  "SELECT sheet.number, sheet.assets, sheet.source, upper (replace (sheet.affects, ' ', '')), " \
  "sheet.event, sheet.cause, sheet.consequence, sheet.owner, sheet.in_place, ' ' || sheet.inputs || ' ', " \
  "coalesce (" VALUE ("sheet.value") ", '–'), coalesce (record_label (sheet.band), " \
  KAMAE_SQL_WORDS (KC_ ("risk level", "not rated")) "), sheet.priority, " \
  CHOSEN ("retain") ", " CHOSEN ("modify") ", " CHOSEN ("avoid") ", " CHOSEN ("share") ", " \
  "sheet.controls, label ('risk', 'state', sheet.state), " VALUE ("sheet.later_value") ", " \
  "record_label (sheet.later_band) FROM (" rows ") AS sheet ORDER BY sheet.number COLLATE counted"

static void
add_columns (KamaeReportContext *context,
             KamaeTable         *table,
             const KamaeColumn  *columns)
{
  for (const KamaeColumn *column = columns; column->title != NULL; column++)
    kamae_table_add_column (table, kamae_report_context_text (context, column->title),
                            column->weight, column->flags);
}

/* Of " threat=3 vulnerability=2 ". */
static char *
dup_rating (const char *inputs,
            const char *code)
{
  g_autofree char *wanted = g_strdup_printf (" %s=", code);
  const char *found = inputs != NULL ? strstr (inputs, wanted) : NULL;
  const char *value = found != NULL ? found + strlen (wanted) : NULL;

  if (value == NULL || g_str_has_prefix (value, "null"))
    return g_strdup ("–");
  return g_strndup (value, strcspn (value, " "));
}

static void
add_row (KamaeReportContext *context,
         KamaeTable         *table,
         KamaeCursor        *cursor,
         GPtrArray          *scales)
{
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_FIRST; i++)
    g_ptr_array_add (cells, kamae_report_context_dup_cell (context, cursor, i));
  for (guint i = 0; i < scales->len; i++)
    g_ptr_array_add (cells, dup_rating (kamae_cursor_get_text (cursor, RATINGS),
                                        ((KamaeRiskScale *) scales->pdata[i])->code));
  for (guint i = RATINGS + 1; i < kamae_cursor_get_n_columns (cursor); i++)
    g_ptr_array_add (cells, kamae_report_context_dup_cell (context, cursor, i));
  g_ptr_array_add (cells, NULL);
  kamae_table_add_rowv (table, (const char *const *) cells->pdata);
}

static gboolean
add_sheet (KamaeReportContext  *context,
           KamaeDocument       *document,
           GPtrArray           *scales,
           GError             **error)
{
  const char *sql = kamae_risk_print_is_frozen (context) ? SHEET (KAMAE_RISK_FROZEN_SHEET)
                                                         : SHEET (KAMAE_RISK_SHEET);
  g_autoptr(KamaeCursor) cursor = kamae_report_context_query (context, sql, error);
  g_autoptr(GError) local_error = NULL;
  KamaeTable *table;

  if (cursor == NULL)
    return FALSE;

  table = kamae_document_add_table (document);
  add_columns (context, table, first_columns);
  for (guint i = 0; i < scales->len; i++)
    kamae_table_add_column (table, ((KamaeRiskScale *) scales->pdata[i])->label, 0.7,
                            KAMAE_COLUMN_CENTER | KAMAE_COLUMN_VERTICAL);
  add_columns (context, table, later_columns);
  while (kamae_cursor_next (cursor, &local_error))
    add_row (context, table, cursor, scales);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static KamaeDocument *
build (KamaeReportContext  *context,
       KamaePaper           paper,
       GError             **error)
{
  KamaeRecord *run = kamae_report_context_get_record (context);
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context, paper);
  g_autofree char *title = kamae_report_context_dup_value (context, run, "title");
  /* The size of the sheet is no part of the title. */
  const char *sheet = kamae_report_context_text (context, N_("Risk assessment sheet"));
  g_autofree char *criteria = kamae_report_context_dup_value (context, run, "criteria");
  g_autoptr(GPtrArray) scales =
    kamae_risk_load_scales (kamae_report_context_get_register (context),
                            kamae_record_get_link (run, "criteria"),
                            kamae_report_context_get_language (context), error);

  if (scales == NULL)
    return NULL;
  for (guint i = scales->len; i > 0; i--)
    if (((KamaeRiskScale *) scales->pdata[i - 1])->is_fact)
      g_ptr_array_remove_index (scales, i - 1);
  kamae_document_set_title (document, sheet);
  kamae_document_add_identification (document,
                                     kamae_report_context_text (context, N_("Risk assessment")),
                                     title);
  kamae_document_add_identification (document,
                                     kamae_report_context_text (context, N_("Risk criteria")),
                                     criteria);
  if (!add_sheet (context, document, scales, error))
    return NULL;
  kamae_document_add_note (document,
                           kamae_report_context_text (context,
                                                      N_("Affects: C confidentiality, I integrity, A availability. – means not rated.")));
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

KamaeDocument *
kamae_risk_build_sheet (KamaeReportContext  *context,
                        GError             **error)
{
  return build (context, KAMAE_PAPER_A3_LANDSCAPE, error);
}

KamaeDocument *
kamae_risk_build_small_sheet (KamaeReportContext  *context,
                              GError             **error)
{
  return build (context, KAMAE_PAPER_A4_LANDSCAPE, error);
}
