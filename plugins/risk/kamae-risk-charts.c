/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-charts.h"

#include <kamae-i18n.h>
#include <math.h>

#define T(language, msgid) kamae_translate (language, GETTEXT_PACKAGE, msgid)

static KamaeCursor *
query (KamaeRegister  *reg,
       const char     *sql,
       KamaeRecord    *run,
       const char     *language,
       GError        **error)
{
  KamaeCursor *cursor = kamae_register_query (reg, sql, language, error);

  if (cursor != NULL)
    kamae_cursor_bind_integer (cursor, ":run", kamae_record_get_id (run));
  return cursor;
}

#define BANDS \
  "SELECT record_label (band.id) FROM risk_run JOIN criteria_band AS band " \
  "ON band.criteria_id = risk_run.criteria_id WHERE risk_run.id = :run ORDER BY band.rank"

#define DEPARTMENTS \
  "SELECT coalesce (department.name, '–'), record_label (band.id), count (*) FROM evaluation " \
  "JOIN risk ON risk.id = evaluation.risk_id JOIN criteria_band AS band " \
  "ON band.id = evaluation.band_id LEFT JOIN department ON department.id = risk.department_id " \
  "WHERE evaluation.run_id = :run AND evaluation.stage = 'current' " \
  "GROUP BY department.id, band.id ORDER BY department.code COLLATE counted, band.rank"

KamaeChart *
kamae_risk_chart_departments (KamaeRegister  *reg,
                              KamaeRecord    *run,
                              const char     *language,
                              GError        **error)
{
  g_autoptr(KamaeCursor) bands = query (reg, BANDS, run, language, error);
  g_autoptr(KamaeCursor) cursor = query (reg, DEPARTMENTS, run, language, error);
  g_autoptr(GHashTable) series = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *department = NULL;
  KamaeChart *chart;
  guint category = 0;

  if (bands == NULL || cursor == NULL)
    return NULL;

  /* Translators: the unit of a chart: risks are counted */
  chart = kamae_chart_new (KAMAE_CHART_STACKED, T (language, KC_ ("unit", "risks")));
  while (kamae_cursor_next (bands, KAMAE_KEPT))
    {
      const char *label = kamae_cursor_get_text (bands, 0);

      g_hash_table_insert (series, g_strdup (label),
                           GUINT_TO_POINTER (kamae_chart_add_series (chart, label)));
    }
  while (kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      const char *name = kamae_cursor_get_text (cursor, 0);

      if (g_strcmp0 (department, name) != 0)
        {
          category = kamae_chart_add_category (chart, name);
          g_free (department);
          department = g_strdup (name);
        }
      kamae_chart_set_value (chart, GPOINTER_TO_UINT (g_hash_table_lookup (
                                      series, kamae_cursor_get_text (cursor, 1))),
                             category, kamae_cursor_get_decimal (cursor, 2));
    }
  return chart;
}

/* From the first planned start to the last end, two years at most. */
#define PROGRESS \
  "WITH RECURSIVE action AS (SELECT treatment_action.* FROM treatment_action " \
  "JOIN treatment_plan ON treatment_plan.id = treatment_action.plan_id " \
  "WHERE treatment_plan.run_id = :run AND treatment_action.state <> 'cancelled'), " \
  "month (first) AS (SELECT date (min (plan_start), 'start of month') FROM action UNION ALL " \
  "SELECT add_months (first, 1) FROM month WHERE first < " \
  "(SELECT date (max (max (due_on, coalesce (act_end, due_on))), 'start of month') FROM action) " \
  "LIMIT 24) " \
  "SELECT date_label (substr (first, 1, 7)), " \
  "(SELECT 100.0 * sum (due_on < add_months (first, 1)) / count (*) FROM action), " \
  "CASE WHEN first <= today () THEN (SELECT 100.0 * sum (state = 'done' " \
  "AND act_end < add_months (first, 1)) / count (*) FROM action) END " \
  "FROM month WHERE first IS NOT NULL"

KamaeChart *
kamae_risk_chart_progress (KamaeRegister  *reg,
                           KamaeRecord    *run,
                           const char     *language,
                           GError        **error)
{
  g_autoptr(KamaeCursor) cursor = query (reg, PROGRESS, run, language, error);
  g_autoptr(KamaeChart) chart = NULL;
  guint planned, done, n = 0;

  if (cursor == NULL)
    return NULL;

  chart = kamae_chart_new (KAMAE_CHART_LINES, "%");
  planned = kamae_chart_add_series (chart, T (language, KC_ ("series", "Planned")));
  done = kamae_chart_add_series (chart, T (language, KC_ ("series", "Done")));
  while (kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      guint category = kamae_chart_add_category (chart, kamae_cursor_get_text (cursor, 0));

      n++;
      kamae_chart_set_value (chart, planned, category, kamae_cursor_get_decimal (cursor, 1));
      kamae_chart_set_value (chart, done, category,
                             kamae_cursor_is_null (cursor, 2)
                               ? NAN
                               : kamae_cursor_get_decimal (cursor, 2));
    }
  return n > 0 ? g_steal_pointer (&chart) : NULL;
}
