/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-application.h"
#include "kamae-settings.h"

static gboolean without_plugins;

/* Before the model is first asked for. */
void
kamae_application_leave_out_plugins (void)
{
  without_plugins = TRUE;
}

/* What the core and the plugins declare; the plugins are loaded when it is first asked for. */
KamaeModel *
kamae_application_get_model (void)
{
  static const char *const all[] = { "*", NULL };
  static gboolean loaded;
  KamaePluginManager *manager = kamae_plugin_manager_get_default ();

  if (!loaded)
    {
      g_auto (GStrv) disabled = g_settings_get_strv (kamae_settings_get_default (),
                                                     "disabled-plugins");

      kamae_plugin_manager_load (manager, without_plugins ? all : (const char *const *) disabled);
      loaded = TRUE;
    }
  return kamae_plugin_manager_get_model (manager);
}
