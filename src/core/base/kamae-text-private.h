/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-text.h"

G_BEGIN_DECLS

char *kamae_text_dup_pattern      (const char *text);
char *kamae_text_dup_plain_number (const char *text);

G_END_DECLS
