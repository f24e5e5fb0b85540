/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <gtk/gtk.h>
#include <kamae.h>

G_BEGIN_DECLS

KAMAE_AVAILABLE_IN_ALL
void kamae_widget_set_name (GtkWidget  *widget,
                            const char *name);

G_END_DECLS
