/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

#include <string.h>

/* The plugin "objectives": the rules of OBJ and CHG, each tripped and not; the life of a year's
 * objectives, of a change and of one that nobody planned; figures; what is printed. */

static KamaeModel *model;
static KamaeModel *with_policy;

/* Stands for whoever keeps the policy: 1.0 held until the end of May, 2.0 since. */
static const KamaeField policy_fields[] = {
  { "title", KAMAE_FIELD_TEXT, "Title", .flags = KAMAE_TITLE },
  { NULL }
};

static const KamaeEntity policy_entity = {
  .name = "policy", .label = "Policy", .plural = "Policies", .clause = "5.2",
  .fields = policy_fields,
};

static const KamaeEntity *const policy_entities[] = { &policy_entity, NULL };

static const KamaeSharedView policy_views[] = {
  { "policy_version",
    "SELECT 1 AS record_id, '1.0' AS version, '2025-04-01' AS valid_from, '2026-05-31' AS valid_to "
    "UNION ALL SELECT 2, '2.0', '2026-06-01', NULL" },
  { NULL }
};

static const KamaeDeclaration policy = {
  .id = "test-policy", .version = 1, .domain = "test", .entities = policy_entities,
  .views = policy_views,
};

/* All plugins but the one that keeps the policy, and that, if any; none of its rows suit the days
 * of the sample organization. */
static KamaeModel *
make_model (const KamaeDeclaration *keeper)
{
  GPtrArray *declarations = kamae_model_get_declarations (model);
  KamaeModel *all = kamae_model_new ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < declarations->len; i++)
    {
      const KamaeDeclaration *declaration = declarations->pdata[i];

      if (g_str_equal (declaration->id, "core") || g_str_equal (declaration->id, "leadership"))
        continue;
      kamae_model_add (all, declaration, &error);
      g_assert_no_error (error);
    }
  if (keeper != NULL)
    kamae_model_add (all, keeper, &error);
  g_assert_no_error (error);
  return all;
}

/* Helpers */

static void
give_role (KamaeTest  *test,
           const char *code)
{
  g_autoptr(KamaeRecord) role = kamae_register_find (test->reg, "role", code, NULL);
  g_autoptr(KamaeRecord) assignment =
    kamae_test_create (test, "role_assignment", "role", code, "person", "0001",
                       "starts_on", "2020-04-01", "appointed_by", "0001", NULL);
}

static void
set_up (KamaeTest     *test,
        gconstpointer  data)
{
  static const char *const roles[] = { "isms_manager", "top_management", "committee_member" };
  g_autoptr(KamaeRecord) department = NULL;
  g_autoptr(KamaeRecord) group = NULL;

  kamae_test_set_up (test, g_object_ref (with_policy));
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    give_role (test, roles[i]);
  department = kamae_test_create (test, "department", "code", "20", "name", "開発本部", NULL);
  group = kamae_test_create (test, "department", "code", "21", "name", "第一開発部", "parent", "20",
                             NULL);
}

static void
tear_down (KamaeTest     *test,
           gconstpointer  data)
{
  kamae_test_verify (test);
  kamae_test_tear_down (test);
}

/* After something was written outside of Kamae. */
static void
tear_down_unverified (KamaeTest     *test,
                      gconstpointer  data)
{
  kamae_test_tear_down (test);
}

