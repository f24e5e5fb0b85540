/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "competence/kamae-competence-roll.h"
#include "kamae-test.h"

#include <string.h>

/* The plugin "competence": the target group of a session, the rows of a check of competence, the
 * rules of CMP, each tripped and not, and the figures. */

static KamaeModel *model;

/* Helpers. The clock stands at 2026-06-15. */

static KamaeRecord *
find (KamaeTest  *test,
      const char *entity,
      const char *key)
{
  KamaeRecord *record = kamae_register_find (test->reg, entity, key, NULL);

  g_assert_nonnull (record);
  return record;
}

static KamaeRecord *
ref_part (KamaeTest   *test,
          KamaeRecord *owner,
          const char  *entity,
          guint        position)
{
  g_autoptr (KamaeRecordList) list = kamae_register_list_parts (test->reg, owner, entity);

  return g_list_model_get_item (G_LIST_MODEL (list), position);
}

static guint
count_parts (KamaeTest   *test,
             KamaeRecord *owner,
             const char  *entity)
{
  g_autoptr (KamaeRecordList) list = kamae_register_list_parts (test->reg, owner, entity);

  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
appoint (KamaeTest  *test,
         const char *role,
         const char *person)
{
  g_autoptr (KamaeRecord) assignment =
    kamae_test_create (test, "role_assignment", "role", role, "person", person,
                       "starts_on", "2024-04-01", "appointed_by", "0001", NULL);
}

static void
add_person (KamaeTest  *test,
            const char *staff_no,
            const char *name,
            const char *department,
            const char *employment,
            const char *joined_on)
{
  g_autoptr (KamaeRecord) person =
    kamae_test_create (test, "person", "staff_no", staff_no, "name", name,
                       "department", department, "employment", employment,
                       "joined_on", joined_on, NULL);
}

static KamaeRecord *
add_course (KamaeTest  *test,
            const char *kind,
            const char *audience)
{
  KamaeRecord *course = kamae_test_create (test, "course", "name", kind, "kind", kind,
                                           "audience", audience, "contents", "方針、役割、事例",
                                           "tags", "aware-a aware-b aware-c roles",
                                           "pass_mark", "70", NULL);

  kamae_test_step (test, course, "offer");
  return course;
}

static KamaeRecord *
add_session (KamaeTest   *test,
             KamaeRecord *course,
             const char  *starts_on)
{
  g_autofree char *id = kamae_record_dup_key (course);

  return kamae_test_create (test, "training_session", "course", id, "starts_on", starts_on,
                            "trainer", "0001", "outline", "方針と事例", "material_version", "1.0",
                            "policy_version", "3.0", NULL);
}

static void
attend_all (KamaeTest   *test,
            KamaeRecord *session)
{
  for (guint i = 0; i < count_parts (test, session, "attendance"); i++)
    {
      g_autoptr (KamaeRecord) row = ref_part (test, session, "attendance", i);

      kamae_test_set (test, row, "result", "present");
    }
}

static KamaeRecord *
evaluate (KamaeTest   *test,
          KamaeRecord *session,
          const char  *evaluator,
          const char  *evaluated_on)
{
  g_autofree char *id = kamae_record_dup_key (session);
  KamaeRecord *evaluation =
    kamae_test_create (test, "effectiveness_evaluation", "session", id, "method", "test",
                       "criterion", "9割が合格", "result", "全員合格", "verdict", "effective",
                       "evaluator", evaluator, "evaluated_on", evaluated_on, NULL);

  kamae_test_step (test, evaluation, "judge");
  return evaluation;
}

/* Everybody works in a department of the scope; 0001 is that of the helper. */
static void
set_up (KamaeTest     *test,
        gconstpointer  data)
{
  g_autoptr (KamaeRecord) inside = NULL;
  g_autoptr (KamaeRecord) outside = NULL;

  kamae_test_set_up (test, g_object_ref (model));
  inside = kamae_test_create (test, "department", "code", "10", "name", "総務部",
                              "in_scope", "1", NULL);
  outside = kamae_test_create (test, "department", "code", "90", "name", "準備室",
                               "in_scope", "0", NULL);
  kamae_test_set (test, test->person, "department", "10");
  kamae_test_set (test, test->person, "joined_on", "2010-04-01");
  add_person (test, "2001", "派遣 太郎", "10", "temp", "2023-04-01");
  add_person (test, "2002", "室員 次郎", "90", "regular", "2023-04-01");
  for (guint i = 0; i < 3; i++)
    {
      static const char *const roles[] = { "isms_manager", "training_manager", "auditor" };
      g_autoptr (KamaeRecord) role = kamae_register_find (test->reg, "role", roles[i], NULL);

      if (role == NULL)
        role = kamae_test_create (test, "role", "code", roles[i], "name", roles[i], NULL);
    }
  appoint (test, "isms_manager", "0001");
  appoint (test, "training_manager", "0001");
}

static void
tear_down (KamaeTest     *test,
           gconstpointer  data)
{
  kamae_test_verify (test);
  kamae_test_tear_down (test);
}

/* What begins by itself */

static void
test_target_group (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr (KamaeRecord) course = add_course (test, "general", "all");
  g_autoptr (KamaeRecord) session = add_session (test, course, "2026-06-01");
  g_autoptr (KamaeRecord) person = find (test, "person", "2001");
  g_autoptr (KamaeRecord) row = NULL;
  g_autoptr (KamaeRecord) later = NULL;

  /* Agency workers in the scope are in, people outside of it are not. */
  g_assert_cmpuint (count_parts (test, session, "attendance"), ==, 2);
  g_assert_cmpstr (kamae_record_get_text (session, "attended"), ==, "0/2");
  row = ref_part (test, session, "attendance", 0);
  g_assert_true (kamae_record_is_set (row, "department"));

  /* Leavers are out, people who moved into the scope are in: the group follows the date. */
  kamae_test_set (test, person, "left_on", "2026-06-10");
  later = kamae_test_create (test, "transfer", "person", "2002", "moved_on", "2026-06-12",
                             "department", "10", NULL);
  g_assert_cmpuint (count_parts (test, session, "attendance"), ==, 2);
  kamae_test_set (test, session, "starts_on", "2026-06-11");
  g_assert_cmpuint (count_parts (test, session, "attendance"), ==, 1);
  kamae_test_set (test, session, "starts_on", "2026-06-12");
  g_assert_cmpuint (count_parts (test, session, "attendance"), ==, 2);

  /* A result once entered stays. */
  g_clear_object (&row);
  row = ref_part (test, session, "attendance", 1);
  kamae_test_set (test, row, "result", "present");
  kamae_test_set (test, session, "starts_on", "2026-06-11");
  g_assert_cmpuint (count_parts (test, session, "attendance"), ==, 2);
}

/* Of a period the last day counts: who joins meanwhile is in, who leaves is out. */
static void
test_target_group_of_period (KamaeTest     *test,
                             gconstpointer  data)
{
  g_autoptr (KamaeRecord) course = add_course (test, "general", "all");
  g_autoptr (KamaeRecord) session = add_session (test, course, "2026-06-01");
  g_autoptr (KamaeRecord) person = find (test, "person", "2001");

  add_person (test, "3001", "新人 花子", "10", "regular", "2026-06-15");
  g_assert_cmpuint (count_parts (test, session, "attendance"), ==, 2);
  kamae_test_set (test, session, "ends_on", "2026-06-30");
  g_assert_cmpuint (count_parts (test, session, "attendance"), ==, 3);
  kamae_test_set (test, person, "left_on", "2026-06-20");
  kamae_test_set (test, session, "ends_on", "2026-06-29");
  g_assert_cmpuint (count_parts (test, session, "attendance"), ==, 2);
  kamae_test_set (test, session, "ends_on", NULL);
  g_assert_cmpuint (count_parts (test, session, "attendance"), ==, 2);
}

/* Who was told of a session is told anew of another day or place. */
static void
test_announced_anew (KamaeTest    *test,
                     gconstpointer data)
{
  g_autoptr (KamaeRecord) course = add_course (test, "general", "all");
  g_autoptr (KamaeRecord) session = add_session (test, course, "2026-06-20");

  kamae_test_enter_day (test, session, "announce", "2026-06-10", NULL);
  kamae_test_set (test, session, "remarks", "持ち物なし");
  g_assert_true (kamae_record_is_set (session, "announced_on"));
  kamae_test_set (test, session, "place", "第2会議室");
  g_assert_false (kamae_record_is_set (session, "announced_on"));
  g_assert_true (kamae_test_refuses (test, session, "announced_on", "2026-06-10",
                                     KAMAE_ERROR_INVALID));
  kamae_test_set (test, session, "announced_on", "2026-06-15");
  /* Who is to come is found anew. */
  kamae_test_set (test, session, "starts_on", "2026-06-22");
  g_assert_false (kamae_record_is_set (session, "announced_on"));
}

static void
test_newcomers (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr (KamaeRecord) course = add_course (test, "newcomer", "newcomers");
  g_autoptr (KamaeRecord) first = NULL;
  g_autoptr (KamaeRecord) second = NULL;
  g_autoptr (KamaeRecord) row = NULL;

  add_person (test, "3001", "新人 花子", "10", "regular", "2026-04-01");
  first = add_session (test, course, "2026-04-10");
  g_assert_cmpuint (count_parts (test, first, "attendance"), ==, 1);
  second = add_session (test, course, "2026-05-10");
  g_assert_cmpuint (count_parts (test, second, "attendance"), ==, 1);
  row = ref_part (test, first, "attendance", 0);
  kamae_test_set (test, row, "result", "present");

  /* Nobody is introduced twice. */
  kamae_test_set (test, second, "starts_on", "2026-05-11");
  g_assert_cmpuint (count_parts (test, second, "attendance"), ==, 0);
}

static KamaeRecord *
require (KamaeTest  *test,
         const char *name,
         const char *role,
         const char *level)
{
  KamaeRecord *competence = kamae_test_create (test, "competence", "name", name, "kind", "skill",
                                               NULL);
  g_autofree char *id = kamae_record_dup_key (competence);
  g_autoptr (KamaeRecord) requirement =
    kamae_test_create (test, "role_requirement", "competence", id, "role", role,
                       "required_level", level, NULL);

  return competence;
}

/* A check whose only row is judged. */
static KamaeRecord *
judge (KamaeTest  *test,
       const char *person,
       const char *checked_on,
       const char *level)
{
  KamaeRecord *check = kamae_test_create (test, "competence_check", "person", person,
                                          "checked_on", checked_on, "assessor", "0001", NULL);
  g_autoptr (KamaeRecord) row = ref_part (test, check, "assessment", 0);

  g_assert_nonnull (row);
  kamae_test_set (test, row, "level", level);
  kamae_test_set (test, row, "basis", "training");
  kamae_test_step (test, check, "assess");
  return check;
}

static KamaeRecord *
act (KamaeTest   *test,
     KamaeRecord *check,
     const char  *due_on)
{
  g_autoptr (KamaeRecord) row = ref_part (test, check, "assessment", 0);
  g_autofree char *id = kamae_record_dup_key (row);

  return kamae_test_create (test, "gap_action", "assessment", id, "kind", "ojt", "plan", "同行",
                            "due_on", due_on, NULL);
}

static double
compute (KamaeTest  *test,
         const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeFigureResult) result =
    kamae_register_compute (test->reg, kamae_model_find_figure (model, id), NULL, NULL, "en",
                            &error);

  g_assert_no_error (error);
  return kamae_figure_result_is_known (result) ? kamae_figure_result_get_number (result) : -1;
}

