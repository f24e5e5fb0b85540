/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <kamae.h>

#include "report/kamae-layout-private.h"

#define LONG_TEXT "委託先の侵害から顧客情報が漏えいし、取引の停止及び損害賠償に至るおそれがある。"

/* Tools */

static char *
run_tool (KamaeDocument      *document,
          const char *const  *tool)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("kamae-XXXXXX.pdf", &stream, &error);
  g_autoptr (GStrvBuilder) command = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  g_autofree char *output = NULL;
  int status;

  g_assert_no_error (error);
  kamae_document_write_pdf (document, file, &error);
  g_assert_no_error (error);

  for (guint i = 0; tool[i] != NULL; i++)
    g_strv_builder_add (command, *tool[i] == '@' ? g_file_peek_path (file) : tool[i]);
  arguments = g_strv_builder_end (command);
  g_spawn_sync (NULL, arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_file_delete (file, NULL, NULL);
  return g_steal_pointer (&output);
}

static char *
remove_spaces (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (*from != ' ')
      *to++ = *from;
  *to = '\0';
  return text;
}

/* What a part of the document as OpenDocument text says; it must be well-formed. */
static char *
read_odt (KamaeDocument *document,
          const char    *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("kamae-XXXXXX.odt", &stream, &error);
  const char *tool[] = {
    "python3", "-c",
    "import sys, zipfile; from xml.dom import minidom; "
    "xml = zipfile.ZipFile (sys.argv[1]).read (sys.argv[2]); minidom.parseString (xml); "
    "sys.stdout.buffer.write (xml)",
    g_file_peek_path (file), part, NULL
  };
  g_autofree char *output = NULL;
  int status;

  g_assert_no_error (error);
  kamae_document_write_odt (document, file, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) tool, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_file_delete (file, NULL, NULL);
  return g_steal_pointer (&output);
}

/* The text of a page from 1, without spaces, which pdftotext can but guess; 0 for all pages. */
static char *
read_page (KamaeDocument *document,
           guint          page)
{
  g_autofree char *first = g_strdup_printf ("%u", MAX (page, 1));
  g_autofree char *last = g_strdup_printf ("%u", page == 0 ? 9999 : page);
  const char *tool[] = { "pdftotext", "-layout", "-f", first, "-l", last, "@", "-", NULL };

  return remove_spaces (run_tool (document, tool));
}

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *found = strstr (text, part); found != NULL; found = strstr (found + 1, part))
    n++;
  return n;
}

static void
assert_contains (const char *text,
                 const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("\"%s\" is not in:\n%s", part, text);
}

static KamaeTable *
add_table (KamaeDocument    *document,
           guint             n_columns,
           KamaeColumnFlags  first_flags)
{
  KamaeTable *table = kamae_document_add_table (document);

  for (guint column = 0; column < n_columns; column++)
    {
      g_autofree char *title = g_strdup_printf ("見出し%u", column);

      kamae_table_add_column (table, title, 1, column == 0 ? first_flags : 0);
    }
  return table;
}

static GArray *
get_items (KamaeLayout *layout,
           guint        page)
{
  return g_ptr_array_index (layout->pages, page);
}

/* Every line of every row stands once, in order, within the body of a page; no row is torn that
 * fits on one. */
static void
check_table (KamaeLayout      *layout,
             KamaeTableLayout *table)
{
  guint row = 0, line = 0;

  for (guint page = 0; page < layout->pages->len; page++)
    for (guint i = 0; i < get_items (layout, page)->len; i++)
      {
        KamaeItem *item = &g_array_index (get_items (layout, page), KamaeItem, i);
        double y = item->y + table->head_height;

        if (item->block->table != table)
          continue;
        g_assert_cmpfloat (item->y, >=, layout->top);
        for (guint r = 0; r < item->rows->len; r++)
          {
            KamaePlacedRow *placed = &g_array_index (item->rows, KamaePlacedRow, r);
            guint n_lines = kamae_table_layout_get_n_lines (table, placed->row);

            g_assert_cmpuint (placed->row, ==, row);
            g_assert_cmpuint (placed->first_line, ==, line);
            g_assert_cmpfloat_with_epsilon (placed->y, y, 0.01);
            if (placed->n_lines == n_lines)
              g_assert_cmpfloat (placed->height, >=,
                                 kamae_table_layout_get_row_height (table, row));
            y += placed->height;
            g_assert_cmpfloat (y, <=, layout->bottom + 0.02);
            line += placed->n_lines;
            if (placed->n_lines < n_lines)
              g_assert_cmpfloat (kamae_table_layout_get_lines_height (table, n_lines), >,
                                 layout->bottom - layout->top - table->head_height);
            if (line >= n_lines)
              {
                row++;
                line = 0;
              }
          }
      }
  g_assert_cmpuint (row, ==, table->n_rows);
}

static void
check_layout (KamaeLayout *layout)
{
  for (guint i = 0; i < layout->blocks->len; i++)
    {
      KamaeSetBlock *block = &g_array_index (layout->blocks, KamaeSetBlock, i);

      if (block->table != NULL)
        check_table (layout, block->table);
    }
}

static KamaeLayout *
lay_out (KamaeDocument *document)
{
  KamaeLayout *layout = kamae_layout_new (document);

  check_layout (layout);
  return layout;
}

/* Tests */

static void
test_pages (void)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
  KamaeTable *table = add_table (document, 2, 0);
  g_autoptr (KamaeLayout) layout = NULL;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *text = g_strdup_printf ("行%03u番", i);

      kamae_table_add_row (table, text, NULL);
    }
  layout = lay_out (document);
  g_assert_cmpfloat_with_epsilon (kamae_layout_get_width (layout), 595.28, 0.01);
  g_assert_cmpfloat_with_epsilon (kamae_layout_get_height (layout), 841.89, 0.01);
  g_assert_cmpuint (kamae_layout_get_n_pages (layout), ==, 3);
  g_assert_cmpuint (kamae_layout_get_n_missing_glyphs (layout), ==, 0);

  for (guint page = 1; page <= 3; page++)
    {
      g_autofree char *text = read_page (document, page);
      g_autofree char *number = g_strdup_printf ("%u/3", page);

      assert_contains (text, number);
      g_assert_cmpuint (count (text, "見出し1"), ==, 1);
      g_assert_cmpuint (count (text, "番"), ==, page < 3 ? 37 : 26);
    }
}

static void
test_no_content (void)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A3_LANDSCAPE, "en");
  g_autoptr (KamaeLayout) layout = lay_out (document);
  g_autofree char *text = read_page (document, 0);

  g_assert_cmpuint (kamae_layout_get_n_pages (layout), ==, 1);
  assert_contains (text, "1/1");
}

