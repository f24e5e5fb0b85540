/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-check-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "../declare/kamae-system-private.h"
#include "../register/kamae-record-signed-private.h"
#include "kamae-history-entry.h"
#include "kamae-operation-private.h"

/* CORE-V16: the day of a signature. An electronic one is made on the day it is made; one on paper
 * bears the paper's day, which is not before the day on which the text was last changed. What was
 * entered after that day is a copy of the paper, as registers have them that come from elsewhere:
 * there, and where the text was only then brought in line with the paper, that is kept with it. */

/* Asks an entry of the journal whether it changed what a signature of the record stands under. */
typedef struct
{
  KamaeRecord *record;
  gboolean is_changed;
  gboolean is_step; /* the entry signed the record, or moved it on: the changes are the step's */
  GError *error;
} Look;

static const KamaeField *
find_into (const KamaeEntity *entity,
           const KamaeEntity *whole)
{
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (field->taken_in != NULL && g_strcmp0 (field->target, whole->name) == 0)
      return field;
  return NULL;
}

/* Whether the record of the kind is the one that is looked at, a part of it, or counts into it. */
static gboolean
belongs (Look              *look,
         const KamaeEntity *entity,
         gint64             id)
{
  KamaeRegister *reg = look->record->reg;
  const KamaeEntity *whole = look->record->info->entity;
  const KamaeField *up;
  g_autofree char *sql = NULL;
  g_autoptr (KamaeStatement) row = NULL;

  if (entity == NULL || id == look->record->id)
    return entity != NULL;
  up = find_into (entity, whole);
  if (up == NULL)
    up = kamae_entity_get_owner (entity);
  if (up == NULL)
    return FALSE;
  sql = g_strdup_printf ("SELECT %s_id FROM %s WHERE id = ? AND %s_id IS NOT NULL", up->name,
                         entity->name, up->name);
  row = kamae_database_prepare (reg->database, sql, &look->error);
  if (row == NULL)
    return FALSE;
  kamae_statement_bind_integer (row, 1, id);
  return kamae_statement_step (row, &look->error) &&
         belongs (look, kamae_model_find_entity (reg->model, up->target),
                  kamae_statement_get_integer (row, 0));
}

/* The key in a column of a row that is there no more, or of a new one. */
static gint64
get_key (Look                  *look,
         const KamaeChangedRow *row,
         const KamaeField      *field)
{
  g_autofree char *column = g_strconcat (field->name, "_id", NULL);
  const KamaeValue *values = row->change == KAMAE_ROW_DELETE ? row->before : row->after;
  int place = -1;

  if (!kamae_database_find_column (look->record->reg->database, row->table, column, &place,
                                   &look->error) ||
      place < 0 || place >= row->n_columns)
    return 0;
  return values[place].integer;
}

/* Whether the row was a part of the record, or counted into it, before it went. */
static gboolean
has_belonged (Look                  *look,
              const KamaeChangedRow *row,
              const KamaeEntity     *entity)
{
  const KamaeField *into = find_into (entity, look->record->info->entity);
  const KamaeField *up = into != NULL ? into : kamae_entity_get_owner (entity);

  if (row->change != KAMAE_ROW_DELETE || up == NULL)
    return belongs (look, entity, row->id);
  return belongs (look, kamae_model_find_entity (look->record->reg->model, up->target),
                  get_key (look, row, up));
}

static gboolean
has_changed (Look                  *look,
             const KamaeChangedRow *row,
             const char            *name)
{
  int place = -1;

  return look->error == NULL &&
         kamae_database_find_column (look->record->reg->database, row->table, name, &place,
                                     &look->error) &&
         place >= 0 && place < row->n_columns && row->changed[place];
}

/* Whether the field is the day of a step that the same change took, or took back. */
static gboolean
is_day_of_step (Look                  *look,
                const KamaeChangedRow *row,
                const KamaeEntity     *entity,
                const KamaeField      *field)
{
  const KamaeWorkflow *workflow = entity->workflow;

  for (const KamaeTransition *step = workflow != NULL ? workflow->transitions : NULL;
       step != NULL && step->name != NULL; step++)
    {
      g_autofree char *signer =
        step->signer != NULL ? g_strconcat (step->signer, "_id", NULL) : NULL;

      if (g_strcmp0 (step->dates, field->name) == 0 &&
          (step->to != NULL ? has_changed (look, row, "state")
                            : signer == NULL || has_changed (look, row, signer)))
        return TRUE;
    }
  return FALSE;
}

