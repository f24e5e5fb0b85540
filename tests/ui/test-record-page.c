/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "ui-test.h"

typedef struct
{
  KamaeTest base;
  KamaePage *page;
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
  const char *const *titles = data;

  ui_test_set_up_sheet (&fixture->base);
  for (guint i = 0; titles != NULL && titles[i] != NULL; i++)
    {
      g_autoptr (KamaeRecord) sheet = kamae_test_create (&fixture->base, "sheet",
                                                         "title", titles[i],
                                                         "level", i == 0 ? "high" : "low", NULL);
    }

  fixture->page = kamae_page_new (fixture->base.reg,
                                  kamae_model_find_page (fixture->base.model, "sheet"));
  g_signal_connect (fixture->page, "message", G_CALLBACK (message_cb), fixture);
  fixture->window = ui_test_show (GTK_WIDGET (fixture->page), 1200, 800);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_test_close (fixture->window);
  g_clear_pointer (&fixture->message, g_free);
  kamae_test_tear_down (&fixture->base);
}

static KamaeRecordView *
get_view (Fixture *fixture)
{
  return KAMAE_RECORD_VIEW (ui_test_find (fixture->window, "KamaeRecordView"));
}

static guint
count_shown (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (kamae_record_view_get_list (get_view (fixture))));
}

static gboolean
is_seen (Fixture *fixture, const char *text)
{
  GtkWidget *label = ui_test_find_text (fixture->window, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  GtkWidget *add = ui_test_find_button (fixture->window, "Add Sheet");
  KamaeRecord *record;

  /* What the clause wants, as it was written: user text is never markup. */
  g_assert_true (is_seen (fixture, "A sheet has a <title>. For example: one & another."));
  g_assert_true (gtk_widget_get_mapped (add));
  g_assert_null (kamae_page_get_record (fixture->page));

  g_signal_emit_by_name (add, "clicked");
  ui_test_wait (50);
  record = kamae_page_get_record (fixture->page);
  g_assert_cmpstr (kamae_record_get_number (record), ==, "S-001");
  g_assert_false (gtk_widget_get_mapped (add));
  g_assert_true (is_seen (fixture, "1 record"));

  /* The cursor stands where typing begins. */
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
}

static void
count_cb (GSimpleAction *action, GVariant *parameter, guint *count)
{
  *count += 1;
}

/* What is done with the list stands in place of an empty one and beside its filters; with what a
 * list begins is offered as long as there is none. */
static void
test_list_action (Fixture *fixture, gconstpointer data)
{
  KamaeRecordPage *page = KAMAE_RECORD_PAGE (fixture->page);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("count", NULL);
  GtkWidget *large, *begin, *small;
  guint count = 0;

  g_signal_connect (action, "activate", G_CALLBACK (count_cb), &count);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (page), "test", G_ACTION_GROUP (group));
  kamae_record_page_add_list_action (page, "view-refresh-symbolic", "Count", "test.count");
  kamae_record_page_add_list_action (page, NULL, "Begin", "test.count");
  ui_test_wait (50);
  large = ui_test_find_button (fixture->window, "Count");
  begin = ui_test_find_button (fixture->window, "Begin");
  small = ui_test_find_tip (fixture->window, "Count");
  g_assert_true (gtk_widget_get_mapped (large));
  g_assert_true (gtk_widget_get_mapped (begin));
  g_assert_false (gtk_widget_get_mapped (small));
  g_signal_emit_by_name (large, "clicked");
  g_assert_cmpuint (count, ==, 1);

  g_signal_emit_by_name (ui_test_find_button (fixture->window, "Add Sheet"), "clicked");
  ui_test_wait (50);
  g_assert_true (gtk_widget_get_mapped (small));
  g_assert_false (gtk_widget_get_mapped (begin));
  g_assert_null (ui_test_find_tip (fixture->window, "Begin"));
  g_signal_emit_by_name (small, "clicked");
  g_assert_cmpuint (count, ==, 2);
  g_simple_action_set_enabled (action, FALSE);
  g_assert_false (gtk_widget_get_sensitive (small));
}