static KamaeDocument *
make_minutes (const char *language)
{
  KamaeDocument *document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, language);

  kamae_document_set_font (document, KAMAE_FONT_GOTHIC, KAMAE_FONT_MINCHO);
  kamae_document_set_title (document, "情報セキュリティ委員会 議事録");
  kamae_document_set_number (document, "M-2026-12");
  kamae_document_set_classification (document, "社外秘");
  kamae_document_set_organization (document, "株式会社サンプル");
  kamae_document_set_printed (document, "2026年4月10日現在");
  kamae_document_set_date (document, "2026-04-10");
  kamae_document_add_identification (document, "対象期間", "2026年度");
  kamae_document_add_approval_box (document, "承認", "山本 一郎", "2026年4月10日", "electronic");
  kamae_document_add_approval_box (document, "審査", "高橋　美咲", "2026年4月9日", "seal");
  kamae_document_add_approval_box (document, "作成", NULL, NULL, NULL);
  kamae_document_add_facts (document, "場所", "本社 第1会議室", "欠席者", NULL, NULL);
  kamae_document_add_heading (document, 1, "議事");
  kamae_document_add_paragraph (document, "推進責任者から<b>報告</b>&amp;説明があった。");
  kamae_document_add_note (document, "※ 次回は6月");
  add_table (document, 3, 0);
  kamae_document_add_end_mark (document);
  return document;
}

static void
test_text (void)
{
  g_autoptr (KamaeDocument) document = make_minutes ("ja");
  g_autofree char *text = read_page (document, 0);
  const char *const parts[] = {
    "情報セキュリティ委員会議事録", "M-2026-12", "社外秘", "株式会社サンプル", "2026年4月10日現在",
    "対象期間", "2026年度", "本社第1会議室", "欠席者", "※次回は6月", "1/1",
    "推進責任者から<b>報告</b>&amp;説明があった。",
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_contains (text, parts[i]);
}

static void
test_approval_boxes (void)
{
  g_autoptr (KamaeDocument) document = make_minutes ("ja");
  g_autofree char *text = read_page (document, 0);

  /* The seal bears the family name only, under what was done; the box says that once more. */
  assert_contains (text, "山本");
  g_assert_null (strstr (text, "一郎"));
  g_assert_cmpuint (count (text, "承認"), ==, 2);
  assert_contains (text, "美咲");
  g_assert_cmpuint (count (text, "審査"), ==, 1);
  g_assert_cmpuint (count (text, "作成"), ==, 1);
}

static void
test_languages (void)
{
  const char *const languages[] = { "ja", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (KamaeDocument) document = make_minutes (languages[i]);
      const char *none = kamae_translate (languages[i], "kamae", KC_("paper", "No entries"));
      g_autofree char *wanted_none = remove_spaces (g_strdup (none));
      const char *end = kamae_translate (languages[i], "kamae", KC_("paper", "End of document"));
      g_autofree char *wanted_end = remove_spaces (g_strdup (end));
      g_autofree char *text = read_page (document, 0);

      assert_contains (text, wanted_none);
      assert_contains (text, wanted_end);
    }
}

static void
test_same_bytes (void)
{
  g_autoptr (KamaeDocument) one = make_minutes ("ja");
  g_autoptr (KamaeDocument) other = make_minutes ("ja");
  g_autoptr (KamaeDocument) later = make_minutes ("ja");
  g_autoptr (GBytes) first = kamae_document_to_pdf (one, NULL);
  g_autoptr (GBytes) second = kamae_document_to_pdf (one, NULL);
  g_autoptr (GBytes) third = kamae_document_to_pdf (other, NULL);
  g_autoptr (GBytes) fourth = NULL;

  kamae_document_set_date (later, "2026-04-11");
  fourth = kamae_document_to_pdf (later, NULL);
  g_assert_true (g_bytes_equal (first, second));
  g_assert_true (g_bytes_equal (first, third));
  g_assert_false (g_bytes_equal (first, fourth));
}

static void
test_fonts (void)
{
  g_autoptr (KamaeDocument) document = make_minutes ("ja");
  const char *tool[] = { "pdffonts", "@", NULL };
  const char *info[] = { "pdfinfo", "@", NULL };
  g_autofree char *fonts = run_tool (document, tool);
  g_autofree char *text = run_tool (document, info);
  g_auto (GStrv) lines = g_strsplit (fonts, "\n", -1);

  assert_contains (fonts, "IPAexGothic");
  assert_contains (fonts, "IPAexMincho");
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      assert_contains (lines[i], "TrueType");
      assert_contains (lines[i], "yes yes yes");
    }
  assert_contains (text, "2026");
  assert_contains (text, "情報セキュリティ委員会 議事録");
}

static void
test_watermark (void)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");

  kamae_document_set_watermark (document, "ドラフト");
  kamae_document_add_paragraph (document, "一");
  kamae_document_add_page_break (document);
  kamae_document_add_paragraph (document, "二");
  for (guint page = 1; page <= 2; page++)
    {
      g_autofree char *number = g_strdup_printf ("%u", page);
      const char *tool[] = { "pdftotext", "-raw", "-f", number, "-l", number, "@", "-", NULL };
      g_autofree char *text = run_tool (document, tool);

      for (const char *letter = "ドラフト"; *letter != '\0'; letter = g_utf8_next_char (letter))
        {
          g_autofree char *one = g_strndup (letter, g_utf8_next_char (letter) - letter);

          assert_contains (text, one);
        }
      assert_contains (text, page == 1 ? "一" : "二");
    }
}

static void
test_tall_row (void)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_LANDSCAPE, "ja");
  g_autoptr (GString) long_text = g_string_new ("始まり");
  g_autoptr (KamaeLayout) layout = NULL;
  g_autofree char *text = NULL;
  KamaeTable *table = add_table (document, 2, 0);

  while (long_text->len < 10000)
    g_string_append (long_text, LONG_TEXT);
  g_string_append (long_text, "終わり");
  kamae_table_add_row (table, "前", "短い");
  kamae_table_add_row (table, "長", long_text->str);
  kamae_table_add_row (table, "後", "短い");

  layout = lay_out (document);
  g_assert_cmpuint (kamae_layout_get_n_pages (layout), >, 1);
  text = read_page (document, 0);
  g_assert_cmpuint (count (text, "始まり"), ==, 1);
  g_assert_cmpuint (count (text, "終わり"), ==, 1);
  g_assert_cmpuint (count (text, "短い"), ==, 2);
}

/* No letter is lost of a paragraph that nothing breaks, however long it is. */
static void
test_endless_line (void)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (KamaeLayout) layout = NULL;
  g_autofree char *last = NULL;
  g_autofree char *all = NULL;

  while (line->len < 3 * 210000)
    g_string_append (line, "あ");
  g_string_append (line, " END");
  kamae_document_add_paragraph (document, line->str);
  layout = lay_out (document);
  g_assert_cmpuint (kamae_layout_get_n_pages (layout), >, 100);
  last = read_page (document, kamae_layout_get_n_pages (layout));
  g_assert_cmpuint (count (last, "END"), ==, 1);
  all = read_page (document, 0);
  g_assert_cmpuint (count (all, "あ"), ==, 210000);
}

