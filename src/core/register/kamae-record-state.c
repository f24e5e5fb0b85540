/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-record-private.h"

#include "../base/kamae-text-private.h"
#include "../base/kamae-text.h"
#include "kamae-register-private.h"

#include <string.h>

/* What a record may be asked and may be done with it, as its state and its values are. */

/**
 * kamae_record_get_state:
 * @self: a record
 *
 * Returns: (nullable): the name of its state; %NULL if its entity has no workflow
 */
const char *
kamae_record_get_state (KamaeRecord *self)
{
  g_return_val_if_fail (KAMAE_IS_RECORD (self), NULL);

  return kamae_record_get_text (self, "state");
}

static gboolean
is_in_state (KamaeRecord     *self,
             KamaeStateFlags  flag)
{
  const KamaeWorkflow *workflow = self->info->entity->workflow;
  const KamaeState *state =
    workflow != NULL ? kamae_workflow_find_state (workflow, kamae_record_get_state (self)) : NULL;

  return state != NULL && (state->flags & flag) != 0;
}

/**
 * kamae_record_is_locked:
 * @self: a record
 *
 * Returns: whether its state, or that of the record it is a part of, locks it (CORE-V02)
 */
gboolean
kamae_record_is_locked (KamaeRecord *self)
{
  const KamaeField *owner_field;
  g_autoptr (KamaeRecord) owner = NULL;

  g_return_val_if_fail (KAMAE_IS_RECORD (self), FALSE);

  if ((self->info->entity->flags & KAMAE_ENTITY_APPEND_ONLY) != 0 ||
      is_in_state (self, KAMAE_STATE_LOCKS))
    return TRUE;
  owner_field = kamae_entity_get_owner (self->info->entity);
  if (owner_field != NULL)
    owner = kamae_record_ref_link (self, owner_field->name);
  return owner != NULL && kamae_record_is_locked (owner);
}

/**
 * kamae_record_can_edit:
 * @self: a record
 * @field: a field's name
 *
 * Returns: whether a person may change the field now
 */
gboolean
kamae_record_can_edit (KamaeRecord *self,
                       const char  *field)
{
  const KamaeField *declared;

  g_return_val_if_fail (KAMAE_IS_RECORD (self) && field != NULL, FALSE);

  declared = kamae_entity_find_field (self->info->entity, field);
  if (declared == NULL || self->deleted || self->is_unread || self->reg == NULL ||
      kamae_register_is_read_only (self->reg) || declared->kind == KAMAE_FIELD_DERIVED ||
      declared->kind == KAMAE_FIELD_NUMBER || (declared->flags & KAMAE_READ_ONLY) != 0 ||
      kamae_record_is_stamped (self, declared) || kamae_record_is_held (self, declared))
    return FALSE;
  return ((declared->flags & KAMAE_UNLOCKED) != 0 || !kamae_record_is_locked (self)) &&
         !kamae_record_is_signed (self, field);
}

/**
 * kamae_record_can_delete:
 * @self: a record
 *
 * Returns: whether a person may delete it now, as far as the record itself knows: others that refer
 * to it are found out by kamae_operation_delete()
 */
gboolean
kamae_record_can_delete (KamaeRecord *self)
{
  static const KamaeEntityFlags kept = KAMAE_ENTITY_SINGLE | KAMAE_ENTITY_CATALOGUE
                                       | KAMAE_ENTITY_APPEND_ONLY | KAMAE_ENTITY_FIXED;
  const KamaeEntity *entity;

  g_return_val_if_fail (KAMAE_IS_RECORD (self), FALSE);

  entity = self->info->entity;
  if (self->deleted || self->is_unread || self->reg == NULL ||
      kamae_register_is_read_only (self->reg)
      || (entity->flags & kept) != 0
      || (entity->kept != NULL && kamae_condition_holds (entity->kept, self)))
    return FALSE;
  return !kamae_record_is_locked (self) && !kamae_record_is_signed (self, NULL);
}

/* A field, "=" and the codes that it may have, separated by "|". Whether the condition asks for the
 * field, and, if @value is given, would hold with it. */
gboolean
kamae_condition_asks (const char *when,
                      const char *field,
                      const char *value)
{
  g_auto (GStrv) condition = g_strsplit (when, "=", 2);
  g_auto (GStrv) codes = g_strsplit (condition[1], "|", -1);

  return g_str_equal (condition[0], field)
         && (value == NULL || g_strv_contains ((const char *const *) codes, value));
}

gboolean
kamae_condition_holds (const char  *when,
                       KamaeRecord *record)
{
  const char *sign = strchr (when, '=');
  g_autofree char *field = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (sign != NULL, TRUE);

  field = g_strndup (when, sign - when);
  value = kamae_record_dup_canonical (record, field);
  return value != NULL && kamae_condition_asks (when, field, value);
}

/* The plugin that keeps what the field links to may be switched off. */
static gboolean
has_target (const KamaeField *field,
            KamaeRecord      *record)
{
  KamaeRegister *reg = kamae_record_get_register (record);

  return field->target == NULL || g_str_equal (field->target, "*") || reg == NULL ||
         kamae_model_find_entity (kamae_register_get_model (reg), field->target) != NULL;
}

