/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kamae-preferences.h"
#include "keys.h"

/* Whatever stands in a field is in the file, however the window closes and whatever else the person
 * does. */

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

/* The entry in the small table of a part. */
static void
focus_part (KeysCase *fixture)
{
  g_autofree char *key = kamae_record_dup_key (fixture->record);
  g_autoptr (KamaeRecord) part = kamae_test_create (&fixture->base, "line", "sheet", key, NULL);

  gtk_widget_grab_focus (keys_find_editable (ui_test_find (GTK_WIDGET (fixture->window),
                                                      "KamaeParts")));
}

static void
test_kind (KeysCase       *fixture,
           gconstpointer  data)
{
  const Kind *kind = data;
  g_autofree char *keys = g_strdup_printf ("%s; key ctrl+w", kind->keys);
  gboolean in_popover = g_str_equal (kind->field, "level") || g_str_equal (kind->field, "covers");

  if (g_str_equal (kind->field, "line"))
    focus_part (fixture);
  else
    keys_focus (fixture, kind->field);
  if (in_popover)
    {
      keys_open_popover (fixture);
      keys_press (kind->keys);
      while (!kamae_record_is_set (fixture->record, kind->saved_field))
        ui_test_wait (10);
      keys_close_popover (fixture);
      gtk_window_close (GTK_WINDOW (fixture->window));
    }
  else
    {
      keys_press (keys);
    }
  keys_assert_closed (fixture);
  keys_assert_saved (fixture, kind->entity, kind->saved_field, kind->saved);
}

static void
test_picker (KeysCase       *fixture,
             gconstpointer  data)
{
  g_autofree char *key = kamae_record_dup_key (fixture->base.person);

  keys_focus (fixture, data);
  keys_open_popover (fixture);
  keys_press ("type --delay 1 '0001'");
  keys_wait_for_text (keys_get_focus (fixture), "0001");
  raise (SIGTERM);
  keys_assert_closed (fixture);
  if (g_str_equal (data, "keeper"))
    keys_assert_saved (fixture, "sheet", "keeper", key);
}

static void
test_ambiguous_picker (KeysCase       *fixture,
                       gconstpointer  data)
{
  g_autoptr (KamaeRecord) second = kamae_test_create (&fixture->base, "person", "staff_no", "0002",
                                                      "name", "鈴木 一郎", NULL);

  keys_focus (fixture, "keeper");
  keys_open_popover (fixture);
  keys_press ("type --delay 1 '000'");
  keys_wait_for_text (keys_get_focus (fixture), "000");
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_nonnull (fixture->window);
  g_assert_nonnull (ui_test_find_text (GTK_WIDGET (fixture->window),
                                       "Choose one from the list, or empty the field."));
  keys_close_popover (fixture);
}

/* Only the person sends it. */
static void
test_comment (KeysCase       *fixture,
              gconstpointer  data)
{
  const KeysWay *way = data;

  keys_type_comment (fixture, "A remark");
  way->close (fixture);
  keys_assert_closed (fixture);
  keys_assert_comment_kept (fixture, "A remark");
}

static void
test_comment_elsewhere (KeysCase       *fixture,
                        gconstpointer  data)
{
  g_autoptr (KamaeRecord) other = kamae_test_create (&fixture->base, "sheet", "title", "Other",
                                                     NULL);

  keys_type_comment (fixture, "A remark");
  kamae_window_show_record (fixture->window, other);
  keys_wait_for_text (keys_find_editable (ui_test_find (GTK_WIDGET (fixture->window),
                                                        "KamaeRecordDetails")), "");
  kamae_window_show_record (fixture->window, fixture->record);
  keys_assert_comment_kept (fixture, "A remark");
}

