/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

/* Puts the rows of a table on pages. */
#include "kamae-layout-private.h"

/* A row that is taller than a page begins where at least so many of its lines find room. */
#define TORN_LINES_MIN 5

/* So many rows at least stand on a table's first page and on its last one. */
#define ROWS_TOGETHER 3

/* A table no taller than this part of a page, and with no more rows than that, is not torn. */
#define WHOLE_PART 0.3
#define WHOLE_ROWS 5

/* Sums of heights are not exact. */
#define TOLERANCE 0.01

typedef struct
{
  KamaeLayout         *layout;
  const KamaeSetBlock *block;
  KamaeTableLayout    *table;
  GArray              *rows;     /* of KamaePlacedRow, on the page at hand */
  double               top;
  double               y;
} KamaeTableCut;

static KamaePlacedRow *
kamae_table_cut_get (KamaeTableCut *cut,
                     guint          index)
{
  return &g_array_index (cut->rows, KamaePlacedRow, index);
}

static void
kamae_table_cut_begin (KamaeTableCut *cut)
{
  cut->rows = g_array_new (FALSE, FALSE, sizeof (KamaePlacedRow));
  cut->top = cut->layout->y;
  cut->y = cut->top + cut->table->head_height;
}

static void
kamae_table_cut_end (KamaeTableCut *cut)
{
  KamaeItem item = { cut->block, cut->top, 0, 0, g_steal_pointer (&cut->rows) };

  if (item.rows->len == 0)
    {
      g_array_unref (item.rows);
      return;
    }
  kamae_layout_add_item (cut->layout, &item);
  cut->layout->y = cut->y;
}

static void
kamae_table_cut_next_page (KamaeTableCut *cut)
{
  kamae_table_cut_end (cut);
  kamae_layout_begin_page (cut->layout);
  kamae_table_cut_begin (cut);
}

/* Where the joined cell begins on this page that goes over the row. */
static double
kamae_table_cut_get_cell_top (KamaeTableCut *cut,
                              guint          index,
                              guint          column)
{
  const KamaePlacedRow *placed = kamae_table_cut_get (cut, index);

  for (; index > 0 && kamae_table_layout_is_joined (cut->table, placed->row, column); index--)
    placed--;
  return placed->y;
}

static void
kamae_table_cut_add (KamaeTableCut *cut,
                     guint          row,
                     guint          first_line,
                     guint          n_lines,
                     double         height)
{
  KamaePlacedRow placed = { row, first_line, n_lines, cut->y, height };

  g_array_append_val (cut->rows, placed);
  cut->y += height;
}

/* Places the row. The last row of a joined cell gives its text the room that is missing. */
static void
kamae_table_cut_add_row (KamaeTableCut *cut,
                         guint          row)
{
  double bottom;
  guint index = cut->rows->len;

  kamae_table_cut_add (cut, row, 0, kamae_table_layout_get_n_lines (cut->table, row),
                       kamae_table_layout_get_row_height (cut->table, row));
  bottom = cut->y;
  for (guint column = 0; column < cut->table->n_columns; column++)
    if (kamae_table_layout_is_merging (cut->table, column)
        && !kamae_table_layout_is_joined (cut->table, row + 1, column))
      bottom = MAX (bottom, kamae_table_cut_get_cell_top (cut, index, column)
                              + kamae_table_layout_get_cell_height (cut->table, row, column));
  kamae_table_cut_get (cut, index)->height += bottom - cut->y;
  cut->y = bottom;
}

/* Whether a page may end before the row: not after the title of a group, and not where the text of
 * a joined cell would lack room. */
static gboolean
kamae_table_cut_may_break (KamaeTableCut *cut,
                           guint          index)
{
  const KamaePlacedRow *placed = kamae_table_cut_get (cut, index);

  if (kamae_table_layout_spans (cut->table, placed->row - 1))
    return FALSE;

  for (guint column = 0; column < cut->table->n_columns; column++)
    {
      double room = placed->y - kamae_table_cut_get_cell_top (cut, index - 1, column);
      double height = kamae_table_layout_get_cell_height (cut->table, placed->row, column);

      if (kamae_table_layout_is_joined (cut->table, placed->row, column)
          && room < height - TOLERANCE)
        return FALSE;
    }
  return TRUE;
}

static guint
kamae_table_cut_find_break_before (KamaeTableCut *cut,
                                   guint          index)
{
  while (index > 0 && !kamae_table_cut_may_break (cut, index))
    index--;
  return index;
}

/* The last row does not fit. How many rows stay on the page? Not so many that but one or two would
 * be left for the table's last page, where others can go with them. */
