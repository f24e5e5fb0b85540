/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-ui.h"

/* The only user of AdwLeaflet, which later versions of libadwaita replace. */

/* A side has the width that it is told where there is room, and never less than it needs. */
#define KAMAE_TYPE_SIDE (kamae_side_get_type ())

G_DECLARE_FINAL_TYPE (KamaeSide, kamae_side, KAMAE, SIDE, GtkWidget)

struct _KamaeSide
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int width;
};

G_DEFINE_FINAL_TYPE (KamaeSide, kamae_side, GTK_TYPE_WIDGET)

struct _KamaeSplit
{
  AdwBin parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *start;
  KamaeSide *end;
  GtkWidget *line;
  GtkWidget *back_bar;
  GtkWidget *back_button;
};

G_DEFINE_FINAL_TYPE (KamaeSplit, kamae_split, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* All splits of the program are drawn alike. */
static int common_share = 38;

static void
kamae_side_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  KamaeSide *self = KAMAE_SIDE (widget);

  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, self->width);
}

static void
kamae_side_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (KAMAE_SIDE (widget)->child, width, height, baseline, NULL);
}

static void
kamae_side_dispose (GObject *object)
{
  g_clear_pointer (&KAMAE_SIDE (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (kamae_side_parent_class)->dispose (object);
}

static void
kamae_side_class_init (KamaeSideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kamae_side_dispose;
  GTK_WIDGET_CLASS (klass)->measure = kamae_side_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = kamae_side_size_allocate;
}

static void
kamae_side_init (KamaeSide *self)
{
  self->child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

static void
folded_cb (KamaeSplit *self)
{
  gtk_widget_set_visible (self->back_bar, adw_leaflet_get_folded (self->leaflet));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static gboolean
has_focus_in_end (KamaeSplit *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->end));
}

/* The line between both */

static void
update_width (KamaeSplit *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) * common_share / 100;

  if (self->end->width == width)
    return;
  self->end->width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self->end));
}

static void
kamae_split_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (KAMAE_SPLIT (widget)->leaflet), orientation, for_size, minimum,
                      natural, NULL, NULL);
}

static void
kamae_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KamaeSplit *self = KAMAE_SPLIT (widget);

  update_width (self);
  gtk_widget_allocate (GTK_WIDGET (self->leaflet), width, height, baseline, NULL);
}

/* The line may have been drawn elsewhere meanwhile. */
static void
kamae_split_map (GtkWidget *widget)
{
  update_width (KAMAE_SPLIT (widget));

  GTK_WIDGET_CLASS (kamae_split_parent_class)->map (widget);
}

/* The gesture tells its way from the line, which goes along. */
static void
drag_cb (KamaeSplit *self, double x, double y)
{
  int end = gtk_widget_get_width (GTK_WIDGET (self->end));
  gboolean from_right = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  kamae_split_set_share (self, 100 * (from_right ? end + x : end - x)
                                 / gtk_widget_get_width (GTK_WIDGET (self)));
}

static GtkWidget *
create_line (KamaeSplit *self)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_add_css_class (line, "kamae-split-line");
  gtk_widget_set_cursor_from_name (line, "col-resize");
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_cb), self);
  gtk_widget_add_controller (line, GTK_EVENT_CONTROLLER (drag));
  return line;
}

static void
kamae_split_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KamaeSplit *self = KAMAE_SPLIT (object);

  switch (prop_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, kamae_split_get_folded (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kamae_split_class_init (KamaeSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kamae_split_get_property;
  GTK_WIDGET_CLASS (klass)->measure = kamae_split_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = kamae_split_size_allocate;
  GTK_WIDGET_CLASS (klass)->map = kamae_split_map;

  /**
   * KamaeSplit:folded:
   *
   * Whether only one part is shown at a time, because the window is narrow.
   */
  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kamae_split_init (KamaeSplit *self)
{
  self->back_button = gtk_button_new ();
  gtk_widget_add_css_class (self->back_button, "flat");
  gtk_widget_set_halign (self->back_button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->back_button, "clicked",
                            G_CALLBACK (kamae_split_show_start), self);

  self->back_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->back_bar, "toolbar");
  gtk_box_append (GTK_BOX (self->back_bar), self->back_button);
  gtk_widget_set_visible (self->back_bar, FALSE);
  kamae_split_set_back_label (self, _("Back"));

  self->end = g_object_new (KAMAE_TYPE_SIDE, NULL);
  gtk_box_append (GTK_BOX (self->end->child), self->back_bar);

  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->leaflet));
  /* With a layout manager nobody would tell how wide it is. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}

/**
 * kamae_split_new:
 * @start: the first part, as a list
 * @end: the second part, as a form
 *
 * Makes a widget of two parts: side by side, or one after the other where there is not enough room.
 *
 * Returns: (transfer none): a widget
 */
KamaeSplit *
kamae_split_new (GtkWidget *start, GtkWidget *end)
{
  KamaeSplit *self;

  g_return_val_if_fail (GTK_IS_WIDGET (start), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (end), NULL);

  self = g_object_new (KAMAE_TYPE_SPLIT, NULL);
  self->start = start;
  gtk_box_append (GTK_BOX (self->end->child), end);
  gtk_widget_set_hexpand (start, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->end), FALSE);

  self->line = create_line (self);
  adw_leaflet_append (self->leaflet, start);
  adw_leaflet_page_set_navigatable (adw_leaflet_append (self->leaflet, self->line), FALSE);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->end));

  return self;
}

