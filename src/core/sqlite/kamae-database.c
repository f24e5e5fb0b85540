/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-sqlite-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"

#include <string.h>

/* How many idle statements a connection keeps: about twice what a day uses over all plugins. */
#define MAX_IDLE 2000
#define BUSY_TIMEOUT_MSEC 5000

G_DEFINE_FINAL_TYPE (KamaeDatabase, kamae_database, G_TYPE_OBJECT)

/* A prepared statement that nobody has on loan. */
typedef struct
{
  char         *sql;
  sqlite3_stmt *handle;
  gboolean      foreign;
  GList         link; /* in KamaeDatabase.idle_order */
} IdleStatement;

static void
idle_statement_free (IdleStatement *idle)
{
  sqlite3_finalize (idle->handle);
  g_free (idle->sql);
  g_free (idle);
}

void
kamae_database_forget_idle (KamaeDatabase *self)
{
  g_hash_table_remove_all (self->idle[FALSE]);
  g_hash_table_remove_all (self->idle[TRUE]);
  g_queue_init (&self->idle_order);
}

static void
kamae_database_dispose (GObject *object)
{
  kamae_database_close (KAMAE_DATABASE (object));

  G_OBJECT_CLASS (kamae_database_parent_class)->dispose (object);
}

static void
kamae_database_finalize (GObject *object)
{
  KamaeDatabase *self = KAMAE_DATABASE (object);

  g_hash_table_unref (self->idle[FALSE]);
  g_hash_table_unref (self->idle[TRUE]);
  g_clear_error (&self->failure);
  g_clear_error (&self->inner);
  g_hash_table_unref (self->formulas);
  g_free (self->language);

  G_OBJECT_CLASS (kamae_database_parent_class)->finalize (object);
}

static void
kamae_database_class_init (KamaeDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kamae_database_dispose;
  G_OBJECT_CLASS (klass)->finalize = kamae_database_finalize;
}

static void
kamae_database_init (KamaeDatabase *self)
{
  for (int i = FALSE; i <= TRUE; i++)
    self->idle[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                           (GDestroyNotify) idle_statement_free);
  self->formulas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

static int
authorize (gpointer    data,
           int         action,
           const char *arg1,
           const char *arg2,
           const char *database,
           const char *trigger)
{
  KamaeDatabase *self = data;

  if (!self->foreign && self->own_tables == NULL)
    return SQLITE_OK;
  switch (action)
    {
    case SQLITE_UPDATE:
      return self->own_tables != NULL && g_strv_contains (self->own_tables, arg1) &&
                 !g_str_equal (arg2, "id")
               ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_PRAGMA:
      /* The session asks for the columns of a table when it first changes. */
      return self->own_tables != NULL && (g_strcmp0 (arg1, "table_info") == 0 ||
                                          g_strcmp0 (arg1, "table_xinfo") == 0)
               ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    default:
      return SQLITE_DENY;
    }
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\n;")] == '\0';
}

static KamaeStatement *
take_idle (KamaeDatabase *self,
           IdleStatement *idle)
{
  KamaeStatement *statement = NULL;

  g_hash_table_steal (self->idle[idle->foreign], idle->sql);
  g_queue_unlink (&self->idle_order, &idle->link);
  statement = kamae_statement_new (self, idle->sql, idle->handle, idle->foreign);
  g_free (idle);
  return statement;
}

/* foreign: SQL that the core did not write. What the core prepared itself is never handed out for
 * it, whatever the text. */
static KamaeStatement *
prepare (KamaeDatabase *self,
         const char    *sql,
         gboolean       foreign,
         GError       **error)
{
  IdleStatement *idle = g_hash_table_lookup (self->idle[foreign], sql);
  sqlite3_stmt *handle = NULL;
  const char *tail = NULL;
  int code = kamae_database_meet_fault ();

  if (code == SQLITE_OK && idle != NULL)
    return take_idle (self, idle);
  self->foreign = foreign;
  if (code == SQLITE_OK)
    code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, &tail);
  self->foreign = FALSE;
  if (code != SQLITE_OK)
    {
      kamae_database_fail (self, code, error);
      /* What was asked for is wrong, not the file. */
      if (foreign && ((code & 0xff) == SQLITE_ERROR || (code & 0xff) == SQLITE_AUTH))
        (*error)->code = KAMAE_ERROR_PLUGIN;
      return NULL;
    }
  if (handle == NULL || !is_blank (tail) || (foreign && !sqlite3_stmt_readonly (handle)))
    {
      sqlite3_finalize (handle);
      g_set_error (error, KAMAE_ERROR, foreign ? KAMAE_ERROR_PLUGIN : KAMAE_ERROR_FAILED,
                   "One statement expected: %s", sql);
      return NULL;
    }
  return kamae_statement_new (self, g_strdup (sql), handle, foreign);
}

