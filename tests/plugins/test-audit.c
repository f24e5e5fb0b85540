/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audit/kamae-audit-coverage.h"
#include "audit/kamae-audit-private.h"
#include "kamae-test.h"

#include <stdlib.h>
#include <string.h>

/* The plugin "audit": the rules of AUD, each tripped and not; the life of an audit and of a finding
 * that another plugin's record takes further; figures. */

static KamaeModel *model;

static void
create (KamaeTest         *test,
        const char        *entity,
        const char *const *rows,
        guint              n_fields)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Add", NULL, &error);

  g_assert_no_error (error);
  for (const char *const *row = rows + n_fields; *row != NULL; row += n_fields)
    {
      g_autoptr(GPtrArray) fields = g_ptr_array_new ();
      g_autoptr(GPtrArray) values = g_ptr_array_new ();
      g_autoptr(KamaeRecord) record = NULL;

      for (guint i = 0; i < n_fields; i++)
        if (*row[i] != '\0')
          {
            g_ptr_array_add (fields, (gpointer) rows[i]);
            g_ptr_array_add (values, (gpointer) row[i]);
          }
      g_ptr_array_add (fields, NULL);
      g_ptr_array_add (values, NULL);
      record = kamae_operation_createv (operation, entity, (const char *const *) fields->pdata,
                                        (const char *const *) values->pdata, &error);
      g_assert_no_error (error);
    }
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

/* 23 and 21 stand under 20, 30 apart. 0003 of 23 and 0004 of 30 are qualified; 0002 works in 30. */
static void
set_up (KamaeTest     *test,
        gconstpointer  data)
{
  static const char *const departments[] = {
    "code", "name", "parent",
    "20", "開発本部", "", "21", "第一開発部", "20", "23", "品質保証部", "20", "30", "営業部", "", NULL
  };
  static const char *const people[] = {
    "staff_no", "name", "department",
    "0002", "森 由美子", "30", "0003", "藤田 千尋", "23", "0004", "村上 亮", "30", NULL
  };
  static const char *const qualifications[] = {
    "person", "basis", "valid_from", "valid_to",
    "0003", "training", "2024-06-01", "2026-12-31", "0004", "training", "2024-06-01", "", NULL
  };
  static const char *const roles[] = { "top_management", "audit_manager", "isms_manager" };

  kamae_test_set_up (test, g_object_ref (model));
  create (test, "department", departments, 3);
  create (test, "person", people, 3);
  create (test, "auditor_qualification", qualifications, 4);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr(KamaeRecord) role = kamae_register_find (test->reg, "role", roles[i], NULL);
      g_autoptr(KamaeRecord) assignment = NULL;

      if (role == NULL)
        role = kamae_test_create (test, "role", "code", roles[i], "name", roles[i], NULL);
      assignment = kamae_test_create (test, "role_assignment", "role", roles[i], "person", "0001",
                                      "starts_on", "2020-04-01", "appointed_by", "0001", NULL);
    }
}

static void
tear_down (KamaeTest     *test,
           gconstpointer  data)
{
  kamae_test_verify (test);
  kamae_test_tear_down (test);
}

/* Of the year that starts on a first of April. */
static KamaeRecord *
add_programme (KamaeTest  *test,
               const char *year)
{
  g_autofree char *start = g_strdup_printf ("%s-04-01", year);
  g_autoptr(KamaeRecord) fiscal_year = NULL;
  g_autoptr(KamaeRecordList) years = kamae_register_list (test->reg, "fiscal_year");
  g_autofree char *id = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (years)); i++)
    {
      g_autoptr(KamaeRecord) known = g_list_model_get_item (G_LIST_MODEL (years), i);

      if (g_strcmp0 (kamae_record_get_text (known, "starts_on"), start) == 0)
        fiscal_year = g_object_ref (known);
    }
  if (fiscal_year == NULL)
    {
      g_autofree char *end = g_strdup_printf ("%d-03-31", atoi (year) + 1);

      fiscal_year = kamae_test_create (test, "fiscal_year", "label", year, "starts_on", start,
                                       "ends_on", end, NULL);
    }
  id = kamae_record_dup_key (fiscal_year);
  return kamae_test_create (test, "audit_programme", "fiscal_year", id, "objectives", "適合の確認",
                            "rationale", "前回の結果", "frequency", "年1回", "methods", "面談",
                            "responsibilities", "内部監査責任者", "reporting", "30日以内", "risks",
                            "監査員の不足", NULL);
}

static void
approve (KamaeTest   *test,
         KamaeRecord *programme)
{
  kamae_test_step (test, programme, "submit");
  kamae_test_step (test, programme, "approve");
}

static KamaeRecord *
add_audit (KamaeTest   *test,
           KamaeRecord *programme,
           const char  *date)
{
  g_autofree char *id = kamae_record_dup_key (programme);

  return kamae_test_create (test, "audit", "name", "定期監査", "programme", id, "starts_on", date,
                            "ends_on", date, "lead_auditor", "0003", "purpose", "適合の確認",
                            "criteria", "JIS Q 27001:2023", "scope", "全部門", "methods", "interview",
                            "notified_to", "全部門", NULL);
}

static KamaeRecord *
add_slot (KamaeTest   *test,
          KamaeRecord *audit,
          const char  *department,
          const char  *auditor,
          const char  *clauses)
{
  g_autofree char *id = kamae_record_dup_key (audit);

  return kamae_test_create (test, "audit_assignment", "audit", id, "department", department,
                            "auditors", auditor, "auditee", "0002", "clauses", clauses, NULL);
}

static KamaeRecord *
add_check (KamaeTest   *test,
           KamaeRecord *audit,
           const char  *verdict)
{
  g_autofree char *id = kamae_record_dup_key (audit);

  return kamae_test_create (test, "audit_result", "audit", id, "text", "権限の点検", "verdict",
                            verdict, NULL);
}

static KamaeRecord *
add_finding (KamaeTest   *test,
             KamaeRecord *audit,
             const char  *grade)
{
  g_autofree char *id = kamae_record_dup_key (audit);

  return kamae_test_create (test, "audit_finding", "title", "権限が残っていた", "audit", id, "grade",
                            grade, "department", "30", "clause", "8.1", "requirement", "停止する規則",
                            "evidence", "3件", "statement", "規則に反する", NULL);
}

/* An audit of Sales by 0003 on 2026-06-15, all in order, begun. */
static KamaeRecord *
add_begun_audit (KamaeTest *test)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  KamaeRecord *audit = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0003", "8.1");
  g_autoptr(KamaeRecord) check = add_check (test, audit, "conform");

  kamae_test_set (test, check, "evidence", "利用者一覧 6月1日");
  approve (test, programme);
  kamae_test_step (test, audit, "notify");
  kamae_test_step (test, audit, "start");
  return audit;
}

static void
conclude (KamaeTest   *test,
          KamaeRecord *audit)
{
  kamae_test_set (test, audit, "summary", "おおむね適合");
  kamae_test_set (test, audit, "conforming", "partly");
  kamae_test_set (test, audit, "effective", "yes");
  kamae_test_set (test, audit, "distribution", "全部門");
  kamae_test_step_as (test, audit, "agree", "0003");
}

static void
finish_report (KamaeTest   *test,
               KamaeRecord *audit)
{
  conclude (test, audit);
  kamae_test_step (test, audit, "review");
}

static void
test_v01 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0003", "8.1");
  g_autoptr(KamaeRecord) transfer = NULL;

  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V01"));
  g_assert_cmpstr (kamae_record_get_text (slot, "independence"), ==, "possible");
  kamae_test_set (test, slot, "auditors", "0004");
  g_assert_true (kamae_test_blocks (audit, "notify", "AUD-V01"));
  g_assert_cmpstr (kamae_record_get_text (slot, "independence"), ==, "not_possible");

  /* Above the own department, but not beside it. */
  kamae_test_set (test, slot, "auditors", "0003");
  kamae_test_set (test, slot, "department", "20");
  g_assert_true (kamae_test_blocks (audit, "notify", "AUD-V01"));
  kamae_test_set (test, slot, "department", "21");
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V01"));

  /* The department on the day of the audit, not today's. */
  transfer = kamae_test_create (test, "transfer", "person", "0003", "moved_on", "2026-06-20",
                                "department", "21", NULL);
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V01"));
  kamae_test_set (test, slot, "starts_at", "2026-06-21T10:00");
  g_assert_true (kamae_test_blocks (audit, "notify", "AUD-V01"));
}

