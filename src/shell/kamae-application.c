/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib-unix.h>

#include "kamae-application.h"
#include "kamae-new-window.h"
#include "kamae-sample-window.h"
#include "kamae-screenshots.h"
#include "kamae-settings.h"
#include "kamae-shortcuts.h"
#include "kamae-start-window.h"
#include "kamae-widgets.h"
#include "kamae-window.h"

#include <kamae-i18n.h>

struct _KamaeApplication
{
  AdwApplication parent_instance;

  char     *language;
  char     *screenshots;
  char     *size;
  char     *only;
  gboolean  dark;
  gboolean  was_terminated;
  guint     inhibit_cookie;
  guint     inhibit_id;
};

G_DEFINE_FINAL_TYPE (KamaeApplication, kamae_application, ADW_TYPE_APPLICATION)

/* -- Language and colours ---------------------------------------------------------------------- */

static void
apply_language (KamaeApplication *self)
{
  g_autofree char *preference = g_settings_get_string (kamae_settings_get_default (), "language");

  kamae_language_init (self->language != NULL ? self->language
                       : g_strcmp0 (preference, "system") != 0 ? preference
                                                                : NULL);
}

static void
apply_color_scheme (KamaeApplication *self)
{
  g_autofree char *preference = g_settings_get_string (kamae_settings_get_default (),
                                                       "color-scheme");
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (self->dark || g_strcmp0 (preference, "dark") == 0)
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  else if (g_strcmp0 (preference, "light") == 0)
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)),
                                      scheme);
}

static void
show_same (KamaeWindow *new,
           KamaeWindow *old)
{
  GtkWidget *page = kamae_window_get_page (old);
  KamaeRecord *record = KAMAE_IS_PAGE (page) ? kamae_page_get_record (KAMAE_PAGE (page)) : NULL;

  kamae_window_show_page (new, kamae_window_get_page_name (old));
  page = kamae_window_get_page (new);
  if (record != NULL && KAMAE_IS_PAGE (page))
    kamae_page_show_record (KAMAE_PAGE (page), record);
}

static void
rebuild_window (KamaeApplication *self,
                GtkWindow        *old)
{
  GtkWindow *new;

  if (KAMAE_IS_WINDOW (old))
    {
      /* What cannot be saved stands in the new window again. */
      kamae_typing_commit (GTK_WIDGET (old));
      new = GTK_WINDOW (kamae_window_new (GTK_APPLICATION (self),
                                          kamae_window_get_register (KAMAE_WINDOW (old))));
      show_same (KAMAE_WINDOW (new), KAMAE_WINDOW (old));
    }
  else if (KAMAE_IS_START_WINDOW (old))
    {
      new = GTK_WINDOW (kamae_start_window_new (GTK_APPLICATION (self)));
    }
  else
    {
      return;
    }
  gtk_window_present (new);
  gtk_window_destroy (old);
}

/* Labels are made once, so another language means other windows. */
static gboolean
rebuild_windows (gpointer data)
{
  KamaeApplication *self = data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  apply_language (self);
  for (GList *l = windows; l != NULL; l = l->next)
    if (KAMAE_IS_WINDOW (l->data) || KAMAE_IS_START_WINDOW (l->data))
      rebuild_window (self, l->data);
  return G_SOURCE_REMOVE;
}

static void
language_changed (KamaeApplication *self)
{
  g_clear_pointer (&self->language, g_free);
  /* Not inside the signal of a row that goes away. */
  g_idle_add_full (G_PRIORITY_DEFAULT, rebuild_windows, g_object_ref (self), g_object_unref);
}

/* -- Opening ----------------------------------------------------------------------------------- */

typedef struct
{
  KamaeApplication *self;
  GtkWindow        *parent;
  GFile            *file;
} OpenAgain;

static void
open_with (KamaeApplication *self,
           GtkWindow        *parent,
           GFile            *file,
           KamaeOpenFlags    flags);

static void
open_again_free (OpenAgain *again)
{
  g_clear_weak_pointer (&again->parent);
  g_object_unref (again->self);
  g_object_unref (again->file);
  g_free (again);
}

