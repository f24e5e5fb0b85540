/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "ui-test.h"

/* The pages of the plugin "risk". */

static KamaeModel *model;

typedef struct
{
  KamaeTest    base;
  GtkWidget   *window;
  KamaePage   *page;
  KamaeRecord *opened;
  KamaeRecord *run;
} Fixture;

static void
opened_cb (Fixture     *fixture,
           KamaeRecord *record)
{
  g_set_object (&fixture->opened, record);
}

static void
show_page (Fixture    *fixture,
           const char *name)
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
  fixture->window = ui_test_show (GTK_WIDGET (fixture->page), 1200, 700);
  ui_test_wait (50);
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 n = kamae_register_count (fixture->base.reg, sql, &error);

  g_assert_no_error (error);
  return n;
}

/* Criteria by a method, in force, and a run by them. */
static void
start_run (Fixture    *fixture,
           const char *method)
{
  g_autoptr(KamaeRecord) role = kamae_register_find (fixture->base.reg, "role", "top_management",
                                                     NULL);
  g_autoptr(KamaeRecord) assignment =
    kamae_test_create (&fixture->base, "role_assignment", "role", "top_management", "person",
                       "0001", "starts_on", "2020-04-01", "appointed_by", "0001", NULL);
  g_autoptr(KamaeRecord) criteria =
    kamae_test_create (&fixture->base, "risk_criteria", "name", "Criteria", "method", method,
                       "review_month", "5", "triggers", "incident", "rationale", "One measure",
                       "acceptance", "Up to 9", "acceptable_value", "9", NULL);

  kamae_test_step (&fixture->base, criteria, "test");
  kamae_test_step (&fixture->base, criteria, "approve");
  kamae_test_step (&fixture->base, criteria, "put_in_force");
  fixture->run = kamae_test_create (&fixture->base, "risk_run", "kind", "annual", NULL);
  kamae_test_step (&fixture->base, fixture->run, "start");
}

static KamaeRecord *
add_risk (Fixture    *fixture,
          const char *title)
{
  return kamae_test_create (&fixture->base, "risk", "title", title, "approach", "event", "source",
                            "Thief", "event", "Theft", "cause", "Left alone", "consequence",
                            "Leak", "affects", "c", "owner", "0001", NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  kamae_test_set_up (&fixture->base, g_object_ref (model));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->window != NULL)
    ui_test_close (fixture->window);
  g_clear_object (&fixture->opened);
  g_clear_object (&fixture->run);
  kamae_test_verify (&fixture->base);
  kamae_test_tear_down (&fixture->base);
}

/* What the widget's key controllers answer: as if the key was pressed there. */
static gboolean
press_key (GtkWidget *widget,
           guint      keyval)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
  ui_test_wait (60);
  return handled;
}

static void
press (Fixture    *fixture,
       const char *text)
{
  GtkWidget *button = ui_test_find_button (fixture->window, text);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_focusable (button));
  gtk_widget_activate (button);
  ui_test_wait (300);
}

/* Assessment */

static void
test_no_run (Fixture       *fixture,
             gconstpointer  data)
{
  show_page (fixture, "risk-assessment");
  g_assert_nonnull (ui_test_find_text (fixture->window, "No Assessment Is Running"));

  start_run (fixture, "scenario");
  ui_test_wait (50);
  g_assert_nonnull (ui_test_find_text (fixture->window, "No Risks Here"));
}

