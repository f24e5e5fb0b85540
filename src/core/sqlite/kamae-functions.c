/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-sqlite-private.h"

#include "kamae-formula.h"

#include "../base/kamae-date.h"
#include "../base/kamae-error.h"
#include "../base/kamae-language.h"
#include "../base/kamae-text.h"
#include "../kamae-i18n.h"

#include <json-glib/json-glib.h>

#include <stdio.h>
#include <string.h>

/* The functions that declared SQL may use beside SQLite's own. */

static const char *
argument (sqlite3_value **values,
          int             index)
{
  return (const char *) sqlite3_value_text (values[index]);
}

static void
return_text (sqlite3_context *context,
             char            *text)
{
  if (text == NULL)
    sqlite3_result_null (context);
  else
    sqlite3_result_text (context, text, -1, g_free);
}

/* What a function could not read must not look like "nothing there": the statement fails. */
static gboolean
pass_failure_on (KamaeDatabase   *self,
                 sqlite3_context *context,
                 guint            n_failures)
{
  if (self->n_failures == n_failures)
    return FALSE;
  if (self->inner == NULL && self->failure != NULL)
    self->inner = g_error_copy (self->failure);
  sqlite3_result_error_code (context, SQLITE_IOERR);
  return TRUE;
}

const char *
kamae_database_get_language (KamaeDatabase *self)
{
  return self->language != NULL ? self->language : kamae_language_get_current ();
}

/* setting(key): the company's value, or the declared one. */
static void
setting (sqlite3_context *context,
         int              n,
         sqlite3_value  **values)
{
  KamaeDatabase *self = sqlite3_user_data (context);
  const char *key = argument (values, 0);
  guint n_failures = self->n_failures;
  char *text = self->functions != NULL && key != NULL
                 ? self->functions->dup_setting (self->owner, key) : NULL;

  if (pass_failure_on (self, context, n_failures))
    g_free (text);
  /* A number stays one, so that "> setting('…')" compares numbers. */
  else if (text != NULL && *text != '\0' && text[strspn (text, "-0123456789")] == '\0')
    {
      sqlite3_result_int64 (context, g_ascii_strtoll (text, NULL, 10));
      g_free (text);
    }
  else
    return_text (context, text);
}

/* label(entity, field, code): what people read; label(entity, field): what they call the field. */
static void
label (sqlite3_context *context,
       int              n,
       sqlite3_value  **values)
{
  KamaeDatabase *self = sqlite3_user_data (context);
  const char *entity = argument (values, 0);
  const char *field = argument (values, 1);
  const char *code = n > 2 ? argument (values, 2) : NULL;

  if (self->functions == NULL || entity == NULL || field == NULL || (n > 2 && code == NULL))
    sqlite3_result_null (context);
  else
    return_text (context, self->functions->dup_label (self->owner, entity, field, code,
                                                      kamae_database_get_language (self)));
}

static void
language (sqlite3_context *context,
          int              n,
          sqlite3_value  **values)
{
  sqlite3_result_text (context, kamae_database_get_language (sqlite3_user_data (context)), -1,
                       SQLITE_TRANSIENT);
}

/* record_label(id): number and title of any record. */
static void
record_label (sqlite3_context *context,
              int              n,
              sqlite3_value  **values)
{
  KamaeDatabase *self = sqlite3_user_data (context);
  guint n_failures = self->n_failures;

  return_text (context, self->functions != NULL ? self->functions->dup_record_label (
                                                      self->owner, sqlite3_value_int64 (values[0]))
                                                : NULL);
  pass_failure_on (self, context, n_failures);
}

/* record_ended(id): whether any record is in a state that ends its life cycle; NULL if it is not
 * there, or its plugin is not. */
static void
record_ended (sqlite3_context *context,
              int              n,
              sqlite3_value  **values)
{
  KamaeDatabase *self = sqlite3_user_data (context);
  guint n_failures = self->n_failures;
  int ended = self->functions != NULL
                ? self->functions->record_ended (self->owner, sqlite3_value_int64 (values[0]))
                : -1;

  if (ended < 0)
    sqlite3_result_null (context);
  else
    sqlite3_result_int (context, ended);
  pass_failure_on (self, context, n_failures);
}

