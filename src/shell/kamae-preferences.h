/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

/* Preferences of the person and settings of the register. @page: (nullable): "plugins" to
 * begin there. */
GtkWidget *kamae_preferences_new (GtkWindow     *parent,
                                  KamaeRegister *reg,
                                  const char    *page) G_GNUC_WARN_UNUSED_RESULT;