static void
reading_confirmed (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  OpenAgain *again = data;

  if (kamae_confirm_finish (result, NULL))
    open_with (again->self, again->parent, again->file, KAMAE_OPEN_READ_ONLY);
  open_again_free (again);
}

static void
offer_reading (KamaeApplication *self,
               GtkWindow        *parent,
               GFile            *file,
               const GError     *error)
{
  OpenAgain *again = g_new0 (OpenAgain, 1);

  again->self = g_object_ref (self);
  again->file = g_object_ref (file);
  g_set_weak_pointer (&again->parent, parent);
  kamae_confirm_async (parent, _("The register is in use"), error->message, _("Open for Reading"),
                       FALSE,
                       NULL, reading_confirmed, again);
}

static void
open_with (KamaeApplication *self,
           GtkWindow        *parent,
           GFile            *file,
           KamaeOpenFlags    flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeRegister) reg = kamae_register_open (kamae_application_get_model (), file, flags,
                                                       &error);

  if (reg != NULL)
    {
      kamae_application_show_register (self, reg);
      return;
    }

  if (parent == NULL)
    parent = kamae_application_show_start (self);
  if (g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_BUSY) && flags == KAMAE_OPEN_NORMAL)
    {
      offer_reading (self, parent, file, error);
      return;
    }
  if (g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND))
    kamae_settings_remove_recent (file);
  kamae_show_error (parent, _("The register could not be opened"), error);
}

static KamaeWindow *
find_window (KamaeApplication *self,
             GFile            *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (KAMAE_IS_WINDOW (l->data)
        && g_file_equal (kamae_register_get_file (kamae_window_get_register (l->data)), file))
      return l->data;
  return NULL;
}

static GtkWindow *
find_start_window (KamaeApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (KAMAE_IS_START_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* -- Actions ----------------------------------------------------------------------------------- */

static void
file_chosen (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (KamaeApplication) self = data;
  g_autoptr (GFile) file = kamae_open_file_finish (result, NULL);

  if (file != NULL)
    kamae_application_open_register (
        self, gtk_application_get_active_window (GTK_APPLICATION (self)), file);
}

static void
open_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  KamaeApplication *self = data;

  kamae_open_file_async (gtk_application_get_active_window (GTK_APPLICATION (self)),
                         _("Open a Register"),
                         _("Kamae registers"), "*.kamae", NULL, file_chosen, g_object_ref (self));
}

static void
new_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  GtkWidget *window = kamae_new_window_new (gtk_application_get_active_window (data));

  g_signal_connect_object (window, "created", G_CALLBACK (kamae_application_show_register), data,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
sample_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  kamae_sample_ask (data, gtk_application_get_active_window (data));
}

static void
start_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  kamae_application_show_start (data);
}

/* Not a window is closed while something typed cannot be saved. Dialogs go with their windows. */
static gboolean
close_windows (KamaeApplication *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  if (!kamae_typing_commit (NULL))
    {
      /* The window itself says what can be done. */
      for (GList *l = windows; l != NULL; l = l->next)
        if (KAMAE_IS_WINDOW (l->data) && !kamae_typing_commit (l->data))
          gtk_window_close (l->data);
      return FALSE;
    }
  for (GList *l = windows; l != NULL; l = l->next)
    if (g_list_find (gtk_application_get_windows (GTK_APPLICATION (self)), l->data) != NULL
        && gtk_window_get_transient_for (l->data) == NULL)
      gtk_window_close (l->data);
  return TRUE;
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  close_windows (data);
}

static const GActionEntry actions[] = {
  { "open", open_action },
  { "new", new_action },
  { "sample", sample_action },
  { "start", start_action },
  { "quit", quit_action },
};

/* -- Life -------------------------------------------------------------------------------------- */

/* Told to end by a signal: once as by the person; told again, at once. What could not be saved is
 * kept as a draft. */
static gboolean
terminate (gpointer data)
{
  KamaeApplication *self = data;

  if (close_windows (self) || self->was_terminated)
    g_application_quit (G_APPLICATION (self));
  self->was_terminated = TRUE;
  return G_SOURCE_CONTINUE;
}

