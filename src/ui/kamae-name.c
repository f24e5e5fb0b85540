/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include "kamae-ui-private.h"

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

static void
name_item (GtkWidget *item)
{
  GtkWidget *label = gtk_widget_get_first_child (item);

  while (label != NULL && !GTK_IS_LABEL (label))
    label = gtk_widget_get_next_sibling (label);
  if (label == NULL)
    return;

  forget_text (item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
}

static gboolean
is_item (GtkWidget *widget)
{
  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
map_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (is_item (widget))
    {
      name_item (widget);
      /* With every change of it GTK names it by that label again. */
      g_signal_handlers_disconnect_by_func (widget, name_item, NULL);
      g_signal_connect (widget, "notify", G_CALLBACK (name_item), NULL);
    }

  return TRUE;
}

/* Names the items of every menu, GTK's own among them, by their texts. GTK 4.18 says of each item
   that it is named by the label in it, and hides that label: all items would be without a name. */
void
_kamae_name_menus (void)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, map_cb, NULL, NULL);
}

/* What stands for nothing, as a container does, has no name in newer GTK. */
static void
ensure_role (GtkWidget *widget)
{
  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_GENERIC:
    case GTK_ACCESSIBLE_ROLE_WIDGET:
      g_object_set (widget, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
      break;
    default:
      break;
    }
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
 * A container, or whatever else is of no role, becomes a group with its first name, which it is
 * given before it is shown.
 *
 * What has the focus in a menu button or a drop-down list is a button inside: it is named, too.
 */
void
kamae_widget_set_name (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  ensure_role (widget);
  forget_text (widget);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* A text with a mnemonic says so only once it is in a window. */
  g_signal_handlers_disconnect_by_func (widget, root_cb, NULL);
  g_signal_connect (widget, "notify::root", G_CALLBACK (root_cb), NULL);
  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget))
    kamae_widget_set_name (gtk_widget_get_first_child (widget), name);
}
