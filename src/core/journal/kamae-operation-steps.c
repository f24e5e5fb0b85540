/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-operation-private.h"
#include "kamae-steps-back-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "../register/kamae-check-result-private.h"
#include "../register/kamae-query.h"
#include "../register/kamae-record-list.h"
#include "../register/kamae-record-private.h"
#include "../register/kamae-value-parse-private.h"
#include "kamae-check-private.h"
#include "kamae-check.h"

/* Approvals, steps of a workflow, corrections. */

static gboolean
check_person (KamaeRecord *person,
              GError     **error)
{
  if (person == NULL)
    g_set_error (
        error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED,
        _("Nobody is chosen as the person who is working, so nothing was approved. Choose who you are."));
  return person != NULL;
}

/* Returns: the key of the approval; 0 on failure */
static gint64
fill_box (KamaeOperation *self,
          KamaeRecord    *record,
          const char     *box,
          const char     *phase,
          KamaeRecord    *person,
          const char     *on,
          const char     *means,
          const char     *comment,
          GError        **error)
{
  g_autofree char *today = NULL;
  g_autofree char *record_key = NULL;
  g_autofree char *person_key = NULL;
  g_autoptr (KamaeRecord) approval = NULL;
  gboolean was_own;

  if (person == NULL)
    person = self->reg->person;
  if (!check_person (person, error))
    return 0;
  today = kamae_register_dup_today (self->reg);
  if (!kamae_check_signing_day (record, on != NULL ? on : today,
                                g_strcmp0 (means, "seal") != 0, error))
    return 0;
  record_key = kamae_record_dup_key (record);
  person_key = kamae_record_dup_key (person);
  was_own = kamae_operation_set_own (self, TRUE);
  approval =
      kamae_operation_create (self, "approval", error, "source", record_key, "box", box, "person",
                              person_key, "person_name", kamae_record_get_text (person, "name"),
                              "role_title", kamae_record_get_text (person, "title"), "signed_on",
                              on != NULL ? on : today, "means",
                              means != NULL ? means : "electronic", "comment", comment,
                              "phase", phase, NULL);
  kamae_operation_set_own (self, was_own);
  return approval != NULL ? approval->id : 0;
}

/**
 * kamae_operation_approve:
 * @self: an operation
 * @record: a record
 * @box: "prepared", "reviewed" or "approved"
 * @person: (nullable): who; %NULL for the person who is working
 * @on: (nullable): the date, as "2026-04-01"; %NULL for today. Of an electronic signature it is
 * today, and of a seal on paper not before the day on which the text was last changed (CORE-V16)
 * @means: (nullable): "electronic" or "seal"; %NULL for electronic
 * @comment: (nullable): a remark
 * @error: return location for a #KamaeError
 *
 * Fills a box of the record's 承認欄. Name and title are kept as of that day.
 *
 * Returns: whether the box was filled
 */
gboolean
kamae_operation_approve (KamaeOperation *self,
                         KamaeRecord    *record,
                         const char     *box,
                         KamaeRecord    *person,
                         const char     *on,
                         const char     *means,
                         const char     *comment,
                         GError        **error)
{
  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && KAMAE_IS_RECORD (record) && box != NULL,
                        FALSE);

  return fill_box (self, record, box, NULL, person, on, means, comment, error) != 0;
}

/**
 * kamae_operation_sign:
 * @self: an operation
 * @record: a record
 * @step: a step of its workflow that has an approval
 * @person: (nullable): who; %NULL for the person who is working
 * @on: (nullable): the date, as kamae_operation_approve() takes it; %NULL for today
 * @means: (nullable): "electronic" or "seal"; %NULL for electronic
 * @comment: (nullable): a remark
 * @error: return location for a #KamaeError
 *
 * Fills the box of a step, in its phase, before the step is taken by the same operation.
 *
 * Returns: whether the box was filled
 */
