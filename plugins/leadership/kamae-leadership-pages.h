/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

GType kamae_leadership_board_page_get_type (void);
GType kamae_leadership_chart_page_get_type (void);

G_END_DECLS
