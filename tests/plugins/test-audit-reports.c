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

static char *
dup_squeezed (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (squeezed, g_utf8_get_char (p));
  return g_string_free (squeezed, FALSE);
}

static char *
dup_print (Fixture *fixture, const char *id, KamaeRecord *record, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeDocument) document = NULL;
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->base.folder, "print.pdf", NULL);
  const char *command[] = { "pdftotext", "-layout", g_file_peek_path (file), "-", NULL };
  g_autofree char *text = NULL;

  document = kamae_report_build (kamae_model_find_report (model, id), fixture->base.reg, record,
                                 language, NULL, &error);
  g_assert_no_error (error);
  kamae_document_write_pdf (document, file, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return dup_squeezed (text);
}

static gboolean
contains (const char *text, const char *part)
{
  g_autofree char *squeezed = dup_squeezed (part);

  return strstr (text, squeezed) != NULL;
}

/* The texts are separated by "|". */
static void
assert_print (Fixture *fixture, const char *id, KamaeRecord *record, const char *language,
              const char *texts)
{
  g_autofree char *print = dup_print (fixture, id, record, language);
  g_auto (GStrv) parts = g_strsplit (texts, "|", -1);

  for (char **part = parts; *part != NULL; part++)
    if (!contains (print, *part))
      g_error ("“%s” is not in %s: %s", *part, id, print);
}

static void
test_programme (Fixture *fixture, gconstpointer data)
{
  assert_print (fixture, "AUD-R01", fixture->audit.programme, "ja",
                "年間内部監査計画|4月|3月|上期定期監査|営業部|藤田 千尋|●|○|30|"
                "前年度に指摘のあったアクセス権の管理を重点とする。|年2回|以上");
  assert_print (fixture, "AUD-R01", fixture->audit.programme, "en",
                "Annual plan of internal audits|Apr|Mar|Rationale|Frequency|End of document");
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
                "内部監査の網羅性|8.1 運用の計画及び管理|● 1|営業部|総務部|○ 予定|! 未計画|2024|FY2026|"
                "A.5.18 アクセス権|9.3.3|2027年3月31日");
  assert_print (fixture, "AUD-R01-c", fixture->audit.programme, "en",
                "Controls by year|! Missing|● Audited|○ Planned");
}

static void
test_plan (Fixture *fixture, gconstpointer data)
{
  assert_print (fixture, "AUD-R02", fixture->audit.audit, "ja",
                "個別監査計画書|監査責任者|アクセス権の管理|営業部|森 由美子|会議室A|10:00|A.5.18|2026年7月16日");
  assert_print (fixture, "AUD-R02", fixture->audit.audit, "en",
                "Audit plan|Outline of the audit|Detailed plan|Report due");
}

static void
test_notice (Fixture *fixture, gconstpointer data)
{
  assert_print (fixture, "AUD-R03", fixture->audit.audit, "ja",
                "監査通知書|各部門管理者 御中|2026年6月15日～2026年6月16日|営業部|以上");
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
  filled = dup_print (fixture, "AUD-R04", fixture->audit.audit, "en");
  g_assert_true (contains (filled, "利用者一覧 6月1日"));
  g_assert_true (contains (filled, "Conforms"));
  g_assert_false (contains (filled, "□"));
}

static void
test_finding (Fixture *fixture, gconstpointer data)
{
  kamae_test_set (&fixture->base, fixture->audit.minor, "agreement", "agreed");
  kamae_test_set (&fixture->base, fixture->audit.minor, "agreed_by", "0002");
  kamae_test_set (&fixture->base, fixture->audit.minor, "agreed_on", "2026-06-15");
  assert_print (fixture, "AUD-R05", fixture->audit.minor, "ja",
                "指摘書|軽微な不適合|8.1|A.5.18|要求事項|退職時の停止手順が守られていない。|森 由美子|監査員|被監査部門");
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
                "内部監査報告書|作成|審査|承認|おおむね適合している。|軽微な不適合|観察事項|重大な不適合|該当なし|合計|"
                "村上 亮、藤田 千尋|営業部|品質保証部|退職時の停止手順が守られていない。|フォロー");
  assert_print (fixture, "AUD-R06", fixture->audit.audit, "en",
                "Internal audit report|Summary and conclusion|Good points|Follow-up|Distribution");
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
  ADD ("plan", test_plan);
  ADD ("notice", test_notice);
  ADD ("checklist", test_checklist);
  ADD ("finding", test_finding);
  ADD ("report", test_report);
  ADD ("auditors", test_auditors);

  return g_test_run ();
}
