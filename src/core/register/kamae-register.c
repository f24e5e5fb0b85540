/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-register-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "../sqlite/kamae-chain-private.h"
#include "../sqlite/kamae-file-private.h"
#include "kamae-record.h"

#include <glib/gstdio.h>
#include <unistd.h>

enum
{
  PROP_0,
  PROP_READ_ONLY,
  PROP_PERSON,
  N_PROPS
};

enum
{
  CHANGED,
  READ_FAILED,
  CLOCK_BEHIND,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KamaeRegister, kamae_register, G_TYPE_OBJECT)

static void
kamae_register_dispose (GObject *object)
{
  kamae_register_close (KAMAE_REGISTER (object));

  G_OBJECT_CLASS (kamae_register_parent_class)->dispose (object);
}

static void
kamae_register_finalize (GObject *object)
{
  KamaeRegister *self = KAMAE_REGISTER (object);

  g_clear_object (&self->model);
  g_clear_object (&self->file);
  g_clear_pointer (&self->now, g_date_time_unref);
  g_clear_pointer (&self->settings, g_hash_table_unref);
  g_clear_pointer (&self->others, g_hash_table_unref);
  g_hash_table_unref (self->records);
  g_free (self->date_style);
  g_free (self->path);
  g_free (self->read_only_reason);
  g_free (self->marker);
  g_free (self->head_hash);
  g_clear_weak_pointer (&self->present);

  G_OBJECT_CLASS (kamae_register_parent_class)->finalize (object);
}

static void
kamae_register_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  KamaeRegister *self = KAMAE_REGISTER (object);

  switch (prop_id)
    {
    case PROP_READ_ONLY:
      g_value_set_boolean (value, kamae_register_is_read_only (self));
      break;
    case PROP_PERSON:
      g_value_set_object (value, self->person);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kamae_register_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_PERSON:
      kamae_register_set_person (KAMAE_REGISTER (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kamae_register_class_init (KamaeRegisterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kamae_register_dispose;
  object_class->finalize = kamae_register_finalize;
  object_class->get_property = kamae_register_get_property;
  object_class->set_property = kamae_register_set_property;

  /**
   * KamaeRegister:read-only:
   *
   * Whether nothing can be changed.
   */
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * KamaeRegister:person:
   *
   * Who is working: stands in every journal entry.
   */
  properties[PROP_PERSON] =
    g_param_spec_object ("person", NULL, NULL, KAMAE_TYPE_RECORD,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * KamaeRegister::changed:
   * @self: the register
   * @changes: what was touched
   *
   * Emitted once after each operation. Records have their new values by then.
   */
  signals[CHANGED] = g_signal_new ("changed", KAMAE_TYPE_REGISTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, KAMAE_TYPE_CHANGE_SET);
  /**
   * KamaeRegister::read-failed:
   * @self: the register
   * @error: what happened
   *
   * Emitted when something could not be read and who asked cannot say so: what is shown may be
   * incomplete. May come at any time, also while a row is read.
   *
   * Since: 0.1
   */
  signals[READ_FAILED] = g_signal_new ("read-failed", KAMAE_TYPE_REGISTER, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  /**
   * KamaeRegister::clock-behind:
   * @self: the register
   * @text: a sentence
   *
   * Emitted once when something was saved under a date before that of the entry before it, because
   * the computer's clock was set back.
   *
   * Since: 0.1
   */
  signals[CLOCK_BEHIND] = g_signal_new ("clock-behind", KAMAE_TYPE_REGISTER, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kamae_register_init (KamaeRegister *self)
{
  self->records = g_hash_table_new (g_int64_hash, g_int64_equal);
}

KamaeDatabase *
kamae_register_get_database (KamaeRegister *self)
{
  return self->database;
}

/**
 * kamae_register_close:
 * @self: a register
 *
 * Ends the work with the file. Records that somebody still holds keep their last values.
 */
void
kamae_register_close (KamaeRegister *self)
{
  g_return_if_fail (KAMAE_IS_REGISTER (self));

  g_clear_object (&self->person);
  g_clear_object (&self->organization);
  g_clear_pointer (&self->pasts, g_hash_table_unref);
  g_clear_object (&self->replayed);
  g_clear_pointer (&self->days, g_hash_table_unref);
  if (self->database == NULL)
    return;
  kamae_file_release (self->path);
  g_clear_pointer (&self->moment, kamae_database_end_reading);
  kamae_database_close (self->database);
  g_clear_object (&self->database);
  if (self->marker != NULL && self->marker_fd >= 0)
    {
      g_unlink (self->marker);
      close (self->marker_fd);
    }
  g_clear_pointer (&self->marker, g_free);
}

/**
 * kamae_register_get_model:
 * @self: a register
 *
 * Returns: (transfer none): what the core and the plugins declare
 */
KamaeModel *
kamae_register_get_model (KamaeRegister *self)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  return self->model;
}

/**
 * kamae_register_get_file:
 * @self: a register
 *
 * Returns: (transfer none): the file. Never open it by any other path while the register is open.
 */
GFile *
kamae_register_get_file (KamaeRegister *self)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  return self->file;
}

/**
 * kamae_register_is_read_only:
 * @self: a register
 *
 * Returns: whether nothing can be changed
 */
gboolean
kamae_register_is_read_only (KamaeRegister *self)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (self), TRUE);

  return self->read_only_reason != NULL || self->database == NULL;
}

/**
 * kamae_register_get_read_only_reason:
 * @self: a register
 *
 * Returns: (nullable): a sentence for the user
 */
const char *
kamae_register_get_read_only_reason (KamaeRegister *self)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  return self->read_only_reason;
}

/**
 * kamae_register_was_unclean:
 * @self: a register
 *
 * Returns: whether the session before this one did not end well; the file was checked then
 */
gboolean
kamae_register_was_unclean (KamaeRegister *self)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (self), FALSE);

  return self->unclean;
}

