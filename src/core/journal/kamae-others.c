/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-operation-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "../register/kamae-record-private.h"
#include "../register/kamae-value-parse-private.h"

/* Two programs on one file. Each reads what the other wrote before it writes itself: the other's
 * entries in the journal tell which records, the objects in memory tell which of their values. */

gboolean
kamae_register_mark_version (KamaeRegister *self,
                             GError       **error)
{
  return kamae_database_get_integer (self->database, "PRAGMA data_version", &self->data_version,
                                     error);
}

gboolean
kamae_register_mark_read (KamaeRegister *self,
                          GError       **error)
{
  return kamae_register_mark_version (self, error) &&
         kamae_database_get_integer (self->database, "SELECT coalesce(max(seq), 0) FROM journal",
                                     &self->read_seq, error);
}

gboolean
kamae_register_is_behind (KamaeRegister *self,
                          gboolean      *is_behind,
                          GError       **error)
{
  gint64 version = 0;

  if (!kamae_journal_check_place (self, error) ||
      !kamae_database_get_integer (self->database, "PRAGMA data_version", &version, error))
    return FALSE;
  *is_behind = version != self->data_version;
  return TRUE;
}

static void
note_other (KamaeRegister *self,
            gint64         seq)
{
  gint64 *entry = g_new (gint64, 1);

  *entry = seq;
  if (self->others == NULL)
    self->others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (self->others, entry);
}

/* The records of the journal's entries that were not read yet. */
static KamaeChangeSet *
read_journal (KamaeRegister *self,
              GError       **error)
{
  g_autoptr (KamaeChangeSet) changes = kamae_change_set_new ();
  g_autoptr (KamaeStatement) statement =
    kamae_database_prepare (self->database,
                            "SELECT seq, changeset FROM journal WHERE seq > ? ORDER BY seq", error);
  g_autoptr (GError) local_error = NULL;
  gint64 seq = self->read_seq;

  if (statement == NULL)
    return NULL;
  kamae_statement_bind_integer (statement, 1, seq);
  while (kamae_statement_step (statement, &local_error))
    {
      g_autoptr (GBytes) changeset = kamae_statement_dup_blob (statement, 1);

      seq = kamae_statement_get_integer (statement, 0);
      note_other (self, seq);
      if (!kamae_journal_add_changes (self, changeset, changes, error))
        return NULL;
    }
  if (!kamae_database_hand_over (self->database, g_steal_pointer (&local_error), error))
    return NULL;
  self->read_seq = seq;
  return g_steal_pointer (&changes);
}

static void
note (GHashTable *unseen,
      gint64      id,
      const char *field)
{
  if (unseen != NULL)
    g_hash_table_add (unseen, field != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT ".%s", id, field)
                                            : g_strdup_printf ("%" G_GINT64_FORMAT, id));
}

static const char *
get_column_field (KamaeRecord *record,
                  guint        column)
{
  const KamaeColumnInfo *info = record->info->columns->pdata[column];

  return info->role == KAMAE_COLUMN_STATE ? "state" : info->field->name;
}

static void
read_again (KamaeRegister  *self,
            KamaeRecord    *record,
            KamaeChangeSet *changes,
            GHashTable     *unseen)
{
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; record->values != NULL && i < record->info->columns->len; i++)
    g_ptr_array_add (old, kamae_value_dup_canonical (&record->values[i]));
  if (!kamae_register_reload (self, record, KAMAE_KEPT))
    return;

  kamae_change_set_add (changes, record->info->entity->name, record->id);
  for (guint i = 0; record->values != NULL && i < old->len; i++)
    {
      g_autofree char *now = kamae_value_dup_canonical (&record->values[i]);

      if (g_strcmp0 (now, old->pdata[i]) != 0)
        note (unseen, record->id, get_column_field (record, i));
    }
}

/* A change of a part is one of the whole. */
static void
note_with_wholes (KamaeRegister *self,
                  gint64         id,
                  GHashTable    *unseen)
{
  g_autoptr (KamaeRecord) record = kamae_register_ref_record (self, id, KAMAE_KEPT);

  note (unseen, id, NULL);
  while (record != NULL)
    {
      const KamaeField *owner = kamae_entity_get_owner (record->info->entity);
      g_autoptr (KamaeRecord) part = g_steal_pointer (&record);

      record = owner != NULL ? kamae_record_ref_link (part, owner->name) : NULL;
      if (record != NULL)
        note (unseen, record->id, NULL);
    }
}

gboolean
kamae_register_read_others (KamaeRegister *self,
                            GHashTable    *unseen,
                            GError       **error)
{
  g_autoptr (GList) records = NULL;
  g_autoptr (KamaeChangeSet) changes = NULL;
  GPtrArray *entities;
  gint64 version = 0;

  /* Asked first: what is written from now on makes another one. */
  if (!kamae_database_get_integer (self->database, "PRAGMA data_version", &version, error) ||
      !kamae_journal_check_head (self, error))
    return FALSE;
  changes = read_journal (self, error);
  if (changes == NULL)
    return FALSE;

  self->data_version = version;
  records = g_hash_table_get_values (self->records);
  g_list_foreach (records, (GFunc) (void (*) (void)) g_object_ref, NULL);
  for (GList *l = records; l != NULL; l = l->next)
    read_again (self, l->data, changes, unseen);
  entities = kamae_change_set_get_entities (changes);
  for (guint i = 0; unseen != NULL && i < entities->len; i++)
    {
      GArray *ids = kamae_change_set_get_ids (changes, entities->pdata[i]);

      for (guint j = 0; j < ids->len; j++)
        note_with_wholes (self, g_array_index (ids, gint64, j), unseen);
    }
  kamae_register_refresh (self, changes);
  g_list_foreach (records, (GFunc) (void (*) (void)) g_object_unref, NULL);
  return TRUE;
}

