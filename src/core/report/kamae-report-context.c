/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-report-context-private.h"

#include "../base/kamae-error.h"
#include "../declare/kamae-report.h"
#include "../journal/kamae-past.h"
#include "../journal/kamae-snapshot.h"
#include "../kamae-i18n.h"
#include "../register/kamae-cursor.h"
#include "../register/kamae-record.h"
#include "../register/kamae-register.h"

#include <string.h>

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
  g_free (self->content);
  g_free (self->decided_on);

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

static gboolean
is_approved (KamaeRecord *record)
{
  KamaeRegister *reg = kamae_record_get_register (record);
  g_autoptr (KamaeCursor) cursor = kamae_register_query (
    reg, "SELECT 1 FROM signature WHERE source_id = :id AND box = 'approved'", NULL, KAMAE_KEPT);

  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (record));
  return kamae_cursor_next (cursor, KAMAE_KEPT);
}

/* The day of the register of then is the day of the lock, whatever day was asked for. */
KamaeReportContext *
kamae_report_context_new (const KamaeReport *report,
                          KamaeRegister     *reg,
                          KamaeRecord       *record,
                          const char        *language,
                          const char        *as_of,
                          gboolean           is_past)
{
  KamaeReportContext *self = g_object_new (KAMAE_TYPE_REPORT_CONTEXT, NULL);

  self->report = report;
  self->reg = g_object_ref (reg);
  g_set_object (&self->record, record);
  self->language = g_strdup (language != NULL ? language : kamae_language_get_current ());
  self->is_past = is_past;
  self->as_of = as_of != NULL && !is_past ? g_strdup (as_of) : kamae_register_dup_today (reg);
  self->is_approved = is_past && is_approved (record);
  return self;
}

void
kamae_report_context_set_decided (KamaeReportContext *self,
                                  KamaeRecord        *decided)
{
  self->decided_on = kamae_register_dup_today (kamae_record_get_register (decided));
  self->is_approved = is_approved (decided);
}

/**
 * kamae_report_context_ref_row:
 * @self: a context
 * @id: key of a record that was locked by itself
 * @error: return location for an error
 *
 * For a paper on which other records stand as they were signed: the same paper in the register as
 * it was when the record was locked, `:id` being that record. If it is not locked, in the same
 * register.
 *
 * Returns: (transfer full) (nullable): the context of the row
 *
 * Since: 0.1
 */
KamaeReportContext *
kamae_report_context_ref_row (KamaeReportContext  *self,
                              gint64               id,
                              GError             **error)
{
  g_autoptr (KamaeRecord) record = NULL;
  g_autoptr (KamaeRecord) printed = NULL;
  g_autoptr (KamaeRegister) past = NULL;

  g_return_val_if_fail (KAMAE_IS_REPORT_CONTEXT (self), NULL);

  record = kamae_register_ref_record (self->reg, id, error);
  past = record != NULL ? kamae_register_ref_lock (self->reg, record, error) : NULL;
  printed = past != NULL ? kamae_register_ref_record (past, id, error) : NULL;
  return printed != NULL
           ? kamae_report_context_new (self->report, past, printed, self->language, self->as_of,
                                       past != self->reg)
           : NULL;
}

/**
 * kamae_report_context_ref_day:
 * @self: a context
 * @day: a date, as "2026-04-01"
 * @error: return location for an error
 *
 * For a paper of a record that no state locks, but that was handed out on a day: the same paper in
 * the register as it was at the end of the day. On days to come, and if the record was not in the
 * register yet, it is in the same register.
 *
 * Returns: (transfer full) (nullable): the context of the day
 *
 * Since: 0.1
 */
