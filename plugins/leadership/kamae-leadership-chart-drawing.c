/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-chart.h"

#include <pango/pangocairo.h>

#include <kamae-i18n.h>

/* The picture of the chart: the lines, which the screen has under its buttons, and on paper the
 * boxes with their words. */

#define NAME_SIZE 8.0
#define HOLDER_SIZE 7.5
#define PADDING 4.0
#define BAND 14.0     /* of the name, over the holders */
#define ELBOW 6.0

static const KamaeLeadershipBox *
get_box (const KamaeLeadershipChart *self,
         guint                       place)
{
  return &g_array_index (self->boxes, KamaeLeadershipBox, place);
}

/* Lines that are sharp, on the screen, too. */
static void
draw_line (cairo_t *cr,
           double   x1,
           double   y1,
           double   x2,
           double   y2)
{
  cairo_move_to (cr, (int) x1 + 0.5, (int) y1 + 0.5);
  cairo_line_to (cr, (int) x2 + 0.5, (int) y2 + 0.5);
}

/* From the left side of the box above, down and to the right. */
static void
draw_elbow (cairo_t                  *cr,
            const KamaeLeadershipBox *above,
            const KamaeLeadershipBox *box)
{
  double x = above->area.x + ELBOW;
  double y = box->area.y + box->area.height / 2;

  draw_line (cr, x, above->area.y + above->area.height, x, y);
  draw_line (cr, x, y, box->area.x, y);
}

/* From the top, or from the edge of a further row, to the head of each column. */
static void
draw_heads (const KamaeLeadershipChart *self,
            guint                       row,
            cairo_t                    *cr)
{
  const KamaeLeadershipBox *top = get_box (self, 0);
  double middle = top->area.x + top->area.width / 2;
  double y = row == 0 ? top->area.height + self->measures.gap : 0;
  double left = row == 0 ? middle : 0, right = row == 0 ? middle : 0;

  for (guint i = 1; i < self->boxes->len; i++)
    {
      const KamaeLeadershipBox *box = get_box (self, i);
      double x = box->area.x + box->area.width / 2;

      if (box->row != row || box->up != 0)
        continue;
      draw_line (cr, x, y, x, box->area.y);
      left = MIN (left, x);
      right = MAX (right, x);
    }
  draw_line (cr, left, y, right, y);
  if (row == 0 && self->boxes->len > 1)
    draw_line (cr, middle, top->area.height, middle, y);
}

void
kamae_leadership_chart_draw_lines (const KamaeLeadershipChart *self,
                                   guint                       row,
                                   cairo_t                    *cr)
{
  cairo_set_line_width (cr, 1);
  draw_heads (self, row, cr);
  for (guint i = 1; i < self->boxes->len; i++)
    {
      const KamaeLeadershipBox *box = get_box (self, i);

      if (box->row == row && box->up != 0 && box->up != i)
        draw_elbow (cr, get_box (self, box->up), box);
    }
  cairo_stroke (cr);
}

static void
draw_text (PangoLayout              *layout,
           cairo_t                  *cr,
           const char               *text,
           const cairo_rectangle_t  *area,
           double                    y,
           double                    size,
           int                       lines)
{
  PangoFontDescription *font =
    pango_font_description_copy (pango_layout_get_font_description (layout));

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) ((area->width - 2 * PADDING) * PANGO_SCALE));
  pango_layout_set_height (layout, -lines);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, area->x + PADDING, y);
  pango_cairo_show_layout (cr, layout);
}

/* A vacant box, and one that only goes on, has a broken frame. */
static void
draw_box (const KamaeLeadershipBox *box,
          PangoLayout              *layout,
          const char               *language,
          cairo_t                  *cr)
{
  static const double dashes[] = { 3, 2 };
  const char *holders = box->is_vacant ? kamae_translate (language, GETTEXT_PACKAGE,
                                                          /* Translators: 空席 */
                                                          KC_ ("role", "Vacant"))
                                       : box->holders;
  double y = box->area.y + (BAND - NAME_SIZE * 1.3) / 2;

  cairo_rectangle (cr, box->area.x, box->area.y, box->area.width, BAND);
  cairo_set_source_rgb (cr, 0.9, 0.9, 0.9);
  cairo_fill (cr);
  cairo_rectangle (cr, box->area.x, box->area.y, box->area.width, box->area.height);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, box->row == 0 && box->area.y == 0 ? 1.2 : 0.6);
  cairo_set_dash (cr, dashes, box->is_vacant || box->is_continued ? 2 : 0, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  draw_text (layout, cr, box->name, &box->area, y, NAME_SIZE, 1);
  if (box->is_continued)
    holders = kamae_translate (language, GETTEXT_PACKAGE,
                               /* Translators: over a column of the chart that goes on: （続き） */
                               KC_ ("chart", "(continued)"));
  draw_text (layout, cr, holders, &box->area, box->area.y + BAND + 3, HOLDER_SIZE, 2);
}

void
kamae_leadership_chart_draw (const KamaeLeadershipChart *self,
                             guint                       row,
                             const char                 *language,
                             cairo_t                    *cr)
{
  g_autoptr(PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string (
    "IPAexGothic,IPAGothic,Noto Sans CJK JP,sans-serif");

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  cairo_set_source_rgb (cr, 0, 0, 0);
  kamae_leadership_chart_draw_lines (self, row, cr);
  for (guint i = 0; i < self->boxes->len; i++)
    if (get_box (self, i)->row == row)
      draw_box (get_box (self, i), layout, language, cr);
}
