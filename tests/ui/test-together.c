/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "kamae-preferences.h"
#include "keys.h"

/* Two programs on one file, and a file that is taken away, while somebody types: what is typed
 * stays in sight, and is a draft. What is kept is there again in the next session. */

/* -- The other program ------------------------------------------------------------------------- */

typedef gboolean (*Deed) (KamaeOperation *operation,
                          KamaeRecord    *record,
                          GError        **error);

static void
do_elsewhere (KeysCase   *fixture,
              const char *staff_no,
              Deed        deed)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->base.path);
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeRegister) reg = kamae_register_open (fixture->base.model, file,
                                                       KAMAE_OPEN_NORMAL, &error);
  g_autoptr (KamaeRecord) person = NULL;
  g_autoptr (KamaeRecord) record = NULL;
  g_autoptr (KamaeOperation) operation = NULL;

  g_assert_no_error (error);
  person = kamae_register_find (reg, "person", staff_no, NULL);
  kamae_register_set_person (reg, person);
  record = kamae_register_ref_record (reg, kamae_record_get_id (fixture->record), NULL);
  operation = kamae_register_begin (reg, "Change %s", record, &error);
  g_assert_no_error (error);
  deed (operation, record, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
  kamae_register_close (reg);
}

static gboolean
delete_sheet (KamaeOperation *operation,
              KamaeRecord    *record,
              GError        **error)
{
  return kamae_operation_delete (operation, record, error);
}

static gboolean
approve (KamaeOperation *operation,
         KamaeRecord    *record,
         GError        **error)
{
  kamae_operation_set_reason (operation, "Because");
  return kamae_operation_set (operation, record, "decision", "Yes", error)
         && kamae_operation_transition (operation, record, "approve", error);
}

static gboolean
rename_sheet (KamaeOperation *operation,
              KamaeRecord    *record,
              GError        **error)
{
  return kamae_operation_set (operation, record, "title", "Theirs", error);
}

static gboolean
name_back (KamaeOperation *operation,
           KamaeRecord    *record,
           GError        **error)
{
  return kamae_operation_set (operation, record, "title", "Before", error);
}

/* -- What the person sees ---------------------------------------------------------------------- */

static gboolean
is_seen (KeysCase   *fixture,
         const char *text)
{
  GtkWidget *label = ui_test_find_text (GTK_WIDGET (fixture->window), text);

  return label != NULL && gtk_widget_get_mapped (label);
}

#define LOST "The record into which something was typed has been deleted. What was typed is kept."

static gboolean
is_lost_told (gpointer fixture)
{
  return is_seen (fixture, LOST);
}

static gboolean
is_lost_untold (gpointer fixture)
{
  return !is_seen (fixture, LOST);
}

