/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "kamae-about.h"
#include "kamae-application.h"
#include "kamae-backups.h"
#include "kamae-check-window.h"
#include "kamae-clause-state.h"
#include "kamae-columns.h"
#include "kamae-due.h"
#include "kamae-help-window.h"
#include "kamae-new-window.h"
#include "kamae-preferences.h"
#include "kamae-sample-window.h"
#include "kamae-search.h"
#include "kamae-settings.h"
#include "kamae-shortcuts.h"
#include "kamae-start-page.h"
#include "kamae-widgets.h"
#include "kamae-window.h"
#include "program.h"
#include "ui-test.h"

static KamaeApplication *application;

/* -- Helpers ----------------------------------------------------------------------------------- */

static gboolean
leave_loop (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static void
settle (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_full (G_PRIORITY_LOW, 150, leave_loop, loop, NULL);
  g_main_loop_run (loop);
}

/* The first widget below @root that shows the text. */
static GtkWidget *
find_text (GtkWidget  *root,
           const char *text)
{
  if (GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWindow *
find_transient (GtkWindow *parent)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (window) == parent)
        return window;
    }
  return NULL;
}

typedef struct
{
  char          *folder;
  GFile         *file;
  KamaeRegister *reg;
  KamaeWindow   *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("kamae-shell-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->file = g_file_new_build_filename (fixture->folder, "test.kamae", NULL);
  fixture->reg = kamae_new_register_create (fixture->file, "株式会社テスト <b>", 10, "佐藤 花子", "総務部",
                                            &error);
  g_assert_no_error (error);
  fixture->window = KAMAE_WINDOW (kamae_application_show_register (application, fixture->reg));
  settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_file_get_path (fixture->file);

  if (fixture->window != NULL)
    gtk_window_close (GTK_WINDOW (fixture->window));
  settle ();
  g_clear_object (&fixture->reg);
  g_clear_object (&fixture->file);
  g_unlink (path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static KamaeRecord *
add_task (KamaeRegister *reg,
          const char    *subject,
          const char    *due)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = kamae_register_begin (reg, "Add a task", NULL, &error);
  KamaeRecord *task;

  g_assert_no_error (error);
  task = kamae_operation_create (operation, "task", &error, "subject", subject, "due_on", due,
                                 NULL);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
  return task;
}

/* -- Tests ------------------------------------------------------------------------------------- */

static void
test_new_register (Fixture       *fixture,
                   gconstpointer  data)
{
  KamaeRecord *organization = kamae_register_get_organization (fixture->reg);
  KamaeRecord *person = kamae_register_get_person (fixture->reg);
  g_autoptr (KamaeRecordList) assignments = kamae_register_list (fixture->reg, "role_assignment");
  g_autoptr (KamaeRecordList) years = kamae_register_list (fixture->reg, "fiscal_year");
  g_autoptr (KamaeRecord) year = NULL;
  g_autofree char *remembered = kamae_settings_dup_person (fixture->file);

  g_assert_cmpstr (kamae_record_get_title (organization), ==, "株式会社テスト <b>");
  g_assert_cmpint (kamae_record_get_integer (organization, "fiscal_start_month"), ==, 10);
  g_assert_cmpstr (kamae_record_get_title (person), ==, "佐藤 花子");
  g_assert_cmpint (g_ascii_strtoll (remembered, NULL, 10), ==, kamae_record_get_id (person));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (assignments)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (years)), ==, 1);
  year = g_list_model_get_item (G_LIST_MODEL (years), 0);
  g_assert_cmpstr (kamae_record_get_state (year), ==, "running");
  g_assert_true (g_str_has_suffix (kamae_record_get_text (year, "ends_on"), "-09-30"));
}

static void
test_existing_file (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeRegister) reg = kamae_new_register_create (fixture->file, "X", 4, "Y", "Z",
                                                             &error);

  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_EXISTS);
  g_assert_null (reg);
  g_assert_true (g_file_query_exists (fixture->file, NULL));
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  GPtrArray *pages = kamae_model_get_pages (kamae_register_get_model (fixture->reg));

  g_assert_cmpstr (kamae_window_get_page_name (fixture->window), ==, "start");
  g_assert_true (KAMAE_IS_START_PAGE (kamae_window_get_page (fixture->window)));
  for (guint i = 0; i < pages->len; i++)
    {
      const KamaePageInfo *page = g_ptr_array_index (pages, i);

      g_assert_true (kamae_window_show_page (fixture->window, page->name));
      g_assert_cmpstr (kamae_window_get_page_name (fixture->window), ==, page->name);
      settle ();
    }
  g_assert_false (kamae_window_show_page (fixture->window, "no-such-page"));
}

