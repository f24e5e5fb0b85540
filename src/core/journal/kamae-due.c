/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-operation.h"

#include "../declare/kamae-declaration.h"

/* What is written without anybody's doing when its time has come. */

/**
 * kamae_register_write_due:
 * @self: a register
 * @error: return location for a #KamaeError
 *
 * Lets every plugin write what its time has come for, as the measurements of periods that have
 * ended. A register that can only be read stays as it is.
 *
 * Returns: whether all of it could be written; what one plugin wrote stays if another cannot
 *
 * Since: 0.1
 */
gboolean
kamae_register_write_due (KamaeRegister *self,
                          GError       **error)
{
  GPtrArray *declarations;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self), FALSE);

  if (kamae_register_is_read_only (self))
    return TRUE;
  declarations = kamae_model_get_declarations (kamae_register_get_model (self));
  for (guint i = 0; i < declarations->len; i++)
    {
      const KamaeDeclaration *declaration = declarations->pdata[i];

      if (declaration->due != NULL && !declaration->due (self, error))
        return FALSE;
    }
  return TRUE;
}
