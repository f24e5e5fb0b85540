/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-year.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include <stdio.h>

static int
count_months (const char *day)
{
  int year = 0;
  int month = 1;

  sscanf (day, "%d-%d", &year, &month);
  return year * 12 + month - 1;
}

int
kamae_audit_month_of (const char *year,
                      const char *day)
{
  return count_months (day) - count_months (year);
}

const char *
kamae_audit_month_name (const char *year,
                        guint       place)
{
  static const char *const names[] = {
    KC_ ("month", "Jan"), KC_ ("month", "Feb"), KC_ ("month", "Mar"), KC_ ("month", "Apr"),
    KC_ ("month", "May"), KC_ ("month", "Jun"), KC_ ("month", "Jul"), KC_ ("month", "Aug"),
    KC_ ("month", "Sep"), KC_ ("month", "Oct"), KC_ ("month", "Nov"), KC_ ("month", "Dec"),
  };

  return names[((guint) count_months (year) + place) % KAMAE_AUDIT_MONTHS];
}

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
