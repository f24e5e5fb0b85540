/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-private.h"

#include <kamae-i18n.h>

/* The rules AUD-V01 … AUD-V12 of the domain analysis, in its order. Records of other plugins are
 * asked through record_ended(): this plugin does not know them. */

/* Each auditor of each slot: the key of the audit, who and where. */
#define SLOT_PEOPLE \
  "JOIN audit_assignment ON audit_assignment.audit_id = audit.id " \
  "JOIN department ON department.id = audit_assignment.department_id " \
  "JOIN link ON link.kind = 'audit_assignment.auditors' AND link.from_id = audit_assignment.id " \
  "JOIN person ON person.id = link.to_id "
#define SLOTS \
  "SELECT audit.id, person.name || ' → ' || department.name FROM audit " SLOT_PEOPLE

#define DAY KAMAE_AUDIT_DAY ("audit_assignment", "audit")
#define BELONGS KAMAE_AUDIT_BELONGS ("person", "department.id", DAY)
#define REASONS KAMAE_AUDIT_REASONS ("person", "audit_assignment", DAY)

/* Each auditor of each slot who is not impartial in it, and why. */
#define PERFORMED \
  "SELECT id, who || ': ' || why FROM (SELECT audit.id AS id, " \
  "person.name || ' → ' || department.name AS who, " \
  "(SELECT group_concat (reason, '; ') FROM (" REASONS ")) AS why FROM audit " SLOT_PEOPLE \
  "WHERE NOT " BELONGS ") WHERE why IS NOT NULL"

/* The lead auditor with each slot: whoever audits there, the lead signs the report. */
#define LED \
  "FROM audit JOIN person ON person.id = audit.lead_auditor_id " \
  "JOIN audit_assignment ON audit_assignment.audit_id = audit.id " \
  "JOIN department ON department.id = audit_assignment.department_id "
#define LEADS "SELECT audit.id, person.name || ' → ' || department.name " LED

/* Each department to which the lead auditor belongs, or belonged, in which another one audits. */
#define LEADS_NEARBY \
  LEADS "WHERE NOT EXISTS (SELECT 1 FROM link WHERE link.kind = 'audit_assignment.auditors' " \
  "AND link.from_id = audit_assignment.id AND link.to_id = person.id) AND (" BELONGS " OR " \
  KAMAE_AUDIT_BELONGED ("person", "department.id", DAY) ")"

/* Whether the person leads the audit or audits in one of its slots. */
#define AUDITS(person) \
  "(" person " IS audit.lead_auditor_id OR EXISTS (SELECT 1 FROM audit_assignment AS slot " \
  "JOIN link ON link.kind = 'audit_assignment.auditors' AND link.from_id = slot.id " \
  "WHERE slot.audit_id = audit.id AND link.to_id = " person "))"

#define TAKES_PLACE KAMAE_AUDIT_TAKES_PLACE
#define LIVE_PROGRAMME "audit_programme.state = 'approved'"

#define COVERS_CLAUSE(clause) \
  "EXISTS (SELECT 1 FROM audit JOIN audit_assignment ON audit_assignment.audit_id = audit.id " \
  "JOIN link ON link.kind = 'audit_assignment.clauses' AND link.from_id = audit_assignment.id " \
  "JOIN clause AS covered ON covered.id = link.to_id " \
  "WHERE audit.programme_id = audit_programme.id AND " TAKES_PLACE " " \
  "AND (covered.number = " clause ".number OR covered.number LIKE " clause ".number || '.%' " \
  "OR " clause ".number LIKE covered.number || '.%'))"

#define YEARS_WITHOUT_FINDING \
  "SELECT fiscal_year.id, fiscal_year.starts_on FROM fiscal_year " \
  "JOIN audit_programme ON audit_programme.fiscal_year_id = fiscal_year.id " \
  "WHERE EXISTS (SELECT 1 FROM audit WHERE audit.programme_id = audit_programme.id " \
  "AND audit.state IN ('reported', 'following_up', 'closed')) " \
  "AND NOT EXISTS (SELECT 1 FROM audit_finding JOIN audit ON audit.id = audit_finding.audit_id " \
  "WHERE audit.programme_id = audit_programme.id AND audit_finding.grade <> 'good')"

/* Each line of a checklist, and in which department it is asked. */
#define CHECKS CHECKS_SAYING ("NULL")
#define CHECKS_SAYING(part) \
  "SELECT audit_result.audit_id, audit_result.text || coalesce (aside (department.name), '') " \
  "|| coalesce (aside (phrase (" part ")), '') " \
  "FROM audit_result LEFT JOIN department ON department.id = audit_result.department_id "

