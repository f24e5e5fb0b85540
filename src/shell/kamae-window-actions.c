/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-about.h"
#include "kamae-check-window.h"
#include "kamae-help-window.h"
#include "kamae-history-window.h"
#include "kamae-preferences.h"
#include "kamae-search.h"
#include "kamae-settings.h"
#include "kamae-shortcuts.h"
#include "kamae-verify.h"
#include "kamae-widgets.h"
#include "kamae-window-private.h"

#include <kamae-i18n.h>

static KamaePage *
current_page (KamaeWindow *self)
{
  GtkWidget *page = kamae_window_get_page (self);

  return KAMAE_IS_PAGE (page) ? KAMAE_PAGE (page) : NULL;
}

/* -- Pages and records ------------------------------------------------------------------------- */

static gboolean
focus_page (gpointer data)
{
  KamaeWindow *self = data;

  self->focus_id = 0;
  kamae_widget_focus_list (kamae_window_get_page (self));
  return G_SOURCE_REMOVE;
}

/* Who goes to a page wants to work there. The list of a new one has its rows after a frame only. */
static void
go_to_page (KamaeWindow *self,
            const char  *name)
{
  if (kamae_window_show_page (self, name))
    kamae_widget_after_frame (GTK_WIDGET (self), focus_page, &self->focus_id);
}

static void
page_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  go_to_page (KAMAE_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
read_again_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  kamae_window_read_again (KAMAE_WINDOW (widget));
}

static void
nth_page_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  KamaeWindow *self = KAMAE_WINDOW (widget);
  g_autofree char *name = kamae_navigation_dup_nth (self->navigation,
                                                    g_variant_get_int32 (parameter));

  if (name != NULL)
    go_to_page (self, name);
}

static void
tab_action (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  KamaeWindow *self = KAMAE_WINDOW (widget);
  const char *name = kamae_navigation_get_other (self->navigation,
                                                 g_variant_get_int32 (parameter));

  if (name != NULL)
    go_to_page (self, name);
}

static void
record_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  KamaeWindow *self = KAMAE_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);
  g_autoptr (KamaeRecord) record = kamae_register_ref_record (self->reg, id, KAMAE_KEPT);

  if (record != NULL)
    kamae_window_show_record (self, record);
  else
    kamae_window_toast (self, _("This record was deleted."));
}

static void
add_action (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  KamaePage *page = current_page (KAMAE_WINDOW (widget));

  if (page != NULL && kamae_page_can_add (page))
    kamae_page_add (page);
}

static void
find_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  KamaePage *page = current_page (KAMAE_WINDOW (widget));

  if (page != NULL)
    kamae_page_find (page);
  else
    gtk_widget_activate_action (widget, "win.search", NULL);
}

static void
search_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  KamaeWindow *self = KAMAE_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (kamae_search_new (GTK_WINDOW (self), self->reg, self->recent)));
}

/* Esc: closes what lies over the page, then goes from the record back to the list. */
static void
back_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  KamaeWindow *self = KAMAE_WINDOW (widget);
  KamaePage *page = current_page (self);

  if (adw_flap_get_folded (self->flap) && adw_flap_get_reveal_flap (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  else if (page != NULL)
    kamae_page_go_back (page);
}

static void
sidebar_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  KamaeWindow *self = KAMAE_WINDOW (widget);
  gboolean reveal = !adw_flap_get_reveal_flap (self->flap);

  adw_flap_set_reveal_flap (self->flap, reveal);
  if (reveal)
    kamae_navigation_grab_focus (self->navigation);
}

/* Where the page at hand puts a list beside what is at hand of it; not every page does. */
static KamaeSplit *
find_split (GtkWidget *widget)
{
  KamaeSplit *split = NULL;

  if (widget == NULL || !gtk_widget_get_mapped (widget))
    return NULL;
  if (KAMAE_IS_SPLIT (widget))
    return KAMAE_SPLIT (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && split == NULL;
       child = gtk_widget_get_next_sibling (child))
    split = find_split (child);
  return split;
}

