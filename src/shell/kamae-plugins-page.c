/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-plugins-page.h"
#include "kamae-settings.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

static void
switched (GtkSwitch       *button,
          GParamSpec      *pspec,
          KamaePluginInfo *plugin)
{
  kamae_settings_set_plugin_disabled (kamae_plugin_info_get_id (plugin),
                                      !gtk_switch_get_active (button));
}

static GtkWidget *
plugin_row_new (KamaePluginInfo *plugin)
{
  const char *error = kamae_plugin_info_get_error (plugin);
  const char *name = kamae_plugin_info_get_name (plugin);
  GtkWidget *row = kamae_expander_row_new (name, error);
  GtkWidget *button = gtk_switch_new ();

  /* Translators: %s is the name of a plugin */
  g_autofree char *button_name = g_strdup_printf (_("Use %s"), name);

  if (error == NULL)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row),
                                   kamae_plugin_info_get_description (plugin));
  if (error != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");

      gtk_widget_add_css_class (icon, "error");
      kamae_widget_set_name (icon, _("Error"));
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon);
    }

  adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                            kamae_row_new (_("Version"), kamae_plugin_info_get_version (plugin)));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                            kamae_row_new (_("Folder"), kamae_plugin_info_get_directory (plugin)));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                            kamae_row_new (_("Identifier"), kamae_plugin_info_get_id (plugin)));

  gtk_switch_set_active (GTK_SWITCH (button),
                         !kamae_settings_is_plugin_disabled (kamae_plugin_info_get_id (plugin)));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  kamae_widget_set_name (button, button_name);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (switched), plugin, 0);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
  return row;
}

GtkWidget *
kamae_plugins_page_new (void)
{
  GListModel *plugins = G_LIST_MODEL (kamae_plugin_manager_get_default ());
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = kamae_group_new (_("Plugins"),
                                      _("A change takes effect when Kamae is started again. "
                                                      "Turning a plugin off hides its pages and keeps its records."));

  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (page), "plugins");
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _("Plugins"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "application-x-addon-symbolic");

  for (guint i = 0; i < g_list_model_get_n_items (plugins); i++)
    {
      g_autoptr (KamaePluginInfo) plugin = g_list_model_get_item (plugins, i);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), plugin_row_new (plugin));
    }
  if (g_list_model_get_n_items (plugins) == 0)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               kamae_row_new (_("No plugins were found."), NULL));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}
