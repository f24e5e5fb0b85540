/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-print.h"

#include <kamae-i18n.h>

KamaeTable *
kamae_risk_print_table (KamaeReportContext    *context,
                        KamaeDocument         *document,
                        const KamaeRiskColumn *columns)
{
  KamaeTable *table = kamae_document_add_table (document);

  for (const KamaeRiskColumn *column = columns; column->title != NULL; column++)
    kamae_table_add_column (table, kamae_report_context_text (context, column->title),
                            column->weight, column->flags);
  return table;
}

/* Columns whose names end in _on are dates. */
char *
kamae_risk_print_cell (KamaeReportContext *context,
                       KamaeCursor        *cursor,
                       guint               column)
{
  const char *text = kamae_cursor_get_text (cursor, column);

  if (text != NULL && g_str_has_suffix (kamae_cursor_get_name (cursor, column), "_on"))
    return kamae_report_context_dup_date (context, text);
  return g_strdup (text != NULL ? text : "");
}

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
kamae_risk_print_block (KamaeReportContext     *context,
                        KamaeDocument          *document,
                        const char             *heading,
                        const KamaeRiskColumn  *columns,
                        KamaeCursor            *cursor,
                        GError                **error)
{
  g_autoptr(GError) local_error = NULL;
  KamaeTable *table = NULL;

  if (cursor == NULL)
    return FALSE;

  if (heading != NULL)
    kamae_document_add_heading (document, 2, heading);
  while (kamae_cursor_next (cursor, &local_error))
    {
      g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      if (table == NULL)
        table = kamae_risk_print_table (context, document, columns);
      for (guint i = 0; i < kamae_table_get_n_columns (table); i++)
        g_ptr_array_add (cells, kamae_risk_print_cell (context, cursor, i));
      g_ptr_array_add (cells, NULL);
      kamae_table_add_rowv (table, (const char *const *) cells->pdata);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (table == NULL)
    kamae_document_add_paragraph (document,
                                  kamae_report_context_text (context, KC_ ("paper", "None")));
  return TRUE;
}
