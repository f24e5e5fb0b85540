/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

#include <string.h>


/* The plugin "risk": the criteria, checked by trying all ratings. */

static KamaeModel *model;

static void
set_up (KamaeTest     *test,
        gconstpointer  data)
{
  kamae_test_set_up (test, g_object_ref (model));
}

static void
tear_down (KamaeTest     *test,
           gconstpointer  data)
{
  kamae_test_verify (test);
  kamae_test_tear_down (test);
}

/* Helpers */

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

static char *
dup_id (KamaeRecord *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, kamae_record_get_id (record));
}

static gint64
count (KamaeTest  *test,
       const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 n = kamae_register_count (test->reg, sql, &error);

  g_assert_no_error (error);
  return n;
}

static void
give_role (KamaeTest  *test,
           const char *code)
{
  g_autoptr(KamaeRecord) role = kamae_register_find (test->reg, "role", code, NULL);
  g_autoptr(KamaeRecord) assignment =
    kamae_test_create (test, "role_assignment", "role", code, "person", "0001",
                       "starts_on", "2020-04-01", "appointed_by", "0001", NULL);

  g_assert_nonnull (role);
}

/* Criteria that lack nothing but the steps. */
static KamaeRecord *
add_criteria (KamaeTest  *test,
              const char *method)
{
  return kamae_test_create (test, "risk_criteria", "name", "リスク基準", "method", method,
                            "review_month", "5", "triggers", "organization incident",
                            "rationale", "全社で同じ物差しを使うため",
                            "acceptance", "9以下は受容できる", "acceptable_value", "9", NULL);
}

/* The part in which the SQL condition holds. */
static KamaeRecord *
ref_part (KamaeTest   *test,
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

static void
add_scale (KamaeTest   *test,
           KamaeRecord *criteria,
           const char  *code,
           const char  *subject,
           guint        n_levels)
{
  g_autofree char *id = dup_id (criteria);
  g_autoptr(KamaeRecord) scale = kamae_test_create (test, "criteria_scale", "criteria", id, "code",
                                                    code,
                                                    "subject", subject, "label_ja", code,
                                                    "label_en", code, NULL);

  for (guint i = 0; i < n_levels; i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", i);
      g_autoptr(KamaeRecord) level =
        kamae_test_create (test, "criteria_level", "criteria", id, "scale", code, "value", value,
                           "label_ja", value, "label_en", value, "description_ja", "説明",
                           "description_en", "Description", NULL);
    }
}

static KamaeFigureResult *
compute (KamaeTest  *test,
         const char *id,
         const char *as_of)
{
  g_autoptr(GError) error = NULL;
  const KamaeFigure *figure = kamae_model_find_figure (model, id);
  KamaeFigureResult *result = NULL;

  g_assert_nonnull (figure);
  result = kamae_register_compute (test->reg, figure, as_of, NULL, "en", &error);
  g_assert_no_error (error);
  return result;
}

/* Presets and vectors */

/* Each example computes what §5.6 of the domain analysis says, and there are as many as there. */
static void
check_vectors (KamaeTest  *test,
               const char *method,
               guint       n_vectors,
               guint       n_combinations)
{
  g_autoptr(KamaeRecord) criteria = add_criteria (test, method);
  g_autoptr(KamaeRecordList) examples =
    kamae_register_list_parts (test->reg, criteria, "criteria_example");

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (examples)), ==, n_vectors);
  for (guint i = 0; i < n_vectors; i++)
    {
      g_autoptr(KamaeRecord) example = g_list_model_get_item (G_LIST_MODEL (examples), i);
      g_autofree char *expected_value = kamae_record_dup_canonical (example, "expected_value");
      g_autofree char *expected_rank = kamae_record_dup_canonical (example, "expected_rank");
      g_autofree char *value = kamae_record_dup_canonical (example, "computed_value");
      g_autofree char *rank = kamae_record_dup_canonical (example, "computed_rank");

      g_test_message ("%s: %s, rank %s", kamae_record_get_text (example, "inputs"), value, rank);
      g_assert_cmpfloat (g_ascii_strtod (value, NULL), ==, g_ascii_strtod (expected_value, NULL));
      g_assert_cmpstr (rank, ==, expected_rank);
    }
  g_assert_cmpint (kamae_record_get_integer (criteria, "combinations"), ==, n_combinations);
  kamae_test_step (test, criteria, "test");
}

