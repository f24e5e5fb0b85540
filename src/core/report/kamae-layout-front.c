/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include <string.h>

/* What surrounds the blocks: the head of the first page, the margins of each, the watermark. */
#include "kamae-layout-private.h"

#define FRONT_GAP 10     /* between title and boxes, label and value */
#define FRONT_AFTER 12   /* between the head and the first block */
#define LOGO_HEIGHT (9 * KAMAE_MILLIMETRE)
#define LOGO_WIDTH (50 * KAMAE_MILLIMETRE)
#define MARGIN_GAP 25    /* between the texts of a margin */
#define MARGIN_RULE 4    /* between the text of the margin and its rule */

static void
kamae_layout_set_identifications (KamaeLayout *self,
                                  double       width)
{
  GArray *identifications = self->document->identifications;
  KamaeFront *front = &self->front;

  front->n_identifications = identifications->len;
  front->labels = g_new0 (KamaeSetText, identifications->len);
  front->values = g_new0 (KamaeSetText, identifications->len);
  for (guint i = 0; i < identifications->len; i++)
    {
      const char *label = g_array_index (identifications, KamaeIdentification, i).label;

      front->labels[i] = kamae_typesetter_set (self->typesetter, KAMAE_STYLE_LABEL, label, -1);
      front->labels_width = MAX (front->labels_width,
                                 kamae_typesetter_get_length (self->typesetter, &front->labels[i]));
    }
  front->labels_width += FRONT_GAP;
  for (guint i = 0; i < identifications->len; i++)
    {
      const char *value = g_array_index (identifications, KamaeIdentification, i).value;

      front->values[i] = kamae_typesetter_set (self->typesetter, KAMAE_STYLE_LABEL, value,
                                               MAX (width - front->labels_width, width / 2));
    }
}

static double
kamae_layout_get_identification_height (KamaeLayout *self,
                                        guint        i)
{
  return MAX (kamae_typesetter_get_height (self->typesetter, &self->front.labels[i]),
              kamae_typesetter_get_height (self->typesetter, &self->front.values[i]));
}