/* today(): the date on the register's clock. */
static void
today (sqlite3_context *context,
       int              n,
       sqlite3_value  **values)
{
  KamaeDatabase *self = sqlite3_user_data (context);

  return_text (context, self->functions != NULL ? self->functions->dup_today (self->owner) : NULL);
}

/* The year in which the fiscal year of a date began, and its first month. FALSE if the date is
 * none, or if that could not be read: the result says so then. */
static gboolean
find_fiscal_year (sqlite3_context *context,
                  const char      *date,
                  int             *year,
                  int             *first_month)
{
  KamaeDatabase *self = sqlite3_user_data (context);
  guint n_failures = self->n_failures;
  int month;

  *first_month = self->functions != NULL ? self->functions->fiscal_month (self->owner) : 4;
  if (pass_failure_on (self, context, n_failures))
    return FALSE;
  if (date == NULL || sscanf (date, "%4d-%2d", year, &month) != 2)
    *year = 0;
  else if (month < *first_month)
    (*year)--;
  if (*year > 0)
    return TRUE;
  sqlite3_result_null (context);
  return FALSE;
}

/* fiscal_start(date): the first day of the fiscal year that the date is in. */
static void
fiscal_start (sqlite3_context *context,
              int              n,
              sqlite3_value  **values)
{
  int year, month;

  if (find_fiscal_year (context, argument (values, 0), &year, &month))
    return_text (context, g_strdup_printf ("%04d-%02d-01", year, month));
}

/* fiscal_year(date): the year in which that fiscal year began. */
static void
fiscal_year (sqlite3_context *context,
             int              n,
             sqlite3_value  **values)
{
  int year, month;

  if (find_fiscal_year (context, argument (values, 0), &year, &month))
    sqlite3_result_int (context, year);
}

static const char *
translate (sqlite3_context *context,
           const char      *msgid)
{
  return kamae_translate (kamae_database_get_language (sqlite3_user_data (context)),
                          GETTEXT_PACKAGE, msgid);
}

/* fiscal_label(date): the name of that fiscal year where nobody gave it one.
 * fiscal_label(first_day, name): the name that it was given; if that is only the usual one, as it
 * reads now. */
static void
fiscal_label (sqlite3_context *context,
              int              n,
              sqlite3_value  **values)
{
  KamaeDatabase *self = sqlite3_user_data (context);
  const char *name = n > 1 ? argument (values, 1) : NULL;
  g_autofree char *first_day = n > 1 ? g_strdup (argument (values, 0)) : NULL;
  int year, month;

  if (n == 1 && !find_fiscal_year (context, argument (values, 0), &year, &month))
    return;
  if (n == 1)
    first_day = g_strdup_printf ("%04d-%02d-01", year, month);
  return_text (context, self->functions == NULL || first_day == NULL
                          ? g_strdup (name)
                          : self->functions->dup_fiscal_year (self->owner, first_day, name,
                                                              kamae_database_get_language (
                                                                self)));
}

/* date_label(date): a date, time or month as the company writes it. */
static void
date_label (sqlite3_context *context,
            int              n,
            sqlite3_value  **values)
{
  KamaeDatabase *self = sqlite3_user_data (context);
  const char *date = argument (values, 0);

  return_text (context, self->functions == NULL || date == NULL
                          ? g_strdup (date)
                          : self->functions->dup_date (self->owner, date,
                                                       kamae_database_get_language (self)));
}

/* words(msgid): a message of whichever part of the program has it. */
static void
words (sqlite3_context *context,
       int              n,
       sqlite3_value  **values)
{
  KamaeDatabase *self = sqlite3_user_data (context);
  const char *msgid = argument (values, 0);

  return_text (context, g_strdup (self->functions == NULL || msgid == NULL
                                    ? msgid
                                    : self->functions->words (self->owner, msgid,
                                                              kamae_database_get_language (self))));
}

/* figure_title(id): of a declared figure; NULL where nobody declares it. */
static void
figure_title (sqlite3_context *context,
              int              n,
              sqlite3_value  **values)
{
  KamaeDatabase *self = sqlite3_user_data (context);
  const char *id = argument (values, 0);

  return_text (context, g_strdup (self->functions == NULL || id == NULL
                                    ? NULL
                                    : self->functions->figure_title (
                                        self->owner, id, kamae_database_get_language (self))));
}

