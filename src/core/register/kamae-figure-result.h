/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../declare/kamae-figure.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_FIGURE_RESULT (kamae_figure_result_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeFigureResult, kamae_figure_result, KAMAE, FIGURE_RESULT, GObject)

/* A figure as of one date. "Not known" is different from zero. */

KAMAE_AVAILABLE_IN_ALL
const char        *kamae_figure_result_get_unit      (KamaeFigureResult *self);
KAMAE_AVAILABLE_IN_ALL
gboolean           kamae_figure_result_is_known      (KamaeFigureResult *self);
KAMAE_AVAILABLE_IN_ALL
double             kamae_figure_result_get_number    (KamaeFigureResult *self);
KAMAE_AVAILABLE_IN_ALL
char *
kamae_figure_result_dup_text (KamaeFigureResult *self) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
guint              kamae_figure_result_get_n_rows    (KamaeFigureResult *self);
KAMAE_AVAILABLE_IN_ALL
guint              kamae_figure_result_get_n_columns (KamaeFigureResult *self);
KAMAE_AVAILABLE_IN_ALL
const char        *kamae_figure_result_get_cell      (KamaeFigureResult *self,
                                                      guint              row,
                                                      guint              column);

G_END_DECLS
