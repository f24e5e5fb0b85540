/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-test.h"

/* The page on which the controls of a statement of applicability are decided. */

static KamaeModel *model;

typedef struct
{
  KamaeTest    base;
  GtkWidget   *window;
  KamaePage   *page;
  GtkWidget   *list;
} Fixture;

static void
show_page_in (Fixture *fixture,
              int      width)
{
  GPtrArray *pages = kamae_model_get_pages (model);

  for (guint i = 0; i < pages->len; i++)
    {
      const KamaePageInfo *info = pages->pdata[i];

      if (g_str_equal (info->name, "soa-controls"))
        fixture->page = kamae_page_new (fixture->base.reg, info);
    }
  g_assert_nonnull (fixture->page);
  fixture->window = ui_test_show (GTK_WIDGET (fixture->page), width, 700);
  ui_test_wait (50);
}

static void
show_page (Fixture *fixture)
{
  show_page_in (fixture, 1200);
}

static void
show_version (Fixture *fixture)
{
  g_autoptr(KamaeRecord) soa = kamae_test_create (&fixture->base, "soa", "version", "1.0", NULL);

  show_page (fixture);
  fixture->list = ui_test_find (fixture->window, "KamaeRiskSoaRow");
  fixture->list = gtk_widget_get_ancestor (fixture->list, GTK_TYPE_LIST_BOX);
  g_assert_nonnull (soa);
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

/* As if the key was pressed in the list. */
static void
press_key (Fixture *fixture,
           guint    keyval)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (fixture->list);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
  g_assert_true (handled);
  ui_test_wait (50);
}

static void
select_row (Fixture *fixture,
            int      position)
{
  gtk_list_box_select_row (GTK_LIST_BOX (fixture->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (fixture->list), position));
}

/* Answers the question that stands open. */
static void
answer (const char *reason)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        {
          gtk_editable_set_text (GTK_EDITABLE (ui_test_find (window, "GtkEntry")), reason);
          adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), "accept");
          gtk_window_destroy (GTK_WINDOW (window));
          ui_test_wait (50);
          return;
        }
    }
  g_assert_not_reached ();
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
  ui_test_close (fixture->window);
  kamae_test_verify (&fixture->base);
  kamae_test_tear_down (&fixture->base);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  show_page (fixture);
  g_assert_nonnull (ui_test_find_text (fixture->window, "No Statement of Applicability Yet"));
  gtk_widget_activate (ui_test_find_button (fixture->window, "Add a Version"));
  ui_test_wait (300);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM soa_entry"), ==, 93);
  g_assert_nonnull (ui_test_find_text (fixture->window, "0 of 93 decided"));
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  show_version (fixture);
  press_key (fixture, GDK_KEY_a);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM soa_entry WHERE applicable = 'yes'"), ==,
                   1);
  g_assert_nonnull (ui_test_find_text (fixture->window, "1 of 93 decided"));
  press_key (fixture, GDK_KEY_KP_3);
  press_key (fixture, GDK_KEY_1);
  press_key (fixture, GDK_KEY_D);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM soa_entry WHERE reasons = 'risk contract' "
                                   "AND status = 'done'"), ==, 1);
  /* Pressed again, a reason goes. */
  press_key (fixture, GDK_KEY_3);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM soa_entry WHERE reasons = 'risk'"), ==, 1);

  /* Each was one operation. */
  kamae_register_undo (fixture->base.reg, NULL);
  kamae_register_undo (fixture->base.reg, NULL);
  g_assert_cmpint (count (fixture, "SELECT count (status) FROM soa_entry"), ==, 0);
}

static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  show_version (fixture);
  for (int i = 1; i < 8; i++)
    select_row (fixture, i);
  press_key (fixture, GDK_KEY_4);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM soa_entry WHERE applicable = 'yes' "
                                   "AND reasons = 'business'"), ==, 8);
  g_assert_nonnull (ui_test_find_text (fixture->window, "8 of 93 decided"));
  kamae_register_undo (fixture->base.reg, NULL);
  g_assert_cmpint (count (fixture, "SELECT count (applicable) FROM soa_entry"), ==, 0);
}

