/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-types.h"

G_BEGIN_DECLS

/* What a column holds: the four kinds of a STRICT table that we use. */
typedef enum
{
  KAMAE_VALUE_NULL,
  KAMAE_VALUE_INTEGER,
  KAMAE_VALUE_DECIMAL,
  KAMAE_VALUE_TEXT,
} KamaeValueType;

typedef struct
{
  KamaeValueType type;
  union
  {
    gint64 integer;
    double decimal;
    char *text;
  };
} KamaeValue;

void     kamae_value_clear         (KamaeValue       *value);
gboolean kamae_value_equal         (const KamaeValue *a,
                                    const KamaeValue *b);
char    *kamae_value_dup_canonical (const KamaeValue *value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KamaeValue, kamae_value_clear)

G_END_DECLS
