/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-test.h"

/* The page of the plugin "review" and the room in which a review is held. */

static KamaeModel *model;

typedef struct
{
  KamaeTest    base;
  GtkWidget   *window;
  KamaePage   *page;
  KamaeRecord *review;
  char        *opened;
} Fixture;

static void
page_cb (GSimpleAction *action, GVariant *parameter, Fixture *fixture)
{
  g_free (fixture->opened);
  fixture->opened = g_variant_dup_string (parameter, NULL);
}

/* The action of the program's window. */
static void
add_page_action (Fixture *fixture)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("page", G_VARIANT_TYPE_STRING);

  g_signal_connect (action, "activate", G_CALLBACK (page_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  kamae_test_set_up (&fixture->base, g_object_ref (model));
  fixture->review = kamae_test_create (&fixture->base, "management_review", "planned_on",
                                       "2026-06-30", "chair", "0001", NULL);
  kamae_test_step (&fixture->base, fixture->review, "prepare");
  fixture->page = kamae_page_new (fixture->base.reg,
                                  kamae_model_find_page (model, "management_review"));
  fixture->window = ui_test_show (GTK_WIDGET (fixture->page), 900, 600);
  add_page_action (fixture);
  kamae_page_show_record (fixture->page, fixture->review);
  ui_test_wait (100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_test_close (fixture->window);
  g_clear_object (&fixture->review);
  g_clear_pointer (&fixture->opened, g_free);
  kamae_test_tear_down (&fixture->base);
}

static GtkWidget *
find_room (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (l->data), "KamaeReviewRoom"))
      return l->data;
  return NULL;
}

static GtkWidget *
open_room (Fixture *fixture)
{
  GtkWidget *room;

  gtk_widget_activate (ui_test_find_button (fixture->window, "Show in the Room"));
  ui_test_wait (300);
  room = find_room ();
  g_assert_nonnull (room);
  return room;
}

static void
go (GtkWidget *room, int position)
{
  gtk_widget_activate_action (room, "room.go", "i", position);
  ui_test_wait (100);
}

static KamaeRecord *
ref_decision (Fixture *fixture)
{
  g_autoptr (KamaeRecordList) list = kamae_register_list_parts (fixture->base.reg, fixture->review,
                                                                "review_decision");

  return g_list_model_get_item (G_LIST_MODEL (list), 0);
}

/* Page Down, a decision with Ctrl+Enter, on to the next: what was typed is saved. */
static void
test_room (Fixture *fixture, gconstpointer data)
{
  GtkWidget *room = open_room (fixture);
  g_autoptr (KamaeRecord) decision = NULL;
  GtkWidget *focus;

  g_assert_nonnull (ui_test_find_text (room, "Management review no. 1"));
  gtk_widget_activate_action (room, "room.next", NULL);
  ui_test_wait (100);
  g_assert_nonnull (ui_test_find_text (room, "a) Status of actions from earlier reviews"));

  gtk_widget_activate_action (room, "room.decide", NULL);
  ui_test_wait (100);
  decision = ref_decision (fixture);
  g_assert_nonnull (decision);
  g_assert_cmpstr (kamae_record_get_text (decision, "input"), ==, "a");
  focus = gtk_window_get_focus (GTK_WINDOW (room));
  g_assert_true (GTK_IS_EDITABLE (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), "訓練を四半期ごとに行う");
  gtk_widget_activate_action (room, "room.next", NULL);
  ui_test_wait (100);
  g_assert_cmpstr (kamae_record_get_text (decision, "text"), ==, "訓練を四半期ごとに行う");
  g_assert_null (ui_test_find_text (room, kamae_record_get_number (decision)));

  /* All decisions stand at the end, with the reasons why there is none. */
  go (room, 12);
  g_assert_nonnull (ui_test_find_text (room, kamae_record_get_number (decision)));
  g_assert_nonnull (ui_test_find_text (room, "No decision on changes, because"));
}

/* The conclusion decides nothing by itself: a decision begun there is begun at the end. */
static void
test_decide_anywhere (Fixture *fixture, gconstpointer data)
{
  GtkWidget *room = open_room (fixture);
  g_autoptr (KamaeRecord) decision = NULL;

  go (room, 11);
  gtk_widget_activate_action (room, "room.decide", NULL);
  ui_test_wait (100);
  decision = ref_decision (fixture);
  g_assert_nonnull (decision);
  g_assert_nonnull (ui_test_find_text (room, "Results: decisions and instructions"));
}

/* A figure leads to the page of its records, in the window of the register and from the room. */
static void
test_leads_to_records (Fixture *fixture, gconstpointer data)
{
  GtkWidget *room = open_room (fixture);
  GtkWidget *view, *button;

  go (room, 1);
  view = ui_test_find (room, "KamaeReviewFiguresView");
  g_assert_nonnull (view);
  button = ui_test_find (view, "GtkButton");
  g_assert_nonnull (button);
  gtk_widget_activate (button);
  ui_test_wait (300);
  g_assert_cmpstr (fixture->opened, ==, "management-reviews");
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());

  g_test_add ("/review-pages/room", Fixture, NULL, set_up, test_room, tear_down);
  g_test_add ("/review-pages/decide-anywhere", Fixture, NULL, set_up, test_decide_anywhere,
              tear_down);
  g_test_add ("/review-pages/leads-to-records", Fixture, NULL, set_up, test_leads_to_records,
              tear_down);

  return g_test_run ();
}