static void
set_absence (KamaeTest   *test,
             KamaeRecord *record,
             const char  *field)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "None", record, &error);

  kamae_operation_set_absence (operation, record, field, KAMAE_ABSENCE_NONE, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
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
delete (KamaeTest   *test,
        KamaeRecord *record)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Delete", record, &error);

  kamae_operation_delete (operation, record, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

static gboolean
try_set (KamaeTest   *test,
         KamaeRecord *record,
         const char  *field,
         const char  *value)
{
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Try", record, NULL);

  return kamae_operation_set (operation, record, field, value, NULL)
         && kamae_operation_commit (operation, NULL);
}

static void
fill (KamaeTest         *test,
      KamaeRecord       *record,
      const char *const *fields)
{
  for (; *fields != NULL; fields += 2)
    kamae_test_set (test, record, fields[0], fields[1]);
}

/* Objectives */

#define ALL_POINTS "policy measurable requirements monitored communicated updated documented"

static KamaeRecord *
add_set (KamaeTest *test)
{
  return kamae_test_create (test, "objective_set", "emphasis", "基本的な対策を優先する", NULL);
}

static KamaeRecord *
add_objective (KamaeTest   *test,
               KamaeRecord *set)
{
  g_autofree char *id = kamae_record_dup_key (set);

  return kamae_test_create (test, "objective", "set", id, "title", "弱点を期限内に塞ぐ",
                            "level", "department", "department", "20",
                            "policy_link", "顧客データを守る", "basis", "リスクアセスメント",
                            "indicator", "期限内の適用率", "direction", "at_least",
                            "target", "95", "unit", "%", "baseline", "82",
                            "actions", "毎週確認する", "resources", "通常業務の範囲",
                            "owner", "0001", "due_on", "2027-03-20",
                            "evaluation", "四半期ごとに比べる", "points", ALL_POINTS, NULL);
}

static KamaeRecord *
add_result (KamaeTest   *test,
            KamaeRecord *objective,
            const char  *value,
            const char  *verdict)
{
  g_autofree char *id = kamae_record_dup_key (objective);

  return kamae_test_create (test, "objective_result", "objective", id, "value", value,
                            "verdict", verdict, "comment", "四半期の実績", NULL);
}

static void
run_year (KamaeTest   *test,
          KamaeRecord *set)
{
  static const char *const steps[] = { "prepare", "review", "approve", "start" };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    kamae_test_step (test, set, steps[i]);
}

static void
test_policy (KamaeTest     *test,
             gconstpointer  data)
{
  g_autoptr(KamaeRecord) set = add_set (test);
  g_autoptr(KamaeRecord) objective = NULL;

  /* The policy of the day is named by itself. */
  g_assert_cmpstr (kamae_record_get_text (set, "policy_version"), ==, "2.0");
  g_assert_true (kamae_test_blocks (set, "approve", "OBJ-V01 no objective"));
  objective = add_objective (test, set);
  g_assert_false (kamae_test_guards (set, "approve", "OBJ-V01"));

  kamae_test_set (test, set, "policy_version", "1.0");
  g_assert_true (kamae_test_blocks (set, "approve", "OBJ-V01 version of the policy"));
  kamae_test_set (test, set, "policy_version", "３.0");
  g_assert_true (kamae_test_blocks (set, "approve", "OBJ-V01 version of the policy"));
  kamae_test_set (test, set, "policy_version", "２.0");
  g_assert_false (kamae_test_guards (set, "approve", "OBJ-V01"));

  kamae_test_set (test, objective, "points", "policy measurable requirements monitored updated");
  g_assert_true (kamae_test_blocks (set, "approve", "OBJ-V01 seven-point"));
  kamae_test_set (test, objective, "points", NULL);
  g_assert_true (kamae_test_blocks (set, "approve", "OBJ-V01 seven-point"));
}

/* Whether a version must be in force is for who keeps the policy: "leadership", of which no version
 * is published here, or nobody. */
static void
test_no_policy (KamaeTest     *test,
                gconstpointer  keeper)
{
  g_autoptr(KamaeRecord) set = NULL;

  kamae_test_set_up (test, keeper != NULL ? g_object_ref (model) : make_model (NULL));
  set = kamae_test_create (test, "objective_set", "policy_version", "1.0", NULL);
  g_assert_true (kamae_test_blocks (set, "approve", "OBJ-V01 version of the policy")
                 == (keeper != NULL));
}

static void
test_measure (KamaeTest     *test,
              gconstpointer  data)
{
  static const char *const needed[] = { "indicator", "target", "unit", "direction" };
  g_autoptr(KamaeRecord) set = add_set (test);
  g_autoptr(KamaeRecord) objective = add_objective (test, set);

  g_assert_false (kamae_test_guards (set, "approve", "OBJ-V02"));
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autofree char *value = kamae_record_dup_canonical (objective, needed[i]);

      kamae_test_set (test, objective, needed[i], NULL);
      g_assert_true (kamae_test_blocks (set, "approve", "OBJ-V02 no indicator"));
      kamae_test_set (test, objective, needed[i], value);
    }
  g_assert_false (kamae_test_guards (set, "approve", "OBJ-V02"));

  kamae_test_set (test, objective, "measurable", "0");
  g_assert_true (kamae_test_blocks (set, "approve", "OBJ-V02 but not why"));
  kamae_test_set (test, objective, "unmeasurable_because", "なし");
  g_assert_true (kamae_test_blocks (set, "approve", "OBJ-V02 but not why"));
  kamae_test_set (test, objective, "unmeasurable_because", "事故を起こして測ることはできない");
  g_assert_false (kamae_test_guards (set, "approve", "OBJ-V02"));
}

static void
test_plan (KamaeTest     *test,
           gconstpointer  data)
{
  static const char *const needed[] = { "actions", "resources", "owner", "due_on", "evaluation" };
  static const char *const related[] = { "policy_link", "basis" };
  g_autoptr(KamaeRecord) set = add_set (test);
  g_autoptr(KamaeRecord) objective = add_objective (test, set);

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autofree char *value = kamae_record_dup_canonical (objective, needed[i]);

      kamae_test_set (test, objective, needed[i], NULL);
      g_assert_true (kamae_test_blocks (set, "approve", "OBJ-V03"));
      kamae_test_set (test, objective, needed[i], value);
      g_assert_false (kamae_test_guards (set, "approve", "OBJ-V03"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (related); i++)
    {
      kamae_test_set (test, objective, related[i], NULL);
      g_assert_true (kamae_test_blocks (set, "approve", "X-6.2-1 relates to the policy"));
      kamae_test_set (test, objective, related[i], "リスクアセスメントの結果");
      g_assert_false (kamae_test_guards (set, "approve", "X-6.2-1"));
    }
  /* Nothing beside the usual work is an answer. */
  kamae_test_set (test, objective, "resources", "なし");
  g_assert_false (kamae_test_guards (set, "approve", "OBJ-V03"));
}

static void
test_departments (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) set = add_set (test);
  g_autoptr(KamaeRecord) objective = add_objective (test, set);
  g_autoptr(KamaeRecord) group = kamae_register_find (test->reg, "department", "21", NULL);

  /* That of the whole counts for its parts. */
  g_assert_false (kamae_test_guards (set, "approve", "OBJ-V04"));
  kamae_test_set (test, objective, "department", "21");
  g_assert_true (kamae_test_warns (set, "approve", "OBJ-V04"));
  kamae_test_set (test, objective, "department", "20");
  kamae_test_set (test, objective, "level", "company");
  g_assert_true (kamae_test_warns (set, "approve", "OBJ-V04"));
  kamae_test_set (test, objective, "level", "department");
  kamae_test_set (test, group, "parent", NULL);
  g_assert_true (kamae_test_warns (set, "approve", "OBJ-V04"));
  /* Outside of the scope, or dissolved, it needs none. */
  kamae_test_set (test, group, "in_scope", "0");
  g_assert_false (kamae_test_guards (set, "approve", "OBJ-V04"));
  kamae_test_set (test, group, "in_scope", "1");
  kamae_test_set (test, group, "valid_to", "2026-03-31");
  g_assert_false (kamae_test_guards (set, "approve", "OBJ-V04"));
}

static void
test_baseline (KamaeTest     *test,
               gconstpointer  data)
{
  static const struct
  {
    const char *direction;
    const char *baseline;
    gboolean is_met;
  } cases[] = {
    { "at_least", "94.9", FALSE }, { "at_least", "95", TRUE }, { "at_most", "95.1", FALSE },
    { "at_most", "95", TRUE }, { "equals", "96", FALSE }, { "equals", "95", TRUE },
    { "at_least", NULL, FALSE },
  };
  g_autoptr(KamaeRecord) set = add_set (test);
  g_autoptr(KamaeRecord) objective = add_objective (test, set);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      kamae_test_set (test, objective, "direction", cases[i].direction);
      kamae_test_set (test, objective, "baseline", cases[i].baseline);
      g_assert_true (kamae_test_warns (set, "approve", "OBJ-V05") == cases[i].is_met);
    }
}

/* The sets of three fiscal years, each a year after the other. */
static void
test_same_words (KamaeTest     *test,
                 gconstpointer  data)
{
  KamaeRecord *sets[3];
  g_autoptr(KamaeRecord) past =
    kamae_test_create (test, "fiscal_year", "label", "2024年度", "starts_on", "2024-04-01",
                       "ends_on", "2025-03-31", NULL);
  g_autoptr(KamaeRecord) last =
    kamae_test_create (test, "fiscal_year", "label", "2025年度", "starts_on", "2025-04-01",
                       "ends_on", "2026-03-31", NULL);
  g_autofree char *first_key = kamae_record_dup_key (past);
  g_autofree char *second_key = kamae_record_dup_key (last);
  const char *const keys[] = { first_key, second_key };
  g_autoptr(KamaeRecord) objective = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(KamaeRecord) next = NULL;

      sets[i] = add_set (test);
      if (i < 2)
        kamae_test_set (test, sets[i], "fiscal_year", keys[i]);
      next = add_objective (test, sets[i]);
      if (i == 1)
        objective = g_object_ref (next);
    }
  g_assert_true (kamae_test_warns (sets[2], "approve", "OBJ-V06"));
  g_assert_false (kamae_test_guards (sets[1], "approve", "OBJ-V06"));
  kamae_test_set (test, objective, "title", "弱点を早く塞ぐ");
  g_assert_false (kamae_test_guards (sets[2], "approve", "OBJ-V06"));
  for (guint i = 0; i < 3; i++)
    g_object_unref (sets[i]);
}