/* A slot added after the notice is asked, too: nothing is walked around. */
static void
test_independent_later (KamaeTest     *test,
                        gconstpointer  data)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0003", "8.1");
  g_autoptr(KamaeRecord) own = NULL;

  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V01"));
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V03"));
  kamae_test_step (test, audit, "notify");
  own = add_slot (test, audit, "23", "0003", "7.2");
  g_assert_true (kamae_test_blocks (audit, "start", "AUD-V01 品質保証部"));
  kamae_test_set (test, own, "auditors", "0002");
  /* Who answers there does not audit. */
  g_assert_true (kamae_test_blocks (audit, "start", "AUD-V01 auditee"));
  kamae_test_set (test, own, "auditee", "0001");
  g_assert_false (kamae_test_guards (audit, "start", "AUD-V01"));
  g_assert_true (kamae_test_blocks (audit, "start", "AUD-V03"));
  g_assert_cmpuint (kamae_test_count_rule (test, "AUD-V03"), ==, 1);

  /* An audit that does not take place is not held to it. */
  kamae_test_step (test, audit, "postpone");
  g_assert_cmpuint (kamae_test_count_rule (test, "AUD-V03"), ==, 0);
}

static void
test_v02 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0003", "7.2");
  g_autoptr(KamaeRecord) transfer =
    kamae_test_create (test, "transfer", "person", "0004", "moved_on", "2026-04-01", "department",
                       "23", NULL);
  g_autoptr(KamaeRecord) role = NULL;
  g_autoptr(KamaeRecord) assignment = NULL;
  g_autoptr(KamaeRecord) task = NULL;

  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V02"));
  kamae_test_set (test, slot, "auditors", "0004");
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V01"));
  g_assert_true (kamae_test_warns (audit, "notify", "AUD-V02"));
  g_assert_cmpstr (kamae_record_get_text (slot, "independence"), ==, "check");
  kamae_test_set (test, audit, "starts_on", "2027-04-02");
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V02"));
  kamae_test_set (test, audit, "starts_on", "2026-06-15");

  /* The work audited: by a task of the clause, by a role. */
  kamae_test_set (test, slot, "auditors", "0003");
  task = kamae_test_create (test, "task", "subject", "力量表の更新", "assignee", "0003", "due_on",
                            "2026-05-31", "clause", "7.2", "raised_on", "2026-05-01",
                            "done_on", "2026-05-30", NULL);
  g_assert_true (kamae_test_warns (audit, "notify", "AUD-V02"));
  kamae_test_set (test, task, "assignee", "0002");
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V02"));
  role = kamae_register_find (test->reg, "role", "training_manager", NULL);
  assignment = kamae_test_create (test, "role_assignment", "role", "training_manager", "person",
                                  "0003", "starts_on", "2026-04-01", "appointed_by", "0001", NULL);
  g_assert_true (kamae_test_warns (audit, "notify", "AUD-V02"));
  kamae_test_set (test, slot, "clauses", "8.1");
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V02"));
}

/* What records of other plugins say that 0003 did: each is a reason while it is of the department,
 * the clause and the year before. */
static void
test_v02_work (KamaeTest     *test,
               gconstpointer  data)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0003", "8.1");
  g_autoptr(KamaeRecord) nonconformity =
    kamae_test_create (test, "nonconformity", "title", "権限", "department", "30", "clause", "8.1",
                       "opened_on", "2024-06-01", NULL);
  g_autofree char *id = kamae_record_dup_key (nonconformity);
  g_autoptr(KamaeRecord) action =
    kamae_test_create (test, "corrective_action", "nonconformity", id, "action", "期限を設定する",
                       "planned_by", "0002", "done_by", "0003", "done_on", "2025-06-16", NULL);
  g_autoptr(KamaeRecord) asset = NULL;

  g_assert_true (kamae_test_warns (audit, "notify", "AUD-V02"));
  g_assert_cmpstr (kamae_record_get_text (slot, "impediment"), ==,
                   "藤田 千尋: Done by: CA-2026-01 期限を設定する");
  kamae_test_set (test, slot, "clauses", "10.2");
  g_assert_true (kamae_test_warns (audit, "notify", "AUD-V02"));
  kamae_test_set (test, slot, "clauses", "7.2");
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V02"));
  kamae_test_set (test, slot, "clauses", "8.1");
  kamae_test_set (test, slot, "department", "21");
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V02"));
  kamae_test_set (test, slot, "department", "30");
  kamae_test_set (test, action, "done_on", "2025-06-15");
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V02"));
  g_assert_cmpstr (kamae_record_get_text (slot, "independence"), ==, "possible");

  /* An owner stands as long as the record does. */
  asset = kamae_test_create (test, "asset", "name", "顧客一覧", "department", "30", "owner", "0003",
                             "registered_on", "2020-04-01", NULL);
  kamae_test_set (test, slot, "clauses", "5.2");
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V02"));
  kamae_test_set (test, slot, "clauses", NULL);
  g_assert_true (kamae_test_warns (audit, "notify", "AUD-V02"));
  /* Before there was one, nobody owned it. */
  kamae_test_set (test, action, "done_on", "2024-06-15");
  kamae_test_set (test, audit, "starts_on", "2026-06-14");
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V02"));
}

/* Approvals, also of records that belong to no department. */
static void
test_v02_approval (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0003", "9.2.2");
  g_autoptr(KamaeRecord) person = kamae_register_find (test->reg, "person", "0003", NULL);
  g_autoptr(KamaeOperation) operation = NULL;

  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V02"));
  operation = kamae_register_begin (test->reg, "Sign", programme, NULL);
  g_assert_true (kamae_operation_approve (operation, programme, "reviewed", person, NULL,
                                          NULL, NULL, NULL)
                 && kamae_operation_commit (operation, NULL));
  g_assert_true (kamae_test_warns (audit, "notify", "AUD-V02"));
  kamae_test_set (test, slot, "clauses", "8.1");
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V02"));
}

/* An audit does not begin before its day. */
static void
test_first_day (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-16");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0003", "8.1");

  kamae_test_step (test, audit, "notify");
  g_assert_true (kamae_test_blocks (audit, "start", "CORE-V01 first day"));
  kamae_test_set_today (test, "2026-06-16");
  g_assert_false (kamae_test_guards (audit, "start", "CORE-V01"));
}

static void
sign_by (KamaeTest   *test,
         KamaeRecord *record,
         const char  *staff_no)
{
  g_autoptr(KamaeRecord) person = kamae_register_find (test->reg, "person", staff_no, NULL);
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Sign", record, NULL);

  g_assert_true (kamae_operation_approve (operation, record, "prepared", person, NULL, NULL, NULL,
                                          NULL)
                 && kamae_operation_commit (operation, NULL));
}

/* To audit is no work that is audited, but for other audits. */
static void
test_v02_own_steps (KamaeTest     *test,
                    gconstpointer  data)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecord) other = add_audit (test, programme, "2026-06-14");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0003", "9.2");
  g_autoptr(KamaeRecord) finding = add_finding (test, audit, "minor");

  sign_by (test, audit, "0003");
  sign_by (test, finding, "0003");
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V02"));
  g_assert_cmpstr (kamae_record_get_text (slot, "independence"), ==, "possible");
  sign_by (test, other, "0003");
  g_assert_true (kamae_test_warns (audit, "notify", "AUD-V02"));
}

/* The table that is asked when auditors are assigned. */
static void
test_independence (KamaeTest     *test,
                   gconstpointer  data)
{
  static const struct
  {
    const char *auditor;
    const char *code;
    const char *assigned;
  } rows[] = { { "村上 亮", "not_possible", "0" }, { "藤田 千尋", "check", "1" } };
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0003", "6.1.2");
  g_autoptr(KamaeRecord) risk = kamae_test_create (test, "risk", "title", "持出し", "owner", "0003",
                                                   "department", "30", NULL);
  g_autoptr(KamaeCursor) cursor = kamae_audit_query_independence (test->reg, audit, NULL, "en",
                                                                  &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (kamae_cursor_next (cursor, NULL));
      g_assert_cmpstr (kamae_cursor_get_text (cursor, KAMAE_AUDIT_AUDITOR), ==, rows[i].auditor);
      g_assert_cmpstr (kamae_cursor_get_text (cursor, KAMAE_AUDIT_INDEPENDENCE), ==, rows[i].code);
      g_assert_cmpstr (kamae_cursor_get_text (cursor, KAMAE_AUDIT_ASSIGNED), ==, rows[i].assigned);
      g_assert_nonnull (kamae_cursor_get_text (cursor, KAMAE_AUDIT_WHY));
    }
  g_assert_false (kamae_cursor_next (cursor, NULL));
  g_clear_object (&cursor);

  /* Two auditors, four departments. */
  cursor = kamae_audit_query_independence (test->reg, NULL, "2026-06-15", "en", &error);
  while (kamae_cursor_next (cursor, &error))
    n++;
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 8);
}

