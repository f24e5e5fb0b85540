/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

#include <string.h>

/* The plugin "improvement": the rules of NCR, each tripped and not; the life of a nonconformity
 * with an action that works and one that does not; figures; what is printed; the sample. */

static KamaeModel *model;

static void
give_role (KamaeTest  *test,
           const char *code,
           const char *person)
{
  g_autoptr(KamaeRecord) role = kamae_register_find (test->reg, "role", code, NULL);
  g_autoptr(KamaeRecord) assignment = NULL;

  if (role == NULL)
    role = kamae_test_create (test, "role", "code", code, "name", code, NULL);
  assignment = kamae_test_create (test, "role_assignment", "role", code, "person", person,
                                  "starts_on", "2020-04-01", "appointed_by", "0001", NULL);
}

/* 0001 is the ISMS manager, 0002 carries out, 0003 audits, 0004 is the audit manager. */
static void
set_up (KamaeTest     *test,
        gconstpointer  data)
{
  g_autoptr(KamaeRecord) worker = NULL;
  g_autoptr(KamaeRecord) auditor = NULL;
  g_autoptr(KamaeRecord) manager = NULL;
  g_autoptr(KamaeRecord) department = NULL;

  kamae_test_set_up (test, g_object_ref (model));
  worker = kamae_test_create (test, "person", "staff_no", "0002", "name", "石井 隆", NULL);
  auditor = kamae_test_create (test, "person", "staff_no", "0003", "name", "藤田 千尋", NULL);
  manager = kamae_test_create (test, "person", "staff_no", "0004", "name", "近藤 誠", NULL);
  department = kamae_test_create (test, "department", "code", "40", "name", "情報システム部", NULL);
  give_role (test, "isms_manager", "0001");
  give_role (test, "audit_manager", "0004");
}

static void
tear_down (KamaeTest     *test,
           gconstpointer  data)
{
  kamae_test_verify (test);
  kamae_test_tear_down (test);
}

static KamaeRecord *
add_case (KamaeTest *test)
{
  return kamae_test_create (test, "nonconformity", "title", "退職者の利用者IDが残っていた",
                            "department", "40", "source", "monitoring", "grade", "minor",
                            "clause", "8.1", "nature", "退職日に停止する規則に反する",
                            "evidence", "利用者一覧の照合で3件", NULL);
}

static void
fill (KamaeTest         *test,
      KamaeRecord       *record,
      const char *const *fields)
{
  for (; *fields != NULL; fields += 2)
    kamae_test_set (test, record, fields[0], fields[1]);
}

static void
correct (KamaeTest   *test,
         KamaeRecord *record)
{
  static const char *const fields[] = {
    "found_on", "2026-06-15", "opened_on", "2026-06-15", "confirmed_by", "0001",
    "confirmed_on", "2026-06-15", "correction", "3件を停止した",
    "consequences", "利用がないことを確認した", "corrected_on", "2026-06-15", NULL
  };

  fill (test, record, fields);
  kamae_test_step (test, record, "correct");
}

static void
explain (KamaeTest   *test,
         KamaeRecord *record)
{
  static const char *const fields[] = {
    "cause", "退職手続のチェック表に停止依頼の項目がなかった", "similar", "found",
    "similar_likely", "likely", "similar_where", "全システムの利用者一覧", NULL
  };

  fill (test, record, fields);
}

static KamaeRecord *
add_action (KamaeTest   *test,
            KamaeRecord *record,
            const char  *action)
{
  g_autofree char *id = kamae_record_dup_key (record);

  return kamae_test_create (test, "corrective_action", "nonconformity", id, "action", action,
                            "owner", "0002", "due_on", "2026-07-15", "criterion", "2か月間0件",
                            "evaluation_due_on", "2026-09-15", NULL);
}

static void
decide (KamaeTest   *test,
        KamaeRecord *record,
        const char  *is_needed)
{
  const char *const fields[] = {
    "action_needed", is_needed, "need_reason", "影響が他にも及び得る", "isms_change", "0",
    "risk_update", "0", NULL
  };

  fill (test, record, fields);
}

static void
carry_out (KamaeTest   *test,
           KamaeRecord *record,
           KamaeRecord *action)
{
  kamae_test_step (test, record, "start");
  kamae_test_set (test, action, "done", "チェック表を改訂した");
  kamae_test_set (test, action, "done_by", "0002");
  kamae_test_step (test, action, "finish");
  kamae_test_step (test, record, "implement");
  {
    g_autoptr(KamaeRecord) checker = g_object_ref (kamae_register_get_person (test->reg));
    g_autoptr(KamaeRecord) doer = kamae_record_ref_link (action, "done_by");

    kamae_register_set_person (test->reg, doer);
    g_assert_true (kamae_test_blocks (action, "check", "NCR-V02"));
    kamae_register_set_person (test->reg, checker);
  }
  kamae_test_step (test, action, "check");
  kamae_test_step (test, record, "verify");
}

static void
judge (KamaeTest   *test,
       KamaeRecord *action,
       const char  *person,
       const char  *date,
       const char  *verdict)
{
  const char *const fields[] = {
    "evaluated_by", person, "evaluated_on", date, "evaluation", "照合の結果", "verdict", verdict,
    NULL
  };

  fill (test, action, fields);
}

/* A case with such values that waits for its effect; the action was carried out on 2026-06-15. */
static KamaeRecord *
wait_for_effect (KamaeTest         *test,
                 KamaeRecord       *record,
                 const char *const *fields)
{
  KamaeRecord *action = NULL;

  correct (test, record);
  explain (test, record);
  kamae_test_step (test, record, "analyse");
  action = add_action (test, record, "チェック表に停止依頼を追加する");
  decide (test, record, "1");
  fill (test, record, fields);
  kamae_test_step (test, record, "plan");
  carry_out (test, record, action);
  kamae_test_set_today (test, "2026-08-20");
  return action;
}

static KamaeRecord *
add_waiting_case_of (KamaeTest         *test,
                     const char *const *fields,
                     KamaeRecord      **action)
{
  KamaeRecord *record = add_case (test);

  *action = wait_for_effect (test, record, fields);
  return record;
}

static KamaeRecord *
add_waiting_case (KamaeTest    *test,
                  KamaeRecord **action)
{
  static const char *const none[] = { NULL };

  return add_waiting_case_of (test, none, action);
}

static void
set_signer (KamaeTest  *test,
            const char *staff_no)
{
  g_autoptr(KamaeRecord) person = kamae_register_find (test->reg, "person", staff_no, NULL);

  kamae_register_set_person (test->reg, person);
}

/* Takes the step that adds the next action. */
static KamaeRecord *
repeat (KamaeTest   *test,
        KamaeRecord *record)
{
  g_autoptr(KamaeRecordList) actions =
    kamae_register_list_parts (test->reg, record, "corrective_action");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (actions));
  g_autoptr(KamaeRecord) before = g_list_model_get_item (G_LIST_MODEL (actions), n - 1);
  KamaeRecord *next = NULL;

  kamae_test_step (test, record, "repeat");
  g_assert_cmpstr (kamae_record_get_state (record), ==, "cause_analysed");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (actions)), ==, n + 1);
  next = g_list_model_get_item (G_LIST_MODEL (actions), n);
  g_assert_cmpint (kamae_record_get_link (next, "follows"), ==, kamae_record_get_id (before));
  return next;
}

/* Rules */

