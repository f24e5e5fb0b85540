/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-competence-pages.h"
#include "kamae-competence-private.h"

#include <kamae-i18n.h>

static const KamaeEntity *const entities[] = {
  &kamae_competence_level,
  &kamae_competence_item,
  &kamae_competence_requirement,
  &kamae_competence_check,
  &kamae_competence_assessment,
  &kamae_competence_gap_action,
  &kamae_competence_course,
  &kamae_competence_plan,
  &kamae_competence_plan_row,
  &kamae_competence_session,
  &kamae_competence_attendance,
  &kamae_competence_evaluation,
  &kamae_competence_acknowledgement,
  &kamae_competence_pledge,
  &kamae_competence_certificate,
  NULL
};

static const KamaeSubject subjects[] = {
  { "competence", KC_ ("subject", "Competence"), KAMAE_PAGE_DO, 10, "7.2", "starred-symbolic",
    N_("Settle what people must be able to do, see whether they can, and close what is missing.") },
  { "training", KC_ ("subject", "Training"), KAMAE_PAGE_DO, 20, "7.2 7.3",
    "accessories-dictionary-symbolic",
    N_("See to it that everybody knows the policy, their own part in it, and what follows when it "
       "is not kept.") },
  { NULL }
};

static const KamaePageInfo pages[] = {
  { "competence-matrix", N_("Competence matrix"), "competence", 10, NULL, "7.2",
    "view-grid-symbolic",
    /* Levels below what a role asks for, without anything being done. */
    .attention = "SELECT NULL" KAMAE_COMPETENCE_WANTED_AT (":as_of") "AND "
                 KAMAE_COMPETENCE_LEVEL_AT ("held.person_id", "wanted.competence_id", ":as_of")
                 " < wanted.required_level AND NOT "
                 KAMAE_COMPETENCE_ACTS ("held.person_id", "wanted.competence_id"),
    .attention_label = KC_ ("attention", "Gaps that nothing closes"),
    .get_type = kamae_competence_matrix_page_get_type },
  { "competences", N_("Competences"), "competence", 20, "competence", "7.2",
    "starred-symbolic",
    /* Roles that are held, and for which nothing is asked. */
    .attention = "SELECT NULL FROM role_assignment AS held WHERE "
                 KAMAE_COMPETENCE_HELD_AT ("held", ":as_of")
                 " AND NOT EXISTS (SELECT 1 FROM role_requirement WHERE role_requirement.role_id = held.role_id)"
                 " GROUP BY held.role_id",
    .attention_label = KC_ ("attention", "Roles without requirements"),
    .first_step = 310 },
  { "competence-checks", N_("Checks of competence"), "competence", 30, "competence_check", "7.2",
    "emblem-ok-symbolic",
    /* Begun more than a month ago and not approved. */
    .attention = "SELECT competence_check.id FROM competence_check WHERE state <> 'approved'"
                 " AND checked_on < date (:as_of, '-30 days')",
    .attention_label = KC_ ("attention", "Waiting for approval for a month") },
  /* Translators: 力量向上処置, short, for the sidebar */
  { "gap-actions", N_("Closing of gaps"), "competence", 40, "gap_action", "7.2",
    "go-up-symbolic",
    .attention = "SELECT gap_action.id FROM gap_action WHERE state IN ('planned', 'doing') AND due_on < :as_of",
    .attention_label = KC_ ("attention", "Overdue") },
  { "courses", N_("Courses"), "training", 40, "course", "7.3", "accessories-dictionary-symbolic",
    .first_step = 320 },
  { "training-plans", N_("Training plans"), "training", 30, "training_plan", "7.2",
    "x-office-calendar-symbolic",
    /* The running year has no approved plan. */
    .attention = "SELECT NULL WHERE NOT EXISTS (SELECT 1 FROM training_plan JOIN fiscal_year ON fiscal_year.id = training_plan.fiscal_year_id"
                 " WHERE :as_of BETWEEN fiscal_year.starts_on AND fiscal_year.ends_on AND training_plan.state <> 'draft')",
    .attention_label = KC_ ("attention", "Not approved for this year"),
    .first_step = 330 },
  { "training-sessions", N_("Training sessions"), "training", 10, "training_session", "7.3",
    "system-users-symbolic",
    /* Past its day and not marked as held, or held long ago and not closed. */
    .attention = "SELECT training_session.id FROM training_session WHERE (state IN ('planned', 'announced')"
                 " AND coalesce (ends_on, starts_on) < :as_of) OR (state IN ('held', 'follow_up', 'evaluated')"
                 " AND coalesce (ends_on, starts_on) < date (:as_of, '-' || setting ('competence.close_days') || ' days'))",
    .attention_label = KC_ ("attention", "Past their day or not closed") },
  { "attendance", N_("Enter attendance"), "training", 20, NULL, "7.3", "edit-paste-symbolic",
    .get_type = kamae_competence_attendance_page_get_type },
  { "training-trend", N_("People trained"), "training", 60, NULL, "7.3",
    "power-profile-performance-symbolic", .get_type = kamae_competence_trend_page_get_type },
  { "evaluations", N_("Evaluations of effectiveness"), "training", 50,
    "effectiveness_evaluation", "7.2", "view-list-symbolic",
    .attention = "SELECT effectiveness_evaluation.id FROM effectiveness_evaluation WHERE state = 'judged' AND verdict = 'not_effective'"
                 " AND coalesce (follow_up, '') = ''",
    .attention_label = KC_ ("attention", "Without effect and without a next step") },
  { "certificates", N_("Certificates"), "competence", 50, "certificate", "7.2",
    "security-high-symbolic",
    .attention = "SELECT certificate.id FROM certificate JOIN person ON person.id = certificate.person_id"
                 " WHERE " KAMAE_SQL_EMPLOYED_AT ("person", ":as_of")
                 " AND certificate.valid_to < date (:as_of, '+' || setting ('competence.expiry_days') || ' days')"
                 " AND NOT EXISTS (SELECT 1 FROM certificate AS newer WHERE newer.person_id = certificate.person_id"
                 " AND newer.kind = certificate.kind AND newer.name = certificate.name"
                 " AND coalesce (newer.valid_to, '9999-12-31') > certificate.valid_to)",
    .attention_label = KC_ ("attention", "Ended or ending soon") },
  { "pledges", N_("Pledges"), "training", 70, "pledge", "7.3", "document-edit-symbolic",
    /* People in the scope who joined lately and have not signed. */
    .attention = "SELECT NULL FROM person WHERE "
                 KAMAE_COMPETENCE_IN_SCOPE ("person", ":as_of")
                 " AND person.joined_on >= " KAMAE_COMPETENCE_NEW_SINCE (":as_of")
                 " AND NOT EXISTS (SELECT 1 FROM pledge WHERE pledge.person_id = person.id)",
    .attention_label = KC_ ("attention", "People who have not signed") },
  { "acknowledgements", N_("Acknowledgements"), "training", 80, "acknowledgement", "7.3",
    "object-select-symbolic" },
  { "competence-levels", N_("Levels of competence"), "competence", 60, "competence_level", "7.2",
    "view-sort-ascending-symbolic" },
  { NULL }
};

