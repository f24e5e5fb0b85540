/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-ui-private.h"

/* The only user of GtkFileChooserNative and AdwMessageDialog, which later versions replace. */

static void
let_go_cb (GtkWindow *window)
{
  gtk_window_destroy (window);
  gtk_window_set_transient_for (window, NULL);
}

/**
 * kamae_put_over:
 * @window: a window
 * @parent: (nullable): the window it lies over, and goes with
 *
 * Puts a window over another. With GTK alone, a window that somebody still holds when its parent
 * goes, as a signal of its own does that closed the parent, reaches later for what is no more.
 */
void
kamae_put_over (GtkWindow *window, GtkWindow *parent)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  if (parent == NULL)
    return;

  gtk_window_set_transient_for (window, parent);
  gtk_window_set_destroy_with_parent (window, TRUE);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (let_go_cb), window, G_CONNECT_SWAPPED);
}

static void
cancel (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("Cancelled"));
}

/* Files */

static void
file_response_cb (GtkNativeDialog *dialog, int response, GTask *task)
{
  g_autoptr(GTask) owned = task;

  /* The answer is given once, also where the window goes before the task has returned. */
  g_signal_handlers_disconnect_by_func (dialog, file_response_cb, task);
  gtk_native_dialog_hide (dialog);
  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
  else
    cancel (task);
}

/* No file is asked for a window that has gone. */
static void
parent_gone_cb (GtkNativeDialog *dialog)
{
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_CANCEL);
}