static void
test_v01 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) record = add_case (test);

  correct (test, record);
  g_assert_true (kamae_test_blocks (record, "analyse", "NCR-V01"));
  explain (test, record);
  g_assert_false (kamae_test_guards (record, "analyse", "NCR-V01"));

  /* What happened is no cause, whatever the width of its letters. */
  kamae_test_set (test, record, "nature", "利用者IDを停止する規則に反する");
  kamae_test_set (test, record, "cause", "利用者ＩＤを停止する規則に反する");
  g_assert_true (kamae_test_blocks (record, "analyse", "NCR-V01"));
  kamae_test_set (test, record, "cause", "担当者の不注意");
  g_assert_true (kamae_test_warns (record, "analyse", "NCR-V01 careless"));
  kamae_test_set (test, record, "cause", "Human error");
  g_assert_true (kamae_test_warns (record, "analyse", "NCR-V01 careless"));
  kamae_test_set (test, record, "cause", "宛先の確認不足が起きる画面の配置を、設計の審査で見落とした");
  g_assert_false (kamae_test_guards (record, "analyse", "NCR-V01"));
}

static void
test_v02_plan (KamaeTest     *test,
               gconstpointer  data)
{
  g_autoptr(KamaeRecord) record = add_case (test);
  g_autoptr(KamaeRecord) action = NULL;
  g_autoptr(KamaeRecord) other = NULL;

  correct (test, record);
  explain (test, record);
  kamae_test_step (test, record, "analyse");
  decide (test, record, "1");
  g_assert_true (kamae_test_blocks (record, "plan", "NCR-V02 no corrective action"));
  action = add_action (test, record, "チェック表の改訂");
  g_assert_false (kamae_test_guards (record, "plan", "NCR-V02"));

  /* Nobody, somebody without the role. */
  kamae_register_set_person (test->reg, NULL);
  g_assert_true (kamae_test_blocks (record, "plan", "NCR-V02 not approved"));
  other = kamae_register_find (test->reg, "person", "0002", NULL);
  kamae_register_set_person (test->reg, other);
  g_assert_true (kamae_test_blocks (record, "plan", "NCR-V02 not approved"));
  kamae_register_set_person (test->reg, test->person);
  kamae_test_step (test, record, "plan");
  g_assert_cmpint (kamae_record_get_link (action, "approved_by"), ==,
                   kamae_record_get_id (test->person));
  g_assert_cmpstr (kamae_record_get_text (action, "approved_on"), ==, "2026-06-15");
  /* What is planned again is approved again. */
  kamae_test_step (test, record, "return_plan");
  g_assert_false (kamae_record_is_set (action, "approved_by"));
  g_assert_false (kamae_record_is_set (action, "approved_on"));
}

static void
test_v02_verification (KamaeTest     *test,
                       gconstpointer  data)
{
  g_autoptr(KamaeRecord) action = NULL;
  g_autoptr(KamaeRecord) record = add_waiting_case (test, &action);

  judge (test, action, "0003", "2026-08-20", "effective");
  g_assert_false (kamae_test_guards (record, "close", "NCR-V02 carried it out"));
  judge (test, action, "0002", "2026-08-20", "effective");
  g_assert_true (kamae_test_blocks (record, "close", "NCR-V02 carried it out"));

  /* Nobody has signed the judgement; who does is asked then. */
  judge (test, action, "0001", "2026-08-20", "effective");
  g_assert_true (kamae_test_blocks (record, "close", "NCR-V02 Sign the judgement"));
  kamae_test_step (test, record, "judge");
  g_assert_false (kamae_test_guards (record, "close", "NCR-V02"));
}

/* After an internal audit: its auditor, or the audit manager. */
static void
test_v02_audit (KamaeTest     *test,
                gconstpointer  data)
{
  static const char *const fields[] = { "source", "internal_audit", "auditor", "0003", NULL };
  g_autoptr(KamaeRecord) action = NULL;
  g_autoptr(KamaeRecord) record = add_waiting_case_of (test, fields, &action);

  judge (test, action, "0001", "2026-08-20", "effective");
  g_assert_true (kamae_test_blocks (record, "close", "NCR-V02 internal audit"));
  judge (test, action, "0003", "2026-08-20", "effective");
  g_assert_false (kamae_test_guards (record, "close", "NCR-V02 internal audit"));
  judge (test, action, "0004", "2026-08-20", "effective");
  g_assert_false (kamae_test_guards (record, "close", "NCR-V02 internal audit"));
}

/* A seal on the judgement by somebody else than who is at work. */
static gboolean
sign_judgement (KamaeTest    *test,
                KamaeRecord  *record,
                const char   *staff_no,
                GError      **error)
{
  const KamaeTransition *step =
    kamae_workflow_find_transition (kamae_record_get_entity (record)->workflow, "judge");
  g_autoptr(KamaeRecord) person = kamae_register_find (test->reg, "person", staff_no, NULL);
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Judge", record, NULL);

  return kamae_operation_sign (operation, record, step, person, NULL, NULL, NULL, error)
         && kamae_operation_transition (operation, record, "judge", error)
         && kamae_operation_commit (operation, error);
}

/* Who signs the judgement is asked as well as who is named, at the step and afterwards. */
static void
test_v02_judge (KamaeTest     *test,
                gconstpointer  data)
{
  static const char *const fields[] = { "source", "internal_audit", "auditor", "0003", NULL };
  static const char *const allowed[] = { "0003", "0004" };
  g_autoptr(KamaeRecord) action = NULL;
  g_autoptr(KamaeRecord) record = add_waiting_case_of (test, fields, &action);
  g_autoptr(KamaeRecord) other_action = NULL;
  g_autoptr(KamaeRecord) other = NULL;
  g_autoptr(GError) error = NULL;

  judge (test, action, "0003", "2026-08-20", "effective");
  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    {
      set_signer (test, allowed[i]);
      g_assert_false (kamae_test_guards (record, "judge", "NCR-V02"));
    }
  set_signer (test, "0002");
  g_assert_true (kamae_test_blocks (record, "judge", "NCR-V02 carried an action out"));
  g_assert_true (kamae_test_blocks (record, "judge", "NCR-V02 signs the judgement"));
  set_signer (test, "0001");
  g_assert_true (kamae_test_blocks (record, "judge", "NCR-V02 signs the judgement"));

  /* Not who is at work, but who signs. */
  set_signer (test, "0003");
  g_assert_false (sign_judgement (test, record, "0001", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED);
  g_clear_error (&error);
  set_signer (test, "0001");
  g_assert_true (sign_judgement (test, record, "0003", &error));
  g_assert_no_error (error);
  set_signer (test, "0003");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V02"), ==, 0);

  /* Who is named is asked before the judgement is signed, too. */
  judge (test, action, "0001", "2026-08-20", "effective");
  g_assert_true (kamae_test_blocks (record, "judge", "NCR-V02 judges whether"));
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V02"), ==, 1);
  judge (test, action, "0003", "2026-08-20", "effective");
  kamae_test_step (test, record, "judge");

  /* The auditor turns out to be another. */
  kamae_test_outside (test, "UPDATE nonconformity SET auditor_id = (SELECT id FROM person WHERE staff_no = '0002')");
  kamae_test_reopen (test);
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V02"), ==, 2);
  kamae_test_outside (test, "UPDATE nonconformity SET auditor_id = (SELECT id FROM person WHERE staff_no = '0003')");
  kamae_test_reopen (test);

  kamae_test_set_today (test, "2026-06-15");
  set_signer (test, "0001");
  other = add_waiting_case (test, &other_action);
  g_assert_false (kamae_test_guards (other, "judge", "NCR-V02"));
  set_signer (test, "0002");
  g_assert_true (kamae_test_blocks (other, "judge", "NCR-V02 carried an action out"));
}

static void
test_v03 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) action = NULL;
  g_autoptr(KamaeRecord) record = add_waiting_case (test, &action);

  g_assert_true (kamae_test_blocks (record, "close", "NCR-V03 no verdict"));
  judge (test, action, "0003", "2026-08-20", "effective");
  g_assert_false (kamae_test_guards (record, "close", "NCR-V03"));
  judge (test, action, "0003", "2026-08-20", "ineffective");
  g_assert_true (kamae_test_blocks (record, "close", "NCR-V03 Not effective: plan again"));
  g_assert_true (kamae_test_blocks (record, "close", "NCR-V02 Not effective: plan again"));
}

