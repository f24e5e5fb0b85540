/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The meetings of the sample company, with what follows from them, and what was made known. */

#include "config.h"

#include "kamae-core-sample-private.h"

typedef KamaeCoreSampleText Text;
typedef KamaeCoreSampleAction Action;
typedef KamaeCoreSampleMeeting Meeting;

typedef struct
{
  const char *kind;
  Text name;
  const char *period_months;
  const char *chair;
  const char *quorum;
  const char *clause;
} Series;

static const Series all_series[] = {
  { "committee", { "情報セキュリティ委員会", "Information security committee" }, "3", "1001", "5", "4.1" },
  { "allhands", { "全社ミーティング", "All-hands meeting" }, "3", "1001", NULL, "5.1" },
  { "morning", { "朝礼", "Morning meeting" }, NULL, "1002", NULL, "7.4" },
};

/* The head of the department that is opened later becomes a member with it. */
static const char *const committee_members[] = {
  "1001", "1002", "1003", "1004", "1005", "1007", "1008", "1013", "1020",
};

#define LATER_MEMBER "1020"

/* Who takes part in the committee without being a member: its recorder. */
#define RECORDER "1006"

/* What was made known beside the meetings. */
typedef struct
{
  int years_ago;
  int month;
  int day;
  const char *person;
  const char *means;
  const char *meeting; /* the kind of meeting whose result it is, or NULL */
  Text topic;
  Text audience;
  Text acknowledgement;
} Communication;

static const Communication communications[] = {
  { 2, 1, 24, "1002", "mail", "committee",
    { "情報セキュリティ基本方針の制定", "The information security policy has been set" },
    { "全社員", "All staff" }, { "開封確認 {CORE-C04}名／{CORE-C04}名",
                              "Read by {CORE-C04} of {CORE-C04}" } },
  { 2, 1, 28, "1006", "portal", "committee",
    { "ISMS組織状況管理表（初版）", "The context of the organization, first edition" },
    { "全社員", "All staff" }, { "社内ポータルの閲覧記録で確認", "Checked in the access log of the intranet" } },
  { 2, 6, 5, "1005", "notice", NULL,
    { "標的型メール訓練の実施について", "A phishing exercise will be held" },
    { "全社員", "All staff" }, { NULL, NULL } },
  { 2, 9, 18, "1008", "meeting", NULL,
    { "年末年始のサポート体制と連絡先", "Support and contacts over the turn of the year" },
    { "カスタマーサポート部", "Customer support" }, { "朝礼で全員に説明",
                                            "Explained to everybody in the morning meeting" } },
  { 1, 1, 25, "1006", "portal", "committee",
    { "ISMS組織状況管理表（改訂）", "The context of the organization, revised" },
    { "全社員", "All staff" }, { "社内ポータルの閲覧記録で確認", "Checked in the access log of the intranet" } },
  { 1, 5, 2, "1002", "mail", NULL,
    { "リモートワーク規程の改訂", "The rules for remote work have been revised" },
    { "全社員、派遣社員、業務委託先の要員", "All staff, agency workers and contractors" },
    { "{=1}名を除いて開封を確認し、その{=1}名には口頭で説明", "Read by all but one, who was told in person" } },
  { 1, 8, 20, "1004", "web", NULL,
    { "情報セキュリティ基本方針（改訂）の公開", "The revised policy has been published" },
    { "顧客、取引先", "Customers and suppliers" }, { NULL, NULL } },
  { 0, 1, 24, "1006", "portal", "committee",
    { "ISMS組織状況管理表（改訂）", "The context of the organization, revised" },
    { "全社員", "All staff" }, { "社内ポータルの閲覧記録で確認", "Checked in the access log of the intranet" } },
  { 0, 2, 12, "1002", "mail", NULL,
    { "生成AIサービスの利用ルール", "Rules for the use of generative AI services" },
    { "全社員、派遣社員、業務委託先の要員", "All staff, agency workers and contractors" },
    { "開封確認 {CORE-C04}名／{CORE-C04}名", "Read by {CORE-C04} of {CORE-C04}" } },
  { 0, 4, 27, "1013", "meeting", "committee",
    { "リスク対応計画の重点項目", "The main points of the risk treatment plan" },
    { "開発本部", "Development" }, { "朝礼で説明", "Explained in the morning meeting" } },
  { 0, 7, 24, "1006", "portal", "committee",
    { "内部監査の実施予定", "Schedule of the internal audit" },
    { "各部門管理者", "Department managers" }, { NULL, NULL } },
};

