/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-improvement-sample-private.h"

#include <stdio.h>

/* The plugin's part of the sample organization: nonconformities of three years in every state, and
 * improvements. Each goes through its phases on its days, as far as it has come. */

#define ISMS_MANAGER "1002"
#define SECRETARIAT "1006"

typedef struct
{
  KamaeSample *sample;
  const KamaeImprovementCase *data;
  KamaeRecord *record;
  char *start; /* the day of issue */
} Story;

static const char *
text (Story                      *story,
      const KamaeImprovementText *both)
{
  return kamae_sample_text (story->sample, both->ja, both->en);
}

static char *
dup_day (Story *story,
         int    days)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) start = NULL;
  g_autoptr(GDateTime) day = NULL;
  int year = 0, month = 0, date = 0;

  if (sscanf (story->start, "%d-%d-%d", &year, &month, &date) != 3)
    g_assert_not_reached ();
  start = g_date_time_new (utc, year, month, date, 12, 0, 0);
  day = g_date_time_add_days (start, days);
  return g_date_time_format (day, "%F");
}

static gboolean
has_come (Story *story,
          int    days)
{
  g_autofree char *date = dup_day (story, days);

  return strcmp (date, kamae_sample_get_today (story->sample)) <= 0;
}

static gboolean
set_fields (KamaeOperation     *operation,
            KamaeRecord        *record,
            const char *const  *fields,
            GError            **error)
{
  for (; *fields != NULL; fields += 2)
    if (!kamae_operation_set (operation, record, fields[0], fields[1], error))
      return FALSE;
  return TRUE;
}

/* One day of the case: what was noted on it, and the step that it allowed. */
static gboolean
advance (Story             *story,
         const char        *date,
         const char        *person,
         const char        *ja,
         const char        *en,
         const char *const *fields,
         const char        *transition,
         GError           **error)
{
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (story->sample, date, person, kamae_sample_text (story->sample, ja, en),
                        story->record, error);

  if (operation == NULL || !set_fields (operation, story->record, fields, error))
    return FALSE;
  kamae_operation_set_reason (operation,
                              kamae_sample_text (story->sample, "是正処置の手順に従う。",
                                                 "By the procedure for corrective action."));
  return kamae_operation_transition (operation, story->record, transition, error)
         && kamae_operation_commit (operation, error);
}

static KamaeRecord *
ref_source (Story      *story,
            const char *entity,
            const char *field,
            const char *value)
{
  KamaeRegister *reg = kamae_sample_get_register (story->sample);
  g_autoptr(KamaeRecordList) records = kamae_register_list (reg, entity);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (records)); i++)
    {
      g_autoptr(KamaeRecord) source = g_list_model_get_item (G_LIST_MODEL (records), i);

      if (g_strcmp0 (kamae_record_get_text (source, field), value) == 0)
        return g_steal_pointer (&source);
    }
  return NULL;
}

/* The record of another plugin, if it is there, in which the case was found: the finding of the
 * same subject, or the certification audit that ended on that day. */
static gboolean
name_source (Story           *story,
             KamaeOperation  *operation,
             GError         **error)
{
  gboolean is_internal = g_str_equal (story->data->source, "internal_audit");
  const char *entity = is_internal ? "audit_finding" : "certification_audit";
  KamaeModel *model = kamae_register_get_model (kamae_sample_get_register (story->sample));
  g_autoptr(KamaeRecord) source = NULL;

  if (kamae_model_find_entity (model, entity) == NULL)
    return TRUE;
  source = is_internal ? ref_source (story, entity, "title", text (story, &story->data->title))
                       : ref_source (story, entity, "ends_on", story->start);
  return source == NULL
         || kamae_operation_set_link (operation, story->record, "source_record", source, error);
}