/* What is typed to find a record is no link. */
static void
test_link_search (KeysCase       *fixture,
                  gconstpointer  data)
{
  g_autoptr (KamaeRecord) other = kamae_test_create (&fixture->base, "sheet", "title", "Other",
                                                     NULL);
  g_autoptr (GPtrArray) links = NULL;
  GtkWidget *button = ui_test_find_button (GTK_WIDGET (fixture->window), "Link a Record");

  gtk_widget_grab_focus (button);
  ui_test_wait (200);
  keys_open_popover (fixture);
  keys_press ("type --delay 1 'Other'");
  keys_wait_for_text (keys_get_focus (fixture), "Other");
  g_assert_true (kamae_typing_commit (GTK_WIDGET (fixture->window)));
  links = kamae_register_links_of (fixture->base.reg, fixture->record);
  g_assert_cmpuint (links->len, ==, 0);
  keys_close_popover (fixture);
}

static void
test_way (KeysCase       *fixture,
          gconstpointer  data)
{
  const KeysWay *way = data;

  keys_type (fixture, "body", "Some lines");
  way->close (fixture);
  keys_assert_closed (fixture);
  keys_assert_saved (fixture, "sheet", "body", "Some lines");
}

static void
test_refused (KeysCase       *fixture,
              gconstpointer  data)
{
  const KeysWay *way = data;
  GtkWidget *text = keys_type (fixture, "day", "2026/13/1");
  g_autofree char *saved = NULL;

  if (g_str_equal (way->name, "session"))
    g_signal_emit_by_name (keys_application, "query-end");
  else
    way->close (fixture);
  ui_test_wait (100);
  keys_assert_refused (fixture, text);
  keys_wait_for_text (text, "2026/13/1");
  saved = keys_dup_saved (fixture, "sheet", "day");
  g_assert_null (saved);

  keys_press ("key ctrl+a type --delay 1 '2026/12/1'");
  keys_wait_for_text (text, "2026/12/1");
  gtk_window_close (GTK_WINDOW (fixture->window));
  keys_assert_closed (fixture);
  keys_assert_saved (fixture, "sheet", "day", "2026-12-01");
}

/* -- What else ends typing --------------------------------------------------------------------- */

static const char *const actions[] = {
  "win.page('tasks')", "win.history", "win.check('')", "win.verify", "win.preferences", "win.add",
  "win.search", "win.report('TST-R01')", NULL
};

static void
test_action (KeysCase       *fixture,
             gconstpointer  data)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  keys_type (fixture, "title", "After");
  g_assert_true (g_action_parse_detailed_name (data, &name, &target, NULL));
  gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), name, target);
  /* At once, without a turn of the main loop. */
  keys_assert_saved (fixture, "sheet", "title", "After");
}

/* -- By keys, and by the buttons that are no actions ------------------------------------------- */

static void
test_keys (KeysCase      *fixture,
           gconstpointer  data)
{
  keys_type (fixture, "title", "After");
  keys_press (data);
  keys_wait_for_dialog (GTK_WINDOW (fixture->window));
  keys_assert_saved (fixture, "sheet", "title", "After");
  keys_press ("key Escape");
}

/* What is jumped to is shown, and what was typed before is saved. */
static void
test_jump (KeysCase      *fixture,
           gconstpointer  data)
{
  GtkWindow *search;

  keys_type (fixture, "title", "After");
  keys_press ("key ctrl+k");
  search = keys_wait_for_dialog (GTK_WINDOW (fixture->window));
  g_object_add_weak_pointer (G_OBJECT (search), (gpointer *) &search);
  keys_press ("type --delay 1 'Tasks'");
  ui_test_wait (500);
  keys_press ("key Return");
  keys_wait_for (keys_is_gone, &search, "the search to close");
  keys_assert_saved (fixture, "sheet", "title", "After");
}

