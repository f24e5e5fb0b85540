/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-print.h"
#include "kamae-audit-private.h"

#include <kamae-i18n.h>

/* AUD-R05 指摘書 and the list of findings, AUD-R06 内部監査報告書. */

/* 指摘書 */

/* Once the report of the audit took the finding in, it is signed there: the auditors and the audit
 * manager stamp no sheet any more. */
#define IS_REPORTED \
  "SELECT audit.state IN ('reported', 'following_up', 'closed') FROM audit_finding " \
  "JOIN audit ON audit.id = audit_finding.audit_id WHERE audit_finding.id = :id"

static gboolean
add_signatures (KamaeReportContext  *context,
                KamaeDocument       *document,
                GError             **error)
{
  KamaeRecord *finding = kamae_report_context_get_record (context);
  g_autoptr(KamaeRecord) person = kamae_record_ref_link (finding, "agreed_by");
  g_autofree char *date = kamae_report_context_dup_value (context, finding, "agreed_on");
  g_autoptr(KamaeCursor) cursor = kamae_report_context_query (context, IS_REPORTED, error);
  gboolean is_stamped = cursor != NULL && kamae_cursor_next (cursor, KAMAE_KEPT)
                        && kamae_cursor_get_integer (cursor, 0) == 0;

  if (cursor == NULL)
    return FALSE;
  if (is_stamped)
    kamae_document_add_approval_box (document, kamae_report_context_text (context, N_("Auditor")),
                                     NULL, NULL, NULL);
  if (is_stamped || person != NULL)
    kamae_document_add_approval_box (document,
                                     kamae_report_context_text (context, N_("Audited department")),
                                     person != NULL ? kamae_record_get_title (person) : NULL, date,
                                     NULL);
  if (is_stamped)
    kamae_document_add_approval_box (document,
                                     kamae_report_context_text (context, N_("Audit manager")),
                                     NULL, NULL, NULL);
  return TRUE;
}

static void
add_subject (KamaeAuditFacts *facts,
             KamaeRecord     *finding,
             const char      *field)
{
  if (kamae_record_is_set (finding, field))
    kamae_audit_facts_add_field (facts, finding, field);
}

static void
add_fields (KamaeReportContext *context,
            KamaeDocument      *document,
            const char *const  *fields)
{
  KamaeRecord *finding = kamae_report_context_get_record (context);
  g_auto(KamaeAuditFacts) facts = { context };

  for (; *fields != NULL; fields++)
    kamae_audit_facts_add_field (&facts, finding, *fields);
  kamae_audit_facts_print (&facts, document);
}

/* As high as what is written there by hand. */
#define ROOM "　\n　\n　\n　"

static void
add_parts (KamaeReportContext *context,
           KamaeDocument      *document)
{
  static const char *const fields[] = { "requirement", "evidence", "statement" };
  KamaeRecord *finding = kamae_report_context_get_record (context);
  g_auto(KamaeAuditFacts) facts = { context };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const KamaeField *field = kamae_entity_find_field (&kamae_audit_finding, fields[i]);
      const char *text = kamae_record_get_text (finding, fields[i]);

      kamae_audit_facts_add (&facts, field->label, text != NULL ? text : ROOM);
    }
  kamae_audit_facts_print (&facts, document);
}

/* When the department was audited, and by whom. */
#define SLOT \
  "SELECT coalesce (slot.starts_at, audit.starts_on) AS held_on, " KAMAE_AUDIT_AUDITORS ("slot") \
  " FROM audit_finding JOIN audit ON audit.id = audit_finding.audit_id " \
  "LEFT JOIN audit_assignment AS slot ON slot.audit_id = audit.id " \
  "AND slot.department_id = audit_finding.department_id " \
  "WHERE audit_finding.id = :id ORDER BY slot.starts_at LIMIT 1"

