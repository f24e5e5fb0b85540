/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-private.h"

#include <kamae-i18n.h>

/* 資源: what the ISMS needs, what top management decided, what was planned and what was provided. */

static const KamaeChoice kinds[] = {
  { "people", KC_ ("resource", "People") },
  { "equipment", KC_ ("resource", "Equipment and tools") },
  { "budget", KC_ ("resource", "Money") },
  { "information", KC_ ("resource", "Information and knowledge") },
  { NULL }
};

static const KamaeChoice units[] = {
  { "yen", KC_ ("resource unit", "yen") },
  { "thousand_yen", KC_ ("resource unit", "thousand yen") },
  { "people", KC_ ("resource unit", "people") },
  { "days", KC_ ("resource unit", "person-days") },
  { "pieces", KC_ ("resource unit", "pieces") },
  { NULL }
};

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "RS-{fy}-{seq:02}", .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_TEXT, N_("What is needed"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "fiscal_year", KAMAE_FIELD_LINK, N_("Fiscal year"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "fiscal_year", .inverse = N_("Resources"), .initial = "@fiscal_year" },
  { "kind", KAMAE_FIELD_CHOICE, KC_ ("resource", "Kind"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = kinds },
  { "need", KAMAE_FIELD_LONG_TEXT, N_("Why it is needed"), .flags = KAMAE_REQUIRED,
    .help = N_("Which objective, risk or decision needs it.") },
  { "source", KAMAE_FIELD_LINK, N_("Comes from"), .target = "*", .inverse = N_("Resources"),
    .help = N_("The decision of the management review, the risk treatment or the objective.") },
  { "requested_by", KAMAE_FIELD_LINK, N_("Requested by"), .flags = KAMAE_REQUIRED,
    .target = "person", .inverse = N_("Requested the resource"), .initial = "@me",
    .held_from = "decided" },
  { "requested_on", KAMAE_FIELD_DATE, N_("Requested on"), .flags = KAMAE_REQUIRED | KAMAE_ACTUAL,
    .initial = "@today" },
  { "planned", KAMAE_FIELD_INTEGER, N_("Planned amount"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .minimum = 0, .maximum = 1e15 },
  { "unit", KAMAE_FIELD_CHOICE, N_("Unit"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = units, .initial = "thousand_yen" },
  { "decision", KAMAE_FIELD_LONG_TEXT, N_("Decision"), .required_from = "decided",
    .group = N_("Decision"),
    .help = N_("What is granted, in whole or in part, and on what terms.") },
  { "decided_by", KAMAE_FIELD_LINK, N_("Decided by"), .flags = KAMAE_READ_ONLY | KAMAE_DID,
    .target = "person", .inverse = N_("Decided on the resource") },
  { "decided_on", KAMAE_FIELD_DATE, N_("Decided on"),
    .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL | KAMAE_COLUMN },
  { "put_off_on", KAMAE_FIELD_DATE, KC_ ("resource", "Put off on"), .flags = KAMAE_ACTUAL,
    .not_before = "requested_on" },
  { "actual", KAMAE_FIELD_INTEGER, N_("Actual amount"), .flags = KAMAE_COLUMN,
    .required_from = "provided", .minimum = 0, .maximum = 1e15, .group = N_("Outcome") },
  { "provided_on", KAMAE_FIELD_DATE, N_("Provided on"), .flags = KAMAE_ACTUAL,
    .not_before = "decided_on", .filled_for = "provided" },
  { "result", KAMAE_FIELD_LONG_TEXT, N_("Result"), .required_from = "provided",
    .help = N_("What was provided, and why more or less than planned.") },
  { NULL }
};

static const KamaeState states[] = {
  { "needed", KC_ ("resource", "Needed"), KAMAE_TONE_ATTENTION },
  { "declined", KC_ ("resource", "Put off"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { "decided", KC_ ("resource", "Decided"), KAMAE_TONE_NEUTRAL },
  { "provided", KC_ ("resource", "Provided"), KAMAE_TONE_GOOD,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "decide", "needed", "decided", KC_ ("resource", "Grant"), .approval = "approved",
    .approver = "top_management", .dates = "decided_on", .signer = "decided_by" },
  { "decline", "needed", "declined", KC_ ("resource", "Put off"), KAMAE_TRANSITION_NEEDS_REASON,
    .approver = "top_management", .dates = "put_off_on", .signer = "decided_by" },
  { "provide", "decided", "provided", KC_ ("resource", "Provided"), .dates = "provided_on" },
  { "return", "decided", "needed", N_("Take the decision back"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "reopen", "provided", "decided", N_("Reopen"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "reconsider", "declined", "needed", KC_ ("resource", "Consider again"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

const KamaeEntity kamae_leadership_resource = {
  .name = "resource_need",
  .label = N_("Resource"),
  .plural = N_("Resources"),
  .help = N_("The ISMS needs people, tools, money and knowledge. Enter each need with its amount, have top management decide on it, and note what was provided. "
             "For example: a tool that manages devices, 1,200 thousand yen a year, granted in March."),
  .clause = "7.1",
  .fields = fields,
  .workflow = &workflow,
  .order = "-number",
};
