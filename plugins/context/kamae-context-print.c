/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-context-private.h"

/* What the reports of this plugin share: a record is printed from its content, the JSON that its
 * approval froze. Before the approval it is the JSON that an approval would freeze now; so a draft
 * and an approved record are printed by the same queries, an approved one as it was approved. */

char *
kamae_context_dup_content (KamaeReportContext  *context,
                           GError             **error)
{
  KamaeRegister *reg = kamae_report_context_get_register (context);
  KamaeRecord *record = kamae_report_context_get_record (context);
  char *content = kamae_register_dup_snapshot (reg, record);

  return content != NULL ? content : kamae_register_dup_content (reg, record, error);
}

/* The SQL reads the content as `:content`. */
KamaeCursor *
kamae_context_query (KamaeReportContext  *context,
                     const char          *sql,
                     const char          *content,
                     GError             **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_report_context_query (context, sql, error);

  if (cursor != NULL)
    kamae_cursor_bind_text (cursor, ":content", content);
  return g_steal_pointer (&cursor);
}

/* A column whose name ends in `_on` is a date. */
static char *
dup_cell (KamaeReportContext *context,
          KamaeCursor        *cursor,
          guint               column)
{
  const char *text = kamae_cursor_get_text (cursor, column);

  if (text != NULL && g_str_has_suffix (kamae_cursor_get_name (cursor, column), "_on"))
    return kamae_report_context_dup_date (context, text);
  return g_strdup (text != NULL ? text : "");
}

static void
add_row (KamaeReportContext *context,
         KamaeTable         *table,
         KamaeCursor        *cursor)
{
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < kamae_table_get_n_columns (table); i++)
    g_ptr_array_add (cells, dup_cell (context, cursor, i));
  g_ptr_array_add (cells, NULL);
  kamae_table_add_rowv (table, (const char *const *) cells->pdata);
}

KamaeTable *
kamae_context_add_empty_table (KamaeReportContext       *context,
                               KamaeDocument            *document,
                               const KamaeContextColumn *columns)
{
  KamaeTable *table = kamae_document_add_table (document);

  for (; columns->title != NULL; columns++)
    kamae_table_add_column (table, kamae_report_context_text (context, columns->title),
                            columns->weight, columns->flags);
  return table;
}

gboolean
kamae_context_add_table (KamaeReportContext        *context,
                         KamaeDocument             *document,
                         const KamaeContextColumn  *columns,
                         const char                *sql,
                         const char                *content,
                         GError                   **error)
{
  KamaeTable *table = kamae_context_add_empty_table (context, document, columns);
  g_autoptr(KamaeCursor) cursor = kamae_context_query (context, sql, content, error);
  g_autoptr(GError) local_error = NULL;

  if (cursor == NULL)
    return FALSE;

  while (kamae_cursor_next (cursor, &local_error))
    add_row (context, table, cursor);

  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
kamae_context_add_heading (KamaeReportContext *context,
                           KamaeDocument      *document,
                           const char         *msgid)
{
  kamae_document_add_heading (document, 2, kamae_report_context_text (context, msgid));
}
