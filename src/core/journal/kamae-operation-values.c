/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-operation-private.h"

#include "../base/kamae-error.h"
#include "../base/kamae-text.h"
#include "../kamae-i18n.h"
#include "../register/kamae-cursor.h"
#include "../register/kamae-record-list.h"
#include "../register/kamae-record-private.h"
#include "../register/kamae-value-parse-private.h"
#include "../sqlite/kamae-file.h"

#include <stdio.h>
#include <string.h>

/* What an operation does to values, links and rows. */

/* 62 bits, all of the same length: two files never give the same key, and a key is told from a
 * short number. */
static gint64
make_key (void)
{
  guint64 high = g_random_int ();
  guint64 low = g_random_int ();

  return (gint64) ((G_GUINT64_CONSTANT (1) << 61) |
                   (((high << 32) | low) & ((G_GUINT64_CONSTANT (1) << 61) - 1)));
}

static gboolean
refuse_field (KamaeRecord *record,
              const char  *field,
              GError     **error)
{
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
               /* Translators: the first %s is a kind of record, the second a field's name */
               _("“%s” has no field “%s” that can be set."), record->info->entity->name, field);
  return FALSE;
}

/* Approvals, snapshots, answers, corrections and settings come with steps, 訂正 and the preferences:
 * made by hand, they would be forged. */
static gboolean
check_hand_made (KamaeOperation  *self,
                 KamaeEntityInfo *info,
                 GError         **error)
{
  static const char *const own[] = { "answer", "setting", NULL };

  if (self->is_own || ((info->entity->flags & KAMAE_ENTITY_APPEND_ONLY) == 0 &&
                       !g_strv_contains (own, info->entity->name)))
    return TRUE;
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED,
               /* Translators: %s is a kind of record, as “Approval” */
               _("%s: these records are made by Kamae itself and not by hand. Nothing was changed."),
               kamae_model_translate (self->reg->model, info->entity, info->entity->label, NULL));
  return FALSE;
}

static gboolean
check_stamp (KamaeOperation   *self,
             KamaeRecord      *record,
             const KamaeField *field,
             GError          **error)
{
  if (self->is_own || !kamae_record_is_stamped (record, field))
    return TRUE;
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED,
               /* Translators: %s is the label of a date, as “Effective from” */
               _("“%s” is the day of a step and stands on approved paper, so it was not changed. Make a correction entry or a new version."),
               kamae_model_translate (self->reg->model, record->info->entity, field->label, NULL));
  return FALSE;
}

static gboolean
update_column (KamaeOperation   *self,
               KamaeRecord      *record,
               const char       *column,
               const KamaeValue *value,
               GError          **error)
{
  g_autofree char *sql =
      g_strdup_printf ("UPDATE %s SET %s = ?1 WHERE id = ?2", record->info->entity->name, column);
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (self->reg->database, sql, error);

  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_value (statement, 1, value);
  kamae_statement_bind_integer (statement, 2, record->id);
  return kamae_statement_run (statement, error);
}

/* CORE-V08: the first due date is kept, in the field that the entity has for it. */
static gboolean
keep_original_date (KamaeOperation   *self,
                    KamaeRecord      *record,
                    const KamaeField *field,
                    GError          **error)
{
  g_autofree char *name = g_strconcat ("original_", field->name, NULL);
  const KamaeValue *old = kamae_record_get_value (record, field->name);

  if ((field->flags & KAMAE_DUE) == 0 || old->type == KAMAE_VALUE_NULL ||
      kamae_entity_find_field (record->info->entity, name) == NULL ||
      kamae_record_is_set (record, name))
    return TRUE;
  return update_column (self, record, name, old, error);
}

static gboolean
clear_absence (KamaeOperation   *self,
               KamaeRecord      *record,
               const KamaeField *field,
               GError          **error)
{
  g_autofree char *column = g_strconcat (field->name, "_absence", NULL);
  const KamaeValue nothing = { KAMAE_VALUE_NULL };

  return (field->flags & (KAMAE_MAY_BE_NONE | KAMAE_MAY_BE_NA)) == 0 ||
         update_column (self, record, column, &nothing, error);
}

