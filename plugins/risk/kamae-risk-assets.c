/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* 情報資産管理台帳. C, I and A are rated on the scales of the criteria in force; the value of the
 * asset follows from them, and from what is known: personal information, or vital. */

const KamaeChoice kamae_risk_categories[] = {
  /* Translators: 主要資産 */
  { "info", KC_ ("asset", "Information (primary)") },
  /* Translators: 主要資産 */
  { "process", KC_ ("asset", "Business process (primary)") },
  { "hw", KC_ ("asset", "Hardware") },
  { "sw", KC_ ("asset", "Software") },
  { "network", KC_ ("asset", "Network") },
  { "service", KC_ ("asset", "Service, cloud") },
  { "site", KC_ ("asset", "Facility") },
  { "people", KC_ ("asset", "People") },
  { NULL }
};

const KamaeChoice kamae_risk_media[] = {
  { "paper", KC_ ("medium", "Paper") },
  { "removable", KC_ ("medium", "Removable media") },
  { "pc", KC_ ("medium", "Office PC") },
  { "mobile", KC_ ("medium", "Mobile device") },
  { "server", KC_ ("medium", "Server in the company") },
  { "cloud", KC_ ("medium", "Server outside, cloud") },
  { "other", KC_ ("medium", "Other") },
  { NULL }
};

static const KamaeChoice personal_kinds[] = {
  { "none", KC_ ("personal information", "None") },
  { "pi", KC_ ("personal information", "Personal information") },
  /* Translators: 要配慮個人情報 */
  { "sensitive", KC_ ("personal information", "Sensitive personal information") },
  /* Translators: 特定個人情報, with the Individual Number */
  { "my_number", KC_ ("personal information", "Specific personal information") },
  { NULL }
};

static const KamaeChoice classifications[] = {
  { "top_secret", KC_ ("classification", "Top secret") },
  { "secret", KC_ ("classification", "Secret") },
  /* Translators: 社外秘 */
  { "internal", KC_ ("classification", "Internal") },
  { "public", KC_ ("classification", "Public") },
  { NULL }
};