/* Some draft of the register holds the text. */
static gboolean
is_drafted (KeysCase   *fixture,
            const char *text)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, fixture->base.path, -1);
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "kamae", "drafts", hash,
                                              NULL);
  g_autoptr (GDir) drafts = g_dir_open (folder, 0, NULL);
  const char *name;

  while (drafts != NULL && (name = g_dir_read_name (drafts)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;

      if (g_file_get_contents (file, &content, NULL, NULL) && strstr (content, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_long_drafted (gpointer fixture)
{
  return is_drafted (fixture, "Long words");
}

/* -- A record that goes ------------------------------------------------------------------------ */

static GtkWidget *
show_lost (KeysCase *fixture)
{
  GtkWindow *dialog;
  GtkWidget *view;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.lost", NULL);
  dialog = keys_wait_for_dialog (GTK_WINDOW (fixture->window));
  view = ui_test_find (GTK_WIDGET (dialog), "GtkTextView");
  keys_wait_for_text (view, "Some lines");
  return GTK_WIDGET (dialog);
}

static void
test_deleted (KeysCase      *fixture,
              gconstpointer  data)
{
  g_autoptr (KamaeRecord) stays = kamae_test_create (&fixture->base, "sheet", "title", "Stays",
                                                     NULL);
  GtkWidget *dialog;

  if (g_str_equal (data, "comment"))
    keys_type_comment (fixture, "Some lines");
  else
    keys_type (fixture, data, "Some lines");
  do_elsewhere (fixture, "0001", delete_sheet);
  keys_press ("key ctrl+w");
  /* Of a comment, which is not sent, nobody hears before the next session that it is lost. */
  if (g_str_equal (data, "comment"))
    keys_reopen (fixture);
  keys_wait_for (is_lost_told, fixture, "the bar");
  g_assert_nonnull (fixture->window);
  g_assert_true (is_drafted (fixture, "Some lines"));

  /* It did not get into the record that is shown instead. */
  g_assert_false (kamae_record_is_set (stays, "body"));
  g_assert_cmpstr (kamae_record_get_title (stays), ==, "Stays");

  dialog = show_lost (fixture);
  g_signal_emit_by_name (ui_test_find_button (dialog, "Copy"), "clicked");
  gtk_window_close (GTK_WINDOW (dialog));
  keys_reopen (fixture);
  keys_wait_for (is_lost_told, fixture, "the bar in the next session");

  dialog = show_lost (fixture);
  g_signal_emit_by_name (ui_test_find_button (dialog, "Discard"), "clicked");
  gtk_window_close (GTK_WINDOW (dialog));
  keys_wait_for (is_lost_untold, fixture, "the bar to go");
  g_assert_false (is_drafted (fixture, "Some lines"));
}

/* -- A record that is locked ------------------------------------------------------------------- */

static void
test_locked (KeysCase      *fixture,
             gconstpointer  data)
{
  GtkWidget *text = keys_type (fixture, data, "Some lines");
  GtkWidget *discard;

  do_elsewhere (fixture, "0001", approve);
  keys_press ("key ctrl+w");
  while (!kamae_record_is_locked (fixture->record))
    ui_test_wait (20);
  ui_test_wait (100);
  keys_assert_refused (fixture, text);
  g_assert_true (gtk_widget_get_mapped (text));
  keys_wait_for_text (text, "Some lines");
  g_assert_true (is_drafted (fixture, "Some lines"));

  discard = ui_test_find_button (gtk_widget_get_ancestor (text, g_type_from_name ("KamaeEditor")),
                                 "Discard Mine");
  g_assert_true (gtk_widget_get_mapped (discard));
  g_signal_emit_by_name (discard, "clicked");
  g_assert_false (is_drafted (fixture, "Some lines"));
  keys_press ("key ctrl+w");
  keys_assert_closed (fixture);
}

/* -- A file that is taken away ----------------------------------------------------------------- */

static void
take_away (KeysCase   *fixture,
           const char *how)
{
  g_autofree char *beside = g_strconcat (fixture->base.path, "-journal", NULL);
  g_autofree char *copy = g_strconcat (fixture->base.path, ".other", NULL);

  if (g_str_equal (how, "replaced"))
    {
      g_autoptr (GFile) from = g_file_new_for_path (fixture->base.path);
      g_autoptr (GFile) to = g_file_new_for_path (copy);

      g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
      g_assert_cmpint (g_rename (copy, fixture->base.path), ==, 0);
    }
  else if (g_str_equal (how, "moved"))
    {
      g_assert_cmpint (g_rename (fixture->base.path, copy), ==, 0);
    }
  /* Nothing can be made in the folder: also for root, who may write anywhere. */
  else
    {
      g_assert_cmpint (g_mkdir (beside, 0700), ==, 0);
    }
}

static void
bring_back (KeysCase   *fixture,
            const char *how)
{
  g_autofree char *beside = g_strconcat (fixture->base.path, "-journal", NULL);
  g_autofree char *copy = g_strconcat (fixture->base.path, ".other", NULL);

  if (g_str_equal (how, "moved"))
    g_assert_cmpint (g_rename (copy, fixture->base.path), ==, 0);
  else if (g_str_equal (how, "folder"))
    g_assert_cmpint (g_rmdir (beside), ==, 0);
}

static void
test_file (KeysCase      *fixture,
           gconstpointer  data)
{
  GtkWidget *text = keys_type (fixture, "body", "Some lines");
  GtkWindow *question;

  take_away (fixture, data);
  keys_press ("key ctrl+w");
  question = keys_wait_for_dialog (GTK_WINDOW (fixture->window));
  g_assert_nonnull (ui_test_find_text (GTK_WIDGET (question), "What you typed cannot be saved"));
  g_object_add_weak_pointer (G_OBJECT (question), (gpointer *) &question);
  ui_test_wait (100);
  keys_press ("key Escape");
  keys_wait_for (keys_is_gone, &question, "the question to close");
  keys_give_keyboard (GTK_WINDOW (fixture->window));
  keys_assert_refused (fixture, text);
  keys_wait_for_text (text, "Some lines");
  g_assert_true (is_drafted (fixture, "Some lines"));

  bring_back (fixture, data);
  if (g_str_equal (data, "replaced"))
    {
      /* The next session has it, in the file that is there now. */
      gtk_window_destroy (GTK_WINDOW (fixture->window));
      keys_reopen (fixture);
      keys_wait_for_text (keys_focus (fixture, "body"), "Some lines");
    }
  keys_press ("key ctrl+w");
  keys_assert_closed (fixture);
  keys_assert_saved (fixture, "sheet", "body", "Some lines");
}

/* -- A conflict -------------------------------------------------------------------------------- */

static gboolean
is_conflict_told (gpointer fixture)
{
  return is_seen (fixture, "Meanwhile this became “Theirs”. What you typed is not saved.");
}

static gboolean
is_conflict_over (gpointer fixture)
{
  return !is_conflict_told (fixture);
}

/* What stands beside the field goes with its cause. */
static void
test_conflict_over (KeysCase      *fixture,
                    gconstpointer  data)
{
  GtkWidget *text = keys_type (fixture, "title", "Mine");

  do_elsewhere (fixture, "0001", rename_sheet);
  g_assert_true (kamae_register_catch_up (fixture->base.reg, NULL));
  keys_wait_for (is_conflict_told, fixture, "the conflict");
  do_elsewhere (fixture, "0001", name_back);
  g_assert_true (kamae_register_catch_up (fixture->base.reg, NULL));
  keys_wait_for (is_conflict_over, fixture, "the conflict to be over");
  keys_wait_for_text (text, "Mine");
  keys_press ("key ctrl+w");
  keys_assert_closed (fixture);
  keys_assert_saved (fixture, "sheet", "title", "Mine");
}

/* -- Undo -------------------------------------------------------------------------------------- */

static void
test_undo_question (KeysCase      *fixture,
                    gconstpointer  data)
{
  g_autoptr (KamaeRecord) second = kamae_test_create (&fixture->base, "person", "staff_no", "0002",
                                                      "name", "鈴木 一郎", NULL);
  GtkWindow *question;

  do_elsewhere (fixture, "0002", rename_sheet);
  keys_press ("key ctrl+z");
  question = keys_wait_for_dialog (GTK_WINDOW (fixture->window));
  g_assert_nonnull (ui_test_find_text (GTK_WIDGET (question), "Undo what somebody else did?"));
  g_object_add_weak_pointer (G_OBJECT (question), (gpointer *) &question);
  keys_press ("key Escape");
  keys_wait_for (keys_is_gone, &question, "the question to close");
  keys_assert_saved (fixture, "sheet", "title", "Theirs");

  keys_give_keyboard (GTK_WINDOW (fixture->window));
  keys_press ("key ctrl+z");
  question = keys_wait_for_dialog (GTK_WINDOW (fixture->window));
  if (g_str_equal (data, "changed"))
    /* The answer would be to another question. */
    do_elsewhere (fixture, "0002", approve);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "accept");
  ui_test_wait (200);
  keys_assert_saved (fixture, "sheet", "title",
                     g_str_equal (data, "changed") ? "Theirs" : "Before");
}

static void
test_undo_cannot (KeysCase      *fixture,
                  gconstpointer  data)
{
  GtkWindow *dialog;

  keys_focus (fixture, "title");
  take_away (fixture, "replaced");
  keys_press ("key ctrl+z");
  dialog = keys_wait_for_dialog (GTK_WINDOW (fixture->window));
  g_assert_nonnull (ui_test_find_text (GTK_WIDGET (dialog), "This cannot be undone"));
  keys_press ("key ctrl+q");
  keys_assert_closed (fixture);
}

/* -- The clock --------------------------------------------------------------------------------- */

static gboolean
is_clock_told (gpointer data)
{
  KeysCase *fixture = data;
  GtkWidget *bar = ui_test_find (GTK_WIDGET (fixture->window), "GtkInfoBar");

  while (bar != NULL && !(gtk_widget_get_mapped (bar) && GTK_IS_INFO_BAR (bar)))
    bar = gtk_widget_get_next_sibling (bar);
  return bar != NULL;
}

static void
test_clock (KeysCase      *fixture,
            gconstpointer  data)
{
  g_assert_false (is_clock_told (fixture));
  kamae_test_set_today (&fixture->base, "2026-05-01");
  keys_type (fixture, "title", "After");
  keys_press ("key Return");
  keys_wait_for (is_clock_told, fixture, "the bar about the clock");
  keys_assert_saved (fixture, "sheet", "title", "After");
}

/* -- A copy ------------------------------------------------------------------------------------ */

static gboolean
is_whole (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static GtkWindow *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window))
        return window;
    }
  return NULL;
}

