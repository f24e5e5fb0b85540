/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-review-private.h"

#include <kamae-i18n.h>

#include <math.h>

/* What the reports of this plugin share: a review is printed from its content, the JSON that its
 * approval froze, with the figures that were frozen when it was held. */

#define MOST_SQUARES 10

static char *
dup_content (KamaeReportContext  *context,
             GError             **error)
{
  KamaeRegister *reg = kamae_report_context_get_register (context);
  KamaeRecord *record = kamae_report_context_get_record (context);
  char *content = kamae_register_dup_snapshot (reg, record);

  return content != NULL ? content : kamae_register_dup_content (reg, record, error);
}

gboolean
kamae_review_print_init (KamaeReviewPrint    *print,
                         KamaeReportContext  *context,
                         GError             **error)
{
  g_autofree char *content = dup_content (context, error);

  if (content == NULL)
    return FALSE;
  print->context = context;
  print->parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (print->parser, content, -1, error))
    return FALSE;
  print->content = json_node_get_object (json_parser_get_root (print->parser));
  print->review = json_object_get_object_member (print->content, "record");
  print->document = kamae_report_context_begin (context, KAMAE_PAPER_A4_PORTRAIT);
  return TRUE;
}

void
kamae_review_print_clear (KamaeReviewPrint *print)
{
  g_clear_object (&print->parser);
  g_clear_object (&print->document);
}

const char *
kamae_review_print_text (KamaeReviewPrint *print,
                         const char       *msgid)
{
  return kamae_report_context_text (print->context, msgid);
}

/* Paper never leaves the reader in doubt: what is empty says so. */
const char *
kamae_review_print_or_none (KamaeReviewPrint *print,
                            const char       *text)
{
  return text != NULL && *text != '\0' ? text
                                       : kamae_review_print_text (print, KC_ ("paper", "None"));
}

const char *
kamae_review_get_member (JsonObject *object,
                         const char *member)
{
  return object != NULL ? json_object_get_string_member_with_default (object, member, NULL) : NULL;
}

const char *
kamae_review_print_choice (KamaeReviewPrint *print,
                           const char       *entity,
                           const char       *field,
                           const char       *code)
{
  KamaeModel *model = kamae_register_get_model (kamae_report_context_get_register (print->context));
  const char *language = kamae_report_context_get_language (print->context);

  return code == NULL ? NULL
                      : kamae_model_choice_label (model, kamae_model_find_entity (model, entity),
                                                  field, code, language);
}

char *
kamae_review_print_dup_date (KamaeReviewPrint *print,
                             const char       *member)
{
  const char *date = kamae_review_get_member (print->review, member);
  g_autofree char *text = kamae_report_context_dup_date (print->context, date);

  return g_strdup (kamae_review_print_or_none (print, text));
}

/* In the language of the paper, which need not be that of the interface. */
char *
kamae_review_print_dup_title (KamaeReviewPrint *print)
{
  gint64 ordinal = json_object_get_int_member_with_default (print->review, "ordinal", 0);

  return g_strdup_printf (kamae_review_print_text (print,
                            /* Translators: a management review on paper: 第%d回 マネジメントレビュー */
                            N_("Management review no. %d")), (int) ordinal);
}

/* The day on which it was held, or is planned, with the time. */
char *
kamae_review_print_dup_time (KamaeReviewPrint *print)
{
  const char *held_on = kamae_review_get_member (print->review, "held_on");
  const char *starts_at = kamae_review_get_member (print->review, "starts_at");
  const char *ends_at = kamae_review_get_member (print->review, "ends_at");
  g_autofree char *date = NULL;

  date = kamae_review_print_dup_date (print, held_on != NULL ? "held_on" : "planned_on");
  if (starts_at == NULL)
    return g_steal_pointer (&date);
  return g_strdup_printf ("%s  %s–%s", date, starts_at, ends_at != NULL ? ends_at : "");
}

/* Names with titles as of the approval, one a line. */
char *
kamae_review_print_dup_people (KamaeReviewPrint *print,
                               const char       *how)
{
  JsonArray *people = json_object_get_array_member (print->content, "people");
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (people); i++)
    {
      JsonObject *person = json_array_get_object_element (people, i);
      const char *title = kamae_review_get_member (person, "title");

      if (!g_str_equal (kamae_review_get_member (person, "how"), how))
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              kamae_review_get_member (person, "name"));
      if (title != NULL)
        /* Translators: the title of a person after the name: （%s） */
        g_string_append_printf (text, kamae_review_print_text (print, N_(" (%s)")), title);
    }
  return g_strdup (kamae_review_print_or_none (print, text->str));
}

