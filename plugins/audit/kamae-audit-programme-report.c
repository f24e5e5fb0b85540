/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-print.h"
#include "kamae-audit-year.h"

#include <kamae-i18n.h>

#include <string.h>

/* AUD-R01 年間内部監査計画: why and how the year is audited, and its twelve months. */

#define AUDITS \
  "SELECT audit.number || char (10) || audit.name, department.name, audit.state, audit.starts_on, " \
  "audit.original_starts_on, fiscal_year.starts_on, " KAMAE_AUDIT_AUDITORS ("slot") ", " \
  KAMAE_AUDIT_SUBJECTS ("slot") ", coalesce (substr (slot.starts_at, 1, 10), audit.starts_on), " \
  "(SELECT name FROM person WHERE person.id = audit.lead_auditor_id) " \
  "FROM audit JOIN audit_programme ON audit_programme.id = audit.programme_id " \
  "JOIN fiscal_year ON fiscal_year.id = audit_programme.fiscal_year_id " \
  "LEFT JOIN audit_assignment AS slot ON slot.audit_id = audit.id " \
  "LEFT JOIN department ON department.id = slot.department_id " \
  "WHERE audit.programme_id = :id " \
  "ORDER BY audit.starts_on, audit.number COLLATE counted, slot.starts_at, department.code COLLATE counted"

enum { AUDIT, DEPARTMENT, STATE, STARTS_ON, ORIGINAL, YEAR, AUDITORS_OF, SUBJECTS, DAY, LEAD };

#define FIRST_MONTH 2
#define N_COLUMNS (FIRST_MONTH + KAMAE_AUDIT_MONTHS + 2)

static KamaeTable *
add_year (KamaeReportContext *context,
          KamaeDocument      *document,
          const char         *year)
{
  KamaeTable *table = kamae_document_add_table (document);

  kamae_table_add_column (table, kamae_report_context_text (context, N_("Audit")), 15,
                          KAMAE_COLUMN_MERGE);
  kamae_table_add_column (table, kamae_report_context_text (context, N_("Audited department")), 11,
                          0);
  for (guint i = 0; i < KAMAE_AUDIT_MONTHS; i++)
    kamae_table_add_column (table,
                            kamae_month_name (atoi (year + strlen ("2026-")) + (int) i,
                                              kamae_report_context_get_language (context)),
                            4, KAMAE_COLUMN_CENTER);
  kamae_table_add_column (table, kamae_report_context_text (context, N_("Auditors")), 11, 0);
  kamae_table_add_column (table, kamae_report_context_text (context, N_("Clauses and controls")),
                          15, 0);
  return table;
}

static void
add_audit (KamaeTable  *table,
           KamaeCursor *cursor)
{
  const char *cells[N_COLUMNS + 1] = { NULL };
  const char *year = kamae_cursor_get_text (cursor, YEAR);
  const char *day = kamae_cursor_get_text (cursor, DAY);
  const char *original = kamae_cursor_get_text (cursor, ORIGINAL);
  const char *auditors = kamae_cursor_get_text (cursor, AUDITORS_OF);
  int month = kamae_date_count_months (year, day);
  int first = original != NULL ? kamae_date_count_months (year, original) : month;
  g_autofree char *mark = NULL;

  for (guint i = 0; i < N_COLUMNS; i++)
    cells[i] = "";
  cells[0] = kamae_cursor_get_text (cursor, AUDIT);
  cells[1] = kamae_cursor_get_text (cursor, DEPARTMENT);
  cells[N_COLUMNS - 2] = auditors != NULL ? auditors : kamae_cursor_get_text (cursor, LEAD);
  cells[N_COLUMNS - 1] = kamae_cursor_get_text (cursor, SUBJECTS);
  for (guint i = 0; i < N_COLUMNS; i++)
    cells[i] = cells[i] != NULL ? cells[i] : "";
  if (first >= 0 && first < KAMAE_AUDIT_MONTHS && first != month)
    cells[FIRST_MONTH + first] = "→";
  mark = g_strdup_printf ("%s\n%s", kamae_audit_mark_of (kamae_cursor_get_text (cursor, STATE)),
                          day + strlen ("2026-04-") + (day[8] == '0' ? 1 : 0));
  if (month >= 0 && month < KAMAE_AUDIT_MONTHS)
    cells[FIRST_MONTH + month] = mark;
  kamae_table_add_rowv (table, cells);
}

static gboolean
add_audits (KamaeReportContext  *context,
            KamaeDocument       *document,
            const char          *year,
            GError             **error)
{
  KamaeTable *table = add_year (context, document, year);
  g_autoptr(KamaeCursor) cursor = kamae_report_context_query (context, AUDITS, error);
  g_autoptr(GError) failure = NULL;

  if (cursor == NULL)
    return FALSE;

  while (kamae_cursor_next (cursor, &failure))
    add_audit (table, cursor);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

KamaeDocument *
kamae_audit_build_programme (KamaeReportContext  *context,
                             GError             **error)
{
  static const char *const fields[] = { "objectives", "rationale", "frequency", "methods",
                                        "responsibilities", "reporting", "risks" };
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context,
                                                                  KAMAE_PAPER_A4_LANDSCAPE);
  KamaeRecord *programme = kamae_report_context_get_record (context);
  g_autoptr(KamaeRecord) year = kamae_record_ref_link (programme, "fiscal_year");
  g_auto(KamaeAuditFacts) facts = { context };

  kamae_report_context_identify (context, document, "number", "fiscal_year", "state", "approved_on",
                                 NULL);
  kamae_report_context_add_heading (context, document, N_("1. Audits of the year"));
  if (!add_audits (context, document, kamae_record_get_text (year, "starts_on"), error))
    return NULL;
  kamae_document_add_note (document, kamae_report_context_text (context,
    N_("○ planned, ● carried out or under way, △ postponed, × cancelled, → first planned here; the figure is the day.")));
  kamae_report_context_add_heading (context, document, N_("2. Outline of the programme"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    kamae_audit_facts_add_field (&facts, programme, fields[i]);
  kamae_audit_facts_print (&facts, document);
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}