static void
show_file_chooser (GtkFileChooserNative *dialog, GtkWindow *parent, GTask *task)
{
  /* Nobody else holds a native dialog: the task does until it has returned. */
  g_task_set_task_data (task, dialog, g_object_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (parent != NULL)
    g_signal_connect_object (parent, "destroy", G_CALLBACK (parent_gone_cb), dialog,
                             G_CONNECT_SWAPPED);
  g_signal_connect (dialog, "response", G_CALLBACK (file_response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * kamae_open_file_async:
 * @parent: (nullable): a window
 * @title: what the file is for
 * @filter_name: (nullable): a kind of files, as "Kamae registers"; %NULL for all files
 * @filter_pattern: (nullable): their names, as "*.kamae"
 * @cancellable: (nullable): a cancellable
 * @callback: called when the person has answered
 * @data: for @callback
 *
 * Asks for a file to read.
 */
void
kamae_open_file_async (GtkWindow *parent,
                       const char *title,
                       const char *filter_name,
                       const char *filter_pattern,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  GtkFileChooserNative *dialog;

  g_return_if_fail (title != NULL);
  g_return_if_fail ((filter_name == NULL) == (filter_pattern == NULL));

  dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  if (filter_name != NULL)
    {
      g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, filter_name);
      gtk_file_filter_add_pattern (filter, filter_pattern);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  show_file_chooser (dialog, parent, g_task_new (NULL, cancellable, callback, data));
}

/**
 * kamae_open_file_finish:
 * @result: a result
 * @error: return location for an error
 *
 * Finishes kamae_open_file_async().
 *
 * Returns: (transfer full) (nullable): the file
 */
GFile *
kamae_open_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kamae_save_file_async:
 * @parent: (nullable): a window
 * @title: what is saved
 * @name: the name offered
 * @cancellable: (nullable): a cancellable
 * @callback: called when the person has answered
 * @data: for @callback
 *
 * Asks where to write a file. The person was asked already whether to replace one that exists.
 */
void
kamae_save_file_async (GtkWindow *parent,
                       const char *title,
                       const char *name,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  GtkFileChooserNative *dialog;

  g_return_if_fail (title != NULL);
  g_return_if_fail (name != NULL);

  dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  show_file_chooser (dialog, parent, g_task_new (NULL, cancellable, callback, data));
}

/**
 * kamae_save_file_finish:
 * @result: a result
 * @error: return location for an error
 *
 * Finishes kamae_save_file_async().
 *
 * Returns: (transfer full) (nullable): the file
 */
GFile *
kamae_save_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Questions */

static GtkWidget *
message_dialog_new (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  kamae_put_over (GTK_WINDOW (dialog), parent);
  kamae_widget_set_name (dialog, heading);

  return dialog;
}

static void
add_responses (AdwMessageDialog *dialog, const char *action, AdwResponseAppearance appearance)
{
  adw_message_dialog_add_response (dialog, "cancel", _("Cancel"));
  adw_message_dialog_add_response (dialog, "accept", action);
  adw_message_dialog_set_response_appearance (dialog, "accept", appearance);
  adw_message_dialog_set_close_response (dialog, "cancel");
}

static void
confirm_response_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  g_autoptr(GTask) owned = task;

  if (g_str_equal (response, "accept"))
    g_task_return_boolean (task, TRUE);
  else
    cancel (task);
}

/* Where there are many answers the dialog lays them out anew, with other buttons. */
static void
focus_default_cb (GtkWindow *window)
{
  if (gtk_window_get_default_widget (window) != NULL)
    gtk_window_set_focus (window, gtk_window_get_default_widget (window));
}

/**
 * kamae_question_present:
 * @dialog: a question, one of whose answers loses something
 *
 * Shows it. Enter gives the harmless answer, which also closes it.
 */
void
kamae_question_present (AdwMessageDialog *dialog)
{
  GtkWindow *window = GTK_WINDOW (dialog);

  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog));

  adw_message_dialog_set_default_response (dialog, adw_message_dialog_get_close_response (dialog));
  g_signal_connect (dialog, "notify::default-widget", G_CALLBACK (focus_default_cb), NULL);
  gtk_window_present (window);
  focus_default_cb (window);
}

/**
 * kamae_confirm_async:
 * @parent: (nullable): a window
 * @heading: the question
 * @body: (nullable): what it means
 * @action: the word on the button
 * @destructive: whether something is lost
 * @cancellable: (nullable): a cancellable
 * @callback: called when the person has answered
 * @data: for @callback
 *
 * Asks whether to go on.
 */
void
kamae_confirm_async (GtkWindow *parent,
                     const char *heading,
                     const char *body,
                     const char *action,
                     gboolean destructive,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  GtkWidget *dialog;

  g_return_if_fail (heading != NULL);
  g_return_if_fail (action != NULL);

  dialog = message_dialog_new (parent, heading, body);
  add_responses (ADW_MESSAGE_DIALOG (dialog), action,
                 destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  g_signal_connect (dialog, "response", G_CALLBACK (confirm_response_cb),
                    g_task_new (NULL, cancellable, callback, data));
  if (destructive)
    kamae_question_present (ADW_MESSAGE_DIALOG (dialog));
  else
    gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * kamae_confirm_finish:
 * @result: a result
 * @error: return location for an error
 *
 * Finishes kamae_confirm_async().
 *
 * Returns: whether to go on
 */
gboolean
kamae_confirm_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static char *
dup_stripped (GtkWidget *entry)
{
  return kamae_text_clean (gtk_editable_get_text (GTK_EDITABLE (entry)), FALSE);
}

static void
reason_changed_cb (GtkWidget *entry, AdwMessageDialog *dialog)
{
  g_autofree char *reason = dup_stripped (entry);

  adw_message_dialog_set_response_enabled (dialog, "accept", !kamae_text_says_nothing (reason));
}

static void
reason_response_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  g_autoptr(GTask) owned = task;

  if (g_str_equal (response, "accept"))
    g_task_return_pointer (task, dup_stripped (g_task_get_task_data (task)), g_free);
  else
    cancel (task);
}

/**
 * kamae_ask_reason_async:
 * @parent: (nullable): a window
 * @reg: the register
 * @key: the place of the reason, as "7.+correction": what is typed is kept there, whatever ends the
 *   program, until kamae_typing_forget() says that it was used
 * @heading: the question
 * @body: (nullable): what it means
 * @action: the word on the button
 * @cancellable: (nullable): a cancellable
 * @callback: called when the person has answered
 * @data: for @callback
 *
 * Asks for a reason in words. It is never empty, and more than “none”.
 */
void
kamae_ask_reason_async (GtkWindow *parent,
                        KamaeRegister *reg,
                        const char *key,
                        const char *heading,
                        const char *body,
                        const char *action,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  GtkWidget *dialog, *entry, *box;

  g_return_if_fail (KAMAE_IS_REGISTER (reg));
  g_return_if_fail (key != NULL);
  g_return_if_fail (heading != NULL);
  g_return_if_fail (action != NULL);

  dialog = message_dialog_new (parent, heading, body);
  add_responses (ADW_MESSAGE_DIALOG (dialog), action, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept", FALSE);

  entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Reason"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  kamae_widget_set_name (entry, _("Reason"));
  g_signal_connect (entry, "changed", G_CALLBACK (reason_changed_cb), dialog);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), _kamae_kept_label_new (entry, reg, key));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);

  g_task_set_task_data (task, g_object_ref (entry), g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (reason_response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

/**
 * kamae_ask_reason_finish:
 * @result: a result
 * @error: return location for an error
 *
 * Finishes kamae_ask_reason_async().
 *
 * Returns: (transfer full) (nullable): the reason
 */
char *
kamae_ask_reason_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kamae_show_error:
 * @parent: (nullable): a window
 * @heading: what did not work
 * @error: why; a dismissed question is no error and shows nothing
 *
 * Tells that something could not be done that has no place of its own on the screen.
 */
void
kamae_show_error (GtkWindow *parent, const char *heading, const GError *error)
{
  GtkWidget *dialog;

  g_return_if_fail (heading != NULL);
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  dialog = message_dialog_new (parent, heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
