/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-objectives-private.h"

#include <kamae-i18n.h>

/* OBJ-R02 年間情報セキュリティ計画, as it was approved, and OBJ-R04, what was done of it: a line for each
 * activity, a column for each month of the year. */

/* The marks of an item in a month: ○ planned, ● done, × skipped, → first planned here; under them
 * the day. What was done in another month stands in both. */
#define DAY(date) "ltrim (substr (" date ", 9), '0')"

#define MARKS \
  "SELECT mark.item_id, substr (mark.on_day, 1, 7) AS month, mark.sign || char (10) || " \
  DAY ("mark.on_day") " AS text FROM (" \
  "SELECT id AS item_id, plan_id, approved_due_on AS on_day, '→' AS sign FROM plan_item " \
  "WHERE substr (approved_due_on, 1, 7) <> substr (due_on, 1, 7) " \
  "UNION ALL SELECT id, plan_id, due_on, CASE state WHEN 'skipped' THEN '×' ELSE '○' END FROM plan_item " \
  "WHERE state <> 'done' OR substr (due_on, 1, 7) <> substr (done_on, 1, 7) " \
  "UNION ALL SELECT id, plan_id, done_on, '●' FROM plan_item WHERE state = 'done') AS mark " \
  "WHERE mark.plan_id = :id AND mark.on_day IS NOT NULL"

/* All items of the same words, clause and person make a line. */
#define MONTH(n) MONTH_OF (n) ", "
#define MONTH_OF(n) \
  "(SELECT group_concat (mark.text, char (10)) FROM mark JOIN plan_item AS same " \
  "ON same.id = mark.item_id WHERE same.title IS item.title " \
  "AND same.clause_id IS item.clause_id AND same.owner_id IS item.owner_id " \
  "AND mark.month = substr (add_months (year.starts_on, " n "), 1, 7)) "

#define LINES(last) \
  "WITH mark AS (" MARKS ") SELECT item.title, clause.number, item.document, person.name, " \
  MONTH ("0") MONTH ("1") MONTH ("2") MONTH ("3") MONTH ("4") MONTH ("5") MONTH ("6") MONTH ("7") \
  MONTH ("8") MONTH ("9") MONTH ("10") MONTH_OF ("11") last " " \
  "FROM plan_item AS item JOIN annual_plan AS plan ON plan.id = item.plan_id " \
  "JOIN fiscal_year AS year ON year.id = plan.fiscal_year_id " \
  "LEFT JOIN clause ON clause.id = item.clause_id LEFT JOIN person ON person.id = item.owner_id " \
  "WHERE item.plan_id = :id GROUP BY item.title, item.clause_id, item.owner_id " \
  "ORDER BY min (coalesce (item.original_due_on, item.due_on)), clause.number COLLATE counted, item.title"

/* In the order of their days. */
#define PROOFS \
  ", (SELECT group_concat (label, char (10)) FROM (SELECT record_label (same.proof_id) AS label " \
  "FROM plan_item AS same WHERE same.plan_id = item.plan_id AND same.title IS item.title " \
  "AND same.clause_id IS item.clause_id AND same.owner_id IS item.owner_id " \
  "AND same.proof_id IS NOT NULL ORDER BY same.due_on)) "

static void
add_months (KamaeReportContext *context,
            KamaeTable         *table)
{
  g_autoptr(KamaeRecord) year =
    kamae_record_ref_link (kamae_report_context_get_record (context), "fiscal_year");
  int first = year != NULL ? kamae_date_count_months ("2000-01-01",
                                                      kamae_record_get_text (year, "starts_on"))
                           : 0;

  for (int i = 0; i < 12; i++)
    kamae_table_add_column (table,
                            kamae_month_name (1 + MAX (first, 0) + i,
                                              kamae_report_context_get_language (context)),
                            4, KAMAE_COLUMN_CENTER);
}

static gboolean
add_year (KamaeReportContext  *context,
          KamaeDocument       *document,
          gboolean             with_proofs,
          GError             **error)
{
  static const KamaeColumn before[] = {
    { N_("Activity"), 22, 0 },
    { N_("Clause"), 6, KAMAE_COLUMN_CENTER },
    { KC_ ("annual plan", "Document"), 10, 0 },
    { N_("Person in charge"), 9, 0 },
    { NULL }
  };
  KamaeTable *table = kamae_report_context_add_table (context, document, before, NULL, NULL);

  add_months (context, table);
  if (!with_proofs)
    return kamae_report_context_add_rows (context, table, LINES (""), error);
  kamae_table_add_column (table, kamae_report_context_text (context, N_("Proved by")), 20, 0);
  return kamae_report_context_add_rows (context, table, LINES (PROOFS), error);
}

static KamaeDocument *
build (KamaeReportContext  *context,
       gboolean             with_proofs,
       GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context,
                                                                  KAMAE_PAPER_A4_LANDSCAPE);
  g_autofree char *emphasis =
    kamae_report_context_dup_value (context, kamae_report_context_get_record (context), "emphasis");

  kamae_report_context_identify (context, document, "number", "fiscal_year", "state",
                                 "approved_on", NULL);
  if (*emphasis != '\0')
    {
      kamae_report_context_add_heading (context, document, N_("Emphasis of the year"));
      kamae_document_add_paragraph (document, emphasis);
    }
  kamae_report_context_add_heading (context, document, N_("Activities of the year"));
  if (!add_year (context, document, with_proofs, error))
    return NULL;
  kamae_document_add_note (document, kamae_report_context_text (context,
    N_("○ planned, ● done, × skipped, → first planned here; the figure is the day.")));
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

KamaeDocument *
kamae_objectives_build_plan (KamaeReportContext  *context,
                             GError             **error)
{
  return build (context, FALSE, error);
}

KamaeDocument *
kamae_objectives_build_plan_done (KamaeReportContext  *context,
                                  GError             **error)
{
  return build (context, TRUE, error);
}
