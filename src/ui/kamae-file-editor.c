/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-attachment-private.h"
#include "kamae-editor-private.h"

/* A file kept in the register: attach, open, save a copy, take away. */

struct _KamaeFileEditor
{
  KamaeEditor parent_instance;

  GtkWidget *attach;
  GtkWidget *open;
  GtkWidget *save;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (KamaeFileEditor, kamae_file_editor, KAMAE_TYPE_EDITOR)

static KamaeRecord *
ref_evidence (KamaeFileEditor *self)
{
  KamaeEditor *editor = KAMAE_EDITOR (self);

  return kamae_record_ref_link (kamae_editor_get_record (editor),
                                kamae_editor_get_field (editor)->name);
}

static gboolean
run_attach (KamaeEditor *editor, KamaeOperation *operation, gpointer file, GError **error)
{
  KamaeRecord *record = kamae_editor_get_record (editor);
  g_autoptr(KamaeRecord) evidence = kamae_operation_attach (operation, record, file,
                                                            kamae_editor_get_label (editor), error);

  return evidence != NULL
         && kamae_operation_set_link (operation, record, kamae_editor_get_field (editor)->name,
                                      evidence, error);
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(KamaeEditor) editor = data;
  g_autoptr(GFile) file = kamae_open_file_finish (result, NULL);

  if (file != NULL)
    kamae_editor_run (editor, run_attach, file);
}

static void
attach_cb (KamaeFileEditor *self)
{
  kamae_open_file_async (_kamae_widget_get_window (GTK_WIDGET (self)), _("Attach a File"),
                         NULL, NULL, NULL, attached_cb, g_object_ref (self));
}

static void
open_cb (KamaeFileEditor *self)
{
  g_autoptr(KamaeRecord) evidence = ref_evidence (self);

  if (evidence != NULL)
    _kamae_attachment_open (GTK_WIDGET (self), evidence);
}

static void
save_cb (KamaeFileEditor *self)
{
  g_autoptr(KamaeRecord) evidence = ref_evidence (self);

  if (evidence != NULL)
    _kamae_attachment_save_copy (GTK_WIDGET (self), evidence);
}

static void
clear_cb (KamaeFileEditor *self)
{
  kamae_editor_store (KAMAE_EDITOR (self), NULL);
}

static void
kamae_file_editor_load (KamaeEditor *editor)
{
  KamaeFileEditor *self = KAMAE_FILE_EDITOR (editor);
  g_autoptr(KamaeRecord) evidence = ref_evidence (self);
  const char *name = evidence != NULL ? kamae_record_get_text (evidence, "file_name") : NULL;

  gtk_button_set_label (GTK_BUTTON (self->open), name != NULL ? name : "");
  kamae_widget_set_name (self->open, name != NULL ? name : kamae_editor_get_label (editor));
  gtk_widget_set_visible (self->open, evidence != NULL);
  gtk_widget_set_visible (self->save, evidence != NULL);
}

static void
kamae_file_editor_set_editable (KamaeEditor *editor, gboolean editable)
{
  KamaeFileEditor *self = KAMAE_FILE_EDITOR (editor);

  gtk_widget_set_visible (self->attach, editable);
  gtk_widget_set_visible (self->clear, editable && gtk_widget_get_visible (self->save));
}

static GtkWidget *
kamae_file_editor_create (KamaeEditor *editor)
{
  KamaeFileEditor *self = KAMAE_FILE_EDITOR (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  /* Translators: %s is the name of a field that holds a file. */
  g_autofree char *clear_name = g_strdup_printf (_("Clear %s"), kamae_editor_get_label (editor));

  self->open = gtk_button_new ();
  gtk_widget_add_css_class (self->open, "flat");
  g_signal_connect_swapped (self->open, "clicked", G_CALLBACK (open_cb), self);
  self->attach = _kamae_icon_button_new ("mail-attachment-symbolic", _("Attach a File"));
  g_signal_connect_swapped (self->attach, "clicked", G_CALLBACK (attach_cb), self);
  self->save = _kamae_icon_button_new ("document-save-symbolic", _("Save a Copy"));
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  self->clear = _kamae_icon_button_new ("edit-clear-symbolic", clear_name);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_cb), self);

  gtk_box_append (GTK_BOX (box), self->open);
  gtk_box_append (GTK_BOX (box), self->attach);
  gtk_box_append (GTK_BOX (box), self->save);
  gtk_box_append (GTK_BOX (box), self->clear);

  return box;
}

static void
kamae_file_editor_class_init (KamaeFileEditorClass *klass)
{
  KamaeEditorClass *editor_class = KAMAE_EDITOR_CLASS (klass);

  editor_class->create = kamae_file_editor_create;
  editor_class->load = kamae_file_editor_load;
  editor_class->set_editable = kamae_file_editor_set_editable;
}

static void
kamae_file_editor_init (KamaeFileEditor *self)
{
}
