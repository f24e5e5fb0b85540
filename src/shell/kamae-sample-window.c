/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-sample-window.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

typedef struct
{
  KamaeApplication *application;
  GtkWindow        *window;
  GFile            *file;
  KamaeModel       *model;
  char             *organization;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_clear_object (&making->application);
  g_clear_object (&making->file);
  g_clear_object (&making->model);
  g_free (making->organization);
  g_free (making);
}

/* In a thread: nothing else knows of this register until it is closed again. */
static void
make_in_thread (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Making *making = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeRegister) reg = kamae_register_create (making->model, making->file,
                                                         making->organization, &error);
  gboolean made;

  if (reg == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  made = kamae_sample_fill (reg, kamae_language_get_current (), 0, &error);
  kamae_register_close (reg);
  if (made)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
made (GObject      *source,
      GAsyncResult *result,
      gpointer      data)
{
  Making *making = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean success = g_task_propagate_boolean (G_TASK (result), &error);

  gtk_window_destroy (making->window);
  if (success)
    kamae_application_open_register (making->application, NULL, making->file);
  else
    kamae_show_error (kamae_application_show_start (making->application),
                      _("The sample organization could not be made"), error);
  g_application_release (G_APPLICATION (making->application));
}

static GtkWindow *
progress_window_new (GtkWindow *parent)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *label = gtk_label_new (_("Making the sample organization. Three years of records take a moment."));

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 48, 48);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "progress");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);

  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _("Sample Organization"));
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 200);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_deletable (GTK_WINDOW (window), FALSE);
  return GTK_WINDOW (window);
}

static void
place_chosen (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (KamaeApplication) application = data;
  g_autoptr (GFile) file = kamae_save_file_finish (result, NULL);
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (file != NULL)
    kamae_sample_make (application, parent, file);
}

void
kamae_sample_ask (KamaeApplication *application,
                  GtkWindow        *parent)
{
  g_return_if_fail (KAMAE_IS_APPLICATION (application));

  /* Translators: the proposed name of the file with the sample organization */
  kamae_save_file_async (parent, _("Where to Keep the Sample Organization"),
                         _("Sample organization.kamae"),
                         NULL, place_chosen, g_object_ref (application));
}

void
kamae_sample_make (KamaeApplication *application,
                   GtkWindow        *parent,
                   GFile            *file)
{
  g_autoptr (GTask) task = NULL;
  Making *making;

  g_return_if_fail (KAMAE_IS_APPLICATION (application));
  g_return_if_fail (G_IS_FILE (file));

  making = g_new0 (Making, 1);
  making->application = g_object_ref (application);
  making->file = g_object_ref (file);
  making->model = g_object_ref (kamae_application_get_model ());
  making->organization = g_strdup (_("Sample organization"));
  making->window = progress_window_new (parent);
  gtk_window_present (making->window);

  g_application_hold (G_APPLICATION (application));
  task = g_task_new (NULL, NULL, made, NULL);
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, make_in_thread);
}
