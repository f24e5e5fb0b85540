/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-sample-story.h"

/* What the sample does about its risks: treatments, plans and their actions. */

static gboolean
add_treatment (KamaeRiskStory  *story,
               KamaeOperation  *operation,
               guint            place,
               const char      *due_on,
               GError         **error)
{
  const KamaeRiskSampleTreatment *data = &kamae_risk_sample_treatments[place];
  g_autofree char *risk = story_dup_id (story->risks->pdata[data->risk]);
  g_autoptr(KamaeRecord) candidate =
    kamae_sample_find (story->sample, "risk_candidate",
                       kamae_risk_sample_risks[data->risk].candidate);
  KamaeRecord *treatment =
    kamae_operation_create (operation, "treatment", error, "risk", risk, "option", data->option,
                            "measures", TEXT (data->measure), "due_on", due_on, NULL);

  story->treatments->pdata[place] = treatment;
  return treatment != NULL
         && (g_str_equal (data->option, "avoid")
             || story_link_controls (operation, candidate, treatment, "controls", error))
         && story_evaluate (story, operation, (guint) data->risk, "residual", data->expected,
                            error);
}

static KamaeRecord *
add_action (KamaeRiskStory               *story,
            KamaeOperation               *operation,
            KamaeRecord                  *treatment,
            const KamaeRiskSampleAction  *data,
            const char                   *start,
            const char                   *due,
            GError                      **error)
{
  g_autofree char *id = story_dup_id (treatment);

  return kamae_operation_create (operation, "treatment_action", error, "task", TEXT (data->task),
                                 "treatment", id, "owner", data->owner, "plan_start", start,
                                 "due_on", due, "resources",
                                 kamae_sample_text (story->sample, "担当者の工数", "The owner's time"),
                                 NULL);
}

static gboolean
finish_action (KamaeRiskStory               *story,
               const char                   *date,
               KamaeRecord                  *action,
               const KamaeRiskSampleAction  *data,
               GError                      **error)
{
  g_autofree char *id = story_dup_id (action);
  g_autoptr(KamaeOperation) operation =
    story_begin (story, date, data->owner, "対応項目を終了", "Finish an action", action, error);
  g_autoptr(KamaeRecord) evidence = NULL;
  const char *result = data->result.ja != NULL ? TEXT (data->result)
                       : kamae_sample_text (story->sample, "計画どおりに終えた。", "Done as planned.");

  if (operation == NULL)
    return FALSE;
  evidence = kamae_operation_create (operation, "evidence", error, "title", TEXT (data->task),
                                     "source", id, "location",
                                     kamae_sample_text (story->sample, "文書共有サービス／リスク対応",
                                                        "Document sharing service, risk treatment"),
                                     NULL);
  return evidence != NULL && kamae_operation_set (operation, action, "result", result, error)
         && kamae_operation_transition (operation, action, "finish", error)
         && kamae_operation_commit (operation, error);
}

KamaeRecord *
story_add_plan (KamaeRiskStory  *story,
                int              years_ago,
                const char      *ja,
                const char      *en,
                GError         **error)
{
  g_autoptr(KamaeOperation) operation =
    story_begin_on (story, years_ago, 3, 1, SECRETARIAT, "リスク対応計画を作成", "Write the treatment plan",
                    error);
  KamaeRecord *plan = NULL;

  if (operation == NULL)
    return NULL;
  plan = kamae_operation_create (operation, "treatment_plan", error, "summary",
                                 kamae_sample_text (story->sample, ja, en), "resources",
                                 kamae_sample_text (story->sample, "年間予算の範囲内",
                                                    "Within the year's budget"), NULL);
  if (plan == NULL || !kamae_operation_commit (operation, error))
    g_clear_object (&plan);
  return plan;
}

gboolean
story_approve_plan (KamaeRiskStory  *story,
                    int              years_ago,
                    KamaeRecord     *plan,
                    GError         **error)
{
  g_autofree char *date = kamae_sample_dup_date (story->sample, years_ago, 3, 18);

  return story_step (story, date, SECRETARIAT, plan, "prepare", error)
         && story_step (story, date, ISMS_MANAGER, plan, "review", error)
         && story_step (story, date, PRESIDENT, plan, "approve", error);
}

