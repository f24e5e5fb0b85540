/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-risk-scales.h"

#include <cairo.h>

G_BEGIN_DECLS

/* In place of a scale: the value of the assets, by the formula of the criteria. */
#define KAMAE_RISK_ASSET_AXIS "@asset"

#define KAMAE_TYPE_RISK_MAP (kamae_risk_map_get_type ())

G_DECLARE_FINAL_TYPE (KamaeRiskMap, kamae_risk_map, KAMAE, RISK_MAP, GObject)

/* The risks of a run on two of the scales of its criteria: how many stand where, where their
 * treatment leads, which places are acceptable. Rows are counted from the top, where the highest
 * level stands. */

/* A risk where it stands. */
typedef struct
{
  gint64  id;
  char   *number;
  char   *title;
  /* The level, with its mark; its mark alone; its rank, 0 for none. */
  char   *band;
  char   *mark;
  int     rank;
  KamaeTone tone;
  int     column;
  int     row;
  /* Where it is expected after treatment, or was found then; -1 if that is not rated. */
  int     to_column;
  int     to_row;
} KamaeRiskPoint;

KamaeRiskMap *kamae_risk_map_new              (KamaeRegister         *reg,
                                               KamaeRecord           *run,
                                               const char            *across,
                                               const char            *up,
                                               const char            *language,
                                               GError               **error);
GPtrArray    *kamae_risk_map_list_axes        (KamaeRegister         *reg,
                                               KamaeRecord           *run,
                                               const char            *language,
                                               GError               **error);
guint         kamae_risk_map_get_n_columns    (KamaeRiskMap          *self);
guint         kamae_risk_map_get_n_rows       (KamaeRiskMap          *self);
/* KamaeRiskPoint */
GPtrArray    *kamae_risk_map_get_points       (KamaeRiskMap          *self);
guint         kamae_risk_map_count            (KamaeRiskMap          *self,
                                               guint                  column,
                                               guint                  row);
/* Of those that stand there one with the highest level, and how many have it; NULL for none. */
const KamaeRiskPoint *
              kamae_risk_map_find_highest     (KamaeRiskMap          *self,
                                               guint                  column,
                                               guint                  row,
                                               guint                 *n);
guint         kamae_risk_map_count_left_out   (KamaeRiskMap          *self);
char         *kamae_risk_map_dup_name         (KamaeRiskMap          *self,
                                               guint                  column,
                                               guint                  row);
char         *kamae_risk_map_dup_legend       (KamaeRiskMap          *self);

/* The same on the screen and on paper. */
void          kamae_risk_map_get_cell         (KamaeRiskMap          *self,
                                               double                 width,
                                               double                 height,
                                               guint                  column,
                                               guint                  row,
                                               cairo_rectangle_t     *cell);
void          kamae_risk_map_draw             (KamaeRiskMap          *self,
                                               cairo_t               *cr,
                                               double                 width,
                                               double                 height,
                                               const KamaeChartStyle *style);

G_END_DECLS