static const KamaeSetting settings[] = {
  { "competence.newcomer_days", N_("Newcomers are trained within"), "30", N_("days") },
  { "competence.before_access",
    N_("Newcomers are trained before they get access: 0 no, 1 yes"), "0" },
  { "competence.coverage_target", N_("People trained in a fiscal year, at least"), "100", N_("%") },
  { "competence.follow_up_days", N_("Who missed a training makes up for it within"), "30",
    N_("days") },
  { "competence.close_days", N_("A training is closed within"), "45", N_("days") },
  { "competence.expiry_days", N_("Certificates are renewed before they expire, earlier by"), "60",
    N_("days") },
  { NULL }
};

/* Who is qualified to audit: a certificate with its basis, or what the audit planner keeps; the
 * appointments whose holder lacks what the role asks for: whether something is done about it; and
 * who was told of which version of the policy, in a training that names it, or acknowledged it, as
 * far as whoever keeps the policy says which version a record is. */
static const KamaeSharedView views[] = {
  { "qualified_auditor",
    "SELECT id AS record_id, person_id, obtained_on AS valid_from, valid_to, 'certificate' AS entity, basis,"
    " name || coalesce (aside (issuer), '') AS details FROM certificate"
    " WHERE kind = 'auditor' AND coalesce (basis, '') <> ''" },
  { "appointment_gap",
    "SELECT held.id AS assignment_id, competence.code || ' ' || competence.name AS competence, "
    KAMAE_COMPETENCE_ACTS ("held.person_id", "wanted.competence_id") " AS is_planned"
    KAMAE_COMPETENCE_WANTED_AT ("today ()") "AND "
    KAMAE_COMPETENCE_LEVEL_AT ("held.person_id", "wanted.competence_id", "today ()")
    " < wanted.required_level" },
  { "policy_version",
    "SELECT NULL AS record_id, NULL AS version, NULL AS valid_from, NULL AS valid_to WHERE 0" },
  { "policy_told",
    "SELECT attendance.person_id AS person_id, training_session.policy_version AS version, "
    KAMAE_COMPETENCE_DAY ("attendance", "training_session") " AS told_on FROM attendance"
    " JOIN training_session ON training_session.id = attendance.session_id"
    " WHERE " KAMAE_COMPETENCE_ATTENDED ("attendance")
    " AND training_session.policy_version IS NOT NULL"
    " UNION ALL SELECT person_id, policy_version.version, acknowledged_on FROM acknowledgement"
    " JOIN policy_version ON policy_version.record_id = acknowledgement.record_id" },
  { NULL }
};

static const KamaeDeclaration declaration = {
  .id = "competence",
  .version = 1,
  .domain = GETTEXT_PACKAGE,
  .entities = entities,
  .rules = kamae_competence_rules,
  .figures = kamae_competence_figures,
  .reports = kamae_competence_reports,
  .subjects = subjects,
  .pages = pages,
  .settings = settings,
  .seed = kamae_competence_seed_levels,
  .sample = kamae_competence_fill_sample,
  .views = views,
};

KAMAE_PLUGIN_DEFINE (declaration)
