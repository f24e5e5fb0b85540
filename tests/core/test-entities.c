/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the core declares: catalogues, rules, figures, minutes, the sample organization. */

#include "config.h"

#include "kamae-test.h"

#include <string.h>

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
  g_assert_true (kamae_test_refuses (test, task, "done_on", "2026-07-01", KAMAE_ERROR_INVALID));
  kamae_test_set (test, task, "raised_on", "2026-07-01");
  kamae_test_set (test, task, "done_on", "2026-07-01");
  kamae_test_set (test, meeting, "followed_up_on", "2026-07-02");
  kamae_test_step (test, meeting, "hold");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V01"), ==, 0);

  kamae_test_set_today (test, "2026-06-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V01"), ==, 4);
}

/* What the check finds by a rule: "record: detail" lines in its order. */
static char *
dup_found (KamaeTest  *test,
           const char *rule)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = kamae_register_check (test->reg, NULL, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < results->len; i++)
    {
      KamaeRecord *record = kamae_check_result_get_record (results->pdata[i]);
      const char *detail = kamae_check_result_get_detail (results->pdata[i]);
      g_autofree char *label = record != NULL ? kamae_record_dup_label (record) : NULL;

      if (!g_str_equal (kamae_check_result_get_rule (results->pdata[i]), rule))
        continue;
      g_string_append_printf (found, "%s%s: %s", found->len > 0 ? "\n" : "",
                              label != NULL ? label : "", detail != NULL ? detail : "");
    }
  return g_strdup (found->str);
}

static void
assert_found (KamaeTest  *test,
              const char *rule,
              const char *expected)
{
  g_autofree char *found = dup_found (test, rule);

  g_assert_cmpstr (found, ==, expected);
}

/* Whether it is told at once beside the field. */
static gboolean
is_noted (KamaeRecord *record,
          const char  *rule,
          const char  *field)
{
  g_autoptr (GPtrArray) results =
    kamae_register_check_entry (kamae_record_get_register (record), record);
  gboolean noted = FALSE;

  for (guint i = 0; i < results->len; i++)
    noted = noted || (g_str_equal (kamae_check_result_get_rule (results->pdata[i]), rule) &&
                      g_str_equal (kamae_check_result_get_field (results->pdata[i]), field));
  return noted;
}

static gboolean
says (KamaeRecord *record,
      const char  *words)
{
  g_autoptr (GPtrArray) results =
    kamae_register_check_entry (kamae_record_get_register (record), record);
  gboolean said = FALSE;

  for (guint i = 0; i < results->len; i++)
    said = said || strstr (kamae_check_result_get_text (results->pdata[i]), words) != NULL;
  return said;
}

static void
delete_record (KamaeRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation =
    kamae_register_begin (kamae_record_get_register (record), "Delete", record, &error);

  kamae_operation_delete (operation, record, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

/* On that day. */
static void
approve (KamaeTest   *test,
         KamaeRecord *record,
         const char  *box,
         KamaeRecord *person,
         const char  *on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = NULL;

  kamae_test_set_today (test, on);
  operation = kamae_register_begin (test->reg, "Approve", NULL, &error);
  g_assert_no_error (error);
  kamae_operation_approve (operation, record, box, person, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
  kamae_test_set_today (test, "2026-06-15");
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

  approve (test, right, "prepared", one, "2026-06-03");
  approve (test, right, "approved", two, "2026-06-04");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V01"), ==, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V05"), ==, 0);

  /* A form that goes round again is prepared after its first approval. */
  approve (test, right, "prepared", one, "2026-06-05");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V01"), ==, 0);
  approve (test, right, "approved", two, "2026-06-05");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V01"), ==, 0);

  approve (test, wrong, "prepared", one, "2026-06-03");
  approve (test, wrong, "approved", one, "2026-06-02");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V01"), ==, 1);
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V05"), ==, 1);

  /* It says of which record, not only whose signature. */
  label = kamae_record_dup_label (wrong);
  results = kamae_register_check (test->reg, NULL, NULL);
  for (guint i = 0; i < results->len; i++)
    if (g_str_equal (kamae_check_result_get_rule (results->pdata[i]), "CORE-V01"))
      g_assert_true (g_str_has_prefix (kamae_check_result_get_detail (results->pdata[i]), label));
}

/* Tries a seal on paper, or else an electronic signature; tells whether it could be made. */
static gboolean
try_to_sign (KamaeRecord *record,
             gboolean     on_paper,
             const char  *on)
{
  KamaeRegister *reg = kamae_record_get_register (record);
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = kamae_register_begin (reg, "Sign", record, &error);

  g_assert_no_error (error);
  if (kamae_operation_approve (operation, record, "prepared", NULL, on, on_paper ? "seal" : NULL,
                               NULL, &error))
    return kamae_operation_commit (operation, NULL);
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED);
  g_assert_true (g_str_has_prefix (error->message, "CORE-V16: "));
  return FALSE;
}

