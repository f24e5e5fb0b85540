/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-coverage.h"
#include "kamae-audit-print.h"

#include <kamae-i18n.h>

/* AUD-C01 on paper: the matrices of coverage, and what is missing until the cycle ends. */

static KamaeTable *
add_matrix (KamaeReportContext       *context,
            KamaeDocument            *document,
            const KamaeAuditCoverage *coverage,
            const char               *title)
{
  KamaeTable *table = kamae_document_add_table (document);

  kamae_table_add_column (table, kamae_report_context_text (context, title), 34, 0);
  for (guint i = 0; i < kamae_audit_coverage_get_n_columns (coverage); i++)
    kamae_table_add_column (table, kamae_audit_coverage_get_column (coverage, i), 8,
                            KAMAE_COLUMN_CENTER);
  kamae_table_add_column (table, kamae_report_context_text (context, N_("Until the cycle ends")),
                          12, KAMAE_COLUMN_CENTER);
  return table;
}

static void
add_row (KamaeReportContext          *context,
         KamaeTable                  *table,
         const KamaeAuditCoverageRow *row,
         guint                        n_columns)
{
  g_auto(GStrv) cells = g_new0 (char *, n_columns + 3);

  cells[0] = g_strdup_printf ("%s %s", row->number, row->title);
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *text = kamae_audit_coverage_cell_dup_text (&row->cells[i]);
      g_auto(GStrv) marks = g_strsplit (text, " ○", -1);

      cells[1 + i] = g_strjoinv ("\n○", marks);   /* each mark with its number */
    }
  cells[1 + n_columns] =
    g_strdup (kamae_report_context_text (context, kamae_audit_cover_get_label (row->cover)));
  kamae_table_add_rowv (table, (const char *const *) cells);
}

static void
add_coverage (KamaeReportContext       *context,
              KamaeDocument            *document,
              const KamaeAuditCoverage *coverage,
              const char               *title)
{
  KamaeTable *table = add_matrix (context, document, coverage, title);
  g_autofree char *end = kamae_report_context_dup_date (context,
                                                        kamae_audit_coverage_get_end (coverage));
  g_autofree char *note = NULL;

  for (guint i = 0; i < kamae_audit_coverage_get_n_rows (coverage); i++)
    add_row (context, table, kamae_audit_coverage_get_row (coverage, i),
             kamae_audit_coverage_get_n_columns (coverage));
  note = g_strdup_printf (kamae_report_context_text (context,
                            /* Translators: under a matrix of audits: how many, of how many, the
                               last day of the cycle */
                            N_("Missing: %1$u of %2$u, until %3$s. ● carried out or under way, ○ planned; the figure is the number of audits.")),
                          kamae_audit_coverage_count_missing (coverage),
                          kamae_audit_coverage_get_n_rows (coverage), end);
  kamae_document_add_note (document, note);
}

KamaeDocument *
kamae_audit_build_coverage (KamaeReportContext  *context,
                            GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context,
                                                                  KAMAE_PAPER_A4_PORTRAIT);
  KamaeRecord *programme = kamae_report_context_get_record (context);
  const char *language = kamae_report_context_get_language (context);
  g_autoptr(KamaeAuditCoverage) clauses = NULL;
  g_autoptr(KamaeAuditCoverage) controls = NULL;

  clauses = kamae_audit_coverage_new_clauses (programme, language, error);
  if (clauses == NULL)
    return NULL;
  controls = kamae_audit_coverage_new_controls (programme, language, error);
  if (controls == NULL)
    return NULL;
  kamae_report_context_identify (context, document, "number", "fiscal_year", "state", NULL);
  kamae_report_context_add_heading (context, document, N_("1. Clauses by department"));
  add_coverage (context, document, clauses, N_("Clause"));
  kamae_report_context_add_heading (context, document, N_("2. Controls by year"));
  add_coverage (context, document, controls, N_("Control"));
  return g_steal_pointer (&document);
}
