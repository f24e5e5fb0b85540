/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

GType kamae_competence_matrix_page_get_type     (void);
GType kamae_competence_attendance_page_get_type (void);
GType kamae_competence_trend_page_get_type      (void);

G_END_DECLS