static void
test_verdicts (KamaeTest     *test,
               gconstpointer  data)
{
  g_autoptr(KamaeRecord) set = add_set (test);
  g_autoptr(KamaeRecord) objective = add_objective (test, set);
  g_autoptr(KamaeRecord) result = NULL;
  g_autoptr(KamaeRecord) task = kamae_test_create (test, "task", "subject", "自動化する",
                                                   "due_on", "2026-09-30", NULL);
  g_autofree char *key = kamae_record_dup_key (task);

  run_year (test, set);
  g_assert_true (kamae_test_blocks (set, "evaluate", "OBJ-V07 no result"));
  result = add_result (test, objective, "91", NULL);
  g_assert_true (kamae_test_blocks (set, "evaluate", "OBJ-V07 no result"));
  kamae_test_set (test, result, "verdict", "ongoing");
  g_assert_false (kamae_test_guards (set, "evaluate", "OBJ-V07"));
  kamae_test_set (test, result, "value", NULL);
  g_assert_true (kamae_test_blocks (set, "evaluate", "OBJ-V07 without a value"));
  kamae_test_set (test, result, "verdict", "cancelled");
  g_assert_false (kamae_test_guards (set, "evaluate", "OBJ-V07"));

  kamae_test_set (test, result, "value", "91");
  kamae_test_set (test, result, "verdict", "not_achieved");
  g_assert_true (kamae_test_blocks (set, "evaluate", "OBJ-V07 the cause is missing"));
  kamae_test_set (test, result, "cause", "夜間の予定がそろわなかった");
  g_assert_true (kamae_test_blocks (set, "evaluate", "OBJ-V07 the cause is missing"));
  kamae_test_set (test, result, "follow_up", key);
  g_assert_false (kamae_test_guards (set, "evaluate", "OBJ-V07"));
  kamae_test_set (test, result, "cause", "なし");
  g_assert_true (kamae_test_blocks (set, "evaluate", "OBJ-V07 the cause is missing"));

  kamae_test_set (test, result, "verdict", "achieved");
  g_assert_true (kamae_test_warns (set, "evaluate", "OBJ-V07 does not agree"));
  kamae_test_set (test, result, "value", "95");
  g_assert_false (kamae_test_guards (set, "evaluate", "OBJ-V07"));
  kamae_test_set (test, result, "verdict", "not_achieved");
  kamae_test_set (test, result, "cause", "期限に遅れた");
  g_assert_true (kamae_test_warns (set, "evaluate", "OBJ-V07 does not agree"));
}

static KamaeRecord *
ref_only_part (KamaeTest   *test,
               KamaeRecord *whole,
               const char  *entity,
               guint        n)
{
  g_autoptr(KamaeRecordList) list = kamae_register_list_parts (test->reg, whole, entity);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
  return g_list_model_get_item (G_LIST_MODEL (list), 0);
}

/* What is approved is locked; results are taken in while the year runs; a revision says why. */
static void
test_life (KamaeTest     *test,
           gconstpointer  data)
{
  g_autoptr(KamaeRecord) set = add_set (test);
  g_autoptr(KamaeRecord) objective = add_objective (test, set);
  g_autoptr(KamaeRecord) result = NULL;
  g_autofree char *key = kamae_record_dup_key (objective);

  {
    g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Too early", NULL, NULL);
    g_autoptr(KamaeRecord) early = kamae_operation_create (operation, "objective_result", NULL,
                                                           "objective", key, "comment", "早い", NULL);

    g_assert_null (early);
  }
  run_year (test, set);
  g_assert_false (try_set (test, objective, "target", "90"));
  result = add_result (test, objective, "88.5", NULL);
  g_assert_cmpstr (kamae_record_get_text (objective, "value"), ==, "88.5%");
  g_assert_cmpstr (kamae_record_get_text (objective, "progress"), ==, "50%");
  g_assert_cmpstr (kamae_record_get_text (set, "standing"), ==, "0/1");

  kamae_test_step (test, set, "revise");
  g_assert_true (kamae_test_blocks (set, "approve", "X-6.2-1 approved before"));
  kamae_test_set (test, set, "revision_reason", "顧客の要望により期限を早めた");
  g_assert_false (kamae_test_guards (set, "approve", "X-6.2-1"));
  kamae_test_set (test, objective, "due_on", "2026-12-31");
  run_year (test, set);
  g_assert_cmpint (kamae_record_get_integer (set, "revisions"), ==, 1);

  kamae_test_set (test, result, "value", "96");
  kamae_test_set (test, result, "verdict", "achieved");
  g_assert_cmpstr (kamae_record_get_text (objective, "progress"), ==, "100%");
  kamae_test_step (test, set, "evaluate");
  g_assert_false (try_set (test, result, "value", "97"));
  kamae_test_step (test, set, "close");
  kamae_test_step (test, set, "reopen");
  g_assert_true (try_set (test, result, "value", "97"));
}

/* What was missed goes on in the next year, from where it came to, and says why. */
static void
test_carried (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) set = add_set (test);
  g_autoptr(KamaeRecord) objective = add_objective (test, set);
  g_autoptr(KamaeRecord) reached = add_objective (test, set);
  g_autoptr(KamaeRecord) next = NULL;
  g_autoptr(KamaeRecord) carried = NULL;
  g_autoptr(KamaeRecord) result = NULL;
  g_autoptr(KamaeRecord) good = NULL;
  g_autoptr(KamaeRecord) year =
    kamae_test_create (test, "fiscal_year", "label", "2027年度", "starts_on", "2027-04-01",
                       "ends_on", "2028-03-31", NULL);

  run_year (test, set);
  result = add_result (test, objective, "91", "ongoing");
  good = add_result (test, reached, "96", "achieved");
  kamae_test_step (test, set, "evaluate");
  next = add_set (test);
  kamae_test_step (test, next, "carry");
  carried = ref_only_part (test, next, "objective", 1);
  g_assert_cmpfloat (kamae_record_get_decimal (carried, "baseline"), ==, 91);
  g_assert_true (kamae_test_blocks (next, "approve", "X-6.2-1 carried over"));
  kamae_test_set (test, carried, "carried_because", "人手に頼っていたため、自動化する");
  g_assert_false (kamae_test_guards (next, "approve", "X-6.2-1"));
  {
    g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Again", next, NULL);

    g_assert_false (kamae_operation_transition (operation, next, "carry", NULL));
  }
}

