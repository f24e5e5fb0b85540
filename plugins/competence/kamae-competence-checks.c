/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-competence-private.h"

#include <kamae-i18n.h>

/* 力量確認: a person's competences judged on a day, and 力量向上処置, what is done about gaps. */

static const KamaeChoice occasions[] = {
  { "yearly", KC_("competence check", "Yearly") },
  { "appointment", KC_("competence check", "Before an appointment") },
  { "role_change", KC_("competence check", "Change of role") },
  { "reassessment", KC_("competence check", "After an action") },
  { NULL }
};

static const KamaeChoice verdicts[] = {
  /* Translators: 判定A: all required levels are reached */
  { "a", KC_("appointment", "A: may be appointed"), KAMAE_TONE_GOOD },
  /* Translators: 判定B: 暫定任命, gaps with a plan for improvement */
  { "b", KC_("appointment", "B: provisional, with a plan"), KAMAE_TONE_ATTENTION },
  /* Translators: 判定C: gaps without a plan */
  { "c", KC_("appointment", "C: not to be appointed"), KAMAE_TONE_BAD },
  { NULL }
};

#define LEVEL_NOW \
  "coalesce ((SELECT result_level FROM gap_action WHERE gap_action.assessment_id = row.id" \
  " AND gap_action.state = 'confirmed' ORDER BY confirmed_on DESC LIMIT 1), row.level)"

/* A: nothing is missing; B: each gap has an action and may be closed after the appointment. */
#define VERDICT                                                                                    \
  "(SELECT CASE WHEN count (*) = 0 OR sum (now IS NULL) > 0 THEN NULL"                             \
  " WHEN sum (now < required_level) = 0 THEN 'a'"                                                  \
  " WHEN sum (now < required_level AND (rule IS 'before' OR acts = 0)) = 0 THEN 'b' ELSE 'c' END"  \
  " FROM (SELECT row.required_level AS required_level, " LEVEL_NOW " AS now,"                      \
  " (SELECT appointment_rule FROM role_requirement WHERE competence_id = row.competence_id"        \
  " AND role_id = row.role_id) AS rule,"                                                           \
  " EXISTS (SELECT 1 FROM gap_action WHERE gap_action.assessment_id = row.id"                      \
  " AND gap_action.state IN ('planned', 'doing')) AS acts"                                         \
  " FROM assessment AS row WHERE row.check_id = this.id AND row.required_level IS NOT NULL))"