/**
 * kamae_register_catch_up:
 * @self: a register
 * @error: return location for a #KamaeError
 *
 * Reads what another program wrote to the file since it was last looked at. Objects show it, and
 * #KamaeRegister::changed tells everybody. Every operation begins with this; a window calls it when
 * the person comes back to it.
 *
 * Returns: %FALSE if the file could not be read
 */
gboolean
kamae_register_catch_up (KamaeRegister *self,
                         GError       **error)
{
  gboolean is_behind = FALSE;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self), FALSE);

  if (self->database == NULL || self->operation != NULL)
    return TRUE;
  return kamae_register_is_behind (self, &is_behind, error) &&
         (!is_behind || kamae_register_read_others (self, NULL, error));
}

static gboolean
refuse (KamaeRecord *record,
        const char  *field,
        GError     **error)
{
  g_autofree char *label = kamae_record_dup_label (record);
  const KamaeField *declared =
    field != NULL ? kamae_entity_find_field (record->info->entity, field) : NULL;
  g_autofree char *value = declared != NULL ? kamae_record_dup_display (record, field, NULL) : NULL;

  if (declared == NULL)
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_CONFLICT,
                 /* Translators: %s is a record */
                 _("Another program changed “%s” meanwhile, so nothing was done. "
                   "What it wrote is shown now. Look at it and try again."), label);
  else
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_CONFLICT,
                 /* Translators: a record, the name of a field, what the field now holds */
                 _("Another program changed “%1$s” meanwhile: %2$s is now “%3$s”. "
                   "Nothing was overwritten."),
                 label,
                 kamae_model_translate (record->reg->model, record->info->entity, declared->label,
                                        NULL),
                 value != NULL ? value : "");
  return FALSE;
}

gboolean
kamae_operation_check_seen (KamaeOperation *self,
                            KamaeRecord    *record,
                            const char     *field,
                            GError        **error)
{
  g_autofree char *key = field != NULL
    ? g_strdup_printf ("%" G_GINT64_FORMAT ".%s", record->id, field)
    : g_strdup_printf ("%" G_GINT64_FORMAT, record->id);

  return !g_hash_table_contains (self->unseen, key) || refuse (record, field, error);
}

/* What was seen is read as what is set is. */
static gboolean
still_holds (KamaeOperation   *self,
             KamaeRecord      *record,
             const KamaeField *field,
             const char       *seen,
             gboolean         *holds,
             GError          **error)
{
  const KamaeField readable = kamae_value_get_readable (field);
  KamaeAbsence absence = kamae_value_find_absence (field, seen);
  g_autofree char *now = kamae_record_dup_canonical (record, field->name);
  g_auto (KamaeValue) parsed = { KAMAE_VALUE_NULL };

  *holds = g_strcmp0 (now != NULL ? now : "", seen != NULL ? seen : "") == 0
           || (absence != KAMAE_ABSENCE_UNKNOWN
               && absence == kamae_record_get_absence (record, field->name));
  if (*holds || absence != KAMAE_ABSENCE_UNKNOWN)
    return TRUE;
  if (field->kind == KAMAE_FIELD_LINKS)
    return kamae_operation_compare_links (self, record, field, seen, holds, error);
  if (!kamae_value_read (&parsed, self->reg, record->info->entity, &readable, seen, error))
    return FALSE;
  *holds = kamae_value_equal (&parsed, kamae_record_get_value (record, field->name));
  return TRUE;
}

/**
 * kamae_operation_expect:
 * @self: an operation
 * @record: a record
 * @field: a field's name
 * @seen: (nullable): the value that the person saw, in any form that kamae_operation_set() takes
 * @error: return location for a #KamaeError; %KAMAE_ERROR_CONFLICT if the field holds another one
 *
 * Makes sure that nobody has changed a field since the person looked at it.
 *
 * Returns: whether the field still holds what the person saw
 */
gboolean
kamae_operation_expect (KamaeOperation *self,
                        KamaeRecord    *record,
                        const char     *field,
                        const char     *seen,
                        GError        **error)
{
  const KamaeField *declared;
  gboolean holds = FALSE;

  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && KAMAE_IS_RECORD (record) && field != NULL,
                        FALSE);

  declared = kamae_entity_find_field (record->info->entity, field);
  if (declared == NULL && g_str_equal (field, "state") && record->info->entity->workflow != NULL)
    {
      const char *state = kamae_value_find_state (self->reg, record->info->entity,
                                                  seen != NULL ? seen : "", error);

      return state != NULL && (g_strcmp0 (kamae_record_get_state (record), state) == 0 ||
                               refuse (record, field, error));
    }
  if (declared == NULL)
    return kamae_operation_refuse_field (record, field, error);
  return still_holds (self, record, declared, seen, &holds, error)
         && (holds || refuse (record, field, error));
}