JsonObject *
kamae_review_print_find_input (KamaeReviewPrint *print,
                               const char       *part)
{
  JsonArray *inputs = json_object_get_array_member (print->content, "review_input");

  for (guint i = 0; i < json_array_get_length (inputs); i++)
    {
      JsonObject *input = json_array_get_object_element (inputs, i);

      if (g_str_equal (kamae_review_get_member (input, "part"), part))
        return input;
    }
  return NULL;
}

/* Numbered as companies file it: 1 to 7, the fourth with 1) to 4). */
void
kamae_review_print_add_heading (KamaeReviewPrint *print,
                                guint             position)
{
  static const char *const numbers[KAMAE_REVIEW_N_INPUTS] = {
    "1.", "2.", "3.", "1)", "2)", "3)", "4)", "5.", "6.", "7."
  };
  const char *part = kamae_review_inputs[position].code;
  gboolean is_below = *part == 'd';
  g_autofree char *heading = NULL;

  if (g_str_equal (part, "d1"))
    kamae_document_add_heading (print->document, 2,
                                kamae_review_print_text (print,
                                  N_("4. Performance of information security and its trends")));
  heading = g_strdup_printf ("%s %s", numbers[position],
                             kamae_review_print_choice (print, "review_input", "part", part));
  kamae_document_add_heading (print->document, is_below ? 3 : 2, heading);
}

/* Figures */

static JsonObject *
get_texts (KamaeReviewPrint *print,
           JsonObject       *figure)
{
  const char *language = kamae_report_context_get_language (print->context);

  return json_object_get_object_member (figure, json_object_has_member (figure, language) ? language
                                                                                          : "en");
}

static const char *
get_cell (JsonObject *texts,
          const char *member,
          guint       row,
          guint       column)
{
  JsonArray *rows = json_object_has_member (texts, member)
                    ? json_object_get_array_member (texts, member) : NULL;
  JsonArray *cells = NULL;

  if (rows == NULL || row >= json_array_get_length (rows))
    return NULL;
  cells = json_array_get_array_element (rows, row);
  if (column >= json_array_get_length (cells) || json_array_get_null_element (cells, column))
    return NULL;
  return json_array_get_string_element (cells, column);
}

static guint
get_n_rows (JsonObject *texts,
            const char *member)
{
  return json_object_has_member (texts, member)
         ? json_array_get_length (json_object_get_array_member (texts, member)) : 0;
}

