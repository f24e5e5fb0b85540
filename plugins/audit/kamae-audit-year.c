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
  int year, month, place;
  GDate date;

  if (sscanf (day, "%d-%d-%d", &year, &month, &place) != 3)
    return g_strdup (day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) place, (GDateMonth) month, (GDateYear) year);
  if (months >= 0)
    g_date_add_months (&date, (guint) months);
  else
    g_date_subtract_months (&date, (guint) -months);
  if (days >= 0)
    g_date_add_days (&date, (guint) days);
  else
    g_date_subtract_days (&date, (guint) -days);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}
