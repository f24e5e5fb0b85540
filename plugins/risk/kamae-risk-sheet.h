/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-risk-row.h"
#include "kamae-risk-scales.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_RISK_SHEET (kamae_risk_sheet_get_type ())

G_DECLARE_FINAL_TYPE (KamaeRiskSheet, kamae_risk_sheet, KAMAE, RISK_SHEET, GObject)

/* The risks of a run at one stage, to be rated: a row a risk, a column a scale. */

KamaeRiskSheet *kamae_risk_sheet_new        (KamaeRegister  *reg) G_GNUC_WARN_UNUSED_RESULT;
gboolean        kamae_risk_sheet_load       (KamaeRiskSheet *self,
                                             KamaeRecord    *run,
                                             const char     *stage,
                                             GError        **error);
gboolean        kamae_risk_sheet_update     (KamaeRiskSheet *self,
                                             GError        **error);
gboolean        kamae_risk_sheet_update_row (KamaeRiskSheet *self,
                                             KamaeRiskRow   *row,
                                             GError        **error);
KamaeRecord    *kamae_risk_sheet_get_run    (KamaeRiskSheet *self);
const char     *kamae_risk_sheet_get_stage  (KamaeRiskSheet *self);
/* KamaeRiskScale */
GPtrArray      *kamae_risk_sheet_get_scales (KamaeRiskSheet *self);
/* KamaeRiskRow */
GListModel     *kamae_risk_sheet_get_rows   (KamaeRiskSheet *self);

gboolean        kamae_risk_sheet_rate       (KamaeRiskSheet *self,
                                             KamaeRiskRow   *row,
                                             guint           scale,
                                             int             value,
                                             GError        **error);
gboolean        kamae_risk_sheet_set_basis  (KamaeRiskSheet *self,
                                             KamaeRiskRow   *row,
                                             const char     *seen,
                                             const char     *basis,
                                             GError        **error);
gboolean        kamae_risk_sheet_set_owner  (KamaeRiskSheet *self,
                                             KamaeRiskRow   *row,
                                             KamaeRecord    *owner,
                                             GError        **error);

G_END_DECLS
