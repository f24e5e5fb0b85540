/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-private.h"

#include <kamae-i18n.h>

/* 内部監査プログラム: what is audited in a year, how often and why (9.2.2). */

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "AP-{fy}-{seq:02}", .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_DERIVED, N_("Audit programme"), .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "(SELECT label FROM fiscal_year WHERE id = this.fiscal_year_id)" },
  { "fiscal_year", KAMAE_FIELD_LINK, N_("Fiscal year"), .flags = KAMAE_REQUIRED,
    .target = "fiscal_year", .inverse = N_("Audit programmes") },
  { "objectives", KAMAE_FIELD_LONG_TEXT, N_("Objectives of the programme"),
    .required_from = "submitted" },
  { "rationale", KAMAE_FIELD_LONG_TEXT, N_("Rationale"), .required_from = "submitted",
    .help = N_("What is audited more deeply this year: important processes, results of earlier "
               "audits, changes.") },
  { "frequency", KAMAE_FIELD_LONG_TEXT, N_("Frequency"), .required_from = "submitted" },
  { "methods", KAMAE_FIELD_LONG_TEXT, N_("Methods"), .required_from = "submitted" },
  { "responsibilities", KAMAE_FIELD_LONG_TEXT, N_("Responsibilities"),
    .required_from = "submitted" },
  { "reporting", KAMAE_FIELD_LONG_TEXT, N_("Reporting"), .required_from = "submitted" },
  { "risks", KAMAE_FIELD_LONG_TEXT, N_("Risks of the programme"), .required_from = "submitted",
    .help = N_("What could keep the programme from its objectives: too few auditors, audits moved "
               "late, no access.") },
  { "approved_on", KAMAE_FIELD_DATE, N_("Approved on"), .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL },
  { NULL }
};

static const KamaeState states[] = {
  { "draft", KC_ ("state", "Draft"), KAMAE_TONE_ATTENTION },
  { "submitted", KC_ ("programme", "Submitted"), KAMAE_TONE_ATTENTION },
  { "approved", KC_ ("state", "Approved"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "closed", KC_ ("state", "Closed"), KAMAE_TONE_QUIET, KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "submit", "draft", "submitted", N_("Submit for approval"), .approval = "prepared",
    .approver = "audit_manager" },
  { "approve", "submitted", "approved", N_("Approve"), .approval = "approved",
    .approver = "top_management", .dates = "approved_on" },
  { "return", "submitted", "draft", N_("Return"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "close", "approved", "closed", N_("Close the programme") },
  { "reopen", "closed", "approved", N_("Reopen"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

const KamaeEntity kamae_audit_programme = {
  .name = "audit_programme",
  .label = N_("Audit programme"),
  .plural = N_("Audit programmes"),
  .help = N_("The programme of the year says what is audited, how often, by which methods and why. Top management approves it. "
             "For example: two audits, in September and January, with weight on access rights after last year's finding."),
  .clause = "9.2.2",
  .fields = fields,
  .workflow = &workflow,
  .order = "-number",
};
