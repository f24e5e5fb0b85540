/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-register-private.h"

#include "../kamae-error.h"
#include "../kamae-i18n.h"
#include "../kamae-text-private.h"
#include "../model/kamae-change-set-private.h"
#include "../model/kamae-link-private.h"
#include "../model/kamae-record-private.h"

#include <string.h>

/* Reading records: by key, by number, by page, by what links them. */

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

/* The records of @ids, in their order. */
GPtrArray *
kamae_register_load (KamaeRegister   *self,
                     KamaeEntityInfo *info,
                     const gint64    *ids,
                     guint            n_ids,
                     GError         **error)
{
  g_autofree char *sql =
      g_strconcat (info->select, " WHERE this.id IN (SELECT value FROM json_each(?))", NULL);
  g_autofree char *array = make_array (ids, n_ids);
  g_autoptr (GHashTable) found =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (self->database, sql, error);
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
  g_autofree char *sql = g_strconcat (info->select, " WHERE this.id = ?", NULL);
  KamaeStatement *statement = kamae_database_prepare (self->database, sql, error);

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
    self->fiscal_month = 0;
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

#define SEVERAL -1

/* error: never NULL here; a failure is no record that is not there. */
static gint64
find_by (KamaeRegister *self,
         const char    *sql,
         const char    *text,
         GError       **error)
{
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (self->database, sql, error);
  gint64 id;

  if (statement == NULL)
    return 0;
  kamae_statement_bind_text (statement, 1, text);
  if (!kamae_statement_step (statement, error))
    return 0;
  id = kamae_statement_get_integer (statement, 0);
  return kamae_statement_step (statement, error) ? SEVERAL : *error == NULL ? id : 0;
}

/* By the index as it stands, or else by what it says. */
static gint64
find_by_field (KamaeRegister    *self,
               KamaeEntityInfo  *info,
               const KamaeField *field,
               const char       *text,
               GError          **error)
{
  g_autofree char *exact =
      g_strdup_printf ("SELECT id FROM %s WHERE %s = ? LIMIT 2", info->entity->name, field->name);
  g_autofree char *loose = NULL;
  gint64 id = kamae_field_is_column (field) ? find_by (self, exact, text, error) : 0;

  if (id != 0 || *error != NULL)
    return id;
  loose = kamae_field_is_column (field)
            ? g_strdup_printf ("SELECT id FROM %s WHERE normalised(%s) = normalised(?) LIMIT 2",
                               info->entity->name, field->name)
            : g_strdup_printf ("SELECT this.id FROM %s AS this"
                               " WHERE normalised((%s)) = normalised(?) LIMIT 2",
                               info->entity->name, field->sql);
  return find_by (self, loose, text, error);
}

static gint64
find_by_key (KamaeRegister   *self,
             KamaeEntityInfo *info,
             const char      *text,
             GError         **error)
{
  gint64 id = 0;

  for (const KamaeField *field = info->entity->fields;
       field->name != NULL && id == 0 && *error == NULL; field++)
    if (field->kind == KAMAE_FIELD_NUMBER ||
        ((field->flags & KAMAE_KEY) != 0 && kamae_field_is_text (field)))
      id = find_by_field (self, info, field, text, error);
  return id;
}

/* "I-2026-001 Paper was lost", "0001 Hanako Sato": the key, and the title that goes with it. */
static gint64
find_by_label (KamaeRegister   *self,
               KamaeEntityInfo *info,
               const char      *text,
               GError         **error)
{
  static const char *const languages[] = { "ja", "en" };
  gsize length = strcspn (text, " ");
  g_autofree char *key = g_strndup (text, length);
  gint64 id = text[length] != '\0' ? find_by_key (self, info, key, error) : 0;
  g_autoptr (KamaeRecord) record =
    id > 0 ? kamae_register_load_one (self, info, id, error) : NULL;

  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *label = kamae_record_dup_label_in (record, languages[i]);
      g_autofree char *with_key = g_strdup_printf ("%s %s", key, label);

      if (kamae_text_equal (text, label) || kamae_text_equal (text, with_key))
        return id;
    }
  return 0;
}

static gint64
find_in (KamaeRegister   *self,
         KamaeEntityInfo *info,
         const char      *text,
         GError         **error)
{
  const KamaeField *title = kamae_entity_get_title (info->entity);
  gint64 id = find_by_key (self, info, text, error);

  if (id == 0 && *error == NULL && title != NULL &&
      (kamae_field_is_text (title) || title->kind == KAMAE_FIELD_DERIVED))
    id = find_by_field (self, info, title, text, error);
  return id != 0 || *error != NULL ? id : find_by_label (self, info, text, error);
}

