/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-test.h"

#include <string.h>

/* The pages of the plugin "objectives": the annual plan in its months, and a new record of each
 * list. */

static KamaeModel *model;

typedef struct
{
  KamaeTest    base;
  KamaeRecord *plan;
  GtkWidget   *window;
  KamaePage   *page;
  KamaeRecord *opened;
  char        *message;
} Fixture;

static void
opened_cb (Fixture *fixture, KamaeRecord *record)
{
  g_set_object (&fixture->opened, record);
}

static void
message_cb (Fixture *fixture, const char *text)
{
  g_free (fixture->message);
  fixture->message = g_strdup (text);
}

static void
show_page (Fixture *fixture, const char *name)
{
  GPtrArray *pages = kamae_model_get_pages (model);

  for (guint i = 0; i < pages->len; i++)
    {
      const KamaePageInfo *info = pages->pdata[i];

      if (g_str_equal (info->name, name))
        fixture->page = kamae_page_new (fixture->base.reg, info);
    }
  g_assert_nonnull (fixture->page);
  g_signal_connect_swapped (fixture->page, "open-record", G_CALLBACK (opened_cb), fixture);
  g_signal_connect_swapped (fixture->page, "message", G_CALLBACK (message_cb), fixture);
  fixture->window = ui_test_show (GTK_WIDGET (fixture->page), 1000, 700);
  ui_test_wait (50);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const roles[] = { "isms_manager", "top_management", "committee_member" };

  kamae_test_set_up (&fixture->base, g_object_ref (model));
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (KamaeRecord) assignment =
        kamae_test_create (&fixture->base, "role_assignment", "role", roles[i], "person", "0001",
                           "starts_on", "2020-04-01", "appointed_by", "0001", NULL);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->window, ui_test_close);
  g_clear_object (&fixture->opened);
  g_clear_object (&fixture->plan);
  g_free (fixture->message);
  kamae_test_verify (&fixture->base);
  kamae_test_tear_down (&fixture->base);
}

static void
add_plan (Fixture *fixture)
{
  fixture->plan = kamae_test_create (&fixture->base, "annual_plan", "emphasis", "計画した月に行う",
                                     NULL);
}

static KamaeRecord *
add_item (Fixture *fixture, const char *title, const char *due_on)
{
  g_autofree char *id = kamae_record_dup_key (fixture->plan);

  return kamae_test_create (&fixture->base, "plan_item", "plan", id, "title", title,
                            "owner", "0001", "due_on", due_on, NULL);
}

static void
run_plan (Fixture *fixture)
{
  static const char *const steps[] = { "prepare", "review", "approve", "start" };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    kamae_test_step (&fixture->base, fixture->plan, steps[i]);
  ui_test_wait (50);
}

static GtkWidget *
find_mark (GtkWidget *widget, KamaeRecord *record)
{
  GtkWidget *found = g_object_get_data (G_OBJECT (widget), "record") == record ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_mark (child, record);
  return found;
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

/* On the mark of the item, as it would be typed. */
static void
type_on (Fixture *fixture, KamaeRecord *item, guint keyval, GdkModifierType state)
{
  GtkWidget *mark = find_mark (fixture->window, item);
  g_autoptr (GListModel) controllers = NULL;
  gboolean is_handled = FALSE;

  g_assert_nonnull (mark);
  gtk_widget_grab_focus (mark);
  g_assert_true (get_focus (fixture) == mark);
  controllers = gtk_widget_observe_controllers (mark);
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &is_handled);
    }
  g_assert_true (is_handled);
  ui_test_wait (50);
}

/* The column of the grid in which the mark stands: 1 is the first month of the year. */
static int
get_column (Fixture *fixture, KamaeRecord *item)
{
  GtkWidget *cell = gtk_widget_get_parent (find_mark (fixture->window, item));
  int column;

  gtk_grid_query_child (GTK_GRID (gtk_widget_get_parent (cell)), cell, &column, NULL, NULL, NULL);
  return column;
}

static void
assert_due (KamaeRecord *item, const char *day)
{
  g_assert_cmpstr (kamae_record_get_text (item, "due_on"), ==, day);
}

