/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include <math.h>

#include "kamae-chart-private.h"

#include "../base/kamae-text.h"
#include "../kamae-i18n.h"

/**
 * KamaeChart:
 *
 * A picture of numbers: bars or lines over categories.
 *
 * The same chart is drawn on paper ([method@Document.add_chart]) and on the screen. The series
 * differ in shade and in pattern, so that nothing is told by colour; labels that would overlap are
 * left out; and [method@Chart.dup_description] says all values in words.
 */

G_DEFINE_FINAL_TYPE (KamaeChart, kamae_chart, G_TYPE_OBJECT)

static void
kamae_chart_series_free (gpointer data)
{
  KamaeChartSeries *series = data;

  g_free (series->label);
  g_array_unref (series->values);
  g_array_unref (series->rings);
  g_free (series);
}

static void
kamae_chart_finalize (GObject *object)
{
  KamaeChart *self = KAMAE_CHART (object);

  g_free (self->unit);
  g_free (self->target_label);
  g_free (self->alarm_label);
  g_free (self->ring_label);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->series);

  G_OBJECT_CLASS (kamae_chart_parent_class)->finalize (object);
}

static void
kamae_chart_class_init (KamaeChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_chart_finalize;
}

static void
kamae_chart_init (KamaeChart *self)
{
  self->categories = g_ptr_array_new_with_free_func (g_free);
  self->series = g_ptr_array_new_with_free_func (kamae_chart_series_free);
  self->target = NAN;
  self->alarm = NAN;
}

/**
 * kamae_chart_new:
 * @kind: bars or lines
 * @unit: (nullable): of all values, as "%"
 *
 * Makes a chart without values.
 *
 * Returns: (transfer full): the chart
 *
 * Since: 0.1
 */
KamaeChart *
kamae_chart_new (KamaeChartKind kind,
                 const char    *unit)
{
  KamaeChart *self = g_object_new (KAMAE_TYPE_CHART, NULL);

  self->kind = kind;
  self->unit = g_strdup (unit);
  return self;
}

/**
 * kamae_chart_add_category:
 * @self: a chart
 * @label: under the axis, as a month or a department
 *
 * Adds a category at the right of those before.
 *
 * Returns: its place, from 0
 *
 * Since: 0.1
 */
guint
kamae_chart_add_category (KamaeChart *self,
                          const char *label)
{
  g_return_val_if_fail (KAMAE_IS_CHART (self), 0);
  g_return_val_if_fail (label != NULL, 0);

  g_ptr_array_add (self->categories, g_utf8_make_valid (label, -1));
  return self->categories->len - 1;
}

/**
 * kamae_chart_add_series:
 * @self: a chart
 * @label: (nullable): in the legend; a single series needs none
 *
 * Adds a series. None of its values is known yet.
 *
 * Returns: its place, from 0
 *
 * Since: 0.1
 */
guint
kamae_chart_add_series (KamaeChart *self,
                        const char *label)
{
  KamaeChartSeries *series;

  g_return_val_if_fail (KAMAE_IS_CHART (self), 0);

  series = g_new0 (KamaeChartSeries, 1);
  series->label = label != NULL ? g_utf8_make_valid (label, -1) : NULL;
  series->values = g_array_new (FALSE, FALSE, sizeof (double));
  series->rings = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->series, series);
  return self->series->len - 1;
}

/**
 * kamae_chart_set_value:
 * @self: a chart
 * @series: place of the series
 * @category: place of the category
 * @value: the value; NAN if it is not known
 *
 * Sets a value.
 *
 * Since: 0.1
 */
void
kamae_chart_set_value (KamaeChart *self,
                       guint       series,
                       guint       category,
                       double      value)
{
  static const double unknown = NAN;
  GArray *values;

  g_return_if_fail (KAMAE_IS_CHART (self));
  g_return_if_fail (series < self->series->len);
  g_return_if_fail (category < self->categories->len);

  values = ((KamaeChartSeries *) self->series->pdata[series])->values;
  while (values->len <= category)
    g_array_append_val (values, unknown);
  g_array_index (values, double, category) = isfinite (value) ? value : NAN;
}

/**
 * kamae_chart_ring:
 * @self: a chart of lines
 * @series: place of the series
 * @category: place of the category
 * @label: what a ring means, in the legend, as "Alarm"
 *
 * Draws a ring round a value, so that what is the matter with it is not told by colour.
 *
 * Since: 0.1
 */
void
kamae_chart_ring (KamaeChart *self,
                  guint       series,
                  guint       category,
                  const char *label)
{
  g_return_if_fail (KAMAE_IS_CHART (self) && label != NULL);
  g_return_if_fail (series < self->series->len);
  g_return_if_fail (category < self->categories->len);

  g_array_append_val (((KamaeChartSeries *) self->series->pdata[series])->rings, category);
  g_free (self->ring_label);
  self->ring_label = g_utf8_make_valid (label, -1);
}

gboolean
kamae_chart_is_ringed (KamaeChart *self,
                       guint       series,
                       guint       category)
{
  GArray *rings = ((KamaeChartSeries *) self->series->pdata[series])->rings;

  for (guint i = 0; i < rings->len; i++)
    if (g_array_index (rings, guint, i) == category)
      return TRUE;
  return FALSE;
}

