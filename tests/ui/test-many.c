/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-test.h"

/* Several records of a list at once, and rows that come from a spreadsheet. */

typedef struct
{
  KamaeTest base;
  KamaePage *page;
  KamaeRecordView *view;
  GtkWidget *window;
  char *message;
} Fixture;

static void
message_cb (KamaePage *page, const char *text, Fixture *fixture)
{
  g_free (fixture->message);
  fixture->message = g_strdup (text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "A", "B", "C", "D" };

  ui_test_set_up_sheet (&fixture->base);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_object_unref (kamae_test_create (&fixture->base, "sheet", "title", titles[i], "level", "low",
                                       NULL));

  fixture->page = kamae_page_new (fixture->base.reg,
                                  kamae_model_find_page (fixture->base.model, "sheet"));
  g_signal_connect (fixture->page, "message", G_CALLBACK (message_cb), fixture);
  fixture->window = ui_test_show (GTK_WIDGET (fixture->page), 1200, 800);
  fixture->view = KAMAE_RECORD_VIEW (ui_test_find (fixture->window, "KamaeRecordView"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_test_close (fixture->window);
  g_clear_pointer (&fixture->message, g_free);
  kamae_test_tear_down (&fixture->base);
}

static GtkSelectionModel *
get_selection (Fixture *fixture)
{
  GtkWidget *table = ui_test_find (fixture->window, "GtkColumnView");

  return gtk_column_view_get_model (GTK_COLUMN_VIEW (table));
}

static void
select_range (Fixture *fixture, guint position, guint n)
{
  gtk_selection_model_select_range (get_selection (fixture), position, n, TRUE);
  ui_test_wait (50);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL));
  ui_test_wait (100);
}

/* Titles and levels. */
static char *
dup_sheets (Fixture *fixture)
{
  g_autoptr (KamaeRecordList) list = kamae_register_list (fixture->base.reg, "sheet");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (KamaeRecord) sheet = g_list_model_get_item (G_LIST_MODEL (list), i);
      const char *level = kamae_record_get_text (sheet, "level");

      g_string_append_printf (text, "%s:%s ", kamae_record_get_text (sheet, "title"),
                              level != NULL ? level : "-");
    }
  return g_string_free (text, FALSE);
}

#define assert_sheets(fixture, expected)                                                          \
  G_STMT_START                                                                                    \
  {                                                                                               \
    g_autofree char *shown = dup_sheets (fixture);                                                \
    g_assert_cmpstr (shown, ==, expected);                                                        \
  }                                                                                               \
  G_STMT_END

static GtkWindow *
find_dialog (Fixture *fixture)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->window))
        return window;
    }
  return NULL;
}

static void
click (GtkWindow *dialog, const char *label)
{
  GtkWidget *button = ui_test_find_button (GTK_WIDGET (dialog), label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  ui_test_wait (100);
}

static void
test_pane (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = ui_test_find (fixture->window, "KamaeRecordPane");

  select_range (fixture, 1, 1);
  g_assert_true (gtk_widget_get_mapped (pane));
  g_assert_nonnull (kamae_record_view_get_selected (fixture->view));

  select_range (fixture, 0, 3);
  g_assert_cmpuint (kamae_record_view_get_n_selected (fixture->view), ==, 3);
  g_assert_null (kamae_record_view_get_selected (fixture->view));
  g_assert_false (gtk_widget_get_mapped (pane));
  g_assert_nonnull (ui_test_find_text (fixture->window, "3 records at hand"));

  select_range (fixture, 2, 1);
  g_assert_true (gtk_widget_get_mapped (pane));
  g_assert_cmpstr (kamae_record_get_text (kamae_page_get_record (fixture->page), "title"), ==, "C");
}

/* What is typed into the one at hand is saved before several take its place; what cannot be keeps
 * it there. */
static void
test_typed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  select_range (fixture, 0, 1);
  kamae_record_pane_focus_field (
    KAMAE_RECORD_PANE (ui_test_find (fixture->window, "KamaeRecordPane")), "pages");
  entry = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  gtk_editable_set_text (GTK_EDITABLE (entry), "many");
  select_range (fixture, 0, 3);
  g_assert_cmpuint (kamae_record_view_get_n_selected (fixture->view), ==, 1);
  g_assert_true (gtk_widget_get_mapped (entry));

  gtk_editable_set_text (GTK_EDITABLE (entry), "12");
  select_range (fixture, 0, 3);
  g_assert_cmpuint (kamae_record_view_get_n_selected (fixture->view), ==, 3);
  g_assert_cmpint (kamae_record_get_integer (kamae_page_get_record (fixture->page), "pages"), ==,
                   12);
}

