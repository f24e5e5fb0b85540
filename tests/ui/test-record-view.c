/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-test.h"

typedef struct
{
  KamaeTest base;
  KamaeRecordView *view;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *const subjects[] = { "B", "A", "C" };
  const char *const dues[] = { "2026-07-01", "2026-08-01", "2026-06-01" };
  g_autoptr (KamaeQuery) query = NULL;

  kamae_test_set_up (&fixture->base, NULL);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (KamaeRecord) task = kamae_test_create (&fixture->base, "task", "subject",
                                                        subjects[i], "due_on", dues[i], NULL);
    }

  query = kamae_query_new (kamae_model_find_entity (fixture->base.model, "task"));
  fixture->view = kamae_record_view_new (fixture->base.reg, query);
  fixture->window = ui_test_show (GTK_WIDGET (fixture->view), 900, 400);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_test_close (fixture->window);
  kamae_test_tear_down (&fixture->base);
}

static char *
dup_subjects (Fixture *fixture)
{
  GListModel *list = G_LIST_MODEL (kamae_record_view_get_list (fixture->view));
  GString *subjects = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KamaeRecord) task = g_list_model_get_item (list, i);

      g_string_append (subjects, kamae_record_get_text (task, "subject"));
    }

  return g_string_free (subjects, FALSE);
}

static void
assert_sorted (Fixture *fixture, const char *field, gboolean descending, const char *subjects)
{
  gboolean is_descending;
  g_autofree char *sort = kamae_record_view_dup_sort (fixture->view, &is_descending);
  g_autofree char *shown = dup_subjects (fixture);

  g_assert_cmpstr (sort, ==, field);
  g_assert_cmpint (is_descending, ==, descending);
  g_assert_cmpstr (shown, ==, subjects);
}

static GtkColumnViewColumn *
ref_column (GtkColumnView *table, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (table);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (column), title))
        return g_steal_pointer (&column);
    }

  g_assert_not_reached ();
}

/* GTK 4.8 does not tell by which column it is sorted: that the primary one is asked first is
   pinned here. */
static void
test_sort (Fixture *fixture, gconstpointer data)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (ui_test_find (fixture->window, "GtkColumnView"));
  g_autoptr (GtkColumnViewColumn) subject = ref_column (table, "Subject");
  g_autoptr (GtkColumnViewColumn) due = ref_column (table, "Due");

  /* As declared, until the person chooses. */
  assert_sorted (fixture, NULL, FALSE, "CBA");

  gtk_column_view_sort_by_column (table, due, GTK_SORT_ASCENDING);
  assert_sorted (fixture, "due_on", FALSE, "CBA");

  gtk_column_view_sort_by_column (table, subject, GTK_SORT_ASCENDING);
  assert_sorted (fixture, "subject", FALSE, "ABC");

  gtk_column_view_sort_by_column (table, subject, GTK_SORT_DESCENDING);
  assert_sorted (fixture, "subject", TRUE, "CBA");

  gtk_column_view_sort_by_column (table, due, GTK_SORT_DESCENDING);
  assert_sorted (fixture, "due_on", TRUE, "ABC");
}

static void
test_select (Fixture *fixture, gconstpointer data)
{
  GListModel *list = G_LIST_MODEL (kamae_record_view_get_list (fixture->view));
  g_autoptr (KamaeRecord) second = g_list_model_get_item (list, 1);
  g_autoptr (KamaeRecord) early = NULL;
  g_autoptr (KamaeQuery) query = NULL;

  g_assert_null (kamae_record_view_get_selected (fixture->view));
  g_assert_true (kamae_record_view_select (fixture->view, second));
  g_assert_true (kamae_record_view_get_selected (fixture->view) == second);

  /* A new row before it does not move what is at hand. */
  early = kamae_test_create (&fixture->base, "task", "subject", "D", "due_on", "2026-01-01", NULL);
  g_assert_true (kamae_record_view_get_selected (fixture->view) == second);

  /* A filter that leaves it out takes nothing else at hand. */
  query = kamae_query_new (kamae_record_get_entity (second));
  kamae_query_where (query, "subject", KAMAE_MATCH_IS, "D");
  kamae_record_view_set_query (fixture->view, query);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  g_assert_null (kamae_record_view_get_selected (fixture->view));
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  g_assert_true (kamae_record_view_get_column_shown (fixture->view, "subject"));
  g_assert_true (kamae_record_view_get_column_shown (fixture->view, "state"));
  g_assert_false (kamae_record_view_get_column_shown (fixture->view, "done_on"));
  g_assert_false (kamae_record_view_get_column_shown (fixture->view, "no_such_field"));

  kamae_record_view_set_column_shown (fixture->view, "done_on", TRUE);
  g_assert_true (kamae_record_view_get_column_shown (fixture->view, "done_on"));
}

static void
test_overdue_in_words (Fixture *fixture, gconstpointer data)
{
  /* Today is 2026-06-15, and task C was due on 2026-06-01. */
  g_assert_nonnull (ui_test_find_text (fixture->window, "1 June 2026, 14 days overdue"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "1 July 2026"));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  GtkWidget *table = ui_test_find (fixture->window, "GtkColumnView");
  g_autoptr (KamaeRecord) first = NULL;
  g_autofree char *text = NULL;

  first = g_list_model_get_item (G_LIST_MODEL (kamae_record_view_get_list (fixture->view)), 0);
  g_assert_true (kamae_record_view_select (fixture->view, first));
  g_assert_true (gtk_widget_activate_action (table, "record.copy", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (table), NULL, read_cb, &text);
  ui_test_wait (50);
  g_assert_true (g_str_has_prefix (text, "T-0003\tC\tOpen\t1 June 2026, 14 days overdue\t佐藤 花子"));
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

#define ADD(path, function) \
  g_test_add ("/record-view/" path, Fixture, NULL, set_up, function, tear_down)

  ADD ("sort", test_sort);
  ADD ("select", test_select);
  ADD ("columns", test_columns);
  ADD ("overdue-in-words", test_overdue_in_words);
  ADD ("copy", test_copy);

  return g_test_run ();
}
