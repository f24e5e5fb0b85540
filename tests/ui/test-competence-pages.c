/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "ui-test.h"

/* The pages of the plugin "competence": the role × person matrix and entering attendance. */

static KamaeModel *model;

typedef struct
{
  KamaeTest    base;
  GtkWidget   *window;
  KamaePage   *page;
  KamaeRecord *opened;
} Fixture;

static void
opened_cb (Fixture *fixture, KamaeRecord *record)
{
  g_set_object (&fixture->opened, record);
}

static void
show_page (Fixture *fixture, const char *name)
{
  GPtrArray *pages = kamae_model_get_pages (model);

  for (guint i = 0; i < pages->len; i++)
    {
      const KamaePageInfo *info = pages->pdata[i];

      if (g_str_equal (info->name, name))
        fixture->page = kamae_page_new (fixture->base.reg, info);
    }
  g_assert_nonnull (fixture->page);
  g_signal_connect_swapped (fixture->page, "open-record", G_CALLBACK (opened_cb), fixture);
  fixture->window = ui_test_show (GTK_WIDGET (fixture->page), 900, 600);
  ui_test_wait (50);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) department = NULL;
  g_autoptr (KamaeRecord) person = NULL;
  g_autoptr (KamaeRecord) role = NULL;

  kamae_test_set_up (&fixture->base, g_object_ref (model));
  department = kamae_test_create (&fixture->base, "department", "code", "10", "name", "総務部",
                                  "in_scope", "1", NULL);
  kamae_test_set (&fixture->base, fixture->base.person, "department", "10");
  person = kamae_test_create (&fixture->base, "person", "staff_no", "2001", "name", "派遣 <太郎>",
                              "department", "10", "employment", "temp", NULL);
  role = kamae_register_find (fixture->base.reg, "role", "auditor", NULL);
  if (role == NULL)
    role = kamae_test_create (&fixture->base, "role", "code", "auditor", "name", "Auditor", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_test_close (fixture->window);
  g_clear_object (&fixture->opened);
  kamae_test_tear_down (&fixture->base);
}

/* Buttons are pressed as the keyboard does it. */
static void
press (Fixture *fixture, GtkWidget *root, const char *text)
{
  GtkWidget *button = ui_test_find_button (root, text);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_focusable (button));
  gtk_widget_activate (button);
  ui_test_wait (300);
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) || g_str_equal (G_OBJECT_TYPE_NAME (l->data), "AdwWindow"))
      return l->data;
  return NULL;
}

static void
ask_for_competence (Fixture *fixture)
{
  g_autoptr (KamaeRecord) competence =
    kamae_test_create (&fixture->base, "competence", "name", "Audit", "kind", "skill", NULL);
  g_autofree char *id = kamae_record_dup_key (competence);
  g_autoptr (KamaeRecord) requirement =
    kamae_test_create (&fixture->base, "role_requirement", "competence", id, "role", "auditor",
                       "required_level", "3", NULL);
  g_autoptr (KamaeRecord) assignment =
    kamae_test_create (&fixture->base, "role_assignment", "role", "auditor", "person", "2001",
                       "starts_on", "2024-04-01", "appointed_by", "0001", NULL);
}

static void
test_matrix (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecordList) rows = NULL;
  g_autoptr (KamaeRecord) row = NULL;
  g_autoptr (KamaeRecord) check = NULL;
  GtkWidget *dialog;

  show_page (fixture, "competence-matrix");
  g_assert_nonnull (ui_test_find_text (fixture->window, "No Competence Is Asked For Yet"));

  /* Nothing judged yet: a check can be begun from the cell. */
  ask_for_competence (fixture);
  ui_test_wait (50);
  gtk_test_accessible_assert_property (ui_test_find_button (fixture->window, "?/3"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "派遣 <太郎>, Internal auditor, Audit: required 3, actual 0, not judged yet");
  press (fixture, fixture->window, "?/3");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  ui_test_wait (100);
  g_assert_nonnull (fixture->opened);
  check = g_object_ref (fixture->opened);
  g_assert_cmpstr (kamae_record_get_entity (check)->name, ==, "competence_check");

  /* A gap says so, and leads to its assessment. */
  rows = kamae_register_list_parts (fixture->base.reg, check, "assessment");
  row = g_list_model_get_item (G_LIST_MODEL (rows), 0);
  kamae_test_set (&fixture->base, row, "level", "2");
  kamae_test_set (&fixture->base, row, "basis", "training");
  kamae_test_step (&fixture->base, check, "assess");
  ui_test_wait (50);
  press (fixture, fixture->window, "▲2/3");
  g_assert_true (fixture->opened == row);
}

