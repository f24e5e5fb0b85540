/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-improvement-private.h"

#include <kamae-i18n.h>

/* 是正処置: what removes the cause, by whom and when, whether it was done, and, later, whether it
 * worked. One that did not work stays as it is; another follows it. */

static const KamaeChoice verdicts[] = {
  { "effective", KC_ ("verdict", "Effective"), KAMAE_TONE_GOOD },
  { "ineffective", KC_ ("verdict", "Not effective"), KAMAE_TONE_BAD },
  { NULL }
};

static const KamaeField fields[] = {
  { "nonconformity", KAMAE_FIELD_LINK, N_("Nonconformity"),
    .flags = KAMAE_REQUIRED | KAMAE_OWNER, .target = "nonconformity",
    .inverse = N_("Corrective actions") },
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "CA-{fy}-{seq:02}", .flags = KAMAE_COLUMN,
    .group = N_("2. Plan") },
  { "action", KAMAE_FIELD_TEXT, N_("Corrective action"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "details", KAMAE_FIELD_LONG_TEXT, N_("Details") },
  { "follows", KAMAE_FIELD_LINK, N_("Follows"), .target = "corrective_action",
    .inverse = N_("Followed by"),
    .help = N_("The action that had no effect and is replaced by this one.") },
  { "owner", KAMAE_FIELD_LINK, N_("Person in charge"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN | KAMAE_DID,
    .target = "person", .inverse = N_("In charge of the corrective action") },
  { "due_on", KAMAE_FIELD_DATE, N_("Due"),
    .flags = KAMAE_REQUIRED | KAMAE_DUE | KAMAE_COLUMN,
    .not_before = "nonconformity.opened_on|approved_on" },
  { "original_due_on", KAMAE_FIELD_DATE, N_("First due"), .flags = KAMAE_READ_ONLY },
  { "postponed_because", KAMAE_FIELD_TEXT, N_("Postponed because"), .flags = KAMAE_KEPT_UP },
  { "criterion", KAMAE_FIELD_LONG_TEXT, N_("How its effect will be judged"),
    .flags = KAMAE_REQUIRED,
    .help = N_("For example: no account of a leaver is found in three monthly checks.") },
  { "evaluation_due_on", KAMAE_FIELD_DATE, N_("Effect to be judged on"),
    .flags = KAMAE_REQUIRED | KAMAE_DUE, .filled_for = "closed", .not_before = "due_on" },
  { "original_evaluation_due_on", KAMAE_FIELD_DATE, N_("First day for judging the effect"),
    .flags = KAMAE_READ_ONLY },
  /* Who signs the plan and the report of the nonconformity, and when, is written by its steps. */
  { "planned_by", KAMAE_FIELD_LINK, N_("Planned by"),
    .flags = KAMAE_REQUIRED | KAMAE_READ_ONLY | KAMAE_DID, .target = "person",
    .inverse = N_("Planned the corrective action"), .initial = "@me" },
  { "planned_on", KAMAE_FIELD_DATE, N_("Planned on"),
    .flags = KAMAE_REQUIRED | KAMAE_READ_ONLY | KAMAE_ACTUAL, .initial = "@today" },
  { "approved_by", KAMAE_FIELD_LINK, N_("Plan approved by"),
    .flags = KAMAE_READ_ONLY | KAMAE_DID, .target = "person",
    .inverse = N_("Approved the corrective action") },
  { "approved_on", KAMAE_FIELD_DATE, N_("Plan approved on"),
    .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL },

  /* Translators: the third phase of the form, 実施報告 */
  { "done", KAMAE_FIELD_LONG_TEXT, N_("What was done"),
    .required_from = "done", .filled_for = "implemented", .group = N_("3. Implementation") },
  { "done_on", KAMAE_FIELD_DATE, N_("Done on"), .flags = KAMAE_ACTUAL | KAMAE_COLUMN,
    .filled_for = "implemented", .not_before = "nonconformity.opened_on" },
  { "done_by", KAMAE_FIELD_LINK, N_("Done by"), .flags = KAMAE_DID, .required_from = "done",
    .filled_for = "implemented", .target = "person",
    .inverse = N_("Carried out the corrective action") },
  { "report_approved_by", KAMAE_FIELD_LINK, N_("Report approved by"), .flags = KAMAE_READ_ONLY,
    .target = "person", .inverse = N_("Approved the report of the corrective action") },
  { "report_approved_on", KAMAE_FIELD_DATE, N_("Report approved on"),
    .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL },

  /* Translators: the fourth phase of the form, 処置確認 */
  { "checked_on", KAMAE_FIELD_DATE, N_("Implementation checked on"),
    .flags = KAMAE_ACTUAL, .filled_for = "verifying", .not_before = "done_on",
    .group = N_("4. Verification") },
  { "checked_by", KAMAE_FIELD_LINK, N_("Implementation checked by"), .flags = KAMAE_READ_ONLY,
    .target = "person", .inverse = N_("Checked the corrective action") },
  { "evaluated_on", KAMAE_FIELD_DATE, N_("Effect judged on"), .flags = KAMAE_ACTUAL,
    .filled_for = "closed",
    .not_before = "checked_on|done_on|nonconformity.opened_on" },
  { "evaluated_by", KAMAE_FIELD_LINK, N_("Effect judged by"), .target = "person",
    .inverse = N_("Judged the corrective action"), .filled_for = "closed" },
  { "evaluation", KAMAE_FIELD_LONG_TEXT, N_("What the judgement rests on"),
    .filled_for = "closed" },
  { "verdict", KAMAE_FIELD_CHOICE, N_("Effectiveness"), .flags = KAMAE_COLUMN,
    .choices = verdicts, .filled_for = "closed" },
  { "follow_up", KAMAE_FIELD_BOOLEAN, N_("Follow-up audit needed"),
    .choices = kamae_improvement_needs, .filled_for = "closed" },
  { NULL }
};

/* Only whether it is still due: the nonconformity has the life cycle. What had no effect and is
 * replaced stays as it was signed, while its successor is planned. */
static const KamaeState states[] = {
  { "planned", KC_ ("action", "Planned"), KAMAE_TONE_ATTENTION },
  { "done", KC_ ("action", "Carried out"), KAMAE_TONE_GOOD, KAMAE_STATE_ENDS },
  { "replaced", KC_ ("action", "Replaced"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "finish", "planned", "done", N_("Carried out"), .dates = "done_on" },
  { "check", "done", NULL, N_("Check the implementation"), .dates = "checked_on",
    .signer = "checked_by" },
  { "reopen", "done", "planned", N_("Not carried out yet"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "replace", "done", "replaced", N_("Replaced by another action"),
    KAMAE_TRANSITION_AUTOMATIC },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

/* Who checked the implementation, checked what was reported then. */
static gboolean
action_changed (KamaeOperation  *operation,
                KamaeRecord     *action,
                const char      *field,
                GError         **error)
{
  static const char *const reported[] = { "done", "done_on", "done_by", NULL };

  return !g_strv_contains (reported, field) || !kamae_record_is_set (action, "checked_by")
         || (kamae_operation_set (operation, action, "checked_by", NULL, error)
             && kamae_operation_set (operation, action, "checked_on", NULL, error));
}

const KamaeEntity kamae_improvement_action = {
  .name = "corrective_action",
  .label = N_("Corrective action"),
  .plural = N_("Corrective actions"),
  .help = N_("What removes the cause so that it does not happen again: who, by when, and how you will see that it worked. "
             "For example: the personnel system reports leavers to the system manager every night."),
  .clause = "10.2",
  .fields = fields,
  .workflow = &workflow,
  .added_for = "planned",
  .order = "number",
  .changed = action_changed,
};
