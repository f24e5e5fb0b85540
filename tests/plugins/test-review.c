/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

#include <string.h>

/* The plugin "review": the life of a management review, its rules, each tripped and not, inputs
 * from whatever figures there are, decisions that become tasks, and what is printed. */

static KamaeModel *model;

static KamaeModel *
get_all (void)
{
  return kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());
}

/* Helpers */

static KamaeRecord *
ref_input (KamaeTest   *test,
           KamaeRecord *review,
           const char  *part)
{
  g_autoptr(KamaeRecordList) list = kamae_register_list_parts (test->reg, review, "review_input");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) input = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_str_equal (kamae_record_get_text (input, "part"), part))
        return g_steal_pointer (&input);
    }
  return NULL;
}

static KamaeRecord *
ref_decision (KamaeTest   *test,
              KamaeRecord *review,
              guint        position)
{
  g_autoptr(KamaeRecordList) list = kamae_register_list_parts (test->reg, review,
                                                               "review_decision");

  return g_list_model_get_item (G_LIST_MODEL (list), position);
}

static KamaeRecord *
add_decision (KamaeTest   *test,
              KamaeRecord *review,
              const char  *kind,
              const char  *text,
              const char  *due_on)
{
  g_autofree char *id = kamae_record_dup_key (review);

  return kamae_test_create (test, "review_decision", "review", id, "kind", kind, "text", text,
                            "owner", "0001", "due_on", due_on, NULL);
}

static void
report_all (KamaeTest   *test,
            KamaeRecord *review,
            const char  *status)
{
  g_autoptr(KamaeRecordList) list = kamae_register_list_parts (test->reg, review, "review_input");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) input = g_list_model_get_item (G_LIST_MODEL (list), i);

      kamae_test_set (test, input, "status", status);
      if (!kamae_record_is_set (input, "report"))
        kamae_test_set (test, input, "report", "報告のとおり");
    }
}

static KamaeRecord *
plan (KamaeTest  *test,
      const char *planned_on)
{
  return kamae_test_create (test, "management_review", "planned_on", planned_on, "place",
                            "大会議室", "recorder", "0001", "attendees", "0001", NULL);
}

/* A review that lacks nothing but the draft of its minutes; held on the day of the clock. */
static KamaeRecord *
hold (KamaeTest *test)
{
  g_autofree char *today = kamae_register_dup_today (test->reg);
  KamaeRecord *review = plan (test, today);
  g_autoptr(KamaeRecord) improvement = NULL;

  kamae_test_step (test, review, "prepare");
  report_all (test, review, "considered");
  kamae_test_step (test, review, "hold");
  improvement = add_decision (test, review, "improve", "訓練を四半期ごとに行う", "2027-03-31");
  kamae_test_set (test, review, "no_change", "要員と拠点に変更がないため");
  kamae_test_set (test, review, "suitability", "yes");
  kamae_test_set (test, review, "adequacy", "yes");
  kamae_test_set (test, review, "effectiveness", "partly");
  kamae_test_set (test, review, "conclusion", "おおむね有効に機能している");
  kamae_test_set (test, review, "next_on", "2027-06-15");
  return review;
}

static KamaeRecord *
approve (KamaeTest *test)
{
  KamaeRecord *review = hold (test);

  kamae_test_step (test, review, "draft");
  kamae_test_step (test, review, "review");
  kamae_test_step (test, review, "approve");
  return review;
}

static void
set_up (KamaeTest     *test,
        gconstpointer  data)
{
  g_autoptr(KamaeRecord) role = NULL;
  g_autoptr(KamaeRecord) assignment = NULL;

  kamae_test_set_up (test, g_object_ref (data != NULL ? (KamaeModel *) data : model));
  role = kamae_register_find (test->reg, "role", "top_management", NULL);
  if (role == NULL)
    role = kamae_test_create (test, "role", "code", "top_management", "name", "社長", NULL);
  assignment = kamae_test_create (test, "role_assignment", "role", "top_management", "person",
                                  "0001", "starts_on", "2020-04-01", "appointed_by", "0001", NULL);
}

static void
tear_down (KamaeTest     *test,
           gconstpointer  data)
{
  kamae_test_verify (test);
  kamae_test_tear_down (test);
}

/* The life of a review */

static void
test_begins_with_inputs (KamaeTest     *test,
                         gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = plan (test, "2026-06-30");
  g_autoptr(KamaeRecordList) inputs = kamae_register_list_parts (test->reg, review,
                                                                 "review_input");
  g_autoptr(KamaeRecord) chair = kamae_record_ref_link (review, "chair");

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (inputs)), ==, 10);
  g_assert_cmpstr (kamae_record_get_text (review, "cut_off_on"), ==, "2026-06-16");
  g_assert_cmpstr (kamae_record_get_text (review, "period_from"), ==, "2026-04-01");
  g_assert_cmpint (kamae_record_get_integer (review, "ordinal"), ==, 1);
  g_assert_true (chair == test->person);
  g_assert_cmpstr (kamae_record_get_text (review, "inputs_completed"), ==, "0/10");
}