static void
test_check_rows (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr (KamaeRecord) audit = require (test, "監査の計画", "auditor", "3");
  g_autoptr (KamaeRecord) check = NULL;
  g_autoptr (KamaeRecord) row = NULL;

  appoint (test, "auditor", "2001");
  check = kamae_test_create (test, "competence_check", "person", "0001", NULL);
  g_assert_cmpuint (count_parts (test, check, "assessment"), ==, 0);
  kamae_test_set (test, check, "person", "2001");
  g_assert_cmpuint (count_parts (test, check, "assessment"), ==, 1);
  row = ref_part (test, check, "assessment", 0);
  g_assert_cmpint (kamae_record_get_integer (row, "required_level"), ==, 3);

  /* X-7.2-2 */
  g_assert_true (kamae_test_blocks (check, "assess", "X-7.2-2"));
  kamae_test_set (test, row, "level", "4");
  g_assert_true (kamae_test_blocks (check, "assess", "X-7.2-2"));
  kamae_test_set (test, row, "basis", "education experience");
  g_assert_false (kamae_test_guards (check, "assess", "X-7.2-2"));
  g_assert_cmpstr (kamae_record_get_text (check, "verdict"), ==, "a");
}

static void
test_verdict (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr (KamaeRecord) audit = require (test, "監査の実施", "auditor", "3");
  g_autoptr (KamaeRecord) check = NULL;
  g_autoptr (KamaeRecord) action = NULL;
  g_autoptr (KamaeRecord) requirement = ref_part (test, audit, "role_requirement", 0);

  appoint (test, "auditor", "2001");
  check = judge (test, "2001", "2026-05-01", "2");
  g_assert_cmpstr (kamae_record_get_text (check, "verdict"), ==, "c");
  action = act (test, check, "2026-07-31");
  g_assert_cmpstr (kamae_record_get_text (check, "verdict"), ==, "b");
  kamae_test_set (test, requirement, "appointment_rule", "before");
  g_assert_cmpstr (kamae_record_get_text (check, "verdict"), ==, "c");
  kamae_test_set (test, action, "result_level", "3");
  kamae_test_set (test, action, "confirmed_by", "0001");
  kamae_test_step (test, action, "confirm");
  g_assert_cmpstr (kamae_record_get_text (check, "verdict"), ==, "a");
}

