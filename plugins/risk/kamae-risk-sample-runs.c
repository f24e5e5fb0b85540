/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-sample-story.h"

/* The assessments of the sample: runs, risks and their evaluations. */

/* Those that the candidate suggests, without what the statement of applicability excludes. */
gboolean
story_link_controls (KamaeOperation  *operation,
                     KamaeRecord     *candidate,
                     KamaeRecord     *record,
                     const char      *field,
                     GError         **error)
{
  g_autoptr(GListModel) controls = kamae_record_dup_links (candidate, "controls");

  for (guint i = 0; i < g_list_model_get_n_items (controls); i++)
    {
      g_autoptr(KamaeRecord) control = g_list_model_get_item (controls, i);
      const char *number = kamae_record_get_text (control, "number");

      if (!g_str_equal (number, "A.8.30") && !g_str_equal (number, "A.7.12")
          && !kamae_operation_add_link (operation, record, field, control, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_risk (KamaeRiskStory  *story,
          KamaeOperation  *operation,
          guint            place,
          GError         **error)
{
  const KamaeRiskSampleRisk *data = &kamae_risk_sample_risks[place];
  g_autoptr(KamaeRecord) candidate =
    kamae_sample_find (story->sample, "risk_candidate", data->candidate);
  g_autoptr(KamaeRecord) risk = NULL;
  KamaeRecord *assets[2] = { NULL, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (assets); i++)
    {
      g_autofree char *number = g_strdup_printf ("A-%04d", data->assets[i]);

      if (data->assets[i] > 0)
        assets[i] = kamae_sample_find (story->sample, "asset", number);
    }
  risk = kamae_risk_add_accepted (operation, candidate, assets[0], error);
  if (risk != NULL && assets[1] != NULL
      && !kamae_operation_add_link (operation, risk, "assets", assets[1], error))
    g_clear_object (&risk);
  g_clear_object (&assets[0]);
  g_clear_object (&assets[1]);
  /* What is kept above the limit needs an owner and, beside him, the president. */
  if (risk == NULL
      || (data->fate == KAMAE_RISK_SAMPLE_RETAINED
          && !kamae_operation_set (operation, risk, "owner", "1003", error))
      || (data->fate == KAMAE_RISK_SAMPLE_ACCEPT
          && !story_link_controls (operation, candidate, risk, "existing_controls", error)))
    return FALSE;
  story->risks->pdata[place] = g_steal_pointer (&risk);
  return TRUE;
}

/* As an assessor would put it. */
static char *
dup_basis (KamaeRiskStory *story,
           const char     *ratings)
{
  static const KamaeRiskText threats[] = {
    { "過去に例がない。", "It has never happened." },
    { "年に数回、似た事象がある。", "Something like it happens a few times a year." },
    { "いつ起きてもおかしくない。", "It may happen any day." },
  };
  static const KamaeRiskText vulnerabilities[] = {
    { "管理策が定着し、点検でも問題がなかった。", "The controls are kept, checks found nothing." },
    { "規則はあるが、守り方に差がある。", "There are rules, but not all keep them." },
    { "有効な管理策がまだない。", "There is no effective control yet." },
  };

  return g_strconcat (TEXT (threats[ratings[0] - '1']),
                      kamae_sample_text (story->sample, "", " "),
                      TEXT (vulnerabilities[ratings[1] - '1']), NULL);
}

/* The evaluation of the risk in the run at work: listed by the run, or made now. */
static KamaeRecord *
ref_evaluation (KamaeRiskStory  *story,
                KamaeOperation  *operation,
                KamaeRecord     *risk,
                const char      *stage,
                GError         **error)
{
  KamaeRegister *reg = kamae_sample_get_register (story->sample);
  g_autoptr(KamaeRecordList) list = kamae_register_list_parts (reg, risk, "evaluation");
  g_autofree char *id = story_dup_id (risk);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) evaluation = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (kamae_record_get_link (evaluation, "run") == kamae_record_get_id (story->run)
          && g_strcmp0 (kamae_record_get_text (evaluation, "stage"), stage) == 0
          && !kamae_record_is_set (evaluation, "value"))
        return g_steal_pointer (&evaluation);
    }
  return kamae_operation_create (operation, "evaluation", error, "risk", id, "stage", stage, "run",
                                 story->run_id, NULL);
}

static gboolean
rate (KamaeRegister   *reg,
      KamaeOperation  *operation,
      KamaeRecord     *evaluation,
      const char      *ratings,
      GError         **error)
{
  g_autoptr(KamaeRecordList) list = kamae_register_list_parts (reg, evaluation, "rating");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) rating = g_list_model_get_item (G_LIST_MODEL (list), i);
      const char *scale = kamae_record_get_text (rating, "scale");
      /* The business as a whole has no asset that tells its value. */
      char value[] = { '3', '\0' };

      if (g_str_equal (scale, "threat"))
        value[0] = ratings[0];
      else if (g_str_equal (scale, "vulnerability"))
        value[0] = ratings[1];
      else if (kamae_record_is_set (rating, "value"))
        continue;
      if (!kamae_operation_set (operation, rating, "value", value, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
story_evaluate (KamaeRiskStory  *story,
                KamaeOperation  *operation,
                guint            place,
                const char      *stage,
                const char      *ratings,
                GError         **error)
{
  KamaeRegister *reg = kamae_sample_get_register (story->sample);
  g_autofree char *basis = dup_basis (story, ratings);
  g_autoptr(KamaeRecord) evaluation =
    ref_evaluation (story, operation, story->risks->pdata[place], stage, error);
  const char *const fields[] = {
    "basis", basis, "checked_by", ISMS_MANAGER, "assessed_by", SECRETARIAT, NULL
  };
  const KamaeRiskSampleRisk *data = &kamae_risk_sample_risks[place];
  const char *change = NULL;

  if (evaluation == NULL || !rate (reg, operation, evaluation, ratings, error)
      || !story_set_fields (operation, evaluation, fields, error))
    return FALSE;
  change = kamae_record_get_text (evaluation, "change");
  if (g_strcmp0 (change, "up") != 0 && g_strcmp0 (change, "down") != 0)
    return TRUE;
  return kamae_operation_set (operation, evaluation, "change_reason",
                              data->change.ja != NULL ? TEXT (data->change)
                              : kamae_sample_text (story->sample, "対応項目が完了し、効果を確認した。",
                                                   "The actions are done and work."),
                              error);
}

static gboolean
is_known (const KamaeRiskSampleRisk *data,
          int                        years_ago)
{
  int since = data->first == NULL ? 0 : data->fate == KAMAE_RISK_SAMPLE_CARRIED ? 1 : 2;

  for (guint i = 0; i < G_N_ELEMENTS (data->assets); i++)
    if (data->assets[i] > 0)
      since = MIN (since, kamae_risk_sample_assets[data->assets[i] - 1].since);
  return years_ago <= since && (data->second != NULL || years_ago == 2);
}

/* What was treated in the first year is rated lower since. */
static const char *
get_ratings (const KamaeRiskSampleRisk *data,
             int                        years_ago)
{
  gboolean is_later = years_ago == 0
                      || (years_ago == 1 && data->fate == KAMAE_RISK_SAMPLE_TREATED);

  return is_later || data->first == NULL ? data->second : data->first;
}

/* Those that are known by then and not closed: identified, evaluated, assessed. */
gboolean
story_assess (KamaeRiskStory  *story,
              int              years_ago,
              GError         **error)
{
  g_autoptr(KamaeOperation) operation =
    story_begin_on (story, years_ago, 2, 28, SECRETARIAT, "リスクを特定し評価",
                    "Identify and rate the risks",
                    error);

  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < story->risks->len; i++)
    {
      const KamaeRiskSampleRisk *data = &kamae_risk_sample_risks[i];
      KamaeRecord *risk = NULL;
      const char *state = NULL;

      if (!is_known (data, years_ago))
        continue;
      if (story->risks->pdata[i] == NULL && !add_risk (story, operation, i, error))
        return FALSE;
      risk = story->risks->pdata[i];
      if (!story_evaluate (story, operation, i, "current", get_ratings (data, years_ago), error))
        return FALSE;
      state = kamae_record_get_state (risk);
      if ((g_str_equal (state, "identified") || g_str_equal (state, "accepted")
           || g_str_equal (state, "monitoring"))
          && !kamae_operation_transition (operation, risk, "assess", error))
        return FALSE;
    }
  return kamae_operation_commit (operation, error);
}

gboolean
story_start_run (KamaeRiskStory  *story,
                 int              years_ago,
                 const char      *kind,
                 GError         **error)
{
  g_autofree char *date = kamae_sample_dup_date (story->sample, years_ago, 2, 24);
  g_autoptr(KamaeOperation) operation =
    story_begin (story, date, SECRETARIAT, "リスクアセスメントを開始",
                 "Start the risk assessment", NULL, error);

  if (operation == NULL)
    return FALSE;
  g_clear_object (&story->run);
  g_free (story->run_id);
  story->run_id = NULL;
  story->run = kamae_operation_create (operation, "risk_run", error, "kind", kind, NULL);
  if (story->run == NULL || !kamae_operation_transition (operation, story->run, "start", error))
    return FALSE;
  story->run_id = story_dup_id (story->run);
  return kamae_operation_commit (operation, error);
}

/* Of the assessment that is not locked yet. */
#define COUNTED(condition) \
  "SELECT count (*) FROM evaluation JOIN risk_run AS run ON run.id = evaluation.run_id " \
  "JOIN risk_criteria AS criteria ON criteria.id = run.criteria_id " \
  "LEFT JOIN evaluation AS before ON before.id = evaluation.previous_id " \
  "WHERE evaluation.stage = 'current' AND run.state <> 'locked' AND " condition

/* What the assessment shows, counted. */
static char *
dup_conclusion (KamaeRiskStory *story)
{
  KamaeRegister *reg = kamae_sample_get_register (story->sample);
  int all = (int) kamae_register_count (reg, COUNTED ("1"),
                                         KAMAE_KEPT);
  int above = (int) kamae_register_count (reg, COUNTED ("evaluation.value > criteria.acceptable_value"),
                                         KAMAE_KEPT);
  int up = (int) kamae_register_count (reg, COUNTED ("evaluation.value > before.value"),
                                         KAMAE_KEPT);
  int down = (int) kamae_register_count (reg, COUNTED ("evaluation.value < before.value"),
                                         KAMAE_KEPT);

  return g_strdup_printf (
    kamae_sample_text (story->sample,
                       "%d件のリスクを評価した。受容基準を超えるリスクは%d件であり、いずれも対応又は保有を決定した。"
                       "前回より上昇したリスクは%d件、低下したリスクは%d件である。",
                       "%d risks were rated. %d are above the limit, and all of these are decided on. "
                       "%d are higher and %d lower than before."),
    all, above, up, down);
}

gboolean
story_lock_run (KamaeRiskStory  *story,
                int              years_ago,
                GError         **error)
{
  g_autofree char *date = kamae_sample_dup_date (story->sample, years_ago, 3, 20);
  g_autofree char *conclusion = NULL;
  g_autoptr(KamaeOperation) operation =
    story_begin (story, date, SECRETARIAT, "結論を記入", "Enter the conclusion", story->run, error);

  if (operation == NULL)
    return FALSE;
  conclusion = dup_conclusion (story);
  return kamae_operation_set (operation, story->run, "conclusion", conclusion, error)
         && kamae_operation_commit (operation, error)
         && story_step (story, date, SECRETARIAT, story->run, "prepare", error)
         && story_step (story, date, ISMS_MANAGER, story->run, "review", error)
         && story_step (story, date, PRESIDENT, story->run, "lock", error);
}

/* What is not there in the second assessment was closed before it. */
gboolean
story_close_risks (KamaeRiskStory  *story,
                   GError         **error)
{
  g_autoptr(KamaeOperation) operation =
    story_begin_on (story, 1, 1, 25, SECRETARIAT, "リスクを終了", "Close risks", error);

  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < story->risks->len; i++)
    {
      const KamaeRiskSampleRisk *data = &kamae_risk_sample_risks[i];
      const char *because = data->fate == KAMAE_RISK_SAMPLE_AVOIDED
                            ? kamae_sample_text (story->sample, "貸出をやめ、すべて廃棄した。",
                                                 "No longer lent, all destroyed.")
                            : kamae_sample_text (story->sample, "人工のデータに替え、実データを使わなくなった。",
                                                 "Replaced by made-up data.");

      if (data->second == NULL
          && (!kamae_operation_set (operation, story->risks->pdata[i], "closed_because", because,
                                    error)
              || !kamae_operation_transition (operation, story->risks->pdata[i], "close", error)))
        return FALSE;
    }
  return kamae_operation_commit (operation, error);
}
