/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>

/* bench-risk FOLDER: a register of 100,000 made-up risks, 10,000 of them evaluated in one run. */

#define N_RISKS 100000
#define N_EVALUATIONS 10000
/* LibreOffice had not ended with 10,000 rows after a quarter of an hour. */
#define N_CONVERTED 500
#define MOST_SECONDS "120"

typedef struct
{
  KamaeRegister *reg;
  KamaeRecord   *run;
  KamaeRecord   *owner;
  sqlite3       *raw;
  sqlite3_stmt  *statement;
  const char    *folder;
} Bench;

static void
execute (sqlite3    *raw,
         const char *sql)
{
  if (sqlite3_exec (raw, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (raw));
}

/* Making the register */

/* What a person enters is entered by operations. */
static void
create_frame (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = kamae_register_begin (bench->reg, "Fill", NULL, &error);
  g_autoptr (KamaeRecord) criteria = NULL;
  g_autofree char *id = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *staff_no = g_strdup_printf ("%04u", i + 1);
      KamaeRecord *person = kamae_operation_create (operation, "person", &error, "staff_no",
                                                    staff_no, "name", "佐藤 花子", NULL);

      g_assert_no_error (error);
      if (i == 0)
        bench->owner = person;
      else
        g_object_unref (person);
    }
  criteria = kamae_operation_create (operation, "risk_criteria", &error, "name", "Criteria",
                                     "method", "asset_cia", NULL);
  g_assert_no_error (error);
  id = kamae_record_dup_key (criteria);
  bench->run = kamae_operation_create (operation, "risk_run", &error, "criteria", id, NULL);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

/* The many rows are written at once: how long that takes is not what is measured here. */
static const char rows[] =
  "PRAGMA synchronous=OFF; BEGIN;"
  "CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS "
  "(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT i, "
  "(SELECT id FROM person WHERE staff_no = printf ('%04d', 1 + i % 50)) AS owner, "
  "1 + i % 3 AS c, 1 + i / 3 % 3 AS i2, 1 + i / 9 % 3 AS a, 1 + i / 27 % 3 AS threat, "
  "1 + i / 81 % 3 AS vulnerability FROM n;"
  "INSERT INTO record (id, entity) SELECT 10000000 + i, 'risk' FROM n;"
  "INSERT INTO risk (id, state, number, title, approach, source, event, cause, consequence, affects, "
  "owner_id, value, rank, priority) SELECT 10000000 + i, 'assessed', printf ('R-%06d', i), "
  "'委託先からの顧客情報の漏えい ' || i, 'event', '外部の攻撃者', "
  "'委託先' || i || '社が不正なアクセスを受け、保存された情報が読み出される', "
  "'修正プログラムの適用が' || i || '日遅れる', "
  "'顧客情報' || i || '件が漏えいし、取引の停止に至る', 'c i', owner, max (c, i2, a) * threat * vulnerability, "
  "1 + (max (c, i2, a) * threat * vulnerability > 4) + (max (c, i2, a) * threat * vulnerability > 9), "
  "1 FROM n;"
  "INSERT INTO record (id, entity) SELECT 20000000 + i, 'evaluation' FROM n WHERE i <= 10000;"
  "INSERT INTO evaluation (id, state, risk_id, run_id, stage, value, band_id, priority, basis, "
  "assessed_by_id, evaluated_on, criteria_id, inputs) SELECT 20000000 + i, 'open', 10000000 + i, "
  "run.id, 'current', max (c, i2, a) * threat * vulnerability, "
  "(SELECT id FROM criteria_band WHERE rank = 1 + (max (c, i2, a) * threat * vulnerability > 4) "
  "+ (max (c, i2, a) * threat * vulnerability > 9)), 1, '昨年度に類似の事象があった', owner, "
  "'2026-05-10', run.criteria_id, 'c=' || c || ' i=' || i2 || ' a=' || a || ' threat=' || threat "
  "|| ' vulnerability=' || vulnerability FROM n, risk_run AS run WHERE i <= 10000;"
  "CREATE TEMP TABLE r AS SELECT 30000000 + 5 * i AS id, i, 'c' AS scale, c AS value FROM n "
  "WHERE i <= 10000 UNION ALL SELECT 30000001 + 5 * i, i, 'i', i2 FROM n WHERE i <= 10000 "
  "UNION ALL SELECT 30000002 + 5 * i, i, 'a', a FROM n WHERE i <= 10000 "
  "UNION ALL SELECT 30000003 + 5 * i, i, 'threat', threat FROM n WHERE i <= 10000 "
  "UNION ALL SELECT 30000004 + 5 * i, i, 'vulnerability', vulnerability FROM n WHERE i <= 10000;"
  "INSERT INTO record (id, entity) SELECT id, 'rating' FROM r;"
  "INSERT INTO rating (id, evaluation_id, scale, value) SELECT id, 20000000 + i, scale, value FROM r;"
  "COMMIT; PRAGMA synchronous=FULL";

static void
open_register (Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "risk.kamae", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  KamaePluginManager *manager = kamae_plugin_manager_get_default ();

  kamae_plugin_manager_load (manager, NULL);
  bench->reg = kamae_register_create (kamae_plugin_manager_get_model (manager), file, "Bench",
                                      &error);
  g_assert_no_error (error);
  create_frame (bench);
  if (sqlite3_open (path, &bench->raw) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bench->raw));
  execute (bench->raw, rows);
}

