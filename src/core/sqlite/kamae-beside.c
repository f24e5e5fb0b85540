/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-file-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "kamae-chain-private.h"
#include "kamae-database-private.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* SQLite believes in whatever has the name of its journal, its write-ahead log, or the index of
 * that. A register never has the latter two: only a foreign tool makes them. */

#define HEADER 32
#define LOG_MAGIC 0x377f0682u /* the last bit: the order of bytes of its checksums */
#define LOG_VERSION 3007000u

static gboolean
refuse (const char *path,
        GError    **error)
{
  g_set_error (
    error, KAMAE_ERROR, KAMAE_ERROR_FAILED,
    /* Translators: %s is a file name */
    _("“%s” lies beside the register and is of something else. SQLite would take it for unfinished work of the register and remove it. Move it elsewhere, then open the register again. Nothing was touched."),
    path);
  return FALSE;
}

/* Returns FALSE if there is nothing in it. Of what is no ordinary file, and what cannot be read,
 * the first bytes are 0xff. */
static gboolean
read_head (const char *path,
           guchar      head[HEADER])
{
  GStatBuf status;
  FILE *file;
  gsize n;

  if (g_lstat (path, &status) != 0)
    return FALSE;
  memset (head, 0xff, HEADER);
  file = S_ISREG (status.st_mode) ? g_fopen (path, "rb") : NULL;
  if (file == NULL)
    return TRUE;
  n = fread (head, 1, HEADER, file);
  fclose (file);
  return n > 0;
}

static guint32
get_number (const guchar *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

static gboolean
has_right_checksum (const guchar head[HEADER])
{
  gboolean is_big = get_number (head) & 1;
  guint32 sums[2] = { 0, 0 };

  for (int i = 0; i < 24; i += 8)
    for (int j = 0; j < 2; j++)
      {
        guint32 number = get_number (head + i + 4 * j);

        sums[j] += (is_big ? number : GUINT32_SWAP_LE_BE (number)) + sums[1 - j];
      }
  return sums[0] == get_number (head + 24) && sums[1] == get_number (head + 28);
}

static gboolean
copy (const char *from,
      const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL);
}

/* Whether the file is whole together with the log, tried on a copy. */
static gboolean
fits (const char *path,
      const char *log)
{
  g_autofree char *folder = g_dir_make_tmp ("kamae-log-XXXXXX", NULL);
  g_autofree char *copied = folder != NULL ? g_build_filename (folder, "copy", NULL) : NULL;
  g_autofree char *copied_log = folder != NULL ? g_strconcat (copied, "-wal", NULL) : NULL;
  g_autofree char *copied_index = folder != NULL ? g_strconcat (copied, "-shm", NULL) : NULL;
  gint64 broken = -1;

  if (folder == NULL)
    return FALSE;
  if (copy (path, copied) && copy (log, copied_log))
    {
      g_autoptr (KamaeDatabase) database =
        kamae_database_open (copied, KAMAE_DATABASE_READ_WRITE, NULL);

      if (database == NULL || !kamae_database_check (database, NULL) ||
          !kamae_journal_find_break (database, &broken, NULL))
        broken = -1;
    }
  g_unlink (copied);
  g_unlink (copied_log);
  g_unlink (copied_index);
  g_rmdir (folder);
  return broken == 0;
}

/* main: the head of the file itself. */
static gboolean
is_log_of (const char  *path,
           const char  *log,
           const guchar main[HEADER],
           const guchar head[HEADER])
{
  /* Its format says whether a file has a log; a size of 65536 is kept as 1. */
  gboolean has_log = main[18] == 2 && main[19] == 2;
  guint32 size = (guint32) main[16] << 8 | main[17];

  return has_log && (get_number (head) & ~1u) == LOG_MAGIC && get_number (head + 4) == LOG_VERSION
         && get_number (head + 8) == (size == 1 ? 65536 : size) && has_right_checksum (head)
         && fits (path, log);
}

gboolean
kamae_beside_check_new (const char *path,
                        GError    **error)
{
  static const char *const suffixes[] = { "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *beside = g_strconcat (path, suffixes[i], NULL);
      guchar head[HEADER];

      if (read_head (beside, head))
        return refuse (beside, error);
    }
  return TRUE;
}

gboolean
kamae_beside_check_open (const char *path,
                         GError    **error)
{
  static const guchar magic[] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);
  guchar main[HEADER] = { 0 }, head[HEADER];
  guint32 version;

  /* Before a journal counts, its first bytes are empty. */
  if (read_head (journal, head) && head[0] != 0 && memcmp (head, magic, sizeof magic) != 0)
    return refuse (journal, error);
  if (read_head (log, head) && (!read_head (path, main) || !is_log_of (path, log, main, head)))
    return refuse (log, error);
  /* Without a log it is used only where the file's format has one. */
  if (!read_head (index, head) || !read_head (path, main) || main[18] != 2)
    return TRUE;
  memcpy (&version, head, sizeof version);
  return version == LOG_VERSION || version == 0 || refuse (index, error);
}
