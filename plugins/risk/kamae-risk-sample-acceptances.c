/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-sample-story.h"

/* The risks that are accepted in the sample. */

/* By the first letters of the candidate: why no more is done, and on what condition. */
static const struct
{
  const char *family;
  KamaeRiskText reason;
  KamaeRiskText condition;
} families[] = {
  { "INF",
    { "参照できる人を職務で限っており、追加の制限は業務に支障がある。",
      "Access is limited by duty, and more limits would hinder the work." },
    { "アクセス権を四半期ごとに見直すこと。", "Access rights are reviewed every quarter." } },
  { "HW",
    { "暗号化及び予備機により、紛失又は故障の影響が限られる。",
      "Encryption and spares limit what a loss or failure does." },
    { "機器の棚卸を毎年行い、更新の時期に見直すこと。",
      "Devices are counted every year, and looked at again when replaced." } },
  { "SW",
    { "更新の手順が定着しており、製品の入替えは費用に見合わない。",
      "Updates are routine, and another product is not worth its cost." },
    { "月次の更新を続けること。", "The monthly updates go on." } },
  { "NET",
    { "区画を分けて監視しており、回線の二重化は費用に見合わない。",
      "Segments are apart and monitored; a second line is not worth its cost." },
    { "監視の結果を毎月確認すること。", "The monitoring is looked at every month." } },
  { "SVC",
    { "供給者の対策を年1回確認しており、契約で報告を求めている。",
      "The provider is checked every year, and reports by contract." },
    { "供給者の評価を年1回行うこと。", "The provider is evaluated every year." } },
  { "SIT",
    { "入退室の管理を行っており、施設の改修はビルの制約で行えない。",
      "The doors are controlled; the building allows no rebuilding." },
    { "入退室の記録を毎月点検すること。", "The records of the doors are checked every month." } },
  { "PPL",
    { "教育と訓練を毎年行っており、兆候を報告する窓口がある。",
      "Training and exercises take place every year, and there is somebody to tell." },
    { "教育及び訓練を計画どおり行うこと。", "Training and exercises go on as planned." } },
  { "PRC",
    { "手順書に従って二人で確認しており、誤りは途中で見付かる。",
      "Two people follow the procedure, so that errors are found on the way." },
    { "手順を変えるときは再評価すること。", "Assessed again when the procedure changes." } },
  { "BIZ",
    { "事業を続ける上で避けられず、影響を小さくする備えがある。",
      "It comes with the business, and there are provisions to keep it small." },
    { "委員会で四半期ごとに状況を確認すること。", "The committee looks at it every quarter." } },
};

#define VALUE \
  "SELECT evaluation.value, criteria.acceptable_value FROM evaluation " \
  "JOIN risk_run AS run ON run.id = evaluation.run_id " \
  "JOIN risk_criteria AS criteria ON criteria.id = run.criteria_id " \
  "WHERE evaluation.risk_id = :id AND evaluation.stage IN ('current', 'verified') " \
  "AND evaluation.value IS NOT NULL ORDER BY evaluation.evaluated_on DESC, evaluation.stage DESC LIMIT 1"

static KamaeRiskText
get_condition (const KamaeRiskSampleRisk *data)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (g_str_has_prefix (data->candidate, families[i].family))
      return families[i].condition;
  g_assert_not_reached ();
}

static KamaeRiskText
get_family_reason (const KamaeRiskSampleRisk *data)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (g_str_has_prefix (data->candidate, families[i].family))
      return families[i].reason;
  g_assert_not_reached ();
}