/* Typed by one, it is not of the other. */
static void
test_person (KeysCase      *fixture,
             gconstpointer  data)
{
  g_autoptr (KamaeRecord) second = kamae_test_create (&fixture->base, "person", "staff_no", "0002",
                                                      "name", "鈴木 一郎", NULL);
  GtkWidget *chooser = ui_test_find (ui_test_find (GTK_WIDGET (fixture->window), "KamaeFooter"),
                                     "KamaePersonChooser");
  g_autofree char *name = NULL;

  keys_type (fixture, "title", "After");
  g_signal_emit_by_name (chooser, "chosen", second);
  keys_assert_saved (fixture, "sheet", "title", "After");
  g_assert_true (kamae_register_get_person (fixture->base.reg) == second);
  name = kamae_register_dup_undo_author (fixture->base.reg, FALSE);
  g_assert_nonnull (name);

  /* What cannot be saved is not handed over. */
  keys_type (fixture, "pages", "many");
  g_signal_emit_by_name (chooser, "chosen", fixture->base.person);
  g_assert_true (kamae_register_get_person (fixture->base.reg) == second);
  keys_assert_refused (fixture, keys_get_focus (fixture));
}

static void
test_step (KeysCase      *fixture,
           gconstpointer  data)
{
  GtkWidget *button = ui_test_find (GTK_WIDGET (fixture->window), "KamaeStateButton");
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (
    GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (button)))));
  GtkWindow *dialog;

  kamae_test_set (&fixture->base, fixture->record, "decision", "Yes");
  gtk_popover_popup (GTK_POPOVER (popover));
  keys_wait_for (keys_is_mapped, popover, "the steps");
  gtk_popover_popdown (GTK_POPOVER (popover));
  ui_test_wait (50);
  keys_type (fixture, "title", "After");
  g_signal_emit_by_name (ui_test_find_button (popover, "Approve"), "clicked");
  keys_assert_saved (fixture, "sheet", "title", "After");
  dialog = keys_wait_for_dialog (GTK_WINDOW (fixture->window));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  gtk_window_destroy (dialog);
  while (!kamae_record_is_locked (fixture->record))
    ui_test_wait (20);
  g_assert_cmpstr (kamae_record_get_title (fixture->record), ==, "After");
}

static void
test_other_record (KeysCase       *fixture,
                   gconstpointer  data)
{
  g_autoptr (KamaeRecord) other = kamae_test_create (&fixture->base, "sheet", "title", "Other",
                                                     NULL);
  GtkWidget *text = keys_type (fixture, "title", "After");

  kamae_window_show_record (fixture->window, other);
  keys_assert_saved (fixture, "sheet", "title", "After");
  g_assert_true (kamae_form_get_record (keys_get_form (fixture)) == other);

  /* What cannot be saved stays in view. */
  text = keys_type (fixture, "pages", "many");
  kamae_window_show_record (fixture->window, fixture->record);
  g_assert_true (kamae_form_get_record (keys_get_form (fixture)) == other);
  keys_assert_refused (fixture, text);
  g_assert_false (kamae_window_show_page (fixture->window, "tasks"));
  keys_assert_refused (fixture, text);
}

static gboolean
is_hidden (gpointer split)
{
  return !kamae_split_get_end_shown (split);
}

static gboolean
is_shown (gpointer split)
{
  return kamae_split_get_end_shown (split);
}

/* All the room for the list, and back again. */
static void
test_form_away (KeysCase       *fixture,
                gconstpointer  data)
{
  GtkWidget *text = keys_type (fixture, "pages", "many");
  GtkWidget *split = gtk_widget_get_ancestor (text, KAMAE_TYPE_SPLIT);
  GtkWidget *list = ui_test_find (split, "KamaeRecordView");
  int width = gtk_widget_get_width (list);

  keys_press ("key F9");
  ui_test_wait (200);
  g_assert_false (is_hidden (split));
  keys_assert_refused (fixture, text);

  keys_press ("key ctrl+a type --delay 1 '12'");
  keys_wait_for_text (text, "12");
  keys_press ("key F9");
  keys_wait_for (is_hidden, split, "the form away");
  keys_assert_saved (fixture, "sheet", "pages", "12");
  g_assert_true (gtk_widget_is_ancestor (keys_get_focus (fixture), list));
  ui_test_wait (50);
  g_assert_cmpint (gtk_widget_get_width (list), >, width);

  keys_press ("key Return");
  keys_wait_for (is_shown, split, "the form there");
  g_assert_true (gtk_widget_is_ancestor (keys_get_focus (fixture),
                                         GTK_WIDGET (keys_get_form (fixture))));
}

