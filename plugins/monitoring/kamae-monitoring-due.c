/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "kamae-monitoring-private.h"

#include <kamae-i18n.h>

/* When a period has ended its measurement is written: the value that the figure had at the end of
 * the period, or a row that waits for whoever measures; and the analyses that are due. All of it is
 * one operation, made when somebody opens the register or asks for it. */

/* Rows of the periods that ended since the last one of each indicator, the oldest first: the
 * register of a day is made from the journal, and goes on from day to day. */
#define DUE(table, kind) \
  "due_" table " (indicator_id, starts_on, ends_on) AS (" \
  "SELECT id, day, " KAMAE_MONITORING_ENDS (kind, "day") " FROM (SELECT indicator.id AS id, " \
  "indicator." kind " AS " kind ", " KAMAE_MONITORING_NEXT (table, kind, "indicator") " AS day " \
  "FROM indicator WHERE indicator.state = 'active') " \
  "UNION ALL SELECT indicator.id, date (ends_on, '+1 day'), " \
  KAMAE_MONITORING_ENDS (kind, "date (ends_on, '+1 day')") " FROM due_" table \
  " JOIN indicator ON indicator.id = indicator_id WHERE date (ends_on, '+1 day') < :as_of)"

#define ENDED(table) "due_" table " WHERE ends_on < :as_of"

/* A figure that failed, or whose plugin is there again, is computed after all. */
#define WAITING \
  "measurement JOIN indicator ON indicator.id = measurement.indicator_id " \
  "WHERE measurement.state = 'open' AND measurement.obstacle IN ('unavailable', 'failed') " \
  "AND figure_title (indicator.figure) IS NOT NULL"

#define IS_DUE \
  "WITH RECURSIVE " DUE ("measurement", "period") ", " \
  DUE ("indicator_analysis", "analyse_when") " SELECT EXISTS (SELECT 1 FROM " \
  ENDED ("measurement") ") OR EXISTS (SELECT 1 FROM " ENDED ("indicator_analysis") ") " \
  "OR EXISTS (SELECT 1 FROM " WAITING ")"

#define MEASUREMENTS \
  "WITH RECURSIVE " DUE ("measurement", "period") " " \
  "SELECT indicator.id, due.starts_on, due.ends_on, " \
  "date (due.ends_on, '+' || setting ('monitoring.measure_days') || ' days'), indicator.unit, " \
  "indicator.target, indicator.alarm, indicator.direction, indicator.source, indicator.figure, " \
  "indicator.measure_who_id FROM (SELECT * FROM " ENDED ("measurement") ") AS due " \
  "JOIN indicator ON indicator.id = due.indicator_id " \
  "ORDER BY due.ends_on, indicator.number COLLATE counted"

#define ANALYSES \
  "WITH RECURSIVE " DUE ("indicator_analysis", "analyse_when") " " \
  "SELECT indicator.id, due.starts_on, due.ends_on, " \
  "date (due.ends_on, '+' || setting ('monitoring.analyse_days') || ' days'), " \
  "indicator.analyse_who_id FROM (SELECT * FROM " ENDED ("indicator_analysis") ") AS due " \
  "JOIN indicator ON indicator.id = due.indicator_id " \
  "ORDER BY due.ends_on, indicator.number COLLATE counted"

#define RETRIED "SELECT measurement.id, measurement.ends_on, indicator.figure FROM " WAITING \
  " ORDER BY measurement.ends_on, indicator.number COLLATE counted"

/* What a figure was at the end of a period, or the code of why nobody knows. */
typedef struct
{
  double number;
  const char *obstacle;
} Value;

typedef struct
{
  KamaeOperation *operation;
  KamaeRegister *reg;
  GHashTable *values; /* of Value, by figure and day: many indicators may ask for the same */
  GPtrArray *failed;  /* the ids of figures that failed, and why the first of them did */
  GError *failure;
} Writing;

/* What does not read as a number is none. */
static double
read_number (const char *text)
{
  char *end = NULL;
  double number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' ? number : NAN;
}

gboolean
kamae_monitoring_compute (KamaeRegister      *reg,
                          const KamaeFigure  *figure,
                          const char         *as_of,
                          double             *value,
                          GError            **error)
{
  g_autoptr(KamaeFigureResult) result =
    kamae_register_compute (reg, figure, as_of, NULL, NULL, error);
  guint n_rows;
  const char *cell = NULL;

  if (result == NULL)
    return FALSE;

  n_rows = kamae_figure_result_get_n_rows (result);
  *value = NAN;
  if (figure->kind == KAMAE_FIGURE_TABLE)
    *value = n_rows;
  else if (figure->kind == KAMAE_FIGURE_NUMBER && kamae_figure_result_is_known (result))
    *value = kamae_figure_result_get_number (result);
  else if (figure->kind == KAMAE_FIGURE_SERIES && n_rows > 0)
    cell = kamae_figure_result_get_cell (result, n_rows - 1, 1);
  if (cell != NULL)
    *value = read_number (cell);
  return TRUE;
}

