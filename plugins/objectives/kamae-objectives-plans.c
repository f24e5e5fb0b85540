/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-objectives-private.h"

#include <kamae-i18n.h>

/* 年間情報セキュリティ計画: what is done in which month of a year. The plan is approved as a whole; its
 * items count into it, are moved while they are planned, and are done by the record that proves
 * it. */

static const KamaeChoice phases[] = {
  { "evaluation", KC_ ("phase", "Evaluation") },
  { NULL }
};

static const KamaeField plan_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "YP-{fy}-{seq:02}", .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_DERIVED, N_("Annual plan"), .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "(SELECT label FROM fiscal_year WHERE id = this.fiscal_year_id)" },
  { "fiscal_year", KAMAE_FIELD_LINK, N_("Fiscal year"), .flags = KAMAE_REQUIRED,
    .target = "fiscal_year", .inverse = N_("Annual plans") },
  { "emphasis", KAMAE_FIELD_LONG_TEXT, N_("Emphasis of the year") },
  { "done", KAMAE_FIELD_DERIVED, N_("Done of planned"), .flags = KAMAE_COLUMN,
    .sql = "(SELECT sum (state = 'done') || '/' || count (*) FROM plan_item "
           "WHERE plan_id = this.id AND state <> 'skipped')" },
  { "overdue", KAMAE_FIELD_DERIVED, N_("Overdue"), .flags = KAMAE_COLUMN,
    .sql = "nullif ((SELECT count (*) FROM plan_item WHERE plan_id = this.id "
           "AND state = 'planned' AND due_on < today ()), 0)" },
  { "approved_on", KAMAE_FIELD_DATE, N_("Approved on"), .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL },
  { "evaluated_on", KAMAE_FIELD_DATE, N_("Evaluated on"),
    .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL | KAMAE_UNLOCKED },
  { NULL }
};

