/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-private.h"

#include <kamae-i18n.h>

/* LDR-R05 leadership evidence sheet, LDR-R06 資源計画・実績, LDR-R07 ISMSパフォーマンス報告書; those of the
 * policy and of the roles have files of their own. */

static KamaeDocument *build_evidence  (KamaeReportContext *context,
                                       GError            **error);
static KamaeDocument *build_resources (KamaeReportContext *context,
                                       GError            **error);

const KamaeReport kamae_leadership_reports[] = {
  { "LDR-R01", N_("Information security policy"), "5.2", "policy", NULL,
    kamae_leadership_build_policy },
  { "LDR-R01-public", N_("Information security policy for publication"), "5.2", "policy", NULL,
    kamae_leadership_build_public },
  /* Translators: 情報セキュリティ基本方針 新旧対照表 */
  { "LDR-R08", N_("Comparison of the policy with the version before"), "5.2", "policy", NULL,
    kamae_leadership_build_comparison },
  /* Translators: ISMS体制図 */
  { "LDR-R02", N_("Organization chart of the ISMS"), "5.3", NULL, "role-chart",
    kamae_leadership_build_chart },
  /* Translators: 役割・責任・権限一覧 */
  { "LDR-R03", N_("Roles, responsibilities and authorities"), "5.3", NULL, "role-chart",
    kamae_leadership_build_roles },
  /* Translators: 任命書 */
  { "LDR-R04", N_("Letter of appointment"), "5.3", "role_assignment", NULL,
    kamae_leadership_build_letter },
  /* Translators: リーダーシップ実証記録 */
  { "LDR-R05", N_("Evidence of leadership and commitment"), "5.1", NULL, "leadership-board",
    build_evidence },
  /* Translators: 資源計画・実績 */
  { "LDR-R06", N_("Resources planned and provided"), "7.1", NULL, "resources", build_resources },
  /* Translators: ISMSパフォーマンス報告書 */
  { "LDR-R07", N_("Report on the performance of the ISMS"), "5.3", "performance_report", NULL,
    kamae_leadership_build_performance },
  { NULL }
};

/* The evidence of leadership */

static const KamaeColumn tile_columns[] = {
  { KC_ ("leadership", "Point"), 34, 0 },
  { N_("Evidence"), 40, 0 },
  { N_("Date"), 16, KAMAE_COLUMN_CENTER },
  { KC_ ("leadership", "Days ago"), 10, KAMAE_COLUMN_RIGHT },
  { NULL }
};

/* An old one says so. */
#define TILES \
  "SELECT letter || ') ' || label ('leadership_evidence', 'letters', letter), " \
  "replace (record_label (record_id), ': ', either ('：', ': ')), shown_on, " \
  "CAST (julianday (:as_of) - julianday (shown_on) AS INTEGER) || CASE WHEN shown_on < " \
  KAMAE_LEADERSHIP_STALE " THEN ' ▲' ELSE '' END " \
  "FROM " KAMAE_LEADERSHIP_TILES (":as_of") " ORDER BY letter"

static const KamaeColumn quarter_columns[] = {
  { KC_ ("leadership", "Quarter"), 30, KAMAE_COLUMN_CENTER },
  { KC_ ("leadership", "All-hands meetings"), 70, 0 },
  { NULL }
};

#define QUARTERS \
  "SELECT n || aside (date_label (starts_on) || ' – ' || date_label (ends_on)), " \
  "CASE WHEN meeting_id IS NOT NULL THEN (SELECT date_label (held_on) FROM meeting WHERE id = meeting_id) " \
  "|| ' ' || record_label (meeting_id) WHEN is_missed THEN '▲ ' || " \
  KAMAE_SQL_WORDS (KC_ ("quarter", "Not held")) " ELSE '–' END FROM " KAMAE_LEADERSHIP_QUARTERS \
  " ORDER BY n"

static const KamaeColumn evidence_columns[] = {
  { N_("No."), 11, 0 },
  { N_("Date"), 15, KAMAE_COLUMN_CENTER },
  { KC_ ("leadership", "Points"), 8, KAMAE_COLUMN_CENTER },
  { N_("What was done"), 32, 0 },
  { N_("Details"), 34, 0 },
  { NULL }
};

#define EVIDENCE \
  "SELECT number, shown_on, letters, title || char (10) " \
  "|| (SELECT name FROM person WHERE person.id = person_id), details FROM leadership_evidence " \
  "WHERE shown_on BETWEEN " KAMAE_LEADERSHIP_STALE " AND :as_of ORDER BY shown_on DESC"

static const KamaeColumn integration_columns[] = {
  { KC_ ("leadership", "Process"), 18, KAMAE_COLUMN_MERGE },
  { N_("Requirement of"), 11, 0 },
  { N_("Requirement"), 28, 0 },
  { N_("Procedure document"), 20, 0 },
  { N_("Person in charge"), 12, 0 },
  { N_("Built in since"), 14, KAMAE_COLUMN_CENTER },
  { NULL }
};

#define INTEGRATIONS \
  "SELECT process, label ('process_integration', 'origin', origin), requirement, " \
  "procedure || coalesce (char (10) || step, ''), " \
  "(SELECT name FROM person WHERE person.id = owner_id), since_on FROM process_integration " \
  "WHERE since_on <= :as_of ORDER BY process, origin, since_on"

