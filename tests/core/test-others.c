/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journal/kamae-past.h"
#include "kamae-test.h"
#include "report/kamae-report-build.h"
#include "sqlite/kamae-database-private.h"

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

/* Two programs on one file: what one wrote is read before the other writes, never overwritten
 * unseen. */

typedef struct
{
  KamaeTest base;
  KamaeRecord *task;
  KamaeRegister *other;
  KamaeRecord *other_task;
  KamaeRecord *meeting;
  gpointer intruder;
} Fixture;

static KamaeRegister *
open_again (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->base.path);
  g_autoptr (GError) error = NULL;
  KamaeRegister *reg = kamae_register_open (fixture->base.model, file, KAMAE_OPEN_NORMAL, &error);

  g_assert_no_error (error);
  return reg;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  kamae_test_set_up (&fixture->base, NULL);
  fixture->task = kamae_test_create (&fixture->base, "task", "subject", "Before", NULL);
  fixture->other = open_again (fixture);
  fixture->other_task = kamae_register_ref_record (fixture->other,
                                                   kamae_record_get_id (fixture->task), NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->task);
  g_clear_object (&fixture->other_task);
  kamae_register_close (fixture->other);
  g_clear_object (&fixture->other);
  kamae_test_tear_down (&fixture->base);
}

static gboolean
set (KamaeRecord  *record,
     const char   *field,
     const char   *value,
     GError      **error)
{
  g_autoptr (KamaeOperation) operation =
    kamae_register_begin (kamae_record_get_register (record), "Change %s", record, error);

  return operation != NULL && kamae_operation_set (operation, record, field, value, error)
         && kamae_operation_commit (operation, error);
}

static void
set_elsewhere (Fixture    *fixture,
               const char *field,
               const char *value)
{
  g_autoptr (GError) error = NULL;

  set (fixture->other_task, field, value, &error);
  g_assert_no_error (error);
}

static void
assert_text (KamaeRecord *record,
             const char  *field,
             const char  *value)
{
  g_autofree char *text = kamae_record_dup_canonical (record, field);

  g_assert_cmpstr (text, ==, value);
}

static void
count_cb (KamaeRegister  *reg,
          KamaeChangeSet *changes,
          guint          *n)
{
  (*n)++;
}

static void
test_catch_up (Fixture       *fixture,
               gconstpointer  data)
{
  KamaeRegister *reg = fixture->base.reg;
  g_autoptr (KamaeRecordList) list = kamae_register_list (reg, "task");
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) added = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_signal_connect (reg, "changed", G_CALLBACK (count_cb), &n);
  g_assert_true (kamae_register_catch_up (reg, &error));
  g_assert_cmpuint (n, ==, 0);

  set_elsewhere (fixture, "subject", "Theirs");
  operation = kamae_register_begin (fixture->other, "Add %s", NULL, &error);
  added = kamae_operation_create (operation, "task", &error, "subject", "Added", NULL);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
  assert_text (fixture->task, "subject", "Before");

  g_assert_true (kamae_register_catch_up (reg, &error));
  g_assert_cmpuint (n, ==, 1);
  assert_text (fixture->task, "subject", "Theirs");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_true (kamae_register_catch_up (reg, &error));
  g_assert_cmpuint (n, ==, 1);
}