gboolean
kamae_operation_sign (KamaeOperation        *self,
                      KamaeRecord           *record,
                      const KamaeTransition *step,
                      KamaeRecord           *person,
                      const char            *on,
                      const char            *means,
                      const char            *comment,
                      GError               **error)
{
  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && KAMAE_IS_RECORD (record), FALSE);
  g_return_val_if_fail (step != NULL && step->approval != NULL, FALSE);

  if (!kamae_operation_check_unsigned (self, record, step, error))
    return FALSE;
  self->signature = fill_box (self, record, step->approval, step->phase, person, on, means, comment,
                              error);
  self->signed_step = step;
  self->signed_record = record->id;
  return self->signature != 0;
}

gint64
kamae_journal_find_signature (KamaeRegister         *reg,
                              KamaeRecord           *record,
                              const KamaeTransition *step)
{
  KamaeOperation *operation = reg->operation;
  g_autoptr (KamaeStatement) statement = NULL;

  if (operation != NULL && operation->signed_step == step &&
      operation->signed_record == record->id)
    return operation->signature;
  if (step->approval == NULL || step->phase != NULL)
    return 0;
  statement = kamae_database_prepare (reg->database,
                                      "SELECT id FROM signature WHERE source_id = ? AND box = ?"
                                      " AND phase IS NULL ORDER BY signed_on DESC LIMIT 1",
                                      KAMAE_KEPT);
  if (statement == NULL)
    return 0;
  kamae_statement_bind_integer (statement, 1, record->id);
  kamae_statement_bind_text (statement, 2, step->approval);
  return kamae_statement_step (statement, KAMAE_KEPT) ? kamae_statement_get_integer (statement, 0)
                                                      : 0;
}

gint64
kamae_journal_find_signer (KamaeRegister         *reg,
                           KamaeRecord           *record,
                           const KamaeTransition *step)
{
  gint64 signature = kamae_journal_find_signature (reg, record, step);
  g_autoptr (KamaeRecord) approval =
    signature != 0 ? kamae_register_ref_record (reg, signature, KAMAE_KEPT) : NULL;

  if (approval != NULL)
    return kamae_record_get_link (approval, "person");
  return reg->person != NULL ? reg->person->id : 0;
}

static gboolean
set_state (KamaeOperation *self,
           KamaeRecord    *record,
           const char     *state,
           GError        **error)
{
  g_autofree char *sql =
      g_strdup_printf ("UPDATE %s SET state = ? WHERE id = ?", record->info->entity->name);
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (self->reg->database, sql, error);

  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_text (statement, 1, state);
  kamae_statement_bind_integer (statement, 2, record->id);
  return kamae_statement_run (statement, error) && kamae_operation_touch (self, record, error);
}

/* The reason stands in the journal; this says to which warning it was given. */
static gboolean
answer (KamaeOperation   *self,
        KamaeRecord      *record,
        KamaeCheckResult *warning,
        GError          **error)
{
  g_autofree char *record_key = kamae_record_dup_key (record);
  g_autofree char *person_key =
      self->reg->person != NULL ? kamae_record_dup_key (self->reg->person) : NULL;
  g_autofree char *today = kamae_register_dup_today (self->reg);
  gboolean was_own = kamae_operation_set_own (self, TRUE);
  g_autoptr (KamaeRecord) made = kamae_operation_create (
      self, "answer", error, "source", record_key, "rule", kamae_check_result_get_rule (warning),
      "warning", kamae_check_result_get_text (warning), "detail",
      kamae_check_result_get_key (warning), "reason", self->reason, "person", person_key,
      "given_on", today, NULL);

  kamae_operation_set_own (self, was_own);
  return made != NULL;
}

