/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gdk/x11/gdkx.h>

#include "kamae-application.h"
#include "kamae-preferences.h"
#include "kamae-settings.h"
#include "kamae-window.h"
#include "ui-test.h"

/* Keys of a real keyboard (XTEST, by xdotool) in the program's own window: whatever stands in a
 * field is in the file, however the window closes and whatever else the person does. */

#define PATIENCE (40 * G_USEC_PER_SEC)

static KamaeApplication *application;
static const char *input_method = "gtk-im-context-simple";

typedef struct
{
  KamaeTest base;
  KamaeRecord *record;
  KamaeWindow *window;
} Fixture;

/* -- Keys and waiting -------------------------------------------------------------------------- */

typedef gboolean (*Condition) (gpointer data);

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until something holds. */
static void
wait_for (Condition   condition,
          gpointer    data,
          const char *what)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  guint id = g_timeout_add (20, wake_cb, NULL);

  while (!condition (data))
    {
      if (g_get_monotonic_time () > end)
        g_error ("In vain waited for: %s", what);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (id);
}

/* As "type Text; key ctrl+w": the main loop does not run in between. */
static void
press (const char *keys)
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
static void
give_keyboard (GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  g_autofree char *keys = NULL;

  /* Once the server has taken the focus away from a window that has gone. */
  ui_test_wait (100);
  keys = g_strdup_printf ("windowfocus %lu", gdk_x11_surface_get_xid (surface));
  press (keys);
  wait_for (is_active, window, "the keyboard");
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

static gboolean
is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

typedef struct
{
  GtkWidget  *text;
  const char *expected;
} Reads;

static char *
dup_text (GtkWidget *text)
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
  g_autofree char *text = dup_text (self->text);

  return g_str_equal (text, self->expected);
}

static void
wait_for_text (GtkWidget  *text,
               const char *expected)
{
  Reads data = { text, expected };

  wait_for (reads, &data, expected);
}

/* -- The window -------------------------------------------------------------------------------- */