static void
test_v02_strict (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0004", "7.2");
  g_autoptr(KamaeRecord) transfer =
    kamae_test_create (test, "transfer", "person", "0004", "moved_on", "2026-04-01", "department",
                       "23", NULL);
  g_autoptr(KamaeOperation) operation = NULL;

  kamae_register_set_setting (test->reg, "audit.strict", "1", &error);
  g_assert_no_error (error);
  operation = kamae_register_begin (test->reg, "Notify", audit, NULL);
  kamae_operation_set_reason (operation, "他にいない");
  g_assert_false (kamae_operation_transition (operation, audit, "notify", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED);
  g_clear_object (&operation);

  g_clear_error (&error);
  kamae_register_set_setting (test->reg, "audit.strict", "0", &error);
  g_assert_no_error (error);
  kamae_test_step (test, audit, "notify");
}

static void
test_v03 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-12-31");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0003", "8.1");

  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V03"));
  kamae_test_set (test, audit, "starts_on", "2027-01-01");
  g_assert_true (kamae_test_blocks (audit, "notify", "AUD-V03"));
  kamae_test_set (test, slot, "auditors", "0001");
  g_assert_true (kamae_test_blocks (audit, "notify", "AUD-V03"));
}

/* A certificate as an auditor, kept where competence is, qualifies as well. */
static void
test_v03_certificate (KamaeTest     *test,
                      gconstpointer  data)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-12-31");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0001", "8.1");
  g_autoptr(KamaeRecord) certificate =
    kamae_test_create (test, "certificate", "person", "0001", "name", "内部監査員研修",
                       "kind", "auditor", "basis", "training", "obtained_on", "2026-01-10",
                       "valid_to", "2026-12-31", NULL);
  g_autofree char *print = kamae_test_dup_print (test, "AUD-R07", NULL, "ja");

  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V03"));
  kamae_test_assert_contains (print, "内部監査員研修");
  kamae_test_set (test, certificate, "valid_to", "2026-12-30");
  g_assert_true (kamae_test_blocks (audit, "notify", "AUD-V03"));
  kamae_test_set (test, certificate, "valid_to", NULL);
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V03"));
  kamae_test_set (test, certificate, "kind", "course");
  g_assert_true (kamae_test_blocks (audit, "notify", "AUD-V03"));
}

static void
test_v04 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecord) slot = NULL;
  g_autoptr(KamaeRecord) check = NULL;

  /* Each of programme, slots, checklist, scope is missed. */
  approve (test, programme);
  g_assert_true (kamae_test_blocks (audit, "start", "AUD-V04 assigned"));
  slot = add_slot (test, audit, "30", "0003", "8.1");
  g_assert_true (kamae_test_blocks (audit, "start", "AUD-V04 checklist"));
  check = add_check (test, audit, "not_checked");
  g_assert_false (kamae_test_guards (audit, "start", "AUD-V04"));
  kamae_test_set (test, audit, "scope", NULL);
  g_assert_true (kamae_test_blocks (audit, "start", "AUD-V04 scope"));
  kamae_test_set (test, audit, "scope", "全部門");
  kamae_test_set (test, slot, "auditors", NULL);
  g_assert_true (kamae_test_blocks (audit, "start", "AUD-V04 no auditor"));
}

static void
test_v04_programme (KamaeTest     *test,
                    gconstpointer  data)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0003", "8.1");
  g_autoptr(KamaeRecord) check = add_check (test, audit, "not_checked");

  g_assert_true (kamae_test_blocks (audit, "start", "AUD-V04 programme"));
  approve (test, programme);
  g_assert_false (kamae_test_guards (audit, "start", "AUD-V04"));
}

static void
test_v05 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) audit = add_begun_audit (test);
  g_autoptr(KamaeRecord) conforming = NULL;
  g_autoptr(KamaeRecord) outside = NULL;

  g_assert_false (kamae_test_guards (audit, "agree", "AUD-V05"));
  conforming = add_check (test, audit, "conform");
  g_assert_true (kamae_test_blocks (audit, "agree", "AUD-V05 without evidence"));
  kamae_test_set (test, conforming, "evidence", "。");
  g_assert_true (kamae_test_blocks (audit, "agree", "AUD-V05 without evidence"));
  kamae_test_set (test, conforming, "evidence", "記録を確認");
  outside = add_check (test, audit, "na");
  g_assert_true (kamae_test_blocks (audit, "agree", "AUD-V05 does not apply"));
  kamae_test_set (test, outside, "note", "N/A");
  g_assert_true (kamae_test_blocks (audit, "agree", "AUD-V05 does not apply"));
  kamae_test_set (test, outside, "note", "開発を行わない");
  g_assert_false (kamae_test_guards (audit, "agree", "AUD-V05"));
}

/* The lead signs the report: asked as those who audit, from the notice on. */
static void
test_lead (KamaeTest     *test,
           gconstpointer  data)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0003", "8.1");
  g_autoptr(KamaeRecord) check = add_check (test, audit, "conform");
  g_autoptr(KamaeRecord) sales = kamae_register_find (test->reg, "department", "30", NULL);

  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V01"));
  kamae_test_set (test, audit, "lead_auditor", "0002");
  g_assert_true (kamae_test_blocks (audit, "notify", "AUD-V01 auditee"));
  g_assert_true (kamae_test_blocks (audit, "notify", "AUD-V03 The lead"));
  g_assert_true (kamae_test_warns (audit, "notify", "AUD-V02 The lead"));
  kamae_test_set (test, sales, "manager", "0002");
  g_assert_true (kamae_test_blocks (audit, "notify", "AUD-V01 manages"));

  /* Of the department, though not its manager: with a reason. */
  kamae_test_set (test, audit, "lead_auditor", "0004");
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V01"));
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V03"));
  g_assert_true (kamae_test_warns (audit, "notify", "AUD-V02 The lead"));
  kamae_test_set (test, audit, "lead_auditor", "0003");
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V02"));

  approve (test, programme);
  kamae_test_step (test, audit, "notify");
  kamae_test_set (test, audit, "lead_auditor", "0002");
  g_assert_true (kamae_test_blocks (audit, "start", "AUD-V01 manages"));
  g_assert_true (kamae_test_blocks (audit, "start", "AUD-V03 The lead"));
  g_assert_cmpuint (kamae_test_count_rule (test, "AUD-V03"), ==, 1);
}

