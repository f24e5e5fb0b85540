/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

#include "declare/kamae-model-private.h"
#include "sqlite/kamae-sqlite-private.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What goes wrong around a register: the program is killed, the disk is full, the file is moved,
 * damaged, used by two. Whatever was acknowledged must be there afterwards. */

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

/* Saves for ever and says after each save how many there are. */
static void
save_until_killed (const char *path,
                   int         pipe_end)
{
  g_autoptr (KamaeModel) model = kamae_model_new ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (KamaeRegister) reg = kamae_register_open (model, file, KAMAE_OPEN_NORMAL, NULL);

  /* A forked process would give the keys of its brother again. */
  g_random_set_seed ((guint32) getpid ());
  for (int i = 1;; i++)
    {
      g_autoptr (KamaeOperation) operation = kamae_register_begin (reg, "Add %s", NULL, NULL);
      g_autoptr (KamaeRecord) task =
          kamae_operation_create (operation, "task", NULL, "subject", "作業", NULL);

      if (task == NULL || !kamae_operation_commit (operation, NULL) ||
          write (pipe_end, &i, sizeof i) != sizeof i)
        _exit (1);
    }
}

static int
read_last (int pipe_end,
           int last)
{
  int next;

  while (read (pipe_end, &next, sizeof next) == sizeof next)
    last = next;
  return last;
}

static void
test_kill (KamaeTest    *test,
           gconstpointer data)
{
  gint64 before = 0;

  for (int round = 0; round < 12; round++)
    {
      int ends[2];
      pid_t child;
      int acknowledged;
      gint64 stored;

      kamae_register_close (test->reg);
      g_assert_cmpint (pipe (ends), ==, 0);
      child = fork ();
      if (child == 0)
        save_until_killed (test->path, ends[1]);
      close (ends[1]);
      /* However slow the machine: killed while it is saving, not while it is starting. */
      g_assert_cmpint (read (ends[0], &acknowledged, sizeof acknowledged), ==, sizeof acknowledged);
      g_usleep (g_random_int_range (20000, 90000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      acknowledged = read_last (ends[0], acknowledged);
      close (ends[0]);

      kamae_test_reopen (test);
      g_assert_false (kamae_register_is_read_only (test->reg));
      stored = kamae_register_count (test->reg, "SELECT count(*) FROM task", NULL);
      g_assert_cmpint (stored - before, >=, acknowledged);
      g_assert_cmpint (stored - before, <=, acknowledged + 1);
      before = stored;
      kamae_test_verify (test);
    }
  g_assert_cmpint (before, >, 0);
}

static void
test_disk_full (KamaeTest    *test,
                gconstpointer data)
{
  g_autoptr (GBytes) much = g_bytes_new_take (g_malloc0 (8 << 20), 8 << 20);
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) evidence = NULL;
  g_autoptr (KamaeRecord) after = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit limit, small;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = limit;
  small.rlim_cur = 2 << 20;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &small);
  operation = kamae_register_begin (test->reg, "Attach", NULL, NULL);
  evidence = kamae_operation_attach_bytes (operation, test->person, "much.bin", much, NULL, &error);
  if (evidence != NULL)
    g_assert_false (kamae_operation_commit (operation, &error));
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, KAMAE_ERROR);
  g_clear_object (&operation);
  g_clear_object (&evidence);
  /* Room was made: the next save works, and nothing was lost. */
  after = kamae_test_create (test, "task", "subject", "その後", NULL);
  kamae_test_verify (test);
}

static void
test_moved (KamaeTest    *test,
            gconstpointer data)
{
  g_autofree char *moved = g_build_filename (test->folder, "moved.kamae", NULL);
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) task = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_rename (test->path, moved), ==, 0);
  operation = kamae_register_begin (test->reg, "Add %s", NULL, &error);
  if (operation != NULL)
    task = kamae_operation_create (operation, "task", &error, "subject", "作業", NULL);
  if (task != NULL)
    kamae_operation_commit (operation, &error);
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_MOVED);
  g_clear_object (&operation);
  g_assert_cmpint (g_rename (moved, test->path), ==, 0);
  kamae_test_reopen (test);
  kamae_test_verify (test);
}

