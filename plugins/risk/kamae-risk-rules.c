/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* The rules of the domain analysis, in its order.
 *
 * The criteria are checked by trying every combination of ratings. What was approved was checked
 * then and cannot change, so only versions in preparation are tried. */

/* More than any company rates; fewer than would keep a person waiting. */
#define MOST_COMBINATIONS "20000"
/* Of all versions in preparation together. */
#define MOST_ROWS "100000"

/* RCV-V01, an approved version does not change, is kept by the store: the states lock. */

#define PROGRAM KAMAE_RISK_WITH_MATRICES ("risk_criteria.formula", "risk_criteria.id")

#define COMBINATIONS(subjects) \
  "WITH RECURSIVE candidate AS (SELECT id, " PROGRAM " AS program, " \
  "asset_formula FROM risk_criteria WHERE state IN ('draft', 'tested') AND 40 >= " \
  "(SELECT count (*) FROM criteria_level WHERE criteria_level.criteria_id = risk_criteria.id)), " \
  "scale AS (SELECT criteria_id, code, row_number () OVER (PARTITION BY criteria_id ORDER BY position, code) AS n " \
  "FROM criteria_scale WHERE subject IN (" subjects ")), " \
  "combination (criteria_id, n, inputs) AS (SELECT id, 0, '{}' FROM candidate UNION ALL " \
  "SELECT combination.criteria_id, scale.n, json_set (inputs, '$.' || scale.code, criteria_level.value) " \
  "FROM combination JOIN scale ON scale.criteria_id = combination.criteria_id AND scale.n = combination.n + 1 " \
  "JOIN criteria_level ON criteria_level.criteria_id = scale.criteria_id AND criteria_level.scale = scale.code " \
  "LIMIT " MOST_ROWS "), " \
  "complete AS (SELECT combination.criteria_id, inputs FROM combination WHERE n = " \
  "(SELECT count (*) FROM scale WHERE scale.criteria_id = combination.criteria_id)), "

#define RESULTS \
  COMBINATIONS ("'asset', 'risk', 'fact'") \
  "result AS MATERIALIZED (SELECT criteria_id, inputs, formula (program, inputs) AS value " \
  "FROM complete JOIN candidate ON candidate.id = criteria_id) "

#define BANDED \
  RESULTS ", banded AS MATERIALIZED (SELECT result.criteria_id, inputs, result.value, count (band.id) AS bands, " \
  "max (band.rank) AS rank FROM result LEFT JOIN criteria_band AS band ON band.criteria_id = result.criteria_id " \
  "AND " KAMAE_RISK_BAND_HOLDS ("band", "result.value") " GROUP BY result.criteria_id, inputs) "

/* {"c":3,"i":2} as people write it: c=3 i=2 */
#define READABLE(inputs) \
  "replace (replace (replace (trim (" inputs ", '{}'), '\"', ''), ',', ' '), ':', '=')"