/* How an action without effect was judged is asked before it is frozen, not of its successor. */
static void
test_v03_repeat (KamaeTest     *test,
                 gconstpointer  data)
{
  static const char *const fields[] = { "source", "internal_audit", "auditor", "0003", NULL };
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) record = add_waiting_case_of (test, fields, &first);
  g_autoptr(KamaeRecord) second = NULL;

  judge (test, first, "0003", "2026-06-15", "ineffective");
  g_assert_true (kamae_test_blocks (record, "repeat", "NCR-V03 cannot be judged"));
  judge (test, first, NULL, "2026-08-20", "ineffective");
  g_assert_true (kamae_test_blocks (record, "repeat", "NCR-V03 nobody"));
  judge (test, first, "0002", "2026-08-20", "ineffective");
  g_assert_true (kamae_test_blocks (record, "repeat", "NCR-V02 carried it out"));
  g_assert_true (kamae_test_blocks (record, "repeat", "NCR-V02 internal audit"));
  judge (test, first, "0003", "2026-08-20", "ineffective");
  second = repeat (test, record);
  g_assert_true (kamae_record_is_locked (first));

  kamae_test_set (test, second, "action", "有効期限を設定する");
  kamae_test_step (test, record, "plan");
  carry_out (test, record, second);
  kamae_test_set_today (test, "2026-10-20");
  judge (test, second, "0003", "2026-10-20", "effective");
  set_signer (test, "0003");
  kamae_test_step (test, record, "judge");

  /* What was replaced under older rules holds nobody up. */
  kamae_test_outside (test, "UPDATE corrective_action SET state = 'done', evaluated_on = done_on, "
                            "evaluated_by_id = done_by_id WHERE verdict = 'ineffective'");
  kamae_test_reopen (test);
  g_clear_object (&record);
  record = kamae_register_find (test->reg, "nonconformity", "NC-2026-01", NULL);
  g_assert_false (kamae_test_guards (record, "close", "NCR-V02"));
  g_assert_false (kamae_test_guards (record, "close", "NCR-V03"));
  kamae_test_outside (test, "UPDATE corrective_action SET state = 'replaced', "
                            "evaluated_on = '2026-08-20', evaluated_by_id = "
                            "(SELECT id FROM person WHERE staff_no = '0003') "
                            "WHERE verdict = 'ineffective'");
  kamae_test_reopen (test);
}

/* The day of the action is refused; a day before the waiting time is over needs a reason. */
static void
test_v03_day (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) action = NULL;
  g_autoptr(KamaeRecord) record = add_waiting_case (test, &action);
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = NULL;

  judge (test, action, "0003", "2026-06-15", "effective");
  operation = kamae_register_begin (test->reg, "Close", record, NULL);
  kamae_operation_set_reason (operation, "急ぐ");
  g_assert_false (kamae_operation_transition (operation, record, "close", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED);
  g_assert_nonnull (strstr (error->message, "NCR-V03"));
  g_clear_object (&operation);

  judge (test, action, "0003", "2026-07-14", "effective");
  g_assert_true (kamae_test_warns (record, "close", "NCR-V03 waiting time"));
  judge (test, action, "0003", "2026-07-15", "effective");
  g_assert_false (kamae_test_guards (record, "close", "NCR-V03"));
  judge (test, action, "0003", "2026-07-14", "effective");
  kamae_test_step (test, record, "judge");
  kamae_test_step (test, record, "close");
}

static void
test_v04 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) record = add_case (test);

  correct (test, record);
  explain (test, record);
  g_assert_false (kamae_test_guards (record, "analyse", "NCR-V04"));
  kamae_test_set (test, record, "similar_likely", NULL);
  g_assert_true (kamae_test_blocks (record, "analyse", "NCR-V04"));
  kamae_test_set (test, record, "similar_likely", "unlikely");
  kamae_test_set (test, record, "similar_where", NULL);
  g_assert_true (kamae_test_blocks (record, "analyse", "NCR-V04"));
}

static void
test_v05_action (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) record = add_case (test);
  g_autoptr(KamaeRecord) action = add_action (test, record, "チェック表の改訂");

  kamae_test_set_today (test, "2026-07-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V05"), ==, 0);
  kamae_test_set_today (test, "2026-07-16");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V05"), ==, 1);
  /* The day alone does not carry it out. */
  kamae_test_set (test, action, "done_on", "2026-07-16");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V05"), ==, 1);
  kamae_test_set (test, action, "done_on", NULL);

  /* Postponed: the first day is kept, and a reason is asked for. */
  kamae_test_set (test, action, "due_on", "2026-08-15");
  g_assert_cmpstr (kamae_record_get_text (action, "original_due_on"), ==, "2026-07-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V05"), ==, 1);
  kamae_test_set (test, action, "postponed_because", "改修の都合");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V05"), ==, 0);

  /* Carried out: now the effect is due. */
  kamae_test_set (test, action, "done", "改訂した");
  kamae_test_set (test, action, "done_by", "0002");
  kamae_test_step (test, action, "finish");
  kamae_test_set_today (test, "2026-09-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V05"), ==, 0);
  kamae_test_set_today (test, "2026-09-16");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V05"), ==, 1);
  judge (test, action, "0003", "2026-09-16", "effective");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V05"), ==, 0);
}

static void
test_v05_plan (KamaeTest     *test,
               gconstpointer  data)
{
  g_autoptr(KamaeRecord) record = add_case (test);

  kamae_test_set_today (test, "2026-06-30");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V05"), ==, 0);
  kamae_test_set (test, record, "grade", "major");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V05"), ==, 1);
  kamae_test_set_today (test, "2026-06-29");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V05"), ==, 0);

  kamae_test_set (test, record, "source", "external_audit");
  kamae_test_set (test, record, "response_due_on", "2026-06-28");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V05"), ==, 1);
  kamae_test_set (test, record, "response_due_on", "2026-06-29");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V05"), ==, 0);
}

static void
test_v06 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) second = NULL;

  kamae_test_set_today (test, "2025-06-15");
  first = add_case (test);
  kamae_test_set_today (test, "2026-06-15");
  second = add_case (test);
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V06"), ==, 1);
  g_assert_null (kamae_record_get_text (first, "recurrence"));
  g_assert_cmpstr (kamae_record_get_text (second, "recurrence"), ==, "recurs");

  /* Not after more than a year, nor of another clause. */
  kamae_test_set (test, first, "opened_on", "2025-06-14");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V06"), ==, 0);
  kamae_test_set (test, first, "opened_on", "2025-06-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V06"), ==, 1);

  /* The same clause of another control is another matter; unknown is not another. */
  kamae_test_set (test, first, "control", "A.8.9");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V06"), ==, 1);
  kamae_test_set (test, second, "control", "A.8.31");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V06"), ==, 0);
  kamae_test_set (test, second, "control", "A.8.9");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V06"), ==, 1);
  kamae_test_set (test, second, "clause", "7.2");
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V06"), ==, 0);
}

static void
link_to (KamaeTest   *test,
         KamaeRecord *record,
         const char  *field,
         KamaeRecord *target)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Link", record, &error);

  kamae_operation_add_link (operation, record, field, target, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

static void
test_v07 (KamaeTest     *test,
          gconstpointer  data)
{
  static const char *const change[] = { "isms_change", "1", NULL };
  static const char *const both[] = { "isms_change", "1", "risk_update", "1", NULL };
  g_autoptr(KamaeRecord) action = NULL;
  g_autoptr(KamaeRecord) first = add_waiting_case (test, &action);
  g_autoptr(KamaeRecord) second_action = NULL;
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) third_action = NULL;
  g_autoptr(KamaeRecord) record = NULL;
  g_autoptr(KamaeRecord) task = kamae_test_create (test, "task", "subject", "手順書の改訂", NULL);

  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V07"), ==, 0);
  second = add_waiting_case_of (test, change, &second_action);
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V07"), ==, 1);
  link_to (test, second, "isms_changes", task);
  record = add_waiting_case_of (test, both, &third_action);
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V07"), ==, 2);
  link_to (test, record, "isms_changes", task);
  link_to (test, record, "risks", task);
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V07"), ==, 0);
}