static void
test_decisions_return (KamaeTest     *test,
                       gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = approve (test);
  g_autoptr(KamaeRecord) decision = ref_decision (test, first, 0);
  g_autoptr(KamaeRecord) task = kamae_record_ref_link (decision, "task");
  g_autoptr(KamaeRecord) source = kamae_record_ref_link (task, "source");
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) input = NULL;

  g_assert_true (source == first);
  g_assert_cmpstr (kamae_record_get_title (task), ==, "訓練を四半期ごとに行う");
  g_assert_cmpstr (kamae_record_get_text (task, "due_on"), ==, "2027-03-31");
  g_assert_cmpstr (kamae_record_get_text (decision, "status"), ==, "open");

  kamae_test_set_today (test, "2027-06-01");
  second = plan (test, "2027-06-15");
  g_assert_cmpstr (kamae_record_get_text (second, "period_from"), ==, "2026-06-02");
  kamae_test_step (test, second, "prepare");
  input = ref_input (test, second, "a");
  g_assert_nonnull (strstr (kamae_record_get_text (input, "report"), "MRD-2026-01"));
  g_assert_nonnull (strstr (kamae_record_get_text (input, "figures"), "訓練を四半期ごとに行う"));
  g_assert_nonnull (strstr (kamae_record_get_text (input, "shown"), "MRD-2026-01"));
}

/* A figure without rows tells what the register holds, not that there is nothing. */
static void
test_no_entries (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = approve (test);
  g_autoptr(KamaeRecordList) inputs = kamae_register_list_parts (test->reg, first, "review_input");
  guint n_without = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (inputs)); i++)
    {
      g_autoptr(KamaeRecord) input = g_list_model_get_item (G_LIST_MODEL (inputs), i);
      const char *shown = kamae_record_get_text (input, "shown");

      if (shown == NULL)
        continue;
      g_assert_null (strstr (shown, "該当なし"));
      g_assert_false (g_str_has_suffix (shown, ": none"));
      n_without += strstr (shown, "記録なし") != NULL || strstr (shown, "no entries") != NULL;
    }
  g_assert_cmpuint (n_without, >, 0);
}

/* What was frozen when the review was held does not move on with the register. */
static void
test_figures_are_frozen (KamaeTest     *test,
                         gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = approve (test);
  g_autoptr(KamaeRecord) decision = ref_decision (test, first, 0);
  g_autoptr(KamaeRecord) task = kamae_record_ref_link (decision, "task");
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) input = NULL;
  g_autofree char *frozen = NULL;

  kamae_test_set_today (test, "2027-06-01");
  second = plan (test, "2027-06-15");
  kamae_test_set (test, second, "cut_off_on", "2027-05-31");
  kamae_test_step (test, second, "prepare");
  kamae_test_step (test, second, "hold");
  g_assert_cmpstr (kamae_record_get_text (second, "figures_on"), ==, "2027-06-01");
  input = ref_input (test, second, "a");
  frozen = g_strdup (kamae_record_get_text (input, "figures"));

  kamae_test_step (test, task, "finish");
  kamae_test_set (test, second, "cut_off_on", "2027-06-01");
  report_all (test, second, "considered");
  kamae_test_set (test, second, "no_improvement", "前回の決定を続けるため");
  kamae_test_set (test, second, "no_change", "変更がないため");
  kamae_test_set (test, second, "suitability", "yes");
  kamae_test_set (test, second, "adequacy", "yes");
  kamae_test_set (test, second, "effectiveness", "yes");
  kamae_test_set (test, second, "conclusion", "有効である");
  kamae_test_set (test, second, "next_on", "2028-06-15");
  kamae_test_step (test, second, "draft");
  kamae_test_step (test, second, "return");
  g_assert_cmpstr (kamae_record_get_text (input, "figures"), ==, frozen);
}

static void
test_closes_when_done (KamaeTest     *test,
                       gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = approve (test);
  g_autoptr(KamaeRecord) decision = ref_decision (test, review, 0);
  g_autoptr(KamaeRecord) task = kamae_record_ref_link (decision, "task");

  kamae_test_step (test, review, "follow");
  g_assert_true (kamae_test_blocks (review, "close", "X-9.3.3-1"));
  kamae_test_step (test, task, "finish");
  g_assert_false (kamae_test_guards (review, "close", "X-9.3.3-1"));
  kamae_test_set_today (test, "2026-06-30");
  kamae_test_enter_day (test, review, "close", "2026-06-20", "2026-06-14");
}