/* either(ja, en): the text in the language, or else the other. */
static void
either (sqlite3_context *context,
        int              n,
        sqlite3_value  **values)
{
  KamaeDatabase *self = sqlite3_user_data (context);
  int first = g_str_equal (kamae_database_get_language (self), "ja") ? 0 : 1;
  const char *text = argument (values, first);

  return_text (context, g_strdup (text != NULL ? text : argument (values, 1 - first)));
}

/* month_label(number): a month of every year. */
static void
month_label (sqlite3_context *context,
             int              n,
             sqlite3_value  **values)
{
  if (sqlite3_value_numeric_type (values[0]) == SQLITE_INTEGER)
    return_text (context, g_strdup_printf (translate (context, KC_ ("number of a month", "%d")),
                                           sqlite3_value_int (values[0])));
  else
    sqlite3_result_null (context);
}

/* phrase(text): says of a text from which nobody learns anything that it is no answer; NULL for any
 * other, and for none. */
static void
phrase (sqlite3_context *context,
        int              n,
        sqlite3_value  **values)
{
  const char *text = argument (values, 0);

  if (text != NULL && *text != '\0' && kamae_text_says_nothing (text))
    /* Translators: %s is what stands in a field, as “none” */
    return_text (context, g_strdup_printf (translate (context, N_("“%s” is no answer")), text));
  else
    sqlite3_result_null (context);
}

/* aside(text): the text in the parentheses of the language, to stand behind another. */
static void
aside (sqlite3_context *context,
       int              n,
       sqlite3_value  **values)
{
  const char *text = argument (values, 0);

  if (text != NULL)
    return_text (context, g_strdup_printf (translate (context, N_(" (%s)")), text));
  else
    sqlite3_result_null (context);
}

/* with_unit(number, unit): the number as people write it with its unit; no number is no text. */
static void
with_unit (sqlite3_context *context,
           int              n,
           sqlite3_value  **values)
{
  const char *number = argument (values, 0);

  return_text (context,
               number != NULL ? kamae_text_with_unit (number, argument (values, 1)) : NULL);
}

/* contains_code(flags, code): whether a flags column holds the code. */
static void
contains_code (sqlite3_context *context,
               int              n,
               sqlite3_value  **values)
{
  const char *flags = argument (values, 0);
  const char *code = argument (values, 1);
  g_auto (GStrv) codes = g_strsplit (flags != NULL ? flags : "", " ", -1);

  sqlite3_result_int (context, code != NULL && g_strv_contains ((const char *const *) codes, code));
}

static void
normalised (sqlite3_context *context,
            int              n,
            sqlite3_value  **values)
{
  const char *text = argument (values, 0);

  return_text (context, text != NULL ? kamae_text_normalise (text) : NULL);
}

/* says_nothing(text): whether there is none, or none from which anybody learns something. */
static void
says_nothing (sqlite3_context *context,
              int              n,
              sqlite3_value  **values)
{
  sqlite3_result_int (context, kamae_text_says_nothing (argument (values, 0)));
}

/* add_months(date, months): the same day of another month, or its last day. */
static void
add_months (sqlite3_context *context,
            int              n,
            sqlite3_value  **values)
{
  gint64 months = sqlite3_value_int64 (values[1]);

  if (sqlite3_value_numeric_type (values[1]) != SQLITE_INTEGER || ABS (months) > 120000)
    sqlite3_result_null (context);
  else
    return_text (context, kamae_date_add_months (argument (values, 0), (int) months));
}

/* The collation "counted": numbers in texts by their count. Only in ORDER BY, never in the file's
 * own schema, which must be read without Kamae. */
static int
compare_counted (gpointer      data,
                 int           length_a,
                 gconstpointer a,
                 int           length_b,
                 gconstpointer b)
{
  return kamae_text_compare (length_a > 0 ? a : "", length_a, length_b > 0 ? b : "", length_b);
}

/* How many formulas a connection keeps ready. */
#define MAX_FORMULAS 50

static KamaeFormula *
find_formula (KamaeDatabase     *self,
              const char        *text,
              const char *const *names,
              GError           **error)
{
  g_autofree char *joined = g_strjoinv (" ", (char **) names);
  g_autofree char *key = g_strconcat (joined, "\n", text, NULL);
  KamaeFormula *formula = g_hash_table_lookup (self->formulas, key);

  if (formula != NULL)
    return formula;
  if (g_hash_table_size (self->formulas) >= MAX_FORMULAS)
    g_hash_table_remove_all (self->formulas);
  formula = kamae_formula_new (text, names, error);
  if (formula != NULL)
    g_hash_table_insert (self->formulas, g_steal_pointer (&key), formula);
  return formula;
}

