/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

/* The readiness check: every broken rule by clause, each leading to its record. */
GtkWidget *kamae_check_window_new (GtkWindow     *parent,
                                   KamaeRegister *reg,
                                   const char    *clause) G_GNUC_WARN_UNUSED_RESULT;
