/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-objectives-sample-private.h"

/* The plugin's part of the sample organization: the objectives of three years with their results,
 * changes in every state, and two changes that nobody had planned. */

#define PRESIDENT "1001"
#define ISMS_MANAGER "1002"
#define COMMITTEE_MEMBER "1003"
#define SYSTEM_MANAGER "1005"
#define SECRETARIAT "1006"

#define TEXT(text) kamae_sample_text (sample, (text).ja, (text).en)

static gboolean
has_come (KamaeSample *sample,
          const char  *date)
{
  return strcmp (date, kamae_sample_get_today (sample)) <= 0;
}

static gboolean
step (KamaeSample  *sample,
      const char   *date,
      const char   *person,
      const char   *name,
      KamaeRecord  *record,
      const char   *transition,
      const char   *reason,
      GError      **error)
{
  g_autoptr(KamaeOperation) operation = kamae_sample_begin (sample, date, person, name, record,
                                                            error);

  if (operation == NULL)
    return FALSE;
  if (reason != NULL)
    kamae_operation_set_reason (operation, reason);
  return kamae_operation_transition (operation, record, transition, error)
         && kamae_operation_commit (operation, error);
}

/* -- Objectives -------------------------------------------------------------------------------- */

typedef struct
{
  KamaeSample *sample;
  const KamaeObjectivesSampleYear *data;
  KamaeRecord *set;
  GPtrArray *objectives;
} Year;

static char *
dup_date (Year *year,
          int   month,
          int   day)
{
  g_autofree char *date = kamae_sample_dup_date (year->sample, year->data->years_ago, month, day);

  return kamae_sample_dup_working_day (year->sample, date, 0);
}

static gboolean
fill (KamaeOperation     *operation,
      KamaeRecord        *record,
      const char *const (*fields)[2],
      guint               n,
      GError            **error)
{
  for (guint i = 0; i < n; i++)
    if (fields[i][1] != NULL
        && !kamae_operation_set (operation, record, fields[i][0], fields[i][1], error))
      return FALSE;
  return TRUE;
}

#define ALL_POINTS "policy measurable requirements monitored communicated updated documented"

static KamaeRecord *
add_objective (Year                                  *year,
               KamaeOperation                        *operation,
               const KamaeObjectivesSampleObjective  *data,
               GError                               **error)
{
  KamaeSample *sample = year->sample;
  g_autofree char *set = kamae_record_dup_key (year->set);
  g_autofree char *due_on = dup_date (year, 12, 20);
  gboolean is_measurable = data->target != NULL;
  const char *const fields[][2] = {
    { "level", data->department != NULL ? "department" : "company" },
    { "department", data->department },
    { "policy_link", TEXT (data->policy) },
    { "basis", TEXT (data->basis) },
    { "measurable", is_measurable ? "1" : "0" },
    { is_measurable ? "indicator" : "unmeasurable_because", TEXT (data->indicator) },
    { "direction", data->direction },
    { "target", data->target },
    { "unit", TEXT (data->unit) },
    { "baseline", data->baseline },
    { "actions", TEXT (data->actions) },
    { "resources", TEXT (data->resources) },
    { "owner", data->owner },
    { "due_on", due_on },
    { "evaluation", TEXT (data->evaluation) },
    { "points", ALL_POINTS },
  };
  g_autoptr(KamaeRecord) objective = kamae_operation_create (operation, "objective", error,
                                                             "set", set,
                                                             "title", TEXT (data->title), NULL);

  if (objective == NULL || !fill (operation, objective, fields, G_N_ELEMENTS (fields), error))
    return NULL;
  if (is_measurable && data->baseline == NULL
      && !kamae_operation_set_absence (operation, objective, "baseline", KAMAE_ABSENCE_NONE, error))
    return NULL;
  return g_steal_pointer (&objective);
}