/* One step to undo. */
static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  select_range (fixture, 1, 2);
  act (fixture, "page.delete");
  assert_sheets (fixture, "A:low D:low ");
  g_assert_cmpstr (fixture->message, ==, "2 records were deleted");
  g_assert_true (kamae_register_undo (fixture->base.reg, &error));
  g_assert_no_error (error);
  assert_sheets (fixture, "A:low B:low C:low D:low ");
}

/* One that may not be deleted keeps all. */
static void
test_delete_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) third = NULL;
  GtkWindow *dialog;

  third = g_list_model_get_item (G_LIST_MODEL (kamae_record_view_get_list (fixture->view)), 2);
  kamae_test_set (&fixture->base, third, "decision", "Yes");
  kamae_test_step (&fixture->base, third, "approve");
  select_range (fixture, 1, 2);
  act (fixture, "page.delete");
  assert_sheets (fixture, "A:low B:low C:low D:low ");
  dialog = find_dialog (fixture);
  g_assert_nonnull (dialog);
  g_assert_null (fixture->message);
  gtk_window_destroy (dialog);
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *fields, *values;
  g_autoptr (GError) error = NULL;

  select_range (fixture, 1, 2);
  act (fixture, "page.change");
  dialog = find_dialog (fixture);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "Change 2 Records");
  fields = ui_test_find (GTK_WIDGET (dialog), "GtkDropDown");
  for (guint i = 0;; i++)
    {
      GListModel *names = gtk_drop_down_get_model (GTK_DROP_DOWN (fields));
      g_autoptr (GtkStringObject) name = g_list_model_get_item (names, i);

      g_assert_nonnull (name);
      if (!g_str_equal (gtk_string_object_get_string (name), "Level"))
        continue;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (fields), i);
      break;
    }
  values = ui_test_find (gtk_widget_get_next_sibling (fields), "GtkDropDown");
  /* Nothing chosen is no value. */
  click (dialog, "Change All");
  assert_sheets (fixture, "A:low B:low C:low D:low ");
  g_assert_nonnull (ui_test_find_text (GTK_WIDGET (dialog),
                                       "Type or choose the new value first."));
  /* After "Choose…" and "Low". */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (values), 2);
  click (dialog, "Change All");
  assert_sheets (fixture, "A:low B:high C:high D:low ");
  g_assert_null (find_dialog (fixture));
  g_assert_true (kamae_register_undo (fixture->base.reg, &error));
  assert_sheets (fixture, "A:low B:low C:low D:low ");
}

static void
put_on_clipboard (Fixture *fixture, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->window), text);
}

static GtkWindow *
paste (Fixture *fixture, const char *text)
{
  put_on_clipboard (fixture, text);
  act (fixture, "page.paste");
  return find_dialog (fixture);
}

/* With headings in any order, a column that is none of a sheet's, a cell with an end of line, and
 * the ends of lines of another system. */
