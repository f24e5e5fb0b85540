/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-pages.h"
#include "kamae-risk-private.h"

#include <kamae-i18n.h>

static const KamaeEntity *const entities[] = {
  &kamae_risk_criteria,
  &kamae_risk_criteria_scale,
  &kamae_risk_criteria_level,
  &kamae_risk_criteria_matrix,
  &kamae_risk_criteria_cell,
  &kamae_risk_criteria_band,
  &kamae_risk_criteria_example,
  &kamae_risk_asset,
  &kamae_risk_threat,
  &kamae_risk_vulnerability,
  &kamae_risk_candidate,
  &kamae_risk_rejection,
  &kamae_risk_run,
  &kamae_risk_risk,
  &kamae_risk_evaluation,
  &kamae_risk_rating,
  &kamae_risk_plan,
  &kamae_risk_treatment,
  &kamae_risk_action,
  &kamae_risk_acceptance,
  &kamae_risk_opportunity,
  &kamae_risk_soa,
  &kamae_risk_soa_entry,
  NULL
};

static const KamaeSubject subjects[] = {
  { "risk", KC_ ("subject", "Risk assessment"), KAMAE_PAGE_PLAN, 30, "6.1.1 6.1.2 8.2",
    "dialog-warning-symbolic",
    N_("Find what could harm information, rate it by criteria that were agreed before, and do so "
       "again at planned times and when something changes.") },
  { "treatment", KC_ ("subject", "Risk treatment"), KAMAE_PAGE_PLAN, 40, "6.1.3 8.3",
    "emblem-ok-symbolic",
    N_("Decide what is done about each risk, carry it out, and have the owners of the risks accept "
       "what remains.") },
  { "soa", KC_ ("subject", "Applicability"), KAMAE_PAGE_PLAN, 50, "6.1.3",
    "emblem-documents-symbolic",
    N_("Compare the controls that were chosen with those of Annex A, and say of each why it "
       "applies or not and how far it is in place.") },
  { NULL }
};

