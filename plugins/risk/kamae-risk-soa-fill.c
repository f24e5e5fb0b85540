/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* What the register knows already goes into a statement of applicability: an entry for each
 * control, and what asks for it. Nothing that somebody decided or wrote is changed. */

/* The controls without an entry, each with its place in the list. */
#define MISSING \
  "SELECT id, place FROM (SELECT id, row_number () OVER (ORDER BY position IS NULL, position, number COLLATE counted) " \
  "AS place FROM control) WHERE id NOT IN (SELECT control_id FROM soa_entry WHERE soa_id = :id)"

/* A row for each risk that asks for the control. */
#define RISKS \
  "SELECT 'risk', risk.number || ' ' || risk.title AS line FROM (" \
  "SELECT treatment.risk_id AS risk_id FROM link JOIN treatment ON treatment.id = link.from_id " \
  "WHERE link.kind = 'treatment.controls' AND link.to_id = :control AND treatment.state <> 'withdrawn' " \
  "UNION SELECT from_id FROM link WHERE kind = 'risk.existing_controls' AND to_id = :control) AS uses " \
  "JOIN risk ON risk.id = uses.risk_id WHERE risk.state <> 'closed' ORDER BY risk.number COLLATE counted"

/* A row for each law and contract; its plugin may be switched off. */
#define REQUIREMENTS \
  "SELECT requirement.kind, requirement.text || coalesce (aside (requirement.basis), '') " \
  "FROM link JOIN requirement ON requirement.id = link.from_id WHERE link.kind = 'requirement.how' " \
  "AND link.to_id = :control AND requirement.kind IN ('law', 'contract') " \
  "AND coalesce (requirement.addressed, '') <> 'no' ORDER BY requirement.number COLLATE counted"

/* More than these are counted. */
#define MOST_NAMED 3

static const char *const codes[] = { "risk", "law", "contract", "business" };

static gboolean
add_entries (KamaeOperation  *operation,
             KamaeRecord     *soa,
             GError         **error)
{
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_operation_get_register (operation), MISSING, NULL, error);
  g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *id = kamae_record_dup_key (soa);

  if (cursor == NULL)
    return FALSE;

  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (soa));
  while (kamae_cursor_next (cursor, KAMAE_KEPT))
    for (guint i = 0; i < 2; i++)
      g_ptr_array_add (missing, g_strdup (kamae_cursor_get_text (cursor, i)));
  for (guint i = 0; i < missing->len; i += 2)
    {
      g_autoptr(KamaeRecord) entry =
        kamae_operation_create (operation, "soa_entry", error, "soa", id,
                                "control", missing->pdata[i],
                                "position", missing->pdata[i + 1], NULL);

      if (entry == NULL)
        return FALSE;
    }
  return TRUE;
}

/* What asks for a control: for each code a list of names. */
typedef struct
{
  GPtrArray *names[G_N_ELEMENTS (codes)];
} Basis;

static void
basis_clear (Basis *basis)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_clear_pointer (&basis->names[i], g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Basis, basis_clear)

static gboolean
basis_add (Basis          *basis,
           KamaeRegister  *reg,
           const char     *sql,
           gint64          control,
           GError        **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_register_query (reg, sql, NULL, error);
  g_autoptr(GError) local_error = NULL;

  if (cursor == NULL)
    return FALSE;

  kamae_cursor_bind_integer (cursor, ":control", control);
  while (kamae_cursor_next (cursor, &local_error))
    for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
      if (g_strcmp0 (kamae_cursor_get_text (cursor, 0), codes[i]) == 0)
        g_ptr_array_add (basis->names[i], g_strdup (kamae_cursor_get_text (cursor, 1)));

  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
basis_read (Basis          *basis,
            KamaeRegister  *reg,
            gint64          control,
            GError        **error)
{
  KamaeModel *model = kamae_register_get_model (reg);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    basis->names[i] = g_ptr_array_new_with_free_func (g_free);
  return basis_add (basis, reg, RISKS, control, error)
         && (kamae_model_find_entity (model, "requirement") == NULL
             || basis_add (basis, reg, REQUIREMENTS, control, error));
}

/* The codes that the entry has or is to have, in their order. */
static char *
basis_dup_codes (Basis      *basis,
                 const char *present)
{
  g_auto(GStrv) old = g_strsplit (present != NULL ? present : "", " ", -1);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (basis->names[i]->len > 0 || g_strv_contains ((const char *const *) old, codes[i]))
      g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", codes[i]);
  return g_string_free (all, FALSE);
}

static char *
dup_names (GPtrArray *names)
{
  guint n = MIN (names->len, MOST_NAMED);
  GString *text = g_string_new (names->pdata[0]);

  for (guint i = 1; i < n; i++)
    /* Translators: between the members of a list (、) */
    g_string_append_printf (text, "%s%s", C_("list", ", "), (const char *) names->pdata[i]);
  if (names->len > n)
    /* Translators: after the first members of a list (ほか%u件) */
    g_string_append_printf (text, ngettext (" and %u more", " and %u more", names->len - n),
                            names->len - n);
  return g_string_free (text, FALSE);
}

/* A line for each code: "Risk treatment: R-0001 …, R-0004 … and 3 more". */
static char *
basis_dup_text (Basis         *basis,
                KamaeRegister *reg)
{
  KamaeModel *model = kamae_register_get_model (reg);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (basis->names[i]->len > 0)
      {
        const char *label =
          kamae_model_choice_label (model, &kamae_risk_soa_entry, "reasons", codes[i], NULL);
        g_autofree char *names = dup_names (basis->names[i]);

        if (text->len > 0)
          g_string_append_c (text, '\n');
        /* Translators: a reason for a control and what it comes from (リスク対応：R-0001 …) */
        g_string_append_printf (text, C_("reason", "%1$s: %2$s"), label, names);
      }
  return g_string_free (text, FALSE);
}

static gboolean
fill_entry (KamaeOperation  *operation,
            KamaeRecord     *entry,
            GError         **error)
{
  KamaeRegister *reg = kamae_operation_get_register (operation);
  g_auto(Basis) basis = { NULL };
  g_autofree char *present = kamae_record_dup_canonical (entry, "reasons");
  g_autofree char *all = NULL;
  g_autofree char *text = NULL;

  if (g_strcmp0 (kamae_record_get_text (entry, "applicable"), "no") == 0)
    return TRUE;
  if (!basis_read (&basis, reg, kamae_record_get_link (entry, "control"), error))
    return FALSE;
  text = basis_dup_text (&basis, reg);
  if (*text == '\0')
    return TRUE;

  all = basis_dup_codes (&basis, present);
  return kamae_operation_set (operation, entry, "applicable", "yes", error)
         && kamae_operation_set (operation, entry, "reasons", all, error)
         && (kamae_record_is_set (entry, "reason_text")
             || kamae_operation_set (operation, entry, "reason_text", text, error));
}

/* Adds the entries that are missing, and applies the controls that risks, laws and contracts ask
 * for. An excluded control stays excluded: SOA-V04 tells. */
gboolean
kamae_risk_soa_fill (KamaeOperation  *operation,
                     KamaeRecord     *soa,
                     GError         **error)
{
  g_autoptr(KamaeRecordList) entries = NULL;

  if (!add_entries (operation, soa, error))
    return FALSE;

  entries = kamae_register_list_parts (kamae_operation_get_register (operation), soa, "soa_entry");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (entries)); i++)
    {
      g_autoptr(KamaeRecord) entry = g_list_model_get_item (G_LIST_MODEL (entries), i);

      if (!fill_entry (operation, entry, error))
        return FALSE;
    }
  return TRUE;
}
