/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* SOA-R01 適用宣言書, and SOA-R02, its short form for customers: neither documents nor risks of the
 * company are named there. An approved version is printed as it was approved. */

/* The columns of the query. */
enum
{
  THEME,
  NUMBER,
  TITLE,
  APPLICABLE,
  STATUS,
  PLANNED_ON,
  REASONS,
  REASON_LABELS,
  REASON_TEXT,
  EXCLUSION_REASON,
  DOCUMENTS,
  DEPARTMENT,
};

#define VALUE(name) "row.value ->> '" name "'"

#define ENTRIES \
  "SELECT " KAMAE_RISK_CONTROL_GROUP (VALUE ("source"), VALUE ("theme")) ", " \
  VALUE ("number") ", " \
  "either (" VALUE ("title_ja") ", " VALUE ("title_en") "), " \
  VALUE ("applicable") ", " VALUE ("status") ", " VALUE ("planned_on") ", " VALUE ("reasons") ", " \
  KAMAE_RISK_REASON_LABELS (VALUE ("reasons")) ", " \
  VALUE ("reason_text") ", " VALUE ("exclusion_reason") ", " \
  "trim (coalesce (" VALUE ("document_text") ", '') || char (10) || " \
  "coalesce (" VALUE ("documents") ", ''), char (10)), " VALUE ("department") " " \
  "FROM json_each (:content, '$.entries') AS row"

static const KamaeColumn full_columns[] = {
  { N_("No."), 1.15 },
  { N_("Control"), 3.2 },
  { N_("Applies"), 0.75, KAMAE_COLUMN_CENTER },
  /* Translators: narrow, written vertically: リスク対応 */
  { KC_ ("column", "Risk"), 0.55, KAMAE_COLUMN_CENTER | KAMAE_COLUMN_VERTICAL },
  { KC_ ("column", "Law"), 0.55, KAMAE_COLUMN_CENTER | KAMAE_COLUMN_VERTICAL },
  { KC_ ("column", "Contract"), 0.55, KAMAE_COLUMN_CENTER | KAMAE_COLUMN_VERTICAL },
  { KC_ ("column", "Business"), 0.55, KAMAE_COLUMN_CENTER | KAMAE_COLUMN_VERTICAL },
  { KC_ ("column", "Implemented"), 1.9, KAMAE_COLUMN_CENTER },
  { N_("Justification of the inclusion or exclusion"), 5.2 },
  { N_("Regulations and procedures"), 3 },
  { KC_ ("column", "Responsible"), 1.6 },
  { NULL }
};

static const KamaeColumn public_columns[] = {
  { N_("No."), 1.2 },
  { N_("Control"), 4 },
  { N_("Applies"), 0.9, KAMAE_COLUMN_CENTER },
  { KC_ ("column", "Implemented"), 2.4, KAMAE_COLUMN_CENTER },
  { N_("Reason for the inclusion or exclusion"), 4 },
  { NULL }
};

static const KamaeColumn difference_columns[] = {
  { N_("No."), 1 },
  { N_("Control"), 3 },
  { N_("Before"), 4 },
  { N_("After"), 4 },
  { NULL }
};

static const char *
get_mark (const char *applicable)
{
  if (applicable == NULL)
    return "?";
  return g_str_equal (applicable, "yes") ? "○" : "×";
}

/* What has a day says it. */
static char *
dup_status (KamaeReportContext *context,
            KamaeCursor        *cursor)
{
  static const struct
  {
    const char *code;
    const char *text;
  } marks[] = {
    { "done", "○" },
    /* Translators: a narrow column: implemented in part (一部) */
    { "partial", KC_ ("implemented", "Part") },
    /* Translators: a narrow column: not implemented yet (未) */
    { "planned", KC_ ("implemented", "Not yet") },
  };
  const char *status = kamae_cursor_get_text (cursor, STATUS);
  g_autofree char *date = NULL;

  if (g_strcmp0 (kamae_cursor_get_text (cursor, APPLICABLE), "yes") != 0)
    return g_strdup (g_strcmp0 (kamae_cursor_get_text (cursor, APPLICABLE), "no") == 0 ? "－" : "");
  date = kamae_report_context_dup_date (context, kamae_cursor_get_text (cursor, PLANNED_ON));
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strcmp0 (status, marks[i].code) == 0)
      {
        const char *text = kamae_report_context_text (context, marks[i].text);

        return i == 0 || *date == '\0' ? g_strdup (text) : g_strdup_printf ("%s\n%s", text, date);
      }
  return g_strdup ("");
}