static void
test_same_field (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  set_elsewhere (fixture, "subject", "Theirs");
  g_assert_false (set (fixture->task, "subject", "Mine", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Theirs"));
  assert_text (fixture->task, "subject", "Theirs");
  g_clear_error (&error);

  /* Now it was seen. */
  set (fixture->task, "subject", "Mine", &error);
  g_assert_no_error (error);
  g_assert_true (kamae_register_catch_up (fixture->other, &error));
  assert_text (fixture->other_task, "subject", "Mine");
  kamae_test_verify (&fixture->base);
}

/* The value that memory still holds is no reason to leave theirs without a word. */
static void
test_same_as_before (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  set_elsewhere (fixture, "subject", "Theirs");
  g_assert_false (set (fixture->task, "subject", "Before", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_CONFLICT);
}

static void
test_other_field (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  set_elsewhere (fixture, "subject", "Theirs");
  set (fixture->task, "result", "Mine", &error);
  g_assert_no_error (error);
  assert_text (fixture->task, "subject", "Theirs");
  assert_text (fixture->task, "result", "Mine");
}

/* What is decided of a record as a whole waits until it was seen. */
static void
test_step_and_deletion (Fixture       *fixture,
                        gconstpointer  data)
{
  const KamaeTransition *step;
  g_autoptr (GPtrArray) steps = kamae_record_get_transitions (fixture->task);
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (steps->len, >, 0);
  step = steps->pdata[0];
  set_elsewhere (fixture, "result", "Theirs");
  operation = kamae_register_begin (fixture->base.reg, "Step", fixture->task, &error);
  g_assert_no_error (error);
  g_assert_false (kamae_operation_transition (operation, fixture->task, step->name, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (kamae_operation_delete (operation, fixture->task, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_clear_object (&operation);

  operation = kamae_register_begin (fixture->base.reg, "Delete %s", fixture->task, &error);
  g_assert_true (kamae_operation_delete (operation, fixture->task, &error));
  g_assert_true (kamae_operation_commit (operation, &error));
  g_assert_no_error (error);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  set (fixture->task, "result", "Mine", &error);
  g_assert_no_error (error);
  g_assert_true (kamae_register_catch_up (fixture->other, &error));
  set_elsewhere (fixture, "subject", "Theirs");
  g_assert_false (kamae_register_undo (fixture->base.reg, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_CONFLICT);
  assert_text (fixture->task, "result", "Mine");
  g_clear_error (&error);
  g_assert_true (kamae_register_undo (fixture->base.reg, &error));
  g_assert_no_error (error);
  assert_text (fixture->task, "subject", "Before");
}

static void
assert_author (KamaeRegister *reg,
               gboolean       redo,
               const char    *expected)
{
  g_autofree char *author = kamae_register_dup_undo_author (reg, redo);

  if (expected == NULL)
    g_assert_null (author);
  else
    g_assert_cmpstr (author, ==, expected);
}

/* One's own change is nobody else's; that of another person or program is named. */
static void
test_undo_author (Fixture       *fixture,
                  gconstpointer  data)
{
  KamaeRegister *reg = fixture->base.reg;
  g_autoptr (KamaeRecord) person = NULL;
  g_autoptr (GError) error = NULL;

  kamae_register_set_person (reg, fixture->base.person);
  set (fixture->task, "result", "Mine", &error);
  g_assert_no_error (error);
  assert_author (reg, FALSE, NULL);
  assert_author (reg, TRUE, NULL);
  kamae_register_set_person (reg, NULL);
  assert_author (reg, FALSE, "佐藤 花子");
  g_assert_true (kamae_register_undo (reg, &error));
  assert_author (reg, TRUE, NULL);

  g_assert_true (kamae_register_catch_up (fixture->other, &error));
  set_elsewhere (fixture, "subject", "Theirs");
  g_assert_true (kamae_register_catch_up (reg, &error));
  assert_author (reg, FALSE, "another program");
  assert_author (fixture->other, FALSE, NULL);

  person = kamae_register_ref_record (fixture->other, kamae_record_get_id (fixture->base.person),
                                      &error);
  kamae_register_set_person (fixture->other, person);
  set_elsewhere (fixture, "subject", "Theirs again");
  g_assert_true (kamae_register_catch_up (reg, &error));
  assert_author (reg, FALSE, "佐藤 花子, in another program");
  g_assert_no_error (error);
}

/* One's own changes are no surprise, however many. */
static void
test_own (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (KamaeRecord) third = NULL;
  g_autoptr (GError) error = NULL;

  set (fixture->task, "result", "Mine", &error);
  g_assert_no_error (error);
  third = kamae_test_create (&fixture->base, "task", "subject", "Third", NULL);
  g_assert_true (kamae_register_catch_up (fixture->other, &error));
  set_elsewhere (fixture, "result", "Theirs");
  set (third, "subject", "Again", &error);
  g_assert_no_error (error);
  kamae_test_verify (&fixture->base);
}

static void
test_expect (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  operation = kamae_register_begin (fixture->base.reg, "Change %s", fixture->task, &error);
  g_assert_true (kamae_operation_expect (operation, fixture->task, "subject", "Before", &error));
  g_assert_true (kamae_operation_expect (operation, fixture->task, "result", NULL, &error));
  g_assert_false (kamae_operation_expect (operation, fixture->task, "subject", "Else", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_CONFLICT);
}

/* A session beside this one does not hide that a third was killed, nor is it one itself. */
static void
test_markers (Fixture       *fixture,
              gconstpointer  data)
{
  pid_t child;
  int status;
  g_autoptr (KamaeRegister) second = NULL;
  g_autoptr (KamaeRegister) third = NULL;

  g_assert_false (kamae_register_was_unclean (fixture->other));
  child = fork ();
  if (child == 0)
    {
      open_again (fixture);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);

  second = open_again (fixture);
  g_assert_true (kamae_register_was_unclean (second));
  kamae_register_close (second);
  third = open_again (fixture);
  g_assert_false (kamae_register_was_unclean (third));
  kamae_register_close (third);
}

/* Somebody who would write between any two things that are read. */
typedef struct
{
  sqlite3 *handle;
  guint refused;
  guint admitted; /* after having been refused: what is read then is of another moment */
} Intruder;

static void
intrude (gpointer data)
{
  Intruder *self = data;

  if (sqlite3_exec (self->handle, "BEGIN EXCLUSIVE", NULL, NULL, NULL) != SQLITE_OK)
    {
      self->refused++;
      return;
    }
  sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  if (self->refused > 0)
    self->admitted++;
}

static gboolean
read_verify (Fixture  *fixture,
             GError  **error)
{
  g_autoptr (GPtrArray) results = kamae_register_verify (fixture->base.reg, NULL, error);

  return results != NULL;
}

static gboolean
read_check (Fixture  *fixture,
            GError  **error)
{
  g_autoptr (GPtrArray) results = kamae_register_check (fixture->base.reg, NULL, error);

  return results != NULL;
}

static gboolean
read_day (Fixture  *fixture,
          GError  **error)
{
  g_autoptr (KamaeRegister) past = kamae_register_ref_day (fixture->base.reg, "2026-06-15", error);

  g_assert_true (past != fixture->base.reg);
  return past != NULL;
}

static gboolean
read_report (Fixture  *fixture,
             GError  **error)
{
  g_autoptr (KamaeDocument) document =
    kamae_report_build (kamae_model_find_report (fixture->base.model, "COM-R02"), fixture->base.reg,
                        fixture->meeting, "en", NULL, KAMAE_COPY_ORIGINAL, error);

  return document != NULL;
}

static gboolean
read_moment (Fixture  *fixture,
             GError  **error)
{
  g_autoptr (KamaeRegister) reg = kamae_register_open (
    fixture->base.model, kamae_register_get_file (fixture->base.reg), KAMAE_OPEN_MOMENT, error);
  g_autoptr (KamaeRecordList) tasks = NULL;
  g_autoptr (KamaeRecord) task = NULL;
  g_autoptr (GPtrArray) history = NULL;

  if (reg == NULL)
    return FALSE;
  kamae_database_set_witness (intrude, fixture->intruder);
  tasks = kamae_register_list (reg, "task");
  task = g_list_model_get_item (G_LIST_MODEL (tasks), 0);
  history = kamae_register_history (reg, task, 0, error);
  return history != NULL;
}

/* What another program adds while something is read is in all of it, or in nothing: else its
 * records would be there without their journal, and be taken for a forgery. */
static void
test_one_moment (Fixture       *fixture,
                 gconstpointer  data)
{
  static gboolean (*const readings[]) (Fixture *, GError **) = {
    read_verify, read_check, read_day, read_report, read_moment,
  };
  g_autoptr (KamaeRecord) meeting =
    kamae_test_create (&fixture->base, "meeting", "held_on", "2026-06-15", NULL);

  fixture->meeting = meeting;
  kamae_test_set_today (&fixture->base, "2026-06-20");
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (GError) error = NULL;
      Intruder intruder = { NULL };

      fixture->intruder = &intruder;
      sqlite3_open (fixture->base.path, &intruder.handle);
      if (readings[i] != read_moment)
        kamae_database_set_witness (intrude, &intruder);
      g_assert_true (readings[i] (fixture, &error));
      kamae_database_set_witness (NULL, NULL);
      g_assert_no_error (error);
      g_assert_cmpuint (intruder.refused, >, 0);
      g_assert_cmpuint (intruder.admitted, ==, 0);
      /* Afterwards everybody may write again. */
      intrude (&intruder);
      g_assert_cmpuint (intruder.admitted, ==, 1);
      sqlite3_close (intruder.handle);
    }
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

/* Whoever shows it shows another one then: nothing may be done to that. */
static void
test_deleted_subject (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  operation = kamae_register_begin (fixture->other, "Delete %s", fixture->other_task, &error);
  g_assert_true (kamae_operation_delete (operation, fixture->other_task, &error));
  g_assert_true (kamae_operation_commit (operation, &error));
  g_clear_object (&operation);

  operation = kamae_register_begin (fixture->base.reg, "Change %s", fixture->task, &error);
  g_assert_null (operation);
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  operation = kamae_register_begin (fixture->base.reg, "Change %s", NULL, &error);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  kamae_test_init (&argc, &argv);
  add ("/others/catch-up", test_catch_up);
  add ("/others/same-field", test_same_field);
  add ("/others/same-as-before", test_same_as_before);
  add ("/others/other-field", test_other_field);
  add ("/others/step-and-deletion", test_step_and_deletion);
  add ("/others/deleted-subject", test_deleted_subject);
  add ("/others/undo", test_undo);
  add ("/others/undo-author", test_undo_author);
  add ("/others/own", test_own);
  add ("/others/expect", test_expect);
  add ("/others/markers", test_markers);
  add ("/others/one-moment", test_one_moment);
  return g_test_run ();
}
