/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include "kamae-ui-private.h"

/**
 * kamae_ui_init:
 *
 * Prepares the widgets of this library: their style, and the names of menus. Call it once, after
 * [func@Adw.init].
 */
void
kamae_ui_init (void)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/kamae/Kamae/ui/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  _kamae_name_menus ();
}
