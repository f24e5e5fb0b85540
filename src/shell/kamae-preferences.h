/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-window.h"

/* Preferences of the person and settings of the register. @page: (nullable): "plugins" to
 * begin there. */
GtkWidget *kamae_preferences_new (KamaeWindow *window,
                                  const char  *page) G_GNUC_WARN_UNUSED_RESULT;
