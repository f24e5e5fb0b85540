/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Tasks: what has to be done by when, for any record. */

#include "config.h"

#include "kamae-core-entities-private.h"

#include <kamae-i18n.h>

static const KamaeField task_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), KAMAE_COLUMN, .series = "T-{seq:04}" },
  { "subject", KAMAE_FIELD_TEXT, N_("Subject"), KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "assignee", KAMAE_FIELD_LINK, N_("Assigned to"), KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "person", .inverse = N_("Tasks"), .initial = "@me" },
  { "due_on", KAMAE_FIELD_DATE, N_("Due"), KAMAE_REQUIRED | KAMAE_COLUMN | KAMAE_DUE },
  { "original_due_on", KAMAE_FIELD_DATE, N_("First due"), KAMAE_READ_ONLY,
    N_("Kept when the task is postponed.") },
  { "postponed_because", KAMAE_FIELD_TEXT, N_("Postponed because"), KAMAE_KEPT_UP,
    N_("Why the due date was moved.") },
  { "source", KAMAE_FIELD_LINK, N_("Belongs to"), KAMAE_COLUMN,
    .target = "*", .inverse = N_("Tasks"), .group = N_("Origin"), .taken_in = "*" },
  { "clause", KAMAE_FIELD_LINK, N_("Clause"), 0, .target = "clause", .inverse = N_("Tasks") },
  { "raised_on", KAMAE_FIELD_DATE, KC_("task", "Raised on"), KAMAE_ACTUAL, .initial = "@today" },
  { "done_on", KAMAE_FIELD_DATE, N_("Done on"), KAMAE_ACTUAL,
    .group = N_("Outcome"), .not_before = "raised_on" },
  { "result", KAMAE_FIELD_LONG_TEXT, N_("Result"), 0,
    N_("What was done, in a sentence that an auditor understands.") },
  /* What is open stands first, the most urgent at the top; then what was due last. */
  { "position", KAMAE_FIELD_DERIVED, N_("Position"), KAMAE_HIDDEN,
    .sql = "CASE WHEN this.state IN ('open', 'doing') THEN julianday (this.due_on)"
           " ELSE 9999999 - julianday (this.due_on) END" },
  { NULL }
};

static const KamaeState task_states[] = {
  { "open", KC_("task", "Open"), KAMAE_TONE_NEUTRAL },
  { "doing", KC_("task", "In progress"), KAMAE_TONE_ATTENTION },
  { "cancelled", KC_("task", "Cancelled"), KAMAE_TONE_QUIET,
    KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { "done", KC_("task", "Done"), KAMAE_TONE_GOOD, KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition task_transitions[] = {
  { "start", "open", "doing", KC_("verb, a task", "Start") },
  { "finish", "open doing", "done", N_("Finish"), .dates = "done_on" },
  { "cancel", "open doing", "cancelled", KC_("verb, a task", "Cancel"),
    KAMAE_TRANSITION_BACK | KAMAE_TRANSITION_NEEDS_REASON },
  { "reopen", "done cancelled", "open", N_("Reopen"),
    KAMAE_TRANSITION_BACK | KAMAE_TRANSITION_NEEDS_REASON },
  { NULL }
};

static const KamaeWorkflow task_workflow = { task_states, task_transitions };

const KamaeEntity kamae_core_task = {
  .name = "task",
  .label = N_("Task"),
  .plural = N_("Tasks"),
  .help = N_("Everything planned needs somebody who does it and a day by which it is done."
             " Tasks come from meetings, reviews and other records, or are entered here."
             " For example: revise the rules for remote work, Sato, by 30 June."),
  .clause = "8.1",
  .fields = task_fields,
  .workflow = &task_workflow,
  .order = "position",
};
