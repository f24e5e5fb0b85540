/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"
#include "kamae-risk-scales.h"

#include <kamae-i18n.h>

/* RSK-R06 リスク基準書. An approved version does not change, so what is printed from its rows is
 * what was approved. */

/* A heading with its table. */
typedef struct
{
  const char *heading;
  KamaeColumn columns[9]; /* the last without a title */
  const char *sql;
  const char *only_if;   /* what must be true, or the block is left out; NULL for always */
} Block;

/* Of " threat=2 vulnerability=3" with the labels of the scales for their short names. */
#define NAMED_INPUTS \
  "(WITH RECURSIVE named (place, text) AS (SELECT 0, ' ' || e.inputs UNION ALL " \
  "SELECT scale.place, replace (named.text, ' ' || scale.code || '=', " \
  "'　' || scale.label || '=') FROM named JOIN (SELECT row_number () " \
  "OVER (ORDER BY s.code COLLATE counted) AS place, s.code AS code, " \
  KAMAE_RISK_WORDS ("s", "label") " AS label FROM criteria_scale AS s " \
  "WHERE s.criteria_id = e.criteria_id) AS scale ON scale.place = named.place + 1) " \
  "SELECT trim (text, ' 　') FROM named ORDER BY place DESC LIMIT 1)"

/* What a matrix names by its short name: a scale, or a line of the formula. */
#define SCALE(name) \
  "coalesce ((SELECT " KAMAE_RISK_WORDS ("s", "label") " FROM criteria_scale AS s " \
  "WHERE s.criteria_id = m.criteria_id AND s.code = " name "), " name ")"

static const Block blocks[] = {
  { N_("Scales"),
    { { N_("Scale"), 2, KAMAE_COLUMN_MERGE },
      { N_("Value"), 0.8, KAMAE_COLUMN_CENTER },
      { KC_ ("scale", "Level"), 1.5 },
      /* Translators: the column that says when a level is chosen */
      { KC_ ("level", "Description"), 7 },
      { KC_ ("level", "Example"), 3 } },
    "SELECT " KAMAE_RISK_WORDS ("s", "label") ", l.value, " KAMAE_RISK_WORDS ("l", "label") ", "
    KAMAE_RISK_WORDS ("l", "description") ", " KAMAE_RISK_WORDS ("l", "example")
    " FROM criteria_scale AS s "
    "JOIN criteria_level AS l ON l.criteria_id = s.criteria_id AND l.scale = s.code "
    "WHERE s.criteria_id = :id ORDER BY s.position, s.code COLLATE counted, l.value DESC" },
  { N_("Matrices"),
    { { N_("Matrix"), 3, KAMAE_COLUMN_MERGE },
      { N_("Row"), 3 },
      { N_("Column"), 3 },
      { N_("Value"), 1, KAMAE_COLUMN_CENTER } },
    "SELECT coalesce (" KAMAE_RISK_WORDS ("m", "label") ", m.name) || ' [' || m.name || ']', "
    SCALE ("m.row_name") " || ' = ' || c.row_value, "
    SCALE ("m.column_name") " || ' = ' || c.column_value, c.value "
    "FROM criteria_matrix AS m JOIN criteria_cell AS c ON c.criteria_id = m.criteria_id AND c.matrix = m.name "
    "WHERE m.criteria_id = :id ORDER BY m.name, c.row_value DESC, c.column_value DESC",
    "SELECT EXISTS (SELECT 1 FROM criteria_matrix WHERE criteria_id = :id)" },
  { N_("Risk levels"),
    { { N_("Risk level"), 1.8 },
      { N_("Risk value"), 1.5, KAMAE_COLUMN_CENTER },
      { N_("Priority"), 1, KAMAE_COLUMN_CENTER },
      { N_("Meaning"), 3 },
      { N_("Required action"), 4.5 },
      { N_("May be accepted by"), 2.5 },
      { N_("For at most (months)"), 1.4, KAMAE_COLUMN_CENTER },
      { N_("Conditions"), 2 } },
    "SELECT b.mark || ' ' || " KAMAE_RISK_WORDS ("b", "label") ", "
    "coalesce (b.values_listed, printf ('%g–%g', b.from_value, b.to_value)), b.priority, "
    KAMAE_RISK_WORDS ("b", "meaning") ", " KAMAE_RISK_WORDS ("b", "action") ", "
    "label ('criteria_band', 'accepted_by', b.accepted_by), b.valid_months, b.conditions "
    "FROM criteria_band AS b WHERE b.criteria_id = :id ORDER BY b.rank DESC" },
  { N_("Examples"),
    { { N_("Ratings"), 6 },
      { N_("Risk value"), 1.2, KAMAE_COLUMN_CENTER },
      { N_("Risk level"), 1.8 },
      { N_("Note"), 4 } },
    "SELECT " NAMED_INPUTS ", printf ('%g', e.expected_value), b.mark || ' ' || "
    KAMAE_RISK_WORDS ("b", "label") ", e.note "
    "FROM criteria_example AS e LEFT JOIN criteria_band AS b ON b.criteria_id = e.criteria_id "
    "AND b.rank = e.expected_rank WHERE e.criteria_id = :id ORDER BY e.expected_value DESC, e.inputs" },
};

