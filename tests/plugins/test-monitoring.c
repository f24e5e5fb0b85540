/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

#include <string.h>
#include <time.h>

/* The plugin "monitoring": the rules of MON, each tripped and not; what is written when a period
 * has ended; lives of indicators, measurements and analyses; figures; prints; the sample. */

static KamaeModel *model;

/* 0001 is the ISMS manager, 0002 measures and analyses. */
static void
set_up (KamaeTest     *test,
        gconstpointer  data)
{
  g_autoptr(KamaeRecord) worker = NULL;
  g_autoptr(KamaeRecord) role = NULL;
  g_autoptr(KamaeRecord) assignment = NULL;

  kamae_test_set_up (test, g_object_ref (model));
  worker = kamae_test_create (test, "person", "staff_no", "0002", "name", "石井 隆", NULL);
  role = kamae_register_find (test->reg, "role", "isms_manager", NULL);
  if (role == NULL)
    role = kamae_test_create (test, "role", "code", "isms_manager", "name", "推進責任者", NULL);
  assignment = kamae_test_create (test, "role_assignment", "role", "isms_manager",
                                  "person", "0001", "starts_on", "2020-04-01", NULL);
}

static void
tear_down (KamaeTest     *test,
           gconstpointer  data)
{
  kamae_test_verify (test);
  kamae_test_tear_down (test);
}

/* Every answer given; measured each month from April 2026 on. */
static KamaeRecord *
add_indicator (KamaeTest  *test,
               const char *name)
{
  return kamae_test_create (test, "indicator", "name", name, "what", "期限内に適用された修正",
                            "kind", "effect", "source", "measured", "method", "月次報告から数える",
                            "unit", "%", "direction", "at_least", "target", "95", "alarm", "85",
                            "period", "month", "measure_who", "0002", "analyse_when", "half",
                            "analyse_who", "0002", "begins_on", "2026-04-10", NULL);
}

static KamaeRecord *
add_active (KamaeTest  *test,
            const char *name)
{
  KamaeRecord *indicator = add_indicator (test, name);

  kamae_test_step (test, indicator, "approve");
  return indicator;
}

/* Computed from the number of tasks that are overdue. */
static KamaeRecord *
add_computed (KamaeTest  *test,
              const char *figure)
{
  KamaeRecord *indicator = add_indicator (test, "期限を過ぎたタスク");

  kamae_test_set (test, indicator, "source", "computed");
  kamae_test_set (test, indicator, "figure", figure);
  kamae_test_set (test, indicator, "unit", "件");
  kamae_test_set (test, indicator, "direction", "at_most");
  kamae_test_set (test, indicator, "target", "0");
  kamae_test_set (test, indicator, "alarm", "2");
  kamae_test_step (test, indicator, "approve");
  return indicator;
}

static void
write_due (KamaeTest *test)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (kamae_register_write_due (test->reg, &error));
  g_assert_no_error (error);
}

static guint
count (KamaeTest  *test,
       const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 n = kamae_register_count (test->reg, sql, &error);

  g_assert_no_error (error);
  return n;
}

/* The measurement of an indicator, from 0, in the order of the periods. */
static KamaeRecord *
ref_measurement (KamaeTest   *test,
                 KamaeRecord *indicator,
                 guint        place)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (test->reg, "SELECT id FROM measurement WHERE indicator_id = :id "
                                     "ORDER BY starts_on LIMIT 1 OFFSET :place", NULL, &error);
  KamaeRecord *measurement = NULL;

  g_assert_no_error (error);
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (indicator));
  kamae_cursor_bind_integer (cursor, ":place", place);
  g_assert_true (kamae_cursor_next (cursor, &error));
  measurement = kamae_register_ref_record (test->reg, kamae_cursor_get_integer (cursor, 0), &error);
  g_assert_no_error (error);
  return measurement;
}

static void
record (KamaeTest   *test,
        KamaeRecord *measurement,
        const char  *value)
{
  kamae_test_set (test, measurement, "value", value);
  kamae_test_step (test, measurement, "record");
}

static void
assert_shown (KamaeRecord *record,
              const char  *field,
              const char  *shown)
{
  g_autofree char *text = kamae_record_dup_display (record, field, NULL);

  g_assert_cmpstr (text, ==, shown);
}

static void
assert_number (KamaeTest  *test,
               const char *id,
               const char *as_of,
               double      number)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeFigureResult) result =
    kamae_register_compute (test->reg, kamae_model_find_figure (model, id), as_of, NULL, "en",
                            &error);

  g_assert_no_error (error);
  g_assert_true (kamae_figure_result_is_known (result));
  g_assert_cmpfloat (kamae_figure_result_get_number (result), ==, number);
}

/* Rules */

static void
test_v01 (KamaeTest     *test,
          gconstpointer  data)
{
  static const struct
  {
    const char *field;
    const char *answer;
    const char *rule;
  } answers[] = {
    { "what", "期限内に適用された修正", "MON-V01 what is measured" },
    { "method", "月次報告から数える", "MON-V01 how it is measured" },
    { "period", "month", "MON-V01 when it is measured" },
    { "measure_who", "0002", "MON-V01 who measures" },
    { "analyse_when", "half", "MON-V01 when the values" },
    { "analyse_who", "0002", "MON-V01 who analyses" },
  };
  g_autoptr(KamaeRecord) indicator = add_indicator (test, "パッチ");

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      kamae_test_set (test, indicator, answers[i].field, NULL);
      g_assert_true (kamae_test_blocks (indicator, "approve", answers[i].rule));
      kamae_test_set (test, indicator, answers[i].field, answers[i].answer);
      g_assert_false (kamae_test_blocks (indicator, "approve", answers[i].rule));
    }
  kamae_test_set (test, indicator, "method", "なし");
  g_assert_true (kamae_test_blocks (indicator, "approve", "MON-V01 how it is measured"));
  kamae_test_set (test, indicator, "method", "月次報告から数える");
  kamae_test_step (test, indicator, "approve");
}

