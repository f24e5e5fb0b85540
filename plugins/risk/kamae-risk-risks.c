/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* リスク: one row for as long as the risk is there; each run adds evaluations to it. */

static const KamaeChoice approaches[] = {
  { "asset", KC_ ("risk approach", "From an asset") },
  { "event", KC_ ("risk approach", "From an event (scenario)") },
  { NULL }
};

const KamaeChoice kamae_risk_aspects[] = {
  { "c", N_("Confidentiality") },
  { "i", N_("Integrity") },
  { "a", N_("Availability") },
  { NULL }
};

/* The controls that the candidate of the risk suggests, a line each. */
#define SUGGESTED \
  "(SELECT group_concat (line, char (10)) FROM (SELECT control.number || ' ' || " \
  "CASE language () WHEN 'ja' THEN control.title_ja ELSE control.title_en END AS line " \
  "FROM link JOIN control ON control.id = link.to_id WHERE link.kind = 'risk_candidate.controls' " \
  "AND link.from_id = this.candidate_id ORDER BY control.position))"

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "R-{seq:04}", .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_TEXT, N_("Risk"), .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "approach", KAMAE_FIELD_CHOICE, N_("Identified from"), .flags = KAMAE_REQUIRED,
    .choices = approaches, .initial = "asset" },
  { "assets", KAMAE_FIELD_LINKS, N_("Information assets"), .target = "asset",
    .inverse = N_("Risks") },
  /* Translators: リスク源 */
  { "source", KAMAE_FIELD_LONG_TEXT, N_("Risk source"), .flags = KAMAE_REQUIRED,
    .group = N_("Scenario") },
  { "event", KAMAE_FIELD_LONG_TEXT, N_("Event"), .flags = KAMAE_REQUIRED },
  { "cause", KAMAE_FIELD_LONG_TEXT, N_("Cause"), .flags = KAMAE_REQUIRED },
  { "consequence", KAMAE_FIELD_LONG_TEXT, N_("Possible consequence"), .flags = KAMAE_REQUIRED },
  { "affects", KAMAE_FIELD_FLAGS, N_("Affects"), .flags = KAMAE_REQUIRED,
    .choices = kamae_risk_aspects },
  { "threat", KAMAE_FIELD_LINK, N_("Threat"), .target = "threat", .inverse = N_("Risks") },
  { "vulnerability", KAMAE_FIELD_LINK, N_("Vulnerability"), .target = "vulnerability",
    .inverse = N_("Risks") },
  { "candidate", KAMAE_FIELD_LINK, N_("Made from the candidate"), .flags = KAMAE_READ_ONLY,
    .target = "risk_candidate", .inverse = N_("Accepted as the risks") },
  { "suggested", KAMAE_FIELD_DERIVED, N_("Suggested controls"), .sql = SUGGESTED,
    .help = N_("What the candidate suggests; choose from it when the risk is treated.") },
  { "existing_controls", KAMAE_FIELD_LINKS, N_("Controls in place"), .target = "control",
    .inverse = N_("In place against the risks") },
  { "existing_text", KAMAE_FIELD_LONG_TEXT, N_("How they are carried out"),
    .flags = KAMAE_MAY_BE_NONE },
  { "owner", KAMAE_FIELD_LINK, N_("Risk owner"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN | KAMAE_DID,
    .target = "person", .inverse = N_("Owner of the risks"),
    .help = N_("Who has authority over the activity; usually the head of the department.") },
  { "value", KAMAE_FIELD_DECIMAL, N_("Risk value"), .flags = KAMAE_READ_ONLY | KAMAE_COLUMN,
    .group = N_("Present level") },
  { "band", KAMAE_FIELD_LINK, N_("Risk level"), .flags = KAMAE_READ_ONLY | KAMAE_COLUMN,
    .target = "criteria_band", .inverse = N_("Risks") },
  { "rank", KAMAE_FIELD_INTEGER, N_("Rank"), .flags = KAMAE_READ_ONLY },
  { "priority", KAMAE_FIELD_INTEGER, N_("Priority"), .flags = KAMAE_READ_ONLY | KAMAE_COLUMN },
  { NULL }
};

static const KamaeState states[] = {
  { "identified", KC_ ("risk", "Identified"), KAMAE_TONE_ATTENTION },
  { "assessed", KC_ ("risk", "Assessed"), KAMAE_TONE_ATTENTION },
  { "closed", KC_ ("risk", "Closed"), KAMAE_TONE_QUIET, KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "assess", "identified", "assessed", KC_ ("verb, a risk", "Assess") },
  { "close", "identified assessed", "closed", KC_ ("verb, a risk", "Close"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

const KamaeEntity kamae_risk_risk = {
  .name = "risk",
  .label = N_("Risk"),
  .plural = N_("Risks"),
  .help = N_("Identify what could harm confidentiality, integrity or availability, and who owns the risk; then rate it. "
             "For example: a laptop with customer data is lost on the way home."),
  .clause = "6.1.2",
  .fields = fields,
  .workflow = &workflow,
  .order = "number",
};
