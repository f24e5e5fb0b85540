/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the core declares: catalogues, rules, figures, minutes, the sample organization. */

#include "config.h"

#include "kamae-test.h"

static void
set_up (KamaeTest    *test,
        gconstpointer data)
{
  kamae_test_set_up (test, NULL);
}

static void
tear_down (KamaeTest    *test,
           gconstpointer data)
{
  kamae_test_tear_down (test);
}

static gint64
count (KamaeRegister *reg,
       const char    *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = kamae_register_count (reg, sql, &error);

  g_assert_no_error (error);
  return n;
}

static void
add_link (KamaeRecord *record,
          const char  *field,
          KamaeRecord *target)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = NULL;

  operation = kamae_register_begin (kamae_record_get_register (record), "Link", NULL, &error);
  g_assert_no_error (error);
  kamae_operation_add_link (operation, record, field, target, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

static KamaeRecord *
create_person (KamaeTest  *test,
               const char *staff_no)
{
  KamaeRegister *reg = test->reg;

  if (count (reg, "SELECT count (*) FROM department") == 0)
    {
      g_autoptr (KamaeRecord) sales = NULL;
      g_autoptr (KamaeRecord) support = NULL;

      sales = kamae_test_create (test, "department", "code", "10", "name", "Sales", NULL);
      support = kamae_test_create (test, "department", "code", "20", "name", "Support", "in_scope",
                                   "0", NULL);
    }
  return kamae_test_create (test, "person", "staff_no", staff_no, "name", staff_no, "department",
                            "10", NULL);
}

static KamaeRecord *
create_meeting (KamaeTest  *test,
                const char *kind,
                const char *held_on)
{
  KamaeRegister *reg = test->reg;

  if (count (reg, "SELECT count (*) FROM meeting_series") == 0)
    {
      g_autoptr (KamaeRecord) series = NULL;

      series = kamae_test_create (test, "meeting_series", "name", "Series", "kind", kind,
                                  "period_months", "3", NULL);
    }
  return kamae_test_create (test, "meeting", "series", "Series", "held_on", held_on, "agenda",
                            "1. ISMS", NULL);
}

static void
test_catalogue (KamaeTest    *test,
                gconstpointer data)
{
  KamaeRegister *reg = test->reg;
  g_autoptr (KamaeRecord) clause = kamae_register_find (reg, "clause", "6.1.3", NULL);
  g_autoptr (KamaeRecord) parent = kamae_record_ref_link (clause, "parent");

  g_assert_cmpint (count (reg, "SELECT count (*) FROM control"), ==, 93);
  g_assert_cmpint (count (reg, "SELECT count (*) FROM control WHERE theme = 'organizational'"), ==, 37);
  g_assert_cmpint (count (reg, "SELECT count (*) FROM control WHERE theme = 'people'"), ==, 8);
  g_assert_cmpint (count (reg, "SELECT count (*) FROM control WHERE theme = 'physical'"), ==, 14);
  g_assert_cmpint (count (reg, "SELECT count (*) FROM control WHERE theme = 'technological'"), ==, 34);
  g_assert_cmpint (count (reg, "SELECT count (*) FROM control WHERE source = 'annex_a'"), ==, 93);
  g_assert_cmpint (count (reg, "SELECT count (*) FROM clause"), ==, 41);
  g_assert_cmpint (count (reg, "SELECT count (*) FROM clause WHERE parent_id IS NULL"), ==, 7);
  g_assert_cmpstr (kamae_record_get_text (parent, "number"), ==, "6.1");
  g_assert_cmpstr (kamae_record_get_text (clause, "title_ja"), ==, "情報セキュリティリスク対応");
  g_assert_cmpint (count (reg, "SELECT count (*) FROM role"), ==, 14);
  g_assert_cmpint (count (reg, "SELECT count (*) FROM link WHERE kind = 'role.incompatible'"), ==, 4);
  g_assert_cmpint (count (reg, "SELECT count (*) FROM fiscal_year WHERE state = 'running'"), ==, 1);
}

/* What Annex A lists stays; controls of one's own go. */
static void
test_kept_controls (KamaeTest    *test,
                    gconstpointer data)
{
  g_autoptr (KamaeRecord) listed = kamae_register_find (test->reg, "control", "A.5.1", NULL);
  g_autoptr (KamaeRecord) own =
    kamae_test_create (test, "control", "number", "X.1", "title_ja", "承認", "title_en", "Approval",
                       "theme", "people", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = NULL;

  g_assert_false (kamae_record_can_delete (listed));
  g_assert_true (kamae_record_can_delete (own));
  g_assert_false (kamae_record_can_edit (listed, "source"));

  operation = kamae_register_begin (test->reg, "Delete", NULL, &error);
  g_assert_no_error (error);
  g_assert_false (kamae_operation_delete (operation, listed, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_REFERENCED);
  g_clear_error (&error);
  g_assert_true (kamae_operation_delete (operation, own, &error));
  g_assert_true (kamae_operation_commit (operation, &error));
  g_assert_no_error (error);
}

static void
test_department_at (KamaeTest    *test,
                    gconstpointer data)
{
  KamaeRegister *reg = test->reg;
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) moved = NULL;
  g_autoptr (KamaeRecord) returns = NULL;
  const struct
  {
    const char *date;
    const char *code;
  } expected[] = {
    { "2025-03-31", "10" }, { "2025-04-01", "20" }, { "2026-03-31", "20" }, { "2027-04-01", "10" },
  };

  moved = kamae_test_create (test, "transfer", "person", "1", "department", "20", "moved_on",
                             "2025-04-01", NULL);
  returns = kamae_test_create (test, "transfer", "person", "1", "department", "10", "moved_on",
                               "2027-04-01", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KamaeCursor) cursor = NULL;

      cursor = kamae_register_query (reg,
                                     "SELECT department.code FROM person JOIN department"
                                     " ON department.id = " KAMAE_SQL_DEPARTMENT_AT ("person",
                                                                                     ":date"),
                                     NULL, &error);
      g_assert_no_error (error);
      kamae_cursor_bind_text (cursor, ":date", expected[i].date);
      g_assert_true (kamae_cursor_next (cursor, &error));
      g_assert_cmpstr (kamae_cursor_get_text (cursor, 0), ==, expected[i].code);
    }
  g_assert_cmpstr (kamae_record_get_text (person, "present_department"), ==, "Support");
}

static void
test_actual_dates (KamaeTest    *test,
                   gconstpointer data)
{
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) task = NULL;
  g_autoptr (KamaeRecord) told = NULL;
  g_autoptr (KamaeRecord) meeting = create_meeting (test, "other", "2026-07-01");

  /* What was entered on a later day lies in the future once the clock is back. */
  kamae_test_set_today (test, "2026-07-02");
  task = kamae_test_create (test, "task", "subject", "Task", "assignee", "1", "due_on",
                            "2026-08-01", NULL);
  told = kamae_test_create (test, "communication_record", "topic", "Topic", "communicated_by", "1",
                            "audience", "All", NULL);
  kamae_test_set (test, task, "done_on", "2026-07-01");
  kamae_test_set (test, meeting, "followed_up_on", "2026-07-02");
  kamae_test_step (test, meeting, "hold");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V01"), ==, 0);

  kamae_test_set_today (test, "2026-06-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V01"), ==, 4);
}