/* What is in the way, a line for each rule with what it is about. */
static void
append_refusal (GString          *message,
                KamaeCheckResult *result,
                KamaeCheckResult *before)
{
  const char *rule = kamae_check_result_get_rule (result);
  const char *text = kamae_check_result_get_text (result);
  const char *detail = kamae_check_result_get_detail (result);

  if (before == NULL || g_strcmp0 (rule, kamae_check_result_get_rule (before)) != 0 ||
      g_strcmp0 (text, kamae_check_result_get_text (before)) != 0)
    g_string_append_printf (message, "%s%s: %s", message->len > 0 ? "\n" : "", rule, text);
  if (detail != NULL && *detail != '\0')
    g_string_append_printf (message, "\n  – %s", detail);
}

static gboolean
refuse_step (KamaeRecord *record,
             GString     *message,
             GError     **error)
{
  kamae_record_append_steps_back (record, message);
  g_set_error_literal (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED, message->str);
  return FALSE;
}

/* A day that was entered before the step is one on which what is told was told. */
static gboolean
check_told (KamaeOperation        *self,
            KamaeRecord           *record,
            const KamaeTransition *step,
            GError               **error)
{
  return step->tells == NULL ||
         kamae_operation_check_told (self, record,
                                     kamae_entity_find_field (record->info->entity, step->dates),
                                     kamae_record_get_value (record, step->dates), error);
}

