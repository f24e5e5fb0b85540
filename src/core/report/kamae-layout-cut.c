/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

/* Puts blocks on pages. */
#include "kamae-layout-private.h"

/* A text of so many lines under a heading introduces the table that follows: they stay together. */
#define INTRODUCTION_MAX 4

/* What belongs to a block stands on its page, up to this part of it. */
#define TAIL_PART 0.4

/* A last page with no more than this part of it in use is saved by moving all nearer, if it can. */
#define LAST_PART 0.25

typedef struct
{
  double before;
  double after;
} KamaeSpace;

static const KamaeSpace spaces[] = {
  [KAMAE_BLOCK_HEADING] = { 10, 4 },
  [KAMAE_BLOCK_PARAGRAPH] = { 0, 6 },
  [KAMAE_BLOCK_NOTE] = { 0, 4 },
  [KAMAE_BLOCK_TABLE] = { 0, 7 },
  [KAMAE_BLOCK_DRAWING] = { 2, 6 },
  [KAMAE_BLOCK_BOXES] = { 4, 6 },
  [KAMAE_BLOCK_END_MARK] = { 8, 0 },
};

static double
kamae_layout_get_space_before (KamaeLayout         *self,
                               const KamaeSetBlock *block)
{
  return spaces[block->block->kind].before * self->spacing;
}

static double
kamae_layout_get_space_after (KamaeLayout         *self,
                              const KamaeSetBlock *block)
{
  return spaces[block->block->kind].after * self->spacing;
}

/* How many of the lines that are left go on this page; 0 if they begin on the next one. No single
 * line stands alone at the head or at the foot of a page, nor does the end mark. */
static guint
kamae_layout_fit_lines (KamaeLayout *self,
                        guint        left,
                        double       pitch)
{
  guint room = MAX ((self->bottom - self->y) / pitch + 0.01, 0);
  guint n_lines = MIN (room, left);

  if (n_lines == left && self->y + left * pitch + self->tail > self->bottom)
    n_lines = left - MIN (left, 2);
  else if (left - n_lines == 1 && n_lines > 2)
    n_lines--;
  if (kamae_layout_is_at_top (self))
    return MAX (n_lines, 1);
  return n_lines < MIN (left, 2) ? 0 : n_lines;
}

static void
kamae_layout_cut_text (KamaeLayout         *self,
                       const KamaeSetBlock *block)
{
  double pitch = kamae_typesetter_get_pitch (self->typesetter, block->text.style);
  guint first = 0;

  while (first < block->text.n_lines)
    {
      guint n_lines = kamae_layout_fit_lines (self, block->text.n_lines - first, pitch);
      KamaeItem item = { block, self->y, first, n_lines, NULL };

      if (n_lines > 0)
        kamae_layout_add_item (self, &item);
      self->y += n_lines * pitch;
      first += n_lines;
      if (first < block->text.n_lines)
        kamae_layout_begin_page (self);
    }
}

/* Of what is no table. */
static double
kamae_layout_get_block_height (KamaeLayout         *self,
                               const KamaeSetBlock *block)
{
  switch (block->block->kind)
    {
    case KAMAE_BLOCK_BOXES:
      return kamae_layout_get_boxes_height (block->block->boxes);
    case KAMAE_BLOCK_DRAWING:
      return block->block->height;
    default:
      return kamae_typesetter_get_height (self->typesetter, &block->text);
    }
}

/* What is not cut: a drawing, a row of boxes. */
static void
kamae_layout_cut_whole (KamaeLayout         *self,
                        const KamaeSetBlock *block)
{
  KamaeItem item = { block };
  double height = kamae_layout_get_block_height (self, block);

  if (self->y + height + self->tail > self->bottom
      && !kamae_layout_is_at_top (self))
    kamae_layout_begin_page (self);
  item.y = self->y;
  kamae_layout_add_item (self, &item);
  self->y += height;
}

/* Whether a block belongs to the one before it: the note under a table, its chart, the boxes for
 * its seals, the end mark. */
static gboolean
kamae_layout_is_tail (KamaeLayout *self,
                      guint        index)
{
  const KamaeSetBlock *block = &g_array_index (self->blocks, KamaeSetBlock, index);

  switch (block->block->kind)
    {
    case KAMAE_BLOCK_BOXES:
    case KAMAE_BLOCK_END_MARK:
      return TRUE;
    case KAMAE_BLOCK_NOTE:
      return block[-1].block->kind == KAMAE_BLOCK_TABLE && block->text.n_lines <= INTRODUCTION_MAX;
    case KAMAE_BLOCK_DRAWING:
      return block[-1].block->kind == KAMAE_BLOCK_TABLE;
    default:
      return FALSE;
    }
}

