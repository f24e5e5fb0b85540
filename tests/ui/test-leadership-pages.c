/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-test.h"

#include <string.h>

/* The pages of the plugin "leadership": the eight tiles, the organization chart of the ISMS, and
 * the lists of policies, publications, resources and performance reports, filled in by keys. */

static KamaeModel *model;

typedef struct
{
  KamaeTest    base;
  GtkWidget   *window;
  KamaePage   *page;
  KamaeRecord *opened;
} Fixture;

static void
opened_cb (Fixture *fixture, KamaeRecord *record)
{
  g_set_object (&fixture->opened, record);
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
  fixture->window = ui_test_show (GTK_WIDGET (fixture->page), 900, 600);
  ui_test_wait (50);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const roles[] = { "top_management", "committee_member" };

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
  ui_test_close (fixture->window);
  g_clear_object (&fixture->opened);
  kamae_test_tear_down (&fixture->base);
}

/* Buttons are pressed as the keyboard does it. */
static void
press (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_focusable (button));
  gtk_widget_activate (button);
  ui_test_wait (300);
}

/* A tile is filled by what is noted, and opens it. */
static void
test_board (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) noted = NULL;
  GtkWidget *root;

  show_page (fixture, "leadership-board");
  root = GTK_WIDGET (fixture->page);
  g_assert_nonnull (ui_test_find_text (root, "g) Continual improvement is promoted"));
  g_assert_nonnull (ui_test_find_text (root, "Quarter 4"));
  g_assert_nonnull (ui_test_find_text (root, "Not known: no policy is in force, or nothing says who "
                                             "was told of which version. Say so in the training "
                                             "sessions and acknowledgements."));
  g_assert_null (ui_test_find_button (root, "Rounds"));
  noted = kamae_test_create (&fixture->base, "leadership_evidence", "title", "Rounds <all>",
                             "letters", "g", "shown_on", "2026-06-14", "person", "0001", NULL);
  ui_test_wait (100);
  g_assert_nonnull (ui_test_find_text (root, "1 day ago"));
  press (ui_test_find_button (root, "14 June 2026\nLE-2026-01 Rounds <all>"));
  g_assert_true (fixture->opened == noted);
}

/* "Note evidence" makes one of this point, by top management, and opens it. */
static void
test_note (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tile, *button;

  show_page (fixture, "leadership-board");
  tile = ui_test_find_text (GTK_WIDGET (fixture->page), "c) Resources are there");
  g_assert_nonnull (tile);
  button = ui_test_find (gtk_widget_get_parent (gtk_widget_get_parent (tile)), "GtkButton");
  press (button);
  g_assert_nonnull (fixture->opened);
  g_assert_cmpstr (kamae_record_get_text (fixture->opened, "letters"), ==, "c");
  g_assert_cmpint (kamae_record_get_link (fixture->opened, "person"), ==,
                   kamae_record_get_id (fixture->base.person));
}

/* Every box opens its role; a new holder stands in it at once. */
static void
test_chart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) role =
    kamae_register_find (fixture->base.reg, "role", "audit_manager", NULL);
  g_autoptr (KamaeRecord) person = NULL;
  g_autoptr (KamaeRecord) assignment = NULL;
  GtkWidget *root;

  show_page (fixture, "role-chart");
  root = GTK_WIDGET (fixture->page);
  press (ui_test_find_button (root, "Internal audit manager"));
  g_assert_true (fixture->opened == role);
  g_assert_nonnull (ui_test_find_text (root, "Vacant"));

  person = kamae_test_create (&fixture->base, "person", "staff_no", "0002", "name", "Kondo", NULL);
  assignment = kamae_test_create (&fixture->base, "role_assignment", "role", "audit_manager",
                                  "person", "0002", "starts_on", "2026-04-01", "appointed_by",
                                  "0001", NULL);
  ui_test_wait (100);
  g_assert_nonnull (ui_test_find_text (root, "Kondo"));
}

