/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-text.h"

G_BEGIN_DECLS

/* Whether it has a letter or a digit at all. */
gboolean kamae_text_has_letters   (const char *text);
/* Whether it is made of signs that people choose to mean something, as ■ or ×. */
gboolean kamae_text_is_symbol     (const char *text);
char *kamae_text_dup_pattern      (const char *text);
char *kamae_text_dup_plain_number (const char *text);

G_END_DECLS
