/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-print.h"
#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* AST-R01 情報資産管理台帳: a list for each department, to be signed there. */

static KamaeDocument *build_assets (KamaeReportContext *context,
                                    GError            **error);

const KamaeReport kamae_risk_reports[] = {
  /* Translators: 情報資産管理台帳 */
  { "AST-R01", N_("Register of information assets"), "6.1.2", NULL, "assets", build_assets },
  /* Translators: 情報資産管理台帳 of one department */
  { "AST-R01-d", N_("Register of information assets of the department"), "6.1.2", "department",
    NULL,
    build_assets },
  /* Translators: リスクアセスメント表 */
  { "RSK-R01", N_("Risk assessment sheet"), "6.1.2", "risk_run", NULL, kamae_risk_build_sheet },
  /* Translators: リスクアセスメント表（A4） */
  { "RSK-R01-a4", N_("Risk assessment sheet (A4)"), "6.1.2", "risk_run", NULL,
    kamae_risk_build_small_sheet },
  /* Translators: リスクアセスメント結果報告書 */
  { "RSK-R02", N_("Report on the risk assessment"), "8.2", "risk_run", NULL,
    kamae_risk_build_result },
  /* Translators: 残留リスク受容書 */
  { "RSK-R03", N_("Acceptance of residual risks"), "6.1.3", NULL, "acceptances",
    kamae_risk_build_acceptances },
  /* Translators: リスク対応計画 */
  { "RSK-R04", N_("Risk treatment plan"), "6.1.3", "treatment_plan", NULL,
    kamae_risk_build_plan },
  /* Translators: リスク対応計画の進捗: with what was done since its approval */
  { "RSK-R04-p", N_("Progress of the risk treatment plan"), "6.1.3", "treatment_plan", NULL,
    kamae_risk_build_plan, .follows = TRUE },
  /* Translators: リスク及び機会一覧 */
  { "RSK-R05", N_("List of risks and opportunities"), "6.1.1", NULL, "risks-opportunities",
    kamae_risk_build_opportunities },
  /* Translators: リスク基準書 */
  { "RSK-R06", N_("Risk criteria (document)"), "6.1.2", "risk_criteria", NULL,
    kamae_risk_build_criteria },
  /* Translators: 適用宣言書 */
  { "SOA-R01", N_("Statement of Applicability"), "6.1.3", "soa", NULL, kamae_risk_build_soa },
  /* Translators: 適用宣言書（公開用） */
  { "SOA-R02", N_("Statement of Applicability (short form)"), "6.1.3", "soa", NULL,
    kamae_risk_build_public_soa },
  { NULL }
};

static const KamaeColumn asset_columns[] = {
  { N_("No."), 1.6 },
  { N_("Business"), 2.2, KAMAE_COLUMN_MERGE },
  { N_("Information asset"), 3.2 },
  { N_("Category"), 2 },
  { N_("Asset owner"), 1.8 },
  { N_("Who uses it"), 2 },
  { N_("Medium"), 2.2 },
  { N_("Personal information"), 1.8 },
  { N_("Classification"), 1.5, KAMAE_COLUMN_CENTER },
  /* Translators: a narrow column: confidentiality */
  { KC_ ("column", "C"), 0.7, KAMAE_COLUMN_CENTER },
  /* Translators: a narrow column: integrity */
  { KC_ ("column", "I"), 0.7, KAMAE_COLUMN_CENTER },
  /* Translators: a narrow column: availability */
  { KC_ ("column", "A"), 0.7, KAMAE_COLUMN_CENTER },
  { N_("Asset value"), 0.9, KAMAE_COLUMN_CENTER },
  { N_("Kept until"), 1.8 },
  { N_("To be disposed of by"), 1.8 },
  { N_("Registered on"), 2.3 },
  { N_("Last stock-taking"), 2.3 },
  { N_("State"), 1.3, KAMAE_COLUMN_CENTER },
  { NULL }
};

