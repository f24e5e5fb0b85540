/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-peas-private.h"

#include "../declare/kamae-adopt-private.h"
#include "../kamae-i18n.h"
#include "kamae-plugin.h"

#if HAVE_PEAS_2
# include <libpeas.h>
#else
# include <libpeas/peas.h>
#endif

/* X-Kamae-Api in a manifest. */
#define API G_STRINGIFY (KAMAE_API)

/* kamae_plugin_register() runs inside kamae_peas_load(): the plugin that is being loaded. */
static KamaePluginInfo *loading;

static gboolean
check_api (KamaePluginInfo *info,
           const char      *api)
{
  g_autofree char *trimmed = api != NULL ? g_strstrip (g_strdup (api)) : NULL;

  if (g_strcmp0 (trimmed, API) != 0)
    info->error = g_strdup_printf (
        /* Translators: version numbers, the first may be a question mark */
        _("The plugin was made for another version of Kamae (%s instead of %s). Get a version of the plugin that fits."),
        api != NULL ? trimmed : "?", API);
  return info->error == NULL;
}

/**
 * kamae_plugin_register: (skip)
 * @module: as given to the module
 * @declaration: what the plugin knows
 * @sizes: how large the structs of @declaration are
 *
 * Called by KAMAE_PLUGIN_DEFINE().
 */
void
kamae_plugin_register (gpointer                module,
                       const KamaeDeclaration *declaration,
                       const KamaeSizes       *sizes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *api = NULL;

  g_return_if_fail (declaration != NULL && sizes != NULL);

  if (loading == NULL)
    return;
  api = g_strdup_printf ("%u", sizes->api);
  if (!check_api (loading, api))
    return;
  loading->declaration = kamae_declaration_adopt (declaration, sizes, &error);
  if (error != NULL)
    loading->error = g_strdup (error->message);
}

static KamaePluginInfo *
make_info (PeasPluginInfo *peas)
{
  KamaePluginInfo *info = g_object_new (KAMAE_TYPE_PLUGIN_INFO, NULL);
  const char *api = peas_plugin_info_get_external_data (peas, "Kamae-Api");

  info->id = g_strdup (peas_plugin_info_get_module_name (peas));
  info->name = g_strdup (peas_plugin_info_get_name (peas));
  info->description = g_strdup (peas_plugin_info_get_description (peas));
  info->version = g_strdup (peas_plugin_info_get_version (peas));
  info->directory = g_strdup (peas_plugin_info_get_module_dir (peas));
  check_api (info, api);
  return info;
}

GPtrArray *
kamae_peas_find (const char *const *folders)
{
  PeasEngine *engine = peas_engine_get_default ();
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; folders[i] != NULL; i++)
    peas_engine_add_search_path (engine, folders[i], NULL);
  peas_engine_rescan_plugins (engine);
#if HAVE_PEAS_2
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (engine)); i++)
    {
      g_autoptr (PeasPluginInfo) peas = g_list_model_get_item (G_LIST_MODEL (engine), i);

      g_ptr_array_add (found, make_info (peas));
    }
#else
  for (const GList *l = peas_engine_get_plugin_list (engine); l != NULL; l = l->next)
    g_ptr_array_add (found, make_info (l->data));
#endif
  return found;
}

/* libpeas knows only that it failed, what opens modules also why. */
static const char *
get_reason (const GError *error)
{
  if (error == NULL)
    return _("it declares nothing");
  if (g_error_matches (error, PEAS_PLUGIN_INFO_ERROR, PEAS_PLUGIN_INFO_ERROR_LOADING_FAILED) &&
      g_module_error () != NULL)
    return g_module_error ();
  return error->message;
}

void
kamae_peas_load (KamaePluginInfo *info)
{
  PeasEngine *engine = peas_engine_get_default ();
  PeasPluginInfo *peas = peas_engine_get_plugin_info (engine, info->id);
  g_autoptr (GError) error = NULL;
  gboolean loaded;

  if (peas == NULL)
    return;
  loading = info;
  loaded = peas_engine_load_plugin (engine, peas);
  loading = NULL;
  if (info->error != NULL || (loaded && info->declaration != NULL))
    return;
  peas_plugin_info_is_available (peas, &error);
  info->error = g_strdup_printf (
      /* Translators: %s is what the system says about it */
      _("The plugin could not be loaded (%s). The rest of Kamae works without it, and its records are kept."),
      get_reason (error));
}
