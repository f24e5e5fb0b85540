/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-history-entry-private.h"

#include "kamae-journal-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "../register/kamae-record-private.h"

#include <string.h>

struct _KamaeHistoryEntry
{
  GObject parent_instance;

  KamaeRegister *reg;
  gint64 seq;
  char *person;
  GDateTime *time;
  char *name;
  char *reason;
  char *hash;
  GArray *changes; /* KamaeChange */
};

G_DEFINE_FINAL_TYPE (KamaeHistoryEntry, kamae_history_entry, G_TYPE_OBJECT)

static void
change_clear (gpointer data)
{
  KamaeChange *change = data;

  g_free ((char *) change->entity);
  g_free ((char *) change->record_label);
  g_free ((char *) change->field);
  g_free ((char *) change->old_value);
  g_free ((char *) change->new_value);
}

static KamaeChange *
change_copy (KamaeChange *change)
{
  KamaeChange *copy = g_new0 (KamaeChange, 1);

  copy->entity = g_strdup (change->entity);
  copy->record_id = change->record_id;
  copy->record_label = g_strdup (change->record_label);
  copy->field = g_strdup (change->field);
  copy->old_value = g_strdup (change->old_value);
  copy->new_value = g_strdup (change->new_value);
  return copy;
}

static void
change_free (KamaeChange *change)
{
  change_clear (change);
  g_free (change);
}

G_DEFINE_BOXED_TYPE (KamaeChange, kamae_change, change_copy, change_free)

static void
kamae_history_entry_finalize (GObject *object)
{
  KamaeHistoryEntry *self = KAMAE_HISTORY_ENTRY (object);

  g_clear_object (&self->reg);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_array_unref (self->changes);
  g_free (self->person);
  g_free (self->name);
  g_free (self->reason);
  g_free (self->hash);

  G_OBJECT_CLASS (kamae_history_entry_parent_class)->finalize (object);
}

static void
kamae_history_entry_class_init (KamaeHistoryEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_history_entry_finalize;
}

static void
kamae_history_entry_init (KamaeHistoryEntry *self)
{
  self->changes = g_array_new (FALSE, FALSE, sizeof (KamaeChange));
  g_array_set_clear_func (self->changes, change_clear);
}

typedef struct
{
  KamaeHistoryEntry *entry;
  gint64 record_id;
} Collector;

static void
add_change (KamaeHistoryEntry *self,
            const char        *entity,
            gint64             id,
            const char        *field,
            char              *old_value,
            char              *new_value)
{
  const KamaeChange change = {
    .entity = g_strdup (entity),
    .record_id = id,
    .record_label = kamae_register_dup_label_of (self->reg, id),
    .field = g_strdup (field),
    .old_value = old_value,
    .new_value = new_value,
  };

  g_array_append_val (self->changes, change);
}

/* A column's field: "owner_id" is "owner"; "state" and "…_absence" stand for themselves. */
static const char *
field_of_column (KamaeEntityInfo *info,
                 const char      *column)
{
  for (guint i = 0; i < info->columns->len; i++)
    {
      const KamaeColumnInfo *declared = info->columns->pdata[i];

      if (g_str_equal (declared->name, column))
        return declared->role == KAMAE_COLUMN_VALUE ? declared->field->name : declared->name;
    }
  return column;
}

/* What nobody sees in a form says nothing in a history: a position, the canonical text of what was
 * approved. */
static gboolean
is_told (KamaeEntityInfo *info,
         const char      *name)
{
  const KamaeField *field = kamae_entity_find_field (info->entity, name);

  return field == NULL || (field->flags & KAMAE_HIDDEN) == 0;
}

static void
add_row_changes (KamaeHistoryEntry     *self,
                 const KamaeChangedRow *row,
                 KamaeEntityInfo       *info)
{
  g_autoptr (KamaeStatement) columns =
    kamae_database_prepare (self->reg->database, "SELECT name FROM pragma_table_info(?)",
                            KAMAE_KEPT);
  int index = 0;

  if (row->change != KAMAE_ROW_UPDATE)
    add_change (self, row->table, row->id, NULL,
                row->change == KAMAE_ROW_DELETE ? g_strdup ("") : NULL,
                row->change == KAMAE_ROW_INSERT ? g_strdup ("") : NULL);
  if (columns == NULL || row->change == KAMAE_ROW_DELETE)
    return;
  kamae_statement_bind_text (columns, 1, row->table);
  for (; kamae_statement_step (columns, KAMAE_KEPT) && index < row->n_columns; index++)
    {
      const char *field = field_of_column (info, kamae_statement_get_text (columns, 0));
      char *before, *after;

      if (index == 0 || !row->changed[index] || !is_told (info, field))
        continue;
      before = kamae_value_dup_canonical (&row->before[index]);
      after = kamae_value_dup_canonical (&row->after[index]);
      if (before == NULL && after == NULL)
        continue;
      add_change (self, row->table, row->id, field, before, after);
    }
}

