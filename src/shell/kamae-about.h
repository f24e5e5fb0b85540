/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

GtkWidget *kamae_about_new (GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;