static void
delete_record (KamaeTest   *test,
               KamaeRecord *record)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Delete", record, NULL);

  kamae_operation_delete (operation, record, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

/* In the operation that changes what is told. */
static void
assert_told_at_once (KamaeTest   *test,
                     KamaeRecord *audit)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Change", audit, NULL);

  g_assert_true (kamae_operation_set (operation, audit, "scope", "別の範囲", NULL));
  g_assert_false (kamae_operation_set (operation, audit, "notified_on", "2026-06-15", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
}

static void
assert_step_refused (KamaeTest   *test,
                     KamaeRecord *record,
                     const char  *step)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Step", record, NULL);

  kamae_operation_set_reason (operation, "試す");
  g_assert_false (kamae_operation_transition (operation, record, step, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
}

/* Slots lie within the days of the audit; what was announced is announced anew when it changes. */
static void
test_notice (KamaeTest     *test,
             gconstpointer  data)
{
  static const char *const changes[][2] = {
    { "kind", "special" }, { "lead_auditor", "0004" }, { "starts_on", "2026-06-14" },
    { "ends_on", "2026-06-16" }, { "scope", "営業部" }, { "criteria", "規程" },
    { "theme", "委託先" }
  };
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0003", "8.1");
  g_autoptr(KamaeRecord) check = add_check (test, audit, "conform");
  g_autoptr(KamaeRecord) second = NULL;

  kamae_test_set (test, slot, "starts_at", "2026-06-16T10:00");
  g_assert_true (kamae_test_blocks (audit, "notify", "AUD-V04 outside the days"));
  kamae_test_set (test, slot, "starts_at", "2026-06-15T10:00");
  g_assert_false (kamae_test_guards (audit, "notify", "AUD-V04"));

  approve (test, programme);
  kamae_test_step (test, audit, "notify");
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      kamae_test_set (test, audit, changes[i][0], changes[i][1]);
      g_assert_false (kamae_record_is_set (audit, "notified_on"));
      g_assert_true (kamae_test_blocks (audit, "start", "CORE-V06 notified_on"));
      kamae_test_set (test, audit, "notified_on", "2026-06-15");
    }
  kamae_test_set (test, audit, "notified_to", "営業部");
  g_assert_false (kamae_record_is_set (audit, "notified_on"));
  kamae_test_set (test, audit, "notified_on", "2026-06-15");
  g_assert_false (kamae_test_guards (audit, "start", "CORE-V06"));
  g_assert_true (kamae_test_refuses (test, audit, "notified_on", NULL, KAMAE_ERROR_INVALID));

  /* So are the slots; the new notice is not older than what it tells. */
  kamae_test_set_today (test, "2026-06-16");
  kamae_test_set (test, slot, "auditors", "0003");
  g_assert_true (kamae_record_is_set (audit, "notified_on"));
  kamae_test_set (test, slot, "place", "第2会議室");
  g_assert_false (kamae_record_is_set (audit, "notified_on"));
  g_assert_true (kamae_test_refuses (test, audit, "notified_on", "2026-06-15",
                                     KAMAE_ERROR_INVALID));
  assert_told_at_once (test, audit);
  kamae_test_set (test, audit, "notified_on", "2026-06-16");
  g_assert_true (kamae_test_refuses (test, audit, "notified_on", "2026-06-15",
                                     KAMAE_ERROR_INVALID));
  kamae_test_set (test, slot, "auditors", "0004");
  g_assert_false (kamae_record_is_set (audit, "notified_on"));
  kamae_test_set (test, slot, "auditors", "0003");
  kamae_test_set (test, audit, "notified_on", "2026-06-16");
  second = add_slot (test, audit, "30", "0003", "7.2");
  g_assert_false (kamae_record_is_set (audit, "notified_on"));
  kamae_test_set (test, audit, "notified_on", "2026-06-16");
  delete_record (test, second);
  g_assert_false (kamae_record_is_set (audit, "notified_on"));

  /* The day that was entered before the step is none before the change, either. */
  kamae_test_step (test, audit, "postpone");
  kamae_test_step (test, audit, "resume");
  kamae_test_set (test, audit, "notified_on", "2026-06-16");
  kamae_test_set_today (test, "2026-06-17");
  kamae_test_set (test, audit, "scope", "全部門");
  assert_step_refused (test, audit, "notify");
  kamae_test_set (test, audit, "notified_on", "2026-06-17");
  kamae_test_step (test, audit, "notify");
}

/* What the report stands in the way of is not moved out of the audit, nor deleted from it. */
static void
test_kept_together (KamaeTest     *test,
                    gconstpointer  data)
{
  g_autoptr(KamaeRecord) audit = add_begun_audit (test);
  g_autoptr(KamaeRecord) programme = kamae_record_ref_link (audit, "programme");
  g_autoptr(KamaeRecord) later = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecordList) slots = kamae_register_list_parts (test->reg, audit,
                                                                "audit_assignment");
  g_autoptr(KamaeRecordList) checks = kamae_register_list_parts (test->reg, audit, "audit_result");
  g_autoptr(KamaeRecord) slot = g_list_model_get_item (G_LIST_MODEL (slots), 0);
  g_autoptr(KamaeRecord) check = g_list_model_get_item (G_LIST_MODEL (checks), 0);
  g_autoptr(KamaeRecord) added = add_check (test, audit, "conform");
  g_autoptr(KamaeRecord) finding = add_finding (test, audit, "minor");
  g_autofree char *key = kamae_record_dup_key (later);
  KamaeRecord *const all[] = { slot, check, added, finding };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_assert_true (kamae_test_refuses (test, all[i], "audit", NULL, KAMAE_ERROR_LOCKED));
      g_assert_true (kamae_test_refuses (test, all[i], "audit", key, KAMAE_ERROR_LOCKED));
    }
  g_assert_false (kamae_record_can_delete (slot));
  g_assert_false (kamae_record_can_delete (check));
  /* A line too many, or a draft, may go as it came; what was issued is declined. */
  g_assert_true (kamae_record_can_delete (added));
  g_assert_true (kamae_record_can_delete (finding));
  kamae_test_step (test, finding, "issue");
  g_assert_false (kamae_record_can_delete (finding));
}

static void
test_v06 (KamaeTest     *test,
          gconstpointer  data)
{
  static const char *const parts[] = { "requirement", "evidence", "statement" };
  g_autoptr(KamaeRecord) audit = add_begun_audit (test);
  g_autoptr(KamaeRecord) finding = add_finding (test, audit, "minor");

  g_assert_false (kamae_test_guards (finding, "issue", "AUD-V06"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      kamae_test_set (test, finding, parts[i], NULL);
      g_assert_true (kamae_test_blocks (finding, "issue", "AUD-V06 three parts"));
      kamae_test_set (test, finding, parts[i], "書いた");
    }
  kamae_test_set (test, finding, "clause", NULL);
  g_assert_true (kamae_test_blocks (finding, "issue", "AUD-V06 no clause"));
  kamae_test_set (test, finding, "grade", "good");
  g_assert_false (kamae_test_guards (finding, "issue", "AUD-V06"));
}

static void
test_v07 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) audit = add_begun_audit (test);
  g_autoptr(KamaeRecord) check = NULL;
  g_autoptr(KamaeRecord) finding = NULL;
  g_autoptr(KamaeRecord) auditor = kamae_register_find (test->reg, "person", "0003", NULL);
  g_autofree char *id = NULL;

  kamae_register_set_person (test->reg, auditor);
  g_assert_false (kamae_test_blocks (audit, "report", "AUD-V07"));
  check = add_check (test, audit, "not_checked");
  g_assert_true (kamae_test_blocks (audit, "report", "AUD-V07 not checked"));
  kamae_test_set (test, check, "verdict", "nc");
  g_assert_true (kamae_test_blocks (audit, "report", "AUD-V07 without a finding"));

  finding = add_finding (test, audit, "minor");
  id = kamae_record_dup_key (check);
  kamae_test_set (test, finding, "result", id);
  kamae_test_step (test, finding, "issue");
  g_assert_true (kamae_test_blocks (audit, "report", "AUD-V07 answered"));
  kamae_test_set (test, finding, "agreement", "agreed");
  kamae_test_set (test, finding, "agreed_by", "0002");
  g_assert_false (kamae_test_blocks (audit, "report", "AUD-V07"));
  kamae_test_set (test, finding, "agreement", "disagreed");
  g_assert_true (kamae_test_blocks (audit, "report", "AUD-V07 answered"));
  kamae_test_set (test, finding, "disagreement", "規則の解釈が異なる");
  g_assert_false (kamae_test_blocks (audit, "report", "AUD-V07"));
}

/* What was prepared is reviewed and approved as it was: it is changed after a step back only, and
 * reviewed anew. */
static void
test_v07_reviewed (KamaeTest     *test,
                   gconstpointer  data)
{
  static const char *const report[] = { "summary", "conforming", "effective", "distribution" };
  g_autoptr(KamaeRecord) audit = add_begun_audit (test);

  g_assert_true (kamae_test_blocks (audit, "agree", "CORE-V06 summary"));
  g_assert_true (kamae_test_blocks (audit, "agree", "CORE-V06 conforming"));
  g_assert_true (kamae_test_blocks (audit, "agree", "CORE-V06 effective"));
  g_assert_true (kamae_test_blocks (audit, "agree", "CORE-V06 distribution"));
  finish_report (test, audit);
  g_assert_false (kamae_test_guards (audit, "report", "AUD-V07"));
  for (guint i = 0; i < G_N_ELEMENTS (report); i++)
    g_assert_true (kamae_test_refuses (test, audit, report[i], NULL, KAMAE_ERROR_LOCKED));
  kamae_test_step (test, audit, "return");
  kamae_test_set (test, audit, "distribution", "全部門及び監査対象部門");
  kamae_test_step_as (test, audit, "agree", "0003");
  g_assert_true (kamae_test_warns (audit, "report", "AUD-V07 Sign as audit manager"));
  kamae_test_step (test, audit, "review");
  g_assert_false (kamae_test_guards (audit, "report", "AUD-V07"));
}

