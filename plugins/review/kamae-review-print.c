/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-review-private.h"

#include <kamae-i18n.h>

/* What the reports of this plugin share: a review is printed from its content, the JSON that its
 * approval froze, with the figures that were frozen when it was held. */

/* Of the picture of a figure, in points. */
#define PICTURE_HEIGHT 110

/* Letters that a column of a table has room for, a Japanese one counting two. */
#define NARROWEST 13
#define DATE 20
#define WIDEST 34

gboolean
kamae_review_print_init (KamaeReviewPrint    *print,
                         KamaeReportContext  *context,
                         GError             **error)
{
  const char *content = kamae_report_context_get_content (context, error);

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

/* Paper never leaves the reader in doubt: what is empty says so. `object` is the content of a
 * record. */
const char *
kamae_review_print_or_blank (KamaeReviewPrint *print,
                             JsonObject       *object,
                             const char       *field,
                             const char       *text)
{
  KamaeRegister *reg = kamae_report_context_get_register (print->context);
  g_autoptr(KamaeRecord) record = NULL;

  if (object != NULL && (text == NULL || *text == '\0'))
    record = kamae_register_ref_record (reg, json_object_get_int_member (object, "id"),
                                        KAMAE_KEPT);
  return record != NULL ? kamae_report_context_get_blank (print->context, record, field) : text;
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

  return g_strdup (kamae_review_print_or_blank (print, print->review, member, text));
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
  return g_strdup (kamae_review_print_or_blank (print, print->review, how, text->str));
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
char *
kamae_review_print_dup_input_name (KamaeReviewPrint *print,
                                   guint             position)
{
  static const char *const numbers[KAMAE_REVIEW_N_INPUTS] = {
    "1.", "2.", "3.", "1)", "2)", "3)", "4)", "5.", "6.", "7."
  };

  return g_strdup_printf ("%s %s", numbers[position],
                          kamae_review_print_choice (print, "review_input", "part",
                                                     kamae_review_inputs[position].code));
}

void
kamae_review_print_add_heading (KamaeReviewPrint *print,
                                guint             position)
{
  const char *part = kamae_review_inputs[position].code;
  gboolean is_below = *part == 'd';
  g_autofree char *heading = kamae_review_print_dup_input_name (print, position);

  if (g_str_equal (part, "d1"))
    kamae_document_add_heading (print->document, 2,
                                kamae_review_print_text (print,
                                  N_("4. Performance of information security and its trends")));
  kamae_document_add_heading (print->document, is_below ? 3 : 2, heading);
}

/* Figures */

static JsonObject *
get_texts (KamaeReviewPrint *print,
           JsonObject       *figure)
{
  return kamae_review_frozen_get_texts (figure, kamae_report_context_get_language (print->context));
}

static char *
dup_cell (KamaeReviewPrint *print,
          JsonObject       *texts,
          const char       *member,
          guint             row,
          guint             column)
{
  return kamae_review_frozen_dup_shown (
    kamae_report_context_get_register (print->context),
    kamae_review_frozen_get_cell (texts, member, row, column),
    kamae_report_context_get_language (print->context));
}

static KamaeTable *
add_comparison (KamaeReviewPrint *print,
                const char       *title)
{
  KamaeTable *table = kamae_document_add_table (print->document);

  kamae_table_add_column (table, title, 55, 0);
  kamae_table_add_column (table, kamae_review_print_text (print, N_("This time")), 16,
                          KAMAE_COLUMN_RIGHT);
  kamae_table_add_column (table, kamae_review_print_text (print, N_("Last time")), 16,
                          KAMAE_COLUMN_RIGHT);
  /* Translators: 増減, by how much a figure grew since the last review */
  kamae_table_add_column (table, kamae_review_print_text (print, N_("Change since")), 13,
                          KAMAE_COLUMN_RIGHT);
  return table;
}

static void
add_comparison_row (KamaeReviewPrint *print,
                    KamaeTable       *table,
                    JsonObject       *texts,
                    const char       *label,
                    const char       *now,
                    const char       *before)
{
  g_autofree char *now_text = kamae_review_frozen_dup_number (texts, now);
  g_autofree char *before_text = kamae_review_frozen_dup_number (texts, before);
  g_autofree char *change = kamae_review_frozen_dup_change (
    texts, now, before, kamae_report_context_get_language (print->context));

  kamae_table_add_row (table, label, now_text, before_text, change);
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

      if (!g_str_equal (kamae_review_get_member (figure, "kind"), "number"))
        continue;
      if (table == NULL)
        table = add_comparison (print, kamae_review_print_text (print, N_("Figure")));
      add_comparison_row (print, table, texts, kamae_review_get_member (texts, "title"),
                          kamae_review_frozen_get_cell (texts, "rows", 0, 0),
                          kamae_review_frozen_get_cell (texts, "before", 0, 0));
    }
}

static void
add_series (KamaeReviewPrint *print,
            JsonObject       *texts)
{
  KamaeTable *table = add_comparison (print, kamae_review_get_member (texts, "title"));

  for (guint i = 0; i < kamae_review_frozen_get_n_rows (texts, "rows"); i++)
    {
      const char *label = kamae_review_frozen_get_cell (texts, "rows", i, 0);
      g_autofree char *shown = dup_cell (print, texts, "rows", i, 0);

      add_comparison_row (print, table, texts, shown,
                          kamae_review_frozen_get_cell (texts, "rows", i, 1),
                          kamae_review_frozen_find_before (texts, label, 1));
    }
}

static void
add_cells (KamaeReviewPrint *print,
           KamaeTable       *table,
           JsonObject       *texts,
           const char       *member,
           const char       *heading)
{
  guint n_columns = kamae_review_frozen_get_n_columns (texts);
  guint n_rows = kamae_review_frozen_get_n_rows (texts, member);

  if (heading != NULL)
    kamae_table_add_group (table, heading);
  for (guint i = 0; i < n_rows; i++)
    {
      g_auto(GStrv) cells = g_new0 (char *, n_columns + 1);

      for (guint j = 0; j < n_columns; j++)
        cells[j] = dup_cell (print, texts, member, i, j);
      kamae_table_add_rowv (table, (const char *const *) cells);
    }
  if (heading != NULL && n_rows == 0)
    kamae_table_add_group (table, kamae_review_print_text (print, KC_ ("paper", "No entries")));
}

static guint
get_width (const char *text)
{
  guint width = 0;

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return width;
}

/* Sentences get more room than dates and names. */
static double
get_weight (JsonObject *texts,
            guint       column)
{
  guint width = get_width (kamae_review_frozen_get_column (texts, column));

  for (guint i = 0; i < kamae_review_frozen_get_n_rows (texts, "rows"); i++)
    {
      const char *cell = kamae_review_frozen_get_cell (texts, "rows", i, column);

      width = MAX (width, kamae_review_frozen_is_date (cell) ? DATE : get_width (cell) + 2);
    }
  return CLAMP (width, NARROWEST, WIDEST);
}

/* Numbers stand at the right, so that they can be compared. */
static void
add_columns (KamaeTable *table,
             JsonObject *texts)
{
  for (guint i = 0; i < kamae_review_frozen_get_n_columns (texts); i++)
    kamae_table_add_column (table, kamae_review_frozen_get_column (texts, i),
                            get_weight (texts, i),
                            i > 0 && kamae_review_frozen_has_numbers (texts, i)
                              ? KAMAE_COLUMN_RIGHT : 0);
}

/* Materials print the table of the last review under that of this time; minutes this time's. */
static void
add_rows (KamaeReviewPrint *print,
          JsonObject       *texts)
{
  gboolean compares = print->compares && json_object_has_member (texts, "before");
  KamaeTable *table = NULL;

  kamae_document_add_heading (print->document, 3, kamae_review_get_member (texts, "title"));
  table = kamae_document_add_table (print->document);
  kamae_table_set_empty_text (table, kamae_review_print_text (print, KC_ ("paper", "No entries")));
  add_columns (table, texts);
  add_cells (print, table, texts, "rows",
             compares ? kamae_review_print_text (print, N_("This time")) : NULL);
  if (compares)
    add_cells (print, table, texts, "before", kamae_review_print_text (print, N_("Last time")));
}

static void
add_picture (KamaeReviewPrint *print,
             JsonObject       *figure)
{
  const char *language = kamae_report_context_get_language (print->context);
  g_autoptr(KamaeChart) chart = kamae_review_frozen_create_chart (
    kamae_report_context_get_register (print->context), figure, language);

  if (chart != NULL)
    kamae_document_add_chart (print->document, chart, PICTURE_HEIGHT);
}

static void
add_other_figures (KamaeReviewPrint *print,
                   JsonArray        *figures)
{
  for (guint i = 0; i < json_array_get_length (figures); i++)
    {
      JsonObject *figure = json_array_get_object_element (figures, i);
      const char *kind = kamae_review_get_member (figure, "kind");

      if (g_str_equal (kind, "number"))
        continue;
      if (g_str_equal (kind, "series"))
        add_series (print, get_texts (print, figure));
      else
        add_rows (print, get_texts (print, figure));
      if (print->compares || g_str_equal (kind, "series"))
        add_picture (print, figure);
    }
}

gboolean
kamae_review_print_has_figures (JsonObject *input)
{
  g_autoptr(JsonNode) root = NULL;
  JsonArray *figures = kamae_review_frozen_parse (kamae_review_get_member (input, "figures"),
                                                  &root);

  return figures != NULL && json_array_get_length (figures) > 0;
}

void
kamae_review_print_add_figures (KamaeReviewPrint *print,
                                JsonObject       *input)
{
  g_autoptr(JsonNode) root = NULL;
  JsonArray *figures = kamae_review_frozen_parse (kamae_review_get_member (input, "figures"),
                                                  &root);

  if (figures == NULL || json_array_get_length (figures) == 0)
    {
      kamae_document_add_note (print->document,
                               kamae_review_print_text (print, N_("No figure is available.")));
      return;
    }
  add_numbers (print, figures);
  add_other_figures (print, figures);
}
