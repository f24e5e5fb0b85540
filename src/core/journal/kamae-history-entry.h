/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../register/kamae-register.h"

G_BEGIN_DECLS

/**
 * KAMAE_SQL_ENTRY_DAY:
 *
 * SQL for the day of an entry, as the clock showed it where it was made; the query knows the entry
 * as `journal`.
 *
 * Since: 0.1
 */
#define KAMAE_SQL_ENTRY_DAY "date (journal.at, journal.utc_offset || ' minutes')"

/**
 * KamaeChange:
 * @entity: the entity's name
 * @record_id: the record's key
 * @record_label: number and title of the record
 * @field: the field's name; %NULL for the whole record
 * @old_value: canonical text, %NULL for none
 * @new_value: canonical text, %NULL for none
 *
 * One field that an operation changed. Creating a record is one change with @field %NULL and
 * @old_value %NULL, followed by its fields; deleting one has @new_value %NULL.
 */
struct _KamaeChange
{
  const char *entity;
  gint64      record_id;
  const char *record_label;
  const char *field;
  const char *old_value;
  const char *new_value;
};

#define KAMAE_TYPE_CHANGE (kamae_change_get_type ())

KAMAE_AVAILABLE_IN_ALL
GType kamae_change_get_type (void);

#define KAMAE_TYPE_HISTORY_ENTRY (kamae_history_entry_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeHistoryEntry, kamae_history_entry, KAMAE, HISTORY_ENTRY, GObject)

KAMAE_AVAILABLE_IN_ALL
gint64      kamae_history_entry_get_seq       (KamaeHistoryEntry *self);
KAMAE_AVAILABLE_IN_ALL
const char *kamae_history_entry_get_person    (KamaeHistoryEntry *self);
KAMAE_AVAILABLE_IN_ALL
GDateTime  *kamae_history_entry_get_time      (KamaeHistoryEntry *self);
KAMAE_AVAILABLE_IN_ALL
char       *kamae_history_entry_dup_when      (KamaeHistoryEntry *self) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
const char *kamae_history_entry_get_name      (KamaeHistoryEntry *self);
KAMAE_AVAILABLE_IN_ALL
const char *kamae_history_entry_get_reason    (KamaeHistoryEntry *self);
KAMAE_AVAILABLE_IN_ALL
const char *kamae_history_entry_get_hash      (KamaeHistoryEntry *self);
KAMAE_AVAILABLE_IN_ALL
guint       kamae_history_entry_get_n_changes (KamaeHistoryEntry *self);
KAMAE_AVAILABLE_IN_ALL
const KamaeChange *kamae_history_entry_get_change (KamaeHistoryEntry *self,
                                                   guint              index);
KAMAE_AVAILABLE_IN_ALL
char *
kamae_history_entry_dup_change_text (KamaeHistoryEntry *self,
                                     guint index) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
GPtrArray *
kamae_register_history (KamaeRegister *self, KamaeRecord *record, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
