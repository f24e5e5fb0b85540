/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-check.h"

#include "../base/kamae-error.h"
#include "../base/kamae-text.h"
#include "../kamae-i18n.h"
#include "../register/kamae-check-result-private.h"
#include "../register/kamae-missing-plugin.h"
#include "../register/kamae-record-private.h"
#include "kamae-check-private.h"
#include "kamae-operation-private.h"
#include "kamae-past.h"

/* Rules: over the whole file, for one record, and before a step. What the declarations of fields
 * ask themselves is in kamae-check-fields.c. */

static int
count_columns (KamaeRegister   *reg,
               const KamaeRule *rule,
               GError         **error)
{
  g_autoptr (KamaeStatement) statement =
      kamae_database_prepare_foreign (reg->database, rule->sql, error);

  return statement != NULL ? kamae_statement_get_n_columns (statement) : 0;
}

/* A rule with a state is asked of the records in the states in which it holds; before a step, of
 * the one record. What offends twice in the same way is one offence. */
static char *
make_sql (KamaeRegister   *reg,
          const KamaeRule *rule,
          gboolean         one_record,
          int              n_columns)
{
  const KamaeEntity *entity = kamae_model_find_entity (reg->model, rule->entity);
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "WITH q (id%s) AS (%s) SELECT DISTINCT q.id, %s FROM q",
                          n_columns > 1 ? ", detail" : "", rule->sql,
                          n_columns > 1 ? "q.detail" : "NULL");
  if (one_record)
    g_string_append (sql, " WHERE q.id = :record");
  else if (entity != NULL && entity->workflow != NULL && rule->state != NULL)
    {
      const char *separator = "";

      g_string_append_printf (sql, " JOIN %s AS r ON r.id = q.id WHERE r.state IN (", entity->name);
      for (const KamaeState *state = entity->workflow->states; state->name != NULL; state++)
        if (kamae_rule_holds (rule, entity->workflow, state->name, NULL))
          {
            g_string_append_printf (sql, "%s'%s'", separator, state->name);
            separator = ", ";
          }
      g_string_append_c (sql, ')');
    }
  return g_string_free (sql, FALSE);
}

static void
add_result (KamaeRegister   *reg,
            const KamaeRule *rule,
            KamaeStatement  *row,
            GPtrArray       *results)
{
  g_autoptr (KamaeRecord) record = NULL;
  const char *detail = kamae_statement_get_text (row, 1);
  const KamaeField *field = NULL;
  g_autofree char *held = NULL;
  g_autofree char *phrase = NULL;
  KamaeCheckResult *result = NULL;
  g_autofree char *shown = kamae_register_dup_dates (reg, detail, NULL);

  if (rule->entity != NULL)
    record = kamae_register_ref_record (reg, kamae_statement_get_integer (row, 0), KAMAE_KEPT);
  if (record != NULL && rule->field != NULL)
    field = kamae_entity_find_field (record->info->entity, rule->field);
  if (field != NULL && kamae_field_is_text (field))
    held = kamae_record_dup_canonical (record, field->name);
  if (detail == NULL && held != NULL && kamae_text_says_nothing (held))
    /* Translators: %s is what stands in a field, as “none” */
    phrase = g_strdup_printf (_("“%s” is no answer"), held);
  result = kamae_check_result_new (rule->id, rule->level, rule->clause,
                                   kamae_model_translate (reg->model, rule, rule->text, NULL),
                                   phrase != NULL ? phrase : detail, rule->field, record);
  kamae_check_result_set_shown (result, phrase != NULL ? phrase : shown);
  kamae_check_result_set_asks_signer (result,
                                      kamae_statement_find_parameter (row, ":me") > 0 ||
                                        kamae_statement_find_parameter (row, ":signer") > 0);
  if (rule->remedy != NULL)
    kamae_check_result_set_remedy (result,
                                   kamae_model_translate (reg->model, rule, rule->remedy, NULL));
  g_ptr_array_add (results, result);
}

