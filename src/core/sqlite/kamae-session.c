/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-session-private.h"
#include "kamae-sqlite-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"

#include <string.h>

struct _KamaeSession
{
  sqlite3_session *handle;
};

/* The journal itself, what can be rebuilt, and what is never taken back are not part of a change.
 */
gboolean
kamae_session_records (const char *table)
{
  static const char *const left_out[] = { "journal",       "journal_record",
                                          "search",        "number_series",
                                          "file_content",  "meta",
                                          "schema_module", NULL };

  return !g_strv_contains (left_out, table);
}

static int
is_recorded (gpointer    data,
             const char *table)
{
  return kamae_session_records (table);
}

static void
fail (int      code,
      GError **error)
{
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_FAILED,
               /* Translators: %s is what SQLite says */
               _("The change could not be written to the journal (%s), so nothing was saved."),
               sqlite3_errstr (code));
}

/* -- A changeset comes from a file, and SQLite reads one that is cut off without end ----------- */

typedef struct
{
  const guchar *at;
  const guchar *end;
} Reader;

static gboolean
skip (Reader *reader,
      guint64 n_bytes)
{
  if (n_bytes > (guint64) (reader->end - reader->at))
    return FALSE;
  reader->at += n_bytes;
  return TRUE;
}

/* SQLite's numbers of changing length: seven bits a byte, the ninth byte has eight. */
static gboolean
read_length (Reader  *reader,
             guint64 *length)
{
  *length = 0;
  for (int i = 0; i < 9; i++)
    {
      guchar byte;

      if (reader->at == reader->end)
        return FALSE;
      byte = *reader->at++;
      *length = i < 8 ? *length << 7 | (byte & 0x7f) : *length << 8 | byte;
      if (i < 8 && (byte & 0x80) == 0)
        return TRUE;
    }
  return TRUE;
}

static gboolean
skip_values (Reader  *reader,
             guint64  n_columns)
{
  for (guint64 i = 0; i < n_columns; i++)
    {
      guint64 length;

      if (reader->at == reader->end)
        return FALSE;
      switch (*reader->at++)
        {
        case 0: /* not changed */
        case SQLITE_NULL:
          break;
        case SQLITE_INTEGER:
        case SQLITE_FLOAT:
          if (!skip (reader, 8))
            return FALSE;
          break;
        case SQLITE_TEXT:
        case SQLITE_BLOB:
          if (!read_length (reader, &length) || !skip (reader, length))
            return FALSE;
          break;
        default:
          return FALSE;
        }
    }
  return TRUE;
}

/* 'T', number of columns, a byte a column, the table's name. */
static gboolean
skip_table (Reader  *reader,
            guint64 *n_columns)
{
  const guchar *name_end;

  if (!read_length (reader, n_columns) || *n_columns == 0 || !skip (reader, *n_columns))
    return FALSE;
  name_end = memchr (reader->at, '\0', (gsize) (reader->end - reader->at));
  return name_end != NULL && skip (reader, (guint64) (name_end - reader->at) + 1);
}