/* What stands in one line is set when it is drawn; this only asks whether the fonts have it. */
static void
kamae_layout_check_lines (KamaeLayout *self)
{
  KamaeDocument *document = self->document;
  const char *const texts[] = {
    document->number, document->classification, document->organization, document->printed,
    document->watermark, document->copy, document->foot,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    kamae_typesetter_set (self->typesetter, KAMAE_STYLE_MARGIN, texts[i], -1);
  for (guint i = 0; i < document->approval_boxes->len; i++)
    {
      const KamaeApprovalBox *box = &g_array_index (document->approval_boxes, KamaeApprovalBox, i);

      kamae_typesetter_set (self->typesetter, KAMAE_STYLE_STAMP, box->label, -1);
      kamae_typesetter_set (self->typesetter, KAMAE_STYLE_STAMP, box->name, -1);
    }
}

typedef struct
{
  const guint8 *data;
  gsize         left;
} KamaeReader;

static cairo_status_t
kamae_reader_read (void          *closure,
                   unsigned char *data,
                   unsigned int   length)
{
  KamaeReader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static void
kamae_layout_set_logo (KamaeLayout *self)
{
  KamaeReader reader;

  if (self->document->logo == NULL)
    return;
  reader.data = g_bytes_get_data (self->document->logo, &reader.left);
  self->front.logo = cairo_image_surface_create_from_png_stream (kamae_reader_read, &reader);
  if (cairo_surface_status (self->front.logo) == CAIRO_STATUS_SUCCESS)
    self->front.logo_height = LOGO_HEIGHT + FRONT_GAP;
}

/* At the top left over the title. */
static void
kamae_layout_draw_logo (KamaeLayout *self,
                        cairo_t     *cr)
{
  double width, height, scale;

  if (self->front.logo_height <= 0)
    return;
  width = cairo_image_surface_get_width (self->front.logo);
  height = cairo_image_surface_get_height (self->front.logo);
  scale = MIN (LOGO_HEIGHT / height, LOGO_WIDTH / width);
  cairo_save (cr);
  cairo_translate (cr, self->left, self->top);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, self->front.logo, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

void
kamae_layout_set_front (KamaeLayout *self)
{
  KamaeFront *front = &self->front;
  double width = self->body_width;

  if (self->document->approval_boxes->len > 0)
    width -= kamae_layout_get_boxes_width (self->document->approval_boxes) + FRONT_GAP;
  front->title = kamae_typesetter_set (self->typesetter, KAMAE_STYLE_TITLE, self->document->title,
                                       width);
  kamae_layout_set_identifications (self, width);
  kamae_layout_set_logo (self);

  front->height = kamae_typesetter_get_height (self->typesetter, &front->title);
  if (front->n_identifications > 0)
    front->height += FRONT_GAP / 2;
  for (guint i = 0; i < front->n_identifications; i++)
    front->height += kamae_layout_get_identification_height (self, i);
  front->height = MAX (front->height,
                       kamae_layout_get_boxes_height (self->document->approval_boxes));
  front->height += front->logo_height;
  if (front->height > 0)
    front->height += FRONT_AFTER;
  kamae_layout_check_lines (self);
}

void
kamae_layout_clear_front (KamaeLayout *self)
{
  g_clear_pointer (&self->front.labels, g_free);
  g_clear_pointer (&self->front.values, g_free);
  g_clear_pointer (&self->front.logo, cairo_surface_destroy);
}

void
kamae_layout_draw_front (KamaeLayout *self,
                         cairo_t     *cr)
{
  KamaeFront *front = &self->front;
  double y = self->top + front->logo_height;
  GArray *boxes;

  kamae_layout_draw_logo (self, cr);
  cairo_tag_begin (cr, "H1", NULL);
  kamae_typesetter_draw (self->typesetter, cr, &front->title, self->left, y,
                         self->body_width,
                         self->document->is_letter ? KAMAE_ALIGN_CENTER : KAMAE_ALIGN_LEFT);
  cairo_tag_end (cr, "H1");
  y += kamae_typesetter_get_height (self->typesetter, &front->title) + FRONT_GAP / 2;
  for (guint i = 0; i < front->n_identifications; i++)
    {
      cairo_tag_begin (cr, "P", NULL);
      kamae_typesetter_draw (self->typesetter, cr, &front->labels[i], self->left, y, 0,
                             KAMAE_ALIGN_LEFT);
      kamae_typesetter_draw (self->typesetter, cr, &front->values[i],
                             self->left + front->labels_width, y, 0, KAMAE_ALIGN_LEFT);
      cairo_tag_end (cr, "P");
      y += kamae_layout_get_identification_height (self, i);
    }
  boxes = self->document->approval_boxes;
  kamae_layout_draw_boxes (self, cr, boxes,
                           self->left + self->body_width - kamae_layout_get_boxes_width (boxes),
                           self->top);
}

/* Each side has its share; a longer text is made smaller before it meets another. */
static void
kamae_layout_draw_margin (KamaeLayout *self,
                          cairo_t     *cr,
                          double       y,
                          double       left_share,
                          const char  *left,
                          const char  *center,
                          const char  *right)
{
  double middle = self->left + self->body_width * left_share;
  double end = self->left + self->body_width;

  kamae_typesetter_draw_fitted (self->typesetter, cr, KAMAE_STYLE_MARGIN, left,
                                self->left, y, middle - MARGIN_GAP - self->left, KAMAE_ALIGN_LEFT);
  kamae_typesetter_draw_fitted (self->typesetter, cr, KAMAE_STYLE_MARGIN, center,
                                self->left, y, self->body_width, KAMAE_ALIGN_CENTER);
  kamae_typesetter_draw_fitted (self->typesetter, cr, KAMAE_STYLE_MARGIN, right,
                                middle + MARGIN_GAP, y, end - middle - MARGIN_GAP,
                                KAMAE_ALIGN_RIGHT);
}

static void
kamae_layout_draw_rule (KamaeLayout *self,
                        cairo_t     *cr,
                        double       y)
{
  cairo_move_to (cr, self->left, y);
  cairo_line_to (cr, self->left + self->body_width, y);
  cairo_set_line_width (cr, 0.4);
  cairo_stroke (cr);
}

/* The watermark in small, for those who copy the text or cannot see it, and the classification. */
static char *
kamae_layout_dup_marks (KamaeDocument *document)
{
  const char *classification = document->classification != NULL ? document->classification : "";
  g_autofree char *marks = kamae_document_dup_marks (document);

  if (marks == NULL)
    return g_strdup (classification);
  return g_strdup_printf ("%s    %s", marks, classification);
}

void
kamae_layout_draw_margins (KamaeLayout *self,
                           cairo_t     *cr,
                           guint        page)
{
  KamaeDocument *document = self->document;
  const char *title = document->title != NULL ? document->title : "";
  const char *gap = document->number != NULL ? "  " : "";
  g_autofree char *head = g_strconcat (document->number != NULL ? document->number : "", gap, title,
                                       NULL);
  g_autofree char *number = g_strdup_printf ("%u / %u", page + 1, self->pages->len);
  g_autofree char *marks = kamae_layout_dup_marks (document);
  double pitch = kamae_typesetter_get_pitch (self->typesetter, KAMAE_STYLE_MARGIN);
  double top = 15 * KAMAE_MILLIMETRE;
  double bottom = self->height - 15 * KAMAE_MILLIMETRE - pitch;

  /* On a letter of one sheet there is only what marks a draft or a copy. */
  if (document->is_letter && self->pages->len == 1)
    kamae_layout_draw_margin (self, cr, top, 0.6, NULL, NULL, marks);
  else
    {
      kamae_layout_draw_margin (self, cr, top, 0.6, head, NULL, marks);
      kamae_layout_draw_rule (self, cr, top + pitch + MARGIN_RULE / 2);
      kamae_layout_draw_rule (self, cr, bottom - MARGIN_RULE / 2);
      kamae_layout_draw_margin (self, cr, bottom, 0.5, document->organization, number,
                                document->printed);
    }
  /* Into the margin of the paper, so that the pages are torn where those of the original are. */
  kamae_typesetter_draw_fitted (self->typesetter, cr, KAMAE_STYLE_MARGIN, document->foot,
                                self->left, bottom + pitch, self->body_width, KAMAE_ALIGN_LEFT);
}

void
kamae_layout_draw_watermark (KamaeLayout *self,
                             cairo_t     *cr)
{
  double length = 0.7 * MIN (self->width, self->height);
  double pitch = kamae_typesetter_get_pitch (self->typesetter, KAMAE_STYLE_WATERMARK);
  KamaeDocument *document = self->document;
  gboolean is_both = document->watermark != NULL && document->copy != NULL;

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.9, 0.9, 0.9);
  cairo_translate (cr, self->width / 2, self->height / 2);
  cairo_rotate (cr, -G_PI / 6);
  kamae_typesetter_draw_fitted (self->typesetter, cr, KAMAE_STYLE_WATERMARK, document->watermark,
                                -length / 2, is_both ? -pitch : -pitch / 2, length,
                                KAMAE_ALIGN_CENTER);
  kamae_typesetter_draw_fitted (self->typesetter, cr, KAMAE_STYLE_WATERMARK, document->copy,
                                -length / 2, is_both ? 0 : -pitch / 2, length,
                                KAMAE_ALIGN_CENTER);
  cairo_restore (cr);
}