/* A telephone, and the edges of a window on a desktop. */
#define NARROW 366

/* What makes a widget wider than that, down to where it is. */
static void
tell_wide (GtkWidget *widget,
           int        limit,
           int        depth)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum <= limit || !gtk_widget_get_visible (widget))
    return;
  g_test_message ("%*s%s: %d", depth, "", G_OBJECT_TYPE_NAME (widget), minimum);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tell_wide (child, limit - 40, depth + 2);
}

/* Each page fits into a window as narrow as a telephone. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  GPtrArray *pages = kamae_model_get_pages (kamae_register_get_model (fixture->reg));
  GtkWidget *content =
    adw_application_window_get_content (ADW_APPLICATION_WINDOW (fixture->window));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), NARROW, 640);
  settle ();
  for (guint i = 0; i < pages->len; i++)
    {
      const KamaePageInfo *page = g_ptr_array_index (pages, i);
      int minimum;

      g_assert_true (kamae_window_show_page (fixture->window, page->name));
      settle ();
      gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("%s: %d", page->name, minimum);
      if (minimum > NARROW)
        tell_wide (content, NARROW, 0);
      g_assert_cmpint (minimum, <=, NARROW);
    }
}

static void
count_cb (guint *n_changes)
{
  (*n_changes)++;
}

/* Between the widths with the folded header and the full one, it does not fold in every frame. */
static void
test_fold_once (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *content =
    adw_application_window_get_content (ADW_APPLICATION_WINDOW (fixture->window));
  AdwFlap *flap = ADW_FLAP (gtk_widget_get_first_child (content));
  guint n_changes = 0;

  kamae_window_show_page (fixture->window, "tasks");
  g_signal_connect_swapped (flap, "notify::folded", G_CALLBACK (count_cb), &n_changes);
  alarm (60);
  for (int width = 460; width <= 760; width += 20)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 640);
      settle ();
    }
  alarm (0);
  g_test_message ("%u changes", n_changes);
  g_assert_false (adw_flap_get_folded (flap));
  g_assert_cmpuint (n_changes, <, 40);
}

/* The columns that were chosen are there again when the page is made again. */
static void
test_columns_kept (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *columns = NULL;
  g_autofree char *again = NULL;
  KamaeRecordPage *page;
  KamaeWindow *other;

  kamae_window_show_page (fixture->window, "tasks");
  settle ();
  page = KAMAE_RECORD_PAGE (kamae_window_get_page (fixture->window));
  columns = kamae_record_page_dup_columns (page);
  g_assert_true (strstr (columns, "due_on") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "column.due-on", NULL);

  other = KAMAE_WINDOW (kamae_window_new (GTK_APPLICATION (application), fixture->reg));
  kamae_window_show_page (other, "tasks");
  page = KAMAE_RECORD_PAGE (kamae_window_get_page (other));
  again = kamae_record_page_dup_columns (page);
  g_assert_null (strstr (again, "due_on"));
  g_assert_nonnull (strstr (again, "subject"));
  gtk_widget_activate_action (GTK_WIDGET (page), "column.due-on", NULL);
  g_settings_reset (kamae_settings_get_default (), "columns");
  gtk_window_destroy (GTK_WINDOW (other));
}

static GType
not_a_page (void)
{
  return GTK_TYPE_LABEL;
}

static const KamaePageInfo broken_pages[] = {
  { "broken", "Broken", "organization", 1, NULL, NULL, NULL, .get_type = not_a_page },
  { NULL }
};

static const KamaeDeclaration broken = { "broken", 1, NULL, .pages = broken_pages };

static void
test_broken_page (Fixture       *fixture,
                  gconstpointer  data)
{
  g_assert_true (kamae_window_show_page (fixture->window, "broken"));
  g_assert_true (ADW_IS_STATUS_PAGE (kamae_window_get_page (fixture->window)));
  g_assert_true (kamae_window_show_page (fixture->window, "tasks"));
  g_assert_true (KAMAE_IS_PAGE (kamae_window_get_page (fixture->window)));
}

