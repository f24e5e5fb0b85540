/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "kamae-competence-private.h"

#include <kamae-i18n.h>

/* The trend: how many percent were trained, month by month, against the target; the whole and by
 * department. On paper a picture and a table, on the screen pictures. */

struct _KamaeCompetenceTrend
{
  KamaeRegister *reg;
  GPtrArray     *months;
  GPtrArray     *departments;   /* of names */
  GHashTable    *percents;      /* by "month\ndepartment", the whole with no department */
};

static const KamaeFigure *
find_figure (const char *id)
{
  for (const KamaeFigure *figure = kamae_competence_figures; figure->id != NULL; figure++)
    if (g_str_equal (figure->id, id))
      return figure;
  g_assert_not_reached ();
}

static void
add_name (GPtrArray  *names,
          const char *name)
{
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

static void
add_percent (KamaeCompetenceTrend *self,
             const char           *month,
             const char           *department,
             const char           *percent)
{
  if (percent != NULL)
    g_hash_table_insert (self->percents, g_strjoin ("\n", month, department, NULL),
                         g_strdup (percent));
}

void
kamae_competence_trend_free (KamaeCompetenceTrend *self)
{
  g_ptr_array_unref (self->months);
  g_ptr_array_unref (self->departments);
  g_hash_table_unref (self->percents);
  g_object_unref (self->reg);
  g_free (self);
}

KamaeCompetenceTrend *
kamae_competence_trend_new (KamaeRegister  *reg,
                            const char     *as_of,
                            GError        **error)
{
  g_autoptr (KamaeFigureResult) whole = NULL;
  g_autoptr (KamaeFigureResult) parts = NULL;
  KamaeCompetenceTrend *self;

  whole = kamae_register_compute (reg, find_figure ("CMP-C09"), as_of, NULL, NULL, error);
  parts = whole != NULL ? kamae_register_compute (reg, find_figure ("CMP-C10"), as_of, NULL, NULL,
                                                  error) : NULL;
  if (parts == NULL)
    return NULL;

  self = g_new0 (KamaeCompetenceTrend, 1);
  self->reg = g_object_ref (reg);
  self->months = g_ptr_array_new_with_free_func (g_free);
  self->departments = g_ptr_array_new_with_free_func (g_free);
  self->percents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < kamae_figure_result_get_n_rows (whole); i++)
    {
      add_name (self->months, kamae_figure_result_get_cell (whole, i, 0));
      add_percent (self, kamae_figure_result_get_cell (whole, i, 0), NULL,
                   kamae_figure_result_get_cell (whole, i, 1));
    }
  for (guint i = 0; i < kamae_figure_result_get_n_rows (parts); i++)
    {
      add_name (self->departments, kamae_figure_result_get_cell (parts, i, 1));
      add_percent (self, kamae_figure_result_get_cell (parts, i, 0),
                   kamae_figure_result_get_cell (parts, i, 1),
                   kamae_figure_result_get_cell (parts, i, 2));
    }
  return self;
}

/* The names of the departments in which somebody worked. */
GPtrArray *
kamae_competence_trend_get_departments (KamaeCompetenceTrend *self)
{
  return self->departments;
}

/* The text of a percentage; NULL if nobody was there to be trained. */
static const char *
get_percent (KamaeCompetenceTrend *self,
             const char           *month,
             const char           *department)
{
  g_autofree char *key = g_strjoin ("\n", month, department, NULL);

  return g_hash_table_lookup (self->percents, key);
}

static void
add_value (KamaeChart *chart,
           const char *label,
           const char *percent)
{
  guint category = kamae_chart_add_category (chart, label);

  kamae_chart_set_value (chart, 0, category,
                         percent != NULL ? g_ascii_strtod (percent, NULL) : NAN);
}

static KamaeChart *
create_chart (KamaeRegister  *reg,
              KamaeChartKind  kind,
              const char     *language)
{
  g_autofree char *target = kamae_register_dup_setting (reg, "competence.coverage_target");
  KamaeChart *chart = kamae_chart_new (kind, "%");

  kamae_chart_add_series (chart, NULL);
  if (target != NULL)
    kamae_chart_set_target (chart, g_ascii_strtod (target, NULL),
                            kamae_translate (language, GETTEXT_PACKAGE, N_("Target")));
  return chart;
}