/* Rules */

static void
test_v01 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = hold (test);
  g_autoptr(KamaeRecord) input = ref_input (test, review, "d3");

  g_assert_false (kamae_test_guards (review, "draft", "MRV-V01"));
  kamae_test_set (test, input, "status", NULL);
  g_assert_true (kamae_test_blocks (review, "draft", "MRV-V01"));
  kamae_test_set (test, input, "status", "no_change");
  kamae_test_set (test, input, "report", NULL);
  g_assert_true (kamae_test_blocks (review, "draft", "MRV-V01"));
  kamae_test_set (test, input, "report", "。");
  g_assert_true (kamae_test_blocks (review, "draft", "MRV-V01 。"));
}

static void
test_v02 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = hold (test);
  g_autoptr(KamaeRecord) decision = ref_decision (test, review, 0);

  g_assert_false (kamae_test_guards (review, "draft", "MRV-V02"));
  kamae_test_set (test, review, "no_change", NULL);
  g_assert_true (kamae_test_blocks (review, "draft", "MRV-V02 no_change"));
  kamae_test_set (test, review, "no_change", "なし");
  g_assert_true (kamae_test_blocks (review, "draft", "MRV-V02 no_change"));
  kamae_test_set (test, review, "no_change", "変更がないため");
  kamae_test_set (test, decision, "kind", "resource");
  g_assert_true (kamae_test_blocks (review, "draft", "MRV-V02 no_improvement"));
  kamae_test_set (test, review, "no_improvement", "特になし");
  g_assert_true (kamae_test_blocks (review, "draft", "MRV-V02 no_improvement"));
  kamae_test_set (test, review, "no_improvement", "前回の改善を続けるため");
  g_assert_false (kamae_test_guards (review, "draft", "MRV-V02"));
}

static void
test_v03_present (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) other = kamae_test_create (test, "person", "staff_no", "0002", "name",
                                                    "鈴木 一郎", NULL);
  g_autoptr(KamaeRecord) review = hold (test);

  g_assert_false (kamae_test_guards (review, "draft", "MRV-V03"));
  kamae_test_set (test, review, "attendees", "0002");
  g_assert_true (kamae_test_blocks (review, "draft", "MRV-V03 attendees"));
  kamae_test_set (test, review, "proxy", "社長の入院のため、鈴木が代行");
  g_assert_false (kamae_test_guards (review, "draft", "MRV-V03"));
}

