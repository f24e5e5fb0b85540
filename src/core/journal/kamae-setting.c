/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-journal-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"

/**
 * kamae_register_set_setting:
 * @self: a register
 * @key: a setting's key
 * @value: (nullable): the company's value; %NULL for the declared one
 * @error: return location for a #KamaeError
 *
 * Sets a setting in an operation of its own.
 *
 * Returns: whether it was saved
 */
gboolean
kamae_register_set_setting (KamaeRegister *self,
                            const char    *key,
                            const char    *value,
                            GError       **error)
{
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) record = NULL;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && key != NULL, FALSE);

  operation = kamae_register_begin (self, N_("Change a setting"), NULL, error);
  if (operation == NULL)
    return FALSE;
  kamae_operation_set_own (operation, TRUE);
  record = kamae_register_find (self, "setting", key, KAMAE_KEPT);
  if (record == NULL)
    record = kamae_operation_create (operation, "setting", error, "key", key, "value", value, NULL);
  else if (!kamae_operation_set (operation, record, "value", value, error))
    return FALSE;
  return record != NULL && kamae_operation_commit (operation, error);
}
