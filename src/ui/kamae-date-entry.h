/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_DATE_ENTRY (kamae_date_entry_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeDateEntry, kamae_date_entry, KAMAE, DATE_ENTRY, AdwBin)

/* A date, typed freely or chosen from a calendar. Signal: committed, when the person has finished.
 * Property: "date", an ISO 8601 date or %NULL. */

KAMAE_AVAILABLE_IN_ALL
GtkWidget  *kamae_date_entry_new       (KamaeRegister  *reg) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
const char *kamae_date_entry_get_date  (KamaeDateEntry *self);
KAMAE_AVAILABLE_IN_ALL
void        kamae_date_entry_set_date  (KamaeDateEntry *self,
                                        const char     *date);
KAMAE_AVAILABLE_IN_ALL
const char *kamae_date_entry_get_text  (KamaeDateEntry *self);
KAMAE_AVAILABLE_IN_ALL
void        kamae_date_entry_set_text  (KamaeDateEntry *self,
                                        const char     *text);
KAMAE_AVAILABLE_IN_ALL
void        kamae_date_entry_set_label (KamaeDateEntry *self,
                                        const char     *label);

G_END_DECLS
