/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-typesetter-private.h"

#include <string.h>

struct _KamaeTypesetter
{
  PangoLayout *layouts[KAMAE_N_STYLES];
  double       ascents[KAMAE_N_STYLES];   /* of the baseline under the top of a line */
  PangoAttrList *features;                /* of all texts */
  GPtrArray   *lines;                     /* of PangoLayoutLine */
  GPtrArray   *broken;                    /* copies of texts with line breaks that they had not */
  guint        n_missing;
};

#define LATIN_SCALE 0.92

/* So many letters are broken into lines at once. Pango counts the length of all in 1024ths of a
 * point, and loses what lies beyond 2^31 of those: 120,000 letters of a title. */
#define PARAGRAPH_MAX 50000

/* So many letters alone on the last line look like a slip, in a text of up to so many lines. */
#define LONE_LETTERS 2
#define LONE_LINES 6

typedef struct
{
  gboolean is_text;   /* in the font of running text */
  double   size;
  double   pitch;     /* from line to line */
  double   weight;    /* of the pen that goes round letters that are bold */
} KamaeStyleInfo;

/* Bold letters are drawn with a pen round them: the IPAex fonts have no bold, and one made up by
 * the font library would not embed as TrueType. */
static const KamaeStyleInfo styles[KAMAE_N_STYLES] = {
  [KAMAE_STYLE_TITLE] = { FALSE, 17, 24, 0.55 },
  [KAMAE_STYLE_HEADING_1] = { FALSE, 12, 18, 0.4 },
  [KAMAE_STYLE_HEADING_2] = { FALSE, 11, 17, 0.35 },
  [KAMAE_STYLE_HEADING_3] = { FALSE, 10.5, 16, 0.35 },
  [KAMAE_STYLE_TEXT] = { TRUE, 10.5, 17 },
  [KAMAE_STYLE_NOTE] = { TRUE, 8.5, 13 },
  [KAMAE_STYLE_LABEL] = { FALSE, 9, 13 },
  [KAMAE_STYLE_CELL] = { FALSE, 9, 13 },
  [KAMAE_STYLE_SMALL_CELL] = { FALSE, 7.5, 10.5 },
  [KAMAE_STYLE_FACT] = { FALSE, 10, 17 },
  [KAMAE_STYLE_MARGIN] = { FALSE, 8, 11 },
  [KAMAE_STYLE_STAMP] = { FALSE, 8, 10 },
  [KAMAE_STYLE_WATERMARK] = { FALSE, 120, 150 },
  [KAMAE_STYLE_VERTICAL] = { FALSE, 9, 13 },
};

static PangoContext *
kamae_typesetter_create_context (PangoFontMap  *map,
                                 PangoLanguage *language)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* The page is the same on paper, in the PDF and on the screen at any scale. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, language);
  return context;
}

/* Upright letters stand in the middle of a vertical line, wherever the font has its baseline. */
static void
kamae_typesetter_center (PangoLayout *layout,
                         double      *ascent,
                         double       pitch)
{
  PangoRectangle ink;
  int above;

  pango_layout_set_text (layout, "\u56fd", -1);
  pango_layout_get_extents (layout, &ink, NULL);
  above = pango_layout_get_baseline (layout) - ink.y - ink.height / 2;
  *ascent = pitch / 2 + pango_units_to_double (above);
}

/* A hyphen that is not in the record would be wrong in a checksum or an address; a ligature is not
 * found by who searches a PDF for its letters. */
static PangoAttrList *
create_features (void)
{
  PangoAttrList *features = pango_attr_list_new ();

  pango_attr_list_insert (features, pango_attr_font_features_new ("liga=0, clig=0"));
  pango_attr_list_insert (features, pango_attr_insert_hyphens_new (FALSE));
  return features;
}

static void
kamae_typesetter_add_style (KamaeTypesetter *self,
                            KamaeStyle       style,
                            PangoContext    *context,
                            const char      *family,
                            double           scale)
{
  PangoFontMetrics *metrics;
  PangoFontDescription *description = pango_font_description_new ();
  double ascent, descent;

  pango_font_description_set_family (description, family);
  pango_font_description_set_absolute_size (description, styles[style].size * scale * PANGO_SCALE);
  metrics = pango_context_get_metrics (context, description, pango_context_get_language (context));
  ascent = pango_units_to_double (pango_font_metrics_get_ascent (metrics));
  descent = pango_units_to_double (pango_font_metrics_get_descent (metrics));
  pango_font_metrics_unref (metrics);
  self->ascents[style] = (styles[style].pitch - ascent - descent) / 2 + ascent;

  self->layouts[style] = pango_layout_new (context);
  pango_layout_set_font_description (self->layouts[style], description);
  pango_layout_set_wrap (self->layouts[style], PANGO_WRAP_WORD_CHAR);
  pango_layout_set_attributes (self->layouts[style], self->features);
  pango_font_description_free (description);

  if (style == KAMAE_STYLE_VERTICAL)
    kamae_typesetter_center (self->layouts[style], &self->ascents[style], styles[style].pitch);
}

