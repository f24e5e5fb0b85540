/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-competence-sample-private.h"

#include <string.h>

/* The plugin's part of the sample organization: three fiscal years of courses, sessions and
 * checks. It goes through the same operations as a person would. */

#define PRESIDENT "1001"
#define ISMS_MANAGER "1002"
#define DIRECTOR "1003"
#define SECRETARIAT "1006"
#define TRAINING_MANAGER "1042"

/* Who stands in for the training manager since the latter has left, as the core tells. */
#define SUBSTITUTE "1010"
#define DAYS_SINCE 12

static const char *
text_of (KamaeSample               *sample,
         const KamaeCompetenceText *both)
{
  return kamae_sample_text (sample, both->ja, both->en);
}

static gboolean
is_past (KamaeSample *sample,
         const char  *date)
{
  return g_strcmp0 (date, kamae_sample_get_today (sample)) <= 0;
}

static const char *
get_training_manager (KamaeSample *sample,
                      const char  *date)
{
  g_autofree char *left_on = kamae_sample_dup_day (sample, -DAYS_SINCE);

  return g_strcmp0 (date, left_on) <= 0 ? TRAINING_MANAGER : SUBSTITUTE;
}

/* A course that the training manager gives is given by whoever is that on the day. */
static const char *
get_person (KamaeSample *sample,
            const char  *date,
            const char  *person)
{
  return g_str_equal (person, TRAINING_MANAGER) ? get_training_manager (sample, date) : person;
}

static KamaeOperation *
begin (KamaeSample  *sample,
       const char   *date,
       const char   *person,
       const char   *ja,
       const char   *en,
       KamaeRecord  *subject,
       GError      **error)
{
  return kamae_sample_begin (sample, date, person, kamae_sample_text (sample, ja, en), subject,
                             error);
}

static gboolean
take_step (KamaeSample  *sample,
           const char   *date,
           const char   *person,
           const char   *ja,
           const char   *en,
           KamaeRecord  *record,
           const char   *transition,
           GError      **error)
{
  g_autoptr (KamaeOperation) operation = begin (sample, date, person, ja, en, record, error);

  return operation != NULL
         && kamae_operation_transition (operation, record, transition, error)
         && kamae_operation_commit (operation, error);
}

/* What the roles ask for, and the courses */