static void
approve (KamaeRecord *record,
         const char  *box,
         KamaeRecord *person,
         const char  *on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = NULL;

  operation = kamae_register_begin (kamae_record_get_register (record), "Approve", NULL, &error);
  g_assert_no_error (error);
  kamae_operation_approve (operation, record, box, person, on, NULL, NULL, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

static void
test_approvals (KamaeTest    *test,
                gconstpointer data)
{
  g_autoptr (KamaeRecord) one = create_person (test, "1");
  g_autoptr (KamaeRecord) two = create_person (test, "2");
  g_autoptr (KamaeRecord) right = create_meeting (test, "other", "2026-06-01");
  g_autoptr (KamaeRecord) wrong = create_meeting (test, "other", "2026-06-02");
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *label = NULL;

  approve (right, "prepared", one, "2026-06-03");
  approve (right, "approved", two, "2026-06-04");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V01"), ==, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V05"), ==, 0);

  /* A form that goes round again is prepared after its first approval. */
  approve (right, "prepared", one, "2026-06-05");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V01"), ==, 0);
  approve (right, "approved", two, "2026-06-05");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V01"), ==, 0);

  approve (wrong, "prepared", one, "2026-06-03");
  approve (wrong, "approved", one, "2026-06-02");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V01"), ==, 1);
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V05"), ==, 1);

  /* It says of which record, not only whose signature. */
  label = kamae_record_dup_label (wrong);
  results = kamae_register_check (test->reg, NULL, NULL);
  for (guint i = 0; i < results->len; i++)
    if (g_str_equal (kamae_check_result_get_rule (results->pdata[i]), "CORE-V01"))
      g_assert_true (g_str_has_prefix (kamae_check_result_get_detail (results->pdata[i]), label));
}