/* What the year before left open stands first. */
static KamaeRecord *
carry_objective (Year                                  *year,
                 KamaeOperation                        *operation,
                 const KamaeObjectivesSampleObjective  *data,
                 GError                               **error)
{
  KamaeSample *sample = year->sample;
  g_autofree char *due_on = dup_date (year, 12, 20);
  const char *const fields[][2] = {
    { "carried_because", TEXT (data->carried) }, { "due_on", due_on }, { "points", ALL_POINTS },
  };
  g_autoptr(KamaeRecordList) list = NULL;
  g_autoptr(KamaeRecord) objective = NULL;

  if (!kamae_operation_transition (operation, year->set, "carry", error))
    return NULL;
  list = kamae_register_list_parts (kamae_sample_get_register (sample), year->set, "objective");
  objective = g_list_model_get_item (G_LIST_MODEL (list), 0);
  if (!fill (operation, objective, fields, G_N_ELEMENTS (fields), error))
    return NULL;
  return g_steal_pointer (&objective);
}

static gboolean
write_set (Year        *year,
           const char  *date,
           GError     **error)
{
  KamaeSample *sample = year->sample;
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, ISMS_MANAGER,
                        kamae_sample_text (sample, "年間情報セキュリティ目標の作成",
                                           "Write the objectives of the year"), NULL, error);

  if (operation == NULL)
    return FALSE;
  year->set = kamae_operation_create (operation, "objective_set", error,
                                      "policy_version", year->data->policy_version,
                                      "emphasis", TEXT (year->data->emphasis), NULL);
  if (year->set == NULL)
    return FALSE;
  kamae_operation_set_subject (operation, year->set);
  for (guint i = 0; i < year->data->n_objectives; i++)
    {
      const KamaeObjectivesSampleObjective *data = &year->data->objectives[i];
      KamaeRecord *objective = data->title.ja != NULL
                               ? add_objective (year, operation, data, error)
                               : carry_objective (year, operation, data, error);

      if (objective == NULL)
        return FALSE;
      g_ptr_array_add (year->objectives, objective);
    }
  return kamae_operation_commit (operation, error);
}

