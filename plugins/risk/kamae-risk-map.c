/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-map-private.h"
#include "kamae-risk-private.h"

#include <kamae-i18n.h>

G_DEFINE_FINAL_TYPE (KamaeRiskMap, kamae_risk_map, G_TYPE_OBJECT)

static void
free_point (gpointer data)
{
  KamaeRiskPoint *point = data;

  g_free (point->number);
  g_free (point->title);
  g_free (point->band);
  g_free (point->mark);
  g_free (point);
}

static void
kamae_risk_map_finalize (GObject *object)
{
  KamaeRiskMap *self = KAMAE_RISK_MAP (object);
  guint n = self->across != NULL && self->up != NULL
              ? self->across->levels->len * self->up->levels->len
              : 0;

  for (guint i = 0; self->places != NULL && i < n; i++)
    {
      g_free (self->places[i].mark);
      g_free (self->places[i].band);
    }
  g_free (self->places);
  g_free (self->language);
  g_ptr_array_unref (self->points);
  g_clear_pointer (&self->axes, g_ptr_array_unref);

  G_OBJECT_CLASS (kamae_risk_map_parent_class)->finalize (object);
}

static void
kamae_risk_map_class_init (KamaeRiskMapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_risk_map_finalize;
}

static void
kamae_risk_map_init (KamaeRiskMap *self)
{
  self->points = g_ptr_array_new_with_free_func (free_point);
}

/* Axes */

#define ALL_INPUTS \
  "WITH RECURSIVE scale AS (SELECT code, row_number () OVER (ORDER BY position, code COLLATE counted) AS n " \
  "FROM criteria_scale WHERE criteria_id = :criteria), " \
  "combination (n, inputs) AS (SELECT 0, '{}' UNION ALL " \
  "SELECT scale.n, json_set (inputs, '$.' || scale.code, level.value) FROM combination " \
  "JOIN scale ON scale.n = combination.n + 1 JOIN criteria_level AS level " \
  "ON level.criteria_id = :criteria AND level.scale = scale.code LIMIT 100000), " \
  "complete AS (SELECT inputs FROM combination WHERE n = (SELECT count (*) FROM scale)) "

#define ASSET_VALUES \
  ALL_INPUTS "SELECT DISTINCT CAST (formula (c.asset_formula, inputs) AS INTEGER) AS value " \
  "FROM complete JOIN risk_criteria AS c ON c.id = :criteria " \
  "WHERE c.asset_formula IS NOT NULL AND value IS NOT NULL ORDER BY value DESC LIMIT 30"

/* Beside the scales: the value of the asset, if the criteria have one. */
static gboolean
add_asset_axis (KamaeRegister  *reg,
                gint64          criteria,
                const char     *language,
                GPtrArray      *axes,
                GError        **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_register_query (reg, ASSET_VALUES, language, error);
  KamaeRiskScale *axis = NULL;

  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":criteria", criteria);
  while (kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      if (axis == NULL)
        {
          axis = kamae_risk_scale_new (KAMAE_RISK_ASSET_AXIS,
                                       kamae_translate (language, GETTEXT_PACKAGE,
                                                        N_("Asset value")), FALSE);
          g_ptr_array_insert (axes, 0, axis);
        }
      kamae_risk_scale_add_level (axis, (int) kamae_cursor_get_integer (cursor, 0));
    }
  return TRUE;
}

/* What can be an axis: KamaeRiskScale. */
GPtrArray *
kamae_risk_map_list_axes (KamaeRegister  *reg,
                          KamaeRecord    *run,
                          const char     *language,
                          GError        **error)
{
  gint64 criteria = kamae_record_get_link (run, "criteria");
  g_autoptr(GPtrArray) axes = kamae_risk_load_scales (reg, criteria, language, error);

  if (axes == NULL)
    return NULL;
  for (guint i = axes->len; i > 0; i--)
    if (((KamaeRiskScale *) axes->pdata[i - 1])->is_fact)
      g_ptr_array_remove_index (axes, i - 1);
  return add_asset_axis (reg, criteria, language, axes, error) ? g_steal_pointer (&axes) : NULL;
}

