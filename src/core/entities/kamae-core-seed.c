/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What a new register holds from the start: clauses, controls, the usual roles, the running year.
 *
 * A role's name and texts are the company's own, one text each, in the program's language. */

#include "config.h"

#include "kamae-core-entities-private.h"

#include <kamae-i18n.h>

#include "kamae-catalogue-clauses.h"
#include "kamae-catalogue-controls.h"
#include "kamae-catalogue-roles.h"

#include <stdio.h>

/* Roles that one person should not hold at the same time (LDR-V04). */
static const char *const incompatible_roles[][2] = {
  { "audit_manager", "isms_manager" },
  { "audit_manager", "secretariat" },
  { "top_management", "audit_manager" },
  { "top_management", "auditor" },
};

/* "6.1.3" is part of "6.1"; a chapter is part of nothing. */
static char *
dup_parent_number (const char *number)
{
  const char *dot = strrchr (number, '.');

  return dot == NULL ? NULL : g_strndup (number, dot - number);
}

static gboolean
seed_clauses (KamaeOperation *operation,
              GError        **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (catalogue_clauses); i++)
    {
      g_autofree char *parent = dup_parent_number (catalogue_clauses[i].number);
      g_autofree char *position = g_strdup_printf ("%u", i + 1);
      g_autoptr (KamaeRecord) clause = NULL;

      clause = kamae_operation_create (operation, "clause", error,
                                       "number", catalogue_clauses[i].number,
                                       "title_ja", catalogue_clauses[i].title_ja,
                                       "title_en", catalogue_clauses[i].title_en,
                                       "parent", parent,
                                       "position", position,
                                       NULL);
      if (clause == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
seed_controls (KamaeOperation *operation,
               GError        **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (catalogue_controls); i++)
    {
      g_autofree char *position = g_strdup_printf ("%u", i + 1);
      g_autoptr (KamaeRecord) control = NULL;

      control = kamae_operation_create (operation, "control", error,
                                        "number", catalogue_controls[i].number,
                                        "title_ja", catalogue_controls[i].title_ja,
                                        "title_en", catalogue_controls[i].title_en,
                                        "theme", catalogue_controls[i].theme,
                                        "source", "annex_a",
                                        "position", position,
                                        NULL);
      if (control == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
seed_incompatible_roles (KamaeOperation *operation,
                         GHashTable     *roles,
                         GError        **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (incompatible_roles); i++)
    if (!kamae_operation_add_link (operation,
                                   g_hash_table_lookup (roles, incompatible_roles[i][0]),
                                   "incompatible",
                                   g_hash_table_lookup (roles, incompatible_roles[i][1]),
                                   error))
      return FALSE;
  return TRUE;
}

static gboolean
seed_roles (KamaeOperation *operation,
            GError        **error)
{
  g_autoptr (GHashTable) roles = NULL;
  gboolean ja = g_str_equal (kamae_language_get_current (), "ja");

  roles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

#define IN_LANGUAGE(field) (ja ? catalogue_roles[i].field##_ja : catalogue_roles[i].field##_en)
  for (guint i = 0; i < G_N_ELEMENTS (catalogue_roles); i++)
    {
      g_autofree char *position = g_strdup_printf ("%u", i + 1);
      KamaeRecord *role;

      role = kamae_operation_create (operation, "role", error,
                                     "code", catalogue_roles[i].code,
                                     "name", IN_LANGUAGE (name),
                                     "required", catalogue_roles[i].required,
                                     "purpose", IN_LANGUAGE (purpose),
                                     "responsibilities", IN_LANGUAGE (responsibilities),
                                     "authorities", IN_LANGUAGE (authorities),
                                     "reports_to", catalogue_roles[i].reports_to,
                                     "position", position,
                                     NULL);
      if (role == NULL)
        return FALSE;
      g_hash_table_insert (roles, (gpointer) catalogue_roles[i].code, role);
    }
#undef IN_LANGUAGE

  return seed_incompatible_roles (operation, roles, error);
}

static gboolean
seed_fiscal_year (KamaeOperation *operation,
                  GError        **error)
{
  KamaeRegister *reg = kamae_operation_get_register (operation);
  KamaeRecord *organization = kamae_register_get_organization (reg);
  g_autofree char *today = kamae_register_dup_today (reg);
  g_autofree char *starts_on = NULL;
  g_autofree char *ends_on = NULL;
  g_autofree char *label = NULL;
  g_autoptr (KamaeRecord) year = NULL;
  g_autoptr (GDateTime) first = NULL;
  g_autoptr (GDateTime) next = NULL;
  g_autoptr (GDateTime) last = NULL;
  int month = 4;
  int year_of_today = 0;
  int month_of_today = 0;

  if (organization != NULL)
    month = kamae_record_get_integer (organization, "fiscal_start_month");

  sscanf (today, "%4d-%2d", &year_of_today, &month_of_today);
  first = g_date_time_new_utc (year_of_today - (month_of_today < month), month, 1, 0, 0, 0);
  next = g_date_time_add_years (first, 1);
  last = g_date_time_add_days (next, -1);
  starts_on = g_date_time_format (first, "%F");
  ends_on = g_date_time_format (last, "%F");
  label = kamae_format_fiscal_year (starts_on, NULL, NULL);
  year = kamae_operation_create (operation, "fiscal_year", error,
                                 "label", label,
                                 "starts_on", starts_on,
                                 "ends_on", ends_on,
                                 NULL);
  return year != NULL && kamae_operation_transition (operation, year, "start", error);
}

/**
 * kamae_core_seed: (skip)
 * @operation: the operation that makes the register
 * @error: return location for an error
 *
 * Fills in what every register holds.
 *
 * Returns: whether it worked
 */
gboolean
kamae_core_seed (KamaeOperation *operation,
                 GError        **error)
{
  g_return_val_if_fail (KAMAE_IS_OPERATION (operation), FALSE);

  return seed_clauses (operation, error) &&
         seed_controls (operation, error) &&
         seed_roles (operation, error) &&
         seed_fiscal_year (operation, error);
}
