/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_AUDIT_CHOOSER (kamae_audit_chooser_get_type ())

G_DECLARE_FINAL_TYPE (KamaeAuditChooser, kamae_audit_chooser, KAMAE, AUDIT_CHOOSER, AdwBin)

/* The record that a page is about, out of a list. Signal: chosen, also when there is none left. */

typedef gboolean (*KamaeAuditOffered) (KamaeRecord *record,
                                       gpointer     data);

GtkWidget   *kamae_audit_chooser_new        (KamaeRegister     *reg,
                                             const char        *entity,
                                             const char        *label,
                                             const char        *none,
                                             KamaeAuditOffered  is_offered,
                                             gpointer           data);
/* What is offered has changed. */
void         kamae_audit_chooser_refresh    (KamaeAuditChooser *self);
KamaeRecord *kamae_audit_chooser_get_record (KamaeAuditChooser *self);
gboolean     kamae_audit_chooser_choose     (KamaeAuditChooser *self,
                                             KamaeRecord       *record);

G_END_DECLS
