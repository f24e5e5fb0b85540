/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-register-private.h"

#include "../journal/kamae-journal-private.h"
#include "../kamae-error.h"
#include "../kamae-i18n.h"
#include "../kamae-text.h"
#include "../model/kamae-record-private.h"
#include "kamae-file-private.h"
#include "kamae-schema-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
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

/* The registers that this program has open. */
static GPtrArray *open_registers;

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
  g_free (self->path);
  g_free (self->read_only_reason);
  g_free (self->marker);
  g_free (self->head_hash);
  g_free (self->past_key);
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

gboolean
kamae_register_is_open (const char *path)
{
  GStatBuf file, open;

  if (g_stat (path, &file) != 0)
    return FALSE;
  for (guint i = 0; open_registers != NULL && i < open_registers->len; i++)
    {
      KamaeRegister *reg = open_registers->pdata[i];

      if (reg->path != NULL && g_stat (reg->path, &open) == 0 && open.st_dev == file.st_dev &&
          open.st_ino == file.st_ino)
        return TRUE;
    }
  return FALSE;
}

KamaeDatabase *
kamae_register_get_database (KamaeRegister *self)
{
  return self->database;
}

static GHashTable *
load_settings (KamaeRegister *self,
               GError       **error)
{
  g_autoptr (GHashTable) settings =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (KamaeStatement) statement =
    kamae_database_prepare (self->database, "SELECT key, value FROM setting WHERE key IS NOT NULL",
                            error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  while (kamae_statement_step (statement, &local_error))
    g_hash_table_insert (settings, g_strdup (kamae_statement_get_text (statement, 0)),
                         g_strdup (kamae_statement_get_text (statement, 1)));
  return kamae_database_hand_over (self->database, g_steal_pointer (&local_error), error)
           ? g_steal_pointer (&settings) : NULL;
}

/**
 * kamae_register_dup_setting:
 * @self: a register
 * @key: a setting's key
 *
 * Returns: (transfer full) (nullable): what the company set, or else the declared value
 */
char *
kamae_register_dup_setting (KamaeRegister *self,
                            const char    *key)
{
  const char *value;
  const KamaeSetting *declared;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && key != NULL, NULL);

  if (self->settings == NULL && self->database != NULL)
    self->settings = load_settings (self, KAMAE_KEPT);
  value = self->settings != NULL ? g_hash_table_lookup (self->settings, key) : NULL;
  if (value != NULL)
    return g_strdup (value);
  declared = kamae_model_find_setting (self->model, key);
  return g_strdup (declared != NULL ? declared->initial : NULL);
}

static char *
serve_setting (gpointer    owner,
               const char *key)
{
  return kamae_register_dup_setting (owner, key);
}

static char *
serve_label (gpointer    owner,
             const char *entity,
             const char *field,
             const char *code,
             const char *language)
{
  KamaeRegister *self = owner;
  const KamaeEntity *declared = kamae_model_find_entity (self->model, entity);
  const KamaeField *flags = declared != NULL ? kamae_entity_find_field (declared, field) : NULL;

  if (declared == NULL)
    return g_strdup (code);
  if (code == NULL)
    return g_strdup (flags != NULL
                       ? kamae_model_translate (self->model, declared, flags->label, language)
                       : NULL);
  if (g_str_equal (code, "none") &&
      (flags == NULL || kamae_choices_find (flags->choices, code) == NULL))
    return g_strdup (kamae_translate (language, GETTEXT_PACKAGE, KC_("value", "None")));
  if (g_str_equal (code, "na") &&
      (flags == NULL || kamae_choices_find (flags->choices, code) == NULL))
    return g_strdup (kamae_translate (language, GETTEXT_PACKAGE, KC_("value", "Not applicable")));
  if (flags != NULL && flags->choices != NULL)
    return kamae_model_dup_flags_label (self->model, declared, flags, code, language);
  return g_strdup (kamae_model_choice_label (self->model, declared, field, code, language));
}

static char *
serve_record_label (gpointer owner,
                    gint64   id)
{
  KamaeRegister *self = owner;
  g_autoptr (KamaeRecord) record = id != 0 ? kamae_register_ref_record (self, id,
                                                                        KAMAE_KEPT) : NULL;

  return record != NULL
             ? kamae_record_dup_label_in (record, kamae_database_get_language (self->database))
             : NULL;
}

