/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-charts.h"
#include "kamae-risk-comparison.h"
#include "kamae-risk-map.h"
#include "kamae-risk-print.h"
#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* RSK-R02 リスクアセスメント結果報告書: what top management decides on. */

#define MAP_HEIGHT 250
#define CHART_HEIGHT 190

static const KamaeColumn level_columns[] = {
  { N_("Risk level"), 1.9 },
  { KC_ ("risk change", "Now"), 1, KAMAE_COLUMN_CENTER },
  { KC_ ("risk change", "Before"), 1, KAMAE_COLUMN_CENTER },
  /* Only what was rated again: the others are no longer in this column. */
  { N_("After treatment, as far as rated"), 2.6, KAMAE_COLUMN_CENTER },
  { N_("Required action"), 7.5 },
  { NULL }
};

#define COUNT(run, stages) \
  "(SELECT count (*) FROM evaluation WHERE evaluation.run_id = " run " " \
  "AND evaluation.stage IN (" stages ") AND evaluation.band_id = band.id)"

/* Levels are compared by their rank: other criteria have bands of their own. */
#define LEVELS \
  "SELECT record_label (band.id), " COUNT ("run.id", "'current'") ", " \
  "CASE WHEN run.previous_id IS NOT NULL THEN (SELECT count (*) FROM evaluation AS e " \
  "JOIN criteria_band AS old ON old.id = e.band_id WHERE e.run_id = run.previous_id " \
  "AND e.stage = 'current' AND old.rank = band.rank) END, " \
  COUNT ("run.id", "'residual', 'verified'") ", " \
  "either (band.action_ja, band.action_en) FROM risk_run AS run " \
  "JOIN criteria_band AS band ON band.criteria_id = run.criteria_id WHERE run.id = :id " \
  "ORDER BY band.rank DESC"

static const KamaeColumn above_columns[] = {
  { N_("No."), 1.2 },
  { N_("Risk"), 5 },
  { N_("Risk owner"), 1.8 },
  { N_("Risk value"), 1, KAMAE_COLUMN_CENTER },
  { N_("Risk level"), 1.8, KAMAE_COLUMN_CENTER },
  { KC_ ("risk treatment", "Option"), 1.6, KAMAE_COLUMN_CENTER },
  { N_("Controls"), 3.5 },
  { N_("To be finished by"), 3 },
  { NULL }
};

#define ABOVE(rows) \
  "SELECT sheet.number, sheet.title, sheet.owner, printf ('%g', sheet.value), " \
  "record_label (sheet.band), coalesce (label ('treatment', 'option', sheet.option), '–'), " \
  "sheet.controls, sheet.due_on AS due_on FROM (" rows ") AS sheet WHERE sheet.is_above " \
  "ORDER BY sheet.value DESC, sheet.number COLLATE counted"

static const KamaeColumn difference_columns[] = {
  { KC_ ("risk change", "Change"), 1.6, KAMAE_COLUMN_MERGE },
  { N_("No."), 1.2 },
  { N_("Risk"), 4.5 },
  { KC_ ("risk change", "Before"), 1.6 },
  { KC_ ("risk change", "Now"), 1.6 },
  { N_("Reason"), 5 },
  { NULL }
};

static void
draw_map (cairo_t  *cr,
          double    width,
          double    height,
          gpointer  data)
{
  const KamaeChartStyle style = {
    KAMAE_RISK_PAPER_FONT, 8, { 0, 0, 0 }, { 1, 1, 1 }, { 0.25, 0.25, 0.25 }
  };

  kamae_risk_map_draw (data, cr, width, height, &style);
}

static gboolean
add_pictures (KamaeReportContext  *context,
              KamaeDocument       *document,
              GError             **error)
{
  KamaeRegister *reg = kamae_report_context_get_register (context);
  KamaeRecord *run = kamae_report_context_get_record (context);
  const char *language = kamae_report_context_get_language (context);
  g_autoptr(GError) local_error = NULL;
  g_autoptr(KamaeRiskMap) map = kamae_risk_map_new (reg, run, NULL, NULL, language, &local_error);
  g_autoptr(KamaeChart) chart = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (map != NULL)
    {
      g_autofree char *legend = kamae_risk_map_dup_legend (map);

      kamae_document_add_heading (document, 2,
                                  kamae_report_context_text (context, N_("Map of the risks")));
      kamae_document_add_drawing (document, MAP_HEIGHT, draw_map, g_object_ref (map),
                                  g_object_unref);
      kamae_document_add_note (document, legend);
    }
  chart = kamae_risk_chart_departments (reg, run, language, error);
  if (chart == NULL)
    return FALSE;
  kamae_document_add_heading (document, 2,
                              kamae_report_context_text (context, N_("Levels by department")));
  kamae_document_add_chart (document, chart, CHART_HEIGHT);
  return TRUE;
}