/* All that blocks, and the warnings for which the person gave no reason. */
static gboolean
check_step (KamaeOperation        *self,
            KamaeRecord           *record,
            const KamaeTransition *transition,
            GError               **error)
{
  g_autoptr (GPtrArray) results = kamae_record_check_transition (record, transition);
  g_autoptr (GString) message = g_string_new (NULL);
  KamaeCheckResult *before = NULL;

  for (guint i = 0; i < results->len; i++)
    {
      KamaeCheckResult *result = results->pdata[i];
      KamaeRuleLevel level = kamae_check_result_get_level (result);

      if (level == KAMAE_RULE_BLOCK || (level == KAMAE_RULE_WARN && self->reason == NULL))
        {
          append_refusal (message, result, before);
          before = result;
        }
    }
  if (message->len == 0 && (transition->flags & KAMAE_TRANSITION_NEEDS_REASON) != 0 &&
      self->reason == NULL)
    g_string_append (message, _("This step needs a reason."));
  if (message->len > 0)
    return refuse_step (record, message, error);
  for (guint i = 0; i < results->len; i++)
    if (kamae_check_result_get_level (results->pdata[i]) == KAMAE_RULE_WARN &&
        !answer (self, record, results->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* The rows stay: what was signed once was signed. */
static gboolean
void_box (KamaeOperation        *self,
          KamaeRecord           *record,
          const KamaeTransition *step,
          GError               **error)
{
  g_autofree char *key = kamae_record_dup_key (record);
  g_autofree char *today = kamae_register_dup_today (self->reg);
  g_autoptr (KamaeQuery) query =
      kamae_query_new (kamae_model_find_entity (self->reg->model, "approval"));
  g_autoptr (GListModel) signatures = NULL;
  gboolean was_own = kamae_operation_set_own (self, TRUE);
  gboolean is_void = TRUE;

  kamae_query_where (query, "source", KAMAE_MATCH_IS, key);
  kamae_query_where (query, "box", KAMAE_MATCH_IS, step->approval);
  kamae_query_where (query, "voided_on", KAMAE_MATCH_UNSET, NULL);
  signatures = G_LIST_MODEL (kamae_record_list_new (self->reg, query));
  for (guint i = 0; is_void && i < g_list_model_get_n_items (signatures); i++)
    {
      g_autoptr (KamaeRecord) signature = g_list_model_get_item (signatures, i);

      if (g_strcmp0 (kamae_record_get_text (signature, "phase"), step->phase) == 0)
        is_void = kamae_operation_set (self, signature, "voided_on", today, error);
    }
  kamae_operation_set_own (self, was_own);
  return is_void;
}

/* Against what holds for people, see kamae_record_is_stamped(). */
static gboolean
stamp (KamaeOperation        *self,
       KamaeRecord           *record,
       const KamaeTransition *step,
       const char            *day,
       KamaeRecord           *person,
       GError               **error)
{
  gboolean was_own = kamae_operation_set_own (self, TRUE);
  gboolean is_set =
    (step->dates == NULL || kamae_operation_set (self, record, step->dates, day, error)) &&
    (step->signer == NULL ||
     kamae_operation_set_link (self, record, step->signer, person, error));

  kamae_operation_set_own (self, was_own);
  return is_set;
}

/* After a step back what comes may differ from what was signed: it is signed and dated anew. */
static gboolean
take_steps_back (KamaeOperation *self,
                 KamaeRecord    *record,
                 const char     *from,
                 const char     *to,
                 GError        **error)
{
  const KamaeWorkflow *workflow = record->info->entity->workflow;

  for (const KamaeTransition *step = workflow->transitions; step->name != NULL; step++)
    if (kamae_workflow_takes_back (workflow, step, from, to) &&
        ((step->approval != NULL && !void_box (self, record, step, error)) ||
         !stamp (self, record, step, NULL, NULL, error)))
      return FALSE;
  return TRUE;
}

/* Whether a day was entered for the step before it is taken. */
static gboolean
has_entered_day (KamaeRecord           *record,
                 const KamaeTransition *step)
{
  return step->dates != NULL && kamae_record_is_set (record, step->dates) &&
         !(step->signer != NULL && kamae_record_is_set (record, step->signer)) &&
         !kamae_workflow_goes_back (record->info->entity->workflow,
                                    kamae_record_get_state (record), step->to);
}

/* Who signed the step, and on which day; of one that is not signed, a day that was entered for it,
 * or today. */
static gboolean
fill_stamp (KamaeOperation        *self,
            KamaeRecord           *record,
            const KamaeTransition *transition,
            gint64                 signature,
            GError               **error)
{
  g_autofree char *day = NULL;
  g_autoptr (KamaeRecord) approval = NULL;

  if (signature != 0)
    {
      g_autoptr (KamaeRecord) person = NULL;

      approval = kamae_register_ref_record (self->reg, signature, error);
      person = approval != NULL ? kamae_record_ref_link (approval, "person") : NULL;
      return approval != NULL &&
             stamp (self, record, transition, kamae_record_get_text (approval, "signed_on"), person,
                    error);
    }
  day = has_entered_day (record, transition)
          ? kamae_record_dup_canonical (record, transition->dates)
          : kamae_register_dup_today (self->reg);
  return (transition->signer == NULL || check_person (self->reg->person, error)) &&
         stamp (self, record, transition, day, self->reg->person, error);
}

/* CORE-V17, once the day is known. */
static gboolean
check_days (KamaeOperation        *self,
            KamaeRecord           *record,
            const KamaeTransition *transition,
            GError               **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) message = g_string_new (NULL);

  if (transition->dates == NULL)
    return TRUE;
  if (!kamae_check_days_before (record, transition, results, error))
    return FALSE;
  for (guint i = 0; i < results->len; i++)
    append_refusal (message, results->pdata[i], i > 0 ? results->pdata[i - 1] : NULL);
  return message->len == 0 || refuse_step (record, message, error);
}

/* Signs for the step, unless that was done. */
static gboolean
sign_step (KamaeOperation        *self,
           KamaeRecord           *record,
           const KamaeTransition *step,
           gint64                *signature,
           GError               **error)
{
  *signature = kamae_journal_find_signature (self->reg, record, step);
  if (step->approval == NULL ||
      (self->signed_step == step && self->signed_record == record->id))
    return TRUE;
  if (*signature != 0)
    return kamae_operation_check_unsigned (self, record, step, error);
  if (!kamae_operation_sign (self, record, step, NULL, NULL, NULL, NULL, error))
    return FALSE;
  *signature = self->signature;
  return TRUE;
}

static gboolean
freeze (KamaeOperation *self,
        KamaeRecord    *record,
        const char     *state,
        GError        **error)
{
  g_autofree char *content = kamae_snapshot_make (self->reg, record, error);
  g_autofree char *sum = NULL;
  g_autofree char *key = kamae_record_dup_key (record);
  g_autoptr (GDateTime) now = kamae_register_dup_now (self->reg);
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M");
  g_autoptr (KamaeRecord) snapshot = NULL;
  gboolean was_own;

  if (content == NULL)
    return FALSE;
  was_own = kamae_operation_set_own (self, TRUE);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  snapshot = kamae_operation_create (self, "snapshot", error, "source", key, "made_at", at, "state",
                                     state, "sha256", sum, "content", content, NULL);
  kamae_operation_set_own (self, was_own);
  return snapshot != NULL;
}

/* The version before this one gives way in the same operation. */
static gboolean
supersede (KamaeOperation        *self,
           KamaeRecord           *record,
           const KamaeTransition *transition,
           GError               **error)
{
  const KamaeWorkflow *workflow = record->info->entity->workflow;
  g_autofree char *sql = g_strdup_printf ("SELECT id, state FROM %s WHERE id <> ? AND state <> ?",
                                          record->info->entity->name);
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (self->reg->database, sql, error);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_integer (statement, 1, record->id);
  kamae_statement_bind_text (statement, 2, transition->supersedes);
  while (kamae_statement_step (statement, &local_error))
    {
      const char *name = kamae_statement_get_text (statement, 1);
      const KamaeState *state = kamae_workflow_find_state (workflow, name);
      KamaeRecord *other = NULL;

      if (!kamae_workflow_reaches (workflow, name, transition->to) ||
          (state->flags & KAMAE_STATE_ENDS) != 0)
        continue;
      other = kamae_register_load_one (self->reg, record->info,
                                       kamae_statement_get_integer (statement, 0), &local_error);
      if (other == NULL)
        break;
      g_ptr_array_add (others, other);
    }
  if (!kamae_database_hand_over (self->reg->database, g_steal_pointer (&local_error), error))
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    if (!set_state (self, others->pdata[i], transition->supersedes, error))
      return FALSE;
  return TRUE;
}

static gboolean
locks (const KamaeWorkflow *workflow,
       const char          *name)
{
  const KamaeState *state = kamae_workflow_find_state (workflow, name);

  return state != NULL && (state->flags & KAMAE_STATE_LOCKS) != 0;
}

/* What follows from a step. */
static gboolean
follow (KamaeOperation        *self,
        KamaeRecord           *record,
        const KamaeTransition *step,
        GError               **error)
{
  const KamaeWorkflow *workflow = record->info->entity->workflow;
  g_autofree char *from = g_strdup (kamae_record_get_state (record));
  g_autoptr (GError) failure = NULL;

  if (step->act != NULL &&
      !kamae_model_take_end (self->reg->model, record->info->declaration, "act",
                             step->act (self, record, &failure), &failure, error))
    return FALSE;
  if (step->to == NULL)
    return TRUE;
  if (!set_state (self, record, step->to, error) ||
      (kamae_workflow_goes_back (workflow, from, step->to) &&
       !take_steps_back (self, record, from, step->to, error)))
    return FALSE;
  if (!locks (workflow, from) && locks (workflow, step->to) &&
      !freeze (self, record, step->to, error))
    return FALSE;
  return (step->supersedes == NULL || supersede (self, record, step, error)) &&
         kamae_operation_tell (self, record, "state", error);
}

/**
 * kamae_operation_transition:
 * @self: an operation
 * @record: a record
 * @transition: name of a step of its workflow
 * @error: return location for a #KamaeError; %KAMAE_ERROR_BLOCKED with what is missing
 *
 * Takes a step: its guards are asked, its date and approval box are filled, what it locks is
 * frozen. A step back to an earlier state voids what was signed from there on and clears the dates
 * of those steps. A step that approves is the end of what can be undone. A step without a state to
 * go to signs or does something, and asks the rules only that name it.
 *
 * Returns: whether the step was taken
 */
gboolean
kamae_operation_transition (KamaeOperation *self,
                            KamaeRecord    *record,
                            const char     *transition,
                            GError        **error)
{
  const KamaeWorkflow *workflow;
  const KamaeTransition *step;
  gint64 signature;
  gboolean was_step, is_taken;

  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && KAMAE_IS_RECORD (record) && transition != NULL,
                        FALSE);

  workflow = record->info->entity->workflow;
  step = workflow != NULL ? kamae_workflow_find_transition (workflow, transition) : NULL;
  if (step == NULL || !kamae_transition_leaves (step, kamae_record_get_state (record)))
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                   /* Translators: %s is the name of a step */
                   _("The step “%s” cannot be taken from the present state."), transition);
      return FALSE;
    }
  if (!kamae_operation_check_seen (self, record, NULL, error) ||
      !kamae_operation_check_step_signed (self, record, step, error) ||
      !check_step (self, record, step, error) ||
      !check_told (self, record, step, error) ||
      !sign_step (self, record, step, &signature, error) ||
      !fill_stamp (self, record, step, signature, error) ||
      !check_days (self, record, step, error))
    return FALSE;
  was_step = self->is_step;
  self->is_step = TRUE;
  is_taken = follow (self, record, step, error);
  self->is_step = was_step;
  return is_taken;
}

