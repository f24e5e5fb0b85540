/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-application.h"
#include "kamae-new-window.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

#define FIRST_MONTH 4

struct _KamaeNewWindow
{
  AdwWindow parent_instance;

  GtkWidget *organization;
  GtkWidget *month;
  GtkWidget *person;
  GtkWidget *department;
  GtkWidget *place;
  GtkWidget *create;
  GFile     *file;
  gboolean   file_chosen;
  gboolean   restored;
};

enum
{
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KamaeNewWindow, kamae_new_window, ADW_TYPE_WINDOW)

/* -- The register ------------------------------------------------------------------------------ */

static KamaeRecord *
add_person (KamaeOperation *operation,
            const char     *name,
            const char     *department_name,
            GError        **error)
{
  g_autofree char *today = kamae_register_dup_today (kamae_operation_get_register (operation));
  g_autoptr (KamaeRecord) department = NULL;
  g_autoptr (KamaeRecord) person = NULL;
  g_autoptr (KamaeRecord) role = NULL;
  g_autoptr (KamaeRecord) assignment = NULL;

  department = kamae_operation_create (operation, "department", error, "code", "10", "name",
                                       department_name, NULL);
  if (department == NULL)
    return NULL;
  g_autofree char *department_id = kamae_record_dup_key (department);
  person = kamae_operation_create (operation, "person", error, "name", name, "department",
                                   department_id, NULL);
  if (person == NULL)
    return NULL;

  role = kamae_register_find (kamae_operation_get_register (operation), "role", "isms_manager",
                              error);
  if (role == NULL)
    return NULL;
  g_autofree char *person_id = kamae_record_dup_key (person);
  g_autofree char *role_id = kamae_record_dup_key (role);
  assignment = kamae_operation_create (operation, "role_assignment", error,
                                       "role", role_id, "person", person_id,
                                       "starts_on", today, NULL);
  return assignment != NULL ? g_steal_pointer (&person) : NULL;
}

static gboolean
set_up (KamaeRegister *reg,
        int            first_month,
        const char    *person_name,
        const char    *department,
        GError       **error)
{
  KamaeRecord *organization = kamae_register_get_organization (reg);
  g_autoptr (KamaeOperation) operation = kamae_register_begin (reg, N_("Set up the register"),
                                                               organization, error);
  g_autoptr (KamaeRecord) person = NULL;

  if (operation == NULL
      || !kamae_operation_set_integer (operation, organization, "fiscal_start_month", first_month,
                                       error)
      /* The register comes with a fiscal year from April. */
      || !kamae_operation_mend (operation, organization, "fiscal_start_month", error))
    return FALSE;
  person = add_person (operation, person_name, department, error);
  if (person == NULL || !kamae_operation_commit (operation, error))
    return FALSE;
  kamae_register_set_person (reg, person);
  return TRUE;
}

/* Makes a register with one person, who is its ISMS manager and works in it. Leaves no file
 * behind on failure. */
KamaeRegister *
kamae_new_register_create (GFile      *file,
                           const char *organization,
                           int         first_month,
                           const char *person,
                           const char *department,
                           GError    **error)
{
  g_autoptr (KamaeRegister) reg = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (organization != NULL && person != NULL && department != NULL, NULL);
  g_return_val_if_fail (first_month >= 1 && first_month <= 12, NULL);

  reg = kamae_register_create (kamae_application_get_model (), file, organization, error);
  if (reg == NULL)
    return NULL;
  if (!set_up (reg, first_month, person, department, error))
    {
      kamae_register_close (reg);
      g_file_delete (file, NULL, NULL);
      return NULL;
    }
  return g_steal_pointer (&reg);
}

/* -- The window -------------------------------------------------------------------------------- */

static const char *
text_of (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
show_place (KamaeNewWindow *self)
{
  g_autofree char *path = g_file_get_parse_name (self->file);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->place), path);
}

/* A file name has 255 bytes at the most; this leaves room for what copies add. */
#define MAX_NAME 180

/* A free name in the documents folder, after the organization. */
static void
propose_file (KamaeNewWindow *self)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *name = kamae_file_dup_short_name (text_of (self->organization), MAX_NAME);
  g_autofree char *file_name = NULL;

  g_strstrip (g_strdelimit (name, "/\\:*?\"<>|", ' '));
  if (*name == '\0' || *name == '.')
    {
      g_free (name);
      name = g_strdup ("ISMS");
    }
  if (folder == NULL)
    folder = g_get_home_dir ();

  for (guint i = 1; i == 1 || g_file_query_exists (self->file, NULL); i++)
    {
      g_autofree char *candidate = i == 1 ? g_strdup_printf ("%s.kamae",
                                                             name) : g_strdup_printf ("%s %u.kamae",
                                                                                      name, i);

      g_clear_object (&self->file);
      self->file = g_file_new_build_filename (folder, candidate, NULL);
    }
  show_place (self);
}

static void
changed (KamaeNewWindow *self)
{
  if (!self->file_chosen)
    propose_file (self);
  gtk_widget_set_sensitive (self->create,
                            *text_of (self->organization) != '\0'
                                && *text_of (self->person) != '\0'
                                && *text_of (self->department) != '\0');
}