/* Entering the attendance */

static guint
count_results (KamaeTest   *test,
               KamaeRecord *session,
               const char  *result)
{
  guint n = 0;

  for (guint i = 0; i < count_parts (test, session, "attendance"); i++)
    {
      g_autoptr (KamaeRecord) row = ref_part (test, session, "attendance", i);

      n += g_strcmp0 (kamae_record_get_text (row, "result"), result) == 0;
    }
  return n;
}

static void
test_mark_all (KamaeTest     *test,
               gconstpointer  data)
{
  g_autoptr (KamaeRecord) course = add_course (test, "general", "all");
  g_autoptr (KamaeRecord) session = add_session (test, course, "2026-06-01");
  g_autoptr (KamaeRecord) row = ref_part (test, session, "attendance", 0);
  g_autoptr (GError) error = NULL;

  /* An exception marked before stays one. */
  kamae_test_set (test, row, "result", "absent");
  g_assert_cmpint (kamae_competence_roll_mark_all (test->reg, session, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpuint (count_results (test, session, "present"), ==, 1);
  g_assert_cmpint (kamae_competence_roll_mark_all (test->reg, session, &error), ==, 0);

  /* All of it is one step to undo. */
  g_assert_true (kamae_register_undo (test->reg, &error));
  g_assert_cmpuint (count_results (test, session, "present"), ==, 0);
  g_assert_cmpuint (count_results (test, session, "absent"), ==, 1);
}

static void
test_paste (KamaeTest     *test,
            gconstpointer  data)
{
  g_autoptr (KamaeRecord) course = add_course (test, "general", "all");
  g_autoptr (KamaeRecord) session = NULL;
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  add_person (test, "2011", "同名 太郎", "10", "regular", "2023-04-01");
  add_person (test, "2012", "同名 太郎", "10", "regular", "2023-04-01");
  session = add_session (test, course, "2026-06-01");

  /* Blanks, wide digits, cells of a spreadsheet; a name that two have, and one that nobody has. */
  g_assert_cmpint (kamae_competence_roll_paste (test->reg, session,
                                                "派遣太郎\r\n\n総務部\t０００１\t出席\n同名 太郎\nだれか 知らない\n",
                                                unknown, &error), ==, 2);
  g_assert_no_error (error);
  g_assert_cmpuint (count_results (test, session, "present"), ==, 2);
  g_assert_cmpuint (unknown->len, ==, 2);
  g_assert_cmpstr (unknown->pdata[0], ==, "同名 太郎");
  g_assert_cmpstr (unknown->pdata[1], ==, "だれか 知らない");
  g_assert_cmpint (kamae_competence_roll_paste (test->reg, session, "2012", unknown, &error),
                   ==, 1);
  g_assert_cmpuint (count_results (test, session, "present"), ==, 3);
}

static void
test_dates_of_results (KamaeTest     *test,
                       gconstpointer  data)
{
  g_autoptr (KamaeRecord) course = add_course (test, "general", "all");
  g_autoptr (KamaeRecord) session = add_session (test, course, "2026-06-01");
  g_autoptr (KamaeRecord) row = ref_part (test, session, "attendance", 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Enter", row, &error);

  g_assert_true (kamae_competence_roll_set (operation, row, "outstanding", &error));
  g_assert_cmpstr (kamae_record_get_text (row, "due_on"), ==, "2026-07-15");
  g_assert_true (kamae_competence_roll_set (operation, row, "substituted", &error));
  g_assert_cmpstr (kamae_record_get_text (row, "attended_on"), ==, "2026-06-15");
  g_assert_true (kamae_operation_commit (operation, &error));
}

/* Rules */

static void
test_v01 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr (KamaeRecord) course = add_course (test, "general", "all");
  g_autoptr (KamaeRecord) session = add_session (test, course, "2026-06-01");
  g_autoptr (KamaeRecord) early = NULL;
  g_autoptr (KamaeRecord) late = NULL;

  kamae_test_set (test, session, "starts_on", "2026-06-16");
  g_assert_true (kamae_test_blocks (session, "hold", "CORE-V01 starts_on"));
  kamae_test_set (test, session, "starts_on", "2026-06-01");
  kamae_test_set (test, session, "ends_on", "2026-06-03");
  kamae_test_enter_day (test, session, "announce", "2026-05-20", NULL);
  kamae_test_step (test, session, "hold");
  attend_all (test, session);
  kamae_test_step (test, session, "evaluate");
  g_assert_true (kamae_test_blocks (session, "close", "CMP-V01"));
  /* Before the end of the session: that is no evaluation. */
  early = evaluate (test, session, "2001", "2026-06-02");
  g_assert_true (kamae_test_blocks (session, "close", "CMP-V01"));
  late = evaluate (test, session, "2001", "2026-06-10");
  g_assert_false (kamae_test_guards (session, "close", "CMP-V01"));
  kamae_test_step (test, session, "close");
  g_assert_true (kamae_record_is_locked (session));
}

static void
test_v02 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr (KamaeRecord) course = add_course (test, "general", "all");
  g_autoptr (KamaeRecord) session = add_session (test, course, "2026-06-01");
  g_autoptr (KamaeRecord) evaluation = NULL;
  g_autoptr (KamaeRecord) row = NULL;

  kamae_test_step (test, session, "hold");
  attend_all (test, session);
  g_assert_false (kamae_test_guards (session, "close", "CMP-V02"));

  row = ref_part (test, session, "attendance", 0);
  kamae_test_set (test, row, "result", NULL);
  g_assert_true (kamae_test_blocks (session, "close", "CMP-V02 has no result"));
  kamae_test_set (test, row, "result", "absent");
  g_assert_true (kamae_test_blocks (session, "close", "CMP-V02 has no result"));
  kamae_test_set (test, row, "result", "substituted");
  g_assert_true (kamae_test_blocks (session, "close", "CMP-V02 has no result"));
  kamae_test_set (test, row, "attended_on", "2026-06-12");
  g_assert_false (kamae_test_guards (session, "close", "CMP-V02"));

  /* Somebody who belongs to the group turns up later. */
  add_person (test, "2003", "後日 登録", "10", "part", "2024-04-01");
  g_assert_true (kamae_test_blocks (session, "close", "CMP-V02 target group"));
}

static void
assert_refused (KamaeTest   *test,
                KamaeRecord *record,
                const char  *field,
                const char  *value)
{
  g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Try", record, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (kamae_operation_set (operation, record, field, value, &error)
                  && kamae_operation_commit (operation, &error));
  g_assert_nonnull (error);
}

