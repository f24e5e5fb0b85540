/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

/* Pages as PDF. The same pages give the same bytes, so that a copy can be told by its checksum. */
#include <cairo-pdf.h>

#include "kamae-layout-private.h"

#include "../kamae-error.h"
#include "../kamae-i18n.h"

/* For a document that is of no particular day. */
#define NO_DATE "2000-01-01"

static cairo_status_t
kamae_pdf_write (void                *data,
                 const unsigned char *bytes,
                 unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
kamae_pdf_set_metadata (cairo_surface_t *surface,
                        KamaeDocument   *document)
{
  const char *date = document->date != NULL ? document->date : NO_DATE;
  g_autofree char *created = g_strconcat (date, "T00:00:00Z", NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Kamae");
  if (document->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  if (document->organization != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, document->organization);
}

/**
 * kamae_layout_to_pdf:
 * @self: a layout
 * @error: return location for an error
 *
 * Makes a PDF. The same document gives the same bytes.
 *
 * Returns: (transfer full): the PDF
 *
 * Since: 0.1
 */
GBytes *
kamae_layout_to_pdf (KamaeLayout  *self,
                     GError      **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (KAMAE_IS_LAYOUT (self), NULL);

  surface = cairo_pdf_surface_create_for_stream (kamae_pdf_write, bytes, self->width, self->height);
  kamae_pdf_set_metadata (surface, self->document);
  cr = cairo_create (surface);
  for (guint page = 0; page < self->pages->len; page++)
    {
      kamae_layout_draw_page (self, cr, page);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      /* Translators: %s says why, in English */
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_FAILED, _("The PDF could not be made: %s."),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * kamae_layout_write_pdf:
 * @self: a layout
 * @file: where to write; an older file is replaced
 * @error: return location for an error
 *
 * Writes the pages as PDF.
 *
 * Returns: whether they were written
 *
 * Since: 0.1
 */
gboolean
kamae_layout_write_pdf (KamaeLayout  *self,
                        GFile        *file,
                        GError      **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (KAMAE_IS_LAYOUT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  bytes = kamae_layout_to_pdf (self, error);
  if (bytes == NULL)
    return FALSE;
  return g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                  NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error);
}

/**
 * kamae_document_write_pdf:
 * @self: a document
 * @file: where to write; an older file is replaced
 * @error: return location for an error
 *
 * Writes the document as PDF.
 *
 * Returns: whether it was written
 *
 * Since: 0.1
 */
gboolean
kamae_document_write_pdf (KamaeDocument  *self,
                          GFile          *file,
                          GError        **error)
{
  g_autoptr (KamaeLayout) layout = NULL;

  g_return_val_if_fail (KAMAE_IS_DOCUMENT (self), FALSE);

  layout = kamae_layout_new (self);
  return kamae_layout_write_pdf (layout, file, error);
}

/**
 * kamae_document_to_pdf:
 * @self: a document
 * @error: return location for an error
 *
 * Makes a PDF. The same document gives the same bytes.
 *
 * Returns: (transfer full): the PDF
 *
 * Since: 0.1
 */
GBytes *
kamae_document_to_pdf (KamaeDocument  *self,
                       GError        **error)
{
  g_autoptr (KamaeLayout) layout = NULL;

  g_return_val_if_fail (KAMAE_IS_DOCUMENT (self), NULL);

  layout = kamae_layout_new (self);
  return kamae_layout_to_pdf (layout, error);
}