/* The text that another program wrote meanwhile is not written over, however often one tries. */
static void
test_rate_elsewhere (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(KamaeRecord) risk = NULL;
  g_autoptr(KamaeRecordList) evaluations = NULL;
  g_autoptr(KamaeRecord) evaluation = NULL;
  GtkWidget *table, *basis, *save;

  start_run (fixture, "scenario");
  risk = add_risk (fixture, "Fire");
  show_page (fixture, "risk-assessment");
  table = ui_test_find (fixture->window, "GtkColumnView");
  g_assert_true (press_key (table, GDK_KEY_4));
  evaluations = kamae_register_list (fixture->base.reg, "evaluation");
  evaluation = g_list_model_get_item (G_LIST_MODEL (evaluations), 0);
  basis = ui_test_find (fixture->window, "GtkTextView");
  gtk_widget_grab_focus (basis);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (basis)), "Mine", -1);
  ui_test_change_elsewhere (&fixture->base, evaluation, "basis", "Theirs");
  for (int i = 0; i < 3; i++)
    {
      press_key (basis, GDK_KEY_Return);
      g_assert_cmpstr (kamae_record_get_text (evaluation, "basis"), ==, "Theirs");
    }
  g_assert_true (kamae_typing_is_changed (basis));

  /* The choice goes with its cause. */
  save = ui_test_find_button (fixture->window, "Save Mine");
  g_assert_true (gtk_widget_get_mapped (save));
  ui_test_change_elsewhere (&fixture->base, evaluation, "basis", NULL);
  g_assert_true (kamae_register_catch_up (fixture->base.reg, NULL));
  ui_test_wait (100);
  g_assert_false (gtk_widget_get_mapped (save));
  ui_test_change_elsewhere (&fixture->base, evaluation, "basis", "Theirs");
  g_assert_true (kamae_register_catch_up (fixture->base.reg, NULL));
  ui_test_wait (100);
  g_assert_true (gtk_widget_get_mapped (save));
  g_signal_emit_by_name (save, "clicked");
  g_assert_cmpstr (kamae_record_get_text (evaluation, "basis"), ==, "Mine");
}

static void
test_rate (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) second = NULL;
  GtkWidget *table, *basis;

  start_run (fixture, "scenario");
  first = add_risk (fixture, "Lost <laptop>");
  second = add_risk (fixture, "Fire");
  show_page (fixture, "risk-assessment");
  table = ui_test_find (fixture->window, "GtkColumnView");
  g_assert_nonnull (ui_test_find_text (fixture->window, "Evaluated: 0 of 2"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "Lost <laptop>"));
  /* The levels of the scale at hand, and that nothing is rated. */
  g_assert_nonnull (ui_test_find_text (fixture->window, "▶ –  Not rated"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "–  Not rated"));

  g_assert_true (press_key (table, GDK_KEY_4));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM rating WHERE value = 4"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM evaluation WHERE value IS NULL"), ==, 1);
  /* Enter goes on; 9 is no level. */
  press_key (table, GDK_KEY_Return);
  press_key (table, GDK_KEY_9);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM rating WHERE value IS NOT NULL"), ==, 1);
  press_key (table, GDK_KEY_KP_5);
  g_assert_nonnull (ui_test_find_text (fixture->window, "20"));
  g_assert_cmpfloat (kamae_record_get_decimal (first, "value"), ==, 20);
  g_assert_nonnull (ui_test_find_text (fixture->window, "Evaluated: 0 of 2"));

  /* Then the basis, and the next risk. */
  press_key (table, GDK_KEY_Return);
  basis = ui_test_find (fixture->window, "GtkTextView");
  g_assert_true (gtk_widget_has_focus (basis));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (basis)), "Seen twice", -1);
  press_key (basis, GDK_KEY_Return);
  g_assert_nonnull (ui_test_find_text (fixture->window, "Evaluated: 1 of 2"));
  g_assert_true (kamae_page_get_record (fixture->page) == second);

  /* Each was one operation. */
  kamae_register_undo (fixture->base.reg, NULL);
  g_assert_nonnull (ui_test_find_text (fixture->window, "Evaluated: 0 of 2"));
  kamae_register_undo (fixture->base.reg, NULL);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM evaluation WHERE value IS NULL"), ==, 1);
  kamae_register_undo (fixture->base.reg, NULL);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM evaluation"), ==, 0);
}

static void
test_moves (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) other = NULL;
  GtkWidget *table;

  start_run (fixture, "scenario");
  first = add_risk (fixture, "Theft");
  second = add_risk (fixture, "Fire");
  show_page (fixture, "risk-assessment");
  table = ui_test_find (fixture->window, "GtkColumnView");

  press_key (table, GDK_KEY_Down);
  press_key (table, GDK_KEY_Right);
  press_key (table, GDK_KEY_2);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM rating WHERE value = 2 AND scale = 'impact'"),
                   ==, 1);
  g_assert_true (kamae_page_get_record (fixture->page) == second);
  /* A rating is taken back: unrated, not low. */
  press_key (table, GDK_KEY_Delete);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM rating WHERE value IS NOT NULL"), ==, 0);
  press_key (table, GDK_KEY_Up);
  press_key (table, GDK_KEY_Home);
  /* By the button beside it. */
  press (fixture, "3  Possible");
  g_assert_nonnull (ui_test_find_text (fixture->window, "▶ 3  Possible"));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM rating WHERE value = 3"), ==, 1);
  g_assert_true (kamae_page_get_record (fixture->page) == first);

  /* Only those of the person at work. */
  other = kamae_test_create (&fixture->base, "person", "staff_no", "2001", "name", "Other", NULL);
  kamae_test_set (&fixture->base, second, "owner", "2001");
  press (fixture, "Mine");
  g_assert_null (ui_test_find_text (fixture->window, "Fire"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "Theft"));
}

