/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-print.h"
#include "kamae-audit-private.h"
#include "kamae-audit-table.h"

#include <kamae-i18n.h>

/* The prints of AUD, and AUD-R07 監査員名簿 itself. */

const KamaeReport kamae_audit_reports[] = {
  /* Translators: 年間内部監査計画 */
  { "AUD-R01", N_("Annual plan of internal audits"), "9.2.2", "audit_programme", NULL,
    kamae_audit_build_programme },
  /* Translators: 年間内部監査計画の進捗: with the audits that were moved or carried out since */
  { "AUD-R01-p", N_("Progress of the annual plan of internal audits"), "9.2.2", "audit_programme",
    NULL, kamae_audit_build_programme, .follows = TRUE },
  /* Translators: 内部監査の網羅性 */
  { "AUD-R01-c", N_("Coverage of internal audits"), "9.2.2", "audit_programme", NULL,
    kamae_audit_build_coverage, .follows = TRUE },
  /* Translators: 個別監査計画書 */
  { "AUD-R02", N_("Audit plan"), "9.2.2", "audit", NULL, kamae_audit_build_plan },
  /* Translators: 監査通知書 */
  { "AUD-R03", N_("Notice of the audit"), "9.2.2", "audit", NULL, kamae_audit_build_notice },
  /* Translators: 内部監査チェックリスト */
  { "AUD-R04", N_("Audit checklist"), "9.2.2", "audit", NULL, kamae_audit_build_checklist },
  /* Translators: 指摘書 */
  { "AUD-R05", N_("Audit finding"), "9.2.2", "audit_finding", NULL, kamae_audit_build_finding },
  /* Translators: 指摘事項一覧 */
  { "AUD-R05-l", N_("List of audit findings"), "9.2.2", NULL, "audit-findings",
    kamae_audit_build_findings },
  /* Translators: 内部監査報告書 */
  { "AUD-R06", N_("Internal audit report"), "9.2.2", "audit", NULL, kamae_audit_build_report },
  /* Translators: 内部監査員名簿 */
  { "AUD-R07", N_("List of internal auditors"), "9.2.2", NULL, "auditor-qualifications",
    kamae_audit_build_auditors },
  { NULL }
};

static const KamaeColumn columns[] = {
  { N_("No."), 4, KAMAE_COLUMN_CENTER },
  { N_("Auditor"), 12 },
  { N_("Department"), 12 },
  { N_("Basis"), 12 },
  { N_("Details"), 27 },
  { N_("Valid from"), 14, KAMAE_COLUMN_CENTER },
  { N_("Valid until"), 14, KAMAE_COLUMN_CENTER },
  { N_("Slots in three years"), 8, KAMAE_COLUMN_CENTER },
  { NULL }
};

#define BASES \
  "(SELECT group_concat (label (proof.entity, 'basis', code.value), " \
  KAMAE_SQL_COMMA ") FROM json_each ('[\"' || replace (proof.basis, ' ', '\",\"') || '\"]') AS code)"

/* By their qualification or certificate. People from outside belong to no department; whose
 * qualification has ended says so. */
#define AUDITORS \
  "SELECT row_number () OVER (ORDER BY person.kana IS NULL, person.kana, person.name, " \
  "proof.valid_from), person.name, " \
  "coalesce ((SELECT name FROM department WHERE id = " \
  KAMAE_SQL_DEPARTMENT_AT ("person", ":as_of") "), label ('person', 'employment', " \
  "person.employment)), " BASES ", proof.details, " \
  "proof.valid_from AS valid_on, proof.valid_to AS ends_on, " \
  "(SELECT count (*) FROM link JOIN audit_assignment ON audit_assignment.id = link.from_id " \
  "JOIN audit ON audit.id = audit_assignment.audit_id WHERE link.kind = 'audit_assignment.auditors' " \
  "AND link.to_id = person.id AND audit.starts_on > add_months (:as_of, -36) " \
  "AND audit.state IN ('in_progress', 'findings_agreed', 'reported', 'following_up', 'closed')) " \
  "FROM qualified_auditor AS proof JOIN person ON person.id = proof.person_id " \
  "WHERE proof.valid_from <= :as_of " \
  "AND coalesce (proof.valid_to, '9999') >= :as_of ORDER BY 1"

/* The table of independence on the day, and why not everything is possible. */

static void
add_table (KamaeReportContext    *context,
           KamaeDocument         *document,
           const KamaeAuditTable *independence)
{
  guint n_columns = kamae_audit_table_get_n_columns (independence);
  KamaeTable *table = kamae_document_add_table (document);

  kamae_table_add_column (table, kamae_report_context_text (context, N_("Auditor")), 18, 0);
  for (guint i = 0; i < n_columns; i++)
    kamae_table_add_column (table, kamae_audit_table_get_column (independence, i)->department, 10,
                            KAMAE_COLUMN_CENTER);
  for (guint row = 0; row < kamae_audit_table_get_n_rows (independence); row++)
    {
      g_autofree const char **cells = g_new0 (const char *, n_columns + 2);

      cells[0] = kamae_audit_table_get_row (independence, row)->auditor;
      for (guint i = 0; i < n_columns; i++)
        cells[1 + i] = kamae_audit_place_get_mark (kamae_audit_table_get (independence, row, i));
      kamae_table_add_rowv (table, cells);
    }
}

static const KamaeColumn why_columns[] = {
  { N_("Auditor"), 16, KAMAE_COLUMN_MERGE },
  { N_("Department"), 16 },
  { N_("Independence"), 8, KAMAE_COLUMN_CENTER },
  { N_("Reason"), 60 },
  { NULL }
};

static void
add_reasons (KamaeReportContext    *context,
             KamaeDocument         *document,
             const KamaeAuditTable *independence)
{
  KamaeTable *table = kamae_report_context_add_table (context, document, why_columns, NULL, NULL);

  for (guint row = 0; row < kamae_audit_table_get_n_rows (independence); row++)
    for (guint i = 0; i < kamae_audit_table_get_n_columns (independence); i++)
      {
        const KamaeAuditPlace *place = kamae_audit_table_get (independence, row, i);

        if (place->why != NULL)
          kamae_table_add_row (table, place->auditor, place->department,
                               kamae_audit_place_get_mark (place), place->why);
      }
}

static gboolean
add_independence (KamaeReportContext  *context,
                  KamaeDocument       *document,
                  GError             **error)
{
  g_autoptr(KamaeAuditTable) independence =
    kamae_audit_table_new (kamae_report_context_get_register (context), NULL,
                           kamae_report_context_get_as_of (context),
                           kamae_report_context_get_language (context), error);

  if (independence == NULL)
    return FALSE;
  kamae_report_context_add_heading (context, document, N_("2. Independence"));
  add_table (context, document, independence);
  kamae_document_add_note (document, kamae_report_context_text (context,
    N_("○ possible, △ check whether the person is impartial, × not possible. Nobody audits the own department, nor one above or under it.")));
  add_reasons (context, document, independence);
  return TRUE;
}

KamaeDocument *
kamae_audit_build_auditors (KamaeReportContext  *context,
                            GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context,
                                                                  KAMAE_PAPER_A4_LANDSCAPE);

  kamae_document_add_approval_box (document,
                                   kamae_report_context_text (context, N_("Audit manager")), NULL,
                                   NULL, NULL);
  kamae_report_context_add_heading (context, document, N_("1. Qualified auditors"));
  if (kamae_report_context_add_table (context, document, columns, AUDITORS, error) == NULL
      || !add_independence (context, document, error))
    return NULL;
  return g_steal_pointer (&document);
}