static void
test_show_record (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (KamaeRecord) task = add_task (fixture->reg, "Check the locks", "2026-01-01");

  g_assert_true (kamae_window_show_record (fixture->window, task));
  g_assert_cmpstr (kamae_window_get_page_name (fixture->window), ==, "tasks");
  KamaePage *page = KAMAE_PAGE (kamae_window_get_page (fixture->window));
  g_assert_true (kamae_page_get_record (page) == task);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (KamaeRecord) task = add_task (fixture->reg, "Check the locks", "2026-01-01");
  GtkWidget *window = GTK_WIDGET (fixture->window);

  settle ();
  kamae_window_toast (fixture->window, "Task added");
  settle ();
  g_assert_nonnull (find_text (window, "Task added"));
  g_assert_nonnull (find_text (window, "Undo"));

  g_assert_true (gtk_widget_activate_action (window, "win.undo", NULL));
  g_assert_true (kamae_record_is_deleted (task));
  g_assert_true (gtk_widget_activate_action (window, "win.redo", NULL));
  settle ();
  g_autoptr (KamaeRecordList) tasks = kamae_register_list (fixture->reg, "task");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (tasks)), ==, 1);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeRegister) reg = NULL;
  g_autofree char *name = kamae_dup_file_name (fixture->file);
  GtkWidget *window;

  gtk_window_close (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  settle ();
  reg = kamae_register_open (kamae_application_get_model (), fixture->file, KAMAE_OPEN_READ_ONLY,
                             &error);
  g_assert_no_error (error);
  window = GTK_WIDGET (kamae_application_show_register (application, reg));
  settle ();
  g_assert_nonnull (find_text (window, name));
  g_assert_nonnull (find_text (window, "Read-only"));
  g_assert_nonnull (find_text (window, kamae_register_get_read_only_reason (reg)));
  kamae_window_show_page (KAMAE_WINDOW (window), "tasks");
  settle ();
  gtk_window_close (GTK_WINDOW (window));
}

static void
test_undo_person (Fixture       *fixture,
                  gconstpointer  data)
{
  g_assert_nonnull (kamae_register_get_person (fixture->reg));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
  g_assert_null (kamae_register_get_person (fixture->reg));
  settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL));
  settle ();
}

static void
test_start_page (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *today = kamae_register_dup_today (fixture->reg);
  g_autofree char *yesterday = kamae_dup_day (today, -1);
  g_autofree char *soon = kamae_dup_day (today, 3);
  g_autofree char *later = kamae_dup_day (today, 20);
  g_autofree char *never = kamae_dup_day (today, 100);
  g_autoptr (KamaeRecord) overdue = add_task (fixture->reg, "Overdue task", yesterday);
  g_autoptr (KamaeRecord) a = add_task (fixture->reg, "A", soon);
  g_autoptr (KamaeRecord) b = add_task (fixture->reg, "B", later);
  g_autoptr (KamaeRecord) c = add_task (fixture->reg, "C", never);
  g_autofree char *label = kamae_record_dup_label (overdue);
  g_autofree char *week = kamae_dup_day (today, 7);
  g_autofree char *month = kamae_dup_day (today, 31);

  g_assert_cmpuint (kamae_due_count (fixture->reg, NULL, today), ==, 1);
  g_assert_cmpuint (kamae_due_count (fixture->reg, today, week), ==, 1);
  g_assert_cmpuint (kamae_due_count (fixture->reg, today, month), ==, 2);
  settle ();
  g_assert_nonnull (find_text (kamae_window_get_page (fixture->window), label));

  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = kamae_register_begin (fixture->reg, "Finish", overdue,
                                                               &error);
  g_assert_no_error (error);
  kamae_operation_transition (operation, overdue, "finish", &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kamae_due_count (fixture->reg, NULL, today), ==, 0);
}

