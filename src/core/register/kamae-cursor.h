/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_CURSOR (kamae_cursor_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeCursor, kamae_cursor, KAMAE, CURSOR, GObject)

/* The rows of a constant, read-only query: while (kamae_cursor_next (cursor, &error)) … */

KAMAE_AVAILABLE_IN_ALL
void        kamae_cursor_bind_text    (KamaeCursor *self,
                                       const char  *parameter,
                                       const char  *value);
KAMAE_AVAILABLE_IN_ALL
void        kamae_cursor_bind_integer (KamaeCursor *self,
                                       const char  *parameter,
                                       gint64       value);
KAMAE_AVAILABLE_IN_ALL
gboolean    kamae_cursor_next         (KamaeCursor *self,
                                       GError     **error);
KAMAE_AVAILABLE_IN_ALL
guint       kamae_cursor_get_n_columns (KamaeCursor *self);
KAMAE_AVAILABLE_IN_ALL
const char *kamae_cursor_get_name     (KamaeCursor *self,
                                       guint        column);
KAMAE_AVAILABLE_IN_ALL
gboolean    kamae_cursor_is_null      (KamaeCursor *self,
                                       guint        column);
KAMAE_AVAILABLE_IN_ALL
const char *kamae_cursor_get_text     (KamaeCursor *self,
                                       guint        column);
KAMAE_AVAILABLE_IN_ALL
gint64      kamae_cursor_get_integer  (KamaeCursor *self,
                                       guint        column);
KAMAE_AVAILABLE_IN_ALL
double      kamae_cursor_get_decimal  (KamaeCursor *self,
                                       guint        column);

G_END_DECLS
