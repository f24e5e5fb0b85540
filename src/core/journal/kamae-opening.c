/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-opening.h"

#include "../base/kamae-error.h"
#include "../base/kamae-text.h"
#include "../kamae-i18n.h"
#include "../register/kamae-schema-private.h"
#include "../sqlite/kamae-file-private.h"
#include "kamae-journal-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* Opening writes: it makes tables, seeds and updates them, and says so in the journal. */

/* SQLite adds this to the name of a file, and takes paths of 512 bytes. */
#define JOURNAL "-journal"
#define MAX_NAME (255 - (int) strlen (JOURNAL))
#define MAX_PATH (511 - (int) strlen (JOURNAL))

static gboolean
check_name (const char *path,
            GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);

  if ((int) strlen (name) > MAX_NAME)
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                 /* Translators: the number of bytes that a name has, and how many it may have */
                 _("The name of the file is too long (%d bytes; at most %d, about a third as many Japanese characters). Choose a shorter name."),
                 (int) strlen (name), MAX_NAME);
  else if ((int) strlen (path) > MAX_PATH)
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                 /* Translators: the number of bytes that a path has, and how many it may have */
                 _("The path to the file is too long (%d bytes; at most %d). Choose a folder that is not so deep."),
                 (int) strlen (path), MAX_PATH);
  else
    return TRUE;
  return FALSE;
}

static KamaeRegister *
register_new (KamaeModel *model,
              GFile      *file,
              GError    **error)
{
  g_autofree char *path = g_file_get_path (file);
  KamaeRegister *self;

  if (path == NULL)
    {
      g_set_error (
          error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
          _("The file is not on a disk of this computer. Copy it to a local folder first."));
      return NULL;
    }
  if (!check_name (path, error))
    return NULL;
  self = g_object_new (KAMAE_TYPE_REGISTER, NULL);
  self->model = g_object_ref (model);
  self->file = g_object_ref (file);
  self->path = realpath (path, NULL); /* two names of one file would have two journals */
  if (self->path == NULL)
    self->path = g_steal_pointer (&path);
  return self;
}

static gboolean
take_database (KamaeRegister *self,
               KamaeDatabase *database,
               GError       **error)
{
  GStatBuf status;

  if (self->present == NULL && g_stat (self->path, &status) == 0)
    {
      self->device = status.st_dev;
      self->inode = status.st_ino;
    }
  if (self->database == NULL)
    kamae_file_hold (self->path);
  g_set_object (&self->database, database);
  kamae_register_serve_functions (self);
  return kamae_register_mark_version (self, error);
}

static gboolean
find_organization (KamaeRegister *self,
                   GError       **error)
{
  gint64 id = 0;

  if (!kamae_database_get_integer (self->database, "SELECT id FROM organization", &id, error))
    return FALSE;
  if (id != 0)
    self->organization = kamae_register_ref_record (self, id, error);
  return id == 0 || self->organization != NULL;
}

/* A marker that nobody holds is of a program that was killed. */
static gboolean
take_stale_marker (const char *path)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  gboolean stale = fd >= 0 && (flock (fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK);

  if (stale)
    g_unlink (path);
  if (fd >= 0)
    close (fd);
  return stale;
}

/* Each session has a marker of its own, and holds it. It stays when the program is killed: the next
 * opening then checks the whole file. */
static void
set_marker (KamaeRegister *self)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->path, -1);
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "kamae", "open", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *other;

  g_mkdir_with_parents (folder, 0700);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (other = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, other, NULL);

      if (g_str_has_prefix (other, name) && take_stale_marker (path))
        self->unclean = TRUE;
    }

  self->marker = g_strdup_printf ("%s" G_DIR_SEPARATOR_S "%s.XXXXXX", folder, name);
  self->marker_fd = g_mkstemp_full (self->marker, O_RDWR | O_CLOEXEC, 0600);
  if (self->marker_fd >= 0)
    flock (self->marker_fd, LOCK_EX | LOCK_NB);
}