static void
test_list_and_record (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) third = kamae_register_find (fixture->base.reg, "sheet", "S-003", NULL);

  /* The first is at hand at once, and the record follows the list. */
  g_assert_cmpstr (kamae_record_get_number (kamae_page_get_record (fixture->page)), ==, "S-001");
  g_assert_true (kamae_page_show_record (fixture->page, third));
  g_assert_true (kamae_page_get_record (fixture->page) == third);
  g_assert_true (kamae_record_view_get_selected (get_view (fixture)) == third);

  g_assert_false (kamae_page_show_record (fixture->page, fixture->base.person));
  /* From the record to the list; from there no further. */
  kamae_page_go_back (fixture->page);
  g_assert_false (kamae_page_go_back (fixture->page));
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) second = kamae_register_find (fixture->base.reg, "sheet", "S-002", NULL);
  GtkWidget *pane = ui_test_find (fixture->window, "KamaeRecordPane");

  g_assert_true (kamae_page_show_record (fixture->page, second));
  gtk_widget_activate_action (pane, "record.delete", NULL);
  g_assert_cmpstr (fixture->message, ==, "“S-002 Two” was deleted");
  g_assert_true (kamae_record_is_deleted (second));

  /* The one in its place is at hand. */
  g_assert_cmpstr (kamae_record_get_number (kamae_page_get_record (fixture->page)), ==, "S-003");

  /* One that is shown but filtered out goes too, and comes back. */
  kamae_record_page_filter (KAMAE_RECORD_PAGE (fixture->page), "state", "approved");
  gtk_widget_activate_action (pane, "record.delete", NULL);
  g_assert_false (gtk_widget_get_visible (pane));
  g_assert_true (kamae_register_undo (fixture->base.reg, NULL));
  g_assert_true (gtk_widget_get_visible (pane));
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  KamaeRecordPage *page = KAMAE_RECORD_PAGE (fixture->page);
  g_autoptr (KamaeRecord) second = kamae_register_find (fixture->base.reg, "sheet", "S-002", NULL);

  kamae_record_page_filter (page, "level", "high");
  g_assert_cmpuint (count_shown (fixture), ==, 1);
  g_assert_true (is_seen (fixture, "1 of 3"));
  g_assert_nonnull (ui_test_find_button (fixture->window, "Level: High"));

  /* Another value of the same field takes the place of the first. */
  kamae_record_page_filter (page, "level", "low");
  g_assert_cmpuint (count_shown (fixture), ==, 2);
  g_assert_null (ui_test_find_button (fixture->window, "Level: High"));

  kamae_record_page_filter (page, "state", "approved");
  ui_test_wait (50);
  g_assert_cmpuint (count_shown (fixture), ==, 0);
  g_assert_true (is_seen (fixture, "Nothing Found"));

  /* A record that is asked for is shown, whatever the filter. */
  g_assert_true (kamae_page_show_record (fixture->page, second));
  g_assert_cmpuint (count_shown (fixture), ==, 3);
  g_assert_null (ui_test_find_button (fixture->window, "Level: Low"));

  kamae_record_page_filter (page, "overdue", NULL);
  g_assert_cmpuint (count_shown (fixture), ==, 0);
  kamae_test_set (&fixture->base, second, "day", "2026-06-01");
  g_assert_cmpuint (count_shown (fixture), ==, 1);
}

/* What the badge counts is said, and shown alone; what is counted without a record has none to
 * show. */
static void
test_attention (Fixture *fixture, gconstpointer data)
{
  KamaeRecordPage *page = KAMAE_RECORD_PAGE (fixture->page);
  g_autoptr (KamaeRecord) first = kamae_register_find (fixture->base.reg, "sheet", "S-001", NULL);
  g_autoptr (KamaeRecord) second = kamae_register_find (fixture->base.reg, "sheet", "S-002", NULL);
  GtkWidget *toggle;

  g_assert_false (gtk_widget_get_mapped (ui_test_find_button (fixture->window, "Past day: 0")));
  kamae_test_set (&fixture->base, first, "title", "Lonely");
  toggle = ui_test_find_button (fixture->window, "Past day: 1");
  g_assert_true (gtk_widget_get_mapped (toggle));
  g_assert_false (gtk_widget_get_sensitive (toggle));

  kamae_test_set (&fixture->base, second, "day", "2026-06-01");
  g_assert_true (ui_test_find_button (fixture->window, "Past day: 2") == toggle);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  g_assert_cmpuint (count_shown (fixture), ==, 1);
  g_assert_true (is_seen (fixture, "1 of 3"));

  /* Together with the other filters, and taken away like them. */
  kamae_record_page_filter (page, "level", "high");
  g_assert_cmpuint (count_shown (fixture), ==, 0);
  g_assert_true (kamae_page_show_record (fixture->page, first));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)));
  g_assert_cmpuint (count_shown (fixture), ==, 3);

  /* What is done is gone, and so is the filter with the last. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  kamae_test_set (&fixture->base, second, "day", "2026-07-01");
  g_assert_cmpuint (count_shown (fixture), ==, 3);
  g_assert_false (gtk_widget_get_sensitive (toggle));
  kamae_test_set (&fixture->base, first, "title", "One");
  g_assert_false (gtk_widget_get_visible (toggle));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  kamae_page_find (fixture->page);
  entry = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                   GTK_TYPE_SEARCH_ENTRY);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "ｔｗｏ");
  ui_test_wait (400);
  g_assert_cmpuint (count_shown (fixture), ==, 1);
}

static void
test_folding (Fixture *fixture, gconstpointer data)
{
  GtkWidget *table = ui_test_find (fixture->window, "GtkColumnView");
  GtkWidget *pane = ui_test_find (fixture->window, "KamaeRecordPane");
  KamaeSplit *split = KAMAE_SPLIT (ui_test_find (fixture->window, "KamaeSplit"));

  g_assert_false (kamae_split_get_folded (split));
  g_assert_true (gtk_widget_get_mapped (table) && gtk_widget_get_mapped (pane));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 800);
  ui_test_wait (200);
  g_assert_cmpint (gtk_widget_get_width (fixture->window), <=, 420);
  g_assert_true (kamae_split_get_folded (split));
  g_assert_true (gtk_widget_get_mapped (table));
  g_assert_false (gtk_widget_get_child_visible (pane) && gtk_widget_get_mapped (pane));

  /* There and back again. */
  g_signal_emit_by_name (get_view (fixture), "activated");
  ui_test_wait (200);
  g_assert_true (gtk_widget_get_mapped (pane));
  g_assert_true (kamae_page_go_back (fixture->page));
  ui_test_wait (200);
  g_assert_true (gtk_widget_get_mapped (table));
  g_assert_false (kamae_page_go_back (fixture->page));
}

