/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-check-private.h"
#include "kamae-steps-back-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "../register/kamae-record-private.h"

#include <string.h>

/* The rules that follow from the declarations of fields, for every kind of record of every plugin.
 * Each makes a query of the keys, and details in words, of the records that may offend. */

static char *
dup_missing_sql (KamaeModel       *model,
                 KamaeEntityInfo  *info,
                 const KamaeField *field)
{
  g_autofree char *column = kamae_field_dup_column (field);

  if (field->kind == KAMAE_FIELD_DERIVED || field->kind == KAMAE_FIELD_NUMBER ||
      ((field->flags & KAMAE_REQUIRED) == 0 && field->required_from == NULL &&
       !kamae_workflow_enters_day (info->entity->workflow, field->name)))
    return NULL;
  if (field->kind == KAMAE_FIELD_LINKS)
    return g_strdup_printf ("SELECT id, NULL FROM %s AS this WHERE NOT EXISTS (SELECT 1 FROM link"
                            " WHERE from_id = this.id AND kind = :kind)",
                            info->entity->name);
  return g_strdup_printf ("SELECT id, NULL FROM (SELECT id, %s AS value FROM %s) WHERE %s",
                          column, info->entity->name,
                          kamae_field_is_text (field) ? "says_nothing (value)" : "value IS NULL");
}

static gboolean
is_missing (KamaeRecord      *record,
            const KamaeField *field)
{
  return kamae_record_is_missing (record, field, kamae_record_get_state (record));
}

/* SQL for the day to which a part of `not_before` leads, of a row `table`, and the kind of record
 * and the field that hold it. An expression is one over `this`. */
static char *
dup_bound_sql (KamaeModel         *model,
               const KamaeEntity  *entity,
               const char         *table,
               const char         *part,
               const KamaeEntity **of,
               const KamaeField  **field)
{
  const char *point = strchr (part, '.');
  g_autofree char *link = point != NULL ? g_strndup (part, point - part) : NULL;
  g_autofree char *linked = NULL;
  g_autofree char *day = NULL;
  const KamaeEntity *target;

  if (link == NULL)
    {
      *of = entity;
      *field = kamae_entity_find_field (entity, part);
      if ((*field)->kind != KAMAE_FIELD_DERIVED)
        return g_strdup_printf ("%s.%s", table, part);
      return g_strdup_printf ("(SELECT %1$s FROM %2$s AS this WHERE this.id = %3$s.id)",
                              (*field)->sql, entity->name, table);
    }
  target = kamae_model_find_entity (model, kamae_entity_find_field (entity, link)->target);
  linked = g_strdup_printf ("%s_%s", table, link);
  day = dup_bound_sql (model, target, linked, point + 1, of, field);
  return g_strdup_printf ("(SELECT %1$s FROM %2$s AS %3$s WHERE %3$s.id = %4$s.%5$s_id)", day,
                          target->name, linked, table, link);
}

/* A query of the rows in which the day, an expression over `self`, lies before the latest one that
 * `not_before` names: id, day, earlier, label. */
static char *
dup_bounds_sql (KamaeModel        *model,
                const KamaeEntity *entity,
                const KamaeField  *field,
                const char        *expression,
                KamaeFieldFlags    flags)
{
  g_auto (GStrv) parts = g_strsplit (field->not_before, "|", -1);
  g_autoptr (GString) day = g_string_new ("max ('', ''");
  g_autoptr (GString) label = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const KamaeEntity *of = NULL;
      const KamaeField *bound = NULL;
      g_autofree char *sql = dup_bound_sql (model, entity, "self", parts[i], &of, &bound);

      if (((field->flags | bound->flags) & flags) != flags)
        continue;
      g_string_append_printf (day, ", coalesce (%s, '')", sql);
      g_string_append_printf (label, " WHEN %s THEN label ('%s', '%s')", sql, of->name,
                              bound->name);
    }
  return g_strdup_printf ("SELECT id, day, earlier, CASE earlier WHEN '' THEN NULL%s END AS label"
                          " FROM (SELECT self.*, %s AS day, %s) AS earlier FROM %s AS self) AS self"
                          " WHERE earlier > day",
                          label->str, expression, day->str, entity->name);
}

/* A locked record is put right by a correction beside it. */
#define UNCORRECTED \
  " WHERE NOT EXISTS (SELECT 1 FROM correction WHERE source_id = self.id" \
  " AND '|%s|%s|' LIKE '%%|' || field || '|%%')"

