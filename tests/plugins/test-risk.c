/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "risk-case.h"

/* The plugin "risk": the criteria, checked by trying all ratings. */

static void
add_scale (KamaeTest   *test,
           KamaeRecord *criteria,
           const char  *code,
           const char  *subject,
           guint        n_levels)
{
  g_autofree char *id = risk_case_dup_id (criteria);
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

/* Presets and vectors */

/* Each example computes what §5.6 of the domain analysis says, and there are as many as there. */
static void
check_vectors (KamaeTest  *test,
               const char *method,
               guint       n_vectors,
               guint       n_combinations)
{
  g_autoptr(KamaeRecord) criteria = risk_case_add_criteria (test, method);
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
  g_autoptr(KamaeRecord) criteria = risk_case_add_criteria (test, "asset_cia");
  g_autofree char *id = risk_case_dup_id (criteria);
  g_autoptr(KamaeRecordList) examples =
    kamae_register_list_parts (test->reg, criteria, "criteria_example");
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) low = NULL;

  while (g_list_model_get_n_items (G_LIST_MODEL (examples)) > 0)
    {
      g_autoptr(KamaeRecord) example = g_list_model_get_item (G_LIST_MODEL (examples), 0);

      risk_case_delete (test, example);
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
  g_assert_true (kamae_test_blocks (criteria, "test", "RCV-V02 gives no value"));
  low = risk_case_ref_part (test, criteria, "criteria_band", "rank", "1");
  kamae_test_set (test, low, "from_value", "0");
  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V02"));
  kamae_test_step (test, criteria, "test");
}

static void
test_priority (KamaeTest     *test,
               gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = risk_case_add_criteria (test, "ipa");

  g_assert_cmpint (risk_case_count (test, "SELECT formula (priority_formula, '{\"value\":6}') FROM risk_criteria"), ==, 2);
  g_assert_cmpint (risk_case_count (test, "SELECT formula (priority_formula, '{\"value\":4}') FROM risk_criteria"), ==, 3);
}

/* A person adds an empty version, then chooses the method. */
static void
test_method_chosen_later (KamaeTest     *test,
                          gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = kamae_test_create (test, "risk_criteria", "version", "0.1",
                                                       NULL);

  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM criteria_scale"), ==, 0);
  kamae_test_set (test, criteria, "method", "scenario");
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM criteria_scale"), ==, 2);
  g_assert_cmpstr (kamae_record_get_text (criteria, "formula"), ==, "likelihood × impact");

  /* What is there is never replaced. */
  kamae_test_set (test, criteria, "method", "ipa");
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM criteria_scale"), ==, 2);

  /* It came in one operation, and goes in one. */
  kamae_register_undo (test->reg, NULL);
  kamae_register_undo (test->reg, NULL);
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM criteria_scale"), ==, 0);
  kamae_register_redo (test->reg, NULL);
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM criteria_scale"), ==, 2);
}

/* Rules */

static void
test_v01 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = risk_case_add_criteria (test, "asset_cia");
  g_autoptr(KamaeRecord) level =
    risk_case_ref_part (test, criteria, "criteria_level", "scale", "c");
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(GError) error = NULL;

  kamae_test_set (test, level, "label_en", "Changed before the approval");
  kamae_test_step (test, criteria, "test");
  risk_case_give_role (test, "top_management");
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
  g_autoptr(KamaeRecord) criteria = risk_case_add_criteria (test, "asset_cia");

  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V02"));
  kamae_test_set (test, criteria, "formula", "unknown × threat");
  g_assert_true (kamae_test_blocks (criteria, "test", "RCV-V02 gives no value"));
  kamae_test_set (test, criteria, "formula", "CASE WHEN c > 1 THEN c × threat × vulnerability END");
  g_assert_true (kamae_test_blocks (criteria, "test", "RCV-V02 gives no value"));
}

static void
test_v02_bands (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = risk_case_add_criteria (test, "scenario");
  g_autoptr(KamaeRecord) low = risk_case_ref_part (test, criteria, "criteria_band", "rank", "1");

  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V02"));
  /* 5 in two levels, then 4 in none. */
  kamae_test_set (test, low, "to_value", "5");
  g_assert_true (kamae_test_blocks (criteria, "test", "RCV-V02 in several"));
  kamae_test_set (test, low, "to_value", "3");
  g_assert_true (kamae_test_blocks (criteria, "test", "RCV-V02 falls in no"));
  /* Single values instead of from and to. */
  kamae_test_set (test, low, "values_listed", "1 2 3 4");
  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V02"));
}

