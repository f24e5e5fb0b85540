/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

/* The blocks of a document, in reading order. */
#include "kamae-document-private.h"
#include "kamae-table-private.h"

#include "../kamae-i18n.h"

void
kamae_block_free (gpointer data)
{
  KamaeBlock *block = data;

  g_free (block->text);
  g_clear_object (&block->table);
  g_clear_pointer (&block->boxes, g_array_unref);
  if (block->destroy != NULL)
    block->destroy (block->data);
  g_free (block);
}

static KamaeBlock *
kamae_document_add_block (KamaeDocument  *self,
                          KamaeBlockKind  kind,
                          const char     *text)
{
  KamaeBlock *block = g_new0 (KamaeBlock, 1);

  block->kind = kind;
  if (text != NULL)
    block->text = g_strchomp (kamae_text_dup (text));
  g_ptr_array_add (self->blocks, block);
  return block;
}

/**
 * kamae_document_add_heading:
 * @self: a document
 * @level: 1 to 3
 * @text: the heading
 *
 * Adds a heading. It stays on one page with the beginning of what follows.
 *
 * Since: 0.1
 */
void
kamae_document_add_heading (KamaeDocument *self,
                            guint          level,
                            const char    *text)
{
  g_return_if_fail (KAMAE_IS_DOCUMENT (self));
  g_return_if_fail (level >= 1 && level <= 3);
  g_return_if_fail (text != NULL);

  kamae_document_add_block (self, KAMAE_BLOCK_HEADING, text)->level = level;
}

/**
 * kamae_document_add_paragraph:
 * @self: a document
 * @text: one or several paragraphs
 *
 * Adds running text.
 *
 * Since: 0.1
 */
void
kamae_document_add_paragraph (KamaeDocument *self,
                              const char    *text)
{
  g_return_if_fail (KAMAE_IS_DOCUMENT (self));
  g_return_if_fail (text != NULL);

  kamae_document_add_block (self, KAMAE_BLOCK_PARAGRAPH, text);
}

/**
 * kamae_document_add_note:
 * @self: a document
 * @text: the note
 *
 * Adds small text, as under a table.
 *
 * Since: 0.1
 */
void
kamae_document_add_note (KamaeDocument *self,
                         const char    *text)
{
  g_return_if_fail (KAMAE_IS_DOCUMENT (self));
  g_return_if_fail (text != NULL);

  kamae_document_add_block (self, KAMAE_BLOCK_NOTE, text);
}

/**
 * kamae_document_add_fact_table: (rename-to kamae_document_add_facts)
 * @self: a document
 *
 * Adds a grid of labels and values, as at the beginning of minutes: rows of two cells each.
 *
 * Returns: (transfer none): the grid, to be filled
 *
 * Since: 0.1
 */
KamaeTable *
kamae_document_add_fact_table (KamaeDocument *self)
{
  KamaeTable *table;

  g_return_val_if_fail (KAMAE_IS_DOCUMENT (self), NULL);

  table = kamae_table_new_facts ();
  kamae_document_add_block (self, KAMAE_BLOCK_TABLE, NULL)->table = table;
  return table;
}

/**
 * kamae_document_add_facts: (skip)
 * @self: a document
 * @first_label: what is said first
 * @...: its value, which may be %NULL, then more labels and values, then %NULL
 *
 * Adds a grid of labels and values, as at the beginning of minutes.
 *
 * Since: 0.1
 */
void
kamae_document_add_facts (KamaeDocument *self,
                          const char    *first_label,
                          ...)
{
  KamaeTable *table;
  va_list pairs;

  g_return_if_fail (KAMAE_IS_DOCUMENT (self));

  table = kamae_document_add_fact_table (self);
  va_start (pairs, first_label);
  for (const char *label = first_label; label != NULL; label = va_arg (pairs, const char *))
    kamae_table_add_row (table, label, va_arg (pairs, const char *));
  va_end (pairs);
}

/**
 * kamae_document_add_table:
 * @self: a document
 *
 * Adds a table. Where it gets no rows it says so in the words of the document, see
 * kamae_table_set_empty_text().
 *
 * Returns: (transfer none): the table, to be filled
 *
 * Since: 0.1
 */
KamaeTable *
kamae_document_add_table (KamaeDocument *self)
{
  KamaeTable *table;

  g_return_val_if_fail (KAMAE_IS_DOCUMENT (self), NULL);

  table = g_object_new (KAMAE_TYPE_TABLE, NULL);
  kamae_table_set_empty_text (table, self->empty_text);
  kamae_document_add_block (self, KAMAE_BLOCK_TABLE, NULL)->table = table;
  return table;
}

/**
 * kamae_document_add_drawing:
 * @self: a document
 * @height: in points; at most that of a page
 * @draw: (scope notified) (closure data) (destroy destroy): draws it
 * @data: for @draw
 * @destroy: frees @data
 *
 * Adds a picture as wide as the text.
 *
 * Since: 0.1
 */
