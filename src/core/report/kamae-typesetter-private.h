/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "kamae-document-private.h"

G_BEGIN_DECLS

/* Makes lines of text and draws them. Lines stand at a fixed distance, as Japanese paper wants it;
 * so the height of a text is known from the number of its lines. Each text is shaped once: the
 * lines are kept until they are drawn. */

typedef struct _KamaeTypesetter KamaeTypesetter;

typedef enum
{
  KAMAE_STYLE_TITLE,
  KAMAE_STYLE_HEADING_1,
  KAMAE_STYLE_HEADING_2,
  KAMAE_STYLE_HEADING_3,
  KAMAE_STYLE_TEXT,
  KAMAE_STYLE_NOTE,
  KAMAE_STYLE_LABEL,
  KAMAE_STYLE_CELL,
  KAMAE_STYLE_SMALL_CELL,   /* where a page is too narrow for a table */
  KAMAE_STYLE_FACT,
  KAMAE_STYLE_MARGIN,
  KAMAE_STYLE_STAMP,
  KAMAE_STYLE_WATERMARK,
  KAMAE_STYLE_VERTICAL,
  KAMAE_N_STYLES,
} KamaeStyle;

/* A text that was broken into lines. */
typedef struct
{
  const char *text;
  guint       first_line;
  guint       n_lines;
  KamaeStyle  style;
} KamaeSetText;

gboolean         kamae_text_find_whole            (const char         *text,
                                                   const char        **start,
                                                   gsize              *length);
void             kamae_pango_layout_prepare       (PangoLayout        *layout,
                                                   PangoAttrList      *features,
                                                   const char         *text,
                                                   int                 width);

KamaeTypesetter *kamae_typesetter_new             (KamaeDocument      *document) G_GNUC_WARN_UNUSED_RESULT;
void             kamae_typesetter_free            (KamaeTypesetter    *self);
KamaeSetText     kamae_typesetter_set             (KamaeTypesetter    *self,
                                                   KamaeStyle          style,
                                                   const char         *text,
                                                   double              width);
KamaeSetText     kamae_typesetter_set_even        (KamaeTypesetter    *self,
                                                   KamaeStyle          style,
                                                   const char         *text,
                                                   double              width);
double           kamae_typesetter_get_word        (KamaeTypesetter    *self,
                                                   KamaeStyle          style,
                                                   const char         *text,
                                                   double              limit);
double           kamae_typesetter_get_line_length (KamaeTypesetter    *self,
                                                   KamaeStyle          style,
                                                   const char         *text);
PangoLayoutLine *kamae_typesetter_get_line        (KamaeTypesetter    *self,
                                                   const KamaeSetText *text,
                                                   guint               line);
gboolean         kamae_typesetter_is_text         (KamaeStyle          style);
double           kamae_typesetter_get_size        (KamaeStyle          style);
double           kamae_typesetter_get_pitch       (KamaeTypesetter    *self,
                                                   KamaeStyle          style);
double           kamae_typesetter_get_height      (KamaeTypesetter    *self,
                                                   const KamaeSetText *text);
double           kamae_typesetter_get_length      (KamaeTypesetter    *self,
                                                   const KamaeSetText *text);
void             kamae_typesetter_draw            (KamaeTypesetter    *self,
                                                   cairo_t            *cr,
                                                   const KamaeSetText *text,
                                                   double              x,
                                                   double              y,
                                                   double              width,
                                                   KamaeAlign          align);
void             kamae_typesetter_draw_lines      (KamaeTypesetter    *self,
                                                   cairo_t            *cr,
                                                   const KamaeSetText *text,
                                                   guint               first,
                                                   guint               n_lines,
                                                   double              x,
                                                   double              y,
                                                   double              width,
                                                   KamaeAlign          align);
void             kamae_typesetter_draw_vertical   (KamaeTypesetter    *self,
                                                   cairo_t            *cr,
                                                   const KamaeSetText *text,
                                                   double              x,
                                                   double              y,
                                                   double              width);
void             kamae_typesetter_draw_fitted     (KamaeTypesetter    *self,
                                                   cairo_t            *cr,
                                                   KamaeStyle          style,
                                                   const char         *text,
                                                   double              x,
                                                   double              y,
                                                   double              width,
                                                   KamaeAlign          align);
guint            kamae_typesetter_get_n_missing   (KamaeTypesetter    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KamaeTypesetter, kamae_typesetter_free)

G_END_DECLS
