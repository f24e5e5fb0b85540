/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/* What is due, whichever plugin declared it: records whose due date lies in a span and that
 * are not ended. */

guint       kamae_due_count       (KamaeRegister *reg,
                                   const char    *from,
                                   const char    *before);
GPtrArray  *kamae_due_list        (KamaeRegister *reg,
                                   const char    *from,
                                   const char    *before,
                                   guint          limit) G_GNUC_WARN_UNUSED_RESULT;
const char *kamae_due_get_date    (KamaeRecord   *record);
char       *kamae_due_dup_assignee (KamaeRecord  *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
