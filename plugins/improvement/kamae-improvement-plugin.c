/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-improvement-private.h"

#include <kamae-i18n.h>

static const KamaeEntity *const entities[] = {
  &kamae_improvement_nonconformity,
  &kamae_improvement_why,
  &kamae_improvement_action,
  &kamae_improvement_improvement,
  NULL
};

static const KamaeSubject subjects[] = {
  { "improvement", KC_ ("subject", "Improvement"), KAMAE_PAGE_ACT, 10, "10.1 10.2",
    "view-refresh-symbolic",
    N_("Put right what went wrong, remove its cause, see whether that worked, and keep making the "
       "ISMS better.") },
  { NULL }
};

static const KamaePageInfo pages[] = {
  { "nonconformities", N_("Nonconformities"), "improvement", 10, "nonconformity", "10.2",
    "dialog-warning-symbolic",
    /* With an action overdue, or an effect to be judged by now. */
    .attention = "SELECT DISTINCT nonconformity.id FROM nonconformity "
                 "JOIN corrective_action ON corrective_action.nonconformity_id = nonconformity.id "
                 "WHERE nonconformity.state NOT IN ('closed', 'not_accepted') "
                 "AND ((corrective_action.state = 'planned' AND due_on < :as_of) "
                 "OR (verdict IS NULL AND evaluation_due_on < :as_of))",
    .attention_label = KC_ ("attention", "Action or evaluation overdue") },
  { "improvements", N_("Improvements"), "improvement", 20, "improvement", "10.1",
    "starred-symbolic",
    /* Proposals without a decision, and adopted ones that are late. */
    .attention = "SELECT improvement.id FROM improvement WHERE state = 'proposed' "
                 "OR (state = 'adopted' AND due_on < :as_of)",
    .attention_label = KC_ ("attention", "Undecided or overdue") },
  { NULL }
};

static const KamaeSetting settings[] = {
  { "improvement.wait_days", N_("The effect of an action is judged after"), "30", N_("days") },
  { "improvement.major_days", N_("The action for a major nonconformity is planned within"), "14",
    N_("days") },
  { "improvement.recurrence_months", N_("A nonconformity counts as recurring within"), "12",
    N_("months") },
  { NULL }
};

static const KamaeDeclaration declaration = {
  .id = "improvement",
  .version = 1,
  .domain = GETTEXT_PACKAGE,
  .entities = entities,
  .rules = kamae_improvement_rules,
  .figures = kamae_improvement_figures,
  .reports = kamae_improvement_reports,
  .subjects = subjects,
  .pages = pages,
  .settings = settings,
  .sample = kamae_improvement_fill_sample,
};

KAMAE_PLUGIN_DEFINE (declaration)