static void
test_v02 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) indicator = add_active (test, "パッチ");
  g_autoptr(KamaeRecord) april = NULL;
  g_autoptr(KamaeRecord) may = NULL;

  /* April ended six weeks ago and nothing was written. */
  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V02"), ==, 1);
  write_due (test);
  april = ref_measurement (test, indicator, 0);
  may = ref_measurement (test, indicator, 1);
  g_assert_cmpstr (kamae_record_get_text (april, "due_on"), ==, "2026-05-14");
  g_assert_cmpstr (kamae_record_get_text (may, "due_on"), ==, "2026-06-14");
  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V02"), ==, 2);
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V08"), ==, 0);
  record (test, april, "96");
  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V02"), ==, 1);
  /* Saying why is an answer. */
  kamae_test_set (test, may, "reason", "報告が得られなかった");
  kamae_test_step (test, may, "skip");
  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V02"), ==, 0);
  /* The running period, and two weeks after it. */
  kamae_test_set_today (test, "2026-07-14");
  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V02"), ==, 0);
  kamae_test_set_today (test, "2026-07-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V02"), ==, 1);
  kamae_test_step (test, indicator, "end");
  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V02"), ==, 0);
}

/* On the day on which it is due a measurement is not missing yet. */
static void
test_due_day (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) indicator = add_indicator (test, "パッチ");

  kamae_test_set (test, indicator, "begins_on", "2026-06-01");
  kamae_test_step (test, indicator, "approve");
  kamae_test_set_today (test, "2026-07-14");
  write_due (test);
  g_assert_cmpuint (count (test, "SELECT count (*) FROM measurement"), ==, 1);
  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V02"), ==, 0);
  kamae_test_set_today (test, "2026-07-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V02"), ==, 1);
}

/* An alarm asks for an analysis of its period that somebody has signed. */
static void
test_v03 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) indicator = add_active (test, "パッチ");
  g_autoptr(KamaeRecord) april = NULL;
  g_autoptr(KamaeRecord) may = NULL;
  g_autoptr(KamaeRecordList) analyses = NULL;
  g_autoptr(KamaeRecord) analysis = NULL;

  write_due (test);
  april = ref_measurement (test, indicator, 0);
  may = ref_measurement (test, indicator, 1);
  record (test, april, "85");
  assert_shown (april, "standing", "Target missed");
  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V03"), ==, 0);
  record (test, may, "84.5");
  assert_shown (may, "standing", "Alarm");
  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V03"), ==, 1);
  kamae_test_step (test, indicator, "analyse");
  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V03"), ==, 1);
  analyses = kamae_register_list (test->reg, "indicator_analysis");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (analyses)), ==, 1);
  analysis = g_list_model_get_item (G_LIST_MODEL (analyses), 0);
  g_assert_cmpstr (kamae_record_get_text (analysis, "starts_on"), ==, "2026-04-01");
  g_assert_cmpstr (kamae_record_get_text (analysis, "ends_on"), ==, "2026-05-31");
  kamae_test_set (test, analysis, "findings", "自動適用に失敗した機器が残った");
  kamae_test_set (test, analysis, "verdict", "improve");
  kamae_test_step (test, analysis, "analyse");
  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V03"), ==, 0);
}

/* Limits of the other directions. */
static void
test_standing (KamaeTest     *test,
               gconstpointer  data)
{
  static const struct
  {
    const char *direction;
    const char *value;
    const char *standing;
  } cases[] = {
    { "at_least", "95", "Target met" },  { "at_least", "94.9", "Target missed" },
    { "at_most", "95", "Target met" },   { "at_most", "95.1", "Target missed" },
    { "at_most", "105.1", "Alarm" },     { "equal", "95", "Target met" },
    { "equal", "96", "Target missed" },  { "equal", "84", "Alarm" },
    { "equal", "106", "Alarm" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(KamaeRecord) indicator = add_indicator (test, "値");
      g_autoptr(KamaeRecord) april = NULL;

      kamae_test_set (test, indicator, "direction", cases[i].direction);
      if (!g_str_equal (cases[i].direction, "at_least"))
        kamae_test_set (test, indicator, "alarm", "105");
      kamae_test_step (test, indicator, "approve");
      write_due (test);
      april = ref_measurement (test, indicator, 0);
      record (test, april, cases[i].value);
      assert_shown (april, "standing", cases[i].standing);
    }
}

static void
test_v04 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) indicator = add_indicator (test, "開催した研修");
  g_autoptr(KamaeRecord) effect = NULL;

  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V04"), ==, 0);
  kamae_test_set (test, indicator, "kind", "activity");
  kamae_test_step (test, indicator, "approve");
  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V04"), ==, 1);
  effect = add_active (test, "パッチ");
  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V04"), ==, 0);
}

