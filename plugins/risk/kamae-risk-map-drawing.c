/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-map-private.h"

#include <math.h>
#include <pango/pangocairo.h>

/* The room for the labels of the levels, in widths of the text. */
#define LABEL_EMS 6.5
#define TITLE_EMS 2.2

typedef struct
{
  KamaeRiskMap          *map;
  cairo_t               *cr;
  PangoLayout           *layout;
  const KamaeChartStyle *style;
  double                 width;
  double                 height;
} Drawing;

/* The plain colours of the levels; their lightness differs, too, for paper without colour. */
static const struct
{
  double color[3];
  double alpha;
} tones[] = {
  [KAMAE_TONE_NEUTRAL] = { { 0.5, 0.5, 0.5 }, 0.12 },
  [KAMAE_TONE_GOOD] = { { 0.2, 0.7, 0.4 }, 0.16 },
  [KAMAE_TONE_ATTENTION] = { { 0.9, 0.7, 0.1 }, 0.32 },
  [KAMAE_TONE_BAD] = { { 0.85, 0.2, 0.15 }, 0.5 },
  [KAMAE_TONE_QUIET] = { { 0.5, 0.5, 0.5 }, 0.06 },
};

/* The text's size follows the room, so that a cell's place does not depend on the font. */
static double
get_em (double width,
        double height)
{
  return CLAMP (MIN (width / 46, height / 30), 6, 13);
}

void
kamae_risk_map_get_cell (KamaeRiskMap      *self,
                         double             width,
                         double             height,
                         guint              column,
                         guint              row,
                         cairo_rectangle_t *cell)
{
  double em = get_em (width, height);
  double left = (LABEL_EMS + TITLE_EMS) * em, bottom = 2 * TITLE_EMS * em;

  cell->width = (width - left - em / 2) / kamae_risk_map_get_n_columns (self);
  cell->height = (height - bottom - em / 2) / kamae_risk_map_get_n_rows (self);
  cell->x = left + column * cell->width;
  cell->y = em / 2 + row * cell->height;
}

static void
set_color (Drawing      *drawing,
           const double *color,
           double        alpha)
{
  cairo_set_source_rgba (drawing->cr, color[0], color[1], color[2], alpha);
}