static const char *
get_reason_mark (KamaeCursor *cursor,
                 const char  *code)
{
  const char *reasons = kamae_cursor_get_text (cursor, REASONS);
  g_auto(GStrv) codes = g_strsplit (reasons != NULL ? reasons : "", " ", -1);

  if (g_strcmp0 (kamae_cursor_get_text (cursor, APPLICABLE), "yes") != 0)
    return "";
  return g_strv_contains ((const char *const *) codes, code) ? "●" : "";
}

/* Why it applies or why it does not; the column for the reason of an inclusion differs. */
static const char *
get_reason (KamaeCursor *cursor,
            guint        inclusion)
{
  const char *applicable = kamae_cursor_get_text (cursor, APPLICABLE);
  const char *text = NULL;

  if (applicable != NULL)
    text = kamae_cursor_get_text (cursor, g_str_equal (applicable, "yes") ? inclusion
                                                                           : EXCLUSION_REASON);
  return text != NULL ? text : "";
}

static const char *
get_text (KamaeCursor *cursor,
          guint        column)
{
  const char *text = kamae_cursor_get_text (cursor, column);

  return text != NULL ? text : "";
}

static void
add_full_row (KamaeReportContext *context,
              KamaeTable         *table,
              KamaeCursor        *cursor)
{
  g_autofree char *status = dup_status (context, cursor);

  kamae_table_add_row (table, get_text (cursor, NUMBER), get_text (cursor, TITLE),
                       get_mark (kamae_cursor_get_text (cursor, APPLICABLE)),
                       get_reason_mark (cursor, "risk"), get_reason_mark (cursor, "law"),
                       get_reason_mark (cursor, "contract"), get_reason_mark (cursor, "business"),
                       status, get_reason (cursor, REASON_TEXT), get_text (cursor, DOCUMENTS),
                       get_text (cursor, DEPARTMENT), NULL);
}

static void
add_public_row (KamaeReportContext *context,
                KamaeTable         *table,
                KamaeCursor        *cursor)
{
  g_autofree char *status = dup_status (context, cursor);

  kamae_table_add_row (table, get_text (cursor, NUMBER), get_text (cursor, TITLE),
                       get_mark (kamae_cursor_get_text (cursor, APPLICABLE)), status,
                       get_reason (cursor, REASON_LABELS), NULL);
}

typedef void (*AddRow) (KamaeReportContext *context,
                        KamaeTable         *table,
                        KamaeCursor        *cursor);

