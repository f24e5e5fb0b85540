/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-application.h"
#include "kamae-navigation.h"
#include "kamae-subject-page.h"
#include "kamae-window.h"
#include "program.h"
#include "ui-test.h"

/* Sidebar, tabs and page agree, whichever way one goes. */

#define TODAY "2026-11-23"

static KamaeApplication *application;

typedef struct
{
  KamaeTest    base;
  KamaeWindow *window;
  GtkWidget   *sidebar;
  GtkWidget   *tabs;
} Navigation;

static void
set_up (Navigation   *test,
        gconstpointer sample)
{
  kamae_test_set_up (&test->base, g_object_ref (kamae_application_get_model ()));
  if (sample != NULL)
    kamae_test_open_sample (&test->base, "en", TODAY);
  test->window = KAMAE_WINDOW (kamae_application_show_register (application, test->base.reg));
  gtk_window_set_default_size (GTK_WINDOW (test->window), 1280, 800);
  ui_test_wait (300);
  test->sidebar = ui_test_find (GTK_WIDGET (test->window), "KamaeSidebar");
  test->tabs = ui_test_find (GTK_WIDGET (test->window), "KamaeTabs");
}

static void
tear_down (Navigation   *test,
           gconstpointer sample)
{
  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_wait (100);
  kamae_test_tear_down (&test->base);
}

static GPtrArray *
get_pages (Navigation *test)
{
  return kamae_model_get_pages (test->base.model);
}

static guint
count_pages (Navigation         *test,
             const KamaeSubject *subject)
{
  GPtrArray *pages = get_pages (test);
  guint n = 0;

  for (guint i = 0; i < pages->len; i++)
    if (kamae_model_get_subject (test->base.model, pages->pdata[i]) == subject)
      n++;
  return n;
}

/* What is called so; of a badge's number nothing is said. */
static const char *
label_of (GtkWidget *widget)
{
  GtkWidget *label = ui_test_find (widget, "GtkLabel");

  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

static GtkListBoxRow *
get_selected_row (Navigation *test)
{
  return gtk_list_box_get_selected_row (GTK_LIST_BOX (ui_test_find (test->sidebar, "GtkListBox")));
}

static GtkWidget *
get_active_tab (Navigation *test)
{
  GtkWidget *active = NULL;

  for (GtkWidget *tab = gtk_widget_get_first_child (test->tabs); tab != NULL;
       tab = gtk_widget_get_next_sibling (tab))
    if (GTK_IS_TOGGLE_BUTTON (tab) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tab)))
      {
        g_assert_null (active);
        active = tab;
      }
  return active;
}

static void
assert_agree (Navigation *test,
              const char *subject,
              const char *tab)
{
  GtkListBoxRow *row = get_selected_row (test);

  g_assert_nonnull (row);
  g_assert_cmpstr (label_of (GTK_WIDGET (row)), ==, subject);
  g_assert_true (gtk_widget_get_visible (test->tabs) == (tab != NULL));
  if (tab == NULL)
    return;
  g_assert_nonnull (get_active_tab (test));
  g_assert_cmpstr (label_of (get_active_tab (test)), ==, tab);
  g_assert_true (gtk_widget_get_child_visible (get_active_tab (test)));
}

static const char *
translate (Navigation   *test,
           gconstpointer declared,
           const char   *text)
{
  return kamae_model_translate (test->base.model, declared, text, NULL);
}

/* Every page is shown with its subject and its tab, as wide and as narrow as may be. */
static void
test_agree (Navigation   *test,
            gconstpointer sample)
{
  static const int widths[] = { 1280, 366 };
  GPtrArray *pages = get_pages (test);

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      gtk_window_set_default_size (GTK_WINDOW (test->window), widths[w], 800);
      ui_test_wait (150);
      for (guint i = 0; i < pages->len; i++)
        {
          const KamaePageInfo *page = pages->pdata[i];
          const KamaeSubject *subject = kamae_model_get_subject (test->base.model, page);
          gboolean alone = count_pages (test, subject) == 1;

          g_assert_true (kamae_window_show_page (test->window, page->name));
          ui_test_wait (20);
          assert_agree (test, translate (test, subject, subject->label),
                        alone ? NULL : translate (test, page, page->label));
        }
    }
  g_assert_true (kamae_window_show_page (test->window, KAMAE_PAGE_START));
  assert_agree (test, "Home", NULL);
}

/* All subjects are seen on a screen of 1280 by 800. */
static void
test_no_scrolling (Navigation   *test,
                   gconstpointer sample)
{
  GtkWidget *scrolled = ui_test_find (test->sidebar, "GtkScrolledWindow");
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), <=,
                     gtk_adjustment_get_page_size (adjustment));
}

