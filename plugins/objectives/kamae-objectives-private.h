/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of this plugin share. One file a subject:
 *
 *   sets        the objectives of a year: objective_set
 *   objectives  objective, with its plan and its measure; objective_result
 *   plans       annual_plan, plan_item
 *   calendar    plan_template: what fills a plan, and what proves its items
 *   changes     planned_change, change_consequence; unintended_change
 *   rules       OBJ-V01 … V08, CHG-V01 … V04
 *   figures     OBJ-C01 …, CHG-C01 …
 *   reports     OBJ-R01, OBJ-R03; plan-report: OBJ-R02, R04; change-reports: CHG-R01, R02
 *   sample      the plugin's part of the sample organization */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

extern const KamaeEntity kamae_objectives_set;
extern const KamaeEntity kamae_objectives_objective;
extern const KamaeEntity kamae_objectives_result;
extern const KamaeEntity kamae_objectives_plan;
extern const KamaeEntity kamae_objectives_item;
extern const KamaeEntity kamae_objectives_template;
extern const KamaeEntity kamae_objectives_change;
extern const KamaeEntity kamae_objectives_consequence;
extern const KamaeEntity kamae_objectives_unintended;

extern const KamaeChoice kamae_objectives_points[];

extern const KamaeRule   kamae_objectives_rules[];
extern const KamaeFigure kamae_objectives_figures[];
extern const KamaeReport kamae_objectives_reports[];

/* In SQL, of a row of `objective`: the newest result that has the column. */
#define KAMAE_OBJECTIVES_NEWEST(objective, column)                                                 \
  "(SELECT newest." column " FROM objective_result AS newest WHERE newest.objective_id = "         \
  objective ".id AND newest." column " IS NOT NULL "                                               \
  "ORDER BY newest.measured_on DESC, newest.id DESC LIMIT 1)"

/* In SQL: whether a value meets the target; NULL without either. */
#define KAMAE_OBJECTIVES_MEETS(objective, value)                                                   \
  "(CASE " objective ".direction WHEN 'at_least' THEN " value " >= " objective ".target "          \
  "WHEN 'at_most' THEN " value " <= " objective ".target "                                         \
  "WHEN 'equals' THEN " value " = " objective ".target END)"

/* In SQL: how far a value has come, in percent: from the baseline, where there is one. Only what
 * meets the target has come the whole way. */
#define KAMAE_OBJECTIVES_PROGRESS(objective, value)                                                \
  "CAST (CASE " KAMAE_OBJECTIVES_MEETS (objective, value) " WHEN 1 THEN 100 "                      \
  "WHEN 0 THEN max (0, min (99, round (100.0 * CASE "                                              \
  "WHEN " objective ".baseline <> " objective ".target "                                           \
  "THEN (" value " - " objective ".baseline) / (" objective ".target - " objective ".baseline) "   \
  "WHEN " objective ".direction = 'at_most' THEN " objective ".target * 1.0 / " value " "          \
  "WHEN " objective ".target <> 0 THEN " value " * 1.0 / " objective ".target "                    \
  "ELSE 0 END))) END AS INTEGER)"

/* In SQL: a number with its unit; a word stands apart from it, a sign does not. */
#define KAMAE_OBJECTIVES_AMOUNT(objective, value)                                                  \
  "(printf ('%.10g', " value ") || CASE WHEN " objective ".unit GLOB '[A-Za-z]*' THEN ' ' "        \
  "ELSE '' END || coalesce (" objective ".unit, ''))"

/* In SQL: the target in words; two messages say “at least %s” and “at most %s”. */
#define KAMAE_OBJECTIVES_GOAL(objective, at_least, at_most)                                        \
  "CASE WHEN " objective ".target IS NOT NULL THEN CASE " objective ".direction "                  \
  "WHEN 'at_least' THEN printf (" KAMAE_SQL_WORDS (at_least) ", "                                  \
  KAMAE_OBJECTIVES_AMOUNT (objective, objective ".target") ") "                                    \
  "WHEN 'at_most' THEN printf (" KAMAE_SQL_WORDS (at_most) ", "                                    \
  KAMAE_OBJECTIVES_AMOUNT (objective, objective ".target") ") "                                    \
  "ELSE " KAMAE_OBJECTIVES_AMOUNT (objective, objective ".target") " END END"

