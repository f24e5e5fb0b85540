/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-objectives-private.h"

#include <kamae-i18n.h>

/* OBJ-R01 年間情報セキュリティ目標, as it was approved; OBJ-R03 ISMS有効性評価表: what came of it. */

const KamaeReport kamae_objectives_reports[] = {
  /* Translators: 年間情報セキュリティ目標 */
  { "OBJ-R01", N_("Information security objectives of the year"), "6.2", "objective_set", NULL,
    kamae_objectives_build_set },
  /* Translators: 年間情報セキュリティ計画 */
  { "OBJ-R02", N_("Information security plan of the year"), "8.1", "annual_plan", NULL,
    kamae_objectives_build_plan },
  /* Translators: 年間情報セキュリティ計画（実績） */
  { "OBJ-R04", N_("Information security plan of the year, planned and done"), "8.1",
    "annual_plan", NULL, kamae_objectives_build_plan_done, .follows = TRUE },
  /* Translators: ISMS有効性評価表 */
  { "OBJ-R03", N_("Evaluation of the effectiveness of the ISMS"), "6.2", "objective_set", NULL,
    kamae_objectives_build_evaluation, .follows = TRUE },
  /* Translators: ISMS変更計画書 */
  { "CHG-R01", N_("Plan of a change to the ISMS"), "6.3", "planned_change", NULL,
    kamae_objectives_build_change },
  { "CHG-R02", N_("List of changes"), "8.1", NULL, "planned-changes",
    kamae_objectives_build_changes },
  { NULL }
};

/* Company first, then the departments. */
#define FOR_WHOM \
  "coalesce (department.name, label ('objective', 'level', objective.level))"

#define FROM_SET \
  "FROM objective LEFT JOIN department ON department.id = objective.department_id " \
  "LEFT JOIN person ON person.id = objective.owner_id WHERE objective.set_id = :id "

#define BY_LEVEL "objective.level, department.code COLLATE counted, objective.number COLLATE counted"

#define MEASURE \
  "CASE WHEN objective.measurable = 0 THEN label ('objective', 'measurable', 0) " \
  "|| coalesce (char (10) || objective.unmeasurable_because, '') ELSE objective.indicator END"

#define TARGET KAMAE_OBJECTIVES_GOAL ("objective", KC_ ("target", "at least %s"), \
                                      KC_ ("target", "at most %s"))

/* A value that was never measured is said to be none. */
#define BASELINE \
  "CASE WHEN objective.measurable = 0 THEN '－' WHEN objective.baseline IS NOT NULL THEN " \
  KAMAE_OBJECTIVES_AMOUNT ("objective", "objective.baseline") " " \
  "WHEN objective.baseline_absence = 'none' THEN " \
  KAMAE_SQL_WORDS (KC_ ("value", "None")) " END"

static const KamaeColumn plan_columns[] = {
  { N_("No."), 11, 0 },
  { KC_ ("objective", "Level"), 10, KAMAE_COLUMN_MERGE },
  { N_("Objective"), 19, 0 },
  { N_("Indicator"), 18, 0 },
  { KC_ ("objective", "Target"), 10, KAMAE_COLUMN_CENTER },
  { N_("Baseline"), 9, KAMAE_COLUMN_CENTER },
  { KC_ ("objective", "What is done"), 24, 0 },
  { N_("Resources needed"), 15, 0 },
  { KC_ ("objective", "In charge"), 9, 0 },
  { N_("To be reached by"), 12, KAMAE_COLUMN_CENTER },
  { N_("How the result is evaluated"), 18, 0 },
  { NULL }
};

#define PLAN \
  "SELECT objective.number, " FOR_WHOM ", objective.title, " MEASURE ", " \
  "CASE WHEN objective.measurable = 0 THEN '－' ELSE " TARGET " END, " BASELINE ", " \
  "objective.actions, objective.resources, person.name, objective.due_on AS due_on, " \
  "objective.evaluation " FROM_SET "ORDER BY " BY_LEVEL

