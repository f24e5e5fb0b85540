/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include <string.h>

#include "kamae-figure-result-private.h"

#include "../base/kamae-text.h"

struct _KamaeFigureResult
{
  GObject parent_instance;

  char *unit;
  guint n_columns;
  GPtrArray *cells; /* row by row */
};

G_DEFINE_FINAL_TYPE (KamaeFigureResult, kamae_figure_result, G_TYPE_OBJECT)

static void
kamae_figure_result_finalize (GObject *object)
{
  KamaeFigureResult *self = KAMAE_FIGURE_RESULT (object);

  g_ptr_array_unref (self->cells);
  g_free (self->unit);

  G_OBJECT_CLASS (kamae_figure_result_parent_class)->finalize (object);
}

static void
kamae_figure_result_class_init (KamaeFigureResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_figure_result_finalize;
}

static void
kamae_figure_result_init (KamaeFigureResult *self)
{
  self->cells = g_ptr_array_new_with_free_func (g_free);
}

KamaeFigureResult *
kamae_figure_result_new (const char *unit,
                         guint       n_columns)
{
  KamaeFigureResult *self = g_object_new (KAMAE_TYPE_FIGURE_RESULT, NULL);

  self->unit = g_strdup (unit);
  self->n_columns = n_columns;
  return self;
}

void
kamae_figure_result_add_row (KamaeFigureResult *self,
                             KamaeCursor       *cursor)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (self->cells, g_strdup (kamae_cursor_get_text (cursor, i)));
}

/**
 * kamae_figure_result_get_unit:
 * @self: a result
 *
 * Returns: (nullable): the unit of its numbers, translated
 */
const char *
kamae_figure_result_get_unit (KamaeFigureResult *self)
{
  g_return_val_if_fail (KAMAE_IS_FIGURE_RESULT (self), NULL);

  return self->unit;
}

/**
 * kamae_figure_result_is_known:
 * @self: a result of a number
 *
 * Returns: whether there is a number at all; "not known" is not zero
 */
gboolean
kamae_figure_result_is_known (KamaeFigureResult *self)
{
  return kamae_figure_result_get_cell (self, 0, 0) != NULL;
}

/**
 * kamae_figure_result_get_number:
 * @self: a result of a number
 *
 * Returns: the number, in the figure's unit; 0 if it is not known
 */
double
kamae_figure_result_get_number (KamaeFigureResult *self)
{
  const char *cell = kamae_figure_result_get_cell (self, 0, 0);

  return cell != NULL ? g_ascii_strtod (cell, NULL) : 0;
}

/**
 * kamae_figure_result_dup_text:
 * @self: a result of a number
 *
 * Returns: (transfer full): the number with its unit, as "95.1%" or "100%"; "–" if it is not known
 */
char *
kamae_figure_result_dup_text (KamaeFigureResult *self)
{
  const char *cell = kamae_figure_result_get_cell (self, 0, 0);
  g_autofree char *number = NULL;

  if (cell == NULL)
    return g_strdup ("–");
  number = g_strndup (cell, strlen (cell) - (g_str_has_suffix (cell, ".0") ? 2 : 0));
  return kamae_text_with_unit (number, self->unit);
}

/**
 * kamae_figure_result_get_n_rows:
 * @self: a result
 *
 * Returns: how many rows it has
 */
guint
kamae_figure_result_get_n_rows (KamaeFigureResult *self)
{
  g_return_val_if_fail (KAMAE_IS_FIGURE_RESULT (self), 0);

  return self->n_columns > 0 ? self->cells->len / self->n_columns : 0;
}

/**
 * kamae_figure_result_get_n_columns:
 * @self: a result
 *
 * Returns: how many columns it has
 */
guint
kamae_figure_result_get_n_columns (KamaeFigureResult *self)
{
  g_return_val_if_fail (KAMAE_IS_FIGURE_RESULT (self), 0);

  return self->n_columns;
}

/**
 * kamae_figure_result_get_cell:
 * @self: a result
 * @row: from 0
 * @column: from 0
 *
 * Returns: (nullable): the text of the cell
 */
const char *
kamae_figure_result_get_cell (KamaeFigureResult *self,
                              guint              row,
                              guint              column)
{
  guint index;

  g_return_val_if_fail (KAMAE_IS_FIGURE_RESULT (self), NULL);

  index = row * self->n_columns + column;
  return column < self->n_columns && index < self->cells->len ? self->cells->pdata[index] : NULL;
}
