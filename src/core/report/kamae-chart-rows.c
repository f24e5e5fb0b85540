/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include <math.h>

/* Bars that lie: the names at the left, as wide as they need up to a share of the chart, the
 * numbers at the ends of the bars. */
#include "kamae-chart-private.h"

#define LABEL_SHARE 0.45   /* of the width of the chart, at most */
#define BAR_SHARE 0.62     /* of the height of a row */

static double
kamae_plot_scale_row (KamaePlot *plot,
                      double     value)
{
  return plot->left + (plot->right - plot->left) * (value - plot->low) / (plot->high - plot->low);
}

/* Room for the longest number at the end of the longest bar. */
static double
kamae_plot_get_number_room (KamaePlot *plot)
{
  g_autofree char *high = kamae_chart_dup_number (round (plot->high) + 0.1, plot->chart->unit);
  g_autofree char *low = kamae_chart_dup_number (round (plot->low) - 0.1, plot->chart->unit);

  return MAX (kamae_plot_set_text (plot, high, -1),
              plot->low < 0 ? kamae_plot_set_text (plot, low, -1) : 0);
}

/* Shows the text that was set in the middle of a row, on a background of its own. */
static void
kamae_plot_show_in_row (KamaePlot *plot,
                        double     x,
                        double     y,
                        double     row)
{
  int width, height;

  pango_layout_get_size (plot->layout, &width, &height);
  y += (row - pango_units_to_double (height)) / 2;
  cairo_rectangle (plot->cr, x - 1, y, pango_units_to_double (width) + 2,
                   pango_units_to_double (height));
  kamae_plot_set_color (plot, 0);
  cairo_fill (plot->cr);
  kamae_plot_show_text (plot, x, y);
}

static void
kamae_plot_draw_lying_bar (KamaePlot *plot,
                           guint      series,
                           double     value,
                           double     y,
                           double     height)
{
  g_autofree char *text = kamae_chart_dup_number (value, plot->chart->unit);
  double base = kamae_plot_scale_row (plot, 0);
  double x = kamae_plot_scale_row (plot, value);

  kamae_plot_fill (plot, series, MIN (base, x), y + height * (1 - BAR_SHARE) / 2, fabs (x - base),
                   height * BAR_SHARE);
  kamae_plot_set_text (plot, text, -1);
  kamae_plot_show_in_row (plot, MAX (base, x) + KAMAE_CHART_GAP, y, height);
}

static void
kamae_plot_draw_row (KamaePlot *plot,
                     guint      category,
                     double     y,
                     double     height)
{
  guint n_series = plot->chart->series->len;

  kamae_plot_set_text (plot, plot->chart->categories->pdata[category],
                       plot->left - 2 * KAMAE_CHART_GAP);
  kamae_plot_show_in_row (plot, 0, y, height);
  for (guint i = 0; i < n_series; i++)
    {
      double value = kamae_chart_get_value (plot->chart, i, category);

      if (!isnan (value))
        kamae_plot_draw_lying_bar (plot, i, value, y + i * height / n_series, height / n_series);
    }
}

/* A line of a limit; without one that of the axis. */
static void
kamae_plot_draw_upright (KamaePlot *plot,
                         double     value,
                         void     (*stroke) (KamaePlot *plot))
{
  double x = kamae_plot_scale_row (plot, value);

  cairo_move_to (plot->cr, x, plot->top);
  cairo_line_to (plot->cr, x, plot->bottom);
  if (stroke != NULL)
    stroke (plot);
  else
    {
      kamae_plot_set_color (plot, 0.8);
      cairo_set_line_width (plot->cr, 0.8);
      cairo_stroke (plot->cr);
    }
}

void
kamae_plot_draw_rows (KamaePlot *plot,
                      double     height)
{
  double longest = kamae_plot_get_longest (plot) + 1;
  double row;

  plot->top = kamae_plot_do_legend (plot, TRUE);
  plot->bottom = height - 1;
  kamae_plot_find_range (plot);
  plot->left = MIN (longest, plot->right * LABEL_SHARE) + 2 * KAMAE_CHART_GAP;
  plot->right -= kamae_plot_get_number_room (plot) + 2 * KAMAE_CHART_GAP;
  if (plot->bottom <= plot->top || plot->right <= plot->left)
    return;

  row = (plot->bottom - plot->top) / plot->chart->categories->len;
  if (!isnan (plot->chart->target))
    kamae_plot_draw_upright (plot, plot->chart->target, kamae_plot_stroke_target);
  if (!isnan (plot->chart->alarm))
    kamae_plot_draw_upright (plot, plot->chart->alarm, kamae_plot_stroke_alarm);
  for (guint i = 0; i < plot->chart->categories->len; i++)
    kamae_plot_draw_row (plot, i, plot->top + i * row, row);
  kamae_plot_draw_upright (plot, 0, NULL);
}
