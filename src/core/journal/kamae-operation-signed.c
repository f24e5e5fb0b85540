/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-operation-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "../register/kamae-record-signed-private.h"
#include "kamae-steps-back-private.h"

/* What an operation may change of what was signed. */

/* How to change it all the same. */
static char *
dup_way (KamaeRecord *whole,
         KamaeRecord *approval)
{
  g_autofree char *steps = approval != NULL ? kamae_record_dup_steps_back (whole, approval->id)
                                            : kamae_record_dup_ways_back (whole);

  if (steps == NULL && kamae_record_is_locked (whole))
    return g_strdup (_("Make a correction entry or a new version."));
  if (steps == NULL)
    return g_strdup (_("What is not to go on is ended by its step, as “Cancel” or “Decline”; what is missing is added."));
  return g_strdup_printf (/* Translators: %s is the name of a step, or of several */
                          _("Go a step back (%s) to change it and sign it anew."), steps);
}

static gboolean
refuse (KamaeRecord      *record,
        const KamaeField *field,
        KamaeRecord      *whole,
        KamaeRecord      *approval,
        GError          **error)
{
  const KamaeEntity *entity = record->info->entity;
  g_autofree char *signature = kamae_record_dup_label (approval != NULL ? approval : whole);
  g_autofree char *day = approval != NULL
                           ? kamae_record_dup_display (approval, "signed_on", NULL)
                           : kamae_record_dup_display (whole, "state", NULL);
  g_autofree char *way = dup_way (whole, approval);
  const char *what = kamae_model_translate (record->reg->model, entity,
                                            field != NULL ? field->label : entity->plural, NULL);

  if (approval == NULL)
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED,
                 /* Translators: a record, its state, a field or what belongs to the record, what to
                  * do: “IA-2026-01 …” is in the state “Closed”, so “Findings” stays … */
                 _("“%1$s” is in the state “%2$s”, so “%3$s” stays as it is: it is not changed, moved, taken away or gone back to any more. Nothing was changed. %4$s"),
                 signature, day, what, way);
  else if (field != NULL)
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED,
                 /* Translators: a field, a signature, its day, what to do: “Cause” was signed
                  * (Approved: Sato) on 2026/10/19 … */
                 _("“%s” was signed (%s) on %s, so it is not changed any more. Nothing was changed. %s"),
                 what, signature, day, way);
  else
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED,
                 /* Translators: a kind of record, a signature, its day, what to do: “Corrective
                  * actions” were signed (Approved: Sato) on 2026/10/19 … */
                 _("“%s” were signed (%s) on %s, so none is added, taken away or gone back to any more. Nothing was changed. %s"),
                 what, signature, day, way);
  return FALSE;
}

gboolean
kamae_operation_clear_field (KamaeOperation *self,
                             KamaeRecord    *record,
                             const char     *name,
                             GError        **error)
{
  const KamaeField *field =
    name != NULL ? kamae_entity_find_field (record->info->entity, name) : NULL;
  g_autofree char *column = field != NULL ? kamae_field_dup_column (field) : NULL;
  g_autofree char *sql = NULL;
  g_autoptr (KamaeStatement) statement = NULL;

  if (field == NULL)
    return TRUE;
  sql = g_strdup_printf ("UPDATE %s SET %s = NULL WHERE id = ?", record->info->entity->name,
                         column);
  statement = kamae_database_prepare (self->reg->database, sql, error);
  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_integer (statement, 1, record->id);
  return kamae_statement_run (statement, error) && kamae_operation_touch (self, record, error);
}

