/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-improvement-private.h"

#include <kamae-i18n.h>

/* 不適合: one form in the four phases of the usual 是正要求書兼回答書. Phases 3 and 4 stand at the
 * corrective actions, because each of them is carried out and judged on its own. */

static const KamaeChoice sources[] = {
  { "internal_audit", KC_ ("nonconformity", "Internal audit") },
  { "external_audit", KC_ ("nonconformity", "Certification audit") },
  { "incident", KC_ ("nonconformity", "Incident") },
  { "customer", KC_ ("nonconformity", "Customer or interested party") },
  { "monitoring", KC_ ("nonconformity", "Monitoring, measurement, inspection") },
  { "mr", KC_ ("nonconformity", "Management review") },
  { "proposal", KC_ ("nonconformity", "Proposal from the staff") },
  { "other", KC_ ("nonconformity", "Other") },
  { NULL }
};

static const KamaeChoice grades[] = {
  { "major", KC_ ("grade", "Major nonconformity"), KAMAE_TONE_BAD },
  { "minor", KC_ ("grade", "Minor nonconformity"), KAMAE_TONE_ATTENTION },
  { NULL }
};

static const KamaeChoice similar[] = {
  /* Translators: 類似の不適合 あり */
  { "found", KC_ ("similar", "Found"), KAMAE_TONE_ATTENTION },
  { "not_found", KC_ ("similar", "Not found") },
  { NULL }
};

static const KamaeChoice likelihoods[] = {
  { "likely", KC_ ("similar", "Could happen"), KAMAE_TONE_ATTENTION },
  { "unlikely", KC_ ("similar", "Unlikely") },
  { NULL }
};

static const KamaeChoice methods[] = {
  /* Translators: なぜなぜ分析 */
  { "five_whys", KC_ ("cause", "Five whys") },
  { "fishbone", KC_ ("cause", "Cause and effect diagram") },
  { "discussion", KC_ ("cause", "Discussion with those concerned") },
  { "other", KC_ ("cause", "Other") },
  { NULL }
};

const KamaeChoice kamae_improvement_needs[] = {
  { "1", KC_ ("need", "Needed") },
  { "0", KC_ ("need", "Not needed") },
  { NULL }
};

/* Whether there is a cause to be removed. */
static const KamaeChoice existence[] = {
  { "1", KC_ ("existence", "There is") },
  { "0", KC_ ("existence", "There is none") },
  { NULL }
};

static const KamaeChoice recurrences[] = {
  /* Translators: 再発の疑い, the same department and clause again */
  { "recurs", KC_ ("nonconformity", "Suspected recurrence"), KAMAE_TONE_BAD },
  { NULL }
};