static void
prepare (Bench      *bench,
         const char *sql)
{
  g_clear_pointer (&bench->statement, sqlite3_finalize);
  if (sqlite3_prepare_v2 (bench->raw, sql, -1, &bench->statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (bench->raw));
}

/* The list */

static void
open_list (gpointer data)
{
  Bench *bench = data;
  GPtrArray *entities = kamae_model_get_entities (kamae_register_get_model (bench->reg));
  g_autoptr (KamaeQuery) query = NULL;
  g_autoptr (KamaeRecordList) list = NULL;
  g_autofree char *owner = kamae_record_dup_key (bench->owner);

  for (guint i = 0; i < entities->len; i++)
    if (g_str_equal (((const KamaeEntity *) entities->pdata[i])->name, "risk"))
      query = kamae_query_new (entities->pdata[i]);
  kamae_query_where (query, "owner", KAMAE_MATCH_IS, owner);
  kamae_query_order (query, "rank", TRUE);
  list = kamae_record_list_new (bench->reg, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_RISKS / 50);
}

static void
read_raw_ids (gpointer data)
{
  Bench *bench = data;
  guint n = 0;

  sqlite3_reset (bench->statement);
  sqlite3_bind_int64 (bench->statement, 1, kamae_record_get_id (bench->owner));
  while (sqlite3_step (bench->statement) == SQLITE_ROW)
    n++;
  g_assert_cmpuint (n, ==, N_RISKS / 50);
}

/* Computing a run again, as the comparison of criteria does */

static double
sum (KamaeCursor *cursor)
{
  g_assert_true (kamae_cursor_next (cursor, NULL));
  return kamae_cursor_get_decimal (cursor, 0);
}

/* The formula of the criteria, in the sandbox. */
static void
compute (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeCursor) cursor =
    kamae_register_query (bench->reg, "SELECT sum (formula (c.formula, (SELECT "
                          "json_group_object (scale, value) FROM rating "
                          "WHERE rating.evaluation_id = e.id))) FROM evaluation AS e "
                          "JOIN risk_criteria AS c ON c.id = e.criteria_id", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (sum (cursor), >, 0);
}

/* The same, written into the query. */
static void
compute_raw (gpointer data)
{
  Bench *bench = data;

  sqlite3_reset (bench->statement);
  g_assert_cmpint (sqlite3_step (bench->statement), ==, SQLITE_ROW);
  g_assert_cmpfloat (sqlite3_column_double (bench->statement, 0), >, 0);
}

/* RSK-R01 */

static void
print_sheet (gpointer data)
{
  Bench *bench = data;
  const KamaeReport *report =
    kamae_model_find_report (kamae_register_get_model (bench->reg), "RSK-R01");
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeDocument) document =
    kamae_report_build (report, bench->reg, bench->run, "ja", NULL, KAMAE_COPY_ORIGINAL, &error);
  g_autoptr (GBytes) pdf = NULL;

  g_assert_no_error (error);
  pdf = kamae_document_to_pdf (document, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 0);
}

/* The columns of the sheet: their width, and what stands in the rows of the made-up run, with the
 * number of the row where texts differ. */
static const struct
{
  double      weight;
  const char *text;
} cells[] = {
  { 1.5, "R-%06u" }, { 2.4, "" }, { 2, "外部の攻撃者" }, { 0.9, "CI" },
  { 3.4, "委託先%u社が不正なアクセスを受け、保存された情報が読み出される" },
  { 2.8, "修正プログラムの適用が%u日遅れる" }, { 3, "顧客情報%u件が漏えいし、取引の停止に至る" },
  { 1.6, "佐藤 花子" }, { 0.7, "1" }, { 0.7, "2" }, { 0.7, "3" }, { 0.7, "1" }, { 0.7, "2" },
  { 0.9, "18" }, { 1.6, "■ 高" }, { 0.8, "1" }, { 0.8, "" }, { 0.8, "" }, { 0.8, "" },
  { 0.8, "" }, { 2.4, "" }, { 1.4, "評価済み" }, { 0.9, "" }, { 1.6, "" },
};

#define TOTAL_WEIGHT 33.9

static cairo_status_t
count_bytes (void                *data,
             const unsigned char *bytes,
             unsigned int         length)
{
  *(gsize *) data += length;
  return CAIRO_STATUS_SUCCESS;
}

