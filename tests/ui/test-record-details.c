/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-test.h"

typedef struct
{
  KamaeTest base;
  KamaeRecord *sheet;
  KamaeRecord *other;
  GtkWidget *details;
  GtkWidget *window;
  KamaeRecord *opened;
} Fixture;

static void
open_cb (GtkWidget *details, KamaeRecord *record, Fixture *fixture)
{
  g_set_object (&fixture->opened, record);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ui_test_set_up_sheet (&fixture->base);
  fixture->sheet = kamae_test_create (&fixture->base, "sheet", "title", "One", NULL);
  fixture->other = kamae_test_create (&fixture->base, "sheet", "title", "Two", NULL);
  fixture->details = kamae_record_details_new ();
  kamae_record_details_set_record (KAMAE_RECORD_DETAILS (fixture->details), fixture->sheet);
  g_signal_connect (fixture->details, "open-record", G_CALLBACK (open_cb), fixture);
  fixture->window = ui_test_show (fixture->details, 600, 500);
  ui_test_wait (100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_test_close (fixture->window);
  g_clear_object (&fixture->opened);
  g_clear_object (&fixture->sheet);
  g_clear_object (&fixture->other);
  kamae_test_tear_down (&fixture->base);
}

static void
show_tab (Fixture *fixture, const char *title)
{
  GtkWidget *tab = ui_test_find_button (fixture->window, title);

  g_assert_nonnull (tab);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab), TRUE);
  ui_test_wait (50);
}

/* The only entry that is seen. */
static GtkWidget *
find_entry (GtkWidget *root)
{
  if (GTK_IS_ENTRY (root) && gtk_widget_get_mapped (root))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
enter (Fixture *fixture, const char *text)
{
  GtkWidget *entry = find_entry (fixture->window);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  ui_test_wait (100);
}

static void
test_comment (Fixture *fixture, gconstpointer data)
{
  show_tab (fixture, "Comments 0");
  enter (fixture, "A <b>remark</b> & more");
  g_assert_nonnull (ui_test_find_button (fixture->window, "Comments 1"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "A <b>remark</b> & more"));

  /* Nothing typed is no comment. */
  enter (fixture, "");
  g_assert_nonnull (ui_test_find_button (fixture->window, "Comments 1"));
}

/* What somebody typed and did not send is not offered to another person, and comes back. */
static void
test_comment_of_another (Fixture *fixture, gconstpointer data)
{
  KamaeRegister *reg = fixture->base.reg;
  g_autoptr (KamaeRecord) first = g_object_ref (kamae_register_get_person (reg));
  g_autoptr (KamaeRecord) second =
    kamae_test_create (&fixture->base, "person", "staff_no", "7777", "name", "坂本 舞", NULL);
  GtkWidget *entry;

  show_tab (fixture, "Comments 0");
  entry = find_entry (fixture->window);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Mine");
  kamae_register_set_person (reg, second);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  kamae_register_set_person (reg, first);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Mine");
}

static char *
dup_restored (Fixture *fixture, const char *key)
{
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());
  char *text;

  kamae_typing_watch (entry, KAMAE_TYPING_STAYS, NULL, NULL);
  kamae_typing_keep (entry, fixture->base.reg, key, NULL);
  text = kamae_typing_restore (entry) ? kamae_typing_dup_text (entry) : NULL;
  g_object_unref (entry);
  return text;
}

static void
type_for (Fixture *fixture, const char *key, const char *text)
{
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());

  kamae_typing_watch (entry, KAMAE_TYPING_STAYS, NULL, NULL);
  kamae_typing_keep (entry, fixture->base.reg, key, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_object_unref (entry);
}

