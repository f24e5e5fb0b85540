/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include "kamae-ui.h"

#include <kamae-i18n.h>

/**
 * KamaeYearGrid:
 *
 * The twelve months of a fiscal year, a line for each matter, and in it a mark in the month of each
 * of its days. A mark is a button: it opens; it is dragged to another month, or moved with Ctrl or
 * Alt and an arrow key, by a day with Shift as well.
 *
 * The page fills it between [method@YearGrid.begin] and [method@YearGrid.end], and anew whenever
 * something has changed; the mark that has the focus keeps it. The signals are “open” with the
 * record, and “move” with the record, the months and the days by which it should move: the page
 * says whether it may.
 */

#define MONTHS 12

struct _KamaeYearGrid
{
  AdwBin     parent_instance;

  GtkWidget *scrolled;
  GtkWidget *grid;
  GtkWidget *cells[MONTHS]; /* of the line at hand */
  GtkWidget *outside;       /* of the line at hand: what is in no month of the year, if any */
  char      *heading;
  char      *year;
  int        line;
  gboolean   is_part;
  gboolean   has_outside;
  gint64     focus_id;
};

G_DEFINE_FINAL_TYPE (KamaeYearGrid, kamae_year_grid, ADW_TYPE_BIN)

enum
{
  OPEN,
  MOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static KamaeRecord *
get_record (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "record");
}

static void
move (KamaeYearGrid *self,
      KamaeRecord   *record,
      int            months,
      int            days)
{
  self->focus_id = kamae_record_get_id (record);
  g_signal_emit (self, signals[MOVE], 0, record, months, days);
}

/* Left and right by a month, with Shift by a day. */
static gboolean
key_pressed_cb (GtkEventController *controller,
                guint               keyval,
                guint               keycode,
                GdkModifierType     state,
                KamaeYearGrid      *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (controller);
  g_autoptr (KamaeRecord) record = g_object_ref (get_record (button));
  gboolean is_right = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right;
  gboolean is_left = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left;
  int by = is_right ? 1 : -1;

  if ((!is_right && !is_left) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0)
    return FALSE;
  if (gtk_widget_get_direction (button) == GTK_TEXT_DIR_RTL)
    by = -by;
  if (state & GDK_SHIFT_MASK)
    move (self, record, 0, by);
  else
    move (self, record, by, 0);
  return TRUE;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            gpointer       data)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  return gdk_content_provider_new_typed (KAMAE_TYPE_RECORD, get_record (button));
}

static int
get_month (GtkWidget *widget)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), "month"));
}

static GtkWidget *
find_mark (GtkWidget *widget,
           gint64     id)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && get_record (widget) != NULL
      && kamae_record_get_id (get_record (widget)) == id)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_mark (child, id);
  return found;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         KamaeYearGrid *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  g_autoptr (KamaeRecord) record = g_value_dup_object (value);
  GtkWidget *button = find_mark (self->grid, kamae_record_get_id (record));
  int by;

  if (button == NULL)
    return FALSE;
  by = get_month (cell) - get_month (button);
  if (by != 0)
    move (self, record, by, 0);
  return TRUE;
}

static void
clicked_cb (GtkWidget     *button,
            KamaeYearGrid *self)
{
  g_signal_emit (self, signals[OPEN], 0, get_record (button));
}

/* A place that takes what is dragged there; several marks stand one under the other. */
static GtkWidget *
create_cell (KamaeYearGrid *self,
             int            month)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkDropTarget *target = gtk_drop_target_new (KAMAE_TYPE_RECORD, GDK_ACTION_MOVE);

  g_object_set_data (G_OBJECT (cell), "month", GINT_TO_POINTER (month));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (target));
  gtk_widget_set_size_request (cell, 56, 34);
  gtk_widget_add_css_class (cell, "kamae-shaded");
  return cell;
}

static GtkWidget *
create_label (const char *text,
              gboolean    is_heading,
              gboolean    is_indented)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 18);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_set_margin_start (label, is_indented ? 18 : 0);
  if (is_heading)
    gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