/**
 * kamae_chart_get_value:
 * @self: a chart
 * @series: place of the series
 * @category: place of the category
 *
 * Returns: the value; NAN if it is not known
 *
 * Since: 0.1
 */
double
kamae_chart_get_value (KamaeChart *self,
                       guint       series,
                       guint       category)
{
  GArray *values;

  g_return_val_if_fail (KAMAE_IS_CHART (self), NAN);
  g_return_val_if_fail (series < self->series->len, NAN);

  values = ((KamaeChartSeries *) self->series->pdata[series])->values;
  return category < values->len ? g_array_index (values, double, category) : NAN;
}

/**
 * kamae_chart_set_target:
 * @self: a chart
 * @target: what the values should reach, or stay under; NAN for none
 * @label: (nullable): in the legend, as "Target"
 *
 * Sets the target, which is drawn as a dashed line.
 *
 * Since: 0.1
 */
void
kamae_chart_set_target (KamaeChart *self,
                        double      target,
                        const char *label)
{
  g_return_if_fail (KAMAE_IS_CHART (self));

  self->target = isfinite (target) ? target : NAN;
  g_free (self->target_label);
  self->target_label = label != NULL ? g_utf8_make_valid (label, -1) : NULL;
}

/**
 * kamae_chart_set_alarm:
 * @self: a chart
 * @alarm: from where on something has to be done; NAN for none
 * @label: (nullable): in the legend, as "Alarm"
 *
 * Sets the alarm, which is drawn as a dotted line.
 *
 * Since: 0.1
 */
void
kamae_chart_set_alarm (KamaeChart *self,
                       double      alarm,
                       const char *label)
{
  g_return_if_fail (KAMAE_IS_CHART (self));

  self->alarm = isfinite (alarm) ? alarm : NAN;
  g_free (self->alarm_label);
  self->alarm_label = label != NULL ? g_utf8_make_valid (label, -1) : NULL;
}

/**
 * kamae_chart_get_height:
 * @self: a chart
 * @size: of the text, in units of the drawing
 *
 * Returns: how high the chart is drawn well: as many rows as it has, or else a usual height
 *
 * Since: 0.1
 */
double
kamae_chart_get_height (KamaeChart *self,
                        double      size)
{
  guint n_bars;

  g_return_val_if_fail (KAMAE_IS_CHART (self), 0);

  if (self->kind != KAMAE_CHART_ROWS)
    return 16 * size;
  n_bars = self->categories->len * MAX (self->series->len, 1);
  return (2.2 * n_bars + 3) * size;
}

/* A value with a unit. */
char *
kamae_chart_dup_number (double      value,
                        const char *unit)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, fabs (value - round (value)) < 0.05 ? "%.0f" : "%.1f",
                   value);
  return kamae_text_with_unit (g_str_equal (number, "-0") ? "0" : number, unit);
}

static char *
dup_limit (KamaeChart *self,
           double      limit,
           const char *label)
{
  g_autofree char *number = NULL;

  if (isnan (limit))
    return NULL;

  number = kamae_chart_dup_number (limit, self->unit);
  return label != NULL ? g_strconcat (label, " ", number, NULL) : g_steal_pointer (&number);
}

/* The words for the target; %NULL if there is none. */
char *
kamae_chart_dup_target (KamaeChart *self)
{
  return dup_limit (self, self->target, self->target_label);
}

/* The words for the alarm; %NULL if there is none. */
char *
kamae_chart_dup_alarm (KamaeChart *self)
{
  return dup_limit (self, self->alarm, self->alarm_label);
}

/**
 * kamae_chart_dup_description:
 * @self: a chart
 *
 * Says all values in words, for assistive technology: a line for each series.
 *
 * Returns: (transfer full): text in the language of the interface
 *
 * Since: 0.1
 */
char *
kamae_chart_dup_description (KamaeChart *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *target = NULL;
  g_autofree char *alarm = NULL;

  g_return_val_if_fail (KAMAE_IS_CHART (self), NULL);

  for (guint i = 0; i < self->series->len; i++)
    {
      const KamaeChartSeries *series = self->series->pdata[i];

      if (series->label != NULL)
        g_string_append_printf (text, "%s: ", series->label);
      for (guint j = 0; j < self->categories->len; j++)
        {
          double value = kamae_chart_get_value (self, i, j);
          g_autofree char *number = isnan (value) ? g_strdup (C_("chart", "not known"))
                                                  : kamae_chart_dup_number (value, self->unit);

          g_string_append_printf (text, "%s%s %s", j > 0 ? ", " : "",
                                  (const char *) self->categories->pdata[j], number);
          if (kamae_chart_is_ringed (self, i, j))
            g_string_append_printf (text, _(" (%s)"), self->ring_label);
        }
      g_string_append_c (text, '\n');
    }

  target = kamae_chart_dup_target (self);
  if (target != NULL)
    g_string_append_printf (text, "%s\n", target);
  alarm = kamae_chart_dup_alarm (self);
  if (alarm != NULL)
    g_string_append (text, alarm);
  return g_strchomp (g_strdup (text->str));
}
