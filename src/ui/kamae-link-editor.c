/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-editor-private.h"

/* Another record: chosen by typing, opened by a button, taken away by another. */

struct _KamaeLinkEditor
{
  KamaeEditor parent_instance;

  GtkWidget *choose;
  GtkWidget *title;
  GtkWidget *plain;
  GtkWidget *open;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (KamaeLinkEditor, kamae_link_editor, KAMAE_TYPE_EDITOR)

static void
picked_cb (KamaeEditor *editor, KamaeRecord *target)
{
  g_autofree char *key = kamae_record_dup_key (target);

  kamae_editor_store (editor, key);
}

static void
clear_cb (KamaeEditor *editor)
{
  kamae_editor_store (editor, NULL);
}

static void
open_cb (KamaeEditor *editor)
{
  g_autoptr(KamaeRecord) target = kamae_record_ref_link (kamae_editor_get_record (editor),
                                                         kamae_editor_get_field (editor)->name);

  if (target != NULL)
    kamae_editor_open_record (editor, target);
}

static void
kamae_link_editor_load (KamaeEditor *editor)
{
  KamaeLinkEditor *self = KAMAE_LINK_EDITOR (editor);
  g_autoptr(KamaeRecord) target = kamae_record_ref_link (kamae_editor_get_record (editor),
                                                         kamae_editor_get_field (editor)->name);
  g_autofree char *label = target != NULL ? kamae_record_dup_label (target) : NULL;

  gtk_label_set_text (GTK_LABEL (self->title), label != NULL ? label : _("Choose…"));
  gtk_label_set_text (GTK_LABEL (self->plain), label != NULL ? label : "—");
  gtk_widget_set_visible (self->open, target != NULL && !kamae_editor_is_compact (editor));
  gtk_widget_set_visible (self->clear, target != NULL && !kamae_editor_is_compact (editor));
}

static void
kamae_link_editor_set_editable (KamaeEditor *editor, gboolean editable)
{
  KamaeLinkEditor *self = KAMAE_LINK_EDITOR (editor);

  gtk_widget_set_visible (self->choose, editable);
  gtk_widget_set_visible (self->plain, !editable);
  if (!editable)
    gtk_widget_set_visible (self->clear, FALSE);
}

/* Made when it is needed: a table of parts has many of these. */
static void
create_picker_cb (GtkMenuButton *button, gpointer data)
{
  KamaeEditor *editor = data;
  GtkWidget *picker;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  picker = kamae_record_picker_new (kamae_editor_get_register (editor),
                                    kamae_editor_get_field (editor)->target);
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), editor);
  gtk_menu_button_set_popover (button, picker);
}

static GtkWidget *
create_title (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static GtkWidget *
create_named_button (KamaeLinkEditor *self, const char *icon_name, const char *format,
                     GCallback callback)
{
  g_autofree char *name = g_strdup_printf (format, kamae_editor_get_label (KAMAE_EDITOR (self)));
  GtkWidget *button = _kamae_icon_button_new (icon_name, name);

  g_signal_connect_swapped (button, "clicked", callback, self);

  return button;
}

static GtkWidget *
kamae_link_editor_create (KamaeEditor *editor)
{
  KamaeLinkEditor *self = KAMAE_LINK_EDITOR (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->title = create_title ();
  if (kamae_editor_is_compact (editor))
    gtk_label_set_max_width_chars (GTK_LABEL (self->title), 24);
  self->choose = gtk_menu_button_new ();
  _kamae_menu_button_set_child (self->choose, self->title);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->choose),
                                         !kamae_editor_is_compact (editor));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->choose), create_picker_cb, self,
                                         NULL);
  gtk_widget_set_hexpand (self->choose, TRUE);
  gtk_widget_add_css_class (self->title, "kamae-value");
  kamae_widget_set_name (self->choose, kamae_editor_get_label (editor));

  self->plain = create_title ();
  /* Translators: %s is the name of a field that holds a record. */
  self->clear = create_named_button (self, "edit-clear-symbolic", _("Clear %s"),
                                     G_CALLBACK (clear_cb));
  /* Translators: %s is the name of a field that holds a record. */
  self->open = create_named_button (self, "go-next-symbolic", _("Open %s"), G_CALLBACK (open_cb));

  gtk_box_append (GTK_BOX (box), self->choose);
  gtk_box_append (GTK_BOX (box), self->plain);
  gtk_box_append (GTK_BOX (box), self->clear);
  gtk_box_append (GTK_BOX (box), self->open);

  return box;
}

static void
kamae_link_editor_class_init (KamaeLinkEditorClass *klass)
{
  KamaeEditorClass *editor_class = KAMAE_EDITOR_CLASS (klass);

  editor_class->create = kamae_link_editor_create;
  editor_class->load = kamae_link_editor_load;
  editor_class->set_editable = kamae_link_editor_set_editable;
}

static void
kamae_link_editor_init (KamaeLinkEditor *self)
{
}