static gboolean
is_whole (GBytes *changeset)
{
  gsize size;
  const guchar *data = g_bytes_get_data (changeset, &size);
  Reader reader = { data, data + size };
  guint64 n_columns = 0;

  while (reader.at < reader.end)
    {
      guchar what = *reader.at++;
      gboolean good = what == 'T' ? skip_table (&reader, &n_columns)
                                  : n_columns > 0 && skip (&reader, 1);

      if (what == SQLITE_UPDATE)
        good = good && skip_values (&reader, n_columns) && skip_values (&reader, n_columns);
      else if (what == SQLITE_INSERT || what == SQLITE_DELETE)
        good = good && skip_values (&reader, n_columns);
      else if (what != 'T')
        good = FALSE;
      if (!good)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_whole (GBytes  *changeset,
             GError **error)
{
  if (is_whole (changeset))
    return TRUE;
  g_set_error (
      error, KAMAE_ERROR, KAMAE_ERROR_DAMAGED,
      _("An entry of the journal is damaged: what it changed cannot be read. Keep the file as it is, and open the newest backup."));
  return FALSE;
}

KamaeSession *
kamae_session_new (KamaeDatabase *database,
                   GError       **error)
{
  g_autoptr (KamaeSession) self = g_new0 (KamaeSession, 1);
  int code = kamae_database_meet_fault ();

  if (code == SQLITE_OK)
    code = sqlite3session_create (database->handle, "main", &self->handle);
  if (code == SQLITE_OK)
    {
      sqlite3session_table_filter (self->handle, is_recorded, NULL);
      code = sqlite3session_attach (self->handle, NULL);
    }
  if (code != SQLITE_OK)
    {
      fail (code, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
kamae_session_free (KamaeSession *self)
{
  if (self->handle != NULL)
    sqlite3session_delete (self->handle);
  g_free (self);
}

GBytes *
kamae_session_dup_changes (KamaeSession *self,
                           GError      **error)
{
  int size = 0;
  gpointer data = NULL;
  int code = kamae_database_meet_fault ();

  if (code == SQLITE_OK)
    code = sqlite3session_changeset (self->handle, &size, &data);
  if (code != SQLITE_OK)
    {
      fail (code, error);
      return NULL;
    }
  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}

GBytes *
kamae_changeset_invert (GBytes  *changeset,
                        GError **error)
{
  int size = 0;
  gpointer data = NULL;
  int code;

  if (!check_whole (changeset, error))
    return NULL;
  code = sqlite3changeset_invert ((int) g_bytes_get_size (changeset),
                                  g_bytes_get_data (changeset, NULL), &size, &data);
  if (code != SQLITE_OK)
    {
      fail (code, error);
      return NULL;
    }
  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}

static int
on_conflict (gpointer                data,
             int                     kind,
             sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/* All or nothing: a conflict takes everything back. */
gboolean
kamae_changeset_apply (KamaeDatabase *database,
                       GBytes        *changeset,
                       GError       **error)
{
  int code;

  if (!check_whole (changeset, error))
    return FALSE;
  code = kamae_database_meet_fault ();
  if (code == SQLITE_OK)
    code = sqlite3changeset_apply (database->handle, (int) g_bytes_get_size (changeset),
                                   (gpointer) g_bytes_get_data (changeset, NULL), NULL,
                                   on_conflict, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  if (code != SQLITE_ABORT && (code & 0xff) != SQLITE_CONSTRAINT)
    {
      kamae_database_fail (database, code, error);
      return FALSE;
    }
  g_set_error (
      error, KAMAE_ERROR, KAMAE_ERROR_CONFLICT,
      _("The records were changed or locked since, so this step cannot be taken back. Nothing was changed."));
  return FALSE;
}

static void
read_value (sqlite3_value *from,
            KamaeValue    *to)
{
  switch (sqlite3_value_type (from))
    {
    case SQLITE_INTEGER:
      to->type = KAMAE_VALUE_INTEGER;
      to->integer = sqlite3_value_int64 (from);
      break;
    case SQLITE_FLOAT:
      to->type = KAMAE_VALUE_DECIMAL;
      to->decimal = sqlite3_value_double (from);
      break;
    case SQLITE_TEXT:
      to->type = KAMAE_VALUE_TEXT;
      to->text = g_strdup ((const char *) sqlite3_value_text (from));
      break;
    case SQLITE_NULL:
    default:
      to->type = KAMAE_VALUE_NULL;
      break;
    }
}

static void
read_row (sqlite3_changeset_iter *iter,
          KamaeChangedRow        *row)
{
  int operation = 0, n = 0;
  sqlite3_value *value;

  sqlite3changeset_op (iter, &row->table, &n, &operation, NULL);
  row->n_columns = n;
  row->change = operation == SQLITE_INSERT   ? KAMAE_ROW_INSERT
                : operation == SQLITE_DELETE ? KAMAE_ROW_DELETE
                                             : KAMAE_ROW_UPDATE;
  row->before = g_new0 (KamaeValue, n);
  row->after = g_new0 (KamaeValue, n);
  row->changed = g_new0 (gboolean, n);
  for (int i = 0; i < n; i++)
    {
      value = NULL;
      if (operation != SQLITE_INSERT && sqlite3changeset_old (iter, i, &value) == SQLITE_OK &&
          value != NULL)
        read_value (value, &row->before[i]);
      value = NULL;
      if (operation != SQLITE_DELETE && sqlite3changeset_new (iter, i, &value) == SQLITE_OK &&
          value != NULL)
        {
          read_value (value, &row->after[i]);
          row->changed[i] = TRUE;
        }
      else
        row->changed[i] = operation == SQLITE_DELETE;
    }
  row->id = operation == SQLITE_INSERT ? row->after[0].integer : row->before[0].integer;
}

static void
clear_row (KamaeChangedRow *row)
{
  for (int i = 0; i < row->n_columns; i++)
    {
      kamae_value_clear (&row->before[i]);
      kamae_value_clear (&row->after[i]);
    }
  g_free (row->before);
  g_free (row->after);
  g_free (row->changed);
}

gboolean
kamae_changeset_foreach (GBytes             *changeset,
                         KamaeChangedRowFunc func,
                         gpointer            data,
                         GError            **error)
{
  sqlite3_changeset_iter *iter = NULL;
  int code = kamae_database_meet_fault ();

  if (!check_whole (changeset, error))
    return FALSE;
  if (code == SQLITE_OK)
    code = sqlite3changeset_start (&iter, (int) g_bytes_get_size (changeset),
                                   (gpointer) g_bytes_get_data (changeset, NULL));
  while (code == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      KamaeChangedRow row = { 0 };

      read_row (iter, &row);
      func (&row, data);
      clear_row (&row);
    }
  if (iter != NULL)
    code = sqlite3changeset_finalize (iter);
  if (code == SQLITE_OK)
    return TRUE;
  fail (code, error);
  return FALSE;
}