static gboolean
stop_inhibiting (gpointer data)
{
  KamaeApplication *self = data;

  if (kamae_typing_has_unsaved ())
    return G_SOURCE_CONTINUE;
  /* Without a session manager there is nothing to take back. */
  if (self->inhibit_cookie != 0)
    gtk_application_uninhibit (GTK_APPLICATION (self), self->inhibit_cookie);
  self->inhibit_cookie = 0;
  self->inhibit_id = 0;
  return G_SOURCE_REMOVE;
}

/* The session ends: what is typed is saved, or else the person is asked to look at it. */
static void
query_end (KamaeApplication *self)
{
  if (kamae_typing_commit (NULL) || self->inhibit_id != 0)
    return;
  self->inhibit_cookie =
    gtk_application_inhibit (GTK_APPLICATION (self),
                             gtk_application_get_active_window (GTK_APPLICATION (self)),
                             GTK_APPLICATION_INHIBIT_LOGOUT,
                             _("What was typed in Kamae is not saved yet."));
  self->inhibit_id = g_timeout_add_seconds (1, stop_inhibiting, self);
}

static void
kamae_application_startup (GApplication *application)
{
  KamaeApplication *self = KAMAE_APPLICATION (application);
  GSettings *settings = kamae_settings_get_default ();
  g_autoptr (GAction) language = g_settings_create_action (settings, "language");

  apply_language (self);
  G_APPLICATION_CLASS (kamae_application_parent_class)->startup (application);
  kamae_ui_init ();
  gtk_window_set_default_icon_name (KAMAE_APPLICATION_ID);

  apply_color_scheme (self);
  g_signal_connect_object (settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::language", G_CALLBACK (language_changed), self,
                           G_CONNECT_SWAPPED);

  g_unix_signal_add (SIGTERM, terminate, self);
  g_unix_signal_add (SIGINT, terminate, self);
  g_unix_signal_add (SIGHUP, terminate, self);
  g_signal_connect (self, "query-end", G_CALLBACK (query_end), NULL);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_action_map_add_action (G_ACTION_MAP (self), language);
  kamae_shortcuts_install (GTK_APPLICATION (self));
}

/* However the program was ended, the registers are closed. */
static void
kamae_application_shutdown (GApplication *application)
{
  KamaeApplication *self = KAMAE_APPLICATION (application);
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  kamae_typing_commit (NULL);
  for (GList *l = windows; l != NULL; l = l->next)
    if (KAMAE_IS_WINDOW (l->data))
      kamae_register_close (kamae_window_get_register (l->data));
  g_clear_handle_id (&self->inhibit_id, g_source_remove);
  G_APPLICATION_CLASS (kamae_application_parent_class)->shutdown (application);
}

static void
kamae_application_activate (GApplication *application)
{
  KamaeApplication *self = KAMAE_APPLICATION (application);

  if (self->screenshots != NULL)
    kamae_screenshots_take (self, self->screenshots, self->size, self->only, NULL);
  else
    kamae_application_show_start (self);
}

static void
kamae_application_open (GApplication  *application,
                        GFile        **files,
                        int            n_files,
                        const char    *hint)
{
  KamaeApplication *self = KAMAE_APPLICATION (application);

  if (self->screenshots != NULL)
    {
      kamae_screenshots_take (self, self->screenshots, self->size, self->only, files[0]);
      return;
    }
  for (int i = 0; i < n_files; i++)
    kamae_application_open_register (self, NULL, files[i]);
}

static gint
kamae_application_handle_local_options (GApplication *application,
                                        GVariantDict *options)
{
  KamaeApplication *self = KAMAE_APPLICATION (application);
  gboolean is_alone;

  g_variant_dict_lookup (options, "lang", "s", &self->language);
  g_variant_dict_lookup (options, "screenshots", "^ay", &self->screenshots);
  g_variant_dict_lookup (options, "size", "s", &self->size);
  g_variant_dict_lookup (options, "only", "s", &self->only);
  g_variant_dict_lookup (options, "dark", "b", &self->dark);
  is_alone = self->language != NULL || self->screenshots != NULL;

  if (self->language != NULL && g_strcmp0 (self->language, "ja") != 0 &&
      g_strcmp0 (self->language, "en") != 0)
    {
      g_printerr ("kamae: --lang is ja or en\n");
      return 2;
    }
  if (g_variant_dict_contains (options, "without-plugins"))
    {
      kamae_application_leave_out_plugins ();
      is_alone = TRUE;
    }
  /* A program that runs already has its own language and plugins, and would not answer with
   * pictures. */
  if (is_alone)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("kamae %s\n", KAMAE_VERSION);
      return 0;
    }
  return -1;
}

