/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-objectives-private.h"

#include <kamae-i18n.h>

/* The rules OBJ-V01 … V08 and CHG-V01 … V04 of the domain analysis, in its order. One id may stand
 * for several rows where the analysis has several cases under one id. */

#define OBJECTIVES(detail) \
  "SELECT objective_set.id, objective.number || ' ' || objective.title" detail " " \
  "FROM objective_set JOIN objective ON objective.set_id = objective_set.id "

/* The day on which the set is or was approved. */
#define APPROVAL_DAY "coalesce (objective_set.approved_on, :as_of)"

/* With the name of what is missing. */
#define LACKS(field) \
  "SELECT id, '" field "' AS field, " field " AS text FROM objective "

/* The same objective under the same words in another year's set. */
#define SAID_IN(years_before) \
  "EXISTS (SELECT 1 FROM objective AS earlier JOIN objective_set AS other ON other.id = earlier.set_id " \
  "JOIN fiscal_year AS other_year ON other_year.id = other.fiscal_year_id " \
  "WHERE other_year.starts_on = add_months (year.starts_on, -12 * " years_before ") " \
  "AND normalised (earlier.title) = normalised (objective.title))"

#define RESULT \
  "LEFT JOIN objective_result AS result ON result.id = (SELECT final.id " \
  "FROM objective_result AS final WHERE final.objective_id = objective.id " \
  "AND final.verdict IS NOT NULL ORDER BY final.measured_on DESC, final.id DESC LIMIT 1) "

#define CONSEQUENCES \
  "SELECT planned_change.id, label ('change_consequence', 'aspect', consequence.aspect) " \
  "FROM planned_change " \
  "JOIN change_consequence AS consequence ON consequence.change_id = planned_change.id "