static void
test_preset_a (KamaeTest     *test,
               gconstpointer  data)
{
  check_vectors (test, "asset_cia", 7, 243);
}

static void
test_preset_b (KamaeTest     *test,
               gconstpointer  data)
{
  check_vectors (test, "ipa", 7, 972);
}

static void
test_preset_c (KamaeTest     *test,
               gconstpointer  data)
{
  check_vectors (test, "scenario", 8, 25);
}

/* The vectors "A per aspect": only the aspects that the risk affects count. */
static void
test_per_aspect (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = add_criteria (test, "asset_cia");
  g_autofree char *id = dup_id (criteria);
  g_autoptr(KamaeRecordList) examples =
    kamae_register_list_parts (test->reg, criteria, "criteria_example");
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) low = NULL;

  while (g_list_model_get_n_items (G_LIST_MODEL (examples)) > 0)
    {
      g_autoptr(KamaeRecord) example = g_list_model_get_item (G_LIST_MODEL (examples), 0);

      delete (test, example);
    }
  add_scale (test, criteria, "affects_c", "fact", 2);
  add_scale (test, criteria, "affects_i", "fact", 2);
  add_scale (test, criteria, "affects_a", "fact", 2);
  kamae_test_set (test, criteria, "formula",
                  "max (affects_c × c, affects_i × i, affects_a × a) × threat × vulnerability");
  first = kamae_test_create (test, "criteria_example", "criteria", id, "inputs",
                             "c=1 i=3 a=3 affects_c=1 affects_i=0 affects_a=0 threat=3 vulnerability=3",
                             "expected_value", "9", "expected_rank", "2", NULL);
  second = kamae_test_create (test, "criteria_example", "criteria", id, "inputs",
                              "c=1 i=3 a=3 affects_c=1 affects_i=1 affects_a=0 threat=2 vulnerability=2",
                              "expected_value", "12", "expected_rank", "3", NULL);
  g_assert_cmpstr (kamae_record_get_text (first, "computed_value"), ==, "9");
  g_assert_cmpint (kamae_record_get_integer (first, "computed_rank"), ==, 2);
  g_assert_cmpstr (kamae_record_get_text (second, "computed_value"), ==, "12");
  g_assert_cmpint (kamae_record_get_integer (second, "computed_rank"), ==, 3);

  /* A risk that affects nothing has the value 0: no level holds it yet. */
  g_assert_true (kamae_test_guards (criteria, "test", "RCV-V02"));
  low = ref_part (test, criteria, "criteria_band", "rank", "1");
  kamae_test_set (test, low, "from_value", "0");
  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V02"));
  kamae_test_step (test, criteria, "test");
}

static void
test_priority (KamaeTest     *test,
               gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = add_criteria (test, "ipa");

  g_assert_cmpint (count (test, "SELECT formula (priority_formula, '{\"value\":6}') FROM risk_criteria"), ==, 2);
  g_assert_cmpint (count (test, "SELECT formula (priority_formula, '{\"value\":4}') FROM risk_criteria"), ==, 3);
}

/* A person adds an empty version, then chooses the method. */
static void
test_method_chosen_later (KamaeTest     *test,
                          gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = kamae_test_create (test, "risk_criteria", "version", "0.1",
                                                       NULL);

  g_assert_cmpint (count (test, "SELECT count (*) FROM criteria_scale"), ==, 0);
  kamae_test_set (test, criteria, "method", "scenario");
  g_assert_cmpint (count (test, "SELECT count (*) FROM criteria_scale"), ==, 2);
  g_assert_cmpstr (kamae_record_get_text (criteria, "formula"), ==, "likelihood × impact");

  /* What is there is never replaced. */
  kamae_test_set (test, criteria, "method", "ipa");
  g_assert_cmpint (count (test, "SELECT count (*) FROM criteria_scale"), ==, 2);

  /* It came in one operation, and goes in one. */
  kamae_register_undo (test->reg, NULL);
  kamae_register_undo (test->reg, NULL);
  g_assert_cmpint (count (test, "SELECT count (*) FROM criteria_scale"), ==, 0);
  kamae_register_redo (test->reg, NULL);
  g_assert_cmpint (count (test, "SELECT count (*) FROM criteria_scale"), ==, 2);
}

/* Rules */