/* Finds what each of the texts names. */
static GArray *
parse_links (KamaeOperation    *self,
             KamaeRecord       *record,
             const KamaeField  *field,
             const char *const *texts,
             GError           **error)
{
  const KamaeField single = { .name = field->name,
                              .kind = KAMAE_FIELD_LINK,
                              .target = field->target };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_auto (KamaeValue) parsed = { KAMAE_VALUE_NULL };

      if (!kamae_value_parse (&parsed, self->reg, record->info->entity, &single, texts[i], error))
        return NULL;
      if (parsed.type == KAMAE_VALUE_INTEGER)
        g_array_append_val (ids, parsed.integer);
    }
  return g_steal_pointer (&ids);
}

/* Keys and numbers are parted by blanks; as they are printed, with titles that have blanks
 * themselves, by what stands between the items of a list. */
static GArray *
find_links (KamaeOperation   *self,
            KamaeRecord      *record,
            const KamaeField *field,
            const char       *value,
            GError          **error)
{
  g_auto (GStrv) words = g_strsplit (value != NULL ? value : "", " ", -1);
  g_auto (GStrv) items = kamae_value_split (value != NULL ? value : "");
  const char *const whole[] = { value, NULL };
  gboolean all_keys = TRUE;
  GArray *ids = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    all_keys = all_keys && strspn (words[i], "0123456789") == strlen (words[i]);
  if (!all_keys)
    ids = parse_links (self, record, field, whole, NULL);
  if (ids == NULL)
    ids = parse_links (self, record, field, (const char *const *) words, NULL);
  return ids != NULL ? ids
                     : parse_links (self, record, field, (const char *const *) items, error);
}