/* Dates are kept as ISO dates, and written as the organization does. */
static char *
dup_cell (KamaeReviewPrint *print,
          JsonObject       *texts,
          guint             row,
          guint             column)
{
  const char *cell = get_cell (texts, "rows", row, column);

  if (cell != NULL && g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\d$", cell, 0, 0))
    return kamae_report_context_dup_date (print->context, cell);
  return g_strdup (cell != NULL ? cell : "");
}

static KamaeTable *
add_comparison (KamaeReviewPrint *print,
                const char       *title,
                gboolean          has_bars)
{
  KamaeTable *table = kamae_document_add_table (print->document);

  kamae_table_add_column (table, title, has_bars ? 40 : 60, 0);
  kamae_table_add_column (table, kamae_review_print_text (print, N_("This time")), 18,
                          KAMAE_COLUMN_RIGHT);
  kamae_table_add_column (table, kamae_review_print_text (print, N_("Last time")), 18,
                          KAMAE_COLUMN_RIGHT);
  if (has_bars)
    kamae_table_add_column (table, "", 24, 0);
  return table;
}

static char *
dup_number (JsonObject *texts,
            const char *cell)
{
  return cell != NULL ? g_strconcat (cell, kamae_review_get_member (texts, "unit"), NULL)
                      : g_strdup ("–");
}

static void
add_numbers (KamaeReviewPrint *print,
             JsonArray        *figures)
{
  KamaeTable *table = NULL;

  for (guint i = 0; i < json_array_get_length (figures); i++)
    {
      JsonObject *figure = json_array_get_object_element (figures, i);
      JsonObject *texts = get_texts (print, figure);
      g_autofree char *now = dup_number (texts, get_cell (texts, "rows", 0, 0));
      g_autofree char *before = dup_number (texts, get_cell (texts, "before", 0, 0));

      if (!g_str_equal (kamae_review_get_member (figure, "kind"), "number"))
        continue;
      if (table == NULL)
        table = add_comparison (print, kamae_review_print_text (print, N_("Figure")), FALSE);
      kamae_table_add_row (table, kamae_review_get_member (texts, "title"), now, before);
    }
}

static double
get_value (const char *cell)
{
  return cell != NULL ? g_ascii_strtod (cell, NULL) : 0;
}

static double
get_greatest (JsonObject *texts)
{
  double greatest = 0;

  for (guint i = 0; i < get_n_rows (texts, "rows"); i++)
    greatest = MAX (greatest, get_value (get_cell (texts, "rows", i, 1)));
  return greatest;
}

/* A bar of squares: it prints, copies and searches as text. */
static char *
dup_bar (const char *cell,
         double      greatest)
{
  double value = get_value (cell);
  int n = greatest > 0 && value > 0 ? (int) ceil (MOST_SQUARES * value / greatest) : 0;
  g_autoptr(GString) bar = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    g_string_append (bar, "■");
  return g_string_free (g_steal_pointer (&bar), FALSE);
}

static const char *
find_before (JsonObject *texts,
             const char *label)
{
  for (guint i = 0; i < get_n_rows (texts, "before"); i++)
    if (g_strcmp0 (get_cell (texts, "before", i, 0), label) == 0)
      return get_cell (texts, "before", i, 1);
  return NULL;
}

static void
add_series (KamaeReviewPrint *print,
            JsonObject       *texts)
{
  KamaeTable *table = add_comparison (print, kamae_review_get_member (texts, "title"), TRUE);
  double greatest = get_greatest (texts);

  for (guint i = 0; i < get_n_rows (texts, "rows"); i++)
    {
      const char *label = get_cell (texts, "rows", i, 0);
      const char *cell = get_cell (texts, "rows", i, 1);
      g_autofree char *shown = dup_cell (print, texts, i, 0);
      g_autofree char *now = dup_number (texts, cell);
      g_autofree char *before = dup_number (texts, find_before (texts, label));
      g_autofree char *bar = dup_bar (cell, greatest);

      kamae_table_add_row (table, shown, now, before, bar);
    }
}

static void
add_rows (KamaeReviewPrint *print,
          JsonObject       *texts)
{
  JsonArray *titles = json_object_get_array_member (texts, "columns");
  guint n_columns = json_array_get_length (titles);
  KamaeTable *table = NULL;

  kamae_document_add_paragraph (print->document, kamae_review_get_member (texts, "title"));
  table = kamae_document_add_table (print->document);
  for (guint i = 0; i < n_columns; i++)
    kamae_table_add_column (table, json_array_get_string_element (titles, i), 1, 0);
  for (guint i = 0; i < get_n_rows (texts, "rows"); i++)
    {
      g_auto(GStrv) cells = g_new0 (char *, n_columns + 1);

      for (guint j = 0; j < n_columns; j++)
        cells[j] = dup_cell (print, texts, i, j);
      kamae_table_add_rowv (table, (const char *const *) cells);
    }
}

static void
add_other_figures (KamaeReviewPrint *print,
                   JsonArray        *figures)
{
  for (guint i = 0; i < json_array_get_length (figures); i++)
    {
      JsonObject *figure = json_array_get_object_element (figures, i);
      const char *kind = kamae_review_get_member (figure, "kind");

      if (g_str_equal (kind, "series"))
        add_series (print, get_texts (print, figure));
      else if (g_str_equal (kind, "table"))
        add_rows (print, get_texts (print, figure));
    }
}

void
kamae_review_print_add_figures (KamaeReviewPrint *print,
                                JsonObject       *input)
{
  const char *text = kamae_review_get_member (input, "figures");
  g_autoptr(JsonNode) root = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonArray *figures = root != NULL ? json_node_get_array (root) : NULL;

  if (figures == NULL || json_array_get_length (figures) == 0)
    {
      kamae_document_add_note (print->document,
                               kamae_review_print_text (print, N_("No figure is available.")));
      return;
    }
  add_numbers (print, figures);
  add_other_figures (print, figures);
}
