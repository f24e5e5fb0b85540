/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_CHANGE_SET (kamae_change_set_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeChangeSet, kamae_change_set, KAMAE, CHANGE_SET, GObject)

/* What one commit touched. */

KAMAE_AVAILABLE_IN_ALL
gboolean kamae_change_set_touches  (KamaeChangeSet *self,
                                    const char     *entity);
KAMAE_AVAILABLE_IN_ALL
gboolean kamae_change_set_contains (KamaeChangeSet *self,
                                    gint64          id);
KAMAE_AVAILABLE_IN_ALL
GArray  *kamae_change_set_get_ids  (KamaeChangeSet *self,
                                    const char     *entity);

G_END_DECLS
