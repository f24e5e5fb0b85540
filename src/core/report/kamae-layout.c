/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-layout-private.h"

/**
 * KamaeLayout:
 *
 * A [class@Document] cut into pages.
 *
 * Preview, printer and PDF draw the same pages. The document must not be
 * changed any more. A layout may be made in another thread than the one that
 * draws it, but is used by one thread at a time.
 */

G_DEFINE_FINAL_TYPE (KamaeLayout, kamae_layout, G_TYPE_OBJECT)

#define MARGIN_LEFT (20 * KAMAE_MILLIMETRE)   /* for the holes of a binder */
#define MARGIN_OTHER (15 * KAMAE_MILLIMETRE)
#define MARGIN_TEXT 20   /* header and footer with their distance from the body */

static void
kamae_item_clear (gpointer data)
{
  KamaeItem *item = data;

  g_clear_pointer (&item->rows, g_array_unref);
}

static void
kamae_set_block_clear (gpointer data)
{
  KamaeSetBlock *block = data;

  g_clear_pointer (&block->table, kamae_table_layout_free);
}

static void
kamae_layout_finalize (GObject *object)
{
  KamaeLayout *self = KAMAE_LAYOUT (object);

  kamae_layout_clear_front (self);
  g_array_unref (self->blocks);
  g_ptr_array_unref (self->pages);
  kamae_typesetter_free (self->typesetter);
  g_object_unref (self->document);

  G_OBJECT_CLASS (kamae_layout_parent_class)->finalize (object);
}

static void
kamae_layout_class_init (KamaeLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_layout_finalize;
}

static void
kamae_layout_init (KamaeLayout *self)
{
  self->blocks = g_array_new (FALSE, FALSE, sizeof (KamaeSetBlock));
  g_array_set_clear_func (self->blocks, kamae_set_block_clear);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
}

static void
kamae_layout_set_paper (KamaeLayout *self)
{
  static const double sizes[][2] = {
    [KAMAE_PAPER_A4_PORTRAIT] = { 210, 297 },
    [KAMAE_PAPER_A4_LANDSCAPE] = { 297, 210 },
    [KAMAE_PAPER_A3_LANDSCAPE] = { 420, 297 },
  };

  self->width = sizes[self->document->paper][0] * KAMAE_MILLIMETRE;
  self->height = sizes[self->document->paper][1] * KAMAE_MILLIMETRE;
  self->left = MARGIN_LEFT;
  self->body_width = self->width - MARGIN_LEFT - MARGIN_OTHER;
  self->top = MARGIN_OTHER + MARGIN_TEXT;
  self->bottom = self->height - MARGIN_OTHER - MARGIN_TEXT;
}

static KamaeStyle
kamae_block_get_style (const KamaeBlock *block)
{
  if (block->kind == KAMAE_BLOCK_HEADING)
    return KAMAE_STYLE_HEADING_1 + block->level - 1;
  return block->kind == KAMAE_BLOCK_NOTE ? KAMAE_STYLE_NOTE : KAMAE_STYLE_TEXT;
}

static void
kamae_layout_set_block (KamaeLayout      *self,
                        const KamaeBlock *block)
{
  KamaeSetBlock set = { block };

  if (block->table != NULL)
    set.table = kamae_table_layout_new (self->typesetter, block->table,
                                        self->body_width, self->bottom - self->top);
  else
    set.text = kamae_typesetter_set (self->typesetter, kamae_block_get_style (block), block->text,
                                     self->body_width);
  g_array_append_val (self->blocks, set);
}

/* The rest is for the other files of the layout. */

void
kamae_layout_begin_page (KamaeLayout *self)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (KamaeItem));

  g_array_set_clear_func (items, kamae_item_clear);
  g_ptr_array_add (self->pages, items);
  self->y = self->top;
}

gboolean
kamae_layout_is_at_top (KamaeLayout *self)
{
  return self->y <= self->top;
}

/* Takes the rows of @item. */
void
kamae_layout_add_item (KamaeLayout     *self,
                       const KamaeItem *item)
{
  GArray *items = g_ptr_array_index (self->pages, self->pages->len - 1);

  g_array_append_val (items, *item);
}

static void
kamae_layout_draw_drawing (KamaeLayout     *self,
                           cairo_t         *cr,
                           const KamaeItem *item)
{
  const KamaeBlock *block = item->block->block;

  cairo_save (cr);
  cairo_translate (cr, self->left, item->y);
  cairo_rectangle (cr, 0, 0, self->body_width, block->height);
  cairo_clip (cr);
  cairo_tag_begin (cr, "Figure", NULL);
  block->draw (cr, self->body_width, block->height, block->data);
  cairo_tag_end (cr, "Figure");
  cairo_restore (cr);
}

