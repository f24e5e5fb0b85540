/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-sample-story.h"

/* The plugin's part of the sample organization: criteria, assets, two assessments with what
 * followed from them, as far as the calendar has come. Here is the order of events. */

/* The criteria */

static gboolean
tell_criteria (KamaeRiskStory  *story,
               GError         **error)
{
  static const struct
  {
    int day;
    const char *person;
    const char *transition;
  } steps[] = {
    { 12, SECRETARIAT, "test" },
    { 14, COMMITTEE_MEMBER, "review" },
    { 16, PRESIDENT, "approve" },
    { 20, ISMS_MANAGER, "put_in_force" },
  };
  g_autoptr(KamaeRecord) criteria = NULL;
  g_autoptr(KamaeOperation) operation =
    story_begin_on (story, 2, 2, 10, SECRETARIAT, "リスク基準を作成", "Write the risk criteria", error);

  if (operation == NULL)
    return FALSE;
  criteria = kamae_operation_create (
    operation, "risk_criteria", error,
    "name", kamae_sample_text (story->sample, "リスク基準", "Risk criteria"),
    "version", "1.0", "method", "asset_cia", "review_month", "5",
    "triggers", "organization business incident",
    "acceptance", kamae_sample_text (story->sample, "9以下は、リスク所有者が期限を決めて受容できる。"
                                     "9を超えるものは対応し、受容するには社長の同意を要する。",
                                     "Up to 9 the risk owner may accept until a day. Above it, risks are treated; "
                                     "to accept one, the president agrees."),
    "acceptable_value", "9",
    "rationale", kamae_sample_text (story->sample, "全部門が同じ物差しで評価し、結果を比べられるようにするため。",
                                    "All departments use one scale, so that results can be compared."),
    NULL);
  if (criteria == NULL || !kamae_operation_commit (operation, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *date = kamae_sample_dup_date (story->sample, 2, 2, steps[i].day);

      if (!story_step (story, date, steps[i].person, criteria, steps[i].transition, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
tell_first_year (KamaeRiskStory  *story,
                 GError         **error)
{
  g_autoptr(KamaeRecord) plan = NULL;

  if (!story_start_run (story, 1, "initial", error) || !story_assess (story, 1, FALSE, error))
    return FALSE;
  plan = story_add_plan (story, 1, "受容基準を超えるリスクを、年度内に基準以下にする。",
                         "Bring the risks above the limit below it within the year.", error);
  if (plan == NULL || !story_decide (story, 1, FALSE, error)
      || !story_accept (story, 1, 3, FALSE, error)
      || !story_approve_plan (story, 1, plan, error)
      || !story_lock_run (story, 1, "受容基準を超えるリスクは17件。いずれも対応又は保有を決定した。",
                          "17 risks are above the limit; all are decided on.", error))
    return FALSE;
  for (guint i = 0; i < story->treatments->len; i++)
    if (story->treatments->pdata[i] != NULL && !story_carry_out (story, i, error))
      return FALSE;
  return story_verify (story, error) && story_accept (story, 1, 11, TRUE, error);
}

static gboolean
tell_second_year (KamaeRiskStory  *story,
                  GError         **error)
{
  g_autoptr(KamaeRecord) plan = NULL;

  if (!story_is_past (story, 0, 1, 25))
    return TRUE;
  if (!story_complete_plan (story, error) || !story_close_risks (story, error))
    return FALSE;
  if (!story_is_past (story, 0, 2, 12))
    return TRUE;
  if (!story_start_run (story, 0, "annual", error) || !story_assess (story, 0, TRUE, error))
    return FALSE;
  if (!story_is_past (story, 0, 3, 20))
    return TRUE;
  plan = story_add_plan (story, 0, "新たに基準を超えたリスクに対応し、前年度の残りを終える。",
                         "Treat what has risen above the limit, and finish what was left.", error);
  if (plan == NULL || !story_decide (story, 0, TRUE, error)
      || !story_carry_over (story, plan, error)
      || !story_accept (story, 0, 3, FALSE, error) || !story_approve_plan (story, 0, plan, error)
      || !story_lock_run (story, 0, "前回より上昇したリスクは4件、新規は6件。対応を決定した。",
                          "Four risks are higher than before, six are new; all are decided on.", error))
    return FALSE;
  for (guint i = 0; story_is_past (story, 0, 4, 20) && i < story->treatments->len; i++)
    if (story_has_fate (i, KAMAE_RISK_SAMPLE_NEXT) && !story_carry_out (story, i, error))
      return FALSE;
  return TRUE;
}

static void
clear_object (gpointer object)
{
  g_clear_object (&object);
}

static gboolean
tell (KamaeRiskStory  *story,
      GError         **error)
{
  return tell_criteria (story, error)
         && story_add_assets (story, 2, 2, error)
         && story_take_stock (story, 2, error)
         && story_add_assets (story, 1, 1, error)
         && tell_first_year (story, error)
         && story_take_stock (story, 1, error)
         && (!story_is_past (story, 0, 1, 22) || story_add_assets (story, 0, 1, error))
         && tell_second_year (story, error)
         && (!story_is_past (story, 0, 11, 10) || story_take_stock (story, 0, error))
         && story_tell_opportunities (story, error);
}

gboolean
kamae_risk_fill_sample (KamaeSample  *sample,
                        GError      **error)
{
  KamaeRiskStory story = {
    .sample = sample,
    .risks = g_ptr_array_new_with_free_func (clear_object),
    .treatments = g_ptr_array_new_with_free_func (clear_object),
  };
  guint n_risks = 0;
  guint n_treatments = 0;
  gboolean filled;

  while (kamae_risk_sample_risks[n_risks].candidate != NULL)
    n_risks++;
  while (kamae_risk_sample_treatments[n_treatments].risk >= 0)
    n_treatments++;
  g_ptr_array_set_size (story.risks, (int) n_risks);
  g_ptr_array_set_size (story.treatments, (int) n_treatments);

  filled = tell (&story, error) && kamae_risk_fill_sample_soa (sample, error)
           && kamae_risk_fill_many (sample, error);
  g_ptr_array_unref (story.risks);
  g_ptr_array_unref (story.treatments);
  g_clear_object (&story.run);
  g_free (story.run_id);
  return filled;
}