static gboolean
is_wider (gpointer list)
{
  return gtk_widget_get_width (list)
         > GPOINTER_TO_INT (g_object_get_data (G_OBJECT (list), "width"));
}

static void
test_form_share (KeysCase       *fixture,
                 gconstpointer  data)
{
  GtkWidget *text = keys_focus (fixture, "title");
  GtkWidget *split = gtk_widget_get_ancestor (text, KAMAE_TYPE_SPLIT);
  GtkWidget *list = ui_test_find (split, "KamaeRecordView");
  int share = kamae_split_get_share ();

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1500, 700);
  kamae_split_set_share (KAMAE_SPLIT (split), 60);
  ui_test_wait (100);
  g_object_set_data (G_OBJECT (list), "width", GINT_TO_POINTER (gtk_widget_get_width (list)));
  keys_press ("key F8");
  keys_wait_for (is_wider, list, "a wider list");
  g_assert_cmpint (kamae_split_get_share (), ==, 55);
  keys_press ("key shift+F8 key shift+F8");
  ui_test_wait (100);
  g_assert_cmpint (kamae_split_get_share (), ==, 65);
  g_assert_false (is_wider (list));
  kamae_split_set_share (NULL, share);
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
      g_autofree char *before = keys_dup_text (text);
      gint64 end = g_get_monotonic_time () + KEYS_PATIENCE;

      if (g_str_equal (before, expected))
        return;
      keys_press (keys);
      while (g_get_monotonic_time () < end)
        {
          g_autofree char *now = keys_dup_text (text);

          if (!g_str_equal (now, before))
            break;
          ui_test_wait (10);
        }
    }
  keys_wait_for_text (text, expected);
}

static void
test_undo_typing (KeysCase       *fixture,
                  gconstpointer  data)
{
  GtkWidget *text;
  g_autofree char *saved = NULL;

  kamae_test_set (&fixture->base, fixture->record, "decision", "Yes");
  text = keys_type (fixture, "title", "After");
  press_until ("key ctrl+z", text, "Before");
  keys_assert_saved (fixture, "sheet", "decision", "Yes");
  keys_assert_saved (fixture, "sheet", "title", "Before");
  g_assert_true (keys_get_focus (fixture) == text);

  press_until ("key ctrl+shift+z", text, "After");
  keys_assert_saved (fixture, "sheet", "title", "Before");
  press_until ("key ctrl+z", text, "Before");

  /* Nothing is typed any more: now it is the last operation. */
  keys_press ("key ctrl+z");
  text = keys_get_focus (fixture);
  while (saved == NULL || *saved != '\0')
    {
      g_free (saved);
      ui_test_wait (20);
      saved = kamae_record_dup_canonical (fixture->record, "decision");
      if (saved == NULL)
        saved = g_strdup ("");
    }
  g_assert_true (keys_get_focus (fixture) == text);
  g_assert_cmpstr (kamae_record_get_title (fixture->record), ==, "Before");
}

static void
test_undo_focus (KeysCase       *fixture,
                 gconstpointer  data)
{
  GtkWidget *text = keys_type (fixture, "title", "After");

  keys_press ("key Return");
  while (!g_str_equal (kamae_record_get_title (fixture->record), "After"))
    ui_test_wait (20);
  keys_focus (fixture, "title");
  keys_press ("key ctrl+z");
  keys_wait_for_text (text, "Before");
  g_assert_true (keys_get_focus (fixture) == text);
  keys_press ("key ctrl+shift+z");
  keys_wait_for_text (text, "After");
  g_assert_true (keys_get_focus (fixture) == text);
  keys_assert_saved (fixture, "sheet", "title", "After");
}