static void
test_overdue (KamaeTest    *test,
              gconstpointer data)
{
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) task = NULL;

  task = kamae_test_create (test, "task", "subject", "Task", "assignee", "1", "due_on",
                            "2026-06-20", NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V08"), ==, 0);
  kamae_test_set (test, task, "due_on", "2026-06-30");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V08"), ==, 1);
  g_assert_cmpstr (kamae_record_get_text (task, "original_due_on"), ==, "2026-06-20");
  kamae_test_set (test, task, "postponed_because", "The supplier is late");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V08"), ==, 0);
  kamae_test_set_today (test, "2026-07-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V08"), ==, 1);
  kamae_test_step (test, task, "finish");
  g_assert_cmpstr (kamae_record_get_text (task, "done_on"), ==, "2026-07-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V08"), ==, 0);
}

static void
test_quarters (KamaeTest    *test,
               gconstpointer data)
{
  g_autoptr (KamaeRecord) first = create_meeting (test, "allhands", "2026-05-10");
  g_autoptr (KamaeRecord) second = NULL;

  kamae_test_step (test, first, "hold");
  g_assert_cmpuint (kamae_test_count_rule (test, "COM-V01"), ==, 0);
  kamae_test_set_today (test, "2026-10-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "COM-V01"), ==, 1);
  second = create_meeting (test, "allhands", "2026-09-30");
  g_assert_cmpuint (kamae_test_count_rule (test, "COM-V01"), ==, 1);
  kamae_test_step (test, second, "hold");
  g_assert_cmpuint (kamae_test_count_rule (test, "COM-V01"), ==, 0);
  kamae_test_set (test, second, "isms_agenda", "0");
  g_assert_cmpuint (kamae_test_count_rule (test, "COM-V01"), ==, 1);
}

static void
test_minutes_complete (KamaeTest    *test,
                       gconstpointer data)
{
  KamaeRegister *reg = test->reg;
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) meeting = create_meeting (test, "committee", "2026-06-01");
  g_autoptr (KamaeOperation) operation = NULL;

  g_assert_true (kamae_test_blocks (meeting, "approve", "COM-V02"));
  kamae_test_set (test, meeting, "chair", "1");
  add_link (meeting, "attendees", person);
  g_assert_true (kamae_test_blocks (meeting, "approve", "COM-V02"));
  operation = kamae_register_begin (reg, "None", NULL, &error);
  g_assert_no_error (error);
  kamae_operation_set_absence (operation, meeting, "decisions", KAMAE_ABSENCE_NONE, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
  g_assert_false (kamae_test_guards (meeting, "approve", "COM-V02"));
}

static void
test_minutes_actions (KamaeTest    *test,
                      gconstpointer data)
{
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) meeting = create_meeting (test, "committee", "2026-06-01");
  g_autofree char *key = kamae_record_dup_key (meeting);
  g_autoptr (KamaeRecord) task = NULL;

  task = kamae_test_create (test, "task", "subject", "Task", "source", key, "assignee", "1", NULL);
  g_assert_true (kamae_test_blocks (meeting, "approve", "COM-V06"));
  kamae_test_set (test, task, "due_on", "2026-07-01");
  g_assert_false (kamae_test_guards (meeting, "approve", "COM-V06"));
}

static void
test_quorum (KamaeTest    *test,
             gconstpointer data)
{
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) meeting = create_meeting (test, "committee", "2026-06-01");
  g_autoptr (KamaeRecord) series = kamae_record_ref_link (meeting, "series");

  g_assert_false (kamae_test_guards (meeting, "draft", "COM-V03"));
  kamae_test_set (test, series, "quorum", "1");
  g_assert_true (kamae_test_warns (meeting, "draft", "COM-V03"));
  add_link (meeting, "attendees", person);
  g_assert_false (kamae_test_guards (meeting, "draft", "COM-V03"));
}

