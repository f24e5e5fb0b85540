/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-operation-private.h"

#include "../base/kamae-error.h"
#include "../base/kamae-text.h"
#include "../kamae-i18n.h"
#include "../register/kamae-record-list.h"
#include "../register/kamae-record-private.h"
#include "../register/kamae-value-parse-private.h"
#include "kamae-check-private.h"

#include <stdio.h>
#include <string.h>

/* Records made by an operation, with their numbers and first values, and deleted by one. */

static gint64
next_in_series (KamaeOperation *self,
                const char     *name,
                GError        **error)
{
  g_autoptr (KamaeStatement) statement =
    kamae_database_prepare (self->reg->database,
                            "INSERT INTO number_series (name, next) VALUES (?, 2)"
                            " ON CONFLICT (name) DO UPDATE SET next = next + 1 RETURNING next - 1", error);
  g_autoptr (GError) local_error = NULL;
  gint64 number;

  if (statement == NULL)
    return 0;
  kamae_statement_bind_text (statement, 1, name);
  if (!kamae_statement_step (statement, error))
    return 0;
  number = kamae_statement_get_integer (statement, 0);
  kamae_statement_step (statement, &local_error);
  return kamae_database_hand_over (self->reg->database, g_steal_pointer (&local_error), error)
           ? number : 0;
}

static char *
format_number (const char *pattern,
               gint64      count)
{
  const char *token = strstr (pattern, "{seq");
  int width = 0;

  sscanf (token, "{seq:%d}", &width);
  return g_strdup_printf ("%.*s%0*" G_GINT64_FORMAT "%s", (int) (token - pattern), pattern, width,
                          count, strchr (token, '}') + 1);
}

static gboolean
is_given (KamaeOperation   *self,
          KamaeEntityInfo  *info,
          const KamaeField *field,
          const char       *number)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT 1 FROM %s WHERE %s = ?", info->entity->name, field->name);
  g_autoptr (KamaeStatement) statement =
    kamae_database_prepare (self->reg->database, sql, KAMAE_KEPT);

  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_text (statement, 1, number);
  return kamae_statement_step (statement, KAMAE_KEPT);
}

/* CORE-V07: counters only go up, and are outside what can be undone; a number that somebody gave
 * by hand is passed over. Tokens: {fy} and {seq} or {seq:03}. */
static char *
make_number (KamaeOperation   *self,
             KamaeEntityInfo  *info,
             const KamaeField *field,
             GError          **error)
{
  g_autofree char *today = kamae_register_dup_today (self->reg);
  g_autoptr (KamaeStatement) statement =
    kamae_database_prepare (self->reg->database, "SELECT fiscal_year(?)", error);
  g_auto (GStrv) around = g_strsplit (field->series, "{fy}", 2);
  g_autofree char *pattern = NULL;
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;

  if (statement == NULL)
    return NULL;
  kamae_statement_bind_text (statement, 1, today);
  if (!kamae_statement_step (statement, error))
    return NULL;
  pattern = around[1] != NULL
                ? g_strjoin (kamae_statement_get_text (statement, 0), around[0], around[1], NULL)
                : g_strdup (field->series);
  name = g_strdup_printf ("%s:%s", info->entity->name, pattern);
  if (strstr (pattern, "{seq") == NULL)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_PLUGIN,
                   /* Translators: a kind of record in a plugin, and how its numbers are made */
                   _("The numbers of “%s” cannot be made from “%s”. Nothing was saved."),
                   info->entity->name, field->series);
      return NULL;
    }
  do
    {
      gint64 count = next_in_series (self, name, error);

      g_clear_pointer (&number, g_free);
      if (count == 0)
        return NULL;
      number = format_number (pattern, count);
    }
  while (is_given (self, info, field, number));
  return g_steal_pointer (&number);
}

