/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-value-private.h"

#include "../kamae-error.h"
#include "../kamae-i18n.h"
#include "../store/kamae-register-private.h"
#include "kamae-choice.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* The store gives no smaller key, so a short run of digits is somebody's own code. */
#define MIN_KEY_DIGITS 16

void
kamae_value_clear (KamaeValue *value)
{
  if (value->type == KAMAE_VALUE_TEXT)
    g_free (value->text);
  value->type = KAMAE_VALUE_NULL;
}

gboolean
kamae_value_equal (const KamaeValue *a,
                   const KamaeValue *b)
{
  if (a->type != b->type)
    return FALSE;
  switch (a->type)
    {
    case KAMAE_VALUE_INTEGER:
      return a->integer == b->integer;
    case KAMAE_VALUE_DECIMAL:
      return memcmp (&a->decimal, &b->decimal, sizeof a->decimal) == 0;
    case KAMAE_VALUE_TEXT:
      return g_str_equal (a->text, b->text);
    case KAMAE_VALUE_NULL:
    default:
      return TRUE;
    }
}

char *
kamae_value_dup_canonical (const KamaeValue *value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (value->type)
    {
    case KAMAE_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case KAMAE_VALUE_DECIMAL:
      return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, value->decimal));
    case KAMAE_VALUE_TEXT:
      return g_strdup (value->text);
    case KAMAE_VALUE_NULL:
    default:
      return NULL;
    }
}

static gboolean
refuse (GError    **error,
        const char *message,
        const char *text)
{
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID, message, text);
  return FALSE;
}

static gboolean
parse_integer (KamaeValue       *value,
               const KamaeField *field,
               const char       *text,
               GError          **error)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  gint64 number;

  if (narrow == NULL ||
      !g_ascii_string_to_signed (g_strstrip (narrow), 10, G_MININT64, G_MAXINT64, &number, NULL))
    /* Translators: %s is what the person typed */
    return refuse (error, _("“%s” is not a whole number. Type digits only."), text);
  if (field->maximum > field->minimum && (number < field->minimum || number > field->maximum))
    /* Translators: %s is what the person typed */
    return refuse (error, _("“%s” is outside the allowed range."), text);
  value->type = KAMAE_VALUE_INTEGER;
  value->integer = number;
  return TRUE;
}

static gboolean
parse_decimal (KamaeValue       *value,
               const KamaeField *field,
               const char       *text,
               GError          **error)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  char *end = NULL;
  double number = narrow != NULL ? g_ascii_strtod (g_strstrip (narrow), &end) : 0;

  if (narrow == NULL || *narrow == '\0' || *end != '\0' || !isfinite (number))
    /* Translators: %s is what the person typed */
    return refuse (error, _("“%s” is not a number. Type digits with a point."), text);
  if (field->maximum > field->minimum && (number < field->minimum || number > field->maximum))
    /* Translators: %s is what the person typed */
    return refuse (error, _("“%s” is outside the allowed range."), text);
  value->type = KAMAE_VALUE_DECIMAL;
  value->decimal = number;
  return TRUE;
}