/* RSK-V02: without an owner there is no evaluation. */
static void
test_owner (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(KamaeRecord) risk = NULL;
  g_autoptr(GList) windows = NULL;
  GtkWidget *table;

  start_run (fixture, "scenario");
  risk = add_risk (fixture, "Theft");
  kamae_test_set (&fixture->base, risk, "owner", NULL);
  show_page (fixture, "risk-assessment");
  g_assert_nonnull (ui_test_find_text (fixture->window, "◆ None"));
  table = ui_test_find (fixture->window, "GtkColumnView");
  press_key (table, GDK_KEY_3);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM evaluation"), ==, 0);
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      gtk_window_destroy (l->data);
  ui_test_wait (50);

  kamae_test_set (&fixture->base, risk, "owner", "0001");
  press_key (table, GDK_KEY_3);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM evaluation"), ==, 1);
}

/* After treatment, only what is treated is rated. */
static void
test_residual (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(KamaeRecord) theft = NULL;
  g_autoptr(KamaeRecord) fire = NULL;
  g_autoptr(KamaeRecord) treatment = NULL;
  g_autofree char *id = NULL;
  GtkWidget *stages;

  start_run (fixture, "scenario");
  theft = add_risk (fixture, "Theft");
  fire = add_risk (fixture, "Fire");
  id = kamae_record_dup_key (fire);
  treatment = kamae_test_create (&fixture->base, "treatment", "risk", id, "option", "modify",
                                 "measures", "Doors", NULL);
  show_page (fixture, "risk-assessment");
  g_assert_nonnull (ui_test_find_text (fixture->window, "Theft"));
  stages = gtk_widget_get_ancestor (ui_test_find_text (fixture->window, "Current"),
                                    GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (stages), 1);
  ui_test_wait (50);
  g_assert_null (ui_test_find_text (fixture->window, "Theft"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "Fire"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "Evaluated: 0 of 1"));
  press_key (ui_test_find (fixture->window, "GtkColumnView"), GDK_KEY_1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM evaluation WHERE stage = 'residual'"),
                   ==, 1);
}

static void
test_thousand (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(KamaeOperation) operation = NULL;
  GtkWidget *table;
  double seconds;

  start_run (fixture, "asset_cia");
  operation = kamae_register_begin (fixture->base.reg, "Fill", NULL, NULL);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *title = g_strdup_printf ("Risk %u", i);
      g_autoptr(KamaeRecord) risk =
        kamae_operation_create (operation, "risk", NULL, "title", title, "source", "s", "event",
                                "e", "cause", "c", "consequence", "c", "affects", "c", "owner",
                                "0001", NULL);

      g_assert_nonnull (risk);
    }
  g_assert_true (kamae_operation_commit (operation, NULL));

  g_test_timer_start ();
  show_page (fixture, "risk-assessment");
  table = ui_test_find (fixture->window, "GtkColumnView");
  for (guint i = 0; i < 20; i++)
    {
      press_key (table, GDK_KEY_2);
      press_key (table, GDK_KEY_Page_Down);
    }
  seconds = g_test_timer_elapsed () - 40 * 0.06;
  /* The focus went along. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         table));
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM rating WHERE value = 2"), ==, 20);
  g_test_minimized_result (seconds, "20 ratings among 1,000 risks in %.1f s", seconds);
  g_assert_cmpfloat (seconds, <, 20);
}

/* Candidates */