/**
 * kamae_split_get_folded:
 * @self: a split
 *
 * Tells whether only one part is shown at a time.
 *
 * Returns: %TRUE on a narrow window
 */
gboolean
kamae_split_get_folded (KamaeSplit *self)
{
  g_return_val_if_fail (KAMAE_IS_SPLIT (self), FALSE);

  return adw_leaflet_get_folded (self->leaflet);
}

/**
 * kamae_split_set_back_label:
 * @self: a split
 * @label: what the back button leads to
 *
 * Names the way back to the first part.
 */
void
kamae_split_set_back_label (KamaeSplit *self, const char *label)
{
  GtkWidget *content;

  g_return_if_fail (KAMAE_IS_SPLIT (self));
  g_return_if_fail (label != NULL);

  content = adw_button_content_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "go-previous-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  gtk_button_set_child (GTK_BUTTON (self->back_button), content);
  kamae_widget_set_name (self->back_button, label);
}

/**
 * kamae_split_is_start_shown:
 * @self: a split
 *
 * Tells whether the person sees the first part.
 *
 * Returns: %FALSE if only the second part is shown
 */
gboolean
kamae_split_is_start_shown (KamaeSplit *self)
{
  g_return_val_if_fail (KAMAE_IS_SPLIT (self), FALSE);

  return !adw_leaflet_get_folded (self->leaflet)
         || adw_leaflet_get_visible_child (self->leaflet) == self->start;
}

/**
 * kamae_split_show_start:
 * @self: a split
 *
 * Shows the first part.
 */
void
kamae_split_show_start (KamaeSplit *self)
{
  g_return_if_fail (KAMAE_IS_SPLIT (self));

  adw_leaflet_set_visible_child (self->leaflet, self->start);
}

/**
 * kamae_split_show_end:
 * @self: a split
 *
 * Shows the second part.
 */
void
kamae_split_show_end (KamaeSplit *self)
{
  g_return_if_fail (KAMAE_IS_SPLIT (self));

  kamae_split_set_end_shown (self, TRUE);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->end));
}

/**
 * kamae_split_get_end_shown:
 * @self: a split
 *
 * Tells whether the second part has a place.
 *
 * Returns: %FALSE if the first part has all the room
 */
gboolean
kamae_split_get_end_shown (KamaeSplit *self)
{
  g_return_val_if_fail (KAMAE_IS_SPLIT (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->end));
}

/**
 * kamae_split_set_end_shown:
 * @self: a split
 * @shown: whether the second part has a place
 *
 * Gives all the room to the first part, or takes it back. What is typed in the second part is saved
 * first; if it cannot be, the part stays.
 *
 * Returns: %FALSE if the second part stayed although it was to go
 */
gboolean
kamae_split_set_end_shown (KamaeSplit *self, gboolean shown)
{
  g_return_val_if_fail (KAMAE_IS_SPLIT (self), FALSE);

  if (shown == kamae_split_get_end_shown (self))
    return TRUE;
  if (!shown && !kamae_typing_commit (GTK_WIDGET (self->end)))
    return FALSE;

  if (!shown && has_focus_in_end (self))
    kamae_widget_focus_list (self->start);
  if (!shown)
    kamae_split_show_start (self);
  gtk_widget_set_visible (self->line, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->end), shown);
  return TRUE;
}

/**
 * kamae_split_get_share:
 *
 * Gets the share of the width that the second part of every split has, where there is room.
 *
 * Returns: percent
 */
int
kamae_split_get_share (void)
{
  return common_share;
}

/**
 * kamae_split_set_share:
 * @self: (nullable): the split in which the line is drawn; %NULL before there is any
 * @percent: from 20 to 80, others are taken as the nearest of these
 *
 * Draws the line between both parts elsewhere. Splits that are not to be seen follow when they are.
 */
void
kamae_split_set_share (KamaeSplit *self, int percent)
{
  g_return_if_fail (self == NULL || KAMAE_IS_SPLIT (self));

  common_share = CLAMP (percent, 20, 80);
  if (self != NULL)
    update_width (self);
}

/**
 * kamae_split_go_back:
 * @self: a split
 *
 * Leads from the second part back to the list in the first one, as Escape does; where both are to
 * be seen, the focus goes there. What cannot be saved keeps the person.
 *
 * Returns: %FALSE if the person is not in the second part
 */
gboolean
kamae_split_go_back (KamaeSplit *self)
{
  g_return_val_if_fail (KAMAE_IS_SPLIT (self), FALSE);

  if (!kamae_split_is_start_shown (self))
    {
      kamae_split_show_start (self);
      return TRUE;
    }
  if (!has_focus_in_end (self))
    return FALSE;

  return !kamae_typing_commit (GTK_WIDGET (self->end)) || kamae_widget_focus_list (self->start);
}
