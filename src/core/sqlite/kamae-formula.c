/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-formula.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"

#include <sqlite3.h>
#include <string.h>

/* SQLite computes, in a connection of its own that holds no table. Three walls stand around a text
 * that may come from anybody's file: its words are those of arithmetic, the authorizer lets nothing
 * but functions through, and SQLite's limits keep it small. */

#define MAX_LENGTH 16000
#define MAX_STEPS 1000000

struct _KamaeFormula
{
  GObject parent_instance;

  sqlite3 *handle;
  sqlite3_stmt *statement;
  guint n_names;
};

G_DEFINE_FINAL_TYPE (KamaeFormula, kamae_formula, G_TYPE_OBJECT)

static const char *const functions[] = {
  "abs", "coalesce", "iif", "max", "min", "nullif", "round", NULL
};

static const char *const words[] = {
  "and", "between", "case", "else", "end", "in", "is", "not", "null", "or", "then", "when", NULL
};

static void
kamae_formula_finalize (GObject *object)
{
  KamaeFormula *self = KAMAE_FORMULA (object);

  sqlite3_finalize (self->statement);
  sqlite3_close (self->handle);

  G_OBJECT_CLASS (kamae_formula_parent_class)->finalize (object);
}

static void
kamae_formula_class_init (KamaeFormulaClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_formula_finalize;
}

static void
kamae_formula_init (KamaeFormula *self)
{
}

static int
authorize (gpointer    data,
           int         action,
           const char *arg1,
           const char *arg2,
           const char *database,
           const char *trigger)
{
  if (action == SQLITE_SELECT)
    return SQLITE_OK;
  return action == SQLITE_FUNCTION && g_strv_contains (functions, arg2) ? SQLITE_OK : SQLITE_DENY;
}

static int
interrupt (gpointer data)
{
  return 1;
}

/* The formula is wrong or gives nothing: %KAMAE_ERROR_INVALID. Anything else befell SQLite. */
static gboolean
is_of_formula (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_ERROR:
    case SQLITE_AUTH:
    case SQLITE_INTERRUPT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
fail_outside (int      code,
              GError **error)
{
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_FAILED, C_ ("failure", "%s (%s)"),
               _("The formula cannot be computed on this computer. Nothing was changed."),
               sqlite3_errstr (code));
  return FALSE;
}

static gboolean
open_sandbox (KamaeFormula *self,
              GError      **error)
{
  static const struct
  {
    int id;
    int value;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, 64 * 1024 },
    { SQLITE_LIMIT_SQL_LENGTH, 64 * 1024 },
    { SQLITE_LIMIT_EXPR_DEPTH, 200 },
    { SQLITE_LIMIT_FUNCTION_ARG, 20 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 1 },
  };

  int code = sqlite3_open_v2 (":memory:", &self->handle, SQLITE_OPEN_READWRITE, NULL);

  if (code != SQLITE_OK)
    return fail_outside (code, error);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->handle, limits[i].id, limits[i].value);
  sqlite3_set_authorizer (self->handle, authorize, NULL);
  sqlite3_progress_handler (self->handle, MAX_STEPS, interrupt, NULL);
  return TRUE;
}

/* The signs of paper, as SQLite knows them. */
static char *
dup_plain (const char *text)
{
  static const char *const signs[][2] = {
    { "×", "*" }, { "÷", "/" }, { "−", "-" }, { "≥", ">=" }, { "≤", "<=" }, { "≠", "<>" },
  };
  GString *plain = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    g_string_replace (plain, signs[i][0], signs[i][1], 0);
  return g_string_free (plain, FALSE);
}