#define TEXT(text) kamae_sample_text (sample, (text).ja, (text).en)

static char *
dup_shifted (const char *date,
             int         days)
{
  g_autofree char *time = g_strconcat (date, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) start = g_date_time_new_from_iso8601 (time, NULL);
  g_autoptr (GDateTime) shifted = g_date_time_add_days (start, days);

  return g_date_time_format (shifted, "%F");
}

static char *
dup_held_on (KamaeSample   *sample,
             const Meeting *meeting)
{
  g_autofree char *date = kamae_sample_dup_date (sample, meeting->years_ago, meeting->month,
                                                 meeting->day);

  return kamae_sample_dup_working_day (sample, date, 0);
}

static KamaeRecord *
find_meeting (KamaeSample   *sample,
              const Meeting *meeting)
{
  g_autofree char *held_on = dup_held_on (sample, meeting);

  return kamae_sample_find_meeting (sample, meeting->kind, held_on);
}

/* The first task that the query finds, with `:subject` bound. */
static KamaeRecord *
find_task (KamaeSample *sample,
           const char  *subject)
{
  KamaeRegister *reg = kamae_sample_get_register (sample);
  g_autoptr (KamaeCursor) cursor = NULL;

  cursor = kamae_register_query (reg,
                                 "SELECT id FROM task WHERE subject = :subject ORDER BY number COLLATE counted DESC",
                                 NULL, KAMAE_KEPT);
  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_text (cursor, ":subject", subject);
  if (!kamae_cursor_next (cursor, KAMAE_KEPT))
    return NULL;
  return kamae_register_ref_record (reg, kamae_cursor_get_integer (cursor, 0), KAMAE_KEPT);
}

static gboolean
create_series (KamaeSample    *sample,
               KamaeOperation *operation,
               const Series   *series,
               GError        **error)
{
  g_autoptr (KamaeRecord) record = NULL;

  record = kamae_operation_create (operation, "meeting_series", error,
                                   "name", TEXT (series->name),
                                   "kind", series->kind,
                                   "period_months", series->period_months,
                                   "chair", series->chair,
                                   "quorum", series->quorum,
                                   "clause", series->clause,
                                   NULL);
  if (record == NULL)
    return FALSE;
  if (!g_str_equal (series->kind, "committee"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (committee_members); i++)
    {
      g_autoptr (KamaeRecord) member = kamae_sample_find (sample, "person", committee_members[i]);

      if (!g_str_equal (committee_members[i], LATER_MEMBER) &&
          !kamae_operation_add_link (operation, record, "members", member, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
enter_series (KamaeSample  *sample,
              const char   *date,
              gconstpointer data,
              GError      **error)
{
  g_autoptr (KamaeOperation) operation = NULL;

  operation = kamae_sample_begin (sample, date, RECORDER,
                                  kamae_sample_text (sample, "会議体の登録",
                                                     "Enter the series of meetings"),
                                  NULL, error);
  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (all_series); i++)
    if (!create_series (sample, operation, &all_series[i], error))
      return FALSE;
  return kamae_operation_commit (operation, error);
}

static gboolean
add_member (KamaeSample  *sample,
            const char   *date,
            gconstpointer data,
            GError      **error)
{
  g_autoptr (KamaeRecord) member = kamae_sample_find (sample, "person", data);
  g_autoptr (KamaeRecord) series = kamae_sample_find (sample, "meeting_series",
                                                      TEXT (all_series[0].name));
  g_autoptr (KamaeOperation) operation = NULL;

  operation = kamae_sample_begin (sample, date, RECORDER,
                                  kamae_sample_text (sample, "委員の追加", "Add a member"),
                                  series, error);
  return operation != NULL &&
         kamae_operation_add_link (operation, series, "members", member, error) &&
         kamae_operation_commit (operation, error);
}

static const Series *
get_series (const Meeting *meeting)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_series); i++)
    if (g_str_equal (all_series[i].kind, meeting->kind))
      return &all_series[i];
  g_assert_not_reached ();
}

/* How many meetings of its kind there were up to this one. */
static char *
dup_ordinal (const Meeting *meeting)
{
  int ordinal = 0;

  for (const Meeting *other = kamae_core_sample_meetings; other <= meeting; other++)
    ordinal += g_str_equal (other->kind, meeting->kind);
  return g_strdup_printf ("%d", ordinal);
}

static gboolean
plan_meeting (KamaeSample  *sample,
              const char   *date,
              gconstpointer data,
              GError      **error)
{
  const Meeting *meeting = data;
  gboolean is_committee = g_str_equal (meeting->kind, "committee");
  g_autofree char *held_on = dup_held_on (sample, meeting);
  g_autofree char *ordinal = dup_ordinal (meeting);
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) record = NULL;

  operation = kamae_sample_begin (sample, date, RECORDER,
                                  kamae_sample_text (sample, "会議の予定の登録",
                                                     "Plan a meeting"), NULL, error);
  if (operation == NULL)
    return FALSE;
  record =
    kamae_operation_create (operation, "meeting", error,
                            "series", TEXT (get_series (meeting)->name),
                            "ordinal", ordinal,
                            "held_on", held_on,
                            "starts_at", is_committee ? "13:30" : "16:00",
                            "ends_at", is_committee ? "14:30" : "16:45",
                            "place", is_committee
                              ? kamae_sample_text (sample, "本社 第1会議室（大阪事業所はWeb会議）",
                                                   "Head office, room 1 (Osaka by video)")
                              : kamae_sample_text (sample, "本社 大会議室（大阪事業所はWeb会議）",
                                                   "Head office, hall (Osaka by video)"),
                            "chair", "1001",
                            "recorder", RECORDER,
                            "agenda", TEXT (meeting->agenda),
                            NULL);
  return record != NULL && kamae_operation_commit (operation, error);
}

