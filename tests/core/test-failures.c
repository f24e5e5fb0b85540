/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

#include "journal/kamae-journal-private.h"
#include "register/kamae-record-private.h"
#include "sqlite/kamae-sqlite-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* Whatever fails below, the person is told what it is, and what could not be read is never taken
 * for nothing: the Nth thing that is asked of SQLite fails, for each N of each kind of work. */

/* -- A kind of record with everything that an approval freezes --------------------------------- */

static const KamaeState states[] = {
  { "draft", "Draft" },
  { "approved", "Approved", KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "superseded", "Superseded", KAMAE_TONE_QUIET, KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "approve", "draft", "approved", "Approve", .approval = "approved", .dates = "approved_on",
    .supersedes = "superseded" },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

static const KamaeField paper_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, "No.", .series = "P-{fy}-{seq:03}" },
  { "title", KAMAE_FIELD_TEXT, "Title", KAMAE_REQUIRED | KAMAE_TITLE },
  { "reader", KAMAE_FIELD_LINK, "Reader", .target = "person", .inverse = "Reads first" },
  { "readers", KAMAE_FIELD_LINKS, "Readers", .target = "person", .inverse = "Reads" },
  { "approved_on", KAMAE_FIELD_DATE, "Approved on", KAMAE_ACTUAL },
  { "n_lines", KAMAE_FIELD_DERIVED, "Lines",
    .sql = "SELECT count(*) FROM paper_line AS l WHERE l.paper_id = this.id" },
  { NULL }
};

static const KamaeSnapshotPart paper_snapshot[] = {
  { "person", "SELECT name, record_label (id) AS label FROM person ORDER BY name" },
  { NULL }
};

static const KamaeEntity paper = {
  .name = "paper",
  .label = "Paper",
  .plural = "Papers",
  .fields = paper_fields,
  .workflow = &workflow,
  .order = "number",
  .snapshot = paper_snapshot,
};

static const KamaeField line_fields[] = {
  { "paper", KAMAE_FIELD_LINK, "Paper", KAMAE_OWNER, .target = "paper" },
  { "text", KAMAE_FIELD_TEXT, "Text", KAMAE_TITLE },
  { NULL }
};

static const KamaeEntity line = {
  .name = "paper_line",
  .label = "Line",
  .plural = "Lines",
  .fields = line_fields,
};

static const KamaeEntity *const entities[] = { &paper, &line, NULL };

static const KamaeRule rules[] = {
  { "PAP-V01", .clause = "7.5", .level = KAMAE_RULE_BLOCK, .entity = "paper", .state = "approved",
    .text = "A paper needs lines.",
    .sql = "SELECT id FROM paper WHERE id NOT IN (SELECT paper_id FROM paper_line)" },
  { NULL }
};

static const KamaeDeclaration declaration = {
  .id = "papers",
  .version = 1,
  .entities = entities,
  .rules = rules,
};

/* -- Each kind of change ----------------------------------------------------------------------- */

typedef struct
{
  KamaeTest base;
  KamaeRecord *paper;  /* a draft with parts and links, made anew where a change has used it up */
  KamaeRecord *other;  /* a person */
} Failures;

static KamaeRecord *
add_paper (KamaeTest *test)
{
  g_autoptr (KamaeRecord) made = kamae_test_create (test, "paper", "title", "規程", NULL);
  g_autofree char *key = kamae_record_dup_key (made);
  g_autofree char *person = kamae_record_dup_key (test->person);

  for (int i = 0; i < 2; i++)
    g_object_unref (kamae_test_create (test, "paper_line", "paper", key, "text", "条文", NULL));
  kamae_test_set (test, made, "reader", person);
  kamae_test_set (test, made, "readers", person);
  return g_steal_pointer (&made);
}

static void
set_up (Failures     *failures,
        gconstpointer data)
{
  KamaeModel *model = kamae_model_new ();
  g_autoptr (GError) error = NULL;

  kamae_model_add (model, &declaration, &error);
  g_assert_no_error (error);
  kamae_test_set_up (&failures->base, model);
  /* Hundreds of operations: none waits for the disk. */
  kamae_database_set_durable (kamae_register_get_database (failures->base.reg), FALSE, &error);
  g_assert_no_error (error);
  failures->paper = add_paper (&failures->base);
  failures->other = kamae_test_create (&failures->base, "person", "staff_no", "0002", "name",
                                       "田中 太郎", NULL);
}