static void
test_absent (KamaeTest    *test,
             gconstpointer data)
{
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) meeting = create_meeting (test, "allhands", "2026-06-01");

  kamae_test_step (test, meeting, "hold");
  g_assert_cmpuint (kamae_test_count_rule (test, "COM-V04"), ==, 0);
  add_link (meeting, "absent", person);
  g_assert_cmpuint (kamae_test_count_rule (test, "COM-V04"), ==, 0);
  kamae_test_set_today (test, "2026-06-16");
  g_assert_cmpuint (kamae_test_count_rule (test, "COM-V04"), ==, 1);
  kamae_test_set (test, meeting, "followed_up_on", "2026-06-16");
  g_assert_cmpuint (kamae_test_count_rule (test, "COM-V04"), ==, 0);
}

static void
test_roles (KamaeTest    *test,
            gconstpointer data)
{
  KamaeRegister *reg = test->reg;
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) manager = NULL;
  g_autoptr (KamaeRecord) auditor = NULL;
  guint n = count (reg, "SELECT count (*) FROM role WHERE required = 1");

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V03"), ==, n);
  manager = kamae_test_create (test, "role_assignment", "role", "isms_manager", "person", "1",
                    "starts_on", "2026-04-01", NULL);
  g_assert_cmpstr (kamae_record_get_text (manager, "standing"), ==, "active");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V03"), ==, n - 1);
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V04"), ==, 0);
  auditor = kamae_test_create (test, "role_assignment", "role", "audit_manager", "person", "1",
                    "starts_on", "2026-04-01", NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V04"), ==, 1);
  kamae_test_set (test, manager, "ends_on", "2026-05-31");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V04"), ==, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V03"), ==, n - 1);
  kamae_test_set (test, person, "left_on", "2026-06-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V03"), ==, n);
}

static double
compute (KamaeRegister *reg,
         const char    *id)
{
  const KamaeFigure *figure = kamae_model_find_figure (kamae_register_get_model (reg), id);
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeFigureResult) result = NULL;

  result = kamae_register_compute (reg, figure, NULL, NULL, "en", &error);
  g_assert_no_error (error);
  return kamae_figure_result_is_known (result) ? kamae_figure_result_get_number (result) : -1;
}

static void
test_figures (KamaeTest    *test,
              gconstpointer data)
{
  KamaeRegister *reg = test->reg;
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) outsider = create_person (test, "2");
  g_autoptr (KamaeRecord) meeting = NULL;
  const char *const due[] = { "2026-06-14", "2026-06-15", "2026-06-21", "2026-06-22",
                              "2026-07-15" };

  g_assert_cmpfloat (compute (reg, "COM-C01"), ==, -1);
  for (guint i = 0; i < G_N_ELEMENTS (due); i++)
    {
      g_autoptr (KamaeRecord) task = NULL;

      task = kamae_test_create (test, "task", "subject", due[i], "assignee", "1", "due_on", due[i],
                                NULL);
    }
  kamae_test_set (test, outsider, "department", "20");
  meeting = create_meeting (test, "committee", "2026-04-15");
  kamae_test_step (test, meeting, "hold");

  g_assert_cmpfloat (compute (reg, "CORE-C01"), ==, 1);
  g_assert_cmpfloat (compute (reg, "CORE-C02"), ==, 2);
  g_assert_cmpfloat (compute (reg, "CORE-C03"), ==, 3);
  g_assert_cmpfloat (compute (reg, "CORE-C04"), ==, 1);
  g_assert_cmpfloat (compute (reg, "COM-C01"), ==, 30);
}

/* Every constant query of the declaration can be asked. */
static void
test_queries (KamaeTest    *test,
              gconstpointer data)
{
  KamaeModel *model = kamae_register_get_model (test->reg);
  GPtrArray *figures = kamae_model_get_figures (model);
  GPtrArray *pages = kamae_model_get_pages (model);

  for (guint i = 0; i < figures->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KamaeFigureResult) result = NULL;

      result = kamae_register_compute (test->reg, g_ptr_array_index (figures, i), NULL, NULL, "ja",
                                       &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < pages->len; i++)
    {
      const KamaePageInfo *page = g_ptr_array_index (pages, i);

      if (page->attention != NULL)
        g_assert_cmpint (count (test->reg, page->attention), >=, 0);
    }
}