/* Whoever did not chair cannot approve, even as top management. */
static void
test_v03_chair_approves (KamaeTest     *test,
                         gconstpointer  data)
{
  g_autoptr(KamaeRecord) other = kamae_test_create (test, "person", "staff_no", "0002", "name",
                                                    "鈴木 一郎", NULL);
  g_autoptr(KamaeRecord) review = hold (test);
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(GPtrArray) results = NULL;
  g_autoptr(GError) error = NULL;
  const KamaeTransition *approve = NULL;

  kamae_test_set (test, review, "chair", "0002");
  kamae_test_step (test, review, "draft");
  kamae_test_step (test, review, "review");
  operation = kamae_register_begin (test->reg, "Approve", review, &error);
  g_assert_no_error (error);
  g_assert_false (kamae_operation_transition (operation, review, "approve", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED);
  g_clear_error (&error);
  g_clear_object (&operation);
  g_assert_cmpstr (kamae_record_get_state (review), ==, "reviewed");

  /* While somebody else works, nothing is in the way but who signs; the chair can be chosen. */
  kamae_test_step (test, review, "return");
  kamae_test_set (test, review, "chair", "0001");
  kamae_test_step (test, review, "draft");
  kamae_test_step (test, review, "review");
  kamae_register_set_person (test->reg, other);
  approve = kamae_workflow_find_transition (kamae_record_get_entity (review)->workflow, "approve");
  results = kamae_record_check_transition (review, approve);
  g_assert_cmpuint (results->len, >, 0);
  for (guint i = 0; i < results->len; i++)
    g_assert_true (kamae_check_result_get_asks_signer (results->pdata[i]));
  operation = kamae_register_begin (test->reg, "Approve", review, &error);
  g_assert_no_error (error);
  kamae_operation_sign (operation, review, approve, test->person, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  kamae_operation_transition (operation, review, "approve", &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kamae_test_count_rule (test, "MRV-V03"), ==, 0);
}

static void
test_v04 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = hold (test);
  g_autoptr(KamaeRecord) decision = ref_decision (test, review, 0);

  g_assert_false (kamae_test_guards (review, "draft", "MRV-V04"));
  kamae_test_set (test, decision, "due_on", NULL);
  g_assert_true (kamae_test_blocks (review, "draft", "MRV-V04"));
  kamae_test_set (test, decision, "due_on", "2026-12-31");
  kamae_test_set (test, decision, "owner", NULL);
  g_assert_true (kamae_test_blocks (review, "draft", "MRV-V04"));
}

static void
test_v05 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = hold (test);

  kamae_test_step (test, review, "draft");
  kamae_test_step (test, review, "review");
  g_assert_false (kamae_test_guards (review, "approve", "MRV-V05"));
  /* As if the clock of the computer had been wrong on the day of the meeting. */
  kamae_test_set_today (test, "2026-06-14");
  g_assert_true (kamae_test_blocks (review, "approve", "MRV-V05"));
  g_assert_cmpuint (kamae_test_count_rule (test, "MRV-V05"), ==, 1);
  kamae_test_set_today (test, "2026-06-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "MRV-V05"), ==, 0);
}

static void
test_v06_period (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = NULL;

  g_assert_cmpuint (kamae_test_count_rule (test, "MRV-V06"), ==, 1);
  review = hold (test);
  g_assert_cmpuint (kamae_test_count_rule (test, "MRV-V06"), ==, 0);
  kamae_test_set_today (test, "2027-06-16");
  g_assert_cmpuint (kamae_test_count_rule (test, "MRV-V06"), ==, 1);
}

/* The rule and the figure agree on the last day of a shorter month. */
static void
test_v06_month_end (KamaeTest     *test,
                    gconstpointer  data)
{
  const KamaeFigure *due = kamae_model_find_figure (test->model, "MRV-C01");
  g_autoptr(KamaeRecord) review = NULL;
  g_autoptr(KamaeFigureResult) result = NULL;

  kamae_test_set_today (test, "2026-08-31");
  review = hold (test);
  g_assert_true (kamae_register_set_setting (test->reg, "review.months", "6", NULL));
  result = kamae_register_compute (test->reg, due, NULL, NULL, "en", NULL);
  g_assert_cmpstr (kamae_figure_result_get_cell (result, 0, 0), ==, "2027-02-28");
  kamae_test_set_today (test, "2027-02-28");
  g_assert_cmpuint (kamae_test_count_rule (test, "MRV-V06"), ==, 0);
  kamae_test_set_today (test, "2027-03-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "MRV-V06"), ==, 1);
}

static void
test_v07 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = approve (test);
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) input = NULL;

  kamae_test_set_today (test, "2027-06-01");
  second = hold (test);
  input = ref_input (test, second, "a");
  g_assert_false (kamae_test_guards (second, "draft", "MRV-V07"));
  kamae_test_set (test, input, "report", "特になし");
  g_assert_true (kamae_test_warns (second, "draft", "MRV-V07"));
  kamae_test_set (test, input, "discussion", "MRD-2026-01 は期限内に進んでいる");
  g_assert_false (kamae_test_guards (second, "draft", "MRV-V07"));
}

static void
test_v08 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = hold (test);

  g_assert_false (kamae_test_guards (review, "draft", "MRV-V08"));
  report_all (test, review, "no_change");
  g_assert_true (kamae_test_warns (review, "draft", "MRV-V08"));
}

static gboolean
can_set (KamaeTest   *test,
         KamaeRecord *record,
         const char  *field,
         const char  *value)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Change", record, &error);

  g_assert_no_error (error);
  return kamae_operation_set (operation, record, field, value, &error);
}

/* MRV-V09: nothing approved can be changed, only corrected beside it. */
static void
test_v09 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = hold (test);
  g_autoptr(KamaeRecord) input = ref_input (test, review, "b");
  g_autoptr(KamaeRecord) decision = ref_decision (test, review, 0);
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (can_set (test, review, "conclusion", "書き換え"));
  g_assert_true (can_set (test, input, "report", "書き換え"));
  kamae_test_step (test, review, "draft");
  kamae_test_step (test, review, "review");
  kamae_test_step (test, review, "approve");
  g_assert_false (can_set (test, review, "conclusion", "書き換え"));
  g_assert_false (can_set (test, review, "attendees", NULL));
  g_assert_false (can_set (test, input, "report", "書き換え"));
  g_assert_false (can_set (test, decision, "text", "書き換え"));

  operation = kamae_register_begin (test->reg, "Correct", review, &error);
  g_assert_no_error (error);
  kamae_operation_set_reason (operation, "誤記");
  g_assert_true (kamae_operation_correct (operation, review, "place", "小会議室", &error));
  g_assert_no_error (error);
  g_assert_true (kamae_operation_commit (operation, &error));
  g_assert_cmpstr (kamae_record_get_text (review, "place"), ==, "大会議室");
}