static void
tear_down (Failures     *failures,
           gconstpointer data)
{
  kamae_database_set_fault (0, SQLITE_OK);
  g_clear_object (&failures->paper);
  g_clear_object (&failures->other);
  kamae_test_tear_down (&failures->base);
}

typedef gboolean (*Change) (Failures       *failures,
                            KamaeOperation *operation,
                            GError        **error);

static gboolean
create (Failures       *failures,
        KamaeOperation *operation,
        GError        **error)
{
  g_autofree char *person = kamae_record_dup_key (failures->other);
  g_autoptr (KamaeRecord) made = kamae_operation_create (operation, "paper", error, "title", "手順",
                                                         "reader", person, "readers", "0001", NULL);

  return made != NULL;
}

static gboolean
set (Failures       *failures,
     KamaeOperation *operation,
     GError        **error)
{
  const char *title = kamae_record_get_text (failures->paper, "title");
  g_autofree char *changed = g_strconcat (title != NULL ? title : "", "改", NULL);

  return kamae_operation_set (operation, failures->paper, "title", changed, error);
}

static gboolean
set_links (Failures       *failures,
           KamaeOperation *operation,
           GError        **error)
{
  g_autofree char *now = kamae_record_dup_canonical (failures->paper, "readers");
  gboolean is_first = g_strcmp0 (now, NULL) != 0 && strlen (now) > 19;
  KamaeRecord *one = is_first ? failures->other : failures->base.person;
  g_autofree char *key = kamae_record_dup_key (one);
  g_autofree char *first = kamae_record_dup_key (failures->base.person);
  g_autofree char *both = g_strjoin (" ", first, key, NULL);

  return kamae_operation_set (operation, failures->paper, "readers", is_first ? key : both,
                              error) &&
         kamae_operation_set (operation, failures->paper, "readers", "0002", error) &&
         kamae_operation_add_link (operation, failures->paper, NULL, failures->other, error);
}

static gboolean
attach (Failures       *failures,
        KamaeOperation *operation,
        GError        **error)
{
  g_autofree char *text = g_strdup_printf ("%u", g_random_int ());
  g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));
  g_autoptr (KamaeRecord) evidence =
    kamae_operation_attach_bytes (operation, failures->paper, "記録.txt", content, NULL, error);

  return evidence != NULL;
}

static gboolean
delete (Failures       *failures,
        KamaeOperation *operation,
        GError        **error)
{
  return kamae_operation_delete (operation, failures->paper, error);
}

static gboolean
approve (Failures       *failures,
         KamaeOperation *operation,
         GError        **error)
{
  return kamae_operation_transition (operation, failures->paper, "approve", error);
}

static gboolean
copy (Failures       *failures,
      KamaeOperation *operation,
      GError        **error)
{
  g_autoptr (KamaeRecord) made =
    kamae_operation_create (operation, "paper", error, "title", "写し", NULL);

  return made != NULL && kamae_operation_copy_parts (operation, failures->paper, made, error) &&
         kamae_operation_copy_links (operation, failures->paper, made, "readers", error);
}

typedef struct
{
  const char *name;
  Change change;       /* NULL: undo, or redo */
  gboolean redo;
  gboolean uses_up;
} Work;

/* What a change that was made has used up. */
static void
prepare (Failures   *failures,
         const Work *work)
{
  KamaeTest *test = &failures->base;

  if (work->change == NULL)
    g_object_unref (kamae_test_create (test, "paper", "title", "取消し", NULL));
  if (work->redo)
    g_assert_true (kamae_register_undo (test->reg, NULL));
  if (work->uses_up)
    {
      g_clear_object (&failures->paper);
      failures->paper = add_paper (test);
    }
}

static gboolean
do_work (Failures   *failures,
         const Work *work,
         GError    **error)
{
  KamaeRegister *reg = failures->base.reg;
  g_autoptr (KamaeOperation) operation = NULL;

  if (work->change == NULL)
    return work->redo ? kamae_register_redo (reg, error) : kamae_register_undo (reg, error);
  operation = kamae_register_begin (reg, "Work on %s", failures->paper, error);
  return operation != NULL && work->change (failures, operation, error) &&
         kamae_operation_commit (operation, error);
}