static char *
dup_fiscal_year (KamaeOperation *self)
{
  gint64 year = kamae_register_count (self->reg,
                                      "SELECT coalesce (min (id), 0) FROM fiscal_year "
                                      "WHERE today () BETWEEN starts_on AND ends_on", KAMAE_KEPT);

  return year > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, year) : NULL;
}

static char *
dup_initial (KamaeOperation   *self,
             const KamaeField *field)
{
  if (g_strcmp0 (field->initial, "@today") == 0)
    return kamae_register_dup_today (self->reg);
  if (g_strcmp0 (field->initial, "@now") == 0)
    {
      g_autoptr (GDateTime) now = kamae_register_dup_now (self->reg);

      return g_date_time_format (now, "%Y-%m-%dT%H:%M");
    }
  if (g_strcmp0 (field->initial, "@me") == 0)
    return self->reg->person != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, self->reg->person->id)
                                     : NULL;
  if (g_strcmp0 (field->initial, "@fiscal_year") == 0)
    return dup_fiscal_year (self);
  return g_strdup (field->initial);
}

static gboolean
insert_row (KamaeOperation  *self,
            KamaeEntityInfo *info,
            gint64           id,
            GHashTable      *values,
            GError         **error)
{
  g_autoptr (GString) names = g_string_new ("id");
  g_autoptr (GString) marks = g_string_new ("?1");
  g_autofree char *sql = NULL;
  g_autoptr (KamaeStatement) record = NULL;
  g_autoptr (KamaeStatement) row = NULL;
  int index = 2;

  record = kamae_database_prepare (self->reg->database,
                                   "INSERT INTO record (id, entity) VALUES (?, ?)", error);
  if (record == NULL)
    return FALSE;
  kamae_statement_bind_integer (record, 1, id);
  kamae_statement_bind_text (record, 2, info->entity->name);
  if (!kamae_statement_run (record, error))
    return FALSE;
  for (guint i = 0; i < info->columns->len; i++)
    {
      const KamaeColumnInfo *column = info->columns->pdata[i];

      if (column->role == KAMAE_COLUMN_DERIVED || column->role == KAMAE_COLUMN_ABSENCE)
        continue;
      g_string_append_printf (names, ", %s", column->name);
      g_string_append_printf (marks, ", ?%d", index++);
    }
  sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", info->entity->name, names->str,
                         marks->str);
  row = kamae_database_prepare (self->reg->database, sql, error);
  if (row == NULL)
    return FALSE;
  kamae_statement_bind_integer (row, 1, id);
  index = 2;
  for (guint i = 0; i < info->columns->len; i++)
    {
      const KamaeColumnInfo *column = info->columns->pdata[i];

      if (column->role == KAMAE_COLUMN_DERIVED || column->role == KAMAE_COLUMN_ABSENCE)
        continue;
      if (column->role == KAMAE_COLUMN_STATE)
        kamae_statement_bind_text (row, index, info->entity->workflow->states[0].name);
      else
        {
          const KamaeValue *value = g_hash_table_lookup (values, column->field);

          if (value != NULL)
            kamae_statement_bind_value (row, index, value);
        }
      index++;
    }
  return kamae_statement_run (row, error);
}

static void
value_free (KamaeValue *value)
{
  kamae_value_clear (value);
  g_free (value);
}

static const char *
find_given (const char       *name,
            const char *const *fields,
            const char *const *values)
{
  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    if (g_str_equal (fields[i], name))
      return values[i];
  return NULL;
}

static char *
dup_first (KamaeOperation    *self,
           KamaeEntityInfo   *info,
           const KamaeField  *field,
           const char *const *fields,
           const char *const *texts,
           GError           **error)
{
  const char *given = find_given (field->name, fields, texts);
  g_autofree char *clean = given != NULL ? kamae_text_clean (given, TRUE) : NULL;

  if (field->kind == KAMAE_FIELD_NUMBER && (clean == NULL || *clean == '\0'))
    return make_number (self, info, field, error);
  return given != NULL ? g_strdup (given) : dup_initial (self, field);
}