static KamaeEntityInfo *
find_info_by_name (KamaeRegister *self,
                   const char    *entity,
                   GError       **error)
{
  KamaeEntityInfo *info = kamae_model_find_info (self->model, entity);

  if (info == NULL)
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
                 /* Translators: %s is what the person typed */
                 _("There is no kind of record called “%s”."), entity);
  return info;
}

/* In all kinds of records; "clause/4.1" says which is meant where several have the key. */
static KamaeRecord *
find_anywhere (KamaeRegister *self,
               const char    *key,
               GError       **error)
{
  GPtrArray *entities = kamae_model_get_entities (self->model);
  g_auto (GStrv) parts = g_strsplit (key, "/", 2);
  KamaeEntityInfo *found = NULL;
  gint64 found_id = 0;
  GError *failure = NULL;

  if (parts[0] != NULL && parts[1] != NULL && kamae_model_find_info (self->model, parts[0]) != NULL)
    return kamae_register_find (self, parts[0], parts[1], error);
  for (guint i = 0; i < entities->len && failure == NULL; i++)
    {
      KamaeEntityInfo *info = kamae_model_get_info (self->model, entities->pdata[i]);
      gint64 id = info->entity->flags & KAMAE_ENTITY_INTERNAL
                    ? 0 : find_in (self, info, key, &failure);

      if (id == 0)
        continue;
      if (found != NULL || id == SEVERAL)
        {
          const char *other = found != NULL ? found->entity->name : info->entity->name;

          g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                       /* Translators: what was typed; then two kinds of records with it, as
                        * “issue/I-2026-001” */
                       _("“%s” names several records. Say which: %s/%s, %s/%s, or the record's number."),
                       key, other, key, info->entity->name, key);
          return NULL;
        }
      found = info;
      found_id = id;
    }
  if (!kamae_database_hand_over (self->database, failure, error))
    return NULL;
  if (found != NULL)
    return kamae_register_load_one (self, found, found_id, error);
  /* Translators: %s is what was typed, as “I-2026-001” */
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND, _("There is no record “%s”."), key);
  return NULL;
}

/**
 * kamae_register_find:
 * @self: a register
 * @entity: an entity's name, or "*" for any
 * @key: a number, a key text, a title that only one record has, or number and title as
 * kamae_record_dup_label() gives them; for any entity also its name, "/" and one of these
 * @error: return location for a #KamaeError
 *
 * Finds a record by what people call it, in any width, case and kana.
 *
 * Returns: (transfer full) (nullable): the record
 */
KamaeRecord *
kamae_register_find (KamaeRegister *self,
                     const char    *entity,
                     const char    *key,
                     GError       **error)
{
  KamaeEntityInfo *info;
  const char *label;
  GError *failure = NULL;
  gint64 id;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && entity != NULL && key != NULL, NULL);

  if (g_str_equal (entity, "*"))
    return find_anywhere (self, key, error);
  info = find_info_by_name (self, entity, error);
  if (info == NULL)
    return NULL;
  id = find_in (self, info, key, &failure);
  if (!kamae_database_hand_over (self->database, failure, error))
    return NULL;
  if (id > 0)
    return kamae_register_load_one (self, info, id, error);
  label = kamae_model_translate (self->model, info->entity, info->entity->label, NULL);
  if (id == SEVERAL)
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                 /* Translators: what the person typed, and a kind of record */
                 _("“%s” names several records (%s). Use the number or another key."), key, label);
  else
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
                 /* Translators: a kind of record, and what the person typed */
                 _("There is no %s “%s”."), label, key);
  return NULL;
}

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

