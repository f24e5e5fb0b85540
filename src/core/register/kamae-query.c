/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-query-private.h"

#include "../base/kamae-error.h"
#include "../base/kamae-text-private.h"
#include "../declare/kamae-adopt-private.h"
#include "../kamae-i18n.h"
#include "kamae-register.h"
#include "kamae-value-parse-private.h"

#include <string.h>

typedef struct
{
  const KamaeField *field; /* NULL for the state */
  KamaeMatch match;
  char *value;
} Condition;

struct _KamaeQuery
{
  GObject parent_instance;

  const KamaeEntity *entity;
  GArray *conditions;
  char *among;             /* a query for ids; NULL for all records */
  char *text;
  char *order;             /* a field's name or "state"; NULL for the entity's own */
  gboolean descending;
};

G_DEFINE_FINAL_TYPE (KamaeQuery, kamae_query, G_TYPE_OBJECT)

static void
clear_condition (gpointer condition)
{
  g_free (((Condition *) condition)->value);
}

static void
kamae_query_finalize (GObject *object)
{
  KamaeQuery *self = KAMAE_QUERY (object);

  g_array_unref (self->conditions);
  g_free (self->among);
  g_free (self->text);
  g_free (self->order);

  G_OBJECT_CLASS (kamae_query_parent_class)->finalize (object);
}

static void
kamae_query_class_init (KamaeQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_query_finalize;
}

static void
kamae_query_init (KamaeQuery *self)
{
  self->conditions = g_array_new (FALSE, FALSE, sizeof (Condition));
  g_array_set_clear_func (self->conditions, clear_condition);
}

/**
 * kamae_query_new:
 * @entity: an entity
 *
 * Returns: (transfer full): a query for all its records in their usual order
 */
KamaeQuery *
kamae_query_new (const KamaeEntity *entity)
{
  KamaeQuery *self;

  g_return_val_if_fail (entity != NULL, NULL);

  self = g_object_new (KAMAE_TYPE_QUERY, NULL);
  self->entity = kamae_get_adopted (entity);
  return self;
}

/**
 * kamae_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): a query of its own for the same records
 */
KamaeQuery *
kamae_query_copy (KamaeQuery *self)
{
  KamaeQuery *copy;

  g_return_val_if_fail (KAMAE_IS_QUERY (self), NULL);

  copy = kamae_query_new (self->entity);
  for (guint i = 0; i < self->conditions->len; i++)
    {
      Condition condition = g_array_index (self->conditions, Condition, i);

      condition.value = g_strdup (condition.value);
      g_array_append_val (copy->conditions, condition);
    }
  copy->among = g_strdup (self->among);
  copy->text = g_strdup (self->text);
  copy->order = g_strdup (self->order);
  copy->descending = self->descending;
  return copy;
}

/**
 * kamae_query_get_entity:
 * @self: a query
 *
 * Returns: whose records it asks for
 */
const KamaeEntity *
kamae_query_get_entity (KamaeQuery *self)
{
  g_return_val_if_fail (KAMAE_IS_QUERY (self), NULL);

  return self->entity;
}

/**
 * kamae_query_where:
 * @self: a query
 * @field: a field's name, or "state"
 * @match: how the field is compared
 * @value: (nullable): canonical text
 *
 * Adds a condition; all conditions hold together.
 */
void
kamae_query_where (KamaeQuery *self,
                   const char *field,
                   KamaeMatch  match,
                   const char *value)
{
  Condition condition = { .match = match, .value = g_strdup (value) };

  g_return_if_fail (KAMAE_IS_QUERY (self) && field != NULL);

  if (!g_str_equal (field, "state"))
    {
      condition.field = kamae_entity_find_field (self->entity, field);
      g_return_if_fail (condition.field != NULL);
    }
  g_array_append_val (self->conditions, condition);
}

/**
 * kamae_query_where_text:
 * @self: a query
 * @reg: the register that will be asked
 * @field: a field's name, or "state"
 * @match: how the field is compared
 * @text: the value in any form in which kamae_operation_set() takes it; blank for a field without a
 * value
 * @error: return location for a #KamaeError
 *
 * Adds a condition that a person wrote.
 *
 * Returns: whether there is such a field and such a value
 *
 * Since: 0.1
 */
