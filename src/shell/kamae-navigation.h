/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_NAVIGATION (kamae_navigation_get_type ())

G_DECLARE_FINAL_TYPE (KamaeNavigation, kamae_navigation, KAMAE, NAVIGATION, GObject)

/* Where one can go in a register, in two levels: the sidebar with the subjects, and the tabs with
 * the pages of the one that is shown; and how much wants attention in each.
 *
 * Names of pages: those that are declared, the start page, "subject:" and "plugin:" with a name.
 *
 * Signal: chosen (name of the page). */

#define KAMAE_PAGE_START "start"
#define KAMAE_PAGE_OF_SUBJECT "subject:"
#define KAMAE_PAGE_OF_PLUGIN "plugin:"

KamaeNavigation     *kamae_navigation_new           (KamaeRegister   *reg)
                                                     G_GNUC_WARN_UNUSED_RESULT;
GtkWidget           *kamae_navigation_get_sidebar   (KamaeNavigation *self);
GtkWidget           *kamae_navigation_get_tabs      (KamaeNavigation *self);
const KamaePageInfo *kamae_navigation_find_page     (KamaeNavigation *self,
                                                     const char      *name);
const KamaeSubject  *kamae_navigation_find_subject  (KamaeNavigation *self,
                                                     const char      *name);
/* The page @name is shown from now on. */
void                 kamae_navigation_show          (KamaeNavigation *self,
                                                     const char      *name);
void                 kamae_navigation_update_counts (KamaeNavigation *self);
/* The page that the @index-th item of the sidebar leads to. */
char                *kamae_navigation_dup_nth       (KamaeNavigation *self,
                                                     guint            index)
                                                     G_GNUC_WARN_UNUSED_RESULT;
/* The page whose tab stands @step after the one that is shown. */
const char          *kamae_navigation_get_other     (KamaeNavigation *self,
                                                     int              step);
void                 kamae_navigation_grab_focus    (KamaeNavigation *self);

G_END_DECLS
