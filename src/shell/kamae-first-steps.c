/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-first-steps.h"

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const KamaePageInfo *first = *(const KamaePageInfo *const *) a;
  const KamaePageInfo *second = *(const KamaePageInfo *const *) b;

  return first->first_step - second->first_step;
}

/* A step is taken once its page has a record that a person made. */
gboolean
kamae_first_step_is_taken (KamaeRegister       *reg,
                           const KamaePageInfo *page)
{
  g_autoptr (KamaeRecordList) list = NULL;

  if (page->entity == NULL)
    return FALSE;
  list = kamae_register_list (reg, page->entity);
  /* The person who made the register is there from the start. */
  return g_list_model_get_n_items (G_LIST_MODEL (list)) > (g_strcmp0 (page->entity,
                                                                      "person") == 0 ? 1 : 0);
}

GPtrArray *
kamae_first_steps_list (KamaeRegister      *reg,
                        const KamaeSubject *subject)
{
  KamaeModel *model = kamae_register_get_model (reg);
  GPtrArray *pages = kamae_model_get_pages (model);
  GPtrArray *steps = g_ptr_array_new ();

  for (guint i = 0; i < pages->len; i++)
    {
      const KamaePageInfo *page = g_ptr_array_index (pages, i);

      if (page->first_step > 0 &&
          (subject == NULL || kamae_model_get_subject (model, page) == subject))
        g_ptr_array_add (steps, (gpointer) page);
    }
  g_ptr_array_sort (steps, compare_steps);
  return steps;
}

char *
kamae_first_step_dup_help (KamaeRegister       *reg,
                           const KamaePageInfo *page)
{
  KamaeModel *model = kamae_register_get_model (reg);
  const KamaeEntity *entity = NULL;
  const char *help, *end;

  if (page->entity != NULL)
    entity = kamae_model_find_entity (model, page->entity);
  if (entity == NULL || entity->help == NULL)
    return NULL;

  /* The first sentence says what the clause wants; the rest is for the page itself. */
  help = kamae_model_translate (model, entity, entity->help, NULL);
  end = strstr (help, "。");
  if (end != NULL)
    return g_strndup (help, end + strlen ("。") - help);
  end = strstr (help, ". ");
  return end != NULL ? g_strndup (help, end + 1 - help) : g_strdup (help);
}
