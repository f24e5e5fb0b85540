/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-review-private.h"

#include <kamae-i18n.h>

/* アウトプット: what top management decided. An approved decision is followed as a task, and comes
 * back as input a of the next review. */

static const KamaeChoice kinds[] = {
  /* Translators: 継続的改善, obligatory: a decision or a reason why there is none */
  { "improve", N_("Continual improvement") },
  { "change", N_("Change to the ISMS") },
  { "resource", N_("Resources") },
  { "risk", N_("Risk acceptance or treatment") },
  { "objective", N_("Objectives") },
  { "policy", N_("Policy") },
  { NULL }
};

static const KamaeChoice priorities[] = {
  { "high", KC_ ("priority", "High"), KAMAE_TONE_ATTENTION },
  { "normal", KC_ ("priority", "Normal") },
  { NULL }
};

static const KamaeChoice statuses[] = {
  /* Translators: 決定, decided, the minutes are not approved yet */
  { "decided", KC_ ("decision", "Decided") },
  { "open", KC_ ("task", "Open"), KAMAE_TONE_NEUTRAL },
  { "doing", KC_ ("task", "In progress"), KAMAE_TONE_ATTENTION },
  { "cancelled", KC_ ("task", "Cancelled"), KAMAE_TONE_QUIET },
  { "done", KC_ ("task", "Done"), KAMAE_TONE_GOOD },
  { NULL }
};

static const KamaeField fields[] = {
  { "review", KAMAE_FIELD_LINK, N_("Management review"), KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "management_review", .inverse = KC_ ("review", "Decisions") },
  { "number", KAMAE_FIELD_NUMBER, N_("No."), KAMAE_COLUMN, .series = "MRD-{fy}-{seq:02}" },
  { "text", KAMAE_FIELD_TEXT, N_("Decision or instruction"),
    KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), KAMAE_REQUIRED | KAMAE_COLUMN, .choices = kinds },
  { "input", KAMAE_FIELD_CHOICE, N_("From the input"), 0, .choices = kamae_review_inputs },
  { "reason", KAMAE_FIELD_LONG_TEXT, N_("Reason") },
  { "owner", KAMAE_FIELD_LINK, KC_ ("decision", "In charge"), KAMAE_COLUMN | KAMAE_DID,
    .target = "person", .inverse = N_("In charge of the decision") },
  { "due_on", KAMAE_FIELD_DATE, N_("Due"), KAMAE_COLUMN },
  { "priority", KAMAE_FIELD_CHOICE, N_("Priority"), 0, .choices = priorities,
    .initial = "normal" },
  { "effects", KAMAE_FIELD_LINKS, N_("Causes"), KAMAE_UNLOCKED,
    N_("The change, objective, risk or nonconformity that follows from the decision."),
    .target = "*", .inverse = N_("Decided by the management review"), .group = N_("Follow-up") },
  { "task", KAMAE_FIELD_LINK, N_("Task"), KAMAE_READ_ONLY | KAMAE_UNLOCKED, .target = "task",
    .inverse = N_("Decision of the management review") },
  { "status", KAMAE_FIELD_DERIVED, N_("Status"), KAMAE_COLUMN, .choices = statuses,
    .sql = "coalesce ((SELECT state FROM task WHERE id = this.task_id), 'decided')" },
  { "result", KAMAE_FIELD_DERIVED, N_("Result"), 0,
    .sql = "(SELECT result FROM task WHERE id = this.task_id)" },
  { NULL }
};

const KamaeEntity kamae_review_decision = {
  .name = "review_decision",
  .label = N_("Decision of the review"),
  .plural = KC_ ("review", "Decisions"),
  .help = N_("What top management decides on improvement and on changes, with the person in charge and a due date. "
             "For example: introduce phishing exercises every quarter, Ishii, by 30 June."),
  .clause = "9.3.3",
  .fields = fields,
  .added_for = "draft",
  .order = "number",
};

static gboolean
make_task (KamaeOperation  *operation,
           KamaeRecord     *review,
           KamaeRecord     *decision,
           GError         **error)
{
  g_autofree char *id = kamae_record_dup_key (review);
  g_autofree char *owner = kamae_record_dup_canonical (decision, "owner");
  g_autoptr(KamaeRecord) task = NULL;

  task = kamae_operation_create (operation, "task", error,
                                 "subject", kamae_record_get_text (decision, "text"),
                                 "source", id,
                                 "assignee", owner,
                                 "due_on", kamae_record_get_text (decision, "due_on"),
                                 "clause", "9.3.3",
                                 NULL);
  return task != NULL && kamae_operation_set_link (operation, decision, "task", task, error);
}

/* Each decision of approved minutes becomes a task of the person in charge. */
gboolean
kamae_review_make_tasks (KamaeOperation  *operation,
                         KamaeRecord     *review,
                         GError         **error)
{
  g_autoptr(KamaeRecordList) decisions = NULL;

  decisions = kamae_register_list_parts (kamae_operation_get_register (operation), review,
                                         "review_decision");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (decisions)); i++)
    {
      g_autoptr(KamaeRecord) decision = g_list_model_get_item (G_LIST_MODEL (decisions), i);

      if (!make_task (operation, review, decision, error))
        return FALSE;
    }
  return TRUE;
}

/* The decisions of earlier reviews that are open, or were done since the last one. */
#define EARLIER \
  "SELECT group_concat (line, char (10)) FROM (SELECT review_decision.number || ' ' || " \
  "review_decision.text || aside (label ('task', 'state', task.state)) AS line " \
  "FROM review_decision JOIN task ON task.id = review_decision.task_id " \
  "WHERE review_decision.review_id <> :id AND (task.state IN ('open', 'doing') " \
  "OR task.done_on > (SELECT " KAMAE_REVIEW_BEFORE ("this", "cut_off_on") " " \
  "FROM management_review AS this WHERE this.id = :id)) ORDER BY review_decision.number COLLATE counted)"

static char *
dup_earlier (KamaeRegister  *reg,
             KamaeRecord    *review,
             GError        **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_register_query (reg, EARLIER, NULL, error);

  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (review));
  if (!kamae_cursor_next (cursor, error))
    return NULL;
  return g_strdup (kamae_cursor_is_null (cursor, 0) ? "" : kamae_cursor_get_text (cursor, 0));
}

/* Input a begins with a report: nobody types what the register knows. What people wrote stays. */
gboolean
kamae_review_report_decisions (KamaeOperation  *operation,
                               KamaeRecord     *review,
                               GError         **error)
{
  KamaeRegister *reg = kamae_operation_get_register (operation);
  g_autoptr(KamaeRecordList) inputs = kamae_register_list_parts (reg, review, "review_input");
  g_autoptr(KamaeRecord) first = g_list_model_get_item (G_LIST_MODEL (inputs), 0);
  g_autofree char *report = NULL;

  if (first == NULL || g_strcmp0 (kamae_record_get_text (first, "part"), "a") != 0
      || kamae_record_is_set (first, "report"))
    return TRUE;
  report = dup_earlier (reg, review, error);
  return report != NULL
         && (*report == '\0' || kamae_operation_set (operation, first, "report", report, error));
}