/* In SQL: the target in words, also that there is none (yet), or none can be. */
#define KAMAE_OBJECTIVES_TARGET(objective)                                                         \
  "CASE WHEN " objective ".measurable = 0 THEN label ('objective', 'measurable', 0) "              \
  "WHEN " objective ".target IS NULL THEN " KAMAE_SQL_WORDS (KC_ ("target", "No target")) " "      \
  "ELSE " KAMAE_OBJECTIVES_GOAL (objective, KC_ ("target", "at least %s"),                         \
                                 KC_ ("target", "at most %s")) " END"

/* In SQL: the newest value with its unit; that there is none is not that there can be none. */
#define KAMAE_OBJECTIVES_LATEST(objective)                                                         \
  "CASE WHEN " KAMAE_OBJECTIVES_NEWEST (objective, "value") " IS NOT NULL THEN "                   \
  KAMAE_OBJECTIVES_AMOUNT (objective, KAMAE_OBJECTIVES_NEWEST (objective, "value")) " "            \
  "WHEN " objective ".measurable = 0 THEN '－' "                                                   \
  "ELSE " KAMAE_SQL_WORDS (KC_ ("objective", "Not measured yet")) " END"

/* In SQL: how often a set was approved before the present approval, or draft. */
#define KAMAE_OBJECTIVES_REVISIONS(set)                                                            \
  "((SELECT count (*) FROM snapshot WHERE snapshot.source_id = " set ".id "                        \
  "AND snapshot.state = 'approved') - (" set ".approved_on IS NOT NULL))"

/* In SQL: whether a set or a plan was approved, be it under revision by now. */
#define KAMAE_OBJECTIVES_WAS_APPROVED(paper)                                                       \
  "(" paper ".state <> 'draft' OR EXISTS (SELECT 1 FROM snapshot "                                 \
  "WHERE snapshot.source_id = " paper ".id AND snapshot.state = 'approved'))"

/* In SQL: the objectives of the year of a day, as far as they were approved. */
#define KAMAE_OBJECTIVES_SET_AT(day)                                                               \
  "(SELECT chosen.id FROM objective_set AS chosen "                                                \
  "JOIN fiscal_year ON fiscal_year.id = chosen.fiscal_year_id "                                    \
  "WHERE " KAMAE_OBJECTIVES_WAS_APPROVED ("chosen") " AND fiscal_year.starts_on <= " day " "       \
  "ORDER BY fiscal_year.starts_on DESC, chosen.id DESC LIMIT 1)"

/* Steps. */
gboolean kamae_objectives_carry_over   (KamaeOperation *operation,
                                        KamaeRecord    *set,
                                        GError        **error);
gboolean kamae_objectives_make_tasks   (KamaeOperation *operation,
                                        KamaeRecord    *change,
                                        GError        **error);

gboolean kamae_objectives_fill_plan    (KamaeOperation *operation,
                                        KamaeRecord    *plan,
                                        GError        **error);
/* A record that proves an item of the plan does it. */
gboolean kamae_objectives_changed      (KamaeOperation *operation,
                                        KamaeRecord    *record,
                                        const char     *field,
                                        GError        **error);
gboolean kamae_objectives_seed_calendar (KamaeOperation *operation,
                                         GError        **error);

KamaeDocument *kamae_objectives_build_plan       (KamaeReportContext *context,
                                                  GError            **error);
KamaeDocument *kamae_objectives_build_plan_done  (KamaeReportContext *context,
                                                  GError            **error);
KamaeDocument *kamae_objectives_build_set        (KamaeReportContext *context,
                                                  GError            **error);
KamaeDocument *kamae_objectives_build_evaluation (KamaeReportContext *context,
                                                  GError            **error);
KamaeDocument *kamae_objectives_build_change     (KamaeReportContext *context,
                                                  GError            **error);
KamaeDocument *kamae_objectives_build_changes    (KamaeReportContext *context,
                                                  GError            **error);

gboolean kamae_objectives_fill_sample (KamaeSample *sample,
                                       GError     **error);

G_END_DECLS
