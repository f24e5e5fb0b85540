/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-operation-private.h"

#include "../base/kamae-error.h"
#include "../base/kamae-text.h"
#include "../kamae-i18n.h"
#include "../register/kamae-record-private.h"
#include "kamae-check.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (KamaeOperation, kamae_operation, G_TYPE_OBJECT)

/* Objects hold what the operation wrote; without the operation they must hold what the file holds.
 */
static void
take_back (KamaeOperation *self)
{
  g_autoptr (GPtrArray) touched = g_steal_pointer (&self->touched);

  kamae_database_roll_back (self->reg->database);
  kamae_journal_forget_head (self->reg);
  for (guint i = 0; i < touched->len; i++)
    if (kamae_register_reload (self->reg, touched->pdata[i], KAMAE_KEPT))
      kamae_record_emit_changed (touched->pdata[i]);
}

static void
end (KamaeOperation *self)
{
  g_clear_pointer (&self->session, kamae_session_free);
  g_clear_pointer (&self->touched, g_ptr_array_unref);
  if (self->reg->operation == self)
    self->reg->operation = NULL;
  self->ended = TRUE;
}

static void
kamae_operation_dispose (GObject *object)
{
  KamaeOperation *self = KAMAE_OPERATION (object);

  if (self->reg != NULL && !self->ended)
    {
      g_clear_pointer (&self->session, kamae_session_free);
      if (self->reg->database != NULL)
        take_back (self);
      end (self);
    }
  g_clear_pointer (&self->unseen, g_hash_table_unref);
  g_clear_object (&self->subject);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (kamae_operation_parent_class)->dispose (object);
}

static void
kamae_operation_finalize (GObject *object)
{
  KamaeOperation *self = KAMAE_OPERATION (object);

  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->unsigned_fields);
  g_hash_table_unref (self->untold);
  g_free (self->name);
  g_free (self->reason);

  G_OBJECT_CLASS (kamae_operation_parent_class)->finalize (object);
}

static void
kamae_operation_class_init (KamaeOperationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kamae_operation_dispose;
  G_OBJECT_CLASS (klass)->finalize = kamae_operation_finalize;
}

static void
kamae_operation_init (KamaeOperation *self)
{
  self->unsigned_fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->untold = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->keys = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->touched = g_ptr_array_new_with_free_func (g_object_unref);
}

/* The write lock is held once the objects show what the file holds. */
static gboolean
begin_up_to_date (KamaeRegister *self,
                  GHashTable    *unseen,
                  GError       **error)
{
  for (;;)
    {
      gboolean is_behind = FALSE;

      if (!kamae_database_execute (self->database, "BEGIN IMMEDIATE", error))
        return FALSE;
      if (!kamae_register_is_behind (self, &is_behind, error))
        {
          kamae_database_roll_back (self->database);
          return FALSE;
        }
      if (!is_behind)
        return TRUE;
      kamae_database_roll_back (self->database);
      if (!kamae_register_read_others (self, unseen, error))
        return FALSE;
    }
}

/**
 * kamae_register_begin:
 * @self: a register
 * @name: what the person does, in English and marked with N_(); "%s" stands for @subject
 * @subject: (nullable): the record it is about
 * @error: return location for a #KamaeError
 *
 * Begins an operation. There is one at a time. What another program wrote meanwhile is read first;
 * the operation does not overwrite it.
 *
 * Returns: (transfer full) (nullable): the operation, to be ended by kamae_operation_commit()
 */
KamaeOperation *
kamae_register_begin (KamaeRegister *self,
                      const char    *name,
                      KamaeRecord   *subject,
                      GError       **error)
{
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (GHashTable) unseen = NULL;
  g_autoptr (KamaeRecord) held = subject != NULL ? g_object_ref (subject) : NULL;
  gboolean was_there = subject != NULL && !subject->deleted;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && name != NULL, NULL);

  if (kamae_register_is_read_only (self))
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_READ_ONLY,
                   /* Translators: %s is a sentence that says why */
                   _("The register can only be read, so nothing was changed. %s"),
                   self->read_only_reason != NULL ? self->read_only_reason : "");
      return NULL;
    }
  if (self->operation != NULL)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_BUSY,
                   _("Another change is still being made. Try again in a moment."));
      return NULL;
    }
  /* What failed before was told, and is no matter of this operation. */
  kamae_database_take_failure (self->database, NULL);
  unseen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!begin_up_to_date (self, unseen, error))
    return NULL;
  if (!kamae_journal_check_head (self, error))
    {
      kamae_database_roll_back (self->database);
      return NULL;
    }
  /* Whoever asked shows another record by now, which is not what the person meant. */
  if (was_there && subject->deleted)
    {
      kamae_database_roll_back (self->database);
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
                   _("Another program deleted this record meanwhile, so nothing was done."));
      return NULL;
    }
  operation = g_object_new (KAMAE_TYPE_OPERATION, NULL);
  operation->reg = g_object_ref (self);
  operation->unseen = g_steal_pointer (&unseen);
  self->operation = operation;
  operation->name = g_strdup (name);
  kamae_operation_set_subject (operation, subject);
  operation->session = kamae_session_new (self->database, error);
  return operation->session != NULL ? g_steal_pointer (&operation) : NULL;
}

/**
 * kamae_operation_get_register:
 * @self: an operation
 *
 * Returns: (transfer none): the register it changes
 */
KamaeRegister *
kamae_operation_get_register (KamaeOperation *self)
{
  g_return_val_if_fail (KAMAE_IS_OPERATION (self), NULL);

  return self->reg;
}

