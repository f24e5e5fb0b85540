/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../declare/kamae-model.h"
#include "kamae-record.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_REGISTER (kamae_register_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeRegister, kamae_register, KAMAE, REGISTER, GObject)

/* One open register file. Main thread only.
 * Signal: changed (KamaeChangeSet) once after each commit. Properties: "read-only", "person". */

KAMAE_AVAILABLE_IN_ALL
void           kamae_register_close               (KamaeRegister     *self);
KAMAE_AVAILABLE_IN_ALL
KamaeModel    *kamae_register_get_model           (KamaeRegister     *self);
KAMAE_AVAILABLE_IN_ALL
GFile         *kamae_register_get_file            (KamaeRegister     *self);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_register_is_read_only        (KamaeRegister     *self);
KAMAE_AVAILABLE_IN_ALL
const char    *kamae_register_get_read_only_reason (KamaeRegister    *self);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_register_was_unclean         (KamaeRegister     *self);
KAMAE_AVAILABLE_IN_ALL
KamaeRecord   *kamae_register_get_person          (KamaeRegister     *self);
KAMAE_AVAILABLE_IN_ALL
void           kamae_register_set_person          (KamaeRegister     *self,
                                                   KamaeRecord       *person);
KAMAE_AVAILABLE_IN_ALL
KamaeRecord   *kamae_register_get_organization    (KamaeRegister     *self);

/* The clock: the sample organization and tests set it. */
KAMAE_AVAILABLE_IN_ALL
GDateTime *
kamae_register_dup_now (KamaeRegister *self) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
void           kamae_register_set_now             (KamaeRegister     *self,
                                                   GDateTime         *now);
KAMAE_AVAILABLE_IN_ALL
char *
kamae_register_dup_today (KamaeRegister *self) G_GNUC_WARN_UNUSED_RESULT;

/* Dates as the organization writes them */
KAMAE_AVAILABLE_IN_ALL
char *
kamae_register_dup_date (KamaeRegister *self,
                         const char    *iso_date,
                         const char    *language) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char *
kamae_register_dup_dates (KamaeRegister *self,
                          const char    *text,
                          const char    *language) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char *
kamae_register_dup_fiscal_year (KamaeRegister *self,
                                const char    *first_day,
                                const char    *name,
                                const char    *language) G_GNUC_WARN_UNUSED_RESULT;

/* Records */
KAMAE_AVAILABLE_IN_ALL
guint          kamae_register_count_failures       (KamaeRegister     *self);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_register_take_failure         (KamaeRegister     *self,
                                                    GError           **error);
KAMAE_AVAILABLE_IN_ALL
KamaeRecord *
kamae_register_ref_record (KamaeRegister *self,
                           gint64 id,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeRecord *
kamae_register_find (KamaeRegister *self, const char *entity, const char *key, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeRecordList *
kamae_register_list (KamaeRegister *self, const char *entity) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeRecordList *
kamae_register_list_parts (KamaeRegister *self,
                           KamaeRecord *owner,
                           const char *entity) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
GPtrArray *
kamae_register_search (KamaeRegister *self,
                       const char *text,
                       guint limit) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
GPtrArray *
kamae_register_links_of (KamaeRegister *self, KamaeRecord *record) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
GBytes *
kamae_register_read_file (KamaeRegister *self,
                          KamaeRecord *evidence,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Settings */
KAMAE_AVAILABLE_IN_ALL
char *
kamae_register_dup_setting (KamaeRegister *self, const char *key) G_GNUC_WARN_UNUSED_RESULT;
/* Queries */
KAMAE_AVAILABLE_IN_ALL
KamaeCursor *
kamae_register_query (KamaeRegister *self, const char *sql, const char *language, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gint64         kamae_register_count               (KamaeRegister     *self,
                                                   const char        *sql,
                                                   GError           **error);
KAMAE_AVAILABLE_IN_ALL
gint64         kamae_register_count_attention     (KamaeRegister     *self,
                                                   const KamaePageInfo *page,
                                                   gint64            *n_records,
                                                   GError           **error);

/* The file as a whole */
KAMAE_AVAILABLE_IN_ALL
char *
kamae_register_dup_head_hash (KamaeRegister *self) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_register_backup              (KamaeRegister     *self,
                                                   GFile             *target,
                                                   GError           **error);

G_END_DECLS
