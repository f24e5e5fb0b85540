/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

/* The plugins of this machine: version, folder, error, on or off. */
GtkWidget *kamae_plugins_page_new (void) G_GNUC_WARN_UNUSED_RESULT;
