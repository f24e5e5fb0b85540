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
  "scale AS (SELECT criteria_id, code, row_number () OVER (PARTITION BY criteria_id ORDER BY position, code COLLATE counted) AS n " \
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

#define MISSING(table, field) \
  "SELECT criteria_id, '" field "' AS field FROM " table " WHERE coalesce (" field ", '') = ''"

#define ALIVE "asset.state <> 'disposed'"

/* A rating that is no level of the scale in force. */
#define NO_LEVEL(code) \
  "SELECT asset.id AS id, '" code " = ' || asset." code " AS detail FROM asset " \
  "JOIN risk_criteria ON risk_criteria.state = 'effective' " \
  "JOIN criteria_scale AS s ON s.criteria_id = risk_criteria.id AND s.code = '" code "' " \
  "WHERE asset." code " IS NOT NULL " \
  "AND NOT EXISTS (SELECT 1 FROM criteria_level AS l " \
  "WHERE l.criteria_id = s.criteria_id AND l.scale = s.code AND l.value = asset." code ")"

/* Who has signed as approver, else who would: the person at work. */
#define SIGNER(record) \
  "coalesce ((SELECT signature.person_id FROM signature " \
  "WHERE signature.source_id = " record ".id " \
  "AND signature.box = 'approved' ORDER BY signature.signed_on DESC LIMIT 1), :me)"

/* The level of a risk above what its owner may accept. */
#define ABOVE_LIMIT(evaluation) \
  "EXISTS (SELECT 1 FROM risk_criteria AS c WHERE c.id = " evaluation ".criteria_id " \
  "AND " evaluation ".value > c.acceptable_value)"

#define LAST_VALUE(risk, run, stage) \
  "(SELECT e.value FROM evaluation AS e WHERE e.risk_id = " risk " AND +e.run_id = " run " " \
  "AND e.stage = '" stage "' AND e.value IS NOT NULL " \
  "ORDER BY e.evaluated_on DESC, e.id DESC LIMIT 1)"

/* A treatment that is to change the risk, approved by the owner, not before the day. */
#define DECIDED_SINCE(day) \
  "EXISTS (SELECT 1 FROM treatment WHERE treatment.risk_id = risk.id AND treatment.state = 'decided' " \
  "AND treatment.option <> 'retain' AND treatment.decided_on >= " day ")"

/* An acceptance that holds today, for a level not lower than the present one. */
#define COVERED \
  "EXISTS (SELECT 1 FROM acceptance WHERE acceptance.risk_id = risk.id AND acceptance.state = 'active' " \
  "AND coalesce (acceptance.valid_until, '9999') >= :as_of AND acceptance.value >= risk.value)"

#define POSTPONED(entity) \
  { "CORE-V08", KAMAE_RULE_WARN, entity, NULL, "6.1.3", \
    N_("It was postponed without a reason; say why."), \
    "SELECT id, original_due_on || ' → ' || due_on FROM " entity " " \
    "WHERE due_on > original_due_on AND says_nothing (postponed_because) AND NOT record_ended (id)", \
    "postponed_because" }

/* Risks that mention one of the words, in the language of the company. */
#define MENTIONED(words) \
  "EXISTS (SELECT 1 FROM risk JOIN (VALUES " words ") AS word WHERE risk.state <> 'closed' " \
  "AND instr (normalised (risk.title || ' ' || coalesce (risk.source, '') || ' ' || coalesce (risk.event, '') " \
  "|| ' ' || coalesce (risk.cause, '')), normalised (word.column1)) > 0)"

#define ASSESSED_ONCE "EXISTS (SELECT 1 FROM risk_run WHERE risk_run.state <> 'planned')"

/* The controls of a statement about which the condition on `entry` holds, the first of them by
 * number. */
#define ENTRIES(condition) \
  "SELECT soa_id, group_concat (CASE WHEN n <= 8 THEN number END, ', ') || " \
  "CASE WHEN count (*) > 8 THEN printf (' … (%d)', count (*)) ELSE '' END " \
  "FROM (SELECT entry.soa_id AS soa_id, control.number AS number, " \
  "row_number () OVER (PARTITION BY entry.soa_id ORDER BY entry.position) AS n " \
  "FROM soa_entry AS entry JOIN control ON control.id = entry.control_id WHERE " condition ") " \
  "GROUP BY soa_id"

/* Controls that are excluded although the fact says that they are needed. */
#define EXCLUDED_BUT(numbers, fact) \
  ENTRIES ("entry.applicable = 'no' AND control.number IN (" numbers ") AND " fact)

/* Words that say nothing about the company. */
#define SAYS_DEVELOPMENT(text) \
  "(" text " LIKE '%開発%' OR " text " LIKE '%develop%')"