/**
 * kamae_operation_set_reason:
 * @self: an operation
 * @reason: (nullable): why the person does it
 */
void
kamae_operation_set_reason (KamaeOperation *self,
                            const char     *reason)
{
  g_return_if_fail (KAMAE_IS_OPERATION (self));

  g_clear_pointer (&self->reason, g_free);
  if (reason != NULL)
    self->reason = kamae_text_clean (reason, TRUE);
  /* Blanks are no reason, and neither is “none”. */
  if (self->reason != NULL && kamae_text_says_nothing (self->reason))
    g_clear_pointer (&self->reason, g_free);
}

/**
 * kamae_operation_set_subject:
 * @self: an operation
 * @subject: (nullable): the record it is about, for one that is made by the operation itself
 */
void
kamae_operation_set_subject (KamaeOperation *self,
                             KamaeRecord    *subject)
{
  g_return_if_fail (KAMAE_IS_OPERATION (self));

  g_set_object (&self->subject, subject);
}

void
kamae_operation_set_final (KamaeOperation *self)
{
  self->is_final = TRUE;
}

gboolean
kamae_operation_set_own (KamaeOperation *self,
                         gboolean        is_own)
{
  gboolean before = self->is_own;

  self->is_own = is_own;
  return before;
}

/* 62 bits, all of the same length: two files never give the same key, and a key is told from a
 * short number. */
gint64
kamae_operation_make_key (void)
{
  guint64 high = g_random_int ();
  guint64 low = g_random_int ();

  return (gint64) ((G_GUINT64_CONSTANT (1) << 61) |
                   (((high << 32) | low) & ((G_GUINT64_CONSTANT (1) << 61) - 1)));
}

gboolean
kamae_operation_refuse_field (KamaeRecord *record,
                              const char  *field,
                              GError     **error)
{
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
               /* Translators: the first %s is a kind of record, the second a field's name */
               _("“%s” has no field “%s” that can be set."), record->info->entity->name, field);
  return FALSE;
}

/* Approvals, snapshots, answers, corrections and settings come with steps, 訂正 and the preferences:
 * made by hand, they would be forged. */
gboolean
kamae_operation_check_hand_made (KamaeOperation  *self,
                                 KamaeEntityInfo *info,
                                 GError         **error)
{
  static const char *const own[] = { "answer", "setting", NULL };

  if (self->is_own || ((info->entity->flags & KAMAE_ENTITY_APPEND_ONLY) == 0 &&
                       !g_strv_contains (own, info->entity->name)))
    return TRUE;
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED,
               /* Translators: %s is a kind of record, as “Approval” */
               _("%s: these records are made by Kamae itself and not by hand. Nothing was changed."),
               kamae_model_translate (self->reg->model, info->entity, info->entity->label, NULL));
  return FALSE;
}

static gboolean
write_journal (KamaeOperation *self,
               GBytes         *changeset,
               KamaeChangeSet *changes,
               GError        **error)
{
  g_autofree char *subject = self->subject != NULL ? kamae_record_dup_label (self->subject) : NULL;
  const KamaeJournalEntry entry = {
    .kind = self->kind != NULL ? self->kind : "do",
    .undoes = self->undoes,
    .is_final = self->is_final,
    .name = self->name,
    .subject_id = self->subject != NULL ? kamae_record_get_id (self->subject) : 0,
    .subject = subject,
    .reason = self->reason,
  };

  return kamae_register_update_search (self->reg, changes, error) &&
         kamae_journal_append (self->reg, &entry, changeset, changes, error);
}

/**
 * kamae_operation_commit:
 * @self: an operation
 * @error: return location for a #KamaeError
 *
 * Saves everything and the journal entry together, then tells everybody. An operation that changed
 * nothing leaves no trace. On failure everything is taken back.
 *
 * Returns: whether it was saved
 */
gboolean
kamae_operation_commit (KamaeOperation *self,
                        GError        **error)
{
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (KamaeChangeSet) changes = NULL;
  g_autoptr (KamaeRegister) reg = NULL;
  g_autofree char *warning = NULL;
  gboolean saved = FALSE;

  g_return_val_if_fail (KAMAE_IS_OPERATION (self) && !self->ended, FALSE);

  reg = g_object_ref (self->reg);
  warning = kamae_register_dup_clock_warning (reg);
  changeset = kamae_session_dup_changes (self->session, error);
  if (changeset != NULL)
    changes = kamae_journal_list_changes (reg, changeset, error);
  g_clear_pointer (&self->session, kamae_session_free);
  /* What the operation did may rest on what could not be read. */
  if (changes == NULL || !kamae_database_take_failure (reg->database, error))
    take_back (self);
  else if (kamae_change_set_is_empty (changes))
    {
      kamae_database_roll_back (reg->database);
      saved = TRUE;
    }
  else
    {
      saved = write_journal (self, changeset, changes, error) &&
              kamae_database_take_failure (reg->database, error) &&
              kamae_database_execute (reg->database, "COMMIT", error);
      if (saved)
        reg->read_seq++; /* all before it was read under the lock */
      else
        take_back (self);
    }
  end (self);
  if (saved && !kamae_change_set_is_empty (changes))
    kamae_register_refresh (reg, changes);
  if (saved && warning != NULL && !kamae_change_set_is_empty (changes))
    g_signal_emit_by_name (reg, "clock-behind", warning);
  else if (warning != NULL)
    reg->clock_seq = 0; /* not told yet */
  return saved;
}
