/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-test.h"

#include <string.h>

/* The pages of the plugin "monitoring": indicators with their trend and their figure, measurements
 * with "Measure Now", analyses. */

static KamaeModel *model;

typedef struct
{
  KamaeTest    base;
  GtkWidget   *window;
  KamaePage   *page;
  KamaeRecord *indicator;
  char        *message;
} Fixture;

static const KamaeFigure unwell[] = {
  { "BAD-C01", KAMAE_FIGURE_NUMBER, "Of no table", "9.1", .sql = "SELECT 1 FROM nowhere" },
  { NULL }
};

static const KamaeDeclaration unwell_plugin = {
  .id = "unwell",
  .version = 1,
  .domain = "unwell",
  .figures = unwell,
};

static void
message_cb (Fixture *fixture, const char *message)
{
  g_free (fixture->message);
  fixture->message = g_strdup (message);
}

static GtkWidget *
show_page (Fixture *fixture, const char *name, KamaeRecord *record)
{
  GPtrArray *pages = kamae_model_get_pages (model);

  for (guint i = 0; i < pages->len; i++)
    {
      const KamaePageInfo *info = pages->pdata[i];

      if (g_str_equal (info->name, name))
        fixture->page = kamae_page_new (fixture->base.reg, info);
    }
  g_assert_nonnull (fixture->page);
  g_signal_connect_swapped (fixture->page, "message", G_CALLBACK (message_cb), fixture);
  fixture->window = ui_test_show (GTK_WIDGET (fixture->page), 1200, 900);
  if (record != NULL)
    g_assert_true (kamae_page_show_record (fixture->page, record));
  ui_test_wait (200);
  return GTK_WIDGET (fixture->page);
}

/* 0001 is the ISMS manager; it is 15 June 2026. Alone, only the core is there beside the plugin. */
static void
set_up_empty (Fixture *fixture, gconstpointer alone)
{
  g_autoptr (KamaeRecord) assignment = NULL;
  GPtrArray *declarations = kamae_model_get_declarations (model);
  KamaeModel *used = alone != NULL ? kamae_model_new () : g_object_ref (model);

  for (guint i = 0; alone != NULL && i < declarations->len; i++)
    {
      const KamaeDeclaration *declaration = declarations->pdata[i];

      if (g_str_equal (declaration->id, alone))
        g_assert_true (kamae_model_add (used, declaration, NULL));
    }
  kamae_test_set_up (&fixture->base, used);
  assignment = kamae_test_create (&fixture->base, "role_assignment", "role", "isms_manager",
                                  "person", "0001", "starts_on", "2020-04-01", NULL);
}

/* Measured each month from April 2026 on by 0001. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_empty (fixture, NULL);
  fixture->indicator =
    kamae_test_create (&fixture->base, "indicator", "name", "Patches", "what", "Patches in time",
                       "kind", "effect", "source", "measured", "method", "From the report",
                       "unit", "cases", "direction", "at_least", "target", "95", "alarm", "85",
                       "period", "month", "measure_who", "0001", "analyse_when", "half",
                       "analyse_who", "0001", "begins_on", "2026-04-10", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_test_close (fixture->window);
  g_clear_object (&fixture->indicator);
  g_clear_pointer (&fixture->message, g_free);
  kamae_test_tear_down (&fixture->base);
}

/* Buttons are pressed as the keyboard does it. */
static void
press (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_focusable (button));
  g_assert_true (gtk_widget_grab_focus (button));
  gtk_widget_activate (button);
  ui_test_wait (500);
}

static KamaeRecord *
ref_first (Fixture *fixture, const char *entity)
{
  g_autoptr (KamaeRecordList) list = kamae_register_list (fixture->base.reg, entity);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), >, 0);
  return g_list_model_get_item (G_LIST_MODEL (list), 0);
}

static void
record_newest (Fixture *fixture, const char *value)
{
  g_autoptr (KamaeRecord) newest = ref_first (fixture, "measurement");

  kamae_test_set (&fixture->base, newest, "value", value);
  kamae_test_step (&fixture->base, newest, "record");
  ui_test_wait (100);
}

/* "Measure Now", which the empty list has as well, asks for what people measure, once, and then
 * says that nothing is due. */
