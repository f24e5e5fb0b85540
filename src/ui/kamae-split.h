/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_SPLIT (kamae_split_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeSplit, kamae_split, KAMAE, SPLIT, AdwBin)

/* Two parts side by side; on a narrow window one after the other, with a back button. Property:
   "folded". */

KAMAE_AVAILABLE_IN_ALL
KamaeSplit *kamae_split_new           (GtkWidget  *start,
                                       GtkWidget  *end) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean    kamae_split_get_folded    (KamaeSplit *self);
KAMAE_AVAILABLE_IN_ALL
void        kamae_split_set_back_label (KamaeSplit *self,
                                        const char *label);
KAMAE_AVAILABLE_IN_ALL
gboolean    kamae_split_is_start_shown (KamaeSplit *self);
KAMAE_AVAILABLE_IN_ALL
void        kamae_split_show_start    (KamaeSplit *self);
KAMAE_AVAILABLE_IN_ALL
void        kamae_split_show_end      (KamaeSplit *self);
KAMAE_AVAILABLE_IN_ALL
gboolean    kamae_split_get_end_shown (KamaeSplit *self);
KAMAE_AVAILABLE_IN_ALL
gboolean    kamae_split_set_end_shown (KamaeSplit *self,
                                       gboolean    shown);
KAMAE_AVAILABLE_IN_ALL
int         kamae_split_get_share     (void);
KAMAE_AVAILABLE_IN_ALL
void        kamae_split_set_share     (KamaeSplit *self,
                                       int         percent);
KAMAE_AVAILABLE_IN_ALL
gboolean    kamae_split_go_back       (KamaeSplit *self);

G_END_DECLS