static void
test_report_of_action (KamaeTest     *test,
                       gconstpointer  data)
{
  g_autoptr(KamaeRecord) record = add_case (test);
  g_autoptr(KamaeRecord) action = NULL;

  correct (test, record);
  explain (test, record);
  kamae_test_step (test, record, "analyse");
  action = add_action (test, record, "チェック表の改訂");
  decide (test, record, "1");
  kamae_test_step (test, record, "plan");
  kamae_test_step (test, record, "start");
  g_assert_true (kamae_test_blocks (record, "implement", "X-10.2-1 not reported"));
  kamae_test_set (test, action, "done", "改訂した");
  kamae_test_set (test, action, "done_by", "0002");
  kamae_test_step (test, action, "finish");
  g_assert_false (kamae_test_guards (record, "implement", "X-10.2-1"));
  kamae_test_step (test, record, "implement");
  g_assert_true (kamae_test_blocks (record, "verify", "X-10.2-1 checked"));
  kamae_test_set (test, action, "checked_on", "2026-06-15");
  kamae_test_set (test, action, "checked_by", "0003");
  g_assert_false (kamae_test_guards (record, "verify", "X-10.2-1"));
}

/* Life */

/* Whether something is needed is not answered by yes or no. */
static void
test_needs (KamaeTest     *test,
            gconstpointer  data)
{
  static const struct
  {
    const char *field;
    const char *yes;
    const char *no;
  } needs[] = {
    { "isms_change", "要", "不要" }, { "risk_update", "要", "不要" }, { "action_needed", "有", "無" },
  };
  g_autoptr(KamaeRecord) record = add_case (test);

  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    for (guint value = 0; value < 2; value++)
      {
        g_autofree char *shown = NULL;

        kamae_test_set (test, record, needs[i].field, value ? "1" : "0");
        shown = kamae_record_dup_display (record, needs[i].field, "ja");
        g_assert_cmpstr (shown, ==, value ? needs[i].yes : needs[i].no);
      }
}

static void
test_life (KamaeTest     *test,
           gconstpointer  data)
{
  g_autoptr(KamaeRecord) action = NULL;
  g_autoptr(KamaeRecord) record = add_waiting_case (test, &action);

  judge (test, action, "0003", "2026-08-20", "effective");
  g_assert_true (kamae_test_blocks (record, "close", "NCR-V02 Sign the judgement"));
  kamae_test_step (test, record, "judge");
  kamae_test_step (test, record, "close");
  g_assert_cmpstr (kamae_record_get_state (record), ==, "closed");
  g_assert_cmpstr (kamae_record_get_text (record, "planned_on"), ==, "2026-06-15");
  g_assert_cmpstr (kamae_record_get_text (record, "closed_on"), ==, "2026-08-20");
  g_assert_true (kamae_record_is_locked (record));
  g_assert_false (kamae_record_can_edit (action, "verdict"));
  g_assert_cmpint (kamae_record_get_integer (record, "rounds"), ==, 1);
}

/* An action without effect stays; another one that follows it is asked for. */
static void
test_second_round (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) record = add_waiting_case (test, &first);
  g_autoptr(KamaeRecord) second = NULL;

  judge (test, first, "0003", "2026-08-20", "ineffective");
  second = repeat (test, record);
  g_assert_cmpint (kamae_record_get_integer (record, "rounds"), ==, 2);
  kamae_test_set (test, second, "action", "有効期限を設定する");
  kamae_test_step (test, record, "plan");
  carry_out (test, record, second);
  kamae_test_set_today (test, "2026-10-20");
  judge (test, second, "0003", "2026-10-20", "effective");
  kamae_test_step (test, record, "judge");
  kamae_test_step (test, record, "close");
  g_assert_cmpstr (kamae_record_get_text (first, "verdict"), ==, "ineffective");
}

static void
test_without_action (KamaeTest     *test,
                     gconstpointer  data)
{
  g_autoptr(KamaeRecord) record = add_case (test);

  correct (test, record);
  explain (test, record);
  kamae_test_step (test, record, "analyse");
  decide (test, record, "0");
  kamae_test_step (test, record, "plan");
  g_assert_false (kamae_test_guards (record, "close_corrected", "NCR-V03"));
  kamae_test_step (test, record, "return_plan");
  kamae_test_set (test, record, "action_needed", "1");
  g_assert_true (kamae_test_blocks (record, "close_corrected", "NCR-V03 no action was effective"));
  kamae_test_set (test, record, "action_needed", "0");
  kamae_test_step (test, record, "plan");
  kamae_test_step (test, record, "close_corrected");
  g_assert_cmpstr (kamae_record_get_state (record), ==, "closed");
}

static void
test_not_accepted (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) record = add_case (test);
  g_autoptr(KamaeRecord) worker = kamae_register_find (test->reg, "person", "0002", NULL);
  guint missing = kamae_test_count_rule (test, "CORE-V06");

  kamae_register_set_person (test->reg, worker);
  g_assert_true (kamae_test_blocks (record, "reject", "CORE-V04"));
  kamae_register_set_person (test->reg, test->person);
  kamae_test_step (test, record, "reject");
  /* Nothing is asked of it that a nonconformity needs later. */
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V06"), ==, missing);
  g_assert_true (kamae_record_is_locked (record));
}

static void
test_improvement (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) record =
    kamae_test_create (test, "improvement", "title", "点検の自動化", "text", "一覧から作る",
                       "benefit", "漏れがなくなる", NULL);
  static const char *const decision[] = {
    "decided_by", "0001", "reason", "効果が大きい", "owner", "0002", "due_on", "2026-07-31", NULL
  };

  g_assert_true (kamae_test_blocks (record, "adopt", "CORE-V06"));
  fill (test, record, decision);
  kamae_test_step (test, record, "adopt");
  g_assert_cmpstr (kamae_record_get_text (record, "decided_on"), ==, "2026-06-15");
  kamae_test_set (test, record, "result", "25分になった");
  kamae_test_step (test, record, "finish");
  g_assert_true (kamae_record_is_locked (record));
}

static guint
count_overdue (KamaeTest  *test,
               const char *as_of)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) results = kamae_register_check (test->reg, as_of, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < results->len; i++)
    n += g_str_equal (kamae_check_result_get_rule (results->pdata[i]), "CORE-V08");
  return n;
}

/* Whatever is due and still open is found from the day after on, for kinds without a rule of their
 * own, and as of the day that is asked for. */
static void
test_overdue (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) record =
    kamae_test_create (test, "improvement", "title", "点検の自動化", "text", "一覧から作る",
                       "benefit", "漏れがなくなる", "decided_by", "0001", "reason", "効果が大きい",
                       "owner", "0002", "result", "25分になった", NULL);
  g_autoptr(KamaeRecord) declined =
    kamae_test_create (test, "improvement", "title", "点検の廃止", "text", "やめる",
                       "benefit", "手間が減る", "decided_by", "0001", "reason", "必要である",
                       "due_on", "2026-06-20", NULL);

  kamae_test_set_today (test, "2026-06-21");
  g_assert_cmpuint (count_overdue (test, NULL), ==, 1);
  kamae_test_step (test, declined, "decline");
  g_assert_cmpuint (count_overdue (test, NULL), ==, 0);
  kamae_test_set (test, record, "due_on", "2026-06-30");
  kamae_test_step (test, record, "adopt");
  kamae_test_set_today (test, "2026-06-30");
  g_assert_cmpuint (count_overdue (test, NULL), ==, 0);
  kamae_test_set_today (test, "2026-07-01");
  g_assert_cmpuint (count_overdue (test, NULL), ==, 1);
  kamae_test_set_today (test, "2026-07-05");
  kamae_test_step (test, record, "finish");
  g_assert_cmpuint (count_overdue (test, NULL), ==, 0);
  kamae_test_set_today (test, "2026-07-10");
  g_assert_cmpuint (count_overdue (test, "2026-06-30"), ==, 0);
  g_assert_cmpuint (count_overdue (test, "2026-07-04"), ==, 1);
  g_assert_cmpuint (count_overdue (test, "2026-07-05"), ==, 0);
}

