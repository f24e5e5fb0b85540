/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "risk-case.h"

#include <string.h>

/* The plugin "risk": assets, assessments, risks and what they were rated at. */

/* Assets */

static void
test_asset_value (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = NULL;
  g_autofree char *levels = NULL;

  risk_case_prepare (test, "ipa");
  asset = risk_case_add_asset (test, "議事録", "121");
  g_assert_cmpint (kamae_record_get_integer (asset, "value"), ==, 2);
  kamae_test_set (test, asset, "personal_info", "pi");
  g_assert_cmpint (kamae_record_get_integer (asset, "value"), ==, 3);
  kamae_test_set (test, asset, "personal_info", "none");
  kamae_test_set (test, asset, "vital", "1");
  g_assert_cmpint (kamae_record_get_integer (asset, "value"), ==, 3);

  /* Not rated is no value, not a low one. */
  kamae_test_set (test, asset, "c", NULL);
  g_assert_false (kamae_record_is_set (asset, "value"));

  /* What the levels mean stands beside the rating, the chosen one marked. */
  levels = g_strdup (kamae_record_get_text (asset, "i_levels"));
  g_assert_nonnull (strstr (levels, "▶ 2 Medium: "));
  g_assert_nonnull (strstr (levels, "3 High: "));
  g_assert_null (strstr (levels, "▶ 3"));
}

static void
test_asset_v01 (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = NULL;

  risk_case_prepare (test, "asset_cia");
  asset = risk_case_add_asset (test, "契約書", "321");
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V01"), ==, 0);
  g_assert_false (kamae_test_guards (asset, "check", "AST-V01"));
  kamae_test_set (test, test->person, "left_on", "2026-05-31");
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V01"), ==, 1);
  g_assert_true (kamae_test_blocks (asset, "check", "AST-V01"));
  kamae_test_set (test, test->person, "left_on", NULL);
  kamae_test_set (test, test->person, "department", "90");
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V01"), ==, 1);
}

static void
test_asset_v02 (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = NULL;

  risk_case_prepare (test, "asset_cia");
  asset = risk_case_add_asset (test, "契約書", "321");
  kamae_test_set_today (test, "2027-06-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V02"), ==, 0);
  kamae_test_set_today (test, "2027-06-16");
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V02"), ==, 1);

  /* Each stock-taking leaves its day. */
  kamae_test_step (test, asset, "check");
  g_assert_cmpstr (kamae_record_get_text (asset, "checked_on"), ==, "2027-06-16");
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V02"), ==, 0);
  kamae_test_set_today (test, "2028-04-01");
  kamae_test_step (test, asset, "change");
  g_assert_cmpstr (kamae_record_get_text (asset, "checked_on"), ==, "2027-06-16");
  kamae_test_step (test, asset, "check");
  g_assert_cmpstr (kamae_record_get_text (asset, "checked_on"), ==, "2028-04-01");
}

static void
test_asset_v03 (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = NULL;
  g_autoptr(KamaeRecord) party = NULL;
  g_autoptr(KamaeRecord) law = NULL;
  g_autofree char *party_id = NULL;
  g_autofree char *law_id = NULL;

  risk_case_prepare (test, "asset_cia");
  asset = risk_case_add_asset (test, "従業員名簿", "321");
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V03"), ==, 0);
  kamae_test_set (test, asset, "personal_info", "pi sensitive");
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V03"), ==, 1);
  party = kamae_test_create (test, "interested_party", "name", "個人情報保護委員会", "side", "external",
                             "category", "authority", "relation", "監督", NULL);
  party_id = risk_case_dup_id (party);
  law = kamae_test_create (test, "requirement", "party", party_id, "text", "個人情報の安全管理",
                           "kind", "law", "basis", "個人情報保護法", NULL);
  law_id = risk_case_dup_id (law);
  kamae_test_set (test, asset, "laws", law_id);
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V03"), ==, 0);

  g_assert_false (kamae_test_guards (asset, "check", "AST-V03"));
  kamae_test_set (test, asset, "personal_info", "none pi");
  g_assert_true (kamae_test_blocks (asset, "check", "AST-V03"));
}

