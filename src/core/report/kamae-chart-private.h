/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "kamae-chart.h"

G_BEGIN_DECLS

struct _KamaeChart
{
  GObject parent_instance;

  KamaeChartKind  kind;
  char           *unit;
  GPtrArray      *categories;   /* of labels */
  GPtrArray      *series;       /* of KamaeChartSeries */
  double          target;       /* NAN for none */
  char           *target_label;
  double          alarm;        /* NAN for none */
  char           *alarm_label;
  char           *ring_label;   /* NULL where nothing is ringed */
};

typedef struct
{
  char   *label;
  GArray *values;   /* of double, as far as they were set */
  GArray *rings;    /* of guint: categories */
} KamaeChartSeries;

/* A chart being drawn: where the plot lies and how numbers become heights. */
typedef struct
{
  KamaeChart            *chart;
  cairo_t               *cr;
  const KamaeChartStyle *style;
  PangoLayout           *layout;
  double                 pitch;   /* from line to line */
  double                 left;
  double                 right;
  double                 top;
  double                 bottom;
  double                 low;
  double                 high;
  double                 step;    /* from tick to tick */
} KamaePlot;

#define KAMAE_CHART_GAP 4.0   /* between things that must not touch */

char  *kamae_chart_dup_number     (double           value,
                                   const char      *unit) G_GNUC_WARN_UNUSED_RESULT;
gboolean kamae_chart_is_ringed    (KamaeChart      *self,
                                   guint            series,
                                   guint            category);
char  *kamae_chart_dup_target     (KamaeChart      *self) G_GNUC_WARN_UNUSED_RESULT;
char  *kamae_chart_dup_alarm      (KamaeChart      *self) G_GNUC_WARN_UNUSED_RESULT;

double kamae_plot_set_text        (KamaePlot       *plot,
                                   const char      *text,
                                   double           width);
void   kamae_plot_show_text       (KamaePlot       *plot,
                                   double           x,
                                   double           y);
double kamae_plot_get_longest     (KamaePlot       *plot);
double kamae_plot_do_legend       (KamaePlot       *plot,
                                   gboolean         draws);
void   kamae_plot_find_range      (KamaePlot       *plot);
void   kamae_plot_draw_rows       (KamaePlot       *plot,
                                   double           height);
void   kamae_plot_stroke_target   (KamaePlot       *plot);
void   kamae_plot_stroke_alarm    (KamaePlot       *plot);

void   kamae_plot_set_color       (KamaePlot       *plot,
                                   double           strength);
void   kamae_plot_set_accent      (KamaePlot       *plot,
                                   double           strength);
void   kamae_plot_fill            (KamaePlot       *plot,
                                   guint            series,
                                   double           x,
                                   double           y,
                                   double           width,
                                   double           height);
void   kamae_plot_stroke          (KamaePlot       *plot,
                                   guint            series);
void   kamae_plot_mark            (KamaePlot       *plot,
                                   guint            series,
                                   double           x,
                                   double           y);
void   kamae_plot_ring            (KamaePlot       *plot,
                                   double           x,
                                   double           y);

G_END_DECLS
