/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_RECORD_VIEW (kamae_record_view_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeRecordView, kamae_record_view, KAMAE, RECORD_VIEW, AdwBin)

/* The rows of an entity as a table. Properties: "selected", the KamaeRecord at hand; "n-selected".
 * Signal: activated, when the person wants to work on it. */

KAMAE_AVAILABLE_IN_ALL
KamaeRecordView *kamae_record_view_new              (KamaeRegister   *reg,
                                                     KamaeQuery      *query)
  G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeRecordList *kamae_record_view_get_list         (KamaeRecordView *self);
KAMAE_AVAILABLE_IN_ALL
void             kamae_record_view_set_query        (KamaeRecordView *self,
                                                     KamaeQuery      *query);
KAMAE_AVAILABLE_IN_ALL
KamaeRecord     *kamae_record_view_get_selected     (KamaeRecordView *self);
KAMAE_AVAILABLE_IN_ALL
guint            kamae_record_view_get_n_selected   (KamaeRecordView *self);
KAMAE_AVAILABLE_IN_ALL
GPtrArray       *kamae_record_view_list_selected    (KamaeRecordView *self)
  G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean         kamae_record_view_select           (KamaeRecordView *self,
                                                     KamaeRecord     *record);
KAMAE_AVAILABLE_IN_ALL
gboolean         kamae_record_view_get_column_shown (KamaeRecordView *self,
                                                     const char      *field);
KAMAE_AVAILABLE_IN_ALL
void             kamae_record_view_set_column_shown (KamaeRecordView *self,
                                                     const char      *field,
                                                     gboolean         shown);
KAMAE_AVAILABLE_IN_ALL
char            *kamae_record_view_dup_columns      (KamaeRecordView *self)
  G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char            *kamae_record_view_dup_sort         (KamaeRecordView *self,
                                                     gboolean        *descending)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
