/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-cursor.h"
#include "kamae-figure-result.h"

G_BEGIN_DECLS

KamaeFigureResult *kamae_figure_result_new     (const char        *unit,
                                                guint              n_columns);
void               kamae_figure_result_add_row (KamaeFigureResult *self,
                                                KamaeCursor       *cursor);

G_END_DECLS
