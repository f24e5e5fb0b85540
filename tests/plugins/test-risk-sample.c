/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "risk-case.h"

#include <string.h>

/* The plugin "risk": its part of the sample organization. */

static void
check_counts (KamaeTest *test)
{
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM asset"), ==, 120);
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM risk"), ==, 60);
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM risk_run WHERE state = 'locked'"),
                   ==, 3);
  g_assert_cmpint (risk_case_count (test, "SELECT count (DISTINCT state) FROM treatment_action"),
                   ==, 4);
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM soa WHERE state = 'in_force'"),
                   ==, 1);
  /* The next version is worked on, by the newest assessment, and says what it changes. */
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM soa JOIN risk_run AS run "
                                          "ON run.id = soa.run_id WHERE soa.state = 'draft' AND run.id = "
                                          "(SELECT id FROM risk_run ORDER BY number DESC LIMIT 1)"), ==, 1);
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM soa_entry WHERE applicable IS NULL"),
                   ==, 1);
  /* One acceptance is about to expire, one waits for its owner. */
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM acceptance WHERE state = 'active' "
                                          "AND valid_until < date (today (), '+1 month')"), ==, 1);
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM acceptance "
                                          "WHERE state = 'proposed'"), ==, 1);
  /* Nothing was decided or accepted without a signature. */
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM (SELECT id FROM treatment "
                                          "WHERE state = 'decided' UNION ALL SELECT id FROM acceptance WHERE state <> 'proposed') "
                                          "WHERE id NOT IN (SELECT source_id FROM approval WHERE box = 'approved')"),
                   ==, 0);
}

/* What a start page would complain of: an overdue action, and the statement that is worked on. */
static void
check_quiet (KamaeTest *test)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) results = kamae_register_check (test->reg, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < results->len; i++)
    {
      const char *rule = kamae_check_result_get_rule (results->pdata[i]);

      if (strncmp (rule, "RSK-", 4) == 0 || strncmp (rule, "AST-", 4) == 0
          || strncmp (rule, "RCV-", 4) == 0 || strncmp (rule, "X-", 2) == 0
          || strncmp (rule, "S-6", 3) == 0)
        {
          n++;
          g_test_message ("%s: %s", rule, kamae_check_result_get_text (results->pdata[i]));
          g_assert_cmpstr (rule, ==, "RSK-V10");
        }
    }
  g_assert_cmpuint (n, ==, 1);
}

static void
check_number (KamaeTest  *test,
              const char *figure,
              double      number)
{
  g_autoptr(KamaeFigureResult) result = risk_case_compute (test, figure, "2026-11-23");

  g_test_message ("%s", figure);
  g_assert_cmpfloat (kamae_figure_result_get_number (result), ==, number);
}

/* The sum of a column of numbers. */
static guint
add_up (KamaeTest  *test,
        const char *figure,
        guint       column,
        guint       n_rows)
{
  g_autoptr(KamaeFigureResult) result = risk_case_compute (test, figure, "2026-11-23");
  guint sum = 0;

  g_test_message ("%s", figure);
  g_assert_cmpuint (kamae_figure_result_get_n_rows (result), ==, n_rows);
  for (guint i = 0; i < n_rows; i++)
    sum += (guint) g_ascii_strtoull (kamae_figure_result_get_cell (result, i, column), NULL, 10);
  return sum;
}

static void
check_figures (KamaeTest *test)
{
  g_assert_cmpuint (add_up (test, "RSK-C01", 1, 1), ==, 58);
  g_assert_cmpuint (add_up (test, "RSK-C02", 1, 3), ==, 58);
  g_assert_cmpuint (add_up (test, "RSK-C03", 1, 3), ==, 58);
  /* New, up, down and unchanged. */
  g_assert_cmpuint (add_up (test, "RSK-C04", 1, 4), ==, 58);
  g_assert_cmpuint (add_up (test, "RSK-C05", 2, 13), ==, 58);
  check_number (test, "RSK-C06", 13);
  check_number (test, "RSK-C07", 1);
  check_number (test, "RSK-C09", 97);
  check_number (test, "RSK-C10", 46);
  g_assert_cmpuint (add_up (test, "RSK-C11", 1, 1), ==, 0);
}

static void
test_ja (KamaeTest     *test,
         gconstpointer  data)
{
  kamae_test_open_sample (test, "ja", "2026-11-23");
  check_counts (test);
  check_quiet (test);
  check_figures (test);
}

static void
test_en (KamaeTest     *test,
         gconstpointer  data)
{
  kamae_test_open_sample (test, "en", "2026-11-23");
  check_counts (test);
  check_quiet (test);
}

/* In spring the second assessment is not finished yet. */
static void
test_spring (KamaeTest     *test,
             gconstpointer  data)
{
  kamae_test_open_sample (test, "ja", "2026-05-28");
  g_assert_cmpint (risk_case_count (test, "SELECT count (*) FROM risk_run WHERE state = 'running'"),
                   ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  static const RiskCaseTest tests[] = {
    { "/risk-sample/ja", test_ja },
    { "/risk-sample/en", test_en },
    { "/risk-sample/spring", test_spring },
  };

  return risk_case_run (argc, argv, tests, G_N_ELEMENTS (tests));
}
