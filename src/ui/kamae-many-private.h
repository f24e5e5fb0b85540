/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-ui-private.h"

G_BEGIN_DECLS

/* What is done with several records at once: one operation, one step to undo, all or none. */

gboolean   kamae_many_delete       (KamaeRegister       *reg,
                                    GPtrArray           *records,
                                    GError             **error);
gboolean   kamae_many_set          (KamaeRegister       *reg,
                                    GPtrArray           *records,
                                    const KamaeField    *field,
                                    const char          *value,
                                    GError             **error);
gboolean   kamae_field_takes_text  (const KamaeField    *field);

GtkWidget *kamae_many_dialog_new   (GtkWindow           *parent,
                                    const char          *title,
                                    const char          *action,
                                    GtkWidget          **button) G_GNUC_WARN_UNUSED_RESULT;
void       kamae_many_dialog_set_body (GtkWidget        *dialog,
                                       GtkWidget        *body);

/* Asks which field of several records gets which value, and sets it. */
void       kamae_change_many       (GtkWindow           *parent,
                                    GPtrArray           *records);

/**
 * KamaePasteFunc:
 *
 * What is done with the records that were added.
 */
typedef void (*KamaePasteFunc) (gpointer   data,
                                GPtrArray *records);

/* Shows what rows of a spreadsheet would become, and adds them. */
void       kamae_paste_rows        (GtkWindow           *parent,
                                    KamaeRegister       *reg,
                                    const KamaeEntity   *entity,
                                    const char          *text,
                                    const char *const   *shown,
                                    KamaePasteFunc       done,
                                    gpointer             data);
GPtrArray *kamae_paste_parse       (const char          *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
