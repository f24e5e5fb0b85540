/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "kamae-person-chooser.h"
#include "kamae-settings.h"
#include "kamae-start-page.h"
#include "kamae-subject-page.h"
#include "kamae-widgets.h"
#include "kamae-window-private.h"

#include <kamae-i18n.h>

#define MAX_RECENT 8
#define SHARE_TOAST_MICROSECONDS (2 * G_USEC_PER_SEC)

G_DEFINE_FINAL_TYPE (KamaeWindow, kamae_window, ADW_TYPE_APPLICATION_WINDOW)

/* -- Pages ------------------------------------------------------------------------------------- */

/* What stands in the place of something that does not work. */
static GtkWidget *
error_page_new (const char *title,
                const char *description)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Show Plugins"));
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *markup = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title_markup);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), markup);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.plugins");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static GtkWidget *
plugin_error_page_new (const KamaeMissingPlugin *plugin)
{
  /* Translators: %s is the name of a plugin */
  g_autofree char *title = g_strdup_printf (_("“%s” is missing"), plugin->name);
  g_autofree char *text = g_strjoin ("\n", plugin->text, plugin->detail,
                                     _("Its records are kept in the register and nothing is lost."),
                                     NULL);

  return error_page_new (title, text);
}

static void
page_message (KamaeWindow *self,
              const char  *text)
{
  kamae_window_toast (self, text);
}

static void
columns_changed (KamaeRecordPage *page)
{
  g_autofree char *columns = kamae_record_page_dup_columns (page);

  kamae_settings_set_columns (kamae_page_get_info (KAMAE_PAGE (page))->name, columns);
}

/* As the person left them. */
static void
restore_columns (KamaeRecordPage *page)
{
  g_autofree char *columns =
    kamae_settings_dup_columns (kamae_page_get_info (KAMAE_PAGE (page))->name);

  if (columns != NULL)
    kamae_record_page_set_columns (page, columns);
  g_signal_connect (page, "notify::columns", G_CALLBACK (columns_changed), NULL);
}

static GtkWidget *
record_page_new (KamaeWindow         *self,
                 const KamaePageInfo *info)
{
  const char *label = kamae_model_translate (kamae_register_get_model (self->reg), info,
                                             info->label, NULL);
  gboolean usable = info->get_type != NULL ? g_type_is_a (info->get_type (),
                                                          KAMAE_TYPE_PAGE) : info->entity != NULL;
  KamaePage *page = usable ? kamae_page_new (self->reg, info) : NULL;

  if (page == NULL)
    {
      /* Translators: %s is the name of a page */
      g_autofree char *title = g_strdup_printf (_("“%s” cannot be shown"), label);

      return error_page_new (title, _("The plugin that offers this page has an error. Your data are safe; "
                                      "the other pages work."));
    }

  kamae_widget_set_name (GTK_WIDGET (page), label);
  g_signal_connect_object (page, "open-record", G_CALLBACK (kamae_window_show_record), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "message", G_CALLBACK (page_message), self, G_CONNECT_SWAPPED);
  if (KAMAE_IS_RECORD_PAGE (page))
    restore_columns (KAMAE_RECORD_PAGE (page));
  return GTK_WIDGET (page);
}

/* The page of a plugin that is missing. */
static GtkWidget *
missing_page_new (KamaeWindow *self,
                  const char  *name)
{
  g_autoptr (GPtrArray) plugins = kamae_register_list_missing_plugins (self->reg, KAMAE_KEPT);
  const char *id = name + strlen (KAMAE_PAGE_OF_PLUGIN);

  for (guint i = 0; plugins != NULL && i < plugins->len; i++)
    if (g_str_equal (((const KamaeMissingPlugin *) plugins->pdata[i])->id, id))
      return plugin_error_page_new (plugins->pdata[i]);
  return NULL;
}

