/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-window-private.h"
#include "keys.h"

/* Whatever stands over the window, the keys that leave work there, and what is typed below is in
 * the file afterwards. Criticals are fatal here. */

/* -- Dialogs ----------------------------------------------------------------------------------- */

typedef struct
{
  const char  *name;
  const char  *action;            /* of the window or the program; or else … */
  void       (*open) (KeysCase *);
  gboolean     opens_unsaved;     /* also over what cannot be saved */
} Dialog;

static void
ask (KeysCase *fixture)
{
  kamae_confirm_async (GTK_WINDOW (fixture->window), "Go on?", NULL, "Go On", FALSE, NULL, NULL,
                       NULL);
}

static gboolean
is_not_mapped (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

static void
take_step (KeysCase *fixture)
{
  GtkWidget *button = ui_test_find (GTK_WIDGET (fixture->window), "KamaeStateButton");
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (
    GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (button)))));

  kamae_test_set (&fixture->base, fixture->record, "decision", "Yes");
  gtk_widget_grab_focus (gtk_widget_get_first_child (button));
  ui_test_wait (100);
  keys_press ("key space");
  keys_wait_for (keys_is_mapped, popover, "the steps");
  g_signal_emit_by_name (ui_test_find_button (popover, "Approve"), "clicked");
  keys_wait_for (is_not_mapped, popover, "the steps to go");
}

static void
show_error (KeysCase *fixture)
{
  g_autoptr (GError) error = g_error_new_literal (KAMAE_ERROR, KAMAE_ERROR_INVALID, "Broken.");

  kamae_show_error (GTK_WINDOW (fixture->window), "An error", error);
}

static void
ask_person (KeysCase *fixture)
{
  kamae_register_set_person (fixture->base.reg, NULL);
  kamae_window_ask_person (fixture->window);
}

static const Dialog dialogs[] = {
  { "preferences", "win.preferences" },
  { "plugins", "win.plugins", NULL, TRUE },
  { "shortcuts", "win.shortcuts", NULL, TRUE },
  { "help", "win.help", NULL, TRUE },
  { "about", "win.about", NULL, TRUE },
  { "history", "win.history" },
  { "check", "win.check('')" },
  { "verify", "win.verify" },
  { "search", "win.search" },
  { "print", "win.report('TST-R01')" },
  { "save-copy", "win.save-copy" },
  { "new", "app.new", NULL, TRUE },
  { "open", "app.open", NULL, TRUE },
  { "question", NULL, ask, TRUE },
  { "approval", NULL, take_step },
  { "error", NULL, show_error, TRUE },
  { "person", NULL, ask_person, TRUE },
};

static GtkWindow *
open_dialog (KeysCase     *fixture,
             const Dialog *dialog)
{
  if (dialog->action != NULL)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      g_assert_true (g_action_parse_detailed_name (dialog->action, &name, &target, NULL));
      g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), name,
                                                         target));
    }
  else
    {
      dialog->open (fixture);
    }
  return keys_wait_for_dialog (GTK_WINDOW (fixture->window));
}

/* The dialog closes, and what is typed below is still there. */
static void
test_ctrl_w (KeysCase      *fixture,
             gconstpointer  data)
{
  GtkWindow *over;

  keys_type (fixture, "body", "Some lines");
  over = open_dialog (fixture, data);
  g_object_add_weak_pointer (G_OBJECT (over), (gpointer *) &over);
  keys_press ("key ctrl+w");
  keys_wait_for (keys_is_gone, &over, "the dialog to close");
  g_assert_nonnull (fixture->window);
  keys_give_keyboard (GTK_WINDOW (fixture->window));
  keys_press ("key ctrl+w");
  keys_assert_closed (fixture);
  keys_assert_saved (fixture, "sheet", "body", "Some lines");
}

typedef struct
{
  const Dialog  *dialog;
  const KeysWay *way;
} Pair;

static gboolean
is_nothing_left (gpointer data)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) == 0;
}

