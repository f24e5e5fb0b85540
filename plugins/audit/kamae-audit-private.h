/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of this plugin share. One file a subject:
 *
 *   programmes     the programme of a year: audit_programme
 *   audits         one audit with its slots and results: audit, audit_assignment, audit_result
 *   questions      the questions of checklists: audit_question
 *   checklist      proposes the lines of a checklist
 *   findings       audit_finding
 *   follow-up      the nonconformity of a finding, and the finding that follows it
 *   auditors       who may audit: auditor_qualification
 *   independence   who may audit what, and why not
 *   certification  certificate, certification_audit
 *   rules          AUD-V01 … AUD-V12
 *   figures        AUD-C02 … AUD-C05 */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

extern const KamaeChoice kamae_audit_grades[];

extern const KamaeEntity kamae_audit_programme;
extern const KamaeEntity kamae_audit_audit;
extern const KamaeEntity kamae_audit_assignment;
extern const KamaeEntity kamae_audit_question;
extern const KamaeEntity kamae_audit_result;
extern const KamaeEntity kamae_audit_finding;
extern const KamaeEntity kamae_audit_qualification;
extern const KamaeEntity kamae_audit_certificate;
extern const KamaeEntity kamae_audit_certification_audit;

extern const KamaeRule   kamae_audit_rules[];
extern const KamaeFigure kamae_audit_figures[];
extern const KamaeReport kamae_audit_reports[];

/* SQL for the day of a slot: its own, or the first of its audit. */
#define KAMAE_AUDIT_DAY(slot, audit) \
  "coalesce (substr (" slot ".starts_at, 1, 10), " audit ".starts_on)"

/* SQL for whether two departments are the same, or stand in one line, above or under each other. */
#define KAMAE_AUDIT_IN_LINE(one, other) \
  "(EXISTS (WITH RECURSIVE up (id) AS (SELECT " one " UNION SELECT parent_id FROM department " \
  "JOIN up ON department.id = up.id) SELECT 1 FROM up WHERE up.id = " other ") " \
  "OR EXISTS (WITH RECURSIVE up (id) AS (SELECT " other " UNION SELECT parent_id FROM department " \
  "JOIN up ON department.id = up.id) SELECT 1 FROM up WHERE up.id = " one "))"

/* AUD-V01: on the day the person belongs to the department audited, or stands in its line. */
#define KAMAE_AUDIT_BELONGS(person, department, day) \
  KAMAE_AUDIT_IN_LINE (KAMAE_SQL_DEPARTMENT_AT (person, day), department)

/* AUD-V02: belonged to it in the twelve months before. */
#define KAMAE_AUDIT_BELONGED(person, department, day) \
  "(" KAMAE_AUDIT_IN_LINE (KAMAE_SQL_DEPARTMENT_AT (person, "add_months (" day ", -12)"), \
                           department) \
  " OR EXISTS (SELECT 1 FROM transfer WHERE transfer.person_id = " person ".id " \
  "AND transfer.moved_on > add_months (" day ", -12) AND transfer.moved_on <= " day " " \
  "AND " KAMAE_AUDIT_IN_LINE ("transfer.department_id", department) "))"

/* The numbers of the clauses and controls of a slot. */
#define KAMAE_AUDIT_AUDITED(slot) \
  "(SELECT coalesce (clause.number, control.number) AS number FROM link AS subject " \
  "LEFT JOIN clause ON clause.id = subject.to_id LEFT JOIN control ON control.id = subject.to_id " \
  "WHERE subject.from_id = " slot ".id " \
  "AND subject.kind IN ('audit_assignment.clauses', 'audit_assignment.controls'))"

/* Whether a clause or control, or one under or above it, is audited in a slot. */
#define KAMAE_AUDIT_IS_AUDITED(number, slot) \
  "EXISTS (SELECT 1 FROM " KAMAE_AUDIT_AUDITED (slot) " AS audited WHERE audited.number = " number \
  " OR audited.number LIKE " number " || '.%' OR " number " LIKE audited.number || '.%')"

#define KAMAE_AUDIT_LABEL(code) "label ('audit_assignment', 'reason', '" code "')"

/* In the year before the day; what stands has no day. */
#define KAMAE_AUDIT_IN_YEAR(date, day) \
  "(" date " IS NULL OR (" date " > add_months (" day ", -12) AND " date " <= " day "))"

/* Whether a record was in the register by a day. */
#define KAMAE_AUDIT_KNOWN(record, day) \
  "EXISTS (SELECT 1 FROM journal_record JOIN journal ON journal.seq = journal_record.seq " \
  "WHERE journal_record.record_id = " record " AND " KAMAE_SQL_ENTRY_DAY " <= " day ")"