gboolean
kamae_query_where_text (KamaeQuery    *self,
                        KamaeRegister *reg,
                        const char    *field,
                        KamaeMatch     match,
                        const char    *text,
                        GError       **error)
{
  const KamaeField *declared;
  g_auto (KamaeValue) value = { KAMAE_VALUE_NULL };
  g_autofree char *canonical = NULL;

  g_return_val_if_fail (KAMAE_IS_QUERY (self) && KAMAE_IS_REGISTER (reg), FALSE);
  g_return_val_if_fail (field != NULL && text != NULL, FALSE);

  declared = kamae_entity_find_field (self->entity, field);
  if (declared != NULL)
    {
      const KamaeField readable = kamae_value_get_readable (declared);

      if (!kamae_value_read (&value, reg, self->entity, &readable, text, error))
        return FALSE;
      canonical = kamae_value_dup_canonical (&value);
    }
  else if (g_str_equal (field, "state") && self->entity->workflow != NULL)
    {
      canonical = g_strdup (kamae_value_find_state (reg, self->entity, text, error));
      if (canonical == NULL)
        return FALSE;
    }
  else
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                   /* Translators: the first %s is a kind of record, the second what was typed */
                   _("The entity “%s” has no field “%s”."), self->entity->name, field);
      return FALSE;
    }
  if (canonical != NULL)
    kamae_query_where (self, field, match, canonical);
  else
    kamae_query_where (self, field,
                       match == KAMAE_MATCH_IS ? KAMAE_MATCH_UNSET : KAMAE_MATCH_SET, NULL);
  return TRUE;
}

/**
 * kamae_query_where_among:
 * @self: a query
 * @sql: (nullable): a constant query whose first column has the ids of records, as
 * `KamaePageInfo.attention`; %NULL for all records
 *
 * Leaves only the records that the other query names. Its `:as_of` is today.
 *
 * Since: 0.1
 */
void
kamae_query_where_among (KamaeQuery *self,
                         const char *sql)
{
  GString *among;

  g_return_if_fail (KAMAE_IS_QUERY (self));

  among = g_string_new (sql);
  /* The other parameters are bound by their place. */
  g_string_replace (among, ":as_of", "today ()", 0);
  g_free (self->among);
  self->among = g_string_free (among, sql == NULL);
}

gboolean
kamae_query_is_among (KamaeQuery *self)
{
  return self->among != NULL;
}

/**
 * kamae_query_search:
 * @self: a query
 * @text: (nullable): what to look for in all texts of a record and in its title; %NULL for no
 * search
 */