static void
test_merged_cells (void)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
  KamaeTable *table = add_table (document, 2, KAMAE_COLUMN_MERGE);
  g_autoptr (KamaeLayout) layout = NULL;
  KamaeTableLayout *set;

  for (guint i = 0; i < 60; i++)
    kamae_table_add_row (table, i < 57 ? "同じ" : "別の長い言葉が" LONG_TEXT, "行");
  layout = lay_out (document);
  set = g_array_index (layout->blocks, KamaeSetBlock, 0).table;
  g_assert_false (kamae_table_layout_is_joined (set, 0, 0));
  g_assert_true (kamae_table_layout_is_joined (set, 1, 0));
  g_assert_false (kamae_table_layout_is_joined (set, 57, 0));
  g_assert_true (kamae_table_layout_is_joined (set, 59, 0));

  /* Once on each page that shows some of its rows. */
  for (guint page = 1; page <= 2; page++)
    {
      g_autofree char *text = read_page (document, page);

      g_assert_cmpuint (count (text, "同じ"), ==, 1);
      g_assert_cmpuint (count (text, "別の長い"), ==, page - 1);
    }
}

/* The rows of a joined cell are together at least as high as its text, on every page. */
static void
check_joined_cells (KamaeLayout *layout)
{
  KamaeTableLayout *table = g_array_index (layout->blocks, KamaeSetBlock, 0).table;

  for (guint page = 0; page < layout->pages->len; page++)
    {
      KamaeItem *item = &g_array_index (get_items (layout, page), KamaeItem, 0);

      for (guint r = 0; r < item->rows->len; r++)
        {
          KamaePlacedRow *rows = (KamaePlacedRow *) item->rows->data;
          double height = rows[r].height;
          guint end = r + 1;

          if (kamae_table_layout_spans (table, rows[r].row))
            {
              g_assert_true (end < item->rows->len || rows[r].row + 1 == table->n_rows);
              continue;
            }
          if (r > 0 && kamae_table_layout_is_joined (table, rows[r].row, 0))
            continue;
          while (end < item->rows->len && kamae_table_layout_is_joined (table, rows[end].row, 0))
            height += rows[end++].height;
          g_assert_cmpfloat (height + 0.02, >=,
                             kamae_table_layout_get_cell_height (table, rows[r].row, 0));
        }
    }
}

static void
add_random_row (KamaeTable *table)
{
  static const char *const firsts[] = { "甲", "乙", LONG_TEXT LONG_TEXT LONG_TEXT };
  g_autoptr (GString) text = g_string_new (NULL);

  if (g_test_rand_int_range (0, 9) == 0)
    kamae_table_add_group (table, "組");
  for (int i = g_test_rand_int_range (0, 6); i > 0; i--)
    g_string_append (text, LONG_TEXT);
  kamae_table_add_row (table, firsts[g_test_rand_int_range (0, 3)],
                       firsts[g_test_rand_int_range (0, 2)], text->str);
}

static void
test_random_tables (void)
{
  for (guint run = 0; run < 9; run++)
    {
      g_autoptr (KamaeDocument) document = kamae_document_new (run % 3, "ja");
      KamaeTable *table = kamae_document_add_table (document);
      g_autoptr (KamaeLayout) layout = NULL;

      kamae_table_add_column (table, "一", 1, KAMAE_COLUMN_MERGE);
      kamae_table_add_column (table, "二", 1,
                              run % 2 ? KAMAE_COLUMN_MERGE | KAMAE_COLUMN_CENTER
                                      : KAMAE_COLUMN_MERGE | KAMAE_COLUMN_VERTICAL_CELLS);
      kamae_table_add_column (table, "三番目", 2, KAMAE_COLUMN_VERTICAL);
      for (guint i = 0; i < 60; i++)
        add_random_row (table);
      layout = lay_out (document);
      check_joined_cells (layout);
    }
}

static void
test_heading_stays (void)
{
  for (guint n_lines = 34; n_lines < 44; n_lines++)
    {
      g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
      g_autoptr (KamaeLayout) layout = NULL;

      for (guint i = 0; i < n_lines; i++)
        kamae_document_add_note (document, "行");
      kamae_document_add_heading (document, 1, "見出し");
      kamae_document_add_heading (document, 2, "見出し");
      kamae_table_add_row (add_table (document, 1, 0), "行");
      layout = lay_out (document);
      for (guint page = 0; page < layout->pages->len; page++)
        {
          GArray *items = get_items (layout, page);
          KamaeItem *last = &g_array_index (items, KamaeItem, items->len - 1);

          g_assert_cmpint (last->block->block->kind, !=, KAMAE_BLOCK_HEADING);
        }
    }
}

static void
add_end (KamaeDocument *document,
         guint          kind)
{
  if (kind == 0)
    kamae_document_add_paragraph (document, "一\n二\n三");
  else if (kind == 1)
    kamae_table_add_row (add_table (document, 1, 0), "行");
  else
    kamae_document_add_facts (document, "一", "い", "二", "ろ", "三", "は", NULL);
  kamae_document_add_end_mark (document);
}

static void
test_end_mark_stays (void)
{
  for (guint n_lines = 34; n_lines < 44; n_lines++)
    for (guint kind = 0; kind < 3; kind++)
      {
        g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
        g_autoptr (KamaeLayout) layout = NULL;
        GArray *items;

        for (guint i = 0; i < n_lines; i++)
          kamae_document_add_note (document, "行");
        add_end (document, kind);
        layout = lay_out (document);
        items = get_items (layout, layout->pages->len - 1);
        g_assert_cmpuint (items->len, >, 1);
      }
}

/* 禁則処理: no line begins with what closes, none ends with what opens. */
static void
test_line_breaks (void)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
  g_autoptr (KamaeTypesetter) typesetter = kamae_typesetter_new (document);
  const char *text = "「情報」、『資産』。（管理）をやっていく。「機密性」、「完全性」、「可用性」。データ・センター。";

  for (double width = 60; width < 200; width += 3.7)
    {
      KamaeSetText set = kamae_typesetter_set (typesetter, KAMAE_STYLE_TEXT, text, width);

      g_assert_cmpuint (set.n_lines, >, 1);
      for (guint i = 0; i < set.n_lines; i++)
        {
          PangoLayoutLine *line = kamae_typesetter_get_line (typesetter, &set, i);
          const char *first = text + line->start_index;
          const char *last = g_utf8_prev_char (first + line->length);

          g_assert_null (g_utf8_strchr ("、。」』）ー・っゃゅょ", -1, g_utf8_get_char (first)));
          g_assert_null (g_utf8_strchr ("「『（", -1, g_utf8_get_char (last)));
        }
    }
}

