/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-about.h"
#include "kamae-help-window.h"
#include "kamae-settings.h"
#include "kamae-start-window.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

struct _KamaeStartWindow
{
  AdwApplicationWindow parent_instance;

  AdwPreferencesGroup *recent;
  GPtrArray           *rows;
};

G_DEFINE_FINAL_TYPE (KamaeStartWindow, kamae_start_window, ADW_TYPE_APPLICATION_WINDOW)

static void
open_recent (GtkWidget        *row,
             KamaeStartWindow *self)
{
  g_autoptr (GFile) file = g_object_ref (g_object_get_data (G_OBJECT (row), "file"));

  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  g_application_open (G_APPLICATION (application), &file, 1, "");
}

static void
forget_recent (GtkWidget        *button,
               KamaeStartWindow *self)
{
  kamae_settings_remove_recent (g_object_get_data (G_OBJECT (button), "file"));
}

static void
add_recent (KamaeStartWindow *self,
            const char       *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = kamae_dup_file_name (file);
  g_autofree char *place = folder != NULL ? g_file_get_parse_name (folder) : NULL;
  GtkWidget *row = kamae_link_row_new (name, place);
  GtkWidget *forget;

  /* Translators: %s is the name of a file */
  g_autofree char *forget_name = g_strdup_printf (_("Remove “%s” from the list"), name);

  forget = kamae_icon_button_new ("window-close-symbolic", forget_name, NULL);
  gtk_widget_add_css_class (forget, "flat");
  gtk_widget_set_valign (forget, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (forget), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (forget, "clicked", G_CALLBACK (forget_recent), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), forget);

  g_object_set_data_full (G_OBJECT (row), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_recent), self, 0);
  adw_preferences_group_add (self->recent, row);
  g_ptr_array_add (self->rows, row);
}

static void
fill_recent (KamaeStartWindow *self)
{
  g_auto (GStrv) uris = g_settings_get_strv (kamae_settings_get_default (), "recent-registers");

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->recent, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; uris[i] != NULL; i++)
    add_recent (self, uris[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->recent), uris[0] != NULL);
}

static void
kamae_start_window_finalize (GObject *object)
{
  KamaeStartWindow *self = KAMAE_START_WINDOW (object);

  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (kamae_start_window_parent_class)->finalize (object);
}

static void
about_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (kamae_about_new (GTK_WINDOW (widget))));
}

static void
help_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (kamae_help_window_new (GTK_WINDOW (widget))));
}

static void
kamae_start_window_class_init (KamaeStartWindowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kamae_start_window_finalize;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "win.about", NULL, about_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "win.help", NULL, help_action);
}

static void
add_choice (GtkWidget  *group,
            const char *icon,
            const char *title,
            const char *subtitle,
            const char *action)
{
  GtkWidget *row = kamae_link_row_new (title, subtitle);

  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), icon);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
language_menu_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) languages = g_menu_new ();
  g_autoptr (GMenu) program = g_menu_new ();

  /* The languages' names are written in themselves, so that they can be found. */
  g_menu_append (languages, _("Language of the system"), "app.language::system");
  g_menu_append (languages, "日本語", "app.language::ja");
  g_menu_append (languages, "English", "app.language::en");
  g_menu_append (program, _("_Help"), "win.help");
  g_menu_append (program, _("_About Kamae"), "win.about");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (languages));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (program));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "open-menu-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_primary (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, _("Main menu"));
  kamae_widget_set_name (button, _("Main menu"));
  return button;
}

static void
kamae_start_window_init (KamaeStartWindow *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *head = adw_preferences_group_new ();
  GtkWidget *choices = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (KAMAE_APPLICATION_ID);
  GtkWidget *name = gtk_label_new ("Kamae");
  GtkWidget *text = gtk_label_new (_("The information security management system of your organization, in one file"));

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 96);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (name, "title-1");
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (text, "dim-label");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), text);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (head), box);

  add_choice (choices, "document-new-symbolic", _("Create a Register"),
              _("For your organization: three questions, then you begin"), "app.new");
  add_choice (choices, "document-open-symbolic", _("Open a Register"),
              _("A file whose name ends in .kamae"), "app.open");
  add_choice (choices, "view-paged-symbolic", _("Look at the Sample Organization"),
              _("A made-up company with three years of records, to try everything"), "app.sample");

  kamae_widget_name_lists (choices, _("Begin"));
  self->rows = g_ptr_array_new ();
  self->recent = ADW_PREFERENCES_GROUP (kamae_group_new (_("Opened before"), NULL));

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (head));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (choices));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->recent);
  gtk_widget_set_vexpand (page, TRUE);

  adw_header_bar_pack_end (ADW_HEADER_BAR (header), language_menu_new ());
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new ("", ""));
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (outer), header);
  gtk_box_append (GTK_BOX (outer), page);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), outer);
  gtk_window_set_title (GTK_WINDOW (self), "Kamae");
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 680);

  g_signal_connect_object (kamae_settings_get_default (), "changed::recent-registers",
                           G_CALLBACK (fill_recent), self, G_CONNECT_SWAPPED);
  fill_recent (self);
}

GtkWidget *
kamae_start_window_new (GtkApplication *application)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  return g_object_new (KAMAE_TYPE_START_WINDOW, "application", application, NULL);
}