static void
place_chosen (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (KamaeNewWindow) self = data;
  g_autoptr (GFile) file = kamae_save_file_finish (result, NULL);

  if (file == NULL)
    return;
  g_set_object (&self->file, file);
  self->file_chosen = TRUE;
  show_place (self);
}

static void
choose_place (KamaeNewWindow *self)
{
  g_autofree char *name = kamae_dup_file_name (self->file);

  kamae_save_file_async (GTK_WINDOW (self), _("Where to Keep the Register"), name, NULL,
                         place_chosen, g_object_ref (self));
}

/* It is kept until it is used or given up, whatever ends the program. */
static void
forget_typed (KamaeNewWindow *self)
{
  GtkWidget *rows[] = { self->organization, self->person, self->department };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    kamae_typing_load (rows[i], "");
}

static void
cancel (KamaeNewWindow *self)
{
  forget_typed (self);
  gtk_window_close (GTK_WINDOW (self));
}

static void
create (KamaeNewWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeRegister) reg = NULL;

  if (!gtk_widget_get_sensitive (self->create))
    return;
  reg = kamae_new_register_create (self->file, text_of (self->organization),
                                   adw_combo_row_get_selected (ADW_COMBO_ROW (self->month)) + 1,
                                   text_of (self->person), text_of (self->department), &error);
  if (reg == NULL)
    {
      kamae_show_error (GTK_WINDOW (self), _("The register could not be created"), error);
      return;
    }
  forget_typed (self);
  /* Whoever hears it may close the window below, and this one with it. */
  g_object_ref (self);
  g_signal_emit (self, signals[CREATED], 0, reg);
  gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}

static void
kamae_new_window_dispose (GObject *object)
{
  KamaeNewWindow *self = KAMAE_NEW_WINDOW (object);

  g_clear_object (&self->file);

  G_OBJECT_CLASS (kamae_new_window_parent_class)->dispose (object);
}

static void
kamae_new_window_class_init (KamaeNewWindowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kamae_new_window_dispose;

  signals[CREATED] = g_signal_new ("created", KAMAE_TYPE_NEW_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, KAMAE_TYPE_REGISTER);
}

static GtkWidget *
entry_new (KamaeNewWindow *self,
           GtkWidget      *group,
           const char     *key,
           const char     *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  kamae_typing_watch (row, KAMAE_TYPING_STAYS, NULL, NULL);
  kamae_typing_keep (row, NULL, key, NULL);
  self->restored |= kamae_typing_restore (row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
month_row_new (void)
{
  static const char *const months[] = {
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
  };
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    gtk_string_list_append (model, kamae_translate (NULL, GETTEXT_PACKAGE, months[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("First month of the fiscal year"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), FIRST_MONTH - 1);
  return row;
}

static GtkWidget *
make_header (KamaeNewWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *give_up = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->create = gtk_button_new_with_mnemonic (_("C_reate"));
  gtk_widget_add_css_class (self->create, "suggested-action");
  kamae_widget_set_name (self->create, _("Create the register"));
  kamae_widget_set_name (give_up, _("Cancel"));
  g_signal_connect_swapped (self->create, "clicked", G_CALLBACK (create), self);
  g_signal_connect_swapped (give_up, "clicked", G_CALLBACK (cancel), self);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), give_up);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->create);
  return header;
}

static void
kamae_new_window_init (KamaeNewWindow *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *organization = kamae_group_new (_("Which organization?"), NULL);
  GtkWidget *person = kamae_group_new (_("Who are you?"),
                                       _("You become the ISMS manager of the register. Other people and roles come later."));
  GtkWidget *file = kamae_group_new (_("Where is it kept?"),
                                     _("Everything is in this one file. Nothing is sent anywhere."));
  GtkWidget *change = gtk_button_new_with_label (_("Change…"));

  gtk_box_append (GTK_BOX (outer), make_header (self));
  self->organization = entry_new (self, organization, "new-organization",
                                  _("Name of the organization"));
  self->month = month_row_new ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (organization), self->month);
  self->person = entry_new (self, person, "new-person", _("Your name"));
  self->department = entry_new (self, person, "new-department", _("Your department"));

  self->place = kamae_row_new (_("Register file"), NULL);
  gtk_widget_set_valign (change, GTK_ALIGN_CENTER);
  kamae_widget_set_name (change, _("Change the place of the register file"));
  g_signal_connect_swapped (change, "clicked", G_CALLBACK (choose_place), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->place), change);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (file), self->place);

  if (self->restored)
    {
      GtkWidget *note = kamae_group_new (NULL, _("What you typed last time is here again."));

      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (note));
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (organization));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (person));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (file));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (outer), page);
  adw_window_set_content (ADW_WINDOW (self), outer);
  gtk_window_set_title (GTK_WINDOW (self), _("New Register"));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 620);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->create);
  changed (self);
}

GtkWidget *
kamae_new_window_new (GtkWindow *parent)
{
  GtkWidget *self = g_object_new (KAMAE_TYPE_NEW_WINDOW, "modal", parent != NULL, NULL);

  if (parent != NULL)
    {
      kamae_put_over (GTK_WINDOW (self), parent);
      gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
    }
  return self;
}
