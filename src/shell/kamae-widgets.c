/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-widgets.h"

#include <kamae-i18n.h>

#define MAX_LINES 6

GtkWidget *
kamae_row_new (const char *title,
               const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : "");
  if (subtitle != NULL && *subtitle != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  return row;
}

/* A row that leads somewhere: connect to "activated". */
GtkWidget *
kamae_link_row_new (const char *title,
                    const char *subtitle)
{
  GtkWidget *row = kamae_row_new (title, subtitle);

  kamae_row_add_arrow (row);
  return row;
}

/* Says that the row leads somewhere; what stands before the arrow is added first. */
void
kamae_row_add_arrow (GtkWidget *row)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (arrow, "dim-label");
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
}

/* The row lays its labels out in a box, in which those that wrap without end stand out: see
 * KamaeWrap. */
static void
limit_lines (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_wrap (GTK_LABEL (widget)))
    {
      gtk_label_set_lines (GTK_LABEL (widget), MAX_LINES);
      gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    limit_lines (child);
}

GtkWidget *
kamae_expander_row_new (const char *title,
                        const char *subtitle)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : "");
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle != NULL ? subtitle : "");
  limit_lines (row);
  kamae_widget_set_name (row, title != NULL ? title : "");
  kamae_widget_name_lists (row, title != NULL ? title : "");
  return row;
}

GtkWidget *
kamae_icon_button_new (const char *icon,
                       const char *label,
                       const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  kamae_widget_set_name (button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

GtkWidget *
kamae_group_new (const char *title,
                 const char *description)
{
  g_autofree char *title_markup = g_markup_escape_text (title != NULL ? title : "", -1);
  g_autofree char *markup = g_markup_escape_text (description != NULL ? description : "", -1);
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    kamae_widget_name_lists (group, title);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title_markup);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         *markup != '\0' ? markup : NULL);
  return group;
}

static gboolean
close_on_escape (GtkWidget *window,
                 GVariant  *args,
                 gpointer   data)
{
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

/* A window over its parent: header bar, content that scrolls, Esc closes. */
GtkWidget *
kamae_sheet_new (GtkWindow  *parent,
                 const char *title,
                 GtkWidget  *content,
                 int         width,
                 int         height)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (close_on_escape, NULL, NULL)));
  gtk_widget_add_controller (window, keys);

  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  if (parent != NULL)
    {
      kamae_put_over (GTK_WINDOW (window), parent);
      gtk_window_set_modal (GTK_WINDOW (window), TRUE);
      gtk_window_set_application (GTK_WINDOW (window), gtk_window_get_application (parent));
    }

  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (window), box);
  return window;
}

/* The lists inside libadwaita's widgets have no names of their own. */
void
kamae_widget_name_lists (GtkWidget  *widget,
                         const char *name)
{
  GtkWidget *child;

  if (GTK_IS_LIST_BOX (widget))
    kamae_widget_set_name (widget, name);
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    kamae_widget_name_lists (child, name);
}

typedef struct
{
  GSourceFunc  function;
  guint       *id;
} AfterFrame;

static gboolean
frame_begins (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       data)
{
  AfterFrame *after = data;

  /* The frame that begins here is drawn before an idle function gets its turn. */
  if (*after->id == 0)
    *after->id = g_idle_add (after->function, widget);
  return G_SOURCE_REMOVE;
}

/* Calls the function once, after the next frame was drawn. It sets @id, the source's, to 0. An idle
 * function alone would come before the first frame: a new window waits for the display. */
void
kamae_widget_after_frame (GtkWidget   *widget,
                          GSourceFunc  function,
                          guint       *id)
{
  AfterFrame *after = g_new0 (AfterFrame, 1);

  after->function = function;
  after->id = id;
  gtk_widget_add_tick_callback (widget, frame_begins, after, g_free);
}

static gboolean
parse_date (const char *iso,
            GDate      *date)
{
  int year, month, day;

  g_date_clear (date, 1);
  if (iso == NULL || sscanf (iso, "%d-%d-%d", &year, &month, &day) != 3)
    return FALSE;
  if (!g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

/* A due date in words, because a date alone does not say that it has passed. */
char *
kamae_dup_due_text (const char *due,
                    const char *today)
{
  GDate due_date, today_date;

  if (!parse_date (due, &due_date) || !parse_date (today, &today_date))
    return g_strdup (due);

  int days = g_date_days_between (&today_date, &due_date);
  if (days < 0)
    /* Translators: %d is a number of days since the due date */
    return g_strdup_printf (ngettext ("%d day overdue", "%d days overdue", -days), -days);
  if (days == 0)
    return g_strdup (_("due today"));
  /* Translators: %d is a number of days until the due date */
  return g_strdup_printf (ngettext ("due in %d day", "due in %d days", days), days);
}

/* How far a day is away that is no deadline. */
char *
kamae_dup_until_text (const char *day,
                      const char *today)
{
  GDate date, today_date;

  if (!parse_date (day, &date) || !parse_date (today, &today_date))
    return g_strdup (day);

  int days = g_date_days_between (&today_date, &date);
  if (days == 0)
    return g_strdup (_("today"));
  /* Translators: %d is a number of days until a meeting or another date */
  return g_strdup_printf (ngettext ("in %d day", "in %d days", days), days);
}

char *
kamae_dup_age_text (GDateTime *then,
                    GDateTime *now)
{
  GTimeSpan span = g_date_time_difference (now, then);
  int days = span / G_TIME_SPAN_DAY;
  int hours = span / G_TIME_SPAN_HOUR;
  int minutes = span / G_TIME_SPAN_MINUTE;

  if (days > 0)
    /* Translators: %d is how many days ago something happened */
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), days);
  if (hours > 0)
    /* Translators: %d is how many hours ago something happened */
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", hours), hours);
  if (minutes > 0)
    /* Translators: %d is how many minutes ago something happened */
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", minutes), minutes);
  return g_strdup (_("just now"));
}

char *
kamae_dup_day (const char *today,
               int         days)
{
  GDate date;

  if (!parse_date (today, &date))
    return g_strdup (today);
  if (days >= 0)
    g_date_add_days (&date, days);
  else
    g_date_subtract_days (&date, -days);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

char *
kamae_dup_file_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name != NULL ? name : "");
}
