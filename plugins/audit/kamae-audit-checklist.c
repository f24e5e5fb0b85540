/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-private.h"

#include <kamae-i18n.h>

/* The checklist of an audit, proposed from its slots: questions of their clauses and controls,
 * earlier findings and corrective actions of the department, and what changed there since it was
 * audited last. `origin` says where a line comes from: nothing is proposed twice. */

#define SLOTS \
  "FROM audit JOIN audit_assignment ON audit_assignment.audit_id = audit.id " \
  "JOIN department ON department.id = audit_assignment.department_id "

/* Whether a clause or control is of a slot: one that names none takes all of the department. */
#define IN_AREA(number) \
  "(" number " IS NULL OR NOT EXISTS " KAMAE_AUDIT_AUDITED ("audit_assignment") " OR " \
  KAMAE_AUDIT_IS_AUDITED (number, "audit_assignment") ")"

/* In the three years before the audit, those of the certificate. */
#define IN_CYCLE(date) \
  "(" date " > add_months (audit.starts_on, -36) AND " date " <= audit.starts_on)"

#define NOT_YET(origin) \
  "NOT EXISTS (SELECT 1 FROM audit_result WHERE audit_result.audit_id = audit.id " \
  "AND audit_result.department_id = audit_assignment.department_id " \
  "AND audit_result.origin = " origin ")"

/* The day on which the department was audited last. */
#define LAST_AUDIT \
  "(SELECT max (earlier.ends_on) FROM audit AS earlier " \
  "JOIN audit_assignment AS slot ON slot.audit_id = earlier.id " \
  "WHERE slot.department_id = audit_assignment.department_id " \
  "AND earlier.starts_on < audit.starts_on " \
  "AND earlier.state IN ('findings_agreed', 'reported', 'following_up', 'closed'))"

/* Of each source: a format for the line, with %s for its subject, %NULL for a question; and a query
 * with the columns department, origin, question, subject, clause, control, kind of record, how many
 * of them. */
static const struct
{
  const char *format;
  const char *sql;
} sources[] = {
  { NULL,
    "SELECT DISTINCT audit_assignment.department_id, audit_question.code, audit_question.id, NULL, "
    "NULL, NULL, NULL, 1 " SLOTS
    "JOIN audit_question ON audit_question.state = 'in_use' "
    "LEFT JOIN clause ON clause.id = audit_question.clause_id "
    "LEFT JOIN control ON control.id = audit_question.control_id "
    "WHERE audit.id = :id AND " NOT_YET ("audit_question.code") " "
    "AND EXISTS (SELECT 1 FROM " KAMAE_AUDIT_AUDITED ("audit_assignment") " AS audited "
    "WHERE coalesce (control.number, clause.number) = audited.number "
    "OR coalesce (control.number, clause.number) LIKE audited.number || '.%') "
    "ORDER BY coalesce (audit_assignment.starts_at, ''), department.code COLLATE counted, "
    "control.position, clause.position, audit_question.code" },

  /* Translators: a line of an audit's checklist; %s is an earlier finding */
  { N_("Earlier finding %s: is it settled, and has it not come back?"),
    "SELECT DISTINCT audit_assignment.department_id, audit_finding.number, NULL, "
    "audit_finding.number || ' ' || audit_finding.title "
    "|| aside (label ('audit_finding', 'state', audit_finding.state)), "
    "audit_finding.clause_id, audit_finding.control_id, NULL, 1 " SLOTS
    "JOIN audit_finding ON audit_finding.department_id = department.id "
    "JOIN audit AS earlier ON earlier.id = audit_finding.audit_id "
    "LEFT JOIN clause ON clause.id = audit_finding.clause_id "
    "LEFT JOIN control ON control.id = audit_finding.control_id "
    "WHERE audit.id = :id AND earlier.id <> audit.id AND " IN_CYCLE ("earlier.starts_on") " "
    "AND audit_finding.grade <> 'good' AND audit_finding.state NOT IN ('draft', 'declined') "
    "AND (" IN_AREA ("clause.number") " OR " KAMAE_AUDIT_IS_AUDITED ("control.number",
                                                                   "audit_assignment") ") "
    "AND " NOT_YET ("audit_finding.number") " ORDER BY audit_finding.number COLLATE counted" },

  /* Translators: a line of an audit's checklist; %s is a corrective action */
  { N_("Corrective action %s: does it still work?"),
    "SELECT DISTINCT audit_assignment.department_id, 'action:' || work.record_id, NULL, "
    "record_label (work.record_id), (SELECT id FROM clause WHERE number = work.subject), "
    "(SELECT id FROM control WHERE number = work.subject), NULL, 1 " SLOTS
    "JOIN work ON work.department_id = department.id "
    "WHERE audit.id = :id AND work.entity = 'corrective_action' AND work.field = 'owner' "
    "AND " IN_CYCLE ("work.done_on") " AND " IN_AREA ("work.subject") " "
    /* Those of a finding are asked with the finding. */
    "AND NOT EXISTS (SELECT 1 FROM link WHERE link.kind = 'audit_finding.handled_by' "
    "AND link.to_id = work.whole_id) "
    "AND " NOT_YET ("'action:' || work.record_id") " ORDER BY 4" },

  /* Translators: a line of an audit's checklist; %s is a kind of record, how many and which */
  { N_("Changed since the last audit: %s. Was it changed as the rules ask?"),
    "SELECT audit_assignment.department_id, 'changed:' || work.entity, NULL, "
    "record_label (min (work.record_id)), NULL, NULL, work.entity, "
    "count (DISTINCT work.record_id) " SLOTS
    "JOIN work ON work.department_id = department.id "
    "WHERE audit.id = :id AND work.entity NOT IN ('', 'corrective_action') "
    "AND (" IN_AREA ("work.clause") " OR " IN_AREA ("work.subject") ") "
    "AND EXISTS (SELECT 1 FROM journal_record JOIN journal ON journal.seq = journal_record.seq "
    "WHERE journal_record.record_id = work.record_id AND substr (journal.at, 1, 10) > " LAST_AUDIT
    ") AND " NOT_YET ("'changed:' || work.entity") " GROUP BY audit_assignment.department_id, 2" },
};