static void
test_paste_headings (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = paste (fixture, "Level\tTitle\tShelf\r\nHigh\t\"One\r\nmore\"\t3\r\n"
                                      "\r\nLow\t\"Say \"\"yes\"\"\"\t4\r\n");
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (dialog);
  g_assert_nonnull (ui_test_find_text (GTK_WIDGET (dialog), "All rows can be added."));
  click (dialog, "Add 2 Records");
  assert_sheets (fixture, "A:low B:low C:low D:low One more:high Say \"yes\":low ");
  g_assert_cmpstr (fixture->message, ==, "2 records were added");
  g_assert_null (find_dialog (fixture));
  g_assert_true (kamae_register_undo (fixture->base.reg, &error));
  assert_sheets (fixture, "A:low B:low C:low D:low ");
}

/* A row that is refused says why, and is left out. */
static void
test_paste_refused (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = paste (fixture, "Title\tLevel\nE\tLow\nF\tHuge\nG\tHigh");

  g_assert_nonnull (dialog);
  g_assert_nonnull (ui_test_find_text (GTK_WIDGET (dialog), "1 row is refused and left out."));
  click (dialog, "Add 2 Records");
  assert_sheets (fixture, "A:low B:low C:low D:low E:low G:high ");
}

/* A quotation mark at the beginning is one of the text, unless another ends the cell. */
static void
test_paste_quotes (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = paste (fixture, "Title\n\"E\nF\n\"G\" more\n\"H \"\"x\"\"\"");

  g_assert_nonnull (dialog);
  click (dialog, "Add 4 Records");
  assert_sheets (fixture, "A:low B:low C:low D:low \"E:- F:- \"G\" more:- H \"x\":- ");
}

/* What a form would insist on. */
static void
test_paste_missing (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = paste (fixture, "Level\tTitle\nLow\t\nHigh\tE");

  g_assert_nonnull (dialog);
  g_assert_nonnull (ui_test_find_text (GTK_WIDGET (dialog), "“Title” is missing."));
  click (dialog, "Add 1 Record");
  assert_sheets (fixture, "A:low B:low C:low D:low E:high ");
}

/* Without headings the columns are taken for those of the list; what they are taken for can be
 * changed, and closing adds nothing. */
static void
test_paste_taken (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = paste (fixture, "E\tx");
  GtkWidget *first;

  g_assert_nonnull (dialog);
  first = ui_test_find (GTK_WIDGET (dialog), "GtkDropDown");
  g_assert_cmpstr (gtk_string_object_get_string (
                     gtk_drop_down_get_selected_item (GTK_DROP_DOWN (first))), ==, "Title");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (first), 0);
  ui_test_wait (50);
  g_assert_nonnull (ui_test_find_text (GTK_WIDGET (dialog),
                                       "No row can be added: choose what each column is."));
  gtk_window_close (dialog);
  ui_test_wait (100);
  assert_sheets (fixture, "A:low B:low C:low D:low ");
}

/* What was copied here can be pasted here. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  select_range (fixture, 1, 2);
  act (fixture, "record.copy-with-headings");
  act (fixture, "page.paste");
  dialog = find_dialog (fixture);
  g_assert_nonnull (dialog);
  click (dialog, "Add 2 Records");
  assert_sheets (fixture, "A:low B:low C:low D:low B:low C:low ");
}

static void
test_paste_nothing (Fixture *fixture, gconstpointer data)
{
  g_assert_null (paste (fixture, ""));
  g_assert_nonnull (fixture->message);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

#define ADD(path, function) \
  g_test_add ("/many/" path, Fixture, NULL, set_up, function, tear_down)

  ADD ("pane", test_pane);
  ADD ("typed", test_typed);
  ADD ("delete", test_delete);
  ADD ("delete-refused", test_delete_refused);
  ADD ("change", test_change);
  ADD ("copy", test_copy);
  ADD ("paste/headings", test_paste_headings);
  ADD ("paste/refused", test_paste_refused);
  ADD ("paste/quotes", test_paste_quotes);
  ADD ("paste/missing", test_paste_missing);
  ADD ("paste/taken", test_paste_taken);
  ADD ("paste/nothing", test_paste_nothing);

  return g_test_run ();
}
