/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-types.h"

G_BEGIN_DECLS

/* Languages are named by their ISO 639 code: "ja", "en". English is the language of the sources. */

KAMAE_AVAILABLE_IN_ALL
void        kamae_language_init        (const char *preference);
KAMAE_AVAILABLE_IN_ALL
const char *kamae_language_get_current (void);
KAMAE_AVAILABLE_IN_ALL
void        kamae_language_set_current (const char *language);
KAMAE_AVAILABLE_IN_ALL
void        kamae_language_add_domain  (const char *domain,
                                        const char *locale_dir);
KAMAE_AVAILABLE_IN_ALL
const char *kamae_translate            (const char *language,
                                        const char *domain,
                                        const char *msgid) G_GNUC_FORMAT (3);
KAMAE_AVAILABLE_IN_ALL
const char *kamae_translate_plural     (const char *language,
                                        const char *domain,
                                        const char *msgid,
                                        const char *msgid_plural,
                                        gulong      n) G_GNUC_FORMAT (3) G_GNUC_FORMAT (4);

G_END_DECLS