static void
test_v01 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = add_criteria (test, "asset_cia");
  g_autoptr(KamaeRecord) level = ref_part (test, criteria, "criteria_level", "scale", "c");
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(GError) error = NULL;

  kamae_test_set (test, level, "label_en", "Changed before the approval");
  kamae_test_step (test, criteria, "test");
  give_role (test, "top_management");
  kamae_test_step (test, criteria, "approve");
  g_assert_true (kamae_record_is_locked (level));

  operation = kamae_register_begin (test->reg, "Change", criteria, NULL);
  g_assert_false (kamae_operation_set (operation, level, "label_en", "Changed later", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (kamae_operation_set (operation, criteria, "formula", "1", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED);
}

static void
test_v02_no_value (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = add_criteria (test, "asset_cia");

  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V02"));
  kamae_test_set (test, criteria, "formula", "unknown × threat");
  g_assert_true (kamae_test_guards (criteria, "test", "RCV-V02"));
  kamae_test_set (test, criteria, "formula", "CASE WHEN c > 1 THEN c × threat × vulnerability END");
  g_assert_true (kamae_test_guards (criteria, "test", "RCV-V02"));
}

static void
test_v02_bands (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = add_criteria (test, "scenario");
  g_autoptr(KamaeRecord) low = ref_part (test, criteria, "criteria_band", "rank", "1");

  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V02"));
  /* 5 in two levels, then 4 in none. */
  kamae_test_set (test, low, "to_value", "5");
  g_assert_true (kamae_test_guards (criteria, "test", "RCV-V02"));
  kamae_test_set (test, low, "to_value", "3");
  g_assert_true (kamae_test_guards (criteria, "test", "RCV-V02"));
  /* Single values instead of from and to. */
  kamae_test_set (test, low, "values_listed", "1 2 3 4");
  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V02"));
}

static void
test_v02_matrix (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = add_criteria (test, "ipa");
  g_autoptr(KamaeRecord) cell = ref_part (test, criteria, "criteria_cell", "row_value", "2");
  g_autoptr(KamaeRecord) level = NULL;

  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V02"));
  level = ref_part (test, criteria, "criteria_level", "scale", "threat");
  kamae_test_set (test, level, "scale", "thraet");
  g_assert_true (kamae_test_guards (criteria, "test", "RCV-V02"));
  kamae_test_set (test, level, "scale", "threat");
  delete (test, cell);
  g_assert_true (kamae_test_guards (criteria, "test", "RCV-V02"));
}

static void
test_v02_asset (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = add_criteria (test, "asset_cia");

  kamae_test_set (test, criteria, "asset_formula", "max (c, i, a, threat)");
  g_assert_true (kamae_test_guards (criteria, "test", "RCV-V02"));
  kamae_test_set (test, criteria, "asset_formula", "c × i × a");
  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V02"));
}

static void
test_v02_example (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = add_criteria (test, "scenario");
  g_autoptr(KamaeRecord) example = ref_part (test, criteria, "criteria_example", "inputs",
                                             "likelihood=2 impact=2");

  kamae_test_set (test, example, "expected_rank", "2");
  g_assert_true (kamae_test_guards (criteria, "test", "RCV-V02"));
  kamae_test_set (test, example, "expected_rank", "1");
  kamae_test_set (test, example, "expected_value", "5");
  g_assert_true (kamae_test_guards (criteria, "test", "RCV-V02"));
  kamae_test_set (test, example, "expected_value", "4");
  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V02"));
}

static void
test_v02_size (KamaeTest     *test,
               gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = add_criteria (test, "asset_cia");

  /* 243 × 7 × 7 × 7 combinations. */
  add_scale (test, criteria, "x", "risk", 7);
  add_scale (test, criteria, "y", "risk", 7);
  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V02"));
  add_scale (test, criteria, "z", "risk", 7);
  g_assert_true (kamae_test_guards (criteria, "test", "RCV-V02"));
}

static void
test_v02_empty (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = add_criteria (test, "custom");

  g_assert_true (kamae_test_guards (criteria, "test", "RCV-V02"));
}

static void
test_v03 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = add_criteria (test, "scenario");
  g_autoptr(KamaeRecordList) examples =
    kamae_register_list_parts (test->reg, criteria, "criteria_example");

  while (g_list_model_get_n_items (G_LIST_MODEL (examples)) > 0)
    {
      g_autoptr(KamaeRecord) example = g_list_model_get_item (G_LIST_MODEL (examples), 0);

      delete (test, example);
    }
  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V03"));
  kamae_test_set (test, criteria, "formula", "likelihood × (6 − impact)");
  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V02"));
  g_assert_true (kamae_test_guards (criteria, "test", "RCV-V03"));
  kamae_test_set (test, criteria, "not_monotonic_because", "影響度は5が軽微");
  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V03"));

  /* Asked again at the approval: a tested version can still be changed. */
  kamae_test_step (test, criteria, "test");
  kamae_test_set (test, criteria, "not_monotonic_because", NULL);
  g_assert_true (kamae_test_guards (criteria, "approve", "RCV-V03"));
}

static void
test_v04 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = add_criteria (test, "asset_cia");
  g_autoptr(KamaeRecord) band = ref_part (test, criteria, "criteria_band", "rank", "3");

  kamae_test_step (test, criteria, "test");
  g_assert_false (kamae_test_guards (criteria, "approve", "RCV-V04"));
  kamae_test_set (test, band, "action_en", NULL);
  g_assert_true (kamae_test_guards (criteria, "approve", "RCV-V04"));
}

