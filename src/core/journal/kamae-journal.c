/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-journal-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"

#include <glib/gstdio.h>
#include <string.h>

static void
take_head (KamaeRegister *reg,
           gint64         seq,
           const char    *hash)
{
  reg->head_seq = seq;
  g_free (reg->head_hash);
  reg->head_hash = g_strdup (hash);
}

void
kamae_journal_forget_head (KamaeRegister *reg)
{
  take_head (reg, 0, NULL);
}

static gboolean
refuse_other_file (GError **error)
{
  g_set_error (
    error, KAMAE_ERROR, KAMAE_ERROR_MOVED,
    _("Another file was put in the place of this one while it was open, so nothing was saved. Close it and open it again; what was saved before is in the newest backup."));
  return FALSE;
}

gboolean
kamae_journal_check_place (KamaeRegister *reg,
                           GError       **error)
{
  GStatBuf status;

  return reg->inode == 0 || g_stat (reg->path, &status) != 0
         || (status.st_dev == reg->device && status.st_ino == reg->inode)
         || refuse_other_file (error);
}

gboolean
kamae_journal_check_head (KamaeRegister *reg,
                          GError       **error)
{
  g_autoptr (KamaeStatement) statement =
    kamae_database_prepare (reg->database,
                            "SELECT (SELECT hash FROM journal WHERE seq = ?), seq, hash FROM journal"
                            " ORDER BY seq DESC LIMIT 1",
                            error);
  g_autoptr (GError) local_error = NULL;
  gboolean is_known = reg->head_seq == 0;

  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_integer (statement, 1, reg->head_seq);
  if (kamae_statement_step (statement, &local_error))
    {
      is_known = is_known || g_strcmp0 (kamae_statement_get_text (statement, 0),
                                        reg->head_hash) == 0;
      if (is_known)
        take_head (reg, kamae_statement_get_integer (statement, 1),
                   kamae_statement_get_text (statement, 2));
    }
  if (!kamae_database_hand_over (reg->database, g_steal_pointer (&local_error), error))
    return FALSE;
  return is_known || refuse_other_file (error);
}

static gboolean
bind_entry (KamaeRegister           *reg,
            KamaeStatement          *statement,
            const KamaeJournalEntry *entry,
            GBytes                  *changeset,
            GError                 **error)
{
  g_autoptr (GDateTime) now = kamae_register_dup_now (reg);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
  g_autofree char *at = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *previous = kamae_journal_dup_head (reg->database, error);
  g_autofree char *person = reg->person != NULL ? kamae_record_dup_label (reg->person) : NULL;

  if (previous == NULL)
    return FALSE;
  kamae_statement_bind_text (statement, 1, previous);
  if (reg->person != NULL)
    kamae_statement_bind_integer (statement, 2, kamae_record_get_id (reg->person));
  kamae_statement_bind_text (statement, 3, person);
  kamae_statement_bind_text (statement, 4, at);
  kamae_statement_bind_integer (statement, 5,
                                g_date_time_get_utc_offset (now) / G_TIME_SPAN_MINUTE);
  kamae_statement_bind_text (statement, 6, entry->kind);
  if (entry->undoes != 0)
    kamae_statement_bind_integer (statement, 7, entry->undoes);
  kamae_statement_bind_integer (statement, 8, entry->is_final);
  kamae_statement_bind_text (statement, 9, entry->name);
  if (entry->subject_id != 0)
    kamae_statement_bind_integer (statement, 10, entry->subject_id);
  kamae_statement_bind_text (statement, 11, entry->subject);
  kamae_statement_bind_text (statement, 12, entry->reason);
  kamae_statement_bind_text (statement, 13, KAMAE_VERSION);
  kamae_statement_bind_blob (statement, 14, changeset);
  return TRUE;
}

