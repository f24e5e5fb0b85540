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

/* The actions of the first two plans have their months. */
static gboolean
plan_by_months (KamaeRiskStory  *story,
                KamaeOperation  *operation,
                int              years_ago,
                guint            place,
                GError         **error)
{
  const KamaeRiskSampleTreatment *data = &kamae_risk_sample_treatments[place];
  g_autofree char *end = kamae_sample_dup_date (story->sample, years_ago, 12, 28);

  if (!add_treatment (story, operation, place, end, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (data->actions) && data->actions[i].task.ja != NULL; i++)
    {
      const KamaeRiskSampleAction *action = &data->actions[i];
      g_autofree char *start = kamae_sample_dup_date (story->sample, years_ago, action->start, 1);
      g_autofree char *due = kamae_sample_dup_date (story->sample, years_ago, action->due, 25);
      g_autoptr(KamaeRecord) record =
        add_action (story, operation, story->treatments->pdata[place], action, start, due, error);

      if (record == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Those of this year's plan end with the year, but for one that is late by now. */
static gboolean
plan_by_progress (KamaeRiskStory  *story,
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
    story_begin (story, date, ISMS_MANAGER, "対応項目を中止", "Cancel an action", action, error);

  return operation != NULL
         && kamae_operation_set (operation, action, "cancelled_because",
                                 kamae_sample_text (story->sample, "項目を減らせば足りると分かった。",
                                                    "Fewer fields turned out to be enough."),
                                 error)
         && kamae_operation_transition (operation, action, "cancel", error)
         && kamae_operation_commit (operation, error);
}

/* One action of this or an earlier year, and what happens to it on a day. */
typedef struct
{
  KamaeRecord *record;
  const KamaeRiskSampleAction *data;
  char *started;
  char *ended;
} Carried;

static void
carried_free (gpointer data)
{
  Carried *carried = data;

  g_object_unref (carried->record);
  g_free (carried->started);
  g_free (carried->ended);
  g_free (carried);
}

/* Which fate is dealt with by the plan of the year. */
static gboolean
is_treated_in (guint place,
               int   years_ago)
{
  KamaeRiskSampleFate fate =
    kamae_risk_sample_risks[kamae_risk_sample_treatments[place].risk].fate;

  if (years_ago == 2)
    return fate == KAMAE_RISK_SAMPLE_TREATED || fate == KAMAE_RISK_SAMPLE_AVOIDED;
  return fate == (years_ago == 1 ? KAMAE_RISK_SAMPLE_CARRIED : KAMAE_RISK_SAMPLE_NEXT);
}

static void
list_actions (KamaeRiskStory *story,
              int             years_ago,
              guint           place,
              GPtrArray      *all)
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
      const KamaeRiskSampleAction *action = &data->actions[i];
      gboolean has_months = action->start > 0;
      Carried *carried = g_new0 (Carried, 1);

      carried->record = g_list_model_get_item (G_LIST_MODEL (list), i);
      carried->data = action;
      carried->started = kamae_sample_dup_date (story->sample, years_ago,
                                                has_months ? action->start : 3,
                                                has_months ? 5 : 25);
      carried->ended = kamae_sample_dup_date (story->sample, years_ago,
                                              has_months ? action->due : 4,
                                              has_months ? 22 : 20);
      g_ptr_array_add (all, carried);
    }
}

static gboolean
live_action (KamaeRiskStory  *story,
             const Carried   *carried,
             const char      *date,
             GError         **error)
{
  const KamaeRiskSampleAction *data = carried->data;

  if (data->progress == KAMAE_RISK_SAMPLE_NOT_STARTED)
    return TRUE;
  if (g_str_equal (date, carried->started) && data->progress != KAMAE_RISK_SAMPLE_CANCELLED)
    return story_step (story, date, data->owner, carried->record, "start", error);
  if (!g_str_equal (date, carried->ended))
    return TRUE;
  if (data->progress == KAMAE_RISK_SAMPLE_CANCELLED)
    return cancel_action (story, date, carried->record, data, error);
  return data->progress != KAMAE_RISK_SAMPLE_DONE
         || finish_action (story, date, carried->record, data, error);
}

/* Day by day, all that the plan of the year has. */
gboolean
story_carry_out (KamaeRiskStory  *story,
                 int              years_ago,
                 GError         **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (carried_free);

  for (guint i = 0; i < story->treatments->len; i++)
    if (is_treated_in (i, years_ago))
      list_actions (story, years_ago, i, all);
  for (int month = 3; month <= 12; month++)
    for (int day = 1; day <= 28; day++)
      {
        g_autofree char *date = kamae_sample_dup_date (story->sample, years_ago, month, day);

        for (guint i = 0; story_is_past (story, years_ago, month, day) && i < all->len; i++)
          if (!live_action (story, all->pdata[i], date, error))
            return FALSE;
      }
  return TRUE;
}

#define DECIDED_BY_OWNER \
  "SELECT treatment.id, person.staff_no FROM treatment JOIN risk ON risk.id = treatment.risk_id " \
  "JOIN person ON person.id = risk.owner_id WHERE treatment.state = 'draft' " \
  "ORDER BY person.staff_no COLLATE counted, treatment.number COLLATE counted"

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
              GError         **error)
{
  g_autofree char *signed_on = kamae_sample_dup_date (story->sample, years_ago, 3, 12);
  g_autoptr(KamaeOperation) operation =
    story_begin_on (story, years_ago, 3, 5, SECRETARIAT, "リスク対応を計画", "Plan the treatments", error);

  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < story->treatments->len; i++)
    {
      if (!is_treated_in (i, years_ago))
        continue;
      if (!(years_ago == 0 ? plan_by_progress (story, operation, i, error)
                           : plan_by_months (story, operation, years_ago, i, error)))
        return FALSE;
    }
  for (guint i = 0; i < story->risks->len && years_ago == 2; i++)
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
    story_begin_on (story, 2, 11, 5, SECRETARIAT, "対応の結果を確認", "Verify the treatments", error);

  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < story->treatments->len; i++)
    {
      const KamaeRiskSampleTreatment *data = &kamae_risk_sample_treatments[i];
      KamaeRecord *risk = story->risks->pdata[data->risk];

      if (!is_treated_in (i, 2))
        continue;
      if (!kamae_operation_transition (operation, risk, "finish", error)
          || !story_evaluate (story, operation, (guint) data->risk, "verified", data->expected,
                              error))
        return FALSE;
    }
  return kamae_operation_commit (operation, error);
}

