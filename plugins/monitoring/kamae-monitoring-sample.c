/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-monitoring-sample-private.h"

#include <string.h>

/* The plugin's part of the sample organization: indicators of three years. At the beginning of each
 * month the values of the periods that have ended are written; people enter theirs some days later,
 * and analyse them each half-year. */

#define ISMS_MANAGER "1002"
#define SECRETARIAT "1006"
#define DAY_OF_VALUES 7
#define DAY_OF_ANALYSES 19

typedef const KamaeMonitoringIndicator Indicator;

#define TEXT(text) kamae_sample_text (sample, (text).ja, (text).en)

static gboolean
is_past (KamaeSample *sample,
         const char  *date)
{
  return strcmp (date, kamae_sample_get_today (sample)) <= 0;
}

/* Indicators */

static KamaeRecord *
create (KamaeSample     *sample,
        KamaeOperation  *operation,
        Indicator       *data,
        GError         **error)
{
  g_autofree char *begins_on = kamae_sample_dup_date (sample, 2, 1, 1);
  g_autoptr(KamaeRecord) indicator = NULL;
  g_autoptr(KamaeRecord) control = NULL;

  indicator = kamae_operation_create (operation, "indicator", error,
                                      "name", TEXT (data->name), "what", TEXT (data->what),
                                      "kind", data->kind, "input", data->input,
                                      "source", data->figure != NULL ? "computed" : "measured",
                                      "figure", data->figure, "method", TEXT (data->method),
                                      "unit", TEXT (data->unit), "direction", data->direction,
                                      "target", data->target, "alarm", data->alarm,
                                      "period", data->period,
                                      "measure_who", data->measure_who,
                                      "analyse_when", "half", "analyse_who", data->analyse_who,
                                      "begins_on", begins_on, NULL);
  if (indicator == NULL
      || (data->target == NULL
          && !kamae_operation_set_absence (operation, indicator, "target", KAMAE_ABSENCE_NONE,
                                           error))
      || (data->alarm == NULL
          && !kamae_operation_set_absence (operation, indicator, "alarm", KAMAE_ABSENCE_NONE,
                                           error)))
    return NULL;
  control = data->control != NULL ? kamae_sample_find (sample, "control", data->control) : NULL;
  if (control != NULL
      && !kamae_operation_add_link (operation, indicator, "subjects", control, error))
    return NULL;
  return g_steal_pointer (&indicator);
}

/* What another plugin computes is measured where that is there. */
static gboolean
is_known (KamaeSample *sample,
          Indicator   *data)
{
  KamaeModel *model = kamae_register_get_model (kamae_sample_get_register (sample));

  return data->figure == NULL || kamae_model_find_figure (model, data->figure) != NULL;
}

