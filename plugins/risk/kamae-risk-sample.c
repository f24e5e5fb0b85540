/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-sample-story.h"

/* The plugin's part of the sample organization: criteria, assets, three assessments with what
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

/* An assessment, what is decided by it, and what is accepted. */
static gboolean
tell_assessment (KamaeRiskStory  *story,
                 int              years_ago,
                 const char      *kind,
                 const char      *ja,
                 const char      *en,
                 GError         **error)
{
  g_autoptr(KamaeRecord) plan = NULL;

  if (!story_start_run (story, years_ago, kind, error) || !story_assess (story, years_ago, error))
    return FALSE;
  if (!story_is_past (story, years_ago, 3, 20))
    return TRUE;
  plan = story_add_plan (story, years_ago, ja, en, error);
  return plan != NULL && story_decide (story, years_ago, error)
         && story_carry_over (story, years_ago, plan, error)
         && story_accept (story, years_ago, 3, FALSE, error)
         && story_approve_plan (story, years_ago, plan, error)
         && story_lock_run (story, years_ago, error);
}

/* All actions of the first plan are done within its year. */
static gboolean
tell_first_year (KamaeRiskStory  *story,
                 GError         **error)
{
  return tell_assessment (story, 2, "initial", "受容基準を超えるリスクを、年度内に基準以下にする。",
                          "Bring the risks above the limit below it within the year.", error)
         && story_carry_out (story, 2, error)
         && story_verify (story, error)
         && story_accept (story, 2, 11, TRUE, error);
}

static gboolean
tell_second_year (KamaeRiskStory  *story,
                  GError         **error)
{
  return story_complete_plan (story, 1, error)
         && story_close_risks (story, error)
         && tell_assessment (story, 1, "annual", "新たに特定したリスクに対応し、保有するリスクを見直す。",
                             "Treat what is newly identified, and look again at what is kept.", error)
         && story_carry_out (story, 1, error);
}

static gboolean
tell_third_year (KamaeRiskStory  *story,
                 GError         **error)
{
  if (!story_is_past (story, 0, 1, 20))
    return TRUE;
  if (!story_complete_plan (story, 0, error))
    return FALSE;
  if (!story_is_past (story, 0, 2, 28))
    return TRUE;
  return tell_assessment (story, 0, "annual", "新たに基準を超えたリスクに対応し、前年度の残りを終える。",
                          "Treat what has risen above the limit, and finish what was left.", error)
         && (!story_is_past (story, 0, 4, 20) || story_carry_out (story, 0, error));
}

static void
clear_object (gpointer object)
{
  g_clear_object (&object);
}

static void
story_free (gpointer data)
{
  KamaeRiskStory *story = data;

  g_ptr_array_unref (story->risks);
  g_ptr_array_unref (story->treatments);
  g_clear_object (&story->run);
  g_free (story->run_id);
  g_free (story);
}

/* What is told beside the assessments. */
static gboolean
tell_assets (KamaeSample    *sample,
             gconstpointer   data,
             GError        **error)
{
  KamaeRiskStory *story = (gpointer) data;

  for (int years_ago = 2; years_ago >= 0; years_ago--)
    {
      int day = years_ago == 2 ? 18 : 22;

      if (!story_is_past (story, years_ago, 1, day))
        return TRUE;
      if (!story_add_assets (story, years_ago, 1, day, error))
        return FALSE;
      if (!story_is_past (story, years_ago, 11, 10))
        return TRUE;
      if (!story_take_stock (story, years_ago, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
kamae_risk_fill_sample (KamaeSample  *sample,
                        GError      **error)
{
  KamaeRiskStory *story = g_new0 (KamaeRiskStory, 1);
  guint n_risks = 0;
  guint n_treatments = 0;

  while (kamae_risk_sample_risks[n_risks].candidate != NULL)
    n_risks++;
  while (kamae_risk_sample_treatments[n_treatments].risk >= 0)
    n_treatments++;
  story->sample = sample;
  story->risks = g_ptr_array_new_with_free_func (clear_object);
  story->treatments = g_ptr_array_new_with_free_func (clear_object);
  g_ptr_array_set_size (story->risks, (int) n_risks);
  g_ptr_array_set_size (story->treatments, (int) n_treatments);
  g_object_set_data_full (G_OBJECT (sample), STORY_KEY, story, story_free);

  kamae_sample_tell_beside (sample, tell_assets, story);
  kamae_sample_tell_beside (sample, story_tell_soa, story);
  story_tell_opportunities (story);
  return tell_criteria (story, error)
         && tell_first_year (story, error)
         && tell_second_year (story, error)
         && tell_third_year (story, error)
         && kamae_risk_fill_many (sample, error);
}
