/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-editor-private.h"

/* A date: typed freely, or chosen from a calendar. */

struct _KamaeDateEditor
{
  KamaeEditor parent_instance;

  KamaeDateEntry *entry;
  GtkWidget *overdue;
};

G_DEFINE_FINAL_TYPE (KamaeDateEditor, kamae_date_editor, KAMAE_TYPE_EDITOR)

static gboolean
kamae_date_editor_commit (KamaeEditor *editor)
{
  KamaeDateEditor *self = KAMAE_DATE_EDITOR (editor);
  const char *text = kamae_date_entry_get_text (self->entry);
  g_autofree char *today = kamae_register_dup_today (kamae_editor_get_register (editor));
  g_autofree char *date = kamae_parse_date (text, today);

  /* What is no date is refused with a sentence. */
  return kamae_editor_store (editor, date != NULL ? date : text);
}

static void
update_overdue (KamaeDateEditor *self)
{
  KamaeEditor *editor = KAMAE_EDITOR (self);
  int days;
  gboolean overdue = _kamae_record_is_overdue (kamae_editor_get_record (editor),
                                               kamae_editor_get_field (editor), &days);

  gtk_widget_set_visible (self->overdue, overdue);
  if (overdue)
    {
      g_autofree char *text = _kamae_format_overdue (days);

      kamae_tone_label_set (self->overdue, KAMAE_TONE_BAD, text);
    }
}

static void
kamae_date_editor_load (KamaeEditor *editor)
{
  KamaeDateEditor *self = KAMAE_DATE_EDITOR (editor);
  g_autofree char *value = kamae_editor_dup_value (editor);
  g_autofree char *display = kamae_register_dup_date (kamae_editor_get_register (editor), value,
                                                      NULL);

  kamae_typing_load (_kamae_date_entry_get_entry (self->entry), display);
  update_overdue (self);
}

static void
committed_cb (KamaeEditor *editor)
{
  kamae_editor_commit (editor);
}

static GtkWidget *
kamae_date_editor_create (KamaeEditor *editor)
{
  KamaeDateEditor *self = KAMAE_DATE_EDITOR (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->entry = KAMAE_DATE_ENTRY (kamae_date_entry_new (kamae_editor_get_register (editor)));
  self->overdue = kamae_tone_label_new ();
  kamae_date_entry_set_label (self->entry, kamae_editor_get_label (editor));
  g_signal_connect_swapped (self->entry, "committed", G_CALLBACK (committed_cb), self);
  kamae_editor_watch_typing (editor, _kamae_date_entry_get_entry (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), self->overdue);

  return box;
}

static void
kamae_date_editor_class_init (KamaeDateEditorClass *klass)
{
  KamaeEditorClass *editor_class = KAMAE_EDITOR_CLASS (klass);

  editor_class->create = kamae_date_editor_create;
  editor_class->load = kamae_date_editor_load;
  editor_class->commit = kamae_date_editor_commit;
}

static void
kamae_date_editor_init (KamaeDateEditor *self)
{
}