static void
add_link_change (KamaeHistoryEntry     *self,
                 const KamaeChangedRow *row)
{
  const KamaeValue *values = row->change == KAMAE_ROW_DELETE ? row->before : row->after;
  g_auto (GStrv) kind =
      g_strsplit (values[1].type == KAMAE_VALUE_TEXT ? values[1].text : "", ".", 2);
  g_autofree char *target = kamae_value_dup_canonical (&values[3]);
  KamaeEntityInfo *info = kamae_register_find_info (self->reg, values[2].integer, KAMAE_KEPT);

  if (info != NULL && row->change != KAMAE_ROW_UPDATE)
    add_change (self, info->entity->name, values[2].integer,
                kind[0] != NULL && kind[1] != NULL ? kind[1] : "related",
                row->change == KAMAE_ROW_DELETE ? g_strdup (target) : NULL,
                row->change == KAMAE_ROW_INSERT ? g_strdup (target) : NULL);
}

static void
collect_row (const KamaeChangedRow *row,
             gpointer               data)
{
  Collector *collector = data;
  KamaeHistoryEntry *self = collector->entry;
  KamaeEntityInfo *info = kamae_model_find_info (self->reg->model, row->table);
  const KamaeValue *values = row->change == KAMAE_ROW_INSERT ? row->after : row->before;

  if (g_str_equal (row->table, "link") && row->n_columns > 3)
    {
      if (collector->record_id == 0 || values[2].integer == collector->record_id ||
          values[3].integer == collector->record_id)
        add_link_change (self, row);
    }
  else if (info != NULL && (collector->record_id == 0 || row->id == collector->record_id))
    add_row_changes (self, row, info);
}

enum
{
  COLUMN_SEQ,
  COLUMN_PERSON,
  COLUMN_AT,
  COLUMN_OFFSET,
  COLUMN_KIND,
  COLUMN_NAME,
  COLUMN_SUBJECT,
  COLUMN_REASON,
  COLUMN_HASH,
  COLUMN_CHANGESET,
};

/* What the history of a register reads, in the order of the columns above. */
#define SELECT_ENTRY                                                                               \
  "SELECT j.seq, person, at, utc_offset, kind, name, subject, reason, hash, changeset FROM journal AS j"

static char *
format_entry_name (KamaeRegister  *reg,
                   KamaeStatement *row)
{
  const char *kind = kamae_statement_get_text (row, COLUMN_KIND);
  g_autofree char *name =
      kamae_journal_format_name (reg->model, kamae_statement_get_text (row, COLUMN_NAME),
                                 kamae_statement_get_text (row, COLUMN_SUBJECT));

  if (g_strcmp0 (kind, "undo") == 0)
    /* Translators: %s is the name of an operation */
    return g_strdup_printf (_("Undo: %s"), name);
  if (g_strcmp0 (kind, "redo") == 0)
    /* Translators: %s is the name of an operation */
    return g_strdup_printf (_("Redo: %s"), name);
  return g_steal_pointer (&name);
}

static GDateTime *
read_time (KamaeStatement *row)
{
  const char *at = kamae_statement_get_text (row, COLUMN_AT);
  g_autoptr (GDateTime) utc = at != NULL ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
  g_autoptr (GTimeZone) zone =
    g_time_zone_new_offset ((int) kamae_statement_get_integer (row, COLUMN_OFFSET) * 60);

  return utc != NULL ? g_date_time_to_timezone (utc, zone) : g_date_time_new_now_utc ();
}

KamaeHistoryEntry *
kamae_history_entry_new (KamaeRegister  *reg,
                         KamaeStatement *row,
                         gint64          record_id)
{
  KamaeHistoryEntry *self = g_object_new (KAMAE_TYPE_HISTORY_ENTRY, NULL);
  Collector collector = { self, record_id };
  g_autoptr (GBytes) changeset = kamae_statement_dup_blob (row, COLUMN_CHANGESET);

  self->reg = g_object_ref (reg);
  self->seq = kamae_statement_get_integer (row, COLUMN_SEQ);
  self->person = g_strdup (kamae_statement_get_text (row, COLUMN_PERSON));
  self->time = read_time (row);
  self->name = format_entry_name (reg, row);
  self->reason = g_strdup (kamae_statement_get_text (row, COLUMN_REASON));
  self->hash = g_strdup (kamae_statement_get_text (row, COLUMN_HASH));
  if (!kamae_changeset_foreach (changeset, collect_row, &collector, NULL))
    {
      g_autofree char *name = g_steal_pointer (&self->name);

      /* Translators: %s is the name of an operation, whose entry in the journal is damaged */
      self->name = g_strdup_printf (_("%s (what it changed cannot be read)"), name);
    }
  return self;
}

