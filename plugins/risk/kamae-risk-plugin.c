/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

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
  NULL
};

static const KamaePageInfo pages[] = {
  { "risk-criteria", N_("Risk criteria"), KAMAE_PAGE_PLAN, 100, "risk_criteria", "6.1.2",
    "preferences-other-symbolic",
    /* Nothing can be rated without criteria in force. */
    .attention = "SELECT count (*) = 0 FROM risk_criteria WHERE state = 'effective'",
    .first_step = 200 },
  { NULL }
};

static const KamaeDeclaration declaration = {
  .id = "risk",
  .version = 1,
  .domain = GETTEXT_PACKAGE,
  .entities = entities,
  .rules = kamae_risk_rules,
  .pages = pages,
};

KAMAE_PLUGIN_DEFINE (declaration)
