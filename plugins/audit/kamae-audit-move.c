/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-move.h"
#include "kamae-audit-private.h"
#include "kamae-audit-year.h"

#include <kamae-i18n.h>

#include <string.h>

/* Moving an audit, or a slot of it, to another day. */

#define DAY_LENGTH strlen ("2026-04-01")

static gboolean
is_audit (KamaeRecord *record)
{
  return kamae_record_get_entity (record) == &kamae_audit_audit;
}

gboolean
kamae_audit_can_move (KamaeRecord *record)
{
  g_autoptr(KamaeRecord) audit = is_audit (record) ? g_object_ref (record)
                                                   : kamae_record_ref_link (record, "audit");
  const char *state = kamae_record_get_state (audit);

  return (g_strcmp0 (state, "planned") == 0 || g_strcmp0 (state, "postponed") == 0)
         && kamae_record_can_edit (audit, "starts_on")
         && kamae_record_is_set (record, is_audit (record) ? "starts_on" : "starts_at");
}

char *
kamae_audit_dup_day (KamaeRecord *record)
{
  g_autoptr(KamaeRecord) audit = NULL;

  if (is_audit (record))
    return g_strdup (kamae_record_get_text (record, "starts_on"));
  if (kamae_record_is_set (record, "starts_at"))
    return g_strndup (kamae_record_get_text (record, "starts_at"), DAY_LENGTH);
  audit = kamae_record_ref_link (record, "audit");
  return g_strdup (kamae_record_get_text (audit, "starts_on"));
}

/* Of a day with a time the time stays. */
static gboolean
move_field (KamaeOperation  *operation,
            KamaeRecord     *record,
            const char      *field,
            int              months,
            int              days,
            GError         **error)
{
  g_autofree char *old = g_strdup (kamae_record_get_text (record, field));
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (old == NULL)
    return TRUE;
  day = kamae_audit_move_day (old, months, days);
  text = g_strconcat (day, old + MIN (strlen (old), DAY_LENGTH), NULL);
  return kamae_operation_set (operation, record, field, text, error);
}

static gboolean
move_audit (KamaeOperation  *operation,
            KamaeRecord     *audit,
            int              months,
            int              days,
            GError         **error)
{
  g_autoptr(KamaeRecordList) slots =
    kamae_register_list_parts (kamae_operation_get_register (operation), audit, "audit_assignment");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (slots)); i++)
    {
      g_autoptr(KamaeRecord) slot = g_list_model_get_item (G_LIST_MODEL (slots), i);

      if (!move_field (operation, slot, "starts_at", months, days, error))
        return FALSE;
    }
  return move_field (operation, audit, "starts_on", months, days, error)
         && move_field (operation, audit, "ends_on", months, days, error);
}

static gboolean
move_slot (KamaeOperation  *operation,
           KamaeRecord     *slot,
           int              months,
           int              days,
           GError         **error)
{
  g_autoptr(KamaeRecord) audit = kamae_record_ref_link (slot, "audit");
  g_autofree char *day = NULL;

  if (!move_field (operation, slot, "starts_at", months, days, error))
    return FALSE;
  day = kamae_audit_dup_day (slot);
  if (g_strcmp0 (day, kamae_record_get_text (audit, "starts_on")) < 0)
    return kamae_operation_set (operation, audit, "starts_on", day, error);
  if (g_strcmp0 (day, kamae_record_get_text (audit, "ends_on")) > 0)
    return kamae_operation_set (operation, audit, "ends_on", day, error);
  return TRUE;
}

gboolean
kamae_audit_move (KamaeRecord  *record,
                  int           months,
                  int           days,
                  GError      **error)
{
  g_autoptr(KamaeOperation) operation =
    /* Translators: name of an operation; %s is an audit or a part of it */
    kamae_register_begin (kamae_record_get_register (record), N_("Move %s"), record, error);

  if (operation == NULL)
    return FALSE;
  return (is_audit (record) ? move_audit (operation, record, months, days, error)
                            : move_slot (operation, record, months, days, error))
         && kamae_operation_commit (operation, error);
}