/* A rule that cannot be asked is not kept: it is found, with what declares it. */
static void
add_failure_of (KamaeRegister *reg,
                const char    *id,
                const char    *clause,
                gconstpointer  declared,
                KamaeRecord   *record,
                const GError  *error,
                GPtrArray     *results)
{
  g_autofree char *text = g_strdup_printf (
    /* Translators: %s is a sentence that says why */
    _("This rule could not be checked, so nobody knows whether it is kept. %s"), error->message);
  g_autofree char *detail =
    /* Translators: name of a plugin, as “risk” */
    g_strdup_printf (_("Plugin: %s"), kamae_model_get_plugin (reg->model, declared));

  g_ptr_array_add (results, kamae_check_result_new (id, KAMAE_RULE_BLOCK, clause, text, detail,
                                                    NULL, record));
}

static void
add_failure (KamaeRegister   *reg,
             const KamaeRule *rule,
             KamaeRecord     *record,
             const GError    *error,
             GPtrArray       *results)
{
  add_failure_of (reg, rule->id, rule->clause, rule, record, error, results);
}

static gboolean
ask_rule (KamaeRegister   *reg,
          const KamaeRule *rule,
          KamaeRecord     *record,
          gint64           signer,
          const char      *as_of,
          GPtrArray       *results,
          GError         **error)
{
  int n_columns = count_columns (reg, rule, error);
  g_autofree char *sql = n_columns > 0 ? make_sql (reg, rule, record != NULL, n_columns) : NULL;
  g_autoptr (KamaeStatement) statement =
    sql != NULL ? kamae_database_prepare_foreign (reg->database, sql, error) : NULL;
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  kamae_register_bind_common (reg, statement, as_of);
  if (signer != 0 && kamae_statement_find_parameter (statement, ":signer") > 0)
    kamae_statement_bind_integer (statement, kamae_statement_find_parameter (statement, ":signer"),
                                  signer);
  if (record != NULL)
    kamae_statement_bind_integer (statement, kamae_statement_find_parameter (statement, ":record"),
                                  record->id);
  while (kamae_statement_step (statement, &local_error))
    add_result (reg, rule, statement, results);
  return kamae_database_hand_over (reg->database, g_steal_pointer (&local_error), error);
}

/* A rule about records of another plugin is asked only where that plugin is. */
static gboolean
is_declared (KamaeRegister *reg,
             const char    *entity)
{
  return entity == NULL || kamae_model_find_entity (reg->model, entity) != NULL;
}

static gboolean
run_rule (KamaeRegister   *reg,
          const KamaeRule *rule,
          KamaeRecord     *record,
          gint64           signer,
          const char      *as_of,
          GPtrArray       *results,
          GError         **error)
{
  if (!is_declared (reg, rule->entity) || !is_declared (reg, rule->needs))
    return TRUE;
  return ask_rule (reg, rule, record, signer, as_of, results, error);
}

static void
run_or_find (KamaeRegister   *reg,
             const KamaeRule *rule,
             KamaeRecord     *record,
             const char      *as_of,
             GPtrArray       *results,
             GPtrArray       *failures)
{
  g_autoptr (GError) error = NULL;

  if (!run_rule (reg, rule, record, 0, as_of, results, &error))
    add_failure (reg, rule, record, error, failures);
}

/* CORE-V06: what the state asks for and the record does not have; `filled` is what the step fills
 * itself. */
static void
add_missing_fields (KamaeRegister *reg,
                    KamaeRecord   *record,
                    const char    *state,
                    const char    *filled,
                    KamaeRuleLevel level,
                    GPtrArray     *results)
{
  for (const KamaeField *field = record->info->entity->fields; field->name != NULL; field++)
    if (kamae_record_is_missing (record, field, state) && g_strcmp0 (field->name, filled) != 0)
      kamae_check_add_missing (reg, record, field, level, results);
}

/**
 * kamae_register_check_record:
 * @self: a register
 * @record: a record
 *
 * Returns: (transfer container) (element-type KamaeCheckResult): what the record lacks in its
 * present state
 */