/* An electronic signature is of its day, one on paper not older than what it stands under. */
static void
test_signing_day (KamaeTest    *test,
                  gconstpointer data)
{
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) other = create_person (test, "2");
  g_autoptr (KamaeRecord) meeting = create_meeting (test, "committee", "2026-06-01");

  kamae_register_set_person (test->reg, person);
  g_assert_false (try_to_sign (meeting, FALSE, "2026-06-14"));
  g_assert_false (try_to_sign (meeting, FALSE, "2026-06-16"));
  g_assert_cmpint (count (test->reg, "SELECT count (*) FROM approval"), ==, 0);

  kamae_test_set_today (test, "2026-06-20");
  kamae_test_set (test, meeting, "minutes", "1. ISMS");
  kamae_test_set_today (test, "2026-06-22");
  add_link (meeting, "attendees", other);
  kamae_test_set_today (test, "2026-06-24");
  kamae_test_set (test, person, "title", "Director");
  kamae_test_step (test, meeting, "hold");
  g_assert_false (try_to_sign (meeting, FALSE, "2026-06-22"));
  g_assert_false (try_to_sign (meeting, TRUE, "2026-06-21"));
  /* Neither what is said elsewhere nor a step is a change of the text. */
  g_assert_true (try_to_sign (meeting, TRUE, "2026-06-22"));
  g_assert_true (try_to_sign (meeting, TRUE, "2026-06-24"));
  g_assert_true (try_to_sign (meeting, FALSE, "2026-06-24"));
  g_assert_true (try_to_sign (meeting, FALSE, NULL));
  assert_found (test, "CORE-V16", "");
}

static void
correct_day (KamaeTest  *test,
             const char *means,
             const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM approval WHERE means = '%s' ORDER BY id LIMIT 1", means);
  g_autoptr (KamaeRecord) approval = kamae_register_ref_record (test->reg, count (test->reg, sql),
                                                                &error);
  g_autoptr (KamaeOperation) operation =
    kamae_register_begin (test->reg, "Correct", approval, &error);

  kamae_operation_set_reason (operation, "Mistyped");
  kamae_operation_correct (operation, approval, "signed_on", day, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

/* What stands with another day, as in a file of before, is found, and can be put right. */
static void
test_signing_day_found (KamaeTest    *test,
                        gconstpointer data)
{
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) meeting = create_meeting (test, "committee", "2026-06-01");
  g_autofree char *label = NULL;
  g_autofree char *found = NULL;

  kamae_register_set_person (test->reg, person);
  kamae_test_set_today (test, "2026-06-18");
  kamae_test_set (test, meeting, "minutes", "1. ISMS");
  kamae_test_set_today (test, "2026-06-20");
  g_assert_true (try_to_sign (meeting, TRUE, "2026-06-18"));
  g_assert_true (try_to_sign (meeting, FALSE, NULL));
  assert_found (test, "CORE-V16", "");

  label = kamae_record_dup_label (meeting);
  correct_day (test, "electronic", "2026-06-19");
  found = dup_found (test, "CORE-V16");
  g_assert_nonnull (strstr (found, label));
  g_assert_nonnull (strstr (found, "19 June 2026 → 20 June 2026"));
  kamae_test_set_today (test, "2026-06-21");
  correct_day (test, "electronic", "2026-06-20");
  assert_found (test, "CORE-V16", "");

  correct_day (test, "seal", "2026-06-17");
  g_free (found);
  found = dup_found (test, "CORE-V16");
  g_assert_nonnull (strstr (found, "17 June 2026 → 18 June 2026"));
  kamae_test_set_today (test, "2026-06-22");
  correct_day (test, "seal", "2026-06-18");
  assert_found (test, "CORE-V16", "");
}

/* A register takes in what was signed on paper long before, and wants to see the paper. */
static void
test_signing_day_copied (KamaeTest    *test,
                         gconstpointer data)
{
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) meeting = create_meeting (test, "committee", "2026-06-01");
  g_autofree char *key = kamae_record_dup_key (meeting);
  g_autoptr (KamaeRecord) evidence = NULL;

  kamae_register_set_person (test->reg, person);
  kamae_test_set_today (test, "2026-06-20");
  kamae_test_set (test, meeting, "minutes", "1. ISMS");
  g_assert_true (try_to_sign (meeting, TRUE, "2026-06-02"));
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V16"), ==, 1);
  /* What was here on the day of the paper has another text since. */
  g_assert_false (try_to_sign (meeting, TRUE, "2026-06-16"));
  evidence = kamae_test_create (test, "evidence", "title", "Minutes", "source", key, "location",
                                "Folder 3", NULL);
  g_assert_true (try_to_sign (meeting, TRUE, "2026-06-16"));
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V16"), ==, 0);
}

