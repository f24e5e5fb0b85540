/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"
#include "kamae-chart.h"
#include "kamae-table.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * KamaePaper:
 *
 * Size and direction of the sheet.
 */
typedef enum
{
  KAMAE_PAPER_A4_PORTRAIT,
  KAMAE_PAPER_A4_LANDSCAPE,
  KAMAE_PAPER_A3_LANDSCAPE,
} KamaePaper;

/**
 * KamaeAlign:
 *
 * Where lines stand.
 */
typedef enum
{
  KAMAE_ALIGN_LEFT,
  KAMAE_ALIGN_CENTER,
  KAMAE_ALIGN_RIGHT,
} KamaeAlign;

#define KAMAE_TYPE_DOCUMENT (kamae_document_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeDocument, kamae_document, KAMAE, DOCUMENT, GObject)

/* A printable document as a tree of blocks, before it is cut into pages. All text is plain text in
 * the language of the paper, already translated; it is never markup. */

/**
 * KamaeDrawFunc:
 * @cr: a cairo context, its origin at the top left corner of the box; 1 unit is 1 point
 * @width: of the box in points
 * @height: of the box in points
 * @data: given to kamae_document_add_drawing()
 */
typedef void (*KamaeDrawFunc) (cairo_t *cr,
                               double   width,
                               double   height,
                               gpointer data);

KAMAE_AVAILABLE_IN_ALL
KamaeDocument *kamae_document_new                 (KamaePaper     paper,
                                                   const char    *language) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
const char    *kamae_document_get_language        (KamaeDocument *self);

/* The first page's head: title left, approval boxes right, identification under it. */
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_set_title           (KamaeDocument *self,
                                                   const char    *title);
KAMAE_AVAILABLE_IN_ALL
const char    *kamae_document_get_title           (KamaeDocument *self);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_add_identification  (KamaeDocument *self,
                                                   const char    *label,
                                                   const char    *value);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_add_approval_box    (KamaeDocument *self,
                                                   const char    *label,
                                                   const char    *name,
                                                   const char    *date,
                                                   const char    *means);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_clear_approval_boxes (KamaeDocument *self);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_make_letter         (KamaeDocument *self);

/* Every page's head and foot. */
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_set_number          (KamaeDocument *self,
                                                   const char    *number);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_set_classification  (KamaeDocument *self,
                                                   const char    *classification);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_set_organization    (KamaeDocument *self,
                                                   const char    *organization);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_set_printed         (KamaeDocument *self,
                                                   const char    *printed);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_set_date            (KamaeDocument *self,
                                                   const char    *iso_date);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_set_watermark       (KamaeDocument *self,
                                                   const char    *watermark);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_set_subject         (KamaeDocument *self,
                                                   const char    *subject,
                                                   const char    *keywords);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_set_font            (KamaeDocument *self,
                                                   const char    *heading_family,
                                                   const char    *text_family);

/* Blocks, in reading order. */
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_add_heading         (KamaeDocument *self,
                                                   guint          level,
                                                   const char    *text);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_add_paragraph       (KamaeDocument *self,
                                                   const char    *text);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_add_note            (KamaeDocument *self,
                                                   const char    *text);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_add_facts           (KamaeDocument *self,
                                                   const char    *first_label,
                                                   ...) G_GNUC_NULL_TERMINATED;
KAMAE_AVAILABLE_IN_ALL
KamaeTable    *kamae_document_add_fact_table      (KamaeDocument *self);
KAMAE_AVAILABLE_IN_ALL
KamaeTable    *kamae_document_add_table           (KamaeDocument *self);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_add_drawing         (KamaeDocument *self,
                                                   double         height,
                                                   KamaeDrawFunc  draw,
                                                   gpointer       data,
                                                   GDestroyNotify destroy);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_add_chart           (KamaeDocument *self,
                                                   KamaeChart    *chart,
                                                   double         height);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_add_boxes           (KamaeDocument *self,
                                                   const char    *title);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_add_lines           (KamaeDocument *self,
                                                   KamaeAlign     align,
                                                   const char    *text);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_add_page_break      (KamaeDocument *self);
KAMAE_AVAILABLE_IN_ALL
void           kamae_document_add_end_mark        (KamaeDocument *self);

KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_document_write_pdf           (KamaeDocument *self,
                                                   GFile         *file,
                                                   GError       **error);
KAMAE_AVAILABLE_IN_ALL
GBytes        *kamae_document_to_pdf              (KamaeDocument *self,
                                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_document_write_odt           (KamaeDocument *self,
                                                   GFile         *file,
                                                   GError       **error);
KAMAE_AVAILABLE_IN_ALL
GBytes        *kamae_document_to_odt              (KamaeDocument *self,
                                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
