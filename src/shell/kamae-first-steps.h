/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

/* The pages with which a new register begins; of one subject, or of all where that is NULL. */

GPtrArray *kamae_first_steps_list    (KamaeRegister       *reg,
                                      const KamaeSubject  *subject) G_GNUC_WARN_UNUSED_RESULT;
gboolean   kamae_first_step_is_taken (KamaeRegister       *reg,
                                      const KamaePageInfo *page);
/* What the page is there for, in one sentence. */
char      *kamae_first_step_dup_help (KamaeRegister       *reg,
                                      const KamaePageInfo *page) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