char *
kamae_register_dup_label_of (KamaeRegister *self,
                             gint64         id)
{
  g_autoptr (KamaeRecord) record =
    id != 0 ? kamae_register_ref_record (self, id, KAMAE_KEPT) : NULL;

  return record != NULL ? kamae_record_dup_label (record) : NULL;
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

static void
add_link (KamaeRegister *self,
          GPtrArray     *links,
          gint64         link_id,
          const char    *label,
          gint64         other,
          gboolean       outgoing,
          gboolean       is_free)
{
  g_autoptr (KamaeRecord) record = kamae_register_ref_record (self, other, KAMAE_KEPT);

  if (record != NULL && (record->info->entity->flags & KAMAE_ENTITY_INTERNAL) == 0)
    g_ptr_array_add (links, kamae_link_new (link_id, label, record, outgoing, is_free));
}

/* "issue.factors" read from one side or the other. */
static const char *
kind_label (KamaeRegister *self,
            const char    *kind,
            gboolean       outgoing)
{
  g_auto (GStrv) parts = g_strsplit (kind != NULL ? kind : "", ".", 2);
  KamaeEntityInfo *info = parts[0] != NULL ? kamae_model_find_info (self->model, parts[0]) : NULL;
  const KamaeField *field =
    info != NULL && parts[1] != NULL ? kamae_entity_find_field (info->entity, parts[1]) : NULL;

  if (field == NULL)
    return _("Related");
  return kamae_model_translate (self->model, info->entity,
                                outgoing               ? field->label
                                : field->inverse != NULL ? field->inverse
                                                         : info->entity->plural,
                                NULL);
}

static void
add_link_rows (KamaeRegister *self,
               GPtrArray     *links,
               KamaeRecord   *record,
               gboolean       outgoing)
{
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (
      self->database,
      outgoing ? "SELECT id, kind, to_id FROM link WHERE from_id = ? ORDER BY kind, position"
               : "SELECT id, kind, from_id FROM link WHERE to_id = ? ORDER BY kind, position",
      KAMAE_KEPT);

  if (statement == NULL)
    return;
  kamae_statement_bind_integer (statement, 1, record->id);
  while (kamae_statement_step (statement, KAMAE_KEPT))
    add_link (self, links, kamae_statement_get_integer (statement, 0),
              kind_label (self, kamae_statement_get_text (statement, 1), outgoing),
              kamae_statement_get_integer (statement, 2), outgoing,
              g_strcmp0 (kamae_statement_get_text (statement, 1), "related") == 0);
}

static void
add_inverse_links (KamaeRegister    *self,
                   GPtrArray        *links,
                   KamaeRecord      *record,
                   KamaeEntityInfo  *info,
                   const KamaeField *field)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s_id = ? LIMIT 200",
                                          info->entity->name, field->name);
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (self->database, sql, KAMAE_KEPT);

  if (statement == NULL)
    return;
  kamae_statement_bind_integer (statement, 1, record->id);
  while (kamae_statement_step (statement, KAMAE_KEPT))
    add_link (self, links, 0,
              kamae_model_translate (self->model, info->entity, field->inverse, NULL),
              kamae_statement_get_integer (statement, 0), FALSE, FALSE);
}

/**
 * kamae_register_links_of:
 * @self: a register
 * @record: a record
 *
 * Returns: (transfer full) (element-type KamaeLink): what the record is related to, read from its
 * side
 */
GPtrArray *
kamae_register_links_of (KamaeRegister *self,
                         KamaeRecord   *record)
{
  GPtrArray *links = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *entities;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && KAMAE_IS_RECORD (record), links);

  for (const KamaeField *field = record->info->entity->fields; field->name != NULL; field++)
    if (kamae_field_is_link (field) && kamae_record_get_link (record, field->name) != 0)
      add_link (self, links, 0,
                kamae_model_translate (self->model, record->info->entity, field->label, NULL),
                kamae_record_get_link (record, field->name), TRUE, FALSE);
  add_link_rows (self, links, record, TRUE);
  add_link_rows (self, links, record, FALSE);
  entities = kamae_model_get_entities (self->model);
  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];

      for (const KamaeField *field = entity->fields; field->name != NULL; field++)
        if (field->kind == KAMAE_FIELD_LINK && field->inverse != NULL &&
            (g_str_equal (field->target, record->info->entity->name) ||
             g_str_equal (field->target, "*")))
          add_inverse_links (self, links, record, kamae_model_get_info (self->model, entity),
                             field);
    }
  return links;
}

/**
 * kamae_register_read_file:
 * @self: a register
 * @evidence: a record of the entity "evidence" that holds a file
 * @error: return location for a #KamaeError
 *
 * Reads a file that is kept in the register and compares it with its hash.
 *
 * Returns: (transfer full) (nullable): its content
 */
GBytes *
kamae_register_read_file (KamaeRegister *self,
                          KamaeRecord   *evidence,
                          GError       **error)
{
  g_autoptr (KamaeStatement) statement = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autofree char *sum = NULL;
  g_autoptr (GError) local_error = NULL;
  const char *wanted;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && KAMAE_IS_RECORD (evidence), NULL);

  /* The files are not in the journal; they are never changed. */
  if (self->present != NULL)
    return kamae_register_read_file (self->present, evidence, error);
  wanted = kamae_record_get_text (evidence, "sha256");
  statement = kamae_database_prepare (self->database,
                                      "SELECT content FROM file_content WHERE sha256 = ?", error);
  if (statement == NULL)
    return NULL;
  kamae_statement_bind_text (statement, 1, wanted);
  if (!kamae_statement_step (statement, &local_error))
    {
      if (kamae_database_hand_over (self->database, g_steal_pointer (&local_error), error))
        g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
                     _("This evidence has no file in the register."));
      return NULL;
    }
  content = kamae_statement_dup_blob (statement, 0);
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  if (g_strcmp0 (sum, wanted) == 0)
    return g_steal_pointer (&content);
  g_set_error (
      error, KAMAE_ERROR, KAMAE_ERROR_DAMAGED,
      _("The file of this evidence does not match its hash: it was changed outside Kamae. Take it from a backup."));
  return NULL;
}