static void
kamae_application_finalize (GObject *object)
{
  KamaeApplication *self = KAMAE_APPLICATION (object);

  g_free (self->language);
  g_free (self->screenshots);
  g_free (self->size);
  g_free (self->only);

  G_OBJECT_CLASS (kamae_application_parent_class)->finalize (object);
}

static void
kamae_application_class_init (KamaeApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = kamae_application_finalize;
  application_class->startup = kamae_application_startup;
  application_class->shutdown = kamae_application_shutdown;
  application_class->activate = kamae_application_activate;
  application_class->open = kamae_application_open;
  application_class->handle_local_options = kamae_application_handle_local_options;
}

static void
kamae_application_init (KamaeApplication *self)
{
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, "Show the version", NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, NULL, "Language of the interface", "ja|en" },
    { "without-plugins", 0, 0, G_OPTION_ARG_NONE, NULL, "Do not load any plugin", NULL },
    { "screenshots", 0, 0, G_OPTION_ARG_FILENAME, NULL,
      "Write pictures of all windows and pages, and quit", "DIR" },
    { "size", 0, 0, G_OPTION_ARG_STRING, NULL, "Size of the windows in the pictures", "WxH" },
    { "only", 0, 0, G_OPTION_ARG_STRING, NULL, "Only these pictures, as start-page,page-tasks",
      "NAMES" },
    { "dark", 0, 0, G_OPTION_ARG_NONE, NULL, "Dark style", NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), "[FILE]");
}

KamaeApplication *
kamae_application_new (void)
{
  return g_object_new (KAMAE_TYPE_APPLICATION,
                       "application-id", KAMAE_APPLICATION_ID,
                       "resource-base-path", "/org/kamae/Kamae",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "register-session", TRUE,
                       NULL);
}

void
kamae_application_open_register (KamaeApplication *self,
                                 GtkWindow        *parent,
                                 GFile            *file)
{
  KamaeWindow *window;

  g_return_if_fail (KAMAE_IS_APPLICATION (self));
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (G_IS_FILE (file));

  window = find_window (self, file);
  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    open_with (self, parent, file, KAMAE_OPEN_NORMAL);
}

/* Shows a window on the register, in place of the start window. */
GtkWindow *
kamae_application_show_register (KamaeApplication *self,
                                 KamaeRegister    *reg)
{
  GtkWindow *start, *window;
  gint64 kept;

  g_return_val_if_fail (KAMAE_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);

  kamae_settings_add_recent (kamae_register_get_file (reg));
  window = GTK_WINDOW (kamae_window_new (GTK_APPLICATION (self), reg));
  gtk_window_present (window);
  start = find_start_window (self);
  if (start != NULL)
    gtk_window_destroy (start);
  kamae_window_ask_person (KAMAE_WINDOW (window));
  if (self->screenshots == NULL)
    kamae_window_keep_backups (KAMAE_WINDOW (window));
  kept = kamae_typing_find_kept (reg);
  if (kept != 0)
    kamae_window_offer_record (KAMAE_WINDOW (window), kept,
                               _("Text that was typed last time is not saved yet. It stands where it was typed."));
  else if (kamae_register_was_unclean (reg))
    kamae_window_toast (KAMAE_WINDOW (window), _("Kamae was not closed properly last time. Every saved change is there."));
  return window;
}

GtkWindow *
kamae_application_show_start (KamaeApplication *self)
{
  GtkWindow *window;

  g_return_val_if_fail (KAMAE_IS_APPLICATION (self), NULL);

  window = find_start_window (self);
  if (window == NULL)
    window = GTK_WINDOW (kamae_start_window_new (GTK_APPLICATION (self)));
  gtk_window_present (window);
  return window;
}
