/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keys.h"

#include <signal.h>

#include <gdk/x11/gdkx.h>

#include "kamae-settings.h"

KamaeApplication *keys_application;

static const char *input_method = "gtk-im-context-simple";

/* -- Keys and waiting -------------------------------------------------------------------------- */

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
keys_wait_for (KeysCondition  condition,
               gpointer       data,
               const char    *what)
{
  gint64 end = g_get_monotonic_time () + KEYS_PATIENCE;
  guint id = g_timeout_add (20, wake_cb, NULL);

  while (!condition (data))
    {
      if (g_get_monotonic_time () > end)
        g_error ("In vain waited for: %s", what);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (id);
}

void
keys_press (const char *keys)
{
  g_auto (GStrv) parts = g_strsplit (keys, "; ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *command = g_strdup_printf ("xdotool %s", parts[i]);
      g_autoptr (GError) error = NULL;
      int status = 0;

      g_spawn_command_line_sync (command, NULL, NULL, &status, &error);
      g_assert_no_error (error);
      g_assert_cmpint (status, ==, 0);
    }
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

/* There is no window manager that gives the keyboard to a window. */
void
keys_give_keyboard (GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  g_autofree char *keys = NULL;

  /* Once the server has taken the focus away from a window that has gone. */
  ui_test_wait (100);
  keys = g_strdup_printf ("windowfocus %lu", gdk_x11_surface_get_xid (surface));
  keys_press (keys);
  keys_wait_for (is_active, window, "the keyboard");
}

gboolean
keys_is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

gboolean
keys_is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

typedef struct
{
  GtkWidget  *text;
  const char *expected;
} Reads;

char *
keys_dup_text (GtkWidget *text)
{
  char *content;

  if (GTK_IS_EDITABLE (text))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (text)));
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "text", &content, NULL);
  return content;
}

static gboolean
reads (gpointer data)
{
  Reads *self = data;
  g_autofree char *text = keys_dup_text (self->text);

  return g_str_equal (text, self->expected);
}

void
keys_wait_for_text (GtkWidget  *text,
               const char *expected)
{
  Reads data = { text, expected };

  keys_wait_for (reads, &data, expected);
}

static GtkWindow *
find_over (GtkWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (other) == window)
        return other;
    }
  return NULL;
}

static gboolean
is_dialog_there (gpointer window)
{
  GtkWindow *dialog = find_over (window);

  return dialog != NULL && keys_is_mapped (dialog);
}

GtkWindow *
keys_wait_for_dialog (GtkWindow *window)
{
  GtkWindow *dialog;

  keys_wait_for (is_dialog_there, window, "a dialog");
  dialog = find_over (window);
  keys_give_keyboard (dialog);
  return dialog;
}

/* -- The window -------------------------------------------------------------------------------- */

void
keys_open_window (KeysCase *fixture)
{
  /* Read by the texts that are made from now on. */
  g_object_set (gtk_settings_get_default (), "gtk-im-module", input_method, NULL);
  if (fixture->record == NULL)
    {
      g_autoptr (KamaeRecordList) list = kamae_register_list (fixture->base.reg, "sheet");

      fixture->record = g_list_model_get_item (G_LIST_MODEL (list), 0);
    }
  kamae_register_set_person (fixture->base.reg, fixture->base.person);
  fixture->window = KAMAE_WINDOW (kamae_application_show_register (keys_application,
                                                                   fixture->base.reg));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_assert_true (kamae_window_show_record (fixture->window, fixture->record));
  keys_wait_for (keys_is_mapped, ui_test_find (GTK_WIDGET (fixture->window), "KamaeForm"),
                 "the form");
  keys_wait_for (ui_test_has_place, fixture->window, "the monitor");
  keys_give_keyboard (GTK_WINDOW (fixture->window));
}

void
keys_reopen (KeysCase *fixture)
{
  if (fixture->window != NULL)
    gtk_window_close (GTK_WINDOW (fixture->window));
  keys_assert_closed (fixture);
  g_clear_object (&fixture->record);
  kamae_test_reopen (&fixture->base);
  keys_open_window (fixture);
}

void
keys_set_up (KeysCase       *fixture,
        gconstpointer  data)
{
  input_method = g_str_has_prefix (g_test_get_path (), "/typing/input-method")
                   ? "kamae-test" : "gtk-im-context-simple";
  ui_test_set_up_sheet (&fixture->base);
  fixture->record = kamae_test_create (&fixture->base, "sheet", "title", "Before", NULL);
  keys_open_window (fixture);
}

void
keys_tear_down (KeysCase       *fixture,
           gconstpointer  data)
{
  if (fixture->window != NULL)
    gtk_window_close (GTK_WINDOW (fixture->window));
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->record);
  kamae_test_tear_down (&fixture->base);
}

KamaeForm *
keys_get_form (KeysCase *fixture)
{
  return KAMAE_FORM (ui_test_find (GTK_WIDGET (fixture->window), "KamaeForm"));
}