/* Whoever audited signs first, and whoever answered does not sign. */
static void
test_auditee_does_not_sign (KamaeTest     *test,
                            gconstpointer  data)
{
  g_autoptr(KamaeRecord) audit = add_begun_audit (test);
  g_autoptr(KamaeRecord) auditee = kamae_register_find (test->reg, "person", "0002", NULL);
  g_autoptr(KamaeRecord) manager = NULL;

  g_assert_true (kamae_test_blocks (audit, "agree", "AUD-V07 prepared"));
  kamae_register_set_person (test->reg, auditee);
  g_assert_true (kamae_test_blocks (audit, "agree", "AUD-V07 prepared"));
  kamae_register_set_person (test->reg, test->person);
  conclude (test, audit);
  manager = kamae_test_create (test, "role_assignment", "role", "audit_manager", "person", "0002",
                               "appointed_by", "0001", NULL);
  kamae_test_step_as (test, audit, "review", "0002");
  g_assert_true (kamae_test_blocks (audit, "report", "CORE-V05"));
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

/* A task stands for the nonconformity of another plugin. */
static void
test_v08 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) audit = add_begun_audit (test);
  g_autoptr(KamaeRecord) finding = add_finding (test, audit, "minor");
  g_autoptr(KamaeRecord) task = kamae_test_create (test, "task", "subject", "是正処置", "due_on",
                                                   "2026-07-31", NULL);
  g_autofree char *id = kamae_record_dup_key (finding);

  kamae_test_set (test, finding, "agreement", "agreed");
  kamae_test_set (test, finding, "agreed_by", "0002");
  kamae_test_step (test, finding, "issue");
  finish_report (test, audit);
  kamae_test_step (test, audit, "report");
  g_assert_true (kamae_record_is_locked (audit));
  /* What the report said of its findings is frozen with it. */
  {
    g_autofree char *frozen = kamae_register_dup_snapshot (test->reg, audit);

    g_assert_nonnull (strstr (frozen, "権限が残っていた"));
  }
  g_assert_false (kamae_record_can_edit (finding, "statement"));
  g_assert_true (kamae_record_can_edit (finding, "handled_by"));
  g_assert_true (kamae_test_blocks (audit, "close", "AUD-V08 still open"));
  g_assert_true (kamae_test_blocks (finding, "decline", "AUD-V08 neither accepted"));
  g_assert_true (kamae_test_blocks (finding, "accept", "AUD-V08 neither accepted"));

  g_assert_true (kamae_test_blocks (finding, "open", "AUD-V08 leads to no"));
  kamae_test_set (test, task, "source", id);
  link_to (test, finding, "handled_by", task);
  g_assert_false (kamae_test_guards (finding, "open", "AUD-V08"));
  kamae_test_step (test, finding, "open");
  g_assert_true (kamae_test_blocks (finding, "verify", "AUD-V08 not finished"));
  kamae_test_step (test, task, "finish");
  g_assert_false (kamae_test_guards (finding, "verify", "AUD-V08"));
  kamae_test_step (test, finding, "verify");
  kamae_test_step (test, finding, "close");
  kamae_test_step (test, audit, "follow");
  g_assert_false (kamae_test_guards (audit, "close", "AUD-V08"));
  kamae_test_step (test, audit, "close");
  g_assert_cmpstr (kamae_record_get_text (audit, "closed_on"), ==, "2026-06-15");
}

/* What was sent, issued, verified or closed before it was entered here bears its own day. */
static void
test_entered_days (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0003", "8.1");
  g_autoptr(KamaeRecord) check = add_check (test, audit, "conform");
  g_autofree char *source = NULL;
  g_autoptr(KamaeRecord) finding = NULL;
  g_autoptr(KamaeRecord) task = kamae_test_create (test, "task", "subject", "是正処置", "due_on",
                                                   "2026-07-31", NULL);

  kamae_test_set (test, check, "evidence", "利用者一覧 6月1日");
  approve (test, programme);
  kamae_test_enter_day (test, audit, "notify", "2026-06-01", NULL);
  kamae_test_set (test, audit, "notified_on", "2026-06-02");
  kamae_test_step (test, audit, "postpone");
  kamae_test_step (test, audit, "resume");
  g_assert_false (kamae_record_is_set (audit, "notified_on"));
  kamae_test_enter_day (test, audit, "notify", "2026-06-03", NULL);
  kamae_test_step (test, audit, "start");

  kamae_test_set_today (test, "2026-06-30");
  finding = add_finding (test, audit, "minor");
  kamae_test_set (test, finding, "agreement", "agreed");
  kamae_test_set (test, finding, "agreed_by", "0002");
  kamae_test_enter_day (test, finding, "issue", "2026-06-16", NULL);
  finish_report (test, audit);
  g_assert_true (kamae_test_refuses (test, audit, "notified_on", "2026-06-04",
                                     KAMAE_ERROR_LOCKED));
  g_assert_true (kamae_test_refuses (test, finding, "issued_on", "2026-06-17",
                                     KAMAE_ERROR_LOCKED));
  kamae_test_step (test, audit, "report");

  kamae_test_set_today (test, "2026-07-20");
  link_to (test, finding, "handled_by", task);
  g_assert_true (kamae_test_blocks (finding, "open", "AUD-V08 something else"));
  source = kamae_record_dup_key (finding);
  kamae_test_set (test, task, "source", source);
  kamae_test_step (test, finding, "open");
  kamae_test_step (test, task, "finish");
  g_assert_false (kamae_record_can_edit (finding, "verified_by"));
  g_assert_true (kamae_record_can_edit (finding, "handled_by"));
  kamae_test_enter_day (test, finding, "verify", "2026-07-10", "2026-06-15");
  g_assert_cmpint (kamae_record_get_link (finding, "verified_by"), ==,
                   kamae_record_get_id (test->person));
  g_assert_false (kamae_record_can_edit (finding, "handled_by"));
  g_assert_true (kamae_test_refuses (test, finding, "handled_by", NULL, KAMAE_ERROR_LOCKED));
  kamae_test_step (test, finding, "unverify");
  g_assert_false (kamae_record_is_set (finding, "verified_by"));
  g_assert_true (kamae_record_can_edit (finding, "handled_by"));
  kamae_test_step (test, finding, "verify");
  kamae_test_step (test, finding, "close");
  kamae_test_step (test, audit, "follow");
  kamae_test_enter_day (test, audit, "close", "2026-07-12", "2026-06-29");
}

/* A nonconformity made from a finding says what the finding says, and each names the other. */
static void
test_make (KamaeTest     *test,
           gconstpointer  data)
{
  g_autoptr(KamaeRecord) audit = add_begun_audit (test);
  g_autoptr(KamaeRecord) finding = add_finding (test, audit, "minor");
  g_autoptr(KamaeRecord) observation = add_finding (test, audit, "ofi");
  g_autoptr(KamaeRecord) nonconformity = NULL;
  g_autoptr(KamaeRecord) improvement = NULL;
  g_autoptr(KamaeOperation) operation = NULL;

  kamae_test_step (test, finding, "issue");
  /* While the audit goes on: what it found was found by today. */
  kamae_test_set (test, audit, "ends_on", "2026-06-20");
  kamae_test_step (test, finding, "make");
  g_assert_cmpstr (kamae_record_get_state (finding), ==, "opened");
  nonconformity = kamae_register_find (test->reg, "nonconformity", "NC-2026-01", NULL);
  g_assert_cmpstr (kamae_record_get_title (nonconformity), ==, "権限が残っていた");
  g_assert_cmpstr (kamae_record_get_text (nonconformity, "source"), ==, "internal_audit");
  g_assert_cmpstr (kamae_record_get_text (nonconformity, "nature"), ==, "停止する規則\n規則に反する");
  g_assert_cmpstr (kamae_record_get_text (nonconformity, "grade"), ==, "minor");
  g_assert_cmpstr (kamae_record_get_text (nonconformity, "found_on"), ==, "2026-06-15");
  g_assert_cmpint (kamae_record_get_link (nonconformity, "clause"), ==,
                   kamae_record_get_link (finding, "clause"));
  g_assert_cmpint (kamae_record_get_link (nonconformity, "auditor"), ==,
                   kamae_record_get_link (audit, "lead_auditor"));
  g_assert_cmpint (kamae_record_get_link (nonconformity, "source_record"), ==,
                   kamae_record_get_id (finding));

  /* No observation becomes one; an improvement can be proposed from it. */
  kamae_test_step (test, observation, "issue");
  operation = kamae_register_begin (test->reg, "Make", observation, NULL);
  g_assert_false (kamae_operation_transition (operation, observation, "make", NULL));
  g_clear_object (&operation);
  kamae_test_step (test, observation, "propose");
  improvement = kamae_register_find (test->reg, "improvement", "IMP-2026-01", NULL);
  g_assert_cmpstr (kamae_record_get_text (improvement, "text"), ==, "規則に反する");
  g_assert_cmpint (kamae_record_get_link (improvement, "source_record"), ==,
                   kamae_record_get_id (observation));
}

