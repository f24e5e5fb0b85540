/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-objectives-private.h"

#include <kamae-i18n.h>

/* 情報セキュリティ目的: what is to be reached, how it is measured, and the plan to reach it; and the
 * results, which count into it while its year runs. */

static const KamaeChoice levels[] = {
  { "company", KC_ ("objective", "Whole company") },
  { "department", KC_ ("objective", "Department") },
  { NULL }
};

static const KamaeChoice measurable[] = {
  { "1", KC_ ("objective", "Can be measured") },
  /* Translators: 測定困難 */
  { "0", KC_ ("objective", "Cannot practicably be measured") },
  { NULL }
};

static const KamaeChoice directions[] = {
  { "at_least", KC_ ("objective", "At least the target") },
  { "at_most", KC_ ("objective", "At most the target") },
  { "equals", KC_ ("objective", "Exactly the target") },
  { NULL }
};

/* What an objective must be, in our own words, in the order of 6.2 a) to g). */
const KamaeChoice kamae_objectives_points[] = {
  { "policy", KC_ ("objective", "Agrees with the policy") },
  { "measurable", KC_ ("objective", "Is measurable, or says why not") },
  { "requirements", KC_ ("objective", "Takes up requirements and results of the risk assessment") },
  { "monitored", KC_ ("objective", "It is settled who follows it up and when") },
  { "communicated", KC_ ("objective", "Those concerned are told") },
  { "updated", KC_ ("objective", "It is settled when it is reconsidered") },
  { "documented", KC_ ("objective", "Is kept in this register") },
  { NULL }
};

static const KamaeChoice verdicts[] = {
  { "achieved", KC_ ("objective", "Achieved"), KAMAE_TONE_GOOD },
  { "not_achieved", KC_ ("objective", "Not achieved"), KAMAE_TONE_BAD },
  /* Translators: 継続: goes on next year */
  { "ongoing", KC_ ("objective", "Goes on"), KAMAE_TONE_ATTENTION },
  { "cancelled", KC_ ("objective", "Given up"), KAMAE_TONE_QUIET },
  { NULL }
};

#define VALUE KAMAE_OBJECTIVES_NEWEST ("this", "value")

