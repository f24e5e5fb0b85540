/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>

#include "kamae-editor-private.h"

/* A computed value: a mark and words, or the widget that its field names; never typed in. */

struct _KamaeDerivedEditor
{
  KamaeEditor parent_instance;

  GtkWidget *value;
};

G_DEFINE_FINAL_TYPE (KamaeDerivedEditor, kamae_derived_editor, KAMAE_TYPE_EDITOR)

/* In a line of a table there is room for text only. */
static gboolean
has_view (KamaeEditor *editor)
{
  return kamae_editor_get_field (editor)->get_view != NULL && !kamae_editor_is_compact (editor);
}

static void
kamae_derived_editor_load (KamaeEditor *editor)
{
  KamaeDerivedEditor *self = KAMAE_DERIVED_EDITOR (editor);

  if (has_view (editor))
    g_object_set (self->value, "record", kamae_editor_get_record (editor), NULL);
  else
    _kamae_value_label_set (self->value, kamae_editor_get_record (editor),
                            kamae_editor_get_field (editor));
}

static GtkWidget *
kamae_derived_editor_create (KamaeEditor *editor)
{
  KamaeDerivedEditor *self = KAMAE_DERIVED_EDITOR (editor);

  if (has_view (editor))
    {
      self->value = g_object_new (kamae_editor_get_field (editor)->get_view (), NULL);
      return self->value;
    }

  self->value = _kamae_value_label_new (FALSE);
  gtk_widget_add_css_class (self->value, "kamae-derived");
  kamae_widget_set_name (self->value, kamae_editor_get_label (editor));
  /* Nothing can be typed here: no stop on the way of the Tab key. */
  gtk_widget_set_can_focus (self->value, FALSE);

  return self->value;
}

static void
kamae_derived_editor_set_editable (KamaeEditor *editor, gboolean editable)
{
}

static void
kamae_derived_editor_class_init (KamaeDerivedEditorClass *klass)
{
  KamaeEditorClass *editor_class = KAMAE_EDITOR_CLASS (klass);

  editor_class->create = kamae_derived_editor_create;
  editor_class->load = kamae_derived_editor_load;
  editor_class->set_editable = kamae_derived_editor_set_editable;
}

static void
kamae_derived_editor_init (KamaeDerivedEditor *self)
{
}
