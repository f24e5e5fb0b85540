/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of this plugin share. One file a subject:
 *
 *   indicators    what is measured, with the six answers of 9.1: indicator
 *   measurements  the value of a period: measurement
 *   analyses      what the values mean and what is done: indicator_analysis
 *   due           what is written when a period has ended
 *   rules         MON-V01 … MON-V04 and the row X-9.1-1
 *   figures       MON-C01 … MON-C08, inputs d2, d4 and e of the management review
 *   start         with what a company begins to measure
 *   trend         the picture of an indicator
 *   reports       MON-R01, MON-R02
 *   sample        the plugin's part of the sample organization */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

extern const KamaeEntity kamae_monitoring_indicator;
extern const KamaeEntity kamae_monitoring_measurement;
extern const KamaeEntity kamae_monitoring_analysis;

extern const KamaeRule   kamae_monitoring_rules[];
extern const KamaeFigure kamae_monitoring_figures[];
extern const KamaeReport kamae_monitoring_reports[];

extern const KamaeChoice kamae_monitoring_directions[];
extern const KamaeChoice kamae_monitoring_standings[];

/* SQL for the period of a kind ("month" … "year") that a date is in; periods are those of the
 * fiscal year. */
#define KAMAE_MONITORING_MONTHS(kind) \
  "(CASE " kind " WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 WHEN 'half' THEN 6 ELSE 12 END)"

#define KAMAE_MONITORING_MONTH_OF_YEAR(date) \
  "((strftime ('%Y', " date ") - strftime ('%Y', fiscal_start (" date "))) * 12 " \
  "+ strftime ('%m', " date ") - strftime ('%m', fiscal_start (" date ")))"

#define KAMAE_MONITORING_STARTS(kind, date) \
  "add_months (fiscal_start (" date "), " KAMAE_MONITORING_MONTH_OF_YEAR (date) " / " \
  KAMAE_MONITORING_MONTHS (kind) " * " KAMAE_MONITORING_MONTHS (kind) ")"

#define KAMAE_MONITORING_ENDS(kind, date) \
  "date (add_months (fiscal_start (" date "), (" KAMAE_MONITORING_MONTH_OF_YEAR (date) " / " \
  KAMAE_MONITORING_MONTHS (kind) " + 1) * " KAMAE_MONITORING_MONTHS (kind) "), '-1 day')"

/* SQL for the day on which the next period begins for which an indicator has no row in a table. */
#define KAMAE_MONITORING_NEXT(table, kind, indicator) \
  "coalesce ((SELECT date (max (ends_on), '+1 day') FROM " table \
  " WHERE indicator_id = " indicator ".id), " \
  KAMAE_MONITORING_STARTS (kind, indicator ".begins_on") ")"

/* SQL for a period in words: a month, from month to month, or a fiscal year. */
#define KAMAE_MONITORING_PERIOD(starts_on, ends_on) \
  "(CASE WHEN substr (" starts_on ", 1, 7) = substr (" ends_on ", 1, 7) " \
  "THEN date_label (substr (" starts_on ", 1, 7)) " \
  "WHEN " starts_on " = fiscal_start (" starts_on ") " \
  "AND date (" ends_on ", '+1 day') = add_months (" starts_on ", 12) " \
  "THEN fiscal_label (" starts_on ") " \
  "ELSE date_label (substr (" starts_on ", 1, 7)) || " \
  KAMAE_SQL_WORDS (KC_ ("from month to month", "–")) \
  " || date_label (substr (" ends_on ", 1, 7)) END)"

/* SQL for a number as people write it, and with its unit. No number is no text: format () would
 * make it 0. */
#define KAMAE_MONITORING_NUMBER(value) \
  "(CASE WHEN " value " IS NOT NULL THEN format ('%.10g', " value ") END)"

#define KAMAE_MONITORING_VALUE(value, unit) \
  "with_unit (" KAMAE_MONITORING_NUMBER (value) ", " unit ")"

/* SQL for the target of a row in words: 95%以上, at least 95%. NULL where there is none. */
#define KAMAE_MONITORING_AIM(row) \
  "CASE WHEN " row ".target IS NOT NULL THEN format (CASE " row ".direction WHEN 'at_least' THEN " \
  /* Translators: %s is a number with its unit: 95%以上 */ \
  KAMAE_SQL_WORDS (KC_ ("target", "at least %s")) " WHEN 'at_most' THEN " \
  /* Translators: %s is a number with its unit: 95%以下 */ \
  KAMAE_SQL_WORDS (KC_ ("target", "at most %s")) " ELSE " \
  /* Translators: %s is a number with its unit, neither more nor less */ \
  KAMAE_SQL_WORDS (KC_ ("target", "exactly %s")) " END, " \
  KAMAE_MONITORING_VALUE (row ".target", row ".unit") ") END"

#define KAMAE_MONITORING_CHANGE(now, before) \
  "(CASE WHEN abs (" now " - " before ") < 1e-9 THEN '±0' WHEN " now " > " before " THEN '+' || " \
  KAMAE_MONITORING_NUMBER ("round (" now " - " before ", 6)") " WHEN " now " < " before \
  " THEN '−' || " KAMAE_MONITORING_NUMBER ("round (" before " - " now ", 6)") " END)"