/* Named as the source, a finding is opened; when its nonconformity is closed, it is verified. */
static void
test_follow (KamaeTest     *test,
             gconstpointer  data)
{
  g_autoptr(KamaeRecord) audit = add_begun_audit (test);
  g_autoptr(KamaeRecord) finding = add_finding (test, audit, "minor");
  g_autofree char *source = kamae_record_dup_key (finding);
  g_autoptr(KamaeRecord) nonconformity =
    kamae_test_create (test, "nonconformity", "title", "権限が残っていた", "department", "30", "source",
                       "internal_audit", "auditor", "0003", "grade", "minor", "nature", "規則に反する",
                       "evidence", "3件", "confirmed_by", "0001", "confirmed_on", "2026-06-15",
                       "correction", "停止した", "consequences", "影響なし", "corrected_on", "2026-06-15",
                       "cause", "停止依頼の項目がなかった", "similar", "not_found", "similar_likely",
                       "unlikely", "similar_where", "全システム", "action_needed", "0", "need_reason",
                       "影響が小さい", "isms_change", "0", "risk_update", "0", NULL);
  g_autoptr(KamaeRecord) other = NULL;
  g_autoptr(KamaeRecord) none = NULL;

  kamae_test_step (test, finding, "issue");
  kamae_test_set (test, nonconformity, "source_record", source);
  g_assert_cmpstr (kamae_record_get_state (finding), ==, "opened");
  kamae_test_step (test, nonconformity, "correct");
  kamae_test_step (test, nonconformity, "analyse");
  /* Decided to be none, another goes back to the auditor. */
  other = add_finding (test, audit, "minor");
  kamae_test_step (test, other, "issue");
  kamae_test_step (test, other, "make");
  none = kamae_register_find (test->reg, "nonconformity", "NC-2026-02", NULL);
  kamae_test_step (test, none, "reject");
  g_assert_cmpstr (kamae_record_get_state (other), ==, "issued");

  kamae_test_step (test, nonconformity, "plan");
  g_assert_cmpstr (kamae_record_get_state (finding), ==, "opened");
  kamae_test_step (test, nonconformity, "close_corrected");
  g_assert_cmpstr (kamae_record_get_state (finding), ==, "verified");
  g_assert_cmpint (kamae_record_get_link (finding, "verified_by"), ==,
                   kamae_record_get_id (test->person));
}

/* What the certification body found goes the same way. */
static void
test_follow_certification (KamaeTest     *test,
                           gconstpointer  data)
{
  g_autoptr(KamaeRecord) certificate =
    kamae_test_create (test, "isms_certificate", "number", "IS-1", "body", "機構", NULL);
  g_autofree char *id = kamae_record_dup_key (certificate);
  g_autoptr(KamaeRecord) audit =
    kamae_test_create (test, "certification_audit", "certificate", id, "kind", "surveillance",
                       "starts_on", "2026-02-10", "ends_on", "2026-02-11", NULL);
  g_autofree char *source = kamae_record_dup_key (audit);
  g_autoptr(KamaeRecord) nonconformity =
    kamae_test_create (test, "nonconformity", "title", "版がない", "source_record", source, NULL);
  g_autofree char *findings = kamae_record_dup_canonical (audit, "findings");
  g_autofree char *expected = kamae_record_dup_key (nonconformity);

  g_assert_cmpstr (findings, ==, expected);
}

/* The sample: three years, findings of every grade and in every state, and nothing that blocks. */
static void
test_sample (KamaeTest     *test,
             gconstpointer  data)
{
  static const struct
  {
    const char *sql;
    int least;
  } counts[] = {
    { "SELECT count (*) FROM audit_programme", 3 },
    { "SELECT count (*) FROM audit", 9 },
    { "SELECT count (DISTINCT state) FROM audit", 6 },
    { "SELECT count (DISTINCT grade) FROM audit_finding", 5 },
    { "SELECT count (DISTINCT state) FROM audit_finding", 7 },
    { "SELECT count (*) FROM audit_finding WHERE agreement = 'disagreed'", 2 },
    { "SELECT count (*) FROM link WHERE kind = 'audit_finding.handled_by'", 5 },
    { "SELECT count (*) FROM link WHERE kind = 'certification_audit.findings'", 2 },
    { "SELECT count (*) FROM audit_result WHERE verdict <> 'not_checked'", 250 },
  };
  static const char *const languages[] = { "ja", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) results = NULL;

      kamae_test_open_sample (test, languages[i], "2026-11-23");
      for (guint j = 0; j < G_N_ELEMENTS (counts); j++)
        if (kamae_register_count (test->reg, counts[j].sql, NULL) < counts[j].least)
          g_error ("%s: %" G_GINT64_FORMAT, counts[j].sql,
                   kamae_register_count (test->reg, counts[j].sql, NULL));
      results = kamae_register_check (test->reg, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < results->len; j++)
        g_assert_false (g_str_has_prefix (kamae_check_result_get_rule (results->pdata[j]), "AUD")
                        && kamae_check_result_get_level (results->pdata[j]) == KAMAE_RULE_BLOCK);
    }
}

static void
test_observation (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) audit = add_begun_audit (test);
  g_autoptr(KamaeRecord) finding = add_finding (test, audit, "obs");

  kamae_test_step (test, finding, "issue");
  kamae_test_step (test, finding, "accept");
  g_assert_false (kamae_test_guards (audit, "close", "AUD-V08"));
}

/* Both AUD-V09 and the page of coverage say so. */
static void
assert_controls_missing (KamaeTest   *test,
                         KamaeRecord *programme,
                         guint        n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeAuditCoverage) coverage =
    kamae_audit_coverage_new_controls (programme, "en", &error);
  g_autoptr(GPtrArray) results = kamae_register_check (test->reg, NULL, &error);
  g_autofree char *start = g_strdup_printf ("%u: A.", n);
  guint n_found = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (kamae_audit_coverage_count_missing (coverage), ==, n);
  for (guint i = 0; i < results->len; i++)
    if (g_str_equal (kamae_check_result_get_rule (results->pdata[i]), "AUD-V09"))
      n_found += g_str_has_prefix (kamae_check_result_get_detail (results->pdata[i]), start);
  g_assert_cmpuint (n_found, ==, 1);
}

static void
test_v09 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecord) first = add_slot (test, audit, "30", "0003", "4 5 6 7.2");
  guint before = 0;
  guint controls = kamae_register_count (test->reg, "SELECT count (*) FROM control", NULL);

  kamae_test_step (test, programme, "submit");
  kamae_test_step (test, programme, "approve");
  /* Three departments, clauses 8, 9 and 10, and the controls. */
  before = kamae_test_count_rule (test, "AUD-V09");
  g_assert_cmpuint (before, ==, 3 + 3 + (controls > 0));
  kamae_test_set (test, first, "clauses", "4 5 6 7.2 8.1 9.1 10.2");
  g_assert_cmpuint (kamae_test_count_rule (test, "AUD-V09"), ==, before - 3);
  kamae_test_set (test, first, "department", "21");
  g_assert_cmpuint (kamae_test_count_rule (test, "AUD-V09"), ==, before - 3);
  kamae_test_step (test, audit, "postpone");
  g_assert_cmpuint (kamae_test_count_rule (test, "AUD-V09"), ==, before + 1 + 4);
}

/* Controls are planned in the cycle of the certificate; without one it ends with the year. */
static void
test_v09_cycle (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-10");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0003", "4 5 6 7 8 9 10");
  g_autoptr(KamaeRecord) certificate = NULL;

  kamae_test_set (test, slot, "controls", "A.5.1 A.8.1");
  approve (test, programme);
  assert_controls_missing (test, programme, 91);
  certificate = kamae_test_create (test, "isms_certificate", "number", "IS-1", "body", "機構",
                                   "soa_version", "1", "issued_on", "2026-02-01",
                                   "expires_on", "2029-01-31", NULL);
  assert_controls_missing (test, programme, 91);
  /* Before the cycle, though within three years. */
  kamae_test_set (test, certificate, "issued_on", "2026-06-11");
  assert_controls_missing (test, programme, 93);
  /* In a later year of the cycle. */
  kamae_test_set (test, audit, "ends_on", "2028-06-15");
  kamae_test_set (test, audit, "starts_on", "2028-06-15");
  assert_controls_missing (test, programme, 91);
  kamae_test_step (test, audit, "postpone");
  assert_controls_missing (test, programme, 93);
}

/* What was wrong last year is looked at again. */
static void
test_v09_again (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) last = add_programme (test, "2025");
  g_autoptr(KamaeRecord) earlier = add_audit (test, last, "2025-09-10");
  g_autoptr(KamaeRecord) finding = add_finding (test, earlier, "minor");
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0003", "4 5 6 7 8.2 9 10");
  guint before;

  approve (test, programme);
  before = kamae_test_count_rule (test, "AUD-V09");
  kamae_test_set (test, slot, "clauses", "4 5 6 7 8.1 9 10");
  g_assert_cmpuint (kamae_test_count_rule (test, "AUD-V09"), ==, before - 1);
}

