/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>

#include "kamae-editor-private.h"

/* One line of text; also numbers and times, which are typed as text. */

struct _KamaeTextEditor
{
  KamaeEditor parent_instance;

  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (KamaeTextEditor, kamae_text_editor, KAMAE_TYPE_EDITOR)

static gboolean
kamae_text_editor_commit (KamaeEditor *editor)
{
  KamaeTextEditor *self = KAMAE_TEXT_EDITOR (editor);
  g_autofree char *text = kamae_typing_dup_text (self->entry);

  return kamae_editor_store (editor, text);
}

static void
kamae_text_editor_load (KamaeEditor *editor)
{
  KamaeTextEditor *self = KAMAE_TEXT_EDITOR (editor);
  g_autofree char *value = kamae_editor_dup_value (editor);

  kamae_typing_load (self->entry, value != NULL ? value : "");
}

static void
activate_cb (KamaeEditor *editor)
{
  if (!kamae_typing_is_composing (KAMAE_TEXT_EDITOR (editor)->entry)
      && kamae_editor_commit (editor))
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (editor))),
                            GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
kamae_text_editor_create (KamaeEditor *editor)
{
  KamaeTextEditor *self = KAMAE_TEXT_EDITOR (editor);

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 36);
  kamae_widget_set_name (self->entry, kamae_editor_get_label (editor));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  kamae_editor_watch_typing (editor, self->entry);

  return self->entry;
}

static void
kamae_text_editor_class_init (KamaeTextEditorClass *klass)
{
  KamaeEditorClass *editor_class = KAMAE_EDITOR_CLASS (klass);

  editor_class->create = kamae_text_editor_create;
  editor_class->load = kamae_text_editor_load;
  editor_class->commit = kamae_text_editor_commit;
}

static void
kamae_text_editor_init (KamaeTextEditor *self)
{
}