/* The annual plan */

static KamaeRecord *
add_plan (KamaeTest *test)
{
  return kamae_test_create (test, "annual_plan", "emphasis", "計画した月に実施する", NULL);
}

static KamaeRecord *
add_item (KamaeTest   *test,
          KamaeRecord *plan,
          const char  *due_on)
{
  g_autofree char *id = kamae_record_dup_key (plan);

  return kamae_test_create (test, "plan_item", "plan", id, "title", "復旧試験", "owner", "0001",
                            "due_on", due_on, NULL);
}

static void
test_items (KamaeTest     *test,
            gconstpointer  data)
{
  g_autoptr(KamaeRecord) plan = add_plan (test);
  g_autoptr(KamaeRecord) item = NULL;
  g_autoptr(KamaeRecord) other = NULL;
  g_autofree char *key = NULL;

  g_assert_true (kamae_test_blocks (plan, "approve", "X-8.1-1 nothing in the plan"));
  item = add_item (test, plan, "2026-06-30");
  g_assert_false (kamae_test_guards (plan, "approve", "X-8.1-1"));
  kamae_test_set (test, item, "owner", NULL);
  g_assert_true (kamae_test_warns (plan, "approve", "X-8.1-1 Nobody is in charge"));
  kamae_test_set (test, item, "owner", "0001");

  /* Moved while it is a draft, it was not postponed: only the approved plan is missing. */
  kamae_test_set (test, item, "due_on", "2026-07-31");
  g_assert_cmpuint (kamae_test_count_rule (test, "X-8.1-1"), ==, 1);
  run_year (test, plan);
  kamae_test_set (test, item, "due_on", "2026-08-31");
  g_assert_cmpuint (kamae_test_count_rule (test, "X-8.1-1"), ==, 1);
  kamae_test_set (test, item, "postponed_because", "環境の更新を待つため");
  g_assert_cmpuint (kamae_test_count_rule (test, "X-8.1-1"), ==, 0);

  g_assert_true (kamae_test_warns (item, "finish", "OBJ-V08"));
  key = kamae_record_dup_key (plan);
  kamae_test_set (test, item, "proof", key);
  g_assert_false (kamae_test_guards (item, "finish", "OBJ-V08"));

  g_assert_true (kamae_test_blocks (plan, "evaluate", "X-8.1-1 neither done nor skipped"));
  kamae_test_step (test, item, "finish");
  g_assert_false (kamae_test_guards (plan, "evaluate", "X-8.1-1"));
  /* What comes up during the year joins the plan, and may be skipped. */
  other = add_item (test, plan, "2026-09-30");
  g_assert_true (kamae_test_blocks (plan, "evaluate", "X-8.1-1 neither done nor skipped"));
  kamae_test_step (test, other, "skip");
  g_assert_false (kamae_test_guards (plan, "evaluate", "X-8.1-1"));
}

static void
assert_figure (KamaeTest  *test,
               const char *id,
               const char *as_of,
               const char *value)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeFigureResult) result =
    kamae_register_compute (test->reg, kamae_model_find_figure (test->model, id), as_of, NULL, "ja",
                            &error);

  g_assert_no_error (error);
  if (value == NULL)
    {
      g_assert_cmpuint (kamae_figure_result_get_n_rows (result), ==, 0);
      return;
    }
  g_assert_cmpuint (kamae_figure_result_get_n_rows (result), >, 0);
  g_assert_cmpstr (kamae_figure_result_get_cell (result, 0, 0), ==, value);
}

/* What is moved in the draft of the plan was not postponed, also once that is approved, done and
 * printed; what joins the plan later is, from the day with which it joined. */
static void
test_first_day (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) plan = add_plan (test);
  g_autoptr(KamaeRecord) item = add_item (test, plan, "2026-05-29");
  g_autoptr(KamaeRecord) other = NULL;
  g_autofree char *text = NULL;

  kamae_test_set (test, item, "due_on", "2026-06-15");
  run_year (test, plan);
  g_assert_cmpuint (kamae_test_count_rule (test, "X-8.1-1"), ==, 0);
  text = kamae_test_dup_print (test, "OBJ-R04", plan, "en");
  /* But in the legend. */
  g_assert_true (strstr (text, "→") == g_strrstr (text, "→"));
  kamae_test_step (test, item, "finish");
  assert_figure (test, "OBJ-C05", "2026-06-15", "100.0");

  other = add_item (test, plan, "2026-06-15");
  kamae_test_set (test, other, "due_on", "2026-07-31");
  g_assert_cmpuint (kamae_test_count_rule (test, "X-8.1-1"), ==, 1);
  g_assert_cmpstr (kamae_record_get_text (other, "approved_due_on"), ==, "2026-06-15");
}

/* A day of another year is told, as long as it is only planned. */
static void
test_another_year (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) plan = add_plan (test);
  g_autoptr(KamaeRecord) item = add_item (test, plan, "2026-06-30");

  run_year (test, plan);
  g_assert_cmpuint (kamae_test_count_rule (test, "X-8.1-1"), ==, 0);
  kamae_test_set (test, item, "due_on", "2026-03-31");
  g_assert_cmpuint (kamae_test_count_rule (test, "X-8.1-1"), ==, 1);
  kamae_test_set (test, item, "due_on", "2026-04-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "X-8.1-1"), ==, 0);
  kamae_test_set (test, item, "due_on", "2027-04-01");
  kamae_test_set (test, item, "postponed_because", "環境の更新を待つため");
  g_assert_cmpuint (kamae_test_count_rule (test, "X-8.1-1"), ==, 1);
  kamae_test_step (test, item, "skip");
  g_assert_cmpuint (kamae_test_count_rule (test, "X-8.1-1"), ==, 0);
}

/* No target, not measured yet, and not to be measured are three things. */
static void
test_unknown (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) set = add_set (test);
  g_autoptr(KamaeRecord) objective = add_objective (test, set);
  g_autoptr(KamaeRecord) result = NULL;

  g_assert_cmpstr (kamae_record_get_text (objective, "goal"), ==, "at least 95%");
  g_assert_cmpstr (kamae_record_get_text (objective, "value"), ==, "Not measured yet");
  kamae_test_set (test, objective, "target", NULL);
  g_assert_cmpstr (kamae_record_get_text (objective, "goal"), ==, "No target");
  kamae_test_set (test, objective, "measurable", "0");
  g_assert_cmpstr (kamae_record_get_text (objective, "goal"), ==, "Cannot practicably be measured");
  g_assert_cmpstr (kamae_record_get_text (objective, "value"), ==, "－");
  kamae_test_set (test, objective, "measurable", "1");
  kamae_test_set (test, objective, "target", "0");
  kamae_test_set (test, objective, "direction", "at_most");
  run_year (test, set);
  result = add_result (test, objective, "0", NULL);
  g_assert_cmpstr (kamae_record_get_text (objective, "goal"), ==, "at most 0%");
  g_assert_cmpstr (kamae_record_get_text (objective, "value"), ==, "0%");
}

