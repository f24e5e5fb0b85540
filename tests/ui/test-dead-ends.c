/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "kamae-application.h"
#include "kamae-search.h"
#include "kamae-window.h"
#include "program.h"
#include "ui-test.h"

/* Nothing that a person types holds the window without a word and without a way on, and the keys
 * that lead away lead somewhere. */

static KamaeApplication *application;

typedef struct
{
  KamaeTest    base;
  KamaeRecord *record;
  KamaeWindow *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  ui_test_set_up_sheet (&fixture->base);
  fixture->record = kamae_test_create (&fixture->base, "sheet", "title", "Before", NULL);
  fixture->window = KAMAE_WINDOW (kamae_application_show_register (application, fixture->base.reg));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 500);
  g_assert_true (kamae_window_show_record (fixture->window, fixture->record));
  ui_test_wait (300);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_test_wait (50);
  g_clear_object (&fixture->record);
  kamae_test_tear_down (&fixture->base);
}

static KamaeForm *
get_form (Fixture *fixture)
{
  return KAMAE_FORM (ui_test_find (GTK_WIDGET (fixture->window), "KamaeForm"));
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

static GtkWidget *
focus (Fixture    *fixture,
       const char *field)
{
  g_assert_true (kamae_form_focus_field (get_form (fixture), field));
  return get_focus (fixture);
}

/* As keys do, so that it can be taken back. */
static GtkWidget *
type (Fixture    *fixture,
      const char *field,
      const char *text)
{
  GtkWidget *widget = focus (fixture, field);

  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));

      gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
    }
  else
    {
      gtk_editable_set_text (GTK_EDITABLE (widget), text);
    }
  return widget;
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
  ui_test_wait (50);
}

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

static char *
dup_draft_path (Fixture    *fixture,
                const char *path)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  g_autofree char *key = kamae_record_dup_key (fixture->record);
  g_autofree char *author = kamae_record_dup_key (fixture->base.person);
  g_autofree char *name = g_strconcat (key, ".title.", author, NULL);

  return g_build_filename (g_get_user_state_dir (), "kamae", "drafts", hash, name, NULL);
}

/* As a program that synchronises folders does. */
static void
replace_file (Fixture *fixture)
{
  g_autofree char *other = g_strconcat (fixture->base.path, ".new", NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->base.path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (other, content, (gssize) length, NULL));
  g_assert_cmpint (g_rename (other, fixture->base.path), ==, 0);
}

/* The file is another one: nothing can be saved any more, and the window says how to leave. */
static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *draft = dup_draft_path (fixture, fixture->base.path);
  GtkWindow *dialog;

  type (fixture, "title", "Typed");
  replace_file (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_nonnull (fixture->window);
  dialog = find_dialog (fixture);
  g_assert_true (ADW_IS_MESSAGE_DIALOG (dialog));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), data);
  ui_test_wait (100);
  g_assert_null (fixture->window);
  g_assert_cmpint (g_file_test (draft, G_FILE_TEST_EXISTS), ==, g_str_equal (data, "keep"));
  g_unlink (draft);
}

