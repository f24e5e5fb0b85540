/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

/* Plugins that cannot be used say why, and the others go on. The process has one engine, so one
 * load serves all cases. */

static KamaePluginInfo *
find (const char *id)
{
  GListModel *plugins = G_LIST_MODEL (kamae_plugin_manager_get_default ());

  for (guint i = 0; i < g_list_model_get_n_items (plugins); i++)
    {
      g_autoptr (KamaePluginInfo) info = g_list_model_get_item (plugins, i);

      if (g_strcmp0 (kamae_plugin_info_get_id (info), id) == 0)
        return info;
    }
  return NULL;
}

static void
test_good (void)
{
  KamaePluginInfo *info = find ("context");
  KamaeModel *model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());

  g_assert_nonnull (info);
  g_assert_true (kamae_plugin_info_is_loaded (info));
  g_assert_null (kamae_plugin_info_get_error (info));
  g_assert_nonnull (kamae_plugin_info_get_declaration (info));
  g_assert_nonnull (kamae_model_find_entity (model, "issue"));
}

static void
test_bad (gconstpointer id)
{
  KamaePluginInfo *info = find (id);

  g_assert_nonnull (info);
  g_assert_false (kamae_plugin_info_is_loaded (info));
  g_assert_nonnull (kamae_plugin_info_get_error (info));
}

static void
test_garbage (void)
{
  g_assert_null (find ("garbage"));
}

static void
test_register (void)
{
  KamaeModel *model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());
  KamaeTest test = { 0 };

  kamae_test_set_up (&test, g_object_ref (model));
  g_assert_cmpint (kamae_register_count (test.reg, "SELECT count(*) FROM factor", NULL), ==, 15);
  kamae_test_verify (&test);
  kamae_test_tear_down (&test);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  /* libpeas warns of what is wrong on purpose here. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  g_test_add_func ("/plugin-manager/good", test_good);
  g_test_add_data_func ("/plugin-manager/other-api", "old", test_bad);
  g_test_add_data_func ("/plugin-manager/no-module", "missing", test_bad);
  g_test_add_data_func ("/plugin-manager/collides", "collides", test_bad);
  g_test_add_func ("/plugin-manager/garbage", test_garbage);
  g_test_add_func ("/plugin-manager/register", test_register);
  return g_test_run ();
}
