/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-steps-back-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "../register/kamae-register-private.h"

/* Steps that lead back, and the signatures that they take back. */

static gboolean
is_aside (const KamaeState *state)
{
  return (state->flags & KAMAE_STATE_ASIDE) != 0;
}

gboolean
kamae_workflow_goes_back (const KamaeWorkflow *workflow,
                          const char          *from,
                          const char          *to)
{
  const KamaeState *left = kamae_workflow_find_state (workflow, from);
  const KamaeState *reached = kamae_workflow_find_state (workflow, to);

  return left != NULL && reached != NULL && left != reached && !is_aside (reached) &&
         (is_aside (left) || reached < left);
}

gboolean
kamae_workflow_takes_back (const KamaeWorkflow   *workflow,
                           const KamaeTransition *step,
                           const char            *from,
                           const char            *to)
{
  const KamaeState *reached = kamae_workflow_find_state (workflow, to);
  const KamaeState *target = kamae_workflow_find_state (workflow, step->to);

  if (target != NULL && !kamae_transition_leaves (step, step->to))
    return is_aside (target) ? g_str_equal (step->to, from) : target > reached;
  for (const KamaeState *state = workflow->states; state < reached; state++)
    if (kamae_transition_leaves (step, state->name))
      return FALSE;
  return TRUE;
}

/* Whether the box of the step holds the signature, or any without one. */
static gboolean
stands (KamaeRecord           *record,
        const KamaeTransition *step,
        gint64                 signature)
{
  g_autoptr (KamaeStatement) row = kamae_database_prepare (
    record->reg->database,
    "SELECT 1 FROM signature WHERE source_id = ?1 AND box = ?2 AND phase IS ?3 AND ?4 IN (0, id)",
    KAMAE_KEPT);

  if (row == NULL)
    return FALSE;
  kamae_statement_bind_integer (row, 1, record->id);
  kamae_statement_bind_text (row, 2, step->approval);
  kamae_statement_bind_text (row, 3, step->phase);
  kamae_statement_bind_integer (row, 4, signature);
  return kamae_statement_step (row, KAMAE_KEPT);
}

/* Whether the step back takes the signature back, or any without one. */
static gboolean
voids (KamaeRecord           *record,
       const KamaeTransition *step,
       gint64                 signature)
{
  const KamaeWorkflow *workflow = record->info->entity->workflow;
  const char *from = kamae_record_get_state (record);

  if (!kamae_workflow_goes_back (workflow, from, step->to))
    return FALSE;
  for (const KamaeTransition *made = workflow->transitions; made->name != NULL; made++)
    if (made->approval != NULL && kamae_workflow_takes_back (workflow, made, from, step->to) &&
        stands (record, made, signature))
      return TRUE;
  return FALSE;
}

gboolean
kamae_record_takes_back (KamaeRecord           *self,
                         const KamaeTransition *step,
                         const KamaeTransition *made)
{
  const KamaeWorkflow *workflow = self->info->entity->workflow;
  const KamaeState *to = kamae_workflow_find_state (workflow, step->to);
  const char *from = kamae_record_get_state (self);

  return to != NULL && made->approval != NULL &&
         (is_aside (to) || (kamae_workflow_goes_back (workflow, from, step->to) &&
                            kamae_workflow_takes_back (workflow, made, from, step->to))) &&
         stands (self, made, 0);
}

static gboolean
leads_back (KamaeRecord           *record,
            const KamaeTransition *step,
            gint64                 unused)
{
  return kamae_workflow_goes_back (record->info->entity->workflow, kamae_record_get_state (record),
                                   step->to);
}

/* The names of the steps that do it. */
static char *
dup_names (KamaeRecord *self,
           gboolean   (*does) (KamaeRecord           *record,
                               const KamaeTransition *step,
                               gint64                 signature),
           gint64       signature)
{
  g_autoptr (GPtrArray) steps = kamae_record_get_transitions (self);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const KamaeTransition *step = steps->pdata[i];

      if (does (self, step, signature))
        g_string_append_printf (names, "%s%s",
                                names->len > 0 ? C_("between the items of a list", ", ") : "",
                                kamae_model_translate (self->reg->model, self->info->entity,
                                                       step->label, NULL));
    }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

char *
kamae_record_dup_steps_back (KamaeRecord *self,
                             gint64       signature)
{
  return dup_names (self, voids, signature);
}

char *
kamae_record_dup_ways_back (KamaeRecord *self)
{
  return dup_names (self, leads_back, 0);
}

void
kamae_record_append_steps_back (KamaeRecord *self,
                                GString     *message)
{
  g_autofree char *steps = kamae_record_dup_steps_back (self, 0);

  if (steps == NULL)
    return;
  g_string_append_c (message, '\n');
  g_string_append_printf (message,
                          /* Translators: %s is the name of a step, or of several */
                          _("What is signed already is changed after a step back (%s)."), steps);
}
