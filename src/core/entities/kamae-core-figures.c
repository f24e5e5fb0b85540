/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The core's figures for the start page. */

#include "config.h"

#include "kamae-core-entities-private.h"

#include <kamae-i18n.h>

#define OPEN_TASKS "SELECT count (*) FROM task WHERE state IN ('open', 'doing') AND "

/* The last meeting of each committee that was held, and when the next is due by the period. */
#define COMMITTEE_DUE                                                                              \
  "SELECT add_months (max (meeting.held_on), series.period_months) AS due_on"        \
  " FROM meeting JOIN meeting_series AS series ON series.id = meeting.series_id"                   \
  " WHERE series.kind = 'committee' AND series.period_months IS NOT NULL"                          \
  " AND meeting.state NOT IN ('planned', 'notified') AND meeting.held_on <= :as_of"                \
  " GROUP BY series.id"

const KamaeFigure kamae_core_figures[] = {
  { "CORE-C01", KAMAE_FIGURE_NUMBER, N_("Tasks overdue"), "8.1", .page = "tasks",
    .sql = OPEN_TASKS "due_on < :as_of" },
  { "CORE-C02", KAMAE_FIGURE_NUMBER, N_("Tasks due within 7 days"), "8.1", .page = "tasks",
    .sql = OPEN_TASKS "due_on BETWEEN :as_of AND date (:as_of, '+6 days')" },
  { "CORE-C03", KAMAE_FIGURE_NUMBER, N_("Tasks due within 30 days"), "8.1", .page = "tasks",
    .sql = OPEN_TASKS "due_on BETWEEN :as_of AND date (:as_of, '+29 days')" },
  /* Translators: how many people belong to departments inside the scope of the ISMS. */
  { "CORE-C04", KAMAE_FIGURE_NUMBER, N_("People in scope"), "4.3", .page = "people",
    .sql = "SELECT count (*) FROM person"
           " JOIN department ON department.id = " KAMAE_SQL_DEPARTMENT_AT ("person", ":as_of")
           " WHERE department.in_scope = 1 AND person.employment <> 'external'"
           " AND " KAMAE_SQL_EMPLOYED_AT ("person", ":as_of") },
  { "CORE-C05", KAMAE_FIGURE_TABLE, N_("People by department"), "4.3", .page = "people",
    .columns = N_("Department|People"),
    .sql = "SELECT department.name, count (person.id) FROM department"
           " JOIN person ON department.id = " KAMAE_SQL_DEPARTMENT_AT ("person", ":as_of")
           " WHERE " KAMAE_SQL_EMPLOYED_AT ("person", ":as_of")
           " GROUP BY department.id ORDER BY department.code COLLATE counted" },
  { "COM-C01", KAMAE_FIGURE_NUMBER, N_("Next committee meeting due in"), "7.4", N_("days"),
    .page = "meetings",
    .sql = "SELECT CAST (min (julianday (due_on)) - julianday (:as_of) AS INTEGER)"
           " FROM (" COMMITTEE_DUE ")" },
  { "COM-C02", KAMAE_FIGURE_TABLE, N_("Next meetings"), "7.4", .page = "meetings",
    .columns = N_("Meeting|Date"),
    .sql = "SELECT series.name, meeting.held_on FROM meeting"
           " JOIN meeting_series AS series ON series.id = meeting.series_id"
           " WHERE meeting.state IN ('planned', 'notified') AND meeting.held_on >= :as_of"
           " ORDER BY meeting.held_on" },
  /* Translators: a quarter of the fiscal year is named by its first day. */
  { "COM-C03", KAMAE_FIGURE_SERIES, N_("All-hands meetings held, by quarter"), "5.1",
    .page = "meetings",
    .sql = "WITH quarter (starts_on, ends_before) AS (SELECT add_months (fiscal_start (:as_of), column1),"
           " add_months (fiscal_start (:as_of), column2) FROM (VALUES (0, 3), (3, 6),"
           " (6, 9), (9, 12)))"
           " SELECT quarter.starts_on, (SELECT count (*) FROM meeting"
           "  JOIN meeting_series AS series ON series.id = meeting.series_id"
           "  WHERE series.kind = 'allhands' AND meeting.isms_agenda = 1"
           "  AND meeting.state NOT IN ('planned', 'notified') AND meeting.held_on <= :as_of"
           "  AND meeting.held_on >= quarter.starts_on AND meeting.held_on < quarter.ends_before)"
           " FROM quarter" },
  { NULL }
};
