/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-register-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "kamae-record-private.h"

/* The rows as objects: one row is one object as long as somebody holds it. */

static KamaeValue *
read_values (KamaeEntityInfo *info,
             KamaeStatement  *statement)
{
  KamaeValue *values = g_new0 (KamaeValue, info->columns->len);

  for (guint i = 0; i < info->columns->len; i++)
    kamae_statement_get_value (statement, (int) i + 1, &values[i]);
  return values;
}

void
kamae_register_forget (KamaeRegister *self,
                       KamaeRecord   *record)
{
  g_hash_table_remove (self->records, &record->id);
}

/* The object of a row: the one in memory, or a new one. */
static KamaeRecord *
take_row (KamaeRegister   *self,
          KamaeEntityInfo *info,
          KamaeStatement  *statement)
{
  gint64 id = kamae_statement_get_integer (statement, 0);
  KamaeRecord *record = g_hash_table_lookup (self->records, &id);

  if (record != NULL && !record->is_unread)
    return g_object_ref (record);
  if (record != NULL)
    {
      record->is_unread = FALSE;
      kamae_record_take_values (record, read_values (info, statement));
      return g_object_ref (record);
    }
  record = kamae_record_new (self, info, id);
  kamae_record_take_values (record, read_values (info, statement));
  g_hash_table_insert (self->records, &record->id, record);
  return record;
}

