/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

/* Each plugin with the core alone: whatever it takes from others is not there. It is read, checked,
 * computed, printed and filled with its sample all the same. */

static void
set_up (KamaeTest     *test,
        gconstpointer  data)
{
  g_autoptr(KamaeModel) model = kamae_model_new ();
  g_autoptr(GError) error = NULL;

  kamae_model_add (model, data, &error);
  g_assert_no_error (error);
  kamae_language_set_current ("en");
  kamae_test_set_up (test, g_steal_pointer (&model));
}

/* A row of a table whose parent's table is missing could never be written. */
static void
check_parents (KamaeTest *test)
{
  gint64 n = kamae_register_count (test->reg,
                                   "SELECT count (*) FROM sqlite_master AS child "
                                   "JOIN pragma_foreign_key_list (child.name) AS parent "
                                   "WHERE child.type = 'table' AND parent.\"table\" NOT IN "
                                   "(SELECT name FROM sqlite_master WHERE type = 'table')", NULL);

  g_assert_cmpint (n, ==, 0);
}

static void
read_entities (KamaeTest              *test,
               const KamaeDeclaration *declaration)
{
  for (const KamaeEntity *const *entity = declaration->entities; *entity != NULL; entity++)
    {
      g_autoptr(KamaeRecordList) list = kamae_register_list (test->reg, (*entity)->name);

      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
        {
          g_autoptr(KamaeRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

          g_assert_nonnull (kamae_record_get_title (record));
        }
    }
}

static void
compute_figures (KamaeTest              *test,
                 const KamaeDeclaration *declaration)
{
  for (const KamaeFigure *figure = declaration->figures; figure != NULL && figure->id != NULL;
       figure++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(KamaeFigureResult) result =
        kamae_register_compute (test->reg, figure, "2026-06-15", "2025-06-15", "ja", &error);

      g_test_message ("%s", figure->id);
      g_assert_no_error (error);
      g_assert_nonnull (result);
      /* Only competence can say who was told of the policy: not known is no 0. */
      if (g_str_equal (figure->id, "LDR-C09"))
        g_assert_cmpuint (kamae_figure_result_get_n_rows (result), ==, 0);
    }
}

static KamaeRecord *
ref_first (KamaeTest  *test,
           const char *entity)
{
  g_autoptr(KamaeRecordList) list = kamae_register_list (test->reg, entity);

  return g_list_model_get_item (G_LIST_MODEL (list), 0);
}

static void
print_reports (KamaeTest              *test,
               const KamaeDeclaration *declaration)
{
  for (const KamaeReport *report = declaration->reports; report != NULL && report->id != NULL;
       report++)
    {
      g_autoptr(KamaeRecord) record =
        report->entity != NULL ? ref_first (test, report->entity) : NULL;
      g_autofree char *text = NULL;

      g_test_message ("%s", report->id);
      if (report->entity != NULL && record == NULL)
        continue;
      text = kamae_test_dup_print (test, report->id, record, "ja");
      g_assert_cmpuint (strlen (text), >, 0);
    }
}

static void
check_rules (KamaeTest *test)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) results = kamae_register_check (test->reg, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (results);
}

static void
use (KamaeTest              *test,
     const KamaeDeclaration *declaration)
{
  read_entities (test, declaration);
  compute_figures (test, declaration);
  check_rules (test);
  print_reports (test, declaration);
}

static void
test_alone (KamaeTest     *test,
            gconstpointer  data)
{
  check_parents (test);
  use (test, data);
  kamae_test_open_sample (test, "ja", "2026-11-23");
  use (test, data);
  kamae_test_verify (test);
}

static void
tear_down (KamaeTest     *test,
           gconstpointer  data)
{
  kamae_test_tear_down (test);
}

int
main (int   argc,
      char *argv[])
{
  KamaeModel *all;
  GPtrArray *declarations;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kamae_language_init ("en");
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  all = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());
  declarations = kamae_model_get_declarations (all);
  for (guint i = 0; i < declarations->len; i++)
    {
      const KamaeDeclaration *declaration = declarations->pdata[i];
      g_autofree char *path = g_strconcat ("/alone/", declaration->id, NULL);

      if (!g_str_equal (declaration->id, "core"))
        g_test_add (path, KamaeTest, declaration, set_up, test_alone, tear_down);
    }
  return g_test_run ();
}
