/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-pages.h"
#include "kamae-leadership-private.h"

#include <kamae-i18n.h>

static const KamaeEntity *const entities[] = {
  &kamae_leadership_policy,
  &kamae_leadership_publication,
  &kamae_leadership_check,
  &kamae_leadership_evidence,
  &kamae_leadership_integration,
  &kamae_leadership_resource,
  &kamae_leadership_performance,
  &kamae_leadership_line,
  NULL
};

static const KamaeSubject subjects[] = {
  { "leadership", KC_ ("subject", "Leadership"), KAMAE_PAGE_PLAN, 20, "5.1 5.2 5.3 7.1",
    "avatar-default-symbolic",
    N_("Top management sets the policy, gives people their roles and the means for them, and shows "
       "by what it does that information security matters.") },
  { NULL }
};

static const KamaePageInfo pages[] = {
  { "leadership-board", N_("Leadership and commitment"), "leadership", 10, NULL, "5.1",
    "view-grid-symbolic",
    .attention = "SELECT NULL FROM " KAMAE_LEADERSHIP_TILES (":as_of")
                 " WHERE coalesce (shown_on, '') < " KAMAE_LEADERSHIP_STALE,
    .attention_label = KC_ ("attention", "Without recent proof"),
    .get_type = kamae_leadership_board_page_get_type },
  { "policies", N_("Policy"), "leadership", 20, "policy", "5.2", "emblem-documents-symbolic",
    /* Approved and not published; or none holds. */
    .attention = "SELECT id FROM policy WHERE state = 'approved' AND effective_on < :as_of "
                 "UNION ALL SELECT NULL WHERE " KAMAE_LEADERSHIP_POLICY_AT (":as_of") " IS NULL",
    .attention_label = KC_ ("attention", "Not published, or none in force"),
    .first_step = 150 },
  { "policy-publications", N_("Publication"), "leadership", 30, "policy_publication", "5.2",
    "send-to-symbolic",
    .attention = "SELECT policy_publication.id FROM policy_publication "
                 "JOIN policy ON policy.id = policy_publication.policy_id "
                 "WHERE policy_publication.state = 'planned' AND policy.state <> 'superseded' "
                 "AND policy.approved_on < date (:as_of, '-' || setting ('leadership.publish_days') || ' days')",
    .attention_label = KC_ ("attention", "Late to be published") },
  { "role-chart", N_("Organization chart of the ISMS"), "leadership", 40, NULL, "5.3",
    "network-workgroup-symbolic", .get_type = kamae_leadership_chart_page_get_type },
  { "resources", N_("Resources"), "leadership", 50, "resource_need", "7.1", "list-add-symbolic",
    /* Of a year that is over. */
    .attention = "SELECT resource_need.id FROM resource_need "
                 "JOIN fiscal_year ON fiscal_year.id = resource_need.fiscal_year_id "
                 "WHERE resource_need.state IN ('needed', 'decided') AND fiscal_year.ends_on < :as_of",
    .attention_label = KC_ ("attention", "Open from a year that is over"),
    .first_step = 160 },
  { "performance-reports", N_("Performance reports"), "leadership", 60, "performance_report", "5.3",
    "x-office-document-symbolic",
    .attention = "SELECT performance_report.id FROM performance_report WHERE state = 'reported' "
                 "AND reported_on < date (:as_of, '-14 days')",
    .attention_label = KC_ ("attention", "Waiting for an answer for two weeks") },
  { "leadership-evidence", N_("Evidence"), "leadership", 70, "leadership_evidence", "5.1",
    "mail-attachment-symbolic" },
  { "process-integration", N_("Processes"), "leadership", 80, "process_integration", "5.1",
    "view-list-symbolic" },
  { NULL }
};

static const KamaeSetting settings[] = {
  { "leadership.publish_days", N_("An approved policy is published within"), "30", N_("days") },
  { "leadership.tell_days", N_("Who is appointed confirms what the role asks for within"), "14",
    N_("days") },
  { "leadership.website_months", N_("The policy on the web site is checked every"), "12",
    N_("months") },
  { "leadership.evidence_months", N_("Evidence of leadership counts for"), "12", N_("months") },
  { NULL }
};

/* Which version of the policy was in force when. What shows leadership of what the core and this
 * plugin know; others add theirs. And who holds a role provisionally, and who was told of which
 * version of the policy, which only they can know. */
static const KamaeSharedView views[] = {
  { "policy_version",
    "SELECT policy.id AS record_id, policy.version AS version, policy.published_on AS valid_from, "
    "(SELECT date (min (next.published_on), '-1 day') FROM policy AS next "
    "WHERE next.state IN ('published', 'superseded') "
    "AND (next.published_on, next.version) > (policy.published_on, policy.version COLLATE counted)) "
    "AS valid_to FROM policy WHERE policy.state IN ('published', 'superseded')" },
  { "leadership_proof",
    "SELECT 'a' AS letter, approved_on AS shown_on, id AS record_id FROM policy "
    "WHERE approved_on IS NOT NULL "
    "UNION ALL SELECT 'e', approved_on, id FROM policy WHERE approved_on IS NOT NULL "
    "UNION ALL SELECT 'b', coalesce (confirmed_on, since_on), id FROM process_integration "
    "UNION ALL SELECT 'c', decided_on, id FROM resource_need WHERE state IN ('decided', 'provided') "
    "UNION ALL SELECT 'd', meeting.held_on, meeting.id FROM meeting "
    "JOIN meeting_series ON meeting_series.id = meeting.series_id WHERE meeting_series.kind = 'allhands' "
    "AND meeting.isms_agenda = 1 AND meeting.state NOT IN ('planned', 'notified') "
    "UNION ALL SELECT 'e', acknowledged_on, id FROM performance_report WHERE state = 'acknowledged' "
    "UNION ALL SELECT 'f', role_assignment.starts_on, role_assignment.id FROM role_assignment "
    "JOIN role ON role.id = role_assignment.role_id WHERE role.code <> 'department_manager' "
    "UNION ALL SELECT 'h', role_assignment.starts_on, role_assignment.id FROM role_assignment "
    "JOIN role ON role.id = role_assignment.role_id WHERE role.code = 'department_manager' "
    "UNION ALL SELECT letter.value, shown_on, leadership_evidence.id FROM leadership_evidence "
    "JOIN json_each ('[\"' || replace (letters, ' ', '\",\"') || '\"]') AS letter" },
  { "appointment_gap",
    "SELECT id AS assignment_id, '' AS competence, 0 AS is_planned FROM role_assignment WHERE 0" },
  { "policy_told", "SELECT NULL AS person_id, NULL AS version, NULL AS told_on WHERE 0" },
  { NULL }
};

static const KamaeDeclaration declaration = {
  .id = "leadership",
  .version = 1,
  .domain = GETTEXT_PACKAGE,
  .entities = entities,
  .rules = kamae_leadership_rules,
  .figures = kamae_leadership_figures,
  .reports = kamae_leadership_reports,
  .subjects = subjects,
  .pages = pages,
  .settings = settings,
  .sample = kamae_leadership_fill_sample,
  .changed = kamae_leadership_changed,
  /* Performance reports sum up what the others do. */
  .sample_order = 90,
  .views = views,
};

KAMAE_PLUGIN_DEFINE (declaration)