static char *
dup_period_sql (KamaeModel       *model,
                KamaeEntityInfo  *info,
                const KamaeField *field)
{
  g_autofree char *bounds = NULL;

  if (field->not_before == NULL || (field->flags & KAMAE_ACTUAL) != 0)
    return NULL;
  bounds = dup_bounds_sql (model, info->entity, field, field->name, 0);
  return g_strdup_printf ("SELECT id, earlier || ' > ' || day, label FROM (%s) AS self" UNCORRECTED,
                          bounds, field->not_before, field->name);
}

static gboolean
applies (KamaeRecord      *record,
         const KamaeField *field)
{
  return kamae_field_applies (field, record);
}

static char *
dup_loop_sql (KamaeModel       *model,
              KamaeEntityInfo  *info,
              const KamaeField *field)
{
  if (field->kind != KAMAE_FIELD_LINK || !g_str_equal (field->target, info->entity->name))
    return NULL;
  return g_strdup_printf ("WITH RECURSIVE link (id, over) AS (SELECT id, %s_id FROM %s),"
                          " above (id, over) AS (SELECT id, over FROM link WHERE over IS NOT NULL"
                          "  UNION SELECT above.id, link.over FROM above"
                          "  JOIN link ON link.id = above.over WHERE link.over IS NOT NULL)"
                          " SELECT id, NULL FROM above WHERE over = id",
                          field->name, info->entity->name);
}

static char *
dup_twin_sql (KamaeModel       *model,
              KamaeEntityInfo  *info,
              const KamaeField *field)
{
  if (field->kind != KAMAE_FIELD_NUMBER &&
      ((field->flags & KAMAE_KEY) == 0 || !kamae_field_is_text (field)))
    return NULL;
  return g_strdup_printf ("WITH keys (id, value, normal) AS MATERIALIZED"
                          "  (SELECT id, value, normalised (value)"
                          "  FROM (SELECT id, %s AS value FROM %s) WHERE value IS NOT NULL)"
                          " SELECT this.id, this.value || ' / ' || min (other.value)"
                          "  || ' (' || record_label (other.id) || ')'"
                          " FROM keys AS this JOIN keys AS other"
                          " ON other.normal = this.normal AND other.id < this.id GROUP BY this.id",
                          field->name, info->entity->name);
}

/* The day of something that happened, and that before which it cannot have happened. */
static void
append_earliest (KamaeModel       *model,
                 KamaeEntityInfo  *info,
                 const KamaeField *field,
                 GString          *sql)
{
  g_autofree char *bounds = NULL;

  if (field->not_before == NULL || (field->flags & KAMAE_ACTUAL) == 0)
    return;
  bounds = dup_bounds_sql (model, info->entity, field, field->name, 0);
  g_string_append_printf (sql,
                          "SELECT id, label || ' ' || earlier || ' > ' || day FROM (%s) AS self"
                          UNCORRECTED, bounds, field->not_before, field->name);
}

/* A day of a locked record is put right by a correction beside it. */
static char *
dup_order_sql (KamaeModel       *model,
               KamaeEntityInfo  *info,
               const KamaeField *field)
{
  const KamaeEntity *entity = info->entity;
  g_autoptr (GString) sql = g_string_new (NULL);

  append_earliest (model, info, field, sql);
  for (const KamaeField *earlier = entity->fields; earlier->name != NULL; earlier++)
    if (kamae_entity_is_dated (entity, field) && kamae_entity_is_dated (entity, earlier) &&
        kamae_workflow_dates_after (entity->workflow, field->name, earlier->name))
      g_string_append_printf (
        sql,
        "%1$sSELECT id, label ('%2$s', '%3$s') || ' ' || earlier || ' > ' || day"
        " FROM (SELECT id, %3$s AS earlier, %4$s AS day FROM %2$s) AS this"
        " WHERE earlier > day AND NOT EXISTS (SELECT 1 FROM correction"
        "  WHERE source_id = this.id AND field IN ('%3$s', '%4$s'))",
        sql->len > 0 ? " UNION " : "", entity->name, earlier->name, field->name);
  return sql->len > 0 ? g_string_free (g_steal_pointer (&sql), FALSE) : NULL;
}

/* A rule of a plugin knows more of what it is to be done with. */
static gboolean
has_rule (KamaeModel        *model,
          const KamaeEntity *entity)
{
  GPtrArray *declared = kamae_model_get_rules (model);

  for (guint i = 0; i < declared->len; i++)
    if (g_strcmp0 (((const KamaeRule *) declared->pdata[i])->overdue, entity->name) == 0)
      return TRUE;
  return FALSE;
}