/* Who appoints whom, entered by whom: the first ones stand, nobody makes the own way afterwards. */
static void
test_appointments (KamaeTest    *test,
                   gconstpointer data)
{
  g_autoptr (KamaeRecord) founder = create_person (test, "1");
  g_autoptr (KamaeRecord) president = create_person (test, "2");
  g_autoptr (KamaeRecord) third = create_person (test, "3");
  g_autoptr (KamaeRecord) record = NULL;
  const struct
  {
    const char *role, *person, *from, *by;
    const char *at; /* who enters it */
    guint n;        /* what is found of it */
  } rows[] = {
    { "isms_manager", "1", "2026-06-15", NULL, "1", 0 },
    { "secretariat", "1", "2024-04-01", "1", "1", 0 },
    { "top_management", "2", "2020-04-01", "2", "1", 0 },
    { "audit_manager", "3", "2026-06-15", "1", "1", 0 },
    { "auditor", "3", "2024-04-01", "2", "1", 0 },
    { "training_manager", "2", "2024-04-01", "2", "1", 0 },
    /* Oneself; by somebody who may not; entered by whom it appoints. */
    { "top_management", "3", "2026-06-15", "3", "3", 2 },
    { "top_management", "3", "2024-04-01", "3", "3", 2 },
    { "top_management", "3", "2026-06-15", "1", "1", 1 },
    { "incident_manager", "1", "2026-06-15", "1", "1", 2 },
    { "incident_manager", "1", "2026-06-15", "3", "2", 1 },
    { "incident_manager", "3", "2026-06-14", "2", "3", 1 },
    { "incident_manager", "3", "2026-06-15", "2", "3", 1 },
    { "incident_manager", "3", "2026-06-14", "2", "2", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KamaeRecord) at = kamae_register_find (test->reg, "person", rows[i].at, NULL);
      gboolean is_kept = i < 6;

      kamae_register_set_person (test->reg, at);
      g_clear_object (&record);
      record = kamae_test_create (test, "role_assignment", "role", rows[i].role, "person",
                                  rows[i].person, "starts_on", rows[i].from,
                                  rows[i].by != NULL ? "appointed_by" : NULL, rows[i].by, NULL);
      g_test_message ("%s %s by %s", rows[i].role, rows[i].person, rows[i].by);
      g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V04"), ==, rows[i].n);
      g_assert_cmpint (is_noted (record, "CORE-V04", "appointed_by")
                         + is_noted (record, "CORE-V04", "letter"), ==, rows[i].n);
      g_assert_true (says (record, "Nobody but top management appoints oneself") ==
                     (!is_kept && g_strcmp0 (rows[i].person, rows[i].by) == 0));
      if (!is_kept)
        delete_record (record);
    }

  /* Two own entries, or two gifts to oneself, do not support each other. */
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (KamaeRecord) first = NULL;
      g_autoptr (KamaeRecord) at =
        kamae_register_find (test->reg, "person", i < 2 ? "3" : "1", NULL);
      const char *by = i < 2 ? "2" : "3";

      kamae_register_set_person (test->reg, at);
      first = kamae_test_create (test, "role_assignment", "role", "top_management", "person", "3",
                                 "starts_on", "2026-06-15", "appointed_by", by, NULL);
      g_clear_object (&record);
      record = kamae_test_create (test, "role_assignment", "role", "top_management", "person", "3",
                                  "starts_on", i % 2 == 0 ? "2026-06-15" : "2026-06-01",
                                  "appointed_by", by, NULL);
      g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V04"), ==, 2);
      delete_record (record);
      delete_record (first);
    }

  /* Nobody brings the own appointment forward; that it is over may be entered. */
  g_clear_object (&record);
  record = kamae_test_create (test, "role_assignment", "role", "incident_manager", "person", "3",
                              "starts_on", "2026-06-15", "appointed_by", "2", NULL);
  kamae_test_set_today (test, "2026-06-20");
  kamae_register_set_person (test->reg, third);
  kamae_test_set (test, record, "ends_on", "2026-06-20");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V04"), ==, 0);
  kamae_test_set (test, record, "ends_on", NULL);
  kamae_test_set (test, record, "starts_on", "2024-04-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V04"), ==, 1);
  delete_record (record);

  /* Who leaves the role appoints the successor. */
  kamae_test_set_today (test, "2026-07-01");
  g_clear_object (&record);
  record = kamae_register_ref_record (
    test->reg, count (test->reg, "SELECT held.id FROM role_assignment AS held"
                                 " JOIN role ON role.id = held.role_id"
                                 " WHERE role.code = 'top_management'"), NULL);
  kamae_test_set (test, record, "ends_on", "2026-06-30");
  g_clear_object (&record);
  kamae_register_set_person (test->reg, president);
  record = kamae_test_create (test, "role_assignment", "role", "top_management", "person", "3",
                              "starts_on", "2026-07-01", "appointed_by", "2", NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V04"), ==, 0);
  kamae_test_set (test, record, "starts_on", "2026-07-02");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V04"), ==, 1);
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

/* The role that nobody holds any more, and since when; one that nobody held, from when it had to be
 * held, if that is known. */
static void
test_vacant_since (KamaeTest    *test,
                   gconstpointer data)
{
  static const char sql[] =
    "UPDATE role SET required = 0 WHERE code <> 'isms_manager'";
  g_autoptr (KamaeRecord) role = NULL;
  g_autoptr (KamaeRecord) one = create_person (test, "1");
  g_autoptr (KamaeRecord) two = create_person (test, "2");
  g_autoptr (KamaeRecord) first = NULL;
  g_autoptr (KamaeRecord) second = NULL;

  kamae_test_outside (test, sql);
  kamae_test_reopen (test);
  role = kamae_register_find (test->reg, "role", "isms_manager", NULL);
  kamae_test_set (test, role, "name", "ISMS");
  kamae_test_set (test, role, "required_from", NULL);
  assert_found (test, "LDR-V03", "ISMS: ");
  kamae_test_set (test, role, "required_from", "2026-05-01");
  assert_found (test, "LDR-V03", "ISMS: 1 May 2026 –");
  first = kamae_test_create (test, "role_assignment", "role", "isms_manager", "person", "1",
                             "starts_on", "2025-04-01", "ends_on", "2026-05-31", NULL);
  assert_found (test, "LDR-V03", "ISMS: 1 June 2026 –");
  second = kamae_test_create (test, "role_assignment", "role", "isms_manager", "person", "2",
                              "starts_on", "2026-04-01", NULL);
  assert_found (test, "LDR-V03", "");
  g_clear_object (&two);
  two = kamae_register_find (test->reg, "person", "2", NULL);
  kamae_test_set (test, two, "left_on", "2026-06-09");
  assert_found (test, "LDR-V03", "ISMS: 10 June 2026 –");
}

/* A time that ends before it begins is taken, because the other day may follow, and told. */
static void
test_periods (KamaeTest    *test,
              gconstpointer data)
{
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) department = kamae_test_create (test, "department", "code", "30", "name",
                                                          "Sales 2", NULL);
  g_autoptr (KamaeRecord) held = kamae_test_create (test, "role_assignment", "role", "auditor",
                                                    "person", "1", "starts_on", "2026-04-01", NULL);
  g_autoptr (KamaeRecord) year = kamae_test_create (test, "fiscal_year", "label", "X", "starts_on",
                                                    "2020-04-01", "ends_on", "2021-03-31", NULL);
  const struct
  {
    KamaeRecord *record;
    const char *begin, *end;
  } periods[] = {
    { person, "joined_on", "left_on" },
    { department, "valid_from", "valid_to" },
    { held, "starts_on", "ends_on" },
    { year, "starts_on", "ends_on" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      kamae_test_set (test, periods[i].record, periods[i].begin, "2020-04-01");
      kamae_test_set (test, periods[i].record, periods[i].end, "2020-04-01");
      g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V09"), ==, 0);
      g_assert_false (is_noted (periods[i].record, "CORE-V09", periods[i].end));
      kamae_test_set (test, periods[i].record, periods[i].end, "2020-03-31");
      g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V09"), ==, 1);
      g_assert_true (is_noted (periods[i].record, "CORE-V09", periods[i].end));
      kamae_test_set (test, periods[i].record, periods[i].begin, "2020-03-01");
      g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V09"), ==, 0);
    }
  kamae_test_set (test, person, "left_on", "2019-12-31");
  assert_found (test, "CORE-V09", "1: 1 March 2020 > 31 December 2019");
}

/* Times of the day are read as times, and the hours of one meeting end after they begin. */
static void
test_hours (KamaeTest    *test,
            gconstpointer data)
{
  g_autoptr (KamaeRecord) meeting = create_meeting (test, "committee", "2026-06-01");
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  kamae_test_set (test, meeting, "starts_at", "9時半");
  kamae_test_set (test, meeting, "ends_at", "10:30");
  g_assert_cmpstr (kamae_record_get_text (meeting, "starts_at"), ==, "09:30");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V09"), ==, 0);
  kamae_test_set (test, meeting, "ends_at", "9:00");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V09"), ==, 1);
  g_assert_true (is_noted (meeting, "CORE-V09", "ends_at"));
  operation = kamae_register_begin (test->reg, "Change", meeting, &error);
  g_assert_no_error (error);
  g_assert_false (kamae_operation_set (operation, meeting, "ends_at", "25:00", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
}

/* A step does not pass over what is told beside a field without a reason, and with it once. */
static void
test_period_before_step (KamaeTest    *test,
                         gconstpointer data)
{
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) meeting = create_meeting (test, "committee", "2026-06-01");

  kamae_register_set_person (test->reg, person);
  kamae_test_set (test, meeting, "minutes", "1. ISMS");
  kamae_test_set (test, meeting, "next_on", "2026-05-01");
  kamae_test_set (test, meeting, "chair", "1");
  kamae_test_set (test, meeting, "recorder", "1");
  g_assert_true (kamae_test_warns (meeting, "hold", "CORE-V09"));
  kamae_test_step (test, meeting, "hold");
  g_assert_false (kamae_test_warns (meeting, "draft", "CORE-V09"));
  kamae_test_set (test, meeting, "next_on", "2026-05-02");
  g_assert_true (kamae_test_warns (meeting, "draft", "CORE-V09"));
}

/* What is locked is put right beside it. */
static void
test_period_corrected (KamaeTest    *test,
                       gconstpointer data)
{
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) meeting = create_meeting (test, "committee", "2026-06-01");
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  kamae_test_set (test, meeting, "next_on", "2026-05-01");
  kamae_test_set (test, meeting, "chair", "1");
  kamae_test_set (test, meeting, "recorder", "1");
  kamae_test_set (test, meeting, "minutes", "1. ISMS");
  kamae_test_set (test, meeting, "decisions", "Go on");
  add_link (meeting, "attendees", person);
  kamae_register_set_person (test->reg, person);
  kamae_test_step (test, meeting, "hold");
  kamae_test_step (test, meeting, "draft");
  kamae_test_step (test, meeting, "review");
  kamae_test_step (test, meeting, "approve");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V09"), ==, 1);
  operation = kamae_register_begin (test->reg, "Correct", meeting, &error);
  kamae_operation_set_reason (operation, "Mistyped");
  kamae_operation_correct (operation, meeting, "next_on", "2026-07-01", &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V09"), ==, 0);
}

/* Years of one register, the first one that of the clock. */
static KamaeRecord *
ref_year (KamaeTest  *test,
          const char *label)
{
  KamaeRecord *year = kamae_register_find (test->reg, "fiscal_year", label, NULL);

  g_assert_nonnull (year);
  return year;
}

static void
test_years (KamaeTest    *test,
            gconstpointer data)
{
  g_autoptr (KamaeRecord) this_year = ref_year (test, "FY2026");
  g_autoptr (KamaeRecord) next = kamae_test_create (test, "fiscal_year", "label", "FY2027",
                                                    "starts_on", "2027-04-01", "ends_on",
                                                    "2028-03-31", NULL);

  assert_found (test, "CORE-V10", "");
  kamae_test_set (test, next, "starts_on", "2027-03-31");
  g_assert_true (is_noted (next, "CORE-V10", "starts_on"));
  /* Of years that are over as well. */
  g_assert_true (kamae_test_blocks (this_year, "close", "CORE-V01 ends_on"));
  kamae_test_set_today (test, "2027-03-31");
  g_assert_true (kamae_test_blocks (this_year, "close", "CORE-V01 ends_on"));
  kamae_test_set_today (test, "2027-04-01");
  kamae_test_step (test, this_year, "close");
  assert_found (test, "CORE-V10", "FY2027: FY2026");
  kamae_test_set (test, next, "starts_on", "2027-04-02");
  assert_found (test, "CORE-V10", "FY2027: 1 April 2027 – 1 April 2027");
  g_assert_true (is_noted (next, "CORE-V10", "starts_on"));
  kamae_test_set (test, next, "starts_on", "2027-04-01");
  assert_found (test, "CORE-V10", "");
}

/* What changes with the first month: the clock, the years before and after, and what is wanted. */
typedef struct
{
  const char *today;
  const char *month;
  const char *years; /* "label state first last", in lines */
  const char *offer;
  const char *after;
} Turn;

static const Turn turns[] = {
  /* A new register whose only year was made for another month. */
  { "2026-06-15", "12", "FY2026 running 2026-04-01 2027-03-31",
    "FY2026: 1 April 2026 – 31 March 2027 → 1 December 2025 – 30 November 2026",
    "FY2025 running 2025-12-01 2026-11-30" },
  { "2026-06-15", "1", "FY2026 running 2026-04-01 2027-03-31",
    "FY2026: 1 April 2026 – 31 March 2027 → 1 January 2026 – 31 December 2026",
    "FY2026 running 2026-01-01 2026-12-31" },
  { "2026-06-15", "10", "2026年度 running 2026-04-01 2027-03-31",
    "2026年度: 1 April 2026 – 31 March 2027 → 1 October 2025 – 30 September 2026",
    "2025年度 running 2025-10-01 2026-09-30" },
  { "2026-06-15", "7", "R8 running 2026-04-01 2027-03-31",
    "R8: 1 April 2026 – 31 March 2027 → 1 July 2025 – 30 June 2026",
    "R8 running 2025-07-01 2026-06-30" },
  /* That of a company that was founded in June. */
  { "2026-06-15", "4", "FY2026 running 2026-06-01 2027-03-31", NULL,
    "FY2026 running 2026-06-01 2027-03-31" },
  /* What is over stays; the running year is shortened, those after it follow. */
  { "2026-06-15", "12",
    "FY2025 closed 2025-04-01 2026-03-31\n"
    "FY2026 running 2026-04-01 2027-03-31\n"
    "FY2027 planning 2027-04-01 2028-03-31",
    "FY2026: 1 April 2026 – 31 March 2027 → 1 April 2026 – 30 November 2026; "
    "FY2027: 1 April 2027 – 31 March 2028 → 1 December 2026 – 30 November 2027",
    "FY2025 closed 2025-04-01 2026-03-31\n"
    "FY2026 running 2026-04-01 2026-11-30\n"
    "FY2027 planning 2026-12-01 2027-11-30" },
  /* Or goes on where the turn is nearer afterwards, or is past. */
  { "2026-06-15", "7", "FY2025 closed 2025-04-01 2026-03-31\n"
    "FY2026 running 2026-04-01 2027-03-31",
    "FY2026: 1 April 2026 – 31 March 2027 → 1 April 2026 – 30 June 2027",
    "FY2025 closed 2025-04-01 2026-03-31\n"
    "FY2026 running 2026-04-01 2027-06-30" },
  { "2027-02-01", "12", "FY2025 closed 2025-04-01 2026-03-31\n"
    "FY2026 running 2026-04-01 2027-03-31",
    "FY2026: 1 April 2026 – 31 March 2027 → 1 April 2026 – 30 November 2027",
    "FY2025 closed 2025-04-01 2026-03-31\n"
    "FY2026 running 2026-04-01 2027-11-30" },
  /* Names that change places. */
  { "2026-06-15", "4", "FY2025 running 2025-12-01 2026-11-30\n"
    "FY2026 planning 2026-12-01 2027-11-30",
    "FY2025: 1 December 2025 – 30 November 2026 → 1 April 2026 – 31 March 2027; "
    "FY2026: 1 December 2026 – 30 November 2027 → 1 April 2027 – 31 March 2028",
    "FY2026 running 2026-04-01 2027-03-31\n"
    "FY2027 planning 2027-04-01 2028-03-31" },
  /* A year that is missing is a gap, not a change; one that overlaps gets its place. */
  { "2026-06-15", "4", "FY2026 running 2026-04-01 2027-03-31\n"
    "FY2028 planning 2028-04-01 2029-03-31",
    NULL,
    "FY2026 running 2026-04-01 2027-03-31\n"
    "FY2028 planning 2028-04-01 2029-03-31" },
  { "2026-06-15", "4", "FY2026 running 2026-04-01 2027-03-31\n"
    "FY2027 planning 2026-06-01 2027-11-30",
    "FY2027: 1 June 2026 – 30 November 2027 → 1 April 2027 – 31 March 2028",
    "FY2026 running 2026-04-01 2027-03-31\n"
    "FY2027 planning 2027-04-01 2028-03-31" },
};

static void
make_years (KamaeTest  *test,
            const char *years)
{
  g_auto (GStrv) lines = g_strsplit (years, "\n", -1);
  g_autoptr (KamaeRecord) seeded = ref_year (test, "FY2026");
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Years", NULL, &error);

  kamae_operation_delete (operation, seeded, &error);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], " ", 4);
      g_autoptr (KamaeRecord) year =
        kamae_operation_create (operation, "fiscal_year", &error, "label", parts[0], "starts_on",
                                parts[2], "ends_on", parts[3], NULL);

      if (!g_str_equal (parts[1], "planning"))
        kamae_operation_transition (operation, year, "start", &error);
      if (g_str_equal (parts[1], "closed"))
        kamae_operation_transition (operation, year, "close", &error);
      g_assert_no_error (error);
    }
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

