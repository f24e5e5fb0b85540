/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

gboolean kamae_competence_roll_set      (KamaeOperation  *operation,
                                         KamaeRecord     *attendance,
                                         const char      *result,
                                         GError         **error);
int      kamae_competence_roll_mark_all (KamaeRegister   *reg,
                                         KamaeRecord     *session,
                                         GError         **error);
int      kamae_competence_roll_paste    (KamaeRegister   *reg,
                                         KamaeRecord     *session,
                                         const char      *text,
                                         GPtrArray       *unknown,
                                         GError         **error);

G_END_DECLS