static gboolean
is_decided (gpointer record)
{
  return kamae_record_is_set (record, "decision");
}

static gboolean
is_undecided (gpointer record)
{
  return !is_decided (record);
}

/* Back and back, on and on: where one was. */
static void
test_redo_typing (KeysCase       *fixture,
                  gconstpointer  data)
{
  GtkWidget *text = keys_type (fixture, data, "One");

  g_assert_true (kamae_typing_commit (GTK_WIDGET (fixture->window)));
  keys_press ("type --delay 1 ' more'");
  keys_wait_for_text (text, "One more");
  press_until ("key ctrl+z", text, "One");
  kamae_test_set (&fixture->base, fixture->record, "decision", "Yes");
  keys_press ("key ctrl+shift+z");
  ui_test_wait (100);
  /* Something else was done meanwhile. */
  keys_wait_for_text (text, "One");

  keys_press ("type --delay 1 ' more'");
  keys_wait_for_text (text, "One more");
  press_until ("key ctrl+z", text, "One");
  keys_press ("key ctrl+z");
  keys_wait_for (is_undecided, fixture->record, "the decision to go");
  keys_press ("key ctrl+z");
  keys_wait_for_text (text, g_str_equal (data, "title") ? "Before" : "");

  keys_press ("key ctrl+shift+z");
  keys_wait_for_text (text, "One");
  g_assert_true (is_undecided (fixture->record));
  keys_press ("key ctrl+shift+z");
  keys_wait_for (is_decided, fixture->record, "the decision");
  keys_wait_for_text (text, "One");
  press_until ("key ctrl+shift+z", text, "One more");
  g_assert_true (keys_get_focus (fixture) == text);
  g_assert_true (kamae_typing_has_unsaved ());
  keys_assert_saved (fixture, "sheet", data, "One");

  /* It is typed as before: taken back once more, and saved. */
  press_until ("key ctrl+z", text, "One");
  press_until ("key ctrl+shift+z", text, "One more");
  g_assert_true (kamae_typing_commit (GTK_WIDGET (fixture->window)));
  keys_assert_saved (fixture, "sheet", data, "One more");
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
compose (KeysCase    *fixture,
         const char *field)
{
  GtkWidget *text = keys_focus (fixture, field);

  keys_press ("key ctrl+a key a key k");
  keys_wait_for (is_composing, text, "the input method");
  ui_test_wait (50);
  return text;
}

static void
test_input_method_close (KeysCase       *fixture,
                         gconstpointer  data)
{
  drops = g_str_has_suffix (g_test_get_path (), "drops");
  compose (fixture, data);
  gtk_window_close (GTK_WINDOW (fixture->window));
  keys_assert_closed (fixture);
  keys_assert_saved (fixture, "sheet", data, "あか");
}

static void
test_input_method_leave (KeysCase       *fixture,
                         gconstpointer  data)
{
  drops = g_str_has_suffix (g_test_get_path (), "drops");
  compose (fixture, "body");
  keys_focus (fixture, "title");
  keys_assert_saved (fixture, "sheet", "body", "あか");
}

static void
test_input_method_undo (KeysCase       *fixture,
                        gconstpointer  data)
{
  GtkWidget *text;

  drops = FALSE;
  text = compose (fixture, "body");
  keys_press ("key ctrl+z");
  keys_wait_for (is_all_saved, NULL, "the input method to be taken back");
  keys_wait_for_text (text, "");
  keys_assert_saved (fixture, "sheet", "title", "Before");
  g_assert_true (keys_get_focus (fixture) == text);
}

/* -- A crash ----------------------------------------------------------------------------------- */

/* In a program of its own, which is killed. */
static void
type_until_killed (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  KamaeModel *model = ui_test_get_sheet_model ();
  KeysCase fixture = { 0 };

  fixture.base.model = model;
  fixture.base.reg = kamae_register_open (model, file, KAMAE_OPEN_NORMAL, NULL);
  fixture.base.person = kamae_register_find (fixture.base.reg, "person", "0001", NULL);
  keys_open_window (&fixture);
  keys_focus (&fixture, "title");
  keys_press ("type --delay 1 'Half-a-sentence'");
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
test_killed (KeysCase       *fixture,
             gconstpointer  data)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, fixture->base.path, -1);
  g_autofree char *key = kamae_record_dup_key (fixture->record);
  g_autofree char *author = kamae_record_dup_key (fixture->base.person);
  g_autofree char *name = g_strconcat (key, ".title.", author, NULL);
  g_autofree char *draft = g_build_filename (g_get_user_state_dir (), "kamae", "drafts", hash, name,
                                             NULL);
  const char *arguments[] = { "/proc/self/exe", "--until-killed", fixture->base.path, NULL };
  g_autoptr (GError) error = NULL;
  GtkWidget *text, *discard;
  GPid child;

  gtk_window_close (GTK_WINDOW (fixture->window));
  keys_assert_closed (fixture);
  g_spawn_async (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child,
                 &error);
  g_assert_no_error (error);
  keys_wait_for (is_kept, draft, "the draft");
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  g_spawn_close_pid (child);
  keys_assert_saved (fixture, "sheet", "title", "Before");

  kamae_test_reopen (&fixture->base);
  g_clear_object (&fixture->record);
  g_assert_cmpint (kamae_typing_find_kept (fixture->base.reg), !=, 0);
  keys_open_window (fixture);
  text = keys_focus (fixture, "title");
  keys_wait_for_text (text, "Half-a-sentence");
  keys_assert_saved (fixture, "sheet", "title", "Before");
  discard = ui_test_find_button (GTK_WIDGET (fixture->window), "Discard Mine");
  g_assert_true (gtk_widget_get_mapped (discard));
  gtk_window_close (GTK_WINDOW (fixture->window));
  keys_assert_closed (fixture);
  keys_assert_saved (fixture, "sheet", "title", "Half-a-sentence");
  g_assert_false (g_file_test (draft, G_FILE_TEST_EXISTS));
}