static void
assert_sample_is_alive (KamaeRegister *reg)
{
  g_assert_cmpint (count (reg, "SELECT count (*) FROM fiscal_year"), ==, 3);
  g_assert_cmpint (count (reg, "SELECT count (*) FROM site"), ==, 2);
  g_assert_cmpint (count (reg, "SELECT count (*) FROM meeting WHERE state = 'approved'"), >=, 15);
  g_assert_cmpint (count (reg, "SELECT count (*) FROM evidence"), >=, 7);
  g_assert_cmpfloat (compute (reg, "CORE-C01"), >=, 2);
  g_assert_cmpfloat (compute (reg, "CORE-C02"), >=, 2);
  g_assert_cmpfloat (compute (reg, "CORE-C04"), >=, 35);
  g_assert_cmpfloat (compute (reg, "COM-C01"), >, -31);
}

static void
test_sample (KamaeTest    *test,
             gconstpointer data)
{
  const char *language = data;
  KamaeRegister *reg = test->reg;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  kamae_register_set_now (reg, NULL);
  kamae_sample_fill (reg, language, 0, &error);
  g_assert_no_error (error);

  kamae_test_verify (test);

  /* Nothing in it blocks. */
  findings = kamae_register_check (reg, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      KamaeCheckResult *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s %s", kamae_check_result_get_rule (finding),
                      kamae_check_result_get_text (finding));
      g_assert_cmpint (kamae_check_result_get_level (finding), !=, KAMAE_RULE_BLOCK);
    }
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V03"), ==, 0);
  assert_sample_is_alive (reg);
}

static void
test_minutes_print (KamaeTest    *test,
                    gconstpointer data)
{
  KamaeRegister *reg = test->reg;
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) meeting = create_meeting (test, "committee", "2026-06-01");
  const KamaeReport *report = kamae_model_find_report (kamae_register_get_model (reg), "COM-R02");
  const char *const languages[] = { "ja", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KamaeDocument) document = NULL;
      g_autoptr (GBytes) pdf = NULL;

      document = kamae_report_build (report, reg, meeting, languages[i], NULL, &error);
      g_assert_no_error (error);
      pdf = kamae_document_to_pdf (document, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (pdf), >, 1000);
    }
}

/* Minutes say in which post people came, and are checked by them: nobody reviews a meeting. */
static void
test_minutes_people (KamaeTest    *test,
                     gconstpointer data)
{
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) meeting = create_meeting (test, "committee", "2026-06-01");
  g_autofree char *text = NULL;

  kamae_test_set (test, person, "name", "森 由美子");
  kamae_test_set (test, person, "title", "営業部長");
  kamae_test_set (test, meeting, "attendees", "1");
  kamae_test_set (test, meeting, "chair", "1");
  text = kamae_test_dup_print (test, "COM-R02", meeting, "ja");
  kamae_test_assert_contains (text, "議長 森 由美子（営業部長）");
  kamae_test_assert_contains (text, "出席者 森 由美子（営業部長）");
  kamae_test_assert_contains (text, "確認");
  g_assert_null (strstr (text, "審査"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, data, function) \
  g_test_add ("/entities/" path, KamaeTest, data, set_up, function, tear_down)
  ADD ("catalogue", NULL, test_catalogue);
  ADD ("kept-controls", NULL, test_kept_controls);
  ADD ("department-at", NULL, test_department_at);
  ADD ("core-v01/actual-dates", NULL, test_actual_dates);
  ADD ("core-v05/approvals", NULL, test_approvals);
  ADD ("core-v08/overdue", NULL, test_overdue);
  ADD ("com-v01/quarters", NULL, test_quarters);
  ADD ("com-r02/people", NULL, test_minutes_people);
  ADD ("com-v02/complete", NULL, test_minutes_complete);
  ADD ("com-v03/quorum", NULL, test_quorum);
  ADD ("com-v04/absent", NULL, test_absent);
  ADD ("com-v06/actions", NULL, test_minutes_actions);
  ADD ("ldr-v03-v04/roles", NULL, test_roles);
  ADD ("figures", NULL, test_figures);
  ADD ("queries", NULL, test_queries);
  ADD ("minutes", NULL, test_minutes_print);
  ADD ("sample/ja", "ja", test_sample);
  ADD ("sample/en", "en", test_sample);
#undef ADD

  return g_test_run ();
}
