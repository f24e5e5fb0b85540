/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

#include "kamae-risk-map.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_RISK_MAP_VIEW (kamae_risk_map_view_get_type ())

G_DECLARE_FINAL_TYPE (KamaeRiskMapView, kamae_risk_map_view, KAMAE, RISK_MAP_VIEW, GtkWidget)

/* A map of risks whose places are buttons: each opens the list of the risks that stand there.
 * Signal: open (gint64), a risk. */

GtkWidget *kamae_risk_map_view_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void       kamae_risk_map_view_set_map (KamaeRiskMapView *self,
                                        KamaeRiskMap     *map);

G_END_DECLS
