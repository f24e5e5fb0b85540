/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../sqlite/kamae-session-private.h"
#include "kamae-history-entry.h"

G_BEGIN_DECLS

/* From a row of the journal and its changeset; record_id 0 for the changes of all records. */
KamaeHistoryEntry *kamae_history_entry_new (KamaeRegister  *reg,
                                            KamaeStatement *row,
                                            gint64          record_id);

G_END_DECLS
