/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "risk-case.h"

char *
risk_case_dup_id (KamaeRecord *record)
{
  return kamae_record_dup_key (record);
}

void
risk_case_delete (KamaeTest   *test,
                  KamaeRecord *record)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Delete", record, &error);

  kamae_operation_delete (operation, record, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

gint64
risk_case_count (KamaeTest  *test,
                 const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 n = kamae_register_count (test->reg, sql, &error);

  g_assert_no_error (error);
  return n;
}

KamaeFigureResult *
risk_case_compute (KamaeTest  *test,
                   const char *id,
                   const char *as_of)
{
  g_autoptr(GError) error = NULL;
  const KamaeFigure *figure = kamae_model_find_figure (test->model, id);
  KamaeFigureResult *result = NULL;

  g_assert_nonnull (figure);
  result = kamae_register_compute (test->reg, figure, as_of, NULL, "en", &error);
  g_assert_no_error (error);
  return result;
}

void
risk_case_give_role (KamaeTest  *test,
                     const char *code)
{
  g_autoptr(KamaeRecord) role = kamae_register_find (test->reg, "role", code, NULL);
  g_autoptr(KamaeRecord) assignment =
    kamae_test_create (test, "role_assignment", "role", code, "person", "0001",
                       "starts_on", "2020-04-01", "appointed_by", "0001", NULL);

  g_assert_nonnull (role);
}

/* The part in which the SQL condition holds. */
KamaeRecord *
risk_case_ref_part (KamaeTest   *test,
                    KamaeRecord *criteria,
                    const char  *entity,
                    const char  *field,
                    const char  *value)
{
  g_autoptr(KamaeRecordList) list = kamae_register_list_parts (test->reg, criteria, entity);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) part = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *text = kamae_record_dup_canonical (part, field);

      if (g_strcmp0 (text, value) == 0)
        return g_steal_pointer (&part);
    }
  g_assert_not_reached ();
}

/* Criteria that lack nothing but the steps. */
KamaeRecord *
risk_case_add_criteria (KamaeTest  *test,
                        const char *method)
{
  return kamae_test_create (test, "risk_criteria", "name", "リスク基準", "method", method,
                            "review_month", "5", "triggers", "organization incident",
                            "rationale", "全社で同じ物差しを使うため",
                            "acceptance", "9以下は受容できる", "acceptable_value", "9", NULL);
}

/* The criteria of preset A or B in force, and what an asset refers to. */
void
risk_case_prepare (KamaeTest  *test,
                   const char *method)
{
  g_autoptr(KamaeRecord) criteria = risk_case_add_criteria (test, method);
  g_autoptr(KamaeRecord) department =
    kamae_test_create (test, "department", "code", "10", "name", "経営管理部", "in_scope", "1", NULL);
  g_autoptr(KamaeRecord) outside =
    kamae_test_create (test, "department", "code", "90", "name", "準備室", "in_scope", "0", NULL);
  g_autoptr(KamaeRecord) scope =
    kamae_test_create (test, "scope_statement", "version", "1.0", "purpose", "情報を守る", NULL);
  g_autofree char *id = risk_case_dup_id (scope);
  g_autoptr(KamaeRecord) business = kamae_test_create (test, "scope_item", "statement", id, "kind",
                                                       "business", "name", "勤怠サービス", NULL);

  kamae_test_set (test, test->person, "department", "10");
  kamae_test_step (test, criteria, "test");
  risk_case_give_role (test, "top_management");
  kamae_test_step (test, criteria, "approve");
  kamae_test_step (test, criteria, "put_in_force");
}

KamaeRecord *
risk_case_add_asset (KamaeTest  *test,
                     const char *name,
                     const char *ratings)
{
  g_autoptr(KamaeRecordList) items = kamae_register_list (test->reg, "scope_item");
  g_autoptr(KamaeRecord) item = g_list_model_get_item (G_LIST_MODEL (items), 0);
  g_autofree char *business = risk_case_dup_id (item);
  const char c[] = { ratings[0], '\0' };
  const char i[] = { ratings[1], '\0' };
  const char a[] = { ratings[2], '\0' };

  return kamae_test_create (test, "asset", "name", name, "business", business, "owner", "0001",
                            "department", "10", "users", "全社員", "medium", "pc cloud",
                            "personal_info", "none", "c", c, "i", i, "a", a,
                            "retention", "契約終了後5年", "disposal", "消去", NULL);
}

KamaeRecord *
risk_case_start_run (KamaeTest *test)
{
  KamaeRecord *run = kamae_test_create (test, "risk_run", "kind", "initial", NULL);

  kamae_test_step (test, run, "start");
  return run;
}

KamaeRecord *
risk_case_add_risk (KamaeTest   *test,
                    KamaeRecord *asset)
{
  g_autofree char *id = risk_case_dup_id (asset);

  return kamae_test_create (test, "risk", "title", "端末の紛失", "assets", id, "source", "持ち出し",
                            "event", "紛失", "cause", "不注意", "consequence", "漏えい",
                            "affects", "c", "owner", "0001", NULL);
}

KamaeRecord *
risk_case_add_evaluation (KamaeTest   *test,
                          KamaeRecord *risk,
                          const char  *stage)
{
  g_autofree char *id = risk_case_dup_id (risk);

  return kamae_test_create (test, "evaluation", "risk", id, "stage", stage, NULL);
}

void
risk_case_rate (KamaeTest   *test,
                KamaeRecord *evaluation,
                const char  *scale,
                const char  *value)
{
  g_autoptr(KamaeRecord) rating = risk_case_ref_part (test, evaluation, "rating", "scale", scale);

  kamae_test_set (test, rating, "value", value);
}

/* Above the limit: the owner decides to keep it. */
void
risk_case_decide (KamaeTest   *test,
                  KamaeRecord *risk)
{
  g_autofree char *id = risk_case_dup_id (risk);
  g_autoptr(KamaeRecord) treatment =
    kamae_test_create (test, "treatment", "risk", id, "option", "retain", "rationale", "費用に合わない",
                       NULL);

  kamae_test_step (test, treatment, "decide");
}

static void
set_up (KamaeTest     *test,
        gconstpointer  data)
{
  KamaeModel *model =
    kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());

  kamae_test_set_up (test, g_object_ref (model));
}

static void
tear_down (KamaeTest     *test,
           gconstpointer  data)
{
  kamae_test_verify (test);
  kamae_test_tear_down (test);
}

int
risk_case_run (int                  argc,
               char                *argv[],
               const RiskCaseTest  *tests,
               gsize                n_tests)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kamae_language_init ("en");
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);

  for (gsize i = 0; i < n_tests; i++)
    g_test_add (tests[i].path, KamaeTest, NULL, set_up, tests[i].function, tear_down);

  return g_test_run ();
}
