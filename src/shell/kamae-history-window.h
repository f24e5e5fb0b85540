/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

/* Every operation of the register, the newest first. */
GtkWidget *kamae_history_window_new (GtkWindow     *parent,
                                     KamaeRegister *reg) G_GNUC_WARN_UNUSED_RESULT;