/* Says what the value is and what the criteria ask for. */
static char *
dup_reason (KamaeRiskStory *story,
            guint           place,
            gboolean        is_treated)
{
  const KamaeRiskSampleRisk *data = &kamae_risk_sample_risks[place];
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_sample_get_register (story->sample), VALUE, NULL,
                          KAMAE_KEPT);
  KamaeRiskText why = get_family_reason (data);
  int value = 0;
  int limit = 0;

  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (story->risks->pdata[place]));
  if (kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      value = (int) kamae_cursor_get_integer (cursor, 0);
      limit = (int) kamae_cursor_get_integer (cursor, 1);
    }
  if (value > limit)
    return g_strdup_printf (
      kamae_sample_text (story->sample,
                         "リスク値%dは受容基準（%d以下）を超えるが、代わりの供給者がなく、契約上の手段は尽くした。"
                         "社長の同意を得て、期限を定めて保有する。",
                         "The value %d is above the limit of %d, but there is no other supplier and contracts "
                         "cannot give more. It is kept for a time, with the president's agreement."),
      value, limit);
  return g_strdup_printf (
    kamae_sample_text (story->sample, "%sリスク値%dは受容基準（%d以下）を満たす。",
                       "%s The value %d is within the limit of %d."),
    is_treated ? kamae_sample_text (story->sample, "リスク対応を終え、効果を確認した。",
                                    "The treatment is done and works.") : TEXT (why),
    value, limit);
}

static gboolean
propose (KamaeRiskStory  *story,
         KamaeOperation  *operation,
         guint            place,
         gboolean         is_treated,
         GError         **error)
{
  KamaeRecord *risk = story->risks->pdata[place];
  KamaeRiskText condition = get_condition (&kamae_risk_sample_risks[place]);
  g_autofree char *id = story_dup_id (risk);
  g_autofree char *reason = dup_reason (story, place, is_treated);
  g_autofree char *soon = kamae_sample_dup_day (story->sample, 20);
  g_autoptr(KamaeRecord) acceptance =
    kamae_operation_create (operation, "acceptance", error, "risk", id,
                            "reason", reason,
                            "conditions", TEXT (condition), NULL);

  if (acceptance == NULL)
    return FALSE;
  /* One of them is about to expire. */
  if (g_str_equal (kamae_risk_sample_risks[place].candidate, "PPL-01")
      && g_strcmp0 (soon, kamae_record_get_text (acceptance, "valid_until")) < 0)
    return kamae_operation_set (operation, acceptance, "valid_until", soon, error);
  return TRUE;
}

#define TO_AGREE \
  "SELECT acceptance.id, '" PRESIDENT "' FROM acceptance WHERE acceptance.state = 'proposed' " \
  "AND " KAMAE_RISK_NEEDS_TOP ("acceptance")

#define ACCEPTED_BY_OWNER \
  "SELECT acceptance.id, person.staff_no FROM acceptance " \
  "JOIN person ON person.id = acceptance.owner_id JOIN risk ON risk.id = acceptance.risk_id " \
  "WHERE acceptance.state = 'proposed' AND risk.candidate_id NOT IN " \
  "(SELECT id FROM risk_candidate WHERE code = 'SIT-06') " \
  "ORDER BY person.staff_no COLLATE counted, acceptance.number COLLATE counted"

/* What can be accepted now: assessed without a treatment that changes it, or treated. */
gboolean
story_accept (KamaeRiskStory  *story,
              int              years_ago,
              int              month,
              gboolean         is_treated,
              GError         **error)
{
  g_autofree char *date = kamae_sample_dup_date (story->sample, years_ago, month, 14);
  g_autoptr(KamaeOperation) operation =
    story_begin (story, date, SECRETARIAT, "残留リスクの受容を起案", "Propose acceptances", NULL, error);

  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < story->risks->len; i++)
    {
      KamaeRecord *risk = story->risks->pdata[i];

      if (risk == NULL
          || (years_ago == 0 && kamae_risk_sample_risks[i].fate == KAMAE_RISK_SAMPLE_NEXT)
          || g_strcmp0 (kamae_record_get_state (risk), is_treated ? "treated" : "assessed") != 0)
        continue;
      if (!propose (story, operation, i, is_treated, error))
        return FALSE;
    }
  return kamae_operation_commit (operation, error)
         && story_sign (story, date, TO_AGREE, "agree", error)
         && story_sign (story, date, ACCEPTED_BY_OWNER, "accept", error);
}