static KamaeRiskScale *
find_axis (GPtrArray  *axes,
           const char *code)
{
  for (guint i = 0; i < axes->len; i++)
    if (g_str_equal (((KamaeRiskScale *) axes->pdata[i])->code, code))
      return axes->pdata[i];
  return NULL;
}

/* Without a wish: the first scale that is rated at the risk, and the value of the asset or the
 * last. */
static gboolean
choose_axes (KamaeRiskMap *self,
             const char   *across,
             const char   *up)
{
  if (self->axes->len < 2)
    return FALSE;
  self->up = up != NULL ? find_axis (self->axes, up) : NULL;
  self->across = across != NULL ? find_axis (self->axes, across) : NULL;
  if (self->up == NULL)
    self->up = self->axes->pdata[0];
  if (self->across == NULL || self->across == self->up)
    self->across = self->axes->pdata[self->axes->len - 1];
  if (self->across == self->up)
    self->up = self->axes->pdata[0];
  return self->across != self->up;
}

/* The place of a value on an axis; the highest level comes first. -1 for none. */
static int
find_level (KamaeRiskScale *axis,
            KamaeCursor    *cursor,
            guint           column)
{
  if (kamae_cursor_is_null (cursor, column))
    return -1;
  for (guint i = 0; i < axis->levels->len; i++)
    if (((KamaeRiskLevel *) axis->levels->pdata[i])->value
        == (int) kamae_cursor_get_integer (cursor, column))
      return (int) i;
  return -1;
}

/* From left to right the levels rise. */
static int
find_column (KamaeRiskMap *self,
             KamaeCursor  *cursor,
             guint         column)
{
  int level = find_level (self->across, cursor, column);

  return level < 0 ? -1 : (int) self->across->levels->len - 1 - level;
}

/* Places */

#define ON_AXIS(axis, inputs) \
  "CASE WHEN " axis " = '" KAMAE_RISK_ASSET_AXIS "' " \
  "THEN CAST (formula (c.asset_formula, " inputs ") AS INTEGER) " \
  "ELSE json_extract (" inputs ", '$.' || " axis ") END"

#define PROGRAM KAMAE_RISK_WITH_MATRICES ("c.formula", "c.id")

/* For each place the lowest and the highest level that the other scales leave possible. */
#define PLACES \
  ALL_INPUTS ", valued AS (SELECT " ON_AXIS (":across", "inputs") " AS x, " \
  ON_AXIS (":up", "inputs") " AS y, formula (program.text, inputs) AS value, " \
  "program.acceptable AS acceptable FROM complete JOIN risk_criteria AS c ON c.id = :criteria " \
  "JOIN (SELECT " PROGRAM " AS text, c.acceptable_value AS acceptable FROM risk_criteria AS c " \
  "WHERE c.id = :criteria) AS program), " \
  "place AS (SELECT x, y, min (value) AS low, max (value) AS high, max (acceptable) AS acceptable " \
  "FROM valued WHERE x IS NOT NULL AND y IS NOT NULL AND value IS NOT NULL GROUP BY x, y) " \
  "SELECT x, y, low_band.id = high_band.id, coalesce (high <= acceptable, 0), high_band.tone, " \
  "high_band.mark, " KAMAE_RISK_WORDS ("high_band", "label") " FROM place " \
  "LEFT JOIN criteria_band AS low_band ON low_band.criteria_id = :criteria " \
  "AND " KAMAE_RISK_BAND_HOLDS ("low_band", "place.low") " " \
  "LEFT JOIN criteria_band AS high_band ON high_band.criteria_id = :criteria " \
  "AND " KAMAE_RISK_BAND_HOLDS ("high_band", "place.high")

static KamaeCursor *
query (KamaeRegister  *reg,
       const char     *sql,
       KamaeRiskMap   *self,
       KamaeRecord    *run,
       GError        **error)
{
  KamaeCursor *cursor = kamae_register_query (reg, sql, self->language, error);

  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_integer (cursor, ":criteria", kamae_record_get_link (run, "criteria"));
  kamae_cursor_bind_text (cursor, ":across", self->across->code);
  kamae_cursor_bind_text (cursor, ":up", self->up->code);
  return cursor;
}