static void
set_none (KamaeTest   *test,
          KamaeRecord *record,
          const char  *field)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "None", record, &error);

  g_assert_no_error (error);
  g_assert_true (kamae_operation_set_absence (operation, record, field, KAMAE_ABSENCE_NONE,
                                              &error));
  g_assert_true (kamae_operation_commit (operation, &error));
}

/* What the row X-9.1-1 asks for beside: a unit, a figure, an alarm beyond the target. */
static void
test_sense (KamaeTest     *test,
            gconstpointer  data)
{
  g_autoptr(KamaeRecord) indicator = add_indicator (test, "パッチ");

  kamae_test_set (test, indicator, "unit", NULL);
  g_assert_true (kamae_test_blocks (indicator, "approve", "X-9.1-1 unit"));
  set_none (test, indicator, "target");
  g_assert_true (kamae_test_blocks (indicator, "approve", "X-9.1-1 unit"));
  set_none (test, indicator, "alarm");
  g_assert_false (kamae_test_blocks (indicator, "approve", "X-9.1-1 unit"));

  kamae_test_set (test, indicator, "unit", "%");
  kamae_test_set (test, indicator, "target", "95");
  kamae_test_set (test, indicator, "alarm", "96");
  g_assert_true (kamae_test_warns (indicator, "approve", "X-9.1-1"));
  kamae_test_set (test, indicator, "direction", "at_most");
  g_assert_false (kamae_test_guards (indicator, "approve", "X-9.1-1"));
  kamae_test_set (test, indicator, "alarm", "94");
  g_assert_true (kamae_test_warns (indicator, "approve", "X-9.1-1"));
  kamae_test_set (test, indicator, "alarm", "95");
  g_assert_false (kamae_test_guards (indicator, "approve", "X-9.1-1"));

  kamae_test_set (test, indicator, "source", "computed");
  g_assert_true (kamae_test_blocks (indicator, "approve", "X-9.1-1 figure"));
  kamae_test_set (test, indicator, "figure", "CORE-C01");
  g_assert_false (kamae_test_guards (indicator, "approve", "X-9.1-1"));
}

/* What is to be improved is followed by something. */
static void
test_action (KamaeTest     *test,
             gconstpointer  data)
{
  g_autoptr(KamaeRecord) indicator = add_active (test, "パッチ");
  g_autofree char *key = kamae_record_dup_key (indicator);
  g_autoptr(KamaeRecord) analysis =
    kamae_test_create (test, "indicator_analysis", "indicator", key, "starts_on", "2026-04-01",
                       "ends_on", "2026-05-31", "findings", "機器が残った", "verdict", "improve",
                       NULL);
  g_autofree char *id = kamae_record_dup_key (analysis);
  g_autoptr(KamaeRecord) task = NULL;

  kamae_test_step (test, analysis, "analyse");
  g_assert_true (kamae_test_blocks (analysis, "approve", "X-9.1-1"));
  task = kamae_test_create (test, "task", "subject", "失敗の一覧を毎朝確かめる", "assignee", "0002",
                            "due_on", "2026-07-31", "source", id, NULL);
  g_assert_false (kamae_test_blocks (analysis, "approve", "X-9.1-1"));
  kamae_test_step (test, analysis, "approve");
  g_assert_true (kamae_record_is_locked (analysis));
  g_assert_cmpint (kamae_record_get_link (analysis, "analysed_by"), ==,
                   kamae_record_get_id (test->person));
}

/* Periods */

static void
test_computed (KamaeTest     *test,
               gconstpointer  data)
{
  g_autoptr(KamaeRecord) task = NULL;
  g_autoptr(KamaeRecord) indicator = NULL;
  g_autoptr(KamaeRecord) june = NULL;
  guint n;

  task = kamae_test_create (test, "task", "subject", "点検", "assignee", "0002",
                            "due_on", "2026-06-20", NULL);
  indicator = add_computed (test, "CORE-C01");
  write_due (test);
  kamae_test_set_today (test, "2026-07-03");
  kamae_test_step (test, task, "finish");
  kamae_test_set_today (test, "2026-07-06");
  write_due (test);
  june = ref_measurement (test, indicator, 2);
  /* As it was at the end of June, when the task was open. */
  g_assert_cmpstr (kamae_record_get_state (june), ==, "recorded");
  g_assert_cmpfloat (kamae_record_get_decimal (june, "value"), ==, 1);
  g_assert_cmpstr (kamae_record_get_text (june, "measured_on"), ==, "2026-07-06");
  g_assert_cmpstr (kamae_record_get_text (june, "origin"), ==, "computed");
  g_assert_true (kamae_record_is_locked (june));
  assert_shown (june, "standing", "Target missed");

  n = count (test, "SELECT count (*) FROM journal_record");
  write_due (test);
  g_assert_cmpuint (count (test, "SELECT count (*) FROM measurement"), ==, 3);
  g_assert_cmpuint (count (test, "SELECT count (*) FROM journal_record"), ==, n);
}

/* What somebody types over a computed value is not computed. */
static void
test_typed_over (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) indicator = add_computed (test, "CORE-C01");
  g_autoptr(KamaeRecord) april = NULL;

  write_due (test);
  april = ref_measurement (test, indicator, 0);
  g_assert_cmpstr (kamae_record_get_text (april, "origin"), ==, "computed");
  kamae_test_step (test, april, "reopen");
  kamae_test_set (test, april, "value", "3");
  g_assert_cmpstr (kamae_record_get_text (april, "origin"), ==, "entered");
}

