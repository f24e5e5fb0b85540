/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audit-case.h"

char *
audit_case_dup_id (KamaeRecord *record)
{
  return kamae_record_dup_key (record);
}

static void
add_department (KamaeTest *test, const char *code, const char *name, const char *parent)
{
  g_autoptr (KamaeRecord) department =
    kamae_test_create (test, "department", "code", code, "name", name, "in_scope", "1",
                       parent != NULL ? "parent" : NULL, parent, NULL);
}

static void
add_person (KamaeTest *test, const char *staff_no, const char *name, const char *department)
{
  g_autoptr (KamaeRecord) person =
    kamae_test_create (test, "person", "staff_no", staff_no, "name", name, "department", department,
                       NULL);
}

static void
add_auditor (KamaeTest *test, const char *staff_no, const char *details)
{
  g_autoptr (KamaeRecord) qualification =
    kamae_test_create (test, "auditor_qualification", "person", staff_no, "basis", "training",
                       "details", details, "valid_from", "2024-06-01", NULL);
}

static void
appoint (KamaeTest *test, const char *role)
{
  g_autoptr (KamaeRecord) known = kamae_register_find (test->reg, "role", role, NULL);
  g_autoptr (KamaeRecord) assignment = NULL;

  if (known == NULL)
    known = kamae_test_create (test, "role", "code", role, "name", role, NULL);
  assignment = kamae_test_create (test, "role_assignment", "role", role, "person", "0001",
                                  "starts_on", "2020-04-01", "appointed_by", "0001", NULL);
}

static void
add_people (KamaeTest *test)
{
  g_autoptr (KamaeRecord) transfer = NULL;

  add_department (test, "10", "総務部", NULL);
  add_department (test, "20", "開発本部", NULL);
  add_department (test, "23", "品質保証部", "20");
  add_department (test, "30", "営業部", NULL);
  add_person (test, "0002", "森 由美子", "30");
  add_person (test, "0003", "藤田 千尋", "23");
  add_person (test, "0004", "村上 亮", "10");
  transfer = kamae_test_create (test, "transfer", "person", "0004", "moved_on", "2026-04-01",
                                "department", "30", NULL);
  add_auditor (test, "0003", "内部監査員養成研修（2024年5月）");
  add_auditor (test, "0004", "他社での監査経験3回");
  appoint (test, "top_management");
  appoint (test, "audit_manager");
}

/* The fiscal year of the test's day may be there already. */
static char *
dup_year (KamaeTest *test)
{
  g_autoptr (KamaeRecordList) years = kamae_register_list (test->reg, "fiscal_year");
  g_autoptr (KamaeRecord) year = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (years)); i++)
    {
      g_autoptr (KamaeRecord) known = g_list_model_get_item (G_LIST_MODEL (years), i);

      if (g_strcmp0 (kamae_record_get_text (known, "starts_on"), "2026-04-01") == 0)
        return audit_case_dup_id (known);
    }
  year = kamae_test_create (test, "fiscal_year", "label", "2026年度", "starts_on", "2026-04-01",
                            "ends_on", "2027-03-31", NULL);
  return audit_case_dup_id (year);
}

static KamaeRecord *
add_programme (KamaeTest *test)
{
  g_autofree char *year = dup_year (test);

  return kamae_test_create (test, "audit_programme", "fiscal_year", year,
                            "objectives", "ISMSが規格及び当組織の要求事項に適合し、有効であることを確認する。",
                            "rationale", "前年度に指摘のあったアクセス権の管理を重点とする。",
                            "frequency", "年2回（6月、10月）", "methods", "文書の確認、面談、現場の確認",
                            "responsibilities", "内部監査責任者が計画し、社長が承認する。",
                            "reporting", "監査の終了から30日以内", "risks", "監査員の不足", NULL);
}

