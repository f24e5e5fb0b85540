/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-private.h"

#include <kamae-i18n.h>

/* The rules LDR-V01 … V07 of the domain analysis, in its order, and those of the rows of the
 * manual. That a required role is held today (V03) and that nobody holds two roles that do not
 * go together (V04) are asked by the core; who may approve (V01) is the approver of the step. */

/* The texts of a policy that must say something, by field. */
#define ANSWERS \
  "(SELECT id, 'check_a' AS field, check_a AS text FROM policy " \
  "UNION ALL SELECT id, 'check_b', check_b FROM policy " \
  "UNION ALL SELECT id, 'check_c', check_c FROM policy " \
  "UNION ALL SELECT id, 'check_d', check_d FROM policy " \
  "UNION ALL SELECT id, 'strategy', strategy FROM policy)"

/* What templates leave to be filled in. */
#define PLACEHOLDER(text) \
  "(" text " LIKE '%●●%' OR " text " LIKE '%※※%' OR " text " LIKE '%{{%' OR " text " LIKE '%○○%')"

const KamaeRule kamae_leadership_rules[] = {
  { "CORE-V01", KAMAE_RULE_BLOCK, "policy", "published", "5.2",
    N_("The day from which the policy holds has not come yet; publish it on that day, or correct the day."),
    "SELECT id, effective_on FROM policy WHERE effective_on > coalesce (published_on, :as_of)",
    "effective_on" },
  { "LDR-V01", KAMAE_RULE_BLOCK, "policy", "reviewed", "5.2",
    N_("Nothing says how the policy meets what 5.2 asks of it, or how it fits the strategy; answer each point beside the text."),
    "SELECT answer.id, label ('policy', answer.field) || coalesce (aside (phrase (answer.text)), '') "
    "FROM " ANSWERS " AS answer WHERE says_nothing (answer.text) ORDER BY answer.field",
    "check_a" },
  { "LDR-V01", KAMAE_RULE_BLOCK, "policy", "reviewed", "5.2",
    N_("The policy says nothing; write its purpose and its text."),
    "SELECT id, label ('policy', CASE WHEN says_nothing (purpose) THEN 'purpose' ELSE 'body' END) "
    "FROM policy WHERE says_nothing (purpose) OR says_nothing (body)", "body" },
  { "LDR-V01", KAMAE_RULE_BLOCK, "policy", "reviewed", "5.2",
    N_("Places of a template are not filled in yet; put in the words of your company."),
    "SELECT id, version FROM policy WHERE " PLACEHOLDER ("coalesce (purpose, '')")
    " OR " PLACEHOLDER ("coalesce (body, '')") " OR " PLACEHOLDER ("coalesce (purpose_en, '')")
    " OR " PLACEHOLDER ("coalesce (body_en, '')"), "body" },
  { "LDR-V01", KAMAE_RULE_WARN, "policy", "approved", "5.2",
    N_("The policy would hold before it is approved; correct the day from which it holds."),
    "SELECT id, effective_on FROM policy WHERE effective_on < coalesce (approved_on, :as_of)",
    "effective_on", .until = "approved" },

  { "LDR-V02", KAMAE_RULE_WARN, "policy_publication", NULL, "5.2",
    N_("The approved policy is not published here in time; publish it and note the day, or say that the channel is not used."),
    "SELECT policy_publication.id, policy.approved_on FROM policy_publication "
    "JOIN policy ON policy.id = policy_publication.policy_id "
    "WHERE policy_publication.state = 'planned' AND policy.state <> 'superseded' "
    "AND policy.approved_on < date (:as_of, '-' || setting ('leadership.publish_days') || ' days')" },
  { "LDR-V02", KAMAE_RULE_WARN, "policy", "published", "5.2",
    N_("The policy counts as published, but no channel has been used yet; note where it was published."),
    "SELECT policy.id, policy.version FROM policy WHERE NOT EXISTS (SELECT 1 FROM policy_publication "
    "WHERE policy_id = policy.id AND state = 'published')", .until = "superseded" },

  { "LDR-V03", KAMAE_RULE_WARN, "role", NULL, "5.3",
    N_("Nobody held the role on days of this fiscal year; appoint a successor or a substitute from the next day on."),
    "SELECT role.id, gap.since || ' – ' || gap.until FROM role "
    "JOIN " KAMAE_LEADERSHIP_GAPS (":as_of") " AS gap ON gap.role_id = role.id "
    "WHERE gap.until >= fiscal_start (:as_of) AND gap.until < :as_of ORDER BY gap.since" },

  { "LDR-V05", KAMAE_RULE_WARN, "role_assignment", NULL, "5.3",
    N_("The appointment is provisional: the holder lacks a competence that the role asks for, and an improvement is under way; confirm the result."),
    "SELECT assignment_id, competence FROM appointment_gap WHERE is_planned = 1",
    .needs = "role_requirement" },

  { "LDR-V06", KAMAE_RULE_WARN, NULL, NULL, "5.1",
    N_("Nothing of the last months shows this point of leadership and commitment; note what top management did."),
    "SELECT 1, tile.letter || ') ' || label ('leadership_evidence', 'letters', tile.letter) "
    "FROM " KAMAE_LEADERSHIP_TILES (":as_of") " AS tile "
    "WHERE coalesce (tile.shown_on, '') < " KAMAE_LEADERSHIP_STALE " ORDER BY tile.letter" },

  { "LDR-V07", KAMAE_RULE_WARN, "policy_publication", NULL, "5.2",
    N_("Nobody has compared the web site with the policy that holds for too long; look at it and add a check."),
    "SELECT id, max (published_on, coalesce ((SELECT max (checked_on) FROM publication_check "
    "WHERE publication_id = policy_publication.id), '')) AS last FROM policy_publication "
    "WHERE channel = 'website' AND state = 'published' "
    "AND policy_id = " KAMAE_LEADERSHIP_POLICY_AT (":as_of")
    " AND last < add_months (:as_of, -setting ('leadership.website_months'))" },
  { "LDR-V07", KAMAE_RULE_WARN, "policy_publication", NULL, "5.2",
    N_("What is published differs from the policy; correct it and check it again."),
    "SELECT id, (SELECT max (checked_on) FROM publication_check WHERE publication_id = "
    "policy_publication.id) FROM policy_publication WHERE state = 'published' "
    "AND policy_id = " KAMAE_LEADERSHIP_POLICY_AT (":as_of")
    " AND (SELECT agrees FROM publication_check WHERE publication_id = policy_publication.id "
    "ORDER BY checked_on DESC, id DESC LIMIT 1) = 0" },

  /* The rows of the manual. */
  { "S-5.1-h", KAMAE_RULE_WARN, "department", NULL, "5.1",
    N_("Nobody is appointed as the manager of this department in the scope; appoint somebody."),
    "SELECT id, name FROM department WHERE in_scope = 1 "
    "AND coalesce (valid_from, '') <= :as_of AND coalesce (valid_to, '9999-12-31') >= :as_of "
    "AND EXISTS (SELECT 1 FROM role WHERE code = 'department_manager') "
    "AND NOT EXISTS (SELECT 1 FROM " KAMAE_LEADERSHIP_HELD " AS held "
    "JOIN role ON role.id = held.role_id WHERE role.code = 'department_manager' AND held.department_id = department.id "
    "AND :as_of BETWEEN held.starts_on AND held.ends_on)" },
  { "S-5.3-1", KAMAE_RULE_WARN, "role_assignment", NULL, "5.3",
    N_("The task by which the person confirms what the role asks for was cancelled; reopen it, and finish it when its responsibilities and authorities are understood."),
    "SELECT held.id, task.number FROM " KAMAE_LEADERSHIP_HELD " AS held "
    "JOIN task ON task.id = " KAMAE_LEADERSHIP_TELLING ("held")
    " WHERE task.state = 'cancelled' AND :as_of BETWEEN held.starts_on AND held.ends_on" },
  { "S-5.3-2", KAMAE_RULE_WARN, "role_assignment", NULL, "5.3",
    N_("The person is appointed to the same role twice at the same time; end the earlier appointment, or correct the days."),
    "SELECT held.id, other.starts_on "
    "FROM " KAMAE_LEADERSHIP_HELD " AS held JOIN " KAMAE_LEADERSHIP_HELD " AS other "
    "ON other.role_id = held.role_id AND other.person_id = held.person_id "
    "AND other.department_id IS held.department_id "
    "AND (other.starts_on, other.id) < (held.starts_on, held.id) "
    "AND other.ends_on >= held.starts_on", "starts_on", .noted = TRUE },
  { "S-5.2-1", KAMAE_RULE_WARN, NULL, NULL, "5.2",
    N_("No information security policy is published; write one and have it approved."),
    "SELECT 1 WHERE " KAMAE_LEADERSHIP_POLICY_AT (":as_of") " IS NULL" },
  { "S-5.3-b", KAMAE_RULE_WARN, "management_review", NULL, "5.3",
    N_("No report on the performance was given to top management before the review; report on its period."),
    "SELECT management_review.id, management_review.planned_on FROM management_review "
    "WHERE (state IN ('held', 'draft', 'reviewed') OR (state IN ('planned', 'preparing') "
    "AND planned_on <= date (:as_of, '+14 days'))) "
    "AND NOT EXISTS (SELECT 1 FROM performance_report "
    "WHERE performance_report.state <> 'draft' AND performance_report.reported_on "
    "BETWEEN management_review.period_from AND coalesce (management_review.held_on, :as_of))",
    .needs = "management_review" },
  { "X-7.1-1", KAMAE_RULE_WARN, NULL, NULL, "7.1",
    N_("No resources are entered for this fiscal year; determine what the ISMS needs and have it decided."),
    "SELECT 1, fiscal_year.label FROM fiscal_year WHERE :as_of BETWEEN starts_on AND ends_on "
    "AND NOT EXISTS (SELECT 1 FROM resource_need WHERE resource_need.fiscal_year_id = fiscal_year.id)" },
  { "X-7.1-1", KAMAE_RULE_WARN, "resource_need", NULL, "7.1",
    N_("The fiscal year is over and nobody has decided on the resource, or noted what was provided; do so."),
    "SELECT resource_need.id, fiscal_year.ends_on FROM resource_need "
    "JOIN fiscal_year ON fiscal_year.id = resource_need.fiscal_year_id "
    "WHERE resource_need.state IN ('needed', 'decided') AND fiscal_year.ends_on < :as_of" },
  { NULL }
};
