/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-plugins-page.h"
#include "kamae-preferences.h"
#include "kamae-settings.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

static const char *const languages[] = { "system", "ja", "en", NULL };
static const char *const color_schemes[] = { "system", "light", "dark", NULL };
static const char *const paper_fields[] = { "date_style", "stamp_layout", "paper_font",
                                            "classification" };

/* -- The person -------------------------------------------------------------------------------- */

static void
combo_selected (AdwComboRow *row,
                GParamSpec  *pspec,
                const char  *key)
{
  const char *const *codes = g_object_get_data (G_OBJECT (row), "codes");

  g_settings_set_string (kamae_settings_get_default (), key,
                         codes[adw_combo_row_get_selected (row)]);
}

static GtkWidget *
combo_new (const char        *title,
           const char        *key,
           const char *const *codes,
           const char *const *labels)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (labels);
  g_autofree char *current = g_settings_get_string (kamae_settings_get_default (), key);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  for (guint i = 0; codes[i] != NULL; i++)
    if (g_strcmp0 (codes[i], current) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  g_object_set_data (G_OBJECT (row), "codes", (gpointer) codes);
  g_signal_connect (row, "notify::selected", G_CALLBACK (combo_selected), (gpointer) key);
  return row;
}

static GtkWidget *
person_page_new (void)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = kamae_group_new (_("Appearance"), NULL);

  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (page), "general");
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _("General"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "preferences-system-symbolic");

  /* The languages' names are written in themselves, so that they can be found again. */
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             combo_new (_("Language"), "language", languages,
                                        (const char *[]) { _("As the system"), "日本語", "English",
                                                           NULL }));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             combo_new (_("Colors"), "color-scheme", color_schemes,
                                        (const char *[]) { _("As the system"), _("Light"),
                                                           _("Dark"), NULL }));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

/* -- The register ------------------------------------------------------------------------------ */

static gboolean
tell_saved (GtkWidget    *row,
            const GError *error)
{
  if (error != NULL)
    kamae_show_error (GTK_WINDOW (gtk_widget_get_root (row)), _("The setting could not be saved"),
                      error);
  else
    kamae_typing_load (row, gtk_editable_get_text (GTK_EDITABLE (row)));
  return error == NULL;
}

static gboolean
commit_setting (GtkWidget *row,
                gpointer   reg)
{
  g_autoptr (GError) error = NULL;
  const char *key = g_object_get_data (G_OBJECT (row), "key");

  kamae_register_set_setting (reg, key, gtk_editable_get_text (GTK_EDITABLE (row)), &error);
  return tell_saved (row, error);
}

static void
row_applied (GtkWidget *row)
{
  kamae_typing_commit (row);
}

/* After the saved text is shown. */
static void
keep_typed (GtkWidget     *row,
            KamaeRegister *reg,
            const char    *key)
{
  if (kamae_register_is_read_only (reg))
    return;
  kamae_typing_keep (row, reg, key, NULL);
  kamae_typing_restore (row);
}

static GtkWidget *
setting_row_new (KamaeRegister      *reg,
                 const KamaeSetting *setting)
{
  KamaeModel *model = kamae_register_get_model (reg);
  GtkWidget *row = adw_entry_row_new ();
  const char *unit = setting->unit != NULL ? kamae_model_translate (model, setting, setting->unit,
                                                                    NULL) : NULL;
  g_autofree char *key = g_strconcat ("+setting.", setting->key, NULL);
  g_autofree char *value = kamae_register_dup_setting (reg, setting->key);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 kamae_model_translate (model, setting, setting->label, NULL));
  kamae_typing_watch (row, KAMAE_TYPING_STAYS, commit_setting, reg);
  kamae_typing_load (row,
                     value != NULL ? value : setting->initial != NULL ? setting->initial : "");
  gtk_editable_set_editable (GTK_EDITABLE (row), !kamae_register_is_read_only (reg));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  keep_typed (row, reg, key);
  if (unit != NULL)
    {
      GtkWidget *label = gtk_label_new (unit);

      gtk_widget_add_css_class (label, "dim-label");
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), label);
    }
  g_object_set_data (G_OBJECT (row), "key", (gpointer) setting->key);
  g_signal_connect (row, "apply", G_CALLBACK (row_applied), NULL);
  return row;
}

static gboolean
set_organization_field (GtkWidget   *row,
                        const char  *value,
                        GError     **error)
{
  KamaeRecord *organization = g_object_get_data (G_OBJECT (row), "organization");
  const char *field = g_object_get_data (G_OBJECT (row), "field");
  g_autoptr (KamaeOperation) operation = NULL;

  operation = kamae_register_begin (kamae_record_get_register (organization),
                                    N_("Change the look of documents"),
                                    organization, error);
  return operation != NULL
         && kamae_operation_set (operation, organization, field, value, error)
         && kamae_operation_commit (operation, error);
}