const KamaeRule kamae_risk_rules[] = {
  { "AST-V01", KAMAE_RULE_BLOCK, "asset", "active", "6.1.2",
    N_("The asset's owner has left or belongs to a department outside of the scope; choose another owner."),
    "SELECT asset.id, person.name FROM asset JOIN person ON person.id = asset.owner_id "
    "LEFT JOIN department ON department.id = " KAMAE_SQL_DEPARTMENT_AT ("person", ":as_of") " "
    "WHERE (NOT " KAMAE_SQL_EMPLOYED_AT ("person", ":as_of") " "
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
    "SELECT asset.id FROM asset WHERE asset.personal_info <> 'none' "
    "AND contains_code (asset.personal_info, 'none')",
    "personal_info" },
  { "AST-V04", KAMAE_RULE_BLOCK, "asset", "disposed", "6.1.2",
    N_("The disposal needs its day, method and person, and the certificate if a contractor did it; enter them."),
    "SELECT asset.id FROM asset WHERE says_nothing (asset.disposal_method) OR asset.disposed_by_id IS NULL "
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
    "ORDER BY starts_on DESC, number COLLATE counted DESC LIMIT 1) AS run "
    "JOIN (SELECT formula (c.asset_formula, (SELECT json_group_object (scale, top) FROM "
    "(SELECT scale, max (value) AS top FROM criteria_level WHERE criteria_id = c.id GROUP BY scale))) AS value "
    "FROM risk_criteria AS c WHERE c.state = 'effective') AS highest "
    "WHERE " ALIVE " AND " KAMAE_RISK_ASSET_VALUE ("asset") " = highest.value "
    "AND NOT EXISTS (SELECT 1 FROM link JOIN evaluation ON evaluation.risk_id = link.from_id "
    "WHERE link.kind = 'risk.assets' AND link.to_id = asset.id AND +evaluation.run_id = run.id)" },
  { "X-6.1.2-4", KAMAE_RULE_BLOCK, "asset", "active", "6.1.2",
    N_("A rating of the asset is no level of the scale in force; rate it again."),
    NO_LEVEL ("c") " UNION ALL " NO_LEVEL ("i") " UNION ALL " NO_LEVEL ("a"),
    "c" },

  { "SOA-V01", KAMAE_RULE_BLOCK, "soa", "approved", "6.1.3",
    N_("Controls are not decided yet; decide for each whether it applies."),
    ENTRIES ("entry.applicable IS NULL"),
    "decided",
    .until = "approved" },
  { "SOA-V01", KAMAE_RULE_BLOCK, "soa", "approved", "6.1.3",
    N_("Controls are missing in the statement; fill it in once more from the register."),
    "SELECT soa.id, group_concat (control.number, ', ') FROM soa JOIN control "
    "WHERE NOT EXISTS (SELECT 1 FROM soa_entry "
    "WHERE soa_id = soa.id AND control_id = control.id) GROUP BY soa.id",
    "decided",
    .until = "approved" },
  { "SOA-V02", KAMAE_RULE_BLOCK, "soa", "approved", "6.1.3",
    N_("An excluded control has no justification that tells about the company; say in a sentence why nothing needs it."),
    ENTRIES ("entry.applicable = 'no' AND (says_nothing (entry.exclusion_reason)"
             " OR length (trim (entry.exclusion_reason)) < CAST (setting ('risk.soa_reason_length') AS INTEGER))"),
    .until = "approved" },
  { "SOA-V03", KAMAE_RULE_BLOCK, "soa", "approved", "6.1.3",
    N_("An applicable control has no reason for its inclusion, or nobody has said how far it is implemented; enter both."),
    ENTRIES ("entry.applicable = 'yes' AND (coalesce (entry.reasons, '') = '' "
             "OR coalesce (entry.status, 'na') = 'na')"),
    .until = "approved" },
  { "SOA-V04", KAMAE_RULE_BLOCK, "soa", "approved", "6.1.3",
    N_("A control is excluded, but a treatment of a risk uses it; include it, or change the treatment."),
    ENTRIES ("entry.applicable = 'no' AND entry.control_id IN (SELECT link.to_id FROM link "
             "JOIN treatment ON treatment.id = link.from_id JOIN risk ON risk.id = treatment.risk_id "
             "WHERE link.kind = 'treatment.controls' AND treatment.state <> 'withdrawn' "
             "AND risk.state <> 'closed')"),
    .until = "superseded" },
  { "SOA-V04", KAMAE_RULE_WARN, "soa", "approved", "6.1.3",
    N_("A control is included because of risks, but no treatment uses it and no risk names it as being in place; link it, or name the true reason."),
    ENTRIES ("entry.applicable = 'yes' AND contains_code (entry.reasons, 'risk') "
             "AND NOT EXISTS (SELECT 1 FROM " KAMAE_RISK_ENTRY_RISKS ("entry") ")"),
    .until = "superseded" },
  { "SOA-V05", KAMAE_RULE_WARN, "soa", "approved", "6.1.3",
    N_("A control is said to be implemented, but no document and no evidence shows it; name what an auditor can look at."),
    ENTRIES ("entry.applicable = 'yes' AND entry.status = 'done' "
             "AND says_nothing (entry.document_text) AND NOT EXISTS (SELECT 1 FROM link "
             "WHERE link.from_id = entry.id AND link.kind = 'soa_entry.documents') "
             "AND NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.source_id = entry.id)"),
    .until = "superseded" },
  { "SOA-V05", KAMAE_RULE_WARN, "soa", "approved", "6.1.3",
    N_("A control is planned, but has neither a date nor an action of treatment; say by when it is there."),
    ENTRIES ("entry.applicable = 'yes' AND entry.status = 'planned' "
             "AND entry.planned_on IS NULL AND NOT EXISTS (SELECT 1 FROM treatment_action AS act "
             "WHERE act.state <> 'cancelled' AND (act.control_id = entry.control_id "
             "OR EXISTS (SELECT 1 FROM link WHERE link.kind = 'treatment.controls' "
             "AND link.from_id = act.treatment_id AND link.to_id = entry.control_id)))"),
    .until = "superseded" },
  { "SOA-V06", KAMAE_RULE_WARN, "soa", "approved", "6.1.3",
    N_("Controls of development are excluded, but the scope names development; include them, or correct the scope."),
    EXCLUDED_BUT ("'A.8.25', 'A.8.26', 'A.8.27', 'A.8.28', 'A.8.29', 'A.8.30', 'A.8.31'",
                  "EXISTS (SELECT 1 FROM scope_item JOIN scope_statement ON scope_statement.id = scope_item.statement_id "
                  "WHERE scope_statement.state <> 'superseded' AND scope_item.kind = 'business' "
                  "AND (" SAYS_DEVELOPMENT ("scope_item.name") " "
                  "OR " SAYS_DEVELOPMENT ("scope_item.details") "))"),
    .needs = "scope_item",
    .until = "superseded" },
  { "SOA-V06", KAMAE_RULE_WARN, "soa", "approved", "6.1.3",
    N_("Controls of suppliers are excluded, but there are suppliers among the interested parties; include them."),
    EXCLUDED_BUT ("'A.5.19', 'A.5.20', 'A.5.21', 'A.5.22'",
                  "EXISTS (SELECT 1 FROM interested_party WHERE category IN ('supplier', 'cloud'))"),
    .needs = "interested_party",
    .until = "superseded" },
  { "SOA-V06", KAMAE_RULE_WARN, "soa", "approved", "6.1.3",
    N_("The control of cloud services is excluded, but information assets are kept in one; include it."),
    EXCLUDED_BUT ("'A.5.23'", "EXISTS (SELECT 1 FROM asset WHERE state <> 'disposed' "
                  "AND (category = 'service' OR contains_code (medium, 'cloud')))"),
    .until = "superseded" },
  { "SOA-V06", KAMAE_RULE_WARN, "soa", "approved", "6.1.3",
    N_("The control of remote working is excluded, but mobile devices are among the information assets; include it."),
    EXCLUDED_BUT ("'A.6.7'", "EXISTS (SELECT 1 FROM asset WHERE state <> 'disposed' "
                  "AND contains_code (medium, 'mobile'))"),
    .until = "superseded" },
  { "SOA-V06", KAMAE_RULE_WARN, "soa", "approved", "6.1.3",
    N_("The control of personal information is excluded, but information assets hold it; include it."),
    EXCLUDED_BUT ("'A.5.34'", "EXISTS (SELECT 1 FROM asset WHERE state <> 'disposed' "
                  "AND coalesce (personal_info, 'none') <> 'none')"),
    .until = "superseded" },
  { "SOA-V07", KAMAE_RULE_WARN, "soa", "approved", "6.1.3",
    N_("All controls are included with the same words; say for each control why this company needs it."),
    "SELECT entry.soa_id, min (entry.reason_text) FROM soa_entry AS entry "
    "WHERE entry.applicable = 'yes' GROUP BY entry.soa_id "
    "HAVING count (*) >= 10 AND count (entry.reason_text) = count (*) "
    "AND count (DISTINCT entry.reason_text) = 1",
    .until = "superseded" },
  { "SOA-V08", KAMAE_RULE_WARN, "soa", "approved", "6.1.3",
    N_("A newer risk assessment is locked than the one the statement is based on; make a new version, or say why nothing changes."),
    "SELECT soa.id, max (newer.number COLLATE counted) FROM soa LEFT JOIN risk_run AS base ON base.id = soa.run_id "
    "JOIN risk_run AS newer ON newer.state = 'locked' AND newer.ends_on > coalesce (base.ends_on, '') "
    "GROUP BY soa.id",
    "run",
    .until = "superseded" },

  { "RSK-V01", KAMAE_RULE_BLOCK, "risk_run", "running", "6.1.2",
    N_("The assessment needs criteria that top management has approved and that are in force; choose them."),
    "SELECT risk_run.id FROM risk_run LEFT JOIN risk_criteria ON risk_criteria.id = risk_run.criteria_id "
    "WHERE coalesce (risk_criteria.state, '') <> 'effective'",
    "criteria", .until = "running" },
  { "RSK-V01", KAMAE_RULE_BLOCK, "evaluation", "open", "6.1.2",
    N_("The evaluation was made by other criteria than its assessment; make a new evaluation."),
    "SELECT evaluation.id FROM evaluation JOIN risk_run ON risk_run.id = evaluation.run_id "
    "WHERE evaluation.criteria_id IS NOT risk_run.criteria_id" },
  { "RSK-V02", KAMAE_RULE_BLOCK, "risk", "assessed", "6.1.2",
    N_("The risk needs an owner who works in the scope, and a complete evaluation of the present state with its basis and assessor."),
    "SELECT risk.id FROM risk WHERE NOT EXISTS "
    "(SELECT 1 FROM evaluation WHERE evaluation.risk_id = risk.id AND evaluation.stage = 'current' "
    "AND evaluation.value IS NOT NULL AND NOT says_nothing (evaluation.basis) "
    "AND evaluation.assessed_by_id IS NOT NULL) OR NOT EXISTS "
    "(SELECT 1 FROM person LEFT JOIN department ON department.id = "
    KAMAE_SQL_DEPARTMENT_AT ("person", ":as_of") " WHERE person.id = risk.owner_id "
    "AND " KAMAE_SQL_EMPLOYED_AT ("person",
                                  ":as_of") " AND coalesce (department.in_scope, 1) = 1)" },

  { "RSK-V03", KAMAE_RULE_BLOCK, "acceptance", "active", "6.1.3",
    N_("Only the owner of the risk accepts it; let the owner sign, or enter at the risk who has succeeded."),
    "SELECT acceptance.id, person.name FROM acceptance JOIN risk ON risk.id = acceptance.risk_id "
    "LEFT JOIN person ON person.id = risk.owner_id "
    "WHERE acceptance.owner_id IS NOT risk.owner_id "
    "OR " SIGNER ("acceptance") " IS NOT risk.owner_id",
    "owner", .until = "active" },
  { "RSK-V03", KAMAE_RULE_BLOCK, "acceptance", "active", "6.1.3",
    N_("The level is above the limit of acceptance: top management must agree as well, before the owner accepts."),
    "SELECT acceptance.id, record_label (acceptance.band_id) FROM acceptance "
    "WHERE " KAMAE_RISK_NEEDS_TOP ("acceptance") " AND NOT EXISTS "
    "(SELECT 1 FROM signature JOIN role_assignment AS a ON a.person_id = signature.person_id "
    "JOIN role ON role.id = a.role_id AND role.code = 'top_management' "
    "WHERE signature.source_id = acceptance.id AND signature.box = 'reviewed' "
    "AND a.starts_on <= signature.signed_on AND coalesce (a.ends_on, '9999') >= signature.signed_on)",
    .until = "active" },
  { "RSK-V03", KAMAE_RULE_BLOCK, "acceptance", "active", "6.1.3",
    N_("By the criteria nobody may accept a risk of this level; treat it."),
    "SELECT acceptance.id, record_label (band.id) FROM acceptance "
    "JOIN criteria_band AS band ON band.id = acceptance.band_id WHERE band.accepted_by = 'nobody'",
    .until = "active" },
  { "RSK-V03", KAMAE_RULE_BLOCK, "acceptance", "active", "6.1.3",
    N_("A risk of this level may not be accepted for so long; choose an earlier day."),
    "SELECT acceptance.id, band.valid_months FROM acceptance "
    "JOIN criteria_band AS band ON band.id = acceptance.band_id WHERE acceptance.valid_until > "
    "add_months (coalesce (acceptance.accepted_on, :as_of), band.valid_months)",
    "valid_until", .until = "active" },
  { "RSK-V03", KAMAE_RULE_BLOCK, "acceptance", "active", "6.1.3",
    N_("The acceptance names no evaluation, or the risk was evaluated differently since; propose it anew."),
    "SELECT acceptance.id, risk.value FROM acceptance JOIN risk ON risk.id = acceptance.risk_id "
    "WHERE acceptance.evaluation_id IS NULL OR acceptance.value IS NOT risk.value",
    "risk", .until = "active" },
  { "RSK-V03", KAMAE_RULE_BLOCK, "risk", "accepted", "6.1.3",
    N_("The owner has not accepted the risk at its present level; add an acceptance and let the owner sign it."),
    "SELECT risk.id FROM risk WHERE NOT " COVERED, .until = "accepted" },
  { "RSK-V03", KAMAE_RULE_WARN, "risk", "accepted", "6.1.3",
    N_("The acceptance has expired, was revoked, or was for a lower level; assess the risk again, or let its owner accept it anew."),
    "SELECT risk.id, (SELECT acceptance.number || ' ' || label ('acceptance', 'state', acceptance.state) "
    "|| coalesce (' ' || acceptance.valid_until, '') FROM acceptance WHERE acceptance.risk_id = risk.id "
    "ORDER BY acceptance.number COLLATE counted DESC LIMIT 1) || coalesce (' · ' || printf ('%g', risk.value), '') "
    "FROM risk WHERE risk.state IN ('accepted', 'monitoring') AND NOT " COVERED },
  { "RSK-V03", KAMAE_RULE_WARN, "risk", NULL, "6.1.3",
    N_("The risk has another owner by now than the one who accepted it; let the new owner accept it as well."),
    "SELECT risk.id, acceptance.number || ': ' || person.name FROM risk "
    "JOIN acceptance ON acceptance.risk_id = risk.id AND acceptance.state = 'active' "
    "JOIN person ON person.id = acceptance.owner_id WHERE acceptance.owner_id IS NOT risk.owner_id",
    "owner" },
  { "X-6.1.3-6", KAMAE_RULE_BLOCK, "treatment", "decided", "6.1.3",
    N_("Only the owner of the risk approves its treatment; let the owner sign."),
    "SELECT treatment.id, person.name FROM treatment JOIN risk ON risk.id = treatment.risk_id "
    "LEFT JOIN person ON person.id = risk.owner_id "
    "WHERE " SIGNER ("treatment") " IS NOT risk.owner_id", .until = "decided" },
  { "RSK-V04", KAMAE_RULE_BLOCK, "treatment", "decided", "6.1.3",
    N_("To reduce or share the risk needs a control, a measure or an action, to avoid it a measure or an action; say what is done."),
    "SELECT treatment.id FROM treatment WHERE treatment.option IN ('modify', 'share', 'avoid') AND says_nothing (treatment.measures) "
    "AND NOT EXISTS (SELECT 1 FROM treatment_action WHERE treatment_action.treatment_id = treatment.id) "
    "AND (treatment.option = 'avoid' OR NOT EXISTS (SELECT 1 FROM link "
    "WHERE link.kind = 'treatment.controls' AND link.from_id = treatment.id))",
    "controls" },
  { "RSK-V04", KAMAE_RULE_BLOCK, "treatment", "decided", "6.1.3",
    N_("To retain a risk needs a reason; enter it."),
    "SELECT id FROM treatment WHERE option = 'retain' AND says_nothing (rationale)",
    "rationale" },
  { "X-6.1.3-5", KAMAE_RULE_BLOCK, "treatment", "decided", "6.1.3",
    N_("The treatment needs the day by which it is finished, and an evaluation of what is expected after it."),
    "SELECT treatment.id FROM treatment WHERE treatment.option <> 'retain' "
    "AND (treatment.due_on IS NULL OR NOT EXISTS (SELECT 1 FROM evaluation "
    "WHERE evaluation.risk_id = treatment.risk_id AND evaluation.stage = 'residual' "
    "AND evaluation.value IS NOT NULL))",
    "due_on" },
  { "RSK-V05", KAMAE_RULE_WARN, "treatment", "decided", "6.1.3",
    N_("The expected level is above the current one, or below it although nothing is added to what is in place; correct the estimate or the treatment."),
    "SELECT treatment.id, printf ('%g → %g', now, later) FROM (SELECT residual.risk_id AS risk_id, "
    LAST_VALUE ("residual.risk_id", "residual.run_id", "current") " AS now, "
    "residual.value AS later, row_number () OVER (PARTITION BY residual.risk_id ORDER BY residual.evaluated_on DESC) AS n "
    "FROM evaluation AS residual WHERE residual.stage = 'residual' AND residual.value IS NOT NULL) AS e "
    "JOIN treatment ON treatment.risk_id = e.risk_id WHERE n = 1 "
    "AND treatment.option <> 'retain' AND (later > now OR (later < now "
    "AND says_nothing (treatment.measures) AND NOT EXISTS (SELECT 1 FROM treatment_action "
    "WHERE treatment_action.treatment_id = treatment.id) AND NOT EXISTS (SELECT 1 FROM link "
    "WHERE link.kind = 'treatment.controls' AND link.from_id = treatment.id AND link.to_id NOT IN "
    "(SELECT place.to_id FROM link AS place WHERE place.kind = 'risk.existing_controls' "
    "AND place.from_id = treatment.risk_id))))" },
  { "X-6.1.3-6", KAMAE_RULE_BLOCK, "risk", "treatment_planned", "6.1.3",
    N_("The owner has not approved a treatment of the risk since it was assessed; add a treatment and let the owner approve it."),
    "SELECT risk.id FROM risk WHERE NOT " DECIDED_SINCE (
      "CASE risk.state WHEN 'treated' THEN (SELECT max (evaluated_on) FROM evaluation "
      "WHERE evaluation.risk_id = risk.id AND stage = 'verified') ELSE '' END"),
    .until = "treated" },
  { "X-6.1.3-1", KAMAE_RULE_BLOCK, "risk", "treatment_planned", "6.1.3",
    N_("What was verified after the treatment is not above the limit of acceptance; let the owner accept the risk."),
    "SELECT risk.id FROM risk WHERE risk.state = 'treated' AND NOT EXISTS "
    "(SELECT 1 FROM evaluation WHERE evaluation.risk_id = risk.id AND evaluation.stage = 'verified' "
    "AND " ABOVE_LIMIT ("evaluation") ")", .until = "treatment_planned" },
  { "X-8.3-1", KAMAE_RULE_BLOCK, "risk", "treating", "8.3",
    N_("No action of the treatment has started; start the first one."),
    "SELECT risk.id FROM risk WHERE NOT EXISTS "
    "(SELECT 1 FROM treatment JOIN treatment_action AS a ON a.treatment_id = treatment.id "
    "WHERE treatment.risk_id = risk.id AND treatment.state = 'decided' "
    "AND a.state IN ('doing', 'done'))", .until = "treating" },
  { "X-8.3-1", KAMAE_RULE_BLOCK, "risk", "treated", "8.3",
    N_("An action of the treatment is not finished; finish it, or cancel it with its reason."),
    "SELECT risk.id, a.number FROM risk JOIN treatment ON treatment.risk_id = risk.id "
    "JOIN treatment_action AS a ON a.treatment_id = treatment.id WHERE risk.state IN ('treating', 'treated') "
    "AND treatment.state <> 'withdrawn' AND a.state IN ('not_started', 'doing')",
    .until = "accepted" },
  { "X-6.1.3-1", KAMAE_RULE_BLOCK, "risk", "accepted", "6.1.3",
    N_("The level is above the limit of acceptance: decide to retain the risk, with a reason, or treat it."),
    "SELECT risk.id, record_label (risk.band_id) FROM risk WHERE risk.state = 'assessed' "
    "AND EXISTS (SELECT 1 FROM evaluation WHERE evaluation.risk_id = risk.id "
    "AND evaluation.value = risk.value AND evaluation.stage IN ('current', 'verified') "
    "AND " ABOVE_LIMIT ("evaluation") ") AND NOT EXISTS (SELECT 1 FROM treatment "
    "WHERE treatment.risk_id = risk.id AND treatment.option = 'retain' AND treatment.state = 'decided')",
    .until = "accepted" },
  { "X-8.3-1", KAMAE_RULE_BLOCK, "risk", "accepted", "8.3",
    N_("Nobody has verified the level after the treatment; add an evaluation of that stage."),
    "SELECT risk.id FROM risk WHERE risk.state = 'treated' AND NOT EXISTS "
    "(SELECT 1 FROM evaluation WHERE evaluation.risk_id = risk.id AND evaluation.stage = 'verified' "
    "AND evaluation.value IS NOT NULL AND evaluation.evaluated_on >= "
    "(SELECT max (decided_on) FROM treatment WHERE treatment.risk_id = risk.id "
    "AND treatment.state = 'decided'))", .until = "accepted" },
  { "X-8.3-1", KAMAE_RULE_BLOCK, "treatment_action", "done", "8.3",
    N_("The action is done only with its result and what shows it; enter the result and attach the evidence."),
    "SELECT a.id FROM treatment_action AS a WHERE says_nothing (a.result) "
    "OR (a.evidence_id IS NULL AND NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.source_id = a.id))",
    "evidence" },
  { "X-6.1.3-6", KAMAE_RULE_BLOCK, "treatment_plan", "approved", "6.1.3",
    N_("The plan holds no treatment, or one that the owner of its risk has not approved; let the owner approve it."),
    "SELECT plan.id, treatment.number FROM treatment_plan AS plan "
    "LEFT JOIN treatment ON treatment.plan_id = plan.id AND treatment.state <> 'withdrawn' "
    "WHERE treatment.state IS NOT 'decided'", .until = "approved" },
  { "X-8.3-1", KAMAE_RULE_WARN, "treatment_plan", "completed", "8.3",
    N_("Actions of the plan are still open; move them to the next plan, or cancel them."),
    "SELECT plan.id, count (*) FROM treatment_plan AS plan JOIN treatment_action AS a "
    "ON a.plan_id = plan.id AND a.state IN ('not_started', 'doing') GROUP BY plan.id" },

  { "RSK-V09", KAMAE_RULE_BLOCK, "risk_run", "locked", "8.2",
    N_("A risk of the assessment has no complete evaluation of its present state; evaluate it."),
    "SELECT run.id, risk.number || ' ' || risk.title FROM risk_run AS run "
    "JOIN risk ON risk.state <> 'closed' AND " KAMAE_RISK_IN_RUN ("risk", "run") " "
    "WHERE " LAST_VALUE ("risk.id", "run.id", "current") " IS NULL", .until = "locked" },
  { "RSK-V09", KAMAE_RULE_BLOCK, "risk_run", "locked", "8.2",
    N_("A risk above the limit of acceptance has no decision what is done about it; decide on a treatment."),
    "SELECT run.id, risk.number || ' ' || risk.title FROM risk_run AS run "
    "JOIN risk_criteria AS c ON c.id = run.criteria_id JOIN evaluation ON evaluation.run_id = run.id "
    "AND evaluation.stage = 'current' AND evaluation.value > c.acceptable_value "
    "JOIN risk ON risk.id = evaluation.risk_id WHERE risk.state <> 'closed' "
    "AND risk.value > c.acceptable_value AND NOT EXISTS (SELECT 1 FROM treatment "
    "WHERE treatment.risk_id = risk.id AND treatment.state = 'decided')", .until = "locked" },
  { "X-8.2-1", KAMAE_RULE_WARN, "risk_run", "locked", "8.2",
    N_("The level of a risk has changed without a reason; say why it is another than before."),
    "SELECT evaluation.run_id, risk.number || ' ' || risk.title FROM evaluation "
    "JOIN risk ON risk.id = evaluation.risk_id WHERE risk.state <> 'closed' "
    "AND says_nothing (evaluation.change_reason) "
    "AND " KAMAE_RISK_CHANGE ("evaluation") " IN ('up', 'down')" },
  { "RSK-V10", KAMAE_RULE_WARN, "treatment_action", NULL, "8.3",
    N_("The action is overdue; finish it, or postpone it with a reason."),
    "SELECT id, due_on FROM treatment_action WHERE state IN ('not_started', 'doing') "
    "AND due_on < :as_of",
    "due_on", .overdue = "treatment_action" },
  { "RSK-V10", KAMAE_RULE_WARN, "treatment_plan", NULL, "8.3",
    N_("An action ends after the fiscal year of the plan; say why."),
    "SELECT plan.id, a.number || ' ' || a.due_on FROM treatment_plan AS plan "
    "JOIN fiscal_year ON fiscal_year.id = plan.fiscal_year_id "
    "JOIN treatment_action AS a ON a.plan_id = plan.id AND a.state IN ('not_started', 'doing') "
    "WHERE a.due_on > fiscal_year.ends_on AND says_nothing (plan.beyond_because) GROUP BY plan.id",
    "beyond_because" },
  POSTPONED ("treatment_action"),
  { "RSK-V11", KAMAE_RULE_WARN, "acceptance", "active", "6.1.3",
    N_("The acceptance has no end, has passed it, or is older than twelve months; renew it with a day until which it holds."),
    "SELECT id, coalesce (valid_until, accepted_on) FROM acceptance "
    "WHERE valid_until IS NULL OR valid_until < :as_of OR add_months (accepted_on, 12) < :as_of",
    "valid_until", .overdue = "acceptance" },
  { "CORE-V01", KAMAE_RULE_BLOCK, "risk_criteria", "effective", "6.1.2",
    N_("The day from which the version holds has not come yet; put it in force on that day."),
    "SELECT id, effective_on FROM risk_criteria WHERE effective_on > :as_of", "effective_on" },
  { "CORE-V01", KAMAE_RULE_BLOCK, "soa", "in_force", "6.1.3",
    N_("The day from which the version holds has not come yet; put it in force on that day."),
    "SELECT id, effective_on FROM soa WHERE effective_on > :as_of", "effective_on" },
  { "RSK-V11", KAMAE_RULE_BLOCK, "acceptance", "expired", "6.1.3",
    N_("The acceptance holds until its day has passed, so it has not expired; revoke it if it is to end before."),
    "SELECT id, valid_until FROM acceptance WHERE coalesce (valid_until, '9999') >= :as_of",
    "valid_until" },

  { "S-6.1.1-4", KAMAE_RULE_WARN, "risk_opportunity", NULL, "6.1.1",
    N_("The action was carried out a while ago, but nobody checked its effect; check it."),
    "SELECT id, done_on FROM risk_opportunity WHERE state = 'done' "
    "AND done_on < date (:as_of, '-' || setting ('risk.effect_days') || ' days')",
    "check_result" },
  { "S-6.1.1-1", KAMAE_RULE_WARN, "risk_opportunity", NULL, "6.1.1",
    N_("Nothing says where the risk or opportunity comes from; link the issue or the requirement."),
    "SELECT id FROM risk_opportunity WHERE says_nothing (source_text) AND NOT EXISTS "
    "(SELECT 1 FROM link WHERE risk_opportunity.id IN (link.from_id, link.to_id) "
    "AND link.kind IN ('risk_opportunity.sources', 'issue.handled_by', 'requirement.how'))",
    "sources" },
  { "S-6.1.1-2", KAMAE_RULE_WARN, NULL, NULL, "6.1.1",
    N_("Only risks are listed and no opportunity; note what could make the ISMS better."),
    "SELECT 1 FROM (SELECT count (*) AS n, sum (kind = 'opportunity') AS good FROM risk_opportunity) "
    "WHERE n > 0 AND good = 0" },
  POSTPONED ("risk_opportunity"),

  /* RSK-V08: an asset of the highest value without a risk is AST-V05. */
  { "RSK-V08", KAMAE_RULE_WARN, "scope_item", NULL, "6.1.2",
    N_("No risk concerns this business in the scope; identify the risks of its information."),
    "SELECT item.id FROM scope_item AS item JOIN scope_statement ON scope_statement.id = item.statement_id "
    "WHERE scope_statement.state = 'in_force' AND item.kind = 'business' AND " ASSESSED_ONCE " "
    "AND item.name NOT IN (SELECT of.name FROM link JOIN risk ON risk.id = link.from_id "
    "JOIN asset ON asset.id = link.to_id JOIN scope_item AS of ON of.id = asset.business_id "
    "WHERE link.kind = 'risk.assets' AND risk.state <> 'closed')" },
  { "RSK-V08", KAMAE_RULE_WARN, NULL, NULL, "6.1.2",
    N_("Suppliers, cloud services or remote work are in use, but no risk mentions them; identify their risks."),
    "SELECT 1, what FROM (SELECT label ('asset', 'medium', 'cloud') AS what "
    "WHERE EXISTS (SELECT 1 FROM asset WHERE " ALIVE " AND (category = 'service' "
    "OR contains_code (medium, 'cloud'))) AND NOT " MENTIONED ("('クラウド'), ('cloud'), ('SaaS')") " "
    "UNION ALL SELECT label ('asset', 'medium', 'mobile') WHERE EXISTS (SELECT 1 FROM asset "
    "WHERE " ALIVE " AND contains_code (medium, 'mobile')) AND NOT "
    MENTIONED ("('在宅'), ('テレワーク'), ('リモート'), ('持出'), ('持ち出し'), ('モバイル'), ('remote'), ('telework'), "
               "('mobile'), ('laptop')") ") WHERE " ASSESSED_ONCE },
  { "RSK-V08", KAMAE_RULE_WARN, NULL, NULL, "6.1.2",
    N_("Suppliers, cloud services or remote work are in use, but no risk mentions them; identify their risks."),
    "SELECT 1, what FROM (SELECT min (i.counterpart) AS what FROM scope_interface AS i "
    "JOIN scope_statement ON scope_statement.id = i.statement_id "
    "WHERE scope_statement.state = 'in_force' AND NOT "
    MENTIONED ("('委託'), ('外注'), ('サプライ'), ('提供者'), ('supplier'), "
               "('contractor'), ('outsourc'), ('provider')") " "
    "HAVING count (*) > 0) WHERE " ASSESSED_ONCE,
    .needs = "scope_interface" },
  /* A draft of the next statement that includes the control is enough. */
  { "RSK-V06", KAMAE_RULE_BLOCK, "treatment", "decided", "6.1.3",
    N_("The Statement of Applicability excludes a control that the treatment uses; include it there first, or choose another."),
    "SELECT treatment.id, group_concat (control.number, ', ') FROM treatment "
    "JOIN risk ON risk.id = treatment.risk_id AND risk.state <> 'closed' "
    "JOIN link ON link.kind = 'treatment.controls' AND link.from_id = treatment.id "
    "JOIN control ON control.id = link.to_id "
    "JOIN soa_entry AS entry ON entry.control_id = control.id AND entry.applicable = 'no' "
    "WHERE entry.soa_id = (SELECT id FROM soa "
    "WHERE state <> 'superseded' ORDER BY state IN ('draft', 'reviewed') DESC, state = 'approved' DESC, "
    "effective_on DESC LIMIT 1) GROUP BY treatment.id",
    "controls" },
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

  /* Asked when the version is tested, and again when it is approved. */
  { "RCV-V02", KAMAE_RULE_BLOCK, "risk_criteria", "tested", "6.1.2",
    N_("A combination of ratings gives no value, or a value that falls in no risk level or in several; correct the formula or the levels."),
    BANDED "SELECT criteria_id, " READABLE ("inputs")
    " || coalesce (' → ' || printf ('%g', value), '') "
    "FROM banded WHERE value IS NULL OR bands <> 1 GROUP BY criteria_id",
    "formula",
    .until = "approved" },
  { "RCV-V02", KAMAE_RULE_BLOCK, "risk_criteria", "tested", "6.1.2",
    N_("The criteria need at least one scale that is rated at the risk, two levels for each scale, and a risk level."),
    "SELECT id FROM risk_criteria WHERE state IN ('draft', 'tested') AND "
    "(NOT EXISTS (SELECT 1 FROM criteria_scale AS s WHERE s.criteria_id = risk_criteria.id AND s.subject = 'risk') "
    "OR NOT EXISTS (SELECT 1 FROM criteria_band AS b WHERE b.criteria_id = risk_criteria.id) "
    "OR EXISTS (SELECT 1 FROM criteria_scale AS s WHERE s.criteria_id = risk_criteria.id AND 2 > "
    "(SELECT count (*) FROM criteria_level AS l WHERE l.criteria_id = s.criteria_id AND l.scale = s.code)))",
    .until = "approved" },
  { "RCV-V02", KAMAE_RULE_BLOCK, "risk_criteria", "tested", "6.1.2",
    N_("There are too many combinations of ratings to check them all; use fewer scales or levels."),
    COMBINATIONS ("'asset', 'risk', 'fact'")
    "counted AS (SELECT criteria_id, count (*) AS n FROM complete GROUP BY criteria_id) "
    "SELECT risk_criteria.id FROM risk_criteria LEFT JOIN counted ON counted.criteria_id = risk_criteria.id "
    "WHERE state IN ('draft', 'tested') AND (40 < (SELECT count (*) FROM criteria_level AS l "
    "WHERE l.criteria_id = risk_criteria.id) "
    "OR counted.n > " MOST_COMBINATIONS " "
    "OR (SELECT count (*) FROM combination) >= " MOST_ROWS ")",
    .until = "approved" },
  { "RCV-V02", KAMAE_RULE_BLOCK, "risk_criteria", "tested", "6.1.2",
    N_("A level or a matrix names a scale that there is not; correct its short name."),
    "SELECT l.criteria_id, l.scale FROM criteria_level AS l WHERE NOT EXISTS "
    "(SELECT 1 FROM criteria_scale AS s WHERE s.criteria_id = l.criteria_id AND s.code = l.scale) "
    "UNION ALL SELECT c.criteria_id, c.matrix FROM criteria_cell AS c WHERE NOT EXISTS "
    "(SELECT 1 FROM criteria_matrix AS m WHERE m.criteria_id = c.criteria_id AND m.name = c.matrix)",
    .until = "approved" },
  { "RCV-V02", KAMAE_RULE_BLOCK, "risk_criteria", "tested", "6.1.2",
    N_("A combination of ratings gives no value of the asset; correct that formula."),
    COMBINATIONS ("'asset', 'fact'")
    "valued AS (SELECT criteria_id, inputs, formula (asset_formula, inputs) AS value "
    "FROM complete JOIN candidate ON candidate.id = criteria_id WHERE asset_formula IS NOT NULL) "
    "SELECT criteria_id, " READABLE ("inputs") " FROM valued "
    "WHERE value IS NULL GROUP BY criteria_id",
    "asset_formula",
    .until = "approved" },
  { "RCV-V02", KAMAE_RULE_BLOCK, "risk_criteria", "tested", "6.1.2",
    N_("An example gives another result than expected; correct the example or the criteria."),
    "SELECT criteria_id, inputs FROM (SELECT this.criteria_id AS criteria_id, this.inputs AS inputs, "
    "this.expected_value AS value, this.expected_rank AS rank, formula ("
    KAMAE_RISK_WITH_MATRICES ("c.formula", "c.id") ", "
    "'{\"' || replace (replace (trim (this.inputs), ' ', ',\"'), '=', '\":') || '}') AS computed "
    "FROM criteria_example AS this JOIN risk_criteria AS c ON c.id = this.criteria_id) AS e "
    "WHERE computed IS NOT value OR NOT EXISTS (SELECT 1 FROM criteria_band AS band "
    "WHERE band.criteria_id = e.criteria_id AND band.rank = e.rank "
    "AND " KAMAE_RISK_BAND_HOLDS ("band", "computed") ")",
    .until = "approved" },
  { "RCV-V03", KAMAE_RULE_BLOCK, "risk_criteria", "tested", "6.1.2",
    N_("A higher rating gives a lower risk level; correct the formula or the levels, or say why that is meant."),
    BANDED ", step AS (SELECT low.criteria_id, low.scale, low.value AS low, min (high.value) AS high "
    "FROM criteria_level AS low JOIN criteria_level AS high ON high.criteria_id = low.criteria_id "
    "AND high.scale = low.scale AND high.value > low.value GROUP BY low.criteria_id, low.scale, low.value) "
    "SELECT low.criteria_id, " READABLE ("low.inputs")
    " || ' → ' || step.scale || '=' || step.high "
    "FROM banded AS low JOIN step ON step.criteria_id = low.criteria_id "
    "AND json_extract (low.inputs, '$.' || step.scale) = step.low "
    /* The plus keeps newer planners from looking up by the criteria, of which there are few. */
    "JOIN banded AS high ON +high.criteria_id = low.criteria_id "
    "AND high.inputs = json_set (low.inputs, '$.' || step.scale, step.high) "
    "JOIN risk_criteria AS c ON c.id = low.criteria_id "
    "WHERE high.rank < low.rank AND says_nothing (c.not_monotonic_because) GROUP BY low.criteria_id",
    "not_monotonic_because",
    .until = "approved" },

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
    "WHERE risk_criteria.acceptable_value > before.acceptable_value "
    "AND EXISTS (SELECT 1 FROM risk WHERE risk.state <> 'closed' "
    "AND risk.value > before.acceptable_value)",
    "acceptable_value", .until = "approved" },
  { "X-6.1.2-2", KAMAE_RULE_BLOCK, "risk_criteria", "approved", "6.1.2",
    N_("A level of a scale has no description; say in words when it is chosen, so that assessments can be compared."),
    "SELECT criteria_id, scale || ' ' || value FROM criteria_level "
    "WHERE says_nothing (description_ja) AND says_nothing (description_en)" },
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