static void
test_attendance (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) course = NULL;
  g_autoptr (KamaeRecord) session = NULL;
  g_autofree char *id = NULL;
  GtkWidget *dialog, *view;

  show_page (fixture, "attendance");
  g_assert_nonnull (ui_test_find_text (fixture->window, "No Training Session to Enter"));

  course = kamae_test_create (&fixture->base, "course", "name", "General", "kind", "general", NULL);
  id = kamae_record_dup_key (course);
  session = kamae_test_create (&fixture->base, "training_session", "course", id,
                               "starts_on", "2026-06-01", NULL);
  ui_test_wait (50);
  g_assert_nonnull (ui_test_find_text (fixture->window, "Attended: 0/2"));
  g_assert_nonnull (ui_test_find_text (fixture->window, "派遣 <太郎>"));

  press (fixture, fixture->window, "Mark All as Present");
  g_assert_nonnull (ui_test_find_text (fixture->window, "Attended: 2/2"));
  /* An exception. */
  press (fixture, fixture->window, "Absent");
  g_assert_nonnull (ui_test_find_text (fixture->window, "Attended: 1/2"));

  /* A pasted list: what is unknown stays there. */
  press (fixture, fixture->window, "Paste a List…");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  view = ui_test_find (dialog, "GtkTextView");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            "2001\n0001\nNobody\n", -1);
  press (fixture, dialog, "Mark as Present");
  g_assert_nonnull (ui_test_find_text (fixture->window, "Attended: 2/2"));
  {
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
    g_autofree char *left = NULL;

    g_object_get (buffer, "text", &left, NULL);
    g_assert_cmpstr (left, ==, "Nobody\n");
  }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A hundred people: what the program does must not be what takes the minute. */
static void
test_hundred (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) course = NULL;
  g_autoptr (KamaeRecord) session = NULL;
  g_autofree char *id = NULL;
  double seconds;

  for (guint i = 0; i < 98; i++)
    {
      g_autofree char *staff_no = g_strdup_printf ("3%03u", i);
      g_autoptr (KamaeRecord) person =
        kamae_test_create (&fixture->base, "person", "staff_no", staff_no, "name", staff_no,
                           "department", "10", NULL);
    }
  course = kamae_test_create (&fixture->base, "course", "name", "General", "kind", "general", NULL);
  id = kamae_record_dup_key (course);
  session = kamae_test_create (&fixture->base, "training_session", "course", id,
                               "starts_on", "2026-06-01", NULL);

  g_test_timer_start ();
  show_page (fixture, "attendance");
  press (fixture, fixture->window, "Mark All as Present");
  g_assert_nonnull (ui_test_find_text (fixture->window, "Attended: 100/100"));
  press (fixture, fixture->window, "Absent");
  g_assert_nonnull (ui_test_find_text (fixture->window, "Attended: 99/100"));
  seconds = g_test_timer_elapsed ();
  g_assert_true (ui_test_lets_focus_through (gtk_widget_get_ancestor (
    ui_test_find_button (fixture->window, "Absent"), GTK_TYPE_LIST_BOX_ROW)));
  g_test_minimized_result (seconds, "100 people entered in %.1f s", seconds);
  g_assert_cmpfloat (seconds, <, 30);
}

/* The pictures say how many were trained, as soon as it is entered. */
static void
test_trend (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) course = NULL;
  g_autoptr (KamaeRecord) session = NULL;
  g_autoptr (KamaeRecordList) rows = NULL;
  g_autoptr (KamaeRecord) row = NULL;
  g_autofree char *today = kamae_register_dup_today (fixture->base.reg);
  g_autofree char *id = NULL;
  const char *half = "総務部 50%\nTarget 100%";
  GtkWidget *view;

  show_page (fixture, "training-trend");
  course = kamae_test_create (&fixture->base, "course", "name", "General", "kind", "general", NULL);
  id = kamae_record_dup_key (course);
  session = kamae_test_create (&fixture->base, "training_session", "course", id,
                               "starts_on", today, NULL);
  rows = kamae_register_list_parts (fixture->base.reg, session, "attendance");
  row = g_list_model_get_item (G_LIST_MODEL (rows), 0);
  kamae_test_set (&fixture->base, row, "result", "present");
  ui_test_wait (50);

  view = ui_test_find_text (fixture->window, "People trained this fiscal year, by department");
  g_assert_nonnull (view);
  view = gtk_widget_get_next_sibling (gtk_widget_get_ancestor (view, GTK_TYPE_BOX));
  g_assert_true (KAMAE_IS_CHART_VIEW (view));
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, half);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "People trained this fiscal year, by department");
}

static void
test_trend_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KamaeRecord) department =
    kamae_register_find (fixture->base.reg, "department", "10", NULL);

  kamae_test_set (&fixture->base, department, "in_scope", "0");
  show_page (fixture, "training-trend");
  g_assert_nonnull (ui_test_find_text (fixture->window, "Nobody Is in the Scope Yet"));
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  ui_test_init (&argc, &argv);
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());

  g_test_add ("/competence-pages/matrix", Fixture, NULL, set_up, test_matrix, tear_down);
  g_test_add ("/competence-pages/attendance", Fixture, NULL, set_up, test_attendance, tear_down);
  g_test_add ("/competence-pages/hundred", Fixture, NULL, set_up, test_hundred, tear_down);

  g_test_add ("/competence-pages/trend", Fixture, NULL, set_up, test_trend, tear_down);
  g_test_add ("/competence-pages/trend-empty", Fixture, NULL, set_up, test_trend_empty, tear_down);

  return g_test_run ();
}
