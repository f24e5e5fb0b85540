/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-monitoring-private.h"

#include <kamae-i18n.h>

static const KamaeEntity *const entities[] = {
  &kamae_monitoring_indicator,
  &kamae_monitoring_measurement,
  &kamae_monitoring_analysis,
  NULL
};

static const KamaeSubject subjects[] = {
  { "monitoring", KC_ ("subject", "Monitoring"), KAMAE_PAGE_CHECK, 10, "9.1",
    "view-reveal-symbolic",
    N_("Decide what to measure, how, when and by whom; measure it, and say what the numbers mean "
       "for the ISMS.") },
  { NULL }
};

static const KamaePageInfo pages[] = {
  { "indicators", N_("Indicators"), "monitoring", 10, "indicator", "9.1",
    "view-reveal-symbolic",
    /* With an alarm that nobody has analysed, or a figure that is not there. */
    .attention = "SELECT indicator.id FROM indicator WHERE state = 'active' AND (EXISTS (SELECT 1 "
                 "FROM measurement AS row WHERE row.indicator_id = indicator.id AND "
                 KAMAE_MONITORING_UNEXPLAINED ("row") ") OR (source = 'computed' "
                 "AND figure_title (figure) IS NULL))",
    .attention_label = KC_ ("attention", "Alarm not analysed, or figure missing"),
    .first_step = 410, .get_type = kamae_monitoring_indicators_page_get_type },
  { "measurements", N_("Measurements"), "monitoring", 20, "measurement", "9.1",
    "edit-find-symbolic",
    .attention = "SELECT id FROM measurement WHERE state = 'open'",
    .attention_label = KC_ ("attention", "To be measured"),
    .get_type = kamae_monitoring_page_get_type },
  { "analyses", N_("Analyses"), "monitoring", 30, "indicator_analysis", "9.1",
    "document-edit-symbolic",
    .attention = "SELECT indicator_analysis.id FROM indicator_analysis WHERE state <> 'approved'",
    .attention_label = KC_ ("attention", "Not approved") },
  { NULL }
};

static const KamaeSetting settings[] = {
  { "monitoring.measure_days", N_("A value is recorded after its period within"), "14",
    N_("days") },
  { "monitoring.analyse_days", N_("Values are analysed after their period within"), "30",
    N_("days") },
  { NULL }
};

static const KamaeDeclaration declaration = {
  .id = "monitoring",
  .version = 1,
  .domain = GETTEXT_PACKAGE,
  .entities = entities,
  .rules = kamae_monitoring_rules,
  .figures = kamae_monitoring_figures,
  .reports = kamae_monitoring_reports,
  .subjects = subjects,
  .pages = pages,
  .settings = settings,
  .sample = kamae_monitoring_fill_sample,
  /* What a figure is at the end of a day is known after all have told theirs. */
  .sample_order = 1,
  .due = kamae_monitoring_write_due,
};

KAMAE_PLUGIN_DEFINE (declaration)
