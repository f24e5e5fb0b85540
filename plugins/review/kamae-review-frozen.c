/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-review-private.h"

#include <kamae-i18n.h>

#include <math.h>
#include <string.h>

/* Figures as they were frozen: read back for paper and for the screen. What is kept is told in
 * kamae-review-inputs.c. */

#define MOST_CATEGORIES 16
#define MOST_SERIES 3   /* more bars side by side are slivers: the table says it better */

const char *
kamae_review_get_member (JsonObject *object,
                         const char *member)
{
  return object != NULL ? json_object_get_string_member_with_default (object, member, NULL) : NULL;
}

/* The array of figures; belongs to the node. */
JsonArray *
kamae_review_frozen_parse (const char  *text,
                           JsonNode   **root)
{
  *root = text != NULL && *text != '\0' ? json_from_string (text, NULL) : NULL;
  return *root != NULL && JSON_NODE_HOLDS_ARRAY (*root) ? json_node_get_array (*root) : NULL;
}

JsonObject *
kamae_review_frozen_get_texts (JsonObject *figure,
                               const char *language)
{
  return json_object_get_object_member (figure, json_object_has_member (figure, language) ? language
                                                                                          : "en");
}

guint
kamae_review_frozen_get_n_rows (JsonObject *texts,
                                const char *member)
{
  return json_object_has_member (texts, member)
         ? json_array_get_length (json_object_get_array_member (texts, member)) : 0;
}

guint
kamae_review_frozen_get_n_columns (JsonObject *texts)
{
  return json_array_get_length (json_object_get_array_member (texts, "columns"));
}

const char *
kamae_review_frozen_get_column (JsonObject *texts,
                                guint       column)
{
  return json_array_get_string_element (json_object_get_array_member (texts, "columns"), column);
}

const char *
kamae_review_frozen_get_cell (JsonObject *texts,
                              const char *member,
                              guint       row,
                              guint       column)
{
  JsonArray *cells = NULL;

  if (row >= kamae_review_frozen_get_n_rows (texts, member))
    return NULL;
  cells = json_array_get_array_element (json_object_get_array_member (texts, member), row);
  if (column >= json_array_get_length (cells) || json_array_get_null_element (cells, column))
    return NULL;
  return json_array_get_string_element (cells, column);
}

/* What the last review had for the row that begins with the same cell. */
const char *
kamae_review_frozen_find_before (JsonObject *texts,
                                 const char *label,
                                 guint       column)
{
  for (guint i = 0; i < kamae_review_frozen_get_n_rows (texts, "before"); i++)
    if (g_strcmp0 (kamae_review_frozen_get_cell (texts, "before", i, 0), label) == 0)
      return kamae_review_frozen_get_cell (texts, "before", i, column);
  return NULL;
}

char *
kamae_review_frozen_dup_number (JsonObject *texts,
                                const char *cell)
{
  return cell != NULL ? kamae_text_with_unit (cell, kamae_review_get_member (texts, "unit"))
                      : g_strdup ("–");
}

static guint
count_decimals (const char *number)
{
  const char *point = strchr (number, '.');

  return point != NULL ? strlen (point + 1) : 0;
}

/* By how much a number grew since the last review; "" where one of the two is not known. */
char *
kamae_review_frozen_dup_change (JsonObject *texts,
                                const char *now,
                                const char *before,
                                const char *language)
{
  const char *unit = kamae_review_get_member (texts, "unit");
  double change;
  g_autofree char *format = NULL;
  g_autofree char *number = NULL;
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (now == NULL || before == NULL)
    return g_strdup ("");
  change = g_ascii_strtod (now, NULL) - g_ascii_strtod (before, NULL);
  if (change == 0)
    return g_strdup ("±0");
  format = g_strdup_printf ("%%.%uf", MAX (count_decimals (now), count_decimals (before)));
  g_ascii_formatd (text, sizeof text, format, fabs (change));
  number = g_strconcat (change > 0 ? "+" : "−", text, NULL);
  if (g_strcmp0 (unit, "%") == 0 || g_strcmp0 (unit, "％") == 0)
    /* Translators: the unit of the difference of two percentages: ポイント */
    unit = kamae_translate (language, GETTEXT_PACKAGE, KC_ ("unit", "points"));
  return kamae_text_with_unit (number, unit);
}

