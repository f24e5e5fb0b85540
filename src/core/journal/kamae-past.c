/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-past-private.h"

#include "../base/kamae-date.h"
#include "../base/kamae-error.h"
#include "../declare/kamae-adopt-private.h"
#include "../kamae-i18n.h"
#include "../register/kamae-cursor-private.h"
#include "../register/kamae-figure-result-private.h"
#include "../register/kamae-record-list.h"
#include "../register/kamae-record-signed-private.h"
#include "../register/kamae-schema-private.h"
#include "kamae-history-entry.h"
#include "kamae-journal-private.h"

#include <string.h>

/* The register as it was: the journal replayed up to an entry, for reading. What was locked is
 * printed from it, so that no name, link or figure of today gets onto paper of then. */

/* Applies the entries after the first up to the second. */
static gboolean
replay_entries (KamaeDatabase *database,
                KamaeDatabase *replayed,
                gint64         after,
                gint64         until,
                GError       **error)
{
  g_autoptr (KamaeStatement) row = kamae_database_prepare (
      database, "SELECT seq, changeset FROM journal WHERE seq > ? AND seq <= ? ORDER BY seq", error);
  g_autoptr (GError) failure = NULL;

  if (row == NULL || !kamae_database_execute (replayed, "BEGIN", error))
    return FALSE;
  kamae_statement_bind_integer (row, 1, after);
  kamae_statement_bind_integer (row, 2, until);
  while (kamae_statement_step (row, &failure))
    {
      g_autoptr (GBytes) changeset = kamae_statement_dup_blob (row, 1);

      if (g_bytes_get_size (changeset) > 0
          && !kamae_changeset_apply (replayed, changeset, &failure))
        {
          if (!g_error_matches (failure, KAMAE_ERROR, KAMAE_ERROR_CONFLICT)
              && !g_error_matches (failure, KAMAE_ERROR, KAMAE_ERROR_DAMAGED))
            break;
          g_set_error (
              error, KAMAE_ERROR, KAMAE_ERROR_DAMAGED,
              /* Translators: %lld is the number of an entry */
              _("Entry %lld of the journal cannot be followed from the entries before it."),
              (long long) kamae_statement_get_integer (row, 0));
          return FALSE;
        }
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return kamae_database_execute (replayed, "COMMIT", error);
}

/* The tables of all entities, without triggers, as the journal says they were after the entry. */
KamaeDatabase *
kamae_journal_replay (KamaeDatabase *database,
                      gint64         until,
                      GError       **error)
{
  g_autoptr (KamaeDatabase) replayed = kamae_database_open (NULL, KAMAE_DATABASE_MEMORY, error);

  return replayed != NULL && kamae_schema_copy (database, replayed, error)
         && replay_entries (database, replayed, 0, until, error)
           ? g_steal_pointer (&replayed) : NULL;
}

/* As above. What was replayed last is kept, and goes on from there: a list of records that were
 * locked one after the other costs little more than one. */
static KamaeDatabase *
dup_replayed (KamaeRegister *present,
              gint64         until,
              GError       **error)
{
  g_autoptr (KamaeDatabase) replayed = g_steal_pointer (&present->replayed);
  g_autoptr (KamaeDatabase) copy = kamae_database_open (NULL, KAMAE_DATABASE_MEMORY, error);

  if (copy == NULL)
    return NULL;
  if (replayed != NULL && present->replayed_seq <= until)
    {
      if (!replay_entries (present->database, replayed, present->replayed_seq, until, error))
        return NULL;
    }
  else
    {
      g_clear_object (&replayed);
      replayed = kamae_journal_replay (present->database, until, error);
    }
  if (replayed == NULL || !kamae_database_copy_pages (replayed, copy, error)
      || !kamae_database_execute (copy, "PRAGMA foreign_keys=OFF", error))
    return NULL;
  present->replayed = g_steal_pointer (&replayed);
  present->replayed_seq = until;
  return g_steal_pointer (&copy);
}

/* Whose journal tells of this register, which may be a past one itself. */
static KamaeRegister *
get_present (KamaeRegister *self)
{
  return self->present != NULL ? self->present : self;
}

static gint64
find_head (KamaeRegister *self,
           GError       **error)
{
  g_autoptr (KamaeStatement) entry = NULL;

  if (self->present != NULL)
    return self->past_seq;
  entry = kamae_database_prepare (self->database, "SELECT max (seq) FROM journal", error);
  return entry != NULL && kamae_statement_step (entry, error)
           ? kamae_statement_get_integer (entry, 0) : 0;
}

/* Itself, or what it is a part of, whichever is in such a state. */
static KamaeRecord *
ref_whole (KamaeRecord    *record,
           KamaeStateFlags flag)
{
  const KamaeField *field = kamae_entity_get_owner (record->info->entity);
  g_autoptr (KamaeRecord) owner = NULL;

  if (kamae_workflow_has_flag (record->info->entity->workflow, kamae_record_get_state (record),
                               flag))
    return g_object_ref (record);
  owner = field != NULL ? kamae_record_ref_link (record, field->name) : NULL;
  return owner != NULL ? ref_whole (owner, flag) : NULL;
}

/* The newest step, that the register knows, with which the record came into the states with the
 * flag. Returns its entry, and its time on the clock of then. */
static gint64
find_step (KamaeRegister  *reg,
           KamaeRecord    *record,
           KamaeStateFlags flag,
           GDateTime     **time,
           GError        **error)
{
  KamaeDatabase *database = get_present (reg)->database;
  gint64 head = find_head (reg, error);
  gint64 seq = 0;
  g_autoptr (KamaeStatement) entry = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GTimeZone) zone = NULL;

  if (head == 0 || !kamae_record_find_turn (database, record, flag, head, &seq, error) || seq == 0)
    return 0;
  entry = kamae_database_prepare (database, "SELECT at, utc_offset FROM journal WHERE seq = ?",
                                  error);
  if (entry == NULL)
    return 0;
  kamae_statement_bind_integer (entry, 1, seq);
  if (!kamae_statement_step (entry, error))
    return 0;
  utc = g_date_time_new_from_iso8601 (kamae_statement_get_text (entry, 0), NULL);
  if (utc == NULL)
    return 0;
  zone = g_time_zone_new_offset ((gint32) kamae_statement_get_integer (entry, 1) * 60);
  *time = g_date_time_to_timezone (utc, zone);
  return seq;
}

