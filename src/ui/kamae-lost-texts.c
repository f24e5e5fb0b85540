/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-drafts-private.h"

/**
 * kamae_lost_texts_count:
 * @reg: a register
 *
 * Counts the texts that were typed, not saved, and have no place any more because their record was
 * deleted. If that is undone, they stand in their fields again.
 *
 * Returns: how many there are
 */
guint
kamae_lost_texts_count (KamaeRegister *reg)
{
  g_autoptr(GPtrArray) keys = NULL;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), 0);

  keys = _kamae_drafts_list_lost (reg);
  return keys->len;
}

static void
copy_cb (GtkWidget *view)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (view), text);
}

static void
discard_cb (GtkWidget *row)
{
  kamae_typing_forget (g_object_get_data (G_OBJECT (row), "register"),
                       g_object_get_data (G_OBJECT (row), "key"));
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (row)), row);
}

static GtkWidget *
create_button (const char *label, GCallback callback, GtkWidget *subject)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  kamae_widget_set_name (button, label);
  g_signal_connect_object (button, "clicked", callback, subject, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_row (KamaeRegister *reg, const char *key)
{
  const KamaeDraft *draft = _kamae_drafts_find (reg, key);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *place = gtk_label_new (draft->place);
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_wrap (GTK_LABEL (place), TRUE);
  gtk_widget_add_css_class (place, "heading");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), draft->text, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "kamae-long-text");
  kamae_widget_set_name (view, draft->place);

  gtk_box_append (GTK_BOX (buttons), create_button (_("Copy"), G_CALLBACK (copy_cb), view));
  gtk_box_append (GTK_BOX (buttons), create_button (_("Discard"), G_CALLBACK (discard_cb), row));
  gtk_box_append (GTK_BOX (row), place);
  gtk_box_append (GTK_BOX (row), view);
  gtk_box_append (GTK_BOX (row), buttons);
  g_object_set_data_full (G_OBJECT (row), "register", g_object_ref (reg), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (key), g_free);
  return row;
}

/**
 * kamae_lost_texts_new:
 * @reg: a register
 *
 * Makes a list of the texts that kamae_lost_texts_count() counts, each to be copied or discarded.
 *
 * Returns: (transfer none): a widget
 */
GtkWidget *
kamae_lost_texts_new (KamaeRegister *reg)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scroll = gtk_scrolled_window_new ();
  g_autoptr(GPtrArray) keys = NULL;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);

  keys = _kamae_drafts_list_lost (reg);
  for (guint i = 0; i < keys->len; i++)
    gtk_box_append (GTK_BOX (box), create_row (reg, keys->pdata[i]));
  gtk_widget_add_css_class (box, "kamae-pane");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), box);
  return scroll;
}
