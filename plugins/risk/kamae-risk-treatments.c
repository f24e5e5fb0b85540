/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* リスク対応: what is done about a risk. The risk's owner decides it; a decided treatment goes
 * back to the draft to be changed and is decided anew, or another one takes its place. */

const KamaeChoice kamae_risk_options[] = {
  /* Translators: 低減 */
  { "modify", KC_ ("risk treatment", "Reduce") },
  /* Translators: 回避 */
  { "avoid", KC_ ("risk treatment", "Avoid") },
  /* Translators: 移転（共有） */
  { "share", KC_ ("risk treatment", "Share") },
  /* Translators: 保有（受容） */
  { "retain", KC_ ("risk treatment", "Retain") },
  { NULL }
};

static const KamaeField fields[] = {
  { "risk", KAMAE_FIELD_LINK, N_("Risk"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "risk", .inverse = N_("Treatments") },
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "RT-{fy}-{seq:03}",
    .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_DERIVED, N_("Treatment"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT number || ' ' || title FROM risk WHERE id = this.risk_id) || ': ' || "
           "coalesce (label ('treatment', 'option', this.option), '')" },
  { "option", KAMAE_FIELD_CHOICE, KC_ ("risk treatment", "Option"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .choices = kamae_risk_options },
  { "rationale", KAMAE_FIELD_LONG_TEXT, KC_ ("risk treatment", "Reason"),
    .help = N_("Why this option; to retain a risk always needs a reason.") },
  { "controls", KAMAE_FIELD_LINKS, N_("Controls"), .flags = KAMAE_COLUMN, .target = "control",
    .inverse = N_("Determined by the treatments") },
  { "measures", KAMAE_FIELD_LONG_TEXT, N_("Own measures"),
    .help = N_("What is done beside the controls of the catalogue.") },
  { "due_on", KAMAE_FIELD_DATE, N_("To be finished by"), .flags = KAMAE_COLUMN },
  /* The plan of another year may take over what was not finished. */
  { "plan", KAMAE_FIELD_LINK, N_("Treatment plan"),
    .flags = KAMAE_UNLOCKED | KAMAE_COLUMN | KAMAE_CARRIED_OVER, .target = "treatment_plan",
    .inverse = N_("Treatments"), .taken_in = "draft approved" },
  { "residual", KAMAE_FIELD_DERIVED, N_("Expected after treatment"),
    .sql = "(SELECT record_label (evaluation.band_id) || aside (printf ('%g', evaluation.value)) "
           "FROM evaluation WHERE evaluation.risk_id = this.risk_id AND evaluation.stage = 'residual' "
           "AND evaluation.value IS NOT NULL ORDER BY evaluated_on DESC, id DESC LIMIT 1)" },
  { "progress", KAMAE_FIELD_DERIVED, N_("Actions done"), .flags = KAMAE_COLUMN,
    .sql = "(SELECT sum (state = 'done') || '/' || sum (state <> 'cancelled') "
           "FROM treatment_action WHERE treatment_action.treatment_id = this.id "
           "HAVING count (*) > 0)" },
  { "decided_on", KAMAE_FIELD_DATE, N_("Decided on"), .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL },
  { NULL }
};

static const KamaeState states[] = {
  { "draft", KC_ ("state", "Draft"), KAMAE_TONE_ATTENTION },
  { "decided", KC_ ("risk treatment", "Decided"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "withdrawn", KC_ ("risk treatment", "Withdrawn"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "prepare", "draft", "draft", N_("Sign as prepared"), .approval = "prepared" },
  { "review", "draft", "draft", N_("Sign as reviewed"), .approval = "reviewed",
    .approver = "isms_manager" },
  /* Who signs is asked by RSK-V03: the owner of the risk. */
  { "decide", "draft", "decided", N_("Approve as risk owner"), .approval = "approved",
    .dates = "decided_on" },
  /* What was decided changes only to be approved anew, as a day that cannot be kept. */
  { "return", "decided", "draft", N_("Return to the draft"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "withdraw", "draft decided", "withdrawn", N_("Withdraw"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

static gboolean
treatment_created (KamaeOperation  *operation,
                   KamaeRecord     *treatment,
                   GError         **error)
{
  return kamae_operation_set_found (operation, treatment, "plan",
                                    "SELECT treatment_plan.id FROM treatment_plan JOIN fiscal_year "
                                    "ON fiscal_year.id = treatment_plan.fiscal_year_id "
                                    "WHERE today () BETWEEN starts_on AND ends_on AND treatment_plan.state <> 'completed' "
                                    "ORDER BY treatment_plan.number COLLATE counted DESC LIMIT 1", error);
}

/* A decided treatment is the plan for its risk; to retain it is left to the acceptance. */
static gboolean
treatment_changed (KamaeOperation  *operation,
                   KamaeRecord     *treatment,
                   const char      *field,
                   GError         **error)
{
  g_autoptr(KamaeRecord) risk = NULL;

  if (!g_str_equal (field, "state")
      || g_strcmp0 (kamae_record_get_state (treatment), "decided") != 0
      || g_strcmp0 (kamae_record_get_text (treatment, "option"), "retain") == 0)
    return TRUE;
  risk = kamae_record_ref_link (treatment, "risk");
  return kamae_risk_follow (operation, risk, "plan", error);
}

const KamaeEntity kamae_risk_treatment = {
  .name = "treatment",
  .label = N_("Risk treatment"),
  .plural = N_("Risk treatments"),
  .help = N_("Choose an option for each risk that cannot stay as it is, and the controls that carry it out; the risk's owner approves it. "
             "For example: reduce, encryption of all laptops, by the end of September."),
  .clause = "6.1.3",
  .fields = fields,
  .workflow = &workflow,
  .order = "number",
  .created = treatment_created,
  .changed = treatment_changed,
};