static void
test_v02_outstanding (KamaeTest     *test,
                      gconstpointer  data)
{
  static const char *const values[][2] = {
    { "result", "absent" }, { "result", "outstanding" }, { "due_on", "2027-01-31" },
    { "result", "substituted" }, { "attended_on", "2026-06-10" }, { "score", "80" },
    { "retake_score", "80" }, { "note", "後から" },
  };
  g_autoptr (KamaeRecord) course = add_course (test, "general", "all");
  g_autoptr (KamaeRecord) session = add_session (test, course, "2026-06-01");
  g_autoptr (KamaeRecord) evaluation = NULL;
  g_autoptr (KamaeRecord) row = NULL;
  g_autoptr (KamaeRecord) other = NULL;
  g_autoptr (KamaeRecord) more = NULL;
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  kamae_test_step (test, session, "hold");
  attend_all (test, session);
  evaluation = evaluate (test, session, "2001", "2026-06-10");
  row = ref_part (test, session, "attendance", 0);
  kamae_test_set (test, row, "result", "outstanding");
  kamae_test_set (test, row, "due_on", "2026-07-31");
  kamae_test_step (test, session, "evaluate");
  other = ref_part (test, session, "attendance", 1);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    assert_refused (test, other, values[i][0], values[i][1]);

  /* It can be closed, with a reason only. */
  operation = kamae_register_begin (test->reg, "Close", session, &error);
  g_assert_no_error (error);
  g_assert_false (kamae_operation_transition (operation, session, "close", &error));
  g_clear_error (&error);
  g_clear_object (&operation);
  g_assert_true (kamae_test_warns (session, "close", "CMP-V02 outstanding"));
  kamae_test_step (test, session, "close");
  g_assert_cmpstr (kamae_record_get_state (session), ==, "closed");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V02"), ==, 1);

  /* Who was outstanding makes up for it afterwards, later than was said, too; the others stay. */
  kamae_test_set (test, row, "due_on", "2027-01-31");
  assert_refused (test, row, "due_on", NULL);
  assert_refused (test, row, "result", "present");
  assert_refused (test, row, "result", NULL);
  kamae_test_set (test, row, "result", "substituted");
  assert_refused (test, row, "attended_on", "2026-06-16");   /* not yet */
  kamae_test_set (test, row, "attended_on", "2026-06-15");
  kamae_test_set (test, row, "score", "60");
  kamae_test_set (test, row, "retake_score", "90");
  assert_refused (test, row, "department", "20");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V02"), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    assert_refused (test, other, values[i][0], values[i][1]);
  more = evaluate (test, session, "2001", "2026-06-15");
}