static void
test_v10 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) audit = add_begun_audit (test);

  kamae_test_set_today (test, "2026-07-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "AUD-V10"), ==, 0);
  kamae_test_set_today (test, "2026-07-16");
  g_assert_cmpuint (kamae_test_count_rule (test, "AUD-V10"), ==, 1);
  kamae_test_set (test, audit, "delivered_on", "2026-07-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "AUD-V10"), ==, 0);
}

static void
test_v11 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) sales = kamae_register_find (test->reg, "person", "0004", NULL);

  g_assert_cmpuint (kamae_test_count_rule (test, "AUD-V11"), ==, 0);
  /* Nobody of Sales any more: who is left stands under Development. */
  kamae_test_set (test, sales, "left_on", "2026-05-31");
  g_assert_cmpuint (kamae_test_count_rule (test, "AUD-V11"), ==, 1);
  kamae_test_set (test, sales, "left_on", NULL);
  kamae_test_set (test, sales, "employment", "external");
  kamae_test_set (test, sales, "department", "23");
  g_assert_cmpuint (kamae_test_count_rule (test, "AUD-V11"), ==, 0);
}

static void
test_v12 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) last = add_programme (test, "2025");
  g_autoptr(KamaeRecord) earlier = add_audit (test, last, "2026-03-10");
  g_autoptr(KamaeRecord) slot = add_slot (test, earlier, "30", "0003", "8.1");
  g_autoptr(KamaeRecord) check = add_check (test, earlier, "conform");
  g_autoptr(KamaeRecord) audit = NULL;
  g_autoptr(KamaeRecord) programme = NULL;
  g_autoptr(KamaeRecord) again = NULL;
  g_autoptr(KamaeRecord) finding = NULL;

  kamae_test_set (test, check, "evidence", "記録");
  approve (test, last);
  kamae_test_step (test, earlier, "notify");
  kamae_test_step (test, earlier, "start");
  finish_report (test, earlier);
  kamae_test_step (test, earlier, "report");
  g_assert_cmpuint (kamae_test_count_rule (test, "AUD-V12"), ==, 0);

  audit = add_begun_audit (test);
  finish_report (test, audit);
  kamae_test_step (test, audit, "report");
  g_assert_cmpuint (kamae_test_count_rule (test, "AUD-V12"), ==, 1);
  programme = kamae_record_ref_link (audit, "programme");
  again = add_audit (test, programme, "2026-06-15");
  finding = add_finding (test, again, "obs");
  g_assert_cmpuint (kamae_test_count_rule (test, "AUD-V12"), ==, 0);
}

/* A line of the checklist takes over what its question says. */
static void
test_question (KamaeTest     *test,
               gconstpointer  data)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-15");
  g_autofree char *id = kamae_record_dup_key (audit);
  g_autoptr(KamaeRecord) question =
    kamae_test_create (test, "audit_question", "code", "X-1", "clause", "8.1", "question_en",
                       "Are accounts of leavers disabled?", NULL);
  g_autoptr(KamaeRecord) check = kamae_test_create (test, "audit_result", "audit", id, "question",
                                                    "X-1", NULL);

  g_assert_cmpstr (kamae_record_get_text (check, "text"), ==, "Are accounts of leavers disabled?");
  g_assert_cmpint (kamae_record_get_link (check, "clause"), ==,
                   kamae_record_get_link (question, "clause"));
}

/* The built-in questions touch every clause that has none under it, and every control. */
static void
test_catalogue (KamaeTest     *test,
                gconstpointer  data)
{
  g_assert_cmpint (kamae_register_count (test->reg, "SELECT count (*) FROM audit_question", NULL),
                   >=, 130);
  g_assert_cmpint (kamae_register_count (test->reg,
                                         "SELECT count (*) FROM control WHERE NOT EXISTS "
                                         "(SELECT 1 FROM audit_question WHERE control_id = control.id)",
                                         NULL), ==, 0);
  g_assert_cmpint (kamae_register_count (test->reg,
                                         "SELECT count (*) FROM clause WHERE NOT EXISTS "
                                         "(SELECT 1 FROM clause AS part WHERE part.parent_id = clause.id) "
                                         "AND NOT EXISTS (SELECT 1 FROM audit_question "
                                         "WHERE clause_id = clause.id)", NULL), ==, 0);
  g_assert_cmpint (kamae_register_count (test->reg,
                                         "SELECT count (*) FROM audit_question WHERE question_ja IS NULL "
                                         "OR question_en IS NULL OR evidence_ja IS NULL "
                                         "OR evidence_en IS NULL", NULL), ==, 0);
}

static guint
count_lines (KamaeTest   *test,
             KamaeRecord *audit)
{
  g_autoptr(KamaeRecordList) lines = kamae_register_list_parts (test->reg, audit, "audit_result");

  return g_list_model_get_n_items (G_LIST_MODEL (lines));
}

/* The line of a checklist that begins with a text. */
static KamaeRecord *
find_line (KamaeTest   *test,
           KamaeRecord *audit,
           const char  *text)
{
  g_autoptr(KamaeRecordList) lines = kamae_register_list_parts (test->reg, audit, "audit_result");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (lines)); i++)
    {
      g_autoptr(KamaeRecord) line = g_list_model_get_item (G_LIST_MODEL (lines), i);

      if (g_str_has_prefix (kamae_record_get_text (line, "text"), text))
        return g_steal_pointer (&line);
    }
  return NULL;
}

/* Questions of the clauses and controls and of those under them, in their order, none twice. */
static void
test_fill (KamaeTest     *test,
           gconstpointer  data)
{
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecord) slot = add_slot (test, audit, "30", "0003", "7.5");
  g_autoptr(KamaeRecord) question = kamae_register_find (test->reg, "audit_question", "7.5.1-1",
                                                         NULL);
  g_autoptr(KamaeRecord) own = NULL;
  g_autoptr(KamaeRecord) line = NULL;

  kamae_test_set (test, slot, "controls", "A.5.33");
  kamae_test_step (test, question, "retire");
  kamae_test_step (test, audit, "fill");
  /* 7.5.2, two of 7.5.3, the control. */
  g_assert_cmpuint (count_lines (test, audit), ==, 4);
  line = find_line (test, audit, "Take three documents");
  g_assert_cmpint (kamae_record_get_integer (line, "position"), ==, 1);
  g_assert_cmpint (kamae_record_get_link (line, "department"), ==,
                   kamae_record_get_link (slot, "department"));

  own = kamae_test_create (test, "audit_question", "code", "X-1", "clause", "7.5.1", "question_en",
                           "Is the list of documents on the intranet?", NULL);
  kamae_test_step (test, audit, "fill");
  g_assert_cmpuint (count_lines (test, audit), ==, 5);
  kamae_test_step (test, audit, "fill");
  g_assert_cmpuint (count_lines (test, audit), ==, 5);
}

/* What was found or changed there before is looked at again. */
static void
test_fill_again (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) last = add_programme (test, "2025");
  g_autoptr(KamaeRecord) earlier = add_audit (test, last, "2026-01-15");
  g_autoptr(KamaeRecord) slot = add_slot (test, earlier, "30", "0003", "8.1");
  g_autoptr(KamaeRecord) finding = add_finding (test, earlier, "minor");
  g_autoptr(KamaeRecord) elsewhere = add_finding (test, earlier, "minor");
  g_autoptr(KamaeRecord) check = add_check (test, earlier, "nc");
  g_autoptr(KamaeRecord) nonconformity =
    kamae_test_create (test, "nonconformity", "title", "誤送信", "department", "30", "clause", "8.1",
                       NULL);
  g_autofree char *id = kamae_record_dup_key (nonconformity);
  g_autoptr(KamaeRecord) action =
    kamae_test_create (test, "corrective_action", "nonconformity", id, "action", "共有フォルダーで渡す",
                       "owner", "0002", "due_on", "2026-06-30", "criterion", "0件",
                       "evaluation_due_on", "2026-08-31", "done", "設定した", "done_by", "0002", NULL);
  g_autoptr(KamaeRecord) asset =
    kamae_test_create (test, "asset", "name", "顧客一覧", "department", "30", "owner", "0002", NULL);
  g_autoptr(KamaeRecord) programme = add_programme (test, "2026");
  g_autoptr(KamaeRecord) audit = add_audit (test, programme, "2026-06-15");
  g_autoptr(KamaeRecord) next = add_slot (test, audit, "30", "0003", "8.1");
  g_autoptr(KamaeRecord) line = NULL;

  kamae_test_set (test, next, "clauses", "8.1");
  kamae_test_set (test, next, "controls", "A.5.9");
  kamae_test_step (test, finding, "issue");
  kamae_test_set (test, elsewhere, "department", "21");
  kamae_test_step (test, elsewhere, "issue");
  kamae_test_step (test, action, "finish");
  approve (test, last);
  kamae_test_step (test, earlier, "notify");
  kamae_test_step (test, earlier, "start");
  conclude (test, earlier);

  kamae_test_step (test, audit, "fill");
  line = find_line (test, audit, "Earlier finding F-2026-01");
  g_assert_nonnull (line);
  g_clear_object (&line);
  g_assert_null (find_line (test, audit, "Earlier finding F-2026-02"));
  line = find_line (test, audit, "Corrective action CA-2026-01");
  g_assert_nonnull (line);
  g_clear_object (&line);
  line = find_line (test, audit, "Changed since the last audit: Information assets (1, as A-0001");
  g_assert_nonnull (line);

  /* What a finding led to is asked with the finding. */
  kamae_test_set (test, finding, "handled_by", id);
  {
    g_autoptr(KamaeRecord) follow_up = add_audit (test, programme, "2026-06-15");
    g_autoptr(KamaeRecord) again = add_slot (test, follow_up, "30", "0003", "8.1");

    kamae_test_step (test, follow_up, "fill");
    g_assert_null (find_line (test, follow_up, "Corrective action"));
  }
}

