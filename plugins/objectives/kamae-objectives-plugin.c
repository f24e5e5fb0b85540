/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-objectives-pages.h"
#include "kamae-objectives-private.h"

#include <kamae-i18n.h>

static const KamaeEntity *const entities[] = {
  &kamae_objectives_set,
  &kamae_objectives_objective,
  &kamae_objectives_result,
  &kamae_objectives_plan,
  &kamae_objectives_item,
  &kamae_objectives_template,
  &kamae_objectives_change,
  &kamae_objectives_consequence,
  &kamae_objectives_unintended,
  NULL
};

static const KamaeSubject subjects[] = {
  { "objectives", KC_ ("subject", "Objectives and plan"), KAMAE_PAGE_PLAN, 60, "6.2 6.3 8.1",
    "emoji-flags-symbolic",
    N_("Set what information security is to reach in a year, plan how, look during the year how "
       "far it has come, and change the ISMS in a planned way.") },
  { NULL }
};

static const KamaePageInfo pages[] = {
  { "objectives", N_("Objectives"), "objectives", 10, "objective_set", "6.2",
    "starred-symbolic",
    /* The year has no approved objectives; or it is over, and they wait for their evaluation. */
    .attention = "SELECT NULL WHERE NOT EXISTS (SELECT 1 FROM objective_set "
                 "JOIN fiscal_year ON fiscal_year.id = objective_set.fiscal_year_id "
                 "WHERE objective_set.state <> 'draft' "
                 "AND :as_of BETWEEN fiscal_year.starts_on AND fiscal_year.ends_on) "
                 "UNION ALL SELECT objective_set.id FROM objective_set "
                 "JOIN fiscal_year ON fiscal_year.id = objective_set.fiscal_year_id "
                 "WHERE objective_set.state IN ('approved', 'running') "
                 "AND fiscal_year.ends_on < :as_of",
    .attention_label = KC_ ("attention", "None approved this year, or not evaluated"),
    .first_step = 270 },
  { "objective-results", KC_ ("objective", "Results"), "objectives", 20, "objective_result", "6.2",
    "view-list-symbolic" },
  { "annual-year", N_("Annual plan"), "objectives", 30, NULL, "8.1", "x-office-calendar-symbolic",
    /* What is overdue in the plan of the year. */
    .attention = "SELECT plan_item.id FROM plan_item JOIN annual_plan ON annual_plan.id = plan_id "
                 "WHERE plan_item.state = 'planned' AND plan_item.due_on < :as_of "
                 "AND annual_plan.state IN ('approved', 'running')",
    .attention_label = KC_ ("attention", "Overdue"),
    .get_type = kamae_objectives_year_page_get_type },
  { "plan-items", N_("Items of the annual plan"), "objectives", 35, "plan_item", "8.1",
    "view-list-bullet-symbolic" },
  { "planned-changes", N_("Planned changes"), "objectives", 40, "planned_change", "6.3",
    "view-refresh-symbolic",
    /* Overdue, or completed and not verified in time. */
    .attention = "SELECT planned_change.id FROM planned_change WHERE (due_on < :as_of "
                 "AND state IN ('requested', 'assessed', 'approved', 'implementing')) "
                 "OR (state = 'completed' AND completed_on < "
                 "date (:as_of, '-' || setting ('change.verify_days') || ' days'))",
    .attention_label = KC_ ("attention", "Overdue or not verified") },
  { "unintended-changes", N_("Unintended changes"), "objectives", 50, "unintended_change", "8.1",
    "dialog-warning-symbolic",
    .attention = "SELECT unintended_change.id FROM unintended_change WHERE state = 'found' "
                 "OR (state = 'reviewed' AND due_on < :as_of)",
    .attention_label = KC_ ("attention", "Not reviewed or overdue") },
  { "annual-plans", KC_ ("annual plan", "Plans by year"), "objectives", 60, "annual_plan", "8.1",
    "view-list-symbolic",
    /* The year has no approved plan. */
    .attention = "SELECT NULL WHERE NOT EXISTS (SELECT 1 FROM annual_plan "
                 "JOIN fiscal_year ON fiscal_year.id = annual_plan.fiscal_year_id "
                 "WHERE annual_plan.state <> 'draft' "
                 "AND :as_of BETWEEN fiscal_year.starts_on AND fiscal_year.ends_on)",
    .attention_label = KC_ ("attention", "Not approved for this year"),
    .first_step = 280 },
  { "plan-templates", N_("Yearly calendar"), "objectives", 70, "plan_template", "8.1",
    "preferences-system-time-symbolic" },
  { NULL }
};

static const KamaeSetting settings[] = {
  { "change.verify_days", N_("A completed change is verified within"), "90", N_("days") },
  { NULL }
};

/* Which version of the information security policy was in force when; whoever keeps the policy
 * gives the rows. */
static const KamaeSharedView views[] = {
  { "policy_version",
    "SELECT NULL AS record_id, NULL AS version, NULL AS valid_from, NULL AS valid_to WHERE 0" },
  /* Objectives that top management has approved show its leadership. */
  { "leadership_proof",
    "SELECT 'a' AS letter, approved_on AS shown_on, id AS record_id FROM objective_set "
    "WHERE approved_on IS NOT NULL "
    "UNION ALL SELECT 'e', approved_on, id FROM objective_set WHERE approved_on IS NOT NULL" },
  { NULL }
};

static const KamaeDeclaration declaration = {
  .id = "objectives",
  .version = 1,
  .domain = GETTEXT_PACKAGE,
  .entities = entities,
  .rules = kamae_objectives_rules,
  .figures = kamae_objectives_figures,
  .reports = kamae_objectives_reports,
  .subjects = subjects,
  .pages = pages,
  .settings = settings,
  .seed = kamae_objectives_seed_calendar,
  .changed = kamae_objectives_changed,
  .sample = kamae_objectives_fill_sample,
  .views = views,
};

KAMAE_PLUGIN_DEFINE (declaration)
