/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The plan of the core's part of the sample organization: what happens on which day. */

#include "config.h"

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
 * kamae_core_sample_plan_new:
 *
 * Returns: (transfer full) (element-type gpointer): an empty plan
 */
GPtrArray *
kamae_core_sample_plan_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) planned_free);
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

/*< private >
 * kamae_core_sample_plan_tell:
 * @plan: the plan
 * @sample: the sample
 * @error: return location for an error
 *
 * Carries out the steps in the order of their days, up to the day the sample is made.
 *
 * Returns: whether it worked
 */
gboolean
kamae_core_sample_plan_tell (GPtrArray   *plan,
                             KamaeSample *sample,
                             GError     **error)
{
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