/* In a narrow window nothing stands beside it: columns go on below. */
static void
test_narrow_chart (Fixture *fixture, gconstpointer data)
{
  static const int widths[] = { 900, 640, 420 };
  GtkAdjustment *sideways;

  show_page (fixture, "role-chart");
  sideways = gtk_scrolled_window_get_hadjustment (
    GTK_SCROLLED_WINDOW (ui_test_find (GTK_WIDGET (fixture->page), "GtkScrolledWindow")));
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), widths[i], 600);
      ui_test_wait (300);
      g_assert_cmpint (gtk_widget_get_width (fixture->window), <=, widths[i]);
      g_assert_cmpfloat (gtk_adjustment_get_upper (sideways), <=,
                         gtk_adjustment_get_page_size (sideways));
      g_assert_nonnull (ui_test_find_button (GTK_WIDGET (fixture->page), "Internal audit manager"));
    }
}

/* Sixty roles stand in it, each whole: none on another, none beyond what can be scrolled to. */
static void
test_many_roles (Fixture *fixture, gconstpointer data)
{
  GtkWidget *root, *scrolled;

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *code = g_strdup_printf ("role_%02d", i);
      g_autofree char *above = i % 7 == 0 ? g_strdup ("isms_manager")
                                          : g_strdup_printf ("role_%02d", i / 7 * 7);
      g_autofree char *name = g_strdup_printf ("Role %02d of a department", i);
      g_autoptr (KamaeRecord) role =
        kamae_test_create (&fixture->base, "role", "code", code, "name", name, "required", "1",
                           "reports_to", above, NULL);
    }
  show_page (fixture, "role-chart");
  root = GTK_WIDGET (fixture->page);
  scrolled = ui_test_find (root, "GtkScrolledWindow");
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("Role %02d of a department", i);
      GtkWidget *button = ui_test_find_button (root, name);
      GtkWidget *content = gtk_widget_get_first_child (
        gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled)));
      graphene_rect_t box;

      g_assert_nonnull (button);
      g_assert_true (gtk_widget_compute_bounds (button, content, &box));
      g_assert_cmpfloat (box.origin.x, >=, 0);
      g_assert_cmpfloat (box.origin.y, >=, 0);
      g_assert_cmpfloat (box.origin.x + box.size.width, <=, gtk_widget_get_width (content));
      g_assert_cmpfloat (box.origin.y + box.size.height, <=, gtk_widget_get_height (content));
    }
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

/* A new record in the list; typing goes into its form. */
static KamaeRecord *
add_in_list (Fixture *fixture, const char *page, const char *entity)
{
  KamaeRecord *record;

  show_page (fixture, page);
  g_assert_true (kamae_page_can_add (fixture->page));
  kamae_page_add (fixture->page);
  ui_test_wait (50);
  record = kamae_page_get_record (fixture->page);
  g_assert_cmpstr (kamae_record_get_entity (record)->name, ==, entity);
  g_assert_nonnull (gtk_widget_get_ancestor (get_focus (fixture), KAMAE_TYPE_FORM));
  return record;
}

static void
show_in_list (Fixture *fixture, const char *page, KamaeRecord *record)
{
  show_page (fixture, page);
  kamae_page_show_record (fixture->page, record);
  ui_test_wait (100);
}

/* As the keyboard does it, where the focus is; leaving the field saves it. */
static void
type (Fixture *fixture, const char *text)
{
  g_signal_emit_by_name (get_focus (fixture), "insert-at-cursor", text);
  g_assert_true (kamae_form_commit (KAMAE_FORM (gtk_widget_get_ancestor (get_focus (fixture),
                                                                         KAMAE_TYPE_FORM))));
  ui_test_wait (50);
}