static void
form_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  KamaeSplit *split = find_split (GTK_WIDGET (current_page (KAMAE_WINDOW (widget))));

  if (split != NULL && !kamae_split_get_folded (split))
    kamae_split_set_end_shown (split, !kamae_split_get_end_shown (split));
}

static void
share_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  KamaeSplit *split = find_split (GTK_WIDGET (current_page (KAMAE_WINDOW (widget))));

  if (split != NULL && kamae_split_get_end_shown (split))
    kamae_split_set_share (split, kamae_split_get_share () + g_variant_get_int32 (parameter));
}

/* -- Undo -------------------------------------------------------------------------------------- */

static void
show_cannot (KamaeWindow  *self,
             gboolean      redo,
             const GError *error)
{
  kamae_show_error (GTK_WINDOW (self), redo ? _("This cannot be done again")
                                            : _("This cannot be undone"), error);
}

/* Takes back the last operation, or does again what was taken back. */
static void
take_back (KamaeWindow *self,
           gboolean     redo)
{
  g_autoptr (KamaeFocus) focus = kamae_focus_remember (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = redo ? kamae_register_dup_redo_name (self->reg)
                               : kamae_register_dup_undo_name (self->reg);
  g_autofree char *text = NULL;

  if (name == NULL)
    return;
  if (redo ? !kamae_register_redo (self->reg, &error) : !kamae_register_undo (self->reg, &error))
    {
      show_cannot (self, redo, error);
      return;
    }

  kamae_focus_restore (focus);
  kamae_typing_pass_operation (GTK_WIDGET (self), redo);
  kamae_window_update_actions (self);
  /* Translators: %s is the name of an operation, as "Approve context review" */
  text = g_strdup_printf (redo ? _("Done again: %s") : _("Undone: %s"), name);
  if (!redo)
    {
      g_free (self->toasted_hash);
      self->toasted_hash = kamae_register_dup_head_hash (self->reg);
    }
  kamae_window_toast (self, text);
}

/* What another person or program did is not touched without a question. */
typedef struct
{
  GWeakRef window;
  char *head;   /* the journal that the question is about */
  gboolean redo;
} Question;

static void
question_answered (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  Question *question = data;
  g_autoptr (KamaeWindow) self = g_weak_ref_get (&question->window);
  g_autofree char *head = self != NULL && self->reg != NULL
    ? kamae_register_dup_head_hash (self->reg) : NULL;

  if (kamae_confirm_finish (result, NULL) && g_strcmp0 (head, question->head) == 0)
    take_back (self, question->redo);
  g_weak_ref_clear (&question->window);
  g_free (question->head);
  g_free (question);
}

static void
ask_before (KamaeWindow *self,
            gboolean     redo,
            const char  *author)
{
  g_autofree char *name = redo ? kamae_register_dup_redo_name (self->reg)
                               : kamae_register_dup_undo_name (self->reg);
  Question *question = g_new0 (Question, 1);
  g_autofree char *body = NULL;

  g_weak_ref_init (&question->window, self);
  question->head = kamae_register_dup_head_hash (self->reg);
  question->redo = redo;
  body = g_strdup_printf (redo
    /* Translators: the name of an operation, and who took it back */
    ? _("“%1$s” was taken back by: %2$s.")
    /* Translators: the name of an operation, and who did it */
    : _("“%1$s” was done by: %2$s."), name, author);
  kamae_confirm_async (GTK_WINDOW (self), redo ? _("Do it again against somebody else?")
                                               : _("Undo what somebody else did?"),
                       body, redo ? _("Redo") : _("Undo"), TRUE, NULL, question_answered, question);
}

static void
undo_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  KamaeWindow *self = KAMAE_WINDOW (widget);
  gboolean redo = g_str_equal (action, "win.redo");
  g_autoptr (GError) error = NULL;
  g_autofree char *author = NULL;
  g_autofree char *name = NULL;

  /* First what is being typed; what is typed elsewhere becomes an operation, which is undone. */
  if (redo ? kamae_typing_redo (widget) : kamae_typing_undo (widget))
    {
      kamae_window_update_actions (self);
      return;
    }
  if (redo)
    name = kamae_register_dup_redo_name (self->reg);
  if (redo && name == NULL)
    {
      kamae_window_update_actions (self);
      return;
    }
  if (!kamae_typing_commit (widget))
    return;
  if (!kamae_register_catch_up (self->reg, &error))
    {
      show_cannot (self, redo, error);
      return;
    }
  author = kamae_register_dup_undo_author (self->reg, redo);
  if (author != NULL)
    ask_before (self, redo, author);
  else
    take_back (self, redo);
}

