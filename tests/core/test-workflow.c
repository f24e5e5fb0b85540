/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

#include <string.h>

/* Life cycles, guards, approvals, locks and snapshots, on a declaration made for this test. */

static const KamaeChoice answers[] = {
  { "yes", "Yes" },
  { "no", "No" },
  { NULL }
};

static const KamaeState states[] = {
  { "draft", "Draft" },
  { "approved", "Approved", KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "in_force", "In force", KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "superseded", "Superseded", KAMAE_TONE_QUIET, KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

/* What a step does beside. */
static gboolean
stamp (KamaeOperation *operation,
       KamaeRecord    *record,
       GError        **error)
{
  return kamae_operation_set (operation, record, "remark", "signed", error);
}

static const KamaeChoice phases[] = {
  { "plan", "Plan" },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "sign", "draft", NULL, "Sign the plan", .approval = "prepared", .phase = "plan", .act = stamp },
  { "approve", "draft", "approved", "Approve", .approval = "approved", .approver = "top_management",
    .dates = "approved_on" },
  { "put_in_force", "approved", "in_force", "Put in force", .supersedes = "superseded" },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions, phases };

static const KamaeField paper_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, "No.", .series = "P-{fy}-{seq:03}" },
  { "title", KAMAE_FIELD_TEXT, "Title", KAMAE_REQUIRED | KAMAE_TITLE },
  { "answer", KAMAE_FIELD_CHOICE, "Answer", .choices = answers, .required_from = "approved" },
  { "reason", KAMAE_FIELD_LONG_TEXT, "Reason", .required_from = "approved", .when = "answer=no" },
  { "exceptions", KAMAE_FIELD_TEXT, "Exceptions", KAMAE_MAY_BE_NONE, .required_from = "approved" },
  { "readers", KAMAE_FIELD_LINKS, "Readers", .target = "person", .inverse = "Reads" },
  { "remark", KAMAE_FIELD_TEXT, "Remark", KAMAE_UNLOCKED },
  { "source", KAMAE_FIELD_TEXT, "Source" },
  { "approved_on", KAMAE_FIELD_DATE, "Approved on", KAMAE_ACTUAL, .required_from = "approved" },
  { "n_lines", KAMAE_FIELD_DERIVED, "Lines",
    .sql = "SELECT count(*) FROM paper_line AS l WHERE l.paper_id = this.id" },
  { NULL }
};

static const KamaeSnapshotPart paper_snapshot[] = {
  { "site", "SELECT name FROM site ORDER BY name" },
  { NULL }
};

/* What follows from a change: an approved paper says so in its remark. */
static gboolean
paper_changed (KamaeOperation *operation,
               KamaeRecord    *record,
               const char     *field,
               GError        **error)
{
  if (!g_str_equal (field, "state"))
    return TRUE;
  if (g_strcmp0 (kamae_record_get_text (record, "title"), "控え") == 0)
    {
      g_set_error_literal (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED, "Not this one.");
      return FALSE;
    }
  return kamae_operation_set (operation, record, "remark", kamae_record_get_state (record), error);
}

static const KamaeEntity paper = {
  .name = "paper",
  .label = "Paper",
  .plural = "Papers",
  .fields = paper_fields,
  .workflow = &workflow,
  .order = "-number",
  .snapshot = paper_snapshot,
  .changed = paper_changed,
};

static const KamaeField line_fields[] = {
  { "paper", KAMAE_FIELD_LINK, "Paper", KAMAE_OWNER, .target = "paper" },
  { "text", KAMAE_FIELD_TEXT, "Text", KAMAE_TITLE },
  { "speakers", KAMAE_FIELD_LINKS, "Speakers", .target = "person" },
  { NULL }
};

static const KamaeField word_fields[] = {
  { "line", KAMAE_FIELD_LINK, "Line", KAMAE_OWNER, .target = "paper_line" },
  { "text", KAMAE_FIELD_TEXT, "Text", KAMAE_TITLE },
  { NULL }
};

/* A part of a part. */
static const KamaeEntity word = {
  .name = "paper_word",
  .label = "Word",
  .plural = "Words",
  .fields = word_fields,
};

static const KamaeEntity line = {
  .name = "paper_line",
  .label = "Line",
  .plural = "Lines",
  .fields = line_fields,
};

