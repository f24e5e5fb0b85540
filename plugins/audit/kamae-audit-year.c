/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-year.h"

#include <kamae.h>

const char *
kamae_audit_mark_of (const char *state)
{
  if (g_strcmp0 (state, "planned") == 0 || g_strcmp0 (state, "notified") == 0)
    return "○";
  if (g_strcmp0 (state, "postponed") == 0)
    return "△";
  return g_strcmp0 (state, "cancelled") == 0 ? "×" : "●";
}

char *
kamae_audit_move_day (const char *day,
                      int         months,
                      int         days)
{
  g_autofree char *moved = kamae_date_add_months (day, months);
  char *result = kamae_date_add_days (moved, days);

  return result != NULL ? result : g_strdup (day);
}