/* What has a life cycle is open until a state ends it or is what was to be done. */
static char *
dup_overdue_sql (KamaeModel       *model,
                 KamaeEntityInfo  *info,
                 const KamaeField *field)
{
  const KamaeWorkflow *workflow = info->entity->workflow;
  GString *sql = NULL;

  if ((field->flags & KAMAE_DUE) == 0 || has_rule (model, info->entity))
    return NULL;
  sql = g_string_new (NULL);
  g_string_printf (sql, "SELECT id, %1$s FROM %2$s WHERE %1$s < :as_of", field->name,
                   info->entity->name);
  for (const KamaeState *state = workflow != NULL ? workflow->states : NULL;
       state != NULL && state->name != NULL; state++)
    if ((state->flags & (KAMAE_STATE_ENDS | KAMAE_STATE_MET)) != 0)
      g_string_append_printf (sql, " AND state <> '%s'", state->name);
  return g_string_free (sql, FALSE);
}

/* What was refused when it was entered needs not be looked for in one record alone. */
static const struct
{
  const char *id;
  const char *text;
  char     *(*dup_sql) (KamaeModel *, KamaeEntityInfo *, const KamaeField *);
  gboolean  (*offends) (KamaeRecord *, const KamaeField *);
  gboolean    is_told_at_once;
} rules[] = {
  /* Translators: %s is the label of a field */
  { "CORE-V06", N_("“%s” is not filled in."), dup_missing_sql, is_missing, FALSE },
  /* Translators: the labels of two dates, as “Left on” and “Joined on” */
  { "CORE-V09", N_("“%1$s” lies before “%2$s”; correct one of the two dates."), dup_period_sql,
    applies, TRUE },
  /* Translators: %1$s is the label of a link, as “Part of” */
  { "CORE-V11", N_("“%1$s” leads back to the record itself; choose another one."), dup_loop_sql,
    NULL, FALSE },
  /* Translators: %1$s is the label of a field, as “Staff number” */
  { "CORE-V12", N_("“%1$s” reads like that of another record; change one of the two."),
    dup_twin_sql, NULL, FALSE },
  { "CORE-V08",
    /* Translators: %1$s is the label of a date, as “Due” */
    N_("“%1$s” has passed, and this is still open; finish it, or set another day and say why."),
    dup_overdue_sql, applies, FALSE },
  { "CORE-V17",
    /* Translators: %1$s is the label of a date, as “Closed on” */
    N_("“%1$s” lies before the day of what comes before it; correct one of the two dates."),
    dup_order_sql, NULL, TRUE },
};

#define PERIOD 1
#define ORDER (G_N_ELEMENTS (rules) - 1)

static const char *
get_label (KamaeRegister     *reg,
           const KamaeEntity *entity,
           const KamaeField  *field)
{
  return field != NULL ? kamae_model_translate (reg->model, entity, field->label, NULL) : "";
}

static void
add_result (KamaeRegister    *reg,
            KamaeRecord      *record,
            const KamaeField *field,
            guint             rule,
            KamaeRuleLevel    level,
            const char       *detail,
            const char       *begun,
            GPtrArray        *results)
{
  const KamaeEntity *entity = record->info->entity;
  g_autofree char *value = rule == 0 && kamae_record_is_set (record, field->name)
                             ? kamae_record_dup_canonical (record, field->name) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *shown = kamae_register_dup_dates (reg, detail, NULL);
  KamaeCheckResult *result;

  text =
    value != NULL
      /* Translators: the label of a field, and what stands in it, as “none” */
      ? g_strdup_printf (_("“%1$s” holds only “%2$s”, which says nothing; write it out."),
                         get_label (reg, entity, field), value)
      : g_strdup_printf (_(rules[rule].text), get_label (reg, entity, field), begun);
  result = kamae_check_result_new (rules[rule].id, level, entity->clause, text, detail, field->name,
                                   record);

  kamae_check_result_set_shown (result, shown);
  g_ptr_array_add (results, result);
}

void
kamae_check_add_missing (KamaeRegister    *reg,
                         KamaeRecord      *record,
                         const KamaeField *field,
                         KamaeRuleLevel    level,
                         GPtrArray        *results)
{
  add_result (reg, record, field, 0, level, NULL, NULL, results);
}

static KamaeStatement *
prepare (KamaeRegister    *reg,
         KamaeEntityInfo  *info,
         const KamaeField *field,
         const char       *query,
         KamaeRecord      *record,
         GError          **error)
{
  g_autofree char *sql = record != NULL
                           ? g_strdup_printf ("SELECT * FROM (%s) WHERE id = :record", query)
                           : g_strdup (query);
  KamaeStatement *statement = kamae_database_prepare (reg->database, sql, error);

  if (statement == NULL)
    return NULL;
  if (record != NULL)
    kamae_statement_bind_integer (statement, kamae_statement_find_parameter (statement, ":record"),
                                  record->id);
  kamae_register_bind_common (reg, statement, NULL);
  if (kamae_statement_find_parameter (statement, ":kind") > 0)
    {
      g_autofree char *kind = g_strconcat (info->entity->name, ".", field->name, NULL);

      kamae_statement_bind_text (statement, kamae_statement_find_parameter (statement, ":kind"),
                                 kind);
    }
  return statement;
}

