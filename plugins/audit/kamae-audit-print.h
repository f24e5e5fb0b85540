/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the prints of this plugin share. */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/* Labels and values, shown as one block. */
#define KAMAE_AUDIT_MOST_FACTS 12

typedef struct
{
  KamaeReportContext *context;
  const char         *labels[KAMAE_AUDIT_MOST_FACTS + 1];
  char               *values[KAMAE_AUDIT_MOST_FACTS + 1];
  guint               n;
} KamaeAuditFacts;

void        kamae_audit_facts_add          (KamaeAuditFacts        *facts,
                                            const char             *label,
                                            const char             *value);
void        kamae_audit_facts_add_field    (KamaeAuditFacts        *facts,
                                            KamaeRecord            *record,
                                            const char             *field);
void        kamae_audit_facts_print        (KamaeAuditFacts        *facts,
                                            KamaeDocument          *document);
void        kamae_audit_facts_clear        (KamaeAuditFacts        *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KamaeAuditFacts, kamae_audit_facts_clear)

char       *kamae_audit_print_dup_period   (KamaeReportContext     *context,
                                            KamaeRecord            *audit);
char       *kamae_audit_print_dup_text     (KamaeReportContext     *context,
                                            const char             *sql,
                                            GError                **error);

KamaeDocument *kamae_audit_build_programme    (KamaeReportContext  *context,
                                               GError             **error);
KamaeDocument *kamae_audit_build_coverage     (KamaeReportContext  *context,
                                               GError             **error);
KamaeDocument *kamae_audit_build_plan         (KamaeReportContext  *context,
                                               GError             **error);
KamaeDocument *kamae_audit_build_notice       (KamaeReportContext  *context,
                                               GError             **error);
KamaeDocument *kamae_audit_build_checklist    (KamaeReportContext  *context,
                                               GError             **error);
KamaeDocument *kamae_audit_build_finding      (KamaeReportContext  *context,
                                               GError             **error);
KamaeDocument *kamae_audit_build_findings     (KamaeReportContext  *context,
                                               GError             **error);
KamaeDocument *kamae_audit_build_report       (KamaeReportContext  *context,
                                               GError             **error);
KamaeDocument *kamae_audit_build_auditors     (KamaeReportContext  *context,
                                               GError             **error);

/* Title of a clause or control in the language of the paper. */
#define KAMAE_AUDIT_TITLE(row) \
  "either (" row ".title_ja, " row ".title_en)"

/* The lines of a checklist in the order in which they are gone through: `slot` is that of the
 * department. */
#define KAMAE_AUDIT_CHECKS \
  " FROM audit_result AS check_ LEFT JOIN department ON department.id = check_.department_id " \
  "LEFT JOIN audit_assignment AS slot ON slot.id = (SELECT id FROM audit_assignment AS other " \
  "WHERE other.audit_id = check_.audit_id AND other.department_id = check_.department_id " \
  "ORDER BY other.starts_at LIMIT 1) " \
  "LEFT JOIN audit_question AS question ON question.id = check_.question_id " \
  "LEFT JOIN clause ON clause.id = check_.clause_id " \
  "LEFT JOIN control ON control.id = check_.control_id WHERE check_.audit_id = :id "
#define KAMAE_AUDIT_CHECK_ORDER \
  "ORDER BY department.id IS NULL, slot.starts_at, department.code COLLATE counted, check_.position, check_.id"

/* Which records a question asks for. */
#define KAMAE_AUDIT_EXPECTED \
  "either (question.evidence_ja, question.evidence_en)"

#define KAMAE_AUDIT_LINKED(slot, field, entity) \
  "FROM link JOIN " entity " ON " entity ".id = link.to_id " \
  "WHERE link.kind = 'audit_assignment." field "' AND link.from_id = " slot ".id "

/* Names of the auditors of a slot. */
#define KAMAE_AUDIT_AUDITORS(slot) \
  "(SELECT group_concat (name, " KAMAE_SQL_COMMA ") FROM (SELECT person.name AS name " \
  KAMAE_AUDIT_LINKED (slot, "auditors", "person") "ORDER BY person.name))"

/* Numbers of the clauses and controls of a slot, a line each kind. Controls that follow each other
 * in one theme are written as from and to; the organization's own stand alone. */
#define KAMAE_AUDIT_SUBJECTS(slot) \
  "coalesce ((SELECT group_concat (number, ', ') FROM (SELECT clause.number AS number " \
  KAMAE_AUDIT_LINKED (slot, "clauses", "clause") "ORDER BY clause.position)), '') || " \
  "coalesce (char (10) || (SELECT group_concat (CASE WHEN n = 1 THEN first ELSE " \
  "(SELECT number FROM control WHERE position = low) || '–' || " \
  "(SELECT number FROM control WHERE position = high) END, ', ') FROM (SELECT count (*) AS n, " \
  "min (number) AS first, min (position) AS low, max (position) AS high " \
  "FROM (SELECT control.number AS number, control.position AS position, " \
  "substr (control.number, 1, 4) AS theme, coalesce (control.position - row_number () " \
  "OVER (ORDER BY control.position), control.number) AS run " \
  KAMAE_AUDIT_LINKED (slot, "controls", "control") ") GROUP BY theme, run " \
  "ORDER BY low IS NULL, low, first)), '')"

G_END_DECLS