static char *
dup_years (KamaeTest *test)
{
  g_autoptr (KamaeCursor) cursor = kamae_register_query (
    test->reg, "SELECT group_concat (label || ' ' || state || ' ' || starts_on || ' ' || ends_on,"
    " char (10)) FROM (SELECT * FROM fiscal_year ORDER BY starts_on)", NULL, NULL);

  g_assert_true (kamae_cursor_next (cursor, NULL));
  return g_strdup (kamae_cursor_get_text (cursor, 0));
}

static void
assert_years (KamaeTest  *test,
              const char *expected)
{
  g_autofree char *years = dup_years (test);

  g_assert_cmpstr (years, ==, expected);
}

/* The years follow the first month, as is offered, in one operation. */
static void
test_first_month (KamaeTest    *test,
                  gconstpointer data)
{
  const Turn *turn = data;
  KamaeRecord *organization = kamae_register_get_organization (test->reg);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = NULL;
  const char *offer = NULL, *remedy = NULL;

  kamae_test_set_today (test, turn->today);
  make_years (test, turn->years);
  operation = kamae_register_begin (test->reg, "Months", organization, &error);
  kamae_operation_set (operation, organization, "fiscal_start_month", turn->month, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_clear_object (&operation);

  results = kamae_register_check_entry (test->reg, organization);
  for (guint i = 0; i < results->len; i++)
    {
      offer = kamae_check_result_get_detail (results->pdata[i]);
      remedy = kamae_check_result_get_remedy (results->pdata[i]);
      g_assert_cmpstr (kamae_check_result_get_field (results->pdata[i]), ==, "fiscal_start_month");
    }
  g_assert_cmpstr (offer, ==, turn->offer);
  g_assert_cmpstr (remedy, ==, turn->offer != NULL ? "Change the Fiscal Years" : NULL);

  operation = kamae_register_begin (test->reg, "Years", organization, &error);
  kamae_operation_mend (operation, organization, "fiscal_start_month", &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
  assert_years (test, turn->after);
  g_clear_pointer (&results, g_ptr_array_unref);
  results = kamae_register_check_entry (test->reg, organization);
  g_assert_cmpuint (results->len, ==, 0);
  if (turn->offer == NULL)
    return;
  kamae_register_undo (test->reg, &error);
  g_assert_no_error (error);
  assert_years (test, turn->years);
}

/* The month and the years at once, as the command line does it; dropped, the old month counts. */
static void
test_first_month_at_once (KamaeTest    *test,
                          gconstpointer data)
{
  KamaeRecord *organization = kamae_register_get_organization (test->reg);
  g_autofree char *before = dup_years (test);
  g_autoptr (GError) error = NULL;

  for (int kept = 0; kept < 2; kept++)
    {
      g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "M", NULL, &error);

      kamae_operation_set (operation, organization, "fiscal_start_month", "12", &error);
      kamae_operation_mend (operation, organization, "fiscal_start_month", &error);
      g_assert_no_error (error);
      assert_years (test, "FY2025 running 2025-12-01 2026-11-30");
      if (kept)
        kamae_operation_commit (operation, &error);
      g_clear_object (&operation);
      g_assert_cmpint (count (test->reg, "SELECT fiscal_year ('2026-11-30')"), ==,
                       kept ? 2025 : 2026);
    }
  kamae_register_undo (test->reg, &error);
  g_assert_no_error (error);
  assert_years (test, before);
  g_assert_cmpint (kamae_record_get_integer (organization, "fiscal_start_month"), ==, 4);
}

/* What no operation would write any more is found where a file has it. */
static void
test_files_of_old (KamaeTest    *test,
                   gconstpointer data)
{
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) other = create_person (test, "2");
  g_autoptr (KamaeRecord) a = NULL;
  g_autoptr (KamaeRecord) b = NULL;
  g_autoptr (KamaeRecord) c = NULL;
  g_autofree char *twins = NULL;

  a = kamae_test_create (test, "department", "code", "A", "name", "A", NULL);
  b = kamae_test_create (test, "department", "code", "B", "name", "B", "parent", "A", NULL);
  c = kamae_test_create (test, "department", "code", "C", "name", "C", "parent", "B", NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V11"), ==, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V12"), ==, 0);

  kamae_test_outside (test,
                      "UPDATE department SET parent_id = (SELECT id FROM department"
                      " WHERE code = 'B') WHERE code = 'A';"
                      "UPDATE person SET staff_no = '１ ' WHERE staff_no = '2';");
  kamae_test_reopen (test);
  /* C hangs on the loop, but is not in it. */
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V11"), ==, 2);
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V12"), ==, 1);
  /* It names both, whichever was made first. */
  twins = dup_found (test, "CORE-V12");
  g_assert_true (g_str_equal (twins, "2: １  / 1 (1)") || g_str_equal (twins, "1: 1 / １  (2)"));
}

