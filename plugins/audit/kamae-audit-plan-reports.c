/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-print.h"

#include <kamae-i18n.h>

/* What is handed out before an audit: AUD-R02 個別監査計画書, AUD-R03 監査通知書, AUD-R04 チェックリスト. */

static const KamaeColumn slot_columns[] = {
  { N_("No."), 5, KAMAE_COLUMN_CENTER },
  { N_("Audited department"), 18 },
  { N_("Date and time"), 18 },
  { N_("Place"), 12 },
  { N_("Auditors"), 15 },
  { N_("Auditee"), 13 },
  { N_("Clauses and controls"), 22 },
  { NULL }
};

/* The time is left out where only the audit has a day. */
#define SLOT_TIME "coalesce (slot.starts_at, audit.starts_on)"

#define SLOTS \
  "SELECT row_number () OVER (ORDER BY " SLOT_TIME ", department.code COLLATE counted), " \
  "department.name, " \
  SLOT_TIME " AS held_on, slot.place, " KAMAE_AUDIT_AUDITORS ("slot") ", " \
  "(SELECT name FROM person WHERE person.id = slot.auditee_id), " \
  KAMAE_AUDIT_SUBJECTS ("slot") " FROM audit_assignment AS slot " \
  "JOIN audit ON audit.id = slot.audit_id " \
  "LEFT JOIN department ON department.id = slot.department_id WHERE slot.audit_id = :id ORDER BY 1"

/* Who gets the plan where nobody says otherwise: who takes part, and who leads the departments. */
#define PARTICIPANTS \
  "SELECT group_concat (name, " KAMAE_SQL_COMMA ") " \
  "FROM (SELECT DISTINCT person.name FROM person " \
  "LEFT JOIN audit_assignment AS slot ON slot.audit_id = :id " \
  "LEFT JOIN department ON department.id = slot.department_id " \
  "WHERE person.id IN (slot.auditee_id, department.manager_id, " \
  "(SELECT lead_auditor_id FROM audit WHERE id = :id)) " \
  "OR EXISTS (SELECT 1 FROM link WHERE link.kind = 'audit_assignment.auditors' " \
  "AND link.from_id = slot.id AND link.to_id = person.id) ORDER BY person.staff_no COLLATE counted)"

/* When the report is due. */
#define DUE \
  "SELECT date (ends_on, '+' || setting ('audit.report_days') || ' days') FROM audit WHERE id = :id"

/* These papers are signed by hand; the boxes of the life cycle are those of the report. */
static KamaeDocument *
begin (KamaeReportContext *context,
       KamaePaper          paper)
{
  KamaeDocument *document = kamae_report_context_begin (context, paper);

  kamae_document_clear_approval_boxes (document);
  kamae_document_set_watermark (document, NULL);
  return document;
}

static void
add_boxes (KamaeReportContext *context,
           KamaeDocument      *document)
{
  kamae_document_add_approval_box (document,
                                   kamae_report_context_text (context, N_("Lead auditor")), NULL,
                                   NULL, NULL);
  kamae_document_add_approval_box (document,
                                   /* Translators: who is over the auditors: 内部監査責任者 */
                                   kamae_report_context_text (context, N_("Audit manager")), NULL,
                                   NULL, NULL);
}

static char *
dup_due (KamaeReportContext  *context,
         GError             **error)
{
  g_autofree char *due = kamae_audit_print_dup_text (context, DUE, error);

  return due != NULL ? kamae_report_context_dup_date (context, due) : NULL;
}

static void
add_outline (KamaeReportContext *context,
             KamaeDocument      *document)
{
  static const char *const fields[] = { "purpose", "theme", "criteria", "scope", "methods",
                                        "lead_auditor" };
  KamaeRecord *audit = kamae_report_context_get_record (context);
  g_autofree char *period = kamae_audit_print_dup_period (context, audit);
  g_auto(KamaeAuditFacts) facts = { context };

  kamae_audit_facts_add_field (&facts, audit, "name");
  kamae_audit_facts_add_field (&facts, audit, "kind");
  kamae_audit_facts_add (&facts, N_("Period"), period);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    kamae_audit_facts_add_field (&facts, audit, fields[i]);
  kamae_audit_facts_print (&facts, document);
}

