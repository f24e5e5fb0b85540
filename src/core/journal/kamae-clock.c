/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-check.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "kamae-check-private.h"

/* A clock that was set back. The journal keeps the order in which it was written; that its times do
 * not follow it is told once. */

/* Two computers do not agree to the minute. */
#define TOLERANCE (5 * G_TIME_SPAN_MINUTE)

static char *
format_local (KamaeRegister *reg,
              GDateTime     *time,
              GDateTime     *now)
{
  g_autoptr (GDateTime) local = g_date_time_to_timezone (time, g_date_time_get_timezone (now));
  g_autofree char *iso = g_date_time_format (local, "%Y-%m-%dT%H:%M");

  return kamae_register_dup_date (reg, iso, NULL);
}

/* A sentence if the newest entry is later than the clock, and the entry. */
static gboolean
compare_clock (KamaeRegister *reg,
               char         **warning,
               gint64        *seq,
               GError       **error)
{
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (
    reg->database, "SELECT at, seq FROM journal ORDER BY seq DESC LIMIT 1", error);
  g_autoptr (GDateTime) now = kamae_register_dup_now (reg);
  g_autoptr (GDateTime) newest = NULL;
  g_autoptr (GError) local_error = NULL;

  *warning = NULL;
  *seq = 0;
  if (statement == NULL)
    return FALSE;
  if (kamae_statement_step (statement, &local_error))
    {
      newest = g_date_time_new_from_iso8601 (kamae_statement_get_text (statement, 0), NULL);
      *seq = kamae_statement_get_integer (statement, 1);
    }
  if (!kamae_database_hand_over (reg->database, g_steal_pointer (&local_error), error))
    return FALSE;
  if (newest != NULL && g_date_time_difference (newest, now) > TOLERANCE)
    {
      g_autofree char *then = format_local (reg, newest, now);
      g_autofree char *clock = format_local (reg, now, now);

      *warning = g_strdup_printf (
        /* Translators: two times */
        _("The newest entry of the journal is of %1$s, but this computer's clock says %2$s. Set the clock right before you go on: what is saved now gets its date from it. The order of the entries is kept."),
        then, clock);
    }
  return TRUE;
}

/**
 * kamae_register_dup_clock_warning:
 * @self: a register
 *
 * Tells once whether the clock was set back, as it is to be asked when a register was opened; after
 * that #KamaeRegister::clock-behind tells of it, if it happens later.
 *
 * Returns: (transfer full) (nullable): a sentence, if the newest entry of the journal is later than
 * now by more than computers differ
 *
 * Since: 0.1
 */
char *
kamae_register_dup_clock_warning (KamaeRegister *self)
{
  g_autofree char *warning = NULL;
  gint64 seq;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  if (!compare_clock (self, &warning, &seq, KAMAE_KEPT) || warning == NULL ||
      seq == self->clock_seq)
    return NULL;
  self->clock_seq = seq;
  return g_steal_pointer (&warning);
}

/* CORE-V13 */
gboolean
kamae_check_clock (KamaeRegister *reg,
                   GPtrArray     *results,
                   GError       **error)
{
  g_autofree char *warning = NULL;
  gint64 seq;

  if (!compare_clock (reg, &warning, &seq, error))
    return FALSE;
  if (warning != NULL)
    g_ptr_array_add (results, kamae_check_result_new ("CORE-V13", KAMAE_RULE_WARN, "7.5.3", warning,
                                                      NULL, NULL, NULL));
  return TRUE;
}
