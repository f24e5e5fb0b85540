/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

#define KAMAE_RISK_TYPE_SOA_ROW (kamae_risk_soa_row_get_type ())

G_DECLARE_FINAL_TYPE (KamaeRiskSoaRow, kamae_risk_soa_row, KAMAE_RISK, SOA_ROW, GtkListBoxRow)

/* An entry of a statement of applicability in one line: the control, why, and how far. */

GtkWidget   *kamae_risk_soa_row_new         (KamaeRecord     *entry,
                                             const char      *theme);
KamaeRecord *kamae_risk_soa_row_get_entry   (KamaeRiskSoaRow *self);
const char  *kamae_risk_soa_row_get_theme   (KamaeRiskSoaRow *self);
guint        kamae_risk_soa_row_get_n_risks (KamaeRiskSoaRow *self);
void         kamae_risk_soa_row_update      (KamaeRiskSoaRow *self,
                                             guint            n_risks);

G_END_DECLS
