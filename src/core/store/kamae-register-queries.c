/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-register-private.h"

#include "../model/kamae-cursor-private.h"
#include "../model/kamae-figure-result-private.h"

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
 * kamae_register_compute:
 * @self: a register
 * @figure: a declared figure
 * @as_of: (nullable): the date it is asked for; %NULL for today
 * @since: (nullable): the date it is compared with
 * @language: (nullable): "ja", "en", or %NULL for the language of the interface
 * @error: return location for a #KamaeError
 *
 * A figure of an earlier day is computed from the register of that day: what was entered later does
 * not change it.
 *
 * Returns: (transfer full) (nullable): the figure as of that date
 */
KamaeFigureResult *
kamae_register_compute (KamaeRegister     *self,
                        const KamaeFigure *figure,
                        const char        *as_of,
                        const char        *since,
                        const char        *language,
                        GError           **error)
{
  g_autoptr (KamaeCursor) cursor = NULL;
  g_autoptr (KamaeFigureResult) result = NULL;
  g_autoptr (KamaeRegister) past = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && figure != NULL, NULL);

  past = kamae_register_ref_day (self, as_of, error);
  if (past == NULL)
    return NULL;
  cursor = kamae_register_query (past, figure->sql, language, error);
  if (cursor == NULL)
    return NULL;
  if (as_of != NULL)
    kamae_cursor_bind_text (cursor, ":as_of", as_of);
  kamae_cursor_bind_text (cursor, ":since", since);
  result =
      kamae_figure_result_new (figure,
                               kamae_model_translate (self->model, figure, figure->unit, language),
                               kamae_cursor_get_n_columns (cursor));
  while (kamae_cursor_next (cursor, &local_error))
    kamae_figure_result_add_row (result, cursor);
  return kamae_database_hand_over (self->database, g_steal_pointer (&local_error), error)
           ? g_steal_pointer (&result) : NULL;
}