static void
type_into (Fixture *fixture, const char *field, const char *text)
{
  GtkWidget *form = ui_test_find (fixture->window, "KamaeForm");

  g_assert_true (kamae_form_focus_field (KAMAE_FORM (form), field));
  ui_test_wait (50);
  type (fixture, text);
}

/* The step in the menu of the state. */
static GtkWidget *
find_step (Fixture *fixture, const char *label)
{
  GtkWidget *button = ui_test_find (fixture->window, "KamaeStateButton");

  gtk_widget_grab_focus (ui_test_find (button, "GtkToggleButton"));
  ui_test_wait (50);
  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_test_find (button, "GtkMenuButton")));
  ui_test_wait (100);
  return ui_test_find_button (button, label);
}

/* A step that waits for something names it, and leads to its field. */
static void
go_to_missing (Fixture *fixture, const char *label)
{
  GtkWidget *button = ui_test_find (fixture->window, "KamaeStateButton");
  GtkWidget *missing;

  g_assert_false (gtk_widget_get_sensitive (find_step (fixture, label)));
  missing = gtk_widget_get_next_sibling (ui_test_find_text (button, "Still missing:"));
  g_assert_true (GTK_IS_BUTTON (missing));
  press (missing);
  g_assert_nonnull (gtk_widget_get_ancestor (get_focus (fixture), KAMAE_TYPE_FORM));
}

static KamaeRecord *
add_approved_policy (Fixture *fixture)
{
  static const char *const fields[] = { "purpose", "body", "strategy", "check_a", "check_b",
                                        "check_c", "check_d" };
  static const char *const steps[] = { "review", "approve" };
  KamaeRecord *policy = kamae_test_create (&fixture->base, "policy", "version", "1.0",
                                           "effective_on", "2026-06-15", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    kamae_test_set (&fixture->base, policy, fields[i], "We guard <what> we are given.");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    kamae_test_step (&fixture->base, policy, steps[i]);
  return policy;
}

/* The next version begins with the words of the last, is a draft, and says what it lacks. */
static void
test_policies (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) first = add_approved_policy (fixture);
  KamaeRecord *next = add_in_list (fixture, "policies", "policy");

  type (fixture, "2.0");
  g_assert_cmpstr (kamae_record_get_text (next, "version"), ==, "2.0");
  g_assert_nonnull (ui_test_find_text (fixture->window,
                                       "Information security policy, version 2.0"));
  g_assert_cmpstr (kamae_record_get_text (next, "body"), ==, "We guard <what> we are given.");
  type_into (fixture, "reason", "Work from home");
  g_assert_cmpstr (kamae_record_get_text (next, "reason"), ==, "Work from home");
  kamae_test_set (&fixture->base, next, "body", NULL);
  go_to_missing (fixture, "Sign for the committee");
  type (fixture, "We guard it at home, too.");
  g_assert_cmpstr (kamae_record_get_text (next, "body"), ==, "We guard it at home, too.");
  g_assert_true (gtk_widget_get_sensitive (find_step (fixture, "Sign for the committee")));
}

static KamaeRecord *
ref_part (Fixture *fixture, const char *entity, const char *field, const char *value)
{
  g_autoptr (KamaeRecordList) list = kamae_register_list (fixture->base.reg, entity);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (KamaeRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_strcmp0 (kamae_record_get_text (record, field), value) == 0)
        return g_steal_pointer (&record);
    }
  return NULL;
}

/* Its version stands in the list. It is published once it says to whom; then its task is done. */
static void
test_publications (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) policy = add_approved_policy (fixture);
  g_autoptr (KamaeRecord) notice = ref_part (fixture, "policy_publication", "channel", "notice");
  g_autoptr (KamaeRecord) task = kamae_record_ref_link (notice, "task");

  show_in_list (fixture, "policy-publications", notice);
  g_assert_nonnull (ui_test_find_text (fixture->window, "1.0"));
  go_to_missing (fixture, "Published");
  type (fixture, "All employees");
  press (find_step (fixture, "Published"));
  g_assert_cmpstr (kamae_record_get_state (notice), ==, "published");
  g_assert_cmpstr (kamae_record_get_text (notice, "published_on"), ==, "2026-06-15");
  g_assert_cmpstr (kamae_record_get_state (task), ==, "done");
}

