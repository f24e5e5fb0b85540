/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include <string.h>

#include "kamae-document-private.h"
#include "kamae-table-private.h"

/**
 * KamaeTable:
 *
 * A table of a [class@Document].
 *
 * First the columns are added, then the rows. The table is as wide as the
 * page; the columns share it by their weights. Its head is repeated on each
 * page, and no row is torn that fits on one page. A table without rows says why:
 * that there is nothing is something else than that nothing was entered.
 */
struct _KamaeTable
{
  GObject parent_instance;

  GArray       *columns;   /* of KamaeTableColumn */
  GPtrArray    *cells;     /* of strings in @strings, row by row */
  GByteArray   *groups;    /* for each row whether it is a group's */
  GStringChunk *strings;
  gboolean      is_facts;
  const char   *empty_text; /* in @strings */
};

G_DEFINE_FINAL_TYPE (KamaeTable, kamae_table, G_TYPE_OBJECT)

static void
kamae_column_clear (gpointer data)
{
  KamaeTableColumn *column = data;

  g_clear_pointer (&column->title, g_free);
}

/* A line break at the end would print as an empty line. */
static const char *
kamae_table_keep (KamaeTable *self,
                  const char *text)
{
  g_autofree char *valid = NULL;
  gsize length;

  if (text == NULL)
    return "";

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = kamae_text_dup (text);
  length = strlen (text);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  return length == 0 ? "" : g_string_chunk_insert_len (self->strings, text, length);
}

static void
kamae_table_add_cell (KamaeTable *self,
                      const char *text)
{
  g_ptr_array_add (self->cells, (gpointer) kamae_table_keep (self, text));
}

static void
kamae_table_begin_row (KamaeTable *self,
                       gboolean    is_group)
{
  guint8 group = is_group;

  g_byte_array_append (self->groups, &group, 1);
}

static void
kamae_table_finalize (GObject *object)
{
  KamaeTable *self = KAMAE_TABLE (object);

  g_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_byte_array_unref (self->groups);
  g_string_chunk_free (self->strings);

  G_OBJECT_CLASS (kamae_table_parent_class)->finalize (object);
}

static void
kamae_table_class_init (KamaeTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_table_finalize;
}

static void
kamae_table_init (KamaeTable *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (KamaeTableColumn));
  g_array_set_clear_func (self->columns, kamae_column_clear);
  self->cells = g_ptr_array_new ();
  self->groups = g_byte_array_new ();
  self->strings = g_string_chunk_new (4096);
  self->empty_text = "";
}

/* Two columns without titles: what is said, and its value. */
KamaeTable *
kamae_table_new_facts (void)
{
  KamaeTable *self = g_object_new (KAMAE_TYPE_TABLE, NULL);

  self->is_facts = TRUE;
  kamae_table_add_column (self, NULL, 1, 0);
  kamae_table_add_column (self, NULL, 1, 0);
  return self;
}

gboolean
kamae_table_is_facts (KamaeTable *self)
{
  g_return_val_if_fail (KAMAE_IS_TABLE (self), FALSE);

  return self->is_facts;
}

/**
 * kamae_table_set_empty_text:
 * @self: a table
 * @text: (nullable): what its only row says where it has no rows
 *
 * A table of kamae_document_add_table() has the text of its document, which tells "none" from "not
 * entered yet" by the state of the printed record. Another is for what is known to be empty.
 *
 * Since: 0.1
 */
void
kamae_table_set_empty_text (KamaeTable *self,
                            const char *text)
{
  g_return_if_fail (KAMAE_IS_TABLE (self));

  self->empty_text = kamae_table_keep (self, text);
}

const char *
kamae_table_get_empty_text (KamaeTable *self)
{
  g_return_val_if_fail (KAMAE_IS_TABLE (self), NULL);

  return self->empty_text;
}