static gboolean
add_requirements (KamaeOperation  *operation,
                  KamaeRecord     *item,
                  const char      *needed_by,
                  GError         **error)
{
  g_auto (GStrv) roles = g_strsplit (needed_by, " ", -1);
  g_autofree char *id = kamae_record_dup_key (item);

  for (guint i = 0; roles[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (roles[i], ":", 2);
      g_autoptr (KamaeRecord) requirement =
        kamae_operation_create (operation, "role_requirement", error,
                                "competence", id,
                                "role", parts[0],
                                "required_level", parts[1],
                                NULL);

      if (requirement == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
tell_items (KamaeSample  *sample,
            GError      **error)
{
  g_autofree char *date = kamae_sample_dup_date (sample, 2, 1, 3);
  g_autoptr (KamaeOperation) operation = begin (sample, date,
                                                get_training_manager (sample, date),
                                                "力量項目を登録",
                                                "Enter the competences", NULL, error);

  if (operation == NULL)
    return FALSE;

  for (const KamaeCompetenceSampleItem *data = kamae_competence_sample_items; data->kind != NULL;
       data++)
    {
      g_autoptr (KamaeRecord) item =
        kamae_operation_create (operation, "competence", error,
                                "name", text_of (sample, &data->name),
                                "kind", data->kind,
                                "details", text_of (sample, &data->details),
                                NULL);

      if (item == NULL || !add_requirements (operation, item, data->needed_by, error))
        return FALSE;
    }
  return kamae_operation_commit (operation, error);
}

static gboolean
add_course (KamaeSample                        *sample,
            KamaeOperation                     *operation,
            const KamaeCompetenceSampleCourse  *data,
            GError                            **error)
{
  g_autoptr (KamaeRecord) course =
    kamae_operation_create (operation, "course", error,
                            "name", text_of (sample, &data->name),
                            "kind", data->kind,
                            "contents", text_of (sample, &data->contents),
                            "tags", data->tags,
                            "competences", data->competences,
                            "audience", data->audience,
                            "frequency_months", g_str_equal (data->kind, "drill") ? "6" : "12",
                            "pass_mark", data->pass_mark,
                            "material_version", "1.0",
                            NULL);

  return course != NULL
         && (data->links == NULL
             || kamae_operation_set (operation, course, data->link_field, data->links, error))
         && kamae_operation_transition (operation, course, "offer", error);
}

static gboolean
tell_courses (KamaeSample  *sample,
              GError      **error)
{
  g_autofree char *date = kamae_sample_dup_date (sample, 2, 1, 3);
  g_autoptr (KamaeOperation) operation = begin (sample, date, get_training_manager (sample, date),
                                                "教育コースを登録", "Enter the courses", NULL, error);

  if (operation == NULL)
    return FALSE;

  for (const KamaeCompetenceSampleCourse *data = kamae_competence_sample_courses;
       data->kind != NULL; data++)
    if (!add_course (sample, operation, data, error))
      return FALSE;
  return kamae_operation_commit (operation, error);
}

/* The department that is opened in the second year takes part in what its neighbours learn. */
static gboolean
tell_new_department (KamaeSample    *sample,
                     gconstpointer   unused,
                     GError        **error)
{
  g_autofree char *date = kamae_sample_dup_date (sample, 1, 1, 3);
  g_autoptr (KamaeOperation) operation = begin (sample, date, TRAINING_MANAGER,
                                                "教育コースの対象を追加", "Widen a course", NULL, error);
  g_autoptr (KamaeRecord) course = NULL;
  g_autoptr (KamaeRecord) department = NULL;

  if (operation == NULL)
    return FALSE;
  course = kamae_sample_find (sample, "course", "C-06");
  department = kamae_sample_find (sample, "department", "22");
  return kamae_operation_add_link (operation, course, "departments", department, error)
         && kamae_operation_commit (operation, error);
}

/* Plans */

static KamaeRecord *
add_plan_row (KamaeSample                       *sample,
              KamaeOperation                    *operation,
              KamaeRecord                       *plan,
              const KamaeCompetenceSampleEvent  *event,
              GError                           **error)
{
  g_autofree char *plan_id = kamae_record_dup_key (plan);
  g_autofree char *date = kamae_sample_dup_date (sample, 0, event->month, 1);
  g_autofree char *month = g_strdup_printf ("%d", atoi (date + 5));
  g_autoptr (KamaeRecord) trainer = kamae_sample_find (sample, "person", event->trainer);

  return kamae_operation_create (operation, "training_plan_row", error,
                                 "plan", plan_id,
                                 "course", event->course,
                                 "target", text_of (sample, &event->target),
                                 "month", month,
                                 "method", event->method,
                                 "trainer", kamae_record_get_title (trainer),
                                 "evaluation", text_of (sample, &event->criterion),
                                 NULL);
}

/* The rows have the places of their events. */
static KamaeRecord *
tell_plan (KamaeSample  *sample,
           int           years_ago,
           GPtrArray    *rows,
           GError      **error)
{
  g_autofree char *date = kamae_sample_dup_date (sample, years_ago, 1, 3);
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) plan = NULL;

  operation = begin (sample, date, get_training_manager (sample, date), "教育訓練計画を作成",
                     "Prepare the training plan", NULL,
                     error);
  if (operation == NULL)
    return NULL;
  plan = kamae_operation_create (operation, "training_plan", error,
                                 "aims", kamae_sample_text (sample,
                                                            "全員が方針と自分の役割を説明できること。訓練で報告する人を増やすこと。",
                                                            "Everybody can explain the policy and the own role; more people report in drills."),
                                 NULL);
  if (plan == NULL)
    return NULL;
  kamae_operation_set_subject (operation, plan);
  for (const KamaeCompetenceSampleEvent *event = kamae_competence_sample_events;
       event->course != NULL; event++)
    {
      KamaeRecord *row = NULL;

      if (event->years & (1u << years_ago))
        {
          row = add_plan_row (sample, operation, plan, event, error);
          if (row == NULL)
            return NULL;
        }
      g_ptr_array_add (rows, row);
    }
  if (!kamae_operation_commit (operation, error)
      || !take_step (sample, date, get_training_manager (sample, date), "計画に署名", "Sign the plan",
                     plan, "prepare", error)
      || !take_step (sample, date, ISMS_MANAGER, "計画を承認", "Approve the plan",
                     plan, "approve", error)
      || !take_step (sample, date, get_training_manager (sample, date), "年度を開始", "Start the year",
                     plan, "start", error))
    return NULL;
  return g_steal_pointer (&plan);
}

/* Sessions */

typedef struct
{
  KamaeSample                      *sample;
  const KamaeCompetenceSampleEvent *event;
  KamaeRecord                      *row; /* of the plan */
  KamaeRecord                      *session;
  int                               years_ago;
  gboolean                          is_general;
  gboolean                          has_test;
} Session;

static void
session_free (gpointer data)
{
  Session *session = data;

  g_clear_object (&session->row);
  g_clear_object (&session->session);
  g_free (session);
}

/* So many working days before or after the first day of the session. */
static char *
dup_day (const Session *session,
         int            days)
{
  g_autofree char *date = kamae_sample_dup_date (session->sample, session->years_ago,
                                                 session->event->month, session->event->day);
  g_autofree char *first = kamae_sample_dup_working_day (session->sample, date, 0);

  return kamae_sample_dup_working_day (session->sample, first, days);
}

/* The version of the policy in force: the second one was published in the second year. */
static char *
dup_outline (const Session *session,
             const char    *date,
             char         **version)
{
  g_autofree char *published = kamae_sample_dup_date (session->sample, 1, 8, 20);
  g_auto (GStrv) parts = g_strsplit (text_of (session->sample, &session->event->outline), "{v}", 2);

  *version = g_strdup (g_strcmp0 (date, published) < 0 ? "1.0" : "2.0");
  return g_strjoinv (*version, parts);
}

static gboolean
announce (Session      *session,
          KamaeRecord  *row,
          GError      **error)
{
  g_autofree char *date = dup_day (session, -5);
  g_autofree char *starts_on = dup_day (session, 0);
  g_autofree char *version = NULL;
  g_autofree char *outline = dup_outline (session, starts_on, &version);
  g_autofree char *row_id = kamae_record_dup_key (row);
  g_autoptr (KamaeOperation) operation = begin (session->sample, date, SECRETARIAT,
                                                "教育の案内", "Announce a training", NULL, error);

  if (operation == NULL)
    return FALSE;
  session->session =
    kamae_operation_create (operation, "training_session", error,
                            "course", session->event->course,
                            "plan_row", row_id,
                            "starts_on", starts_on,
                            "method", session->event->method,
                            "place", kamae_sample_text (session->sample, "本社 大会議室",
                                                        "Head office, large meeting room"),
                            "trainer", get_person (session->sample, starts_on,
                                                  session->event->trainer),
                            "outline", outline,
                            "material_version", version,
                            "policy_version", version,
                            NULL);
  if (session->session == NULL)
    return FALSE;
  kamae_operation_set_subject (operation, session->session);
  return kamae_operation_transition (operation, session->session, "announce", error)
         && kamae_operation_commit (operation, error);
}

/* Who misses a session, and who fails its test: made up, but the same each time. */
static gboolean
is_absent (const Session *session,
           guint          position)
{
  return session->is_general && (position * 7 + session->years_ago * 3) % 13 == 4;
}

static gboolean
fails (const Session *session,
       guint          position)
{
  return session->is_general && (position * 5 + session->years_ago) % 17 == 3;
}

static gboolean
enter_result (const Session   *session,
              KamaeOperation  *operation,
              KamaeRecord     *row,
              guint            position,
              GError         **error)
{
  gint64 score = fails (session, position) ? 60
                                           : 75 + (position * 11 + session->years_ago * 5) % 26;

  if (is_absent (session, position))
    return kamae_operation_set (operation, row, "result", "absent", error);
  return kamae_operation_set (operation, row, "result", "present", error)
         && (!session->has_test
             || kamae_operation_set_integer (operation, row, "score", score, error));
}

static gboolean
hold (const Session  *session,
      GError        **error)
{
  g_autofree char *date = dup_day (session, 0);
  g_autoptr (KamaeRecordList) list =
    kamae_register_list_parts (kamae_sample_get_register (session->sample), session->session,
                               "attendance");
  g_autoptr (KamaeOperation) operation = begin (session->sample, date, SECRETARIAT,
                                                "出席を入力", "Enter the attendance",
                                                session->session, error);

  if (operation == NULL || !kamae_operation_transition (operation, session->session, "hold", error))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (KamaeRecord) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (!enter_result (session, operation, row, i, error))
        return FALSE;
    }
  return kamae_operation_commit (operation, error);
}

/* This year somebody has not made up for it yet. */
static gboolean
mend_result (const Session   *session,
             KamaeOperation  *operation,
             KamaeRecord     *row,
             guint            position,
             const char      *date,
             GError         **error)
{
  if (fails (session, position) && !is_absent (session, position))
    return kamae_operation_set_integer (operation, row, "retake_score", 85, error);
  if (!is_absent (session, position))
    return TRUE;
  if (session->years_ago == 0 && position % 2 == 0)
    {
      g_autofree char *due = kamae_sample_dup_day (session->sample, 14);

      return kamae_operation_set (operation, row, "result", "outstanding", error)
             && kamae_operation_set (operation, row, "due_on", due, error);
    }
  return kamae_operation_set (operation, row, "result", "substituted", error)
         && kamae_operation_set (operation, row, "attended_on", date, error)
         && kamae_operation_set_integer (operation, row, "score", 80, error);
}

static gboolean
follow_up (const Session  *session,
           GError        **error)
{
  g_autofree char *date = dup_day (session, 7);
  g_autoptr (KamaeRecordList) list =
    kamae_register_list_parts (kamae_sample_get_register (session->sample), session->session,
                               "attendance");
  g_autoptr (KamaeOperation) operation = begin (session->sample, date, SECRETARIAT,
                                                "未受講者をフォロー", "Follow up",
                                                session->session, error);

  if (operation == NULL
      || !kamae_operation_transition (operation, session->session, "follow_up", error))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (KamaeRecord) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (!mend_result (session, operation, row, i, date, error))
        return FALSE;
    }
  return kamae_operation_commit (operation, error);
}

/* How a drill went: more people report from time to time. */
static char *
dup_result (const Session *session)
{
  KamaeCompetenceText result = session->event->result;
  g_autoptr (KamaeRecordList) roll =
    kamae_register_list_parts (kamae_sample_get_register (session->sample), session->session,
                               "attendance");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (roll));
  guint reported = n * (guint) (65 + 5 * (2 - session->years_ago) + session->event->month) / 100;

  if (!g_str_equal (session->event->evaluated_by, "drill"))
    return g_strdup (text_of (session->sample, &result));
  return g_strdup_printf (kamae_sample_text (session->sample,
                                             "対象%u名のうち、開封は1名、報告は%u名であった。",
                                             "Of %u people one opened it and %u reported it."),
                          n, reported);
}

