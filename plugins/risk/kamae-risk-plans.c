/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* リスク対応計画 of a year, and 対応項目, its actions. Approving the plan freezes it as it was
 * promised; the actions go on, and are measured against it. */

static const KamaeField plan_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "TP-{fy}-{seq:02}", .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_DERIVED, N_("Treatment plan"), .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "coalesce (record_label (this.fiscal_year_id) || ' ', '') || "
           "coalesce (this.number, '')" },
  { "fiscal_year", KAMAE_FIELD_LINK, N_("Fiscal year"), .flags = KAMAE_REQUIRED,
    .target = "fiscal_year", .inverse = N_("Treatment plans"), .initial = "@fiscal_year" },
  { "run", KAMAE_FIELD_LINK, N_("Risk assessment"), .flags = KAMAE_COLUMN, .target = "risk_run",
    .inverse = N_("Treatment plans"),
    .help = N_("The assessment whose results the plan answers.") },
  { "summary", KAMAE_FIELD_LONG_TEXT, N_("Summary"), .flags = KAMAE_REQUIRED,
    .help = N_("What the plan is to achieve this year.") },
  { "resources", KAMAE_FIELD_LONG_TEXT, N_("Resources and budget"), .flags = KAMAE_MAY_BE_NONE },
  /* Translators: RSK-V10 */
  { "beyond_because", KAMAE_FIELD_TEXT, N_("Why an action ends after the fiscal year"),
    .flags = KAMAE_UNLOCKED, .filled_for = "completed" },
  { "approved_on", KAMAE_FIELD_DATE, N_("Approved on"),
    .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL | KAMAE_COLUMN },
  { "progress", KAMAE_FIELD_DERIVED, N_("Progress (%)"), .flags = KAMAE_COLUMN,
    .sql = "(SELECT " KAMAE_RISK_PROGRESS " FROM treatment_action "
           "WHERE treatment_action.plan_id = this.id)" },
  { "overdue", KAMAE_FIELD_DERIVED, N_("Actions overdue"), .flags = KAMAE_COLUMN,
    .sql = "(SELECT count (*) FROM treatment_action WHERE treatment_action.plan_id = this.id "
           "AND state IN ('not_started', 'doing') AND due_on < today ())" },
  { "result", KAMAE_FIELD_LONG_TEXT, N_("Result of the year"), .flags = KAMAE_UNLOCKED,
    .required_from = "completed",
    .help = N_("What was achieved, and what the next plan takes over.") },
  { NULL }
};

