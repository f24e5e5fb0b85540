/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-sample-story.h"

/* What the files of the sample share: operations on their day. */

char *
story_dup_id (KamaeRecord *record)
{
  return kamae_record_dup_key (record);
}

/* Whether the plugin of the entity is there. */
gboolean
story_knows (KamaeRiskStory *story,
             const char     *entity)
{
  KamaeModel *model = kamae_register_get_model (kamae_sample_get_register (story->sample));

  return kamae_model_find_entity (model, entity) != NULL;
}

gboolean
story_is_past (KamaeRiskStory *story,
               int             years_ago,
               int             month,
               int             day)
{
  g_autofree char *date = kamae_sample_dup_date (story->sample, years_ago, month, day);

  return g_strcmp0 (date, kamae_sample_get_today (story->sample)) <= 0;
}

KamaeOperation *
story_begin (KamaeRiskStory  *story,
             const char      *date,
             const char      *person,
             const char      *ja,
             const char      *en,
             KamaeRecord     *subject,
             GError         **error)
{
  KamaeOperation *operation =
    kamae_sample_begin (story->sample, date, person, kamae_sample_text (story->sample, ja, en),
                        subject, error);

  if (operation != NULL)
    kamae_operation_set_reason (operation,
                                kamae_sample_text (story->sample, "リスクマネジメントの手順に従う。",
                                                   "By the procedure for risk management."));
  return operation;
}

KamaeOperation *
story_begin_on (KamaeRiskStory  *story,
                int              years_ago,
                int              month,
                int              day,
                const char      *person,
                const char      *ja,
                const char      *en,
                GError         **error)
{
  g_autofree char *date = kamae_sample_dup_date (story->sample, years_ago, month, day);

  return story_begin (story, date, person, ja, en, NULL, error);
}

gboolean
story_set_fields (KamaeOperation     *operation,
                  KamaeRecord        *record,
                  const char *const  *fields,
                  GError            **error)
{
  for (; *fields != NULL; fields += 2)
    if (!kamae_operation_set (operation, record, fields[0], fields[1], error))
      return FALSE;
  return TRUE;
}

gboolean
story_step (KamaeRiskStory  *story,
            const char      *date,
            const char      *person,
            KamaeRecord     *record,
            const char      *transition,
            GError         **error)
{
  g_autoptr(KamaeOperation) operation =
    story_begin (story, date, person, "リスクマネジメントの手続", "A step of risk management", record, error);

  return operation != NULL && kamae_operation_transition (operation, record, transition, error)
         && kamae_operation_commit (operation, error);
}

/* Each record that the query finds, with the person who takes the step; an operation a person. */
gboolean
story_sign (KamaeRiskStory  *story,
            const char      *date,
            const char      *sql,
            const char      *transition,
            GError         **error)
{
  KamaeRegister *reg = kamae_sample_get_register (story->sample);
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeCursor) cursor = kamae_register_query (reg, sql, NULL, error);

  if (cursor == NULL)
    return FALSE;
  while (kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      g_ptr_array_add (records,
                       kamae_register_ref_record (reg, kamae_cursor_get_integer (cursor, 0),
                                                  KAMAE_KEPT));
      g_ptr_array_add (people, g_strdup (kamae_cursor_get_text (cursor, 1)));
    }
  g_clear_object (&cursor);

  for (guint i = 0; i < records->len; i++)
    {
      if (i == 0 || !g_str_equal (people->pdata[i], people->pdata[i - 1]))
        {
          g_clear_object (&operation);
          operation = story_begin (story, date, people->pdata[i], "リスク所有者の署名", "Sign as risk owner",
                                   records->pdata[i], error);
        }
      if (operation == NULL
          || !kamae_operation_transition (operation, records->pdata[i], transition, error))
        return FALSE;
      if ((i + 1 == records->len || !g_str_equal (people->pdata[i], people->pdata[i + 1]))
          && !kamae_operation_commit (operation, error))
        return FALSE;
    }
  return TRUE;
}