static void
test_measure_now (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root, *button;

  root = show_page (fixture, "measurements", NULL);
  button = ui_test_find_button (root, "Measure Now");
  press (button);
  g_assert_cmpstr (fixture->message, ==, "No period has ended since the last measurements.");
  g_clear_pointer (&fixture->message, g_free);
  kamae_test_step (&fixture->base, fixture->indicator, "approve");
  press (button);
  g_assert_null (fixture->message);
  g_assert_nonnull (ui_test_find_text (root, "April 2026"));
  g_assert_nonnull (ui_test_find_text (root, "May 2026"));
  g_assert_nonnull (ui_test_find_text (root, "To be measured"));
  g_assert_nonnull (ui_test_find_text (root, "Not measured yet"));
  press (ui_test_find_tip (root, "Measure Now"));
  g_assert_cmpstr (fixture->message, ==, "No period has ended since the last measurements.");
}

/* A figure that fails is named; what else is due stands in the list. */
static void
test_failing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) unwell_one =
    kamae_test_create (&fixture->base, "indicator", "name", "Unwell", "what", "All", "kind",
                       "effect", "source", "computed", "figure", "BAD-C01", "method", "None known",
                       "unit", "cases", "direction", "at_most", "target", "0", "alarm", "2",
                       "period", "month", "measure_who", "0001", "analyse_when", "half",
                       "analyse_who", "0001", "begins_on", "2026-05-10", NULL);
  GtkWidget *root;

  kamae_test_step (&fixture->base, unwell_one, "approve");
  kamae_test_step (&fixture->base, fixture->indicator, "approve");
  root = show_page (fixture, "measurements", NULL);
  press (ui_test_find_button (root, "Measure Now"));
  g_assert_nonnull (fixture->message);
  g_assert_nonnull (strstr (fixture->message, "BAD-C01"));
  g_assert_nonnull (ui_test_find_text (root, "Unwell"));
  g_assert_nonnull (ui_test_find_text (root, "April 2026"));
}

/* The form says what the value lacks, and how it stands to the target at once. */
static void
test_measurement (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) newest = NULL;
  GtkWidget *root;

  kamae_test_step (&fixture->base, fixture->indicator, "approve");
  g_assert_true (kamae_register_write_due (fixture->base.reg, NULL));
  newest = ref_first (fixture, "measurement");
  root = show_page (fixture, "measurements", newest);
  g_assert_null (ui_test_find_text (root, "Target missed"));
  kamae_test_set (&fixture->base, newest, "value", "94");
  ui_test_wait (100);
  g_assert_nonnull (ui_test_find_text (root, "Target missed"));
  kamae_test_set (&fixture->base, newest, "value", "84");
  ui_test_wait (100);
  g_assert_nonnull (ui_test_find_text (root, "Alarm"));
}

/* Without a value there is no trend; with one it is a picture that says all in words. */
static void
test_trend (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root;

  kamae_test_step (&fixture->base, fixture->indicator, "approve");
  root = show_page (fixture, "indicators", fixture->indicator);
  g_assert_nonnull (ui_test_find_text (root, "There is no value yet."));
  g_assert_null (ui_test_find (root, "KamaeChartView"));
  g_assert_nonnull (ui_test_find_text (root, "Not measured yet"));
  g_assert_true (kamae_register_write_due (fixture->base.reg, NULL));
  ui_test_wait (100);
  g_assert_nonnull (ui_test_find_text (root, "There is no value yet."));
  record_newest (fixture, "1");
  g_assert_null (ui_test_find_text (root, "There is no value yet."));
  g_assert_nonnull (ui_test_find (root, "KamaeChartView"));
  g_assert_nonnull (ui_test_find_text (root, "1 case"));
}

/* A figure is chosen from the list, and says what it is today. */
static void
test_figure (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root, *chooser, *list;
  GListModel *names;
  guint place = 0;

  kamae_test_set (&fixture->base, fixture->indicator, "source", "computed");
  root = show_page (fixture, "indicators", fixture->indicator);
  chooser = ui_test_find (root, "KamaeMonitoringFigureChooser");
  g_assert_nonnull (chooser);
  list = ui_test_find (chooser, "GtkDropDown");
  names = gtk_drop_down_get_model (GTK_DROP_DOWN (list));
  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr (GtkStringObject) name = g_list_model_get_item (names, i);

      if (g_str_has_prefix (gtk_string_object_get_string (name), "CORE-C01 "))
        place = i;
    }
  g_assert_cmpuint (place, >, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), place);
  ui_test_wait (200);
  g_assert_cmpstr (kamae_record_get_text (fixture->indicator, "figure"), ==, "CORE-C01");
  g_assert_nonnull (ui_test_find_text (root, "Today it is 0 cases."));
  kamae_test_set (&fixture->base, fixture->indicator, "figure", "BAD-C01");
  ui_test_wait (100);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (list)), >, 0);
  g_assert_null (ui_test_find_text (root, "Today it is 0 cases."));
}