static gboolean
read_places (KamaeRiskMap   *self,
             KamaeRegister  *reg,
             KamaeRecord    *run,
             GError        **error)
{
  g_autoptr(KamaeCursor) cursor = query (reg, PLACES, self, run, error);

  if (cursor == NULL)
    return FALSE;
  self->places = g_new0 (KamaeRiskPlace, self->across->levels->len * self->up->levels->len);
  while (kamae_cursor_next (cursor, error))
    {
      int column = find_column (self, cursor, 0);
      int row = find_level (self->up, cursor, 1);
      KamaeRiskPlace *place;

      if (column < 0 || row < 0)
        continue;
      place = &self->places[(guint) row * self->across->levels->len + (guint) column];
      place->is_decided = kamae_cursor_get_integer (cursor, 2) != 0;
      place->is_acceptable = kamae_cursor_get_integer (cursor, 3) != 0;
      place->tone = kamae_risk_parse_tone (kamae_cursor_get_text (cursor, 4));
      g_free (place->mark);
      place->mark = g_strdup (kamae_cursor_get_text (cursor, 5));
      g_free (place->band);
      place->band = g_strdup (kamae_cursor_get_text (cursor, 6));
    }
  return error == NULL || *error == NULL;
}

/* Points */

#define INPUTS_OF(evaluation) \
  "(SELECT json_group_object (rating.scale, rating.value) FROM rating " \
  "WHERE rating.evaluation_id = " evaluation ".id)"

#define LATEST(stages) \
  "(SELECT e.id FROM evaluation AS e WHERE e.risk_id = risk.id AND +e.run_id = :run " \
  "AND e.stage IN (" stages ") AND e.value IS NOT NULL " \
  "ORDER BY e.stage = 'verified' DESC, e.evaluated_on DESC, e.id DESC LIMIT 1)"

#define POINTS \
  "SELECT p.id, p.number, p.title, record_label (p.band), " ON_AXIS (":across", "p.inputs") ", " \
  ON_AXIS (":up", "p.inputs") ", " ON_AXIS (":across", "p.after") ", " ON_AXIS (":up", "p.after") \
  ", b.mark, b.rank, b.tone FROM risk_criteria AS c JOIN (SELECT risk.id AS id, risk.number AS number, " \
  "risk.title AS title, now.band_id AS band, " INPUTS_OF ("now") " AS inputs, " \
  "CASE WHEN later.id IS NOT NULL THEN " INPUTS_OF ("later") " END AS after " \
  "FROM risk JOIN evaluation AS now ON now.id = " LATEST ("'current'") " " \
  "LEFT JOIN evaluation AS later ON later.id = " LATEST ("'residual', 'verified'") ") AS p " \
  "LEFT JOIN criteria_band AS b ON b.id = p.band WHERE c.id = :criteria ORDER BY p.number COLLATE counted"

static gboolean
read_points (KamaeRiskMap   *self,
             KamaeRegister  *reg,
             KamaeRecord    *run,
             GError        **error)
{
  g_autoptr(KamaeCursor) cursor = query (reg, POINTS, self, run, error);

  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":run", kamae_record_get_id (run));
  while (kamae_cursor_next (cursor, error))
    {
      KamaeRiskPoint *point;
      int column = find_column (self, cursor, 4);
      int row = find_level (self->up, cursor, 5);

      if (column < 0 || row < 0)
        {
          self->n_left_out++;
          continue;
        }
      point = g_new0 (KamaeRiskPoint, 1);
      point->id = kamae_cursor_get_integer (cursor, 0);
      point->number = g_strdup (kamae_cursor_get_text (cursor, 1));
      point->title = g_strdup (kamae_cursor_get_text (cursor, 2));
      point->band = g_strdup (kamae_cursor_get_text (cursor, 3));
      point->column = column;
      point->row = row;
      point->to_column = find_column (self, cursor, 6);
      point->to_row = find_level (self->up, cursor, 7);
      point->mark = g_strdup (kamae_cursor_get_text (cursor, 8));
      point->rank = (int) kamae_cursor_get_integer (cursor, 9);
      point->tone = kamae_risk_parse_tone (kamae_cursor_get_text (cursor, 10));
      g_ptr_array_add (self->points, point);
    }
  return error == NULL || *error == NULL;
}