KamaeReportContext *
kamae_report_context_ref_day (KamaeReportContext  *self,
                              const char          *day,
                              GError             **error)
{
  g_autoptr (KamaeRegister) past = NULL;
  g_autoptr (KamaeRecord) printed = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (KAMAE_IS_REPORT_CONTEXT (self) && day != NULL, NULL);
  g_return_val_if_fail (self->record != NULL, NULL);

  past = kamae_register_ref_day (self->reg, day, error);
  if (past == NULL)
    return NULL;
  printed = past != self->reg
              ? kamae_register_ref_record (past, kamae_record_get_id (self->record), &failure)
              : NULL;
  if (printed != NULL)
    return kamae_report_context_new (self->report, past, printed, self->language, NULL, TRUE);
  if (failure == NULL || g_error_matches (failure, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND))
    return g_object_ref (self);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
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
 * Returns: (transfer none): the register; that of then, if the record was locked
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
 * Returns: (transfer none) (nullable): the record to print, in the register of the context
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

  return kamae_register_dup_date (self->reg, iso_date, self->language);
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
 * kamae_report_context_get_blank:
 * @self: a context
 * @record: any record
 * @field: name of a field without a value
 *
 * What paper says where there is no value: that there is none only where somebody said so; else
 * that it is not decided or not entered yet, by the record's state, or not stated where it was
 * approved.
 *
 * Returns: (transfer none): the words; empty if the field is not asked for
 *
 * Since: 0.1
 */
const char *
kamae_report_context_get_blank (KamaeReportContext *self,
                                KamaeRecord        *record,
                                const char         *field)
{
  const KamaeEntity *entity;
  const KamaeField *declared;
  gboolean is_due;

  g_return_val_if_fail (KAMAE_IS_REPORT_CONTEXT (self), NULL);
  g_return_val_if_fail (KAMAE_IS_RECORD (record), NULL);

  entity = kamae_record_get_entity (record);
  declared = kamae_entity_find_field (entity, field);
  if (declared == NULL || !kamae_field_applies (declared, record))
    return "";
  switch (kamae_record_get_absence (record, field))
    {
    case KAMAE_ABSENCE_NONE:
      return kamae_translate (self->language, GETTEXT_PACKAGE, KC_ ("value", "None"));
    case KAMAE_ABSENCE_NOT_APPLICABLE:
      return kamae_translate (self->language, GETTEXT_PACKAGE, KC_ ("value", "Not applicable"));
    case KAMAE_ABSENCE_UNKNOWN:
    default:
      break;
    }
  if (self->is_past && self->is_approved)
    return kamae_translate (self->language, GETTEXT_PACKAGE,
                            /* Translators: of what nobody entered on approved paper: 記載なし */
                            KC_ ("paper", "Not stated"));
  is_due = declared->required_from != NULL
             ? kamae_workflow_reaches (entity->workflow, kamae_record_get_state (record),
                                       declared->required_from)
             : kamae_field_is_text (declared);
  return is_due ? kamae_translate (self->language, GETTEXT_PACKAGE,
                                   /* Translators: on paper: 未記入 */
                                   KC_ ("paper", "Not entered yet"))
                : kamae_translate (self->language, GETTEXT_PACKAGE,
                                   /* Translators: on paper, of what is not due yet: 未定 */
                                   KC_ ("paper", "To be decided"));
}

/**
 * kamae_report_context_dup_answer:
 * @self: a context
 * @record: any record
 * @field: name of a field, or "state"
 *
 * As kamae_report_context_dup_value(), but never leaves the reader in doubt: what has no value says
 * so by kamae_report_context_get_blank().
 *
 * Returns: (transfer full): the field's value as it is printed
 *
 * Since: 0.1
 */
char *
kamae_report_context_dup_answer (KamaeReportContext *self,
                                 KamaeRecord        *record,
                                 const char         *field)
{
  g_autofree char *value = kamae_report_context_dup_value (self, record, field);

  return value != NULL && *value != '\0'
           ? g_steal_pointer (&value)
           : g_strdup (kamae_report_context_get_blank (self, record, field));
}

/**
 * kamae_report_context_get_content:
 * @self: the context of a report of one record
 * @error: return location for an error
 *
 * What the last approval of the record froze or, before there is one, what it would freeze now. A
 * draft and an approved record are so printed by the same queries, the latter as it was approved.
 *
 * Returns: (nullable): the content, as JSON
 *
 * Since: 0.1
 */
const char *
kamae_report_context_get_content (KamaeReportContext  *self,
                                  GError             **error)
{
  g_return_val_if_fail (KAMAE_IS_REPORT_CONTEXT (self) && self->record != NULL, NULL);

  if (self->content == NULL)
    self->content = kamae_register_dup_snapshot (self->reg, self->record);
  if (self->content == NULL)
    self->content = kamae_register_dup_content (self->reg, self->record, error);
  return self->content;
}

static void
identify (KamaeReportContext *self,
          KamaeDocument      *document,
          const char         *field)
{
  const KamaeField *declared =
    kamae_entity_find_field (kamae_record_get_entity (self->record), field);
  const char *label =
    kamae_report_context_text (self, declared != NULL ? declared->label : N_ ("State"));
  g_autofree char *value = kamae_report_context_dup_answer (self, self->record, field);

  kamae_document_add_identification (document, label, value);
}

/**
 * kamae_report_context_identify: (skip)
 * @self: the context of a report of one record
 * @document: the report
 * @first_field: name of a field, or "state"
 * @...: more of them, ended by %NULL
 *
 * Says under the title what the fields are called and hold.
 *
 * Since: 0.1
 */
void
kamae_report_context_identify (KamaeReportContext *self,
                               KamaeDocument      *document,
                               const char         *first_field,
                               ...)
{
  va_list fields;

  g_return_if_fail (KAMAE_IS_REPORT_CONTEXT (self) && self->record != NULL);

  va_start (fields, first_field);
  for (const char *field = first_field; field != NULL; field = va_arg (fields, const char *))
    identify (self, document, field);
  va_end (fields);
}

/**
 * kamae_report_context_add_heading:
 * @self: a context
 * @document: the report
 * @msgid: marked for translation
 *
 * Adds the heading of a section in the language of the paper.
 *
 * Since: 0.1
 */
void
kamae_report_context_add_heading (KamaeReportContext *self,
                                  KamaeDocument      *document,
                                  const char         *msgid)
{
  kamae_document_add_heading (document, 2, kamae_report_context_text (self, msgid));
}

/**
 * kamae_report_context_query:
 * @self: a context
 * @sql: a constant query that only reads; `:id` is the record's key, `:as_of` the day, `:content`
 * see kamae_report_context_get_content()
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
  const char *content = NULL;
  KamaeCursor *cursor;

  g_return_val_if_fail (KAMAE_IS_REPORT_CONTEXT (self), NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  if (strstr (sql, ":content") != NULL)
    {
      content = kamae_report_context_get_content (self, error);
      if (content == NULL)
        return NULL;
    }

  cursor = kamae_register_query (self->reg, sql, self->language, error);
  if (cursor == NULL)
    return NULL;

  kamae_cursor_bind_text (cursor, ":as_of", self->as_of);
  kamae_cursor_bind_text (cursor, ":content", content);
  if (self->record != NULL)
    kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (self->record));
  return cursor;
}

/**
 * kamae_report_context_dup_cell:
 * @self: a context
 * @cursor: at a row
 * @column: of the row, from 0
 *
 * Returns: (transfer full): the text as it is printed: that of a column whose name ends in `_on` is
 * a date, and is written as the organization does; so are the dates in one that ends in `_dates`
 *
 * Since: 0.1
 */
char *
kamae_report_context_dup_cell (KamaeReportContext *self,
                               KamaeCursor        *cursor,
                               guint               column)
{
  const char *text = kamae_cursor_get_text (cursor, column);
  const char *name = kamae_cursor_get_name (cursor, column);

  if (g_str_has_suffix (name, "_on"))
    return kamae_report_context_dup_date (self, text);
  if (text != NULL && g_str_has_suffix (name, "_dates"))
    return kamae_register_dup_dates (self->reg, text, self->language);
  return g_strdup (text != NULL ? text : "");
}

/**
 * kamae_report_context_fill_table:
 * @self: a context
 * @table: a table with at most as many columns as the query
 * @cursor: rows to come
 * @error: return location for an error
 *
 * Adds all rows to a table, each cell as by kamae_report_context_dup_cell().
 *
 * Returns: whether all rows could be read
 *
 * Since: 0.1
 */
gboolean
kamae_report_context_fill_table (KamaeReportContext  *self,
                                 KamaeTable          *table,
                                 KamaeCursor         *cursor,
                                 GError             **error)
{
  g_autoptr (GError) failure = NULL;
  guint n_columns;

  g_return_val_if_fail (KAMAE_IS_REPORT_CONTEXT (self), FALSE);
  g_return_val_if_fail (KAMAE_IS_TABLE (table), FALSE);

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

/**
 * kamae_report_context_add_rows:
 * @self: a context
 * @table: a table with at most as many columns as the query
 * @sql: as for kamae_report_context_query()
 * @error: return location for an error
 *
 * Adds each row of a query to a table; see kamae_report_context_fill_table().
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
  g_autoptr (KamaeCursor) cursor = kamae_report_context_query (self, sql, error);

  return cursor != NULL && kamae_report_context_fill_table (self, table, cursor, error);
}

/**
 * kamae_report_context_add_table: (skip)
 * @self: a context
 * @document: the report
 * @columns: (array): ended by one without a title
 * @sql: (nullable): its rows, as for kamae_report_context_add_rows(); %NULL for none yet
 * @error: return location for an error
 *
 * Adds a table, its head in the language of the paper.
 *
 * Returns: (transfer none) (nullable): the table, unless its rows could not be read
 *
 * Since: 0.1
 */
KamaeTable *
kamae_report_context_add_table (KamaeReportContext  *self,
                                KamaeDocument       *document,
                                const KamaeColumn   *columns,
                                const char          *sql,
                                GError             **error)
{
  KamaeTable *table = kamae_document_add_table (document);

  for (; columns->title != NULL; columns++)
    kamae_table_add_column (table,
                            *columns->title != '\0'
                              ? kamae_report_context_text (self, columns->title)
                              : "",
                            columns->weight, columns->flags);
  return sql == NULL || kamae_report_context_add_rows (self, table, sql, error) ? table : NULL;
}