/* Text within a box, in its middle or at its right end. */
static void
draw_text (Drawing        *drawing,
           const char     *text,
           double          x,
           double          y,
           double          width,
           double          height,
           double          size,
           PangoAlignment  alignment)
{
  PangoFontDescription *font = pango_font_description_from_string (drawing->style->family);
  int text_height;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (drawing->layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (drawing->layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (drawing->layout, -2);
  pango_layout_set_ellipsize (drawing->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (drawing->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (drawing->layout, alignment);
  pango_layout_set_text (drawing->layout, text, -1);
  pango_layout_get_size (drawing->layout, NULL, &text_height);
  cairo_move_to (drawing->cr, x, y + (height - (double) text_height / PANGO_SCALE) / 2);
  pango_cairo_show_layout (drawing->cr, drawing->layout);
}

static char *
dup_level_text (const KamaeRiskLevel *level)
{
  return g_strdup_printf (level->label != NULL ? "%d %s" : "%d", level->value, level->label);
}

static void
draw_axes (Drawing *drawing)
{
  KamaeRiskMap *map = drawing->map;
  double em = get_em (drawing->width, drawing->height);
  cairo_rectangle_t cell;

  set_color (drawing, drawing->style->foreground, 1);
  for (guint row = 0; row < map->up->levels->len; row++)
    {
      g_autofree char *text = dup_level_text (map->up->levels->pdata[row]);

      kamae_risk_map_get_cell (map, drawing->width, drawing->height, 0, row, &cell);
      draw_text (drawing, text, TITLE_EMS * em, cell.y, (LABEL_EMS - 0.5) * em, cell.height, em,
                 PANGO_ALIGN_RIGHT);
    }
  for (guint column = 0; column < map->across->levels->len; column++)
    {
      g_autofree char *text =
        dup_level_text (map->across->levels->pdata[map->across->levels->len - 1 - column]);

      kamae_risk_map_get_cell (map, drawing->width, drawing->height, column,
                               map->up->levels->len - 1, &cell);
      draw_text (drawing, text, cell.x, cell.y + cell.height, cell.width, TITLE_EMS * em, em,
                 PANGO_ALIGN_CENTER);
    }
  kamae_risk_map_get_cell (map, drawing->width, drawing->height, 0, map->up->levels->len - 1,
                           &cell);
  draw_text (drawing, map->across->label, cell.x, drawing->height - TITLE_EMS * em,
             drawing->width - cell.x, TITLE_EMS * em, em * 1.15, PANGO_ALIGN_CENTER);
  cairo_save (drawing->cr);
  cairo_translate (drawing->cr, 0, cell.y + cell.height);
  cairo_rotate (drawing->cr, -G_PI / 2);
  draw_text (drawing, map->up->label, 0, 0, cell.y + cell.height, TITLE_EMS * em, em * 1.15,
             PANGO_ALIGN_CENTER);
  cairo_restore (drawing->cr);
}

static const KamaeRiskPlace *
get_place (Drawing *drawing,
           guint    column,
           guint    row)
{
  return &drawing->map->places[row * drawing->map->across->levels->len + column];
}

static void
draw_place (Drawing *drawing,
            guint    column,
            guint    row)
{
  const KamaeRiskPlace *place = get_place (drawing, column, row);
  double em = get_em (drawing->width, drawing->height);
  cairo_rectangle_t cell;

  kamae_risk_map_get_cell (drawing->map, drawing->width, drawing->height, column, row, &cell);
  cairo_rectangle (drawing->cr, cell.x, cell.y, cell.width, cell.height);
  if (place->is_decided)
    {
      set_color (drawing, tones[place->tone].color, tones[place->tone].alpha);
      cairo_fill_preserve (drawing->cr);
    }
  set_color (drawing, drawing->style->foreground, 0.35);
  cairo_set_line_width (drawing->cr, 0.5);
  cairo_stroke (drawing->cr);
  if (!place->is_decided || place->mark == NULL)
    return;
  set_color (drawing, drawing->style->foreground, 0.75);
  draw_text (drawing, place->mark, cell.x + em / 4, cell.y + em / 8, 2 * em, 1.3 * em, em,
             PANGO_ALIGN_LEFT);
}

/* Between what may be accepted and what may not, whatever the other scales say. */
static void
draw_acceptance (Drawing *drawing)
{
  guint n_columns = kamae_risk_map_get_n_columns (drawing->map);
  guint n_rows = kamae_risk_map_get_n_rows (drawing->map);
  cairo_rectangle_t cell;

  set_color (drawing, drawing->style->foreground, 1);
  cairo_set_line_width (drawing->cr, 2.5);
  cairo_set_line_cap (drawing->cr, CAIRO_LINE_CAP_SQUARE);
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      {
        gboolean here = get_place (drawing, column, row)->is_acceptable;

        kamae_risk_map_get_cell (drawing->map, drawing->width, drawing->height, column, row,
                                 &cell);
        if (column + 1 < n_columns && get_place (drawing, column + 1, row)->is_acceptable != here)
          {
            cairo_move_to (drawing->cr, cell.x + cell.width, cell.y);
            cairo_rel_line_to (drawing->cr, 0, cell.height);
          }
        if (row + 1 < n_rows && get_place (drawing, column, row + 1)->is_acceptable != here)
          {
            cairo_move_to (drawing->cr, cell.x, cell.y + cell.height);
            cairo_rel_line_to (drawing->cr, cell.width, 0);
          }
      }
  cairo_stroke (drawing->cr);
}

static double
get_radius (guint                    n,
            guint                    most,
            const cairo_rectangle_t *cell)
{
  double largest = 0.36 * MIN (cell->width, cell->height);

  return largest * (0.55 + 0.45 * sqrt ((double) n / most));
}

static guint
count_most (KamaeRiskMap *map)
{
  guint most = 1;

  for (guint row = 0; row < kamae_risk_map_get_n_rows (map); row++)
    for (guint column = 0; column < kamae_risk_map_get_n_columns (map); column++)
      most = MAX (most, kamae_risk_map_count (map, column, row));
  return most;
}

/* Where the other scales decide, the highest level that was found: its colour, its mark, how many
 * have it. */
static void
draw_highest (Drawing *drawing,
              guint    column,
              guint    row,
              double   x,
              double   y,
              double   radius)
{
  guint n;
  const KamaeRiskPoint *highest = kamae_risk_map_find_highest (drawing->map, column, row, &n);
  g_autofree char *text = NULL;

  if (highest == NULL || get_place (drawing, column, row)->is_decided)
    return;
  set_color (drawing, tones[highest->tone].color, tones[highest->tone].alpha);
  cairo_arc (drawing->cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (drawing->cr);
  set_color (drawing, drawing->style->foreground, 1);
  text = g_strdup_printf ("%s %u", highest->mark != NULL ? highest->mark : "", n);
  draw_text (drawing, text, x - radius, y + radius * 0.3, 2 * radius, radius * 0.55,
             CLAMP (radius * 0.35, 5, 11), PANGO_ALIGN_CENTER);
}

static void
draw_bubble (Drawing *drawing,
             guint    column,
             guint    row,
             guint    most)
{
  guint n = kamae_risk_map_count (drawing->map, column, row);
  g_autofree char *text = g_strdup_printf ("%u", n);
  cairo_rectangle_t cell;
  double radius, x, y;

  if (n == 0)
    return;
  kamae_risk_map_get_cell (drawing->map, drawing->width, drawing->height, column, row, &cell);
  radius = get_radius (n, most, &cell);
  x = cell.x + cell.width / 2;
  y = cell.y + cell.height / 2;
  cairo_new_sub_path (drawing->cr);
  cairo_arc (drawing->cr, x, y, radius, 0, 2 * G_PI);
  set_color (drawing, drawing->style->background, 1);
  cairo_fill (drawing->cr);
  draw_highest (drawing, column, row, x, y, radius);
  cairo_new_sub_path (drawing->cr);
  cairo_arc (drawing->cr, x, y, radius, 0, 2 * G_PI);
  set_color (drawing, drawing->style->foreground, 1);
  cairo_set_line_width (drawing->cr, 1.2);
  cairo_stroke (drawing->cr);
  draw_text (drawing, text, x - cell.width / 2, y - radius, cell.width, 2 * radius,
             CLAMP (radius * 0.8, 6, 18), PANGO_ALIGN_CENTER);
}

static void
draw_arrow (Drawing              *drawing,
            const KamaeRiskPoint *point)
{
  cairo_rectangle_t from, to;
  double x1, y1, x2, y2, angle, size = get_em (drawing->width, drawing->height) * 0.7;

  kamae_risk_map_get_cell (drawing->map, drawing->width, drawing->height, (guint) point->column,
                           (guint) point->row, &from);
  kamae_risk_map_get_cell (drawing->map, drawing->width, drawing->height,
                           (guint) point->to_column, (guint) point->to_row, &to);
  x1 = from.x + from.width / 2;
  y1 = from.y + from.height / 2;
  angle = atan2 (to.y + to.height / 2 - y1, to.x + to.width / 2 - x1);
  /* It ends beside the middle, where a bubble may stand. */
  x2 = to.x + to.width / 2 - cos (angle) * to.width * 0.4;
  y2 = to.y + to.height / 2 - sin (angle) * to.height * 0.4;
  cairo_move_to (drawing->cr, x1, y1);
  cairo_line_to (drawing->cr, x2, y2);
  cairo_stroke (drawing->cr);
  cairo_move_to (drawing->cr, x2, y2);
  cairo_line_to (drawing->cr, x2 - size * cos (angle - 0.45), y2 - size * sin (angle - 0.45));
  cairo_line_to (drawing->cr, x2 - size * cos (angle + 0.45), y2 - size * sin (angle + 0.45));
  cairo_close_path (drawing->cr);
  cairo_fill (drawing->cr);
}

/* One arrow for all risks that go the same way. */
static void
draw_arrows (Drawing *drawing)
{
  g_autoptr(GHashTable) drawn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  set_color (drawing, drawing->style->accent, 0.85);
  cairo_set_line_width (drawing->cr, 1.4);
  for (guint i = 0; i < drawing->map->points->len; i++)
    {
      const KamaeRiskPoint *point = drawing->map->points->pdata[i];

      if (point->to_column < 0 || point->to_row < 0
          || (point->to_column == point->column && point->to_row == point->row))
        continue;
      if (g_hash_table_add (drawn, g_strdup_printf ("%d %d %d %d", point->column, point->row,
                                                    point->to_column, point->to_row)))
        draw_arrow (drawing, point);
    }
}

void
kamae_risk_map_draw (KamaeRiskMap          *self,
                     cairo_t               *cr,
                     double                 width,
                     double                 height,
                     const KamaeChartStyle *style)
{
  g_autoptr(PangoLayout) layout = pango_cairo_create_layout (cr);
  Drawing drawing = { self, cr, layout, style, width, height };
  guint most = count_most (self);

  cairo_save (cr);
  for (guint row = 0; row < kamae_risk_map_get_n_rows (self); row++)
    for (guint column = 0; column < kamae_risk_map_get_n_columns (self); column++)
      draw_place (&drawing, column, row);
  draw_axes (&drawing);
  draw_acceptance (&drawing);
  draw_arrows (&drawing);
  for (guint row = 0; row < kamae_risk_map_get_n_rows (self); row++)
    for (guint column = 0; column < kamae_risk_map_get_n_columns (self); column++)
      draw_bubble (&drawing, column, row, most);
  cairo_restore (cr);
}
