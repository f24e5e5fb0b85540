/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-review-private.h"

#include <kamae-i18n.h>

/* マネジメントレビュー: the meeting in which top management reviews the ISMS, with its verdicts. */

static const KamaeChoice kinds[] = {
  /* Translators: 定期, a review held at planned intervals */
  { "regular", KC_ ("review", "Regular") },
  /* Translators: 臨時, a review because something happened */
  { "extra", KC_ ("review", "Extraordinary") },
  { NULL }
};

static const KamaeChoice verdicts[] = {
  { "yes", KC_ ("verdict", "Ensured"), KAMAE_TONE_GOOD },
  { "partly", KC_ ("verdict", "Ensured in part"), KAMAE_TONE_ATTENTION },
  { "no", KC_ ("verdict", "Not ensured"), KAMAE_TONE_BAD },
  { NULL }
};

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), KAMAE_COLUMN, .series = "MR-{fy}-{seq:02}" },
  { "title", KAMAE_FIELD_DERIVED, N_("Management review"), KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "CASE WHEN this.ordinal IS NOT NULL THEN printf ("
           /* Translators: %d is which review it is, 1 for the first: 第%d回 マネジメントレビュー */
           KAMAE_SQL_WORDS (KC_ ("review", "Management review no. %d")) ", this.ordinal) END" },
  { "ordinal", KAMAE_FIELD_INTEGER, N_("Which review"), 0,
    N_("1 for the first review of the company."),
    .minimum = 1, .maximum = 10000 },
  { "fiscal_year", KAMAE_FIELD_LINK, N_("Fiscal year"), 0, .target = "fiscal_year",
    .inverse = N_("Management reviews") },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), KAMAE_REQUIRED, .choices = kinds,
    .initial = "regular" },
  { "planned_on", KAMAE_FIELD_DATE, N_("Planned on"), KAMAE_REQUIRED | KAMAE_COLUMN },
  { "period_from", KAMAE_FIELD_DATE, N_("Period from"), 0,
    N_("The day after the period of the review before this one."), .required_from = "preparing" },
  /* Translators: 集計基準日, the last day of the period: figures are computed as of it */
  { "cut_off_on", KAMAE_FIELD_DATE, N_("Cut-off date"), 0,
    N_("The last day of the period. Figures are computed as of this day."),
    .required_from = "preparing",
    .not_before = "period_from" },

  { "held_on", KAMAE_FIELD_DATE, N_("Held on"), KAMAE_ACTUAL | KAMAE_COLUMN,
    .group = N_("Meeting"), .not_before = "period_from|cut_off_on" },
  { "starts_at", KAMAE_FIELD_TIME, N_("Starts at") },
  { "ends_at", KAMAE_FIELD_TIME, N_("Ends at"), .not_before = "starts_at" },
  { "place", KAMAE_FIELD_TEXT, N_("Place"), 0, .required_from = "draft" },
  { "chair", KAMAE_FIELD_LINK, N_("Chair"), 0, N_("Top management: who approves the minutes."),
    .target = "person", .inverse = N_("Chaired the management review"),
    .required_from = "preparing" },
  { "recorder", KAMAE_FIELD_LINK, N_("Recorder"), 0, N_("Who writes the minutes."),
    .target = "person", .inverse = N_("Wrote the minutes of the management review"),
    .required_from = "draft" },
  { "attendees", KAMAE_FIELD_LINKS, KC_ ("meeting", "Present"), 0, .target = "person",
    .inverse = N_("Attended the management review"), .required_from = "draft" },
  { "absent", KAMAE_FIELD_LINKS, KC_ ("meeting", "Absent"), 0, .target = "person",
    .inverse = N_("Was absent from the management review") },
  { "proxy", KAMAE_FIELD_TEXT, N_("Proxy of top management"), 0,
    N_("Only if top management could not attend: who stood in, and why.") },
  { "figures_on", KAMAE_FIELD_DATE, N_("Figures frozen on"), KAMAE_READ_ONLY | KAMAE_ACTUAL },

  /* Translators: 適切性, clause 9.3.1 */
  { "suitability", KAMAE_FIELD_CHOICE, N_("Suitability"), 0,
    N_("Does the ISMS fit what the company is and does?"), .choices = verdicts,
    .required_from = "draft", .group = N_("Conclusion") },
  /* Translators: 妥当性, clause 9.3.1 */
  { "adequacy", KAMAE_FIELD_CHOICE, N_("Adequacy"), 0,
    N_("Is the ISMS sufficient for the requirements?"), .choices = verdicts,
    .required_from = "draft" },
  /* Translators: 有効性, clause 9.3.1 */
  { "effectiveness", KAMAE_FIELD_CHOICE, N_("Effectiveness"), 0,
    N_("Does the ISMS reach what it is meant to reach?"), .choices = verdicts,
    .required_from = "draft" },
  { "conclusion", KAMAE_FIELD_LONG_TEXT, N_("Comment of top management"), 0,
    .required_from = "draft" },
  { "no_improvement", KAMAE_FIELD_LONG_TEXT, N_("No decision on improvement, because"), 0,
    N_("Only if nothing was decided on opportunities for continual improvement.") },
  { "no_change", KAMAE_FIELD_LONG_TEXT, N_("No decision on changes, because"), 0,
    N_("Only if nothing was decided on changes to the ISMS.") },
  { "next_on", KAMAE_FIELD_DATE, N_("Next review planned on"), 0,
    .required_from = "draft", .not_before = "held_on" },

  { "inputs_completed", KAMAE_FIELD_DERIVED, N_("Inputs completed"), KAMAE_COLUMN,
    .sql = "(SELECT count (*) FROM review_input WHERE review_id = this.id AND status IS NOT NULL "
           "AND coalesce (report, '') <> '') || '/10'", .group = N_("Progress") },
  { "open_decisions", KAMAE_FIELD_DERIVED, N_("Decisions open"), KAMAE_COLUMN,
    .sql = "(SELECT count (*) FROM review_decision LEFT JOIN task ON task.id = review_decision.task_id "
           "WHERE review_decision.review_id = this.id "
           "AND coalesce (task.state, 'open') IN ('open', 'doing'))" },
  { "approved_on", KAMAE_FIELD_DATE, N_("Approved on"), KAMAE_READ_ONLY | KAMAE_ACTUAL },
  { "closed_on", KAMAE_FIELD_DATE, N_("Closed on"), KAMAE_ACTUAL | KAMAE_UNLOCKED },
  { NULL }
};

