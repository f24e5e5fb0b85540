/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-chain-private.h"

#include <string.h>

/* The journal read: each entry's hash covers the hash of the one before it. */

/* Every field goes into the hash with its length, so no two different entries give the same bytes.
 */
static void
add_to_hash (GChecksum  *checksum,
             const char *text)
{
  g_autofree char *length = g_strdup_printf ("%d:", text != NULL ? (int) strlen (text) : -1);

  g_checksum_update (checksum, (const guchar *) length, -1);
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, -1);
}

/* The columns of the table in their order, but the hash itself. */
char *
kamae_journal_dup_row_hash (KamaeStatement *row)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GBytes) changeset = kamae_statement_dup_blob (row, KAMAE_JOURNAL_CHANGESET);

  for (int i = KAMAE_JOURNAL_SEQ; i < KAMAE_JOURNAL_CHANGESET; i++)
    if (i != KAMAE_JOURNAL_HASH)
      add_to_hash (checksum, kamae_statement_get_text (row, i));
  g_checksum_update (checksum, g_bytes_get_data (changeset, NULL),
                     (gssize) g_bytes_get_size (changeset));
  return g_strdup (g_checksum_get_string (checksum));
}

/* Before the first entry stands a root; a hash that cannot be read is not it. */
char *
kamae_journal_dup_head (KamaeDatabase *database,
                        GError       **error)
{
  char *hash = NULL;

  if (!kamae_database_dup_text (database, "SELECT hash FROM journal ORDER BY seq DESC LIMIT 1",
                                &hash, error))
    return NULL;
  return hash != NULL ? hash : g_strdup (KAMAE_JOURNAL_ROOT);
}

gboolean
kamae_journal_find_break (KamaeDatabase *database,
                          gint64        *broken,
                          GError       **error)
{
  g_autoptr (KamaeStatement) row =
      kamae_database_prepare (database, "SELECT * FROM journal ORDER BY seq", error);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *previous = g_strdup (KAMAE_JOURNAL_ROOT);
  gint64 expected = 1;

  *broken = 0;
  if (row == NULL)
    return FALSE;
  while (kamae_statement_step (row, &local_error))
    {
      gint64 seq = kamae_statement_get_integer (row, 0);
      const char *kept = kamae_statement_get_text (row, 2);
      g_autofree char *hash = kamae_journal_dup_row_hash (row);

      if (seq != expected || g_strcmp0 (kamae_statement_get_text (row, 1), previous) != 0 ||
          g_strcmp0 (hash, kept) != 0)
        {
          *broken = expected;
          return TRUE;
        }
      g_free (previous);
      previous = g_strdup (kept);
      expected++;
    }
  return kamae_database_hand_over (database, g_steal_pointer (&local_error), error);
}