/* What a person writes, not what goes on after a signature. */
static gboolean
changes_text (Look                  *look,
              const KamaeChangedRow *row,
              KamaeEntityInfo       *info)
{
  if (row->change != KAMAE_ROW_UPDATE)
    return TRUE;
  for (guint i = 0; i < info->columns->len; i++)
    {
      const KamaeColumnInfo *column = info->columns->pdata[i];

      if ((column->role == KAMAE_COLUMN_VALUE || column->role == KAMAE_COLUMN_ABSENCE) &&
          !kamae_record_goes_on (info->entity, column->field) &&
          has_changed (look, row, column->name) &&
          !is_day_of_step (look, row, info->entity, column->field))
        return TRUE;
    }
  return FALSE;
}

static void
look_at_link (Look                  *look,
              const KamaeChangedRow *row)
{
  const KamaeEntity *entity;
  gint64 from;
  const KamaeField *field =
    kamae_journal_find_link (look->record->reg, row, &entity, &from);

  if (field != NULL && !kamae_record_goes_on (entity, field) && belongs (look, entity, from))
    look->is_changed = TRUE;
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
  else if (info == NULL)
    return;
  else if (info->entity == &kamae_system_approval)
    look->is_step = look->is_step ||
                    (row->change == KAMAE_ROW_INSERT &&
                     get_key (look, row, &info->entity->fields[0]) == look->record->id);
  else if ((info->entity->flags & KAMAE_ENTITY_INTERNAL) == 0 &&
           changes_text (look, row, info) && has_belonged (look, row, info->entity))
    look->is_changed = TRUE;
  if (info != NULL && row->id == look->record->id && row->change == KAMAE_ROW_UPDATE &&
      info->entity->workflow != NULL)
    look->is_step = look->is_step || has_changed (look, row, "state");
}

/* Whether the record was entered after the day, and whether its paper is kept with it. */
static gboolean
ask_entered (KamaeRecord *record,
             const char  *day,
             gboolean    *is_copy,
             gboolean    *is_kept,
             GError     **error)
{
  g_autoptr (KamaeStatement) row = kamae_database_prepare (
    record->reg->database,
    "SELECT coalesce ((SELECT " KAMAE_SQL_ENTRY_DAY " FROM journal WHERE seq = (SELECT min (seq)"
    "  FROM journal_record WHERE record_id = ?1)), '') > ?2,"
    " EXISTS (SELECT 1 FROM evidence WHERE source_id = ?1)",
    error);

  if (row == NULL)
    return FALSE;
  kamae_statement_bind_integer (row, 1, record->id);
  kamae_statement_bind_text (row, 2, day);
  if (!kamae_statement_step (row, error))
    return FALSE;
  *is_copy = kamae_statement_get_integer (row, 0) != 0;
  *is_kept = kamae_statement_get_integer (row, 1) != 0;
  return TRUE;
}

/* The last day after the given one on which an entry before the one of the number changed what the
 * record says; NULL if there is none. */
static gboolean
find_change (KamaeRecord *record,
             const char  *day,
             gint64       before,
             char       **found,
             GError     **error)
{
  g_autoptr (KamaeStatement) entry = kamae_database_prepare (
    record->reg->database,
    "SELECT changeset, " KAMAE_SQL_ENTRY_DAY " FROM journal"
    " WHERE " KAMAE_SQL_ENTRY_DAY " > ?1 AND seq < ?2 AND kind <> 'schema' ORDER BY seq DESC",
    error);
  g_autoptr (GError) failure = NULL;

  *found = NULL;
  if (entry == NULL)
    return FALSE;
  kamae_statement_bind_text (entry, 1, day);
  kamae_statement_bind_integer (entry, 2, before);
  while (*found == NULL && kamae_statement_step (entry, &failure))
    {
      g_autoptr (GBytes) changeset = kamae_statement_dup_blob (entry, 0);
      Look look = { .record = record };

      if (!kamae_changeset_foreach (changeset, look_at_row, &look, error))
        return FALSE;
      if (look.error != NULL)
        {
          g_propagate_error (error, look.error);
          return FALSE;
        }
      if (look.is_changed && !look.is_step)
        *found = g_strdup (kamae_statement_get_text (entry, 1));
    }
  return kamae_database_hand_over (record->reg->database, g_steal_pointer (&failure), error);
}