static void
test_asset_v04 (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = NULL;
  g_autoptr(KamaeRecord) certificate = NULL;
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(GBytes) content = g_bytes_new_static ("certificate", 11);
  g_autoptr(GError) error = NULL;

  risk_case_prepare (test, "asset_cia");
  asset = risk_case_add_asset (test, "旧サーバ", "211");
  g_assert_true (kamae_test_blocks (asset, "dispose", "AST-V04"));
  kamae_test_set (test, asset, "disposal_method", "物理破壊");
  kamae_test_set (test, asset, "disposed_by", "0001");
  g_assert_false (kamae_test_guards (asset, "dispose", "AST-V04"));
  kamae_test_set (test, asset, "disposal_outsourced", "1");
  g_assert_true (kamae_test_blocks (asset, "dispose", "AST-V04"));

  operation = kamae_register_begin (test->reg, "Attach", asset, &error);
  certificate = kamae_operation_attach_bytes (operation, asset, "certificate.txt", content, "証明書",
                                              &error);
  g_assert_no_error (error);
  kamae_operation_set_link (operation, asset, "certificate", certificate, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
  kamae_test_step (test, asset, "dispose");
  g_assert_cmpstr (kamae_record_get_text (asset, "disposed_on"), ==, "2026-06-15");
  g_assert_true (kamae_record_is_locked (asset));
}

static void
test_asset_levels (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = NULL;

  risk_case_prepare (test, "asset_cia");
  asset = risk_case_add_asset (test, "契約書", "321");
  g_assert_cmpuint (kamae_test_count_rule (test, "X-6.1.2-4"), ==, 0);
  kamae_test_set (test, asset, "i", "4");
  g_assert_cmpuint (kamae_test_count_rule (test, "X-6.1.2-4"), ==, 1);
  g_assert_true (kamae_test_blocks (asset, "check", "X-6.1.2-4"));
}

static void
test_asset_figures (KamaeTest     *test,
                    gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeFigureResult) classes = NULL;
  g_autoptr(KamaeFigureResult) values = NULL;
  g_autoptr(KamaeFigureResult) due = NULL;
  g_autoptr(KamaeFigureResult) unknown = NULL;

  unknown = risk_case_compute (test, "AST-C03", NULL);
  g_assert_false (kamae_figure_result_is_known (unknown));
  risk_case_prepare (test, "asset_cia");
  first = risk_case_add_asset (test, "契約書", "321");
  second = risk_case_add_asset (test, "製品カタログ", "121");
  kamae_test_set (test, second, "classification", "public");

  classes = risk_case_compute (test, "AST-C01", NULL);
  g_assert_cmpuint (kamae_figure_result_get_n_rows (classes), ==, 2);
  g_assert_cmpstr (kamae_figure_result_get_cell (classes, 0, 0), ==, "Internal");
  g_assert_cmpstr (kamae_figure_result_get_cell (classes, 1, 1), ==, "1");
  values = risk_case_compute (test, "AST-C02", NULL);
  g_assert_cmpstr (kamae_figure_result_get_cell (values, 0, 0), ==, "3");
  g_assert_cmpstr (kamae_figure_result_get_cell (values, 1, 0), ==, "2");
  due = risk_case_compute (test, "AST-C03", "2028-01-01");
  g_assert_cmpfloat (kamae_figure_result_get_number (due), ==, 2);
}

static void
test_print_assets (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) department = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *ja = NULL;
  g_autofree char *en = NULL;
  g_autofree char *one = NULL;

  risk_case_prepare (test, "asset_cia");
  empty = kamae_test_dup_print (test, "AST-R01", NULL, "ja");
  kamae_test_assert_contains (empty, "記録なし");
  first = risk_case_add_asset (test, "契約書", "321");
  second = risk_case_add_asset (test, "準備室の資料", "222");
  kamae_test_set (test, second, "department", "90");
  ja = kamae_test_dup_print (test, "AST-R01", NULL, "ja");
  kamae_test_assert_contains (ja, "情報資産管理台帳");
  kamae_test_assert_contains (ja, "経営管理部");
  kamae_test_assert_contains (ja, "準備室の資料");
  kamae_test_assert_contains (ja, "勤怠サービス");
  kamae_test_assert_contains (ja, "事務所PC、社外サーバ");
  kamae_test_assert_contains (ja, "廃棄方法");
  kamae_test_assert_contains (ja, "状態");
  en = kamae_test_dup_print (test, "AST-R01", NULL, "en");
  kamae_test_assert_contains (en, "Register of information assets");
  department = kamae_register_find (test->reg, "department", "10", NULL);
  one = kamae_test_dup_print (test, "AST-R01-d", department, "ja");
  kamae_test_assert_contains (one, "契約書");
  kamae_test_assert_contains (one, "情報資産管理台帳（経営管理部）");
  g_assert_null (strstr (one, "準備室の資料"));
}

