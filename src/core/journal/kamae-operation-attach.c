/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-operation-private.h"

#include "../base/kamae-error.h"
#include "../base/kamae-text.h"
#include "../kamae-i18n.h"
#include "../register/kamae-record-private.h"
#include "../sqlite/kamae-file-private.h"
#include "../sqlite/kamae-file.h"

/* Files that an operation takes into the register. */

static char *
guess_media_type (const char *file_name,
                  GBytes     *content)
{
  gsize size;
  const guchar *data = g_bytes_get_data (content, &size);
  g_autofree char *type = g_content_type_guess (file_name, data, size, NULL);

  return g_content_type_get_mime_type (type);
}

static gboolean
store_content (KamaeOperation *self,
               GBytes         *content,
               const char     *sum,
               GError        **error)
{
  g_autoptr (KamaeStatement) statement =
    kamae_database_prepare (self->reg->database,
                            "INSERT INTO file_content (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING", error);

  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_text (statement, 1, sum);
  kamae_statement_bind_blob (statement, 2, content);
  return kamae_statement_run (statement, error);
}

/* A name as a person reads it, whatever bytes the disk has for it: names from old archives are
 * often in Japanese Windows' code page. */
static char *
dup_file_name (const char *name)
{
  g_autofree char *decoded = NULL;
  char *clean;

  if (!g_utf8_validate (name, -1, NULL))
    decoded = g_convert (name, -1, "UTF-8", "CP932", NULL, NULL, NULL);
  clean = kamae_text_clean (decoded != NULL ? decoded : name, FALSE);
  if (*clean != '\0')
    return clean;
  g_free (clean);
  /* Translators: stands where a file has a name of blanks only */
  return g_strdup (C_("file", "Without a name"));
}

/**
 * kamae_operation_attach_bytes:
 * @self: an operation
 * @record: (nullable): the record that the evidence belongs to
 * @file_name: name of the file
 * @content: its content
 * @title: (nullable): what it shows; %NULL for the file's name
 * @error: return location for a #KamaeError
 *
 * Keeps a copy of a file in the register, as evidence with its SHA-256.
 *
 * Returns: (transfer full) (nullable): the evidence
 */
KamaeRecord *
kamae_operation_attach_bytes (KamaeOperation *self,
                              KamaeRecord    *record,
                              const char     *file_name,
                              GBytes         *content,
                              const char     *title,
                              GError        **error)
{
  g_autofree char *name = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *media_type = NULL;
  g_autofree char *size = NULL;
  g_autofree char *key = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && file_name != NULL && content != NULL, NULL);

  name = dup_file_name (file_name);
  if (g_bytes_get_size (content) == 0)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                   /* Translators: %s is a file name */
                   _("“%s” is empty (0 bytes), so it would prove nothing and was not attached. In a synchronised folder, have the file downloaded first."),
                   name);
      return NULL;
    }
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  media_type = guess_media_type (file_name, content);
  size = g_strdup_printf ("%" G_GSIZE_FORMAT, g_bytes_get_size (content));
  key = record != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, record->id) : NULL;
  today = kamae_register_dup_today (self->reg);
  if (!store_content (self, content, sum, error))
    return NULL;
  return kamae_operation_create (self, "evidence", error, "title",
                                 title != NULL ? title : name, "source", key, "kind", "record",
                                 "dated_on", today, "file_name", name, "media_type",
                                 media_type, "size", size, "sha256", sum, NULL);
}

/**
 * kamae_operation_attach:
 * @self: an operation
 * @record: (nullable): the record that the evidence belongs to
 * @file: a file
 * @title: (nullable): what it shows; %NULL for the file's name
 * @error: return location for an error
 *
 * Keeps a copy of a file in the register, as kamae_operation_attach_bytes() does.
 *
 * Returns: (transfer full) (nullable): the evidence
 */
KamaeRecord *
kamae_operation_attach (KamaeOperation *self,
                        KamaeRecord    *record,
                        GFile          *file,
                        const char     *title,
                        GError        **error)
{
  g_autoptr (GBytes) content = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && G_IS_FILE (file), NULL);

  /* Reading an open register here, by whatever name, would drop SQLite's lock on it. */
  if (g_file_peek_path (file) != NULL && kamae_file_is_held (g_file_peek_path (file)))
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                   _("A register cannot be attached to itself."));
      return NULL;
    }
  content = kamae_file_read (file, error);
  name = g_file_get_basename (file);
  return content != NULL ? kamae_operation_attach_bytes (self, record, name, content, title, error)
                         : NULL;
}
