/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_SIDEBAR (kamae_sidebar_get_type ())

G_DECLARE_FINAL_TYPE (KamaeSidebar, kamae_sidebar, KAMAE, SIDEBAR, AdwBin)

/* The subjects by phase: Plan, Do, Check, Act. Signal: chosen (name of the item). */

GtkWidget  *kamae_sidebar_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void        kamae_sidebar_add        (KamaeSidebar   *self,
                                      KamaePageGroup  group,
                                      const char     *name,
                                      const char     *label,
                                      const char     *icon);
void        kamae_sidebar_select     (KamaeSidebar   *self,
                                      const char     *name);
/* What wants attention cannot be counted: the text says why. */
void        kamae_sidebar_set_failed (KamaeSidebar   *self,
                                      const char     *name,
                                      const char     *text);
void        kamae_sidebar_set_count  (KamaeSidebar   *self,
                                      const char     *name,
                                      const char   *text,
                                      gint64          count);
const char *kamae_sidebar_get_nth    (KamaeSidebar   *self,
                                      guint           index);
void        kamae_sidebar_grab_focus (KamaeSidebar   *self);

G_END_DECLS
