/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-monitoring-private.h"

#include <kamae-i18n.h>

/* 測定結果: the value of one indicator in one period, with the target and the alarm of then. Once it
 * is recorded it stays; what is wrong in it is corrected beside it. */

static const KamaeChoice origins[] = {
  { "entered", KC_ ("measurement", "Entered") },
  { "computed", KC_ ("measurement", "Computed from the register") },
  { NULL }
};

static const KamaeChoice obstacles[] = {
  /* Translators: why a value could not be computed */
  { "unknown", N_("The figure was not known at the end of the period"), KAMAE_TONE_ATTENTION },
  /* Translators: why a value could not be computed */
  { "unavailable", N_("The plugin of the figure was switched off"), KAMAE_TONE_ATTENTION },
  /* Translators: why a value could not be computed */
  { "failed", N_("The figure could not be computed; it is tried again with the next measurements"),
    KAMAE_TONE_BAD },
  { NULL }
};

#define BEFORE(column) \
  "(SELECT " column " FROM measurement AS before WHERE before.indicator_id = this.indicator_id " \
  "AND before.state = 'recorded' AND before.ends_on < this.starts_on " \
  "ORDER BY before.ends_on DESC LIMIT 1)"

#define PERIOD KAMAE_MONITORING_PERIOD ("this.starts_on", "this.ends_on")