/* Somebody with a SQL shell takes the lock away and changes the minutes: the proof names them. */
static void
test_v09_outside (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = approve (test);
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;
  gboolean is_named = FALSE;

  kamae_test_outside (test, "DROP TRIGGER management_review_locked_update;"
                            "UPDATE management_review SET conclusion = '書き換え';");
  problems = kamae_register_verify (test->reg, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      KamaeRecord *record = kamae_check_result_get_record (problems->pdata[i]);

      is_named = is_named || record == review;
    }
  g_assert_true (is_named);
}

static void
tear_down_changed (KamaeTest     *test,
                   gconstpointer  data)
{
  kamae_test_tear_down (test);
}

/* Figures of whatever plugins there are */

static const KamaeFigure figures[] = {
  { "OTH-C01", KAMAE_FIGURE_NUMBER, "Visitors", "9.3.2", .unit = " persons", .input = "d1 e",
    .sql = "SELECT CASE WHEN :as_of < '2027-01-01' THEN 3 ELSE 5 END" },
  { "OTH-C02", KAMAE_FIGURE_SERIES, "Visitors by site", "9.3.2", .input = "e",
    .sql = "SELECT 'Tokyo', 4 UNION ALL SELECT 'Osaka', 1" },
  { "OTH-C03", KAMAE_FIGURE_NUMBER, "Parcels", "9.3.2", .input = "e",
    .sql = "SELECT count(*) FROM parcel" },
  { NULL }
};

static const KamaeDeclaration other = {
  .id = "other",
  .version = 1,
  .domain = "other",
  .figures = figures,
};

static void
test_other_plugin_joins (KamaeTest     *test,
                         gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = approve (test);
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) nonconformities = NULL;
  g_autoptr(KamaeRecord) feedback = NULL;
  g_autoptr(KamaeRecord) objectives = NULL;

  kamae_test_set_today (test, "2027-06-01");
  second = plan (test, "2027-06-15");
  kamae_test_step (test, second, "prepare");
  nonconformities = ref_input (test, second, "d1");
  feedback = ref_input (test, second, "e");
  objectives = ref_input (test, second, "d4");
  g_assert_nonnull (strstr (kamae_record_get_text (nonconformities, "shown"),
                            "Visitors: 5 persons (last review: 3 persons)"));
  g_assert_nonnull (strstr (kamae_record_get_text (feedback, "shown"), "Tokyo / 4"));
  /* One that cannot be asked says so in its place. */
  g_assert_nonnull (strstr (kamae_record_get_text (feedback, "shown"), "Parcels"));
  g_assert_nonnull (strstr (kamae_record_get_text (feedback, "shown"), "no such table: parcel"));
  g_assert_cmpstr (kamae_record_get_text (objectives, "figures"), ==, "[]");
  g_assert_false (kamae_record_is_set (objectives, "shown"));
}

/* Another cut-off date, another number; what was reported for input a stays. */
static void
test_collect_again (KamaeTest     *test,
                    gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = plan (test, "2026-06-30");
  g_autoptr(KamaeRecord) feedback = ref_input (test, review, "e");
  g_autoptr(KamaeRecord) actions = ref_input (test, review, "a");

  kamae_test_step (test, review, "prepare");
  g_assert_nonnull (strstr (kamae_record_get_text (feedback, "shown"), "Visitors: 3 persons"));
  kamae_test_set (test, actions, "report", "初回のため処置はない");
  kamae_test_set (test, review, "cut_off_on", "2027-01-31");
  kamae_test_step (test, review, "collect");
  g_assert_nonnull (strstr (kamae_record_get_text (feedback, "shown"), "Visitors: 5 persons"));
  g_assert_cmpstr (kamae_record_get_text (actions, "report"), ==, "初回のため処置はない");
}

/* MRV-V06: audits and risk assessments of the period, if there are plugins for them. */

static const KamaeState cycle_states[] = {
  { "planned", "Planned" },
  { "cancelled", "Cancelled" },
  { "reported", "Reported" },
  { "locked", "Locked" },
  { NULL }
};

static const KamaeTransition cycle_transitions[] = {
  { "report", "planned", "reported", "Report" },
  { "cancel", "planned", "cancelled", "Cancel" },
  { "lock", "planned", "locked", "Lock" },
  { NULL }
};

static const KamaeWorkflow cycle_workflow = { cycle_states, cycle_transitions };

static const KamaeField audit_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, "No.", .series = "IA-{seq:02}" },
  { "starts_on", KAMAE_FIELD_DATE, "First day" },
  { NULL }
};

static const KamaeField run_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, "No.", .series = "RR-{seq:02}" },
  { "planned_on", KAMAE_FIELD_DATE, "Planned for" },
  { "ends_on", KAMAE_FIELD_DATE, "Finished on" },
  { NULL }
};

static const KamaeEntity audit = {
  .name = "audit", .label = "Audit", .plural = "Audits", .fields = audit_fields,
  .workflow = &cycle_workflow,
};

