/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-objectives-private.h"

#include <kamae-i18n.h>

/* 年間情報セキュリティ目標: the objectives of a fiscal year as one paper. Its approval locks them; what
 * came of them is kept beside, until they are evaluated. A change during the year goes back to the
 * draft with a reason, and is approved anew. */

static const KamaeChoice phases[] = {
  { "evaluation", KC_ ("phase", "Evaluation") },
  { NULL }
};

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "OS-{fy}-{seq:02}", .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_DERIVED, N_("Objectives of the year"),
    .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "(SELECT label FROM fiscal_year WHERE id = this.fiscal_year_id)" },
  { "fiscal_year", KAMAE_FIELD_LINK, N_("Fiscal year"), .flags = KAMAE_REQUIRED,
    .target = "fiscal_year", .inverse = N_("Information security objectives") },
  { "policy_version", KAMAE_FIELD_TEXT, N_("Version of the policy"), .required_from = "approved",
    .help = N_("The version of the information security policy from which the objectives are "
               "derived. For example: 2.0.") },
  { "emphasis", KAMAE_FIELD_LONG_TEXT, N_("Emphasis of the year"),
    .help = N_("What comes first this year, and why: results of the risk assessment, decisions of "
               "the management review, wishes of customers.") },
  { "revision_reason", KAMAE_FIELD_LONG_TEXT, N_("Reason for the revision"),
    .help = N_("If the objectives are changed during the year: what changes, and why.") },
  { "revisions", KAMAE_FIELD_DERIVED, N_("Revisions"), .flags = KAMAE_COLUMN,
    .sql = "nullif (" KAMAE_OBJECTIVES_REVISIONS ("this") ", 0)" },
  { "standing", KAMAE_FIELD_DERIVED, N_("Reached"), .flags = KAMAE_COLUMN,
    .help = N_("Objectives whose latest value meets the target, of those with a target."),
    .sql = "(SELECT sum (" KAMAE_OBJECTIVES_MEETS ("objective",
                                                   KAMAE_OBJECTIVES_NEWEST ("objective", "value"))
           " IS 1) || '/' || count (*) FROM objective WHERE set_id = this.id AND measurable = 1)" },
  { "approved_on", KAMAE_FIELD_DATE, N_("Approved on"), .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL,
    .group = N_("Progress") },
  { "evaluated_on", KAMAE_FIELD_DATE, N_("Evaluated on"),
    .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL | KAMAE_UNLOCKED },
  { NULL }
};

