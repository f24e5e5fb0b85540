/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-private.h"

#include <kamae-i18n.h>

/* 認証: the certificate and the audits of its three-year cycle. */

static const KamaeField certificate_fields[] = {
  { "number", KAMAE_FIELD_TEXT, N_("Registration number"),
    .flags = KAMAE_REQUIRED | KAMAE_KEY | KAMAE_TITLE | KAMAE_COLUMN },
  { "body", KAMAE_FIELD_TEXT, N_("Certification body"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN },
  { "standard", KAMAE_FIELD_TEXT, N_("Standard"), .flags = KAMAE_REQUIRED,
    .initial = "ISO/IEC 27001:2022" },
  { "scope_ja", KAMAE_FIELD_LONG_TEXT, N_("Registered scope in Japanese") },
  { "scope_en", KAMAE_FIELD_LONG_TEXT, N_("Registered scope in English") },
  { "soa_version", KAMAE_FIELD_TEXT, N_("Version of the Statement of Applicability"),
    .flags = KAMAE_REQUIRED },
  { "issued_on", KAMAE_FIELD_DATE, N_("Issued on"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_COLUMN },
  { "expires_on", KAMAE_FIELD_DATE, N_("Expires on"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .not_before = "issued_on" },
  { NULL }
};

const KamaeEntity kamae_audit_certificate = {
  .name = "isms_certificate",
  .label = KC_ ("certification", "Certificate"),
  .plural = KC_ ("certification", "Certificates"),
  .help = N_("Note the certificate as it is registered, and each audit of the certification body in its three-year cycle."),
  .clause = "9.2",
  .fields = certificate_fields,
  .order = "-issued_on",
};

static const KamaeChoice kinds[] = {
  { "stage1", KC_ ("certification", "Stage 1") },
  { "stage2", KC_ ("certification", "Stage 2") },
  { "surveillance", KC_ ("certification", "Surveillance") },
  { "recert", KC_ ("certification", "Recertification") },
  { "special", KC_ ("certification", "Special") },
  { NULL }
};

static const KamaeField audit_fields[] = {
  { "certificate", KAMAE_FIELD_LINK, KC_ ("certification", "Certificate"),
    .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "isms_certificate", .inverse = N_("Certification audits") },
  { "title", KAMAE_FIELD_DERIVED, N_("Certification audit"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "label ('certification_audit', 'kind', this.kind) || ' ' || date_label (this.starts_on)" },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = kinds },
  { "starts_on", KAMAE_FIELD_DATE, N_("First day"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN },
  { "ends_on", KAMAE_FIELD_DATE, N_("Last day"), .flags = KAMAE_REQUIRED,
    .not_before = "starts_on" },
  { "man_days", KAMAE_FIELD_DECIMAL, N_("Man-days"), .minimum = 0, .maximum = 1000 },
  { "auditors", KAMAE_FIELD_TEXT, N_("Auditors") },
  { "result", KAMAE_FIELD_LONG_TEXT, N_("Result"), .flags = KAMAE_COLUMN },
  { "findings", KAMAE_FIELD_LINKS, N_("Findings"), .target = "*",
    .inverse = N_("Found in the certification audit"),
    .help = N_("The nonconformities and improvements that it led to.") },
  { NULL }
};

const KamaeEntity kamae_audit_certification_audit = {
  .name = "certification_audit",
  .label = N_("Certification audit"),
  .plural = N_("Certification audits"),
  .help = N_("Surveillance about every twelve months, recertification before the certificate expires."),
  .clause = "9.2",
  .fields = audit_fields,
  .order = "-starts_on",
};
