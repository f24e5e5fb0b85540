/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-monitoring-private.h"

#include <kamae-i18n.h>

/* 指標: what is measured, with the six answers that 9.1 asks for: what, how, when and by whom it is
 * measured, when and by whom it is analysed. Its values are measurements of their own. */

const KamaeChoice kamae_monitoring_directions[] = {
  /* Translators: 以上, the value should be the target or more */
  { "at_least", KC_ ("direction", "At least") },
  /* Translators: 以下, the value should be the target or less */
  { "at_most", KC_ ("direction", "At most") },
  /* Translators: 目標値どおり, neither more nor less */
  { "equal", KC_ ("direction", "Exactly") },
  { NULL }
};

const KamaeChoice kamae_monitoring_standings[] = {
  { "met", KC_ ("standing", "Target met"), KAMAE_TONE_GOOD },
  { "missed", KC_ ("standing", "Target missed"), KAMAE_TONE_ATTENTION },
  /* Translators: 警戒値を超過: on the wrong side of the alarm, above or below */
  { "alarm", KC_ ("standing", "Alarm"), KAMAE_TONE_BAD },
  /* Translators: 目標なし: there is nothing to compare the value with */
  { "untargeted", KC_ ("standing", "No target"), KAMAE_TONE_QUIET },
  /* Translators: 未測定: there is no value yet */
  { "unmeasured", KC_ ("standing", "Not measured yet"), KAMAE_TONE_NEUTRAL },
  /* Translators: 該当なし: the period was not measured, with a reason */
  { "inapplicable", KC_ ("standing", "Not applicable"), KAMAE_TONE_QUIET },
  { NULL }
};

static const KamaeChoice kinds[] = {
  /* Translators: 管理策の効果: the indicator shows whether a control works */
  { "effect", KC_ ("indicator", "Effect of controls") },
  /* Translators: 活動の量: the indicator counts what was done */
  { "activity", KC_ ("indicator", "Activity") },
  { NULL }
};

static const KamaeChoice inputs[] = {
  { "d2", N_("Results of monitoring and measurement") },
  { "d4", N_("Fulfilment of objectives") },
  { "e", N_("Feedback from interested parties") },
  { NULL }
};

static const KamaeChoice sources[] = {
  /* Translators: 台帳から集計: the register computes the value */
  { "computed", KC_ ("indicator", "Computed from the register") },
  { "measured", KC_ ("indicator", "Measured by a person") },
  { NULL }
};

static const KamaeChoice periods[] = {
  { "month", KC_ ("period", "Every month") },
  { "quarter", KC_ ("period", "Every quarter") },
  { "half", KC_ ("period", "Every half-year") },
  { "year", KC_ ("period", "Every year") },
  { NULL }
};

#define NOW(place) KAMAE_MONITORING_NEWEST ("this", "'9999'", place)

#define OF_NEWEST(expression) \
  "(SELECT " expression " FROM measurement AS now WHERE now.id = " NOW ("0") ")"

