/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-private.h"

#include <kamae-i18n.h>

/* 指摘: the requirement, the evidence and what follows from them; what the department says to it; and
 * the records that take it further, as a nonconformity of another plugin. */

const KamaeChoice kamae_audit_grades[] = {
  { "major", KC_ ("grade", "Major nonconformity"), KAMAE_TONE_BAD },
  { "minor", KC_ ("grade", "Minor nonconformity"), KAMAE_TONE_ATTENTION },
  { "obs", KC_ ("grade", "Observation"), KAMAE_TONE_ATTENTION },
  { "ofi", KC_ ("grade", "Opportunity for improvement") },
  { "good", KC_ ("grade", "Good point"), KAMAE_TONE_GOOD },
  { NULL }
};

static const KamaeChoice agreements[] = {
  { "agreed", KC_ ("finding", "Agreed"), KAMAE_TONE_GOOD },
  { "disagreed", KC_ ("finding", "Disagreed"), KAMAE_TONE_ATTENTION },
  { NULL }
};

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "F-{fy}-{seq:02}", .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_TEXT, N_("Subject"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "audit", KAMAE_FIELD_LINK, N_("Audit"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "audit", .inverse = N_("Findings"),
    .taken_in = "planned notified in_progress" },
  { "result", KAMAE_FIELD_LINK, N_("Check"), .target = "audit_result",
    .inverse = N_("Findings") },
  { "grade", KAMAE_FIELD_CHOICE, KC_ ("finding", "Grade"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = kamae_audit_grades },
  { "department", KAMAE_FIELD_LINK, N_("Department"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "department", .inverse = N_("Findings") },
  { "clause", KAMAE_FIELD_LINK, N_("Clause"), .flags = KAMAE_COLUMN, .target = "clause",
    .inverse = N_("Findings") },
  { "control", KAMAE_FIELD_LINK, N_("Control"), .target = "control", .inverse = N_("Findings") },
  { "requirement", KAMAE_FIELD_LONG_TEXT, N_("Requirement"),
    .help = N_("In your own words: what the standard, the manual or a regulation asks for.") },
  { "evidence", KAMAE_FIELD_LONG_TEXT, N_("Objective evidence"),
    .help = N_("What was seen, where, when: documents, records, statements.") },
  { "statement", KAMAE_FIELD_LONG_TEXT, N_("Finding"),
    .help = N_("How the evidence departs from the requirement.") },
  { "issued_on", KAMAE_FIELD_DATE, N_("Issued on"), .flags = KAMAE_ACTUAL,
    .not_before = "audit.starts_on" },
  { "agreement", KAMAE_FIELD_CHOICE, N_("The department's answer"), .choices = agreements,
    .filled_for = "reported", .group = N_("Confirmation") },
  { "agreed_by", KAMAE_FIELD_LINK, N_("Confirmed by"), .target = "person",
    .inverse = N_("Confirmed the finding"), .filled_for = "reported" },
  { "agreed_on", KAMAE_FIELD_DATE, KC_ ("finding", "Confirmed on"), .flags = KAMAE_ACTUAL,
    .filled_for = "reported",
    .not_before = "issued_on|audit.starts_on" },
  { "disagreement", KAMAE_FIELD_LONG_TEXT, N_("Why it disagrees"), .flags = KAMAE_REQUIRED,
    .when = "agreement=disagreed", .filled_for = "reported" },
  { "handled_by", KAMAE_FIELD_LINKS, N_("Taken further by"), .flags = KAMAE_KEPT_UP, .target = "*",
    .inverse = N_("Comes from the finding"), .group = KC_ ("finding", "Afterwards"),
    .held_from = "verified",
    .help = N_("The nonconformity, improvement or task that it led to.") },
  { "verified_by", KAMAE_FIELD_LINK, N_("Verified by"), .flags = KAMAE_READ_ONLY,
    .target = "person", .inverse = N_("Verified the finding") },
  { "verified_on", KAMAE_FIELD_DATE, N_("Verified on"), .flags = KAMAE_ACTUAL,
    .not_before = "agreed_on|issued_on|audit.starts_on" },
  { NULL }
};

static const KamaeState states[] = {
  { "draft", KC_ ("finding", "Draft"), KAMAE_TONE_ATTENTION },
  { "issued", KC_ ("finding", "Issued"), KAMAE_TONE_ATTENTION },
  { "accepted", KC_ ("finding", "Accepted"), KAMAE_TONE_GOOD,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { "declined", KC_ ("finding", "Declined"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { "opened", KC_ ("finding", "Nonconformity opened"), KAMAE_TONE_ATTENTION },
  { "verified", KC_ ("finding", "Verified"), KAMAE_TONE_GOOD },
  { "closed", KC_ ("finding", "Closed"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "issue", "draft", "issued", N_("Issue the finding"), .dates = "issued_on" },
  { "make", "issued", NULL, N_("Open a nonconformity"), .act = kamae_audit_open_nonconformity },
  { "open", "issued", "opened", N_("Nonconformity opened") },
  /* When the ISMS manager decides that it is none, or the department thinks again. */
  { "reopen", "opened accepted declined", "issued", N_("Back to issued"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "verify", "opened", "verified", N_("Verify"), .dates = "verified_on",
    .signer = "verified_by" },
  { "unverify", "verified", "opened", N_("Not verified yet"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "close", "verified", "closed", N_("Close the finding") },
  /* Of an observation or an opportunity: the department decides. */
  { "accept", "issued", "accepted", N_("Accept") },
  { "decline", "issued", "declined", N_("Decline"), KAMAE_TRANSITION_NEEDS_REASON },
  { "propose", "issued", NULL, N_("Propose as an improvement"), KAMAE_TRANSITION_BACK,
    .act = kamae_audit_propose_improvement },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

const KamaeEntity kamae_audit_finding = {
  .name = "audit_finding",
  .label = N_("Finding"),
  .plural = N_("Findings"),
  .help = N_("A finding has three parts: what is required, what was seen, and what follows. "
             "For example: accounts are disabled on the last day; three were active; so the rule is not kept."),
  .clause = "9.2.2",
  .fields = fields,
  .workflow = &workflow,
  .order = "-number",
};
