/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-database-private.h"

G_BEGIN_DECLS

/* Records what one operation changes, as a SQLite changeset, and reads changesets. */

typedef struct _KamaeSession KamaeSession;

typedef enum
{
  KAMAE_ROW_INSERT,
  KAMAE_ROW_UPDATE,
  KAMAE_ROW_DELETE,
} KamaeRowChange;

/* One row of a changeset. Values are those before and after; for an update, a column that did not
 * change has neither (their type is KAMAE_VALUE_NULL and `changed` is FALSE). */
typedef struct
{
  const char *table;
  KamaeRowChange change;
  gint64 id;
  int n_columns;
  KamaeValue *before;
  KamaeValue *after;
  gboolean *changed;
} KamaeChangedRow;

typedef void (*KamaeChangedRowFunc) (const KamaeChangedRow *row,
                                     gpointer               data);

/* Whether changes of the table are in changesets. */
gboolean      kamae_session_records     (const char          *table);
KamaeSession *kamae_session_new         (KamaeDatabase       *database,
                                         GError             **error);
void          kamae_session_free        (KamaeSession        *self);
GBytes       *kamae_session_dup_changes (KamaeSession        *self,
                                         GError             **error);
GBytes       *kamae_changeset_invert    (GBytes              *changeset,
                                         GError             **error);
gboolean      kamae_changeset_apply     (KamaeDatabase       *database,
                                         GBytes              *changeset,
                                         GError             **error);
gboolean      kamae_changeset_foreach   (GBytes              *changeset,
                                         KamaeChangedRowFunc  func,
                                         gpointer             data,
                                         GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KamaeSession, kamae_session_free)

G_END_DECLS
