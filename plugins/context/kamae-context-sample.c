/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-context-sample-private.h"

/* The plugin's part of the sample organization: three fiscal years of reviews, told in chapters. It
 * goes through the same operations as a person would. */

/* The chapter after the last review that is over. */
#define NOW 4

gboolean
kamae_context_story_is_past (KamaeContextStory *story,
                             const char        *date)
{
  return g_strcmp0 (date, kamae_sample_get_today (story->sample)) <= 0;
}

KamaeContextStory
kamae_context_story_init_beside (const KamaeContextStory *other)
{
  return (KamaeContextStory) { other->sample, NULL, other->issues, other->parties,
                               other->requirements };
}

void
kamae_context_story_clear (KamaeContextStory *story)
{
  g_clear_pointer (&story->date, g_free);
}

gboolean
kamae_context_story_go_to (KamaeContextStory  *story,
                           const char         *date,
                           GError            **error)
{
  g_free (story->date);
  story->date = g_strdup (kamae_context_story_is_past (story, date)
                            ? date : kamae_sample_get_today (story->sample));
  return kamae_sample_wait (story->sample, story->date, error);
}

const char *
kamae_context_story_text (KamaeContextStory      *story,
                          const KamaeContextText *both)
{
  return kamae_sample_text (story->sample, both->ja, both->en);
}

KamaeOperation *
kamae_context_story_begin (KamaeContextStory  *story,
                           const char         *person,
                           const char         *ja,
                           const char         *en,
                           KamaeRecord        *subject,
                           GError            **error)
{
  return kamae_sample_begin (story->sample, story->date, person,
                             kamae_sample_text (story->sample, ja, en),
                             subject, error);
}