static void
update_undo_button (GtkWidget  *button,
                    const char *action,
                    const char *operation,
                    const char *keys)
{
  g_autofree char *name = operation != NULL ? g_strdup_printf ("%s: %s", action,
                                                               operation) : g_strdup (action);
  g_autofree char *tooltip = g_strdup_printf ("%s (%s)", name, keys);

  gtk_widget_set_tooltip_text (button, tooltip);
  kamae_widget_set_name (button, name);
}

/* -- Printing ---------------------------------------------------------------------------------- */

/* Of which kind what the page shows is: its list, or the record at hand of one without a list. */
static const char *
get_shown_entity (KamaePage *page)
{
  const char *entity = kamae_page_get_info (page)->entity;
  KamaeRecord *record = entity == NULL ? kamae_page_get_record (page) : NULL;

  return record != NULL ? kamae_record_get_entity (record)->name : entity;
}

static gboolean
offers (const KamaeReport *report,
        KamaeWindow       *self,
        KamaePage         *page)
{
  if (page == NULL)
    return report->entity == NULL;
  if (report->page != NULL)
    return g_strcmp0 (report->page, self->page_name) == 0;
  return report->entity != NULL && g_strcmp0 (report->entity, get_shown_entity (page)) == 0;
}

static GPtrArray *
dup_offered (KamaeWindow *self)
{
  GPtrArray *reports = kamae_model_get_reports (kamae_register_get_model (self->reg));
  GPtrArray *offered = g_ptr_array_new ();

  for (guint i = 0; i < reports->len; i++)
    if (offers (g_ptr_array_index (reports, i), self, current_page (self)))
      g_ptr_array_add (offered, g_ptr_array_index (reports, i));
  return offered;
}

/* The record that a report of one record prints: the one at hand, or the only one there is. */
static KamaeRecord *
ref_printed_record (KamaeWindow       *self,
                    const KamaeReport *report)
{
  KamaePage *page = current_page (self);
  KamaeRecord *record = page != NULL ? kamae_page_get_record (page) : NULL;
  g_autoptr (KamaeRecordList) list = NULL;

  if (record != NULL && g_strcmp0 (kamae_record_get_entity (record)->name, report->entity) == 0)
    return g_object_ref (record);
  list = kamae_register_list (self->reg, report->entity);
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) != 1)
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (list), 0);
}

static void
report_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  KamaeWindow *self = KAMAE_WINDOW (widget);
  const KamaeReport *report;
  g_autoptr (KamaeRecord) record = NULL;
  GtkWidget *preview;

  report = kamae_model_find_report (kamae_register_get_model (self->reg),
                                    g_variant_get_string (parameter, NULL));
  if (report == NULL)
    return;
  if (report->entity != NULL)
    {
      record = ref_printed_record (self, report);
      if (record == NULL)
        {
          kamae_window_toast (self, _("Choose the record to print first."));
          return;
        }
    }

  preview = kamae_print_preview_new (self->reg, report, record);
  kamae_put_over (GTK_WINDOW (preview), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (preview));
}