static void
become_read_only (KamaeRegister *self,
                  const char    *reason)
{
  if (self->read_only_reason == NULL)
    self->read_only_reason = g_strdup (reason);
}

static gboolean
seed_declarations (KamaeRegister *self,
                   GPtrArray     *added,
                   const char    *organization,
                   GError       **error)
{
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (GError) failure = NULL;

  if (added->len == 0)
    return TRUE;
  operation = kamae_register_begin (
      self, organization != NULL ? N_("Create the register") : N_("Add a plugin's tables"), NULL,
      error);
  if (operation == NULL)
    return FALSE;
  /* Kamae itself brings it: nobody has signed any of it. */
  kamae_operation_set_own (operation, TRUE);
  if (organization != NULL)
    {
      g_autoptr (KamaeRecord) record = kamae_operation_create (operation, "organization", error,
                                                               "official_name", organization, NULL);

      if (record == NULL)
        return FALSE;
    }
  for (guint i = 0; i < added->len; i++)
    {
      const KamaeDeclaration *declaration = added->pdata[i];

      if (declaration->seed != NULL &&
          !kamae_model_take_end (self->model, declaration, "seed",
                                 declaration->seed (operation, &failure), &failure, error))
        return FALSE;
    }
  kamae_operation_set_final (operation);
  return kamae_operation_commit (operation, error);
}

/* The register does without a plugin for which its tables are not as it needs them. */
static void
set_aside (KamaeRegister          *self,
           const KamaeDeclaration *declaration,
           const char             *why)
{
  KamaeModel *rest = kamae_model_dup_without (self->model, declaration, why);

  g_object_unref (self->model);
  self->model = rest;
}

static gboolean
is_core (KamaeRegister          *self,
         const KamaeDeclaration *declaration)
{
  return declaration == kamae_model_get_declarations (self->model)->pdata[0];
}

/* What one plugin shares with others must not keep them from their work. */
static gboolean
add_views (KamaeRegister *self,
           GError       **error)
{
  for (;;)
    {
      const KamaeDeclaration *culprit = NULL;
      g_autofree char *why = NULL;
      g_autoptr (GError) failure = NULL;

      if (kamae_schema_add_views (self->database, self->model, &culprit, &failure))
        return TRUE;
      if (culprit == NULL || is_core (self, culprit))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      /* Translators: %s is a sentence that says why */
      why = g_strdup_printf (_("What it shares with other plugins (.views) cannot be asked for. %s"),
                             failure->message);
      set_aside (self, culprit, why);
    }
}

/* No plugin can do anything for it. */
static gboolean
is_of_file (const GError *error)
{
  return g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_BUSY) ||
         g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_FULL) ||
         g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_MOVED);
}

/* Those that an existing file did not have. One that cannot fill its tables does so the next time,
 * and keeps nobody from the file. */
static gboolean
seed_added (KamaeRegister *self,
            GPtrArray     *added,
            GError       **error)
{
  for (guint i = 0; i < added->len; i++)
    {
      const KamaeDeclaration *declaration = added->pdata[i];
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autoptr (GError) failure = NULL;

      g_ptr_array_add (one, (gpointer) declaration);
      if (seed_declarations (self, one, NULL, &failure))
        continue;
      if (is_of_file (failure) || is_core (self, declaration))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (!kamae_schema_forget (self->database, declaration, error))
        return FALSE;
      set_aside (self, declaration, failure->message);
    }
  return TRUE;
}

static gboolean
create_tables (KamaeRegister *self,
               const char    *organization,
               GError       **error)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  KamaeSchemaUpdate update = { kamae_model_get_declarations (self->model), added };

  return kamae_schema_create (self->database, error) &&
         kamae_schema_update (self->database, self->model, &update, error) &&
         seed_declarations (self, added, organization, error);
}

/**
 * kamae_register_create:
 * @model: what the core and the plugins declare
 * @file: where to make it; nothing may be there
 * @organization: the organization's official name
 * @error: return location for a #KamaeError
 *
 * Makes a new register with the catalogues of the core and the plugins.
 *
 * Returns: (transfer full) (nullable): the open register
 */
