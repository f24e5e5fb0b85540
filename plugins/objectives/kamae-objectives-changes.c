/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-objectives-private.h"

#include <kamae-i18n.h>

/* 変更の計画: a change to the ISMS, what it touches, what that asks for, and whether it worked (6.3);
 * and changes that nobody planned, with what was done about their effects (8.1). */

static const KamaeChoice kinds[] = {
  { "isms", KC_ ("planned change", "ISMS") },
  { "org", KC_ ("planned change", "Organization") },
  { "scope", KC_ ("planned change", "Scope") },
  { "site", KC_ ("planned change", "Site") },
  { "system", KC_ ("planned change", "System") },
  { "document", KC_ ("planned change", "Regulation") },
  { NULL }
};

static const KamaeField change_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "CHG-{fy}-{seq:02}",
    .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_TEXT, N_("Subject"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = kinds },
  { "requested_on", KAMAE_FIELD_DATE, KC_ ("planned change", "Requested on"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_COLUMN, .initial = "@today" },
  { "requested_by", KAMAE_FIELD_LINK, KC_ ("planned change", "Requested by"),
    .flags = KAMAE_REQUIRED | KAMAE_DID, .target = "person",
    .inverse = N_("Requested the change"), .initial = "@me",
    .held_from = "assessed" },
  { "purpose", KAMAE_FIELD_LONG_TEXT, N_("Purpose of the change"), .flags = KAMAE_REQUIRED,
    .help = N_("What is better afterwards, and what could go wrong if nothing is changed.") },
  { "reason", KAMAE_FIELD_LONG_TEXT, KC_ ("planned change", "Cause") },
  { "cause", KAMAE_FIELD_LINK, N_("Comes from"), .target = "*", .inverse = N_("Planned changes"),
    .help = N_("The decision of the management review, the nonconformity, the issue or the "
               "objective that asks for it.") },
  { "changes", KAMAE_FIELD_LINKS, N_("What is changed"), .target = "*",
    .flags = KAMAE_KEPT_UP, .inverse = N_("Changed by"), .filled_for = "verified",
    .help = N_("The scope statement, documents, controls and other records, also those made "
               "along the way.") },
  { "resources", KAMAE_FIELD_LONG_TEXT, N_("Resources needed"), .flags = KAMAE_MAY_BE_NONE,
    .required_from = "assessed", .group = N_("Plan") },
  { "responsible", KAMAE_FIELD_LINK, N_("Responsible"), .flags = KAMAE_COLUMN | KAMAE_DID,
    .target = "person", .inverse = N_("Responsible for the change"),
    .required_from = "assessed" },
  { "starts_on", KAMAE_FIELD_DATE, N_("Begins on"), .required_from = "assessed" },
  { "due_on", KAMAE_FIELD_DATE, N_("To be completed by"),
    .flags = KAMAE_DUE | KAMAE_COLUMN, .required_from = "assessed", .not_before = "starts_on" },
  { "original_due_on", KAMAE_FIELD_DATE, N_("First due"), .flags = KAMAE_READ_ONLY },
  { "postponed_because", KAMAE_FIELD_TEXT, N_("Postponed because"), .flags = KAMAE_KEPT_UP },
  { "open_consequences", KAMAE_FIELD_DERIVED, N_("Consequences dealt with"),
    .flags = KAMAE_COLUMN,
    .sql = "(SELECT nullif (sum (task.state = 'done') || '/' || count (*), '0/0') "
           "FROM change_consequence AS consequence "
           "LEFT JOIN task ON task.id = consequence.task_id "
           "WHERE consequence.change_id = this.id AND consequence.answer = 1)" },
  { "approved_on", KAMAE_FIELD_DATE, N_("Approved on"),
    .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL },

  { "notified_on", KAMAE_FIELD_DATE, N_("Certification body notified on"), .flags = KAMAE_ACTUAL,
    .filled_for = "verified", .not_before = "requested_on", .group = N_("Outcome") },
  { "notice", KAMAE_FIELD_TEXT, N_("How it was notified, and its answer"),
    .filled_for = "verified" },
  { "result", KAMAE_FIELD_LONG_TEXT, N_("Result"), .required_from = "completed" },
  { "completed_on", KAMAE_FIELD_DATE, N_("Completed on"), .flags = KAMAE_ACTUAL | KAMAE_COLUMN,
    .not_before = "approved_on|requested_on" },
  { "effectiveness", KAMAE_FIELD_LONG_TEXT, N_("Did the change reach its purpose?"),
    .required_from = "verified",
    .help = N_("What was looked at some time after the change, and what it showed; unwanted "
               "effects, too.") },
  { "verified_on", KAMAE_FIELD_DATE, KC_ ("planned change", "Verified on"),
    .flags = KAMAE_ACTUAL, .not_before = "completed_on|requested_on" },
  { "verified_by", KAMAE_FIELD_LINK, KC_ ("planned change", "Verified by"),
    .flags = KAMAE_READ_ONLY, .target = "person", .inverse = N_("Verified the change") },
  { NULL }
};