/* A kind whose rule says so itself is told once. */
static void
test_overdue_once (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) issue =
    kamae_test_create (test, "issue", "title", "人手不足", "side", "internal", "owner", "0002",
                       "review_due", "2026-06-20", NULL);
  g_autoptr(KamaeRecord) task =
    kamae_test_create (test, "task", "subject", "点検", "assignee", "0002", "due_on", "2026-06-20",
                       NULL);

  kamae_test_set_today (test, "2026-06-21");
  g_assert_cmpuint (count_overdue (test, NULL), ==, 2);
  kamae_test_step (test, task, "finish");
  g_assert_cmpuint (count_overdue (test, NULL), ==, 1);
  kamae_test_set (test, issue, "review_due", NULL);
  g_assert_cmpuint (count_overdue (test, NULL), ==, 0);
}

/* Figures */

static KamaeFigureResult *
compute (KamaeTest  *test,
         const char *id,
         const char *as_of,
         const char *since)
{
  g_autoptr(GError) error = NULL;
  KamaeFigureResult *result = kamae_register_compute (test->reg,
                                                      kamae_model_find_figure (model,
                                                                               id), as_of, since,
                                                      "en", &error);

  g_assert_no_error (error);
  return result;
}

static void
assert_number (KamaeTest  *test,
               const char *id,
               const char *as_of,
               double      expected)
{
  g_autoptr(KamaeFigureResult) result = compute (test, id, as_of, NULL);

  g_assert_cmpfloat (kamae_figure_result_get_number (result), ==, expected);
}

static void
test_figures (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) action = NULL;
  g_autoptr(KamaeRecord) record = add_waiting_case (test, &action);
  g_autoptr(KamaeRecord) late = NULL;
  g_autoptr(KamaeRecord) late_action = NULL;
  g_autoptr(KamaeFigureResult) days = NULL;
  g_autoptr(KamaeFigureResult) sources = NULL;

  judge (test, action, "0003", "2026-08-20", "effective");
  kamae_test_step (test, record, "judge");
  kamae_test_step (test, record, "close");
  late = add_case (test);
  kamae_test_set (test, late, "opened_on", "2026-07-02");
  late_action = add_action (test, late, "有効期限を設定する");

  assert_number (test, "NCR-C01", "2026-08-20", 1);
  assert_number (test, "NCR-C01", "2026-07-01", 1);
  assert_number (test, "NCR-C02", "2026-08-20", 1);
  assert_number (test, "NCR-C04", "2026-08-20", 50);
  days = compute (test, "NCR-C05", "2026-08-20", NULL);
  g_assert_cmpstr (kamae_figure_result_get_cell (days, 0, 4), ==, "66.0");
  sources = compute (test, "NCR-C06", "2026-08-20", "2026-07-01");
  g_assert_cmpstr (kamae_figure_result_get_cell (sources, 0, 1), ==, "1");
  g_assert_cmpstr (kamae_figure_result_get_cell (sources, 0, 2), ==, "1");
}

/* The eight boxes of the form: each phase is signed by two, each time that it is gone through. */
static void
test_signatures (KamaeTest     *test,
                 gconstpointer  data)
{
  static const char signed_boxes[] =
    "SELECT count (DISTINCT phase || box) FROM approval WHERE phase IS NOT NULL";
  g_autoptr(KamaeRecord) record = add_case (test);
  g_autoptr(KamaeRecord) action = NULL;
  g_autoptr(KamaeRecord) next = NULL;

  kamae_test_step (test, record, "sign_issue");
  kamae_test_step (test, record, "approve_issue");
  g_assert_cmpint (kamae_record_get_link (record, "confirmed_by"), ==,
                   kamae_record_get_id (test->person));
  kamae_test_set (test, record, "correction", "3件を停止した");
  kamae_test_set (test, record, "consequences", "利用がないことを確認した");
  kamae_test_set (test, record, "corrected_on", "2026-06-15");
  kamae_test_step (test, record, "correct");
  explain (test, record);
  kamae_test_step (test, record, "analyse");
  action = add_action (test, record, "チェック表に停止依頼を追加する");
  decide (test, record, "1");
  kamae_test_step (test, record, "sign_plan");
  kamae_test_step (test, record, "plan");
  carry_out (test, record, action);
  g_assert_cmpint (kamae_record_get_link (action, "report_approved_by"), ==,
                   kamae_record_get_id (test->person));
  kamae_test_set_today (test, "2026-08-20");
  judge (test, action, "0003", "2026-08-20", "ineffective");
  kamae_test_step (test, record, "judge");
  g_assert_cmpint (kamae_register_count (test->reg, signed_boxes, NULL), ==, 7);

  /* The next action takes over what the one before aimed at. */
  next = repeat (test, record);
  g_assert_cmpstr (kamae_record_get_text (next, "criterion"), ==, "2か月間0件");
  g_assert_cmpint (kamae_register_count (test->reg,
                                         "SELECT count (*) FROM signature WHERE phase <> 'input'",
                                         NULL), ==, 0);
  kamae_test_step (test, record, "sign_plan");
  kamae_test_step (test, record, "plan");
  g_assert_cmpstr (kamae_record_get_text (action, "approved_on"), ==, "2026-06-15");
  g_assert_cmpstr (kamae_record_get_text (next, "approved_on"), ==, "2026-08-20");
  carry_out (test, record, next);
  kamae_test_set_today (test, "2026-10-20");
  judge (test, next, "0003", "2026-10-20", "effective");
  kamae_test_step (test, record, "judge");
  kamae_test_step (test, record, "close");
  g_assert_cmpint (kamae_register_count (test->reg, signed_boxes, NULL), ==, 8);
  g_assert_cmpint (kamae_register_count (test->reg,
                                         "SELECT count (*) FROM approval WHERE phase = 'report'",
                                         NULL), ==, 4);
}

static void
assert_locked (KamaeTest   *test,
               KamaeRecord *record,
               const char  *field,
               const char  *value)
{
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Try", record, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (kamae_record_can_edit (record, field));
  g_assert_false (value != NULL ? kamae_operation_set (operation, record, field, value, &error)
                                : kamae_operation_transition (operation, record, field, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED);
}

static void
assert_not_added (KamaeTest   *test,
                  KamaeRecord *record,
                  const char  *part)
{
  g_autofree char *id = kamae_record_dup_key (record);
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Try", record, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeRecord) made = NULL;

  made = kamae_operation_create (operation, part, &error, "nonconformity", id, NULL);
  g_assert_null (made);
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED);
}

/* While its effect is waited for, the plan and the report stay as they were signed, also what was
 * empty; what is judged later is entered, and signed then. */
static void
test_waiting (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) action = NULL;
  g_autoptr(KamaeRecord) record = add_waiting_case (test, &action);

  assert_locked (test, record, "body", "審査機関");
  assert_locked (test, action, "details", "後から");
  assert_locked (test, action, "postponed_because", "後から");
  assert_locked (test, action, "done_on", "2026-06-16");
  assert_locked (test, action, "reopen", NULL);
  assert_locked (test, action, "check", NULL);
  assert_not_added (test, record, "nonconformity_why");
  assert_not_added (test, record, "corrective_action");

  kamae_test_set (test, action, "evaluation_due_on", "2026-10-15");
  judge (test, action, "0003", "2026-08-20", "effective");
  kamae_test_step (test, record, "judge");
  g_assert_cmpint (kamae_register_count (test->reg,
                                         "SELECT count (*) FROM signature WHERE phase = 'check'",
                                         NULL), ==, 1);
  kamae_test_set (test, action, "follow_up", "1");
  g_assert_cmpint (kamae_register_count (test->reg,
                                         "SELECT count (*) FROM signature WHERE phase = 'check'",
                                         NULL), ==, 0);

  kamae_test_step (test, record, "return_plan");
  kamae_test_step (test, action, "reopen");
  g_assert_false (kamae_record_is_set (action, "checked_by"));
  kamae_test_set (test, action, "details", "戻してから");
}