static int
serve_record_ended (gpointer owner,
                    gint64   id)
{
  g_autoptr (KamaeRecord) record = id != 0 ? kamae_register_ref_record (owner, id,
                                                                        KAMAE_KEPT) : NULL;
  const KamaeWorkflow *workflow = NULL;
  const KamaeState *state = NULL;

  if (record == NULL)
    return -1;
  workflow = kamae_record_get_entity (record)->workflow;
  state = workflow != NULL
            ? kamae_workflow_find_state (workflow, kamae_record_get_state (record))
            : NULL;
  return state != NULL && (state->flags & KAMAE_STATE_ENDS) != 0;
}

static char *
serve_today (gpointer owner)
{
  return kamae_register_dup_today (owner);
}

static int
serve_fiscal_month (gpointer owner)
{
  KamaeRegister *self = owner;
  gint64 month = self->fiscal_month;

  if (month == 0 && kamae_database_get_integer (
                      self->database, "SELECT fiscal_start_month FROM organization", &month,
                      KAMAE_KEPT))
    self->fiscal_month = (int) month;
  return month > 0 ? (int) month : 4;
}

static void
serve_failed (gpointer      owner,
              const GError *error)
{
  g_signal_emit (owner, signals[READ_FAILED], 0, error);
}

static const KamaeDatabaseFunctions functions = {
  .dup_setting = serve_setting,
  .dup_label = serve_label,
  .dup_record_label = serve_record_label,
  .record_ended = serve_record_ended,
  .dup_today = serve_today,
  .fiscal_month = serve_fiscal_month,
  .failed = serve_failed,
};

/* SQLite adds this to the name of a file, and takes paths of 512 bytes. */
#define JOURNAL "-journal"
#define MAX_NAME (255 - (int) strlen (JOURNAL))
#define MAX_PATH (511 - (int) strlen (JOURNAL))

static gboolean
check_name (const char *path,
            GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);

  if ((int) strlen (name) > MAX_NAME)
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                 /* Translators: the number of bytes that a name has, and how many it may have */
                 _("The name of the file is too long (%d bytes; at most %d, about a third as many Japanese characters). Choose a shorter name."),
                 (int) strlen (name), MAX_NAME);
  else if ((int) strlen (path) > MAX_PATH)
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                 /* Translators: the number of bytes that a path has, and how many it may have */
                 _("The path to the file is too long (%d bytes; at most %d). Choose a folder that is not so deep."),
                 (int) strlen (path), MAX_PATH);
  else
    return TRUE;
  return FALSE;
}

static KamaeRegister *
register_new (KamaeModel *model,
              GFile      *file,
              GError    **error)
{
  g_autofree char *path = g_file_get_path (file);
  KamaeRegister *self;

  if (path == NULL)
    {
      g_set_error (
          error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
          _("The file is not on a disk of this computer. Copy it to a local folder first."));
      return NULL;
    }
  if (!check_name (path, error))
    return NULL;
  self = g_object_new (KAMAE_TYPE_REGISTER, NULL);
  self->model = g_object_ref (model);
  self->file = g_object_ref (file);
  self->path = realpath (path, NULL); /* two names of one file would have two journals */
  if (self->path == NULL)
    self->path = g_steal_pointer (&path);
  return self;
}

static gboolean
take_database (KamaeRegister *self,
               KamaeDatabase *database,
               GError       **error)
{
  GStatBuf status;

  if (self->present == NULL && g_stat (self->path, &status) == 0)
    {
      self->device = status.st_dev;
      self->inode = status.st_ino;
    }
  g_set_object (&self->database, database);
  kamae_database_set_functions (database, &functions, self);
  if (open_registers == NULL)
    open_registers = g_ptr_array_new ();
  if (!g_ptr_array_find (open_registers, self, NULL))
    g_ptr_array_add (open_registers, self);
  return kamae_register_mark_version (self, error);
}

static gboolean
find_organization (KamaeRegister *self,
                   GError       **error)
{
  gint64 id = 0;

  if (!kamae_database_get_integer (self->database, "SELECT id FROM organization", &id, error))
    return FALSE;
  if (id != 0)
    self->organization = kamae_register_ref_record (self, id, error);
  return id == 0 || self->organization != NULL;
}

/* A marker that nobody holds is of a program that was killed. */
static gboolean
take_stale_marker (const char *path)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  gboolean stale = fd >= 0 && (flock (fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK);

  if (stale)
    g_unlink (path);
  if (fd >= 0)
    close (fd);
  return stale;
}

/* Each session has a marker of its own, and holds it. It stays when the program is killed: the next
 * opening then checks the whole file. */
