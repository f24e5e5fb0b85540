/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_RECORD_PICKER (kamae_record_picker_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeRecordPicker, kamae_record_picker, KAMAE, RECORD_PICKER, GtkPopover)

/* A popover that finds a record while one types. Signal: picked (KamaeRecord). */

KAMAE_AVAILABLE_IN_ALL
GtkWidget *kamae_record_picker_new (KamaeRegister *reg,
                                    const char    *target) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
void       kamae_record_picker_set_only_picks (KamaeRecordPicker *self);

G_END_DECLS
