/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-due.h"

static const KamaeField *
find_flagged (const KamaeEntity *entity,
              KamaeFieldFlags    flag)
{
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (field->flags & flag)
      return field;
  return NULL;
}

static KamaeRecordList *
list_of (KamaeRegister     *reg,
         const KamaeEntity *entity,
         const char        *from,
         const char        *before)
{
  const KamaeField *due = find_flagged (entity, KAMAE_DUE);
  g_autoptr (KamaeQuery) query = kamae_query_new (entity);

  if (from != NULL)
    kamae_query_where (query, due->name, KAMAE_MATCH_FROM, from);
  kamae_query_where (query, due->name, KAMAE_MATCH_BEFORE, before);
  kamae_query_order (query, due->name, FALSE);

  if (entity->workflow != NULL)
    for (const KamaeState *state = entity->workflow->states; state->name != NULL; state++)
      if (state->flags & (KAMAE_STATE_ENDS | KAMAE_STATE_MET))
        kamae_query_where (query, "state", KAMAE_MATCH_IS_NOT, state->name);

  return kamae_record_list_new (reg, query);
}

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  return g_strcmp0 (kamae_due_get_date (*(KamaeRecord *const *) a),
                    kamae_due_get_date (*(KamaeRecord *const *) b));
}

/* From the day @from (or ever), before the day @before. */
guint
kamae_due_count (KamaeRegister *reg,
                 const char    *from,
                 const char    *before)
{
  GPtrArray *entities = kamae_model_get_entities (kamae_register_get_model (reg));
  guint count = 0;

  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = g_ptr_array_index (entities, i);

      if (find_flagged (entity, KAMAE_DUE) != NULL)
        {
          g_autoptr (KamaeRecordList) list = list_of (reg, entity, from, before);

          count += g_list_model_get_n_items (G_LIST_MODEL (list));
        }
    }
  return count;
}

/* Records, the most urgent first. */
GPtrArray *
kamae_due_list (KamaeRegister *reg,
                const char    *from,
                const char    *before,
                guint          limit)
{
  GPtrArray *entities = kamae_model_get_entities (kamae_register_get_model (reg));
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = g_ptr_array_index (entities, i);

      if (find_flagged (entity, KAMAE_DUE) == NULL)
        continue;

      g_autoptr (KamaeRecordList) list = list_of (reg, entity, from, before);
      guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (list)), limit);
      for (guint j = 0; j < n; j++)
        g_ptr_array_add (records, g_list_model_get_item (G_LIST_MODEL (list), j));
    }

  g_ptr_array_sort (records, compare_due);
  if (records->len > limit)
    g_ptr_array_set_size (records, limit);
  return records;
}

const char *
kamae_due_get_date (KamaeRecord *record)
{
  const KamaeField *due = find_flagged (kamae_record_get_entity (record), KAMAE_DUE);

  return due != NULL ? kamae_record_get_text (record, due->name) : NULL;
}

/* The first person that the record names: the one who has to do it. */
char *
kamae_due_dup_assignee (KamaeRecord *record)
{
  const KamaeEntity *entity = kamae_record_get_entity (record);

  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (field->kind == KAMAE_FIELD_LINK && g_strcmp0 (field->target, "person") == 0)
      {
        g_autoptr (KamaeRecord) person = kamae_record_ref_link (record, field->name);

        if (person != NULL)
          return g_strdup (kamae_record_get_title (person));
      }
  return NULL;
}
