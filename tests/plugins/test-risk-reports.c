/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "risk-case.h"

#include <string.h>

/* The prints of the plugin "risk": RSK-R01 … R05. */

/* A run in which one risk is rated, treated and left: 3 × 3 × 2 before, 3 × 1 × 2 after. */
typedef struct
{
  KamaeRecord *run;
  KamaeRecord *risk;
  char        *id;
} Case;

static void
case_clear (Case *self)
{
  g_object_unref (self->run);
  g_object_unref (self->risk);
  g_free (self->id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static void
evaluate (KamaeTest  *test,
          Case       *self,
          const char *stage,
          const char *threat)
{
  g_autoptr(KamaeRecord) evaluation = risk_case_add_evaluation (test, self->risk, stage);

  risk_case_rate (test, evaluation, "threat", threat);
  risk_case_rate (test, evaluation, "vulnerability", "2");
  kamae_test_set (test, evaluation, "basis", "昨年<二件>あった");
}

static void
case_set_up (KamaeTest *test,
             Case      *self)
{
  g_autoptr(KamaeRecord) asset = NULL;

  risk_case_prepare (test, "asset_cia");
  asset = risk_case_add_asset (test, "顧客名簿", "321");
  self->run = risk_case_start_run (test);
  self->risk = risk_case_add_risk (test, asset);
  self->id = risk_case_dup_id (self->risk);
  evaluate (test, self, "current", "3");
}

static KamaeRecord *
add_treatment (KamaeTest *test,
               Case      *self)
{
  return kamae_test_create (test, "treatment", "risk", self->id, "option", "modify", "measures",
                            "暗号化", "due_on", "2026-09-30", NULL);
}

#define assert_lacks(print, part) g_assert_null (strstr (print, part))

static void
test_sheet (KamaeTest     *test,
            gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) treatment = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *english = NULL;

  case_set_up (test, &c);
  before = kamae_test_dup_print (test, "RSK-R01", c.run, "ja");
  kamae_test_assert_contains (before, "リスクアセスメント表");
  kamae_test_assert_contains (before, "R-0001");
  kamae_test_assert_contains (before, "顧客名簿");
  kamae_test_assert_contains (before, "現状の管理策");
  kamae_test_assert_contains (before, "持ち出し");
  /* c i a threat vulnerability value level priority; nothing is decided yet. */
  kamae_test_assert_contains (before, "3 2 1 3 2 18 ■ 高 1");
  assert_lacks (before, "●");
  assert_lacks (before, "暗号化");

  treatment = add_treatment (test, &c);
  evaluate (test, &c, "residual", "1");
  after = kamae_test_dup_print (test, "RSK-R01", c.run, "ja");
  kamae_test_assert_contains (after, "●");
  kamae_test_assert_contains (after, "暗号化");
  kamae_test_assert_contains (after, "6 △ 中");

  english = kamae_test_dup_print (test, "RSK-R01-a4", c.run, "en");
  kamae_test_assert_contains (english, "Risk assessment sheet");
  assert_lacks (english, "A4");   /* the size is no part of the title */
  kamae_test_assert_contains (english, "■ High");
}

static void
lock_run (KamaeTest   *test,
          KamaeRecord *run)
{
  static const char *const roles[] = { "isms_manager", "top_management" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    risk_case_give_role (test, roles[i]);
  kamae_test_step (test, run, "prepare");
  kamae_test_step (test, run, "review");
  kamae_test_step (test, run, "lock");
}

/* A locked run says what its signatures stand under, whatever becomes of its risks. */
static void
test_locked (KamaeTest     *test,
             gconstpointer  data)
{
  static const char *const reports[] = { "RSK-R01", "RSK-R02" };
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) treatment = NULL;
  g_autoptr(KamaeRecord) owner =
    kamae_test_create (test, "person", "staff_no", "0009", "name", "後任 一郎", NULL);

  case_set_up (test, &c);
  risk_case_decide (test, c.risk);
  lock_run (test, c.run);
  kamae_test_set (test, c.risk, "title", "今日の題");
  kamae_test_set (test, c.risk, "event", "今日の事象");
  kamae_test_set (test, c.risk, "owner", "0009");
  treatment = add_treatment (test, &c);
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autofree char *print = kamae_test_dup_print (test, reports[i], c.run, "ja");

      kamae_test_assert_contains (print, "R-0001");
      kamae_test_assert_contains (print, "佐藤");
      kamae_test_assert_contains (print, "■ 高");
      assert_lacks (print, "今日");
      assert_lacks (print, "後任");
      assert_lacks (print, "暗号化");
    }
}

/* Unrated is its own value on paper, too. */
static void
test_unrated (KamaeTest     *test,
              gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) asset = NULL;
  g_autoptr(KamaeRecord) risk = NULL;
  g_autoptr(KamaeRecord) evaluation = NULL;
  g_autofree char *print = NULL;

  case_set_up (test, &c);
  asset = risk_case_add_asset (test, "契約書", "111");
  risk = risk_case_add_risk (test, asset);
  evaluation = risk_case_add_evaluation (test, risk, "current");
  print = kamae_test_dup_print (test, "RSK-R01", c.run, "ja");
  kamae_test_assert_contains (print, "1 1 1 – – – 未評価");
}