/* Root may write everywhere, so somebody else tries: what says no ends the child. */
static void
try_as_nobody (KamaeTest *test,
               void     (*try) (KamaeTest *, const char *),
               const char *path)
{
  g_autofree char *above = g_path_get_dirname (test->folder);
  GStatBuf info;
  int status = 0;
  pid_t child;

  /* Newer GLib keeps an isolated test's temporary folder in one that nobody else may enter. */
  g_assert_cmpint (g_stat (above, &info), ==, 0);
  if ((info.st_mode & S_IXOTH) == 0)
    g_assert_cmpint (g_chmod (above, 0755), ==, 0);
  g_assert_cmpint (g_chmod (test->folder, 0755), ==, 0);
  child = fork ();
  if (child == 0)
    {
      if (geteuid () == 0 && setuid (65534) != 0)
        _exit (77);
      try (test, path);
      _exit (0);
    }
  waitpid (child, &status, 0);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    g_test_skip ("nobody else can be asked here");
  else
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static void
read_only (KamaeTest  *test,
           const char *path)
{
  kamae_test_reopen (test);
  g_assert_true (kamae_register_is_read_only (test->reg));
  g_assert_nonnull (kamae_register_get_read_only_reason (test->reg));
}

static void
test_write_protected (KamaeTest    *test,
                      gconstpointer data)
{
  kamae_register_close (test->reg);
  g_assert_cmpint (g_chmod (test->path, 0444), ==, 0);
  try_as_nobody (test, read_only, test->path);
}

static void
test_hard_link (KamaeTest    *test,
                gconstpointer data)
{
  g_autofree char *second = g_build_filename (test->folder, "second.kamae", NULL);

  kamae_register_close (test->reg);
  g_assert_cmpint (link (test->path, second), ==, 0);
  kamae_test_reopen (test);
  g_assert_true (kamae_register_is_read_only (test->reg));
}

static void
test_busy (KamaeTest    *test,
           gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (test->path);
  g_autoptr (KamaeRegister) second =
      kamae_register_open (test->model, file, KAMAE_OPEN_NORMAL, NULL);
  g_autoptr (KamaeOperation) first_operation =
      kamae_register_begin (test->reg, "First", NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (second);
  g_assert_nonnull (first_operation);
  g_assert_null (kamae_register_begin (second, "Second", NULL, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_BUSY);
}

/* A place where a register of mostly empty pages holds something. */
static gsize
find_data (const char *content,
           gsize       length,
           gsize       size)
{
  for (;;)
    {
      gsize at = 100 + (gsize) g_random_int_range (0, (gint32) (length - size - 100));
      gsize used = 0;

      for (gsize i = 0; i < size; i++)
        used += content[at + i] != 0;
      if (used > size / 2)
        return at;
    }
}

/* Damaged anywhere: opened, refused or found by the proof, and never a crash. */
static void
test_damaged (KamaeTest    *test,
              gconstpointer data)
{
  g_autofree char *content = NULL;
  g_autofree char *copy_path = g_build_filename (test->folder, "copy.kamae", NULL);
  gsize length;
  guint silent = 0;

  kamae_register_close (test->reg);
  g_assert_true (g_file_get_contents (test->path, &content, &length, NULL));
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *damaged = g_memdup2 (content, length);
      g_autoptr (GFile) file = g_file_new_for_path (copy_path);
      g_autoptr (KamaeRegister) reg = NULL;
      g_autoptr (GPtrArray) problems = NULL;

      memset (damaged + find_data (content, length, 64), g_random_int_range (0, 256), 64);
      g_assert_true (g_file_set_contents (copy_path, damaged, (gssize) length, NULL));
      reg = kamae_register_open (test->model, file, KAMAE_OPEN_READ_ONLY, NULL);
      if (reg == NULL)
        continue;
      problems = kamae_register_verify (reg, NULL, NULL);
      silent += problems != NULL && problems->len == 0;
    }
  /* The search text, a fifth of the data, can be made again and is not proved. */
  g_assert_cmpuint (silent, <, 30);
  kamae_test_reopen (test);
}

/* -- Files beside the register ----------------------------------------------------------------- */

static void
assert_write_refused (KamaeTest  *test,
                      const char *path,
                      KamaeError  code)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) content = g_bytes_new_static ("%PDF", 4);
  g_autoptr (GError) error = NULL;

  g_assert_false (kamae_file_write (file, content, &error));
  g_assert_error (error, KAMAE_ERROR, (int) code);
  g_test_message ("%s", error->message);
}

