/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-value-private.h"

G_BEGIN_DECLS

/* A prepared statement on loan from its connection's cache: freeing it gives it back. */
typedef struct _KamaeStatement KamaeStatement;

void        kamae_statement_free           (KamaeStatement   *self);
void        kamae_statement_bind_text      (KamaeStatement   *self,
                                            int               index,
                                            const char       *value);
void        kamae_statement_bind_integer   (KamaeStatement   *self,
                                            int               index,
                                            gint64            value);
void        kamae_statement_bind_blob      (KamaeStatement   *self,
                                            int               index,
                                            GBytes           *value);
void        kamae_statement_bind_value     (KamaeStatement   *self,
                                            int               index,
                                            const KamaeValue *value);
int         kamae_statement_find_parameter (KamaeStatement   *self,
                                            const char       *name);
gboolean    kamae_statement_step           (KamaeStatement   *self,
                                            GError          **error);
/* For statements that yield no row. */
gboolean    kamae_statement_run            (KamaeStatement   *self,
                                            GError          **error);
void        kamae_statement_reset          (KamaeStatement   *self);
int         kamae_statement_get_n_columns  (KamaeStatement   *self);
const char *kamae_statement_get_name       (KamaeStatement   *self,
                                            int               column);
gboolean    kamae_statement_is_null        (KamaeStatement   *self,
                                            int               column);
const char *kamae_statement_get_text       (KamaeStatement   *self,
                                            int               column);
gint64      kamae_statement_get_integer    (KamaeStatement   *self,
                                            int               column);
double      kamae_statement_get_decimal    (KamaeStatement   *self,
                                            int               column);
GBytes     *kamae_statement_dup_blob       (KamaeStatement   *self,
                                            int               column);
void        kamae_statement_get_value      (KamaeStatement   *self,
                                            int               column,
                                            KamaeValue       *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KamaeStatement, kamae_statement_free)

G_END_DECLS