const KamaeTableColumn *
kamae_table_get_column (KamaeTable *self,
                        guint       column)
{
  g_return_val_if_fail (KAMAE_IS_TABLE (self), NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  return &g_array_index (self->columns, KamaeTableColumn, column);
}

const char *
kamae_table_get_cell (KamaeTable *self,
                      guint       row,
                      guint       column)
{
  g_return_val_if_fail (KAMAE_IS_TABLE (self), NULL);
  g_return_val_if_fail (row < self->groups->len && column < self->columns->len, NULL);

  return g_ptr_array_index (self->cells, row * self->columns->len + column);
}

gboolean
kamae_table_is_group (KamaeTable *self,
                      guint       row)
{
  g_return_val_if_fail (KAMAE_IS_TABLE (self), FALSE);
  g_return_val_if_fail (row < self->groups->len, FALSE);

  return self->groups->data[row];
}

/**
 * kamae_table_add_column:
 * @self: a table without rows
 * @title: (nullable): in the table's head
 * @weight: share of the table's width
 * @flags: see [flags@ColumnFlags]
 *
 * Adds a column at the right.
 *
 * Since: 0.1
 */
void
kamae_table_add_column (KamaeTable       *self,
                        const char       *title,
                        double            weight,
                        KamaeColumnFlags  flags)
{
  KamaeTableColumn column = { NULL, weight, flags };

  g_return_if_fail (KAMAE_IS_TABLE (self));
  g_return_if_fail (weight > 0);
  g_return_if_fail (self->groups->len == 0);

  column.title = kamae_text_dup (title != NULL ? title : "");
  g_array_append_val (self->columns, column);
}

/**
 * kamae_table_add_row: (skip)
 * @self: a table
 * @first_cell: (nullable): text of the first column
 * @...: text of each other column, as many as there are; %NULL for an empty cell
 *
 * Adds a row at the end.
 *
 * Since: 0.1
 */
void
kamae_table_add_row (KamaeTable *self,
                     const char *first_cell,
                     ...)
{
  va_list cells;

  g_return_if_fail (KAMAE_IS_TABLE (self));
  g_return_if_fail (self->columns->len > 0);

  kamae_table_begin_row (self, FALSE);
  kamae_table_add_cell (self, first_cell);
  va_start (cells, first_cell);
  for (guint column = 1; column < self->columns->len; column++)
    kamae_table_add_cell (self, va_arg (cells, const char *));
  va_end (cells);
}

/**
 * kamae_table_add_rowv: (skip)
 * @self: a table
 * @cells: (array): text of each column, as many as there are
 *
 * Adds a row at the end.
 *
 * Since: 0.1
 */
void
kamae_table_add_rowv (KamaeTable        *self,
                      const char *const *cells)
{
  g_return_if_fail (KAMAE_IS_TABLE (self));
  g_return_if_fail (cells != NULL);
  g_return_if_fail (self->columns->len > 0);

  kamae_table_begin_row (self, FALSE);
  for (guint column = 0; column < self->columns->len; column++)
    kamae_table_add_cell (self, cells[column]);
}

/**
 * kamae_table_add_cells: (rename-to kamae_table_add_row)
 * @self: a table
 * @cells: (array length=n_cells) (element-type utf8) (nullable): text of each column; %NULL for an
 *   empty cell
 * @n_cells: how many; the columns after them stay empty
 *
 * Adds a row at the end.
 *
 * Since: 0.1
 */
void
kamae_table_add_cells (KamaeTable        *self,
                       const char *const *cells,
                       guint              n_cells)
{
  g_return_if_fail (KAMAE_IS_TABLE (self));
  g_return_if_fail (cells != NULL || n_cells == 0);
  g_return_if_fail (n_cells <= self->columns->len && self->columns->len > 0);

  kamae_table_begin_row (self, FALSE);
  for (guint column = 0; column < self->columns->len; column++)
    kamae_table_add_cell (self, column < n_cells ? cells[column] : NULL);
}

/**
 * kamae_table_add_group:
 * @self: a table
 * @text: title of the rows that follow
 *
 * Adds a row over all columns. It stays on one page with the row after it.
 *
 * Since: 0.1
 */
void
kamae_table_add_group (KamaeTable *self,
                       const char *text)
{
  g_return_if_fail (KAMAE_IS_TABLE (self));
  g_return_if_fail (self->columns->len > 0);

  kamae_table_begin_row (self, TRUE);
  kamae_table_add_cell (self, text);
  for (guint column = 1; column < self->columns->len; column++)
    kamae_table_add_cell (self, NULL);
}

/**
 * kamae_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows were added, with those of groups
 *
 * Since: 0.1
 */
guint
kamae_table_get_n_rows (KamaeTable *self)
{
  g_return_val_if_fail (KAMAE_IS_TABLE (self), 0);

  return self->groups->len;
}

/**
 * kamae_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns it has
 *
 * Since: 0.1
 */
guint
kamae_table_get_n_columns (KamaeTable *self)
{
  g_return_val_if_fail (KAMAE_IS_TABLE (self), 0);

  return self->columns->len;
}
