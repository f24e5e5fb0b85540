/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-operation-private.h"

#include "../register/kamae-record-private.h"

/* What follows from each change that an operation makes. */

/* Reads the row back: the object shows it, and what was written is compared with what was meant. */
gboolean
kamae_operation_touch (KamaeOperation *self,
                       KamaeRecord    *record,
                       GError        **error)
{
  g_autoptr (GError) local_error = NULL;

  g_ptr_array_add (self->touched, g_object_ref (record));
  kamae_register_reload (self->reg, record, &local_error);
  return kamae_database_hand_over (self->reg->database, g_steal_pointer (&local_error), error);
}

gboolean
kamae_operation_tell (KamaeOperation *self,
                      KamaeRecord    *record,
                      const char     *field,
                      GError        **error)
{
  const KamaeEntity *entity = record->info->entity;
  GPtrArray *declarations = kamae_model_get_declarations (self->reg->model);

  if (field != NULL && entity->changed != NULL && !entity->changed (self, record, field, error))
    return FALSE;
  for (guint i = 0; i < declarations->len; i++)
    {
      const KamaeDeclaration *declaration = declarations->pdata[i];

      if (declaration->changed != NULL && !declaration->changed (self, record, field, error))
        return FALSE;
    }
  return TRUE;
}
