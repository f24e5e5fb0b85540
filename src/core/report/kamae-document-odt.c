/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

/* A document as OpenDocument text, to be edited in a word processor. It says what the printed pages
 * say; only the word processor cuts it into pages of its own. */
#include "../sqlite/kamae-file.h"
#include "kamae-odt-private.h"

/* Dots of a picture for each point on paper: 216 an inch. */
#define PICTURE_SCALE 3

/* Borders as thin as the rules on paper. */
#define BORDER "fo:border=\"0.4pt solid #000000\" fo:padding-top=\"2.8pt\" " \
  "fo:padding-bottom=\"2.8pt\" "
#define CELL_STYLE(name, properties) \
  "<style:style style:name=\"" name "\" style:family=\"table-cell\">" \
  "<style:table-cell-properties " properties "/></style:style>"
#define CELL_STYLES \
  CELL_STYLE ("Cell", BORDER "fo:padding-left=\"3.6pt\" fo:padding-right=\"3.6pt\"") \
  CELL_STYLE ("Head_20_cell", BORDER "fo:padding-left=\"3.6pt\" fo:padding-right=\"3.6pt\" " \
              "fo:background-color=\"#f0f0f0\"") \
  CELL_STYLE ("Stamp_20_cell", BORDER "style:vertical-align=\"middle\"") \
  CELL_STYLE ("Plain", "fo:border=\"none\" fo:padding=\"0pt\"")

static cairo_status_t
append_png (void                *data,
            const unsigned char *bytes,
            unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
draw_picture (const KamaeBlock *block,
              double            width)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * PICTURE_SCALE,
                                                         block->height * PICTURE_SCALE);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_scale (cr, PICTURE_SCALE, PICTURE_SCALE);
  block->draw (cr, width, block->height, block->data);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_png, png);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (g_steal_pointer (&png));
}

static void
add_drawing (KamaeOdt         *odt,
             const KamaeBlock *block)
{
  char width[G_ASCII_DTOSTR_BUF_SIZE];
  char height[G_ASCII_DTOSTR_BUF_SIZE];

  g_ptr_array_add (odt->pictures, draw_picture (block, odt->layout->body_width));
  g_ascii_formatd (width, sizeof width, "%.2f", odt->layout->body_width);
  g_ascii_formatd (height, sizeof height, "%.2f", block->height);
  g_string_append_printf (odt->body,
                          "<text:p text:style-name=\"Standard\"><draw:frame "
                          "draw:name=\"Picture%u\" text:anchor-type=\"as-char\" "
                          "svg:width=\"%spt\" svg:height=\"%spt\"><draw:image "
                          "xlink:href=\"Pictures/%u.png\" xlink:type=\"simple\" "
                          "xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>",
                          odt->pictures->len, width, height, odt->pictures->len);
  g_string_append (odt->body, "</draw:frame></text:p>");
}

static void
add_heading (KamaeOdt         *odt,
             const KamaeBlock *block)
{
  g_string_append_printf (odt->body, "<text:h text:style-name=\"Heading_20_%u\" "
                                     "text:outline-level=\"%u\">", block->level, block->level);
  kamae_odt_add_text (odt->body, block->text);
  g_string_append (odt->body, "</text:h>");
}

static const char *const paragraph_styles[] = {
  [KAMAE_ALIGN_LEFT] = "Standard",
  [KAMAE_ALIGN_CENTER] = "Center",
  [KAMAE_ALIGN_RIGHT] = "End",
};

static void
add_block (KamaeOdt            *odt,
           const KamaeSetBlock *set)
{
  switch (set->block->kind)
    {
    case KAMAE_BLOCK_HEADING:
      add_heading (odt, set->block);
      break;

    case KAMAE_BLOCK_PARAGRAPH:
      kamae_odt_add_paragraphs (odt->body, paragraph_styles[set->block->align], set->block->text);
      break;

    case KAMAE_BLOCK_NOTE:
      kamae_odt_add_paragraphs (odt->body, "Note", set->block->text);
      break;

    case KAMAE_BLOCK_TABLE:
      kamae_odt_add_table (odt, set->table);
      break;

    case KAMAE_BLOCK_DRAWING:
      add_drawing (odt, set->block);
      break;

    case KAMAE_BLOCK_BOXES:
      kamae_odt_add_boxes (odt, set->block->boxes);
      break;

    case KAMAE_BLOCK_PAGE_BREAK:
      kamae_odt_add_paragraphs (odt->body, "Page_20_break", NULL);
      break;

    case KAMAE_BLOCK_END_MARK:
      kamae_odt_add_paragraphs (odt->body, "End", set->block->text);
      break;

    default:
      g_assert_not_reached ();
    }
}

static char *
dup_content (KamaeOdt *odt)
{
  kamae_odt_add_front (odt);
  for (guint i = 0; i < odt->layout->blocks->len; i++)
    add_block (odt, &g_array_index (odt->layout->blocks, KamaeSetBlock, i));
  return g_strconcat (KAMAE_XML_HEAD "<office:document-content " KAMAE_ODT_NAMESPACES ">"
                      "<office:automatic-styles>" CELL_STYLES, odt->styles->str,
                      "</office:automatic-styles><office:body><office:text>", odt->body->str,
                      "</office:text></office:body></office:document-content>", NULL);
}

/**
 * kamae_document_to_odt:
 * @self: a document
 * @error: return location for an error
 *
 * Makes an OpenDocument text with all that the pages show. The same document gives the same bytes.
 *
 * Returns: (transfer full): the file's content
 *
 * Since: 0.1
 */
GBytes *
kamae_document_to_odt (KamaeDocument  *self,
                       GError        **error)
{
  g_autoptr (KamaeLayout) layout = NULL;
  g_autoptr (GString) styles = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *content = NULL;
  KamaeOdt odt;

  g_return_val_if_fail (KAMAE_IS_DOCUMENT (self), NULL);

  layout = kamae_layout_new (self);
  odt = (KamaeOdt) { layout, styles, body, pictures, 0 };
  content = dup_content (&odt);
  return kamae_odt_pack (&odt, content, error);
}

/**
 * kamae_document_write_odt:
 * @self: a document
 * @file: where to write; an older file is replaced
 * @error: return location for an error
 *
 * Writes the document as OpenDocument text, to be edited in a word processor.
 *
 * Returns: whether it was written
 *
 * Since: 0.1
 */
gboolean
kamae_document_write_odt (KamaeDocument  *self,
                          GFile          *file,
                          GError        **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (KAMAE_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  bytes = kamae_document_to_odt (self, error);
  return bytes != NULL && kamae_file_write (file, bytes, error);
}
