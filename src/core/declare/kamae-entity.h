/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-field.h"
#include "kamae-workflow.h"

G_BEGIN_DECLS

/**
 * KamaeEntityFlags:
 * @KAMAE_ENTITY_SINGLE: the register holds exactly one, as the organization
 * @KAMAE_ENTITY_CATALOGUE: rows come with the program or a plugin; people correct them, but do not
 * add or delete
 * @KAMAE_ENTITY_INTERNAL: not offered in search and when making links
 * @KAMAE_ENTITY_APPEND_ONLY: rows are never changed but for fields that stay open
 * (%KAMAE_UNLOCKED), nor deleted or undone, as approvals and snapshots
 * @KAMAE_ENTITY_FIXED: parts that come with what they belong to: people fill them in, but neither
 * add nor delete; without an owner, as comments: what is not deleted. Their fields that are
 * %KAMAE_READ_ONLY stay as they were written
 * @KAMAE_ENTITY_FINAL: once such a record is made, nothing before it is undone any more
 */
typedef enum
{
  KAMAE_ENTITY_SINGLE = 1 << 0,
  KAMAE_ENTITY_CATALOGUE = 1 << 1,
  KAMAE_ENTITY_INTERNAL = 1 << 2,
  KAMAE_ENTITY_APPEND_ONLY = 1 << 3,
  KAMAE_ENTITY_FIXED = 1 << 4,
  KAMAE_ENTITY_FINAL = 1 << 5,
} KamaeEntityFlags;
KAMAE_FLAGS (KamaeEntityFlags)

/**
 * KamaeSnapshotPart:
 * @name: name of the part in the snapshot; %NULL ends an array
 * @sql: constant query; `:id` is the record's key. Each row becomes an object, a column a member
 *
 * Something outside a record that an approval freezes together with it. Parts of a record (entities
 * with a %KAMAE_OWNER link to it) are frozen without being named.
 */
struct _KamaeSnapshotPart
{
  const char *name;
  const char *sql;
};

/**
 * KamaeEntity:
 * @name: snake case; the name of the table
 * @label: one record, marked for translation
 * @plural: several records, marked for translation
 * @help: what the clause wants, in two plain sentences and an example: shown while there is none
 * yet
 * @clause: the number of the clause that asks for it
 * @fields: ends with a field without a name
 * @workflow: (nullable): its life cycle. The state is kept in the column `state`
 * @flags: see #KamaeEntityFlags
 * @order: field by which lists are sorted at first, with "-" in front for descending
 * @unique: names of the columns that are unique together, separated by ", "
 * @snapshot: what an approval freezes beside the record
 * @kept: (nullable): records for which this holds cannot be deleted: a field, "=" and codes
 * separated by "|", as "source=annex_a"
 * @added_for: (nullable): of a part: the state, of what it is a part of, for which such parts are
 * added; what was signed before leaves that open. Parts of others are added and deleted only while
 * nothing is signed
 * @created: called in the operation that created @record, after its first values were set
 * @changed: called in the operation that changed @field of @record, or its "state" by a step; for
 * what follows from it and is kept. Never called when something is undone or redone
 *
 * A kind of record.
 */
struct _KamaeEntity
{
  const char              *name;
  const char              *label;
  const char              *plural;
  const char              *help;
  const char              *clause;
  const KamaeField        *fields;
  const KamaeWorkflow     *workflow;
  KamaeEntityFlags         flags;
  const char              *order;
  const char              *unique;
  const KamaeSnapshotPart *snapshot;
  const char              *kept;
  const char              *added_for;
  gboolean               (*created) (KamaeOperation *operation,
                                     KamaeRecord    *record,
                                     GError        **error);
  gboolean               (*changed) (KamaeOperation *operation,
                                     KamaeRecord    *record,
                                     const char     *field,
                                     GError        **error);
};

KAMAE_AVAILABLE_IN_ALL
const KamaeField *kamae_entity_find_field  (const KamaeEntity *entity,
                                            const char        *name);
KAMAE_AVAILABLE_IN_ALL
const KamaeField *kamae_entity_get_number  (const KamaeEntity *entity);
KAMAE_AVAILABLE_IN_ALL
const KamaeField *kamae_entity_get_title   (const KamaeEntity *entity);
KAMAE_AVAILABLE_IN_ALL
const KamaeField *kamae_entity_get_owner   (const KamaeEntity *entity);
KAMAE_AVAILABLE_IN_ALL
GPtrArray        *kamae_entity_list_fields (const KamaeEntity *entity) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
