/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-ui-private.h"

G_BEGIN_DECLS

/* One condition that the person chose for a list. */

typedef struct
{
  char *field;
  char *value;
} KamaeFilter;

void        kamae_filter_free        (KamaeFilter       *self);
void        kamae_filters_add        (GPtrArray         *filters,
                                      const char        *field,
                                      const char        *value);
void        kamae_filter_apply       (KamaeFilter       *self,
                                      KamaeRegister     *reg,
                                      KamaeQuery        *query);
char       *kamae_filter_dup_label   (KamaeFilter       *self,
                                      KamaeRegister     *reg,
                                      const KamaeEntity *entity) G_GNUC_WARN_UNUSED_RESULT;
GMenuModel *kamae_filter_create_menu (KamaeRegister     *reg,
                                      const KamaeEntity *entity) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