/* The first value of every column: what the caller gives, or what is declared, or the next number.
 */
static gboolean
collect_values (KamaeOperation    *self,
                KamaeEntityInfo   *info,
                const char *const *fields,
                const char *const *texts,
                GHashTable        *values,
                GError           **error)
{
  for (const KamaeField *field = info->entity->fields; field->name != NULL; field++)
    {
      g_autofree char *text = NULL;
      g_autoptr (GError) local_error = NULL;
      KamaeValue *value;

      if (!kamae_field_is_column (field))
        continue;
      text = dup_first (self, info, field, fields, texts, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (text == NULL || kamae_value_find_absence (field, text) != KAMAE_ABSENCE_UNKNOWN)
        continue;
      value = g_new0 (KamaeValue, 1);
      g_hash_table_insert (values, (gpointer) field, value);
      if (!kamae_operation_parse (self, info->entity, field, text, value, error) ||
          !kamae_operation_check_value (self, info, 0, field, value, error))
        return FALSE;
    }
  return TRUE;
}

static void
remember_keys (KamaeOperation *self,
               gint64          id,
               GHashTable     *values)
{
  GHashTableIter iter;
  gpointer field, value;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &field, &value))
    kamae_operation_remember_key (self, id, field, value);
}

/* What is no column: several links, and why there is no value. */
static gboolean
set_given_others (KamaeOperation    *self,
                  KamaeRecord       *record,
                  const char *const *fields,
                  const char *const *values,
                  GError           **error)
{
  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    {
      const KamaeField *field = kamae_entity_find_field (record->info->entity, fields[i]);

      if (field == NULL || field->kind == KAMAE_FIELD_DERIVED)
        return kamae_operation_refuse_field (record, fields[i], error);
      if ((field->kind == KAMAE_FIELD_LINKS ||
           kamae_value_find_absence (field, values[i]) != KAMAE_ABSENCE_UNKNOWN) &&
          !kamae_operation_set (self, record, fields[i], values[i], error))
        return FALSE;
    }
  return TRUE;
}

/* CORE-V17: as what is entered later. */
static gboolean
check_days (KamaeOperation *self,
            KamaeRecord    *record,
            GHashTable     *values,
            GError        **error)
{
  if (self->is_own || self->is_step || self->depth > 0)
    return TRUE;
  for (const KamaeField *field = record->info->entity->fields; field->name != NULL; field++)
    {
      const KamaeValue *value = g_hash_table_lookup (values, field);

      if (value != NULL && value->type == KAMAE_VALUE_TEXT &&
          !kamae_check_earliest (record, field, value->text, error))
        return FALSE;
    }
  return TRUE;
}