/* Rows that name the record as their source; those that were there already stay. */
static gboolean
copy_rows (KamaeRegister *from,
           KamaeRegister *to,
           const char    *table,
           KamaeRecord   *record,
           GError       **error)
{
  g_autofree char *select = g_strdup_printf ("SELECT * FROM %s WHERE source_id = ?", table);
  g_autoptr (KamaeStatement) rows = kamae_database_prepare (from->database, select, error);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (KamaeStatement) insert = NULL;
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  g_string_printf (sql, "INSERT OR IGNORE INTO %s VALUES (?", table);
  for (int i = 1; i < kamae_statement_get_n_columns (rows); i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  insert = kamae_database_prepare (to->database, sql->str, error);
  if (insert == NULL)
    return FALSE;
  kamae_statement_bind_integer (rows, 1, record->id);
  while (kamae_statement_step (rows, &failure))
    {
      for (int i = 0; i < kamae_statement_get_n_columns (rows); i++)
        {
          g_auto (KamaeValue) value = { KAMAE_VALUE_NULL };

          kamae_statement_get_value (rows, i, &value);
          kamae_statement_bind_value (insert, i + 1, &value);
        }
      if (!kamae_statement_run (insert, error))
        return FALSE;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
copy_column (KamaeRegister *to,
             KamaeRecord   *record,
             const char    *column,
             GError       **error)
{
  g_autofree char *sql =
      g_strdup_printf ("UPDATE %s SET %s = ? WHERE id = ?", record->info->entity->name, column);
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (to->database, sql, error);

  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_value (statement, 1, kamae_record_get_value (record, column));
  kamae_statement_bind_integer (statement, 2, record->id);
  return kamae_statement_run (statement, error);
}

/* The stamps that a paper got since: how its life went on, with the dates of those steps. */
static gboolean
copy_life (KamaeRegister *to,
           KamaeRecord   *record,
           GError       **error)
{
  const KamaeWorkflow *workflow = record->info->entity->workflow;

  if (workflow == NULL)
    return TRUE;
  for (const KamaeTransition *step = workflow->transitions; step->name != NULL; step++)
    if (step->dates != NULL &&
        (!kamae_workflow_enters_day (workflow, step->dates) ||
         kamae_record_has_day (record, kamae_entity_find_field (record->info->entity,
                                                                step->dates))) &&
        !copy_column (to, record, step->dates, error))
      return FALSE;
  return copy_column (to, record, "state", error);
}

static gboolean
copy_additions (KamaeRegister *from,
                KamaeRegister *to,
                KamaeRecord   *record,
                GError       **error)
{
  if (!copy_rows (from, to, "approval", record, error)
      || !copy_rows (from, to, "correction", record, error))
    return FALSE;
  for (guint i = 0; i < record->info->parts->len; i++)
    {
      const KamaeEntity *entity = record->info->parts->pdata[i];
      g_autoptr (KamaeRecordList) parts = kamae_register_list_parts (to, record, entity->name);
      const GError *failure = kamae_record_list_get_error (parts);

      if (failure != NULL)
        {
          g_propagate_error (error, g_error_copy (failure));
          return FALSE;
        }
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (parts)); j++)
        {
          g_autoptr (KamaeRecord) part = g_list_model_get_item (G_LIST_MODEL (parts), j);

          if (!copy_additions (from, to, part, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* As it was after the entry, its clock at that time. */
static KamaeRegister *
replay (KamaeRegister    *self,
        gint64            seq,
        GDateTime        *time,
        const KamaeNames *names,
        GError          **error)
{
  KamaeRegister *present = get_present (self);
  gint64 broken = 0;
  g_autoptr (KamaeDatabase) database = NULL;
  g_autoptr (KamaeRegister) past = NULL;

  if (!kamae_journal_find_break (present->database, &broken, error))
    return NULL;
  if (broken != 0 && broken <= seq)
    {
      g_set_error (
          error, KAMAE_ERROR, KAMAE_ERROR_DAMAGED,
          /* Translators: %lld is the number of an entry */
          _("The journal was changed at entry %lld: its chain does not hold from there on."),
          (long long) broken);
      return NULL;
    }
  database = dup_replayed (present, seq, error);
  if (database == NULL || (names != NULL && !kamae_names_take (names, database, error)))
    return NULL;
  past = kamae_register_new_past (present, database, time, error);
  if (past != NULL)
    past->past_seq = seq;
  return g_steal_pointer (&past);
}

static gboolean
close_for_writing (KamaeRegister *past,
                   GError       **error)
{
  return kamae_database_execute (past->database, "PRAGMA query_only=ON", error);
}

/* With the stamps that the paper of `whole`, if any, got until now. */
static KamaeRegister *
make_past (KamaeRegister    *self,
           KamaeRecord      *whole,
           gint64            seq,
           GDateTime        *time,
           const KamaeNames *names,
           GError          **error)
{
  g_autoptr (KamaeRegister) past = replay (self, seq, time, names, error);

  return past != NULL
         && (whole == NULL || (copy_life (past, whole, error)
                               && copy_additions (self, past, whole, error)))
         && close_for_writing (past, error) && kamae_register_take_failure (past, error)
           ? g_steal_pointer (&past) : NULL;
}

static gboolean
find_lock (KamaeRegister  *self,
           KamaeRecord    *whole,
           KamaeStateFlags flag,
           gint64         *seq,
           GDateTime     **time,
           GError        **error)
{
  g_autoptr (GError) failure = NULL;

  *seq = find_step (self, whole, flag, time, &failure);
  if (*seq != 0)
    return TRUE;
  if (failure == NULL)
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_DAMAGED,
                 _("The journal does not tell when the record was locked."));
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static KamaeRegister *
fail_past (GError *failure,
           GError **error)
{
  g_set_error (
      error, KAMAE_ERROR, failure->code,
      /* Translators: %s is a sentence that says what is wrong */
      _("What was approved cannot be read from the journal, so nothing was printed: %s Keep the file as it is, and print from the newest backup."),
      failure->message);
  return NULL;
}

/* How many registers of locked records are kept at the most. */
#define MAX_PASTS 4

static void
keep_past (KamaeRegister *self,
           const char    *key,
           KamaeRegister *past)
{
  if (self->pasts == NULL)
    self->pasts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  if (g_hash_table_size (self->pasts) >= MAX_PASTS)
    g_hash_table_remove_all (self->pasts);
  g_hash_table_insert (self->pasts, g_strdup (key), g_object_ref (past));
}

static KamaeRegister *
ref_kept_past (KamaeRegister *self,
               const char    *key)
{
  KamaeRegister *past = self->pasts != NULL ? g_hash_table_lookup (self->pasts, key) : NULL;

  return past != NULL ? g_object_ref (past) : NULL;
}

/**
 * kamae_register_ref_past:
 * @self: a register
 * @record: a record
 * @flag: %KAMAE_STATE_LOCKS for when it was locked, %KAMAE_STATE_ENDS for when its life ended
 * @error: return location for a #KamaeError
 *
 * The register as it was when a record, or what it is a part of, came into such a state: made from
 * the journal, for reading only. Its clock stands at that time. Of what was done since, it has the
 * record's approvals, its corrections, its state and the dates of its steps, no more.
 *
 * Returns: (transfer full) (nullable): the register of then; @self if the record is in no such
 * state
 *
 * Since: 0.1
 */
KamaeRegister *
kamae_register_ref_past (KamaeRegister   *self,
                         KamaeRecord     *record,
                         KamaeStateFlags  flag,
                         GError         **error)
{
  g_autoptr (KamaeRecord) whole = NULL;
  g_autoptr (KamaeRegister) past = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (KamaeReading) reading = NULL;
  g_autofree char *head = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GError) failure = NULL;
  gint64 seq = 0;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && KAMAE_IS_RECORD (record), NULL);

  kamae_register_forget_failure (self);
  whole = ref_whole (record, flag);
  /* What cannot be read is not known to be open. */
  if (!kamae_register_take_failure (self, error))
    return NULL;
  if (whole == NULL)
    return g_object_ref (self);
  reading = kamae_database_begin_reading (get_present (self)->database, error);
  if (reading == NULL)
    return NULL;
  head = kamae_register_dup_head_hash (get_present (self));
  if (head == NULL)
    {
      kamae_register_take_failure (get_present (self), error);
      return NULL;
    }
  key = g_strdup_printf ("%" G_GINT64_FORMAT " %d %s", whole->id, (int) flag, head);
  past = ref_kept_past (self, key);
  if (past != NULL)
    return g_steal_pointer (&past);
  if (find_lock (self, whole, flag, &seq, &time, &failure))
    past = make_past (self, whole, seq, time, NULL, &failure);
  if (past == NULL)
    return fail_past (failure, error);
  keep_past (self, key, past);
  return g_steal_pointer (&past);
}

/**
 * kamae_register_ref_lock:
 * @self: a register
 * @record: a record
 * @error: return location for a #KamaeError
 *
 * As kamae_register_ref_past(), without what was done since: for one of many rows. Records that
 * were locked together share it.
 *
 * Returns: (transfer full) (nullable): the register of then; @self if the record is not locked
 *
 * Since: 0.1
 */
KamaeRegister *
kamae_register_ref_lock (KamaeRegister *self,
                         KamaeRecord   *record,
                         GError       **error)
{
  g_autoptr (KamaeRecord) whole = NULL;
  g_autoptr (KamaeRegister) past = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GError) failure = NULL;
  gint64 seq = 0;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && KAMAE_IS_RECORD (record), NULL);

  whole = ref_whole (record, KAMAE_STATE_LOCKS);
  if (!kamae_register_take_failure (self, error))
    return NULL;
  if (whole == NULL)
    return g_object_ref (self);
  if (!find_lock (self, whole, KAMAE_STATE_LOCKS, &seq, &time, &failure))
    return fail_past (failure, error);
  key = g_strdup_printf ("%" G_GINT64_FORMAT, seq);
  past = ref_kept_past (self, key);
  if (past == NULL)
    {
      past = make_past (self, NULL, seq, time, NULL, &failure);
      if (past == NULL)
        return fail_past (failure, error);
      keep_past (self, key, past);
    }
  return g_steal_pointer (&past);
}

/* The entry with which the record, or what it is a part of, was locked last as far as the register
 * knows; 0 if it is not locked. */
gint64
kamae_register_find_lock (KamaeRegister *self,
                          KamaeRecord   *record,
                          GError       **error)
{
  g_autoptr (KamaeRecord) whole = ref_whole (record, KAMAE_STATE_LOCKS);
  g_autoptr (GDateTime) time = NULL;

  return whole != NULL ? find_step (self, whole, KAMAE_STATE_LOCKS, &time, error) : 0;
}

/* What the record counts into without being a part of it, if that is locked and takes none in any
 * more. */
static KamaeRecord *
ref_taking (KamaeRecord *record)
{
  for (const KamaeField *field = record->info->entity->fields; field->name != NULL; field++)
    {
      g_autoptr (KamaeRecord) closed = kamae_record_ref_taken (record, field);
      g_autoptr (KamaeRecord) whole = closed != NULL ? ref_whole (closed, KAMAE_STATE_LOCKS) : NULL;

      if (whole != NULL)
        return g_steal_pointer (&whole);
    }
  return NULL;
}

/**
 * kamae_register_ref_decided:
 * @self: a register
 * @record: a record
 * @is_taken: (out): whether it is what the record counts into
 *
 * With what a record was fixed: itself, what it is a part of, or what it counts into, whichever was
 * locked first.
 *
 * Returns: (transfer full) (nullable): that record; %NULL if nothing fixed it
 *
 * Since: 0.1
 */
KamaeRecord *
kamae_register_ref_decided (KamaeRegister *self,
                            KamaeRecord   *record,
                            gboolean      *is_taken)
{
  g_autoptr (KamaeRecord) own = NULL;
  g_autoptr (KamaeRecord) taking = NULL;
  g_autoptr (GDateTime) own_time = NULL;
  g_autoptr (GDateTime) taking_time = NULL;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && KAMAE_IS_RECORD (record), NULL);

  own = ref_whole (record, KAMAE_STATE_LOCKS);
  taking = ref_taking (record);
  *is_taken = taking != NULL
              && (own == NULL
                  || find_step (self, taking, KAMAE_STATE_LOCKS, &taking_time, KAMAE_KEPT)
                       < find_step (self, own, KAMAE_STATE_LOCKS, &own_time, KAMAE_KEPT));
  return *is_taken ? g_steal_pointer (&taking) : g_steal_pointer (&own);
}

/**
 * kamae_register_ref_followed:
 * @self: a register
 * @record: a record
 * @flag: the states in which what became of it is told in full: %KAMAE_STATE_LOCKS or
 * %KAMAE_STATE_ENDS
 * @decided: with what it was fixed, see kamae_register_ref_decided()
 * @error: return location for a #KamaeError
 *
 * The register as it is now, or as it was when the record came into a state with the flag, for
 * reading only; but whatever there was when @decided was locked is called as it was called then,
 * the organization and the settings are those of then, and so is what stood in @record.
 *
 * Returns: (transfer full) (nullable): the register
 *
 * Since: 0.1
 */
KamaeRegister *
kamae_register_ref_followed (KamaeRegister   *self,
                             KamaeRecord     *record,
                             KamaeStateFlags  flag,
                             KamaeRecord     *decided,
                             GError         **error)
{
  g_autoptr (KamaeRecord) whole = NULL;
  g_autoptr (KamaeRegister) then = NULL;
  g_autoptr (KamaeRegister) followed = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean found = TRUE;
  gint64 seq = 0;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && KAMAE_IS_RECORD (record), NULL);
  g_return_val_if_fail (KAMAE_IS_RECORD (decided), NULL);

  then = kamae_register_ref_past (self, decided, KAMAE_STATE_LOCKS, error);
  if (then == NULL)
    return NULL;
  whole = ref_whole (record, flag);
  if (!kamae_register_take_failure (self, error))
    return NULL;
  if (whole != NULL)
    found = find_lock (self, whole, flag, &seq, &time, &failure);
  else
    {
      seq = find_head (self, &failure);
      time = kamae_register_dup_now (self);
    }
  if (found && seq != 0)
    followed = make_past (self, whole, seq, time, &(KamaeNames) { then, record }, &failure);
  return followed != NULL ? g_steal_pointer (&followed) : fail_past (failure, error);
}