GtkWidget *
keys_get_focus (KeysCase *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

GtkWidget *
keys_focus (KeysCase    *fixture,
       const char *field)
{
  g_assert_true (kamae_form_focus_field (keys_get_form (fixture), field));
  return keys_get_focus (fixture);
}

gboolean
keys_is_in_popover (gpointer window)
{
  GtkWidget *text = gtk_window_get_focus (window);

  return text != NULL && gtk_widget_get_ancestor (text, GTK_TYPE_POPOVER) != NULL;
}

static gboolean
is_not_in_popover (gpointer window)
{
  return !keys_is_in_popover (window);
}

void
keys_close_popover (KeysCase *fixture)
{
  if (keys_is_in_popover (fixture->window))
    keys_press ("key Escape");
  keys_wait_for (is_not_in_popover, fixture->window, "the popover to close");
}

void
keys_open_popover (KeysCase *fixture)
{
  keys_press ("key space");
  keys_wait_for (keys_is_in_popover, fixture->window, "the popover");
}

GtkWidget *
keys_type (KeysCase    *fixture,
      const char *field,
      const char *typed)
{
  GtkWidget *text = keys_focus (fixture, field);
  g_autofree char *keys = g_strdup_printf ("type --delay 1 '%s'", typed);

  keys_press (keys);
  keys_wait_for_text (text, typed);
  return text;
}

char *
keys_dup_saved (KeysCase    *fixture,
           const char *entity,
           const char *field)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->base.path);
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeRegister) reg = kamae_register_open (fixture->base.model, file,
                                                       KAMAE_OPEN_READ_ONLY, &error);
  g_autoptr (KamaeRecordList) list = NULL;
  g_autoptr (KamaeRecord) record = NULL;
  char *value;

  g_assert_no_error (error);
  list = kamae_register_list (reg, entity);
  record = g_list_model_get_item (G_LIST_MODEL (list), 0);
  value = record != NULL ? kamae_record_dup_canonical (record, field) : NULL;
  kamae_register_close (reg);
  return value;
}

void
keys_assert_saved (KeysCase    *fixture,
              const char *entity,
              const char *field,
              const char *expected)
{
  g_autofree char *saved = keys_dup_saved (fixture, entity, field);

  g_assert_cmpstr (saved, ==, expected);
}

void
keys_assert_closed (KeysCase *fixture)
{
  keys_wait_for (keys_is_gone, &fixture->window, "the window to close");
}

void
keys_assert_refused (KeysCase   *fixture,
                GtkWidget *text)
{
  GtkWidget *editor = gtk_widget_get_parent (text);

  g_assert_nonnull (fixture->window);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
  g_assert_true (keys_get_focus (fixture) == text);
  while (editor != NULL && !gtk_widget_has_css_class (editor, "kamae-refused"))
    editor = gtk_widget_get_parent (editor);
  g_assert_nonnull (editor);
}

GtkWidget *
keys_find_editable (GtkWidget *root)
{
  if (GTK_IS_TEXT (root) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = keys_find_editable (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* -- Ways of closing --------------------------------------------------------------------------- */

static void
close_by_button (KeysCase *fixture)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
}

static void
close_by_quit (KeysCase *fixture)
{
  keys_press ("key ctrl+q");
}

static void
close_by_term (KeysCase *fixture)
{
  raise (SIGTERM);
}

static void
close_by_int (KeysCase *fixture)
{
  raise (SIGINT);
}

static void
close_by_hup (KeysCase *fixture)
{
  raise (SIGHUP);
}

/* The session manager asks first, and then ends the program without asking its windows. */
static void
close_by_session (KeysCase *fixture)
{
  g_signal_emit_by_name (keys_application, "query-end");
  g_assert_cmpint (kamae_typing_has_unsaved (), ==, FALSE);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

const KeysWay keys_ways[] = {
  { "button", close_by_button },
  { "ctrl-q", close_by_quit },
  { "sigterm", close_by_term },
  { "sigint", close_by_int },
  { "sighup", close_by_hup },
  { "session", close_by_session },
  { NULL }
};

/* -- The program ------------------------------------------------------------------------------- */

/* FALSE where there is nothing to press keys with. A program that is to be killed uses the folders
 * of the test that started it. */
gboolean
keys_init (int      *argc,
           char   ***argv,
           gboolean  is_victim)
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");
  g_autoptr (GError) error = NULL;

  if (xdotool == NULL)
    {
      g_print ("1..0 # SKIP xdotool is not installed\n");
      return FALSE;
    }

  ui_test_watch_log ();
  if (!is_victim)
    gtk_test_init (argc, argv, NULL);
  g_settings_set_string (kamae_settings_get_default (), "language", "en");
  keys_application = kamae_application_new ();
  g_application_set_flags (G_APPLICATION (keys_application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (keys_application), NULL, &error);
  g_assert_no_error (error);
  g_application_hold (G_APPLICATION (keys_application));
  return TRUE;
}

void
keys_finish (void)
{
  g_application_release (G_APPLICATION (keys_application));
  g_clear_object (&keys_application);
}

void
keys_type_comment (KeysCase   *fixture,
                   const char *typed)
{
  GtkWidget *root = GTK_WIDGET (fixture->window);
  g_autofree char *keys = g_strdup_printf ("type --delay 1 '%s'", typed);
  GtkWidget *tab;

  while ((tab = ui_test_find_button (root, "Comments 0")) == NULL)
    ui_test_wait (20);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab), TRUE);
  gtk_widget_grab_focus (keys_find_editable (ui_test_find (root, "KamaeRecordDetails")));
  keys_press (keys);
  keys_wait_for_text (keys_get_focus (fixture), typed);
}

void
keys_assert_comment_kept (KeysCase   *fixture,
                          const char *typed)
{
  GtkWidget *text, *label;

  keys_assert_saved (fixture, "comment", "text", NULL);
  keys_reopen (fixture);
  text = keys_find_editable (ui_test_find (GTK_WIDGET (fixture->window), "KamaeRecordDetails"));
  keys_wait_for_text (text, typed);
  label = ui_test_find_text (GTK_WIDGET (fixture->window), "Typed before and not used yet.");
  g_assert_true (gtk_widget_get_mapped (label));

  gtk_widget_grab_focus (text);
  keys_press ("key Return");
  keys_wait_for_text (text, "");
  keys_assert_saved (fixture, "comment", "text", typed);
}
