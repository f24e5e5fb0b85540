/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-competence-private.h"

#include <kamae-i18n.h>

/* The rules CMP-V01 … V09 of the domain analysis, in its order, and those of its rows. */

#define LEVEL_NOW KAMAE_COMPETENCE_LEVEL_AT ("held.person_id", "wanted.competence_id", ":as_of")

#define DETAIL_OF_LEVEL \
  "competence.code || ' ' || competence.name || ': ' || wanted.required_level"

const KamaeRule kamae_competence_rules[] = {
  { "CORE-V01", KAMAE_RULE_BLOCK, "training_session", "held", "7.2",
    N_("The day of the training has not come yet; mark it as held on that day, or correct the day."),
    "SELECT id, starts_on FROM training_session WHERE starts_on > :as_of", "starts_on" },
  { "CMP-V01", KAMAE_RULE_BLOCK, "training_session", "closed", "7.2",
    N_("Nobody named has evaluated the effectiveness of the training since it ended; add an evaluation and judge it."),
    "SELECT training_session.id FROM training_session WHERE NOT EXISTS"
    " (SELECT 1 FROM effectiveness_evaluation WHERE effectiveness_evaluation.session_id = training_session.id"
    " AND effectiveness_evaluation.state = 'judged' AND effectiveness_evaluation.evaluator_id IS NOT NULL"
    " AND effectiveness_evaluation.evaluated_on >= coalesce (training_session.ends_on, training_session.starts_on))" },

  { "CMP-V02", KAMAE_RULE_BLOCK, "training_session", "closed", "7.3",
    N_("Somebody in the list has no result, or missed the training without a day until which it is made up for; enter it."),
    "SELECT training_session.id, person.name FROM training_session"
    " JOIN attendance ON attendance.session_id = training_session.id"
    " JOIN person ON person.id = attendance.person_id"
    " WHERE (attendance.result IS NULL OR attendance.result = 'absent'"
    " OR (attendance.result = 'outstanding' AND attendance.due_on IS NULL)"
    " OR (attendance.result = 'substituted' AND attendance.attended_on IS NULL))",
    .until = "closed" },
  { "CMP-V02", KAMAE_RULE_BLOCK, "training_session", "closed", "7.3",
    N_("Somebody belongs to the target group of the day, but is not in the list; update the target group."),
    "SELECT training_session.id, person.name FROM training_session"
    " JOIN course ON course.id = training_session.course_id JOIN person WHERE "
    KAMAE_COMPETENCE_IS_TARGET
    " AND NOT EXISTS (SELECT 1 FROM attendance WHERE attendance.session_id = training_session.id"
    " AND attendance.person_id = person.id)",
    .until = "closed" },
  { "CMP-V02", KAMAE_RULE_WARN, "training_session", "closed", "7.3",
    N_("People are still outstanding; follow them up, or say why the session is closed without them."),
    "SELECT training_session.id, person.name || coalesce (' ' || attendance.due_on, '') FROM training_session"
    " JOIN attendance ON attendance.session_id = training_session.id"
    " JOIN person ON person.id = attendance.person_id"
    " WHERE attendance.result = 'outstanding' AND " KAMAE_SQL_EMPLOYED_AT ("person", ":as_of") },

  { "CMP-V03", KAMAE_RULE_WARN, "course", "active", "7.3",
    N_("The general training does not cover all that 7.3 asks people to be aware of; add the missing contents."),
    "SELECT course.id, label ('course', 'tags', wanted.tag) FROM course CROSS JOIN"
    " (SELECT column1 AS tag FROM (VALUES ('aware-a'), ('aware-b'), ('aware-c'))) AS wanted"
    " WHERE course.kind = 'general'"
    " AND NOT contains_code (coalesce (course.tags, ''), wanted.tag)",
    "tags" },

  { "CMP-V04", KAMAE_RULE_WARN, NULL, NULL, "7.3",
    N_("Not everybody in the scope has been trained in this fiscal year; train those who are missing, agency workers and contractors too."),
    "SELECT 1, sum (covered) || ' / ' || count (*) FROM (SELECT "
    KAMAE_COMPETENCE_COVERED ("person", "fiscal_start (:as_of)", ":as_of") " AS covered FROM person"
    " WHERE " KAMAE_COMPETENCE_IN_SCOPE ("person", ":as_of") ")"
    " HAVING 100.0 * sum (covered) < count (*) * CAST (setting ('competence.coverage_target') AS REAL)" },

  { "CMP-V05", KAMAE_RULE_WARN, "person", NULL, "7.3",
    N_("The person joined and has not been to a newcomers' training in time; hold one."),
    "SELECT person.id, person.joined_on FROM person WHERE "
    KAMAE_COMPETENCE_IN_SCOPE ("person", ":as_of")
    " AND person.joined_on >= " KAMAE_COMPETENCE_NEW_SINCE (":as_of")
    " AND person.joined_on < date (:as_of, '-' || setting ('competence.newcomer_days') || ' days')"
    " AND NOT " KAMAE_COMPETENCE_INTRODUCED ("person", ":as_of", "0") },
  { "CMP-V05", KAMAE_RULE_WARN, "person", NULL, "7.3",
    N_("The person had access before the newcomers' training; train newcomers first, then grant access."),
    "SELECT person.id, person.access_on FROM person WHERE setting ('competence.before_access') = 1 AND "
    KAMAE_COMPETENCE_IN_SCOPE ("person", ":as_of")
    " AND person.joined_on >= " KAMAE_COMPETENCE_NEW_SINCE (":as_of")
    " AND person.access_on <= :as_of"
    " AND NOT " KAMAE_COMPETENCE_INTRODUCED ("person", "person.access_on", "0"),
    "access_on" },

  { "CMP-V06", KAMAE_RULE_WARN, "role_assignment", NULL, "7.2",
    N_("The holder of the role lacks a competence that it asks for, and nothing is done about it; plan an improvement."),
    "SELECT held.id, " DETAIL_OF_LEVEL " || ' > ' || "
    LEVEL_NOW KAMAE_COMPETENCE_WANTED_AT (":as_of")
    "AND " LEVEL_NOW " < wanted.required_level AND NOT "
    KAMAE_COMPETENCE_ACTS ("held.person_id", "wanted.competence_id") },
  { "CMP-V06", KAMAE_RULE_WARN, "role_assignment", NULL, "7.2",
    N_("A competence that the role asks for has never been judged; check the competence of the holder."),
    "SELECT held.id, " DETAIL_OF_LEVEL KAMAE_COMPETENCE_WANTED_AT (":as_of")
    "AND " LEVEL_NOW " IS NULL" },
  { "CMP-V06", KAMAE_RULE_WARN, "gap_action", NULL, "7.2",
    N_("The improvement is overdue; finish it and confirm the result, or postpone it."),
    "SELECT id, due_on FROM gap_action WHERE due_on < :as_of AND state IN ('planned', 'doing')",
    "due_on", .overdue = "gap_action" },

  { "CMP-V07", KAMAE_RULE_BLOCK, "role_assignment", NULL, "7.2",
    N_("The internal auditor has no valid qualification; enter the certificate with its basis, or end the appointment."),
    "SELECT held.id, person.name FROM role_assignment AS held JOIN role ON role.id = held.role_id"
    " JOIN person ON person.id = held.person_id WHERE role.code = 'auditor'"
    " AND " KAMAE_COMPETENCE_HELD_AT ("held", ":as_of")
    " AND NOT EXISTS (SELECT 1 FROM qualified_auditor AS proof WHERE proof.person_id = held.person_id"
    " AND proof.valid_from <= :as_of AND coalesce (proof.valid_to, '9999-12-31') >= :as_of)" },

  { "CMP-V08", KAMAE_RULE_WARN, "attendance", NULL, "7.2",
    N_("The person failed the test and has not passed a retake; let the person take it again and enter the score."),
    "SELECT attendance.id, attendance.score || ' < ' || course.pass_mark FROM attendance"
    " JOIN training_session ON training_session.id = attendance.session_id"
    " JOIN course ON course.id = training_session.course_id"
    " JOIN person ON person.id = attendance.person_id"
    " WHERE attendance.score < course.pass_mark AND training_session.state <> 'cancelled'"
    " AND coalesce (attendance.retake_score, attendance.score) < course.pass_mark"
    " AND " KAMAE_SQL_EMPLOYED_AT ("person", ":as_of"),
    "retake_score" },

  { "CMP-V09", KAMAE_RULE_WARN, "effectiveness_evaluation", NULL, "7.2",
    N_("The trainer alone evaluated the own training; let somebody else evaluate it too."),
    "SELECT own.id, person.name FROM effectiveness_evaluation AS own"
    " JOIN training_session ON training_session.id = own.session_id"
    " JOIN person ON person.id = own.evaluator_id WHERE own.evaluator_id = training_session.trainer_id"
    " AND NOT EXISTS (SELECT 1 FROM effectiveness_evaluation AS other WHERE other.session_id = own.session_id"
    " AND other.evaluator_id <> own.evaluator_id AND other.state = 'judged')",
    "evaluator" },

  /* The rows of the manual. */
  { "S-5.2-f", KAMAE_RULE_WARN, "training_session", "evaluated", "5.2",
    N_("The session does not say which version of the information security policy was explained; enter it."),
    "SELECT training_session.id, training_session.starts_on FROM training_session"
    " JOIN course ON course.id = training_session.course_id"
    " WHERE course.kind IN ('general', 'newcomer')"
    " AND says_nothing (training_session.policy_version)",
    "policy_version" },
  { "S-5.3-1", KAMAE_RULE_WARN, NULL, NULL, "5.3",
    N_("No general or newcomers' training makes responsibilities and authorities known; add them to the contents of a course."),
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM course WHERE kind IN ('general', 'newcomer') AND state = 'active')"
    " AND NOT EXISTS (SELECT 1 FROM course WHERE kind IN ('general', 'newcomer') AND state = 'active'"
    " AND contains_code (coalesce (tags, ''), 'roles'))" },
  { "X-7.2-1", KAMAE_RULE_WARN, "role", NULL, "7.2",
    N_("People hold the role, but nobody has determined which competence it asks for; add the role to a competence."),
    "SELECT role.id FROM role WHERE EXISTS (SELECT 1 FROM role_assignment AS held WHERE held.role_id = role.id"
    " AND " KAMAE_COMPETENCE_HELD_AT ("held", ":as_of") ")"
    " AND NOT EXISTS (SELECT 1 FROM role_requirement WHERE role_requirement.role_id = role.id)" },
  { "X-7.2-2", KAMAE_RULE_BLOCK, "competence_check", "assessed", "7.2",
    N_("A competence has no level, or nothing says whether it comes from education, training or experience; enter both."),
    "SELECT competence_check.id, competence.code || ' ' || competence.name FROM competence_check"
    " JOIN assessment ON assessment.check_id = competence_check.id"
    " JOIN competence ON competence.id = assessment.competence_id"
    " WHERE assessment.level IS NULL OR coalesce (assessment.basis, '') = ''" },
  { NULL }
};
