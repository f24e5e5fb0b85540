/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The widgets of this plugin. Only what runs with a screen includes this.
 *
 *   figures-view  the frozen figures of an input: tables, small pictures, the way to the records
 *   page          the list of reviews, with the way into the room
 *   room          the review as it is held: one input after the other in large type
 *   slide         what the room shows at a time */
#pragma once

#include <kamae-ui.h>

#include "kamae-review-private.h"

G_BEGIN_DECLS

/* What the room shows at a time: the opening, each input, the conclusion, all decisions. */
typedef struct
{
  KamaePage   *page;
  KamaeRecord *review;
  KamaeRecord *input;     /* NULL unless an input is at hand */
  GtkWidget   *widget;
  GtkWidget   *columns;   /* side by side in a wide window; may be NULL */
  GtkWidget   *decisions; /* may be NULL */
  KamaeRecordList *list;  /* of decisions */
} KamaeReviewSlide;

KamaeReviewSlide *kamae_review_slide_new_opening    (KamaePage        *page,
                                                     KamaeRecord      *review);
KamaeReviewSlide *kamae_review_slide_new_input      (KamaePage        *page,
                                                     KamaeRecord      *review,
                                                     KamaeRecord      *input);
KamaeReviewSlide *kamae_review_slide_new_conclusion (KamaePage        *page,
                                                     KamaeRecord      *review);
KamaeReviewSlide *kamae_review_slide_new_decisions  (KamaePage        *page,
                                                     KamaeRecord      *review);
void              kamae_review_slide_add_decision   (KamaeReviewSlide *self);
void              kamae_review_slide_commit         (KamaeReviewSlide *self);
void              kamae_review_slide_free           (KamaeReviewSlide *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KamaeReviewSlide, kamae_review_slide_free)

GtkWidget        *kamae_review_room_new             (KamaePage        *page,
                                                     KamaeRecord      *review);
GtkWidget        *kamae_review_label_new            (const char       *text,
                                                     const char       *css_class);

G_END_DECLS
