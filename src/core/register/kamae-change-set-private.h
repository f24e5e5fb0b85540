/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-change-set.h"

G_BEGIN_DECLS

KamaeChangeSet *kamae_change_set_new      (void);
void            kamae_change_set_add      (KamaeChangeSet *self,
                                           const char     *entity,
                                           gint64          id);
gboolean        kamae_change_set_is_empty (KamaeChangeSet *self);
/* The entities touched; the strings belong to the set. */
GPtrArray      *kamae_change_set_get_entities (KamaeChangeSet *self);

G_END_DECLS