static void
test_replaced_copy (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = g_strconcat (fixture->base.path, ".copy.kamae", NULL);
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  g_autofree char *draft = dup_draft_path (fixture, fixture->base.path);
  g_autofree char *handed = dup_draft_path (fixture, path);
  g_autoptr (KamaeRegister) reg = NULL;
  g_autoptr (KamaeRecord) person = NULL;
  g_autoptr (GError) error = NULL;

  type (fixture, "title", "Typed");
  replace_file (fixture);
  kamae_register_backup (fixture->base.reg, copy, &error);
  g_assert_no_error (error);
  g_assert_true (kamae_typing_hand_kept (fixture->base.reg, copy));
  g_assert_false (g_file_test (draft, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (handed, G_FILE_TEST_EXISTS));
  reg = kamae_register_open (fixture->base.model, copy, KAMAE_OPEN_NORMAL, &error);
  g_assert_no_error (error);
  person = kamae_register_ref_record (reg, kamae_record_get_id (fixture->base.person), &error);
  g_assert_no_error (error);
  kamae_register_set_person (reg, person);
  g_assert_cmpint (kamae_typing_find_kept (reg), ==, kamae_record_get_id (fixture->record));
  g_clear_object (&person);
  kamae_register_close (reg);
  g_unlink (handed);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* The field is scrolled away: it comes back, and a message says why the window stays. */
static void
test_out_of_view (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *text = type (fixture, "pages", "many");
  GtkWidget *viewport = gtk_widget_get_ancestor (text, GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  graphene_rect_t bounds;
  guint n_messages = 0;

  g_signal_connect_swapped (kamae_window_get_page (fixture->window), "message",
                            G_CALLBACK (count_cb), &n_messages);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  ui_test_wait (50);
  g_assert_true (gtk_widget_compute_bounds (text, viewport, &bounds));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <, 0);

  gtk_window_close (GTK_WINDOW (fixture->window));
  ui_test_wait (100);
  g_assert_nonnull (fixture->window);
  g_assert_null (find_dialog (fixture));
  g_assert_true (gtk_widget_compute_bounds (text, viewport, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (viewport));
  g_assert_cmpuint (n_messages, ==, 1);
  g_assert_true (get_focus (fixture) == text);
  kamae_typing_discard (GTK_WIDGET (fixture->window));
}

/* What was undone last is done again first. */
static void
test_redo_order (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *body;

  type (fixture, "title", "One");
  body = type (fixture, "body", "Typed");
  g_assert_cmpstr (kamae_record_get_title (fixture->record), ==, "One");
  for (guint i = 0; i < 10 && kamae_typing_is_changed (body); i++)
    activate (fixture, "win.undo");
  g_assert_cmpstr (kamae_record_get_title (fixture->record), ==, "One");
  activate (fixture, "win.undo");
  g_assert_cmpstr (kamae_record_get_title (fixture->record), ==, "Before");
  g_assert_true (get_focus (fixture) == body);

  activate (fixture, "win.redo");
  g_assert_cmpstr (kamae_record_get_title (fixture->record), ==, "One");
  g_assert_false (kamae_record_is_set (fixture->record, "body"));
  g_assert_false (kamae_typing_is_changed (body));
}

/* What is folded in with a value that cannot be saved opens again. */
static void
test_folded_in (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *key = kamae_record_dup_key (fixture->record);
  g_autoptr (KamaeRecord) chapter = kamae_test_create (&fixture->base, "chapter", "sheet", key,
                                                       "title", "Part", NULL);
  GtkExpander *expander;
  KamaeForm *form;
  GtkWidget *text;

  ui_test_wait (50);
  expander = GTK_EXPANDER (ui_test_find (GTK_WIDGET (fixture->window), "GtkExpander"));
  gtk_expander_set_expanded (expander, TRUE);
  ui_test_wait (50);
  form = KAMAE_FORM (ui_test_find (gtk_expander_get_child (expander), "KamaeForm"));
  kamae_form_focus_field (form, "title");
  text = get_focus (fixture);
  gtk_editable_set_text (GTK_EDITABLE (text), "Mine");
  ui_test_change_elsewhere (&fixture->base, chapter, "title", "Theirs");

  gtk_expander_set_expanded (expander, FALSE);
  ui_test_wait (50);
  g_assert_true (gtk_expander_get_expanded (expander));
  g_assert_true (get_focus (fixture) == text);
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_nonnull (fixture->window);
  g_assert_cmpstr (kamae_record_get_title (chapter), ==, "Theirs");
  kamae_typing_discard (GTK_WIDGET (fixture->window));
  gtk_expander_set_expanded (expander, FALSE);
  g_assert_false (gtk_expander_get_expanded (expander));
}

/* A field that the record needs does not become empty; its field says so. */
static void
test_needed (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *text = type (fixture, "title", "");

  g_assert_false (kamae_typing_commit (GTK_WIDGET (fixture->window)));
  g_assert_cmpstr (kamae_record_get_title (fixture->record), ==, "Before");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "Before");
  g_assert_nonnull (ui_test_find_text (
    GTK_WIDGET (fixture->window),
    "“Title” must not be empty. What was there stays until you enter something else. (CORE-V06)"));
  /* It is no dead end. */
  g_assert_true (kamae_typing_commit (GTK_WIDGET (fixture->window)));
}

/* The next key does not replace everything. */
static void
test_cursor_at_end (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *text;

  g_signal_emit_by_name (ui_test_find (GTK_WIDGET (fixture->window), "KamaeRecordView"),
                         "activated");
  text = get_focus (fixture);
  g_assert_true (GTK_IS_TEXT (text));
  g_assert_false (gtk_editable_get_selection_bounds (GTK_EDITABLE (text), NULL, NULL));
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (text)), ==, 6);
}

