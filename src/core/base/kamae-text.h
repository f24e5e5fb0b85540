/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-types.h"

G_BEGIN_DECLS

/* What text is on its way into the file, and how two texts compare. */

KAMAE_AVAILABLE_IN_ALL
char *kamae_text_clean     (const char *text,
                            gboolean    several_lines) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char *kamae_text_normalise (const char *text) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean kamae_text_equal  (const char *a,
                            const char *b);
KAMAE_AVAILABLE_IN_ALL
gboolean kamae_text_contains (const char *text,
                            const char *part);
KAMAE_AVAILABLE_IN_ALL
char *kamae_text_with_unit (const char *number,
                            const char *unit) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean kamae_text_says_nothing (const char *text);
KAMAE_AVAILABLE_IN_ALL
int   kamae_text_compare   (const char *a,
                            gssize      length_a,
                            const char *b,
                            gssize      length_b);

G_END_DECLS
