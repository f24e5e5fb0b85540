/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-context-private.h"

#include <kamae-i18n.h>

/* 適用範囲定義書: the scope statement, a version at a time, and its parts. A new version begins as
 * a copy of the one before it. */

#define SUMMARY "either (this.summary_ja, this.summary_en)"

static const KamaeField statement_fields[] = {
  { "version", KAMAE_FIELD_TEXT, N_("Version"),
    .flags = KAMAE_REQUIRED | KAMAE_KEY | KAMAE_COLUMN, .help = N_("For example 1.0, 1.1, 2.0.") },
  { "summary", KAMAE_FIELD_DERIVED, N_("Registered scope"), .flags = KAMAE_COLUMN, .sql = SUMMARY },
  /* Versions mostly have the same words. */
  { "title", KAMAE_FIELD_DERIVED, N_("Scope statement"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "this.version || coalesce (' ' || " SUMMARY ", '')" },
  { "effective_on", KAMAE_FIELD_DATE, N_("Effective from"), .flags = KAMAE_COLUMN,
    .required_from = "approved" },
  { "purpose", KAMAE_FIELD_LONG_TEXT, N_("Purpose of the ISMS"),
    .help = N_("What the ISMS is to achieve, as in the information security policy.") },
  { "summary_ja", KAMAE_FIELD_LONG_TEXT, N_("Registered scope in Japanese"),
    .required_from = "approved",
    .help = N_("The words of the certificate.") },
  { "summary_en", KAMAE_FIELD_LONG_TEXT, N_("Registered scope in English"),
    .required_from = "approved" },
  { "reason", KAMAE_FIELD_LONG_TEXT, N_("Reason for this version") },

  { "exclusions", KAMAE_FIELD_LONG_TEXT, N_("Exclusions"), .flags = KAMAE_MAY_BE_NONE,
    .group = N_("Exclusions"),
    .help = N_("Say “none” if nothing is excluded. Otherwise list each exclusion below.") },
  { "exclusions_checked_on", KAMAE_FIELD_DATE, N_("Exclusions checked on"), .flags = KAMAE_ACTUAL,
    .required_from = "approved", .not_before = "year_before" },
  { "year_before", KAMAE_FIELD_DERIVED, N_("A year before it takes effect"),
    .flags = KAMAE_HIDDEN, .sql = "add_months (this.effective_on, -12)" },

  { "unaffected", KAMAE_FIELD_LINKS, N_("Considered, without effect on the scope"),
    .flags = KAMAE_UNLOCKED, .target = "*",
    .inverse = N_("Considered, without effect on the scope"), .group = N_("Considered"),
    .help = N_("Issues and requirements that were considered and change nothing. Those that have an effect are linked at the items.") },
  { NULL }
};

static const KamaeState states[] = {
  { "draft", KC_ ("state", "Draft"), KAMAE_TONE_ATTENTION },
  { "approved", KC_ ("state", "Approved"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  /* Translators: 有効, the version that holds now */
  { "in_force", KC_ ("state", "In force"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "superseded", KC_ ("state", "Superseded"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "prepare", "draft", "draft", N_("Sign as preparer"), .approval = "prepared",
    .approver = "isms_manager" },
  { "review", "draft", "draft", N_("Sign for the committee"), .approval = "reviewed",
    .approver = "committee_member" },
  { "approve", "draft", "approved", N_("Approve"), .approval = "approved",
    .approver = "top_management" },
  { "enforce", "approved", "in_force", N_("Put in force"), .supersedes = "superseded" },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

static const KamaeSnapshotPart snapshot[] = {
  { "items",
    "SELECT scope_item.kind AS kind, scope_item.name AS name, scope_item.name_absence AS absence, "
    "scope_item.details AS details, scope_item.reason AS reason, scope_item.equipment AS equipment, "
    "department.name AS department, "
    "(SELECT group_concat(name, char(10)) FROM (SELECT site.name || coalesce(' 〒' || site.postal, '') || "
    "coalesce(' ' || site.address, '') AS name FROM link JOIN site ON site.id = link.to_id "
    "WHERE link.kind = 'scope_item.refs' AND link.from_id = scope_item.id ORDER BY site.name)) AS sites, "
    "(SELECT group_concat(name, char (10)) FROM (SELECT department.name FROM link "
    "JOIN department ON department.id = link.to_id "
    "WHERE link.kind = 'scope_item.refs' AND link.from_id = scope_item.id ORDER BY department.code COLLATE counted)) AS departments "
    "FROM scope_item LEFT JOIN department ON department.id = scope_item.department_id "
    "WHERE scope_item.statement_id = :id "
    "ORDER BY instr('organization site people business asset network', scope_item.kind), scope_item.position, "
    "scope_item.id" },
  { "boundaries",
    "SELECT boundary.aspect AS aspect, boundary.inside AS inside, boundary.outside AS outside, "
    "evidence.file_name AS drawing FROM boundary LEFT JOIN evidence ON evidence.id = boundary.drawing_id "
    "WHERE boundary.statement_id = :id "
    "ORDER BY instr('organizational physical technical assets business', boundary.aspect)" },
  { "exclusions",
    "SELECT item, reason, effect_check FROM exclusion WHERE statement_id = :id ORDER BY item" },
  { "interfaces",
    "SELECT activity, counterpart, responsibility, information, means, safeguards FROM scope_interface "
    "WHERE statement_id = :id ORDER BY activity, counterpart" },
  { "attachments",
    "SELECT scope_attachment.kind AS kind, scope_attachment.title AS title, scope_attachment.version AS version, "
    "scope_attachment.dated_on AS dated_on, evidence.id AS evidence, evidence.file_name AS file_name, "
    "evidence.sha256 AS sha256 "
    "FROM scope_attachment LEFT JOIN evidence ON evidence.id = scope_attachment.file_id "
    "WHERE scope_attachment.statement_id = :id "
    "ORDER BY instr('org_chart site_list layout network flow systems head_count', scope_attachment.kind), "
    "scope_attachment.title" },
  { NULL }
};

static KamaeRecord *
ref_statement_in_force (KamaeRegister  *reg,
                        GError        **error)
{
  g_autoptr(KamaeCursor) cursor = NULL;

  cursor = kamae_register_query (reg, "SELECT id FROM scope_statement WHERE state IN ('approved', 'in_force') "
                                      "ORDER BY effective_on DESC LIMIT 1", NULL, error);
  if (cursor == NULL || !kamae_cursor_next (cursor, error))
    return NULL;
  return kamae_register_ref_record (reg, kamae_cursor_get_integer (cursor, 0), error);
}

/* What the new version says until somebody says something else. */
static gboolean
copy_words (KamaeOperation  *operation,
            KamaeRecord     *from,
            KamaeRecord     *to,
            GError         **error)
{
  static const char *const words[] = { "purpose", "summary_ja", "summary_en", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (!kamae_record_is_set (to, words[i])
        && !kamae_operation_set (operation, to, words[i], kamae_record_get_text (from, words[i]),
                                 error))
      return FALSE;

  return kamae_operation_copy_links (operation, from, to, "unaffected", error);
}

static gboolean
statement_created (KamaeOperation  *operation,
                   KamaeRecord     *statement,
                   GError         **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(KamaeRecord) before =
    ref_statement_in_force (kamae_operation_get_register (operation), &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return before == NULL
         || (copy_words (operation, before, statement, error)
             && kamae_operation_copy_parts (operation, before, statement, error));
}

const KamaeEntity kamae_context_scope_statement = {
  .name = "scope_statement",
  /* Translators: 適用範囲定義書 */
  .label = N_("Scope statement"),
  .plural = N_("Scope statements"),
  .help = N_("Say what the ISMS covers: organization, sites, people, businesses, assets and network, and what it does not. "
             "For example: “Development and maintenance of business software at the head office and the Osaka office”."),
  .clause = "4.3",
  .fields = statement_fields,
  .workflow = &workflow,
  .order = "-effective_on",
  .snapshot = snapshot,
  .created = statement_created,
};

static const KamaeChoice item_kinds[] = {
  { "organization", KC_ ("scope", "Organization") },
  { "site", KC_ ("scope", "Site") },
  { "people", KC_ ("scope", "People") },
  { "business", KC_ ("scope", "Business") },
  { "asset", KC_ ("scope", "Assets") },
  { "network", KC_ ("scope", "Network") },
  { NULL }
};

/* As the core has them for a person. */
static const KamaeChoice employments[] = {
  { "officer", N_("Officer") },
  { "regular", N_("Regular employee") },
  { "contract", N_("Contract employee") },
  { "part", N_("Part-time employee") },
  { "temp", N_("Temporary agency worker") },
  { "outsourced", N_("Contractor") },
  { "external", N_("External") },
  { NULL }
};

static const KamaeField item_fields[] = {
  { "statement", KAMAE_FIELD_LINK, N_("Scope statement"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "scope_statement", .inverse = N_("Items") },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = item_kinds },
  { "name", KAMAE_FIELD_TEXT, N_("In scope"),
    .flags = KAMAE_TITLE | KAMAE_COLUMN | KAMAE_MAY_BE_NONE,
    .help = N_("Say “none”, and why, if there is nothing of this kind.") },
  { "details", KAMAE_FIELD_LONG_TEXT, N_("Details"), .flags = KAMAE_COLUMN },
  { "reason", KAMAE_FIELD_LONG_TEXT, N_("Why there is none") },
  { "refs", KAMAE_FIELD_LINKS, N_("Records"), .target = "*", .inverse = N_("In the scope as"),
    .help = N_("Departments, sites, roles, assets and other records that it stands for.") },
  { "employments", KAMAE_FIELD_FLAGS, N_("Employment"), .choices = employments,
    .when = "kind=people",
    .help = N_("Who of the departments in scope is meant. Nothing ticked means everybody.") },
  { "department", KAMAE_FIELD_LINK, N_("Department in charge"), .target = "department",
    .inverse = N_("In charge of the business in scope"), .when = "kind=business" },
  { "equipment", KAMAE_FIELD_TEXT, N_("Boundary equipment"), .when = "kind=network" },
  { "position", KAMAE_FIELD_INTEGER, N_("Place in the list"), .initial = "1", .minimum = 1,
    .maximum = 999 },
  { "issues", KAMAE_FIELD_LINKS, N_("Issues considered"), .target = "issue",
    .inverse = N_("Considered in the scope"), .group = N_("Considered") },
  { "requirements", KAMAE_FIELD_LINKS, N_("Requirements considered"), .target = "requirement",
    .inverse = N_("Considered in the scope") },
  { NULL }
};

const KamaeEntity kamae_context_scope_item = {
  .name = "scope_item",
  .label = N_("Scope item"),
  .plural = N_("Scope items"),
  .help = N_("Each of the six kinds has at least one item, or says “none” and why."),
  .clause = "4.3",
  .fields = item_fields,
  .order = "position",
};

static const KamaeChoice aspects[] = {
  { "organizational", KC_ ("aspect", "Organization and people") },
  { "physical", KC_ ("aspect", "Physical") },
  { "technical", KC_ ("aspect", "Technical") },
  { "assets", KC_ ("aspect", "Assets") },
  { "business", KC_ ("aspect", "Business") },
  { NULL }
};

static const KamaeField boundary_fields[] = {
  { "statement", KAMAE_FIELD_LINK, N_("Scope statement"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "scope_statement", .inverse = N_("Boundaries") },
  { "title", KAMAE_FIELD_DERIVED, N_("Boundary"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "label('boundary', 'aspect', this.aspect)" },
  { "aspect", KAMAE_FIELD_CHOICE, N_("Aspect"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = aspects },
  { "inside", KAMAE_FIELD_LONG_TEXT, N_("Inside"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN },
  { "outside", KAMAE_FIELD_LONG_TEXT, N_("Outside"), .flags = KAMAE_COLUMN },
  { "drawing", KAMAE_FIELD_FILE, N_("Drawing") },
  { NULL }
};

const KamaeEntity kamae_context_boundary = {
  .name = "boundary",
  .label = N_("Boundary"),
  .plural = N_("Boundaries"),
  .help = N_("Where the ISMS ends, seen from people, rooms, networks, assets and business."),
  .clause = "4.3",
  .fields = boundary_fields,
  .order = "aspect",
};

static const KamaeField exclusion_fields[] = {
  { "statement", KAMAE_FIELD_LINK, N_("Scope statement"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "scope_statement", .inverse = N_("Exclusions") },
  { "item", KAMAE_FIELD_TEXT, N_("What is excluded"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN,
    .help = N_("A part of the organization or a control of Annex A; never a clause from 4 to 10.") },
  { "concerns", KAMAE_FIELD_LINK, N_("Record"), .target = "*", .inverse = N_("Excluded as"),
    .help = N_("The department, site or control that is excluded.") },
  { "reason", KAMAE_FIELD_LONG_TEXT, N_("Reason"), .flags = KAMAE_COLUMN },
  { "effect_check", KAMAE_FIELD_LONG_TEXT, N_("Check of the effect"),
    .help = N_("Why the exclusion does not weaken information security within the scope.") },
  { NULL }
};

const KamaeEntity kamae_context_exclusion = {
  .name = "exclusion",
  .label = N_("Exclusion"),
  .plural = N_("Exclusions"),
  .help = N_("What the ISMS leaves out, and why it may."),
  .clause = "4.3",
  .fields = exclusion_fields,
  .order = "item",
};

static const KamaeField interface_fields[] = {
  { "statement", KAMAE_FIELD_LINK, N_("Scope statement"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "scope_statement", .inverse = N_("Interfaces and dependencies") },
  { "activity", KAMAE_FIELD_TEXT, N_("Our activity"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "counterpart", KAMAE_FIELD_TEXT, N_("Counterpart"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN },
  { "party", KAMAE_FIELD_LINK, N_("Record of the counterpart"), .target = "*",
    .inverse = N_("Interface of the scope"),
    .help = N_("The interested party, supplier, or department outside of the scope.") },
  /* Translators: 責任分担, who answers for what */
  { "responsibility", KAMAE_FIELD_LONG_TEXT, N_("Split of responsibility"),
    .flags = KAMAE_REQUIRED },
  { "information", KAMAE_FIELD_LONG_TEXT, N_("Information exchanged"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN },
  { "means", KAMAE_FIELD_TEXT, N_("Means"), .flags = KAMAE_REQUIRED },
  { "safeguards", KAMAE_FIELD_LONG_TEXT, N_("Agreements and safeguards"), .flags = KAMAE_REQUIRED },
  { "controls", KAMAE_FIELD_LINKS, N_("Controls"), .target = "control",
    .inverse = N_("Interfaces of the scope") },
  { NULL }
};

const KamaeEntity kamae_context_scope_interface = {
  .name = "scope_interface",
  /* Translators: インタフェース及び依存関係 */
  .label = N_("Interface or dependency"),
  .plural = N_("Interfaces and dependencies"),
  .help = N_("Where our work meets that of others: contractors, cloud services, departments outside of the scope."),
  .clause = "4.3",
  .fields = interface_fields,
  .order = "activity",
};

static const KamaeChoice attachment_kinds[] = {
  { "org_chart", KC_ ("attachment", "Organization chart") },
  { "site_list", KC_ ("attachment", "List of sites") },
  { "layout", KC_ ("attachment", "Layout drawing") },
  { "network", KC_ ("attachment", "Network diagram") },
  { "flow", KC_ ("attachment", "Business flow") },
  { "systems", KC_ ("attachment", "List of systems") },
  { "head_count", KC_ ("attachment", "Head count") },
  { NULL }
};

static const KamaeField attachment_fields[] = {
  { "statement", KAMAE_FIELD_LINK, N_("Scope statement"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "scope_statement", .inverse = N_("Scope documents") },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = attachment_kinds },
  { "title", KAMAE_FIELD_TEXT, N_("Title"), .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "file", KAMAE_FIELD_FILE, N_("File") },
  { "version", KAMAE_FIELD_TEXT, N_("Version"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN },
  { "dated_on", KAMAE_FIELD_DATE, N_("Date"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_COLUMN },
  { NULL }
};

const KamaeEntity kamae_context_scope_attachment = {
  .name = "scope_attachment",
  /* Translators: 適用範囲関連資料, drawings and lists that belong to the scope statement */
  .label = N_("Scope document"),
  .plural = N_("Scope documents"),
  .help = N_("The drawings and lists that show the scope: organization chart, layouts, network diagram, business flow, systems."),
  .clause = "4.3",
  .fields = attachment_fields,
  .order = "kind",
};
