/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-private.h"

#include <kamae-i18n.h>

/* 個別監査: one audit of the programme, who audits which department when, and what the checklist
 * found. What was found wrong or good is a record of its own: it lives on after the report. */

static const KamaeChoice kinds[] = {
  { "regular", KC_ ("audit", "Regular") },
  { "special", KC_ ("audit", "Special") },
  { "follow_up", KC_ ("audit", "Follow-up") },
  { NULL }
};

static const KamaeChoice methods[] = {
  { "documents", KC_ ("audit", "Documents") },
  { "interview", KC_ ("audit", "Interview") },
  { "site", KC_ ("audit", "On site") },
  { "sampling", KC_ ("audit", "Sampling") },
  { NULL }
};

static const KamaeChoice conformities[] = {
  { "yes", KC_ ("conformity", "Conforms"), KAMAE_TONE_GOOD },
  { "partly", KC_ ("conformity", "Except for the findings"), KAMAE_TONE_ATTENTION },
  { "no", KC_ ("conformity", "Does not conform"), KAMAE_TONE_BAD },
  { NULL }
};

static const KamaeChoice effects[] = {
  { "yes", KC_ ("implementation", "Effective"), KAMAE_TONE_GOOD },
  { "partly", KC_ ("implementation", "Except for the findings"), KAMAE_TONE_ATTENTION },
  { "no", KC_ ("implementation", "Not effective"), KAMAE_TONE_BAD },
  { NULL }
};

