/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-editor-private.h"

/* Several other records: a chip each, and a button that finds more. */

struct _KamaeLinksEditor
{
  KamaeEditor parent_instance;

  GtkWidget *chips;
  GtkWidget *add;
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (KamaeLinksEditor, kamae_links_editor, KAMAE_TYPE_EDITOR)

static gboolean
run_add (KamaeEditor *editor, KamaeOperation *operation, gpointer target, GError **error)
{
  return kamae_operation_add_link (operation, kamae_editor_get_record (editor),
                                   kamae_editor_get_field (editor)->name, target, error);
}

static gboolean
run_remove (KamaeEditor *editor, KamaeOperation *operation, gpointer target, GError **error)
{
  return kamae_operation_remove_link (operation, kamae_editor_get_record (editor),
                                      kamae_editor_get_field (editor)->name, target, error);
}

static void
picked_cb (KamaeEditor *editor, KamaeRecord *target)
{
  kamae_editor_run (editor, run_add, target);
}

static KamaeRecord *
get_target (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_parent (button)), "record");
}

static void
open_cb (KamaeEditor *editor, GtkWidget *button)
{
  kamae_editor_open_record (editor, get_target (button));
}

static void
remove_cb (KamaeEditor *editor, GtkWidget *button)
{
  g_autoptr(KamaeRecord) target = g_object_ref (get_target (button));

  kamae_editor_run (editor, run_remove, target);
}

static GtkWidget *
create_chip (KamaeLinksEditor *self, KamaeRecord *target)
{
  g_autofree char *text = kamae_record_dup_label (target);
  /* Translators: %s is a record that is taken out of a list. */
  g_autofree char *remove_name = g_strdup_printf (_("Remove %s"), text);
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *open = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_tooltip_text (open, text);
  gtk_button_set_child (GTK_BUTTON (open), label);
  gtk_widget_add_css_class (open, "flat");
  kamae_widget_set_name (open, text);
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (open_cb), self);
  gtk_box_append (GTK_BOX (chip), open);

  if (self->editable)
    {
      GtkWidget *remove = _kamae_icon_button_new ("window-close-symbolic", remove_name);

      g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);
      gtk_box_append (GTK_BOX (chip), remove);
    }

  gtk_widget_add_css_class (chip, "kamae-chip");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (chip), "record", g_object_ref (target), g_object_unref);

  return chip;
}

static void
fill (KamaeLinksEditor *self)
{
  KamaeEditor *editor = KAMAE_EDITOR (self);
  g_autoptr(GListModel) targets = kamae_record_dup_links (kamae_editor_get_record (editor),
                                                          kamae_editor_get_field (editor)->name);
  guint n = g_list_model_get_n_items (targets);

  _kamae_widget_remove_children (self->chips);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(KamaeRecord) target = g_list_model_get_item (targets, i);
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), create_chip (self, target));
      gtk_flow_box_insert (GTK_FLOW_BOX (self->chips), child, -1);
    }
  gtk_widget_set_visible (gtk_widget_get_parent (self->chips), n > 0);
}

static void
kamae_links_editor_load (KamaeEditor *editor)
{
  /* All is done once it is known whether chips can be removed. */
}

static void
kamae_links_editor_set_editable (KamaeEditor *editor, gboolean editable)
{
  KamaeLinksEditor *self = KAMAE_LINKS_EDITOR (editor);

  self->editable = editable;
  gtk_widget_set_visible (self->add, editable);
  fill (self);
}

static GtkWidget *
kamae_links_editor_create (KamaeEditor *editor)
{
  KamaeLinksEditor *self = KAMAE_LINKS_EDITOR (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *picker = kamae_record_picker_new (kamae_editor_get_register (editor),
                                               kamae_editor_get_field (editor)->target);
  GtkWidget *content = adw_button_content_new ();
  /* Translators: %s is the name of a field that holds several records. */
  g_autofree char *name = g_strdup_printf (_("Add to %s"), kamae_editor_get_label (editor));

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Add"));

  self->chips = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->chips), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->chips), 4);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->chips), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->chips), 3);
  kamae_widget_set_name (self->chips, kamae_editor_get_label (editor));

  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), self);
  self->add = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->add), content);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add), picker);
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_set_tooltip_text (self->add, name);
  kamae_widget_set_name (self->add, name);

  gtk_box_append (GTK_BOX (box), kamae_wrap_new (self->chips));
  gtk_box_append (GTK_BOX (box), self->add);

  return box;
}

static void
kamae_links_editor_class_init (KamaeLinksEditorClass *klass)
{
  KamaeEditorClass *editor_class = KAMAE_EDITOR_CLASS (klass);

  editor_class->create = kamae_links_editor_create;
  editor_class->load = kamae_links_editor_load;
  editor_class->set_editable = kamae_links_editor_set_editable;
}

static void
kamae_links_editor_init (KamaeLinksEditor *self)
{
}