/* What was changed beside Kamae is told in words. */
static void
test_verify_fault (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) shell = NULL;
  GtkWindow *sheet;

  shell = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "sqlite3",
                            g_file_peek_path (fixture->file),
                            "DROP TRIGGER journal_update;"
                            "UPDATE journal SET person = 'X' WHERE seq = 1;", NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check (shell, NULL, &error);
  g_assert_no_error (error);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.verify", NULL);
  settle ();
  sheet = find_transient (GTK_WINDOW (fixture->window));
  g_assert_nonnull (sheet);
  g_assert_nonnull (find_text (GTK_WIDGET (sheet), "The file has a fault"));
  g_assert_nonnull (find_text (GTK_WIDGET (sheet),
                               "The journal was changed at entry 1: its chain does not hold from"
                               " there on."));
  gtk_window_destroy (sheet);
}

static void
test_backups (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (KamaeBackups) backups = kamae_backups_new (fixture->reg);
  GFile *folder = kamae_backups_get_folder (backups);
  g_autoptr (GFileEnumerator) children = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFile) copy = NULL;
  g_autoptr (GDateTime) time = NULL;

  kamae_backups_keep (backups);
  settle ();
  settle ();
  g_assert_null (kamae_backups_get_error (backups));
  children = g_file_enumerate_children (folder, "standard::name", G_FILE_QUERY_INFO_NONE, NULL,
                                        NULL);
  g_assert_nonnull (children);
  g_file_enumerator_iterate (children, NULL, &copy, NULL, NULL);
  g_assert_nonnull (copy);
  time = kamae_settings_dup_backup (fixture->file);
  g_assert_nonnull (time);

  /* Where no copy can be made, it is told. */
  g_object_ref (copy);
  g_file_delete (copy, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
  g_assert_true (g_file_replace_contents (folder, "", 0, NULL, FALSE, 0, NULL, NULL, NULL));
  kamae_backups_keep (backups);
  settle ();
  settle ();
  g_assert_nonnull (kamae_backups_get_error (backups));
  g_file_delete (folder, NULL, NULL);
}

/* A figure that its declaration puts on the start page: value, target, a way to its page. */
static const KamaeFigure test_figures[] = {
  { "TST-C01", KAMAE_FIGURE_NUMBER, "Tasks", "8.1", .unit = "%", .page = "tasks",
    .start = "Tasks <b>", .target = "test.tasks",
    .sql = "SELECT count (*) FROM task WHERE :as_of >= today () HAVING count (*) > 0" },
  { "TST-C02", KAMAE_FIGURE_TABLE, "Next", "8.1", .columns = "Due", .page = "tasks",
    .start = "Next task", .sql = "SELECT due_on FROM task ORDER BY due_on LIMIT 1" },
  { "TST-C03", KAMAE_FIGURE_NUMBER, "Elsewhere", "8.1", .sql = "SELECT 5" },
  { NULL }
};

static const KamaeSetting test_settings[] = {
  { "test.tasks", "Tasks", "2" },
  { NULL }
};

static const KamaeDeclaration counting = {
  .id = "counting", .version = 1, .figures = test_figures, .settings = test_settings,
};

static void
test_figures_card (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *today = kamae_register_dup_today (fixture->reg);
  g_autofree char *yesterday = kamae_dup_day (today, -1);
  g_autoptr (KamaeRecord) first = NULL;
  g_autoptr (KamaeRecord) second = NULL;
  GtkWidget *page, *label;

  g_assert_null (find_text (kamae_window_get_page (fixture->window), "Tasks <b>"));

  first = add_task (fixture->reg, "A", yesterday);
  settle ();
  page = kamae_window_get_page (fixture->window);
  label = find_text (page, "Tasks <b>");
  g_assert_nonnull (label);
  g_assert_nonnull (find_text (page, "1%"));
  g_assert_nonnull (find_text (page, "misses the target of 2%"));
  g_assert_nonnull (find_text (page, "1 day overdue"));
  g_assert_null (find_text (page, "Elsewhere"));

  second = add_task (fixture->reg, "B", today);
  settle ();
  page = kamae_window_get_page (fixture->window);
  g_assert_nonnull (find_text (page, "target 2% reached"));
  label = find_text (page, "Tasks <b>");
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  settle ();
  g_assert_cmpstr (kamae_window_get_page_name (fixture->window), ==, "tasks");
}

