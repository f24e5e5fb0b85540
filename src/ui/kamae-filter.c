/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <string.h>

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-filter-private.h"

void
kamae_filter_free (KamaeFilter *self)
{
  g_free (self->field);
  g_free (self->value);
  g_free (self);
}

/* A field has one value: a second filter on it takes the place of the first. */
void
kamae_filters_add (GPtrArray *filters, const char *field, const char *value)
{
  KamaeFilter *filter = g_new0 (KamaeFilter, 1);

  for (guint i = 0; i < filters->len; i++)
    if (g_str_equal (((KamaeFilter *) g_ptr_array_index (filters, i))->field, field))
      {
        g_ptr_array_remove_index (filters, i);
        break;
      }

  filter->field = g_strdup (field);
  filter->value = g_strdup (value != NULL ? value : "");
  g_ptr_array_add (filters, filter);
}

static const KamaeField *
find_due_field (const KamaeEntity *entity)
{
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (field->flags & KAMAE_DUE && field->kind == KAMAE_FIELD_DATE)
      return field;

  return NULL;
}

static gboolean
is_overdue (KamaeFilter *self)
{
  return g_str_equal (self->field, "overdue");
}

static void
apply_overdue (KamaeRegister *reg, KamaeQuery *query)
{
  const KamaeEntity *entity = kamae_query_get_entity (query);
  const KamaeField *due = find_due_field (entity);
  g_autofree char *today = kamae_register_dup_today (reg);

  if (due == NULL)
    return;

  kamae_query_where (query, due->name, KAMAE_MATCH_BEFORE, today);
  if (entity->workflow == NULL)
    return;

  for (const KamaeState *state = entity->workflow->states; state->name != NULL; state++)
    if (state->flags & (KAMAE_STATE_ENDS | KAMAE_STATE_MET))
      kamae_query_where (query, "state", KAMAE_MATCH_IS_NOT, state->name);
}

void
kamae_filter_apply (KamaeFilter *self, KamaeRegister *reg, KamaeQuery *query)
{
  if (is_overdue (self))
    apply_overdue (reg, query);
  else if (*self->value == '\0')
    kamae_query_where (query, self->field, KAMAE_MATCH_UNSET, NULL);
  else
    kamae_query_where (query, self->field, KAMAE_MATCH_IS, self->value);
}

char *
kamae_filter_dup_label (KamaeFilter *self, KamaeRegister *reg, const KamaeEntity *entity)
{
  const KamaeField *field;
  const char *label;
  g_autofree char *value = NULL;

  if (is_overdue (self))
    return g_strdup (_("Overdue"));

  field = g_str_equal (self->field, "state") ? NULL : kamae_entity_find_field (entity, self->field);
  label = field != NULL ? _kamae_field_label (reg, entity, field) : C_("workflow", "State");
  value = *self->value != '\0' ? _kamae_value_dup_text (reg, entity, field, self->value)
                               : g_strdup (_("Not set"));

  /* Translators: a field and its value, by which a list is filtered. */
  return g_strdup_printf (_("%s: %s"), label, value);
}

/* The menu */

static void
append (GMenu *menu, const char *label, const char *field, const char *value)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "page.filter", "(ss)", field, value);
  g_menu_append_item (menu, item);
}

static void
append_states (GMenu *menu, KamaeRegister *reg, const KamaeEntity *entity)
{
  g_autoptr(GMenu) states = g_menu_new ();

  for (const KamaeState *state = entity->workflow->states; state->name != NULL; state++)
    append (states, _kamae_state_label (reg, entity, state), "state", state->name);

  g_menu_append_submenu (menu, C_("workflow", "State"), G_MENU_MODEL (states));
}

static void
append_values (GMenu *menu, KamaeRegister *reg, const KamaeEntity *entity, const KamaeField *field)
{
  KamaeRecord *person = kamae_register_get_person (reg);

  for (const KamaeChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    append (menu, _kamae_translate (reg, entity, choice->label), field->name, choice->code);

  if (field->kind == KAMAE_FIELD_BOOLEAN && field->choices == NULL)
    {
      append (menu, C_("value", "Yes"), field->name, "1");
      append (menu, C_("value", "No"), field->name, "0");
    }

  if (kamae_field_is_link (field) && g_strcmp0 (field->target, "person") == 0 && person != NULL)
    {
      g_autofree char *key = kamae_record_dup_key (person);

      /* Translators: the person who is working. */
      append (menu, _("Me"), field->name, key);
    }
}

static void
append_field (GMenu *menu, KamaeRegister *reg, const KamaeEntity *entity, const KamaeField *field)
{
  g_autoptr(GMenu) values = g_menu_new ();

  if (field->flags & (KAMAE_HIDDEN | KAMAE_OWNER) || field->kind == KAMAE_FIELD_DERIVED)
    return;

  append_values (values, reg, entity, field);
  if (g_menu_model_get_n_items (G_MENU_MODEL (values)) == 0)
    return;

  if (field->kind != KAMAE_FIELD_BOOLEAN)
    append (values, _("Not set"), field->name, "");
  g_menu_append_submenu (menu, _kamae_field_label (reg, entity, field), G_MENU_MODEL (values));
}

GMenuModel *
kamae_filter_create_menu (KamaeRegister *reg, const KamaeEntity *entity)
{
  GMenu *menu = g_menu_new ();

  if (find_due_field (entity) != NULL)
    append (menu, _("Overdue"), "overdue", "");
  if (entity->workflow != NULL)
    append_states (menu, reg, entity);
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    append_field (menu, reg, entity, field);

  return G_MENU_MODEL (menu);
}