static GtkWidget *
make_page (KamaeWindow *self,
           const char  *name)
{
  const KamaePageInfo *info = kamae_navigation_find_page (self->navigation, name);
  const KamaeSubject *subject = kamae_navigation_find_subject (self->navigation, name);

  if (g_str_equal (name, KAMAE_PAGE_START))
    return kamae_start_page_new (self->reg);
  if (info != NULL)
    return record_page_new (self, info);
  if (subject != NULL)
    return kamae_subject_page_new (self->reg, subject);
  return g_str_has_prefix (name, KAMAE_PAGE_OF_PLUGIN) ? missing_page_new (self, name) : NULL;
}

static void
update_title (KamaeWindow *self)
{
  KamaeRecord *organization = kamae_register_get_organization (self->reg);
  KamaeModel *model = kamae_register_get_model (self->reg);
  const KamaePageInfo *info = kamae_navigation_find_page (self->navigation, self->page_name);
  const KamaeSubject *subject = kamae_navigation_find_subject (self->navigation, self->page_name);
  const char *label = _("Home");
  const char *name = organization != NULL ? kamae_record_get_title (organization) : NULL;
  g_autofree char *title = NULL;

  if (info != NULL)
    label = kamae_model_translate (model, info, info->label, NULL);
  else if (subject != NULL)
    label = kamae_model_translate (model, subject, subject->label, NULL);
  adw_window_title_set_title (self->title, label);
  adw_window_title_set_subtitle (self->title, name != NULL ? name : "");
  title = name != NULL ? g_strdup_printf ("%s — %s", label, name) : g_strdup (label);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* -- The register changed ---------------------------------------------------------------------- */

static gboolean
refresh_idle (gpointer data)
{
  KamaeWindow *self = data;

  self->refresh_id = 0;
  /* A dialog may hold the window a while longer than its register is open. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      kamae_navigation_update_counts (self->navigation);
      update_title (self);
      /* The page has something else at hand by now. */
      kamae_window_update_reports (self);
      kamae_window_update_actions (self);
    }
  return G_SOURCE_REMOVE;
}

static void
schedule_refresh (KamaeWindow *self)
{
  if (self->refresh_id == 0)
    kamae_widget_after_frame (GTK_WIDGET (self), refresh_idle, &self->refresh_id);
}

static void
register_changed (KamaeWindow *self)
{
  KamaeRecord *person = kamae_register_get_person (self->reg);

  /* Undo can take away the person who works. */
  if (person != NULL && kamae_record_is_deleted (person))
    {
      kamae_register_set_person (self->reg, NULL);
      kamae_window_ask_person (self);
    }
  /* An undo button that undid something else than it says would be a trap. */
  if (self->toast != NULL)
    adw_toast_set_button_label (self->toast, NULL);
  kamae_window_update_actions (self);
  kamae_window_update_lost (self);
  kamae_footer_update (self->footer);
  schedule_refresh (self);
}

static void
person_changed (KamaeWindow *self)
{
  KamaeRecord *person = kamae_register_get_person (self->reg);

  if (person != NULL)
    {
      g_autofree char *id = kamae_record_dup_key (person);

      kamae_settings_set_person (kamae_register_get_file (self->reg), id);
    }
}

static void
restore_person (KamaeWindow *self)
{
  g_autofree char *id = kamae_settings_dup_person (kamae_register_get_file (self->reg));
  g_autoptr (KamaeRecord) person = NULL;

  if (kamae_register_get_person (self->reg) != NULL || id == NULL)
    return;
  person = kamae_register_ref_record (self->reg, g_ascii_strtoll (id, NULL, 10), KAMAE_KEPT);
  if (person != NULL && g_strcmp0 (kamae_record_get_entity (person)->name, "person") == 0)
    kamae_register_set_person (self->reg, person);
}

static void
toast_dismissed (AdwToast    *toast,
                 KamaeWindow *self)
{
  if (self->toast == toast)
    self->toast = NULL;
}

static void
show_toast (KamaeWindow *self,
            const char  *markup)
{
  if (self->toast != NULL)
    adw_toast_set_button_label (self->toast, NULL);
  self->toast = adw_toast_new (markup);
  self->toasted_at = g_get_monotonic_time ();
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (toast_dismissed), self, 0);
  adw_toast_overlay_add_toast (self->toasts, self->toast);
}

/* -- Layout ------------------------------------------------------------------------------------ */