/* Each is asked when the version is tested, and again when it is approved. */
#define AT(state) \
  { "RCV-V02", KAMAE_RULE_BLOCK, "risk_criteria", state, "6.1.2", \
    N_("A combination of ratings gives no value, or a value that falls in no risk level or in several; correct the formula or the levels."), \
    BANDED "SELECT criteria_id, " READABLE ("inputs") \
    " || coalesce (' → ' || printf ('%g', value), '') " \
    "FROM banded WHERE value IS NULL OR bands <> 1 GROUP BY criteria_id", \
    "formula" }, \
  { "RCV-V02", KAMAE_RULE_BLOCK, "risk_criteria", state, "6.1.2", \
    N_("The criteria need at least one scale that is rated at the risk, two levels for each scale, and a risk level."), \
    "SELECT id FROM risk_criteria WHERE state IN ('draft', 'tested') AND " \
    "(NOT EXISTS (SELECT 1 FROM criteria_scale AS s WHERE s.criteria_id = risk_criteria.id AND s.subject = 'risk') " \
    "OR NOT EXISTS (SELECT 1 FROM criteria_band AS b WHERE b.criteria_id = risk_criteria.id) " \
    "OR EXISTS (SELECT 1 FROM criteria_scale AS s WHERE s.criteria_id = risk_criteria.id AND 2 > " \
    "(SELECT count (*) FROM criteria_level AS l WHERE l.criteria_id = s.criteria_id AND l.scale = s.code)))" }, \
  { "RCV-V02", KAMAE_RULE_BLOCK, "risk_criteria", state, "6.1.2", \
    N_("There are too many combinations of ratings to check them all; use fewer scales or levels."), \
    COMBINATIONS ("'asset', 'risk', 'fact'") \
    "counted AS (SELECT criteria_id, count (*) AS n FROM complete GROUP BY criteria_id) " \
    "SELECT risk_criteria.id FROM risk_criteria LEFT JOIN counted ON counted.criteria_id = risk_criteria.id " \
    "WHERE state IN ('draft', 'tested') AND (40 < (SELECT count (*) FROM criteria_level AS l " \
    "WHERE l.criteria_id = risk_criteria.id) " \
    "OR counted.n > " MOST_COMBINATIONS " " \
    "OR (SELECT count (*) FROM combination) >= " MOST_ROWS ")" }, \
  { "RCV-V02", KAMAE_RULE_BLOCK, "risk_criteria", state, "6.1.2", \
    N_("A level or a matrix names a scale that there is not; correct its short name."), \
    "SELECT l.criteria_id, l.scale FROM criteria_level AS l WHERE NOT EXISTS " \
    "(SELECT 1 FROM criteria_scale AS s WHERE s.criteria_id = l.criteria_id AND s.code = l.scale) " \
    "UNION ALL SELECT c.criteria_id, c.matrix FROM criteria_cell AS c WHERE NOT EXISTS " \
    "(SELECT 1 FROM criteria_matrix AS m WHERE m.criteria_id = c.criteria_id AND m.name = c.matrix)" }, \
  { "RCV-V02", KAMAE_RULE_BLOCK, "risk_criteria", state, "6.1.2", \
    N_("A combination of ratings gives no value of the asset; correct that formula."), \
    COMBINATIONS ("'asset', 'fact'") \
    "valued AS (SELECT criteria_id, inputs, formula (asset_formula, inputs) AS value " \
    "FROM complete JOIN candidate ON candidate.id = criteria_id WHERE asset_formula IS NOT NULL) " \
    "SELECT criteria_id, " READABLE ("inputs") " FROM valued " \
    "WHERE value IS NULL GROUP BY criteria_id", \
    "asset_formula" }, \
  { "RCV-V02", KAMAE_RULE_BLOCK, "risk_criteria", state, "6.1.2", \
    N_("An example gives another result than expected; correct the example or the criteria."), \
    "SELECT criteria_id, inputs FROM (SELECT this.criteria_id AS criteria_id, this.inputs AS inputs, " \
    "this.expected_value AS value, this.expected_rank AS rank, formula (" \
    KAMAE_RISK_WITH_MATRICES ("c.formula", "c.id") ", " \
    "'{\"' || replace (replace (trim (this.inputs), ' ', ',\"'), '=', '\":') || '}') AS computed " \
    "FROM criteria_example AS this JOIN risk_criteria AS c ON c.id = this.criteria_id) AS e " \
    "WHERE computed IS NOT value OR NOT EXISTS (SELECT 1 FROM criteria_band AS band " \
    "WHERE band.criteria_id = e.criteria_id AND band.rank = e.rank " \
    "AND " KAMAE_RISK_BAND_HOLDS ("band", "computed") ")" }, \
  { "RCV-V03", KAMAE_RULE_BLOCK, "risk_criteria", state, "6.1.2", \
    N_("A higher rating gives a lower risk level; correct the formula or the levels, or say why that is meant."), \
    BANDED ", step AS (SELECT low.criteria_id, low.scale, low.value AS low, min (high.value) AS high " \
    "FROM criteria_level AS low JOIN criteria_level AS high ON high.criteria_id = low.criteria_id " \
    "AND high.scale = low.scale AND high.value > low.value GROUP BY low.criteria_id, low.scale, low.value) " \
    "SELECT low.criteria_id, " READABLE ("low.inputs") \
    " || ' → ' || step.scale || '=' || step.high " \
    "FROM banded AS low JOIN step ON step.criteria_id = low.criteria_id " \
    "AND json_extract (low.inputs, '$.' || step.scale) = step.low " \
    /* The plus keeps newer planners from looking up by the criteria, of which there are few. */ \
    "JOIN banded AS high ON +high.criteria_id = low.criteria_id " \
    "AND high.inputs = json_set (low.inputs, '$.' || step.scale, step.high) " \
    "JOIN risk_criteria AS c ON c.id = low.criteria_id " \
    "WHERE high.rank < low.rank AND coalesce (c.not_monotonic_because, '') = '' GROUP BY low.criteria_id", \
    "not_monotonic_because" }

