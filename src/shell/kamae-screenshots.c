/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-about.h"
#include "kamae-check-window.h"
#include "kamae-help-window.h"
#include "kamae-history-window.h"
#include "kamae-navigation.h"
#include "kamae-new-window.h"
#include "kamae-preferences.h"
#include "kamae-screenshots.h"
#include "kamae-search.h"
#include "kamae-shortcuts.h"
#include "kamae-window.h"

#include <glib/gstdio.h>

#define DEFAULT_WIDTH 1280
#define DEFAULT_HEIGHT 800
#define SETTLE_MILLISECONDS 200
#define LONGEST_FRAME_MILLISECONDS 2000

/* Who shows the program: the information security manager. */
#define MANAGER                                                                                \
  "SELECT a.person_id FROM role_assignment AS a JOIN role ON role.id = a.role_id "             \
  "WHERE role.code = 'isms_manager' AND (a.ends_on IS NULL OR a.ends_on >= :as_of) "           \
  "ORDER BY a.starts_on DESC LIMIT 1"

typedef struct
{
  KamaeApplication *application;
  const char       *directory;
  int               width;
  int               height;
  char            **only;
} Camera;

static gboolean
leave_loop (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static void
run_loop (GMainLoop *loop,
          guint      milliseconds)
{
  guint id = g_timeout_add_full (G_PRIORITY_LOW, milliseconds, leave_loop, loop, NULL);

  g_main_loop_run (loop);
  if (g_main_context_find_source_by_id (NULL, id) != NULL)
    g_source_remove (id);
}

/* Lets idle callbacks and layouts happen, and then one more frame. */
static void
settle (GtkWindow *window)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gulong id;

  run_loop (loop, SETTLE_MILLISECONDS);
  if (clock == NULL)
    return;
  id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (g_main_loop_quit), loop);
  gtk_widget_queue_resize (GTK_WIDGET (window));
  run_loop (loop, LONGEST_FRAME_MILLISECONDS);
  g_signal_handler_disconnect (clock, id);
}

static gboolean
is_wanted (Camera     *camera,
           const char *name)
{
  return camera->only == NULL || g_strv_contains ((const char *const *) camera->only, name);
}

static void
shoot (Camera     *camera,
       GtkWindow  *window,
       const char *name)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;
  GtkSnapshot *snapshot;

  if (!is_wanted (camera, name))
    return;
  settle (window);
  snapshot = gtk_snapshot_new ();
  paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  gdk_paintable_snapshot (paintable, snapshot,
                          gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL || !gsk_renderer_realize (renderer, NULL, NULL))
    {
      g_printerr ("kamae: cannot draw %s\n", name);
      return;
    }
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  gsk_renderer_unrealize (renderer);

  file = g_strdup_printf ("%s-%dx%d-%s.png", kamae_language_get_current (), camera->width,
                          camera->height, name);
  path = g_build_filename (camera->directory, file, NULL);
  if (gdk_texture_save_to_png (texture, path))
    g_print ("%s\n", path);
  else
    g_printerr ("kamae: cannot write %s\n", path);
}

/* A window over the main one: shown, drawn, closed. */
static void
shoot_sheet (Camera     *camera,
             GtkWidget  *sheet,
             const char *name)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (sheet), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (sheet), MIN (width > 0 ? width : 640, camera->width),
                               MIN (height > 0 ? height : 580, camera->height));
  if (is_wanted (camera, name))
    gtk_window_present (GTK_WINDOW (sheet));
  shoot (camera, GTK_WINDOW (sheet), name);
  gtk_window_destroy (GTK_WINDOW (sheet));
}

/* The overviews. */
static void
shoot_subjects (Camera      *camera,
                KamaeWindow *window)
{
  KamaeModel *model = kamae_register_get_model (kamae_window_get_register (window));
  GPtrArray *subjects = kamae_model_get_subjects (model);

  for (guint i = 0; i < subjects->len; i++)
    {
      const KamaeSubject *subject = g_ptr_array_index (subjects, i);
      g_autofree char *page = g_strconcat (KAMAE_PAGE_OF_SUBJECT, subject->name, NULL);
      g_autofree char *name = g_strconcat ("subject-", subject->name, NULL);

      if (is_wanted (camera, name) && kamae_window_show_page (window, page))
        shoot (camera, GTK_WINDOW (window), name);
    }
}

static void
shoot_page (Camera              *camera,
            KamaeWindow         *window,
            const KamaePageInfo *info)
{
  KamaeRegister *reg = kamae_window_get_register (window);
  g_autofree char *name = g_strconcat ("page-", info->name, NULL);
  g_autofree char *record_name = g_strconcat ("record-", info->name, NULL);
  g_autoptr (KamaeRecordList) list = NULL;
  g_autoptr (KamaeRecord) record = NULL;

  if (is_wanted (camera, name))
    kamae_window_show_page (window, info->name);
  shoot (camera, GTK_WINDOW (window), name);
  if (info->entity == NULL || !is_wanted (camera, record_name))
    return;

  list = kamae_register_list (reg, info->entity);
  record = g_list_model_get_item (G_LIST_MODEL (list), 0);
  if (record != NULL && kamae_window_show_record (window, record))
    shoot (camera, GTK_WINDOW (window), record_name);
}

