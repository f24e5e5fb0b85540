/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-improvement-private.h"

#include <kamae-i18n.h>

/* The rules NCR-V01 … NCR-V07 of the domain analysis, in its order. One id may stand for several
 * rows where the analysis has several cases under one id. */

#define ACTIONS \
  "SELECT nonconformity.id, corrective_action.number FROM nonconformity " \
  "JOIN corrective_action ON corrective_action.nonconformity_id = nonconformity.id "

#define HELD(role, person, date) \
  "EXISTS (SELECT 1 FROM role_assignment JOIN role ON role.id = role_assignment.role_id " \
  "WHERE role.code " role " AND role_assignment.person_id = " person " " \
  "AND coalesce (role_assignment.starts_on, '') <= " date " " \
  "AND coalesce (role_assignment.ends_on, '9999') >= " date ")"

/* Who judges after an internal audit. */
#define AUDITS(person, date) \
  "(" person " IS nonconformity.auditor_id OR " HELD ("= 'audit_manager'", person, date) ")"

/* Who signs the judgement: before the step whoever signs it, afterwards whoever has. */
#define JUDGES \
  "SELECT nonconformity.id, person.name || coalesce (aside (judge.signed_on), '') FROM nonconformity " \
  "JOIN (SELECT source_id, person_id, signed_on FROM signature " \
  "WHERE phase = 'check' AND box = 'prepared' AND :signer IS NULL " \
  "UNION ALL SELECT id, :signer, :as_of FROM nonconformity WHERE :signer IS NOT NULL) AS judge " \
  "ON judge.source_id = nonconformity.id JOIN person ON person.id = judge.person_id "

#define IS_OPEN "nonconformity.state NOT IN ('closed', 'not_accepted')"
#define NOT_PLANNED "nonconformity.state IN ('opened', 'corrected', 'cause_analysed')"

/* An action that counts: not one that had no effect and was followed by another. */
#define COUNTS "corrective_action.verdict IS NOT 'ineffective'"

/* An action whose judgement still matters: not one that was replaced. */
#define STANDS \
  "NOT (corrective_action.verdict IS 'ineffective' AND EXISTS (SELECT 1 " \
  "FROM corrective_action AS next WHERE next.follows_id = corrective_action.id))"

/* How an action without effect was judged is asked at the step that replaces it, because it is
 * frozen by that. */
#define FAILED IS_OPEN " AND corrective_action.verdict = 'ineffective' AND " STANDS
#define JUDGED_BY_DOER "evaluated_by_id = done_by_id"
#define JUDGED_BY_OTHERS \
  "nonconformity.source = 'internal_audit' AND evaluated_by_id IS NOT NULL " \
  "AND NOT " AUDITS ("evaluated_by_id", "evaluated_on")
#define NOT_JUDGED "(verdict IS NULL OR evaluated_on IS NULL OR evaluated_by_id IS NULL)"
#define JUDGED_AT_ONCE "evaluated_on <= done_on"

/* Of who approves the plan: it is written at the actions by that step. */
#define APPROVED(what) \
  "(SELECT signature." what " FROM signature WHERE signature.source_id = nonconformity.id " \
  "AND signature.phase = 'plan' AND signature.box = 'approved')"

/* A cause that names nothing but an absence of care, whatever stands around the word. */
#define CARELESS \
  "(normalised (nonconformity.cause) IN (" \
  "normalised ('不注意'), normalised ('不注意のため'), normalised ('担当者の不注意'), " \
  "normalised ('確認不足'), normalised ('確認不足のため'), normalised ('担当者の確認不足'), " \
  "normalised ('認識不足'), normalised ('うっかり'), normalised ('失念'), normalised ('ヒューマンエラー'), " \
  "normalised ('carelessness'), normalised ('human error'), normalised ('lack of attention')) " \
  "OR (length (nonconformity.cause) < 20 AND (nonconformity.cause LIKE '%不注意%' " \
  "OR nonconformity.cause LIKE '%確認不足%' OR nonconformity.cause LIKE '%carelessness%')))"