/* Not known is not zero. */
static void
test_unknown (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) indicator = add_computed (test, "COM-C01");
  g_autoptr(KamaeRecord) april = NULL;

  write_due (test);
  april = ref_measurement (test, indicator, 0);
  g_assert_cmpstr (kamae_record_get_state (april), ==, "open");
  g_assert_false (kamae_record_is_set (april, "value"));
  g_assert_cmpstr (kamae_record_get_text (april, "obstacle"), ==, "unknown");
  record (test, april, "3");
  g_assert_cmpstr (kamae_record_get_text (april, "origin"), ==, "entered");
}

static void
test_no_such_figure (KamaeTest     *test,
                     gconstpointer  data)
{
  g_autoptr(KamaeRecord) indicator = add_indicator (test, "パッチ");
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = NULL;

  kamae_test_set (test, indicator, "source", "computed");
  operation = kamae_register_begin (test->reg, "Set", indicator, &error);
  g_assert_no_error (error);
  g_assert_false (kamae_operation_set (operation, indicator, "figure", "XYZ-C09", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "XYZ-C09"));
  g_clear_object (&operation);
  g_assert_false (kamae_record_is_set (indicator, "figure"));
}

/* Figures of a plugin that is not well. */
static KamaeFigure unwell[] = {
  { "BAD-C01", KAMAE_FIGURE_NUMBER, "Of no table", "9.1", .sql = "SELECT 1 FROM nowhere" },
  { "BAD-C02", KAMAE_FIGURE_NUMBER, "Too large", "9.1",
    .sql = "SELECT abs (-9223372036854775807 - 1)" },
  { "BAD-C03", KAMAE_FIGURE_SERIES, "Of words", "9.1", .columns = "Month|Value",
    .sql = "SELECT '2026-04', 'many'" },
  { NULL }
};

static const KamaeDeclaration unwell_plugin = {
  .id = "unwell",
  .version = 1,
  .domain = "unwell",
  .figures = unwell,
};

static void
assert_waits (KamaeTest   *test,
              KamaeRecord *indicator,
              const char  *obstacle)
{
  g_autoptr(KamaeRecord) april = ref_measurement (test, indicator, 0);

  g_assert_cmpstr (kamae_record_get_state (april), ==, "open");
  g_assert_cmpstr (kamae_record_get_text (april, "obstacle"), ==, obstacle);
  g_assert_false (kamae_record_is_set (april, "value"));
}

static void
assert_due_fails (KamaeTest  *test,
                  const char *figures)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (kamae_register_write_due (test->reg, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, figures));
  g_assert_nonnull (strstr (error->message, "(plugin: unwell)"));
}

/* A figure that fails keeps no other from being written, is named, and is asked again. */
static void
test_failing (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) none = add_computed (test, "BAD-C01");
  g_autoptr(KamaeRecord) large = add_computed (test, "BAD-C02");
  g_autoptr(KamaeRecord) words = add_computed (test, "BAD-C03");
  g_autoptr(KamaeRecord) well = add_computed (test, "CORE-C01");
  g_autoptr(KamaeRecord) asked = add_active (test, "パッチ");
  g_autoptr(KamaeRecord) april = NULL;
  const char *sql = unwell[0].sql;
  guint n;

  assert_due_fails (test, "BAD-C01, BAD-C02. ");
  g_assert_cmpuint (count (test, "SELECT count (*) FROM measurement"), ==, 5 * 2);
  assert_waits (test, none, "failed");
  assert_waits (test, large, "failed");
  assert_waits (test, words, "unknown");
  assert_waits (test, asked, NULL);
  april = ref_measurement (test, well, 0);
  g_assert_cmpstr (kamae_record_get_state (april), ==, "recorded");
  /* Told again, and nothing written. */
  n = count (test, "SELECT count (*) FROM journal_record");
  assert_due_fails (test, "BAD-C01, BAD-C02. ");
  g_assert_cmpuint (count (test, "SELECT count (*) FROM journal_record"), ==, n);
  /* A newer plugin computes it. */
  unwell[0].sql = "SELECT 4";
  assert_due_fails (test, ": BAD-C02. ");
  unwell[0].sql = sql;
  g_clear_object (&april);
  april = ref_measurement (test, none, 0);
  g_assert_cmpstr (kamae_record_get_state (april), ==, "recorded");
  g_assert_cmpfloat (kamae_record_get_decimal (april, "value"), ==, 4);
  g_assert_false (kamae_record_is_set (april, "obstacle"));
}