static void
test_long_words (void)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "en");
  g_autoptr (KamaeLayout) layout = NULL;
  KamaeTable *table = kamae_document_add_table (document);
  KamaeTableLayout *set;

  kamae_table_add_column (table, "Importance", 1, 0);
  kamae_table_add_column (table, "Checksum", 2, 0);
  kamae_table_add_column (table, "Text", 8, 0);
  kamae_table_add_row (table, "Middle", "abcdefabcdefabcdefabcdefabcdefabcdefabcdefabcdef", "A");
  kamae_table_add_row (table, "Opportunity", "é", "Opportunity");
  layout = lay_out (document);
  set = g_array_index (layout->blocks, KamaeSetBlock, 0).table;

  /* A word that is a little too long makes its column wider; a longer one is broken, but nothing is
   * added to it. */
  g_assert_cmpuint (set->titles[0].n_lines, ==, 1);
  g_assert_cmpuint (set->cells[3].n_lines, ==, 1);
  g_assert_cmpuint (set->cells[1].n_lines, >, 1);
  g_assert_cmpfloat_with_epsilon (set->edges[3], layout->body_width, 0.01);
  for (guint i = 0; i < set->cells[1].n_lines; i++)
    {
      PangoLayoutLine *line = kamae_typesetter_get_line (set->typesetter, &set->cells[1], i);
      PangoGlyphItem *run = line->runs->data;

      g_assert_cmpint (run->glyphs->num_glyphs, ==, line->length);
    }
}

static void
draw_cross (cairo_t *cr,
            double   width,
            double   height,
            gpointer data)
{
  guint *n_drawn = data;

  g_assert_cmpfloat (height, ==, 120);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, width, height);
  cairo_stroke (cr);
  (*n_drawn)++;
}

static void
forget_drawing (gpointer data)
{
  *(guint *) data += 100;
}

static void
test_drawing (void)
{
  KamaeDocument *document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
  g_autoptr (GBytes) pdf = NULL;
  guint n_drawn = 0;

  kamae_document_add_drawing (document, 120, draw_cross, &n_drawn, forget_drawing);
  pdf = kamae_document_to_pdf (document, NULL);
  g_assert_nonnull (pdf);
  g_assert_cmpuint (n_drawn, ==, 1);
  g_object_unref (document);
  g_assert_cmpuint (n_drawn, ==, 101);
}

/* Whatever is in a document, its text for a word processor is well-formed and says it too. */
static void
test_text_to_edit (void)
{
  g_autoptr (KamaeDocument) document = make_minutes ("ja");
  KamaeTable *table = kamae_document_add_table (document);
  guint n_drawn = 0;
  g_autofree char *content = NULL;
  g_autofree char *styles = NULL;
  g_autofree char *manifest = NULL;

  kamae_table_add_column (table, "部門 & 課", 1, KAMAE_COLUMN_MERGE);
  kamae_table_add_column (table, "<b>", 1, KAMAE_COLUMN_RIGHT);
  kamae_table_add_row (table, "開発", "1");
  kamae_table_add_row (table, "開発", "2");
  kamae_table_add_group (table, "群");
  kamae_table_add_row (table, "\001営業\xff", "3  \"4\"");
  kamae_table_add_column (kamae_document_add_table (document), "空", 1, 0);
  kamae_document_add_drawing (document, 120, draw_cross, &n_drawn, forget_drawing);
  kamae_document_set_classification (document, "社外秘 < 極秘");

  content = read_odt (document, "content.xml");
  styles = read_odt (document, "styles.xml");
  manifest = read_odt (document, "META-INF/manifest.xml");
  g_assert_cmpuint (n_drawn, ==, 3);
  assert_contains (content, "部門 &amp; 課");
  assert_contains (content, "&lt;b&gt;");
  assert_contains (content, "table:number-rows-spanned=\"2\"");
  assert_contains (content, "table:number-columns-spanned=\"2\"");
  assert_contains (content, ">営業\357\277\275<");
  assert_contains (content, "3 <text:s/>&quot;4&quot;");
  assert_contains (content, "記録なし");
  assert_contains (content, "Pictures/1.png");
  assert_contains (content, "以上");
  assert_contains (styles, "社外秘 &lt; 極秘");
  assert_contains (manifest, "Pictures/1.png");
}

/* The bytes of the PDF as a text to look for its parts in. */
static char *
read_pdf (KamaeDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = kamae_document_to_pdf (document, &error);
  char *text;
  gsize size;

  g_assert_no_error (error);
  size = g_bytes_get_size (pdf);
  text = g_malloc (size + 1);
  for (gsize i = 0; i < size; i++)
    {
      char byte = ((const char *) g_bytes_get_data (pdf, NULL))[i];

      text[i] = byte != '\0' ? byte : ' ';
    }
  text[size] = '\0';
  return text;
}

/* Programs that read aloud find the language, the headings, and which cell is where. */
static void
test_tags (void)
{
  static const char *const infos[] = { "pdfinfo", "@", NULL };
  static const char *const structure[] = { "pdfinfo", "-struct-text", "@", NULL };
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
  g_autofree char *info = NULL;
  g_autofree char *tree = NULL;
  g_autofree char *pdf = NULL;
  KamaeTable *table;

  kamae_document_set_title (document, "適用宣言書");
  kamae_document_set_subject (document, "第1版", "SOA-R01, ISO/IEC 27001 6.1.3");
  kamae_document_add_heading (document, 1, "管理策");
  kamae_document_add_heading (document, 2, "組織的管理策");
  table = add_table (document, 2, 0);
  kamae_table_add_row (table, "A.5.1", "情報セキュリティのための方針群");
  info = run_tool (document, infos);
  assert_contains (info, "適用宣言書");
  assert_contains (info, "第1版");
  assert_contains (info, "SOA-R01");
  assert_contains (remove_spaces (info), "Tagged:yes");
  tree = remove_spaces (run_tool (document, structure));
  for (const char *const *part = (const char *const[]) { "H1", "H2", "H3", "Table", "TR", "TH",
                                                         "\"見出し0\"", "TD", "\"A.5.1\"", NULL };
       *part != NULL; part++)
    assert_contains (tree, *part);
  pdf = read_pdf (document);
  assert_contains (pdf, "/Lang (ja)");
  assert_contains (pdf, "/DisplayDocTitle true");
  g_assert_cmpuint (count (pdf, "/Dest ["), ==, 3);   /* bookmarks: the title and two headings */
}

/* Latin paper is set in Latin letters: its quotation marks are narrow, its words are found. */
static void
test_latin (void)
{
  static const char *const fonts[] = { "pdffonts", "@", NULL };
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "en");
  g_autofree char *used = NULL;
  g_autofree char *text = NULL;

  kamae_document_set_title (document, "Effective findings of “Kaze”");
  kamae_document_add_paragraph (document, "The office found it difficult.");
  used = run_tool (document, fonts);
  g_assert_null (strstr (used, "IPA"));
  assert_contains (used, "TrueType");
  g_assert_null (strstr (used, "Type 3"));
  text = read_page (document, 1);
  assert_contains (text, "Effectivefindings");
  assert_contains (text, "difficult");
}

/* Rows of each page that shows the table, which is the only one. */
static GArray *
count_rows (KamaeDocument *document)
{
  g_autoptr (KamaeLayout) layout = kamae_layout_new (document);
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint page = 0; page < layout->pages->len; page++)
    for (guint i = 0; i < get_items (layout, page)->len; i++)
      {
        const KamaeItem *item = &g_array_index (get_items (layout, page), KamaeItem, i);

        if (item->rows != NULL)
          g_array_append_val (counts, item->rows->len);
      }
  return counts;
}

