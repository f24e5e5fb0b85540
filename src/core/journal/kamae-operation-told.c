/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-operation-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "../register/kamae-record-signed-private.h"
#include "kamae-history-entry.h"

#include <string.h>

/* What a step tells others, as a notice does (KamaeTransition.tells): a change of it empties the
 * day on which they were told, and the day given anew does not lie before the last change. */

static gboolean
tells (const KamaeTransition *step,
       const char            *name)
{
  g_auto (GStrv) names = g_strsplit (step->tells != NULL ? step->tells : "", " ", -1);

  return g_strv_contains ((const char *const *) names, name);
}

static char *
dup_place (KamaeRecord *record,
           const char  *field)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%s", record->id, field);
}

static gboolean
void_days (KamaeOperation *self,
           KamaeRecord    *record,
           const char     *name,
           GError        **error)
{
  const KamaeWorkflow *workflow = record->info->entity->workflow;
  gboolean done = TRUE;

  for (const KamaeTransition *step = workflow != NULL ? workflow->transitions : NULL;
       done && step != NULL && step->name != NULL; step++)
    {
      if (!tells (step, name) || kamae_record_is_locked (record) ||
          kamae_record_is_signed (record, step->dates) ||
          !kamae_record_has_day (record,
                                 kamae_entity_find_field (record->info->entity, step->dates)))
        continue;
      g_hash_table_add (self->untold, dup_place (record, step->dates));
      done = !kamae_record_is_set (record, step->dates) ||
             kamae_operation_clear_field (self, record, step->dates, error);
    }
  return done;
}

/* field: NULL if the record was added, or is about to be deleted */
gboolean
kamae_operation_void_told (KamaeOperation *self,
                           KamaeRecord    *record,
                           const char     *field,
                           GError        **error)
{
  const KamaeField *owner = kamae_entity_get_owner (record->info->entity);
  g_autoptr (KamaeRecord) whole =
    owner != NULL ? kamae_record_ref_link (record, owner->name) : NULL;

  return self->is_own || ((field == NULL || void_days (self, record, field, error)) &&
                          (whole == NULL ||
                           void_days (self, whole, record->info->entity->name, error)));
}

/* Asks an entry of the journal whether it emptied the day, and whether it changed what is told. */
typedef struct
{
  KamaeRecord *record;
  const KamaeTransition *step;
  gboolean is_emptied;
  gboolean is_changed;
  GError *error;
} Look;

static const KamaeValue *
get_value (Look                  *look,
           const KamaeChangedRow *row,
           const char            *column,
           gboolean               is_before)
{
  int place = -1;

  if (look->error != NULL ||
      !kamae_database_find_column (look->record->reg->database, row->table, column, &place,
                                   &look->error) ||
      place < 0 || place >= row->n_columns || !row->changed[place])
    return NULL;
  return is_before ? &row->before[place] : &row->after[place];
}

static void
look_at_record (Look                  *look,
                const KamaeChangedRow *row)
{
  const KamaeEntity *entity = look->record->info->entity;
  const KamaeValue *before = get_value (look, row, look->step->dates, TRUE);
  const KamaeValue *after = get_value (look, row, look->step->dates, FALSE);

  look->is_emptied = look->is_emptied ||
                     (before != NULL && before->type != KAMAE_VALUE_NULL &&
                      after->type == KAMAE_VALUE_NULL);
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    {
      g_autofree char *column = kamae_field_dup_column (field);

      look->is_changed = look->is_changed || (tells (look->step, field->name) &&
                                              kamae_field_is_column (field) &&
                                              get_value (look, row, column, FALSE) != NULL);
    }
}

/* A field may be called as a kind of record is. */
static gboolean
tells_parts (Look              *look,
             const KamaeEntity *entity)
{
  const KamaeField *owner = kamae_entity_get_owner (entity);

  return tells (look->step, entity->name) && owner != NULL &&
         g_str_equal (owner->target, look->record->info->entity->name);
}

/* Whether the part, that is still there, is one of the record. */
static gboolean
is_part (Look              *look,
         const KamaeEntity *entity,
         gint64             id)
{
  const KamaeField *owner = kamae_entity_get_owner (entity);
  g_autofree char *sql =
    g_strdup_printf ("SELECT 1 FROM %s WHERE id = ? AND %s_id = ?", entity->name, owner->name);
  g_autoptr (KamaeStatement) row =
    kamae_database_prepare (look->record->reg->database, sql, &look->error);

  if (row == NULL)
    return FALSE;
  kamae_statement_bind_integer (row, 1, id);
  kamae_statement_bind_integer (row, 2, look->record->id);
  return kamae_statement_step (row, &look->error);
}

