/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* One decision for several entries of a statement of applicability: one operation, one step to
 * undo. */

static KamaeOperation *
begin (KamaeRecord  *soa,
       GError      **error)
{
  /* Translators: name of an operation; %s is a Statement of Applicability. */
  return kamae_register_begin (kamae_record_get_register (soa), N_("Decide on controls of %s"), soa,
                               error);
}

static gboolean
has_reason (KamaeRecord *entry,
            const char  *code)
{
  const char *reasons = kamae_record_get_text (entry, "reasons");
  g_auto(GStrv) codes = g_strsplit (reasons != NULL ? reasons : "", " ", -1);

  return g_strv_contains ((const char *const *) codes, code);
}

/* The reasons with one more or one less, in the order of the choices. */
static char *
dup_reasons (KamaeRecord *entry,
             const char  *code,
             gboolean     is_added)
{
  const KamaeField *field = kamae_entity_find_field (&kamae_risk_soa_entry, "reasons");
  GString *codes = g_string_new (NULL);

  for (const KamaeChoice *choice = field->choices; choice != NULL;
       choice = kamae_choices_next (choice))
    if (g_str_equal (choice->code, code) ? is_added : has_reason (entry, choice->code))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", choice->code);
  return g_string_free (codes, FALSE);
}

/* A reason is taken away only if all have it. */
static gboolean
is_to_be_added (GPtrArray  *entries,
                const char *field,
                const char *value)
{
  if (!g_str_equal (field, "reasons"))
    return TRUE;
  for (guint i = 0; i < entries->len; i++)
    if (!has_reason (entries->pdata[i], value))
      return TRUE;
  return FALSE;
}

/* A reason or a status makes the control applicable. */
static gboolean
set_entry (KamaeOperation  *operation,
           KamaeRecord     *entry,
           const char      *field,
           const char      *value,
           gboolean         is_added,
           GError         **error)
{
  g_autofree char *reasons = NULL;

  if (is_added && !g_str_equal (field, "applicable")
      && !kamae_operation_set (operation, entry, "applicable", "yes", error))
    return FALSE;
  if (!g_str_equal (field, "reasons"))
    return kamae_operation_set (operation, entry, field, value, error);
  reasons = dup_reasons (entry, value, is_added);
  return kamae_operation_set (operation, entry, "reasons", reasons, error);
}

/* Sets "applicable" or "status" of the entries, or adds one of the reasons. What is excluded gets
 * the justification, unless that is NULL. */
gboolean
kamae_risk_soa_decide (KamaeRecord  *soa,
                       GPtrArray    *entries,
                       const char   *field,
                       const char   *value,
                       const char   *exclusion,
                       GError      **error)
{
  gboolean is_added = is_to_be_added (entries, field, value);
  g_autoptr(KamaeOperation) operation = begin (soa, error);

  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (!set_entry (operation, entries->pdata[i], field, value, is_added, error)
        || (exclusion != NULL
            && !kamae_operation_set (operation, entries->pdata[i], "exclusion_reason", exclusion,
                                     error)))
      return FALSE;
  return kamae_operation_commit (operation, error);
}

/* Gives the applicable entries what is often the same for several: how far they are, where it is
 * written, whose they are; all as the first of them has it. */
gboolean
kamae_risk_soa_copy_down (KamaeRecord  *soa,
                          GPtrArray    *entries,
                          GError      **error)
{
  static const char *const fields[] = { "status", "planned_on", "document_text", "department" };
  g_autoptr(KamaeOperation) operation = begin (soa, error);

  if (operation == NULL)
    return FALSE;
  for (guint i = 1; i < entries->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
      {
        KamaeRecord *entry = entries->pdata[i];
        g_autofree char *value = kamae_record_dup_canonical (entries->pdata[0], fields[j]);

        if (g_strcmp0 (kamae_record_get_text (entry, "applicable"), "yes") == 0
            && !kamae_operation_set (operation, entry, fields[j], value, error))
          return FALSE;
      }
  return kamae_operation_commit (operation, error);
}