/* The title is H1, so headings begin with H2. */
static void
kamae_layout_draw_text (KamaeLayout     *self,
                        cairo_t         *cr,
                        const KamaeItem *item)
{
  static const char *const headings[] = { "H2", "H3", "H4" };
  const KamaeBlock *block = item->block->block;
  const char *tag = block->kind == KAMAE_BLOCK_HEADING ? headings[block->level - 1] : "P";

  cairo_tag_begin (cr, tag, NULL);
  kamae_typesetter_draw_lines (self->typesetter, cr, &item->block->text,
                               item->first_line, item->n_lines,
                               self->left, item->y, self->body_width, block->align);
  cairo_tag_end (cr, tag);
}

static void
kamae_layout_draw_item (KamaeLayout     *self,
                        cairo_t         *cr,
                        const KamaeItem *item)
{
  KamaeBlockKind kind = item->block->block->kind;

  if (kind == KAMAE_BLOCK_TABLE)
    kamae_table_layout_draw (item->block->table, cr, self->left, item->y,
                             (const KamaePlacedRow *) item->rows->data, item->rows->len);
  else if (kind == KAMAE_BLOCK_DRAWING)
    kamae_layout_draw_drawing (self, cr, item);
  else if (kind == KAMAE_BLOCK_BOXES)
    kamae_layout_draw_boxes (self, cr, item->block->block->boxes,
                             self->left + self->body_width
                               - kamae_layout_get_boxes_width (item->block->block->boxes),
                             item->y);
  else
    kamae_layout_draw_text (self, cr, item);
}

/**
 * kamae_layout_new:
 * @document: a document that is complete
 *
 * Cuts a document into pages.
 *
 * Returns: (transfer full): the pages
 *
 * Since: 0.1
 */
KamaeLayout *
kamae_layout_new (KamaeDocument *document)
{
  KamaeLayout *self;

  g_return_val_if_fail (KAMAE_IS_DOCUMENT (document), NULL);

  self = g_object_new (KAMAE_TYPE_LAYOUT, NULL);
  self->document = g_object_ref (document);
  self->typesetter = kamae_typesetter_new (document);
  kamae_layout_set_paper (self);
  kamae_layout_set_front (self);
  for (guint i = 0; i < document->blocks->len; i++)
    kamae_layout_set_block (self, g_ptr_array_index (document->blocks, i));
  kamae_layout_cut (self);
  return self;
}

/**
 * kamae_layout_get_n_pages:
 * @self: a layout
 *
 * Returns: how many pages there are, at least one
 *
 * Since: 0.1
 */
guint
kamae_layout_get_n_pages (KamaeLayout *self)
{
  g_return_val_if_fail (KAMAE_IS_LAYOUT (self), 0);

  return self->pages->len;
}

/**
 * kamae_layout_get_width:
 * @self: a layout
 *
 * Returns: width of a page in points
 *
 * Since: 0.1
 */
double
kamae_layout_get_width (KamaeLayout *self)
{
  g_return_val_if_fail (KAMAE_IS_LAYOUT (self), 0);

  return self->width;
}

/**
 * kamae_layout_get_height:
 * @self: a layout
 *
 * Returns: height of a page in points
 *
 * Since: 0.1
 */
double
kamae_layout_get_height (KamaeLayout *self)
{
  g_return_val_if_fail (KAMAE_IS_LAYOUT (self), 0);

  return self->height;
}

/**
 * kamae_layout_draw_page:
 * @self: a layout
 * @cr: where to draw; 1 unit is 1 point, the origin is the page's top left corner
 * @page: from 0
 *
 * Draws a page. What stands behind it is not painted over.
 *
 * Since: 0.1
 */
void
kamae_layout_draw_page (KamaeLayout *self,
                        cairo_t     *cr,
                        guint        page)
{
  GArray *items;

  g_return_if_fail (KAMAE_IS_LAYOUT (self));
  g_return_if_fail (cr != NULL);
  g_return_if_fail (page < self->pages->len);

  cairo_save (cr);
  kamae_layout_draw_watermark (self, cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  kamae_layout_draw_margins (self, cr, page);
  if (page == 0)
    kamae_layout_draw_front (self, cr);
  items = g_ptr_array_index (self->pages, page);
  for (guint i = 0; i < items->len; i++)
    kamae_layout_draw_item (self, cr, &g_array_index (items, KamaeItem, i));
  cairo_restore (cr);
}

/**
 * kamae_layout_get_n_missing_glyphs:
 * @self: a layout
 *
 * Returns: how many characters no font of this machine can show; what a column repeats counts once
 *
 * Since: 0.1
 */
guint
kamae_layout_get_n_missing_glyphs (KamaeLayout *self)
{
  g_return_val_if_fail (KAMAE_IS_LAYOUT (self), 0);

  return kamae_typesetter_get_n_missing (self->typesetter);
}