static void
test_clause_states (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_autoptr (GPtrArray) states = kamae_clause_states (fixture->reg, findings);
  const char *previous = NULL;
  gboolean seen = FALSE;

  for (guint i = 0; i < states->len; i++)
    {
      KamaeClauseState *state = g_ptr_array_index (states, i);

      /* No meeting, no communication record: nothing can be up to date. */
      if (g_strcmp0 (state->number, "7.4") == 0)
        {
          seen = TRUE;
          g_assert_cmpint (state->mark, ==, KAMAE_CLAUSE_EMPTY);
        }
      if (previous != NULL)
        g_assert_cmpint (strverscmp (previous, state->number), <, 0);
      previous = state->number;
    }
  g_assert_true (seen);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (KamaeRecord) task = add_task (fixture->reg, "ファイアウォールの点検", "2026-01-01");
  g_autofree char *label = kamae_record_dup_label (task);
  GtkWidget *search = kamae_search_new (GTK_WINDOW (fixture->window), fixture->reg, NULL);

  kamae_search_set_text (KAMAE_SEARCH (search), "ﾌｧｲｱ");
  g_assert_nonnull (find_text (search, label));
  kamae_search_set_text (KAMAE_SEARCH (search), "nothing like it");
  g_assert_null (find_text (search, label));
  kamae_search_set_text (KAMAE_SEARCH (search), "preferences");
  g_assert_nonnull (find_text (search, "Preferences"));
  gtk_window_destroy (GTK_WINDOW (search));
}

/* Why a record was found whose name does not say it. */
static void
test_search_match (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (KamaeRecord) task = add_task (fixture->reg, "ファイアウォールの点検", "2026-01-01");
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation =
    kamae_register_begin (fixture->reg, "Change", task, &error);
  GtkWidget *search = kamae_search_new (GTK_WINDOW (fixture->window), fixture->reg, NULL);

  g_assert_no_error (error);
  g_assert_true (kamae_operation_set (operation, task, "result",
                                      "A line that is long enough.\nThe ｌｏｇ was kept <b> until "
                                      "the end of the year.", &error));
  g_assert_true (kamae_operation_commit (operation, &error));
  kamae_search_set_text (KAMAE_SEARCH (search), "log was");
  g_assert_nonnull (find_text (search, "Task · Result: …enough. The ｌｏｇ was kept <b> until the end "
                                       "of the year."));
  kamae_search_set_text (KAMAE_SEARCH (search), "ﾌｧｲｱ");
  g_assert_nonnull (find_text (search, "Task"));
  gtk_window_destroy (GTK_WINDOW (search));
}

static GtkWidget *
get_result (GtkWidget *search,
            int        index)
{
  GtkWidget *list = ui_test_find (search, "GtkListBox");

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index));
}

/* Before anything is typed, what was seen last stands on top, but not where one is. */
static void
test_search_recent (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (KamaeRecord) task = add_task (fixture->reg, "ファイアウォールの点検", "2026-01-01");
  g_autofree char *label = kamae_record_dup_label (task);
  GtkWindow *search;

  g_assert_true (kamae_window_show_record (fixture->window, task));
  g_assert_true (kamae_window_show_page (fixture->window, "departments"));
  g_assert_true (kamae_window_show_page (fixture->window, "people"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.search", NULL);
  settle ();
  search = find_transient (GTK_WINDOW (fixture->window));
  g_assert_nonnull (find_text (get_result (GTK_WIDGET (search), 0), "Departments"));
  g_assert_nonnull (find_text (get_result (GTK_WIDGET (search), 1), label));
  g_assert_nonnull (find_text (get_result (GTK_WIDGET (search), 2), "Tasks"));

  kamae_search_set_text (KAMAE_SEARCH (search), "people");
  g_assert_nonnull (find_text (get_result (GTK_WIDGET (search), 0), "People"));
  gtk_window_destroy (search);
}

static void
test_windows (Fixture       *fixture,
              gconstpointer  data)
{
  const char *const actions[] = {
    "win.check('')", "win.check('4.1')", "win.history", "win.preferences", "win.plugins",
    "win.shortcuts", "win.help", "win.about", "win.verify", "win.search",
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      g_assert_true (g_action_parse_detailed_name (actions[i], &name, &target, NULL));
      g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), name,
                                                         target));
      settle ();
      GtkWindow *sheet = find_transient (GTK_WINDOW (fixture->window));
      g_assert_nonnull (sheet);
      gtk_window_destroy (sheet);
    }
}