static gboolean
is_seen (Fixture *fixture, const char *text)
{
  GtkWidget *label = ui_test_find_text (fixture->window, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

/* From the first plan over the calendar to its items in their months. */
static void
test_filled (Fixture *fixture, gconstpointer data)
{
  show_page (fixture, "annual-year");
  g_assert_true (is_seen (fixture, "No Annual Plan Yet"));
  g_assert_false (kamae_page_can_add (fixture->page));

  add_plan (fixture);
  ui_test_wait (50);
  g_assert_false (is_seen (fixture, "No Annual Plan Yet"));
  g_assert_true (is_seen (fixture, "Nothing is planned in this year yet. Open the plan, and fill it from the yearly calendar."));
  gtk_widget_activate (ui_test_find_button (fixture->window, "Open the Plan"));
  ui_test_wait (300);
  g_assert_true (fixture->opened == fixture->plan);
  kamae_test_step (&fixture->base, fixture->plan, "fill");
  ui_test_wait (50);
  g_assert_nonnull (ui_test_find_text (fixture->window, "Apr"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "Management review · 佐藤 花子"));

  kamae_page_add (fixture->page);
  g_assert_cmpstr (kamae_record_get_entity (fixture->opened)->name, ==, "plan_item");
  g_assert_cmpint (kamae_record_get_link (fixture->opened, "plan"), ==,
                   kamae_record_get_id (fixture->plan));
}

static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeRecord) item = NULL;
  g_autoptr (KamaeRecord) last = NULL;

  add_plan (fixture);
  item = add_item (fixture, "復旧試験", "2026-08-31");
  last = add_item (fixture, "次年度の計画", "2027-03-10");
  show_page (fixture, "annual-year");
  g_assert_cmpint (get_column (fixture, item), ==, 5);

  /* August 31 has no place in September; the cursor goes along. */
  type_on (fixture, item, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_due (item, "2026-09-30");
  g_assert_cmpint (get_column (fixture, item), ==, 6);
  g_assert_true (get_focus (fixture) == find_mark (fixture->window, item));
  g_assert_nonnull (strstr (fixture->message, "復旧試験 is now on"));
  type_on (fixture, item, GDK_KEY_Left, GDK_ALT_MASK | GDK_SHIFT_MASK);
  assert_due (item, "2026-09-29");
  kamae_register_undo (fixture->base.reg, &error);
  g_assert_no_error (error);
  ui_test_wait (50);
  assert_due (item, "2026-09-30");

  type_on (fixture, last, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_due (last, "2027-03-10");
  g_assert_cmpstr (fixture->message, ==, "That would be outside the year of the plan");

  gtk_widget_activate (find_mark (fixture->window, item));
  ui_test_wait (300);
  g_assert_true (fixture->opened == item);
}

/* What is done stands on its day, and stays there; in another year, where it was planned. */
static void
test_done (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) item = NULL;
  g_autoptr (KamaeRecord) early = NULL;
  g_autoptr (KamaeRecord) skipped = NULL;

  add_plan (fixture);
  item = add_item (fixture, "復旧試験", "2026-04-30");
  early = add_item (fixture, "目標の承認", "2026-04-20");
  skipped = add_item (fixture, "見学", "2026-07-10");
  show_page (fixture, "annual-year");
  run_plan (fixture);
  /* Moved after the approval as well. */
  type_on (fixture, item, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_due (item, "2026-05-30");

  kamae_test_step (&fixture->base, item, "finish");
  kamae_test_set (&fixture->base, early, "done_on", "2026-03-25");
  kamae_test_step (&fixture->base, early, "finish");
  kamae_test_step (&fixture->base, skipped, "skip");
  ui_test_wait (50);
  g_assert_nonnull (ui_test_find_button (fixture->window, "● 15"));
  g_assert_cmpint (get_column (fixture, item), ==, 3);
  g_assert_nonnull (ui_test_find_button (fixture->window, "● 20"));
  g_assert_cmpint (get_column (fixture, early), ==, 1);
  g_assert_nonnull (ui_test_find_button (fixture->window, "× 10"));

  type_on (fixture, item, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_due (item, "2026-05-30");
  g_assert_cmpstr (fixture->message, ==, "Only what is planned can be moved");
}

/* What is planned on a day of another year is not hidden: it stands behind the months, and comes
 * back from there. */
static void
test_outside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) item = NULL;
  g_autoptr (KamaeRecord) last = NULL;

  add_plan (fixture);
  last = add_item (fixture, "次年度の計画", "2027-03-10");
  show_page (fixture, "annual-year");
  g_assert_false (is_seen (fixture, "Outside the year"));
  item = add_item (fixture, "復旧試験", "2027-05-10");
  ui_test_wait (50);
  g_assert_true (is_seen (fixture, "Outside the year"));
  g_assert_nonnull (ui_test_find_button (fixture->window, "○ 10 May 2027"));
  g_assert_cmpint (get_column (fixture, item), ==, 13);
  g_assert_cmpint (get_column (fixture, last), ==, 12);

  type_on (fixture, item, GDK_KEY_Left, GDK_CONTROL_MASK);
  assert_due (item, "2027-04-10");
  type_on (fixture, item, GDK_KEY_Left, GDK_CONTROL_MASK);
  assert_due (item, "2027-03-10");
  g_assert_cmpint (get_column (fixture, item), ==, 12);
  g_assert_false (is_seen (fixture, "Outside the year"));
}

/* Two plans: the one that is chosen. */
static void
test_chosen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) year =
    kamae_test_create (&fixture->base, "fiscal_year", "label", "FY2027", "starts_on", "2027-04-01",
                       "ends_on", "2028-03-31", NULL);
  g_autoptr (KamaeRecord) first = NULL;
  g_autoptr (KamaeRecord) item = NULL;
  GtkWidget *chooser;

  add_plan (fixture);
  item = add_item (fixture, "復旧試験", "2026-08-31");
  first = g_steal_pointer (&fixture->plan);
  add_plan (fixture);
  g_assert_cmpint (kamae_record_get_link (fixture->plan, "fiscal_year"), ==,
                   kamae_record_get_id (year));
  show_page (fixture, "annual-year");
  /* The newest first. */
  g_assert_null (ui_test_find_text (fixture->window, "復旧試験 · 佐藤 花子"));
  chooser = ui_test_find (fixture->window, "GtkDropDown");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), 1);
  ui_test_wait (50);
  g_assert_nonnull (ui_test_find_text (fixture->window, "復旧試験 · 佐藤 花子"));
  kamae_page_add (fixture->page);
  g_assert_cmpint (kamae_record_get_link (fixture->opened, "plan"), ==,
                   kamae_record_get_id (first));
}

