/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include "kamae-ui-private.h"

/**
 * KamaeWrap:
 *
 * Says truly how much room a [class@Gtk.Grid] or a [class@Gtk.FlowBox] with wrapped texts needs, or
 * a [class@Gtk.ListBox] with headers.
 *
 * These two tell as their least height the one at their narrowest, although they are lower where
 * they are wider, and tell the same width for every height. Whoever gives them the height that they
 * need at their real width then seems to give too little. A list box with headers takes, from GTK
 * 4.18 on, the height of a header for that of its row when it is asked how wide it is at a height.
 * A wrap asks its child for its height at widths only, tells its widths whatever the height, and
 * leads the focus through a flow box.
 *
 * A label with lines of different heights, as of Japanese text with figures, may be higher where it
 * is wider. Asked how wide it must be for the height that it needs at some width, it then names a
 * greater one, and a horizontal [class@Gtk.Box], which asks just this, has it stand out. What wraps
 * therefore stands in a grid instead, or in a wrap.
 */

/* Wider than any screen: nothing wraps. */
#define WIDEST G_MAXINT16

#define KAMAE_TYPE_WRAP_LAYOUT (kamae_wrap_layout_get_type ())

G_DECLARE_FINAL_TYPE (KamaeWrapLayout, kamae_wrap_layout, KAMAE, WRAP_LAYOUT, GtkLayoutManager)

struct _KamaeWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (KamaeWrapLayout, kamae_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

struct _KamaeWrap
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (KamaeWrap, kamae_wrap, ADW_TYPE_BIN)

static int
get_height (GtkWidget *child, int width)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);

  return minimum;
}

static GtkSizeRequestMode
kamae_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return child != NULL ? gtk_widget_get_request_mode (child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
kamae_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                           int for_size, int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int narrowest, width;

  if (child == NULL || !gtk_widget_should_layout (child))
    return;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline,
                          natural_baseline);
      return;
    }

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &narrowest, &width, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      /* Lines of different heights: cut short, a text may be lower than in a single one. */
      *minimum = MIN (get_height (child, WIDEST), get_height (child, narrowest));
      *natural = MAX (*minimum, get_height (child, width));
    }
  else
    {
      *minimum = narrowest;
      *natural = width;
    }
}

static void
kamae_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                            int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_size_allocate (child, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
kamae_wrap_layout_class_init (KamaeWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = kamae_wrap_layout_get_request_mode;
  layout_class->measure = kamae_wrap_layout_measure;
  layout_class->allocate = kamae_wrap_layout_allocate;
}

static void
kamae_wrap_layout_init (KamaeWrapLayout *self)
{
}

/* A flow box keeps the focus where a part of it has nothing that could take it. */
static gboolean
kamae_wrap_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *box = adw_bin_get_child (ADW_BIN (widget));
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;
  GtkWidget *part;

  if (!GTK_IS_FLOW_BOX (box) || (!forward && direction != GTK_DIR_TAB_BACKWARD))
    return _kamae_bin_focus (widget, direction);

  part = gtk_widget_get_focus_child (box);
  if (part == NULL)
    part = forward ? gtk_widget_get_first_child (box) : gtk_widget_get_last_child (box);
  while (part != NULL && !gtk_widget_child_focus (part, direction))
    part = forward ? gtk_widget_get_next_sibling (part) : gtk_widget_get_prev_sibling (part);

  return part != NULL;
}

static void
kamae_wrap_class_init (KamaeWrapClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = kamae_wrap_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), KAMAE_TYPE_WRAP_LAYOUT);
}

static void
kamae_wrap_init (KamaeWrap *self)
{
}

/**
 * kamae_wrap_new:
 * @child: a grid, a flow box, a list box or a label that wraps
 *
 * Puts a child into a widget that tells its size truly.
 *
 * Returns: (transfer none): a widget
 */
GtkWidget *
kamae_wrap_new (GtkWidget *child)
{
  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);

  return g_object_new (KAMAE_TYPE_WRAP, "child", child, NULL);
}