static void
test_v02_matrix (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = risk_case_add_criteria (test, "ipa");
  g_autoptr(KamaeRecord) cell =
    risk_case_ref_part (test, criteria, "criteria_cell", "row_value", "2");
  g_autoptr(KamaeRecord) level = NULL;

  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V02"));
  level = risk_case_ref_part (test, criteria, "criteria_level", "scale", "threat");
  kamae_test_set (test, level, "scale", "thraet");
  g_assert_true (kamae_test_blocks (criteria, "test", "RCV-V02 names a scale"));
  kamae_test_set (test, level, "scale", "threat");
  risk_case_delete (test, cell);
  g_assert_true (kamae_test_blocks (criteria, "test", "RCV-V02 gives no value"));
}

static void
test_v02_asset (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = risk_case_add_criteria (test, "asset_cia");

  kamae_test_set (test, criteria, "asset_formula", "max (c, i, a, threat)");
  g_assert_true (kamae_test_blocks (criteria, "test", "RCV-V02 asset_formula"));
  kamae_test_set (test, criteria, "asset_formula", "c × i × a");
  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V02"));
}

static void
test_v02_example (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = risk_case_add_criteria (test, "scenario");
  g_autoptr(KamaeRecord) example = risk_case_ref_part (test, criteria, "criteria_example", "inputs",
                                                       "likelihood=2 impact=2");

  kamae_test_set (test, example, "expected_rank", "2");
  g_assert_true (kamae_test_blocks (criteria, "test", "RCV-V02 example"));
  kamae_test_set (test, example, "expected_rank", "1");
  kamae_test_set (test, example, "expected_value", "5");
  g_assert_true (kamae_test_blocks (criteria, "test", "RCV-V02 example"));
  kamae_test_set (test, example, "expected_value", "4");
  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V02"));
}

static void
test_v02_size (KamaeTest     *test,
               gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = risk_case_add_criteria (test, "asset_cia");

  /* 243 × 7 combinations, then 243 × 7 × 12: a little more than 20,000. */
  add_scale (test, criteria, "x", "risk", 7);
  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V02"));
  add_scale (test, criteria, "y", "risk", 12);
  g_assert_true (kamae_test_blocks (criteria, "test", "RCV-V02 too many"));
}

static void
test_v02_empty (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = risk_case_add_criteria (test, "custom");

  g_assert_true (kamae_test_blocks (criteria, "test", "RCV-V02 at least one"));
}

static void
test_v03 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = risk_case_add_criteria (test, "scenario");
  g_autoptr(KamaeRecordList) examples =
    kamae_register_list_parts (test->reg, criteria, "criteria_example");

  while (g_list_model_get_n_items (G_LIST_MODEL (examples)) > 0)
    {
      g_autoptr(KamaeRecord) example = g_list_model_get_item (G_LIST_MODEL (examples), 0);

      risk_case_delete (test, example);
    }
  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V03"));
  kamae_test_set (test, criteria, "formula", "likelihood × (6 − impact)");
  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V02"));
  g_assert_true (kamae_test_blocks (criteria, "test", "RCV-V03"));
  kamae_test_set (test, criteria, "not_monotonic_because", "影響度は5が軽微");
  g_assert_false (kamae_test_guards (criteria, "test", "RCV-V03"));

  /* A version that was signed as tested is changed after a step back only; it is asked again. */
  kamae_test_step (test, criteria, "test");
  g_assert_true (kamae_record_is_signed (criteria, "not_monotonic_because"));
  kamae_test_step (test, criteria, "return");
  kamae_test_set (test, criteria, "not_monotonic_because", NULL);
  g_assert_true (kamae_test_blocks (criteria, "test", "RCV-V03"));
}

