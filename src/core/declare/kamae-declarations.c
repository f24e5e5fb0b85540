/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-adopt-private.h"
#include "kamae-entity.h"
#include "kamae-model-private.h"
#include "kamae-rule.h"

#include <string.h>

/* Look-ups in the constant tables of which a declaration is made. */

/**
 * kamae_choices_find: (skip)
 * @choices: a field's choices
 * @code: (nullable): a code
 *
 * Returns: (nullable): the choice of that code
 */
const KamaeChoice *
kamae_choices_find (const KamaeChoice *choices,
                    const char        *code)
{
  choices = kamae_get_adopted (choices);
  for (; choices != NULL && choices->code != NULL; choices++)
    if (g_strcmp0 (choices->code, code) == 0)
      return choices;
  return NULL;
}

/**
 * kamae_field_list_codes:
 * @field: a field
 *
 * Returns: (transfer full) (array zero-terminated=1): the codes of its choices, in their order;
 * none for a field without choices
 *
 * Since: 0.1
 */
char **
kamae_field_list_codes (const KamaeField *field)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  g_return_val_if_fail (field != NULL, NULL);

  for (const KamaeChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    g_strv_builder_add (codes, choice->code);
  return g_strv_builder_end (codes);
}

/**
 * kamae_choices_next:
 * @choice: a choice of an array
 *
 * Walks an array of which Kamae knows how far its structs are apart: `++` goes by the size that
 * they had when the plugin was compiled.
 *
 * Returns: (nullable): the choice after it; %NULL at the end
 *
 * Since: 0.1
 */
const KamaeChoice *
kamae_choices_next (const KamaeChoice *choice)
{
  g_return_val_if_fail (choice != NULL, NULL);

  choice++;
  return choice->code != NULL ? choice : NULL;
}

/**
 * kamae_field_is_text:
 * @field: a field
 *
 * Returns: whether the person types free text in it
 */
gboolean
kamae_field_is_text (const KamaeField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->kind == KAMAE_FIELD_TEXT || field->kind == KAMAE_FIELD_LONG_TEXT ||
         field->kind == KAMAE_FIELD_NUMBER;
}

/**
 * kamae_field_is_link:
 * @field: a field
 *
 * Returns: whether it holds the key of one record
 */
gboolean
kamae_field_is_link (const KamaeField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->kind == KAMAE_FIELD_LINK || field->kind == KAMAE_FIELD_FILE;
}

/**
 * kamae_field_get_target:
 * @field: a field that links
 *
 * Returns: the name of the entity it links to, or "*" for any record
 *
 * Since: 0.1
 */
const char *
kamae_field_get_target (const KamaeField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return field->kind == KAMAE_FIELD_FILE ? "evidence" : field->target;
}

/**
 * kamae_field_is_column:
 * @field: a field
 *
 * Returns: whether the entity's table has a column for it
 */
gboolean
kamae_field_is_column (const KamaeField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->kind != KAMAE_FIELD_DERIVED && field->kind != KAMAE_FIELD_LINKS;
}

/* Whether it holds the numbers of a series, which end in their count. */
gboolean
kamae_field_is_counted (const KamaeField *field)
{
  return field->kind == KAMAE_FIELD_NUMBER && field->series != NULL;
}

gboolean
kamae_field_is_taken_always (const KamaeField *field)
{
  return g_strcmp0 (field->taken_in, "*") == 0;
}

gboolean
kamae_field_ties (const KamaeField *field)
{
  return (field->flags & KAMAE_OWNER) != 0 ||
         (field->taken_in != NULL && !kamae_field_is_taken_always (field));
}

/**
 * kamae_field_dup_column:
 * @field: a field
 *
 * Returns: (transfer full): the name of its column
 */
char *
kamae_field_dup_column (const KamaeField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return kamae_field_is_link (field) ? g_strconcat (field->name, "_id", NULL)
                                     : g_strdup (field->name);
}

/**
 * kamae_entity_list_fields:
 * @entity: an entity
 *
 * Returns: (transfer container) (element-type KamaeField): its fields, in their order
 *
 * Since: 0.1
 */
GPtrArray *
kamae_entity_list_fields (const KamaeEntity *entity)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  g_return_val_if_fail (entity != NULL, NULL);

  entity = kamae_get_adopted (entity);
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    g_ptr_array_add (fields, (gpointer) field);
  return g_steal_pointer (&fields);
}

/**
 * kamae_fields_next:
 * @field: a field of an array
 *
 * Walks an array of which Kamae knows how far its structs are apart: `++` goes by the size that
 * they had when the plugin was compiled.
 *
 * Returns: (nullable): the field after it; %NULL at the end
 *
 * Since: 0.1
 */
const KamaeField *
kamae_fields_next (const KamaeField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  field++;
  return field->name != NULL ? field : NULL;
}

/**
 * kamae_workflow_find_state:
 * @workflow: a workflow
 * @name: (nullable): a state's name
 *
 * Returns: (nullable): the state
 */
