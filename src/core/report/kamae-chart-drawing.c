/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include <math.h>

/* Draws a chart: legend, axis, values, the line of the target, labels. */
#include "kamae-chart-private.h"
#include "kamae-document-private.h"

#define GAP KAMAE_CHART_GAP
#define BAR_SHARE 0.76   /* of the width of a category */

static const double target_dash[] = { 5, 3 };
static const double alarm_dash[] = { 1.2, 2.2 };

/* -- Text -------------------------------------------------------------------------------------- */

/* Sets the text of one line, at most @width long if that is not negative. Returns its length. */
double
kamae_plot_set_text (KamaePlot  *plot,
                     const char *text,
                     double      width)
{
  int length;

  pango_layout_set_width (plot->layout, width < 0 ? -1 : pango_units_from_double (width));
  pango_layout_set_height (plot->layout, -1);
  pango_layout_set_text (plot->layout, text, -1);
  pango_layout_get_size (plot->layout, &length, NULL);
  return pango_units_to_double (length);
}

/* Shows the text that was set, its left end at @x. */
void
kamae_plot_show_text (KamaePlot *plot,
                      double     x,
                      double     y)
{
  kamae_plot_set_color (plot, 1);
  cairo_move_to (plot->cr, x, y);
  pango_cairo_show_layout (plot->cr, plot->layout);
}

static double
kamae_plot_get_length (KamaePlot *plot,
                       double     value)
{
  g_autofree char *text = kamae_chart_dup_number (value, NULL);

  return kamae_plot_set_text (plot, text, -1);
}

/* A number in the middle above @y, on a background of its own: lines do not cross it. */
static void
kamae_plot_show_number (KamaePlot *plot,
                        double     value,
                        double     x,
                        double     y)
{
  g_autofree char *text = kamae_chart_dup_number (value, NULL);
  double length = kamae_plot_set_text (plot, text, -1);

  cairo_rectangle (plot->cr, x - length / 2 - 1, y - plot->pitch - 1, length + 2, plot->pitch);
  kamae_plot_set_color (plot, 0);
  cairo_fill (plot->cr);
  kamae_plot_show_text (plot, x - length / 2, y - plot->pitch - 1);
}

/* -- Legend ------------------------------------------------------------------------------------ */

static void
kamae_plot_stroke_limit (KamaePlot    *plot,
                         const double *dash,
                         double        width)
{
  cairo_save (plot->cr);
  cairo_set_dash (plot->cr, dash, 2, 0);
  cairo_set_line_width (plot->cr, width);
  kamae_plot_set_color (plot, 0.85);
  cairo_stroke (plot->cr);
  cairo_restore (plot->cr);
}

/* Strokes the path as the line of the target. */
void
kamae_plot_stroke_target (KamaePlot *plot)
{
  kamae_plot_stroke_limit (plot, target_dash, 1.2);
}

/* Strokes the path as the line of the alarm. */
void
kamae_plot_stroke_alarm (KamaePlot *plot)
{
  kamae_plot_stroke_limit (plot, alarm_dash, 1.8);
}

static void
kamae_plot_draw_limit (KamaePlot *plot,
                       void     (*stroke) (KamaePlot *plot),
                       double     left,
                       double     right,
                       double     y)
{
  cairo_move_to (plot->cr, left, y);
  cairo_line_to (plot->cr, right, y);
  stroke (plot);
}

static void
kamae_plot_draw_key (KamaePlot *plot,
                     guint      series,
                     double     x,
                     double     y,
                     double     width)
{
  double height = plot->style->size * 0.8;
  double middle = y + plot->pitch / 2;

  if (series == plot->chart->series->len + 2)
    {
      kamae_plot_mark (plot, 0, x + width / 2, middle);
      kamae_plot_ring (plot, x + width / 2, middle);
    }
  else if (series >= plot->chart->series->len)
    kamae_plot_draw_limit (plot,
                           series == plot->chart->series->len ? kamae_plot_stroke_target
                                                              : kamae_plot_stroke_alarm,
                           x, x + width, middle);
  else if (plot->chart->kind != KAMAE_CHART_LINES)
    kamae_plot_fill (plot, series, x, middle - height / 2, width, height);
  else
    {
      cairo_move_to (plot->cr, x, middle);
      cairo_line_to (plot->cr, x + width, middle);
      kamae_plot_stroke (plot, series);
      kamae_plot_mark (plot, series, x + width / 2, middle);
    }
}

