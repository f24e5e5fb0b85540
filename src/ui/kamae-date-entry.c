/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <string.h>

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-ui-private.h"

struct _KamaeDateEntry
{
  AdwBin parent_instance;

  KamaeRegister *reg;
  GtkWidget *entry;
  GtkWidget *button;
  GtkWidget *calendar;
  char *date;
  guint pick_id;
};

G_DEFINE_FINAL_TYPE (KamaeDateEntry, kamae_date_entry, ADW_TYPE_BIN)

enum
{
  COMMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
read_iso (const char *iso, GDate *date)
{
  int year, month, day;

  g_date_clear (date, 1);
  if (iso == NULL || sscanf (iso, "%4d-%2d-%2d", &year, &month, &day) != 3
      || year < 1 || year > 9999 || !g_date_valid_dmy (day, month, year))
    return FALSE;

  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

/* The widget */

static char *
dup_today (KamaeDateEntry *self)
{
  return kamae_register_dup_today (self->reg);
}

static void
finish_cb (KamaeDateEntry *self)
{
  g_signal_emit (self, signals[COMMITTED], 0);
}

static void
pick (KamaeDateEntry *self, const char *date)
{
  kamae_date_entry_set_date (self, date);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  finish_cb (self);
}

static gboolean
pick_idle_cb (gpointer data)
{
  KamaeDateEntry *self = data;
  g_autoptr(GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");

  self->pick_id = 0;
  pick (self, date);

  return G_SOURCE_REMOVE;
}

/* A calendar says "day selected" also on its way to another month, and only then that it was
   that. */
static void
day_selected_cb (KamaeDateEntry *self)
{
  if (self->pick_id == 0)
    self->pick_id = g_idle_add (pick_idle_cb, self);
}

static void
turned_cb (KamaeDateEntry *self)
{
  g_clear_handle_id (&self->pick_id, g_source_remove);
}

static void
today_cb (KamaeDateEntry *self)
{
  g_autofree char *today = dup_today (self);

  pick (self, today);
}

static void
show_cb (KamaeDateEntry *self)
{
  g_autofree char *today = dup_today (self);
  g_autoptr(GDateTime) day = NULL;
  GDate date;

  if (!read_iso (kamae_date_entry_get_date (self), &date))
    read_iso (today, &date);
  day = g_date_time_new_local (g_date_get_year (&date), g_date_get_month (&date),
                               g_date_get_day (&date), 0, 0, 0);

  g_signal_handlers_block_by_func (self->calendar, day_selected_cb, self);
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), day);
  g_signal_handlers_unblock_by_func (self->calendar, day_selected_cb, self);
}

/* A calendar speaks the language of the system, which knows no Japanese on a fresh Debian. */

static const char *const month_names[] = {
  KC_ ("month", "January"),
  KC_ ("month", "February"),
  KC_ ("month", "March"),
  KC_ ("month", "April"),
  KC_ ("month", "May"),
  KC_ ("month", "June"),
  KC_ ("month", "July"),
  KC_ ("month", "August"),
  KC_ ("month", "September"),
  KC_ ("month", "October"),
  KC_ ("month", "November"),
  KC_ ("month", "December"),
};

static const char *const day_names[] = {
  KC_ ("weekday", "Sun"),
  KC_ ("weekday", "Mon"),
  KC_ ("weekday", "Tue"),
  KC_ ("weekday", "Wed"),
  KC_ ("weekday", "Thu"),
  KC_ ("weekday", "Fri"),
  KC_ ("weekday", "Sat"),
};

static const char *
find_name (const char *const *names, guint n_names, const char *text)
{
  for (guint i = 0; i < n_names; i++)
    if (g_str_equal (strchr (names[i], '\004') + 1, text))
      return kamae_translate (NULL, GETTEXT_PACKAGE, names[i]);

  return NULL;
}

static void
translate_labels (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    {
      const char *text = gtk_label_get_text (GTK_LABEL (widget));
      const char *name = find_name (month_names, G_N_ELEMENTS (month_names), text);

      if (name == NULL)
        name = find_name (day_names, G_N_ELEMENTS (day_names), text);
      if (name != NULL)
        gtk_label_set_text (GTK_LABEL (widget), name);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    translate_labels (child);
}

static GtkWidget *
create_popover (KamaeDateEntry *self)
{
  static const char *const turns[] = { "next-month", "prev-month", "next-year", "prev-year" };
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *today = gtk_button_new_with_label (_("Today"));

  self->calendar = gtk_calendar_new ();
  translate_labels (self->calendar);
  kamae_widget_set_name (self->calendar, _("Calendar"));
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    g_signal_connect_swapped (self->calendar, turns[i], G_CALLBACK (turned_cb), self);
  g_signal_connect_swapped (today, "clicked", G_CALLBACK (today_cb), self);
  gtk_box_append (GTK_BOX (box), self->calendar);
  gtk_box_append (GTK_BOX (box), today);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  kamae_widget_set_name (popover, _("Calendar"));
  g_signal_connect_swapped (popover, "show", G_CALLBACK (show_cb), self);

  return popover;
}

static gboolean
kamae_date_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KAMAE_DATE_ENTRY (widget)->entry);
}

