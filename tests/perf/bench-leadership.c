/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

/* bench-leadership FOLDER: the organization chart of 60 roles, and a policy of a megabyte. */

#define N_ROLES 60
#define POLICY_SIZE 1000000

typedef struct
{
  KamaeRegister *reg;
  KamaeRecord   *policy;
  char         **lines;
} Bench;

static char *
dup_policy (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; text->len < POLICY_SIZE; i++)
    g_string_append_printf (text, "%u. 守ること\n預かった情報を第%u項のとおりに守り、お客様に安心して"
                            "任せていただけるようにする。\n", i, i);
  return g_string_free (text, FALSE);
}

static void
create_roles (KamaeOperation  *operation,
              GError         **error)
{
  for (guint i = 0; i < N_ROLES; i++)
    {
      g_autofree char *code = g_strdup_printf ("role_%02u", i);
      g_autofree char *name = g_strdup_printf ("部門別の役割%02u", i);
      g_autofree char *above = i % 7 == 0 ? g_strdup ("isms_manager")
                                          : g_strdup_printf ("role_%02u", i / 7 * 7);
      g_autoptr(KamaeRecord) role =
        kamae_operation_create (operation, "role", error, "code", code, "name", name, "required",
                                "1", "reports_to", above, NULL);

      g_assert_no_error (*error);
    }
}

static void
open_register (Bench      *bench,
               const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "leadership.kamae", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = NULL;
  g_autofree char *body = dup_policy ();
  KamaePluginManager *manager = kamae_plugin_manager_get_default ();

  kamae_plugin_manager_load (manager, NULL);
  bench->reg = kamae_register_create (kamae_plugin_manager_get_model (manager), file, "Bench",
                                      &error);
  g_assert_no_error (error);
  operation = kamae_register_begin (bench->reg, "Fill", NULL, &error);
  g_assert_no_error (error);
  create_roles (operation, &error);
  bench->policy = kamae_operation_create (operation, "policy", &error, "version", "1.0",
                                          "purpose", "お客様の情報を守る。", "body", body, NULL);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
  bench->lines = g_strsplit (body, "\n", -1);
}

static void
print (Bench       *bench,
       const char  *id,
       KamaeRecord *record)
{
  GPtrArray *reports = kamae_model_get_reports (kamae_register_get_model (bench->reg));
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < reports->len; i++)
    if (g_str_equal (((const KamaeReport *) reports->pdata[i])->id, id))
      {
        g_autoptr(KamaeDocument) document =
          kamae_report_build (reports->pdata[i], bench->reg, record, "ja", NULL,
                              KAMAE_COPY_ORIGINAL, &error);
        g_autoptr(GBytes) pdf = NULL;

        g_assert_no_error (error);
        pdf = kamae_document_to_pdf (document, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (g_bytes_get_size (pdf), >, 0);
      }
}

static void
print_chart (gpointer data)
{
  print (data, "LDR-R02", NULL);
}

static void
print_policy (gpointer data)
{
  Bench *bench = data;

  print (bench, "LDR-R01-public", bench->policy);
}

/* Plain drawing */

static cairo_status_t
count_bytes (void                *data,
             const unsigned char *bytes,
             unsigned int         length)
{
  *(gsize *) data += length;
  return CAIRO_STATUS_SUCCESS;
}

/* What a program would do that draws each line where the one before it ended, and a pen round those
 * that are headings. */
static void
draw_lines (char **lines,
            guint  n)
{
  const double width = 595, height = 842, margin = 57;
  gsize size = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_bytes, &size, width,
                                                                  height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr(PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("IPAexGothic");
  double y = margin;

  pango_font_description_set_absolute_size (font, 10.5 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) ((width - 2 * margin) * PANGO_SCALE));
  pango_font_description_free (font);
  for (guint i = 0; i < n; i++)
    {
      int line_height;

      pango_layout_set_text (layout, lines[i], -1);
      pango_layout_get_pixel_size (layout, NULL, &line_height);
      cairo_move_to (cr, margin, y);
      pango_cairo_show_layout (cr, layout);
      if (g_ascii_isdigit (*lines[i]))
        {
          cairo_move_to (cr, margin, y);
          pango_cairo_layout_path (cr, layout);
          cairo_set_line_width (cr, 0.3);
          cairo_stroke (cr);
        }
      y += line_height;
      if (y > height - 2 * margin)
        {
          cairo_show_page (cr);
          y = margin;
        }
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (size, >, 0);
}

/* As many lines as the boxes of the chart have. */
static void
draw_names (gpointer data)
{
  Bench *bench = data;

  draw_lines (bench->lines, 2 * N_ROLES);
}

static void
draw_policy (gpointer data)
{
  Bench *bench = data;

  draw_lines (bench->lines, g_strv_length (bench->lines));
}

int
main (int    argc,
      char **argv)
{
  Bench bench = { NULL };

  open_register (&bench, argc > 1 ? argv[1] : ".");
  bench_compare ("LDR-R02 of 60 roles to PDF / plain drawing", 1.0, 11, print_chart, draw_names,
                 &bench);
  bench_compare ("LDR-R01 of a megabyte to PDF / plain drawing", 1.5, 3, print_policy, draw_policy,
                 &bench);

  g_strfreev (bench.lines);
  g_clear_object (&bench.policy);
  kamae_register_close (bench.reg);
  return 0;
}
