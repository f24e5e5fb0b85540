/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-competence-private.h"

#include <kamae-i18n.h>

/* The computed values of CMP. They feed the management review: training is a result of monitoring
 * and measurement (d2), gaps are an opportunity for improvement (g). */

/* People in the scope on a date, and whether they were trained since the fiscal year began. */
#define COVERAGE_OF(date) \
  "SELECT person.id AS id, person.employment AS employment, " \
  KAMAE_SQL_DEPARTMENT_AT ("person", date) " AS department_id, " \
  KAMAE_COMPETENCE_COVERED ("person", "fiscal_start (" date ")", date) " AS covered FROM person" \
  " WHERE " KAMAE_COMPETENCE_IN_SCOPE ("person", date)

#define PERCENT "round (100.0 * sum (covered) / count (*), 1)"

/* The ends of the last twelve months up to the date. */
#define MONTHS \
  "WITH RECURSIVE month (n, day) AS (SELECT 11, min (:as_of," \
  " date (add_months (date (:as_of, 'start of month'), -10), '-1 day')) UNION ALL SELECT n - 1, min (:as_of," \
  " date (add_months (date (:as_of, 'start of month'), 2 - n), '-1 day')) FROM month WHERE n > 0) "

#define TESTS \
  " FROM attendance JOIN training_session ON training_session.id = attendance.session_id" \
  " JOIN course ON course.id = training_session.course_id" \
  " WHERE attendance.score IS NOT NULL AND course.pass_mark IS NOT NULL AND " \
  KAMAE_COMPETENCE_DAY ("attendance", "training_session") \
  " BETWEEN fiscal_start (:as_of) AND :as_of HAVING count (*) > 0"

#define LEVEL_NOW KAMAE_COMPETENCE_LEVEL_AT ("held.person_id", "wanted.competence_id", ":as_of")