/* Runs, risks, evaluations */

static void
test_evaluation (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = NULL;
  g_autoptr(KamaeRecord) run = NULL;
  g_autoptr(KamaeRecord) risk = NULL;
  g_autoptr(KamaeRecord) evaluation = NULL;
  g_autoptr(KamaeRecord) rating = NULL;

  risk_case_prepare (test, "ipa");
  asset = risk_case_add_asset (test, "名簿", "121");
  kamae_test_set (test, asset, "personal_info", "pi");
  run = risk_case_start_run (test);
  g_assert_cmpint (kamae_record_get_integer (run, "to_evaluate"), ==, 0);
  risk = risk_case_add_risk (test, asset);
  evaluation = risk_case_add_evaluation (test, risk, "current");

  /* What the asset tells is there; the rest is not rated, which is no value. */
  rating = risk_case_ref_part (test, evaluation, "rating", "scale", "i");
  g_assert_cmpint (kamae_record_get_integer (rating, "value"), ==, 2);
  g_assert_nonnull (strstr (kamae_record_get_text (rating, "levels"), "▶ 2 Medium: "));
  g_assert_false (kamae_record_is_set (evaluation, "value"));
  g_assert_true (kamae_test_blocks (risk, "assess", "RSK-V02"));
  risk_case_rate (test, evaluation, "threat", "3");
  g_assert_false (kamae_record_is_set (evaluation, "value"));
  risk_case_rate (test, evaluation, "vulnerability", "2");
  g_assert_cmpfloat (kamae_record_get_decimal (evaluation, "value"), ==, 6);
  g_assert_cmpint (kamae_record_get_integer (evaluation, "priority"), ==, 2);
  g_assert_cmpstr (kamae_record_get_text (evaluation, "inputs"), ==,
                   "c=1 i=2 a=1 personal=1 vital=0 threat=3 vulnerability=2");
  g_assert_cmpint (kamae_record_get_integer (risk, "rank"), ==, 3);
  g_assert_cmpint (kamae_record_get_integer (run, "to_evaluate"), ==, 0);

  /* Undo brings back what was computed before. */
  kamae_register_undo (test->reg, NULL);
  g_assert_false (kamae_record_is_set (evaluation, "value"));
  kamae_register_redo (test->reg, NULL);

  kamae_test_set (test, evaluation, "basis", "持ち出しが多い");
  g_assert_false (kamae_test_guards (risk, "assess", "RSK-V02"));
  kamae_test_set (test, test->person, "department", "90");
  g_assert_true (kamae_test_blocks (risk, "assess", "RSK-V02"));
}

/* A locked run keeps its evaluations; what the asset is worth later changes nothing. */
static void
test_locked_run (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = NULL;
  g_autoptr(KamaeRecord) run = NULL;
  g_autoptr(KamaeRecord) risk = NULL;
  g_autoptr(KamaeRecord) evaluation = NULL;
  g_autofree char *frozen = NULL;

  risk_case_prepare (test, "asset_cia");
  risk_case_give_role (test, "isms_manager");
  asset = risk_case_add_asset (test, "契約書", "321");
  run = risk_case_start_run (test);
  risk = risk_case_add_risk (test, asset);
  evaluation = risk_case_add_evaluation (test, risk, "current");
  risk_case_rate (test, evaluation, "threat", "2");
  risk_case_rate (test, evaluation, "vulnerability", "3");
  g_assert_cmpfloat (kamae_record_get_decimal (evaluation, "value"), ==, 18);
  g_assert_true (kamae_test_blocks (run, "lock", "RSK-V09"));
  risk_case_decide (test, risk);
  kamae_test_step (test, run, "prepare");
  kamae_test_step (test, run, "review");
  kamae_test_step (test, run, "lock");
  g_assert_cmpstr (kamae_record_get_state (evaluation), ==, "fixed");
  g_assert_true (kamae_record_is_locked (evaluation));
  kamae_test_set (test, asset, "c", "1");
  g_assert_cmpfloat (kamae_record_get_decimal (evaluation, "value"), ==, 18);
  frozen = kamae_register_dup_snapshot (test->reg, run);
  g_assert_nonnull (strstr (frozen, "c=3 i=2 a=1 threat=2 vulnerability=3"));
}

