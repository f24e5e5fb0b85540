/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-context-private.h"

#include <kamae-i18n.h>

/* 利害関係者 and 要求事項（ニーズ及び期待）: who has a stake in information security and what they ask. */

static const KamaeChoice categories[] = {
  { "customer", KC_ ("party", "Customer") },
  { "staff", KC_ ("party", "Staff") },
  { "management", KC_ ("party", "Management or shareholders") },
  { "supplier", KC_ ("party", "Business partner or supplier") },
  { "cloud", KC_ ("party", "Cloud service provider") },
  { "authority", KC_ ("party", "Authority") },
  { "certification_body", KC_ ("party", "Certification body") },
  { "association", KC_ ("party", "Trade association") },
  { "group", KC_ ("party", "Parent company or group") },
  { "community", KC_ ("party", "Local community") },
  { "other", KC_ ("party", "Other") },
  { NULL }
};

static const KamaeChoice climate_questions[] = {
  { "not_asked", KC_ ("climate", "Not asked"), KAMAE_TONE_ATTENTION },
  { "asked", KC_ ("climate", "Asked"), KAMAE_TONE_GOOD },
  { NULL }
};

static const KamaeField party_fields[] = {
  { "name", KAMAE_FIELD_TEXT, N_("Name"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_KEY | KAMAE_COLUMN },
  { "side", KAMAE_FIELD_CHOICE, N_("Side"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = kamae_context_sides },
  { "category", KAMAE_FIELD_CHOICE, N_("Category"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = categories },
  { "relation", KAMAE_FIELD_LONG_TEXT, N_("Relation to the ISMS"), .flags = KAMAE_REQUIRED },
  { "contact", KAMAE_FIELD_TEXT, N_("Contact"), .flags = KAMAE_COLUMN },
  { "climate_question", KAMAE_FIELD_CHOICE, N_("Climate-related requirements"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .choices = climate_questions, .initial = "not_asked",
    .help = N_("Whether somebody asked if this party has requirements that have to do with climate change.") },
  { "climate_asked_on", KAMAE_FIELD_DATE, N_("Asked on"), .flags = KAMAE_REQUIRED | KAMAE_ACTUAL,
    .when = "climate_question=asked" },
  { "requirements", KAMAE_FIELD_DERIVED, N_("Number of requirements"), .flags = KAMAE_COLUMN,
    .sql = "(SELECT count(*) FROM requirement WHERE party_id = this.id)" },
  { NULL }
};

const KamaeEntity kamae_context_interested_party = {
  .name = "interested_party",
  .label = N_("Interested party"),
  .plural = N_("Interested parties"),
  .help = N_("List who has a stake in your information security, what they need and expect, and which of it the ISMS addresses. "
             "For example: a customer whose contract asks for a report within 24 hours of an incident."),
  .clause = "4.2",
  .fields = party_fields,
  .order = "name",
};

static const KamaeChoice kinds[] = {
  { "law", KC_ ("requirement", "Law or regulation") },
  { "contract", KC_ ("requirement", "Contract") },
  { "expect", KC_ ("requirement", "Expectation") },
  { NULL }
};

static const KamaeChoice answers[] = {
  /* Translators: whether the ISMS addresses a requirement, 取り組む */
  { "yes", KC_ ("addressed", "Yes") },
  /* Translators: whether the ISMS addresses a requirement, 取り組まない */
  { "no", KC_ ("addressed", "No"), KAMAE_TONE_QUIET },
  { NULL }
};

static const KamaeField requirement_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "N-{seq:03}", .flags = KAMAE_COLUMN },
  { "party", KAMAE_FIELD_LINK, N_("Interested party"),
    .flags = KAMAE_REQUIRED | KAMAE_OWNER | KAMAE_COLUMN,
    .target = "interested_party", .inverse = N_("Requirements") },
  { "text", KAMAE_FIELD_TEXT, N_("Need or expectation"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = kinds },
  { "basis", KAMAE_FIELD_TEXT, N_("Basis"),
    .help = N_("The law and article, or the contract and its number.") },
  { "addressed", KAMAE_FIELD_CHOICE, N_("Addressed through the ISMS"), .flags = KAMAE_COLUMN,
    .choices = answers },
  { "reason", KAMAE_FIELD_LONG_TEXT, N_("Why not"), .when = "addressed=no" },
  { "how", KAMAE_FIELD_LINKS, N_("Addressed by"), .target = "*",
    .inverse = N_("Meets the requirement"),
    .when = "addressed=yes", .help = N_("The control, objective, risk, document or other record "
                                        "that meets it.") },
  { "climate_related", KAMAE_FIELD_BOOLEAN, N_("Related to climate change"),
    .flags = KAMAE_REQUIRED,
    .initial = "0" },
  { NULL }
};

const KamaeEntity kamae_context_requirement = {
  .name = "requirement",
  .label = N_("Requirement"),
  .plural = N_("Requirements"),
  .help = N_("What the party needs or expects, on what it rests, and whether the ISMS addresses it."),
  .clause = "4.2",
  .fields = requirement_fields,
  .order = "number",
};
