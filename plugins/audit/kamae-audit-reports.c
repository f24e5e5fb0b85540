/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-print.h"
#include "kamae-audit-private.h"

#include <kamae-i18n.h>

/* The prints of AUD, and AUD-R07 監査員名簿 itself. */

const KamaeReport kamae_audit_reports[] = {
  /* Translators: 年間内部監査計画 */
  { "AUD-R01", N_("Annual plan of internal audits"), "9.2.2", "audit_programme", NULL,
    kamae_audit_build_programme },
  /* Translators: 内部監査の網羅性 */
  { "AUD-R01-c", N_("Coverage of internal audits"), "9.2.2", "audit_programme", NULL,
    kamae_audit_build_coverage },
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

static const KamaeAuditColumn columns[] = {
  { N_("No."), 4, KAMAE_COLUMN_CENTER },
  { N_("Auditor"), 12 },
  { N_("Department"), 12 },
  { N_("Basis"), 12 },
  { N_("Details"), 22 },
  { N_("Valid from"), 10, KAMAE_COLUMN_CENTER },
  { N_("Valid until"), 10, KAMAE_COLUMN_CENTER },
  { N_("Slots in three years"), 6, KAMAE_COLUMN_CENTER },
  { N_("Cannot audit"), 16 },
  { NULL }
};

#define BASES \
  "(SELECT group_concat (label ('auditor_qualification', 'basis', code.value), " \
  KAMAE_AUDIT_COMMA ") FROM json_each ('[\"' || replace (auditor_qualification.basis, ' ', '\",\"') || '\"]') AS code)"

/* People from outside belong to no department; whose qualification has ended says so. */
#define AUDITORS \
  "SELECT row_number () OVER (ORDER BY person.kana IS NULL, person.kana, person.name, " \
  "auditor_qualification.valid_from), person.name, " \
  "coalesce ((SELECT name FROM department WHERE id = " \
  KAMAE_SQL_DEPARTMENT_AT ("person", ":as_of") "), label ('person', 'employment', " \
  "person.employment)), " BASES ", auditor_qualification.details, " \
  "auditor_qualification.valid_from AS valid_on, auditor_qualification.valid_to AS ends_on, " \
  "(SELECT count (*) FROM link JOIN audit_assignment ON audit_assignment.id = link.from_id " \
  "JOIN audit ON audit.id = audit_assignment.audit_id WHERE link.kind = 'audit_assignment.auditors' " \
  "AND link.to_id = person.id AND audit.starts_on > date (:as_of, '-36 months') " \
  "AND audit.state IN ('in_progress', 'findings_agreed', 'reported', 'following_up', 'closed')), " \
  "(SELECT group_concat (name, " KAMAE_AUDIT_COMMA ") FROM (SELECT department.name " \
  "FROM department WHERE department.in_scope = 1 AND coalesce (department.valid_to, '9999') >= :as_of " \
  "AND " KAMAE_AUDIT_BELONGS ("person", "department.id", ":as_of") " ORDER BY department.code)) " \
  "FROM auditor_qualification JOIN person ON person.id = auditor_qualification.person_id " \
  "WHERE auditor_qualification.valid_from <= :as_of " \
  "AND coalesce (auditor_qualification.valid_to, '9999') >= :as_of ORDER BY 1"

KamaeDocument *
kamae_audit_build_auditors (KamaeReportContext  *context,
                            GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context,
                                                                  KAMAE_PAPER_A4_LANDSCAPE);

  kamae_document_add_approval_box (document,
                                   kamae_report_context_text (context, N_("Audit manager")), NULL,
                                   NULL, NULL);
  if (!kamae_audit_print_table (context, document, columns, AUDITORS, error))
    return NULL;
  kamae_document_add_note (document, kamae_report_context_text (context,
    N_("Nobody audits the own department, nor one above or under it; before an audit the table of independence is looked at as well.")));
  return g_steal_pointer (&document);
}