/**
 * kamae_register_get_person:
 * @self: a register
 *
 * Returns: (transfer none) (nullable): who is working
 */
KamaeRecord *
kamae_register_get_person (KamaeRegister *self)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  return self->person;
}

/**
 * kamae_register_set_person:
 * @self: a register
 * @person: (nullable): a record of the entity "person"
 *
 * Says who is working.
 */
void
kamae_register_set_person (KamaeRegister *self,
                           KamaeRecord   *person)
{
  g_return_if_fail (KAMAE_IS_REGISTER (self));

  if (g_set_object (&self->person, person))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON]);
}

/**
 * kamae_register_get_organization:
 * @self: a register
 *
 * Returns: (transfer none) (nullable): the one record of the entity "organization"
 */
KamaeRecord *
kamae_register_get_organization (KamaeRegister *self)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  return self->organization;
}

/**
 * kamae_register_dup_now:
 * @self: a register
 *
 * Returns: (transfer full): the time on the register's clock
 */
GDateTime *
kamae_register_dup_now (KamaeRegister *self)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  return self->now != NULL ? g_date_time_ref (self->now) : g_date_time_new_now_local ();
}

/**
 * kamae_register_set_now:
 * @self: a register
 * @now: (nullable): a time at which the clock stands; %NULL for the computer's clock
 *
 * For the sample organization and for tests.
 */
void
kamae_register_set_now (KamaeRegister *self,
                        GDateTime     *now)
{
  g_return_if_fail (KAMAE_IS_REGISTER (self));

  if (now != NULL)
    g_date_time_ref (now);
  g_clear_pointer (&self->now, g_date_time_unref);
  self->now = now;
}

/**
 * kamae_register_dup_today:
 * @self: a register
 *
 * Returns: (transfer full): the date on the register's clock, as "2026-04-01"
 */
char *
kamae_register_dup_today (KamaeRegister *self)
{
  g_autoptr (GDateTime) now = kamae_register_dup_now (self);

  return g_date_time_format (now, "%Y-%m-%d");
}

void
kamae_register_emit_changed (KamaeRegister  *self,
                             KamaeChangeSet *changes)
{
  g_signal_emit (self, signals[CHANGED], 0, changes);
}

void
kamae_register_emit_read_failed (KamaeRegister *self,
                                 const GError  *error)
{
  g_signal_emit (self, signals[READ_FAILED], 0, error);
}

/**
 * kamae_register_take_failure:
 * @self: a register
 * @error: return location for a #KamaeError
 *
 * Asks whether something could not be read since the last call and nobody was told, because who
 * asked has no error to give (%KAMAE_KEPT). Operations, reports and checks do so themselves before
 * they end well.
 *
 * Returns: whether all was read
 *
 * Since: 0.1
 */
gboolean
kamae_register_take_failure (KamaeRegister *self,
                             GError       **error)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (self), FALSE);

  return self->database == NULL || kamae_database_take_failure (self->database, error);
}

/**
 * kamae_register_count_failures:
 * @self: a register
 *
 * How much could not be read so far by those who have no error to give (%KAMAE_KEPT). If it is more
 * after a part of a page was read than before, that part is not whole, and says so.
 *
 * Returns: a number that only grows
 *
 * Since: 0.1
 */
guint
kamae_register_count_failures (KamaeRegister *self)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (self), 0);

  return self->database != NULL ? kamae_database_count_failures (self->database) : 0;
}

/* Before something that fails with what is kept: what failed before was told. An operation keeps
 * its own failures until it ends. */
void
kamae_register_forget_failure (KamaeRegister *self)
{
  if (self->operation == NULL)
    kamae_register_take_failure (self, NULL);
}

static void
forget_all_of (GHashTable *registers)
{
  GHashTableIter iter;
  gpointer past;

  if (registers == NULL)
    return;
  g_hash_table_iter_init (&iter, registers);
  while (g_hash_table_iter_next (&iter, NULL, &past))
    kamae_register_forget_failures (past);
}

/* The same, and of the registers of then that it keeps. */
void
kamae_register_forget_failures (KamaeRegister *self)
{
  kamae_register_forget_failure (self);
  forget_all_of (self->pasts);
  forget_all_of (self->days);
}

/**
 * kamae_register_dup_head_hash:
 * @self: a register
 *
 * The hash of the newest journal entry stands for everything that was ever recorded. Printed on
 * paper, it shows later whether the end of the journal was cut off.
 *
 * Returns: (transfer full) (nullable): 64 hexadecimal digits; %NULL if it cannot be read
 */
char *
kamae_register_dup_head_hash (KamaeRegister *self)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  return kamae_journal_dup_head (self->database, KAMAE_KEPT);
}

/**
 * kamae_register_backup:
 * @self: a register
 * @target: where to; nothing may be there
 * @error: return location for a #KamaeError
 *
 * Copies the register as it is now and checks the copy. The copy holds everything: records, journal
 * and files.
 *
 * Returns: whether there is now a copy that passes its check
 */
gboolean
kamae_register_backup (KamaeRegister *self,
                       GFile         *target,
                       GError       **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && G_IS_FILE (target), FALSE);

  path = g_file_get_path (target);
  if (path == NULL || g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (
          error, KAMAE_ERROR, KAMAE_ERROR_EXISTS,
          _("There is already a file of this name, and it was not touched. Choose another name."));
      return FALSE;
    }
  return kamae_database_backup (self->database, path, error);
}
