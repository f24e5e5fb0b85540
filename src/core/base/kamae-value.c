/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-value-private.h"

#include <string.h>

void
kamae_value_clear (KamaeValue *value)
{
  if (value->type == KAMAE_VALUE_TEXT)
    g_free (value->text);
  value->type = KAMAE_VALUE_NULL;
}

gboolean
kamae_value_equal (const KamaeValue *a,
                   const KamaeValue *b)
{
  if (a->type != b->type)
    return FALSE;
  switch (a->type)
    {
    case KAMAE_VALUE_INTEGER:
      return a->integer == b->integer;
    case KAMAE_VALUE_DECIMAL:
      return memcmp (&a->decimal, &b->decimal, sizeof a->decimal) == 0;
    case KAMAE_VALUE_TEXT:
      return g_str_equal (a->text, b->text);
    case KAMAE_VALUE_NULL:
    default:
      return TRUE;
    }
}

char *
kamae_value_dup_canonical (const KamaeValue *value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (value->type)
    {
    case KAMAE_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case KAMAE_VALUE_DECIMAL:
      return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, value->decimal));
    case KAMAE_VALUE_TEXT:
      return g_strdup (value->text);
    case KAMAE_VALUE_NULL:
    default:
      return NULL;
    }
}
