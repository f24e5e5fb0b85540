/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_NEW_WINDOW (kamae_new_window_get_type ())

G_DECLARE_FINAL_TYPE (KamaeNewWindow, kamae_new_window, KAMAE, NEW_WINDOW, AdwWindow)

/* The questions before a new register: which organization, when its year begins, who you are.
 * Signal: created (KamaeRegister), before it closes. */

GtkWidget     *kamae_new_window_new       (GtkWindow  *parent) G_GNUC_WARN_UNUSED_RESULT;
KamaeRegister *kamae_new_register_create  (GFile      *file,
                                           const char *organization,
                                           int         first_month,
                                           const char *person,
                                           const char *department,
                                           GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
