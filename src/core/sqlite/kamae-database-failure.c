/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-sqlite-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"

#include <errno.h>

/* What SQLite's results mean for the user, and what becomes of a failure that nobody asked for. */

/* The first row that fits counts. Its code is an extended result, or a primary one for all of its
 * kind. */
static const KamaeFailure failures[] = {
  { SQLITE_READONLY_DBMOVED, 0, KAMAE_ERROR_MOVED, FALSE,
    N_("The file is no longer where it was opened, so nothing was saved: it was moved, renamed, deleted or replaced. Open it from its new place; if it was deleted, open the newest backup.") },
  { SQLITE_READONLY_DIRECTORY, 0, KAMAE_ERROR_READ_ONLY, FALSE,
    N_("The folder of the file cannot be written, so nothing was saved. Ask for the right to write to the folder, or save a copy elsewhere.") },
  { SQLITE_READONLY_ROLLBACK, 0, KAMAE_ERROR_READ_ONLY, FALSE,
    N_("The last work on the file was cut off, and here, where nothing can be written, it cannot be taken back. Nothing is lost. Copy the file together with the file beside it that ends in “-journal” to a folder that can be written, and open the copy.") },
  { SQLITE_CONSTRAINT_FOREIGNKEY, 0, KAMAE_ERROR_REFERENCED, FALSE,
    N_("Other records refer to this one, so it cannot be deleted. End its validity instead.") },
  { SQLITE_CONSTRAINT_TRIGGER, 0, KAMAE_ERROR_LOCKED, FALSE,
    N_("The record is locked and was not changed. Make a correction entry or a new version.") },
  { SQLITE_CONSTRAINT_UNIQUE, 0, KAMAE_ERROR_INVALID, FALSE,
    N_("This number or name is already used by another record. Choose another one.") },
  { SQLITE_CONSTRAINT, 0, KAMAE_ERROR_INVALID, TRUE,
    N_("A value is not allowed here, so nothing was saved.") },
  { SQLITE_TOOBIG, 0, KAMAE_ERROR_INVALID, FALSE,
    N_("The text or file is too large for a register, so nothing was saved. Make it smaller, or keep it elsewhere and note where it is.") },
  { SQLITE_IOERR, EDQUOT, KAMAE_ERROR_FULL, FALSE,
    N_("Your share (quota) of the disk is used up, so the last change was not saved. Delete what you no longer need, or ask for more, and try again.") },
  { SQLITE_IOERR, EFBIG, KAMAE_ERROR_FULL, FALSE,
    N_("The file may not become larger here: the disk or your session limits the size of files. The last change was not saved. Save a copy on another disk, or ask for a higher limit.") },
  { SQLITE_IOERR, ENOSPC, KAMAE_ERROR_FULL, FALSE,
    N_("The disk is full, so the last change was not saved. Make room on the disk and try again.") },
  { SQLITE_FULL, 0, KAMAE_ERROR_FULL, FALSE,
    N_("The disk is full, so the last change was not saved. Make room on the disk and try again.") },
  { SQLITE_IOERR_NOMEM, 0, KAMAE_ERROR_FAILED, FALSE,
    N_("There is not enough memory, so nothing was changed. Close other programs and try again.") },
  { SQLITE_NOMEM, 0, KAMAE_ERROR_FAILED, FALSE,
    N_("There is not enough memory, so nothing was changed. Close other programs and try again.") },
  { SQLITE_READONLY, 0, KAMAE_ERROR_READ_ONLY, FALSE,
    N_("The file can only be read, so nothing was saved. Save a copy that can be written.") },
  { SQLITE_PERM, 0, KAMAE_ERROR_READ_ONLY, FALSE,
    N_("The file can only be read, so nothing was saved. Save a copy that can be written.") },
  { SQLITE_BUSY, 0, KAMAE_ERROR_BUSY, FALSE,
    N_("Another program is using the file, so nothing was read or saved. Close it there and try again.") },
  { SQLITE_LOCKED, 0, KAMAE_ERROR_BUSY, FALSE,
    N_("Another program is using the file, so nothing was read or saved. Close it there and try again.") },
  { SQLITE_NOTADB, 0, KAMAE_ERROR_NOT_REGISTER, FALSE,
    N_("The file is not a Kamae register and was not touched. Choose a file that ends in .kamae.") },
  { SQLITE_CORRUPT, 0, KAMAE_ERROR_DAMAGED, TRUE,
    N_("The file is damaged. Keep it as it is, and open the newest backup.") },
  { SQLITE_CANTOPEN, ENAMETOOLONG, KAMAE_ERROR_NOT_FOUND, FALSE,
    N_("The name of the file, or the path to it, is too long. Choose a shorter name, or a folder that is not so deep.") },
  { SQLITE_CANTOPEN, EACCES, KAMAE_ERROR_NOT_FOUND, FALSE,
    N_("You may not open the file in this folder. Ask for the right to read and write it, or choose another folder.") },
  { SQLITE_CANTOPEN, EROFS, KAMAE_ERROR_READ_ONLY, FALSE,
    N_("The disk can only be read. Copy the file to a folder that can be written, and open the copy.") },
  { SQLITE_CANTOPEN, ENOENT, KAMAE_ERROR_NOT_FOUND, FALSE,
    N_("The file or its folder is not there. It may have been moved or renamed, or a drive is not connected.") },
  { SQLITE_CANTOPEN, 0, KAMAE_ERROR_NOT_FOUND, TRUE,
    N_("The file cannot be opened. See whether it exists and may be read.") },
  { SQLITE_IOERR, 0, KAMAE_ERROR_FAILED, TRUE,
    N_("The disk reported an error. What was saved before is kept; a change that was under way may not be saved. Save a copy on another disk.") },
  { SQLITE_OK, 0, KAMAE_ERROR_FAILED, TRUE,
    N_("The register could not do this. Nothing was changed.") },
};