static JsonObject *
parse_object (JsonParser *parser,
              const char *text)
{
  JsonNode *root = NULL;

  if (text != NULL && json_parser_load_from_data (parser, text, -1, NULL))
    root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

/* formula(text, inputs): the value of a formula for whole numbers given as a JSON object; NULL if
 * it is wrong, a number is missing, or it gives none. */
static void
formula (sqlite3_context *context,
         int              n,
         sqlite3_value  **values)
{
  const char *text = argument (values, 0);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *inputs = parse_object (parser, argument (values, 1));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GList) members = inputs != NULL ? json_object_get_members (inputs) : NULL;
  KamaeDatabase *self = sqlite3_user_data (context);
  guint n_failures = self->n_failures;
  g_autoptr (GError) error = NULL;
  KamaeFormula *found;
  double result;

  sqlite3_result_null (context);
  if (text == NULL || inputs == NULL)
    return;
  for (GList *member = members; member != NULL; member = member->next)
    {
      JsonNode *node = json_object_get_member (inputs, member->data);
      gint64 number = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;

      if (!JSON_NODE_HOLDS_VALUE (node))
        return;
      g_ptr_array_add (names, member->data);
      g_array_append_val (numbers, number);
    }
  g_ptr_array_add (names, NULL);
  found = find_formula (self, text, (const char *const *) names->pdata, &error);
  if (found == NULL ||
      !kamae_formula_evaluate (found, (const gint64 *) numbers->data, &result, &error))
    {
      if (!g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_INVALID))
        kamae_database_hand_over (self, g_steal_pointer (&error), KAMAE_KEPT);
      pass_failure_on (self, context, n_failures);
      return;
    }
  if (ABS (result) < G_MAXINT32 && (gint64) result == result)
    sqlite3_result_int64 (context, (gint64) result);
  else
    sqlite3_result_double (context, result);
}

void
kamae_database_add_functions (KamaeDatabase *self)
{
  static const struct
  {
    const char *name;
    int n;
    void (*function) (sqlite3_context *, int, sqlite3_value **);
    int flags;
  } functions[] = {
    { "setting", 1, setting, 0 },
    { "label", 2, label, 0 },
    { "label", 3, label, 0 },
    { "language", 0, language, 0 },
    { "today", 0, today, 0 },
    { "record_label", 1, record_label, 0 },
    { "record_ended", 1, record_ended, 0 },
    { "fiscal_start", 1, fiscal_start, 0 },
    { "fiscal_year", 1, fiscal_year, 0 },
    { "fiscal_label", 1, fiscal_label, 0 },
    { "fiscal_label", 2, fiscal_label, 0 },
    { "date_label", 1, date_label, 0 },
    { "month_label", 1, month_label, 0 },
    { "aside", 1, aside, 0 },
    { "words", 1, words, 0 },
    { "figure_title", 1, figure_title, 0 },
    { "either", 2, either, 0 },
    { "phrase", 1, phrase, 0 },
    { "with_unit", 2, with_unit, SQLITE_DETERMINISTIC },
    { "contains_code", 2, contains_code, SQLITE_DETERMINISTIC },
    { "normalised", 1, normalised, SQLITE_DETERMINISTIC },
    { "says_nothing", 1, says_nothing, SQLITE_DETERMINISTIC },
    { "add_months", 2, add_months, SQLITE_DETERMINISTIC },
    { "formula", 2, formula, SQLITE_DETERMINISTIC },
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    sqlite3_create_function_v2 (self->handle, functions[i].name, functions[i].n,
                                SQLITE_UTF8 | SQLITE_DIRECTONLY | functions[i].flags, self,
                                functions[i].function, NULL, NULL, NULL);
  sqlite3_create_collation (self->handle, "counted", SQLITE_UTF8, NULL, compare_counted);
}

void
kamae_database_set_functions (KamaeDatabase                *self,
                              const KamaeDatabaseFunctions *functions,
                              gpointer                      owner)
{
  self->functions = functions;
  self->owner = owner;
}