static void
print_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  KamaeWindow *self = KAMAE_WINDOW (widget);
  g_autoptr (GPtrArray) offered = dup_offered (self);

  if (offered->len == 0)
    kamae_window_toast (self, _("There is nothing to print on this page."));
  else if (offered->len == 1)
    gtk_widget_activate_action (widget, "win.report", "s",
                                ((const KamaeReport *) g_ptr_array_index (offered, 0))->id);
  else
    gtk_menu_button_popup (self->print_button);
}

/* -- The file as a whole ----------------------------------------------------------------------- */

static void
history_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (kamae_history_window_new (GTK_WINDOW (widget),
                                                            KAMAE_WINDOW (widget)->reg)));
}

static void
check_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (kamae_check_window_new (GTK_WINDOW (widget),
                                                          KAMAE_WINDOW (widget)->reg,
                                                          g_variant_get_string (parameter, NULL))));
}

static void
verify_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  kamae_verify_show (GTK_WINDOW (widget), KAMAE_WINDOW (widget)->reg);
}

static void
lost_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  KamaeWindow *self = KAMAE_WINDOW (widget);
  GtkWidget *sheet = kamae_sheet_new (GTK_WINDOW (self), _("Text Without a Record"),
                                      kamae_lost_texts_new (self->reg), 480, 480);

  g_signal_connect_object (sheet, "destroy", G_CALLBACK (kamae_window_update_lost), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (sheet));
}

/* A copy being made. The window may be closed meanwhile. */
typedef struct
{
  GWeakRef window;
  GFile *target;
} Copy;

static void
copy_free (Copy *self)
{
  g_weak_ref_clear (&self->window);
  g_clear_object (&self->target);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static void
copy_saved (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Copy) copy = data;
  g_autoptr (KamaeWindow) self = g_weak_ref_get (&copy->window);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  gboolean saved = kamae_register_backup_finish (KAMAE_REGISTER (source), result, &error);

  if (self == NULL || self->reg == NULL)
    return;
  if (!saved)
    {
      kamae_show_error (GTK_WINDOW (self), _("The copy could not be saved"), error);
      return;
    }

  kamae_settings_set_backup_now (kamae_register_get_file (self->reg));
  kamae_footer_update (self->footer);
  name = kamae_dup_file_name (copy->target);
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_("Copy saved as “%s”"), name);
  kamae_window_toast (self, text);
}

static void
copy_chosen (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Copy) copy = data;
  g_autoptr (KamaeWindow) self = g_weak_ref_get (&copy->window);
  GFile *target;

  copy->target = kamae_save_file_finish (result, NULL);
  if (copy->target == NULL || self == NULL || self->reg == NULL)
    return;
  if (g_file_equal (copy->target, kamae_register_get_file (self->reg)))
    {
      kamae_window_toast (self, _("The copy needs a name of its own. Nothing was changed."));
      return;
    }
  if (g_file_peek_path (copy->target) == NULL)
    {
      kamae_window_toast (self, _("Choose a folder on this computer. Nothing was changed."));
      return;
    }
  target = copy->target;
  /* Not asked of the copy in the same call that gives it away. */
  kamae_register_backup_async (self->reg, target, copy_saved, g_steal_pointer (&copy));
}

static void
backups_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  KamaeWindow *self = KAMAE_WINDOW (widget);
  GFile *folder = kamae_backups_get_folder (self->backups);
  g_autofree char *uri = g_file_get_uri (folder);
  g_autoptr (GError) error = NULL;

  if (!g_file_query_exists (folder, NULL))
    kamae_window_toast (self, _("There is no backup yet; the first one is made soon after opening."));
  else if (!g_app_info_launch_default_for_uri (uri, NULL, &error))
    kamae_show_error (GTK_WINDOW (self), _("The folder could not be opened"), error);
}