static gboolean fail (GError    **error,
                      const char *format,
                      ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError    **error,
      const char *format,
      ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, KAMAE_ERROR, KAMAE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
is_known (const char *word,
          GPtrArray  *names)
{
  g_autofree char *lower = g_ascii_strdown (word, -1);

  return g_strv_contains (functions, lower) || g_strv_contains (words, lower) ||
         g_ptr_array_find_with_equal_func (names, lower, g_str_equal, NULL);
}

static gboolean
check_words (const char *text,
             GPtrArray  *names,
             GError    **error)
{
  while (*text != '\0')
    {
      gsize length = 0;

      while (g_ascii_isalnum (text[length]) || text[length] == '_' || text[length] == '.')
        length++;
      if (length > 0 && !g_ascii_isdigit (*text))
        {
          g_autofree char *word = g_strndup (text, length);

          if (!is_known (word, names))
            /* Translators: %s is a word in a formula that the company wrote */
            return fail (error, _("“%s” is not known in the formula. Use the names of the scales and steps above, and max, min, abs, round, iif."),
                         word);
        }
      text += MAX (length, 1);
    }
  return TRUE;
}

/* What stays inside of its parentheses and holds no comment, text or second statement. */
static gboolean
check_signs (const char *text,
             GError    **error)
{
  int depth = 0;

  for (const char *sign = text; *sign != '\0'; sign++)
    {
      depth += *sign == '(' ? 1 : *sign == ')' ? -1 : 0;
      if (depth < 0 || g_str_has_prefix (sign, "--") || g_str_has_prefix (sign, "/*") ||
          (!g_ascii_isalnum (*sign) && strchr (" _.,()+-*/<>=!", *sign) == NULL))
        /* Translators: %s is the rest of a formula that the company wrote */
        return fail (error, _("The formula cannot be read from “%s” on. Use numbers, names, + − × ÷ and parentheses."),
                     sign);
    }
  if (depth == 0 && *text != '\0')
    return TRUE;
  /* Translators: %s is a formula that the company wrote */
  return fail (error, _("A parenthesis is missing in the formula “%s”, or it is empty."), text);
}

/* "name = expression": the name, and where the expression begins. */
static char *
dup_assigned (const char  *line,
              const char **expression)
{
  const char *end = line;

  while (g_ascii_islower (*end) || *end == '_' || (end > line && g_ascii_isdigit (*end)))
    end++;
  *expression = end + strspn (end, " ");
  if (end == line || **expression != '=')
    return NULL;
  *expression += 1;
  return g_strndup (line, end - line);
}

static void
append_names (GString    *sql,
              GPtrArray  *names,
              const char *but)
{
  for (guint i = 0; i < names->len; i++)
    if (g_strcmp0 (names->pdata[i], but) != 0)
      g_string_append_printf (sql, "\"%s\", ", (const char *) names->pdata[i]);
}

/* Each line looks at what the one before it knows. */
static gboolean
wrap_line (GString    *sql,
           GPtrArray  *names,
           const char *line,
           gboolean    last,
           GError    **error)
{
  const char *expression = line;
  g_autofree char *name = last ? NULL : dup_assigned (line, &expression);
  g_autoptr (GString) outer = g_string_new ("SELECT ");

  if (!last && name == NULL)
    /* Translators: %s is a line of a formula that the company wrote */
    return fail (error, _("The line “%s” of the formula does not say what it computes. Write “name = …”."), line);
  if (!check_signs (expression, error) || !check_words (expression, names, error))
    return FALSE;

  if (!last)
    append_names (outer, names, name);
  g_string_append_printf (outer, "(%s)", expression);
  if (!last)
    {
      g_string_append_printf (outer, " AS \"%s\"", name);
      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  g_string_append_printf (outer, " FROM (%s)", sql->str);
  g_string_assign (sql, outer->str);
  return TRUE;
}

static char *
make_sql (const char        *text,
          const char *const *names,
          GError           **error)
{
  g_autofree char *plain = dup_plain (text);
  g_auto (GStrv) lines = NULL;
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_ptr_array_add (known, g_strdup (names[i]));
      g_string_append_printf (sql, "?%u AS \"%s\", ", i + 1, names[i]);
    }
  g_string_append (sql, "NULL");

  lines = g_strsplit (*g_strstrip (plain) != '\0' ? plain : " ", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!wrap_line (sql, known, g_strstrip (lines[i]), lines[i + 1] == NULL, error))
      return NULL;
  return g_strdup (sql->str);
}

static gboolean
is_name (const char *name)
{
  const char *end = name;

  while (g_ascii_islower (*end) || *end == '_' || (end > name && g_ascii_isdigit (*end)))
    end++;
  return end > name && *end == '\0';
}

/**
 * kamae_formula_new:
 * @text: an expression, or several lines: each but the last is `name = expression` and may use the
 * names above it; a name given again replaces the one before; the last line is the result
 * @names: the names that have values, lower case ASCII; ends with %NULL
 * @error: return location for a #KamaeError
 *
 * Reads a formula over whole numbers: `+ - * /` (also `× ÷ −`), comparisons, `AND OR NOT`,
 * `CASE WHEN … THEN … ELSE … END`, `max min abs round iif coalesce nullif`. A division of whole
 * numbers is a whole number. There is nothing else that a formula can do or read.
 *
 * ```c
 * const char *const names[] = { "c", "i", "a", "threat", NULL };
 * formula = kamae_formula_new ("value = max (c, i, a)\nvalue × threat", names, &error);
 * ```
 *
 * Returns: (transfer full) (nullable): the formula; %NULL if it cannot be read
 *
 * Since: 0.1
 */
KamaeFormula *
kamae_formula_new (const char        *text,
                   const char *const *names,
                   GError           **error)
{
  g_autoptr (KamaeFormula) self = NULL;
  g_autofree char *sql = NULL;
  int code;

  g_return_val_if_fail (text != NULL && names != NULL, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    if (!is_name (names[i]))
      {
        /* Translators: %s is what the company chose as the short name of a scale */
        fail (error, _("“%s” is no name for a formula. Use lower case letters, digits and “_”."), names[i]);
        return NULL;
      }
  if (strlen (text) > MAX_LENGTH)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID, _("The formula is too long."));
      return NULL;
    }

  self = g_object_new (KAMAE_TYPE_FORMULA, NULL);
  self->n_names = g_strv_length ((char **) names);
  sql = make_sql (text, names, error);
  if (sql == NULL || !open_sandbox (self, error))
    return NULL;
  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &self->statement,
                             NULL);
  if (code == SQLITE_OK && sqlite3_column_count (self->statement) == 1)
    return g_steal_pointer (&self);
  if (!is_of_formula (code))
    {
      fail_outside (code, error);
      return NULL;
    }
  /* Translators: %s is what SQLite says about a formula that the company wrote */
  fail (error, _("The formula cannot be computed: %s."), sqlite3_errmsg (self->handle));
  return NULL;
}