const KamaeRule kamae_improvement_rules[] = {
  { "NCR-V01", KAMAE_RULE_BLOCK, "nonconformity", "cause_analysed", "10.2",
    N_("The cause is missing, or only repeats what happened; ask why until something in the system can be changed."),
    "SELECT id FROM nonconformity WHERE (says_nothing (cause) "
    "OR normalised (trim (cause)) = normalised (trim (nature)))",
    "cause" },
  { "NCR-V01", KAMAE_RULE_WARN, "nonconformity", "cause_analysed", "10.2",
    N_("The cause says no more than that somebody was careless; ask what in the system let it happen."),
    "SELECT id, cause FROM nonconformity WHERE " CARELESS,
    "cause" },

  { "NCR-V02", KAMAE_RULE_BLOCK, "nonconformity", "planned", "10.2",
    N_("The cause must be removed, but no corrective action is planned; add one. After one without effect, the step “Not effective: plan again” adds the next."),
    "SELECT id FROM nonconformity WHERE action_needed = 1 AND NOT EXISTS (SELECT 1 FROM corrective_action "
    "WHERE nonconformity_id = nonconformity.id AND " COUNTS ")" },
  { "NCR-V02", KAMAE_RULE_BLOCK, "nonconformity", "planned", "10.2",
    N_("An action's plan is not approved by a responsible manager of that day: the ISMS manager or a department manager."),
    ACTIONS "WHERE " COUNTS " AND NOT "
    HELD ("IN ('isms_manager', 'department_manager', 'top_management')",
          "coalesce (approved_by_id, " APPROVED ("person_id") ", :me)",
          "coalesce (approved_on, " APPROVED ("signed_on") ", :as_of)") },
  { "NCR-V02", KAMAE_RULE_WARN, "nonconformity", "implemented", "10.2",
    N_("An action was carried out before its plan was approved; correct the day, or say why it could not wait."),
    "SELECT nonconformity_id, number || ' ' || action || ': ' || done_on || ' < ' || approved_on "
    "FROM corrective_action WHERE " COUNTS " AND done_on < approved_on", .until = "closed" },
  { "NCR-V02", KAMAE_RULE_BLOCK, "corrective_action", NULL, "10.2",
    N_("Whoever carried the action out checks its implementation; somebody else must check it."),
    "SELECT corrective_action.id, person.name FROM corrective_action "
    "JOIN person ON person.id = done_by_id WHERE done_by_id = :signer",
    .step = "check" },
  { "NCR-V02", KAMAE_RULE_BLOCK, "nonconformity", "verifying", "10.2",
    N_("Whoever carried an action out has checked its implementation; somebody else must check it."),
    ACTIONS "WHERE " COUNTS " AND checked_by_id = done_by_id" },
  { "NCR-V02", KAMAE_RULE_BLOCK, "nonconformity", "verifying", "10.2",
    N_("The effect of an action was judged by whoever carried it out; somebody else must judge it."),
    ACTIONS "WHERE " STANDS " AND " JUDGED_BY_DOER, .step = "judge" },
  { "NCR-V02", KAMAE_RULE_BLOCK, "nonconformity", "verifying", "10.2",
    N_("After an internal audit, the auditor or the internal audit manager judges whether the action was effective."),
    ACTIONS "WHERE " STANDS " AND " JUDGED_BY_OTHERS, .step = "judge" },
  { "NCR-V02", KAMAE_RULE_BLOCK, "nonconformity", NULL, "10.2",
    N_("The effect of an action was judged by whoever carried it out; somebody else must judge it."),
    ACTIONS "WHERE " FAILED " AND " JUDGED_BY_DOER, .step = "repeat" },
  { "NCR-V02", KAMAE_RULE_BLOCK, "nonconformity", NULL, "10.2",
    N_("After an internal audit, the auditor or the internal audit manager judges whether the action was effective."),
    ACTIONS "WHERE " FAILED " AND " JUDGED_BY_OTHERS, .step = "repeat" },
  { "NCR-V02", KAMAE_RULE_BLOCK, "nonconformity", NULL, "10.2",
    N_("Whoever carried an action out signs the judgement of its effect; somebody else must judge and sign it."),
    JUDGES "WHERE EXISTS (SELECT 1 FROM corrective_action WHERE nonconformity_id = nonconformity.id "
    "AND done_by_id = judge.person_id AND " STANDS ")", .step = "judge" },
  { "NCR-V02", KAMAE_RULE_BLOCK, "nonconformity", NULL, "10.2",
    N_("After an internal audit, the auditor or the internal audit manager signs the judgement whether the action was effective."),
    JUDGES "WHERE nonconformity.source = 'internal_audit' "
    "AND NOT " AUDITS ("judge.person_id", "judge.signed_on"), .step = "judge" },
  { "NCR-V02", KAMAE_RULE_BLOCK, "nonconformity", "closed", "10.2",
    N_("Nobody has signed the judgement of the effect; whoever judged it takes the step “Sign the judgement” first."),
    "SELECT id FROM nonconformity WHERE state = 'verifying' AND NOT EXISTS (SELECT 1 FROM signature "
    "WHERE source_id = nonconformity.id AND phase = 'check' AND box = 'prepared')",
    .until = "closed" },

  { "NCR-V03", KAMAE_RULE_BLOCK, "nonconformity", "closed", "10.2",
    N_("An action has no verdict on its effectiveness, or nobody and no day is named for it; judge it first."),
    ACTIONS "WHERE " COUNTS " AND " NOT_JUDGED },
  { "NCR-V03", KAMAE_RULE_BLOCK, "nonconformity", NULL, "10.2",
    N_("An action has no verdict on its effectiveness, or nobody and no day is named for it; judge it first."),
    ACTIONS "WHERE " FAILED " AND " NOT_JUDGED, .step = "repeat" },
  { "NCR-V03", KAMAE_RULE_BLOCK, "nonconformity", "closed", "10.2",
    N_("The cause must be removed, but no action was effective; take the step “Not effective: plan again”."),
    "SELECT id FROM nonconformity WHERE action_needed = 1 AND NOT EXISTS (SELECT 1 FROM corrective_action "
    "WHERE nonconformity_id = nonconformity.id AND verdict = 'effective')" },
  { "NCR-V03", KAMAE_RULE_BLOCK, "nonconformity", "closed", "10.2",
    N_("The effect of an action cannot be judged on the day it was carried out, or before; judge it later."),
    ACTIONS "WHERE " COUNTS " AND " JUDGED_AT_ONCE },
  { "NCR-V03", KAMAE_RULE_BLOCK, "nonconformity", NULL, "10.2",
    N_("The effect of an action cannot be judged on the day it was carried out, or before; judge it later."),
    ACTIONS "WHERE " FAILED " AND " JUDGED_AT_ONCE, .step = "repeat" },
  { "NCR-V03", KAMAE_RULE_WARN, "nonconformity", "closed", "10.2",
    N_("The effect of an action was judged before the waiting time was over; say why it could be seen so early."),
    ACTIONS "WHERE " COUNTS " AND evaluated_on > done_on "
    "AND evaluated_on < date (done_on, '+' || setting ('improvement.wait_days') || ' days')" },

  { "NCR-V04", KAMAE_RULE_BLOCK, "nonconformity", "cause_analysed", "10.2",
    N_("Say whether similar nonconformities exist, whether it could happen elsewhere, and where you looked."),
    "SELECT id FROM nonconformity WHERE (similar IS NULL "
    "OR similar_likely IS NULL OR says_nothing (similar_where))",
    "similar" },

  { "NCR-V05", KAMAE_RULE_WARN, "nonconformity", NULL, "10.2",
    N_("A corrective action is overdue; carry it out, or postpone it with the reason."),
    ACTIONS "WHERE " IS_OPEN " AND corrective_action.state = 'planned' AND due_on < :as_of",
    .overdue = "corrective_action" },
  { "NCR-V05", KAMAE_RULE_WARN, "nonconformity", NULL, "10.2",
    N_("The day on which the effect of an action was to be judged has passed; judge it."),
    ACTIONS "WHERE " IS_OPEN " AND corrective_action.state = 'done' AND verdict IS NULL "
    "AND evaluation_due_on < :as_of" },
  { "NCR-V05", KAMAE_RULE_WARN, "nonconformity", NULL, "10.2",
    N_("A corrective action was postponed without a reason; note it, an auditor will ask."),
    ACTIONS "WHERE " IS_OPEN " AND original_due_on < due_on "
    "AND says_nothing (postponed_because)" },
  { "NCR-V05", KAMAE_RULE_WARN, "nonconformity", NULL, "10.2",
    N_("No action is planned yet for a major nonconformity although its time is over; plan it."),
    "SELECT id FROM nonconformity WHERE " NOT_PLANNED " AND grade = 'major' "
    "AND opened_on < date (:as_of, '-' || setting ('improvement.major_days') || ' days')" },
  { "NCR-V05", KAMAE_RULE_WARN, "nonconformity", NULL, "10.2",
    N_("The certification body waits for the plan of the corrective action; its day has passed."),
    "SELECT id FROM nonconformity WHERE " NOT_PLANNED " AND source = 'external_audit' "
    "AND response_due_on < :as_of" },

  { "NCR-V06", KAMAE_RULE_WARN, "nonconformity", NULL, "10.2",
    N_("The same department and clause again, perhaps a recurrence: ask whether the cause that was removed before was the root cause, and look deeper."),
    "SELECT nonconformity.id, earlier.number || ' ' || earlier.title FROM nonconformity "
    "JOIN nonconformity AS earlier ON " KAMAE_IMPROVEMENT_SUGGESTS ("earlier", "nonconformity") " "
    "WHERE " IS_OPEN },

  { "NCR-V07", KAMAE_RULE_WARN, "nonconformity", "implemented", "10.2",
    N_("The ISMS must be changed, but nothing that changes it is linked; link the change, the document or the task."),
    "SELECT id, label ('nonconformity', 'isms_changes') FROM nonconformity WHERE isms_change = 1 AND NOT EXISTS "
    "(SELECT 1 FROM link WHERE kind = 'nonconformity.isms_changes' AND from_id = nonconformity.id)" },
  { "NCR-V07", KAMAE_RULE_WARN, "nonconformity", "implemented", "10.2",
    N_("Risks must be reviewed, but no risk is linked; link those that were assessed again."),
    "SELECT id, label ('nonconformity', 'risks') FROM nonconformity WHERE risk_update = 1 AND NOT EXISTS "
    "(SELECT 1 FROM link WHERE kind = 'nonconformity.risks' AND from_id = nonconformity.id)" },

  { "X-10.2-1", KAMAE_RULE_BLOCK, "nonconformity", "implemented", "10.2",
    N_("An action is not reported as carried out; enter what was done and by whom, and take the step “Carried out” at the action."),
    ACTIONS "WHERE " COUNTS " AND corrective_action.state <> 'done'" },
  { "X-10.2-1", KAMAE_RULE_BLOCK, "nonconformity", "verifying", "10.2",
    N_("Nobody has checked yet that an action was carried out as reported; check it and take the step “Check the implementation” at the action."),
    ACTIONS "WHERE " COUNTS " "
    "AND (checked_on IS NULL OR checked_by_id IS NULL)" },
  { NULL }
};
