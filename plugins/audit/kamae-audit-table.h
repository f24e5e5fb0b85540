/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/* The table of independence (AUD-C05), ordered for the page and the paper: a row an auditor, a
 * column a department, or a slot of an audit. */

typedef struct
{
  gint64   auditor_id;
  char    *auditor;
  gint64   slot_id;       /* 0 without an audit */
  char    *department;
  char    *independence;  /* "possible", "check" or "not_possible" */
  char    *why;           /* a line a reason; NULL if possible */
  gboolean is_assigned;
} KamaeAuditPlace;

typedef struct _KamaeAuditTable KamaeAuditTable;

KamaeAuditTable       *kamae_audit_table_new           (KamaeRegister         *reg,
                                                        KamaeRecord           *audit,
                                                        const char            *day,
                                                        const char            *language,
                                                        GError               **error);
void                   kamae_audit_table_free          (KamaeAuditTable       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KamaeAuditTable, kamae_audit_table_free)

guint                  kamae_audit_table_get_n_rows    (const KamaeAuditTable *self);
guint                  kamae_audit_table_get_n_columns (const KamaeAuditTable *self);
/* NULL where the auditor is not qualified on the day of the slot. */
const KamaeAuditPlace *kamae_audit_table_get           (const KamaeAuditTable *self,
                                                        guint                  row,
                                                        guint                  column);
/* Any place of a row or a column, for its name. */
const KamaeAuditPlace *kamae_audit_table_get_row       (const KamaeAuditTable *self,
                                                        guint                  row);
const KamaeAuditPlace *kamae_audit_table_get_column    (const KamaeAuditTable *self,
                                                        guint                  column);
gboolean               kamae_audit_table_has_possible  (const KamaeAuditTable *self,
                                                        guint                  column);
/* ○, △ or ×. */
const char            *kamae_audit_place_get_mark      (const KamaeAuditPlace *place);

G_END_DECLS
