/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-sample-story.h"

/* The risks that are accepted in the sample. */

static const KamaeRiskText reasons[] = {
  { "受容基準の範囲内であり、費用に見合う追加の管理策がない。",
    "Within the limit, and no further control is worth its cost." },
  { "現在の管理策で十分に低く、点検で維持を確認できる。",
    "The controls in place keep it low, and checks show that they hold." },
  { "対応の効果を確認し、残るリスクは受容基準の範囲内である。",
    "The treatment works, what is left is within the limit." },
};

static const KamaeRiskText conditions[] = {
  { "月次の点検を続けること。", "The monthly checks go on." },
  { "関係するシステムを変えるときは再評価すること。", "Assessed again when the system changes." },
};

static gboolean
propose (KamaeRiskStory  *story,
         KamaeOperation  *operation,
         guint            place,
         gboolean         is_treated,
         GError         **error)
{
  KamaeRecord *risk = story->risks->pdata[place];
  g_autofree char *id = story_dup_id (risk);
  g_autofree char *soon = kamae_sample_dup_day (story->sample, 20);
  g_autoptr(KamaeRecord) acceptance =
    kamae_operation_create (operation, "acceptance", error, "risk", id,
                            "reason", TEXT (reasons[is_treated ? 2 : place % 2]),
                            "conditions", TEXT (conditions[place % 2]), NULL);

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
  "ORDER BY person.staff_no, acceptance.number"

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