static KamaeRecord *
add_audit (KamaeTest *test, KamaeRecord *programme, const char *name, const char *from,
           const char *to)
{
  g_autofree char *id = audit_case_dup_id (programme);

  return kamae_test_create (test, "audit", "name", name, "programme", id, "starts_on", from,
                            "ends_on", to, "lead_auditor", "0003",
                            "purpose", "適合性及び有効性の確認", "theme", "アクセス権の管理",
                            "criteria", "JIS Q 27001:2023（追補1:2025を含む）、ISMSマニュアル",
                            "scope", "営業部及び品質保証部", "methods", "documents interview",
                            "notified_to", "各部門管理者", "distribution", "社長、各部門管理者", NULL);
}

static KamaeRecord *
add_slot (KamaeTest *test, KamaeRecord *audit, const char *department, const char *time,
          const char *auditor, const char *clauses)
{
  g_autofree char *id = audit_case_dup_id (audit);
  g_autoptr (KamaeRecord) clause = kamae_register_find (test->reg, "clause", clauses, NULL);
  g_autoptr (KamaeRecord) control = kamae_register_find (test->reg, "control", "A.5.18", NULL);
  KamaeRecord *slot =
    kamae_test_create (test, "audit_assignment", "audit", id, "department", department,
                       "starts_at", time, "place", "会議室A", "auditors", auditor,
                       "auditee", "0002", "clauses", clauses, "controls", "A.5.18", NULL);

  g_assert_nonnull (clause);
  g_assert_nonnull (control);
  return slot;
}

static KamaeRecord *
add_check (KamaeTest *test, KamaeRecord *audit, const char *department, const char *text,
           const char *clause)
{
  g_autofree char *id = audit_case_dup_id (audit);

  return kamae_test_create (test, "audit_result", "audit", id, "department", department,
                            "text", text, "clause", clause, NULL);
}

static KamaeRecord *
add_finding (KamaeTest *test, KamaeRecord *audit, const char *title, const char *grade)
{
  g_autofree char *id = audit_case_dup_id (audit);

  return kamae_test_create (test, "audit_finding", "title", title, "audit", id, "grade", grade,
                            "department", "30", "clause", "8.1", "control", "A.5.18",
                            "requirement", "退職者の利用者IDは最終出社日に停止する。",
                            "evidence", "6月1日の利用者一覧に退職者3名のIDが有効なまま残っていた。",
                            "statement", "退職時の停止手順が守られていない。", NULL);
}

void
audit_case_set_up (AuditCase *self, KamaeTest *test)
{
  add_people (test);
  self->programme = add_programme (test);
  self->audit = add_audit (test, self->programme, "上期定期監査", "2026-06-15", "2026-06-16");
  self->sales = add_slot (test, self->audit, "30", "2026-06-15T10:00", "0003", "8.1");
  self->quality = add_slot (test, self->audit, "23", "2026-06-16T13:30", "0004", "7.2");
  self->checks[0] = add_check (test, self->audit, "30", "退職者のIDは停止されているか。", "8.1");
  self->checks[1] = add_check (test, self->audit, "30", "委託先を年1回確認しているか。", "8.1");
  self->checks[2] = add_check (test, self->audit, "23", "力量の記録は最新か。", "7.2");
  self->later = add_audit (test, self->programme, "下期定期監査", "2026-10-30", "2026-10-31");
  kamae_test_step (test, self->programme, "submit");
  kamae_test_step (test, self->programme, "approve");
  kamae_test_step (test, self->audit, "notify");
  kamae_test_step (test, self->audit, "start");
  self->minor = add_finding (test, self->audit, "退職者のIDが残っていた", "minor");
  self->observation = add_finding (test, self->audit, "一覧の様式が部門ごとに異なる", "obs");
}

void
audit_case_tear_down (AuditCase *self)
{
  g_clear_object (&self->programme);
  g_clear_object (&self->audit);
  g_clear_object (&self->later);
  g_clear_object (&self->sales);
  g_clear_object (&self->quality);
  for (guint i = 0; i < G_N_ELEMENTS (self->checks); i++)
    g_clear_object (&self->checks[i]);
  g_clear_object (&self->minor);
  g_clear_object (&self->observation);
}