/* How many days are kept at the most: that of a review and the one before it, and a year ago. */
#define MAX_DAYS 4

/* The last entry that was made on the day or before; 0 if the register is younger. */
static gint64
find_day (KamaeRegister *self,
          const char    *day,
          GError       **error)
{
  g_autoptr (KamaeStatement) entry = kamae_database_prepare (
      self->database,
      "SELECT max (seq) FROM journal WHERE " KAMAE_SQL_ENTRY_DAY " <= ?", error);

  if (entry == NULL)
    return -1;
  kamae_statement_bind_text (entry, 1, day);
  return kamae_statement_step (entry, error) ? kamae_statement_get_integer (entry, 0) : -1;
}

static KamaeRegister *
replay_day (KamaeRegister *self,
            gint64         seq,
            const char    *day,
            GError       **error)
{
  g_autofree char *last_minute = g_strconcat (day, "T23:59:59", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (last_minute, zone);

  return make_past (self, NULL, seq, time, NULL, error);
}

/**
 * kamae_register_check_day:
 * @self: a register
 * @day: a date, as "2026-04-01"
 * @error: return location for a #KamaeError
 *
 * Whether the register can tell of a day: it cannot before it was made, nor of days to come.
 *
 * Returns: whether it can
 *
 * Since: 0.1
 */
gboolean
kamae_register_check_day (KamaeRegister *self,
                          const char    *day,
                          GError       **error)
{
  g_autofree char *today = NULL;
  g_autofree char *shown = NULL;
  gint64 seq;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && day != NULL, FALSE);

  today = kamae_register_dup_today (self);
  shown = kamae_format_date (day, NULL, NULL);
  if (strcmp (day, today) > 0)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                   /* Translators: %s is a date */
                   _("%s is still to come, so the register cannot tell of it. Give today or a day before."),
                   shown);
      return FALSE;
    }
  if (strcmp (day, today) == 0 || self->present != NULL)
    return TRUE;
  seq = find_day (self, day, error);
  if (seq == 0)
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                 /* Translators: %s is a date */
                 _("The register was made after %s, so it cannot tell of that day. Give a later one."),
                 shown);
  return seq > 0;
}