static void
test_result (KamaeTest     *test,
             gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) first = NULL;
  g_autofree char *alone = NULL;
  g_autofree char *compared = NULL;
  g_autofree char *english = NULL;
  g_autofree char *id = NULL;

  case_set_up (test, &c);
  alone = kamae_test_dup_print (test, "RSK-R02", c.run, "ja");
  kamae_test_assert_contains (alone, "リスクアセスメント結果報告書");
  kamae_test_assert_contains (alone, "初回のリスクアセスメントのため");
  kamae_test_assert_contains (alone, "受容基準を超えるリスク");
  kamae_test_assert_contains (alone, "端末の紛失");
  kamae_test_assert_contains (alone, "リスクマップ");

  /* A second run, in which the risk went down. */
  first = g_steal_pointer (&c.run);
  id = risk_case_dup_id (first);
  kamae_test_set_today (test, "2026-06-16");
  c.run = kamae_test_create (test, "risk_run", "kind", "annual", "previous", id, NULL);
  kamae_test_step (test, c.run, "start");
  {
    g_autofree char *run = risk_case_dup_id (c.run);
    g_autoptr(KamaeRecord) evaluation =
      kamae_test_create (test, "evaluation", "risk", c.id, "run", run, "change_reason",
                         "暗号化したため", NULL);

    risk_case_rate (test, evaluation, "threat", "1");
    risk_case_rate (test, evaluation, "vulnerability", "2");
  }
  compared = kamae_test_dup_print (test, "RSK-R02", c.run, "ja");
  kamae_test_assert_contains (compared, "↓ 低下 1");
  kamae_test_assert_contains (compared, "暗号化したため");
  kamae_test_assert_contains (compared, "18 ■ 高 6 △ 中");
  english = kamae_test_dup_print (test, "RSK-R02", c.run, "en");
  kamae_test_assert_contains (english, "Report on the risk assessment");
  kamae_test_assert_contains (english, "↓ Down 1");
}

static void
test_acceptances (KamaeTest     *test,
                  gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) acceptance = NULL;
  g_autofree char *none = NULL;
  g_autofree char *print = NULL;

  case_set_up (test, &c);
  none = kamae_test_dup_print (test, "RSK-R03", NULL, "ja");
  kamae_test_assert_contains (none, "残留リスク受容書");
  assert_lacks (none, "端末の紛失");

  acceptance = kamae_test_create (test, "acceptance", "risk", c.id, "reason", "費用に合わない", NULL);
  print = kamae_test_dup_print (test, "RSK-R03", NULL, "ja");
  kamae_test_assert_contains (print, "端末の紛失");
  kamae_test_assert_contains (print, "費用に合わない");
  kamae_test_assert_contains (print, "残留リスクを受容する");
  kamae_test_assert_contains (print, "印刷日");
  /* The box of the owner, and that top management must agree. */
  kamae_test_assert_contains (print, "リスク所有者");
  kamae_test_assert_contains (print, "要");
}

static void
test_plan (KamaeTest     *test,
           gconstpointer  data)
{
  g_auto(Case) c = { NULL };
  g_autoptr(KamaeRecord) plan = NULL;
  g_autoptr(KamaeRecord) treatment = NULL;
  g_autoptr(KamaeRecord) action = NULL;
  g_autofree char *id = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *print = NULL;

  case_set_up (test, &c);
  plan = kamae_test_create (test, "treatment_plan", "summary", "端末を守る", NULL);
  treatment = add_treatment (test, &c);
  id = risk_case_dup_id (plan);
  kamae_test_set (test, treatment, "plan", id);
  /* A treatment without an action is seen. */
  bare = kamae_test_dup_print (test, "RSK-R04", plan, "ja");
  kamae_test_assert_contains (bare, "端末を守る");
  kamae_test_assert_contains (bare, "端末の紛失");
  kamae_test_assert_contains (bare, "2026年9月30日");
  assert_lacks (bare, "進捗");
  kamae_test_assert_contains (bare, "所有者の承認");
  kamae_test_assert_contains (bare, "必要な資源");

  g_clear_pointer (&id, g_free);
  id = risk_case_dup_id (treatment);
  action = kamae_test_create (test, "treatment_action", "treatment", id, "task", "全端末を暗号化",
                              "owner", "0001", "plan_start", "2026-07-01", "due_on",
                              "2026-08-31", NULL);
  print = kamae_test_dup_print (test, "RSK-R04", plan, "ja");
  kamae_test_assert_contains (print, "全端末を暗号化");
  kamae_test_assert_contains (print, "2026年8月31日");
  kamae_test_assert_contains (print, "未着手");
  /* The chart: by the end of August all is to be done. */
  kamae_test_assert_contains (print, "進捗");
  kamae_test_assert_contains (print, "2026年8月");
}

static void
test_opportunities (KamaeTest     *test,
                    gconstpointer  data)
{
  g_autoptr(KamaeRecord) chance = NULL;
  g_autofree char *print = NULL;
  g_autofree char *english = NULL;

  risk_case_prepare (test, "asset_cia");
  chance = kamae_test_create (test, "risk_opportunity", "kind", "opportunity", "title",
                              "認証の統一", "purposes", "a c", "effect", "負担が減る", "owner",
                              "0001", "source_text", "全社会議", NULL);
  print = kamae_test_dup_print (test, "RSK-R05", NULL, "ja");
  kamae_test_assert_contains (print, "リスク及び機会一覧");
  kamae_test_assert_contains (print, "認証の統一");
  kamae_test_assert_contains (print, "全社会議");
  kamae_test_assert_contains (print, "a, c");
  english = kamae_test_dup_print (test, "RSK-R05", NULL, "en");
  kamae_test_assert_contains (english, "Opportunity");
}

int
main (int   argc,
      char *argv[])
{
  static const RiskCaseTest tests[] = {
    { "/risk-reports/sheet", test_sheet },
    { "/risk-reports/unrated", test_unrated },
    { "/risk-reports/locked", test_locked },
    { "/risk-reports/result", test_result },
    { "/risk-reports/acceptances", test_acceptances },
    { "/risk-reports/plan", test_plan },
    { "/risk-reports/opportunities", test_opportunities },
  };

  return risk_case_run (argc, argv, tests, G_N_ELEMENTS (tests));
}