const KamaeFigure kamae_competence_figures[] = {
  { "CMP-C01", KAMAE_FIGURE_NUMBER, N_("People in the scope trained this fiscal year"), "7.3",
    .unit = N_("%"), .input = "d2", .page = "training-trend",
    .start = N_("Trained this year"), .target = "competence.coverage_target",
    .sql = "SELECT " PERCENT " FROM (" COVERAGE_OF (":as_of") ") HAVING count (*) > 0" },
  { "CMP-C02", KAMAE_FIGURE_TABLE, N_("People trained this fiscal year, by department"), "7.3",
    .columns = N_("Department|Trained|People|%"), .input = "d2", .page = "training-sessions",
    .sql = "SELECT department.name, sum (covered), count (*), " PERCENT " FROM ("
           COVERAGE_OF (":as_of")
           ") AS one JOIN department ON department.id = one.department_id"
           " GROUP BY department.id ORDER BY department.code COLLATE counted" },
  { "CMP-C03", KAMAE_FIGURE_TABLE, N_("People trained this fiscal year, by employment"), "7.3",
    .columns = N_("Employment|Trained|People|%"), .input = "d2", .page = "training-sessions",
    .sql = "SELECT label ('person', 'employment', employment), sum (covered), count (*), " PERCENT
           " FROM (" COVERAGE_OF (":as_of") ") GROUP BY employment ORDER BY count (*) DESC,"
           " employment" },
  { "CMP-C04", KAMAE_FIGURE_NUMBER, N_("Pass rate of the tests this fiscal year"), "7.2",
    .unit = N_("%"), .input = "d2", .page = "training-sessions",
    .start = N_("Pass rate of the tests"),
    .sql = "SELECT round (100.0 * sum (coalesce (retake_score, score) >= course.pass_mark) / count (*), 1)" TESTS },
  { "CMP-C05", KAMAE_FIGURE_NUMBER, N_("Average score of the tests this fiscal year"), "7.2",
    .page = "training-sessions",
    .sql = "SELECT round (avg (score), 1)" TESTS },
  { "CMP-C06", KAMAE_FIGURE_NUMBER, N_("Gaps in competence"), "7.2",
    .input = "d2", .page = "competence-matrix", .start = N_("Gaps in competence"),
    .sql = "SELECT count (*)" KAMAE_COMPETENCE_WANTED_AT (":as_of")
           "AND " LEVEL_NOW " < wanted.required_level"
           " HAVING EXISTS (SELECT 1 FROM competence_check WHERE state <> 'draft')" },
  { "CMP-C06-g", KAMAE_FIGURE_TABLE, N_("Gaps in competence and what is done"), "7.2",
    .columns = N_("Role|Person|Competence|Required|Actual|Action"), .input = "g",
    .page = "competence-matrix",
    .sql = "SELECT role.name, person.name, competence.code || ' ' || competence.name,"
           " wanted.required_level, " LEVEL_NOW ","
           " (SELECT group_concat (gap_action.number, ', ') FROM gap_action"
           " JOIN assessment AS lacked ON lacked.id = gap_action.assessment_id"
           " JOIN competence_check AS sheet ON sheet.id = lacked.check_id"
           " WHERE sheet.person_id = held.person_id AND lacked.competence_id = wanted.competence_id"
           " AND gap_action.state IN ('planned', 'doing'))" KAMAE_COMPETENCE_WANTED_AT (":as_of")
           "AND " LEVEL_NOW " < wanted.required_level ORDER BY role.position, person.kana,"
           " competence.code" },
  { "CMP-C07", KAMAE_FIGURE_NUMBER,
    N_("Days from joining to the newcomers' training, last 12 months"), "7.3",
    .unit = N_("days"), .input = "d2", .page = "training-sessions",
    /* Translators: how long it took to train new people, on average */
    .start = N_("Until newcomers were trained"), .target = "competence.newcomer_days",
    .at_most = TRUE,
    .sql = "SELECT round (avg (days), 1) FROM (SELECT min (julianday ("
           KAMAE_COMPETENCE_DAY ("attendance", "training_session") ")) - julianday"
                                 " (person.joined_on) AS days"
           " FROM person JOIN attendance ON attendance.person_id = person.id"
           " JOIN training_session ON training_session.id = attendance.session_id"
           " JOIN course ON course.id = training_session.course_id"
           " WHERE course.kind = 'newcomer' AND " KAMAE_COMPETENCE_ATTENDED ("attendance")
           " AND person.joined_on BETWEEN " KAMAE_COMPETENCE_NEW_SINCE (":as_of") " AND :as_of"
           " AND " KAMAE_COMPETENCE_DAY ("attendance", "training_session") " <= :as_of"
           " GROUP BY person.id) HAVING count (*) > 0" },
  { "CMP-C08", KAMAE_FIGURE_TABLE, N_("Certificates that expire"), "7.2",
    .columns = N_("Valid until|Person|Certificate"), .page = "certificates",
    .sql = "SELECT certificate.valid_to, person.name, certificate.name FROM certificate"
           " JOIN person ON person.id = certificate.person_id WHERE "
           KAMAE_SQL_EMPLOYED_AT ("person", ":as_of")
           " AND certificate.valid_to < date (:as_of, '+' || setting ('competence.expiry_days') || ' days')"
           " AND NOT EXISTS (SELECT 1 FROM certificate AS newer WHERE newer.person_id = certificate.person_id"
           " AND newer.kind = certificate.kind AND newer.name = certificate.name"
           " AND coalesce (newer.valid_to, '9999-12-31') > certificate.valid_to)"
           " ORDER BY certificate.valid_to" },
  { "CMP-C09", KAMAE_FIGURE_SERIES, N_("People trained, month by month"), "7.3",
    .unit = N_("%"), .input = "d2", .page = "training-sessions",
    .sql = MONTHS "SELECT substr (day, 1, 7), (SELECT " PERCENT " FROM ("
                  COVERAGE_OF ("month.day") ")) FROM month ORDER BY day" },
  { "CMP-C10", KAMAE_FIGURE_TABLE,
    N_("People trained, by month and department, against the target"), "7.3",
    .columns = N_("Month|Department|%|Target"), .page = "training-sessions",
    .sql = MONTHS "SELECT substr (month.day, 1, 7), unit.name, round (100.0 * sum ("
           KAMAE_COMPETENCE_COVERED ("person", "fiscal_start (month.day)", "month.day") ") /"
                                     " count (*), 1),"
           " setting ('competence.coverage_target') FROM month JOIN person JOIN department AS unit"
           " ON unit.id = " KAMAE_SQL_DEPARTMENT_AT ("person", "month.day")
           " WHERE " KAMAE_COMPETENCE_IN_SCOPE ("person", "month.day")
           " GROUP BY month.day, unit.id ORDER BY month.day, unit.code COLLATE counted" },
  { NULL }
};