/* No page shows but one or two rows of a table that goes on elsewhere. */
static void
test_rows_together (void)
{
  for (guint n_rows = 4; n_rows < 90; n_rows += 5)
    for (guint n_lines = 0; n_lines < 40; n_lines += 7)
      {
        g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
        g_autoptr (GString) lines = g_string_new ("文");
        g_autoptr (GArray) counts = NULL;
        KamaeTable *table;

        for (guint i = 0; i < n_lines; i++)
          g_string_append (lines, "\n文");
        kamae_document_add_paragraph (document, lines->str);
        kamae_document_add_heading (document, 1, "一覧");
        kamae_document_add_note (document, "注");
        table = add_table (document, 2, 0);
        for (guint i = 0; i < n_rows; i++)
          kamae_table_add_row (table, "番号", i % 3 == 0 ? "二行の\n内容" : "内容");
        counts = count_rows (document);
        for (guint i = 0; i < counts->len; i++)
          g_assert_cmpuint (g_array_index (counts, guint, i), >=, 3);
      }
}

/* A box among the blocks takes a seal as one in the head does. */
static void
test_boxes (void)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
  g_autoptr (KamaeLayout) layout = NULL;
  g_autofree char *text = NULL;
  g_autofree char *odt = NULL;
  const KamaeBlock *block;

  kamae_document_add_approval_box (document, "承認", NULL, NULL, NULL);
  for (guint i = 0; i < 4; i++)
    {
      kamae_document_add_boxes (document, i < 2 ? "処置計画" : "実施報告");
      kamae_document_add_approval_box (document, i % 2 == 0 ? "作成" : "承認", "佐藤 花子",
                                       "2026年4月1日", "electronic");
    }
  kamae_document_add_end_mark (document);
  layout = kamae_layout_new (document);
  g_assert_cmpuint (document->approval_boxes->len, ==, 1);
  block = g_ptr_array_index (document->blocks, 0);
  g_assert_cmpuint (block->boxes->len, ==, 4);
  g_assert_cmpfloat (kamae_layout_get_boxes_width (block->boxes) / 4, >, 12 * KAMAE_MILLIMETRE);
  g_assert_cmpfloat (kamae_layout_get_boxes_height (block->boxes), >,
                     (12 + 2 * 5) * KAMAE_MILLIMETRE);
  text = read_page (document, 1);
  g_assert_cmpuint (count (text, "処置計画"), ==, 1);
  g_assert_cmpuint (count (text, "実施報告"), ==, 1);
  g_assert_cmpuint (count (text, "佐藤"), ==, 4);
  odt = read_odt (document, "content.xml");
  g_assert_cmpuint (count (odt, "佐藤 花子"), ==, 4);
}

/* A number is not broken where the column can be as wide as it, in whichever row it stands. */
static void
test_codes (void)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_LANDSCAPE, "ja");
  g_autoptr (KamaeLayout) layout = NULL;
  KamaeTable *table = add_table (document, 12, 0);
  KamaeTableLayout *set;
  double code;

  for (guint i = 0; i < 150; i++)
    kamae_table_add_row (table, i == 140 ? "A.5.7 NC-2026-013 A.6.8" : "A.6", LONG_TEXT, LONG_TEXT,
                         LONG_TEXT, LONG_TEXT, LONG_TEXT, LONG_TEXT, LONG_TEXT, LONG_TEXT,
                         LONG_TEXT, LONG_TEXT, LONG_TEXT);
  layout = kamae_layout_new (document);
  set = g_array_index (layout->blocks, KamaeSetBlock, 0).table;
  code = kamae_typesetter_get_line_length (layout->typesetter, KAMAE_STYLE_CELL, "NC-2026-013");
  g_assert_cmpfloat (set->edges[1] - set->edges[0], >=, code);
  g_assert_cmpuint (set->cells[140 * 12].n_lines, ==, 3);
}

/* Lines of a cell, with a bar where one ends. */
static char *
join_lines (KamaeLayout *layout,
            guint        cell)
{
  KamaeTableLayout *set = g_array_index (layout->blocks, KamaeSetBlock, 0).table;
  const KamaeSetText *text = &set->cells[cell];
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < text->n_lines; i++)
    {
      PangoLayoutLine *line = kamae_typesetter_get_line (layout->typesetter, text, i);

      if (i > 0)
        g_string_append_c (joined, '|');
      g_string_append_len (joined, text->text + line->start_index, line->length);
    }
  return g_string_free (joined, FALSE);
}

/* Numbers and dates are whole, a note in parentheses goes with itself, and no letter stands alone,
 * in a column of any width. */
static void
test_whole_words (void)
{
  static const char *const wholes[] = { "2026年11月18日", "8年1月5日", "A.5.15", "NC-2026-013",
                                        "1 April 2026" };

  for (guint weight = 12; weight < 80; weight += 4)
    {
      g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
      g_autoptr (KamaeLayout) layout = NULL;
      KamaeTable *table = kamae_document_add_table (document);
      g_autofree char *dates = NULL, *text = NULL;

      kamae_table_add_column (table, "一", weight, 0);
      kamae_table_add_column (table, "二", 100, 0);
      kamae_table_add_row (table,
                           "期限は2026年11月18日又は令和8年1月5日、A.5.15 A.5.15 A.5.15、NC-2026-013、"
                           "1 April 2026による。",
                           LONG_TEXT LONG_TEXT);
      kamae_table_add_row (table, "所属部門の要員及び管理者が修正（低減）する", LONG_TEXT);
      layout = kamae_layout_new (document);
      dates = join_lines (layout, 0);
      for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
        assert_contains (dates, wholes[i]);
      text = join_lines (layout, 2);
      assert_contains (text, "（低減）");
      if (strrchr (text, '|') != NULL)
        g_assert_cmpint (g_utf8_strlen (strrchr (text, '|') + 1, -1), >, 1);
    }
}

/* A head that needs two lines has two of about the same length, of whole words. */
static void
test_even_heads (void)
{
  static const char *const heads[][2] = {
    { "ja", "周期末までの状況について" }, { "en", "Information assets" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT,
                                                               heads[i][0]);
      g_autoptr (KamaeLayout) layout = NULL;
      KamaeTable *table = kamae_document_add_table (document);
      const KamaeTableLayout *set;
      double first, second;

      kamae_table_add_column (table, heads[i][1], 15, 0);
      kamae_table_add_column (table, "文", 100, 0);
      kamae_table_add_row (table, "", LONG_TEXT);
      layout = kamae_layout_new (document);
      set = g_array_index (layout->blocks, KamaeSetBlock, 0).table;
      g_assert_cmpuint (set->titles[0].n_lines, ==, 2);
      first = kamae_typesetter_get_line (layout->typesetter, &set->titles[0], 0)->length;
      second = kamae_typesetter_get_line (layout->typesetter, &set->titles[0], 1)->length;
      if (i == 0)
        g_assert_cmpfloat (MAX (first, second), <=, 1.2 * MIN (first, second));
      else
        g_assert_cmpfloat (first, ==, strlen ("Information "));
    }
}