KamaeTypesetter *
kamae_typesetter_new (KamaeDocument *document)
{
  KamaeTypesetter *self = g_new0 (KamaeTypesetter, 1);
  /* A font map of its own: a layout may be made in one thread and drawn in another. */
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoLanguage *language = pango_language_from_string (document->language);
  PangoContext *context = kamae_typesetter_create_context (map, language);
  PangoContext *vertical = kamae_typesetter_create_context (map, language);
  /* Latin letters of a size look larger beside Japanese ones, and there are more of them. */
  double scale = kamae_document_is_japanese (document) ? 1 : LATIN_SCALE;

  g_assert (KAMAE_IS_DOCUMENT (document));

  self->features = create_features ();
  pango_context_set_base_gravity (vertical, PANGO_GRAVITY_EAST);
  for (KamaeStyle style = 0; style < KAMAE_N_STYLES; style++)
    kamae_typesetter_add_style (self,
                                style,
                                style == KAMAE_STYLE_VERTICAL ? vertical : context,
                                styles[style].is_text ? document->text_family
                                                      : document->heading_family,
                                scale);
  g_object_unref (context);
  g_object_unref (vertical);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) pango_layout_line_unref);
  self->broken = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
kamae_typesetter_free (KamaeTypesetter *self)
{
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->broken);
  for (KamaeStyle style = 0; style < KAMAE_N_STYLES; style++)
    g_object_unref (self->layouts[style]);
  pango_attr_list_unref (self->features);
  g_free (self);
}

static double
kamae_line_get_length (PangoLayoutLine *line)
{
  int length = 0;

  for (GSList *l = line->runs; l != NULL; l = l->next)
    length += pango_glyph_string_get_width (((PangoGlyphItem *) l->data)->glyphs);
  return pango_units_to_double (length);
}

/* The text, or a copy with line breaks in it where a paragraph is longer than Pango can count. */
static const char *
kamae_typesetter_break (KamaeTypesetter *self,
                        const char      *text)
{
  GString *broken;
  guint n = 0;

  if (strlen (text) <= PARAGRAPH_MAX)
    return text;

  broken = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), n++)
    {
      /* A mark stays with its letter. */
      if (n >= PARAGRAPH_MAX && !g_unichar_ismark (g_utf8_get_char (p)))
        {
          g_string_append_c (broken, '\n');
          n = 0;
        }
      if (*p == '\n')
        n = 0;
      g_string_append_len (broken, p, g_utf8_next_char (p) - p);
    }
  g_ptr_array_add (self->broken, g_string_free (broken, FALSE));
  return g_ptr_array_index (self->broken, self->broken->len - 1);
}

/* Returns the text that the layout has now. */
static const char *
kamae_typesetter_prepare (KamaeTypesetter *self,
                          KamaeStyle       style,
                          const char      *text,
                          double           width)
{
  const char *broken = kamae_typesetter_break (self, text);

  kamae_pango_layout_prepare (self->layouts[style], self->features, broken,
                              width < 0 ? -1 : pango_units_from_double (width));
  return broken;
}

/* Whether a line break leaves but a letter or two of Japanese for the last line of a paragraph. */
static gboolean
has_lone_letters (PangoLayout *layout,
                  double       size)
{
  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    {
      PangoLayoutLine *line = l->data;
      gboolean is_last = l->next == NULL
                         || ((PangoLayoutLine *) l->next->data)->is_paragraph_start;

      if (is_last && !line->is_paragraph_start
          && g_unichar_iswide (g_utf8_get_char (pango_layout_get_text (layout)
                                                + line->start_index))
          && kamae_line_get_length (line) < (LONE_LETTERS + 0.1) * size)
        return TRUE;
    }
  return FALSE;
}

/* Narrows @layout until no letters are alone, if no line is added by that. */
static void
join_lone_letters (PangoLayout *layout,
                   double       size)
{
  int n_lines = pango_layout_get_line_count (layout);
  int width = pango_layout_get_width (layout);

  for (int step = 1; step <= LONE_LETTERS && has_lone_letters (layout, size); step++)
    {
      pango_layout_set_width (layout, width - pango_units_from_double (step * size));
      if (pango_layout_get_line_count (layout) > n_lines)
        {
          pango_layout_set_width (layout, width - pango_units_from_double ((step - 1) * size));
          return;
        }
    }
}