/* Lines of keys and labels: the series, then the target, the alarm and the ring. Returns how high
 * they are; draws them only if asked to. */
double
kamae_plot_do_legend (KamaePlot *plot,
                      gboolean   draws)
{
  KamaeChart *chart = plot->chart;
  g_autofree char *target = kamae_chart_dup_target (chart);
  g_autofree char *alarm = kamae_chart_dup_alarm (chart);
  double key = plot->style->size * 2.2;
  const char *others[] = { target, alarm, chart->ring_label };
  double x = 0, y = 0;
  gboolean is_empty = TRUE;

  for (guint i = 0; i < chart->series->len + G_N_ELEMENTS (others); i++)
    {
      const char *label = i < chart->series->len
                            ? ((KamaeChartSeries *) chart->series->pdata[i])->label
                            : others[i - chart->series->len];
      double length;

      if (label == NULL)
        continue;

      length = key + GAP + kamae_plot_set_text (plot, label, plot->right - key - GAP);
      if (x > 0 && x + length > plot->right)
        {
          x = 0;
          y += plot->pitch * 1.3;
        }
      if (draws)
        {
          kamae_plot_draw_key (plot, i, x, y, key);
          kamae_plot_show_text (plot, x + key + GAP, y);
        }
      x += length + 3 * GAP;
      is_empty = FALSE;
    }
  return is_empty ? 0 : y + plot->pitch * 1.3 + GAP;
}

/* -- Axis of the values ------------------------------------------------------------------------ */

static double
kamae_plot_scale (KamaePlot *plot,
                  double     value)
{
  return plot->bottom
         - (plot->bottom - plot->top) * (value - plot->low) / (plot->high - plot->low);
}

static void
kamae_plot_reach (KamaePlot *plot,
                  double     value)
{
  if (isnan (value))
    return;
  plot->low = MIN (plot->low, value);
  plot->high = MAX (plot->high, value);
}

/* From 0, or the lowest value below, to the highest value, sum, target or alarm. */
void
kamae_plot_find_range (KamaePlot *plot)
{
  KamaeChart *chart = plot->chart;

  kamae_plot_reach (plot, chart->target);
  kamae_plot_reach (plot, chart->alarm);
  for (guint i = 0; i < chart->categories->len; i++)
    {
      double sum = 0;

      for (guint j = 0; j < chart->series->len; j++)
        {
          double value = kamae_chart_get_value (chart, j, i);

          kamae_plot_reach (plot, value);
          sum += isnan (value) ? 0 : MAX (value, 0);
        }
      if (chart->kind == KAMAE_CHART_STACKED)
        kamae_plot_reach (plot, sum);
    }
  if (plot->low == plot->high)
    plot->high = 1;
}

/* Whether all are counts: an axis of counts has no half steps. */
static gboolean
kamae_plot_is_whole (KamaePlot *plot)
{
  KamaeChart *chart = plot->chart;

  if ((!isnan (chart->target) && chart->target != floor (chart->target)) ||
      (!isnan (chart->alarm) && chart->alarm != floor (chart->alarm)))
    return FALSE;
  for (guint i = 0; i < chart->categories->len; i++)
    for (guint j = 0; j < chart->series->len; j++)
      {
        double value = kamae_chart_get_value (chart, j, i);

        if (!isnan (value) && value != floor (value))
          return FALSE;
      }
  return TRUE;
}

/* Ticks at 1, 2 or 5 times a power of ten, as many as have room. */
static void
kamae_plot_find_ticks (KamaePlot *plot)
{
  double room = MAX (plot->bottom - plot->top, 1);
  double n_ticks = CLAMP (floor (room / (2.5 * plot->pitch)), 1, 5);
  double wanted, power;

  kamae_plot_find_range (plot);
  wanted = (plot->high - plot->low) / n_ticks;
  power = pow (10, floor (log10 (wanted)));
  plot->step = wanted <= power * 1.001 ? power : wanted <= 2 * power ? 2 * power
               : wanted <= 5 * power ? 5 * power : 10 * power;
  plot->step = MAX (plot->step, kamae_plot_is_whole (plot) ? 1 : 0.1);
  plot->low = floor (plot->low / plot->step) * plot->step;
  plot->high = ceil (plot->high / plot->step - 0.001) * plot->step;
}