static GtkWidget *
menu_button_new (const char *icon,
                 const char *label,
                 GMenuModel *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, label);
  kamae_widget_set_name (button, label);
  return button;
}

static GtkWidget *
make_sidebar (KamaeWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *sidebar = kamae_navigation_get_sidebar (self->navigation);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();
  g_autoptr (GMenu) program = g_menu_new ();
  GtkWidget *button;

  g_menu_append (files, _("_New Register…"), "app.new");
  g_menu_append (files, _("_Open…"), "app.open");
  g_menu_append (files, _("_Start Window"), "app.start");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  g_menu_append (program, _("_Preferences"), "win.preferences");
  g_menu_append (program, _("P_lugins"), "win.plugins");
  g_menu_append (program, _("_Keyboard Shortcuts"), "win.shortcuts");
  g_menu_append (program, _("_Help"), "win.help");
  g_menu_append (program, _("_About Kamae"), "win.about");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (program));

  button = menu_button_new ("open-menu-symbolic", _("Main menu"), G_MENU_MODEL (menu));
  gtk_menu_button_set_primary (GTK_MENU_BUTTON (button), TRUE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new ("Kamae", ""));

  gtk_widget_set_vexpand (sidebar, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), sidebar);
  gtk_widget_set_size_request (box, 248, -1);
  gtk_widget_add_css_class (box, "sidebar-pane");
  return box;
}

static GtkWidget *
make_header (KamaeWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *sidebar_button = gtk_toggle_button_new ();
  GtkWidget *content = adw_button_content_new ();
  g_autoptr (GMenuModel) menu = kamae_window_menu_new ();

  self->header = ADW_HEADER_BAR (header);
  gtk_widget_add_css_class (header, "flat");
  gtk_button_set_icon_name (GTK_BUTTON (sidebar_button), "sidebar-show-symbolic");
  gtk_widget_set_tooltip_text (sidebar_button, _("Sidebar"));
  kamae_widget_set_name (sidebar_button, _("Sidebar"));
  g_object_bind_property (self->flap, "reveal-flap", sidebar_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), sidebar_button);

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Add"));
  self->add_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->add_button), content);
  gtk_widget_set_tooltip_text (self->add_button, _("Add a record (Ctrl+N)"));
  kamae_widget_set_name (self->add_button, _("Add"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "win.add");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->add_button);

  self->title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));

  adw_header_bar_pack_end (ADW_HEADER_BAR (header),
                           menu_button_new ("view-more-symbolic", _("Register menu"), menu));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header),
                           kamae_icon_button_new ("system-search-symbolic",
                                                  _("Search everything (Ctrl+K)"), "win.search"));
  self->print_button = GTK_MENU_BUTTON (menu_button_new ("printer-symbolic", _("Print (Ctrl+P)"),
                                                         NULL));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), GTK_WIDGET (self->print_button));
  self->redo_button = kamae_icon_button_new ("edit-redo-symbolic", _("Redo"), "win.redo");
  /* They work on the field with the focus, and leave it there. */
  gtk_widget_set_focus_on_click (self->redo_button, FALSE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->redo_button);
  self->undo_button = kamae_icon_button_new ("edit-undo-symbolic", _("Undo"), "win.undo");
  gtk_widget_set_focus_on_click (self->undo_button, FALSE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->undo_button);
  return header;
}

