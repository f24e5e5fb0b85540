/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-improvement-private.h"

#include <kamae-i18n.h>

/* NCR-R01 是正処置報告書（是正要求書兼回答書）, NCR-R02 不適合・是正処置一覧, NCR-R03 改善一覧. */

static KamaeDocument *build_form         (KamaeReportContext *context,
                                          GError            **error);
static KamaeDocument *build_list         (KamaeReportContext *context,
                                          GError            **error);
static KamaeDocument *build_improvements (KamaeReportContext *context,
                                          GError            **error);

const KamaeReport kamae_improvement_reports[] = {
  /* Translators: 是正処置報告書 */
  { "NCR-R01", N_("Corrective action report"), "10.2", "nonconformity", NULL, build_form },
  { "NCR-R02", N_("List of nonconformities and corrective actions"), "10.2", NULL,
    "nonconformities", build_list },
  { "NCR-R03", N_("List of improvements"), "10.1", NULL, "improvements", build_improvements },
  { NULL }
};

/* The form */

/* Fields that a phase shows of the nonconformity. Those of a certification audit or of an internal
 * one are left out where they do not apply. */
static const char *const input_fields[] = {
  "title", "found_on", "auditor", "body", "response_due_on", "source_record", "grade", "clause",
  "control", "nature", "evidence", "recurrence", NULL
};

static const char *const plan_fields[] = {
  "correction", "corrected_on", "consequences", "similar", "similar_likely", "similar_where",
  "cause_method", "whys_tree", "cause", "action_needed", "need_reason", "isms_change",
  "isms_changes", "risk_update", "risks", NULL
};

/* Fields that a phase shows of each corrective action. */
static const char *const action_plan_fields[] = {
  "action", "details", "follows", "owner", "due_on", "original_due_on", "postponed_because",
  "criterion", "evaluation_due_on", "original_evaluation_due_on", NULL
};

static const char *const action_report_fields[] = { "done", "done_on", "done_by", NULL };

static const char *const action_check_fields[] = {
  "checked_on", "checked_by", "evaluated_on", "evaluated_by", "evaluation", "verdict",
  "follow_up", NULL
};

/* What is said only where there is something to say. */
static const char *const only_if_set[] = {
  "body", "response_due_on", "auditor", "source_record", "control", "recurrence", "isms_changes",
  "risks", "whys_tree", "details", "follows", "original_due_on", "postponed_because",
  "original_evaluation_due_on", NULL
};

/* Without a record the values stay empty, to be written by hand. */
static void
add_fields (KamaeReportContext *context,
            KamaeTable         *table,
            const char         *phase,
            const KamaeEntity  *entity,
            KamaeRecord        *record,
            const char *const  *names)
{
  for (; *names != NULL; names++)
    {
      const KamaeField *field = kamae_entity_find_field (entity, *names);
      g_autofree char *value =
        record != NULL ? kamae_report_context_dup_value (context, record, *names) : g_strdup ("");

      if (*value == '\0' && g_strv_contains (only_if_set, *names))
        continue;
      kamae_table_add_row (table, phase, kamae_report_context_text (context, field->label), value);
    }
}

static void
add_actions (KamaeReportContext *context,
             KamaeTable         *table,
             const char         *phase,
             KamaeRecordList    *actions,
             const char *const  *names)
{
  guint n_actions = g_list_model_get_n_items (G_LIST_MODEL (actions));

  for (guint i = 0; i < MAX (n_actions, 1); i++)
    {
      g_autoptr(KamaeRecord) action = g_list_model_get_item (G_LIST_MODEL (actions), i);

      if (action != NULL)
        kamae_table_add_row (table, phase, kamae_report_context_text (context, N_("No.")),
                             kamae_record_get_number (action));
      add_fields (context, table, phase, &kamae_improvement_action, action, names);
    }
}

static const KamaeColumn form_columns[] = {
  { "", 6, KAMAE_COLUMN_MERGE | KAMAE_COLUMN_VERTICAL_CELLS },
  { "", 24, 0 },
  { "", 70, 0 },
  { NULL }
};

static const char *
phase_text (KamaeReportContext *context,
            guint               phase)
{
  return kamae_report_context_text (context, kamae_improvement_phases[phase].label);
}

static void
add_phases (KamaeReportContext *context,
            KamaeDocument      *document)
{
  KamaeRecord *record = kamae_report_context_get_record (context);
  KamaeTable *table = kamae_report_context_add_table (context, document, form_columns, NULL, NULL);
  g_autoptr(KamaeRecordList) actions =
    kamae_register_list_parts (kamae_record_get_register (record), record, "corrective_action");
  const char *plan = phase_text (context, 1);

  add_fields (context, table, phase_text (context, 0), &kamae_improvement_nonconformity, record,
              input_fields);
  add_fields (context, table, plan, &kamae_improvement_nonconformity, record, plan_fields);
  add_actions (context, table, plan, actions, action_plan_fields);
  add_actions (context, table, phase_text (context, 2), actions, action_report_fields);
  add_actions (context, table, phase_text (context, 3), actions, action_check_fields);
}

