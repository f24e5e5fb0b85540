/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../declare/kamae-model-private.h"
#include "../sqlite/kamae-database-private.h"

G_BEGIN_DECLS

/* Makes the tables from the declarations and brings those of an older file up to date. */

/* Before the module's id: the key in `meta` of its tables' names, each between blanks. */
#define KAMAE_SCHEMA_TABLES "tables."

/* How the tables of an older file are brought up to date: all of them or, where one cannot be,
 * none. */
typedef struct
{
  GPtrArray *outdated;             /* declarations, see kamae_schema_compare() */
  GPtrArray *added;                /* receives those that the file did not have */
  gboolean is_trial;               /* nothing of it stays */
  /* Called within the transaction for what was changed in rows. */
  gboolean (*changed) (GBytes   *changeset,
                       gpointer  data,
                       GError  **error);
  gpointer data;
  const KamaeDeclaration *culprit; /* receives whose tables could not be, if it is known */
} KamaeSchemaUpdate;

/* Fills in the declarations whose tables are not, or not as declared, in the file, and those that
 * a newer version made. */
gboolean kamae_schema_compare (KamaeDatabase *database,
                               KamaeModel    *model,
                               GPtrArray     *outdated,
                               GPtrArray     *newer,
                               GError       **error);
/* Whether the file has all columns that are declared, whatever else is not as it is. */
gboolean kamae_schema_can_read (KamaeDatabase          *database,
                                KamaeModel             *model,
                                const KamaeDeclaration *declaration,
                                gboolean               *can_read,
                                GError                **error);
/* Outside a transaction; makes its own. */
gboolean kamae_schema_update  (KamaeDatabase     *database,
                               KamaeModel        *model,
                               KamaeSchemaUpdate *update,
                               GError           **error);
/* So that it counts as not in the file any more; its tables stay. */
gboolean kamae_schema_forget  (KamaeDatabase          *database,
                               const KamaeDeclaration *declaration,
                               GError                **error);
gboolean kamae_schema_create  (KamaeDatabase *database,
                               GError       **error);
/* What the connection alone has: the view `work` and those that plugins share. After the tables are
 * as declared. None is added where one cannot be; @culprit receives whose it is, if it is known. */
gboolean kamae_schema_add_views (KamaeDatabase           *database,
                                 KamaeModel              *model,
                                 const KamaeDeclaration **culprit,
                                 GError                 **error);
/* The tables of all entities, without triggers, for checking a file against its journal. */
gboolean kamae_schema_copy    (KamaeDatabase *from,
                               KamaeDatabase *to,
                               GError       **error);
/* An index only makes reading quick: one that older rows break is left out. */
gboolean kamae_schema_copy_indexes (KamaeDatabase *from,
                                    KamaeDatabase *to,
                                    GError       **error);

/* What the declarations ask for, as SQL. A loose table takes each value that an earlier one had. */
char    *kamae_schema_dup_body (KamaeDatabase   *database,
                                KamaeEntityInfo *info,
                                gboolean         is_loose,
                                GError         **error);
void     kamae_schema_append_indexes (GString         *sql,
                                      KamaeEntityInfo *info);
void     kamae_schema_append_triggers (GString         *sql,
                                       KamaeModel      *model,
                                       KamaeEntityInfo *info);
/* What a module's tables must look like, as one hash. */
char    *kamae_schema_dup_fingerprint (KamaeModel             *model,
                                       const KamaeDeclaration *declaration);

G_END_DECLS