static gboolean
set_links (KamaeOperation   *self,
           KamaeRecord      *record,
           const KamaeField *field,
           const char       *value,
           GError          **error)
{
  g_autoptr (GArray) ids = find_links (self, record, field, value, error);
  g_autoptr (GListModel) old = kamae_record_dup_links (record, field->name);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (old); i++)
    {
      g_autoptr (KamaeRecord) target = g_list_model_get_item (old, i);
      gboolean kept = FALSE;

      for (guint j = 0; j < ids->len; j++)
        kept = kept || g_array_index (ids, gint64, j) == target->id;
      if (!kept && !kamae_operation_remove_link (self, record, field->name, target, error))
        return FALSE;
    }
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (KamaeRecord) target =
        kamae_register_ref_record (self->reg, g_array_index (ids, gint64, i), error);

      if (target == NULL || !kamae_operation_add_link (self, record, field->name, target, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
kamae_operation_tell (KamaeOperation *self,
                      KamaeRecord    *record,
                      const char     *field,
                      GError        **error)
{
  const KamaeEntity *entity = record->info->entity;
  GPtrArray *declarations = kamae_model_get_declarations (self->reg->model);

  if (field != NULL && entity->changed != NULL && !entity->changed (self, record, field, error))
    return FALSE;
  for (guint i = 0; i < declarations->len; i++)
    {
      const KamaeDeclaration *declaration = declarations->pdata[i];

      if (declaration->changed != NULL && !declaration->changed (self, record, field, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * kamae_operation_set:
 * @self: an operation
 * @record: a record
 * @field: a field's name
 * @value: (nullable): canonical text, or any form in which people write the value and
 * kamae_record_dup_display() shows it, in either language; a link by the number, key or title of
 * its target; several links separated by one space, or as a list is printed
 * @error: return location for a #KamaeError
 *
 * Sets a field to a text that goes through kamae_text_clean() first; blanks alone are no value.
 * What is not allowed there is refused and nothing of the operation so far is lost: also an empty
 * number, a key that reads as that of another record, and a link to a record of the same kind that
 * would lead back. "None" and "not applicable" are understood where they are an answer.
 *
 * Returns: whether the value was set
 */
gboolean
kamae_operation_set (KamaeOperation *self,
                     KamaeRecord    *record,
                     const char     *field,
                     const char     *value,
                     GError        **error)
{
  const KamaeField *declared;
  KamaeAbsence absence;
  g_autofree char *column = NULL;
  g_auto (KamaeValue) parsed = { KAMAE_VALUE_NULL };

  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && KAMAE_IS_RECORD (record) && field != NULL,
                        FALSE);

  declared = kamae_entity_find_field (record->info->entity, field);
  if (declared == NULL || declared->kind == KAMAE_FIELD_DERIVED)
    return refuse_field (record, field, error);
  if (!check_hand_made (self, record->info, error))
    return FALSE;
  absence = kamae_value_find_absence (declared, value);
  if (absence != KAMAE_ABSENCE_UNKNOWN)
    return kamae_operation_set_absence (self, record, field, absence, error);
  if (declared->kind == KAMAE_FIELD_LINKS)
    return set_links (self, record, declared, value, error);
  if (!kamae_value_parse (&parsed, self->reg, record->info->entity, declared, value, error))
    return FALSE;
  if (kamae_value_equal (&parsed, kamae_record_get_value (record, field)))
    return TRUE;
  if (record->deleted)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND, _("The record was deleted."));
      return FALSE;
    }
  if (!kamae_operation_check_seen (self, record, field, error))
    return FALSE;
  column = kamae_field_dup_column (declared);
  if (!check_stamp (self, record, declared, error) ||
      !kamae_operation_check_taken (record, declared, &parsed, error) ||
      !kamae_operation_check_value (self, record->info, record->id, declared, &parsed, error) ||
      !keep_original_date (self, record, declared, error) ||
      !update_column (self, record, column, &parsed, error) ||
      (parsed.type != KAMAE_VALUE_NULL && !clear_absence (self, record, declared, error)) ||
      !kamae_operation_touch (self, record, error))
    return FALSE;
  kamae_operation_remember_key (self, record->id, declared, &parsed);
  if (kamae_value_equal (&parsed, kamae_record_get_value (record, field)))
    return kamae_operation_tell (self, record, field, error);
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_FAILED,
               _("The file did not give back what was written. Save a copy on another disk."));
  return FALSE;
}

/**
 * kamae_operation_set_found:
 * @self: an operation
 * @record: a record
 * @field: a field's name
 * @sql: constant query of one value, canonical text; `:id` is the record
 * @error: return location for a #KamaeError
 *
 * Sets a field that is not set yet to what the query finds, if it finds anything.
 *
 * Returns: whether the query and the value were valid
 *
 * Since: 0.1
 */
gboolean
kamae_operation_set_found (KamaeOperation *self,
                           KamaeRecord    *record,
                           const char     *field,
                           const char     *sql,
                           GError        **error)
{
  g_autoptr (KamaeCursor) cursor = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *found = NULL;

  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && KAMAE_IS_RECORD (record) && field != NULL,
                        FALSE);

  if (kamae_record_is_set (record, field))
    return TRUE;

  cursor = kamae_register_query (self->reg, sql, NULL, error);
  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":id", record->id);
  if (kamae_cursor_next (cursor, &local_error))
    found = g_strdup (kamae_cursor_get_text (cursor, 0));
  if (!kamae_database_hand_over (self->reg->database, g_steal_pointer (&local_error), error))
    return FALSE;
  /* The query is over before the row that it may have read is written. */
  g_clear_object (&cursor);
  return kamae_operation_set (self, record, field, found, error);
}

/**
 * kamae_operation_set_integer:
 * @self: an operation
 * @record: a record
 * @field: name of an integer or boolean field
 * @value: the number
 * @error: return location for a #KamaeError
 *
 * Returns: whether the value was set
 */
gboolean
kamae_operation_set_integer (KamaeOperation *self,
                             KamaeRecord    *record,
                             const char     *field,
                             gint64          value,
                             GError        **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return kamae_operation_set (self, record, field, text, error);
}

