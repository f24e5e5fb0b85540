/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_STATE_BUTTON (kamae_state_button_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeStateButton, kamae_state_button, KAMAE, STATE_BUTTON, AdwBin)

/* The state of a record, and the steps out of it. Signals: show-field (string), open-record
   (KamaeRecord), message (string). */

KAMAE_AVAILABLE_IN_ALL
GtkWidget *kamae_state_button_new        (void) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
void       kamae_state_button_set_record (KamaeStateButton *self,
                                          KamaeRecord      *record);

G_END_DECLS
