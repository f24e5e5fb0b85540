/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-monitoring-private.h"

#include <kamae-i18n.h>

/* The rules MON-V01 … MON-V04 of the domain analysis, in its order, and what its row X-9.1-1 asks
 * for beside them. MON-V01 has a row for each of the six answers. */

#define UNANSWERED(field) \
  "SELECT id FROM indicator WHERE says_nothing (" field ")"

#define MISSING(column) \
  "SELECT id FROM indicator WHERE " column " IS NULL"

#define DAYS_LATER(date, key) "date (" date ", '+' || setting ('" key "') || ' days')"

const KamaeRule kamae_monitoring_rules[] = {
  { "MON-V01", KAMAE_RULE_BLOCK, "indicator", "active", "9.1",
    N_("Nothing says what is measured; say which process or control the number tells about."),
    UNANSWERED ("what"), "what" },
  { "MON-V01", KAMAE_RULE_BLOCK, "indicator", "active", "9.1",
    N_("Nothing says how it is measured; say it so that somebody else would get the same number."),
    UNANSWERED ("method"), "method" },
  { "MON-V01", KAMAE_RULE_BLOCK, "indicator", "active", "9.1",
    N_("Nothing says when it is measured; choose a period."), MISSING ("period"), "period" },
  { "MON-V01", KAMAE_RULE_BLOCK, "indicator", "active", "9.1",
    N_("Nobody is named who measures it; choose a person."), MISSING ("measure_who_id"),
    "measure_who" },
  { "MON-V01", KAMAE_RULE_BLOCK, "indicator", "active", "9.1",
    N_("Nothing says when the values are analysed; choose a period."), MISSING ("analyse_when"),
    "analyse_when" },
  { "MON-V01", KAMAE_RULE_BLOCK, "indicator", "active", "9.1",
    N_("Nobody is named who analyses the values; choose a person."), MISSING ("analyse_who_id"),
    "analyse_who" },

  { "MON-V02", KAMAE_RULE_WARN, "measurement", NULL, "9.1",
    N_("The measurement is missing although its time is over; enter the value, or say why it was not measured."),
    "SELECT id FROM measurement WHERE state = 'open' AND due_on < :as_of", "value",
    .overdue = "measurement" },
  { "MON-V02", KAMAE_RULE_WARN, "indicator", NULL, "9.1",
    N_("A period ended long ago and has no measurement; press “Measure Now” at the measurements, or add it."),
    "SELECT id, " KAMAE_MONITORING_PERIOD ("day", KAMAE_MONITORING_ENDS ("period", "day"))
    " FROM (SELECT indicator.id AS id, indicator.period AS period, "
    KAMAE_MONITORING_NEXT ("measurement", "indicator.period", "indicator")
    " AS day FROM indicator WHERE indicator.state = 'active') WHERE "
    DAYS_LATER (KAMAE_MONITORING_ENDS ("period", "day"), "monitoring.measure_days") " < :as_of" },

  { "MON-V03", KAMAE_RULE_WARN, "measurement", NULL, "9.1",
    N_("The value is on the wrong side of the alarm, and nobody has analysed it; analyse it at the indicator (“Analyse now”), and say what is done."),
    "SELECT row.id, " KAMAE_MONITORING_VALUE ("row.value", "row.unit")
    " FROM measurement AS row WHERE " KAMAE_MONITORING_UNEXPLAINED ("row") },

  { "MON-V04", KAMAE_RULE_WARN, NULL, NULL, "9.1",
    N_("All indicators count what was done; none shows whether controls work. Add one for the effect of controls."),
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM indicator WHERE state = 'active') "
    "AND NOT EXISTS (SELECT 1 FROM indicator WHERE state = 'active' AND kind = 'effect')" },

  { "X-9.1-1", KAMAE_RULE_BLOCK, "indicator", "active", "9.1",
    N_("The target or the alarm has no unit, so nobody knows what it means; enter one, as “cases” or “percent”."),
    "SELECT id FROM indicator WHERE (target IS NOT NULL OR alarm IS NOT NULL) "
    "AND trim (coalesce (unit, '')) = ''", "unit", .noted = TRUE },
  { "X-9.1-1", KAMAE_RULE_BLOCK, "indicator", "active", "9.1",
    N_("The value is to be computed, but no figure is chosen; choose one from the list."),
    "SELECT id FROM indicator WHERE source = 'computed' AND coalesce (figure, '') = ''",
    "figure_title" },
  { "X-9.1-1", KAMAE_RULE_WARN, "indicator", NULL, "9.1",
    N_("The figure is not available, because its plugin is switched off; switch it on, or measure the value by hand. The values up to now stay."),
    "SELECT id, figure FROM indicator WHERE state <> 'ended' AND source = 'computed' "
    "AND coalesce (figure, '') <> '' AND figure_title (figure) IS NULL", "figure_title" },
  { "X-9.1-1", KAMAE_RULE_WARN, "indicator", "active", "9.1",
    N_("The alarm would come before the target is missed; set it on the other side of the target."),
    "SELECT id, " KAMAE_MONITORING_NUMBER ("alarm") " FROM indicator WHERE "
    "(direction = 'at_least' AND alarm > target) OR (direction = 'at_most' AND alarm < target)",
    "alarm", .noted = TRUE },
  { "X-9.1-1", KAMAE_RULE_BLOCK, "indicator_analysis", "approved", "9.1",
    N_("Something is to be improved, but nothing follows from it; link the nonconformity, improvement or task, or add a task."),
    "SELECT id FROM indicator_analysis WHERE verdict = 'improve' AND NOT EXISTS (SELECT 1 FROM link "
    "WHERE kind = 'indicator_analysis.actions' AND from_id = indicator_analysis.id) "
    "AND NOT EXISTS (SELECT 1 FROM task WHERE task.source_id = indicator_analysis.id)",
    "actions" },
  { NULL }
};
