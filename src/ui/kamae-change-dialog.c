/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-many-private.h"

/* One field of several records gets one value. */

typedef struct
{
  GtkWidget *dialog;
  GPtrArray *records;
  KamaeRegister *reg;
  const KamaeEntity *entity;
  GPtrArray *fields;
  GtkWidget *field;
  AdwBin *place;
  GtkWidget *control;
  GtkWidget *error;
  KamaeRecord *picked;
} Change;

static void
change_free (Change *change)
{
  g_clear_object (&change->picked);
  g_ptr_array_unref (change->fields);
  g_ptr_array_unref (change->records);
  g_free (change);
}

static const KamaeField *
get_field (Change *change)
{
  return g_ptr_array_index (change->fields,
                            gtk_drop_down_get_selected (GTK_DROP_DOWN (change->field)));
}

/* What one picks in a list of its own; all others are typed. */
static gboolean
is_typed (const KamaeField *field)
{
  return !kamae_field_is_link (field) && field->kind != KAMAE_FIELD_CHOICE
         && field->kind != KAMAE_FIELD_BOOLEAN;
}

static void
picked_cb (Change *change, KamaeRecord *record)
{
  g_autofree char *label = kamae_record_dup_label (record);

  g_set_object (&change->picked, record);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (change->control), label);
}

static GtkWidget *
create_picker (Change *change, const KamaeField *field)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *picker = kamae_record_picker_new (change->reg, field->target);

  g_clear_object (&change->picked);
  kamae_record_picker_set_only_picks (KAMAE_RECORD_PICKER (picker));
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), change);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), picker);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Choose…"));
  return button;
}

/* The first line is "not chosen". */
static GtkWidget *
create_choices (Change *change, const KamaeField *field)
{
  GtkStringList *strings = gtk_string_list_new (NULL);

  gtk_string_list_append (strings, _("Choose…"));
  if (field->kind == KAMAE_FIELD_BOOLEAN)
    {
      gtk_string_list_append (strings, C_("value", "No"));
      gtk_string_list_append (strings, C_("value", "Yes"));
    }
  for (const KamaeChoice *choice = field->choices;
       field->kind == KAMAE_FIELD_CHOICE && choice->code != NULL; choice++)
    gtk_string_list_append (strings, _kamae_translate (change->reg, change->entity, choice->label));

  return gtk_drop_down_new (G_LIST_MODEL (strings), NULL);
}

static void
field_cb (Change *change)
{
  const KamaeField *field = get_field (change);

  if (kamae_field_is_link (field))
    change->control = create_picker (change, field);
  else if (is_typed (field))
    change->control = gtk_entry_new ();
  else
    change->control = create_choices (change, field);
  if (GTK_IS_ENTRY (change->control))
    gtk_entry_set_activates_default (GTK_ENTRY (change->control), TRUE);
  kamae_widget_set_name (change->control, _("New value"));
  adw_bin_set_child (change->place, change->control);
  gtk_widget_set_visible (change->error, FALSE);
}

static char *
dup_value (Change *change)
{
  const KamaeField *field = get_field (change);
  guint selected;

  if (kamae_field_is_link (field))
    return change->picked != NULL ? kamae_record_dup_key (change->picked) : NULL;
  if (is_typed (field))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (change->control)));

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (change->control));
  if (selected == 0)
    return NULL;
  if (field->kind == KAMAE_FIELD_BOOLEAN)
    return g_strdup (selected == 1 ? "0" : "1");
  return g_strdup (field->choices[selected - 1].code);
}

/* Who has not chosen yet does not mean that the field of all is to be emptied. */
static gboolean
check_given (const char *value, GError **error)
{
  if (value != NULL && *value != '\0')
    return TRUE;
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID, _("Type or choose the new value first."));
  return FALSE;
}

/* What is refused stays to be mended. */
static void
apply_cb (Change *change)
{
  g_autofree char *value = dup_value (change);
  g_autoptr(GError) error = NULL;

  if (check_given (value, &error)
      && kamae_many_set (change->reg, change->records, get_field (change), value, &error))
    {
      gtk_window_close (GTK_WINDOW (change->dialog));
      return;
    }

  gtk_label_set_text (GTK_LABEL (change->error), error->message);
  gtk_widget_set_visible (change->error, TRUE);
  gtk_widget_grab_focus (change->control);
}

static GtkWidget *
create_fields (Change *change)
{
  GtkStringList *strings = gtk_string_list_new (NULL);

  for (guint i = 0; i < change->fields->len; i++)
    gtk_string_list_append (strings, _kamae_field_label (change->reg, change->entity,
                                                         g_ptr_array_index (change->fields, i)));
  return gtk_drop_down_new (G_LIST_MODEL (strings), NULL);
}

static GtkWidget *
create_body (Change *change)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  change->field = create_fields (change);
  kamae_widget_set_name (change->field, _("Field"));
  change->place = ADW_BIN (adw_bin_new ());
  change->error = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (change->error), TRUE);
  gtk_label_set_xalign (GTK_LABEL (change->error), 0);
  gtk_widget_add_css_class (change->error, "kamae-error");
  gtk_box_append (GTK_BOX (box), change->field);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (change->place));
  gtk_box_append (GTK_BOX (box), kamae_wrap_new (change->error));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  g_signal_connect_swapped (change->field, "notify::selected", G_CALLBACK (field_cb), change);
  field_cb (change);
  return box;
}

static GPtrArray *
list_fields (const KamaeEntity *entity)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (kamae_field_takes_text (field) && field->kind != KAMAE_FIELD_NUMBER
        && field->kind != KAMAE_FIELD_FLAGS && field->kind != KAMAE_FIELD_LINKS
        && (field->flags & KAMAE_KEY) == 0)
      g_ptr_array_add (fields, (gpointer) field);
  return fields;
}

void
kamae_change_many (GtkWindow *parent, GPtrArray *records)
{
  Change *change = g_new0 (Change, 1);
  g_autofree char *title = NULL;
  GtkWidget *apply;

  change->records = g_ptr_array_ref (records);
  change->entity = kamae_record_get_entity (records->pdata[0]);
  change->reg = kamae_record_get_register (records->pdata[0]);
  change->fields = list_fields (change->entity);
  /* Translators: title of a window. */
  title = g_strdup_printf (ngettext ("Change %u Record", "Change %u Records", records->len),
                           records->len);
  change->dialog = kamae_many_dialog_new (parent, title, _("Change All"), &apply);
  g_object_set_data_full (G_OBJECT (change->dialog), "change", change,
                          (GDestroyNotify) change_free);
  g_signal_connect_swapped (apply, "clicked", G_CALLBACK (apply_cb), change);
  kamae_many_dialog_set_body (change->dialog, create_body (change));
  gtk_window_present (GTK_WINDOW (change->dialog));
}