static int
count_seals (KamaeTest  *test,
             const char *phase)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count (*) FROM signature WHERE phase = '%s'", phase);

  return kamae_register_count (test->reg, sql, NULL);
}

/* A slip in the report costs what was signed of the report, not the plan. */
static void
test_return_report (KamaeTest     *test,
                    gconstpointer  data)
{
  static const char *const taken_back[] = {
    "report_approved_by", "report_approved_on", "checked_by", "checked_on"
  };
  static const char *const fields[] = {
    "source", "external_audit", "body", "審査機関", "response_due_on", "2026-07-31", NULL
  };
  g_autoptr(KamaeRecord) action = NULL;
  g_autoptr(KamaeRecord) record = add_waiting_case_of (test, fields, &action);

  /* The body extends the time to answer. */
  kamae_test_set (test, record, "response_due_on", "2026-08-31");
  assert_locked (test, action, "done", "直す");
  judge (test, action, "0003", "2026-08-20", "effective");
  kamae_test_step (test, record, "judge");
  kamae_test_step (test, record, "return_report");
  g_assert_cmpstr (kamae_record_get_state (record), ==, "implementing");
  g_assert_cmpint (count_seals (test, "plan"), ==, 1);
  g_assert_cmpint (count_seals (test, "report"), ==, 0);
  g_assert_cmpint (count_seals (test, "check"), ==, 0);
  g_assert_true (kamae_record_is_set (action, "approved_by"));
  for (guint i = 0; i < G_N_ELEMENTS (taken_back); i++)
    g_assert_false (kamae_record_is_set (action, taken_back[i]));
  assert_locked (test, action, "details", "計画は変えない");
  kamae_test_set (test, action, "done", "チェック表を改訂し、通知した");
  kamae_test_set (test, action, "done_on", "2026-06-15");

  /* Also where the report is prepared only, and who checked it, checked it as it was. */
  kamae_test_step (test, action, "check");
  kamae_test_set (test, action, "done_by", "0004");
  g_assert_false (kamae_record_is_set (action, "checked_by"));
  g_assert_false (kamae_record_is_set (action, "checked_on"));
  kamae_test_step (test, record, "implement");
  kamae_test_step (test, record, "return_report");
  kamae_test_step (test, action, "reopen");
  kamae_test_step (test, action, "finish");
  kamae_test_step (test, record, "implement");
  g_assert_true (kamae_test_blocks (record, "verify", "X-10.2-1 Check the implementation"));
  kamae_test_step (test, action, "check");
  kamae_test_step (test, record, "verify");
  g_assert_true (kamae_record_is_set (action, "report_approved_by"));
}

/* No seal stands over what may be changed after a step back; what was replaced is not changed. */
static void
test_return_plan (KamaeTest     *test,
                  gconstpointer  data)
{
  static const char *const sealed[] = {
    "approved_by", "approved_on", "report_approved_by", "report_approved_on", "checked_by",
    "checked_on"
  };
  static const char *const judged[] = {
    "verdict", "evaluation", "evaluated_by", "evaluated_on"
  };
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) record = add_waiting_case (test, &first);
  g_autoptr(KamaeRecord) second = NULL;

  judge (test, first, "0003", "2026-08-20", "ineffective");
  kamae_test_step (test, record, "return_plan");
  for (guint i = 0; i < G_N_ELEMENTS (sealed); i++)
    g_assert_false (kamae_record_is_set (first, sealed[i]));
  kamae_test_set (test, first, "done", "書き直した");

  for (guint i = 0; i < G_N_ELEMENTS (judged); i++)
    kamae_test_set (test, first, judged[i], NULL);
  kamae_test_step (test, record, "plan");
  kamae_test_step (test, record, "start");
  kamae_test_step (test, record, "implement");
  kamae_test_step (test, first, "check");
  kamae_test_step (test, record, "verify");
  kamae_test_set_today (test, "2026-09-15");
  judge (test, first, "0003", "2026-09-15", "ineffective");
  second = repeat (test, record);
  assert_locked (test, first, "done", "後から");
  kamae_test_set (test, second, "action", "有効期限を設定する");
  kamae_test_step (test, record, "plan");
  carry_out (test, record, second);
  kamae_test_step (test, record, "return_plan");
  for (guint i = 0; i < G_N_ELEMENTS (sealed); i++)
    {
      g_assert_true (kamae_record_is_set (first, sealed[i]));
      g_assert_false (kamae_record_is_set (second, sealed[i]));
    }
  assert_locked (test, first, "done", "後から");
}

/* The report of a plan that was made anew goes back as the first one did. */
static void
test_return_both (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) action = NULL;
  g_autoptr(KamaeRecord) record = add_waiting_case (test, &action);

  kamae_test_step (test, record, "return_plan");
  kamae_test_set (test, action, "done", "計画からやり直した");
  kamae_test_set (test, action, "details", "手順も改める");
  kamae_test_step (test, record, "plan");
  assert_locked (test, action, "details", "計画は変えない");
  kamae_test_step (test, record, "start");
  kamae_test_step (test, record, "implement");
  assert_locked (test, action, "done", "報告の後");
  kamae_test_step (test, action, "check");
  kamae_test_step (test, record, "verify");

  kamae_test_step (test, record, "return_report");
  g_assert_cmpint (count_seals (test, "plan"), ==, 1);
  g_assert_cmpint (count_seals (test, "report"), ==, 0);
  g_assert_cmpstr (kamae_record_get_text (action, "approved_on"), ==, "2026-08-20");
  assert_locked (test, action, "details", "計画は変えない");
  kamae_test_set (test, action, "done", "チェック表と手順を改訂した");
  kamae_test_step (test, record, "implement");
  g_assert_true (kamae_test_blocks (record, "verify", "X-10.2-1 Check the implementation"));
  kamae_test_step (test, action, "check");
  kamae_test_step (test, record, "verify");
  g_assert_cmpstr (kamae_record_get_state (record), ==, "verifying");
}

/* Each round is judged and signed for itself, as often as it takes. */
static void
test_judged_again (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) record = add_waiting_case (test, &first);
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) third = NULL;

  judge (test, first, "0003", "2026-08-20", "ineffective");
  kamae_test_step (test, record, "judge");
  second = repeat (test, record);
  g_assert_cmpint (count_seals (test, "check"), ==, 0);
  kamae_test_set (test, second, "action", "有効期限を設定する");
  kamae_test_step (test, record, "plan");
  carry_out (test, record, second);
  kamae_test_set_today (test, "2026-10-20");
  assert_locked (test, first, "verdict", "effective");
  g_assert_true (kamae_test_blocks (record, "close", "NCR-V03 no verdict"));

  judge (test, second, "0003", "2026-10-20", "ineffective");
  kamae_test_step (test, record, "judge");
  g_assert_cmpint (count_seals (test, "check"), ==, 1);
  g_assert_true (kamae_test_blocks (record, "close", "NCR-V03 Not effective: plan again"));
  third = repeat (test, record);
  g_assert_cmpint (kamae_record_get_integer (record, "rounds"), ==, 3);
  kamae_test_set (test, third, "action", "人事の通知で自動停止する");
  kamae_test_step (test, record, "plan");
  carry_out (test, record, third);
  kamae_test_set_today (test, "2026-12-20");
  judge (test, third, "0003", "2026-12-20", "effective");
  kamae_test_step (test, record, "judge");
  /* Judged anew before it is closed: signed anew. */
  judge (test, third, "0003", "2026-12-19", "effective");
  g_assert_cmpint (count_seals (test, "check"), ==, 0);
  kamae_test_step (test, record, "judge");
  kamae_test_step (test, record, "close");
  g_assert_cmpstr (kamae_record_get_text (first, "evaluated_on"), ==, "2026-08-20");
  g_assert_cmpstr (kamae_record_get_text (second, "verdict"), ==, "ineffective");
}

