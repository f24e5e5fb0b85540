/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-editor-private.h"

/* Several of the field's choices: a button that names them, and a list of ticks behind it. */

struct _KamaeFlagsEditor
{
  KamaeEditor parent_instance;

  GtkWidget *button;
  GtkWidget *summary;
  GPtrArray *ticks;
};

G_DEFINE_FINAL_TYPE (KamaeFlagsEditor, kamae_flags_editor, KAMAE_TYPE_EDITOR)

static void
toggled_cb (KamaeEditor *editor)
{
  KamaeFlagsEditor *self = KAMAE_FLAGS_EDITOR (editor);
  const KamaeChoice *choices = kamae_editor_get_field (editor)->choices;
  g_autoptr(GString) codes = g_string_new (NULL);

  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", choices[i].code);

  kamae_editor_store (editor, codes->len > 0 ? codes->str : NULL);
}

static void
kamae_flags_editor_load (KamaeEditor *editor)
{
  KamaeFlagsEditor *self = KAMAE_FLAGS_EDITOR (editor);
  const KamaeField *field = kamae_editor_get_field (editor);
  g_autofree char *value = kamae_editor_dup_value (editor);
  g_autofree char *display = kamae_record_dup_display (kamae_editor_get_record (editor),
                                                       field->name,
                                                       kamae_language_get_current ());
  g_auto(GStrv) codes = g_strsplit (value != NULL ? value : "", " ", -1);

  for (guint i = 0; i < self->ticks->len; i++)
    {
      GtkCheckButton *tick = g_ptr_array_index (self->ticks, i);

      g_signal_handlers_block_by_func (tick, toggled_cb, self);
      gtk_check_button_set_active (tick, g_strv_contains ((const char *const *) codes,
                                                          field->choices[i].code));
      g_signal_handlers_unblock_by_func (tick, toggled_cb, self);
    }

  gtk_label_set_text (GTK_LABEL (self->summary),
                      display != NULL && *display != '\0' ? display : "—");
  gtk_widget_set_tooltip_text (self->summary, display);
}

static GtkWidget *
create_ticks (KamaeFlagsEditor *self)
{
  KamaeEditor *editor = KAMAE_EDITOR (self);
  const KamaeField *field = kamae_editor_get_field (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *popover = gtk_popover_new ();

  for (const KamaeChoice *choice = field->choices; choice->code != NULL; choice++)
    {
      const char *label = _kamae_translate (kamae_editor_get_register (editor),
                                            kamae_editor_get_entity (editor), choice->label);
      GtkWidget *tick = gtk_check_button_new_with_label (label);

      kamae_widget_set_name (tick, label);
      g_signal_connect_swapped (tick, "toggled", G_CALLBACK (toggled_cb), self);
      g_ptr_array_add (self->ticks, tick);
      gtk_box_append (GTK_BOX (box), tick);
    }

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scroll);
  kamae_widget_set_name (popover, kamae_editor_get_label (editor));

  return popover;
}

static GtkWidget *
kamae_flags_editor_create (KamaeEditor *editor)
{
  KamaeFlagsEditor *self = KAMAE_FLAGS_EDITOR (editor);

  self->ticks = g_ptr_array_new ();
  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  /* A menu button does not grow with lines of text: the rest is in the tooltip and the menu. */
  gtk_label_set_ellipsize (GTK_LABEL (self->summary), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->summary, "kamae-value");

  self->button = gtk_menu_button_new ();
  _kamae_menu_button_set_child (self->button, self->summary);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), create_ticks (self));
  kamae_widget_set_name (self->button, kamae_editor_get_label (editor));

  return self->button;
}

static void
kamae_flags_editor_finalize (GObject *object)
{
  KamaeFlagsEditor *self = KAMAE_FLAGS_EDITOR (object);

  g_clear_pointer (&self->ticks, g_ptr_array_unref);

  G_OBJECT_CLASS (kamae_flags_editor_parent_class)->finalize (object);
}

static void
kamae_flags_editor_class_init (KamaeFlagsEditorClass *klass)
{
  KamaeEditorClass *editor_class = KAMAE_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kamae_flags_editor_finalize;

  editor_class->create = kamae_flags_editor_create;
  editor_class->load = kamae_flags_editor_load;
}

static void
kamae_flags_editor_init (KamaeFlagsEditor *self)
{
}