/* Nobody moves or holds a role before joining or after leaving, or sits where nobody sits. */
static void
test_employment (KamaeTest    *test,
                 gconstpointer data)
{
  g_autoptr (KamaeRecord) person = create_person (test, "1");
  g_autoptr (KamaeRecord) old = kamae_register_find (test->reg, "department", "10", NULL);
  g_autoptr (KamaeRecord) held = NULL;
  g_autoptr (KamaeRecord) move = NULL;

  kamae_test_set (test, person, "joined_on", "2026-04-01");
  move = kamae_test_create (test, "transfer", "person", "1", "department", "20", "moved_on",
                            "2026-03-31", NULL);
  g_assert_true (is_noted (move, "CORE-V14", "moved_on"));
  assert_found (test, "CORE-V14", "1 → Support: 31 March 2026");
  kamae_test_set (test, move, "moved_on", "2026-06-10");
  assert_found (test, "CORE-V14", "");

  held = kamae_test_create (test, "role_assignment", "role", "auditor", "person", "1", "starts_on",
                            "2026-03-31", NULL);
  g_assert_true (is_noted (held, "CORE-V14", "ends_on"));
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V14"), ==, 1);
  kamae_test_set (test, held, "starts_on", "2026-04-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V14"), ==, 0);
  kamae_test_set (test, person, "left_on", "2026-06-14");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V14"), ==, 1);
  kamae_test_set (test, held, "ends_on", "2026-06-14");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V14"), ==, 0);
  kamae_test_set (test, person, "left_on", NULL);

  kamae_test_set (test, old, "valid_to", "2026-06-12");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V14"), ==, 0);
  kamae_test_set (test, move, "moved_on", "2026-06-16");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V14"), ==, 1);
}

