/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-monitoring-private.h"

#include <kamae-i18n.h>

/* The computed values MON-C01 … MON-C08. What the management review is told of measurements (input
 * d2), of objectives (d4) and of interested parties (e) says each indicator itself. */

/* The newest value of each indicator, joined to them, and the one before. A period is told by its
 * last day: days are kept as such in what others freeze, and written as the organization writes
 * them. */
#define VALUES(as_of) \
  " JOIN measurement AS now ON now.id = " \
  KAMAE_MONITORING_NEWEST ("indicator", as_of, "0") \
  " LEFT JOIN measurement AS before ON before.id = " \
  KAMAE_MONITORING_NEWEST ("indicator", as_of, "1") \
  " WHERE (indicator.state = 'active' OR indicator.ended_on > coalesce (:since, fiscal_start (:as_of))) "

#define RESULTS(input) \
  "SELECT indicator.name, coalesce (" KAMAE_MONITORING_VALUE ("now.value", "now.unit") ", " \
  KAMAE_MONITORING_EVALUATED ("'unmeasured'") "), " \
  KAMAE_MONITORING_VALUE ("before.value", "before.unit") ", " \
  KAMAE_MONITORING_CHANGE ("now.value", "before.value") ", " \
  "coalesce (CASE WHEN now.id IS NULL THEN " KAMAE_MONITORING_AIM ("indicator") " ELSE " \
  KAMAE_MONITORING_AIM ("now") " END, " KAMAE_MONITORING_EVALUATED ("'untargeted'") "), " \
  KAMAE_MONITORING_EVALUATED (KAMAE_MONITORING_EVALUATION ("now")) ", now.ends_on" \
  " FROM indicator LEFT" VALUES (":as_of") \
  "AND (now.id IS NOT NULL OR indicator.state = 'active') " \
  "AND indicator.input = '" input "' ORDER BY indicator.number COLLATE counted"

#define RESULT_COLUMNS \
  N_("Indicator|Value|Previous value|Change|Target|Evaluation|Period to")

const KamaeFigure kamae_monitoring_figures[] = {
  { "MON-C01", KAMAE_FIGURE_NUMBER, N_("Indicators that meet their target"), "9.1",
    .unit = N_("%"), .input = "d2", .page = "indicators",
    .start = N_("Indicators on target"),
    .sql = "SELECT round (100.0 * sum (standing = 'met') / count (*), 1) FROM (SELECT "
           KAMAE_MONITORING_STANDING ("now") " AS standing FROM indicator" VALUES (":as_of")
           ") WHERE standing IS NOT NULL HAVING count (*) > 0" },
  { "MON-C02", KAMAE_FIGURE_TABLE, N_("Measurements of this period and the one before"), "9.1",
    .columns = RESULT_COLUMNS, .input = "d2", .page = "indicators", .sql = RESULTS ("d2") },
  { "MON-C03", KAMAE_FIGURE_TABLE, N_("Indicators of the objectives"), "6.2",
    .columns = RESULT_COLUMNS, .input = "d4", .page = "indicators", .sql = RESULTS ("d4") },
  { "MON-C04", KAMAE_FIGURE_TABLE, N_("Indicators of the feedback from interested parties"), "9.1",
    .columns = RESULT_COLUMNS, .input = "e", .page = "indicators", .sql = RESULTS ("e") },
  { "MON-C05", KAMAE_FIGURE_NUMBER, N_("Measurements overdue"), "9.1", .page = "measurements",
    .sql = "SELECT count (*) FROM measurement WHERE state = 'open' AND due_on < :as_of" },
  { "MON-C06", KAMAE_FIGURE_NUMBER, N_("Alarms that nobody has analysed"), "9.1",
    .input = "d2", .page = "measurements",
    .sql = "SELECT count (*) FROM measurement AS row WHERE " KAMAE_MONITORING_UNEXPLAINED ("row")
           " AND EXISTS (SELECT 1 FROM measurement)" },
  { "MON-C07", KAMAE_FIGURE_TABLE, N_("Analyses and what follows from them"), "9.1",
    .columns = N_("No.|Indicator|Period to|Verdict|What the values say|What is done"),
    .input = "d2", .page = "analyses",
    .sql = "SELECT analysis.number, indicator.name, analysis.ends_on, label ('indicator_analysis', 'verdict', verdict), findings, "
           "(SELECT group_concat (record_label (to_id), char (10)) FROM link "
           "WHERE kind = 'indicator_analysis.actions' AND from_id = analysis.id) "
           "FROM indicator_analysis AS analysis JOIN indicator ON indicator.id = analysis.indicator_id "
           "WHERE analysis.state <> 'open' AND verdict = 'improve' AND analysed_on <= :as_of "
           "AND analysed_on > coalesce (:since, fiscal_start (:as_of)) "
           "ORDER BY analysis.number COLLATE counted" },
  { "MON-C08", KAMAE_FIGURE_NUMBER, N_("Indicators in use"), "9.1", .page = "indicators",
    .sql = "SELECT count (*) FROM indicator WHERE state = 'active'" },
  { NULL }
};