static void
test_descriptions (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = add_criteria (test, "asset_cia");
  g_autoptr(KamaeRecord) level = ref_part (test, criteria, "criteria_level", "scale", "threat");

  kamae_test_step (test, criteria, "test");
  kamae_test_set (test, level, "description_en", NULL);
  g_assert_false (kamae_test_guards (criteria, "approve", "X-6.1.2-2"));
  kamae_test_set (test, level, "description_ja", NULL);
  g_assert_true (kamae_test_guards (criteria, "approve", "X-6.1.2-2"));
}

static void
test_life_of_criteria (KamaeTest     *test,
                       gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = add_criteria (test, "asset_cia");
  g_autofree char *id = dup_id (first);
  g_autoptr(KamaeRecord) second = NULL;

  kamae_test_step (test, first, "test");
  g_assert_true (kamae_test_guards (first, "approve", "CORE-V04"));
  give_role (test, "top_management");
  kamae_test_step (test, first, "approve");
  kamae_test_step (test, first, "put_in_force");
  g_assert_cmpstr (kamae_record_get_text (first, "effective_on"), ==, "2026-06-15");

  /* The next version begins as a copy, and the old one stays as it was. */
  second = kamae_test_create (test, "risk_criteria", "version", "2.0", "supersedes", id, NULL);
  g_assert_cmpstr (kamae_record_get_text (second, "name"), ==, "リスク基準");
  g_assert_cmpint (count (test, "SELECT count (*) FROM criteria_level"), ==, 30);
  g_assert_cmpint (count (test, "SELECT count (*) FROM criteria_band"), ==, 6);
  kamae_test_set (test, second, "acceptable_value", "6");
  kamae_test_step (test, second, "test");
  kamae_test_step (test, second, "approve");
  g_assert_cmpstr (kamae_record_get_state (first), ==, "effective");
  kamae_test_step (test, second, "put_in_force");
  g_assert_cmpstr (kamae_record_get_state (first), ==, "superseded");
  g_assert_cmpint (kamae_record_get_integer (first, "acceptable_value"), ==, 9);
}

/* Assets */

/* The criteria of preset A or B in force, and what an asset refers to. */
static void
prepare_assets (KamaeTest  *test,
                const char *method)
{
  g_autoptr(KamaeRecord) criteria = add_criteria (test, method);
  g_autoptr(KamaeRecord) department =
    kamae_test_create (test, "department", "code", "10", "name", "経営管理部", "in_scope", "1", NULL);
  g_autoptr(KamaeRecord) outside =
    kamae_test_create (test, "department", "code", "90", "name", "準備室", "in_scope", "0", NULL);
  g_autoptr(KamaeRecord) scope =
    kamae_test_create (test, "scope_statement", "version", "1.0", "purpose", "情報を守る", NULL);
  g_autofree char *id = dup_id (scope);
  g_autoptr(KamaeRecord) business = kamae_test_create (test, "scope_item", "statement", id, "kind",
                                                       "business", "name", "勤怠サービス", NULL);

  kamae_test_set (test, test->person, "department", "10");
  kamae_test_step (test, criteria, "test");
  give_role (test, "top_management");
  kamae_test_step (test, criteria, "approve");
  kamae_test_step (test, criteria, "put_in_force");
}