void
kamae_document_add_drawing (KamaeDocument  *self,
                            double          height,
                            KamaeDrawFunc   draw,
                            gpointer        data,
                            GDestroyNotify  destroy)
{
  KamaeBlock *block;

  g_return_if_fail (KAMAE_IS_DOCUMENT (self));
  g_return_if_fail (height > 0);
  g_return_if_fail (draw != NULL);

  block = kamae_document_add_block (self, KAMAE_BLOCK_DRAWING, NULL);
  block->height = height;
  block->draw = draw;
  block->data = data;
  block->destroy = destroy;
}

typedef struct
{
  KamaeDocument *document;   /* owns the block */
  KamaeChart    *chart;
} KamaeDocumentChart;

static void
kamae_document_chart_free (gpointer data)
{
  KamaeDocumentChart *self = data;

  g_object_unref (self->chart);
  g_free (self);
}

static void
kamae_document_draw_chart (cairo_t *cr,
                           double   width,
                           double   height,
                           gpointer data)
{
  const KamaeDocumentChart *self = data;
  const KamaeChartStyle style = {
    self->document->heading_family, 8, { 0, 0, 0 }, { 1, 1, 1 }, { 0.3, 0.3, 0.3 }
  };

  kamae_chart_draw_styled (self->chart, cr, width, height, &style);
}

/**
 * kamae_document_add_chart:
 * @self: a document
 * @chart: a chart, which must not be changed any more
 * @height: in points; at most that of a page
 *
 * Adds a chart as wide as the text, in the fonts of the paper and in shades of grey.
 *
 * Since: 0.1
 */
void
kamae_document_add_chart (KamaeDocument *self,
                          KamaeChart    *chart,
                          double         height)
{
  KamaeDocumentChart *data;

  g_return_if_fail (KAMAE_IS_DOCUMENT (self));
  g_return_if_fail (KAMAE_IS_CHART (chart));

  data = g_new (KamaeDocumentChart, 1);
  data->document = self;
  data->chart = g_object_ref (chart);
  kamae_document_add_drawing (self, height, kamae_document_draw_chart, data,
                              kamae_document_chart_free);
}

/**
 * kamae_document_add_boxes:
 * @self: a document
 * @title: (nullable): over the boxes that follow
 *
 * Begins a row of approval boxes at this place, of the same size as those of the head: they take a
 * seal. kamae_document_add_approval_box() adds to it. Called again at once, it only changes the
 * title for the boxes to come.
 *
 * Since: 0.1
 */
void
kamae_document_add_boxes (KamaeDocument *self,
                          const char    *title)
{
  const KamaeBlock *last;

  g_return_if_fail (KAMAE_IS_DOCUMENT (self));

  last = self->blocks->len > 0 ? g_ptr_array_index (self->blocks, self->blocks->len - 1) : NULL;
  if (last == NULL || last->kind != KAMAE_BLOCK_BOXES)
    {
      KamaeBlock *block = kamae_document_add_block (self, KAMAE_BLOCK_BOXES, NULL);

      self->boxes = block->boxes = kamae_boxes_new ();
    }
  g_free (self->boxes_title);
  self->boxes_title = kamae_text_dup (title);
}

/**
 * kamae_document_add_lines:
 * @self: a document
 * @align: where they stand
 * @text: one or several lines
 *
 * Adds running text that does not begin at the left, as the date and the sender of a letter.
 *
 * Since: 0.1
 */
void
kamae_document_add_lines (KamaeDocument *self,
                          KamaeAlign     align,
                          const char    *text)
{
  g_return_if_fail (KAMAE_IS_DOCUMENT (self));
  g_return_if_fail (text != NULL);

  kamae_document_add_block (self, KAMAE_BLOCK_PARAGRAPH, text)->align = align;
}

/**
 * kamae_document_add_page_break:
 * @self: a document
 *
 * What follows begins on a new page.
 *
 * Since: 0.1
 */
void
kamae_document_add_page_break (KamaeDocument *self)
{
  g_return_if_fail (KAMAE_IS_DOCUMENT (self));

  kamae_document_add_block (self, KAMAE_BLOCK_PAGE_BREAK, NULL);
}

/**
 * kamae_document_add_end_mark:
 * @self: a document
 *
 * Adds the mark that says that nothing follows: 以上 in Japanese.
 *
 * Since: 0.1
 */
void
kamae_document_add_end_mark (KamaeDocument *self)
{
  const char *text;

  g_return_if_fail (KAMAE_IS_DOCUMENT (self));

  /* Translators: at the end of minutes and notices, at the right: 以上 */
  text = kamae_translate (self->language, GETTEXT_PACKAGE, KC_ ("paper", "End of document"));
  kamae_document_add_block (self, KAMAE_BLOCK_END_MARK, text)->align = KAMAE_ALIGN_RIGHT;
}
