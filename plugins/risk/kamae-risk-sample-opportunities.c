/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-sample-story.h"

/* Risks and opportunities of the management system in the sample. */

/* The issue it comes from; none without the context. */
static char *
dup_issue (KamaeRiskStory      *story,
           const KamaeRiskText *title)
{
  g_autoptr(KamaeCursor) cursor = NULL;

  if (!story_knows (story, "issue"))
    return NULL;
  cursor = kamae_register_query (kamae_sample_get_register (story->sample),
                                 "SELECT id FROM issue WHERE title = :title", NULL, KAMAE_KEPT);
  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_text (cursor, ":title", TEXT (*title));
  return kamae_cursor_next (cursor, KAMAE_KEPT)
           ? g_strdup (kamae_cursor_get_text (cursor, 0))
           : NULL;
}

static gboolean
step_on (KamaeRiskStory  *story,
         const char      *date,
         const char      *person,
         KamaeRecord     *record,
         const char      *transition,
         GError         **error)
{
  return g_strcmp0 (date, kamae_sample_get_today (story->sample)) > 0
         || story_step (story, date, person, record, transition, error);
}

static gboolean
add_opportunity (KamaeRiskStory                    *story,
                 const KamaeRiskSampleOpportunity  *data,
                 GError                           **error)
{
  g_autofree char *noted = kamae_sample_dup_date (story->sample, data->years_ago, 3, 8);
  g_autofree char *due = kamae_sample_dup_date (story->sample, data->years_ago, data->due_month,
                                                25);
  g_autofree char *checked = kamae_sample_dup_date (story->sample, data->years_ago,
                                                    data->due_month + 2, 10);
  g_autofree char *issue = NULL;
  gboolean is_planned = data->stage >= KAMAE_RISK_SAMPLE_PLANNED;
  g_autoptr(KamaeRecord) record = NULL;
  g_autoptr(KamaeOperation) operation =
    story_begin (story, noted, ISMS_MANAGER, "リスク及び機会を登録",
                 "Note a risk or opportunity", NULL, error);
  const char *const plan[] = {
    "action", is_planned ? TEXT (data->action) : NULL,
    "process", is_planned ? TEXT (data->process) : NULL,
    "check_method", is_planned ? TEXT (data->check) : NULL,
    "due_on", is_planned ? due : NULL,
    NULL
  };
  const char *const check[] = {
    "check_result", data->result.ja != NULL ? TEXT (data->result) : NULL,
    "verdict", data->verdict, NULL
  };

  if (operation == NULL)
    return FALSE;
  issue = dup_issue (story, &data->source);
  record = kamae_operation_create (operation, "risk_opportunity", error,
                                   "title", TEXT (data->title), "kind", data->kind,
                                   "sources", issue, "purposes", data->purposes,
                                   "effect", TEXT (data->effect), "owner", data->owner, NULL);
  if (record == NULL || !story_set_fields (operation, record, plan, error)
      || (is_planned && !kamae_operation_transition (operation, record, "plan", error))
      || !kamae_operation_commit (operation, error))
    return FALSE;
  if (data->stage >= KAMAE_RISK_SAMPLE_CARRIED_OUT
      && !step_on (story, due, data->owner, record, "finish", error))
    return FALSE;
  if (data->stage < KAMAE_RISK_SAMPLE_CHECKED
      || g_strcmp0 (checked, kamae_sample_get_today (story->sample)) > 0)
    return TRUE;
  g_clear_object (&operation);
  operation = story_begin (story, checked, ISMS_MANAGER, "有効性を評価", "Check the effect", record,
                           error);
  return operation != NULL && story_set_fields (operation, record, check, error)
         && kamae_operation_transition (operation, record, "check", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
tell_one (KamaeSample    *sample,
          gconstpointer   data,
          GError        **error)
{
  KamaeRiskStory *story = g_object_get_data (G_OBJECT (sample), STORY_KEY);
  const KamaeRiskSampleOpportunity *told = data;

  return !story_is_past (story, told->years_ago, 3, 8) || add_opportunity (story, told, error);
}

void
story_tell_opportunities (KamaeRiskStory *story)
{
  for (const KamaeRiskSampleOpportunity *data = kamae_risk_sample_opportunities;
       data->kind != NULL; data++)
    kamae_sample_tell_beside (story->sample, tell_one, data);
}