/**
 * kamae_operation_set_link:
 * @self: an operation
 * @record: a record
 * @field: name of a link or file field
 * @target: (nullable): the record to link to
 * @error: return location for a #KamaeError
 *
 * Returns: whether the value was set
 */
gboolean
kamae_operation_set_link (KamaeOperation *self,
                          KamaeRecord    *record,
                          const char     *field,
                          KamaeRecord    *target,
                          GError        **error)
{
  g_autofree char *text = target != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, target->id) : NULL;

  return kamae_operation_set (self, record, field, text, error);
}

/**
 * kamae_operation_set_absence:
 * @self: an operation
 * @record: a record
 * @field: name of a field that may be none or not applicable
 * @absence: why there is no value
 * @error: return location for a #KamaeError
 *
 * Takes the value away and says why there is none.
 *
 * Returns: whether that was set
 */
gboolean
kamae_operation_set_absence (KamaeOperation *self,
                             KamaeRecord    *record,
                             const char     *field,
                             KamaeAbsence    absence,
                             GError        **error)
{
  const KamaeField *declared;
  g_autofree char *column = NULL;
  KamaeValue value = { KAMAE_VALUE_NULL };

  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && KAMAE_IS_RECORD (record) && field != NULL,
                        FALSE);

  declared = kamae_entity_find_field (record->info->entity, field);
  if (declared == NULL ||
      (absence == KAMAE_ABSENCE_NONE && (declared->flags & KAMAE_MAY_BE_NONE) == 0) ||
      (absence == KAMAE_ABSENCE_NOT_APPLICABLE && (declared->flags & KAMAE_MAY_BE_NA) == 0))
    return refuse_field (record, field, error);
  if (!kamae_operation_check_seen (self, record, field, error) ||
      !kamae_operation_set (self, record, field, NULL, error))
    return FALSE;
  if (absence != KAMAE_ABSENCE_UNKNOWN)
    {
      value.type = KAMAE_VALUE_TEXT;
      value.text = (char *) (absence == KAMAE_ABSENCE_NONE ? "none" : "na");
    }
  column = g_strconcat (field, "_absence", NULL);
  return update_column (self, record, column, &value, error) &&
         kamae_operation_touch (self, record, error);
}

static char *
link_kind (KamaeRecord *record,
           const char  *field)
{
  return field != NULL ? g_strdup_printf ("%s.%s", record->info->entity->name, field)
                       : g_strdup ("related");
}

static gboolean
check_link_field (KamaeRecord *record,
                  const char  *field,
                  KamaeRecord *target,
                  GError     **error)
{
  const KamaeField *declared;

  if (field == NULL)
    return TRUE;
  declared = kamae_entity_find_field (record->info->entity, field);
  if (declared != NULL && declared->kind == KAMAE_FIELD_LINKS &&
      (g_str_equal (declared->target, "*") ||
       g_str_equal (declared->target, target->info->entity->name)))
    return TRUE;
  return refuse_field (record, field, error);
}

/**
 * kamae_operation_add_link:
 * @self: an operation
 * @record: a record
 * @field: (nullable): name of a field of kind %KAMAE_FIELD_LINKS; %NULL for a free relation
 * @target: the record to link to
 * @error: return location for a #KamaeError
 *
 * Adds a link, unless it is there already.
 *
 * Returns: whether there is a link now
 */