/* A life cycle with a short way, a way back and one aside. */
static const KamaeState errand_states[] = {
  { "open", "Open" },
  { "told", "Told" },
  { "doing", "Under way" },
  { "done", "Done" },
  { "dropped", "Dropped", KAMAE_TONE_QUIET, KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { NULL }
};

static const KamaeTransition errand_transitions[] = {
  { "tell", "open", "told", "Tell" },
  { "start", "open told", "doing", "Start" },
  { "finish", "doing", "done", "Finish" },
  { "return", "told doing", "open", "Return", KAMAE_TRANSITION_BACK },
  { "drop", "open told doing", "dropped", "Drop" },
  { NULL }
};

static const KamaeWorkflow errand_workflow = { errand_states, errand_transitions };

static const KamaeField errand_fields[] = {
  { "title", KAMAE_FIELD_TEXT, "Title", KAMAE_REQUIRED | KAMAE_TITLE },
  { "note", KAMAE_FIELD_TEXT, "Note", .required_from = "doing" },
  { "paper", KAMAE_FIELD_LINK, "Paper", .target = "paper", .taken_in = "draft" },
  { NULL }
};

/* Nothing but a link that it must have. */
static const KamaeField crew_fields[] = {
  { "title", KAMAE_FIELD_TEXT, "Title", KAMAE_REQUIRED | KAMAE_TITLE },
  { "members", KAMAE_FIELD_LINKS, "Members", KAMAE_REQUIRED, .target = "person" },
  { NULL }
};

static const KamaeEntity crew = {
  .name = "crew",
  .label = "Crew",
  .plural = "Crews",
  .fields = crew_fields,
};

static const KamaeEntity errand = {
  .name = "errand",
  .label = "Errand",
  .plural = "Errands",
  .fields = errand_fields,
  .workflow = &errand_workflow,
};

/* A life cycle that is signed at each step, with steps back. */
static const KamaeState bill_states[] = {
  { "draft", "Draft" },
  { "checked", "Checked" },
  { "approved", "Approved", KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "paid", "Paid", KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { NULL }
};

static const KamaeTransition bill_transitions[] = {
  { "prepare", "draft", "draft", "Prepare", .approval = "prepared" },
  { "check", "draft", "checked", "Check", .approval = "reviewed", .dates = "checked_on" },
  { "approve", "checked", "approved", "Approve", .approval = "approved",
    .approver = "top_management", .dates = "approved_on" },
  { "pay", "approved", "paid", "Pay", .approval = "approved", .approver = "top_management",
    .phase = "plan" },
  { "return", "checked approved", "draft", "Return", KAMAE_TRANSITION_BACK },
  { "reopen", "paid", "checked", "Reopen", KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow bill_workflow = { bill_states, bill_transitions, phases };

static const KamaeField bill_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, "No.", .series = "B-{fy}-{seq:03}" },
  { "title", KAMAE_FIELD_TEXT, "Title", KAMAE_REQUIRED | KAMAE_TITLE },
  { "note", KAMAE_FIELD_TEXT, "Note", KAMAE_MAY_BE_NONE },
  { "memo", KAMAE_FIELD_TEXT, "Memo", KAMAE_KEPT_UP },
  { "answer", KAMAE_FIELD_TEXT, "Answer", .filled_for = "approved" },
  { "checked_on", KAMAE_FIELD_DATE, "Checked on", KAMAE_ACTUAL },
  { "approved_on", KAMAE_FIELD_DATE, "Approved on", KAMAE_ACTUAL },
  { NULL }
};

static const KamaeEntity bill = {
  .name = "bill",
  .label = "Bill",
  .plural = "Bills",
  .fields = bill_fields,
  .workflow = &bill_workflow,
};

static const KamaeState item_states[] = {
  { "open", "Open" },
  { "done", "Done", KAMAE_TONE_GOOD, KAMAE_STATE_ENDS },
  { "dropped", "Dropped", KAMAE_TONE_QUIET, KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { NULL }
};

static const KamaeTransition item_transitions[] = {
  { "finish", "open", "done", "Finish", .dates = "done_on" },
  { "reopen", "done", "open", "Reopen", KAMAE_TRANSITION_BACK },
  { "drop", "open done", "dropped", "Drop", KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow item_workflow = { item_states, item_transitions };

static const KamaeField item_fields[] = {
  { "bill", KAMAE_FIELD_LINK, "Bill", KAMAE_OWNER, .target = "bill" },
  { "title", KAMAE_FIELD_TEXT, "Title", KAMAE_TITLE },
  { "done_on", KAMAE_FIELD_DATE, "Done on", KAMAE_ACTUAL },
  { "memo", KAMAE_FIELD_TEXT, "Memo", KAMAE_KEPT_UP },
  { NULL }
};

static const KamaeField slip_fields[] = {
  { "bill", KAMAE_FIELD_LINK, "Bill", KAMAE_OWNER, .target = "bill" },
  { "title", KAMAE_FIELD_TEXT, "Title", KAMAE_TITLE },
  { NULL }
};

static const KamaeEntity slip_entity = {
  .name = "bill_slip",
  .label = "Slip",
  .plural = "Slips",
  .fields = slip_fields,
  .added_for = "approved",
};

static const KamaeEntity item = {
  .name = "bill_item",
  .label = "Item",
  .plural = "Items",
  .fields = item_fields,
  .workflow = &item_workflow,
};

/* Steps that nobody signs before and after one that somebody does. */
static const KamaeState trip_states[] = {
  { "planned", "Planned" },
  { "told", "Told" },
  { "approved", "Approved", KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "begun", "Begun", KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "closed", "Closed", KAMAE_TONE_QUIET, KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { "replaced", "Replaced", KAMAE_TONE_QUIET, KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { "dropped", "Dropped", KAMAE_TONE_QUIET, KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { NULL }
};

static const KamaeTransition trip_transitions[] = {
  { "tell", "planned", "told", "Tell", .dates = "told_on" },
  { "check", "told", NULL, "Check", .dates = "checked_on", .signer = "checked_by" },
  { "approve", "told", "approved", "Approve", .approval = "approved", .dates = "approved_on" },
  { "begin", "approved", "begun", "Begin", .dates = "valid_from", .supersedes = "replaced" },
  { "close", "approved begun", "closed", "Close", .dates = "closed_on" },
  { "return", "told", "planned", "Return", KAMAE_TRANSITION_BACK },
  { "drop", "planned told", "dropped", "Drop", KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow trip_workflow = { trip_states, trip_transitions };

static const KamaeField trip_fields[] = {
  { "title", KAMAE_FIELD_TEXT, "Title", KAMAE_TITLE },
  { "told_on", KAMAE_FIELD_DATE, "Told on", KAMAE_ACTUAL },
  { "checked_on", KAMAE_FIELD_DATE, "Checked on", KAMAE_ACTUAL },
  { "checked_by", KAMAE_FIELD_LINK, "Checked by", KAMAE_READ_ONLY, .target = "person" },
  { "approved_on", KAMAE_FIELD_DATE, "Approved on", KAMAE_READ_ONLY | KAMAE_ACTUAL },
  { "valid_from", KAMAE_FIELD_DATE, "Valid from", KAMAE_UNLOCKED },
  { "closed_on", KAMAE_FIELD_DATE, "Closed on", KAMAE_ACTUAL | KAMAE_UNLOCKED },
  { NULL }
};

static const KamaeEntity trip = {
  .name = "trip",
  .label = "Trip",
  .plural = "Trips",
  .fields = trip_fields,
  .workflow = &trip_workflow,
};

static const KamaeEntity *const entities[] = {
  &paper, &line, &word, &crew, &errand, &bill, &item, &slip_entity, &trip, NULL
};

static const KamaeRule rules[] = {
  { "TST-V01", KAMAE_RULE_BLOCK, "paper", "approved", "4.1", "A paper has a line.",
    "SELECT id FROM paper WHERE NOT EXISTS (SELECT 1 FROM paper_line AS l WHERE l.paper_id = paper.id)" },
  { "TST-V02", KAMAE_RULE_WARN, "paper", "approved", "4.1", "A paper has a reader.",
    "SELECT id FROM paper WHERE NOT EXISTS (SELECT 1 FROM link WHERE from_id = paper.id"
    " AND kind = 'paper.readers')" },
  { "TST-V03", KAMAE_RULE_BLOCK, "errand", "told", "4.1", "An errand is not late.",
    "SELECT id, who FROM errand JOIN (SELECT column1 AS who FROM (VALUES ('A'), ('B'), ('B')))"
    " WHERE title LIKE '%late%'" },
  { "TST-V04", KAMAE_RULE_WARN, "errand", "told", "4.1", "An errand is not far.",
    "SELECT id, title FROM errand WHERE title LIKE '%far%'" },
  { "TST-V05", KAMAE_RULE_BLOCK, "errand", "doing", "4.1", "An errand is not dear.",
    "SELECT id FROM errand WHERE title LIKE '%dear%'", .until = "done" },
  { "TST-V06", KAMAE_RULE_WARN, "errand", "told", "4.1", "An errand is not odd.",
    "SELECT id FROM errand WHERE title LIKE '%odd%'" },
  { NULL }
};

static const KamaeDeclaration declaration = {
  .id = "test",
  .version = 1,
  .domain = "test",
  .entities = entities,
  .rules = rules,
};

static guint n_told;

static gboolean
count_titles (KamaeOperation *operation,
             KamaeRecord    *record,
             const char     *field,
             GError        **error)
{
  if (kamae_record_get_entity (record) == &paper && g_strcmp0 (field, "title") == 0)
    n_told++;
  return TRUE;
}

static const KamaeDeclaration listener = {
  .id = "listener",
  .version = 1,
  .domain = "test",
  .changed = count_titles,
};

static void
set_up (KamaeTest    *test,
        gconstpointer data)
{
  KamaeModel *model = kamae_model_new ();
  g_autoptr (GError) error = NULL;

  kamae_model_add (model, &declaration, &error);
  g_assert_no_error (error);
  kamae_model_add (model, &listener, &error);
  g_assert_no_error (error);
  kamae_test_set_up (test, model);
}

static void
tear_down (KamaeTest    *test,
           gconstpointer data)
{
  kamae_test_tear_down (test);
}

static void
become_president (KamaeTest *test)
{
  g_autoptr (KamaeRecord) role = kamae_register_find (test->reg, "role", "top_management", NULL);
  g_autoptr (KamaeRecord) assignment = NULL;

  if (role == NULL)
    role = kamae_test_create (test, "role", "code", "top_management", "name", "トップマネジメント", NULL);
  assignment = kamae_test_create (test, "role_assignment", "role", "top_management", "person",
                                  "0001", "starts_on", "2026-04-01", NULL);
}

static KamaeRecord *
make_paper (KamaeTest *test)
{
  KamaeRecord *record = kamae_test_create (test, "paper", "title", "規程", "answer", "yes", NULL);
  g_autofree char *key = kamae_record_dup_key (record);
  g_autoptr (KamaeRecord) part =
      kamae_test_create (test, "paper_line", "paper", key, "text", "一行目", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation =
      kamae_register_begin (test->reg, "Fill %s", record, &error);

  kamae_operation_set (operation, record, "readers", "0001", &error);
  g_assert_no_error (error);
  kamae_operation_set_absence (operation, record, "exceptions", KAMAE_ABSENCE_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (kamae_operation_commit (operation, &error));
  return record;
}

static void
test_guards (KamaeTest    *test,
             gconstpointer data)
{
  g_autoptr (KamaeRecord) record = kamae_test_create (test, "paper", "title", "規程", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = NULL;

  g_assert_true (kamae_test_blocks (record, "approve", "TST-V01"));
  g_assert_true (kamae_test_warns (record, "approve", "TST-V02"));
  g_assert_true (kamae_test_blocks (record, "approve", "CORE-V04"));
  g_assert_true (kamae_test_blocks (record, "approve", "CORE-V06"));
  operation = kamae_register_begin (test->reg, "Approve %s", record, NULL);
  g_assert_false (kamae_operation_transition (operation, record, "approve", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED);
  g_assert_nonnull (strstr (error->message, "TST-V01"));
  g_clear_object (&operation);
  g_assert_cmpstr (kamae_record_get_state (record), ==, "draft");
  /* A draft does not offend against what holds from approval on. */
  g_assert_cmpuint (kamae_test_count_rule (test, "TST-V01"), ==, 0);
}

static void
test_warning_needs_reason (KamaeTest    *test,
                           gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_paper (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = NULL;

  become_president (test);
  kamae_test_set (test, record, "readers", NULL);
  operation = kamae_register_begin (test->reg, "Approve %s", record, NULL);
  g_assert_false (kamae_operation_transition (operation, record, "approve", &error));
  g_assert_nonnull (strstr (error->message, "TST-V02"));
  g_assert_null (strstr (error->message, "TST-V01"));
  g_clear_error (&error);
  kamae_operation_set_reason (operation, "理由なし。");
  g_assert_false (kamae_operation_transition (operation, record, "approve", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED);
  g_clear_error (&error);
  kamae_operation_set_reason (operation, "全員が読むため");
  g_assert_true (kamae_operation_transition (operation, record, "approve", &error));
  g_assert_true (kamae_operation_commit (operation, &error));
  g_assert_cmpuint (kamae_test_count_rule (test, "TST-V02"), ==, 1);
}

/* Takes a step of an errand; NULL, or what it says in refusing. */
static char *
dup_refusal (KamaeTest   *test,
             KamaeRecord *record,
             const char  *transition,
             const char  *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation =
    kamae_register_begin (test->reg, "Step %s", record, NULL);

  kamae_operation_set_reason (operation, reason);
  if (kamae_operation_transition (operation, record, transition, &error))
    {
      kamae_operation_commit (operation, &error);
      g_assert_no_error (error);
      return NULL;
    }
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED);
  return g_strdup (error->message);
}

static void
assert_refused (KamaeTest   *test,
                KamaeRecord *record,
                const char  *transition,
                const char  *reason,
                const char  *rule)
{
  g_autofree char *refusal = dup_refusal (test, record, transition, reason);

  g_assert_nonnull (refusal);
  g_assert_nonnull (strstr (refusal, rule));
}

static void
assert_taken (KamaeTest   *test,
              KamaeRecord *record,
              const char  *transition,
              const char  *reason)
{
  g_autofree char *refusal = dup_refusal (test, record, transition, reason);

  g_assert_cmpstr (refusal, ==, NULL);
}

/* What holds from a state on is asked again at each later step, whatever way the record came. */
static void
test_from_state_on (KamaeTest    *test,
                    gconstpointer data)
{
  g_autoptr (KamaeRecord) record =
    kamae_test_create (test, "errand", "title", "late", "note", "n", NULL);
  g_autofree char *refusal = dup_refusal (test, record, "start", "why");

  /* Each once, and named. */
  g_assert_cmpstr (refusal, ==, "TST-V03: An errand is not late.\n  – A\n  – B");
  assert_refused (test, record, "tell", NULL, "TST-V03");
  kamae_test_set (test, record, "title", "in time");
  assert_taken (test, record, "tell", NULL);
  kamae_test_set (test, record, "title", "late");
  g_assert_cmpuint (kamae_test_count_rule (test, "TST-V03"), ==, 2);
  assert_refused (test, record, "start", "why", "TST-V03");
  kamae_test_set (test, record, "title", "in time");
  assert_taken (test, record, "start", NULL);
  kamae_test_set (test, record, "title", "late");
  assert_refused (test, record, "finish", "why", "TST-V03");
  assert_taken (test, record, "return", NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "TST-V03"), ==, 0);
}

static void
test_aside (KamaeTest    *test,
            gconstpointer data)
{
  g_autoptr (KamaeRecord) record = kamae_test_create (test, "errand", "title", "in time", NULL);
  g_autoptr (GPtrArray) lacks = NULL;

  assert_taken (test, record, "tell", NULL);
  kamae_test_set (test, record, "title", "late, far and dear");
  assert_taken (test, record, "drop", NULL);
  lacks = kamae_register_check_record (test->reg, record);
  g_assert_cmpuint (lacks->len, ==, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "TST-V03"), ==, 0);
}

/* The step into the state that ends a rule is the last that it guards. */
static void
test_until (KamaeTest    *test,
            gconstpointer data)
{
  g_autoptr (KamaeRecord) record =
    kamae_test_create (test, "errand", "title", "dear", "note", "n", NULL);

  assert_taken (test, record, "tell", NULL);
  assert_refused (test, record, "start", "why", "TST-V05");
  kamae_test_set (test, record, "title", "cheap");
  assert_taken (test, record, "start", NULL);
  kamae_test_set (test, record, "title", "dear");
  g_assert_cmpuint (kamae_test_count_rule (test, "TST-V05"), ==, 1);
  assert_refused (test, record, "finish", "why", "TST-V05");
  kamae_test_set (test, record, "title", "cheap");
  assert_taken (test, record, "finish", NULL);
  kamae_test_set (test, record, "title", "dear");
  g_assert_cmpuint (kamae_test_count_rule (test, "TST-V05"), ==, 0);
}

/* A reason once given stands for the same warning, until it says something else or the record goes
 * back. */
static void
test_answered (KamaeTest    *test,
               gconstpointer data)
{
  g_autoptr (KamaeRecord) record =
    kamae_test_create (test, "errand", "title", "far", "note", "n", NULL);
  g_autoptr (KamaeQuery) all =
    kamae_query_new (kamae_model_find_entity (test->model, "answer"));
  g_autoptr (KamaeRecordList) kept = NULL;
  g_autoptr (KamaeRecord) answer = NULL;
  g_autoptr (GError) error = NULL;

  assert_refused (test, record, "tell", NULL, "TST-V04");
  assert_taken (test, record, "tell", "歩いて行くため");
  kept = kamae_record_list_new (test->reg, all);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (kept)), ==, 1);
  answer = g_list_model_get_item (G_LIST_MODEL (kept), 0);
  g_assert_cmpstr (kamae_record_get_text (answer, "rule"), ==, "TST-V04");
  g_assert_cmpstr (kamae_record_get_text (answer, "detail"), ==, "far");
  g_assert_cmpstr (kamae_record_get_text (answer, "reason"), ==, "歩いて行くため");

  kamae_test_set (test, record, "title", "very far");
  assert_refused (test, record, "start", NULL, "TST-V04");
  kamae_test_set (test, record, "title", "far");
  assert_taken (test, record, "start", NULL);
  assert_taken (test, record, "return", NULL);
  assert_refused (test, record, "start", NULL, "TST-V04");

  /* The answer goes with the step. */
  assert_taken (test, record, "start", "車で行くため");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (kept)), ==, 2);
  kamae_register_undo (test->reg, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kamae_record_get_state (record), ==, "open");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (kept)), ==, 1);
  kamae_test_verify (test);
}

/* A warning that does not say what it is about cannot be answered for what comes later. */
static void
test_answered_unbound (KamaeTest    *test,
                       gconstpointer data)
{
  g_autoptr (KamaeRecord) record =
    kamae_test_create (test, "errand", "title", "odd", "note", "n", NULL);

  assert_taken (test, record, "tell", "うかがったため");
  kamae_test_set (test, record, "title", "very odd");
  assert_refused (test, record, "start", NULL, "TST-V06");
  assert_taken (test, record, "start", "これもうかがったため");
}

/* Several links are asked for like any other field, once. */
static void
test_required_links (KamaeTest    *test,
                     gconstpointer data)
{
  g_autoptr (KamaeRecord) record = kamae_test_create (test, "crew", "title", "班", NULL);
  g_autofree char *key = kamae_record_dup_key (test->person);
  guint before = kamae_test_count_rule (test, "CORE-V06");

  kamae_test_set (test, record, "members", key);
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V06"), ==, before - 1);
}

static void
test_condition (KamaeTest    *test,
                gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_paper (test);

  become_president (test);
  g_assert_false (kamae_test_guards (record, "approve", "CORE-V06"));
  kamae_test_set (test, record, "answer", "no");
  g_assert_true (kamae_test_blocks (record, "approve", "CORE-V06"));
  kamae_test_set (test, record, "reason", "該当なし");
  g_assert_true (kamae_test_blocks (record, "approve", "CORE-V06 該当なし"));
  kamae_test_set (test, record, "reason", "対象がないため");
  g_assert_false (kamae_test_guards (record, "approve", "CORE-V06"));
}

static void
assert_locked (KamaeTest   *test,
               KamaeRecord *record,
               const char  *field,
               const char  *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation =
      kamae_register_begin (test->reg, "Change %s", record, NULL);

  g_assert_false (kamae_operation_set (operation, record, field, value, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED);
}

static void
test_lock (KamaeTest    *test,
           gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_paper (test);
  g_autoptr (KamaeRecordList) parts = kamae_register_list_parts (test->reg, record, "paper_line");
  g_autoptr (KamaeRecord) part = g_list_model_get_item (G_LIST_MODEL (parts), 0);
  g_autofree char *key = kamae_record_dup_key (record);
  g_autoptr (GError) error = NULL;

  become_president (test);
  kamae_test_step (test, record, "approve");
  g_assert_true (kamae_record_is_locked (record));
  g_assert_true (kamae_record_is_locked (part));
  g_assert_cmpstr (kamae_record_get_text (record, "approved_on"), ==, "2026-06-15");
  assert_locked (test, record, "title", "別の規程");
  assert_locked (test, record, "readers", NULL);
  assert_locked (test, part, "text", "書換え");
  kamae_test_set (test, record, "remark", "備考は後からでも書ける");
  {
    g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Add", NULL, NULL);
    g_autoptr (KamaeRecord) second =
      kamae_operation_create (operation, "paper_line", &error, "paper", key, "text", "二行目", NULL);

    g_assert_null (second);
    g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED);
  }
  {
    g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Delete", record, NULL);

    g_assert_false (kamae_operation_delete (operation, record, NULL));
  }
  kamae_test_verify (test);
}

/* What follows from a step is made in its operation, and can refuse it. */
static void
test_changed (KamaeTest    *test,
              gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_paper (test);
  g_autoptr (KamaeRecord) copy = make_paper (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = NULL;

  become_president (test);
  kamae_test_step (test, record, "approve");
  g_assert_cmpstr (kamae_record_get_text (record, "remark"), ==, "approved");
  kamae_test_step (test, record, "put_in_force");
  g_assert_cmpstr (kamae_record_get_text (record, "remark"), ==, "in_force");

  kamae_test_set (test, copy, "title", "控え");
  g_assert_false (kamae_record_is_set (copy, "remark"));
  operation = kamae_register_begin (test->reg, "Approve %s", copy, NULL);
  g_assert_false (kamae_operation_transition (operation, copy, "approve", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED);
  g_clear_object (&operation);
  g_assert_cmpstr (kamae_record_get_state (copy), ==, "draft");
}

static void
assert_not_stepped (KamaeTest   *test,
                    KamaeRecord *record,
                    const char  *step)
{
  g_autofree char *before = g_strdup (kamae_record_get_state (record));
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation =
    kamae_register_begin (test->reg, "Step %s", record, &error);

  g_assert_no_error (error);
  g_assert_false (kamae_operation_transition (operation, record, step, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED);
  g_assert_cmpstr (kamae_record_get_state (record), ==, before);
}

/* A step without a state to go to signs its phase, anew after a change, and does what it does. */
static void
test_phase (KamaeTest    *test,
            gconstpointer data)
{
  g_autoptr (KamaeRecord) record = kamae_test_create (test, "paper", "title", "規程", NULL);

  kamae_test_step (test, record, "sign");
  g_assert_cmpstr (kamae_record_get_state (record), ==, "draft");
  g_assert_cmpstr (kamae_record_get_text (record, "remark"), ==, "signed");
  assert_not_stepped (test, record, "sign");
  kamae_test_set (test, record, "title", "別の規程");
  kamae_test_step (test, record, "sign");
  g_assert_cmpint (kamae_register_count (test->reg,
                                         "SELECT count (*) FROM approval WHERE phase = 'plan'"
                                         " AND box = 'prepared'", NULL), ==, 2);
}

static void
assert_signed (KamaeTest  *test,
               const char *boxes)
{
  g_autoptr (KamaeCursor) cursor = kamae_register_query (
    test->reg,
    "SELECT group_concat (box, ' ') FROM (SELECT box || coalesce (':' || phase, '') AS box"
    " FROM signature ORDER BY box)", NULL, NULL);

  g_assert_true (kamae_cursor_next (cursor, NULL));
  g_assert_cmpstr (kamae_cursor_get_text (cursor, 0), ==, boxes);
}

static KamaeRecord *
make_approved_bill (KamaeTest *test)
{
  KamaeRecord *record = kamae_test_create (test, "bill", "title", "請求", NULL);

  become_president (test);
  kamae_test_step (test, record, "prepare");
  kamae_test_step (test, record, "check");
  kamae_test_step (test, record, "approve");
  return record;
}

static void
assert_kept (KamaeTest   *test,
             KamaeRecord *record,
             const char  *field,
             const char  *value)
{
  g_autofree char *before = kamae_record_dup_canonical (record, field);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation =
    kamae_register_begin (test->reg, "Change %s", record, &error);

  g_assert_no_error (error);
  g_assert_false (kamae_operation_set (operation, record, field, value, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED);
  g_clear_error (&error);
  /* Not the second time either. */
  g_assert_false (kamae_operation_set (operation, record, field, value, &error));
  after = kamae_record_dup_canonical (record, field);
  g_assert_cmpstr (before, ==, after);
}

static KamaeRecord *
try_to_add (KamaeTest  *test,
            const char *entity,
            const char *owner,
            const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Add", NULL, &error);
  KamaeRecord *record = NULL;

  g_assert_no_error (error);
  record = kamae_operation_create (operation, entity, &error, owner, id, NULL);
  if (record == NULL)
    g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED);
  return record;
}

static gboolean
try_to_delete (KamaeTest   *test,
               KamaeRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation =
    kamae_register_begin (test->reg, "Delete %s", record, &error);

  g_assert_no_error (error);
  return kamae_operation_delete (operation, record, &error) &&
         kamae_operation_commit (operation, &error);
}

/* What is changed after a step back is signed and dated anew, by whoever holds the role. */
static void
test_step_back (KamaeTest    *test,
                gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_approved_bill (test);
  g_autoptr (KamaeRecord) other =
    kamae_test_create (test, "person", "staff_no", "0002", "name", "別人", NULL);

  assert_signed (test, "approved prepared reviewed");
  kamae_test_set_today (test, "2026-07-01");
  kamae_test_step (test, record, "return");
  assert_signed (test, NULL);
  g_assert_cmpint (kamae_register_count (test->reg,
                                         "SELECT count (*) FROM approval"
                                         " WHERE voided_on = '2026-07-01'", NULL), ==, 3);
  g_assert_cmpint (kamae_register_count (test->reg,
                                         "SELECT count (*) FROM work WHERE phase IS NULL"
                                         " AND field = 'approved'", NULL), ==, 0);
  g_assert_false (kamae_record_is_set (record, "checked_on"));
  g_assert_false (kamae_record_is_set (record, "approved_on"));

  kamae_test_set (test, record, "title", "別の請求");
  kamae_register_set_person (test->reg, other);
  kamae_test_step (test, record, "check");
  assert_refused (test, record, "approve", "why", "CORE-V04");
  kamae_register_set_person (test->reg, test->person);
  kamae_test_step (test, record, "approve");
  assert_signed (test, "approved reviewed");
  g_assert_cmpstr (kamae_record_get_text (record, "approved_on"), ==, "2026-07-01");
  kamae_test_verify (test);
}

/* A number names the record for good; the day of a step that is signed is that of the signature. */
static void
test_number_and_day (KamaeTest    *test,
                     gconstpointer data)
{
  g_autoptr (KamaeRecord) record = kamae_test_create (test, "bill", "title", "請求", NULL);

  kamae_test_set (test, record, "checked_on", "2026-01-01");
  assert_kept (test, record, "number", "B-9999");
  become_president (test);
  kamae_test_step (test, record, "check");
  kamae_test_set (test, record, "approved_on", "2026-06-15");
  kamae_test_set_today (test, "2026-06-16");
  kamae_test_step (test, record, "approve");
  g_assert_cmpstr (kamae_record_get_text (record, "checked_on"), ==, "2026-06-15");
  g_assert_cmpstr (kamae_record_get_text (record, "approved_on"), ==, "2026-06-16");
}

/* The day of a step that nobody signs was entered before, or is today; then it is put right. */
static void
test_entered_day (KamaeTest    *test,
                  gconstpointer data)
{
  g_autoptr (KamaeRecord) record = kamae_test_create (test, "trip", "title", "出張", NULL);
  g_autoptr (KamaeRecord) other = kamae_test_create (test, "trip", "title", "視察", NULL);

  kamae_test_step (test, other, "tell");
  g_assert_cmpstr (kamae_record_get_text (other, "told_on"), ==, "2026-06-15");

  g_assert_true (kamae_record_can_edit (record, "told_on"));
  g_assert_true (kamae_test_refuses (test, record, "told_on", "2026-06-16", KAMAE_ERROR_INVALID));
  kamae_test_set (test, record, "told_on", "2026-06-12");
  kamae_test_set (test, record, "told_on", NULL);
  kamae_test_set (test, record, "told_on", "2026-06-10");
  kamae_test_step (test, record, "tell");
  g_assert_cmpstr (kamae_record_get_text (record, "told_on"), ==, "2026-06-10");
  g_assert_true (kamae_test_refuses (test, record, "told_on", NULL, KAMAE_ERROR_INVALID));
  g_assert_true (kamae_test_refuses (test, record, "told_on", "2026-06-16", KAMAE_ERROR_INVALID));
  kamae_test_set (test, record, "told_on", "2026-06-11");

  /* Who checks it is who is at the program; checked anew, it is so today. */
  kamae_test_set (test, record, "checked_on", "2026-06-12");
  g_assert_false (kamae_record_is_set (record, "checked_by"));
  kamae_test_step (test, record, "check");
  g_assert_cmpstr (kamae_record_get_text (record, "checked_on"), ==, "2026-06-12");
  g_assert_cmpint (kamae_record_get_link (record, "checked_by"), ==,
                   kamae_record_get_id (test->person));
  g_assert_true (kamae_test_refuses (test, record, "checked_on", NULL, KAMAE_ERROR_INVALID));
  kamae_test_set_today (test, "2026-06-20");
  kamae_test_step (test, record, "check");
  g_assert_cmpstr (kamae_record_get_text (record, "checked_on"), ==, "2026-06-20");

  kamae_test_step (test, record, "return");
  g_assert_false (kamae_record_is_set (record, "told_on"));
  g_assert_false (kamae_record_is_set (record, "checked_on"));
  g_assert_false (kamae_record_is_set (record, "checked_by"));
}

/* What a signature holds stays; on what is locked, only days of steps to come are entered. */
static void
test_entered_day_signed (KamaeTest    *test,
                         gconstpointer data)
{
  g_autoptr (KamaeRecord) record =
    kamae_test_create (test, "trip", "title", "出張", "valid_from", "2026-06-20", NULL);
  g_autoptr (KamaeRecord) other = kamae_test_create (test, "trip", "title", "視察", NULL);
  guint n_missing = kamae_test_count_rule (test, "CORE-V06");

  kamae_test_set (test, record, "told_on", "2026-06-10");
  kamae_test_step (test, record, "tell");
  kamae_test_step (test, other, "tell");
  kamae_test_set_today (test, "2026-06-20");
  kamae_test_step (test, record, "approve");
  kamae_test_step (test, other, "approve");
  g_assert_true (kamae_test_refuses (test, record, "told_on", "2026-06-11", KAMAE_ERROR_LOCKED));
  g_assert_false (kamae_record_can_edit (record, "valid_from"));
  g_assert_true (kamae_test_refuses (test, record, "valid_from", "2026-06-21", KAMAE_ERROR_LOCKED));
  kamae_test_set (test, other, "valid_from", "2026-06-20");
  kamae_test_step (test, record, "begin");
  kamae_test_step (test, other, "begin");
  /* What gave way closes no more, and lacks nothing for that. */
  g_assert_cmpstr (kamae_record_get_state (record), ==, "replaced");
  g_assert_true (kamae_test_refuses (test, record, "closed_on", "2026-06-20", KAMAE_ERROR_LOCKED));
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V06"), ==, n_missing);

  kamae_test_set_today (test, "2026-06-30");
  kamae_test_set (test, other, "closed_on", "2026-06-24");
  kamae_test_set (test, other, "closed_on", "2026-06-25");
  kamae_test_step (test, other, "close");
  g_assert_cmpstr (kamae_record_get_text (other, "closed_on"), ==, "2026-06-25");
  g_assert_cmpstr (kamae_record_get_text (other, "valid_from"), ==, "2026-06-20");
  g_assert_false (kamae_record_can_edit (other, "closed_on"));
  g_assert_true (kamae_test_refuses (test, other, "closed_on", "2026-06-26", KAMAE_ERROR_LOCKED));
  g_assert_true (kamae_test_refuses (test, other, "closed_on", NULL, KAMAE_ERROR_LOCKED));
  kamae_test_verify (test);
}

/* CORE-V17: nothing was done before what it follows. */
static void
test_days_in_order (KamaeTest    *test,
                    gconstpointer data)
{
  g_autoptr (KamaeRecord) record = kamae_test_create (test, "trip", "title", "出張", NULL);
  gint64 id = kamae_record_get_id (record);
  const KamaeTransition *approve =
    kamae_workflow_find_transition (kamae_record_get_entity (record)->workflow, "approve");
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (GError) error = NULL;

  kamae_test_set_today (test, "2026-06-20");
  kamae_test_set (test, record, "told_on", "2026-06-10");
  kamae_test_step (test, record, "tell");
  kamae_test_set (test, record, "checked_on", "2026-06-09");
  told = kamae_register_check_entry (test->reg, record);
  g_assert_cmpuint (told->len, ==, 1);
  g_assert_cmpstr (kamae_check_result_get_rule (told->pdata[0]), ==, "CORE-V17");
  g_assert_cmpstr (kamae_check_result_get_field (told->pdata[0]), ==, "checked_on");
  g_assert_true (kamae_test_blocks (record, "check", "CORE-V17 Told on"));
  g_assert_true (kamae_test_blocks (record, "approve", "CORE-V17 Told on"));
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V17"), ==, 1);
  /* Going back and aside is open. */
  g_assert_false (kamae_test_guards (record, "return", "CORE-V17"));
  g_assert_false (kamae_test_guards (record, "drop", "CORE-V17"));
  kamae_test_set (test, record, "checked_on", "2026-06-10");
  g_assert_false (kamae_test_guards (record, "check", "CORE-V17"));
  kamae_test_step (test, record, "check");

  /* Nor was it signed before. */
  operation = kamae_register_begin (test->reg, "Sign", record, NULL);
  g_assert_true (kamae_operation_sign (operation, record, approve, NULL, "2026-06-05", "seal", NULL,
                                       &error));
  g_assert_false (kamae_operation_transition (operation, record, "approve", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED);
  g_assert_nonnull (strstr (error->message, "CORE-V17"));
  g_clear_object (&operation);
  kamae_test_step (test, record, "approve");

  /* A correction puts right what is locked. */
  kamae_test_step (test, record, "close");
  kamae_test_outside (test, "UPDATE trip SET closed_on = '2026-06-01'");
  kamae_test_reopen (test);
  g_clear_object (&record);
  record = kamae_register_ref_record (test->reg, id, NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V17"), ==, 3);
  operation = kamae_register_begin (test->reg, "Correct", record, NULL);
  kamae_operation_set_reason (operation, "書き間違い");
  g_assert_true (kamae_operation_correct (operation, record, "closed_on", "2026-06-20", &error));
  g_assert_true (kamae_operation_commit (operation, &error));
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V17"), ==, 0);
}

/* What was signed stays as it was until a step back; what comes later is filled in. */
static void
test_signed (KamaeTest    *test,
             gconstpointer data)
{
  g_autoptr (KamaeRecord) record =
    kamae_test_create (test, "bill", "title", "請求", "memo", "1", NULL);
  g_autofree char *id = kamae_record_dup_key (record);
  g_autoptr (KamaeRecord) part = kamae_test_create (test, "bill_item", "bill", id, "title", "一",
                                                    NULL);
  g_autoptr (KamaeRecord) slip = NULL;

  kamae_test_step (test, record, "check");
  g_assert_true (kamae_record_is_signed (record, "title"));
  g_assert_false (kamae_record_can_edit (record, "title"));
  g_assert_false (kamae_record_can_delete (part));
  assert_kept (test, record, "title", "別の請求");
  assert_kept (test, record, "title", NULL);
  assert_kept (test, part, "title", "二");
  g_assert_null (try_to_add (test, "bill_item", "bill", id));
  g_assert_false (try_to_delete (test, part));

  /* Empty as well; but for what comes later. */
  g_assert_false (kamae_record_can_edit (record, "note"));
  assert_kept (test, record, "note", "later");
  assert_kept (test, record, "note", "none");
  kamae_test_set (test, record, "answer", "later");
  kamae_test_set (test, record, "answer", "later still");
  kamae_test_set (test, record, "memo", "2");
  slip = kamae_test_create (test, "bill_slip", "bill", id, "title", "控", NULL);
  kamae_test_set (test, slip, "title", "控え");
  g_assert_true (try_to_delete (test, slip));
  kamae_test_step (test, part, "finish");
  kamae_test_step (test, part, "reopen");
  kamae_test_set (test, part, "memo", "is kept up until it ends");
  kamae_test_step (test, part, "finish");
  assert_signed (test, "reviewed");

  kamae_test_step (test, record, "return");
  assert_signed (test, NULL);
  kamae_test_set (test, record, "title", "別の請求");
  kamae_test_set (test, part, "title", "二");
  kamae_test_step (test, record, "check");
  assert_kept (test, record, "note", "after the second signature");
  kamae_test_set (test, record, "answer", "after the second signature");
  assert_kept (test, part, "memo", "after the end");
  assert_not_stepped (test, part, "reopen");
  assert_not_stepped (test, part, "drop");
  kamae_test_verify (test);
}

/* What stays in its state signs what is there: a change takes the signature back. */
static void
test_signed_here (KamaeTest    *test,
                  gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_paper (test);
  g_autofree char *id = kamae_record_dup_key (record);
  g_autoptr (KamaeRecord) added = NULL;

  kamae_test_step (test, record, "sign");
  kamae_test_set (test, record, "remark", "is free");
  assert_signed (test, "prepared:plan");
  kamae_test_set (test, record, "reason", "is for what the approval signs");
  assert_signed (test, "prepared:plan");
  kamae_test_set (test, record, "source", "was empty");
  assert_signed (test, NULL);
  kamae_test_step (test, record, "sign");
  g_assert_true (kamae_record_can_edit (record, "title"));
  kamae_test_set (test, record, "title", "別の規程");
  assert_signed (test, NULL);

  kamae_test_step (test, record, "sign");
  added = kamae_test_create (test, "paper_line", "paper", id, "text", "二行目", NULL);
  assert_signed (test, NULL);
  kamae_test_step (test, record, "sign");
  kamae_test_set (test, added, "text", "二行目の改");
  assert_signed (test, NULL);
  kamae_test_step (test, record, "sign");
  g_assert_true (try_to_delete (test, added));
  assert_signed (test, NULL);
  kamae_test_step (test, record, "sign");
  kamae_test_set (test, record, "readers", NULL);
  assert_signed (test, NULL);
  kamae_test_step (test, record, "sign");
  kamae_test_set (test, record, "readers", "0001");
  assert_signed (test, NULL);
  kamae_test_step (test, record, "sign");
  kamae_test_set (test, record, "exceptions", "なし以外");
  assert_signed (test, "prepared:plan");
}

/* So it is with what counts into it. */
static void
test_signed_counted (KamaeTest    *test,
                     gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_paper (test);
  g_autofree char *id = kamae_record_dup_key (record);
  g_autoptr (KamaeRecord) before = kamae_test_create (test, "errand", "title", "before", NULL);
  g_autoptr (KamaeRecord) counted = NULL;

  kamae_test_step (test, record, "sign");
  counted = kamae_test_create (test, "errand", "title", "in time", "paper", id, NULL);
  assert_signed (test, NULL);
  kamae_test_step (test, record, "sign");
  kamae_test_set (test, counted, "title", "in good time");
  assert_signed (test, NULL);
  kamae_test_step (test, record, "sign");
  kamae_test_set (test, counted, "paper", NULL);
  assert_signed (test, NULL);
  kamae_test_step (test, record, "sign");
  kamae_test_set (test, counted, "title", "elsewhere");
  assert_signed (test, "prepared:plan");
  kamae_test_set (test, before, "paper", id);
  assert_signed (test, NULL);
  kamae_test_step (test, record, "sign");
  g_assert_true (try_to_delete (test, before));
  assert_signed (test, NULL);
}

/* A role that is taken away afterwards, or was given for the moment, is told of. */
static void
test_approver_role_moved (KamaeTest    *test,
                          gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_approved_bill (test);
  g_autoptr (KamaeRecordList) assignments = kamae_register_list (test->reg, "role_assignment");
  g_autoptr (KamaeRecord) assignment =
    g_list_model_get_item (G_LIST_MODEL (assignments), 0);

  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V04"), ==, 0);
  kamae_test_set (test, assignment, "ends_on", "2026-06-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V04"), ==, 0);
  kamae_test_set (test, assignment, "ends_on", "2026-06-14");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V04"), ==, 1);
  kamae_test_set (test, assignment, "ends_on", NULL);
  kamae_test_set (test, assignment, "starts_on", "2026-06-16");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V04"), ==, 1);
}

/* Who approved, who holds the role, and who is to sign next takes it back, and nobody else; in the
 * first days, before there are roles, anybody. */
static void
test_taken_back (KamaeTest    *test,
                 gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_approved_bill (test);
  g_autoptr (KamaeRecord) next = kamae_test_create (test, "bill", "title", "次の請求", NULL);
  g_autoptr (KamaeRecord) other =
    kamae_test_create (test, "person", "staff_no", "0002", "name", "別人", NULL);
  g_autoptr (KamaeRecord) third =
    kamae_test_create (test, "person", "staff_no", "0003", "name", "他人", NULL);
  g_autoptr (KamaeRecordList) assignments = kamae_register_list (test->reg, "role_assignment");
  g_autoptr (KamaeRecord) assignment =
    g_list_model_get_item (G_LIST_MODEL (assignments), 0);

  kamae_register_set_person (test->reg, other);
  g_assert_true (kamae_test_blocks (record, "return", "CORE-V18"));
  assert_refused (test, record, "return", "why", "佐藤 花子");
  kamae_test_step (test, next, "prepare");
  kamae_test_step (test, next, "check");
  g_assert_false (kamae_test_guards (next, "return", "CORE-V18"));
  kamae_register_set_person (test->reg, third);
  g_assert_true (kamae_test_blocks (next, "return", "CORE-V18"));
  kamae_register_set_person (test->reg, test->person);
  g_assert_false (kamae_test_guards (next, "return", "CORE-V18"));
  g_assert_false (kamae_test_guards (record, "return", "CORE-V18"));

  kamae_test_set (test, assignment, "ends_on", "2026-06-14");
  g_assert_false (kamae_test_guards (record, "return", "CORE-V18"));
  kamae_register_set_person (test->reg, other);
  g_assert_false (kamae_test_guards (record, "return", "CORE-V18"));
}

/* A part goes by its link neither out of what is signed or locked nor into it. */
static void
test_moved (KamaeTest    *test,
            gconstpointer data)
{
  g_autoptr (KamaeRecord) signed_bill = kamae_test_create (test, "bill", "title", "請求", NULL);
  g_autoptr (KamaeRecord) draft = kamae_test_create (test, "bill", "title", "下書き", NULL);
  g_autofree char *signed_id = kamae_record_dup_key (signed_bill);
  g_autofree char *draft_id = kamae_record_dup_key (draft);
  g_autoptr (KamaeRecord) held =
    kamae_test_create (test, "bill_item", "bill", signed_id, "title", "一", NULL);
  g_autoptr (KamaeRecord) free_item =
    kamae_test_create (test, "bill_item", "bill", draft_id, "title", "二", NULL);
  g_autoptr (KamaeRecord) alone = kamae_test_create (test, "bill_item", "title", "三", NULL);

  kamae_test_set (test, free_item, "bill", NULL);
  kamae_test_set (test, free_item, "bill", draft_id);
  kamae_test_step (test, signed_bill, "check");
  assert_kept (test, held, "bill", NULL);
  assert_kept (test, held, "bill", draft_id);
  assert_kept (test, free_item, "bill", signed_id);
  assert_kept (test, alone, "bill", signed_id);
  kamae_test_step (test, signed_bill, "return");
  kamae_test_set (test, held, "bill", draft_id);
}

/* Evidence that was there stays; what came later, as the scan of the signed paper, may go. */
static void
test_evidence_held (KamaeTest    *test,
                    gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_paper (test);
  g_autofree char *id = kamae_record_dup_key (record);
  g_autoptr (KamaeRecord) before =
    kamae_test_create (test, "evidence", "title", "図", "source", id, NULL);
  g_autoptr (KamaeRecord) after = NULL;
  g_autoptr (KamaeRecord) task = NULL;

  kamae_test_step (test, record, "sign");
  kamae_test_set (test, before, "title", "別の図");
  assert_signed (test, NULL);
  task = kamae_test_create (test, "task", "subject", "配布", "due_on", "2026-07-01",
                            "source", id, NULL);
  become_president (test);
  kamae_test_step (test, record, "approve");
  after = kamae_test_create (test, "evidence", "title", "控", "source", id, NULL);
  assert_kept (test, before, "title", "図");
  assert_kept (test, before, "source", NULL);
  g_assert_false (kamae_record_can_edit (before, "title"));
  g_assert_false (try_to_delete (test, before));
  kamae_test_set (test, before, "location", "書庫");
  kamae_test_set (test, after, "title", "控え");
  g_assert_true (try_to_delete (test, after));
  assert_kept (test, task, "source", NULL);
  kamae_test_set (test, task, "subject", "全員への配布");
}

static void
test_step_back_undone (KamaeTest    *test,
                       gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_approved_bill (test);

  kamae_test_set_today (test, "2026-07-01");
  kamae_test_step (test, record, "return");
  g_assert_true (kamae_register_undo (test->reg, NULL));
  g_assert_cmpstr (kamae_record_get_state (record), ==, "approved");
  assert_signed (test, "approved prepared reviewed");
  g_assert_cmpstr (kamae_record_get_text (record, "approved_on"), ==, "2026-06-15");
  g_assert_true (kamae_register_redo (test->reg, NULL));
  assert_signed (test, NULL);
  kamae_test_verify (test);
}

/* What leads to the state or to one before it stands; a phase asks whoever signs it now. */
static void
test_step_back_partly (KamaeTest    *test,
                       gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_approved_bill (test);
  g_autoptr (KamaeRecord) other =
    kamae_test_create (test, "person", "staff_no", "0002", "name", "別人", NULL);

  kamae_test_step (test, record, "pay");
  assert_signed (test, "approved approved:plan prepared reviewed");
  kamae_test_step (test, record, "reopen");
  assert_signed (test, "prepared reviewed");
  g_assert_cmpstr (kamae_record_get_text (record, "checked_on"), ==, "2026-06-15");
  g_assert_false (kamae_record_is_set (record, "approved_on"));
  kamae_test_step (test, record, "approve");
  kamae_register_set_person (test->reg, other);
  assert_refused (test, record, "pay", "why", "CORE-V04");
}

/* That an approval is void, and nothing else of it, can be written later. */
static void
test_approval_locked (KamaeTest    *test,
                      gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_approved_bill (test);
  g_autoptr (KamaeRecordList) approvals = kamae_register_list (test->reg, "approval");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (approvals)); i++)
    {
      g_autoptr (KamaeRecord) approval = g_list_model_get_item (G_LIST_MODEL (approvals), i);

      g_assert_false (kamae_record_can_edit (approval, "voided_on"));
      assert_locked (test, approval, "person_name", "別人");
      assert_locked (test, approval, "signed_on", "2026-06-01");
      assert_locked (test, approval, "source", NULL);
    }
}

/* A copy has not taken the steps of the original. */
static void
test_copy_without_steps (KamaeTest    *test,
                         gconstpointer data)
{
  g_autoptr (KamaeRecord) from = kamae_test_create (test, "bill", "title", "請求", NULL);
  g_autoptr (KamaeRecord) to = kamae_test_create (test, "bill", "title", "次の版", NULL);
  g_autofree char *key = kamae_record_dup_key (from);
  g_autoptr (KamaeRecord) part =
    kamae_test_create (test, "bill_item", "bill", key, "title", "一", NULL);
  g_autoptr (KamaeRecordList) copies = kamae_register_list_parts (test->reg, to, "bill_item");
  g_autoptr (KamaeRecord) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = NULL;

  kamae_test_step (test, part, "finish");
  operation = kamae_register_begin (test->reg, "Copy", to, &error);
  g_assert_true (kamae_operation_copy_parts (operation, from, to, &error));
  g_assert_true (kamae_operation_commit (operation, &error));
  copy = g_list_model_get_item (G_LIST_MODEL (copies), 0);
  g_assert_cmpstr (kamae_record_get_text (copy, "title"), ==, "一");
  g_assert_cmpstr (kamae_record_get_state (copy), ==, "open");
  g_assert_false (kamae_record_is_set (copy, "done_on"));
}

/* A plugin hears of the records of others. */
static void
test_declaration_changed (KamaeTest    *test,
                          gconstpointer data)
{
  g_autoptr (KamaeRecord) record = kamae_test_create (test, "paper", "title", "規程", NULL);

  n_told = 0;
  kamae_test_set (test, record, "title", "別の規程");
  g_assert_cmpuint (n_told, ==, 1);
}

static void
test_no_undo_of_approval (KamaeTest    *test,
                          gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_paper (test);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  become_president (test);
  kamae_test_step (test, record, "approve");
  name = kamae_register_dup_undo_name (test->reg);
  g_assert_null (name);
  g_assert_false (kamae_register_undo (test->reg, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_CONFLICT);
  g_assert_cmpstr (kamae_record_get_state (record), ==, "approved");
}

static void
test_snapshot (KamaeTest    *test,
               gconstpointer data)
{
  g_autoptr (KamaeRecord) site = kamae_test_create (test, "site", "name", "本社", NULL);
  g_autoptr (KamaeRecord) record = make_paper (test);
  g_autofree char *link = g_strdup_printf ("\"paper_id\":%" G_GINT64_FORMAT ",",
                                           kamae_record_get_id (record));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  become_president (test);
  g_assert_null (kamae_register_dup_snapshot (test->reg, record));
  kamae_test_step (test, record, "approve");
  before = kamae_register_dup_snapshot (test->reg, record);
  g_assert_nonnull (strstr (before, "一行目"));
  g_assert_nonnull (strstr (before, link));
  g_assert_nonnull (strstr (before, "本社"));
  g_assert_nonnull (strstr (before, "佐藤 花子"));
  kamae_test_set (test, site, "name", "東京本社");
  after = kamae_register_dup_snapshot (test->reg, record);
  g_assert_cmpstr (before, ==, after);
  kamae_test_outside (test,
                      "DROP TRIGGER snapshot_locked_update; UPDATE snapshot SET content = '{}';");
  {
    g_autoptr (GPtrArray) problems = kamae_register_verify (test->reg, NULL, NULL);

    g_assert_cmpuint (problems->len, >=, 1);
  }
}

static void
test_supersede (KamaeTest    *test,
                gconstpointer data)
{
  g_autoptr (KamaeRecord) first = make_paper (test);
  g_autoptr (KamaeRecord) second = make_paper (test);

  become_president (test);
  kamae_test_step (test, first, "approve");
  kamae_test_step (test, first, "put_in_force");
  kamae_test_step (test, second, "approve");
  g_assert_cmpstr (kamae_record_get_state (first), ==, "in_force");
  kamae_test_step (test, second, "put_in_force");
  g_assert_cmpstr (kamae_record_get_state (first), ==, "superseded");
  g_assert_cmpstr (kamae_record_get_state (second), ==, "in_force");
  kamae_test_verify (test);
}

static void
test_correction (KamaeTest    *test,
                 gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_paper (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = NULL;

  become_president (test);
  kamae_test_step (test, record, "approve");
  operation = kamae_register_begin (test->reg, "Correct %s", record, NULL);
  g_assert_false (kamae_operation_correct (operation, record, "title", "管理規程", &error));
  g_clear_error (&error);
  kamae_operation_set_reason (operation, "誤記");
  g_assert_true (kamae_operation_correct (operation, record, "title", "管理規程", &error));
  g_assert_true (kamae_operation_commit (operation, &error));
  g_assert_cmpstr (kamae_record_get_text (record, "title"), ==, "規程");
  g_assert_cmpint (kamae_register_count (test->reg,
                                         "SELECT count(*) FROM correction WHERE old_value = '規程'"
                                         " AND new_value = '管理規程'",
                                         NULL),
                   ==, 1);
}

static void
test_approver_role_ends (KamaeTest    *test,
                         gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_paper (test);
  g_autoptr (KamaeRecordList) assignments = NULL;
  g_autoptr (KamaeRecord) assignment = NULL;

  become_president (test);
  g_assert_false (kamae_test_guards (record, "approve", "CORE-V04"));
  assignments = kamae_register_list (test->reg, "role_assignment");
  assignment = g_list_model_get_item (G_LIST_MODEL (assignments), 0);
  kamae_test_set (test, assignment, "ends_on", "2026-06-14");
  g_assert_true (kamae_test_blocks (record, "approve", "CORE-V04"));
}

static void
test_derived (KamaeTest    *test,
              gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_paper (test);
  g_autofree char *key = kamae_record_dup_key (record);
  g_autoptr (KamaeRecord) part = NULL;

  g_assert_cmpint (kamae_record_get_integer (record, "n_lines"), ==, 1);
  part = kamae_test_create (test, "paper_line", "paper", key, "text", "二行目", NULL);
  g_assert_cmpint (kamae_record_get_integer (record, "n_lines"), ==, 2);
}

static void
test_absence (KamaeTest    *test,
              gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_paper (test);
  g_autofree char *none = kamae_record_dup_display (record, "exceptions", "en");

  g_assert_cmpstr (none, ==, "None");
  kamae_test_set (test, record, "exceptions", "倉庫");
  g_assert_cmpint (kamae_record_get_absence (record, "exceptions"), ==, KAMAE_ABSENCE_UNKNOWN);
}

static void
test_links_both_ways (KamaeTest    *test,
                      gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_paper (test);
  g_autoptr (GPtrArray) links = kamae_register_links_of (test->reg, test->person);
  gboolean found = FALSE;

  for (guint i = 0; i < links->len; i++)
    found = found || (kamae_link_get_record (links->pdata[i]) == record &&
                      g_str_equal (kamae_link_get_label (links->pdata[i]), "Reads"));
  g_assert_true (found);
}

static const KamaeField paper_fields_2[] = {
  { "number", KAMAE_FIELD_NUMBER, "No.", .series = "P-{fy}-{seq:03}" },
  { "language", KAMAE_FIELD_TEXT, "Language" },
  { "title", KAMAE_FIELD_TEXT, "Title", KAMAE_REQUIRED | KAMAE_TITLE },
  { "answer", KAMAE_FIELD_CHOICE, "Answer", .choices = answers },
  { "approved_on", KAMAE_FIELD_DATE, "Approved on", KAMAE_ACTUAL },
  { NULL }
};

static const KamaeEntity paper_2 = {
  .name = "paper",
  .label = "Paper",
  .plural = "Papers",
  .fields = paper_fields_2,
  .workflow = &workflow,
};

static const KamaeEntity *const entities_2[] = { &paper_2, &line, &word, NULL };

static const KamaeDeclaration declaration_2 = {
  .id = "test",
  .version = 2,
  .domain = "test",
  .entities = entities_2,
};

/* A newer version of the plugin has a field more, in the middle, and some less: nothing is lost. */
static void
test_migration (KamaeTest    *test,
                gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_paper (test);
  g_autofree char *number = g_strdup (kamae_record_get_number (record));
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;
  gboolean backup = FALSE;

  g_clear_object (&record);
  g_clear_object (&test->model);
  test->model = kamae_model_new ();
  kamae_model_add (test->model, &declaration_2, &error);
  g_assert_no_error (error);
  kamae_test_reopen (test);
  record = kamae_register_find (test->reg, "paper", number, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kamae_record_get_text (record, "title"), ==, "規程");
  kamae_test_set (test, record, "language", "ja");
  g_assert_cmpint (
      kamae_register_count (test->reg,
                            "SELECT count(*) FROM paper WHERE exceptions_absence = 'none'", NULL),
      ==, 1);
  kamae_test_verify (test);
  folder = g_dir_open (test->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    backup = backup || strstr (name, ".before-update-") != NULL;
  g_assert_true (backup);
}

static void
test_copy_parts (KamaeTest    *test,
                 gconstpointer data)
{
  g_autoptr (KamaeRecord) from = make_paper (test);
  g_autoptr (KamaeRecord) to = kamae_test_create (test, "paper", "title", "次の版", NULL);
  g_autoptr (KamaeRecordList) parts = kamae_register_list_parts (test->reg, from, "paper_line");
  g_autoptr (KamaeRecordList) copies = kamae_register_list_parts (test->reg, to, "paper_line");
  g_autoptr (KamaeRecord) part = g_list_model_get_item (G_LIST_MODEL (parts), 0);
  g_autoptr (KamaeRecord) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Copy", to, &error);

  g_assert_true (kamae_operation_copy_parts (operation, from, to, &error));
  g_assert_no_error (error);
  g_assert_true (kamae_operation_commit (operation, &error));
  copy = g_list_model_get_item (G_LIST_MODEL (copies), 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (copies)), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (parts)));
  g_assert_true (copy != part);
  g_assert_cmpstr (kamae_record_get_text (copy, "text"), ==, kamae_record_get_text (part, "text"));
}

static void
test_lock_below (KamaeTest    *test,
                 gconstpointer data)
{
  g_autoptr (KamaeRecord) record = make_paper (test);
  g_autoptr (KamaeRecordList) parts = kamae_register_list_parts (test->reg, record, "paper_line");
  g_autoptr (KamaeRecord) part = g_list_model_get_item (G_LIST_MODEL (parts), 0);
  g_autofree char *key = kamae_record_dup_key (part);
  g_autoptr (KamaeRecord) below =
      kamae_test_create (test, "paper_word", "line", key, "text", "語", NULL);

  kamae_test_set (test, below, "text", "言葉");
  kamae_test_set (test, part, "speakers", "0001");
  become_president (test);
  kamae_test_step (test, record, "approve");
  assert_locked (test, below, "text", "書換え");
  assert_locked (test, part, "speakers", NULL);
  kamae_test_verify (test);
}

#define ADD(path, function) g_test_add (path, KamaeTest, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  kamae_test_init (&argc, &argv);

  ADD ("/workflow/guards", test_guards);
  ADD ("/workflow/warning-needs-reason", test_warning_needs_reason);
  ADD ("/workflow/from-state-on", test_from_state_on);
  ADD ("/workflow/aside", test_aside);
  ADD ("/workflow/until", test_until);
  ADD ("/workflow/answered", test_answered);
  ADD ("/workflow/answered-unbound", test_answered_unbound);
  ADD ("/workflow/required-links", test_required_links);
  ADD ("/workflow/condition", test_condition);
  ADD ("/workflow/lock", test_lock);
  ADD ("/workflow/changed", test_changed);
  ADD ("/workflow/declaration-changed", test_declaration_changed);
  ADD ("/workflow/phase", test_phase);
  ADD ("/workflow/step-back", test_step_back);
  ADD ("/workflow/number-and-day", test_number_and_day);
  ADD ("/workflow/entered-day", test_entered_day);
  ADD ("/workflow/entered-day-signed", test_entered_day_signed);
  ADD ("/workflow/days-in-order", test_days_in_order);
  ADD ("/workflow/signed", test_signed);
  ADD ("/workflow/signed-here", test_signed_here);
  ADD ("/workflow/signed-counted", test_signed_counted);
  ADD ("/workflow/approver-role-moved", test_approver_role_moved);
  ADD ("/workflow/taken-back", test_taken_back);
  ADD ("/workflow/moved", test_moved);
  ADD ("/workflow/evidence-held", test_evidence_held);
  ADD ("/workflow/step-back-undone", test_step_back_undone);
  ADD ("/workflow/step-back-partly", test_step_back_partly);
  ADD ("/workflow/approval-locked", test_approval_locked);
  ADD ("/workflow/copy-without-steps", test_copy_without_steps);
  ADD ("/workflow/lock-below", test_lock_below);
  ADD ("/workflow/no-undo-of-approval", test_no_undo_of_approval);
  ADD ("/workflow/snapshot", test_snapshot);
  ADD ("/workflow/supersede", test_supersede);
  ADD ("/workflow/correction", test_correction);
  ADD ("/workflow/approver-role-ends", test_approver_role_ends);
  ADD ("/workflow/derived", test_derived);
  ADD ("/workflow/absence", test_absence);
  ADD ("/workflow/links-both-ways", test_links_both_ways);
  ADD ("/workflow/copy-parts", test_copy_parts);
  ADD ("/workflow/migration", test_migration);
  return g_test_run ();
}
