/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-operation.h"

#include "../declare/kamae-model-private.h"

/* What is written without anybody's doing when its time has come. */

static gboolean
write_due (KamaeRegister          *self,
           const KamaeDeclaration *declaration,
           GError                **error)
{
  g_autoptr (GError) failure = NULL;

  return declaration->due == NULL ||
         kamae_model_take_end (kamae_register_get_model (self), declaration, "due",
                               declaration->due (self, &failure), &failure, error);
}

/* A second failure is told behind the first. */
static void
add_failure (GError **failure,
             GError  *another)
{
  if (*failure == NULL)
    *failure = another;
  else
    {
      g_autofree char *message = g_strconcat ((*failure)->message, "\n", another->message, NULL);

      g_free ((*failure)->message);
      (*failure)->message = g_steal_pointer (&message);
      g_error_free (another);
    }
}

/**
 * kamae_register_write_due:
 * @self: a register
 * @error: return location for a #KamaeError
 *
 * Lets every plugin write what its time has come for, as the measurements of periods that have
 * ended. A register that can only be read stays as it is.
 *
 * Returns: whether all of it could be written; where one plugin cannot, the others still do, and
 * @error tells a line for each that could not
 *
 * Since: 0.1
 */
gboolean
kamae_register_write_due (KamaeRegister *self,
                          GError       **error)
{
  GPtrArray *declarations;
  GError *failure = NULL;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self), FALSE);

  if (kamae_register_is_read_only (self))
    return TRUE;
  declarations = kamae_model_get_declarations (kamae_register_get_model (self));
  for (guint i = 0; i < declarations->len; i++)
    {
      GError *another = NULL;

      if (!write_due (self, declarations->pdata[i], &another))
        add_failure (&failure, another);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}