#define LABELS(field) \
  "(SELECT group_concat (label ('asset', '" field "', code.value), " KAMAE_SQL_COMMA ") " \
  "FROM json_each ('[\"' || replace (asset." field ", ' ', '\",\"') || '\"]') AS code)"

#define ASSETS \
  "SELECT asset.number, record_label (asset.business_id) AS business, asset.name, label ('asset', 'category', asset.category), " \
  "person.name, asset.users, " LABELS ("medium") ", " LABELS ("personal_info") ", " \
  "label ('asset', 'classification', asset.classification), asset.c, asset.i, asset.a, " \
  KAMAE_RISK_ASSET_VALUE ("asset") ", asset.retention, asset.disposal, " \
  "asset.registered_on AS registered_on, " \
  "asset.checked_on AS checked_on, label ('asset', 'state', asset.state) FROM asset " \
  "LEFT JOIN person ON person.id = asset.owner_id WHERE asset.department_id = :department " \
  "AND asset.registered_on <= :as_of AND (asset.state <> 'disposed' OR asset.disposed_on > :as_of) " \
  "ORDER BY business, asset.number COLLATE counted"

/* Each department that has assets, or the one department. */
#define DEPARTMENTS \
  "SELECT id, name FROM department WHERE (:id IS NULL OR id = :id) AND EXISTS " \
  "(SELECT 1 FROM asset WHERE asset.department_id = department.id) ORDER BY code COLLATE counted"

static gboolean
add_department (KamaeReportContext  *context,
                KamaeDocument       *document,
                gint64               department,
                GError             **error)
{
  KamaeTable *table = kamae_report_context_add_table (context, document, asset_columns, NULL, NULL);
  g_autoptr(KamaeCursor) cursor = kamae_report_context_query (context, ASSETS, error);

  if (cursor == NULL)
    return FALSE;

  kamae_cursor_bind_integer (cursor, ":department", department);
  return kamae_report_context_fill_table (context, table, cursor, error);
}

/* The department prepares, the ISMS manager checks: on paper, each for itself. */
static void
add_boxes (KamaeReportContext *context,
           KamaeDocument      *document)
{
  /* Translators: 確認 */
  const char *checked = KC_ ("box", "Checked");

  kamae_risk_print_boxes (context, document, kamae_report_context_text (context, N_("Prepared")),
                          kamae_report_context_text (context, checked));
}

/* The register of one department bears its name; a department has no number of a document. */
static void
set_department (KamaeReportContext *context,
                KamaeDocument      *document,
                const char         *department)
{
  g_autofree char *title =
    /* Translators: 情報資産管理台帳（部門名） */
    g_strdup_printf (kamae_report_context_text (context, N_("Register of information assets (%s)")),
                     department);

  kamae_document_set_title (document, title);
  kamae_document_set_number (document, NULL);
}

static KamaeDocument *
build_assets (KamaeReportContext  *context,
              GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context,
                                                                  KAMAE_PAPER_A3_LANDSCAPE);
  g_autoptr(KamaeCursor) departments = kamae_report_context_query (context, DEPARTMENTS, error);
  g_autoptr(GError) local_error = NULL;
  guint n = 0;

  if (departments == NULL)
    return NULL;

  add_boxes (context, document);
  while (kamae_cursor_next (departments, &local_error))
    {
      if (n++ > 0)
        kamae_document_add_page_break (document);
      if (kamae_report_context_get_record (context) != NULL)
        set_department (context, document, kamae_cursor_get_text (departments, 1));
      else
        kamae_document_add_heading (document, 2, kamae_cursor_get_text (departments, 1));
      if (!add_department (context, document, kamae_cursor_get_integer (departments, 0), error))
        return NULL;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (n == 0)
    kamae_document_add_paragraph (document,
                                  kamae_report_context_text (context, KC_ ("paper", "No entries")));
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}