static gboolean
approve (KamaeSample  *sample,
         const char   *date,
         KamaeRecord  *indicator,
         GError      **error)
{
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, ISMS_MANAGER,
                        kamae_sample_text (sample, "指標の承認", "Approve an indicator"), indicator,
                        error);

  return operation != NULL && kamae_operation_transition (operation, indicator, "approve", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
set_up (KamaeSample  *sample,
        GError      **error)
{
  g_autofree char *created_on = kamae_sample_dup_date (sample, 2, 3, 6);
  g_autofree char *approved_on = kamae_sample_dup_date (sample, 2, 3, 12);
  g_autoptr(GPtrArray) indicators = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, created_on, SECRETARIAT,
                        kamae_sample_text (sample, "監視・測定の指標を定める", "Set up the indicators"),
                        NULL, error);

  if (operation == NULL)
    return FALSE;
  for (Indicator *data = kamae_monitoring_sample_indicators; data->name.ja != NULL; data++)
    {
      g_autoptr(KamaeRecord) indicator = NULL;

      if (!is_known (sample, data))
        continue;
      indicator = create (sample, operation, data, error);
      if (indicator == NULL)
        return FALSE;
      g_ptr_array_add (indicators, g_steal_pointer (&indicator));
    }
  if (!kamae_operation_commit (operation, error))
    return FALSE;
  for (guint i = 0; i < indicators->len; i++)
    if (!approve (sample, approved_on, indicators->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Rows of a state: their keys, the name of the indicator, and how many rows came before. */

#define ROWS(table, condition) \
  "SELECT this.id, indicator.name, (SELECT count (*) FROM " table " AS before " \
  "WHERE before.indicator_id = this.indicator_id AND before.starts_on < this.starts_on), " \
  "person.staff_no FROM " table " AS this JOIN indicator ON indicator.id = this.indicator_id " \
  "JOIN person ON person.id = indicator.analyse_who_id WHERE this.state = '" condition "' " \
  "ORDER BY indicator.number COLLATE counted"

typedef struct
{
  KamaeRecord *record;
  Indicator *indicator;
  int place;
  char *analyst;
} Row;

static void
row_free (Row *row)
{
  g_clear_object (&row->record);
  g_free (row->analyst);
  g_free (row);
}

static Indicator *
find_indicator (KamaeSample *sample,
                const char  *name)
{
  for (Indicator *data = kamae_monitoring_sample_indicators; data->name.ja != NULL; data++)
    if (g_strcmp0 (TEXT (data->name), name) == 0)
      return data;
  return NULL;
}

static GPtrArray *
read_rows (KamaeSample  *sample,
           const char   *sql,
           GError      **error)
{
  KamaeRegister *reg = kamae_sample_get_register (sample);
  g_autoptr(KamaeCursor) cursor = kamae_register_query (reg, sql, NULL, error);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  g_autoptr(GError) failure = NULL;

  if (cursor == NULL)
    return NULL;
  while (kamae_cursor_next (cursor, &failure))
    {
      Row *row = g_new0 (Row, 1);

      g_ptr_array_add (rows, row);
      row->record = kamae_register_ref_record (reg, kamae_cursor_get_integer (cursor, 0), error);
      row->indicator = find_indicator (sample, kamae_cursor_get_text (cursor, 1));
      row->place = (int) kamae_cursor_get_integer (cursor, 2);
      row->analyst = g_strdup (kamae_cursor_get_text (cursor, 3));
      if (row->record == NULL)
        return NULL;
    }
  if (failure == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* Values */

static gboolean
write_due (KamaeSample  *sample,
           const char   *date,
           GError      **error)
{
  g_autoptr(KamaeOperation) operation = NULL;
  gboolean is_due = FALSE;

  if (!kamae_sample_wait (sample, date, error)
      || !kamae_monitoring_is_due (kamae_sample_get_register (sample), &is_due, error))
    return FALSE;
  if (!is_due)
    return TRUE;
  operation = kamae_sample_begin (sample, date, SECRETARIAT,
                                  kamae_sample_text (sample, "期限の来た測定結果を記録",
                                                     "Write the measurements that are due"),
                                  NULL, error);
  return operation != NULL && kamae_monitoring_write (operation, error);
}

static gboolean
skip (KamaeSample     *sample,
      KamaeOperation  *operation,
      KamaeRecord     *measurement,
      GError         **error)
{
  return kamae_operation_set (operation, measurement, "reason",
                              kamae_sample_text (sample,
                                                 "対象の値が得られなかったため。次の期間に測定する。",
                                                 "There was nothing to measure. It is measured in the next period."),
                              error)
         && kamae_operation_transition (operation, measurement, "skip", error);
}

static gboolean
enter_value (KamaeSample     *sample,
             KamaeOperation  *operation,
             const Row       *row,
             GError         **error)
{
  g_auto(GStrv) values = g_strsplit (row->indicator->values != NULL ? row->indicator->values : "",
                                     " ", -1);
  const char *value = (guint) row->place < g_strv_length (values) ? values[row->place] : "-";

  if (g_str_equal (value, "-"))
    return skip (sample, operation, row->record, error);
  return kamae_operation_set (operation, row->record, "value", value, error)
         && kamae_operation_set (operation, row->record, "source", TEXT (row->indicator->source),
                                 error)
         && kamae_operation_transition (operation, row->record, "record", error);
}

static gboolean
enter_values (KamaeSample  *sample,
              const char   *date,
              GError      **error)
{
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(KamaeOperation) operation = NULL;

  if (!is_past (sample, date) || !kamae_sample_wait (sample, date, error))
    return is_past (sample, date) ? FALSE : TRUE;
  rows = read_rows (sample, ROWS ("measurement", "open"), error);
  if (rows == NULL || rows->len == 0)
    return rows != NULL;
  operation = kamae_sample_begin (sample, date, SECRETARIAT,
                                  kamae_sample_text (sample, "測定結果の入力", "Enter measurements"),
                                  NULL, error);
  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!enter_value (sample, operation, rows->pdata[i], error))
      return FALSE;
  return kamae_operation_commit (operation, error);
}

/* Analyses */

static const KamaeMonitoringFinding *
find_finding (const Row *row)
{
  for (const KamaeMonitoringFinding *finding = kamae_monitoring_sample_findings;
       finding->indicator != NULL; finding++)
    if (g_str_equal (finding->indicator, row->indicator->name.ja) && finding->place == row->place)
      return finding;
  return NULL;
}

static gboolean
add_task (KamaeSample                   *sample,
          KamaeOperation                *operation,
          KamaeRecord                   *analysis,
          const KamaeMonitoringFinding  *finding,
          GError                       **error)
{
  g_autofree char *id = kamae_record_dup_key (analysis);
  g_autofree char *today = kamae_register_dup_today (kamae_sample_get_register (sample));
  g_autofree char *due_on = kamae_sample_dup_working_day (sample, today, 20);
  g_autoptr(KamaeRecord) task =
    kamae_operation_create (operation, "task", error, "subject", TEXT (finding->action),
                            "assignee", finding->owner, "due_on", due_on, "source", id,
                            "clause", "9.1", NULL);

  return task != NULL && kamae_operation_add_link (operation, analysis, "actions", task, error);
}

/* Words for a value that needs no others: whether the target was met. */
static const char *
get_usual (KamaeSample *sample,
           const Row   *row)
{
  g_autofree char *measured = kamae_record_dup_display (row->record, "measured", NULL);

  if (row->indicator->target == NULL)
    return kamae_sample_text (sample,
                              "件数に大きな変化はない。内容は調査票の依頼が中心で、回答は期日までに終えている。",
                              "Their number has hardly changed. Most are questionnaires, and all were answered in time.");
  if (strstr (measured, "未達") != NULL || strstr (measured, "警戒") != NULL
      || strstr (measured, "missed") != NULL || strstr (measured, "Alarm") != NULL)
    return kamae_sample_text (sample,
                              "目標を満たさない期間があったが、担当者に確認し、その後に解消したものと期日を決めたものだけである。次の期間も推移を見る。",
                              "The target was not met all the time. Those in charge were asked: what was open is done by now or has a new day. It is watched in the next period.");
  return kamae_sample_text (sample, "目標を満たしている。測定方法を変えず、現行の管理を続ける。",
                            "The target is met. The measurement and the controls stay as they are.");
}

static gboolean
analyse (KamaeSample  *sample,
         const char   *date,
         const Row    *row,
         GError      **error)
{
  const KamaeMonitoringFinding *finding = find_finding (row);
  gboolean acts = finding != NULL && finding->owner != NULL;
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, row->analyst,
                        kamae_sample_text (sample, "測定結果の分析・評価", "Analyse the measurements"),
                        row->record, error);

  return operation != NULL
         && kamae_operation_set (operation, row->record, "findings",
                                 finding != NULL ? TEXT (finding->findings)
                                                 : get_usual (sample, row), error)
         && kamae_operation_set (operation, row->record, "verdict",
                                 acts ? "improve" : "effective", error)
         && (!acts || add_task (sample, operation, row->record, finding, error))
         && kamae_operation_transition (operation, row->record, "analyse", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
approve_analyses (KamaeSample  *sample,
                  const char   *date,
                  GError      **error)
{
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(KamaeOperation) operation = NULL;

  if (!kamae_sample_wait (sample, date, error))
    return FALSE;
  rows = read_rows (sample, ROWS ("indicator_analysis", "analysed"), error);
  if (rows == NULL || rows->len == 0)
    return rows != NULL;
  operation = kamae_sample_begin (sample, date, ISMS_MANAGER,
                                  kamae_sample_text (sample, "分析・評価の承認", "Approve the analyses"),
                                  NULL, error);
  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!kamae_operation_transition (operation, ((Row *) rows->pdata[i])->record, "approve",
                                     error))
      return FALSE;
  return kamae_operation_commit (operation, error);
}

#define OPEN_TASKS \
  "SELECT task.id FROM task JOIN indicator_analysis ON indicator_analysis.id = task.source_id " \
  "WHERE task.state = 'open' AND indicator_analysis.state = 'approved'"

static gboolean
finish_tasks (KamaeSample  *sample,
              const char   *date,
              GError      **error)
{
  KamaeRegister *reg = kamae_sample_get_register (sample);
  g_autoptr(KamaeOperation) operation = NULL;
  gint64 id;

  if (!kamae_sample_wait (sample, date, error))
    return FALSE;
  while ((id = kamae_register_count (reg, OPEN_TASKS, error)) != 0)
    {
      g_autoptr(KamaeRecord) task = kamae_register_ref_record (reg, id, error);

      g_clear_object (&operation);
      if (task == NULL)
        return FALSE;
      operation = kamae_sample_begin (sample, date, SECRETARIAT,
                                      kamae_sample_text (sample, "分析・評価に基づく処置の完了",
                                                         "Finish what follows from an analysis"),
                                      task, error);
      if (operation == NULL
          || !kamae_operation_set (operation, task, "result",
                                   kamae_sample_text (sample, "実施した。効果は次の測定で確かめる。",
                                                      "Done. The next measurement shows whether it helped."),
                                   error)
          || !kamae_operation_transition (operation, task, "finish", error)
          || !kamae_operation_commit (operation, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
analyse_all (KamaeSample  *sample,
             const char   *date,
             GError      **error)
{
  g_autofree char *approved_on = kamae_sample_dup_working_day (sample, date, 3);
  g_autofree char *done_on = kamae_sample_dup_working_day (sample, date, 8);
  g_autoptr(GPtrArray) rows = NULL;

  if (!is_past (sample, date))
    return TRUE;
  if (!kamae_sample_wait (sample, date, error))
    return FALSE;
  rows = read_rows (sample, ROWS ("indicator_analysis", "open"), error);
  if (rows == NULL || rows->len == 0)
    return rows != NULL;
  for (guint i = 0; i < rows->len; i++)
    if (!analyse (sample, date, rows->pdata[i], error))
      return FALSE;
  if (!is_past (sample, approved_on))
    return TRUE;
  return approve_analyses (sample, approved_on, error)
         && (!is_past (sample, done_on) || finish_tasks (sample, done_on, error));
}

static gboolean
tell_month (KamaeSample  *sample,
            int           years_ago,
            int           month,
            GError      **error)
{
  g_autofree char *first = kamae_sample_dup_date (sample, years_ago, month, 1);
  g_autofree char *written_on = kamae_sample_dup_working_day (sample, first, 0);
  g_autofree char *seventh = kamae_sample_dup_date (sample, years_ago, month, DAY_OF_VALUES);
  g_autofree char *entered_on = kamae_sample_dup_working_day (sample, seventh, 0);
  g_autofree char *later = kamae_sample_dup_date (sample, years_ago, month, DAY_OF_ANALYSES);
  g_autofree char *analysed_on = kamae_sample_dup_working_day (sample, later, 0);

  return write_due (sample, written_on, error) && enter_values (sample, entered_on, error)
         && (month % 6 != 1 || analyse_all (sample, analysed_on, error));
}

gboolean
kamae_monitoring_fill_sample (KamaeSample  *sample,
                              GError      **error)
{
  if (!set_up (sample, error))
    return FALSE;
  for (int year = 2; year >= 0; year--)
    for (int month = year == 2 ? 4 : 1; month <= 12; month++)
      {
        g_autofree char *first = kamae_sample_dup_date (sample, year, month, 1);
        g_autofree char *written_on = kamae_sample_dup_working_day (sample, first, 0);

        if (!is_past (sample, written_on))
          return TRUE;
        if (!tell_month (sample, year, month, error))
          return FALSE;
      }
  return TRUE;
}