static void
test_rsk_v01 (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) draft = risk_case_add_criteria (test, "scenario");
  g_autoptr(KamaeRecord) run = NULL;
  g_autoptr(KamaeRecord) risk = NULL;
  g_autoptr(KamaeRecord) asset = NULL;
  g_autoptr(KamaeRecord) evaluation = NULL;
  g_autofree char *id = risk_case_dup_id (draft);
  g_autofree char *effective = NULL;

  risk_case_prepare (test, "asset_cia");
  run = kamae_test_create (test, "risk_run", "kind", "initial", NULL);
  effective = kamae_record_dup_canonical (run, "criteria");
  g_assert_false (kamae_test_guards (run, "start", "RSK-V01"));
  kamae_test_set (test, run, "criteria", id);
  g_assert_true (kamae_test_blocks (run, "start", "RSK-V01"));
  kamae_test_set (test, run, "criteria", effective);
  kamae_test_step (test, run, "start");

  asset = risk_case_add_asset (test, "契約書", "321");
  risk = risk_case_add_risk (test, asset);
  evaluation = risk_case_add_evaluation (test, risk, "current");
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V01"), ==, 0);
  kamae_test_set (test, run, "criteria", id);
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V01"), ==, 1);
}

/* The same criteria as version 2, with another limit, up to the state before its approval. */
static KamaeRecord *
add_next_criteria (KamaeTest  *test,
                   const char *acceptable_value)
{
  g_autoptr(KamaeRecord) first = kamae_register_find (test->reg, "risk_criteria", "RC-01", NULL);
  g_autofree char *id = risk_case_dup_id (first);
  KamaeRecord *second = kamae_test_create (test, "risk_criteria", "version", "2.0",
                                           "supersedes", id, NULL);

  kamae_test_set (test, second, "acceptable_value", acceptable_value);
  kamae_test_step (test, second, "test");
  return second;
}

static void
test_v05 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) criteria = NULL;
  g_autoptr(KamaeRecord) third = NULL;

  risk_case_prepare (test, "asset_cia");
  risk_case_give_role (test, "isms_manager");
  first = risk_case_start_run (test);
  kamae_test_step (test, first, "prepare");
  kamae_test_step (test, first, "review");
  kamae_test_step (test, first, "lock");
  second = risk_case_start_run (test);
  g_assert_cmpuint (kamae_test_count_rule (test, "RCV-V05"), ==, 0);
  criteria = add_next_criteria (test, "9");
  kamae_test_step (test, criteria, "approve");
  kamae_test_step (test, criteria, "put_in_force");
  third = risk_case_start_run (test);
  g_assert_cmpuint (kamae_test_count_rule (test, "RCV-V05"), ==, 1);
}

static void
test_v06 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = NULL;
  g_autoptr(KamaeRecord) run = NULL;
  g_autoptr(KamaeRecord) risk = NULL;
  g_autoptr(KamaeRecord) evaluation = NULL;
  g_autoptr(KamaeRecord) criteria = NULL;

  risk_case_prepare (test, "asset_cia");
  asset = risk_case_add_asset (test, "契約書", "321");
  run = risk_case_start_run (test);
  risk = risk_case_add_risk (test, asset);
  evaluation = risk_case_add_evaluation (test, risk, "current");
  risk_case_rate (test, evaluation, "threat", "2");
  risk_case_rate (test, evaluation, "vulnerability", "1");
  criteria = add_next_criteria (test, "12");
  /* 6 is not above the old limit of 9, 18 is. */
  g_assert_false (kamae_test_guards (criteria, "approve", "RCV-V06"));
  risk_case_rate (test, evaluation, "vulnerability", "3");
  g_assert_true (kamae_test_warns (criteria, "approve", "RCV-V06"));
  kamae_test_step (test, criteria, "return");
  kamae_test_set (test, criteria, "acceptable_value", "6");
  g_assert_false (kamae_test_guards (criteria, "approve", "RCV-V06"));
}