static KamaeRecord *
add_asset (KamaeTest  *test,
           const char *name,
           const char *ratings)
{
  g_autoptr(KamaeRecordList) items = kamae_register_list (test->reg, "scope_item");
  g_autoptr(KamaeRecord) item = g_list_model_get_item (G_LIST_MODEL (items), 0);
  g_autofree char *business = dup_id (item);
  const char c[] = { ratings[0], '\0' };
  const char i[] = { ratings[1], '\0' };
  const char a[] = { ratings[2], '\0' };

  return kamae_test_create (test, "asset", "name", name, "business", business, "owner", "0001",
                            "department", "10", "users", "全社員", "medium", "pc cloud",
                            "personal_info", "none", "c", c, "i", i, "a", a,
                            "retention", "契約終了後5年", "disposal", "消去", NULL);
}

static void
test_asset_value (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = NULL;
  g_autofree char *levels = NULL;

  prepare_assets (test, "ipa");
  asset = add_asset (test, "議事録", "121");
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

  prepare_assets (test, "asset_cia");
  asset = add_asset (test, "契約書", "321");
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V01"), ==, 0);
  g_assert_false (kamae_test_guards (asset, "check", "AST-V01"));
  kamae_test_set (test, test->person, "left_on", "2026-05-31");
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V01"), ==, 1);
  g_assert_true (kamae_test_guards (asset, "check", "AST-V01"));
  kamae_test_set (test, test->person, "left_on", NULL);
  kamae_test_set (test, test->person, "department", "90");
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V01"), ==, 1);
}

static void
test_asset_v02 (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = NULL;

  prepare_assets (test, "asset_cia");
  asset = add_asset (test, "契約書", "321");
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

  prepare_assets (test, "asset_cia");
  asset = add_asset (test, "従業員名簿", "321");
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V03"), ==, 0);
  kamae_test_set (test, asset, "personal_info", "pi sensitive");
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V03"), ==, 1);
  party = kamae_test_create (test, "interested_party", "name", "個人情報保護委員会", "side", "external",
                             "category", "authority", "relation", "監督", NULL);
  party_id = dup_id (party);
  law = kamae_test_create (test, "requirement", "party", party_id, "text", "個人情報の安全管理",
                           "kind", "law", "basis", "個人情報保護法", NULL);
  law_id = dup_id (law);
  kamae_test_set (test, asset, "laws", law_id);
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V03"), ==, 0);

  g_assert_false (kamae_test_guards (asset, "check", "AST-V03"));
  kamae_test_set (test, asset, "personal_info", "none pi");
  g_assert_true (kamae_test_guards (asset, "check", "AST-V03"));
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

  prepare_assets (test, "asset_cia");
  asset = add_asset (test, "旧サーバ", "211");
  g_assert_true (kamae_test_guards (asset, "dispose", "AST-V04"));
  kamae_test_set (test, asset, "disposal_method", "物理破壊");
  kamae_test_set (test, asset, "disposed_by", "0001");
  g_assert_false (kamae_test_guards (asset, "dispose", "AST-V04"));
  kamae_test_set (test, asset, "disposal_outsourced", "1");
  g_assert_true (kamae_test_guards (asset, "dispose", "AST-V04"));

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

  prepare_assets (test, "asset_cia");
  asset = add_asset (test, "契約書", "321");
  g_assert_cmpuint (kamae_test_count_rule (test, "X-6.1.2-4"), ==, 0);
  kamae_test_set (test, asset, "i", "4");
  g_assert_cmpuint (kamae_test_count_rule (test, "X-6.1.2-4"), ==, 1);
  g_assert_true (kamae_test_guards (asset, "check", "X-6.1.2-4"));
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

  unknown = compute (test, "AST-C03", NULL);
  g_assert_false (kamae_figure_result_is_known (unknown));
  prepare_assets (test, "asset_cia");
  first = add_asset (test, "契約書", "321");
  second = add_asset (test, "製品カタログ", "121");
  kamae_test_set (test, second, "classification", "public");

  classes = compute (test, "AST-C01", NULL);
  g_assert_cmpuint (kamae_figure_result_get_n_rows (classes), ==, 2);
  g_assert_cmpstr (kamae_figure_result_get_cell (classes, 0, 0), ==, "Internal");
  g_assert_cmpstr (kamae_figure_result_get_cell (classes, 1, 1), ==, "1");
  values = compute (test, "AST-C02", NULL);
  g_assert_cmpstr (kamae_figure_result_get_cell (values, 0, 0), ==, "3");
  g_assert_cmpstr (kamae_figure_result_get_cell (values, 1, 0), ==, "2");
  due = compute (test, "AST-C03", "2028-01-01");
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

  prepare_assets (test, "asset_cia");
  empty = kamae_test_dup_print (test, "AST-R01", NULL, "ja");
  kamae_test_assert_contains (empty, "該当なし");
  first = add_asset (test, "契約書", "321");
  second = add_asset (test, "準備室の資料", "222");
  kamae_test_set (test, second, "department", "90");
  ja = kamae_test_dup_print (test, "AST-R01", NULL, "ja");
  kamae_test_assert_contains (ja, "情報資産管理台帳");
  kamae_test_assert_contains (ja, "経営管理部");
  kamae_test_assert_contains (ja, "準備室の資料");
  kamae_test_assert_contains (ja, "勤怠サービス");
  kamae_test_assert_contains (ja, "事務所PC、社外サーバ");
  en = kamae_test_dup_print (test, "AST-R01", NULL, "en");
  kamae_test_assert_contains (en, "Register of information assets");
  department = kamae_register_find (test->reg, "department", "10", NULL);
  one = kamae_test_dup_print (test, "AST-R01-d", department, "ja");
  kamae_test_assert_contains (one, "契約書");
  g_assert_null (strstr (one, "準備室の資料"));
}

