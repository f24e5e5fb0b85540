/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_COLUMNS (kamae_columns_get_type ())

G_DECLARE_FINAL_TYPE (KamaeColumns, kamae_columns, KAMAE, COLUMNS, GtkWidget)

/* Cards in two columns, or one below the other where the window is narrow. */

GtkWidget *kamae_columns_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       kamae_columns_add (KamaeColumns *self,
                              GtkWidget    *child);

G_END_DECLS
