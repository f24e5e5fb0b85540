/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

/* Pages as PDF. The same pages give the same bytes, so that a copy can be told by its checksum. */
#include <cairo-pdf.h>
#include <stdlib.h>
#include <string.h>

#include "kamae-layout-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "../sqlite/kamae-file.h"

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
  if (document->subject != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, document->subject);
  if (document->keywords != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, document->keywords);
}

static int
kamae_pdf_add_bookmark (cairo_surface_t *surface,
                        int              parent,
                        const char      *text,
                        guint            page,
                        double           x,
                        double           y)
{
  g_autofree char *place = g_strdup_printf ("page=%u pos=[%d %d]", page + 1, (int) x, (int) y);

  return cairo_pdf_surface_add_outline (surface, parent, text, place,
                                        CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

/* The outline: the title, under it the headings by their levels. */
static void
kamae_pdf_add_outline (cairo_surface_t *surface,
                       KamaeLayout     *layout)
{
  int parents[4] = { CAIRO_PDF_OUTLINE_ROOT };   /* by level; the title has level 0 */

  if (layout->document->title != NULL)
    parents[0] = kamae_pdf_add_bookmark (surface, parents[0], layout->document->title, 0,
                                         layout->left, layout->top);
  for (guint level = 1; level < G_N_ELEMENTS (parents); level++)
    parents[level] = parents[0];
  for (guint page = 0; page < layout->pages->len; page++)
    {
      GArray *items = g_ptr_array_index (layout->pages, page);

      for (guint i = 0; i < items->len; i++)
        {
          const KamaeItem *item = &g_array_index (items, KamaeItem, i);
          const KamaeBlock *block = item->block->block;

          if (block->kind != KAMAE_BLOCK_HEADING || item->first_line > 0)
            continue;
          parents[block->level] = kamae_pdf_add_bookmark (surface, parents[block->level - 1],
                                                          block->text, page, layout->left,
                                                          item->y);
          for (guint level = block->level + 1; level < G_N_ELEMENTS (parents); level++)
            parents[level] = parents[block->level];
        }
    }
}

/* The number after @key in @text, %-1 if there is none. */
static int
kamae_pdf_find_number (const char *text,
                       const char *key)
{
  const char *found = strstr (text, key);

  return found != NULL ? atoi (found + strlen (key)) : -1;
}

/* cairo has no way to say the language. PDF provides for it: a later version of the catalogue
 * stands behind the file and says it. What is looked for is text from the table of references on,
 * and no compressed object, as the surface was restricted to version 1.4. */
static void
kamae_pdf_add_language (GByteArray *pdf,
                        const char *language)
{
  g_autoptr (GString) update = g_string_new (NULL);
  const char *text, *references, *entries, *object, *begin, *end;
  int start, size, root, info;
  guint start_of_update;

  g_byte_array_append (pdf, (const guint8 *) "", 1);   /* ends the text */
  g_byte_array_set_size (pdf, pdf->len - 1);
  text = (const char *) pdf->data;
  start = kamae_pdf_find_number (text + pdf->len - MIN (pdf->len, 40), "startxref");
  if (start < 0 || !g_str_has_prefix (text + start, "xref\n0 "))
    return;

  references = text + start;
  size = kamae_pdf_find_number (references, "/Size");
  root = kamae_pdf_find_number (references, "/Root");
  info = kamae_pdf_find_number (references, "/Info");
  entries = strchr (references + strlen ("xref\n"), '\n') + 1;
  object = text + atoi (entries + root * 20);   /* each entry has 20 bytes */
  begin = strstr (object, "<<");
  end = g_strrstr_len (begin, strstr (begin, "endobj") - begin, ">>");

  g_string_append_printf (update, "%d 0 obj\n%.*s", root, (int) (end - begin), begin);
  if (strstr (update->str, "/MarkInfo") == NULL)
    g_string_append (update, "   /MarkInfo << /Marked true >>\n");
  g_string_append_printf (update, "   /ViewerPreferences << /DisplayDocTitle true >>\n"
                                  "   /Lang (%s)\n>>\nendobj\n", language);
  start_of_update = pdf->len + update->len;
  g_string_append_printf (update, "xref\n%d 1\n%010u 00000 n \ntrailer\n<< /Size %d\n"
                                  "   /Root %d 0 R\n   /Info %d 0 R\n   /Prev %d\n>>\n"
                                  "startxref\n%u\n%%%%EOF\n",
                          root, pdf->len, size, root, info, start, start_of_update);
  g_byte_array_append (pdf, (const guint8 *) update->str, update->len);
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
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  kamae_pdf_set_metadata (surface, self->document);
  kamae_pdf_add_outline (surface, self);
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
  kamae_pdf_add_language (bytes, self->document->language);
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
  return kamae_file_write (file, bytes, error);
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