/**
 * kamae_operation_correct:
 * @self: an operation with a reason
 * @record: a locked record
 * @field: a field's name
 * @value: (nullable): what it should say, canonical text
 * @error: return location for a #KamaeError
 *
 * Makes a correction entry (訂正). The locked record stays as it was approved; the entry stands
 * beside it.
 *
 * Returns: whether the entry was made
 */
gboolean
kamae_operation_correct (KamaeOperation *self,
                         KamaeRecord    *record,
                         const char     *field,
                         const char     *value,
                         GError        **error)
{
  const KamaeField *declared;
  g_autofree char *corrected = NULL;
  g_autofree char *old = NULL;
  g_autofree char *key = NULL;
  g_autofree char *person = NULL;
  g_autofree char *today = NULL;
  g_auto (KamaeValue) parsed = { KAMAE_VALUE_NULL };
  g_autoptr (KamaeRecord) correction = NULL;
  gboolean was_own;

  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && KAMAE_IS_RECORD (record) && field != NULL,
                        FALSE);

  declared = kamae_entity_find_field (record->info->entity, field);
  if (self->reason == NULL || declared == NULL)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                   _("A correction needs a field and a reason."));
      return FALSE;
    }
  if (declared->kind != KAMAE_FIELD_LINKS &&
      !kamae_value_parse (&parsed, self->reg, record->info->entity, declared, value, error))
    return FALSE;
  corrected = declared->kind != KAMAE_FIELD_LINKS ? kamae_value_dup_canonical (&parsed)
                                                  : g_strdup (value);
  old = kamae_record_dup_canonical (record, field);
  key = kamae_record_dup_key (record);
  person = kamae_record_dup_key (self->reg->person);
  today = kamae_register_dup_today (self->reg);
  was_own = kamae_operation_set_own (self, TRUE);
  correction = kamae_operation_create (self, "correction", error, "source", key, "field", field,
                                       "old_value", old, "new_value", corrected,
                                       "reason", self->reason, "person", person, "made_on", today,
                                       "person_name",
                                       self->reg->person != NULL
                                         ? kamae_record_get_text (self->reg->person, "name") : NULL,
                                       NULL);
  kamae_operation_set_own (self, was_own);
  return correction != NULL;
}
