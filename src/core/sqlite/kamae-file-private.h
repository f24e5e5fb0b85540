/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-file.h"

G_BEGIN_DECLS

/* Whether a new file can be made at the path: SQLite only knows that it could not open it. */
gboolean kamae_file_check_new  (const char  *path,
                                GError     **error);
/* What there was no room for is a new file, and no change of the register. */
void     kamae_file_fail_new   (const char  *path,
                                GError     **error);
/* The file of an open register: neither looked into nor written over until it is released. */
void     kamae_file_hold       (const char  *path);
void     kamae_file_release    (const char  *path);
gboolean kamae_file_is_held    (const char  *path);
/* The files that SQLite keeps beside one. What lies there and is of something else would be taken
 * for work on this one that was not finished, and be removed. */
gboolean kamae_beside_check_new  (const char  *path,
                                  GError     **error);
gboolean kamae_beside_check_open (const char  *path,
                                  GError     **error);

G_END_DECLS
