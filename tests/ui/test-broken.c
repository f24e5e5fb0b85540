/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "kamae-application.h"
#include "kamae-start-page.h"
#include "faults.h"
#include "kamae-window.h"
#include "program.h"
#include "ui-test.h"

/* A part that is broken is never an all-clear: what cannot be computed says so in its place. */

#define BROKEN_SQL "SELECT id FROM no_such_table"

static const KamaeRule rules[] = {
  { "BRK-V01", KAMAE_RULE_WARN, "task", NULL, "7.5", "A broken rule.", BROKEN_SQL },
  { NULL }
};

static const KamaeFigure figures[] = {
  { "BRK-01", KAMAE_FIGURE_NUMBER, "A broken figure", "7.5", .sql = BROKEN_SQL, .page = "tasks",
    .start = "A broken figure" },
  { NULL }
};

static const KamaePageInfo pages[] = {
  { "broken", "Broken", "organization", 1, .icon = "dialog-question-symbolic", .entity = "person",
    .attention = BROKEN_SQL },
  { NULL }
};

static const KamaeDeclaration broken = {
  .id = "broken-part", .version = 1, .rules = rules, .figures = figures, .pages = pages,
};

static KamaeApplication *application;

typedef struct
{
  KamaeTest base;
  KamaeWindow *window;
} Broken;

static void
set_up (Broken       *test,
        gconstpointer data)
{
  kamae_test_set_up (&test->base, g_object_ref (kamae_application_get_model ()));
  test->window =
    KAMAE_WINDOW (kamae_application_show_register (application, test->base.reg));
  ui_test_wait (300);
}

static void
tear_down (Broken       *test,
           gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (test->window));
  ui_test_wait (50);
  kamae_test_tear_down (&test->base);
}

static void
collect (GtkWidget *widget,
         GString   *texts)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (texts, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  if (tooltip != NULL)
    g_string_append_printf (texts, "%s\n", tooltip);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, texts);
}

static void
assert_says (Broken     *test,
             const char *part)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  collect (GTK_WIDGET (test->window), texts);
  if (strstr (texts->str, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, texts->str);
}

static void
test_check (Broken       *test,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = kamae_register_check (test->base.reg, NULL, &error);
  guint n_found = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < results->len; i++)
    if (g_str_equal (kamae_check_result_get_rule (results->pdata[i]), "BRK-V01"))
      {
        n_found++;
        g_assert_nonnull (strstr (kamae_check_result_get_text (results->pdata[i]),
                                  "could not be checked"));
        g_assert_nonnull (strstr (kamae_check_result_get_detail (results->pdata[i]),
                                  "broken-part"));
      }
  g_assert_cmpuint (n_found, ==, 1);
  /* What nobody knows comes before what is known. */
  g_assert_cmpstr (kamae_check_result_get_rule (results->pdata[0]), ==, "BRK-V01");
}

static void
test_start_page (Broken       *test,
                 gconstpointer data)
{
  assert_says (test, "This rule could not be checked");
  assert_says (test, "BRK-01 could not be computed (plugin: broken-part)");
  assert_says (test, "could not be counted (plugin: broken-part)");
}

/* A list that cannot be read is not an empty one. */
static void
test_list (Broken       *test,
           gconstpointer data)
{
  kamae_test_outside (&test->base, "DROP TABLE task");
  g_assert_true (kamae_window_show_page (test->window, "tasks"));
  ui_test_wait (300);
  assert_says (test, "The records could not be read");
  assert_says (test, "Something here could not be read");
}

/* -- A plugin is missing ----------------------------------------------------------------------- */

static void
set_up_missing (Broken       *test,
                gconstpointer data)
{
  kamae_test_set_up (&test->base, g_object_ref (kamae_application_get_model ()));
  kamae_test_outside (&test->base,
                      "INSERT INTO schema_module (module, version, fingerprint) VALUES ('lost', 1, '');"
                      "INSERT INTO meta (key, value) VALUES ('tables.lost', ' person site ')");
  test->window =
    KAMAE_WINDOW (kamae_application_show_register (application, test->base.reg));
  ui_test_wait (300);
}

