/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-test.h"

#include <execinfo.h>
#include <string.h>
#include <unistd.h>

/* A field of each kind */

static const KamaeChoice levels[] = {
  { "low", "Low", KAMAE_TONE_GOOD },
  { "high", "High", KAMAE_TONE_BAD },
  { NULL }
};

static const KamaeField sheet_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, "No.", .series = "S-{seq:03}", .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_TEXT, "Title", .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "body", KAMAE_FIELD_LONG_TEXT, "Body", .flags = KAMAE_MAY_BE_NONE | KAMAE_MAY_BE_NA,
    .help = "What it says." },
  { "pages", KAMAE_FIELD_INTEGER, "Pages", .maximum = 100 },
  { "weight", KAMAE_FIELD_DECIMAL, "Weight" },
  { "day", KAMAE_FIELD_DATE, "Day", .flags = KAMAE_COLUMN | KAMAE_DUE },
  { "moment", KAMAE_FIELD_DATE_TIME, "Moment" },
  { "secret", KAMAE_FIELD_BOOLEAN, "Secret", .group = "More" },
  { "level", KAMAE_FIELD_CHOICE, "Level", .choices = levels, .flags = KAMAE_COLUMN },
  { "why_high", KAMAE_FIELD_TEXT, "Why high", .when = "level=high" },
  { "covers", KAMAE_FIELD_FLAGS, "Covers", .choices = levels },
  { "keeper", KAMAE_FIELD_LINK, "Keeper", .target = "person", .inverse = "Sheets" },
  { "readers", KAMAE_FIELD_LINKS, "Readers", .target = "person", .inverse = "Reads" },
  { "scan", KAMAE_FIELD_FILE, "Scan" },
  { "length", KAMAE_FIELD_DERIVED, "Length", .sql = "length(this.title)" },
  { "decision", KAMAE_FIELD_TEXT, "Decision", .required_from = "approved" },
  { NULL }
};

static const KamaeState sheet_states[] = {
  { "draft", "Draft", KAMAE_TONE_NEUTRAL },
  { "approved", "Approved", KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { NULL }
};

static const KamaeTransition sheet_transitions[] = {
  { "approve", "draft", "approved", "Approve", .approval = "approved" },
  { "endorse", "draft", "approved", "Endorse", .approval = "approved",
    .approver = "top_management" },
  { NULL }
};

static const KamaeWorkflow sheet_workflow = { sheet_states, sheet_transitions };

static const KamaeEntity sheet = {
  .name = "sheet",
  .label = "Sheet",
  .plural = "Sheets",
  .help = "A sheet has a <title>. For example: one & another.",
  .clause = "7.5",
  .fields = sheet_fields,
  .workflow = &sheet_workflow,
  .order = "number",
};

static const KamaeField line_fields[] = {
  { "sheet", KAMAE_FIELD_LINK, "Sheet", .target = "sheet", .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .inverse = "Lines" },
  { "done", KAMAE_FIELD_BOOLEAN, "Done", .initial = "0" },
  { "note", KAMAE_FIELD_TEXT, "Note", .flags = KAMAE_TITLE },
  { NULL }
};

static const KamaeEntity line = {
  .name = "line",
  .label = "Line",
  .plural = "Lines",
  .fields = line_fields,
};

static const KamaeField chapter_fields[] = {
  { "sheet", KAMAE_FIELD_LINK, "Sheet", .target = "sheet", .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .inverse = "Chapters" },
  { "title", KAMAE_FIELD_TEXT, "Title", .flags = KAMAE_TITLE | KAMAE_COLUMN },
  { "readers", KAMAE_FIELD_LINKS, "Readers", .target = "person", .inverse = "Reads" },
  { NULL }
};

static const KamaeEntity chapter = {
  .name = "chapter",
  .label = "Chapter",
  .plural = "Chapters",
  .fields = chapter_fields,
};

static const KamaeField mark_fields[] = {
  { "sheet", KAMAE_FIELD_LINK, "Sheet", .target = "sheet", .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .inverse = "Marks" },
  { "mark", KAMAE_FIELD_TEXT, "Mark", .flags = KAMAE_TITLE | KAMAE_COLUMN },
  { NULL }
};

/* Lines that come with the sheet. */
static const KamaeEntity mark = {
  .name = "mark",
  .label = "Mark",
  .plural = "Marks",
  .fields = mark_fields,
  .flags = KAMAE_ENTITY_FIXED,
};

static const KamaeEntity *const entities[] = { &sheet, &line, &chapter, &mark, NULL };

static const KamaePageInfo pages[] = {
  { .name = "sheets", .label = "Sheets", .entity = "sheet", .icon = "x-office-document-symbolic",
    .attention = "SELECT id FROM sheet WHERE day < :as_of AND level = 'low' "
                 "UNION ALL SELECT NULL FROM sheet WHERE title = 'Lonely'",
    .attention_label = "Past day" },
  { NULL }
};

static KamaeDocument *
build_report (KamaeReportContext *context, GError **error)
{
  KamaeDocument *document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT,
                                                kamae_report_context_get_language (context));

  kamae_document_set_title (document, "Sheet");
  kamae_document_add_paragraph (document,
                                kamae_record_get_title (kamae_report_context_get_record (context)));
  return document;
}

static const KamaeReport reports[] = {
  { .id = "TST-R01", .title = "Sheet", .entity = "sheet", .build = build_report },
  { NULL }
};

