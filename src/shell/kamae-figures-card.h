/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

/* The figures that declarations put on the start page. NULL if none is known yet. */

GtkWidget *kamae_figures_card_new (KamaeRegister *reg) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