/* -- Two programs ------------------------------------------------------------------------------ */

static void
test_elsewhere (KeysCase       *fixture,
                gconstpointer  data)
{
  gboolean overwrite = g_str_equal (data, "Save Mine");
  GtkWidget *text = keys_type (fixture, "title", "Mine");
  GtkWidget *answer;

  ui_test_change_elsewhere (&fixture->base, fixture->record, "title", "Theirs");
  gtk_window_close (GTK_WINDOW (fixture->window));
  keys_assert_refused (fixture, text);
  keys_wait_for_text (text, "Mine");
  keys_assert_saved (fixture, "sheet", "title", "Theirs");
  answer = ui_test_find_button (GTK_WIDGET (fixture->window), data);
  g_assert_true (gtk_widget_get_mapped (answer));
  g_signal_emit_by_name (answer, "clicked");
  keys_assert_saved (fixture, "sheet", "title", overwrite ? "Mine" : "Theirs");
  keys_wait_for_text (text, overwrite ? "Mine" : "Theirs");
  gtk_window_close (GTK_WINDOW (fixture->window));
  keys_assert_closed (fixture);
}

/* A choice that was made over another. */
static void
test_choice_elsewhere (KeysCase       *fixture,
                       gconstpointer  data)
{
  GtkWidget *answer;

  kamae_test_set (&fixture->base, fixture->record, "level", "low");
  keys_focus (fixture, "level");
  ui_test_change_elsewhere (&fixture->base, fixture->record, "level", NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_ancestor (keys_get_focus (fixture),
                                                                      GTK_TYPE_DROP_DOWN)), 2);
  keys_assert_saved (fixture, "sheet", "level", NULL);
  g_assert_true (kamae_typing_has_unsaved ());
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_nonnull (fixture->window);
  answer = ui_test_find_button (gtk_widget_get_ancestor (keys_get_focus (fixture),
                                                         g_type_from_name ("KamaeEditor")),
                                "Save Mine");
  g_signal_emit_by_name (answer, "clicked");
  keys_assert_saved (fixture, "sheet", "level", "high");
}