const KamaeFailure *
kamae_failure_find (int code,
                    int system_code)
{
  const KamaeFailure *row = failures;

  for (; row->code != SQLITE_OK; row++)
    if ((row->code == code || row->code == (code & 0xff)) &&
        (row->system_code == 0 || row->system_code == system_code))
      break;
  return row;
}

/* A damaged file can put any bytes into SQLite's message. */
static char *
dup_detail (KamaeDatabase *self,
            int            code)
{
  const char *said = (sqlite3_extended_errcode (self->handle) & 0xff) == (code & 0xff)
                       ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code);

  return g_utf8_make_valid (said, -1);
}

/* Turns SQLite's result into what the user can do about it. */
void
kamae_database_fail (KamaeDatabase *self,
                     int            code,
                     GError       **error)
{
  const KamaeFailure *row = kamae_failure_find (code, sqlite3_system_errno (self->handle));
  g_autofree char *detail = row->has_detail ? dup_detail (self, code) : NULL;
  GError *failure = g_steal_pointer (&self->inner);

  if (failure == NULL)
    failure = detail != NULL
                /* Translators: a whole sentence, and what SQLite says */
                ? g_error_new (KAMAE_ERROR, row->error, C_("failure", "%s (%s)"), _(row->message),
                               detail)
                : g_error_new_literal (KAMAE_ERROR, row->error, _(row->message));
  kamae_database_hand_over (self, failure, error);
}

/* failure: (nullable): taken over. What the caller does not ask for is kept: whoever goes on must
 * look for it, see kamae_database_take_failure(). Returns whether there was none. */
gboolean
kamae_database_hand_over (KamaeDatabase *self,
                          GError        *failure,
                          GError       **error)
{
  if (failure == NULL)
    return TRUE;
  if (error != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  self->n_failures++;
  if (self->functions != NULL && self->functions->failed != NULL)
    self->functions->failed (self->owner, failure);
  if (self->failure == NULL)
    self->failure = failure;
  else
    g_error_free (failure);
  return FALSE;
}

/* FALSE if something failed since the last call without being told to anybody. */
gboolean
kamae_database_take_failure (KamaeDatabase *self,
                             GError       **error)
{
  if (self->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->failure));
  return FALSE;
}

guint
kamae_database_count_failures (KamaeDatabase *self)
{
  return self->n_failures;
}

gboolean
kamae_database_has_read (KamaeDatabase *self,
                         guint          n_failures,
                         GError       **error)
{
  if (self->n_failures == n_failures)
    return TRUE;
  if (self->failure != NULL)
    g_propagate_error (error, g_error_copy (self->failure));
  else
    kamae_database_fail (self, SQLITE_IOERR, error);
  return FALSE;
}

/* -- For tests: the Nth thing asked of SQLite fails -------------------------------------------- */

static guint fault_at;
static int fault_code;
static guint n_asked;
static void (*asked_cb) (gpointer data);
static gpointer asked_data;

void
kamae_database_set_fault (guint n,
                          int   code)
{
  fault_at = n;
  fault_code = code;
  n_asked = 0;
}

guint
kamae_database_count_asked (void)
{
  return n_asked;
}

void
kamae_database_set_witness (void (*witness) (gpointer data),
                            gpointer data)
{
  asked_cb = witness;
  asked_data = data;
}

int
kamae_database_meet_fault (void)
{
  if (asked_cb != NULL)
    asked_cb (asked_data);
  return fault_at > 0 && ++n_asked == fault_at ? fault_code : SQLITE_OK;
}