void
kamae_query_search (KamaeQuery *self,
                    const char *text)
{
  g_return_if_fail (KAMAE_IS_QUERY (self));

  g_free (self->text);
  self->text = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/**
 * kamae_query_order:
 * @self: a query
 * @field: (nullable): a field's name, or "state"; %NULL for the usual order
 * @descending: whether the greatest comes first
 */
void
kamae_query_order (KamaeQuery *self,
                   const char *field,
                   gboolean    descending)
{
  g_return_if_fail (KAMAE_IS_QUERY (self));

  g_free (self->order);
  self->order = g_strdup (field);
  self->descending = descending;
}

static char *
field_expression (const KamaeField *field)
{
  g_autofree char *column = NULL;

  if (field == NULL)
    return g_strdup ("this.state");
  if (field->kind == KAMAE_FIELD_DERIVED)
    return g_strdup_printf ("(%s)", field->sql);
  column = kamae_field_dup_column (field);
  return g_strconcat ("this.", column, NULL);
}

static void
append_links_condition (GString         *sql,
                        KamaeQuery      *self,
                        const Condition *condition)
{
  gboolean negative =
      condition->match == KAMAE_MATCH_IS_NOT || condition->match == KAMAE_MATCH_UNSET;

  g_string_append_printf (
      sql, "%sEXISTS (SELECT 1 FROM link WHERE from_id = this.id AND kind = '%s.%s'%s)",
      negative ? "NOT " : "", self->entity->name, condition->field->name,
      condition->match == KAMAE_MATCH_IS || condition->match == KAMAE_MATCH_IS_NOT
          ? " AND to_id = CAST(? AS INTEGER)"
          : "");
}

static void
append_condition (GString         *sql,
                  KamaeQuery      *self,
                  const Condition *condition)
{
  g_autofree char *expression = NULL;
  gboolean flags = condition->field != NULL && condition->field->kind == KAMAE_FIELD_FLAGS;
  gboolean number = condition->field != NULL && (kamae_field_is_link (condition->field) ||
                                                 condition->field->kind == KAMAE_FIELD_INTEGER ||
                                                 condition->field->kind == KAMAE_FIELD_BOOLEAN ||
                                                 condition->field->kind == KAMAE_FIELD_DECIMAL);
  gboolean text = condition->field != NULL && kamae_field_is_text (condition->field);
  const char *parameter = number ? "CAST(? AS NUMERIC)" : "?";

  g_string_append (sql, sql->len > 0 ? " AND " : " WHERE ");
  if (condition->field != NULL && condition->field->kind == KAMAE_FIELD_LINKS)
    {
      append_links_condition (sql, self, condition);
      return;
    }
  expression = field_expression (condition->field);
  switch (condition->match)
    {
    case KAMAE_MATCH_IS:
      if (flags)
        g_string_append_printf (sql, "contains_code(%s, ?)", expression);
      else
        g_string_append_printf (sql, text ? "normalised(%s) = normalised(%s)" : "%s = %s",
                                expression, parameter);
      break;
    case KAMAE_MATCH_IS_NOT:
      if (flags)
        g_string_append_printf (sql, "NOT contains_code(%s, ?)", expression);
      else
        g_string_append_printf (sql, text ? "normalised(%s) IS NOT normalised(%s)" : "%s IS NOT %s",
                                expression, parameter);
      break;
    case KAMAE_MATCH_BEFORE:
      g_string_append_printf (sql, "%s < %s", expression, parameter);
      break;
    case KAMAE_MATCH_FROM:
      g_string_append_printf (sql, "%s >= %s", expression, parameter);
      break;
    case KAMAE_MATCH_UNSET:
      g_string_append_printf (sql, "%s IS NULL", expression);
      break;
    case KAMAE_MATCH_SET:
      g_string_append_printf (sql, "%s IS NOT NULL", expression);
      break;
    case KAMAE_MATCH_CONTAINS:
    default:
      g_string_append_printf (sql, "normalised(%s) LIKE ? ESCAPE '\\'", expression);
      break;
    }
}

static gboolean
takes_value (const Condition *condition)
{
  return condition->match != KAMAE_MATCH_UNSET && condition->match != KAMAE_MATCH_SET;
}

/* Choices sort as declared, states by the life cycle, links by what people read, texts with the
 * numbers in them by their count; those of a series by an index. */
static void
append_order (GString           *sql,
              const char        *expression,
              const KamaeField  *field,
              gboolean           descending,
              const KamaeEntity *entity,
              KamaeModel        *model)
{
  if (field == NULL)
    {
      int rank = 0;

      g_string_append (sql, "CASE this.state");
      for (const KamaeState *state = entity->workflow->states; state->name != NULL; state++)
        g_string_append_printf (sql, " WHEN '%s' THEN %d", state->name, rank++);
      g_string_append (sql, " END");
    }
  else if (field->kind == KAMAE_FIELD_CHOICE)
    {
      int rank = 0;

      g_string_append_printf (sql, "CASE %s", expression);
      for (const KamaeChoice *choice = field->choices; choice->code != NULL; choice++)
        g_string_append_printf (sql, " WHEN '%s' THEN %d", choice->code, rank++);
      g_string_append (sql, " END");
    }
  else if (kamae_field_is_link (field) &&
           !g_str_equal (kamae_field_get_target (field), "*"))
    {
      const KamaeEntity *target = kamae_model_find_entity (model, kamae_field_get_target (field));
      const KamaeField *title = target != NULL ? kamae_entity_get_title (target) : NULL;

      if (title != NULL && kamae_field_is_column (title))
        g_string_append_printf (sql, "(SELECT %s FROM %s WHERE id = %s) COLLATE counted",
                                title->name, target->name, expression);
      else
        g_string_append (sql, expression);
    }
  else if (kamae_field_is_counted (field))
    g_string_append_printf (sql, KAMAE_NUMBER_HEAD "%s, " KAMAE_NUMBER_COUNT, expression,
                            descending ? " DESC" : "", expression, expression);
  /* What is hidden and derived was made to sort by. */
  else if (kamae_field_is_text (field) ||
           (field->kind == KAMAE_FIELD_DERIVED && (field->flags & KAMAE_HIDDEN) == 0))
    g_string_append_printf (sql, "%s COLLATE counted", expression);
  else
    g_string_append (sql, expression);
}

/* The index of texts knows what a record holds itself; what a derived title takes from others is
 * looked at. NULL if the title is not derived. */
static const KamaeField *
get_derived_title (KamaeQuery *self)
{
  const KamaeField *title = kamae_entity_get_title (self->entity);

  return title != NULL && title->kind == KAMAE_FIELD_DERIVED ? title : NULL;
}

static void
append_search (GString    *sql,
               KamaeQuery *self)
{
  const KamaeField *title = get_derived_title (self);

  g_string_append (sql, sql->len > 0 ? " AND " : " WHERE ");
  g_string_append_printf (sql, "(this.id IN (SELECT record_id FROM search WHERE entity = '%s'"
                          " AND text LIKE ? ESCAPE '\\')", self->entity->name);
  if (title != NULL)
    g_string_append_printf (sql, " OR normalised((%s)) LIKE ? ESCAPE '\\'", title->sql);
  g_string_append_c (sql, ')');
}

static char *
make_sql (KamaeQuery *self,
          KamaeModel *model)
{
  g_autoptr (GString) where = g_string_new (NULL);
  GString *sql = g_string_new (NULL);
  const char *order = self->order != NULL ? self->order : self->entity->order;
  gboolean descending = self->order != NULL ? self->descending : order != NULL && *order == '-';

  if (order != NULL && *order == '-')
    order++;
  for (guint i = 0; i < self->conditions->len; i++)
    append_condition (where, self, &g_array_index (self->conditions, Condition, i));
  if (self->among != NULL)
    g_string_append_printf (where, "%sthis.id IN (%s)", where->len > 0 ? " AND " : " WHERE ",
                            self->among);
  if (self->text != NULL)
    append_search (where, self);
  g_string_append_printf (sql, "SELECT this.id FROM %s AS this%s ORDER BY ", self->entity->name,
                          where->str);
  if (order != NULL)
    {
      const KamaeField *field =
          g_str_equal (order, "state") ? NULL : kamae_entity_find_field (self->entity, order);
      g_autofree char *expression = field_expression (field);

      append_order (sql, expression, field, descending, self->entity, model);
      g_string_append_printf (sql, "%s, ", descending ? " DESC" : "");
    }
  g_string_append (sql, "this.id");
  return g_string_free (sql, FALSE);
}

KamaeStatement *
kamae_query_prepare (KamaeQuery    *self,
                     KamaeDatabase *database,
                     KamaeModel    *model,
                     GError       **error)
{
  g_autofree char *sql = make_sql (self, model);
  /* What a plugin declares only reads. */
  KamaeStatement *statement = self->among != NULL
                              ? kamae_database_prepare_foreign (database, sql, error)
                              : kamae_database_prepare (database, sql, error);
  int index = 1;

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const Condition *condition = &g_array_index (self->conditions, Condition, i);
      g_autofree char *pattern = NULL;

      if (!takes_value (condition))
        continue;
      if (condition->match == KAMAE_MATCH_CONTAINS)
        pattern = kamae_text_dup_pattern (condition->value != NULL ? condition->value : "");
      kamae_statement_bind_text (statement, index++, pattern != NULL ? pattern : condition->value);
    }
  if (self->text != NULL)
    {
      g_autofree char *pattern = kamae_text_dup_pattern (self->text);

      kamae_statement_bind_text (statement, index++, pattern);
      if (get_derived_title (self) != NULL)
        kamae_statement_bind_text (statement, index, pattern);
    }
  return statement;
}