/* The seven points, by their letters; each is a column. */
static const KamaeColumn basis_columns[] = {
  { N_("No."), 11, 0 },
  { N_("Objective"), 24, 0 },
  { N_("Relation to the policy"), 32, 0 },
  { N_("Basis"), 38, 0 },
  { "a", 4, KAMAE_COLUMN_CENTER },
  { "b", 4, KAMAE_COLUMN_CENTER },
  { "c", 4, KAMAE_COLUMN_CENTER },
  { "d", 4, KAMAE_COLUMN_CENTER },
  { "e", 4, KAMAE_COLUMN_CENTER },
  { "f", 4, KAMAE_COLUMN_CENTER },
  { "g", 4, KAMAE_COLUMN_CENTER },
  { NULL }
};

#define POINT(code) "CASE WHEN contains_code (objective.points, '" code "') THEN '✓' ELSE '' END"

#define COMES_FROM \
  "(SELECT group_concat (record_label (to_id), char (10)) FROM link " \
  "WHERE kind = 'objective.basis_records' AND from_id = objective.id)"

#define BASIS \
  "SELECT objective.number, objective.title, objective.policy_link, " \
  "nullif (trim (coalesce (objective.basis, '') || coalesce (char (10) || " COMES_FROM ", '') " \
  "|| coalesce (char (10) || " KAMAE_SQL_WORDS (KC_ ("objective", "Carried over")) " || " \
  KAMAE_SQL_COLON " || objective.carried_because, ''), char (10)), ''), " \
  POINT ("policy") ", " POINT ("measurable") ", " POINT ("requirements") ", " \
  POINT ("monitored") ", " POINT ("communicated") ", " POINT ("updated") ", " \
  POINT ("documented") " " FROM_SET "ORDER BY " BY_LEVEL

static void
add_legend (KamaeReportContext *context,
            KamaeDocument      *document)
{
  g_autoptr(GString) legend = g_string_new (NULL);
  const char *space = kamae_report_context_text (context,
                                                 /* Translators: between the parts of a legend */
                                                 KC_ ("legend", "; "));

  for (guint i = 0; kamae_objectives_points[i].code != NULL; i++)
    g_string_append_printf (legend, "%s%c) %s", i > 0 ? space : "", (char) ('a' + i),
                            kamae_report_context_text (context, kamae_objectives_points[i].label));
  kamae_document_add_note (document, legend->str);
}

static void
add_text (KamaeReportContext *context,
          KamaeDocument      *document,
          const char         *heading,
          const char         *field)
{
  g_autofree char *text =
    kamae_report_context_dup_value (context, kamae_report_context_get_record (context), field);

  if (*text == '\0')
    return;
  kamae_report_context_add_heading (context, document, heading);
  kamae_document_add_paragraph (document, text);
}

KamaeDocument *
kamae_objectives_build_set (KamaeReportContext  *context,
                            GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context,
                                                                  KAMAE_PAPER_A4_LANDSCAPE);

  kamae_report_context_identify (context, document, "number", "fiscal_year", "policy_version",
                                 "approved_on", NULL);
  add_text (context, document, N_("Emphasis of the year"), "emphasis");
  add_text (context, document, N_("Reason for the revision"), "revision_reason");
  kamae_report_context_add_heading (context, document, N_("Objectives and how they are reached"));
  if (kamae_report_context_add_table (context, document, plan_columns, PLAN, error) == NULL)
    return NULL;
  kamae_report_context_add_heading (context, document, N_("Basis and seven-point check"));
  if (kamae_report_context_add_table (context, document, basis_columns, BASIS, error) == NULL)
    return NULL;
  add_legend (context, document);
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

/* OBJ-R03 */

static const KamaeColumn evaluation_columns[] = {
  { N_("No."), 11, 0 },
  { KC_ ("objective", "Level"), 10, KAMAE_COLUMN_MERGE },
  { N_("Objective"), 20, 0 },
  { N_("Indicator"), 18, 0 },
  { KC_ ("objective", "Target"), 10, KAMAE_COLUMN_CENTER },
  { N_("Baseline"), 9, KAMAE_COLUMN_CENTER },
  { N_("Latest value"), 10, KAMAE_COLUMN_CENTER },
  { N_("Progress"), 8, KAMAE_COLUMN_CENTER },
  { KC_ ("objective", "Date"), 12, KAMAE_COLUMN_CENTER },
  { N_("Verdict"), 8, KAMAE_COLUMN_CENTER },
  { N_("Evaluation"), 22, 0 },
  { N_("Cause and follow-up"), 20, 0 },
  { NULL }
};

