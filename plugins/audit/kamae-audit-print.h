/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the prints of this plugin share. */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

typedef struct
{
  const char      *title;
  double           weight;
  KamaeColumnFlags flags;
} KamaeAuditColumn;

/* Labels and values, shown as one block. */
#define KAMAE_AUDIT_MOST_FACTS 12

typedef struct
{
  KamaeReportContext *context;
  const char         *labels[KAMAE_AUDIT_MOST_FACTS + 1];
  char               *values[KAMAE_AUDIT_MOST_FACTS + 1];
  guint               n;
} KamaeAuditFacts;

void        kamae_audit_facts_add          (KamaeAuditFacts        *facts,
                                            const char             *label,
                                            const char             *value);
void        kamae_audit_facts_add_field    (KamaeAuditFacts        *facts,
                                            KamaeRecord            *record,
                                            const char             *field);
void        kamae_audit_facts_print        (KamaeAuditFacts        *facts,
                                            KamaeDocument          *document);
void        kamae_audit_facts_clear        (KamaeAuditFacts        *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KamaeAuditFacts, kamae_audit_facts_clear)

KamaeTable *kamae_audit_print_columns      (KamaeReportContext     *context,
                                            KamaeDocument          *document,
                                            const KamaeAuditColumn *columns);
gboolean    kamae_audit_print_table        (KamaeReportContext     *context,
                                            KamaeDocument          *document,
                                            const KamaeAuditColumn *columns,
                                            const char             *sql,
                                            GError                **error);
void        kamae_audit_print_heading      (KamaeReportContext     *context,
                                            KamaeDocument          *document,
                                            const char             *msgid);
void        kamae_audit_print_identity     (KamaeReportContext     *context,
                                            KamaeDocument          *document,
                                            const char *const      *fields);
char       *kamae_audit_print_dup_period   (KamaeReportContext     *context,
                                            KamaeRecord            *audit);
char       *kamae_audit_print_dup_text     (KamaeReportContext     *context,
                                            const char             *sql,
                                            GError                **error);

KamaeDocument *kamae_audit_build_programme    (KamaeReportContext  *context,
                                               GError             **error);
KamaeDocument *kamae_audit_build_plan         (KamaeReportContext  *context,
                                               GError             **error);
KamaeDocument *kamae_audit_build_notice       (KamaeReportContext  *context,
                                               GError             **error);
KamaeDocument *kamae_audit_build_checklist    (KamaeReportContext  *context,
                                               GError             **error);
KamaeDocument *kamae_audit_build_finding      (KamaeReportContext  *context,
                                               GError             **error);
KamaeDocument *kamae_audit_build_findings     (KamaeReportContext  *context,
                                               GError             **error);
KamaeDocument *kamae_audit_build_report       (KamaeReportContext  *context,
                                               GError             **error);
KamaeDocument *kamae_audit_build_auditors     (KamaeReportContext  *context,
                                               GError             **error);

/* Between the parts of a list in running text. */
#define KAMAE_AUDIT_COMMA "CASE language () WHEN 'ja' THEN '、' ELSE ', ' END"

/* Title of a clause or control in the language of the paper. */
#define KAMAE_AUDIT_TITLE(row) \
  "CASE language () WHEN 'ja' THEN " row ".title_ja ELSE " row ".title_en END"

/* Clauses and controls in their own order: 9.3 before 10.1, A.5.9 before A.5.10. */
#define KAMAE_AUDIT_CLAUSE_PLACE(number) \
  "CAST (" number " AS INTEGER), " number
#define KAMAE_AUDIT_CONTROL_PLACE(number) \
  "CAST (substr (" number ", 3) AS INTEGER), " \
  "CAST (substr (" number ", 3 + instr (substr (" number ", 3), '.')) AS INTEGER), " number

#define KAMAE_AUDIT_LINKED(slot, field, entity, text, order) \
  "(SELECT group_concat (text, " KAMAE_AUDIT_COMMA ") FROM (SELECT " text " AS text FROM link " \
  "JOIN " entity " ON " entity ".id = link.to_id WHERE link.kind = 'audit_assignment." field "' " \
  "AND link.from_id = " slot ".id ORDER BY " order "))"

/* Names of the auditors of a slot. */
#define KAMAE_AUDIT_AUDITORS(slot) \
  KAMAE_AUDIT_LINKED (slot, "auditors", "person", "person.name", "person.name")

/* Numbers of the clauses and controls of a slot, a line each kind. */
#define KAMAE_AUDIT_SUBJECTS(slot) \
  "coalesce (" KAMAE_AUDIT_LINKED (slot, "clauses", "clause", "clause.number", \
                                   KAMAE_AUDIT_CLAUSE_PLACE ("clause.number")) ", '') || " \
  "coalesce (char (10) || " \
  KAMAE_AUDIT_LINKED (slot, "controls", "control", "control.number", \
                      KAMAE_AUDIT_CONTROL_PLACE ("control.number")) ", '')"

G_END_DECLS