/* When the cause was found, and when the implementation was checked, is entered as it was. */
static void
test_entered_days (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) record = add_case (test);
  g_autoptr(KamaeRecord) action = NULL;

  correct (test, record);
  explain (test, record);
  kamae_test_set_today (test, "2026-06-30");
  kamae_test_enter_day (test, record, "analyse", "2026-06-20", "2026-06-14");
  kamae_test_step (test, record, "return_input");
  g_assert_false (kamae_record_is_set (record, "analysed_on"));
  correct (test, record);
  kamae_test_step (test, record, "analyse");
  kamae_test_set (test, record, "analysed_on", "2026-06-21");

  action = add_action (test, record, "チェック表に停止依頼を追加する");
  decide (test, record, "1");
  kamae_test_step (test, record, "plan");
  assert_locked (test, record, "analysed_on", "2026-06-22");
  kamae_test_step (test, record, "start");
  kamae_test_set (test, action, "done", "チェック表を改訂した");
  kamae_test_set (test, action, "done_by", "0002");
  kamae_test_step (test, action, "finish");
  kamae_test_set_today (test, "2026-07-10");
  kamae_test_enter_day (test, action, "check", "2026-07-03", "2026-06-29");
  /* What was reported is another: it is checked anew. */
  kamae_test_set (test, action, "done_on", "2026-07-01");
  g_assert_false (kamae_record_is_set (action, "checked_on"));
  g_assert_false (kamae_record_is_set (action, "checked_by"));
}

/* Nothing happens before what it follows; what only a certification body asks for stays empty. */
static void
test_order_of_days (KamaeTest     *test,
                    gconstpointer  data)
{
  g_autoptr(KamaeRecord) record = add_case (test);
  g_autoptr(KamaeRecord) action = NULL;
  g_autoptr(KamaeRecord) improvement = NULL;

  g_assert_true (kamae_test_refuses (test, record, "corrected_on", "2020-01-01",
                                     KAMAE_ERROR_INVALID));
  g_assert_true (kamae_test_refuses (test, record, "response_due_on", "2026-12-31",
                                     KAMAE_ERROR_INVALID));
  kamae_test_set (test, record, "source", "external_audit");
  kamae_test_set (test, record, "response_due_on", "2026-12-31");
  kamae_test_set (test, record, "source", "internal_audit");
  kamae_test_set (test, record, "response_due_on", NULL);

  action = add_action (test, record, "チェック表に停止依頼を追加する");
  g_assert_true (kamae_test_refuses (test, action, "due_on", "2025-01-21", KAMAE_ERROR_INVALID));
  g_assert_true (kamae_test_refuses (test, action, "done_on", "2025-01-07", KAMAE_ERROR_INVALID));
  kamae_test_set (test, action, "done_on", "2026-06-15");
  kamae_test_set_today (test, "2026-07-10");
  g_assert_true (kamae_test_refuses (test, action, "checked_on", "2026-06-14",
                                     KAMAE_ERROR_INVALID));
  kamae_test_set (test, action, "checked_on", "2026-07-03");
  g_assert_true (kamae_test_refuses (test, action, "evaluated_on", "2026-07-02",
                                     KAMAE_ERROR_INVALID));
  kamae_test_set (test, action, "evaluated_on", "2026-07-03");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V17"), ==, 0);
  /* The other day is changed afterwards. */
  kamae_test_set (test, action, "checked_on", "2026-07-04");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V17"), ==, 1);
  kamae_test_set (test, record, "opened_on", "2026-06-16");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V17"), ==, 2);
  /* Of several days it lies before none: it was found the day before. */
  g_assert_true (kamae_test_refuses (test, record, "corrected_on", "2026-06-15",
                                     KAMAE_ERROR_INVALID));
  kamae_test_set (test, record, "corrected_on", "2026-06-16");

  /* The day first set for judging the effect is kept. */
  kamae_test_set (test, action, "evaluation_due_on", "2030-03-02");
  g_assert_cmpstr (kamae_record_get_text (action, "original_evaluation_due_on"), ==,
                   "2026-09-15");

  {
    g_autoptr(GError) error = NULL;
    g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Add", NULL, NULL);

    improvement = kamae_operation_create (operation, "improvement", &error, "title", "一覧の自動作成",
                                          "text", "自動で作る", "proposed_on", "2026-07-09",
                                          "decided_on", "2026-07-08", NULL);
    g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
  }
  improvement = kamae_test_create (test, "improvement", "title", "一覧の自動作成", "text", "自動で作る",
                                   "benefit", "手間が減る", NULL);
  g_assert_true (kamae_test_refuses (test, improvement, "decided_on", "2026-07-09",
                                     KAMAE_ERROR_INVALID));
  kamae_test_set (test, improvement, "decided_by", "0001");
  kamae_test_set (test, improvement, "reason", "効果が大きい");
  kamae_test_set (test, improvement, "owner", "0002");
  kamae_test_set (test, improvement, "due_on", "2026-08-31");
  kamae_test_step (test, improvement, "adopt");
  g_assert_false (kamae_record_can_edit (improvement, "decided_by"));
  g_assert_true (kamae_test_refuses (test, improvement, "decided_by", "0002", KAMAE_ERROR_LOCKED));
  g_assert_true (kamae_test_refuses (test, improvement, "proposed_by", "0002",
                                     KAMAE_ERROR_LOCKED));
  g_assert_true (kamae_test_refuses (test, improvement, "done_on", "2020-01-01",
                                     KAMAE_ERROR_INVALID));
  kamae_test_step (test, improvement, "reconsider");
  kamae_test_set (test, improvement, "decided_by", "0002");
}

/* A change of what was issued takes back who approved that. */
static void
test_issue_approved (KamaeTest     *test,
                     gconstpointer  data)
{
  g_autoptr(KamaeRecord) record = add_case (test);

  kamae_test_step (test, record, "approve_issue");
  g_assert_true (kamae_record_is_set (record, "confirmed_on"));
  kamae_test_set (test, record, "body", "審査機関");
  g_assert_false (kamae_record_is_set (record, "confirmed_by"));
  g_assert_false (kamae_record_is_set (record, "confirmed_on"));
}

/* What is known of the clause or control is shown where similar cases are asked for. */
static void
test_known_similar (KamaeTest     *test,
                    gconstpointer  data)
{
  g_autoptr(KamaeRecord) record = add_case (test);
  g_autoptr(KamaeRecord) other = NULL;

  g_assert_false (kamae_record_is_set (record, "known_similar"));
  other = add_case (test);
  g_assert_cmpstr (kamae_record_get_text (other, "known_similar"), ==,
                   "NC-2026-01 退職者の利用者IDが残っていた (情報システム部)");
  kamae_test_set (test, other, "clause", "7.2");
  g_assert_false (kamae_record_is_set (other, "known_similar"));
}