static guint
kamae_table_cut_find_break (KamaeTableCut *cut)
{
  guint last = cut->rows->len - 1;
  guint n_kept = kamae_table_cut_find_break_before (cut, last);
  guint n_left = cut->table->n_rows - kamae_table_cut_get (cut, n_kept)->row;

  if (n_kept == 0)
    return kamae_layout_is_at_top (cut->layout) ? last : 0;
  if (n_left < ROWS_TOGETHER && n_kept > ROWS_TOGETHER - n_left)
    {
      guint fewer = kamae_table_cut_find_break_before (cut, n_kept - (ROWS_TOGETHER - n_left));

      if (fewer + n_left >= ROWS_TOGETHER && fewer >= ROWS_TOGETHER)
        return fewer;
    }
  return n_kept;
}

static void
kamae_table_cut_tear_row (KamaeTableCut *cut,
                          guint          row)
{
  guint n_lines = kamae_table_layout_get_n_lines (cut->table, row);
  guint first = 0;

  while (first < n_lines)
    {
      guint left = n_lines - first;
      guint room = kamae_table_layout_fit_lines (cut->table, cut->layout->bottom - cut->y);
      guint part = CLAMP (room, 1, left);
      gboolean is_fresh = kamae_layout_is_at_top (cut->layout) && cut->rows->len == 0;

      if (room < MIN (left, TORN_LINES_MIN) && !is_fresh)
        {
          kamae_table_cut_next_page (cut);
          continue;
        }
      kamae_table_cut_add (cut, row, first, part,
                           kamae_table_layout_get_lines_height (cut->table, part));
      first += part;
      if (first < n_lines)
        kamae_table_cut_next_page (cut);
    }
}

/* Whether the row that was added last fits, with the end mark after the last one of the table. */
static gboolean
kamae_table_cut_fits (KamaeTableCut *cut,
                      guint          row)
{
  gboolean is_last = row + 1 == cut->table->n_rows;
  gboolean is_alone = cut->rows->len == 1 && kamae_layout_is_at_top (cut->layout);
  double tail = is_last && !is_alone ? cut->layout->tail : 0;

  return cut->y + tail <= cut->layout->bottom + TOLERANCE;
}

void
kamae_layout_cut_table (KamaeLayout         *self,
                        const KamaeSetBlock *block)
{
  KamaeTableCut cut = { self, block, block->table };
  double tallest = self->bottom - self->top - block->table->head_height;

  if (!kamae_layout_is_at_top (self)
      && self->y + kamae_layout_get_table_lead (self, block->table, self->tail)
           > self->bottom + TOLERANCE)
    kamae_layout_begin_page (self);

  kamae_table_cut_begin (&cut);
  for (guint row = 0; row < block->table->n_rows; row++)
    {
      KamaePlacedRow last;

      kamae_table_cut_add_row (&cut, row);
      if (kamae_table_cut_fits (&cut, row))
        continue;

      last = *kamae_table_cut_get (&cut, cut.rows->len - 1);
      if (last.height > tallest + TOLERANCE)
        {
          g_array_set_size (cut.rows, cut.rows->len - 1);
          cut.y = last.y;
          kamae_table_cut_tear_row (&cut, row);
        }
      else
        {
          guint n_kept = kamae_table_cut_find_break (&cut);

          row = kamae_table_cut_get (&cut, n_kept)->row;
          cut.y = kamae_table_cut_get (&cut, n_kept)->y;
          g_array_set_size (cut.rows, n_kept);
          kamae_table_cut_next_page (&cut);
          row--;   /* It comes again, on the new page. */
        }
    }
  kamae_table_cut_end (&cut);
}

/* The room that the beginning of the table needs: the head with the first row and the titles of
 * groups before it, with more rows if they are not tall, all of them with the @tail if they are
 * few. */
double
kamae_layout_get_table_lead (KamaeLayout      *self,
                             KamaeTableLayout *table,
                             double            tail)
{
  double page = self->bottom - self->top;
  double torn = kamae_table_layout_get_lines_height (table, TORN_LINES_MIN);
  double lead = table->head_height;
  guint n_rows = table->n_rows <= WHOLE_ROWS ? WHOLE_ROWS : ROWS_TOGETHER;
  guint n = 0, row;

  for (row = 0; row < table->n_rows && n < n_rows; row++)
    {
      double height = kamae_table_layout_get_row_height (table, row);

      if (height > page - table->head_height)
        height = torn;
      if (n > 0 && lead + height > WHOLE_PART * page)
        break;
      lead += height;
      if (!table->is_empty && kamae_table_layout_spans (table, row))
        continue;
      n++;
    }
  return row == table->n_rows ? lead + tail : lead;
}