static void
test_copy_down (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) soa = NULL;
  g_autoptr(KamaeRecordList) entries = NULL;
  g_autoptr(KamaeRecord) first = NULL;

  show_version (fixture);
  soa = kamae_register_find (fixture->base.reg, "soa", "1.0", NULL);
  entries = kamae_register_list_parts (fixture->base.reg, soa, "soa_entry");
  first = g_list_model_get_item (G_LIST_MODEL (entries), 0);
  select_row (fixture, 1);
  press_key (fixture, GDK_KEY_a);
  select_row (fixture, 2);
  kamae_test_set (&fixture->base, first, "document_text", "Regulation");
  kamae_test_set (&fixture->base, first, "status", "partial");
  press_key (fixture, GDK_KEY_c);
  /* The third does not apply. */
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM soa_entry WHERE status = 'partial' "
                                   "AND document_text = 'Regulation'"), ==, 2);
}

/* What came to the register since the version was begun. */
static void
test_fill (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(KamaeRecord) own = NULL;
  g_autoptr(KamaeRecord) risk = NULL;
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(GError) error = NULL;

  show_version (fixture);
  own = kamae_test_create (&fixture->base, "control", "number", "X.1", "title_ja", "独自",
                           "title_en", "Own", "theme", "people", NULL);
  risk = kamae_test_create (&fixture->base, "risk", "title", "Theft", "owner", "0001", NULL);
  operation = kamae_register_begin (fixture->base.reg, "Link", risk, &error);
  kamae_operation_add_link (operation, risk, "existing_controls", own, &error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);

  gtk_widget_activate (ui_test_find_button (fixture->window, "Fill In"));
  ui_test_wait (300);
  g_assert_nonnull (ui_test_find_text (fixture->window, "1 of 94 decided"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "X.1 Own"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "Risk treatment · 1 risk"));
}

static void
test_exclude (Fixture       *fixture,
              gconstpointer  data)
{
  show_version (fixture);
  select_row (fixture, 1);
  press_key (fixture, GDK_KEY_x);
  answer ("Nothing of this kind is in the company");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM soa_entry WHERE applicable = 'no' "
                                   "AND exclusion_reason LIKE 'Nothing%' AND status = 'na'"), ==, 2);
  g_assert_nonnull (ui_test_find_text (fixture->window, "Nothing of this kind is in the company"));
}

/* On a narrow window a click leads to the form, and there is a way back. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  show_version (fixture);
  g_assert_false (gtk_list_box_get_activate_on_single_click (GTK_LIST_BOX (fixture->list)));
  g_assert_false (kamae_page_go_back (fixture->page));
  ui_test_close (fixture->window);
  show_page_in (fixture, 400);
  fixture->list = gtk_widget_get_ancestor (ui_test_find (fixture->window, "KamaeRiskSoaRow"),
                                           GTK_TYPE_LIST_BOX);
  g_assert_true (gtk_list_box_get_activate_on_single_click (GTK_LIST_BOX (fixture->list)));
  g_signal_emit_by_name (fixture->list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (fixture->list), 3));
  ui_test_wait (50);
  g_assert_true (kamae_page_go_back (fixture->page));
  g_assert_false (kamae_page_go_back (fixture->page));
}

/* While only what is open is shown, the next control comes to hand. */
static void
test_undecided (Fixture       *fixture,
                gconstpointer  data)
{
  GtkListBoxRow *row = NULL;
  GtkWidget *bar = NULL;

  show_version (fixture);
  bar = gtk_widget_get_prev_sibling (gtk_widget_get_ancestor (fixture->list,
                                                              GTK_TYPE_SCROLLED_WINDOW));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_last_child (bar)), 1);
  press_key (fixture, GDK_KEY_1);
  press_key (fixture, GDK_KEY_d);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (fixture->list), 0);
  g_assert_false (gtk_widget_get_child_visible (GTK_WIDGET (row)));
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (fixture->list), 1);
  g_assert_true (gtk_list_box_row_is_selected (row));
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  ui_test_init (&argc, &argv);
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());

  g_test_add ("/soa-page/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/soa-page/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/soa-page/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add ("/soa-page/copy-down", Fixture, NULL, set_up, test_copy_down, tear_down);
  g_test_add ("/soa-page/fill", Fixture, NULL, set_up, test_fill, tear_down);
  g_test_add ("/soa-page/exclude", Fixture, NULL, set_up, test_exclude, tear_down);
  g_test_add ("/soa-page/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/soa-page/undecided", Fixture, NULL, set_up, test_undecided, tear_down);

  return g_test_run ();
}