/**
 * kamae_register_history:
 * @self: a register
 * @record: (nullable): a record; %NULL for the whole register
 * @limit: how many entries at the most; 0 for all
 * @error: return location for a #KamaeError
 *
 * Returns: (transfer container) (nullable) (element-type KamaeHistoryEntry): who did what, the
 * newest first
 */
GPtrArray *
kamae_register_history (KamaeRegister *self,
                        KamaeRecord   *record,
                        guint          limit,
                        GError       **error)
{
  g_autoptr (KamaeStatement) statement = NULL;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  statement = kamae_database_prepare (self->database,
                                      record != NULL ? SELECT_ENTRY
                                        " JOIN journal_record AS r ON r.seq = j.seq WHERE r.record_id = ?2"
                                        " ORDER BY j.seq DESC LIMIT ?1"
                                                     : SELECT_ENTRY " ORDER BY j.seq DESC LIMIT ?1",
                                      error);
  if (statement == NULL)
    return NULL;
  kamae_statement_bind_integer (statement, 1, limit > 0 ? (gint64) limit : -1);
  if (record != NULL)
    kamae_statement_bind_integer (statement, 2, record->id);
  kamae_register_forget_failure (self);
  while (kamae_statement_step (statement, &local_error))
    g_ptr_array_add (entries,
                     kamae_history_entry_new (self, statement, record != NULL ? record->id : 0));
  /* A shorter history would be taken for the whole. */
  return kamae_database_hand_over (self->database, g_steal_pointer (&local_error), error) &&
         kamae_database_take_failure (self->database, error)
           ? g_steal_pointer (&entries) : NULL;
}

/**
 * kamae_history_entry_get_seq:
 * @self: an entry
 *
 * Returns: its place in the journal, from 1
 */
gint64
kamae_history_entry_get_seq (KamaeHistoryEntry *self)
{
  g_return_val_if_fail (KAMAE_IS_HISTORY_ENTRY (self), 0);

  return self->seq;
}

/**
 * kamae_history_entry_get_person:
 * @self: an entry
 *
 * Returns: (nullable): who did it, as the person was called then
 */
const char *
kamae_history_entry_get_person (KamaeHistoryEntry *self)
{
  g_return_val_if_fail (KAMAE_IS_HISTORY_ENTRY (self), NULL);

  return self->person;
}

/**
 * kamae_history_entry_get_time:
 * @self: an entry
 *
 * Returns: (transfer none): when, in the time zone of that computer
 */
GDateTime *
kamae_history_entry_get_time (KamaeHistoryEntry *self)
{
  g_return_val_if_fail (KAMAE_IS_HISTORY_ENTRY (self), NULL);

  return self->time;
}

/**
 * kamae_history_entry_dup_when:
 * @self: an entry
 *
 * Returns: (transfer full): when, as the organization writes dates, in the time zone of this
 * computer
 *
 * Since: 0.1
 */
char *
kamae_history_entry_dup_when (KamaeHistoryEntry *self)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *iso = NULL;

  g_return_val_if_fail (KAMAE_IS_HISTORY_ENTRY (self), NULL);

  local = g_date_time_to_local (self->time);
  iso = g_date_time_format (local, "%Y-%m-%dT%H:%M");
  return kamae_register_dup_date (self->reg, iso, NULL);
}

/**
 * kamae_history_entry_get_name:
 * @self: an entry
 *
 * Returns: what was done, in the language of the interface
 */
const char *
kamae_history_entry_get_name (KamaeHistoryEntry *self)
{
  g_return_val_if_fail (KAMAE_IS_HISTORY_ENTRY (self), NULL);

  return self->name;
}

/**
 * kamae_history_entry_get_reason:
 * @self: an entry
 *
 * Returns: (nullable): why
 */
const char *
kamae_history_entry_get_reason (KamaeHistoryEntry *self)
{
  g_return_val_if_fail (KAMAE_IS_HISTORY_ENTRY (self), NULL);

  return self->reason;
}

/**
 * kamae_history_entry_get_hash:
 * @self: an entry
 *
 * Returns: the hash that chains it to the entry before it
 */
