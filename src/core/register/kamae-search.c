/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-register-private.h"

#include "../base/kamae-error.h"
#include "../base/kamae-text-private.h"
#include "kamae-change-set-private.h"
#include "kamae-record-private.h"

#include <string.h>

/* The search text of the records: made from them, and looked through. */

static const char *
get_column (const KamaeField *field)
{
  return field != NULL && kamae_field_is_text (field) ? field->name : "NULL";
}

/* How near the names of a record are to what is looked for, ?3; ?4 is the pattern of what begins
 * so. */
static void
append_rank (GString           *sql,
             const KamaeEntity *entity)
{
  g_string_append_printf (sql,
                          " WHEN '%1$s' THEN (SELECT CASE"
                          " WHEN ?3 IN (normalised(%2$s), normalised(%2$s || ' ' || %3$s)) THEN 0"
                          " WHEN normalised(%3$s) = ?3 THEN 1"
                          " WHEN normalised(%2$s) LIKE ?4 ESCAPE '\\'"
                          " OR normalised(%3$s) LIKE ?4 ESCAPE '\\' THEN 2"
                          " ELSE 3 END FROM %1$s WHERE id = record_id)",
                          entity->name, get_column (kamae_entity_get_number (entity)),
                          get_column (kamae_entity_get_title (entity)));
}

static char *
dup_search_sql (KamaeModel *model)
{
  GPtrArray *entities = kamae_model_get_entities (model);
  GString *sql = g_string_new ("SELECT record_id FROM search WHERE text LIKE ?1 ESCAPE '\\'"
                               " ORDER BY CASE entity");

  for (guint i = 0; i < entities->len; i++)
    append_rank (sql, entities->pdata[i]);
  g_string_append (sql, " ELSE 3 END, record_id LIMIT ?2");
  return g_string_free (sql, FALSE);
}

/**
 * kamae_register_search:
 * @self: a register
 * @text: what to look for, in any width, case and kana
 * @limit: how many at the most
 *
 * Looks for records. First comes what @text names: the record with that number or key, then those
 * with that title, then those whose number or title begins so.
 *
 * Returns: (transfer container) (element-type KamaeRecord): the records that hold @text somewhere
 */
GPtrArray *
kamae_register_search (KamaeRegister *self,
                       const char    *text,
                       guint          limit)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *pattern = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (KamaeStatement) statement = NULL;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && text != NULL, records);

  pattern = kamae_text_dup_pattern (text);
  if (strlen (pattern) <= 2)
    return records;
  plain = kamae_text_normalise (text);
  sql = dup_search_sql (self->model);
  statement = kamae_database_prepare (self->database, sql, KAMAE_KEPT);
  if (statement == NULL)
    return records;
  kamae_statement_bind_text (statement, 1, pattern);
  kamae_statement_bind_integer (statement, 2, limit);
  kamae_statement_bind_text (statement, 3, plain);
  /* Without the sign for whatever comes before. */
  kamae_statement_bind_text (statement, 4, pattern + 1);
  while (kamae_statement_step (statement, KAMAE_KEPT))
    {
      KamaeRecord *record =
          kamae_register_ref_record (self, kamae_statement_get_integer (statement, 0), KAMAE_KEPT);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return records;
}

static char *
search_text (KamaeRecord *record)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < record->info->columns->len; i++)
    {
      const KamaeColumnInfo *column = record->info->columns->pdata[i];
      const KamaeValue *value = &record->values[i];

      if (column->role == KAMAE_COLUMN_VALUE && kamae_field_is_text (column->field) &&
          value->type == KAMAE_VALUE_TEXT)
        g_string_append_printf (text, "%s\n", value->text);
    }
  return g_string_free (text, FALSE);
}

static gboolean
update_search_of (KamaeRegister *self,
                  gint64         id,
                  GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KamaeRecord) record = kamae_register_ref_record (self, id, &local_error);
  g_autoptr (KamaeStatement) statement = NULL;
  g_autofree char *text = NULL;
  g_autofree char *normalised = NULL;

  if (record == NULL && !g_error_matches (local_error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND))
    return kamae_database_hand_over (self->database, g_steal_pointer (&local_error), error);
  if (record == NULL || record->deleted)
    {
      statement =
          kamae_database_prepare (self->database, "DELETE FROM search WHERE record_id = ?", error);
      if (statement == NULL)
        return FALSE;
      kamae_statement_bind_integer (statement, 1, id);
      return kamae_statement_run (statement, error);
    }
  if (record->info->entity->flags & KAMAE_ENTITY_INTERNAL)
    return TRUE;
  text = search_text (record);
  normalised = kamae_text_normalise (text);
  statement = kamae_database_prepare (self->database,
                                      "INSERT INTO search (record_id, entity, text) VALUES (?1, ?2, ?3)"
                                      " ON CONFLICT (record_id) DO UPDATE SET text = ?3", error);
  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_integer (statement, 1, id);
  kamae_statement_bind_text (statement, 2, record->info->entity->name);
  kamae_statement_bind_text (statement, 3, normalised);
  return kamae_statement_run (statement, error);
}

/* The search text is outside the journal: it can be made again from the records. */
gboolean
kamae_register_update_search (KamaeRegister  *self,
                              KamaeChangeSet *changes,
                              GError        **error)
{
  GPtrArray *entities = kamae_change_set_get_entities (changes);

  for (guint i = 0; i < entities->len; i++)
    {
      GArray *ids = kamae_change_set_get_ids (changes, entities->pdata[i]);

      for (guint j = 0; j < ids->len; j++)
        if (!update_search_of (self, g_array_index (ids, gint64, j), error))
          return FALSE;
    }
  return TRUE;
}

/* Of what kamae_text_normalise() gives. A file with another is brought up to date: it only ever
 * drops more. */
#define TEXT_FORM "2"

gboolean
kamae_register_renew_search (KamaeRegister *self,
                             GError       **error)
{
  g_autofree char *form = NULL;

  if (!kamae_database_dup_text (self->database,
                                "SELECT value FROM meta WHERE key = 'text_form'", &form, error))
    return FALSE;
  return g_strcmp0 (form, TEXT_FORM) == 0 ||
         kamae_database_execute (self->database,
                                 "BEGIN IMMEDIATE; UPDATE search SET text = normalised (text);"
                                 "INSERT INTO meta (key, value)"
                                 " VALUES ('text_form', '" TEXT_FORM "')"
                                 " ON CONFLICT (key) DO UPDATE SET value = excluded.value; COMMIT",
                                 error);
}