/* GTK 4.18 loses count of the files that come and go beside the name that is being typed. */
static gboolean
is_no_count_of_files (const char     *domain,
                      GLogLevelFlags  level,
                      const char     *message,
                      gpointer        data)
{
  return strstr (message, "gtk_tree_store_remove") == NULL;
}

/* It is finished after its window has gone. */
static void
test_copy (KeysCase      *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, "copy.kamae", NULL);
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  g_autoptr (KamaeRegister) reg = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *keys = g_strdup_printf ("key ctrl+a type --delay 1 '%s'", path);

  g_test_log_set_fatal_handler (is_no_count_of_files, NULL);
  keys_type (fixture, "body", "Some lines");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save-copy", NULL);
  keys_wait_for_dialog (GTK_WINDOW (fixture->window));
  ui_test_wait (300);
  keys_press (keys);
  ui_test_wait (300);
  keys_press ("key Return");
  while (find_chooser () != NULL && gtk_widget_get_visible (GTK_WIDGET (find_chooser ())))
    ui_test_wait (5);
  /* It begins. */
  ui_test_wait (20);
  gtk_window_close (GTK_WINDOW (fixture->window));
  keys_assert_closed (fixture);
  keys_wait_for (is_whole, path, "the copy");
  ui_test_wait (200);

  reg = kamae_register_open (fixture->base.model, copy, KAMAE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  kamae_register_close (reg);
}