static void
open_window (Fixture *fixture)
{
  /* Read by the texts that are made from now on. */
  g_object_set (gtk_settings_get_default (), "gtk-im-module", input_method, NULL);
  if (fixture->record == NULL)
    {
      g_autoptr (KamaeRecordList) list = kamae_register_list (fixture->base.reg, "sheet");

      fixture->record = g_list_model_get_item (G_LIST_MODEL (list), 0);
    }
  kamae_register_set_person (fixture->base.reg, fixture->base.person);
  fixture->window = KAMAE_WINDOW (kamae_application_show_register (application, fixture->base.reg));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_assert_true (kamae_window_show_record (fixture->window, fixture->record));
  wait_for (is_mapped, ui_test_find (GTK_WIDGET (fixture->window), "KamaeForm"), "the form");
  give_keyboard (GTK_WINDOW (fixture->window));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  input_method = g_str_has_prefix (g_test_get_path (), "/typing/input-method")
                   ? "kamae-test" : "gtk-im-context-simple";
  ui_test_set_up_sheet (&fixture->base);
  fixture->record = kamae_test_create (&fixture->base, "sheet", "title", "Before", NULL);
  open_window (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->window != NULL)
    gtk_window_close (GTK_WINDOW (fixture->window));
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
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

static gboolean
is_in_popover (gpointer window)
{
  GtkWidget *text = gtk_window_get_focus (window);

  return text != NULL && gtk_widget_get_ancestor (text, GTK_TYPE_POPOVER) != NULL;
}

static gboolean
is_not_in_popover (gpointer window)
{
  return !is_in_popover (window);
}

/* Before the window goes: the grab of an open one would stay. */
static void
close_popover (Fixture *fixture)
{
  if (is_in_popover (fixture->window))
    press ("key Escape");
  wait_for (is_not_in_popover, fixture->window, "the popover to close");
}

/* Opens what hangs on a button with the focus. */
static void
open_popover (Fixture *fixture)
{
  press ("key space");
  wait_for (is_in_popover, fixture->window, "the popover");
}

static GtkWidget *
type (Fixture    *fixture,
      const char *field,
      const char *typed)
{
  GtkWidget *text = focus (fixture, field);
  g_autofree char *keys = g_strdup_printf ("type --delay 1 '%s'", typed);

  press (keys);
  wait_for_text (text, typed);
  return text;
}

/* What the file holds, read by another session. */
static char *
dup_saved (Fixture    *fixture,
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

static void
assert_saved (Fixture    *fixture,
              const char *entity,
              const char *field,
              const char *expected)
{
  g_autofree char *saved = dup_saved (fixture, entity, field);

  g_assert_cmpstr (saved, ==, expected);
}

static void
assert_closed (Fixture *fixture)
{
  wait_for (is_gone, &fixture->window, "the window to close");
}

/* The window stays; the field has the focus and says why. */
static void
assert_refused (Fixture   *fixture,
                GtkWidget *text)
{
  GtkWidget *editor = gtk_widget_get_parent (text);

  g_assert_nonnull (fixture->window);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
  g_assert_true (get_focus (fixture) == text);
  while (editor != NULL && !gtk_widget_has_css_class (editor, "kamae-refused"))
    editor = gtk_widget_get_parent (editor);
  g_assert_nonnull (editor);
}

/* -- Typing and closing at once ---------------------------------------------------------------- */

typedef struct
{
  const char *field;
  const char *keys;
  const char *entity;
  const char *saved_field;
  const char *saved;
} Kind;

static const Kind kinds[] = {
  { "title", "type --delay 1 'After'", "sheet", "title", "After" },
  { "body", "type --delay 1 'Some lines'", "sheet", "body", "Some lines" },
  { "pages", "type --delay 1 '12'", "sheet", "pages", "12" },
  { "weight", "type --delay 1 '3.5'", "sheet", "weight", "3.5" },
  { "day", "type --delay 1 '2026/7/1'", "sheet", "day", "2026-07-01" },
  { "moment", "type --delay 1 '2026/7/1 13:30'", "sheet", "moment", "2026-07-01T13:30" },
  { "secret", "key space", "sheet", "secret", "1" },
  { "level", "key Down Return", "sheet", "level", "low" },
  { "covers", "key space", "sheet", "covers", "low" },
  { "line", "type --delay 1 'A note'", "line", "note", "A note" },
};

static GtkWidget *
find_editable (GtkWidget *root)
{
  if (GTK_IS_TEXT (root) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_editable (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The entry in the small table of a part. */
static void
focus_part (Fixture *fixture)
{
  g_autofree char *key = kamae_record_dup_key (fixture->record);
  g_autoptr (KamaeRecord) part = kamae_test_create (&fixture->base, "line", "sheet", key, NULL);

  gtk_widget_grab_focus (find_editable (ui_test_find (GTK_WIDGET (fixture->window),
                                                      "KamaeParts")));
}

static void
test_kind (Fixture       *fixture,
           gconstpointer  data)
{
  const Kind *kind = data;
  g_autofree char *keys = g_strdup_printf ("%s; key ctrl+w", kind->keys);
  gboolean in_popover = g_str_equal (kind->field, "level") || g_str_equal (kind->field, "covers");

  if (g_str_equal (kind->field, "line"))
    focus_part (fixture);
  else
    focus (fixture, kind->field);
  if (in_popover)
    {
      open_popover (fixture);
      press (kind->keys);
      while (!kamae_record_is_set (fixture->record, kind->saved_field))
        ui_test_wait (10);
      close_popover (fixture);
      gtk_window_close (GTK_WINDOW (fixture->window));
    }
  else
    {
      press (keys);
    }
  assert_closed (fixture);
  assert_saved (fixture, kind->entity, kind->saved_field, kind->saved);
}

static void
test_picker (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *key = kamae_record_dup_key (fixture->base.person);

  focus (fixture, data);
  open_popover (fixture);
  press ("type --delay 1 '0001'");
  wait_for_text (get_focus (fixture), "0001");
  raise (SIGTERM);
  assert_closed (fixture);
  if (g_str_equal (data, "keeper"))
    assert_saved (fixture, "sheet", "keeper", key);
}

static void
test_ambiguous_picker (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (KamaeRecord) second = kamae_test_create (&fixture->base, "person", "staff_no", "0002",
                                                      "name", "鈴木 一郎", NULL);

  focus (fixture, "keeper");
  open_popover (fixture);
  press ("type --delay 1 '000'");
  wait_for_text (get_focus (fixture), "000");
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_nonnull (fixture->window);
  g_assert_nonnull (ui_test_find_text (GTK_WIDGET (fixture->window),
                                       "Choose one from the list, or empty the field."));
  close_popover (fixture);
}

static void
test_comment (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *tab = ui_test_find_button (GTK_WIDGET (fixture->window), "Comments 0");

  while (tab == NULL)
    {
      ui_test_wait (20);
      tab = ui_test_find_button (GTK_WIDGET (fixture->window), "Comments 0");
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab), TRUE);
  gtk_widget_grab_focus (find_editable (ui_test_find (GTK_WIDGET (fixture->window),
                                                      "KamaeRecordDetails")));
  press ("type --delay 1 'A remark'; key ctrl+w");
  assert_closed (fixture);
  assert_saved (fixture, "comment", "text", "A remark");
}

static void
close_by_button (Fixture *fixture)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
}

static void
close_by_quit (Fixture *fixture)
{
  press ("key ctrl+q");
}

static void
close_by_term (Fixture *fixture)
{
  raise (SIGTERM);
}

static void
close_by_int (Fixture *fixture)
{
  raise (SIGINT);
}

static void
close_by_hup (Fixture *fixture)
{
  raise (SIGHUP);
}

/* The session manager asks first, and then ends the program without asking its windows. */
static void
close_by_session (Fixture *fixture)
{
  g_signal_emit_by_name (application, "query-end");
  g_assert_cmpint (kamae_typing_has_unsaved (), ==, FALSE);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

typedef struct
{
  const char  *name;
  void       (*close) (Fixture *);
} Way;

static const Way ways[] = {
  { "button", close_by_button },
  { "ctrl-q", close_by_quit },
  { "sigterm", close_by_term },
  { "sigint", close_by_int },
  { "sighup", close_by_hup },
  { "session", close_by_session },
};

static void
test_way (Fixture       *fixture,
          gconstpointer  data)
{
  const Way *way = data;

  type (fixture, "body", "Some lines");
  way->close (fixture);
  assert_closed (fixture);
  assert_saved (fixture, "sheet", "body", "Some lines");
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  const Way *way = data;
  GtkWidget *text = type (fixture, "day", "2026/13/1");
  g_autofree char *saved = NULL;

  if (g_str_equal (way->name, "session"))
    g_signal_emit_by_name (application, "query-end");
  else
    way->close (fixture);
  ui_test_wait (100);
  assert_refused (fixture, text);
  wait_for_text (text, "2026/13/1");
  saved = dup_saved (fixture, "sheet", "day");
  g_assert_null (saved);

  press ("key ctrl+a type --delay 1 '2026/12/1'");
  wait_for_text (text, "2026/12/1");
  gtk_window_close (GTK_WINDOW (fixture->window));
  assert_closed (fixture);
  assert_saved (fixture, "sheet", "day", "2026-12-01");
}

/* -- What else ends typing --------------------------------------------------------------------- */

static const char *const actions[] = {
  "win.page('tasks')", "win.history", "win.check('')", "win.verify", "win.preferences", "win.add",
  NULL
};

static void
test_action (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  type (fixture, "title", "After");
  g_assert_true (g_action_parse_detailed_name (data, &name, &target, NULL));
  gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), name, target);
  /* At once, without a turn of the main loop. */
  assert_saved (fixture, "sheet", "title", "After");
}

static void
test_other_record (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (KamaeRecord) other = kamae_test_create (&fixture->base, "sheet", "title", "Other",
                                                     NULL);
  GtkWidget *text = type (fixture, "title", "After");

  kamae_window_show_record (fixture->window, other);
  assert_saved (fixture, "sheet", "title", "After");
  g_assert_true (kamae_form_get_record (get_form (fixture)) == other);

  /* What cannot be saved stays in view. */
  text = type (fixture, "pages", "many");
  kamae_window_show_record (fixture->window, fixture->record);
  g_assert_true (kamae_form_get_record (get_form (fixture)) == other);
  assert_refused (fixture, text);
  g_assert_false (kamae_window_show_page (fixture->window, "tasks"));
  assert_refused (fixture, text);
}

/* -- Undo -------------------------------------------------------------------------------------- */

/* Step by step, as GTK divides what was typed. */
static void
press_until (const char *keys,
             GtkWidget  *text,
             const char *expected)
{
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *before = dup_text (text);
      gint64 end = g_get_monotonic_time () + PATIENCE;

      if (g_str_equal (before, expected))
        return;
      press (keys);
      while (g_get_monotonic_time () < end)
        {
          g_autofree char *now = dup_text (text);

          if (!g_str_equal (now, before))
            break;
          ui_test_wait (10);
        }
    }
  wait_for_text (text, expected);
}

static void
test_undo_typing (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *text;
  g_autofree char *saved = NULL;

  kamae_test_set (&fixture->base, fixture->record, "decision", "Yes");
  text = type (fixture, "title", "After");
  press_until ("key ctrl+z", text, "Before");
  assert_saved (fixture, "sheet", "decision", "Yes");
  assert_saved (fixture, "sheet", "title", "Before");
  g_assert_true (get_focus (fixture) == text);

  press_until ("key ctrl+shift+z", text, "After");
  assert_saved (fixture, "sheet", "title", "Before");
  press_until ("key ctrl+z", text, "Before");

  /* Nothing is typed any more: now it is the last operation. */
  press ("key ctrl+z");
  text = get_focus (fixture);
  while (saved == NULL || *saved != '\0')
    {
      g_free (saved);
      ui_test_wait (20);
      saved = kamae_record_dup_canonical (fixture->record, "decision");
      if (saved == NULL)
        saved = g_strdup ("");
    }
  g_assert_true (get_focus (fixture) == text);
  g_assert_cmpstr (kamae_record_get_title (fixture->record), ==, "Before");
}

static void
test_undo_focus (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *text = type (fixture, "title", "After");

  press ("key Return");
  while (!g_str_equal (kamae_record_get_title (fixture->record), "After"))
    ui_test_wait (20);
  focus (fixture, "title");
  press ("key ctrl+z");
  wait_for_text (text, "Before");
  g_assert_true (get_focus (fixture) == text);
  press ("key ctrl+shift+z");
  wait_for_text (text, "After");
  g_assert_true (get_focus (fixture) == text);
  assert_saved (fixture, "sheet", "title", "After");
}

/* -- An input method --------------------------------------------------------------------------- */

/* Letters stand in the preedit text, as kana do before they are chosen. When the focus leaves, it
 * puts them into the text, or drops them. */

#define TEST_TYPE_INPUT_METHOD (test_input_method_get_type ())
G_DECLARE_FINAL_TYPE (TestInputMethod, test_input_method, TEST, INPUT_METHOD, GtkIMContext)

struct _TestInputMethod
{
  GtkIMContext parent_instance;

  GString *preedit;
};

G_DEFINE_FINAL_TYPE (TestInputMethod, test_input_method, GTK_TYPE_IM_CONTEXT)

static gboolean drops;

static gboolean
test_input_method_filter_keypress (GtkIMContext *context,
                                   GdkEvent     *event)
{
  TestInputMethod *self = TEST_INPUT_METHOD (context);
  guint keyval = gdk_key_event_get_keyval (event);

  if (gdk_event_get_event_type (event) != GDK_KEY_PRESS || keyval < 'a' || keyval > 'z'
      || (gdk_event_get_modifier_state (event) & GDK_CONTROL_MASK) != 0)
    return FALSE;
  if (self->preedit->len == 0)
    g_signal_emit_by_name (self, "preedit-start");
  g_string_append (self->preedit, keyval == 'a' ? "あ" : "か");
  g_signal_emit_by_name (self, "preedit-changed");
  return TRUE;
}

static void
test_input_method_get_preedit_string (GtkIMContext   *context,
                                      char          **text,
                                      PangoAttrList **attributes,
                                      int            *position)
{
  TestInputMethod *self = TEST_INPUT_METHOD (context);

  if (text != NULL)
    *text = g_strdup (self->preedit->str);
  if (attributes != NULL)
    *attributes = pango_attr_list_new ();
  if (position != NULL)
    *position = (int) g_utf8_strlen (self->preedit->str, -1);
}

static void
test_input_method_focus_out (GtkIMContext *context)
{
  TestInputMethod *self = TEST_INPUT_METHOD (context);
  g_autofree char *text = g_strdup (self->preedit->str);

  if (*text == '\0')
    return;
  g_string_truncate (self->preedit, 0);
  g_signal_emit_by_name (self, "preedit-changed");
  g_signal_emit_by_name (self, "preedit-end");
  if (!drops)
    g_signal_emit_by_name (self, "commit", text);
}

static void
test_input_method_finalize (GObject *object)
{
  g_string_free (TEST_INPUT_METHOD (object)->preedit, TRUE);

  G_OBJECT_CLASS (test_input_method_parent_class)->finalize (object);
}

static void
test_input_method_class_init (TestInputMethodClass *klass)
{
  GtkIMContextClass *context_class = GTK_IM_CONTEXT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_input_method_finalize;
  context_class->filter_keypress = test_input_method_filter_keypress;
  context_class->get_preedit_string = test_input_method_get_preedit_string;
  context_class->focus_out = test_input_method_focus_out;
}

static void
test_input_method_init (TestInputMethod *self)
{
  self->preedit = g_string_new (NULL);
}

static gboolean
is_composing (gpointer text)
{
  GtkWidget *widget = text;

  if (GTK_IS_TEXT (text))
    widget = gtk_widget_get_parent (text);
  return kamae_typing_is_composing (widget);
}

static gboolean
is_all_saved (gpointer data)
{
  return !kamae_typing_has_unsaved ();
}

static GtkWidget *
compose (Fixture    *fixture,
         const char *field)
{
  GtkWidget *text = focus (fixture, field);

  press ("key ctrl+a key a key k");
  wait_for (is_composing, text, "the input method");
  ui_test_wait (50);
  return text;
}

static void
test_input_method_close (Fixture       *fixture,
                         gconstpointer  data)
{
  drops = g_str_has_suffix (g_test_get_path (), "drops");
  compose (fixture, data);
  gtk_window_close (GTK_WINDOW (fixture->window));
  assert_closed (fixture);
  assert_saved (fixture, "sheet", data, "あか");
}

static void
test_input_method_leave (Fixture       *fixture,
                         gconstpointer  data)
{
  drops = g_str_has_suffix (g_test_get_path (), "drops");
  compose (fixture, "body");
  focus (fixture, "title");
  assert_saved (fixture, "sheet", "body", "あか");
}

static void
test_input_method_undo (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkWidget *text;

  drops = FALSE;
  text = compose (fixture, "body");
  press ("key ctrl+z");
  wait_for (is_all_saved, NULL, "the input method to be taken back");
  wait_for_text (text, "");
  assert_saved (fixture, "sheet", "title", "Before");
  g_assert_true (get_focus (fixture) == text);
}

/* -- A crash ----------------------------------------------------------------------------------- */

/* In a program of its own, which is killed. */
static void
type_until_killed (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  KamaeModel *model = ui_test_get_sheet_model ();
  Fixture fixture = { 0 };

  fixture.base.model = model;
  fixture.base.reg = kamae_register_open (model, file, KAMAE_OPEN_NORMAL, NULL);
  fixture.base.person = kamae_register_find (fixture.base.reg, "person", "0001", NULL);
  open_window (&fixture);
  focus (&fixture, "title");
  press ("type --delay 1 'Half-a-sentence'");
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_kept (gpointer data)
{
  g_autofree char *content = NULL;

  return g_file_get_contents (data, &content, NULL, NULL)
         && strstr (content, "Half-a-sentence") != NULL;
}

static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, fixture->base.path, -1);
  g_autofree char *key = kamae_record_dup_key (fixture->record);
  g_autofree char *name = g_strconcat (key, ".title", NULL);
  g_autofree char *draft = g_build_filename (g_get_user_state_dir (), "kamae", "drafts", hash, name,
                                             NULL);
  const char *arguments[] = { "/proc/self/exe", "--until-killed", fixture->base.path, NULL };
  g_autoptr (GError) error = NULL;
  GtkWidget *text, *discard;
  GPid child;

  gtk_window_close (GTK_WINDOW (fixture->window));
  assert_closed (fixture);
  g_spawn_async (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child,
                 &error);
  g_assert_no_error (error);
  wait_for (is_kept, draft, "the draft");
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  g_spawn_close_pid (child);
  assert_saved (fixture, "sheet", "title", "Before");

  kamae_test_reopen (&fixture->base);
  g_clear_object (&fixture->record);
  g_assert_cmpint (kamae_typing_find_kept (fixture->base.reg), !=, 0);
  open_window (fixture);
  text = focus (fixture, "title");
  wait_for_text (text, "Half-a-sentence");
  assert_saved (fixture, "sheet", "title", "Before");
  discard = ui_test_find_button (GTK_WIDGET (fixture->window), "Discard Mine");
  g_assert_true (gtk_widget_get_mapped (discard));
  gtk_window_close (GTK_WINDOW (fixture->window));
  assert_closed (fixture);
  assert_saved (fixture, "sheet", "title", "Half-a-sentence");
  g_assert_false (g_file_test (draft, G_FILE_TEST_EXISTS));
}