static gboolean
ask (KamaeReportContext *context,
     const char         *sql)
{
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_report_context_get_register (context), sql, NULL, KAMAE_KEPT);

  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":id",
                             kamae_record_get_id (kamae_report_context_get_record (context)));
  return kamae_cursor_next (cursor, KAMAE_KEPT) && kamae_cursor_get_integer (cursor, 0) != 0;
}

static gboolean
add_block (KamaeReportContext  *context,
           KamaeDocument       *document,
           const Block         *block,
           GError             **error)
{
  if (block->only_if != NULL && !ask (context, block->only_if))
    return TRUE;
  kamae_report_context_add_heading (context, document, block->heading);
  return kamae_report_context_add_table (context, document, block->columns, block->sql, error)
         != NULL;
}

/* Takes @formula, and returns it with the label for the short name. */
static char *
replace_name (char       *formula,
              const char *name,
              const char *label)
{
  g_autofree char *before = formula;
  g_autofree char *pattern = g_strdup_printf ("\\b%s\\b", name);
  g_autoptr(GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  return g_regex_replace_literal (regex, before, -1, 0, label, 0, NULL);
}

/* A formula with the labels of the scales for their short names, and with that of the asset value
 * where the formula calls it so. */
static char *
dup_named (KamaeReportContext  *context,
           const char          *formula,
           GError             **error)
{
  KamaeRecord *criteria = kamae_report_context_get_record (context);
  g_autoptr(GPtrArray) scales =
    kamae_risk_load_scales (kamae_report_context_get_register (context),
                            kamae_record_get_id (criteria),
                            kamae_report_context_get_language (context), error);
  char *text;

  if (scales == NULL)
    return NULL;
  text = g_strdup (formula);
  for (guint i = 0; i < scales->len; i++)
    {
      const KamaeRiskScale *scale = g_ptr_array_index (scales, i);

      text = replace_name (text, scale->code, scale->label);
    }
  if (g_str_has_prefix (text, "value = "))
    text = replace_name (text, "value", kamae_report_context_text (context, N_("Asset value")));
  return text;
}

#define MOST_FACTS 6

/* A heading with facts: the fields that are set, under their own labels. */
static gboolean
add_facts (KamaeReportContext  *context,
           KamaeDocument       *document,
           const char          *heading,
           const char *const   *fields,
           GError             **error)
{
  KamaeRecord *criteria = kamae_report_context_get_record (context);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  const char *facts[2 * MOST_FACTS] = { NULL };
  guint n = 0;

  for (guint i = 0; fields[i] != NULL && n < G_N_ELEMENTS (facts); i++)
    {
      const KamaeField *field = kamae_entity_find_field (&kamae_risk_criteria, fields[i]);

      if (!kamae_record_is_set (criteria, fields[i]))
        continue;
      g_ptr_array_add (values, kamae_report_context_dup_value (context, criteria, fields[i]));
      if (g_str_has_suffix (fields[i], "formula"))
        {
          char *named = dup_named (context, g_ptr_array_index (values, values->len - 1), error);

          if (named == NULL)
            return FALSE;
          g_free (g_ptr_array_index (values, values->len - 1));
          g_ptr_array_index (values, values->len - 1) = named;
        }
      else if (g_str_equal (fields[i], "review_month"))
        {
          int month = kamae_record_get_integer (criteria, fields[i]);

          g_free (g_ptr_array_index (values, values->len - 1));
          g_ptr_array_index (values, values->len - 1) =
            g_strdup_printf (kamae_report_context_text (context, KC_ ("number of a month", "%d")),
                             month);
        }
      facts[n++] = kamae_report_context_text (context, field->label);
      facts[n++] = g_ptr_array_index (values, values->len - 1);
    }

  if (n == 0)
    return TRUE;
  kamae_report_context_add_heading (context, document, heading);
  /* The first that is not there ends the list. */
  kamae_document_add_facts (document, facts[0], facts[1], facts[2], facts[3], facts[4], facts[5],
                            facts[6], facts[7], facts[8], facts[9], facts[10], facts[11], NULL);
  return TRUE;
}

KamaeDocument *
kamae_risk_build_criteria (KamaeReportContext  *context,
                           GError             **error)
{
  static const char *const general[] = { "title", "supersedes", "method", "rationale",
                                         "approved_on",
                                         "effective_on", NULL };
  static const char *const formulas[] = { "asset_formula", "formula", "priority_formula",
                                          "combinations", "not_monotonic_because", NULL };
  static const char *const rules[] = { "acceptance", "acceptable_value", NULL };
  static const char *const occasions[] = { "review_month", "triggers", "stages", NULL };
  g_autoptr(KamaeDocument) document =
    kamae_report_context_begin (context, KAMAE_PAPER_A4_LANDSCAPE);

  if (!add_facts (context, document, N_("Risk criteria"), general, error)
      || !add_block (context, document, &blocks[0], error)
      || !add_facts (context, document, N_("Formula"), formulas, error))
    return NULL;
  for (guint i = 1; i < G_N_ELEMENTS (blocks); i++)
    if (!add_block (context, document, &blocks[i], error))
      return NULL;
  if (!add_facts (context, document, N_("Acceptance"), rules, error)
      || !add_facts (context, document, N_("When to assess"), occasions, error))
    return NULL;
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}
