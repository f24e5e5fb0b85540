/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-objectives-private.h"

#include <kamae-i18n.h>

/* CHG-R01 ISMS変更計画書: one change, from its purpose to its effect; CHG-R02, the list of all changes,
 * planned and unintended. */

static const KamaeColumn fact_columns[] = {
  { "", 26, 0 },
  { "", 74, 0 },
  { NULL }
};

static void
add_facts (KamaeReportContext *context,
           KamaeDocument      *document,
           const char         *heading,
           const char *const  *names)
{
  KamaeRecord *record = kamae_report_context_get_record (context);
  KamaeTable *table;

  kamae_report_context_add_heading (context, document, heading);
  table = kamae_report_context_add_table (context, document, fact_columns, NULL, NULL);
  for (; *names != NULL; names++)
    {
      const KamaeField *field = kamae_entity_find_field (&kamae_objectives_change, *names);
      g_autofree char *value = kamae_report_context_dup_answer (context, record, *names);

      kamae_table_add_row (table, kamae_report_context_text (context, field->label), value);
    }
}

static const KamaeColumn consequence_columns[] = {
  { KC_ ("consequence", "What it touches"), 17, 0 },
  { N_("Touched"), 8, KAMAE_COLUMN_CENTER },
  { N_("What is touched, or why nothing is"), 27, 0 },
  { N_("What is to be done"), 22, 0 },
  { N_("Person in charge"), 11, 0 },
  { N_("Due"), 13, KAMAE_COLUMN_CENTER },
  { N_("Done on"), 13, KAMAE_COLUMN_CENTER },
  { NULL }
};

#define CONSEQUENCES \
  "SELECT label ('change_consequence', 'aspect', aspect), " \
  "label ('change_consequence', 'answer', answer), note, " \
  "CASE answer WHEN 0 THEN '－' ELSE action END, CASE answer WHEN 0 THEN '－' ELSE person.name END, " \
  "CASE answer WHEN 0 THEN '－' ELSE consequence.due_on END AS due_on, " \
  "CASE answer WHEN 0 THEN '－' ELSE task.done_on END AS done_on " \
  "FROM change_consequence AS consequence LEFT JOIN person ON person.id = consequence.owner_id " \
  "LEFT JOIN task ON task.id = consequence.task_id WHERE consequence.change_id = :id " \
  "ORDER BY consequence.position"

KamaeDocument *
kamae_objectives_build_change (KamaeReportContext  *context,
                               GError             **error)
{
  static const char *const purposes[] = { "title", "purpose", "reason", "cause", "changes", NULL };
  static const char *const plans[] = { "resources", "responsible", "starts_on", "due_on", NULL };
  static const char *const outcomes[] = { "completed_on", "result", "notified_on", "notice",
                                          "effectiveness", "verified_on", "verified_by", NULL };
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context, KAMAE_PAPER_A4_PORTRAIT);

  /* Once the plan is approved it is carried out by this paper: it is no draft. */
  if (kamae_record_is_set (kamae_report_context_get_record (context), "approved_on"))
    kamae_document_set_watermark (document, NULL);
  kamae_report_context_identify (context, document, "number", "kind", "requested_on",
                                 "requested_by", "state", "approved_on", NULL);
  add_facts (context, document, N_("1. The change"), purposes);
  kamae_report_context_add_heading (context, document, N_("2. Consequences"));
  if (kamae_report_context_add_table (context, document, consequence_columns, CONSEQUENCES,
                                      error) == NULL)
    return NULL;
  add_facts (context, document, N_("3. Plan"), plans);
  add_facts (context, document, N_("4. Result and effect"), outcomes);
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

static const KamaeColumn list_columns[] = {
  { N_("No."), 13, 0 },
  { N_("Subject"), 26, 0 },
  { N_("Kind"), 12, KAMAE_COLUMN_CENTER },
  { KC_ ("objective", "Date"), 14, KAMAE_COLUMN_CENTER },
  { N_("Person in charge"), 12, 0 },
  { N_("Due"), 14, KAMAE_COLUMN_CENTER },
  { N_("State"), 12, KAMAE_COLUMN_CENTER },
  { N_("Certification body notified on"), 14, KAMAE_COLUMN_CENTER },
  { N_("Result"), 30, 0 },
  { N_("Did the change reach its purpose?"), 26, 0 },
  { NULL }
};

#define CHANGES \
  "SELECT planned_change.number, planned_change.title, label ('planned_change', 'kind', kind), " \
  "requested_on AS dated_on, person.name, due_on AS due_on, " \
  "label ('planned_change', 'state', state), " \
  "coalesce (notified_on, '－') AS notified_on, coalesce (result, '－'), " \
  "coalesce (effectiveness, '－') FROM planned_change " \
  "LEFT JOIN person ON person.id = responsible_id WHERE requested_on <= :as_of " \
  "UNION ALL SELECT unintended_change.number, unintended_change.title, " \
  KAMAE_SQL_WORDS (KC_ ("change", "Unintended")) ", found_on, person.name, due_on, " \
  "label ('unintended_change', 'state', state), '－', coalesce (result, measures, '－'), '－' " \
  "FROM unintended_change LEFT JOIN person ON person.id = owner_id WHERE found_on <= :as_of " \
  "ORDER BY dated_on DESC, 1 DESC"

KamaeDocument *
kamae_objectives_build_changes (KamaeReportContext  *context,
                                GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context,
                                                                  KAMAE_PAPER_A4_LANDSCAPE);

  if (kamae_report_context_add_table (context, document, list_columns, CHANGES, error) == NULL)
    return NULL;
  return g_steal_pointer (&document);
}