static const KamaeField fields[] = {
  { "set", KAMAE_FIELD_LINK, N_("Objectives of the year"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "objective_set", .inverse = N_("Objectives") },
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "OBJ-{fy}-{seq:02}",
    .flags = KAMAE_COLUMN },
  { "level", KAMAE_FIELD_CHOICE, KC_ ("objective", "Level"), .flags = KAMAE_REQUIRED,
    .choices = levels, .initial = "company" },
  { "department", KAMAE_FIELD_LINK, N_("Department"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "department", .inverse = N_("Information security objectives"),
    .when = "level=department" },
  { "title", KAMAE_FIELD_TEXT, N_("Objective"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN,
    .help = N_("What is to be reached. For example: known weaknesses are closed in time.") },
  { "policy_link", KAMAE_FIELD_LONG_TEXT, N_("Relation to the policy"),
    .help = N_("Which statement of the policy it carries out, and how it fits the strategy of the "
               "business.") },
  { "basis", KAMAE_FIELD_LONG_TEXT, N_("Basis"),
    .help = N_("The requirements and the risks from which it comes.") },
  { "basis_records", KAMAE_FIELD_LINKS, N_("Comes from"), .target = "*",
    .inverse = N_("Information security objectives"),
    .help = N_("Requirements, issues, risks, decisions of the management review.") },
  { "follows", KAMAE_FIELD_LINK, N_("Carried over from"), .target = "objective",
    .inverse = N_("Carried over to") },
  { "carried_because", KAMAE_FIELD_LONG_TEXT, N_("Why it is carried over"),
    .help = N_("What kept it from being reached, and what is done otherwise this year.") },

  { "measurable", KAMAE_FIELD_BOOLEAN, N_("Measurement"), .flags = KAMAE_REQUIRED,
    .choices = measurable, .initial = "1", .group = N_("How it is measured") },
  { "indicator", KAMAE_FIELD_TEXT, N_("Indicator"), .when = "measurable=1",
    .help = N_("What is counted or measured, and over what. For example: share of critical patches "
               "applied within 14 days.") },
  { "indicator_record", KAMAE_FIELD_LINK, N_("Indicator in the register"), .target = "*",
    .inverse = N_("Measures the objective"), .when = "measurable=1" },
  { "direction", KAMAE_FIELD_CHOICE, KC_ ("objective", "Reached when"), .choices = directions,
    .initial = "at_least", .when = "measurable=1" },
  { "target", KAMAE_FIELD_DECIMAL, KC_ ("objective", "Target"), .when = "measurable=1" },
  { "unit", KAMAE_FIELD_TEXT, N_("Unit"), .when = "measurable=1",
    .help = N_("For example: %, cases, days.") },
  { "baseline", KAMAE_FIELD_DECIMAL, N_("Baseline"), .flags = KAMAE_MAY_BE_NONE,
    .when = "measurable=1",
    .help = N_("The value now. “None” if it was never measured.") },
  { "unmeasurable_because", KAMAE_FIELD_LONG_TEXT, N_("Why it cannot be measured"),
    .when = "measurable=0" },

  { "actions", KAMAE_FIELD_LONG_TEXT, KC_ ("objective", "What is done"),
    .group = N_("Plan to reach it") },
  { "resources", KAMAE_FIELD_LONG_TEXT, N_("Resources needed"),
    .help = N_("People, time, money, tools. If nothing beside the usual work is needed, say so.") },
  { "owner", KAMAE_FIELD_LINK, KC_ ("objective", "In charge"), .flags = KAMAE_COLUMN | KAMAE_DID,
    .target = "person", .inverse = N_("In charge of the objective") },
  { "due_on", KAMAE_FIELD_DATE, N_("To be reached by"), .flags = KAMAE_COLUMN },
  { "evaluation", KAMAE_FIELD_LONG_TEXT, N_("How the result is evaluated"),
    .help = N_("Who compares what with what, and when. For example: the committee compares the "
               "monthly figures with the target each quarter.") },
  { "points", KAMAE_FIELD_FLAGS, N_("Seven-point check"), .choices = kamae_objectives_points,
    .help = N_("Tick what was checked. All seven are needed for the approval.") },

  { "goal", KAMAE_FIELD_DERIVED, KC_ ("objective", "Target"), .flags = KAMAE_COLUMN,
    .sql = KAMAE_OBJECTIVES_TARGET ("this"),
    .group = KC_ ("objective", "Results") },
  { "value", KAMAE_FIELD_DERIVED, N_("Latest value"), .flags = KAMAE_COLUMN,
    .sql = KAMAE_OBJECTIVES_LATEST ("this") },
  { "progress", KAMAE_FIELD_DERIVED, N_("Progress"), .flags = KAMAE_COLUMN,
    .sql = KAMAE_OBJECTIVES_PROGRESS ("this", VALUE) " || '%'" },
  { "verdict", KAMAE_FIELD_DERIVED, N_("Verdict"), .flags = KAMAE_COLUMN, .choices = verdicts,
    .sql = KAMAE_OBJECTIVES_NEWEST ("this", "verdict") },
  { NULL }
};

const KamaeEntity kamae_objectives_objective = {
  .name = "objective",
  .label = N_("Objective"),
  .plural = N_("Objectives"),
  .help = N_("Say what is to be reached, how it is measured, and who does what by when. Set objectives for the company and for each department. "
             "For example: 95 of 100 critical patches within 14 days, by March, Ishii."),
  .clause = "6.2",
  .fields = fields,
  .order = "number",
};

static const KamaeField result_fields[] = {
  { "title", KAMAE_FIELD_DERIVED, KC_ ("objective", "Result"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT number || ' ' || title FROM objective WHERE id = this.objective_id)" },
  { "objective", KAMAE_FIELD_LINK, N_("Objective"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "objective", .inverse = KC_ ("objective", "Results"),
    .taken_in = "approved running" },
  { "measured_on", KAMAE_FIELD_DATE, KC_ ("objective", "Date"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_COLUMN, .initial = "@today",
    .not_before = "objective.set.fiscal_year.starts_on" },
  { "value", KAMAE_FIELD_DECIMAL, N_("Value"), .flags = KAMAE_COLUMN,
    .help = N_("In the unit of the target.") },
  { "comment", KAMAE_FIELD_LONG_TEXT, N_("Evaluation"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .help = N_("What the value says, or, where nothing is measured, what was seen.") },
  { "recorded_by", KAMAE_FIELD_LINK, N_("Recorded by"), .flags = KAMAE_REQUIRED | KAMAE_DID,
    .target = "person", .inverse = N_("Recorded the result"), .initial = "@me" },
  { "evidence", KAMAE_FIELD_FILE, N_("Evidence") },
  { "verdict", KAMAE_FIELD_CHOICE, N_("Verdict"), .flags = KAMAE_COLUMN, .choices = verdicts,
    .help = N_("With the last result of the year at the latest.") },
  { "cause", KAMAE_FIELD_LONG_TEXT, N_("Why it was not achieved"), .when = "verdict=not_achieved" },
  { "follow_up", KAMAE_FIELD_LINK, N_("Followed up by"), .target = "*",
    .inverse = N_("Because of the objective that was not achieved"),
    .when = "verdict=not_achieved",
    .help = N_("The nonconformity, the improvement, the change or the task.") },
  { NULL }
};

const KamaeEntity kamae_objectives_result = {
  .name = "objective_result",
  .label = N_("Result of an objective"),
  .plural = N_("Results of objectives"),
  .help = N_("Note during the year how far each objective has come, and at its end whether it was achieved. "
             "For example: 92 of 100 on 30 September; the servers are behind."),
  .clause = "6.2",
  .fields = result_fields,
  .order = "-measured_on",
};
