/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-editor-private.h"

/* One of the field's choices, or none yet. */

struct _KamaeChoiceEditor
{
  KamaeEditor parent_instance;

  GtkWidget *drop_down;
};

G_DEFINE_FINAL_TYPE (KamaeChoiceEditor, kamae_choice_editor, KAMAE_TYPE_EDITOR)

static void
selected_cb (KamaeEditor *editor)
{
  KamaeChoiceEditor *self = KAMAE_CHOICE_EDITOR (editor);
  const KamaeChoice *choices = kamae_editor_get_field (editor)->choices;
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  /* The first line is "not chosen". */
  if (selected != GTK_INVALID_LIST_POSITION)
    kamae_editor_store (editor, selected > 0 ? choices[selected - 1].code : NULL);
}

static void
kamae_choice_editor_load (KamaeEditor *editor)
{
  KamaeChoiceEditor *self = KAMAE_CHOICE_EDITOR (editor);
  const KamaeChoice *choices = kamae_editor_get_field (editor)->choices;
  g_autofree char *value = kamae_editor_dup_value (editor);
  guint selected = 0;

  for (guint i = 0; choices[i].code != NULL; i++)
    if (g_strcmp0 (choices[i].code, value) == 0)
      selected = i + 1;

  g_signal_handlers_block_by_func (self->drop_down, selected_cb, self);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), selected);
  g_signal_handlers_unblock_by_func (self->drop_down, selected_cb, self);
}

static char *
dup_choice_text (KamaeEditor *editor, const KamaeChoice *choice)
{
  const char *label = _kamae_translate (kamae_editor_get_register (editor),
                                        kamae_editor_get_entity (editor), choice->label);

  if (choice->tone == KAMAE_TONE_NEUTRAL)
    return g_strdup (label);

  return g_strdup_printf ("%s %s", kamae_tone_get_mark (choice->tone), label);
}

static GtkWidget *
kamae_choice_editor_create (KamaeEditor *editor)
{
  KamaeChoiceEditor *self = KAMAE_CHOICE_EDITOR (editor);
  const KamaeChoice *choices = kamae_editor_get_field (editor)->choices;
  GtkStringList *strings = gtk_string_list_new (NULL);

  gtk_string_list_append (strings, "—");
  for (guint i = 0; choices[i].code != NULL; i++)
    gtk_string_list_take (strings, dup_choice_text (editor, &choices[i]));

  self->drop_down = gtk_drop_down_new (G_LIST_MODEL (strings), NULL);
  _kamae_menu_button_set_name (self->drop_down, kamae_editor_get_label (editor));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);

  return self->drop_down;
}

static void
kamae_choice_editor_class_init (KamaeChoiceEditorClass *klass)
{
  KamaeEditorClass *editor_class = KAMAE_EDITOR_CLASS (klass);

  editor_class->create = kamae_choice_editor_create;
  editor_class->load = kamae_choice_editor_load;
}

static void
kamae_choice_editor_init (KamaeChoiceEditor *self)
{
}
