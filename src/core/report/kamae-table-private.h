/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-table.h"

G_BEGIN_DECLS

/* A column as the table keeps it: its title is translated, and a copy. */
typedef struct
{
  char             *title;
  double            weight;
  KamaeColumnFlags  flags;
} KamaeTableColumn;

KamaeTable             *kamae_table_new_facts  (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean                kamae_table_is_facts   (KamaeTable *self);
const KamaeTableColumn *kamae_table_get_column (KamaeTable *self,
                                                guint       column);
const char             *kamae_table_get_cell   (KamaeTable *self,
                                                guint       row,
                                                guint       column);
const char             *kamae_table_get_empty_text (KamaeTable *self);
gboolean                kamae_table_is_group   (KamaeTable *self,
                                                guint       row);

G_END_DECLS
