/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

GtkWidget *kamae_shortcuts_new     (GtkWindow      *parent) G_GNUC_WARN_UNUSED_RESULT;
void       kamae_shortcuts_install (GtkApplication *application);
