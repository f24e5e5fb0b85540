/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <gtk/gtk.h>
#include <kamae.h>

G_BEGIN_DECLS

/* What was typed into records that somebody else deleted meanwhile. */

KAMAE_AVAILABLE_IN_ALL
guint      kamae_lost_texts_count (KamaeRegister *reg);
KAMAE_AVAILABLE_IN_ALL
GtkWidget *kamae_lost_texts_new   (KamaeRegister *reg);

G_END_DECLS
