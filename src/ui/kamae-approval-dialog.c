/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-approval-dialog-private.h"

/* In the order in which they are offered. */
static const char *const means_codes[] = { "electronic", "seal" };
enum { ELECTRONIC, SEAL };

typedef struct
{
  GtkWidget *dialog;
  KamaeRegister *reg;
  KamaeRecord *person;
  GtkWidget *person_button;
  KamaeDateEntry *date;
  GtkWidget *means;
  GtkWidget *comment;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_object (&form->person);
  g_clear_object (&form->reg);
  g_free (form);
}

static void
update (Form *form)
{
  g_autofree char *name = form->person != NULL ? kamae_record_dup_label (form->person) : NULL;

  gtk_menu_button_set_label (GTK_MENU_BUTTON (form->person_button),
                             name != NULL ? name : _("Choose…"));
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (form->dialog), "accept",
                                           form->person != NULL
                                             && kamae_date_entry_get_date (form->date) != NULL);
}

static void
picked_cb (Form *form, KamaeRecord *person)
{
  g_set_object (&form->person, person);
  update (form);
}

static void
add_row (GtkWidget *grid, int row, const char *text, GtkWidget *control)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (control, TRUE);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), control, 1, row, 1, 1);
}

static void
create_person (Form *form, KamaeRegister *reg)
{
  GtkWidget *picker = kamae_record_picker_new (reg, "person");

  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), form);
  form->person_button = gtk_menu_button_new ();
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (form->person_button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (form->person_button), picker);
  kamae_widget_set_name (form->person_button, C_("approval", "Person"));
}

static gboolean
is_on_paper (Form *form)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (form->means)) == SEAL;
}

/* Only a paper has a day of its own. */
static void
means_cb (Form *form)
{
  g_autofree char *today = kamae_register_dup_today (form->reg);

  gtk_widget_set_sensitive (GTK_WIDGET (form->date), is_on_paper (form));
  if (!is_on_paper (form))
    kamae_date_entry_set_date (form->date, today);
}

static void
create_date (Form *form, KamaeRegister *reg)
{
  form->date = KAMAE_DATE_ENTRY (kamae_date_entry_new (reg));
  g_signal_connect_swapped (_kamae_date_entry_get_entry (form->date), "changed",
                            G_CALLBACK (update), form);
}

static void
create_means (Form *form)
{
  GtkStringList *strings = gtk_string_list_new (NULL);

  /* Translators: means of an approval: in the program (電子承認). */
  gtk_string_list_append (strings, _("Electronic"));
  /* Translators: means of an approval: a seal on paper (押印). */
  gtk_string_list_append (strings, _("Seal on paper"));
  form->means = gtk_drop_down_new (G_LIST_MODEL (strings), NULL);
  kamae_widget_set_name (form->means, _("Means"));
  g_signal_connect_swapped (form->means, "notify::selected", G_CALLBACK (means_cb), form);
  means_cb (form);
}

static GtkWidget *
create_grid (Form *form, KamaeRegister *reg, const char *key)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *comment = g_strconcat (key, ".comment", NULL);

  create_person (form, reg);
  create_date (form, reg);
  create_means (form);
  form->comment = gtk_entry_new ();
  kamae_widget_set_name (form->comment, _("Comment"));

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  /* Translators: who approves (承認者). */
  add_row (grid, 0, C_("approval", "Person"), form->person_button);
  add_row (grid, 1, _("Date"), GTK_WIDGET (form->date));
  add_row (grid, 2, _("Means"), form->means);
  add_row (grid, 3, _("Comment"), form->comment);
  gtk_grid_attach (GTK_GRID (grid), _kamae_kept_label_new (form->comment, reg, comment),
                   1, 4, 1, 1);

  return grid;
}

static KamaeApprovalAnswer *
take_answer (Form *form)
{
  KamaeApprovalAnswer *answer = g_new0 (KamaeApprovalAnswer, 1);
  g_autofree char *comment = kamae_typing_dup_text (form->comment);

  answer->person = g_object_ref (form->person);
  /* The dialog may have been open over midnight. */
  answer->on = is_on_paper (form) ? g_strdup (kamae_date_entry_get_date (form->date)) : NULL;
  answer->means = g_strdup (means_codes[is_on_paper (form) ? SEAL : ELECTRONIC]);
  answer->comment = *comment != '\0' ? g_strdup (comment) : NULL;

  return answer;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  g_autoptr(GTask) owned = task;

  if (g_str_equal (response, "accept"))
    g_task_return_pointer (task, take_answer (g_task_get_task_data (task)),
                           (GDestroyNotify) kamae_approval_answer_free);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("Cancelled"));
}

void
kamae_approval_answer_free (KamaeApprovalAnswer *self)
{
  g_clear_object (&self->person);
  g_free (self->on);
  g_free (self->means);
  g_free (self->comment);
  g_free (self);
}

/* @person is who is offered; %NULL to have one chosen. @key is the place under which
 * the comment is kept until the step is taken. */
void
kamae_ask_approval_async (GtkWindow *parent,
                          KamaeRegister *reg,
                          KamaeRecord *person,
                          const char *key,
                          const char *heading,
                          const char *body,
                          const char *action,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  GTask *task = g_task_new (NULL, NULL, callback, data);
  Form *form = g_new0 (Form, 1);
  AdwMessageDialog *dialog;

  g_set_object (&form->person, person);
  g_set_object (&form->reg, reg);
  form->dialog = adw_message_dialog_new (parent, heading, body);
  g_task_set_task_data (task, form, form_free);
  kamae_put_over (GTK_WINDOW (form->dialog), parent);
  kamae_widget_set_name (form->dialog, heading);

  dialog = ADW_MESSAGE_DIALOG (form->dialog);
  adw_message_dialog_add_response (dialog, "cancel", _("Cancel"));
  adw_message_dialog_add_response (dialog, "accept", action);
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_extra_child (dialog, kamae_wrap_new (create_grid (form, reg, key)));
  update (form);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

KamaeApprovalAnswer *
kamae_ask_approval_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