/* A text of a megabyte is typed on as any other. */
static void
test_long_policy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) policy = kamae_test_create (&fixture->base, "policy", "version", "1.0",
                                                      NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  gint64 start;

  for (int i = 1; body->len < 1000000; i++)
    g_string_append_printf (body, "%d. What we guard\nWe guard it as line %d says.\n", i, i);
  g_string_append (body, "The end.");
  kamae_test_set (&fixture->base, policy, "body", body->str);
  start = g_get_monotonic_time ();
  show_in_list (fixture, "policies", policy);
  type_into (fixture, "body", "\nMore.");
  g_test_message ("%d ms", (int) ((g_get_monotonic_time () - start) / 1000));
  g_assert_cmpuint (strlen (kamae_record_get_text (policy, "body")), ==, body->len + 6);
  g_assert_true (g_str_has_suffix (kamae_record_get_text (policy, "body"), "The end.\nMore."));
}

/* It is granted by what is decided. */
static void
test_resources (Fixture *fixture, gconstpointer data)
{
  KamaeRecord *resource = add_in_list (fixture, "resources", "resource_need");

  type (fixture, "Device <manager>");
  g_assert_cmpstr (kamae_record_get_text (resource, "title"), ==, "Device <manager>");
  kamae_test_set (&fixture->base, resource, "kind", "equipment");
  type_into (fixture, "need", "Lost devices");
  type_into (fixture, "planned", "1,200");
  g_assert_cmpint (kamae_record_get_integer (resource, "planned"), ==, 1200);
  go_to_missing (fixture, "Grant");
  type (fixture, "Granted in whole");
  g_assert_cmpstr (kamae_record_get_text (resource, "decision"), ==, "Granted in whole");
  g_assert_true (gtk_widget_get_sensitive (find_step (fixture, "Grant")));
}

/* A report has its figures from the start; what they mean is typed. */
static void
test_reports (Fixture *fixture, gconstpointer data)
{
  KamaeRecord *report = add_in_list (fixture, "performance-reports", "performance_report");
  g_autoptr (KamaeRecordList) lines = kamae_register_list_parts (fixture->base.reg, report,
                                                                 "performance_line");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (lines));

  g_assert_cmpuint (n, >, 0);
  go_to_missing (fixture, "Report");
  type (fixture, "All is well.");
  g_assert_cmpstr (kamae_record_get_text (report, "summary"), ==, "All is well.");
  press (find_step (fixture, "Collect the figures again"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (lines)), ==, n);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());

  g_test_add ("/leadership-pages/board", Fixture, NULL, set_up, test_board, tear_down);
  g_test_add ("/leadership-pages/note", Fixture, NULL, set_up, test_note, tear_down);
  g_test_add ("/leadership-pages/chart", Fixture, NULL, set_up, test_chart, tear_down);
  g_test_add ("/leadership-pages/narrow-chart", Fixture, NULL, set_up, test_narrow_chart,
              tear_down);
  g_test_add ("/leadership-pages/many-roles", Fixture, NULL, set_up, test_many_roles, tear_down);
  g_test_add ("/leadership-pages/policies", Fixture, NULL, set_up, test_policies, tear_down);
  g_test_add ("/leadership-pages/publications", Fixture, NULL, set_up, test_publications,
              tear_down);
  g_test_add ("/leadership-pages/long-policy", Fixture, NULL, set_up, test_long_policy, tear_down);
  g_test_add ("/leadership-pages/resources", Fixture, NULL, set_up, test_resources, tear_down);
  g_test_add ("/leadership-pages/reports", Fixture, NULL, set_up, test_reports, tear_down);

  return g_test_run ();
}