KamaeRegister *
kamae_register_create (KamaeModel *model,
                       GFile      *file,
                       const char *organization,
                       GError    **error)
{
  g_autoptr (KamaeRegister) self = NULL;
  g_autoptr (KamaeDatabase) database = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (KAMAE_IS_MODEL (model) && G_IS_FILE (file) && organization != NULL, NULL);

  name = kamae_text_clean (organization, FALSE);
  if (*name == '\0')
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                   _("The organization needs a name. Nothing was made."));
      return NULL;
    }
  self = register_new (model, file, error);
  if (self == NULL)
    return NULL;
  if (g_file_query_exists (file, NULL))
    {
      g_set_error (
          error, KAMAE_ERROR, KAMAE_ERROR_EXISTS,
          _("There is already a file of this name, and it was not touched. Choose another name."));
      return NULL;
    }
  if (!kamae_file_check_new (self->path, error))
    return NULL;
  database = kamae_database_open (self->path, KAMAE_DATABASE_CREATE, &failure);
  if (database == NULL || !take_database (self, database, &failure) ||
      !create_tables (self, organization, &failure) ||
      !kamae_register_renew_search (self, &failure) ||
      !add_views (self, &failure))
    {
      kamae_register_close (self);
      g_unlink (self->path);
      kamae_file_fail_new (self->path, &failure);
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  set_marker (self);
  self->unclean = FALSE;
  return find_organization (self, error) && kamae_register_mark_read (self, error) &&
         kamae_journal_check_head (self, error) ? g_steal_pointer (&self) : NULL;
}

/* What the file system says before SQLite opens the file. */
static gboolean
look_at_file (KamaeRegister *self,
              GError       **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  GStatBuf status;

  if (g_stat (self->path, &status) != 0)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
                   /* Translators: %s is a file name */
                   _("There is no file “%s”. It may have been moved or renamed."), self->path);
      return FALSE;
    }
  if (!S_ISREG (status.st_mode) || status.st_size == 0)
    {
      g_set_error (
          error, KAMAE_ERROR, KAMAE_ERROR_NOT_REGISTER,
          /* Translators: %s is a file name */
          _("“%s” is not a Kamae register: it is empty or no ordinary file. It was not touched. Choose a file that ends in .kamae, or a backup."),
          self->path);
      return FALSE;
    }
  if (status.st_nlink > 1)
    become_read_only (
        self,
        _("The file has a second name (hard link) on the disk. Changing it under two names could damage it."));
  if (g_access (self->path, W_OK) != 0)
    become_read_only (self, _("The file is write-protected."));
  else if (g_access (folder, W_OK) != 0)
    become_read_only (self, _("The folder of the file is write-protected."));
  return TRUE;
}

/* A journal beside the file is of a program that is writing now, or that was cut off. Whoever only
 * reads cannot take back what is half done, so the file is opened once for writing. */
static gboolean
recover (KamaeRegister *self,
         GError       **error)
{
  g_autofree char *journal = g_strconcat (self->path, JOURNAL, NULL);
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *folder = g_path_get_dirname (self->path);

  /* To look into a file that is open would drop SQLite's locks on it. */
  if (!kamae_file_is_held (self->path) && !kamae_beside_check_open (self->path, error))
    return FALSE;
  if ((g_file_test (journal, G_FILE_TEST_EXISTS) || g_file_test (log, G_FILE_TEST_EXISTS)) &&
      self->read_only_reason != NULL && g_access (self->path, W_OK) == 0 &&
      g_access (folder, W_OK) == 0)
    {
      g_autoptr (KamaeDatabase) database =
        kamae_database_open (self->path, KAMAE_DATABASE_READ_WRITE, error);

      if (database == NULL)
        return FALSE;
      kamae_database_close (database);
    }
  return TRUE;
}

static gboolean
open_database (KamaeRegister *self,
               GError       **error)
{
  g_autoptr (KamaeDatabase) database = kamae_database_open (
      self->path,
      self->read_only_reason != NULL ? KAMAE_DATABASE_READ_ONLY : KAMAE_DATABASE_READ_WRITE, error);

  if (database == NULL)
    return FALSE;
  return take_database (self, database, error);
}

