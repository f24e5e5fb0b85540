/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-value-private.h"
#include "../declare/kamae-field.h"

G_BEGIN_DECLS

/* What people type, and what Kamae prints, as the value of a field. */

gboolean kamae_value_parse         (KamaeValue        *value,
                                    KamaeRegister     *reg,
                                    const KamaeEntity *entity,
                                    const KamaeField  *field,
                                    const char        *text,
                                    GError           **error);
gboolean kamae_value_read          (KamaeValue        *value,
                                    KamaeRegister     *reg,
                                    const KamaeEntity *entity,
                                    const KamaeField  *field,
                                    const char        *text,
                                    GError           **error);
/* A field as what people type for it is read: one of several links, the codes of a derived one. */
KamaeField kamae_value_get_readable (const KamaeField *field);
/* The name of the state that was typed by its name or its label in one of the languages. */
const char *kamae_value_find_state (KamaeRegister     *reg,
                                    const KamaeEntity *entity,
                                    const char        *text,
                                    GError           **error);
char   **kamae_value_split         (const char        *text);
KamaeAbsence kamae_value_find_absence (const KamaeField *field,
                                       const char       *text);

G_END_DECLS