/* The actions of the first plan go as they were planned. */
static gboolean
plan_first (KamaeRiskStory  *story,
            KamaeOperation  *operation,
            guint            place,
            GError         **error)
{
  const KamaeRiskSampleTreatment *data = &kamae_risk_sample_treatments[place];
  g_autofree char *end = kamae_sample_dup_date (story->sample, 1, 12, 28);

  if (!add_treatment (story, operation, place, end, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (data->actions) && data->actions[i].task.ja != NULL; i++)
    {
      const KamaeRiskSampleAction *action = &data->actions[i];
      g_autofree char *start = kamae_sample_dup_date (story->sample, 1, action->start, 1);
      g_autofree char *due = kamae_sample_dup_date (story->sample, 1, action->due, 25);
      g_autoptr(KamaeRecord) record =
        add_action (story, operation, story->treatments->pdata[place], action, start, due, error);

      if (record == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Those of the second plan end with the year, but for one that is late by now. */
static gboolean
plan_second (KamaeRiskStory  *story,
             KamaeOperation  *operation,
             guint            place,
             GError         **error)
{
  const KamaeRiskSampleTreatment *data = &kamae_risk_sample_treatments[place];
  g_autofree char *start = kamae_sample_dup_date (story->sample, 0, 3, 25);
  g_autofree char *end = kamae_sample_dup_date (story->sample, 0, 12, 20);
  g_autofree char *overdue = kamae_sample_dup_day (story->sample, -6);
  gboolean is_started = story_is_past (story, 0, 4, 20);

  if (!add_treatment (story, operation, place, end, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (data->actions) && data->actions[i].task.ja != NULL; i++)
    {
      const KamaeRiskSampleAction *action = &data->actions[i];
      gboolean is_late = action->progress == KAMAE_RISK_SAMPLE_LATE && is_started;
      g_autoptr(KamaeRecord) record =
        add_action (story, operation, story->treatments->pdata[place], action, start,
                    is_late ? overdue : end, error);

      if (record == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
cancel_action (KamaeRiskStory               *story,
               const char                   *date,
               KamaeRecord                  *action,
               const KamaeRiskSampleAction  *data,
               GError                      **error)
{
  g_autoptr(KamaeOperation) operation =
    story_begin (story, date, data->owner, "対応項目を中止", "Cancel an action", action, error);

  return operation != NULL
         && kamae_operation_set (operation, action, "cancelled_because",
                                 kamae_sample_text (story->sample, "項目を減らせば足りると分かった。",
                                                    "Fewer fields turned out to be enough."),
                                 error)
         && kamae_operation_transition (operation, action, "cancel", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
carry_out_action (KamaeRiskStory               *story,
                  KamaeRecord                  *action,
                  const KamaeRiskSampleAction  *data,
                  GError                      **error)
{
  gboolean is_first = data->start > 0;
  g_autofree char *started = is_first
                             ? kamae_sample_dup_date (story->sample, 1, data->start, 5)
                             : kamae_sample_dup_date (story->sample, 0, 3, 25);
  g_autofree char *ended = is_first
                           ? kamae_sample_dup_date (story->sample, 1, data->due, 22)
                           : kamae_sample_dup_date (story->sample, 0, 4, 20);

  if (data->progress == KAMAE_RISK_SAMPLE_NOT_STARTED)
    return TRUE;
  if (data->progress == KAMAE_RISK_SAMPLE_CANCELLED)
    return cancel_action (story, ended, action, data, error);
  return story_step (story, started, data->owner, action, "start", error)
         && (data->progress != KAMAE_RISK_SAMPLE_DONE
             || finish_action (story, ended, action, data, error));
}

gboolean
story_carry_out (KamaeRiskStory  *story,
                 guint            place,
                 GError         **error)
{
  const KamaeRiskSampleTreatment *data = &kamae_risk_sample_treatments[place];
  g_autoptr(KamaeQuery) query = kamae_query_new (&kamae_risk_action);
  g_autofree char *id = story_dup_id (story->treatments->pdata[place]);
  g_autoptr(KamaeRecordList) list = NULL;

  kamae_query_where (query, "treatment", KAMAE_MATCH_IS, id);
  kamae_query_order (query, "number", FALSE);
  list = kamae_record_list_new (kamae_sample_get_register (story->sample), query);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) action = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (!carry_out_action (story, action, &data->actions[i], error))
        return FALSE;
    }
  return TRUE;
}

gboolean
story_has_fate (guint               place,
                KamaeRiskSampleFate fate)
{
  return kamae_risk_sample_risks[kamae_risk_sample_treatments[place].risk].fate == fate;
}

#define DECIDED_BY_OWNER \
  "SELECT treatment.id, person.staff_no FROM treatment JOIN risk ON risk.id = treatment.risk_id " \
  "JOIN person ON person.id = risk.owner_id WHERE treatment.state = 'draft' " \
  "ORDER BY person.staff_no, treatment.number"

/* Above the limit, and kept. */
static gboolean
retain (KamaeRiskStory  *story,
        KamaeOperation  *operation,
        guint            place,
        GError         **error)
{
  g_autofree char *risk = story_dup_id (story->risks->pdata[place]);
  g_autoptr(KamaeRecord) treatment =
    kamae_operation_create (operation, "treatment", error, "risk", risk, "option", "retain",
                            "rationale",
                            kamae_sample_text (story->sample, "代わりの供給者がなく、契約上の手段は尽くした。",
                                               "There is no other supplier, and contracts cannot give more."),
                            NULL);

  return treatment != NULL;
}

gboolean
story_decide (KamaeRiskStory  *story,
              int              years_ago,
              gboolean         is_second,
              GError         **error)
{
  g_autofree char *signed_on = kamae_sample_dup_date (story->sample, years_ago, 3, 12);
  g_autoptr(KamaeOperation) operation =
    story_begin_on (story, years_ago, 3, 5, SECRETARIAT, "リスク対応を計画", "Plan the treatments", error);

  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < story->treatments->len; i++)
    {
      if (story_has_fate (i, KAMAE_RISK_SAMPLE_NEXT) != is_second)
        continue;
      if (!(is_second ? plan_second (story, operation, i, error)
                      : plan_first (story, operation, i, error)))
        return FALSE;
    }
  for (guint i = 0; i < story->risks->len && !is_second; i++)
    if (kamae_risk_sample_risks[i].fate == KAMAE_RISK_SAMPLE_RETAINED
        && !retain (story, operation, i, error))
      return FALSE;
  return kamae_operation_commit (operation, error)
         && story_sign (story, signed_on, DECIDED_BY_OWNER, "decide", error);
}

/* All actions of these risks are done: what is left is evaluated. */
gboolean
story_verify (KamaeRiskStory  *story,
              GError         **error)
{
  g_autoptr(KamaeOperation) operation =
    story_begin_on (story, 1, 11, 5, SECRETARIAT, "対応の結果を確認", "Verify the treatments", error);

  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < story->treatments->len; i++)
    {
      const KamaeRiskSampleTreatment *data = &kamae_risk_sample_treatments[i];
      KamaeRecord *risk = story->risks->pdata[data->risk];

      if (!story_has_fate (i, KAMAE_RISK_SAMPLE_TREATED)
          && !story_has_fate (i, KAMAE_RISK_SAMPLE_AVOIDED))
        continue;
      if (!kamae_operation_transition (operation, risk, "finish", error)
          || !story_evaluate (story, operation, (guint) data->risk, "verified", data->expected,
                              error))
        return FALSE;
    }
  return kamae_operation_commit (operation, error);
}

/* Moves what was not finished into the new plan, with a new day. */
gboolean
story_carry_over (KamaeRiskStory  *story,
                  KamaeRecord     *plan,
                  GError         **error)
{
  KamaeRegister *reg = kamae_sample_get_register (story->sample);
  g_autofree char *id = story_dup_id (plan);
  g_autofree char *due = kamae_sample_dup_date (story->sample, 0, 11, 28);
  g_autoptr(KamaeQuery) query = kamae_query_new (&kamae_risk_action);
  g_autoptr(KamaeRecordList) list = NULL;
  g_autoptr(GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(KamaeOperation) operation = NULL;
  const char *const fields[] = {
    "plan", id, "due_on", due, "postponed_because",
    kamae_sample_text (story->sample, "担当者の異動により遅れた。", "Delayed by a transfer."), NULL
  };

  kamae_query_where (query, "state", KAMAE_MATCH_IS, "doing");
  list = kamae_record_list_new (reg, query);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_ptr_array_add (actions, g_list_model_get_item (G_LIST_MODEL (list), i));

  operation = story_begin_on (story, 0, 3, 6, SECRETARIAT, "未了の対応項目を引継ぎ", "Carry over open actions",
                              error);
  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < actions->len; i++)
    {
      g_autoptr(KamaeRecord) treatment = kamae_record_ref_link (actions->pdata[i], "treatment");

      if (!story_set_fields (operation, actions->pdata[i], fields, error)
          || !kamae_operation_set (operation, treatment, "plan", id, error))
        return FALSE;
    }
  return kamae_operation_commit (operation, error);
}

gboolean
story_complete_plan (KamaeRiskStory  *story,
                     GError         **error)
{
  g_autoptr(KamaeRecord) plan = NULL;
  g_autoptr(KamaeRecordList) plans =
    kamae_register_list (kamae_sample_get_register (story->sample), "treatment_plan");
  g_autoptr(KamaeOperation) operation = NULL;

  plan = g_list_model_get_item (G_LIST_MODEL (plans), 0);
  operation = story_begin_on (story, 0, 1, 20, SECRETARIAT, "年度の計画を締め", "Close the year's plan",
                              error);
  return operation != NULL
         && kamae_operation_set (operation, plan, "result",
                                 kamae_sample_text (story->sample, "17件の対応項目を終えた。残る項目は次の計画に引き継ぐ。",
                                                    "17 actions are done; the rest goes into the next plan."),
                                 error)
         && kamae_operation_transition (operation, plan, "complete", error)
         && kamae_operation_commit (operation, error);
}