gboolean
kamae_context_story_add_links (KamaeContextStory  *story,
                               KamaeOperation     *operation,
                               KamaeRecord        *record,
                               const char         *field,
                               const char         *entity,
                               const char         *keys,
                               GError            **error)
{
  g_auto(GStrv) list = g_strsplit (keys, " ", -1);

  for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++)
    {
      g_autoptr(KamaeRecord) target = kamae_sample_find (story->sample, entity, list[i]);

      if (target != NULL && !kamae_operation_add_link (operation, record, field, target, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
kamae_context_story_step (KamaeContextStory  *story,
                          const char         *person,
                          const char         *ja,
                          const char         *en,
                          KamaeRecord        *record,
                          const char         *transition,
                          const char         *reason,
                          GError            **error)
{
  g_autoptr(KamaeOperation) operation = kamae_context_story_begin (story, person, ja, en, record,
                                                                   error);

  if (operation == NULL)
    return FALSE;
  if (reason != NULL)
    kamae_operation_set_reason (operation, reason);
  return kamae_operation_transition (operation, record, transition, error)
         && kamae_operation_commit (operation, error);
}

/* Issues */

static gboolean
finish_issue (KamaeContextStory              *story,
              KamaeOperation                 *operation,
              KamaeRecord                    *issue,
              const KamaeContextSampleIssue  *data,
              GError                        **error)
{
  gboolean external = g_str_equal (data->side, "external");

  if (!kamae_context_story_add_links (story, operation, issue, "factors", "factor", data->factors,
                                      error)
      || !kamae_context_story_add_links (story, operation, issue, "handled_by", "control",
                                         data->controls, error))
    return FALSE;
  if (data->flags != NULL
      && !kamae_operation_set (operation, issue, external ? "topics" : "resources", data->flags,
                               error))
    return FALSE;
  if (data->levels != NULL && !kamae_operation_set (operation, issue, "levels", data->levels,
                                                    error))
    return FALSE;
  if (data->phase == NOW)
    return TRUE;
  return kamae_operation_transition (operation, issue, g_str_equal (data->response, "monitor")
                                     ? "monitor" : "start",
                                     error);
}

static KamaeRecord *
add_issue (KamaeContextStory              *story,
           const KamaeContextSampleIssue  *data,
           GError                        **error)
{
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecord) issue = NULL;

  operation = kamae_context_story_begin (story, ISMS_MANAGER, "課題を追加", "Add an issue", NULL, error);
  if (operation == NULL)
    return NULL;

  issue = kamae_operation_create (operation, "issue", error,
                                  "title", kamae_context_story_text (story, &data->title),
                                  "side", data->side,
                                  "effect", kamae_context_story_text (story, &data->effect),
                                  "polarity", data->polarity,
                                  "importance", data->importance,
                                  "trend", data->trend,
                                  "response", data->response,
                                  "owner", data->owner,
                                  "identified_on", story->date,
                                  "source", kamae_context_story_text (story, &data->source),
                                  NULL);
  if (issue == NULL)
    return NULL;

  kamae_operation_set_subject (operation, issue);
  if (!finish_issue (story, operation, issue, data, error)
      || !kamae_operation_commit (operation, error))
    return NULL;
  return g_steal_pointer (&issue);
}

/* What the chapter finds, and what it leaves behind. */
static gboolean
tell_issues (KamaeContextStory  *story,
             guint               phase,
             GError            **error)
{
  const KamaeContextSampleIssue *data = kamae_context_sample_issues;

  for (guint i = 0; data[i].side != NULL; i++)
    {
      if (data[i].phase == phase)
        {
          g_autoptr(KamaeRecord) issue = add_issue (story, &data[i], error);

          if (issue == NULL)
            return FALSE;
          story->issues->pdata[i] = g_steal_pointer (&issue);
        }
      if (data[i].closed == phase && phase > 0
          && !kamae_context_story_step (story, ISMS_MANAGER, "課題を終了", "Close an issue",
                                        story->issues->pdata[i], "close",
                    kamae_sample_text (story->sample, "対応が終わり、委員会で確認した。",
                                       "Done, and confirmed by the committee."), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
reassess (KamaeContextStory  *story,
          KamaeRecord        *record,
          const char         *field,
          const char         *value,
          const char         *ja,
          const char         *en,
          GError            **error)
{
  g_autoptr(KamaeOperation) operation =
    kamae_context_story_begin (story, ISMS_MANAGER, "見直しの結果を反映", "Reassess", record, error);

  if (operation == NULL)
    return FALSE;

  kamae_operation_set_reason (operation, kamae_sample_text (story->sample, ja, en));
  return kamae_operation_set (operation, record, field, value, error)
         && kamae_operation_commit (operation, error);
}

/* What the chapter sees differently. The numbers are places in the texts. */
static gboolean
tell_reassessments (KamaeContextStory  *story,
                    guint               phase,
                    GError            **error)
{
  if (phase == 1)
    return reassess (story, story->issues->pdata[3], "importance", "high",
                     "評価の依頼が倍増したため。", "Twice as many assessments as last year.", error);
  if (phase == 3)
    return reassess (story, story->issues->pdata[19], "importance", "mid",
                     "二名を採用したため。", "Two people were hired.", error)
           && reassess (story, story->requirements->pdata[2], "basis",
                        kamae_sample_text (story->sample, "サービス水準合意書 SLA-3",
                                           "Service level agreement SLA-3"),
                        "合意書を更新したため。", "The agreement was renewed.", error);
  return TRUE;
}

/* Parties and requirements */

static KamaeRecord *
add_party (KamaeContextStory              *story,
           const KamaeContextSampleParty  *data,
           GError                        **error)
{
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecord) party = NULL;

  operation = kamae_context_story_begin (story, ISMS_MANAGER, "利害関係者を追加",
                                         "Add an interested party", NULL, error);
  if (operation == NULL)
    return NULL;

  party = kamae_operation_create (operation, "interested_party", error,
                                  "name", kamae_context_story_text (story, &data->name),
                                  "side", data->side,
                                  "category", data->category,
                                  "relation", kamae_context_story_text (story, &data->relation),
                                  "contact", kamae_context_story_text (story, &data->contact),
                                  "climate_question", data->climate_asked ? "asked" : "not_asked",
                                  "climate_asked_on", data->climate_asked ? story->date : NULL,
                                  NULL);
  if (party == NULL)
    return NULL;

  kamae_operation_set_subject (operation, party);
  if (!kamae_operation_commit (operation, error))
    return NULL;
  return g_steal_pointer (&party);
}

static KamaeRecord *
add_requirement (KamaeContextStory                    *story,
                 const KamaeContextSampleRequirement  *data,
                 GError                              **error)
{
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecord) requirement = NULL;
  g_autofree char *party = NULL;

  operation = kamae_context_story_begin (story, ISMS_MANAGER, "要求事項を追加", "Add a requirement", NULL,
                                         error);
  if (operation == NULL)
    return NULL;

  party = kamae_record_dup_key (story->parties->pdata[data->party]);
  requirement = kamae_operation_create (operation, "requirement", error,
                                        "party", party,
                                        "text", kamae_context_story_text (story, &data->text),
                                        "kind", data->kind,
                                        "basis", kamae_context_story_text (story, &data->basis),
                                        "addressed", data->addressed,
                                        "reason", kamae_context_story_text (story, &data->reason),
                                        "climate_related", data->climate_related ? "1" : "0",
                                        NULL);
  if (requirement == NULL)
    return NULL;

  kamae_operation_set_subject (operation, requirement);
  if (!kamae_context_story_add_links (story, operation, requirement, "how", "control",
                                      data->controls, error)
      || !kamae_operation_commit (operation, error))
    return NULL;
  return g_steal_pointer (&requirement);
}

static gboolean
tell_parties (KamaeContextStory  *story,
              guint               phase,
              GError            **error)
{
  const KamaeContextSampleParty *parties = kamae_context_sample_parties;
  const KamaeContextSampleRequirement *requirements = kamae_context_sample_requirements;

  for (guint i = 0; parties[i].side != NULL; i++)
    if (parties[i].phase == phase)
      {
        story->parties->pdata[i] = add_party (story, &parties[i], error);
        if (story->parties->pdata[i] == NULL)
          return FALSE;
      }

  for (guint i = 0; requirements[i].kind != NULL; i++)
    if (parties[requirements[i].party].phase == phase)
      {
        story->requirements->pdata[i] = add_requirement (story, &requirements[i], error);
        if (story->requirements->pdata[i] == NULL)
          return FALSE;
      }

  return TRUE;
}

/* Changes */

static KamaeRecord *
add_trigger (KamaeContextStory  *story,
             const char         *source,
             const char         *description,
             KamaeRecord        *review,
             GError            **error)
{
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecord) trigger = NULL;

  operation = kamae_context_story_begin (story, ISMS_MANAGER, "変化の契機を記録", "Note a change", NULL,
                                         error);
  if (operation == NULL)
    return NULL;

  trigger = kamae_operation_create (operation, "change_trigger", error,
                                    "occurred_on", story->date,
                                    "description", description,
                                    "source", source,
                                    NULL);
  if (trigger == NULL)
    return NULL;

  kamae_operation_set_subject (operation, trigger);
  if ((review != NULL && !kamae_operation_set_link (operation, trigger, "review", review, error))
      || !kamae_operation_commit (operation, error))
    return NULL;
  return g_steal_pointer (&trigger);
}

static gboolean
take_up (KamaeContextStory  *story,
         KamaeRecord        *trigger,
         KamaeRecord        *review,
         GError            **error)
{
  g_autoptr(KamaeOperation) operation = NULL;

  operation = kamae_context_story_begin (story, ISMS_MANAGER, "契機を状況見直しに結び付け",
                                         "Take up a change in a review", trigger, error);
  return operation != NULL
         && kamae_operation_set_link (operation, trigger, "review", review, error)
         && kamae_operation_commit (operation, error);
}

/* Reviews */

static KamaeRecord *
start_review (KamaeContextStory  *story,
              const char         *kind,
              GError            **error)
{
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecord) review = NULL;

  operation = kamae_context_story_begin (story, ISMS_MANAGER, "状況見直しを始める",
                                         "Start a review of the context", NULL, error);
  if (operation == NULL)
    return NULL;

  review = kamae_operation_create (operation, "context_review", error, "kind", kind, NULL);
  if (review == NULL)
    return NULL;

  kamae_operation_set_subject (operation, review);
  if (!kamae_operation_commit (operation, error))
    return NULL;
  return g_steal_pointer (&review);
}

/* Ticks the first @n factors; those from which no issue comes get the note an auditor looks for. */
static gboolean
consider_factors (KamaeContextStory  *story,
                  KamaeRecord        *review,
                  guint               n,
                  GError            **error)
{
  KamaeRegister *reg = kamae_sample_get_register (story->sample);
  g_autoptr(KamaeRecordList) checks = kamae_register_list_parts (reg, review, "factor_check");
  g_autoptr(KamaeOperation) operation =
    kamae_context_story_begin (story, ISMS_MANAGER, "考慮事項を確認", "Consider the factors", review,
                               error);

  if (operation == NULL)
    return FALSE;

  for (guint i = 0; i < MIN (n, g_list_model_get_n_items (G_LIST_MODEL (checks))); i++)
    {
      g_autoptr(KamaeRecord) check = g_list_model_get_item (G_LIST_MODEL (checks), i);

      if (!kamae_operation_set (operation, check, "considered", "1", error))
        return FALSE;
      if (kamae_record_get_integer (check, "issues") == 0
          && !kamae_operation_set (operation, check, "note",
                                   kamae_sample_text (story->sample, "検討したが該当なし。",
                                                      "Considered, none applies."), error))
        return FALSE;
    }

  return kamae_operation_commit (operation, error);
}

/* Issue 6 is that of rain and typhoons, requirement 3 what customers ask for in disasters. */
static gboolean
link_climate (KamaeContextStory  *story,
              KamaeOperation     *operation,
              KamaeRecord        *decision,
              GError            **error)
{
  return kamae_operation_add_link (operation, decision, "linked_issues",
                                   story->issues->pdata[6], error)
         && kamae_operation_add_link (operation, decision, "linked_requirements",
                                      story->requirements->pdata[3], error);
}

static gboolean
decide_climate (KamaeContextStory  *story,
                KamaeRecord        *review,
                const char         *decided_on,
                GError            **error)
{
  g_autofree char *id = kamae_record_dup_key (review);
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecord) decision = NULL;

  operation = kamae_context_story_begin (story, ISMS_MANAGER, "気候変動について判断",
                                         "Decide on climate change", review, error);
  if (operation == NULL)
    return FALSE;

  decision = kamae_operation_create (
    operation, "climate_decision", error,
    "review", id,
    "relevant", "yes",
    "rationale",
    kamae_sample_text (story->sample,
                       "豪雨と台風により、拠点の停電とデータセンターの停止が起こり得る。顧客も災害時のデータの保全を求めている。",
                       "Heavy rain and typhoons can cut the power of offices and stop data centres, "
                       "and customers ask that data survives a disaster."),
    "decided_on", decided_on,
    NULL);
  return decision != NULL
         && link_climate (story, operation, decision, error)
         && kamae_operation_commit (operation, error);
}

static gboolean
record_discussion (KamaeContextStory  *story,
                   KamaeRecord        *review,
                   KamaeRecord        *meeting,
                   const char         *summary,
                   GError            **error)
{
  g_autoptr(KamaeOperation) operation =
    kamae_context_story_begin (story, ISMS_MANAGER, "委員会の審議を記録",
                               "Record the committee's discussion", review, error);

  return operation != NULL
         && kamae_operation_set_link (operation, review, "meeting", meeting, error)
         && kamae_operation_set (operation, review, "decided_on",
                                 kamae_record_get_text (meeting, "held_on"), error)
         && kamae_operation_set (operation, review, "conclusion", "changed", error)
         && kamae_operation_set (operation, review, "summary", summary, error)
         && kamae_operation_transition (operation, review, "discuss", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
make_known (KamaeContextStory  *story,
            KamaeRecord        *review,
            GError            **error)
{
  g_autoptr(KamaeOperation) operation = kamae_context_story_begin (story, ISMS_MANAGER, "関係者へ周知",
                                                                   "Make the review known", review,
                                                                       error);
  g_autoptr(KamaeRecord) record = NULL;

  if (operation == NULL)
    return FALSE;

  record = kamae_operation_create (
    operation, "communication_record", error,
    "topic", kamae_sample_text (story->sample, "「ISMS組織状況管理表」の改訂",
        "New table of the organization's context"),
    "communicated_on", story->date,
    "audience", kamae_sample_text (story->sample, "全従業者", "All staff"),
    "means", "portal",
    "communicated_by", ISMS_MANAGER,
    NULL);
  return record != NULL
         && kamae_operation_set_link (operation, record, "source", review, error)
         && kamae_operation_transition (operation, review, "communicate", error)
         && kamae_operation_commit (operation, error);
}

/* The days of a review: draft, discussion after the committee's meeting, approval, making known. */
typedef struct
{
  int years_ago;
  int month;
} Season;

static gboolean
decide_review (KamaeContextStory  *story,
               const Season       *season,
               KamaeRecord        *review,
               const char         *summary,
               GError            **error)
{
  g_autofree char *discussed = kamae_sample_dup_date (story->sample, season->years_ago,
                                                      season->month, 24);
  g_autofree char *approved = kamae_sample_dup_date (story->sample, season->years_ago,
                                                     season->month, 27);
  g_autofree char *known = kamae_sample_dup_date (story->sample, season->years_ago,
                                                  season->month + 1, 7);
  g_autoptr(KamaeRecord) meeting = NULL;

  if (!kamae_context_story_is_past (story, known))
    return TRUE;
  if (!kamae_context_story_go_to (story, discussed, error))
    return FALSE;

  meeting = kamae_sample_find_meeting (story->sample, "committee", discussed);
  if (!decide_climate (story, review, kamae_record_get_text (meeting, "held_on"), error)
      || !record_discussion (story, review, meeting, summary, error)
      || !kamae_context_story_step (story, COMMITTEE_MEMBER, "委員会として審査", "Sign for the committee",
                                    review, "review", NULL, error))
    return FALSE;

  if (!kamae_context_story_go_to (story, approved, error)
      || !kamae_context_story_step (story, PRESIDENT, "状況見直しを承認",
                                    "Approve the review of the context",
                                 review, "approve", NULL, error))
    return FALSE;

  return kamae_context_story_go_to (story, known, error) && make_known (story, review, error);
}

static KamaeRecord *
tell_review (KamaeContextStory  *story,
             const Season       *season,
             guint               phase,
             const char         *kind,
             GPtrArray          *triggers,
             const char         *summary,
             GError            **error)
{
  g_autofree char *started = kamae_sample_dup_date (story->sample, season->years_ago,
                                                    season->month, 8);
  g_autoptr(KamaeRecord) review = NULL;

  if (!kamae_context_story_go_to (story, started, error)
      || !tell_issues (story, phase, error) || !tell_parties (story, phase, error)
      || !tell_reassessments (story, phase, error))
    return NULL;

  review = start_review (story, kind, error);
  for (guint i = 0; review != NULL && triggers != NULL && i < triggers->len; i++)
    if (!take_up (story, triggers->pdata[i], review, error))
      return NULL;
  if (review == NULL
      || !consider_factors (story, review, G_MAXUINT, error)
      || !decide_review (story, season, review, summary, error))
    return NULL;

  return g_steal_pointer (&review);
}

/* What happened between the reviews, to be taken up by the next one. */
static gboolean
tell_change (KamaeContextStory  *story,
             GPtrArray          *triggers,
             int                 years_ago,
             int                 month,
             int                 day,
             const char         *source,
             const char         *ja,
             const char         *en,
             GError            **error)
{
  g_autofree char *date = kamae_sample_dup_date (story->sample, years_ago, month, day);
  g_autoptr(KamaeRecord) trigger = NULL;

  if (!kamae_context_story_go_to (story, date, error))
    return FALSE;
  trigger = add_trigger (story, source, kamae_sample_text (story->sample, ja, en), NULL, error);
  if (trigger == NULL)
    return FALSE;
  g_ptr_array_add (triggers, g_steal_pointer (&trigger));
  return TRUE;
}

static gboolean
tell_first_year (KamaeContextStory  *story,
                 GError            **error)
{
  static const Season april = { 2, 1 };
  g_autoptr(KamaeRecord) review = NULL;

  review = tell_review (story, &april, 0, "annual", NULL,
                        kamae_sample_text (story->sample,
                                           "課題と利害関係者を初めて整理した。攻撃の巧妙化とクラウドへの依存を重点とする。",
                                           "Issues and parties were listed for the first time. Attacks and the "
                                           "dependence on the cloud come first."),
                        error);
  return review != NULL;
}

static gboolean
tell_second_year (KamaeContextStory  *story,
                  GError            **error)
{
  static const Season april = { 1, 1 };
  static const Season october = { 1, 7 };
  g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) since = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(KamaeRecord) annual = NULL;
  g_autoptr(KamaeRecord) event = NULL;

  if (!tell_change (story, before, 2, 9, 10, "law", "個人情報保護法の指針の改正",
                    "The guidelines of the privacy act were amended", error))
    return FALSE;
  annual = tell_review (story, &april, 1, "annual", before,
                        kamae_sample_text (story->sample,
                                           "生成AI、オープンソース部品及び開発の委託を新しい課題とした。誓約書の課題は終了した。",
                                           "Generative AI, open-source parts and contracted development are new. "
                                           "The issue of the pledges is closed."),
                        error);
  if (annual == NULL
      || !tell_change (story, since, 1, 6, 20, "supplier", "開発の委託先が不正アクセスの被害を公表",
                       "A development contractor reported an intrusion", error)
      || !tell_change (story, since, 1, 6, 25, "organization", "第二開発部の体制を拡充",
                       "The second development department grew", error))
    return FALSE;

  event = tell_review (story, &october, 2, "event", since,
                       kamae_sample_text (story->sample,
                                          "委託先の事故を受け、渡す情報を見直した。体制の変更を適用範囲に反映する。",
                                          "After the contractor's incident we reconsidered what we pass on. The "
                                          "new structure goes into the scope."),
                       error);
  return event != NULL;
}

static gboolean
tell_third_year (KamaeContextStory  *story,
                 GError            **error)
{
  static const Season april = { 0, 1 };
  g_autoptr(KamaeRecord) review = NULL;

  review = tell_review (story, &april, 3, "annual", NULL,
                        kamae_sample_text (story->sample,
                                           "海外での利用と生成AIへのデータの流れを加えた。委託先の件と兼務の課題は終了した。",
                                           "Use abroad and data flows into AI services were added. The contractor's "
                                           "incident and the issue of double roles are closed."),
                        error);
  return review != NULL && kamae_context_tell_scope_considered (story, error);
}

/* What is open today: a change that waits, and a review in progress. */
static gboolean
tell_present (KamaeSample    *sample,
              gconstpointer   data,
              GError        **error)
{
  g_auto(KamaeContextStory) story = kamae_context_story_init_beside (data);
  g_autofree char *long_ago = kamae_sample_dup_day (sample, -45);
  g_autofree char *lately = kamae_sample_dup_day (sample, -25);
  g_autofree char *last_week = kamae_sample_dup_day (sample, -12);
  g_autoptr(KamaeRecord) waiting = NULL;
  g_autoptr(KamaeRecord) change = NULL;
  g_autoptr(KamaeRecord) review = NULL;

  if (!kamae_context_story_go_to (&story, long_ago, error))
    return FALSE;
  waiting = add_trigger (&story, "law",
                         kamae_sample_text (sample, "業界のクラウドサービスの指針が改訂",
                                            "The trade's guidelines for cloud services were revised"),
                         NULL, error);
  if (waiting == NULL || !kamae_context_story_go_to (&story, lately, error))
    return FALSE;
  change = add_trigger (&story, "technology",
                        kamae_sample_text (sample, "本番環境の予備を別の地域に置くことを決定",
                                           "A standby of production goes to another region"),
                        NULL, error);
  if (change == NULL || !kamae_context_story_go_to (&story, last_week, error))
    return FALSE;
  review = start_review (&story, "event", error);
  return review != NULL
         && take_up (&story, change, review, error)
         && tell_issues (&story, NOW, error)
         && tell_parties (&story, NOW, error)
         && consider_factors (&story, review, 9, error);
}

/* Made-up issues for measuring, in one operation. */
static gboolean
add_many (KamaeContextStory  *story,
          guint               n,
          GError            **error)
{
  g_autoptr(KamaeOperation) operation = NULL;

  if (n == 0)
    return TRUE;

  if (!kamae_context_story_go_to (story, kamae_sample_get_today (story->sample), error))
    return FALSE;
  operation = kamae_context_story_begin (story, ISMS_MANAGER, "測定用の課題を追加",
                                         "Add issues for measuring", NULL,
                                         error);
  if (operation == NULL)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const KamaeContextSampleIssue *data = &kamae_context_sample_issues[i % 20];
      g_autofree char *title = g_strdup_printf ("%s (%u)",
                                                kamae_context_story_text (story, &data->title),
                                                    i + 1);
      g_autoptr(KamaeRecord) issue = NULL;

      issue = kamae_operation_create (operation, "issue", error,
                                      "title", title,
                                      "side", data->side,
                                      "effect", kamae_context_story_text (story, &data->effect),
                                      "polarity", data->polarity,
                                      "importance", "low",
                                      "response", data->response,
                                      "owner", data->owner,
                                      NULL);
      if (issue == NULL
          || !kamae_context_story_add_links (story, operation, issue, "factors", "factor",
                                             data->factors, error))
        return FALSE;
    }

  return kamae_operation_commit (operation, error);
}

static void
clear_object (gpointer object)
{
  g_clear_object (&object);
}

static GPtrArray *
new_places (void)
{
  GPtrArray *places = g_ptr_array_new_full (KAMAE_CONTEXT_SAMPLE_MOST, clear_object);

  g_ptr_array_set_size (places, KAMAE_CONTEXT_SAMPLE_MOST);
  return places;
}

/* What the chapters share, for as long as the sample is made. */
static void
free_shared (gpointer data)
{
  KamaeContextStory *story = data;

  g_ptr_array_unref (story->issues);
  g_ptr_array_unref (story->parties);
  g_ptr_array_unref (story->requirements);
  kamae_context_story_clear (story);
  g_free (story);
}

gboolean
kamae_context_fill_sample (KamaeSample  *sample,
                           GError      **error)
{
  KamaeContextStory *story = g_new0 (KamaeContextStory, 1);

  *story = (KamaeContextStory) { sample, NULL, new_places (), new_places (), new_places () };
  g_object_set_data_full (G_OBJECT (sample), "kamae-context-story", story, free_shared);
  kamae_sample_tell_beside (sample, kamae_context_tell_scopes, story);
  kamae_sample_tell_beside (sample, tell_present, story);
  return tell_first_year (story, error)
         && tell_second_year (story, error)
         && tell_third_year (story, error)
         && add_many (story, kamae_sample_get_count (sample, "issue"), error);
}
