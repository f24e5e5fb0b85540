/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* 実施回: one assessment of the company's risks by one version of the criteria. */

static const KamaeChoice kinds[] = {
  { "initial", KC_ ("risk run", "First") },
  { "annual", KC_ ("risk run", "Annual") },
  { "event", KC_ ("risk run", "On a change") },
  { NULL }
};

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "RR-{fy}-{seq:02}", .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_DERIVED, N_("Risk assessment"), .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "coalesce ((SELECT label FROM fiscal_year WHERE id = this.fiscal_year_id) || ' ', '') || "
           "coalesce (label ('risk_run', 'kind', this.kind), '')" },
  { "fiscal_year", KAMAE_FIELD_LINK, N_("Fiscal year"), .target = "fiscal_year",
    .inverse = N_("Risk assessments"), .required_from = "running",
    .initial = "@fiscal_year" },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), .flags = KAMAE_REQUIRED, .choices = kinds,
    .initial = "annual" },
  { "cause", KAMAE_FIELD_TEXT, N_("Cause"), .required_from = "running", .when = "kind=event",
    .help = N_("What has changed: one of the triggers in the criteria.") },
  { "trigger", KAMAE_FIELD_LINK, N_("Change"), .target = "change_trigger",
    .inverse = N_("Risk assessment because of it"), .when = "kind=event" },
  { "criteria", KAMAE_FIELD_LINK, N_("Risk criteria"), .flags = KAMAE_COLUMN,
    .target = "risk_criteria", .inverse = N_("Risk assessments"), .required_from = "running",
    .help = N_("One version for the whole assessment.") },
  { "previous", KAMAE_FIELD_LINK, N_("Compared with"), .target = "risk_run",
    .inverse = N_("Next assessment") },
  { "departments", KAMAE_FIELD_LINKS, N_("Departments"), .target = "department",
    .inverse = N_("Risk assessments") },
  { "planned_on", KAMAE_FIELD_DATE, N_("Planned for"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .initial = "@today" },
  { "starts_on", KAMAE_FIELD_DATE, N_("Begun on"), .flags = KAMAE_ACTUAL },
  { "ends_on", KAMAE_FIELD_DATE, N_("Finished on"), .flags = KAMAE_ACTUAL | KAMAE_COLUMN },
  { "to_evaluate", KAMAE_FIELD_DERIVED, N_("Risks still to be evaluated"), .flags = KAMAE_COLUMN,
    .sql = "(SELECT count (*) FROM risk WHERE risk.state <> 'closed' AND NOT EXISTS "
           "(SELECT 1 FROM evaluation WHERE evaluation.risk_id = risk.id AND evaluation.run_id = this.id "
           "AND evaluation.stage = 'current' AND evaluation.value IS NOT NULL))" },
  { "conclusion", KAMAE_FIELD_LONG_TEXT, N_("Conclusion") },
  { NULL }
};

static const KamaeState states[] = {
  { "planned", KC_ ("state", "Planned"), KAMAE_TONE_NEUTRAL },
  { "running", KC_ ("risk run", "Running"), KAMAE_TONE_ATTENTION },
  /* Translators: 確定: the result is locked */
  { "locked", KC_ ("risk run", "Locked"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "start", "planned", "running", KC_ ("verb, a risk run", "Start"), .dates = "starts_on" },
  { "prepare", "running", "running", KC_ ("verb, a risk run", "Sign as prepared"),
    .approval = "prepared" },
  { "review", "running", "running", KC_ ("verb, a risk run", "Sign as reviewed"),
    .approval = "reviewed", .approver = "isms_manager" },
  { "lock", "running", "locked", KC_ ("verb, a risk run", "Approve and lock"),
    .approval = "approved", .approver = "top_management", .dates = "ends_on" },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

/* What was decided on, as it was on that day. */
static const KamaeSnapshotPart snapshot[] = {
  { "evaluations",
    "SELECT risk.id AS risk, risk.number AS number, risk.title AS title, risk.state AS state, "
    "owner.name AS owner, evaluation.stage AS stage, evaluation.inputs AS inputs, "
    "evaluation.value AS value, band.rank AS rank, band.mark AS mark, band.label_ja AS label_ja, "
    "band.label_en AS label_en, evaluation.priority AS priority, evaluation.basis AS basis, "
    "evaluation.evaluated_on AS evaluated_on, assessor.name AS assessed_by, checker.name AS checked_by "
    "FROM evaluation JOIN risk ON risk.id = evaluation.risk_id "
    "LEFT JOIN criteria_band AS band ON band.id = evaluation.band_id "
    "LEFT JOIN person AS owner ON owner.id = risk.owner_id "
    "LEFT JOIN person AS assessor ON assessor.id = evaluation.assessed_by_id "
    "LEFT JOIN person AS checker ON checker.id = evaluation.checked_by_id "
    "WHERE evaluation.run_id = :id ORDER BY risk.number, evaluation.stage, evaluation.evaluated_on" },
  { NULL }
};

static gboolean
run_created (KamaeOperation  *operation,
             KamaeRecord     *run,
             GError         **error)
{
  static const struct
  {
    const char *field;
    const char *sql;
  } first[] = {
    { "criteria", "SELECT id FROM risk_criteria WHERE state = 'effective'" },
    { "previous",
      "SELECT id FROM risk_run WHERE state = 'locked' ORDER BY ends_on DESC, number DESC" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (!kamae_operation_set_found (operation, run, first[i].field, first[i].sql, error))
      return FALSE;
  return TRUE;
}

/* The evaluations of a locked run do not change any more. */
static gboolean
run_changed (KamaeOperation  *operation,
             KamaeRecord     *run,
             const char      *field,
             GError         **error)
{
  KamaeRegister *reg = kamae_operation_get_register (operation);
  g_autoptr(KamaeRecordList) list = NULL;
  g_autoptr(KamaeQuery) query = NULL;
  g_autofree char *id = NULL;

  if (!g_str_equal (field, "state") || !g_str_equal (kamae_record_get_state (run), "locked"))
    return TRUE;

  id = g_strdup_printf ("%" G_GINT64_FORMAT, kamae_record_get_id (run));
  query = kamae_query_new (&kamae_risk_evaluation);
  kamae_query_where (query, "run", KAMAE_MATCH_IS, id);
  kamae_query_where (query, "state", KAMAE_MATCH_IS, "open");
  list = kamae_record_list_new (reg, query);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) evaluation = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (!kamae_operation_transition (operation, evaluation, "fix", error))
        return FALSE;
    }
  return TRUE;
}

const KamaeEntity kamae_risk_run = {
  .name = "risk_run",
  /* Translators: リスクアセスメントの実施回 */
  .label = N_("Risk assessment"),
  .plural = N_("Risk assessments"),
  .help = N_("Assess the risks at planned intervals and when something important changes, and keep the result. "
             "For example: the annual assessment in May, by the criteria in force."),
  .clause = "8.2",
  .fields = fields,
  .workflow = &workflow,
  .order = "-number",
  .snapshot = snapshot,
  .created = run_created,
  .changed = run_changed,
};