/* Narrows @layout to lines of about the same length, at least to that of @word. */
static void
balance_lines (PangoLayout *layout,
               double       word)
{
  int n_lines = pango_layout_get_line_count (layout);
  int wide = pango_layout_get_width (layout);
  int narrow = MAX (pango_units_from_double (word), wide / 2);

  while (wide - narrow > PANGO_SCALE)
    {
      int middle = (wide + narrow) / 2;

      pango_layout_set_width (layout, middle);
      if (pango_layout_get_line_count (layout) > n_lines)
        narrow = middle;
      else
        wide = middle;
    }
  pango_layout_set_width (layout, wide);
}

/* Keeps the lines of the layout of @style, which was prepared with @text. */
static KamaeSetText
kamae_typesetter_keep_lines (KamaeTypesetter *self,
                             KamaeStyle       style,
                             const char      *text)
{
  KamaeSetText set = { text, self->lines->len, 0, style };
  PangoLayout *layout = self->layouts[style];

  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    g_ptr_array_add (self->lines, pango_layout_line_ref (l->data));
  set.n_lines = self->lines->len - set.first_line;
  self->n_missing += pango_layout_get_unknown_glyphs_count (layout);
  return set;
}

/* Breaks @text into lines of at most @width, or at its own line breaks only if that is negative.
 * @text stays the caller's and must live as long as the typesetter. */
KamaeSetText
kamae_typesetter_set (KamaeTypesetter *self,
                      KamaeStyle       style,
                      const char      *text,
                      double           width)
{
  PangoLayout *layout = self->layouts[style];

  if (text == NULL || *text == '\0')
    return (KamaeSetText) { text, self->lines->len, 0, style };

  text = kamae_typesetter_prepare (self, style, text, width);
  if (width >= 0 && pango_layout_get_line_count (layout) <= LONE_LINES)
    join_lone_letters (layout, styles[style].size);
  return kamae_typesetter_keep_lines (self, style, text);
}

/* The length of the longest part of @text without a place to break it, of those up to @limit. */
double
kamae_typesetter_get_word (KamaeTypesetter *self,
                           KamaeStyle       style,
                           const char      *text,
                           double           limit)
{
  PangoLayout *layout = self->layouts[style];
  double longest = 0;

  kamae_typesetter_prepare (self, style, text, limit);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    {
      double length = kamae_line_get_length (l->data);

      if (length <= limit)
        longest = MAX (longest, length);
    }
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return longest;
}

/* The length of @text where nothing breaks it but its own line breaks. */
double
kamae_typesetter_get_line_length (KamaeTypesetter *self,
                                  KamaeStyle       style,
                                  const char      *text)
{
  int width;

  kamae_typesetter_prepare (self, style, text, -1);
  pango_layout_get_size (self->layouts[style], &width, NULL);
  return pango_units_to_double (width);
}

/* As kamae_typesetter_set(), but with lines of about the same length where there are several. */
KamaeSetText
kamae_typesetter_set_even (KamaeTypesetter *self,
                           KamaeStyle       style,
                           const char      *text,
                           double           width)
{
  double word;

  if (text == NULL || *text == '\0')
    return (KamaeSetText) { text, self->lines->len, 0, style };

  word = kamae_typesetter_get_word (self, style, text, width);
  text = kamae_typesetter_prepare (self, style, text, width);
  balance_lines (self->layouts[style], word);
  return kamae_typesetter_keep_lines (self, style, text);
}

PangoLayoutLine *
kamae_typesetter_get_line (KamaeTypesetter    *self,
                           const KamaeSetText *text,
                           guint               line)
{
  g_assert (line < text->n_lines);

  return g_ptr_array_index (self->lines, text->first_line + line);
}

/* Whether the style is in the font of running text. */
gboolean
kamae_typesetter_is_text (KamaeStyle style)
{
  return styles[style].is_text;
}

double
kamae_typesetter_get_size (KamaeStyle style)
{
  return styles[style].size;
}

double
kamae_typesetter_get_pitch (KamaeTypesetter *self,
                            KamaeStyle       style)
{
  return styles[style].pitch;
}

double
kamae_typesetter_get_height (KamaeTypesetter    *self,
                             const KamaeSetText *text)
{
  return text->n_lines * styles[text->style].pitch;
}

