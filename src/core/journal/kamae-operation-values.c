/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-operation-private.h"

#include "../base/kamae-error.h"
#include "../base/kamae-text.h"
#include "../kamae-i18n.h"
#include "../register/kamae-cursor.h"
#include "../register/kamae-record-signed-private.h"
#include "../register/kamae-value-parse-private.h"
#include "kamae-check-private.h"

#include <string.h>

/* What an operation does to values. */

/* What follows from a step or a change may take a day over from elsewhere, as the last day of an
 * audit that goes on: of what happened, there is none later than today. */
gboolean
kamae_operation_parse (KamaeOperation    *self,
                       const KamaeEntity *entity,
                       const KamaeField  *field,
                       const char        *text,
                       KamaeValue        *value,
                       GError           **error)
{
  g_autofree char *today = NULL;

  if ((!self->is_step && self->depth == 0) || field->kind != KAMAE_FIELD_DATE ||
      (field->flags & KAMAE_ACTUAL) == 0)
    return kamae_value_parse (value, self->reg, entity, field, text, error);
  if (!kamae_value_read (value, self->reg, entity, field, text, error))
    return FALSE;
  today = kamae_register_dup_today (self->reg);
  if (value->type == KAMAE_VALUE_TEXT && strcmp (value->text, today) > 0)
    {
      kamae_value_clear (value);
      value->type = KAMAE_VALUE_TEXT;
      value->text = g_steal_pointer (&today);
    }
  return TRUE;
}

static gboolean
check_stamp (KamaeOperation   *self,
             KamaeRecord      *record,
             const KamaeField *field,
             const KamaeValue *value,
             GError          **error)
{
  const char *label;

  if (self->is_own || self->is_step)
    return TRUE;
  label = kamae_model_translate (self->reg->model, record->info->entity, field->label, NULL);
  if (kamae_record_is_stamped (record, field))
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED,
                   /* Translators: %s is the label of a date, as “Effective from” */
                   _("“%s” is the day of a step and stands on approved paper, so it was not changed. Make a correction entry or a new version."),
                   label);
      return FALSE;
    }
  /* What follows from a change may ask for the step anew. */
  if (value->type != KAMAE_VALUE_NULL || self->depth > 0 ||
      !kamae_record_has_day (record, field))
    return TRUE;
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
               /* Translators: %s is the label of a date, as “Notice sent on” */
               _("“%s” is the day of a step that was taken, so it was not emptied. Enter the day on which it was done, or go a step back."),
               label);
  return FALSE;
}

/* What goes on after a signature has no place where nobody asks for it. */
static gboolean
check_asked (KamaeOperation   *self,
             KamaeRecord      *record,
             const KamaeField *field,
             const KamaeValue *value,
             GError          **error)
{
  if (value->type == KAMAE_VALUE_NULL || (field->flags & KAMAE_KEPT_UP) == 0 ||
      field->when == NULL || kamae_condition_holds (field->when, record))
    return TRUE;
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
               /* Translators: the label of a field, as “Answer due to the body” */
               _("“%s” is not asked for here, so it stays empty. Nothing was changed."),
               kamae_model_translate (self->reg->model, record->info->entity, field->label, NULL));
  return FALSE;
}

/* What is a part of something or counts into it is nothing without. */
static gboolean
check_tied (KamaeOperation   *self,
            KamaeRecord      *record,
            const KamaeField *field,
            const KamaeValue *value,
            GError          **error)
{
  if (self->is_own || self->is_step || value->type != KAMAE_VALUE_NULL ||
      !kamae_field_ties (field) ||
      !((field->flags & KAMAE_REQUIRED) != 0 || kamae_record_is_tied (record, field)))
    return TRUE;
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED,
               /* Translators: the label of a link, as “Audit” or “Treatment plan” */
               _("“%s” says what this record belongs to, so it was not emptied. Choose another one that still takes it in; or delete the record, or end it by its step, as “Cancel”."),
               kamae_model_translate (self->reg->model, record->info->entity, field->label, NULL));
  return FALSE;
}

/* CORE-V07: papers and other records name it by its number. */
static gboolean
check_number (KamaeOperation   *self,
              KamaeRecord      *record,
              const KamaeField *field,
              GError          **error)
{
  if (self->is_own || field->kind != KAMAE_FIELD_NUMBER ||
      !kamae_record_is_set (record, field->name))
    return TRUE;
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED,
               /* Translators: a number, as “T-0041” */
               _("“%s” is the number of this record for good, because papers and other records call it by that. It was not changed."),
               kamae_record_get_text (record, field->name));
  return FALSE;
}

