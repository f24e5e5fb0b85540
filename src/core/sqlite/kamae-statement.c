/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-sqlite-private.h"

struct _KamaeStatement
{
  KamaeDatabase *database;
  char *sql;
  sqlite3_stmt *handle;
  gboolean foreign;
  int code; /* of the first value that could not be bound */
};

KamaeStatement *
kamae_statement_new (KamaeDatabase *database,
                     char          *sql,
                     sqlite3_stmt  *handle,
                     gboolean       foreign)
{
  KamaeStatement *self = g_new0 (KamaeStatement, 1);

  self->database = g_object_ref (database);
  self->sql = sql;
  self->handle = handle;
  self->foreign = foreign;
  return self;
}

void
kamae_statement_free (KamaeStatement *self)
{
  kamae_database_give_back (self->database, self->sql, self->handle, self->foreign);
  g_object_unref (self->database);
  g_free (self);
}

static void
note (KamaeStatement *self,
      int             code)
{
  if (self->code == SQLITE_OK)
    self->code = code;
}

void
kamae_statement_bind_text (KamaeStatement *self,
                           int             index,
                           const char     *value)
{
  note (self, sqlite3_bind_text (self->handle, index, value, -1, SQLITE_TRANSIENT));
}

void
kamae_statement_bind_integer (KamaeStatement *self,
                              int             index,
                              gint64          value)
{
  note (self, sqlite3_bind_int64 (self->handle, index, value));
}

void
kamae_statement_bind_blob (KamaeStatement *self,
                           int             index,
                           GBytes         *value)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (value, &size);

  note (self, sqlite3_bind_blob64 (self->handle, index, data != NULL ? data : "", size,
                                   SQLITE_TRANSIENT));
}

void
kamae_statement_bind_value (KamaeStatement   *self,
                            int               index,
                            const KamaeValue *value)
{
  switch (value->type)
    {
    case KAMAE_VALUE_INTEGER:
      note (self, sqlite3_bind_int64 (self->handle, index, value->integer));
      break;
    case KAMAE_VALUE_DECIMAL:
      note (self, sqlite3_bind_double (self->handle, index, value->decimal));
      break;
    case KAMAE_VALUE_TEXT:
      kamae_statement_bind_text (self, index, value->text);
      break;
    case KAMAE_VALUE_NULL:
    default:
      note (self, sqlite3_bind_null (self->handle, index));
      break;
    }
}

int
kamae_statement_find_parameter (KamaeStatement *self,
                                const char     *name)
{
  return sqlite3_bind_parameter_index (self->handle, name);
}

static int
step (KamaeStatement *self)
{
  int code = self->code != SQLITE_OK ? self->code : kamae_database_meet_fault ();

  return code != SQLITE_OK ? code : sqlite3_step (self->handle);
}

gboolean
kamae_statement_step (KamaeStatement *self,
                      GError        **error)
{
  int code = step (self);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    kamae_database_fail (self->database, code, error);
  return FALSE;
}

gboolean
kamae_statement_run (KamaeStatement *self,
                     GError        **error)
{
  int code = step (self);

  sqlite3_reset (self->handle);
  if (code == SQLITE_DONE || code == SQLITE_ROW)
    return TRUE;
  kamae_database_fail (self->database, code, error);
  return FALSE;
}

void
kamae_statement_reset (KamaeStatement *self)
{
  sqlite3_reset (self->handle);
}

int
kamae_statement_get_n_columns (KamaeStatement *self)
{
  return sqlite3_column_count (self->handle);
}

const char *
kamae_statement_get_name (KamaeStatement *self,
                          int             column)
{
  return sqlite3_column_name (self->handle, column);
}

gboolean
kamae_statement_is_null (KamaeStatement *self,
                         int             column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

const char *
kamae_statement_get_text (KamaeStatement *self,
                          int             column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

gint64
kamae_statement_get_integer (KamaeStatement *self,
                             int             column)
{
  return sqlite3_column_int64 (self->handle, column);
}

double
kamae_statement_get_decimal (KamaeStatement *self,
                             int             column)
{
  return sqlite3_column_double (self->handle, column);
}

GBytes *
kamae_statement_dup_blob (KamaeStatement *self,
                          int             column)
{
  gconstpointer data = sqlite3_column_blob (self->handle, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->handle, column));
}

void
kamae_statement_get_value (KamaeStatement *self,
                           int             column,
                           KamaeValue     *value)
{
  switch (sqlite3_column_type (self->handle, column))
    {
    case SQLITE_INTEGER:
      value->type = KAMAE_VALUE_INTEGER;
      value->integer = sqlite3_column_int64 (self->handle, column);
      break;
    case SQLITE_FLOAT:
      value->type = KAMAE_VALUE_DECIMAL;
      value->decimal = sqlite3_column_double (self->handle, column);
      break;
    case SQLITE_TEXT:
      value->type = KAMAE_VALUE_TEXT;
      value->text = g_strdup ((const char *) sqlite3_column_text (self->handle, column));
      break;
    case SQLITE_NULL:
    default:
      value->type = KAMAE_VALUE_NULL;
      break;
    }
}
