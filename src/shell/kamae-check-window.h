/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-window.h"

/* The readiness check: every broken rule by clause, each leading to its record. */
GtkWidget *kamae_check_window_new (KamaeWindow *window,
                                   const char  *clause) G_GNUC_WARN_UNUSED_RESULT;