static void
set_marker (KamaeRegister *self)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->path, -1);
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "kamae", "open", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *other;

  g_mkdir_with_parents (folder, 0700);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (other = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, other, NULL);

      if (g_str_has_prefix (other, name) && take_stale_marker (path))
        self->unclean = TRUE;
    }

  self->marker = g_strdup_printf ("%s" G_DIR_SEPARATOR_S "%s.XXXXXX", folder, name);
  self->marker_fd = g_mkstemp_full (self->marker, O_RDWR | O_CLOEXEC, 0600);
  if (self->marker_fd >= 0)
    flock (self->marker_fd, LOCK_EX | LOCK_NB);
}

static void
become_read_only (KamaeRegister *self,
                  const char    *reason)
{
  if (self->read_only_reason == NULL)
    self->read_only_reason = g_strdup (reason);
}

static gboolean
seed_declarations (KamaeRegister *self,
                   GPtrArray     *added,
                   const char    *organization,
                   GError       **error)
{
  g_autoptr (KamaeOperation) operation = NULL;

  if (added->len == 0)
    return TRUE;
  operation = kamae_register_begin (
      self, organization != NULL ? N_("Create the register") : N_("Add a plugin's tables"), NULL,
      error);
  if (operation == NULL)
    return FALSE;
  if (organization != NULL)
    {
      g_autoptr (KamaeRecord) record = kamae_operation_create (operation, "organization", error,
                                                               "official_name", organization, NULL);

      if (record == NULL)
        return FALSE;
    }
  for (guint i = 0; i < added->len; i++)
    {
      const KamaeDeclaration *declaration = added->pdata[i];

      if (declaration->seed != NULL && !declaration->seed (operation, error))
        return FALSE;
    }
  kamae_operation_set_final (operation);
  return kamae_operation_commit (operation, error);
}

static gboolean
create_tables (KamaeRegister *self,
               const char    *organization,
               GError       **error)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new ();

  return kamae_schema_create (self->database, error) &&
         kamae_schema_update (self->database, self->model,
                              kamae_model_get_declarations (self->model), added, error) &&
         seed_declarations (self, added, organization, error);
}

/**
 * kamae_register_create:
 * @model: what the core and the plugins declare
 * @file: where to make it; nothing may be there
 * @organization: the organization's official name
 * @error: return location for a #KamaeError
 *
 * Makes a new register with the catalogues of the core and the plugins.
 *
 * Returns: (transfer full) (nullable): the open register
 */
KamaeRegister *
kamae_register_create (KamaeModel *model,
                       GFile      *file,
                       const char *organization,
                       GError    **error)
{
  g_autoptr (KamaeRegister) self = NULL;
  g_autoptr (KamaeDatabase) database = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (KAMAE_IS_MODEL (model) && G_IS_FILE (file) && organization != NULL, NULL);

  name = kamae_text_clean (organization, FALSE);
  if (*name == '\0')
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                   _("The organization needs a name. Nothing was made."));
      return NULL;
    }
  self = register_new (model, file, error);
  if (self == NULL)
    return NULL;
  if (g_file_query_exists (file, NULL))
    {
      g_set_error (
          error, KAMAE_ERROR, KAMAE_ERROR_EXISTS,
          _("There is already a file of this name, and it was not touched. Choose another name."));
      return NULL;
    }
  if (!kamae_file_check_new (self->path, error))
    return NULL;
  database = kamae_database_open (self->path, KAMAE_DATABASE_CREATE, &failure);
  if (database == NULL || !take_database (self, database, &failure) ||
      !create_tables (self, organization, &failure) ||
      !kamae_register_renew_search (self, &failure) ||
      !kamae_schema_add_views (self->database, self->model, &failure))
    {
      kamae_register_close (self);
      g_unlink (self->path);
      kamae_file_fail_new (self->path, &failure);
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  set_marker (self);
  self->unclean = FALSE;
  return find_organization (self, error) && kamae_register_mark_read (self, error) &&
         kamae_journal_check_head (self, error) ? g_steal_pointer (&self) : NULL;
}

/* What the file system says before SQLite opens the file. */
static gboolean
look_at_file (KamaeRegister *self,
              GError       **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  GStatBuf status;

  if (g_stat (self->path, &status) != 0)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
                   /* Translators: %s is a file name */
                   _("There is no file “%s”. It may have been moved or renamed."), self->path);
      return FALSE;
    }
  if (!S_ISREG (status.st_mode) || status.st_size == 0)
    {
      g_set_error (
          error, KAMAE_ERROR, KAMAE_ERROR_NOT_REGISTER,
          /* Translators: %s is a file name */
          _("“%s” is not a Kamae register: it is empty or no ordinary file. It was not touched. Choose a file that ends in .kamae, or a backup."),
          self->path);
      return FALSE;
    }
  if (status.st_nlink > 1)
    become_read_only (
        self,
        _("The file has a second name (hard link) on the disk. Changing it under two names could damage it."));
  if (g_access (self->path, W_OK) != 0)
    become_read_only (self, _("The file is write-protected."));
  else if (g_access (folder, W_OK) != 0)
    become_read_only (self, _("The folder of the file is write-protected."));
  return TRUE;
}

