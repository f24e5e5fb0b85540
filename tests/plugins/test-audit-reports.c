/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audit-case.h"

#include <string.h>

/* The prints AUD-R01 … AUD-R07 in both languages. */

static KamaeModel *model;

typedef struct
{
  KamaeTest base;
  AuditCase audit;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  kamae_test_set_up (&fixture->base, g_object_ref (model));
  audit_case_set_up (&fixture->audit, &fixture->base);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  audit_case_tear_down (&fixture->audit);
  kamae_test_verify (&fixture->base);
  kamae_test_tear_down (&fixture->base);
}

/* The texts are separated by "|". */
static void
assert_print (Fixture *fixture, const char *id, KamaeRecord *record, const char *language,
              const char *texts)
{
  g_autofree char *print = kamae_test_dup_print (&fixture->base, id, record, language);
  g_auto (GStrv) parts = g_strsplit (texts, "|", -1);

  for (char **part = parts; *part != NULL; part++)
    kamae_test_assert_contains (print, *part);
}

static void
test_programme (Fixture *fixture, gconstpointer data)
{
  g_autofree char *print = NULL;
  g_autofree char *signed_plan = NULL;
  const char *arrow;

  assert_print (fixture, "AUD-R01", fixture->audit.programme, "ja",
                "年間内部監査計画|4月|3月|上期定期監査|営業部|藤田 千尋|●|○|30|"
                "前年度に指摘のあったアクセス権の管理を重点とする。|年2回|以上");
  assert_print (fixture, "AUD-R01", fixture->audit.programme, "en",
                "Annual plan of internal audits|Apr|Mar|Rationale|Frequency|End of document");

  /* Moved after the approval: the plan stays as it was signed, its progress says from where. */
  kamae_test_set (&fixture->base, fixture->audit.later, "starts_on", "2026-11-12");
  g_assert_cmpstr (kamae_record_get_text (fixture->audit.later, "original_starts_on"), ==,
                   "2026-10-30");
  signed_plan = kamae_test_dup_print (&fixture->base, "AUD-R01", fixture->audit.programme, "en");
  arrow = strstr (signed_plan, "→");
  g_assert_nonnull (arrow);
  g_assert_null (strstr (arrow + strlen ("→"), "→"));
  print = kamae_test_dup_print (&fixture->base, "AUD-R01-p", fixture->audit.programme, "en");
  arrow = strstr (print, "→");
  g_assert_nonnull (arrow);
  /* The other one is that of the legend. */
  g_assert_nonnull (strstr (arrow + strlen ("→"), "→"));
}

/* Two clauses and a control are in the audit under way, nothing in the one planned. */
static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = audit_case_dup_id (fixture->audit.later);
  g_autoptr (KamaeRecord) slot =
    kamae_test_create (&fixture->base, "audit_assignment", "audit", id, "department", "10",
                       "auditors", "0003", "clauses", "9", "controls", "A.8.1", NULL);

  assert_print (fixture, "AUD-R01-c", fixture->audit.programme, "ja",
                "内部監査の網羅性|8.1 運用の計画及び管理|● 1|営業部|総務部|○ 予定|! 未計画|2024年度|2026年度|"
                "A.5.18 アクセス権|9.3.3|2027年3月31日");
  assert_print (fixture, "AUD-R01-c", fixture->audit.programme, "en",
                "Controls by year|! Missing|● Audited|○ Planned");
}

/* Controls that follow each other are written as from and to. */
static void
test_ranges (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) own =
    kamae_test_create (&fixture->base, "control", "number", "K.1", "title_ja", "独自の管理策",
                       "source", "custom", NULL);

  kamae_test_set (&fixture->base, fixture->audit.sales, "controls",
                  "A.5.18 A.5.19 A.5.20 A.5.37 A.6.1 K.1");
  assert_print (fixture, "AUD-R02", fixture->audit.audit, "ja",
                "A.5.18–A.5.20, A.5.37, A.6.1, K.1");
}

static void
test_plan (Fixture *fixture, gconstpointer data)
{
  assert_print (fixture, "AUD-R02", fixture->audit.audit, "ja",
                "個別監査計画書|監査チームリーダー|初回会議|最終会議|アクセス権の管理|営業部|森 由美子|会議室A|10:00|A.5.18|2026年7月16日");
  assert_print (fixture, "AUD-R02", fixture->audit.audit, "en",
                "Audit plan|Outline of the audit|Detailed plan|Report due");
}

static void
test_notice (Fixture *fixture, gconstpointer data)
{
  assert_print (fixture, "AUD-R03", fixture->audit.audit, "ja",
                "監査通知書|各部門管理者 各位|監査チームリーダー|記|2026年6月15日～2026年6月16日|営業部|以上");
  assert_print (fixture, "AUD-R03", fixture->audit.audit, "en", "To: 各部門管理者|Schedule");
}

