/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_CHART_VIEW (kamae_chart_view_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeChartView, kamae_chart_view, KAMAE, CHART_VIEW, GtkWidget)

/* A chart on the screen, in the fonts and colours of the window. */

KAMAE_AVAILABLE_IN_ALL
GtkWidget *kamae_chart_view_new       (KamaeChart     *chart) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
void       kamae_chart_view_set_chart (KamaeChartView *self,
                                       KamaeChart     *chart);
KAMAE_AVAILABLE_IN_ALL
void       kamae_chart_view_set_label (KamaeChartView *self,
                                       const char     *label);

G_END_DECLS