static void
test_v04 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = risk_case_add_criteria (test, "asset_cia");
  g_autoptr(KamaeRecord) band = risk_case_ref_part (test, criteria, "criteria_band", "rank", "3");

  g_assert_false (kamae_test_guards (criteria, "approve", "RCV-V04"));
  kamae_test_set (test, band, "action_en", NULL);
  g_assert_true (kamae_test_warns (criteria, "approve", "RCV-V04"));
}

static void
test_descriptions (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = risk_case_add_criteria (test, "asset_cia");
  g_autoptr(KamaeRecord) level =
    risk_case_ref_part (test, criteria, "criteria_level", "scale", "threat");

  kamae_test_set (test, level, "description_en", NULL);
  g_assert_false (kamae_test_guards (criteria, "approve", "X-6.1.2-2"));
  kamae_test_set (test, level, "description_ja", NULL);
  g_assert_true (kamae_test_blocks (criteria, "approve", "X-6.1.2-2"));
}

static void
test_life_of_criteria (KamaeTest     *test,
                       gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = risk_case_add_criteria (test, "asset_cia");
  g_autofree char *id = risk_case_dup_id (first);
  g_autoptr(KamaeRecord) second = NULL;

  kamae_test_step (test, first, "test");
  g_assert_true (kamae_test_blocks (first, "approve", "CORE-V04"));
  risk_case_give_role (test, "top_management");
  kamae_test_step (test, first, "approve");
  kamae_test_step (test, first, "put_in_force");
  g_assert_cmpstr (kamae_record_get_text (first, "effective_on"), ==, "2026-06-15");

  /* The next version begins as a copy, and the old one stays as it was. */
  second = kamae_test_create (test, "risk_criteria", "version", "2.0", "supersedes", id, NULL);
  g_assert_cmpstr (kamae_record_get_text (second, "name"), ==, "リスク基準");
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM criteria_level"), ==, 30);
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM criteria_band"), ==, 6);
  kamae_test_set (test, second, "acceptable_value", "6");
  kamae_test_set (test, second, "effective_on", "2026-06-16");
  kamae_test_step (test, second, "test");
  kamae_test_step (test, second, "approve");
  g_assert_cmpstr (kamae_record_get_state (first), ==, "effective");
  g_assert_true (kamae_test_blocks (second, "put_in_force", "CORE-V01 effective_on"));
  kamae_test_set_today (test, "2026-06-16");
  kamae_test_step (test, second, "put_in_force");
  g_assert_cmpstr (kamae_record_get_state (first), ==, "superseded");
  g_assert_cmpint (kamae_record_get_integer (first, "acceptable_value"), ==, 9);
}

static void
test_print_criteria (KamaeTest     *test,
                     gconstpointer  data)
{
  g_autoptr(KamaeRecord) criteria = risk_case_add_criteria (test, "ipa");
  g_autofree char *ja = kamae_test_dup_print (test, "RSK-R06", criteria, "ja");
  g_autofree char *en = kamae_test_dup_print (test, "RSK-R06", criteria, "en");
  g_autoptr(KamaeRecord) empty = kamae_test_create (test, "risk_criteria", "version", "0.1", NULL);
  g_autofree char *nothing = kamae_test_dup_print (test, "RSK-R06", empty, "ja");

  kamae_test_assert_contains (nothing, "未記入");
  kamae_test_assert_contains (ja, "リスク基準書");
  kamae_test_assert_contains (ja, "年に数回程度は起きるおそれがある。");
  kamae_test_assert_contains (ja, "importance × likelihood");
  kamae_test_assert_contains (ja, "被害発生可能性 [damage]");
  kamae_test_assert_contains (ja, "脅威の起こりやすさ = 3");
  kamae_test_assert_contains (ja, "■ 高");
  kamae_test_assert_contains (ja, "リスク所有者及びトップマネジメント");
  kamae_test_assert_contains (ja, "全社で同じ物差しを使うため");
  kamae_test_assert_contains (en, "May happen a few times a year.");
  kamae_test_assert_contains (en, "■ High");
  kamae_test_assert_contains (en, "Must be treated; accepting it needs top management as well.");
}

int
main (int   argc,
      char *argv[])
{
  static const RiskCaseTest tests[] = {
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
    { "/risk/print-criteria", test_print_criteria },
  };

  return risk_case_run (argc, argv, tests, G_N_ELEMENTS (tests));
}