/* Each why asks about the one before, and stands under the one it asks about. */
static void
test_whys (KamaeTest     *test,
           gconstpointer  data)
{
  static const char *const tree[] = { "1", "　└ 2", "　　└ 3", "　└ 2" };
  g_autoptr(KamaeRecord) record = add_case (test);
  g_autofree char *id = kamae_record_dup_key (record);
  g_autoptr(KamaeRecord) first = kamae_test_create (test, "nonconformity_why", "nonconformity", id,
                                                    "answer", "連絡がなかった", NULL);
  g_autoptr(KamaeRecord) second = kamae_test_create (test, "nonconformity_why", "nonconformity", id,
                                                     "answer", "項目がなかった", NULL);
  g_autoptr(KamaeRecord) other = kamae_test_create (test, "nonconformity_why", "nonconformity", id,
                                                    "answer", "人事も気付かなかった", NULL);
  g_autoptr(KamaeRecord) third = kamae_test_create (test, "nonconformity_why", "nonconformity", id,
                                                    "answer", "別に作った表であった", NULL);
  g_autofree char *parent = kamae_record_dup_key (first);
  g_autofree char *deeper = kamae_record_dup_key (second);
  g_autoptr(KamaeRecordList) whys = NULL;

  g_assert_cmpint (kamae_record_get_link (second, "parent"), ==, kamae_record_get_id (first));
  kamae_test_set (test, other, "parent", parent);
  kamae_test_set (test, third, "parent", deeper);
  whys = kamae_register_list_parts (test->reg, record, "nonconformity_why");
  for (guint i = 0; i < G_N_ELEMENTS (tree); i++)
    {
      g_autoptr(KamaeRecord) why = g_list_model_get_item (G_LIST_MODEL (whys), i);

      g_assert_cmpstr (kamae_record_get_text (why, "depth"), ==, tree[i]);
    }
}

/* Prints */

static void
test_print_form (KamaeTest     *test,
                 gconstpointer  data)
{
  static const char *const none[] = { NULL };
  g_autoptr(KamaeRecord) action = NULL;
  g_autoptr(KamaeRecord) record = add_case (test);
  g_autofree char *id = kamae_record_dup_key (record);
  g_autoptr(KamaeRecord) why = kamae_test_create (test, "nonconformity_why", "nonconformity", id,
                                                  "answer", "連絡がなかった", "position", "1", NULL);
  g_autofree char *parent = kamae_record_dup_key (why);
  g_autoptr(KamaeRecord) deeper =
    kamae_test_create (test, "nonconformity_why", "nonconformity", id, "answer", "項目がなかった",
                       "parent", parent, "position", "1", "is_root", "1", NULL);
  g_autofree char *ja = NULL;
  g_autofree char *en = NULL;

  g_assert_cmpstr (kamae_record_get_text (deeper, "depth"), ==, "　└ 2");
  action = wait_for_effect (test, record, none);
  judge (test, action, "0003", "2026-08-20", "effective");
  kamae_test_step (test, record, "judge");
  kamae_test_step (test, record, "close");
  ja = kamae_test_dup_print (test, "NCR-R01", record, "ja");
  en = kamae_test_dup_print (test, "NCR-R01", record, "en");
  kamae_test_assert_contains (ja, "是正処置報告書（是正要求書兼回答書）");
  kamae_test_assert_contains (ja, "8.1 運用の計画及び管理");
  g_assert_null (strstr (ja, "8.18.1"));   /* the number once */
  kamae_test_assert_contains (ja, "利用者一覧の照合で3件");
  kamae_test_assert_contains (ja, "→連絡がなかった");
  kamae_test_assert_contains (ja, "チェック表を改訂した");
  kamae_test_assert_contains (ja, "藤田 千尋");
  kamae_test_assert_contains (ja, "有効");
  kamae_test_assert_contains (en, "Corrective action report");
  kamae_test_assert_contains (en, "[Root cause]");
  kamae_test_assert_contains (en, "Effective");
}

static void
test_print_lists (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) action = NULL;
  g_autoptr(KamaeRecord) record = add_waiting_case (test, &action);
  g_autoptr(KamaeRecord) improvement =
    kamae_test_create (test, "improvement", "title", "点検の自動化", "text", "一覧から作る",
                       "benefit", "漏れがなくなる", NULL);
  g_autofree char *ja = kamae_test_dup_print (test, "NCR-R02", NULL, "ja");
  g_autofree char *en = kamae_test_dup_print (test, "NCR-R02", NULL, "en");
  g_autofree char *list = kamae_test_dup_print (test, "NCR-R03", NULL, "ja");
  g_autofree char *list_en = kamae_test_dup_print (test, "NCR-R03", NULL, "en");

  kamae_test_assert_contains (ja, "退職者の利用者ID");
  kamae_test_assert_contains (en, "Monitoring");
  kamae_test_assert_contains (list, "点検の自動化");
  kamae_test_assert_contains (list_en, "Proposed");
}

/* The sample */

static void
test_sample (KamaeTest     *test,
             gconstpointer  data)
{
  const char *language = data;

  kamae_test_set_up (test, g_object_ref (model));
  kamae_test_open_sample (test, language, "2026-11-23");

  g_assert_cmpint (kamae_register_count (test->reg, "SELECT count (DISTINCT state) FROM nonconformity", NULL), ==, 9);
  g_assert_cmpint (kamae_register_count (test->reg, "SELECT count (DISTINCT state) FROM improvement", NULL), ==, 4);
  g_assert_cmpint (kamae_register_count (test->reg, "SELECT max (rounds) FROM (SELECT count (*) AS rounds "
                                                    "FROM corrective_action GROUP BY nonconformity_id)", NULL), ==, 2);
  /* What the sample's auditor finds wrong: an action that is late, nothing else that blocks. */
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V02"), ==, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V03"), ==, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "NCR-V05"), ==, 1);
  kamae_test_verify (test);
  kamae_test_tear_down (test);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*function) (KamaeTest     *test,
                      gconstpointer  data);
  } tests[] = {
    { "/improvement/NCR-V01", test_v01 },
    { "/improvement/NCR-V02-plan", test_v02_plan },
    { "/improvement/CORE-V08", test_overdue },
    { "/improvement/CORE-V08-once", test_overdue_once },
    { "/improvement/NCR-V02-verification", test_v02_verification },
    { "/improvement/NCR-V02-audit", test_v02_audit },
    { "/improvement/NCR-V02-judge", test_v02_judge },
    { "/improvement/NCR-V03", test_v03 },
    { "/improvement/NCR-V03-day", test_v03_day },
    { "/improvement/NCR-V03-repeat", test_v03_repeat },
    { "/improvement/NCR-V04", test_v04 },
    { "/improvement/NCR-V05-action", test_v05_action },
    { "/improvement/NCR-V05-plan", test_v05_plan },
    { "/improvement/NCR-V06", test_v06 },
    { "/improvement/NCR-V07", test_v07 },
    { "/improvement/report-of-action", test_report_of_action },
    { "/improvement/needs", test_needs },
    { "/improvement/life", test_life },
    { "/improvement/second-round", test_second_round },
    { "/improvement/without-action", test_without_action },
    { "/improvement/not-accepted", test_not_accepted },
    { "/improvement/improvement", test_improvement },
    { "/improvement/figures", test_figures },
    { "/improvement/signatures", test_signatures },
    { "/improvement/waiting", test_waiting },
    { "/improvement/return-report", test_return_report },
    { "/improvement/return-plan", test_return_plan },
    { "/improvement/return-both", test_return_both },
    { "/improvement/judged-again", test_judged_again },
    { "/improvement/entered-days", test_entered_days },
    { "/improvement/order-of-days", test_order_of_days },
    { "/improvement/issue-approved", test_issue_approved },
    { "/improvement/known-similar", test_known_similar },
    { "/improvement/whys", test_whys },
    { "/improvement/print-form", test_print_form },
    { "/improvement/print-lists", test_print_lists },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kamae_language_init ("en");
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());
  g_assert_nonnull (kamae_model_find_entity (model, "nonconformity"));

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, KamaeTest, NULL, set_up, tests[i].function, tear_down);

  g_test_add ("/improvement/sample/ja", KamaeTest, "ja", NULL, test_sample, NULL);
  g_test_add ("/improvement/sample/en", KamaeTest, "en", NULL, test_sample, NULL);

  return g_test_run ();
}
