/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-context-private.h"

#include <kamae-i18n.h>

static const KamaeEntity *const entities[] = {
  &kamae_context_factor,
  &kamae_context_issue,
  &kamae_context_interested_party,
  &kamae_context_requirement,
  &kamae_context_review,
  &kamae_context_factor_check,
  &kamae_context_climate_decision,
  &kamae_context_change_trigger,
  &kamae_context_scope_statement,
  &kamae_context_scope_item,
  &kamae_context_boundary,
  &kamae_context_exclusion,
  &kamae_context_scope_interface,
  &kamae_context_scope_attachment,
  NULL
};

static const KamaeSubject subjects[] = {
  { "context", KC_ ("subject", "Context"), KAMAE_PAGE_PLAN, 10, "4.1 4.2 4.3",
    "network-workgroup-symbolic",
    N_("Know what inside and outside the organization bears on information security and who "
       "expects what of it, and decide from that what the ISMS covers.") },
  { NULL }
};

static const KamaePageInfo pages[] = {
  { "context", N_("Context of the organization"), "context", 40, "context_review",
    "4.1",
    "emblem-documents-symbolic",
    /* Approved, but not made known in time; or the year has no review yet. */
    .attention = "SELECT id FROM context_review WHERE state = 'approved' AND approved_on < "
                 "date (:as_of, '-' || setting ('context.communicate_within_days') || ' days') "
                 "UNION ALL SELECT NULL WHERE NOT EXISTS (SELECT 1 FROM context_review "
                 "WHERE approved_on BETWEEN fiscal_start (:as_of) AND :as_of)",
    .attention_label = KC_ ("attention", "Not made known, or none this year"),
    .first_step = 130 },
  { "issues", N_("Issues"), "context", 10, "issue", "4.1", "dialog-information-symbolic",
    .attention = "SELECT issue.id FROM issue WHERE state <> 'closed' AND review_due < :as_of",
    .attention_label = KC_ ("attention", "Review overdue"),
    .first_step = 110 },
  { "interested-parties", N_("Interested parties"), "context", 20, "interested_party", "4.2",
    "system-users-symbolic",
    /* Parties not asked about climate change, and those with a requirement that has no answer. */
    .attention = "SELECT interested_party.id FROM interested_party WHERE climate_question = 'not_asked' "
                 "OR EXISTS (SELECT 1 FROM requirement "
                 "WHERE requirement.party_id = interested_party.id AND requirement.addressed IS NULL)",
    .attention_label = KC_ ("attention", "Without an answer"),
    .first_step = 120 },
  { "change-triggers", KC_ ("trigger", "Changes"), "context", 50, "change_trigger", "4.1",
    "view-refresh-symbolic",
    /* Changes that no review has taken up. */
    .attention = "SELECT change_trigger.id FROM change_trigger WHERE needs_review = 1 AND review_id IS NULL",
    .attention_label = KC_ ("attention", "Not taken up by a review") },
  { "scope-statements", N_("Scope"), "context", 30, "scope_statement", "4.3",
    "find-location-symbolic",
    /* Documents in force that are too old. */
    .attention = "SELECT scope_statement.id FROM scope_attachment "
                 "JOIN scope_statement ON scope_statement.id = scope_attachment.statement_id "
                 "WHERE scope_statement.state = 'in_force' AND "
                 "add_months (scope_attachment.dated_on, setting ('scope.drawing_months')) < :as_of",
    .attention_label = KC_ ("attention", "Documents that are too old"),
    .first_step = 140 },
  { NULL }
};

static const KamaeSetting settings[] = {
  { "context.communicate_within_days", N_("An approved review is made known within"), "14",
    N_("days") },
  { "context.trigger_within_days", N_("A change is reviewed within"), "30", N_("days") },
  { "context.review_months", N_("The context is reviewed every"), "12", N_("months") },
  { "scope.drawing_months", N_("Scope documents are renewed every"), "12", N_("months") },
  { NULL }
};

static const KamaeDeclaration declaration = {
  .id = "context",
  .version = 1,
  .domain = GETTEXT_PACKAGE,
  .entities = entities,
  .rules = kamae_context_rules,
  .figures = kamae_context_figures,
  .reports = kamae_context_reports,
  .subjects = subjects,
  .pages = pages,
  .settings = settings,
  .seed = kamae_context_seed_factors,
  .sample = kamae_context_fill_sample,
};

KAMAE_PLUGIN_DEFINE (declaration)
