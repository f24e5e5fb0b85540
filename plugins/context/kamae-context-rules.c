/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-context-private.h"

#include <kamae-i18n.h>

/* The rules CTX-V01 … SCP-V06 of the domain analysis, in its order.
 *
 * Guards of an approval look at records that are not approved yet: what was approved was right on
 * its day, and does not begin to offend because an issue is closed later. */

#define LABEL_OF_FACTOR "factor.code || ' ' || either (factor.label_ja, factor.label_en)"

#define ANSWER_MISSING \
  "(requirement.addressed IS NULL " \
  "OR (requirement.addressed = 'no' AND says_nothing (requirement.reason)))"

/* Whether a link other than those to factors and parties leads from or to the record. "Considered,
 * without effect" is an answer about the scope, not a response. */
#define LINKED(record) \
  "EXISTS (SELECT 1 FROM link WHERE (link.from_id = " record " OR link.to_id = " record ") " \
  "AND link.kind NOT IN ('issue.factors', 'issue.parties', 'scope_statement.unaffected', " \
  "'climate_decision.linked_issues', 'climate_decision.linked_requirements'))"

#define CONSIDERED_IN_SCOPE(record, field) \
  "EXISTS (SELECT 1 FROM link LEFT JOIN scope_item ON scope_item.id = link.from_id WHERE " \
  "link.to_id = " record " " \
  "AND ((link.kind = 'scope_item." field "' AND scope_item.statement_id = scope_statement.id) " \
  "OR (link.kind = 'scope_statement.unaffected' AND link.from_id = scope_statement.id)))"

/* A change after the day; of one that no review has settled counts when it was noted, too, whatever
 * day was entered for it since. */
#define KNOWN_AFTER(day) \
  "(change_trigger.occurred_on > " day " OR (change_trigger.needs_review = 1 " \
  "AND (SELECT approved_on FROM context_review WHERE id = change_trigger.review_id) IS NULL " \
  "AND (SELECT min (" KAMAE_SQL_ENTRY_DAY ") FROM journal_record " \
  "JOIN journal ON journal.seq = journal_record.seq " \
  "WHERE journal_record.record_id = change_trigger.id) > " day "))"

#define DAYS_AGO(key) "date (:as_of, '-' || setting ('" key "') || ' days')"