static void
choose (Navigation *test,
        const char *subject)
{
  GtkWidget *list = ui_test_find (test->sidebar, "GtkListBox");
  GtkWidget *label = ui_test_find_text (list, subject);

  g_assert_nonnull (label);
  g_signal_emit_by_name (list, "row-activated",
                         gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW));
  ui_test_wait (50);
}

/* A subject opens with its overview, later with the page where one was; one of a single page with
 * that. */
static void
test_choose (Navigation   *test,
             gconstpointer sample)
{
  choose (test, "Context");
  g_assert_cmpstr (kamae_window_get_page_name (test->window), ==, "subject:context");
  g_assert_true (KAMAE_IS_SUBJECT_PAGE (kamae_window_get_page (test->window)));
  assert_agree (test, "Context", "Overview");

  kamae_window_show_page (test->window, "interested-parties");
  choose (test, "Management review");
  g_assert_cmpstr (kamae_window_get_page_name (test->window), ==, "management-reviews");
  assert_agree (test, "Management review", NULL);
  choose (test, "Context");
  g_assert_cmpstr (kamae_window_get_page_name (test->window), ==, "interested-parties");
}

static void
activate_tab_action (Navigation *test,
                     int         step)
{
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.tab", "i", step);
}

/* Round and round through the tabs, also those in the menu. */
static void
test_keys (Navigation   *test,
           gconstpointer sample)
{
  guint n = 1;

  kamae_window_show_page (test->window, "subject:risk");
  for (activate_tab_action (test, 1);
       g_strcmp0 (kamae_window_get_page_name (test->window), "subject:risk") != 0; n++)
    {
      g_assert_true (gtk_widget_get_child_visible (get_active_tab (test)));
      activate_tab_action (test, 1);
      g_assert_cmpuint (n, <, 100);
    }
  g_assert_cmpuint (n, ==, 12);
  activate_tab_action (test, -1);
  g_assert_cmpstr (kamae_window_get_page_name (test->window), ==, "vulnerabilities");

  /* Where there are no tabs, nothing happens. */
  kamae_window_show_page (test->window, "tasks");
  activate_tab_action (test, 1);
  g_assert_cmpstr (kamae_window_get_page_name (test->window), ==, "tasks");
}

/* Only the tab that is shown is a stop of the Tab key. */
static void
test_one_stop (Navigation   *test,
               gconstpointer sample)
{
  guint n = 0;

  kamae_window_show_page (test->window, "risks");
  for (GtkWidget *tab = gtk_widget_get_first_child (test->tabs); tab != NULL;
       tab = gtk_widget_get_next_sibling (tab))
    if (GTK_IS_TOGGLE_BUTTON (tab) && gtk_widget_get_focusable (tab))
      n++;
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (gtk_widget_get_focusable (get_active_tab (test)));
}

static GtkWidget *
get_badge (GtkWidget *item)
{
  GtkWidget *badge = gtk_widget_get_last_child (gtk_widget_get_first_child (item));

  return gtk_widget_get_visible (badge) ? badge : NULL;
}

/* The number of a subject is what those of its pages come to. */
static void
test_counts (Navigation   *test,
             gconstpointer sample)
{
  gint64 sum = 0;

  kamae_window_show_page (test->window, "risks");
  ui_test_wait (100);
  for (GtkWidget *tab = gtk_widget_get_first_child (test->tabs); tab != NULL;
       tab = gtk_widget_get_next_sibling (tab))
    if (GTK_IS_TOGGLE_BUTTON (tab) && get_badge (tab) != NULL)
      sum += g_ascii_strtoll (gtk_label_get_text (GTK_LABEL (get_badge (tab))), NULL, 10);
  g_assert_cmpint (sum, >, 0);
  g_assert_cmpint (g_ascii_strtoll (gtk_label_get_text (GTK_LABEL (get_badge (GTK_WIDGET (
                   get_selected_row (test))))), NULL, 10), ==, sum);
}

static const KamaePageInfo stray_pages[] = {
  { "stray", "Stray", "no-such-subject", 10, "site" },
  { NULL }
};

static const KamaeDeclaration stray = { "stray", 1, NULL, .pages = stray_pages };

/* A page is not lost with the plugin that declares its subject. */
static void
test_others (Navigation   *test,
             gconstpointer sample)
{
  g_assert_true (kamae_window_show_page (test->window, "stray"));
  assert_agree (test, "Others", NULL);
}

static gboolean
is_shown (Navigation *test,
          const char *text)
{
  return ui_test_find_text (kamae_window_get_page (test->window), text) != NULL;
}