static double
kamae_plot_get_tick_length (KamaePlot *plot)
{
  double longest = 0;

  for (double tick = plot->low; tick <= plot->high + plot->step / 2; tick += plot->step)
    {
      g_autofree char *text = kamae_chart_dup_number (tick, plot->chart->unit);

      longest = MAX (longest, kamae_plot_set_text (plot, text, -1));
    }
  return longest;
}

static void
kamae_plot_draw_ticks (KamaePlot *plot)
{
  for (double tick = plot->low; tick <= plot->high + plot->step / 2; tick += plot->step)
    {
      g_autofree char *text = kamae_chart_dup_number (tick, plot->chart->unit);
      double length = kamae_plot_set_text (plot, text, -1);
      double y = kamae_plot_scale (plot, tick);
      gboolean is_base = fabs (tick) < plot->step / 2;

      kamae_plot_show_text (plot, plot->left - GAP - length, y - plot->pitch / 2);
      kamae_plot_set_color (plot, is_base ? 0.8 : 0.18);
      cairo_set_line_width (plot->cr, 0.8);
      cairo_move_to (plot->cr, plot->left, y);
      cairo_line_to (plot->cr, plot->right, y);
      cairo_stroke (plot->cr);
    }
}

/* -- Axis of the categories -------------------------------------------------------------------- */

static double
kamae_plot_get_slot (KamaePlot *plot)
{
  return (plot->right - plot->left) / plot->chart->categories->len;
}

double
kamae_plot_get_longest (KamaePlot *plot)
{
  double longest = 0;

  for (guint i = 0; i < plot->chart->categories->len; i++)
    longest = MAX (longest, kamae_plot_set_text (plot, plot->chart->categories->pdata[i], -1));
  return longest;
}

/* Whether long labels are broken into two lines, which takes room for some letters. */
static gboolean
kamae_plot_breaks_labels (KamaePlot *plot)
{
  double slot = kamae_plot_get_slot (plot);

  return slot >= 4.5 * plot->style->size && kamae_plot_get_longest (plot) > slot - GAP;
}

/* A month of a year is broken after the year. */
static void
kamae_plot_set_broken_label (KamaePlot  *plot,
                             const char *label)
{
  const char *year = strstr (label, "年");
  g_autofree char *text = NULL;

  if (year != NULL && g_ascii_isdigit (year[strlen ("年")]))
    text = g_strdup_printf ("%.*s年\n%s", (int) (year - label), label, year + strlen ("年"));
  pango_layout_set_text (plot->layout, text != NULL ? text : label, -1);
}

static void
kamae_plot_draw_broken_labels (KamaePlot *plot)
{
  double slot = kamae_plot_get_slot (plot);

  pango_layout_set_alignment (plot->layout, PANGO_ALIGN_CENTER);
  for (guint i = 0; i < plot->chart->categories->len; i++)
    {
      pango_layout_set_width (plot->layout, pango_units_from_double (slot - GAP));
      pango_layout_set_height (plot->layout, -2);
      kamae_plot_set_broken_label (plot, plot->chart->categories->pdata[i]);
      kamae_plot_show_text (plot, plot->left + i * slot + GAP / 2, plot->bottom + GAP);
    }
  pango_layout_set_alignment (plot->layout, PANGO_ALIGN_LEFT);
}

/* Every label, or every second and so on if they are too long: the last is always there. */
static void
kamae_plot_draw_labels (KamaePlot *plot)
{
  guint n_labels = plot->chart->categories->len;
  double slot = kamae_plot_get_slot (plot);
  double longest = kamae_plot_get_longest (plot);
  double needed = longest + GAP + MAX ((longest - slot) / 2, 0);
  guint step = MAX (ceil (needed / slot), 1);

  for (guint i = (n_labels - 1) % step; i < n_labels; i += step)
    {
      double length = kamae_plot_set_text (plot, plot->chart->categories->pdata[i], plot->right);
      double x = plot->left + (i + 0.5) * slot - length / 2;

      kamae_plot_show_text (plot, CLAMP (x, 0, plot->right - length), plot->bottom + GAP);
    }
}

/* -- Values ------------------------------------------------------------------------------------ */