static gboolean
evaluate (const Session  *session,
          GError        **error)
{
  g_autofree char *date = dup_day (session, 15);
  g_autofree char *id = kamae_record_dup_key (session->session);
  const char *evaluator = get_person (session->sample, date, session->event->evaluator);
  g_autofree char *result = dup_result (session);
  g_autoptr (KamaeRecord) evaluation = NULL;
  g_autoptr (KamaeOperation) operation = begin (session->sample, date, evaluator,
                                                "有効性を評価", "Evaluate the effectiveness", NULL,
                                                error);

  if (operation == NULL)
    return FALSE;
  evaluation =
    kamae_operation_create (operation, "effectiveness_evaluation", error,
                            "session", id,
                            "method", session->event->evaluated_by,
                            "criterion", text_of (session->sample, &session->event->criterion),
                            "result", result,
                            "verdict", "effective",
                            "evaluator", evaluator,
                            "evaluated_on", date,
                            NULL);
  if (evaluation == NULL)
    return FALSE;
  kamae_operation_set_subject (operation, evaluation);
  return kamae_operation_transition (operation, evaluation, "judge", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
close_session (const Session  *session,
               GError        **error)
{
  g_autofree char *date = dup_day (session, 16);

  return take_step (session->sample, date, get_training_manager (session->sample, date),
                    "教育記録に署名", "Sign the record",
                    session->session, "evaluate", error)
         && take_step (session->sample, date, ISMS_MANAGER, "教育記録を承認", "Approve the record",
                       session->session, "close", error);
}

/* As far as the story has come. */
static gboolean
tell_session (KamaeSample    *sample,
              gconstpointer   data,
              GError        **error)
{
  Session *session = (gpointer) data;
  g_autofree char *announced = dup_day (session, -5);
  g_autofree char *held = dup_day (session, 0);
  g_autofree char *followed = dup_day (session, 7);
  g_autofree char *closed = dup_day (session, 16);

  if (!is_past (session->sample, announced))
    return TRUE;
  if (!announce (session, session->row, error))
    return FALSE;
  if (is_past (session->sample, held) && !hold (session, error))
    return FALSE;
  if (is_past (session->sample, followed) && !follow_up (session, error))
    return FALSE;
  if (!is_past (session->sample, closed) || !evaluate (session, error))
    return !is_past (session->sample, closed);
  /* Somebody is outstanding: it stays open. */
  return (session->is_general && session->years_ago == 0) || close_session (session, error);
}

static void
clear_object (gpointer object)
{
  g_clear_object (&object);
}

static gboolean
tell_training (KamaeSample    *sample,
               gconstpointer   data,
               GError        **error)
{
  int years_ago = GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (clear_object);
  g_autoptr (KamaeRecord) plan = tell_plan (sample, years_ago, rows, error);
  g_autofree char *end = kamae_sample_dup_date (sample, years_ago - 1, 1, 2);

  if (plan == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const KamaeCompetenceSampleEvent *event = &kamae_competence_sample_events[i];
      g_autofree char *key = g_strdup_printf ("kamae-session-%d-%u", years_ago, i);
      Session *session = NULL;

      if (rows->pdata[i] == NULL)
        continue;
      session = g_new0 (Session, 1);
      *session = (Session) { sample, event, g_object_ref (rows->pdata[i]), NULL, years_ago };
      session->is_general = g_str_equal (event->course, "C-01");
      session->has_test = g_str_equal (event->evaluated_by, "test");
      g_object_set_data_full (G_OBJECT (sample), key, session, session_free);
      kamae_sample_tell_beside (sample, tell_session, session);
    }
  return years_ago == 0
         || take_step (sample, end, get_training_manager (sample, end), "計画を完了", "Close the plan",
                       plan, "close", error);
}

/* Checks of competence */

static const KamaeCompetenceSampleGap *
find_gap (const char *person,
          const char *competence,
          int         years_ago)
{
  for (const KamaeCompetenceSampleGap *gap = kamae_competence_sample_gaps; gap->person != NULL;
       gap++)
    if (g_str_equal (gap->person, person) && g_str_equal (gap->competence, competence)
        && gap->years_ago == years_ago)
      return gap;
  return NULL;
}

static gboolean
judge_row (KamaeSample                    *sample,
           KamaeOperation                 *operation,
           KamaeRecord                    *row,
           const KamaeCompetenceSampleGap *gap,
           GError                        **error)
{
  gint64 required = kamae_record_get_integer (row, "required_level");

  if (gap != NULL)
    return kamae_operation_set (operation, row, "level", gap->level, error)
           && kamae_operation_set (operation, row, "basis", "experience", error);
  return kamae_operation_set_integer (operation, row, "level", MIN (required + required % 2, 5),
                                      error)
         && kamae_operation_set (operation, row, "basis", "training experience", error)
         && kamae_operation_set (operation, row, "grounds",
                                 kamae_sample_text (sample, "研修の受講と実務の経験による。",
                                                    "Training attended, and practice."), error);
}

static gboolean
act (KamaeSample                     *sample,
     const char                      *date,
     KamaeRecord                     *row,
     const KamaeCompetenceSampleGap  *gap,
     GError                         **error)
{
  g_autofree char *due = kamae_sample_dup_date (sample, gap->years_ago, gap->due_month, 30);
  g_autofree char *id = kamae_record_dup_key (row);
  g_autoptr (KamaeRecord) action = NULL;
  g_autoptr (KamaeOperation) operation = begin (sample, date,
                                                get_training_manager (sample, date),
                                                "力量向上処置を計画",
                                                "Plan an improvement", NULL, error);

  if (operation == NULL)
    return FALSE;
  action = kamae_operation_create (operation, "gap_action", error,
                                   "assessment", id,
                                   "kind", gap->kind,
                                   "plan", text_of (sample, &gap->plan),
                                   "in_charge", get_training_manager (sample, date),
                                   "due_on", due,
                                   NULL);
  if (action == NULL)
    return FALSE;
  kamae_operation_set_subject (operation, action);
  return kamae_operation_transition (operation, action, "start", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
confirm_action (KamaeSample                     *sample,
                const char                      *date,
                KamaeRecord                     *row,
                GError                         **error)
{
  const char *manager = get_training_manager (sample, date);
  g_autoptr (KamaeQuery) query = kamae_query_new (&kamae_competence_gap_action);
  g_autofree char *id = kamae_record_dup_key (row);
  g_autofree char *required = kamae_record_dup_canonical (row, "required_level");
  g_autoptr (KamaeRecordList) actions = NULL;
  g_autoptr (KamaeRecord) action = NULL;
  g_autoptr (KamaeOperation) operation = NULL;

  kamae_query_where (query, "assessment", KAMAE_MATCH_IS, id);
  actions = kamae_record_list_new (kamae_sample_get_register (sample), query);
  action = g_list_model_get_item (G_LIST_MODEL (actions), 0);
  operation = begin (sample, date, manager, "改善後の力量を確認", "Confirm the improvement", action,
                     error);
  return operation != NULL
         && kamae_operation_set (operation, action, "result_level", required, error)
         && kamae_operation_set (operation, action, "confirmed_by", manager, error)
         && kamae_operation_transition (operation, action, "confirm", error)
         && kamae_operation_commit (operation, error);
}

/* Most are seen to have worked in the eighth month, the others shortly before they are due. */
static gboolean
confirm_actions (KamaeSample  *sample,
                 int           years_ago,
                 GPtrArray    *lacking,
                 GError      **error)
{
  for (int is_late = 0; is_late <= 1; is_late++)
    for (guint i = 0; i < lacking->len; i += 2)
      {
        const KamaeCompetenceSampleGap *gap = lacking->pdata[i + 1];
        g_autofree char *date = kamae_sample_dup_date (sample, years_ago, gap->due_month,
                                                       is_late ? 25 : 10);

        if (gap->confirmed != is_late && is_past (sample, date)
            && !confirm_action (sample, date, lacking->pdata[i], error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
judge_rows (KamaeSample     *sample,
            KamaeOperation  *operation,
            KamaeRecord     *check,
            const char      *staff_no,
            int              years_ago,
            GPtrArray       *lacking,
            GError         **error)
{
  g_autoptr (KamaeRecordList) rows =
    kamae_register_list_parts (kamae_sample_get_register (sample), check, "assessment");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr (KamaeRecord) row = g_list_model_get_item (G_LIST_MODEL (rows), i);
      g_autoptr (KamaeRecord) competence = kamae_record_ref_link (row, "competence");
      const KamaeCompetenceSampleGap *gap =
        find_gap (staff_no, kamae_record_get_number (competence), years_ago);

      if (!judge_row (sample, operation, row, gap, error))
        return FALSE;
      if (gap == NULL)
        continue;
      g_ptr_array_add (lacking, g_steal_pointer (&row));
      g_ptr_array_add (lacking, (gpointer) gap);
    }
  return TRUE;
}

/* What is lacking goes with its place in the texts into @lacking. */
static gboolean
tell_check (KamaeSample  *sample,
            const char   *date,
            int           years_ago,
            KamaeRecord  *person,
            GPtrArray    *lacking,
            GError      **error)
{
  g_autofree char *staff_no = kamae_record_dup_canonical (person, "staff_no");
  const char *assessor = g_str_equal (staff_no, ISMS_MANAGER) ? DIRECTOR : ISMS_MANAGER;
  g_autofree char *id = kamae_record_dup_key (person);
  g_autoptr (KamaeRecord) check = NULL;
  g_autoptr (KamaeOperation) operation = begin (sample, date, assessor, "力量を確認",
                                                "Check the competence", NULL, error);
  gboolean told = TRUE;

  if (operation == NULL)
    return FALSE;
  check = kamae_operation_create (operation, "competence_check", error,
                                  "person", id,
                                  "checked_on", date,
                                  "assessor", assessor,
                                  NULL);
  if (check == NULL)
    return FALSE;
  kamae_operation_set_subject (operation, check);
  told = kamae_operation_commit (operation, error);
  g_clear_object (&operation);
  if (!told)
    return FALSE;

  operation = begin (sample, date, assessor, "力量を評価", "Judge the competence", check, error);
  told = operation != NULL
         && judge_rows (sample, operation, check, staff_no, years_ago, lacking, error)
         && kamae_operation_transition (operation, check, "assess", error)
         && kamae_operation_commit (operation, error);
  return told
         && take_step (sample, date, PRESIDENT, "力量確認を承認", "Approve the check", check, "approve",
                       error);
}

static void
free_lacking (GPtrArray *lacking)
{
  for (guint i = 0; i < lacking->len; i += 2)
    g_object_unref (lacking->pdata[i]);
  g_ptr_array_unref (lacking);
}

/* Everybody who holds a role on the day. */
static gboolean
tell_checks_of (KamaeSample  *sample,
                int           years_ago,
                GPtrArray    *lacking,
                GError      **error)
{
  KamaeRegister *reg = kamae_sample_get_register (sample);
  g_autofree char *date = kamae_sample_dup_date (sample, years_ago, 6, 5);
  g_autofree char *planned = kamae_sample_dup_date (sample, years_ago, 6, 8);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KamaeCursor) cursor = NULL;

  if (!is_past (sample, date))
    return TRUE;
  if (!kamae_sample_wait (sample, date, error))
    return FALSE;
  cursor = kamae_register_query (reg, "SELECT DISTINCT person.id, person.staff_no FROM person"
                                      " JOIN role_assignment AS held ON held.person_id = person.id"
                                      " WHERE " KAMAE_COMPETENCE_HELD_AT ("held", ":day")
                                      " AND " KAMAE_SQL_EMPLOYED_AT ("person", ":day")
                                      " ORDER BY person.staff_no COLLATE counted", NULL, error);
  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_text (cursor, ":day", date);
  while (kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      KamaeRecord *person = kamae_register_ref_record (reg, kamae_cursor_get_integer (cursor, 0),
                                                       error);

      if (person == NULL)
        return FALSE;
      g_ptr_array_add (people, person);
    }
  g_clear_object (&cursor);
  for (guint i = 0; i < people->len; i++)
    if (!tell_check (sample, date, years_ago, people->pdata[i], lacking, error))
      return FALSE;
  for (guint i = 0; i < lacking->len; i += 2)
    if (!act (sample, planned, lacking->pdata[i], lacking->pdata[i + 1], error))
      return FALSE;
  return confirm_actions (sample, years_ago, lacking, error);
}

static gboolean
tell_checks (KamaeSample    *sample,
             gconstpointer   data,
             GError        **error)
{
  GPtrArray *lacking = g_ptr_array_new ();
  gboolean told = tell_checks_of (sample, GPOINTER_TO_INT (data), lacking, error);

  free_lacking (lacking);
  return told;
}

/* Whoever stands in for the training manager lacks some of the competence, and learns it. */
static gboolean
tell_substitute (KamaeSample    *sample,
                 gconstpointer   unused,
                 GError        **error)
{
  g_autofree char *date = kamae_sample_dup_day (sample, 2 - DAYS_SINCE);
  g_autoptr (KamaeRecord) person = NULL;
  GPtrArray *lacking = g_ptr_array_new ();
  gboolean told;

  told = kamae_sample_wait (sample, date, error);
  if (told)
    {
      person = kamae_sample_find (sample, "person", SUBSTITUTE);
      told = tell_check (sample, date, 0, person, lacking, error);
    }
  for (guint i = 0; told && i < lacking->len; i += 2)
    told = act (sample, date, lacking->pdata[i], lacking->pdata[i + 1], error);
  told = told && confirm_actions (sample, 0, lacking, error);
  free_lacking (lacking);
  return told;
}

/* Certificates, pledges, acknowledgements */

/* Where the audit planner is, it keeps who is qualified to audit. */
static gboolean
is_kept_elsewhere (KamaeSample                            *sample,
                   const KamaeCompetenceSampleCertificate *data)
{
  KamaeModel *model = kamae_register_get_model (kamae_sample_get_register (sample));

  return g_str_equal (data->kind, "auditor")
         && kamae_model_find_entity (model, "auditor_qualification") != NULL;
}

static gboolean
add_certificate (KamaeSample                             *sample,
                 const KamaeCompetenceSampleCertificate  *data,
                 GError                                 **error)
{
  g_autofree char *date = kamae_sample_dup_date (sample, data->years_ago, data->month, 20);
  g_autofree char *valid_to = data->months_valid == 0 ? NULL :
    kamae_sample_dup_date (sample, data->years_ago, data->month + data->months_valid, 19);
  g_autoptr (KamaeRecord) certificate = NULL;
  g_autoptr (KamaeOperation) operation = begin (sample, date, get_training_manager (sample, date),
                                                "資格を登録", "Enter a certificate", NULL, error);

  if (operation == NULL)
    return FALSE;
  certificate = kamae_operation_create (operation, "certificate", error,
                                        "person", data->person,
                                        "name", text_of (sample, &data->name),
                                        "kind", data->kind,
                                        "basis", data->basis,
                                        "issuer", text_of (sample, &data->issuer),
                                        "obtained_on", date,
                                        "valid_to", valid_to,
                                        NULL);
  return certificate != NULL && kamae_operation_commit (operation, error);
}

static gboolean
tell_certificates (KamaeSample    *sample,
                   gconstpointer   unused,
                   GError        **error)
{
  for (const KamaeCompetenceSampleCertificate *data = kamae_competence_sample_certificates;
       data->person != NULL; data++)
    if (!is_kept_elsewhere (sample, data) && !add_certificate (sample, data, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_pledge (KamaeOperation  *operation,
            KamaeRecord     *person,
            const char      *kind,
            const char      *signed_on,
            GError         **error)
{
  g_autofree char *id = kamae_record_dup_key (person);
  g_autoptr (KamaeRecord) pledge = kamae_operation_create (operation, "pledge", error,
                                                           "person", id,
                                                           "kind", kind,
                                                           "signed_on", signed_on,
                                                           NULL);

  return pledge != NULL;
}

/* The binder of signed pledges was entered in one go. */
static gboolean
tell_pledges (KamaeSample    *sample,
              gconstpointer   unused,
              GError        **error)
{
  KamaeRegister *reg = kamae_sample_get_register (sample);
  g_autofree char *date = kamae_sample_dup_day (sample, -3);
  g_autoptr (KamaeRecordList) people = NULL;
  g_autoptr (KamaeOperation) operation = begin (sample, date, SECRETARIAT, "誓約書を登録",
                                                "Enter the pledges", NULL, error);

  if (operation == NULL)
    return FALSE;
  people = kamae_register_list (reg, "person");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (people)); i++)
    {
      g_autoptr (KamaeRecord) person = g_list_model_get_item (G_LIST_MODEL (people), i);
      const char *joined_on = kamae_record_get_text (person, "joined_on");
      const char *left_on = kamae_record_get_text (person, "left_on");

      if (g_strcmp0 (joined_on, date) <= 0
          && !add_pledge (operation, person, "joining", joined_on, error))
        return FALSE;
      if (left_on != NULL && g_strcmp0 (left_on, date) <= 0
          && !add_pledge (operation, person, "leaving", left_on, error))
        return FALSE;
    }
  return kamae_operation_commit (operation, error);
}

static gboolean
tell_acknowledgements (KamaeSample    *sample,
                       gconstpointer   unused,
                       GError        **error)
{
  static const char *const people[] = { "1019", "1026", "1011", "1040" };
  g_autofree char *date = kamae_sample_dup_date (sample, 1, 11, 20);
  g_autoptr (KamaeOperation) operation = begin (sample, date, SECRETARIAT, "認識確認を登録",
                                                "Enter acknowledgements", NULL, error);

  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (KamaeRecord) acknowledgement =
        kamae_operation_create (operation, "acknowledgement", error,
                                "person", people[i],
                                "subject", kamae_sample_text (sample, "情報セキュリティ基本方針書 第2.0版",
                                                              "Information security policy,"
                                                              " version 2.0"),
                                "acknowledged_on", date,
                                NULL);

      /* Where the policy is kept, it is this version. */
      if (acknowledgement == NULL
          || !kamae_operation_set_found (operation, acknowledgement, "record",
                                         "SELECT record_id FROM policy_version"
                                         " WHERE version = '2.0'", error))
        return FALSE;
    }
  return kamae_operation_commit (operation, error);
}

gboolean
kamae_competence_fill_sample (KamaeSample  *sample,
                              GError      **error)
{
  if (!tell_items (sample, error) || !tell_courses (sample, error))
    return FALSE;
  kamae_sample_tell_beside (sample, tell_certificates, NULL);
  kamae_sample_tell_beside (sample, tell_new_department, NULL);
  for (int years_ago = 2; years_ago >= 0; years_ago--)
    {
      kamae_sample_tell_beside (sample, tell_training, GINT_TO_POINTER (years_ago));
      kamae_sample_tell_beside (sample, tell_checks, GINT_TO_POINTER (years_ago));
    }
  kamae_sample_tell_beside (sample, tell_acknowledgements, NULL);
  kamae_sample_tell_beside (sample, tell_substitute, NULL);
  kamae_sample_tell_beside (sample, tell_pledges, NULL);
  return TRUE;
}
