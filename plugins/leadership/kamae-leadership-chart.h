/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <kamae.h>

G_BEGIN_DECLS

/* ISMS体制図: the roles of the ISMS as boxes under one another. Under the top the roles stand side by
 * side, each with those below it in a column; a long column goes on in the next one, and columns
 * that do not fit side by side go on in another row, so that a large organization fills several
 * sheets.
 *
 * All measures are in units of the drawing: points on paper, pixels on the screen. */

/**
 * KamaeLeadershipBox:
 * @id: key of the role; 0 for the organization, where no one role stands at the top
 * @name: of the role
 * @holders: who holds it
 * @is_vacant: whether it must be held and nobody holds it
 * @is_continued: whether it only repeats one of the column before
 * @column: in which it stands, counted through all rows
 * @row: of columns, from 0
 * @area: where it stands in its row
 * @up: place of the box from which a line leads to it, in the array; its own for none
 */
typedef struct
{
  gint64            id;
  char             *name;
  char             *holders;
  gboolean          is_vacant;
  gboolean          is_continued;
  guint             column;
  guint             row;
  cairo_rectangle_t area;
  guint             up;
} KamaeLeadershipBox;

/**
 * KamaeLeadershipMeasures:
 * @width: of the drawing
 * @column: least width of a column
 * @height: of a box
 * @gap: between boxes
 * @most: how many boxes stand in a column, 2 or more
 */
typedef struct
{
  double width;
  double column;
  double height;
  double gap;
  guint  most;
} KamaeLeadershipMeasures;

typedef struct
{
  GArray                 *boxes;     /* of KamaeLeadershipBox; the first is the top */
  KamaeLeadershipMeasures measures;
  guint                   n_rows;
} KamaeLeadershipChart;

KamaeLeadershipChart *kamae_leadership_chart_new        (KamaeRegister                  *reg,
                                                         const char                     *language,
                                                         const KamaeLeadershipMeasures  *measures,
                                                         GError                        **error);
void                  kamae_leadership_chart_unref      (KamaeLeadershipChart           *self);
double                kamae_leadership_chart_get_height (const KamaeLeadershipChart     *self,
                                                         guint                           row);
void                  kamae_leadership_chart_draw_lines (const KamaeLeadershipChart     *self,
                                                         guint                           row,
                                                         cairo_t                        *cr);
void                  kamae_leadership_chart_draw       (const KamaeLeadershipChart     *self,
                                                         guint                           row,
                                                         const char                     *language,
                                                         cairo_t                        *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KamaeLeadershipChart, kamae_leadership_chart_unref)

G_END_DECLS