static const KamaePageInfo pages[] = {
  { "risk-criteria", N_("Risk criteria"), "risk", 80, "risk_criteria", "6.1.2",
    "preferences-other-symbolic",
    /* Nothing can be rated without criteria in force. */
    .attention = "SELECT NULL WHERE NOT EXISTS (SELECT 1 FROM risk_criteria "
                 "WHERE state = 'effective')",
    .attention_label = KC_ ("attention", "None in force"),
    .first_step = 200 },
  { "assets", N_("Information assets"), "risk", 40, "asset", "6.1.2",
    "drive-harddisk-symbolic",
    /* To be reviewed, or stock-taking is due. */
    .attention = "SELECT asset.id FROM asset WHERE state = 'changed' "
                 "OR (state = 'active' AND " KAMAE_RISK_STOCK_DUE ("asset") ")",
    .attention_label = KC_ ("attention", "To be reviewed, or stock-taking due"),
    .first_step = 210 },
  { "risk-candidates", N_("Candidate risks"), "risk", 50, NULL, "6.1.2",
    "edit-find-symbolic", .get_type = kamae_risk_candidates_page_get_type },
  { "risk-overview", N_("Results of the assessment"), "risk", 30, NULL, "6.1.2",
    "view-grid-symbolic", .get_type = kamae_risk_overview_page_get_type },
  { "risk-assessment", N_("Rating the risks"), "risk", 20, NULL, "6.1.2",
    "view-list-symbolic",
    /* In the running assessment, still to be rated. */
    .attention = "SELECT risk.id FROM risk, risk_run WHERE risk_run.state = 'running' "
                 "AND risk.state <> 'closed' AND NOT EXISTS (SELECT 1 FROM evaluation "
                 "WHERE evaluation.risk_id = risk.id AND +evaluation.run_id = risk_run.id "
                 "AND evaluation.stage = 'current' AND evaluation.value IS NOT NULL)",
    .attention_label = KC_ ("attention", "To be rated"),
    .get_type = kamae_risk_assessment_page_get_type },
  { "risks", N_("Risks"), "risk", 10, "risk", "6.1.2", "dialog-warning-symbolic",
    /* A step of somebody is waited for: assess, decide, verify and accept. */
    .attention = "SELECT risk.id FROM risk WHERE state IN ('identified', 'assessed', 'treated')",
    .attention_label = KC_ ("attention", "Waiting for the next step"),
    .first_step = 230 },
  { "risk-runs", N_("Risk assessments"), "risk", 70, "risk_run", "8.2",
    "view-refresh-symbolic",
    /* Not begun on their day. */
    .attention = "SELECT risk_run.id FROM risk_run WHERE state = 'planned' AND planned_on < :as_of",
    .attention_label = KC_ ("attention", "Not begun on their day"),
    .first_step = 220 },
  { "treatment-plans", N_("Treatment plans"), "treatment", 20, "treatment_plan", "6.1.3",
    "view-list-symbolic",
    /* To be approved. */
    .attention = "SELECT treatment_plan.id FROM treatment_plan WHERE state = 'draft'",
    .attention_label = KC_ ("attention", "To be approved"),
    .first_step = 240 },
  { "treatment-actions", N_("Treatment actions"), "treatment", 10, "treatment_action", "8.3",
    "emblem-ok-symbolic",
    .attention = "SELECT treatment_action.id FROM treatment_action WHERE state IN ('not_started', 'doing') "
                 "AND due_on < :as_of",
    .attention_label = KC_ ("attention", "Overdue") },
  { "acceptances", N_("Acceptances of risks"), "treatment", 30, "acceptance", "6.1.3",
    "document-edit-symbolic",
    /* To be signed, or about to expire. */
    .attention = "SELECT acceptance.id FROM acceptance WHERE state = 'proposed' OR (state = 'active' "
                 "AND coalesce (valid_until, '') < add_months (:as_of, 1))",
    .attention_label = KC_ ("attention", "To be signed, or ending soon"),
    .first_step = 250 },
  { "risks-opportunities", N_("Risks and opportunities"), "risk", 60, "risk_opportunity",
    "6.1.1", "weather-few-clouds-symbolic",
    /* Overdue, without a plan, or with an effect to be checked. */
    .attention = "SELECT risk_opportunity.id FROM risk_opportunity WHERE state IN ('noted', 'done') "
                 "OR (state = 'planned' AND due_on < :as_of)",
    .attention_label = KC_ ("attention", "Overdue, undecided or to be checked"),
    .first_step = 190 },
  { "soa", N_("Statement of Applicability"), "soa", 10, "soa", "6.1.3",
    "emblem-documents-symbolic",
    /* At work and not decided. */
    .attention = "SELECT soa.id FROM soa_entry JOIN soa ON soa.id = soa_entry.soa_id "
                 "WHERE soa.state IN ('draft', 'reviewed') AND applicable IS NULL",
    .attention_label = KC_ ("attention", "Controls to be decided"),
    .first_step = 260 },
  { "soa-controls", N_("Controls of the statement"), "soa", 20, "soa_entry", "6.1.3",
    "view-list-bullet-symbolic", .get_type = kamae_risk_soa_page_get_type },
  { "risk-catalogue", N_("Catalogue of candidate risks"), "risk", 90, "risk_candidate",
    "6.1.2", "accessories-dictionary-symbolic" },
  { "threats", N_("Threats"), "risk", 100, "threat", "6.1.2",
    "security-low-symbolic" },
  { "vulnerabilities", N_("Vulnerabilities"), "risk", 110, "vulnerability", "6.1.2",
    "security-medium-symbolic" },
  { NULL }
};

static const KamaeSetting settings[] = {
  { "risk.soa_reason_length", N_("The justification of an excluded control has at least"), "10",
    N_("characters") },
  { "risk.stock_months", N_("Stock of the information assets is taken every"), "12", N_("months") },
  { "risk.effect_days", N_("The effect of an action on risks and opportunities is checked within"),
    "90", N_("days") },
  { NULL }
};

static const KamaeSharedView views[] = {
  { "excluded_control",
    "SELECT soa_entry.control_id FROM soa_entry JOIN soa ON soa.id = soa_entry.soa_id "
    "WHERE soa.state = 'in_force' AND soa_entry.applicable = 'no'" },
  { NULL }
};

static const KamaeDeclaration declaration = {
  .id = "risk",
  .version = 1,
  .domain = GETTEXT_PACKAGE,
  .entities = entities,
  .rules = kamae_risk_rules,
  .figures = kamae_risk_figures,
  .reports = kamae_risk_reports,
  .subjects = subjects,
  .pages = pages,
  .settings = settings,
  .seed = kamae_risk_seed,
  .sample = kamae_risk_fill_sample,
  .views = views,
};

KAMAE_PLUGIN_DEFINE (declaration)
