/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>

G_BEGIN_DECLS

/**
 * KamaeRecordOffered:
 * @record: a record
 * @data: what was given
 *
 * Returns: whether a chooser offers the record
 */
typedef gboolean (*KamaeRecordOffered) (KamaeRecord *record,
                                        gpointer     data);

#define KAMAE_TYPE_RECORD_CHOOSER (kamae_record_chooser_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeRecordChooser, kamae_record_chooser, KAMAE, RECORD_CHOOSER, AdwBin)

/* The record that a page is about, out of a list. */

KAMAE_AVAILABLE_IN_ALL
GtkWidget   *kamae_record_chooser_new        (KamaeRegister      *reg,
                                              const char         *entity,
                                              const char         *label,
                                              const char         *none,
                                              KamaeRecordOffered  is_offered,
                                              gpointer            data) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
void         kamae_record_chooser_refresh    (KamaeRecordChooser *self);
KAMAE_AVAILABLE_IN_ALL
KamaeRecord *kamae_record_chooser_get_record (KamaeRecordChooser *self);
KAMAE_AVAILABLE_IN_ALL
gboolean     kamae_record_chooser_choose     (KamaeRecordChooser *self,
                                              KamaeRecord        *record);

G_END_DECLS