static const KamaeState change_states[] = {
  /* Translators: 起案 */
  { "requested", KC_ ("planned change", "Requested"), KAMAE_TONE_ATTENTION },
  { "rejected", KC_ ("planned change", "Rejected"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  /* Translators: 影響評価済み */
  { "assessed", KC_ ("planned change", "Consequences assessed"), KAMAE_TONE_ATTENTION },
  { "approved", KC_ ("state", "Approved"), KAMAE_TONE_ATTENTION },
  { "implementing", KC_ ("planned change", "Under way"), KAMAE_TONE_ATTENTION },
  { "completed", KC_ ("planned change", "Completed"), KAMAE_TONE_ATTENTION, KAMAE_STATE_MET },
  { "verified", KC_ ("planned change", "Verified"), KAMAE_TONE_GOOD,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition change_transitions[] = {
  { "assess", "requested", "assessed", N_("Consequences assessed"), .approval = "prepared",
    .approver = "isms_manager" },
  { "approve", "assessed", "approved", N_("Approve"), .approval = "approved",
    .approver = "top_management", .dates = "approved_on", .act = kamae_objectives_make_tasks },
  { "start", "approved", "implementing", N_("Start the change") },
  { "complete", "implementing", "completed", N_("Complete the change"), .dates = "completed_on" },
  { "verify", "completed", "verified", N_("Verify the effect"), .dates = "verified_on",
    .signer = "verified_by" },
  { "reject", "requested assessed", "rejected", N_("Reject"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "return", "assessed approved implementing completed", "requested", N_("Plan anew"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "continue", "completed verified", "implementing", N_("Not completed yet"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "reconsider", "rejected", "requested", N_("Reopen"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow change_workflow = { change_states, change_transitions };

/* The seven things that a change may touch, in the order in which they are asked, and the clause
 * of the task that follows. */
static const KamaeChoice aspects[] = {
  { "scope", KC_ ("consequence", "Scope") },
  { "risk", KC_ ("consequence", "Risks") },
  { "soa", KC_ ("consequence", "Statement of Applicability") },
  { "documents", KC_ ("consequence", "Documents") },
  { "training", KC_ ("consequence", "Training") },
  { "suppliers", KC_ ("consequence", "Suppliers") },
  { "certification", KC_ ("consequence", "Notice to the certification body") },
  { NULL }
};

static const char *const clauses[] = { "4.3", "8.2", "6.1.3", "7.5.3", "7.2", "8.1", "4.3" };

/* One for each, so that none is forgotten. */
static gboolean
change_created (KamaeOperation  *operation,
                KamaeRecord     *change,
                GError         **error)
{
  g_autofree char *id = kamae_record_dup_key (change);

  for (guint i = 0; aspects[i].code != NULL; i++)
    {
      g_autofree char *position = g_strdup_printf ("%u", i + 1);
      g_autoptr(KamaeRecord) consequence =
        kamae_operation_create (operation, "change_consequence", error,
                                "change", id, "aspect", aspects[i].code,
                                "position", position, NULL);

      if (consequence == NULL)
        return FALSE;
    }
  return TRUE;
}

/* What the change comes from says so, too, while it is open for that. */
static gboolean
tell_cause (KamaeOperation  *operation,
            KamaeRecord     *change,
            GError         **error)
{
  static const char *const fields[][2] = {
    { "review_decision", "effects" }, { "nonconformity", "isms_changes" },
  };
  g_autoptr(KamaeRecord) cause = kamae_record_ref_link (change, "cause");

  for (guint i = 0; cause != NULL && i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (kamae_record_get_entity (cause)->name, fields[i][0])
        && (i == 0 || !kamae_record_is_locked (cause)))
      return kamae_operation_add_link (operation, cause, fields[i][1], change, error);
  return TRUE;
}

static gboolean
change_changed (KamaeOperation  *operation,
                KamaeRecord     *change,
                const char      *field,
                GError         **error)
{
  return !g_str_equal (field, "cause") || tell_cause (operation, change, error);
}

const KamaeEntity kamae_objectives_change = {
  .name = "planned_change",
  .label = N_("Planned change"),
  .plural = N_("Planned changes"),
  .help = N_("Changes to the ISMS are made in a planned way: what for, what they touch, who does what by when, and whether they worked. "
             "For example: the Osaka office moves to another building in September."),
  .clause = "6.3",
  .fields = change_fields,
  .workflow = &change_workflow,
  .order = "-number",
  .created = change_created,
  .changed = change_changed,
};

static const KamaeChoice answers[] = {
  /* Translators: 有: the change touches it */
  { "1", KC_ ("consequence", "Yes"), KAMAE_TONE_ATTENTION },
  /* Translators: 無: the change does not touch it */
  { "0", KC_ ("consequence", "No") },
  { NULL }
};

static const KamaeChoice progress[] = {
  { "open", KC_ ("task", "Open"), KAMAE_TONE_NEUTRAL },
  { "doing", KC_ ("task", "In progress"), KAMAE_TONE_ATTENTION },
  { "cancelled", KC_ ("task", "Cancelled"), KAMAE_TONE_QUIET },
  { "done", KC_ ("task", "Done"), KAMAE_TONE_GOOD },
  { NULL }
};

static const KamaeField consequence_fields[] = {
  { "change", KAMAE_FIELD_LINK, N_("Planned change"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "planned_change", .inverse = N_("Consequences") },
  { "position", KAMAE_FIELD_INTEGER, N_("Position"), .flags = KAMAE_READ_ONLY | KAMAE_HIDDEN },
  { "aspect", KAMAE_FIELD_CHOICE, KC_ ("consequence", "What it touches"),
    .flags = KAMAE_REQUIRED | KAMAE_READ_ONLY | KAMAE_HIDDEN, .choices = aspects },
  { "title", KAMAE_FIELD_DERIVED, KC_ ("consequence", "What it touches"),
    .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "label ('change_consequence', 'aspect', this.aspect)" },
  { "answer", KAMAE_FIELD_BOOLEAN, N_("Touched"), .flags = KAMAE_COLUMN, .choices = answers },
  { "note", KAMAE_FIELD_LONG_TEXT, N_("What is touched, or why nothing is"),
    .flags = KAMAE_COLUMN },
  { "action", KAMAE_FIELD_TEXT, N_("What is to be done"), .when = "answer=1" },
  { "owner", KAMAE_FIELD_LINK, N_("Person in charge"), .flags = KAMAE_COLUMN | KAMAE_DID,
    .target = "person", .inverse = N_("In charge of a consequence of the change"),
    .when = "answer=1" },
  { "due_on", KAMAE_FIELD_DATE, N_("Due"), .flags = KAMAE_COLUMN, .when = "answer=1" },
  { "task", KAMAE_FIELD_LINK, N_("Task"), .flags = KAMAE_READ_ONLY, .target = "task",
    .inverse = N_("Consequence of the change"), .filled_for = "approved" },
  { "status", KAMAE_FIELD_DERIVED, N_("Status"), .flags = KAMAE_COLUMN, .choices = progress,
    .sql = "(SELECT state FROM task WHERE id = this.task_id)" },
  { NULL }
};

/* The task of an earlier approval does not do what is to be done instead. */
static gboolean
consequence_changed (KamaeOperation  *operation,
                     KamaeRecord     *consequence,
                     const char      *field,
                     GError         **error)
{
  return !g_str_equal (field, "action")
         || kamae_operation_set_link (operation, consequence, "task", NULL, error);
}

const KamaeEntity kamae_objectives_consequence = {
  .name = "change_consequence",
  .label = N_("Consequence of the change"),
  .plural = N_("Consequences"),
  .help = N_("Answer for each of the seven whether the change touches it. What it touches becomes a task when the change is approved."),
  .clause = "6.3",
  .fields = consequence_fields,
  .flags = KAMAE_ENTITY_INTERNAL | KAMAE_ENTITY_FIXED,
  .order = "position",
  .unique = "change_id, aspect",
  .changed = consequence_changed,
};

static gboolean
make_task (KamaeOperation  *operation,
           KamaeRecord     *change,
           KamaeRecord     *consequence,
           GError         **error)
{
  g_autofree char *id = kamae_record_dup_key (change);
  g_autofree char *owner = kamae_record_dup_canonical (consequence, "owner");
  gint64 position = kamae_record_get_integer (consequence, "position");
  g_autoptr(KamaeRecord) task = NULL;

  task = kamae_operation_create (operation, "task", error,
                                 "subject", kamae_record_get_text (consequence, "action"),
                                 "source", id,
                                 "assignee", owner,
                                 "due_on", kamae_record_get_text (consequence, "due_on"),
                                 "clause", clauses[CLAMP (position, 1, 7) - 1],
                                 NULL);
  return task != NULL && kamae_operation_set_link (operation, consequence, "task", task, error);
}

/* Each consequence becomes a task of whoever is in charge; one that has its task from an earlier
 * approval, for the same action, keeps it. */
gboolean
kamae_objectives_make_tasks (KamaeOperation  *operation,
                             KamaeRecord     *change,
                             GError         **error)
{
  g_autoptr(KamaeRecordList) list =
    kamae_register_list_parts (kamae_operation_get_register (operation), change,
                               "change_consequence");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) consequence = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (kamae_record_get_integer (consequence, "answer") == 1
          && !kamae_record_is_set (consequence, "task")
          && !make_task (operation, change, consequence, error))
        return FALSE;
    }
  return TRUE;
}

/* Unintended changes */

static const KamaeField unintended_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "UC-{fy}-{seq:02}",
    .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_TEXT, N_("Subject"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "found_on", KAMAE_FIELD_DATE, N_("Found on"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_COLUMN, .initial = "@today" },
  { "found_by", KAMAE_FIELD_LINK, KC_ ("unintended change", "Found by"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .target = "person",
    .inverse = N_("Found the unintended change"), .initial = "@me",
    .held_from = "reviewed" },
  { "description", KAMAE_FIELD_LONG_TEXT, N_("What changed"), .flags = KAMAE_REQUIRED,
    .help = N_("What is otherwise than planned, since when, and how it came about.") },
  { "related", KAMAE_FIELD_LINKS, N_("What is affected"), .target = "*",
    .inverse = N_("Affected by the unintended change") },
  { "effects", KAMAE_FIELD_LONG_TEXT, N_("Adverse effects"), .flags = KAMAE_MAY_BE_NONE,
    .required_from = "reviewed", .group = N_("Review"),
    .help = N_("On confidentiality, integrity and availability. “None” if the review found "
               "none.") },
  { "measures", KAMAE_FIELD_LONG_TEXT, N_("What is done against them"),
    .flags = KAMAE_MAY_BE_NONE, .required_from = "reviewed" },
  { "owner", KAMAE_FIELD_LINK, N_("Person in charge"), .flags = KAMAE_COLUMN | KAMAE_DID,
    .target = "person", .inverse = N_("In charge of the unintended change"),
    .required_from = "reviewed" },
  { "due_on", KAMAE_FIELD_DATE, N_("Due"), .flags = KAMAE_DUE | KAMAE_COLUMN,
    .required_from = "reviewed", .not_before = "found_on" },
  { "original_due_on", KAMAE_FIELD_DATE, N_("First due"), .flags = KAMAE_READ_ONLY },
  { "reviewed_on", KAMAE_FIELD_DATE, KC_ ("unintended change", "Reviewed on"),
    .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL },
  { "result", KAMAE_FIELD_LONG_TEXT, N_("Result"), .required_from = "mitigated",
    .group = N_("Outcome"), .help = N_("What was done, and that the effects have ended.") },
  { "mitigated_on", KAMAE_FIELD_DATE, N_("Mitigated on"), .flags = KAMAE_ACTUAL,
    .not_before = "found_on" },
  { "follow_up", KAMAE_FIELD_LINKS, N_("Followed up by"), .target = "*",
    .inverse = N_("Because of the unintended change"), .filled_for = "closed",
    .help = N_("The nonconformity or the planned change that came of it.") },
  { "closed_on", KAMAE_FIELD_DATE, N_("Closed on"), .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL },
  { NULL }
};

static const KamaeState unintended_states[] = {
  { "found", KC_ ("unintended change", "Found"), KAMAE_TONE_BAD },
  { "reviewed", KC_ ("unintended change", "Reviewed"), KAMAE_TONE_ATTENTION },
  { "mitigated", KC_ ("unintended change", "Mitigated"), KAMAE_TONE_ATTENTION, KAMAE_STATE_MET },
  { "closed", KC_ ("unintended change", "Closed"), KAMAE_TONE_GOOD,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition unintended_transitions[] = {
  { "review", "found", "reviewed", N_("Consequences reviewed"), .approval = "prepared",
    .dates = "reviewed_on" },
  { "mitigate", "reviewed", "mitigated", N_("Mitigated"), .dates = "mitigated_on" },
  { "close", "mitigated", "closed", KC_ ("unintended change", "Close"), .approval = "approved",
    .approver = "isms_manager", .dates = "closed_on" },
  { "return", "reviewed mitigated", "found", N_("Review anew"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "reopen", "closed", "reviewed", N_("Reopen"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow unintended_workflow = { unintended_states, unintended_transitions };

const KamaeEntity kamae_objectives_unintended = {
  .name = "unintended_change",
  .label = N_("Unintended change"),
  .plural = N_("Unintended changes"),
  .help = N_("When something has changed that nobody planned, review what it leads to and act against its adverse effects. "
             "For example: an update of the cloud service has switched off the log of downloads."),
  .clause = "8.1",
  .fields = unintended_fields,
  .workflow = &unintended_workflow,
  .order = "-number",
};
