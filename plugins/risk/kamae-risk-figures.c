/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* The computed values. */

/* Assets that the register held on the date. */
#define ALIVE_THEN \
  "registered_on <= :as_of AND (asset.state <> 'disposed' OR disposed_on > :as_of)"

/* The counts of the themes in the statement that was in force. */
#define SOA_COUNTS \
  "SELECT " KAMAE_RISK_CONTROL_GROUP ("control.source", "control.theme") ", " \
  "count (CASE entry.applicable WHEN 'yes' THEN 1 END), " \
  "count (CASE entry.applicable WHEN 'no' THEN 1 END), " \
  "count (CASE WHEN entry.applicable = 'yes' AND entry.status = 'done' THEN 1 END), " \
  "count (CASE WHEN entry.applicable = 'yes' AND entry.status = 'partial' THEN 1 END), " \
  "count (CASE WHEN entry.applicable = 'yes' AND entry.status = 'planned' THEN 1 END) " \
  "FROM soa_entry AS entry JOIN control ON control.id = entry.control_id " \
  "WHERE entry.soa_id = " KAMAE_RISK_SOA_IN_FORCE " "

/* The version at work, or the one in force. */
#define SOA_NEWEST \
  "(SELECT id FROM soa ORDER BY state IN ('draft', 'reviewed') DESC, effective_on DESC, id LIMIT 1)"

#define SOA_BEFORE "(SELECT previous_id FROM soa WHERE id = " SOA_NEWEST ")"

/* What each risk of the date was last rated at by then. */
#define RATED_THEN \
  "(SELECT * FROM (SELECT e.risk_id AS risk_id, e.value AS value, e.band_id AS band_id, " \
  "e.priority AS priority, e.criteria_id AS criteria_id, risk.department_id AS department_id, " \
  "row_number () OVER (PARTITION BY e.risk_id " \
  "ORDER BY e.evaluated_on DESC, e.stage = 'verified' DESC) AS n " \
  "FROM evaluation AS e JOIN risk ON risk.id = e.risk_id WHERE e.stage IN ('current', 'verified') " \
  "AND e.value IS NOT NULL AND e.evaluated_on <= :as_of " \
  "AND (risk.state <> 'closed' OR risk.closed_on > :as_of)) WHERE n = 1) AS rated"

/* The last run that had begun by then. */
#define RUN_THEN \
  "(SELECT * FROM risk_run WHERE starts_on <= :as_of ORDER BY starts_on DESC, number COLLATE counted DESC LIMIT 1) " \
  "AS run"

/* The actions of the plan of that year. */
#define ACTIONS_THEN \
  "treatment_action JOIN treatment_plan ON treatment_plan.id = treatment_action.plan_id " \
  "JOIN fiscal_year ON fiscal_year.id = treatment_plan.fiscal_year_id " \
  "AND :as_of BETWEEN fiscal_year.starts_on AND fiscal_year.ends_on " \
  "WHERE treatment_action.state <> 'cancelled'"

#define DONE_THEN \
  "(treatment_action.state = 'done' AND treatment_action.act_end <= :as_of)"

#define ACCEPTED_THEN \
  "acceptance.accepted_on <= :as_of AND coalesce (acceptance.valid_until, '9999') >= :as_of " \
  "AND acceptance.state NOT IN ('proposed', 'revoked')"