/* What the objects in memory show is what the file holds, or they say that they do not know. */
static void
check_memory (KamaeRegister *reg)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, reg->records);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      KamaeRecord *record = value;
      g_autofree char *label = kamae_record_dup_label (record);

      g_assert_false (kamae_record_is_unread (record));
      if (kamae_register_reload (reg, record, NULL))
        g_error ("%s is not what the file holds", label);
    }
}

static void
test_work (Failures     *failures,
           gconstpointer data)
{
  const Work *work = data;
  KamaeTest *test = &failures->base;
  guint n_told = 0;

  prepare (failures, work);
  for (guint n = 1;; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gboolean done, met;

      before = kamae_register_dup_head_hash (test->reg);
      kamae_database_set_fault (n, SQLITE_IOERR);
      done = do_work (failures, work, &error);
      met = kamae_database_count_asked () >= n;
      kamae_database_set_fault (0, SQLITE_OK);
      after = kamae_register_dup_head_hash (test->reg);
      g_assert_true (done == (error == NULL));
      if (done != !g_str_equal (before, after))
        g_error ("%s, fault %u: %s, but the journal says otherwise", work->name, n,
                 done ? "done" : error->message);
      if (error != NULL)
        {
          g_assert_cmpuint (error->domain, ==, KAMAE_ERROR);
          g_assert_cmpuint (strlen (error->message), >, 10);
          g_assert_true (met);
          n_told++;
        }
      check_memory (test->reg);
      if (!met)
        break;
      if (done)
        {
          gint64 seq = test->reg->head_seq;

          prepare (failures, work);
          /* Undo steps over each entry of the journal, and there are more of them now. */
          if (work->change == NULL)
            n += (guint) (test->reg->head_seq - seq) + 1;
        }
    }
  g_test_message ("%s: %u failures told", work->name, n_told);
  g_assert_cmpuint (n_told, >, 5);
  kamae_test_verify (test);
}

/* -- Each kind of reading ---------------------------------------------------------------------- */

typedef char *(*Read) (Failures *failures,
                       GError  **error);

static char *
join_results (GPtrArray *results)
{
  GString *text = g_string_new (NULL);

  if (results == NULL)
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  for (guint i = 0; i < results->len; i++)
    g_string_append_printf (text, "%s %s\n", kamae_check_result_get_rule (results->pdata[i]),
                            kamae_check_result_get_text (results->pdata[i]));
  return g_string_free (text, FALSE);
}

static char *
read_check (Failures *failures,
            GError  **error)
{
  g_autoptr (GPtrArray) results = kamae_register_check (failures->base.reg, NULL, error);

  return join_results (results);
}

static char *
read_verify (Failures *failures,
             GError  **error)
{
  g_autofree char *hash = kamae_register_dup_head_hash (failures->base.reg);
  g_autoptr (GPtrArray) results = kamae_register_verify (failures->base.reg, hash, error);

  return join_results (results);
}

static char *
read_history (Failures *failures,
              GError  **error)
{
  g_autoptr (GPtrArray) entries = kamae_register_history (failures->base.reg, NULL, 0, error);
  GString *text = NULL;

  if (entries == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      g_string_append_printf (text, "%s\n", kamae_history_entry_get_name (entries->pdata[i]));
      for (guint j = 0; j < kamae_history_entry_get_n_changes (entries->pdata[i]); j++)
        {
          g_autofree char *change = kamae_history_entry_dup_change_text (entries->pdata[i], j);

          g_string_append_printf (text, " %s\n", change);
        }
    }
  return g_string_free (text, FALSE);
}

static char *
read_search (Failures *failures,
             GError  **error)
{
  g_autoptr (GPtrArray) found = kamae_register_search (failures->base.reg, "規程", 100);

  return g_strdup_printf ("%u", found->len);
}

static char *
read_list (Failures *failures,
           GError  **error)
{
  g_autoptr (KamaeRecordList) list = kamae_register_list (failures->base.reg, "paper");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (KamaeRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *label = kamae_record_dup_label (record);
      g_autofree char *readers = kamae_record_dup_display (record, "readers", "ja");

      g_string_append_printf (text, "%s %s\n", label, readers);
    }
  return g_string_free (text, FALSE);
}

