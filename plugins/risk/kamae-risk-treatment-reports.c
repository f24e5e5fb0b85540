/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-charts.h"
#include "kamae-risk-print.h"
#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* RSK-R03 残留リスク受容書, R04 リスク対応計画, R05 リスク及び機会一覧. */

/* R03: each owner of risks has a part, and signs under it. What was signed stands there as it was
 * then, row by row. */

static const KamaeColumn acceptance_columns[] = {
  { N_("No."), 1.5 },
  { N_("Risk"), 4 },
  { N_("Value"), 0.8, KAMAE_COLUMN_CENTER },
  { N_("Risk level"), 1.7, KAMAE_COLUMN_CENTER },
  { N_("Reason for acceptance"), 3.5 },
  { N_("Conditions"), 2.5 },
  { N_("Accepted on"), 2.3 },
  { N_("Valid until"), 2.3 },
  { N_("Top management"), 1.6, KAMAE_COLUMN_CENTER },
  { NULL }
};

#define SIGNED "acceptance.state <> 'proposed'"
#define VALID "acceptance.state IN ('proposed', 'active')"

/* Who has risks to accept, whether all is signed, since when and how; and what was signed last. */
#define OWNERS \
  "SELECT owner_id, min (" SIGNED "), max (accepted_on) AS accepted_on, " \
  "max ((SELECT means FROM signature WHERE signature.source_id = acceptance.id " \
  "AND signature.box = 'approved')), (SELECT last.id FROM acceptance AS last " \
  "WHERE last.owner_id = acceptance.owner_id AND last.state IN ('proposed', 'active') " \
  "ORDER BY last.accepted_on DESC, last.number COLLATE counted DESC LIMIT 1) " \
  "FROM acceptance WHERE " VALID " AND owner_id IS NOT NULL " \
  "GROUP BY owner_id ORDER BY min (number COLLATE counted)"

#define ACCEPTANCES \
  "SELECT id FROM acceptance WHERE owner_id = :owner AND " VALID " ORDER BY number COLLATE counted"

/* Each of these is asked in the register as it was when the acceptance was signed. */
#define OWNER \
  "SELECT person.name, (SELECT department.name FROM department " \
  "WHERE department.id = " KAMAE_SQL_DEPARTMENT_AT ("person", ":as_of") ") " \
  "FROM acceptance JOIN person ON person.id = acceptance.owner_id WHERE acceptance.id = :id"

#define AGREED \
  "(SELECT signature.person_name FROM signature " \
  "WHERE signature.source_id = acceptance.id AND signature.box = 'reviewed' " \
  "ORDER BY signature.signed_on DESC LIMIT 1)"

#define ACCEPTANCE \
  "SELECT risk.number, risk.title, printf ('%g', acceptance.value), " \
  "record_label (acceptance.band_id), acceptance.reason, " \
  "coalesce (acceptance.conditions, label ('acceptance', 'conditions', " \
  "acceptance.conditions_absence)), acceptance.accepted_on AS accepted_on, " \
  "acceptance.valid_until AS until_on, CASE WHEN " KAMAE_RISK_NEEDS_TOP ("acceptance") \
  " THEN coalesce (" AGREED ", " KAMAE_SQL_WORDS (KC_ ("acceptance", "needed")) ") " \
  "ELSE '–' END " \
  "FROM acceptance JOIN risk ON risk.id = acceptance.risk_id WHERE acceptance.id = :id"

#define RUN \
  "SELECT record_label (evaluation.run_id) FROM acceptance " \
  "JOIN evaluation ON evaluation.id = acceptance.evaluation_id WHERE acceptance.id = :id"

#define CHART_HEIGHT 170

/* The owner's box under the own part: sealed once all is signed, else to be stamped. */
static void
add_box (KamaeReportContext *context,
         KamaeDocument      *document,
         KamaeCursor        *owner,
         const char         *name)
{
  const char *label = kamae_report_context_text (context, N_("Risk owner"));
  g_autofree char *date = kamae_report_context_dup_cell (context, owner, 2);
  gboolean all_signed = kamae_cursor_get_integer (owner, 1) != 0;

  kamae_document_add_boxes (document, NULL);
  kamae_document_add_approval_box (document, label, all_signed ? name : NULL, date,
                                   kamae_cursor_get_text (owner, 3));
}