/* SQL condition: a measurement, a row of `row`, is on the wrong side of its limit of then. */
#define KAMAE_MONITORING_WORSE(row, limit) \
  "(CASE " row ".direction WHEN 'at_least' THEN " row ".value < " row "." limit \
  " WHEN 'at_most' THEN " row ".value > " row "." limit \
  " ELSE abs (" row ".value - " row ".target) > abs (" row "." limit " - " row ".target) END)"

/* SQL for a code of kamae_monitoring_standings; NULL where there is nothing to compare with. */
#define KAMAE_MONITORING_STANDING(row) \
  "(CASE WHEN " row ".value IS NULL THEN NULL " \
  "WHEN " row ".alarm IS NOT NULL AND " KAMAE_MONITORING_WORSE (row, "alarm") " THEN 'alarm' " \
  "WHEN " row ".target IS NULL THEN NULL " \
  "WHEN " KAMAE_MONITORING_WORSE (row, "target") " THEN 'missed' ELSE 'met' END)"

/* SQL for a code of kamae_monitoring_standings, of any measurement: what is not measured, has no
 * target or is not to be measured is told apart. */
#define KAMAE_MONITORING_EVALUATION(row) \
  "(CASE WHEN " row ".state = 'skipped' THEN 'inapplicable' " \
  "WHEN " row ".value IS NULL THEN 'unmeasured' " \
  "ELSE coalesce (" KAMAE_MONITORING_STANDING (row) ", 'untargeted') END)"

#define KAMAE_MONITORING_EVALUATED(code) "label ('measurement', 'standing', " code ")"

/* SQL for when a person recorded a value after its day; NULL where it was in time. */
#define KAMAE_MONITORING_LATE(row) \
  "CASE WHEN " row ".state = 'recorded' AND " row ".origin = 'entered' " \
  "AND " row ".measured_on > " row ".due_on THEN format (" \
  /* Translators: %s is a date */ \
  KAMAE_SQL_WORDS (KC_ ("measurement", "Recorded late, on %s")) ", " \
  "date_label (" row ".measured_on)) END"

/* SQL for the key of the newest measurement of an indicator up to a date, and of that before it. */
#define KAMAE_MONITORING_NEWEST(indicator, date, place) \
  "(SELECT id FROM measurement WHERE indicator_id = " indicator ".id AND state = 'recorded' " \
  "AND ends_on <= " date " ORDER BY ends_on DESC LIMIT 1 OFFSET " place ")"

/* SQL condition: a measurement on the wrong side of its alarm that nobody has analysed. */
#define KAMAE_MONITORING_UNEXPLAINED(row) \
  row ".state = 'recorded' AND " KAMAE_MONITORING_STANDING (row) " = 'alarm' " \
  "AND NOT EXISTS (SELECT 1 FROM indicator_analysis AS analysis " \
  "WHERE analysis.indicator_id = " row ".indicator_id AND analysis.state <> 'open' " \
  "AND analysis.starts_on <= " row ".starts_on AND analysis.ends_on >= " row ".ends_on)"

/* The number that a figure comes to on a day: of a table how many rows it has, of a series its
 * newest value. FALSE with an error; what is not known is NAN. */
gboolean     kamae_monitoring_compute        (KamaeRegister        *reg,
                                              const KamaeFigure    *figure,
                                              const char           *as_of,
                                              double               *value,
                                              GError              **error);
/* Writes the measurements and analyses of all periods that have ended, in one operation: values
 * that a figure gives, as of the end of the period, and what people have to fill in. A figure that
 * fails keeps no other from being written; FALSE with an error then names it. */
gboolean     kamae_monitoring_is_due         (KamaeRegister        *reg,
                                              gboolean             *is_due,
                                              GError              **error);
gboolean     kamae_monitoring_write          (KamaeOperation       *operation,
                                              GError              **error);
gboolean     kamae_monitoring_write_due      (KamaeRegister        *reg,
                                              GError              **error);
gboolean     kamae_monitoring_add_analysis   (KamaeOperation       *operation,
                                              KamaeRecord          *indicator,
                                              GError              **error);

/* Adds drafts of indicators that suit any company. */
gboolean     kamae_monitoring_propose        (KamaeRegister        *reg,
                                              GError              **error);

/* The last values of an indicator against its target and its alarm. */
KamaeChart  *kamae_monitoring_create_trend   (KamaeRegister        *reg,
                                              gint64                indicator,
                                              guint                 most,
                                              const char           *language,
                                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;

GType        kamae_monitoring_trend_view_get_type    (void);
GType        kamae_monitoring_figure_chooser_get_type (void);
GType        kamae_monitoring_page_get_type          (void);
GType        kamae_monitoring_indicators_page_get_type (void);

gboolean     kamae_monitoring_fill_sample    (KamaeSample          *sample,
                                              GError              **error);

G_END_DECLS
