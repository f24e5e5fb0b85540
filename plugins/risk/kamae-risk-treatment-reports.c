/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-charts.h"
#include "kamae-risk-print.h"
#include "kamae-risk-private.h"

#include <kamae-i18n.h>
#include <pango/pangocairo.h>

/* RSK-R03 残留リスク受容書, R04 リスク対応計画, R05 リスク及び機会一覧. */

/* R03: each owner of risks has a part, and signs under it. */

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

/* Who has risks to accept; the part of one is asked for by :owner. */
#define OWNERS \
  "SELECT person.id, person.name, (SELECT department.name FROM department " \
  "WHERE department.id = " KAMAE_SQL_DEPARTMENT_AT ("person", ":as_of") "), " \
  "sum (acceptance.state = 'proposed') = 0, max (acceptance.accepted_on) FROM acceptance " \
  "JOIN person ON person.id = acceptance.owner_id " \
  "WHERE acceptance.state IN ('proposed', 'active') GROUP BY person.id ORDER BY person.staff_no"

#define AGREED \
  "(SELECT approval.person_name FROM approval " \
  "WHERE approval.source_id = acceptance.id AND approval.box = 'reviewed' " \
  "ORDER BY approval.signed_on DESC LIMIT 1)"

#define ACCEPTANCES \
  "SELECT risk.number, risk.title, printf ('%g', acceptance.value), " \
  "record_label (acceptance.band_id), acceptance.reason, CASE acceptance.conditions_absence " \
  "WHEN 'none' THEN CASE language () WHEN 'ja' THEN 'なし' ELSE 'None' END " \
  "ELSE acceptance.conditions END, acceptance.accepted_on AS accepted_on, " \
  "acceptance.valid_until AS until_on, CASE WHEN " KAMAE_RISK_NEEDS_TOP ("acceptance") \
  " THEN coalesce (" AGREED ", CASE language () WHEN 'ja' THEN '要' ELSE 'needed' END) " \
  "ELSE '–' END " \
  "FROM acceptance JOIN risk ON risk.id = acceptance.risk_id " \
  "WHERE acceptance.owner_id = :owner AND acceptance.state IN ('proposed', 'active') " \
  "ORDER BY risk.number"

typedef struct
{
  char *label;
  char *name;
  /* Empty until all is signed. */
  char *date;
} Box;

static void
free_box (gpointer data)
{
  Box *box = data;

  g_free (box->label);
  g_free (box->name);
  g_free (box->date);
  g_free (box);
}

#define CHART_HEIGHT 170
#define BOX_WIDTH 110
#define BOX_HEIGHT 78
#define LABEL_HEIGHT 16