static GtkWidget *
make_banner (KamaeWindow *self)
{
  GtkWidget *banner = gtk_info_bar_new ();
  const char *reason = kamae_register_get_read_only_reason (self->reg);
  GtkWidget *label =
    gtk_label_new (reason != NULL ? reason : _("This register is open for reading only."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_info_bar_add_child (GTK_INFO_BAR (banner), kamae_wrap_new (label));
  gtk_info_bar_set_message_type (GTK_INFO_BAR (banner), GTK_MESSAGE_WARNING);
  gtk_info_bar_set_revealed (GTK_INFO_BAR (banner), kamae_register_is_read_only (self->reg));
  gtk_widget_set_visible (banner, kamae_register_is_read_only (self->reg));
  return banner;
}

/* -- What could not be read, and a clock that was set back ------------------------------------- */

static void
show_bar (KamaeWindow *self,
          const char  *text)
{
  gtk_label_set_text (self->failure_label, text);
  gtk_widget_set_visible (self->failure_bar, TRUE);
}

static void
check_clock (KamaeWindow *self)
{
  g_autofree char *warning = kamae_register_dup_clock_warning (self->reg);

  if (warning != NULL)
    show_bar (self, warning);
}

static gboolean
show_failure (gpointer data)
{
  KamaeWindow *self = data;
  g_autofree char *text = NULL;

  self->failure_id = 0;
  text = g_strdup_printf (
    /* Translators: %s is a sentence that says why */
    _("Something here could not be read. What you see may be incomplete. %s"), self->failure);
  show_bar (self, text);
  return G_SOURCE_REMOVE;
}

/* Comes at any time, also while a page is being laid out. A page tells it itself. */
static void
read_failed (KamaeWindow  *self,
             const GError *error)
{
  if (self->is_making_page || KAMAE_IS_PAGE (gtk_stack_get_visible_child (self->stack)))
    return;
  g_free (self->failure);
  self->failure = g_strdup (error->message);
  if (self->failure_id == 0)
    self->failure_id = g_idle_add (show_failure, self);
}

static void
hide_failure (KamaeWindow *self)
{
  gtk_widget_set_visible (self->failure_bar, FALSE);
}

static GtkWidget *
make_failure_bar (KamaeWindow *self)
{
  GtkWidget *bar = gtk_info_bar_new ();
  GtkWidget *label = gtk_label_new (NULL);

  self->failure_label = GTK_LABEL (label);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_info_bar_add_child (GTK_INFO_BAR (bar), kamae_wrap_new (label));
  gtk_info_bar_set_message_type (GTK_INFO_BAR (bar), GTK_MESSAGE_ERROR);
  gtk_info_bar_set_show_close_button (GTK_INFO_BAR (bar), TRUE);
  g_signal_connect_swapped (bar, "response", G_CALLBACK (hide_failure), self);
  gtk_widget_set_visible (bar, FALSE);
  return bar;
}

/* -- What was typed into records that are gone ------------------------------------------------- */

/* Also when one came back. */
void
kamae_window_update_lost (KamaeWindow *self)
{
  gtk_widget_set_visible (self->lost_bar, kamae_lost_texts_count (self->reg) > 0);
}

static GtkWidget *
make_lost_bar (KamaeWindow *self)
{
  GtkWidget *bar = gtk_info_bar_new ();
  const char *text =
    _("The record into which something was typed has been deleted. What was typed is kept.");
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Show the Text"));

  self->lost_bar = bar;
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.lost");
  gtk_info_bar_add_child (GTK_INFO_BAR (bar), kamae_wrap_new (label));
  gtk_info_bar_add_action_widget (GTK_INFO_BAR (bar), button, GTK_RESPONSE_OK);
  gtk_info_bar_set_message_type (GTK_INFO_BAR (bar), GTK_MESSAGE_WARNING);
  kamae_window_update_lost (self);
  return bar;
}

/* The buttons of the window as the desktop has them, without those that a narrow window spares. */
static char *
dup_narrow_layout (void)
{
  g_autofree char *layout = NULL;
  g_autoptr (GString) narrow = g_string_new (NULL);

  g_object_get (gtk_settings_get_default (), "gtk-decoration-layout", &layout, NULL);
  for (const char *word = layout; word != NULL && *word != '\0';)
    {
      size_t length = strcspn (word, ",:");

      if (strncmp (word, "minimize", length) != 0 && strncmp (word, "maximize", length) != 0)
        g_string_append_len (narrow, word, length);
      if (word[length] != '\0')
        g_string_append_c (narrow, word[length]);
      word += length + (word[length] != '\0' ? 1 : 0);
    }
  return g_strdup (narrow->str);
}

/* How wide the window must be for the sidebar to stand beside the page as it is now. */
static int
measure_unfolded (KamaeWindow *self)
{
  GtkWidget *parts[] = { adw_flap_get_flap (self->flap), adw_flap_get_content (self->flap) };
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int needed = width - gtk_widget_get_width (GTK_WIDGET (self->flap));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      int minimum;

      gtk_widget_measure (parts[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      needed += minimum;
    }
  return MAX (needed, width + 1);
}

static void
fold_changed (KamaeWindow *self)
{
  g_autofree char *layout = adw_flap_get_folded (self->flap) ? dup_narrow_layout () : NULL;
  gboolean wide = !adw_flap_get_folded (self->flap);

  GtkWidget *add = gtk_button_get_child (GTK_BUTTON (self->add_button));

  if (!wide)
    self->unfold_width = measure_unfolded (self);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (add), wide ? _("Add") : "");
  /* On a narrow window these are in the menu only. */
  gtk_widget_set_visible (self->undo_button, wide);
  gtk_widget_set_visible (self->redo_button, wide);
  adw_header_bar_set_decoration_layout (self->header, layout);
}

static void
build (KamaeWindow *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->flap = ADW_FLAP (adw_flap_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  /* Room for the page that is seen; of those that are not a stack asks what they need at their
   * narrowest. */
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->stack));
  self->banner = make_banner (self);
  self->failure_bar = make_failure_bar (self);

  gtk_box_append (GTK_BOX (content), make_header (self));
  gtk_box_append (GTK_BOX (content), self->banner);
  gtk_box_append (GTK_BOX (content), self->failure_bar);
  gtk_box_append (GTK_BOX (content), make_lost_bar (self));
  gtk_box_append (GTK_BOX (content), kamae_navigation_get_tabs (self->navigation));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->toasts));
  gtk_widget_set_hexpand (content, TRUE);

  adw_flap_set_flap (self->flap, make_sidebar (self));
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_content (self->flap, content);
  adw_flap_set_swipe_to_open (self->flap, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->flap), TRUE);
  g_signal_connect_object (self->flap, "notify::folded", G_CALLBACK (fold_changed), self,
                           G_CONNECT_SWAPPED);

  self->footer = KAMAE_FOOTER (kamae_footer_new (self->reg));
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (self->flap));
  gtk_box_append (GTK_BOX (outer), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (self->footer));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), outer);
}

