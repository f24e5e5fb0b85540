/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts of the sample, apart from the story that uses them. */
#pragma once

#include "kamae-audit-private.h"

G_BEGIN_DECLS

/**
 * KamaeAuditText:
 * @ja: in Japanese
 * @en: in English
 */
typedef struct
{
  const char *ja;
  const char *en;
} KamaeAuditText;

/**
 * KamaeAuditStage:
 *
 * How far an audit of the sample has come.
 */
typedef enum
{
  KAMAE_AUDIT_PLANNED,
  KAMAE_AUDIT_POSTPONED,
  KAMAE_AUDIT_CANCELLED,
  KAMAE_AUDIT_NOTIFIED,
  KAMAE_AUDIT_IN_PROGRESS,
  KAMAE_AUDIT_FOLLOWING_UP,
} KamaeAuditStage;

/**
 * KamaeAuditSlot:
 * @department: %NULL ends an array
 * @day: of the audit, from 0
 * @clauses: numbers, separated by one space
 * @controls: the first and the last of a range, or one
 *
 * The other members are fields of `audit_assignment`.
 */
typedef struct
{
  const char *department;
  const char *auditor;
  const char *auditee;
  int         day;
  const char *time;
  const char *clauses;
  const char *controls[2];
} KamaeAuditSlot;

/**
 * KamaeAuditFindingText:
 * @grade: %NULL ends an array
 * @end: the step that the department takes: "accept", "decline", "issue", or %NULL for a draft; a
 * nonconformity waits for its own record
 * @disagreement: what the department says against it
 *
 * The other members are fields of `audit_finding`.
 */
typedef struct
{
  const char     *grade;
  const char     *department;
  const char     *clause;
  const char     *control;
  const char     *end;
  const char     *agreed_by;
  KamaeAuditText  title;
  KamaeAuditText  requirement;
  KamaeAuditText  evidence;
  KamaeAuditText  statement;
  KamaeAuditText  disagreement;
} KamaeAuditFindingText;

/**
 * KamaeAuditCase:
 * @days: working days from today on, less than 0 for the past; 0 for @years_ago, @month and @day
 * @length: how many working days it takes
 * @slots: %NULL ends an array of cases
 *
 * One audit of the sample.
 */
typedef struct
{
  int                          days;
  int                          years_ago;
  int                          month;
  int                          day;
  int                          length;
  KamaeAuditStage              stage;
  const char                  *kind;
  const char                  *lead;
  KamaeAuditText               name;
  KamaeAuditText               theme;
  KamaeAuditText               summary;
  KamaeAuditText               reason; /* of its cancelling or postponing */
  const KamaeAuditSlot        *slots;
  const KamaeAuditFindingText *findings;
} KamaeAuditCase;

/**
 * KamaeAuditSeen:
 * @subject: beginning of the number of a clause or control; %NULL ends an array
 * @what: what the auditors drew from
 * @seen: what they saw in it
 */
typedef struct
{
  const char    *subject;
  KamaeAuditText what;
  KamaeAuditText seen;
} KamaeAuditSeen;

/* The longest beginning counts; of several, each in turn. */
extern const KamaeAuditSeen kamae_audit_seen[];
/* By year, the oldest first. */
extern const KamaeAuditText kamae_audit_rationales[3];
extern const KamaeAuditCase kamae_audit_cases[];

G_END_DECLS