static gboolean
step_meeting (KamaeSample  *sample,
              const char   *date,
              const char   *person,
              const char   *name,
              const char   *transition,
              const Meeting *meeting,
              GError      **error)
{
  g_autoptr (KamaeRecord) record = find_meeting (sample, meeting);
  g_autoptr (KamaeOperation) operation = NULL;

  operation = kamae_sample_begin (sample, date, person, name, record, error);
  return operation != NULL &&
         kamae_operation_transition (operation, record, transition, error) &&
         kamae_operation_commit (operation, error);
}

static gboolean
notify (KamaeSample  *sample,
        const char   *date,
        gconstpointer data,
        GError      **error)
{
  return step_meeting (sample, date, RECORDER,
                       kamae_sample_text (sample, "開催通知", "Send the notice of a meeting"),
                       "notify", data, error);
}

static gboolean
is_absent (const Meeting *meeting,
           const char    *staff_no)
{
  return meeting->absent != NULL && strstr (meeting->absent, staff_no) != NULL;
}

static gboolean
add_participant (KamaeSample    *sample,
                 KamaeOperation *operation,
                 KamaeRecord    *record,
                 const Meeting  *meeting,
                 KamaeRecord    *person,
                 GError        **error)
{
  gboolean absent = is_absent (meeting, kamae_record_get_text (person, "staff_no"));

  return kamae_operation_add_link (operation, record, absent ? "absent" : "attendees", person,
                                   error);
}

static gboolean
add_committee (KamaeSample    *sample,
               KamaeOperation *operation,
               KamaeRecord    *record,
               const Meeting  *meeting,
               GError        **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (committee_members); i++)
    {
      g_autoptr (KamaeRecord) person = kamae_sample_find (sample, "person", committee_members[i]);
      gboolean is_later = g_str_equal (committee_members[i], LATER_MEMBER);

      if ((!is_later || meeting->years_ago < 2) && !add_participant (sample, operation, record,
                                                                     meeting, person, error))
        return FALSE;
    }
  return TRUE;
}