/* A day or a month. */
gboolean
kamae_review_frozen_is_date (const char *cell)
{
  return cell != NULL && g_regex_match_simple ("^\\d{4}-\\d\\d(-\\d\\d)?$", cell, 0, 0);
}

/* Dates are kept as ISO dates, and written as the organization does. */
char *
kamae_review_frozen_dup_shown (KamaeRegister *reg,
                               const char    *cell,
                               const char    *language)
{
  if (kamae_review_frozen_is_date (cell))
    return kamae_register_dup_date (reg, cell, language);
  return g_strdup (cell != NULL ? cell : "");
}

gboolean
kamae_review_frozen_is_number (const char *cell)
{
  char *end = NULL;

  if (cell == NULL || *cell == '\0')
    return FALSE;
  g_ascii_strtod (cell, &end);
  return *end == '\0';
}

/* A column of numbers; a cell may be empty, but not all of them. */
gboolean
kamae_review_frozen_has_numbers (JsonObject *texts,
                                 guint       column)
{
  gboolean any = FALSE;

  for (guint i = 0; i < kamae_review_frozen_get_n_rows (texts, "rows"); i++)
    {
      const char *cell = kamae_review_frozen_get_cell (texts, "rows", i, column);

      if (cell != NULL && *cell != '\0' && !kamae_review_frozen_is_number (cell))
        return FALSE;
      any = any || kamae_review_frozen_is_number (cell);
    }
  return any;
}

/* A table of numbers for each thing that its first column names. */
gboolean
kamae_review_frozen_is_tally (JsonObject *texts)
{
  guint n = kamae_review_frozen_get_n_columns (texts);

  if (n < 2 || kamae_review_frozen_has_numbers (texts, 0))
    return FALSE;
  for (guint i = 1; i < n; i++)
    if (!kamae_review_frozen_has_numbers (texts, i))
      return FALSE;
  return TRUE;
}

/* One row of numbers: how many of each column. */
gboolean
kamae_review_frozen_is_count (JsonObject *texts)
{
  guint n = kamae_review_frozen_get_n_columns (texts);

  if (n < 2 || kamae_review_frozen_get_n_rows (texts, "rows") != 1)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!kamae_review_frozen_has_numbers (texts, i))
      return FALSE;
  return TRUE;
}

/* Pictures */

static void
set_value (KamaeChart *chart,
           guint       series,
           guint       category,
           const char *cell)
{
  if (kamae_review_frozen_is_number (cell))
    kamae_chart_set_value (chart, series, category, g_ascii_strtod (cell, NULL));
}

/* This time beside the last time, where the last review knew any of it. */
static void
add_two_series (KamaeChart *chart,
                gboolean    has_before,
                const char *language)
{
  kamae_chart_add_series (chart, has_before ? kamae_translate (language, GETTEXT_PACKAGE,
                                                               N_("This time")) : NULL);
  if (has_before)
    kamae_chart_add_series (chart, kamae_translate (language, GETTEXT_PACKAGE, N_("Last time")));
}

static KamaeChart *
create_count_chart (JsonObject *texts,
                    const char *language)
{
  KamaeChart *chart = kamae_chart_new (KAMAE_CHART_BARS, NULL);
  gboolean has_before = kamae_review_frozen_get_n_rows (texts, "before") > 0;

  add_two_series (chart, has_before, language);
  for (guint i = 0; i < kamae_review_frozen_get_n_columns (texts); i++)
    {
      kamae_chart_add_category (chart, kamae_review_frozen_get_column (texts, i));
      set_value (chart, 0, i, kamae_review_frozen_get_cell (texts, "rows", 0, i));
      if (has_before)
        set_value (chart, 1, i, kamae_review_frozen_get_cell (texts, "before", 0, i));
    }
  return chart;
}

