/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_AUDIT_NOTE (kamae_audit_note_get_type ())

G_DECLARE_FINAL_TYPE (KamaeAuditNote, kamae_audit_note, KAMAE, AUDIT_NOTE, AdwBin)

/* A text of a record that is saved while it is typed: at each pause and when it is left. */

GtkWidget *kamae_audit_note_new        (const KamaeEntity *entity,
                                        const char        *field);
void       kamae_audit_note_set_record (KamaeAuditNote    *self,
                                        KamaeRecord       *record);
void       kamae_audit_note_load       (KamaeAuditNote    *self);
void       kamae_audit_note_save       (KamaeAuditNote    *self);
void       kamae_audit_note_focus      (KamaeAuditNote    *self);
gboolean   kamae_audit_note_is_focused (KamaeAuditNote    *self);

G_END_DECLS
