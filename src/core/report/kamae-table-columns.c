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

/* Letters of a code as A.5.19, NC-2026-03 or 2026-04-01, and how many it has at most. */
#define CODE_LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-/%"
#define CODE_MAX 12

/* A column becomes as wide for a code as so many times its share. */
#define CODE_STRETCH_MAX 4

/* So many letters of a head stand in one line. */
#define HEAD_LETTERS_MAX 5

/* A word that is longer than so many times its column's share must be broken anyway. */
#define STRETCH_MAX 1.6

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

/* The longest of the codes in a text, as numbers of clauses and records are; a longer run of such
 * letters is an address or a checksum, which may be broken. */
static gsize
kamae_text_find_code (const char  *text,
                      const char **code)
{
  gsize longest = 0;

  while (*text != '\0')
    {
      gsize length = strspn (text, CODE_LETTERS);

      if (length > longest && length <= CODE_MAX)
        {
          longest = length;
          *code = text;
        }
      text = length > 0 ? text + length : g_utf8_next_char (text);
    }
  return longest;
}

/* The width that the longest code of the column needs, in whichever row it stands. */
static double
kamae_table_layout_find_code (KamaeTableLayout *self,
                              guint             column,
                              double            limit)
{
  g_autofree char *code = NULL;
  gsize longest = 0;
  double length;

  for (guint row = 0; row < self->n_rows; row++)
    {
      const char *found = NULL;
      gsize n_letters = kamae_table_layout_spans (self, row)
                          ? 0
                          : kamae_text_find_code (kamae_table_get_cell (self->table, row, column),
                                                  &found);

      if (n_letters > longest)
        {
          longest = n_letters;
          g_free (code);
          code = g_strndup (found, n_letters);
        }
    }
  if (code == NULL)
    return 0;
  length = kamae_typesetter_get_line_length (self->typesetter,
                                             kamae_table_layout_get_style (self, column), code);
  return length <= limit ? length : 0;
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
  word = kamae_typesetter_get_word (self->typesetter, KAMAE_STYLE_CELL, info->title, limit);
  line = kamae_typesetter_get_line_length (self->typesetter, KAMAE_STYLE_CELL, info->title);
  if (length > HEAD_LETTERS_MAX)
    line = line * ((length + 1) / 2) / length;
  return line <= limit ? MAX (word, line) : word;
}

/* The width without which a word of the column would be broken, or but a code. */
static double
kamae_table_layout_find_minimum (KamaeTableLayout *self,
                                 guint             column,
                                 double            share,
                                 gboolean          codes_only)
{
  KamaeStyle style = kamae_table_layout_get_style (self, column);
  double limit = STRETCH_MAX * share;
  double minimum = codes_only ? 0 : kamae_table_layout_find_head (self, column, limit);

  if (style != KAMAE_STYLE_VERTICAL)
    minimum = MAX (minimum, kamae_table_layout_find_code (self, column, CODE_STRETCH_MAX * share));
  if (codes_only)
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

/* Columns share the width by their weights, but words are not broken where that can be helped, or
 * else at least codes are not. */
void
kamae_table_layout_set_edges (KamaeTableLayout *self,
                              double            width)
{
  g_autofree double *minima = g_new0 (double, self->n_columns);
  g_autofree double *shares = NULL;

  self->edges = g_new0 (double, self->n_columns + 1);
  if (kamae_table_is_facts (self->table))
    {
      kamae_table_layout_set_facts_edges (self, width);
      return;
    }
  if (!kamae_table_layout_share (self, width, minima))
    return;

  shares = g_memdup2 (self->edges, (self->n_columns + 1) * sizeof (double));
  for (guint codes_only = FALSE; codes_only <= TRUE; codes_only++)
    {
      for (guint column = 0; column < self->n_columns; column++)
        minima[column] = kamae_table_layout_find_minimum (self, column,
                                                          shares[column + 1] - shares[column],
                                                          codes_only);
      if (kamae_table_layout_share (self, width, minima))
        return;
    }
  memset (minima, 0, self->n_columns * sizeof (double));
  kamae_table_layout_share (self, width, minima);
}