static const KamaeField check_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "CC-{fy}-{seq:03}", .flags = KAMAE_COLUMN },
  { "person", KAMAE_FIELD_LINK, KC_("who", "Person"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "person", .inverse = N_("Checks of competence") },
  { "checked_on", KAMAE_FIELD_DATE, N_("Checked on"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_COLUMN, .initial = "@today",
    .not_before = "person.year_before" },
  { "occasion", KAMAE_FIELD_CHOICE, N_("Occasion"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = occasions, .initial = "yearly" },
  { "assessor", KAMAE_FIELD_LINK, N_("Judged by"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN | KAMAE_DID,
    .target = "person", .inverse = N_("Judged the competence of"), .initial = "@me" },
  { "verdict", KAMAE_FIELD_DERIVED, N_("Verdict on the appointment"), .flags = KAMAE_COLUMN,
    .choices = verdicts, .sql = VERDICT },
  { "remarks", KAMAE_FIELD_LONG_TEXT, N_("Remarks") },
  { "title", KAMAE_FIELD_DERIVED, N_("Check of competence"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT name FROM person WHERE id = this.person_id) || coalesce (' ' || date_label (this.checked_on), '')" },
  { NULL }
};

static const KamaeState check_states[] = {
  { "draft", KC_("state", "Draft"), KAMAE_TONE_ATTENTION },
  /* Translators: 評価済 */
  { "assessed", KC_("competence check", "Judged"), KAMAE_TONE_GOOD },
  { "approved", KC_("state", "Approved"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition check_transitions[] = {
  { "assess", "draft", "assessed", N_("Judge"), .approval = "prepared" },
  { "approve", "assessed", "approved", N_("Approve"), .approval = "approved" },
  { "return", "assessed", "draft", N_("Return"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow check_workflow = { check_states, check_transitions };

static gboolean
add_row (KamaeOperation  *operation,
         KamaeRecord     *check,
         KamaeCursor     *cursor,
         GError         **error)
{
  g_autofree char *id = kamae_record_dup_key (check);
  g_autoptr (KamaeRecord) row = NULL;

  row = kamae_operation_create (operation, "assessment", error,
                                "check", id,
                                "role", kamae_cursor_get_text (cursor, 0),
                                "competence", kamae_cursor_get_text (cursor, 1),
                                "required_level", kamae_cursor_get_text (cursor, 2),
                                NULL);
  return row != NULL;
}

/* What the roles ask for that the person holds on the day, and is not in the check yet. If several
 * roles ask for the same, the one that asks for most counts. */
static gboolean
add_rows (KamaeOperation  *operation,
          KamaeRecord     *check,
          GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KamaeCursor) cursor = NULL;

  if (!kamae_record_is_set (check, "person") || !kamae_record_is_set (check, "checked_on"))
    return TRUE;

  cursor = kamae_register_query (kamae_operation_get_register (operation),
                                 "SELECT held.role_id, wanted.competence_id, max (wanted.required_level)"
                                 " FROM competence_check JOIN role_assignment AS held ON held.person_id = competence_check.person_id"
                                 " JOIN role_requirement AS wanted ON wanted.role_id = held.role_id"
                                 " JOIN competence ON competence.id = wanted.competence_id"
                                 " WHERE competence_check.id = :check AND competence.state = 'active'"
                                 " AND "
                                 KAMAE_COMPETENCE_HELD_AT ("held", "competence_check.checked_on")
                                 " AND NOT EXISTS (SELECT 1 FROM assessment WHERE assessment.check_id = :check"
                                 " AND assessment.competence_id = wanted.competence_id)"
                                 " GROUP BY wanted.competence_id",
                                 NULL, error);
  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":check", kamae_record_get_id (check));
  while (kamae_cursor_next (cursor, &local_error))
    if (!add_row (operation, check, cursor, error))
      return FALSE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Another person or day: rows that nobody has judged make place for those of the new roles. */
static gboolean
check_changed (KamaeOperation  *operation,
               KamaeRecord     *check,
               const char      *field,
               GError         **error)
{
  g_autoptr (KamaeRecordList) rows = NULL;

  if (!g_str_equal (field, "person") && !g_str_equal (field, "checked_on"))
    return TRUE;

  rows = kamae_register_list_parts (kamae_operation_get_register (operation), check, "assessment");
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (rows)); i > 0; i--)
    {
      g_autoptr (KamaeRecord) row = g_list_model_get_item (G_LIST_MODEL (rows), i - 1);

      if (!kamae_record_is_set (row, "level") && !kamae_operation_delete (operation, row, error))
        return FALSE;
    }
  return add_rows (operation, check, error);
}

const KamaeEntity kamae_competence_check = {
  .name = "competence_check",
  /* Translators: 力量確認: one person's competences, judged on a day */
  .label = N_("Check of competence"),
  .plural = N_("Checks of competence"),
  .help = N_("Make sure that people are competent by education, training or experience, and keep what shows it."
             " A check begins with what the person's roles ask for. For example: the yearly check of the auditors in July."),
  .clause = "7.2",
  .fields = check_fields,
  .workflow = &check_workflow,
  .order = "-number",
  .created = add_rows,
  .changed = check_changed,
};

static const KamaeChoice bases[] = {
  { "education", KC_("competence", "Education") },
  { "training", KC_("competence", "Training") },
  { "experience", KC_("competence", "Experience") },
  { NULL }
};

static const KamaeChoice standings[] = {
  { "open", KC_("competence", "Not judged"), KAMAE_TONE_ATTENTION },
  { "met", KC_("competence", "Reached"), KAMAE_TONE_GOOD },
  /* Translators: 不足: below the level that the role asks for */
  { "gap", KC_("competence", "Gap"), KAMAE_TONE_BAD },
  { NULL }
};

static const KamaeField assessment_fields[] = {
  { "check", KAMAE_FIELD_LINK, N_("Check of competence"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "competence_check", .inverse = N_("Assessments") },
  { "role", KAMAE_FIELD_LINK, N_("Role"), .flags = KAMAE_COLUMN, .target = "role",
    .inverse = N_("Assessments") },
  { "competence", KAMAE_FIELD_LINK, N_("Competence"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "competence", .inverse = N_("Assessments") },
  { "required_level", KAMAE_FIELD_INTEGER, N_("Required level"), .flags = KAMAE_COLUMN,
    .minimum = 1, .maximum = 5 },
  { "level", KAMAE_FIELD_INTEGER, N_("Level"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .minimum = 1, .maximum = 5 },
  { "standing", KAMAE_FIELD_DERIVED, KC_("competence", "Standing"), .flags = KAMAE_COLUMN,
    .choices = standings,
    .sql = "CASE WHEN this.level IS NULL THEN 'open'"
           " WHEN this.level < coalesce (this.required_level, 0) THEN 'gap' ELSE 'met' END" },
  { "basis", KAMAE_FIELD_FLAGS, KC_("competence", "Basis"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = bases },
  { "grounds", KAMAE_FIELD_LONG_TEXT, N_("What shows it"),
    .help = N_("The course, the years of practice, the certificate.") },
  { "evidence", KAMAE_FIELD_FILE, N_("Evidence") },
  { "title", KAMAE_FIELD_DERIVED, N_("Assessment"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT person.name FROM competence_check JOIN person ON person.id = competence_check.person_id"
           " WHERE competence_check.id = this.check_id) || ': ' ||"
           " (SELECT code || ' ' || name FROM competence WHERE id = this.competence_id)" },
  { NULL }
};

const KamaeEntity kamae_competence_assessment = {
  .name = "assessment",
  /* Translators: 力量評価: one competence of one person */
  .label = N_("Assessment"),
  .plural = N_("Assessments"),
  .help = N_("One line for each competence: the level that the person has reached, and what shows it."),
  .clause = "7.2",
  .fields = assessment_fields,
  .order = "title",
  .unique = "check_id, competence_id",
};

static const KamaeChoice action_kinds[] = {
  { "education", KC_("gap action", "Course or study") },
  { "ojt", KC_("gap action", "On the job") },
  { "qualification", KC_("gap action", "Qualification") },
  { "reassignment", KC_("gap action", "Reassignment") },
  { "hire", KC_("gap action", "Hiring") },
  { "external", KC_("gap action", "External contract") },
  { NULL }
};

static const KamaeField action_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "GA-{fy}-{seq:02}", .flags = KAMAE_COLUMN },
  { "assessment", KAMAE_FIELD_LINK, KC_("competence", "Gap"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .target = "assessment",
    .inverse = KC_("competence", "Actions") },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = action_kinds },
  { "plan", KAMAE_FIELD_LONG_TEXT, N_("What is done"), .flags = KAMAE_REQUIRED },
  { "in_charge", KAMAE_FIELD_LINK, N_("In charge"), .flags = KAMAE_COLUMN | KAMAE_DID,
    .target = "person",
    .inverse = N_("In charge of the improvement") },
  { "session", KAMAE_FIELD_LINK, N_("Training session"), .target = "training_session",
    .inverse = N_("Closes the gap") },
  { "due_on", KAMAE_FIELD_DATE, N_("Due on"),
    .flags = KAMAE_REQUIRED | KAMAE_DUE | KAMAE_COLUMN },
  { "result_level", KAMAE_FIELD_INTEGER, N_("Level afterwards"), .flags = KAMAE_COLUMN,
    .required_from = "confirmed", .minimum = 1, .maximum = 5, .group = N_("Result") },
  { "confirmed_by", KAMAE_FIELD_LINK, N_("Confirmed by"), .required_from = "confirmed",
    .target = "person", .inverse = N_("Confirmed the improvement") },
  { "confirmed_on", KAMAE_FIELD_DATE, N_("Confirmed on"), .flags = KAMAE_ACTUAL,
    .not_before = "assessment.check.checked_on" },
  { "title", KAMAE_FIELD_DERIVED, N_("Improvement of competence"),
    .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "this.number || coalesce (' ' || record_label (this.assessment_id), '')" },
  { NULL }
};

static const KamaeState action_states[] = {
  { "planned", KC_("state", "Planned"), KAMAE_TONE_NEUTRAL },
  { "doing", KC_("gap action", "Under way"), KAMAE_TONE_ATTENTION },
  { "confirmed", KC_("gap action", "Confirmed"), KAMAE_TONE_GOOD,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { "cancelled", KC_("state", "Cancelled"), KAMAE_TONE_QUIET,
    KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { NULL }
};

static const KamaeTransition action_transitions[] = {
  { "start", "planned", "doing", N_("Start") },
  { "confirm", "planned doing", "confirmed", N_("Confirm the result"), .dates = "confirmed_on" },
  { "cancel", "planned doing", "cancelled", KC_("verb, a gap action", "Cancel"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow action_workflow = { action_states, action_transitions };

const KamaeEntity kamae_competence_gap_action = {
  .name = "gap_action",
  /* Translators: 力量向上処置: what is done about a gap in competence */
  .label = N_("Improvement of competence"),
  .plural = N_("Improvements of competence"),
  .help = N_("Where somebody lacks a competence, take an action and evaluate afterwards whether it worked."
             " For example: a course for new auditors by September, then an audit beside an experienced one."),
  .clause = "7.2",
  .fields = action_fields,
  .workflow = &action_workflow,
  .order = "-number",
};