static const KamaeEntity run = {
  .name = "risk_run", .label = "Run", .plural = "Runs", .fields = run_fields,
  .workflow = &cycle_workflow,
};

static const KamaeEntity *const cycle_entities[] = { &audit, &run, NULL };

static const KamaeDeclaration cycle = {
  .id = "cycle",
  .version = 1,
  .domain = "cycle",
  .entities = cycle_entities,
};

static guint
count_guards (KamaeRecord *review)
{
  const KamaeEntity *entity = kamae_record_get_entity (review);
  guint n = 0;

  for (const KamaeTransition *step = entity->workflow->transitions; step->name != NULL; step++)
    if (g_str_equal (step->name, "draft"))
      {
        g_autoptr(GPtrArray) results = kamae_record_check_transition (review, step);

        for (guint i = 0; i < results->len; i++)
          if (g_str_equal (kamae_check_result_get_rule (results->pdata[i]), "MRV-V06"))
            n++;
      }
  return n;
}

static void
test_v06_cycle (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = hold (test);
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) assessment = NULL;

  /* Neither an audit nor an assessment in the period from April to 1 June. */
  g_assert_cmpuint (count_guards (review), ==, 2);

  first = kamae_test_create (test, "audit", "starts_on", "2026-05-10", NULL);
  assessment = kamae_test_create (test, "risk_run", "planned_on", "2026-05-20", NULL);
  g_assert_cmpuint (count_guards (review), ==, 2);
  kamae_test_step (test, first, "report");
  g_assert_cmpuint (count_guards (review), ==, 1);
  kamae_test_step (test, assessment, "lock");
  g_assert_cmpuint (count_guards (review), ==, 0);

  /* Another audit of the period that is not reported, until it is cancelled; one after it. */
  second = kamae_test_create (test, "audit", "starts_on", "2026-05-11", NULL);
  g_assert_cmpuint (count_guards (review), ==, 1);
  kamae_test_step (test, second, "cancel");
  g_assert_cmpuint (count_guards (review), ==, 0);
  g_clear_object (&second);
  second = kamae_test_create (test, "audit", "starts_on", "2026-09-10", NULL);
  g_assert_cmpuint (count_guards (review), ==, 0);
}

static void
test_v06_without_others (KamaeTest     *test,
                         gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = hold (test);

  g_assert_cmpuint (count_guards (review), ==, 0);
}

/* Prints */

static void
test_minutes (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = approve (test);
  g_autofree char *content = kamae_register_dup_snapshot (test->reg, review);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_autofree char *japanese = kamae_test_dup_print (test, "MRV-R03", review, "ja");
  g_autofree char *english = kamae_test_dup_print (test, "MRV-R03", review, "en");
  const KamaeField *part = kamae_entity_find_field (kamae_model_find_entity (test->model,
                                                                             "review_input"),
                                                    "part");

  kamae_test_assert_contains (japanese, "マネジメントレビュー議事録");
  kamae_test_assert_contains (japanese, "別紙");
  /* Nobody turns pages of figures to find what was decided. */
  g_assert_true (strstr (japanese, "訓練を四半期ごとに行う") < strstr (japanese, "別紙"));
  kamae_test_assert_contains (japanese, "第1回");
  kamae_test_assert_contains (japanese, "2026年6月15日");
  kamae_test_assert_contains (japanese, "大会議室");
  kamae_test_assert_contains (japanese, "佐藤 花子");
  kamae_test_assert_contains (japanese, "訓練を四半期ごとに行う");
  kamae_test_assert_contains (japanese, "要員と拠点に変更がないため");
  kamae_test_assert_contains (japanese, "おおむね有効に機能している");
  kamae_test_assert_contains (japanese, "2027年6月15日");
  kamae_test_assert_contains (japanese, "以上");
  kamae_test_assert_contains (japanese, "1/");
  kamae_test_assert_contains (japanese, hash);
  for (const KamaeChoice *input = part->choices; input->code != NULL; input++)
    kamae_test_assert_contains (english, input->label);
}

/* Approved minutes are printed as they were approved. */
static void
test_minutes_are_frozen (KamaeTest     *test,
                         gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = approve (test);
  g_autofree char *text = NULL;

  kamae_test_set (test, test->person, "name", "佐藤 桜子");
  text = kamae_test_dup_print (test, "MRV-R03", review, "ja");
  kamae_test_assert_contains (text, "佐藤 花子");
  g_assert_null (strstr (text, "佐藤桜子"));
}

