/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The fiscal years follow the first month of the organization. */

#include "config.h"

#include "kamae-core-years-private.h"

typedef struct
{
  gint64 id;
  char *starts_on;
  char *ends_on;
} Change;

static void
clear_change (gpointer data)
{
  Change *change = data;

  g_free (change->starts_on);
  g_free (change->ends_on);
}

/* Each after those whose names it takes over. */
static GArray *
list_changes (KamaeRegister *reg,
              GError       **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KamaeCursor) cursor = kamae_register_query (
    reg,
    "SELECT id, new_start, new_end FROM " KAMAE_CORE_SQL_YEARS_TO_CHANGE
    " ORDER BY CASE WHEN new_start < starts_on THEN starts_on END, starts_on DESC",
    NULL, error);

  if (cursor == NULL)
    return NULL;
  g_array_set_clear_func (changes, clear_change);
  while (kamae_cursor_next (cursor, &local_error))
    {
      const Change change = { kamae_cursor_get_integer (cursor, 0),
                              g_strdup (kamae_cursor_get_text (cursor, 1)),
                              g_strdup (kamae_cursor_get_text (cursor, 2)) };

      g_array_append_val (changes, change);
    }
  if (local_error == NULL)
    return g_steal_pointer (&changes);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* A name with the year of the first day follows it, unless another year is called so. */
static gboolean
rename_year (KamaeOperation *operation,
             KamaeRecord    *year,
             const char     *starts_on,
             GError        **error)
{
  g_autofree char *before = g_strndup (kamae_record_get_text (year, "starts_on"), 4);
  g_autofree char *after = g_strndup (starts_on, 4);
  g_auto (GStrv) parts = g_strsplit (kamae_record_get_text (year, "label"), before, -1);
  g_autofree char *label = g_strjoinv (after, parts);
  g_autoptr (GError) local_error = NULL;

  if (kamae_operation_set (operation, year, "label", label, &local_error) ||
      g_error_matches (local_error, KAMAE_ERROR, KAMAE_ERROR_INVALID))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * kamae_core_change_years: (skip)
 * @operation: an operation
 * @organization: the organization
 * @error: return location for an error
 *
 * Changes the fiscal years that do not follow the first month.
 *
 * Returns: whether it worked
 */
gboolean
kamae_core_change_years (KamaeOperation *operation,
                         KamaeRecord    *organization,
                         GError        **error)
{
  KamaeRegister *reg = kamae_record_get_register (organization);
  g_autoptr (GArray) changes = list_changes (reg, error);

  if (changes == NULL)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);
      g_autoptr (KamaeRecord) year = kamae_register_ref_record (reg, change->id, error);

      if (year == NULL || !rename_year (operation, year, change->starts_on, error) ||
          !kamae_operation_set (operation, year, "starts_on", change->starts_on, error) ||
          !kamae_operation_set (operation, year, "ends_on", change->ends_on, error))
        return FALSE;
    }
  return TRUE;
}
