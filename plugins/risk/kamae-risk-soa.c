/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* 適用宣言書: a version with an entry for each control of Annex A and of our own. Certificates name
 * the version, so an approved one does not change; a new one begins as a copy of it. */

/* A line for each theme: how many controls apply, how many do not, how many are carried out. */
#define THEMES \
  "(SELECT group_concat (line, char (10)) FROM (SELECT " \
  KAMAE_RISK_CONTROL_GROUP ("control.source", "control.theme") " " \
  "|| " KAMAE_SQL_COLON " " \
  "|| label ('soa_entry', 'applicable', 'yes') || ' ' " \
  "|| count (CASE entry.applicable WHEN 'yes' THEN 1 END) || ' ・ ' " \
  "|| label ('soa_entry', 'applicable', 'no') || ' ' " \
  "|| count (CASE entry.applicable WHEN 'no' THEN 1 END) || ' ・ ' " \
  "|| label ('soa_entry', 'status', 'done') || ' ' " \
  "|| count (CASE WHEN entry.applicable = 'yes' AND entry.status = 'done' THEN 1 END) AS line " \
  "FROM soa_entry AS entry JOIN control ON control.id = entry.control_id " \
  "WHERE entry.soa_id = this.id " \
  "GROUP BY " KAMAE_RISK_CONTROL_GROUP ("control.source", "control.theme") " " \
  "ORDER BY " KAMAE_RISK_CONTROL_PLACE "))"

#define SHARE(part, whole) \
  "CAST (round (100.0 * " part " / " whole ") AS INTEGER)"

static const KamaeField soa_fields[] = {
  { "version", KAMAE_FIELD_TEXT, N_("Version"),
    .flags = KAMAE_REQUIRED | KAMAE_KEY | KAMAE_COLUMN, .help = N_("For example 1.0, 1.1, 2.0.") },
  { "title", KAMAE_FIELD_DERIVED, N_("Statement of Applicability"),
    .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    /* Translators: %s is a version. */
    .sql = "printf (" KAMAE_SQL_WORDS (KC_ ("title", "Statement of Applicability %s"))
           ", this.version)" },
  { "effective_on", KAMAE_FIELD_DATE, N_("Effective from"), .flags = KAMAE_COLUMN,
    .required_from = "approved" },
  { "run", KAMAE_FIELD_LINK, N_("Based on the risk assessment"), .flags = KAMAE_COLUMN,
    .target = "risk_run", .inverse = N_("Statements of Applicability"),
    .required_from = "reviewed",
    .help = N_("The assessment whose treatments say which controls are needed.") },
  { "previous", KAMAE_FIELD_LINK, N_("Version before"), .target = "soa",
    .inverse = N_("Version after") },
  { "reason", KAMAE_FIELD_LONG_TEXT, N_("Reason for this version"),
    .required_from = "reviewed" },

  { "decided", KAMAE_FIELD_DERIVED, N_("Controls decided"), .flags = KAMAE_COLUMN,
    .group = N_("Progress"),
    .sql = "(SELECT count (applicable) || '/' || count (*) || ' (' || "
           SHARE ("count (applicable)", "max (count (*), 1)") " || '%)' "
           "FROM soa_entry WHERE soa_id = this.id)" },
  { "implemented", KAMAE_FIELD_DERIVED, N_("Implemented (%)"), .flags = KAMAE_COLUMN,
    .sql = "(SELECT " SHARE ("count (CASE status WHEN 'done' THEN 1 END)", "count (*)") " "
           "FROM soa_entry WHERE soa_id = this.id AND applicable = 'yes')" },
  { "themes", KAMAE_FIELD_DERIVED, N_("By theme"), .sql = THEMES },
  { "differences", KAMAE_FIELD_DERIVED, N_("Differences from the version before"),
    .sql = "(SELECT group_concat (number || ' ' || title || char (10) || '　' || before || ' → ' || after, char (10)) "
           "FROM (" KAMAE_RISK_SOA_DIFFERENCES ("this.previous_id", "this.id") ") "
           "WHERE this.previous_id IS NOT NULL)" },
  { "approved_on", KAMAE_FIELD_DATE, N_("Approved on"),
    .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL },
  { NULL }
};

