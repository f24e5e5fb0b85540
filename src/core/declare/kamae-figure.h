/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

G_BEGIN_DECLS

/**
 * KamaeFigureKind:
 * @KAMAE_FIGURE_NUMBER: one row, one number
 * @KAMAE_FIGURE_TABLE: rows of text
 * @KAMAE_FIGURE_SERIES: rows of a label and a number
 */
typedef enum
{
  KAMAE_FIGURE_NUMBER,
  KAMAE_FIGURE_TABLE,
  KAMAE_FIGURE_SERIES,
} KamaeFigureKind;

/**
 * KamaeFigure:
 * @id: as "CTX-C01"; %NULL ends an array
 * @kind: shape of the result
 * @title: marked for translation
 * @clause: of the standard
 * @unit: as N_("%"), marked for translation; %NULL for a bare number
 * @columns: titles of a table's columns separated by "|", marked for translation
 * @input: the management review inputs that the figure feeds, as "b" or "d1", separated by one
 * space; %NULL for none
 * @page: (nullable): name of the page that shows what is behind it
 * @sql: constant query. Parameters: `:as_of`, a date; `:since`, the date of the figure it is
 * compared with. SQL functions: `label(entity, field, code)`, `setting(key)`, `fiscal_start(date)`,
 * `fiscal_year(date)`
 * @start: (nullable): a short title with which the start page shows the figure, marked for
 * translation: a number, or the date in the first cell of a table. It wants a @page
 * @target: (nullable): key of the setting that the number should reach
 * @at_most: whether it should stay at or under the target
 */
struct _KamaeFigure
{
  const char     *id;
  KamaeFigureKind kind;
  const char     *title;
  const char     *clause;
  const char     *unit;
  const char     *columns;
  const char     *input;
  const char     *page;
  const char     *sql;
  const char     *start;
  const char     *target;
  gboolean        at_most;
};

G_END_DECLS