/* AUD-V02: rows of the reasons that records give. Who signs that a nonconformity was found, or that
 * the effect of its action was checked, has not done the work. */
#define KAMAE_AUDIT_WORK(person, day, where) \
  "SELECT coalesce (label (entity, field), label ('approval', 'box', field)) || ': ' " \
  "|| record_label (min (record_id)) " \
  "|| CASE WHEN count (*) > 1 THEN ' (+' || (count (*) - 1) || ')' ELSE '' END AS reason " \
  "FROM (SELECT work.entity, work.field, work.record_id FROM work " \
  "WHERE work.person_id = " person ".id AND coalesce (work.phase, '') NOT IN ('input', 'check') " \
  "AND " KAMAE_AUDIT_IN_YEAR ("work.done_on", day) " AND " where " " \
  "AND (work.done_on IS NOT NULL OR " KAMAE_AUDIT_KNOWN ("work.record_id", day) ") " \
  /* Without the limit SQLite reads all work to find that of one person. */ \
  "LIMIT -1) GROUP BY entity, field"

#define KAMAE_AUDIT_OF_DEPARTMENT(person, department, day) \
  "SELECT " KAMAE_AUDIT_LABEL ("belonged") " AS reason " \
  "WHERE " KAMAE_AUDIT_BELONGED (person, department, day) " UNION ALL " \
  KAMAE_AUDIT_WORK (person, day, "work.department_id = " department)

/* Whether work belongs to the audit of a slot itself: the audit with its parts, its findings. To
 * audit is not what is audited. */
#define KAMAE_AUDIT_IS_OF(slot) \
  "(work.whole_id = " slot ".audit_id OR EXISTS (SELECT 1 FROM audit_finding AS own " \
  "WHERE own.id = work.whole_id AND own.audit_id = " slot ".audit_id))"

/* AUD-V02: rows of the reasons why a person is not impartial in a slot: the department of the last
 * twelve months, roles and tasks of the clauses audited, what the person did or approved there. */
#define KAMAE_AUDIT_REASONS(person, slot, day) \
  "SELECT " KAMAE_AUDIT_LABEL ("belonged") " AS reason " \
  "WHERE " KAMAE_AUDIT_BELONGED (person, slot ".department_id", day) " UNION ALL " \
  "SELECT DISTINCT " KAMAE_AUDIT_LABEL ("role") " || ': ' || role.name FROM role_assignment " \
  "JOIN role ON role.id = role_assignment.role_id " \
  "JOIN " KAMAE_AUDIT_ROLES " AS does ON does.column1 = role.code " \
  "WHERE role_assignment.person_id = " person ".id " \
  "AND coalesce (role_assignment.starts_on, '') <= " day " " \
  "AND coalesce (role_assignment.ends_on, '9999') > add_months (" day ", -12) " \
  "AND EXISTS (SELECT 1 FROM " KAMAE_AUDIT_AUDITED (slot) " AS audited " \
  "WHERE audited.number = does.column2 OR audited.number LIKE does.column2 || '.%') UNION ALL " \
  "SELECT " KAMAE_AUDIT_LABEL ("task") " || ': ' || task.subject FROM task " \
  "JOIN link AS audited ON audited.to_id = task.clause_id " \
  "WHERE audited.kind = 'audit_assignment.clauses' AND audited.from_id = " slot ".id " \
  "AND task.assignee_id = " person ".id AND task.done_on IS NOT NULL " \
  "AND " KAMAE_AUDIT_IN_YEAR ("task.done_on", day) " UNION ALL " \
  KAMAE_AUDIT_WORK (person, day, \
    "NOT " KAMAE_AUDIT_IS_OF (slot) " " \
    "AND coalesce (work.department_id, " slot ".department_id) = " slot ".department_id " \
    "AND ((work.department_id IS NOT NULL AND NOT EXISTS " KAMAE_AUDIT_AUDITED (slot) ") OR " \
    KAMAE_AUDIT_IS_AUDITED ("work.clause", slot) " OR " \
    KAMAE_AUDIT_IS_AUDITED ("work.subject", slot) ")")

/* What the holder of a role does or approves, as clauses or controls. */
#define KAMAE_AUDIT_ROLES \
  "(VALUES ('isms_manager', '4'), ('isms_manager', '6'), ('isms_manager', '8'), " \
  "('isms_manager', '9.1'), ('isms_manager', '9.3'), ('isms_manager', '10'), " \
  "('secretariat', '4'), ('secretariat', '6'), ('secretariat', '7'), ('secretariat', '8'), " \
  "('secretariat', '9.1'), ('secretariat', '9.3'), ('secretariat', '10'), " \
  "('audit_manager', '9.2'), ('training_manager', '7.2'), ('training_manager', '7.3'), " \
  "('document_manager', '7.5'), ('privacy_manager', 'A.5.34'), " \
  "('incident_manager', 'A.5.24'), ('incident_manager', 'A.5.25'), " \
  "('incident_manager', 'A.5.26'), ('incident_manager', 'A.5.27'), " \
  "('system_manager', 'A.8'))"