static const KamaeState states[] = {
  { "draft", KC_ ("state", "Draft"), KAMAE_TONE_ATTENTION },
  /* Translators: 審査済 */
  { "reviewed", KC_ ("state", "Reviewed"), KAMAE_TONE_ATTENTION },
  { "approved", KC_ ("state", "Approved"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "in_force", KC_ ("state", "In force"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "superseded", KC_ ("state", "Superseded"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "prepare", "draft", "draft", N_("Sign as prepared"), .approval = "prepared",
    .approver = "isms_manager" },
  { "review", "draft", "reviewed", N_("Sign for the committee"), .approval = "reviewed",
    .approver = "committee_member" },
  { "approve", "reviewed", "approved", N_("Approve"), .approval = "approved",
    .approver = "top_management", .dates = "approved_on" },
  { "enforce", "approved", "in_force", N_("Put in force"), .supersedes = "superseded" },
  { "return", "reviewed", "draft", N_("Return"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

/* The words as they were on the day of the approval: titles of controls can be corrected later. */
static const KamaeSnapshotPart snapshot[] = {
  { "entries",
    "SELECT control.number AS number, control.title_ja AS title_ja, control.title_en AS title_en, "
    "control.theme AS theme, control.source AS source, entry.applicable AS applicable, entry.reasons AS reasons, "
    "entry.reason_text AS reason_text, entry.exclusion_reason AS exclusion_reason, "
    "entry.status AS status, entry.planned_on AS planned_on, entry.document_text AS document_text, "
    "(SELECT group_concat (record_label (to_id), char (10)) FROM link "
    "WHERE kind = 'soa_entry.documents' AND from_id = entry.id) AS documents, "
    "department.name AS department, "
    "(SELECT group_concat (number, ' ') FROM (SELECT risk.number AS number FROM "
    KAMAE_RISK_ENTRY_RISKS ("entry") " ORDER BY risk.number COLLATE counted)) AS risks "
    "FROM soa_entry AS entry JOIN control ON control.id = entry.control_id "
    "LEFT JOIN department ON department.id = entry.department_id WHERE entry.soa_id = :id "
    "ORDER BY entry.position" },
  { NULL }
};

static gboolean
soa_created (KamaeOperation  *operation,
             KamaeRecord     *soa,
             GError         **error)
{
  static const struct
  {
    const char *field;
    const char *sql;
  } first[] = {
    { "version",
      "SELECT (coalesce (max (CAST (version AS INTEGER)), 0) + 1) || '.0' FROM soa" },
    { "previous",
      "SELECT id FROM soa WHERE id <> :id AND state NOT IN ('draft', 'reviewed') "
      "ORDER BY effective_on DESC, state" },
    { "run",
      "SELECT id FROM risk_run WHERE state = 'locked' ORDER BY ends_on DESC, number COLLATE counted DESC" },
  };
  g_autoptr(KamaeRecord) previous = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (!kamae_operation_set_found (operation, soa, first[i].field, first[i].sql, error))
      return FALSE;

  previous = kamae_record_ref_link (soa, "previous");
  if (previous != NULL && !kamae_operation_copy_parts (operation, previous, soa, error))
    return FALSE;
  return kamae_risk_soa_fill (operation, soa, error);
}

const KamaeEntity kamae_risk_soa = {
  .name = "soa",
  /* Translators: 適用宣言書 */
  .label = N_("Statement of Applicability"),
  .plural = N_("Statements of Applicability"),
  .help = N_("Decide for every control of Annex A whether it applies, and say why: also why one is left out. "
             "For example: A.8.30 is left out because nothing is developed outside the company."),
  .clause = "6.1.3",
  .fields = soa_fields,
  .workflow = &workflow,
  .order = "-version",
  .snapshot = snapshot,
  .created = soa_created,
};

static const KamaeChoice applicabilities[] = {
  /* Translators: 適用 */
  { "yes", KC_ ("control", "Applicable"), KAMAE_TONE_GOOD },
  /* Translators: 除外 */
  { "no", KC_ ("control", "Excluded"), KAMAE_TONE_QUIET },
  { NULL }
};

/* Translators: 採用理由 */
static const KamaeChoice reasons[] = {
  { "risk", KC_ ("reason for a control", "Risk treatment") },
  { "law", KC_ ("reason for a control", "Law, regulation") },
  { "contract", KC_ ("reason for a control", "Contract") },
  { "business", KC_ ("reason for a control", "Business need") },
  { NULL }
};

static const KamaeChoice statuses[] = {
  { "done", KC_ ("control", "Implemented"), KAMAE_TONE_GOOD },
  { "partial", KC_ ("control", "Partly implemented"), KAMAE_TONE_ATTENTION },
  { "planned", KC_ ("control", "Planned"), KAMAE_TONE_ATTENTION },
  /* Translators: an excluded control is neither implemented nor planned: － */
  { "na", KC_ ("control", "–"), KAMAE_TONE_QUIET },
  { NULL }
};

#define CONTROL(expression) \
  "(SELECT " expression " FROM control WHERE control.id = this.control_id)"

static const KamaeField entry_fields[] = {
  { "soa", KAMAE_FIELD_LINK, N_("Statement of Applicability"),
    .flags = KAMAE_REQUIRED | KAMAE_OWNER, .target = "soa", .inverse = N_("Controls") },
  { "position", KAMAE_FIELD_INTEGER, N_("Place in the list"), .flags = KAMAE_HIDDEN },
  { "title", KAMAE_FIELD_DERIVED, N_("Control"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = CONTROL ("number || ' ' || either (title_ja, title_en)") },
  { "control", KAMAE_FIELD_LINK, N_("Control"),
    .flags = KAMAE_REQUIRED | KAMAE_READ_ONLY | KAMAE_COLUMN, .target = "control",
    .inverse = N_("In the Statements of Applicability") },
  { "theme", KAMAE_FIELD_DERIVED, N_("Theme"),
    .sql = CONTROL (KAMAE_RISK_CONTROL_GROUP ("source", "theme")) },
  { "applicable", KAMAE_FIELD_CHOICE, N_("Applies"), .flags = KAMAE_COLUMN,
    .choices = applicabilities, .help = N_("Empty means that nobody has decided yet.") },
  { "reasons", KAMAE_FIELD_FLAGS, N_("Included because of"), .flags = KAMAE_COLUMN,
    .choices = reasons, .when = "applicable=yes" },
  { "reason_text", KAMAE_FIELD_LONG_TEXT, N_("Justification of the inclusion"),
    .when = "applicable=yes" },
  { "exclusion_reason", KAMAE_FIELD_LONG_TEXT, N_("Justification of the exclusion"),
    .when = "applicable=no",
    .help = N_("Say in your own words why nothing in the company needs this control.") },
  { "status", KAMAE_FIELD_CHOICE, N_("Implementation"), .flags = KAMAE_COLUMN,
    .choices = statuses },
  { "planned_on", KAMAE_FIELD_DATE, KC_ ("control", "Planned for"),
    .when = "status=planned|partial" },
  { "document_text", KAMAE_FIELD_LONG_TEXT, N_("Regulations and procedures"),
    .group = N_("How it is carried out"),
    .help = N_("Where it is written down how the control works.") },
  { "documents", KAMAE_FIELD_LINKS, N_("Documents and records"), .target = "*",
    .inverse = N_("Carries out the controls") },
  { "department", KAMAE_FIELD_LINK, N_("Responsible department"), .flags = KAMAE_COLUMN,
    .target = "department", .inverse = N_("Responsible for the controls") },
  { "risks", KAMAE_FIELD_DERIVED, N_("Against the risks"), .group = N_("What asks for it"),
    .sql = "(SELECT group_concat (line, char (10)) FROM (SELECT risk.number || ' ' || risk.title AS line "
           "FROM " KAMAE_RISK_ENTRY_RISKS ("this") " ORDER BY risk.number COLLATE counted))" },
  { "requirements", KAMAE_FIELD_DERIVED, N_("For the requirements"),
    .sql = "(SELECT group_concat (line, char (10)) FROM (SELECT record_label (link.from_id) AS line "
           "FROM link WHERE link.kind = 'requirement.how' AND link.to_id = this.control_id ORDER BY 1))" },
  { NULL }
};

/* An excluded control has no implementation, an included one has one to be told. */
static gboolean
entry_changed (KamaeOperation  *operation,
               KamaeRecord     *entry,
               const char      *field,
               GError         **error)
{
  const char *applicable = kamae_record_get_text (entry, "applicable");
  const char *status = kamae_record_get_text (entry, "status");

  if (!g_str_equal (field, "applicable"))
    return TRUE;
  if (g_strcmp0 (applicable, "no") == 0)
    return kamae_operation_set (operation, entry, "status", "na", error);
  if (g_strcmp0 (status, "na") == 0)
    return kamae_operation_set (operation, entry, "status", NULL, error);
  return TRUE;
}

const KamaeEntity kamae_risk_soa_entry = {
  .name = "soa_entry",
  .label = N_("Control in the statement"),
  .plural = N_("Controls in the statement"),
  .help = N_("Each control of Annex A and of your own: whether it applies, why, and how far it is carried out."),
  .clause = "6.1.3",
  .fields = entry_fields,
  .flags = KAMAE_ENTITY_INTERNAL,
  .order = "position",
  .unique = "soa_id, control_id",
  .changed = entry_changed,
};
