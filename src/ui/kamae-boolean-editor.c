/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>

#include "kamae-editor-private.h"

/* Yes or no: a switch in a form, a tick in a table. */

struct _KamaeBooleanEditor
{
  KamaeEditor parent_instance;

  GtkWidget *toggle;
  gboolean shown;
};

G_DEFINE_FINAL_TYPE (KamaeBooleanEditor, kamae_boolean_editor, KAMAE_TYPE_EDITOR)

static void
active_cb (KamaeEditor *editor)
{
  KamaeBooleanEditor *self = KAMAE_BOOLEAN_EDITOR (editor);
  gboolean active;

  g_object_get (self->toggle, "active", &active, NULL);
  /* What was loaded meanwhile is told late. */
  if (active != self->shown)
    kamae_editor_store (editor, active ? "1" : "0");
}

/* Without its animation, which would still be on its way when the window closes. */
static void
switch_cb (GtkSwitch *toggle)
{
  gtk_switch_set_active (toggle, !gtk_switch_get_active (toggle));
}

static void
kamae_boolean_editor_load (KamaeEditor *editor)
{
  KamaeBooleanEditor *self = KAMAE_BOOLEAN_EDITOR (editor);
  g_autofree char *value = kamae_editor_dup_value (editor);

  self->shown = g_strcmp0 (value, "1") == 0;
  g_object_set (self->toggle, "active", self->shown, NULL);
}

static GtkWidget *
kamae_boolean_editor_create (KamaeEditor *editor)
{
  KamaeBooleanEditor *self = KAMAE_BOOLEAN_EDITOR (editor);

  self->toggle = kamae_editor_is_compact (editor) ? gtk_check_button_new () : gtk_switch_new ();
  gtk_widget_set_halign (self->toggle, GTK_ALIGN_START);
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  kamae_widget_set_name (self->toggle, kamae_editor_get_label (editor));
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (active_cb), self);
  if (GTK_IS_SWITCH (self->toggle))
    g_signal_connect (self->toggle, "activate", G_CALLBACK (switch_cb), NULL);

  return self->toggle;
}

static void
kamae_boolean_editor_class_init (KamaeBooleanEditorClass *klass)
{
  KamaeEditorClass *editor_class = KAMAE_EDITOR_CLASS (klass);

  editor_class->create = kamae_boolean_editor_create;
  editor_class->load = kamae_boolean_editor_load;
}

static void
kamae_boolean_editor_init (KamaeBooleanEditor *self)
{
}