/* What the step that made the signature wrote beside it. */
static gboolean
clear_stamps (KamaeOperation *self,
              KamaeRecord    *approval,
              GError        **error)
{
  g_autoptr (KamaeRecord) record = kamae_record_ref_link (approval, "source");
  const KamaeWorkflow *workflow = record != NULL ? record->info->entity->workflow : NULL;

  for (const KamaeTransition *step = workflow != NULL ? workflow->transitions : NULL;
       step != NULL && step->name != NULL; step++)
    if (g_strcmp0 (step->approval, kamae_record_get_text (approval, "box")) == 0 &&
        g_strcmp0 (step->phase, kamae_record_get_text (approval, "phase")) == 0 &&
        (step->to == NULL || g_str_equal (step->to, kamae_record_get_state (record))) &&
        (!kamae_operation_clear_field (self, record, step->dates, error) ||
         !kamae_operation_clear_field (self, record, step->signer, error)))
      return FALSE;
  return TRUE;
}

static gboolean
take_back (KamaeOperation *self,
           KamaeRecord    *approval,
           GError        **error)
{
  g_autofree char *today = kamae_register_dup_today (self->reg);
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (
    self->reg->database, "UPDATE approval SET voided_on = ? WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_text (statement, 1, today);
  kamae_statement_bind_integer (statement, 2, approval->id);
  return kamae_statement_run (statement, error) &&
         kamae_operation_touch (self, approval, error) && clear_stamps (self, approval, error);
}

static char *
dup_change (KamaeRecord      *record,
            const KamaeField *field)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%s", record->id, field != NULL ? field->name : "");
}

/* One refusal, or one signature taken back. */
static gboolean
keep_one (KamaeOperation       *self,
          KamaeRecord          *record,
          const KamaeField     *field,
          const KamaeSignature *signature,
          gboolean              takes_back,
          GError              **error)
{
  g_autoptr (KamaeRecord) whole = NULL;
  g_autoptr (KamaeRecord) approval = NULL;

  if (signature->id != 0)
    approval = kamae_register_ref_record (self->reg, signature->id, error);
  if (signature->id != 0 && approval == NULL)
    return FALSE;
  if (!signature->binds)
    return !takes_back || take_back (self, approval, error);
  whole = kamae_register_ref_record (self->reg, signature->whole, error);
  return whole != NULL && refuse (record, field, whole, approval, error);
}

static gboolean
keep_signed (KamaeOperation   *self,
             KamaeRecord      *record,
             const KamaeField *field,
             GArray           *signatures,
             GError          **error)
{
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < signatures->len; i++)
      if (!keep_one (self, record, field, &g_array_index (signatures, KamaeSignature, i), pass == 1,
                     error))
        return FALSE;
  return TRUE;
}

/* What nobody signed, but stands from a state on. */
static gboolean
check_held (KamaeOperation   *self,
            KamaeRecord      *record,
            const KamaeField *field,
            GError          **error)
{
  g_autofree char *state = NULL;

  if (field == NULL || !kamae_record_is_held (record, field))
    return TRUE;
  state = kamae_record_dup_display (record, "state", NULL);
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED,
               /* Translators: the label of a field and a state: “Taken further by” … “Verified” */
               _("“%1$s” stands since a step before the state “%2$s”, so it was not changed. Go a step back to change it."),
               kamae_model_translate (self->reg->model, record->info->entity, field->label, NULL),
               state);
  return FALSE;
}

gboolean
kamae_operation_check_signed (KamaeOperation   *self,
                              KamaeRecord      *record,
                              const KamaeField *field,
                              GError          **error)
{
  g_autofree char *change = dup_change (record, field);
  g_autoptr (GArray) signatures = NULL;

  /* What the operation itself filled in, it may change again. */
  if (self->is_own || self->is_step || g_hash_table_contains (self->unsigned_fields, change))
    return TRUE;
  if (!check_held (self, record, field, error))
    return FALSE;
  signatures = kamae_record_list_signatures (record, field, error);
  if (signatures == NULL || !keep_signed (self, record, field, signatures, error))
    return FALSE;
  g_hash_table_add (self->unsigned_fields, g_steal_pointer (&change));
  return TRUE;
}