GPtrArray *
kamae_register_check_record (KamaeRegister *self,
                             KamaeRecord   *record)
{
  GPtrArray *results = g_ptr_array_new_with_free_func (g_object_unref);
  const KamaeWorkflow *workflow;
  GPtrArray *rules;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && KAMAE_IS_RECORD (record), results);

  workflow = record->info->entity->workflow;
  add_missing_fields (self, record, kamae_record_get_state (record), NULL, KAMAE_RULE_WARN,
                      results);
  kamae_check_fields (self, record->info, record, results, KAMAE_KEPT);
  kamae_check_days (self, record->info, record, results, KAMAE_KEPT);
  rules = kamae_model_get_rules (self->model);
  for (guint i = 0; i < rules->len; i++)
    {
      const KamaeRule *rule = rules->pdata[i];

      if (g_strcmp0 (rule->entity, record->info->entity->name) == 0 &&
          kamae_rule_holds (rule, workflow, kamae_record_get_state (record), NULL))
        run_or_find (self, rule, record, NULL, results, results);
    }
  return results;
}

/**
 * kamae_register_check_entry:
 * @self: a register
 * @record: a record
 *
 * Asks what is told at once where it is entered: times that end before they begin, days of steps
 * that do not follow each other, links that lead back, and the rules that are noted. Costs little.
 *
 * Returns: (transfer container) (element-type KamaeCheckResult): what is wrong with the values of
 * the record, each with its field
 *
 * Since: 0.1
 */
GPtrArray *
kamae_register_check_entry (KamaeRegister *self,
                            KamaeRecord   *record)
{
  GPtrArray *results = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *rules;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && KAMAE_IS_RECORD (record), results);

  kamae_check_fields (self, record->info, record, results, KAMAE_KEPT);
  kamae_check_days (self, record->info, record, results, KAMAE_KEPT);
  rules = kamae_model_get_rules (self->model);
  for (guint i = 0; i < rules->len; i++)
    {
      const KamaeRule *rule = rules->pdata[i];

      if (rule->noted && g_strcmp0 (rule->entity, record->info->entity->name) == 0 &&
          kamae_rule_holds (rule, record->info->entity->workflow, kamae_record_get_state (record),
                            NULL))
        run_or_find (self, rule, record, NULL, results, results);
    }
  return results;
}

/**
 * kamae_operation_mend:
 * @self: an operation
 * @record: a record
 * @field: a field's name
 * @error: return location for a #KamaeError
 *
 * Does what the rules offer that are noted at the field, as to change the fiscal years with their
 * first month. See kamae_check_result_get_remedy().
 *
 * Returns: whether it could be done, or there was nothing to do
 *
 * Since: 0.1
 */
