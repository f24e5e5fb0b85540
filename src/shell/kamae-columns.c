/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-columns.h"

#define SPACING 24
#define MIN_COLUMN_WIDTH 360

struct _KamaeColumns
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (KamaeColumns, kamae_columns, GTK_TYPE_WIDGET)

static int
column_width (int width)
{
  return width >= 2 * MIN_COLUMN_WIDTH + SPACING ? (width - SPACING) / 2 : width;
}

static int
child_height (GtkWidget *child,
              int        width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* Puts each card into the column that is the shorter one so far; returns the height of the
 * longer. */
static int
place (KamaeColumns *self,
       int           width,
       gboolean      allocate)
{
  int column = column_width (width);
  int heights[2] = { 0, 0 };
  gboolean two = column < width;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int index = two && heights[1] < heights[0] ? 1 : 0;
      gboolean right_to_left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
      int height;

      if (!gtk_widget_should_layout (child))
        continue;

      height = child_height (child, column);
      if (allocate)
        {
          int x = two && (index == 1) != right_to_left ? column + SPACING : 0;
          GtkAllocation area = { x, heights[index], column, height };

          gtk_widget_size_allocate (child, &area, -1);
        }
      heights[index] += height + SPACING;
    }

  return MAX (MAX (heights[0], heights[1]) - SPACING, 0);
}

static void
kamae_columns_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  int widest = 0;

  *minimum_baseline = *natural_baseline = -1;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL, NULL);
      widest = MAX (widest, child_minimum);
    }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (widest, 2 * MIN_COLUMN_WIDTH + SPACING);
    }
  else
    {
      *minimum = *natural = place (KAMAE_COLUMNS (widget), for_size < 0 ? widest : for_size, FALSE);
    }
}

static void
kamae_columns_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  place (KAMAE_COLUMNS (widget), width, TRUE);
}

static GtkSizeRequestMode
kamae_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kamae_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kamae_columns_parent_class)->dispose (object);
}

static void
kamae_columns_class_init (KamaeColumnsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kamae_columns_dispose;
  widget_class->measure = kamae_columns_measure;
  widget_class->size_allocate = kamae_columns_size_allocate;
  widget_class->get_request_mode = kamae_columns_get_request_mode;
}

static void
kamae_columns_init (KamaeColumns *self)
{
}

GtkWidget *
kamae_columns_new (void)
{
  return g_object_new (KAMAE_TYPE_COLUMNS, NULL);
}

void
kamae_columns_add (KamaeColumns *self,
                   GtkWidget    *child)
{
  g_return_if_fail (KAMAE_IS_COLUMNS (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