static void
test_print_criteria (KamaeTest     *test,
                     gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = add_criteria (test, "ipa");
  g_autofree char *ja = kamae_test_dup_print (test, "RSK-R06", criteria, "ja");
  g_autofree char *en = kamae_test_dup_print (test, "RSK-R06", criteria, "en");
  g_autoptr(KamaeRecord) empty = kamae_test_create (test, "risk_criteria", "version", "0.1", NULL);
  g_autofree char *nothing = kamae_test_dup_print (test, "RSK-R06", empty, "ja");

  kamae_test_assert_contains (nothing, "該当なし");
  kamae_test_assert_contains (ja, "リスク基準書");
  kamae_test_assert_contains (ja, "年に数回程度は起きるおそれがある。");
  kamae_test_assert_contains (ja, "importance × likelihood");
  kamae_test_assert_contains (ja, "被害発生可能性 [damage]");
  kamae_test_assert_contains (ja, "threat = 3");
  kamae_test_assert_contains (ja, "■ 高");
  kamae_test_assert_contains (ja, "リスク所有者及びトップマネジメント");
  kamae_test_assert_contains (ja, "全社で同じ物差しを使うため");
  kamae_test_assert_contains (en, "May happen a few times a year.");
  kamae_test_assert_contains (en, "■ High");
  kamae_test_assert_contains (en, "Must be treated; accepting it needs top management as well.");
}

/* Runs, risks, evaluations */

static KamaeRecord *
start_run (KamaeTest *test)
{
  KamaeRecord *run = kamae_test_create (test, "risk_run", "kind", "initial", NULL);

  kamae_test_step (test, run, "start");
  return run;
}

static KamaeRecord *
add_risk (KamaeTest   *test,
          KamaeRecord *asset)
{
  g_autofree char *id = dup_id (asset);

  return kamae_test_create (test, "risk", "title", "端末の紛失", "assets", id, "source", "持ち出し",
                            "event", "紛失", "cause", "不注意", "consequence", "漏えい",
                            "affects", "c", "owner", "0001", NULL);
}

static KamaeRecord *
add_evaluation (KamaeTest   *test,
                KamaeRecord *risk,
                const char  *stage)
{
  g_autofree char *id = dup_id (risk);

  return kamae_test_create (test, "evaluation", "risk", id, "stage", stage, NULL);
}

static void
rate (KamaeTest   *test,
      KamaeRecord *evaluation,
      const char  *scale,
      const char  *value)
{
  g_autoptr(KamaeRecord) rating = ref_part (test, evaluation, "rating", "scale", scale);

  kamae_test_set (test, rating, "value", value);
}