static gboolean
approve_set (Year    *year,
             GError **error)
{
  KamaeSample *sample = year->sample;
  const struct
  {
    int month;
    int day;
    const char *person;
    const char *transition;
    KamaeObjectivesText name;
    KamaeObjectivesText reason;
  } steps[] = {
    { 1, 22, ISMS_MANAGER, "prepare", { "年間情報セキュリティ目標に作成の署名", "Sign the objectives as preparer" },
      { NULL } },
    { 1, 24, COMMITTEE_MEMBER, "review", { "年間情報セキュリティ目標を審査",
                                           "Sign the objectives for the committee" }, { NULL } },
    { 1, 27, PRESIDENT, "approve", { "年間情報セキュリティ目標を承認", "Approve the objectives" },
      year->data->departments },
    { 2, 1, ISMS_MANAGER, "start", { "年度の取組みを開始", "Start the year" }, { NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *date = dup_date (year, steps[i].month, steps[i].day);

      if (!has_come (sample, date))
        return TRUE;
      if (!step (sample, date, steps[i].person, TEXT (steps[i].name), year->set,
                 steps[i].transition, TEXT (steps[i].reason), error))
        return FALSE;
    }
  return TRUE;
}

/* What is to be done about what was not achieved. */
static KamaeRecord *
add_follow_up (Year            *year,
               KamaeOperation  *operation,
               const char      *owner,
               GError         **error)
{
  KamaeSample *sample = year->sample;
  g_autofree char *set = kamae_record_dup_key (year->set);
  g_autofree char *due_on = kamae_sample_dup_date (sample, year->data->years_ago - 1, 2, 20);

  return kamae_operation_create (operation, "task", error,
                                 "subject",
                                 kamae_sample_text (sample, "修正プログラムの夜間自動適用の導入",
                                                    "Introduce automatic patches at night"),
                                 "source", set, "assignee", owner, "due_on", due_on,
                                 "clause", "6.2", NULL);
}

static gboolean
add_result (Year        *year,
            guint        position,
            const KamaeObjectivesSampleResult *data,
            const char  *date,
            GError     **error)
{
  KamaeSample *sample = year->sample;
  g_autofree char *objective = kamae_record_dup_key (year->objectives->pdata[position]);
  g_autoptr(KamaeRecord) owner = kamae_record_ref_link (year->objectives->pdata[position],
                                                        "owner");
  g_autofree char *person = g_strdup (kamae_record_get_text (owner, "staff_no"));
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, person,
                        kamae_sample_text (sample, "目標の実績を記録", "Record a result"), NULL, error);
  g_autoptr(KamaeRecord) result = NULL;
  g_autoptr(KamaeRecord) task = NULL;

  if (operation == NULL)
    return FALSE;
  result = kamae_operation_create (operation, "objective_result", error,
                                   "objective", objective, "measured_on", date,
                                   "value", data->value, "verdict", data->verdict,
                                   "comment", TEXT (data->comment), NULL);
  if (result == NULL)
    return FALSE;
  kamae_operation_set_subject (operation, result);
  if (g_strcmp0 (data->verdict, "not_achieved") == 0)
    {
      task = add_follow_up (year, operation, person, error);
      if (task == NULL
          || !kamae_operation_set_link (operation, result, "follow_up", task, error)
          || !kamae_operation_set (operation, result, "cause",
                                   kamae_sample_text (sample, "夜間に止めるサーバーの適用を人手で行い、予定がそろわなかった。",
                                                      "Servers that must stop at night are patched by hand, and times could not be agreed."),
                                   error))
        return FALSE;
    }
  return kamae_operation_commit (operation, error);
}

/* By the days on which they were recorded. */
static gboolean
tell_results (Year    *year,
              GError **error)
{
  for (int month = 2; month <= 12; month++)
    for (int day = 1; day <= 31; day++)
      for (guint i = 0; i < year->data->n_objectives; i++)
        for (guint j = 0; j < G_N_ELEMENTS (year->data->objectives[i].results); j++)
          {
            const KamaeObjectivesSampleResult *data = &year->data->objectives[i].results[j];
            g_autofree char *date = NULL;

            if (data->month != month || data->day != day)
              continue;
            date = dup_date (year, month, day);
            if (!has_come (year->sample, date))
              return TRUE;
            if (!add_result (year, i, data, date, error))
              return FALSE;
          }
  return TRUE;
}

static gboolean
evaluate_set (Year    *year,
              GError **error)
{
  KamaeSample *sample = year->sample;
  g_autofree char *evaluated_on = dup_date (year, 12, 22);
  g_autofree char *closed_on = dup_date (year, 12, 26);

  if (!has_come (sample, closed_on) || year->data->years_ago == 0)
    return TRUE;
  return step (sample, evaluated_on, ISMS_MANAGER,
               kamae_sample_text (sample, "目標の達成を評価", "Evaluate the objectives"), year->set,
               "evaluate", NULL, error)
         && step (sample, closed_on, PRESIDENT,
                  kamae_sample_text (sample, "目標の評価を承認", "Approve the evaluation"),
                  year->set, "close", NULL, error);
}

static gboolean
tell_year (KamaeSample    *sample,
           gconstpointer   told,
           GError        **error)
{
  g_autoptr(GPtrArray) objectives = g_ptr_array_new_with_free_func (g_object_unref);
  Year year = { sample, told, NULL, objectives };
  g_autofree char *date = dup_date (&year, 1, 21);
  g_autoptr(KamaeRecord) set = NULL;

  if (!has_come (sample, date))
    return TRUE;
  if (!write_set (&year, date, error))
    return FALSE;
  set = year.set;
  return approve_set (&year, error) && tell_results (&year, error) && evaluate_set (&year, error);
}

/* -- Planned changes --------------------------------------------------------------------------- */

typedef struct
{
  KamaeSample *sample;
  const KamaeObjectivesSampleChange *data;
  KamaeRecord *record;
  char *start;
} Change;

static char *
dup_day (Change *change,
         int     days)
{
  g_autofree char *date = kamae_date_add_days (change->start, days);

  return kamae_sample_dup_working_day (change->sample, date, 0);
}

#define DECISION "SELECT id FROM review_decision WHERE text = :text ORDER BY number COLLATE counted DESC LIMIT 1"

/* The decision of the management review, if that is there. */
static gboolean
name_cause (Change          *change,
            KamaeOperation  *operation,
            GError         **error)
{
  KamaeSample *sample = change->sample;
  KamaeRegister *reg = kamae_sample_get_register (sample);
  g_autoptr(KamaeCursor) cursor = NULL;
  g_autoptr(KamaeRecord) decision = NULL;

  if (change->data->decision.ja == NULL
      || kamae_model_find_entity (kamae_register_get_model (reg), "review_decision") == NULL)
    return TRUE;
  cursor = kamae_register_query (reg, DECISION, NULL, error);
  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_text (cursor, ":text", TEXT (change->data->decision));
  if (!kamae_cursor_next (cursor, KAMAE_KEPT))
    return TRUE;
  decision = kamae_register_ref_record (reg, kamae_cursor_get_integer (cursor, 0), error);
  g_clear_object (&cursor);
  return decision != NULL
         && kamae_operation_set_link (operation, change->record, "cause", decision, error);
}

static gboolean
request (Change  *change,
         GError **error)
{
  KamaeSample *sample = change->sample;
  const KamaeObjectivesSampleChange *data = change->data;
  g_autofree char *starts_on = dup_day (change, (data->approved > 0 ? data->approved : 60) + 1);
  g_autofree char *due_on = dup_day (change, data->due);
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, change->start, data->responsible,
                        kamae_sample_text (sample, "変更を起案", "Request a change"), NULL, error);

  if (operation == NULL)
    return FALSE;
  change->record = kamae_operation_create (operation, "planned_change", error,
                                           "title", TEXT (data->title), "kind", data->kind,
                                           "purpose", TEXT (data->purpose),
                                           "reason", TEXT (data->reason),
                                           "resources", TEXT (data->resources),
                                           "responsible", data->responsible,
                                           "starts_on", starts_on, "due_on", due_on, NULL);
  if (change->record == NULL)
    return FALSE;
  kamae_operation_set_subject (operation, change->record);
  if (data->resources.ja == NULL
      && !kamae_operation_set_absence (operation, change->record, "resources",
                                       KAMAE_ABSENCE_NONE, error))
    return FALSE;
  return name_cause (change, operation, error) && kamae_operation_commit (operation, error);
}