static char *
make_array (const gint64 *ids,
            guint         n_ids)
{
  GString *array = g_string_new ("[");

  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (array, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (array, ']');
  return g_string_free (array, FALSE);
}

/* A record whose row could not be read: it tries again when it is asked for a value. */
KamaeRecord *
kamae_register_ref_unread (KamaeRegister   *self,
                           KamaeEntityInfo *info,
                           gint64           id)
{
  KamaeRecord *record = g_hash_table_lookup (self->records, &id);

  if (record != NULL)
    return g_object_ref (record);
  record = kamae_record_new (self, info, id);
  record->is_unread = TRUE;
  g_hash_table_insert (self->records, &record->id, record);
  return record;
}

/* Which of the declared fields SQLite cannot compute. */
static const KamaeField *
find_broken (KamaeRegister   *self,
             KamaeEntityInfo *info)
{
  for (const KamaeField *field = info->entity->fields; field->name != NULL; field++)
    if (field->kind == KAMAE_FIELD_DERIVED)
      {
        g_autofree char *sql =
          g_strdup_printf ("SELECT (%s) FROM %s AS this", field->sql, info->entity->name);
        g_autoptr (GError) error = NULL;
        g_autoptr (KamaeStatement) statement =
          kamae_database_prepare_foreign (self->database, sql, &error);

        if (statement == NULL)
          return field;
      }
  return NULL;
}

static KamaeStatement *
prepare_select (KamaeRegister   *self,
                KamaeEntityInfo *info,
                const char      *where,
                GError         **error)
{
  g_autofree char *sql = g_strconcat (info->select, where, NULL);
  g_autoptr (GError) failure = NULL;
  KamaeStatement *statement = kamae_database_prepare (self->database, sql, &failure);
  const KamaeField *broken;

  if (statement != NULL)
    return statement;
  broken = info->has_derived ? find_broken (self, info) : NULL;
  if (broken != NULL)
    {
      g_autofree char *reason = g_strdup (failure->message);

      g_clear_error (&failure);
      g_set_error (&failure, KAMAE_ERROR, KAMAE_ERROR_FAILED,
                   /* Translators: a field, a kind of record, a plugin, a sentence */
                   _("The field “%s” of “%s” cannot be computed (plugin: %s). %s"), broken->name,
                   info->entity->name, info->declaration->id, reason);
    }
  kamae_database_hand_over (self->database, g_steal_pointer (&failure), error);
  return NULL;
}

/* The records of @ids, in their order. */
GPtrArray *
kamae_register_load (KamaeRegister   *self,
                     KamaeEntityInfo *info,
                     const gint64    *ids,
                     guint            n_ids,
                     GError         **error)
{
  g_autofree char *array = make_array (ids, n_ids);
  g_autoptr (GHashTable) found =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KamaeStatement) statement =
    prepare_select (self, info, " WHERE this.id IN (SELECT value FROM json_each(?))", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  kamae_statement_bind_text (statement, 1, array);
  while (kamae_statement_step (statement, &local_error))
    {
      KamaeRecord *record = take_row (self, info, statement);

      g_hash_table_insert (found, &record->id, record);
    }
  if (!kamae_database_hand_over (self->database, g_steal_pointer (&local_error), error))
    return NULL;
  for (guint i = 0; i < n_ids; i++)
    {
      KamaeRecord *record = g_hash_table_lookup (found, &ids[i]);

      g_ptr_array_add (records, record != NULL ? g_object_ref (record)
                                               : kamae_register_ref_unread (self, info, ids[i]));
    }
  return g_steal_pointer (&records);
}

static KamaeStatement *
select_one (KamaeRegister   *self,
            KamaeEntityInfo *info,
            gint64           id,
            GError         **error)
{
  KamaeStatement *statement = prepare_select (self, info, " WHERE this.id = ?", error);

  if (statement != NULL)
    kamae_statement_bind_integer (statement, 1, id);
  return statement;
}

KamaeRecord *
kamae_register_load_one (KamaeRegister   *self,
                         KamaeEntityInfo *info,
                         gint64           id,
                         GError         **error)
{
  KamaeRecord *record = g_hash_table_lookup (self->records, &id);
  g_autoptr (KamaeStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  if (record != NULL)
    return g_object_ref (record);
  statement = select_one (self, info, id, error);
  if (statement == NULL)
    return NULL;
  if (kamae_statement_step (statement, &local_error))
    return take_row (self, info, statement);
  if (kamae_database_hand_over (self->database, g_steal_pointer (&local_error), error))
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND, _("The record was deleted."));
  return NULL;
}

/* The first month of the year and how dates are written are asked for anew. */
static void
forget_conventions (KamaeRegister *self)
{
  self->fiscal_month = 0;
  g_clear_pointer (&self->date_style, g_free);
}

/* Tells whether a value changed. A record that cannot be read has no values until it can. */
gboolean
kamae_register_reload (KamaeRegister *self,
                       KamaeRecord   *record,
                       GError       **error)
{
  g_autoptr (KamaeStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean was_deleted = record->deleted;

  record->is_unread = FALSE; /* the row itself may ask for the record's label */
  if (record == self->organization)
    forget_conventions (self);
  statement = select_one (self, record->info, record->id, &local_error);
  if (statement != NULL && kamae_statement_step (statement, &local_error))
    {
      record->deleted = FALSE;
      return kamae_record_take_values (record, read_values (record->info, statement)) ||
             was_deleted;
    }
  if (local_error != NULL)
    {
      kamae_record_forget_values (record);
      kamae_database_hand_over (self->database, g_steal_pointer (&local_error), error);
      return TRUE;
    }
  kamae_record_set_deleted (record);
  return !was_deleted;
}

KamaeEntityInfo *
kamae_register_find_info (KamaeRegister *self,
                          gint64         id,
                          GError       **error)
{
  g_autoptr (KamaeStatement) statement =
    kamae_database_prepare (self->database, "SELECT entity FROM record WHERE id = ?", error);

  if (statement == NULL)
    return NULL;
  kamae_statement_bind_integer (statement, 1, id);
  if (!kamae_statement_step (statement, error))
    return NULL;
  /* The entity of a plugin that is turned off is not known. */
  return kamae_model_find_info (self->model, kamae_statement_get_text (statement, 0));
}

/**
 * kamae_register_ref_record:
 * @self: a register
 * @id: a record's key
 * @error: return location for a #KamaeError
 *
 * Returns: (transfer full) (nullable): the record; always the same object while somebody holds it
 */
KamaeRecord *
kamae_register_ref_record (KamaeRegister *self,
                           gint64         id,
                           GError       **error)
{
  KamaeRecord *record;
  KamaeEntityInfo *info;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  record = g_hash_table_lookup (self->records, &id);
  if (record != NULL)
    return g_object_ref (record);
  info = self->database != NULL ? kamae_register_find_info (self, id, &local_error) : NULL;
  if (local_error != NULL)
    {
      kamae_database_hand_over (self->database, g_steal_pointer (&local_error), error);
      return NULL;
    }
  if (info == NULL)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
                   _("There is no such record, or the plugin that keeps it is turned off."));
      return NULL;
    }
  return kamae_register_load_one (self, info, id, error);
}

/* After a commit: objects get their new values, then everybody is told once. */
void
kamae_register_refresh (KamaeRegister  *self,
                        KamaeChangeSet *changes)
{
  g_autoptr (GPtrArray) alive = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer record;

  forget_conventions (self);
  g_clear_pointer (&self->settings, g_hash_table_unref);
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    {
      KamaeRecord *candidate = record;

      if (candidate->is_unread || candidate->info->has_derived ||
          kamae_change_set_contains (changes, candidate->id))
        g_ptr_array_add (alive, g_object_ref (candidate));
    }
  for (guint i = 0; i < alive->len; i++)
    {
      KamaeRecord *touched = alive->pdata[i];

      /* A link or a part changes the record without changing its row. */
      if (kamae_register_reload (self, touched, KAMAE_KEPT) ||
          kamae_change_set_contains (changes, touched->id))
        kamae_record_emit_changed (touched);
    }
  kamae_register_emit_changed (self, changes);
}