/* What people write once, as a comment, is not left empty: nobody may fill it in later. */
static gboolean
check_written (KamaeOperation *self,
               KamaeRecord    *record,
               GError        **error)
{
  const KamaeEntity *entity = record->info->entity;

  if (self->is_own || (entity->flags & KAMAE_ENTITY_FIXED) == 0 ||
      kamae_entity_get_owner (entity) != NULL)
    return TRUE;
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if ((field->flags & KAMAE_REQUIRED) != 0 && (field->flags & KAMAE_READ_ONLY) != 0 &&
        kamae_record_is_missing (record, field, NULL))
      {
        g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                     /* Translators: a kind of record and a field of it, as “Comment” */
                     _("“%1$s” needs “%2$s”, which nobody can fill in later, so it was not made. Give it at once."),
                     kamae_model_translate (self->reg->model, entity, entity->label, NULL),
                     kamae_model_translate (self->reg->model, entity, field->label, NULL));
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_single (KamaeOperation  *self,
              KamaeEntityInfo *info,
              GError         **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", info->entity->name);
  gint64 n = 0;

  if ((info->entity->flags & KAMAE_ENTITY_SINGLE) == 0)
    return TRUE;
  if (!kamae_database_get_integer (self->reg->database, sql, &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
               _("The register has one already. Change that one."));
  return FALSE;
}

/**
 * kamae_operation_createv: (skip)
 * @self: an operation
 * @entity: an entity's name
 * @fields: (nullable) (array zero-terminated=1): names of fields
 * @values: (nullable) (array): their first values, one for each, as for kamae_operation_set()
 * @error: return location for a #KamaeError
 *
 * Makes a record. Its number comes from the series, unless one is given.
 *
 * Returns: (transfer full) (nullable): the record
 */
KamaeRecord *
kamae_operation_createv (KamaeOperation    *self,
                         const char        *entity,
                         const char *const *fields,
                         const char *const *values,
                         GError           **error)
{
  KamaeEntityInfo *info;
  g_autoptr (GHashTable) first =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) value_free);
  g_autoptr (KamaeRecord) record = NULL;
  gint64 id = kamae_operation_make_key ();

  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && entity != NULL, NULL);

  info = kamae_model_find_info (self->reg->model, entity);
  if (info == NULL)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
                   /* Translators: %s is what the person typed */
                   _("There is no kind of record called “%s”."), entity);
      return NULL;
    }
  if (!kamae_operation_check_hand_made (self, info, error) || !check_single (self, info, error) ||
      !collect_values (self, info, fields, values, first, error) ||
      !insert_row (self, info, id, first, error))
    return NULL;
  record = kamae_register_load_one (self->reg, info, id, error);
  if (record == NULL)
    return NULL;
  remember_keys (self, id, first);
  g_ptr_array_add (self->touched, g_object_ref (record));
  if (self->subject == NULL)
    kamae_operation_set_subject (self, record);
  if (info->entity->flags & KAMAE_ENTITY_FINAL)
    self->is_final = TRUE;
  if (!check_written (self, record, error) || !check_days (self, record, first, error) ||
      !kamae_operation_check_taken (record, NULL, NULL, error) ||
      !kamae_operation_check_signed (self, record, NULL, error) ||
      !kamae_operation_check_counted (self, record, NULL, error) ||
      !set_given_others (self, record, fields, values, error) ||
      !kamae_operation_tell_created (self, record, error) ||
      !kamae_operation_tell (self, record, NULL, error))
    return NULL;
  return g_steal_pointer (&record);
}

/**
 * kamae_operation_create: (skip)
 * @self: an operation
 * @entity: an entity's name
 * @error: return location for a #KamaeError
 * @first_field: (nullable): name of a field
 * @...: its first value, then more pairs of name and value, then %NULL
 *
 * Makes a record, as kamae_operation_createv() does.
 *
 * Returns: (transfer full) (nullable): the record
 */
KamaeRecord *
kamae_operation_create (KamaeOperation *self,
                        const char     *entity,
                        GError        **error,
                        const char     *first_field,
                        ...)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  va_list args;

  va_start (args, first_field);
  for (const char *field = first_field; field != NULL; field = va_arg (args, const char *))
    {
      g_ptr_array_add (fields, (gpointer) field);
      g_ptr_array_add (values, va_arg (args, gpointer));
    }
  va_end (args);
  g_ptr_array_add (fields, NULL);
  g_ptr_array_add (values, NULL);
  return kamae_operation_createv (self, entity, (const char *const *) fields->pdata,
                                  (const char *const *) values->pdata, error);
}

/**
 * kamae_operation_create_with: (rename-to kamae_operation_create)
 * @self: an operation
 * @entity: an entity's name
 * @values: (nullable) (element-type utf8 utf8): names of fields and their first values, as for
 *   kamae_operation_set()
 * @error: return location for a #KamaeError
 *
 * Makes a record, as kamae_operation_createv() does. The fields are set in the order in which they
 * are declared.
 *
 * Returns: (transfer full) (nullable): the record
 *
 * Since: 0.1
 */
