/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-competence-private.h"

#include <kamae-i18n.h>

/* 教育実施, 受講 and 有効性評価. */

static const KamaeChoice methods[] = {
  { "gathering", KC_("training", "In a room") },
  { "elearning", KC_("training", "E-learning") },
  { "ojt", KC_("training", "On the job") },
  { "circular", KC_("training", "Circular") },
  { "drill", KC_("training", "Drill") },
  { "outside", KC_("training", "Outside course") },
  { NULL }
};

static const KamaeField session_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "TS-{fy}-{seq:02}", .flags = KAMAE_COLUMN },
  { "course", KAMAE_FIELD_LINK, N_("Course"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "course", .inverse = N_("Sessions") },
  { "plan_row", KAMAE_FIELD_LINK, N_("As planned in"), .target = "training_plan_row",
    .inverse = N_("Sessions"), .taken_in = "draft approved running" },
  { "starts_on", KAMAE_FIELD_DATE, N_("Held on"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .help = N_("The first day."), .not_before = "announced_on" },
  { "ends_on", KAMAE_FIELD_DATE, N_("Until"),
    .help = N_("The last day of a period; empty for one day. The target group is that of the last day."),
    .not_before = "starts_on" },
  { "method", KAMAE_FIELD_CHOICE, N_("Method"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = methods, .initial = "gathering" },
  { "place", KAMAE_FIELD_TEXT, N_("Place") },
  { "trainer", KAMAE_FIELD_LINK, N_("Trainer"), .flags = KAMAE_DID, .target = "person",
    .inverse = N_("Trained in") },
  { "outside_trainer", KAMAE_FIELD_TEXT, N_("Trainer from outside") },
  { "outline", KAMAE_FIELD_LONG_TEXT, N_("Outline"), .required_from = "held",
    .group = N_("Contents") },
  { "material_version", KAMAE_FIELD_TEXT, N_("Version of the material"), .required_from = "held" },
  { "policy_version", KAMAE_FIELD_TEXT, N_("Version of the policy"),
    .help = N_("The version of the information security policy that was explained (5.2 f).") },
  { "announced_on", KAMAE_FIELD_DATE, N_("Announced on"), .flags = KAMAE_ACTUAL,
    .not_before = "year_before" },
  { "year_before", KAMAE_FIELD_DERIVED, N_("A year before it"), .flags = KAMAE_HIDDEN,
    .sql = "add_months (this.starts_on, -12)" },
  { "attended", KAMAE_FIELD_DERIVED, KC_("training", "Attended"), .flags = KAMAE_COLUMN,
    .sql = "(SELECT coalesce (sum (" KAMAE_COMPETENCE_ATTENDED ("attendance") "), 0) || '/' ||"
           " count (*)"
           " FROM attendance WHERE session_id = this.id)",
    .group = N_("Result") },
  { "pass_rate", KAMAE_FIELD_DERIVED, N_("Pass rate (%)"),
    .sql = "(SELECT round (100.0 * sum (coalesce (retake_score, score) >= course.pass_mark) / count (*), 1)"
           " FROM attendance JOIN course ON course.id = this.course_id"
           " WHERE session_id = this.id AND score IS NOT NULL AND course.pass_mark IS NOT NULL)" },
  { "remarks", KAMAE_FIELD_LONG_TEXT, N_("Remarks") },
  { "closed_on", KAMAE_FIELD_DATE, N_("Closed on"), .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL },
  { "title", KAMAE_FIELD_DERIVED, N_("Training session"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT name FROM course WHERE id = this.course_id) || coalesce (' ' || date_label (this.starts_on), '')" },
  { NULL }
};

static const KamaeState session_states[] = {
  { "planned", KC_("state", "Planned"), KAMAE_TONE_NEUTRAL },
  { "announced", KC_("training", "Announced"), KAMAE_TONE_NEUTRAL },
  { "held", KC_("training", "Held"), KAMAE_TONE_ATTENTION },
  /* Translators: 未受講者フォロー */
  { "follow_up", KC_("training", "Following up"), KAMAE_TONE_ATTENTION },
  /* Translators: 有効性評価済 */
  { "evaluated", KC_("training", "Evaluated"), KAMAE_TONE_GOOD },
  { "closed", KC_("state", "Closed"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { "cancelled", KC_("state", "Cancelled"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { NULL }
};

static const KamaeTransition session_transitions[] = {
  { "announce", "planned", "announced", N_("Announce"), .dates = "announced_on",
    .tells = "course starts_on ends_on method place" },
  { "hold", "planned announced", "held", N_("Mark as held") },
  { "follow_up", "held", "follow_up", N_("Follow up those who missed it") },
  { "evaluate", "held follow_up", "evaluated", N_("Evaluated"), .approval = "prepared",
    .approver = "training_manager" },
  { "close", "evaluated", "closed", KC_("verb, a training", "Close"), .approval = "approved",
    .approver = "isms_manager", .dates = "closed_on" },
  { "return", "evaluated", "follow_up", N_("Return"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "cancel", "planned announced", "cancelled", KC_("verb, a training", "Cancel"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow session_workflow = { session_states, session_transitions };

static gboolean
add_person (KamaeOperation  *operation,
            KamaeRecord     *session,
            KamaeCursor     *cursor,
            GError         **error)
{
  g_autofree char *id = kamae_record_dup_key (session);
  g_autoptr (KamaeRecord) attendance = NULL;

  attendance = kamae_operation_create (operation, "attendance", error,
                                       "session", id,
                                       "person", kamae_cursor_get_text (cursor, 0),
                                       "department", kamae_cursor_get_text (cursor, 1),
                                       NULL);
  return attendance != NULL;
}

/* The target group on the last day of the session, as far as it is not in the list yet. */
static gboolean
add_people (KamaeOperation  *operation,
            KamaeRecord     *session,
            GError         **error)
{
  g_autoptr (KamaeCursor) cursor = NULL;
  g_autoptr (GError) local_error = NULL;

  cursor = kamae_register_query (kamae_operation_get_register (operation),
                                 "SELECT person.id, "
                                 KAMAE_SQL_DEPARTMENT_AT ("person", KAMAE_COMPETENCE_LAST_DAY)
                                 " FROM training_session JOIN course ON course.id = training_session.course_id"
                                 " JOIN person WHERE training_session.id = :session AND "
                                 KAMAE_COMPETENCE_IS_TARGET
                                 " AND NOT EXISTS (SELECT 1 FROM attendance"
                                 " WHERE attendance.session_id = training_session.id"
                                 " AND attendance.person_id = person.id)",
                                 NULL, error);
  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":session", kamae_record_get_id (session));
  while (kamae_cursor_next (cursor, &local_error))
    if (!add_person (operation, session, cursor, error))
      return FALSE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * kamae_competence_fill_session:
 * @operation: an operation
 * @session: a training session
 * @error: return location for an error
 *
 * Makes the list of attendance that of the target group on the last day. Whoever has a
 * result stays in it.
 *
 * Returns: whether it worked
 */
gboolean
kamae_competence_fill_session (KamaeOperation  *operation,
                               KamaeRecord     *session,
                               GError         **error)
{
  g_autoptr (KamaeRecordList) list =
    kamae_register_list_parts (kamae_operation_get_register (operation), session, "attendance");

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (list)); i > 0; i--)
    {
      g_autoptr (KamaeRecord) row = g_list_model_get_item (G_LIST_MODEL (list), i - 1);

      if (!kamae_record_is_set (row, "result") && !kamae_operation_delete (operation, row, error))
        return FALSE;
    }
  return add_people (operation, session, error);
}

static gboolean
session_changed (KamaeOperation  *operation,
                 KamaeRecord     *session,
                 const char      *field,
                 GError         **error)
{
  const char *state = kamae_record_get_state (session);

  if (!g_str_equal (field, "course") && !g_str_equal (field, "starts_on")
      && !g_str_equal (field, "ends_on"))
    return TRUE;
  if (!g_str_equal (state, "planned") && !g_str_equal (state, "announced"))
    return TRUE;
  return kamae_competence_fill_session (operation, session, error);
}

const KamaeEntity kamae_competence_session = {
  .name = "training_session",
  /* Translators: 教育実施: one holding of a course */
  .label = N_("Training session"),
  .plural = N_("Training sessions"),
  .help = N_("Hold the training, follow up everybody who missed it, and judge afterwards whether it worked."
             " The target group of the day is entered by itself. For example: the general training of June, with a test."),
  .clause = "7.3",
  .fields = session_fields,
  .workflow = &session_workflow,
  .order = "-number",
  .created = add_people,
  .changed = session_changed,
};

/* Attendance */

static const KamaeChoice results[] = {
  { "present", KC_("attendance", "Present"), KAMAE_TONE_GOOD },
  { "absent", KC_("attendance", "Absent"), KAMAE_TONE_BAD },
  /* Translators: 代替受講: made up for it at another time */
  { "substituted", KC_("attendance", "Made up for it"), KAMAE_TONE_GOOD },
  /* Translators: 未受講, with a day until which it is made up for */
  { "outstanding", KC_("attendance", "Outstanding"), KAMAE_TONE_ATTENTION },
  { NULL }
};

static const KamaeChoice passes[] = {
  { "passed", KC_("test", "Passed"), KAMAE_TONE_GOOD },
  { "failed", KC_("test", "Failed"), KAMAE_TONE_BAD },
  { NULL }
};

/* Who was outstanding when the session was closed makes up for it afterwards, see
 * keeps_roll(). */
static const KamaeField attendance_fields[] = {
  { "session", KAMAE_FIELD_LINK, N_("Training session"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "training_session", .inverse = N_("Attendance") },
  { "person", KAMAE_FIELD_LINK, KC_("who", "Person"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "person", .inverse = N_("Training") },
  { "department", KAMAE_FIELD_LINK, N_("Department on the day"), .flags = KAMAE_COLUMN,
    .target = "department", .inverse = N_("Training") },
  { "result", KAMAE_FIELD_CHOICE, N_("Result"), .flags = KAMAE_COLUMN | KAMAE_UNLOCKED,
    .choices = results },
  { "attended_on", KAMAE_FIELD_DATE, N_("Attended on"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_UNLOCKED, .when = "result=substituted",
    .not_before = "session.starts_on" },
  { "due_on", KAMAE_FIELD_DATE, N_("Due on"),
    .flags = KAMAE_REQUIRED | KAMAE_DUE | KAMAE_COLUMN | KAMAE_UNLOCKED,
    .when = "result=outstanding" },
  { "score", KAMAE_FIELD_INTEGER, N_("Score"), .flags = KAMAE_COLUMN | KAMAE_UNLOCKED,
    .maximum = 100 },
  { "retake_score", KAMAE_FIELD_INTEGER, N_("Score of the retake"), .flags = KAMAE_UNLOCKED,
    .maximum = 100 },
  { "passed", KAMAE_FIELD_DERIVED, N_("Test"), .flags = KAMAE_COLUMN, .choices = passes,
    .sql = "(SELECT CASE WHEN this.score IS NULL OR course.pass_mark IS NULL THEN NULL"
           " WHEN coalesce (this.retake_score, this.score) >= course.pass_mark THEN 'passed' ELSE 'failed' END"
           " FROM training_session JOIN course ON course.id = training_session.course_id"
           " WHERE training_session.id = this.session_id)" },
  { "note", KAMAE_FIELD_TEXT, N_("Note"), .flags = KAMAE_UNLOCKED },
  { "answers", KAMAE_FIELD_FILE, N_("Answers or signature"), .flags = KAMAE_UNLOCKED },
  { "title", KAMAE_FIELD_DERIVED, N_("Attendance"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT name FROM person WHERE id = this.person_id) || ': ' ||"
           " (SELECT course.name FROM training_session JOIN course ON course.id = training_session.course_id"
           " WHERE training_session.id = this.session_id)" },
  { "position", KAMAE_FIELD_DERIVED, N_("Position"), .flags = KAMAE_HIDDEN,
    .sql = "(SELECT coalesce ((SELECT code FROM department WHERE id = this.department_id), '')"
           " || coalesce (kana, name) FROM person WHERE id = this.person_id)" },
  { NULL }
};

/* Somebody who is added by hand gets the department of the day too. */
static gboolean
set_department (KamaeOperation  *operation,
                KamaeRecord     *attendance,
                GError         **error)
{
  g_autoptr (KamaeCursor) cursor = NULL;

  if (kamae_record_is_set (attendance, "department")
      || !kamae_record_is_set (attendance, "person"))
    return TRUE;

  cursor = kamae_register_query (kamae_operation_get_register (operation),
                                 "SELECT "
                                 KAMAE_SQL_DEPARTMENT_AT ("person", KAMAE_COMPETENCE_LAST_DAY)
                                 " FROM attendance JOIN person ON person.id = attendance.person_id"
                                 " JOIN training_session ON training_session.id = attendance.session_id"
                                 " WHERE attendance.id = :attendance",
                                 NULL, error);
  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":attendance", kamae_record_get_id (attendance));
  return !kamae_cursor_next (cursor, KAMAE_KEPT)
         || kamae_operation_set (operation, attendance, "department",
                                 kamae_cursor_get_text (cursor, 0), error);
}

/* The list stays as it was signed with the evaluation, but for whoever was outstanding then: such a
 * row has a day until which it is made up for, and nobody gets one afterwards. A test may be taken
 * again. */
static gboolean
keeps_roll (KamaeRecord  *attendance,
            const char   *field,
            GError      **error)
{
  g_autoptr (KamaeRecord) session = kamae_record_ref_link (attendance, "session");
  const char *result = kamae_record_get_text (attendance, "result");
  gboolean is_outstanding = g_strcmp0 (result, "outstanding") == 0;
  gboolean was_outstanding = kamae_record_is_set (attendance, "due_on");
  gboolean is_followed_up;

  if (session == NULL
      || (!kamae_record_is_locked (session)
          && !kamae_workflow_reaches (&session_workflow, kamae_record_get_state (session),
                                      "evaluated")))
    return TRUE;
  if (g_str_equal (field, "due_on"))
    is_followed_up = is_outstanding && was_outstanding;
  else if (g_str_equal (field, "retake_score"))
    is_followed_up = was_outstanding || kamae_record_is_set (attendance, "score");
  else
    is_followed_up = was_outstanding
                     && (is_outstanding || g_strcmp0 (result, "substituted") == 0);
  if (is_followed_up && g_strcmp0 (kamae_record_get_state (session), "cancelled") != 0)
    return TRUE;
  g_set_error_literal (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED,
                       _("The list of attendance was signed: only what those who were outstanding make up for later is entered, and the score of a retake. Nothing was changed."));
  return FALSE;
}

static gboolean
attendance_changed (KamaeOperation  *operation,
                    KamaeRecord     *attendance,
                    const char      *field,
                    GError         **error)
{
  return keeps_roll (attendance, field, error)
         && (!g_str_equal (field, "person") || set_department (operation, attendance, error));
}

const KamaeEntity kamae_competence_attendance = {
  .name = "attendance",
  /* Translators: 受講: one person in one training session */
  .label = N_("Attendance"),
  .plural = N_("Attendance"),
  .help = N_("One line for each person: present, absent, made up for it later, or outstanding until a day."),
  .clause = "7.3",
  .fields = attendance_fields,
  .order = "position",
  .unique = "session_id, person_id",
  .added_for = "evaluated",
  .created = set_department,
  .changed = attendance_changed,
};

/* Effectiveness */

static const KamaeChoice evaluation_methods[] = {
  { "test", KC_("evaluation", "Test") },
  { "survey", KC_("evaluation", "Survey") },
  { "on_site", KC_("evaluation", "Check on site") },
  { "drill", KC_("evaluation", "Result of a drill") },
  { "incidents", KC_("evaluation", "Number of incidents") },
  { NULL }
};

static const KamaeChoice verdicts[] = {
  { "effective", KC_("evaluation", "Effective"), KAMAE_TONE_GOOD },
  { "not_effective", KC_("evaluation", "More training needed"), KAMAE_TONE_BAD },
  { NULL }
};

static const KamaeField evaluation_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "EV-{fy}-{seq:02}", .flags = KAMAE_COLUMN },
  { "session", KAMAE_FIELD_LINK, N_("Training session"), .flags = KAMAE_COLUMN,
    .target = "training_session", .inverse = N_("Evaluations of effectiveness"),
    .taken_in = "planned announced held follow_up evaluated closed" },
  { "action", KAMAE_FIELD_LINK, N_("Improvement of competence"), .target = "gap_action",
    .inverse = N_("Evaluations of effectiveness"),
    .help = N_("Either a session or an improvement.") },
  { "method", KAMAE_FIELD_FLAGS, N_("Method"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = evaluation_methods },
  { "criterion", KAMAE_FIELD_LONG_TEXT, N_("Criterion"), .required_from = "judged",
    .help = N_("What has to be seen to call it effective. For example: nine of ten pass the test.") },
  { "result", KAMAE_FIELD_LONG_TEXT, N_("Result"), .required_from = "judged" },
  { "verdict", KAMAE_FIELD_CHOICE, N_("Verdict"), .flags = KAMAE_COLUMN, .choices = verdicts,
    .required_from = "judged" },
  { "follow_up", KAMAE_FIELD_LONG_TEXT, N_("What follows"), .flags = KAMAE_REQUIRED,
    .when = "verdict=not_effective" },
  { "evaluator", KAMAE_FIELD_LINK, N_("Evaluated by"), .flags = KAMAE_COLUMN, .target = "person",
    .inverse = N_("Evaluated"), .required_from = "judged" },
  { "evaluated_on", KAMAE_FIELD_DATE, N_("Evaluated on"), .flags = KAMAE_ACTUAL | KAMAE_COLUMN,
    .not_before = "session.starts_on|action.assessment.check.checked_on" },
  { "title", KAMAE_FIELD_DERIVED, N_("Evaluation of effectiveness"),
    .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "coalesce (record_label (this.session_id), record_label (this.action_id))" },
  { NULL }
};

static const KamaeState evaluation_states[] = {
  { "draft", KC_("state", "Draft"), KAMAE_TONE_ATTENTION },
  { "judged", KC_("evaluation", "Judged"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition evaluation_transitions[] = {
  { "judge", "draft", "judged", N_("Judge"), .dates = "evaluated_on" },
  { NULL }
};

static const KamaeWorkflow evaluation_workflow = { evaluation_states, evaluation_transitions };

const KamaeEntity kamae_competence_evaluation = {
  .name = "effectiveness_evaluation",
  /* Translators: 有効性評価 */
  .label = N_("Evaluation of effectiveness"),
  .plural = N_("Evaluations of effectiveness"),
  .help = N_("Somebody named judges by a criterion set beforehand whether a training or an improvement worked."
             " For example: nine of ten people passed the test, and nobody opened the attachment in the drill."),
  .clause = "7.2",
  .fields = evaluation_fields,
  .workflow = &evaluation_workflow,
  .order = "-number",
};
