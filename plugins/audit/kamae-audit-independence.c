/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-private.h"

/* 独立性: the table auditor × department that is asked when auditors are assigned (AUD-V01, V02). */

#define VERDICT \
  "CASE WHEN belongs THEN 'not_possible' WHEN why IS NOT NULL THEN 'check' ELSE 'possible' END, " \
  "CASE WHEN belongs THEN " KAMAE_AUDIT_LABEL ("belongs") " ELSE why END"

#define LINES(reasons) "(SELECT group_concat (reason, char (10)) FROM (" reasons "))"

static const char on_a_day[] =
  "SELECT auditor_id, auditor, department_id, department, NULL, " VERDICT ", 0 FROM ("
  "SELECT person.id AS auditor_id, person.name AS auditor, department.id AS department_id, "
  "department.name AS department, department.code AS code, "
  KAMAE_AUDIT_BELONGS ("person", "department.id", ":day") " AS belongs, "
  LINES (KAMAE_AUDIT_OF_DEPARTMENT ("person", "department.id", ":day")) " AS why "
  "FROM person CROSS JOIN department WHERE department.in_scope = 1 "
  "AND coalesce (department.valid_to, '9999') >= :day "
  "AND " KAMAE_SQL_EMPLOYED_AT ("person", ":day") " "
  "AND " KAMAE_AUDIT_QUALIFIED ("person.id", ":day") ") "
  "ORDER BY auditor, auditor_id, code COLLATE counted";

#define SLOT_DAY KAMAE_AUDIT_DAY ("audit_assignment", "audit")

static const char of_an_audit[] =
  "SELECT auditor_id, auditor, department_id, department, slot_id, " VERDICT ", assigned FROM ("
  "SELECT person.id AS auditor_id, person.name AS auditor, department.id AS department_id, "
  "department.name AS department, audit_assignment.id AS slot_id, "
  "coalesce (audit_assignment.starts_at, '') || department.code AS place, "
  "EXISTS (SELECT 1 FROM link WHERE link.kind = 'audit_assignment.auditors' "
  "AND link.from_id = audit_assignment.id AND link.to_id = person.id) AS assigned, "
  KAMAE_AUDIT_BELONGS ("person", "department.id", SLOT_DAY) " AS belongs, "
  LINES (KAMAE_AUDIT_REASONS ("person", "audit_assignment", SLOT_DAY)) " AS why "
  "FROM audit JOIN audit_assignment ON audit_assignment.audit_id = audit.id "
  "JOIN department ON department.id = audit_assignment.department_id CROSS JOIN person "
  "WHERE audit.id = :audit AND " KAMAE_SQL_EMPLOYED_AT ("person", SLOT_DAY) " "
  "AND " KAMAE_AUDIT_QUALIFIED ("person.id", SLOT_DAY) ") ORDER BY auditor, auditor_id, place";

KamaeCursor *
kamae_audit_query_independence (KamaeRegister  *reg,
                                KamaeRecord    *audit,
                                const char     *day,
                                const char     *language,
                                GError        **error)
{
  g_autofree char *today = kamae_register_dup_today (reg);
  KamaeCursor *cursor = kamae_register_query (reg, audit != NULL ? of_an_audit : on_a_day, language,
                                              error);

  if (cursor == NULL)
    return NULL;
  if (audit != NULL)
    kamae_cursor_bind_integer (cursor, ":audit", kamae_record_get_id (audit));
  else
    kamae_cursor_bind_text (cursor, ":day", day != NULL ? day : today);
  return cursor;
}