static void
backups_changed (KamaeWindow *self)
{
  if (self->backups != NULL)
    kamae_footer_set_problem (self->footer, kamae_backups_get_error (self->backups));
}

/* The person comes back to the window: what another program wrote meanwhile is shown. */
static void
is_active_changed (KamaeWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (gtk_window_is_active (GTK_WINDOW (self)) && !kamae_register_catch_up (self->reg, &error))
    kamae_window_toast (self, error->message);
}

static void
restore_size (KamaeWindow *self)
{
  GSettings *settings = kamae_settings_get_default ();
  int width, height;

  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  kamae_split_set_share (NULL, g_settings_get_int (settings, "form-share"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

/* What hangs on a window goes before it. */
static void
close_dialogs (GtkWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  g_autoptr (GPtrArray) dialogs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (other) == window
          && gtk_window_get_destroy_with_parent (other))
        g_ptr_array_add (dialogs, g_steal_pointer (&other));
    }
  for (guint i = 0; i < dialogs->len; i++)
    {
      close_dialogs (dialogs->pdata[i]);
      gtk_window_destroy (dialogs->pdata[i]);
    }
}

/* An open popover holds keyboard and pointer, and would keep them from the other windows. */
static void
close_popovers (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *popover;

  while (focus != NULL
         && (popover = gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER)) != NULL)
    {
      focus = gtk_widget_get_parent (popover);
      gtk_popover_popdown (GTK_POPOVER (popover));
    }
}

/* What is wrong with a value, or with one record, is settled in its field. Where nothing can be
 * saved, the person must be able to leave all the same. */
static void
offer_ways_out (KamaeWindow *self)
{
  const GError *error = kamae_typing_get_refusal (GTK_WIDGET (self));

  if (error != NULL && !g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_INVALID)
      && !g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_CONFLICT)
      && !g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED))
    kamae_window_ask_unsaved (self, error);
}

