/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-context-private.h"

#include <kamae-i18n.h>

/* 状況見直し: the review of the context that the committee decides, with the ticks of the fifteen
 * factors and the climate decision. Its approval freezes all that the ISMS組織状況管理表 shows. */

static const KamaeChoice kinds[] = {
  { "annual", KC_ ("review", "Annual") },
  /* Translators: 随時, a review because something changed */
  { "event", KC_ ("review", "On a change") },
  { NULL }
};

static const KamaeChoice conclusions[] = {
  { "changed", KC_ ("conclusion", "Changed") },
  { "unchanged", KC_ ("conclusion", "Unchanged") },
  { NULL }
};

static const KamaeField review_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "CR-{fy}-{seq:02}",
    .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_DERIVED, N_("Review of the context"), .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "coalesce ((SELECT label FROM fiscal_year WHERE id = this.fiscal_year_id) || ' ', '') || "
           "label ('context_review', 'kind', this.kind)" },
  { "fiscal_year", KAMAE_FIELD_LINK, N_("Fiscal year"), .target = "fiscal_year",
    .inverse = N_("Reviews of the context"), .required_from = "discussed",
    .initial = "@fiscal_year" },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), .flags = KAMAE_REQUIRED,
    .choices = kinds, .initial = "annual" },
  { "trigger", KAMAE_FIELD_DERIVED, N_("Cause"),
    .sql = "(SELECT group_concat(text, char(10)) FROM (SELECT number || ' ' || description AS text "
           "FROM change_trigger WHERE review_id = this.id ORDER BY number COLLATE counted))" },

  { "meeting", KAMAE_FIELD_LINK, N_("Decided in the meeting"), .target = "meeting",
    .inverse = N_("Decided the review of the context"), .required_from = "discussed",
        .group = N_("Decision"),
    .help = N_("The meeting of the information security committee that discussed the review.") },
  { "decided_on", KAMAE_FIELD_DATE, N_("Decided on"), .flags = KAMAE_ACTUAL | KAMAE_COLUMN,
    .required_from = "discussed", .not_before = "year_before|caused_on" },
  /* The next year is looked at before it begins. */
  { "year_before", KAMAE_FIELD_DERIVED, N_("A year before the fiscal year"), .flags = KAMAE_HIDDEN,
    .sql = "(SELECT add_months (starts_on, -12) FROM fiscal_year WHERE id = this.fiscal_year_id)" },
  { "caused_on", KAMAE_FIELD_DERIVED, N_("Last change that is its cause"), .flags = KAMAE_HIDDEN,
    .sql = "(SELECT max (occurred_on) FROM change_trigger WHERE review_id = this.id)" },
  { "participants", KAMAE_FIELD_DERIVED, N_("Participants"),
    .sql = "(SELECT group_concat(name, '、') FROM (SELECT person.name FROM link "
           "JOIN person ON person.id = link.to_id "
           "WHERE link.kind = 'meeting.attendees' AND link.from_id = this.meeting_id ORDER BY person.staff_no COLLATE counted))" },
  { "conclusion", KAMAE_FIELD_CHOICE, N_("Change in the context"), .flags = KAMAE_COLUMN,
    .choices = conclusions,
    .required_from = "discussed" },
  { "summary", KAMAE_FIELD_LONG_TEXT, N_("Summary of the discussion") },

  { "factors_considered", KAMAE_FIELD_DERIVED, N_("Factors considered"),
    .sql = "(SELECT count(*) FROM factor_check WHERE review_id = this.id AND considered = 1) || '/' || "
           "(SELECT count(*) FROM factor)",
    .group = N_("Progress") },
  { "approved_on", KAMAE_FIELD_DATE, N_("Approved on"),
    .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL },
  { "communicated_on", KAMAE_FIELD_DATE, N_("Made known on"),
    .flags = KAMAE_ACTUAL | KAMAE_UNLOCKED },
  { NULL }
};

