/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-ui-private.h"

/* GTK makes names for assistive technology from class names, mnemonics and tooltips: say them ourselves. */
void
_kamae_widget_set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
_kamae_icon_button_new (const char *icon_name, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  _kamae_widget_set_name (button, name);

  return button;
}

GtkWindow *
_kamae_widget_get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

const char *
_kamae_translate (KamaeRegister *reg, gconstpointer declared, const char *msgid)
{
  if (msgid == NULL)
    return NULL;

  return kamae_model_translate (kamae_register_get_model (reg), declared, msgid,
                                kamae_language_get_current ());
}

const char *
_kamae_field_label (KamaeRegister *reg, const KamaeEntity *entity, const KamaeField *field)
{
  return _kamae_translate (reg, entity, field->label);
}

const char *
_kamae_state_label (KamaeRegister *reg, const KamaeEntity *entity, const KamaeState *state)
{
  return _kamae_translate (reg, entity, state->label);
}

static gboolean
is_ended (KamaeRecord *record)
{
  const KamaeWorkflow *workflow = kamae_record_get_entity (record)->workflow;
  const KamaeState *state;

  if (workflow == NULL)
    return FALSE;

  state = kamae_workflow_find_state (workflow, kamae_record_get_state (record));
  return state != NULL && (state->flags & KAMAE_STATE_ENDS) != 0;
}

gboolean
_kamae_record_is_overdue (KamaeRecord *record, const KamaeField *field, int *days)
{
  g_autofree char *today = NULL;
  const char *due;
  GDate due_date, today_date;
  int year, month, day;

  if ((field->flags & KAMAE_DUE) == 0 || is_ended (record))
    return FALSE;

  due = kamae_record_get_text (record, field->name);
  today = kamae_register_dup_today (kamae_record_get_register (record));
  if (due == NULL || *due == '\0' || strcmp (due, today) >= 0)
    return FALSE;

  if (sscanf (due, "%d-%d-%d", &year, &month, &day) != 3)
    return FALSE;
  g_date_clear (&due_date, 1);
  g_date_set_dmy (&due_date, day, month, year);

  if (sscanf (today, "%d-%d-%d", &year, &month, &day) != 3)
    return FALSE;
  g_date_clear (&today_date, 1);
  g_date_set_dmy (&today_date, day, month, year);

  *days = g_date_days_between (&due_date, &today_date);
  return TRUE;
}

char *
_kamae_format_overdue (int days)
{
  /* Translators: stands after a date that has passed. */
  return g_strdup_printf (ngettext ("%d day overdue", "%d days overdue", days), days);
}