static void
test_correction_is_printed (KamaeTest     *test,
                            gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = approve (test);
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Correct", review, &error);
  g_autofree char *text = NULL;

  kamae_operation_set_reason (operation, "部屋の誤記");
  kamae_operation_correct (operation, review, "place", "第二会議室", &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
  text = kamae_test_dup_print (test, "MRV-R03", review, "ja");
  kamae_test_assert_contains (text, "大会議室");
  kamae_test_assert_contains (text, "第二会議室");
  kamae_test_assert_contains (text, "部屋の誤記");
  g_clear_pointer (&text, g_free);
  text = kamae_test_dup_print (test, "MRV-R05", review, "ja");
  kamae_test_assert_contains (text, "MR-2026-01");
  kamae_test_assert_contains (text, "大会議室");
  kamae_test_assert_contains (text, "第二会議室");
  kamae_test_assert_contains (text, "部屋の誤記");
}

static void
test_other_prints (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = approve (test);
  g_autoptr(KamaeRecord) second = NULL;
  g_autofree char *follow_up = kamae_test_dup_print (test, "MRV-R04", first, "en");
  g_autofree char *notice = NULL;
  g_autofree char *materials = NULL;

  kamae_test_assert_contains (follow_up, "MRD-2026-01");
  kamae_test_set_today (test, "2027-06-01");
  second = plan (test, "2027-06-15");
  kamae_test_step (test, second, "prepare");
  notice = kamae_test_dup_print (test, "MRV-R01", second, "en");
  kamae_test_assert_contains (notice, "15 June 2027");
  kamae_test_assert_contains (notice, "Audit results");
  materials = kamae_test_dup_print (test, "MRV-R02", second, "en");
  kamae_test_assert_contains (materials, "Visitors by site");
  kamae_test_assert_contains (materials, "5 persons");
  kamae_test_assert_contains (materials, "3 persons");
  kamae_test_assert_contains (materials, "Last time");
  kamae_test_assert_contains (materials, "No figure is available.");
}

/* The sample organization, with the plugin alone and with all that are installed. */
static void
test_sample (KamaeTest     *test,
             gconstpointer  data)
{
  static const char *const prints[] = { "MRV-R01", "MRV-R02", "MRV-R03", "MRV-R04" };
  const char *language = data;
  g_autoptr(KamaeRecord) last = NULL;
  g_autoptr(KamaeRecord) present = NULL;

  kamae_test_set_up (test, g_object_ref (language != NULL ? get_all () : model));
  kamae_test_open_sample (test, language != NULL ? language : "en", "2026-11-23");

  last = kamae_register_find (test->reg, "management_review", "MR-2025-01", NULL);
  present = kamae_register_find (test->reg, "management_review", "MR-2026-01", NULL);
  g_assert_cmpstr (kamae_record_get_state (last), ==, "following");
  g_assert_cmpstr (kamae_record_get_state (present), ==, "preparing");
  g_assert_cmpint (kamae_record_get_integer (last, "open_decisions"), ==, 1);
  /* The rule that asks other plugins works with them. */
  kamae_test_count_rule (test, "MRV-V06");
  for (guint i = 0; i < G_N_ELEMENTS (prints); i++)
    {
      g_autofree char *text = kamae_test_dup_print (test, prints[i], last, language);

      g_assert_cmpuint (strlen (text), >, 500);
    }

  kamae_test_verify (test);
  kamae_test_tear_down (test);
}

/* With each plugin alone beside it, and with each one switched off: the review is prepared, held,
 * approved, printed, and the whole register checked. */
static void
test_subset (const char *id,
             gboolean    alone)
{
  GPtrArray *declarations = kamae_model_get_declarations (get_all ());
  g_autoptr(KamaeModel) subset = kamae_model_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeRecord) review = NULL;
  g_autofree char *text = NULL;
  KamaeTest test = { NULL };

  for (guint i = 0; i < declarations->len; i++)
    {
      const KamaeDeclaration *declaration = declarations->pdata[i];
      gboolean is_named = g_str_equal (declaration->id, id);

      if (g_str_equal (declaration->id, "core"))
        continue;
      if (g_str_equal (declaration->id, "review") || is_named == alone)
        kamae_model_add (subset, declaration, &error);
      g_assert_no_error (error);
    }
  set_up (&test, subset);
  review = approve (&test);
  text = kamae_test_dup_print (&test, "MRV-R03", review, "ja");
  kamae_test_assert_contains (text, "訓練を四半期ごとに行う");
  g_assert_cmpuint (kamae_test_count_rule (&test, "MRV-V01"), ==, 0);
  tear_down (&test, NULL);
}

static void
test_subsets (void)
{
  GPtrArray *declarations = kamae_model_get_declarations (get_all ());

  for (guint i = 0; i < declarations->len; i++)
    {
      const KamaeDeclaration *declaration = declarations->pdata[i];

      if (g_str_equal (declaration->id, "core") || g_str_equal (declaration->id, "review"))
        continue;
      test_subset (declaration->id, TRUE);
      test_subset (declaration->id, FALSE);
    }
}

