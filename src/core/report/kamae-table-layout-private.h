/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-table-private.h"
#include "kamae-typesetter-private.h"

G_BEGIN_DECLS

/* A table with the lines of its cells, not yet cut into pages. */
typedef struct
{
  KamaeTypesetter *typesetter;
  KamaeTable      *table;
  guint            n_columns;
  guint            n_rows;
  KamaeStyle       cell_style;
  gboolean         is_empty;      /* its one row says that there is nothing */
  double          *edges;         /* of the columns from the left, n_columns + 1 */
  KamaeSetText    *titles;
  double           head_height;   /* 0 without a head */
  double           padding;       /* over and under the text of a cell */
  KamaeSetText    *cells;
  GPtrArray       *seen;          /* while cells are set: a table of their texts for each column */
  guint8          *joined;        /* for each cell whether it goes on the one above */
} KamaeTableLayout;

/* A row, or some lines of one that is taller than a page, at its place. */
typedef struct
{
  guint  row;
  guint  first_line;
  guint  n_lines;
  double y;
  double height;
} KamaePlacedRow;

KamaeTableLayout *kamae_table_layout_new              (KamaeTypesetter      *typesetter,
                                                       KamaeTable           *table,
                                                       double                width,
                                                       double                page_height) G_GNUC_WARN_UNUSED_RESULT;
void              kamae_table_layout_set_edges        (KamaeTableLayout     *self,
                                                       double                width);
void              kamae_table_layout_set_padding      (KamaeTableLayout     *self,
                                                       double                padding);
KamaeStyle        kamae_table_layout_get_style        (KamaeTableLayout     *self,
                                                       guint                 column);
void              kamae_table_layout_free             (KamaeTableLayout     *self);
gboolean          kamae_table_layout_spans            (KamaeTableLayout     *self,
                                                       guint                 row);
gboolean          kamae_table_layout_is_merging       (KamaeTableLayout     *self,
                                                       guint                 column);
gboolean          kamae_table_layout_is_joined        (KamaeTableLayout     *self,
                                                       guint                 row,
                                                       guint                 column);
double            kamae_table_layout_get_row_height   (KamaeTableLayout     *self,
                                                       guint                 row);
double            kamae_table_layout_get_cell_height  (KamaeTableLayout     *self,
                                                       guint                 row,
                                                       guint                 column);
guint             kamae_table_layout_get_n_lines      (KamaeTableLayout     *self,
                                                       guint                 row);
double            kamae_table_layout_get_lines_height (KamaeTableLayout     *self,
                                                       guint                 n_lines);
guint             kamae_table_layout_fit_lines        (KamaeTableLayout     *self,
                                                       double                height);
void              kamae_table_layout_draw             (KamaeTableLayout     *self,
                                                       cairo_t              *cr,
                                                       double                x,
                                                       double                y,
                                                       const KamaePlacedRow *rows,
                                                       guint                 n_rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KamaeTableLayout, kamae_table_layout_free)

/* Between the rules and the text of a cell. */
#define KAMAE_CELL_PADDING_X 3.6
#define KAMAE_CELL_PADDING_Y 2.8

G_END_DECLS