static GtkWidget *
open_steps (Fixture *fixture)
{
  GtkWidget *button = ui_test_find (fixture->window, "KamaeStateButton");

  /* It may have been scrolled away. */
  gtk_widget_grab_focus (ui_test_find (button, "GtkToggleButton"));
  ui_test_wait (50);
  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_test_find (button, "GtkMenuButton")));
  ui_test_wait (100);

  return button;
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  KamaeRecord *record = kamae_page_get_record (fixture->page);
  GtkWidget *button = open_steps (fixture);
  GtkWidget *step = ui_test_find_button (button, "Approve");
  GtkWidget *missing;

  /* The step is there, and says what it waits for; that leads to the field. */
  g_assert_nonnull (step);
  g_assert_false (gtk_widget_get_sensitive (step));
  missing = gtk_widget_get_next_sibling (ui_test_find_text (button, "Still missing:"));
  g_assert_true (GTK_IS_BUTTON (missing));
  g_signal_emit_by_name (missing, "clicked");
  ui_test_wait (50);
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (fixture->window))));

  kamae_test_set (&fixture->base, record, "decision", "Yes");
  button = open_steps (fixture);
  g_assert_true (gtk_widget_get_sensitive (ui_test_find_button (button, "Approve")));
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }

  return NULL;
}

static void
test_approve (Fixture *fixture, gconstpointer data)
{
  KamaeRecord *record = kamae_page_get_record (fixture->page);
  GtkWidget *dialog, *date, *means;

  kamae_test_set (&fixture->base, record, "decision", "Yes");
  g_signal_emit_by_name (ui_test_find_button (open_steps (fixture), "Approve"), "clicked");
  ui_test_wait (100);

  /* Who, when and how are filled in: the person at work, today, electronically. */
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (ui_test_find_text (dialog, "佐藤 花子"));
  date = ui_test_find (dialog, "KamaeDateEntry");
  means = ui_test_find (dialog, "GtkDropDown");
  g_assert_cmpstr (kamae_date_entry_get_date (KAMAE_DATE_ENTRY (date)), ==, "2026-06-15");

  /* Only a paper has another day. */
  g_assert_false (gtk_widget_is_sensitive (date));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (means), 1);
  g_assert_true (gtk_widget_is_sensitive (date));
  kamae_date_entry_set_date (KAMAE_DATE_ENTRY (date), "2026-06-10");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (means), 0);
  g_assert_false (gtk_widget_is_sensitive (date));
  g_assert_cmpstr (kamae_date_entry_get_date (KAMAE_DATE_ENTRY (date)), ==, "2026-06-15");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  ui_test_wait (50);

  g_assert_cmpstr (kamae_record_get_state (record), ==, "approved");
  g_assert_cmpstr (fixture->message, ==, "S-001 One: Approved");
}

/* Who may not approve is told so, and somebody else can be chosen. */
static void
test_approver (Fixture *fixture, gconstpointer data)
{
  KamaeRecord *record = kamae_page_get_record (fixture->page);
  GtkWidget *dialog;

  kamae_test_set (&fixture->base, record, "decision", "Yes");
  g_signal_emit_by_name (ui_test_find_button (open_steps (fixture), "Endorse"), "clicked");
  ui_test_wait (100);

  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "role"));
  g_assert_nonnull (ui_test_find_text (dialog, "Choose…"));
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_assert_cmpstr (kamae_record_get_state (record), ==, "draft");
}

/* Whoever has no mouse comes from the list to the record, and back. */
static void
test_tab (Fixture *fixture, gconstpointer data)
{
  g_assert_true (ui_test_lets_focus_through (GTK_WIDGET (get_view (fixture))));
  g_assert_true (ui_test_lets_focus_through (ui_test_find (fixture->window, "KamaeRecordPane")));
}

static const char *const three[] = { "One", "Two", "Three", NULL };

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

#define ADD(titles, path, function) \
  g_test_add ("/record-page/" path, Fixture, titles, set_up, function, tear_down)

  ADD (NULL, "empty", test_empty);
  ADD (NULL, "list-action", test_list_action);
  ADD (three, "list-and-record", test_list_and_record);
  ADD (three, "delete", test_delete);
  ADD (three, "filter", test_filter);
  ADD (three, "attention", test_attention);
  ADD (three, "search", test_search);
  ADD (three, "folding", test_folding);
  ADD (three, "missing", test_missing);
  ADD (three, "approve", test_approve);
  ADD (three, "approver", test_approver);
  ADD (three, "tab", test_tab);

  return g_test_run ();
}
