/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-cursor-private.h"

#include "kamae-register-private.h"

struct _KamaeCursor
{
  GObject parent_instance;

  KamaeRegister *reg;
  KamaeStatement *statement;
  char *language;
};

G_DEFINE_FINAL_TYPE (KamaeCursor, kamae_cursor, G_TYPE_OBJECT)

static void
kamae_cursor_finalize (GObject *object)
{
  KamaeCursor *self = KAMAE_CURSOR (object);

  g_clear_pointer (&self->statement, kamae_statement_free);
  g_clear_object (&self->reg);
  g_free (self->language);

  G_OBJECT_CLASS (kamae_cursor_parent_class)->finalize (object);
}

static void
kamae_cursor_class_init (KamaeCursorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_cursor_finalize;
}

static void
kamae_cursor_init (KamaeCursor *self)
{
}

KamaeCursor *
kamae_cursor_new (KamaeRegister  *reg,
                  KamaeStatement *statement,
                  const char     *language)
{
  KamaeCursor *self = g_object_new (KAMAE_TYPE_CURSOR, NULL);

  self->reg = g_object_ref (reg);
  self->statement = statement;
  self->language = g_strdup (language);
  return self;
}

/**
 * kamae_cursor_bind_text:
 * @self: a cursor before its first row
 * @parameter: name of a parameter, as ":since"; one that the query does not name is passed over
 * @value: (nullable): its value
 */
void
kamae_cursor_bind_text (KamaeCursor *self,
                        const char  *parameter,
                        const char  *value)
{
  int index;

  g_return_if_fail (KAMAE_IS_CURSOR (self) && parameter != NULL);

  index = kamae_statement_find_parameter (self->statement, parameter);
  if (index > 0)
    kamae_statement_bind_text (self->statement, index, value);
}

/**
 * kamae_cursor_bind_integer:
 * @self: a cursor before its first row
 * @parameter: name of a parameter, as ":id"; one that the query does not name is passed over
 * @value: its value
 */
void
kamae_cursor_bind_integer (KamaeCursor *self,
                           const char  *parameter,
                           gint64       value)
{
  int index;

  g_return_if_fail (KAMAE_IS_CURSOR (self) && parameter != NULL);

  index = kamae_statement_find_parameter (self->statement, parameter);
  if (index > 0)
    kamae_statement_bind_integer (self->statement, index, value);
}

/**
 * kamae_cursor_next:
 * @self: a cursor
 * @error: return location for a #KamaeError
 *
 * Returns: whether there is a row now; %FALSE at the end and on failure
 */
gboolean
kamae_cursor_next (KamaeCursor *self,
                   GError     **error)
{
  KamaeDatabase *database;
  gboolean row;

  g_return_val_if_fail (KAMAE_IS_CURSOR (self), FALSE);

  /* label() and language() answer in the language of this query. */
  database = kamae_register_get_database (self->reg);
  if (database == NULL)
    return FALSE;
  kamae_database_set_language (database, self->language);
  row = kamae_statement_step (self->statement, error);
  kamae_database_set_language (database, NULL);
  return row;
}

/**
 * kamae_cursor_get_n_columns:
 * @self: a cursor
 *
 * Returns: how many columns a row has
 */
guint
kamae_cursor_get_n_columns (KamaeCursor *self)
{
  g_return_val_if_fail (KAMAE_IS_CURSOR (self), 0);

  return (guint) kamae_statement_get_n_columns (self->statement);
}

/**
 * kamae_cursor_get_name:
 * @self: a cursor
 * @column: from 0
 *
 * Returns: the column's name in the query
 */
const char *
kamae_cursor_get_name (KamaeCursor *self,
                       guint        column)
{
  g_return_val_if_fail (KAMAE_IS_CURSOR (self), NULL);

  return kamae_statement_get_name (self->statement, (int) column);
}

/**
 * kamae_cursor_is_null:
 * @self: a cursor on a row
 * @column: from 0
 *
 * Returns: whether there is no value
 */
gboolean
kamae_cursor_is_null (KamaeCursor *self,
                      guint        column)
{
  g_return_val_if_fail (KAMAE_IS_CURSOR (self), TRUE);

  return kamae_statement_is_null (self->statement, (int) column);
}

/**
 * kamae_cursor_get_text:
 * @self: a cursor on a row
 * @column: from 0
 *
 * Returns: (nullable): the value as text, valid until the next row
 */
const char *
kamae_cursor_get_text (KamaeCursor *self,
                       guint        column)
{
  g_return_val_if_fail (KAMAE_IS_CURSOR (self), NULL);

  return kamae_statement_get_text (self->statement, (int) column);
}

/**
 * kamae_cursor_get_integer:
 * @self: a cursor on a row
 * @column: from 0
 *
 * Returns: the value as a whole number; 0 for no value
 */
gint64
kamae_cursor_get_integer (KamaeCursor *self,
                          guint        column)
{
  g_return_val_if_fail (KAMAE_IS_CURSOR (self), 0);

  return kamae_statement_get_integer (self->statement, (int) column);
}

/**
 * kamae_cursor_get_decimal:
 * @self: a cursor on a row
 * @column: from 0
 *
 * Returns: the value as a number; 0 for no value
 */
double
kamae_cursor_get_decimal (KamaeCursor *self,
                          guint        column)
{
  g_return_val_if_fail (KAMAE_IS_CURSOR (self), 0);

  return kamae_statement_get_decimal (self->statement, (int) column);
}
