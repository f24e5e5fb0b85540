/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-objectives-private.h"

#include <kamae-i18n.h>

/* The computed values OBJ-C01 … C06 and CHG-C01, C02. */

#define SET KAMAE_OBJECTIVES_SET_AT (":as_of")

#define VALUE KAMAE_OBJECTIVES_NEWEST ("objective", "value")

/* What was to be done by a day, of the plan of its year. */
#define ITEMS_DUE \
  "FROM plan_item AS item JOIN annual_plan AS plan ON plan.id = item.plan_id " \
  "JOIN fiscal_year AS year ON year.id = plan.fiscal_year_id " \
  "WHERE " KAMAE_OBJECTIVES_WAS_APPROVED ("plan") " AND item.state <> 'skipped' " \
  "AND :as_of BETWEEN year.starts_on AND year.ends_on AND item.due_on <= :as_of "

const KamaeFigure kamae_objectives_figures[] = {
  { "OBJ-C01", KAMAE_FIGURE_NUMBER, N_("Objectives of the year"), "6.2", .input = "d4",
    .page = "objectives",
    .sql = "SELECT count (*) FROM objective WHERE set_id = " SET " HAVING count (*) > 0" },
  { "OBJ-C02", KAMAE_FIGURE_NUMBER, N_("Objectives that meet their target"), "6.2",
    .input = "d4", .page = "objectives",
    .sql = "SELECT sum (" KAMAE_OBJECTIVES_MEETS ("objective", VALUE) " IS 1 OR "
           KAMAE_OBJECTIVES_NEWEST ("objective", "verdict") " IS 'achieved') FROM objective "
           "WHERE set_id = " SET " HAVING count (*) > 0" },
  { "OBJ-C03", KAMAE_FIGURE_NUMBER, N_("Objectives that meet their target, in percent"), "6.2",
    .unit = N_("%"), .page = "objectives", .start = N_("Objectives met"),
    .sql = "SELECT round (100.0 * sum (" KAMAE_OBJECTIVES_MEETS ("objective", VALUE) " IS 1 OR "
           KAMAE_OBJECTIVES_NEWEST ("objective", "verdict") " IS 'achieved') / count (*), 1) "
           "FROM objective WHERE set_id = " SET " HAVING count (*) > 0" },
  { "OBJ-C04", KAMAE_FIGURE_TABLE, N_("Fulfilment of each objective"), "6.2",
    .columns = N_("No.|Objective|Target|Latest value|Progress|Verdict"), .input = "d4",
    .page = "objectives",
    .sql = "SELECT number, coalesce ((SELECT name FROM department WHERE id = department_id) "
           "|| " KAMAE_SQL_COLON ", '') || title, "
           KAMAE_OBJECTIVES_TARGET ("objective") ", " KAMAE_OBJECTIVES_LATEST ("objective") ", "
           KAMAE_OBJECTIVES_PROGRESS ("objective", VALUE) " || '%', "
           "label ('objective', 'verdict', " KAMAE_OBJECTIVES_NEWEST ("objective", "verdict") ") "
           "FROM objective WHERE set_id = " SET " ORDER BY number COLLATE counted" },

  { "OBJ-C05", KAMAE_FIGURE_NUMBER, N_("Items of the annual plan done on time"), "8.1",
    .unit = N_("%"), .page = "annual-year", .start = N_("Plan on time"),
    .sql = "SELECT round (100.0 * sum (coalesce (item.state = 'done' AND item.done_on <= "
           "coalesce (item.approved_due_on, item.due_on), 0)) / count (*), 1) " ITEMS_DUE
           "HAVING count (*) > 0" },
  { "OBJ-C06", KAMAE_FIGURE_TABLE, N_("Overdue items of the annual plan"), "8.1",
    .columns = N_("No.|Activity|In charge|Planned on"), .page = "annual-year",
    .sql = "SELECT item.number, item.title, (SELECT name FROM person WHERE id = item.owner_id), "
           "item.due_on AS due_on " ITEMS_DUE "AND (item.state <> 'done' OR item.done_on > :as_of) "
           "ORDER BY item.due_on, item.number COLLATE counted" },

  { "CHG-C01", KAMAE_FIGURE_NUMBER, N_("Changes under way"), "6.3",
    .page = "planned-changes", .start = N_("Changes under way"),
    .sql = "SELECT count (*) FROM planned_change WHERE requested_on <= :as_of "
           "AND state NOT IN ('verified', 'rejected')" },
  { "CHG-C02", KAMAE_FIGURE_TABLE, N_("Changes since the last review"), "6.3",
    .columns = N_("No.|Change|Kind|State|Result"), .input = "g", .page = "planned-changes",
    .sql = "SELECT number, title, label ('planned_change', 'kind', kind), "
           "label ('planned_change', 'state', state), result FROM planned_change "
           "WHERE requested_on <= :as_of AND (state NOT IN ('verified', 'rejected') "
           "OR coalesce (verified_on, completed_on, requested_on) "
           "> coalesce (:since, fiscal_start (:as_of))) "
           "UNION ALL SELECT number, title, " KAMAE_SQL_WORDS (KC_ ("change", "Unintended"))
           ", label ('unintended_change', 'state', state), result FROM unintended_change "
           "WHERE found_on <= :as_of AND (state <> 'closed' "
           "OR coalesce (closed_on, found_on) > coalesce (:since, fiscal_start (:as_of))) "
           "ORDER BY 1" },
  { NULL }
};
