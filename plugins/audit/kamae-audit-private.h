/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of this plugin share. One file a subject:
 *
 *   programmes     the programme of a year: audit_programme
 *   audits         one audit with its slots and results: audit, audit_assignment, audit_result
 *   questions      the questions of checklists: audit_question
 *   findings       audit_finding
 *   auditors       who may audit: auditor_qualification
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
  "(" KAMAE_AUDIT_IN_LINE (KAMAE_SQL_DEPARTMENT_AT (person, "date (" day ", '-12 months')"), \
                           department) \
  " OR EXISTS (SELECT 1 FROM transfer WHERE transfer.person_id = " person ".id " \
  "AND transfer.moved_on > date (" day ", '-12 months') AND transfer.moved_on <= " day " " \
  "AND " KAMAE_AUDIT_IN_LINE ("transfer.department_id", department) "))"

G_END_DECLS