static void
test_evaluation (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = NULL;
  g_autoptr(KamaeRecord) run = NULL;
  g_autoptr(KamaeRecord) risk = NULL;
  g_autoptr(KamaeRecord) evaluation = NULL;
  g_autoptr(KamaeRecord) rating = NULL;

  prepare_assets (test, "ipa");
  asset = add_asset (test, "名簿", "121");
  kamae_test_set (test, asset, "personal_info", "pi");
  run = start_run (test);
  g_assert_cmpint (kamae_record_get_integer (run, "to_evaluate"), ==, 0);
  risk = add_risk (test, asset);
  evaluation = add_evaluation (test, risk, "current");

  /* What the asset tells is there; the rest is not rated, which is no value. */
  rating = ref_part (test, evaluation, "rating", "scale", "i");
  g_assert_cmpint (kamae_record_get_integer (rating, "value"), ==, 2);
  g_assert_nonnull (strstr (kamae_record_get_text (rating, "levels"), "▶ 2 Medium: "));
  g_assert_false (kamae_record_is_set (evaluation, "value"));
  g_assert_true (kamae_test_guards (risk, "assess", "RSK-V02"));
  rate (test, evaluation, "threat", "3");
  g_assert_false (kamae_record_is_set (evaluation, "value"));
  rate (test, evaluation, "vulnerability", "2");
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
  g_assert_true (kamae_test_guards (risk, "assess", "RSK-V02"));
}

/* Above the limit: the owner decides to keep it. */
static void
decide (KamaeTest   *test,
        KamaeRecord *risk)
{
  g_autofree char *id = dup_id (risk);
  g_autoptr(KamaeRecord) treatment =
    kamae_test_create (test, "treatment", "risk", id, "option", "retain", "rationale", "費用に合わない",
                       NULL);

  kamae_test_step (test, treatment, "decide");
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

  prepare_assets (test, "asset_cia");
  give_role (test, "isms_manager");
  asset = add_asset (test, "契約書", "321");
  run = start_run (test);
  risk = add_risk (test, asset);
  evaluation = add_evaluation (test, risk, "current");
  rate (test, evaluation, "threat", "2");
  rate (test, evaluation, "vulnerability", "3");
  g_assert_cmpfloat (kamae_record_get_decimal (evaluation, "value"), ==, 18);
  g_assert_true (kamae_test_guards (run, "lock", "RSK-V09"));
  decide (test, risk);
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
  g_autoptr(KamaeRecord) draft = add_criteria (test, "scenario");
  g_autoptr(KamaeRecord) run = NULL;
  g_autoptr(KamaeRecord) risk = NULL;
  g_autoptr(KamaeRecord) asset = NULL;
  g_autoptr(KamaeRecord) evaluation = NULL;
  g_autofree char *id = dup_id (draft);
  g_autofree char *effective = NULL;

  prepare_assets (test, "asset_cia");
  run = kamae_test_create (test, "risk_run", "kind", "initial", NULL);
  effective = kamae_record_dup_canonical (run, "criteria");
  g_assert_false (kamae_test_guards (run, "start", "RSK-V01"));
  kamae_test_set (test, run, "criteria", id);
  g_assert_true (kamae_test_guards (run, "start", "RSK-V01"));
  kamae_test_set (test, run, "criteria", effective);
  kamae_test_step (test, run, "start");

  asset = add_asset (test, "契約書", "321");
  risk = add_risk (test, asset);
  evaluation = add_evaluation (test, risk, "current");
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
  g_autofree char *id = dup_id (first);
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

  prepare_assets (test, "asset_cia");
  give_role (test, "isms_manager");
  first = start_run (test);
  kamae_test_step (test, first, "prepare");
  kamae_test_step (test, first, "review");
  kamae_test_step (test, first, "lock");
  second = start_run (test);
  g_assert_cmpuint (kamae_test_count_rule (test, "RCV-V05"), ==, 0);
  criteria = add_next_criteria (test, "9");
  kamae_test_step (test, criteria, "approve");
  kamae_test_step (test, criteria, "put_in_force");
  third = start_run (test);
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

  prepare_assets (test, "asset_cia");
  asset = add_asset (test, "契約書", "321");
  run = start_run (test);
  risk = add_risk (test, asset);
  evaluation = add_evaluation (test, risk, "current");
  rate (test, evaluation, "threat", "2");
  rate (test, evaluation, "vulnerability", "1");
  criteria = add_next_criteria (test, "12");
  /* 6 is not above the old limit of 9, 18 is. */
  g_assert_false (kamae_test_guards (criteria, "approve", "RCV-V06"));
  rate (test, evaluation, "vulnerability", "3");
  g_assert_true (kamae_test_guards (criteria, "approve", "RCV-V06"));
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

  prepare_assets (test, "asset_cia");
  low = add_asset (test, "製品カタログ", "111");
  high = add_asset (test, "契約書", "321");
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V05"), ==, 0);
  run = start_run (test);
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V05"), ==, 1);
  risk = add_risk (test, high);
  evaluation = add_evaluation (test, risk, "current");
  g_assert_cmpuint (kamae_test_count_rule (test, "AST-V05"), ==, 0);
}