static void
test_figures (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeRecord) audit = add_begun_audit (test);
  g_autoptr(KamaeRecord) finding = add_finding (test, audit, "minor");
  static const char *const counted[] = { "AUD-C02", "AUD-C02-open", "AUD-C02-clauses" };
  g_autoptr(KamaeFigureResult) grades = NULL;
  g_autoptr(KamaeFigureResult) on_time =
    kamae_register_compute (test->reg, kamae_model_find_figure (model, "AUD-C04"), "2026-06-15",
                            NULL, "en", &error);
  g_autoptr(KamaeFigureResult) table =
    kamae_register_compute (test->reg, kamae_model_find_figure (model, "AUD-C05"), "2026-06-15",
                            NULL, "en", &error);

  g_assert_no_error (error);
  /* A draft is no finding yet. */
  for (guint i = 0; i < 2 * G_N_ELEMENTS (counted); i++)
    {
      const char *id = counted[i % G_N_ELEMENTS (counted)];
      g_autoptr(KamaeFigureResult) result = NULL;

      if (i == G_N_ELEMENTS (counted))
        kamae_test_step (test, finding, "issue");
      result = kamae_register_compute (test->reg, kamae_model_find_figure (model, id), "2026-06-15",
                                       NULL, "en", &error);
      g_assert_no_error (error);
      g_assert_cmpuint (kamae_figure_result_get_n_rows (result), ==,
                        i < G_N_ELEMENTS (counted) ? 0 : 1);
    }
  grades = kamae_register_compute (test->reg, kamae_model_find_figure (model, "AUD-C02"),
                                   "2026-06-15", NULL, "en", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kamae_figure_result_get_cell (grades, 0, 0), ==, "Minor nonconformity");
  g_assert_cmpstr (kamae_figure_result_get_cell (grades, 0, 1), ==, "1");
  g_assert_cmpfloat (kamae_figure_result_get_number (on_time), ==, 100);
  /* Two auditors, four departments. */
  g_assert_cmpuint (kamae_figure_result_get_n_rows (table), ==, 8);
}

/* What the review is told of audits: inputs d3 and g. */
static void
test_review_figures (KamaeTest     *test,
                     gconstpointer  data)
{
  static const struct
  {
    const char *id;
    const char *input;
    const char *cells[3]; /* of the first row */
    guint n_rows;
  } rows[] = {
    { "AUD-C02-departments", "d3", { "営業部", "0", "1" }, 1 },
    { "AUD-C02-clauses", "d3", { "8.1", "0", "1" }, 1 },
    { "AUD-C02-certification", "d3", { "Surveillance", "2026-05-10", "維持" }, 1 },
    { "AUD-C02-opportunities", "g", { "F-2026-02", "権限が残っていた", "営業部" }, 1 },
  };
  g_autoptr(KamaeRecord) audit = add_begun_audit (test);
  g_autoptr(KamaeRecord) finding = add_finding (test, audit, "minor");
  g_autoptr(KamaeRecord) opportunity = add_finding (test, audit, "ofi");
  g_autoptr(KamaeRecord) draft = add_finding (test, audit, "minor");
  g_autoptr(KamaeRecord) certificate =
    kamae_test_create (test, "isms_certificate", "number", "IS-1", "body", "機構", NULL);
  g_autofree char *id = kamae_record_dup_key (certificate);
  g_autoptr(KamaeRecord) surveillance =
    kamae_test_create (test, "certification_audit", "certificate", id, "kind", "surveillance",
                       "starts_on", "2026-05-10", "ends_on", "2026-05-11", "result", "維持", NULL);

  kamae_test_step (test, finding, "issue");
  kamae_test_step (test, opportunity, "issue");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const KamaeFigure *figure = kamae_model_find_figure (model, rows[i].id);
      g_autoptr(GError) error = NULL;
      g_autoptr(KamaeFigureResult) result =
        kamae_register_compute (test->reg, figure, "2026-06-15", "2026-04-01", "en", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (figure->input, ==, rows[i].input);
      g_assert_cmpuint (kamae_figure_result_get_n_rows (result), ==, rows[i].n_rows);
      for (guint j = 0; j < G_N_ELEMENTS (rows[i].cells); j++)
        g_assert_cmpstr (kamae_figure_result_get_cell (result, 0, j), ==, rows[i].cells[j]);
    }
}

static void
test_certification (KamaeTest     *test,
                    gconstpointer  data)
{
  g_autoptr(KamaeRecord) certificate =
    kamae_test_create (test, "isms_certificate", "number", "JS-1234", "body", "日本システム審査機構",
                       "soa_version", "2.0", "issued_on", "2025-03-01", "expires_on", "2028-02-29",
                       NULL);
  g_autofree char *id = kamae_record_dup_key (certificate);
  g_autoptr(KamaeRecord) audit =
    kamae_test_create (test, "certification_audit", "certificate", id, "kind", "surveillance",
                       "starts_on", "2026-02-10", "ends_on", "2026-02-11", "man_days", "3", NULL);

  g_assert_cmpstr (kamae_record_get_title (audit), ==, "Surveillance 10 February 2026");
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
    { "/audit/AUD-V01", test_v01 },
    { "/audit/independent-later", test_independent_later },
    { "/audit/lead", test_lead },
    { "/audit/notice", test_notice },
    { "/audit/kept-together", test_kept_together },
    { "/audit/AUD-V02", test_v02 },
    { "/audit/AUD-V02-work", test_v02_work },
    { "/audit/AUD-V02-approval", test_v02_approval },
    { "/audit/AUD-V02-own-steps", test_v02_own_steps },
    { "/audit/CORE-V01-first-day", test_first_day },
    { "/audit/AUD-V02-strict", test_v02_strict },
    { "/audit/independence", test_independence },
    { "/audit/AUD-V03", test_v03 },
    { "/audit/AUD-V03-certificate", test_v03_certificate },
    { "/audit/AUD-V04", test_v04 },
    { "/audit/AUD-V04-programme", test_v04_programme },
    { "/audit/AUD-V05", test_v05 },
    { "/audit/AUD-V06", test_v06 },
    { "/audit/AUD-V07", test_v07 },
    { "/audit/AUD-V07-reviewed", test_v07_reviewed },
    { "/audit/auditee-does-not-sign", test_auditee_does_not_sign },
    { "/audit/AUD-V08", test_v08 },
    { "/audit/entered-days", test_entered_days },
    { "/audit/make", test_make },
    { "/audit/follow", test_follow },
    { "/audit/follow-certification", test_follow_certification },
    { "/audit/observation", test_observation },
    { "/audit/sample", test_sample },
    { "/audit/AUD-V09", test_v09 },
    { "/audit/AUD-V09-cycle", test_v09_cycle },
    { "/audit/AUD-V09-again", test_v09_again },
    { "/audit/AUD-V10", test_v10 },
    { "/audit/AUD-V11", test_v11 },
    { "/audit/AUD-V12", test_v12 },
    { "/audit/question", test_question },
    { "/audit/catalogue", test_catalogue },
    { "/audit/fill", test_fill },
    { "/audit/fill-again", test_fill_again },
    { "/audit/figures", test_figures },
    { "/audit/review-figures", test_review_figures },
    { "/audit/certification", test_certification },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kamae_language_init ("en");
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());
  g_assert_nonnull (kamae_model_find_entity (model, "audit"));

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, KamaeTest, NULL, set_up, tests[i].function, tear_down);

  return g_test_run ();
}
