/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include "kamae-ui.h"

/* A button says of itself that it is named by the text in it, which goes before a given name. */
static void
forget_text (GtkWidget *widget)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
root_cb (GtkWidget *widget)
{
  if (gtk_widget_get_root (widget) != NULL)
    forget_text (widget);
}

/**
 * kamae_widget_set_name:
 * @widget: a widget
 * @name: what it is, in the language of the person
 *
 * Names a control for assistive technology. GTK makes names of its own from class names, mnemonics,
 * tooltips and the texts inside, differently in each of its versions: this name stands in place
 * of them. A button that is given another text or child is named after that, not before.
 *
 * What has the focus in a menu button or a drop-down list is a button inside: it is named, too.
 */
void
kamae_widget_set_name (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  forget_text (widget);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* A text with a mnemonic says so only once it is in a window. */
  g_signal_handlers_disconnect_by_func (widget, root_cb, NULL);
  g_signal_connect (widget, "notify::root", G_CALLBACK (root_cb), NULL);
  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget))
    kamae_widget_set_name (gtk_widget_get_first_child (widget), name);
}
