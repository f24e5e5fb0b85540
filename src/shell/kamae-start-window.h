/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_START_WINDOW (kamae_start_window_get_type ())

G_DECLARE_FINAL_TYPE (KamaeStartWindow,
                      kamae_start_window,
                      KAMAE,
                      START_WINDOW,
                      AdwApplicationWindow)

/* No register is open yet: create one, open one, look at the sample organization. */

GtkWidget *kamae_start_window_new (GtkApplication *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
