/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-register-private.h"

#include "kamae-cursor-private.h"

/* Declared and other constant queries: they read and nothing else. */

static void
bind_named (KamaeStatement *statement,
            const char     *name,
            const char     *value)
{
  int index = kamae_statement_find_parameter (statement, name);

  if (index > 0)
    kamae_statement_bind_text (statement, index, value);
}

/* The parameters that every declared query may name. */
void
kamae_register_bind_common (KamaeRegister  *self,
                            KamaeStatement *statement,
                            const char     *as_of)
{
  g_autofree char *today = as_of == NULL ? kamae_register_dup_today (self) : NULL;
  int me = kamae_statement_find_parameter (statement, ":me");

  bind_named (statement, ":as_of", as_of != NULL ? as_of : today);
  if (me > 0 && self->person != NULL)
    kamae_statement_bind_integer (statement, me, kamae_record_get_id (self->person));
}

/**
 * kamae_register_query:
 * @self: a register
 * @sql: a constant query; nothing but reading is let through
 * @language: (nullable): the language in which label() and language() answer
 * @error: return location for a #KamaeError
 *
 * Returns: (transfer full) (nullable): a cursor before the first row, `:as_of` bound to today
 */
KamaeCursor *
kamae_register_query (KamaeRegister *self,
                      const char    *sql,
                      const char    *language,
                      GError       **error)
{
  KamaeStatement *statement;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && sql != NULL, NULL);

  statement = kamae_database_prepare_foreign (self->database, sql, error);
  if (statement == NULL)
    return NULL;
  kamae_register_bind_common (self, statement, NULL);
  return kamae_cursor_new (self, statement, language);
}

/**
 * kamae_register_count:
 * @self: a register
 * @sql: a constant query of one row and one number
 * @error: return location for a #KamaeError
 *
 * Returns: the number; 0 on failure
 */
gint64
kamae_register_count (KamaeRegister *self,
                      const char    *sql,
                      GError       **error)
{
  g_autoptr (KamaeCursor) cursor = kamae_register_query (self, sql, NULL, error);

  return cursor != NULL && kamae_cursor_next (cursor, error) ? kamae_cursor_get_integer (cursor, 0)
                                                             : 0;
}

/**
 * kamae_register_count_attention:
 * @self: a register
 * @page: a page
 * @n_records: (out) (optional): how many of them concern a record
 * @error: return location for a #KamaeError
 *
 * Returns: how much wants attention on the page; 0 on failure
 *
 * Since: 0.1
 */
gint64
kamae_register_count_attention (KamaeRegister       *self,
                                const KamaePageInfo *page,
                                gint64              *n_records,
                                GError             **error)
{
  g_autoptr (KamaeCursor) cursor = NULL;
  g_autoptr (GError) failure = NULL;
  gint64 n = 0, n_concerning = 0;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && page != NULL, 0);

  if (page->attention != NULL)
    cursor = kamae_register_query (self, page->attention, NULL, &failure);
  while (cursor != NULL && kamae_cursor_next (cursor, &failure))
    {
      n++;
      n_concerning += kamae_cursor_get_integer (cursor, 0) != 0;
    }
  if (n_records != NULL)
    *n_records = failure == NULL ? n_concerning : 0;
  if (failure == NULL)
    return n;
  g_propagate_error (error, g_steal_pointer (&failure));
  return 0;
}
