/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_TABS (kamae_tabs_get_type ())

G_DECLARE_FINAL_TYPE (KamaeTabs, kamae_tabs, KAMAE, TABS, GtkWidget)

/* The pages of a subject, side by side as far as there is room, the others in a menu. The one that
 * is shown is always among those to be seen. Signal: chosen (name of the page). */

GtkWidget  *kamae_tabs_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void        kamae_tabs_clear      (KamaeTabs  *self);
void        kamae_tabs_add        (KamaeTabs  *self,
                                   const char *name,
                                   const char *label);
void        kamae_tabs_select     (KamaeTabs  *self,
                                   const char *name);
/* As for an item of the sidebar. */
void        kamae_tabs_set_failed (KamaeTabs  *self,
                                   const char *name,
                                   const char *text);
void        kamae_tabs_set_count  (KamaeTabs  *self,
                                   const char *name,
                                   const char *text,
                                   gint64      count);
/* The tab @step tabs after the one that is shown, or before it, round and round. */
const char *kamae_tabs_get_other  (KamaeTabs  *self,
                                   int         step);

G_END_DECLS
