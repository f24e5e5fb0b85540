/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-monitoring-private.h"

#include <kamae-i18n.h>

/* 分析・評価: what the values of a period mean, whether what is measured works, and what is done. */

static const KamaeChoice verdicts[] = {
  { "effective", KC_ ("verdict", "Effective"), KAMAE_TONE_GOOD },
  /* Translators: 改善要 */
  { "improve", KC_ ("verdict", "To be improved"), KAMAE_TONE_BAD },
  { NULL }
};

#define PERIOD KAMAE_MONITORING_PERIOD ("this.starts_on", "this.ends_on")

#define IN_PERIOD \
  "measurement.indicator_id = this.indicator_id AND measurement.starts_on >= this.starts_on " \
  "AND measurement.ends_on <= this.ends_on AND measurement.state = 'recorded'"

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "MA-{fy}-{seq:02}",
    .flags = KAMAE_COLUMN },
  { "indicator", KAMAE_FIELD_LINK, N_("Indicator"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "indicator", .inverse = N_("Analyses") },
  { "title", KAMAE_FIELD_DERIVED, N_("Analysis"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "coalesce ((SELECT name || ' ' FROM indicator WHERE id = this.indicator_id), '') || "
           "coalesce (" PERIOD ", '')" },
  { "starts_on", KAMAE_FIELD_DATE, N_("Period from"), .flags = KAMAE_REQUIRED },
  { "ends_on", KAMAE_FIELD_DATE, N_("Period to"), .flags = KAMAE_REQUIRED,
    .not_before = "starts_on" },
  { "period", KAMAE_FIELD_DERIVED, KC_ ("measurement", "Period"), .flags = KAMAE_COLUMN,
    .sql = PERIOD },
  { "analyst", KAMAE_FIELD_LINK, N_("Who analyses"), .flags = KAMAE_COLUMN, .target = "person",
    .inverse = N_("To analyse") },
  { "due_on", KAMAE_FIELD_DATE, N_("Due"), .flags = KAMAE_READ_ONLY | KAMAE_DUE },
  { "measured", KAMAE_FIELD_DERIVED, N_("Values"),
    .sql = "(SELECT group_concat (line, char (10)) FROM (SELECT "
           KAMAE_MONITORING_PERIOD ("measurement.starts_on", "measurement.ends_on") " || "
           KAMAE_SQL_COLON " || " KAMAE_MONITORING_VALUE ("measurement.value", "measurement.unit")
           " || coalesce (aside (" KAMAE_MONITORING_EVALUATED (
             KAMAE_MONITORING_EVALUATION ("measurement")) "), '') AS line FROM measurement WHERE "
           IN_PERIOD " ORDER BY measurement.starts_on))" },
  { "findings", KAMAE_FIELD_LONG_TEXT, N_("What the values say"), .required_from = "analysed",
    .help = N_("Why they are as they are, what changed since the last time, and what follows.") },
  { "verdict", KAMAE_FIELD_CHOICE, KC_ ("analysis", "Verdict"), .flags = KAMAE_COLUMN,
    .choices = verdicts, .required_from = "analysed" },
  { "actions", KAMAE_FIELD_LINKS, N_("What is done"), .target = "*",
    .inverse = N_("Follows from the analysis"), .filled_for = "approved",
    .help = N_("The nonconformity, improvement, task or other record that follows from it.") },
  { "analysed_by", KAMAE_FIELD_LINK, KC_ ("analysis", "Analysed by"),
    .flags = KAMAE_READ_ONLY | KAMAE_DID,
    .target = "person", .inverse = N_("Analysed") },
  { "analysed_on", KAMAE_FIELD_DATE, KC_ ("analysis", "Analysed on"),
    .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL | KAMAE_COLUMN },
  { "approved_on", KAMAE_FIELD_DATE, N_("Approved on"), .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL },
  { NULL }
};

static const KamaeState states[] = {
  /* Translators: 分析待ち, the period has ended and nobody has analysed it */
  { "open", KC_ ("analysis", "To be analysed"), KAMAE_TONE_ATTENTION },
  { "analysed", KC_ ("analysis", "Analysed"), KAMAE_TONE_ATTENTION, KAMAE_STATE_MET },
  { "approved", KC_ ("analysis", "Approved"), KAMAE_TONE_GOOD,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "analyse", "open", "analysed", KC_ ("analysis", "Sign the analysis"), .approval = "prepared",
    .dates = "analysed_on", .signer = "analysed_by" },
  { "approve", "analysed", "approved", N_("Approve"), .approval = "approved",
    .approver = "isms_manager", .dates = "approved_on" },
  { "return", "analysed", "open", N_("Return"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

/* The values on which the judgement rests, whatever is corrected later. */
static const KamaeSnapshotPart snapshot[] = {
  { "measurements",
    "SELECT measurement.starts_on AS starts_on, measurement.ends_on AS ends_on, "
    "measurement.value AS value, measurement.unit AS unit, measurement.target AS target, "
    "measurement.alarm AS alarm FROM indicator_analysis AS this JOIN measurement ON " IN_PERIOD
    " WHERE this.id = :id ORDER BY measurement.starts_on" },
  { NULL }
};

const KamaeEntity kamae_monitoring_analysis = {
  .name = "indicator_analysis",
  .label = N_("Analysis"),
  .plural = N_("Analyses"),
  .help = N_("Numbers alone are not an evaluation: say what they mean, whether what is measured works, and link what is done about it. "
             "For example: the share of patches in time fell because of the move of the servers; the schedule is changed."),
  .clause = "9.1",
  .fields = fields,
  .workflow = &workflow,
  .order = "-number",
  .snapshot = snapshot,
};
