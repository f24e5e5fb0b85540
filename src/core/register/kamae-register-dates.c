/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Dates and years as the organization writes them: the one place that decides, for the window, for
 * paper and for what queries say. */

#include "config.h"

#include "kamae-register-private.h"

#include "../base/kamae-date.h"
#include "../base/kamae-error.h"

static const char *
get_style (KamaeRegister *self)
{
  if (self->date_style == NULL && self->database != NULL)
    kamae_database_dup_text (self->database, "SELECT date_style FROM organization",
                             &self->date_style, KAMAE_KEPT);
  return self->date_style;
}

/**
 * kamae_register_dup_date:
 * @self: a register
 * @iso_date: (nullable): a date, time or month as it is kept
 * @language: (nullable): "ja" or "en"; %NULL for the language of the interface
 *
 * Returns: (transfer full): the date as the organization writes it; an empty string for none
 *
 * Since: 0.1
 */
char *
kamae_register_dup_date (KamaeRegister *self,
                         const char    *iso_date,
                         const char    *language)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  return kamae_format_date (iso_date, get_style (self), language);
}

typedef struct
{
  KamaeRegister *reg;
  const char *language;
} Writer;

static gboolean
write_date (const GMatchInfo *match,
            GString          *result,
            gpointer          data)
{
  const Writer *writer = data;
  g_autofree char *date = g_match_info_fetch (match, 0);
  g_autofree char *shown = kamae_register_dup_date (writer->reg, date, writer->language);

  g_string_append (result, shown);
  return FALSE;
}

static gpointer
load_dates (gpointer data)
{
  return g_regex_new ("(?<![A-Za-z0-9-])\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2})?(?![A-Za-z0-9-])",
                      0, 0, NULL);
}

/**
 * kamae_register_dup_dates:
 * @self: a register
 * @text: (nullable): a text with dates in it
 * @language: (nullable): "ja" or "en"; %NULL for the language of the interface
 *
 * Returns: (transfer full) (nullable): the text, its dates as the organization writes them
 *
 * Since: 0.1
 */
char *
kamae_register_dup_dates (KamaeRegister *self,
                          const char    *text,
                          const char    *language)
{
  static GOnce dates = G_ONCE_INIT;
  Writer writer = { self, language };

  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  if (text == NULL)
    return NULL;
  return g_regex_replace_eval (g_once (&dates, load_dates, NULL), text, -1, 0, 0, write_date,
                               &writer, NULL);
}

static gboolean
is_usual_name (const char *name,
               const char *first_day)
{
  static const char *const languages[] = { "en", "ja" };
  static const char *const styles[] = { "seireki", "wareki" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (styles); j++)
      {
        g_autofree char *usual = kamae_format_fiscal_year (first_day, styles[j], languages[i]);

        if (g_str_equal (usual, name))
          return TRUE;
      }
  return FALSE;
}

/**
 * kamae_register_dup_fiscal_year:
 * @self: a register
 * @first_day: the first day of the year
 * @name: (nullable): the name that it was given
 * @language: (nullable): "ja" or "en"; %NULL for the language of the interface
 *
 * Returns: (transfer full): the name, or if it is only the usual one, the year as the organization
 * writes years
 *
 * Since: 0.1
 */
char *
kamae_register_dup_fiscal_year (KamaeRegister *self,
                                const char    *first_day,
                                const char    *name,
                                const char    *language)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  if (name != NULL && !is_usual_name (name, first_day))
    return g_strdup (name);
  return kamae_format_fiscal_year (first_day, get_style (self), language);
}
