/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include "kamae-ui.h"

/**
 * KamaeChartView:
 *
 * Shows a [class@Chart] as wide as there is room, in the font of the window, light or dark. Its
 * accessible description says the values.
 */

#define MIN_WIDTH 160
#define NATURAL_WIDTH 480
#define HEIGHT 180   /* of nothing */
#define TEXT_SHARE 0.85   /* of the size of the window's text */

struct _KamaeChartView
{
  GtkWidget   parent_instance;
  KamaeChart *chart;
};

G_DEFINE_FINAL_TYPE (KamaeChartView, kamae_chart_view, GTK_TYPE_WIDGET)

/* Lays a colour that may be translucent over another. */
static void
lay_color (const GdkRGBA *rgba, double *color)
{
  color[0] += (rgba->red - color[0]) * rgba->alpha;
  color[1] += (rgba->green - color[1]) * rgba->alpha;
  color[2] += (rgba->blue - color[2]) * rgba->alpha;
}

static void
lay_named_color (KamaeChartView *self, const char *name, double *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA rgba;

  if (gtk_style_context_lookup_color (context, name, &rgba))
    lay_color (&rgba, color);
}

static gboolean
is_on_card (KamaeChartView *self)
{
  for (GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self)); parent != NULL;
       parent = gtk_widget_get_parent (parent))
    if (gtk_widget_has_css_class (parent, "card"))
      return TRUE;
  return FALSE;
}

/* Pixels for a size in points or in pixels. */
static double
get_font_size (PangoContext *context)
{
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (pango_font_description_get_size_is_absolute (font))
    return size;
  return size * (resolution > 0 ? resolution : 96) / 72;
}

static void
kamae_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KamaeChartView *self = KAMAE_CHART_VIEW (widget);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  KamaeChartStyle style = {
    pango_font_description_get_family (font), get_font_size (context) * TEXT_SHARE,
    { 0, 0, 0 }, { 1, 1, 1 }, { 0.2, 0.5, 0.9 }
  };
  GdkRGBA foreground;
  cairo_t *cr;

  if (self->chart == NULL || width <= 0 || height <= 0)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &foreground);
  lay_named_color (self, "window_bg_color", style.background);
  if (is_on_card (self))
    lay_named_color (self, "card_bg_color", style.background);
  memcpy (style.foreground, style.background, sizeof style.foreground);
  lay_color (&foreground, style.foreground);
  lay_named_color (self, "accent_bg_color", style.accent);

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  kamae_chart_draw_styled (self->chart, cr, width, height, &style);
  cairo_destroy (cr);
}

static void
kamae_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  KamaeChartView *self = KAMAE_CHART_VIEW (widget);
  double size = get_font_size (gtk_widget_get_pango_context (widget)) * TEXT_SHARE;
  int height = self->chart != NULL ? kamae_chart_get_height (self->chart, size) : HEIGHT;

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : height;
}

static void
kamae_chart_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (kamae_chart_view_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
kamae_chart_view_dispose (GObject *object)
{
  g_clear_object (&KAMAE_CHART_VIEW (object)->chart);

  G_OBJECT_CLASS (kamae_chart_view_parent_class)->dispose (object);
}

static void
kamae_chart_view_class_init (KamaeChartViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kamae_chart_view_dispose;
  widget_class->snapshot = kamae_chart_view_snapshot;
  widget_class->measure = kamae_chart_view_measure;
  widget_class->css_changed = kamae_chart_view_css_changed;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kamae_chart_view_init (KamaeChartView *self)
{
}

/**
 * kamae_chart_view_new:
 * @chart: (nullable): the chart
 *
 * Makes a view of a chart. Name it with kamae_chart_view_set_label().
 *
 * Returns: (transfer none): a widget
 */
GtkWidget *
kamae_chart_view_new (KamaeChart *chart)
{
  KamaeChartView *self = g_object_new (KAMAE_TYPE_CHART_VIEW, NULL);

  kamae_chart_view_set_chart (self, chart);
  return GTK_WIDGET (self);
}

/**
 * kamae_chart_view_set_chart:
 * @self: a view
 * @chart: (nullable): the chart, which must not be changed any more
 *
 * Shows another chart.
 */
void
kamae_chart_view_set_chart (KamaeChartView *self, KamaeChart *chart)
{
  g_autofree char *description = NULL;

  g_return_if_fail (KAMAE_IS_CHART_VIEW (self));
  g_return_if_fail (chart == NULL || KAMAE_IS_CHART (chart));

  g_set_object (&self->chart, chart);
  description = chart != NULL ? kamae_chart_dup_description (chart) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kamae_chart_view_set_label:
 * @self: a view
 * @label: what the chart shows
 *
 * Names the chart for assistive technology. The name is not drawn.
 */
void
kamae_chart_view_set_label (KamaeChartView *self, const char *label)
{
  g_return_if_fail (KAMAE_IS_CHART_VIEW (self));
  g_return_if_fail (label != NULL);

  kamae_widget_set_name (GTK_WIDGET (self), label);
}
