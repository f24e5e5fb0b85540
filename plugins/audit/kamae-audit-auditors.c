/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-private.h"

#include <kamae-i18n.h>

/* 監査員資格: who may audit, on which basis and how long. */

static const KamaeChoice bases[] = {
  { "training", KC_ ("auditor", "Training") },
  { "certificate", KC_ ("auditor", "Certificate") },
  { "experience", KC_ ("auditor", "Experience") },
  { NULL }
};

static const KamaeField fields[] = {
  { "title", KAMAE_FIELD_DERIVED, N_("Auditor"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT name FROM person WHERE id = this.person_id)" },
  { "person", KAMAE_FIELD_LINK, N_("Auditor"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "person", .inverse = N_("Qualified as auditor"),
    .help = N_("An auditor from outside is a person with the employment “External”.") },
  { "basis", KAMAE_FIELD_FLAGS, N_("Basis"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = bases },
  { "details", KAMAE_FIELD_LONG_TEXT, N_("Details"),
    .help = N_("Which course or certificate, how many audits.") },
  { "valid_from", KAMAE_FIELD_DATE, N_("Valid from"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .initial = "@today" },
  { "valid_to", KAMAE_FIELD_DATE, N_("Valid until"), .flags = KAMAE_COLUMN,
    .not_before = "valid_from" },
  { NULL }
};

const KamaeEntity kamae_audit_qualification = {
  .name = "auditor_qualification",
  .label = N_("Auditor's qualification"),
  .plural = N_("Auditors' qualifications"),
  .help = N_("Auditors need the competence for it: note on what it rests and until when. "
             "Who has a certificate as an internal auditor among the certificates needs no entry here. "
             "For example: course for internal auditors in June, valid for three years."),
  .clause = "9.2.2",
  .fields = fields,
  .order = "title",
};