gboolean
kamae_operation_add_link (KamaeOperation *self,
                          KamaeRecord    *record,
                          const char     *field,
                          KamaeRecord    *target,
                          GError        **error)
{
  g_autofree char *kind = NULL;
  g_autoptr (KamaeStatement) statement = NULL;

  g_return_val_if_fail (
      KAMAE_IS_OPERATION (self) && KAMAE_IS_RECORD (record) && KAMAE_IS_RECORD (target), FALSE);

  if (!check_link_field (record, field, target, error))
    return FALSE;
  kind = link_kind (record, field);
  statement = kamae_database_prepare (self->reg->database,
                                      "INSERT INTO link (id, kind, from_id, to_id, position) SELECT ?1, ?2, ?3, ?4,"
                                      " (SELECT coalesce(max(position), 0) + 1 FROM link WHERE from_id = ?3 AND kind = ?2)"
                                      " WHERE NOT EXISTS (SELECT 1 FROM link WHERE kind = ?2 AND from_id = ?3 AND to_id = ?4)",
                                      error);
  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_integer (statement, 1, make_key ());
  kamae_statement_bind_text (statement, 2, kind);
  kamae_statement_bind_integer (statement, 3, record->id);
  kamae_statement_bind_integer (statement, 4, target->id);
  return kamae_statement_run (statement, error) &&
         (field == NULL || kamae_operation_tell (self, record, field, error));
}

/**
 * kamae_operation_remove_link:
 * @self: an operation
 * @record: the record at which the link was made
 * @field: (nullable): name of a field of kind %KAMAE_FIELD_LINKS; %NULL for a free relation
 * @target: the record linked to
 * @error: return location for a #KamaeError
 *
 * Returns: whether there is no such link now
 */
gboolean
kamae_operation_remove_link (KamaeOperation *self,
                             KamaeRecord    *record,
                             const char     *field,
                             KamaeRecord    *target,
                             GError        **error)
{
  g_autofree char *kind = NULL;
  g_autoptr (KamaeStatement) statement = NULL;

  g_return_val_if_fail (
      KAMAE_IS_OPERATION (self) && KAMAE_IS_RECORD (record) && KAMAE_IS_RECORD (target), FALSE);

  kind = link_kind (record, field);
  statement = kamae_database_prepare (self->reg->database,
                                      "DELETE FROM link WHERE kind = ? AND from_id = ? AND to_id = ?", error);
  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_text (statement, 1, kind);
  kamae_statement_bind_integer (statement, 2, record->id);
  kamae_statement_bind_integer (statement, 3, target->id);
  return kamae_statement_run (statement, error) &&
         (field == NULL || kamae_operation_tell (self, record, field, error));
}

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
      if (!kamae_value_parse (value, self->reg, info->entity, field, text, error) ||
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
        return refuse_field (record, fields[i], error);
      if ((field->kind == KAMAE_FIELD_LINKS ||
           kamae_value_find_absence (field, values[i]) != KAMAE_ABSENCE_UNKNOWN) &&
          !kamae_operation_set (self, record, fields[i], values[i], error))
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
 * kamae_operation_createv:
 * @self: an operation
 * @entity: an entity's name
 * @fields: (nullable) (array zero-terminated=1): names of fields
 * @values: (nullable): their first values, as for kamae_operation_set()
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
  gint64 id = make_key ();

  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && entity != NULL, NULL);

  info = kamae_model_find_info (self->reg->model, entity);
  if (info == NULL)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
                   /* Translators: %s is what the person typed */
                   _("There is no kind of record called “%s”."), entity);
      return NULL;
    }
  if (!check_hand_made (self, info, error) || !check_single (self, info, error) ||
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
  if (g_str_equal (entity, "approval") || g_str_equal (entity, "snapshot"))
    self->is_final = TRUE;
  if (!kamae_operation_check_taken (record, NULL, NULL, error) ||
      !set_given_others (self, record, fields, values, error) ||
      (info->entity->created != NULL && !info->entity->created (self, record, error)) ||
      !kamae_operation_tell (self, record, NULL, error))
    return NULL;
  return g_steal_pointer (&record);
}