/* -- Kept for the next session ----------------------------------------------------------------- */

static GtkWindow *
press_step (KeysCase   *fixture,
            const char *step)
{
  GtkWidget *button = ui_test_find (GTK_WIDGET (fixture->window), "KamaeStateButton");
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (
    GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (button)))));

  gtk_widget_grab_focus (gtk_widget_get_first_child (button));
  ui_test_wait (100);
  keys_press ("key space");
  keys_wait_for (keys_is_mapped, popover, "the steps");
  g_signal_emit_by_name (ui_test_find_button (popover, step), "clicked");
  ui_test_wait (100);
  return keys_wait_for_dialog (GTK_WINDOW (fixture->window));
}

static GtkWindow *
open_approval (KeysCase *fixture)
{
  return press_step (fixture, "Approve");
}

static GtkWindow *
open_correction (KeysCase *fixture)
{
  g_signal_emit_by_name (ui_test_find_button (GTK_WIDGET (fixture->window), "Correct…"),
                         "clicked");
  return keys_wait_for_dialog (GTK_WINDOW (fixture->window));
}

typedef struct
{
  const char  *name;
  GtkWindow *(*open) (KeysCase *);
} Kept;

static const Kept kept[] = {
  { "approval", open_approval },
  { "correction", open_correction },
};

