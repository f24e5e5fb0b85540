/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-session-private.h"
#include "kamae-sqlite-private.h"

#include "../kamae-error.h"
#include "../kamae-i18n.h"

struct _KamaeSession
{
  sqlite3_session *handle;
};

/* The journal itself, what can be rebuilt, and what is never taken back are not part of a change.
 */
static int
is_recorded (gpointer    data,
             const char *table)
{
  static const char *const left_out[] = { "journal",       "journal_record",
                                          "search",        "number_series",
                                          "file_content",  "meta",
                                          "schema_module", NULL };

  return !g_strv_contains (left_out, table);
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

KamaeSession *
kamae_session_new (KamaeDatabase *database,
                   GError       **error)
{
  g_autoptr (KamaeSession) self = g_new0 (KamaeSession, 1);
  int code = sqlite3session_create (database->handle, "main", &self->handle);

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
  int code = sqlite3session_changeset (self->handle, &size, &data);

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
  int code = sqlite3changeset_invert ((int) g_bytes_get_size (changeset),
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
  int code = sqlite3changeset_apply (database->handle, (int) g_bytes_get_size (changeset),
                                     (gpointer) g_bytes_get_data (changeset, NULL), NULL,
                                     on_conflict, NULL);

  if (code == SQLITE_OK)
    return TRUE;
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
  int code = sqlite3changeset_start (&iter, (int) g_bytes_get_size (changeset),
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
