/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-document.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_LAYOUT (kamae_layout_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeLayout, kamae_layout, KAMAE, LAYOUT, GObject)

/* A document cut into pages. Preview, printer and PDF draw the same pages.
 * Lengths are in points. */

KAMAE_AVAILABLE_IN_ALL
KamaeLayout *kamae_layout_new         (KamaeDocument *document) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
guint        kamae_layout_get_n_pages (KamaeLayout   *self);
KAMAE_AVAILABLE_IN_ALL
double       kamae_layout_get_width   (KamaeLayout   *self);
KAMAE_AVAILABLE_IN_ALL
double       kamae_layout_get_height  (KamaeLayout   *self);
KAMAE_AVAILABLE_IN_ALL
void         kamae_layout_draw_page   (KamaeLayout   *self,
                                       cairo_t       *cr,
                                       guint          page);
KAMAE_AVAILABLE_IN_ALL
guint        kamae_layout_get_n_missing_glyphs (KamaeLayout *self);
KAMAE_AVAILABLE_IN_ALL
GBytes      *kamae_layout_to_pdf      (KamaeLayout   *self,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean     kamae_layout_write_pdf   (KamaeLayout   *self,
                                       GFile         *file,
                                       GError       **error);

G_END_DECLS