const KamaeFigure kamae_risk_figures[] = {
  { "AST-C01", KAMAE_FIGURE_SERIES, N_("Information assets by classification"), "6.1.2",
    .page = "assets",
    .sql = "SELECT label ('asset', 'classification', classification), count (*) FROM asset "
           "WHERE " ALIVE_THEN " AND classification IS NOT NULL GROUP BY classification "
           "ORDER BY instr ('top_secret secret internal public', classification)" },
  { "AST-C02", KAMAE_FIGURE_SERIES, N_("Information assets by value"), "6.1.2", .page = "assets",
    .sql = "SELECT value, count (*) FROM (SELECT " KAMAE_RISK_ASSET_VALUE ("asset") " AS value "
           "FROM asset WHERE " ALIVE_THEN ") WHERE value IS NOT NULL "
           "GROUP BY value ORDER BY value DESC" },
  { "AST-C03", KAMAE_FIGURE_NUMBER, N_("Information assets whose stock-taking is due"), "6.1.2",
    .page = "assets",
    .sql = "SELECT sum (" KAMAE_RISK_STOCK_DUE ("asset") ") FROM asset WHERE " ALIVE_THEN
           " HAVING count (*) > 0" },
  { "RSK-C01", KAMAE_FIGURE_TABLE, N_("Risk values by method"), "6.1.2", .page = "risks",
    .columns = N_("Method|Risks|Highest|Mean"),
    .sql = "SELECT label ('risk_criteria', 'method', c.method), count (*), "
           "printf ('%g', max (rated.value)), printf ('%.1f', avg (rated.value)) "
           "FROM " RATED_THEN " JOIN risk_criteria AS c ON c.id = rated.criteria_id "
           "GROUP BY c.method ORDER BY 1" },
  { "RSK-C02", KAMAE_FIGURE_SERIES, N_("Risks by level"), "6.1.2", .input = "f", .page = "risks",
    .sql = "SELECT record_label (max (band.id)), count (*) FROM " RATED_THEN " "
           "JOIN criteria_band AS band ON band.id = rated.band_id "
           "GROUP BY band.rank, band.mark ORDER BY band.rank DESC" },
  { "RSK-C03", KAMAE_FIGURE_SERIES, N_("Risks by priority"), "6.1.2", .page = "risks",
    .sql = "SELECT rated.priority, count (*) FROM " RATED_THEN " WHERE rated.priority IS NOT NULL "
           "GROUP BY rated.priority ORDER BY rated.priority" },
  { "RSK-C04", KAMAE_FIGURE_SERIES, N_("Risks against the last assessment"), "8.2", .input = "f",
    .page = "risk-runs",
    .sql = "SELECT label ('evaluation', 'change', change), n FROM (SELECT " KAMAE_RISK_CHANGE (
             "evaluation") " AS change, count (*) AS n FROM " RUN_THEN " "
           "JOIN evaluation ON evaluation.run_id = run.id AND evaluation.evaluated_on <= :as_of "
           "GROUP BY change) WHERE change IS NOT NULL UNION ALL "
           "SELECT label ('risk', 'state', 'closed'), count (DISTINCT before.risk_id) "
           "FROM " RUN_THEN " JOIN evaluation AS before ON before.run_id = run.previous_id "
           "JOIN risk ON risk.id = before.risk_id WHERE risk.closed_on <= :as_of "
           "HAVING count (*) > 0" },
  { "RSK-C05", KAMAE_FIGURE_TABLE, N_("Risks by department and level"), "6.1.2", .page = "risks",
    .columns = N_("Department|Level|Risks"),
    .sql = "SELECT department.name, record_label (max (band.id)), count (*) FROM " RATED_THEN " "
           "JOIN criteria_band AS band ON band.id = rated.band_id "
           "LEFT JOIN department ON department.id = rated.department_id "
           "GROUP BY department.id, band.rank ORDER BY department.code COLLATE counted, band.rank DESC" },
  { "RSK-C06", KAMAE_FIGURE_NUMBER, N_("Progress of the treatment plan"), "8.3", N_("%"),
    .input = "f", .page = "treatment-plans",
    .sql = "SELECT CAST (round (100.0 * sum (" DONE_THEN ") / count (*)) AS INTEGER) "
           "FROM " ACTIONS_THEN " HAVING count (*) > 0" },
  { "RSK-C07", KAMAE_FIGURE_NUMBER, N_("Treatment actions overdue"), "8.3", .input = "f",
    .page = "treatment-actions",
    .sql = "SELECT sum (treatment_action.due_on < :as_of AND NOT " DONE_THEN ") "
           "FROM treatment_action WHERE treatment_action.state <> 'cancelled' HAVING count (*) > 0" },
  { "RSK-C08", KAMAE_FIGURE_NUMBER, N_("Mean reduction by treatment"), "8.3", N_("%"),
    .page = "risks",
    .sql = "SELECT CAST (round (avg (100.0 * (before.value - after.value) / before.value)) "
           "AS INTEGER) FROM evaluation AS after JOIN evaluation AS before "
           "ON before.risk_id = after.risk_id AND before.run_id = after.run_id "
           "AND before.stage = 'current' AND before.value > 0 "
           "WHERE after.stage = 'verified' AND after.value IS NOT NULL AND after.evaluated_on "
           "BETWEEN add_months (:as_of, -12) AND :as_of HAVING count (*) > 0" },
  { "RSK-C09", KAMAE_FIGURE_NUMBER, N_("Risks accepted of those to be accepted"), "6.1.3", N_("%"),
    .input = "f", .page = "acceptances",
    .sql = "SELECT CAST (100 * sum (EXISTS (SELECT 1 FROM acceptance "
           "WHERE acceptance.risk_id = rated.risk_id AND " ACCEPTED_THEN ")) / count (*) AS "
           "INTEGER) "
           "FROM " RATED_THEN " JOIN risk ON risk.id = rated.risk_id "
           "WHERE risk.state NOT IN ('identified', 'treatment_planned', 'treating') "
           "HAVING count (*) > 0" },
  { "RSK-C10", KAMAE_FIGURE_NUMBER, N_("Information assets with assessed risks"), "6.1.2", N_("%"),
    .page = "assets",
    .sql = "SELECT CAST (round (100.0 * count (assessed.id) / count (*)) AS INTEGER) FROM asset "
           "LEFT JOIN (SELECT DISTINCT link.to_id AS id FROM link JOIN evaluation "
           "ON evaluation.risk_id = link.from_id JOIN " RUN_THEN " ON run.id = evaluation.run_id "
           "WHERE link.kind = 'risk.assets' AND evaluation.value IS NOT NULL) AS assessed "
           "ON assessed.id = asset.id WHERE " ALIVE_THEN " HAVING count (*) > 0" },
  { "RSK-C11", KAMAE_FIGURE_TABLE, N_("Acceptances that end within two months"), "6.1.3",
    .input = "f", .page = "acceptances", .columns = N_("Risk|Level|Owner|Valid until"),
    .sql = "SELECT risk.number || ' ' || risk.title, record_label (acceptance.band_id), "
           "person.name, acceptance.valid_until FROM acceptance "
           "JOIN risk ON risk.id = acceptance.risk_id "
           "LEFT JOIN person ON person.id = acceptance.owner_id WHERE " ACCEPTED_THEN " "
           "AND acceptance.state = 'active' "
           "AND acceptance.valid_until <= add_months (:as_of, 2) "
           "ORDER BY acceptance.valid_until" },
  { "SOA-C01", KAMAE_FIGURE_TABLE, N_("Controls by theme"), "6.1.3",
    .columns = N_("Theme|Applicable|Excluded|Implemented|Partly implemented|Planned"),
    .input = "f", .page = "soa",
    .sql = SOA_COUNTS "GROUP BY 1 ORDER BY " KAMAE_RISK_CONTROL_PLACE },
  { "SOA-C02", KAMAE_FIGURE_NUMBER, N_("Applicable controls that are implemented"), "6.1.3",
    .unit = N_("%"), .input = "f", .page = "soa", .start = N_("Controls implemented"),
    .sql = "SELECT round (100.0 * count (CASE status WHEN 'done' THEN 1 END) / count (*)) "
           "FROM soa_entry WHERE soa_id = " KAMAE_RISK_SOA_IN_FORCE " AND applicable = 'yes' "
           "HAVING count (*) > 0" },
  { "SOA-C03", KAMAE_FIGURE_NUMBER, N_("Applicable controls without a risk"), "6.1.3",
    .page = "soa",
    .sql = "SELECT count (CASE WHEN NOT EXISTS "
           "(SELECT 1 FROM " KAMAE_RISK_ENTRY_RISKS ("entry") ") "
           "THEN 1 END) FROM soa_entry AS entry WHERE soa_id = " KAMAE_RISK_SOA_IN_FORCE " "
           "AND applicable = 'yes' HAVING count (*) > 0" },
  { "SOA-C04", KAMAE_FIGURE_TABLE, N_("Changes of the Statement of Applicability"), "6.1.3",
    .columns = N_("Number|Control|Before|After"), .page = "soa",
    .sql = "SELECT * FROM (" KAMAE_RISK_SOA_DIFFERENCES (SOA_BEFORE, SOA_NEWEST) ") "
           "WHERE " SOA_BEFORE " IS NOT NULL" },
  { "SOA-C05", KAMAE_FIGURE_NUMBER, N_("Controls decided in the newest Statement of Applicability"),
    "6.1.3", .unit = N_("%"), .page = "soa",
    .sql = "SELECT round (100.0 * count (applicable) / count (*)) FROM soa_entry "
           "WHERE soa_id = " SOA_NEWEST " HAVING count (*) > 0" },
  { "SOA-C06", KAMAE_FIGURE_TABLE, N_("Controls that are not fully implemented"), "6.1.3",
    .columns = N_("Number|Control|Implementation|Planned for"), .input = "f", .page = "soa",
    .sql = "SELECT control.number, either (control.title_ja, control.title_en), "
           "label ('soa_entry', 'status', entry.status), entry.planned_on FROM soa_entry AS entry "
           "JOIN control ON control.id = entry.control_id "
           "WHERE entry.soa_id = " KAMAE_RISK_SOA_IN_FORCE " "
           "AND entry.applicable = 'yes' AND entry.status <> 'done' ORDER BY entry.position" },
  { NULL }
};
