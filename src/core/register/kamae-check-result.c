/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-check-result-private.h"

#include "kamae-record.h"

struct _KamaeCheckResult
{
  GObject parent_instance;

  char *rule;
  KamaeRuleLevel level;
  char *clause;
  char *text;
  char *detail;
  char *shown;
  char *field;
  char *remedy;
  KamaeRecord *record;
  gboolean asks_signer;
};

G_DEFINE_FINAL_TYPE (KamaeCheckResult, kamae_check_result, G_TYPE_OBJECT)

static void
kamae_check_result_finalize (GObject *object)
{
  KamaeCheckResult *self = KAMAE_CHECK_RESULT (object);

  g_free (self->rule);
  g_free (self->clause);
  g_free (self->text);
  g_free (self->detail);
  g_free (self->shown);
  g_free (self->field);
  g_free (self->remedy);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (kamae_check_result_parent_class)->finalize (object);
}

static void
kamae_check_result_class_init (KamaeCheckResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_check_result_finalize;
}

static void
kamae_check_result_init (KamaeCheckResult *self)
{
}

KamaeCheckResult *
kamae_check_result_new (const char    *rule,
                        KamaeRuleLevel level,
                        const char    *clause,
                        const char    *text,
                        const char    *detail,
                        const char    *field,
                        KamaeRecord   *record)
{
  KamaeCheckResult *self = g_object_new (KAMAE_TYPE_CHECK_RESULT, NULL);

  self->rule = g_strdup (rule);
  self->level = level;
  self->clause = g_strdup (clause);
  self->text = g_strdup (text);
  self->detail = g_strdup (detail);
  self->field = g_strdup (field);
  self->record = record != NULL ? g_object_ref (record) : NULL;
  return self;
}

/**
 * kamae_check_result_get_rule:
 * @self: a result
 *
 * Returns: the rule's id, as "CTX-V01"
 */
const char *
kamae_check_result_get_rule (KamaeCheckResult *self)
{
  g_return_val_if_fail (KAMAE_IS_CHECK_RESULT (self), NULL);

  return self->rule;
}

/**
 * kamae_check_result_get_level:
 * @self: a result
 *
 * Returns: what the offence means
 */
KamaeRuleLevel
kamae_check_result_get_level (KamaeCheckResult *self)
{
  g_return_val_if_fail (KAMAE_IS_CHECK_RESULT (self), KAMAE_RULE_INFORM);

  return self->level;
}

/**
 * kamae_check_result_get_clause:
 * @self: a result
 *
 * Returns: (nullable): number of the clause
 */
const char *
kamae_check_result_get_clause (KamaeCheckResult *self)
{
  g_return_val_if_fail (KAMAE_IS_CHECK_RESULT (self), NULL);

  return self->clause;
}

/**
 * kamae_check_result_get_text:
 * @self: a result
 *
 * Returns: what is wrong and what to do, in the language of the interface
 */
const char *
kamae_check_result_get_text (KamaeCheckResult *self)
{
  g_return_val_if_fail (KAMAE_IS_CHECK_RESULT (self), NULL);

  return self->text;
}

/**
 * kamae_check_result_get_detail:
 * @self: a result
 *
 * Returns: (nullable): which part of the record, with dates as the organization writes them
 */
const char *
kamae_check_result_get_detail (KamaeCheckResult *self)
{
  g_return_val_if_fail (KAMAE_IS_CHECK_RESULT (self), NULL);

  return self->shown != NULL ? self->shown : self->detail;
}

const char *
kamae_check_result_get_key (KamaeCheckResult *self)
{
  return self->detail;
}

void
kamae_check_result_set_shown (KamaeCheckResult *self,
                              const char       *shown)
{
  g_free (self->shown);
  self->shown = g_strdup (shown);
}

/**
 * kamae_check_result_get_field:
 * @self: a result
 *
 * Returns: (nullable): name of the field that mends it
 */
const char *
kamae_check_result_get_field (KamaeCheckResult *self)
{
  g_return_val_if_fail (KAMAE_IS_CHECK_RESULT (self), NULL);

  return self->field;
}

/**
 * kamae_check_result_get_record:
 * @self: a result
 *
 * Returns: (transfer none) (nullable): the record; %NULL for the register as a whole
 */
KamaeRecord *
kamae_check_result_get_record (KamaeCheckResult *self)
{
  g_return_val_if_fail (KAMAE_IS_CHECK_RESULT (self), NULL);

  return self->record;
}

void
kamae_check_result_set_asks_signer (KamaeCheckResult *self,
                                    gboolean          asks_signer)
{
  self->asks_signer = asks_signer;
}

/**
 * kamae_check_result_get_asks_signer:
 * @self: a result
 *
 * A rule that asks who signs is asked of the person who is working until somebody has signed. Where
 * a step asks who signs, such an offence is not in its way yet: it is asked again of the signer.
 *
 * Returns: whether it is about who signs, as CORE-V04 and the rules that name `:me`
 */
gboolean
kamae_check_result_get_asks_signer (KamaeCheckResult *self)
{
  g_return_val_if_fail (KAMAE_IS_CHECK_RESULT (self), FALSE);

  return self->asks_signer;
}

void
kamae_check_result_set_remedy (KamaeCheckResult *self,
                               const char       *remedy)
{
  g_free (self->remedy);
  self->remedy = g_strdup (remedy);
}

/**
 * kamae_check_result_get_remedy:
 * @self: a result
 *
 * Returns: (nullable): what kamae_operation_mend() does about it, as the label of a button, in the
 * language of the interface; %NULL if people mend it by hand
 *
 * Since: 0.1
 */
const char *
kamae_check_result_get_remedy (KamaeCheckResult *self)
{
  g_return_val_if_fail (KAMAE_IS_CHECK_RESULT (self), NULL);

  return self->remedy;
}