/* Whether each value has room for its number. */
static gboolean
kamae_plot_shows_numbers (KamaePlot *plot)
{
  KamaeChart *chart = plot->chart;
  double room = kamae_plot_get_slot (plot);

  if (chart->kind == KAMAE_CHART_BARS)
    room *= BAR_SHARE / MAX (chart->series->len, 1);
  if (chart->kind == KAMAE_CHART_LINES && chart->series->len > 1)
    return FALSE;

  for (guint i = 0; i < chart->series->len; i++)
    for (guint j = 0; j < chart->categories->len; j++)
      {
        double value = kamae_chart_get_value (chart, i, j);

        if (!isnan (value) && kamae_plot_get_length (plot, value) + 2 > room)
          return FALSE;
      }
  return TRUE;
}

static void
kamae_plot_draw_bars (KamaePlot *plot,
                      gboolean   has_numbers)
{
  guint n_series = plot->chart->series->len;
  double slot = kamae_plot_get_slot (plot);
  double width = slot * BAR_SHARE / n_series;

  for (guint i = 0; i < plot->chart->categories->len; i++)
    for (guint j = 0; j < n_series; j++)
      {
        double value = kamae_chart_get_value (plot->chart, j, i);
        double x = plot->left + i * slot + slot * (1 - BAR_SHARE) / 2 + j * width;
        double y = kamae_plot_scale (plot, value);
        double base = kamae_plot_scale (plot, 0);

        if (isnan (value))
          continue;
        if (has_numbers)
          kamae_plot_show_number (plot, value, x + width / 2, MIN (y, base));
        else
          kamae_plot_fill (plot, j, x + 0.5, MIN (y, base), width - 1, fabs (base - y));
      }
}

static void
kamae_plot_draw_stack (KamaePlot *plot,
                       guint      category,
                       gboolean   has_numbers)
{
  double slot = kamae_plot_get_slot (plot);
  double x = plot->left + category * slot + slot * (1 - BAR_SHARE) / 2;
  double sum = 0;

  for (guint i = 0; i < plot->chart->series->len; i++)
    {
      double value = kamae_chart_get_value (plot->chart, i, category);
      double top = kamae_plot_scale (plot, sum + value);
      double height = kamae_plot_scale (plot, sum) - top;

      if (isnan (value) || value <= 0)
        continue;
      if (!has_numbers)
        kamae_plot_fill (plot, i, x, top, slot * BAR_SHARE, height);
      else if (height > plot->pitch * 1.4)
        kamae_plot_show_number (plot, value, x + slot * BAR_SHARE / 2,
                                top + (height + plot->pitch) / 2 + 1);
      sum += value;
    }
  if (has_numbers && sum > 0)
    kamae_plot_show_number (plot, sum, x + slot * BAR_SHARE / 2, kamae_plot_scale (plot, sum));
}

static void
kamae_plot_draw_line (KamaePlot *plot,
                      guint      series,
                      gboolean   has_numbers)
{
  double slot = kamae_plot_get_slot (plot);
  guint n_categories = plot->chart->categories->len;

  cairo_new_path (plot->cr);
  for (guint i = 0; i < n_categories; i++)
    {
      double value = kamae_chart_get_value (plot->chart, series, i);

      if (isnan (value))
        cairo_new_sub_path (plot->cr);
      else
        cairo_line_to (plot->cr, plot->left + (i + 0.5) * slot, kamae_plot_scale (plot, value));
    }
  if (has_numbers)
    cairo_new_path (plot->cr);
  else
    kamae_plot_stroke (plot, series);

  for (guint i = 0; i < n_categories; i++)
    {
      double value = kamae_chart_get_value (plot->chart, series, i);
      double x = plot->left + (i + 0.5) * slot;

      if (isnan (value))
        continue;
      if (has_numbers)
        kamae_plot_show_number (plot, value, x, kamae_plot_scale (plot, value) - 4);
      else
        kamae_plot_mark (plot, series, x, kamae_plot_scale (plot, value));
      if (!has_numbers && kamae_chart_is_ringed (plot->chart, series, i))
        kamae_plot_ring (plot, x, kamae_plot_scale (plot, value));
    }
}

/* First what is filled, later the numbers over it. */
static void
kamae_plot_draw_values (KamaePlot *plot,
                        gboolean   has_numbers)
{
  KamaeChart *chart = plot->chart;

  if (chart->kind == KAMAE_CHART_BARS)
    kamae_plot_draw_bars (plot, has_numbers);
  for (guint i = 0; chart->kind == KAMAE_CHART_STACKED && i < chart->categories->len; i++)
    kamae_plot_draw_stack (plot, i, has_numbers);
  for (guint i = 0; chart->kind == KAMAE_CHART_LINES && i < chart->series->len; i++)
    kamae_plot_draw_line (plot, i, has_numbers);
}

