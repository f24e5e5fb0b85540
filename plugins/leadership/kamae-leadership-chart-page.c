/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-chart.h"
#include "kamae-leadership-pages.h"

#include <kamae-i18n.h>

/* The organization chart of the ISMS: lines, and buttons that open the roles. */

/* So that a name and two lines of holders fit into a box; narrower in a narrow window, in which
 * columns that do not fit side by side go on below. */
static const KamaeLeadershipMeasures screen = { 1010, 192, 76, 12, 8 };

#define MARGIN 12

typedef struct
{
  KamaePage             parent_instance;

  GtkWidget            *rows;
  KamaeLeadershipChart *chart;
  double                width;
  guint                 source;
} KamaeLeadershipChartPage;

typedef KamaePageClass KamaeLeadershipChartPageClass;

G_DEFINE_FINAL_TYPE (KamaeLeadershipChartPage, kamae_leadership_chart_page, KAMAE_TYPE_PAGE)

static KamaeRegister *
get_register (KamaeLeadershipChartPage *self)
{
  return kamae_page_get_register (KAMAE_PAGE (self));
}

static void
open_cb (GtkWidget                *button,
         KamaeLeadershipChartPage *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  g_autoptr(KamaeRecord) role = kamae_register_ref_record (get_register (self), *id, KAMAE_KEPT);

  if (role != NULL)
    kamae_page_open_record (KAMAE_PAGE (self), role);
}

static GtkWidget *
create_line (const char *text,
             const char *css_class,
             int         lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static const char *
get_holders (const KamaeLeadershipBox *box)
{
  if (box->is_continued)
    return C_ ("chart", "(continued)");
  return box->is_vacant ? C_ ("role", "Vacant") : box->holders;
}

static GtkWidget *
create_box (KamaeLeadershipChartPage *self,
            const KamaeLeadershipBox *box)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s", box->name, get_holders (box));
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *button = gtk_button_new ();

  gtk_box_append (GTK_BOX (lines), create_line (box->name, "caption-heading", 1));
  gtk_box_append (GTK_BOX (lines), create_line (get_holders (box),
                                                box->is_vacant ? "error" : "caption", 2));
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), lines);
  gtk_widget_add_css_class (button, "kamae-role");
  gtk_widget_set_tooltip_text (button, text);
  kamae_widget_set_name (button, text);
  gtk_widget_set_sensitive (button, box->id != 0);
  gtk_widget_set_size_request (button, (int) box->area.width, (int) box->area.height);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&box->id, sizeof box->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), self);
  return button;
}

typedef struct
{
  KamaeLeadershipChart *chart;
  guint                 row;
} Lines;

static void
lines_free (gpointer data)
{
  kamae_leadership_chart_unref (((Lines *) data)->chart);
  g_free (data);
}

static void
draw_lines (GtkDrawingArea *area,
            cairo_t        *cr,
            int             width,
            int             height,
            gpointer        data)
{
  Lines *lines = data;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &color);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, 0.5 * color.alpha);
  kamae_leadership_chart_draw_lines (lines->chart, lines->row, cr);
}

static GtkWidget *
create_row (KamaeLeadershipChartPage *self,
            guint                     row)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *area = gtk_drawing_area_new ();
  GtkWidget *fixed = gtk_fixed_new ();
  Lines *lines = g_new0 (Lines, 1);

  *lines = (Lines) { g_rc_box_acquire (self->chart), row };
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), (int) self->chart->measures.width);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area),
                                       (int) kamae_leadership_chart_get_height (self->chart, row));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_lines, lines, lines_free);
  for (guint i = 0; i < self->chart->boxes->len; i++)
    {
      const KamaeLeadershipBox *box = &g_array_index (self->chart->boxes, KamaeLeadershipBox, i);

      if (box->row == row)
        gtk_fixed_put (GTK_FIXED (fixed), create_box (self, box), (int) box->area.x,
                       (int) box->area.y);
    }
  gtk_overlay_set_child (GTK_OVERLAY (overlay), area);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), fixed);
  gtk_widget_set_halign (overlay, GTK_ALIGN_START);
  return overlay;
}

static void
update (KamaeLeadershipChartPage *self)
{
  g_autoptr(GError) error = NULL;
  const KamaeLeadershipMeasures measures = { self->width, screen.column, screen.height, screen.gap,
                                             screen.most };
  KamaeLeadershipChart *chart = kamae_leadership_chart_new (get_register (self), NULL, &measures,
                                                            &error);
  GtkWidget *child;

  kamae_page_set_error (KAMAE_PAGE (self), error);
  if (chart == NULL)
    return;
  g_clear_pointer (&self->chart, kamae_leadership_chart_unref);
  self->chart = chart;
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint row = 0; row < chart->n_rows; row++)
    gtk_box_append (GTK_BOX (self->rows), create_row (self, row));
}

static gboolean
update_cb (gpointer data)
{
  KamaeLeadershipChartPage *self = data;

  self->source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* The boxes are placed anew once the sizes are settled. */
static void
resized_cb (KamaeLeadershipChartPage *self,
            GParamSpec               *property,
            GtkAdjustment            *adjustment)
{
  double width = CLAMP (gtk_adjustment_get_page_size (adjustment) - 2 * MARGIN, screen.column,
                        screen.width);

  if (width == self->width || gtk_adjustment_get_page_size (adjustment) <= 2 * MARGIN)
    return;
  self->width = width;
  if (self->source == 0)
    self->source = g_idle_add (update_cb, self);
}

static void
changed_cb (KamaeLeadershipChartPage *self,
            KamaeChangeSet           *changes)
{
  static const char *const entities[] = {
    "assessment", "department", "gap_action", "organization", "person", "role", "role_assignment",
  };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (kamae_change_set_touches (changes, entities[i]))
      {
        update (self);
        return;
      }
}

static void
kamae_leadership_chart_page_constructed (GObject *object)
{
  KamaeLeadershipChartPage *self = (KamaeLeadershipChartPage *) object;
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  G_OBJECT_CLASS (kamae_leadership_chart_page_parent_class)->constructed (object);

  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_halign (self->rows, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->rows, 18);
  gtk_widget_set_margin_bottom (self->rows, 18);
  gtk_widget_set_margin_start (self->rows, MARGIN);
  gtk_widget_set_margin_end (self->rows, MARGIN);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->rows);
  adw_bin_set_child (ADW_BIN (self), scrolled);
  self->width = screen.width;
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled)),
                           "notify::page-size", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  update (self);
  g_signal_connect_object (get_register (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
kamae_leadership_chart_page_dispose (GObject *object)
{
  KamaeLeadershipChartPage *self = (KamaeLeadershipChartPage *) object;

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->chart, kamae_leadership_chart_unref);

  G_OBJECT_CLASS (kamae_leadership_chart_page_parent_class)->dispose (object);
}

static void
kamae_leadership_chart_page_class_init (KamaeLeadershipChartPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kamae_leadership_chart_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = kamae_leadership_chart_page_dispose;
}

static void
kamae_leadership_chart_page_init (KamaeLeadershipChartPage *self)
{
}