static gboolean
add_entries (KamaeReportContext  *context,
             KamaeTable          *table,
             AddRow               add_row,
             GError             **error)
{
  g_autofree char *theme = NULL;
  g_autoptr(KamaeCursor) cursor = kamae_report_context_query (context, ENTRIES, error);
  g_autoptr(GError) local_error = NULL;

  if (cursor == NULL)
    return FALSE;

  while (kamae_cursor_next (cursor, &local_error))
    {
      if (g_strcmp0 (theme, kamae_cursor_get_text (cursor, THEME)) != 0)
        {
          g_free (theme);
          theme = g_strdup (kamae_cursor_get_text (cursor, THEME));
          kamae_table_add_group (table, theme);
        }
      add_row (context, table, cursor);
    }

  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Version and day stand on every page: certificates name them. */
static KamaeDocument *
begin (KamaeReportContext *context,
       KamaePaper          paper)
{
  KamaeDocument *document = kamae_report_context_begin (context, paper);
  KamaeRecord *soa = kamae_report_context_get_record (context);
  const char *version = kamae_record_get_text (soa, "version");
  g_autofree char *effective_on = kamae_report_context_dup_value (context, soa, "effective_on");
  g_autofree char *number = NULL;

  if (*effective_on != '\0')
    {
      number =
        /* Translators: on every page of the statement: its version, and from which day it holds */
        g_strdup_printf (kamae_report_context_text (context, N_("Version %1$s of %2$s")),
                         version != NULL ? version : "", effective_on);
      kamae_document_set_number (document, number);
    }
  kamae_report_context_identify (context, document, "effective_on", NULL);
  return document;
}

static void
add_legend (KamaeReportContext *context,
            KamaeDocument      *document)
{
  kamae_document_add_note (document, kamae_report_context_text (context,
    N_("Applies: ○ yes, × excluded, ? not decided. Implemented: ○ yes, “Part” in part, “Not yet” planned (with the day), － excluded.")));
}

/* How many there are of each. */
static gboolean
add_summary (KamaeReportContext  *context,
             KamaeDocument       *document,
             GError             **error)
{
  g_autoptr(KamaeCursor) cursor =
    kamae_report_context_query (context,
                                "SELECT count (*), count (CASE applicable WHEN 'yes' THEN 1 END), "
                                "count (CASE applicable WHEN 'no' THEN 1 END), "
                                "count (CASE WHEN applicable = 'yes' AND status = 'done' THEN 1 END), "
                                "count (CASE WHEN applicable = 'yes' AND status = 'partial' THEN 1 END), "
                                "count (CASE WHEN applicable = 'yes' AND status = 'planned' THEN 1 END) "
                                "FROM soa_entry WHERE soa_id = :id", error);
  g_autofree char *text = NULL;
  const char *format = NULL;
  int n[6] = { 0 };

  if (cursor == NULL || !kamae_cursor_next (cursor, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    n[i] = (int) kamae_cursor_get_integer (cursor, i);
  /* Translators: %1$d is the number of all controls, %2$d to %6$d how many of them are so */
  format = kamae_report_context_text (context, N_("Of %1$d controls %2$d apply and %3$d are excluded. Of those that apply %4$d are implemented, %5$d in part, and %6$d are planned."));
  text = g_strdup_printf (format, n[0], n[1], n[2], n[3], n[4], n[5]);
  if (n[0] > n[1] + n[2])
    {
      char *whole = g_strdup_printf (
        /* Translators: %1$s is the sentence that tells how many controls apply, %2$d the number of
         * those on which nobody has decided */
        kamae_report_context_text (context, N_("%1$s Not decided yet: %2$d.")), text,
        n[0] - n[1] - n[2]);

      g_free (text);
      text = whole;
    }
  kamae_document_add_paragraph (document, text);
  return TRUE;
}

#define PREVIOUS "(SELECT previous_id FROM soa WHERE id = :id)"

/* The history of the statement: what this version changes. */
static gboolean
add_differences (KamaeReportContext  *context,
                 KamaeDocument       *document,
                 GError             **error)
{
  KamaeRecord *soa = kamae_report_context_get_record (context);
  g_autoptr(KamaeRecord) previous = kamae_record_ref_link (soa, "previous");
  g_autofree char *heading = NULL;

  if (previous == NULL)
    return TRUE;

  /* Translators: %s is a version */
  heading = g_strdup_printf (kamae_report_context_text (context, N_("Changes from version %s")),
                             kamae_record_get_text (previous, "version"));
  kamae_document_add_heading (document, 2, heading);
  return kamae_report_context_add_table (context, document, difference_columns,
                                         KAMAE_RISK_SOA_DIFFERENCES (PREVIOUS, ":id"), error)
         != NULL;
}

/* SOA-R01 */
KamaeDocument *
kamae_risk_build_soa (KamaeReportContext  *context,
                      GError             **error)
{
  g_autoptr(KamaeDocument) document = begin (context, KAMAE_PAPER_A4_LANDSCAPE);
  KamaeRecord *soa = kamae_report_context_get_record (context);
  g_autofree char *run = kamae_report_context_dup_value (context, soa, "run");
  g_autofree char *reason = kamae_report_context_dup_value (context, soa, "reason");

  kamae_document_add_facts (document,
                            kamae_report_context_text (context, N_("Based on the risk assessment")),
                            run,
                            kamae_report_context_text (context, N_("Reason for this version")),
                            reason, NULL);
  if (!add_summary (context, document, error))
    return NULL;
  add_legend (context, document);
  if (!add_entries (context,
                    kamae_report_context_add_table (context, document, full_columns, NULL,
                                                    NULL), add_full_row, error)
      || !add_differences (context, document, error))
    return NULL;
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

/* SOA-R02 */
KamaeDocument *
kamae_risk_build_public_soa (KamaeReportContext  *context,
                             GError             **error)
{
  g_autoptr(KamaeDocument) document = begin (context, KAMAE_PAPER_A4_PORTRAIT);

  const char *classification =
    kamae_report_context_text (context, KC_ ("classification", "Public"));

  kamae_document_set_classification (document, classification);
  if (!add_summary (context, document, error))
    return NULL;
  add_legend (context, document);
  if (!add_entries (context,
                    kamae_report_context_add_table (context, document, public_columns, NULL,
                                                    NULL), add_public_row, error))
    return NULL;
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}
