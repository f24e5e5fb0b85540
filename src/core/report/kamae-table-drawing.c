/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

/* Draws what a page shows of a table: shades, then text, then thin rules. */
#include "kamae-table-layout-private.h"

#define HEAD_SHADE 0.91
#define GROUP_SHADE 0.955
#define RULE_WIDTH 0.4
#define FRAME_WIDTH 0.8

typedef struct
{
  KamaeTableLayout     *table;
  cairo_t              *cr;
  double                x;
  double                y;
  const KamaePlacedRow *rows;
  guint                 n_rows;
} KamaeTableSlice;

static double
kamae_table_slice_get_bottom (const KamaeTableSlice *slice)
{
  const KamaePlacedRow *last = &slice->rows[slice->n_rows - 1];

  return last->y + last->height;
}

/* Whether the cell of the row goes on the one above it on the same page. */
static gboolean
kamae_table_slice_is_joined (const KamaeTableSlice *slice,
                             guint                  index,
                             guint                  column)
{
  return index > 0 && index < slice->n_rows
         && kamae_table_layout_is_joined (slice->table, slice->rows[index].row, column);
}

static void
kamae_table_slice_shade (const KamaeTableSlice *slice)
{
  KamaeTableLayout *table = slice->table;
  double width = table->edges[table->n_columns];

  cairo_set_source_rgb (slice->cr, HEAD_SHADE, HEAD_SHADE, HEAD_SHADE);
  cairo_rectangle (slice->cr, slice->x, slice->y, width, table->head_height);
  if (kamae_table_is_facts (table->table))
    cairo_rectangle (slice->cr, slice->x, slice->y, table->edges[1],
                     kamae_table_slice_get_bottom (slice) - slice->y);
  cairo_fill (slice->cr);

  cairo_set_source_rgb (slice->cr, GROUP_SHADE, GROUP_SHADE, GROUP_SHADE);
  for (guint i = 0; i < slice->n_rows; i++)
    if (!table->is_empty && kamae_table_layout_spans (table, slice->rows[i].row))
      cairo_rectangle (slice->cr, slice->x, slice->rows[i].y, width, slice->rows[i].height);
  cairo_fill (slice->cr);
}

static void
kamae_table_slice_draw_head (const KamaeTableSlice *slice)
{
  KamaeTableLayout *table = slice->table;

  if (table->head_height <= 0)
    return;

  cairo_tag_begin (slice->cr, "TR", NULL);
  for (guint column = 0; column < table->n_columns; column++)
    {
      const KamaeSetText *title = &table->titles[column];
      double x = slice->x + table->edges[column];
      double width = table->edges[column + 1] - table->edges[column];
      gboolean vertical = title->style == KAMAE_STYLE_VERTICAL;
      double extent = vertical ? kamae_typesetter_get_length (table->typesetter, title)
                               : kamae_typesetter_get_height (table->typesetter, title);
      double y = slice->y + (table->head_height - extent) / 2;

      cairo_tag_begin (slice->cr, "TH", NULL);
      if (vertical)
        kamae_typesetter_draw_vertical (table->typesetter, slice->cr, title, x, y, width);
      else
        kamae_typesetter_draw (table->typesetter, slice->cr, title, x, y, width,
                               KAMAE_ALIGN_CENTER);
      cairo_tag_end (slice->cr, "TH");
    }
  cairo_tag_end (slice->cr, "TR");
}

static KamaeAlign
kamae_column_get_align (const KamaeTableColumn *column)
{
  if (column->flags & KAMAE_COLUMN_RIGHT)
    return KAMAE_ALIGN_RIGHT;
  return column->flags & KAMAE_COLUMN_CENTER ? KAMAE_ALIGN_CENTER : KAMAE_ALIGN_LEFT;
}

/* In the middle of the rows that the cell is joined over on this page. */
static void
kamae_table_slice_draw_vertical (const KamaeTableSlice *slice,
                                 guint                  index,
                                 guint                  column,
                                 const KamaeSetText    *cell)
{
  KamaeTableLayout *table = slice->table;
  double top = slice->rows[index].y;
  double bottom = top + slice->rows[index].height;
  double length = kamae_typesetter_get_length (table->typesetter, cell);
  double left = slice->x + table->edges[column];
  double width = table->edges[column + 1] - table->edges[column];
  double scale;

  for (guint next = index + 1; kamae_table_slice_is_joined (slice, next, column); next++)
    bottom = slice->rows[next].y + slice->rows[next].height;
  /* What a page break leaves of the rows may be shorter than the text, which is made smaller. */
  scale = MIN (1, (bottom - top - 2) / length);
  cairo_save (slice->cr);
  cairo_translate (slice->cr, left + width / 2, (top + bottom) / 2);
  cairo_scale (slice->cr, scale, scale);
  kamae_typesetter_draw_vertical (table->typesetter, slice->cr, cell, -width / 2, -length / 2,
                                  width);
  cairo_restore (slice->cr);
}