/* That of its longest line. */
double
kamae_typesetter_get_length (KamaeTypesetter    *self,
                             const KamaeSetText *text)
{
  double length = 0;

  for (guint i = 0; i < text->n_lines; i++)
    length = MAX (length, kamae_line_get_length (kamae_typesetter_get_line (self, text, i)));
  return length;
}

/* pango_cairo_show_layout_line() would not know the text any more, which the PDF keeps for
 * searching and copying: the layout has gone on to other texts. */
static void
kamae_line_draw (PangoLayoutLine *line,
                 cairo_t         *cr,
                 const char      *text,
                 double           x,
                 double           baseline,
                 double           weight)
{
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;

      cairo_move_to (cr, x, baseline);
      pango_cairo_show_glyph_item (cr, text, run);
      if (weight > 0)
        {
          cairo_move_to (cr, x, baseline);
          pango_cairo_glyph_string_path (cr, run->item->analysis.font, run->glyphs);
          cairo_set_line_width (cr, weight);
          cairo_stroke (cr);
        }
      if (l->next != NULL)
        x += pango_units_to_double (pango_glyph_string_get_width (run->glyphs));
    }
}

void
kamae_typesetter_draw_lines (KamaeTypesetter    *self,
                             cairo_t            *cr,
                             const KamaeSetText *text,
                             guint               first,
                             guint               n_lines,
                             double              x,
                             double              y,
                             double              width,
                             KamaeAlign          align)
{
  guint end = MIN (text->n_lines, first + n_lines);
  double baseline = y + self->ascents[text->style];

  for (guint i = first; i < end; i++, baseline += styles[text->style].pitch)
    {
      PangoLayoutLine *line = kamae_typesetter_get_line (self, text, i);
      double space = align == KAMAE_ALIGN_LEFT ? 0 : width - kamae_line_get_length (line);

      kamae_line_draw (line, cr, text->text, x + (align == KAMAE_ALIGN_CENTER ? space / 2 : space),
                       baseline, styles[text->style].weight);
    }
}

void
kamae_typesetter_draw (KamaeTypesetter    *self,
                       cairo_t            *cr,
                       const KamaeSetText *text,
                       double              x,
                       double              y,
                       double              width,
                       KamaeAlign          align)
{
  kamae_typesetter_draw_lines (self, cr, text, 0, text->n_lines, x, y, width, align);
}

/* Lines run down, the first at the right, all in the middle of @width. */
void
kamae_typesetter_draw_vertical (KamaeTypesetter    *self,
                                cairo_t            *cr,
                                const KamaeSetText *text,
                                double              x,
                                double              y,
                                double              width)
{
  double breadth = kamae_typesetter_get_height (self, text);

  cairo_save (cr);
  cairo_translate (cr, x + (width + breadth) / 2, y);
  cairo_rotate (cr, G_PI_2);
  kamae_typesetter_draw (self, cr, text, 0, 0, 0, KAMAE_ALIGN_LEFT);
  cairo_restore (cr);
}

/* One line that is made smaller where it would be longer than @width. The watermark is a picture:
 * as text it would stand amidst what is copied from the page. */
void
kamae_typesetter_draw_fitted (KamaeTypesetter *self,
                              cairo_t         *cr,
                              KamaeStyle       style,
                              const char      *text,
                              double           x,
                              double           y,
                              double           width,
                              KamaeAlign       align)
{
  PangoLayout *layout = self->layouts[style];
  PangoLayoutLine *line;
  double length, scale, space;

  if (text == NULL || *text == '\0')
    return;

  kamae_typesetter_prepare (self, style, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  line = pango_layout_get_line_readonly (layout, 0);
  length = kamae_line_get_length (line);
  scale = MIN (1, width / length);
  space = align == KAMAE_ALIGN_LEFT ? 0 : width - length * scale;

  cairo_save (cr);
  cairo_translate (cr, x + (align == KAMAE_ALIGN_CENTER ? space / 2 : space),
                   y + self->ascents[style]);
  cairo_scale (cr, scale, scale);
  if (style == KAMAE_STYLE_WATERMARK)
    {
      cairo_new_path (cr);
      pango_cairo_layout_line_path (cr, line);
      cairo_fill (cr);
    }
  else
    kamae_line_draw (line, cr, pango_layout_get_text (layout), 0, 0, styles[style].weight);
  cairo_restore (cr);
  pango_layout_set_single_paragraph_mode (layout, FALSE);
}

guint
kamae_typesetter_get_n_missing (KamaeTypesetter *self)
{
  return self->n_missing;
}