static char *
read_links (Failures *failures,
            GError  **error)
{
  g_autoptr (GPtrArray) links =
    kamae_register_links_of (failures->base.reg, failures->base.person);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      g_autofree char *label = kamae_record_dup_label (kamae_link_get_record (links->pdata[i]));

      g_string_append_printf (text, "%s %s\n", kamae_link_get_label (links->pdata[i]), label);
    }
  return g_string_free (text, FALSE);
}

static char *
read_content (Failures *failures,
              GError  **error)
{
  return kamae_register_dup_content (failures->base.reg, failures->paper, error);
}

static char *
read_guards (Failures *failures,
             GError  **error)
{
  g_autoptr (GPtrArray) results =
    kamae_record_check_transition (failures->paper, &transitions[0]);

  return join_results (results);
}

static char *
read_undo_name (Failures *failures,
                GError  **error)
{
  char *name = kamae_register_dup_undo_name (failures->base.reg);

  return name != NULL ? name : g_strdup ("");
}

static char *
read_setting (Failures *failures,
              GError  **error)
{
  g_clear_pointer (&failures->base.reg->settings, g_hash_table_unref);
  return kamae_register_dup_setting (failures->base.reg, "no.such.setting") != NULL
           ? NULL : g_strdup ("none");
}

static char *
read_backup (Failures *failures,
             GError  **error)
{
  g_autofree char *path = g_build_filename (failures->base.folder, "backup.kamae", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  gboolean done = kamae_register_backup (failures->base.reg, target, error);

  if (!done)
    g_unlink (path);
  g_assert_true (!done || g_unlink (path) == 0);
  return done ? g_strdup ("done") : NULL;
}

static char *
read_open (Failures *failures,
           GError  **error)
{
  g_autoptr (KamaeRegister) reg =
    kamae_register_open (failures->base.model, kamae_register_get_file (failures->base.reg),
                         KAMAE_OPEN_READ_ONLY, error);
  KamaeRecord *organization = reg != NULL ? kamae_register_get_organization (reg) : NULL;

  if (reg == NULL)
    return NULL;
  return g_strdup (organization != NULL ? kamae_record_get_title (organization) : "");
}

typedef struct
{
  const char *name;
  Read read;
} Reading;

static void
forget_objects (Failures *failures)
{
  g_autofree char *key = kamae_record_dup_key (failures->paper);

  g_clear_object (&failures->paper);
  failures->paper = kamae_register_ref_record (failures->base.reg,
                                               g_ascii_strtoll (key, NULL, 10), NULL);
  g_assert_nonnull (failures->paper);
}

static void
test_reading (Failures     *failures,
              gconstpointer data)
{
  const Reading *reading = data;
  g_autofree char *right = NULL;
  guint n_told = 0;

  g_object_unref (add_paper (&failures->base));
  right = reading->read (failures, NULL);
  g_assert_nonnull (right);
  /* A long way is tried in steps that become longer. */
  for (guint n = 1;; n += 1 + n / 20)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      gboolean met;

      forget_objects (failures);
      kamae_register_take_failure (failures->base.reg, NULL);
      kamae_database_set_fault (n, SQLITE_IOERR);
      text = reading->read (failures, &error);
      met = kamae_database_count_asked () >= n;
      kamae_database_set_fault (0, SQLITE_OK);
      g_assert_true ((text == NULL) == (error != NULL));
      if (error == NULL && kamae_register_take_failure (failures->base.reg, &error) &&
          g_strcmp0 (text, right) != 0)
        {
          /* It says what it could not read. */
          if (strstr (text, "The disk reported an error.") == NULL &&
              strstr (text, "cannot be read") == NULL)
            g_error ("%s, fault %u gave “%s”", reading->name, n, text);
          n_told++;
        }
      n_told += error != NULL;
      if (!met)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (text, ==, right);
          break;
        }
    }
  g_test_message ("%s: %u failures told", reading->name, n_told);
  g_assert_cmpuint (n_told, >, 0);
}

/* -- Sentences --------------------------------------------------------------------------------- */

