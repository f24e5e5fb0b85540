/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>
#include <kamae-page.h>
#include <kamae-year-grid.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_YEAR_PAGE (kamae_year_page_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_DERIVABLE_TYPE (KamaeYearPage, kamae_year_page, KAMAE, YEAR_PAGE, KamaePage)

/**
 * KamaeYearPageClass:
 * @plan: the kind of record that holds a year; it has a link "fiscal_year"
 * @item: the kind of record that "Add" makes
 * @link: the link of @item to @plan
 * @touched_by: after changes of which kinds of records the year is made anew
 * @heading: over the names of the lines
 * @open_label: of the button that opens the plan
 * @legend: what the signs mean, and how marks are moved
 * @nothing: in place of the lines of a plan without any
 * @no_plan: the title as long as there is no plan
 * @first_plan: what to do then
 * @is_fixed: to whoever moves what cannot be moved
 * @is_outside: to whoever moves something out of the year
 * @not_moved: the title if moving fails
 * @create_more: (nullable): makes what stands below the year
 * @fill: adds the lines and marks, and fills what stands below
 * @open: (nullable): opens what a mark stands for; %NULL opens its record
 * @can_move: whether a record can be moved
 * @dup_day: the day of a record, an ISO date
 * @move: moves a record by months and days
 *
 * A page with the twelve months of a plan. The texts are message ids of the page's plugin.
 */
struct _KamaeYearPageClass
{
  KamaePageClass parent_class;

  const char        *plan;
  const char        *item;
  const char        *link;
  const char *const *touched_by;
  const char        *heading;
  const char        *open_label;
  const char        *legend;
  const char        *nothing;
  const char        *no_plan;
  const char        *first_plan;
  const char        *is_fixed;
  const char        *is_outside;
  const char        *not_moved;

  GtkWidget *(*create_more) (KamaeYearPage *self);
  void       (*fill)        (KamaeYearPage *self,
                             KamaeYearGrid *grid,
                             KamaeRecord   *plan);
  void       (*open)        (KamaeYearPage *self,
                             KamaeRecord   *record);
  gboolean   (*can_move)    (KamaeRecord   *record);
  char      *(*dup_day)     (KamaeRecord   *record);
  gboolean   (*move)        (KamaeRecord   *record,
                             int            months,
                             int            days,
                             GError       **error);

  gpointer _reserved[8];
};

G_END_DECLS