/* Names and states stand in one line where a column of text has room to give. */
static void
test_labels (void)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_LANDSCAPE, "ja");
  g_autoptr (KamaeLayout) layout = NULL;
  KamaeTable *table = kamae_document_add_table (document);
  const KamaeTableLayout *set;

  for (guint i = 0; i < 6; i++)
    kamae_table_add_column (table, "列", i < 4 ? 6 : 20, 0);
  for (guint i = 0; i < 20; i++)
    kamae_table_add_row (table, "佐藤 花子", "有効性確認待ち", "情報システム部", "2026年11月18日",
                         LONG_TEXT, LONG_TEXT);
  layout = kamae_layout_new (document);
  set = g_array_index (layout->blocks, KamaeSetBlock, 0).table;
  for (guint column = 0; column < 4; column++)
    g_assert_cmpuint (set->cells[column].n_lines, ==, 1);
  g_assert_cmpint (set->cell_style, ==, KAMAE_STYLE_CELL);
}

/* Letters are smaller where a page is too narrow for a table. */
static void
test_small_letters (void)
{
  for (KamaePaper paper = KAMAE_PAPER_A4_PORTRAIT; paper <= KAMAE_PAPER_A3_LANDSCAPE; paper++)
    {
      g_autoptr (KamaeDocument) document = kamae_document_new (paper, "ja");
      g_autoptr (KamaeLayout) layout = NULL;
      KamaeTable *table = add_table (document, 12, 0);
      const KamaeTableLayout *set;

      kamae_table_add_row (table, LONG_TEXT, LONG_TEXT, LONG_TEXT, LONG_TEXT, LONG_TEXT, LONG_TEXT,
                           LONG_TEXT, LONG_TEXT, LONG_TEXT, LONG_TEXT, LONG_TEXT, LONG_TEXT);
      layout = kamae_layout_new (document);
      set = g_array_index (layout->blocks, KamaeSetBlock, 0).table;
      g_assert_cmpint (set->cell_style, ==,
                       paper == KAMAE_PAPER_A4_PORTRAIT ? KAMAE_STYLE_SMALL_CELL
                                                        : KAMAE_STYLE_CELL);
    }
}

static void
draw_nothing (cairo_t  *cr,
              double    width,
              double    height,
              gpointer  data)
{
}

/* The note under a table, its chart, the boxes for its seals and the end mark are on a page with
 * rows of it. */
static void
test_tails (void)
{
  for (guint n_rows = 1; n_rows < 45; n_rows++)
    for (guint kind = 0; kind < 3; kind++)
      {
        g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_LANDSCAPE, "ja");
        g_autoptr (KamaeLayout) layout = NULL;
        KamaeTable *table;
        GArray *last;

        kamae_document_add_heading (document, 1, "見出し");
        table = add_table (document, 2, 0);
        for (guint i = 0; i < n_rows; i++)
          kamae_table_add_row (table, "番号", "内容");
        if (kind == 0)
          kamae_document_add_drawing (document, 120, draw_nothing, NULL, NULL);
        else
          kamae_document_add_note (document, "凡例");
        if (kind == 1)
          {
            kamae_document_add_boxes (document, "処置計画");
            kamae_document_add_approval_box (document, "作成", NULL, NULL, NULL);
          }
        kamae_document_add_end_mark (document);
        layout = kamae_layout_new (document);
        last = get_items (layout, layout->pages->len - 1);
        for (guint i = 0; i < last->len; i++)
          if (g_array_index (last, KamaeItem, i).rows != NULL)
            table = NULL;
        g_assert_null (table);
      }
}

/* Two rows too many come on the pages before. */
static void
test_last_page (void)
{
  guint saved = 0;

  for (guint n_rows = 35; n_rows < 85; n_rows++)
    {
      g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
      g_autoptr (KamaeLayout) layout = NULL;
      KamaeTable *table = add_table (document, 2, 0);
      const KamaeItem *item;

      for (guint i = 0; i < n_rows; i++)
        kamae_table_add_row (table, "番号", "内容");
      layout = kamae_layout_new (document);
      if (layout->spacing < 1)
        saved++;
      item = &g_array_index (get_items (layout, layout->pages->len - 1), KamaeItem, 0);
      if (layout->pages->len > 1)
        g_assert_cmpuint (item->rows->len, >, 5);
    }
  g_assert_cmpuint (saved, >, 10);
}

/* Quotation marks beside Latin letters are as wide as those, also on Japanese paper. */
static void
test_latin_marks (void)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
  g_autoptr (KamaeLayout) layout = kamae_layout_new (document);
  double plain = kamae_typesetter_get_line_length (layout->typesetter, KAMAE_STYLE_TEXT, "Kaze");
  double quoted = kamae_typesetter_get_line_length (layout->typesetter, KAMAE_STYLE_TEXT,
                                                    "\u201cKaze\u201d");
  double kanji = kamae_typesetter_get_line_length (layout->typesetter, KAMAE_STYLE_TEXT, "風");

  g_assert_cmpfloat (quoted - plain, <, 1.3 * kanji);
}

/* A label that runs down stays within its rows, however few of them a page shows. */
static void
test_vertical_label (void)
{
  static const char *const tool[] = { "pdftotext", "-bbox", "@", "-", NULL };
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
  g_autoptr (KamaeLayout) layout = NULL;
  g_autofree char *boxes = NULL;
  KamaeTable *table = add_table (document, 2,
                                 KAMAE_COLUMN_MERGE | KAMAE_COLUMN_VERTICAL_CELLS);
  const KamaeItem *item;
  const KamaePlacedRow *row;
  const char *label;
  double bottom;

  kamae_table_add_row (table, "実施報告", "一行");
  layout = kamae_layout_new (document);
  item = &g_array_index (get_items (layout, 0), KamaeItem, 0);
  row = &g_array_index (item->rows, KamaePlacedRow, 0);
  boxes = run_tool (document, tool);
  label = strstr (boxes, "告</word>");
  g_assert_nonnull (label);
  while (!g_str_has_prefix (label, "yMax="))
    label--;
  g_assert_cmpint (sscanf (label, "yMax=\"%lf\"", &bottom), ==, 1);
  g_assert_cmpfloat (bottom, <=, row->y + row->height + 1);
}

/* Where the page is too narrow for the words of all columns, numbers are whole all the same. */
static void
test_crowded (void)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "en");
  g_autoptr (KamaeLayout) layout = NULL;
  KamaeTable *table = kamae_document_add_table (document);
  KamaeTableLayout *set;

  for (guint i = 0; i < 13; i++)
    kamae_table_add_column (table, "Responsibilities", 1, 0);
  kamae_table_add_row (table, "NC-2026-07", "monitoring", "measurement", "inspection",
                       "nonconformity", "department", "administration", "development",
                       "implementation", "effectiveness", "corrective", "verification", "answered");
  layout = kamae_layout_new (document);
  set = g_array_index (layout->blocks, KamaeSetBlock, 0).table;
  g_assert_cmpuint (set->cells[0].n_lines, ==, 1);
}