/* The meetings that begin and end an audit: what is not planned yet is written by hand. */
static void
add_meetings (KamaeReportContext *context,
              KamaeDocument      *document)
{
  static const char *const labels[] = { N_("Opening meeting"), N_("Closing meeting") };
  static const char *const fields[] = { "starts_on", "ends_on" };
  KamaeRecord *audit = kamae_report_context_get_record (context);
  g_auto(KamaeAuditFacts) facts = { context };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *day = kamae_record_is_set (audit, fields[i]) ? fields[i] : fields[0];
      g_autofree char *date = kamae_report_context_dup_value (context, audit, day);
      g_autofree char *text = NULL;

      text = g_strdup_printf (kamae_report_context_text (context,
                                /* Translators: a meeting of an audit on paper: its day, then room
                                   to write time and place */
                                N_("%s    Time:            Place:")), date);
      kamae_audit_facts_add (&facts, labels[i], text);
    }
  kamae_audit_facts_print (&facts, document);
}

static gboolean
add_distribution (KamaeAuditFacts  *facts,
                  KamaeRecord      *audit,
                  GError          **error)
{
  const KamaeField *field = kamae_entity_find_field (kamae_record_get_entity (audit),
                                                     "distribution");
  g_autofree char *participants = NULL;

  if (kamae_record_is_set (audit, field->name))
    {
      kamae_audit_facts_add_field (facts, audit, field->name);
      return TRUE;
    }
  participants = kamae_audit_print_dup_text (facts->context, PARTICIPANTS, error);
  if (participants == NULL)
    return FALSE;
  kamae_audit_facts_add (facts, field->label, participants);
  return TRUE;
}

