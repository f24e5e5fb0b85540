/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-print.h"
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
    .sql = "coalesce (record_label (this.fiscal_year_id) || ' ', '') || "
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
  { "starts_on", KAMAE_FIELD_DATE, N_("Begun on"), .flags = KAMAE_ACTUAL,
    .not_before = "criteria.approved_on" },
  { "ends_on", KAMAE_FIELD_DATE, N_("Finished on"),
    .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL | KAMAE_COLUMN },
  /* The plus keeps the planner from reading the whole run for each risk. */
  { "to_evaluate", KAMAE_FIELD_DERIVED, N_("Risks still to be evaluated"), .flags = KAMAE_COLUMN,
    .sql = "(SELECT count (*) FROM risk WHERE risk.state <> 'closed' AND NOT EXISTS "
           "(SELECT 1 FROM evaluation WHERE evaluation.risk_id = risk.id AND +evaluation.run_id = this.id "
           "AND evaluation.stage = 'current' AND evaluation.value IS NOT NULL) "
           "AND " KAMAE_RISK_IN_RUN ("risk", "this") ")" },
  { "compared", KAMAE_FIELD_DERIVED, N_("Compared with the assessment before"),
    /* Not while it runs: the record is read often then. */
    .sql = "(SELECT group_concat (label ('evaluation', 'change', change) || ' ' || n, "
           KAMAE_SQL_COMMA ") FROM "
           "(SELECT " KAMAE_RISK_CHANGE ("evaluation") " AS change, count (*) AS n FROM evaluation "
           "WHERE evaluation.run_id = this.id AND this.state = 'locked' "
           "GROUP BY change HAVING change IS NOT NULL))" },
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
    "WHERE evaluation.run_id = :id ORDER BY risk.number COLLATE counted, evaluation.stage, evaluation.evaluated_on" },
  /* New, up, down, unchanged, with reasons; then the risks that were closed since. */
  { "comparison",
    "SELECT risk.number AS risk, risk.title AS title, " KAMAE_RISK_CHANGE ("evaluation") " "
    "AS change, before.value AS value_before, evaluation.value AS value, evaluation.change_reason AS reason "
    "FROM evaluation JOIN risk ON risk.id = evaluation.risk_id "
    "LEFT JOIN evaluation AS before ON before.id = evaluation.previous_id "
    "WHERE evaluation.run_id = :id AND evaluation.stage = 'current' AND risk.state <> 'closed' "
    "UNION ALL SELECT risk.number, risk.title, 'closed', max (before.value), NULL, risk.closed_because "
    "FROM risk_run JOIN evaluation AS before ON before.run_id = risk_run.previous_id "
    "JOIN risk ON risk.id = before.risk_id WHERE risk_run.id = :id AND risk.state = 'closed' "
    "AND before.stage = 'current' GROUP BY risk.id ORDER BY 1" },
  { "sheet", KAMAE_RISK_SHEET " ORDER BY risk.number COLLATE counted" },
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
      "SELECT id FROM risk_run WHERE state = 'locked' ORDER BY ends_on DESC, number COLLATE counted DESC" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (!kamae_operation_set_found (operation, run, first[i].field, first[i].sql, error))
      return FALSE;
  return TRUE;
}

/* What was never rated belongs to a risk that was closed meanwhile (RSK-V09). */
static gboolean
fix (KamaeOperation  *operation,
     KamaeRecord     *evaluation,
     GError         **error)
{
  if (!kamae_record_is_set (evaluation, "value"))
    return kamae_operation_delete (operation, evaluation, error);
  return kamae_operation_transition (operation, evaluation, "fix", error);
}

static gboolean
monitor (KamaeOperation  *operation,
         KamaeRecord     *risk,
         GError         **error)
{
  return kamae_risk_follow (operation, risk, "monitor", error);
}

/* The evaluations of a locked run do not change any more; what was accepted is watched. */
static gboolean
lock (KamaeOperation  *operation,
      KamaeRecord     *run,
      GError         **error)
{
  g_autofree char *id = kamae_record_dup_key (run);
  const char *const open[] = { "run", id, "state", "open", NULL };
  const char *const accepted[] = { "state", "accepted", NULL };

  return kamae_risk_for_each (operation, &kamae_risk_evaluation, open, fix, error)
         && kamae_risk_for_each (operation, &kamae_risk_risk, accepted, monitor, error);
}

#define TO_EVALUATE \
  "SELECT risk.id FROM risk JOIN risk_run ON risk_run.id = :id WHERE risk.state <> 'closed' " \
  "AND " KAMAE_RISK_IN_RUN ("risk", "risk_run") " AND NOT EXISTS " \
  "(SELECT 1 FROM evaluation WHERE evaluation.risk_id = risk.id " \
  "AND +evaluation.run_id = risk_run.id AND evaluation.stage = 'current') ORDER BY risk.number COLLATE counted"

/* The list of what is to be evaluated (again): an empty evaluation for each risk of the run. */
static gboolean
list_risks (KamaeOperation  *operation,
            KamaeRecord     *run,
            GError         **error)
{
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_operation_get_register (operation), TO_EVALUATE, NULL, error);
  g_autofree char *id = kamae_record_dup_key (run);
  g_autoptr(GPtrArray) risks = g_ptr_array_new_with_free_func (g_free);

  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (run));
  while (kamae_cursor_next (cursor, KAMAE_KEPT))
    g_ptr_array_add (risks, g_strdup (kamae_cursor_get_text (cursor, 0)));
  for (guint i = 0; i < risks->len; i++)
    {
      g_autoptr(KamaeRecord) evaluation =
        kamae_operation_create (operation, "evaluation", error, "risk", risks->pdata[i], "run", id,
                                "stage", "current", NULL);

      if (evaluation == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_changed (KamaeOperation  *operation,
             KamaeRecord     *run,
             const char      *field,
             GError         **error)
{
  const char *state = kamae_record_get_state (run);

  if (!g_str_equal (field, "state"))
    return TRUE;
  if (g_str_equal (state, "running"))
    return list_risks (operation, run, error);
  return !g_str_equal (state, "locked") || lock (operation, run, error);
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
