/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-query.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_RECORD_LIST (kamae_record_list_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeRecordList, kamae_record_list, KAMAE, RECORD_LIST, GObject)

/* A lazy GListModel of KamaeRecord: keys are a snapshot, rows are read by page, changes of the
 * register become the smallest items-changed. */

KAMAE_AVAILABLE_IN_ALL
KamaeRecordList *kamae_record_list_new         (KamaeRegister   *reg,
                                                KamaeQuery      *query) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
const GError    *kamae_record_list_get_error (KamaeRecordList *self);
KAMAE_AVAILABLE_IN_ALL
KamaeQuery      *kamae_record_list_get_query   (KamaeRecordList *self);
KAMAE_AVAILABLE_IN_ALL
void             kamae_record_list_set_query   (KamaeRecordList *self,
                                                KamaeQuery      *query);
KAMAE_AVAILABLE_IN_ALL
gboolean         kamae_record_list_find        (KamaeRecordList *self,
                                                gint64           id,
                                                guint           *position);
KAMAE_AVAILABLE_IN_ALL
gint64           kamae_record_list_get_id      (KamaeRecordList *self,
                                                guint            position);

G_END_DECLS