remember_focus (KamaeYearGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && self->grid != NULL && gtk_widget_is_ancestor (focus, self->grid)
      && get_record (focus) != NULL)
    self->focus_id = kamae_record_get_id (get_record (focus));
}

static void
kamae_year_grid_finalize (GObject *object)
{
  KamaeYearGrid *self = KAMAE_YEAR_GRID (object);

  g_free (self->heading);
  g_free (self->year);

  G_OBJECT_CLASS (kamae_year_grid_parent_class)->finalize (object);
}

static void
kamae_year_grid_class_init (KamaeYearGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_year_grid_finalize;
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, KAMAE_TYPE_RECORD);
  signals[MOVE] = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 3, KAMAE_TYPE_RECORD, G_TYPE_INT,
                                G_TYPE_INT);
}

static void
kamae_year_grid_init (KamaeYearGrid *self)
{
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_widget_add_css_class (self->scrolled, "card");
  adw_bin_set_child (ADW_BIN (self), self->scrolled);
}

/**
 * kamae_year_grid_new:
 * @heading: over the names of the lines
 *
 * Returns: (transfer floating): a year without lines
 *
 * Since: 0.1
 */
GtkWidget *
kamae_year_grid_new (const char *heading)
{
  KamaeYearGrid *self = g_object_new (KAMAE_TYPE_YEAR_GRID, NULL);

  self->heading = g_strdup (heading);
  return GTK_WIDGET (self);
}

/**
 * kamae_year_grid_begin:
 * @self: a year
 * @first_day: the first day of the fiscal year, an ISO date
 *
 * Empties it, and begins to fill it anew.
 *
 * Since: 0.1
 */
void
kamae_year_grid_begin (KamaeYearGrid *self,
                       const char    *first_day)
{
  int first;

  g_return_if_fail (KAMAE_IS_YEAR_GRID (self) && first_day != NULL);

  remember_focus (self);
  g_free (self->year);
  self->year = g_strdup (first_day);
  self->line = 0;
  self->has_outside = FALSE;
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 3);
  gtk_widget_add_css_class (self->grid, "kamae-year");
  gtk_grid_attach (GTK_GRID (self->grid), create_label (self->heading, TRUE, FALSE), 0, 0, 1, 1);
  first = 1 + MAX (kamae_date_count_months ("2000-01-01", first_day), 0) % MONTHS;
  for (int i = 0; i < MONTHS; i++)
    {
      GtkWidget *label = gtk_label_new (kamae_month_name (first + i, NULL));

      gtk_widget_add_css_class (label, "heading");
      gtk_grid_attach (GTK_GRID (self->grid), label, 1 + i, 0, 1, 1);
    }
}

/**
 * kamae_year_grid_add_line:
 * @self: a year
 * @label: what the line is about
 * @is_part: whether it is a part of the line before it
 *
 * Adds a line; marks come into it.
 *
 * Since: 0.1
 */
void
kamae_year_grid_add_line (KamaeYearGrid *self,
                          const char    *label,
                          gboolean       is_part)
{
  g_return_if_fail (KAMAE_IS_YEAR_GRID (self) && self->grid != NULL);

  self->line++;
  self->is_part = is_part;
  self->outside = NULL;
  gtk_grid_attach (GTK_GRID (self->grid), create_label (label, !is_part, is_part), 0, self->line,
                   1, 1);
  for (int i = 0; i < MONTHS; i++)
    {
      self->cells[i] = create_cell (self, i);
      gtk_grid_attach (GTK_GRID (self->grid), self->cells[i], 1 + i, self->line, 1, 1);
    }
}

static char *
dup_text (KamaeRecord *record,
          const char  *day,
          const char  *sign,
          gboolean     is_inside)
{
  g_autofree char *date = NULL;

  if (is_inside)
    return g_strdup_printf ("%s %d", sign, atoi (day + strlen ("2026-04-")));
  date = kamae_register_dup_date (kamae_record_get_register (record), day, NULL);
  return g_strdup_printf ("%s %s", sign, date);
}