#define COUNT(condition) \
  kamae_register_count (test->reg, "SELECT count (*) FROM plan_item WHERE " condition, NULL)

/* The calendar fills the plan once; a record that comes so far does the nearest item. */
static void
test_fill (KamaeTest     *test,
           gconstpointer  data)
{
  g_autoptr(KamaeRecord) plan = add_plan (test);
  g_autoptr(KamaeRecord) set = add_set (test);
  g_autoptr(KamaeRecord) objective = add_objective (test, set);

  kamae_test_step (test, plan, "fill");
  g_assert_cmpint (COUNT ("1"), ==, 33);
  g_assert_cmpint (COUNT ("title = 'All-hands meeting'"), ==, 4);
  /* The last working day of the month: 31 May was a Sunday. */
  g_assert_cmpint (COUNT ("due_on = '2026-05-29'"), >, 0);
  g_assert_cmpint (COUNT ("strftime ('%w', due_on) IN ('0', '6')"), ==, 0);
  {
    g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Again", plan, NULL);

    g_assert_false (kamae_operation_transition (operation, plan, "fill", NULL));
  }
  run_year (test, plan);
  kamae_test_step (test, set, "prepare");
  g_assert_cmpint (COUNT ("state = 'done'"), ==, 0);
  kamae_test_step (test, set, "approve");
  g_assert_cmpint (COUNT ("state = 'done' AND done_on = '2026-06-15' AND proof_id IS NOT NULL "
                          "AND title = 'Approve the objectives of the year'"), ==, 1);
  g_assert_cmpint (COUNT ("state = 'done'"), ==, 1);
}

/* What is taken back does nothing any more; approved anew, be it much later, it does the same item,
 * and no second one. */
static void
test_proved_once (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) activity = kamae_register_find (test->reg, "plan_template", "objectives",
                                                         NULL);
  g_autoptr(KamaeRecord) plan = add_plan (test);
  g_autoptr(KamaeRecord) set = add_set (test);
  g_autoptr(KamaeRecord) objective = add_objective (test, set);

  kamae_test_set (test, activity, "months", "m02 m03");
  kamae_test_step (test, plan, "fill");
  run_year (test, plan);
  run_year (test, set);
  g_assert_cmpint (COUNT ("state = 'done'"), ==, 1);
  kamae_test_step (test, set, "revise");
  g_assert_cmpint (COUNT ("state = 'done'"), ==, 0);
  g_assert_cmpint (COUNT ("proof_id IS NOT NULL AND done_on IS NULL AND state = 'planned'"), ==, 1);
  kamae_test_set (test, set, "revision_reason", "顧客の要望により期限を早めた");
  kamae_test_set_today (test, "2026-12-01");
  run_year (test, set);
  g_assert_cmpint (COUNT ("state = 'done' AND proof_id IS NOT NULL AND done_on = '2026-12-01'"), ==, 1);
  g_assert_cmpint (COUNT ("proof_id IS NOT NULL"), ==, 1);
}

/* Undone, its proof does not count either. */
static void
test_proof_undone (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeRecord) plan = add_plan (test);
  g_autoptr(KamaeRecord) set = add_set (test);
  g_autoptr(KamaeRecord) objective = add_objective (test, set);
  g_autoptr(KamaeRecord) result = NULL;

  kamae_test_step (test, plan, "fill");
  run_year (test, plan);
  run_year (test, set);
  g_assert_cmpint (COUNT ("state = 'done'"), ==, 1);
  result = add_result (test, objective, "96", "achieved");
  kamae_test_set_today (test, "2027-03-25");
  kamae_test_step (test, set, "evaluate");
  g_assert_cmpint (COUNT ("state = 'done'"), ==, 2);
  /* Back to the results: the evaluation is open, the approval is not. */
  kamae_test_step (test, set, "reopen");
  g_assert_cmpint (COUNT ("state = 'done' AND title = 'Approve the objectives of the year'"), ==, 1);
  g_assert_cmpint (COUNT ("state = 'done'"), ==, 1);
  kamae_register_undo (test->reg, &error);
  g_assert_no_error (error);
  g_assert_cmpint (COUNT ("state = 'done'"), ==, 2);
}

/* Who has left does nothing any more: who holds the role does it. */
static void
test_successor (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) plan = add_plan (test);
  g_autoptr(KamaeRecord) set = add_set (test);
  g_autoptr(KamaeRecord) objective = add_objective (test, set);
  g_autoptr(KamaeRecord) person = kamae_test_create (test, "person", "staff_no", "0002", "name",
                                                     "鈴木 一郎", NULL);
  g_autoptr(KamaeRecord) item = NULL;
  g_autoptr(KamaeRecord) owner = NULL;

  kamae_test_step (test, plan, "fill");
  item = kamae_register_ref_record (test->reg,
                                    kamae_register_count (test->reg,
                                                          "SELECT id FROM plan_item WHERE title = "
                                                          "'Approve the objectives of the year'",
                                                          NULL), NULL);
  kamae_test_set (test, item, "owner", "0002");
  kamae_test_set (test, person, "left_on", data);
  run_year (test, plan);
  run_year (test, set);
  g_assert_cmpstr (kamae_record_get_state (item), ==, "done");
  owner = kamae_record_ref_link (item, "owner");
  g_assert_true ((owner == person) == (strcmp (data, "2026-06-15") >= 0));
}

/* Changes */

static KamaeRecord *
add_change (KamaeTest  *test,
            const char *kind)
{
  KamaeRecord *change = kamae_test_create (test, "planned_change", "title", "大阪事業所の移転",
                                           "kind", kind, "purpose", "手狭になったため",
                                           "responsible", "0001", "starts_on", "2026-07-01",
                                           "due_on", "2026-09-30", NULL);

  set_absence (test, change, "resources");
  return change;
}

static void
answer (KamaeTest   *test,
        KamaeRecord *change,
        guint        n_touched)
{
  g_autoptr(KamaeRecordList) list = kamae_register_list_parts (test->reg, change,
                                                               "change_consequence");

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 7);
  for (guint i = 0; i < 7; i++)
    {
      g_autoptr(KamaeRecord) part = g_list_model_get_item (G_LIST_MODEL (list), i);
      const char *const fields[] = {
        "answer", i < n_touched ? "1" : "0", "note", "確認した", i < n_touched ? "action" : NULL,
        "図面を改める", "owner", "0001", "due_on", "2026-08-31", NULL
      };

      fill (test, part, fields);
    }
}