#define OF_BOTH(expression) \
  "(SELECT " expression " FROM measurement AS now JOIN measurement AS before " \
  "ON before.id = " NOW ("1") " WHERE now.id = " NOW ("0") ")"

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "M-{seq:02}", .flags = KAMAE_COLUMN },
  { "name", KAMAE_FIELD_TEXT, N_("Indicator"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },

  { "trend", KAMAE_FIELD_DERIVED, KC_ ("indicator", "Trend"),
    .sql = OF_NEWEST (KAMAE_MONITORING_PERIOD ("now.starts_on", "now.ends_on") " || "
                      KAMAE_SQL_COLON " || " KAMAE_MONITORING_VALUE ("now.value", "now.unit")),
    .get_view = kamae_monitoring_trend_view_get_type },
  { "standing", KAMAE_FIELD_DERIVED, KC_ ("indicator", "Evaluation"), .flags = KAMAE_COLUMN,
    .choices = kamae_monitoring_standings,
    .sql = "coalesce (" OF_NEWEST (KAMAE_MONITORING_EVALUATION ("now")) ", 'unmeasured')" },
  { "latest", KAMAE_FIELD_DERIVED, N_("Value"), .flags = KAMAE_COLUMN,
    .sql = OF_NEWEST (KAMAE_MONITORING_VALUE ("now.value", "now.unit")) },
  { "previous", KAMAE_FIELD_DERIVED, N_("Previous value"), .flags = KAMAE_COLUMN,
    .sql = OF_BOTH (KAMAE_MONITORING_VALUE ("before.value", "before.unit")) },
  { "change", KAMAE_FIELD_DERIVED, KC_ ("indicator", "Change"), .flags = KAMAE_COLUMN,
    .sql = OF_BOTH (KAMAE_MONITORING_CHANGE ("now.value", "before.value")) },
  { "latest_period", KAMAE_FIELD_DERIVED, N_("This period"),
    .sql = OF_NEWEST (KAMAE_MONITORING_PERIOD ("now.starts_on", "now.ends_on")) },

  { "what", KAMAE_FIELD_LONG_TEXT, N_("What is measured"), .required_from = "active",
    .help = N_("The process, control or objective that the number tells about, and what is counted."),
    /* Translators: heading, the first of the six answers */
    .group = KC_ ("indicator", "What") },
  { "subjects", KAMAE_FIELD_LINKS, N_("Concerns"), .target = "*",
    .inverse = N_("Measured by the indicator"),
    .help = N_("Controls, objectives, risks or other records on which the number bears.") },
  { "kind", KAMAE_FIELD_CHOICE, N_("It shows"), .choices = kinds, .required_from = "active",
    .help = N_("How much was done is an activity; whether it helped is an effect. At least one indicator should show effects.") },
  { "input", KAMAE_FIELD_CHOICE, N_("Told to the management review as"), .choices = inputs,
    .flags = KAMAE_REQUIRED, .initial = "d2" },

  { "source", KAMAE_FIELD_CHOICE, KC_ ("indicator", "Where the value comes from"),
    .choices = sources, .flags = KAMAE_REQUIRED, .initial = "measured",
    /* Translators: heading, how it is measured */
    .group = N_("How") },
  { "figure", KAMAE_FIELD_TEXT, N_("Id of the figure"), .flags = KAMAE_HIDDEN,
    .when = "source=computed" },
  { "figure_title", KAMAE_FIELD_DERIVED, N_("Figure"), .when = "source=computed",
    .sql = "CASE WHEN coalesce (this.figure, '') <> '' THEN "
           "coalesce (figure_title (this.figure), "
           KAMAE_SQL_WORDS (KC_ ("figure", "Not available: its plugin is switched off")) ") "
           "|| aside (this.figure) END",
    .get_view = kamae_monitoring_figure_chooser_get_type },
  { "method", KAMAE_FIELD_LONG_TEXT, N_("How it is measured"), .required_from = "active",
    .help = N_("So that everybody gets the same number: from what, counted how, and what is left out.") },
  { "unit", KAMAE_FIELD_TEXT, N_("Unit") },
  { "direction", KAMAE_FIELD_CHOICE, N_("The value should be"),
    .choices = kamae_monitoring_directions, .flags = KAMAE_REQUIRED, .initial = "at_least" },
  { "target", KAMAE_FIELD_DECIMAL, N_("Target"), .flags = KAMAE_MAY_BE_NONE | KAMAE_COLUMN,
    .required_from = "active" },
  { "alarm", KAMAE_FIELD_DECIMAL, KC_ ("indicator", "Alarm"), .flags = KAMAE_MAY_BE_NONE,
    .required_from = "active",
    .help = N_("The value from which on it must be analysed at once.") },

  { "period", KAMAE_FIELD_CHOICE, N_("When it is measured"), .choices = periods,
    .required_from = "active", .initial = "month",
    /* Translators: heading, when it is measured and analysed, and by whom */
    .group = N_("When and by whom") },
  { "measure_who", KAMAE_FIELD_LINK, N_("Who measures"), .target = "person",
    .inverse = N_("Measures the indicator"), .flags = KAMAE_DID | KAMAE_KEPT_UP,
    .required_from = "active", .filled_for = "ended" },
  { "analyse_when", KAMAE_FIELD_CHOICE, N_("When it is analysed"), .choices = periods,
    .required_from = "active", .initial = "half" },
  { "analyse_who", KAMAE_FIELD_LINK, N_("Who analyses"), .target = "person",
    .inverse = N_("Analyses the indicator"), .flags = KAMAE_DID | KAMAE_KEPT_UP,
    .required_from = "active", .filled_for = "ended" },
  { "begins_on", KAMAE_FIELD_DATE, N_("Measured from"), .flags = KAMAE_REQUIRED,
    .initial = "@today",
    .help = N_("The first period is the one in which this day lies.") },

  { "approved_on", KAMAE_FIELD_DATE, N_("Approved on"), .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL,
    .group = N_("Use") },
  { "ended_on", KAMAE_FIELD_DATE, N_("Ended on"), .flags = KAMAE_ACTUAL,
    .not_before = "approved_on" },
  { NULL }
};

