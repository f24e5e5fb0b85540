/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

/* Every report of every plugin, as an original and as each kind of copy: the same pages, and on
 * each of them the mark, which hides nothing, and the line at the foot of what is given away. */

#define TODAY "2026-11-23"
#define WHITE 255
#define MARK 230    /* 0.9 of white */
#define INK 100
#define STATE 12    /* how much lighter ink may be where a draft says so elsewhere on its copy */

typedef struct
{
  cairo_surface_t *surface;
  const guint8 *data;
  int width, height, stride;
} Picture;

static void
set_up (KamaeTest     *test,
        gconstpointer  data)
{
  kamae_language_set_current ("ja");
  kamae_test_set_up (test, g_object_ref (kamae_plugin_manager_get_model (
                             kamae_plugin_manager_get_default ())));
  kamae_test_open_sample (test, "ja", TODAY);
}

static void
tear_down (KamaeTest     *test,
           gconstpointer  data)
{
  kamae_test_tear_down (test);
}

static KamaeLayout *
lay_out (KamaeTest         *test,
         const KamaeReport *report,
         const char        *language,
         KamaeCopy          copy)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeRecordList) list =
    report->entity != NULL ? kamae_register_list (test->reg, report->entity) : NULL;
  g_autoptr(KamaeRecord) record =
    list != NULL ? g_list_model_get_item (G_LIST_MODEL (list), 0) : NULL;
  g_autoptr(KamaeDocument) document = kamae_report_build (report, test->reg, record, language, NULL,
                                                          copy, &error);

  g_assert_no_error (error);
  return kamae_layout_new (document);
}

/* A dot a point. */
static Picture
draw (KamaeLayout *layout,
      guint        page)
{
  Picture picture = { .width = kamae_layout_get_width (layout),
                      .height = kamae_layout_get_height (layout) };
  cairo_t *cr;

  picture.surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, picture.width, picture.height);
  cr = cairo_create (picture.surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  kamae_layout_draw_page (layout, cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (picture.surface);
  picture.data = cairo_image_surface_get_data (picture.surface);
  picture.stride = cairo_image_surface_get_stride (picture.surface);
  return picture;
}

static guint8
get_green (const Picture *picture,
           int            x,
           int            y)
{
  return picture->data[y * picture->stride + 4 * x + 1];
}

/* What stands in the margin of the paper, below everything else. */
static guint
count_foot (const Picture *picture)
{
  guint n = 0;

  for (int y = picture->height - 42; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      n += get_green (picture, x, y) < 200;
  return n;
}

/* Between the rules at the head and at the foot: the ink of the original is as dark on the copy,
 * and where it is white, the mark is grey. */
static void
check_page (const char  *name,
            KamaeLayout *original,
            KamaeLayout *copy,
            guint        page,
            gboolean     has_foot)
{
  Picture one = draw (original, page), other = draw (copy, page);
  int margin = 58;
  guint n_marked = 0;

  for (int y = margin; y < one.height - margin; y++)
    for (int x = 0; x < one.width; x++)
      {
        guint8 before = get_green (&one, x, y), after = get_green (&other, x, y);

        if (before < INK && after > before + STATE)
          g_error ("%s hides something at %d, %d of page %u", name, x, y, page + 1);
        n_marked += before == WHITE && after == MARK;
      }
  if (n_marked < 400)
    g_error ("%s is not marked on page %u: %u", name, page + 1, n_marked);
  g_assert_cmpuint (count_foot (&one), ==, 0);
  if ((count_foot (&other) > 100) != has_foot)
    g_error ("%s has %s foot on page %u", name, has_foot ? "no" : "a", page + 1);
  cairo_surface_destroy (one.surface);
  cairo_surface_destroy (other.surface);
}

static void
check_report (KamaeTest         *test,
              const KamaeReport *report,
              const char        *language)
{
  static const KamaeCopy copies[] = { KAMAE_COPY_CONTROLLED, KAMAE_COPY_UNCONTROLLED };
  g_autoptr(KamaeLayout) original = lay_out (test, report, language, KAMAE_COPY_ORIGINAL);
  guint n_pages = kamae_layout_get_n_pages (original);

  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      const char *mark = kamae_copy_get_mark (copies[i], language);
      g_autofree char *name = g_strdup_printf ("%s (%s)", report->id, mark);
      g_autoptr(KamaeLayout) copy = lay_out (test, report, language, copies[i]);

      g_assert_cmpuint (kamae_layout_get_n_pages (copy), ==, n_pages);
      g_assert_cmpuint (kamae_layout_get_n_missing_glyphs (copy), ==,
                        kamae_layout_get_n_missing_glyphs (original));
      for (guint page = 0; page < n_pages; page++)
        check_page (name, original, copy, page, copies[i] == KAMAE_COPY_UNCONTROLLED);
    }
}

static void
test_every_report (KamaeTest     *test,
                   gconstpointer  data)
{
  GPtrArray *reports = kamae_model_get_reports (test->model);

  g_assert_cmpuint (reports->len, >, 40);
  for (guint i = 0; i < reports->len; i++)
    {
      check_report (test, reports->pdata[i], "ja");
      check_report (test, reports->pdata[i], "en");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kamae_language_init ("en");
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  g_test_add ("/copies/every-report", KamaeTest, NULL, set_up, test_every_report, tear_down);
  return g_test_run ();
}