const KamaeRule kamae_objectives_rules[] = {
  { "OBJ-V01", KAMAE_RULE_BLOCK, "objective_set", "approved", "6.2",
    N_("The version of the policy that the objectives name was not in force on the day of the approval; name the version in force, or have the policy approved first."),
    "SELECT objective_set.id, objective_set.policy_version FROM objective_set "
    "WHERE NOT EXISTS (SELECT 1 FROM policy_version AS policy "
    "WHERE normalised (policy.version) = normalised (objective_set.policy_version) "
    "AND policy.valid_from <= " APPROVAL_DAY " "
    "AND coalesce (policy.valid_to, '9999') >= " APPROVAL_DAY ")",
    "policy_version", .needs = "policy", .until = "approved" },
  { "OBJ-V01", KAMAE_RULE_BLOCK, "objective_set", "approved", "6.2",
    N_("There is no objective yet; add at least one."),
    "SELECT id FROM objective_set "
    "WHERE NOT EXISTS (SELECT 1 FROM objective WHERE set_id = objective_set.id)" },
  { "OBJ-V01", KAMAE_RULE_BLOCK, "objective_set", "approved", "6.2",
    N_("The seven-point check of an objective is not complete; go through the points and tick them."),
    OBJECTIVES (" || aside (coalesce (length (objective.points) - "
                "length (replace (objective.points, ' ', '')) + 1, 0) || '/7')")
    "WHERE coalesce (length (objective.points) - "
    "length (replace (objective.points, ' ', '')) + 1, 0) < 7" },

  { "OBJ-V02", KAMAE_RULE_BLOCK, "objective_set", "approved", "6.2",
    N_("An objective has no indicator, no target or no unit; enter them, or say that it cannot practicably be measured, and why."),
    OBJECTIVES ("") "WHERE objective.measurable IS NOT 0 AND (says_nothing (objective.indicator) "
    "OR objective.target IS NULL OR objective.direction IS NULL OR coalesce (objective.unit, '') = '')" },
  { "OBJ-V02", KAMAE_RULE_BLOCK, "objective_set", "approved", "6.2",
    N_("An objective is said not to be measurable, but not why; give the reason."),
    OBJECTIVES (" || coalesce (aside (phrase (objective.unmeasurable_because)), '')")
    "WHERE objective.measurable = 0 AND says_nothing (objective.unmeasurable_because)" },

  { "OBJ-V03", KAMAE_RULE_BLOCK, "objective_set", "approved", "6.2",
    N_("The plan of an objective lacks one of its five parts: what is done, the resources, who is in charge, by when, and how the result is evaluated."),
    OBJECTIVES (" || aside (label ('objective', part.field))")
    "JOIN (" LACKS ("actions") "UNION ALL " LACKS ("resources") "UNION ALL " LACKS ("evaluation")
    "UNION ALL SELECT id, 'owner', owner_id FROM objective "
    "UNION ALL SELECT id, 'due_on', due_on FROM objective) AS part ON part.id = objective.id "
    "WHERE CASE part.field WHEN 'owner' THEN part.text IS NULL WHEN 'due_on' THEN part.text IS NULL "
    "WHEN 'resources' THEN trim (coalesce (part.text, '')) = '' ELSE says_nothing (part.text) END" },
  { "X-6.2-1", KAMAE_RULE_BLOCK, "objective_set", "approved", "6.2",
    N_("An objective does not say how it relates to the policy, or on what it is based; enter both."),
    OBJECTIVES ("")
    "WHERE says_nothing (objective.policy_link) OR says_nothing (objective.basis)" },
  { "X-6.2-1", KAMAE_RULE_BLOCK, "objective_set", "approved", "6.2",
    N_("An objective is carried over from the year before, but not why; say what is done otherwise this year."),
    OBJECTIVES (" || coalesce (aside (phrase (objective.carried_because)), '')")
    "WHERE objective.follows_id IS NOT NULL AND says_nothing (objective.carried_because)" },
  { "X-6.2-1", KAMAE_RULE_BLOCK, "objective_set", "approved", "6.2",
    N_("The objectives were approved before and are changed now; give the reason for the revision."),
    "SELECT id FROM objective_set WHERE says_nothing (revision_reason) "
    "AND " KAMAE_OBJECTIVES_REVISIONS ("objective_set") " > 0", "revision_reason" },

  { "X-6.2-1", KAMAE_RULE_WARN, "fiscal_year", NULL, "6.2",
    N_("The fiscal year has no approved objectives; set them, and have top management approve them."),
    "SELECT id, label FROM fiscal_year WHERE :as_of BETWEEN starts_on AND ends_on "
    "AND NOT EXISTS (SELECT 1 FROM objective_set WHERE fiscal_year_id = fiscal_year.id "
    "AND " KAMAE_OBJECTIVES_WAS_APPROVED ("objective_set") ")" },

  { "OBJ-V04", KAMAE_RULE_WARN, "objective_set", "approved", "6.2",
    N_("A department in the scope has no objective, nor has one that it is part of; add one, or say why the company's are enough."),
    "SELECT objective_set.id, department.name FROM objective_set CROSS JOIN department "
    "WHERE department.in_scope = 1 AND coalesce (department.valid_from, '') <= " APPROVAL_DAY " "
    "AND coalesce (department.valid_to, '9999') >= " APPROVAL_DAY " "
    "AND NOT EXISTS (WITH RECURSIVE whole (id) AS (SELECT department.id UNION "
    "SELECT parent.parent_id FROM whole JOIN department AS parent ON parent.id = whole.id "
    "WHERE parent.parent_id IS NOT NULL) SELECT 1 FROM objective "
    "JOIN whole ON whole.id = objective.department_id WHERE objective.set_id = objective_set.id "
    "AND objective.level = 'department') ORDER BY department.code COLLATE counted",
    .until = "approved" },
  { "OBJ-V05", KAMAE_RULE_WARN, "objective_set", "approved", "6.2",
    N_("A target is met already before the year begins; set one that asks for something, or say why it is enough to keep it."),
    OBJECTIVES ("") "WHERE objective.measurable = 1 AND "
    KAMAE_OBJECTIVES_MEETS ("objective", "objective.baseline"), .until = "approved" },
  { "OBJ-V06", KAMAE_RULE_WARN, "objective_set", "approved", "6.2",
    N_("An objective has the same words for the third year; ask whether it still moves anything."),
    OBJECTIVES ("") "JOIN fiscal_year AS year ON year.id = objective_set.fiscal_year_id "
    "WHERE " SAID_IN ("1") " AND " SAID_IN ("2"), .until = "approved" },

  { "OBJ-V07", KAMAE_RULE_BLOCK, "objective_set", "evaluated", "6.2",
    N_("An objective has no result with a verdict; add the result of the year and judge it."),
    OBJECTIVES ("") RESULT "WHERE result.id IS NULL" },
  { "OBJ-V07", KAMAE_RULE_BLOCK, "objective_set", "evaluated", "6.2",
    N_("An objective with a target was judged without a value; enter what was measured."),
    OBJECTIVES ("") RESULT "WHERE objective.measurable = 1 AND result.verdict <> 'cancelled' "
    "AND result.value IS NULL" },
  { "OBJ-V07", KAMAE_RULE_BLOCK, "objective_set", "evaluated", "6.2",
    N_("An objective was not achieved, but the cause is missing, or nothing that follows it up is linked; say why, and link the nonconformity, the improvement, the change or the task."),
    OBJECTIVES (" || coalesce (aside (phrase (result.cause)), '')") RESULT
    "WHERE result.verdict = 'not_achieved' "
    "AND (says_nothing (result.cause) OR result.follow_up_id IS NULL)" },
  { "OBJ-V07", KAMAE_RULE_WARN, "objective_set", "evaluated", "6.2",
    N_("The verdict on an objective does not agree with its value and target; correct one of them, or say why it is judged so."),
    OBJECTIVES (" || aside (label ('objective_result', 'verdict', result.verdict))") RESULT
    "WHERE (result.verdict = 'achieved' AND NOT "
    KAMAE_OBJECTIVES_MEETS ("objective", "result.value") ") "
    "OR (result.verdict = 'not_achieved' AND "
    KAMAE_OBJECTIVES_MEETS ("objective", "result.value") ")" },

  { "OBJ-V08", KAMAE_RULE_WARN, "plan_item", "done", "8.1",
    N_("The item is said to be done, but no record proves it; link the minutes, the report or the approved paper."),
    "SELECT id, due_on FROM plan_item WHERE proof_id IS NULL", "proof" },
  { "X-8.1-1", KAMAE_RULE_WARN, "fiscal_year", NULL, "8.1",
    N_("The fiscal year has no approved annual plan; plan what is done in which month, and have it approved."),
    "SELECT id, label FROM fiscal_year WHERE :as_of BETWEEN starts_on AND ends_on "
    "AND NOT EXISTS (SELECT 1 FROM annual_plan WHERE fiscal_year_id = fiscal_year.id "
    "AND " KAMAE_OBJECTIVES_WAS_APPROVED ("annual_plan") ")" },
  { "X-8.1-1", KAMAE_RULE_BLOCK, "annual_plan", "approved", "8.1",
    N_("There is nothing in the plan yet; fill it from the yearly calendar, or add items."),
    "SELECT id FROM annual_plan "
    "WHERE NOT EXISTS (SELECT 1 FROM plan_item WHERE plan_id = annual_plan.id)" },
  { "X-8.1-1", KAMAE_RULE_WARN, "annual_plan", "approved", "8.1",
    N_("Nobody is in charge of an item of the plan; enter who does it."),
    "SELECT annual_plan.id, item.number || ' ' || item.title FROM annual_plan "
    "JOIN plan_item AS item ON item.plan_id = annual_plan.id WHERE item.owner_id IS NULL "
    "ORDER BY item.due_on, item.number COLLATE counted", .until = "approved" },
  { "X-8.1-1", KAMAE_RULE_BLOCK, "annual_plan", "evaluated", "8.1",
    N_("An item of the plan is neither done nor skipped; finish it, or skip it with the reason."),
    "SELECT annual_plan.id, item.number || ' ' || item.title FROM annual_plan "
    "JOIN plan_item AS item ON item.plan_id = annual_plan.id WHERE item.state = 'planned' "
    "ORDER BY item.due_on, item.number COLLATE counted" },
  { "X-8.1-1", KAMAE_RULE_WARN, "plan_item", NULL, "8.1",
    N_("An item of the plan was postponed without a reason; note it, an auditor will ask."),
    "SELECT id, approved_due_on || ' → ' || due_on FROM plan_item "
    "WHERE due_on > approved_due_on AND says_nothing (postponed_because)",
    "postponed_because" },

  { "X-8.1-1", KAMAE_RULE_WARN, "plan_item", NULL, "8.1",
    N_("An item is planned on a day outside the fiscal year of its plan; correct the day, or plan the item in the year in which it is."),
    "SELECT item.id, item.due_on FROM plan_item AS item "
    "JOIN annual_plan AS plan ON plan.id = item.plan_id "
    "JOIN fiscal_year AS year ON year.id = plan.fiscal_year_id WHERE item.state = 'planned' "
    "AND item.due_on NOT BETWEEN year.starts_on AND year.ends_on", "due_on", .noted = TRUE },

  { "CHG-V01", KAMAE_RULE_BLOCK, "planned_change", "assessed", "6.3",
    N_("A consequence of the change has no answer; say for each of the seven whether the change touches it, and what or why not."),
    CONSEQUENCES "WHERE consequence.answer IS NULL OR says_nothing (consequence.note) "
    "ORDER BY consequence.position" },
  { "CHG-V01", KAMAE_RULE_BLOCK, "planned_change", "assessed", "6.3",
    N_("The change touches something, but nobody is to do anything about it; enter what is to be done, by whom and by when."),
    CONSEQUENCES "WHERE consequence.answer = 1 AND (says_nothing (consequence.action) "
    "OR consequence.owner_id IS NULL OR consequence.due_on IS NULL) ORDER BY consequence.position" },
  { "CHG-V02", KAMAE_RULE_BLOCK, "planned_change", "verified", "6.3",
    N_("A consequence of the change is not dealt with yet; finish its task first."),
    CONSEQUENCES "LEFT JOIN task ON task.id = consequence.task_id "
    "WHERE consequence.answer = 1 AND task.state IS NOT 'done' ORDER BY consequence.position",
    .until = "verified" },
  { "CHG-V03", KAMAE_RULE_WARN, "planned_change", "completed", "6.3",
    N_("The scope or an address changes, but no notice to the certification body is noted; notify it and enter the day."),
    "SELECT planned_change.id, label ('planned_change', 'kind', kind) FROM planned_change "
    "WHERE notified_on IS NULL AND (kind IN ('scope', 'site') OR EXISTS (SELECT 1 "
    "FROM change_consequence WHERE change_id = planned_change.id AND aspect = 'certification' "
    "AND answer = 1))", "notified_on" },
  { "CHG-V04", KAMAE_RULE_WARN, "planned_change", NULL, "6.3",
    N_("The change was completed long ago, but nobody has verified whether it worked; look at its effect and verify it."),
    "SELECT id, completed_on FROM planned_change WHERE state = 'completed' "
    "AND completed_on < date (:as_of, '-' || setting ('change.verify_days') || ' days')",
    "effectiveness" },

  /* What other plugins leave to planned changes. */
  { "X-6.3-1", KAMAE_RULE_WARN, "scope_statement", "approved", "6.3",
    N_("The scope changes without a planned change; plan it, and link the scope statement at the change."),
    "SELECT scope_statement.id, scope_statement.version FROM scope_statement "
    "WHERE EXISTS (SELECT 1 FROM scope_statement AS earlier "
    "WHERE earlier.id <> scope_statement.id AND earlier.state <> 'draft' "
    "AND earlier.effective_on < coalesce (scope_statement.effective_on, '9999')) "
    "AND NOT EXISTS (SELECT 1 FROM link WHERE link.kind = 'planned_change.changes' "
    "AND link.to_id = scope_statement.id)", .needs = "scope_statement" },
  { "X-9.3.3-2", KAMAE_RULE_WARN, "management_review", "closed", "9.3.3",
    N_("A decision on a change or an objective is followed by neither; plan the change, or link the decision at the objective."),
    "SELECT review.id, decision.number || ' ' || decision.text FROM management_review AS review "
    "JOIN review_decision AS decision ON decision.review_id = review.id "
    "WHERE decision.kind IN ('change', 'objective') "
    "AND NOT EXISTS (SELECT 1 FROM planned_change WHERE cause_id = decision.id) "
    "AND NOT EXISTS (SELECT 1 FROM link WHERE link.kind = 'review_decision.effects' "
    "AND link.from_id = decision.id) "
    "AND NOT EXISTS (SELECT 1 FROM link WHERE link.kind = 'objective.basis_records' "
    "AND link.to_id = decision.id) ORDER BY decision.number COLLATE counted",
    .needs = "review_decision", .until = "closed" },
  { NULL }
};