const KamaeRule kamae_context_rules[] = {
  { "CTX-V01", KAMAE_RULE_BLOCK, "context_review", "approved", "4.1",
    N_("A factor was not considered, or no issue comes from it and the note is missing; tick it and note that none applies."),
    "SELECT context_review.id, " LABEL_OF_FACTOR " "
    "|| coalesce (aside (phrase (factor_check.note)), '') "
    "FROM context_review CROSS JOIN factor LEFT JOIN factor_check ON factor_check.review_id = context_review.id AND factor_check.factor_id = factor.id "
    "WHERE coalesce (factor_check.considered, 0) = 0 "
    "OR (says_nothing (factor_check.note) AND NOT EXISTS (SELECT 1 FROM link "
    "JOIN issue ON issue.id = link.from_id WHERE link.kind = 'issue.factors' AND link.to_id = factor.id "
    "AND issue.state <> 'closed')) ORDER BY factor.code COLLATE counted", .until = "approved" },

  { "CTX-V02", KAMAE_RULE_BLOCK, "context_review", "approved", "4.1",
    N_("The review lacks the decision whether climate change is a relevant issue, or its reason; decide and say why, also for “not relevant”."),
    "SELECT context_review.id, phrase (climate_decision.rationale) FROM context_review "
    "LEFT JOIN climate_decision ON climate_decision.review_id = context_review.id "
    "WHERE climate_decision.relevant IS NULL OR says_nothing (climate_decision.rationale)" },

  { "CTX-V03", KAMAE_RULE_BLOCK, "context_review", "discussed", "4.1",
    N_("The review needs the committee meeting that discussed and decided it, held by now and before the approval; choose the meeting."),
    "SELECT context_review.id, meeting.number FROM context_review "
    "LEFT JOIN meeting ON meeting.id = context_review.meeting_id "
    "LEFT JOIN meeting_series ON meeting_series.id = meeting.series_id "
    "WHERE meeting.id IS NULL OR meeting_series.kind IS NOT 'committee' "
    "OR meeting.state IN ('planned', 'notified') "
    "OR meeting.held_on > coalesce (context_review.approved_on, :as_of)",
    "meeting" },

  { "CTX-V04", KAMAE_RULE_WARN, NULL, NULL, "4.1",
    N_("There is no issue on one of the two sides, external and internal; note at least one on each."),
    "SELECT 1, label ('issue', 'side', side) FROM "
    "(SELECT column1 AS side FROM (VALUES ('external'), ('internal'))) AS wanted WHERE NOT EXISTS (SELECT 1 FROM issue WHERE issue.side = wanted.side AND issue.state <> 'closed')" },
  { "CTX-V04", KAMAE_RULE_WARN, NULL, NULL, "4.2",
    N_("There is no interested party; list who has a stake in information security."),
    "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM interested_party)" },

  { "CTX-V05", KAMAE_RULE_BLOCK, "requirement", NULL, "4.2",
    N_("Nobody answered whether the ISMS addresses the requirement, or it says no without a reason; answer yes, or no and why."),
    "SELECT requirement.id FROM requirement WHERE " ANSWER_MISSING,
    "addressed" },
  { "CTX-V05", KAMAE_RULE_BLOCK, "context_review", "approved", "4.2",
    N_("A requirement has no answer whether the ISMS addresses it, or no reason for “no”; answer it at the interested party."),
    "SELECT context_review.id, requirement.number || ' ' || requirement.text "
    "FROM context_review CROSS JOIN requirement WHERE " ANSWER_MISSING
    " ORDER BY requirement.number COLLATE counted", .until = "approved" },
  /* The row S-4.2-c of the analysis: yes needs how. */
  { "S-4.2-c", KAMAE_RULE_WARN, "requirement", NULL, "4.2",
    N_("The requirement is addressed, but nothing says how; link the control, objective, risk or document that meets it."),
    "SELECT requirement.id FROM requirement WHERE requirement.addressed = 'yes' AND NOT "
    LINKED ("requirement.id"),
    "how" },

  { "CTX-V06", KAMAE_RULE_WARN, "issue", NULL, "4.1",
    N_("The issue is important, but linked to no scope item, risk, opportunity, objective or control; link what handles it."),
    "SELECT issue.id FROM issue WHERE issue.importance = 'high' AND issue.state <> 'closed' "
    "AND NOT " LINKED ("issue.id"),
    "handled_by" },

  { "CTX-V07", KAMAE_RULE_WARN, "requirement", NULL, "4.2",
    N_("The requirement comes from a law, but names neither the law nor an entry of the legal register; enter its basis."),
    "SELECT requirement.id FROM requirement WHERE requirement.kind = 'law' AND says_nothing (requirement.basis) "
    "AND NOT EXISTS (SELECT 1 FROM link JOIN record ON record.id IN (link.from_id, link.to_id) "
    "WHERE requirement.id IN (link.from_id, link.to_id) AND record.entity = 'legal_requirement')",
    "basis" },
  { "CTX-V07", KAMAE_RULE_WARN, "requirement", NULL, "4.2",
    N_("The requirement comes from a contract, but names none; enter the contract and its number."),
    "SELECT requirement.id FROM requirement WHERE requirement.kind = 'contract' "
    "AND says_nothing (requirement.basis)",
    "basis" },

  { "CTX-V08", KAMAE_RULE_WARN, "context_review", NULL, "4.1",
    N_("The approved review was not made known in time; make it known to those concerned and record it."),
    "SELECT context_review.id FROM context_review WHERE context_review.state = 'approved' "
    "AND context_review.approved_on < " DAYS_AGO ("context.communicate_within_days") },
  { "CTX-V08", KAMAE_RULE_WARN, "context_review", "communicated", "4.1",
    N_("The review counts as made known, but no record says to whom and how; add a communication record."),
    "SELECT context_review.id, context_review.approved_on FROM context_review WHERE NOT EXISTS (SELECT 1 FROM communication_record WHERE communication_record.source_id = context_review.id)" },

  { "CTX-V09", KAMAE_RULE_WARN, NULL, NULL, "4.1",
    N_("No review of the context was approved in this fiscal year; hold the annual review."),
    "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM context_review "
    "WHERE context_review.approved_on BETWEEN fiscal_start (:as_of) AND :as_of)" },
  { "CTX-V09", KAMAE_RULE_WARN, "change_trigger", NULL, "4.1",
    N_("The change waits for a review for too long; review the context because of it, or say why no review is needed."),
    "SELECT change_trigger.id FROM change_trigger "
    "LEFT JOIN context_review ON context_review.id = change_trigger.review_id "
    "WHERE change_trigger.needs_review = 1 AND context_review.approved_on IS NULL "
    "AND change_trigger.occurred_on < " DAYS_AGO ("context.trigger_within_days"),
    "review" },

  { "SCP-V01", KAMAE_RULE_BLOCK, NULL, NULL, "4.3",
    N_("No scope statement is approved; write one and have it approved."),
    "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM scope_statement "
    "WHERE scope_statement.state IN ('approved', 'in_force'))" },
  { "CORE-V01", KAMAE_RULE_BLOCK, "scope_statement", "in_force", "4.3",
    N_("The day from which the version holds has not come yet; put it in force on that day."),
    "SELECT id, effective_on FROM scope_statement WHERE effective_on > :as_of", "effective_on" },
  { "SCP-V01", KAMAE_RULE_BLOCK, "scope_statement", "approved", "4.3",
    N_("One of the six kinds of scope items is missing; add an item, or choose “none” and say why."),
    "SELECT scope_statement.id, label ('scope_item', 'kind', wanted.kind) FROM scope_statement CROSS JOIN "
    "(SELECT column1 AS kind FROM (VALUES ('organization'), ('site'), ('people'), ('business'), "
    "('asset'), ('network'))) AS wanted "
    "WHERE NOT EXISTS (SELECT 1 FROM scope_item WHERE scope_item.statement_id = scope_statement.id "
    "AND scope_item.kind = wanted.kind AND (NOT says_nothing (scope_item.name) "
    "OR (scope_item.name_absence IS NOT NULL AND NOT says_nothing (scope_item.reason))))" },
  { "SCP-V01", KAMAE_RULE_BLOCK, "scope_statement", "approved", "4.3",
    N_("Nothing is said about exclusions; list them, or choose “none” and enter the day of the check."),
    "SELECT scope_statement.id FROM scope_statement "
    "WHERE NOT EXISTS (SELECT 1 FROM exclusion WHERE exclusion.statement_id = scope_statement.id) "
    "AND (scope_statement.exclusions_absence IS NULL OR scope_statement.exclusions_checked_on IS NULL)",
    "exclusions" },

  { "SCP-V02", KAMAE_RULE_BLOCK, "scope_statement", "approved", "4.3",
    N_("An exclusion has no reason; say why the ISMS leaves it out."),
    "SELECT scope_statement.id, exclusion.item FROM scope_statement "
    "JOIN exclusion ON exclusion.statement_id = scope_statement.id WHERE says_nothing (exclusion.reason)" },
  { "SCP-V02", KAMAE_RULE_BLOCK, "scope_statement", "approved", "4.3",
    N_("An exclusion names a clause from 4 to 10; they cannot be excluded, only parts of the organization and controls of Annex A."),
    "SELECT scope_statement.id, exclusion.item FROM scope_statement "
    "JOIN exclusion ON exclusion.statement_id = scope_statement.id "
    "WHERE EXISTS (SELECT 1 FROM clause WHERE clause.id = exclusion.concerns_id "
    "OR exclusion.item = clause.number OR exclusion.item LIKE clause.number || ' %' "
    "OR normalised (exclusion.item) LIKE '%' || normalised ('箇条') || clause.number || '%' "
    "OR normalised (exclusion.item) LIKE '%clause ' || clause.number || '%')" },

  { "SCP-V03", KAMAE_RULE_WARN, "scope_statement", "approved", "4.3",
    N_("An issue was not considered for the scope; link it to a scope item, or to those considered without effect."),
    "SELECT scope_statement.id, issue.number || ' ' || issue.title FROM scope_statement CROSS JOIN issue "
    "WHERE issue.state <> 'closed' AND issue.importance <> 'low' "
    "AND NOT " CONSIDERED_IN_SCOPE ("issue.id", "issues") " ORDER BY issue.number COLLATE counted",
    "unaffected", .until = "superseded" },
  { "SCP-V03", KAMAE_RULE_WARN, "scope_statement", "approved", "4.3",
    N_("A requirement was not considered for the scope; link it to a scope item, or to those considered without effect."),
    "SELECT scope_statement.id, requirement.number || ' ' || requirement.text "
    "FROM scope_statement CROSS JOIN requirement "
    "WHERE requirement.addressed IS NOT 'no' "
    "AND NOT " CONSIDERED_IN_SCOPE ("requirement.id", "requirements")
    " ORDER BY requirement.number COLLATE counted",
    "unaffected", .until = "superseded" },
  { "SCP-V03", KAMAE_RULE_WARN, "scope_statement", "approved", "4.3",
    N_("No interface with another organization is listed; add what is exchanged with contractors and cloud services."),
    "SELECT scope_statement.id, scope_statement.version FROM scope_statement WHERE NOT EXISTS "
    "(SELECT 1 FROM scope_interface WHERE scope_interface.statement_id = scope_statement.id)",
    .until = "superseded" },

  { "SCP-V04", KAMAE_RULE_WARN, "issue", NULL, "4.3",
    N_("The person in charge belongs to a department outside of the scope; choose another person, or widen the scope."),
    "SELECT issue.id, person.name || ', ' || department.name FROM issue JOIN person ON person.id = issue.owner_id "
    "JOIN department ON department.id = " KAMAE_SQL_DEPARTMENT_AT ("person", ":as_of") " "
    "WHERE issue.state <> 'closed' AND department.in_scope = 0",
    "owner" },
  { "SCP-V04", KAMAE_RULE_WARN, "task", NULL, "4.3",
    N_("The task is assigned to a person outside of the scope; assign it to another person, or widen the scope."),
    "SELECT task.id, person.name || ', ' || department.name FROM task JOIN person ON person.id = task.assignee_id "
    "JOIN department ON department.id = " KAMAE_SQL_DEPARTMENT_AT ("person", ":as_of") " "
    "WHERE task.state IN ('open', 'doing') AND department.in_scope = 0",
    "assignee" },
  { "SCP-V04", KAMAE_RULE_WARN, "scope_statement", "approved", "4.3",
    N_("The statement includes a department or site that is marked as outside of the scope; correct one of the two."),
    "SELECT scope_statement.id, coalesce (site.name, department.name) FROM scope_statement "
    "JOIN scope_item ON scope_item.statement_id = scope_statement.id "
    "JOIN link ON link.kind = 'scope_item.refs' AND link.from_id = scope_item.id "
    "LEFT JOIN site ON site.id = link.to_id LEFT JOIN department ON department.id = link.to_id "
    "WHERE coalesce (site.in_scope, department.in_scope) = 0", .until = "superseded" },

  { "SCP-V05", KAMAE_RULE_WARN, "scope_statement", "approved", "4.3",
    N_("A drawing or list is older than the limit, or than the last change of what it shows; renew it in a new version."),
    "SELECT scope_statement.id, scope_attachment.title || ' ' || scope_attachment.dated_on FROM scope_statement "
    "JOIN scope_attachment ON scope_attachment.statement_id = scope_statement.id "
    "WHERE ("
    "add_months (scope_attachment.dated_on, setting ('scope.drawing_months')) < :as_of "
    "OR EXISTS (SELECT 1 FROM change_trigger WHERE " KNOWN_AFTER ("scope_attachment.dated_on") " "
    "AND ((change_trigger.source = 'site' AND scope_attachment.kind IN ('site_list', 'layout', 'network')) "
    "OR (change_trigger.source = 'technology' AND scope_attachment.kind IN ('network', 'systems')) "
    "OR (change_trigger.source = 'organization' AND scope_attachment.kind IN ('org_chart', 'head_count')) "
    "OR (change_trigger.source = 'business' AND scope_attachment.kind = 'flow'))))",
    .until = "superseded" },

  { "SCP-V06", KAMAE_RULE_WARN, "scope_statement", "approved", "4.3",
    N_("A supplier or cloud service has no interface in the scope statement; say what is exchanged with it and who answers for what."),
    "SELECT scope_statement.id, interested_party.name FROM scope_statement CROSS JOIN record "
    "LEFT JOIN interested_party ON interested_party.id = record.id "
    "WHERE (record.entity IN ('supplier', 'cloud_service') "
    "OR (interested_party.side = 'external' AND interested_party.category IN ('supplier', 'cloud'))) "
    "AND NOT EXISTS (SELECT 1 FROM scope_interface WHERE scope_interface.statement_id = scope_statement.id "
    "AND scope_interface.party_id = record.id)", .until = "superseded" },
  { NULL }
};