static KamaeDocument *
build_form (KamaeReportContext  *context,
            GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context, KAMAE_PAPER_A4_PORTRAIT);

  kamae_document_set_title (document,
                            kamae_report_context_text (context,
                              /* Translators: 是正処置報告書（是正要求書兼回答書） */
                              N_("Corrective action report (request and answer)")));
  /* The form goes around long before it is closed: it is no draft. */
  kamae_document_set_watermark (document, NULL);
  kamae_report_context_identify (context, document, "number", "opened_on", "department", "source",
                                 "state", NULL);
  add_phases (context, document);
  /* Boxes for the seals of each phase, empty until it is signed. */
  for (guint i = 0; kamae_improvement_phases[i].code != NULL; i++)
    kamae_report_context_add_phase (context, document, &kamae_improvement_phases[i]);

  return g_steal_pointer (&document);
}

/* The lists */

static KamaeDocument *
build_table (KamaeReportContext  *context,
             const KamaeColumn   *columns,
             const char          *sql,
             GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context,
                                                                  KAMAE_PAPER_A4_LANDSCAPE);

  if (kamae_report_context_add_table (context, document, columns, sql, error) == NULL)
    return NULL;
  return g_steal_pointer (&document);
}

static const KamaeColumn list_columns[] = {
  { N_("No."), 11, KAMAE_COLUMN_MERGE },
  { N_("Issued on"), 13, KAMAE_COLUMN_MERGE | KAMAE_COLUMN_CENTER },
  { N_("Department"), 11, KAMAE_COLUMN_MERGE },
  { KC_ ("nonconformity", "Source"), 10, KAMAE_COLUMN_MERGE },
  { KC_ ("nonconformity", "Grade"), 10, KAMAE_COLUMN_MERGE },
  { N_("Clause"), 7, KAMAE_COLUMN_MERGE | KAMAE_COLUMN_CENTER },
  { N_("Nonconformity"), 17, KAMAE_COLUMN_MERGE },
  { KC_ ("nonconformity", "Cause"), 18, KAMAE_COLUMN_MERGE },
  { N_("State"), 10, KAMAE_COLUMN_MERGE | KAMAE_COLUMN_CENTER },
  { N_("Corrective action and person in charge"), 20, 0 },
  { N_("Due"), 15, KAMAE_COLUMN_CENTER },
  { N_("Done on"), 13, KAMAE_COLUMN_CENTER },
  { N_("Effectiveness"), 9, KAMAE_COLUMN_CENTER },
  { NULL }
};

/* The due date, the first one if it was another, and whether it has passed. */
#define DUE \
  "action.due_on || CASE WHEN action.original_due_on <> action.due_on THEN char (10) || " \
  "trim (aside (" KAMAE_SQL_WORDS (KC_ ("due date", "at first")) " || " KAMAE_SQL_COLON " || " \
  "action.original_due_on)) ELSE '' END || " \
  "CASE WHEN action.state = 'planned' AND action.due_on < :as_of THEN char (10) || " \
  KAMAE_SQL_WORDS (KC_ ("due date", "▲ overdue")) " ELSE '' END AS due_dates, "

#define LIST \
  "SELECT nonconformity.number, opened_on, department.name, " \
  "label ('nonconformity', 'source', source), label ('nonconformity', 'grade', grade), " \
  "clause.number, nonconformity.title || CASE WHEN " KAMAE_IMPROVEMENT_RECURS ("nonconformity") \
  " THEN aside (label ('nonconformity', 'recurrence', 'recurs')) ELSE '' END, " \
  "cause, label ('nonconformity', 'state', nonconformity.state), " \
  "CASE action_needed WHEN 0 THEN need_reason ELSE action.action || char (10) || owner.name END, " \
  DUE "action.done_on AS done_on, " \
  "label ('corrective_action', 'verdict', action.verdict) FROM nonconformity " \
  "LEFT JOIN department ON department.id = nonconformity.department_id " \
  "LEFT JOIN clause ON clause.id = nonconformity.clause_id " \
  "LEFT JOIN corrective_action AS action ON action.nonconformity_id = nonconformity.id " \
  "LEFT JOIN person AS owner ON owner.id = action.owner_id " \
  "WHERE opened_on <= :as_of ORDER BY nonconformity.number COLLATE counted DESC, action.number COLLATE counted"

static KamaeDocument *
build_list (KamaeReportContext  *context,
            GError             **error)
{
  return build_table (context, list_columns, LIST, error);
}

static const KamaeColumn improvement_columns[] = {
  { N_("No."), 10, 0 },
  { N_("Proposed on"), 16, KAMAE_COLUMN_CENTER },
  { KC_ ("improvement", "Source"), 9, 0 },
  { N_("Subject"), 16, 0 },
  { N_("Proposal"), 22, 0 },
  { N_("Benefit"), 18, 0 },
  { N_("State"), 8, KAMAE_COLUMN_CENTER },
  { N_("Person in charge"), 9, 0 },
  { N_("Due"), 16, KAMAE_COLUMN_CENTER },
  { N_("Result"), 18, 0 },
  { NULL }
};

#define IMPROVEMENTS \
  "SELECT number, proposed_on, label ('improvement', 'source', source), improvement.title, text, " \
  "benefit, label ('improvement', 'state', state), owner.name, due_on, " \
  "CASE state WHEN 'declined' THEN reason ELSE result END FROM improvement " \
  "LEFT JOIN person AS owner ON owner.id = improvement.owner_id " \
  "WHERE proposed_on <= :as_of ORDER BY number COLLATE counted DESC"

static KamaeDocument *
build_improvements (KamaeReportContext  *context,
                    GError             **error)
{
  return build_table (context, improvement_columns, IMPROVEMENTS, error);
}