static void
look_at_part (Look                  *look,
              const KamaeChangedRow *row,
              const KamaeEntity     *entity)
{
  g_autofree char *column = kamae_field_dup_column (kamae_entity_get_owner (entity));
  const KamaeValue *whole = get_value (look, row, column, row->change == KAMAE_ROW_DELETE);

  look->is_changed = look->is_changed ||
                     (whole != NULL ? whole->integer == look->record->id
                                    : look->error == NULL && is_part (look, entity, row->id));
}

static void
look_at_link (Look                  *look,
              const KamaeChangedRow *row)
{
  const KamaeEntity *entity;
  gint64 from;
  const KamaeField *field =
    kamae_journal_find_link (look->record->reg, row, &entity, &from);

  if (field == NULL || look->is_changed)
    return;
  look->is_changed = from == look->record->id
                       ? tells (look->step, field->name)
                       : tells_parts (look, entity) && is_part (look, entity, from);
}

static void
look_at_row (const KamaeChangedRow *row,
             gpointer               data)
{
  Look *look = data;
  KamaeEntityInfo *info = kamae_model_find_info (look->record->reg->model, row->table);

  if (look->error != NULL)
    return;
  if (g_str_equal (row->table, "link"))
    look_at_link (look, row);
  else if (info == look->record->info && row->id == look->record->id)
    look_at_record (look, row);
  else if (info != NULL && tells_parts (look, info->entity))
    look_at_part (look, row, info->entity);
}

/* The last day on which what is told was changed after those concerned had been told once; NULL if
 * it was not. */
static gboolean
find_change (KamaeOperation        *self,
             KamaeRecord           *record,
             const KamaeTransition *step,
             char                 **day,
             GError               **error)
{
  g_autofree char *place = dup_place (record, step->dates);
  g_autofree char *last = NULL;
  gboolean is_emptied = FALSE;
  g_autoptr (GError) failure = NULL;
  g_autoptr (KamaeStatement) entry = NULL;

  *day = NULL;
  if (g_hash_table_contains (self->untold, place))
    {
      *day = kamae_register_dup_today (self->reg);
      return TRUE;
    }
  entry = kamae_database_prepare (
    self->reg->database,
    "SELECT changeset, " KAMAE_SQL_ENTRY_DAY " FROM journal WHERE kind <> 'schema'"
    " AND seq >= (SELECT min (seq) FROM journal_record WHERE record_id = ?) ORDER BY seq DESC",
    error);
  if (entry == NULL)
    return FALSE;
  kamae_statement_bind_integer (entry, 1, record->id);
  while (!is_emptied && kamae_statement_step (entry, &failure))
    {
      g_autoptr (GBytes) changeset = kamae_statement_dup_blob (entry, 0);
      Look look = { .record = record, .step = step };

      if (!kamae_changeset_foreach (changeset, look_at_row, &look, error))
        return FALSE;
      if (look.error != NULL)
        {
          g_propagate_error (error, look.error);
          return FALSE;
        }
      is_emptied = look.is_emptied;
      if (last == NULL && look.is_changed)
        last = g_strdup (kamae_statement_get_text (entry, 1));
    }
  if (is_emptied)
    *day = g_steal_pointer (&last);
  return kamae_database_hand_over (self->reg->database, g_steal_pointer (&failure), error);
}

gboolean
kamae_operation_check_told (KamaeOperation   *self,
                            KamaeRecord      *record,
                            const KamaeField *field,
                            const KamaeValue *value,
                            GError          **error)
{
  const KamaeWorkflow *workflow = record->info->entity->workflow;

  for (const KamaeTransition *step = workflow != NULL ? workflow->transitions : NULL;
       step != NULL && step->name != NULL && !self->is_own; step++)
    {
      g_autofree char *last = NULL;
      g_autofree char *day = NULL;

      if (step->tells == NULL || g_strcmp0 (step->dates, field->name) != 0 ||
          value->type != KAMAE_VALUE_TEXT)
        continue;
      if (!find_change (self, record, step, &last, error))
        return FALSE;
      if (last == NULL || strcmp (value->text, last) >= 0)
        continue;
      day = kamae_register_dup_date (self->reg, last, NULL);
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                   /* Translators: the label of a date, as “Notice sent on”, and a day */
                   _("“%1$s” cannot lie before %2$s: on that day what those concerned are told was changed. Tell them anew, and enter the day on which you did."),
                   kamae_model_translate (self->reg->model, record->info->entity, field->label,
                                          NULL),
                   day);
      return FALSE;
    }
  return TRUE;
}