static const KamaeState plan_states[] = {
  { "draft", KC_ ("state", "Draft"), KAMAE_TONE_ATTENTION },
  { "approved", KC_ ("state", "Approved"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "running", KC_ ("state", "Running"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "evaluated", KC_ ("state", "Evaluated"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "closed", KC_ ("state", "Closed"), KAMAE_TONE_QUIET, KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition plan_transitions[] = {
  { "prepare", "draft", "draft", N_("Sign as preparer"), .approval = "prepared",
    .approver = "isms_manager" },
  { "review", "draft", "draft", N_("Sign for the committee"), .approval = "reviewed",
    .approver = "committee_member" },
  { "approve", "draft", "approved", N_("Approve"), .approval = "approved",
    .approver = "top_management", .dates = "approved_on" },
  { "fill", "draft", NULL, N_("Fill from the yearly calendar"), KAMAE_TRANSITION_BACK,
    .act = kamae_objectives_fill_plan },
  { "start", "approved", "running", N_("Start the year") },
  { "evaluate", "running", "evaluated", N_("Evaluate the plan"), .approval = "prepared",
    .approver = "isms_manager", .dates = "evaluated_on", .phase = "evaluation" },
  { "close", "evaluated", "closed", N_("Approve the evaluation"), .approval = "approved",
    .approver = "top_management", .phase = "evaluation" },
  { "revise", "approved running", "draft", N_("Revise"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "reopen", "evaluated closed", "running", N_("Return to the plan's items"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow plan_workflow = { plan_states, plan_transitions, phases };

static gboolean
plan_created (KamaeOperation  *operation,
              KamaeRecord     *plan,
              GError         **error)
{
  return kamae_operation_set_found (operation, plan, "fiscal_year",
                                    "SELECT id FROM fiscal_year WHERE ends_on >= today () "
                                    "AND NOT EXISTS (SELECT 1 FROM annual_plan "
                                    "WHERE fiscal_year_id = fiscal_year.id) "
                                    "ORDER BY starts_on LIMIT 1", error);
}

/* The day of an item when it stood in an approved plan for the first time: moved in the draft, it
 * was not postponed. */
#define FIRST_DAY \
  "SELECT item.due_on FROM plan_item AS item JOIN annual_plan AS plan ON plan.id = item.plan_id " \
  "WHERE item.id = :id AND plan.state <> 'draft'"

static gboolean
keep_first_day (KamaeOperation  *operation,
                KamaeRecord     *item,
                GError         **error)
{
  return kamae_operation_set_found (operation, item, "approved_due_on", FIRST_DAY, error);
}

static gboolean
plan_changed (KamaeOperation  *operation,
              KamaeRecord     *plan,
              const char      *field,
              GError         **error)
{
  g_autoptr(KamaeQuery) query = kamae_query_new (&kamae_objectives_item);
  g_autofree char *key = kamae_record_dup_key (plan);
  g_autoptr(KamaeRecordList) items = NULL;

  if (!g_str_equal (field, "state") || g_strcmp0 (kamae_record_get_state (plan), "approved") != 0)
    return TRUE;
  kamae_query_where (query, "plan", KAMAE_MATCH_IS, key);
  items = kamae_record_list_new (kamae_operation_get_register (operation), query);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (items)); i++)
    {
      g_autoptr(KamaeRecord) item = g_list_model_get_item (G_LIST_MODEL (items), i);

      if (!keep_first_day (operation, item, error))
        return FALSE;
    }
  return TRUE;
}

const KamaeEntity kamae_objectives_plan = {
  .name = "annual_plan",
  .label = N_("Annual plan"),
  .plural = N_("Annual plans"),
  .help = N_("Plan once a year what the ISMS asks for in which month, and who does it. Begin with the yearly calendar, and move what does not fit. "
             "For example: internal audit in November, management review in January."),
  .clause = "8.1",
  .fields = plan_fields,
  .workflow = &plan_workflow,
  .order = "-title",
  .created = plan_created,
  .changed = plan_changed,
};

static const KamaeField item_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "PI-{fy}-{seq:03}",
    .flags = KAMAE_COLUMN },
  { "plan", KAMAE_FIELD_LINK, N_("Annual plan"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "annual_plan", .inverse = N_("Items of the plan"),
    .taken_in = "draft approved running" },
  { "title", KAMAE_FIELD_TEXT, N_("Activity"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "clause", KAMAE_FIELD_LINK, N_("Clause"), .flags = KAMAE_COLUMN, .target = "clause",
    .inverse = N_("Items of the annual plan") },
  { "document", KAMAE_FIELD_TEXT, KC_ ("annual plan", "Document"),
    .help = N_("The document or record that comes of it.") },
  { "owner", KAMAE_FIELD_LINK, N_("Person in charge"), .flags = KAMAE_COLUMN | KAMAE_DID,
    .target = "person", .inverse = N_("In charge of the item of the plan") },
  { "due_on", KAMAE_FIELD_DATE, N_("Planned on"),
    .flags = KAMAE_REQUIRED | KAMAE_DUE | KAMAE_COLUMN },
  /* The day of the calendar: an item that is moved in the draft stands in its line, and is not
   * filled in again. */
  { "original_due_on", KAMAE_FIELD_DATE, N_("First due"),
    .flags = KAMAE_READ_ONLY | KAMAE_HIDDEN },
  { "approved_due_on", KAMAE_FIELD_DATE, N_("First planned on"), .flags = KAMAE_READ_ONLY },
  { "postponed_because", KAMAE_FIELD_TEXT, N_("Postponed because"), .flags = KAMAE_KEPT_UP },
  { "template", KAMAE_FIELD_LINK, N_("Activity of the calendar"), .target = "plan_template",
    .flags = KAMAE_READ_ONLY, .inverse = N_("Items of the annual plan") },
  { "done_on", KAMAE_FIELD_DATE, N_("Done on"), .flags = KAMAE_ACTUAL | KAMAE_COLUMN,
    .group = N_("Outcome") },
  { "proof", KAMAE_FIELD_LINK, N_("Proved by"), .target = "*", .flags = KAMAE_COLUMN,
    .inverse = N_("Proves the item of the plan"),
    .help = N_("The record that shows that it was done: the minutes, the report, the approved "
               "paper.") },
  { "note", KAMAE_FIELD_LONG_TEXT, N_("Note") },
  { NULL }
};

static const KamaeState item_states[] = {
  { "planned", KC_ ("state", "Planned"), KAMAE_TONE_NEUTRAL },
  /* Translators: 見送り */
  { "skipped", KC_ ("annual plan", "Skipped"), KAMAE_TONE_QUIET,
    KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { "done", KC_ ("annual plan", "Done"), KAMAE_TONE_GOOD, KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition item_transitions[] = {
  { "finish", "planned", "done", N_("Done"), .dates = "done_on" },
  { "skip", "planned", "skipped", N_("Skip"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK, .approval = "approved",
    .approver = "isms_manager" },
  /* The record that did it goes back. */
  { "withdraw", "done", "planned", N_("Proof taken back"),
    KAMAE_TRANSITION_AUTOMATIC | KAMAE_TRANSITION_BACK },
  { "reopen", "done skipped", "planned", N_("Not done yet"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow item_workflow = { item_states, item_transitions };

static gboolean
item_changed (KamaeOperation  *operation,
              KamaeRecord     *item,
              const char      *field,
              GError         **error)
{
  return !g_str_equal (field, "due_on") || keep_first_day (operation, item, error);
}

const KamaeEntity kamae_objectives_item = {
  .name = "plan_item",
  .label = N_("Item of the annual plan"),
  .plural = N_("Items of the annual plan"),
  .help = N_("Each item has a day and somebody in charge, and is done by the record that proves it. "
             "For example: committee in July, Nakamura; proved by the minutes."),
  .clause = "8.1",
  .fields = item_fields,
  .workflow = &item_workflow,
  .order = "due_on",
  .created = keep_first_day,
  .changed = item_changed,
};
