/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files beside the register: what is attached, printed, and copied out. */

KAMAE_AVAILABLE_IN_ALL
GBytes  *kamae_file_read  (GFile   *file,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean kamae_file_write (GFile   *file,
                           GBytes  *content,
                           GError **error);

KAMAE_AVAILABLE_IN_ALL
char    *kamae_file_dup_short_name (const char *name,
                                    gsize       max_bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
