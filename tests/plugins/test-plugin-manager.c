/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

#include <string.h>

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

/* None of Kamae's own is lost without anybody's notice. */
static void
test_own (void)
{
  static const char *const ids[] = { "audit", "competence", "context", "improvement", "leadership",
                                     "monitoring", "objectives", "review", "risk" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      KamaePluginInfo *info = find (ids[i]);

      g_assert_nonnull (info);
      g_assert_cmpstr (kamae_plugin_info_get_error (info), ==, NULL);
      g_assert_true (kamae_plugin_info_is_loaded (info));
    }
}

static void
test_bad (gconstpointer id)
{
  KamaePluginInfo *info = find (id);

  g_assert_nonnull (info);
  g_assert_false (kamae_plugin_info_is_loaded (info));
  g_assert_nonnull (kamae_plugin_info_get_error (info));
}

/* What to ask its author for. */
static void
test_unresolved (void)
{
  KamaePluginInfo *info = find ("unresolved");

  g_assert_nonnull (info);
  g_assert_false (kamae_plugin_info_is_loaded (info));
  g_assert_nonnull (strstr (kamae_plugin_info_get_error (info),
                            "kamae_test_entity_of_another_release"));
}

static void
test_garbage (void)
{
  g_assert_null (find ("garbage"));
}

/* What a plugin says that was compiled with other headers, later or earlier, arrives; and what it
 * asks Kamae for, too. */
static void
test_other_headers (gconstpointer id)
{
  KamaePluginInfo *info = find (id);
  KamaeModel *model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());
  g_autofree char *entity = g_strconcat (id, "_thing", NULL);
  g_autofree char *first_rule = g_strconcat (id, "-V01", NULL);
  g_autofree char *second_rule = g_strconcat (id, "-V02", NULL);
  g_autofree char *second_figure = g_strconcat (id, "-C02", NULL);
  g_autofree char *second_setting = g_strconcat (id, ".weeks", NULL);
  g_autoptr (KamaeRecord) record = NULL;
  KamaeTest test = { 0 };

  g_assert_nonnull (info);
  g_assert_cmpstr (kamae_plugin_info_get_error (info), ==, NULL);
  g_assert_nonnull (kamae_model_find_figure (model, second_figure));
  g_assert_cmpstr (kamae_model_find_setting (model, second_setting)->initial, ==, "2");
  g_assert_cmpstr (kamae_model_find_page (model, entity)->label, ==, "Things");

  kamae_test_set_up (&test, g_object_ref (model));
  record = kamae_test_create (&test, entity, "title", "first", NULL);
  g_assert_cmpstr (kamae_record_get_text (record, "walked"), ==,
                   "small large size done_on walked draft done finish reopen Large");
  g_assert_cmpuint (kamae_test_count_rule (&test, first_rule), ==, 1);
  g_assert_true (kamae_test_blocks (record, "finish", second_rule));
  kamae_test_set (&test, record, "size", "large");
  kamae_test_step (&test, record, "finish");
  g_assert_cmpstr (kamae_record_get_text (record, "done_on"), ==, "2026-06-15");
  kamae_test_verify (&test);
  kamae_test_tear_down (&test);
}

static void
test_needs_later (void)
{
  const char *error = kamae_plugin_info_get_error (find ("needs-later"));

  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error, "KamaeDeclaration"));
  g_assert_nonnull (strstr (error, "Update Kamae"));
}

static void
test_plus (void)
{
  if (find ("plus") == NULL)
    g_test_skip ("No compiler for C++");
  else
    g_assert_cmpstr (kamae_plugin_info_get_error (find ("plus")), ==, NULL);
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
  g_test_add_func ("/plugin-manager/own", test_own);
  g_test_add_data_func ("/plugin-manager/other-api", "old", test_bad);
  g_test_add_data_func ("/plugin-manager/no-module", "missing", test_bad);
  g_test_add_data_func ("/plugin-manager/collides", "collides", test_bad);
  g_test_add_func ("/plugin-manager/unresolved", test_unresolved);
  g_test_add_func ("/plugin-manager/garbage", test_garbage);
  g_test_add_data_func ("/plugin-manager/earlier-headers", "early", test_other_headers);
  g_test_add_data_func ("/plugin-manager/later-headers", "later", test_other_headers);
  g_test_add_func ("/plugin-manager/needs-later", test_needs_later);
  g_test_add_func ("/plugin-manager/in-c-plus-plus", test_plus);
  g_test_add_func ("/plugin-manager/register", test_register);
  return g_test_run ();
}