static void
choice_selected (AdwComboRow *row,
                 GParamSpec  *pspec,
                 gpointer     data)
{
  const KamaeField *field = data;
  g_autoptr (GError) error = NULL;

  if (!set_organization_field (GTK_WIDGET (row),
                               field->choices[adw_combo_row_get_selected (row)].code, &error))
    kamae_show_error (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (row))),
                      _("The setting could not be saved"), error);
}

static gboolean
commit_text (GtkWidget *row,
             gpointer   data)
{
  g_autoptr (GError) error = NULL;

  set_organization_field (row, gtk_editable_get_text (GTK_EDITABLE (row)), &error);
  return tell_saved (row, error);
}

static GtkWidget *
choice_row_new (KamaeModel       *model,
                KamaeRecord      *organization,
                const KamaeField *field)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const char *code = kamae_record_get_text (organization, field->name);

  for (guint i = 0; field->choices[i].code != NULL; i++)
    gtk_string_list_append (labels,
                            kamae_model_choice_label (model, kamae_record_get_entity (organization),
                                                      field->name,
                                                              field->choices[i].code, NULL));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  for (guint i = 0; field->choices[i].code != NULL; i++)
    if (g_strcmp0 (field->choices[i].code, code) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  g_signal_connect (row, "notify::selected", G_CALLBACK (choice_selected), (gpointer) field);
  return row;
}

static GtkWidget *
text_row_new (KamaeRecord      *organization,
              const KamaeField *field)
{
  GtkWidget *row = adw_entry_row_new ();
  const char *text = kamae_record_get_text (organization, field->name);
  g_autofree char *record = kamae_record_dup_key (organization);
  g_autofree char *key = g_strdup_printf ("%s.%s", record, field->name);

  kamae_typing_watch (row, KAMAE_TYPING_STAYS, commit_text, NULL);
  kamae_typing_load (row, text != NULL ? text : "");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  keep_typed (row, kamae_record_get_register (organization), key);
  g_signal_connect (row, "apply", G_CALLBACK (row_applied), NULL);
  return row;
}

static GtkWidget *
paper_group_new (KamaeRegister *reg)
{
  KamaeModel *model = kamae_register_get_model (reg);
  KamaeRecord *organization = kamae_register_get_organization (reg);
  const KamaeEntity *entity = kamae_model_find_entity (model, "organization");
  GtkWidget *group = kamae_group_new (_("Paper"), _("How the documents of this organization look"));

  for (guint i = 0; organization != NULL && i < G_N_ELEMENTS (paper_fields); i++)
    {
      const KamaeField *field = kamae_entity_find_field (entity, paper_fields[i]);
      GtkWidget *row;

      if (field == NULL)
        continue;
      row = field->kind == KAMAE_FIELD_CHOICE ? choice_row_new (model, organization,
                                                                field) : text_row_new (organization,
                                                                                       field);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     kamae_model_translate (model, entity, field->label, NULL));
      gtk_widget_set_sensitive (row, !kamae_register_is_read_only (reg));
      g_object_set_data_full (G_OBJECT (row), "organization", g_object_ref (organization),
                              g_object_unref);
      g_object_set_data (G_OBJECT (row), "field", (gpointer) field->name);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

static GtkWidget *
register_page_new (KamaeRegister *reg)
{
  GPtrArray *declarations = kamae_model_get_declarations (kamae_register_get_model (reg));
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = kamae_group_new (_("Rules of the organization"),
                                      _("Numbers that the checks and computed values use"));
  gboolean any = FALSE;

  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (page), "register");
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _("Register"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "x-office-document-symbolic");
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (paper_group_new (reg)));

  for (guint i = 0; i < declarations->len; i++)
    {
      const KamaeDeclaration *declaration = g_ptr_array_index (declarations, i);

      for (const KamaeSetting *setting = declaration->settings; setting != NULL &&
           setting->key != NULL; setting++)
        {
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                     setting_row_new (reg, setting));
          any = TRUE;
        }
    }
  gtk_widget_set_visible (group, any);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

static gboolean
close_requested (GtkWidget *self)
{
  return !kamae_typing_commit (self);
}

GtkWidget *
kamae_preferences_new (GtkWindow     *parent,
                       KamaeRegister *reg,
                       const char    *page)
{
  GtkWidget *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && KAMAE_IS_REGISTER (reg), NULL);

  self = adw_preferences_window_new ();
  gtk_window_set_title (GTK_WINDOW (self), _("Preferences"));
  kamae_put_over (GTK_WINDOW (self), parent);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (self), FALSE);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self),
                              ADW_PREFERENCES_PAGE (person_page_new ()));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self),
                              ADW_PREFERENCES_PAGE (register_page_new (reg)));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self),
                              ADW_PREFERENCES_PAGE (kamae_plugins_page_new ()));
  g_signal_connect (self, "close-request", G_CALLBACK (close_requested), NULL);
  if (page != NULL)
    adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (self), page);
  return self;
}
