/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_RECORD_PANE (kamae_record_pane_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeRecordPane, kamae_record_pane, KAMAE, RECORD_PANE, AdwBin)

/* One record as a whole: head with its state, form, details. Signals: open-record (KamaeRecord),
   message (string). */

KAMAE_AVAILABLE_IN_ALL
GtkWidget   *kamae_record_pane_new         (KamaeRegister     *reg,
                                            const KamaeEntity *entity) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeRecord *kamae_record_pane_get_record  (KamaeRecordPane   *self);
KAMAE_AVAILABLE_IN_ALL
void         kamae_record_pane_set_record  (KamaeRecordPane   *self,
                                            KamaeRecord       *record);
KAMAE_AVAILABLE_IN_ALL
gboolean     kamae_record_pane_focus_field (KamaeRecordPane   *self,
                                            const char        *field);
KAMAE_AVAILABLE_IN_ALL
void         kamae_record_pane_add_action  (KamaeRecordPane   *self,
                                            GtkWidget         *widget);

G_END_DECLS
