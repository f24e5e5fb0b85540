/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include <string.h>

/* How wide the columns of a table are. */
#include "kamae-table-layout-private.h"

#define MILLIMETRE (72 / 25.4)
#define LABELS_MIN (25 * MILLIMETRE)
#define LABELS_MAX (45 * MILLIMETRE)

/* So many rows are asked for words that would not fit. */
#define ROWS_ASKED 100

/* A column becomes as wide for a number or a date as so many times its share. */
#define WHOLE_STRETCH_MAX 4

/* Cells of up to this width are labels, names, dates: where the page has room, each stands in one
 * line. The other columns give so much of theirs for that. */
#define LABEL_MAX 90
#define LABELS_PART 0.15

/* Where a column of text has room for fewer letters, the letters are too large for the table. */
#define LETTERS_MIN 5

/* So many letters of a head stand in one line. */
#define HEAD_LETTERS_MAX 5

/* Words are whole that are no longer than so many times their column's share or than so many
 * letters, as far as the page has room for that; at last but numbers and dates. */
static const struct
{
  double stretch;
  double letters;
} wholes[] = { { 1.6, 7 }, { 1.3, 6 }, { 1.1, 5 }, { 1, 4 }, { 0, 0 } };

/* The labels of facts take what they need. */
static void
kamae_table_layout_set_facts_edges (KamaeTableLayout *self,
                                    double            width)
{
  double labels = LABELS_MIN;

  for (guint row = 0; row < self->n_rows; row++)
    {
      const char *text = kamae_table_get_cell (self->table, row, 0);
      KamaeSetText label = kamae_typesetter_set (self->typesetter, KAMAE_STYLE_FACT, text, -1);
      double length = kamae_typesetter_get_length (self->typesetter, &label);

      labels = MAX (labels, length + 2 * KAMAE_CELL_PADDING_X + 1);
    }
  self->edges[1] = MIN (labels, LABELS_MAX);
  self->edges[2] = width;
}

/* The width that the longest number or date of the column needs, in whichever row it stands. */
static double
kamae_table_layout_find_whole (KamaeTableLayout *self,
                               guint             column,
                               double            limit)
{
  g_autofree char *whole = NULL;
  gsize longest = 0;
  double width;

  for (guint row = 0; row < self->n_rows; row++)
    {
      const char *found = kamae_table_get_cell (self->table, row, column);
      gsize length;

      if (kamae_table_layout_spans (self, row))
        continue;
      for (; kamae_text_find_whole (found, &found, &length); found += length)
        if (length > longest)
          {
            longest = length;
            g_free (whole);
            whole = g_strndup (found, length);
          }
    }
  if (whole == NULL)
    return 0;
  width = kamae_typesetter_get_line_length (self->typesetter,
                                            kamae_table_layout_get_style (self, column), whole);
  return width <= limit ? width : 0;
}

/* A short head stands in one line, a longer one in two of about the same length. */
static double
kamae_table_layout_find_head (KamaeTableLayout *self,
                              guint             column,
                              double            limit)
{
  const KamaeTableColumn *info = kamae_table_get_column (self->table, column);
  double word, line;
  glong length = g_utf8_strlen (info->title, -1);

  if (info->flags & KAMAE_COLUMN_VERTICAL)
    return 0;
  word = kamae_typesetter_get_word (self->typesetter, self->cell_style, info->title, limit);
  line = kamae_typesetter_get_line_length (self->typesetter, self->cell_style, info->title);
  if (length > HEAD_LETTERS_MAX)
    line = line * ((length + 1) / 2) / length;
  return line <= limit ? MAX (word, line) : word;
}

/* The width without which a word of up to @limit would be broken, or a number or a date. */
static double
kamae_table_layout_find_minimum (KamaeTableLayout *self,
                                 guint             column,
                                 double            share,
                                 double            limit)
{
  KamaeStyle style = kamae_table_layout_get_style (self, column);
  double minimum = limit > 0 ? kamae_table_layout_find_head (self, column, limit) : 0;

  if (style != KAMAE_STYLE_VERTICAL)
    minimum = MAX (minimum, kamae_table_layout_find_whole (self, column,
                                                           WHOLE_STRETCH_MAX * share));
  if (limit <= 0)
    return minimum + 2 * KAMAE_CELL_PADDING_X + 0.1;
  for (guint row = 0; style != KAMAE_STYLE_VERTICAL && row < MIN (self->n_rows, ROWS_ASKED); row++)
    if (!kamae_table_layout_spans (self, row))
      {
        const char *text = kamae_table_get_cell (self->table, row, column);

        minimum = MAX (minimum, kamae_typesetter_get_word (self->typesetter, style, text, limit));
      }
  return minimum + 2 * KAMAE_CELL_PADDING_X + 0.1;
}

/* Gives each column its minimum or its share of what is left, whichever is more. %FALSE if the page
 * is too narrow for that. */
