/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* 残留リスク受容: the owner of a risk takes it as it is, at the level it has on that day, until a day.
 * Who must sign follows from the level and the criteria by which it was computed. */

static const KamaeChoice top_managements[] = {
  { "yes", KC_ ("acceptance", "Yes, the level is above the limit") },
  { "no", KC_ ("acceptance", "No") },
  { NULL }
};

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "RA-{fy}-{seq:03}",
    .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_DERIVED, N_("Acceptance"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "coalesce (this.number, '') || ' ' || "
           "coalesce ((SELECT title FROM risk WHERE id = this.risk_id), '')" },
  { "risk", KAMAE_FIELD_LINK, N_("Risk"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "risk", .inverse = N_("Acceptances"),
    .taken_in = "identified assessed treatment_planned treating treated accepted monitoring" },
  { "evaluation", KAMAE_FIELD_LINK, N_("Evaluation"), .flags = KAMAE_READ_ONLY,
    .target = "evaluation", .inverse = N_("Accepted by"),
    .help = N_("The evaluation that is accepted: the latest one, verified or current.") },
  { "value", KAMAE_FIELD_DECIMAL, N_("Risk value at acceptance"), .flags = KAMAE_READ_ONLY },
  { "band", KAMAE_FIELD_LINK, N_("Risk level at acceptance"),
    .flags = KAMAE_READ_ONLY | KAMAE_COLUMN, .target = "criteria_band",
    .inverse = N_("Acceptances") },
  { "needs_top", KAMAE_FIELD_DERIVED, N_("Top management must agree"),
    .sql = "CASE WHEN " KAMAE_RISK_NEEDS_TOP ("this") " THEN 'yes' ELSE 'no' END",
    .choices = top_managements },
  { "owner", KAMAE_FIELD_LINK, N_("Risk owner"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN | KAMAE_DID,
    .target = "person", .inverse = N_("Accepted the risks") },
  { "reason", KAMAE_FIELD_LONG_TEXT, N_("Reason for acceptance"), .required_from = "active" },
  { "conditions", KAMAE_FIELD_LONG_TEXT, N_("Conditions"), .flags = KAMAE_MAY_BE_NONE,
    .help = N_("What must stay as it is, or be watched, for the acceptance to hold.") },
  { "accepted_on", KAMAE_FIELD_DATE, N_("Accepted on"),
    .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL | KAMAE_COLUMN },
  { "valid_until", KAMAE_FIELD_DATE, N_("Valid until"), .flags = KAMAE_DUE | KAMAE_COLUMN,
    .not_before = "accepted_on" },
  { "renews", KAMAE_FIELD_LINK, N_("Renews"), .target = "acceptance",
    .inverse = N_("Renewed by") },
  { NULL }
};

static const KamaeState states[] = {
  { "proposed", KC_ ("acceptance", "Proposed"), KAMAE_TONE_ATTENTION },
  { "active", KC_ ("acceptance", "Valid"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "expired", KC_ ("acceptance", "Expired"), KAMAE_TONE_BAD,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { "revoked", KC_ ("acceptance", "Revoked"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { "renewed", KC_ ("acceptance", "Renewed"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "prepare", "proposed", "proposed", N_("Sign as prepared"), .approval = "prepared" },
  { "agree", "proposed", "proposed", N_("Agree as top management"), .approval = "reviewed",
    .approver = "top_management" },
  /* Who signs is asked by RSK-V03: the owner of the risk. */
  { "accept", "proposed", "active", N_("Accept as risk owner"), .approval = "approved",
    .dates = "accepted_on" },
  { "expire", "active", "expired", N_("Mark as expired"), KAMAE_TRANSITION_BACK },
  { "revoke", "active", "revoked", N_("Revoke"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  /* When the risk is closed, or treated after all. */
  { "end", "active", "revoked", N_("Revoke"), KAMAE_TRANSITION_AUTOMATIC },
  /* When the acceptance that renews it is signed. */
  { "renew", "active expired", "renewed", N_("Renew"), KAMAE_TRANSITION_AUTOMATIC },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

/* The level as it is; asked again whenever another risk is chosen, fixed by the signature. */
static gboolean
take_level (KamaeOperation  *operation,
            KamaeRecord     *acceptance,
            GError         **error)
{
  static const struct
  {
    const char *field;
    const char *sql;
  } found[] = {
    { "evaluation",
      "SELECT e.id FROM evaluation AS e JOIN acceptance ON acceptance.risk_id = e.risk_id "
      "WHERE acceptance.id = :id AND e.stage IN ('current', 'verified') AND e.value IS NOT NULL "
      "ORDER BY e.evaluated_on DESC, e.stage = 'verified' DESC, e.id DESC LIMIT 1" },
    { "value",
      "SELECT e.value FROM evaluation AS e JOIN acceptance ON acceptance.evaluation_id = e.id "
      "WHERE acceptance.id = :id" },
    { "band",
      "SELECT e.band_id FROM evaluation AS e JOIN acceptance ON acceptance.evaluation_id = e.id "
      "WHERE acceptance.id = :id" },
    { "owner",
      "SELECT risk.owner_id FROM risk JOIN acceptance ON acceptance.risk_id = risk.id "
      "WHERE acceptance.id = :id" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    if (!kamae_operation_set (operation, acceptance, found[i].field, NULL, error)
        || !kamae_operation_set_found (operation, acceptance, found[i].field, found[i].sql, error))
      return FALSE;
  return TRUE;
}

static gboolean
acceptance_created (KamaeOperation  *operation,
                    KamaeRecord     *acceptance,
                    GError         **error)
{
  return take_level (operation, acceptance, error)
         && kamae_operation_set_found (operation, acceptance, "renews",
                                       "SELECT before.id FROM acceptance AS before JOIN acceptance AS this "
                                       "ON before.risk_id = this.risk_id AND before.id <> this.id "
                                       "WHERE this.id = :id AND before.state IN ('active', 'expired') "
                                       "ORDER BY before.accepted_on DESC LIMIT 1", error)
         && kamae_operation_set_found (operation, acceptance, "valid_until",
                                       "SELECT add_months (today (), coalesce (band.valid_months, 12)) "
                                       "FROM acceptance LEFT JOIN criteria_band AS band ON band.id = acceptance.band_id "
                                       "WHERE acceptance.id = :id", error);
}

/* A signed acceptance ends the one before, and is the step of its risk. */
static gboolean
take_effect (KamaeOperation  *operation,
             KamaeRecord     *acceptance,
             GError         **error)
{
  g_autoptr(KamaeRecord) before = kamae_record_ref_link (acceptance, "renews");
  g_autoptr(KamaeRecord) risk = kamae_record_ref_link (acceptance, "risk");

  if (before != NULL && (g_strcmp0 (kamae_record_get_state (before), "active") == 0
                         || g_strcmp0 (kamae_record_get_state (before), "expired") == 0)
      && !kamae_operation_transition (operation, before, "renew", error))
    return FALSE;
  return kamae_risk_follow (operation, risk, "accept", error);
}

static gboolean
acceptance_changed (KamaeOperation  *operation,
                    KamaeRecord     *acceptance,
                    const char      *field,
                    GError         **error)
{
  const char *state = kamae_record_get_state (acceptance);

  if (g_str_equal (field, "risk") && g_str_equal (state, "proposed"))
    return take_level (operation, acceptance, error);
  if (g_str_equal (field, "state") && g_str_equal (state, "active"))
    return take_effect (operation, acceptance, error);
  return TRUE;
}

const KamaeEntity kamae_risk_acceptance = {
  .name = "acceptance",
  /* Translators: 残留リスク受容 */
  .label = N_("Acceptance of a risk"),
  .plural = N_("Acceptances of risks"),
  .help = N_("The owner of a risk signs that it stays as it is, why, on what conditions and until when; above the limit top management agrees. "
             "For example: a rare power failure of a day, until next April."),
  .clause = "6.1.3",
  .fields = fields,
  .workflow = &workflow,
  .order = "-number",
  .created = acceptance_created,
  .changed = acceptance_changed,
};