#define PART_MISSING(part) \
  "SELECT id, label ('audit_finding', '" part "') || coalesce (aside (phrase (" part ")), '') " \
  "FROM audit_finding " \
  "WHERE grade IN ('major', 'minor') AND says_nothing (" part ")"

/* Stands at both answers to an observation. */
#define NOT_ANSWERED \
  N_("A nonconformity is neither accepted nor declined; open it as one and take it further."), \
  "SELECT id FROM audit_finding WHERE grade IN ('major', 'minor')"

const KamaeRule kamae_audit_rules[] = {
  { "AUD-V01", KAMAE_RULE_BLOCK, "audit", "notified", "9.2.2",
    N_("An auditor belongs to the audited department on the day of the audit, or to one above or under it; assign somebody else."),
    SLOTS "WHERE " BELONGS },
  { "AUD-V01", KAMAE_RULE_BLOCK, "audit", "notified", "9.2.2",
    N_("The lead auditor, or the auditor of a slot, answers there as the auditee; name somebody else."),
    "SELECT audit.id, person.name || ' → ' || department.name FROM audit "
    "JOIN audit_assignment ON audit_assignment.audit_id = audit.id "
    "JOIN department ON department.id = audit_assignment.department_id "
    "JOIN person ON person.id = audit_assignment.auditee_id WHERE person.id = audit.lead_auditor_id "
    "OR EXISTS (SELECT 1 FROM link WHERE link.kind = 'audit_assignment.auditors' "
    "AND link.from_id = audit_assignment.id AND link.to_id = person.id)" },
  { "AUD-V01", KAMAE_RULE_BLOCK, "audit", "notified", "9.2.2",
    N_("The lead auditor manages an audited department, or one above or under it; name another lead auditor."),
    LEADS "WHERE EXISTS (SELECT 1 FROM department AS own WHERE own.manager_id = person.id "
    "AND " KAMAE_AUDIT_IN_LINE ("own.id", "department.id") ")", "lead_auditor",
    .until = "reported" },

  { "AUD-V02", KAMAE_RULE_WARN, "audit", "notified", "9.2.2",
    N_("An auditor belonged to the audited department in the last twelve months, or performed or approved the work audited; assign somebody else, or say why it is impartial."),
    PERFORMED " AND setting ('audit.strict') = 0", .until = "reported" },
  { "AUD-V02", KAMAE_RULE_BLOCK, "audit", "notified", "9.2.2",
    N_("An auditor belonged to the audited department in the last twelve months, or performed or approved the work audited; assign somebody else."),
    PERFORMED " AND setting ('audit.strict') <> 0", .until = "reported" },
  { "AUD-V02", KAMAE_RULE_WARN, "audit", "notified", "9.2.2",
    N_("The lead auditor belongs to an audited department, or did in the last twelve months; name another one, or say why the report is impartial."),
    LEADS_NEARBY " AND setting ('audit.strict') = 0", "lead_auditor", .until = "reported" },
  { "AUD-V02", KAMAE_RULE_BLOCK, "audit", "notified", "9.2.2",
    N_("The lead auditor belongs to an audited department, or did in the last twelve months; name another one."),
    LEADS_NEARBY " AND setting ('audit.strict') <> 0", "lead_auditor", .until = "reported" },

  { "AUD-V03", KAMAE_RULE_BLOCK, "audit", "notified", "9.2.2",
    N_("An auditor has no valid qualification on the day of the audit; record it, or assign somebody else."),
    SLOTS "WHERE NOT " KAMAE_AUDIT_QUALIFIED ("person.id", DAY) },
  { "AUD-V03", KAMAE_RULE_BLOCK, "audit", "notified", "9.2.2",
    N_("The lead auditor has no valid qualification as an auditor on the first day of the audit; record it, or name another one."),
    "SELECT audit.id, person.name FROM audit JOIN person ON person.id = audit.lead_auditor_id "
    "WHERE NOT " KAMAE_AUDIT_QUALIFIED ("person.id", "audit.starts_on"), "lead_auditor" },

  { "AUD-V04", KAMAE_RULE_BLOCK, "audit", "notified", "9.2.2",
    N_("A slot lies outside the days of the audit; correct its day, or the days of the audit."),
    "SELECT audit.id, department.name || ': ' || audit_assignment.starts_at FROM audit "
    "JOIN audit_assignment ON audit_assignment.audit_id = audit.id "
    "JOIN department ON department.id = audit_assignment.department_id "
    "WHERE substr (audit_assignment.starts_at, 1, 10) NOT BETWEEN audit.starts_on AND audit.ends_on" },
  { "AUD-V04", KAMAE_RULE_BLOCK, "audit", "in_progress", "9.2.2",
    N_("The audit belongs to no approved programme; have the programme approved first."),
    "SELECT audit.id FROM audit LEFT JOIN audit_programme ON audit_programme.id = audit.programme_id "
    "WHERE audit_programme.state IS NULL OR audit_programme.state NOT IN ('approved', 'closed')",
    "programme", .until = "reported" },
  { "AUD-V04", KAMAE_RULE_BLOCK, "audit", "in_progress", "9.2.2",
    N_("Audit criteria or audit scope are missing; say what is audited against what."),
    "SELECT id, label ('audit', 'criteria') FROM audit WHERE says_nothing (criteria) "
    "UNION ALL SELECT id, label ('audit', 'scope') FROM audit WHERE says_nothing (scope)",
    "criteria" },
  { "AUD-V04", KAMAE_RULE_BLOCK, "audit", "in_progress", "9.2.2",
    N_("Nobody is assigned to a department, or a slot has no auditor; plan who audits what."),
    "SELECT audit.id, department.name FROM audit "
    "LEFT JOIN audit_assignment ON audit_assignment.audit_id = audit.id "
    "LEFT JOIN department ON department.id = audit_assignment.department_id WHERE NOT EXISTS "
    "(SELECT 1 FROM link WHERE kind = 'audit_assignment.auditors' AND from_id = audit_assignment.id)" },
  { "AUD-V04", KAMAE_RULE_BLOCK, "audit", "in_progress", "9.2.2",
    N_("There is no checklist; prepare it before the audit."),
    "SELECT id FROM audit WHERE NOT EXISTS (SELECT 1 FROM audit_result WHERE audit_id = audit.id)" },

  { "CORE-V01", KAMAE_RULE_BLOCK, "audit", "in_progress", "9.2.2",
    N_("The first day of the audit has not come yet; start the audit on that day, or correct the day."),
    "SELECT id, starts_on FROM audit WHERE starts_on > :as_of", "starts_on" },
  { "AUD-V05", KAMAE_RULE_BLOCK, "audit", "findings_agreed", "9.2.2",
    N_("A check conforms without evidence; note what was seen."),
    CHECKS_SAYING ("evidence") "WHERE verdict = 'conform' AND says_nothing (evidence)" },
  { "AUD-V05", KAMAE_RULE_BLOCK, "audit", "findings_agreed", "9.2.2",
    N_("A check does not apply, but nobody says why; note the reason."),
    CHECKS_SAYING ("note") "WHERE verdict = 'na' AND says_nothing (note)" },

  { "AUD-V06", KAMAE_RULE_BLOCK, "audit_finding", "issued", "9.2.2",
    N_("A nonconformity needs three parts: the requirement, the evidence and the finding; write all three."),
    PART_MISSING ("requirement") " UNION ALL " PART_MISSING ("evidence") " UNION ALL "
    PART_MISSING ("statement"), "requirement" },
  { "AUD-V06", KAMAE_RULE_BLOCK, "audit_finding", "issued", "9.2.2",
    N_("A nonconformity names no clause and no control; say which requirement is not met."),
    "SELECT id FROM audit_finding WHERE grade IN ('major', 'minor') AND clause_id IS NULL "
    "AND control_id IS NULL", "clause" },

  { "AUD-V07", KAMAE_RULE_BLOCK, "audit", "findings_agreed", "9.2.2",
    N_("Only the lead auditor or an auditor of this audit signs that the report was prepared."),
    "SELECT audit.id, person.name FROM audit JOIN person ON person.id = coalesce ("
    "(SELECT person_id FROM signature WHERE source_id = audit.id AND box = 'prepared'), :signer) "
    "WHERE NOT " AUDITS ("person.id") },
  { "AUD-V07", KAMAE_RULE_BLOCK, "audit", "reported", "9.2.2",
    N_("A line of the checklist was not checked; check it, or say that it does not apply and why."),
    CHECKS "WHERE verdict = 'not_checked'" },
  { "AUD-V07", KAMAE_RULE_BLOCK, "audit", "reported", "9.2.2",
    N_("A finding is not issued, or the department has not answered it; record that it agrees, or why it does not."),
    "SELECT audit_id, number || ' ' || title FROM audit_finding WHERE state = 'draft' OR agreement IS NULL "
    "OR agreed_by_id IS NULL OR (agreement = 'disagreed' AND says_nothing (disagreement))" },
  { "AUD-V07", KAMAE_RULE_BLOCK, "audit", "reported", "9.2.2",
    N_("The checklist has a nonconformity without a finding; write the finding."),
    CHECKS "WHERE verdict = 'nc' AND NOT EXISTS "
    "(SELECT 1 FROM audit_finding WHERE audit_finding.result_id = audit_result.id "
    "AND grade IN ('major', 'minor'))" },
  /* Also where a change took the signature back. */
  { "AUD-V07", KAMAE_RULE_WARN, "audit", "reported", "9.2.2",
    N_("The internal audit manager has not signed the report as it is now; take the step “Sign as audit manager” first."),
    "SELECT id FROM audit WHERE NOT EXISTS (SELECT 1 FROM signature WHERE source_id = audit.id "
    "AND box = 'reviewed')", .until = "reported" },
  /* CORE-V05: here there is no reason that would allow it. */
  { "CORE-V05", KAMAE_RULE_BLOCK, "audit", "reported", "9.2.2",
    N_("Whoever answered in the audit signed the report; somebody else must sign it."),
    "SELECT audit.id, signature.person_name FROM audit JOIN signature ON signature.source_id = audit.id "
    "JOIN audit_assignment ON audit_assignment.audit_id = audit.id "
    "WHERE audit_assignment.auditee_id = signature.person_id AND signature.box IN ('prepared', 'reviewed')" },

  { "AUD-V08", KAMAE_RULE_BLOCK, "audit_finding", "opened", "9.2.2",
    N_("The finding leads to no record; open a nonconformity from it, or link what takes it further."),
    "SELECT id FROM audit_finding WHERE grade IN ('major', 'minor') AND NOT EXISTS "
    "(SELECT 1 FROM link WHERE kind = 'audit_finding.handled_by' AND from_id = audit_finding.id)",
    "handled_by" },
  { "AUD-V08", KAMAE_RULE_BLOCK, "audit_finding", "opened", "9.2.2",
    N_("What takes the finding further comes from something else; link what came of this finding, or name the finding there as its source."),
    /* One record may take further several findings of an audit. */
    "SELECT audit_finding.id, record_label (link.to_id) FROM audit_finding "
    "JOIN link ON link.kind = 'audit_finding.handled_by' AND link.from_id = audit_finding.id "
    "JOIN (SELECT id, source_record_id AS source FROM nonconformity "
    "UNION ALL SELECT id, source_record_id FROM improvement "
    "UNION ALL SELECT id, source_id FROM task) AS record ON record.id = link.to_id "
    "WHERE record.source IS NOT audit_finding.audit_id AND NOT EXISTS (SELECT 1 "
    "FROM audit_finding AS named WHERE named.id = record.source "
    "AND named.audit_id = audit_finding.audit_id)",
    "handled_by", .needs = "nonconformity", .noted = TRUE },
  { "AUD-V08", KAMAE_RULE_BLOCK, "audit_finding", "verified", "9.2.2",
    N_("What takes the finding further is not finished; finish it first."),
    "SELECT audit_finding.id, record_label (link.to_id) FROM audit_finding JOIN link "
    "ON link.kind = 'audit_finding.handled_by' AND link.from_id = audit_finding.id "
    "WHERE record_ended (link.to_id) IS NOT 1", .until = "closed" },
  { "AUD-V08", KAMAE_RULE_BLOCK, "audit", "closed", "9.2.2",
    N_("A finding of the audit is still open; the audit is closed when all of them are."),
    "SELECT audit_id, number || ' ' || title FROM audit_finding "
    "WHERE state NOT IN ('accepted', 'declined', 'closed')" },
  { "AUD-V08", KAMAE_RULE_BLOCK, "audit_finding", "accepted", "9.2.2",
    NOT_ANSWERED },
  { "AUD-V08", KAMAE_RULE_BLOCK, "audit_finding", "declined", "9.2.2",
    NOT_ANSWERED },

  { "AUD-V09", KAMAE_RULE_WARN, "audit_programme", "approved", "9.2.2",
    N_("The programme leaves a department in scope out; plan it in one of the year's audits."),
    "SELECT audit_programme.id, department.name FROM audit_programme CROSS JOIN department "
    "WHERE department.in_scope = 1 "
    "AND coalesce (department.valid_to, '9999') >= :as_of AND NOT EXISTS (SELECT 1 FROM audit "
    "JOIN audit_assignment ON audit_assignment.audit_id = audit.id WHERE audit.programme_id = audit_programme.id "
    "AND audit_assignment.department_id = department.id AND " TAKES_PLACE ") "
    "ORDER BY department.code COLLATE counted", .until = "closed" },
  { "AUD-V09", KAMAE_RULE_WARN, "audit_programme", "approved", "9.2.2",
    N_("The programme leaves a clause out; each of 4 to 10 is audited every year, with an interview of top management for 5."),
    "SELECT audit_programme.id, clause.number FROM audit_programme CROSS JOIN clause "
    "WHERE clause.number IN ('4', '5', '6', '7', '8', '9', '10') AND NOT "
    COVERS_CLAUSE ("clause") " ORDER BY CAST (clause.number AS INTEGER)", .until = "closed" },
  { "AUD-V09", KAMAE_RULE_WARN, "audit_programme", "approved", "9.2.2",
    N_("Controls are in no audit of the cycle; plan them."),
    /* As the page of coverage counts them. */
    "SELECT id, count (*) || ': ' || group_concat (number, ', ') FROM (SELECT audit_programme.id, "
    "control.number FROM audit_programme "
    "JOIN " KAMAE_AUDIT_CYCLES " AS cycle ON cycle.programme_id = audit_programme.id "
    "CROSS JOIN control WHERE " KAMAE_AUDIT_IS_DUE ("control", "cycle.ends_on") " "
    "AND control.id NOT IN (SELECT link.to_id "
    KAMAE_AUDIT_CONTROLS_IN ("cycle.starts_on", "cycle.ends_on") ") "
    "ORDER BY control.position IS NULL, control.position, control.number COLLATE counted) GROUP BY id",
    .until = "closed" },
  { "AUD-V09", KAMAE_RULE_WARN, "audit_programme", "approved", "9.2.2",
    N_("A department with a nonconformity in the year before is not audited again on that clause; plan it."),
    "SELECT audit_programme.id, audit_finding.number || ' ' || audit_finding.title FROM audit_programme "
    "JOIN fiscal_year ON fiscal_year.id = audit_programme.fiscal_year_id "
    "JOIN audit_finding ON audit_finding.grade IN ('major', 'minor') "
    "JOIN audit AS earlier ON earlier.id = audit_finding.audit_id "
    "WHERE earlier.starts_on < fiscal_year.starts_on "
    "AND earlier.starts_on >= add_months (fiscal_year.starts_on, -12) AND audit_finding.clause_id IS NOT NULL "
    "AND NOT EXISTS (SELECT 1 FROM audit JOIN audit_assignment ON audit_assignment.audit_id = audit.id "
    "JOIN link ON link.kind = 'audit_assignment.clauses' AND link.from_id = audit_assignment.id "
    "WHERE audit.programme_id = audit_programme.id AND link.to_id = audit_finding.clause_id "
    "AND audit_assignment.department_id = audit_finding.department_id AND " TAKES_PLACE ")",
    .until = "closed" },

  { "AUD-V10", KAMAE_RULE_WARN, "audit", NULL, "9.2.2",
    N_("The report was not delivered to the managers concerned and to top management in time; deliver it."),
    "SELECT id FROM audit WHERE state IN ('in_progress', 'findings_agreed', 'reported', 'following_up', 'closed') "
    "AND coalesce (delivered_on, :as_of) > date (ends_on, '+' || setting ('audit.report_days') || ' days')",
    "delivered_on" },

  { "AUD-V11", KAMAE_RULE_INFORM, NULL, NULL, "9.2.2",
    N_("Nobody with a qualification is independent of a department in scope; take an auditor from outside: add a person with the employment “External”."),
    "SELECT department.id, department.name FROM department WHERE department.in_scope = 1 "
    "AND coalesce (department.valid_to, '9999') >= :as_of "
    "AND EXISTS (SELECT 1 FROM audit_programme) AND NOT EXISTS (SELECT 1 FROM person WHERE "
    KAMAE_AUDIT_QUALIFIED ("person.id", ":as_of") " "
    "AND " KAMAE_SQL_EMPLOYED_AT ("person", ":as_of") " "
    "AND (person.employment = 'external' "
    "OR NOT " KAMAE_AUDIT_BELONGS ("person", "department.id", ":as_of") ")) LIMIT 1" },

  { "AUD-V12", KAMAE_RULE_WARN, "audit_programme", NULL, "9.2.2",
    N_("Two years running no audit found anything; ask whether the audits look deep enough."),
    "SELECT audit_programme.id FROM audit_programme "
    "JOIN (" YEARS_WITHOUT_FINDING ") AS this_year "
    "ON this_year.id = audit_programme.fiscal_year_id "
    "JOIN (" YEARS_WITHOUT_FINDING ") AS last_year "
    "ON last_year.starts_on = add_months (this_year.starts_on, -12)" },
  { NULL }
};
