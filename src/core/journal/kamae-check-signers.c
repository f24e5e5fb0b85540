/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-check-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "../register/kamae-record-private.h"
#include "kamae-operation-private.h"

/* CORE-V04: who approves holds the role on that day. */

#define HOLDS_ROLE(signer) \
  "EXISTS (SELECT 1 FROM role_assignment AS held JOIN role ON role.id = held.role_id" \
  " WHERE role.code = :role AND held.person_id = " signer ".person_id" \
  " AND (held.starts_on IS NULL OR held.starts_on <= " signer ".signed_on)" \
  " AND (held.ends_on IS NULL OR held.ends_on >= " signer ".signed_on))"

/* Before a step. A signature that is there already is asked,
 * else the person who is working. */
void
kamae_check_approver (KamaeRegister         *reg,
                      KamaeRecord           *record,
                      const KamaeTransition *transition,
                      GPtrArray             *results)
{
  g_autofree char *today = kamae_register_dup_today (reg);
  g_autofree char *text = NULL;
  g_autofree char *role = NULL;
  g_autoptr (KamaeStatement) statement = NULL;
  KamaeCheckResult *result = NULL;

  if (transition->approver == NULL)
    return;
  statement = kamae_database_prepare (
    reg->database,
    "WITH signer (person_id, signed_on) AS ("
    " SELECT person_id, signed_on FROM approval WHERE id = ?1"
    " UNION ALL SELECT ?2, ?3 LIMIT 1)"
    "SELECT 1 FROM signer WHERE " HOLDS_ROLE ("signer"),
    KAMAE_KEPT);
  if (statement == NULL)
    return;
  kamae_statement_bind_integer (statement, 1,
                                kamae_journal_find_signature (reg, record, transition));
  if (reg->person != NULL)
    kamae_statement_bind_integer (statement, 2, reg->person->id);
  kamae_statement_bind_text (statement, 3, today);
  kamae_statement_bind_text (statement, kamae_statement_find_parameter (statement, ":role"),
                             transition->approver);
  if (kamae_statement_step (statement, KAMAE_KEPT))
    return;
  role = kamae_check_dup_role_name (reg, transition->approver);
  text = g_strdup_printf (
      /* Translators: %s is the name of a role */
      _("Only the holder of the role “%s” on that day can approve. Choose that person, or assign the role."),
      role);
  result = kamae_check_result_new ("CORE-V04", KAMAE_RULE_BLOCK, record->info->entity->clause, text,
                                   NULL, NULL, record);
  kamae_check_result_set_asks_signer (result, TRUE);
  g_ptr_array_add (results, result);
}

/* Whether another step fills the same box. */
static gboolean
shares_box (const KamaeWorkflow   *workflow,
            const KamaeTransition *step)
{
  for (const KamaeTransition *other = workflow->transitions; other->name != NULL; other++)
    if (other != step && g_strcmp0 (other->approval, step->approval) == 0 &&
        g_strcmp0 (other->phase, step->phase) == 0 &&
        g_strcmp0 (other->approver, step->approver) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
check_step_signers (KamaeRegister         *reg,
                    KamaeEntityInfo       *info,
                    const KamaeTransition *step,
                    GPtrArray             *results,
                    GError               **error)
{
  const char *only_there = shares_box (info->entity->workflow, step) ? step->to : NULL;
  g_autofree char *sql = g_strdup_printf (
    "SELECT signature.id, record_label (done.id) || ' · ' || signature.signed_on"
    " FROM signature JOIN %s AS done ON done.id = signature.source_id"
    " WHERE signature.box = ?1 AND signature.phase IS ?2 AND (?3 IS NULL OR done.state = ?3)"
    " AND NOT " HOLDS_ROLE ("signature"),
    info->entity->name);
  g_autoptr (KamaeStatement) row = kamae_database_prepare (reg->database, sql, error);
  g_autoptr (GError) failure = NULL;

  if (row == NULL)
    return FALSE;
  kamae_statement_bind_text (row, 1, step->approval);
  kamae_statement_bind_text (row, 2, step->phase);
  kamae_statement_bind_text (row, 3, only_there);
  kamae_statement_bind_text (row, kamae_statement_find_parameter (row, ":role"), step->approver);
  while (kamae_statement_step (row, &failure))
    {
      g_autofree char *role = kamae_check_dup_role_name (reg, step->approver);
      g_autofree char *text = g_strdup_printf (
        /* Translators: %s is the name of a role */
        _("Who approved did not hold the role “%s” on that day; put the assignment right, or have it approved anew."),
        role);
      g_autoptr (KamaeRecord) approval =
        kamae_register_ref_record (reg, kamae_statement_get_integer (row, 0), &failure);

      if (approval != NULL)
        g_ptr_array_add (results,
                         kamae_check_result_new ("CORE-V04", KAMAE_RULE_BLOCK, info->entity->clause,
                                                 text, kamae_statement_get_text (row, 1), NULL,
                                                 approval));
    }
  return kamae_database_hand_over (reg->database, g_steal_pointer (&failure), error);
}

/* Of all that was signed: an assignment may have been changed afterwards. */
gboolean
kamae_check_signers (KamaeRegister   *reg,
                     KamaeEntityInfo *info,
                     GPtrArray       *results,
                     GError         **error)
{
  const KamaeWorkflow *workflow = info->entity->workflow;

  for (const KamaeTransition *step = workflow != NULL ? workflow->transitions : NULL;
       step != NULL && step->name != NULL; step++)
    if (step->approval != NULL && step->approver != NULL &&
        !check_step_signers (reg, info, step, results, error))
      return FALSE;
  return TRUE;
}
