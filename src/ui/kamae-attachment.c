/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-attachment-private.h"

typedef struct
{
  GtkWidget *widget;
  KamaeRecord *evidence;
} Copy;

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->widget);
  g_object_unref (copy->evidence);
  g_free (copy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static gboolean
write_copy (KamaeRecord *evidence, GFile *file, GError **error)
{
  g_autoptr(GBytes) content = kamae_register_read_file (kamae_record_get_register (evidence),
                                                        evidence, error);

  return content != NULL && kamae_file_write (file, content, error);
}

/* A name may come from elsewhere; a disk takes 255 bytes. */
#define MAX_NAME 240

static char *
dup_file_name (KamaeRecord *evidence)
{
  const char *name = kamae_record_get_text (evidence, "file_name");

  g_autofree char *base = g_path_get_basename (name != NULL && *name != '\0' ? name : "file");

  return kamae_file_dup_short_name (base, MAX_NAME);
}

/* The program of the person's choice reads a copy of its own: nothing but the register opens the
   register. */
static GFile *
make_temporary (KamaeRecord *evidence, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("kamae-XXXXXX", error);
  g_autofree char *name = dup_file_name (evidence);
  g_autoptr(GFile) file = NULL;

  if (folder == NULL)
    return NULL;

  file = g_file_new_build_filename (folder, name, NULL);
  return write_copy (evidence, file, error) ? g_steal_pointer (&file) : NULL;
}

void
_kamae_attachment_open (GtkWidget *widget, KamaeRecord *evidence)
{
  GtkWindow *window = _kamae_widget_get_window (widget);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = make_temporary (evidence, &error);
  g_autofree char *uri = NULL;

  if (file == NULL)
    {
      kamae_show_error (window, _("The file could not be opened"), error);
      return;
    }

  uri = g_file_get_uri (file);
  gtk_show_uri (window, uri, GDK_CURRENT_TIME);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(Copy) copy = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = kamae_save_file_finish (result, &error);

  if (file == NULL || !write_copy (copy->evidence, file, &error))
    kamae_show_error (_kamae_widget_get_window (copy->widget),
                      _("The copy could not be saved"), error);
}

void
_kamae_attachment_save_copy (GtkWidget *widget, KamaeRecord *evidence)
{
  g_autofree char *name = dup_file_name (evidence);
  Copy *copy = g_new0 (Copy, 1);

  copy->widget = g_object_ref (widget);
  copy->evidence = g_object_ref (evidence);
  kamae_save_file_async (_kamae_widget_get_window (widget), _("Save a Copy"), name, NULL,
                         saved_cb, copy);
}
