/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../register/kamae-register.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_OPERATION (kamae_operation_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeOperation, kamae_operation, KAMAE, OPERATION, GObject)

/* One thing a person did: one transaction, one journal entry, one undo step. Every change of a
 * register is made through one. Dropping it without kamae_operation_commit() rolls everything back.
 * Values are canonical text: ISO dates, codes, "1"/"0", decimal keys for links, NULL for no value.
 * A link is also understood as the number or key text of its target. */

KAMAE_AVAILABLE_IN_ALL
KamaeOperation *
kamae_register_begin (KamaeRegister *self, const char *name, KamaeRecord *subject, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeRegister *kamae_operation_get_register (KamaeOperation *self);
KAMAE_AVAILABLE_IN_ALL
void           kamae_operation_set_reason   (KamaeOperation *self,
                                             const char     *reason);
KAMAE_AVAILABLE_IN_ALL
void           kamae_operation_set_subject  (KamaeOperation *self,
                                             KamaeRecord    *subject);
KAMAE_AVAILABLE_IN_ALL
KamaeRecord   *kamae_operation_create       (KamaeOperation *self,
                                             const char     *entity,
                                             GError        **error,
                                             const char     *first_field,
                                             ...) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeRecord   *kamae_operation_createv      (KamaeOperation     *self,
                                             const char         *entity,
                                             const char *const  *fields,
                                             const char *const  *values,
                                             GError            **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeRecord   *kamae_operation_create_with  (KamaeOperation *self,
                                             const char     *entity,
                                             GHashTable     *values,
                                             GError        **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_operation_expect       (KamaeOperation *self,
                                             KamaeRecord    *record,
                                             const char     *field,
                                             const char     *seen,
                                             GError        **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_operation_set          (KamaeOperation *self,
                                             KamaeRecord    *record,
                                             const char     *field,
                                             const char     *value,
                                             GError        **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_operation_set_found    (KamaeOperation *self,
                                             KamaeRecord    *record,
                                             const char     *field,
                                             const char     *sql,
                                             GError        **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_operation_set_integer  (KamaeOperation *self,
                                             KamaeRecord    *record,
                                             const char     *field,
                                             gint64          value,
                                             GError        **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_operation_set_link     (KamaeOperation *self,
                                             KamaeRecord    *record,
                                             const char     *field,
                                             KamaeRecord    *target,
                                             GError        **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_operation_set_absence  (KamaeOperation *self,
                                             KamaeRecord    *record,
                                             const char     *field,
                                             KamaeAbsence    absence,
                                             GError        **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_operation_add_link     (KamaeOperation *self,
                                             KamaeRecord    *record,
                                             const char     *field,
                                             KamaeRecord    *target,
                                             GError        **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_operation_remove_link  (KamaeOperation *self,
                                             KamaeRecord    *record,
                                             const char     *field,
                                             KamaeRecord    *target,
                                             GError        **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_operation_copy_links   (KamaeOperation *self,
                                             KamaeRecord    *from,
                                             KamaeRecord    *to,
                                             const char     *field,
                                             GError        **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_operation_copy_parts   (KamaeOperation *self,
                                             KamaeRecord    *from,
                                             KamaeRecord    *to,
                                             GError        **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_operation_delete       (KamaeOperation *self,
                                             KamaeRecord    *record,
                                             GError        **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_operation_approve      (KamaeOperation *self,
                                             KamaeRecord    *record,
                                             const char     *box,
                                             KamaeRecord    *person,
                                             const char     *on,
                                             const char     *means,
                                             const char     *comment,
                                             GError        **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_operation_sign         (KamaeOperation *self,
                                             KamaeRecord    *record,
                                             const KamaeTransition *step,
                                             KamaeRecord    *person,
                                             const char     *on,
                                             const char     *means,
                                             const char     *comment,
                                             GError        **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_operation_transition   (KamaeOperation *self,
                                             KamaeRecord    *record,
                                             const char     *transition,
                                             GError        **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_operation_correct      (KamaeOperation *self,
                                             KamaeRecord    *record,
                                             const char     *field,
                                             const char     *value,
                                             GError        **error);
KAMAE_AVAILABLE_IN_ALL
KamaeRecord   *kamae_operation_attach       (KamaeOperation *self,
                                             KamaeRecord    *record,
                                             GFile          *file,
                                             const char     *title,
                                             GError        **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeRecord   *kamae_operation_attach_bytes (KamaeOperation *self,
                                             KamaeRecord    *record,
                                             const char     *file_name,
                                             GBytes         *content,
                                             const char     *title,
                                             GError        **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_operation_mend         (KamaeOperation *self,
                                             KamaeRecord    *record,
                                             const char     *field,
                                             GError        **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_operation_commit       (KamaeOperation *self,
                                             GError        **error);

/* What needs no operation of one's own. */
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_register_set_setting         (KamaeRegister     *self,
                                                   const char        *key,
                                                   const char        *value,
                                                   GError           **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_register_catch_up            (KamaeRegister     *self,
                                                   GError           **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_register_write_due           (KamaeRegister     *self,
                                                   GError           **error);

G_END_DECLS