static gboolean
open_case (Story   *story,
           GError **error)
{
  const KamaeImprovementCase *data = story->data;
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (story->sample, story->start, data->issued_by,
                        kamae_sample_text (story->sample, "不適合を起票", "Issue a nonconformity"),
                        NULL, error);
  const char *const audit[] = {
    "auditor", data->issued_by, "found_on", story->start, NULL
  };
  const char *const body[] = {
    "body", kamae_sample_text (story->sample, "日本システム審査機構", "Japan Systems Assessment Body"),
    "found_on", story->start, NULL
  };

  if (operation == NULL)
    return FALSE;
  story->record = kamae_operation_create (operation, "nonconformity", error,
                                          "title", text (story, &data->title),
                                          "opened_on", story->start,
                                          "opened_by", data->issued_by,
                                          "department", data->department,
                                          "source", data->source,
                                          "grade", data->grade,
                                          "clause", data->clause,
                                          "control", data->control,
                                          "nature", text (story, &data->nature),
                                          "evidence", text (story, &data->evidence), NULL);
  if (story->record == NULL)
    return FALSE;

  kamae_operation_set_subject (operation, story->record);
  if (g_str_equal (data->source, "internal_audit")
      && !set_fields (operation, story->record, audit, error))
    return FALSE;
  if (g_str_equal (data->source, "external_audit")
      && !set_fields (operation, story->record, body, error))
    return FALSE;
  if (g_str_has_suffix (data->source, "_audit") && !name_source (story, operation, error))
    return FALSE;
  return kamae_operation_transition (operation, story->record, "sign_issue", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
correct (Story   *story,
         GError **error)
{
  g_autofree char *date = dup_day (story, MAX (story->data->corrected_in, 1));
  g_autofree char *corrected = dup_day (story, story->data->corrected_in);
  static const char *const none[] = { NULL };
  const char *const fields[] = {
    "correction", text (story, &story->data->correction),
    "consequences", text (story, &story->data->consequences),
    "corrected_on", corrected, NULL
  };

  return advance (story, story->start, ISMS_MANAGER, "起票を承認", "Approve the issue", none,
                  "approve_issue", error)
         && advance (story, date, story->data->owner, "修正を記録", "Record the correction", fields,
                     "correct", error);
}

static gboolean
add_whys (Story       *story,
          const char  *date,
          GError     **error)
{
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (story->sample, date, story->data->owner,
                        kamae_sample_text (story->sample, "なぜなぜ分析", "Ask five whys"),
                        story->record, error);
  g_autofree char *parent = NULL;

  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (story->data->whys) && story->data->whys[i].ja != NULL; i++)
    {
      g_autofree char *owner = kamae_record_dup_key (story->record);
      g_autofree char *position = g_strdup_printf ("%u", i + 1);
      gboolean is_last = i + 1 == G_N_ELEMENTS (story->data->whys)
                         || story->data->whys[i + 1].ja == NULL;
      g_autoptr(KamaeRecord) why =
        kamae_operation_create (operation, "nonconformity_why", error,
                                "nonconformity", owner,
                                "answer", text (story, &story->data->whys[i]),
                                "parent", parent,
                                "position", position,
                                "is_root", is_last ? "1" : "0", NULL);

      if (why == NULL)
        return FALSE;
      g_free (parent);
      parent = kamae_record_dup_key (why);
    }
  return kamae_operation_commit (operation, error);
}

static gboolean
analyse (Story   *story,
         GError **error)
{
  g_autofree char *date = dup_day (story, 10);
  const char *const fields[] = {
    "similar", story->data->similar,
    "similar_likely", g_str_equal (story->data->similar, "found") ? "likely" : "unlikely",
    "similar_where", text (story, &story->data->checked),
    "cause", text (story, &story->data->cause), NULL
  };

  return add_whys (story, date, error)
         && advance (story, date, story->data->owner, "原因を分析", "Analyse the cause", fields,
                     "analyse", error);
}

static KamaeRecord *
add_action (Story                        *story,
            const KamaeImprovementRound  *round,
            int                           days,
            GError                      **error)
{
  g_autofree char *date = dup_day (story, days);
  g_autofree char *due = dup_day (story, days + round->due_in);
  g_autofree char *evaluation = dup_day (story, days + 30 + 40);
  g_autofree char *owner = kamae_record_dup_key (story->record);
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (story->sample, date, story->data->owner,
                        kamae_sample_text (story->sample, "是正処置を計画", "Plan a corrective action"),
                        story->record, error);
  g_autoptr(KamaeRecord) action = NULL;

  if (operation == NULL)
    return NULL;
  action = kamae_operation_create (operation, "corrective_action", error,
                                   "nonconformity", owner,
                                   "action", text (story, &round->action),
                                   "owner", story->data->owner,
                                   "due_on", due,
                                   "criterion", text (story, &round->criterion),
                                   "evaluation_due_on", evaluation, NULL);
  if (action == NULL || !kamae_operation_commit (operation, error))
    return NULL;
  return g_steal_pointer (&action);
}

static gboolean
plan (Story    *story,
      gboolean  is_needed,
      GError  **error)
{
  g_autofree char *date = dup_day (story, 13);
  static const char *const none[] = { NULL };
  const char *const fields[] = {
    "action_needed", is_needed ? "1" : "0",
    "need_reason", text (story, &story->data->need),
    "isms_change", "0", "risk_update", "0", NULL
  };

  return advance (story, date, story->data->owner, "処置計画を提出", "Sign the plan", fields,
                  "sign_plan", error)
         && advance (story, date, ISMS_MANAGER, "処置計画を承認", "Approve the plan", none, "plan",
                     error);
}

static gboolean
finish_action (Story                        *story,
               const KamaeImprovementRound  *round,
               KamaeRecord                  *action,
               const char                   *date,
               GError                      **error)
{
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (story->sample, date, story->data->owner,
                        kamae_sample_text (story->sample, "実施を報告", "Report the implementation"),
                        action, error);
  const char *const fields[] = {
    "done", text (story, &round->done), "done_on", date, "done_by", story->data->owner, NULL
  };

  return operation != NULL && set_fields (operation, action, fields, error)
         && kamae_operation_transition (operation, action, "finish", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
check_action (Story        *story,
              KamaeRecord  *action,
              const char   *date,
              GError      **error)
{
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (story->sample, date, story->data->verifier,
                        kamae_sample_text (story->sample, "実施を確認", "Check the implementation"),
                        action, error);

  return operation != NULL && kamae_operation_transition (operation, action, "check", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
note_on_action (Story              *story,
                KamaeRecord        *action,
                const char         *date,
                const char         *ja,
                const char         *en,
                const char *const  *fields,
                GError            **error)
{
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (story->sample, date, story->data->verifier,
                        kamae_sample_text (story->sample, ja, en), action, error);

  return operation != NULL && set_fields (operation, action, fields, error)
         && kamae_operation_commit (operation, error);
}

static gboolean
evaluate (Story                        *story,
          const KamaeImprovementRound  *round,
          KamaeRecord                  *action,
          int                           days,
          GError                      **error)
{
  static const char *const none[] = { NULL };
  g_autofree char *date = dup_day (story, days);
  const char *const fields[] = {
    "evaluated_on", date, "evaluated_by", story->data->verifier,
    "evaluation", text (story, &round->evaluation),
    "verdict", round->is_effective ? "effective" : "ineffective", "follow_up", "0", NULL
  };

  return note_on_action (story, action, date, "有効性を評価", "Judge the effect", fields, error)
         && advance (story, date, story->data->verifier, "評価に署名", "Sign the judgement", none,
                     "judge",
                     error);
}

/* The phases 3 and 4 of one round, as far as the case has come. */
static gboolean
carry_out (Story                        *story,
           const KamaeImprovementRound  *round,
           KamaeRecord                  *action,
           int                           days,
           KamaeImprovementStage         stage,
           GError                      **error)
{
  static const char *const none[] = { NULL };
  g_autofree char *started = dup_day (story, days + 1);
  g_autofree char *done = dup_day (story, days + 15);
  g_autofree char *checked = dup_day (story, days + 20);

  if (stage < KAMAE_IMPROVEMENT_IMPLEMENTING || !has_come (story, days + 1))
    return TRUE;
  if (!advance (story, started, story->data->owner, "処置を開始", "Start the action", none, "start",
                error))
    return FALSE;
  if (stage < KAMAE_IMPROVEMENT_IMPLEMENTED || !has_come (story, days + 15))
    return TRUE;
  if (!finish_action (story, round, action, done, error)
      || !advance (story, done, story->data->owner, "実施の完了", "Finish the action", none,
                   "implement", error))
    return FALSE;
  if (stage < KAMAE_IMPROVEMENT_VERIFYING || !has_come (story, days + 20))
    return TRUE;
  return check_action (story, action, checked, error)
         && advance (story, checked, ISMS_MANAGER, "実施報告を承認", "Approve the report", none, "verify",
                     error);
}

/* The action that follows the one without effect. */
static KamaeRecord *
plan_again (Story                        *story,
            const KamaeImprovementRound  *round,
            int                           days,
            GError                      **error)
{
  g_autofree char *date = dup_day (story, days);
  static const char *const none[] = { NULL };
  const char *const fields[] = {
    "action", text (story, &round->action), "criterion", text (story, &round->criterion), NULL
  };
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecordList) actions = NULL;
  g_autoptr(KamaeRecord) action = NULL;

  if (!advance (story, date, ISMS_MANAGER, "再度の処置計画", "Plan again", none, "repeat", error))
    return NULL;
  operation = kamae_sample_begin (story->sample, date, story->data->owner,
                                  kamae_sample_text (story->sample, "是正処置を計画",
                                                     "Plan a corrective action"),
                                  story->record, error);
  actions = kamae_register_list_parts (kamae_sample_get_register (story->sample), story->record,
                                       "corrective_action");
  action = g_list_model_get_item (G_LIST_MODEL (actions),
                                  g_list_model_get_n_items (G_LIST_MODEL (actions)) - 1);
  return operation != NULL && set_fields (operation, action, fields, error)
         && kamae_operation_commit (operation, error) ? g_steal_pointer (&action) : NULL;
}

#define ROUND_DAYS 65

static gboolean
close_case (Story   *story,
            int      days,
            GError **error)
{
  static const char *const none[] = { NULL };
  g_autofree char *date = dup_day (story, days);

  return advance (story, date, ISMS_MANAGER, "不適合を完了", "Close the nonconformity", none, "close",
                  error);
}

static gboolean
act (Story   *story,
     GError **error)
{
  static const char *const none[] = { NULL };
  const KamaeImprovementCase *data = story->data;
  g_autoptr(KamaeRecord) first = add_action (story, &data->rounds[0], 12, error);
  g_autoptr(KamaeRecord) second = NULL;
  int judged = 13 + ROUND_DAYS;
  g_autofree char *again = dup_day (story, judged + 3);

  if (first == NULL || !plan (story, TRUE, error)
      || !carry_out (story, &data->rounds[0], first, 13, data->stage, error))
    return FALSE;
  if (data->stage < KAMAE_IMPROVEMENT_CLOSED || !has_come (story, judged))
    return TRUE;
  if (!evaluate (story, &data->rounds[0], first, judged, error))
    return FALSE;
  if (data->rounds[0].is_effective || !has_come (story, judged + 3))
    return !has_come (story, judged + 2) || !data->rounds[0].is_effective
           || close_case (story, judged + 2, error);

  second = plan_again (story, &data->rounds[1], judged + 2, error);
  if (second == NULL
      || !advance (story, again, data->owner, "再度の処置計画を提出", "Sign the plan again", none,
                   "sign_plan", error)
      || !advance (story, again, ISMS_MANAGER, "再度の処置計画を承認", "Approve the plan again", none,
                   "plan", error)
      || !carry_out (story, &data->rounds[1], second, judged + 3, data->stage, error))
    return FALSE;
  judged += ROUND_DAYS + 3;
  return !has_come (story, judged + 2)
         || (evaluate (story, &data->rounds[1], second, judged, error)
             && close_case (story, judged + 2, error));
}

static gboolean
tell (Story   *story,
      GError **error)
{
  static const char *const none[] = { NULL };
  g_autofree char *rejected = dup_day (story, 5);
  g_autofree char *closed = dup_day (story, 14);
  KamaeImprovementStage stage = story->data->stage;

  if (!open_case (story, error))
    return FALSE;
  if (stage == KAMAE_IMPROVEMENT_OPENED)
    return TRUE;
  if (stage == KAMAE_IMPROVEMENT_REJECTED)
    return advance (story, rejected, ISMS_MANAGER, "不適合としない", "Not a nonconformity", none,
                    "reject", error);
  if (!correct (story, error))
    return FALSE;
  if (stage == KAMAE_IMPROVEMENT_CORRECTED)
    return TRUE;
  if (!analyse (story, error))
    return FALSE;
  if (stage == KAMAE_IMPROVEMENT_ANALYSED)
    return TRUE;
  if (stage == KAMAE_IMPROVEMENT_CLOSED_WITHOUT_ACTION)
    return plan (story, FALSE, error)
           && advance (story, closed, ISMS_MANAGER, "不適合を完了", "Close the nonconformity", none,
                       "close_corrected", error);
  return act (story, error);
}

/* What an audit found is taken up when the finding is there. */
static gboolean
wait_for_finding (Story   *story,
                  GError **error)
{
  KamaeRegister *reg = kamae_sample_get_register (story->sample);

  if (!g_str_equal (story->data->source, "internal_audit")
      || kamae_model_find_entity (kamae_register_get_model (reg), "audit_finding") == NULL)
    return TRUE;
  for (;;)
    {
      g_autoptr(KamaeRecord) finding = NULL;
      g_autofree char *next = NULL;

      if (!kamae_sample_wait (story->sample, story->start, error))
        return FALSE;
      finding = ref_source (story, "audit_finding", "title", text (story, &story->data->title));
      if ((finding != NULL && g_strcmp0 (kamae_record_get_state (finding), "issued") == 0)
          || strcmp (story->start, kamae_sample_get_today (story->sample)) >= 0)
        return TRUE;
      next = dup_day (story, 1);
      g_free (story->start);
      story->start = g_steal_pointer (&next);
    }
}

static gboolean
tell_case (KamaeSample    *sample,
           gconstpointer   data,
           GError        **error)
{
  const KamaeImprovementCase *told = data;
  Story story = { sample, told, NULL, NULL };
  g_autofree char *date = told->days_ago > 0
                            ? kamae_sample_dup_day (sample, -(int) told->days_ago)
                            : kamae_sample_dup_date (sample, told->years_ago, told->month,
                                                     told->day);
  gboolean is_told;

  story.start = kamae_sample_dup_working_day (sample, date, told->days_ago > 0 ? -1 : 0);
  is_told = wait_for_finding (&story, error) && tell (&story, error);
  g_clear_object (&story.record);
  g_free (story.start);
  return is_told;
}

/* Improvements */

static gboolean
decide_improvement (KamaeSample                        *sample,
                    const KamaeImprovementProposal     *data,
                    KamaeRecord                        *record,
                    GError                            **error)
{
  g_autofree char *date = kamae_sample_dup_day (sample, -(int) data->days_ago + 14);
  g_autofree char *due = kamae_sample_dup_day (sample, -(int) data->days_ago + 100);
  g_autofree char *done = kamae_sample_dup_day (sample, -(int) data->days_ago + 90);
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, ISMS_MANAGER,
                        kamae_sample_text (sample, "改善の採否を決定", "Decide on an improvement"), record,
                        error);
  const char *const decision[] = {
    "decided_on", date, "decided_by", ISMS_MANAGER,
    "reason", kamae_sample_text (sample, data->reason.ja, data->reason.en), NULL
  };
  const char *const plan[] = { "owner", data->owner, "due_on", due, NULL };
  const char *const result[] = {
    "result", kamae_sample_text (sample, data->result.ja, data->result.en), "done_on", done, NULL
  };

  if (operation == NULL || !set_fields (operation, record, decision, error))
    return FALSE;
  if (data->owner != NULL && !set_fields (operation, record, plan, error))
    return FALSE;
  if (!kamae_operation_transition (operation, record, data->owner != NULL ? "adopt" : "decline",
                                   error)
      || !kamae_operation_commit (operation, error))
    return FALSE;
  if (data->result.ja == NULL)
    return TRUE;

  g_clear_object (&operation);
  operation = kamae_sample_begin (sample, done, data->owner,
                                  kamae_sample_text (sample, "改善の完了", "Finish an improvement"),
                                  record, error);
  return operation != NULL && set_fields (operation, record, result, error)
         && kamae_operation_transition (operation, record, "finish", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
propose (KamaeSample    *sample,
         gconstpointer   told,
         GError        **error)
{
  const KamaeImprovementProposal *data = told;
  g_autofree char *date = kamae_sample_dup_day (sample, -(int) data->days_ago);
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, data->proposed_by,
                        kamae_sample_text (sample, "改善を提案", "Propose an improvement"), NULL, error);
  g_autoptr(KamaeRecord) record = NULL;

  if (operation == NULL)
    return FALSE;
  record = kamae_operation_create (operation, "improvement", error,
                                   "title", kamae_sample_text (sample, data->title.ja,
                                                               data->title.en),
                                   "proposed_on", date,
                                   "proposed_by", data->proposed_by,
                                   "source", data->source,
                                   "text", kamae_sample_text (sample, data->text.ja,
                                                              data->text.en),
                                   "benefit", kamae_sample_text (sample, data->benefit.ja,
                                                                 data->benefit.en), NULL);
  if (record == NULL)
    return FALSE;
  kamae_operation_set_subject (operation, record);
  if (!kamae_operation_commit (operation, error))
    return FALSE;
  return data->reason.ja == NULL || decide_improvement (sample, data, record, error);
}

gboolean
kamae_improvement_fill_sample (KamaeSample  *sample,
                               GError      **error)
{
  for (const KamaeImprovementCase *data = kamae_improvement_cases; data->source != NULL; data++)
    kamae_sample_tell_beside (sample, tell_case, data);
  for (const KamaeImprovementProposal *data = kamae_improvement_proposals; data->source != NULL;
       data++)
    kamae_sample_tell_beside (sample, propose, data);
  return TRUE;
}
