/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-register-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "kamae-record.h"

/**
 * kamae_register_read_file:
 * @self: a register
 * @evidence: a record of the entity "evidence" that holds a file
 * @error: return location for a #KamaeError
 *
 * Reads a file that is kept in the register and compares it with its hash.
 *
 * Returns: (transfer full) (nullable): its content
 */
GBytes *
kamae_register_read_file (KamaeRegister *self,
                          KamaeRecord   *evidence,
                          GError       **error)
{
  g_autoptr (KamaeStatement) statement = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autofree char *sum = NULL;
  g_autoptr (GError) local_error = NULL;
  const char *wanted;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && KAMAE_IS_RECORD (evidence), NULL);

  /* The files are not in the journal; they are never changed. */
  if (self->present != NULL)
    return kamae_register_read_file (self->present, evidence, error);
  wanted = kamae_record_get_text (evidence, "sha256");
  statement = kamae_database_prepare (self->database,
                                      "SELECT content FROM file_content WHERE sha256 = ?", error);
  if (statement == NULL)
    return NULL;
  kamae_statement_bind_text (statement, 1, wanted);
  if (!kamae_statement_step (statement, &local_error))
    {
      if (kamae_database_hand_over (self->database, g_steal_pointer (&local_error), error))
        g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
                     _("This evidence has no file in the register."));
      return NULL;
    }
  content = kamae_statement_dup_blob (statement, 0);
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  if (g_strcmp0 (sum, wanted) == 0)
    return g_steal_pointer (&content);
  g_set_error (
      error, KAMAE_ERROR, KAMAE_ERROR_DAMAGED,
      _("The file of this evidence does not match its hash: it was changed outside Kamae. Take it from a backup."));
  return NULL;
}
