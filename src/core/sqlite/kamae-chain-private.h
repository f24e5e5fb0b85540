/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-database-private.h"

G_BEGIN_DECLS

/* What stands before the first entry. */
#define KAMAE_JOURNAL_ROOT "0000000000000000000000000000000000000000000000000000000000000000"

/* Columns of the table, as "SELECT * FROM journal" gives them. */
enum
{
  KAMAE_JOURNAL_SEQ,
  KAMAE_JOURNAL_PREV,
  KAMAE_JOURNAL_HASH,
  KAMAE_JOURNAL_CHANGESET = 15,
};

/* Recomputes an entry's hash from a row of "SELECT * FROM journal". */
char    *kamae_journal_dup_row_hash (KamaeStatement *row);
/* The hash of the newest entry, or the root. */
char    *kamae_journal_dup_head     (KamaeDatabase  *database,
                                     GError        **error);
/* The first entry at which the chain of hashes does not hold; 0 if it holds. Any thread. */
gboolean kamae_journal_find_break   (KamaeDatabase  *database,
                                     gint64         *broken,
                                     GError        **error);

G_END_DECLS
