/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_TABLE (kamae_table_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeTable, kamae_table, KAMAE, TABLE, GObject)

/* A table of a document: its head is repeated on each page, no row is torn that fits on one. */

/**
 * KamaeColumnFlags:
 * @KAMAE_COLUMN_CENTER: text in the middle
 * @KAMAE_COLUMN_RIGHT: text at the right, for numbers
 * @KAMAE_COLUMN_MERGE: cells that repeat the one above are joined with it
 * @KAMAE_COLUMN_VERTICAL: its title is written vertically (縦書き)
 * @KAMAE_COLUMN_VERTICAL_CELLS: so are its cells, as the phases of a form; for joined cells,
 * because a row does not grow with them
 */
typedef enum
{
  KAMAE_COLUMN_CENTER = 1 << 0,
  KAMAE_COLUMN_RIGHT = 1 << 1,
  KAMAE_COLUMN_MERGE = 1 << 2,
  KAMAE_COLUMN_VERTICAL = 1 << 3,
  KAMAE_COLUMN_VERTICAL_CELLS = 1 << 4,
} KamaeColumnFlags;

/**
 * KamaeColumn:
 * @title: marked for translation; "" for none, %NULL ends an array
 * @weight: its share of the width
 * @flags: how it looks
 *
 * A column of a table, declared.
 */
typedef struct
{
  const char      *title;
  double           weight;
  KamaeColumnFlags flags;
} KamaeColumn;

KAMAE_AVAILABLE_IN_ALL
void   kamae_table_add_column (KamaeTable        *self,
                               const char        *title,
                               double             weight,
                               KamaeColumnFlags   flags);
KAMAE_AVAILABLE_IN_ALL
void   kamae_table_add_row    (KamaeTable        *self,
                               const char        *first_cell,
                               ...);
KAMAE_AVAILABLE_IN_ALL
void   kamae_table_add_rowv   (KamaeTable        *self,
                               const char *const *cells);
KAMAE_AVAILABLE_IN_ALL
void   kamae_table_add_cells  (KamaeTable        *self,
                               const char *const *cells,
                               guint              n_cells);
KAMAE_AVAILABLE_IN_ALL
void   kamae_table_add_group  (KamaeTable        *self,
                               const char        *text);
KAMAE_AVAILABLE_IN_ALL
guint  kamae_table_get_n_rows (KamaeTable        *self);
KAMAE_AVAILABLE_IN_ALL
void   kamae_table_set_empty_text (KamaeTable    *self,
                                   const char    *text);
KAMAE_AVAILABLE_IN_ALL
guint  kamae_table_get_n_columns (KamaeTable     *self);

G_END_DECLS