/* across, up: scales, or NULL for what is usual. NULL without an error if there are no two
 * scales. */
KamaeRiskMap *
kamae_risk_map_new (KamaeRegister  *reg,
                    KamaeRecord    *run,
                    const char     *across,
                    const char     *up,
                    const char     *language,
                    GError        **error)
{
  g_autoptr(KamaeRiskMap) self = g_object_new (KAMAE_TYPE_RISK_MAP, NULL);
  g_autoptr(GError) local_error = NULL;

  self->language = g_strdup (language);
  self->axes = kamae_risk_map_list_axes (reg, run, language, error);
  if (self->axes == NULL || !choose_axes (self, across, up))
    return NULL;
  if (read_places (self, reg, run, &local_error) && read_points (self, reg, run, &local_error))
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

guint
kamae_risk_map_get_n_columns (KamaeRiskMap *self)
{
  return self->across->levels->len;
}

guint
kamae_risk_map_get_n_rows (KamaeRiskMap *self)
{
  return self->up->levels->len;
}

GPtrArray *
kamae_risk_map_get_points (KamaeRiskMap *self)
{
  return self->points;
}

guint
kamae_risk_map_count (KamaeRiskMap *self,
                      guint         column,
                      guint         row)
{
  guint n = 0;

  for (guint i = 0; i < self->points->len; i++)
    {
      const KamaeRiskPoint *point = self->points->pdata[i];

      n += point->column == (int) column && point->row == (int) row;
    }
  return n;
}

const KamaeRiskPoint *
kamae_risk_map_find_highest (KamaeRiskMap *self,
                             guint         column,
                             guint         row,
                             guint        *n)
{
  const KamaeRiskPoint *highest = NULL;

  *n = 0;
  for (guint i = 0; i < self->points->len; i++)
    {
      const KamaeRiskPoint *point = self->points->pdata[i];

      if (point->column != (int) column || point->row != (int) row || point->rank == 0)
        continue;
      if (highest == NULL || point->rank > highest->rank)
        {
          highest = point;
          *n = 0;
        }
      *n += point->rank == highest->rank;
    }
  return highest;
}

/* Risks that are not rated on one of the scales. */
guint
kamae_risk_map_count_left_out (KamaeRiskMap *self)
{
  return self->n_left_out;
}

/* A place as it is read aloud. */
char *
kamae_risk_map_dup_name (KamaeRiskMap *self,
                         guint         column,
                         guint         row)
{
  const KamaeRiskLevel *x =
    self->across->levels->pdata[self->across->levels->len - 1 - column];
  const KamaeRiskLevel *y = self->up->levels->pdata[row];
  const KamaeRiskPlace *place = &self->places[row * self->across->levels->len + column];
  guint n = kamae_risk_map_count (self, column, row);
  /* Translators: %u is how many risks */
  g_autofree char *count = g_strdup_printf (ngettext ("%u risk", "%u risks", n), n);
  guint n_highest;
  const KamaeRiskPoint *highest = kamae_risk_map_find_highest (self, column, row, &n_highest);
  g_autofree char *levels = NULL;

  if (place->is_decided)
    levels = g_strdup (place->band);
  else if (highest != NULL)
    levels = g_strdup_printf ("%s %u", highest->band, n_highest);
  return g_strdup_printf ("%s %d, %s %d: %s%s%s", self->up->label, y->value, self->across->label,
                          x->value, count, levels != NULL ? ", " : "",
                          levels != NULL ? levels : "");
}

/* What the signs mean, in the language of the map. */
char *
kamae_risk_map_dup_legend (KamaeRiskMap *self)
{
  return g_strdup (kamae_translate (self->language, GETTEXT_PACKAGE,
                                    N_("A number is how many risks stand there, under it how many of them have the highest level; an arrow leads to where they are after treatment. On the lower side of the thick line the owner may accept a risk.")));
}
