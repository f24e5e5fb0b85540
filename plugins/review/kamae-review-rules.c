/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-review-private.h"

#include <kamae-i18n.h>

/* The rules MRV-V01 … V08 of the domain analysis, in its order. MRV-V09, no edit after approval, is
 * the lock of the core.
 *
 * They guard the draft of the minutes: from then on those present read what is said there. */

#define INPUT_LABEL(part) "label ('review_input', 'part', " part ")"

#define IN_PERIOD(date) \
  date " BETWEEN management_review.period_from AND management_review.cut_off_on"

const KamaeRule kamae_review_rules[] = {
  { "MRV-V01", KAMAE_RULE_BLOCK, "management_review", "draft", "9.3.2",
    N_("An input has no status or no report; choose one and say what was reported, for “no change” what was looked at."),
    "SELECT management_review.id, " INPUT_LABEL ("wanted.part") " "
    "|| coalesce (aside (phrase ((SELECT max (report) FROM review_input "
    "WHERE review_id = management_review.id AND part = wanted.part))), '') FROM management_review "
    "CROSS JOIN (SELECT column1 AS part FROM (VALUES ('a'), ('b'), ('c'), ('d1'), ('d2'), ('d3'), ('d4'), "
    "('e'), ('f'), ('g'))) AS wanted WHERE NOT EXISTS (SELECT 1 FROM review_input "
    "WHERE review_input.review_id = management_review.id AND review_input.part = wanted.part "
    "AND review_input.status IS NOT NULL AND NOT says_nothing (review_input.report)) ORDER BY wanted.part" },

  { "MRV-V02", KAMAE_RULE_BLOCK, "management_review", "draft", "9.3.3",
    N_("Nothing is decided on continual improvement; add a decision, or say why there is none."),
    "SELECT management_review.id FROM management_review WHERE says_nothing (no_improvement) "
    "AND NOT EXISTS (SELECT 1 FROM review_decision WHERE review_id = management_review.id "
    "AND kind = 'improve')",
    "no_improvement" },
  { "MRV-V02", KAMAE_RULE_BLOCK, "management_review", "draft", "9.3.3",
    N_("Nothing is decided on changes to the ISMS; add a decision, or say why there is none."),
    "SELECT management_review.id FROM management_review WHERE says_nothing (no_change) "
    "AND NOT EXISTS (SELECT 1 FROM review_decision WHERE review_id = management_review.id "
    "AND kind = 'change')",
    "no_change" },

  { "MRV-V03", KAMAE_RULE_BLOCK, "management_review", "draft", "9.3.1",
    N_("Top management was not present; add who holds the role to those present, or record the proxy."),
    "SELECT management_review.id FROM management_review WHERE says_nothing (proxy) "
    "AND NOT EXISTS (SELECT 1 FROM link WHERE link.kind = 'management_review.attendees' "
    "AND link.from_id = management_review.id "
    "AND link.to_id IN " KAMAE_REVIEW_TOP_MANAGEMENT ("management_review.held_on") ")",
    "attendees", .until = "approved" },
  { "MRV-V03", KAMAE_RULE_BLOCK, "management_review", "approved", "9.3.1",
    N_("The chair approves the minutes; let the chair sign them, or correct who chaired the review."),
    "SELECT management_review.id, person.name FROM management_review "
    "LEFT JOIN person ON person.id = management_review.chair_id "
    "WHERE coalesce ((SELECT signature.person_id FROM signature "
    "WHERE signature.source_id = management_review.id AND signature.box = 'approved' "
    "ORDER BY signature.signed_on DESC LIMIT 1), :me) IS NOT management_review.chair_id",
    "chair", .until = "approved" },

  { "MRV-V04", KAMAE_RULE_BLOCK, "management_review", "draft", "9.3.3",
    N_("A decision has nobody in charge or no due date; enter both."),
    "SELECT management_review.id, review_decision.number || ' ' || review_decision.text "
    "FROM management_review JOIN review_decision ON review_decision.review_id = management_review.id "
    "WHERE review_decision.owner_id IS NULL OR review_decision.due_on IS NULL" },

  { "MRV-V05", KAMAE_RULE_BLOCK, "management_review", "held", "9.3.1",
    N_("The review cannot be held in the future; correct the day."),
    "SELECT management_review.id FROM management_review WHERE held_on > :as_of",
    "held_on" },
  { "MRV-V05", KAMAE_RULE_BLOCK, "management_review", "approved", "9.3.1",
    N_("The minutes would be approved before the review was held; correct the day on which it was held."),
    "SELECT management_review.id FROM management_review "
    "WHERE coalesce (approved_on, :as_of) < held_on",
    "held_on" },

  { "MRV-V06", KAMAE_RULE_WARN, NULL, NULL, "9.3.1",
    N_("The last management review is too long ago; plan and hold the next one."),
    "SELECT 1, max (held_on) FROM management_review WHERE held_on <= :as_of "
    "HAVING coalesce (add_months (max (held_on), setting ('review.months')), '') < :as_of" },
  { "MRV-V06", KAMAE_RULE_WARN, "management_review", "draft", "9.3.2",
    N_("An audit of the period is not reported yet, or there was none; report it before the review."),
    "SELECT management_review.id, audit.number FROM management_review "
    "JOIN audit ON " IN_PERIOD ("audit.starts_on") " "
    "WHERE audit.state NOT IN ('reported', 'following_up', 'closed', 'cancelled') "
    "UNION ALL SELECT management_review.id, NULL FROM management_review "
    "WHERE NOT EXISTS (SELECT 1 FROM audit WHERE " IN_PERIOD ("audit.starts_on") " "
    "AND audit.state <> 'cancelled')",
    .needs = "audit", .until = "approved" },
  { "MRV-V06", KAMAE_RULE_WARN, "management_review", "draft", "9.3.2",
    N_("A risk assessment of the period is not locked yet, or there was none; finish it before the review."),
    "SELECT management_review.id, risk_run.number FROM management_review "
    "JOIN risk_run ON " IN_PERIOD ("coalesce (risk_run.ends_on, risk_run.planned_on)") " "
    "WHERE risk_run.state <> 'locked' "
    "UNION ALL SELECT management_review.id, NULL FROM management_review "
    "WHERE NOT EXISTS (SELECT 1 FROM risk_run "
    "WHERE " IN_PERIOD ("coalesce (risk_run.ends_on, risk_run.planned_on)") ")",
    .needs = "risk_run", .until = "approved" },

  { "MRV-V07", KAMAE_RULE_WARN, "management_review", "draft", "9.3.2",
    N_("Input a does not mention an open decision of an earlier review; report its state with its number."),
    "SELECT management_review.id, review_decision.number || ' ' || review_decision.text "
    "FROM management_review "
    "JOIN review_decision ON review_decision.review_id <> management_review.id "
    "JOIN task ON task.id = review_decision.task_id AND task.state IN ('open', 'doing') "
    "WHERE NOT EXISTS (SELECT 1 FROM review_input "
    "WHERE review_input.review_id = management_review.id AND review_input.part = 'a' "
    "AND instr (coalesce (review_input.report, '') || ' ' || coalesce (review_input.discussion, ''), "
    "review_decision.number) > 0) "
    "ORDER BY review_decision.number COLLATE counted", .until = "approved" },

  { "MRV-V08", KAMAE_RULE_WARN, "management_review", "draft", "9.3.2",
    N_("Every input says “no change”; look again at what the year has brought."),
    "SELECT management_review.id, (SELECT count (*) FROM review_input "
    "WHERE review_id = management_review.id) FROM management_review WHERE NOT EXISTS "
    "(SELECT 1 FROM review_input WHERE review_id = management_review.id AND status IS NOT 'no_change')" },

  /* The row X-9.3.3-1 of the analysis: decisions are followed until they are done. */
  { "X-9.3.3-1", KAMAE_RULE_BLOCK, "management_review", "closed", "9.3.3",
    N_("A decision is not done yet; finish its task, or cancel it with a reason."),
    "SELECT management_review.id, review_decision.number || ' ' || review_decision.text "
    "FROM management_review JOIN review_decision ON review_decision.review_id = management_review.id "
    "LEFT JOIN task ON task.id = review_decision.task_id "
    "WHERE coalesce (task.state, 'open') IN ('open', 'doing') ORDER BY review_decision.number COLLATE counted",
    .until = "closed" },
  { NULL }
};
