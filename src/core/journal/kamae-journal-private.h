/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../register/kamae-change-set-private.h"
#include "../register/kamae-register-private.h"
#include "../sqlite/kamae-chain-private.h"
#include "../sqlite/kamae-session-private.h"
#include "kamae-operation.h"

G_BEGIN_DECLS

/* The append-only, hash-chained list of operations. */

typedef struct
{
  const char *kind;       /* "do", "undo", "redo" or "schema" */
  gint64 undoes;          /* the entry that an undo or a redo takes back; 0 for none */
  gboolean is_final;      /* nothing before it is undone any more */
  const char *name;
  gint64 subject_id;
  const char *subject;
  const char *reason;
} KamaeJournalEntry;

gboolean        kamae_journal_append        (KamaeRegister           *reg,
                                             const KamaeJournalEntry *entry,
                                             GBytes                  *changeset,
                                             KamaeChangeSet          *changes,
                                             GError                 **error);
gboolean        kamae_journal_append_schema (KamaeRegister           *reg,
                                             GError                 **error);
/* Within a transaction: what bringing the file up to date changes in its records. */
gboolean        kamae_journal_append_update (KamaeRegister           *reg,
                                             GBytes                  *changeset,
                                             GError                 **error);
/* Whether the file of the register's name is still the one that was opened, or none. */
gboolean        kamae_journal_check_place   (KamaeRegister           *reg,
                                             GError                 **error);
/* Whether the file is still the one that we know: the newest entry that we saw is in its place.
 * Takes the newest there is for the next time. */
gboolean        kamae_journal_check_head    (KamaeRegister           *reg,
                                             GError                 **error);
void            kamae_journal_forget_head   (KamaeRegister           *reg);
gboolean        kamae_journal_add_changes   (KamaeRegister           *reg,
                                             GBytes                  *changeset,
                                             KamaeChangeSet          *changes,
                                             GError                 **error);
/* The tables as they were after an entry, in memory. */
KamaeDatabase  *kamae_journal_replay        (KamaeDatabase           *database,
                                             gint64                   until,
                                             GError                 **error);
KamaeChangeSet *kamae_journal_list_changes  (KamaeRegister           *reg,
                                             GBytes                  *changeset,
                                             GError                 **error);
GBytes         *kamae_journal_dup_changeset (KamaeRegister           *reg,
                                             gint64                   seq,
                                             GError                 **error);

char           *kamae_journal_format_name   (KamaeModel              *model,
                                             const char              *name,
                                             const char              *subject);
void            kamae_operation_set_final   (KamaeOperation          *self);
/* Lets through what Kamae itself makes: approvals, snapshots, corrections, settings. Returns what
 * was set before. */
gboolean        kamae_operation_set_own     (KamaeOperation          *self,
                                             gboolean                 is_own);
/* What is called as it was called at an earlier time. */
typedef struct
{
  KamaeRegister *then;
  KamaeRecord *record;    /* what stood in it then stands in it still */
} KamaeNames;

gboolean        kamae_names_take            (const KamaeNames        *names,
                                             KamaeDatabase           *database,
                                             GError                 **error);
/* The register as it was, for reading: takes the tables of then. */
KamaeRegister *kamae_register_new_past     (KamaeRegister     *present,
                                            KamaeDatabase     *database,
                                            GDateTime         *now,
                                            GError           **error);
gboolean       kamae_register_mark_version (KamaeRegister     *self,
                                            GError           **error);
gboolean       kamae_register_mark_read    (KamaeRegister     *self,
                                            GError           **error);
gboolean       kamae_register_is_behind    (KamaeRegister     *self,
                                            gboolean          *is_behind,
                                            GError           **error);
/* What another program wrote since the file was last looked at: objects show it, everybody is told.
 * @unseen, if given, also gets the keys of the records ("7") and their fields ("7.title"). */
gboolean       kamae_register_read_others  (KamaeRegister     *self,
                                            GHashTable        *unseen,
                                            GError           **error);
/* Canonical JSON of what an approval freezes. */
char           *kamae_snapshot_make         (KamaeRegister           *reg,
                                             KamaeRecord             *record,
                                             GError                 **error);

/* The field of a row of the table link, and the record at which it is; NULL for a free relation. */
const KamaeField *kamae_journal_find_link (KamaeRegister         *reg,
                                           const KamaeChangedRow *row,
                                           const KamaeEntity    **entity,
                                           gint64                *from);

G_END_DECLS