static void
test_shown_on_return (KeysCase       *fixture,
                      gconstpointer  data)
{
  GtkWidget *text = keys_focus (fixture, "title");
  GtkWidget *other = ui_test_show (gtk_label_new ("Other"), 100, 100);

  ui_test_change_elsewhere (&fixture->base, fixture->record, "title", "Theirs");
  keys_give_keyboard (GTK_WINDOW (other));
  keys_give_keyboard (GTK_WINDOW (fixture->window));
  keys_wait_for_text (text, "Theirs");
  ui_test_close (other);
}

/* -- Dialogs ----------------------------------------------------------------------------------- */

static void
test_preferences (KeysCase       *fixture,
                  gconstpointer  data)
{
  GtkWidget *preferences = kamae_preferences_new (GTK_WINDOW (fixture->window),
                                                  kamae_window_get_register (fixture->window),
                                                  "register");
  GtkWidget *row;

  gtk_window_present (GTK_WINDOW (preferences));
  keys_wait_for (keys_is_mapped, preferences, "the preferences");
  keys_give_keyboard (GTK_WINDOW (preferences));
  row = ui_test_find (preferences, "AdwEntryRow");
  gtk_widget_grab_focus (row);
  keys_press ("key ctrl+a type --delay 1 '77'");
  while (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), "77"))
    ui_test_wait (20);
  g_object_add_weak_pointer (G_OBJECT (preferences), (gpointer *) &preferences);
  gtk_window_close (GTK_WINDOW (preferences));
  keys_wait_for (keys_is_gone, &preferences, "the preferences to close");
  g_assert_false (kamae_typing_has_unsaved ());
}

static void
add (const char    *group,
     const char    *name,
     gconstpointer  data,
     void         (*test) (KeysCase *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/typing/%s%s%s", group, *name != '\0' ? "/" : "", name);

  g_test_add (path, KeysCase, data, keys_set_up, test, keys_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  gboolean is_victim = argc == 3 && g_str_equal (argv[1], "--until-killed");
  int status;

  if (!keys_init (&argc, &argv, is_victim))
    return 0;
  g_io_extension_point_implement ("gtk-im-module", TEST_TYPE_INPUT_METHOD, "kamae-test", 0);
  if (is_victim)
    type_until_killed (argv[2]);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add ("kind", kinds[i].field, &kinds[i], test_kind);
  add ("kind", "keeper", "keeper", test_picker);
  add ("kind", "readers", "readers", test_picker);
  add ("kind", "ambiguous", NULL, test_ambiguous_picker);
  add ("comment", "other-record", NULL, test_comment_elsewhere);
  add ("comment", "link", NULL, test_link_search);
  for (guint i = 0; keys_ways[i].name != NULL; i++)
    {
      add ("way", keys_ways[i].name, &keys_ways[i], test_way);
      add ("comment", keys_ways[i].name, &keys_ways[i], test_comment);
      add ("refused", keys_ways[i].name, &keys_ways[i], test_refused);
    }
  for (guint i = 0; actions[i] != NULL; i++)
    add ("before", actions[i], actions[i], test_action);
  add ("before", "print", "key ctrl+p", test_keys);
  add ("before", "search", "key ctrl+k", test_keys);
  add ("before", "jump", NULL, test_jump);
  add ("before", "person", NULL, test_person);
  add ("before", "step", NULL, test_step);
  add ("other-record", "", NULL, test_other_record);
  add ("form", "away", NULL, test_form_away);
  add ("form", "share", NULL, test_form_share);
  add ("undo", "typing", NULL, test_undo_typing);
  add ("undo", "focus", NULL, test_undo_focus);
  add ("redo", "title", "title", test_redo_typing);
  add ("redo", "body", "body", test_redo_typing);
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
  keys_finish ();
  return status;
}
