/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* リスク基準: how the company rates risks and which it accepts. One version is scales with a
 * description for each level, a formula over them, bands, and the rules of acceptance; approved and
 * locked as a whole. Parts name one another by short names ("c", "threat"), so a version is copied
 * without care. */

#define BY_LANGUAGE(field) "either (this." field "_ja, this." field "_en)"

static const KamaeChoice methods[] = {
  /* Translators: 資産価値(CIA)×脅威×脆弱性 */
  { "asset_cia", KC_ ("risk method", "Asset value × threat × vulnerability") },
  /* Translators: the sheet of the IPA's guideline for small companies */
  { "ipa", KC_ ("risk method", "IPA sheet: importance × likelihood of damage") },
  { "scenario", KC_ ("risk method", "Scenario: likelihood × impact") },
  { "custom", KC_ ("risk method", "Own method") },
  { NULL }
};

static const KamaeChoice triggers[] = {
  { "organization", KC_ ("risk trigger", "Change in the organization") },
  { "business", KC_ ("risk trigger", "New business or service") },
  { "technology", KC_ ("risk trigger", "Change in systems or technology") },
  { "site", KC_ ("risk trigger", "Move or new site") },
  { "supplier", KC_ ("risk trigger", "New supplier or cloud service") },
  { "law", KC_ ("risk trigger", "Change in laws or contracts") },
  { "incident", KC_ ("risk trigger", "Incident") },
  { "threat", KC_ ("risk trigger", "New threat") },
  { NULL }
};

static const KamaeChoice stages[] = {
  /* Translators: 対策前, as if there were no controls */
  { "inherent", KC_ ("risk stage", "Before controls") },
  /* Translators: 一次評価（現状） */
  { "current", KC_ ("risk stage", "Current") },
  /* Translators: 二次評価（対応後・見込） */
  { "residual", KC_ ("risk stage", "Expected after treatment") },
  /* Translators: 対応後・実績 */
  { "verified", KC_ ("risk stage", "Verified after treatment") },
  { NULL }
};

