/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include <string.h>

/* Rows of approval boxes (承認欄): at the top right of the first page, and in forms. */
#include "kamae-layout-private.h"

#define BOX_WIDTH (20 * KAMAE_MILLIMETRE)
#define LABEL_HEIGHT (5.5 * KAMAE_MILLIMETRE)
#define STAMP_HEIGHT (19 * KAMAE_MILLIMETRE)
#define SEAL_DIAMETER (15 * KAMAE_MILLIMETRE)

double
kamae_layout_get_boxes_width (GArray *boxes)
{
  return boxes->len * BOX_WIDTH;
}

static const KamaeApprovalBox *
kamae_boxes_get (GArray *boxes,
                 guint   index)
{
  return &g_array_index (boxes, KamaeApprovalBox, index);
}

static double
kamae_boxes_get_title_height (GArray *boxes)
{
  for (guint i = 0; i < boxes->len; i++)
    if (kamae_boxes_get (boxes, i)->title != NULL)
      return LABEL_HEIGHT;
  return 0;
}

double
kamae_layout_get_boxes_height (GArray *boxes)
{
  return boxes->len > 0 ? kamae_boxes_get_title_height (boxes) + LABEL_HEIGHT + STAMP_HEIGHT : 0;
}

/* A seal bears the family name: the first word of a Japanese name, the last of others. */
static char *
kamae_name_dup_family (const char *name)
{
  g_autofree char *text = g_strstrip (g_strdelimit (g_strdup (name), "\t\n", ' '));
  const char *space = strstr (text, "\u3000");   /* the wide space */

  if (space == NULL)
    space = g_utf8_get_char (text) < 0x2e80 ? strrchr (text, ' ') : strchr (text, ' ');
  if (space == NULL)
    return g_steal_pointer (&text);
  if (g_utf8_get_char (text) < 0x2e80)
    return g_strdup (space + 1);
  return g_strndup (text, space - text);
}

static void
kamae_layout_draw_centered (KamaeLayout *self,
                            cairo_t     *cr,
                            const char  *text,
                            double       x,
                            double       y,
                            double       width)
{
  double pitch = kamae_typesetter_get_pitch (self->typesetter, KAMAE_STYLE_STAMP);

  kamae_typesetter_draw_fitted (self->typesetter, cr, KAMAE_STYLE_STAMP, text,
                                x - width / 2, y - pitch / 2, width, KAMAE_ALIGN_CENTER);
}

/* A dated seal (日付印): what was done, the date, the family name. */
static void
kamae_layout_draw_seal (KamaeLayout            *self,
                        cairo_t                *cr,
                        const KamaeApprovalBox *box,
                        double                  x,
                        double                  y)
{
  g_autofree char *family = kamae_name_dup_family (box->name);
  double radius = SEAL_DIAMETER / 2;
  double band = radius * 0.3;
  double chord = radius * 0.954;   /* of the circle at that height */

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.78, 0.16, 0.12);
  cairo_set_line_width (cr, 0.9);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, x - chord, y + side * band);
      cairo_line_to (cr, x + chord, y + side * band);
    }
  cairo_stroke (cr);
  kamae_layout_draw_centered (self, cr, box->label, x, y - radius * 0.6, radius * 1.2);
  kamae_layout_draw_centered (self, cr, box->date, x, y, radius * 1.8);
  kamae_layout_draw_centered (self, cr, family, x, y + radius * 0.6, radius * 1.2);
  cairo_restore (cr);
}

static void
kamae_layout_draw_label (KamaeLayout *self,
                         cairo_t     *cr,
                         const char  *label,
                         double       x,
                         double       y,
                         double       width)
{
  double pitch = kamae_typesetter_get_pitch (self->typesetter, KAMAE_STYLE_LABEL);

  kamae_typesetter_draw_fitted (self->typesetter, cr, KAMAE_STYLE_LABEL, label, x + 2,
                                y + (LABEL_HEIGHT - pitch) / 2, width - 4, KAMAE_ALIGN_CENTER);
}

static void
kamae_layout_draw_box (KamaeLayout            *self,
                       cairo_t                *cr,
                       const KamaeApprovalBox *box,
                       double                  x,
                       double                  y)
{
  double middle = y + LABEL_HEIGHT + STAMP_HEIGHT / 2;

  kamae_layout_draw_label (self, cr, box->label, x, y, BOX_WIDTH);
  if (box->name == NULL)
    return;

  if (g_strcmp0 (box->means, "electronic") == 0)
    {
      kamae_layout_draw_seal (self, cr, box, x + BOX_WIDTH / 2, middle);
      return;
    }
  kamae_layout_draw_centered (self, cr, box->name, x + BOX_WIDTH / 2, middle - 7, BOX_WIDTH - 6);
  kamae_layout_draw_centered (self, cr, box->date, x + BOX_WIDTH / 2, middle + 7, BOX_WIDTH - 6);
}

/* Each title over its boxes; a rule stands between two of them. */
static void
kamae_layout_draw_box_titles (KamaeLayout *self,
                              cairo_t     *cr,
                              GArray      *boxes,
                              double       x,
                              double       y)
{
  guint first = 0;

  for (guint i = 1; i <= boxes->len; i++)
    {
      const char *title = kamae_boxes_get (boxes, first)->title;

      if (i < boxes->len && g_strcmp0 (kamae_boxes_get (boxes, i)->title, title) == 0)
        continue;
      kamae_layout_draw_label (self, cr, title, x + first * BOX_WIDTH, y, (i - first) * BOX_WIDTH);
      if (first > 0)
        {
          cairo_move_to (cr, x + first * BOX_WIDTH, y);
          cairo_rel_line_to (cr, 0, LABEL_HEIGHT);
        }
      first = i;
    }
  cairo_move_to (cr, x, y + LABEL_HEIGHT);
  cairo_rel_line_to (cr, kamae_layout_get_boxes_width (boxes), 0);
  cairo_stroke (cr);
}

void
kamae_layout_draw_boxes (KamaeLayout *self,
                         cairo_t     *cr,
                         GArray      *boxes,
                         double       x,
                         double       y)
{
  double width = kamae_layout_get_boxes_width (boxes);
  double top = y + kamae_boxes_get_title_height (boxes);

  if (boxes->len == 0)
    return;

  cairo_set_line_width (cr, 0.8);
  cairo_rectangle (cr, x, y, width, kamae_layout_get_boxes_height (boxes));
  cairo_stroke (cr);
  cairo_set_line_width (cr, 0.4);
  if (top > y)
    kamae_layout_draw_box_titles (self, cr, boxes, x, y);
  cairo_move_to (cr, x, top + LABEL_HEIGHT);
  cairo_line_to (cr, x + width, top + LABEL_HEIGHT);
  for (guint i = 1; i < boxes->len; i++)
    {
      cairo_move_to (cr, x + i * BOX_WIDTH, top);
      cairo_line_to (cr, x + i * BOX_WIDTH, top + LABEL_HEIGHT + STAMP_HEIGHT);
    }
  cairo_stroke (cr);
  cairo_tag_begin (cr, "P", NULL);
  for (guint i = 0; i < boxes->len; i++)
    kamae_layout_draw_box (self, cr, kamae_boxes_get (boxes, i), x + i * BOX_WIDTH, top);
  cairo_tag_end (cr, "P");
}
