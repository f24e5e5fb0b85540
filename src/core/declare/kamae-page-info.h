/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

G_BEGIN_DECLS

/**
 * KamaePageGroup:
 * @KAMAE_PAGE_TOP: before the others, without a heading
 * @KAMAE_PAGE_PLAN: Plan, clauses 4 to 6
 * @KAMAE_PAGE_DO: Do, clauses 7 and 8
 * @KAMAE_PAGE_CHECK: Check, clause 9
 * @KAMAE_PAGE_ACT: Act, clause 10
 * @KAMAE_PAGE_BASE: what all of them refer to
 *
 * Where in the sidebar a subject stands.
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
 * KamaeSubject:
 * @name: unique, as "risk"; %NULL ends an array
 * @label: as in the sidebar, marked for translation
 * @group: where in the sidebar it stands
 * @order: its place in the group, ascending; those of Kamae are multiples of 10
 * @clauses: numbers of the clauses that it serves, separated by spaces; %NULL for none
 * @icon: name of a symbolic icon
 * @text: (nullable): what the clauses want, in a sentence or two, marked for translation
 *
 * What belongs together: an item of the sidebar, which leads to the pages of all plugins that name
 * it. A subject without pages is not shown.
 */
struct _KamaeSubject
{
  const char    *name;
  const char    *label;
  KamaePageGroup group;
  int            order;
  const char    *clauses;
  const char    *icon;
  const char    *text;
};

/**
 * KAMAE_SUBJECT_OTHERS:
 *
 * Where pages stand whose subject no plugin declares.
 */
#define KAMAE_SUBJECT_OTHERS "others"

/**
 * KamaePageInfo:
 * @name: unique, as "issues"; %NULL ends an array
 * @label: as on its tab, marked for translation
 * @subject: name of the subject that it is a page of, declared here or by another plugin; where
 * that is switched off the page stands among “Others”
 * @order: its place among the pages of the subject, ascending: what is used every day first, lists
 * that hardly change last
 * @entity: whose records it lists; %NULL if @get_type says all
 * @clause: number of the clause, for the start page and the first steps
 * @icon: name of a symbolic icon
 * @attention: (nullable): constant query for what wants attention, never just all there is: a row
 * for each, with the id of the record of @entity that it concerns, or NULL where none does, as when
 * something is missing. How many rows there are is shown in the sidebar and on the page, which can
 * show those records alone. Parameter: `:as_of`
 * @first_step: place in the list of first steps of a new register, ascending; 0 for none
 * @get_type: (nullable): function that returns the type of the page's widget, derived from
 * `KamaePage`; %NULL for a list and a form made from @entity
 * @attention_label: (nullable): what @attention counts, as “Overdue”, marked for translation
 */
struct _KamaePageInfo
{
  const char *name;
  const char *label;
  const char *subject;
  int         order;
  const char *entity;
  const char *clause;
  const char *icon;
  const char *attention;
  int         first_step;
  GType     (*get_type) (void);
  const char *attention_label;
};

G_END_DECLS
