/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_FORM (kamae_form_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeForm, kamae_form, KAMAE, FORM, AdwBin)

/* The fields of a record, to be read and changed. What is typed is saved at once, each change
   one operation.
 * Signals: open-record (KamaeRecord), message (string). */

KAMAE_AVAILABLE_IN_ALL
GtkWidget   *kamae_form_new         (KamaeRegister     *reg,
                                     const KamaeEntity *entity) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
GtkWidget   *kamae_form_new_for_fields (KamaeRegister      *reg,
                                        const KamaeEntity  *entity,
                                        const char *const  *fields) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeRecord *kamae_form_get_record  (KamaeForm         *self);
KAMAE_AVAILABLE_IN_ALL
void         kamae_form_set_record  (KamaeForm         *self,
                                     KamaeRecord       *record);
KAMAE_AVAILABLE_IN_ALL
gboolean     kamae_form_focus_field (KamaeForm         *self,
                                     const char        *field);
KAMAE_AVAILABLE_IN_ALL
gboolean     kamae_form_commit      (KamaeForm         *self);

G_END_DECLS