static const struct
{
  int code;
  int system_code;
  KamaeError error;
  const char *part;  /* of the sentence */
} sentences[] = {
  { SQLITE_READONLY_DBMOVED, 0, KAMAE_ERROR_MOVED, "moved, renamed, deleted or replaced" },
  { SQLITE_READONLY_DIRECTORY, 0, KAMAE_ERROR_READ_ONLY, "The folder of the file cannot be written" },
  { SQLITE_READONLY_ROLLBACK, 0, KAMAE_ERROR_READ_ONLY, "The last work on the file was cut off" },
  { SQLITE_READONLY, 0, KAMAE_ERROR_READ_ONLY, "can only be read" },
  { SQLITE_PERM, 0, KAMAE_ERROR_READ_ONLY, "can only be read" },
  { SQLITE_CONSTRAINT_FOREIGNKEY, 0, KAMAE_ERROR_REFERENCED, "Other records refer" },
  { SQLITE_CONSTRAINT_TRIGGER, 0, KAMAE_ERROR_LOCKED, "locked" },
  { SQLITE_CONSTRAINT_UNIQUE, 0, KAMAE_ERROR_INVALID, "already used" },
  { SQLITE_CONSTRAINT_NOTNULL, 0, KAMAE_ERROR_INVALID, "not allowed here" },
  { SQLITE_TOOBIG, 0, KAMAE_ERROR_INVALID, "too large" },
  { SQLITE_FULL, 0, KAMAE_ERROR_FULL, "The disk is full" },
  { SQLITE_IOERR_FSYNC, ENOSPC, KAMAE_ERROR_FULL, "The disk is full" },
  { SQLITE_IOERR_WRITE, EDQUOT, KAMAE_ERROR_FULL, "quota" },
  { SQLITE_IOERR_WRITE, EFBIG, KAMAE_ERROR_FULL, "limits the size of files" },
  { SQLITE_IOERR_WRITE, EIO, KAMAE_ERROR_FAILED, "The disk reported an error" },
  { SQLITE_IOERR_NOMEM, 0, KAMAE_ERROR_FAILED, "not enough memory" },
  { SQLITE_NOMEM, 0, KAMAE_ERROR_FAILED, "not enough memory" },
  { SQLITE_BUSY, 0, KAMAE_ERROR_BUSY, "Another program" },
  { SQLITE_LOCKED_SHAREDCACHE, 0, KAMAE_ERROR_BUSY, "Another program" },
  { SQLITE_NOTADB, 0, KAMAE_ERROR_NOT_REGISTER, "not a Kamae register" },
  { SQLITE_CORRUPT_INDEX, 0, KAMAE_ERROR_DAMAGED, "damaged" },
  { SQLITE_CANTOPEN, ENAMETOOLONG, KAMAE_ERROR_NOT_FOUND, "too long" },
  { SQLITE_CANTOPEN, EACCES, KAMAE_ERROR_NOT_FOUND, "right to read and write" },
  { SQLITE_CANTOPEN, EROFS, KAMAE_ERROR_READ_ONLY, "disk can only be read" },
  { SQLITE_CANTOPEN, ENOENT, KAMAE_ERROR_NOT_FOUND, "is not there" },
  { SQLITE_CANTOPEN_ISDIR, 0, KAMAE_ERROR_NOT_FOUND, "cannot be opened" },
  { SQLITE_ERROR, 0, KAMAE_ERROR_FAILED, "could not do this" },
  { SQLITE_MISUSE, 0, KAMAE_ERROR_FAILED, "could not do this" },
};

static void
test_sentences (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      const KamaeFailure *row =
        kamae_failure_find (sentences[i].code, sentences[i].system_code);

      g_test_message ("%d, %d: %s", sentences[i].code, sentences[i].system_code, row->message);
      g_assert_cmpint (row->error, ==, sentences[i].error);
      g_assert_nonnull (strstr (row->message, sentences[i].part));
      g_assert_true (g_str_has_suffix (row->message, "."));
      /* The command line has no screen. */
      g_assert_null (strstr (row->message, "screen"));
    }
}

/* -- Declared SQL only reads, whatever the core prepared before -------------------------------- */