/* What the clauses want, what is there and the next step, of an empty register. */
static void
test_overview_empty (Navigation   *test,
                     gconstpointer sample)
{
  kamae_window_show_page (test->window, "subject:treatment");
  ui_test_wait (200);
  g_assert_true (is_shown (test, "Risk treatment"));
  g_assert_true (is_shown (test, "Begin with “Treatment plans”"));
  g_assert_true (is_shown (test, "no records yet"));
  g_assert_true (is_shown (test, "6.1.3 Information security risk treatment"));
  g_assert_false (is_shown (test, "6.1.2 Information security risk assessment"));
}

/* With records: how many, what wants attention, and of what is missing only its own. */
static void
test_overview (Navigation   *test,
               gconstpointer sample)
{
  kamae_window_show_page (test->window, "subject:risk");
  ui_test_wait (400);
  g_assert_false (is_shown (test, "Begin with “Risks”"));
  g_assert_true (is_shown (test, "60 records · Waiting for the next step: 1"));
  g_assert_true (is_shown (test, "120 records"));

  kamae_window_show_page (test->window, "subject:organization");
  ui_test_wait (400);
  for (const char *const *text = (const char *const[]) { "6.1.1", "6.1.2", "8.2", NULL };
       *text != NULL; text++)
    g_assert_false (is_shown (test, *text));
}

/* A part is shown on the page of the whole, with that at hand. */
static void
test_part (Navigation   *test,
           gconstpointer sample)
{
  g_autoptr (KamaeRecord) other =
    kamae_test_create (&test->base, "objective_set", "emphasis", "Basics first", NULL);
  g_autoptr (KamaeRecord) set =
    kamae_test_create (&test->base, "objective_set", "emphasis", "Basics first", NULL);
  g_autofree char *id = kamae_record_dup_key (other);
  g_autoptr (KamaeRecord) objective =
    kamae_test_create (&test->base, "objective", "set", id, "title", "Close weaknesses", NULL);

  kamae_window_show_record (test->window, set);
  g_assert_true (kamae_window_show_record (test->window, objective));
  g_assert_cmpstr (kamae_window_get_page_name (test->window), ==, "objectives");
  g_assert_true (kamae_page_get_record (KAMAE_PAGE (kamae_window_get_page (test->window)))
                 == other);
}

static GtkMenuButton *
find_print_button (GtkWidget *widget)
{
  GtkMenuButton *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget)
      && g_strcmp0 (gtk_widget_get_tooltip_text (widget), "Print (Ctrl+P)") == 0)
    return GTK_MENU_BUTTON (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_print_button (child);
  return found;
}

/* A page without a list of its own offers the prints of what it shows, as soon as that is there. */
static void
test_print (Navigation   *test,
            gconstpointer sample)
{
  GtkMenuButton *button = find_print_button (GTK_WIDGET (test->window));
  g_autoptr (KamaeRecord) plan = NULL;

  kamae_window_show_page (test->window, "annual-year");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (button)));
  plan = kamae_test_create (&test->base, "annual_plan", "emphasis", "Basics first", NULL);
  ui_test_wait (200);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (button)));
  g_assert_cmpint (g_menu_model_get_n_items (gtk_menu_button_get_menu_model (button)), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  application = program_begin (&argc, &argv, "en", G_APPLICATION_NON_UNIQUE);
  kamae_model_add (kamae_application_get_model (), &stray, &error);
  g_assert_no_error (error);

  g_test_add ("/navigation/agree", Navigation, NULL, set_up, test_agree, tear_down);
  g_test_add ("/navigation/no-scrolling", Navigation, NULL, set_up, test_no_scrolling, tear_down);
  g_test_add ("/navigation/choose", Navigation, NULL, set_up, test_choose, tear_down);
  g_test_add ("/navigation/keys", Navigation, NULL, set_up, test_keys, tear_down);
  g_test_add ("/navigation/one-stop", Navigation, NULL, set_up, test_one_stop, tear_down);
  g_test_add ("/navigation/counts", Navigation, "sample", set_up, test_counts, tear_down);
  g_test_add ("/navigation/others", Navigation, NULL, set_up, test_others, tear_down);
  g_test_add ("/navigation/part", Navigation, NULL, set_up, test_part, tear_down);
  g_test_add ("/navigation/print", Navigation, NULL, set_up, test_print, tear_down);
  g_test_add ("/navigation/overview-empty", Navigation, NULL, set_up, test_overview_empty,
              tear_down);
  g_test_add ("/navigation/overview", Navigation, "sample", set_up, test_overview, tear_down);

  return program_end (&application);
}