static guint
count_actions (KamaeRiskStory *story,
               KamaeRecord    *plan,
               const char     *state)
{
  g_autoptr(KamaeQuery) query = kamae_query_new (&kamae_risk_action);
  g_autofree char *id = story_dup_id (plan);
  g_autoptr(KamaeRecordList) list = NULL;

  kamae_query_where (query, "plan", KAMAE_MATCH_IS, id);
  kamae_query_where (query, "state", KAMAE_MATCH_IS, state);
  list = kamae_record_list_new (kamae_sample_get_register (story->sample), query);
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static char *
dup_result (KamaeRiskStory *story,
            KamaeRecord    *plan)
{
  guint n_done = count_actions (story, plan, "done");
  guint n_open = count_actions (story, plan, "doing");

  if (n_open == 0)
    return g_strdup_printf (kamae_sample_text (story->sample, "%u件の対応項目を全て終えた。",
                                               "All %u actions are done."), n_done);
  return g_strdup_printf (kamae_sample_text (story->sample,
                                             "%u件の対応項目を終えた。残る%u件は次の計画に引き継ぐ。",
                                             "%u actions are done; %u go into the next plan."),
                          n_done, n_open);
}

static KamaeRecord *
ref_approved_plan (KamaeRiskStory *story)
{
  g_autoptr(KamaeQuery) query = kamae_query_new (&kamae_risk_plan);
  g_autoptr(KamaeRecordList) plans = NULL;

  kamae_query_where (query, "state", KAMAE_MATCH_IS, "approved");
  plans = kamae_record_list_new (kamae_sample_get_register (story->sample), query);
  return g_list_model_get_item (G_LIST_MODEL (plans), 0);
}

static gboolean
complete_plan (KamaeRiskStory  *story,
               const char      *date,
               KamaeRecord     *plan,
               const char      *result,
               GError         **error)
{
  g_autoptr(KamaeOperation) operation =
    story_begin (story, date, SECRETARIAT, "年度の計画を締め", "Close the year's plan", plan, error);

  return operation != NULL
         && kamae_operation_set (operation, plan, "result", result, error)
         && kamae_operation_transition (operation, plan, "complete", error)
         && kamae_operation_commit (operation, error);
}

/* At the beginning of a year, the plan of the year before. What was not finished goes into the next
 * plan first. */
gboolean
story_complete_plan (KamaeRiskStory  *story,
                     int              years_ago,
                     GError         **error)
{
  g_autofree char *date = kamae_sample_dup_date (story->sample, years_ago, 1, 20);
  g_autoptr(KamaeRecord) plan = ref_approved_plan (story);
  g_autofree char *result = dup_result (story, plan);

  return count_actions (story, plan, "doing") > 0
         || complete_plan (story, date, plan, result, error);
}

/* Moves what was not finished into the new plan, with a new day, and completes the old one. */
gboolean
story_carry_over (KamaeRiskStory  *story,
                  int              years_ago,
                  KamaeRecord     *plan,
                  GError         **error)
{
  KamaeRegister *reg = kamae_sample_get_register (story->sample);
  g_autofree char *id = story_dup_id (plan);
  g_autofree char *due = kamae_sample_dup_date (story->sample, years_ago, 11, 28);
  g_autoptr(KamaeQuery) query = kamae_query_new (&kamae_risk_action);
  g_autoptr(KamaeRecordList) list = NULL;
  g_autoptr(GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecord) old = ref_approved_plan (story);
  g_autofree char *date = kamae_sample_dup_date (story->sample, years_ago, 3, 13);
  g_autofree char *result = old != NULL ? dup_result (story, old) : NULL;
  const char *const fields[] = {
    "plan", id, "due_on", due, "postponed_because",
    kamae_sample_text (story->sample, "担当者の異動により遅れた。", "Delayed by a transfer."), NULL
  };

  kamae_query_where (query, "state", KAMAE_MATCH_IS, "doing");
  list = kamae_record_list_new (reg, query);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_ptr_array_add (actions, g_list_model_get_item (G_LIST_MODEL (list), i));
  if (actions->len == 0)
    return TRUE;

  operation = story_begin_on (story, years_ago, 3, 13, SECRETARIAT, "未了の対応項目を引継ぎ",
                              "Carry over open actions", error);
  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < actions->len; i++)
    {
      g_autoptr(KamaeRecord) treatment = kamae_record_ref_link (actions->pdata[i], "treatment");

      if (!story_set_fields (operation, actions->pdata[i], fields, error)
          || !kamae_operation_set (operation, treatment, "plan", id, error))
        return FALSE;
    }
  return kamae_operation_commit (operation, error)
         && complete_plan (story, date, old, result, error);
}