/**
 * kamae_register_ref_day:
 * @self: a register
 * @day: (nullable): a date, as "2026-04-01"; %NULL for today
 * @error: return location for a #KamaeError
 *
 * The register as it was at the end of a day, for reading only: what was entered later, even of the
 * time before, is not in it.
 *
 * Returns: (transfer full) (nullable): the register of then; @self for today, days to come, and
 * days on which the register was not yet made
 *
 * Since: 0.1
 */
KamaeRegister *
kamae_register_ref_day (KamaeRegister *self,
                        const char    *day,
                        GError       **error)
{
  g_autofree char *today = NULL;
  g_autoptr (KamaeReading) reading = NULL;
  KamaeRegister *past;
  gint64 seq;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  today = kamae_register_dup_today (self);
  if (day == NULL || strcmp (day, today) >= 0)
    return g_object_ref (self);
  if (self->present != NULL)
    return kamae_register_ref_day (self->present, day, error);
  reading = kamae_database_begin_reading (self->database, error);
  if (reading == NULL)
    return NULL;
  seq = find_day (self, day, error);
  if (seq <= 0)
    return seq == 0 ? g_object_ref (self) : NULL;
  if (self->days == NULL)
    self->days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  past = g_hash_table_lookup (self->days, day);
  if (past != NULL)
    return g_object_ref (past);
  past = replay_day (self, seq, day, error);
  if (past == NULL)
    return NULL;
  if (g_hash_table_size (self->days) >= MAX_DAYS)
    g_hash_table_remove_all (self->days);
  g_hash_table_insert (self->days, g_strdup (day), g_object_ref (past));
  return past;
}