static gboolean
remember_records (KamaeRegister  *reg,
                  KamaeChangeSet *changes,
                  gint64          seq,
                  GError        **error)
{
  GPtrArray *entities = kamae_change_set_get_entities (changes);
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (
      reg->database, "INSERT INTO journal_record (record_id, seq) VALUES (?, ?)", error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < entities->len; i++)
    {
      GArray *ids = kamae_change_set_get_ids (changes, entities->pdata[i]);

      for (guint j = 0; j < ids->len; j++)
        {
          kamae_statement_bind_integer (statement, 1, g_array_index (ids, gint64, j));
          kamae_statement_bind_integer (statement, 2, seq);
          if (!kamae_statement_run (statement, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* The new row as the table would give it back, without the table: what is hashed is what will be
 * read. */
#define NEW_ROW \
  "SELECT (SELECT coalesce(max(seq), 0) + 1 FROM journal), ?1, NULL, ?2, ?3, ?4, ?5," \
  " ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14"

gboolean
kamae_journal_append (KamaeRegister           *reg,
                      const KamaeJournalEntry *entry,
                      GBytes                  *changeset,
                      KamaeChangeSet          *changes,
                      GError                 **error)
{
  g_autoptr (KamaeStatement) row = kamae_database_prepare (reg->database, NEW_ROW, error);
  g_autoptr (KamaeStatement) insert =
    kamae_database_prepare (reg->database,
                            "INSERT INTO journal VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
                            " ?11, ?12, ?13, ?14, ?15, ?16)",
                            error);
  g_autofree char *hash = NULL;

  if (row == NULL || insert == NULL)
    return FALSE;
  if (!bind_entry (reg, row, entry, changeset, error) || !kamae_statement_step (row, error))
    return FALSE;
  hash = kamae_journal_dup_row_hash (row);
  /* What was hashed is what is written, to the second: the clock is asked only once. */
  for (int i = KAMAE_JOURNAL_SEQ; i < KAMAE_JOURNAL_CHANGESET; i++)
    {
      g_auto (KamaeValue) value = { KAMAE_VALUE_NULL };

      kamae_statement_get_value (row, i, &value);
      kamae_statement_bind_value (insert, i + 1, &value);
    }
  kamae_statement_bind_text (insert, KAMAE_JOURNAL_HASH + 1, hash);
  kamae_statement_bind_blob (insert, KAMAE_JOURNAL_CHANGESET + 1, changeset);
  if (!kamae_statement_run (insert, error) ||
      !remember_records (reg, changes, kamae_statement_get_integer (row, KAMAE_JOURNAL_SEQ), error))
    return FALSE;
  take_head (reg, kamae_statement_get_integer (row, KAMAE_JOURNAL_SEQ), hash);
  return TRUE;
}

static const KamaeJournalEntry update_entry = {
  .kind = "schema",
  .is_final = TRUE,
  .name = N_("Bring the file up to date"),
};

gboolean
kamae_journal_append_update (KamaeRegister *reg,
                             GBytes        *changeset,
                             GError       **error)
{
  g_autoptr (KamaeChangeSet) changes = kamae_journal_list_changes (reg, changeset, error);

  return changes != NULL && kamae_journal_append (reg, &update_entry, changeset, changes, error);
}

/* Says in the journal from which version on entries have the new columns. */
gboolean
kamae_journal_append_schema (KamaeRegister *reg,
                             GError       **error)
{
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (KamaeChangeSet) changes = kamae_change_set_new ();

  if (!kamae_database_execute (reg->database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (kamae_journal_append (reg, &update_entry, nothing, changes, error) &&
      kamae_database_execute (reg->database,
                              "INSERT INTO meta (key, value) VALUES ('written_by', '" KAMAE_VERSION
                              "')"
                              " ON CONFLICT (key) DO UPDATE SET value = excluded.value; COMMIT",
                              error))
    return TRUE;
  kamae_database_roll_back (reg->database);
  kamae_journal_forget_head (reg);
  return FALSE;
}

GBytes *
kamae_journal_dup_changeset (KamaeRegister *reg,
                             gint64         seq,
                             GError       **error)
{
  g_autoptr (KamaeStatement) statement =
    kamae_database_prepare (reg->database, "SELECT changeset FROM journal WHERE seq = ?", error);

  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  kamae_statement_bind_integer (statement, 1, seq);
  if (kamae_statement_step (statement, &local_error))
    return kamae_statement_dup_blob (statement, 0);
  if (kamae_database_hand_over (reg->database, g_steal_pointer (&local_error), error))
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_CONFLICT,
                 _("The journal no longer has this entry. Nothing was changed."));
  return NULL;
}

typedef struct
{
  KamaeRegister *reg;
  KamaeChangeSet *changes;
} ListChanges;

static void
add_linked (ListChanges *list,
            gint64       id)
{
  KamaeEntityInfo *info = kamae_register_find_info (list->reg, id, KAMAE_KEPT);

  if (info != NULL)
    kamae_change_set_add (list->changes, info->entity->name, id);
}

static void
list_row (const KamaeChangedRow *row,
          gpointer               data)
{
  ListChanges *list = data;
  const KamaeValue *values = row->change == KAMAE_ROW_INSERT ? row->after : row->before;

  if (g_str_equal (row->table, "link") && row->n_columns > 3)
    {
      /* id, kind, from_id, to_id: both ends read differently now */
      add_linked (list, values[2].integer);
      add_linked (list, values[3].integer);
    }
  else if (!g_str_equal (row->table, "record"))
    kamae_change_set_add (list->changes, row->table, row->id);
}

gboolean
kamae_journal_add_changes (KamaeRegister  *reg,
                           GBytes         *changeset,
                           KamaeChangeSet *changes,
                           GError        **error)
{
  ListChanges list = { reg, changes };

  return kamae_changeset_foreach (changeset, list_row, &list, error);
}

KamaeChangeSet *
kamae_journal_list_changes (KamaeRegister *reg,
                            GBytes        *changeset,
                            GError       **error)
{
  g_autoptr (KamaeChangeSet) changes = kamae_change_set_new ();

  return kamae_journal_add_changes (reg, changeset, changes, error) ? g_steal_pointer (&changes)
                                                                    : NULL;
}

/* Columns of the table link: its key, the kind, and from which record. */
const KamaeField *
kamae_journal_find_link (KamaeRegister         *reg,
                         const KamaeChangedRow *row,
                         const KamaeEntity    **entity,
                         gint64                *from)
{
  const KamaeValue *values = row->change == KAMAE_ROW_DELETE ? row->before : row->after;
  g_auto (GStrv) kind = NULL;

  if (row->change == KAMAE_ROW_UPDATE || values[1].text == NULL)
    return NULL;
  kind = g_strsplit (values[1].text, ".", 2);
  *entity = kamae_model_find_entity (reg->model, kind[0]);
  *from = values[2].integer;
  return *entity != NULL && kind[1] != NULL ? kamae_entity_find_field (*entity, kind[1]) : NULL;
}