static const KamaeField criteria_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "RC-{seq:02}", .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_DERIVED, N_("Risk criteria"), .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "coalesce (this.name, label ('risk_criteria', 'method', this.method), '') || "
           "coalesce (' ' || this.version, '')" },
  { "name", KAMAE_FIELD_TEXT, N_("Name"), .required_from = "tested" },
  { "version", KAMAE_FIELD_TEXT, N_("Version"), .flags = KAMAE_REQUIRED, .initial = "1.0" },
  { "supersedes", KAMAE_FIELD_LINK, N_("Version before it"), .target = "risk_criteria",
    .inverse = N_("Next version"),
    .help = N_("While nothing is entered here yet, the scales, formula and bands of that version are copied.") },
  { "method", KAMAE_FIELD_CHOICE, KC_ ("risk", "Method"), .flags = KAMAE_COLUMN, .choices = methods,
    .required_from = "tested",
    .help = N_("While nothing is entered here yet, a method brings its usual scales, formula and bands. Change them as you like.") },

  { "asset_formula", KAMAE_FIELD_LONG_TEXT, N_("Value of an asset"),
    .help = N_("Over the scales that are rated at the asset. For example: max (c, i, a)."),
    .group = N_("Formula") },
  { "formula", KAMAE_FIELD_LONG_TEXT, N_("Risk value"), .required_from = "tested",
    .help = N_("Numbers, short names of scales, + − × ÷, max, min, iif, CASE; lines “name = …” above the last; [name] for a matrix.") },
  { "priority_formula", KAMAE_FIELD_LONG_TEXT, N_("Priority"),
    .help = N_("Only if the priority is not that of the band; “value” is the risk value.") },
  { "combinations", KAMAE_FIELD_DERIVED, N_("Combinations of ratings"),
    .sql = "(WITH RECURSIVE scale (n, levels) AS (SELECT row_number () OVER (), "
           "(SELECT count (*) FROM criteria_level WHERE criteria_level.criteria_id = s.criteria_id "
           "AND criteria_level.scale = s.code) FROM criteria_scale AS s WHERE s.criteria_id = this.id), "
           "product (n, p) AS (SELECT 0, 1 UNION ALL SELECT scale.n, p * levels "
           "FROM product JOIN scale ON scale.n = product.n + 1) "
           "SELECT p FROM product WHERE n > 0 ORDER BY n DESC LIMIT 1)" },
  { "not_monotonic_because", KAMAE_FIELD_LONG_TEXT,
    N_("Why a higher rating may give a lower band"),
    .help = N_("Empty: it may not, and every combination is checked.") },

  { "acceptance", KAMAE_FIELD_LONG_TEXT, N_("Rule of acceptance"), .required_from = "tested",
    .help = N_("In words; who may accept which band, for how long, stands at the bands."),
    .group = N_("Acceptance") },
  { "acceptable_value", KAMAE_FIELD_INTEGER, N_("Acceptable up to"), .required_from = "tested",
    .help = N_("The highest risk value that the risk owner may accept without further treatment."),
    .minimum = 0, .maximum = 100000 },

  { "review_month", KAMAE_FIELD_INTEGER, N_("Assessed every year in month"),
    .required_from = "tested", .minimum = 1, .maximum = 12, .group = N_("When to assess") },
  { "triggers", KAMAE_FIELD_FLAGS, N_("Also assessed on"), .choices = triggers,
    .required_from = "tested" },
  { "stages", KAMAE_FIELD_FLAGS, N_("Stages used"), .flags = KAMAE_REQUIRED, .choices = stages,
    .initial = "current residual verified" },

  { "rationale", KAMAE_FIELD_LONG_TEXT, N_("Basis"), .required_from = "tested",
    .help = N_("Why these scales and limits suit the company."), .group = N_("Approval") },
  { "approved_on", KAMAE_FIELD_DATE, N_("Approved on"), .flags = KAMAE_READ_ONLY | KAMAE_ACTUAL },
  { "effective_on", KAMAE_FIELD_DATE, N_("Effective from"),
    .flags = KAMAE_COLUMN | KAMAE_UNLOCKED },
  { NULL }
};