/* What comes with a record that nobody makes or deletes by hand, and what a comment says;
 * functions of plugins keep it up. */
static gboolean
check_fixed (KamaeOperation   *self,
             KamaeRecord      *record,
             const KamaeField *field,
             GError          **error)
{
  const KamaeEntity *entity = record->info->entity;

  if (self->is_own || self->depth > 0 || (entity->flags & KAMAE_ENTITY_FIXED) == 0 ||
      (field->flags & KAMAE_READ_ONLY) == 0 || !kamae_record_is_set (record, field->name))
    return TRUE;
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED,
               /* Translators: %s is the label of a field, as “Comment” */
               _("“%s” stays as it was written, so it was not changed. What is to be added is written anew."),
               kamae_model_translate (self->reg->model, entity, field->label, NULL));
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
    return kamae_operation_refuse_field (record, field, error);
  if (!kamae_operation_check_hand_made (self, record->info, error))
    return FALSE;
  absence = kamae_value_find_absence (declared, value);
  if (absence != KAMAE_ABSENCE_UNKNOWN)
    return kamae_operation_set_absence (self, record, field, absence, error);
  if (declared->kind == KAMAE_FIELD_LINKS)
    return kamae_operation_set_links (self, record, declared, value, error);
  if (!kamae_operation_parse (self, record->info->entity, declared, value, &parsed, error))
    return FALSE;
  if (kamae_value_equal (&parsed, kamae_record_get_value (record, field)))
    return TRUE;
  if (record->deleted)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND, _("The record was deleted."));
      return FALSE;
    }
  if (!kamae_operation_check_seen (self, record, field, error) ||
      !check_number (self, record, declared, error) ||
      !check_fixed (self, record, declared, error))
    return FALSE;
  column = kamae_field_dup_column (declared);
  if (!check_stamp (self, record, declared, &parsed, error) ||
      !check_asked (self, record, declared, &parsed, error) ||
      (!self->is_own && parsed.type == KAMAE_VALUE_TEXT &&
       !kamae_check_earliest (record, declared, parsed.text, error)) ||
      !kamae_operation_check_taken (record, declared, &parsed, error) ||
      !kamae_operation_check_signed (self, record, declared, error) ||
      !kamae_operation_check_moved (self, record, declared, &parsed, error) ||
      !check_tied (self, record, declared, &parsed, error) ||
      !kamae_operation_check_told (self, record, declared, &parsed, error) ||
      !kamae_operation_check_counted (self, record, declared, error) ||
      !kamae_operation_check_value (self, record->info, record->id, declared, &parsed, error) ||
      !keep_original_date (self, record, declared, error) ||
      !update_column (self, record, column, &parsed, error) ||
      (parsed.type != KAMAE_VALUE_NULL && !clear_absence (self, record, declared, error)) ||
      !kamae_operation_touch (self, record, error) ||
      (declared->taken_in != NULL &&
       !kamae_operation_check_counted (self, record, declared, error)))
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
 * @field: name of a field
 * @absence: why there is no value
 * @error: return location for a #KamaeError
 *
 * Takes the value away and says why there is none. For a field that keeps no reason,
 * %KAMAE_ABSENCE_UNKNOWN is all there is to say.
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
    return kamae_operation_refuse_field (record, field, error);
  if (!kamae_operation_check_seen (self, record, field, error) ||
      (absence != kamae_record_get_absence (record, field) &&
       !kamae_operation_check_signed (self, record, declared, error)) ||
      !kamae_operation_set (self, record, field, NULL, error))
    return FALSE;
  if ((declared->flags & (KAMAE_MAY_BE_NONE | KAMAE_MAY_BE_NA)) == 0)
    return TRUE;
  if (absence != KAMAE_ABSENCE_UNKNOWN)
    {
      value.type = KAMAE_VALUE_TEXT;
      value.text = (char *) (absence == KAMAE_ABSENCE_NONE ? "none" : "na");
    }
  column = g_strconcat (field, "_absence", NULL);
  return update_column (self, record, column, &value, error) &&
         kamae_operation_touch (self, record, error);
}
