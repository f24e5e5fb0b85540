/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-report-context-private.h"
#include "kamae-report.h"

#include "../kamae-i18n.h"
#include "../model/kamae-cursor.h"
#include "../model/kamae-record.h"
#include "../store/kamae-register.h"

/**
 * KamaeReportContext:
 *
 * What a report is made from: the register, the record, the language of the paper, the date.
 */

G_DEFINE_FINAL_TYPE (KamaeReportContext, kamae_report_context, G_TYPE_OBJECT)

static void
kamae_report_context_finalize (GObject *object)
{
  KamaeReportContext *self = KAMAE_REPORT_CONTEXT (object);

  g_object_unref (self->reg);
  g_clear_object (&self->record);
  g_free (self->language);
  g_free (self->as_of);

  G_OBJECT_CLASS (kamae_report_context_parent_class)->finalize (object);
}

static void
kamae_report_context_class_init (KamaeReportContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_report_context_finalize;
}

static void
kamae_report_context_init (KamaeReportContext *self)
{
}

KamaeReportContext *
kamae_report_context_new (const KamaeReport *report,
                          KamaeRegister     *reg,
                          KamaeRecord       *record,
                          const char        *language,
                          const char        *as_of)
{
  KamaeReportContext *self = g_object_new (KAMAE_TYPE_REPORT_CONTEXT, NULL);

  self->report = report;
  self->reg = g_object_ref (reg);
  g_set_object (&self->record, record);
  self->language = g_strdup (language != NULL ? language : kamae_language_get_current ());
  self->as_of = as_of != NULL ? g_strdup (as_of) : kamae_register_dup_today (reg);
  return self;
}

/* A text of the organization that says how its papers look. */
const char *
kamae_report_context_get_choice (KamaeReportContext *self,
                                 const char         *field)
{
  return kamae_record_get_text (kamae_register_get_organization (self->reg), field);
}

/**
 * kamae_report_context_get_register:
 * @self: a context
 *
 * Returns: (transfer none): the register
 *
 * Since: 0.1
 */
KamaeRegister *
kamae_report_context_get_register (KamaeReportContext *self)
{
  g_return_val_if_fail (KAMAE_IS_REPORT_CONTEXT (self), NULL);

  return self->reg;
}

/**
 * kamae_report_context_get_record:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): the record to print
 *
 * Since: 0.1
 */
KamaeRecord *
kamae_report_context_get_record (KamaeReportContext *self)
{
  g_return_val_if_fail (KAMAE_IS_REPORT_CONTEXT (self), NULL);

  return self->record;
}

/**
 * kamae_report_context_get_language:
 * @self: a context
 *
 * Returns: the language of the paper, whatever that of the interface
 *
 * Since: 0.1
 */
const char *
kamae_report_context_get_language (KamaeReportContext *self)
{
  g_return_val_if_fail (KAMAE_IS_REPORT_CONTEXT (self), NULL);

  return self->language;
}

/**
 * kamae_report_context_get_as_of:
 * @self: a context
 *
 * Returns: the day that the report is about, as 2026-04-01
 *
 * Since: 0.1
 */
const char *
kamae_report_context_get_as_of (KamaeReportContext *self)
{
  g_return_val_if_fail (KAMAE_IS_REPORT_CONTEXT (self), NULL);

  return self->as_of;
}

/**
 * kamae_report_context_text:
 * @self: a context
 * @msgid: a string of the plugin, marked for translation
 *
 * Translates into the language of the paper.
 *
 * Returns: (transfer none): the translation
 *
 * Since: 0.1
 */
const char *
kamae_report_context_text (KamaeReportContext *self,
                           const char         *msgid)
{
  g_return_val_if_fail (KAMAE_IS_REPORT_CONTEXT (self), NULL);

  return kamae_model_translate (kamae_register_get_model (self->reg), self->report, msgid,
                                self->language);
}

