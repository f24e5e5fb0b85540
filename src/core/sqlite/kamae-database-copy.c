/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-sqlite-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "kamae-chain-private.h"
#include "kamae-file-private.h"

#include <glib/gstdio.h>

/* A copy of the file as it is now, which counts once it was checked. */

static gboolean
check_copy (KamaeDatabase *copy,
            GError       **error)
{
  gint64 broken = 0;

  if (kamae_database_check (copy, error) && kamae_journal_find_break (copy, &broken, error) &&
      broken == 0)
    return TRUE;
  if (broken != 0)
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_DAMAGED,
                 /* Translators: %lld is the number of an entry */
                 _("The journal was changed at entry %lld: its chain does not hold from there on."),
                 (long long) broken);
  g_prefix_error (error, "%s ",
                  _("The copy does not pass its check, so it does not count as a backup."));
  return FALSE;
}

/* All pages, into a database that is empty. One step over the whole file: a writer beside us cannot
 * make it start over for ever. */
gboolean
kamae_database_copy_pages (KamaeDatabase *self,
                           KamaeDatabase *copy,
                           GError       **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (copy->handle, "main", self->handle, "main");
  int code;

  if (backup != NULL)
    sqlite3_backup_step (backup, -1);
  code = kamae_database_meet_fault ();
  if (code != SQLITE_OK)
    sqlite3_backup_finish (g_steal_pointer (&backup));
  else
    code = backup != NULL ? sqlite3_backup_finish (backup) : sqlite3_errcode (copy->handle);
  if (code == SQLITE_OK)
    return TRUE;
  kamae_database_fail (copy, code, error);
  return FALSE;
}

static gboolean
copy_into (KamaeDatabase *self,
           const char    *path,
           GError       **error)
{
  g_autoptr (KamaeDatabase) copy = kamae_database_open (path, KAMAE_DATABASE_CREATE, error);

  return copy != NULL && kamae_database_copy_pages (self, copy, error) && check_copy (copy, error);
}

/* Under another name until it is whole and was checked. */
gboolean
kamae_database_backup (KamaeDatabase *self,
                       const char    *path,
                       GError       **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *journal = g_strconcat (part, "-journal", NULL);
  g_autoptr (GError) failure = NULL;

  g_unlink (part);
  g_unlink (journal);
  if (!kamae_file_check_new (path, error))
    return FALSE;
  if (copy_into (self, part, &failure))
    {
      if (g_rename (part, path) == 0)
        return TRUE;
      g_set_error (&failure, KAMAE_ERROR, KAMAE_ERROR_FAILED,
                   /* Translators: %s is the name of a file */
                   _("The copy “%s” could not be given its name."), path);
    }
  g_unlink (part);
  g_unlink (journal);
  kamae_file_fail_new (path, &failure);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
