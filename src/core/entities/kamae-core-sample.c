/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The core's part of the sample organization. */

#include "config.h"

#include "kamae-core-entities-private.h"
#include "kamae-core-sample-private.h"

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
  g_autoptr (GPtrArray) plan = kamae_core_sample_plan_new ();

  g_return_val_if_fail (KAMAE_IS_SAMPLE (sample), FALSE);

  kamae_core_sample_plan_people (sample, plan);
  kamae_core_sample_plan_meetings (sample, plan);
  kamae_core_sample_plan_tasks (sample, plan);
  return kamae_core_sample_plan_tell (plan, sample, error);
}