/* -- Two programs ------------------------------------------------------------------------------ */

static void
change_elsewhere (Fixture    *fixture,
                  const char *value)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->base.path);
  g_autoptr (KamaeRegister) reg = kamae_register_open (fixture->base.model, file,
                                                       KAMAE_OPEN_NORMAL, NULL);
  g_autoptr (KamaeRecord) record =
    kamae_register_ref_record (reg, kamae_record_get_id (fixture->record), NULL);
  g_autoptr (KamaeOperation) operation = kamae_register_begin (reg, "Change %s", record, NULL);

  g_assert_true (kamae_operation_set (operation, record, "title", value, NULL));
  g_assert_true (kamae_operation_commit (operation, NULL));
  kamae_register_close (reg);
}

static void
test_elsewhere (Fixture       *fixture,
                gconstpointer  data)
{
  gboolean overwrite = g_str_equal (data, "Save Mine");
  GtkWidget *text = type (fixture, "title", "Mine");
  GtkWidget *answer;

  change_elsewhere (fixture, "Theirs");
  gtk_window_close (GTK_WINDOW (fixture->window));
  assert_refused (fixture, text);
  wait_for_text (text, "Mine");
  assert_saved (fixture, "sheet", "title", "Theirs");
  answer = ui_test_find_button (GTK_WIDGET (fixture->window), data);
  g_assert_true (gtk_widget_get_mapped (answer));
  g_signal_emit_by_name (answer, "clicked");
  assert_saved (fixture, "sheet", "title", overwrite ? "Mine" : "Theirs");
  wait_for_text (text, overwrite ? "Mine" : "Theirs");
  gtk_window_close (GTK_WINDOW (fixture->window));
  assert_closed (fixture);
}