const char *
kamae_history_entry_get_hash (KamaeHistoryEntry *self)
{
  g_return_val_if_fail (KAMAE_IS_HISTORY_ENTRY (self), NULL);

  return self->hash;
}

/**
 * kamae_history_entry_get_n_changes:
 * @self: an entry
 *
 * Returns: how many changes it made to the record that was asked, or to all
 */
guint
kamae_history_entry_get_n_changes (KamaeHistoryEntry *self)
{
  g_return_val_if_fail (KAMAE_IS_HISTORY_ENTRY (self), 0);

  return self->changes->len;
}

/**
 * kamae_history_entry_get_change:
 * @self: an entry
 * @index: from 0
 *
 * Returns: (transfer none): one change, valid as long as the entry
 */
const KamaeChange *
kamae_history_entry_get_change (KamaeHistoryEntry *self,
                                guint              index)
{
  g_return_val_if_fail (KAMAE_IS_HISTORY_ENTRY (self) && index < self->changes->len, NULL);

  return &g_array_index (self->changes, KamaeChange, index);
}

/* Why there is no value stands in a column beside it. */
#define ABSENCE "_absence"

static const KamaeField *
find_field (const KamaeEntity *entity,
            const char        *name)
{
  g_autofree char *stem = g_str_has_suffix (name, ABSENCE)
                            ? g_strndup (name, strlen (name) - strlen (ABSENCE)) : g_strdup (name);

  return kamae_entity_find_field (entity, stem);
}

static char *
show_link (KamaeHistoryEntry *self,
           const char        *value)
{
  char *label = kamae_register_dup_label_of (self->reg, g_ascii_strtoll (value, NULL, 10));

  return label != NULL ? label : g_strdup (value);
}

static char *
show_value (KamaeHistoryEntry *self,
            const KamaeEntity *entity,
            const KamaeField  *field,
            const char        *name,
            const char        *value)
{
  KamaeModel *model = self->reg->model;

  if (value == NULL || *value == '\0')
    /* Translators: stands for a value that was or is not filled in */
    return g_strdup (C_("value", "(empty)"));
  if (g_str_has_suffix (name, ABSENCE))
    return g_strdup (g_str_equal (value, "none") ? C_("value", "None")
                                                 : C_("value", "Not applicable"));
  if (field == NULL && g_str_equal (name, "state"))
    return g_strdup (kamae_model_choice_label (model, entity, "state", value, NULL));
  if (field == NULL)
    return g_str_equal (name, "related") ? show_link (self, value) : g_strdup (value);
  if (kamae_field_is_link (field) || field->kind == KAMAE_FIELD_LINKS)
    return show_link (self, value);
  if (field->choices != NULL)
    return kamae_model_dup_flags_label (model, entity, field, value, NULL);
  if (field->kind == KAMAE_FIELD_BOOLEAN)
    return g_strdup (g_str_equal (value, "0") ? C_("value", "No") : C_("value", "Yes"));
  if (field->kind == KAMAE_FIELD_DATE || field->kind == KAMAE_FIELD_DATE_TIME)
    return kamae_register_dup_date (self->reg, value, NULL);
  return g_strdup (value);
}

/**
 * kamae_history_entry_dup_change_text:
 * @self: an entry
 * @index: from 0
 *
 * Returns: (transfer full): the change in words: "Importance: Middle → High"
 */
char *
kamae_history_entry_dup_change_text (KamaeHistoryEntry *self,
                                     guint              index)
{
  const KamaeChange *change = kamae_history_entry_get_change (self, index);
  const KamaeEntity *entity;
  const KamaeField *field;
  const char *label;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (change != NULL, NULL);

  entity = kamae_model_find_entity (self->reg->model, change->entity);
  if (entity == NULL)
    return g_strdup (change->entity);
  if (change->field == NULL)
    return g_strdup_printf (change->old_value == NULL
                                /* Translators: %s is a record */
                                ? _("%s was made")
                                /* Translators: %s is a record */
                                : _("%s was deleted"),
                            change->record_label != NULL
                                ? change->record_label
                                : kamae_model_translate (self->reg->model, entity, entity->label,
                                                         NULL));
  field = find_field (entity, change->field);
  label = field != NULL ? kamae_model_translate (self->reg->model, entity, field->label, NULL)
          : g_str_equal (change->field, "state")   ? _("State")
          : g_str_equal (change->field, "related") ? _("Related")
                                                   : change->field;
  before = show_value (self, entity, field, change->field, change->old_value);
  after = show_value (self, entity, field, change->field, change->new_value);
  /* Translators: a field's label, its value before and its value after */
  return g_strdup_printf (_("%s: %s → %s"), label, before, after);
}
