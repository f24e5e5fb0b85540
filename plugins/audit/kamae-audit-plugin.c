/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-pages.h"
#include "kamae-audit-private.h"

#include <kamae-i18n.h>

static const KamaeEntity *const entities[] = {
  &kamae_audit_programme,
  &kamae_audit_audit,
  &kamae_audit_assignment,
  &kamae_audit_question,
  &kamae_audit_result,
  &kamae_audit_finding,
  &kamae_audit_qualification,
  &kamae_audit_certificate,
  &kamae_audit_certification_audit,
  NULL
};

static const KamaeSubject subjects[] = {
  { "audit", KC_ ("subject", "Internal audit"), KAMAE_PAGE_CHECK, 20, "9.2.1 9.2.2",
    "edit-find-symbolic",
    N_("Have people who are independent of the work look at planned times whether the ISMS is as "
       "it should be, and report what they find.") },
  { "certification", KC_ ("subject", "Certification"), KAMAE_PAGE_CHECK, 30, NULL,
    "security-high-symbolic",
    N_("The certificate, and the visits of the certification body with what they found.") },
  { NULL }
};

static const KamaePageInfo pages[] = {
  { "audit-programmes", N_("Audit programmes"), "audit", 40, "audit_programme", "9.2.2",
    "x-office-calendar-symbolic",
    /* The year has no approved programme yet. */
    .attention = "SELECT NULL WHERE NOT EXISTS (SELECT 1 FROM audit_programme "
                 "JOIN fiscal_year ON fiscal_year.id = audit_programme.fiscal_year_id "
                 "WHERE audit_programme.state IN ('approved', 'closed') "
                 "AND :as_of BETWEEN fiscal_year.starts_on AND fiscal_year.ends_on)",
    .attention_label = KC_ ("attention", "Not approved for this year") },
  { "audit-year", N_("Year of audits"), "audit", 50, NULL, "9.2.2",
    "view-grid-symbolic",
    .get_type = kamae_audit_year_page_get_type },
  { "audit-coverage", N_("Coverage of audits"), "audit", 60, NULL, "9.2.2",
    "checkbox-checked-symbolic",
    .get_type = kamae_audit_coverage_page_get_type },
  { "audits", N_("Audits"), "audit", 10, "audit", "9.2.1", "edit-find-symbolic",
    /* Not begun on their day, or without a report in time. */
    .attention = "SELECT audit.id FROM audit "
                 "WHERE (state IN ('planned', 'notified') AND starts_on < :as_of) "
                 "OR (state IN ('in_progress', 'findings_agreed') AND ends_on < "
                 "date (:as_of, '-' || setting ('audit.report_days') || ' days'))",
    .attention_label = KC_ ("attention", "Late to begin or to report") },
  { "audit-independence", N_("Independence of auditors"), "audit", 70, NULL, "9.2.2",
    "security-medium-symbolic",
    .get_type = kamae_audit_independence_page_get_type },
  { "audit-checklist", N_("Fill in a checklist"), "audit", 20, NULL, "9.2.2",
    "object-select-symbolic",
    .get_type = kamae_audit_checklist_page_get_type },
  { "audit-findings", N_("Findings"), "audit", 30, "audit_finding", "9.2.2",
    "dialog-warning-symbolic",
    /* Nonconformities that nothing takes further. */
    .attention = "SELECT audit_finding.id FROM audit_finding WHERE state = 'issued' "
                 "AND grade IN ('major', 'minor')",
    .attention_label = KC_ ("attention", "Not taken further") },
  { "audit-questions", N_("Questions"), "audit", 90, "audit_question", "9.2.2",
    "view-list-symbolic" },
  { "auditor-qualifications", N_("Auditors"), "audit", 80, "auditor_qualification",
    "9.2.2", "system-users-symbolic",
    /* Qualifications that end within two months. */
    .attention = "SELECT auditor_qualification.id FROM auditor_qualification "
                 "WHERE valid_to BETWEEN :as_of AND add_months (:as_of, 2)",
    .attention_label = KC_ ("attention", "Ending within two months") },
  { "certification", N_("Certification"), "certification", 10, "isms_certificate", "9.2",
    "security-high-symbolic",
    /* Recertification takes about half a year. */
    .attention = "SELECT isms_certificate.id FROM isms_certificate "
                 "WHERE expires_on BETWEEN :as_of AND add_months (:as_of, 6)",
    .attention_label = KC_ ("attention", "Ending within six months") },
  { NULL }
};

static const KamaeSetting settings[] = {
  { "audit.report_days", N_("The audit report is delivered within"), "30", N_("days") },
  /* Translators: 1 makes AUD-V02 a rule that blocks */
  { "audit.strict", N_("Impartiality in the last twelve months: 0 warns, 1 blocks"), "0", NULL },
  { NULL }
};

/* What the planner asks of whatever plugin is there (AUD-V03, V09). */
static const KamaeSharedView views[] = {
  { "qualified_auditor",
    "SELECT id AS record_id, person_id, valid_from, valid_to, 'auditor_qualification' AS entity, basis, "
    "details FROM auditor_qualification" },
  { "excluded_control", "SELECT id AS control_id FROM control WHERE 0" },
  { NULL }
};

static const KamaeDeclaration declaration = {
  .id = "audit",
  .version = 1,
  .domain = GETTEXT_PACKAGE,
  .entities = entities,
  .rules = kamae_audit_rules,
  .figures = kamae_audit_figures,
  .reports = kamae_audit_reports,
  .subjects = subjects,
  .pages = pages,
  .settings = settings,
  .seed = kamae_audit_seed_questions,
  .sample = kamae_audit_fill_sample,
  .changed = kamae_audit_changed,
  .views = views,
};

KAMAE_PLUGIN_DEFINE (declaration)