static void
count_warnings (guint *n)
{
  (*n)++;
}

/* A clock that was set back is told once; the order of the journal is that of writing. */
static void
test_clock (KamaeTest    *test,
            gconstpointer data)
{
  g_autoptr (KamaeRecord) first = create_person (test, "1");
  g_autofree char *warning = NULL;
  guint n = 0;

  g_signal_connect_swapped (test->reg, "clock-behind", G_CALLBACK (count_warnings), &n);
  kamae_test_set (test, first, "email", "a@example.com");
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V13"), ==, 0);

  kamae_test_set_today (test, "2026-06-10");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V13"), ==, 1);
  kamae_test_set (test, first, "email", "b@example.com");
  g_assert_cmpuint (n, ==, 1);
  kamae_test_set (test, first, "email", "c@example.com");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V13"), ==, 0);

  /* Told when the file was opened, it is not told again when something is saved. */
  kamae_test_set_today (test, "2026-06-09");
  warning = kamae_register_dup_clock_warning (test->reg);
  g_assert_nonnull (strstr (warning, "9 June 2026"));
  g_assert_nonnull (strstr (warning, "10 June 2026"));
  g_assert_null (kamae_register_dup_clock_warning (test->reg));
  kamae_test_set (test, first, "email", "d@example.com");
  g_assert_cmpuint (n, ==, 1);
  kamae_test_set_today (test, "2026-06-08");
  kamae_test_set (test, first, "email", "e@example.com");
  g_assert_cmpuint (n, ==, 2);
  kamae_test_verify (test);
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

/* A month after the last day of October is the last day of November. */
static void
test_monthly (KamaeTest    *test,
              gconstpointer data)
{
  g_autoptr (KamaeRecord) series = NULL;
  g_autoptr (KamaeRecord) meeting = NULL;

  kamae_test_set_today (test, "2026-10-31");
  meeting = create_meeting (test, "committee", "2026-10-31");
  series = kamae_record_ref_link (meeting, "series");
  kamae_test_set (test, series, "period_months", "1");
  kamae_test_step (test, meeting, "hold");
  g_assert_cmpfloat (compute (test->reg, "COM-C01"), ==, 30);
  kamae_test_set_today (test, "2026-11-30");
  g_assert_cmpfloat (compute (test->reg, "COM-C01"), ==, 0);
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

      document = kamae_report_build (report, reg, meeting, languages[i], NULL,
                                     KAMAE_COPY_ORIGINAL, &error);
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

static void
refuse_comment (KamaeTest   *test,
                const char  *field,
                const char  *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Comment", NULL, &error);
  g_autoptr (KamaeRecord) comment =
    kamae_operation_create (operation, "comment", &error, field, value, NULL);

  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "needs"));
}

