/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include <math.h>

/* Series differ in shade and in pattern: bars in how they are filled, lines in dashes and marks. */
#include "kamae-chart-private.h"

typedef struct
{
  double shade;       /* of the fill, from background to accent */
  double angle;       /* of the hatching, in degrees */
  gboolean is_cross;  /* hatched both ways */
  double gap;         /* from line to line of the hatching; 0 for none */
} KamaeFill;

static const KamaeFill fills[] = {
  { 0.75, 0, FALSE, 0 },
  { 0.12, 45, FALSE, 4 },
  { 1.0, 0, FALSE, 0 },
  { 0, 0, FALSE, 0 },
  { 0.3, 45, TRUE, 5 },
  { 0.12, 0, FALSE, 3 },
  { 0.4, -45, FALSE, 3 },
};

static const double dashes[][4] = {
  { 0 },
  { 6, 2, 6, 2 },
  { 2, 2, 2, 2 },
  { 7, 2, 2, 2 },
};

static void
kamae_plot_mix (KamaePlot    *plot,
                const double *color,
                double        strength)
{
  const double *back = plot->style->background;

  cairo_set_source_rgb (plot->cr, back[0] + (color[0] - back[0]) * strength,
                        back[1] + (color[1] - back[1]) * strength,
                        back[2] + (color[2] - back[2]) * strength);
}

/* From the background at 0 to the foreground at 1. */
void
kamae_plot_set_color (KamaePlot *plot,
                      double     strength)
{
  kamae_plot_mix (plot, plot->style->foreground, strength);
}

void
kamae_plot_set_accent (KamaePlot *plot,
                       double     strength)
{
  kamae_plot_mix (plot, plot->style->accent, strength);
}

static void
kamae_plot_hatch (KamaePlot *plot,
                  double     angle,
                  double     gap,
                  double     reach)
{
  cairo_save (plot->cr);
  cairo_rotate (plot->cr, angle * G_PI / 180);
  for (double y = -reach; y <= reach; y += gap)
    {
      cairo_move_to (plot->cr, -reach, y);
      cairo_line_to (plot->cr, reach, y);
    }
  cairo_restore (plot->cr);
  cairo_stroke (plot->cr);
}

/* Fills a rectangle as the series wants it, with a thin edge. */
void
kamae_plot_fill (KamaePlot *plot,
                 guint      series,
                 double     x,
                 double     y,
                 double     width,
                 double     height)
{
  const KamaeFill *fill = &fills[series % G_N_ELEMENTS (fills)];

  cairo_save (plot->cr);
  cairo_rectangle (plot->cr, x, y, width, height);
  kamae_plot_set_accent (plot, fill->shade);
  cairo_fill_preserve (plot->cr);
  cairo_clip (plot->cr);
  cairo_translate (plot->cr, x + width / 2, y + height / 2);
  cairo_set_line_width (plot->cr, 0.8);
  kamae_plot_set_accent (plot, 1);
  if (fill->gap > 0)
    kamae_plot_hatch (plot, fill->angle, fill->gap, hypot (width, height) / 2);
  if (fill->is_cross)
    kamae_plot_hatch (plot, -fill->angle, fill->gap, hypot (width, height) / 2);
  cairo_restore (plot->cr);

  cairo_rectangle (plot->cr, x, y, width, height);
  cairo_set_line_width (plot->cr, 0.8);
  kamae_plot_set_accent (plot, 1);
  cairo_stroke (plot->cr);
}

/* Strokes the path in the dashes of the series. */
void
kamae_plot_stroke (KamaePlot *plot,
                   guint      series)
{
  const double *dash = dashes[series % G_N_ELEMENTS (dashes)];

  cairo_save (plot->cr);
  cairo_set_line_width (plot->cr, 1.4);
  cairo_set_line_join (plot->cr, CAIRO_LINE_JOIN_ROUND);
  if (dash[0] > 0)
    cairo_set_dash (plot->cr, dash, 4, 0);
  kamae_plot_set_accent (plot, 1);
  cairo_stroke (plot->cr);
  cairo_restore (plot->cr);
}

/* A circle, a square, a triangle, a square on its corner; then the same hollow. */
void
kamae_plot_mark (KamaePlot *plot,
                 guint      series,
                 double     x,
                 double     y)
{
  static const guint corners[] = { 0, 4, 3, 4 };
  static const double turns[] = { 0, 45, 30, 0 };
  guint shape = series % G_N_ELEMENTS (corners);
  double radius = plot->style->size * 0.36;

  cairo_new_path (plot->cr);
  if (corners[shape] == 0)
    cairo_arc (plot->cr, x, y, radius * 0.9, 0, 2 * G_PI);
  for (guint i = 0; i < corners[shape]; i++)
    {
      double angle = (turns[shape] + 360.0 * i / corners[shape]) * G_PI / 180;

      cairo_line_to (plot->cr, x + radius * cos (angle), y + radius * sin (angle));
    }
  cairo_close_path (plot->cr);
  kamae_plot_set_accent (plot, series / G_N_ELEMENTS (corners) % 2 == 0 ? 1 : 0);
  cairo_fill_preserve (plot->cr);
  kamae_plot_set_accent (plot, 1);
  cairo_set_line_width (plot->cr, 1);
  cairo_stroke (plot->cr);
}

/* Round a mark, apart from it. */
void
kamae_plot_ring (KamaePlot *plot,
                 double     x,
                 double     y)
{
  cairo_new_path (plot->cr);
  cairo_arc (plot->cr, x, y, plot->style->size * 0.7, 0, 2 * G_PI);
  kamae_plot_set_color (plot, 1);
  cairo_set_line_width (plot->cr, 1.2);
  cairo_stroke (plot->cr);
}