static void
test_v03 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr (KamaeRecord) course = add_course (test, "general", "all");

  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V03"), ==, 0);
  kamae_test_set (test, course, "tags", "aware-a roles");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V03"), ==, 2);
}

static void
test_v04 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr (KamaeRecord) course = add_course (test, "general", "all");
  g_autoptr (KamaeRecord) session = add_session (test, course, "2026-06-01");
  g_autoptr (KamaeRecord) row = ref_part (test, session, "attendance", 0);

  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V04"), ==, 1);
  kamae_test_set (test, row, "result", "present");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V04"), ==, 1);
  g_assert_cmpfloat (compute (test, "CMP-C01"), ==, 50);
  attend_all (test, session);
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V04"), ==, 0);
  g_assert_cmpfloat (compute (test, "CMP-C01"), ==, 100);

  /* The next year begins with nobody. */
  kamae_test_set_today (test, "2027-04-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V04"), ==, 1);
}

static void
test_v05 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr (KamaeRecord) course = add_course (test, "newcomer", "newcomers");
  g_autoptr (KamaeRecord) session = NULL;

  add_person (test, "3001", "新人 花子", "10", "outsourced", "2026-05-20");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V05"), ==, 0);
  kamae_test_set_today (test, "2026-06-25");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V05"), ==, 1);
  session = add_session (test, course, "2026-06-24");
  attend_all (test, session);
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V05"), ==, 0);
  g_assert_cmpfloat (compute (test, "CMP-C07"), ==, 35);
}

