/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-review-private.h"

#include <kamae-i18n.h>

static const KamaeEntity *const entities[] = {
  &kamae_review_management_review,
  &kamae_review_input,
  &kamae_review_decision,
  NULL
};

static const KamaeSubject subjects[] = {
  { "review", KC_ ("subject", "Management review"), KAMAE_PAGE_CHECK, 40, "9.3.1 9.3.2 9.3.3",
    "x-office-presentation-symbolic",
    N_("Top management looks at planned times whether the ISMS is still right, sufficient and "
       "effective, and decides what changes.") },
  { NULL }
};

static const KamaePageInfo pages[] = {
  { "management-reviews", N_("Management review"), "review", 10, "management_review",
    "9.3", "x-office-presentation-symbolic",
    /* Decisions that are overdue, and minutes that wait for their approval. */
    .attention = "SELECT review_decision.review_id FROM review_decision "
                 "JOIN task ON task.id = review_decision.task_id "
                 "WHERE task.state IN ('open', 'doing') AND task.due_on < :as_of "
                 "UNION ALL SELECT id FROM management_review WHERE state IN ('held', 'draft', 'reviewed')",
    .attention_label = KC_ ("attention", "Overdue decisions, minutes to be approved"),
    .first_step = 900, .get_type = kamae_review_page_get_type },
  { NULL }
};

static const KamaeSetting settings[] = {
  { "review.months", N_("Top management reviews the ISMS every"), "12", N_("months") },
  { "review.cut_off_days", N_("Figures are taken before the review by"), "14", N_("days") },
  { NULL }
};

/* A review that was held shows leadership (5.1 g, and e: what the ISMS achieves). */
static const KamaeSharedView views[] = {
  { "leadership_proof",
    "SELECT letter.column1 AS letter, held_on AS shown_on, management_review.id AS record_id "
    "FROM management_review JOIN (VALUES ('e'), ('g')) AS letter WHERE held_on IS NOT NULL "
    "AND state NOT IN ('planned', 'preparing')" },
  { NULL }
};

static const KamaeDeclaration declaration = {
  .id = "review",
  .version = 1,
  .domain = GETTEXT_PACKAGE,
  .entities = entities,
  .rules = kamae_review_rules,
  .figures = kamae_review_figures,
  .reports = kamae_review_reports,
  .subjects = subjects,
  .pages = pages,
  .settings = settings,
  .sample = kamae_review_fill_sample,
  /* After all others: the reviews freeze their figures. */
  .sample_order = 100,
  .views = views,
};

KAMAE_PLUGIN_DEFINE (declaration)
