/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../declare/kamae-model-private.h"
#include "../sqlite/kamae-database-private.h"

G_BEGIN_DECLS

/* Makes the tables from the declarations and brings those of an older file up to date. */

/* Before the module's id: the key in `meta` of its tables' names, each between blanks. */
#define KAMAE_SCHEMA_TABLES "tables."

/* Fills in the declarations whose tables are not, or not as declared, in the file. */
gboolean kamae_schema_compare (KamaeDatabase *database,
                               KamaeModel    *model,
                               GPtrArray     *outdated,
                               char         **newer_than_us,
                               GError       **error);
/* Outside a transaction; makes its own. `added` receives the declarations that the file did not
 * have. */
gboolean kamae_schema_update  (KamaeDatabase *database,
                               KamaeModel    *model,
                               GPtrArray     *outdated,
                               GPtrArray     *added,
                               GError       **error);
gboolean kamae_schema_create  (KamaeDatabase *database,
                               GError       **error);
/* What the connection alone has: the view `work` and those that plugins share. After the tables are
 * as declared. */
gboolean kamae_schema_add_views (KamaeDatabase *database,
                                 KamaeModel    *model,
                                 GError       **error);
/* The tables of all entities, without triggers, for checking a file against its journal. */
gboolean kamae_schema_copy    (KamaeDatabase *from,
                               KamaeDatabase *to,
                               GError       **error);
/* An index only makes reading quick: one that older rows break is left out. */
gboolean kamae_schema_copy_indexes (KamaeDatabase *from,
                                    KamaeDatabase *to,
                                    GError       **error);

G_END_DECLS
