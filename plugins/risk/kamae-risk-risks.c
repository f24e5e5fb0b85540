/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* リスク: one row for as long as the risk is there; each run adds evaluations to it. Its life cycle
 * is that of the domain analysis; what follows from a signature or an action, follows by itself. */

static const KamaeChoice approaches[] = {
  { "asset", KC_ ("risk approach", "From an asset") },
  { "event", KC_ ("risk approach", "From an event (scenario)") },
  { NULL }
};

const KamaeChoice kamae_risk_aspects[] = {
  { "c", N_("Confidentiality") },
  { "i", N_("Integrity") },
  { "a", N_("Availability") },
  { NULL }
};

/* The controls that the candidate of the risk suggests, a line each. */
#define SUGGESTED \
  "(SELECT group_concat (line, char (10)) FROM (SELECT control.number || ' ' || " \
  "either (control.title_ja, control.title_en) AS line " \
  "FROM link JOIN control ON control.id = link.to_id WHERE link.kind = 'risk_candidate.controls' " \
  "AND link.from_id = this.candidate_id ORDER BY control.position))"

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "R-{seq:04}", .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_TEXT, N_("Risk"), .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "approach", KAMAE_FIELD_CHOICE, N_("Identified from"), .flags = KAMAE_REQUIRED,
    .choices = approaches, .initial = "asset" },
  { "assets", KAMAE_FIELD_LINKS, N_("Information assets"), .target = "asset",
    .inverse = N_("Risks") },
  /* Translators: リスク源 */
  { "source", KAMAE_FIELD_LONG_TEXT, N_("Risk source"), .flags = KAMAE_REQUIRED,
    .group = N_("Scenario") },
  { "event", KAMAE_FIELD_LONG_TEXT, N_("Event"), .flags = KAMAE_REQUIRED },
  /* Translators: 原因 */
  { "cause", KAMAE_FIELD_LONG_TEXT, KC_ ("scenario", "Cause"), .flags = KAMAE_REQUIRED },
  { "consequence", KAMAE_FIELD_LONG_TEXT, N_("Possible consequence"), .flags = KAMAE_REQUIRED },
  { "affects", KAMAE_FIELD_FLAGS, N_("Affects"), .flags = KAMAE_REQUIRED,
    .choices = kamae_risk_aspects },
  { "threat", KAMAE_FIELD_LINK, N_("Threat"), .target = "threat", .inverse = N_("Risks") },
  { "vulnerability", KAMAE_FIELD_LINK, N_("Vulnerability"), .target = "vulnerability",
    .inverse = N_("Risks") },
  { "candidate", KAMAE_FIELD_LINK, N_("Made from the candidate"), .flags = KAMAE_READ_ONLY,
    .target = "risk_candidate", .inverse = N_("Accepted as the risks") },
  { "suggested", KAMAE_FIELD_DERIVED, N_("Suggested controls"), .sql = SUGGESTED,
    .help = N_("What the candidate suggests; choose from it when the risk is treated.") },
  { "existing_controls", KAMAE_FIELD_LINKS, N_("Controls in place"), .target = "control",
    .inverse = N_("In place against the risks") },
  { "existing_text", KAMAE_FIELD_LONG_TEXT, N_("How they are carried out"),
    .flags = KAMAE_MAY_BE_NONE },
  { "owner", KAMAE_FIELD_LINK, N_("Risk owner"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN | KAMAE_DID,
    .target = "person", .inverse = N_("Owner of the risks"),
    .help = N_("Who has authority over the activity; usually the head of the department.") },
  { "department", KAMAE_FIELD_LINK, N_("Department"), .target = "department",
    .inverse = N_("Risks"),
    .help = N_("Empty: that of the first asset, else that of the owner.") },
  { "value", KAMAE_FIELD_DECIMAL, N_("Risk value"), .flags = KAMAE_READ_ONLY | KAMAE_COLUMN,
    .group = N_("Present level") },
  { "band", KAMAE_FIELD_LINK, N_("Risk level"), .flags = KAMAE_READ_ONLY | KAMAE_COLUMN,
    .target = "criteria_band", .inverse = N_("Risks") },
  { "rank", KAMAE_FIELD_INTEGER, N_("Rank"), .flags = KAMAE_READ_ONLY },
  { "priority", KAMAE_FIELD_INTEGER, N_("Priority"), .flags = KAMAE_READ_ONLY | KAMAE_COLUMN },
  { "option", KAMAE_FIELD_DERIVED, KC_ ("risk treatment", "Option"), .flags = KAMAE_COLUMN,
    .choices = kamae_risk_options,
    .sql = "(SELECT option FROM treatment WHERE treatment.risk_id = this.id "
           "AND treatment.state <> 'withdrawn' ORDER BY number COLLATE counted DESC LIMIT 1)" },
  { "closed_because", KAMAE_FIELD_TEXT, N_("Closed because"), .required_from = "closed",
    .group = N_("End"),
    .help = N_("For example: the asset was disposed of, the business has stopped.") },
  { "closed_on", KAMAE_FIELD_DATE, N_("Closed on"), .flags = KAMAE_ACTUAL,
    .not_before = "happened_on" },
  /* What was done about the risk: its first and its last day. */
  { "found_on", KAMAE_FIELD_DERIVED, N_("First evaluated on"), .flags = KAMAE_HIDDEN,
    .sql = "(SELECT min (evaluated_on) FROM evaluation WHERE evaluation.risk_id = this.id)" },
  { "happened_on", KAMAE_FIELD_DERIVED, N_("Last dealt with on"), .flags = KAMAE_HIDDEN,
    .sql = "(SELECT max (day) FROM (SELECT evaluated_on AS day FROM evaluation "
           "WHERE evaluation.risk_id = this.id "
           "UNION ALL SELECT decided_on FROM treatment WHERE treatment.risk_id = this.id "
           "UNION ALL SELECT accepted_on FROM acceptance WHERE acceptance.risk_id = this.id "
           "UNION ALL SELECT act_end FROM treatment_action JOIN treatment "
           "ON treatment.id = treatment_action.treatment_id "
           "WHERE treatment.risk_id = this.id AND treatment_action.state = 'done'))" },
  { NULL }
};