static void
test_v05_access (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr (KamaeRecord) course = add_course (test, "newcomer", "newcomers");
  g_autoptr (KamaeRecord) session = NULL;
  g_autoptr (KamaeRecord) person = NULL;
  g_autoptr (GError) error = NULL;

  add_person (test, "3001", "新人 花子", "10", "regular", "2026-06-01");
  person = find (test, "person", "3001");
  kamae_test_set_today (test, "2026-06-10");
  kamae_test_set (test, person, "access_on", "2026-06-05");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V05"), ==, 0);
  kamae_register_set_setting (test->reg, "competence.before_access", "1", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V05"), ==, 1);

  session = add_session (test, course, "2026-06-08");
  attend_all (test, session);
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V05"), ==, 1);
  kamae_test_set (test, person, "access_on", "2026-06-08");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V05"), ==, 0);
}

static void
test_v06 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr (KamaeRecord) audit = require (test, "監査の実施", "auditor", "3");
  g_autoptr (KamaeRecord) check = NULL;
  g_autoptr (KamaeRecord) action = NULL;

  /* Never judged. */
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V06"), ==, 0);
  appoint (test, "auditor", "2001");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V06"), ==, 1);

  /* A gap without action. */
  check = judge (test, "2001", "2026-05-01", "2");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V06"), ==, 1);
  g_assert_cmpfloat (compute (test, "CMP-C06"), ==, 1);
  action = act (test, check, "2026-07-31");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V06"), ==, 0);

  /* An action past due, then confirmed. */
  kamae_test_set_today (test, "2026-08-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V06"), ==, 1);
  kamae_test_set (test, action, "result_level", "3");
  kamae_test_set (test, action, "confirmed_by", "0001");
  kamae_test_step (test, action, "confirm");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V06"), ==, 0);
  g_assert_cmpfloat (compute (test, "CMP-C06"), ==, 0);
}

static void
test_v07 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr (KamaeRecord) certificate = NULL;

  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V07"), ==, 0);
  appoint (test, "auditor", "2001");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V07"), ==, 1);
  certificate = kamae_test_create (test, "certificate", "person", "2001", "name", "内部監査員研修",
                                   "kind", "auditor", "basis", "training",
                                   "obtained_on", "2026-01-10", "valid_to", "2026-12-31", NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V07"), ==, 0);
  kamae_test_set (test, certificate, "basis", NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V07"), ==, 1);
  kamae_test_set (test, certificate, "basis", "training");
  kamae_test_set_today (test, "2027-01-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V07"), ==, 1);
}

/* What the audit planner keeps is enough. */
static void
test_v07_planner (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr (KamaeRecord) qualification = NULL;

  appoint (test, "auditor", "2001");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V07"), ==, 1);
  qualification = kamae_test_create (test, "auditor_qualification", "person", "2001", "basis",
                                     "training", "valid_from", "2026-01-10", "valid_to",
                                     "2026-12-31", NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V07"), ==, 0);
  kamae_test_set_today (test, "2027-01-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V07"), ==, 1);
}

static void
test_v08 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr (KamaeRecord) course = add_course (test, "general", "all");
  g_autoptr (KamaeRecord) session = add_session (test, course, "2026-06-01");
  g_autoptr (KamaeRecord) row = ref_part (test, session, "attendance", 0);

  kamae_test_set (test, row, "result", "present");
  kamae_test_set (test, row, "score", "70");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V08"), ==, 0);
  g_assert_cmpstr (kamae_record_get_text (row, "passed"), ==, "passed");
  kamae_test_set (test, row, "score", "69");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V08"), ==, 1);
  g_assert_cmpfloat (compute (test, "CMP-C04"), ==, 0);
  kamae_test_set (test, row, "retake_score", "80");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V08"), ==, 0);
  g_assert_cmpfloat (compute (test, "CMP-C04"), ==, 100);
  g_assert_cmpfloat (compute (test, "CMP-C05"), ==, 69);
}

