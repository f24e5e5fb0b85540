/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

/* Formulas that the company writes: what they compute, and what they cannot do. */

static const char *const names[] = { "c", "i", "a", "t", NULL };

static double
evaluate (const char *text,
          gint64      c,
          gint64      i,
          gint64      a,
          gint64      t)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeFormula) formula = kamae_formula_new (text, names, &error);
  const gint64 values[] = { c, i, a, t };
  double result = -1;

  g_assert_no_error (error);
  g_assert_true (kamae_formula_evaluate (formula, values, &result, &error));
  g_assert_no_error (error);
  return result;
}

static void
test_values (void)
{
  g_assert_cmpfloat (evaluate ("c", 3, 1, 1, 2), ==, 3);
  g_assert_cmpfloat (evaluate ("max (c, i, a) * t", 1, 3, 2, 2), ==, 6);
  g_assert_cmpfloat (evaluate ("max(c,i,a) × t − 1", 1, 3, 2, 2), ==, 5);
  g_assert_cmpfloat (evaluate ("(c + i) ÷ 2.0", 1, 2, 0, 0), ==, 1.5);
  g_assert_cmpfloat (evaluate ("CASE WHEN t ≥ 2 THEN c ELSE 0 END", 7, 0, 0, 2), ==, 7);
  g_assert_cmpfloat (evaluate ("iif (c > i AND NOT a = 1, 10, 20)", 2, 1, 0, 0), ==, 10);
}

static void
test_lines (void)
{
  g_assert_cmpfloat (evaluate ("v = max (c, i, a)\nv × t", 1, 3, 2, 2), ==, 6);
  /* A name given again replaces the one before, also one of the inputs. */
  g_assert_cmpfloat (evaluate ("v = c\nv = iif (t > 1, 9, v)\nc = v + 1\n  c  ", 1, 0, 0, 2), ==,
                     10);
  g_assert_cmpfloat (evaluate ("v = c\nv = iif (t > 1, 9, v)\nc = v + 1\nc", 1, 0, 0, 1), ==, 2);
}

static void
assert_refused (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeFormula) formula = kamae_formula_new (text, names, &error);

  if (formula != NULL)
    g_test_message ("accepted: %s", text);
  g_assert_null (formula);
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
}

static char *
dup_nested (guint depth)
{
  GString *formula = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (formula, "(1 + ");
  g_string_append_c (formula, '1');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (formula, ')');
  return g_string_free (formula, FALSE);
}

static void
test_refused (void)
{
  /* Newer versions of SQLite take any number of parentheses, but none such a sum of sums. */
  g_autofree char *nested = dup_nested (500);
  g_autofree char *longer = g_strnfill (20000, '1');

  assert_refused ("");
  assert_refused ("   \n ");
  assert_refused ("c +");
  assert_refused ("(c");
  assert_refused ("c)");
  assert_refused ("c) FROM (SELECT 5 AS c");
  assert_refused ("(SELECT 1)");
  assert_refused ("(select count(*) from sqlite_schema)");
  assert_refused ("c; DELETE FROM risk");
  assert_refused ("c -- rest");
  assert_refused ("c /* rest");
  assert_refused ("'text'");
  assert_refused ("\"c\"");
  assert_refused ("load_extension (1)");
  assert_refused ("random ()");
  assert_refused ("zeroblob (1000000000)");
  assert_refused ("sqlite_version ()");
  assert_refused ("c, i");
  assert_refused ("unknown × 2");
  assert_refused ("c\nc");
  assert_refused ("?1");
  assert_refused (nested);
  assert_refused (longer);
}

static void
test_names (void)
{
  static const char *const bad[] = { "c\" AS x", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeFormula) formula = kamae_formula_new ("1", bad, &error);

  g_assert_null (formula);
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
}

static void
test_no_value (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeFormula) formula = kamae_formula_new ("CASE WHEN c > 1 THEN 5 END", names, &error);
  const gint64 given[] = { 2, 0, 0, 0 };
  const gint64 missing[] = { 1, 0, 0, 0 };
  double result = 0;

  g_assert_no_error (error);
  g_assert_false (kamae_formula_evaluate (formula, missing, &result, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
  g_clear_error (&error);
  /* It is ready for the next values. */
  g_assert_true (kamae_formula_evaluate (formula, given, &result, &error));
  g_assert_cmpfloat (result, ==, 5);
}

static gint64
count (KamaeTest  *test,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = kamae_register_count (test->reg, sql, &error);

  g_assert_no_error (error);
  return n;
}

static void
test_in_queries (void)
{
  KamaeTest test = { 0 };

  kamae_test_set_up (&test, NULL);
  g_assert_cmpint (count (&test, "SELECT formula ('a × b', json_object ('a', 6, 'b', 7))"), ==, 42);
  g_assert_cmpint (count (&test, "SELECT formula ('a × b', json_object ('a', 6)) IS NULL"), ==, 1);
  g_assert_cmpint (count (&test, "SELECT formula ('a', json_object ('a', NULL)) IS NULL"), ==, 1);
  g_assert_cmpint (count (&test, "SELECT formula ('a', 'no json') IS NULL"), ==, 1);
  g_assert_cmpint (count (&test, "SELECT formula (NULL, '{}') IS NULL"), ==, 1);
  /* More formulas than are kept ready. */
  g_assert_cmpint (count (&test, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) "
                                 "SELECT sum (formula ('a + ' || i, '{\"a\":0}')) FROM n"), ==, 20100);
  kamae_test_tear_down (&test);
}

/* The limit of steps is for one run, not for all of them together. */
static void
test_many_runs (void)
{
  const char *const only[] = { "x", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeFormula) formula = kamae_formula_new ("x * 2 + 1", only, &error);
  double result = 0;

  g_assert_no_error (error);
  for (gint64 x = 0; x < 200000; x++)
    {
      kamae_formula_evaluate (formula, &x, &result, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat (result, ==, x * 2 + 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  kamae_test_init (&argc, &argv);
  kamae_language_init ("en");

  g_test_add_func ("/formula/values", test_values);
  g_test_add_func ("/formula/lines", test_lines);
  g_test_add_func ("/formula/refused", test_refused);
  g_test_add_func ("/formula/names", test_names);
  g_test_add_func ("/formula/no-value", test_no_value);
  g_test_add_func ("/formula/in-queries", test_in_queries);
  g_test_add_func ("/formula/many-runs", test_many_runs);

  return g_test_run ();
}