static const KamaeState states[] = {
  { "draft", KC_ ("state", "Draft"), KAMAE_TONE_ATTENTION },
  /* Translators: 検証済, tried out with the examples */
  { "tested", KC_ ("criteria", "Tested"), KAMAE_TONE_ATTENTION },
  { "approved", KC_ ("state", "Approved"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "effective", KC_ ("criteria", "Effective"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "superseded", KC_ ("state", "Superseded"), KAMAE_TONE_QUIET,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "test", "draft", "tested", KC_ ("criteria", "Test"), .approval = "prepared" },
  { "review", "tested", "tested", N_("Sign for the committee"), .approval = "reviewed",
    .approver = "committee_member" },
  { "approve", "tested", "approved", N_("Approve"), .approval = "approved",
    .approver = "top_management", .dates = "approved_on" },
  { "put_in_force", "approved", "effective", N_("Put in force"), .dates = "effective_on",
    .supersedes = "superseded" },
  { "return", "tested", "draft", N_("Return"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

static gboolean
is_empty (KamaeRecord *criteria)
{
  g_autoptr(KamaeRecordList) scales =
    kamae_register_list_parts (kamae_record_get_register (criteria), criteria, "criteria_scale");

  return g_list_model_get_n_items (G_LIST_MODEL (scales)) == 0
         && !kamae_record_is_set (criteria, "formula");
}

static gboolean
copy_version (KamaeOperation  *operation,
              KamaeRecord     *from,
              KamaeRecord     *to,
              GError         **error)
{
  static const char *const fields[] = {
    "name", "method", "asset_formula", "formula", "priority_formula", "not_monotonic_because",
    "acceptance", "acceptable_value", "review_month", "triggers", "stages", "rationale"
  };

  /* The parts first: the method asks whether there are any. */
  if (!kamae_operation_copy_parts (operation, from, to, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = kamae_record_dup_canonical (from, fields[i]);

      if (!kamae_operation_set (operation, to, fields[i], value, error))
        return FALSE;
    }
  return TRUE;
}

/* An empty version begins with what it was told to begin with. */
static gboolean
begin_with (KamaeOperation  *operation,
            KamaeRecord     *criteria,
            const char      *field,
            GError         **error)
{
  g_autoptr(KamaeRecord) before = NULL;
  const char *method = kamae_record_get_text (criteria, "method");

  if (g_str_equal (field, "supersedes"))
    before = kamae_record_ref_link (criteria, "supersedes");
  if (before != NULL && is_empty (criteria))
    return copy_version (operation, before, criteria, error);
  if (g_str_equal (field, "method") && method != NULL && is_empty (criteria))
    return kamae_risk_fill_preset (operation, criteria, method, error);
  return TRUE;
}

#define NEEDS_RUN \
  "SELECT 1 WHERE EXISTS (SELECT 1 FROM evaluation WHERE criteria_id <> :id) " \
  "AND NOT EXISTS (SELECT 1 FROM risk_run WHERE criteria_id = :id)"

/* RCV-V05: old evaluations are never converted; a new assessment will list what is to be evaluated
 * anew. */
static gboolean
open_run (KamaeOperation  *operation,
          KamaeRecord     *criteria,
          GError         **error)
{
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_operation_get_register (operation), NEEDS_RUN, NULL, error);
  g_autofree char *id = kamae_record_dup_key (criteria);
  g_autoptr(KamaeRecord) run = NULL;

  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (criteria));
  if (!kamae_cursor_next (cursor, KAMAE_KEPT))
    return TRUE;
  run = kamae_operation_create (operation, "risk_run", error, "kind", "event", "criteria", id,
                                "cause", _("The risk criteria have changed"), NULL);
  return run != NULL;
}

static gboolean
criteria_changed (KamaeOperation  *operation,
                  KamaeRecord     *criteria,
                  const char      *field,
                  GError         **error)
{
  if (g_str_equal (field, "state"))
    return g_strcmp0 (kamae_record_get_state (criteria), "effective") != 0
           || open_run (operation, criteria, error);
  return begin_with (operation, criteria, field, error);
}

static gboolean
criteria_created (KamaeOperation  *operation,
                  KamaeRecord     *criteria,
                  GError         **error)
{
  return begin_with (operation, criteria, "supersedes", error)
         && begin_with (operation, criteria, "method", error);
}

const KamaeEntity kamae_risk_criteria = {
  .name = "risk_criteria",
  /* Translators: リスク基準, one version of it */
  .label = N_("Risk criteria"),
  .plural = N_("Risk criteria"),
  .help = N_("Decide how risks are rated and which the company accepts, before anything is rated; top management approves it. "
             "Choose a method, and its scales, formula and bands are filled in for you to change."),
  .clause = "6.1.2",
  .fields = criteria_fields,
  .workflow = &workflow,
  .order = "-number",
  .created = criteria_created,
  .changed = criteria_changed,
};

static const KamaeChoice subjects[] = {
  /* Translators: a scale is rated at the asset */
  { "asset", KC_ ("scale", "At the asset") },
  /* Translators: a scale is rated at the risk */
  { "risk", KC_ ("scale", "At the risk") },
  /* Translators: a scale that is filled in from what the register knows: yes or no */
  { "fact", KC_ ("scale", "Known fact") },
  { NULL }
};

static const KamaeField scale_fields[] = {
  { "criteria", KAMAE_FIELD_LINK, N_("Risk criteria"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "risk_criteria", .inverse = N_("Scales") },
  { "label", KAMAE_FIELD_DERIVED, N_("Scale"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = BY_LANGUAGE ("label") },
  { "position", KAMAE_FIELD_INTEGER, N_("Place in the list"), .initial = "1", .minimum = 1,
    .maximum = 99 },
  { "code", KAMAE_FIELD_TEXT, N_("Short name"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .help = N_("Lower case, as the formula calls it. Facts: personal, vital, affects_c, affects_i, affects_a.") },
  { "label_ja", KAMAE_FIELD_TEXT, N_("Label in Japanese"), .flags = KAMAE_COLUMN },
  { "label_en", KAMAE_FIELD_TEXT, N_("Label in English"), .flags = KAMAE_COLUMN },
  { "subject", KAMAE_FIELD_CHOICE, N_("Rated"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = subjects, .initial = "risk" },
  { NULL }
};

const KamaeEntity kamae_risk_criteria_scale = {
  .name = "criteria_scale",
  /* Translators: 尺度 */
  .label = N_("Scale"),
  .plural = N_("Scales"),
  .help = N_("What is rated: for example confidentiality at the asset, likelihood at the risk."),
  .clause = "6.1.2",
  .fields = scale_fields,
  .flags = KAMAE_ENTITY_INTERNAL,
  .order = "position",
  .unique = "criteria_id, code",
};

static const KamaeField level_fields[] = {
  { "criteria", KAMAE_FIELD_LINK, N_("Risk criteria"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "risk_criteria", .inverse = N_("Levels") },
  { "title", KAMAE_FIELD_DERIVED, KC_ ("scale", "Level"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "coalesce (this.scale || ' ', '') || coalesce (this.value || ' ', '') || "
           "coalesce (" BY_LANGUAGE ("label") ", '')" },
  { "position", KAMAE_FIELD_DERIVED, N_("Place in the list"), .flags = KAMAE_HIDDEN,
    .sql = "(SELECT position * 1000 FROM criteria_scale WHERE criteria_scale.criteria_id = this.criteria_id "
           "AND criteria_scale.code = this.scale) - coalesce (this.value, 0)" },
  { "scale", KAMAE_FIELD_TEXT, N_("Short name of the scale"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN },
  { "value", KAMAE_FIELD_INTEGER, N_("Value"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .minimum = 0, .maximum = 100 },
  { "label_ja", KAMAE_FIELD_TEXT, N_("Label in Japanese"), .flags = KAMAE_COLUMN },
  { "label_en", KAMAE_FIELD_TEXT, N_("Label in English"), .flags = KAMAE_COLUMN },
  { "description_ja", KAMAE_FIELD_LONG_TEXT, N_("Description in Japanese"), .flags = KAMAE_COLUMN },
  { "description_en", KAMAE_FIELD_LONG_TEXT, N_("Description in English"), .flags = KAMAE_COLUMN },
  { "example_ja", KAMAE_FIELD_LONG_TEXT, N_("Example in Japanese") },
  { "example_en", KAMAE_FIELD_LONG_TEXT, N_("Example in English") },
  { NULL }
};

const KamaeEntity kamae_risk_criteria_level = {
  .name = "criteria_level",
  .label = N_("Level of a scale"),
  .plural = N_("Levels of the scales"),
  .help = N_("Every level says in words when it is chosen, so that two people rate alike."),
  .clause = "6.1.2",
  .fields = level_fields,
  .flags = KAMAE_ENTITY_INTERNAL,
  .order = "position",
  .unique = "criteria_id, scale, value",
};

static const KamaeField matrix_fields[] = {
  { "criteria", KAMAE_FIELD_LINK, N_("Risk criteria"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "risk_criteria", .inverse = N_("Matrices") },
  { "name", KAMAE_FIELD_TEXT, N_("Short name"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN,
    .help = N_("The formula calls it [name].") },
  { "label_ja", KAMAE_FIELD_TEXT, N_("Label in Japanese"), .flags = KAMAE_COLUMN },
  { "label_en", KAMAE_FIELD_TEXT, N_("Label in English"), .flags = KAMAE_COLUMN },
  { "row_name", KAMAE_FIELD_TEXT, N_("Rows"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .help = N_("Short name of a scale, or of a line of the formula above the one that uses the matrix.") },
  { "column_name", KAMAE_FIELD_TEXT, KC_("matrix", "Columns"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN },
  { NULL }
};

const KamaeEntity kamae_risk_criteria_matrix = {
  .name = "criteria_matrix",
  .label = N_("Matrix"),
  .plural = N_("Matrices"),
  .help = N_("A table of two ratings, where a formula does not say what the company means."),
  .clause = "6.1.2",
  .fields = matrix_fields,
  .flags = KAMAE_ENTITY_INTERNAL,
  .order = "name",
  .unique = "criteria_id, name",
};

static const KamaeField cell_fields[] = {
  { "criteria", KAMAE_FIELD_LINK, N_("Risk criteria"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "risk_criteria", .inverse = N_("Cells of the matrices") },
  { "title", KAMAE_FIELD_DERIVED, N_("Cell"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "coalesce (this.matrix, '') || ' ' || coalesce (this.row_value, '') || ', ' || coalesce (this.column_value, '')" },
  { "matrix", KAMAE_FIELD_TEXT, N_("Short name of the matrix"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN },
  { "row_value", KAMAE_FIELD_INTEGER, N_("Row"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN },
  { "column_value", KAMAE_FIELD_INTEGER, N_("Column"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN },
  { "value", KAMAE_FIELD_INTEGER, N_("Value"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN },
  { NULL }
};

const KamaeEntity kamae_risk_criteria_cell = {
  .name = "criteria_cell",
  .label = N_("Cell of a matrix"),
  .plural = N_("Cells of the matrices"),
  .help = N_("The value for one row and one column of a matrix."),
  .clause = "6.1.2",
  .fields = cell_fields,
  .flags = KAMAE_ENTITY_INTERNAL,
  .order = "title",
  .unique = "criteria_id, matrix, row_value, column_value",
};

static const KamaeChoice tones[] = {
  { "good", KC_ ("colour", "Green") },
  { "attention", KC_ ("colour", "Yellow") },
  { "bad", KC_ ("colour", "Red") },
  { "neutral", KC_ ("colour", "Grey") },
  { NULL }
};

static const KamaeChoice acceptors[] = {
  { "owner", KC_ ("acceptance", "Risk owner") },
  { "owner_top", KC_ ("acceptance", "Risk owner and top management") },
  { "nobody", KC_ ("acceptance", "Nobody: to be treated") },
  { NULL }
};

static const KamaeField band_fields[] = {
  { "criteria", KAMAE_FIELD_LINK, N_("Risk criteria"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "risk_criteria", .inverse = N_("Bands") },
  { "label", KAMAE_FIELD_DERIVED, N_("Band"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "coalesce (this.mark || ' ', '') || coalesce (" BY_LANGUAGE ("label") ", '')" },
  { "rank", KAMAE_FIELD_INTEGER, N_("Rank"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .minimum = 1, .maximum = 20, .help = N_("1 is the lowest risk.") },
  { "label_ja", KAMAE_FIELD_TEXT, N_("Label in Japanese"), .flags = KAMAE_COLUMN },
  { "label_en", KAMAE_FIELD_TEXT, N_("Label in English"), .flags = KAMAE_COLUMN },
  { "mark", KAMAE_FIELD_TEXT, N_("Mark"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .help = N_("A sign that tells the band on black and white paper: ●, ▲, ■.") },
  { "tone", KAMAE_FIELD_CHOICE, N_("Colour"), .flags = KAMAE_REQUIRED, .choices = tones,
    .initial = "neutral" },
  { "from_value", KAMAE_FIELD_DECIMAL, N_("Lowest value"), .flags = KAMAE_COLUMN },
  { "to_value", KAMAE_FIELD_DECIMAL, N_("Highest value"), .flags = KAMAE_COLUMN },
  { "values_listed", KAMAE_FIELD_TEXT, N_("Single values"),
    .help = N_("Instead of a lowest and a highest value: values with a blank between them.") },
  { "meaning_ja", KAMAE_FIELD_LONG_TEXT, N_("Meaning in Japanese") },
  { "meaning_en", KAMAE_FIELD_LONG_TEXT, N_("Meaning in English") },
  { "action_ja", KAMAE_FIELD_LONG_TEXT, N_("Required action in Japanese"), .flags = KAMAE_COLUMN },
  { "action_en", KAMAE_FIELD_LONG_TEXT, N_("Required action in English"), .flags = KAMAE_COLUMN },
  { "priority", KAMAE_FIELD_INTEGER, N_("Priority"), .flags = KAMAE_REQUIRED, .minimum = 1,
    .maximum = 20, .help = N_("1 comes first.") },
  { "accepted_by", KAMAE_FIELD_CHOICE, N_("May be accepted by"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .choices = acceptors },
  { "valid_months", KAMAE_FIELD_INTEGER, N_("Accepted for at most (months)"), .minimum = 1,
    .maximum = 60 },
  { "conditions", KAMAE_FIELD_LONG_TEXT, N_("Conditions") },
  { NULL }
};

const KamaeEntity kamae_risk_criteria_band = {
  .name = "criteria_band",
  /* Translators: レベル（区分）: low, middle, high */
  .label = N_("Risk level"),
  .plural = N_("Risk levels"),
  .help = N_("The levels that values fall in, what each means, what it calls for and who may accept it."),
  .clause = "6.1.2",
  .fields = band_fields,
  .flags = KAMAE_ENTITY_INTERNAL,
  .order = "rank",
  .unique = "criteria_id, rank",
};

/* "c=3 i=2" as JSON. */
#define INPUTS "'{\"' || replace (replace (trim (this.inputs), ' ', ',\"'), '=', '\":') || '}'"
#define EXAMPLE_VALUE \
  "(SELECT formula (" KAMAE_RISK_WITH_MATRICES ("c.formula", "c.id") ", " INPUTS ") " \
  "FROM risk_criteria AS c WHERE c.id = this.criteria_id)"

static const KamaeField example_fields[] = {
  { "criteria", KAMAE_FIELD_LINK, N_("Risk criteria"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "risk_criteria", .inverse = N_("Examples") },
  { "inputs", KAMAE_FIELD_TEXT, N_("Ratings"), .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN,
    .help = N_("As c=3 i=2 a=1 threat=2 vulnerability=3.") },
  { "expected_value", KAMAE_FIELD_DECIMAL, N_("Expected value"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN },
  { "expected_rank", KAMAE_FIELD_INTEGER, N_("Expected rank"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN },
  { "computed_value", KAMAE_FIELD_DERIVED, N_("Computed value"), .flags = KAMAE_COLUMN,
    .sql = "printf ('%g', " EXAMPLE_VALUE ")" },
  { "computed_rank", KAMAE_FIELD_DERIVED, N_("Computed rank"), .flags = KAMAE_COLUMN,
    .sql = "(SELECT band.rank FROM (SELECT " EXAMPLE_VALUE " AS value) AS e "
           "JOIN criteria_band AS band ON band.criteria_id = this.criteria_id "
           "WHERE " KAMAE_RISK_BAND_HOLDS ("band", "e.value") ")" },
  { "note", KAMAE_FIELD_TEXT, N_("Note") },
  { NULL }
};

const KamaeEntity kamae_risk_criteria_example = {
  .name = "criteria_example",
  .label = N_("Example"),
  .plural = N_("Examples"),
  .help = N_("Ratings whose result everybody agrees on: the test of the criteria, and what new assessors learn from."),
  .clause = "6.1.2",
  .fields = example_fields,
  .flags = KAMAE_ENTITY_INTERNAL,
  .order = "inputs",
  .unique = "criteria_id, inputs",
};