static void
test_pair (KeysCase      *fixture,
           gconstpointer  data)
{
  const Pair *pair = data;

  keys_type (fixture, "body", "Some lines");
  open_dialog (fixture, pair->dialog);
  pair->way->close (fixture);
  keys_assert_closed (fixture);
  keys_wait_for (is_nothing_left, NULL, "the dialog to go");
  keys_assert_saved (fixture, "sheet", "body", "Some lines");
}

static gboolean
has_keyboard (gpointer window)
{
  return gtk_window_is_active (window);
}

/* What cannot be saved is not left behind a dialog. */
static void
test_behind (KeysCase      *fixture,
             gconstpointer  data)
{
  GtkWidget *text = keys_type (fixture, "day", "2026/13/1");
  GtkWindow *over = open_dialog (fixture, data);

  g_object_add_weak_pointer (G_OBJECT (over), (gpointer *) &over);
  keys_press ("key ctrl+q");
  keys_wait_for (keys_is_gone, &over, "the dialog to close");
  keys_give_keyboard (GTK_WINDOW (fixture->window));
  keys_wait_for (has_keyboard, fixture->window, "the window");
  keys_assert_refused (fixture, text);
  keys_press ("key ctrl+a type --delay 1 '2026/12/1'; key ctrl+q");
  keys_assert_closed (fixture);
  keys_assert_saved (fixture, "sheet", "day", "2026-12-01");
}

static void
ask_destructive (KeysCase *fixture)
{
  kamae_confirm_async (GTK_WINDOW (fixture->window), "Lose it?", NULL, "Lose It", TRUE, NULL, NULL,
                       NULL);
}

static void
ask_unsaved (KeysCase *fixture)
{
  g_autoptr (GError) error = g_error_new_literal (KAMAE_ERROR, KAMAE_ERROR_INVALID,
                                                           "The disk is full.");

  kamae_window_ask_unsaved (fixture->window, error);
}

static const Dialog questions[] = {
  { "destructive", NULL, ask_destructive },
  { "unsaved", NULL, ask_unsaved },
};

static void
note_response (AdwMessageDialog *dialog,
               const char       *response,
               char            **noted)
{
  *noted = g_strdup (response);
}

/* Enter, which the person may have pressed before seeing the question, loses nothing. */
static void
test_harmless (KeysCase      *fixture,
               gconstpointer  data)
{
  g_autofree char *response = NULL;
  GtkWidget *text = keys_type (fixture, "body", "Some lines");
  GtkWindow *over = open_dialog (fixture, data);

  g_signal_connect (over, "response", G_CALLBACK (note_response), &response);
  g_object_add_weak_pointer (G_OBJECT (over), (gpointer *) &over);
  g_assert_nonnull (gtk_window_get_default_widget (over));
  g_assert_true (gtk_window_get_focus (over) == gtk_window_get_default_widget (over));
  keys_press ("key Return");
  keys_wait_for (keys_is_gone, &over, "the question to close");
  g_assert_cmpstr (response, ==, "cancel");
  g_assert_nonnull (fixture->window);
  keys_wait_for_text (text, "Some lines");
}

/* -- Popovers ---------------------------------------------------------------------------------- */

static GtkWidget *
find_named (GtkWidget  *root,
            const char *type)
{
  GtkWidget *found = ui_test_find (root, type);

  g_assert_nonnull (found);
  return found;
}

static GtkWidget *
get_state_popover (KeysCase *fixture)
{
  GtkWidget *button = find_named (GTK_WIDGET (fixture->window), "KamaeStateButton");

  return gtk_widget_get_first_child (button);
}

static GtkWidget *
get_person_popover (KeysCase *fixture)
{
  GtkWidget *footer = find_named (GTK_WIDGET (fixture->window), "KamaeFooter");

  return find_named (footer, "GtkMenuButton");
}