static const KamaeColumn told_columns[] = {
  { N_("Version"), 25, KAMAE_COLUMN_CENTER },
  { KC_ ("policy", "Told"), 25, KAMAE_COLUMN_RIGHT },
  { N_("People in the scope"), 25, KAMAE_COLUMN_RIGHT },
  { N_("%"), 25, KAMAE_COLUMN_RIGHT },
  { NULL }
};

static KamaeDocument *
build_evidence (KamaeReportContext  *context,
                GError             **error)
{
  static const struct
  {
    const char *heading;
    const KamaeColumn *columns;
    const char *sql;
    const char *empty;
  } blocks[] = {
    { N_("1. Newest evidence of each point"), tile_columns, TILES },
    { N_("2. All-hands meetings of the fiscal year"), quarter_columns, QUARTERS },
    { N_("3. What else top management did"), evidence_columns, EVIDENCE },
    { N_("4. Requirements in the processes of the business"), integration_columns, INTEGRATIONS },
    { N_("5. People told of the policy in force"), told_columns, KAMAE_LEADERSHIP_COUNT_TOLD,
      N_("Not known: nothing says who was told of which version.") },
  };
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context, KAMAE_PAPER_A4_PORTRAIT);

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      KamaeTable *table;

      kamae_report_context_add_heading (context, document, blocks[i].heading);
      table = kamae_report_context_add_table (context, document, blocks[i].columns, blocks[i].sql,
                                              error);
      if (table == NULL)
        return NULL;
      if (blocks[i].empty != NULL)
        kamae_table_set_empty_text (table, kamae_report_context_text (context, blocks[i].empty));
    }
  return g_steal_pointer (&document);
}

/* The resources */

static const KamaeColumn resource_columns[] = {
  { N_("Fiscal year"), 9, KAMAE_COLUMN_MERGE },
  { KC_ ("resource", "Kind"), 11, 0 },
  { N_("What is needed"), 19, 0 },
  { N_("Why it is needed"), 22, 0 },
  { KC_ ("resource", "Planned"), 10, KAMAE_COLUMN_RIGHT },
  { N_("Decision"), 18, 0 },
  { N_("Decided on"), 12, KAMAE_COLUMN_CENTER },
  { KC_ ("resource", "Actual"), 10, KAMAE_COLUMN_RIGHT },
  { N_("State"), 8, KAMAE_COLUMN_CENTER },
  { NULL }
};

#define AMOUNT(amount) \
  "trim (printf ('%,d', " amount ") || ' ' || label ('resource_need', 'unit', unit))"

#define RESOURCES \
  "SELECT fiscal_label (fiscal_year.starts_on, fiscal_year.label), " \
  "label ('resource_need', 'kind', kind), number || char (10) || resource_need.title, need, " \
  AMOUNT ("planned") ", decision, coalesce (decided_on, put_off_on) AS decided_on, " \
  "CASE WHEN actual IS NULL THEN '–' ELSE " \
  AMOUNT ("actual") " END, label ('resource_need', 'state', resource_need.state) " \
  "FROM resource_need JOIN fiscal_year ON fiscal_year.id = resource_need.fiscal_year_id " \
  "WHERE fiscal_year.starts_on <= :as_of OR resource_need.decided_on <= :as_of " \
  "ORDER BY fiscal_year.starts_on DESC, instr ('people equipment budget information', kind), " \
  "number COLLATE counted"

static KamaeDocument *
build_resources (KamaeReportContext  *context,
                 GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context,
                                                                  KAMAE_PAPER_A4_LANDSCAPE);

  if (kamae_report_context_add_table (context, document, resource_columns, RESOURCES,
                                      error) == NULL)
    return NULL;
  return g_steal_pointer (&document);
}

/* The performance */

static const KamaeColumn figure_columns[] = {
  { N_("Clause"), 8, KAMAE_COLUMN_CENTER },
  { N_("Figure"), 30, 0 },
  { N_("Value"), 36, 0 },
  { KC_ ("performance", "What it means"), 26, 0 },
  { NULL }
};

#define FIGURES \
  "SELECT clause, either (title_ja, title_en), either (value_ja, value_en), comment " \
  "FROM performance_line WHERE report_id = :id ORDER BY position"

static void
add_answer (KamaeReportContext *context,
            KamaeDocument      *document,
            const char         *heading,
            const char         *field)
{
  g_autofree char *text =
    kamae_report_context_dup_answer (context, kamae_report_context_get_record (context), field);

  kamae_report_context_add_heading (context, document, heading);
  kamae_document_add_paragraph (document, text);
}

KamaeDocument *
kamae_leadership_build_performance (KamaeReportContext  *context,
                                    GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context, KAMAE_PAPER_A4_PORTRAIT);

  kamae_report_context_identify (context, document, "period_from", "cut_off_on", "reported_by",
                                 "reported_to", "reported_on", NULL);
  add_answer (context, document, N_("1. Summary"), "summary");
  kamae_report_context_add_heading (context, document, N_("2. Figures"));
  if (kamae_report_context_add_table (context, document, figure_columns, FIGURES, error) == NULL)
    return NULL;
  add_answer (context, document, N_("3. What top management is asked for"), "requests");
  add_answer (context, document, N_("4. Answer of top management"), "answer");
  return g_steal_pointer (&document);
}
