/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_YEAR_GRID (kamae_year_grid_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeYearGrid, kamae_year_grid, KAMAE, YEAR_GRID, AdwBin)

/* The twelve months of a fiscal year, with a mark for what is on a day. */

KAMAE_AVAILABLE_IN_ALL
GtkWidget *kamae_year_grid_new      (const char    *heading) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
void       kamae_year_grid_begin    (KamaeYearGrid *self,
                                     const char    *first_day);
KAMAE_AVAILABLE_IN_ALL
void       kamae_year_grid_add_line (KamaeYearGrid *self,
                                     const char    *label,
                                     gboolean       is_part);
KAMAE_AVAILABLE_IN_ALL
void       kamae_year_grid_add_mark (KamaeYearGrid *self,
                                     KamaeRecord   *record,
                                     const char    *day,
                                     const char    *sign,
                                     const char    *name,
                                     gboolean       is_movable);
KAMAE_AVAILABLE_IN_ALL
void       kamae_year_grid_end      (KamaeYearGrid *self,
                                     const char    *empty);
KAMAE_AVAILABLE_IN_ALL
gboolean   kamae_year_grid_has_day  (KamaeYearGrid *self,
                                     const char    *day);

G_END_DECLS