static GtkWidget *
get_calendar_popover (KeysCase *fixture)
{
  GtkWidget *entry = gtk_widget_get_ancestor (keys_focus (fixture, "day"), KAMAE_TYPE_DATE_ENTRY);

  return find_named (entry, "GtkMenuButton");
}

static GtkWidget *
get_menu_popover (KeysCase *fixture)
{
  return find_named (find_named (GTK_WIDGET (fixture->window), "AdwHeaderBar"), "GtkMenuButton");
}

static GtkWidget *
get_picker_popover (KeysCase *fixture)
{
  return gtk_widget_get_ancestor (keys_focus (fixture, "keeper"), GTK_TYPE_MENU_BUTTON);
}

static GtkWidget *
get_pickers_popover (KeysCase *fixture)
{
  return gtk_widget_get_ancestor (keys_focus (fixture, "readers"), GTK_TYPE_MENU_BUTTON);
}

typedef struct
{
  const char  *name;
  GtkWidget *(*get) (KeysCase *);
} Popover;

static const Popover popovers[] = {
  { "link", get_picker_popover },
  { "links", get_pickers_popover },
  { "state", get_state_popover },
  { "person", get_person_popover },
  { "calendar", get_calendar_popover },
  { "menu", get_menu_popover },
};

static gboolean
has_open_popover (gpointer button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  return popover != NULL && keys_is_mapped (popover);
}

/* A comment stays a draft until it is sent: it is what is typed below. */
static void
press_in_popover (KeysCase      *fixture,
                  const Popover *popover,
                  const char    *keys)
{
  GtkWidget *button, *scroll;

  keys_type_comment (fixture, "A remark");
  button = popover->get (fixture);
  gtk_widget_grab_focus (button);
  scroll = gtk_widget_get_ancestor (button, GTK_TYPE_SCROLLED_WINDOW);
  if (scroll != NULL)
    gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroll)), 0);
  ui_test_wait (50);
  keys_press ("key space");
  keys_wait_for (has_open_popover, button, popover->name);
  keys_press (keys);
  keys_assert_closed (fixture);
  keys_assert_comment_kept (fixture, "A remark");
}

static void
test_popover_ctrl_w (KeysCase      *fixture,
                     gconstpointer  data)
{
  press_in_popover (fixture, data, "key ctrl+w");
}

static void
test_popover_ctrl_q (KeysCase      *fixture,
                     gconstpointer  data)
{
  press_in_popover (fixture, data, "key ctrl+q");
}

/* -- All together ------------------------------------------------------------------------------ */

static void
add (const char    *group,
     const char    *name,
     gconstpointer  data,
     void         (*test) (KeysCase *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/closing/%s/%s", group, name);

  g_test_add (path, KeysCase, data, keys_set_up, test, keys_tear_down);
}

static void
add_dialog (const Dialog *dialog)
{
  add ("dialog/ctrl-w", dialog->name, dialog, test_ctrl_w);
  /* The signals that end the program go the way of the key that quits. */
  for (const KeysWay *way = keys_ways; way->name != NULL; way++)
    {
      g_autofree char *group = g_strdup_printf ("dialog/%s", way->name);
      Pair *pair;

      if (g_str_has_prefix (way->name, "sig"))
        continue;
      pair = g_new (Pair, 1);
      pair->dialog = dialog;
      pair->way = way;
      add (group, dialog->name, pair, test_pair);
    }
  if (dialog->opens_unsaved)
    add ("behind", dialog->name, dialog, test_behind);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  if (!keys_init (&argc, &argv, FALSE))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    add_dialog (&dialogs[i]);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    add ("harmless", questions[i].name, &questions[i], test_harmless);
  for (guint i = 0; i < G_N_ELEMENTS (popovers); i++)
    {
      add ("popover/ctrl-w", popovers[i].name, &popovers[i], test_popover_ctrl_w);
      add ("popover/ctrl-q", popovers[i].name, &popovers[i], test_popover_ctrl_q);
    }
  status = g_test_run ();
  keys_finish ();
  return status;
}