static void
test_asset_v05 (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) low = NULL;
  g_autoptr(KamaeRecord) high = NULL;
  g_autoptr(KamaeRecord) run = NULL;
  g_autoptr(KamaeRecord) risk = NULL;
  g_autoptr(KamaeRecord) evaluation = NULL;

  risk_case_prepare (test, "asset_cia");
  low = risk_case_add_asset (test, "製品カタログ", "111");
  high = risk_case_add_asset (test, "契約書", "321");
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V05"), ==, 0);
  run = risk_case_start_run (test);
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V05"), ==, 1);
  risk = risk_case_add_risk (test, high);
  evaluation = risk_case_add_evaluation (test, risk, "current");
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V05"), ==, 0);
}

static void
test_rsk_v07 (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = NULL;
  g_autoptr(KamaeRecord) run = NULL;

  risk_case_prepare (test, "asset_cia");
  asset = risk_case_add_asset (test, "契約書", "321");
  run = risk_case_start_run (test);
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr(KamaeRecord) risk = risk_case_add_risk (test, asset);
      g_autoptr(KamaeRecord) current = risk_case_add_evaluation (test, risk, "current");
      g_autoptr(KamaeRecord) residual = risk_case_add_evaluation (test, risk, "residual");

      risk_case_rate (test, current, "threat", i < 8 ? "2" : "3");
      risk_case_rate (test, current, "vulnerability", "2");
      risk_case_rate (test, residual, "threat", i < 9 ? "2" : "1");
      risk_case_rate (test, residual, "vulnerability", "1");
      /* Eight of ten are alike, and not all residual values: no more than may be. */
      if (i == 9)
        g_assert_false (kamae_test_guards (run, "lock", "RSK-V07"));
      if (i == 9)
        risk_case_rate (test, current, "threat", "2");
    }
  g_assert_true (kamae_test_warns (run, "lock", "RSK-V07"));
}

static void
test_rsk_v12 (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = NULL;
  g_autoptr(KamaeRecord) run = NULL;
  g_autoptr(KamaeRecord) risk = NULL;
  g_autoptr(KamaeRecord) evaluation = NULL;

  risk_case_prepare (test, "asset_cia");
  asset = risk_case_add_asset (test, "契約書", "321");
  run = risk_case_start_run (test);
  risk = risk_case_add_risk (test, asset);
  evaluation = risk_case_add_evaluation (test, risk, "current");
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V12"), ==, 0);
  kamae_test_set (test, evaluation, "checked_by", "0001");
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V12"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  static const RiskCaseTest tests[] = {
    { "/risk/asset-value", test_asset_value },
    { "/risk/AST-V01", test_asset_v01 },
    { "/risk/AST-V02", test_asset_v02 },
    { "/risk/AST-V03", test_asset_v03 },
    { "/risk/AST-V04", test_asset_v04 },
    { "/risk/asset-levels", test_asset_levels },
    { "/risk/asset-figures", test_asset_figures },
    { "/risk/print-assets", test_print_assets },
    { "/risk/evaluation", test_evaluation },
    { "/risk/locked-run", test_locked_run },
    { "/risk/RSK-V01", test_rsk_v01 },
    { "/risk/RCV-V05", test_v05 },
    { "/risk/RCV-V06", test_v06 },
    { "/risk/AST-V05", test_asset_v05 },
    { "/risk/RSK-V07", test_rsk_v07 },
    { "/risk/RSK-V12", test_rsk_v12 },
  };

  return risk_case_run (argc, argv, tests, G_N_ELEMENTS (tests));
}
