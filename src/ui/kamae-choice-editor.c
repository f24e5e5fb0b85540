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
  guint shown;
};

G_DEFINE_FINAL_TYPE (KamaeChoiceEditor, kamae_choice_editor, KAMAE_TYPE_EDITOR)

static void
selected_cb (KamaeEditor *editor)
{
  KamaeChoiceEditor *self = KAMAE_CHOICE_EDITOR (editor);
  const KamaeChoice *choices = kamae_editor_get_field (editor)->choices;
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  /* The first line is "not chosen". What was loaded meanwhile is told late. */
  if (selected != GTK_INVALID_LIST_POSITION && selected != self->shown)
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

  self->shown = selected;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), selected);
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

/* In the form a long choice gives way; in the list it is read as a whole. */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
kamae_choice_editor_create (KamaeEditor *editor)
{
  KamaeChoiceEditor *self = KAMAE_CHOICE_EDITOR (editor);
  const KamaeChoice *choices = kamae_editor_get_field (editor)->choices;
  GtkStringList *strings = gtk_string_list_new (NULL);
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *list_factory;

  gtk_string_list_append (strings, "—");
  for (guint i = 0; choices[i].code != NULL; i++)
    gtk_string_list_take (strings, dup_choice_text (editor, &choices[i]));

  self->drop_down = gtk_drop_down_new (G_LIST_MODEL (strings), NULL);
  list_factory = gtk_drop_down_get_factory (GTK_DROP_DOWN (self->drop_down));
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (self->drop_down), list_factory);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->drop_down), factory);
  kamae_widget_set_name (self->drop_down, kamae_editor_get_label (editor));
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
