/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

#include "kamae-risk-sheet.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_RISK_PANEL (kamae_risk_panel_get_type ())

G_DECLARE_FINAL_TYPE (KamaeRiskPanel, kamae_risk_panel, KAMAE, RISK_PANEL, AdwBin)

/* What stands beside the value while rating: the levels of the scale in words, the result, the
 * basis, the owner, the ratings so far.
 *
 * Signals: rate (int), basis (KamaeRiskRow, what was seen, what is typed), owner (KamaeRecord),
 * go-on, open. */

GtkWidget *kamae_risk_panel_new         (KamaeRegister  *reg) G_GNUC_WARN_UNUSED_RESULT;
void       kamae_risk_panel_show        (KamaeRiskPanel *self,
                                         KamaeRiskSheet *sheet,
                                         KamaeRiskRow   *row,
                                         guint           scale);
void       kamae_risk_panel_edit_basis  (KamaeRiskPanel *self);
void       kamae_risk_panel_focus_owner (KamaeRiskPanel *self);
void       kamae_risk_panel_commit      (KamaeRiskPanel *self);
/* Of the answer to "basis". */
void       kamae_risk_panel_refuse      (KamaeRiskPanel *self,
                                         KamaeRiskRow   *row,
                                         const GError   *error);

G_END_DECLS