static gboolean
add_acceptances (KamaeReportContext  *context,
                 KamaeDocument       *document,
                 gint64               owner,
                 GError             **error)
{
  g_autoptr(KamaeCursor) ids =
    kamae_risk_print_query (context, ACCEPTANCES, ":owner", owner, error);
  KamaeTable *table = kamae_report_context_add_table (context, document, acceptance_columns, NULL,
                                                      NULL);
  g_autoptr(GError) failure = NULL;

  if (ids == NULL)
    return FALSE;
  while (kamae_cursor_next (ids, &failure))
    {
      g_autoptr(KamaeReportContext) row =
        kamae_report_context_ref_row (context, kamae_cursor_get_integer (ids, 0), error);

      if (row == NULL || !kamae_report_context_add_rows (row, table, ACCEPTANCE, error))
        return FALSE;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
add_owner (KamaeReportContext  *context,
           KamaeDocument       *document,
           KamaeCursor         *owner,
           GError             **error)
{
  g_autoptr(KamaeReportContext) last =
    kamae_report_context_ref_row (context, kamae_cursor_get_integer (owner, 4), error);
  g_autoptr(KamaeCursor) person =
    last != NULL ? kamae_report_context_query (last, OWNER, error) : NULL;
  g_autofree char *heading = NULL;

  if (person == NULL || !kamae_cursor_next (person, error))
    return FALSE;
  heading = g_strdup_printf ("%s  %s", kamae_cursor_get_text (person, 0),
                             kamae_cursor_is_null (person, 1) ? ""
                                                              : kamae_cursor_get_text (person, 1));
  kamae_document_add_heading (document, 2, heading);
  if (!add_acceptances (context, document, kamae_cursor_get_integer (owner, 0), error))
    return FALSE;
  kamae_document_add_note (document,
                           kamae_report_context_text (context,
                                                      N_("I own these risks and accept what is left of them, for the time and under the conditions given.")));
  add_box (context, document, owner, kamae_cursor_get_text (person, 0));
  return TRUE;
}

/* Of all that is valid: the acceptance with the newest assessment, whether all is signed, and since
 * when. */
#define WHOLE \
  "SELECT acceptance.id, (SELECT min (" SIGNED ") FROM acceptance WHERE " VALID "), " \
  "(SELECT max (accepted_on) FROM acceptance WHERE " VALID ") AS accepted_on FROM acceptance " \
  "LEFT JOIN evaluation ON evaluation.id = acceptance.evaluation_id " \
  "LEFT JOIN risk_run AS run ON run.id = evaluation.run_id " \
  "WHERE " VALID " ORDER BY run.number COLLATE counted DESC, " \
  "acceptance.number COLLATE counted LIMIT 1"

/* The assessment that the acceptances rest on. */
static gboolean
identify_run (KamaeReportContext  *context,
              KamaeDocument       *document,
              gint64               acceptance,
              GError             **error)
{
  g_autoptr(KamaeReportContext) row = kamae_report_context_ref_row (context, acceptance, error);
  g_autoptr(KamaeCursor) run = row != NULL ? kamae_report_context_query (row, RUN, error) : NULL;
  g_autoptr(GError) failure = NULL;

  if (run == NULL)
    return FALSE;
  if (kamae_cursor_next (run, &failure))
    kamae_document_add_identification (document,
                                       kamae_report_context_text (context, N_("Risk assessment")),
                                       kamae_cursor_get_text (run, 0));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The day of the paper is that of the last signature; as long as one is missing, of the print. */
static gboolean
identify_acceptances (KamaeReportContext  *context,
                      KamaeDocument       *document,
                      GError             **error)
{
  g_autoptr(KamaeCursor) whole = kamae_report_context_query (context, WHOLE, error);
  g_autoptr(GError) failure = NULL;
  g_autofree char *date = NULL;

  if (whole == NULL)
    return FALSE;
  if (kamae_cursor_next (whole, &failure))
    {
      gboolean all_signed = kamae_cursor_get_integer (whole, 1) != 0;
      const char *label = all_signed ? N_("Accepted on") : N_("Printed on");

      date = all_signed
        ? kamae_report_context_dup_cell (context, whole, 2)
        : kamae_report_context_dup_date (context, kamae_report_context_get_as_of (context));
      if (!identify_run (context, document, kamae_cursor_get_integer (whole, 0), error))
        return FALSE;
      kamae_document_add_identification (document, kamae_report_context_text (context, label),
                                         date);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

KamaeDocument *
kamae_risk_build_acceptances (KamaeReportContext  *context,
                              GError             **error)
{
  g_autoptr(KamaeDocument) document =
    kamae_report_context_begin (context, KAMAE_PAPER_A4_LANDSCAPE);
  g_autoptr(KamaeCursor) owners = kamae_report_context_query (context, OWNERS, error);
  g_autoptr(GError) local_error = NULL;
  gboolean any = FALSE;

  if (owners == NULL || !identify_acceptances (context, document, error))
    return NULL;
  while (kamae_cursor_next (owners, &local_error))
    {
      any = TRUE;
      if (!add_owner (context, document, owners, error))
        return NULL;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (!any)
    kamae_document_add_paragraph (document,
                                  kamae_report_context_text (context, KC_ ("paper", "No entries")));
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

/* R04 */

static const KamaeColumn plan_columns[] = {
  { N_("No."), 1.7 },
  { N_("Risk"), 2.6, KAMAE_COLUMN_MERGE },
  { KC_ ("risk treatment", "Option"), 1.3, KAMAE_COLUMN_CENTER | KAMAE_COLUMN_MERGE },
  /* Translators: the owner of a risk has approved its treatment: 所有者の承認 */
  { N_("Approved by the owner"), 1.9, KAMAE_COLUMN_CENTER | KAMAE_COLUMN_MERGE },
  { N_("Controls"), 4 },
  { KC_ ("risk treatment", "Task"), 2.8 },
  { N_("Resources needed"), 1.5 },
  { N_("Person in charge"), 1.4 },
  { KC_ ("treatment action", "Planned"), 2.1, KAMAE_COLUMN_CENTER },
  { KC_ ("treatment action", "Carried out"), 2.1, KAMAE_COLUMN_CENTER },
  { KC_ ("workflow", "State"), 1.6, KAMAE_COLUMN_CENTER },
  { NULL }
};

/* A treatment without an action stands there, too: that it has none is what one must see. */
#define FROM_TO(start, end) \
  "CASE WHEN " start " IS NULL AND " end " IS NULL THEN '–' ELSE coalesce (" start ", '') || " \
  KAMAE_SQL_WORDS (KC_ ("after the first day of a period", " –")) " || char (10) || " \
  "coalesce (" end ", '') END"

#define ACTIONS \
  "SELECT coalesce (action.number, treatment.number), risk.number || ' ' || risk.title, " \
  "label ('treatment', 'option', treatment.option), " \
  "(SELECT signature.person_name || char (10) || signature.signed_on FROM signature " \
  "WHERE signature.source_id = treatment.id AND signature.box = 'approved' " \
  "ORDER BY signature.signed_on DESC LIMIT 1) AS approved_dates, " \
  "coalesce ((SELECT number FROM control WHERE control.id = action.control_id), " \
  KAMAE_RISK_CONTROLS_OF ("treatment") "), coalesce (action.task, '–'), action.resources, " \
  "person.name, " FROM_TO ("action.plan_start", "coalesce (action.due_on, treatment.due_on)") \
  " AS planned_dates, " FROM_TO ("action.act_start", "action.act_end") " AS carried_dates, " \
  "label ('treatment_action', 'state', action.state) || CASE " \
  "WHEN action.state = 'cancelled' THEN char (10) || coalesce (action.cancelled_because, '') " \
  "WHEN action.act_end IS NULL AND action.due_on < :as_of THEN char (10) || " \
  KAMAE_SQL_WORDS (KC_ ("due date", "▲ overdue")) " ELSE '' END " \
  "FROM treatment JOIN risk ON risk.id = treatment.risk_id " \
  "LEFT JOIN treatment_action AS action ON action.treatment_id = treatment.id " \
  "LEFT JOIN person ON person.id = action.owner_id " \
  "WHERE :id IN (treatment.plan_id, action.plan_id) AND treatment.state <> 'withdrawn' " \
  "ORDER BY risk.number COLLATE counted, treatment.number COLLATE counted, action.number COLLATE counted"

/* How far the treatment is, month by month. */
static gboolean
add_progress (KamaeReportContext  *context,
              KamaeDocument       *document,
              GError             **error)
{
  g_autoptr(KamaeRecord) run =
    kamae_record_ref_link (kamae_report_context_get_record (context), "run");
  g_autoptr(KamaeChart) chart = NULL;
  g_autoptr(GError) local_error = NULL;

  if (run == NULL)
    return TRUE;
  chart = kamae_risk_chart_progress (kamae_report_context_get_register (context), run,
                                     kamae_report_context_get_language (context), &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (chart == NULL)
    return TRUE;
  kamae_document_add_heading (document, 2,
                              kamae_report_context_text (context,
                                                         KC_ ("risk treatment", "Progress")));
  kamae_document_add_chart (document, chart, CHART_HEIGHT);
  return TRUE;
}

KamaeDocument *
kamae_risk_build_plan (KamaeReportContext  *context,
                       GError             **error)
{
  KamaeRecord *plan = kamae_report_context_get_record (context);
  g_autoptr(KamaeDocument) document =
    kamae_report_context_begin (context, KAMAE_PAPER_A4_LANDSCAPE);
  g_autoptr(KamaeCursor) actions = kamae_report_context_query (context, ACTIONS, error);
  g_autofree char *year = kamae_report_context_dup_value (context, plan, "fiscal_year");
  g_autofree char *run = kamae_report_context_dup_value (context, plan, "run");
  g_autofree char *summary = kamae_report_context_dup_value (context, plan, "summary");
  g_autofree char *resources = kamae_report_context_dup_value (context, plan, "resources");

  if (actions == NULL)
    return NULL;
  kamae_document_add_facts (document,
                            kamae_report_context_text (context, N_("Fiscal year")), year,
                            kamae_report_context_text (context, N_("Risk assessment")), run,
                            kamae_report_context_text (context, KC_ ("risk", "Summary")), summary,
                            kamae_report_context_text (context, N_("Resources and budget")),
                            resources, NULL);
  if (!kamae_risk_print_block (context, document,
                               kamae_report_context_text (context,
                                                          KC_ ("risk treatment", "Actions")),
                               plan_columns, actions, error)
      || !add_progress (context, document, error))
    return NULL;
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

/* R05 */

static const KamaeColumn opportunity_columns[] = {
  { N_("No."), 1.6 },
  { N_("Kind"), 1.2, KAMAE_COLUMN_CENTER },
  { N_("Risk or opportunity"), 2.6 },
  { N_("Comes from"), 2.4 },
  /* Translators: a narrow column: which of a, b, c of 6.1.1 */
  { KC_ ("column", "6.1.1"), 0.8, KAMAE_COLUMN_CENTER },
  { N_("Effect"), 2.8 },
  { N_("Action"), 3 },
  { N_("Built into the process"), 1.8 },
  { N_("Person in charge"), 1.7 },
  { N_("Due"), 2.9 },
  { KC_ ("workflow", "State"), 1.3, KAMAE_COLUMN_CENTER },
  { N_("Effectiveness"), 1.4, KAMAE_COLUMN_CENTER },
  { NULL }
};

#define OPPORTUNITIES \
  "SELECT o.number, label ('risk_opportunity', 'kind', o.kind), o.title, " \
  "trim (coalesce ((SELECT group_concat (record_label (link.to_id), char (10)) FROM link " \
  "WHERE link.kind = 'risk_opportunity.sources' AND link.from_id = o.id), '') || char (10) " \
  "|| coalesce (o.source_text, ''), char (10)), " \
  "replace (o.purposes, ' ', ', '), o.effect, o.action, o.process, person.name, " \
  "o.due_on AS due_on, label ('risk_opportunity', 'state', o.state), " \
  "label ('risk_opportunity', 'verdict', o.verdict) FROM risk_opportunity AS o " \
  "LEFT JOIN person ON person.id = o.owner_id ORDER BY o.kind DESC, o.number COLLATE counted"

KamaeDocument *
kamae_risk_build_opportunities (KamaeReportContext  *context,
                                GError             **error)
{
  g_autoptr(KamaeDocument) document =
    kamae_report_context_begin (context, KAMAE_PAPER_A4_LANDSCAPE);
  g_autoptr(KamaeCursor) rows = kamae_report_context_query (context, OPPORTUNITIES, error);

  if (rows == NULL)
    return NULL;
  kamae_risk_print_boxes (context, document, kamae_report_context_text (context, N_("Prepared")),
                          kamae_report_context_text (context, N_("Approved")));
  if (!kamae_risk_print_block (context, document, NULL, opportunity_columns, rows, error))
    return NULL;
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}