static const KamaeField fields[] = {
  { "indicator", KAMAE_FIELD_LINK, N_("Indicator"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "indicator", .inverse = N_("Measurements") },
  { "title", KAMAE_FIELD_DERIVED, N_("Measurement"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "coalesce ((SELECT name || ' ' FROM indicator WHERE id = this.indicator_id), '') || "
           "coalesce (" PERIOD ", '')" },
  { "starts_on", KAMAE_FIELD_DATE, N_("First day of the period"), .flags = KAMAE_REQUIRED,
    .help = N_("Any day of the period will do.") },
  { "ends_on", KAMAE_FIELD_DATE, N_("Last day of the period"),
    .flags = KAMAE_REQUIRED | KAMAE_READ_ONLY, .not_before = "starts_on" },
  { "period", KAMAE_FIELD_DERIVED, KC_ ("measurement", "Period"), .flags = KAMAE_COLUMN,
    .sql = PERIOD },
  { "value", KAMAE_FIELD_DECIMAL, N_("Value"), .flags = KAMAE_COLUMN,
    .required_from = "recorded" },
  { "unit", KAMAE_FIELD_TEXT, N_("Unit"), .flags = KAMAE_READ_ONLY | KAMAE_COLUMN },
  { "standing", KAMAE_FIELD_DERIVED, KC_ ("indicator", "Evaluation"), .flags = KAMAE_COLUMN,
    .choices = kamae_monitoring_standings, .sql = KAMAE_MONITORING_EVALUATION ("this") },
  { "previous", KAMAE_FIELD_DERIVED, N_("Previous value"), .flags = KAMAE_COLUMN,
    .sql = BEFORE (KAMAE_MONITORING_VALUE ("before.value", "before.unit")) },
  { "change", KAMAE_FIELD_DERIVED, KC_ ("indicator", "Change"),
    .sql = BEFORE (KAMAE_MONITORING_CHANGE ("this.value", "before.value")) },
  { "due_on", KAMAE_FIELD_DATE, N_("Due"), .flags = KAMAE_READ_ONLY | KAMAE_DUE },
  { "measured_by", KAMAE_FIELD_LINK, N_("Measured by"), .flags = KAMAE_DID, .target = "person",
    .inverse = N_("Measured"), .when = "origin=entered", .required_from = "recorded" },
  { "measured_on", KAMAE_FIELD_DATE, N_("Measured on"), .flags = KAMAE_ACTUAL,
    .not_before = "starts_on" },
  { "late", KAMAE_FIELD_DERIVED, KC_ ("measurement", "Late"),
    .sql = KAMAE_MONITORING_LATE ("this") },
  { "source", KAMAE_FIELD_TEXT, KC_ ("measurement", "Source"),
    .help = N_("From what the value was read: a report, a log, a list of that day.") },
  { "note", KAMAE_FIELD_LONG_TEXT, N_("Note") },
  { "reason", KAMAE_FIELD_LONG_TEXT, N_("Why it was not measured"), .required_from = "skipped" },

  { "target", KAMAE_FIELD_DECIMAL, N_("Target"), .flags = KAMAE_READ_ONLY,
    /* Translators: heading, the target and the alarm as they were in that period */
    .group = N_("As it applied then") },
  { "alarm", KAMAE_FIELD_DECIMAL, KC_ ("indicator", "Alarm"), .flags = KAMAE_READ_ONLY },
  { "direction", KAMAE_FIELD_CHOICE, N_("The value should be"), .flags = KAMAE_READ_ONLY,
    .choices = kamae_monitoring_directions },
  { "origin", KAMAE_FIELD_CHOICE, KC_ ("measurement", "Where the value comes from"),
    .flags = KAMAE_READ_ONLY, .choices = origins, .initial = "entered" },
  { "obstacle", KAMAE_FIELD_CHOICE, N_("Why it was not computed"), .flags = KAMAE_READ_ONLY,
    .choices = obstacles },
  { NULL }
};

static const KamaeState states[] = {
  /* Translators: 測定待ち, the period has ended and the value is missing */
  { "open", KC_ ("measurement", "To be measured"), KAMAE_TONE_ATTENTION },
  /* Translators: 確定, the value is recorded and stays */
  { "recorded", KC_ ("measurement", "Recorded"), KAMAE_TONE_GOOD,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { "skipped", KC_ ("measurement", "Not measured"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "record", "open", "recorded", KC_ ("measurement", "Record"), .dates = "measured_on" },
  { "compute", "open", "recorded", KC_ ("measurement", "Record the computed value"),
    KAMAE_TRANSITION_AUTOMATIC, .dates = "measured_on" },
  { "skip", "open", "skipped", KC_ ("measurement", "Not measured") },
  { "reopen", "recorded skipped", "open", N_("Reopen"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

/* Of the indicator: its next period, unless a day was given; the period in which that lies; what
 * applies to it. */
#define ASKED \
  "WITH asked AS (SELECT indicator.*, measurement.id AS measurement_id, " \
  "coalesce (measurement.starts_on, (SELECT date (max (other.ends_on), '+1 day') " \
  "FROM measurement AS other WHERE other.indicator_id = indicator.id " \
  "AND other.id <> measurement.id), indicator.begins_on) AS day " \
  "FROM measurement JOIN indicator ON indicator.id = measurement.indicator_id " \
  "WHERE measurement.id = :id) "

#define PLACED \
  ASKED "SELECT " KAMAE_MONITORING_STARTS ("period", "day") ", " \
  KAMAE_MONITORING_ENDS ("period", "day") ", date (" KAMAE_MONITORING_ENDS ("period", "day") ", " \
  "'+' || setting ('monitoring.measure_days') || ' days'), unit, target, alarm, direction, " \
  "measure_who_id FROM asked"

#define TAKEN \
  "SELECT " KAMAE_MONITORING_PERIOD ("other.starts_on", "other.ends_on") ", " \
  "label ('measurement', 'state', other.state), " \
  KAMAE_MONITORING_VALUE ("other.value", "other.unit") " FROM measurement AS this " \
  "JOIN measurement AS other ON other.indicator_id = this.indicator_id AND other.id <> this.id " \
  "AND other.starts_on <= :ends_on AND other.ends_on >= :starts_on WHERE this.id = :id"

/* Two values of one period would let people choose. Asked before the period is set, because the
 * file takes no second one either, and says less. */
static gboolean
check_twice (KamaeOperation  *operation,
             KamaeRecord     *measurement,
             const char      *starts_on,
             const char      *ends_on,
             GError         **error)
{
  g_autoptr(KamaeCursor) other =
    kamae_register_query (kamae_operation_get_register (operation), TAKEN, NULL, error);
  g_autoptr(GError) failure = NULL;
  const char *value = NULL;

  if (other == NULL)
    return FALSE;
  kamae_cursor_bind_integer (other, ":id", kamae_record_get_id (measurement));
  kamae_cursor_bind_text (other, ":starts_on", starts_on);
  kamae_cursor_bind_text (other, ":ends_on", ends_on);
  if (!kamae_cursor_next (other, &failure))
    {
      if (failure == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  value = kamae_cursor_get_text (other, 2);
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
               /* Translators: a period, the state and the value of its measurement */
               _("%1$s has a measurement already (%2$s%3$s%4$s), so nothing was changed. Open that one; a value that was recorded is corrected there."),
               kamae_cursor_get_text (other, 0), kamae_cursor_get_text (other, 1),
               value != NULL ? " " : "", value != NULL ? value : "");
  return FALSE;
}

static gboolean
place (KamaeOperation  *operation,
       KamaeRecord     *measurement,
       GError         **error)
{
  static const char *const names[] = {
    "starts_on", "ends_on", "due_on", "unit", "target", "alarm", "direction", "measured_by"
  };
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(KamaeCursor) asked =
    kamae_register_query (kamae_operation_get_register (operation), PLACED, NULL, error);
  g_autoptr(GError) failure = NULL;

  if (asked == NULL)
    return FALSE;
  kamae_cursor_bind_integer (asked, ":id", kamae_record_get_id (measurement));
  if (kamae_cursor_next (asked, &failure))
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      g_ptr_array_add (values, g_strdup (kamae_cursor_get_text (asked, i)));
  g_clear_object (&asked);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (values->len > 0
      && !check_twice (operation, measurement, values->pdata[0], values->pdata[1], error))
    return FALSE;
  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *held = kamae_record_dup_canonical (measurement, names[i]);

      /* Who measured is kept where somebody was named. */
      if (g_strcmp0 (held, values->pdata[i]) == 0
          || (g_str_equal (names[i], "measured_by") && held != NULL))
        continue;
      if (!kamae_operation_set (operation, measurement, names[i], values->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

/* What the program writes comes with all of it. */
static gboolean
measurement_created (KamaeOperation  *operation,
                     KamaeRecord     *measurement,
                     GError         **error)
{
  return kamae_record_is_set (measurement, "due_on") || place (operation, measurement, error);
}

static gboolean
measurement_changed (KamaeOperation  *operation,
                     KamaeRecord     *measurement,
                     const char      *field,
                     GError         **error)
{
  if (g_str_equal (field, "indicator") || g_str_equal (field, "starts_on"))
    return place (operation, measurement, error);
  if (g_str_equal (field, "value")
      && g_strcmp0 (kamae_record_get_text (measurement, "origin"), "entered") != 0)
    return kamae_operation_set (operation, measurement, "origin", "entered", error);
  return TRUE;
}

const KamaeEntity kamae_monitoring_measurement = {
  .name = "measurement",
  .label = N_("Measurement"),
  .plural = N_("Measurements"),
  .help = N_("The value of an indicator in a period. When a period has ended, the register writes what it can compute, and asks for the rest. "
             "For example: patches applied in time, April to June: 94 %, from the report of the patch server."),
  .clause = "9.1",
  .fields = fields,
  .workflow = &workflow,
  .order = "-starts_on",
  /* By it the newest value of an indicator is found, too. */
  .unique = "indicator_id, ends_on",
  .created = measurement_created,
  .changed = measurement_changed,
};
