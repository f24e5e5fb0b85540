/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-editor-private.h"

/* Several lines of text, in a field that grows with them, up to about ten. */
#define MAX_HEIGHT 200

struct _KamaeLongTextEditor
{
  KamaeEditor parent_instance;

  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (KamaeLongTextEditor, kamae_long_text_editor, KAMAE_TYPE_EDITOR)

static gboolean
kamae_long_text_editor_commit (KamaeEditor *editor)
{
  KamaeLongTextEditor *self = KAMAE_LONG_TEXT_EDITOR (editor);
  g_autofree char *text = kamae_typing_dup_text (self->view);

  return kamae_editor_store (editor, text);
}

static void
kamae_long_text_editor_load (KamaeEditor *editor)
{
  KamaeLongTextEditor *self = KAMAE_LONG_TEXT_EDITOR (editor);
  g_autofree char *value = kamae_editor_dup_value (editor);

  kamae_typing_load (self->view, value != NULL ? value : "");
}

static gboolean
key_pressed_cb (KamaeEditor *editor, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  /* Enter makes a line; Control+Enter has finished. */
  if (!enter || (state & GDK_CONTROL_MASK) == 0
      || kamae_typing_is_composing (KAMAE_LONG_TEXT_EDITOR (editor)->view))
    return FALSE;

  kamae_editor_commit (editor);
  return TRUE;
}

static GtkWidget *
kamae_long_text_editor_create (KamaeEditor *editor)
{
  KamaeLongTextEditor *self = KAMAE_LONG_TEXT_EDITOR (editor);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scroll;

  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  /* Tab leads to the next field, as everywhere in the form. */
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_widget_add_css_class (self->view, "kamae-long-text");
  kamae_widget_set_name (self->view, kamae_editor_get_label (editor));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->view, keys);
  kamae_editor_watch_typing (editor, self->view);

  /* A scrolled window is never as low as a line of a table. */
  if (kamae_editor_is_compact (editor))
    return self->view;

  scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->view);

  return scroll;
}

static void
kamae_long_text_editor_class_init (KamaeLongTextEditorClass *klass)
{
  KamaeEditorClass *editor_class = KAMAE_EDITOR_CLASS (klass);

  editor_class->create = kamae_long_text_editor_create;
  editor_class->load = kamae_long_text_editor_load;
  editor_class->commit = kamae_long_text_editor_commit;
}

static void
kamae_long_text_editor_init (KamaeLongTextEditor *self)
{
}
