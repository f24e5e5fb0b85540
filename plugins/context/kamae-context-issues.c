/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-context-private.h"

#include <kamae-i18n.h>

/* 課題: what, outside and inside, bears on the intended outcome of the ISMS. */

/* The sub-headings of factors a) and k). */
static const KamaeChoice topics[] = {
  { "social", KC_ ("topic", "Social") },
  { "cultural", KC_ ("topic", "Cultural") },
  { "political", KC_ ("topic", "Political") },
  { "legal", KC_ ("topic", "Legal") },
  { "regulatory", KC_ ("topic", "Regulatory") },
  { "financial", KC_ ("topic", "Financial") },
  { "technological", KC_ ("topic", "Technological") },
  { "economic", KC_ ("topic", "Economic") },
  { "environmental", KC_ ("topic", "Environmental") },
  { NULL }
};

static const KamaeChoice levels[] = {
  { "international", KC_ ("level", "International") },
  { "national", KC_ ("level", "National") },
  { "regional", KC_ ("level", "Regional") },
  { "local", KC_ ("level", "Local") },
  { NULL }
};

static const KamaeChoice resources[] = {
  { "capital", KC_ ("resource", "Capital") },
  { "time", KC_ ("resource", "Time") },
  { "people", KC_ ("resource", "People") },
  { "processes", KC_ ("resource", "Processes") },
  { "systems", KC_ ("resource", "Systems") },
  { "technology", KC_ ("resource", "Technology") },
  { NULL }
};

static const KamaeChoice trends[] = {
  { "rising", KC_ ("trend", "↑ Rising") },
  { "steady", KC_ ("trend", "→ Steady") },
  { "falling", KC_ ("trend", "↓ Falling") },
  { NULL }
};

static const KamaeChoice polarities[] = {
  { "threat", KC_ ("polarity", "Risk") },
  { "opportunity", KC_ ("polarity", "Opportunity") },
  { "both", KC_ ("polarity", "Both") },
  { NULL }
};

static const KamaeChoice importances[] = {
  { "high", KC_ ("importance", "High"), KAMAE_TONE_BAD },
  { "mid", KC_ ("importance", "Middle"), KAMAE_TONE_ATTENTION },
  { "low", KC_ ("importance", "Low"), KAMAE_TONE_QUIET },
  { NULL }
};

static const KamaeChoice responses[] = {
  { "risk", KC_ ("response", "Treat as risk or opportunity") },
  { "scope", KC_ ("response", "Reflect in the scope") },
  { "objective", KC_ ("response", "Reflect in the objectives") },
  { "control", KC_ ("response", "Controls") },
  { "monitor", KC_ ("response", "Monitor only") },
  { "none", KC_ ("response", "No response"), KAMAE_TONE_QUIET },
  { NULL }
};

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "I-{fy}-{seq:03}", .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_TEXT, N_("Issue"), .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "side", KAMAE_FIELD_CHOICE, N_("Side"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = kamae_context_sides },
  { "factors", KAMAE_FIELD_LINKS, N_("Factors"), .flags = KAMAE_REQUIRED, .target = "factor",
    .inverse = N_("Issues"), .help = N_("Which of the factors a) to o) it comes from: at least "
                                        "one.") },
  { "topics", KAMAE_FIELD_FLAGS, N_("Fields"), .choices = topics, .when = "side=external" },
  { "levels", KAMAE_FIELD_FLAGS, N_("Reach"), .choices = levels, .when = "side=external" },
  { "resources", KAMAE_FIELD_FLAGS, N_("Resources"), .choices = resources,
    .when = "side=internal" },

  { "effect", KAMAE_FIELD_LONG_TEXT, N_("Effect on the intended outcome"), .flags = KAMAE_REQUIRED,
    .group = N_("Assessment") },
  { "polarity", KAMAE_FIELD_CHOICE, N_("Nature"), .flags = KAMAE_REQUIRED, .choices = polarities },
  { "importance", KAMAE_FIELD_CHOICE, N_("Importance"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = importances },
  { "trend", KAMAE_FIELD_CHOICE, N_("Trend"), .choices = trends },

  { "response", KAMAE_FIELD_CHOICE, N_("Response"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = responses,
    .group = N_("Response") },
  { "reason", KAMAE_FIELD_LONG_TEXT, N_("Why nothing is done"), .flags = KAMAE_REQUIRED,
    .when = "response=none" },
  { "handled_by", KAMAE_FIELD_LINKS, N_("Handled by"), .target = "*",
    .inverse = N_("Handles the issue"),
    .help = N_("The risk or opportunity, objective, control or other record that carries the response.") },
  { "parties", KAMAE_FIELD_LINKS, N_("Interested parties"), .target = "interested_party",
    .inverse = N_("Issues") },

  { "owner", KAMAE_FIELD_LINK, N_("Person in charge"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN | KAMAE_DID,
    .target = "person",
    .inverse = N_("In charge of the issue"), .group = N_("Follow-up") },
  { "identified_on", KAMAE_FIELD_DATE, N_("Identified on"), .flags = KAMAE_REQUIRED | KAMAE_ACTUAL,
    .initial = "@today" },
  { "source", KAMAE_FIELD_TEXT, N_("Source of information") },
  { "review_due", KAMAE_FIELD_DATE, N_("Next look"), .flags = KAMAE_DUE | KAMAE_COLUMN },
  { NULL }
};

static const KamaeState states[] = {
  { "identified", KC_ ("state", "Identified"), KAMAE_TONE_ATTENTION },
  { "active", KC_ ("state", "In hand") },
  { "monitored", KC_ ("state", "Monitored") },
  { "closed", KC_ ("state", "Closed"), KAMAE_TONE_QUIET,
    KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "start", "identified", "active", N_("Take in hand") },
  { "monitor", "identified active", "monitored", N_("Monitor") },
  { "resume", "monitored", "active", N_("Take in hand again"), KAMAE_TRANSITION_BACK },
  { "close", "identified active monitored", "closed", KC_ ("issue", "Close"),
    KAMAE_TRANSITION_NEEDS_REASON },
  { "reopen", "closed", "active", N_("Reopen"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

const KamaeEntity kamae_context_issue = {
  .name = "issue",
  .label = N_("Issue"),
  .plural = N_("Issues"),
  .help = N_("Note what outside and inside of the organization bears on information security, and what you do about it. "
             "For example: “Few engineers on the labour market”, external, a risk for keeping systems patched."),
  .clause = "4.1",
  .fields = fields,
  .workflow = &workflow,
  .order = "number",
};