static gboolean
back_up_before_update (KamaeRegister *self,
                       GError       **error)
{
  g_autoptr (GDateTime) now = kamae_register_dup_now (self);
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *backup = g_strdup_printf ("%s.before-update-%s", self->path, stamp);

  return kamae_database_backup (self->database, backup, error);
}

/* FALSE: the core itself is older than the file. */
static gboolean
set_aside_newer (KamaeRegister *self,
                 GPtrArray     *newer)
{
  if (newer->len > 0 && is_core (self, newer->pdata[0]))
    return FALSE;
  for (guint i = 0; i < newer->len; i++)
    set_aside (self, newer->pdata[i],
               _("A newer version of it wrote this file. Update the plugin."));
  return TRUE;
}

static gboolean
become_older (KamaeRegister *self,
              GError       **error)
{
  g_autofree char *version = NULL;
  g_autofree char *reason = NULL;

  /* Who changed the file last, or else who made it. */
  kamae_database_dup_text (self->database,
                           "SELECT value FROM meta WHERE key IN ('written_by', 'created_by')"
                           " ORDER BY key DESC LIMIT 1",
                           &version, KAMAE_KEPT);
  reason = g_strdup_printf (
    /* Translators: a part of the program, and a version number */
    _("A newer Kamae wrote this file (%s, version %s). Update Kamae to change it."), "core",
    version != NULL ? version : "?");
  become_read_only (self, reason);
  return open_database (self, error);
}

/* Reading never writes. What the file has all columns of is read as it is; what it has not goes
 * without. */
static gboolean
read_older (KamaeRegister *self,
            GPtrArray     *outdated,
            GError       **error)
{
  for (guint i = 0; i < outdated->len; i++)
    {
      const KamaeDeclaration *declaration = outdated->pdata[i];
      gboolean can_read = FALSE;

      if (!kamae_schema_can_read (self->database, self->model, declaration, &can_read, error))
        return FALSE;
      if (can_read)
        continue;
      if (is_core (self, declaration))
        {
          g_set_error (
            error, KAMAE_ERROR, KAMAE_ERROR_READ_ONLY,
            _("The file is of an older version, and is brought up to date when it is opened for changing. Open it once in Kamae or with “kamae-cli update”; if it is write-protected, a copy of it in a folder that you can write to."));
          return FALSE;
        }
      set_aside (
        self, declaration,
        _("This file was not brought up to date for it yet. Open it once for changing, in Kamae or with “kamae-cli update”."));
    }
  return TRUE;
}

static gboolean
append_changes (GBytes   *changeset,
                gpointer  data,
                GError  **error)
{
  return kamae_journal_append_update (data, changeset, error);
}

/* Finds out for which plugins the tables cannot be brought up to date, and does without them. What
 * is left is done in earnest after a copy was made: each attempt would leave one otherwise. */
static gboolean
update_or_set_aside (KamaeRegister *self,
                     GError       **error)
{
  for (;;)
    {
      g_autoptr (GPtrArray) outdated = g_ptr_array_new ();
      g_autoptr (GPtrArray) newer = g_ptr_array_new ();
      g_autoptr (GPtrArray) added = g_ptr_array_new ();
      g_autoptr (GError) failure = NULL;
      g_autofree char *why = NULL;
      KamaeSchemaUpdate update = { outdated, added, TRUE, append_changes, self };

      if (!kamae_schema_compare (self->database, self->model, outdated, newer, error))
        return FALSE;
      if (outdated->len == 0)
        return TRUE;
      if (kamae_schema_update (self->database, self->model, &update, &failure))
        {
          update.is_trial = FALSE;
          g_ptr_array_set_size (added, 0);
          return back_up_before_update (self, error) &&
                 kamae_schema_update (self->database, self->model, &update, error) &&
                 seed_added (self, added, error) && kamae_journal_append_schema (self, error);
        }
      if (update.culprit == NULL || is_core (self, update.culprit) || is_of_file (failure))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      why = g_strdup_printf (
        /* Translators: %s is a sentence that says why */
        _("Its tables in this file could not be brought up to date, so nothing of it was changed. %s Get a version of the plugin that brings the change along (a migration), or the one from before."),
        failure->message);
      set_aside (self, update.culprit, why);
    }
}