static gboolean
add_slot (KamaeAuditFacts  *facts,
          GError          **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_report_context_query (facts->context, SLOT, error);
  g_autoptr(GError) failure = NULL;
  g_autofree char *date = NULL;

  if (cursor == NULL)
    return FALSE;
  if (kamae_cursor_next (cursor, &failure))
    {
      date = kamae_report_context_dup_cell (facts->context, cursor, 0);
      kamae_audit_facts_add (facts, N_("Date of the audit"), date);
      kamae_audit_facts_add (facts, N_("Auditors"), kamae_cursor_get_text (cursor, 1));
      return TRUE;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

KamaeDocument *
kamae_audit_build_finding (KamaeReportContext  *context,
                           GError             **error)
{
  static const char *const answer[] = { "agreement", "disagreement", "agreed_by", "agreed_on",
                                        NULL };
  static const char *const afterwards[] = { "handled_by", "verified_by", "verified_on", NULL };
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context, KAMAE_PAPER_A4_PORTRAIT);
  KamaeRecord *finding = kamae_report_context_get_record (context);
  g_auto(KamaeAuditFacts) facts = { context };

  /* It goes around long before it is closed; only a draft is one. */
  if (g_strcmp0 (kamae_record_get_state (finding), "draft") != 0)
    kamae_document_set_watermark (document, NULL);
  if (!add_signatures (context, document, error))
    return NULL;
  kamae_report_context_identify (context, document, "number", "issued_on", "state", NULL);
  kamae_audit_facts_add_field (&facts, finding, "title");
  kamae_audit_facts_add_field (&facts, finding, "audit");
  if (!add_slot (&facts, error))
    return NULL;
  kamae_audit_facts_add_field (&facts, finding, "department");
  kamae_audit_facts_add_field (&facts, finding, "grade");
  add_subject (&facts, finding, "clause");
  add_subject (&facts, finding, "control");
  kamae_audit_facts_print (&facts, document);
  kamae_report_context_add_heading (context, document, N_("1. Finding"));
  add_parts (context, document);
  kamae_report_context_add_heading (context, document, N_("2. Confirmation by the audited department"));
  add_fields (context, document, answer);
  kamae_report_context_add_heading (context, document, N_("3. Follow-up"));
  add_fields (context, document, afterwards);
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

/* Lists of findings */

#define SUBJECT \
  "coalesce (clause.number, '') || coalesce (char (10) || control.number, '')"

#define HANDLED_BY \
  "(SELECT group_concat (record_label (link.to_id), char (10)) FROM link " \
  "WHERE link.kind = 'audit_finding.handled_by' AND link.from_id = audit_finding.id)"

#define FROM \
  " FROM audit_finding LEFT JOIN department ON department.id = audit_finding.department_id " \
  "LEFT JOIN clause ON clause.id = audit_finding.clause_id " \
  "LEFT JOIN control ON control.id = audit_finding.control_id " \
  "LEFT JOIN audit ON audit.id = audit_finding.audit_id "

static const KamaeColumn list_columns[] = {
  { N_("No."), 10 },
  { N_("Audit"), 17 },
  { N_("Department"), 10 },
  { KC_ ("finding", "Grade"), 10, KAMAE_COLUMN_CENTER },
  { N_("Clauses and controls"), 8, KAMAE_COLUMN_CENTER },
  { N_("Finding"), 27 },
  { N_("The department's answer"), 8, KAMAE_COLUMN_CENTER },
  { N_("Taken further by"), 18 },
  { N_("State"), 9, KAMAE_COLUMN_CENTER },
  { NULL }
};

#define LIST \
  "SELECT audit_finding.number, audit.number || char (10) || audit.name, department.name, " \
  "label ('audit_finding', 'grade', grade), " SUBJECT ", audit_finding.title, " \
  "label ('audit_finding', 'agreement', agreement), " HANDLED_BY ", " \
  "label ('audit_finding', 'state', audit_finding.state)" FROM \
  "ORDER BY audit_finding.number COLLATE counted DESC"

KamaeDocument *
kamae_audit_build_findings (KamaeReportContext  *context,
                            GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context,
                                                                  KAMAE_PAPER_A4_LANDSCAPE);

  if (kamae_report_context_add_table (context, document, list_columns, LIST, error) == NULL)
    return NULL;
  return g_steal_pointer (&document);
}

/* 内部監査報告書 */

/* The findings as they were when the report was approved; they go on afterwards. Before that, as
 * they are. */
#define FINDING(name) "finding.value ->> '" name "'"
#define FROZEN \
  "FROM json_each (coalesce ((SELECT content FROM snapshot WHERE source_id = :id " \
  "AND state = 'reported' ORDER BY made_at DESC LIMIT 1), :content), '$.findings') AS finding "

#define COUNT(code) "sum (" FINDING ("grade") " = '" code "')"

/* By department, and all of them. */
#define COUNTS_OF \
  COUNT ("major") ", " COUNT ("minor") ", " COUNT ("obs") ", " COUNT ("ofi") ", " \
  COUNT ("good") ", count (*) " FROZEN
#define COUNTS \
  "SELECT * FROM (SELECT " FINDING ("department") ", " COUNTS_OF \
  "GROUP BY " FINDING ("department_code") " ORDER BY " FINDING ("department_code") ") " \
  "UNION ALL SELECT " KAMAE_SQL_WORDS (KC_ ("a last row", "Total")) ", " COUNTS_OF \
  "HAVING count (*) > 0"

static const KamaeColumn count_columns[] = {
  { N_("Department"), 28 },
  { KC_ ("grade", "Major nonconformity"), 12, KAMAE_COLUMN_CENTER },
  { KC_ ("grade", "Minor nonconformity"), 12, KAMAE_COLUMN_CENTER },
  { KC_ ("grade", "Observation"), 12, KAMAE_COLUMN_CENTER },
  { KC_ ("grade", "Opportunity for improvement"), 12, KAMAE_COLUMN_CENTER },
  { KC_ ("grade", "Good point"), 12, KAMAE_COLUMN_CENTER },
  { N_("Total"), 12, KAMAE_COLUMN_CENTER },
  { NULL }
};

static const KamaeColumn finding_columns[] = {
  { N_("No."), 13 },
  { N_("Department"), 13 },
  { N_("Clauses and controls"), 10, KAMAE_COLUMN_CENTER },
  { N_("Finding"), 34 },
  { N_("Objective evidence"), 30 },
  { NULL }
};

#define FINDINGS(code) \
  "SELECT " FINDING ("number") ", " FINDING ("department") ", " \
  "coalesce (" FINDING ("clause") ", '') || " \
  "coalesce (char (10) || (" FINDING ("control") "), ''), " \
  "coalesce (" FINDING ("statement") ", " FINDING ("title") "), " FINDING ("evidence") " " FROZEN \
  "WHERE " FINDING ("grade") " = '" code "' ORDER BY 1"

static const struct
{
  const char *heading;
  const char *sql;
} grades[] = {
  { N_("(1) Major nonconformities"), FINDINGS ("major") },
  { N_("(2) Minor nonconformities"), FINDINGS ("minor") },
  { N_("(3) Observations"), FINDINGS ("obs") },
  { N_("(4) Opportunities for improvement"), FINDINGS ("ofi") },
  { N_("(5) Good points"), FINDINGS ("good") },
};

static const KamaeColumn follow_columns[] = {
  { N_("No."), 14 },
  { N_("Finding"), 30 },
  { N_("The department's answer"), 14, KAMAE_COLUMN_CENTER },
  { N_("Taken further by"), 28 },
  { N_("State"), 14, KAMAE_COLUMN_CENTER },
  { NULL }
};

#define FOLLOW_UP \
  "SELECT " FINDING ("number") ", " FINDING ("title") ", " \
  "label ('audit_finding', 'agreement', " FINDING ("agreement") ") || " \
  "coalesce (char (10) || (" FINDING ("disagreement") "), ''), " FINDING ("handled_by") ", " \
  "label ('audit_finding', 'state', " FINDING ("state") ") " FROZEN \
  "WHERE " FINDING ("grade") " <> 'good' ORDER BY 1"

#define AUDITORS \
  "SELECT group_concat (name, " KAMAE_SQL_COMMA ") FROM (SELECT DISTINCT person.name " \
  "FROM audit_assignment JOIN link ON link.kind = 'audit_assignment.auditors' " \
  "AND link.from_id = audit_assignment.id JOIN person ON person.id = link.to_id " \
  "WHERE audit_assignment.audit_id = :id ORDER BY person.name)"

#define DEPARTMENTS \
  "SELECT group_concat (name, " KAMAE_SQL_COMMA ") FROM (SELECT DISTINCT department.name " \
  "FROM audit_assignment JOIN department ON department.id = audit_assignment.department_id " \
  "WHERE audit_assignment.audit_id = :id ORDER BY department.code COLLATE counted)"

static gboolean
add_outline (KamaeReportContext  *context,
             KamaeDocument       *document,
             GError             **error)
{
  static const char *const fields[] = { "purpose", "theme", "criteria", "scope", "methods",
                                        "lead_auditor" };
  KamaeRecord *audit = kamae_report_context_get_record (context);
  g_autofree char *period = kamae_audit_print_dup_period (context, audit);
  g_autofree char *auditors = kamae_audit_print_dup_text (context, AUDITORS, error);
  g_autofree char *departments = NULL;
  g_auto(KamaeAuditFacts) facts = { context };

  if (auditors == NULL)
    return FALSE;
  departments = kamae_audit_print_dup_text (context, DEPARTMENTS, error);
  if (departments == NULL)
    return FALSE;

  kamae_audit_facts_add_field (&facts, audit, "name");
  kamae_audit_facts_add (&facts, N_("Period"), period);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    kamae_audit_facts_add_field (&facts, audit, fields[i]);
  kamae_audit_facts_add (&facts, N_("Auditors"), auditors);
  kamae_audit_facts_add (&facts, N_("Audited departments"), departments);
  kamae_audit_facts_print (&facts, document);
  return TRUE;
}

static void
add_conclusion (KamaeReportContext *context,
                KamaeDocument      *document)
{
  KamaeRecord *audit = kamae_report_context_get_record (context);
  g_auto(KamaeAuditFacts) facts = { context };

  kamae_audit_facts_add_field (&facts, audit, "summary");
  kamae_audit_facts_add_field (&facts, audit, "conforming");
  kamae_audit_facts_add_field (&facts, audit, "effective");
  kamae_audit_facts_print (&facts, document);
}

static gboolean
add_findings (KamaeReportContext  *context,
              KamaeDocument       *document,
              GError             **error)
{
  if (kamae_report_context_add_table (context, document, count_columns, COUNTS, error) == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    {
      kamae_document_add_heading (document, 3,
                                  kamae_report_context_text (context, grades[i].heading));
      if (kamae_report_context_add_table (context, document, finding_columns, grades[i].sql,
                                          error) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Signed by the auditor, the internal audit manager and top management: the boxes of the audit. */
KamaeDocument *
kamae_audit_build_report (KamaeReportContext  *context,
                          GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context, KAMAE_PAPER_A4_PORTRAIT);
  KamaeRecord *audit = kamae_report_context_get_record (context);
  g_auto(KamaeAuditFacts) facts = { context };

  kamae_report_context_identify (context, document, "number", "reported_on", NULL);
  kamae_report_context_add_heading (context, document, N_("1. Outline of the audit"));
  if (!add_outline (context, document, error))
    return NULL;
  kamae_report_context_add_heading (context, document, N_("2. Summary and conclusion"));
  add_conclusion (context, document);
  kamae_report_context_add_heading (context, document, N_("3. Findings"));
  if (!add_findings (context, document, error))
    return NULL;
  kamae_report_context_add_heading (context, document, N_("4. Follow-up"));
  if (kamae_report_context_add_table (context, document, follow_columns, FOLLOW_UP, error) == NULL)
    return NULL;
  kamae_report_context_add_heading (context, document, N_("5. Distribution"));
  kamae_audit_facts_add_field (&facts, audit, "distribution");
  kamae_audit_facts_add_field (&facts, audit, "delivered_on");
  kamae_audit_facts_print (&facts, document);
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}
