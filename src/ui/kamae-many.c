/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-many-private.h"

static KamaeOperation *
begin (KamaeRegister *reg, const char *name, GPtrArray *records, GError **error)
{
  return kamae_register_begin (reg, name, records->len == 1 ? records->pdata[0] : NULL, error);
}

/* Says which of them it is. */
static gboolean
refuse (KamaeRecord *record, GError **error)
{
  g_autofree char *label = kamae_record_dup_label (record);
  /* Translators: %s is a record; a sentence follows that says why it was refused. */
  g_autofree char *prefix = g_strdup_printf (_("%s: "), label);

  g_prefix_error_literal (error, prefix);
  return FALSE;
}

gboolean
kamae_many_delete (KamaeRegister *reg, GPtrArray *records, GError **error)
{
  /* Translators: names of operations; %s is a record. */
  const char *name = records->len == 1 ? N_("Delete %s") : N_("Delete several records");
  g_autoptr(KamaeOperation) operation = begin (reg, name, records, error);

  if (operation == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    if (!kamae_operation_delete (operation, records->pdata[i], error))
      return records->len > 1 ? refuse (records->pdata[i], error) : FALSE;

  return kamae_operation_commit (operation, error);
}

gboolean
kamae_many_set (KamaeRegister *reg, GPtrArray *records, const KamaeField *field, const char *value,
                GError **error)
{
  g_autoptr(KamaeOperation) operation = begin (reg, N_("Change several records"), records, error);

  if (operation == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    if (!kamae_operation_set (operation, records->pdata[i], field->name, value, error))
      return refuse (records->pdata[i], error);

  return kamae_operation_commit (operation, error);
}

/* Whether people write the field itself, and as a line of text. */
gboolean
kamae_field_takes_text (const KamaeField *field)
{
  return (field->flags & (KAMAE_HIDDEN | KAMAE_OWNER | KAMAE_READ_ONLY)) == 0
         && field->kind != KAMAE_FIELD_DERIVED
         && field->kind != KAMAE_FIELD_FILE;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

/* A window over another with a button that does, and one that does not. */
GtkWidget *
kamae_many_dialog_new (GtkWindow *parent, const char *title, const char *action, GtkWidget **button)
{
  GtkWidget *dialog = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (dialog, keys);

  *button = gtk_button_new_with_label (action);
  gtk_widget_add_css_class (*button, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), dialog);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), *button);
  gtk_box_append (GTK_BOX (box), header);
  adw_window_set_content (ADW_WINDOW (dialog), box);

  gtk_window_set_title (GTK_WINDOW (dialog), title);
  gtk_window_set_default_widget (GTK_WINDOW (dialog), *button);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  kamae_put_over (GTK_WINDOW (dialog), parent);
  return dialog;
}

void
kamae_many_dialog_set_body (GtkWidget *dialog, GtkWidget *body)
{
  gtk_widget_set_margin_top (body, 12);
  gtk_widget_set_margin_bottom (body, 18);
  gtk_widget_set_margin_start (body, 18);
  gtk_widget_set_margin_end (body, 18);
  gtk_widget_set_vexpand (body, TRUE);
  gtk_box_append (GTK_BOX (adw_window_get_content (ADW_WINDOW (dialog))), body);
}