static void
test_language (Fixture       *fixture,
               gconstpointer  data)
{
  GSettings *settings = kamae_settings_get_default ();

  g_settings_set_string (settings, "language", "ja");
  settle ();
  g_assert_cmpstr (kamae_language_get_current (), ==, "ja");
  GtkWindow *window = gtk_application_get_windows (GTK_APPLICATION (application))->data;
  g_assert_true (KAMAE_IS_WINDOW (window));
  g_assert_true (kamae_window_get_register (KAMAE_WINDOW (window)) == fixture->reg);
  g_assert_nonnull (strstr (gtk_window_get_title (window), "株式会社テスト"));
  g_assert_nonnull (strstr (gtk_window_get_title (window), "ホーム"));

  g_settings_set_string (settings, "language", "en");
  settle ();
  g_assert_cmpstr (kamae_language_get_current (), ==, "en");
  fixture->window = gtk_application_get_windows (GTK_APPLICATION (application))->data;
}

static void
test_no_register (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kamae-shell-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "no-register.kamae", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWindow *start, *dialog;

  g_assert_true (g_file_set_contents (path, "no database", -1, NULL));
  kamae_application_open_register (application, NULL, file);
  settle ();
  start = kamae_application_show_start (application);
  dialog = find_transient (start);
  g_assert_true (ADW_IS_MESSAGE_DIALOG (dialog));
  gtk_window_destroy (dialog);
  gtk_window_destroy (start);
  g_unlink (path);
  g_rmdir (folder);
}

/* Whoever holds what lay over a window does not find it reaching for that window. */
static void
test_outlived (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWindow *parent = GTK_WINDOW (fixture->window);
  GtkWidget *over[] = {
    kamae_new_window_new (parent),
    kamae_preferences_new (parent, fixture->reg, NULL),
    kamae_search_new (parent, fixture->reg, NULL),
    kamae_about_new (parent),
    kamae_help_window_new (parent),
  };

  for (guint i = 0; i < G_N_ELEMENTS (over); i++)
    {
      g_object_ref (over[i]);
      gtk_window_present (GTK_WINDOW (over[i]));
    }
  settle ();
  gtk_window_destroy (g_steal_pointer (&parent));
  fixture->window = NULL;
  settle ();
  for (guint i = 0; i < G_N_ELEMENTS (over); i++)
    {
      g_assert_false (gtk_widget_get_visible (over[i]));
      g_assert_null (gtk_window_get_transient_for (GTK_WINDOW (over[i])));
      g_object_unref (over[i]);
    }
}

