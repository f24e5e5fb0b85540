/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-register-private.h"

#include "../base/kamae-error.h"
#include "../base/kamae-text-private.h"
#include "kamae-change-set-private.h"
#include "kamae-record-private.h"

#include <string.h>

/* The search text of the records: made from them, and looked through. */

/**
 * kamae_register_search:
 * @self: a register
 * @text: what to look for, in any width, case and kana
 * @limit: how many at the most
 *
 * Returns: (transfer full) (element-type KamaeRecord): the records that hold @text somewhere
 */
GPtrArray *
kamae_register_search (KamaeRegister *self,
                       const char    *text,
                       guint          limit)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *pattern = NULL;
  g_autoptr (KamaeStatement) statement = NULL;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && text != NULL, records);

  pattern = kamae_text_dup_pattern (text);
  if (strlen (pattern) <= 2)
    return records;
  statement = kamae_database_prepare (self->database,
                                      "SELECT record_id FROM search WHERE text LIKE ? ESCAPE '\\' LIMIT ?", KAMAE_KEPT);
  if (statement == NULL)
    return records;
  kamae_statement_bind_text (statement, 1, pattern);
  kamae_statement_bind_integer (statement, 2, limit);
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