/* Before a signature is made. */
gboolean
kamae_check_signing_day (KamaeRecord *record,
                         const char  *day,
                         gboolean     is_electronic,
                         GError     **error)
{
  g_autofree char *today = kamae_register_dup_today (record->reg);
  g_autofree char *changed = NULL;
  g_autofree char *shown = NULL;
  gboolean is_copy, is_kept;

  if (g_str_equal (day, today))
    return TRUE;
  if (is_electronic)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED,
                   _("CORE-V16: An electronic signature bears the day on which it is made, today. Nothing was signed. "
                     "If a paper was signed on another day, choose the seal on paper."));
      return FALSE;
    }
  if (!ask_entered (record, day, &is_copy, &is_kept, error) ||
      (!is_copy && !is_kept && !find_change (record, day, G_MAXINT64, &changed, error)))
    return FALSE;
  if (changed == NULL)
    return TRUE;
  shown = kamae_register_dup_dates (record->reg, changed, NULL);
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED,
               /* Translators: %s is a date */
               _("CORE-V16: What is signed was last changed on %s, after the day of the paper. Nothing was signed. "
                 "Enter the day on which this text was signed, or first attach the paper that was signed as evidence."),
               shown != NULL ? shown : changed);
  return FALSE;
}

/* What is to be said of a signature on paper; the text is NULL if nothing is. */
static gboolean
ask_paper (KamaeRecord     *source,
           KamaeStatement  *row,
           KamaeRuleLevel  *level,
           const char     **text,
           char           **changed,
           GError         **error)
{
  const char *day = kamae_statement_get_text (row, 2);
  gint64 made = kamae_statement_get_integer (row, 4);
  gboolean is_copy, is_kept;

  if (!ask_entered (source, day, &is_copy, &is_kept, error) ||
      (!is_copy && !is_kept && !find_change (source, day, made, changed, error)))
    return FALSE;
  *level = is_copy ? KAMAE_RULE_WARN : KAMAE_RULE_BLOCK;
  if (is_kept || (!is_copy && *changed == NULL))
    *text = NULL;
  else if (is_copy)
    *text = N_("What was signed on paper was entered afterwards; keep the paper with it as evidence.");
  else
    *text = N_("A signature on paper is older than the text under which it stands; keep the paper with it as evidence, or go a step back and have it signed anew.");
  return TRUE;
}

static gboolean
check_signature (KamaeRegister  *reg,
                 KamaeStatement *row,
                 GPtrArray      *results,
                 GError        **error)
{
  KamaeRuleLevel level = KAMAE_RULE_BLOCK;
  const char *text = N_("An electronic signature bears another day than the one on which it was made; go a step back and have it signed anew, or correct its day.");
  g_autofree char *changed = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *shown = NULL;
  KamaeCheckResult *result;
  g_autoptr (KamaeRecord) approval =
    kamae_register_ref_record (reg, kamae_statement_get_integer (row, 0), error);
  g_autoptr (KamaeRecord) source =
    approval != NULL ? kamae_register_ref_record (reg, kamae_statement_get_integer (row, 1), error)
                     : NULL;

  if (source == NULL)
    return FALSE;
  if (g_strcmp0 (kamae_statement_get_text (row, 3), "seal") == 0 &&
      !ask_paper (source, row, &level, &text, &changed, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  detail = g_strdup_printf ("%s · %s → %s", kamae_statement_get_text (row, 6),
                            kamae_statement_get_text (row, 2),
                            changed != NULL ? changed : kamae_statement_get_text (row, 5));
  shown = kamae_register_dup_dates (reg, detail, NULL);
  result = kamae_check_result_new ("CORE-V16", level, "7.5.2", _(text), detail, "signed_on",
                                   approval);
  kamae_check_result_set_shown (result, shown);
  g_ptr_array_add (results, result);
  return TRUE;
}

/* Of all signatures that stand. A correction of the day counts. */
gboolean
kamae_check_signing_days (KamaeRegister *reg,
                          GPtrArray     *results,
                          GError       **error)
{
  g_autoptr (KamaeStatement) row = kamae_database_prepare (
    reg->database,
    "SELECT made.id, made.source_id, made.signed, made.means, made.seq, " KAMAE_SQL_ENTRY_DAY ","
    " record_label (made.source_id) FROM (SELECT signature.*, coalesce ((SELECT new_value"
    "  FROM correction WHERE source_id = signature.id AND field = 'signed_on'"
    "  ORDER BY made_on DESC, id DESC LIMIT 1), signed_on) AS signed, (SELECT min (seq)"
    "  FROM journal_record WHERE record_id = signature.id) AS seq FROM signature) AS made"
    " JOIN journal ON journal.seq = made.seq WHERE made.signed < " KAMAE_SQL_ENTRY_DAY
    " OR (made.means IS NOT 'seal' AND made.signed > " KAMAE_SQL_ENTRY_DAY ")",
    error);
  g_autoptr (GError) failure = NULL;

  if (row == NULL)
    return FALSE;
  while (kamae_statement_step (row, &failure))
    if (!check_signature (reg, row, results, error))
      return FALSE;
  return kamae_database_hand_over (reg->database, g_steal_pointer (&failure), error);
}