/* "Analyse now" begins an analysis, which stands among those to be signed. */
static void
test_analysis (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) analysis = NULL;
  GtkWidget *root;

  kamae_test_step (&fixture->base, fixture->indicator, "approve");
  g_assert_true (kamae_register_write_due (fixture->base.reg, NULL));
  record_newest (fixture, "84");
  kamae_test_step (&fixture->base, fixture->indicator, "analyse");
  analysis = ref_first (fixture, "indicator_analysis");
  root = show_page (fixture, "analyses", analysis);
  g_assert_nonnull (ui_test_find_text (root, "To be analysed"));
  g_assert_nonnull (ui_test_find_text (root, "May 2026: 84 cases (Alarm)"));
  kamae_test_set (&fixture->base, analysis, "findings", "One server was left out");
  kamae_test_set (&fixture->base, analysis, "verdict", "effective");
  kamae_test_step (&fixture->base, analysis, "analyse");
  ui_test_wait (100);
  g_assert_nonnull (ui_test_find_text (root, "Analysed"));
}

static gint64
count (Fixture *fixture, const char *condition)
{
  g_autofree char *sql = g_strconcat ("SELECT count (*) FROM indicator WHERE ", condition, NULL);
  g_autoptr (GError) error = NULL;
  gint64 n = kamae_register_count (fixture->base.reg, sql, &error);

  g_assert_no_error (error);
  return n;
}

/* An empty list offers drafts, to which only people are missing where nobody holds the role. What
 * plugins compute is measured by people where these are off. */
static void
test_propose (Fixture *fixture, gconstpointer alone)
{
  GtkWidget *root, *button;

  root = show_page (fixture, "indicators", NULL);
  button = ui_test_find_button (root, "Begin with Proposed Indicators");
  g_assert_true (gtk_widget_get_mapped (button));
  press (button);
  g_assert_null (fixture->message);
  g_assert_false (gtk_widget_get_mapped (button));
  g_assert_null (ui_test_find_tip (root, "Begin with Proposed Indicators"));
  g_assert_cmpint (count (fixture, "state = 'draft'"), ==, 11);
  g_assert_cmpint (count (fixture, "says_nothing (what) OR says_nothing (method) OR kind IS NULL "
                                   "OR period IS NULL OR analyse_when IS NULL "
                                   "OR trim (coalesce (unit, '')) = ''"), ==, 0);
  g_assert_cmpint (count (fixture, "analyse_who_id IS NULL"), ==, 0);
  g_assert_cmpint (count (fixture, "measure_who_id IS NULL"), ==, 5);
  g_assert_cmpint (count (fixture, "target_absence = 'none'"), ==, 2);
  g_assert_cmpint (count (fixture, "source = 'computed'"), ==, alone != NULL ? 1 : 4);
  g_assert_cmpint (count (fixture, "source = 'computed' AND figure_title (figure) IS NULL"), ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*function) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/monitoring-pages/measure-now", test_measure_now },
    { "/monitoring-pages/failing", test_failing },
    { "/monitoring-pages/measurement", test_measurement },
    { "/monitoring-pages/trend", test_trend },
    { "/monitoring-pages/figure", test_figure },
    { "/monitoring-pages/analysis", test_analysis },
  };
  g_autoptr (GError) error = NULL;

  ui_test_init (&argc, &argv);
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());
  g_assert_true (kamae_model_add (model, &unwell_plugin, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].function, tear_down);
  g_test_add ("/monitoring-pages/propose", Fixture, NULL, set_up_empty, test_propose, tear_down);
  g_test_add ("/monitoring-pages/propose-alone", Fixture, "monitoring", set_up_empty, test_propose,
              tear_down);

  return g_test_run ();
}