static KamaeFigureResult *
compute (KamaeRegister     *self,
         const KamaeFigure *figure,
         const char        *as_of,
         const char        *since,
         const char        *language,
         GError           **error)
{
  g_autoptr (KamaeRegister) past = kamae_register_ref_day (self, as_of, error);
  g_autoptr (KamaeCursor) cursor =
    past != NULL ? kamae_register_query (past, figure->sql, language, error) : NULL;
  g_autoptr (KamaeFigureResult) result = NULL;
  g_autoptr (GError) failure = NULL;

  if (cursor == NULL)
    return NULL;
  if (as_of != NULL)
    kamae_cursor_bind_text (cursor, ":as_of", as_of);
  kamae_cursor_bind_text (cursor, ":since", since);
  result =
      kamae_figure_result_new (kamae_model_translate (self->model, figure, figure->unit, language),
                               kamae_cursor_get_n_columns (cursor));
  while (kamae_cursor_next (cursor, &failure))
    kamae_figure_result_add_row (result, cursor);
  if (failure == NULL)
    return g_steal_pointer (&result);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * kamae_register_compute:
 * @self: a register
 * @figure: a declared figure
 * @as_of: (nullable): the date it is asked for; %NULL for today
 * @since: (nullable): the date it is compared with
 * @language: (nullable): "ja", "en", or %NULL for the language of the interface
 * @error: return location for a #KamaeError
 *
 * A figure of an earlier day is computed from the register of that day: what was entered later does
 * not change it.
 *
 * Returns: (transfer full) (nullable): the figure as of that date; the error names the figure and
 * its plugin
 */
KamaeFigureResult *
kamae_register_compute (KamaeRegister     *self,
                        const KamaeFigure *figure,
                        const char        *as_of,
                        const char        *since,
                        const char        *language,
                        GError           **error)
{
  g_autoptr (GError) failure = NULL;
  KamaeFigureResult *result;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && figure != NULL, NULL);

  figure = kamae_get_adopted (figure);
  result = compute (self, figure, as_of, since, language, &failure);
  if (result != NULL)
    return result;
  kamae_database_hand_over (
    self->database,
    g_error_new (KAMAE_ERROR, failure->code,
                 /* Translators: id of a figure, name of a plugin, and a sentence that says why */
                 _("%s could not be computed (plugin: %s). %s"), figure->id,
                 kamae_model_get_plugin (self->model, figure), failure->message),
    error);
  return NULL;
}
