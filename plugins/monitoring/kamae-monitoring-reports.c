/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-monitoring-private.h"

#include <kamae-i18n.h>

/* MON-R01 監視・測定記録: the values of this period beside those of the one before, their evaluation,
 * and how each is measured. MON-R02 推移表: the picture of each indicator, for the review. */

static KamaeDocument *build_record (KamaeReportContext *context,
                                    GError            **error);
static KamaeDocument *build_trends (KamaeReportContext *context,
                                    GError            **error);

const KamaeReport kamae_monitoring_reports[] = {
  /* Translators: 監視・測定記録 */
  { "MON-R01", N_("Record of monitoring and measurement"), "9.1", NULL, "indicators",
    build_record },
  /* Translators: 監視・測定結果の推移 */
  { "MON-R02", N_("Trends of the indicators"), "9.1", NULL, "indicators", build_trends },
  { NULL }
};

/* The last period that has ended, measured or not, and the one before. */
#define ENDED(place) \
  "(SELECT id FROM measurement WHERE indicator_id = indicator.id AND ends_on <= :as_of " \
  "ORDER BY ends_on DESC LIMIT 1 OFFSET " place ")"

#define NEWEST \
  " LEFT JOIN measurement AS now ON now.id = " ENDED ("0") \
  " LEFT JOIN measurement AS before ON before.id = " ENDED ("1") " "

/* As they applied to the period, or as they will to the first one. */
#define AIM \
  "coalesce (CASE WHEN now.id IS NULL THEN " KAMAE_MONITORING_AIM ("indicator") " ELSE " \
  KAMAE_MONITORING_AIM ("now") " END, " KAMAE_MONITORING_EVALUATED ("'untargeted'") ")"

#define ALARM \
  "coalesce (CASE WHEN now.id IS NULL THEN " \
  KAMAE_MONITORING_VALUE ("indicator.alarm", "indicator.unit") " ELSE " \
  KAMAE_MONITORING_VALUE ("now.alarm", "now.unit") " END, label ('indicator', 'alarm', 'none'))"

/* What was not recorded is no value yet. */
#define SHOWN(row) \
  "CASE " row ".state WHEN 'recorded' THEN " KAMAE_MONITORING_VALUE (row ".value", row ".unit") \
  " WHEN 'skipped' THEN label ('measurement', 'state', 'skipped') " \
  "ELSE " KAMAE_MONITORING_EVALUATED ("'unmeasured'") " END"

#define CHANGE \
  "CASE WHEN now.state = 'recorded' AND before.state = 'recorded' THEN " \
  KAMAE_MONITORING_CHANGE ("now.value", "before.value") " END"

/* The newest analysis that is signed: what it says, and what is done. */
#define ANALYSIS \
  "(SELECT label ('indicator_analysis', 'verdict', verdict) || " KAMAE_SQL_COLON \
  " || findings || " \
  "coalesce ((SELECT char (10) || '→ ' " \
  "|| group_concat (record_label (to_id), " KAMAE_SQL_COMMA ") " \
  "FROM link WHERE kind = 'indicator_analysis.actions' AND from_id = analysis.id " \
  "HAVING count (*) > 0), '') FROM indicator_analysis AS analysis " \
  "WHERE analysis.indicator_id = indicator.id AND analysis.state <> 'open' " \
  "AND analysis.analysed_on <= :as_of ORDER BY analysis.ends_on DESC LIMIT 1)"

#define EVALUATION \
  KAMAE_MONITORING_EVALUATED ("CASE WHEN coalesce (now.state, 'open') = 'open' THEN 'unmeasured' " \
                              "ELSE " KAMAE_MONITORING_EVALUATION ("now") " END")

#define IN_USE "WHERE indicator.state = 'active' ORDER BY indicator.number COLLATE counted"

static const KamaeColumn result_columns[] = {
  { N_("No."), 7, 0 },
  { N_("Indicator"), 20, 0 },
  { N_("Target"), 11, KAMAE_COLUMN_CENTER },
  { KC_ ("indicator", "Alarm"), 8, KAMAE_COLUMN_CENTER },
  { KC_ ("measurement", "Period"), 16, KAMAE_COLUMN_CENTER },
  { N_("Period before"), 9, KAMAE_COLUMN_RIGHT },
  { N_("This period"), 9, KAMAE_COLUMN_RIGHT },
  { KC_ ("indicator", "Change"), 7, KAMAE_COLUMN_RIGHT },
  { KC_ ("indicator", "Evaluation"), 10, KAMAE_COLUMN_CENTER },
  { N_("Analysis, and what is done"), 34, 0 },
  { NULL }
};

#define RESULTS \
  "SELECT indicator.number, indicator.name, " AIM ", " ALARM ", " \
  KAMAE_MONITORING_PERIOD ("now.starts_on", "now.ends_on") ", " \
  "CASE WHEN before.id IS NOT NULL THEN " SHOWN ("before") " END, " \
  SHOWN ("now") " || coalesce (char (10) || " KAMAE_MONITORING_LATE ("now") ", ''), " \
  CHANGE ", " EVALUATION ", " ANALYSIS \
  " FROM indicator" NEWEST IN_USE

static const KamaeColumn method_columns[] = {
  { N_("No."), 7, 0 },
  { N_("Indicator"), 18, 0 },
  { N_("What is measured"), 28, 0 },
  { N_("How it is measured"), 34, 0 },
  { N_("When it is measured"), 11, KAMAE_COLUMN_CENTER },
  { N_("Who measures"), 11, KAMAE_COLUMN_CENTER },
  { N_("When it is analysed"), 11, KAMAE_COLUMN_CENTER },
  { N_("Who analyses"), 11, KAMAE_COLUMN_CENTER },
  { NULL }
};

