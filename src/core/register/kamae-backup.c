/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>

#include "kamae-backup-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "kamae-register-private.h"

/* A copy counts once it was written, checked by SQLite, and its journal's chain holds. Until then
 * it has another name, and older copies stay. */

#define SUFFIX ".kamae"
#define NAME_FORMAT "%Y-%m-%dT%H%M%S" SUFFIX

typedef struct
{
  char *source;
  char *target;
} Paths;

static void
paths_free (gpointer data)
{
  Paths *paths = data;

  g_free (paths->source);
  g_free (paths->target);
  g_free (paths);
}

/* Makes and checks a copy, in whatever thread. */
static gboolean
copy_file (const char  *source,
           const char  *target,
           GError     **error)
{
  g_autoptr (KamaeDatabase) database = kamae_database_open (source, KAMAE_DATABASE_READ_ONLY,
                                                            error);
  gboolean copied;

  if (database == NULL)
    return FALSE;

  copied = kamae_database_backup (database, target, error);
  kamae_database_close (database);
  return copied;
}

/* -- Old copies -------------------------------------------------------------------------------- */

static GDateTime *
parse_name (const char *name)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  int year, month, day, hour, minute, second, length = 0;

  if (sscanf (name, "%4d-%2d-%2dT%2d%2d%2d" SUFFIX "%n", &year, &month, &day, &hour, &minute,
              &second, &length) != 6 || length == 0 || name[length] != '\0')
    return NULL;
  return g_date_time_new (zone, year, month, day, hour, minute, second);
}

/* Of the same days, weeks or months one copy is kept, the newest; of the last day, all. */
static char *
dup_span (GDateTime *time,
          GDateTime *now)
{
  GTimeSpan days = g_date_time_difference (now, time) / G_TIME_SPAN_DAY;

  return g_date_time_format (time, days < 1 ? "%Y-%m-%dT%H%M%S" : days < 14 ? "%Y-%m-%d"
                                   : days < 60 ? "%G-W%V" : "%Y-%m");
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return -g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
kamae_backup_thin (GPtrArray *names,
                   GDateTime *now)
{
  g_autoptr (GHashTable) spans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *superfluous = g_ptr_array_new ();

  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GDateTime) time = parse_name (names->pdata[i]);

      if (time != NULL && !g_hash_table_add (spans, dup_span (time, now)))
        g_ptr_array_add (superfluous, names->pdata[i]);
    }
  return superfluous;
}

/* The names of the copies in a folder; other files there are nobody's business. */
static GPtrArray *
list_names (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GDateTime) time = parse_name (name);

      if (time != NULL)
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* What a program left that ended in the middle. */
static void
remove_unfinished (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, SUFFIX ".part") || g_str_has_suffix (name, ".part-journal"))
        g_unlink (path);
    }
}

static void
remove_superfluous (const char *folder,
                    GDateTime  *now)
{
  g_autoptr (GPtrArray) names = list_names (folder);
  g_autoptr (GPtrArray) superfluous = kamae_backup_thin (names, now);

  for (guint i = 0; i < superfluous->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, superfluous->pdata[i], NULL);

      g_unlink (path);
    }
}

/* Whether the newest copy was made after the last change. */
static gboolean
is_current (const char *source,
            const char *folder)
{
  g_autoptr (GPtrArray) names = list_names (folder);
  g_autofree char *newest = NULL;
  GStatBuf original, copy;

  if (names->len == 0)
    return FALSE;
  newest = g_build_filename (folder, names->pdata[0], NULL);
  return g_stat (source, &original) == 0 && g_stat (newest, &copy) == 0
         && original.st_mtime < copy.st_mtime;
}

/* -- In a thread ------------------------------------------------------------------------------- */

static void
backup_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Paths *paths = data;
  GError *error = NULL;

  if (copy_file (paths->source, paths->target, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
keep_backup_thread (GTask        *task,
                    gpointer      source,
                    gpointer      data,
                    GCancellable *cancellable)
{
  Paths *paths = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, NAME_FORMAT);
  g_autofree char *target = g_build_filename (paths->target, name, NULL);
  GError *error = NULL;

  g_mkdir_with_parents (paths->target, 0700);
  remove_unfinished (paths->target);
  if (is_current (paths->source, paths->target))
    g_task_return_boolean (task, FALSE);
  else if (!copy_file (paths->source, target, &error))
    g_task_return_error (task, error);
  else
    {
      remove_superfluous (paths->target, now);
      g_task_return_boolean (task, TRUE);
    }
}

static void
run (KamaeRegister       *self,
     GFile               *target,
     GTaskThreadFunc      function,
     gpointer             tag,
     GAsyncReadyCallback  callback,
     gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  Paths *paths = g_new0 (Paths, 1);

  paths->source = g_strdup (self->path);
  paths->target = g_file_get_path (target);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, paths, paths_free);
  g_task_run_in_thread (task, function);
}

/**
 * kamae_register_backup_async:
 * @self: a register
 * @target: where to; nothing may be there
 * @callback: (scope async): called when it is done
 * @data: for @callback
 *
 * Does what [method@Register.backup] does in a thread of its own, and also checks the chain of the
 * copy's journal.
 *
 * Since: 0.1
 */
void
kamae_register_backup_async (KamaeRegister       *self,
                             GFile               *target,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  g_return_if_fail (KAMAE_IS_REGISTER (self));
  g_return_if_fail (G_IS_FILE (target) && g_file_peek_path (target) != NULL);

  if (g_file_query_exists (target, NULL))
    {
      g_task_report_new_error (self, callback, data, kamae_register_backup_async, KAMAE_ERROR,
                               KAMAE_ERROR_EXISTS,
                               _("There is already a file of this name, and it was not touched. Choose another name."));
      return;
    }
  run (self, target, backup_thread, kamae_register_backup_async, callback, data);
}

/**
 * kamae_register_backup_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #KamaeError
 *
 * Returns: whether there is now a copy that passes its checks
 *
 * Since: 0.1
 */
gboolean
kamae_register_backup_finish (KamaeRegister  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kamae_register_keep_backup_async:
 * @self: a register
 * @folder: of this register's backups; made if it is not there
 * @callback: (scope async): called when it is done
 * @data: for @callback
 *
 * Puts a checked copy into a folder, unless nothing has changed since the newest one. Then of the
 * older ones are kept: all of a day, one a day of two weeks, one a week of two months, one a month.
 *
 * Since: 0.1
 */
void
kamae_register_keep_backup_async (KamaeRegister       *self,
                                  GFile               *folder,
                                  GAsyncReadyCallback  callback,
                                  gpointer             data)
{
  g_return_if_fail (KAMAE_IS_REGISTER (self));
  g_return_if_fail (G_IS_FILE (folder) && g_file_peek_path (folder) != NULL);

  run (self, folder, keep_backup_thread, kamae_register_keep_backup_async, callback, data);
}

/**
 * kamae_register_keep_backup_finish:
 * @self: a register
 * @result: what the callback was given
 * @error: return location for a #KamaeError
 *
 * Returns: whether there is a new copy; %FALSE without an error if the newest one still holds all
 *
 * Since: 0.1
 */
gboolean
kamae_register_keep_backup_finish (KamaeRegister  *self,
                                   GAsyncResult   *result,
                                   GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
