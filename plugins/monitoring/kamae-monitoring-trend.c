/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "kamae-monitoring-private.h"

#include <kamae-i18n.h>

/* The picture of an indicator: its last values, one after the other, against its target and its
 * alarm. A period that was not measured is a gap; a value beyond the alarm of its time has a
 * ring. */

#define LAST_VALUES \
  "SELECT day, value, unit, target, alarm, is_alarm FROM (SELECT starts_on, " \
  "substr (ends_on, 1, 7) AS day, CASE state WHEN 'recorded' THEN value END AS value, unit, " \
  "target, alarm, state = 'recorded' AND " KAMAE_MONITORING_STANDING ("measurement") \
  " = 'alarm' AS is_alarm FROM measurement " \
  "WHERE indicator_id = :id AND state <> 'open' AND ends_on <= :as_of " \
  "ORDER BY ends_on DESC LIMIT :most) ORDER BY starts_on"

static void
add_values (KamaeChart     *chart,
            KamaeRegister  *reg,
            KamaeCursor    *cursor,
            const char     *language)
{
  g_autofree char *label = kamae_register_dup_date (reg, kamae_cursor_get_text (cursor, 0),
                                                    language);
  guint category = kamae_chart_add_category (chart, label);

  kamae_chart_set_value (chart, 0, category, kamae_cursor_is_null (cursor, 1)
                                               ? NAN : kamae_cursor_get_decimal (cursor, 1));
  if (kamae_cursor_get_integer (cursor, 5) != 0)
    kamae_chart_ring (chart, 0, category,
                      kamae_translate (language, GETTEXT_PACKAGE,
                                       /* Translators: of a value in a chart */
                                       KC_ ("standing", "Beyond the alarm of its time")));
  /* The limits are those of the newest value. */
  kamae_chart_set_target (chart, kamae_cursor_is_null (cursor, 3)
                                   ? NAN : kamae_cursor_get_decimal (cursor, 3),
                          kamae_translate (language, GETTEXT_PACKAGE, N_("Target")));
  kamae_chart_set_alarm (chart, kamae_cursor_is_null (cursor, 4)
                                  ? NAN : kamae_cursor_get_decimal (cursor, 4),
                         kamae_translate (language, GETTEXT_PACKAGE,
                                          KC_ ("indicator", "Alarm")));
}

/* NULL with an error. Without a value the chart has no category. */
KamaeChart *
kamae_monitoring_create_trend (KamaeRegister  *reg,
                               gint64          indicator,
                               guint           most,
                               const char     *language,
                               GError        **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_register_query (reg, LAST_VALUES, language, error);
  g_autoptr(KamaeChart) chart = NULL;
  g_autoptr(GError) failure = NULL;

  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_integer (cursor, ":id", indicator);
  kamae_cursor_bind_integer (cursor, ":most", most);
  while (kamae_cursor_next (cursor, &failure))
    {
      if (chart == NULL)
        {
          chart = kamae_chart_new (KAMAE_CHART_LINES, kamae_cursor_get_text (cursor, 2));
          kamae_chart_add_series (chart, NULL);
        }
      add_values (chart, reg, cursor, language);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return chart != NULL ? g_steal_pointer (&chart) : kamae_chart_new (KAMAE_CHART_LINES, NULL);
}
