/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/* AUD-C01: what is audited, for the page and the paper. Clause × department in the year of a
 * programme; control × fiscal year in the three years of the cycle, that of the certificate if
 * there is one. */

typedef enum
{
  KAMAE_AUDIT_MISSING,
  KAMAE_AUDIT_PLANNED,
  KAMAE_AUDIT_DONE,
} KamaeAuditCover;

typedef struct
{
  guint   n_done;
  guint   n_planned;
  GArray *audits;   /* of keys; NULL for none */
} KamaeAuditCoverageCell;

typedef struct
{
  char                   *number;
  char                   *title;
  KamaeAuditCover         cover;
  KamaeAuditCoverageCell *cells;
} KamaeAuditCoverageRow;

typedef struct _KamaeAuditCoverage KamaeAuditCoverage;

KamaeAuditCoverage *kamae_audit_coverage_new_clauses  (KamaeRecord              *programme,
                                                       const char               *language,
                                                       GError                  **error);
KamaeAuditCoverage *kamae_audit_coverage_new_controls (KamaeRecord              *programme,
                                                       const char               *language,
                                                       GError                  **error);
void                kamae_audit_coverage_free         (KamaeAuditCoverage       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KamaeAuditCoverage, kamae_audit_coverage_free)

/* The last day of the cycle. */
const char         *kamae_audit_coverage_get_end      (const KamaeAuditCoverage *self);
guint               kamae_audit_coverage_get_n_columns (const KamaeAuditCoverage *self);
const char         *kamae_audit_coverage_get_column   (const KamaeAuditCoverage *self,
                                                       guint                     column);
/* Of a whole column: whether anything is audited there. */
KamaeAuditCover     kamae_audit_coverage_get_column_cover (const KamaeAuditCoverage *self,
                                                           guint                     column);
guint               kamae_audit_coverage_get_n_rows   (const KamaeAuditCoverage *self);
const KamaeAuditCoverageRow *
kamae_audit_coverage_get_row (const KamaeAuditCoverage *self,
                              guint                     row);
guint               kamae_audit_coverage_count_missing (const KamaeAuditCoverage *self);
/* "● 2 ○ 1"; empty for nothing. */
char               *kamae_audit_coverage_cell_dup_text (const KamaeAuditCoverageCell *cell);
/* Marked for translation, with its mark. */
const char         *kamae_audit_cover_get_label       (KamaeAuditCover           cover);

G_END_DECLS