static const KamaeState states[] = {
  { "identified", KC_ ("risk", "Identified"), KAMAE_TONE_ATTENTION },
  { "assessed", KC_ ("risk", "Assessed"), KAMAE_TONE_ATTENTION },
  { "treatment_planned", KC_ ("risk", "Treatment planned"), KAMAE_TONE_NEUTRAL },
  { "treating", KC_ ("risk", "Being treated"), KAMAE_TONE_NEUTRAL },
  { "treated", KC_ ("risk", "Treated"), KAMAE_TONE_ATTENTION },
  { "accepted", KC_ ("risk", "Accepted"), KAMAE_TONE_GOOD },
  { "monitoring", KC_ ("risk", "Monitored"), KAMAE_TONE_GOOD },
  { "closed", KC_ ("risk", "Closed"), KAMAE_TONE_QUIET, KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "assess", "identified accepted monitoring", "assessed", KC_ ("verb, a risk", "Assess") },
  /* Taken when the owner approves a treatment, when its first action starts, when the owner signs
   * the acceptance; offered too, so that the guards say what is missing. */
  { "plan", "assessed treated", "treatment_planned", KC_ ("verb, a risk", "Plan the treatment") },
  { "start", "treatment_planned", "treating", KC_ ("verb, a risk", "Start the treatment") },
  { "finish", "treating", "treated", KC_ ("verb, a risk", "Finish the treatment") },
  { "accept", "assessed treated", "accepted", KC_ ("verb, a risk", "Accept") },
  { "monitor", "accepted", "monitoring", KC_ ("verb, a risk", "Monitor") },
  { "close", "identified assessed treatment_planned treating treated accepted monitoring",
    "closed", KC_ ("verb, a risk", "Close"), KAMAE_TRANSITION_BACK, .dates = "closed_on" },
  { "reopen", "closed", "identified", N_("Reopen"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

/* The step that follows from what happened elsewhere, if the risk is where it leads on. */
gboolean
kamae_risk_follow (KamaeOperation  *operation,
                   KamaeRecord     *risk,
                   const char      *transition,
                   GError         **error)
{
  const KamaeTransition *step = kamae_workflow_find_transition (&workflow, transition);

  return risk == NULL || !kamae_transition_leaves (step, kamae_record_get_state (risk))
         || kamae_operation_transition (operation, risk, transition, error);
}

#define DEPARTMENT \
  "SELECT coalesce ((SELECT asset.department_id FROM link JOIN asset ON asset.id = link.to_id " \
  "WHERE link.kind = 'risk.assets' AND link.from_id = risk.id ORDER BY asset.number COLLATE counted LIMIT 1), " \
  "(SELECT " KAMAE_SQL_DEPARTMENT_AT ("person", "today ()") " FROM person " \
  "WHERE person.id = risk.owner_id)) FROM risk WHERE risk.id = :id"

static gboolean
risk_created (KamaeOperation  *operation,
              KamaeRecord     *risk,
              GError         **error)
{
  return kamae_operation_set_found (operation, risk, "department", DEPARTMENT, error);
}

/* Those records in which each field has its value. */
gboolean
kamae_risk_for_each (KamaeOperation     *operation,
                     const KamaeEntity  *entity,
                     const char *const  *conditions,
                     gboolean          (*act) (KamaeOperation  *operation,
                                               KamaeRecord     *record,
                                               GError         **error),
                     GError            **error)
{
  g_autoptr(KamaeQuery) query = kamae_query_new (entity);
  g_autoptr(KamaeRecordList) list = NULL;

  for (; *conditions != NULL; conditions += 2)
    kamae_query_where (query, conditions[0], KAMAE_MATCH_IS, conditions[1]);
  list = kamae_record_list_new (kamae_operation_get_register (operation), query);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (!act (operation, record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
end_acceptance (KamaeOperation  *operation,
                KamaeRecord     *acceptance,
                GError         **error)
{
  return kamae_operation_transition (operation, acceptance, "end", error);
}

/* What is closed, or treated after all, is not accepted any more. */
static gboolean
end_acceptances (KamaeOperation  *operation,
                 KamaeRecord     *risk,
                 GError         **error)
{
  g_autofree char *id = kamae_record_dup_key (risk);
  const char *const active[] = { "risk", id, "state", "active", NULL };
  const char *state = kamae_record_get_state (risk);

  return (!g_str_equal (state, "closed") && !g_str_equal (state, "treatment_planned"))
         || kamae_risk_for_each (operation, &kamae_risk_acceptance, active, end_acceptance, error);
}

static gboolean
risk_changed (KamaeOperation  *operation,
              KamaeRecord     *risk,
              const char      *field,
              GError         **error)
{
  if (g_str_equal (field, "state"))
    return end_acceptances (operation, risk, error);
  return (!g_str_equal (field, "assets") && !g_str_equal (field, "owner"))
         || risk_created (operation, risk, error);
}

const KamaeEntity kamae_risk_risk = {
  .name = "risk",
  .label = N_("Risk"),
  .plural = N_("Risks"),
  .help = N_("Identify what could harm confidentiality, integrity or availability, and who owns the risk; then rate it. "
             "For example: a laptop with customer data is lost on the way home."),
  .clause = "6.1.2",
  .fields = fields,
  .workflow = &workflow,
  .order = "number",
  .created = risk_created,
  .changed = risk_changed,
};