static gboolean
has_before_in (JsonObject *texts,
               guint       column)
{
  for (guint i = 0; i < kamae_review_frozen_get_n_rows (texts, "rows"); i++)
    if (kamae_review_frozen_find_before (texts,
                                         kamae_review_frozen_get_cell (texts, "rows", i, 0),
                                         column) != NULL)
      return TRUE;
  return FALSE;
}

static KamaeChart *
create_column_chart (KamaeRegister *reg,
                     JsonObject    *texts,
                     guint          column,
                     const char    *unit,
                     const char    *language)
{
  KamaeChart *chart = kamae_chart_new (KAMAE_CHART_BARS, unit);
  gboolean has_before = has_before_in (texts, column);

  add_two_series (chart, has_before, language);
  for (guint i = 0; i < kamae_review_frozen_get_n_rows (texts, "rows"); i++)
    {
      const char *label = kamae_review_frozen_get_cell (texts, "rows", i, 0);
      g_autofree char *shown = kamae_review_frozen_dup_shown (reg, label, language);

      kamae_chart_add_category (chart, shown);
      set_value (chart, 0, i, kamae_review_frozen_get_cell (texts, "rows", i, column));
      if (has_before)
        set_value (chart, 1, i, kamae_review_frozen_find_before (texts, label, column));
    }
  return chart;
}

static KamaeChart *
create_tally_chart (JsonObject *texts)
{
  guint n_columns = kamae_review_frozen_get_n_columns (texts);
  KamaeChart *chart = NULL;

  if (n_columns > 1 + MOST_SERIES)
    return NULL;

  chart = kamae_chart_new (KAMAE_CHART_BARS, NULL);
  for (guint j = 1; j < n_columns; j++)
    kamae_chart_add_series (chart, kamae_review_frozen_get_column (texts, j));
  for (guint i = 0; i < kamae_review_frozen_get_n_rows (texts, "rows"); i++)
    {
      const char *label = kamae_review_frozen_get_cell (texts, "rows", i, 0);

      kamae_chart_add_category (chart, label != NULL ? label : "");
      for (guint j = 1; j < n_columns; j++)
        set_value (chart, j - 1, i, kamae_review_frozen_get_cell (texts, "rows", i, j));
    }
  return chart;
}

/* A share says more than the numbers that it is made of, and has another scale. */
static guint
find_share (JsonObject *texts)
{
  for (guint i = 1; i < kamae_review_frozen_get_n_columns (texts); i++)
    {
      const char *title = kamae_review_frozen_get_column (texts, i);

      if (strstr (title, "%") != NULL || strstr (title, "％") != NULL)
        return i;
    }
  return 0;
}

/* The small picture of a figure; NULL if its numbers make none. */
KamaeChart *
kamae_review_frozen_create_chart (KamaeRegister *reg,
                                  JsonObject    *figure,
                                  const char    *language)
{
  JsonObject *texts = kamae_review_frozen_get_texts (figure, language);
  const char *kind = kamae_review_get_member (figure, "kind");
  guint n_rows = kamae_review_frozen_get_n_rows (texts, "rows");
  guint share;

  if (n_rows == 0 || n_rows > MOST_CATEGORIES || g_str_equal (kind, "number"))
    return NULL;
  if (g_str_equal (kind, "series"))
    return create_column_chart (reg, texts, 1, kamae_review_get_member (texts, "unit"), language);
  if (kamae_review_frozen_is_count (texts))
    return create_count_chart (texts, language);
  if (!kamae_review_frozen_is_tally (texts))
    return NULL;
  share = find_share (texts);
  return share > 0 ? create_column_chart (reg, texts, share, "%", language)
                   : create_tally_chart (texts);
}
