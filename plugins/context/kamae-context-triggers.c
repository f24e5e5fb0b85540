/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-context-private.h"

#include <kamae-i18n.h>

/* 変化の契機: what happened that may change the context. */

static const KamaeChoice sources[] = {
  { "organization", KC_ ("change", "Organization") },
  { "site", KC_ ("change", "Site") },
  { "business", KC_ ("change", "Business") },
  { "law", KC_ ("change", "Law") },
  { "technology", KC_ ("change", "Technology or cloud") },
  { "supplier", KC_ ("change", "Supplier") },
  { "incident", KC_ ("change", "Incident") },
  { "customer", KC_ ("change", "Customer's demand") },
  { "climate", KC_ ("change", "Disaster or climate") },
  { "other", KC_ ("change", "Other") },
  { NULL }
};

static const KamaeChoice needs[] = {
  { "1", KC_ ("need", "Needed") },
  { "0", KC_ ("need", "Not needed") },
  { NULL }
};

static const KamaeChoice progress[] = {
  /* Translators: a change that no review has taken up yet */
  { "open", KC_ ("trigger", "Not reviewed yet"), KAMAE_TONE_ATTENTION },
  { "under_review", KC_ ("trigger", "In review") },
  { "settled", KC_ ("trigger", "Reviewed"), KAMAE_TONE_GOOD },
  { "no_review", KC_ ("trigger", "No review needed"), KAMAE_TONE_QUIET },
  { NULL }
};

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "CT-{fy}-{seq:02}", .flags = KAMAE_COLUMN },
  { "occurred_on", KAMAE_FIELD_DATE, N_("Date"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_COLUMN,
    .initial = "@today", .not_before = "kept_from" },
  { "kept_from", KAMAE_FIELD_DERIVED, N_("A year before the first fiscal year"),
    .flags = KAMAE_HIDDEN, .sql = "(SELECT add_months (min (starts_on), -12) FROM fiscal_year)" },
  { "description", KAMAE_FIELD_TEXT, N_("What changed"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "source", KAMAE_FIELD_CHOICE, N_("Source of the change"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = sources },
  { "details", KAMAE_FIELD_LONG_TEXT, N_("Details") },
  { "needs_review", KAMAE_FIELD_BOOLEAN, N_("Needs a review"), .flags = KAMAE_REQUIRED,
    .choices = needs, .initial = "1" },
  { "reason", KAMAE_FIELD_LONG_TEXT, N_("Why no review is needed"), .flags = KAMAE_REQUIRED,
    .when = "needs_review=0" },
  { "review", KAMAE_FIELD_LINK, N_("Taken up in the review"), .target = "context_review",
    .inverse = N_("Caused by"), .when = "needs_review=1", .taken_in = "draft discussed" },
  { "progress", KAMAE_FIELD_DERIVED, N_("Progress"), .flags = KAMAE_COLUMN, .choices = progress,
    .sql = "CASE WHEN this.needs_review = 0 THEN 'no_review' WHEN this.review_id IS NULL THEN 'open' "
           "WHEN (SELECT approved_on FROM context_review WHERE id = this.review_id) IS NULL THEN 'under_review' "
           "ELSE 'settled' END" },
  { NULL }
};

const KamaeEntity kamae_context_change_trigger = {
  .name = "change_trigger",
  /* Translators: 変化の契機, something that happened and may call for a review of the context */
  .label = KC_ ("trigger", "Change"),
  .plural = KC_ ("trigger", "Changes"),
  .help = N_("When circumstances change, the context is reviewed each time: note what happened, and start a review from it. "
             "For example: a second office opens, a law is amended, a supplier has an incident."),
  .clause = "4.1",
  .fields = fields,
  .order = "-occurred_on",
};