static void
test_consequences (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) change = add_change (test, "org");
  g_autoptr(KamaeRecord) part = ref_only_part (test, change, "change_consequence", 7);
  g_autoptr(KamaeRecord) task = NULL;

  g_assert_true (kamae_test_blocks (change, "assess", "CHG-V01 no answer"));
  answer (test, change, 1);
  g_assert_false (kamae_test_guards (change, "assess", "CHG-V01"));
  kamae_test_set (test, part, "note", "なし");
  g_assert_true (kamae_test_blocks (change, "assess", "CHG-V01 no answer"));
  kamae_test_set (test, part, "note", "境界が変わる");
  for (guint i = 0; i < 3; i++)
    {
      static const char *const needed[] = { "action", "owner", "due_on" };
      g_autofree char *value = kamae_record_dup_canonical (part, needed[i]);

      kamae_test_set (test, part, needed[i], NULL);
      g_assert_true (kamae_test_blocks (change, "assess", "CHG-V01 nobody is to do"));
      kamae_test_set (test, part, needed[i], value);
    }
  kamae_test_step (test, change, "assess");
  g_assert_false (try_set (test, part, "answer", "0"));
  kamae_test_step (test, change, "approve");
  task = kamae_record_ref_link (part, "task");
  g_assert_nonnull (task);
  g_assert_cmpint (kamae_register_count (test->reg, "SELECT count (*) FROM task", NULL), ==, 1);

  kamae_test_step (test, change, "start");
  kamae_test_set (test, change, "result", "移転した");
  kamae_test_step (test, change, "complete");
  kamae_test_set (test, change, "effectiveness", "問題なく使えている");
  g_assert_true (kamae_test_blocks (change, "verify", "CHG-V02"));
  kamae_test_step (test, task, "finish");
  g_assert_false (kamae_test_guards (change, "verify", "CHG-V02"));
  kamae_test_step (test, change, "verify");
  g_assert_true (kamae_record_is_locked (change));
  g_assert_true (kamae_record_is_set (change, "verified_by"));
}

/* Planned anew with another action, it gets another task; the same action keeps its own. */
static void
test_planned_anew (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) change = add_change (test, "org");
  g_autoptr(KamaeRecord) part = ref_only_part (test, change, "change_consequence", 7);
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) same = NULL;
  g_autoptr(KamaeRecord) other = NULL;

  answer (test, change, 1);
  kamae_test_step (test, change, "assess");
  kamae_test_step (test, change, "approve");
  first = kamae_record_ref_link (part, "task");
  g_assert_false (try_set (test, part, "task", NULL));
  kamae_test_step (test, change, "return");
  kamae_test_step (test, change, "assess");
  kamae_test_step (test, change, "approve");
  same = kamae_record_ref_link (part, "task");
  g_assert_true (same == first);
  kamae_test_step (test, change, "return");
  kamae_test_set (test, part, "action", "契約を改める");
  kamae_test_step (test, change, "assess");
  kamae_test_step (test, change, "approve");
  other = kamae_record_ref_link (part, "task");
  g_assert_true (other != NULL && other != first);
  g_assert_cmpstr (kamae_record_get_text (other, "subject"), ==, "契約を改める");
}

static void
come_to_completion (KamaeTest   *test,
                    KamaeRecord *change,
                    guint        n_touched)
{
  answer (test, change, n_touched);
  kamae_test_step (test, change, "assess");
  kamae_test_step (test, change, "approve");
  kamae_test_step (test, change, "start");
  kamae_test_set (test, change, "result", "終えた");
}

static void
test_notice (KamaeTest     *test,
             gconstpointer  data)
{
  g_autoptr(KamaeRecord) site = add_change (test, "site");
  g_autoptr(KamaeRecord) scope = add_change (test, "scope");
  g_autoptr(KamaeRecord) system = add_change (test, "system");
  g_autoptr(KamaeRecord) told = add_change (test, "system");

  come_to_completion (test, site, 0);
  come_to_completion (test, scope, 0);
  come_to_completion (test, system, 6);
  come_to_completion (test, told, 7);
  g_assert_true (kamae_test_warns (site, "complete", "CHG-V03"));
  g_assert_true (kamae_test_warns (scope, "complete", "CHG-V03"));
  g_assert_false (kamae_test_guards (system, "complete", "CHG-V03"));
  /* It was said that the body must be told. */
  g_assert_true (kamae_test_warns (told, "complete", "CHG-V03"));
  kamae_test_set (test, site, "notified_on", "2026-06-15");
  kamae_test_set (test, told, "notified_on", "2026-06-15");
  g_assert_false (kamae_test_guards (site, "complete", "CHG-V03"));
  g_assert_false (kamae_test_guards (told, "complete", "CHG-V03"));
}

static void
test_unverified (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) change = add_change (test, "system");

  come_to_completion (test, change, 0);
  kamae_test_step (test, change, "complete");
  kamae_test_set_today (test, "2026-09-13");
  g_assert_cmpuint (kamae_test_count_rule (test, "CHG-V04"), ==, 0);
  kamae_test_set_today (test, "2026-09-14");
  g_assert_cmpuint (kamae_test_count_rule (test, "CHG-V04"), ==, 1);
  kamae_test_set (test, change, "effectiveness", "問題なく使えている");
  kamae_test_step (test, change, "verify");
  g_assert_cmpuint (kamae_test_count_rule (test, "CHG-V04"), ==, 0);
}

/* What other plugins leave to changes: the scope, decisions, nonconformities. */
static void
test_scope (KamaeTest     *test,
            gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = kamae_test_create (test, "scope_statement", "version", "1.0",
                                                    "effective_on", "2025-04-01", NULL);
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) change = NULL;

  /* The first one changes nothing. */
  g_assert_false (kamae_test_guards (first, "approve", "X-6.3-1"));
  kamae_test_outside (test, "UPDATE scope_statement SET state = 'in_force'");
  kamae_test_reopen (test);
  second = kamae_test_create (test, "scope_statement", "version", "2.0", "effective_on",
                              "2026-07-01", NULL);
  g_assert_true (kamae_test_guards (second, "approve", "X-6.3-1"));
  change = add_change (test, "scope");
  link_to (test, change, "changes", second);
  g_assert_false (kamae_test_guards (second, "approve", "X-6.3-1"));
}