static void
add_difference (KamaeReportContext        *context,
                KamaeTable                *table,
                const KamaeRiskDifference *difference)
{
  const char *language = kamae_report_context_get_language (context);

  kamae_table_add_row (table, kamae_risk_difference_label (difference->code, language),
                       difference->number, difference->title,
                       difference->before != NULL ? difference->before : "–",
                       difference->after != NULL ? difference->after : "–",
                       difference->reason != NULL ? difference->reason : "", NULL);
}

/* What stayed the same is counted, not listed. */
static gboolean
add_comparison (KamaeReportContext  *context,
                KamaeDocument       *document,
                GError             **error)
{
  KamaeRecord *run = kamae_report_context_get_record (context);
  gint64 before = kamae_record_get_link (run, "previous");
  g_autoptr(GPtrArray) differences = NULL;
  g_autofree char *counts = NULL;
  KamaeTable *table = NULL;

  kamae_document_add_heading (document, 2,
                              kamae_report_context_text (context,
                                                         N_("Compared with the assessment before")));
  if (before == 0)
    {
      const char *first = N_("This is the first assessment.");

      kamae_document_add_paragraph (document, kamae_report_context_text (context, first));
      return TRUE;
    }
  differences = kamae_risk_compare (kamae_report_context_get_register (context), before,
                                    kamae_record_get_id (run),
                                    kamae_report_context_get_language (context), error);
  if (differences == NULL)
    return FALSE;
  counts = kamae_risk_count_differences (differences, kamae_report_context_get_language (context));
  kamae_document_add_paragraph (document, counts);
  for (guint i = 0; i < differences->len; i++)
    {
      const KamaeRiskDifference *difference = differences->pdata[i];

      if (g_str_equal (difference->code, "same"))
        continue;
      if (table == NULL)
        table = kamae_report_context_add_table (context, document, difference_columns, NULL, NULL);
      add_difference (context, table, difference);
    }
  return TRUE;
}

static void
add_summary (KamaeReportContext *context,
             KamaeDocument      *document)
{
  static const char *const fields[] = { "title", "criteria", "previous", "starts_on", "ends_on" };
  KamaeRecord *run = kamae_report_context_get_record (context);
  const char *facts[2 * G_N_ELEMENTS (fields)];
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const KamaeField *field = kamae_entity_find_field (&kamae_risk_run, fields[i]);

      g_ptr_array_add (values, kamae_report_context_dup_value (context, run, fields[i]));
      facts[2 * i] = kamae_report_context_text (context, field->label);
      facts[2 * i + 1] = values->pdata[i] != NULL ? values->pdata[i] : "";
    }
  kamae_document_add_facts (document, facts[0], facts[1], facts[2], facts[3], facts[4], facts[5],
                            facts[6], facts[7], facts[8], facts[9], NULL);
}

KamaeDocument *
kamae_risk_build_result (KamaeReportContext  *context,
                         GError             **error)
{
  KamaeRecord *run = kamae_report_context_get_record (context);
  g_autoptr(KamaeDocument) document =
    kamae_report_context_begin (context, KAMAE_PAPER_A4_PORTRAIT);
  const char *sql = kamae_risk_print_is_frozen (context) ? ABOVE (KAMAE_RISK_FROZEN_SHEET)
                                                         : ABOVE (KAMAE_RISK_SHEET);
  g_autoptr(KamaeCursor) levels = kamae_report_context_query (context, LEVELS, error);
  g_autoptr(KamaeCursor) above = levels != NULL
                                   ? kamae_report_context_query (context, sql, error)
                                   : NULL;
  const char *conclusion = kamae_record_get_text (run, "conclusion");
  const char *limit = N_("Risks above the limit of acceptance");

  if (levels == NULL || above == NULL)
    return NULL;

  add_summary (context, document);
  if (!kamae_risk_print_block (context, document,
                               kamae_report_context_text (context, KC_ ("risk", "Summary")),
                               level_columns, levels, error))
    return NULL;
  if (conclusion != NULL)
    {
      kamae_document_add_heading (document, 2,
                                  kamae_report_context_text (context, N_("Conclusion")));
      kamae_document_add_paragraph (document, conclusion);
    }
  if (!add_pictures (context, document, error)
      || !kamae_risk_print_block (context, document, kamae_report_context_text (context, limit),
                                  above_columns, above, error)
      || !add_comparison (context, document, error))
    return NULL;
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}
