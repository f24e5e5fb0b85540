/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-file-private.h"

#include "../base/kamae-error.h"
#include "../base/kamae-language.h"
#include "../kamae-i18n.h"
#include "kamae-database-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What every SQLite file begins with, and what SQLite puts beside it. */
static const char magic[] = "SQLite format 3";
static const char *const beside[] = { "-journal", "-wal", "-shm" };

/* The paths of the registers that this program has open, once for each opening. */
static GPtrArray *held;

/* What can go wrong with a file, for the person. %s is its name. */
static const struct
{
  int code;             /* GIOErrorEnum; G_IO_ERROR_FAILED: everything else */
  KamaeError error;
  const char *reading;
  const char *writing;
} failures[] = {
  { G_IO_ERROR_NOT_FOUND, KAMAE_ERROR_FAILED,
    /* Translators: %s is a file name */
    N_("There is no file “%s”. It may have been moved or renamed."),
    /* Translators: %s is a file name */
    N_("The folder of “%s” is not there, so nothing was written. Choose another folder.") },
  { G_IO_ERROR_NOT_DIRECTORY, KAMAE_ERROR_FAILED,
    /* Translators: %s is a file name */
    N_("There is no file “%s”. It may have been moved or renamed."),
    /* Translators: %s is a file name */
    N_("The folder of “%s” is not there, so nothing was written. Choose another folder.") },
  { G_IO_ERROR_PERMISSION_DENIED, KAMAE_ERROR_READ_ONLY,
    /* Translators: %s is a file name */
    N_("You may not read “%s”. Ask for the right to read it."),
    /* Translators: %s is a file name */
    N_("You may not write “%s”, so nothing was written. Choose another folder.") },
  { G_IO_ERROR_READ_ONLY, KAMAE_ERROR_READ_ONLY,
    /* Translators: %s is a file name */
    N_("You may not read “%s”. Ask for the right to read it."),
    /* Translators: %s is a file name */
    N_("The disk of “%s” can only be read, so nothing was written. Choose another folder.") },
  { G_IO_ERROR_IS_DIRECTORY, KAMAE_ERROR_INVALID,
    /* Translators: %s is a file name */
    N_("“%s” is a folder. Choose a file."),
    /* Translators: %s is a file name */
    N_("“%s” is a folder, so nothing was written. Choose another name.") },
  { G_IO_ERROR_NOT_REGULAR_FILE, KAMAE_ERROR_INVALID,
    /* Translators: %s is a file name */
    N_("“%s” is no ordinary file, so it was not read. Choose a file."),
    /* Translators: %s is a file name */
    N_("“%s” is no ordinary file, so nothing was written. Choose another name.") },
  /* A name that only points to another one, which is not there. */
  { G_IO_ERROR_NOT_MOUNTABLE_FILE, KAMAE_ERROR_FAILED,
    /* Translators: %s is the name of a symbolic link */
    N_("“%s” only points to another file, and that one is missing. It may have been moved or renamed."),
    /* Translators: %s is the name of a symbolic link */
    N_("“%s” only points to another file, and that one is missing, so nothing was written. Choose another name.") },
  { G_IO_ERROR_FILENAME_TOO_LONG, KAMAE_ERROR_INVALID,
    /* Translators: %s is a file name */
    N_("The name “%s” is too long."),
    /* Translators: %s is a file name */
    N_("The name “%s” is too long, so nothing was written. Choose a shorter one.") },
  { G_IO_ERROR_NO_SPACE, KAMAE_ERROR_FULL,
    /* Translators: %s is a file name */
    N_("“%s” cannot be read."),
    /* Translators: %s is a file name */
    N_("There is no room for “%s” on the disk, so nothing was written. Make room and try again.") },
  { G_IO_ERROR_FAILED, KAMAE_ERROR_FAILED,
    /* Translators: %s is a file name */
    N_("“%s” cannot be read."),
    /* Translators: %s is a file name */
    N_("“%s” cannot be written. What was there before is kept.") },
};

/* The sentences have one place for the name; it may come from anywhere, so it is no format. */
static char *
fill_in (const char *sentence,
         const char *name)
{
  g_auto (GStrv) around = g_strsplit (sentence, "%s", 2);

  return g_strconcat (around[0], name, around[1], NULL);
}