#define NEWEST \
  "LEFT JOIN objective_result AS result ON result.id = (SELECT newest.id " \
  "FROM objective_result AS newest WHERE newest.objective_id = objective.id " \
  "AND newest.measured_on <= :as_of ORDER BY newest.verdict IS NULL, newest.measured_on DESC, " \
  "newest.id DESC LIMIT 1) "

#define VALUE KAMAE_OBJECTIVES_NEWEST ("objective", "value")

#define EVALUATION \
  "SELECT objective.number, " FOR_WHOM ", objective.title, " MEASURE ", " \
  "CASE WHEN objective.measurable = 0 THEN '－' ELSE " TARGET " END, " BASELINE ", " \
  KAMAE_OBJECTIVES_LATEST ("objective") ", " \
  "coalesce (" KAMAE_OBJECTIVES_PROGRESS ("objective", VALUE) " || '%', '－'), " \
  "result.measured_on AS measured_on, " \
  "CASE result.verdict WHEN 'achieved' THEN '○' WHEN 'not_achieved' THEN '×' " \
  "WHEN 'ongoing' THEN '△' WHEN 'cancelled' THEN '－' END, result.comment, " \
  "nullif (trim (coalesce (result.cause, '') || " \
  "coalesce (char (10) || '→ ' || record_label (result.follow_up_id), ''), char (10)), '') " \
  "FROM objective " NEWEST \
  "LEFT JOIN department ON department.id = objective.department_id " \
  "WHERE objective.set_id = :id ORDER BY " BY_LEVEL

static const KamaeColumn result_columns[] = {
  { N_("No."), 11, KAMAE_COLUMN_MERGE },
  { N_("Objective"), 28, KAMAE_COLUMN_MERGE },
  { KC_ ("objective", "Date"), 13, KAMAE_COLUMN_CENTER },
  { N_("Value"), 11, KAMAE_COLUMN_CENTER },
  { N_("Verdict"), 12, KAMAE_COLUMN_CENTER },
  { N_("Evaluation"), 40, 0 },
  { N_("Recorded by"), 12, 0 },
  { NULL }
};

#define RESULTS \
  "SELECT objective.number, objective.title, result.measured_on AS measured_on, " \
  "CASE WHEN result.value IS NOT NULL THEN " KAMAE_OBJECTIVES_AMOUNT ("objective", "result.value") \
  " ELSE '－' END, coalesce (label ('objective_result', 'verdict', result.verdict), '－'), " \
  "result.comment, person.name FROM objective " \
  "JOIN objective_result AS result ON result.objective_id = objective.id " \
  "LEFT JOIN department ON department.id = objective.department_id " \
  "LEFT JOIN person ON person.id = result.recorded_by_id " \
  "WHERE objective.set_id = :id AND result.measured_on <= :as_of " \
  "ORDER BY " BY_LEVEL ", result.measured_on, result.id"

KamaeDocument *
kamae_objectives_build_evaluation (KamaeReportContext  *context,
                                   GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context,
                                                                  KAMAE_PAPER_A4_LANDSCAPE);

  kamae_report_context_identify (context, document, "number", "fiscal_year", "state",
                                 "evaluated_on", NULL);
  kamae_report_context_add_heading (context, document, N_("Plan and evaluation"));
  if (kamae_report_context_add_table (context, document, evaluation_columns, EVALUATION,
                                      error) == NULL)
    return NULL;
  kamae_document_add_note (document, kamae_report_context_text (context,
    N_("○ achieved, × not achieved, △ goes on next year, － given up; empty: not judged yet.")));
  kamae_report_context_add_heading (context, document, N_("Results during the year"));
  if (kamae_report_context_add_table (context, document, result_columns, RESULTS, error) == NULL)
    return NULL;
  kamae_report_context_add_phase (context, document, kamae_objectives_set.workflow->phases);
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}