/* As in a register that another Kamae with more plugins has written. */
static void
test_plugin_off (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) indicator = NULL;
  g_autoptr(KamaeRecord) april = NULL;

  set_up (test, NULL);
  indicator = add_computed (test, "CORE-C01");
  kamae_test_outside (test, "UPDATE indicator SET figure = 'XYZ-C09'");
  g_clear_object (&indicator);
  kamae_test_reopen (test);
  g_assert_cmpuint (kamae_test_count_rule (test, "X-9.1-1"), ==, 1);
  write_due (test);
  indicator = kamae_register_find (test->reg, "indicator", "M-01", NULL);
  april = ref_measurement (test, indicator, 0);
  g_assert_cmpstr (kamae_record_get_state (april), ==, "open");
  g_assert_cmpstr (kamae_record_get_text (april, "obstacle"), ==, "unavailable");
  assert_shown (indicator, "figure_title", "Not available: its plugin is switched off (XYZ-C09)");
  g_clear_object (&april);
  g_clear_object (&indicator);

  /* Switched on again: what waited is computed. */
  kamae_test_outside (test, "UPDATE indicator SET figure = 'CORE-C01'");
  kamae_test_reopen (test);
  g_assert_cmpuint (kamae_test_count_rule (test, "X-9.1-1"), ==, 0);
  write_due (test);
  indicator = kamae_register_find (test->reg, "indicator", "M-01", NULL);
  april = ref_measurement (test, indicator, 0);
  g_assert_cmpstr (kamae_record_get_state (april), ==, "recorded");
  g_assert_cmpfloat (kamae_record_get_decimal (april, "value"), ==, 0);
  g_clear_object (&april);
  g_clear_object (&indicator);
  kamae_test_tear_down (test);
}

static void
test_twice (KamaeTest     *test,
            gconstpointer  data)
{
  g_autoptr(KamaeRecord) indicator = add_active (test, "パッチ");
  g_autofree char *key = kamae_record_dup_key (indicator);
  g_autoptr(KamaeRecord) april = NULL;
  g_autoptr(KamaeRecord) may = NULL;
  g_autoptr(KamaeRecord) again = NULL;
  g_autoptr(KamaeRecord) july = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = NULL;

  write_due (test);
  april = ref_measurement (test, indicator, 0);
  record (test, april, "96");
  operation = kamae_register_begin (test->reg, "Again", NULL, &error);
  g_assert_no_error (error);
  again = kamae_operation_create (operation, "measurement", &error, "indicator", key,
                                  "starts_on", "2026-04-15", "value", "97", NULL);
  g_assert_null (again);
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "96%"));
  g_clear_object (&operation);
  g_assert_cmpuint (count (test, "SELECT count (*) FROM measurement"), ==, 2);

  /* Nor does the first day of the period, or the period of another measurement. */
  g_clear_error (&error);
  operation = kamae_register_begin (test->reg, "Again", NULL, &error);
  g_assert_no_error (error);
  again = kamae_operation_create (operation, "measurement", &error, "indicator", key,
                                  "starts_on", "2026-04-01", NULL);
  g_assert_null (again);
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "96%"));
  g_clear_object (&operation);
  g_clear_error (&error);
  may = ref_measurement (test, indicator, 1);
  operation = kamae_register_begin (test->reg, "Move", NULL, &error);
  g_assert_no_error (error);
  g_assert_false (kamae_operation_set (operation, may, "starts_on", "2026-04-30", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "96%"));
  g_clear_object (&operation);
  g_assert_cmpuint (count (test, "SELECT count (*) FROM measurement"), ==, 2);

  /* Any day of a period will do; without one the next period is meant. */
  july = kamae_test_create (test, "measurement", "indicator", key, "starts_on", "2026-07-20", NULL);
  g_assert_cmpstr (kamae_record_get_text (july, "starts_on"), ==, "2026-07-01");
  g_assert_cmpstr (kamae_record_get_text (july, "ends_on"), ==, "2026-07-31");
  g_assert_cmpfloat (kamae_record_get_decimal (july, "target"), ==, 95);
}