static GtkWindow *
find_register_window (void)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  for (GList *l = windows; l != NULL; l = l->next)
    if (KAMAE_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static void
test_sample (void)
{
  /* A place of its own: the test may run twice at the same time. */
  g_autofree char *folder = g_dir_make_tmp ("kamae-shell-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.kamae", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWindow *window = NULL;

  kamae_sample_make (application, NULL, file);
  for (guint i = 0; i < 1000 && window == NULL; i++)
    {
      settle ();
      window = find_register_window ();
    }
  g_assert_true (KAMAE_IS_WINDOW (window));

  /* Nobody has said yet who works. */
  settle ();
  g_assert_nonnull (find_transient (window));
  gtk_window_close (find_transient (window));
  gtk_window_close (window);
  settle ();
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_due_text (void)
{
  g_autofree char *late = kamae_dup_due_text ("2026-02-27", "2026-03-01");
  g_autofree char *now = kamae_dup_due_text ("2026-03-01", "2026-03-01");
  g_autofree char *soon = kamae_dup_due_text ("2026-03-02", "2026-03-01");
  g_autofree char *odd = kamae_dup_due_text ("?", "2026-03-01");

  g_assert_cmpstr (late, ==, "2 days overdue");
  g_assert_cmpstr (now, ==, "due today");
  g_assert_cmpstr (soon, ==, "due in 1 day");
  g_assert_cmpstr (odd, ==, "?");
}

static void
test_clause_within (void)
{
  g_assert_true (kamae_clause_is_within ("6.1.2", "6.1"));
  g_assert_true (kamae_clause_is_within ("6", "6"));
  g_assert_false (kamae_clause_is_within ("10.1", "1"));
  g_assert_false (kamae_clause_is_within ("6", "6.1"));
}

static void
test_columns (void)
{
  g_autoptr (GtkWidget) columns = g_object_ref_sink (kamae_columns_new ());
  int wide, narrow;

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_widget_set_size_request (child, 100, 50);
      kamae_columns_add (KAMAE_COLUMNS (columns), child);
    }
  gtk_widget_measure (columns, GTK_ORIENTATION_VERTICAL, 1000, &wide, NULL, NULL, NULL);
  gtk_widget_measure (columns, GTK_ORIENTATION_VERTICAL, 400, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (wide, ==, 50);
  g_assert_cmpint (narrow, >, 100);
}

static void
test_recent (void)
{
  g_autoptr (GFile) first = g_file_new_for_path ("/tmp/一.kamae");
  g_autoptr (GFile) second = g_file_new_for_path ("/tmp/二.kamae");
  g_autofree char *uri = g_file_get_uri (first);

  kamae_settings_add_recent (first);
  kamae_settings_add_recent (second);
  kamae_settings_add_recent (first);
  g_auto (GStrv) uris = g_settings_get_strv (kamae_settings_get_default (), "recent-registers");
  g_assert_cmpstr (uris[0], ==, uri);
  g_assert_cmpuint (g_strv_length (uris), ==, 2);
  kamae_settings_remove_recent (first);
  kamae_settings_remove_recent (second);
  g_auto (GStrv) none = g_settings_get_strv (kamae_settings_get_default (), "recent-registers");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  application = program_begin (&argc, &argv, "en",
                               G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  kamae_model_add (kamae_application_get_model (), &broken, &error);
  g_assert_no_error (error);
  kamae_model_add (kamae_application_get_model (), &counting, &error);
  g_assert_no_error (error);

  g_test_add_func ("/shell/due-text", test_due_text);
  g_test_add_func ("/shell/clause-within", test_clause_within);
  g_test_add_func ("/shell/columns", test_columns);
  g_test_add_func ("/shell/recent", test_recent);
  g_test_add_func ("/shell/no-register", test_no_register);
  g_test_add_func ("/shell/sample", test_sample);
  g_test_add ("/shell/new-register", Fixture, NULL, set_up, test_new_register, tear_down);
  g_test_add ("/shell/existing-file", Fixture, NULL, set_up, test_existing_file, tear_down);
  g_test_add ("/shell/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/shell/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/shell/fold-once", Fixture, NULL, set_up, test_fold_once, tear_down);
  g_test_add ("/shell/columns-kept", Fixture, NULL, set_up, test_columns_kept, tear_down);
  g_test_add ("/shell/broken-page", Fixture, NULL, set_up, test_broken_page, tear_down);
  g_test_add ("/shell/show-record", Fixture, NULL, set_up, test_show_record, tear_down);
  g_test_add ("/shell/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/shell/read-only", Fixture, NULL, set_up, test_read_only, tear_down);
  g_test_add ("/shell/undo-person", Fixture, NULL, set_up, test_undo_person, tear_down);
  g_test_add ("/shell/start-page", Fixture, NULL, set_up, test_start_page, tear_down);
  g_test_add ("/shell/verify-fault", Fixture, NULL, set_up, test_verify_fault, tear_down);
  g_test_add ("/shell/backups", Fixture, NULL, set_up, test_backups, tear_down);
  g_test_add ("/shell/figures", Fixture, NULL, set_up, test_figures_card, tear_down);
  g_test_add ("/shell/clause-states", Fixture, NULL, set_up, test_clause_states, tear_down);
  g_test_add ("/shell/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/shell/search/match", Fixture, NULL, set_up, test_search_match, tear_down);
  g_test_add ("/shell/search/recent", Fixture, NULL, set_up, test_search_recent, tear_down);
  g_test_add ("/shell/windows", Fixture, NULL, set_up, test_windows, tear_down);
  g_test_add ("/shell/outlived", Fixture, NULL, set_up, test_outlived, tear_down);
  g_test_add ("/shell/language", Fixture, NULL, set_up, test_language, tear_down);

  return program_end (&application);
}
