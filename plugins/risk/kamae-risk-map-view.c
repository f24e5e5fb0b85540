/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-map-view.h"

#include <kamae-i18n.h>

struct _KamaeRiskMapView
{
  GtkWidget     parent_instance;

  KamaeRiskMap *map;
  /* By rows. */
  GPtrArray    *cells;
};

G_DEFINE_FINAL_TYPE (KamaeRiskMapView, kamae_risk_map_view, GTK_TYPE_WIDGET)

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The list of a place */

static void
risk_clicked_cb (GtkWidget        *button,
                 KamaeRiskMapView *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "risk");
  gint64 risk = *id;

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)));
  g_signal_emit (self, signals[OPEN], 0, risk);
}

static GtkWidget *
create_risk (KamaeRiskMapView     *self,
             const KamaeRiskPoint *point)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *text = g_strdup_printf ("%s  %s  %s", point->number,
                                           point->band != NULL ? point->band : "", point->title);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "kamae-record-link");
  gtk_widget_set_tooltip_text (button, text);
  g_object_set_data_full (G_OBJECT (button), "risk", g_memdup2 (&point->id, sizeof point->id),
                          g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (risk_clicked_cb), self);
  return button;
}

static void
create_list_cb (GtkMenuButton *cell,
                gpointer       data)
{
  KamaeRiskMapView *self = data;
  guint n_columns = kamae_risk_map_get_n_columns (self->map);
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "index"));
  GPtrArray *points = kamae_risk_map_get_points (self->map);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < points->len; i++)
    {
      const KamaeRiskPoint *point = points->pdata[i];

      if (point->row == (int) (index / n_columns) && point->column == (int) (index % n_columns))
        gtk_box_append (GTK_BOX (list), create_risk (self, point));
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_menu_button_set_popover (cell, popover);
}

/* Cells */

static void
remove_cells (KamaeRiskMapView *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_unparent (self->cells->pdata[i]);
  g_ptr_array_set_size (self->cells, 0);
}

static void
name_cell (GtkWidget  *cell,
           const char *name)
{
  gtk_widget_set_tooltip_text (cell, name);
  kamae_widget_set_name (cell, name);
}

static void
add_cell (KamaeRiskMapView *self,
          guint             column,
          guint             row)
{
  GtkWidget *cell = gtk_menu_button_new ();
  g_autofree char *name = kamae_risk_map_dup_name (self->map, column, row);

  gtk_menu_button_set_child (GTK_MENU_BUTTON (cell), gtk_label_new (NULL));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (cell), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (cell), create_list_cb, self, NULL);
  gtk_widget_add_css_class (cell, "kamae-place");
  g_object_set_data (G_OBJECT (cell), "index", GUINT_TO_POINTER (self->cells->len));
  name_cell (cell, name);
  gtk_widget_set_sensitive (cell, kamae_risk_map_count (self->map, column, row) > 0);
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
  g_ptr_array_add (self->cells, cell);
}

void
kamae_risk_map_view_set_map (KamaeRiskMapView *self,
                             KamaeRiskMap     *map)
{
  remove_cells (self);
  g_set_object (&self->map, map);
  for (guint row = 0; map != NULL && row < kamae_risk_map_get_n_rows (map); row++)
    for (guint column = 0; column < kamae_risk_map_get_n_columns (map); column++)
      add_cell (self, column, row);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Drawing */

static void
take_color (GtkStyleContext *context,
            const char      *name,
            double          *color)
{
  GdkRGBA rgba;

  if (!gtk_style_context_lookup_color (context, name, &rgba))
    return;
  color[0] = rgba.red;
  color[1] = rgba.green;
  color[2] = rgba.blue;
}

static void
kamae_risk_map_view_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  KamaeRiskMapView *self = KAMAE_RISK_MAP_VIEW (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  const PangoFontDescription *font =
    pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  KamaeChartStyle style = { pango_font_description_get_family (font), 0, { 0, 0, 0 },
                            { 1, 1, 1 }, { 0.2, 0.5, 0.9 } };
  cairo_t *cr;

  if (self->map != NULL && width > 0 && height > 0)
    {
      take_color (context, "window_fg_color", style.foreground);
      take_color (context, "window_bg_color", style.background);
      take_color (context, "accent_color", style.accent);
      cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
      kamae_risk_map_draw (self->map, cr, width, height, &style);
      cairo_destroy (cr);
    }
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_snapshot_child (widget, self->cells->pdata[i], snapshot);
}

static void
kamae_risk_map_view_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  KamaeRiskMapView *self = KAMAE_RISK_MAP_VIEW (widget);
  guint n_columns = self->map != NULL ? kamae_risk_map_get_n_columns (self->map) : 1;

  for (guint i = 0; i < self->cells->len; i++)
    {
      cairo_rectangle_t place;
      GtkAllocation allocation;
      int minimum;

      kamae_risk_map_get_cell (self->map, width, height, i % n_columns, i / n_columns, &place);
      gtk_widget_measure (self->cells->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                          NULL, NULL);
      allocation.width = MAX ((int) place.width, minimum);
      gtk_widget_measure (self->cells->pdata[i], GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL,
                          NULL, NULL);
      allocation.height = MAX ((int) place.height, minimum);
      allocation.x = (int) place.x;
      allocation.y = (int) place.y;
      gtk_widget_size_allocate (self->cells->pdata[i], &allocation, -1);
    }
}

static void
kamae_risk_map_view_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  KamaeRiskMapView *self = KAMAE_RISK_MAP_VIEW (widget);

  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_measure (self->cells->pdata[i], orientation, -1, minimum, natural, NULL, NULL);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : 280;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 720 : 480;
}

static void
kamae_risk_map_view_dispose (GObject *object)
{
  KamaeRiskMapView *self = KAMAE_RISK_MAP_VIEW (object);

  remove_cells (self);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (kamae_risk_map_view_parent_class)->dispose (object);
}

static void
kamae_risk_map_view_finalize (GObject *object)
{
  g_ptr_array_unref (KAMAE_RISK_MAP_VIEW (object)->cells);

  G_OBJECT_CLASS (kamae_risk_map_view_parent_class)->finalize (object);
}

static void
kamae_risk_map_view_class_init (KamaeRiskMapViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kamae_risk_map_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = kamae_risk_map_view_finalize;
  widget_class->snapshot = kamae_risk_map_view_snapshot;
  widget_class->measure = kamae_risk_map_view_measure;
  widget_class->size_allocate = kamae_risk_map_view_size_allocate;

  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
kamae_risk_map_view_init (KamaeRiskMapView *self)
{
  self->cells = g_ptr_array_new ();
}

GtkWidget *
kamae_risk_map_view_new (void)
{
  return g_object_new (KAMAE_TYPE_RISK_MAP_VIEW, NULL);
}
