/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-shortcuts.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

/* One table for the keys and for the window that shows them: GtkShortcutsWindow can only be
 * filled from a file. */
typedef struct
{
  const char *keys;
  const char *action;
  const char *label;
} Shortcut;

typedef struct
{
  const char     *title;
  const Shortcut *shortcuts;
} Group;

static const Shortcut record_shortcuts[] = {
  { "<Control>n", "win.add", N_("Add a record") },
  { "<Control>f", "win.find", N_("Filter the list") },
  { "<Control>k", "win.search", N_("Search everything") },
  { "<Control>p", "win.print", N_("Print") },
  { "<Control>z", "win.undo", N_("Undo") },
  { "<Control><Shift>z", "win.redo", N_("Redo") },
  { NULL }
};

static const Shortcut list_shortcuts[] = {
  { "Up", NULL, N_("Record above") },
  { "Down", NULL, N_("Record below") },
  { "Return", NULL, N_("Edit the record") },
  { "<Shift>Down", NULL, N_("Take the next record at hand as well") },
  { "<Control>a", NULL, N_("Take all records at hand") },
  { "<Control>c", NULL, N_("Copy for a spreadsheet; with Shift with its headings") },
  { "<Control>v", NULL, N_("Paste rows of a spreadsheet") },
  { "Delete", NULL, N_("Delete what is at hand") },
  { "<Shift>F10", NULL, N_("Menu of the records at hand") },
  { "Escape", NULL, N_("Back to the list") },
  { NULL }
};

static const Shortcut window_shortcuts[] = {
  { "F9", "win.form", N_("Show or hide what is beside the list") },
  { "F8", "win.form-share(-5)", N_("More room for the list") },
  { "<Shift>F8", "win.form-share(5)", N_("More room beside it") },
  { "<Shift>F9", "win.sidebar", N_("Show or hide the sidebar") },
  { "<Alt>1", "win.page-nth(0)", N_("First subject; Alt+2 and so on for the others") },
  { "<Control>Page_Down", "win.tab(1)", N_("Next page of the subject") },
  { "<Control>Page_Up", "win.tab(-1)", N_("Page before") },
  { "<Control>w", "window.close", N_("Close the window") },
  { NULL }
};

static const Shortcut program_shortcuts[] = {
  { "<Control>o", "app.open", N_("Open a register") },
  { "<Control>comma", "win.preferences", N_("Preferences") },
  { "<Control>question", "win.shortcuts", N_("Keyboard shortcuts") },
  { "F1", "win.help", N_("Help") },
  { "F10", NULL, N_("Main menu") },
  { "<Control>q", "app.quit", N_("Quit") },
  { NULL }
};

static const Group groups[] = {
  { N_("Records"), record_shortcuts },
  { N_("In a list"), list_shortcuts },
  { N_("Window"), window_shortcuts },
  { N_("Program"), program_shortcuts },
};

GtkWidget *
kamae_shortcuts_new (GtkWindow *parent)
{
  GtkWidget *page = adw_preferences_page_new ();

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      GtkWidget *group = kamae_group_new (kamae_translate (NULL, GETTEXT_PACKAGE, groups[i].title),
                                          NULL);

      for (const Shortcut *shortcut = groups[i].shortcuts; shortcut->keys != NULL; shortcut++)
        {
          GtkWidget *row = kamae_row_new (kamae_translate (NULL, GETTEXT_PACKAGE, shortcut->label),
                                          NULL);
          GtkWidget *keys = gtk_shortcut_label_new (shortcut->keys);

          gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
        }
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
    }
  return kamae_sheet_new (parent, _("Keyboard Shortcuts"), page, 480, 640);
}

static gboolean
quit_cb (GtkWidget *widget,
         GVariant  *parameter,
         gpointer   data)
{
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "quit", NULL);
  return TRUE;
}

/* The keys of the application reach its own windows only, and no popover, which holds the keyboard:
 * those that leave are for every window and popover there is. Classes take over what theirs has
 * when they are made, so this comes before the first window. */
static void
install_leaving (GType type)
{
  GtkWidgetClass *class = g_type_class_ref (type);

  gtk_widget_class_add_binding_action (class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_q, GDK_CONTROL_MASK, quit_cb, NULL);
  g_type_class_unref (class);
}

void
kamae_shortcuts_install (GtkApplication *application)
{
  install_leaving (GTK_TYPE_WINDOW);
  install_leaving (GTK_TYPE_POPOVER);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const Shortcut *shortcut = groups[i].shortcuts; shortcut->keys != NULL; shortcut++)
      if (shortcut->action != NULL)
        gtk_application_set_accels_for_action (application, shortcut->action,
                                               (const char *[]) { shortcut->keys, NULL });

  for (int i = 1; i < 9; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.page-nth(%d)", i);
      g_autofree char *keys = g_strdup_printf ("<Alt>%d", i + 1);

      gtk_application_set_accels_for_action (application, action, (const char *[]) { keys, NULL });
    }
}
