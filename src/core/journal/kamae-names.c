/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "../register/kamae-record-private.h"
#include "kamae-journal-private.h"

/* What a paper calls things that were there when it was approved: as then, whatever they are called
 * by now. */

/* One row of the query and its key in the last column: the update takes both. */
static gboolean
take_rows (KamaeStatement *rows,
           KamaeDatabase  *database,
           const char     *sql,
           GError        **error)
{
  g_autoptr (KamaeStatement) update = kamae_database_prepare (database, sql, error);
  g_autoptr (GError) failure = NULL;

  if (update == NULL)
    return FALSE;
  while (kamae_statement_step (rows, &failure))
    {
      for (int i = 0; i < kamae_statement_get_n_columns (rows); i++)
        {
          g_auto (KamaeValue) value = { KAMAE_VALUE_NULL };

          kamae_statement_get_value (rows, i, &value);
          kamae_statement_bind_value (update, i + 1, &value);
        }
      if (!kamae_statement_run (update, error))
        return FALSE;
      kamae_statement_reset (update);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Of all rows, or of one record alone: there nothing takes the place of something. */
static gboolean
take_columns (const KamaeNames *names,
              KamaeDatabase    *database,
              const char       *table,
              GPtrArray        *columns,
              gint64            only,
              GError          **error)
{
  g_autofree char *listed = NULL;
  g_autofree char *select = NULL;
  g_autoptr (GString) update = g_string_new (NULL);
  g_autoptr (KamaeStatement) rows = NULL;

  if (columns->len == 0)
    return TRUE;
  g_string_printf (update, "UPDATE %s SET ", table);
  for (guint i = 0; i < columns->len; i++)
    {
      g_string_append_printf (update, "%s%s = ", i > 0 ? ", " : "", (char *) columns->pdata[i]);
      if (only != 0)
        g_string_append_printf (update, "coalesce (?, %s)", (char *) columns->pdata[i]);
      else
        g_string_append_c (update, '?');
    }
  g_string_append (update, " WHERE id = ?");
  g_ptr_array_add (columns, NULL);
  listed = g_strjoinv (", ", (char **) columns->pdata);
  select = g_strdup_printf ("SELECT %s, id FROM %s WHERE ? IN (0, id)", listed, table);
  rows = kamae_database_prepare (names->then->database, select, error);
  if (rows == NULL)
    return FALSE;
  kamae_statement_bind_integer (rows, 1, only);
  return take_rows (rows, database, update->str, error);
}

/* What a record is called by, of each kind; of the organization and the settings everything. */
static gboolean
is_name (const KamaeEntity *entity,
         const KamaeField  *field)
{
  return field == kamae_entity_get_title (entity) || field == kamae_entity_get_number (entity)
         || g_str_equal (entity->name, "organization") || g_str_equal (entity->name, "setting");
}

static gboolean
take_entity (const KamaeNames  *names,
             KamaeDatabase     *database,
             const KamaeEntity *entity,
             gint64             only,
             GError           **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (kamae_field_is_column (field)
        && (only != 0 ? (field->flags & KAMAE_UNLOCKED) == 0 : is_name (entity, field)))
      g_ptr_array_add (columns, kamae_field_dup_column (field));
  return take_columns (names, database, entity->name, columns, only, error);
}

/* Into the tables of later. */
gboolean
kamae_names_take (const KamaeNames *names,
                  KamaeDatabase    *database,
                  GError          **error)
{
  GPtrArray *entities = kamae_model_get_entities (names->then->model);

  if (!kamae_database_execute (database, "BEGIN", error))
    return FALSE;
  for (guint i = 0; i < entities->len; i++)
    if (!take_entity (names, database, entities->pdata[i], 0, error))
      return FALSE;
  return take_entity (names, database, names->record->info->entity, names->record->id, error)
         && kamae_database_execute (database, "COMMIT", error);
}