static void
test_derived (Fixture       *fixture,
              gconstpointer  data)
{
  focus (fixture, "title");
  g_assert_false (kamae_form_focus_field (get_form (fixture), "length"));
}

static void
test_chooser_escape (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkWidget *button = ui_test_find (ui_test_find (GTK_WIDGET (fixture->window), "KamaeFooter"),
                                    "GtkMenuButton");
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_test_wait (50);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (popover)));
  g_signal_emit_by_name (ui_test_find (GTK_WIDGET (popover), "GtkSearchEntry"), "stop-search");
  ui_test_wait (50);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (popover)));
}

static gboolean
is_in_list (Fixture *fixture)
{
  GtkWidget *view = ui_test_find (GTK_WIDGET (fixture->window), "KamaeRecordView");

  return get_focus (fixture) != NULL && gtk_widget_is_ancestor (get_focus (fixture), view);
}

/* On a wide window, too, Escape leads from the form to the list, with what was typed saved. */
static void
test_escape (Fixture       *fixture,
             gconstpointer  data)
{
  type (fixture, "title", "After");
  activate (fixture, "win.back");
  g_assert_true (is_in_list (fixture));
  g_assert_cmpstr (kamae_record_get_title (fixture->record), ==, "After");
}

static void
test_page_focus (Fixture       *fixture,
                 gconstpointer  data)
{
  g_assert_true (kamae_window_show_page (fixture->window, "start"));
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "sheets");
  for (guint i = 0; i < 100 && !is_in_list (fixture); i++)
    ui_test_wait (20);
  g_assert_true (is_in_list (fixture));
}

/* "Papers" is the page of that title, not "Old Papers", which comes before it. */
static void
test_exact_title (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *search = kamae_search_new (GTK_WINDOW (fixture->window), fixture->base.reg, NULL);
  GtkListBox *list = GTK_LIST_BOX (ui_test_find (search, "GtkListBox"));
  GtkListBoxRow *row;

  kamae_search_set_text (KAMAE_SEARCH (search), "papers");
  row = gtk_list_box_get_selected_row (list);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Papers");
  gtk_window_destroy (GTK_WINDOW (search));
}

/* Enter means the record that is called so, and does not wait for the list. */
static void
test_exact_record (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (KamaeRecord) named =
    kamae_test_create (&fixture->base, "sheet", "title", "Pape", NULL);
  g_autofree char *name = g_strdup (g_str_equal (data, "title") ? "pape"
                                                                : kamae_record_get_number (named));
  GtkWidget *search = kamae_search_new (GTK_WINDOW (fixture->window), fixture->base.reg, NULL);
  GtkWidget *entry = ui_test_find (search, "GtkSearchEntry");

  kamae_test_set (&fixture->base, fixture->record, "body", "After Pape, see S-0002 S-0001 S-0003");
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "activate");
  ui_test_wait (50);
  g_assert_true (kamae_form_get_record (get_form (fixture)) == named);
}

static const KamaePageInfo pages[] = {
  { .name = "old-papers", .label = "Old Papers", .entity = "sheet" },
  { .name = "papers", .label = "Papers", .entity = "sheet" },
  { NULL }
};

static const KamaeDeclaration papers = {
  .id = "papers",
  .version = 1,
  .domain = "kamae-test",
  .pages = pages,
};

static void
add (const char    *name,
     gconstpointer  data,
     void         (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/dead-ends/%s", name);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  application = program_begin (&argc, &argv, "en",
                               G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  kamae_model_add (ui_test_get_sheet_model (), &papers, &error);
  g_assert_no_error (error);

  add ("replaced/keep", "keep", test_replaced);
  add ("replaced/discard", "discard", test_replaced);
  add ("replaced/copy", NULL, test_replaced_copy);
  add ("out-of-view", NULL, test_out_of_view);
  add ("redo-order", NULL, test_redo_order);
  add ("folded-in", NULL, test_folded_in);
  add ("needed", NULL, test_needed);
  add ("cursor-at-end", NULL, test_cursor_at_end);
  add ("derived", NULL, test_derived);
  add ("chooser-escape", NULL, test_chooser_escape);
  add ("escape", NULL, test_escape);
  add ("page-focus", NULL, test_page_focus);
  add ("exact-title", NULL, test_exact_title);
  add ("exact-record/title", "title", test_exact_record);
  add ("exact-record/number", "number", test_exact_record);

  return program_end (&application);
}