const KamaeState *
kamae_workflow_find_state (const KamaeWorkflow *workflow,
                           const char          *name)
{
  g_return_val_if_fail (workflow != NULL, NULL);

  workflow = kamae_get_adopted (workflow);
  for (const KamaeState *state = workflow->states; state->name != NULL; state++)
    if (g_strcmp0 (state->name, name) == 0)
      return state;
  return NULL;
}

/**
 * kamae_states_next:
 * @state: a state of an array
 *
 * Walks an array of which Kamae knows how far its structs are apart: `++` goes by the size that
 * they had when the plugin was compiled.
 *
 * Returns: (nullable): the state after it; %NULL at the end
 *
 * Since: 0.1
 */
const KamaeState *
kamae_states_next (const KamaeState *state)
{
  g_return_val_if_fail (state != NULL, NULL);

  state++;
  return state->name != NULL ? state : NULL;
}

/**
 * kamae_workflow_find_transition:
 * @workflow: a workflow
 * @name: a step's name
 *
 * Returns: (nullable): the step
 */
const KamaeTransition *
kamae_workflow_find_transition (const KamaeWorkflow *workflow,
                                const char          *name)
{
  g_return_val_if_fail (workflow != NULL, NULL);

  workflow = kamae_get_adopted (workflow);
  for (const KamaeTransition *transition = workflow->transitions;
       transition != NULL && transition->name != NULL; transition++)
    if (g_str_equal (transition->name, name))
      return transition;
  return NULL;
}

/**
 * kamae_transitions_next:
 * @transition: a step of an array
 *
 * Walks an array of which Kamae knows how far its structs are apart: `++` goes by the size that
 * they had when the plugin was compiled.
 *
 * Returns: (nullable): the step after it; %NULL at the end
 *
 * Since: 0.1
 */
const KamaeTransition *
kamae_transitions_next (const KamaeTransition *transition)
{
  g_return_val_if_fail (transition != NULL, NULL);

  transition++;
  return transition->name != NULL ? transition : NULL;
}

/**
 * kamae_transition_leaves:
 * @transition: a step
 * @state: (nullable): a state's name
 *
 * Returns: whether the step can be taken from @state
 */
gboolean
kamae_transition_leaves (const KamaeTransition *transition,
                         const char            *state)
{
  g_auto (GStrv) from = NULL;

  g_return_val_if_fail (transition != NULL, FALSE);

  from = g_strsplit (transition->from, " ", -1);
  return state != NULL && g_strv_contains ((const char *const *) from, state);
}

/* The states that steps lead to from the first one when none leads through `avoided`, and none that
 * dates the field of that name is taken, a bit for each. */
static guint64
reach_without (const KamaeWorkflow *workflow,
               const KamaeState    *avoided,
               const char          *undated)
{
  guint64 reached = avoided == workflow->states ? 0 : 1;
  guint64 before;

  do
    {
      before = reached;
      for (const KamaeTransition *step = workflow->transitions; step != NULL && step->name != NULL;
           step++)
        {
          const KamaeState *to = kamae_workflow_find_state (workflow, step->to);

          if (undated != NULL && g_strcmp0 (step->dates, undated) == 0)
            continue;
          for (guint i = 0; to != NULL && to != avoided && workflow->states[i].name != NULL; i++)
            if ((reached & G_GUINT64_CONSTANT (1) << i) != 0 &&
                kamae_transition_leaves (step, workflow->states[i].name))
              reached |= G_GUINT64_CONSTANT (1) << (to - workflow->states);
        }
    }
  while (reached != before);
  return reached;
}

/**
 * kamae_workflow_reaches:
 * @workflow: a workflow
 * @state: the state a record is in or goes to
 * @from_state: (nullable): the state from which something holds
 *
 * Returns: whether what holds from @from_state on holds in @state: it is that state or stands after
 * it. A state aside is after those without which no steps lead to it, and none is after it
 */
gboolean
kamae_workflow_reaches (const KamaeWorkflow *workflow,
                        const char          *state,
                        const char          *from_state)
{
  const KamaeWorkflow *adopted = kamae_get_adopted (workflow);
  const KamaeState *a = kamae_workflow_find_state (workflow, state);
  const KamaeState *b = kamae_workflow_find_state (workflow, from_state);

  if (a == NULL || b == NULL || a == b)
    return a != NULL && a == b;
  if (b->flags & KAMAE_STATE_ASIDE)
    return FALSE;
  if (a->flags & KAMAE_STATE_ASIDE)
    return (reach_without (adopted, b, NULL)
            & G_GUINT64_CONSTANT (1) << (a - adopted->states)) == 0;
  return a > b;
}

/**
 * kamae_workflow_enters_day:
 * @workflow: (nullable): a workflow
 * @field: the name of a date field
 *
 * Returns: whether it is the day of a step that nobody signs: the person may enter it before, and
 * the step enters today where nobody did
 *
 * Since: 0.1
 */