static void
kamae_date_entry_dispose (GObject *object)
{
  KamaeDateEntry *self = KAMAE_DATE_ENTRY (object);

  g_clear_handle_id (&self->pick_id, g_source_remove);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (kamae_date_entry_parent_class)->dispose (object);
}

static void
kamae_date_entry_finalize (GObject *object)
{
  g_clear_pointer (&KAMAE_DATE_ENTRY (object)->date, g_free);

  G_OBJECT_CLASS (kamae_date_entry_parent_class)->finalize (object);
}

static void
kamae_date_entry_class_init (KamaeDateEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kamae_date_entry_dispose;
  object_class->finalize = kamae_date_entry_finalize;

  GTK_WIDGET_CLASS (klass)->grab_focus = kamae_date_entry_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = _kamae_bin_focus;

  /**
   * KamaeDateEntry::committed:
   * @self: a date entry
   *
   * The person has finished: kamae_date_entry_get_date() tells the date, if what was typed is one.
   */
  signals[COMMITTED] = g_signal_new ("committed", G_TYPE_FROM_CLASS (klass),
                                     G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kamae_date_entry_init (KamaeDateEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 10);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (finish_cb), self);
  /* On the entry: the text inside has left its input method by then. */
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (finish_cb), self);
  gtk_widget_add_controller (self->entry, focus);

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), create_popover (self));

  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->button);
  adw_bin_set_child (ADW_BIN (self), box);
  kamae_date_entry_set_label (self, _("Date"));
}

/**
 * kamae_date_entry_new:
 * @reg: the register, whose clock says what is today
 *
 * Makes an entry for a date.
 *
 * Returns: (transfer none): a widget
 */
GtkWidget *
kamae_date_entry_new (KamaeRegister *reg)
{
  KamaeDateEntry *self;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);

  self = g_object_new (KAMAE_TYPE_DATE_ENTRY, NULL);
  self->reg = g_object_ref (reg);

  return GTK_WIDGET (self);
}

/**
 * kamae_date_entry_get_date:
 * @self: a date entry
 *
 * Gets the date that is typed now.
 *
 * Returns: (nullable): an ISO 8601 date; %NULL if there is none, or what was typed is no date
 */
const char *
kamae_date_entry_get_date (KamaeDateEntry *self)
{
  g_autofree char *today = NULL;

  g_return_val_if_fail (KAMAE_IS_DATE_ENTRY (self), NULL);

  today = dup_today (self);
  g_free (self->date);
  self->date = kamae_parse_date (gtk_editable_get_text (GTK_EDITABLE (self->entry)), today);
  return self->date;
}

/**
 * kamae_date_entry_set_date:
 * @self: a date entry
 * @date: (nullable): an ISO 8601 date
 *
 * Shows a date.
 */
void
kamae_date_entry_set_date (KamaeDateEntry *self, const char *date)
{
  g_autofree char *display = NULL;

  g_return_if_fail (KAMAE_IS_DATE_ENTRY (self));

  display = kamae_register_dup_date (self->reg, date, NULL);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), display))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), display);
}

/**
 * kamae_date_entry_get_text:
 * @self: a date entry
 *
 * Gets what is typed, date or not.
 *
 * Returns: a text
 */
const char *
kamae_date_entry_get_text (KamaeDateEntry *self)
{
  g_return_val_if_fail (KAMAE_IS_DATE_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * kamae_date_entry_set_text:
 * @self: a date entry
 * @text: a text
 *
 * Shows a text as if it had been typed.
 */
void
kamae_date_entry_set_text (KamaeDateEntry *self, const char *text)
{
  g_return_if_fail (KAMAE_IS_DATE_ENTRY (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

GtkWidget *
_kamae_date_entry_get_entry (KamaeDateEntry *self)
{
  return self->entry;
}

/**
 * kamae_date_entry_set_label:
 * @self: a date entry
 * @label: what the date is
 *
 * Names the entry for assistive technology.
 */
void
kamae_date_entry_set_label (KamaeDateEntry *self, const char *label)
{
  g_autofree char *name = NULL;

  g_return_if_fail (KAMAE_IS_DATE_ENTRY (self));
  g_return_if_fail (label != NULL);

  /* Translators: the button beside a date; %s is the name of the field. */
  name = g_strdup_printf (_("Choose %s"), label);
  kamae_widget_set_name (self->entry, label);
  kamae_widget_set_name (self->button, name);
  gtk_widget_set_tooltip_text (self->button, name);
}
