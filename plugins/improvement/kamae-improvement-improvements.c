/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-improvement-private.h"

#include <kamae-i18n.h>

/* 改善: what makes the ISMS better although no requirement is broken (10.1). */

static const KamaeChoice sources[] = {
  { "internal_audit", KC_ ("improvement", "Internal audit") },
  { "external_audit", KC_ ("improvement", "Certification audit") },
  { "mr", KC_ ("improvement", "Management review") },
  { "proposal", KC_ ("improvement", "Proposal from the staff") },
  { "incident", KC_ ("improvement", "Incident") },
  { "monitoring", KC_ ("improvement", "Monitoring and measurement") },
  { "party", KC_ ("improvement", "Interested party") },
  { "other", KC_ ("improvement", "Other") },
  { NULL }
};

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "IMP-{fy}-{seq:02}",
    .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_TEXT, N_("Subject"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "proposed_on", KAMAE_FIELD_DATE, N_("Proposed on"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_COLUMN, .initial = "@today" },
  { "proposed_by", KAMAE_FIELD_LINK, N_("Proposed by"), .target = "person",
    .inverse = N_("Proposed the improvement"), .initial = "@me",
    .held_from = "declined" },
  { "source", KAMAE_FIELD_CHOICE, KC_ ("improvement", "Source"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .choices = sources, .initial = "proposal" },
  { "source_record", KAMAE_FIELD_LINK, N_("Comes from"), .target = "*",
    .inverse = N_("Improvements") },
  { "department", KAMAE_FIELD_LINK, N_("Department"), .target = "department",
    .inverse = N_("Improvements") },
  { "text", KAMAE_FIELD_LONG_TEXT, N_("Proposal"), .flags = KAMAE_REQUIRED },
  { "benefit", KAMAE_FIELD_LONG_TEXT, N_("Benefit"), .flags = KAMAE_REQUIRED,
    .help = N_("What becomes more suitable, adequate or effective by it.") },
  { "decided_on", KAMAE_FIELD_DATE, N_("Decided on"), .flags = KAMAE_ACTUAL,
    .group = N_("Decision"), .not_before = "proposed_on" },
  { "decided_by", KAMAE_FIELD_LINK, N_("Decided by"), .target = "person",
    .inverse = N_("Decided on the improvement"), .required_from = "declined",
    .held_from = "declined" },
  { "reason", KAMAE_FIELD_LONG_TEXT, N_("Reason"), .required_from = "declined" },
  { "owner", KAMAE_FIELD_LINK, N_("Person in charge"), .flags = KAMAE_COLUMN | KAMAE_DID,
    .target = "person", .inverse = N_("In charge of the improvement"),
    .required_from = "adopted" },
  { "due_on", KAMAE_FIELD_DATE, N_("Due"), .flags = KAMAE_DUE | KAMAE_COLUMN,
    .required_from = "adopted" },
  { "original_due_on", KAMAE_FIELD_DATE, N_("First due"), .flags = KAMAE_READ_ONLY },
  { "done_on", KAMAE_FIELD_DATE, N_("Done on"), .flags = KAMAE_ACTUAL,
    .group = N_("Outcome"), .not_before = "decided_on|proposed_on" },
  { "result", KAMAE_FIELD_LONG_TEXT, N_("Result"), .required_from = "done" },
  { NULL }
};

static const KamaeState states[] = {
  { "proposed", KC_ ("improvement", "Proposed"), KAMAE_TONE_ATTENTION },
  /* Not aside: who decided and why is asked from here on, also of what is adopted. */
  { "declined", KC_ ("improvement", "Declined"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { "adopted", KC_ ("improvement", "Adopted") },
  { "done", KC_ ("improvement", "Done"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "adopt", "proposed", "adopted", KC_ ("improvement", "Adopt"), .dates = "decided_on" },
  { "decline", "proposed", "declined", KC_ ("improvement", "Decline"), .dates = "decided_on" },
  { "finish", "adopted", "done", N_("Finish"), .dates = "done_on" },
  { "reopen", "done", "adopted", N_("Reopen"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "reconsider", "declined adopted", "proposed", N_("Decide again"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

const KamaeEntity kamae_improvement_improvement = {
  .name = "improvement",
  .label = N_("Improvement"),
  .plural = N_("Improvements"),
  .help = N_("Improvements need no nonconformity: note proposals, decide on them, and note what came of them. "
             "For example: the monthly check of access rights is made from the personnel system's list."),
  .clause = "10.1",
  .fields = fields,
  .workflow = &workflow,
  .order = "-number",
};