/**
 * kamae_field_applies:
 * @field: a field
 * @record: a record of its entity
 *
 * Returns: whether the condition under which the field is asked for holds now, and what it links
 * to, if it links, is known at all
 */
gboolean
kamae_field_applies (const KamaeField *field,
                     KamaeRecord      *record)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return (field->when == NULL || kamae_condition_holds (field->when, record)) &&
         has_target (field, record);
}

/* That there is none is an answer where the field allows it, and an empty phrase in no other. A
 * name may be any word. */
static gboolean
is_answered (KamaeRecord      *self,
             const KamaeField *field)
{
  g_autofree char *text = NULL;

  if (!kamae_record_is_set (self, field->name))
    return kamae_record_get_absence (self, field->name) != KAMAE_ABSENCE_UNKNOWN;
  if (!kamae_field_is_text (field))
    return TRUE;
  text = kamae_record_dup_canonical (self, field->name);
  /* The mark of a level may be a sign; a reason may not. */
  if (field->kind == KAMAE_FIELD_TEXT && kamae_text_is_symbol (text))
    return TRUE;
  return (field->flags & (KAMAE_TITLE | KAMAE_KEY | KAMAE_MAY_BE_NONE | KAMAE_MAY_BE_NA)) != 0
           ? kamae_text_has_letters (text) : !kamae_text_says_nothing (text);
}

/* Whether the field must be filled in @state and is not. */
gboolean
kamae_record_is_missing (KamaeRecord      *self,
                         const KamaeField *field,
                         const char       *state)
{
  const KamaeWorkflow *workflow = self->info->entity->workflow;
  gboolean required = (field->flags & KAMAE_REQUIRED) != 0 ||
                      (workflow != NULL && field->required_from != NULL &&
                       kamae_workflow_reaches (workflow, state, field->required_from)) ||
                      (kamae_workflow_enters_day (workflow, field->name) &&
                       kamae_workflow_has_dated (workflow, state, field->name));

  return required && field->kind != KAMAE_FIELD_NUMBER && field->kind != KAMAE_FIELD_DERIVED &&
         kamae_field_applies (field, self) && !is_answered (self, field);
}

gboolean
kamae_entity_is_dated (const KamaeEntity *entity,
                       const KamaeField  *field)
{
  const KamaeWorkflow *workflow = entity->workflow;

  for (const KamaeTransition *step = workflow != NULL ? workflow->transitions : NULL;
       step != NULL && step->name != NULL; step++)
    if (g_strcmp0 (step->dates, field->name) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a step that nobody signs has written the day: it is put right, but not emptied. */
gboolean
kamae_record_has_day (KamaeRecord      *self,
                      const KamaeField *field)
{
  const KamaeWorkflow *workflow = self->info->entity->workflow;

  if (!kamae_workflow_enters_day (workflow, field->name))
    return FALSE;
  for (const KamaeTransition *step = workflow->transitions; step->name != NULL; step++)
    if (g_strcmp0 (step->dates, field->name) == 0 && step->to == NULL &&
        kamae_record_is_set (self, step->signer != NULL ? step->signer : field->name))
      return TRUE;
  return kamae_workflow_has_dated (workflow, kamae_record_get_state (self), field->name);
}

/* Whether a field of a locked record is the day of a step, and for the step alone to write: one
 * that is signed, was taken or is not taken any more, or for which a day to come was approved. */
gboolean
kamae_record_is_stamped (KamaeRecord      *self,
                         const KamaeField *field)
{
  const KamaeEntity *entity = self->info->entity;

  return kamae_record_is_locked (self) && kamae_entity_is_dated (entity, field) &&
         (!kamae_workflow_enters_day (entity->workflow, field->name) ||
          kamae_record_has_day (self, field) || is_in_state (self, KAMAE_STATE_ENDS) ||
          ((field->flags & KAMAE_ACTUAL) == 0 && kamae_record_is_set (self, field->name)));
}

gboolean
kamae_record_is_held (KamaeRecord      *self,
                      const KamaeField *field)
{
  const KamaeWorkflow *workflow = self->info->entity->workflow;

  return workflow != NULL && field->held_from != NULL &&
         kamae_workflow_reaches (workflow, kamae_record_get_state (self), field->held_from);
}

/**
 * kamae_record_get_transitions:
 * @self: a record
 *
 * Returns: (transfer container) (element-type KamaeTransition): the steps that leave its
 * state, whether or not they can be taken now
 */
GPtrArray *
kamae_record_get_transitions (KamaeRecord *self)
{
  const KamaeWorkflow *workflow;
  GPtrArray *transitions = g_ptr_array_new ();

  g_return_val_if_fail (KAMAE_IS_RECORD (self), transitions);

  workflow = self->info->entity->workflow;
  if (workflow == NULL)
    return transitions;
  for (const KamaeTransition *transition = workflow->transitions;
       transition != NULL && transition->name != NULL; transition++)
    if ((transition->flags & KAMAE_TRANSITION_AUTOMATIC) == 0 &&
        kamae_transition_leaves (transition, kamae_record_get_state (self)))
      g_ptr_array_add (transitions, (gpointer) transition);
  return transitions;
}