/* The watermark is a picture; in the text of the page it stands but in the head. */
static void
test_watermark_text (void)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
  g_autofree char *text = NULL;

  kamae_document_set_watermark (document, "ドラフト");
  kamae_document_set_classification (document, "社外秘");
  kamae_document_add_paragraph (document, LONG_TEXT);
  text = read_page (document, 1);
  g_assert_cmpuint (count (text, "ドラフト"), ==, 1);
  assert_contains (text, "ドラフト社外秘");
}

/* A copy bears its mark on every page, and what it is good for in the last line. */
static void
test_copy (void)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
  g_autofree char *odt = NULL;

  kamae_document_set_classification (document, "社外秘");
  kamae_document_set_printed (document, "五月二日現在");
  kamae_document_add_paragraph (document, "一");
  kamae_document_add_page_break (document);
  kamae_document_add_paragraph (document, "二");
  for (guint is_draft = 0; is_draft < 2; is_draft++)
    for (guint page = 1; page <= 2; page++)
      {
        g_autofree char *text = NULL;

        kamae_document_set_watermark (document, is_draft ? "ドラフト" : NULL);
        kamae_document_set_copy (document, "写", "管理外です。");
        text = read_page (document, page);
        g_assert_cmpuint (count (text, "写"), ==, 1);
        assert_contains (text, is_draft ? "ドラフト・写社外秘" : "写社外秘");
        assert_contains (strstr (text, "五月二日現在"), "管理外です。");
      }

  odt = read_odt (document, "styles.xml");
  assert_contains (odt, "<text:tab/>ドラフト・写<text:tab/>社外秘");
  assert_contains (odt, ">管理外です。</text:p></style:footer>");
  kamae_document_set_copy (document, NULL, NULL);
  g_free (odt);
  odt = read_odt (document, "styles.xml");
  assert_contains (odt, "<text:tab/>ドラフト<text:tab/>社外秘");
  g_assert_cmpuint (count (odt, "写") + count (odt, "管理外"), ==, 0);
}

/* How dark a page is around a point, a dot a point; nothing is drawn on white but the marks. */
static gboolean
has_mark (KamaeLayout *layout,
          double       left,
          double       top,
          double       right,
          double       bottom)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, layout->width, layout->height);
  cairo_t *cr = cairo_create (surface);
  const guint8 *data;
  gboolean found = FALSE;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  kamae_layout_draw_watermark (layout, cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = top; y < (int) bottom; y++)
    for (int x = left; x < (int) right; x++)
      found |= data[y * cairo_image_surface_get_stride (surface) + 4 * x] < 250;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return found;
}

/* Both marks stand upon one another between the margins of every sheet, and not behind the boxes of
 * its head, whose seals are to be read. */
static void
test_copy_fits (void)
{
  static const KamaePaper papers[] = {
    KAMAE_PAPER_A4_PORTRAIT, KAMAE_PAPER_A4_LANDSCAPE, KAMAE_PAPER_A3_LANDSCAPE
  };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (KamaeDocument) document = kamae_document_new (papers[i], "en");
      g_autoptr (KamaeLayout) layout = NULL;
      double right, below;

      kamae_document_set_watermark (document, "Superseded");
      kamae_document_set_copy (document, "Uncontrolled copy", NULL);
      for (guint box = 0; box < 3; box++)
        kamae_document_add_approval_box (document, "Approved", "佐藤 花子", "2026", "electronic");
      layout = lay_out (document);
      right = layout->left + layout->body_width;
      below = layout->top + kamae_layout_get_boxes_height (document->approval_boxes);
      g_assert_true (has_mark (layout, 0, 0, layout->width, layout->height));
      g_assert_false (has_mark (layout, 0, 0, layout->left, layout->height));
      g_assert_false (has_mark (layout, right, 0, layout->width, layout->height));
      g_assert_false (has_mark (layout, 0, 0, layout->width, layout->top));
      g_assert_false (has_mark (layout, 0, layout->bottom, layout->width, layout->height));
      g_assert_false (has_mark (layout,
                                right - kamae_layout_get_boxes_width (document->approval_boxes),
                                0, layout->width, below));
    }
}

static void
test_missing_glyphs (void)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
  g_autoptr (KamaeLayout) layout = NULL;

  kamae_document_add_paragraph (document, "\U000F0000あ\U000F0001");
  kamae_document_add_approval_box (document, "承認", "\U000F0002田 一郎", NULL, "electronic");
  layout = lay_out (document);
  g_assert_cmpuint (kamae_layout_get_n_missing_glyphs (layout), ==, 3);
}

/* Whatever is in the file, it can be printed. */
static void
test_broken_text (void)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
  g_autofree char *text = NULL;

  kamae_document_set_title (document, "表\xff題");
  kamae_document_add_paragraph (document, "前\xe3\x81後\x01\t\r\n終");
  kamae_table_add_row (add_table (document, 1, 0), "左\xff右");
  text = read_page (document, 0);
  assert_contains (text, "前");
  assert_contains (text, "終");
  assert_contains (text, "左");
  assert_contains (text, "右");
}

static void
test_unwritable (void)
{
  g_autoptr (KamaeDocument) document = make_minutes ("ja");
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/folder/a.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_false (kamae_document_write_pdf (document, file, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_FAILED);
}

/* Charts */

static KamaeChart *
make_chart (KamaeChartKind kind,
            guint          n_series,
            guint          n_categories)
{
  KamaeChart *chart = kamae_chart_new (kind, "%");

  for (guint i = 0; i < n_series; i++)
    {
      g_autofree char *label = g_strdup_printf ("系列%u", i + 1);

      kamae_chart_add_series (chart, n_series > 1 ? label : NULL);
    }
  for (guint i = 0; i < n_categories; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u-%02u", 2020 + i / 12, i % 12 + 1);

      kamae_chart_add_category (chart, label);
      for (guint j = 0; j < n_series; j++)
        kamae_chart_set_value (chart, j, i, 10 + (i * 37 + j * 11) % 90);
    }
  kamae_chart_set_target (chart, 95, "目標");
  return chart;
}

static char *
read_chart (KamaeChart *chart,
            const char *option)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT, "ja");
  const char *tool[] = { "pdftotext", option, "@", "-", NULL };

  kamae_document_add_chart (document, chart, MIN (kamae_chart_get_height (chart, 8), 700));
  return run_tool (document, tool);
}

static void
test_chart_description (void)
{
  g_autoptr (KamaeChart) chart = make_chart (KAMAE_CHART_BARS, 2, 2);
  g_autofree char *description = NULL;

  kamae_chart_set_value (chart, 1, 0, 12.34);
  kamae_chart_set_value (chart, 1, 1, NAN);
  description = kamae_chart_dup_description (chart);
  g_assert_cmpstr (description, ==, "系列1: 2020-01 10%, 2020-02 47%\n"
                                    "系列2: 2020-01 12.3%, 2020-02 not known\n目標 95%");
  g_assert_true (isnan (kamae_chart_get_value (chart, 1, 1)));
  g_assert_cmpfloat (kamae_chart_get_value (chart, 0, 1), ==, 47);
}

