/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* A table of 10,000 rows to PDF, against plain Pango drawing of the same cells. */
#include <time.h>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <kamae.h>

#define N_ROWS 10000
#define N_COLUMNS 6
#define N_RUNS 5
#define GOAL 1.2

static const double weights[N_COLUMNS] = { 1.2, 3, 5, 0.8, 1.4, 1.6 };

static char *
dup_cell (guint row,
          guint column)
{
  static const char *const topics[] = {
    "サプライチェーンを経由した攻撃の増加", "改正個人情報保護法への対応", "開発要員の離職",
    "生成AIの業務利用の広がり", "クラウド事業者への依存",
  };

  switch (column)
    {
    case 0:
      return g_strdup_printf ("I-2026-%05u", row);
    case 1:
      return g_strdup_printf ("%s（その%u）", topics[row % G_N_ELEMENTS (topics)], row);
    case 2:
      return g_strdup_printf ("委託先%u社の侵害から顧客情報が漏えいし、取引の停止及び損害賠償に至る"
                              "おそれがある。", row % 97);
    case 3:
      return g_strdup (row % 3 == 0 ? "高" : "中");
    case 4:
      return g_strdup ("佐藤 花子");
    default:
      return g_strdup_printf ("2026-%02u-%02u", row % 12 + 1, row % 28 + 1);
    }
}

static GPtrArray *
make_cells (void)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (guint row = 0; row < N_ROWS; row++)
    for (guint column = 0; column < N_COLUMNS; column++)
      g_ptr_array_add (cells, dup_cell (row, column));
  return cells;
}

static gsize
draw_document (GPtrArray *cells)
{
  g_autoptr (KamaeDocument) document = kamae_document_new (KAMAE_PAPER_A4_LANDSCAPE, "ja");
  KamaeTable *table = kamae_document_add_table (document);
  g_autoptr (GBytes) pdf = NULL;

  for (guint column = 0; column < N_COLUMNS; column++)
    kamae_table_add_column (table, "見出し", weights[column], 0);
  for (guint row = 0; row < N_ROWS; row++)
    kamae_table_add_rowv (table, (const char *const *) cells->pdata + row * N_COLUMNS);
  pdf = kamae_document_to_pdf (document, NULL);
  return g_bytes_get_size (pdf);
}

static cairo_status_t
count_bytes (void                *data,
             const unsigned char *bytes,
             unsigned int         length)
{
  *(gsize *) data += length;
  return CAIRO_STATUS_SUCCESS;
}

static PangoLayout *
make_plain_layout (cairo_t *cr)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("IPAexGothic");

  pango_font_description_set_absolute_size (font, 9 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_font_description_free (font);
  return layout;
}

/* What a program would do that draws each row where the one before it ended. */
static gsize
draw_plainly (GPtrArray *cells)
{
  const double width = 842, height = 595, margin = 57, total = 13, padding = 3;
  gsize size = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_bytes, &size,
                                                                  width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = make_plain_layout (cr);
  double y = margin;

  for (guint row = 0; row < N_ROWS; row++)
    {
      double x = margin, row_height = 0;

      for (guint column = 0; column < N_COLUMNS; column++)
        {
          double cell_width = (width - 2 * margin) * weights[column] / total;
          int cell_height;

          pango_layout_set_width (layout, (cell_width - 2 * padding) * PANGO_SCALE);
          pango_layout_set_text (layout, g_ptr_array_index (cells, row * N_COLUMNS + column), -1);
          pango_layout_get_pixel_size (layout, NULL, &cell_height);
          cairo_move_to (cr, x + padding, y + padding);
          pango_cairo_show_layout (cr, layout);
          x += cell_width;
          row_height = MAX (row_height, cell_height + 2 * padding);
        }
      y += row_height;
      if (y > height - 2 * margin)
        {
          cairo_show_page (cr);
          y = margin;
        }
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return size;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 difference = *(const gint64 *) a - *(const gint64 *) b;

  return difference > 0 ? 1 : difference < 0 ? -1 : 0;
}

static gint64
get_median (gint64 *times)
{
  qsort (times, N_RUNS, sizeof (gint64), compare_times);
  return times[N_RUNS / 2];
}

/* Of the process: what else the machine does is no part of it. */
static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

int
main (void)
{
  g_autoptr (GPtrArray) cells = make_cells ();
  gint64 ours[N_RUNS], plain[N_RUNS];

  for (guint run = 0; run < N_RUNS; run++)
    {
      gint64 start = get_cpu_time ();
      gint64 middle;

      g_assert_cmpuint (draw_plainly (cells), >, 0);
      middle = get_cpu_time ();
      g_assert_cmpuint (draw_document (cells), >, 0);
      plain[run] = middle - start;
      ours[run] = get_cpu_time () - middle;
    }
  g_print ("A table of 10,000 rows to PDF|%.2f|%.1f\n",
           (double) get_median (ours) / get_median (plain), GOAL);
  return 0;
}
