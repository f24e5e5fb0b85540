/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-improvement-private.h"

#include <kamae-i18n.h>

/* What steps of a nonconformity do beside: signatures fill in who approved, and an action without
 * effect is followed by another. */

static KamaeRecordList *
list_actions (KamaeOperation *operation,
              KamaeRecord    *record)
{
  return kamae_register_list_parts (kamae_operation_get_register (operation), record,
                                    "corrective_action");
}

/* Writes at each action that is asked for who signed the phase, and when. */
static gboolean
note_signer (KamaeOperation  *operation,
             KamaeRecord     *record,
             const char      *phase,
             const char      *box,
             gboolean       (*is_asked) (KamaeRecord *action),
             const char      *by,
             const char      *on,
             GError         **error)
{
  g_autoptr(KamaeRecordList) actions = list_actions (operation, record);
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_operation_get_register (operation),
                          "SELECT person_id, signed_on FROM signature WHERE source_id = :id "
                          "AND phase = :phase AND box = :box ORDER BY signed_on DESC LIMIT 1",
                          NULL, error);
  g_autofree char *person = NULL;
  g_autofree char *day = NULL;

  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (record));
  kamae_cursor_bind_text (cursor, ":phase", phase);
  kamae_cursor_bind_text (cursor, ":box", box);
  if (!kamae_cursor_next (cursor, error))
    return FALSE;
  person = g_strdup (kamae_cursor_get_text (cursor, 0));
  day = g_strdup (kamae_cursor_get_text (cursor, 1));
  g_clear_object (&cursor);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (actions)); i++)
    {
      g_autoptr(KamaeRecord) action = g_list_model_get_item (G_LIST_MODEL (actions), i);

      if (is_asked (action)
          && (!kamae_operation_set (operation, action, by, person, error)
              || !kamae_operation_set (operation, action, on, day, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_not_approved (KamaeRecord *action)
{
  return !kamae_record_is_set (action, "approved_by");
}

static gboolean
is_not_reported (KamaeRecord *action)
{
  return !kamae_record_is_set (action, "report_approved_by");
}

gboolean
kamae_improvement_plan_signed (KamaeOperation  *operation,
                               KamaeRecord     *record,
                               GError         **error)
{
  return note_signer (operation, record, "plan", "prepared", is_not_approved, "planned_by",
                      "planned_on", error);
}

gboolean
kamae_improvement_plan_approved (KamaeOperation  *operation,
                                 KamaeRecord     *record,
                                 GError         **error)
{
  return note_signer (operation, record, "plan", "approved", is_not_approved, "approved_by",
                      "approved_on", error);
}

gboolean
kamae_improvement_report_approved (KamaeOperation  *operation,
                                   KamaeRecord     *record,
                                   GError         **error)
{
  return note_signer (operation, record, "report", "approved", is_not_reported,
                      "report_approved_by", "report_approved_on", error);
}

static gboolean
is_followed (KamaeRecordList *actions,
             KamaeRecord     *action)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (actions)); i++)
    {
      g_autoptr(KamaeRecord) other = g_list_model_get_item (G_LIST_MODEL (actions), i);

      if (kamae_record_get_link (other, "follows") == kamae_record_get_id (action))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_ineffective (KamaeRecord *action)
{
  return g_strcmp0 (kamae_record_get_text (action, "verdict"), "ineffective") == 0;
}

static gboolean
is_replaced (KamaeRecordList *actions,
             KamaeRecord     *action)
{
  return kamae_record_is_locked (action)
         || (is_ineffective (action) && is_followed (actions, action));
}

/* What stands no longer after a step back; an action that was replaced stays as it was signed. */
static gboolean
take_back (KamaeOperation     *operation,
           KamaeRecord        *record,
           const char *const  *fields,
           GError            **error)
{
  g_autoptr(KamaeRecordList) actions = list_actions (operation, record);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (actions)); i++)
    {
      g_autoptr(KamaeRecord) action = g_list_model_get_item (G_LIST_MODEL (actions), i);

      if (is_replaced (actions, action))
        continue;
      for (guint j = 0; fields[j] != NULL; j++)
        if (!kamae_operation_set (operation, action, fields[j], NULL, error))
          return FALSE;
    }
  return TRUE;
}

gboolean
kamae_improvement_plan_returned (KamaeOperation  *operation,
                                 KamaeRecord     *record,
                                 GError         **error)
{
  static const char *const signed_for[] = {
    "approved_by", "approved_on", "report_approved_by", "report_approved_on", "checked_by",
    "checked_on", NULL
  };

  return take_back (operation, record, signed_for, error);
}

gboolean
kamae_improvement_report_returned (KamaeOperation  *operation,
                                   KamaeRecord     *record,
                                   GError         **error)
{
  static const char *const signed_for[] = {
    "report_approved_by", "report_approved_on", "checked_by", "checked_on", NULL
  };

  return take_back (operation, record, signed_for, error);
}

/* The new action takes over what the old one aimed at; its words are for people to change. */
static gboolean
add_next (KamaeOperation  *operation,
          KamaeRecord     *record,
          KamaeRecord     *before,
          GError         **error)
{
  static const char *const kept[] = { "action", "owner", "criterion" };
  g_autofree char *id = kamae_record_dup_key (record);
  g_autoptr(KamaeCursor) days =
    kamae_register_query (kamae_operation_get_register (operation),
                          "SELECT date (:as_of, '+30 days'), date (:as_of, '+' "
                          "|| (40 + setting ('improvement.wait_days')) || ' days')", NULL, error);
  g_autoptr(KamaeRecord) next = NULL;

  if (days == NULL || !kamae_cursor_next (days, error))
    return FALSE;
  next = kamae_operation_create (operation, "corrective_action", error,
                                 "nonconformity", id,
                                 "due_on", kamae_cursor_get_text (days, 0),
                                 "evaluation_due_on", kamae_cursor_get_text (days, 1), NULL);
  if (next == NULL || !kamae_operation_set_link (operation, next, "follows", before, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *value = kamae_record_dup_canonical (before, kept[i]);

      if (!kamae_operation_set (operation, next, kept[i], value, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
kamae_improvement_add_next (KamaeOperation  *operation,
                            KamaeRecord     *record,
                            GError         **error)
{
  g_autoptr(KamaeRecordList) actions = list_actions (operation, record);
  g_autoptr(GPtrArray) replaced = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (actions)); i++)
    {
      g_autoptr(KamaeRecord) action = g_list_model_get_item (G_LIST_MODEL (actions), i);

      if (is_ineffective (action) && !is_followed (actions, action))
        g_ptr_array_add (replaced, g_steal_pointer (&action));
    }
  if (replaced->len == 0)
    {
      g_set_error_literal (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                           _("No action was judged as not effective, or each is followed by another. Nothing was changed."));
      return FALSE;
    }
  for (guint i = 0; i < replaced->len; i++)
    if (!add_next (operation, record, replaced->pdata[i], error))
      return FALSE;
  if (!kamae_improvement_plan_returned (operation, record, error))
    return FALSE;
  for (guint i = 0; i < replaced->len; i++)
    if (!kamae_operation_transition (operation, replaced->pdata[i], "replace", error))
      return FALSE;
  return TRUE;
}