static void
test_missing_plugin (Broken       *test,
                     gconstpointer data)
{
  /* The start page and the sidebar, which has an item for it. */
  assert_says (test, "The plugin “lost” does not work here");
  assert_says (test, "Plugin: lost; the register keeps 1 record of it");
  assert_says (test, "not wholly checked: a plugin is missing");
  g_assert_true (kamae_window_show_page (test->window, "plugin:lost"));
  ui_test_wait (100);
  assert_says (test, "“lost” is missing");
}

/* -- Every page of every plugin, with each of its statements failing --------------------------- */

#define TODAY "2026-11-23"

static gboolean
is_told (const char *line)
{
  static const char *const words[] = {
    FAULTS_REASON, "cannot be read", "not be read", "Not Be Read", "not be computed",
    "not be counted", "Not all of this could be read", "Read Again",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (line, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Makes the page anew. */
static char *
dup_page (Broken     *test,
          gboolean   *met)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  kamae_window_read_again (test->window);
  ui_test_wait (20);
  *met = faults_were_met ();
  faults_set_step (0);
  ui_test_wait (20);
  collect (kamae_window_get_page (test->window), texts);
  return g_string_free (g_steal_pointer (&texts), FALSE);
}

/* "Links 22" */
static gboolean
is_count (const char *line)
{
  return g_regex_match_simple ("^\\w[\\w ]* \\d+$|^\\d+ \\w", line, 0, 0);
}

/* What a page shows is what it shows otherwise, or it says that something is missing; and it counts
 * nothing then that it does not count otherwise. */
static void
compare_page (const char *name,
              guint       n,
              const char *right,
              const char *now)
{
  g_auto (GStrv) all = g_strsplit (right, "\n", -1);
  g_auto (GStrv) lines = g_strsplit (now, "\n", -1);

  if (g_str_equal (right, now))
    return;
  if (strstr (now, FAULTS_REASON) == NULL)
    {
      g_test_message ("%s, fault %u: it does not say that something is missing:\n%s", name, n,
                      now);
      g_test_fail ();
    }
  for (guint i = 0; lines[i] != NULL; i++)
    if (is_count (lines[i]) && !g_strv_contains ((const char *const *) all, lines[i])
        && !is_told (lines[i]))
      {
        g_test_message ("%s, fault %u: “%s”", name, n, lines[i]);
        g_test_fail ();
      }
}

static void
fail_page (Broken     *test,
           const char *name)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *right = NULL;
  gboolean met = TRUE;

  faults_set_prepare (1);
  g_assert_true (kamae_window_show_page (test->window, name));
  /* A long way is tried in steps that become longer. Each text is prepared once. */
  for (guint n = 1; met; n *= 3)
    {
      faults_set_prepare (n);
      g_ptr_array_add (shown, dup_page (test, &met));
    }
  right = dup_page (test, &met);
  for (guint i = 0; i < shown->len; i++)
    compare_page (name, 0, right, shown->pdata[i]);
  met = TRUE;
  for (guint n = 1; met; n *= 3)
    {
      g_autofree char *now = NULL;

      faults_set_step (n);
      now = dup_page (test, &met);
      compare_page (name, n, right, now);
    }
}

static void
set_up_sample (Broken       *test,
               gconstpointer data)
{
  kamae_test_set_up (&test->base, g_object_ref (kamae_application_get_model ()));
  kamae_test_open_sample (&test->base, "en", TODAY);
  test->window =
    KAMAE_WINDOW (kamae_application_show_register (application, test->base.reg));
  ui_test_wait (300);
}

static void
test_pages (Broken       *test,
            gconstpointer data)
{
  GPtrArray *declared = kamae_model_get_pages (test->base.model);

  for (guint i = 0; i < declared->len; i++)
    {
      const KamaePageInfo *page = declared->pdata[i];

      fail_page (test, page->name);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  application = program_begin (&argc, &argv, "en", G_APPLICATION_NON_UNIQUE);
  kamae_model_add (kamae_application_get_model (), &broken, &error);
  g_assert_no_error (error);

  g_test_add ("/broken/check", Broken, NULL, set_up, test_check, tear_down);
  g_test_add ("/broken/start-page", Broken, NULL, set_up, test_start_page, tear_down);
  g_test_add ("/broken/list", Broken, NULL, set_up, test_list, tear_down);

  g_test_add ("/broken/missing-plugin", Broken, NULL, set_up_missing, test_missing_plugin,
              tear_down);

  g_test_add ("/broken/pages", Broken, NULL, set_up_sample, test_pages, tear_down);

  return program_end (&application);
}