static void
test_rsk_v07 (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = NULL;
  g_autoptr(KamaeRecord) run = NULL;

  prepare_assets (test, "asset_cia");
  asset = add_asset (test, "契約書", "321");
  run = start_run (test);
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr(KamaeRecord) risk = add_risk (test, asset);
      g_autoptr(KamaeRecord) current = add_evaluation (test, risk, "current");
      g_autoptr(KamaeRecord) residual = add_evaluation (test, risk, "residual");

      rate (test, current, "threat", i < 8 ? "2" : "3");
      rate (test, current, "vulnerability", "2");
      rate (test, residual, "threat", i < 9 ? "2" : "1");
      rate (test, residual, "vulnerability", "1");
      /* Eight of ten are alike, and not all residual values: no more than may be. */
      if (i == 9)
        g_assert_false (kamae_test_guards (run, "lock", "RSK-V07"));
      if (i == 9)
        rate (test, current, "threat", "2");
    }
  g_assert_true (kamae_test_guards (run, "lock", "RSK-V07"));
}

static void
test_rsk_v12 (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = NULL;
  g_autoptr(KamaeRecord) run = NULL;
  g_autoptr(KamaeRecord) risk = NULL;
  g_autoptr(KamaeRecord) evaluation = NULL;

  prepare_assets (test, "asset_cia");
  asset = add_asset (test, "契約書", "321");
  run = start_run (test);
  risk = add_risk (test, asset);
  evaluation = add_evaluation (test, risk, "current");
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V12"), ==, 0);
  kamae_test_set (test, evaluation, "checked_by", "0001");
  g_assert_cmpuint (kamae_test_count_rule (test, "RSK-V12"), ==, 1);
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
    { "/risk/vectors/A", test_preset_a },
    { "/risk/vectors/A-per-aspect", test_per_aspect },
    { "/risk/vectors/B", test_preset_b },
    { "/risk/vectors/C", test_preset_c },
    { "/risk/priority", test_priority },
    { "/risk/method-chosen-later", test_method_chosen_later },
    { "/risk/RCV-V01", test_v01 },
    { "/risk/RCV-V02/no-value", test_v02_no_value },
    { "/risk/RCV-V02/bands", test_v02_bands },
    { "/risk/RCV-V02/matrix", test_v02_matrix },
    { "/risk/RCV-V02/asset", test_v02_asset },
    { "/risk/RCV-V02/example", test_v02_example },
    { "/risk/RCV-V02/size", test_v02_size },
    { "/risk/RCV-V02/empty", test_v02_empty },
    { "/risk/RCV-V03", test_v03 },
    { "/risk/RCV-V04", test_v04 },
    { "/risk/descriptions", test_descriptions },
    { "/risk/life-of-criteria", test_life_of_criteria },
    { "/risk/asset-value", test_asset_value },
    { "/risk/AST-V01", test_asset_v01 },
    { "/risk/AST-V02", test_asset_v02 },
    { "/risk/AST-V03", test_asset_v03 },
    { "/risk/AST-V04", test_asset_v04 },
    { "/risk/asset-levels", test_asset_levels },
    { "/risk/asset-figures", test_asset_figures },
    { "/risk/print-assets", test_print_assets },
    { "/risk/print-criteria", test_print_criteria },
    { "/risk/evaluation", test_evaluation },
    { "/risk/locked-run", test_locked_run },
    { "/risk/RSK-V01", test_rsk_v01 },
    { "/risk/RCV-V05", test_v05 },
    { "/risk/RCV-V06", test_v06 },
    { "/risk/AST-V05", test_asset_v05 },
    { "/risk/RSK-V07", test_rsk_v07 },
    { "/risk/RSK-V12", test_rsk_v12 },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kamae_language_init ("en");
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());
  g_assert_nonnull (kamae_model_find_entity (model, "risk_criteria"));

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, KamaeTest, NULL, set_up, tests[i].function, tear_down);

  return g_test_run ();
}