/* Debian's defaults are wrong for us in all of these; what cannot be set stops the program early.
 */
static gboolean
set_config (KamaeDatabase *self,
            GError       **error)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int now = -1;

      sqlite3_db_config (self->handle, options[i].option, options[i].value, &now);
      if (now != options[i].value)
        {
          g_set_error (
              error, KAMAE_ERROR, KAMAE_ERROR_FAILED,
              /* Translators: %d is the number of a setting */
              _("The SQLite library on this computer refuses a setting that Kamae needs (%d). No file was opened."),
              options[i].option);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
set_pragma (KamaeDatabase *self,
            const char    *set,
            const char    *get,
            const char    *wanted,
            GError       **error)
{
  g_autofree char *now = NULL;

  if (!kamae_database_execute (self, set, error))
    return FALSE;
  if (!kamae_database_dup_text (self, get, &now, error))
    return FALSE;
  if (g_strcmp0 (now, wanted) == 0)
    return TRUE;
  g_set_error (
      error, KAMAE_ERROR, KAMAE_ERROR_FAILED,
      /* Translators: a setting of SQLite, its value, the value that is needed */
      _("The file cannot be kept safely here: “%s” is “%s” instead of “%s”. Keep it on a local disk."),
      get, now != NULL ? now : "", wanted);
  return FALSE;
}

/* Whose file it is, before anything is written into it. */
static gboolean
check_header (KamaeDatabase    *self,
              KamaeDatabaseMode mode,
              GError          **error)
{
  gint64 id = 0;

  if (mode == KAMAE_DATABASE_MEMORY || mode == KAMAE_DATABASE_CREATE)
    return TRUE;
  if (!kamae_database_get_integer (self, "PRAGMA application_id", &id, error))
    return FALSE;
  if (id == KAMAE_FILE_ID)
    return TRUE;
  g_set_error (
      error, KAMAE_ERROR, KAMAE_ERROR_NOT_REGISTER,
      _("The file belongs to another program and was not touched. Choose a file that ends in .kamae."));
  return FALSE;
}

static gboolean
set_pragmas (KamaeDatabase    *self,
             KamaeDatabaseMode mode,
             GError          **error)
{
  if (!set_pragma (self, "PRAGMA cell_size_check=ON", "PRAGMA cell_size_check", "1", error) ||
      !kamae_database_execute (self, "PRAGMA mmap_size=0", error) ||
      !set_pragma (self, "PRAGMA foreign_keys=ON", "PRAGMA foreign_keys", "1", error))
    return FALSE;
  if (mode == KAMAE_DATABASE_MEMORY || mode == KAMAE_DATABASE_READ_ONLY)
    return TRUE;
  return set_pragma (self, "PRAGMA journal_mode=DELETE", "PRAGMA journal_mode", "delete", error) &&
         set_pragma (self, "PRAGMA synchronous=EXTRA", "PRAGMA synchronous", "3", error) &&
         set_pragma (self, "PRAGMA locking_mode=NORMAL", "PRAGMA locking_mode", "normal", error);
}

gboolean
kamae_database_set_durable (KamaeDatabase *self,
                            gboolean       durable,
                            GError       **error)
{
  sqlite3_file *file = NULL;

  if (!durable)
    return set_pragma (self, "PRAGMA synchronous=OFF", "PRAGMA synchronous", "0", error);

  /* What was written without waiting goes to the disk now. */
  sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (file != NULL && file->pMethods != NULL)
    file->pMethods->xSync (file, SQLITE_SYNC_NORMAL);
  return set_pragma (self, "PRAGMA synchronous=EXTRA", "PRAGMA synchronous", "3", error);
}

/* A library that cannot do these would lose records without a word. */
static gboolean
self_test (GError **error)
{
  static gboolean passed;
  g_autoptr (KamaeDatabase) probe = NULL;
  gint64 number = 0;

  if (passed)
    return TRUE;
  passed = TRUE; /* before opening: the probe is a database of its own */
  probe = kamae_database_open (NULL, KAMAE_DATABASE_MEMORY, error);
  passed =
      probe != NULL &&
      kamae_database_execute (probe,
                              "CREATE TABLE a (id INTEGER PRIMARY KEY, n INTEGER) STRICT;"
                              "CREATE TABLE b (a_id INTEGER REFERENCES a(id)) STRICT;"
                              "INSERT INTO a VALUES (4611686018427387903, -9223372036854775807);",
                              error) &&
      kamae_database_get_integer (probe, "SELECT n FROM a WHERE id = 4611686018427387903", &number,
                                  error) &&
      number == -G_GINT64_CONSTANT (9223372036854775807) &&
      !kamae_database_execute (probe, "INSERT INTO a VALUES (1, 'text')", NULL) &&
      !kamae_database_execute (probe, "INSERT INTO b VALUES (2)", NULL);
  if (!passed && (error == NULL || *error == NULL))
    g_set_error (
        error, KAMAE_ERROR, KAMAE_ERROR_FAILED,
        /* Translators: %s is a version number */
        _("The SQLite library on this computer (%s) fails its self-test. No file was opened."),
        sqlite3_libversion ());
  return passed;
}

static void
log_message (gpointer    data,
             int         code,
             const char *message)
{
  /* Failures come back as results; a warning, as of a file with two names, comes here only. That a
   * query made itself an index is no warning to anybody. */
  if ((code & 0xff) == SQLITE_WARNING && code != SQLITE_WARNING_AUTOINDEX)
    g_message ("SQLite: %s (%d)", message, code);
}

/* path: NULL for a database in memory. */
KamaeDatabase *
kamae_database_open (const char        *path,
                     KamaeDatabaseMode  mode,
                     GError           **error)
{
  static gsize configured;
  static const int flags[] = {
    [KAMAE_DATABASE_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
    [KAMAE_DATABASE_READ_WRITE] = SQLITE_OPEN_READWRITE,
    [KAMAE_DATABASE_READ_ONLY] = SQLITE_OPEN_READONLY,
    [KAMAE_DATABASE_MEMORY] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY,
  };
  g_autoptr (KamaeDatabase) self = NULL;
  int code;

  if (g_once_init_enter (&configured))
    {
      sqlite3_config (SQLITE_CONFIG_LOG, log_message, NULL);
      g_once_init_leave (&configured, 1);
    }
  if (!self_test (error))
    return NULL;
  self = g_object_new (KAMAE_TYPE_DATABASE, NULL);
  self->read_only = mode == KAMAE_DATABASE_READ_ONLY;
  code = sqlite3_open_v2 (path != NULL ? path : ":memory:", &self->handle,
                          flags[mode] | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK)
    {
      kamae_database_fail (self, code, error);
      return NULL;
    }
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MSEC);
  sqlite3_set_authorizer (self->handle, authorize, self);
  if (!set_config (self, error) || !check_header (self, mode, error) ||
      !set_pragmas (self, mode, error))
    return NULL;
  kamae_database_add_functions (self);
  /* The first use of a table-valued function declares a table, which declared SQL may not. */
  sqlite3_exec (self->handle, "SELECT 1 FROM json_each ('[]')", NULL, NULL, NULL);
  return g_steal_pointer (&self);
}

void
kamae_database_close (KamaeDatabase *self)
{
  kamae_database_forget_idle (self);
  self->functions = NULL;
  /* The v2 form lets statements that are still on loan end later. */
  if (self->handle != NULL)
    sqlite3_close_v2 (g_steal_pointer (&self->handle));
}

void
kamae_database_set_language (KamaeDatabase *self,
                             const char    *language)
{
  if (g_strcmp0 (self->language, language) == 0)
    return;
  g_free (self->language);
  self->language = g_strdup (language);
}

gboolean
kamae_database_is_read_only (KamaeDatabase *self)
{
  return self->read_only;
}

KamaeStatement *
kamae_database_prepare (KamaeDatabase *self,
                        const char    *sql,
                        GError       **error)
{
  g_assert (KAMAE_IS_DATABASE (self));

  return prepare (self, sql, FALSE, error);
}

KamaeStatement *
kamae_database_prepare_foreign (KamaeDatabase *self,
                                const char    *sql,
                                GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  KamaeStatement *statement;

  g_assert (KAMAE_IS_DATABASE (self));

  statement = prepare (self, sql, TRUE, &local_error);
  if (statement != NULL)
    return statement;
  g_prefix_error (&local_error, "%s ", _("A query cannot be used."));
  kamae_database_hand_over (self, g_steal_pointer (&local_error), error);
  return NULL;
}

void
kamae_database_give_back (KamaeDatabase *self,
                          char          *sql,
                          sqlite3_stmt  *handle,
                          gboolean       foreign)
{
  IdleStatement *idle = NULL;

  sqlite3_reset (handle);
  sqlite3_clear_bindings (handle);
  if (self->handle == NULL || g_hash_table_contains (self->idle[foreign], sql))
    {
      sqlite3_finalize (handle);
      g_free (sql);
      return;
    }

  idle = g_new0 (IdleStatement, 1);
  idle->sql = sql;
  idle->handle = handle;
  idle->foreign = foreign;
  idle->link.data = idle;
  g_hash_table_insert (self->idle[foreign], sql, idle);
  g_queue_push_head_link (&self->idle_order, &idle->link);
  if (self->idle_order.length > MAX_IDLE)
    {
      IdleStatement *oldest = g_queue_pop_tail_link (&self->idle_order)->data;

      g_hash_table_remove (self->idle[oldest->foreign], oldest->sql);
    }
}

gboolean
kamae_database_execute (KamaeDatabase *self,
                        const char    *script,
                        GError       **error)
{
  int code = kamae_database_meet_fault ();

  if (code == SQLITE_OK)
    code = sqlite3_exec (self->handle, script, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  kamae_database_fail (self, code, error);
  return FALSE;
}

gboolean
kamae_database_execute_on (KamaeDatabase     *self,
                           const char        *script,
                           const char *const *tables,
                           GError           **error)
{
  gboolean done;

  self->own_tables = tables;
  done = kamae_database_execute (self, script, error);
  self->own_tables = NULL;
  return done;
}

KamaeReading *
kamae_database_begin_reading (KamaeDatabase *self,
                              GError       **error)
{
  /* Within an operation everything is of one moment already. */
  if (self->n_readings == 0 && sqlite3_get_autocommit (self->handle))
    {
      if (!kamae_database_execute (self, "BEGIN", error))
        return NULL;
      self->in_reading = TRUE;
    }
  self->n_readings++;
  return g_object_ref (self);
}

void
kamae_database_end_reading (KamaeReading *reading)
{
  g_autoptr (KamaeDatabase) self = reading;

  g_assert (self->n_readings > 0);

  self->n_readings--;
  if (self->n_readings > 0 || !self->in_reading)
    return;
  self->in_reading = FALSE;
  /* Nothing was written, so nothing is taken back. */
  kamae_database_roll_back (self);
}

void
kamae_database_roll_back (KamaeDatabase *self)
{
  /* After some failures SQLite has done so by itself. */
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

/* FALSE on failure; *statement stands on the row, or is NULL if there is none. */
static gboolean
read_first (KamaeDatabase   *self,
            const char      *sql,
            KamaeStatement **statement,
            GError         **error)
{
  g_autoptr (GError) local_error = NULL;

  *statement = prepare (self, sql, FALSE, error);
  if (*statement == NULL)
    return FALSE;
  if (kamae_statement_step (*statement, &local_error))
    return TRUE;
  g_clear_pointer (statement, kamae_statement_free);
  return kamae_database_hand_over (self, g_steal_pointer (&local_error), error);
}

gboolean
kamae_database_get_integer (KamaeDatabase *self,
                            const char    *sql,
                            gint64        *value,
                            GError       **error)
{
  g_autoptr (KamaeStatement) statement = NULL;

  *value = 0;
  if (!read_first (self, sql, &statement, error))
    return FALSE;
  if (statement != NULL)
    *value = kamae_statement_get_integer (statement, 0);
  return TRUE;
}

gboolean
kamae_database_dup_text (KamaeDatabase *self,
                         const char    *sql,
                         char         **value,
                         GError       **error)
{
  g_autoptr (KamaeStatement) statement = NULL;

  *value = NULL;
  if (!read_first (self, sql, &statement, error))
    return FALSE;
  if (statement != NULL)
    *value = g_strdup (kamae_statement_get_text (statement, 0));
  return TRUE;
}

gboolean
kamae_database_find_column (KamaeDatabase *self,
                            const char    *table,
                            const char    *column,
                            int           *place,
                            GError       **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", table);
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (self, sql, error);

  *place = -1;
  if (statement == NULL)
    return FALSE;
  for (int i = 0; i < kamae_statement_get_n_columns (statement); i++)
    if (g_str_equal (kamae_statement_get_name (statement, i), column))
      *place = i;
  return TRUE;
}

/* "*** in database main ***" stands above what SQLite found. */
const char *
kamae_database_skip_heading (const char *found)
{
  const char *line = found != NULL && g_str_has_prefix (found, "***") ? strchr (found, '\n') : NULL;

  return line != NULL ? line + 1 : found != NULL ? found : "";
}

gboolean
kamae_database_check (KamaeDatabase *self,
                      GError       **error)
{
  g_autofree char *found = NULL;
  gint64 n_missing = 0;

  if (!kamae_database_dup_text (self, "PRAGMA integrity_check(1)", &found, error) ||
      !kamae_database_get_integer (self, "SELECT count(*) FROM pragma_foreign_key_check",
                                   &n_missing, error))
    return FALSE;
  if (g_strcmp0 (found, "ok") == 0 && n_missing == 0)
    return TRUE;
  if (n_missing > 0)
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_DAMAGED,
                 _("The file is damaged: records refer to others that are missing."));
  else
    /* Translators: %s is what SQLite found */
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_DAMAGED, _("The file is damaged: %s"),
                 kamae_database_skip_heading (found));
  return FALSE;
}
