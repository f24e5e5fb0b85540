/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* Candidate risks: what usually goes wrong with a kind of asset, as a threat that meets a
 * vulnerability. The rows that come with the program are a proposal in our own words, which the
 * company corrects and adds to. */

#define BY_LANGUAGE(field) "either (" field "_ja, " field "_en)"

static const KamaeChoice threat_kinds[] = {
  /* Translators: 意図的 */
  { "intentional", KC_ ("threat", "Intentional") },
  /* Translators: 偶発的 */
  { "accidental", KC_ ("threat", "Accidental") },
  /* Translators: 環境的 */
  { "environmental", KC_ ("threat", "Environmental") },
  { NULL }
};

static const KamaeField threat_fields[] = {
  { "code", KAMAE_FIELD_TEXT, N_("Code"), .flags = KAMAE_REQUIRED | KAMAE_KEY | KAMAE_COLUMN },
  { "name", KAMAE_FIELD_DERIVED, N_("Threat"), .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = BY_LANGUAGE ("this.name") },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = threat_kinds },
  { "source", KAMAE_FIELD_DERIVED, N_("Risk source"), .flags = KAMAE_COLUMN,
    .sql = BY_LANGUAGE ("this.source") },
  { "examples", KAMAE_FIELD_DERIVED, N_("Examples"), .sql = BY_LANGUAGE ("this.examples") },
  { "name_ja", KAMAE_FIELD_TEXT, N_("Name in Japanese"), .group = N_("Words") },
  { "name_en", KAMAE_FIELD_TEXT, N_("Name in English") },
  { "source_ja", KAMAE_FIELD_TEXT, N_("Risk source in Japanese") },
  { "source_en", KAMAE_FIELD_TEXT, N_("Risk source in English") },
  { "examples_ja", KAMAE_FIELD_LONG_TEXT, N_("Examples in Japanese") },
  { "examples_en", KAMAE_FIELD_LONG_TEXT, N_("Examples in English") },
  { NULL }
};

const KamaeEntity kamae_risk_threat = {
  .name = "threat",
  /* Translators: 脅威 */
  .label = N_("Threat"),
  .plural = N_("Threats"),
  .help = N_("What may harm an asset, on purpose, by accident or by nature. For example: malware, loss, fire."),
  .clause = "6.1.2",
  .fields = threat_fields,
  .order = "code",
};

static const KamaeField vulnerability_fields[] = {
  { "code", KAMAE_FIELD_TEXT, N_("Code"), .flags = KAMAE_REQUIRED | KAMAE_KEY | KAMAE_COLUMN },
  { "name", KAMAE_FIELD_DERIVED, N_("Vulnerability"), .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = BY_LANGUAGE ("this.name") },
  { "examples", KAMAE_FIELD_DERIVED, N_("Examples"), .flags = KAMAE_COLUMN,
    .sql = BY_LANGUAGE ("this.examples") },
  { "name_ja", KAMAE_FIELD_TEXT, N_("Name in Japanese"), .group = N_("Words") },
  { "name_en", KAMAE_FIELD_TEXT, N_("Name in English") },
  { "examples_ja", KAMAE_FIELD_LONG_TEXT, N_("Examples in Japanese") },
  { "examples_en", KAMAE_FIELD_LONG_TEXT, N_("Examples in English") },
  { NULL }
};

const KamaeEntity kamae_risk_vulnerability = {
  .name = "vulnerability",
  /* Translators: 脆弱性 */
  .label = N_("Vulnerability"),
  .plural = N_("Vulnerabilities"),
  .help = N_("What a threat can make use of. For example: weak authentication, no second look before sending."),
  .clause = "6.1.2",
  .fields = vulnerability_fields,
  .order = "code",
};

