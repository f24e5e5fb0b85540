/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/* Called for each place in which two texts differ, in their order. One of the two is empty where
 * lines were only added or only taken away. */
typedef void (*KamaeLeadershipDifference) (const char *before,
                                           const char *after,
                                           gpointer    data);

void kamae_leadership_compare (const char                *before,
                               const char                *after,
                               KamaeLeadershipDifference  tell,
                               gpointer                   data);

G_END_DECLS