static void
kamae_table_slice_draw_cell (const KamaeTableSlice *slice,
                             guint                  index,
                             guint                  column,
                             KamaeAlign             align)
{
  KamaeTableLayout *table = slice->table;
  const KamaePlacedRow *placed = &slice->rows[index];
  const KamaeSetText *cell = &table->cells[placed->row * table->n_columns + column];
  double width = table->edges[column + 1] - table->edges[column] - 2 * KAMAE_CELL_PADDING_X;

  if (cell->style == KAMAE_STYLE_VERTICAL)
    kamae_table_slice_draw_vertical (slice, index, column, cell);
  else
    kamae_typesetter_draw_lines (table->typesetter, slice->cr, cell,
                                 placed->first_line, placed->n_lines,
                                 slice->x + table->edges[column] + KAMAE_CELL_PADDING_X,
                                 placed->y + table->padding, width, align);
}

static void
kamae_table_slice_draw_row (const KamaeTableSlice *slice,
                            guint                  index)
{
  KamaeTableLayout *table = slice->table;
  gboolean spans = kamae_table_layout_spans (table, slice->rows[index].row);
  gboolean is_facts = kamae_table_is_facts (table->table);

  cairo_tag_begin (slice->cr, "TR", NULL);
  for (guint column = 0; column < (spans ? 1 : table->n_columns); column++)
    {
      KamaeAlign align = kamae_column_get_align (kamae_table_get_column (table->table, column));
      const char *tag = is_facts && column == 0 ? "TH" : "TD";

      if (kamae_table_slice_is_joined (slice, index, column))
        continue;
      cairo_tag_begin (slice->cr, tag, NULL);
      kamae_table_slice_draw_cell (slice, index, column, spans ? KAMAE_ALIGN_LEFT : align);
      cairo_tag_end (slice->cr, tag);
    }
  cairo_tag_end (slice->cr, "TR");
}

/* The rule over a row, which joined cells interrupt. */
static void
kamae_table_slice_add_rule (const KamaeTableSlice *slice,
                            guint                  index)
{
  KamaeTableLayout *table = slice->table;
  double y = slice->rows[index].y;
  gboolean is_down = FALSE;

  for (guint column = 0; column < table->n_columns; column++)
    {
      if (kamae_table_slice_is_joined (slice, index, column))
        {
          is_down = FALSE;
          continue;
        }
      if (!is_down)
        cairo_move_to (slice->cr, slice->x + table->edges[column], y);
      is_down = TRUE;
      if (column + 1 == table->n_columns || kamae_table_slice_is_joined (slice, index, column + 1))
        cairo_line_to (slice->cr, slice->x + table->edges[column + 1], y);
    }
}

static void
kamae_table_slice_add_columns (const KamaeTableSlice *slice,
                               double                 top,
                               double                 bottom)
{
  for (guint column = 1; column < slice->table->n_columns && bottom > top; column++)
    {
      cairo_move_to (slice->cr, slice->x + slice->table->edges[column], top);
      cairo_line_to (slice->cr, slice->x + slice->table->edges[column], bottom);
    }
}

static void
kamae_table_slice_draw_rules (const KamaeTableSlice *slice)
{
  KamaeTableLayout *table = slice->table;
  double bottom = kamae_table_slice_get_bottom (slice);
  double top = slice->y;

  for (guint i = 0; i < slice->n_rows; i++)
    {
      if (i > 0 || table->head_height > 0)
        kamae_table_slice_add_rule (slice, i);
      if (!kamae_table_layout_spans (table, slice->rows[i].row))
        continue;
      kamae_table_slice_add_columns (slice, top, slice->rows[i].y);
      top = slice->rows[i].y + slice->rows[i].height;
    }
  kamae_table_slice_add_columns (slice, top, bottom);
  cairo_set_line_width (slice->cr, RULE_WIDTH);
  cairo_stroke (slice->cr);

  cairo_rectangle (slice->cr, slice->x, slice->y,
                   table->edges[table->n_columns], bottom - slice->y);
  cairo_set_line_width (slice->cr, FRAME_WIDTH);
  cairo_stroke (slice->cr);
}

/* @y is the top of the head, or of the first row where there is no head. */
void
kamae_table_layout_draw (KamaeTableLayout     *self,
                         cairo_t              *cr,
                         double                x,
                         double                y,
                         const KamaePlacedRow *rows,
                         guint                 n_rows)
{
  KamaeTableSlice slice = { self, cr, x, y, rows, n_rows };

  g_assert (n_rows > 0);

  kamae_table_slice_shade (&slice);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_tag_begin (cr, "Table", NULL);
  kamae_table_slice_draw_head (&slice);
  for (guint i = 0; i < n_rows; i++)
    kamae_table_slice_draw_row (&slice, i);
  cairo_tag_end (cr, "Table");
  kamae_table_slice_draw_rules (&slice);
}