/* Periods are those of the fiscal year, which begins in April. */
static void
test_periods (KamaeTest     *test,
              gconstpointer  data)
{
  static const struct
  {
    const char *period;
    const char *starts_on;
    const char *ends_on;
    const char *shown;
  } cases[] = {
    { "month", "2025-02-01", "2025-02-28", "February 2025" },
    { "quarter", "2025-01-01", "2025-03-31", "January 2025–March 2025" },
    { "half", "2024-10-01", "2025-03-31", "October 2024–March 2025" },
    { "year", "2024-04-01", "2025-03-31", "FY2024" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(KamaeRecord) indicator = add_indicator (test, cases[i].period);
      g_autoptr(KamaeRecord) first = NULL;

      kamae_test_set (test, indicator, "period", cases[i].period);
      kamae_test_set (test, indicator, "begins_on", "2025-02-28");
      kamae_test_step (test, indicator, "approve");
      write_due (test);
      first = ref_measurement (test, indicator, 0);
      g_assert_cmpstr (kamae_record_get_text (first, "starts_on"), ==, cases[i].starts_on);
      g_assert_cmpstr (kamae_record_get_text (first, "ends_on"), ==, cases[i].ends_on);
      assert_shown (first, "period", cases[i].shown);
    }
  /* February 2025 to May 2026, five quarters, three half-years, two years: none is missing. */
  g_assert_cmpuint (count (test, "SELECT count (*) FROM measurement"), ==, 16 + 5 + 3 + 2);
  g_assert_cmpuint (count (test, "SELECT count (*) FROM indicator_analysis"), ==, 4 * 3);
}

static void
test_life (KamaeTest     *test,
           gconstpointer  data)
{
  g_autoptr(KamaeRecord) indicator = add_active (test, "パッチ");
  g_autoptr(KamaeRecord) april = NULL;
  g_autoptr(KamaeRecord) june = NULL;

  write_due (test);
  april = ref_measurement (test, indicator, 0);
  g_assert_true (kamae_test_guards (april, "record", "CORE-V06"));
  record (test, april, "90");
  assert_shown (indicator, "latest", "90%");
  assert_shown (indicator, "standing", "Target missed");

  /* Another target is signed anew, and counts for what comes then. */
  g_assert_false (kamae_record_can_edit (indicator, "target"));
  g_assert_true (kamae_record_can_edit (indicator, "measure_who"));
  kamae_test_step (test, indicator, "revise");
  kamae_test_set_today (test, "2026-07-02");
  write_due (test);
  g_assert_cmpuint (count (test, "SELECT count (*) FROM measurement"), ==, 2);
  kamae_test_set (test, indicator, "target", "89");
  kamae_test_step (test, indicator, "approve");
  write_due (test);
  june = ref_measurement (test, indicator, 2);
  g_assert_cmpfloat (kamae_record_get_decimal (june, "target"), ==, 89);
  g_assert_cmpfloat (kamae_record_get_decimal (april, "target"), ==, 95);
  record (test, june, "89");
  assert_shown (june, "standing", "Target met");
  assert_shown (june, "previous", "90%");
  assert_shown (june, "change", "−1");

  kamae_test_step (test, indicator, "end");
  kamae_test_set_today (test, "2026-09-02");
  write_due (test);
  g_assert_cmpuint (count (test, "SELECT count (*) FROM measurement"), ==, 3);
}

static void
test_skip (KamaeTest     *test,
           gconstpointer  data)
{
  g_autoptr(KamaeRecord) indicator = add_active (test, "パッチ");
  g_autoptr(KamaeRecord) april = NULL;

  write_due (test);
  april = ref_measurement (test, indicator, 0);
  g_assert_true (kamae_test_guards (april, "skip", "CORE-V06"));
  kamae_test_set (test, april, "reason", "報告が得られなかった");
  g_assert_false (kamae_test_guards (april, "skip", "CORE-V06"));
  kamae_test_step (test, april, "skip");
  g_assert_true (kamae_record_is_locked (april));
}

static void
test_figures (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) patches = add_active (test, "パッチ");
  g_autoptr(KamaeRecord) tasks = add_computed (test, "CORE-C01");
  g_autoptr(KamaeRecord) april = NULL;
  g_autoptr(KamaeRecord) may = NULL;

  write_due (test);
  april = ref_measurement (test, patches, 0);
  may = ref_measurement (test, patches, 1);
  assert_number (test, "MON-C05", NULL, 2);
  record (test, april, "90");
  record (test, may, "80");
  assert_number (test, "MON-C01", NULL, 50);
  assert_number (test, "MON-C05", NULL, 0);
  assert_number (test, "MON-C06", NULL, 1);
  assert_number (test, "MON-C08", NULL, 2);
  kamae_test_set_today (test, "2026-06-20");
  kamae_test_step (test, may, "reopen");
  kamae_test_set (test, may, "value", "99");
  kamae_test_step (test, may, "record");
  assert_number (test, "MON-C01", NULL, 100);
  assert_number (test, "MON-C06", NULL, 0);
  assert_number (test, "MON-C01", "2026-06-15", 50);
  assert_number (test, "MON-C06", "2026-06-15", 1);
}

/* No value before, and no target, are nothing: not 0. */
static void
test_nothing (KamaeTest     *test,
              gconstpointer  data)
{
  static const char *const cells[] = { "問合せ", "3件", "", "", "目標なし", "目標なし", "2026-04-30" };
  g_autoptr(KamaeRecord) indicator = add_indicator (test, "問合せ");
  g_autoptr(KamaeRecord) april = NULL;
  g_autoptr(KamaeFigureResult) result = NULL;
  g_autofree char *print = NULL;
  g_autoptr(GError) error = NULL;

  set_none (test, indicator, "target");
  set_none (test, indicator, "alarm");
  kamae_test_set (test, indicator, "unit", "件");
  kamae_test_step (test, indicator, "approve");
  write_due (test);
  april = ref_measurement (test, indicator, 0);
  record (test, april, "3");
  result = kamae_register_compute (test->reg, kamae_model_find_figure (model, "MON-C02"), NULL,
                                   NULL, "ja", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kamae_figure_result_get_n_rows (result), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      const char *cell = kamae_figure_result_get_cell (result, 0, i);

      g_assert_cmpstr (cell != NULL ? cell : "", ==, cells[i]);
    }
  print = kamae_test_dup_print (test, "MON-R01", NULL, "ja");
  kamae_test_assert_contains (print, "3件");
  g_assert_null (strstr (print, "0件"));
}

static void
assert_print (KamaeTest         *test,
              const char        *report,
              const char        *language,
              const char *const *parts)
{
  g_autofree char *print = kamae_test_dup_print (test, report, NULL, language);

  for (guint i = 0; parts[i] != NULL; i++)
    kamae_test_assert_contains (print, parts[i]);
}

/* What is not measured yet, has no target or is not to be measured is told apart everywhere; so is
 * what was recorded late. */