static const KamaeState states[] = {
  { "draft", KC_ ("state", "Draft"), KAMAE_TONE_ATTENTION },
  { "approved", KC_ ("state", "Approved"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "running", KC_ ("state", "Running"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "evaluated", KC_ ("state", "Evaluated"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "closed", KC_ ("state", "Closed"), KAMAE_TONE_QUIET, KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "prepare", "draft", "draft", N_("Sign as preparer"), .approval = "prepared",
    .approver = "isms_manager" },
  { "review", "draft", "draft", N_("Sign for the committee"), .approval = "reviewed",
    .approver = "committee_member" },
  { "approve", "draft", "approved", N_("Approve"), .approval = "approved",
    .approver = "top_management", .dates = "approved_on" },
  { "carry", "draft", NULL, N_("Carry over open objectives"), KAMAE_TRANSITION_BACK,
    .act = kamae_objectives_carry_over },
  { "start", "approved", "running", N_("Start the year") },
  { "evaluate", "running", "evaluated", N_("Evaluate the objectives"), .approval = "prepared",
    .approver = "isms_manager", .dates = "evaluated_on", .phase = "evaluation" },
  { "close", "evaluated", "closed", N_("Approve the evaluation"), .approval = "approved",
    .approver = "top_management", .phase = "evaluation" },
  { "revise", "approved running", "draft", N_("Revise"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "reopen", "evaluated closed", "running", N_("Return to the results"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions, phases };

/* The fiscal year that has no objectives yet, and the policy of the day. */
static gboolean
set_created (KamaeOperation  *operation,
             KamaeRecord     *set,
             GError         **error)
{
  return kamae_operation_set_found (operation, set, "fiscal_year",
                                    "SELECT id FROM fiscal_year WHERE ends_on >= today () "
                                    "AND NOT EXISTS (SELECT 1 FROM objective_set "
                                    "WHERE fiscal_year_id = fiscal_year.id) "
                                    "ORDER BY starts_on LIMIT 1", error)
         && kamae_operation_set_found (operation, set, "policy_version",
                                       "SELECT version FROM policy_version "
                                       "WHERE valid_from <= today () "
                                       "ORDER BY valid_from DESC LIMIT 1", error);
}

const KamaeEntity kamae_objectives_set = {
  .name = "objective_set",
  .label = N_("Objectives of the year"),
  .plural = N_("Objectives of the years"),
  .help = N_("Each year top management approves what information security is to achieve, and who does what for it. "
             "For example: objectives of 2026, derived from version 2.0 of the policy."),
  .clause = "6.2",
  .fields = fields,
  .workflow = &workflow,
  .order = "-title",
  .created = set_created,
};

/* What the year before left open: missed, or to be gone on with. */
#define OPEN \
  "SELECT objective.id FROM objective JOIN objective_set AS before ON before.id = objective.set_id " \
  "JOIN fiscal_year AS year ON year.id = before.fiscal_year_id " \
  "JOIN objective_set AS this ON this.id = :id " \
  "JOIN fiscal_year AS present ON present.id = this.fiscal_year_id " \
  "WHERE year.ends_on = date (present.starts_on, '-1 day') " \
  "AND " KAMAE_OBJECTIVES_WAS_APPROVED ("before") " " \
  "AND coalesce (" KAMAE_OBJECTIVES_NEWEST ("objective", "verdict") ", 'ongoing') " \
  "IN ('not_achieved', 'ongoing') " \
  "AND NOT EXISTS (SELECT 1 FROM objective AS next WHERE next.set_id = :id " \
  "AND next.follows_id = objective.id) ORDER BY objective.number COLLATE counted"

static GArray *
list_open (KamaeOperation  *operation,
           KamaeRecord     *set,
           GError         **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_operation_get_register (operation), OPEN, NULL, error);
  g_autoptr(GError) failure = NULL;

  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (set));
  while (kamae_cursor_next (cursor, &failure))
    {
      gint64 id = kamae_cursor_get_integer (cursor, 0);

      g_array_append_val (ids, id);
    }
  if (failure == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* What was reached last is where the next year begins. Days, and why it is carried over, are for
 * people to say. */
static gboolean
carry (KamaeOperation  *operation,
       KamaeRecord     *set,
       KamaeRecord     *before,
       GError         **error)
{
  static const char *const kept[] = {
    "level", "department", "title", "policy_link", "basis", "measurable", "indicator", "direction",
    "target", "unit", "unmeasurable_because", "actions", "resources", "owner", "evaluation",
  };
  g_autofree char *id = kamae_record_dup_key (set);
  g_autoptr(KamaeRecord) next = kamae_operation_create (operation, "objective", error,
                                                        "set", id, NULL);

  if (next == NULL || !kamae_operation_set_link (operation, next, "follows", before, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *value = kamae_record_dup_canonical (before, kept[i]);

      if (!kamae_operation_set (operation, next, kept[i], value, error))
        return FALSE;
    }
  return kamae_operation_set_found (operation, next, "baseline",
                                    "SELECT " KAMAE_OBJECTIVES_NEWEST ("before", "value")
                                    " FROM objective AS next JOIN objective AS before "
                                    "ON before.id = next.follows_id WHERE next.id = :id", error)
         && kamae_operation_copy_links (operation, before, next, "basis_records", error);
}

gboolean
kamae_objectives_carry_over (KamaeOperation  *operation,
                             KamaeRecord     *set,
                             GError         **error)
{
  KamaeRegister *reg = kamae_operation_get_register (operation);
  g_autoptr(GArray) ids = list_open (operation, set, error);

  if (ids == NULL)
    return FALSE;
  if (ids->len == 0)
    {
      g_set_error_literal (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                           _("The year before left no objective open, or all are carried over already. Nothing was changed."));
      return FALSE;
    }
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(KamaeRecord) before =
        kamae_register_ref_record (reg, g_array_index (ids, gint64, i), error);

      if (before == NULL || !carry (operation, set, before, error))
        return FALSE;
    }
  return TRUE;
}