/* Month by month, of a department or of all. */
KamaeChart *
kamae_competence_trend_create_months (KamaeCompetenceTrend *self,
                                      const char           *department,
                                      const char           *language)
{
  KamaeChart *chart = create_chart (self->reg, KAMAE_CHART_BARS, language);

  for (guint i = 0; i < self->months->len; i++)
    {
      g_autofree char *month = kamae_register_dup_date (self->reg, self->months->pdata[i],
                                                        language);

      add_value (chart, month, get_percent (self, self->months->pdata[i], department));
    }
  return chart;
}

/* By department (CMP-C02) or by employment (CMP-C03), today: label, trained, people, percent. */
KamaeChart *
kamae_competence_create_coverage (KamaeRegister  *reg,
                                  const char     *figure,
                                  GError        **error)
{
  g_autoptr (KamaeFigureResult) result = NULL;
  KamaeChart *chart;

  result = kamae_register_compute (reg, find_figure (figure), NULL, NULL, NULL, error);
  if (result == NULL)
    return NULL;

  chart = create_chart (reg, KAMAE_CHART_ROWS, NULL);
  for (guint i = 0; i < kamae_figure_result_get_n_rows (result); i++)
    add_value (chart, kamae_figure_result_get_cell (result, i, 0),
               kamae_figure_result_get_cell (result, i, 3));
  return chart;
}

/* A row for each department, a column for each month. */
static void
add_departments (KamaeCompetenceTrend *self,
                 KamaeReportContext   *context,
                 KamaeDocument        *document)
{
  KamaeTable *table = kamae_document_add_table (document);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  kamae_table_add_column (table, kamae_report_context_text (context, N_("Department")), 20, 0);
  for (guint i = 0; i < self->months->len; i++)
    {
      const char *month = (const char *) self->months->pdata[i] + strlen ("2026-");
      g_autofree char *title = NULL;

      title = g_strdup_printf (kamae_report_context_text (context,
                                 /* Translators: a month as the head of a printed column: %d月 */
                                 KC_("number of a month", "%d")),
                               (int) g_ascii_strtoll (month, NULL, 10));
      kamae_table_add_column (table, title, 6, KAMAE_COLUMN_RIGHT);
    }

  for (guint i = 0; i < self->departments->len; i++)
    {
      g_ptr_array_set_size (cells, 0);
      g_ptr_array_add (cells, self->departments->pdata[i]);
      for (guint j = 0; j < self->months->len; j++)
        {
          const char *percent = get_percent (self, self->months->pdata[j],
                                             self->departments->pdata[i]);

          g_ptr_array_add (cells, (char *) (percent != NULL ? percent : "–"));
        }
      g_ptr_array_add (cells, NULL);
      kamae_table_add_rowv (table, (const char *const *) cells->pdata);
    }
}

gboolean
kamae_competence_add_trend (KamaeReportContext  *context,
                            KamaeDocument       *document,
                            GError             **error)
{
  g_autoptr (KamaeCompetenceTrend) trend = NULL;
  g_autoptr (KamaeChart) chart = NULL;

  trend = kamae_competence_trend_new (kamae_report_context_get_register (context),
                                      kamae_report_context_get_as_of (context), error);
  if (trend == NULL)
    return FALSE;

  kamae_document_add_heading (document, 2,
                              kamae_report_context_text (context,
                                                         KC_("paper", "3. Trend: people trained"
                                                             " (%)")));
  chart = kamae_competence_trend_create_months (trend, NULL,
                                                kamae_report_context_get_language (context));
  kamae_document_add_chart (document, chart, 130);
  kamae_document_add_note (document, kamae_report_context_text (context,
    N_("At the end of each month. The count begins anew with each fiscal year.")));
  add_departments (trend, context, document);
  return TRUE;
}
