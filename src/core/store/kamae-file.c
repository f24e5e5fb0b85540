/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-file.h"

#include "../kamae-error.h"
#include "../kamae-i18n.h"
#include "kamae-register-private.h"

#include <string.h>

/* What every SQLite file begins with, and what SQLite puts beside it. */
static const char magic[] = "SQLite format 3";
static const char *const beside[] = { "-journal", "-wal", "-shm" };

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
  if (failures[row].code == G_IO_ERROR_FAILED)
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_FAILED, C_("failure", "%s (%s)"), message,
                 cause->message);
  else
    g_set_error_literal (error, KAMAE_ERROR, failures[row].error, message);
  g_error_free (cause);
  return FALSE;
}

/* A pipe would be waited for without end. */
static gboolean
check_regular (GFile    *file,
               gboolean  is_writing,
               GError  **error)
{
  GFileType type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL);

  if (type == G_FILE_TYPE_REGULAR || type == G_FILE_TYPE_UNKNOWN)
    return TRUE;
  return fail (file, is_writing,
               g_error_new_literal (G_IO_ERROR,
                                    type == G_FILE_TYPE_DIRECTORY ? G_IO_ERROR_IS_DIRECTORY
                                                                  : G_IO_ERROR_NOT_REGULAR_FILE,
                                    ""),
               error);
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

/* An open register is not even looked into: that would drop SQLite's locks on it. */
static gboolean
check_target (GFile   *file,
              GError **error)
{
  const char *path = g_file_peek_path (file);

  if (!check_regular (file, TRUE, error))
    return FALSE;
  if (path == NULL || (!kamae_register_is_open (path) && !is_beside (path) && !is_sqlite (file)))
    return TRUE;
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_EXISTS,
               /* Translators: %s is a file name */
               _("“%s” is a register or belongs to one, so it was not overwritten. Choose another name."),
               path);
  return FALSE;
}

/**
 * kamae_file_write:
 * @file: where to; what is there is replaced, but never a register
 * @content: what to write
 * @error: return location for a #KamaeError
 *
 * Returns: whether it was written; if not, what was there before is kept
 *
 * Since: 0.1
 */
gboolean
kamae_file_write (GFile   *file,
                  GBytes  *content,
                  GError **error)
{
  gsize size;
  const char *data;
  GError *cause = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && content != NULL, FALSE);

  if (!check_target (file, error))
    return FALSE;
  data = g_bytes_get_data (content, &size);
  if (g_file_replace_contents (file, data != NULL ? data : "", size, NULL, FALSE,
                               G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, &cause))
    return TRUE;
  return fail (file, TRUE, cause, error);
}