/* The whys of the nonconformity, a line each, deeper ones further in. */
#define WHYS_TREE \
  "(WITH RECURSIVE tree (id, depth, path) AS (" \
  "SELECT why.id, 0, " KAMAE_IMPROVEMENT_PLACE ("why") " FROM nonconformity_why AS why " \
  "WHERE why.nonconformity_id = this.id AND why.parent_id IS NULL " \
  "UNION ALL SELECT why.id, depth + 1, path || " KAMAE_IMPROVEMENT_PLACE ("why") " " \
  "FROM tree JOIN nonconformity_why AS why ON why.parent_id = tree.id LIMIT 200) " \
  "SELECT group_concat (line, char (10)) FROM (SELECT replace (hex (zeroblob (depth)), '00', '　') " \
  "|| '→ ' || answer || CASE is_root WHEN 1 THEN " \
  "' [' || label ('nonconformity_why', 'is_root') || ']' ELSE '' END AS line " \
  "FROM tree JOIN nonconformity_why AS why ON why.id = tree.id ORDER BY path))"

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "NC-{fy}-{seq:02}", .flags = KAMAE_COLUMN,
    /* Translators: the first phase of the form, 入力情報 */
    .group = N_("1. Input") },
  { "title", KAMAE_FIELD_TEXT, N_("Subject"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "opened_on", KAMAE_FIELD_DATE, N_("Issued on"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_COLUMN, .initial = "@today",
    .not_before = "found_on" },
  { "opened_by", KAMAE_FIELD_LINK, N_("Issued by"), .flags = KAMAE_REQUIRED, .target = "person",
    .inverse = N_("Issued the nonconformity"), .initial = "@me" },
  { "confirmed_by", KAMAE_FIELD_LINK, N_("Issue approved by"), .flags = KAMAE_READ_ONLY,
    .target = "person", .inverse = N_("Approved the issue of"), .required_from = "corrected" },
  { "confirmed_on", KAMAE_FIELD_DATE, N_("Issue approved on"),
    .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL, .required_from = "corrected" },
  { "department", KAMAE_FIELD_LINK, N_("Department"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "department", .inverse = N_("Nonconformities") },
  { "source", KAMAE_FIELD_CHOICE, KC_ ("nonconformity", "Source"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .choices = sources },
  { "body", KAMAE_FIELD_TEXT, N_("Certification body"), .flags = KAMAE_REQUIRED,
    .when = "source=external_audit" },
  { "response_due_on", KAMAE_FIELD_DATE, N_("Answer due to the body"),
    .flags = KAMAE_KEPT_UP, .when = "source=external_audit",
    .help = N_("The day by which the body wants the plan of the corrective action.") },
  { "found_on", KAMAE_FIELD_DATE, N_("Found on"), .flags = KAMAE_ACTUAL,
    .help = N_("The day of the audit, of the incident or of the inspection.") },
  { "auditor", KAMAE_FIELD_LINK, N_("Auditor"), .target = "person",
    .inverse = N_("Found the nonconformity"), .when = "source=internal_audit",
    .flags = KAMAE_REQUIRED },
  { "source_record", KAMAE_FIELD_LINK, N_("Comes from"), .target = "*",
    .inverse = N_("Nonconformities"),
    .help = N_("The finding, incident, meeting or other record in which it was found.") },
  { "grade", KAMAE_FIELD_CHOICE, KC_ ("nonconformity", "Grade"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = grades, .initial = "minor" },
  { "clause", KAMAE_FIELD_LINK, N_("Clause"), .target = "clause",
    .inverse = N_("Nonconformities"),
    .help = N_("The requirement that is not met.") },
  { "control", KAMAE_FIELD_LINK, N_("Control"), .target = "control",
    .inverse = N_("Nonconformities") },
  { "nature", KAMAE_FIELD_LONG_TEXT, N_("Nature of the nonconformity"), .flags = KAMAE_REQUIRED,
    .help = N_("What should be, and what is instead.") },
  { "evidence", KAMAE_FIELD_LONG_TEXT, N_("Objective evidence"), .flags = KAMAE_REQUIRED,
    .help = N_("What was seen, where, when: documents, records, statements.") },
  { "recurrence", KAMAE_FIELD_DERIVED, N_("Recurrence"), .flags = KAMAE_COLUMN,
    .choices = recurrences,
    .sql = "CASE WHEN " KAMAE_IMPROVEMENT_RECURS ("this") " THEN 'recurs' END" },

  /* Translators: the second phase of the form, 処置計画 */
  /* Translators: 修正（応急処置） */
  { "correction", KAMAE_FIELD_LONG_TEXT, KC_ ("nonconformity", "Correction"),
    .flags = KAMAE_MAY_BE_NONE, .required_from = "corrected", .group = N_("2. Plan"),
    .help = N_("What was done at once to put it right. It does not remove the cause.") },
  { "consequences", KAMAE_FIELD_LONG_TEXT, N_("Dealing with the consequences"),
    .flags = KAMAE_MAY_BE_NONE, .required_from = "corrected" },
  { "corrected_on", KAMAE_FIELD_DATE, N_("Corrected on"), .flags = KAMAE_ACTUAL,
    .required_from = "corrected",
    .not_before = "found_on|opened_on" },
  { "known_similar", KAMAE_FIELD_DERIVED, N_("Known cases of the same clause or control"),
    .sql = "(SELECT group_concat (line, char (10)) FROM (SELECT other.number || ' ' || other.title "
           "|| coalesce (aside (department.name), '') AS line, "
           "other.control_id IS this.control_id AS is_close FROM nonconformity AS other "
           "LEFT JOIN department ON department.id = other.department_id WHERE other.id <> this.id "
           "AND other.state <> 'not_accepted' AND other.opened_on > add_months (this.opened_on, -36) "
           "AND (other.clause_id = this.clause_id OR other.control_id = this.control_id) "
           "ORDER BY is_close DESC, other.number COLLATE counted DESC LIMIT 8))" },
  { "similar", KAMAE_FIELD_CHOICE, N_("Similar nonconformities"), .choices = similar,
    .filled_for = "cause_analysed" },
  { "similar_likely", KAMAE_FIELD_CHOICE, N_("Could it happen elsewhere?"),
    .choices = likelihoods, .filled_for = "cause_analysed" },
  { "similar_where", KAMAE_FIELD_LONG_TEXT, N_("Where similar cases were looked for"),
    .filled_for = "cause_analysed",
    /* Translators: 水平展開の確認先 */
    .help = N_("Departments, systems and records that were checked, and what was found there.") },
  { "cause_method", KAMAE_FIELD_CHOICE, N_("Method of the analysis"), .choices = methods,
    .initial = "five_whys", .filled_for = "cause_analysed" },
  { "whys_tree", KAMAE_FIELD_DERIVED, N_("Whys"), .sql = WHYS_TREE },
  { "cause", KAMAE_FIELD_LONG_TEXT, KC_ ("nonconformity", "Cause"),
    .filled_for = "cause_analysed",
    .help = N_("The root cause that the whys end at: what in the system let it happen, not who "
               "was careless.") },
  { "analysed_on", KAMAE_FIELD_DATE, N_("Analysed on"), .flags = KAMAE_ACTUAL,
    .not_before = "found_on|opened_on" },
  { "action_needed", KAMAE_FIELD_BOOLEAN, N_("The cause must be removed"), .choices = existence,
    .required_from = "planned" },
  { "need_reason", KAMAE_FIELD_LONG_TEXT, N_("Why, in proportion to the effect"),
    .required_from = "planned",
    .help = N_("Corrective action is in proportion to the effects of the nonconformity.") },
  { "isms_change", KAMAE_FIELD_BOOLEAN, N_("The ISMS must be changed"),
    .choices = kamae_improvement_needs,
    .required_from = "planned" },
  { "isms_changes", KAMAE_FIELD_LINKS, N_("Changed by"), .target = "*",
    .inverse = N_("Because of the nonconformity"), .when = "isms_change=1",
    .filled_for = "closed",
    .help = N_("The planned change, the document or the task that changes the ISMS.") },
  { "risk_update", KAMAE_FIELD_BOOLEAN, N_("Risks must be reviewed"),
    .choices = kamae_improvement_needs,
    .required_from = "planned" },
  { "risks", KAMAE_FIELD_LINKS, N_("Risks reviewed"), .target = "*",
    .inverse = N_("Reviewed because of the nonconformity"), .when = "risk_update=1",
    .filled_for = "closed",
    .help = N_("The risks that were assessed again.") },

  { "planned_on", KAMAE_FIELD_DATE, N_("Plan approved on"),
    .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL, .group = N_("Progress") },
  { "rounds", KAMAE_FIELD_DERIVED, N_("Rounds"), .flags = KAMAE_COLUMN,
    .help = N_("How often an action had to be planned because the one before had no effect."),
    .sql = "(SELECT count (*) FROM corrective_action WHERE nonconformity_id = this.id "
           "AND verdict = 'ineffective') + "
           "(SELECT count (*) > 0 FROM corrective_action WHERE nonconformity_id = this.id "
           "AND verdict IS NOT 'ineffective')" },
  { "next_due_on", KAMAE_FIELD_DERIVED, N_("Next due"), .flags = KAMAE_COLUMN,
    .sql = "(SELECT min (CASE state WHEN 'planned' THEN due_on ELSE evaluation_due_on END) "
           "FROM corrective_action WHERE nonconformity_id = this.id AND verdict IS NULL)" },
  { "implemented_on", KAMAE_FIELD_DATE, N_("Implemented on"),
    .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL },
  { "closed_on", KAMAE_FIELD_DATE, N_("Closed on"), .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL },
  { NULL }
};

static const KamaeState states[] = {
  /* Translators: 起票 */
  { "opened", KC_ ("nonconformity", "Opened"), KAMAE_TONE_BAD },
  { "not_accepted", KC_ ("nonconformity", "No nonconformity"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { "corrected", KC_ ("nonconformity", "Corrected"), KAMAE_TONE_ATTENTION },
  { "cause_analysed", KC_ ("nonconformity", "Cause analysed"), KAMAE_TONE_ATTENTION },
  { "planned", KC_ ("nonconformity", "Action planned"), KAMAE_TONE_ATTENTION },
  { "implementing", KC_ ("nonconformity", "Under way"), KAMAE_TONE_ATTENTION },
  { "implemented", KC_ ("nonconformity", "Implemented"), KAMAE_TONE_ATTENTION },
  { "verifying", KC_ ("nonconformity", "Waiting for its effect"), KAMAE_TONE_ATTENTION },
  { "closed", KC_ ("nonconformity", "Closed"), KAMAE_TONE_GOOD,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

/* Each phase of the form is prepared by one and approved by another. */
const KamaeChoice kamae_improvement_phases[] = {
  /* Translators: the four phases of the form: 入力情報, 処置計画, 実施報告, 処置確認 */
  { "input", KC_ ("phase", "Input") },
  { "plan", KC_ ("phase", "Action plan") },
  { "report", KC_ ("phase", "Implementation") },
  { "check", KC_ ("phase", "Verification") },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "correct", "opened", "corrected", N_("Corrected") },
  { "sign_issue", "opened", NULL, N_("Sign the issue"), KAMAE_TRANSITION_BACK,
    .approval = "prepared", .phase = "input" },
  { "approve_issue", "opened", NULL, N_("Approve the issue"), KAMAE_TRANSITION_BACK,
    .approval = "approved", .phase = "input", .dates = "confirmed_on", .signer = "confirmed_by" },
  { "analyse", "corrected", "cause_analysed", N_("Cause found"), .dates = "analysed_on" },
  { "plan", "cause_analysed", "planned", N_("Approve the plan"), .approval = "approved",
    .phase = "plan", .dates = "planned_on", .act = kamae_improvement_plan_approved },
  { "sign_plan", "cause_analysed", NULL, N_("Sign the plan"), KAMAE_TRANSITION_BACK,
    .approval = "prepared", .phase = "plan", .act = kamae_improvement_plan_signed },
  { "start", "planned", "implementing", N_("Start the action") },
  { "implement", "implementing", "implemented", N_("Report the action as carried out"),
    .approval = "prepared", .phase = "report", .dates = "implemented_on" },
  { "verify", "implemented", "verifying", N_("Approve the report, and wait for the effect"),
    .approval = "approved", .phase = "report", .act = kamae_improvement_report_approved },
  { "close", "verifying", "closed", KC_ ("nonconformity", "Close"), .approval = "approved",
    .phase = "check", .dates = "closed_on" },
  { "judge", "verifying", NULL, N_("Sign the judgement"), KAMAE_TRANSITION_BACK,
    .approval = "prepared", .phase = "check" },
  /* Without an action: the cause need not be removed. */
  { "close_corrected", "planned", "closed", N_("Close without an action"),
    .approval = "approved", .phase = "check", .dates = "closed_on" },
  /* The next action is planned, signed and approved as the first one was. */
  { "repeat", "verifying", "cause_analysed", N_("Not effective: plan again"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK, .act = kamae_improvement_add_next },
  { "return_plan", "planned implementing implemented verifying", "cause_analysed",
    N_("Return to the plan"), KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK,
    .act = kamae_improvement_plan_returned },
  { "return_report", "implemented verifying", "implementing", N_("Return to the report"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK,
    .act = kamae_improvement_report_returned },
  { "return_input", "corrected cause_analysed", "opened", N_("Return to the input"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "reject", "opened corrected cause_analysed", "not_accepted", N_("No nonconformity"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK, .approval = "approved",
    .phase = "input", .approver = "isms_manager" },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions, kamae_improvement_phases };

const KamaeEntity kamae_improvement_nonconformity = {
  .name = "nonconformity",
  .label = N_("Nonconformity"),
  .plural = N_("Nonconformities"),
  .help = N_("A requirement that is not met: note what was seen, correct it, find the cause, look for similar cases, remove the cause "
             "and judge later whether that worked. For example: three accounts of leavers are still active."),
  .clause = "10.2",
  .fields = fields,
  .workflow = &workflow,
  .order = "-number",
};

/* An answer and those above it, up to the first why. */
#define UP \
  "WITH RECURSIVE above (id, parent_id, place, up) AS (" \
  "SELECT this.id, this.parent_id, " KAMAE_IMPROVEMENT_PLACE ("this") ", 0 " \
  "UNION ALL SELECT why.id, why.parent_id, " KAMAE_IMPROVEMENT_PLACE ("why") ", up + 1 " \
  "FROM above JOIN nonconformity_why AS why ON why.id = above.parent_id LIMIT 20) " \
  "SELECT * FROM above"

static const KamaeField why_fields[] = {
  { "nonconformity", KAMAE_FIELD_LINK, N_("Nonconformity"),
    .flags = KAMAE_REQUIRED | KAMAE_OWNER, .target = "nonconformity",
    .inverse = N_("Whys") },
  { "depth", KAMAE_FIELD_DERIVED, N_("Why no."), .flags = KAMAE_COLUMN,
    .sql = "(SELECT replace (hex (zeroblob (count (*) - 1)), '00', '　') "
           "|| CASE WHEN count (*) > 1 THEN '└ ' ELSE '' END || count (*) FROM (" UP "))" },
  { "answer", KAMAE_FIELD_TEXT, N_("Because"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "parent", KAMAE_FIELD_LINK, N_("Why of"), .flags = KAMAE_COLUMN, .target = "nonconformity_why",
    .inverse = N_("Because"),
    .help = N_("The answer that this why asks about; empty for the first why.") },
  /* Where it stands in the tree: the places of all above it, and its own. */
  { "path", KAMAE_FIELD_DERIVED, N_("Place in the tree"), .flags = KAMAE_HIDDEN,
    .sql = "(SELECT group_concat (place, '') FROM (SELECT place FROM (" UP ") ORDER BY up DESC))" },
  { "position", KAMAE_FIELD_INTEGER, N_("Order"), .flags = KAMAE_HIDDEN },
  { "is_root", KAMAE_FIELD_BOOLEAN, N_("Root cause"), .flags = KAMAE_COLUMN, .initial = "0" },
  { NULL }
};

/* A new why comes last, and asks about the answer before it. */
static gboolean
why_created (KamaeOperation  *operation,
             KamaeRecord     *why,
             GError         **error)
{
  g_autoptr(KamaeCursor) cursor = NULL;
  g_autoptr(KamaeRecord) before = NULL;

  if (kamae_record_is_set (why, "position"))
    return TRUE;
  cursor = kamae_register_query (kamae_operation_get_register (operation),
                                 "SELECT coalesce (before.position, 0) + 1, before.id "
                                 "FROM nonconformity_why AS this LEFT JOIN nonconformity_why AS before "
                                 "ON before.nonconformity_id = this.nonconformity_id "
                                 "AND before.id <> this.id WHERE this.id = :id "
                                 "ORDER BY before.position DESC LIMIT 1", NULL, error);
  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (why));
  if (!kamae_cursor_next (cursor, error))
    return FALSE;
  if (!kamae_cursor_is_null (cursor, 1))
    before = kamae_register_ref_record (kamae_operation_get_register (operation),
                                        kamae_cursor_get_integer (cursor, 1), error);
  return kamae_operation_set_integer (operation, why, "position",
                                      kamae_cursor_get_integer (cursor, 0), error)
         && (before == NULL || kamae_record_is_set (why, "parent")
             || kamae_operation_set_link (operation, why, "parent", before, error));
}

const KamaeEntity kamae_improvement_why = {
  .name = "nonconformity_why",
  /* Translators: なぜなぜ, one question of the five whys with its answer */
  .label = N_("Why"),
  .plural = N_("Whys"),
  .help = N_("Ask why of each answer until something in the system can be changed; mark the answers that are root causes. "
             "For example: the account was not deleted, because nobody told the system manager, because …"),
  .clause = "10.2",
  .fields = why_fields,
  .flags = KAMAE_ENTITY_INTERNAL,
  .added_for = "cause_analysed",
  .order = "path",
  .created = why_created,
};
