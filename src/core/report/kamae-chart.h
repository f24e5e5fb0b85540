/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * KamaeChartKind:
 * @KAMAE_CHART_BARS: a bar for each value, the series side by side
 * @KAMAE_CHART_STACKED: a bar for each category, the series on top of each other
 * @KAMAE_CHART_LINES: a line for each series
 * @KAMAE_CHART_ROWS: bars that lie, one under the other: for categories with long names
 */
typedef enum
{
  KAMAE_CHART_BARS,
  KAMAE_CHART_STACKED,
  KAMAE_CHART_LINES,
  KAMAE_CHART_ROWS,
} KamaeChartKind;

/**
 * KamaeChartStyle:
 * @family: fonts, as Pango knows them
 * @size: of the text, in units of the drawing
 * @foreground: red, green and blue from 0 to 1: of text and lines
 * @background: of what is behind
 * @accent: of the series, which differ in shade and pattern
 *
 * How a chart is drawn.
 */
typedef struct
{
  const char *family;
  double      size;
  double      foreground[3];
  double      background[3];
  double      accent[3];
} KamaeChartStyle;

#define KAMAE_TYPE_CHART (kamae_chart_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeChart, kamae_chart, KAMAE, CHART, GObject)

/* A picture of numbers, the same on paper and on the screen. All text is plain text in the language
 * of the paper or the screen, already translated. */

KAMAE_AVAILABLE_IN_ALL
KamaeChart *kamae_chart_new             (KamaeChartKind         kind,
                                         const char            *unit) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
guint       kamae_chart_add_category    (KamaeChart            *self,
                                         const char            *label);
KAMAE_AVAILABLE_IN_ALL
guint       kamae_chart_add_series      (KamaeChart            *self,
                                         const char            *label);
KAMAE_AVAILABLE_IN_ALL
void        kamae_chart_set_value       (KamaeChart            *self,
                                         guint                  series,
                                         guint                  category,
                                         double                 value);
KAMAE_AVAILABLE_IN_ALL
void        kamae_chart_ring            (KamaeChart            *self,
                                         guint                  series,
                                         guint                  category,
                                         const char            *label);
KAMAE_AVAILABLE_IN_ALL
double      kamae_chart_get_value       (KamaeChart            *self,
                                         guint                  series,
                                         guint                  category);
KAMAE_AVAILABLE_IN_ALL
void        kamae_chart_set_target      (KamaeChart            *self,
                                         double                 target,
                                         const char            *label);
KAMAE_AVAILABLE_IN_ALL
void        kamae_chart_set_alarm       (KamaeChart            *self,
                                         double                 alarm,
                                         const char            *label);
KAMAE_AVAILABLE_IN_ALL
double      kamae_chart_get_height      (KamaeChart            *self,
                                         double                 size);
KAMAE_AVAILABLE_IN_ALL
char       *kamae_chart_dup_description (KamaeChart            *self) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
void        kamae_chart_draw            (KamaeChart            *self,
                                         cairo_t               *cr,
                                         double                 width,
                                         double                 height);
KAMAE_AVAILABLE_IN_ALL
void        kamae_chart_draw_styled     (KamaeChart            *self,
                                         cairo_t               *cr,
                                         double                 width,
                                         double                 height,
                                         const KamaeChartStyle *style);

G_END_DECLS
