/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include <string.h>

#include "kamae-table-layout-private.h"

#include "../kamae-i18n.h"

#define VERTICAL_TITLE_MAX 110

KamaeStyle
kamae_table_layout_get_style (KamaeTableLayout *self,
                              guint             column)
{
  if (kamae_table_get_column (self->table, column)->flags & KAMAE_COLUMN_VERTICAL_CELLS)
    return KAMAE_STYLE_VERTICAL;
  if (!kamae_table_is_facts (self->table))
    return self->cell_style;
  return column == 0 ? KAMAE_STYLE_FACT : KAMAE_STYLE_TEXT;
}

static double
kamae_table_layout_get_room (KamaeTableLayout *self,
                                   guint             first,
                                   guint             end)
{
  return MAX (self->edges[end] - self->edges[first] - 2 * KAMAE_CELL_PADDING_X, 1);
}

static void
kamae_table_layout_set_titles (KamaeTableLayout *self)
{
  double height = 0;

  self->titles = g_new0 (KamaeSetText, self->n_columns);
  for (guint column = 0; column < self->n_columns; column++)
    {
      const KamaeTableColumn *info = kamae_table_get_column (self->table, column);
      gboolean vertical = info->flags & KAMAE_COLUMN_VERTICAL;
      double room = kamae_table_layout_get_room (self, column, column + 1);
      KamaeSetText *title = &self->titles[column];

      *title = kamae_typesetter_set_even (self->typesetter,
                                          vertical ? KAMAE_STYLE_VERTICAL : self->cell_style,
                                          info->title, vertical ? VERTICAL_TITLE_MAX : room);
      height = MAX (height,
                    vertical ? kamae_typesetter_get_length (self->typesetter, title)
                             : kamae_typesetter_get_height (self->typesetter, title));
    }
  self->head_height = height > 0 ? height + 2 * self->padding : 0;
}

/* Whether the cell repeats the one above, and those at its left that are joined do so too. */
static gboolean
kamae_table_layout_repeats (KamaeTableLayout *self,
                            guint             row,
                            guint             column)
{
  const char *cell;

  if (row == 0 || !kamae_table_layout_is_merging (self, column)
      || kamae_table_layout_spans (self, row) || kamae_table_layout_spans (self, row - 1))
    return FALSE;

  for (guint left = 0; left < column; left++)
    if (kamae_table_layout_is_merging (self, left)
        && !kamae_table_layout_is_joined (self, row, left))
      return FALSE;

  cell = kamae_table_get_cell (self->table, row, column);
  return *cell != '\0' && strcmp (cell, kamae_table_get_cell (self->table, row - 1, column)) == 0;
}

/* Names, dates and labels come again and again: a column sets each of them once. */
static KamaeSetText
kamae_table_layout_set_cell (KamaeTableLayout *self,
                             guint             row,
                             guint             column)
{
  GHashTable *seen = g_ptr_array_index (self->seen, column);
  KamaeSetText *cell = &self->cells[row * self->n_columns + column];
  const char *text = kamae_table_get_cell (self->table, row, column);
  const KamaeSetText *before = g_hash_table_lookup (seen, text);
  KamaeStyle style = kamae_table_layout_get_style (self, column);

  if (before != NULL)
    return *before;
  g_hash_table_insert (seen, (gpointer) text, cell);
  return kamae_typesetter_set (self->typesetter, style, text,
                               style == KAMAE_STYLE_VERTICAL
                                 ? VERTICAL_TITLE_MAX
                                 : kamae_table_layout_get_room (self, column, column + 1));
}

static void
kamae_table_layout_set_row (KamaeTableLayout *self,
                            guint             row,
                            double            page_height)
{
  KamaeSetText *cells = &self->cells[row * self->n_columns];

  if (kamae_table_layout_spans (self, row))
    {
      cells[0] = kamae_typesetter_set (self->typesetter, self->cell_style,
                                       kamae_table_get_cell (self->table, row, 0),
                                       kamae_table_layout_get_room (self, 0, self->n_columns));
      return;
    }

  for (guint column = 0; column < self->n_columns; column++)
    {
      /* A joined cell must be able to stand in what a page shows of its rows. */
      if (kamae_table_layout_repeats (self, row, column)
          && kamae_table_layout_get_cell_height (self, row - 1, column) < page_height / 3)
        {
          cells[column] = cells[(int) column - (int) self->n_columns];
          self->joined[row * self->n_columns + column] = TRUE;
          continue;
        }
      cells[column] = kamae_table_layout_set_cell (self, row, column);
    }
}

