/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-private.h"

#include <kamae-i18n.h>

/* The computed values AUD-C02 … AUD-C05; the results of audits are input d3 of the review. */

#define SINCE "coalesce (:since, fiscal_start (:as_of))"
#define DONE "audit.state IN ('in_progress', 'findings_agreed', 'reported', 'following_up', 'closed')"

/* Findings of this fiscal year by grade, and nonconformities of the year before, of each group. */
#define COUNTED(name) \
  "SELECT " name ", sum (now AND grade = 'major'), sum (now AND grade = 'minor'), " \
  "sum (now AND grade = 'obs'), sum (now AND grade = 'ofi'), sum (now AND grade = 'good'), " \
  "sum (NOT now AND grade IN ('major', 'minor')) FROM (SELECT audit_finding.grade, " \
  "audit_finding.department_id, audit_finding.clause_id, audit_finding.control_id, " \
  "audit.starts_on >= fiscal_start (:as_of) AS now FROM audit_finding " \
  "JOIN audit ON audit.id = audit_finding.audit_id WHERE audit.starts_on <= :as_of " \
  "AND audit_finding.state <> 'draft' " \
  "AND audit.starts_on >= add_months (fiscal_start (:as_of), -12)) AS finding "

/* Not those of which there is nothing to tell: only remarks of the year before. */
#define ANY_COUNTED "HAVING sum (now OR grade IN ('major', 'minor')) > 0 "

