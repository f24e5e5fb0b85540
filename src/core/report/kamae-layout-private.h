/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-layout.h"
#include "kamae-table-layout-private.h"

G_BEGIN_DECLS

#define KAMAE_MILLIMETRE (72 / 25.4)

/* A block with its lines, not yet cut into pages. */
typedef struct
{
  const KamaeBlock *block;
  KamaeSetText      text;
  KamaeTableLayout *table;
} KamaeSetBlock;

/* What a page shows of a block. */
typedef struct
{
  const KamaeSetBlock *block;
  double               y;
  guint                first_line;
  guint                n_lines;
  GArray              *rows;         /* of KamaePlacedRow */
} KamaeItem;

/* The head of the first page. */
typedef struct
{
  KamaeSetText  title;
  guint         n_identifications;
  KamaeSetText *labels;
  KamaeSetText *values;
  double        labels_width;
  cairo_surface_t *logo;
  double        logo_height;   /* with its distance from the title; 0 without one */
  double        height;
} KamaeFront;

struct _KamaeLayout
{
  GObject parent_instance;

  KamaeDocument   *document;
  KamaeTypesetter *typesetter;
  double           width;
  double           height;
  double           left;        /* of the body, and so on */
  double           top;
  double           bottom;
  double           body_width;
  KamaeFront       front;
  GArray          *blocks;      /* of KamaeSetBlock */
  GPtrArray       *pages;       /* of arrays of KamaeItem */
  double           y;           /* where the next block goes while pages are made */
  double           tail;        /* room under the block at hand that what belongs to it needs */
  double           spacing;     /* 1, or less where that saves a page with little on it */
};

/* Pages */
void     kamae_layout_begin_page     (KamaeLayout         *self);
gboolean kamae_layout_is_at_top      (KamaeLayout         *self);
void     kamae_layout_add_item       (KamaeLayout         *self,
                                      const KamaeItem     *item);
void     kamae_layout_cut            (KamaeLayout         *self);
void     kamae_layout_cut_table      (KamaeLayout         *self,
                                      const KamaeSetBlock *block);
double   kamae_layout_get_table_lead (KamaeLayout         *self,
                                      KamaeTableLayout    *table,
                                      double               tail);

/* What surrounds the blocks */
void     kamae_layout_set_front      (KamaeLayout         *self);
void     kamae_layout_clear_front    (KamaeLayout         *self);
void     kamae_layout_draw_front     (KamaeLayout         *self,
                                      cairo_t             *cr);
void     kamae_layout_draw_margins   (KamaeLayout         *self,
                                      cairo_t             *cr,
                                      guint                page);
void     kamae_layout_draw_watermark (KamaeLayout         *self,
                                      cairo_t             *cr);
double   kamae_layout_get_boxes_width (GArray             *boxes);
double   kamae_layout_get_boxes_height (GArray            *boxes);
void     kamae_layout_draw_boxes     (KamaeLayout         *self,
                                      cairo_t             *cr,
                                      GArray              *boxes,
                                      double               x,
                                      double               y);

G_END_DECLS