static void
test_candidates (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) asset = NULL;
  GtkWidget *list;
  gint64 n;

  show_page (fixture, "risk-candidates");
  /* Those of the business as a whole are there from the beginning. */
  list = gtk_widget_get_ancestor (ui_test_find_button (fixture->window, "Accept (A)"),
                                  GTK_TYPE_LIST_VIEW);
  g_assert_nonnull (list);
  g_assert_nonnull (ui_test_find_text (fixture->window, "The business as a whole"));

  asset = kamae_test_create (&fixture->base, "asset", "name", "Laptop <1>", "category", "hw",
                             NULL);
  ui_test_wait (100);
  n = count (fixture, "SELECT count (*) FROM risk");
  g_assert_true (press_key (list, GDK_KEY_a));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM risk"), ==, n + 1);
  g_assert_true (press_key (list, GDK_KEY_r));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM risk_rejection"), ==, 1);
  press (fixture, "Accept (A)");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM risk"), ==, n + 2);
  press (fixture, "Reject (R)");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM risk_rejection"), ==, 2);

  /* Each is undone by itself. */
  kamae_register_undo (fixture->base.reg, NULL);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM risk_rejection"), ==, 1);
  kamae_register_undo (fixture->base.reg, NULL);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM risk"), ==, n + 1);

  /* What is rejected can be proposed again. */
  press (fixture, "Rejected");
  g_assert_nonnull (ui_test_find_text (fixture->window, "1 rejected"));
  press (fixture, "Propose Again (A)");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM risk_rejection"), ==, 0);
  g_assert_nonnull (ui_test_find_text (fixture->window, "Nothing to Decide"));
}

/* As Japanese texts wrapped, boxes in boxes searched for the width of a row without end (GTK 4.8).
 * There is no way out of a layout that does not end but the alarm, which ends the test. */
static void
test_candidates_narrow (Fixture       *fixture,
                        gconstpointer  data)
{
  static const char *const names[] = { "勤怠サービス本番データベース", "顧客から預かった設計書",
                                       "人事評価及び給与の記録 2026年度" };

  kamae_language_set_current ("ja");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(KamaeRecord) asset =
        kamae_test_create (&fixture->base, "asset", "name", names[i], "category", "info",
                           "personal_info", "pi", "medium", "cloud", NULL);
    }
  alarm (60);
  show_page (fixture, "risk-candidates");
  for (int width = 360; width <= 460; width += 4)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 620);
      ui_test_wait (50);
    }
  alarm (0);
  g_assert_nonnull (ui_test_find_text (fixture->window, "事業全体"));
  kamae_language_set_current ("en");
}

/* Pictures */

static void
evaluate (Fixture     *fixture,
          KamaeRecord *risk,
          const char  *stage,
          const char  *likelihood,
          const char  *impact)
{
  g_autofree char *id = kamae_record_dup_key (risk);
  g_autofree char *run = kamae_record_dup_key (fixture->run);
  g_autoptr(KamaeRecord) evaluation =
    kamae_test_create (&fixture->base, "evaluation", "risk", id, "run", run, "stage", stage,
                       "basis", "Because <of it>", NULL);
  g_autoptr(KamaeRecordList) ratings =
    kamae_register_list_parts (fixture->base.reg, evaluation, "rating");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (ratings)); i++)
    {
      g_autoptr(KamaeRecord) rating = g_list_model_get_item (G_LIST_MODEL (ratings), i);
      const char *scale = kamae_record_get_text (rating, "scale");
      gboolean is_likelihood = g_str_equal (scale, "likelihood") || g_str_equal (scale, "threat");

      kamae_test_set (&fixture->base, rating, "value", is_likelihood ? likelihood : impact);
    }
}

