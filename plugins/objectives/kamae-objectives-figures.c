/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-objectives-private.h"

#include <kamae-i18n.h>

/* The computed values OBJ-C01 … C04 and CHG-C01, C02. */

#define SET KAMAE_OBJECTIVES_SET_AT (":as_of")

#define VALUE KAMAE_OBJECTIVES_NEWEST ("objective", "value")

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
           KAMAE_OBJECTIVES_GOAL ("objective", KC_ ("target", "at least %s"),
                                  KC_ ("target", "at most %s")) ", "
           "CASE WHEN " VALUE " IS NOT NULL THEN "
           KAMAE_OBJECTIVES_AMOUNT ("objective", VALUE) " END, "
           KAMAE_OBJECTIVES_PROGRESS ("objective", VALUE) " || '%', "
           "label ('objective', 'verdict', " KAMAE_OBJECTIVES_NEWEST ("objective", "verdict") ") "
           "FROM objective WHERE set_id = " SET " ORDER BY number COLLATE counted" },

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
           "OR coalesce (closed_on, found_on) > coalesce (:since, fiscal_start (:as_of)))" },
  { NULL }
};