static void
copy_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  KamaeWindow *self = KAMAE_WINDOW (widget);
  g_autofree char *file = kamae_dup_file_name (kamae_register_get_file (self->reg));
  g_autofree char *today = kamae_register_dup_today (self->reg);
  g_autofree char *name = NULL;
  Copy *copy = g_new0 (Copy, 1);

  g_weak_ref_init (&copy->window, self);
  if (g_str_has_suffix (file, ".kamae"))
    file[strlen (file) - strlen (".kamae")] = '\0';
  name = g_strdup_printf ("%s %s.kamae", file, today);
  kamae_save_file_async (GTK_WINDOW (self), _("Save a Copy"), name, NULL, copy_chosen,
                         copy);
}

/* -- What cannot be saved ---------------------------------------------------------------------- */

static void
close_all_the_same (KamaeWindow *self)
{
  self->closes = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/* The copy is made by the connection, which still has the register, wherever its file went. What is
 * typed stands in its fields again when the copy opens. */
static void
rescue_chosen (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (KamaeWindow) self = data;
  g_autoptr (GFile) target = kamae_save_file_finish (result, NULL);
  g_autoptr (GError) error = NULL;

  if (target == NULL || self->reg == NULL)
    return;
  if (!kamae_register_backup (self->reg, target, &error))
    {
      kamae_show_error (GTK_WINDOW (self), _("The copy could not be saved"), error);
      return;
    }
  kamae_typing_hand_kept (self->reg, target);
  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &target, 1,
                      "");
  close_all_the_same (self);
}

static void
way_out_chosen (KamaeWindow *self,
                const char  *response)
{
  g_autofree char *name = kamae_dup_file_name (kamae_register_get_file (self->reg));

  if (g_str_equal (response, "copy"))
    kamae_save_file_async (GTK_WINDOW (self), _("Save a Copy"), name, NULL, rescue_chosen,
                           g_object_ref (self));
  else if (g_str_equal (response, "discard"))
    kamae_typing_discard (GTK_WIDGET (self));
  if (g_str_equal (response, "keep") || g_str_equal (response, "discard"))
    close_all_the_same (self);
}

void
kamae_window_ask_unsaved (KamaeWindow  *self,
                          const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self),
                                              _("What you typed cannot be saved"), error->message);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  kamae_put_over (GTK_WINDOW (dialog), GTK_WINDOW (self));
  kamae_widget_set_name (dialog, _("What you typed cannot be saved"));
  adw_message_dialog_add_response (message, "cancel", _("Go Back"));
  adw_message_dialog_add_response (message, "copy", _("Save a Copy Elsewhere…"));
  adw_message_dialog_add_response (message, "keep", _("Close and Keep as a Draft"));
  adw_message_dialog_add_response (message, "discard", _("Close and Discard"));
  adw_message_dialog_set_response_appearance (message, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (message, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (way_out_chosen), self,
                           G_CONNECT_SWAPPED);
  kamae_question_present (message);
}

/* -- The program ------------------------------------------------------------------------------- */

static void
preferences_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (kamae_preferences_new (GTK_WINDOW (widget),
                                                         KAMAE_WINDOW (widget)->reg, NULL)));
}

static void
plugins_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (kamae_preferences_new (GTK_WINDOW (widget),
                                                         KAMAE_WINDOW (widget)->reg, "plugins")));
}

static void
shortcuts_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (kamae_shortcuts_new (GTK_WINDOW (widget))));
}

static void
help_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (kamae_help_window_new (GTK_WINDOW (widget))));
}

static void
about_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (kamae_about_new (GTK_WINDOW (widget))));
}

/* -- All together ------------------------------------------------------------------------------ */

typedef struct
{
  const char                  *name;
  const char                  *parameter;
  GtkWidgetActionActivateFunc  function;
  /* What is being typed is saved first; if it cannot be, the person stays with it. */
  gboolean                     commits;
} WindowAction;

