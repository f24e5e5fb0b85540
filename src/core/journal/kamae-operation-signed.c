/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-operation-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "../register/kamae-record-signed-private.h"

/* What an operation may change of what was signed. */

static gboolean
refuse (KamaeRecord      *record,
        const KamaeField *field,
        KamaeRecord      *approval,
        GError          **error)
{
  const KamaeEntity *entity = record->info->entity;
  g_autofree char *signature = kamae_record_dup_label (approval);
  g_autofree char *day = kamae_record_dup_display (approval, "signed_on", NULL);

  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED,
               /* Translators: a field or a kind of record, a signature, its day: “Cause” was signed
                * (Approved: Sato) on 2026/10/19 … */
               _("“%s” was signed (%s) on %s, so it is not changed any more. Go a step back to change and sign it anew. Nothing was changed."),
               kamae_model_translate (record->reg->model, entity,
                                      field != NULL ? field->label : entity->label, NULL),
               signature, day);
  return FALSE;
}

static gboolean
take_back (KamaeOperation *self,
           KamaeRecord    *approval,
           GError        **error)
{
  g_autofree char *today = kamae_register_dup_today (self->reg);
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (
    self->reg->database, "UPDATE approval SET voided_on = ? WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_text (statement, 1, today);
  kamae_statement_bind_integer (statement, 2, approval->id);
  return kamae_statement_run (statement, error) && kamae_operation_touch (self, approval, error);
}

gboolean
kamae_operation_check_signed (KamaeOperation   *self,
                              KamaeRecord      *record,
                              const KamaeField *field,
                              GError          **error)
{
  g_autofree char *change = g_strdup_printf ("%" G_GINT64_FORMAT ".%s", record->id,
                                             field != NULL ? field->name : "");
  g_autoptr (GArray) signatures = NULL;

  /* What the operation itself filled in, it may change again. */
  if (self->is_own || self->is_step || g_hash_table_contains (self->unsigned_fields, change))
    return TRUE;
  signatures = kamae_record_list_signatures (record, field, error);
  if (signatures == NULL)
    return FALSE;
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < signatures->len; i++)
      {
        KamaeSignature *signature = &g_array_index (signatures, KamaeSignature, i);
        g_autoptr (KamaeRecord) approval =
          kamae_register_ref_record (self->reg, signature->id, error);

        if (approval == NULL || (signature->binds && !refuse (record, field, approval, error)) ||
            (pass == 1 && !take_back (self, approval, error)))
          return FALSE;
      }
  g_hash_table_add (self->unsigned_fields, g_steal_pointer (&change));
  return TRUE;
}