static gboolean
try_comment (KamaeTest   *test,
             const char  *field,
             const char  *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Comment", NULL, &error);
  g_autofree char *source = kamae_record_dup_key (test->person);
  g_autoptr (KamaeRecord) comment =
    kamae_operation_create (operation, "comment", &error, "source", source, "text", "言葉", field,
                            value, NULL);

  g_assert_true (comment != NULL || error->code == KAMAE_ERROR_INVALID);
  return comment != NULL;
}

/* A comment is of who writes it, and of now; it stays as it was written, but for an undo. */
static void
test_comment (KamaeTest    *test,
              gconstpointer data)
{
  static const char *const kept[] = { "text", "author", "written_at", "source" };
  g_autofree char *source = kamae_record_dup_key (test->person);
  g_autofree char *today = kamae_register_dup_today (test->reg);
  g_autoptr (KamaeRecord) other =
    kamae_test_create (test, "person", "staff_no", "0099", "name", "別人", NULL);
  g_autofree char *other_key = kamae_record_dup_key (other);
  g_autoptr (KamaeRecord) comment =
    kamae_test_create (test, "comment", "source", source, "text", "言葉", NULL);

  g_assert_cmpint (kamae_record_get_link (comment, "author"), ==,
                   kamae_record_get_id (test->person));
  g_assert_true (g_str_has_prefix (kamae_record_get_text (comment, "written_at"), today));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KamaeOperation) operation =
        kamae_register_begin (test->reg, "Comment", NULL, &error);

      g_assert_false (kamae_record_can_edit (comment, kept[i]));
      g_assert_false (kamae_operation_set (operation, comment, kept[i],
                                           i == 0   ? "別の言葉"
                                           : i == 2 ? "2020-01-01T00:00" : other_key, &error));
      g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED);
    }
  g_assert_false (kamae_record_can_delete (comment));
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (KamaeOperation) operation =
      kamae_register_begin (test->reg, "Delete", NULL, &error);

    g_assert_false (kamae_operation_delete (operation, comment, &error));
    g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_REFERENCED);
  }
  refuse_comment (test, "text", "言葉");
  refuse_comment (test, "source", source);
  refuse_comment (test, NULL, NULL);
  g_assert_false (try_comment (test, "author", other_key));
  g_assert_false (try_comment (test, "written_at", "2020-01-01T00:00"));
  g_assert_true (try_comment (test, "author", source));
  g_assert_true (kamae_register_undo (test->reg, NULL));
}