static void
test_told_apart (KamaeTest     *test,
                 gconstpointer  data)
{
  static const char *const unmeasured[] = { "未測定", "95%以上", NULL };
  static const char *const skipped[] = { "Not measured", "Not applicable", "90%", NULL };
  static const char *const late[] = { "Recorded late, on 16 June 2026", NULL };
  g_autoptr(KamaeRecord) indicator = add_active (test, "パッチ");
  g_autoptr(KamaeRecord) april = NULL;
  g_autoptr(KamaeRecord) may = NULL;
  g_autoptr(KamaeFigureResult) result = NULL;
  g_autoptr(GError) error = NULL;

  assert_shown (indicator, "standing", "Not measured yet");
  assert_print (test, "MON-R01", "ja", unmeasured);
  result = kamae_register_compute (test->reg, kamae_model_find_figure (model, "MON-C02"), NULL,
                                   NULL, "en", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kamae_figure_result_get_n_rows (result), ==, 1);
  g_assert_cmpstr (kamae_figure_result_get_cell (result, 0, 1), ==, "Not measured yet");
  g_assert_cmpstr (kamae_figure_result_get_cell (result, 0, 4), ==, "at least 95%");
  g_assert_cmpstr (kamae_figure_result_get_cell (result, 0, 5), ==, "Not measured yet");

  write_due (test);
  april = ref_measurement (test, indicator, 0);
  may = ref_measurement (test, indicator, 1);
  assert_shown (april, "standing", "Not measured yet");
  assert_print (test, "MON-R01", "ja", unmeasured);
  /* Due on 14 May and 14 June. */
  kamae_test_set (test, april, "measured_on", "2026-05-14");
  record (test, april, "90");
  assert_shown (april, "late", "");
  kamae_test_set (test, may, "reason", "報告が得られなかった");
  kamae_test_step (test, may, "skip");
  assert_shown (may, "standing", "Not applicable");
  assert_print (test, "MON-R01", "en", skipped);
  assert_shown (indicator, "standing", "Target missed");
  kamae_test_step (test, may, "reopen");
  kamae_test_set_today (test, "2026-06-16");
  record (test, may, "96");
  assert_shown (may, "late", "Recorded late, on 16 June 2026");
  assert_print (test, "MON-R01", "en", late);
  assert_print (test, "MON-R02", "en", late);
}

/* A value beyond the alarm of its time has a ring in the chart, whatever the alarm is now. */
static void
test_ring (KamaeTest     *test,
           gconstpointer  data)
{
  static const char *const parts[] = { "Beyond the alarm of its time", "Target 95%", "Alarm 70%",
                                       NULL };
  static const char *const without[] = { "Alarm 85%", NULL };
  g_autoptr(KamaeRecord) indicator = add_active (test, "パッチ");
  g_autoptr(KamaeRecord) april = NULL;
  g_autoptr(KamaeRecord) may = NULL;
  g_autoptr(KamaeRecord) june = NULL;
  g_autofree char *print = NULL;

  write_due (test);
  april = ref_measurement (test, indicator, 0);
  record (test, april, "85");
  assert_print (test, "MON-R02", "en", without);
  print = kamae_test_dup_print (test, "MON-R02", NULL, "en");
  g_assert_null (strstr (print, "Beyond the alarm"));
  may = ref_measurement (test, indicator, 1);
  record (test, may, "84");
  kamae_test_step (test, indicator, "revise");
  kamae_test_set (test, indicator, "alarm", "70");
  kamae_test_step (test, indicator, "approve");
  kamae_test_set_today (test, "2026-07-02");
  write_due (test);
  june = ref_measurement (test, indicator, 2);
  record (test, june, "80");
  assert_print (test, "MON-R02", "en", parts);
}

/* One is not plural, in English. */
static void
test_units (KamaeTest     *test,
            gconstpointer  data)
{
  static const char *const units[][3] = {
    { "1", "cases", "1 case" },       { "2", "cases", "2 cases" },   { "0", "cases", "0 cases" },
    { "1", "entries", "1 entry" },    { "1", "addresses", "1 address" }, { "1", "件", "1件" },
    { "1", "%", "1%" },               { "1.5", "days", "1.5 days" },
    { "1", "cases per month", "1 case per month" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *text = kamae_text_with_unit (units[i][0], units[i][1]);

      g_assert_cmpstr (text, ==, units[i][2]);
    }
}

static void
test_print (KamaeTest     *test,
            gconstpointer  data)
{
  static const struct
  {
    const char *report;
    const char *language;
    const char *parts[11];
  } prints[] = {
    { "MON-R01", "ja",
      { "監視・測定記録", "作成", "承認", "前期", "今期", "2026年5月", "90%", "96%", "+6", "達成",
        "95%以上" } },
    { "MON-R01", "en",
      { "Record of monitoring and measurement", "This period", "May 2026", "Target met", "95%",
        "Every month", "Every half-year", "月次報告から数える", "石井 隆", "at least 95%" } },
    { "MON-R02", "ja",
      { "監視・測定結果の推移", "M-01 パッチ", "目標 95%", "警戒値 85%", "2026年4月", "未達",
        "測定せず", "報告が得られなかった" } },
    { "MON-R02", "en",
      { "Trends of the indicators", "Target 95%", "Alarm 85%", "April 2026", "Not measured" } },
  };
  g_autoptr(KamaeRecord) indicator = add_active (test, "パッチ");
  g_autoptr(KamaeRecord) april = NULL;
  g_autoptr(KamaeRecord) may = NULL;
  g_autoptr(KamaeRecord) june = NULL;

  write_due (test);
  april = ref_measurement (test, indicator, 0);
  may = ref_measurement (test, indicator, 1);
  record (test, april, "90");
  record (test, may, "96");
  for (guint i = 0; i < G_N_ELEMENTS (prints); i++)
    {
      /* Only the trends tell of a period that was not measured, and of why. */
      if (g_str_equal (prints[i].report, "MON-R02") && june == NULL)
        {
          kamae_test_set_today (test, "2026-07-02");
          write_due (test);
          june = ref_measurement (test, indicator, 2);
          kamae_test_set (test, june, "reason", "報告が得られなかった");
          kamae_test_step (test, june, "skip");
        }

      g_autofree char *print = kamae_test_dup_print (test, prints[i].report, NULL,
                                                     prints[i].language);

      for (guint j = 0; j < G_N_ELEMENTS (prints[i].parts) && prints[i].parts[j] != NULL; j++)
        kamae_test_assert_contains (print, prints[i].parts[j]);
    }
}

/* The values of 150 indicators are one operation, and no wait. */
static void
test_load (KamaeTest     *test,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) indicators = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_entries;
  clock_t begin;
  double used;

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *name = g_strdup_printf ("指標%u", i);
      KamaeRecord *indicator =
        kamae_test_create (test, "indicator", "name", name, "what", "数", "kind", "effect",
                           "source", "computed", "figure", i % 2 == 0 ? "CORE-C01" : "CORE-C04",
                           "method", "台帳から", "unit", "件", "direction", "at_most",
                           "target", "0", "alarm", "99", "period", "month",
                           "measure_who", "0002", "analyse_when", "year", "analyse_who", "0002",
                           "begins_on", "2026-06-01", NULL);

      kamae_test_step (test, indicator, "approve");
      g_ptr_array_add (indicators, indicator);
    }
  kamae_test_set_today (test, "2026-07-01");
  n_entries = count (test, "SELECT count (*) FROM measurement");
  begin = clock ();
  g_assert_true (kamae_register_write_due (test->reg, &error));
  used = (double) (clock () - begin) / CLOCKS_PER_SEC;
  g_assert_no_error (error);
  g_assert_cmpuint (n_entries, ==, 0);
  g_assert_cmpuint (count (test, "SELECT count (*) FROM measurement WHERE state = 'recorded'"), ==,
                    150);
  g_test_message ("150 measurements: %.0f ms", used * 1000);
  if (g_test_perf ())
    g_assert_cmpfloat (used, <, 0.3);
}

