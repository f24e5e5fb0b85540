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

/* The fewest digits that read back as the same number: 95.1, not 95.099999999999994. */
static char *
dup_decimal (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.15g", number);
  if (g_ascii_strtod (buffer, NULL) != number)
    g_ascii_dtostr (buffer, sizeof buffer, number);
  return g_strdup (buffer);
}

char *
kamae_value_dup_canonical (const KamaeValue *value)
{
  switch (value->type)
    {
    case KAMAE_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case KAMAE_VALUE_DECIMAL:
      return dup_decimal (value->decimal);
    case KAMAE_VALUE_TEXT:
      return g_strdup (value->text);
    case KAMAE_VALUE_NULL:
    default:
      return NULL;
    }
}