static GtkWidget *
find_place (GtkWidget  *root,
            const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_strcmp0 (gtk_widget_get_tooltip_text (child), name) == 0
                           ? child
                           : find_place (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_map (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) theft = NULL;
  g_autoptr(KamaeRecord) fire = NULL;
  GtkWidget *place;

  show_page (fixture, "risk-overview");
  g_assert_nonnull (ui_test_find_text (fixture->window, "No Assessment Yet"));

  start_run (fixture, "scenario");
  theft = add_risk (fixture, "Theft");
  fire = add_risk (fixture, "Fire <1>");
  evaluate (fixture, theft, "current", "4", "5");
  evaluate (fixture, theft, "residual", "2", "5");
  evaluate (fixture, fire, "current", "4", "5");
  ui_test_wait (100);

  place = find_place (fixture->window, "Likelihood 4, Impact 5: 2 risks, Extreme");
  g_assert_nonnull (place);
  g_assert_true (gtk_widget_get_sensitive (place));
  g_assert_nonnull (find_place (fixture->window, "Likelihood 2, Impact 5: 0 risks, High"));

  /* Its list, and from there the risk. */
  gtk_menu_button_popup (GTK_MENU_BUTTON (place));
  ui_test_wait (200);
  press (fixture, "R-0002  ◆ Extreme  Fire <1>");
  g_assert_true (fixture->opened == fire);

  press (fixture, "Transpose");
  g_assert_nonnull (find_place (fixture->window, "Impact 5, Likelihood 4: 2 risks, Extreme"));
}

/* Where the threat decides beside value and vulnerability: the highest level found, how often. */
static void
test_map_highest (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) theft = NULL;
  g_autoptr(KamaeRecord) fire = NULL;

  start_run (fixture, "asset_cia");
  theft = add_risk (fixture, "Theft");
  fire = add_risk (fixture, "Fire");
  evaluate (fixture, theft, "current", "3", "3");
  evaluate (fixture, fire, "current", "1", "3");
  show_page (fixture, "risk-overview");
  g_assert_nonnull (find_place (fixture->window,
                                "Asset value 3, Vulnerability 3: 2 risks, ■ High 1"));
}

static void
test_comparison (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) theft = NULL;
  g_autoptr(KamaeRecord) fire = NULL;
  g_autoptr(KamaeRecord) flood = NULL;
  g_autoptr(KamaeRecord) first = NULL;

  start_run (fixture, "scenario");
  theft = add_risk (fixture, "Theft");
  fire = add_risk (fixture, "Fire");
  evaluate (fixture, theft, "current", "2", "2");
  evaluate (fixture, fire, "current", "2", "2");
  first = g_steal_pointer (&fixture->run);
  kamae_test_set_today (&fixture->base, "2026-06-16");
  fixture->run = kamae_test_create (&fixture->base, "risk_run", "kind", "annual", NULL);
  kamae_test_step (&fixture->base, fixture->run, "start");
  flood = add_risk (fixture, "Flood");
  evaluate (fixture, theft, "current", "3", "3");
  evaluate (fixture, fire, "current", "2", "2");
  evaluate (fixture, flood, "current", "1", "1");
  {
    g_autofree char *id = kamae_record_dup_key (first);

    kamae_test_set (&fixture->base, fixture->run, "previous", id);
  }

  show_page (fixture, "risk-overview");
  press (fixture, "Comparison");
  g_assert_nonnull (ui_test_find_text (fixture->window, "↑ Up 1   New 1   → Unchanged 1"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "↑ Up:  4 ○ Low → 9 △ Medium"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "Because <of it>"));
  g_assert_null (ui_test_find_text (fixture->window, "R-0002  Fire"));
  press (fixture, "Unchanged, Too");
  g_assert_nonnull (ui_test_find_text (fixture->window, "R-0002  Fire"));
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  ui_test_init (&argc, &argv);
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());

  g_test_add ("/risk-pages/assessment/no-run", Fixture, NULL, set_up, test_no_run, tear_down);
  g_test_add ("/risk-pages/assessment/rate", Fixture, NULL, set_up, test_rate, tear_down);
  g_test_add ("/risk-pages/assessment/rate-elsewhere", Fixture, NULL, set_up, test_rate_elsewhere,
              tear_down);
  g_test_add ("/risk-pages/assessment/moves", Fixture, NULL, set_up, test_moves, tear_down);
  g_test_add ("/risk-pages/assessment/owner", Fixture, NULL, set_up, test_owner, tear_down);
  g_test_add ("/risk-pages/assessment/residual", Fixture, NULL, set_up, test_residual, tear_down);
  g_test_add ("/risk-pages/assessment/thousand", Fixture, NULL, set_up, test_thousand, tear_down);
  g_test_add ("/risk-pages/candidates", Fixture, NULL, set_up, test_candidates, tear_down);
  g_test_add ("/risk-pages/candidates/narrow", Fixture, NULL, set_up, test_candidates_narrow,
              tear_down);
  g_test_add ("/risk-pages/map", Fixture, NULL, set_up, test_map, tear_down);
  g_test_add ("/risk-pages/map-highest", Fixture, NULL, set_up, test_map_highest, tear_down);
  g_test_add ("/risk-pages/comparison", Fixture, NULL, set_up, test_comparison, tear_down);

  return g_test_run ();
}