/* A journal beside the file is of a program that is writing now, or that was cut off. Whoever only
 * reads cannot take back what is half done, so the file is opened once for writing. */
static gboolean
recover (KamaeRegister *self,
         GError       **error)
{
  g_autofree char *journal = g_strconcat (self->path, JOURNAL, NULL);
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *folder = g_path_get_dirname (self->path);

  /* To look into a file that is open would drop SQLite's locks on it. */
  if (!kamae_register_is_open (self->path) && !kamae_beside_check_open (self->path, error))
    return FALSE;
  if ((g_file_test (journal, G_FILE_TEST_EXISTS) || g_file_test (log, G_FILE_TEST_EXISTS)) &&
      self->read_only_reason != NULL && g_access (self->path, W_OK) == 0 &&
      g_access (folder, W_OK) == 0)
    {
      g_autoptr (KamaeDatabase) database =
        kamae_database_open (self->path, KAMAE_DATABASE_READ_WRITE, error);

      if (database == NULL)
        return FALSE;
      kamae_database_close (database);
    }
  return TRUE;
}

static gboolean
open_database (KamaeRegister *self,
               GError       **error)
{
  g_autoptr (KamaeDatabase) database = kamae_database_open (
      self->path,
      self->read_only_reason != NULL ? KAMAE_DATABASE_READ_ONLY : KAMAE_DATABASE_READ_WRITE, error);

  if (database == NULL)
    return FALSE;
  return take_database (self, database, error);
}

static gboolean
back_up_before_update (KamaeRegister *self,
                       GError       **error)
{
  g_autoptr (GDateTime) now = kamae_register_dup_now (self);
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *backup = g_strdup_printf ("%s.before-update-%s", self->path, stamp);

  return kamae_database_backup (self->database, backup, error);
}

/* Brings the tables up to date, or tells why they stay as they are. */
static gboolean
update_tables (KamaeRegister *self,
               GError       **error)
{
  g_autoptr (GPtrArray) outdated = g_ptr_array_new ();
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  g_autofree char *newer = NULL;

  if (!kamae_schema_compare (self->database, self->model, outdated, &newer, error))
    return FALSE;
  if (newer != NULL)
    {
      g_autofree char *version = NULL;
      g_autofree char *reason = NULL;

      /* Who changed the file last, or else who made it. */
      kamae_database_dup_text (self->database, "SELECT value FROM meta WHERE key IN ('written_by', 'created_by')"
                               " ORDER BY key DESC LIMIT 1", &version, KAMAE_KEPT);
      reason =
          /* Translators: the first %s is a part of the program, the second a version number */
          g_strdup_printf (
              /* Translators: a part of the program, and a version number */
              _("A newer Kamae wrote this file (%s, version %s). Update Kamae to change it."),
              newer, version != NULL ? version : "?");

      become_read_only (self, reason);
      return open_database (self, error);
    }
  if (outdated->len == 0)
    return TRUE;
  if (self->read_only_reason != NULL)
    {
      g_set_error (
          error, KAMAE_ERROR, KAMAE_ERROR_READ_ONLY,
          _("The file is of an older version and cannot be brought up to date, because it is write-protected. Copy it to a folder that you can write to and open the copy."));
      return FALSE;
    }
  return back_up_before_update (self, error) &&
         kamae_schema_update (self->database, self->model, outdated, added, error) &&
         seed_declarations (self, added, NULL, error) && kamae_journal_append_schema (self, error);
}

/* After a session that did not end well, nothing is believed before it was checked. */
static gboolean
check_after_crash (KamaeRegister *self,
                   GError       **error)
{
  if (kamae_database_check (self->database, NULL))
    return TRUE;
  become_read_only (
      self,
      _("The last session did not end well and the file is damaged. Keep it, and open the newest backup."));
  return open_database (self, error);
}

/**
 * kamae_register_open:
 * @model: what the core and the plugins declare
 * @file: a register file
 * @flags: see #KamaeOpenFlags
 * @error: return location for a #KamaeError
 *
 * Opens a register. One that cannot be changed opens for reading and tells why in
 * kamae_register_get_read_only_reason(). One of an older version is copied, checked and brought up
 * to date.
 *
 * Returns: (transfer full) (nullable): the open register
 */
