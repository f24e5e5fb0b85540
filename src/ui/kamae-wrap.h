/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_WRAP (kamae_wrap_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeWrap, kamae_wrap, KAMAE, WRAP, AdwBin)

/* Around a grid or a flow box with texts that wrap. */

KAMAE_AVAILABLE_IN_ALL
GtkWidget *kamae_wrap_new (GtkWidget *child) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
