/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-print.h"

#include <kamae-i18n.h>

KamaeCursor *
kamae_risk_print_query (KamaeReportContext  *context,
                        const char          *sql,
                        const char          *parameter,
                        gint64               value,
                        GError             **error)
{
  KamaeCursor *cursor = kamae_report_context_query (context, sql, error);

  if (cursor != NULL)
    kamae_cursor_bind_integer (cursor, parameter, value);
  return cursor;
}

gboolean
kamae_risk_print_is_frozen (KamaeReportContext *context)
{
  KamaeRecord *run = kamae_report_context_get_record (context);
  g_autoptr(KamaeCursor) cursor = NULL;

  if (g_strcmp0 (kamae_record_get_state (run), "locked") != 0)
    return FALSE;
  cursor = kamae_report_context_query (context, "SELECT json_type (:content, '$.sheet')",
                                       KAMAE_KEPT);
  return cursor != NULL && kamae_cursor_next (cursor, KAMAE_KEPT)
         && kamae_cursor_get_text (cursor, 0) != NULL;
}

gboolean
kamae_risk_print_block (KamaeReportContext  *context,
                        KamaeDocument       *document,
                        const char          *heading,
                        const KamaeColumn   *columns,
                        KamaeCursor         *cursor,
                        GError             **error)
{
  KamaeTable *table;

  if (cursor == NULL)
    return FALSE;

  if (heading != NULL)
    kamae_document_add_heading (document, 2, heading);
  table = kamae_report_context_add_table (context, document, columns, NULL, NULL);
  return kamae_report_context_fill_table (context, table, cursor, error);
}

void
kamae_risk_print_boxes (KamaeReportContext *context,
                        KamaeDocument      *document,
                        const char         *prepared,
                        const char         *approved)
{
  g_autoptr(KamaeCursor) cursor =
    kamae_report_context_query (context, "SELECT stamp_layout FROM organization", KAMAE_KEPT);
  gboolean is_approved_first = cursor != NULL && kamae_cursor_next (cursor, KAMAE_KEPT)
                               && g_strcmp0 (kamae_cursor_get_text (cursor, 0),
                                             "approved_first") == 0;

  kamae_document_add_approval_box (document, is_approved_first ? approved : prepared, NULL, NULL,
                                   NULL);
  kamae_document_add_approval_box (document, is_approved_first ? prepared : approved, NULL, NULL,
                                   NULL);
}