enum
{
  DEPARTMENT,
  ORIGIN,
  QUESTION,
  SUBJECT,
  CLAUSE,
  CONTROL,
  ENTITY,
  COUNT
};

/* Proposals are read to the end before the first line is made: each query asks for the lines. */
typedef struct
{
  char *values[COUNT + 1];
} Proposal;

static void
proposal_free (Proposal *proposal)
{
  for (guint i = 0; i <= COUNT; i++)
    g_free (proposal->values[i]);
  g_free (proposal);
}

static GPtrArray *
propose (KamaeRecord  *audit,
         const char   *sql,
         GError      **error)
{
  g_autoptr(GPtrArray) proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) proposal_free);
  g_autoptr(KamaeCursor) cursor = kamae_register_query (kamae_record_get_register (audit), sql,
                                                        NULL,
                                                        error);
  g_autoptr(GError) failure = NULL;

  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (audit));
  while (kamae_cursor_next (cursor, &failure))
    {
      Proposal *proposal = g_new0 (Proposal, 1);

      for (guint i = 0; i <= COUNT; i++)
        proposal->values[i] = g_strdup (kamae_cursor_get_text (cursor, i));
      g_ptr_array_add (proposals, proposal);
    }
  if (failure == NULL)
    return g_steal_pointer (&proposals);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* "Information assets (5, as A-0003 customer list)" */
static char *
dup_subject (KamaeModel     *model,
             const Proposal *proposal)
{
  const char *name = proposal->values[ENTITY];
  const KamaeEntity *entity = name != NULL ? kamae_model_find_entity (model, name) : NULL;

  if (entity == NULL)
    return g_strdup (proposal->values[SUBJECT]);
  /* Translators: a kind of record, how many there are, one of them */
  return g_strdup_printf (_("%1$s (%2$s, as %3$s)"),
                          kamae_model_translate (model, entity, entity->plural, NULL),
                          proposal->values[COUNT], proposal->values[SUBJECT]);
}

static gboolean
add_line (KamaeOperation  *operation,
          KamaeRecord     *audit,
          const Proposal  *proposal,
          const char      *format,
          GError         **error)
{
  KamaeModel *model = kamae_register_get_model (kamae_operation_get_register (operation));
  g_autofree char *id = kamae_record_dup_key (audit);
  g_autofree char *subject = dup_subject (model, proposal);
  g_auto(GStrv) around = format != NULL ? g_strsplit (_(format), "%s", 2) : NULL;
  g_autofree char *text = around != NULL ? g_strjoinv (subject, around) : NULL;
  g_autoptr(KamaeRecord) line =
    kamae_operation_create (operation, "audit_result", error,
                            "audit", id,
                            "department", proposal->values[DEPARTMENT],
                            "origin", proposal->values[ORIGIN],
                            "question", proposal->values[QUESTION],
                            "text", text,
                            "clause", proposal->values[CLAUSE],
                            "control", proposal->values[CONTROL], NULL);

  return line != NULL;
}

gboolean
kamae_audit_fill_checklist (KamaeOperation  *operation,
                            KamaeRecord     *audit,
                            GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr(GPtrArray) proposals = propose (audit, sources[i].sql, error);

      for (guint j = 0; proposals != NULL && j < proposals->len; j++)
        if (!add_line (operation, audit, proposals->pdata[j], sources[i].format, error))
          return FALSE;
      if (proposals == NULL)
        return FALSE;
    }
  return TRUE;
}