static gboolean
answer (Change  *change,
        GError **error)
{
  KamaeSample *sample = change->sample;
  g_autofree char *date = dup_day (change, change->data->assessed);
  g_autofree char *due_on = dup_day (change, change->data->due - 10);
  g_autoptr(KamaeRecordList) list = NULL;
  g_autoptr(KamaeOperation) operation = NULL;

  if (!has_come (sample, date))
    return TRUE;
  operation = kamae_sample_begin (sample, date, ISMS_MANAGER,
                                  kamae_sample_text (sample, "変更の影響を評価",
                                                     "Assess the consequences of a change"),
                                  change->record, error);
  if (operation == NULL)
    return FALSE;
  list = kamae_register_list_parts (kamae_sample_get_register (sample), change->record,
                                    "change_consequence");
  for (guint i = 0; i < G_N_ELEMENTS (change->data->consequences); i++)
    {
      const KamaeObjectivesSampleConsequence *data = &change->data->consequences[i];
      g_autoptr(KamaeRecord) part = g_list_model_get_item (G_LIST_MODEL (list), i);
      gboolean is_touched = data->action.ja != NULL;
      const char *const fields[][2] = {
        { "answer", is_touched ? "1" : "0" }, { "note", TEXT (data->note) },
        { "action", TEXT (data->action) }, { "owner", data->owner },
        { "due_on", is_touched ? due_on : NULL },
      };

      if (!fill (operation, part, fields, G_N_ELEMENTS (fields), error))
        return FALSE;
    }
  return kamae_operation_transition (operation, change->record, "assess", error)
         && kamae_operation_commit (operation, error);
}

