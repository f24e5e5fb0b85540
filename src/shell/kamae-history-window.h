/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-window.h"

/* Every operation of the register, the newest first. */
GtkWidget *kamae_history_window_new (KamaeWindow *window) G_GNUC_WARN_UNUSED_RESULT;