#define METHODS \
  "SELECT indicator.number, indicator.name, what, CASE source WHEN 'computed' THEN " \
  "coalesce (figure_title (figure), " \
  KAMAE_SQL_WORDS (KC_ ("figure", "Not available: its plugin is switched off")) ") " \
  "|| aside (figure) || char (10) ELSE '' END || method, " \
  "label ('indicator', 'period', indicator.period), measurer.name, " \
  "label ('indicator', 'analyse_when', analyse_when), analyst.name FROM indicator " \
  "LEFT JOIN person AS measurer ON measurer.id = indicator.measure_who_id " \
  "LEFT JOIN person AS analyst ON analyst.id = indicator.analyse_who_id " IN_USE

/* The record as a whole is sealed on paper. */
static const char *const boxes[] = { N_("Prepared"), N_("Reviewed"), N_("Approved") };

static KamaeDocument *
build_record (KamaeReportContext  *context,
              GError             **error)
{
  g_autoptr(KamaeDocument) document =
    kamae_report_context_begin (context, KAMAE_PAPER_A4_LANDSCAPE);

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    kamae_document_add_approval_box (document, kamae_report_context_text (context, boxes[i]), NULL,
                                     NULL, NULL);
  kamae_report_context_add_heading (context, document, KC_ ("paper", "1. Results"));
  if (kamae_report_context_add_table (context, document, result_columns, RESULTS, error) == NULL)
    return NULL;
  kamae_report_context_add_heading (context, document,
                                    KC_ ("paper", "2. What is measured, how, when and by whom"));
  if (kamae_report_context_add_table (context, document, method_columns, METHODS, error) == NULL)
    return NULL;
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

/* Trends */

#define MOST_VALUES 24
#define CHART_HEIGHT 118

static const KamaeColumn value_columns[] = {
  { KC_ ("measurement", "Period"), 28, KAMAE_COLUMN_CENTER },
  { N_("Value"), 12, KAMAE_COLUMN_RIGHT },
  { KC_ ("indicator", "Change"), 10, KAMAE_COLUMN_RIGHT },
  { N_("Target"), 12, KAMAE_COLUMN_CENTER },
  { KC_ ("indicator", "Evaluation"), 14, KAMAE_COLUMN_CENTER },
  { N_("Note"), 30, 0 },
  { NULL }
};

/* The last values, the newest first. */
#define LATEST \
  "SELECT " KAMAE_MONITORING_PERIOD ("now.starts_on", "now.ends_on") ", " SHOWN ("now") ", " \
  CHANGE ", coalesce (" KAMAE_MONITORING_AIM ("now") ", " \
  KAMAE_MONITORING_EVALUATED ("'untargeted'") "), " EVALUATION ", " \
  "coalesce (" KAMAE_MONITORING_LATE ("now") " || char (10), '') || " \
  "coalesce (now.reason, now.note, '') " \
  "FROM measurement AS now LEFT JOIN measurement AS before " \
  "ON before.indicator_id = now.indicator_id AND before.ends_on = date (now.starts_on, '-1 day') " \
  "WHERE now.indicator_id = :indicator AND now.ends_on <= :as_of " \
  "ORDER BY now.ends_on DESC LIMIT 4"

static gboolean
add_values (KamaeReportContext  *context,
            KamaeDocument       *document,
            gint64               indicator,
            GError             **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_report_context_query (context, LATEST, error);
  KamaeTable *table = NULL;

  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":indicator", indicator);
  table = kamae_report_context_add_table (context, document, value_columns, NULL, error);
  return table != NULL && kamae_report_context_fill_table (context, table, cursor, error);
}

static gboolean
add_trend (KamaeReportContext  *context,
           KamaeDocument       *document,
           KamaeCursor         *indicator,
           GError             **error)
{
  gint64 id = kamae_cursor_get_integer (indicator, 0);
  g_autofree char *heading = g_strdup_printf ("%s %s", kamae_cursor_get_text (indicator, 1),
                                              kamae_cursor_get_text (indicator, 2));
  g_autoptr(KamaeChart) chart =
    kamae_monitoring_create_trend (kamae_report_context_get_register (context), id, MOST_VALUES,
                                   kamae_report_context_get_language (context), error);

  if (chart == NULL)
    return FALSE;
  kamae_document_add_heading (document, 2, heading);
  if (!kamae_cursor_is_null (indicator, 3))
    kamae_document_add_chart (document, chart, CHART_HEIGHT);
  if (!add_values (context, document, id, error))
    return FALSE;
  if (!kamae_cursor_is_null (indicator, 4))
    {
      g_autofree char *analysis =
        g_strdup_printf (kamae_report_context_text (context,
                           /* Translators: under a picture: what the newest analysis says */
                           KC_ ("paper", "Analysis: %s")),
                         kamae_cursor_get_text (indicator, 4));

      kamae_document_add_note (document, analysis);
    }
  return TRUE;
}

#define INDICATORS \
  "SELECT indicator.id, indicator.number, indicator.name, now.id, " ANALYSIS \
  " FROM indicator" NEWEST IN_USE

static KamaeDocument *
build_trends (KamaeReportContext  *context,
              GError             **error)
{
  g_autoptr(KamaeDocument) document =
    kamae_report_context_begin (context, KAMAE_PAPER_A4_PORTRAIT);
  g_autoptr(KamaeCursor) indicators = kamae_report_context_query (context, INDICATORS, error);
  g_autoptr(GError) failure = NULL;

  if (indicators == NULL)
    return NULL;
  while (kamae_cursor_next (indicators, &failure))
    if (!add_trend (context, document, indicators, error))
      return NULL;
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}
