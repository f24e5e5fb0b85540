/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../declare/kamae-model-private.h"
#include "../sqlite/kamae-database-private.h"
#include "kamae-query.h"

G_BEGIN_DECLS

/* Whether it depends on another query, which may ask whatever it likes. */
gboolean        kamae_query_is_among (KamaeQuery *self);
/* The statement that yields the keys, its values bound. */
KamaeStatement *kamae_query_prepare (KamaeQuery    *self,
                                     KamaeDatabase *database,
                                     KamaeModel    *model,
                                     GError       **error);

G_END_DECLS
