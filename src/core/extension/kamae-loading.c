/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-loading-private.h"

#include "../kamae-i18n.h"
#include "kamae-plugin-info-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* What tells one module from the next of the same name. */
static char *
dup_stamp (KamaePluginInfo *info)
{
  g_autofree char *name = g_strdup_printf ("lib%s.so", info->id);
  g_autofree char *path = g_build_filename (info->directory, name, NULL);
  GStatBuf status = { 0 };

  g_stat (path, &status);
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", (gint64) status.st_mtime,
                          (gint64) status.st_size);
}

static gboolean
has_stamp (int         fd,
           const char *stamp)
{
  char text[64] = "";

  return read (fd, text, sizeof text - 1) > 0 && g_str_equal (text, stamp);
}

static void
put_stamp (int         fd,
           const char *stamp)
{
  gsize length = strlen (stamp);

  /* Where it cannot be written, a crash is not remembered. */
  if (ftruncate (fd, 0) != 0 || pwrite (fd, stamp, length, 0) != (gssize) length)
    g_debug ("The marker of a plugin could not be written");
}

gboolean
kamae_loading_begin (KamaeLoading    *self,
                     KamaePluginInfo *info)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "kamae", "loading", NULL);
  g_autofree char *stamp = dup_stamp (info);

  self->path = g_build_filename (folder, info->id, NULL);
  g_mkdir_with_parents (folder, 0700);
  self->fd = g_open (self->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->fd >= 0 && flock (self->fd, LOCK_EX | LOCK_NB) != 0)
    {
      close (self->fd);
      self->fd = -1;
    }
  if (self->fd < 0)
    return TRUE;
  if (!has_stamp (self->fd, stamp))
    {
      put_stamp (self->fd, stamp);
      return TRUE;
    }
  info->error = g_strdup_printf (
    /* Translators: %s is the name of a file */
    _("Kamae ended while it loaded this plugin the last time, so it was left out. Get another version of it; to try this one again, delete the file %s."),
    self->path);
  close (self->fd);
  g_free (self->path);
  return FALSE;
}

void
kamae_loading_end (KamaeLoading *self)
{
  if (self->fd >= 0)
    {
      /* Somebody may have it open already, and is to find nothing in it. */
      put_stamp (self->fd, "");
      g_unlink (self->path);
      close (self->fd);
    }
  g_free (self->path);
}