/* The sample */

static void
test_sample (KamaeTest     *test,
             gconstpointer  language)
{
  g_autoptr(KamaeRecordList) reviews = NULL;
  const char *const *none = g_str_equal (language, "ja")
                              ? (const char *const[]) { "利用できる集計はありません", NULL }
                              : (const char *const[]) { "No figure is available", NULL };

  kamae_test_set_up (test, g_object_ref (model));
  kamae_test_open_sample (test, language, "2026-11-23");
  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V02"), ==, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V03"), ==, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "MON-V04"), ==, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "X-9.1-1"), ==, 0);
  g_assert_cmpuint (count (test, "SELECT count (*) FROM measurement"), >, 60);
  write_due (test);
  g_assert_cmpuint (count (test, "SELECT count (*) FROM measurement WHERE state = 'open'"), ==, 0);

  reviews = kamae_register_list (test->reg, "management_review");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (reviews)); i++)
    {
      g_autoptr(KamaeRecord) review = g_list_model_get_item (G_LIST_MODEL (reviews), i);
      g_autofree char *minutes = NULL;

      if (!kamae_record_is_locked (review))
        continue;
      minutes = kamae_test_dup_print (test, "MRV-R03", review, language);
      g_assert_null (strstr (minutes, none[0]));
    }
  kamae_test_tear_down (test);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  static const struct
  {
    const char *path;
    void (*function) (KamaeTest     *test,
                      gconstpointer  data);
  } tests[] = {
    { "/monitoring/MON-V01", test_v01 },
    { "/monitoring/MON-V02", test_v02 },
    { "/monitoring/MON-V02-day", test_due_day },
    { "/monitoring/MON-V03", test_v03 },
    { "/monitoring/standing", test_standing },
    { "/monitoring/MON-V04", test_v04 },
    { "/monitoring/X-9.1-1", test_sense },
    { "/monitoring/X-9.1-1-action", test_action },
    { "/monitoring/computed", test_computed },
    { "/monitoring/typed-over", test_typed_over },
    { "/monitoring/unknown", test_unknown },
    { "/monitoring/no-such-figure", test_no_such_figure },
    { "/monitoring/failing", test_failing },
    { "/monitoring/twice", test_twice },
    { "/monitoring/periods", test_periods },
    { "/monitoring/life", test_life },
    { "/monitoring/skip", test_skip },
    { "/monitoring/figures", test_figures },
    { "/monitoring/nothing", test_nothing },
    { "/monitoring/told-apart", test_told_apart },
    { "/monitoring/ring", test_ring },
    { "/monitoring/units", test_units },
    { "/monitoring/print", test_print },
    { "/monitoring/load", test_load },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kamae_language_init ("en");
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());
  g_assert_nonnull (kamae_model_find_entity (model, "indicator"));
  g_assert_true (kamae_model_add (model, &unwell_plugin, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, KamaeTest, NULL, set_up, tests[i].function, tear_down);
  g_test_add ("/monitoring/plugin-off", KamaeTest, NULL, NULL, test_plugin_off, NULL);
  g_test_add ("/monitoring/sample/ja", KamaeTest, "ja", NULL, test_sample, NULL);
  g_test_add ("/monitoring/sample/en", KamaeTest, "en", NULL, test_sample, NULL);

  return g_test_run ();
}