/* Returns FALSE. */
static gboolean
fail (GFile    *file,
      gboolean  is_writing,
      GError   *cause,
      GError  **error)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *message = NULL;
  gboolean is_known = cause->domain == G_IO_ERROR;
  guint row = 0;

  while (failures[row].code != G_IO_ERROR_FAILED &&
         !(is_known && failures[row].code == cause->code))
    row++;
  message = fill_in (_(is_writing ? failures[row].writing : failures[row].reading), name);
  /* The system's own words help whoever can read them. */
  if (failures[row].code == G_IO_ERROR_FAILED
      && (g_str_equal (kamae_language_get_current (), "en") || !g_str_is_ascii (cause->message)))
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_FAILED, C_("failure", "%s (%s)"), message,
                 cause->message);
  else
    g_set_error_literal (error, KAMAE_ERROR, failures[row].error, message);
  g_error_free (cause);
  return FALSE;
}

static GError *
error_from_errno (int number)
{
  /* A quota is a small disk. */
  return g_error_new_literal (G_IO_ERROR,
                              number == EDQUOT ? G_IO_ERROR_NO_SPACE
                                               : (int) g_io_error_from_errno (number),
                              g_strerror (number));
}

gboolean
kamae_file_check_new (const char *path,
                      GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GStatBuf status;
  int number = 0;

  if (g_stat (folder, &status) != 0)
    number = errno;
  else if (!S_ISDIR (status.st_mode))
    number = ENOTDIR;
  else if (faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) != 0)
    number = errno;
  return number == 0 ? kamae_beside_check_new (path, error)
                     : fail (file, TRUE, error_from_errno (number), error);
}

void
kamae_file_fail_new (const char *path,
                     GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (!g_error_matches (*error, KAMAE_ERROR, KAMAE_ERROR_FULL))
    return;
  g_clear_error (error);
  fail (file, TRUE, error_from_errno (ENOSPC), error);
}

/* A pipe would be waited for without end. */
static gboolean
check_regular (GFile    *file,
               gboolean  is_writing,
               GError  **error)
{
  GFileType type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL);
  int code = G_IO_ERROR_NOT_REGULAR_FILE;

  if (type == G_FILE_TYPE_REGULAR || type == G_FILE_TYPE_UNKNOWN)
    return TRUE;
  if (type == G_FILE_TYPE_DIRECTORY)
    code = G_IO_ERROR_IS_DIRECTORY;
  else if (type == G_FILE_TYPE_SYMBOLIC_LINK) /* those that lead somewhere are followed */
    code = G_IO_ERROR_NOT_MOUNTABLE_FILE;
  return fail (file, is_writing, g_error_new_literal (G_IO_ERROR, code, ""), error);
}

/**
 * kamae_file_read:
 * @file: a file
 * @error: return location for a #KamaeError
 *
 * Reads a file that is to be attached: an ordinary one, and no larger than a register can hold.
 *
 * Returns: (transfer full) (nullable): its content
 *
 * Since: 0.1
 */
GBytes *
kamae_file_read (GFile   *file,
                 GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  GError *cause = NULL;
  GBytes *content = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (!check_regular (file, FALSE, error))
    return NULL;
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL,
                            &cause);
  if (info != NULL && (gsize) g_file_info_get_size (info) > KAMAE_MAX_FILE_SIZE)
    {
      g_autofree char *size = g_format_size ((guint64) g_file_info_get_size (info));
      g_autofree char *most = g_format_size (KAMAE_MAX_FILE_SIZE);

      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                   /* Translators: two sizes, as “1.2 GB” */
                   _("The file is too large (%s); a register takes files of up to %s, and nothing was saved. Keep it elsewhere and note where it is."),
                   size, most);
      return NULL;
    }
  if (info != NULL)
    content = g_file_load_bytes (file, NULL, NULL, &cause);
  if (content == NULL)
    fail (file, FALSE, cause, error);
  return content;
}

static gboolean
is_sqlite (GFile *file)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char head[sizeof magic] = "";

  return stream != NULL &&
         g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, NULL, NULL, NULL) &&
         memcmp (head, magic, sizeof magic) == 0;
}

/* "x.kamae-journal" beside a file "x.kamae". */
static gboolean
is_beside (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    if (g_str_has_suffix (path, beside[i]))
      {
        g_autofree char *main = g_strndup (path, strlen (path) - strlen (beside[i]));

        return g_file_test (main, G_FILE_TEST_EXISTS);
      }
  return FALSE;
}