static void
test_figures (KamaeTest     *test,
              gconstpointer  data)
{
  const KamaeFigure *due = kamae_model_find_figure (test->model, "MRV-C01");
  const KamaeFigure *overdue = kamae_model_find_figure (test->model, "MRV-C04");
  const KamaeFigure *days = kamae_model_find_figure (test->model, "MRV-C05");
  g_autoptr(KamaeRecord) review = approve (test);
  g_autoptr(KamaeFigureResult) result = NULL;

  result = kamae_register_compute (test->reg, due, NULL, NULL, "en", NULL);
  g_assert_cmpstr (kamae_figure_result_get_cell (result, 0, 0), ==, "2027-06-15");
  g_clear_object (&result);
  result = kamae_register_compute (test->reg, days, NULL, NULL, "en", NULL);
  g_assert_cmpfloat (kamae_figure_result_get_number (result), ==, 0);
  g_clear_object (&result);
  result = kamae_register_compute (test->reg, overdue, "2027-03-31", NULL, "en", NULL);
  g_assert_cmpfloat (kamae_figure_result_get_number (result), ==, 0);
  g_clear_object (&result);
  result = kamae_register_compute (test->reg, overdue, "2027-04-01", NULL, "en", NULL);
  g_assert_cmpfloat (kamae_figure_result_get_number (result), ==, 1);
}

#define ADD(path, function) \
  g_test_add ("/review/" path, KamaeTest, NULL, set_up, function, tear_down)
#define ADD_WITH_OTHER(path, function) \
  g_test_add ("/review/" path, KamaeTest, with_other, set_up, function, tear_down)

static const KamaeDeclaration *
find_declaration (const char *id)
{
  GPtrArray *declarations = kamae_model_get_declarations (get_all ());

  for (guint i = 0; i < declarations->len; i++)
    {
      const KamaeDeclaration *declaration = declarations->pdata[i];

      if (g_str_equal (declaration->id, id))
        return declaration;
    }
  g_assert_not_reached ();
}

/* The plugin alone, whatever others are installed; and with one that it does not know. */
static KamaeModel *
make_model (const KamaeDeclaration *added)
{
  KamaeModel *made = kamae_model_new ();
  g_autoptr(GError) error = NULL;

  kamae_model_add (made, find_declaration ("review"), &error);
  g_assert_no_error (error);
  if (added != NULL)
    kamae_model_add (made, added, &error);
  g_assert_no_error (error);
  return made;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(KamaeModel) with_other = NULL;
  g_autoptr(KamaeModel) with_cycle = NULL;
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kamae_language_init ("en");
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = make_model (NULL);
  with_other = make_model (&other);
  with_cycle = make_model (&cycle);

  ADD ("begins-with-inputs", test_begins_with_inputs);
  ADD ("decisions-return", test_decisions_return);
  ADD ("no-entries", test_no_entries);
  ADD ("figures-are-frozen", test_figures_are_frozen);
  ADD ("closes-when-done", test_closes_when_done);
  ADD ("v01", test_v01);
  ADD ("v02", test_v02);
  ADD ("v03-present", test_v03_present);
  ADD ("v03-chair-approves", test_v03_chair_approves);
  ADD ("v04", test_v04);
  ADD ("v05", test_v05);
  ADD ("v06-period", test_v06_period);
  ADD ("v06-month-end", test_v06_month_end);
  ADD ("v06-without-others", test_v06_without_others);
  g_test_add ("/review/v06-cycle", KamaeTest, with_cycle, set_up, test_v06_cycle, tear_down);
  ADD ("v07", test_v07);
  ADD ("v08", test_v08);
  ADD ("v09", test_v09);
  g_test_add ("/review/v09-outside", KamaeTest, NULL, set_up, test_v09_outside, tear_down_changed);
  ADD_WITH_OTHER ("other-plugin-joins", test_other_plugin_joins);
  ADD_WITH_OTHER ("collect-again", test_collect_again);
  ADD ("minutes", test_minutes);
  ADD ("minutes-are-frozen", test_minutes_are_frozen);
  ADD ("correction-is-printed", test_correction_is_printed);
  ADD_WITH_OTHER ("other-prints", test_other_prints);
  ADD ("figures", test_figures);
  g_test_add_func ("/review/subsets", test_subsets);
  g_test_add ("/review/sample/alone", KamaeTest, NULL, NULL, test_sample, NULL);
  g_test_add ("/review/sample/ja", KamaeTest, "ja", NULL, test_sample, NULL);
  g_test_add ("/review/sample/en", KamaeTest, "en", NULL, test_sample, NULL);

  status = g_test_run ();
  g_clear_object (&model);
  return status;
}
