/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-candidates.h"

#include <kamae-i18n.h>

/* Accepting a candidate makes a risk that names it, rejecting it a row that keeps it away. Nothing
 * else is kept: a candidate whose risk or rejection is gone is proposed again. */

#define IS_OPEN \
  "SELECT candidate.id FROM risk_candidate AS candidate WHERE candidate.id = :candidate " \
  "AND " KAMAE_RISK_CANDIDATE_OPEN ("candidate", ":asset")

/* Who has authority over what the asset is used for: the manager of its department. Risks of the
 * whole business are top management's until they are given to somebody. */
#define OWNER \
  "SELECT coalesce (department.manager_id, asset.owner_id) FROM asset " \
  "LEFT JOIN department ON department.id = asset.department_id WHERE asset.id = :asset " \
  "UNION ALL SELECT person_id FROM (SELECT role_assignment.person_id FROM role_assignment " \
  "JOIN role ON role.id = role_assignment.role_id WHERE :asset IS NULL " \
  "AND role.code = 'top_management' AND role_assignment.starts_on <= today () " \
  "AND coalesce (role_assignment.ends_on, today ()) >= today () " \
  "ORDER BY role_assignment.starts_on DESC LIMIT 1)"

/* The query with the asset bound; left out, :asset is NULL. */
static KamaeCursor *
query_asset (KamaeRegister  *reg,
             const char     *sql,
             KamaeRecord    *asset,
             GError        **error)
{
  KamaeCursor *cursor = kamae_register_query (reg, sql, NULL, error);

  if (cursor != NULL && asset != NULL)
    kamae_cursor_bind_integer (cursor, ":asset", kamae_record_get_id (asset));
  return cursor;
}

static gboolean
check_open (KamaeRegister  *reg,
            KamaeRecord    *candidate,
            KamaeRecord    *asset,
            GError        **error)
{
  g_autoptr(KamaeCursor) cursor = query_asset (reg, IS_OPEN, asset, error);
  g_autoptr(GError) local_error = NULL;

  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":candidate", kamae_record_get_id (candidate));
  if (kamae_cursor_next (cursor, &local_error))
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error_literal (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                         _("This candidate risk is decided already. Nothing was changed."));
  return FALSE;
}

static char *
dup_owner (KamaeRegister *reg,
           KamaeRecord   *asset)
{
  g_autoptr(KamaeCursor) cursor = query_asset (reg, OWNER, asset, KAMAE_KEPT);

  return cursor != NULL && kamae_cursor_next (cursor, KAMAE_KEPT)
           ? g_strdup (kamae_cursor_get_text (cursor, 0))
           : NULL;
}

static char *
dup_title (KamaeRecord *candidate,
           KamaeRecord *asset)
{
  if (asset == NULL)
    return g_strdup (kamae_record_get_title (candidate));
  /* Translators: the title of a risk: what may happen, and to which asset (端末の紛失（ノートPC）) */
  return g_strdup_printf (_("%1$s (%2$s)"), kamae_record_get_title (candidate),
                          kamae_record_get_title (asset));
}

/* Adds the risk that the candidate describes, with all that is known already; asset is NULL for the
 * business as a whole. */
KamaeRecord *
kamae_risk_add_accepted (KamaeOperation  *operation,
                         KamaeRecord     *candidate,
                         KamaeRecord     *asset,
                         GError         **error)
{
  KamaeRegister *reg = kamae_operation_get_register (operation);
  g_autoptr(KamaeRecord) risk = NULL;
  g_autofree char *id = kamae_record_dup_key (candidate);
  g_autofree char *title = dup_title (candidate, asset);
  g_autofree char *owner = dup_owner (reg, asset);
  g_autofree char *affects = kamae_record_dup_canonical (candidate, "affects");
  g_autofree char *threat = kamae_record_dup_canonical (candidate, "threat");
  g_autofree char *vulnerability = kamae_record_dup_canonical (candidate, "vulnerability");

  if (!check_open (reg, candidate, asset, error))
    return NULL;

  risk = kamae_operation_create (operation, "risk", error,
                                 "title", title,
                                 "approach", asset != NULL ? "asset" : "event",
                                 "source", kamae_record_get_text (candidate, "source"),
                                 "event", kamae_record_get_text (candidate, "event"),
                                 "cause", kamae_record_get_text (candidate, "cause"),
                                 "consequence", kamae_record_get_text (candidate, "consequence"),
                                 "affects", affects,
                                 "threat", threat,
                                 "vulnerability", vulnerability,
                                 "candidate", id,
                                 "owner", owner,
                                 NULL);
  if (risk == NULL)
    return NULL;
  if (asset != NULL && !kamae_operation_add_link (operation, risk, "assets", asset, error))
    return NULL;
  return g_steal_pointer (&risk);
}

/* Makes a risk of the candidate: one step to undo. */
KamaeRecord *
kamae_risk_accept (KamaeRegister  *reg,
                   KamaeRecord    *candidate,
                   KamaeRecord    *asset,
                   GError        **error)
{
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecord) risk = NULL;

  /* Translators: name of an operation; %s is a record. */
  operation = kamae_register_begin (reg, N_("Accept the candidate %s"), NULL, error);
  if (operation == NULL)
    return NULL;
  risk = kamae_risk_add_accepted (operation, candidate, asset, error);
  if (risk == NULL)
    return NULL;
  kamae_operation_set_subject (operation, risk);
  return kamae_operation_commit (operation, error) ? g_steal_pointer (&risk) : NULL;
}

/* Keeps the candidate from being proposed for the asset again: one step to undo. */
KamaeRecord *
kamae_risk_reject (KamaeRegister  *reg,
                   KamaeRecord    *candidate,
                   KamaeRecord    *asset,
                   const char     *reason,
                   GError        **error)
{
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecord) rejection = NULL;
  g_autofree char *id = kamae_record_dup_key (candidate);
  g_autofree char *asset_id = kamae_record_dup_key (asset);

  if (!check_open (reg, candidate, asset, error))
    return NULL;

  /* Translators: name of an operation; %s is a record. */
  operation = kamae_register_begin (reg, N_("Reject the candidate %s"), NULL, error);
  if (operation == NULL)
    return NULL;
  rejection = kamae_operation_create (operation, "risk_rejection", error, "candidate", id, "asset",
                                      asset_id, "reason", reason, NULL);
  if (rejection == NULL)
    return NULL;
  kamae_operation_set_subject (operation, rejection);
  return kamae_operation_commit (operation, error) ? g_steal_pointer (&rejection) : NULL;
}

/* Takes a rejection back; the history keeps it. */
gboolean
kamae_risk_propose_again (KamaeRegister  *reg,
                          KamaeRecord    *rejection,
                          GError        **error)
{
  g_autoptr(KamaeOperation) operation = NULL;

  /* Translators: name of an operation; %s is a record. */
  operation = kamae_register_begin (reg, N_("Propose %s again"), rejection, error);
  return operation != NULL && kamae_operation_delete (operation, rejection, error)
         && kamae_operation_commit (operation, error);
}