/* A new record of each list is one of its kind. */
static void
test_lists (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *page;
    const char *entity;
  } lists[] = {
    { "objectives", "objective_set" }, { "planned-changes", "planned_change" },
    { "unintended-changes", "unintended_change" }, { "annual-plans", "annual_plan" },
    { "plan-templates", "plan_template" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      KamaeRecord *record;

      show_page (fixture, lists[i].page);
      g_assert_true (kamae_page_can_add (fixture->page));
      kamae_page_add (fixture->page);
      ui_test_wait (50);
      record = kamae_page_get_record (fixture->page);
      g_assert_cmpstr (kamae_record_get_entity (record)->name, ==, lists[i].entity);
      /* Typing goes into its form. */
      g_assert_nonnull (gtk_widget_get_ancestor (get_focus (fixture), KAMAE_TYPE_FORM));
      g_clear_pointer (&fixture->window, ui_test_close);
    }
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());

  g_test_add ("/objectives-pages/filled", Fixture, NULL, set_up, test_filled, tear_down);
  g_test_add ("/objectives-pages/moved", Fixture, NULL, set_up, test_moved, tear_down);
  g_test_add ("/objectives-pages/done", Fixture, NULL, set_up, test_done, tear_down);
  g_test_add ("/objectives-pages/outside", Fixture, NULL, set_up, test_outside, tear_down);
  g_test_add ("/objectives-pages/chosen", Fixture, NULL, set_up, test_chosen, tear_down);
  g_test_add ("/objectives-pages/lists", Fixture, NULL, set_up, test_lists, tear_down);

  return g_test_run ();
}
