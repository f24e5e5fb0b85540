/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-competence-private.h"

#include <cairo.h>
#include <kamae-i18n.h>

/* The trend picture: how many percent were trained, month by month, against the target; and the
 * same by department as a table. */

#define N_MONTHS 12

typedef struct
{
  char   months[N_MONTHS][8];
  double percents[N_MONTHS];
  guint  n_months;
  double target;
} Trend;

static void
draw_text (cairo_t    *cr,
           const char *text,
           double      x,
           double      y)
{
  cairo_text_extents_t extents;

  cairo_text_extents (cr, text, &extents);
  cairo_move_to (cr, x - extents.width / 2, y);
  cairo_show_text (cr, text);
}

static void
draw_bar (cairo_t     *cr,
          const Trend *trend,
          guint        month,
          double       x,
          double       width,
          double       top,
          double       bottom)
{
  double bar = (bottom - top) * trend->percents[month] / 100;
  g_autofree char *value = g_strdup_printf ("%.0f", trend->percents[month]);

  cairo_rectangle (cr, x + width * 0.2, bottom - bar, width * 0.6, bar);
  cairo_set_source_rgb (cr, 0.7, 0.7, 0.7);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.5);
  cairo_stroke (cr);
  /* In the bar where there is room, so that the line of the target does not cross it. */
  draw_text (cr, value, x + width / 2, bottom - bar + (bar > 14 ? 10 : -2));
  draw_text (cr, trend->months[month], x + width / 2, bottom + 10);
}

static void
draw_trend (cairo_t  *cr,
            double    width,
            double    height,
            gpointer  data)
{
  const Trend *trend = data;
  static const double dashes[] = { 4, 2 };
  double top = 12;
  double bottom = height - 14;
  double target = bottom - (bottom - top) * trend->target / 100;

  cairo_set_font_size (cr, 8);
  for (guint i = 0; i < trend->n_months; i++)
    draw_bar (cr, trend, i, width / N_MONTHS * i, width / N_MONTHS, top, bottom);

  cairo_set_line_width (cr, 0.8);
  cairo_move_to (cr, 0, bottom);
  cairo_line_to (cr, width, bottom);
  cairo_stroke (cr);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, 0, target);
  cairo_line_to (cr, width, target);
  cairo_stroke (cr);
}

static const KamaeFigure *
find_figure (const char *id)
{
  for (const KamaeFigure *figure = kamae_competence_figures; figure->id != NULL; figure++)
    if (g_str_equal (figure->id, id))
      return figure;
  g_assert_not_reached ();
}

static KamaeFigureResult *
compute (KamaeReportContext  *context,
         const char          *id,
         GError             **error)
{
  return kamae_register_compute (kamae_report_context_get_register (context), find_figure (id),
                                 kamae_report_context_get_as_of (context), NULL,
                                 kamae_report_context_get_language (context), error);
}

static Trend *
read_trend (KamaeReportContext  *context,
            GError             **error)
{
  g_autoptr (KamaeFigureResult) result = compute (context, "CMP-C09", error);
  g_autofree char *target = NULL;
  Trend *trend;

  if (result == NULL)
    return NULL;

  trend = g_new0 (Trend, 1);
  target = kamae_register_dup_setting (kamae_report_context_get_register (context),
                                       "competence.coverage_target");
  trend->target = g_ascii_strtod (target, NULL);
  trend->n_months = MIN (kamae_figure_result_get_n_rows (result), N_MONTHS);
  for (guint i = 0; i < trend->n_months; i++)
    {
      const char *percent = kamae_figure_result_get_cell (result, i, 1);

      g_strlcpy (trend->months[i], kamae_figure_result_get_cell (result, i, 0),
                 sizeof trend->months[i]);
      trend->percents[i] = percent != NULL ? g_ascii_strtod (percent, NULL) : 0;
    }
  return trend;
}

/* A row for each department, a column for each month. The figure's rows come month by month. */
static gboolean
add_departments (KamaeReportContext  *context,
                 KamaeDocument       *document,
                 const Trend         *trend,
                 GError             **error)
{
  g_autoptr (KamaeFigureResult) result = compute (context, "CMP-C10", error);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  KamaeTable *table;

  if (result == NULL)
    return FALSE;

  table = kamae_document_add_table (document);
  kamae_table_add_column (table, kamae_report_context_text (context, N_("Department")), 20, 0);
  for (guint i = 0; i < trend->n_months; i++)
    kamae_table_add_column (table, trend->months[i] + 5, 6, KAMAE_COLUMN_RIGHT);

  for (guint i = 0; i < kamae_figure_result_get_n_rows (result); i++)
    if (!g_ptr_array_find_with_equal_func (names, kamae_figure_result_get_cell (result, i, 1),
                                           g_str_equal, NULL))
      g_ptr_array_add (names, (char *) kamae_figure_result_get_cell (result, i, 1));

  for (guint i = 0; i < names->len; i++)
    {
      const char *cells[N_MONTHS + 2] = { names->pdata[i] };

      for (guint month = 0; month < trend->n_months; month++)
        {
          cells[month + 1] = "–";
          for (guint row = 0; row < kamae_figure_result_get_n_rows (result); row++)
            if (g_str_equal (kamae_figure_result_get_cell (result, row, 0), trend->months[month])
                && g_str_equal (kamae_figure_result_get_cell (result, row, 1), names->pdata[i]))
              cells[month + 1] = kamae_figure_result_get_cell (result, row, 2);
        }
      kamae_table_add_rowv (table, cells);
    }
  return TRUE;
}

gboolean
kamae_competence_add_trend (KamaeReportContext  *context,
                            KamaeDocument       *document,
                            GError             **error)
{
  Trend *trend = read_trend (context, error);
  const char *format;
  g_autofree char *note = NULL;

  if (trend == NULL)
    return FALSE;

  kamae_document_add_heading (document, 2,
                              kamae_report_context_text (context,
                                                         KC_("paper", "3. Trend: people trained"
                                                             " (%)")));
  kamae_document_add_drawing (document, 120, draw_trend, trend, g_free);
  /* Translators: under the picture; %.0f is the target in percent */
  format = N_("Dashed line: the target, %.0f %%. The count begins anew with each fiscal year.");
  note = g_strdup_printf (kamae_report_context_text (context, format), trend->target);
  kamae_document_add_note (document, note);
  return add_departments (context, document, trend, error);
}