static const KamaeDeclaration declaration = {
  .id = "test",
  .version = 1,
  .domain = "kamae-test",
  .entities = entities,
  .pages = pages,
  .reports = reports,
};

KamaeModel *
ui_test_get_sheet_model (void)
{
  static KamaeModel *model;
  g_autoptr (GError) error = NULL;

  if (model != NULL)
    return model;

  model = kamae_model_new ();
  kamae_model_add (model, &declaration, &error);
  g_assert_no_error (error);
  return model;
}

void
ui_test_set_up_sheet (KamaeTest *test)
{
  kamae_test_set_up (test, g_object_ref (ui_test_get_sheet_model ()));
}

static gboolean
message_dialog_is_open (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_about_measuring (const char *message)
{
  return g_str_has_prefix (message, "Trying to measure GtkLabel") ||
         strstr (message, "natural size must be >= min size") != NULL;
}

/* GTK 4.18's boxes ask for the least height at one width and for the natural one at another. What
 * has lines of different heights, as of Japanese text with figures, may answer less to that. */
static gboolean
is_about_box (const char *message)
{
  return gtk_get_minor_version () >= 18 && g_str_has_prefix (message, "GtkBox ") &&
         strstr (message, "natural size must be >= min size") != NULL;
}

/* libadwaita 1.7 measures the heading of its own message dialog too narrow, and GTK warns of it. */
/* Of what ends a test, some comes once in a hundred runs: it must say then where it came from. */
static void
tell_where (void)
{
  void *frames[60];

  backtrace_symbols_fd (frames, backtrace (frames, G_N_ELEMENTS (frames)), STDERR_FILENO);
}

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") &&
        (is_about_box (fields[i].value) ||
         (is_about_measuring (fields[i].value) && message_dialog_is_open ())))
      return G_LOG_WRITER_HANDLED;

  if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0)
    tell_where ();
  return g_log_writer_default (level, fields, n_fields, data);
}

void
ui_test_watch_log (void)
{
  g_log_set_writer_func (write_log, NULL, NULL);
}

void
ui_test_init (int *argc, char ***argv)
{
  ui_test_watch_log ();
  /* The folders are not isolated: without the data of the system no icon is known for an image. */
  g_test_init (argc, argv, NULL);
  kamae_language_init ("en");
  adw_init ();
  kamae_ui_init ();
  g_object_set (gtk_settings_get_default (),
                "gtk-enable-animations", FALSE,
                "gtk-cursor-blink", FALSE,
                NULL);
}

static gboolean
over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

void
ui_test_wait (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW + 50, milliseconds, over_cb, &over, NULL);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* Pop-ups need to know the monitor, and it is known only some time after the window is. */
gboolean
ui_test_has_place (gpointer window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  return gtk_widget_get_width (window) > 0
         && gdk_display_get_monitor_at_surface (gdk_display_get_default (), surface) != NULL;
}

GtkWidget *
ui_test_show (GtkWidget *child, int width, int height)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW,
                                    "content", child,
                                    "default-width", width,
                                    "default-height", height,
                                    NULL);

  gtk_window_present (GTK_WINDOW (window));
  while (!ui_test_has_place (window))
    ui_test_wait (50);

  return window;
}

void
ui_test_close (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_wait (20);
}

typedef gboolean (*Match) (GtkWidget *widget, const char *text);

static GtkWidget *
find (GtkWidget *root, Match match, const char *text)
{
  if (match (root, text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, match, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_type (GtkWidget *widget, const char *type_name)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
has_tip (GtkWidget *widget, const char *text)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

GtkWidget *
ui_test_find (GtkWidget *root, const char *type_name)
{
  return find (root, is_type, type_name);
}

GtkWidget *
ui_test_find_text (GtkWidget *root, const char *text)
{
  return find (root, says, text);
}

GtkWidget *
ui_test_find_tip (GtkWidget *root, const char *text)
{
  return find (root, has_tip, text);
}

GtkWidget *
ui_test_find_button (GtkWidget *root, const char *text)
{
  GtkWidget *label = ui_test_find_text (root, text);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;
}

static gboolean
has_focus_in (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

gboolean
ui_test_lets_focus_through (GtkWidget *widget)
{
  static const GtkDirectionType directions[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD };
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      gtk_root_set_focus (GTK_ROOT (window), NULL);
      if (!gtk_widget_child_focus (widget, directions[i]) || !has_focus_in (widget))
        return FALSE;
      for (guint n = 0; n < 100 && has_focus_in (widget); n++)
        gtk_widget_child_focus (window, directions[i]);
      if (has_focus_in (widget))
        return FALSE;
    }
  return TRUE;
}

void
ui_test_change_elsewhere (KamaeTest *test, KamaeRecord *record, const char *field,
                          const char *value)
{
  g_autoptr (GFile) file = g_file_new_for_path (test->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeRegister) reg = kamae_register_open (test->model, file, KAMAE_OPEN_NORMAL,
                                                       &error);
  g_autoptr (KamaeRecord) same = NULL;
  g_autoptr (KamaeOperation) operation = NULL;

  g_assert_no_error (error);
  same = kamae_register_ref_record (reg, kamae_record_get_id (record), &error);
  operation = kamae_register_begin (reg, "Change %s", same, &error);
  kamae_operation_set (operation, same, field, value, &error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
  kamae_register_close (reg);
}