/* Behind the months: what is on a day of another year is not hidden. */
static GtkWidget *
get_outside (KamaeYearGrid *self)
{
  if (self->outside == NULL)
    {
      self->outside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_grid_attach (GTK_GRID (self->grid), self->outside, 1 + MONTHS, self->line, 1, 1);
    }
  if (!self->has_outside)
    {
      /* Translators: over what is planned on days before or after the fiscal year */
      GtkWidget *label = gtk_label_new (_("Outside the year"));

      gtk_widget_add_css_class (label, "heading");
      gtk_grid_attach (GTK_GRID (self->grid), label, 1 + MONTHS, 0, 1, 1);
      self->has_outside = TRUE;
    }
  return self->outside;
}

/**
 * kamae_year_grid_add_mark:
 * @self: a year with a line
 * @record: what is on the day
 * @day: (nullable): an ISO date; without one there is no mark
 * @sign: how it stands, as "○"
 * @name: what is read aloud, and shown under the pointer
 * @is_movable: whether it can be dragged to another month
 *
 * Adds a mark with the day of the month; one that is in another year stands behind the months, with
 * its date.
 *
 * Since: 0.1
 */
void
kamae_year_grid_add_mark (KamaeYearGrid *self,
                          KamaeRecord   *record,
                          const char    *day,
                          const char    *sign,
                          const char    *name,
                          gboolean       is_movable)
{
  g_autofree char *text = NULL;
  GtkWidget *button;
  GtkEventController *keys;
  gboolean is_inside;
  int month;

  g_return_if_fail (KAMAE_IS_YEAR_GRID (self) && KAMAE_IS_RECORD (record) && self->line > 0);

  if (day == NULL)
    return;
  is_inside = kamae_year_grid_has_day (self, day);
  month = kamae_date_count_months (self->year, day);
  text = dup_text (record, day, sign, is_inside);
  button = gtk_button_new_with_label (text);
  g_object_set_data_full (G_OBJECT (button), "record", g_object_ref (record), g_object_unref);
  g_object_set_data (G_OBJECT (button), "month", GINT_TO_POINTER (month));
  gtk_widget_set_tooltip_text (button, name);
  kamae_widget_set_name (button, name);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (button, keys);
  if (self->is_part)
    gtk_widget_add_css_class (button, "flat");
  if (is_movable)
    {
      GtkDragSource *source = gtk_drag_source_new ();

      gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
      g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), NULL);
      gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (source));
    }
  gtk_box_append (GTK_BOX (is_inside ? self->cells[month] : get_outside (self)), button);
}

/**
 * kamae_year_grid_end:
 * @self: a year
 * @empty: what stands in it if it has no lines
 *
 * Shows what was filled in.
 *
 * Since: 0.1
 */
void
kamae_year_grid_end (KamaeYearGrid *self,
                     const char    *empty)
{
  GtkWidget *mark;

  g_return_if_fail (KAMAE_IS_YEAR_GRID (self) && self->grid != NULL);

  if (self->line == 0)
    gtk_grid_attach (GTK_GRID (self->grid), create_label (empty, FALSE, FALSE), 0, 1, 1 + MONTHS,
                     1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled),
                                 kamae_wrap_new (self->grid));
  mark = self->focus_id != 0 ? find_mark (self->grid, self->focus_id) : NULL;
  if (mark != NULL)
    gtk_widget_grab_focus (mark);
  self->focus_id = 0;
}

/**
 * kamae_year_grid_has_day:
 * @self: a year
 * @day: (nullable): an ISO date
 *
 * Returns: whether the day is in the year
 *
 * Since: 0.1
 */
gboolean
kamae_year_grid_has_day (KamaeYearGrid *self,
                         const char    *day)
{
  int month;

  g_return_val_if_fail (KAMAE_IS_YEAR_GRID (self), FALSE);

  month = kamae_date_count_months (self->year, day);
  return month >= 0 && month < MONTHS;
}
