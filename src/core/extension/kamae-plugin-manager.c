/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-plugin-manager.h"

#include "../declare/kamae-model-private.h"
#include "../kamae-i18n.h"
#include "kamae-loading-private.h"
#include "kamae-peas-private.h"

#include "../entities/kamae-core-declaration.h"

struct _KamaePluginManager
{
  GObject parent_instance;

  KamaeModel *model;
  GPtrArray *plugins;
};

static GType
kamae_plugin_manager_get_item_type (GListModel *model)
{
  return KAMAE_TYPE_PLUGIN_INFO;
}

static guint
kamae_plugin_manager_get_n_items (GListModel *model)
{
  return KAMAE_PLUGIN_MANAGER (model)->plugins->len;
}

static gpointer
kamae_plugin_manager_get_item (GListModel *model,
                               guint       position)
{
  KamaePluginManager *self = KAMAE_PLUGIN_MANAGER (model);

  return position < self->plugins->len ? g_object_ref (self->plugins->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = kamae_plugin_manager_get_item_type;
  iface->get_n_items = kamae_plugin_manager_get_n_items;
  iface->get_item = kamae_plugin_manager_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KamaePluginManager, kamae_plugin_manager, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
kamae_plugin_manager_finalize (GObject *object)
{
  KamaePluginManager *self = KAMAE_PLUGIN_MANAGER (object);

  g_ptr_array_unref (self->plugins);
  g_object_unref (self->model);

  G_OBJECT_CLASS (kamae_plugin_manager_parent_class)->finalize (object);
}

static void
kamae_plugin_manager_class_init (KamaePluginManagerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_plugin_manager_finalize;
}

static void
kamae_plugin_manager_init (KamaePluginManager *self)
{
  self->model = kamae_model_new ();
  self->plugins = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * kamae_plugin_manager_get_default:
 *
 * Returns: (transfer none): the one manager of the process
 */
KamaePluginManager *
kamae_plugin_manager_get_default (void)
{
  static KamaePluginManager *manager;

  if (manager == NULL)
    manager = g_object_new (KAMAE_TYPE_PLUGIN_MANAGER, NULL);
  return manager;
}

static GStrv
list_folders (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *path = g_getenv ("KAMAE_PLUGIN_PATH");
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "kamae-1", "plugins", NULL);

  if (path != NULL)
    {
      g_auto (GStrv) folders = g_strsplit (path, G_SEARCHPATH_SEPARATOR_S, -1);

      g_strv_builder_addv (builder, (const char **) folders);
    }
  g_strv_builder_add (builder, own);
  g_strv_builder_add (builder, KAMAE_PLUGIN_DIR);
  return g_strv_builder_end (builder);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return g_strcmp0 ((*(KamaePluginInfo *const *) a)->id, (*(KamaePluginInfo *const *) b)->id);
}

/* What the file keeps of a plugin is found by the one, what is switched off by the other. */
static gboolean
check_id (KamaePluginInfo *info)
{
  if (g_strcmp0 (info->declaration->id, info->id) != 0)
    info->error = g_strdup_printf (
      /* Translators: two names of a plugin */
      _("The plugin calls itself “%s” in its declaration and “%s” in its manifest. Get a version of it in which that is mended."),
      info->declaration->id != NULL ? info->declaration->id : "?", info->id);
  return info->error == NULL;
}

static void
load (KamaePluginManager *self,
      KamaePluginInfo    *info)
{
  KamaeLoading loading;
  g_autoptr (GError) error = NULL;

  if (!kamae_loading_begin (&loading, info))
    return;
  kamae_peas_load (info);
  if (info->error == NULL && check_id (info) &&
      !kamae_model_add (self->model, info->declaration, &error))
    info->error = g_strdup (error->message);
  kamae_loading_end (&loading);
}

/**
 * kamae_plugin_manager_load:
 * @self: the manager
 * @disabled: (nullable) (array zero-terminated=1): ids of plugins that are turned off; "*" for all
 *
 * Finds the plugins and adds what they declare to the model. One that cannot be used tells why in
 * kamae_plugin_info_get_error(); the others go on. One that ended the program while it was loaded
 * is left out the next time. Does nothing the second time.
 */
void
kamae_plugin_manager_load (KamaePluginManager *self,
                           const char *const  *disabled)
{
  g_auto (GStrv) folders = NULL;

  g_return_if_fail (KAMAE_IS_PLUGIN_MANAGER (self));

  if (self->plugins->len > 0)
    return;
  folders = list_folders ();
  g_ptr_array_unref (self->plugins);
  self->plugins = kamae_peas_find ((const char *const *) folders);
  /* The order of files on a disk must not decide anything. */
  g_ptr_array_sort (self->plugins, compare_ids);
  for (guint i = 0; i < self->plugins->len; i++)
    {
      KamaePluginInfo *info = self->plugins->pdata[i];

      info->enabled = disabled == NULL || !(g_strv_contains (disabled, info->id) ||
                                            g_strv_contains (disabled, "*"));
      if (info->enabled && info->error == NULL)
        load (self, info);
      kamae_model_set_name (self->model, info->id, kamae_plugin_info_get_name (info));
      if (!kamae_plugin_info_is_loaded (info))
        kamae_model_add_unused (self->model, info->id, kamae_plugin_info_get_name (info),
                                info->enabled ? info->error : NULL);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->plugins->len);
}

/**
 * kamae_plugin_manager_get_model:
 * @self: the manager
 *
 * Returns: (transfer none): what the core and the loaded plugins declare
 */
KamaeModel *
kamae_plugin_manager_get_model (KamaePluginManager *self)
{
  g_return_val_if_fail (KAMAE_IS_PLUGIN_MANAGER (self), NULL);

  return self->model;
}