KamaeRecord *
kamae_operation_create_with (KamaeOperation *self,
                             const char     *entity,
                             GHashTable     *values,
                             GError        **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GList) names = NULL;
  const KamaeEntity *found;

  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && entity != NULL, NULL);

  found = kamae_model_find_entity (self->reg->model, entity);
  if (values != NULL)
    names = g_list_sort (g_hash_table_get_keys (values), (GCompareFunc) g_strcmp0);
  for (const KamaeField *field = found != NULL ? found->fields : NULL;
       field != NULL && field->name != NULL; field++)
    if (values != NULL && g_hash_table_contains (values, field->name))
      g_ptr_array_add (fields, (gpointer) field->name);
  /* What is no field is refused by its name. */
  for (GList *name = names; name != NULL; name = name->next)
    if (found != NULL && kamae_entity_find_field (found, name->data) == NULL)
      g_ptr_array_add (fields, name->data);
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (texts, g_hash_table_lookup (values, fields->pdata[i]));
  g_ptr_array_add (fields, NULL);
  g_ptr_array_add (texts, NULL);
  return kamae_operation_createv (self, entity, (const char *const *) fields->pdata,
                                  (const char *const *) texts->pdata, error);
}

static gboolean
run_with_id (KamaeOperation *self,
             const char     *sql,
             gint64          id,
             GError        **error)
{
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (self->reg->database, sql, error);

  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_integer (statement, 1, id);
  return kamae_statement_run (statement, error);
}

static gboolean
delete_parts (KamaeOperation *self,
              KamaeRecord    *record,
              GError        **error)
{
  for (guint i = 0; i < record->info->parts->len; i++)
    {
      const KamaeEntity *part = record->info->parts->pdata[i];
      g_autoptr (KamaeRecordList) parts = kamae_register_list_parts (self->reg, record, part->name);

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (parts)); j++)
        {
          g_autoptr (KamaeRecord) child = g_list_model_get_item (G_LIST_MODEL (parts), j);

          if (!kamae_operation_delete (self, child, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * kamae_operation_delete:
 * @self: an operation
 * @record: a record
 * @error: return location for a #KamaeError; %KAMAE_ERROR_REFERENCED if others refer to it
 * (CORE-V03), %KAMAE_ERROR_LOCKED if it is locked (CORE-V02)
 *
 * Deletes a record, its parts and the links made at it. Its number stays used (CORE-V07).
 *
 * Returns: whether it was deleted
 */
gboolean
kamae_operation_delete (KamaeOperation *self,
                        KamaeRecord    *record,
                        GError        **error)
{
  const KamaeEntity *entity;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && KAMAE_IS_RECORD (record), FALSE);

  entity = record->info->entity;
  if ((entity->flags & (KAMAE_ENTITY_CATALOGUE | KAMAE_ENTITY_SINGLE)) != 0
      || ((entity->flags & KAMAE_ENTITY_FIXED) != 0 && kamae_entity_get_owner (entity) == NULL)
      || (entity->kept != NULL && kamae_condition_holds (entity->kept, record)))
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_REFERENCED,
                   _("This record belongs to the register itself and cannot be deleted."));
      return FALSE;
    }
  if (!kamae_operation_check_seen (self, record, NULL, error))
    return FALSE;
  sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?", entity->name);
  if (!kamae_operation_check_taken (record, NULL, NULL, error) ||
      !kamae_operation_check_signed (self, record, NULL, error) ||
      !kamae_operation_check_counted (self, record, NULL, error) ||
      !kamae_operation_void_told (self, record, NULL, error) ||
      !delete_parts (self, record, error) ||
      !run_with_id (self, "DELETE FROM link WHERE from_id = ?", record->id, error) ||
      !run_with_id (self, sql, record->id, error) ||
      !run_with_id (self, "DELETE FROM record WHERE id = ?", record->id, error))
    return FALSE;
  return kamae_operation_touch (self, record, error);
}