int
main (int    argc,
      char **argv)
{
  kamae_test_init (&argc, &argv);

#define ADD(path, data, function) \
  g_test_add ("/entities/" path, KamaeTest, data, set_up, function, tear_down)
  ADD ("catalogue", NULL, test_catalogue);
  ADD ("comment", NULL, test_comment);
  ADD ("kept-controls", NULL, test_kept_controls);
  ADD ("department-at", NULL, test_department_at);
  ADD ("core-v01/actual-dates", NULL, test_actual_dates);
  ADD ("core-v04/appointments", NULL, test_appointments);
  ADD ("core-v05/approvals", NULL, test_approvals);
  ADD ("core-v16/signing-day", NULL, test_signing_day);
  ADD ("core-v16/found", NULL, test_signing_day_found);
  ADD ("core-v16/copied", NULL, test_signing_day_copied);
  ADD ("core-v08/overdue", NULL, test_overdue);
  ADD ("com-v01/quarters", NULL, test_quarters);
  ADD ("com-r02/people", NULL, test_minutes_people);
  ADD ("com-v02/complete", NULL, test_minutes_complete);
  ADD ("com-v03/quorum", NULL, test_quorum);
  ADD ("com-v04/absent", NULL, test_absent);
  ADD ("com-v06/actions", NULL, test_minutes_actions);
  ADD ("ldr-v03-v04/roles", NULL, test_roles);
  ADD ("ldr-v03/since", NULL, test_vacant_since);
  ADD ("core-v09/periods", NULL, test_periods);
  ADD ("core-v09/hours", NULL, test_hours);
  ADD ("core-v09/step", NULL, test_period_before_step);
  ADD ("core-v09/corrected", NULL, test_period_corrected);
  ADD ("core-v10/years", NULL, test_years);
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autofree char *path = g_strdup_printf ("/entities/core-v10/first-month/%u", i);

      g_test_add (path, KamaeTest, &turns[i], set_up, test_first_month, tear_down);
    }
  ADD ("core-v10/first-month-at-once", NULL, test_first_month_at_once);
  ADD ("core-v11-v12/files-of-old", NULL, test_files_of_old);
  ADD ("core-v13/clock", NULL, test_clock);
  ADD ("core-v14/employment", NULL, test_employment);
  ADD ("com-c01/monthly", NULL, test_monthly);
  ADD ("figures", NULL, test_figures);
  ADD ("queries", NULL, test_queries);
  ADD ("minutes", NULL, test_minutes_print);
  ADD ("sample/ja", "ja", test_sample);
  ADD ("sample/en", "en", test_sample);
#undef ADD

  return g_test_run ();
}
