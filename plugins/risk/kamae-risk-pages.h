/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

GType kamae_risk_assessment_page_get_type (void);
GType kamae_risk_candidates_page_get_type (void);
GType kamae_risk_overview_page_get_type   (void);

G_END_DECLS
