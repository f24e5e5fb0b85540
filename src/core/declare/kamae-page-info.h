/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

G_BEGIN_DECLS

/**
 * KamaePageGroup:
 *
 * Where in the sidebar a page stands.
 */
typedef enum
{
  KAMAE_PAGE_TOP,
  KAMAE_PAGE_PLAN,
  KAMAE_PAGE_DO,
  KAMAE_PAGE_CHECK,
  KAMAE_PAGE_ACT,
  KAMAE_PAGE_BASE,
} KamaePageGroup;

/**
 * KamaePageInfo:
 * @name: unique, as "issues"; %NULL ends an array
 * @label: as in the sidebar, marked for translation
 * @group: where it stands
 * @order: its place in the group, ascending
 * @entity: whose records it lists; %NULL if @get_type says all
 * @clause: number of the clause, for the start page and the first steps
 * @icon: name of a symbolic icon
 * @attention: (nullable): constant query for the count shown in the sidebar: what wants attention,
 * never just how many. Parameter: `:as_of`
 * @first_step: place in the list of first steps of a new register, ascending; 0 for none
 * @get_type: (nullable): function that returns the type of the page's widget, derived from
 * `KamaePage`; %NULL for a list and a form made from @entity
 */
struct _KamaePageInfo
{
  const char    *name;
  const char    *label;
  KamaePageGroup group;
  int            order;
  const char    *entity;
  const char    *clause;
  const char    *icon;
  const char    *attention;
  int            first_step;
  GType        (*get_type) (void);
};

G_END_DECLS