KamaeRegister *
kamae_register_open (KamaeModel    *model,
                     GFile         *file,
                     KamaeOpenFlags flags,
                     GError       **error)
{
  g_autoptr (KamaeRegister) self = NULL;

  g_return_val_if_fail (KAMAE_IS_MODEL (model) && G_IS_FILE (file), NULL);

  self = register_new (model, file, error);
  if (self == NULL || !look_at_file (self, error))
    return NULL;
  if (flags & KAMAE_OPEN_READ_ONLY)
    become_read_only (self, _("The file was opened for reading."));
  if (!recover (self, error) || !open_database (self, error) || !update_tables (self, error))
    return NULL;
  if (self->read_only_reason == NULL)
    set_marker (self);
  if (self->read_only_reason == NULL && !kamae_register_renew_search (self, error))
    return NULL;
  if ((self->unclean && !check_after_crash (self, error)) ||
      !kamae_schema_add_views (self->database, self->model, error) ||
      !find_organization (self, error) || !kamae_register_mark_read (self, error) ||
      !kamae_journal_check_head (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

KamaeRegister *
kamae_register_new_past (KamaeRegister *present,
                         KamaeDatabase *database,
                         GDateTime     *now,
                         GError       **error)
{
  g_autoptr (KamaeRegister) self = g_object_new (KAMAE_TYPE_REGISTER, NULL);

  self->model = g_object_ref (present->model);
  self->file = g_object_ref (present->file);
  self->path = g_strdup (present->path);
  g_set_weak_pointer (&self->present, present);
  become_read_only (self, _("It is the register of an earlier time."));
  kamae_register_set_now (self, now);
  if (!take_database (self, database, error)
      || !kamae_schema_copy_indexes (present->database, database, error)
      || !kamae_schema_add_views (database, self->model, error) || !find_organization (self, error))
    return NULL;
  return g_steal_pointer (&self);
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
  g_clear_object (&self->past);
  g_clear_pointer (&self->days, g_hash_table_unref);
  if (self->database == NULL)
    return;
  if (open_registers != NULL)
    g_ptr_array_remove (open_registers, self);
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

/* After a commit: objects get their new values, then everybody is told once. */
void
kamae_register_refresh (KamaeRegister  *self,
                        KamaeChangeSet *changes)
{
  g_autoptr (GPtrArray) alive = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer record;

  self->fiscal_month = 0;
  g_clear_pointer (&self->settings, g_hash_table_unref);
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    {
      KamaeRecord *candidate = record;

      if (candidate->is_unread || candidate->info->has_derived ||
          kamae_change_set_contains (changes, candidate->id))
        g_ptr_array_add (alive, g_object_ref (candidate));
    }
  for (guint i = 0; i < alive->len; i++)
    {
      KamaeRecord *touched = alive->pdata[i];

      /* A link or a part changes the record without changing its row. */
      if (kamae_register_reload (self, touched, KAMAE_KEPT) ||
          kamae_change_set_contains (changes, touched->id))
        kamae_record_emit_changed (touched);
    }
  g_signal_emit (self, signals[CHANGED], 0, changes);
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

/* Before something that fails with what is kept: what failed before was told. An operation keeps
 * its own failures until it ends. */
void
kamae_register_forget_failure (KamaeRegister *self)
{
  if (self->operation == NULL)
    kamae_register_take_failure (self, NULL);
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

/**
 * kamae_register_set_setting:
 * @self: a register
 * @key: a setting's key
 * @value: (nullable): the company's value; %NULL for the declared one
 * @error: return location for a #KamaeError
 *
 * Sets a setting in an operation of its own.
 *
 * Returns: whether it was saved
 */
gboolean
kamae_register_set_setting (KamaeRegister *self,
                            const char    *key,
                            const char    *value,
                            GError       **error)
{
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) record = NULL;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && key != NULL, FALSE);

  operation = kamae_register_begin (self, N_("Change a setting"), NULL, error);
  if (operation == NULL)
    return FALSE;
  kamae_operation_set_own (operation, TRUE);
  record = kamae_register_find (self, "setting", key, KAMAE_KEPT);
  if (record == NULL)
    record = kamae_operation_create (operation, "setting", error, "key", key, "value", value, NULL);
  else if (!kamae_operation_set (operation, record, "value", value, error))
    return FALSE;
  return record != NULL && kamae_operation_commit (operation, error);
}