static const KamaeState states[] = {
  { "draft", KC_ ("state", "Draft"), KAMAE_TONE_ATTENTION },
  /* Translators: 運用中, the indicator is being measured */
  { "active", KC_ ("indicator", "In use"), KAMAE_TONE_GOOD },
  { "ended", KC_ ("indicator", "No longer measured"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "approve", "draft", "active", N_("Approve"), .approval = "approved",
    .approver = "isms_manager", .dates = "approved_on" },
  /* Translators: 分析・評価を開始: begins an analysis of the values up to now */
  { "analyse", "active", NULL, KC_ ("indicator", "Analyse now"),
    .act = kamae_monitoring_add_analysis },
  { "revise", "active", "draft", KC_ ("indicator", "Revise"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "end", "active", "ended", KC_ ("indicator", "Stop measuring"),
    KAMAE_TRANSITION_NEEDS_REASON, .dates = "ended_on" },
  { "resume", "ended", "active", KC_ ("indicator", "Measure again"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

/* What the register computes is chosen among what plugins declare; it brings its unit. */
static gboolean
take_figure (KamaeOperation  *operation,
             KamaeRecord     *indicator,
             GError         **error)
{
  KamaeModel *model = kamae_register_get_model (kamae_operation_get_register (operation));
  const char *id = kamae_record_get_text (indicator, "figure");
  const KamaeFigure *figure = NULL;

  if (id == NULL || *id == '\0')
    return TRUE;
  figure = kamae_model_find_figure (model, id);
  if (figure == NULL)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                   /* Translators: %s is the id of a figure, as NCR-C02 */
                   _("There is no figure “%s”, or its plugin is switched off, so nothing was changed. Choose a figure from the list, or switch its plugin on first."),
                   id);
      return FALSE;
    }
  if (kamae_record_is_set (indicator, "unit") || figure->kind == KAMAE_FIGURE_TABLE
      || figure->unit == NULL)
    return TRUE;
  return kamae_operation_set (operation, indicator, "unit",
                              kamae_model_translate (model, figure, figure->unit, NULL), error);
}

static gboolean
indicator_created (KamaeOperation  *operation,
                   KamaeRecord     *indicator,
                   GError         **error)
{
  return take_figure (operation, indicator, error);
}

static gboolean
indicator_changed (KamaeOperation  *operation,
                   KamaeRecord     *indicator,
                   const char      *field,
                   GError         **error)
{
  return !g_str_equal (field, "figure") || take_figure (operation, indicator, error);
}

const KamaeEntity kamae_monitoring_indicator = {
  .name = "indicator",
  .label = N_("Indicator"),
  .plural = N_("Indicators"),
  .help = N_("What is measured to see whether the ISMS works: what, how, when and by whom, and who analyses it. "
             "For example: patches applied in time, in percent, every quarter, by the system manager; the target is 95."),
  .clause = "9.1",
  .fields = fields,
  .workflow = &workflow,
  .order = "number",
  .created = indicator_created,
  .changed = indicator_changed,
};
