/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

/* Tables of an OpenDocument text, with the columns and joined cells of the printed page, and the
 * head of the first page, which is a table beside the approval boxes. */
#include "kamae-odt-private.h"

#define BOX_WIDTH (20 * KAMAE_MILLIMETRE)
#define STAMP_HEIGHT (19 * KAMAE_MILLIMETRE)

/* Lengths are written as the standard wants it, whatever the locale's decimal sign. */
static const char *
format_points (char   *text,
               double  points)
{
  g_ascii_formatd (text, G_ASCII_DTOSTR_BUF_SIZE, "%.2f", points);
  return text;
}

static void
add_column_style (KamaeOdt *odt,
                  guint     column,
                  double    width)
{
  char points[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (odt->styles,
                          "<style:style style:name=\"T%u.%u\" style:family=\"table-column\">"
                          "<style:table-column-properties style:column-width=\"%spt\"/>"
                          "</style:style>",
                          odt->n_tables, column, format_points (points, width));
}

static void
begin_table (KamaeOdt     *odt,
             const double *edges,
             guint         n_columns)
{
  char points[G_ASCII_DTOSTR_BUF_SIZE];

  odt->n_tables++;
  g_string_append_printf (odt->styles,
                          "<style:style style:name=\"T%u\" style:family=\"table\">"
                          "<style:table-properties style:width=\"%spt\" table:align=\"left\" "
                          "fo:margin-bottom=\"6pt\" table:border-model=\"collapsing\"/>"
                          "</style:style>",
                          odt->n_tables, format_points (points, edges[n_columns] - edges[0]));
  g_string_append_printf (odt->body, "<table:table table:name=\"Table%u\" "
                                     "table:style-name=\"T%u\">", odt->n_tables, odt->n_tables);
  for (guint column = 0; column < n_columns; column++)
    {
      add_column_style (odt, column, edges[column + 1] - edges[column]);
      g_string_append_printf (odt->body, "<table:table-column table:style-name=\"T%u.%u\"/>",
                              odt->n_tables, column);
    }
}

static const char *
get_paragraph_style (KamaeTable *table,
                     guint       column)
{
  KamaeColumnFlags flags = kamae_table_get_column (table, column)->flags;

  if (kamae_table_is_facts (table))
    return column == 0 ? "Fact" : "Cell_20_text";
  if (flags & KAMAE_COLUMN_RIGHT)
    return "Cell_20_right";
  return flags & (KAMAE_COLUMN_CENTER | KAMAE_COLUMN_VERTICAL_CELLS) ? "Cell_20_center" : "Cell";
}

static void
add_head (KamaeOdt         *odt,
          KamaeTableLayout *layout)
{
  if (layout->head_height <= 0)
    return;
  g_string_append (odt->body, "<table:table-header-rows><table:table-row>");
  for (guint column = 0; column < layout->n_columns; column++)
    {
      g_string_append (odt->body, "<table:table-cell table:style-name=\"Head_20_cell\">");
      kamae_odt_add_paragraphs (odt->body, "Cell_20_center",
                                kamae_table_get_column (layout->table, column)->title);
      g_string_append (odt->body, "</table:table-cell>");
    }
  g_string_append (odt->body, "</table:table-row></table:table-header-rows>");
}

static guint
count_joined (KamaeTableLayout *layout,
              guint             row,
              guint             column)
{
  guint n = 1;

  while (kamae_table_layout_is_joined (layout, row + n, column))
    n++;
  return n;
}

static void
add_cell (KamaeOdt         *odt,
          KamaeTableLayout *layout,
          guint             row,
          guint             column)
{
  gboolean is_label = column == 0 && kamae_table_is_facts (layout->table);
  guint n_rows = count_joined (layout, row, column);

  if (kamae_table_layout_is_joined (layout, row, column))
    {
      g_string_append (odt->body, "<table:covered-table-cell/>");
      return;
    }
  g_string_append_printf (odt->body, "<table:table-cell table:style-name=\"%s\"",
                          is_label ? "Head_20_cell" : "Cell");
  if (n_rows > 1)
    g_string_append_printf (odt->body, " table:number-rows-spanned=\"%u\"", n_rows);
  g_string_append_c (odt->body, '>');
  kamae_odt_add_paragraphs (odt->body, get_paragraph_style (layout->table, column),
                            kamae_table_get_cell (layout->table, row, column));
  g_string_append (odt->body, "</table:table-cell>");
}

/* A group's row, or the one that says that there is nothing. */
static void
add_spanning_cell (KamaeOdt         *odt,
                   KamaeTableLayout *layout,
                   guint             row)
{
  const char *text = layout->is_empty ? layout->cells[0].text
                                      : kamae_table_get_cell (layout->table, row, 0);

  g_string_append_printf (odt->body, "<table:table-cell table:style-name=\"%s\" "
                                     "table:number-columns-spanned=\"%u\">",
                          layout->is_empty ? "Cell" : "Head_20_cell", layout->n_columns);
  kamae_odt_add_paragraphs (odt->body, "Cell", text);
  g_string_append (odt->body, "</table:table-cell>");
  for (guint column = 1; column < layout->n_columns; column++)
    g_string_append (odt->body, "<table:covered-table-cell/>");
}

void
kamae_odt_add_table (KamaeOdt         *odt,
                     KamaeTableLayout *layout)
{
  begin_table (odt, layout->edges, layout->n_columns);
  add_head (odt, layout);
  for (guint row = 0; row < layout->n_rows; row++)
    {
      g_string_append (odt->body, "<table:table-row>");
      if (kamae_table_layout_spans (layout, row))
        add_spanning_cell (odt, layout, row);
      else
        for (guint column = 0; column < layout->n_columns; column++)
          add_cell (odt, layout, row, column);
      g_string_append (odt->body, "</table:table-row>");
    }
  g_string_append (odt->body, "</table:table>");
}

/* The head of the first page */

static void
add_identifications (KamaeOdt *odt)
{
  GArray *identifications = odt->layout->document->identifications;

  for (guint i = 0; i < identifications->len; i++)
    {
      const KamaeIdentification *shown = &g_array_index (identifications, KamaeIdentification, i);
      g_autofree char *line = g_strdup_printf ("%s\t%s", shown->label,
                                               shown->value != NULL ? shown->value : "");

      kamae_odt_add_paragraphs (odt->body, "Note", line);
    }
}

static void
add_title (KamaeOdt *odt)
{
  KamaeDocument *document = odt->layout->document;

  if (document->title != NULL)
    kamae_odt_add_paragraphs (odt->body, document->is_letter ? "Title_20_center" : "Title",
                              document->title);
  add_identifications (odt);
}

/* Unsigned, the box is empty: whoever prints it can stamp it. */
static void
add_stamp (KamaeOdt               *odt,
           const KamaeApprovalBox *box)
{
  const char *const lines[] = { box->name, box->date };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (box->name != NULL && lines[i] != NULL && *lines[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", lines[i]);
  g_string_append (odt->body, "<table:table-cell table:style-name=\"Stamp_20_cell\">");
  kamae_odt_add_paragraphs (odt->body, "Stamp", text->str);
  g_string_append (odt->body, "</table:table-cell>");
}

/* At the left of the boxes stands the title, or nothing. */
static void
add_boxes (KamaeOdt *odt,
           GArray   *boxes,
           gboolean  is_front)
{
  g_string_append (odt->body, "<table:table-row><table:table-cell table:style-name=\"Plain\" "
                              "table:number-rows-spanned=\"2\">");
  if (is_front)
    add_title (odt);
  else
    kamae_odt_add_paragraphs (odt->body, "Note", NULL);
  g_string_append (odt->body, "</table:table-cell>");
  for (guint i = 0; i < boxes->len; i++)
    {
      const KamaeApprovalBox *box = &g_array_index (boxes, KamaeApprovalBox, i);
      g_autofree char *label = g_strconcat (box->title != NULL ? box->title : "",
                                            box->title != NULL ? "\n" : "", box->label, NULL);

      g_string_append (odt->body, "<table:table-cell table:style-name=\"Stamp_20_cell\">");
      kamae_odt_add_paragraphs (odt->body, "Stamp", label);
      g_string_append (odt->body, "</table:table-cell>");
    }
  g_string_append (odt->body, "</table:table-row><table:table-row table:style-name=\"Stamps\">"
                              "<table:covered-table-cell/>");
  for (guint i = 0; i < boxes->len; i++)
    add_stamp (odt, &g_array_index (boxes, KamaeApprovalBox, i));
  g_string_append (odt->body, "</table:table-row></table:table>");
}

static void
add_boxes_table (KamaeOdt *odt,
                 GArray   *boxes,
                 gboolean  is_front)
{
  g_autofree double *edges = g_new0 (double, boxes->len + 2);

  for (guint i = 0; i <= boxes->len; i++)
    edges[i + 1] = odt->layout->body_width - (boxes->len - i) * BOX_WIDTH;
  begin_table (odt, edges, boxes->len + 1);
  add_boxes (odt, boxes, is_front);
  kamae_odt_add_paragraphs (odt->body, "Note", NULL);
}

void
kamae_odt_add_boxes (KamaeOdt *odt,
                     GArray   *boxes)
{
  add_boxes_table (odt, boxes, FALSE);
}

void
kamae_odt_add_front (KamaeOdt *odt)
{
  GArray *boxes = odt->layout->document->approval_boxes;
  char points[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (odt->styles,
                          "<style:style style:name=\"Stamps\" style:family=\"table-row\">"
                          "<style:table-row-properties style:min-row-height=\"%spt\"/>"
                          "</style:style>",
                          format_points (points, STAMP_HEIGHT));
  if (boxes->len > 0)
    add_boxes_table (odt, boxes, TRUE);
  else
    add_title (odt);
}