/* A part that is moved is taken away from the one, and comes to the other. */
gboolean
kamae_operation_check_moved (KamaeOperation   *self,
                             KamaeRecord      *record,
                             const KamaeField *field,
                             const KamaeValue *value,
                             GError          **error)
{
  g_autoptr (GArray) leaving = NULL;
  g_autoptr (GArray) coming = NULL;
  g_autoptr (KamaeRecord) whole = NULL;

  if ((field->flags & KAMAE_OWNER) == 0 || self->is_own || self->is_step)
    return TRUE;
  leaving = kamae_record_list_signatures (record, NULL, error);
  if (leaving == NULL || !keep_signed (self, record, NULL, leaving, error))
    return FALSE;
  if (value->type != KAMAE_VALUE_INTEGER)
    return TRUE;
  whole = kamae_register_ref_record (self->reg, value->integer, error);
  coming = whole != NULL ? kamae_record_list_signatures_into (record, whole, error) : NULL;
  return coming != NULL && keep_signed (self, record, NULL, coming, error);
}

/* What takes the record in is not what somebody has prepared once it is another. */
gboolean
kamae_operation_check_counted (KamaeOperation   *self,
                               KamaeRecord      *record,
                               const KamaeField *field,
                               GError          **error)
{
  g_autoptr (GArray) signatures = NULL;

  if (self->is_own || self->is_step ||
      (field != NULL && field->taken_in == NULL &&
       kamae_record_goes_on (record->info->entity, field)))
    return TRUE;
  signatures = kamae_record_list_preparing (record, error);
  return signatures != NULL && keep_signed (self, record, field, signatures, error);
}

/* A step that only signs signs once, until a change or a step back takes that back. */
gboolean
kamae_operation_check_unsigned (KamaeOperation        *self,
                                KamaeRecord           *record,
                                const KamaeTransition *step,
                                GError               **error)
{
  g_autoptr (KamaeStatement) signed_before = NULL;
  g_autoptr (KamaeRecord) approval = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *day = NULL;

  if (step->to != NULL && !g_str_equal (step->to, kamae_record_get_state (record)))
    return TRUE;
  signed_before = kamae_database_prepare (
    self->reg->database,
    "SELECT id FROM signature WHERE source_id = ? AND box = ? AND phase IS ?", error);
  if (signed_before == NULL)
    return FALSE;
  kamae_statement_bind_integer (signed_before, 1, record->id);
  kamae_statement_bind_text (signed_before, 2, step->approval);
  kamae_statement_bind_text (signed_before, 3, step->phase);
  if (!kamae_statement_step (signed_before, &failure))
    return kamae_database_hand_over (self->reg->database, g_steal_pointer (&failure), error);
  approval = kamae_register_ref_record (self->reg, kamae_statement_get_integer (signed_before, 0),
                                        error);
  if (approval == NULL)
    return FALSE;
  signature = kamae_record_dup_label (approval);
  day = kamae_record_dup_display (approval, "signed_on", NULL);
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED,
               /* Translators: a signature, its day: (Approved: Sato) on 2026/10/19 … */
               _("This was signed already (%s) on %s. It is signed anew only after a change or a step back. Nothing was changed."),
               signature, day);
  return FALSE;
}

/* What a part of something signed does is a change of that. */
gboolean
kamae_operation_check_step_signed (KamaeOperation        *self,
                                   KamaeRecord           *record,
                                   const KamaeTransition *step,
                                   GError               **error)
{
  const KamaeField *field =
    step->dates != NULL ? kamae_entity_find_field (record->info->entity, step->dates) : NULL;
  g_autofree char *change = dup_change (record, field);
  g_autoptr (GArray) signatures = NULL;

  if (self->is_step)
    return TRUE;
  if (g_hash_table_contains (self->unsigned_fields, change))
    field = NULL;
  signatures = kamae_record_list_signatures_before (record, step, field, error);
  return signatures != NULL && keep_signed (self, record, field, signatures, error);
}
