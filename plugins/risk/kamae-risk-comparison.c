/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-comparison.h"

#include <kamae-i18n.h>

/* The codes of the field "change" of an evaluation, and two that no evaluation has. */
static const struct
{
  const char *code;
  const char *label;
} changes[] = {
  { "up", KC_ ("risk change", "↑ Up") },
  { "new", KC_ ("risk change", "New") },
  { "criteria", KC_ ("risk change", "Other criteria") },
  { "down", KC_ ("risk change", "↓ Down") },
  { "closed", KC_ ("risk change", "Closed") },
  { "open", KC_ ("risk change", "Not evaluated yet") },
  { "same", KC_ ("risk change", "→ Unchanged") },
};

/* The last word of a run on a risk; looked up by the risk, of which there are few evaluations. */
#define LAST(run) \
  "(SELECT e.id FROM evaluation AS e WHERE e.risk_id = risk.id AND +e.run_id = " run " " \
  "AND e.value IS NOT NULL AND e.stage IN ('current', 'verified') " \
  "ORDER BY e.stage = 'verified' DESC, e.evaluated_on DESC, e.id DESC LIMIT 1)"

#define LEVEL(row) \
  "printf ('%g', " row ".value) || ' ' || coalesce (record_label (" row ".band_id), '')"

#define DIFFERENCES \
  "SELECT code, risk, number, title, was, is_now, reason FROM (SELECT CASE " \
  "WHEN new.id IS NULL AND risk.state = 'closed' THEN 'closed' WHEN new.id IS NULL THEN 'open' " \
  "WHEN old.id IS NULL THEN 'new' WHEN old.criteria_id <> new.criteria_id THEN 'criteria' " \
  "WHEN new.value > old.value THEN 'up' WHEN new.value < old.value THEN 'down' " \
  "ELSE 'same' END AS code, risk.id AS risk, risk.number AS number, risk.title AS title, " \
  "CASE WHEN old.id IS NOT NULL THEN " LEVEL ("old") " END AS was, " \
  "CASE WHEN new.id IS NOT NULL THEN " LEVEL ("new") " END AS is_now, " \
  "CASE WHEN new.id IS NULL THEN risk.closed_because ELSE coalesce (new.change_reason, " \
  "CASE WHEN old.id IS NULL OR new.value <> old.value THEN new.basis END) END AS reason " \
  "FROM risk LEFT JOIN evaluation AS new ON new.id = " LAST (":run") " " \
  "LEFT JOIN evaluation AS old ON old.id = " LAST (":before") " " \
  "WHERE new.id IS NOT NULL OR old.id IS NOT NULL) ORDER BY CASE code WHEN 'up' THEN 1 " \
  "WHEN 'new' THEN 2 WHEN 'criteria' THEN 3 WHEN 'down' THEN 4 WHEN 'closed' THEN 5 " \
  "WHEN 'open' THEN 6 ELSE 7 END, number"

static void
free_difference (gpointer data)
{
  KamaeRiskDifference *difference = data;

  g_free (difference->code);
  g_free (difference->number);
  g_free (difference->title);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference->reason);
  g_free (difference);
}

static KamaeRiskDifference *
read_difference (KamaeCursor *cursor)
{
  KamaeRiskDifference *difference = g_new0 (KamaeRiskDifference, 1);

  difference->code = g_strdup (kamae_cursor_get_text (cursor, 0));
  difference->risk = kamae_cursor_get_integer (cursor, 1);
  difference->number = g_strdup (kamae_cursor_get_text (cursor, 2));
  difference->title = g_strdup (kamae_cursor_get_text (cursor, 3));
  difference->before = g_strdup (kamae_cursor_get_text (cursor, 4));
  difference->after = g_strdup (kamae_cursor_get_text (cursor, 5));
  difference->reason = g_strdup (kamae_cursor_get_text (cursor, 6));
  return difference;
}

GPtrArray *
kamae_risk_compare (KamaeRegister  *reg,
                    gint64          before,
                    gint64          run,
                    const char     *language,
                    GError        **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_register_query (reg, DIFFERENCES, language, error);
  g_autoptr(GPtrArray) differences = g_ptr_array_new_with_free_func (free_difference);
  g_autoptr(GError) local_error = NULL;

  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_integer (cursor, ":before", before);
  kamae_cursor_bind_integer (cursor, ":run", run);
  while (kamae_cursor_next (cursor, &local_error))
    g_ptr_array_add (differences, read_difference (cursor));

  if (local_error == NULL)
    return g_steal_pointer (&differences);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

const char *
kamae_risk_difference_label (const char *code,
                             const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (g_strcmp0 (changes[i].code, code) == 0)
      return kamae_translate (language, GETTEXT_PACKAGE, changes[i].label);
  return "";
}

/* How many of each, as "↑ Up 2, New 1". */
char *
kamae_risk_count_differences (GPtrArray  *differences,
                              const char *language)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      guint n = 0;

      for (guint j = 0; j < differences->len; j++)
        n += g_str_equal (((KamaeRiskDifference *) differences->pdata[j])->code, changes[i].code);
      if (n > 0)
        g_string_append_printf (text, "%s%s %u", text->len > 0 ? "   " : "",
                                kamae_translate (language, GETTEXT_PACKAGE, changes[i].label), n);
    }
  return g_string_free (text, FALSE);
}
