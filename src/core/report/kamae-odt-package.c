/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

/* The package of an OpenDocument file: a ZIP archive whose first entry says what it is. */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "kamae-odt-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"

#define MIME_TYPE "application/vnd.oasis.opendocument.text"

/* The first moment that a ZIP archive can name: the same document gives the same bytes. */
#define EPOCH 315532800

typedef struct archive KamaeArchive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KamaeArchive, archive_write_free)

static la_ssize_t
append_bytes (struct archive *archive,
              void           *data,
              const void     *bytes,
              size_t          length)
{
  g_byte_array_append (data, bytes, length);
  return length;
}

static gboolean
add_entry (struct archive *archive,
           const char     *name,
           gconstpointer   bytes,
           gsize           length)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean added;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, EPOCH, 0);
  added = archive_write_header (archive, entry) == ARCHIVE_OK
          && archive_write_data (archive, bytes, length) == (la_ssize_t) length;
  archive_entry_free (entry);
  return added;
}

static gboolean
add_text_entry (struct archive *archive,
                const char     *name,
                const char     *text)
{
  return add_entry (archive, name, text, strlen (text));
}

static char *
dup_manifest (KamaeOdt *odt)
{
  static const char *const names[] = { "content.xml", "styles.xml", "meta.xml" };
  g_autoptr (GString) xml = g_string_new (KAMAE_XML_HEAD
    "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
    "manifest:version=\"1.2\"><manifest:file-entry manifest:full-path=\"/\" "
    "manifest:version=\"1.2\" manifest:media-type=\"" MIME_TYPE "\"/>");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (xml, "<manifest:file-entry manifest:full-path=\"%s\" "
                                 "manifest:media-type=\"text/xml\"/>", names[i]);
  for (guint i = 0; i < odt->pictures->len; i++)
    g_string_append_printf (xml, "<manifest:file-entry manifest:full-path=\"Pictures/%u.png\" "
                                 "manifest:media-type=\"image/png\"/>", i + 1);
  g_string_append (xml, "</manifest:manifest>");
  return g_string_free (g_steal_pointer (&xml), FALSE);
}

static gboolean
add_pictures (struct archive *archive,
              GPtrArray      *pictures)
{
  for (guint i = 0; i < pictures->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("Pictures/%u.png", i + 1);
      gsize length;
      gconstpointer bytes = g_bytes_get_data (g_ptr_array_index (pictures, i), &length);

      if (!add_entry (archive, name, bytes, length))
        return FALSE;
    }
  return TRUE;
}

/* What the file is stands first and is not compressed: so it is found at a fixed place. */
static gboolean
add_entries (struct archive *archive,
             KamaeOdt       *odt,
             const char     *content)
{
  g_autofree char *styles = kamae_odt_dup_styles (odt->layout);
  g_autofree char *meta = kamae_odt_dup_meta (odt->layout->document);
  g_autofree char *manifest = dup_manifest (odt);

  return archive_write_zip_set_compression_store (archive) == ARCHIVE_OK
         && add_text_entry (archive, "mimetype", MIME_TYPE)
         && archive_write_zip_set_compression_deflate (archive) == ARCHIVE_OK
         && add_text_entry (archive, "META-INF/manifest.xml", manifest)
         && add_text_entry (archive, "content.xml", content)
         && add_text_entry (archive, "styles.xml", styles)
         && add_text_entry (archive, "meta.xml", meta)
         && add_pictures (archive, odt->pictures)
         && archive_write_close (archive) == ARCHIVE_OK;
}

GBytes *
kamae_odt_pack (KamaeOdt    *odt,
                const char  *content,
                GError     **error)
{
  g_autoptr (KamaeArchive) archive = archive_write_new ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (archive_write_set_format_zip (archive) == ARCHIVE_OK
      && archive_write_set_bytes_in_last_block (archive, 1) == ARCHIVE_OK
      && archive_write_open (archive, bytes, NULL, append_bytes, NULL) == ARCHIVE_OK
      && add_entries (archive, odt, content))
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  /* Translators: %s says why, in English */
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_FAILED, _("The text document could not be made: %s."),
               archive_error_string (archive));
  return NULL;
}