static void
test_chart_words (void)
{
  g_autoptr (KamaeChart) chart = kamae_chart_new (KAMAE_CHART_LINES, "days");
  g_autofree char *description = NULL;

  kamae_chart_add_series (chart, NULL);
  kamae_chart_add_category (chart, "<b>&");
  kamae_chart_set_value (chart, 0, 0, -3);
  description = kamae_chart_dup_description (chart);
  g_assert_cmpstr (description, ==, "<b>& -3 days");
}

/* All that is drawn can be read: numbers, categories, legend. */
static void
test_chart_text (void)
{
  g_autoptr (KamaeChart) chart = make_chart (KAMAE_CHART_BARS, 1, 12);
  g_autofree char *text = read_chart (chart, "-layout");

  assert_contains (text, "2020-01");
  assert_contains (text, "2020-12");
  assert_contains (text, "47");
  assert_contains (text, "100%");
  assert_contains (text, "目標 95%");
}

/* An axis of counts has no half steps. */
static void
test_chart_counts (void)
{
  g_autoptr (KamaeChart) chart = kamae_chart_new (KAMAE_CHART_BARS, NULL);
  g_autofree char *counts = NULL;
  g_autofree char *shares = NULL;

  kamae_chart_add_series (chart, NULL);
  kamae_chart_add_category (chart, "営業部");
  kamae_chart_set_value (chart, 0, 0, 2);
  counts = read_chart (chart, "-layout");
  g_assert_null (strstr (counts, "0.5"));
  g_assert_null (strstr (counts, "1.5"));
  kamae_chart_set_value (chart, 0, 0, 0.9);
  shares = read_chart (chart, "-layout");
  assert_contains (shares, "0.");
}

typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} Box;

static void
assert_apart (const char *boxes)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (Box));

  for (const char *word = strstr (boxes, "<word "); word != NULL;
       word = strstr (word + 1, "<word "))
    {
      Box box;

      g_assert_cmpint (sscanf (word, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"",
                               &box.left, &box.top, &box.right, &box.bottom), ==, 4);
      for (guint i = 0; i < seen->len; i++)
        {
          const Box *other = &g_array_index (seen, Box, i);

          g_assert_true (box.left >= other->right || box.right <= other->left
                         || box.top + 2 >= other->bottom || box.bottom - 2 <= other->top);
        }
      g_array_append_val (seen, box);
    }
  g_assert_cmpuint (seen->len, >, 5);
}

static void
test_chart_labels_apart (void)
{
  static const guint lengths[] = { 1, 5, 12, 24, 60, 200 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (KamaeChartKind kind = KAMAE_CHART_BARS; kind <= KAMAE_CHART_ROWS; kind++)
      {
        /* Of rows there are as many as the paper is high. */
        guint n_categories = kind == KAMAE_CHART_ROWS ? MIN (lengths[i], 12) : lengths[i];
        g_autoptr (KamaeChart) chart = make_chart (kind, 1 + i % 3, n_categories);
        g_autofree char *boxes = read_chart (chart, "-bbox");
        g_autofree char *last = g_strdup_printf ("%u-%02u", 2020 + (n_categories - 1) / 12,
                                                 (n_categories - 1) % 12 + 1);

        assert_apart (boxes);
        assert_contains (boxes, last);
      }
}

/* Nothing to show, or no room, is no reason to fail. */
static void
test_chart_empty (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 50, 50);
  cairo_t *cr = cairo_create (surface);

  for (KamaeChartKind kind = KAMAE_CHART_BARS; kind <= KAMAE_CHART_ROWS; kind++)
    {
      g_autoptr (KamaeChart) empty = kamae_chart_new (kind, NULL);
      g_autoptr (KamaeChart) unknown = kamae_chart_new (kind, NULL);
      g_autoptr (KamaeChart) full = make_chart (kind, 9, 30);

      kamae_chart_draw (empty, cr, 50, 50);
      kamae_chart_add_series (unknown, NULL);
      kamae_chart_add_category (unknown, "");
      kamae_chart_draw (unknown, cr, 50, 50);
      kamae_chart_draw (full, cr, 50, 50);
      kamae_chart_draw (full, cr, 1, 1);
    }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/report/pages", test_pages);
  g_test_add_func ("/report/no-content", test_no_content);
  g_test_add_func ("/report/text", test_text);
  g_test_add_func ("/report/approval-boxes", test_approval_boxes);
  g_test_add_func ("/report/languages", test_languages);
  g_test_add_func ("/report/same-bytes", test_same_bytes);
  g_test_add_func ("/report/fonts", test_fonts);
  g_test_add_func ("/report/watermark", test_watermark);
  g_test_add_func ("/report/tall-row", test_tall_row);
  g_test_add_func ("/report/merged-cells", test_merged_cells);
  g_test_add_func ("/report/random-tables", test_random_tables);
  g_test_add_func ("/report/heading-stays", test_heading_stays);
  g_test_add_func ("/report/end-mark-stays", test_end_mark_stays);
  g_test_add_func ("/report/line-breaks", test_line_breaks);
  g_test_add_func ("/report/endless-line", test_endless_line);
  g_test_add_func ("/report/long-words", test_long_words);
  g_test_add_func ("/report/drawing", test_drawing);
  g_test_add_func ("/report/text-to-edit", test_text_to_edit);
  g_test_add_func ("/report/tags", test_tags);
  g_test_add_func ("/report/latin", test_latin);
  g_test_add_func ("/report/rows-together", test_rows_together);
  g_test_add_func ("/report/boxes", test_boxes);
  g_test_add_func ("/report/codes", test_codes);
  g_test_add_func ("/report/crowded", test_crowded);
  g_test_add_func ("/report/whole-words", test_whole_words);
  g_test_add_func ("/report/even-heads", test_even_heads);
  g_test_add_func ("/report/labels", test_labels);
  g_test_add_func ("/report/small-letters", test_small_letters);
  g_test_add_func ("/report/tails", test_tails);
  g_test_add_func ("/report/last-page", test_last_page);
  g_test_add_func ("/report/latin-marks", test_latin_marks);
  g_test_add_func ("/report/vertical-label", test_vertical_label);
  g_test_add_func ("/report/watermark-text", test_watermark_text);
  g_test_add_func ("/report/copy", test_copy);
  g_test_add_func ("/report/copy-fits", test_copy_fits);
  g_test_add_func ("/report/missing-glyphs", test_missing_glyphs);
  g_test_add_func ("/report/broken-text", test_broken_text);
  g_test_add_func ("/report/unwritable", test_unwritable);
  g_test_add_func ("/report/chart/description", test_chart_description);
  g_test_add_func ("/report/chart/words", test_chart_words);
  g_test_add_func ("/report/chart/text", test_chart_text);
  g_test_add_func ("/report/chart/counts", test_chart_counts);
  g_test_add_func ("/report/chart/labels-apart", test_chart_labels_apart);
  g_test_add_func ("/report/chart/empty", test_chart_empty);
  return g_test_run ();
}