static const KamaeField audit_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "IA-{fy}-{seq:02}", .flags = KAMAE_COLUMN },
  { "name", KAMAE_FIELD_TEXT, N_("Name of the audit"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = kinds, .initial = "regular" },
  { "programme", KAMAE_FIELD_LINK, N_("Audit programme"), .flags = KAMAE_REQUIRED,
    .target = "audit_programme", .inverse = N_("Audits"),
    .taken_in = "draft submitted approved" },
  { "starts_on", KAMAE_FIELD_DATE, N_("First day"),
    .flags = KAMAE_REQUIRED | KAMAE_DUE | KAMAE_COLUMN },
  { "original_starts_on", KAMAE_FIELD_DATE, N_("First planned day"), .flags = KAMAE_READ_ONLY },
  { "ends_on", KAMAE_FIELD_DATE, N_("Last day"), .flags = KAMAE_REQUIRED,
    .not_before = "starts_on" },
  { "lead_auditor", KAMAE_FIELD_LINK, N_("Lead auditor"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "person", .inverse = N_("Leads the audit") },
  { "purpose", KAMAE_FIELD_LONG_TEXT, N_("Purpose"), .required_from = "notified",
    .group = N_("Plan") },
  { "theme", KAMAE_FIELD_LONG_TEXT, N_("Main theme") },
  { "criteria", KAMAE_FIELD_LONG_TEXT, N_("Audit criteria"), .required_from = "notified",
    .help = N_("The standard with its amendment, the manual, regulations, laws, contracts.") },
  { "scope", KAMAE_FIELD_LONG_TEXT, N_("Audit scope"), .required_from = "notified" },
  { "methods", KAMAE_FIELD_FLAGS, N_("Methods"), .choices = methods,
    .required_from = "notified" },
  { "notified_to", KAMAE_FIELD_TEXT, N_("Notice sent to"), .required_from = "notified" },
  { "notified_on", KAMAE_FIELD_DATE, N_("Notice sent on"), .flags = KAMAE_ACTUAL,
    .help = N_("Becomes empty when the plan or its slots change afterwards: those concerned are told anew.") },
  { "summary", KAMAE_FIELD_LONG_TEXT, N_("Summary"), .required_from = "findings_agreed",
    .group = KC_ ("audit", "Report") },
  { "conforming", KAMAE_FIELD_CHOICE, N_("Conforms to the requirements"), .choices = conformities,
    .required_from = "findings_agreed" },
  { "effective", KAMAE_FIELD_CHOICE, N_("Effectively implemented"), .choices = effects,
    .required_from = "findings_agreed" },
  { "distribution", KAMAE_FIELD_TEXT, N_("Distribution"), .required_from = "findings_agreed" },
  { "reported_on", KAMAE_FIELD_DATE, N_("Reported on"), .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL },
  { "delivered_on", KAMAE_FIELD_DATE, N_("Report delivered on"),
    .flags = KAMAE_ACTUAL | KAMAE_UNLOCKED, .not_before = "reported_on|starts_on",
    .help = N_("To the managers concerned and to top management.") },
  { "closed_on", KAMAE_FIELD_DATE, N_("Closed on"),
    .flags = KAMAE_ACTUAL | KAMAE_UNLOCKED },
  { NULL }
};

static const KamaeState states[] = {
  { "planned", KC_ ("audit", "Planned") },
  { "postponed", KC_ ("audit", "Postponed"), KAMAE_TONE_ATTENTION, KAMAE_STATE_ASIDE },
  { "cancelled", KC_ ("audit", "Cancelled"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { "notified", KC_ ("audit", "Notice sent") },
  { "in_progress", KC_ ("audit", "In progress"), KAMAE_TONE_ATTENTION, KAMAE_STATE_MET },
  { "findings_agreed", KC_ ("audit", "Findings confirmed"), KAMAE_TONE_ATTENTION,
    KAMAE_STATE_MET },
  { "reported", KC_ ("audit", "Reported"), KAMAE_TONE_ATTENTION,
    KAMAE_STATE_LOCKS | KAMAE_STATE_MET },
  { "following_up", KC_ ("audit", "Following up"), KAMAE_TONE_ATTENTION,
    KAMAE_STATE_LOCKS | KAMAE_STATE_MET },
  { "closed", KC_ ("audit", "Closed"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "fill", "planned notified in_progress", NULL, N_("Fill the checklist"), KAMAE_TRANSITION_BACK,
    .act = kamae_audit_fill_checklist },
  { "notify", "planned", "notified", KC_ ("audit", "Send the notice"), .dates = "notified_on",
    .tells = "name kind starts_on ends_on lead_auditor purpose theme criteria scope methods"
             " notified_to audit_assignment" },
  { "start", "notified", "in_progress", N_("Start the audit") },
  { "agree", "in_progress", "findings_agreed", N_("Findings confirmed"), .approval = "prepared" },
  /* Three sign the report: the auditor, the internal audit manager, top management. */
  { "review", "findings_agreed", "findings_agreed", N_("Sign as audit manager"),
    .approval = "reviewed", .approver = "audit_manager" },
  { "report", "findings_agreed", "reported", N_("Approve the report"), .approval = "approved",
    .approver = "top_management", .dates = "reported_on" },
  { "follow", "reported", "following_up", N_("Follow the findings up") },
  { "close", "reported following_up", "closed", N_("Close the audit"), .dates = "closed_on" },
  { "return", "findings_agreed", "in_progress", N_("Return"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "postpone", "planned notified", "postponed", N_("Postpone"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "resume", "postponed", "planned", N_("Plan again"), KAMAE_TRANSITION_BACK },
  { "cancel", "planned postponed notified", "cancelled", N_("Cancel the audit"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

/* The day first planned is that of the approved programme; an audit added later begins with its own
 * (AUD-C04). */
static gboolean
set_original_day (KamaeOperation  *operation,
                  KamaeRecord     *audit,
                  GError         **error)
{
  static const char *const approved[] = { "approved", "closed", NULL };
  g_autoptr(KamaeRecord) programme = kamae_record_ref_link (audit, "programme");
  g_autofree char *day = kamae_record_dup_canonical (audit, "starts_on");
  gboolean is_approved = programme != NULL
                         && g_strv_contains (approved, kamae_record_get_state (programme));

  if (day == NULL || (is_approved && kamae_record_is_set (audit, "original_starts_on")))
    return TRUE;
  return kamae_operation_set (operation, audit, "original_starts_on", day, error);
}

static gboolean
audit_changed (KamaeOperation  *operation,
               KamaeRecord     *audit,
               const char      *field,
               GError         **error)
{
  return !g_str_equal (field, "starts_on") || set_original_day (operation, audit, error);
}

/* What the report is about; the findings themselves go on after it. */
static const KamaeSnapshotPart snapshot[] = {
  { "findings",
    "SELECT audit_finding.number, audit_finding.grade, audit_finding.title, statement, evidence, "
    "agreement, disagreement, audit_finding.state, department.code AS department_code, "
    "department.name AS department, clause.number AS clause, control.number AS control, "
    "(SELECT group_concat (record_label (link.to_id), char (10)) FROM link "
    "WHERE link.kind = 'audit_finding.handled_by' AND link.from_id = audit_finding.id) AS handled_by "
    "FROM audit_finding LEFT JOIN department ON department.id = audit_finding.department_id "
    "LEFT JOIN clause ON clause.id = audit_finding.clause_id "
    "LEFT JOIN control ON control.id = audit_finding.control_id "
    "WHERE audit_finding.audit_id = :id ORDER BY audit_finding.number COLLATE counted" },
  { NULL }
};

const KamaeEntity kamae_audit_audit = {
  .name = "audit",
  .label = N_("Audit"),
  .plural = N_("Audits"),
  .help = N_("Plan each audit with its criteria and scope, say who audits which department when, and fill in the checklist on the day. "
             "For example: the regular audit in September, five departments on two days."),
  .clause = "9.2.1",
  .fields = audit_fields,
  .workflow = &workflow,
  .order = "-starts_on",
  .snapshot = snapshot,
  .created = set_original_day,
  .changed = audit_changed,
};

static const KamaeChoice independences[] = {
  { "possible", KC_ ("independence", "Possible"), KAMAE_TONE_GOOD },
  { "check", KC_ ("independence", "Check"), KAMAE_TONE_ATTENTION },
  { "not_possible", KC_ ("independence", "Not possible"), KAMAE_TONE_BAD },
  { NULL }
};

/* Only labels, for the queries; what records give is named by their own fields. */
static const KamaeChoice reasons[] = {
  { "belongs", KC_ ("independence", "Belongs to the department, or to one above or under it") },
  { "belonged", KC_ ("independence", "Belonged to the department in the last twelve months") },
  { "role", KC_ ("independence", "Holds a role that does this work") },
  { "task", KC_ ("independence", "Carried out a task of it") },
  { NULL }
};

#define DAY \
  "(SELECT " KAMAE_AUDIT_DAY ("this", "audit") " FROM audit WHERE audit.id = this.audit_id)"

/* Of each auditor of the slot. */
#define AUDITORS \
  "FROM link JOIN person ON person.id = link.to_id " \
  "WHERE link.kind = 'audit_assignment.auditors' AND link.from_id = this.id"

#define BELONGS KAMAE_AUDIT_BELONGS ("person", "this.department_id", DAY)
#define REASONS KAMAE_AUDIT_REASONS ("person", "this", DAY)

static const KamaeField assignment_fields[] = {
  { "audit", KAMAE_FIELD_LINK, N_("Audit"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "audit", .inverse = N_("Slots") },
  { "title", KAMAE_FIELD_DERIVED, N_("Slot"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT name FROM department WHERE id = this.department_id)" },
  { "department", KAMAE_FIELD_LINK, N_("Audited department"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .target = "department", .inverse = N_("Audited in") },
  { "starts_at", KAMAE_FIELD_DATE_TIME, N_("Date and time"), .flags = KAMAE_COLUMN },
  { "place", KAMAE_FIELD_TEXT, N_("Place") },
  { "auditors", KAMAE_FIELD_LINKS, N_("Auditors"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "person", .inverse = N_("Audits") },
  { "auditee", KAMAE_FIELD_LINK, N_("Auditee"), .flags = KAMAE_COLUMN, .target = "person",
    .inverse = N_("Answers in the audit") },
  { "clauses", KAMAE_FIELD_LINKS, N_("Clauses"), .target = "clause", .inverse = N_("Audited in") },
  { "controls", KAMAE_FIELD_LINKS, N_("Controls"), .target = "control",
    .inverse = N_("Audited in") },
  { "independence", KAMAE_FIELD_DERIVED, N_("Independence"), .flags = KAMAE_COLUMN,
    .choices = independences,
    .sql = "CASE WHEN EXISTS (SELECT 1 " AUDITORS " AND " BELONGS ") THEN 'not_possible' "
           "WHEN EXISTS (SELECT 1 " AUDITORS " AND EXISTS (" REASONS ")) THEN 'check' "
           "ELSE 'possible' END" },
  { "reason", KAMAE_FIELD_DERIVED, N_("Reason"), .flags = KAMAE_HIDDEN, .choices = reasons,
    .sql = "NULL" },
  { "impediment", KAMAE_FIELD_DERIVED, N_("Why independence must be checked"),
    .sql = "(SELECT group_concat (why, char (10)) FROM (SELECT person.name || ': ' || CASE WHEN "
           BELONGS " THEN " KAMAE_AUDIT_LABEL ("belongs") " ELSE "
           "(SELECT group_concat (reason, '; ') FROM (" REASONS ")) END AS why " AUDITORS "))" },
  { NULL }
};

const KamaeEntity kamae_audit_assignment = {
  .name = "audit_assignment",
  .label = N_("Slot"),
  .plural = N_("Slots"),
  .help = N_("One line for each department: when, by whom, about which clauses and controls. Nobody audits the own department. "
             "For example: Sales, 10 September at 10:00, Fujita, clauses 7.2 and 8.1."),
  .clause = "9.2.2",
  .fields = assignment_fields,
  .added_for = "in_progress",
  .order = "starts_at",
};

static const KamaeChoice verdicts[] = {
  { "not_checked", KC_ ("result", "Not checked"), KAMAE_TONE_ATTENTION },
  { "conform", KC_ ("result", "Conforms"), KAMAE_TONE_GOOD },
  { "nc", KC_ ("result", "Nonconformity"), KAMAE_TONE_BAD },
  { "obs", KC_ ("result", "Observation"), KAMAE_TONE_ATTENTION },
  { "na", KC_ ("result", "Does not apply"), KAMAE_TONE_QUIET },
  { NULL }
};

static const KamaeField result_fields[] = {
  { "audit", KAMAE_FIELD_LINK, N_("Audit"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "audit", .inverse = N_("Checklist") },
  { "department", KAMAE_FIELD_LINK, N_("Audited department"), .flags = KAMAE_COLUMN,
    .target = "department", .inverse = N_("Checked in") },
  { "question", KAMAE_FIELD_LINK, N_("Question"), .target = "audit_question",
    .inverse = N_("Asked in") },
  { "text", KAMAE_FIELD_TEXT, N_("What to check"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN,
    .help = N_("Taken from the question; change it where this audit needs other words.") },
  { "clause", KAMAE_FIELD_LINK, N_("Clause"), .flags = KAMAE_COLUMN, .target = "clause",
    .inverse = N_("Checked in") },
  { "control", KAMAE_FIELD_LINK, N_("Control"), .target = "control", .inverse = N_("Checked in") },
  { "verdict", KAMAE_FIELD_CHOICE, N_("Verdict"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = verdicts, .initial = "not_checked" },
  { "evidence", KAMAE_FIELD_LONG_TEXT, N_("Evidence seen"),
    .help = N_("Documents, records and statements, so that another can find them again.") },
  { "sample", KAMAE_FIELD_TEXT, KC_ ("audit", "Sample"), .help = N_("As “3 of 24 records”.") },
  { "note", KAMAE_FIELD_LONG_TEXT, N_("Note") },
  /* A question's code, a finding's number …: so that nothing is proposed twice. */
  { "origin", KAMAE_FIELD_TEXT, N_("Proposed from"), .flags = KAMAE_READ_ONLY | KAMAE_HIDDEN },
  { "position", KAMAE_FIELD_INTEGER, N_("Order"), .flags = KAMAE_READ_ONLY | KAMAE_HIDDEN },
  { NULL }
};

/* The end of the list. */
static gboolean
set_position (KamaeOperation  *operation,
              KamaeRecord     *result,
              GError         **error)
{
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_operation_get_register (operation),
                          "SELECT coalesce (max (position), 0) + 1 FROM audit_result "
                          "WHERE audit_id = (SELECT audit_id FROM audit_result WHERE id = :id)",
                          NULL, error);

  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (result));
  return kamae_cursor_next (cursor, error)
         && kamae_operation_set_integer (operation, result, "position",
                                         kamae_cursor_get_integer (cursor, 0), error);
}

/* A line made from a question takes over its words, clause and control. */
static gboolean
result_created (KamaeOperation  *operation,
                KamaeRecord     *result,
                GError         **error)
{
  static const char *const links[] = { "clause", "control" };
  g_autoptr(KamaeRecord) question = kamae_record_ref_link (result, "question");

  if (!set_position (operation, result, error))
    return FALSE;
  if (question == NULL)
    return TRUE;
  if (!kamae_record_is_set (result, "origin")
      && !kamae_operation_set (operation, result, "origin",
                               kamae_record_get_text (question, "code"), error))
    return FALSE;
  if (!kamae_record_is_set (result, "text")
      && !kamae_operation_set (operation, result, "text", kamae_record_get_title (question),
                               error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr(KamaeRecord) target = kamae_record_ref_link (question, links[i]);

      if (target != NULL && !kamae_record_is_set (result, links[i])
          && !kamae_operation_set_link (operation, result, links[i], target, error))
        return FALSE;
    }
  return TRUE;
}

const KamaeEntity kamae_audit_result = {
  .name = "audit_result",
  .label = N_("Check"),
  .plural = N_("Checklist"),
  .help = N_("One line for each question: what was seen and what it means. Prepared before the audit, filled in on the day."),
  .clause = "9.2.2",
  .fields = result_fields,
  .added_for = "in_progress",
  .order = "position",
  .created = result_created,
};