static const KamaeState plan_states[] = {
  { "draft", KC_ ("state", "Draft"), KAMAE_TONE_ATTENTION },
  { "approved", KC_ ("state", "Approved"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "completed", KC_ ("treatment plan", "Completed"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition plan_transitions[] = {
  { "prepare", "draft", "draft", N_("Sign as prepared"), .approval = "prepared" },
  { "review", "draft", "draft", N_("Sign as reviewed"), .approval = "reviewed",
    .approver = "isms_manager" },
  { "approve", "draft", "approved", N_("Approve"), .approval = "approved",
    .approver = "top_management", .dates = "approved_on" },
  { "complete", "approved", "completed", KC_ ("verb, a treatment plan", "Complete") },
  { NULL }
};

static const KamaeWorkflow plan_workflow = { plan_states, plan_transitions };

/* What was approved, with the owners of the risks who had approved their part of it. */
static const KamaeSnapshotPart plan_snapshot[] = {
  { "treatments",
    "SELECT risk.number AS risk, risk.title AS title, owner.name AS owner, treatment.number AS number, "
    "treatment.option AS option, treatment.measures AS measures, "
    "(SELECT group_concat (control.number, ' ') FROM link JOIN control ON control.id = link.to_id "
    "WHERE link.kind = 'treatment.controls' AND link.from_id = treatment.id) AS controls, "
    "treatment.due_on AS due_on, treatment.decided_on AS decided_on FROM treatment "
    "JOIN risk ON risk.id = treatment.risk_id LEFT JOIN person AS owner ON owner.id = risk.owner_id "
    "WHERE treatment.plan_id = :id AND treatment.state <> 'withdrawn' ORDER BY treatment.number COLLATE counted" },
  { "actions",
    "SELECT treatment_action.number AS number, task, treatment.number AS treatment, person.name AS owner, "
    "treatment_action.resources AS resources, plan_start, treatment_action.due_on AS due_on, "
    "treatment_action.state AS state FROM treatment_action "
    "LEFT JOIN treatment ON treatment.id = treatment_action.treatment_id "
    "LEFT JOIN person ON person.id = treatment_action.owner_id "
    "WHERE treatment_action.plan_id = :id ORDER BY treatment_action.number COLLATE counted" },
  { NULL }
};

static gboolean
plan_created (KamaeOperation  *operation,
              KamaeRecord     *plan,
              GError         **error)
{
  return kamae_operation_set_found (operation, plan, "run",
                                    "SELECT id FROM risk_run WHERE state <> 'planned' "
                                    "ORDER BY starts_on DESC, number COLLATE counted DESC", error);
}

const KamaeEntity kamae_risk_plan = {
  .name = "treatment_plan",
  /* Translators: リスク対応計画 */
  .label = N_("Treatment plan"),
  .plural = N_("Treatment plans"),
  .help = N_("Put together who does what by when about the risks that need treatment; owners and top management approve it. "
             "For example: the plan of the fiscal year after the annual assessment."),
  .clause = "6.1.3",
  .fields = plan_fields,
  .workflow = &plan_workflow,
  .order = "-number",
  .snapshot = plan_snapshot,
  .created = plan_created,
};

static const KamaeField action_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "TA-{fy}-{seq:03}",
    .flags = KAMAE_COLUMN },
  { "task", KAMAE_FIELD_TEXT, KC_ ("risk treatment", "Task"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "treatment", KAMAE_FIELD_LINK, N_("Treatment"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .target = "treatment",
    .inverse = KC_("risk treatment", "Actions"), .taken_in = "draft decided" },
  { "plan", KAMAE_FIELD_LINK, N_("Treatment plan"), .flags = KAMAE_CARRIED_OVER,
    .target = "treatment_plan", .inverse = KC_("risk treatment", "Actions"),
    .taken_in = "draft approved" },
  { "control", KAMAE_FIELD_LINK, N_("Control"), .target = "control",
    .inverse = N_("Treatment actions"),
    .help = N_("The control that the action brings in or improves.") },
  { "owner", KAMAE_FIELD_LINK, N_("Person in charge"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN | KAMAE_DID,
    .target = "person", .inverse = N_("In charge of the treatment actions") },
  { "resources", KAMAE_FIELD_TEXT, N_("Resources needed"), .flags = KAMAE_MAY_BE_NONE },
  { "plan_start", KAMAE_FIELD_DATE, N_("Planned start"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .initial = "@today" },
  { "due_on", KAMAE_FIELD_DATE, N_("Planned end"),
    .flags = KAMAE_REQUIRED | KAMAE_DUE | KAMAE_COLUMN,
    .not_before = "plan_start" },
  { "original_due_on", KAMAE_FIELD_DATE, N_("First due"), .flags = KAMAE_READ_ONLY },
  { "postponed_because", KAMAE_FIELD_TEXT, N_("Postponed because"), .flags = KAMAE_KEPT_UP },
  { "act_start", KAMAE_FIELD_DATE, N_("Started on"), .flags = KAMAE_ACTUAL | KAMAE_COLUMN,
    /* What is urgent begins before its plan is approved, not before its risk is known. */
    .group = N_("What happened"), .not_before = "treatment.risk.found_on" },
  { "act_end", KAMAE_FIELD_DATE, N_("Finished on"), .flags = KAMAE_ACTUAL | KAMAE_COLUMN,
    .not_before = "act_start|treatment.risk.found_on" },
  { "result", KAMAE_FIELD_LONG_TEXT, N_("Result") },
  { "evidence", KAMAE_FIELD_FILE, N_("Evidence"),
    .help = N_("A file that shows it, or attach several to the action.") },
  { "cancelled_because", KAMAE_FIELD_TEXT, N_("Cancelled because"), .required_from = "cancelled" },
  { NULL }
};

static const KamaeState action_states[] = {
  { "not_started", KC_ ("treatment action", "Not started"), KAMAE_TONE_NEUTRAL },
  { "doing", KC_ ("treatment action", "In progress"), KAMAE_TONE_ATTENTION },
  { "done", KC_ ("treatment action", "Done"), KAMAE_TONE_GOOD, KAMAE_STATE_ENDS },
  { "cancelled", KC_ ("treatment action", "Cancelled"), KAMAE_TONE_QUIET,
    KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { NULL }
};

static const KamaeTransition action_transitions[] = {
  { "start", "not_started", "doing", KC_ ("verb, a treatment action", "Start"),
    .dates = "act_start" },
  { "finish", "doing", "done", KC_ ("verb, a treatment action", "Finish"), .dates = "act_end" },
  { "cancel", "not_started doing", "cancelled", KC_ ("verb, a treatment action", "Cancel"),
    KAMAE_TRANSITION_BACK },
  { "reopen", "done cancelled", "doing", N_("Reopen"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow action_workflow = { action_states, action_transitions };

static gboolean
action_created (KamaeOperation  *operation,
                KamaeRecord     *action,
                GError         **error)
{
  return kamae_operation_set_found (operation, action, "plan",
                                    "SELECT treatment.plan_id FROM treatment_action JOIN treatment "
                                    "ON treatment.id = treatment_action.treatment_id "
                                    "WHERE treatment_action.id = :id", error);
}

/* The first action that starts, starts the treatment of the risk. */
static gboolean
action_changed (KamaeOperation  *operation,
                KamaeRecord     *action,
                const char      *field,
                GError         **error)
{
  g_autoptr(KamaeRecord) treatment = NULL;
  g_autoptr(KamaeRecord) risk = NULL;

  if (!g_str_equal (field, "state") || g_strcmp0 (kamae_record_get_state (action), "doing") != 0)
    return TRUE;
  treatment = kamae_record_ref_link (action, "treatment");
  risk = treatment != NULL ? kamae_record_ref_link (treatment, "risk") : NULL;
  return kamae_risk_follow (operation, risk, "start", error);
}

const KamaeEntity kamae_risk_action = {
  .name = "treatment_action",
  /* Translators: リスク対応の対応項目 */
  .label = N_("Treatment action"),
  .plural = N_("Treatment actions"),
  .help = N_("One thing that somebody does for a treatment, with its dates and what shows that it was done. "
             "For example: encrypt the disks of all laptops, system section, by 30 September."),
  .clause = "6.1.3",
  .fields = action_fields,
  .workflow = &action_workflow,
  .order = "-due_on",
  .created = action_created,
  .changed = action_changed,
};