static void
test_cause (KamaeTest     *test,
            gconstpointer  data)
{
  g_autoptr(KamaeRecord) nonconformity =
    kamae_test_create (test, "nonconformity", "title", "権限の見直し漏れ", "department", "20",
                       "source", "monitoring", "grade", "minor", "nature", "規則に反する",
                       "evidence", "一覧で3件", NULL);
  g_autoptr(KamaeRecord) change = add_change (test, "document");
  g_autofree char *key = kamae_record_dup_key (nonconformity);

  kamae_test_set (test, change, "cause", key);
  g_assert_cmpint (kamae_register_count (test->reg,
                                         "SELECT count (*) FROM link "
                                         "WHERE kind = 'nonconformity.isms_changes'", NULL), ==, 1);
}

static void
test_decisions (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = kamae_test_create (test, "management_review", "planned_on",
                                                     "2026-06-20", NULL);
  g_autofree char *id = kamae_record_dup_key (review);
  g_autoptr(KamaeRecord) decision =
    kamae_test_create (test, "review_decision", "review", id, "text", "事故の報告手順を改める",
                       "kind", "change", NULL);
  g_autofree char *key = kamae_record_dup_key (decision);
  g_autoptr(KamaeRecord) change = NULL;
  g_autoptr(KamaeRecord) set = NULL;
  g_autoptr(KamaeRecord) objective = NULL;

  g_assert_true (kamae_test_guards (review, "close", "X-9.3.3-2"));
  kamae_test_set (test, decision, "kind", "improve");
  g_assert_false (kamae_test_guards (review, "close", "X-9.3.3-2"));
  kamae_test_set (test, decision, "kind", "objective");
  g_assert_true (kamae_test_guards (review, "close", "X-9.3.3-2"));
  set = add_set (test);
  objective = add_objective (test, set);
  link_to (test, objective, "basis_records", decision);
  g_assert_false (kamae_test_guards (review, "close", "X-9.3.3-2"));

  delete (test, objective);
  kamae_test_set (test, decision, "kind", "change");
  g_assert_true (kamae_test_guards (review, "close", "X-9.3.3-2"));
  change = add_change (test, "document");
  kamae_test_set (test, change, "cause", key);
  g_assert_cmpint (kamae_register_count (test->reg,
                                         "SELECT count (*) FROM link "
                                         "WHERE kind = 'review_decision.effects'", NULL), ==, 1);
  g_assert_false (kamae_test_guards (review, "close", "X-9.3.3-2"));
}

static void
test_unintended (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) record =
    kamae_test_create (test, "unintended_change", "title", "記録の停止",
                       "description", "更新により設定が初期値に戻った", "owner", "0001",
                       "due_on", "2026-06-30", NULL);

  g_assert_true (kamae_test_guards (record, "review", "CORE-V06"));
  set_absence (test, record, "effects");
  kamae_test_set (test, record, "measures", "設定を元に戻す");
  kamae_test_step (test, record, "review");
  g_assert_false (try_set (test, record, "measures", "何もしない"));
  kamae_test_set (test, record, "result", "記録を再開した");
  kamae_test_step (test, record, "mitigate");
  kamae_test_step (test, record, "close");
  g_assert_true (kamae_record_is_locked (record));
}

/* Figures and prints, on the sample organization */

static void
set_up_sample (KamaeTest     *test,
               gconstpointer  data)
{
  kamae_test_set_up (test, g_object_ref (model));
  kamae_test_open_sample (test, "ja", "2026-11-23");
}

static void
test_figures (KamaeTest     *test,
              gconstpointer  data)
{
  assert_figure (test, "OBJ-C01", "2026-11-23", "8");
  assert_figure (test, "OBJ-C02", "2026-11-23", "2");
  assert_figure (test, "OBJ-C03", "2026-11-23", "25.0");
  /* As of the cut-off dates of the reviews. */
  assert_figure (test, "OBJ-C01", "2025-01-20", "5");
  assert_figure (test, "OBJ-C02", "2025-01-20", "4");
  assert_figure (test, "OBJ-C02", "2026-01-20", "5");
  assert_figure (test, "OBJ-C01", "2024-04-15", NULL);
  assert_figure (test, "OBJ-C04", "2025-01-20", "OBJ-2024-01");
  assert_figure (test, "OBJ-C05", "2025-04-15", NULL);
  assert_figure (test, "OBJ-C06", "2026-11-23", "PI-2026-010");
  assert_figure (test, "CHG-C01", "2026-11-23", "1");
  assert_figure (test, "CHG-C02", "2026-11-23", "CHG-2025-02");
}

static void
assert_prints (KamaeTest         *test,
               const char        *report,
               const char        *entity,
               const char        *number,
               const char        *language,
               const char *const *parts)
{
  g_autoptr(KamaeRecord) record =
    number != NULL ? kamae_register_find (test->reg, entity, number, NULL) : NULL;
  g_autofree char *text = kamae_test_dup_print (test, report, record, language);

  for (; *parts != NULL; parts++)
    kamae_test_assert_contains (text, *parts);
}

static void
test_prints (KamaeTest     *test,
             gconstpointer  data)
{
  static const char *const set_ja[] = {
    "年間情報セキュリティ目標", "既知の弱点を期限内に塞ぐ", "95％以上", "2件以下", "82％", "2024年4月29日承認時点",
    "七つの確認", "以上", NULL
  };
  static const char *const set_en[] = {
    "Information security objectives of the year", "at least 95％", "seven-point check", NULL
  };
  static const char *const evaluation_ja[] = {
    "ISMS有効性評価表", "91％", "69%", "×", "修正プログラムの夜間自動適用の導入", "年度中の実績", "評価", NULL
  };
  static const char *const planned_ja[] = {
    "年間情報セキュリティ計画", "マネジメントレビュー", "4月", "3月", "○", "2025年4月21日承認時点", NULL
  };
  static const char *const planned_en[] = {
    "Information security plan of the year", "AprMayJun", NULL
  };
  static const char *const done_ja[] = { "（実績）", "●", "→", "裏付ける記録", "IA-2025-01", NULL };
  static const char *const unmeasured_ja[] = { "測定困難", "実際の事故は起こさないため", NULL };
  static const char *const change_ja[] = {
    "ISMS変更計画書", "適用範囲への第二開発部の追加", "認証機関への届出", "有効性の確認", NULL
  };
  static const char *const change_en[] = { "Plan of a change to the ISMS", "Touched", NULL };
  static const char *const plan_ja[] = { "移行のリスクアセスメント", "未定", NULL };
  static const char *const list_ja[] = {
    "変更一覧", "意図しない変更", "共有フォルダーの権限の広がり", "事故の報告手順の改訂", NULL
  };

  assert_prints (test, "OBJ-R01", "objective_set", "OS-2024-01", "ja", set_ja);
  assert_prints (test, "OBJ-R01", "objective_set", "OS-2024-01", "en", set_en);
  assert_prints (test, "OBJ-R01", "objective_set", "OS-2026-01", "ja", unmeasured_ja);
  assert_prints (test, "OBJ-R03", "objective_set", "OS-2024-01", "ja", evaluation_ja);
  assert_prints (test, "OBJ-R02", "annual_plan", "YP-2025-01", "ja", planned_ja);
  assert_prints (test, "OBJ-R02", "annual_plan", "YP-2025-01", "en", planned_en);
  assert_prints (test, "OBJ-R04", "annual_plan", "YP-2025-01", "ja", done_ja);
  assert_prints (test, "CHG-R01", "planned_change", "CHG-2025-01", "ja", change_ja);
  assert_prints (test, "CHG-R01", "planned_change", "CHG-2025-01", "en", change_en);
  assert_prints (test, "CHG-R01", "planned_change", "CHG-2026-02", "ja", plan_ja);
  assert_prints (test, "CHG-R02", NULL, NULL, "ja", list_ja);
}

