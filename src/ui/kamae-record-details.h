/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_RECORD_DETAILS (kamae_record_details_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeRecordDetails, kamae_record_details, KAMAE, RECORD_DETAILS, AdwBin)

/* What belongs to a record beside its fields: links, evidence, comments, tasks, history.
 * Signals: open-record (KamaeRecord), message (string). */

KAMAE_AVAILABLE_IN_ALL
GtkWidget *kamae_record_details_new        (void) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
void       kamae_record_details_set_record (KamaeRecordDetails *self,
                                            KamaeRecord        *record);

G_END_DECLS
