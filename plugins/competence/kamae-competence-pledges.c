/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-competence-private.h"

#include <kamae-i18n.h>

/* 認識確認, 誓約書, and certificates with their expiry, among them 監査員資格. */

static const KamaeChoice forms[] = {
  { "signature", KC_("acknowledgement", "Signature") },
  { "electronic", KC_("acknowledgement", "Electronic") },
  { "mail", KC_("acknowledgement", "E-mail") },
  { NULL }
};

static const KamaeField acknowledgement_fields[] = {
  { "person", KAMAE_FIELD_LINK, KC_("who", "Person"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "person", .inverse = N_("Acknowledgements") },
  { "subject", KAMAE_FIELD_TEXT, KC_("acknowledgement", "What was acknowledged"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .help = N_("The policy or rule with its version.") },
  { "record", KAMAE_FIELD_LINK, N_("Record"), .target = "*", .inverse = N_("Acknowledged by") },
  { "acknowledged_on", KAMAE_FIELD_DATE, N_("Acknowledged on"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_COLUMN, .initial = "@today",
    .not_before = "person.year_before" },
  { "form", KAMAE_FIELD_CHOICE, N_("Form"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = forms, .initial = "signature" },
  { "file", KAMAE_FIELD_FILE, N_("Evidence") },
  { "title", KAMAE_FIELD_DERIVED, KC_("acknowledgement", "Acknowledgement"),
    .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT name FROM person WHERE id = this.person_id) || coalesce (': ' || this.subject, '')" },
  { NULL }
};

const KamaeEntity kamae_competence_acknowledgement = {
  .name = "acknowledgement",
  /* Translators: 認識確認: a person confirms to know a policy or rule */
  .label = KC_("acknowledgement", "Acknowledgement"),
  .plural = N_("Acknowledgements"),
  .help = N_("Keep who confirmed to have read which version of the policy or of a rule."
             " For example: a contractor signs that the policy, version 3, was read."),
  .clause = "7.3",
  .fields = acknowledgement_fields,
  .order = "-acknowledged_on",
};

static const KamaeChoice pledge_kinds[] = {
  { "joining", KC_("pledge", "On joining") },
  { "yearly", KC_("pledge", "Yearly") },
  { "leaving", KC_("pledge", "On leaving") },
  { NULL }
};

static const KamaeField pledge_fields[] = {
  { "person", KAMAE_FIELD_LINK, KC_("who", "Person"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "person", .inverse = N_("Pledges") },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = pledge_kinds, .initial = "joining" },
  { "signed_on", KAMAE_FIELD_DATE, N_("Signed on"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_COLUMN, .initial = "@today",
    .not_before = "person.year_before" },
  { "file", KAMAE_FIELD_FILE, N_("Signed pledge") },
  { "note", KAMAE_FIELD_TEXT, N_("Note") },
  { "title", KAMAE_FIELD_DERIVED, N_("Pledge"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT name FROM person WHERE id = this.person_id) || coalesce (' ' || date_label (this.signed_on), '')" },
  { NULL }
};

const KamaeEntity kamae_competence_pledge = {
  .name = "pledge",
  /* Translators: 誓約書: a signed promise to keep information confidential */
  .label = N_("Pledge"),
  .plural = N_("Pledges"),
  .help = N_("People sign to keep information confidential when they join, each year if you wish so, and when they leave."
             " For example: signed on the first day, with the scan attached."),
  .clause = "7.3",
  .fields = pledge_fields,
  .order = "-signed_on",
};

static const KamaeChoice certificate_kinds[] = {
  { "qualification", KC_("certificate", "Qualification") },
  /* Translators: 監査員資格: may audit */
  { "auditor", KC_("certificate", "Internal auditor") },
  { "course", KC_("certificate", "Outside course") },
  { NULL }
};

static const KamaeChoice bases[] = {
  { "training", KC_("certificate", "Training") },
  { "qualification", KC_("certificate", "Qualification held") },
  { "experience", KC_("certificate", "Experience") },
  { NULL }
};

static const KamaeChoice standings[] = {
  { "valid", KC_("certificate", "Valid"), KAMAE_TONE_GOOD },
  { "expiring", KC_("certificate", "Expires soon"), KAMAE_TONE_ATTENTION },
  { "expired", KC_("certificate", "Expired"), KAMAE_TONE_BAD },
  { NULL }
};

static const KamaeField certificate_fields[] = {
  { "person", KAMAE_FIELD_LINK, KC_("who", "Person"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "person", .inverse = N_("Certificates") },
  { "name", KAMAE_FIELD_TEXT, N_("Certificate"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = certificate_kinds, .initial = "qualification" },
  { "basis", KAMAE_FIELD_FLAGS, KC_("certificate", "Basis"), .flags = KAMAE_REQUIRED,
    .choices = bases, .when = "kind=auditor" },
  { "departments", KAMAE_FIELD_DERIVED, N_("Departments so far"),
    .help = N_("An auditor does not audit the own work: the audit planner looks here."),
    .when = "kind=auditor",
    .sql = "(SELECT group_concat (name, ', ') FROM (SELECT department.name AS name, '' AS since FROM person"
           " JOIN department ON department.id = person.department_id WHERE person.id = this.person_id"
           " UNION ALL SELECT department.name || aside (date_label (transfer.moved_on)), transfer.moved_on FROM transfer"
           " JOIN department ON department.id = transfer.department_id"
           " WHERE transfer.person_id = this.person_id ORDER BY since))" },
  { "issuer", KAMAE_FIELD_TEXT, N_("Issued by") },
  { "certificate_no", KAMAE_FIELD_TEXT, N_("Number of the certificate") },
  { "obtained_on", KAMAE_FIELD_DATE, N_("Obtained on"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_COLUMN },
  { "valid_to", KAMAE_FIELD_DATE, N_("Valid until"), .flags = KAMAE_COLUMN,
    .help = N_("Empty if it does not expire."),
    .not_before = "obtained_on" },
  { "standing", KAMAE_FIELD_DERIVED, N_("Validity"), .flags = KAMAE_COLUMN, .choices = standings,
    .sql = "CASE WHEN this.valid_to < today () THEN 'expired' WHEN this.valid_to <"
           " date (today (), '+' || setting ('competence.expiry_days') || ' days') THEN 'expiring' ELSE 'valid' END" },
  { "competence", KAMAE_FIELD_LINK, N_("Competence"), .target = "competence",
    .inverse = N_("Certificates") },
  { "file", KAMAE_FIELD_FILE, N_("Copy") },
  { NULL }
};

const KamaeEntity kamae_competence_certificate = {
  .name = "certificate",
  /* Translators: 資格・修了証 */
  .label = N_("Certificate"),
  .plural = N_("Certificates"),
  .help = N_("Keep what shows competence, and when it expires. Internal auditors need a qualification before they audit."
             " For example: internal auditor, after a two-day course, valid for three years."),
  .clause = "7.2",
  .fields = certificate_fields,
  .order = "valid_to",
};