/**
 * kamae_report_context_dup_date:
 * @self: a context
 * @iso_date: (nullable): a date or time
 *
 * Writes a date as the organization does, in the language of the paper.
 *
 * Returns: (transfer full): the date; empty for %NULL
 *
 * Since: 0.1
 */
char *
kamae_report_context_dup_date (KamaeReportContext *self,
                               const char         *iso_date)
{
  g_return_val_if_fail (KAMAE_IS_REPORT_CONTEXT (self), NULL);

  return kamae_format_date (iso_date, kamae_report_context_get_choice (self, "date_style"),
                            self->language);
}

/**
 * kamae_report_context_dup_value:
 * @self: a context
 * @record: any record
 * @field: name of a field, or "state"
 *
 * Returns: (transfer full): the field's value as it is printed; empty if it has none
 *
 * Since: 0.1
 */
char *
kamae_report_context_dup_value (KamaeReportContext *self,
                                KamaeRecord        *record,
                                const char         *field)
{
  g_return_val_if_fail (KAMAE_IS_REPORT_CONTEXT (self), NULL);
  g_return_val_if_fail (KAMAE_IS_RECORD (record), NULL);

  return kamae_record_dup_display (record, field, self->language);
}

/**
 * kamae_report_context_query:
 * @self: a context
 * @sql: a constant query that only reads; `:id` is the record's key, `:as_of` the day
 * @error: return location for an error
 *
 * Asks the register in the language of the paper.
 *
 * Returns: (transfer full) (nullable): the rows
 *
 * Since: 0.1
 */
KamaeCursor *
kamae_report_context_query (KamaeReportContext  *self,
                            const char          *sql,
                            GError             **error)
{
  KamaeCursor *cursor;

  g_return_val_if_fail (KAMAE_IS_REPORT_CONTEXT (self), NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  cursor = kamae_register_query (self->reg, sql, self->language, error);
  if (cursor == NULL)
    return NULL;

  kamae_cursor_bind_text (cursor, ":as_of", self->as_of);
  if (self->record != NULL)
    kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (self->record));
  return cursor;
}

static char *
kamae_report_context_dup_cell (KamaeReportContext *self,
                               KamaeCursor        *cursor,
                               guint               column)
{
  const char *text = kamae_cursor_get_text (cursor, column);

  if (g_str_has_suffix (kamae_cursor_get_name (cursor, column), "_on"))
    return kamae_report_context_dup_date (self, text);
  return g_strdup (text != NULL ? text : "");
}

/**
 * kamae_report_context_add_rows:
 * @self: a context
 * @table: a table with at most as many columns as the query
 * @sql: as for kamae_report_context_query()
 * @error: return location for an error
 *
 * Adds each row of a query to a table. Columns whose names end in `_on` are dates and are written
 * as the organization does.
 *
 * Returns: whether all rows could be read
 *
 * Since: 0.1
 */
gboolean
kamae_report_context_add_rows (KamaeReportContext  *self,
                               KamaeTable          *table,
                               const char          *sql,
                               GError             **error)
{
  g_autoptr (KamaeCursor) cursor = NULL;
  g_autoptr (GError) failure = NULL;
  guint n_columns;

  g_return_val_if_fail (KAMAE_IS_REPORT_CONTEXT (self), FALSE);
  g_return_val_if_fail (KAMAE_IS_TABLE (table), FALSE);

  cursor = kamae_report_context_query (self, sql, error);
  if (cursor == NULL)
    return FALSE;

  n_columns = kamae_table_get_n_columns (table);
  g_return_val_if_fail (n_columns <= kamae_cursor_get_n_columns (cursor), FALSE);
  while (kamae_cursor_next (cursor, &failure))
    {
      g_auto (GStrv) cells = g_new0 (char *, n_columns + 1);

      for (guint column = 0; column < n_columns; column++)
        cells[column] = kamae_report_context_dup_cell (self, cursor, column);
      kamae_table_add_rowv (table, (const char *const *) cells);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