static void
test_foreign (Failures     *failures,
              gconstpointer data)
{
  static const char writes[] = "UPDATE record SET entity = entity WHERE id = ?1";
  KamaeDatabase *database = kamae_register_get_database (failures->base.reg);
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (database, writes, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (statement);
  g_clear_pointer (&statement, kamae_statement_free);
  g_assert_null (kamae_database_prepare_foreign (database, writes, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_PLUGIN);
  g_assert_null (kamae_register_query (failures->base.reg, writes, NULL, NULL));
  g_assert_false (kamae_register_take_failure (failures->base.reg, NULL));
}

/* -- A changeset that is cut off --------------------------------------------------------------- */

static void
count_row (const KamaeChangedRow *row,
           gpointer               data)
{
  ++*(guint *) data;
}

static void
test_cut_changeset (Failures     *failures,
                    gconstpointer data)
{
  g_autoptr (GBytes) whole = kamae_journal_dup_changeset (failures->base.reg, 3, NULL);
  gsize size = g_bytes_get_size (whole);
  guint n_rows = 0, n_refused = 0;

  g_assert_true (kamae_changeset_foreach (whole, count_row, &n_rows, NULL));
  g_assert_cmpuint (n_rows, >, 0);
  for (gsize length = 1; length < size; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, length);
      g_autoptr (GError) error = NULL;
      guint n = 0;

      if (!kamae_changeset_foreach (cut, count_row, &n, &error))
        {
          g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_DAMAGED);
          n_refused++;
        }
      g_assert_cmpuint (n, <=, n_rows);
    }
  g_assert_cmpuint (n_refused, >, size / 2);
}

/* Each entry is told; the one that is damaged says so. */
static void
test_damaged_history (Failures     *failures,
                      gconstpointer data)
{
  g_autoptr (GPtrArray) before = kamae_register_history (failures->base.reg, NULL, 0, NULL);
  g_autoptr (GPtrArray) after = NULL;
  guint n_damaged = 0;

  kamae_test_outside (&failures->base,
                      "DROP TRIGGER journal_update; UPDATE journal SET changeset = x'54' WHERE seq = 3");
  after = kamae_register_history (failures->base.reg, NULL, 0, NULL);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < after->len; i++)
    n_damaged += strstr (kamae_history_entry_get_name (after->pdata[i]), "cannot be read") != NULL;
  g_assert_cmpuint (n_damaged, ==, 1);
}

/* -- Another file in the place of this one ----------------------------------------------------- */

static void
test_replaced (Failures     *failures,
               gconstpointer data)
{
  KamaeTest *test = &failures->base;
  g_autofree char *older = NULL;
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  FILE *file;

  g_assert_true (g_file_get_contents (test->path, &older, &size, NULL));
  kamae_test_set (test, failures->paper, "title", "後");
  /* As "cp" does: the file is the same, its content another one. */
  file = fopen (test->path, "w");
  g_assert_cmpuint (fwrite (older, 1, size, file), ==, size);
  fclose (file);
  operation = kamae_register_begin (test->reg, "Work", NULL, &error);
  g_assert_null (operation);
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_MOVED);
  g_assert_nonnull (strstr (error->message, "Another file"));
}

static const Work works[] = {
  { "create", create },
  { "set", set },
  { "links", set_links },
  { "attach", attach },
  { "delete", delete, .uses_up = TRUE },
  { "approve", approve, .uses_up = TRUE },
  { "copy", copy },
  { "undo" },
  { "redo", .redo = TRUE },
};

static const Reading readings[] = {
  { "check", read_check },
  { "verify", read_verify },
  { "history", read_history },
  { "search", read_search },
  { "list", read_list },
  { "links", read_links },
  { "content", read_content },
  { "guards", read_guards },
  { "undo-name", read_undo_name },
  { "setting", read_setting },
  { "backup", read_backup },
  { "open", read_open },
};

#define ADD(path, data, function) \
  g_test_add (path, Failures, data, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  kamae_test_init (&argc, &argv);

  g_test_add_func ("/failures/sentences", test_sentences);
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      g_autofree char *path = g_strdup_printf ("/failures/work/%s", works[i].name);

      ADD (path, &works[i], test_work);
    }
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/failures/read/%s", readings[i].name);

      ADD (path, &readings[i], test_reading);
    }
  ADD ("/failures/foreign", NULL, test_foreign);
  ADD ("/failures/cut-changeset", NULL, test_cut_changeset);
  ADD ("/failures/damaged-history", NULL, test_damaged_history);
  ADD ("/failures/replaced", NULL, test_replaced);
  return g_test_run ();
}