/* A choice that was made over another. */
static void
test_choice_elsewhere (Fixture       *fixture,
                       gconstpointer  data)
{
  GtkWidget *answer;

  kamae_test_set (&fixture->base, fixture->record, "level", "low");
  focus (fixture, "level");
  {
    g_autoptr (GFile) file = g_file_new_for_path (fixture->base.path);
    g_autoptr (KamaeRegister) reg = kamae_register_open (fixture->base.model, file,
                                                         KAMAE_OPEN_NORMAL, NULL);
    g_autoptr (KamaeRecord) record =
      kamae_register_ref_record (reg, kamae_record_get_id (fixture->record), NULL);
    g_autoptr (KamaeOperation) operation = kamae_register_begin (reg, "Change %s", record, NULL);

    g_assert_true (kamae_operation_set (operation, record, "level", NULL, NULL));
    g_assert_true (kamae_operation_commit (operation, NULL));
    kamae_register_close (reg);
  }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_ancestor (get_focus (fixture),
                                                                      GTK_TYPE_DROP_DOWN)), 2);
  assert_saved (fixture, "sheet", "level", NULL);
  g_assert_true (kamae_typing_has_unsaved ());
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_nonnull (fixture->window);
  answer = ui_test_find_button (gtk_widget_get_ancestor (get_focus (fixture),
                                                         g_type_from_name ("KamaeEditor")),
                                "Save Mine");
  g_signal_emit_by_name (answer, "clicked");
  assert_saved (fixture, "sheet", "level", "high");
}