/* Whatever somebody typed, as for a signature, is of that person. */
static void
test_drafts_of_another (Fixture *fixture, gconstpointer data)
{
  KamaeRegister *reg = fixture->base.reg;
  g_autoptr (KamaeRecord) first = g_object_ref (kamae_register_get_person (reg));
  g_autoptr (KamaeRecord) second =
    kamae_test_create (&fixture->base, "person", "staff_no", "7777", "name", "坂本 舞", NULL);
  static const char *const names[] = { "prepare.comment", "return.reason", "+correction", "title" };
  g_autofree char *record = kamae_record_dup_key (second);

  g_assert_cmpint (kamae_typing_find_kept (reg), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *key = g_strdup_printf ("%s.%s", record, names[i]);
      g_autofree char *theirs = NULL;
      g_autofree char *own = NULL;
      g_autofree char *mine = NULL;

      type_for (fixture, key, "Mine");
      g_assert_cmpint (kamae_typing_find_kept (reg), ==, kamae_record_get_id (second));
      kamae_register_set_person (reg, second);
      theirs = dup_restored (fixture, key);
      g_assert_null (theirs);
      g_assert_cmpint (kamae_typing_find_kept (reg), ==, 0);
      type_for (fixture, key, "Theirs");
      own = dup_restored (fixture, key);
      g_assert_cmpstr (own, ==, "Theirs");
      kamae_typing_forget (reg, key);
      kamae_register_set_person (reg, first);
      mine = dup_restored (fixture, key);
      g_assert_cmpstr (mine, ==, "Mine");
      kamae_typing_forget (reg, key);
      g_assert_cmpint (kamae_typing_find_kept (reg), ==, 0);
    }

  /* Typed before anybody was chosen, it is there for whoever is. */
  kamae_register_set_person (reg, NULL);
  {
    g_autofree char *key = g_strdup_printf ("%s.title", record);
    g_autofree char *text = NULL;

    type_for (fixture, key, "Nobody's");
    kamae_register_set_person (reg, second);
    text = dup_restored (fixture, key);
    g_assert_cmpstr (text, ==, "Nobody's");
    kamae_typing_forget (reg, key);
    g_assert_cmpint (kamae_typing_find_kept (reg), ==, 0);
  }
}

/* Two windows with the same field: what one saves takes no text away that the other holds. */
static void
test_twins (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entries[3];

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      entries[i] = g_object_ref_sink (gtk_entry_new ());
      kamae_typing_watch (entries[i], KAMAE_TYPING_STAYS, NULL, NULL);
      kamae_typing_keep (entries[i], fixture->base.reg, "1.title", "");
    }
  gtk_editable_set_text (GTK_EDITABLE (entries[0]), "Draft");
  gtk_editable_set_text (GTK_EDITABLE (entries[1]), "Draft of the room");
  kamae_typing_load (entries[0], "Draft");
  g_assert_true (kamae_typing_restore (entries[2]));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entries[2])), ==, "Draft of the room");

  kamae_typing_load (entries[2], "Draft");
  kamae_typing_load (entries[1], "Draft of the room");
  g_assert_false (kamae_typing_restore (entries[2]));
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_object_unref (entries[i]);
}

static void
test_task (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  show_tab (fixture, "Tasks 0");
  enter (fixture, "Do it");
  g_assert_nonnull (ui_test_find_button (fixture->window, "Tasks 1"));

  row = ui_test_find_button (fixture->window, "T-0001 Do it");
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "clicked");
  g_assert_cmpstr (kamae_record_get_number (fixture->opened), ==, "T-0001");

  /* A task stands under its own heading only. */
  g_assert_nonnull (ui_test_find_button (fixture->window, "Links 0"));
}

static void
link_records (Fixture *fixture)
{
  g_autoptr (KamaeOperation) operation = NULL;

  operation = kamae_register_begin (fixture->base.reg, "Link %s", fixture->other, NULL);
  g_assert_true (kamae_operation_add_link (operation, fixture->other, NULL, fixture->sheet, NULL));
  g_assert_true (kamae_operation_commit (operation, NULL));
  ui_test_wait (100);
}

static GtkWidget *
find_remove (GtkWidget *link)
{
  GtkWidget *remove = gtk_widget_get_next_sibling (link);

  g_assert_true (GTK_IS_BUTTON (remove));
  return remove;
}

/* A link is read from both sides, and can be taken away from either. */
static void
test_link (Fixture *fixture, gconstpointer data)
{
  GtkWidget *link;

  link_records (fixture);
  g_assert_nonnull (ui_test_find_button (fixture->window, "Links 1"));
  link = ui_test_find_button (fixture->window, "S-002 Two");
  g_assert_nonnull (link);
  g_signal_emit_by_name (link, "clicked");
  g_assert_true (fixture->opened == fixture->other);

  g_signal_emit_by_name (find_remove (link), "clicked");
  ui_test_wait (100);
  g_assert_nonnull (ui_test_find_button (fixture->window, "Links 0"));
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (ui_test_find_button (fixture->window, "History 1"));
  kamae_test_set (&fixture->base, fixture->sheet, "level", "high");
  ui_test_wait (100);
  g_assert_nonnull (ui_test_find_button (fixture->window, "History 2"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "Level: (empty) → High"));
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);

#define ADD(path, function) \
  g_test_add ("/record-details/" path, Fixture, NULL, set_up, function, tear_down)

  ADD ("comment", test_comment);
  ADD ("comment-of-another", test_comment_of_another);
  ADD ("drafts-of-another", test_drafts_of_another);
  ADD ("twins", test_twins);
  ADD ("task", test_task);
  ADD ("link", test_link);
  ADD ("history", test_history);

  return g_test_run ();
}