/* The room under a block that what belongs to it needs. */
static double
kamae_layout_get_tail (KamaeLayout *self,
                       guint        index)
{
  double tail = 0;

  for (guint next = index + 1; next < self->blocks->len; next++)
    {
      const KamaeSetBlock *block = &g_array_index (self->blocks, KamaeSetBlock, next);
      double more = tail + kamae_layout_get_space_after (self, block - 1)
                    + kamae_layout_get_space_before (self, block)
                    + kamae_layout_get_block_height (self, block);

      if (!kamae_layout_is_tail (self, next) || more > TAIL_PART * (self->bottom - self->top))
        break;
      tail = more;
    }
  return tail;
}

/* How much room the beginning of a block needs, with what must not stand without it. */
static double
kamae_layout_get_lead (KamaeLayout *self,
                       guint        index)
{
  const KamaeSetBlock *block;
  double height;

  if (index == self->blocks->len)
    return 0;

  block = &g_array_index (self->blocks, KamaeSetBlock, index);
  switch (block->block->kind)
    {
    case KAMAE_BLOCK_HEADING:
      return kamae_layout_get_block_height (self, block)
             + kamae_layout_get_space_after (self, block)
             + kamae_layout_get_lead (self, index + 1);
    case KAMAE_BLOCK_TABLE:
      return kamae_layout_get_table_lead (self, block->table, kamae_layout_get_tail (self, index));
    case KAMAE_BLOCK_DRAWING:
    case KAMAE_BLOCK_BOXES:
      return kamae_layout_get_block_height (self, block);
    case KAMAE_BLOCK_PAGE_BREAK:
      return 0;
    default:
      height = MIN (block->text.n_lines, 2)
               * kamae_typesetter_get_pitch (self->typesetter, block->text.style);
      if (block->text.n_lines > INTRODUCTION_MAX || index + 1 == self->blocks->len
          || block[1].block->kind != KAMAE_BLOCK_TABLE)
        return height;
      return kamae_layout_get_block_height (self, block)
             + kamae_layout_get_space_after (self, block)
             + kamae_layout_get_lead (self, index + 1);
    }
}

static void
kamae_layout_cut_block (KamaeLayout *self,
                        guint        index)
{
  const KamaeSetBlock *block = &g_array_index (self->blocks, KamaeSetBlock, index);
  KamaeBlockKind kind = block->block->kind;
  gboolean is_under_heading = index > 0 && block[-1].block->kind == KAMAE_BLOCK_HEADING;

  if (kind == KAMAE_BLOCK_PAGE_BREAK)
    {
      if (!kamae_layout_is_at_top (self))
        kamae_layout_begin_page (self);
      return;
    }

  if (!kamae_layout_is_at_top (self) && !is_under_heading)
    self->y += kamae_layout_get_space_before (self, block);
  if (kind == KAMAE_BLOCK_HEADING && !kamae_layout_is_at_top (self)
      && self->y + kamae_layout_get_lead (self, index) > self->bottom)
    kamae_layout_begin_page (self);

  self->tail = kamae_layout_get_tail (self, index);
  if (kind == KAMAE_BLOCK_TABLE)
    kamae_layout_cut_table (self, block);
  else if (kind == KAMAE_BLOCK_DRAWING || kind == KAMAE_BLOCK_BOXES)
    kamae_layout_cut_whole (self, block);
  else
    kamae_layout_cut_text (self, block);
  self->y += kamae_layout_get_space_after (self, block);
}

static void
kamae_layout_make_pages (KamaeLayout *self,
                         double       spacing)
{
  self->spacing = spacing;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const KamaeSetBlock *block = &g_array_index (self->blocks, KamaeSetBlock, i);

      if (block->table != NULL)
        kamae_table_layout_set_padding (block->table, spacing * KAMAE_CELL_PADDING_Y);
    }
  g_ptr_array_set_size (self->pages, 0);
  kamae_layout_begin_page (self);
  self->y += self->front.height;
  for (guint i = 0; i < self->blocks->len; i++)
    kamae_layout_cut_block (self, i);
}

void
kamae_layout_cut (KamaeLayout *self)
{
  static const double spacings[] = { 0.75, 0.5 };
  guint n_pages;

  kamae_layout_make_pages (self, 1);
  n_pages = self->pages->len;
  if (n_pages == 1 || self->y > self->top + LAST_PART * (self->bottom - self->top))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (spacings) && self->pages->len == n_pages; i++)
    kamae_layout_make_pages (self, spacings[i]);
  if (self->pages->len >= n_pages)
    kamae_layout_make_pages (self, 1);
}
