/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* 評価: the ratings of one risk at one stage of one run, and what follows from them. It follows once,
 * when a rating is entered, and is kept: no later version of the criteria computes it again. */

static const KamaeChoice stages[] = {
  { "inherent", KC_ ("risk stage", "Before controls") },
  { "current", KC_ ("risk stage", "Current") },
  { "residual", KC_ ("risk stage", "Expected after treatment") },
  { "verified", KC_ ("risk stage", "Verified after treatment") },
  { NULL }
};

static const KamaeChoice changes[] = {
  { "new", KC_ ("risk change", "New") },
  { "up", KC_ ("risk change", "↑ Up"), KAMAE_TONE_BAD },
  { "same", KC_ ("risk change", "→ Unchanged") },
  { "down", KC_ ("risk change", "↓ Down"), KAMAE_TONE_GOOD },
  /* Values of different criteria are not compared. */
  { "criteria", KC_ ("risk change", "Other criteria"), KAMAE_TONE_ATTENTION },
  { NULL }
};

static const KamaeField evaluation_fields[] = {
  { "risk", KAMAE_FIELD_LINK, N_("Risk"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "risk", .inverse = N_("Evaluations") },
  { "title", KAMAE_FIELD_DERIVED, N_("Evaluation"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT number FROM risk WHERE id = this.risk_id) || ' ' || "
           "coalesce (label ('evaluation', 'stage', this.stage), '')" },
  { "run", KAMAE_FIELD_LINK, N_("Risk assessment"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "risk_run", .inverse = N_("Evaluations"), .taken_in = "planned running",
    .taken_when = "stage=inherent|current" },
  { "stage", KAMAE_FIELD_CHOICE, N_("Stage"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = stages, .initial = "current" },
  { "value", KAMAE_FIELD_DECIMAL, N_("Risk value"), .flags = KAMAE_READ_ONLY | KAMAE_COLUMN,
    .help = N_("Computed once all is rated; empty means that it is not.") },
  { "band", KAMAE_FIELD_LINK, N_("Risk level"), .flags = KAMAE_READ_ONLY | KAMAE_COLUMN,
    .target = "criteria_band", .inverse = N_("Evaluations") },
  { "priority", KAMAE_FIELD_INTEGER, N_("Priority"), .flags = KAMAE_READ_ONLY },
  { "basis", KAMAE_FIELD_LONG_TEXT, N_("Basis of the rating"), .flags = KAMAE_COLUMN },
  { "previous", KAMAE_FIELD_LINK, N_("Compared with"), .flags = KAMAE_READ_ONLY,
    .target = "evaluation", .inverse = N_("Evaluated again"), .group = N_("Comparison"),
    .help = N_("The last evaluation of the risk in the assessment before.") },
  { "previous_value", KAMAE_FIELD_DERIVED, N_("Value before"),
    .sql = "(SELECT value FROM evaluation AS e WHERE e.id = this.previous_id)" },
  { "change", KAMAE_FIELD_DERIVED, KC_ ("risk change", "Change"), .flags = KAMAE_COLUMN,
    .choices = changes, .sql = KAMAE_RISK_CHANGE ("this") },
  { "change_reason", KAMAE_FIELD_LONG_TEXT, N_("Why it changed"),
    .help = N_("For example: all laptops are encrypted now.") },
  { "assessed_by", KAMAE_FIELD_LINK, N_("Assessed by"), .flags = KAMAE_REQUIRED | KAMAE_DID,
    .target = "person", .inverse = N_("Assessed the risks"), .initial = "@me",
    .group = N_("Who and when") },
  { "checked_by", KAMAE_FIELD_LINK, N_("Checked by"), .target = "person",
    .inverse = N_("Checked the risks") },
  { "evaluated_on", KAMAE_FIELD_DATE, N_("Date"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_COLUMN, .initial = "@today",
    .not_before = "run.starts_on" },
  { "criteria", KAMAE_FIELD_LINK, N_("Risk criteria"), .flags = KAMAE_READ_ONLY,
    .target = "risk_criteria", .inverse = N_("Evaluations"), .group = N_("How it was computed") },
  { "formula", KAMAE_FIELD_LONG_TEXT, N_("Formula"), .flags = KAMAE_READ_ONLY },
  { "inputs", KAMAE_FIELD_TEXT, N_("Ratings"), .flags = KAMAE_READ_ONLY },
  { NULL }
};

static const KamaeState states[] = {
  { "open", KC_ ("evaluation", "Open"), KAMAE_TONE_NEUTRAL },
  { "fixed", KC_ ("evaluation", "Fixed"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "fix", "open", "fixed", KC_ ("verb, an evaluation", "Fix") },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

/* A line for each scale; what the assets and the risk tell is filled in, several assets by the
 * highest. The rest is not rated. */
#define RATINGS \
  "SELECT s.code, CASE s.code " \
  "WHEN 'c' THEN max (asset.c) WHEN 'i' THEN max (asset.i) WHEN 'a' THEN max (asset.a) " \
  "WHEN 'personal' THEN max (coalesce (asset.personal_info, 'none') <> 'none') " \
  "WHEN 'vital' THEN max (coalesce (asset.vital, 0)) " \
  "WHEN 'affects_c' THEN contains_code (risk.affects, 'c') " \
  "WHEN 'affects_i' THEN contains_code (risk.affects, 'i') " \
  "WHEN 'affects_a' THEN contains_code (risk.affects, 'a') END, s.position " \
  "FROM evaluation JOIN risk ON risk.id = evaluation.risk_id " \
  "JOIN criteria_scale AS s ON s.criteria_id = evaluation.criteria_id " \
  "LEFT JOIN link ON link.kind = 'risk.assets' AND link.from_id = risk.id " \
  "LEFT JOIN asset ON asset.id = link.to_id WHERE evaluation.id = :id " \
  "GROUP BY s.id ORDER BY s.position"

static gboolean
add_ratings (KamaeOperation  *operation,
             KamaeRecord     *evaluation,
             GError         **error)
{
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_operation_get_register (operation), RATINGS, NULL, error);
  g_autofree char *id = kamae_record_dup_key (evaluation);

  if (cursor == NULL)
    return FALSE;

  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (evaluation));
  while (kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      g_autofree char *scale = g_strdup (kamae_cursor_get_text (cursor, 0));
      g_autofree char *value = g_strdup (kamae_cursor_get_text (cursor, 1));
      g_autofree char *position = g_strdup (kamae_cursor_get_text (cursor, 2));
      g_autoptr(KamaeRecord) rating =
        kamae_operation_create (operation, "rating", error, "evaluation", id, "scale", scale,
                                "value", value, "position", position, NULL);

      if (rating == NULL)
        return FALSE;
    }
  return TRUE;
}

#define PROGRAM KAMAE_RISK_WITH_MATRICES ("c.formula", "c.id")

/* NULL as long as one scale is not rated. */
#define COMPUTED \
  "WITH rated AS (SELECT evaluation.criteria_id AS criteria_id, c.formula AS formula, " \
  "c.priority_formula AS priority_formula, " PROGRAM " AS program, " \
  "(SELECT json_group_object (scale, value) FROM (SELECT scale, value FROM rating " \
  "WHERE rating.evaluation_id = evaluation.id ORDER BY position, scale)) AS inputs " \
  "FROM evaluation JOIN risk_criteria AS c ON c.id = evaluation.criteria_id WHERE evaluation.id = :id), " \
  "valued AS (SELECT *, formula (program, inputs) AS value FROM rated) " \
  "SELECT valued.value, band.id, coalesce (formula (priority_formula, " \
  "json_set (inputs, '$.value', valued.value)), band.priority), valued.formula, " \
  "replace (replace (replace (trim (inputs, '{}'), '\"', ''), ',', ' '), ':', '='), band.rank " \
  "FROM valued LEFT JOIN criteria_band AS band ON band.criteria_id = valued.criteria_id " \
  "AND " KAMAE_RISK_BAND_HOLDS ("band", "valued.value")

/* The register of risks shows and sorts by the current value. */
static gboolean
tell_risk (KamaeOperation  *operation,
           KamaeRecord     *evaluation,
           const char      *rank,
           GError         **error)
{
  g_autoptr(KamaeRecord) risk = kamae_record_ref_link (evaluation, "risk");
  g_autofree char *value = kamae_record_dup_canonical (evaluation, "value");
  g_autofree char *band = kamae_record_dup_canonical (evaluation, "band");
  g_autofree char *priority = kamae_record_dup_canonical (evaluation, "priority");
  const char *stage = kamae_record_get_text (evaluation, "stage");

  if (g_strcmp0 (stage, "current") != 0 && g_strcmp0 (stage, "verified") != 0)
    return TRUE;
  return kamae_operation_set (operation, risk, "value", value, error)
         && kamae_operation_set (operation, risk, "band", band, error)
         && kamae_operation_set (operation, risk, "rank", rank, error)
         && kamae_operation_set (operation, risk, "priority", priority, error);
}

static gboolean
compute (KamaeOperation  *operation,
         KamaeRecord     *evaluation,
         GError         **error)
{
  static const char *const fields[] = { "value", "band", "priority", "formula", "inputs" };
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_operation_get_register (operation), COMPUTED, NULL, error);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  if (cursor == NULL)
    return FALSE;

  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (evaluation));
  if (!kamae_cursor_next (cursor, error))
    return error == NULL || *error == NULL;
  for (guint i = 0; i <= G_N_ELEMENTS (fields); i++)
    g_ptr_array_add (found, g_strdup (kamae_cursor_get_text (cursor, i)));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!kamae_operation_set (operation, evaluation, fields[i], found->pdata[i], error))
      return FALSE;
  return tell_risk (operation, evaluation, found->pdata[G_N_ELEMENTS (fields)], error);
}

/* The last evaluation of the risk in the run with which this run is compared. */
#define PREVIOUS \
  "SELECT e.id FROM evaluation JOIN risk_run ON risk_run.id = evaluation.run_id " \
  "JOIN evaluation AS e ON +e.run_id = risk_run.previous_id AND e.risk_id = evaluation.risk_id " \
  "WHERE evaluation.id = :id AND evaluation.stage = 'current' AND e.value IS NOT NULL " \
  "AND e.stage IN ('current', 'verified') ORDER BY e.evaluated_on DESC, e.stage = 'verified' DESC, " \
  "e.id DESC LIMIT 1"

/* What a treatment is to bring, or has brought, is estimated after the run was locked as well. */
#define RUN \
  "SELECT id FROM risk_run WHERE state = 'running' OR (state = 'locked' AND " \
  "(SELECT stage FROM evaluation WHERE id = :id) IN ('residual', 'verified')) " \
  "ORDER BY state = 'running' DESC, starts_on DESC, number COLLATE counted DESC LIMIT 1"

/* The run at work, its criteria, what it is compared with, the lines to rate. */
static gboolean
evaluation_created (KamaeOperation  *operation,
                    KamaeRecord     *evaluation,
                    GError         **error)
{
  return kamae_operation_set_found (operation, evaluation, "run", RUN, error)
         && kamae_operation_set_found (operation, evaluation, "previous", PREVIOUS, error)
         && kamae_operation_set_found (operation, evaluation, "criteria",
                                       "SELECT risk_run.criteria_id FROM evaluation "
                                       "JOIN risk_run ON risk_run.id = evaluation.run_id "
                                       "WHERE evaluation.id = :id", error)
         && add_ratings (operation, evaluation, error)
         && compute (operation, evaluation, error);
}

const KamaeEntity kamae_risk_evaluation = {
  .name = "evaluation",
  .label = N_("Evaluation"),
  .plural = N_("Evaluations"),
  .help = N_("Rate the risk on the scales of the criteria and say why; the level follows. Earlier evaluations stay."),
  .clause = "6.1.2",
  .fields = evaluation_fields,
  .workflow = &workflow,
  .order = "-evaluated_on",
  .created = evaluation_created,
};

/* What each level means, the chosen one marked. */
#define LEVELS \
  "(SELECT group_concat (line, char (10)) FROM (SELECT " \
  "CASE WHEN level.value = this.value THEN '▶ ' ELSE '　' END || level.value || ' ' || " \
  "either (level.label_ja || " KAMAE_SQL_COLON " || level.description_ja, " \
  "level.label_en || " KAMAE_SQL_COLON " || level.description_en) AS line " \
  "FROM evaluation JOIN criteria_level AS level ON level.criteria_id = evaluation.criteria_id " \
  "AND level.scale = this.scale WHERE evaluation.id = this.evaluation_id ORDER BY level.value DESC))"

static const KamaeField rating_fields[] = {
  { "evaluation", KAMAE_FIELD_LINK, N_("Evaluation"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "evaluation", .inverse = N_("Ratings") },
  { "position", KAMAE_FIELD_INTEGER, N_("Place in the list"), .flags = KAMAE_HIDDEN },
  { "scale", KAMAE_FIELD_TEXT, N_("Short name of the scale"),
    .flags = KAMAE_REQUIRED | KAMAE_READ_ONLY | KAMAE_HIDDEN },
  { "label", KAMAE_FIELD_DERIVED, N_("Scale"), .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "(SELECT either (s.label_ja, s.label_en) FROM evaluation "
           "JOIN criteria_scale AS s ON s.criteria_id = evaluation.criteria_id AND s.code = this.scale "
           "WHERE evaluation.id = this.evaluation_id)" },
  { "value", KAMAE_FIELD_INTEGER, N_("Rating"), .flags = KAMAE_COLUMN, .minimum = 0,
    .maximum = 100, .help = N_("Empty means not rated, which is not the same as low.") },
  { "levels", KAMAE_FIELD_DERIVED, N_("Levels"), .flags = KAMAE_COLUMN, .sql = LEVELS },
  { NULL }
};

static gboolean
rating_changed (KamaeOperation  *operation,
                KamaeRecord     *rating,
                const char      *field,
                GError         **error)
{
  g_autoptr(KamaeRecord) evaluation = NULL;

  if (!g_str_equal (field, "value"))
    return TRUE;
  evaluation = kamae_record_ref_link (rating, "evaluation");
  return evaluation == NULL || compute (operation, evaluation, error);
}

const KamaeEntity kamae_risk_rating = {
  .name = "rating",
  .label = N_("Rating"),
  .plural = N_("Ratings"),
  .help = N_("One line for each scale of the criteria. The descriptions of the levels stand beside it."),
  .clause = "6.1.2",
  .fields = rating_fields,
  .flags = KAMAE_ENTITY_INTERNAL,
  .order = "position",
  .unique = "evaluation_id, scale",
  .changed = rating_changed,
};
