/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-operation-private.h"

#include "../register/kamae-record-list.h"
#include "../register/kamae-record-private.h"

/* A new version begins with the parts of the one before it. */

/**
 * kamae_operation_copy_links:
 * @self: an operation
 * @from: a record
 * @to: another record of the same entity
 * @field: name of a field of kind %KAMAE_FIELD_LINKS
 * @error: return location for a #KamaeError
 *
 * Links @to to all that @from is linked to.
 *
 * Returns: whether the links were made
 *
 * Since: 0.1
 */
gboolean
kamae_operation_copy_links (KamaeOperation *self,
                            KamaeRecord    *from,
                            KamaeRecord    *to,
                            const char     *field,
                            GError        **error)
{
  g_autoptr (GListModel) targets = NULL;

  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && KAMAE_IS_RECORD (from) &&
                            KAMAE_IS_RECORD (to) && field != NULL,
                        FALSE);

  targets = kamae_record_dup_links (from, field);
  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr (KamaeRecord) target = g_list_model_get_item (targets, i);

      if (!kamae_operation_add_link (self, to, field, target, error))
        return FALSE;
    }
  return TRUE;
}

/* What is no plain value: several links, and "none" said on purpose. */
static gboolean
copy_rest (KamaeOperation *self,
           KamaeRecord    *from,
           KamaeRecord    *to,
           GError        **error)
{
  const KamaeEntity *entity = kamae_record_get_entity (from);

  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    {
      KamaeAbsence absence = kamae_record_get_absence (from, field->name);

      if (field->kind == KAMAE_FIELD_LINKS &&
          !kamae_operation_copy_links (self, from, to, field->name, error))
        return FALSE;
      if (absence != KAMAE_ABSENCE_UNKNOWN &&
          !kamae_operation_set_absence (self, to, field->name, absence, error))
        return FALSE;
    }
  return TRUE;
}

/* A number comes from the series again, and the copy has taken no step yet. */
static KamaeRecord *
copy_part (KamaeOperation *self,
           KamaeRecord    *part,
           KamaeRecord    *owner,
           GError        **error)
{
  const KamaeEntity *entity = kamae_record_get_entity (part);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    {
      if (!kamae_field_is_column (field) || field->kind == KAMAE_FIELD_NUMBER ||
          kamae_entity_is_dated (entity, field))
        continue;
      g_ptr_array_add (names, (gpointer) field->name);
      g_ptr_array_add (values, (field->flags & KAMAE_OWNER) != 0
                                 ? kamae_record_dup_key (owner)
                                 : kamae_record_dup_canonical (part, field->name));
    }
  g_ptr_array_add (names, NULL);
  return kamae_operation_createv (self, entity->name, (const char *const *) names->pdata,
                                  (const char *const *) values->pdata, error);
}

static gboolean
copy_parts_of (KamaeOperation *self,
               KamaeRecord    *from,
               KamaeRecord    *to,
               const char     *entity,
               GError        **error)
{
  g_autoptr (KamaeRecordList) list = kamae_register_list_parts (self->reg, from, entity);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (KamaeRecord) part = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr (KamaeRecord) copy = copy_part (self, part, to, error);

      if (copy == NULL || !copy_rest (self, part, copy, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * kamae_operation_copy_parts:
 * @self: an operation
 * @from: a record
 * @to: another record of the same entity
 * @error: return location for a #KamaeError
 *
 * Gives @to a copy of each part of @from: for the version after this one.
 *
 * Returns: whether the parts were copied
 *
 * Since: 0.1
 */
gboolean
kamae_operation_copy_parts (KamaeOperation *self,
                            KamaeRecord    *from,
                            KamaeRecord    *to,
                            GError        **error)
{
  GPtrArray *parts;

  g_return_val_if_fail (
      KAMAE_IS_OPERATION (self) && KAMAE_IS_RECORD (from) && KAMAE_IS_RECORD (to), FALSE);

  parts = from->info->parts;
  for (guint i = 0; i < parts->len; i++)
    if (!copy_parts_of (self, from, to, ((const KamaeEntity *) parts->pdata[i])->name, error))
      return FALSE;
  return TRUE;
}