gboolean
kamae_operation_mend (KamaeOperation *self,
                      KamaeRecord    *record,
                      const char     *field,
                      GError        **error)
{
  GPtrArray *rules;

  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && KAMAE_IS_RECORD (record) && field != NULL,
                        FALSE);

  rules = kamae_model_get_rules (self->reg->model);
  for (guint i = 0; i < rules->len; i++)
    {
      const KamaeRule *rule = rules->pdata[i];
      g_autoptr (GError) failure = NULL;

      if (rule->mend != NULL && g_strcmp0 (rule->entity, record->info->entity->name) == 0 &&
          g_strcmp0 (rule->field, field) == 0 &&
          !kamae_model_take_end (self->reg->model, rule, "mend",
                                 rule->mend (self, record, &failure), &failure, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_results (gconstpointer a,
                 gconstpointer b)
{
  KamaeCheckResult *result_a = *(KamaeCheckResult *const *) a;
  KamaeCheckResult *result_b = *(KamaeCheckResult *const *) b;
  const char *clause_a = kamae_check_result_get_clause (result_a);
  const char *clause_b = kamae_check_result_get_clause (result_b);
  int difference = kamae_text_compare (clause_a != NULL ? clause_a : "", -1,
                                       clause_b != NULL ? clause_b : "", -1);

  if (difference == 0)
    difference = (int) kamae_check_result_get_level (result_a) -
                 (int) kamae_check_result_get_level (result_b);
  if (difference == 0)
    difference =
        g_strcmp0 (kamae_check_result_get_rule (result_a), kamae_check_result_get_rule (result_b));
  if (difference == 0)
    difference =
        g_strcmp0 (kamae_check_result_get_text (result_a), kamae_check_result_get_text (result_b));
  return difference;
}

/* CORE-V15: what is not in use cannot be asked. */
static gboolean
add_missing_plugins (KamaeRegister *reg,
                     GPtrArray     *results,
                     GError       **error)
{
  g_autoptr (GPtrArray) plugins = kamae_register_list_missing_plugins (reg, error);

  for (guint i = 0; plugins != NULL && i < plugins->len; i++)
    {
      const KamaeMissingPlugin *plugin = plugins->pdata[i];

      g_ptr_array_add (results,
                       kamae_check_result_new ("CORE-V15",
                                               plugin->is_off ? KAMAE_RULE_INFORM
                                                              : KAMAE_RULE_BLOCK,
                                               NULL, plugin->text, plugin->detail, NULL, NULL));
    }
  return plugins != NULL;
}

/**
 * kamae_register_check:
 * @self: a register
 * @as_of: (nullable): the date of the check; %NULL for today
 * @error: return location for a #KamaeError
 *
 * Asks all rules of all records in one pass. That of an earlier day is the check of the register of
 * that day, see kamae_register_ref_day(): it knows nothing that was entered later. Days that the
 * register cannot tell of are refused.
 *
 * Returns: (transfer container) (nullable) (element-type KamaeCheckResult): the plugins that are
 * missing and the rules that could not be asked, then the offences by clause
 */
GPtrArray *
kamae_register_check (KamaeRegister *self,
                      const char    *as_of,
                      GError       **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) failures = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KamaeReading) reading = NULL;
  g_autoptr (KamaeRegister) day = NULL;
  GPtrArray *rules, *entities;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  reading = kamae_database_begin_reading (self->database, error);
  if (reading == NULL || (as_of != NULL && !kamae_register_check_day (self, as_of, error)))
    return NULL;
  day = kamae_register_ref_day (self, as_of, error);
  if (day == NULL)
    return NULL;
  kamae_register_forget_failure (self);
  kamae_register_forget_failure (day);
  if (!add_missing_plugins (self, failures, error))
    return NULL;
  rules = kamae_model_get_rules (self->model);
  for (guint i = 0; i < rules->len; i++)
    run_or_find (day, rules->pdata[i], NULL, as_of, results, failures);
  entities = kamae_model_get_entities (self->model);
  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];
      KamaeEntityInfo *info = kamae_model_get_info (self->model, entity);
      g_autoptr (GError) failure = NULL;

      if (!kamae_check_fields (day, info, NULL, results, &failure) ||
          !kamae_check_days (day, info, NULL, results, &failure))
        add_failure_of (day, "CORE-V06", entity->clause, entity, NULL, failure, failures);
      g_clear_error (&failure);
      if (!kamae_check_signers (day, info, results, &failure))
        add_failure_of (day, "CORE-V04", entity->clause, entity, NULL, failure, failures);
    }
  if (as_of == NULL && !(kamae_check_signing_days (self, results, error) &&
                         kamae_check_clock (self, results, error)))
    return NULL;
  if (!kamae_register_take_failure (self, error) || !kamae_register_take_failure (day, error))
    return NULL;
  g_ptr_array_sort (results, compare_results);
  for (guint i = 0; i < failures->len; i++)
    g_ptr_array_insert (results, (int) i, g_object_ref (failures->pdata[i]));
  return g_steal_pointer (&results);
}

/* Whether a step before this one was taken against the same warning, with a reason. What was
 * answered is the detail: one without has nothing to tell it from what is wrong by now. */
static gboolean
is_answered (KamaeRegister    *reg,
             KamaeRecord      *record,
             KamaeCheckResult *result)
{
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (
    reg->database,
    "SELECT 1 FROM answer WHERE source_id = ? AND rule = ? AND warning = ? AND detail = ?",
    KAMAE_KEPT);

  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_integer (statement, 1, record->id);
  kamae_statement_bind_text (statement, 2, kamae_check_result_get_rule (result));
  kamae_statement_bind_text (statement, 3, kamae_check_result_get_text (result));
  kamae_statement_bind_text (statement, 4, kamae_check_result_get_key (result));
  return kamae_statement_step (statement, KAMAE_KEPT);
}