static void
test_v09 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr (KamaeRecord) course = add_course (test, "general", "all");
  g_autoptr (KamaeRecord) session = add_session (test, course, "2026-06-01");
  g_autoptr (KamaeRecord) own = evaluate (test, session, "0001", "2026-06-10");
  g_autoptr (KamaeRecord) other = NULL;

  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V09"), ==, 1);
  other = evaluate (test, session, "2001", "2026-06-11");
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V09"), ==, 0);
}

static void
test_policy_and_roles (KamaeTest     *test,
                       gconstpointer  data)
{
  g_autoptr (KamaeRecord) course = add_course (test, "general", "all");
  g_autoptr (KamaeRecord) session = add_session (test, course, "2026-06-01");

  kamae_test_step (test, session, "hold");
  g_assert_false (kamae_test_guards (session, "evaluate", "S-5.2-f"));
  kamae_test_set (test, session, "policy_version", NULL);
  g_assert_true (kamae_test_warns (session, "evaluate", "S-5.2-f"));

  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.3-1"), ==, 0);
  kamae_test_set (test, course, "tags", "aware-a aware-b aware-c");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.3-1"), ==, 1);
}

static void
test_role_without_competence (KamaeTest     *test,
                              gconstpointer  data)
{
  g_autoptr (KamaeRecord) first = NULL;
  g_autoptr (KamaeRecord) second = NULL;
  guint n = kamae_test_count_rule (test, "X-7.2-1");

  g_assert_cmpuint (n, >=, 2);
  first = require (test, "推進", "isms_manager", "4");
  g_assert_cmpuint (kamae_test_count_rule (test, "X-7.2-1"), ==, n - 1);
}

static void
test_figures (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr (KamaeRecord) course = add_course (test, "general", "all");
  g_autoptr (KamaeRecord) session = add_session (test, course, "2026-05-20");
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeFigureResult) trend = NULL;
  g_autoptr (KamaeFigureResult) employment = NULL;
  g_autoptr (KamaeRecord) row = ref_part (test, session, "attendance", 0);

  kamae_test_set (test, row, "result", "present");
  trend = kamae_register_compute (test->reg, kamae_model_find_figure (model, "CMP-C09"), NULL, NULL,
                                  "en", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kamae_figure_result_get_n_rows (trend), ==, 12);
  g_assert_cmpstr (kamae_figure_result_get_cell (trend, 0, 0), ==, "2025-07");
  g_assert_cmpstr (kamae_figure_result_get_cell (trend, 9, 0), ==, "2026-04");
  g_assert_cmpfloat (g_ascii_strtod (kamae_figure_result_get_cell (trend, 9, 1), NULL), ==, 0);
  g_assert_cmpfloat (g_ascii_strtod (kamae_figure_result_get_cell (trend, 10, 1), NULL), ==, 50);
  g_assert_cmpstr (kamae_figure_result_get_cell (trend, 11, 0), ==, "2026-06");
  g_assert_cmpfloat (g_ascii_strtod (kamae_figure_result_get_cell (trend, 11, 1), NULL), ==, 50);

  employment = kamae_register_compute (test->reg, kamae_model_find_figure (model, "CMP-C03"), NULL,
                                       NULL, "en", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kamae_figure_result_get_n_rows (employment), ==, 2);
  g_assert_cmpfloat (compute (test, "CMP-C06"), ==, -1);
}

/* Prints */

static void
test_print_matrix (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr (KamaeRecord) audit = require (test, "監査の実施", "auditor", "3");
  g_autoptr (KamaeRecord) check = NULL;
  g_autoptr (KamaeRecord) action = NULL;
  g_autofree char *before = NULL;
  g_autofree char *gap = NULL;
  g_autofree char *acting = NULL;
  g_autofree char *sheet = NULL;

  appoint (test, "auditor", "2001");
  before = kamae_test_dup_print (test, "CMP-R01", NULL, "ja");
  kamae_test_assert_contains (before, "?/3");
  check = judge (test, "2001", "2026-05-01", "2");
  gap = kamae_test_dup_print (test, "CMP-R01", NULL, "en");
  kamae_test_assert_contains (gap, "▲2/3");
  g_assert_null (strstr (gap, "2/3*"));
  action = act (test, check, "2026-07-31");
  acting = kamae_test_dup_print (test, "CMP-R01", NULL, "ja");
  kamae_test_assert_contains (acting, "▲2/3*");
  kamae_test_assert_contains (acting, "教えることができる");

  sheet = kamae_test_dup_print (test, "CMP-R02", check, "ja");
  kamae_test_assert_contains (sheet, "派遣 太郎");
  kamae_test_assert_contains (sheet, "監査の実施");
  kamae_test_assert_contains (sheet, "▲ 不足");
  kamae_test_assert_contains (sheet, "2026年7月31日");
  kamae_test_assert_contains (sheet, "暫定任命");
}

