/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../declare/kamae-entity.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_RECORD (kamae_record_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeRecord, kamae_record, KAMAE, RECORD, GObject)

/* One row. The same row is the same object as long as somebody holds it. Values change through a
 * KamaeOperation only; the signal `changed` follows. After the row was deleted,
 * kamae_record_is_deleted(). */

KAMAE_AVAILABLE_IN_ALL
gint64              kamae_record_get_id        (KamaeRecord *self);
KAMAE_AVAILABLE_IN_ALL
char               *kamae_record_dup_key       (KamaeRecord *self) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
const KamaeEntity  *kamae_record_get_entity    (KamaeRecord *self);
KAMAE_AVAILABLE_IN_ALL
KamaeRegister      *kamae_record_get_register  (KamaeRecord *self);
KAMAE_AVAILABLE_IN_ALL
const char         *kamae_record_get_number    (KamaeRecord *self);
KAMAE_AVAILABLE_IN_ALL
const char         *kamae_record_get_title     (KamaeRecord *self);
KAMAE_AVAILABLE_IN_ALL
char               *kamae_record_dup_label     (KamaeRecord *self) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
const char         *kamae_record_get_state     (KamaeRecord *self);
KAMAE_AVAILABLE_IN_ALL
gboolean            kamae_record_is_locked     (KamaeRecord *self);
KAMAE_AVAILABLE_IN_ALL
gboolean            kamae_record_is_deleted    (KamaeRecord *self);
KAMAE_AVAILABLE_IN_ALL
gboolean            kamae_record_is_unread     (KamaeRecord *self);
KAMAE_AVAILABLE_IN_ALL
gboolean kamae_record_is_signed (KamaeRecord *self,
                                 const char  *field);
KAMAE_AVAILABLE_IN_ALL
gboolean            kamae_record_can_edit      (KamaeRecord *self,
                                                const char  *field);
KAMAE_AVAILABLE_IN_ALL
gboolean            kamae_record_can_delete    (KamaeRecord *self);
KAMAE_AVAILABLE_IN_ALL
gboolean            kamae_record_is_set        (KamaeRecord *self,
                                                const char  *field);
KAMAE_AVAILABLE_IN_ALL
const char         *kamae_record_get_text      (KamaeRecord *self,
                                                const char  *field);
KAMAE_AVAILABLE_IN_ALL
gint64              kamae_record_get_integer   (KamaeRecord *self,
                                                const char  *field);
KAMAE_AVAILABLE_IN_ALL
double              kamae_record_get_decimal   (KamaeRecord *self,
                                                const char  *field);
KAMAE_AVAILABLE_IN_ALL
gboolean            kamae_record_get_boolean   (KamaeRecord *self,
                                                const char  *field);
KAMAE_AVAILABLE_IN_ALL
gint64              kamae_record_get_link      (KamaeRecord *self,
                                                const char  *field);
KAMAE_AVAILABLE_IN_ALL
KamaeRecord        *kamae_record_ref_link      (KamaeRecord *self,
                                                const char  *field) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
GListModel         *kamae_record_dup_links     (KamaeRecord *self,
                                                const char  *field) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeAbsence        kamae_record_get_absence   (KamaeRecord *self,
                                                const char  *field);
KAMAE_AVAILABLE_IN_ALL
char               *kamae_record_dup_canonical (KamaeRecord *self,
                                                const char  *field) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char               *kamae_record_dup_display   (KamaeRecord *self,
                                                const char  *field,
                                                const char  *language) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
GPtrArray *
kamae_record_get_transitions (KamaeRecord *self) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean            kamae_field_applies        (const KamaeField *field,
                                                KamaeRecord      *record);

G_END_DECLS