static gboolean
kamae_table_layout_share (KamaeTableLayout *self,
                          double            width,
                          const double     *minima)
{
  g_autofree gboolean *is_fixed = g_new0 (gboolean, self->n_columns);
  gboolean is_stable = FALSE;

  while (!is_stable)
    {
      double rest = width, weights = 0;

      is_stable = TRUE;
      for (guint column = 0; column < self->n_columns; column++)
        if (is_fixed[column])
          rest -= minima[column];
        else
          weights += kamae_table_get_column (self->table, column)->weight;
      if (weights <= 0 || rest <= 0)
        return FALSE;

      for (guint column = 0; column < self->n_columns; column++)
        {
          double share = rest * kamae_table_get_column (self->table, column)->weight / weights;
          double own = is_fixed[column] ? minima[column] : share;

          self->edges[column + 1] = self->edges[column] + own;
          if (!is_fixed[column] && share < minima[column])
            {
              is_fixed[column] = TRUE;
              is_stable = FALSE;
            }
        }
    }
  return TRUE;
}

/* The width in which each cell of the column stands in one line; negative if that is too much. */
static double
kamae_table_layout_find_label (KamaeTableLayout *self,
                               guint             column)
{
  KamaeStyle style = kamae_table_layout_get_style (self, column);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  double longest = 0;

  for (guint row = 0; style != KAMAE_STYLE_VERTICAL && row < MIN (self->n_rows, ROWS_ASKED); row++)
    {
      const char *text = kamae_table_get_cell (self->table, row, column);

      if (kamae_table_layout_spans (self, row) || !g_hash_table_add (seen, (gpointer) text))
        continue;
      longest = MAX (longest, kamae_typesetter_get_line_length (self->typesetter, style, text));
      if (longest > LABEL_MAX)
        return -1;
    }
  return longest + 2 * KAMAE_CELL_PADDING_X + 0.1;
}

/* Raises the minima of columns of labels to what these need, the nearest to it first, as long as
 * the columns of text have room to give. */
static void
kamae_table_layout_add_labels (KamaeTableLayout *self,
                               double           *minima)
{
  g_autofree double *missing = g_new0 (double, self->n_columns);
  double room = 0;

  for (guint column = 0; column < self->n_columns; column++)
    {
      double width = self->edges[column + 1] - self->edges[column];
      double label = kamae_table_layout_find_label (self, column);

      missing[column] = label < 0 ? 0 : label - width;
      if (label >= 0 && missing[column] <= 0)
        minima[column] = MAX (minima[column], label);
      if (missing[column] <= 0)
        room += MIN (label < 0 ? LABELS_PART * width : width, width - minima[column]);
    }
  for (;;)
    {
      guint nearest = self->n_columns;

      for (guint column = 0; column < self->n_columns; column++)
        if (missing[column] > 0
            && (nearest == self->n_columns || missing[column] < missing[nearest]))
          nearest = column;
      if (nearest == self->n_columns || missing[nearest] > room)
        return;
      room -= missing[nearest];
      minima[nearest] = self->edges[nearest + 1] - self->edges[nearest] + missing[nearest];
      missing[nearest] = 0;
    }
}

static gboolean
kamae_table_layout_is_crowded (KamaeTableLayout *self)
{
  double least = LETTERS_MIN * kamae_typesetter_get_size (self->cell_style)
                 + 2 * KAMAE_CELL_PADDING_X;

  for (guint column = 0; column < self->n_columns; column++)
    {
      double width = self->edges[column + 1] - self->edges[column];
      double label = width < least ? kamae_table_layout_find_label (self, column) : 0;

      if (label < 0 || label > 2 * width)
        return TRUE;
    }
  return FALSE;
}

/* Columns share the width by their weights, but labels and words are not broken where that can be
 * helped, or else at least numbers and dates are not. %FALSE if letters are too large for that. */
static gboolean
kamae_table_layout_try_edges (KamaeTableLayout *self,
                              double            width)
{
  g_autofree double *minima = g_new0 (double, self->n_columns);
  g_autofree double *shares = NULL;

  if (!kamae_table_layout_share (self, width, minima))
    return FALSE;

  shares = g_memdup2 (self->edges, (self->n_columns + 1) * sizeof (double));
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    {
      double word = wholes[i].letters * kamae_typesetter_get_size (self->cell_style);

      for (guint column = 0; column < self->n_columns; column++)
        {
          double share = shares[column + 1] - shares[column];

          minima[column] = kamae_table_layout_find_minimum (self, column, share,
                                                            MAX (wholes[i].stretch * share,
                                                                 word));
        }
      if (!kamae_table_layout_share (self, width, minima))
        continue;
      kamae_table_layout_add_labels (self, minima);
      kamae_table_layout_share (self, width, minima);
      return i == 0 && !kamae_table_layout_is_crowded (self);
    }
  memcpy (self->edges, shares, (self->n_columns + 1) * sizeof (double));
  return FALSE;
}

void
kamae_table_layout_set_edges (KamaeTableLayout *self,
                              double            width)
{
  self->edges = g_new0 (double, self->n_columns + 1);
  self->cell_style = KAMAE_STYLE_CELL;
  if (kamae_table_is_facts (self->table))
    kamae_table_layout_set_facts_edges (self, width);
  else if (!kamae_table_layout_try_edges (self, width))
    {
      self->cell_style = KAMAE_STYLE_SMALL_CELL;
      kamae_table_layout_try_edges (self, width);
    }
}
