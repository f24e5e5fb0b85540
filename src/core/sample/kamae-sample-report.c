/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "kamae-sample.h"

#include "../journal/kamae-past.h"

#include <string.h>

/* What is reported in the sample organization in words says the numbers that its figures show. */

/* The number itself, or that of the row which begins with @row; 0 where there is none. */
static char *
dup_number (KamaeFigureResult *result,
            const char        *row)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (row == NULL)
    return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%g",
                                      kamae_figure_result_get_number (result)));
  for (guint i = 0; i < kamae_figure_result_get_n_rows (result); i++)
    if (g_strcmp0 (kamae_figure_result_get_cell (result, i, 0), row) == 0)
      return g_strdup (kamae_figure_result_get_cell (result, i, 1));
  return g_strdup ("0");
}

/* FALSE without an error: the figure belongs to a plugin that is not there. */
static gboolean
add_figure (KamaeSample *sample,
            GString     *line,
            const char  *name,
            const char  *as_of,
            GError     **error)
{
  KamaeRegister *reg = kamae_sample_get_register (sample);
  g_auto (GStrv) parts = g_strsplit (name, "/", 2);
  const KamaeFigure *figure = kamae_model_find_figure (kamae_register_get_model (reg), parts[0]);
  g_autoptr (KamaeFigureResult) result = NULL;
  g_autofree char *number = NULL;

  if (figure == NULL)
    return FALSE;
  result = kamae_register_compute (reg, figure, as_of, NULL, kamae_sample_text (sample, "ja", "en"),
                                   error);
  if (result == NULL || (parts[1] == NULL && !kamae_figure_result_is_known (result)))
    return FALSE;
  number = dup_number (result, parts[1]);
  g_string_append (line, number);
  return TRUE;
}

/* One line with its numbers; NULL without an error if it cannot be said. */
static char *
dup_line (KamaeSample *sample,
          const char  *text,
          const char  *as_of,
          GError     **error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *end = *text == '{' ? strchr (text, '}') : NULL;
      g_autofree char *name = end != NULL ? g_strndup (text + 1, end - text - 1) : NULL;

      if (name == NULL && g_ascii_isdigit (*text))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       "A number that no figure gives: %s",
                       text);
          return NULL;
        }
      if (name == NULL)
        {
          g_string_append_c (line, *text++);
          continue;
        }
      if (*name == '=')
        g_string_append (line, name + 1);
      else if (!add_figure (sample, line, name, as_of, error))
        return NULL;
      text = end + 1;
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * kamae_sample_dup_report:
 * @self: a sample
 * @text: (nullable): what is reported, with a figure in braces for each number
 * @as_of: the day of which the figures are, an ISO date
 * @error: return location for an error
 *
 * Fills in the numbers that the figures show: "{NCR-C01}" is the number of a figure,
 * "{AUD-C02/Minor}" that of the
 * row which begins so, "{=24}" a number that no figure has. A number without braces is an error.
 * Lines that name a figure of a plugin which is not there are left out.
 *
 * Returns: (transfer full) (nullable): the text, empty if nothing is left of it
 *
 * Since: 0.1
 */
char *
kamae_sample_dup_report (KamaeSample *self,
                         const char  *text,
                         const char  *as_of,
                         GError     **error)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) report = g_string_new (NULL);

  g_return_val_if_fail (KAMAE_IS_SAMPLE (self), NULL);
  g_return_val_if_fail (as_of != NULL, NULL);

  lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autofree char *line = dup_line (self, lines[i], as_of, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (line != NULL)
        g_string_append_printf (report, "%s%s", report->len > 0 ? "\n" : "", line);
    }
  return g_string_free (g_steal_pointer (&report), FALSE);
}