static const WindowAction window_actions[] = {
  { "win.page", "s", page_action, TRUE },
  { "win.page-nth", "i", nth_page_action, TRUE },
  { "win.tab", "i", tab_action, TRUE },
  { "win.record", "x", record_action, TRUE },
  { "win.add", NULL, add_action, TRUE },
  { "win.find", NULL, find_action },
  { "win.search", NULL, search_action, TRUE },
  { "win.back", NULL, back_action },
  { "win.sidebar", NULL, sidebar_action },
  { "win.form", NULL, form_action, TRUE },
  { "win.form-share", "i", share_action },
  { "win.undo", NULL, undo_action },
  { "win.redo", NULL, undo_action },
  { "win.report", "s", report_action, TRUE },
  { "win.print", NULL, print_action, TRUE },
  { "win.read-again", NULL, read_again_action, TRUE },
  { "win.history", NULL, history_action, TRUE },
  { "win.check", "s", check_action, TRUE },
  { "win.verify", NULL, verify_action, TRUE },
  { "win.lost", NULL, lost_action },
  { "win.backups", NULL, backups_action },
  { "win.save-copy", NULL, copy_action, TRUE },
  { "win.preferences", NULL, preferences_action, TRUE },
  { "win.plugins", NULL, plugins_action },
  { "win.shortcuts", NULL, shortcuts_action },
  { "win.help", NULL, help_action },
  { "win.about", NULL, about_action },
};

static void
run_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (window_actions); i++)
    {
      const WindowAction *action = &window_actions[i];

      if (g_str_equal (action->name, name) && (!action->commits || kamae_typing_commit (widget)))
        action->function (widget, name, parameter);
    }
}

void
kamae_window_install_actions (GtkWidgetClass *class)
{
  for (guint i = 0; i < G_N_ELEMENTS (window_actions); i++)
    gtk_widget_class_install_action (class, window_actions[i].name, window_actions[i].parameter,
                                     run_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
}

void
kamae_window_update_actions (KamaeWindow *self)
{
  KamaePage *page = current_page (self);
  gboolean writable = !kamae_register_is_read_only (self->reg);
  gboolean can_add = page != NULL && writable && kamae_page_can_add (page);
  g_autofree char *undo = kamae_register_dup_undo_name (self->reg);
  g_autofree char *redo = kamae_register_dup_redo_name (self->reg);
  gboolean can_redo = redo != NULL || kamae_typing_can_redo (GTK_WIDGET (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add", can_add);
  gtk_widget_set_visible (self->add_button, can_add);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", can_redo && writable);
  update_undo_button (self->undo_button, _("Undo"), undo, "Ctrl+Z");
  update_undo_button (self->redo_button, _("Redo"), redo, "Ctrl+Shift+Z");
}

void
kamae_window_update_reports (KamaeWindow *self)
{
  KamaeModel *model = kamae_register_get_model (self->reg);
  g_autoptr (GPtrArray) offered = dup_offered (self);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < offered->len; i++)
    {
      const KamaeReport *report = g_ptr_array_index (offered, i);
      const char *title = kamae_model_translate (model, report, report->title, NULL);
      g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

      g_menu_item_set_action_and_target (item, "win.report", "s", report->id);
      g_menu_append_item (menu, item);
    }

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print", offered->len > 0);
  gtk_menu_button_set_menu_model (self->print_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->print_button), offered->len > 0);
}

/* The menu of the register: what concerns the file as a whole. */
GMenuModel *
kamae_window_menu_new (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) page = g_menu_new ();
  g_autoptr (GMenu) whole = g_menu_new ();
  g_autoptr (GMenu) file = g_menu_new ();

  g_menu_append (page, _("_Undo"), "win.undo");
  g_menu_append (page, _("_Redo"), "win.redo");
  g_menu_append (page, _("_Print…"), "win.print");
  g_menu_append (whole, _("Readiness _Check"), "win.check('')");
  g_menu_append (whole, _("_History"), "win.history");
  g_menu_append (file, _("Save a _Copy…"), "win.save-copy");
  g_menu_append (file, _("Show _Backups"), "win.backups");
  g_menu_append (file, _("_Verify the File"), "win.verify");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (page));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (whole));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (file));
  return G_MENU_MODEL (menu);
}
