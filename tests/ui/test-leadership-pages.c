/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-test.h"

/* The pages of the plugin "leadership": the eight tiles, and the organization chart of the ISMS. */

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
  g_autoptr (KamaeRecord) assignment = NULL;

  kamae_test_set_up (&fixture->base, g_object_ref (model));
  assignment = kamae_test_create (&fixture->base, "role_assignment", "role", "top_management",
                                  "person", "0001", "starts_on", "2020-04-01", "appointed_by",
                                  "0001", NULL);
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

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());

  g_test_add ("/leadership-pages/board", Fixture, NULL, set_up, test_board, tear_down);
  g_test_add ("/leadership-pages/note", Fixture, NULL, set_up, test_note, tear_down);
  g_test_add ("/leadership-pages/chart", Fixture, NULL, set_up, test_chart, tear_down);

  return g_test_run ();
}