/* What each level of a scale means, the chosen one marked: to be read while rating. */
#define LEVELS_OF(code) \
  "(SELECT group_concat (line, char (10)) FROM (SELECT " \
  "CASE WHEN level.value = this." code " THEN '▶ ' ELSE '　' END || level.value || ' ' || " \
  "either (level.label_ja || " KAMAE_SQL_COLON " || level.description_ja, " \
  "level.label_en || " KAMAE_SQL_COLON " || level.description_en) AS line " \
  "FROM criteria_level AS level JOIN risk_criteria ON risk_criteria.id = level.criteria_id " \
  "WHERE risk_criteria.state = 'effective' AND level.scale = '" code "' ORDER BY level.value DESC))"

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "A-{seq:04}", .flags = KAMAE_COLUMN },
  { "name", KAMAE_FIELD_TEXT, N_("Information asset"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN,
    .help = N_("Assets that are handled alike and have the same value can stand in one line as a group.") },
  /* Translators: 業務分類 */
  { "business", KAMAE_FIELD_LINK, N_("Business"), .flags = KAMAE_REQUIRED,
    .target = "scope_item", .inverse = N_("Information assets"),
    .help = N_("The business in the scope statement that uses the asset.") },
  { "category", KAMAE_FIELD_CHOICE, N_("Category"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = kamae_risk_categories, .initial = "info" },
  { "owner", KAMAE_FIELD_LINK, N_("Asset owner"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN | KAMAE_DID,
    .target = "person", .inverse = N_("Owner of the assets") },
  { "department", KAMAE_FIELD_LINK, N_("Managing department"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .target = "department",
    .inverse = N_("Information assets") },
  /* Translators: 利用者範囲 */
  { "users", KAMAE_FIELD_TEXT, N_("Who uses it"), .flags = KAMAE_REQUIRED },
  { "medium", KAMAE_FIELD_FLAGS, N_("Medium"), .flags = KAMAE_REQUIRED,
    .choices = kamae_risk_media },
  { "classification", KAMAE_FIELD_CHOICE, N_("Classification"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .choices = classifications, .initial = "internal" },
  { "note", KAMAE_FIELD_LONG_TEXT, N_("Note") },

  { "personal_info", KAMAE_FIELD_FLAGS, N_("Personal information"), .flags = KAMAE_REQUIRED,
    .choices = personal_kinds, .group = N_("Value") },
  { "laws", KAMAE_FIELD_LINKS, N_("Laws and contracts"), .target = "*",
    .inverse = N_("Applies to the assets"),
    .help = N_("What the law or a contract asks for this asset: a requirement of an interested party, or an entry of the legal register.") },
  { "vital", KAMAE_FIELD_BOOLEAN, N_("An accident decides the company's survival"),
    .flags = KAMAE_REQUIRED, .initial = "0" },
  { "c", KAMAE_FIELD_INTEGER, N_("Confidentiality"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .minimum = 0, .maximum = 100 },
  { "c_levels", KAMAE_FIELD_DERIVED, N_("Levels of confidentiality"), .sql = LEVELS_OF ("c") },
  { "i", KAMAE_FIELD_INTEGER, N_("Integrity"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .minimum = 0, .maximum = 100 },
  { "i_levels", KAMAE_FIELD_DERIVED, N_("Levels of integrity"), .sql = LEVELS_OF ("i") },
  { "a", KAMAE_FIELD_INTEGER, N_("Availability"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .minimum = 0, .maximum = 100 },
  { "a_levels", KAMAE_FIELD_DERIVED, N_("Levels of availability"), .sql = LEVELS_OF ("a") },
  /* Translators: 重要度（資産価値） */
  { "value", KAMAE_FIELD_DERIVED, N_("Asset value"), .flags = KAMAE_COLUMN,
    .sql = KAMAE_RISK_ASSET_VALUE ("this") },

  /* Translators: 保存期限 */
  { "retention", KAMAE_FIELD_TEXT, N_("Kept until"), .flags = KAMAE_REQUIRED,
    .group = N_("Life of the asset") },
  { "disposal", KAMAE_FIELD_TEXT, N_("To be disposed of by"), .flags = KAMAE_REQUIRED },
  { "registered_on", KAMAE_FIELD_DATE, N_("Registered on"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL, .initial = "@today" },
  /* Translators: 棚卸日 */
  { "checked_on", KAMAE_FIELD_DATE, N_("Last stock-taking"), .flags = KAMAE_ACTUAL,
    .not_before = "registered_on" },

  { "disposed_on", KAMAE_FIELD_DATE, N_("Disposed of on"), .flags = KAMAE_ACTUAL,
    .group = N_("Disposal"), .not_before = "registered_on" },
  { "disposed_by", KAMAE_FIELD_LINK, N_("Disposed of by"), .flags = KAMAE_DID, .target = "person",
    .inverse = N_("Disposed of the assets") },
  { "disposal_method", KAMAE_FIELD_TEXT, N_("How it was disposed of") },
  { "disposal_outsourced", KAMAE_FIELD_BOOLEAN, N_("Disposed of by a contractor"),
    .initial = "0" },
  { "certificate", KAMAE_FIELD_FILE, N_("Certificate of disposal"),
    .when = "disposal_outsourced=1" },
  { NULL }
};

static const KamaeState states[] = {
  { "active", KC_ ("asset", "In use"), KAMAE_TONE_GOOD },
  /* Translators: 要見直し */
  { "changed", KC_ ("asset", "To be reviewed"), KAMAE_TONE_ATTENTION },
  { "disposed", KC_ ("asset", "Disposed of"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { NULL }
};

static const KamaeTransition transitions[] = {
  /* Translators: 棚卸: seen, and its entry is right */
  { "check", "active changed", "active", KC_ ("verb, an asset", "Take stock") },
  { "change", "active", "changed", KC_ ("verb, an asset", "Review") },
  { "dispose", "active changed", "disposed", N_("Dispose of"), KAMAE_TRANSITION_BACK,
    .dates = "disposed_on" },
  { "restore", "disposed", "active", N_("Use again"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

/* Every stock-taking leaves its day. */
static gboolean
asset_changed (KamaeOperation  *operation,
               KamaeRecord     *asset,
               const char      *field,
               GError         **error)
{
  g_autofree char *today = kamae_register_dup_today (kamae_operation_get_register (operation));

  if (!g_str_equal (field, "state") || g_strcmp0 (kamae_record_get_state (asset), "active") != 0)
    return TRUE;
  return kamae_operation_set (operation, asset, "checked_on", today, error);
}

const KamaeEntity kamae_risk_asset = {
  .name = "asset",
  /* Translators: 情報資産 */
  .label = N_("Information asset"),
  .plural = N_("Information assets"),
  .help = N_("List information and what it depends on: systems, services, rooms, people; each with an owner and its value to the business. "
             "For example: customer contracts, sales department, confidentiality 3."),
  .clause = "6.1.2",
  .fields = fields,
  .workflow = &workflow,
  .order = "number",
  .changed = asset_changed,
};