KamaeTableLayout *
kamae_table_layout_new (KamaeTypesetter *typesetter,
                        KamaeTable      *table,
                        double           width,
                        double           page_height)
{
  KamaeTableLayout *self = g_new0 (KamaeTableLayout, 1);

  self->typesetter = typesetter;
  self->table = table;
  self->padding = KAMAE_CELL_PADDING_Y;
  self->n_columns = kamae_table_get_n_columns (table);
  self->n_rows = kamae_table_get_n_rows (table);
  self->is_empty = self->n_rows == 0 && self->n_columns > 0;
  kamae_table_layout_set_edges (self, width);
  kamae_table_layout_set_titles (self);

  self->cells = g_new0 (KamaeSetText, MAX (self->n_rows, 1) * self->n_columns);
  self->joined = g_new0 (guint8, MAX (self->n_rows, 1) * self->n_columns);
  self->seen = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  for (guint column = 0; column < self->n_columns; column++)
    g_ptr_array_add (self->seen, g_hash_table_new (g_str_hash, g_str_equal));
  for (guint row = 0; row < self->n_rows; row++)
    kamae_table_layout_set_row (self, row, page_height);
  g_clear_pointer (&self->seen, g_ptr_array_unref);
  if (self->is_empty)
    {
      const char *text = kamae_table_get_empty_text (table);

      self->cells[0] = kamae_typesetter_set (typesetter, self->cell_style, text, width);
      self->n_rows = 1;
    }
  return self;
}

void
kamae_table_layout_free (KamaeTableLayout *self)
{
  g_free (self->edges);
  g_free (self->titles);
  g_free (self->cells);
  g_free (self->joined);
  g_free (self);
}

/* Changes what is over and under the text of a cell. */
void
kamae_table_layout_set_padding (KamaeTableLayout *self,
                                double            padding)
{
  if (self->head_height > 0)
    self->head_height += 2 * (padding - self->padding);
  self->padding = padding;
}

/* Whether the row is one cell over all columns. */
gboolean
kamae_table_layout_spans (KamaeTableLayout *self,
                          guint             row)
{
  return self->is_empty || kamae_table_is_group (self->table, row);
}

gboolean
kamae_table_layout_is_merging (KamaeTableLayout *self,
                               guint             column)
{
  return kamae_table_get_column (self->table, column)->flags & KAMAE_COLUMN_MERGE;
}

gboolean
kamae_table_layout_is_joined (KamaeTableLayout *self,
                              guint             row,
                              guint             column)
{
  return row < self->n_rows && self->joined[row * self->n_columns + column];
}

double
kamae_table_layout_get_lines_height (KamaeTableLayout *self,
                                     guint             n_lines)
{
  KamaeStyle style = kamae_table_layout_get_style (self, self->n_columns - 1);

  return MAX (n_lines, 1) * kamae_typesetter_get_pitch (self->typesetter, style)
         + 2 * self->padding;
}

guint
kamae_table_layout_fit_lines (KamaeTableLayout *self,
                              double            height)
{
  KamaeStyle style = kamae_table_layout_get_style (self, self->n_columns - 1);
  double room = height - 2 * self->padding;

  return room > 0 ? room / kamae_typesetter_get_pitch (self->typesetter, style) : 0;
}

double
kamae_table_layout_get_cell_height (KamaeTableLayout *self,
                                    guint             row,
                                    guint             column)
{
  return kamae_table_layout_get_lines_height (self,
                                              self->cells[row * self->n_columns + column].n_lines);
}

/* Without the columns whose cells may go over several rows. */
double
kamae_table_layout_get_row_height (KamaeTableLayout *self,
                                   guint             row)
{
  guint n_lines = 1;

  for (guint column = 0; column < self->n_columns; column++)
    if (!kamae_table_layout_is_merging (self, column) || kamae_table_layout_spans (self, row))
      n_lines = MAX (n_lines, self->cells[row * self->n_columns + column].n_lines);
  return kamae_table_layout_get_lines_height (self, n_lines);
}

guint
kamae_table_layout_get_n_lines (KamaeTableLayout *self,
                                guint             row)
{
  guint n_lines = 1;

  for (guint column = 0; column < self->n_columns; column++)
    n_lines = MAX (n_lines, self->cells[row * self->n_columns + column].n_lines);
  return n_lines;
}