static double
draw_row (cairo_t     *cr,
          PangoLayout *layout,
          guint        row,
          double       width,
          double       y)
{
  double x = 57, height = 0;

  for (guint column = 0; column < G_N_ELEMENTS (cells); column++)
    {
      double cell_width = width * cells[column].weight / TOTAL_WEIGHT;
      g_autofree char *text = g_strdup_printf (cells[column].text, row);
      int cell_height;

      pango_layout_set_width (layout, (int) ((cell_width - 6) * PANGO_SCALE));
      pango_layout_set_text (layout, text, -1);
      pango_layout_get_pixel_size (layout, NULL, &cell_height);
      cairo_move_to (cr, x + 3, y + 3);
      pango_cairo_show_layout (cr, layout);
      x += cell_width;
      height = MAX (height, cell_height + 6);
    }
  return height;
}

/* What a program would do that draws each row where the one before it ended. */
static void
draw_plainly (gpointer data)
{
  gsize size = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_bytes, &size, 1191, 842);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("IPAexGothic");
  double y = 57;

  pango_font_description_set_absolute_size (font, 9 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_font_description_free (font);
  for (guint row = 0; row < N_EVALUATIONS; row++)
    {
      y += draw_row (cr, layout, row, 1191 - 2 * 57, y);
      if (y > 842 - 2 * 57)
        {
          cairo_show_page (cr);
          y = 57;
        }
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (size, >, 0);
}

/* The same table as HTML, made into a PDF by LibreOffice; whether it ended in time. */
static gboolean
try_convert (Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "sheet.html", NULL);
  const char *const command[] = { "timeout", MOST_SECONDS, "soffice", "--headless", "--convert-to",
                                  "pdf:writer_web_pdf_Export", "--outdir", bench->folder, path,
                                  NULL };
  GString *html = g_string_new ("<meta charset=utf-8><table border=1>");
  int status = -1;

  for (guint row = 0; row < N_CONVERTED; row++)
    {
      g_string_append (html, "<tr>");
      for (guint column = 0; column < G_N_ELEMENTS (cells); column++)
        {
          g_string_append (html, "<td>");
          g_string_append_printf (html, cells[column].text, row);
        }
    }
  g_assert_true (g_file_set_contents (path, html->str, (gssize) html->len, NULL));
  g_string_free (html, TRUE);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, &status, NULL);
  return status == 0;
}

/* What does not end in time counts as if it had just then. */
static void
convert (gpointer data)
{
  try_convert (data);
}

/* The last measure: the run is shorter from then on. */
static void
compare_with_libreoffice (Bench *bench)
{
  g_autofree char *soffice = g_find_program_in_path ("soffice");

  if (soffice == NULL)
    return;
  if (!try_convert (bench))
    {
      g_printerr ("LibreOffice made no PDF of %d rows in %s s; it is left out.\n", N_CONVERTED,
                  MOST_SECONDS);
      return;
    }
  execute (bench->raw, "DELETE FROM rating WHERE evaluation_id > 20000000 + "
           G_STRINGIFY (N_CONVERTED) ";"
           "DELETE FROM evaluation WHERE id > 20000000 + " G_STRINGIFY (N_CONVERTED));
  bench_compare ("RSK-R01 of 500 risks to PDF / LibreOffice", 1.0, 1, print_sheet, convert, bench);
}

int
main (int    argc,
      char **argv)
{
  Bench bench = { .folder = argc > 1 ? argv[1] : "." };

  open_register (&bench);
  prepare (&bench, "SELECT id FROM risk WHERE owner_id = ?1 ORDER BY rank DESC, id");
  bench_compare ("100,000 risks of an owner by level / raw query of the keys", 2.0, 11, open_list,
                 read_raw_ids, &bench);
  prepare (&bench, "SELECT sum (max (c, i, a) * threat * vulnerability) FROM (SELECT "
           "max (CASE scale WHEN 'c' THEN value END) AS c, "
           "max (CASE scale WHEN 'i' THEN value END) AS i, "
           "max (CASE scale WHEN 'a' THEN value END) AS a, "
           "max (CASE scale WHEN 'threat' THEN value END) AS threat, "
           "max (CASE scale WHEN 'vulnerability' THEN value END) AS vulnerability "
           "FROM rating GROUP BY evaluation_id)");
  bench_compare ("compute 10,000 evaluations / arithmetic in the query", 4.0, 7, compute,
                 compute_raw, &bench);
  bench_compare ("RSK-R01 of 10,000 risks to PDF / plain drawing", 1.5, 3, print_sheet,
                 draw_plainly, &bench);
  compare_with_libreoffice (&bench);

  g_clear_pointer (&bench.statement, sqlite3_finalize);
  g_clear_pointer (&bench.raw, sqlite3_close);
  g_clear_object (&bench.run);
  g_clear_object (&bench.owner);
  kamae_register_close (bench.reg);
  return 0;
}