/* The scope statement has been drafted by now. */
static gboolean
name_scope (Change      *change,
            const char  *date,
            GError     **error)
{
  KamaeSample *sample = change->sample;
  KamaeRegister *reg = kamae_sample_get_register (sample);
  g_autoptr(KamaeRecord) scope = NULL;
  g_autoptr(KamaeOperation) operation = NULL;

  if (!kamae_sample_wait (sample, date, error))
    return FALSE;
  if (kamae_model_find_entity (kamae_register_get_model (reg), "scope_statement") == NULL)
    return TRUE;
  scope = kamae_sample_find (sample, "scope_statement", change->data->scope);
  operation = kamae_sample_begin (sample, date, ISMS_MANAGER,
                                  kamae_sample_text (sample, "変更の対象を関連付け",
                                                     "Link what is changed"),
                                  change->record, error);
  return operation != NULL
         && (scope == NULL
             || kamae_operation_add_link (operation, change->record, "changes", scope, error))
         && kamae_operation_commit (operation, error);
}

static gboolean
notify (Change      *change,
        const char  *date,
        GError     **error)
{
  KamaeSample *sample = change->sample;
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, SECRETARIAT,
                        kamae_sample_text (sample, "認証機関への届出を記録", "Note the notice to the body"),
                        change->record, error);

  return operation != NULL
         && kamae_operation_set (operation, change->record, "notified_on", date, error)
         && kamae_operation_set (operation, change->record, "notice",
                                 kamae_sample_text (sample, "変更届を電子メールで送付し、受理の連絡を得た。",
                                                    "The form was sent by e-mail; the body has accepted it."),
                                 error)
         && kamae_operation_commit (operation, error);
}