/* Everybody who is with the company on that day. */
static gboolean
add_everybody (KamaeSample    *sample,
               KamaeOperation *operation,
               KamaeRecord    *record,
               const Meeting  *meeting,
               GError        **error)
{
  KamaeRegister *reg = kamae_sample_get_register (sample);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KamaeCursor) cursor = NULL;

  cursor = kamae_register_query (reg,
                                 "SELECT id FROM person"
                                 " WHERE " KAMAE_SQL_EMPLOYED_AT ("person", ":date")
                                 " ORDER BY staff_no COLLATE counted",
                                 NULL, error);
  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_text (cursor, ":date", kamae_record_get_text (record, "held_on"));
  while (kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      gint64 key = kamae_cursor_get_integer (cursor, 0);

      g_array_append_val (keys, key);
    }

  for (guint i = 0; i < keys->len; i++)
    {
      gint64 key = g_array_index (keys, gint64, i);
      g_autoptr (KamaeRecord) person = kamae_register_ref_record (reg, key, error);

      if (person == NULL || !add_participant (sample, operation, record, meeting, person, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
hold (KamaeSample  *sample,
      const char   *date,
      gconstpointer data,
      GError      **error)
{
  const Meeting *meeting = data;
  gboolean is_committee = g_str_equal (meeting->kind, "committee");
  g_autoptr (KamaeRecord) record = find_meeting (sample, meeting);
  g_autoptr (KamaeOperation) operation = NULL;

  operation = kamae_sample_begin (sample, date, RECORDER,
                                  kamae_sample_text (sample, "会議の開催",
                                                     "Hold a meeting"), record, error);
  return operation != NULL &&
         (is_committee ? add_committee (sample, operation, record, meeting, error)
                       : add_everybody (sample, operation, record, meeting, error)) &&
         kamae_operation_transition (operation, record, "hold", error) &&
         kamae_operation_commit (operation, error);
}

static gboolean
add_actions (KamaeSample    *sample,
             KamaeOperation *operation,
             KamaeRecord    *record,
             const Meeting  *meeting,
             GError        **error)
{
  const char *held_on = kamae_record_get_text (record, "held_on");

  for (guint i = 0; i < G_N_ELEMENTS (meeting->actions); i++)
    {
      const Action *action = &meeting->actions[i];
      g_autofree char *due_on = dup_shifted (held_on, action->due_days);
      g_autoptr (KamaeRecord) task = NULL;

      if (action->assignee == NULL)
        break;
      task = kamae_operation_create (operation, "task", error,
                                     "subject", TEXT (action->subject),
                                     "assignee", action->assignee,
                                     "due_on", due_on,
                                     "clause", get_series (meeting)->clause,
                                     NULL);
      if (task == NULL || !kamae_operation_set_link (operation, task, "source", record, error))
        return FALSE;
    }
  return TRUE;
}

/* The attendance sheet of an all-hands meeting, as the secretariat keeps it. */
static gboolean
attach_attendance (KamaeSample    *sample,
                   KamaeOperation *operation,
                   KamaeRecord    *record,
                   GError        **error)
{
  static const char *const fields[] = { "attendees", "absent" };
  const char *const marks[] = {
    kamae_sample_text (sample, "出席", "present"), kamae_sample_text (sample, "欠席", "absent"),
  };
  g_autoptr (GString) sheet = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (KamaeRecord) evidence = NULL;

  sheet = g_string_new (kamae_sample_text (sample, "社員番号,氏名,出欠\r\n",
                                           "Staff number,Name,Attendance\r\n"));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GListModel) people = kamae_record_dup_links (record, fields[i]);

      for (guint j = 0; j < g_list_model_get_n_items (people); j++)
        {
          g_autoptr (KamaeRecord) person = g_list_model_get_item (people, j);

          g_string_append_printf (sheet, "%s,%s,%s\r\n",
                                  kamae_record_get_text (person, "staff_no"),
                                  kamae_record_get_text (person, "name"), marks[i]);
        }
    }
  content = g_bytes_new (sheet->str, sheet->len);
  evidence = kamae_operation_attach_bytes (operation, record,
                                           kamae_sample_text (sample, "出欠表.csv",
                                                              "attendance.csv"), content,
                                           kamae_sample_text (sample, "全社ミーティング出欠表",
                                                              "Attendance sheet"),
                                           error);
  return evidence != NULL;
}

static gboolean
set_next (KamaeSample    *sample,
          KamaeOperation *operation,
          KamaeRecord    *record,
          const Meeting  *meeting,
          GError        **error)
{
  for (const Meeting *next = meeting + 1; next->kind != NULL; next++)
    if (g_str_equal (next->kind, meeting->kind))
      {
        g_autofree char *next_on = dup_held_on (sample, next);

        return kamae_operation_set (operation, record, "next_on", next_on, error);
      }
  return TRUE;
}

static gboolean
draft_minutes (KamaeSample  *sample,
               const char   *date,
               gconstpointer data,
               GError      **error)
{
  const Meeting *meeting = data;
  g_autoptr (KamaeRecord) record = find_meeting (sample, meeting);
  g_autoptr (KamaeOperation) operation = NULL;
  gboolean decided = meeting->decisions.ja != NULL;
  const char *held_on = kamae_record_get_text (record, "held_on");
  g_autofree char *minutes = NULL;
  g_autofree char *decisions = NULL;

  minutes = kamae_sample_dup_report (sample, TEXT (meeting->minutes), held_on, error);
  if (minutes == NULL)
    return FALSE;
  decisions = kamae_sample_dup_report (sample, TEXT (meeting->decisions), held_on, error);
  if (decisions == NULL)
    return FALSE;

  operation = kamae_sample_begin (sample, date, RECORDER,
                                  kamae_sample_text (sample, "議事録の作成",
                                                     "Write the minutes"), record, error);
  return operation != NULL &&
         kamae_operation_set (operation, record, "minutes", minutes, error) &&
         (decided ? kamae_operation_set (operation, record, "decisions", decisions, error)
                  : kamae_operation_set_absence (operation, record, "decisions", KAMAE_ABSENCE_NONE,
                                                 error)) &&
         set_next (sample, operation, record, meeting, error) &&
         add_actions (sample, operation, record, meeting, error) &&
         (g_str_equal (meeting->kind, "committee") ||
          attach_attendance (sample, operation, record, error)) &&
         kamae_operation_transition (operation, record, "draft", error) &&
         kamae_operation_commit (operation, error);
}

static gboolean
review_minutes (KamaeSample  *sample,
                const char   *date,
                gconstpointer data,
                GError      **error)
{
  return step_meeting (sample, date, "1002",
                       kamae_sample_text (sample, "議事録の確認", "Review the minutes"),
                       "review", data, error);
}

static gboolean
approve_minutes (KamaeSample  *sample,
                 const char   *date,
                 gconstpointer data,
                 GError      **error)
{
  return step_meeting (sample, date, "1001",
                       kamae_sample_text (sample, "議事録の承認", "Approve the minutes"),
                       "approve", data, error);
}

static gboolean
follow_up (KamaeSample  *sample,
           const char   *date,
           gconstpointer data,
           GError      **error)
{
  g_autoptr (KamaeRecord) record = find_meeting (sample, data);
  g_autoptr (KamaeOperation) operation = NULL;

  operation = kamae_sample_begin (sample, date, RECORDER,
                                  kamae_sample_text (sample, "欠席者への伝達",
                                                     "Tell those who were absent"),
                                  record, error);
  return operation != NULL &&
         kamae_operation_set (operation, record, "followed_up_on", date, error) &&
         kamae_operation_commit (operation, error);
}

static gboolean
finish_action (KamaeSample  *sample,
               const char   *date,
               gconstpointer data,
               GError      **error)
{
  const Action *action = data;
  g_autoptr (KamaeRecord) task = find_task (sample, TEXT (action->subject));
  g_autoptr (KamaeOperation) operation = NULL;

  operation = kamae_sample_begin (sample, date, action->assignee,
                                  kamae_sample_text (sample, "タスクの完了",
                                                     "Finish a task"), task, error);
  return operation != NULL &&
         kamae_operation_set (operation, task, "result",
                              kamae_sample_text (sample, "予定どおり実施し、委員会事務局に報告した。",
                                                 "Done as planned and reported to the secretariat."),
                              error) &&
         kamae_operation_transition (operation, task, "finish", error) &&
         kamae_operation_commit (operation, error);
}

static gboolean
communicate (KamaeSample  *sample,
             const char   *date,
             gconstpointer data,
             GError      **error)
{
  const Communication *communication = data;
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) record = NULL;
  g_autoptr (KamaeRecord) source = NULL;
  g_autofree char *acknowledgement =
    kamae_sample_dup_report (sample, TEXT (communication->acknowledgement), date, error);

  if (acknowledgement == NULL)
    return FALSE;
  operation = kamae_sample_begin (sample, date, communication->person,
                                  kamae_sample_text (sample, "周知の記録", "Record what was made known"),
                                  NULL, error);
  if (operation == NULL)
    return FALSE;
  record = kamae_operation_create (operation, "communication_record", error,
                                   "topic", TEXT (communication->topic),
                                   "communicated_on", date,
                                   "audience", TEXT (communication->audience),
                                   "means", communication->means,
                                   "communicated_by", communication->person,
                                   "acknowledgement",
                                   *acknowledgement != '\0' ? acknowledgement : NULL,
                                   NULL);
  if (record == NULL)
    return FALSE;
  if (communication->meeting != NULL)
    source = kamae_sample_find_meeting (sample, communication->meeting, date);
  return (source == NULL ||
          kamae_operation_set_link (operation, record, "source", source, error)) &&
         kamae_operation_commit (operation, error);
}