static void
shoot_sheets (Camera      *camera,
              KamaeWindow *window)
{
  GtkWindow *parent = GTK_WINDOW (window);
  KamaeRegister *reg = kamae_window_get_register (window);
  GtkWidget *search = kamae_search_new (parent, reg, NULL);

  kamae_search_set_text (KAMAE_SEARCH (search), "ISMS");
  shoot_sheet (camera, search, "search");
  shoot_sheet (camera, kamae_check_window_new (parent, reg, ""), "check");
  shoot_sheet (camera, kamae_history_window_new (parent, reg), "history");
  shoot_sheet (camera, kamae_preferences_new (parent, reg, NULL), "preferences");
  shoot_sheet (camera, kamae_preferences_new (parent, reg, "register"), "preferences-register");
  shoot_sheet (camera, kamae_preferences_new (parent, reg, "plugins"), "plugins");
  shoot_sheet (camera, kamae_shortcuts_new (GTK_WINDOW (window)), "shortcuts");
  shoot_sheet (camera, kamae_help_window_new (GTK_WINDOW (window)), "help");
  shoot_sheet (camera, kamae_about_new (GTK_WINDOW (window)), "about");
}

/* One print preview of each page that offers papers of the whole register. */
static void
shoot_reports (Camera      *camera,
               KamaeWindow *window)
{
  KamaeRegister *reg = kamae_window_get_register (window);
  GPtrArray *reports = kamae_model_get_reports (kamae_register_get_model (reg));

  for (guint i = 0; i < reports->len; i++)
    {
      const KamaeReport *report = g_ptr_array_index (reports, i);
      g_autofree char *name = g_strconcat ("print-", report->id, NULL);
      g_autoptr (KamaeRecordList) list = NULL;
      g_autoptr (KamaeRecord) record = NULL;

      if (report->entity != NULL)
        {
          list = kamae_register_list (reg, report->entity);
          record = g_list_model_get_item (G_LIST_MODEL (list), 0);
        }
      if (report->entity == NULL || record != NULL)
        shoot_sheet (camera, kamae_print_preview_new (reg, report, record), name);
    }
}

static void
shoot_register (Camera *camera,
                GFile  *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeRegister) reg = kamae_register_open (kamae_application_get_model (), file,
                                                       KAMAE_OPEN_NORMAL, &error);
  g_autoptr (KamaeRecord) person = NULL;
  gint64 manager;
  GPtrArray *pages;
  KamaeWindow *window;

  if (reg == NULL)
    {
      g_printerr ("kamae: %s\n", error->message);
      return;
    }

  manager = kamae_register_count (reg, MANAGER, KAMAE_KEPT);
  person = manager != 0 ? kamae_register_ref_record (reg, manager, KAMAE_KEPT) : NULL;
  if (person != NULL)
    kamae_register_set_person (reg, person);

  window = KAMAE_WINDOW (kamae_window_new (GTK_APPLICATION (camera->application), reg));
  gtk_window_set_default_size (GTK_WINDOW (window), camera->width, camera->height);
  gtk_window_present (GTK_WINDOW (window));
  shoot (camera, GTK_WINDOW (window), "start-page");

  shoot_subjects (camera, window);
  pages = kamae_model_get_pages (kamae_register_get_model (reg));
  for (guint i = 0; i < pages->len; i++)
    shoot_page (camera, window, g_ptr_array_index (pages, i));
  shoot_sheets (camera, window);
  shoot_reports (camera, window);
  gtk_window_destroy (GTK_WINDOW (window));
  kamae_register_close (reg);
}

static void
shoot_start (Camera *camera)
{
  GtkWindow *start = kamae_application_show_start (camera->application);

  gtk_window_set_default_size (start, MIN (640, camera->width), MIN (680, camera->height));
  shoot (camera, start, "start-window");
  shoot_sheet (camera, kamae_new_window_new (start), "new-window");
  gtk_window_destroy (start);
}

void
kamae_screenshots_take (KamaeApplication *application,
                        const char       *directory,
                        const char       *size,
                        const char       *only,
                        GFile            *file)
{
  Camera camera = { application, directory, DEFAULT_WIDTH, DEFAULT_HEIGHT, NULL };
  g_auto (GStrv) names = only != NULL ? g_strsplit (only, ",", -1) : NULL;

  g_return_if_fail (KAMAE_IS_APPLICATION (application));
  g_return_if_fail (directory != NULL);

  if (size != NULL && sscanf (size, "%dx%d", &camera.width, &camera.height) != 2)
    {
      g_printerr ("kamae: --size is as 1280x800\n");
      return;
    }
  camera.only = names;
  /* So that two runs give the same picture. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink",
                FALSE, NULL);
  g_mkdir_with_parents (directory, 0755);

  g_application_hold (G_APPLICATION (application));
  if (file == NULL)
    shoot_start (&camera);
  else
    shoot_register (&camera, file);
  g_application_release (G_APPLICATION (application));
}