void
kamae_file_hold (const char *path)
{
  if (held == NULL)
    held = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (held, g_strdup (path));
}

void
kamae_file_release (const char *path)
{
  guint position;

  if (held != NULL && g_ptr_array_find_with_equal_func (held, path, g_str_equal, &position))
    g_ptr_array_remove_index_fast (held, position);
}

gboolean
kamae_file_is_held (const char *path)
{
  GStatBuf file, open;

  if (g_stat (path, &file) != 0)
    return FALSE;
  for (guint i = 0; held != NULL && i < held->len; i++)
    if (g_stat (held->pdata[i], &open) == 0 && open.st_dev == file.st_dev &&
        open.st_ino == file.st_ino)
      return TRUE;
  return FALSE;
}

/* An open register is not even looked into: that would drop SQLite's locks on it. */
static gboolean
check_target (GFile   *file,
              GError **error)
{
  const char *path = g_file_peek_path (file);

  if (!check_regular (file, TRUE, error))
    return FALSE;
  if (path == NULL || (!kamae_file_is_held (path) && !is_beside (path) && !is_sqlite (file)))
    return TRUE;
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_EXISTS,
               /* Translators: %s is a file name */
               _("“%s” is a register or belongs to one, so it was not overwritten. Choose another name."),
               path);
  return FALSE;
}

static gboolean
write_all (int         fd,
           const char *data,
           gsize       size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      size -= (gsize) n;
    }
  return fsync (fd) == 0;
}

/* Under another name beside it until it is whole, so that what was there before is kept and a new
 * file is never there by half. */
static gboolean
write_beside (const char *path,
              const char *data,
              gsize       size,
              GError    **cause)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *part = g_build_filename (folder, ".kamae-XXXXXX", NULL);
  GStatBuf status;
  gboolean was_there = g_stat (path, &status) == 0;
  int fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0666);
  gboolean done = fd >= 0 && (!was_there || fchmod (fd, status.st_mode & 0777) == 0)
                  && write_all (fd, data, size);
  int number = errno;

  if (fd >= 0 && close (fd) != 0 && done)
    {
      done = FALSE;
      number = errno;
    }
  if (done && g_rename (part, path) != 0)
    {
      done = FALSE;
      number = errno;
    }
  if (!done && fd >= 0)
    g_unlink (part);
  if (!done)
    *cause = error_from_errno (number);
  return done;
}

/**
 * kamae_file_write:
 * @file: where to; what is there is replaced, but never a register
 * @content: what to write
 * @error: return location for a #KamaeError
 *
 * Returns: whether it was written; if not, what was there before is kept, and nothing else is there
 *
 * Since: 0.1
 */
gboolean
kamae_file_write (GFile   *file,
                  GBytes  *content,
                  GError **error)
{
  gsize size;
  const char *data, *path;
  GError *cause = NULL;
  gboolean done;

  g_return_val_if_fail (G_IS_FILE (file) && content != NULL, FALSE);

  if (!check_target (file, error))
    return FALSE;
  data = g_bytes_get_data (content, &size);
  path = g_file_peek_path (file);
  done = path != NULL
           ? write_beside (path, data, size, &cause)
           : g_file_replace_contents (file, data != NULL ? data : "", size, NULL, FALSE,
                                      G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, &cause);
  return done || fail (file, TRUE, cause, error);
}

#define MAX_EXTENSION 16

/**
 * kamae_file_dup_short_name:
 * @name: the name of a file, in UTF-8
 * @max_bytes: how long it may be; disks take 255 bytes
 *
 * Cuts a name that is too long between two characters, and keeps what it ends in, as ".pdf".
 *
 * Returns: (transfer full): a name that is no longer
 *
 * Since: 0.1
 */
char *
kamae_file_dup_short_name (const char *name,
                           gsize       max_bytes)
{
  const char *extension;
  gsize length;

  g_return_val_if_fail (name != NULL && max_bytes > MAX_EXTENSION, NULL);

  length = strlen (name);
  if (length <= max_bytes)
    return g_strdup (name);
  extension = strrchr (name, '.');
  if (extension == NULL || strlen (extension) > MAX_EXTENSION)
    extension = name + length;
  length = max_bytes - strlen (extension);
  if ((name[length] & 0xc0) == 0x80)
    length = (gsize) (g_utf8_find_prev_char (name, name + length) - name);
  return g_strdup_printf ("%.*s%s", (int) length, name, extension);
}
