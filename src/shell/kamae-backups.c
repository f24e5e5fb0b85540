/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-backups.h"
#include "kamae-settings.h"
#include "kamae-widgets.h"

#define FIRST_AFTER_SECONDS 5
#define INTERVAL_SECONDS (60 * 60)

struct _KamaeBackups
{
  GObject parent_instance;

  KamaeRegister *reg;
  GFile         *folder;
  char          *error;
  guint          timeout_id;
};

G_DEFINE_FINAL_TYPE (KamaeBackups, kamae_backups, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (KamaeBackups) self = data;
  g_autoptr (GError) error = NULL;
  KamaeRegister *reg = KAMAE_REGISTER (source);
  gboolean kept = kamae_register_keep_backup_finish (reg, result, &error);

  g_clear_pointer (&self->error, g_free);
  if (error != NULL)
    self->error = g_strdup (error->message);
  if (kept)
    kamae_settings_set_backup_now (kamae_register_get_file (reg));
  if (kept || error != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
timeout_cb (gpointer data)
{
  KamaeBackups *self = data;

  kamae_backups_keep (self);
  self->timeout_id = g_timeout_add_seconds (INTERVAL_SECONDS, timeout_cb, self);
  return G_SOURCE_REMOVE;
}

static void
kamae_backups_dispose (GObject *object)
{
  KamaeBackups *self = KAMAE_BACKUPS (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_object (&self->reg);
  g_clear_object (&self->folder);

  G_OBJECT_CLASS (kamae_backups_parent_class)->dispose (object);
}

static void
kamae_backups_finalize (GObject *object)
{
  g_free (KAMAE_BACKUPS (object)->error);

  G_OBJECT_CLASS (kamae_backups_parent_class)->finalize (object);
}

static void
kamae_backups_class_init (KamaeBackupsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kamae_backups_dispose;
  G_OBJECT_CLASS (class)->finalize = kamae_backups_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kamae_backups_init (KamaeBackups *self)
{
}

/* A folder for each register: two of the same name in different places are two. */
static GFile *
dup_folder (KamaeRegister *reg)
{
  g_autofree char *uri = g_file_get_uri (kamae_register_get_file (reg));
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *file = kamae_dup_file_name (kamae_register_get_file (reg));
  g_autofree char *name = g_strdup_printf ("%s %.8s", file, sum);

  return g_file_new_build_filename (g_get_user_data_dir (), "kamae", "backups", name, NULL);
}

KamaeBackups *
kamae_backups_new (KamaeRegister *reg)
{
  KamaeBackups *self;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);

  self = g_object_new (KAMAE_TYPE_BACKUPS, NULL);
  self->reg = g_object_ref (reg);
  self->folder = dup_folder (reg);
  return self;
}

void
kamae_backups_start (KamaeBackups *self)
{
  g_return_if_fail (KAMAE_IS_BACKUPS (self));

  if (self->timeout_id == 0 && !kamae_register_is_read_only (self->reg))
    self->timeout_id = g_timeout_add_seconds (FIRST_AFTER_SECONDS, timeout_cb, self);
}

void
kamae_backups_keep (KamaeBackups *self)
{
  g_return_if_fail (KAMAE_IS_BACKUPS (self));

  kamae_register_keep_backup_async (self->reg, self->folder, kept_cb, g_object_ref (self));
}

GFile *
kamae_backups_get_folder (KamaeBackups *self)
{
  g_return_val_if_fail (KAMAE_IS_BACKUPS (self), NULL);

  return self->folder;
}

const char *
kamae_backups_get_error (KamaeBackups *self)
{
  g_return_val_if_fail (KAMAE_IS_BACKUPS (self), NULL);

  return self->error;
}