static void
draw_line (cairo_t     *cr,
           PangoLayout *layout,
           const char  *text,
           double       x,
           double       y)
{
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

/* A box at the right to be stamped: label, room for the seal, name, date. */
static void
draw_box (cairo_t  *cr,
          double    width,
          double    height,
          gpointer  data)
{
  const Box *box = data;
  double x = width - BOX_WIDTH - 1;
  g_autoptr(PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string (KAMAE_RISK_PAPER_FONT);

  pango_font_description_set_absolute_size (font, 8.5 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, BOX_WIDTH * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.5);
  cairo_rectangle (cr, x, 4, BOX_WIDTH, BOX_HEIGHT);
  cairo_move_to (cr, x, 4 + LABEL_HEIGHT);
  cairo_rel_line_to (cr, BOX_WIDTH, 0);
  cairo_stroke (cr);
  draw_line (cr, layout, box->label, x, 7);
  draw_line (cr, layout, box->name, x, 4 + BOX_HEIGHT - 28);
  draw_line (cr, layout, box->date, x, 4 + BOX_HEIGHT - 14);
}

static void
add_box (KamaeReportContext *context,
         KamaeDocument      *document,
         KamaeCursor        *owner)
{
  Box *box = g_new0 (Box, 1);
  gboolean all_signed = kamae_cursor_get_integer (owner, 3) != 0;

  box->label = g_strdup (kamae_report_context_text (context, N_("Risk owner")));
  box->name = g_strdup (kamae_cursor_get_text (owner, 1));
  if (all_signed)
    box->date = kamae_report_context_dup_date (context, kamae_cursor_get_text (owner, 4));
  else
    box->date = g_strdup ("    /    /    ");
  kamae_document_add_drawing (document, BOX_HEIGHT + 10, draw_box, box, free_box);
}

static gboolean
add_owner (KamaeReportContext  *context,
           KamaeDocument       *document,
           KamaeCursor         *owner,
           GError             **error)
{
  g_autoptr(KamaeCursor) acceptances =
    kamae_risk_print_query (context, ACCEPTANCES, ":owner", kamae_cursor_get_integer (owner, 0),
                            error);
  g_autofree char *heading =
    g_strdup_printf ("%s  %s", kamae_cursor_get_text (owner, 1),
                     kamae_cursor_is_null (owner, 2) ? "" : kamae_cursor_get_text (owner, 2));

  if (!kamae_risk_print_block (context, document, heading, acceptance_columns, acceptances, error))
    return FALSE;
  kamae_document_add_note (document,
                           kamae_report_context_text (context,
                                                      N_("I own these risks and accept what is left of them, for the time and under the conditions given.")));
  add_box (context, document, owner);
  return TRUE;
}

static void
add_head_boxes (KamaeReportContext *context,
                KamaeDocument      *document)
{
  kamae_risk_print_boxes (context, document, kamae_report_context_text (context, N_("Prepared")),
                          kamae_report_context_text (context, N_("Approved")));
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

  if (owners == NULL)
    return NULL;
  add_head_boxes (context, document);
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
                                  kamae_report_context_text (context, KC_ ("paper", "None")));
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

/* R04 */

static const KamaeColumn plan_columns[] = {
  { N_("No."), 1.9 },
  { N_("Risk"), 2.6, KAMAE_COLUMN_MERGE },
  { KC_ ("risk treatment", "Option"), 1.3, KAMAE_COLUMN_CENTER },
  { N_("Controls"), 2.4 },
  { KC_ ("risk treatment", "Task"), 2.7 },
  { N_("Person in charge"), 1.7 },
  { N_("Planned start"), 2.9 },
  { N_("Planned end"), 2.9 },
  { N_("Started on"), 2.9 },
  { N_("Finished on"), 2.9 },
  { KC_ ("workflow", "State"), 1.2, KAMAE_COLUMN_CENTER },
  { NULL }
};

/* A treatment without an action stands there, too: that it has none is what one must see. */
#define ACTIONS \
  "SELECT coalesce (action.number, treatment.number), risk.number || ' ' || risk.title, " \
  "label ('treatment', 'option', treatment.option), " \
  "coalesce ((SELECT number FROM control WHERE control.id = action.control_id), " \
  KAMAE_RISK_CONTROLS_OF ("treatment") "), coalesce (action.task, '–'), person.name, " \
  "action.plan_start AS start_on, " \
  "coalesce (action.due_on, treatment.due_on) AS due_on, " \
  "action.act_start AS started_on, action.act_end AS ended_on, " \
  "label ('treatment_action', 'state', action.state) " \
  "FROM treatment JOIN risk ON risk.id = treatment.risk_id " \
  "LEFT JOIN treatment_action AS action ON action.treatment_id = treatment.id " \
  "LEFT JOIN person ON person.id = action.owner_id " \
  "WHERE treatment.plan_id = :id AND treatment.state <> 'withdrawn' " \
  "ORDER BY risk.number, treatment.number, action.number"

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
  "LEFT JOIN person ON person.id = o.owner_id ORDER BY o.kind DESC, o.number"

KamaeDocument *
kamae_risk_build_opportunities (KamaeReportContext  *context,
                                GError             **error)
{
  g_autoptr(KamaeDocument) document =
    kamae_report_context_begin (context, KAMAE_PAPER_A4_LANDSCAPE);
  g_autoptr(KamaeCursor) rows = kamae_report_context_query (context, OPPORTUNITIES, error);

  if (rows == NULL)
    return NULL;
  add_head_boxes (context, document);
  if (!kamae_risk_print_block (context, document, NULL, opportunity_columns, rows, error))
    return NULL;
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}