static const KamaeState states[] = {
  { "planned", KC_ ("review", "Planned"), KAMAE_TONE_NEUTRAL },
  /* Translators: 資料準備, the materials are being prepared */
  { "preparing", KC_ ("review", "In preparation"), KAMAE_TONE_ATTENTION },
  { "held", KC_ ("review", "Held"), KAMAE_TONE_ATTENTION },
  { "draft", KC_ ("review", "Minutes in draft"), KAMAE_TONE_ATTENTION },
  { "reviewed", KC_ ("review", "Minutes reviewed"), KAMAE_TONE_ATTENTION },
  { "approved", KC_ ("review", "Minutes approved"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  /* Translators: フォロー中: the decisions are being followed up */
  { "following", KC_ ("review", "Following up"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "closed", KC_ ("review", "Closed"), KAMAE_TONE_QUIET, KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "prepare", "planned", "preparing", N_("Start the preparation") },
  { "hold", "preparing", "held", N_("Hold the review"), .dates = "held_on" },
  { "collect", "preparing", "preparing", N_("Collect the figures again") },
  { "draft", "held", "draft", N_("Finish the draft of the minutes"), .approval = "prepared" },
  { "review", "draft", "reviewed", N_("Reviewed by those present"), .approval = "reviewed" },
  { "approve", "reviewed", "approved", N_("Approve the minutes"), .approval = "approved",
    .approver = "top_management", .dates = "approved_on" },
  { "follow", "approved", "following", N_("Follow up the decisions") },
  { "close", "approved following", "closed", N_("Close the review"), .dates = "closed_on" },
  { "return", "draft reviewed", "held", N_("Return for changes"),
    KAMAE_TRANSITION_BACK | KAMAE_TRANSITION_NEEDS_REASON },
  { NULL }
};

static const KamaeChoice boxes[] = {
  /* Translators: over an approval box: 確認 */
  { "reviewed", KC_ ("box", "Checked") },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions, .boxes = boxes };

/* Names and titles of people as they are on the day of the approval. */
#define PEOPLE(how) \
  "SELECT '" how "' AS how, person.name AS name, person.title AS title FROM link " \
  "JOIN person ON person.id = link.to_id " \
  "WHERE link.kind = 'management_review." how "' AND link.from_id = :id "
#define ONE(how) \
  "SELECT '" how "' AS how, person.name AS name, person.title AS title FROM management_review " \
  "JOIN person ON person.id = management_review." how "_id WHERE management_review.id = :id "

static const KamaeSnapshotPart snapshot[] = {
  { "people",
    ONE ("chair") "UNION ALL " ONE ("recorder") "UNION ALL "
    "SELECT * FROM (" PEOPLE ("attendees") "ORDER BY person.staff_no COLLATE counted) UNION ALL "
    "SELECT * FROM (" PEOPLE ("absent") "ORDER BY person.staff_no COLLATE counted)" },
  { "before", "SELECT number, ordinal, held_on FROM management_review WHERE id = "
              "(SELECT " KAMAE_REVIEW_BEFORE ("this", "id") " FROM management_review AS this "
              "WHERE this.id = :id)" },
  { NULL }
};

/* What a new review begins with, asked in one query: column and field have the same name. */
#define FIRST_VALUES \
  "SELECT coalesce (this.ordinal, (SELECT count (*) FROM management_review)) AS ordinal, " \
  "coalesce (this.fiscal_year_id, (SELECT id FROM fiscal_year " \
  "WHERE this.planned_on BETWEEN starts_on AND ends_on LIMIT 1)) AS fiscal_year, " \
  "coalesce (this.cut_off_on, date (this.planned_on, '-' || setting ('review.cut_off_days') || " \
  "' days')) AS cut_off_on, " \
  "coalesce (this.period_from, date (" KAMAE_REVIEW_BEFORE ("this", "cut_off_on") ", '+1 day'), " \
  "fiscal_start (this.planned_on)) AS period_from, " \
  "coalesce (this.chair_id, " KAMAE_REVIEW_TOP_MANAGEMENT ("this.planned_on") ") AS chair " \
  "FROM management_review AS this WHERE this.id = :id"

static gboolean
set_first_values (KamaeOperation  *operation,
                  KamaeRecord     *review,
                  GError         **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_register_query (kamae_operation_get_register (operation),
                                                        FIRST_VALUES, NULL, error);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (review));
  if (!kamae_cursor_next (cursor, error))
    return FALSE;
  for (guint i = 0; i < kamae_cursor_get_n_columns (cursor); i++)
    {
      g_ptr_array_add (names, g_strdup (kamae_cursor_get_name (cursor, i)));
      g_ptr_array_add (values, g_strdup (kamae_cursor_get_text (cursor, i)));
    }
  for (guint i = 0; i < names->len; i++)
    if (!kamae_operation_set (operation, review, names->pdata[i], values->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
review_created (KamaeOperation  *operation,
                KamaeRecord     *review,
                GError         **error)
{
  return set_first_values (operation, review, error)
         && kamae_review_add_inputs (operation, review, error);
}

/* Whoever returns the minutes for changes does not compute the figures anew. */
static gboolean
freeze_figures (KamaeOperation  *operation,
                KamaeRecord     *review,
                GError         **error)
{
  g_autofree char *today = kamae_register_dup_today (kamae_operation_get_register (operation));

  if (kamae_record_is_set (review, "figures_on"))
    return TRUE;
  return kamae_review_collect_figures (operation, review, error)
         && kamae_operation_set (operation, review, "figures_on", today, error);
}

/* MRV-V03: whoever chaired approves. The box is filled by now; a refusal drops the operation. */
static gboolean
check_approver (KamaeOperation  *operation,
                KamaeRecord     *review,
                GError         **error)
{
  KamaeRegister *reg = kamae_operation_get_register (operation);
  g_autoptr(KamaeCursor) cursor = NULL;

  cursor = kamae_register_query (reg,
                                 "SELECT 1 FROM signature WHERE source_id = :id AND box = 'approved' "
                                 "AND person_id = (SELECT chair_id FROM management_review WHERE id = :id)",
                                 NULL, error);
  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (review));
  if (kamae_cursor_next (cursor, KAMAE_KEPT))
    return TRUE;
  g_set_error_literal (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED,
                       _("The chair approves the minutes. Let the person who chaired the review do it."));
  return FALSE;
}

static gboolean
review_changed (KamaeOperation  *operation,
                KamaeRecord     *review,
                const char      *field,
                GError         **error)
{
  const char *state = kamae_record_get_state (review);

  if (!g_str_equal (field, "state"))
    return TRUE;
  if (g_str_equal (state, "preparing"))
    return kamae_review_collect_figures (operation, review, error)
           && kamae_review_report_decisions (operation, review, error);
  if (g_str_equal (state, "held"))
    return freeze_figures (operation, review, error);
  if (g_str_equal (state, "approved"))
    return check_approver (operation, review, error)
           && kamae_review_make_tasks (operation, review, error);
  return TRUE;
}

const KamaeEntity kamae_review_management_review = {
  .name = "management_review",
  .label = N_("Management review"),
  .plural = N_("Management reviews"),
  .help = N_("Top management reviews the ISMS at planned intervals: ten inputs, three verdicts, and decisions that are followed. "
             "Plan the next one; its figures fill themselves. For example: every January, chaired by the president."),
  .clause = "9.3",
  .fields = fields,
  .workflow = &workflow,
  .order = "-number",
  .snapshot = snapshot,
  .created = review_created,
  .changed = review_changed,
};