/**
 * kamae_operation_create:
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
      !delete_parts (self, record, error) ||
      !run_with_id (self, "DELETE FROM link WHERE from_id = ?", record->id, error) ||
      !run_with_id (self, sql, record->id, error) ||
      !run_with_id (self, "DELETE FROM record WHERE id = ?", record->id, error))
    return FALSE;
  return kamae_operation_touch (self, record, error);
}

static char *
guess_media_type (const char *file_name,
                  GBytes     *content)
{
  gsize size;
  const guchar *data = g_bytes_get_data (content, &size);
  g_autofree char *type = g_content_type_guess (file_name, data, size, NULL);

  return g_content_type_get_mime_type (type);
}

static gboolean
store_content (KamaeOperation *self,
               GBytes         *content,
               const char     *sum,
               GError        **error)
{
  g_autoptr (KamaeStatement) statement =
    kamae_database_prepare (self->reg->database,
                            "INSERT INTO file_content (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING", error);

  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_text (statement, 1, sum);
  kamae_statement_bind_blob (statement, 2, content);
  return kamae_statement_run (statement, error);
}

/* A name as a person reads it, whatever bytes the disk has for it: names from old archives are
 * often in Japanese Windows' code page. */
static char *
dup_file_name (const char *name)
{
  g_autofree char *decoded = NULL;
  char *clean;

  if (!g_utf8_validate (name, -1, NULL))
    decoded = g_convert (name, -1, "UTF-8", "CP932", NULL, NULL, NULL);
  clean = kamae_text_clean (decoded != NULL ? decoded : name, FALSE);
  if (*clean != '\0')
    return clean;
  g_free (clean);
  /* Translators: stands where a file has a name of blanks only */
  return g_strdup (C_("file", "Without a name"));
}

/**
 * kamae_operation_attach_bytes:
 * @self: an operation
 * @record: (nullable): the record that the evidence belongs to
 * @file_name: name of the file
 * @content: its content
 * @title: (nullable): what it shows; %NULL for the file's name
 * @error: return location for a #KamaeError
 *
 * Keeps a copy of a file in the register, as evidence with its SHA-256.
 *
 * Returns: (transfer full) (nullable): the evidence
 */
KamaeRecord *
kamae_operation_attach_bytes (KamaeOperation *self,
                              KamaeRecord    *record,
                              const char     *file_name,
                              GBytes         *content,
                              const char     *title,
                              GError        **error)
{
  g_autofree char *name = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *media_type = NULL;
  g_autofree char *size = NULL;
  g_autofree char *key = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && file_name != NULL && content != NULL, NULL);

  name = dup_file_name (file_name);
  if (g_bytes_get_size (content) == 0)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                   /* Translators: %s is a file name */
                   _("“%s” is empty (0 bytes), so it would prove nothing and was not attached. In a synchronised folder, have the file downloaded first."),
                   name);
      return NULL;
    }
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  media_type = guess_media_type (file_name, content);
  size = g_strdup_printf ("%" G_GSIZE_FORMAT, g_bytes_get_size (content));
  key = record != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, record->id) : NULL;
  today = kamae_register_dup_today (self->reg);
  if (!store_content (self, content, sum, error))
    return NULL;
  return kamae_operation_create (self, "evidence", error, "title",
                                 title != NULL ? title : name, "source", key, "kind", "record",
                                 "dated_on", today, "file_name", name, "media_type",
                                 media_type, "size", size, "sha256", sum, NULL);
}

/**
 * kamae_operation_attach:
 * @self: an operation
 * @record: (nullable): the record that the evidence belongs to
 * @file: a file
 * @title: (nullable): what it shows; %NULL for the file's name
 * @error: return location for an error
 *
 * Keeps a copy of a file in the register, as kamae_operation_attach_bytes() does.
 *
 * Returns: (transfer full) (nullable): the evidence
 */
KamaeRecord *
kamae_operation_attach (KamaeOperation *self,
                        KamaeRecord    *record,
                        GFile          *file,
                        const char     *title,
                        GError        **error)
{
  g_autoptr (GBytes) content = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && G_IS_FILE (file), NULL);

  /* Reading our own register here would drop SQLite's lock on it. */
  if (g_file_equal (file, self->reg->file))
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                   _("A register cannot be attached to itself."));
      return NULL;
    }
  content = kamae_file_read (file, error);
  name = g_file_get_basename (file);
  return content != NULL ? kamae_operation_attach_bytes (self, record, name, content, title, error)
                         : NULL;
}
