/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_WINDOW (kamae_window_get_type ())

G_DECLARE_FINAL_TYPE (KamaeWindow, kamae_window, KAMAE, WINDOW, AdwApplicationWindow)

/* One open register: sidebar, page, footer. */

GtkWidget     *kamae_window_new            (GtkApplication *application,
                                            KamaeRegister  *reg) G_GNUC_WARN_UNUSED_RESULT;
KamaeRegister *kamae_window_get_register   (KamaeWindow    *self);
const char    *kamae_window_get_page_name  (KamaeWindow    *self);
GtkWidget     *kamae_window_get_page       (KamaeWindow    *self);
void           kamae_window_read_again     (KamaeWindow    *self);
gboolean       kamae_window_show_page      (KamaeWindow    *self,
                                            const char     *name);
gboolean       kamae_window_show_record    (KamaeWindow    *self,
                                            KamaeRecord    *record);
/* A message that leads to a record. */
void           kamae_window_offer_record   (KamaeWindow    *self,
                                            gint64          id,
                                            const char     *text);
void           kamae_window_toast          (KamaeWindow    *self,
                                            const char     *text);
void           kamae_window_ask_person     (KamaeWindow    *self);
void           kamae_window_keep_backups   (KamaeWindow    *self);

G_END_DECLS