/* No report and no copy takes the place of a register or of what belongs to one. */
static void
test_write (KamaeTest    *test,
            gconstpointer data)
{
  g_autofree char *other = g_build_filename (test->folder, "other.pdf", NULL);
  g_autofree char *journal = g_strconcat (test->path, "-journal", NULL);
  g_autofree char *link = g_build_filename (test->folder, "link.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (test->folder, "none", "a.pdf", NULL);
  g_autofree char *name = g_strnfill (300, 'x');
  g_autofree char *long_name = g_build_filename (test->folder, name, NULL);
  g_autofree char *good = g_build_filename (test->folder, "good.pdf", NULL);
  g_autoptr (GFile) good_file = g_file_new_for_path (good);
  g_autoptr (GBytes) content = g_bytes_new_static ("%PDF", 4);
  g_autoptr (GError) error = NULL;

  assert_write_refused (test, test->path, KAMAE_ERROR_EXISTS);
  g_assert_cmpint (symlink (test->path, link), ==, 0);
  assert_write_refused (test, link, KAMAE_ERROR_EXISTS);
  assert_write_refused (test, journal, KAMAE_ERROR_EXISTS);
  g_assert_true (g_file_set_contents (other, "SQLite format 3\0 and so on", 24, NULL));
  assert_write_refused (test, other, KAMAE_ERROR_EXISTS);
  assert_write_refused (test, test->folder, KAMAE_ERROR_INVALID);
  assert_write_refused (test, nowhere, KAMAE_ERROR_FAILED);
  assert_write_refused (test, long_name, KAMAE_ERROR_INVALID);
  g_assert_true (kamae_file_write (good_file, content, &error));
  g_assert_true (kamae_file_write (good_file, content, &error));
  g_assert_no_error (error);
  kamae_test_verify (test);
}

static void
assert_read_refused (const char *path,
                     KamaeError  code,
                     const char *part)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (kamae_file_read (file, &error));
  g_assert_error (error, KAMAE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_read (KamaeTest    *test,
           gconstpointer data)
{
  g_autofree char *pipe_path = g_build_filename (test->folder, "pipe", NULL);
  g_autofree char *none = g_build_filename (test->folder, "none", NULL);
  g_autofree char *large = g_build_filename (test->folder, "large.bin", NULL);

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  assert_read_refused (pipe_path, KAMAE_ERROR_INVALID, "no ordinary file");
  assert_read_refused (test->folder, KAMAE_ERROR_INVALID, "is a folder");
  assert_read_refused (none, KAMAE_ERROR_FAILED, "There is no file");
  g_assert_true (g_file_set_contents (large, "", 0, NULL));
  g_assert_cmpint (truncate (large, 1000000000), ==, 0);
  assert_read_refused (large, KAMAE_ERROR_INVALID, "too large");
}

/* -- What a crash leaves ----------------------------------------------------------------------- */

static void
copy_file (const char *from,
           const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Whoever only reads after a crash gets what was saved before it. */
static void
test_read_after_crash (KamaeTest    *test,
                       gconstpointer data)
{
  g_autofree char *copy = g_build_filename (test->folder, "copy.kamae", NULL);
  g_autofree char *journal = g_strconcat (test->path, "-journal", NULL);
  g_autofree char *copied_journal = g_strconcat (copy, "-journal", NULL);
  g_autoptr (GBytes) much = g_bytes_new_take (g_malloc0 (8 << 20), 8 << 20);
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) evidence = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (copy);
  g_autoptr (KamaeRegister) reg = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  /* So much that a part is in the file before it is saved. */
  operation = kamae_register_begin (test->reg, "Attach", NULL, &error);
  g_assert_no_error (error);
  evidence = kamae_operation_attach_bytes (operation, test->person, "much.bin", much, NULL, &error);
  g_assert_no_error (error);
  copy_file (test->path, copy);
  copy_file (journal, copied_journal);
  g_clear_object (&operation);

  reg = kamae_register_open (test->model, file, KAMAE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (copied_journal, G_FILE_TEST_EXISTS));
  g_assert_cmpint (kamae_register_count (reg, "SELECT count(*) FROM evidence", &error), ==, 0);
  problems = kamae_register_verify (reg, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_foreign_journal (KamaeTest    *test,
                      gconstpointer data)
{
  g_autofree char *journal = g_strconcat (test->path, "-journal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (test->path);
  g_autoptr (KamaeRegister) reg = NULL;
  g_autoptr (GError) error = NULL;

  kamae_register_close (test->reg);
  g_assert_true (g_file_set_contents (journal, "a diary", -1, NULL));
  for (int flags = KAMAE_OPEN_NORMAL; flags <= KAMAE_OPEN_READ_ONLY; flags++)
    {
      g_clear_error (&error);
      g_assert_null (kamae_register_open (test->model, file, (KamaeOpenFlags) flags, &error));
      g_assert_nonnull (strstr (error->message, "lies beside the register"));
      g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
    }
  g_unlink (journal);
  reg = kamae_register_open (test->model, file, KAMAE_OPEN_READ_ONLY, NULL);
  g_assert_nonnull (reg);
}

/* -- A write-ahead log beside it --------------------------------------------------------------- */

static void
run_sql (sqlite3    *database,
         const char *sql)
{
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
assert_log_refused (KamaeTest  *test,
                    const char *path,
                    const char *beside)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *before = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (beside, &before, &size, NULL));
  for (int flags = KAMAE_OPEN_NORMAL; flags <= KAMAE_OPEN_READ_ONLY; flags++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      gsize size_after;

      g_assert_null (kamae_register_open (test->model, file, (KamaeOpenFlags) flags, &error));
      g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, beside));
      g_assert_nonnull (strstr (error->message, "Move it elsewhere"));
      g_assert_true (g_file_get_contents (beside, &after, &size_after, NULL));
      g_assert_cmpmem (before, size, after, size_after);
    }
}

/* The log of another database, with the right page size and checksums, is applied by SQLite to
 * whatever lies beside it. */
static void
test_foreign_log (KamaeTest    *test,
                  gconstpointer data)
{
  g_autofree char *other = g_build_filename (test->folder, "other.db", NULL);
  g_autofree char *other_log = g_strconcat (other, "-wal", NULL);
  g_autofree char *log = g_strconcat (test->path, "-wal", NULL);
  g_autofree char *index = g_strconcat (test->path, "-shm", NULL);
  sqlite3 *database = NULL;

  kamae_register_close (test->reg);
  g_assert_true (g_file_set_contents (log, "a diary", -1, NULL));
  assert_log_refused (test, test->path, log);

  g_assert_cmpint (sqlite3_open (other, &database), ==, SQLITE_OK);
  run_sql (database, "PRAGMA journal_mode=WAL; CREATE TABLE a (b); INSERT INTO a VALUES (1)");
  copy_file (other_log, log);
  assert_log_refused (test, test->path, log);

  /* Also where a tool has given the register a log of its own before. */
  g_assert_cmpint (g_unlink (log), ==, 0);
  kamae_test_outside (test, "PRAGMA journal_mode=WAL");
  copy_file (other_log, log);
  assert_log_refused (test, test->path, log);
  g_assert_cmpint (g_unlink (log), ==, 0);
  g_assert_true (g_file_set_contents (index, "a diary", -1, NULL));
  assert_log_refused (test, test->path, index);
  g_assert_cmpint (g_unlink (index), ==, 0);

  sqlite3_close (database);
  kamae_test_reopen (test);
  kamae_test_verify (test);
}

/* What a tool wrote and did not bring into the file before it was killed. */
static void
test_own_log (KamaeTest    *test,
              gconstpointer data)
{
  g_autofree char *copy = g_build_filename (test->folder, "copy.kamae", NULL);
  g_autofree char *log = g_strconcat (test->path, "-wal", NULL);
  g_autofree char *copied_log = g_strconcat (copy, "-wal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (copy);
  sqlite3 *database = NULL;

  kamae_register_close (test->reg);
  g_assert_cmpint (sqlite3_open (test->path, &database), ==, SQLITE_OK);
  run_sql (database, "PRAGMA journal_mode=WAL; INSERT INTO meta (key, value) VALUES ('tool', 'x')");
  for (int flags = KAMAE_OPEN_NORMAL; flags <= KAMAE_OPEN_READ_ONLY; flags++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KamaeRegister) reg = NULL;

      copy_file (test->path, copy);
      copy_file (log, copied_log);
      reg = kamae_register_open (test->model, file, (KamaeOpenFlags) flags, &error);
      g_assert_no_error (error);
      g_assert_cmpint (kamae_register_count (reg, "SELECT count(*) FROM meta WHERE key = 'tool'",
                                             NULL), ==, 1);
      g_assert_false (g_file_test (copied_log, G_FILE_TEST_EXISTS));
      kamae_register_close (reg);
    }
  sqlite3_close (database);
  kamae_test_reopen (test);
}

/* -- A new register ---------------------------------------------------------------------------- */

/* Says why no register can be made there; nothing is there afterwards that was not before. */
static void
assert_not_made (KamaeTest  *test,
                 const char *path,
                 KamaeError  code,
                 const char *part)
{
  gboolean was_there = g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (KamaeRegister) reg = NULL;
  g_autoptr (GError) error = NULL;

  reg = kamae_register_create (test->model, file, "会社", &error);
  g_assert_null (reg);
  g_assert_error (error, KAMAE_ERROR, (int) code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not in “%s”", part, error->message);
  g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, was_there);
}

static void
test_no_place (KamaeTest    *test,
               gconstpointer data)
{
  static const char *const suffixes[] = { "-journal", "-wal", "-shm" };
  g_autofree char *nowhere = g_build_filename (test->folder, "none", "a.kamae", NULL);
  g_autofree char *below_file = g_build_filename (test->path, "a.kamae", NULL);
  g_autofree char *new = g_build_filename (test->folder, "new.kamae", NULL);

  assert_not_made (test, nowhere, KAMAE_ERROR_FAILED, "The folder of “a.kamae” is not there");
  assert_not_made (test, below_file, KAMAE_ERROR_FAILED, "The folder of “a.kamae” is not there");
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *beside = g_strconcat (new, suffixes[i], NULL);

      g_assert_true (g_file_set_contents (beside, "a diary", -1, NULL));
      assert_not_made (test, new, KAMAE_ERROR_FAILED, beside);
      g_assert_cmpint (g_unlink (beside), ==, 0);
    }
}

static void
make_none (KamaeTest  *test,
           const char *path)
{
  assert_not_made (test, path, KAMAE_ERROR_READ_ONLY, "You may not write “a.kamae”");
}

static void
test_no_permission (KamaeTest    *test,
                    gconstpointer data)
{
  g_autofree char *folder = g_build_filename (test->folder, "locked", NULL);
  g_autofree char *path = g_build_filename (folder, "a.kamae", NULL);

  g_assert_cmpint (g_mkdir (folder, 0555), ==, 0);
  try_as_nobody (test, make_none, path);
  g_rmdir (folder);
}

/* -- No room for a new file -------------------------------------------------------------------- */

static struct rlimit usual;

static void
limit_files (rlim_t size)
{
  struct rlimit small;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  small = usual;
  small.rlim_cur = size;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
}

static guint
count_files (KamaeTest *test)
{
  g_autoptr (GDir) folder = g_dir_open (test->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* What was printed before stays whole, and what is new is there whole or not at all. */
static void
test_no_room (KamaeTest    *test,
              gconstpointer data)
{
  g_autofree char *new = g_build_filename (test->folder, "new.kamae", NULL);
  g_autofree char *paper = g_build_filename (test->folder, "paper.pdf", NULL);
  g_autoptr (GFile) new_file = g_file_new_for_path (new);
  g_autoptr (GFile) paper_file = g_file_new_for_path (paper);
  g_autoptr (GBytes) little = g_bytes_new_static ("%PDF", 4);
  g_autoptr (GBytes) much = g_bytes_new_take (g_malloc0 (1 << 20), 1 << 20);
  guint n_files = count_files (test);

  for (int round = 0; round < 2; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *content = NULL;
      gsize size = 0;

      limit_files (64 << 10);
      g_assert_false (kamae_file_write (paper_file, much, &error));
      setrlimit (RLIMIT_FSIZE, &usual);
      g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_FAILED);
      g_assert_cmpuint (count_files (test), ==, n_files + round);
      if (round == 0)
        g_assert_true (kamae_file_write (paper_file, little, NULL));
      g_assert_true (g_file_get_contents (paper, &content, &size, NULL));
      g_assert_cmpmem (content, size, "%PDF", 4);
    }

  for (guint n = 20; n < 500; n *= 2)
    {
      g_autoptr (GError) error = NULL;

      kamae_database_set_fault (n, SQLITE_FULL);
      assert_not_made (test, new, KAMAE_ERROR_FULL, "There is no room for “new.kamae”");
      kamae_database_set_fault (n / 2, SQLITE_FULL);
      if (!kamae_register_backup (test->reg, new_file, &error))
        {
          g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_FULL);
          g_assert_nonnull (strstr (error->message, "There is no room for “new.kamae”"));
        }
      else
        g_assert_cmpint (g_unlink (new), ==, 0);
      kamae_database_set_fault (0, SQLITE_OK);
      g_assert_cmpuint (count_files (test), ==, n_files + 1);
    }
}

/* -- Another file in its place ----------------------------------------------------------------- */

/* As "mv" does: a whole register, and not the one that is open. */
static void
test_replaced (KamaeTest    *test,
               gconstpointer data)
{
  g_autofree char *other = g_build_filename (test->folder, "other.kamae", NULL);
  g_autoptr (GError) error = NULL;

  copy_file (test->path, other);
  g_assert_cmpint (g_rename (other, test->path), ==, 0);
  g_assert_null (kamae_register_begin (test->reg, "Work", NULL, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_MOVED);
  g_assert_true (g_str_has_prefix (error->message, "Another file was put in the place"));
  g_clear_error (&error);
  g_assert_false (kamae_register_catch_up (test->reg, &error));
  g_assert_true (g_str_has_prefix (error->message, "Another file was put in the place"));
}

static void
assert_cut (const char *name,
            gsize       max_bytes,
            const char *expected)
{
  g_autofree char *cut = kamae_file_dup_short_name (name, max_bytes);

  g_assert_cmpstr (cut, ==, expected);
}

static void
test_cut_name (void)
{
  g_autoptr (GString) name = g_string_new (NULL);

  assert_cut ("議事録.pdf", 240, "議事録.pdf");
  assert_cut ("あいうえおかきくけこ.pdf", 22, "あいうえおか.pdf");
  assert_cut ("あいうえおかきくけこ.pdf", 23, "あいうえおか.pdf");
  assert_cut ("あいうえおかきくけこ.pdf", 24, "あいうえおか.pdf");
  assert_cut ("あいうえおかきくけこ.pdf", 25, "あいうえおかき.pdf");
  assert_cut ("株式会社.という名の組織", 20, "株式会社.とい");
  for (int i = 0; i < 100; i++)
    g_string_append (name, "組");
  for (gsize max = 17; max <= 300; max++)
    {
      g_autofree char *cut = kamae_file_dup_short_name (name->str, max);

      g_assert_true (g_utf8_validate (cut, -1, NULL));
      g_assert_cmpuint (strlen (cut), ==, max / 3 * 3);
    }
}

static void
test_long_name (KamaeTest    *test,
                gconstpointer data)
{
  g_autofree char *name = g_strnfill (250, 'x');
  g_autofree char *path = g_build_filename (test->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (kamae_register_create (test->model, file, "会社", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "too long"));
}

/* -- A plugin is missing ----------------------------------------------------------------------- */

static const KamaeField pot_fields[] = {
  { "name", KAMAE_FIELD_TEXT, "Name", KAMAE_REQUIRED | KAMAE_TITLE },
  { NULL }
};

static const KamaeEntity pot = {
  .name = "pot", .label = "Pot", .plural = "Pots", .fields = pot_fields,
};

static const KamaeEntity *const pot_entities[] = { &pot, NULL };

static const KamaeDeclaration pots = { .id = "pots", .version = 1, .entities = pot_entities };

static void
set_up_pots (KamaeTest    *test,
             gconstpointer data)
{
  KamaeModel *model = kamae_model_new ();
  g_autoptr (GError) error = NULL;

  kamae_model_add (model, &pots, &error);
  g_assert_no_error (error);
  kamae_test_set_up (test, model);
  for (int i = 0; i < 3; i++)
    g_object_unref (kamae_test_create (test, "pot", "name", "花瓶", NULL));
}

/* Opens the file without the plugin; unused: whether it was found and is not used. */
static void
lose_pots (KamaeTest  *test,
           gboolean    unused,
           const char *why)
{
  g_set_object (&test->model, NULL);
  test->model = kamae_model_new ();
  if (unused)
    kamae_model_add_unused (test->model, "pots", "Pots and Pans", why);
  kamae_test_reopen (test);
}

static KamaeCheckResult *
find_rule (GPtrArray  *results,
           const char *rule)
{
  for (guint i = 0; i < results->len; i++)
    if (g_str_equal (kamae_check_result_get_rule (results->pdata[i]), rule))
      return results->pdata[i];
  return NULL;
}

/* Returns the level at which the check tells of the plugin, with its records. */
static KamaeRuleLevel
find_missing (KamaeTest  *test,
              const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = kamae_register_check (test->reg, NULL, &error);
  KamaeCheckResult *found = find_rule (results, "CORE-V15");

  g_assert_no_error (error);
  g_assert_nonnull (found);
  g_assert_nonnull (strstr (kamae_check_result_get_text (found), part));
  g_assert_nonnull (strstr (kamae_check_result_get_detail (found), "pots; the register keeps 3 "));
  return kamae_check_result_get_level (found);
}

static void
test_missing_plugin (KamaeTest    *test,
                     gconstpointer data)
{
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V15"), ==, 0);
  lose_pots (test, FALSE, NULL);
  g_assert_cmpint (find_missing (test, "“pots” does not work here"), ==, KAMAE_RULE_BLOCK);
  lose_pots (test, TRUE, "It is broken.");
  g_assert_cmpint (find_missing (test, "It is broken."), ==, KAMAE_RULE_BLOCK);
  lose_pots (test, TRUE, NULL);
  g_assert_cmpint (find_missing (test, "“Pots and Pans” is switched off"), ==, KAMAE_RULE_INFORM);
}

/* One that does not work and that the register never used. */
static void
test_broken_plugin (KamaeTest    *test,
                    gconstpointer data)
{
  kamae_model_add_unused (test->model, "other", "Other", NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V15"), ==, 0);
  kamae_model_add_unused (test->model, "broken", "Broken", "It is broken.");
  g_assert_cmpuint (kamae_test_count_rule (test, "CORE-V15"), ==, 1);
}

/* Its records are compared with the journal all the same. */
static void
test_verify_missing_plugin (KamaeTest    *test,
                            gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;
  KamaeCheckResult *found;

  lose_pots (test, FALSE, NULL);
  problems = kamae_register_verify (test->reg, NULL, NULL);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpint (kamae_check_result_get_level (problems->pdata[0]), ==, KAMAE_RULE_INFORM);
  g_assert_nonnull (strstr (kamae_check_result_get_text (problems->pdata[0]), "pots"));
  g_clear_pointer (&problems, g_ptr_array_unref);
  kamae_test_outside (test, "UPDATE pot SET name = '壺' WHERE id = (SELECT min(id) FROM pot)");
  problems = kamae_register_verify (test->reg, NULL, NULL);
  found = find_rule (problems, "VERIFY");
  g_assert_nonnull (found);
  g_assert_nonnull (strstr (kamae_check_result_get_text (found), "pot"));
  g_assert_nonnull (strstr (kamae_check_result_get_text (found), "changed outside Kamae"));
}

/* -- What nobody makes by hand ----------------------------------------------------------------- */

static void
test_own_records (KamaeTest    *test,
                  gconstpointer data)
{
  static const char *const own[] = { "answer", "approval", "snapshot", "correction", "setting" };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Add", NULL, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (kamae_operation_create (operation, own[i], &error, NULL));
      g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED);
    }
  g_assert_true (kamae_register_set_setting (test->reg, "no.such.setting", "1", NULL));
}

#define ADD(path, function) g_test_add (path, KamaeTest, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  kamae_test_init (&argc, &argv);

  ADD ("/faults/kill", test_kill);
  ADD ("/faults/disk-full", test_disk_full);
  ADD ("/faults/moved", test_moved);
  ADD ("/faults/write-protected", test_write_protected);
  ADD ("/faults/hard-link", test_hard_link);
  ADD ("/faults/busy", test_busy);
  ADD ("/faults/damaged", test_damaged);
  ADD ("/faults/write", test_write);
  ADD ("/faults/read", test_read);
  ADD ("/faults/read-after-crash", test_read_after_crash);
  ADD ("/faults/foreign-journal", test_foreign_journal);
  ADD ("/faults/foreign-log", test_foreign_log);
  ADD ("/faults/own-log", test_own_log);
  ADD ("/faults/no-place", test_no_place);
  ADD ("/faults/no-permission", test_no_permission);
  ADD ("/faults/no-room", test_no_room);
  ADD ("/faults/replaced", test_replaced);
  ADD ("/faults/long-name", test_long_name);
  g_test_add_func ("/faults/cut-name", test_cut_name);
  ADD ("/faults/own-records", test_own_records);
  ADD ("/faults/broken-plugin", test_broken_plugin);
  g_test_add ("/faults/missing-plugin", KamaeTest, NULL, set_up_pots, test_missing_plugin,
              tear_down);
  g_test_add ("/faults/verify-missing-plugin", KamaeTest, NULL, set_up_pots,
              test_verify_missing_plugin, tear_down);
  return g_test_run ();
}