/* A figure that fails keeps no other from being written. */
static Value
compute (Writing           *writing,
         const KamaeFigure *figure,
         const char        *as_of)
{
  g_autoptr(GError) failure = NULL;
  Value value = { NAN, NULL };

  if (kamae_monitoring_compute (writing->reg, figure, as_of, &value.number, &failure))
    {
      value.obstacle = isfinite (value.number) ? NULL : "unknown";
      return value;
    }
  value.obstacle = "failed";
  if (!g_ptr_array_find_with_equal_func (writing->failed, figure->id, g_str_equal, NULL))
    g_ptr_array_add (writing->failed, (gpointer) figure->id);
  if (writing->failure == NULL)
    writing->failure = g_steal_pointer (&failure);
  return value;
}

static Value
compute_once (Writing           *writing,
              const KamaeFigure *figure,
              const char        *as_of)
{
  g_autofree char *key = g_strjoin (" ", figure->id, as_of, NULL);
  const Value *known = g_hash_table_lookup (writing->values, key);
  Value value;

  if (known != NULL)
    return *known;
  value = compute (writing, figure, as_of);
  g_hash_table_insert (writing->values, g_steal_pointer (&key),
                       g_memdup2 (&value, sizeof value));
  return value;
}

/* Rows as texts, so that nothing is read while it is written. */
static GPtrArray *
read_rows (KamaeRegister  *reg,
           const char     *sql,
           GError        **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr(KamaeCursor) cursor = kamae_register_query (reg, sql, NULL, error);
  g_autoptr(GError) failure = NULL;

  if (cursor == NULL)
    return NULL;
  while (kamae_cursor_next (cursor, &failure))
    {
      guint n = kamae_cursor_get_n_columns (cursor);
      char **row = g_new0 (char *, n + 1);

      for (guint i = 0; i < n; i++)
        row[i] = g_strdup (kamae_cursor_is_null (cursor, i) ? ""
                                                            : kamae_cursor_get_text (cursor, i));
      g_ptr_array_add (rows, row);
    }
  if (failure == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static const char *
or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

/* The value of the figure, or NULL and why there is none. */
static char *
dup_value (Writing     *writing,
           const char  *id,
           const char  *as_of,
           const char **obstacle)
{
  const KamaeFigure *figure =
    kamae_model_find_figure (kamae_register_get_model (writing->reg), id);
  Value value = { NAN, "unavailable" };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (figure != NULL)
    value = compute_once (writing, figure, as_of);
  *obstacle = value.obstacle;
  return value.obstacle == NULL
           ? g_strdup (g_ascii_dtostr (buffer, sizeof buffer, value.number)) : NULL;
}

static gboolean
write_measurement (Writing             *writing,
                   const char *const   *row,
                   GError             **error)
{
  gboolean is_computed = g_str_equal (row[8], "computed");
  const char *obstacle = NULL;
  g_autofree char *value =
    is_computed ? dup_value (writing, row[9], row[2], &obstacle) : NULL;
  g_autoptr(KamaeRecord) measurement =
    kamae_operation_create (writing->operation, "measurement", error,
                            "indicator", row[0], "starts_on", row[1], "ends_on", row[2],
                            "due_on", row[3], "unit", or_null (row[4]),
                            "target", or_null (row[5]), "alarm", or_null (row[6]),
                            "direction", or_null (row[7]),
                            "origin", value != NULL ? "computed" : "entered",
                            "source", is_computed ? or_null (row[9]) : NULL,
                            "measured_by", value != NULL ? NULL : or_null (row[10]),
                            "value", value, "obstacle", obstacle, NULL);

  return measurement != NULL
         && (value == NULL
             || kamae_operation_transition (writing->operation, measurement, "compute", error));
}

static gboolean
write_analysis (KamaeOperation     *operation,
                const char *const  *row,
                GError            **error)
{
  g_autoptr(KamaeRecord) analysis =
    kamae_operation_create (operation, "indicator_analysis", error, "indicator", row[0],
                            "starts_on", row[1], "ends_on", row[2], "due_on", row[3],
                            "analyst", or_null (row[4]), NULL);

  return analysis != NULL;
}

/* A value that could not be computed when its period ended. */
static gboolean
write_late (Writing            *writing,
            const char *const  *row,
            GError            **error)
{
  const char *obstacle = NULL;
  g_autofree char *value = dup_value (writing, row[2], row[1], &obstacle);
  g_autoptr(KamaeRecord) measurement =
    kamae_register_ref_record (writing->reg, g_ascii_strtoll (row[0], NULL, 10), error);

  if (measurement == NULL
      || !kamae_operation_set (writing->operation, measurement, "obstacle", obstacle, error))
    return FALSE;
  return value == NULL
         || (kamae_operation_set (writing->operation, measurement, "value", value, error)
             && kamae_operation_set (writing->operation, measurement, "origin", "computed", error)
             && kamae_operation_set (writing->operation, measurement, "measured_by", NULL, error)
             && kamae_operation_transition (writing->operation, measurement, "compute", error));
}

static gboolean
write_rows (Writing *writing,
            GError **error)
{
  g_autoptr(GPtrArray) measurements = read_rows (writing->reg, MEASUREMENTS, error);
  g_autoptr(GPtrArray) analyses =
    measurements != NULL ? read_rows (writing->reg, ANALYSES, error) : NULL;
  g_autoptr(GPtrArray) retried =
    analyses != NULL ? read_rows (writing->reg, RETRIED, error) : NULL;

  if (retried == NULL)
    return FALSE;
  for (guint i = 0; i < retried->len; i++)
    if (!write_late (writing, retried->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < measurements->len; i++)
    if (!write_measurement (writing, measurements->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < analyses->len; i++)
    if (!write_analysis (writing->operation, analyses->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* FALSE with an error that names the figures that failed. */
static gboolean
has_computed (Writing  *writing,
              GError  **error)
{
  g_autofree char *ids = NULL;

  if (writing->failure == NULL)
    return TRUE;
  g_ptr_array_add (writing->failed, NULL);
  ids = g_strjoinv (C_ ("between the items of a list", ", "), (char **) writing->failed->pdata);
  g_set_error (error, KAMAE_ERROR, writing->failure->code,
               /* Translators: ids of figures, as “NCR-C02”, and a sentence that says why */
               _("What was due is written, but for the values of figures that could not be computed: %1$s. Their measurements wait, and are tried again the next time. %2$s"),
               ids, writing->failure->message);
  return FALSE;
}

gboolean
kamae_monitoring_write (KamaeOperation  *operation,
                        GError         **error)
{
  g_autoptr(GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) failed = g_ptr_array_new ();
  Writing writing = { operation, kamae_operation_get_register (operation), values, failed, NULL };
  gboolean done = write_rows (&writing, error) && kamae_operation_commit (operation, error)
                  && has_computed (&writing, error);

  g_clear_error (&writing.failure);
  return done;
}

gboolean
kamae_monitoring_is_due (KamaeRegister  *reg,
                         gboolean       *is_due,
                         GError        **error)
{
  g_autoptr(GError) failure = NULL;

  *is_due = kamae_register_count (reg, IS_DUE, &failure) != 0;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
kamae_monitoring_write_due (KamaeRegister  *reg,
                            GError        **error)
{
  g_autoptr(KamaeOperation) operation = NULL;
  gboolean is_due = FALSE;

  if (!kamae_monitoring_is_due (reg, &is_due, error))
    return FALSE;
  if (!is_due)
    return TRUE;
  operation = kamae_register_begin (reg, _("Write the measurements that are due"), NULL, error);
  return operation != NULL && kamae_monitoring_write (operation, error);
}

/* From the last analysis up to the newest value; not later, of that nothing is known yet. */
#define SINCE_ANALYSIS \
  "SELECT coalesce ((SELECT date (max (ends_on), '+1 day') FROM indicator_analysis " \
  "WHERE indicator_id = indicator.id), min (measurement.starts_on)), " \
  "max (measurement.ends_on), date (:as_of, '+' || setting ('monitoring.analyse_days') " \
  "|| ' days'), indicator.analyse_who_id FROM indicator JOIN measurement " \
  "ON measurement.indicator_id = indicator.id AND measurement.state = 'recorded' " \
  "WHERE indicator.id = :id"

gboolean
kamae_monitoring_add_analysis (KamaeOperation  *operation,
                               KamaeRecord     *indicator,
                               GError         **error)
{
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_operation_get_register (operation), SINCE_ANALYSIS, NULL, error);
  g_autofree char *id = kamae_record_dup_key (indicator);
  g_auto(GStrv) row = NULL;

  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (indicator));
  if (!kamae_cursor_next (cursor, error))
    return FALSE;
  if (kamae_cursor_is_null (cursor, 1)
      || g_strcmp0 (kamae_cursor_get_text (cursor, 0), kamae_cursor_get_text (cursor, 1)) > 0)
    {
      g_set_error_literal (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                           _("There is no value since the last analysis, so nothing was added. Record a measurement first."));
      return FALSE;
    }
  row = g_new0 (char *, 6);
  row[0] = g_steal_pointer (&id);
  for (guint i = 0; i < 4; i++)
    row[i + 1] = g_strdup (kamae_cursor_is_null (cursor, i) ? ""
                                                            : kamae_cursor_get_text (cursor, i));
  g_clear_object (&cursor);
  return write_analysis (operation, (const char *const *) row, error);
}