static void
test_checklist (Fixture *fixture, gconstpointer data)
{
  g_autofree char *filled = NULL;

  /* Empty: everything can be marked by hand. */
  assert_print (fixture, "AUD-R04", fixture->audit.audit, "ja",
                "チェックリスト|8.1|退職者のIDは停止されているか。|力量の記録は最新か。|□ 適合|□ 観察事項|営業部");
  /* What was entered stands there. */
  for (guint i = 0; i < G_N_ELEMENTS (fixture->audit.checks); i++)
    {
      kamae_test_set (&fixture->base, fixture->audit.checks[i], "evidence", "利用者一覧 6月1日");
      kamae_test_set (&fixture->base, fixture->audit.checks[i], "verdict", "conform");
    }
  filled = kamae_test_dup_print (&fixture->base, "AUD-R04", fixture->audit.audit, "en");
  kamae_test_assert_contains (filled, "利用者一覧 6月1日");
  kamae_test_assert_contains (filled, "Conforms");
  g_assert_null (strstr (filled, "□"));
}

static void
test_finding (Fixture *fixture, gconstpointer data)
{
  kamae_test_set (&fixture->base, fixture->audit.minor, "agreement", "agreed");
  kamae_test_set (&fixture->base, fixture->audit.minor, "agreed_by", "0002");
  kamae_test_set (&fixture->base, fixture->audit.minor, "agreed_on", "2026-06-15");
  kamae_test_step (&fixture->base, fixture->audit.minor, "issue");
  g_assert_nonnull (kamae_record_get_text (fixture->audit.minor, "issued_on"));
  assert_print (fixture, "AUD-R05", fixture->audit.minor, "ja",
                "発行日|指摘書|軽微な不適合|8.1|A.5.18|要求事項|退職時の停止手順が守られていない。|森 由美子|監査員|被監査部門");
  assert_print (fixture, "AUD-R05", fixture->audit.minor, "en",
                "Minor nonconformity|Objective evidence|Confirmation by the audited department");
  assert_print (fixture, "AUD-R05-l", NULL, "ja", "指摘事項一覧|退職者のIDが残っていた|観察事項|上期定期監査");
  assert_print (fixture, "AUD-R05-l", NULL, "en", "List of audit findings|Observation");
}

static void
test_report (Fixture *fixture, gconstpointer data)
{
  kamae_test_set (&fixture->base, fixture->audit.audit, "summary", "おおむね適合している。");
  kamae_test_set (&fixture->base, fixture->audit.audit, "conforming", "partly");
  assert_print (fixture, "AUD-R06", fixture->audit.audit, "ja",
                "内部監査報告書|作成|審査|承認|おおむね適合している。|軽微な不適合|観察事項|重大な不適合|未記入|合計|"
                "村上 亮、藤田 千尋|営業部|品質保証部|退職時の停止手順が守られていない。|フォロー");
  assert_print (fixture, "AUD-R06", fixture->audit.audit, "en",
                "Internal audit report|Summary and conclusion|Good points|Follow-up|Distribution");
}

static void
finish (Fixture *fixture, KamaeRecord *finding)
{
  kamae_test_set (&fixture->base, finding, "agreement", "agreed");
  kamae_test_set (&fixture->base, finding, "agreed_by", "0002");
  kamae_test_step (&fixture->base, finding, "issue");
}

/* What was signed is printed as it was signed, whatever became of the findings. */
static void
test_signed_report (Fixture *fixture, gconstpointer data)
{
  KamaeRecord *audit = fixture->audit.audit;
  g_autofree char *later = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fixture->audit.checks); i++)
    {
      kamae_test_set (&fixture->base, fixture->audit.checks[i], "evidence", "記録");
      kamae_test_set (&fixture->base, fixture->audit.checks[i], "verdict", "conform");
    }
  finish (fixture, fixture->audit.minor);
  finish (fixture, fixture->audit.observation);
  kamae_test_set (&fixture->base, audit, "summary", "おおむね適合");
  kamae_test_set (&fixture->base, audit, "conforming", "partly");
  kamae_test_set (&fixture->base, audit, "effective", "yes");
  kamae_test_step_as (&fixture->base, audit, "agree", "0003");
  kamae_test_step (&fixture->base, audit, "review");
  kamae_test_step (&fixture->base, audit, "report");
  assert_print (fixture, "AUD-R06", audit, "ja", "退職時の停止手順が守られていない。|発行|佐藤");

  g_assert_false (kamae_record_can_edit (fixture->audit.minor, "statement"));
  kamae_test_step (&fixture->base, fixture->audit.observation, "accept");
  later = kamae_test_dup_print (&fixture->base, "AUD-R06", audit, "ja");
  kamae_test_assert_contains (later, "退職時の停止手順が守られていない。");
  g_assert_null (strstr (later, "受入れ"));
}

static void
test_auditors (Fixture *fixture, gconstpointer data)
{
  assert_print (fixture, "AUD-R07", NULL, "ja", "内部監査員名簿|藤田 千尋|品質保証部|開発本部|研修|村上 亮|営業部|独立性|△|×|○");
  assert_print (fixture, "AUD-R07", NULL, "en",
                "List of internal auditors|Qualified auditors|Independence|Reason|Training");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  kamae_language_init ("en");
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());

#define ADD(path, test) \
  g_test_add ("/audit-reports/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("programme", test_programme);
  ADD ("coverage", test_coverage);
  ADD ("ranges", test_ranges);
  ADD ("plan", test_plan);
  ADD ("notice", test_notice);
  ADD ("checklist", test_checklist);
  ADD ("finding", test_finding);
  ADD ("report", test_report);
  ADD ("signed-report", test_signed_report);
  ADD ("auditors", test_auditors);

  return g_test_run ();
}
