/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "kamae-test.h"

#include "register/kamae-backup-private.h"

/* Copies that are kept: checked before they count, thinned only after that. */

typedef struct
{
  gboolean done;
  gboolean kept;
  GError  *error;
} Outcome;

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Outcome *outcome = data;

  outcome->kept = kamae_register_keep_backup_finish (KAMAE_REGISTER (source), result,
                                                     &outcome->error);
  outcome->done = TRUE;
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Outcome *outcome = data;

  outcome->kept = kamae_register_backup_finish (KAMAE_REGISTER (source), result, &outcome->error);
  outcome->done = TRUE;
}

static void
wait_for (Outcome *outcome)
{
  while (!outcome->done)
    g_main_context_iteration (NULL, TRUE);
}

static Outcome
keep (KamaeTest *test,
      GFile     *folder)
{
  Outcome outcome = { FALSE };

  kamae_register_keep_backup_async (test->reg, folder, kept_cb, &outcome);
  wait_for (&outcome);
  return outcome;
}

static GFile *
get_folder (KamaeTest *test)
{
  return g_file_new_build_filename (test->folder, "backups", NULL);
}

static guint
count_files (GFile *folder)
{
  g_autoptr (GDir) dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
clean (GFile *folder)
{
  g_autoptr (GDir) dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (g_file_peek_path (folder), name, NULL);

      g_unlink (path);
    }
  g_rmdir (g_file_peek_path (folder));
}

/* The file was changed a minute ago, as far as the file system knows. */
static void
make_older (KamaeTest *test)
{
  struct utimbuf times = { time (NULL) - 60, time (NULL) - 60 };

  g_assert_cmpint (utime (g_file_peek_path (kamae_register_get_file (test->reg)), &times), ==, 0);
}

static void
test_keep (void)
{
  KamaeTest test = { 0 };
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) unfinished = NULL;
  Outcome outcome;

  kamae_test_set_up (&test, NULL);
  folder = get_folder (&test);
  outcome = keep (&test, folder);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.kept);
  g_assert_cmpuint (count_files (folder), ==, 1);

  /* Nothing has changed since; what another program left unfinished goes. */
  unfinished = g_file_get_child (folder, "2026-01-01T000000.kamae.part");
  g_file_set_contents (g_file_peek_path (unfinished), "x", 1, NULL);
  make_older (&test);
  outcome = keep (&test, folder);
  g_assert_no_error (outcome.error);
  g_assert_false (outcome.kept);
  g_assert_cmpuint (count_files (folder), ==, 1);

  clean (folder);
  kamae_test_tear_down (&test);
}

/* A copy of a register that was tampered with does not count, and the good one stays. */
static void
test_damaged (void)
{
  KamaeTest test = { 0 };
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) old = NULL;
  const struct utimbuf long_ago = { 1, 1 };
  Outcome outcome;

  kamae_test_set_up (&test, NULL);
  folder = get_folder (&test);
  g_file_make_directory (folder, NULL, NULL);
  old = g_file_get_child (folder, "2020-01-01T000000.kamae");
  g_file_set_contents (g_file_peek_path (old), "", 0, NULL);
  g_assert_cmpint (utime (g_file_peek_path (old), &long_ago), ==, 0);
  kamae_test_outside (&test, "DROP TRIGGER journal_update;"
                             "UPDATE journal SET person = '別人' WHERE seq = 1;");

  outcome = keep (&test, folder);
  g_assert_error (outcome.error, KAMAE_ERROR, KAMAE_ERROR_DAMAGED);
  g_clear_error (&outcome.error);
  g_assert_true (g_file_query_exists (old, NULL));
  g_assert_cmpuint (count_files (folder), ==, 1);

  clean (folder);
  kamae_test_tear_down (&test);
}

static void
test_copy (void)
{
  KamaeTest test = { 0 };
  g_autoptr (GFile) target = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeRegister) copy = NULL;
  Outcome outcome = { FALSE };
  Outcome again = { FALSE };

  kamae_test_set_up (&test, NULL);
  target = g_file_new_build_filename (test.folder, "copy.kamae", NULL);
  kamae_register_backup_async (test.reg, target, copied_cb, &outcome);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.kept);
  copy = kamae_register_open (test.model, target, KAMAE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);

  kamae_register_backup_async (test.reg, target, copied_cb, &again);
  wait_for (&again);
  g_assert_error (again.error, KAMAE_ERROR, KAMAE_ERROR_EXISTS);
  g_clear_error (&again.error);
  kamae_register_close (copy);
  g_unlink (g_file_peek_path (target));
  kamae_test_tear_down (&test);
}

static gboolean
has_name (GPtrArray  *names,
          const char *name)
{
  return g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL);
}

static void
test_thin (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 23, 12, 0, 0);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) superfluous = NULL;
  static const char *const kept[] = {
    "2026-11-23T110000.kamae", "2026-11-23T100000.kamae",   /* all of a day */
    "2026-11-18T180000.kamae", "2026-11-17T180000.kamae",   /* one a day */
    "2026-10-21T180000.kamae",                              /* one a week */
    "2026-06-30T180000.kamae", "2025-06-30T180000.kamae",   /* one a month */
    "notes.kamae", "2026-11-18T170000.kamae.part",
  };
  static const char *const not_kept[] = {
    "2026-11-18T170000.kamae", "2026-10-20T180000.kamae", "2026-06-29T180000.kamae",
  };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_ptr_array_add (names, (gpointer) kept[i]);
  for (guint i = 0; i < G_N_ELEMENTS (not_kept); i++)
    g_ptr_array_add (names, (gpointer) not_kept[i]);
  superfluous = kamae_backup_thin (names, now);
  g_assert_cmpuint (superfluous->len, ==, G_N_ELEMENTS (not_kept));
  for (guint i = 0; i < G_N_ELEMENTS (not_kept); i++)
    g_assert_true (has_name (superfluous, not_kept[i]));
}

int
main (int   argc,
      char *argv[])
{
  kamae_test_init (&argc, &argv);

  g_test_add_func ("/backup/keep", test_keep);
  g_test_add_func ("/backup/damaged", test_damaged);
  g_test_add_func ("/backup/copy", test_copy);
  g_test_add_func ("/backup/thin", test_thin);
  return g_test_run ();
}