gboolean
kamae_workflow_enters_day (const KamaeWorkflow *workflow,
                           const char          *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  for (const KamaeTransition *step = workflow != NULL ? workflow->transitions : NULL;
       step != NULL && step->name != NULL; step++)
    if (step->approval == NULL && g_strcmp0 (step->dates, field) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a record in the state has surely taken a step that dates the field. */
gboolean
kamae_workflow_has_dated (const KamaeWorkflow *workflow,
                          const char          *state,
                          const char          *field)
{
  const KamaeState *found = kamae_workflow_find_state (workflow, state);
  guint64 bit;

  if (found == NULL)
    return FALSE;
  bit = G_GUINT64_CONSTANT (1) << (found - workflow->states);
  /* To some, as superseded, no step leads. */
  return (reach_without (workflow, NULL, NULL) & bit) != 0 &&
         (reach_without (workflow, NULL, field) & bit) == 0;
}

static gboolean
leaves_after (const KamaeWorkflow *workflow,
              const char          *from,
              const char          *earlier)
{
  g_auto (GStrv) states = g_strsplit (from, " ", -1);

  for (guint i = 0; states[i] != NULL; i++)
    if (!kamae_workflow_reaches (workflow, states[i], earlier))
      return FALSE;
  return TRUE;
}

/* Whether all steps that date one field come after all steps that date the other. */
gboolean
kamae_workflow_dates_after (const KamaeWorkflow *workflow,
                            const char          *field,
                            const char          *earlier)
{
  guint n = 0;

  for (const KamaeTransition *step = workflow->transitions; step->name != NULL; step++)
    for (const KamaeTransition *before = workflow->transitions; before->name != NULL; before++)
      if (g_strcmp0 (step->dates, field) == 0 && g_strcmp0 (before->dates, earlier) == 0)
        {
          if (before->to != NULL ? !leaves_after (workflow, step->from, before->to)
                                 : g_str_equal (step->from, before->from) ||
                                   !leaves_after (workflow, step->from, before->from))
            return FALSE;
          n++;
        }
  return n > 0;
}

/**
 * kamae_rule_holds:
 * @rule: a rule
 * @workflow: (nullable): that of the records it is about
 * @state: (nullable): the state that a record is in
 * @next: (nullable): the state that a step leads to; %NULL for no step
 *
 * Where a rule holds is decided here alone, for guards of steps and for the check.
 *
 * Returns: whether the rule is asked of the record, or guards the step
 */
gboolean
kamae_rule_holds (const KamaeRule     *rule,
                  const KamaeWorkflow *workflow,
                  const char          *state,
                  const char          *next)
{
  const char *reached = next != NULL ? next : state;
  const KamaeState *found;

  g_return_val_if_fail (rule != NULL, FALSE);

  if (rule->state == NULL || workflow == NULL)
    return next == NULL;
  found = kamae_workflow_find_state (workflow, reached);
  if (found == NULL || (found->flags & KAMAE_STATE_ASIDE) != 0)
    return found != NULL && g_str_equal (reached, rule->state);
  if (!kamae_workflow_reaches (workflow, reached, rule->state))
    return FALSE;
  if (rule->until == NULL || !kamae_workflow_reaches (workflow, reached, rule->until))
    return TRUE;
  return g_str_equal (reached, rule->until) && !g_str_equal (state, rule->until);
}

/**
 * kamae_entity_find_field:
 * @entity: an entity
 * @name: a field's name
 *
 * Returns: (nullable): the field
 */
const KamaeField *
kamae_entity_find_field (const KamaeEntity *entity,
                         const char        *name)
{
  g_return_val_if_fail (entity != NULL && name != NULL, NULL);

  entity = kamae_get_adopted (entity);
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (g_str_equal (field->name, name))
      return field;
  return NULL;
}

gboolean
kamae_entity_has_state (const KamaeEntity *entity,
                        const char        *state)
{
  return entity->workflow != NULL && kamae_workflow_find_state (entity->workflow, state) != NULL;
}

static const KamaeField *
find_flag (const KamaeEntity *entity,
           KamaeFieldFlags    flag)
{
  entity = kamae_get_adopted (entity);
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (field->flags & flag)
      return field;
  return NULL;
}

/**
 * kamae_entity_get_number:
 * @entity: an entity
 *
 * Returns: (nullable): the field by which people call a record: its number, or else its key
 */
const KamaeField *
kamae_entity_get_number (const KamaeEntity *entity)
{
  g_return_val_if_fail (entity != NULL, NULL);

  entity = kamae_get_adopted (entity);
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (field->kind == KAMAE_FIELD_NUMBER)
      return field;
  return find_flag (entity, KAMAE_KEY);
}

/**
 * kamae_entity_get_title:
 * @entity: an entity
 *
 * Returns: (nullable): the field that names a record for people
 */
const KamaeField *
kamae_entity_get_title (const KamaeEntity *entity)
{
  g_return_val_if_fail (entity != NULL, NULL);

  return find_flag (entity, KAMAE_TITLE);
}

/**
 * kamae_entity_get_owner:
 * @entity: an entity
 *
 * Returns: (nullable): the link to the record that a record of @entity is a part of
 */
const KamaeField *
kamae_entity_get_owner (const KamaeEntity *entity)
{
  g_return_val_if_fail (entity != NULL, NULL);

  return find_flag (entity, KAMAE_OWNER);
}