KamaeDocument *
kamae_audit_build_plan (KamaeReportContext  *context,
                        GError             **error)
{
  g_autoptr(KamaeDocument) document = begin (context, KAMAE_PAPER_A4_PORTRAIT);
  KamaeRecord *audit = kamae_report_context_get_record (context);
  g_autofree char *due = dup_due (context, error);
  g_auto(KamaeAuditFacts) facts = { context };

  if (due == NULL)
    return NULL;
  add_boxes (context, document);
  kamae_report_context_identify (context, document, "number", "programme", "state", NULL);
  kamae_report_context_add_heading (context, document, N_("1. Outline of the audit"));
  add_outline (context, document);
  kamae_report_context_add_heading (context, document, N_("2. Detailed plan"));
  if (kamae_report_context_add_table (context, document, slot_columns, SLOTS, error) == NULL)
    return NULL;
  add_meetings (context, document);
  kamae_report_context_add_heading (context, document, N_("3. Report"));
  kamae_audit_facts_add (&facts, N_("Report due"), due);
  if (!add_distribution (&facts, audit, error))
    return NULL;
  kamae_audit_facts_print (&facts, document);
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

/* Who sends it: the organization, then the lead auditor with this title. */
static void
add_sender (KamaeReportContext *context,
            KamaeDocument      *document)
{
  KamaeRecord *audit = kamae_report_context_get_record (context);
  KamaeRecord *organization =
    kamae_register_get_organization (kamae_report_context_get_register (context));
  const char *name = kamae_record_get_text (organization, "official_name");
  g_autofree char *lead = kamae_report_context_dup_value (context, audit, "lead_auditor");
  g_autofree char *sender = g_strdup_printf ("%s\n%s　%s", name != NULL ? name : "",
                                             kamae_report_context_text (context,
                                                                        N_("Lead auditor")), lead);

  kamae_document_add_lines (document, KAMAE_ALIGN_RIGHT, sender);
}

/* As a letter goes out: number and date, to whom, from whom, the request, then what it is about. */
KamaeDocument *
kamae_audit_build_notice (KamaeReportContext  *context,
                          GError             **error)
{
  g_autoptr(KamaeDocument) document = begin (context, KAMAE_PAPER_A4_PORTRAIT);
  KamaeRecord *audit = kamae_report_context_get_record (context);
  g_autofree char *date = kamae_report_context_dup_value (context, audit, "notified_on");
  g_autofree char *head = NULL;
  g_autofree char *to = NULL;

  head = g_strdup_printf ("%s\n%s", kamae_record_get_number (audit),
                          *date != '\0' ? date
                          /* Translators: a date to be written by hand: 　　年　　月　　日 */
                          : kamae_report_context_text (context, N_("Date:            ")));
  kamae_document_add_lines (document, KAMAE_ALIGN_RIGHT, head);
  /* Translators: to whom a notice goes, people: %s　各位 */
  to = g_strdup_printf (kamae_report_context_text (context, N_("To: %s")),
                        kamae_record_is_set (audit, "notified_to")
                        ? kamae_record_get_text (audit, "notified_to") : "　　　　　　　　");
  kamae_document_add_paragraph (document, to);
  add_sender (context, document);
  kamae_document_add_paragraph (document, kamae_report_context_text (context,
    N_("An internal audit is carried out as follows. Please keep the time free, and have the documents and records of the clauses and controls at hand. If a date does not suit you, please tell the lead auditor.")));
  /* Translators: in the middle of a letter, over what it is about: 記 */
  kamae_document_add_lines (document, KAMAE_ALIGN_CENTER,
                            kamae_report_context_text (context, KC_ ("letter", "Details")));
  add_outline (context, document);
  kamae_report_context_add_heading (context, document, N_("Schedule"));
  if (kamae_report_context_add_table (context, document, slot_columns, SLOTS, error) == NULL)
    return NULL;
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

/* The checklist */

static const KamaeColumn check_columns[] = {
  { N_("No."), 3.5, KAMAE_COLUMN_CENTER },
  { N_("Audited item"), 8 },
  { N_("What to check"), 30 },
  { N_("Evidence seen (documents, records, statements)"), 37 },
  { N_("Verdict"), 11 },
  { NULL }
};

/* The words of the result are those that were prepared; only untouched ones follow the paper. */
#define CHECKS \
  "SELECT department.name, " \
  "coalesce (clause.number, '') || coalesce (char (10) || control.number, ''), " \
  "CASE WHEN check_.text IN (question.question_ja, question.question_en) THEN " \
  "either (question.question_ja, question.question_en) ELSE check_.text END, " \
  KAMAE_AUDIT_EXPECTED ", check_.verdict, label ('audit_result', 'verdict', check_.verdict), " \
  "check_.evidence, check_.sample, check_.note, slot.starts_at, " \
  KAMAE_AUDIT_AUDITORS ("slot") ", (SELECT name FROM person WHERE person.id = slot.auditee_id)" \
  KAMAE_AUDIT_CHECKS KAMAE_AUDIT_CHECK_ORDER

enum { DEPARTMENT, ITEM, TEXT, EVIDENCE_EXPECTED, VERDICT, VERDICT_LABEL, EVIDENCE, SAMPLE, NOTE,
       TIME, SLOT_AUDITORS, AUDITEE };

/* Marked by hand where nothing was entered yet; as many lines leave room to write. */
static char *
dup_verdict (KamaeReportContext *context,
             KamaeCursor        *cursor)
{
  static const char *const codes[] = { "conform", "nc", "obs", "na" };
  KamaeModel *model = kamae_register_get_model (kamae_report_context_get_register (context));
  const KamaeEntity *entity = kamae_model_find_entity (model, "audit_result");
  g_autoptr(GString) text = g_string_new (NULL);

  if (g_strcmp0 (kamae_cursor_get_text (cursor, VERDICT), "not_checked") != 0)
    return g_strdup (kamae_cursor_get_text (cursor, VERDICT_LABEL));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_string_append_printf (text, "%s□ %s", i > 0 ? "\n" : "",
                            kamae_model_choice_label (model, entity, "verdict", codes[i],
                                                      kamae_report_context_get_language (context)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append (GString    *text,
        const char *format,
        const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, format, part);
}

static char *
dup_seen (KamaeReportContext *context,
          KamaeCursor        *cursor)
{
  g_autoptr(GString) text = g_string_new (kamae_cursor_get_text (cursor, EVIDENCE));

  /* Translators: what was sampled, on paper */
  append (text, kamae_report_context_text (context, N_("Sample: %s")),
          kamae_cursor_get_text (cursor, SAMPLE));
  append (text, "%s", kamae_cursor_get_text (cursor, NOTE));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Over the lines of a department: which, when, by whom, who answers. */
static void
add_department (KamaeReportContext *context,
                KamaeTable         *table,
                KamaeCursor        *cursor)
{
  const char *name = kamae_cursor_get_text (cursor, DEPARTMENT);
  g_autofree char *date = kamae_report_context_dup_date (context,
                                                         kamae_cursor_get_text (cursor, TIME));
  g_autofree char *text = NULL;

  if (name == NULL)
    {
      kamae_table_add_group (table, kamae_report_context_text (context,
                                    /* Translators: lines of a checklist for every department */
                                    KC_ ("checklist", "All departments")));
      return;
    }
  text = g_strdup_printf (kamae_report_context_text (context,
                            /* Translators: over the checklist of a department: name, date and
                               time, auditors, who answers */
                            N_("%1$s    Date: %2$s    Auditors: %3$s    Auditee: %4$s")),
                          name, date, kamae_cursor_get_text (cursor, SLOT_AUDITORS) != NULL
                          ? kamae_cursor_get_text (cursor, SLOT_AUDITORS) : "　　　　",
                          kamae_cursor_get_text (cursor, AUDITEE) != NULL
                          ? kamae_cursor_get_text (cursor, AUDITEE) : "　　　　");
  kamae_table_add_group (table, text);
}

static void
add_check (KamaeReportContext *context,
           KamaeTable         *table,
           KamaeCursor        *cursor,
           guint               number)
{
  const char *expected = kamae_cursor_get_text (cursor, EVIDENCE_EXPECTED);
  g_autofree char *place = g_strdup_printf ("%u", number);
  g_autoptr(GString) text = g_string_new (kamae_cursor_get_text (cursor, TEXT));
  g_autofree char *seen = dup_seen (context, cursor);
  g_autofree char *verdict = dup_verdict (context, cursor);

  /* Translators: which records to ask for, under a question */
  append (text, kamae_report_context_text (context, N_("[Records] %s")), expected);
  kamae_table_add_row (table, place, kamae_cursor_get_text (cursor, ITEM), text->str, seen,
                       verdict);
}

static gboolean
add_checks (KamaeReportContext  *context,
            KamaeDocument       *document,
            GError             **error)
{
  KamaeTable *table = kamae_report_context_add_table (context, document, check_columns, NULL, NULL);
  g_autoptr(KamaeCursor) cursor = kamae_report_context_query (context, CHECKS, error);
  g_autofree char *department = NULL;
  g_autoptr(GError) failure = NULL;

  if (cursor == NULL)
    return FALSE;

  for (guint number = 1; kamae_cursor_next (cursor, &failure); number++)
    {
      const char *name = kamae_cursor_get_text (cursor, DEPARTMENT);

      if (number == 1 || g_strcmp0 (name, department) != 0)
        add_department (context, table, cursor);
      g_free (department);
      department = g_strdup (name);
      add_check (context, table, cursor, number);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

KamaeDocument *
kamae_audit_build_checklist (KamaeReportContext  *context,
                             GError             **error)
{
  g_autoptr(KamaeDocument) document = begin (context, KAMAE_PAPER_A4_LANDSCAPE);

  add_boxes (context, document);
  kamae_report_context_identify (context, document, "number", "name", "criteria", NULL);
  if (!add_checks (context, document, error))
    return NULL;
  return g_steal_pointer (&document);
}
