/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* リスク及び機会 of clause 6.1.1: those of the ISMS itself, not of the information. */

static const KamaeChoice kinds[] = {
  { "risk", KC_ ("risk or opportunity", "Risk") },
  { "opportunity", KC_ ("risk or opportunity", "Opportunity"), KAMAE_TONE_GOOD },
  { NULL }
};

static const KamaeChoice purposes[] = {
  { "a", N_("a) The ISMS achieves what it is for") },
  { "b", N_("b) Undesired effects are prevented or reduced") },
  { "c", N_("c) Continual improvement") },
  { NULL }
};

static const KamaeChoice verdicts[] = {
  { "effective", KC_ ("verdict", "Effective"), KAMAE_TONE_GOOD },
  { "partly", KC_ ("verdict", "Partly effective"), KAMAE_TONE_ATTENTION },
  { "ineffective", KC_ ("verdict", "Not effective"), KAMAE_TONE_BAD },
  { NULL }
};

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "RO-{fy}-{seq:03}",
    .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_TEXT, N_("Risk or opportunity"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = kinds, .initial = "risk" },
  { "noted_on", KAMAE_FIELD_DATE, KC_ ("risk or opportunity", "Noted on"), .flags = KAMAE_ACTUAL,
    .initial = "@today" },
  { "sources", KAMAE_FIELD_LINKS, N_("Comes from"), .target = "*",
    .inverse = N_("Risks and opportunities"),
    .help = N_("Issues, requirements of interested parties, or any other record.") },
  { "source_text", KAMAE_FIELD_TEXT, N_("Other source"),
    .help = N_("Where it comes from, if no record tells.") },
  { "purposes", KAMAE_FIELD_FLAGS, N_("Bears on"), .flags = KAMAE_REQUIRED, .choices = purposes },
  { "effect", KAMAE_FIELD_LONG_TEXT, N_("Effect"), .flags = KAMAE_REQUIRED,
    .help = N_("What happens to the ISMS if it comes true.") },
  { "action", KAMAE_FIELD_LONG_TEXT, N_("Action"), .required_from = "planned",
    .group = N_("Action") },
  { "process", KAMAE_FIELD_TEXT, N_("Built into the process"), .required_from = "planned",
    .help = N_("Which process of the ISMS or the business carries it out.") },
  { "owner", KAMAE_FIELD_LINK, N_("Person in charge"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN | KAMAE_DID,
    .target = "person", .inverse = N_("In charge of the risks and opportunities") },
  { "due_on", KAMAE_FIELD_DATE, N_("Due"), .flags = KAMAE_DUE | KAMAE_COLUMN,
    .required_from = "planned" },
  { "original_due_on", KAMAE_FIELD_DATE, N_("First due"), .flags = KAMAE_READ_ONLY },
  { "postponed_because", KAMAE_FIELD_TEXT, N_("Postponed because"), .flags = KAMAE_KEPT_UP },
  { "done_on", KAMAE_FIELD_DATE, N_("Done on"), .flags = KAMAE_ACTUAL,
    .not_before = "noted_on" },
  { "check_method", KAMAE_FIELD_LONG_TEXT, N_("How its effect is checked"),
    .required_from = "planned", .group = N_("Check of the effect") },
  { "checked_on", KAMAE_FIELD_DATE, N_("Checked on"), .flags = KAMAE_ACTUAL,
    .not_before = "done_on|noted_on" },
  { "check_result", KAMAE_FIELD_LONG_TEXT, N_("Result of the check"),
    .required_from = "checked" },
  { "verdict", KAMAE_FIELD_CHOICE, N_("Effectiveness"), .flags = KAMAE_COLUMN,
    .choices = verdicts, .required_from = "checked" },
  { NULL }
};

static const KamaeState states[] = {
  { "noted", KC_ ("risk or opportunity", "Noted"), KAMAE_TONE_ATTENTION },
  { "dropped", KC_ ("risk or opportunity", "No action"), KAMAE_TONE_QUIET,
    KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { "planned", KC_ ("risk or opportunity", "Action planned"), KAMAE_TONE_NEUTRAL },
  /* Nothing is due any more; that the effect is checked, S-6.1.1-4 asks. */
  { "done", KC_ ("risk or opportunity", "Carried out"), KAMAE_TONE_ATTENTION, KAMAE_STATE_ENDS },
  { "checked", KC_ ("risk or opportunity", "Effect checked"), KAMAE_TONE_GOOD,
    KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "plan", "noted", "planned", N_("Plan the action") },
  { "finish", "planned", "done", N_("Carried out"), .dates = "done_on" },
  { "check", "done", "checked", N_("Check the effect"), .dates = "checked_on" },
  { "drop", "noted planned", "dropped", N_("Take no action"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "reopen", "dropped done checked", "noted", N_("Reopen"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

const KamaeEntity kamae_risk_opportunity = {
  .name = "risk_opportunity",
  .label = N_("Risk or opportunity"),
  .plural = N_("Risks and opportunities"),
  .help = N_("From the issues and the requirements of interested parties: what could keep the ISMS from its purpose, what could make it better, and what you do about it. "
             "For example: few people know the cloud service; two more are trained by September."),
  .clause = "6.1.1",
  .fields = fields,
  .workflow = &workflow,
  .order = "-number",
};