static gboolean
is_last_held (KamaeSample   *sample,
              const Meeting *meeting)
{
  for (const Meeting *later = meeting + 1; later->kind != NULL; later++)
    {
      g_autofree char *held_on = dup_held_on (sample, later);

      if (g_str_equal (later->kind, meeting->kind) &&
          strcmp (held_on, kamae_sample_get_today (sample)) <= 0)
        return FALSE;
    }
  return TRUE;
}

static void
plan_one_meeting (KamaeSample   *sample,
                  GPtrArray     *plan,
                  const Meeting *meeting)
{
  g_autofree char *held_on = dup_held_on (sample, meeting);
  g_autofree char *early = dup_shifted (held_on, -75);
  g_autofree char *first_day = kamae_sample_dup_date (sample, meeting->years_ago, 1, 1);

  /* Not before the year begins: the number of a meeting is that of its year. */
  kamae_core_sample_plan (plan, g_strdup (strcmp (early, first_day) > 0 ? early : first_day),
                          plan_meeting, meeting);
  kamae_core_sample_plan (plan, dup_shifted (held_on, -14), notify, meeting);
  kamae_core_sample_plan (plan, g_strdup (held_on), hold, meeting);
  kamae_core_sample_plan (plan, dup_shifted (held_on, 1), draft_minutes, meeting);
  kamae_core_sample_plan (plan, dup_shifted (held_on, 4), review_minutes, meeting);
  kamae_core_sample_plan (plan, dup_shifted (held_on, 7), approve_minutes, meeting);
  /* A finding on purpose: those who missed the last all-hands meeting have not been told yet. */
  if (g_str_equal (meeting->kind, "allhands") && meeting->absent != NULL &&
      !is_last_held (sample, meeting))
    kamae_core_sample_plan (plan, dup_shifted (held_on, 8), follow_up, meeting);

  for (guint i = 0; i < G_N_ELEMENTS (meeting->actions); i++)
    if (meeting->actions[i].done_days > 0)
      kamae_core_sample_plan (plan, dup_shifted (held_on, meeting->actions[i].done_days),
                              finish_action, &meeting->actions[i]);
}

/*< private >
 * kamae_core_sample_plan_meetings:
 * @sample: the sample
 * @plan: the plan
 *
 * Plans the meetings, what follows from them, and what was made known.
 */
void
kamae_core_sample_plan_meetings (KamaeSample *sample,
                                 GPtrArray   *plan)
{
  kamae_core_sample_plan (plan, kamae_sample_dup_date (sample, 2, 1, 1), enter_series, NULL);
  kamae_core_sample_plan (plan, kamae_sample_dup_date (sample, 1, 1, 1), add_member, LATER_MEMBER);
  for (const Meeting *meeting = kamae_core_sample_meetings; meeting->kind != NULL; meeting++)
    plan_one_meeting (sample, plan, meeting);
  for (guint i = 0; i < G_N_ELEMENTS (communications); i++)
    {
      const Communication *communication = &communications[i];

      kamae_core_sample_plan (plan,
                              kamae_sample_dup_date (sample, communication->years_ago,
                                                     communication->month, communication->day),
                              communicate, communication);
    }
}