static gboolean
is_date (const char *text)
{
  int year, month, day;
  char rest;

  return strlen (text) == 10 && sscanf (text, "%4d-%2d-%2d%c", &year, &month, &day, &rest) == 3 &&
         text[4] == '-' && text[7] == '-' && year > 0 && year < 10000 && month >= 1 &&
         month <= 12 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gboolean
is_time (const char *text)
{
  int hour, minute;
  char rest;

  return strlen (text) == 5 && sscanf (text, "%2d:%2d%c", &hour, &minute, &rest) == 2 &&
         hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
}

static gboolean
parse_date (KamaeValue       *value,
            KamaeRegister    *reg,
            const KamaeField *field,
            const char       *text,
            GError          **error)
{
  g_autofree char *day = g_strndup (text, 10);
  g_autofree char *today = kamae_register_dup_today (reg);

  if (field->kind == KAMAE_FIELD_DATE && !is_date (text))
    /* Translators: %s is what the person typed */
    return refuse (error, _("“%s” is not a date. Type it as 2026-04-01."), text);
  if (field->kind == KAMAE_FIELD_DATE_TIME &&
      !(is_date (day) && (text[10] == '\0' || (text[10] == 'T' && is_time (text + 11)))))
    /* Translators: %s is what the person typed */
    return refuse (error, _("“%s” is not a time. Type it as 2026-04-01T13:30."), text);
  /* CORE-V01 */
  if ((field->flags & KAMAE_ACTUAL) != 0 && strcmp (day, today) > 0)
    /* Translators: %s is what the person typed */
    return refuse (error, _("“%s” is in the future, but this date says when something happened."),
                   text);
  value->type = KAMAE_VALUE_TEXT;
  value->text = g_strdup (text);
  return TRUE;
}

static gboolean
parse_boolean (KamaeValue *value,
               const char *text,
               GError    **error)
{
  static const char *const yes[] = { "1", "yes", "true", "はい", NULL };
  static const char *const no[] = { "0", "no", "false", "いいえ", NULL };

  if (!g_strv_contains (yes, text) && !g_strv_contains (no, text))
    /* Translators: %s is what the person typed */
    return refuse (error, _("“%s” is neither yes nor no."), text);
  value->type = KAMAE_VALUE_INTEGER;
  value->integer = g_strv_contains (yes, text);
  return TRUE;
}

/* Codes in the order of the choices, whatever the order in which they were ticked. */
static gboolean
parse_flags (KamaeValue       *value,
             const KamaeField *field,
             const char       *text,
             GError          **error)
{
  g_auto (GStrv) codes = g_strsplit (text, " ", -1);
  g_autoptr (GString) result = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    if (*codes[i] != '\0' && kamae_choices_find (field->choices, codes[i]) == NULL)
      /* Translators: %s is what the person typed */
      return refuse (error, _("“%s” is not one of the choices."), codes[i]);
  for (const KamaeChoice *choice = field->choices; choice->code != NULL; choice++)
    if (g_strv_contains ((const char *const *) codes, choice->code))
      g_string_append_printf (result, "%s%s", result->len > 0 ? " " : "", choice->code);
  if (result->len == 0)
    return TRUE;
  value->type = KAMAE_VALUE_TEXT;
  value->text = g_strdup (result->str);
  return TRUE;
}

static gboolean
parse_link (KamaeValue       *value,
            KamaeRegister    *reg,
            const KamaeField *field,
            const char       *text,
            GError          **error)
{
  const char *target = field->kind == KAMAE_FIELD_FILE ? "evidence" : field->target;
  gboolean any = g_str_equal (target, "*");
  g_autoptr (KamaeRecord) record = NULL;
  GError *local_error = NULL;
  gint64 id;

  if (strlen (text) >= MIN_KEY_DIGITS &&
      g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL))
    {
      record = kamae_register_ref_record (reg, id, &local_error);
      if (local_error != NULL && !g_error_matches (local_error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND))
        return kamae_database_hand_over (kamae_register_get_database (reg), local_error, error);
      g_clear_error (&local_error);
    }
  else if (!any)
    {
      record = kamae_register_find (reg, target, text, error);
      if (record == NULL)
        return FALSE;
    }
  if (record == NULL || (!any && !g_str_equal (kamae_record_get_entity (record)->name, target)))
    /* Translators: %s is what the person typed */
    return refuse (error, _("“%s” does not name one record."), text);
  value->type = KAMAE_VALUE_INTEGER;
  value->integer = kamae_record_get_id (record);
  return TRUE;
}

static gboolean
parse_text (KamaeValue       *value,
            const KamaeField *field,
            const char       *text,
            GError          **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    /* Translators: %s is a field's name */
    return refuse (error, _("The text is not valid UTF-8 (%s)."), field->name);
  if (field->kind != KAMAE_FIELD_LONG_TEXT && strchr (text, '\n') != NULL)
    /* Translators: %s is what the person typed */
    return refuse (error, _("“%s” has several lines, but this field takes one."), text);
  value->type = KAMAE_VALUE_TEXT;
  value->text = g_strdup (text);
  return TRUE;
}

/* text: canonical, or as people and spreadsheets write it; NULL or empty for no value. */
gboolean
kamae_value_parse (KamaeValue       *value,
                   KamaeRegister    *reg,
                   const KamaeField *field,
                   const char       *text,
                   GError          **error)
{
  value->type = KAMAE_VALUE_NULL;
  if (text == NULL || *text == '\0')
    return TRUE;
  switch (field->kind)
    {
    case KAMAE_FIELD_INTEGER:
      return parse_integer (value, field, text, error);
    case KAMAE_FIELD_DECIMAL:
      return parse_decimal (value, field, text, error);
    case KAMAE_FIELD_DATE:
    case KAMAE_FIELD_DATE_TIME:
      return parse_date (value, reg, field, text, error);
    case KAMAE_FIELD_BOOLEAN:
      return parse_boolean (value, text, error);
    case KAMAE_FIELD_CHOICE:
      if (kamae_choices_find (field->choices, text) == NULL)
        /* Translators: %s is what the person typed */
        return refuse (error, _("“%s” is not one of the choices."), text);
      return parse_text (value, field, text, error);
    case KAMAE_FIELD_FLAGS:
      return parse_flags (value, field, text, error);
    case KAMAE_FIELD_LINK:
    case KAMAE_FIELD_FILE:
      return parse_link (value, reg, field, text, error);
    case KAMAE_FIELD_NUMBER:
    case KAMAE_FIELD_TEXT:
    case KAMAE_FIELD_LONG_TEXT:
      return parse_text (value, field, text, error);
    case KAMAE_FIELD_LINKS:
    case KAMAE_FIELD_DERIVED:
    default:
      /* Translators: %s is a field's name */
      return refuse (error, _("The field “%s” cannot be set like this."), field->name);
    }
}

/* Hiragana become katakana, so that a search finds both. */
static gunichar
fold_kana (gunichar c)
{
  return c >= 0x3041 && c <= 0x3096 ? c + 0x60 : c;
}

/* NFKC, lower case, one kana, single spaces: what search compares. */
char *
kamae_normalise (const char *text)
{
  g_autofree char *compatible = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = compatible != NULL ? g_utf8_casefold (compatible, -1) : NULL;
  GString *result = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = folded; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space = result->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (result, ' ');
      space = FALSE;
      g_string_append_unichar (result, fold_kana (c));
    }
  return g_string_free (result, FALSE);
}