/**
 * kamae_formula_evaluate: (skip)
 * @self: a formula
 * @values: (array): a value for each of its names
 * @result: (out): the result
 * @error: return location for a #KamaeError
 *
 * Returns: whether the formula yields a number for these values; if not, %KAMAE_ERROR_INVALID says
 * that there is none, any other error that nobody knows
 *
 * Since: 0.1
 */
gboolean
kamae_formula_evaluate (KamaeFormula *self,
                        const gint64 *values,
                        double       *result,
                        GError      **error)
{
  gboolean known;
  int code;

  g_return_val_if_fail (KAMAE_IS_FORMULA (self) && values != NULL && result != NULL, FALSE);

  for (guint i = 0; i < self->n_names; i++)
    sqlite3_bind_int64 (self->statement, i + 1, values[i]);
  /* SQLite counts the steps of a statement over all its runs: the limit is for one. */
  sqlite3_stmt_status (self->statement, SQLITE_STMTSTATUS_VM_STEP, TRUE);
  code = sqlite3_step (self->statement);
  known = code == SQLITE_ROW && sqlite3_column_type (self->statement, 0) != SQLITE_NULL;
  if (known)
    *result = sqlite3_column_double (self->statement, 0);
  else if (!is_of_formula (code))
    fail_outside (code, error);
  else
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                 _("The formula gives no value for these ratings. Complete its cases."));
  sqlite3_reset (self->statement);
  return known;
}