/* The paper of each approval is printed as it was, also after the objectives were revised. */
static void
test_paper_before_revision (KamaeTest     *test,
                            gconstpointer  data)
{
  g_autoptr(KamaeRecord) set = add_set (test);
  g_autoptr(KamaeRecord) objective = add_objective (test, set);
  static const struct
  {
    const char *day;
    const char *target;
    const char *other;
  } papers[] = {
    { "2026-06-15", "95%以上", "97%以上" }, { "2026-07-19", "95%以上", "97%以上" },
    { "2026-07-20", "97%以上", "95%以上" }, { NULL, "97%以上", "95%以上" },
  };

  run_year (test, set);
  kamae_test_set_today (test, "2026-07-20");
  kamae_test_step (test, set, "revise");
  kamae_test_set (test, set, "revision_reason", "顧客の要望により引き上げた");
  kamae_test_set (test, objective, "target", "97");
  run_year (test, set);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *text = kamae_test_dup_print_of (test, "OBJ-R01", set, "ja", papers[i].day);

      kamae_test_assert_contains (text, papers[i].target);
      g_assert_null (strstr (text, papers[i].other));
    }
}

/* What is under revision was approved all the same: figures and the year after go by it. */
static void
test_under_revision (KamaeTest     *test,
                     gconstpointer  data)
{
  g_autoptr(KamaeRecord) set = add_set (test);
  g_autoptr(KamaeRecord) objective = add_objective (test, set);
  g_autoptr(KamaeRecord) plan = add_plan (test);
  g_autoptr(KamaeRecord) item = add_item (test, plan, "2026-06-10");
  g_autoptr(KamaeRecord) year =
    kamae_test_create (test, "fiscal_year", "label", "2027年度", "starts_on", "2027-04-01",
                       "ends_on", "2028-03-31", NULL);
  g_autoptr(KamaeRecord) next = NULL;
  g_autoptr(KamaeRecord) carried = NULL;

  assert_figure (test, "OBJ-C01", "2026-06-15", NULL);
  assert_figure (test, "OBJ-C05", "2026-06-15", NULL);
  run_year (test, set);
  run_year (test, plan);
  kamae_test_step (test, set, "revise");
  kamae_test_step (test, plan, "revise");
  assert_figure (test, "OBJ-C01", "2026-06-15", "1");
  assert_figure (test, "OBJ-C05", "2026-06-15", "0.0");
  next = add_set (test);
  kamae_test_step (test, next, "carry");
  carried = ref_only_part (test, next, "objective", 1);
}

/* That nothing is there is told, too. */
static void
test_missing (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) set = NULL;
  g_autoptr(KamaeRecord) objective = NULL;
  g_autoptr(KamaeRecord) plan = NULL;
  g_autoptr(KamaeRecord) item = NULL;

  g_assert_cmpuint (kamae_test_count_rule (test, "X-6.2-1"), ==, 1);
  g_assert_cmpuint (kamae_test_count_rule (test, "X-8.1-1"), ==, 1);
  set = add_set (test);
  objective = add_objective (test, set);
  plan = add_plan (test);
  item = add_item (test, plan, "2026-06-30");
  g_assert_cmpuint (kamae_test_count_rule (test, "X-6.2-1"), ==, 1);
  g_assert_cmpuint (kamae_test_count_rule (test, "X-8.1-1"), ==, 1);
  run_year (test, set);
  run_year (test, plan);
  g_assert_cmpuint (kamae_test_count_rule (test, "X-6.2-1"), ==, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "X-8.1-1"), ==, 0);
  /* A revision does not make them missing. */
  kamae_test_step (test, set, "revise");
  kamae_test_step (test, plan, "revise");
  g_assert_cmpuint (kamae_test_count_rule (test, "X-6.2-1"), ==, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "X-8.1-1"), ==, 0);
}

#define ADD(path, function) \
  g_test_add ("/objectives/" path, KamaeTest, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kamae_language_init ("en");
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());
  with_policy = make_model (&policy);
  g_test_add ("/objectives/figures", KamaeTest, NULL, set_up_sample, test_figures, tear_down);
  g_test_add ("/objectives/prints", KamaeTest, NULL, set_up_sample, test_prints, tear_down);
  ADD ("policy", test_policy);
  g_test_add ("/objectives/no-policy/kept", KamaeTest, "leadership", NULL, test_no_policy,
              tear_down);
  g_test_add ("/objectives/no-policy/not-kept", KamaeTest, NULL, NULL, test_no_policy, tear_down);
  ADD ("measure", test_measure);
  ADD ("plan", test_plan);
  ADD ("departments", test_departments);
  ADD ("baseline", test_baseline);
  ADD ("same-words", test_same_words);
  ADD ("verdicts", test_verdicts);
  ADD ("life", test_life);
  ADD ("carried", test_carried);
  ADD ("items", test_items);
  ADD ("fill", test_fill);
  ADD ("proved-once", test_proved_once);
  g_test_add ("/objectives/successor/left", KamaeTest, "2026-06-14", set_up, test_successor,
              tear_down);
  g_test_add ("/objectives/successor/last-day", KamaeTest, "2026-06-15", set_up, test_successor,
              tear_down);
  ADD ("consequences", test_consequences);
  ADD ("first-day", test_first_day);
  ADD ("another-year", test_another_year);
  ADD ("unknown", test_unknown);
  ADD ("planned-anew", test_planned_anew);
  ADD ("proof-undone", test_proof_undone);
  ADD ("paper-before-revision", test_paper_before_revision);
  ADD ("under-revision", test_under_revision);
  ADD ("missing", test_missing);
  ADD ("notice", test_notice);
  ADD ("unverified", test_unverified);
  ADD ("cause", test_cause);
  ADD ("unintended", test_unintended);
  g_test_add ("/objectives/scope", KamaeTest, NULL, set_up, test_scope, tear_down_unverified);
  ADD ("decisions", test_decisions);
  return g_test_run ();
}