/* Brings the tables up to date, or tells why they stay as they are. */
static gboolean
update_tables (KamaeRegister *self,
               GError       **error)
{
  g_autoptr (GPtrArray) outdated = g_ptr_array_new ();
  g_autoptr (GPtrArray) newer = g_ptr_array_new ();

  if (!kamae_schema_compare (self->database, self->model, outdated, newer, error))
    return FALSE;
  if (!set_aside_newer (self, newer))
    return become_older (self, error);
  if (outdated->len == 0)
    return TRUE;
  return self->read_only_reason != NULL ? read_older (self, outdated, error)
                                        : update_or_set_aside (self, error);
}

/* After a session that did not end well, nothing is believed before it was checked. */
static gboolean
check_after_crash (KamaeRegister *self,
                   GError       **error)
{
  if (kamae_database_check (self->database, NULL))
    return TRUE;
  become_read_only (
      self,
      _("The last session did not end well and the file is damaged. Keep it, and open the newest backup."));
  return open_database (self, error);
}

/* Closing the register ends it. */
static gboolean
begin_moment (KamaeRegister *self,
              GError       **error)
{
  self->moment = kamae_database_begin_reading (self->database, error);
  return self->moment != NULL;
}

/**
 * kamae_register_open:
 * @model: what the core and the plugins declare
 * @file: a register file
 * @flags: see #KamaeOpenFlags
 * @error: return location for a #KamaeError
 *
 * Opens a register. One that cannot be changed opens for reading and tells why in
 * kamae_register_get_read_only_reason(). One of an older version is copied, checked and brought up
 * to date.
 *
 * Returns: (transfer full) (nullable): the open register
 */
KamaeRegister *
kamae_register_open (KamaeModel    *model,
                     GFile         *file,
                     KamaeOpenFlags flags,
                     GError       **error)
{
  g_autoptr (KamaeRegister) self = NULL;

  g_return_val_if_fail (KAMAE_IS_MODEL (model) && G_IS_FILE (file), NULL);

  self = register_new (model, file, error);
  if (self == NULL || !look_at_file (self, error))
    return NULL;
  if (flags & KAMAE_OPEN_READ_ONLY)
    become_read_only (self, _("The file was opened for reading."));
  if (!recover (self, error) || !open_database (self, error) || !update_tables (self, error))
    return NULL;
  if (self->read_only_reason == NULL)
    set_marker (self);
  if (self->read_only_reason == NULL && !kamae_register_renew_search (self, error))
    return NULL;
  if ((self->unclean && !check_after_crash (self, error)) ||
      !add_views (self, error) || (flags == KAMAE_OPEN_MOMENT && !begin_moment (self, error)) ||
      !find_organization (self, error) || !kamae_register_mark_read (self, error) ||
      !kamae_journal_check_head (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

KamaeRegister *
kamae_register_new_past (KamaeRegister *present,
                         KamaeDatabase *database,
                         GDateTime     *now,
                         GError       **error)
{
  g_autoptr (KamaeRegister) self = g_object_new (KAMAE_TYPE_REGISTER, NULL);
  const KamaeDeclaration *culprit = NULL;

  self->model = g_object_ref (present->model);
  self->file = g_object_ref (present->file);
  self->path = g_strdup (present->path);
  g_set_weak_pointer (&self->present, present);
  become_read_only (self, _("It is the register of an earlier time."));
  kamae_register_set_now (self, now);
  if (!take_database (self, database, error)
      || !kamae_schema_copy_indexes (present->database, database, error)
      || !kamae_schema_add_views (database, self->model, &culprit, error)
      || !find_organization (self, error))
    return NULL;
  return g_steal_pointer (&self);
}
