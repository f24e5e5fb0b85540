/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The core's part of the sample organization: carries out the plan. */

#include "config.h"

#include "kamae-core-entities-private.h"
#include "kamae-core-sample-private.h"

typedef struct
{
  char *date;
  KamaeCoreSampleStep step;
  gconstpointer data;
} Planned;

static void
planned_free (Planned *self)
{
  g_free (self->date);
  g_free (self);
}

static int
compare_planned (gconstpointer a,
                 gconstpointer b)
{
  const Planned *first = *(Planned *const *) a;
  const Planned *second = *(Planned *const *) b;

  return strcmp (first->date, second->date);
}

/*< private >
 * kamae_core_sample_plan:
 * @plan: the plan
 * @date: (transfer full): an ISO date
 * @step: what happens on that day
 * @data: given to @step, of static storage
 *
 * Adds a step. Steps of the same day are taken in the order in which they were planned.
 */
void
kamae_core_sample_plan (GPtrArray          *plan,
                        char               *date,
                        KamaeCoreSampleStep step,
                        gconstpointer       data)
{
  Planned *planned = g_new (Planned, 1);

  *planned = (Planned) { date, step, data };
  g_ptr_array_add (plan, planned);
}

/**
 * kamae_core_sample: (skip)
 * @sample: the sample
 * @error: return location for an error
 *
 * Makes the company, its people and its meetings.
 *
 * Returns: whether it worked
 */
gboolean
kamae_core_sample (KamaeSample *sample,
                   GError     **error)
{
  g_autoptr (GPtrArray) plan = g_ptr_array_new_with_free_func ((GDestroyNotify) planned_free);

  g_return_val_if_fail (KAMAE_IS_SAMPLE (sample), FALSE);

  kamae_core_sample_plan_people (sample, plan);
  kamae_core_sample_plan_meetings (sample, plan);
  kamae_core_sample_plan_tasks (sample, plan);

  g_ptr_array_sort (plan, compare_planned);
  for (guint i = 0; i < plan->len; i++)
    {
      const Planned *planned = g_ptr_array_index (plan, i);

      if (strcmp (planned->date, kamae_sample_get_today (sample)) > 0)
        break;
      if (!kamae_sample_wait (sample, planned->date, error)
          || !planned->step (sample, planned->date, planned->data, error))
        return FALSE;
    }
  return TRUE;
}