const KamaeFigure kamae_audit_figures[] = {
  { "AUD-C02", KAMAE_FIGURE_TABLE, N_("Findings by grade, with the year before"), "9.2",
    .columns = N_("Grade|This year|Year before"), .input = "d3", .page = "audit-findings",
    .sql = "SELECT label ('audit_finding', 'grade', grade), "
           "sum (audit.starts_on >= fiscal_start (:as_of)), "
           "sum (audit.starts_on < fiscal_start (:as_of)) FROM audit_finding "
           "JOIN audit ON audit.id = audit_finding.audit_id WHERE audit.starts_on <= :as_of "
           "AND audit_finding.state <> 'draft' "
           "AND audit.starts_on >= add_months (fiscal_start (:as_of), -12) "
           "GROUP BY grade ORDER BY instr ('major minor obs ofi good', grade)" },
  { "AUD-C02-departments", KAMAE_FIGURE_TABLE, N_("Findings by department"), "9.2",
    .columns = N_("Department|Major|Minor|Observations|Opportunities|Good points|Nonconformities of the year before"),
    .input = "d3", .page = "audit-findings",
    .sql = COUNTED ("department.name")
           "JOIN department ON department.id = department_id GROUP BY department.id " ANY_COUNTED
           "ORDER BY department.code COLLATE counted" },
  { "AUD-C02-clauses", KAMAE_FIGURE_TABLE, N_("Findings by clause and control"), "9.2",
    .columns = N_("Clause or control|Major|Minor|Observations|Opportunities|Good points|Nonconformities of the year before"),
    .input = "d3", .page = "audit-findings",
    .sql = COUNTED ("coalesce (control.number, clause.number)")
           "LEFT JOIN clause ON clause.id = clause_id LEFT JOIN control ON control.id = control_id "
           "WHERE coalesce (control.number, clause.number) IS NOT NULL GROUP BY 1 " ANY_COUNTED
           "ORDER BY control.id IS NOT NULL, control.position IS NULL, "
           "coalesce (control.position, clause.position), control.number COLLATE counted" },
  { "AUD-C02-open", KAMAE_FIGURE_TABLE, N_("Open findings"), "9.2",
    .columns = N_("No.|Finding|Grade|Department|State"), .input = "d3", .page = "audit-findings",
    .sql = "SELECT audit_finding.number, audit_finding.title, "
           "label ('audit_finding', 'grade', grade), department.name, "
           "label ('audit_finding', 'state', audit_finding.state) FROM audit_finding "
           "LEFT JOIN department ON department.id = audit_finding.department_id "
           "JOIN audit ON audit.id = audit_finding.audit_id WHERE audit.starts_on <= :as_of "
           "AND audit_finding.state NOT IN ('draft', 'accepted', 'declined', 'closed') "
           "ORDER BY audit_finding.number COLLATE counted" },
  { "AUD-C02-audits", KAMAE_FIGURE_TABLE, N_("Audits since the review before"), "9.2",
    .columns = N_("No.|Audit|State|Findings"), .input = "d3", .page = "audits",
    .sql = "SELECT number, name, label ('audit', 'state', state), "
           "(SELECT count (*) FROM audit_finding WHERE audit_id = audit.id "
           "AND audit_finding.state <> 'draft') FROM audit "
           "WHERE starts_on > " SINCE " AND starts_on <= :as_of ORDER BY starts_on" },
  { "AUD-C02-certification", KAMAE_FIGURE_TABLE,
    N_("Certification audits since the review before"), "9.2",
    .columns = N_("Kind|First day|Result|Findings"), .input = "d3", .page = "certification",
    .sql = "SELECT label ('certification_audit', 'kind', kind), starts_on, result, "
           "(SELECT count (*) FROM link WHERE link.kind = 'certification_audit.findings' "
           "AND from_id = certification_audit.id) FROM certification_audit "
           "WHERE starts_on > " SINCE " AND starts_on <= :as_of ORDER BY starts_on" },
  { "AUD-C02-opportunities", KAMAE_FIGURE_TABLE,
    N_("Opportunities for improvement found in audits"), "10.1",
    .columns = N_("No.|Finding|Department|State"), .input = "g", .page = "audit-findings",
    .sql = "SELECT audit_finding.number, audit_finding.title, department.name, "
           "label ('audit_finding', 'state', audit_finding.state) FROM audit_finding "
           "JOIN audit ON audit.id = audit_finding.audit_id "
           "LEFT JOIN department ON department.id = audit_finding.department_id "
           "WHERE grade = 'ofi' AND audit_finding.state <> 'draft' "
           "AND audit.starts_on > " SINCE " AND audit.starts_on <= :as_of "
           "ORDER BY audit_finding.number COLLATE counted" },
  { "AUD-C03", KAMAE_FIGURE_SERIES, N_("Slots of each auditor in the year"), "9.2.2",
    .page = "audits",
    .sql = "SELECT person.name, count (*) FROM audit "
           "JOIN audit_assignment ON audit_assignment.audit_id = audit.id "
           "JOIN link ON link.kind = 'audit_assignment.auditors' "
           "AND link.from_id = audit_assignment.id JOIN person ON person.id = link.to_id "
           "WHERE fiscal_year (audit.starts_on) = fiscal_year (:as_of) "
           "AND audit.state NOT IN ('postponed', 'cancelled') GROUP BY person.id ORDER BY 2 DESC, 1" },
  { "AUD-C04", KAMAE_FIGURE_NUMBER, N_("Audits begun on the day first planned"), "9.2.1",
    .unit = N_("%"), .page = "audits",
    .sql =
      "SELECT round (100.0 * sum (" DONE " "
           "AND coalesce (original_starts_on, starts_on) >= starts_on) "
           "/ count (*), 1) FROM audit WHERE starts_on <= :as_of AND state <> 'cancelled' "
           "AND fiscal_year (starts_on) = fiscal_year (:as_of) HAVING count (*) > 0" },
  { "AUD-C05", KAMAE_FIGURE_TABLE, N_("Who may audit which department today"), "9.2.2",
    .columns = N_("Auditor|Department|Independence|Why"), .page = "auditor-qualifications",
    .sql = "SELECT auditor, department, label ('audit_assignment', 'independence', CASE "
           "WHEN belongs THEN 'not_possible' WHEN why IS NOT NULL THEN 'check' ELSE 'possible' END), "
           "CASE WHEN belongs THEN " KAMAE_AUDIT_LABEL ("belongs") " ELSE coalesce (why, '') END "
           "FROM (SELECT person.name AS auditor, department.name AS department, department.code AS code, "
           KAMAE_AUDIT_BELONGS ("person", "department.id", ":as_of") " AS belongs, "
           "(SELECT group_concat (reason, '; ') FROM ("
           KAMAE_AUDIT_OF_DEPARTMENT ("person", "department.id", ":as_of") ")) AS why "
           "FROM person CROSS JOIN department WHERE department.in_scope = 1 "
           "AND " KAMAE_AUDIT_QUALIFIED ("person.id", ":as_of") ") "
           "ORDER BY auditor, code COLLATE counted" },
  { NULL }
};
