/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-operation-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "../register/kamae-record-private.h"

#define MAX_DEPTH 100

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

/* What follows from a change changes something itself, and so on: so deep only in a circle. */
static gboolean
check_depth (KamaeOperation *self,
             gconstpointer   declared,
             GError        **error)
{
  if (self->depth <= MAX_DEPTH)
    return TRUE;
  g_set_error (
    error, KAMAE_ERROR, KAMAE_ERROR_PLUGIN,
    /* Translators: name of a plugin */
    _("The plugin “%s” goes round in a circle: what it changes makes it change the same again. Nothing was changed; without the plugin it can be done."),
    kamae_model_get_plugin (self->reg->model, declared));
  return FALSE;
}

gboolean
kamae_operation_tell_created (KamaeOperation *self,
                              KamaeRecord    *record,
                              GError        **error)
{
  const KamaeEntity *entity = record->info->entity;
  g_autoptr (GError) failure = NULL;
  gboolean done;

  if (entity->created == NULL)
    return TRUE;
  self->depth++;
  done = check_depth (self, entity, error) &&
         kamae_model_take_end (self->reg->model, entity, "created",
                               entity->created (self, record, &failure), &failure, error);
  self->depth--;
  return done;
}

gboolean
kamae_operation_tell (KamaeOperation *self,
                      KamaeRecord    *record,
                      const char     *field,
                      GError        **error)
{
  const KamaeEntity *entity = record->info->entity;
  KamaeModel *model = self->reg->model;
  GPtrArray *declarations = kamae_model_get_declarations (model);
  g_autoptr (GError) failure = NULL;
  gboolean done = TRUE;

  self->depth++;
  if (field != NULL && entity->changed != NULL)
    done = check_depth (self, entity, error) &&
           kamae_model_take_end (model, entity, "changed",
                                 entity->changed (self, record, field, &failure), &failure, error);
  for (guint i = 0; done && i < declarations->len; i++)
    {
      const KamaeDeclaration *declaration = declarations->pdata[i];

      if (declaration->changed != NULL)
        done = check_depth (self, declaration, error) &&
               kamae_model_take_end (model, declaration, "changed",
                                     declaration->changed (self, record, field, &failure), &failure,
                                     error);
    }
  self->depth--;
  return done && kamae_operation_void_told (self, record, field, error);
}