static void
test_shown_on_return (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWidget *text = focus (fixture, "title");
  GtkWidget *other = ui_test_show (gtk_label_new ("Other"), 100, 100);

  change_elsewhere (fixture, "Theirs");
  give_keyboard (GTK_WINDOW (other));
  give_keyboard (GTK_WINDOW (fixture->window));
  wait_for_text (text, "Theirs");
  ui_test_close (other);
}

/* -- Dialogs ----------------------------------------------------------------------------------- */

static void
test_preferences (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *preferences = kamae_preferences_new (GTK_WINDOW (fixture->window),
                                                  kamae_window_get_register (fixture->window),
                                                  "register");
  GtkWidget *row;

  gtk_window_present (GTK_WINDOW (preferences));
  wait_for (is_mapped, preferences, "the preferences");
  give_keyboard (GTK_WINDOW (preferences));
  row = ui_test_find (preferences, "AdwEntryRow");
  gtk_widget_grab_focus (row);
  press ("key ctrl+a type --delay 1 '77'");
  while (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), "77"))
    ui_test_wait (20);
  g_object_add_weak_pointer (G_OBJECT (preferences), (gpointer *) &preferences);
  gtk_window_close (GTK_WINDOW (preferences));
  wait_for (is_gone, &preferences, "the preferences to close");
  g_assert_false (kamae_typing_has_unsaved ());
}