static void
test_print_training (KamaeTest     *test,
                     gconstpointer  data)
{
  g_autoptr (KamaeRecord) course = add_course (test, "general", "all");
  g_autoptr (KamaeRecord) session = add_session (test, course, "2026-06-01");
  g_autoptr (KamaeRecord) row = ref_part (test, session, "attendance", 0);
  g_autoptr (KamaeRecord) evaluation = evaluate (test, session, "2001", "2026-06-10");
  g_autofree char *record = NULL;
  g_autofree char *list = NULL;
  g_autofree char *outstanding = NULL;

  kamae_test_step (test, session, "hold");
  kamae_test_set (test, row, "result", "present");
  kamae_test_set (test, row, "score", "92");
  record = kamae_test_dup_print (test, "CMP-R04", session, "ja");
  kamae_test_assert_contains (record, "方針と事例");
  kamae_test_assert_contains (record, "9割が合格");
  kamae_test_assert_contains (record, "派遣 太郎");
  kamae_test_assert_contains (record, "50.0");
  list = kamae_test_dup_print (test, "CMP-R05", session, "en");
  kamae_test_assert_contains (list, "Signature");
  kamae_test_assert_contains (list, "Temporary agency worker");
  outstanding = kamae_test_dup_print (test, "CMP-R06", NULL, "ja");
  kamae_test_assert_contains (outstanding, "TS-2026-01");
  kamae_test_assert_contains (outstanding, "2026年6月");
}

/* The sample */

static void
test_sample (KamaeTest     *test,
             gconstpointer  data)
{
  const char *language = data;
  g_autoptr (KamaeRecordList) plans = NULL;
  g_autoptr (KamaeRecord) plan = NULL;
  g_autofree char *text = NULL;

  kamae_test_set_up (test, g_object_ref (model));
  kamae_test_open_sample (test, language, "2026-11-23");

  g_assert_cmpint (kamae_register_count (test->reg, "SELECT count (*) FROM training_session", NULL),
                   ==, 23);
  g_assert_cmpint (kamae_register_count (test->reg, "SELECT count (*) FROM training_plan", NULL),
                   ==, 3);
  g_assert_cmpint (kamae_register_count (test->reg, "SELECT count (*) FROM gap_action", NULL), ==, 6);
  g_assert_cmpint (kamae_register_count (test->reg, "SELECT count (DISTINCT person_id) FROM attendance",
                                         NULL), >=, 40);
  /* Nothing in it is blocked. */
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V01"), ==, 0);
  g_assert_cmpuint (kamae_test_count_rule (test, "CMP-V07"), ==, 0);

  plans = kamae_register_list (test->reg, "training_plan");
  plan = g_list_model_get_item (G_LIST_MODEL (plans), 0);
  text = kamae_test_dup_print (test, "CMP-R03", plan, language);
  kamae_test_assert_contains (text, g_str_equal (language, "ja") ? "標的型メール訓練" : "Phishing drill");
  kamae_test_verify (test);
  kamae_test_tear_down (test);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*function) (KamaeTest     *test,
                      gconstpointer  data);
  } tests[] = {
    { "/competence/target-group", test_target_group },
    { "/competence/target-group-of-period", test_target_group_of_period },
    { "/competence/newcomers", test_newcomers },
    { "/competence/announced-anew", test_announced_anew },
    { "/competence/check-rows", test_check_rows },
    { "/competence/verdict", test_verdict },
    { "/competence/CMP-V01", test_v01 },
    { "/competence/CMP-V02", test_v02 },
    { "/competence/CMP-V02-outstanding", test_v02_outstanding },
    { "/competence/CMP-V03", test_v03 },
    { "/competence/CMP-V04", test_v04 },
    { "/competence/CMP-V05", test_v05 },
    { "/competence/CMP-V05-access", test_v05_access },
    { "/competence/CMP-V06", test_v06 },
    { "/competence/CMP-V07", test_v07 },
    { "/competence/CMP-V07-planner", test_v07_planner },
    { "/competence/CMP-V08", test_v08 },
    { "/competence/CMP-V09", test_v09 },
    { "/competence/policy-and-roles", test_policy_and_roles },
    { "/competence/role-without-competence", test_role_without_competence },
    { "/competence/figures", test_figures },
    { "/competence/mark-all", test_mark_all },
    { "/competence/paste", test_paste },
    { "/competence/dates-of-results", test_dates_of_results },
    { "/competence/print-matrix", test_print_matrix },
    { "/competence/print-training", test_print_training },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kamae_language_init ("en");
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());
  g_assert_nonnull (kamae_model_find_entity (model, "training_session"));

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, KamaeTest, NULL, set_up, tests[i].function, tear_down);
  g_test_add ("/competence/sample/ja", KamaeTest, "ja", NULL, test_sample, NULL);
  g_test_add ("/competence/sample/en", KamaeTest, "en", NULL, test_sample, NULL);

  return g_test_run ();
}
