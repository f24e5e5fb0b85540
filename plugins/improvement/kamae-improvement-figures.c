/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-improvement-private.h"

#include <kamae-i18n.h>

/* The computed values NCR-C01 … NCR-C05, and what the management review is told: nonconformities
 * and corrective actions (input d1), opportunities for improvement (input g). */

/* Open on the day of the question, whatever happened afterwards. */
#define OPEN_THEN \
  "opened_on <= :as_of AND nonconformity.state <> 'not_accepted' " \
  "AND (closed_on IS NULL OR closed_on > :as_of)"

#define SINCE "coalesce (:since, fiscal_start (:as_of))"

#define DAYS(from, to) "CAST (julianday (" to ") - julianday (" from ") AS INTEGER)"

const KamaeFigure kamae_improvement_figures[] = {
  { "NCR-C01", KAMAE_FIGURE_NUMBER, N_("Open nonconformities"), "10.2", .input = "d1",
    .page = "nonconformities", .start = N_("Open nonconformities"),
    .sql = "SELECT count (*) FROM nonconformity WHERE " OPEN_THEN
           " HAVING EXISTS (SELECT 1 FROM nonconformity)" },
  { "NCR-C02", KAMAE_FIGURE_NUMBER, N_("Corrective actions overdue"), "10.2", .input = "d1",
    .page = "nonconformities",
    .sql = "SELECT count (*) FROM corrective_action "
           "JOIN nonconformity ON nonconformity.id = corrective_action.nonconformity_id "
           "WHERE " OPEN_THEN " AND due_on < :as_of "
           "AND (corrective_action.state = 'planned' OR done_on > :as_of)" },
  { "NCR-C03", KAMAE_FIGURE_TABLE, N_("Open nonconformities and their age"), "10.2",
    .columns = N_("No.|Nonconformity|Department|Grade|State|Days open"), .input = "d1",
    .page = "nonconformities",
    .sql = "SELECT nonconformity.number, nonconformity.title, department.name, "
           "label ('nonconformity', 'grade', grade), label ('nonconformity', 'state', nonconformity.state), "
           DAYS ("opened_on", ":as_of") " FROM nonconformity "
           "LEFT JOIN department ON department.id = nonconformity.department_id "
           "WHERE " OPEN_THEN " ORDER BY opened_on, nonconformity.number COLLATE counted" },
  { "NCR-C04", KAMAE_FIGURE_NUMBER, N_("Nonconformities of the year suspected to recur"), "10.2",
    .unit = N_("%"), .input = "d1", .page = "nonconformities",
    .sql =
      "SELECT round (100.0 * sum (" KAMAE_IMPROVEMENT_RECURS ("nonconformity") ") / count (*), 1) "
           "FROM nonconformity WHERE state <> 'not_accepted' "
           "AND opened_on BETWEEN fiscal_start (:as_of) AND :as_of HAVING count (*) > 0" },
  { "NCR-C05", KAMAE_FIGURE_TABLE, N_("Days that a nonconformity takes, on average"), "10.2",
    .columns = N_("To correct|To find the cause|To plan|To implement|To close"),
    .page = "nonconformities",
    .sql = "SELECT round (avg (" DAYS ("opened_on", "corrected_on") "), 1), "
           "round (avg (" DAYS ("corrected_on", "analysed_on") "), 1), "
           "round (avg (" DAYS ("analysed_on", "planned_on") "), 1), "
           "round (avg (" DAYS ("planned_on", "implemented_on") "), 1), "
           "round (avg (" DAYS ("implemented_on", "closed_on") "), 1) FROM nonconformity "
           "WHERE closed_on <= :as_of AND state = 'closed' HAVING count (*) > 0" },
  { "NCR-C06", KAMAE_FIGURE_TABLE, N_("Nonconformities by source"), "10.2",
    .columns = N_("Source|Opened|Closed"), .input = "d1", .page = "nonconformities",
    .sql = "SELECT label ('nonconformity', 'source', source), "
           "sum (opened_on > " SINCE " AND opened_on <= :as_of), "
           "coalesce (sum (closed_on > " SINCE " AND closed_on <= :as_of), 0) "
           "FROM nonconformity WHERE state <> 'not_accepted' GROUP BY source "
           "HAVING sum (opened_on > " SINCE " AND opened_on <= :as_of) > 0 "
           "OR coalesce (sum (closed_on > " SINCE " AND closed_on <= :as_of), 0) > 0 "
           "ORDER BY source" },
  { "NCR-C07", KAMAE_FIGURE_TABLE, N_("Opportunities for improvement"), "10.1",
    .columns = N_("No.|Improvement|State|Due"), .input = "g", .page = "improvements",
    .sql = "SELECT number, title, label ('improvement', 'state', state), due_on FROM improvement "
           "WHERE proposed_on <= :as_of "
           "AND (state IN ('proposed', 'adopted') OR coalesce (done_on, decided_on) > " SINCE ") "
           "ORDER BY number COLLATE counted" },
  { NULL }
};