static gboolean
kamae_window_close_request (GtkWindow *window)
{
  KamaeWindow *self = KAMAE_WINDOW (window);
  GSettings *settings = kamae_settings_get_default ();
  int width, height;

  if (!self->closes && !kamae_typing_commit (GTK_WIDGET (window)))
    {
      offer_ways_out (self);
      return TRUE;
    }

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set (settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  g_settings_set_int (settings, "form-share", kamae_split_get_share ());

  if (GTK_WINDOW_CLASS (kamae_window_parent_class)->close_request (window))
    return TRUE;
  close_popovers (window);
  close_dialogs (window);
  kamae_register_close (self->reg);
  return FALSE;
}

static void
kamae_window_dispose (GObject *object)
{
  KamaeWindow *self = KAMAE_WINDOW (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_handle_id (&self->failure_id, g_source_remove);
  g_clear_handle_id (&self->ask_id, g_source_remove);
  g_clear_handle_id (&self->due_id, g_source_remove);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  if (self->reg != NULL)
    g_signal_handlers_disconnect_by_data (self->reg, self);
  if (self->backups != NULL)
    g_object_run_dispose (G_OBJECT (self->backups));
  g_clear_object (&self->backups);
  g_clear_object (&self->navigation);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (kamae_window_parent_class)->dispose (object);
}

static void
kamae_window_finalize (GObject *object)
{
  KamaeWindow *self = KAMAE_WINDOW (object);

  g_free (self->page_name);
  g_ptr_array_unref (self->recent);
  g_free (self->toasted_hash);
  g_free (self->failure);

  G_OBJECT_CLASS (kamae_window_parent_class)->finalize (object);
}

/* The header asks for less once the sidebar is folded: only more width may unfold it again, or it
 * would fold and unfold in every frame. */
static void
kamae_window_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  KamaeWindow *self = KAMAE_WINDOW (widget);
  gboolean stays = adw_flap_get_folded (self->flap) && width < self->unfold_width;

  adw_flap_set_fold_policy (self->flap, stays ? ADW_FLAP_FOLD_POLICY_ALWAYS
                                              : ADW_FLAP_FOLD_POLICY_AUTO);
  GTK_WIDGET_CLASS (kamae_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
kamae_window_class_init (KamaeWindowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kamae_window_dispose;
  G_OBJECT_CLASS (class)->finalize = kamae_window_finalize;
  GTK_WIDGET_CLASS (class)->size_allocate = kamae_window_size_allocate;
  GTK_WINDOW_CLASS (class)->close_request = kamae_window_close_request;

  kamae_window_install_actions (GTK_WIDGET_CLASS (class));
}

static void
kamae_window_init (KamaeWindow *self)
{
  self->recent = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
}

/* What the end of a period asks for, once the window can be seen. */
static gboolean
write_due (gpointer data)
{
  KamaeWindow *self = data;
  g_autoptr (GError) error = NULL;

  self->due_id = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      !kamae_register_write_due (self->reg, &error))
    kamae_window_toast (self, error->message);
  return G_SOURCE_REMOVE;
}

GtkWidget *
kamae_window_new (GtkApplication *application,
                  KamaeRegister  *reg)
{
  KamaeWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);

  self = g_object_new (KAMAE_TYPE_WINDOW, "application", application, NULL);
  self->reg = g_object_ref (reg);
  self->toasted_hash = kamae_register_dup_head_hash (reg);
  restore_person (self);
  self->navigation = kamae_navigation_new (reg);
  g_signal_connect_object (self->navigation, "chosen", G_CALLBACK (kamae_window_show_page), self,
                           G_CONNECT_SWAPPED);
  build (self);
  restore_size (self);
  self->backups = kamae_backups_new (reg);
  g_signal_connect_object (self->backups, "changed", G_CALLBACK (backups_changed), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (reg, "changed", G_CALLBACK (register_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg, "read-failed", G_CALLBACK (read_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg, "clock-behind", G_CALLBACK (show_bar), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg, "notify::person", G_CALLBACK (person_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_changed), NULL);

  person_changed (self);
  kamae_window_show_page (self, KAMAE_PAGE_START);
  schedule_refresh (self);
  check_clock (self);
  kamae_widget_after_frame (GTK_WIDGET (self), write_due, &self->due_id);
  return GTK_WIDGET (self);
}

KamaeRegister *
kamae_window_get_register (KamaeWindow *self)
{
  g_return_val_if_fail (KAMAE_IS_WINDOW (self), NULL);

  return self->reg;
}

const char *
kamae_window_get_page_name (KamaeWindow *self)
{
  g_return_val_if_fail (KAMAE_IS_WINDOW (self), NULL);

  return self->page_name;
}

/* The widget of the page that is shown: a KamaePage, the start page or an error in their place. */
GtkWidget *
kamae_window_get_page (KamaeWindow *self)
{
  g_return_val_if_fail (KAMAE_IS_WINDOW (self), NULL);

  return gtk_stack_get_visible_child (self->stack);
}

/* A page, or else a record, for those who come back to it. */
static void
remember (KamaeWindow *self,
          const char  *page,
          gint64       record)
{
  GVariant *shown = g_variant_ref_sink (g_variant_new ("(sx)", page, record));
  guint index;

  if (g_ptr_array_find_with_equal_func (self->recent, shown, (GEqualFunc) g_variant_equal, &index))
    g_ptr_array_remove_index (self->recent, index);
  g_ptr_array_insert (self->recent, 0, shown);
  if (self->recent->len > MAX_RECENT)
    g_ptr_array_set_size (self->recent, MAX_RECENT);
}

gboolean
kamae_window_show_page (KamaeWindow *self,
                        const char  *name)
{
  GtkWidget *page;

  g_return_val_if_fail (KAMAE_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (g_strcmp0 (self->page_name, name) != 0 && !kamae_typing_commit (GTK_WIDGET (self)))
    {
      kamae_navigation_show (self->navigation, self->page_name);
      return FALSE;
    }

  page = gtk_stack_get_child_by_name (self->stack, name);
  if (page == NULL)
    {
      self->is_making_page = TRUE;
      page = make_page (self, name);
      self->is_making_page = FALSE;
      if (page == NULL)
        return FALSE;
      gtk_stack_add_named (self->stack, page, name);
    }

  if (g_strcmp0 (self->page_name, name) != 0)
    {
      g_free (self->page_name);
      self->page_name = g_strdup (name);
      remember (self, name, 0);
    }
  gtk_stack_set_visible_child (self->stack, page);
  kamae_navigation_show (self->navigation, name);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  update_title (self);
  kamae_window_update_reports (self);
  kamae_window_update_actions (self);
  fold_changed (self);
  return TRUE;
}

/* Makes the page that is shown anew, for what could not be read. */
void
kamae_window_read_again (KamaeWindow *self)
{
  g_autofree char *name = g_strdup (self->page_name);
  GtkWidget *page = kamae_window_get_page (self);
  KamaeRecord *at_hand = KAMAE_IS_PAGE (page) ? kamae_page_get_record (KAMAE_PAGE (page)) : NULL;
  g_autoptr (KamaeRecord) record = at_hand != NULL ? g_object_ref (at_hand) : NULL;

  g_return_if_fail (KAMAE_IS_WINDOW (self));

  gtk_stack_remove (self->stack, page);
  kamae_window_show_page (self, name);
  page = kamae_window_get_page (self);
  if (record != NULL && KAMAE_IS_PAGE (page))
    kamae_page_show_record (KAMAE_PAGE (page), record);
}

/* Shows a record on the page of its kind; a part of a record on the page of the whole. */
gboolean
kamae_window_show_record (KamaeWindow *self,
                          KamaeRecord *record)
{
  const KamaeEntity *entity;
  const KamaePageInfo *info;
  GtkWidget *page;

  g_return_val_if_fail (KAMAE_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (KAMAE_IS_RECORD (record), FALSE);

  entity = kamae_record_get_entity (record);
  info = kamae_model_find_page (kamae_register_get_model (self->reg), entity->name);
  if (info == NULL || !g_str_equal (info->entity, entity->name))
    {
      const KamaeField *field = kamae_entity_get_owner (entity);
      g_autoptr (KamaeRecord) owner = field != NULL ? kamae_record_ref_link (record,
                                                                             field->name) : NULL;

      if (owner != NULL)
        return kamae_window_show_record (self, owner);
      kamae_window_toast (self, _("No page shows this record."));
      return FALSE;
    }

  if (!kamae_window_show_page (self, info->name))
    return FALSE;
  page = kamae_window_get_page (self);
  if (!KAMAE_IS_PAGE (page) || !kamae_page_show_record (KAMAE_PAGE (page), record))
    return FALSE;
  remember (self, "", kamae_record_get_id (record));
  return TRUE;
}

/* Says what was done; with a button to undo it, if it changed the register. */
void
kamae_window_toast (KamaeWindow *self,
                    const char  *text)
{
  g_autofree char *hash = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *markup = NULL;
  gint64 now = g_get_monotonic_time ();

  g_return_if_fail (KAMAE_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  hash = kamae_register_dup_head_hash (self->reg);
  undo = kamae_register_dup_undo_name (self->reg);
  markup = g_markup_escape_text (text, -1);

  /* Quick messages share a toast: a queue of them would lag behind, and libadwaita 1.2 crashes when
   * a toast goes away while it comes in. */
  if (self->toast != NULL && now - self->toasted_at < SHARE_TOAST_MICROSECONDS)
    adw_toast_set_title (self->toast, markup);
  else
    show_toast (self, markup);

  if (undo != NULL && g_strcmp0 (hash, self->toasted_hash) != 0)
    {
      adw_toast_set_action_name (self->toast, "win.undo");
      adw_toast_set_button_label (self->toast, _("Undo"));
    }
  else
    {
      adw_toast_set_button_label (self->toast, NULL);
    }
  g_free (self->toasted_hash);
  self->toasted_hash = g_steal_pointer (&hash);
}

void
kamae_window_offer_record (KamaeWindow *self,
                           gint64       id,
                           const char  *text)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (KAMAE_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  markup = g_markup_escape_text (text, -1);
  show_toast (self, markup);
  adw_toast_set_timeout (self->toast, 0);
  /* An action without its target would be warned of. */
  adw_toast_set_action_target (self->toast, "x", id);
  adw_toast_set_action_name (self->toast, "win.record");
  adw_toast_set_button_label (self->toast, _("Show"));
}

static void
asked_person_chosen (GtkWindow   *sheet,
                     KamaeRecord *person)
{
  kamae_register_set_person (kamae_record_get_register (person), person);
  gtk_window_close (sheet);
}

static gboolean
ask_person (gpointer data)
{
  KamaeWindow *self = data;
  g_autoptr (KamaeRecordList) people = NULL;
  GtkWidget *box, *text, *chooser, *sheet;

  self->ask_id = 0;
  people = kamae_register_list (self->reg, "person");
  if (kamae_register_get_person (self->reg) != NULL ||
      g_list_model_get_n_items (G_LIST_MODEL (people)) == 0)
    return G_SOURCE_REMOVE;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  text = gtk_label_new (_("Every change is kept together with the person who made it. Kamae remembers your answer on this computer."));
  chooser = kamae_person_chooser_new (self->reg);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_add_css_class (text, "dim-label");
  gtk_widget_set_vexpand (chooser, TRUE);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), chooser);
  gtk_widget_add_css_class (box, "sheet");

  sheet = kamae_sheet_new (GTK_WINDOW (self), _("Who is working?"), box, 420, 520);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (asked_person_chosen), sheet,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (sheet));
  return G_SOURCE_REMOVE;
}

/* Asked once for each register and user of the machine; the answer stands in every journal
 * entry. */
void
kamae_window_ask_person (KamaeWindow *self)
{
  g_return_if_fail (KAMAE_IS_WINDOW (self));

  kamae_widget_after_frame (GTK_WIDGET (self), ask_person, &self->ask_id);
}

void
kamae_window_keep_backups (KamaeWindow *self)
{
  g_return_if_fail (KAMAE_IS_WINDOW (self));

  kamae_backups_start (self->backups);
}
