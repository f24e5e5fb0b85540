/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-print.h"

#include <kamae-i18n.h>

/* What the prints AUD-R01 … AUD-R07 share. */

void
kamae_audit_facts_add (KamaeAuditFacts *facts,
                       const char      *label,
                       const char      *value)
{
  g_assert (facts->n < KAMAE_AUDIT_MOST_FACTS);

  facts->labels[facts->n] = kamae_report_context_text (facts->context, label);
  facts->values[facts->n++] = g_strdup (value != NULL ? value : "");
}

void
kamae_audit_facts_add_field (KamaeAuditFacts *facts,
                             KamaeRecord     *record,
                             const char      *field)
{
  const KamaeField *declared = kamae_entity_find_field (kamae_record_get_entity (record), field);
  g_autofree char *value = kamae_report_context_dup_answer (facts->context, record, field);

  kamae_audit_facts_add (facts, declared->label, value);
}

/* The first label that is NULL ends the block. */
void
kamae_audit_facts_print (KamaeAuditFacts *facts,
                         KamaeDocument   *document)
{
  const char **labels = facts->labels;
  char **values = facts->values;

  kamae_document_add_facts (document, labels[0], values[0], labels[1], values[1], labels[2],
                            values[2], labels[3], values[3], labels[4], values[4], labels[5],
                            values[5], labels[6], values[6], labels[7], values[7], labels[8],
                            values[8], labels[9], values[9], labels[10], values[10], labels[11],
                            values[11], NULL);
}

void
kamae_audit_facts_clear (KamaeAuditFacts *facts)
{
  for (guint i = 0; i < facts->n; i++)
    g_free (facts->values[i]);
}

/* From the first to the last day; one day only once. */
char *
kamae_audit_print_dup_period (KamaeReportContext *context,
                              KamaeRecord        *audit)
{
  const char *starts_on = kamae_record_get_text (audit, "starts_on");
  const char *ends_on = kamae_record_get_text (audit, "ends_on");
  g_autofree char *start = kamae_report_context_dup_date (context, starts_on);
  g_autofree char *end = kamae_report_context_dup_date (context, ends_on);

  if (ends_on == NULL || g_strcmp0 (starts_on, ends_on) == 0)
    return g_steal_pointer (&start);
  /* Translators: a period on paper, from a day to a day: %s～%s */
  return g_strdup_printf (kamae_report_context_text (context, N_("%s – %s")), start, end);
}

/* The one text that a query yields; empty if it yields none. */
char *
kamae_audit_print_dup_text (KamaeReportContext  *context,
                            const char          *sql,
                            GError             **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_report_context_query (context, sql, error);
  g_autoptr(GError) failure = NULL;
  const char *text = NULL;

  if (cursor == NULL)
    return NULL;
  if (kamae_cursor_next (cursor, &failure))
    text = kamae_cursor_get_text (cursor, 0);
  if (failure == NULL)
    return g_strdup (text != NULL ? text : "");
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