/* Takes out of the results from the given one on those that were answered. */
static void
remove_answered (KamaeRegister *reg,
                 KamaeRecord   *record,
                 GPtrArray     *results,
                 guint          from)
{
  while (from < results->len)
    if (is_answered (reg, record, results->pdata[from]))
      g_ptr_array_remove_index (results, from);
    else
      from++;
}

/* What was told beside a field may be passed over with a reason, once. */
static void
check_entry (KamaeRegister *reg,
             KamaeRecord   *record,
             GPtrArray     *results)
{
  guint n = results->len;

  kamae_check_fields (reg, record->info, record, results, KAMAE_KEPT);
  remove_answered (reg, record, results, n);
}

/* Asks a rule before a step. A warning that was answered when the record came under the rule is not
 * asked again; a rule that cannot be asked stands in the way. */
static void
ask_guard (KamaeRegister         *reg,
           const KamaeRule       *rule,
           KamaeRecord           *record,
           const KamaeTransition *transition,
           GPtrArray             *results)
{
  const KamaeWorkflow *workflow = record->info->entity->workflow;
  const char *state = kamae_record_get_state (record);
  guint n = results->len;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (rule->step, transition->name) != 0 &&
      (transition->to == NULL || !kamae_rule_holds (rule, workflow, state, transition->to)))
    return;
  if (!run_rule (reg, rule, record, kamae_journal_find_signer (reg, record, transition), NULL,
                 results, &error))
    add_failure (reg, rule, record, error, results);
  if (rule->level == KAMAE_RULE_WARN && rule->state != NULL &&
      kamae_workflow_reaches (workflow, state, rule->state))
    remove_answered (reg, record, results, n);
}

/**
 * kamae_record_check_transition:
 * @self: a record
 * @transition: a step of its workflow
 *
 * Asks the fields that the state needs, times that end before they begin, days of steps that do not
 * follow each other, and the rules that hold there, those of earlier states too. A warning to which
 * a reason was given at an earlier step is asked again where its detail says something else, where
 * it has none, and where the record went back since.
 *
 * Returns: (transfer container) (element-type KamaeCheckResult): what stands in the way
 * (%KAMAE_RULE_BLOCK) and what needs a reason (%KAMAE_RULE_WARN); empty if the step can be taken
 */
GPtrArray *
kamae_record_check_transition (KamaeRecord           *self,
                               const KamaeTransition *transition)
{
  GPtrArray *results = g_ptr_array_new_with_free_func (g_object_unref);
  KamaeRegister *reg;
  GPtrArray *rules;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (KAMAE_IS_RECORD (self) && transition != NULL, results);

  reg = self->reg;
  if (reg == NULL || reg->database == NULL)
    return results;
  kamae_register_forget_failure (reg);
  if (transition->to != NULL)
    {
      add_missing_fields (reg, self, transition->to, transition->dates, KAMAE_RULE_BLOCK, results);
      check_entry (reg, self, results);
    }
  kamae_check_days_before (self, transition, results, KAMAE_KEPT);
  rules = kamae_model_get_rules (reg->model);
  for (guint i = 0; i < rules->len; i++)
    {
      const KamaeRule *rule = rules->pdata[i];

      if (g_strcmp0 (rule->entity, self->info->entity->name) == 0)
        ask_guard (reg, rule, self, transition, results);
    }
  kamae_check_approver (reg, self, transition, results);
  kamae_check_taking_back (reg, self, transition, results);
  if (!kamae_database_take_failure (reg->database, &failure))
    g_ptr_array_add (results,
                     kamae_check_result_new ("CORE-V06", KAMAE_RULE_BLOCK,
                                             self->info->entity->clause, failure->message, NULL,
                                             NULL, self));
  return results;
}