static void
add (const char    *group,
     const char    *name,
     gconstpointer  data,
     void         (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/typing/%s%s%s", group, *name != '\0' ? "/" : "", name);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");
  gboolean is_victim = argc == 3 && g_str_equal (argv[1], "--until-killed");
  g_autoptr (GError) error = NULL;
  int status;

  if (xdotool == NULL)
    {
      g_print ("1..0 # SKIP xdotool is not installed\n");
      return 0;
    }

  ui_test_pass_over_message_dialog ();
  if (!is_victim)
    gtk_test_init (&argc, &argv, NULL);
  g_settings_set_string (kamae_settings_get_default (), "language", "en");
  application = kamae_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_hold (G_APPLICATION (application));
  g_io_extension_point_implement ("gtk-im-module", TEST_TYPE_INPUT_METHOD, "kamae-test", 0);
  if (is_victim)
    type_until_killed (argv[2]);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add ("kind", kinds[i].field, &kinds[i], test_kind);
  add ("kind", "keeper", "keeper", test_picker);
  add ("kind", "readers", "readers", test_picker);
  add ("kind", "ambiguous", NULL, test_ambiguous_picker);
  add ("kind", "comment", NULL, test_comment);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      add ("way", ways[i].name, &ways[i], test_way);
      add ("refused", ways[i].name, &ways[i], test_refused);
    }
  for (guint i = 0; actions[i] != NULL; i++)
    add ("before", actions[i], actions[i], test_action);
  add ("other-record", "", NULL, test_other_record);
  add ("undo", "typing", NULL, test_undo_typing);
  add ("undo", "focus", NULL, test_undo_focus);
  add ("input-method", "title-puts", "title", test_input_method_close);
  add ("input-method", "title-drops", "title", test_input_method_close);
  add ("input-method", "body-puts", "body", test_input_method_close);
  add ("input-method", "body-drops", "body", test_input_method_close);
  add ("input-method", "leave-puts", NULL, test_input_method_leave);
  add ("input-method", "leave-drops", NULL, test_input_method_leave);
  add ("input-method", "undo", NULL, test_input_method_undo);
  add ("killed", "", NULL, test_killed);
  add ("elsewhere", "save-mine", "Save Mine", test_elsewhere);
  add ("elsewhere", "discard-mine", "Discard Mine", test_elsewhere);
  add ("elsewhere", "choice", NULL, test_choice_elsewhere);
  add ("elsewhere", "return", NULL, test_shown_on_return);
  add ("dialog", "preferences", NULL, test_preferences);

  status = g_test_run ();
  g_application_release (G_APPLICATION (application));
  g_clear_object (&application);
  return status;
}