/* SQL for whether the person is qualified as an auditor on a day (AUD-V03), by whatever plugin. */
#define KAMAE_AUDIT_QUALIFIED(person, day) \
  "EXISTS (SELECT 1 FROM qualified_auditor AS proof WHERE proof.person_id = " person " " \
  "AND proof.valid_from <= " day " AND coalesce (proof.valid_to, '9999') >= " day ")"

/* Columns starts_on and ends_on of the cycle in which a programme is: that of the certificate of
 * its year; a year without one ends a cycle of three. */
#define KAMAE_AUDIT_CYCLES \
  "(SELECT audit_programme.id AS programme_id, " \
  "coalesce (isms_certificate.issued_on, add_months (fiscal_year.starts_on, -24)) AS starts_on, " \
  "coalesce (isms_certificate.expires_on, fiscal_year.ends_on) AS ends_on FROM audit_programme " \
  "JOIN fiscal_year ON fiscal_year.id = audit_programme.fiscal_year_id " \
  "LEFT JOIN isms_certificate ON isms_certificate.id = (SELECT id FROM isms_certificate AS valid " \
  "WHERE valid.issued_on <= fiscal_year.ends_on AND valid.expires_on >= fiscal_year.starts_on " \
  "ORDER BY valid.issued_on DESC LIMIT 1))"

/* Whether a control is to be audited in a cycle: without what the Statement of Applicability in
 * force excludes, and none of the organization's own from after it. */
#define KAMAE_AUDIT_IS_DUE(control, ends_on) \
  "(" control ".id NOT IN (SELECT control_id FROM excluded_control) " \
  "AND (" control ".source = 'annex_a' OR " KAMAE_AUDIT_KNOWN (control ".id", ends_on) "))"

#define KAMAE_AUDIT_TAKES_PLACE "audit.state NOT IN ('postponed', 'cancelled')"

/* The slots with controls in a cycle, as `link`, `slot` and `audit`. */
#define KAMAE_AUDIT_CONTROLS_IN(starts_on, ends_on) \
  "FROM audit JOIN audit_assignment AS slot ON slot.audit_id = audit.id " \
  "JOIN link ON link.kind = 'audit_assignment.controls' AND link.from_id = slot.id " \
  "WHERE audit.starts_on BETWEEN " starts_on " AND " ends_on " AND " KAMAE_AUDIT_TAKES_PLACE

/* Columns of kamae_audit_query_independence(). */
typedef enum
{
  KAMAE_AUDIT_AUDITOR_ID,
  KAMAE_AUDIT_AUDITOR,
  KAMAE_AUDIT_DEPARTMENT_ID,
  KAMAE_AUDIT_DEPARTMENT,
  KAMAE_AUDIT_SLOT_ID,      /* of an audit only */
  KAMAE_AUDIT_INDEPENDENCE, /* "possible", "check" or "not_possible", as at the slot */
  KAMAE_AUDIT_WHY,          /* a line a reason; NULL if possible */
  KAMAE_AUDIT_ASSIGNED,     /* 1 if the auditor is assigned to the slot */
} KamaeAuditIndependence;

/* A row for each qualified auditor and department in scope on a day, or, of an audit, for each
 * qualified auditor and slot with its clauses and controls. */
KamaeCursor *kamae_audit_query_independence (KamaeRegister *reg,
                                             KamaeRecord   *audit,
                                             const char    *day,
                                             const char    *language,
                                             GError       **error);

/* What steps of a finding do. */
gboolean     kamae_audit_open_nonconformity (KamaeOperation *operation,
                                             KamaeRecord    *finding,
                                             GError        **error);
gboolean     kamae_audit_propose_improvement (KamaeOperation *operation,
                                              KamaeRecord   *finding,
                                              GError       **error);
gboolean     kamae_audit_changed            (KamaeOperation *operation,
                                             KamaeRecord    *record,
                                             const char     *field,
                                             GError        **error);
gboolean     kamae_audit_fill_sample        (KamaeSample    *sample,
                                             GError        **error);
gboolean     kamae_audit_seed_questions     (KamaeOperation *operation,
                                             GError        **error);
/* Adds what the slots ask for and is not on the checklist yet. */
gboolean     kamae_audit_fill_checklist     (KamaeOperation *operation,
                                             KamaeRecord    *audit,
                                             GError        **error);

G_END_DECLS