static const KamaeField candidate_fields[] = {
  { "code", KAMAE_FIELD_TEXT, N_("Code"), .flags = KAMAE_REQUIRED | KAMAE_KEY | KAMAE_COLUMN },
  { "name", KAMAE_FIELD_DERIVED, N_("Candidate risk"), .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = BY_LANGUAGE ("this.name") },
  { "threat", KAMAE_FIELD_LINK, N_("Threat"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "threat", .inverse = N_("Candidate risks") },
  { "vulnerability", KAMAE_FIELD_LINK, N_("Vulnerability"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .target = "vulnerability",
    .inverse = N_("Candidate risks") },
  { "in_use", KAMAE_FIELD_BOOLEAN, N_("Is proposed"), .flags = KAMAE_COLUMN, .initial = "1",
    .help = N_("Say no if it can never happen in this company: it is then proposed for nothing.") },

  { "categories", KAMAE_FIELD_FLAGS, N_("Categories of assets"), .flags = KAMAE_COLUMN,
    .choices = kamae_risk_categories, .group = N_("Proposed for"),
    .help = N_("None: for the business as a whole.") },
  { "media", KAMAE_FIELD_FLAGS, N_("Media"), .choices = kamae_risk_media,
    .help = N_("None: whatever the medium.") },
  { "personal", KAMAE_FIELD_BOOLEAN, N_("Only with personal information"), .initial = "0" },

  { "event", KAMAE_FIELD_DERIVED, N_("Event"), .sql = BY_LANGUAGE ("this.event"),
    .group = N_("Scenario") },
  { "source", KAMAE_FIELD_DERIVED, N_("Risk source"),
    .sql = "(SELECT " BY_LANGUAGE ("threat.source") " FROM threat "
           "WHERE threat.id = this.threat_id)" },
  { "cause", KAMAE_FIELD_DERIVED, KC_ ("scenario", "Cause"),
    .sql = BY_LANGUAGE ("this.cause") },
  { "consequence", KAMAE_FIELD_DERIVED, N_("Possible consequence"),
    .sql = BY_LANGUAGE ("this.consequence") },
  { "affects", KAMAE_FIELD_FLAGS, N_("Affects"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = kamae_risk_aspects },
  { "controls", KAMAE_FIELD_LINKS, N_("Suggested controls"), .flags = KAMAE_COLUMN,
    .target = "control", .inverse = N_("Suggested against the candidate risks") },

  { "name_ja", KAMAE_FIELD_TEXT, N_("Name in Japanese"), .group = N_("Words") },
  { "name_en", KAMAE_FIELD_TEXT, N_("Name in English") },
  { "event_ja", KAMAE_FIELD_TEXT, N_("Event in Japanese") },
  { "event_en", KAMAE_FIELD_TEXT, N_("Event in English") },
  { "cause_ja", KAMAE_FIELD_TEXT, N_("Cause in Japanese") },
  { "cause_en", KAMAE_FIELD_TEXT, N_("Cause in English") },
  { "consequence_ja", KAMAE_FIELD_TEXT, N_("Consequence in Japanese") },
  { "consequence_en", KAMAE_FIELD_TEXT, N_("Consequence in English") },
  { NULL }
};

const KamaeEntity kamae_risk_candidate = {
  .name = "risk_candidate",
  .label = N_("Candidate risk"),
  .plural = N_("Candidate risks"),
  .help = N_("What may happen to assets of a kind, and which controls of Annex A help against it; each asset is proposed those that fit. "
             "For example: a laptop with unencrypted data is lost."),
  .clause = "6.1.2",
  .fields = candidate_fields,
  .order = "code",
};

static const KamaeField rejection_fields[] = {
  { "candidate", KAMAE_FIELD_LINK, N_("Candidate risk"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "risk_candidate", .inverse = N_("Rejected for") },
  { "title", KAMAE_FIELD_DERIVED, N_("Rejected candidate risk"),
    .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT " BY_LANGUAGE ("candidate.name") " FROM risk_candidate AS candidate "
           "WHERE candidate.id = this.candidate_id)" },
  { "asset", KAMAE_FIELD_LINK, N_("Information asset"), .flags = KAMAE_COLUMN, .target = "asset",
    .inverse = N_("Rejected candidate risks"),
    .help = N_("Empty: for the business as a whole.") },
  { "reason", KAMAE_FIELD_TEXT, KC_ ("rejection", "Reason"), .flags = KAMAE_COLUMN },
  { "rejected_on", KAMAE_FIELD_DATE, N_("Rejected on"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_COLUMN, .initial = "@today",
    .not_before = "asset.registered_on" },
  { "rejected_by", KAMAE_FIELD_LINK, N_("Rejected by"), .flags = KAMAE_COLUMN, .target = "person",
    .inverse = N_("Rejected the candidate risks"), .initial = "@me" },
  { NULL }
};

const KamaeEntity kamae_risk_rejection = {
  .name = "risk_rejection",
  .label = N_("Rejected candidate risk"),
  .plural = N_("Rejected candidate risks"),
  .help = N_("A candidate that was looked at and is no risk of this asset; it is not proposed again until its rejection is deleted."),
  .clause = "6.1.2",
  .fields = rejection_fields,
  .flags = KAMAE_ENTITY_INTERNAL,
  .order = "-rejected_on",
  .unique = "candidate_id, asset_id",
};
