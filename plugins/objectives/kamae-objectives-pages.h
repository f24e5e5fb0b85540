/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

/* The annual plan in its twelve months. */
GType kamae_objectives_year_page_get_type (void);

G_END_DECLS