static const KamaeState states[] = {
  { "draft", KC_ ("state", "Draft"), KAMAE_TONE_ATTENTION },
  /* Translators: 委員会審議済, the committee has discussed it */
  { "discussed", KC_ ("state", "Discussed"), KAMAE_TONE_ATTENTION },
  { "approved", KC_ ("state", "Approved"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  /* Translators: 周知済, made known to those concerned */
  { "communicated", KC_ ("state", "Made known"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "superseded", KC_ ("state", "Superseded"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "discuss", "draft", "discussed", N_("Discussed by the committee"), .approval = "prepared",
    .approver = "isms_manager" },
  { "review", "discussed", "discussed", N_("Sign for the committee"), .approval = "reviewed",
    .approver = "committee_member" },
  { "approve", "discussed", "approved", N_("Approve"), .approval = "approved",
    .approver = "top_management",
    .dates = "approved_on", .supersedes = "superseded" },
  { "communicate", "approved", "communicated", N_("Made known to those concerned"),
    .dates = "communicated_on" },
  { "return", "discussed", "draft", N_("Return"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

/* What the table of the context shows, as it is on the day of the approval. */
static const KamaeSnapshotPart snapshot[] = {
  { "issues",
    "SELECT issue.id AS id, issue.number AS number, issue.title AS title, issue.side AS side, "
    "(SELECT group_concat(code, ' ') FROM (SELECT factor.code FROM link JOIN factor ON factor.id = link.to_id "
    "WHERE link.kind = 'issue.factors' AND link.from_id = issue.id ORDER BY factor.code COLLATE counted)) AS factors, "
    "issue.effect AS effect, issue.polarity AS polarity, issue.importance AS importance, issue.trend AS trend, "
    "issue.response AS response, issue.reason AS reason, person.name AS owner, "
    "issue.identified_on AS identified_on, issue.state AS state "
    "FROM issue LEFT JOIN person ON person.id = issue.owner_id "
    "WHERE issue.state <> 'closed' ORDER BY issue.number COLLATE counted" },
  { "parties",
    "SELECT id, name, side, category, relation, climate_question FROM interested_party "
    "ORDER BY side, category, name" },
  { "requirements",
    "SELECT requirement.id AS id, requirement.number AS number, requirement.party_id AS party, "
    "requirement.text AS text, requirement.kind AS kind, requirement.basis AS basis, "
    "requirement.addressed AS addressed, requirement.reason AS reason, "
    "(SELECT group_concat (coalesce ((SELECT number FROM control WHERE id = to_id), "
    "record_label (to_id)), char (10)) FROM link WHERE kind = 'requirement.how' "
    "AND from_id = requirement.id) AS how, "
    "requirement.climate_related AS climate_related FROM requirement ORDER BY requirement.number COLLATE counted" },
  { "climate",
    "SELECT relevant, rationale, decided_on, (SELECT group_concat (coalesce (issue.number, "
    "requirement.number), char (10)) FROM link LEFT JOIN issue ON issue.id = link.to_id "
    "LEFT JOIN requirement ON requirement.id = link.to_id "
    "WHERE link.from_id = climate_decision.id AND link.kind LIKE 'climate_decision.%') AS linked "
    "FROM climate_decision WHERE review_id = :id" },
  { "factors",
    "SELECT factor.code AS code, factor.side AS side, factor.label_ja AS label_ja, factor.label_en AS label_en, "
    "factor_check.considered AS considered, factor_check.note AS note, "
    "(SELECT group_concat(number, ' ') FROM (SELECT issue.number FROM link JOIN issue ON issue.id = link.from_id "
    "WHERE link.kind = 'issue.factors' AND link.to_id = factor.id AND issue.state <> 'closed' "
    "ORDER BY issue.number COLLATE counted)) AS issues "
    "FROM factor LEFT JOIN factor_check ON factor_check.factor_id = factor.id AND factor_check.review_id = :id "
    "ORDER BY factor.code COLLATE counted" },
  { "triggers",
    "SELECT id, number, occurred_on, description, source FROM change_trigger WHERE review_id = :id "
    "ORDER BY number COLLATE counted" },
  { NULL }
};

/* A line for each factor, so that none is forgotten. */
static gboolean
review_created (KamaeOperation  *operation,
                KamaeRecord     *review,
                GError         **error)
{
  g_autoptr(KamaeRecordList) factors =
    kamae_register_list (kamae_operation_get_register (operation), "factor");
  g_autofree char *id = kamae_record_dup_key (review);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (factors)); i++)
    {
      g_autoptr(KamaeRecord) factor = g_list_model_get_item (G_LIST_MODEL (factors), i);
      g_autoptr(KamaeRecord) check = NULL;

      check = kamae_operation_create (operation, "factor_check", error,
                                      "review", id,
                                      "factor", kamae_record_get_text (factor, "code"),
                                      NULL);
      if (check == NULL)
        return FALSE;
    }

  return TRUE;
}

const KamaeEntity kamae_context_review = {
  .name = "context_review",
  /* Translators: 状況見直し, the review of the organization's context, clause 4.1 */
  .label = N_("Review of the context"),
  .plural = N_("Reviews of the context"),
  .help = N_("The committee goes through the issues and the interested parties at least once a year, decides whether climate change "
             "is a relevant issue, and top management approves the table. For example: the annual review in May."),
  .clause = "4.1",
  .fields = review_fields,
  .workflow = &workflow,
  .order = "-number",
  .snapshot = snapshot,
  .created = review_created,
};

static const KamaeField check_fields[] = {
  { "review", KAMAE_FIELD_LINK, N_("Review of the context"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "context_review", .inverse = N_("Factors considered") },
  { "factor", KAMAE_FIELD_LINK, N_("Factor"),
    .flags = KAMAE_REQUIRED | KAMAE_READ_ONLY | KAMAE_COLUMN, .target = "factor",
    .inverse = N_("Considered in the review") },
  { "label", KAMAE_FIELD_DERIVED, N_("Factor"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT code || ' ' || CASE language() WHEN 'ja' THEN label_ja ELSE label_en END "
           "FROM factor WHERE id = this.factor_id)" },
  { "issues", KAMAE_FIELD_DERIVED, N_("Issues"), .flags = KAMAE_COLUMN,
    .sql = "(SELECT count(*) FROM link JOIN issue ON issue.id = link.from_id WHERE link.kind = 'issue.factors' "
           "AND link.to_id = this.factor_id AND issue.state <> 'closed')" },
  { "considered", KAMAE_FIELD_BOOLEAN, N_("Considered"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .initial = "0" },
  { "note", KAMAE_FIELD_LONG_TEXT, N_("Note"), .flags = KAMAE_COLUMN,
    .help = N_("Where no issue comes from the factor: what was considered, and that none applies.") },
  { NULL }
};

const KamaeEntity kamae_context_factor_check = {
  .name = "factor_check",
  .label = N_("Factor considered"),
  .plural = N_("Factors considered"),
  .help = N_("One line for each of the factors a) to o): tick it once the committee has considered it."),
  .clause = "4.1",
  .fields = check_fields,
  .flags = KAMAE_ENTITY_INTERNAL | KAMAE_ENTITY_FIXED,
  .order = "label",
  .unique = "review_id, factor_id",
};

static const KamaeChoice relevances[] = {
  /* Translators: climate change is a relevant issue, 該当 */
  { "yes", KC_ ("climate", "Relevant") },
  /* Translators: climate change is no relevant issue, 非該当 */
  { "no", KC_ ("climate", "Not relevant") },
  { NULL }
};

static const KamaeField climate_fields[] = {
  { "review", KAMAE_FIELD_LINK, N_("Review of the context"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "context_review", .inverse = N_("Decision on climate change") },
  { "title", KAMAE_FIELD_DERIVED, N_("Decision"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT number FROM context_review WHERE id = this.review_id) || ' ' || "
           "coalesce(label('climate_decision', 'relevant', this.relevant), '')" },
  { "relevant", KAMAE_FIELD_CHOICE, N_("Climate change is a relevant issue"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .choices = relevances },
  { "rationale", KAMAE_FIELD_LONG_TEXT, N_("Reason"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .help = N_("Say why, also if it is not relevant: an auditor asks for the reason.") },
  { "linked_issues", KAMAE_FIELD_LINKS, N_("Issues"), .target = "issue",
    .inverse = N_("Climate change: decided in") },
  { "linked_requirements", KAMAE_FIELD_LINKS, N_("Requirements"), .target = "requirement",
    .inverse = N_("Climate change: decided in") },
  { "decided_on", KAMAE_FIELD_DATE, N_("Decided on"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_COLUMN,
    .initial = "@today", .not_before = "review.year_before" },
  { NULL }
};

const KamaeEntity kamae_context_climate_decision = {
  .name = "climate_decision",
  /* Translators: 気候変動の判断 */
  .label = N_("Decision on climate change"),
  .plural = N_("Decisions on climate change"),
  .help = N_("Amendment 1 asks whether climate change is a relevant issue. Answer yes or no, and why. "
             "For example: relevant, because typhoons have closed the data centre's region twice."),
  .clause = "4.1",
  .fields = climate_fields,
  .order = "-decided_on",
  .unique = "review_id",
};