static gboolean
finish_tasks (Change      *change,
              const char  *date,
              GError     **error)
{
  KamaeSample *sample = change->sample;
  g_autoptr(KamaeRecordList) list =
    kamae_register_list_parts (kamae_sample_get_register (sample), change->record,
                               "change_consequence");

  for (guint i = 0; i < G_N_ELEMENTS (change->data->consequences); i++)
    {
      g_autoptr(KamaeRecord) part = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr(KamaeRecord) task = kamae_record_ref_link (part, "task");
      g_autoptr(KamaeOperation) operation = NULL;

      if (task == NULL)
        continue;
      operation = kamae_sample_begin (sample, date, change->data->consequences[i].owner,
                                      kamae_sample_text (sample, "変更に伴う作業の完了",
                                                         "Finish what the change asks for"),
                                      task, error);
      if (operation == NULL
          || !kamae_operation_set (operation, task, "result",
                                   kamae_sample_text (sample, "計画どおり終えた。", "Done as planned."),
                                   error)
          || !kamae_operation_transition (operation, task, "finish", error)
          || !kamae_operation_commit (operation, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
finish (Change      *change,
        const char  *date,
        const char  *person,
        const char  *name,
        const char  *field,
        const char  *text,
        const char  *transition,
        GError     **error)
{
  g_autoptr(KamaeOperation) operation = kamae_sample_begin (change->sample, date, person, name,
                                                            change->record, error);

  return operation != NULL
         && kamae_operation_set (operation, change->record, field, text, error)
         && kamae_operation_transition (operation, change->record, transition, error)
         && kamae_operation_commit (operation, error);
}

static gboolean
carry_out (Change  *change,
           GError **error)
{
  KamaeSample *sample = change->sample;
  const KamaeObjectivesSampleChange *data = change->data;
  g_autofree char *approved_on = dup_day (change, data->approved);
  g_autofree char *begun_on = dup_day (change, data->approved + 1);
  g_autofree char *drafted_on = dup_day (change, 24);
  g_autofree char *notified_on = dup_day (change, data->notified);
  g_autofree char *dealt_with_on = dup_day (change, data->completed - 4);
  g_autofree char *completed_on = dup_day (change, data->completed);
  g_autofree char *verified_on = dup_day (change, data->verified);

  if (data->approved == 0 || !has_come (sample, verified_on))
    return TRUE;
  return step (sample, approved_on, PRESIDENT,
               kamae_sample_text (sample, "変更計画を承認", "Approve the plan of a change"),
               change->record, "approve", NULL, error)
         && step (sample, begun_on, data->responsible,
                  kamae_sample_text (sample, "変更に着手", "Start a change"), change->record,
                  "start", NULL, error)
         && (data->scope == NULL || name_scope (change, drafted_on, error))
         && (data->notified == 0 || notify (change, notified_on, error))
         && finish_tasks (change, dealt_with_on, error)
         && finish (change, completed_on, data->responsible,
                    kamae_sample_text (sample, "変更の完了", "Complete a change"), "result",
                    TEXT (data->result), "complete", error)
         && finish (change, verified_on, ISMS_MANAGER,
                    kamae_sample_text (sample, "変更の有効性を確認", "Verify the effect of a change"),
                    "effectiveness", TEXT (data->effectiveness), "verify", error);
}

static gboolean
tell_change (KamaeSample    *sample,
             gconstpointer   told,
             GError        **error)
{
  const KamaeObjectivesSampleChange *data = told;
  g_autofree char *date = kamae_sample_dup_date (sample, data->years_ago, data->month, data->day);
  g_autofree char *start = kamae_sample_dup_working_day (sample, date, 0);
  Change change = { sample, data, NULL, start };
  g_autoptr(KamaeRecord) record = NULL;

  if (!has_come (sample, start))
    return TRUE;
  /* What it comes from is there. */
  if (!kamae_sample_wait (sample, start, error) || !request (&change, error))
    return FALSE;
  record = change.record;
  return answer (&change, error) && carry_out (&change, error);
}

/* -- Unintended changes ------------------------------------------------------------------------ */

static KamaeRecord *
note_unintended (KamaeSample          *sample,
                 const char           *date,
                 const char           *person,
                 const char           *title,
                 const char           *description,
                 GError              **error)
{
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, person,
                        kamae_sample_text (sample, "意図しない変更を記録", "Note an unintended change"),
                        NULL, error);
  g_autoptr(KamaeRecord) record = NULL;

  if (operation == NULL)
    return NULL;
  record = kamae_operation_create (operation, "unintended_change", error, "title", title,
                                   "description", description, NULL);
  if (record == NULL)
    return NULL;
  kamae_operation_set_subject (operation, record);
  if (!kamae_operation_commit (operation, error))
    return NULL;
  return g_steal_pointer (&record);
}

static gboolean
review_unintended (KamaeSample          *sample,
                   const char           *date,
                   KamaeRecord          *record,
                   const char           *effects,
                   const char           *measures,
                   const char           *owner,
                   const char           *due_on,
                   GError              **error)
{
  const char *const fields[][2] = {
    { "effects", effects }, { "measures", measures }, { "owner", owner }, { "due_on", due_on },
  };
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, SYSTEM_MANAGER,
                        kamae_sample_text (sample, "意図しない変更の結果をレビュー",
                                           "Review an unintended change"), record, error);

  return operation != NULL && fill (operation, record, fields, G_N_ELEMENTS (fields), error)
         && kamae_operation_transition (operation, record, "review", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
tell_past (KamaeSample    *sample,
           gconstpointer   unused,
           GError        **error)
{
  g_autofree char *day = kamae_sample_dup_date (sample, 1, 9, 18);
  g_autofree char *found_on = kamae_sample_dup_working_day (sample, day, 0);
  g_autofree char *reviewed_on = kamae_sample_dup_working_day (sample, found_on, 2);
  g_autofree char *mitigated_on = kamae_sample_dup_working_day (sample, found_on, 8);
  g_autofree char *closed_on = kamae_sample_dup_working_day (sample, found_on, 30);
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecord) record =
    note_unintended (sample, found_on, "1036",
                     kamae_sample_text (sample, "クラウドの更新によるダウンロード記録の停止",
                                        "An update of the cloud stopped the log of downloads"),
                     kamae_sample_text (sample, "事業者の更新により、ファイルのダウンロードの記録が3日間残っていなかった。設定が初期値に戻っていた。",
                                        "After the provider's update no downloads were logged for three days: a setting had gone back to its default."),
                     error);

  if (record == NULL
      || !review_unintended (sample, reviewed_on, record,
                             kamae_sample_text (sample, "3日間の持出しを後から確認できない。ほかの記録では不審な動きは見つからなかった。",
                                                "What was taken out in three days cannot be seen later. Other logs show nothing suspicious."),
                             kamae_sample_text (sample, "設定を元に戻し、更新の後に設定を照合する作業を月次点検に加える。",
                                                "Restore the setting, and compare settings after each update in the monthly check."),
                             "1036", mitigated_on, error))
    return FALSE;
  operation = kamae_sample_begin (sample, mitigated_on, "1036",
                                  kamae_sample_text (sample, "意図しない変更の影響を軽減",
                                                     "Mitigate an unintended change"), record, error);
  if (operation == NULL
      || !kamae_operation_set (operation, record, "result",
                               kamae_sample_text (sample, "記録を再開し、月次点検の項目に加えた。",
                                                  "The log is kept again; the monthly check has the item."),
                               error)
      || !kamae_operation_transition (operation, record, "mitigate", error)
      || !kamae_operation_commit (operation, error))
    return FALSE;
  g_clear_object (&operation);
  return step (sample, closed_on, ISMS_MANAGER,
               kamae_sample_text (sample, "意図しない変更の完了", "Close an unintended change"), record,
               "close", NULL, error);
}

static gboolean
tell_present (KamaeSample    *sample,
              gconstpointer   unused,
              GError        **error)
{
  g_autofree char *found_on = kamae_sample_dup_day (sample, -9);
  g_autofree char *reviewed_on = kamae_sample_dup_day (sample, -6);
  g_autofree char *due_on = kamae_sample_dup_day (sample, 8);
  g_autoptr(KamaeRecord) record =
    note_unintended (sample, found_on, "1035",
                     kamae_sample_text (sample, "共有フォルダーの権限の広がり",
                                        "A shared folder was opened to more people"),
                     kamae_sample_text (sample, "フォルダーの移動により上位の権限を引き継ぎ、営業部の見積フォルダーを全社員が閲覧できる状態であった。",
                                        "A folder was moved and inherited the rights of the one above: everybody could read the offers of Sales."),
                     error);

  return record != NULL
         && review_unintended (sample, reviewed_on, record,
                               kamae_sample_text (sample, "社内の閲覧に限られ、社外への漏えいはない。閲覧した人は4名である。",
                                                  "Only people of the company could read it, and four did. Nothing went outside."),
                               kamae_sample_text (sample, "権限を元に戻し、移動したほかのフォルダーを照合する。",
                                                  "Restore the rights, and look at other folders that were moved."),
                               "1035", due_on, error);
}

gboolean
kamae_objectives_fill_sample (KamaeSample  *sample,
                              GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kamae_objectives_sample_years); i++)
    kamae_sample_tell_beside (sample, tell_year, &kamae_objectives_sample_years[i]);
  for (int years_ago = 2; years_ago >= 0; years_ago--)
    kamae_sample_tell_beside (sample, kamae_objectives_tell_plan, GINT_TO_POINTER (years_ago));
  for (guint i = 0; kamae_objectives_sample_changes[i].kind != NULL; i++)
    kamae_sample_tell_beside (sample, tell_change, &kamae_objectives_sample_changes[i]);
  kamae_sample_tell_beside (sample, tell_past, NULL);
  kamae_sample_tell_beside (sample, tell_present, NULL);
  return TRUE;
}