/* -- The whole --------------------------------------------------------------------------------- */

static PangoLayout *
kamae_plot_create_layout (cairo_t               *cr,
                          const KamaeChartStyle *style)
{
  PangoContext *context = pango_cairo_create_context (cr);
  PangoFontDescription *description = pango_font_description_new ();
  PangoLayout *layout;

  pango_context_set_round_glyph_positions (context, FALSE);
  pango_font_description_set_family (description, style->family);
  pango_font_description_set_absolute_size (description, style->size * PANGO_SCALE);
  layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_font_description_free (description);
  return layout;
}

static void
kamae_plot_place (KamaePlot *plot,
                  double     height)
{
  double legend = kamae_plot_do_legend (plot, FALSE);

  plot->top = legend + plot->pitch + 2;
  plot->bottom = height - plot->pitch - 2 * GAP;
  kamae_plot_find_ticks (plot);
  plot->left = kamae_plot_get_tick_length (plot) + 2 * GAP;
  if (kamae_plot_breaks_labels (plot))
    plot->bottom -= plot->pitch;
}

static void
kamae_plot_draw_columns (KamaePlot *plot,
                         double     height)
{
  gboolean has_numbers;

  kamae_plot_place (plot, height);
  if (plot->bottom <= plot->top || plot->right <= plot->left)
    return;

  has_numbers = kamae_plot_shows_numbers (plot);
  kamae_plot_do_legend (plot, TRUE);
  kamae_plot_draw_ticks (plot);
  kamae_plot_draw_values (plot, FALSE);
  if (!isnan (plot->chart->target))
    kamae_plot_draw_limit (plot, kamae_plot_stroke_target, plot->left, plot->right,
                           kamae_plot_scale (plot, plot->chart->target));
  if (!isnan (plot->chart->alarm))
    kamae_plot_draw_limit (plot, kamae_plot_stroke_alarm, plot->left, plot->right,
                           kamae_plot_scale (plot, plot->chart->alarm));
  if (has_numbers)
    kamae_plot_draw_values (plot, TRUE);
  if (kamae_plot_breaks_labels (plot))
    kamae_plot_draw_broken_labels (plot);
  else
    kamae_plot_draw_labels (plot);
}

/**
 * kamae_chart_draw_styled:
 * @self: a chart
 * @cr: a cairo context, its origin at the top left corner of the chart
 * @width: of the chart
 * @height: of the chart
 * @style: fonts and colours
 *
 * Draws a chart. Its background stays as it is.
 *
 * Since: 0.1
 */
void
kamae_chart_draw_styled (KamaeChart            *self,
                         cairo_t               *cr,
                         double                 width,
                         double                 height,
                         const KamaeChartStyle *style)
{
  g_autoptr (PangoLayout) layout = NULL;
  KamaePlot plot = { self, cr, style };

  g_return_if_fail (KAMAE_IS_CHART (self));
  g_return_if_fail (cr != NULL && style != NULL && style->family != NULL);

  if (self->categories->len == 0 || self->series->len == 0)
    return;

  layout = kamae_plot_create_layout (cr, style);
  plot.layout = layout;
  plot.pitch = style->size * 1.4;
  plot.right = width - 1;
  cairo_save (cr);
  if (self->kind == KAMAE_CHART_ROWS)
    kamae_plot_draw_rows (&plot, height);
  else
    kamae_plot_draw_columns (&plot, height);
  cairo_restore (cr);
}

/**
 * kamae_chart_draw:
 * @self: a chart
 * @cr: a cairo context, its origin at the top left corner of the chart
 * @width: in points
 * @height: in points
 *
 * Draws a chart as on paper, in shades of grey. [method@Document.add_chart] also takes the fonts of
 * the document.
 *
 * Since: 0.1
 */
void
kamae_chart_draw (KamaeChart *self,
                  cairo_t    *cr,
                  double      width,
                  double      height)
{
  const KamaeChartStyle style = {
    KAMAE_FONT_GOTHIC, 8, { 0, 0, 0 }, { 1, 1, 1 }, { 0.3, 0.3, 0.3 }
  };

  kamae_chart_draw_styled (self, cr, width, height, &style);
}