static gboolean
ask (KamaeRegister    *reg,
     KamaeEntityInfo  *info,
     const KamaeField *field,
     guint             rule,
     KamaeRecord      *one,
     GPtrArray        *results,
     GError          **error)
{
  g_autofree char *sql = one == NULL || rules[rule].is_told_at_once
                           ? rules[rule].dup_sql (reg->model, info, field) : NULL;
  g_autoptr (KamaeStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  if (sql == NULL)
    return TRUE;
  statement = prepare (reg, info, field, sql, one, error);
  if (statement == NULL)
    return FALSE;
  while (kamae_statement_step (statement, &local_error))
    {
      g_autoptr (KamaeRecord) record =
        kamae_register_load_one (reg, info, kamae_statement_get_integer (statement, 0), KAMAE_KEPT);

      if (record != NULL && (rules[rule].offends == NULL || rules[rule].offends (record, field)))
        add_result (reg, record, field, rule,
                    rule == ORDER ? KAMAE_RULE_BLOCK : KAMAE_RULE_WARN,
                    kamae_statement_get_text (statement, 1),
                    rule == PERIOD ? kamae_statement_get_text (statement, 2) : NULL, results);
    }
  return kamae_database_hand_over (reg->database, g_steal_pointer (&local_error), error);
}

gboolean
kamae_check_fields (KamaeRegister   *reg,
                    KamaeEntityInfo *info,
                    KamaeRecord     *record,
                    GPtrArray       *results,
                    GError         **error)
{
  for (const KamaeField *field = info->entity->fields; field->name != NULL; field++)
    for (guint rule = 0; rule < ORDER; rule++)
      if (!ask (reg, info, field, rule, record, results, error))
        return FALSE;
  return TRUE;
}

gboolean
kamae_check_days (KamaeRegister   *reg,
                  KamaeEntityInfo *info,
                  KamaeRecord     *record,
                  GPtrArray       *results,
                  GError         **error)
{
  for (const KamaeField *field = info->entity->fields; field->name != NULL; field++)
    if (!ask (reg, info, field, ORDER, record, results, error))
      return FALSE;
  return TRUE;
}

/* What happened cannot have been before what it follows; nor is something due before that. Whatever
 * else begins and ends may be planned, and the other day may follow. */
gboolean
kamae_check_earliest (KamaeRecord      *record,
                      const KamaeField *field,
                      const char       *value,
                      GError          **error)
{
  KamaeRegister *reg = record->reg;
  g_autofree char *bounds = NULL;
  g_autoptr (KamaeStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *day = NULL;

  if (field->not_before == NULL || (field->flags & (KAMAE_ACTUAL | KAMAE_DUE)) == 0)
    return TRUE;
  bounds = dup_bounds_sql (reg->model, record->info->entity, field, ":day", KAMAE_ACTUAL);
  statement = prepare (reg, record->info, field, bounds, record, error);
  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_text (statement, kamae_statement_find_parameter (statement, ":day"), value);
  if (!kamae_statement_step (statement, &local_error))
    return kamae_database_hand_over (reg->database, g_steal_pointer (&local_error), error);
  day = kamae_register_dup_dates (reg, kamae_statement_get_text (statement, 2), NULL);
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
               /* Translators: two dates and a day: “Done on” cannot lie before “Plan approved on”
                * (2026/10/29) … */
               _("“%1$s” cannot lie before “%2$s” (%3$s), so it was not changed. Enter a later day, or correct the other one first."),
               get_label (reg, record->info->entity, field),
               kamae_statement_get_text (statement, 3), day);
  return FALSE;
}

/* A step back or aside does not go on from those days. */
gboolean
kamae_check_days_before (KamaeRecord           *record,
                         const KamaeTransition *step,
                         GPtrArray             *results,
                         GError               **error)
{
  const KamaeWorkflow *workflow = record->info->entity->workflow;
  const char *from = kamae_record_get_state (record);
  const KamaeState *to = kamae_workflow_find_state (workflow, step->to);

  if (to != NULL && ((to->flags & KAMAE_STATE_ASIDE) != 0 ||
                     kamae_workflow_goes_back (workflow, from, to->name)))
    return TRUE;
  return kamae_check_days (record->reg, record->info, record, results, error);
}
