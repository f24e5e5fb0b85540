/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../journal/kamae-operation.h"
#include "../model/kamae-figure-result.h"
#include "../model/kamae-model.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_REGISTER (kamae_register_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeRegister, kamae_register, KAMAE, REGISTER, GObject)

/* One open register file. Main thread only.
 * Signal: changed (KamaeChangeSet) once after each commit. Properties: "read-only", "person". */

/**
 * KamaeOpenFlags:
 * @KAMAE_OPEN_NORMAL: for reading and writing
 * @KAMAE_OPEN_READ_ONLY: for reading
 */
typedef enum
{
  KAMAE_OPEN_NORMAL = 0,
  KAMAE_OPEN_READ_ONLY = 1 << 0,
} KamaeOpenFlags;

KAMAE_AVAILABLE_IN_ALL
KamaeRegister *
kamae_register_create (KamaeModel *model, GFile *file, const char *organization, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeRegister *
kamae_register_open (KamaeModel *model, GFile *file, KamaeOpenFlags flags, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
void           kamae_register_close               (KamaeRegister     *self);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_register_catch_up            (KamaeRegister     *self,
                                                   GError           **error);
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

/* Records */
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
KAMAE_AVAILABLE_IN_ALL
char *
kamae_register_dup_snapshot (KamaeRegister *self, KamaeRecord *record) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char *
kamae_register_dup_content (KamaeRegister *self,
                            KamaeRecord *record,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

KAMAE_AVAILABLE_IN_ALL
KamaeRegister *
kamae_register_ref_past (KamaeRegister *self,
                         KamaeRecord *record,
                         KamaeStateFlags flag,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeRegister *
kamae_register_ref_day (KamaeRegister *self,
                        const char *day,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Settings */
KAMAE_AVAILABLE_IN_ALL
char *
kamae_register_dup_setting (KamaeRegister *self, const char *key) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_register_set_setting         (KamaeRegister     *self,
                                                   const char        *key,
                                                   const char        *value,
                                                   GError           **error);

/* Operations */
KAMAE_AVAILABLE_IN_ALL
KamaeOperation *
kamae_register_begin (KamaeRegister *self, const char *name, KamaeRecord *subject, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char *
kamae_register_dup_undo_name (KamaeRegister *self) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char          *kamae_register_dup_undo_author (KamaeRegister *self,
                                               gboolean       redo) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char *
kamae_register_dup_redo_name (KamaeRegister *self) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_register_undo                (KamaeRegister     *self,
                                                   GError           **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_register_redo                (KamaeRegister     *self,
                                                   GError           **error);
KAMAE_AVAILABLE_IN_ALL
GPtrArray *
kamae_register_history (KamaeRegister *self, KamaeRecord *record, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char *
kamae_register_dup_head_hash (KamaeRegister *self) G_GNUC_WARN_UNUSED_RESULT;

/* Rules, figures, queries */
KAMAE_AVAILABLE_IN_ALL
GPtrArray *
kamae_register_check (KamaeRegister *self,
                      const char *as_of,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
GPtrArray *
kamae_register_check_record (KamaeRegister *self, KamaeRecord *record) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
GPtrArray *
kamae_register_check_entry (KamaeRegister *self, KamaeRecord *record) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char *
kamae_register_dup_clock_warning (KamaeRegister *self) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeFigureResult *
kamae_register_compute (KamaeRegister *self,
                        const KamaeFigure *figure,
                        const char *as_of,
                        const char *since,
                        const char *language,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeCursor *
kamae_register_query (KamaeRegister *self, const char *sql, const char *language, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gint64         kamae_register_count               (KamaeRegister     *self,
                                                   const char        *sql,
                                                   GError           **error);

/* The file as a whole */
KAMAE_AVAILABLE_IN_ALL
GPtrArray *
kamae_register_verify (KamaeRegister *self,
                       const char *anchor,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_register_backup              (KamaeRegister     *self,
                                                   GFile             *target,
                                                   GError           **error);

G_END_DECLS
