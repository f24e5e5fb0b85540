/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-cli.h"

#include <kamae-i18n.h>

/* Which record is meant: by what people call it ("I-2026-001", "clause/4.1" where several kinds
 * use the key), or by its id; and which day. */

static KamaeRecord *
find_by_id (KamaeRegister *reg,
            const char    *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", 2);
  gboolean has_entity = parts[0] != NULL && parts[1] != NULL;
  g_autoptr (KamaeRecord) record = NULL;
  guint64 id;

  if (!g_ascii_string_to_unsigned (has_entity ? parts[1] : name, 10, 1, G_MAXINT64, &id, NULL))
    return NULL;
  record = kamae_register_ref_record (reg, (gint64) id, KAMAE_KEPT);
  if (record != NULL && has_entity &&
      !g_str_equal (kamae_record_get_entity (record)->name, parts[0]))
    return NULL;

  return g_steal_pointer (&record);
}

/* Finds a record of any entity. */
KamaeRecord *
kamae_cli_find_record (KamaeRegister *reg,
                       const char    *name,
                       GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KamaeRecord) record = kamae_register_find (reg, "*", name, &local_error);

  if (record == NULL)
    record = find_by_id (reg, name);
  if (record == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return g_steal_pointer (&record);
}

/* Reads a date in any form that a field takes; date: NULL if there is no text. */
gboolean
kamae_cli_read_date (KamaeRegister *reg,
                     const char    *text,
                     char         **date,
                     GError       **error)
{
  g_autofree char *today = kamae_register_dup_today (reg);

  *date = text != NULL ? kamae_parse_date (text, today) : NULL;
  if (text == NULL || *date != NULL)
    return TRUE;

  /* Translators: %s is what was typed */
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
               _("“%s” is not a date, or it falls on another weekday or outside of the era. Write it as 2026/4/1 or R8.4.1."), text);
  return FALSE;
}