static GtkWidget *
find_entry (GtkWindow *dialog)
{
  return keys_find_editable (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog)));
}

/* The last text of the dialog: that of the comment or the reason. */
static GtkWidget *
find_kept_text (GtkWindow *dialog)
{
  GtkWidget *label = ui_test_find_text (GTK_WIDGET (dialog), "Typed before and not used yet.");
  GtkWidget *entry = gtk_widget_get_prev_sibling (label);

  while (entry != NULL && !GTK_IS_ENTRY (entry))
    entry = gtk_widget_get_prev_sibling (entry);
  return entry != NULL ? keys_find_editable (entry) : find_entry (dialog);
}

static void
test_kept (KeysCase      *fixture,
           gconstpointer  data)
{
  const Kept *place = data;
  GtkWindow *dialog;
  GtkWidget *text;

  if (g_str_equal (place->name, "correction"))
    do_elsewhere (fixture, "0001", approve);
  else
    kamae_test_set (&fixture->base, fixture->record, "decision", "Yes");
  keys_reopen (fixture);
  dialog = place->open (fixture);
  text = find_kept_text (dialog);
  gtk_widget_grab_focus (text);
  keys_press ("type --delay 1 'Long words'");
  keys_wait_for_text (text, "Long words");
  keys_wait_for (is_long_drafted, fixture, "the draft");

  keys_reopen (fixture);
  dialog = place->open (fixture);
  text = find_kept_text (dialog);
  keys_wait_for_text (text, "Long words");

  /* Used, it is kept no longer. */
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  gtk_window_destroy (dialog);
  ui_test_wait (100);
  if (g_str_equal (place->name, "correction"))
    {
      g_assert_true (is_drafted (fixture, "Long words"));
      keys_type (fixture, "body", "Corrected");
      g_assert_true (kamae_typing_commit (GTK_WIDGET (fixture->window)));
    }
  g_assert_false (is_drafted (fixture, "Long words"));
}

/* What a session that was killed left. */
static void
test_kept_setting (KeysCase      *fixture,
                   gconstpointer  data)
{
  GtkWidget *preferences = kamae_preferences_new (GTK_WINDOW (fixture->window), fixture->base.reg,
                                                  "register");
  GtkWidget *row = ui_test_find (preferences, "AdwEntryRow");

  gtk_window_present (GTK_WINDOW (preferences));
  keys_wait_for_dialog (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (row);
  keys_press ("key ctrl+a type --delay 1 '76543'");
  while (!is_drafted (fixture, "text=76543"))
    ui_test_wait (20);
  keys_press ("key ctrl+q");
  keys_assert_closed (fixture);
  g_assert_false (is_drafted (fixture, "text=76543"));
}

/* -- All together ------------------------------------------------------------------------------ */

static void
add (const char    *group,
     const char    *name,
     gconstpointer  data,
     void         (*test) (KeysCase *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/together/%s/%s", group, name);

  g_test_add (path, KeysCase, data, keys_set_up, test, keys_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  if (!keys_init (&argc, &argv, FALSE))
    return 0;
  add ("deleted", "title", "title", test_deleted);
  add ("deleted", "body", "body", test_deleted);
  add ("deleted", "comment", "comment", test_deleted);
  add ("locked", "title", "title", test_locked);
  add ("locked", "body", "body", test_locked);
  add ("file", "replaced", "replaced", test_file);
  add ("file", "moved", "moved", test_file);
  add ("file", "folder", "folder", test_file);
  add ("conflict", "over", NULL, test_conflict_over);
  add ("undo", "asked", "asked", test_undo_question);
  add ("undo", "changed", "changed", test_undo_question);
  add ("undo", "cannot", NULL, test_undo_cannot);
  add ("clock", "behind", NULL, test_clock);
  add ("copy", "after", NULL, test_copy);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    add ("kept", kept[i].name, &kept[i], test_kept);
  add ("kept", "setting", NULL, test_kept_setting);
  status = g_test_run ();
  keys_finish ();
  return status;
}