#define MISSING(table, field) \
  "SELECT criteria_id, '" field "' AS field FROM " table " WHERE coalesce (" field ", '') = ''"

#define ALIVE "asset.state <> 'disposed'"

/* A rating that is no level of the scale in force. */
#define NO_LEVEL(code) \
  "SELECT asset.id AS id, '" code " = ' || asset." code " AS detail FROM asset " \
  "JOIN risk_criteria ON risk_criteria.state = 'effective' " \
  "JOIN criteria_scale AS s ON s.criteria_id = risk_criteria.id AND s.code = '" code "' " \
  "WHERE " ALIVE " AND asset." code " IS NOT NULL " \
  "AND NOT EXISTS (SELECT 1 FROM criteria_level AS l " \
  "WHERE l.criteria_id = s.criteria_id AND l.scale = s.code AND l.value = asset." code ")"

const KamaeRule kamae_risk_rules[] = {
  { "AST-V01", KAMAE_RULE_BLOCK, "asset", "active", "6.1.2",
    N_("The asset's owner has left or belongs to a department outside of the scope; choose another owner."),
    "SELECT asset.id, person.name FROM asset JOIN person ON person.id = asset.owner_id "
    "LEFT JOIN department ON department.id = " KAMAE_SQL_DEPARTMENT_AT ("person", ":as_of") " "
    "WHERE " ALIVE " AND (NOT " KAMAE_SQL_EMPLOYED_AT ("person", ":as_of") " "
    "OR coalesce (department.in_scope, 1) = 0)",
    "owner" },
  { "AST-V02", KAMAE_RULE_WARN, "asset", NULL, "6.1.2",
    N_("Nobody has taken stock of the asset in time; see that it is there and that its entry is right."),
    "SELECT asset.id, coalesce (asset.checked_on, asset.registered_on) FROM asset "
    "WHERE " ALIVE " AND " KAMAE_RISK_STOCK_DUE ("asset"),
    "checked_on" },
  { "AST-V03", KAMAE_RULE_WARN, "asset", NULL, "6.1.2",
    N_("The asset holds personal information, but names no law that applies to it; link the requirement or the entry of the legal register."),
    "SELECT asset.id, label ('asset', 'personal_info', asset.personal_info) FROM asset "
    "WHERE " ALIVE " AND asset.personal_info <> 'none' AND NOT EXISTS "
    "(SELECT 1 FROM link WHERE link.from_id = asset.id AND link.kind = 'asset.laws')",
    "laws" },
  { "AST-V03", KAMAE_RULE_BLOCK, "asset", "active", "6.1.2",
    N_("The asset is marked as holding personal information and as holding none; decide."),
    "SELECT asset.id FROM asset WHERE " ALIVE " AND asset.personal_info <> 'none' "
    "AND contains_code (asset.personal_info, 'none')",
    "personal_info" },
  { "AST-V04", KAMAE_RULE_BLOCK, "asset", "disposed", "6.1.2",
    N_("The disposal needs its day, method and person, and the certificate if a contractor did it; enter them."),
    "SELECT asset.id FROM asset WHERE coalesce (asset.disposal_method, '') = '' OR asset.disposed_by_id IS NULL "
    "OR (asset.state = 'disposed' AND asset.disposed_on IS NULL) "
    "OR (asset.disposal_outsourced = 1 AND asset.certificate_id IS NULL)",
    "disposal_method" },
  { "AST-V04", KAMAE_RULE_BLOCK, "asset", "disposed", "6.1.2",
    N_("The day of the disposal has not come yet; enter the day on which it was done."),
    "SELECT asset.id FROM asset WHERE asset.disposed_on > :as_of",
    "disposed_on" },
  { "AST-V05", KAMAE_RULE_WARN, "asset", NULL, "6.1.2",
    N_("The asset has the highest value, but no risk of it is in the present assessment; identify its risks."),
    "SELECT asset.id, run.number FROM asset JOIN (SELECT * FROM risk_run WHERE state <> 'planned' "
    "ORDER BY starts_on DESC, number DESC LIMIT 1) AS run "
    "JOIN (SELECT formula (c.asset_formula, (SELECT json_group_object (scale, top) FROM "
    "(SELECT scale, max (value) AS top FROM criteria_level WHERE criteria_id = c.id GROUP BY scale))) AS value "
    "FROM risk_criteria AS c WHERE c.state = 'effective') AS highest "
    "WHERE " ALIVE " AND " KAMAE_RISK_ASSET_VALUE ("asset") " = highest.value "
    "AND NOT EXISTS (SELECT 1 FROM link JOIN evaluation ON evaluation.risk_id = link.from_id "
    "WHERE link.kind = 'risk.assets' AND link.to_id = asset.id AND evaluation.run_id = run.id)" },
  { "X-6.1.2-4", KAMAE_RULE_BLOCK, "asset", "active", "6.1.2",
    N_("A rating of the asset is no level of the scale in force; rate it again."),
    NO_LEVEL ("c") " UNION ALL " NO_LEVEL ("i") " UNION ALL " NO_LEVEL ("a"),
    "c" },

  { "RSK-V01", KAMAE_RULE_BLOCK, "risk_run", "running", "6.1.2",
    N_("The assessment needs criteria that top management has approved and that are in force; choose them."),
    "SELECT risk_run.id FROM risk_run LEFT JOIN risk_criteria ON risk_criteria.id = risk_run.criteria_id "
    "WHERE risk_run.state = 'planned' AND coalesce (risk_criteria.state, '') <> 'effective'",
    "criteria" },
  { "RSK-V01", KAMAE_RULE_BLOCK, "evaluation", NULL, "6.1.2",
    N_("The evaluation was made by other criteria than its assessment; make a new evaluation."),
    "SELECT evaluation.id FROM evaluation JOIN risk_run ON risk_run.id = evaluation.run_id "
    "WHERE evaluation.criteria_id IS NOT risk_run.criteria_id" },
  { "RSK-V02", KAMAE_RULE_BLOCK, "risk", "assessed", "6.1.2",
    N_("The risk needs an owner who works in the scope, and a complete evaluation of the present state with its basis and assessor."),
    "SELECT risk.id FROM risk WHERE risk.state = 'identified' AND (NOT EXISTS "
    "(SELECT 1 FROM evaluation WHERE evaluation.risk_id = risk.id AND evaluation.stage = 'current' "
    "AND evaluation.value IS NOT NULL AND coalesce (evaluation.basis, '') <> '' "
    "AND evaluation.assessed_by_id IS NOT NULL) OR NOT EXISTS "
    "(SELECT 1 FROM person LEFT JOIN department ON department.id = "
    KAMAE_SQL_DEPARTMENT_AT ("person", ":as_of") " WHERE person.id = risk.owner_id "
    "AND " KAMAE_SQL_EMPLOYED_AT ("person",
                                  ":as_of") " AND coalesce (department.in_scope, 1) = 1))" },

  { "RSK-V07", KAMAE_RULE_WARN, "risk_run", "locked", "6.1.2",
    N_("More than four fifths of the risks have the same ratings; look at each risk for itself, or say why they are alike."),
    "SELECT run_id, inputs FROM (SELECT run_id, group_concat (inputs, char (10)) AS inputs, max (same) AS same, "
    "sum (same) AS n FROM (SELECT run_id, inputs, count (*) AS same FROM evaluation "
    "WHERE stage = 'current' AND value IS NOT NULL GROUP BY run_id, inputs) GROUP BY run_id) "
    "WHERE n >= 10 AND same > 0.8 * n" },
  { "RSK-V07", KAMAE_RULE_WARN, "risk_run", "locked", "6.1.2",
    N_("All expected values after treatment are the same; estimate each risk for itself, or say why they are alike."),
    "SELECT run_id, min (value) FROM evaluation WHERE stage = 'residual' AND value IS NOT NULL "
    "GROUP BY run_id HAVING count (*) >= 10 AND min (value) = max (value)" },
  { "RSK-V12", KAMAE_RULE_WARN, "evaluation", NULL, "6.1.2",
    N_("The same person owns, assessed and checked the risk; let somebody else check it."),
    "SELECT evaluation.id, person.name FROM evaluation JOIN risk ON risk.id = evaluation.risk_id "
    "JOIN person ON person.id = risk.owner_id WHERE evaluation.assessed_by_id = risk.owner_id "
    "AND evaluation.checked_by_id = risk.owner_id",
    "checked_by" },

  AT ("tested"),
  AT ("approved"),

  { "RCV-V05", KAMAE_RULE_INFORM, "risk_run", NULL, "8.2",
    N_("The criteria differ from those of the assessment it is compared with: old evaluations stay as they are, and every risk is evaluated anew."),
    "SELECT risk_run.id, record_label (before.criteria_id) || ' → ' || record_label (risk_run.criteria_id) "
    "FROM risk_run JOIN risk_run AS before ON before.id = risk_run.previous_id "
    "WHERE risk_run.state <> 'locked' AND before.criteria_id <> risk_run.criteria_id" },
  { "RCV-V06", KAMAE_RULE_WARN, "risk_criteria", "approved", "6.1.2",
    N_("The limit of acceptance is raised while open risks lie above the old one; top management says why."),
    "SELECT risk_criteria.id, (SELECT count (*) FROM risk WHERE risk.state <> 'closed' "
    "AND risk.value > before.acceptable_value) FROM risk_criteria "
    "JOIN risk_criteria AS before ON before.id = coalesce (risk_criteria.supersedes_id, "
    "(SELECT id FROM risk_criteria WHERE state = 'effective')) "
    "WHERE risk_criteria.state IN ('draft', 'tested') "
    "AND risk_criteria.acceptable_value > before.acceptable_value "
    "AND EXISTS (SELECT 1 FROM risk WHERE risk.state <> 'closed' "
    "AND risk.value > before.acceptable_value)",
    "acceptable_value" },
  { "X-6.1.2-2", KAMAE_RULE_BLOCK, "risk_criteria", "approved", "6.1.2",
    N_("A level of a scale has no description; say in words when it is chosen, so that assessments can be compared."),
    "SELECT criteria_id, scale || ' ' || value FROM criteria_level "
    "WHERE coalesce (description_ja, '') = '' AND coalesce (description_en, '') = ''" },
  { "RCV-V04", KAMAE_RULE_WARN, "risk_criteria", "approved", "6.1.2",
    N_("A label or a description is missing in one of the languages; complete it, or say why one language is enough."),
    "SELECT criteria_id, group_concat (DISTINCT field) FROM (" MISSING ("criteria_scale",
                                                                        "label_ja")
    " UNION ALL " MISSING ("criteria_scale", "label_en") " UNION ALL " MISSING ("criteria_level",
                                                                                "label_ja")
    " UNION ALL " MISSING ("criteria_level", "label_en") " UNION ALL " MISSING ("criteria_level",
                                                                                "description_ja")
    " UNION ALL " MISSING ("criteria_level",
                           "description_en") " UNION ALL " MISSING ("criteria_band", "label_ja")
    " UNION ALL " MISSING ("criteria_band", "label_en") " UNION ALL " MISSING ("criteria_band",
                                                                               "action_ja")
    " UNION ALL " MISSING ("criteria_band", "action_en") ") GROUP BY criteria_id" },
  { NULL }
};
