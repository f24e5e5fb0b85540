/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-value-parse-private.h"

#include "../base/kamae-date.h"
#include "../base/kamae-error.h"
#include "../base/kamae-text-private.h"
#include "../declare/kamae-choice.h"
#include "../kamae-i18n.h"
#include "kamae-register-private.h"

#include <math.h>
#include <string.h>

/* The store gives no smaller key, so a short run of digits is somebody's own code. */
#define MIN_KEY_DIGITS 16

static gboolean
refuse (GError    **error,
        const char *message,
        const char *text)
{
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID, message, text);
  return FALSE;
}

static const char *const languages[] = { "ja", "en" };

/* Whether a text is a word of the program in one of its languages. */
static gboolean
reads_as (const char *msgid,
          const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (kamae_text_equal (text, kamae_translate (languages[i], GETTEXT_PACKAGE, msgid)))
      return TRUE;
  return FALSE;
}

static gboolean
check_range (KamaeRegister     *reg,
             const KamaeEntity *entity,
             const KamaeField  *field,
             double             number,
             const char        *text,
             GError           **error)
{
  if (field->maximum <= field->minimum || (number >= field->minimum && number <= field->maximum))
    return TRUE;
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
               /* Translators: what a person typed, a field, the least and the greatest number */
               _("“%s” is no value for “%s”, which takes %.10g to %.10g."), text,
               kamae_model_translate (kamae_register_get_model (reg), entity, field->label, NULL),
               field->minimum, field->maximum);
  return FALSE;
}

static gboolean
parse_integer (KamaeValue        *value,
               KamaeRegister     *reg,
               const KamaeEntity *entity,
               const KamaeField  *field,
               const char        *text,
               GError           **error)
{
  g_autofree char *plain = kamae_text_dup_plain_number (text);
  gint64 number;

  if (!g_ascii_string_to_signed (plain, 10, G_MININT64, G_MAXINT64, &number, NULL))
    /* Translators: %s is what the person typed */
    return refuse (error, _("“%s” is not a whole number. Type digits only."), text);
  if (!check_range (reg, entity, field, (double) number, text, error))
    return FALSE;
  value->type = KAMAE_VALUE_INTEGER;
  value->integer = number;
  return TRUE;
}

static gboolean
parse_decimal (KamaeValue        *value,
               KamaeRegister     *reg,
               const KamaeEntity *entity,
               const KamaeField  *field,
               const char        *text,
               GError           **error)
{
  g_autofree char *plain = kamae_text_dup_plain_number (text);
  char *end = NULL;
  double number = g_ascii_strtod (plain, &end);

  if (plain[strspn (plain, "0123456789.eE+-")] != '\0' || end == plain || *end != '\0' ||
      !isfinite (number))
    /* Translators: %s is what the person typed */
    return refuse (error, _("“%s” is not a number. Type digits with a point."), text);
  if (!check_range (reg, entity, field, number, text, error))
    return FALSE;
  value->type = KAMAE_VALUE_DECIMAL;
  value->decimal = number;
  return TRUE;
}

static gboolean
parse_date (KamaeValue       *value,
            KamaeRegister    *reg,
            const KamaeField *field,
            const char       *text,
            GError          **error)
{
  g_autofree char *today = kamae_register_dup_today (reg);
  char *date = field->kind == KAMAE_FIELD_DATE ? kamae_parse_date (text, today)
                                               : kamae_parse_date_time (text, today);

  if (date == NULL && field->kind == KAMAE_FIELD_DATE)
    return refuse (error,
                   /* Translators: %s is what the person typed */
                   _("“%s” is not a date, or it falls on another weekday or outside of the era. Write it as 2026/4/1 or R8.4.1."),
                   text);
  if (date == NULL)
    /* Translators: %s is what the person typed */
    return refuse (error, _("“%s” is not a date and time. Write it as 2026/4/1 13:30."), text);
  value->type = KAMAE_VALUE_TEXT;
  value->text = date;
  return TRUE;
}

static gboolean
parse_time (KamaeValue *value,
            const char *text,
            GError    **error)
{
  char *time = kamae_parse_time (text);

  if (time == NULL)
    /* Translators: %s is what the person typed */
    return refuse (error, _("“%s” is not a time of the day. Write it as 13:30."), text);
  value->type = KAMAE_VALUE_TEXT;
  value->text = time;
  return TRUE;
}

static gboolean
parse_boolean (KamaeValue *value,
               const char *text,
               GError    **error)
{
  static const char *const yes[] = { "1", "yes", "true", NULL };
  static const char *const no[] = { "0", "no", "false", NULL };
  g_autofree char *plain = kamae_text_normalise (text);
  gboolean is_yes = g_strv_contains (yes, plain) || reads_as (KC_("value", "Yes"), text);

  if (!is_yes && !g_strv_contains (no, plain) && !reads_as (KC_("value", "No"), text))
    /* Translators: %s is what the person typed */
    return refuse (error, _("“%s” is neither yes nor no."), text);
  value->type = KAMAE_VALUE_INTEGER;
  value->integer = is_yes;
  return TRUE;
}

/* A code, or its label in one of the program's languages; NULL if it is neither, or the label of
 * several. */
static const char *
find_code (KamaeRegister     *reg,
           const KamaeEntity *entity,
           const KamaeField  *field,
           const char        *text)
{
  KamaeModel *model = kamae_register_get_model (reg);
  const char *found = NULL;

  if (kamae_choices_find (field->choices, text) != NULL)
    return kamae_choices_find (field->choices, text)->code;
  for (const KamaeChoice *choice = field->choices; choice->code != NULL; choice++)
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
      if (kamae_text_equal (text, choice->code) ||
          kamae_text_equal (text, kamae_model_translate (model, entity, choice->label,
                                                         languages[i])))
        {
          if (found != NULL && found != choice->code)
            return NULL;
          found = choice->code;
        }
  return found;
}

static gboolean
parse_choice (KamaeValue        *value,
              KamaeRegister     *reg,
              const KamaeEntity *entity,
              const KamaeField  *field,
              const char        *text,
              GError           **error)
{
  const char *code = find_code (reg, entity, field, text);

  if (code == NULL)
    /* Translators: %s is what the person typed */
    return refuse (error, _("“%s” is not one of the choices."), text);
  value->type = KAMAE_VALUE_TEXT;
  value->text = g_strdup (code);
  return TRUE;
}

/* Codes in the order of the choices, whatever the order in which they were ticked. */
static gboolean
parse_flags (KamaeValue        *value,
             KamaeRegister     *reg,
             const KamaeEntity *entity,
             const KamaeField  *field,
             const char        *text,
             GError           **error)
{
  g_auto (GStrv) items = kamae_value_split (text);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (GString) result = g_string_new (NULL);

  /* A label may have blanks in it; codes are parted by them. */
  for (guint i = 0; items[i] != NULL; i++)
    {
      const char *whole = find_code (reg, entity, field, items[i]);
      g_auto (GStrv) words = g_strsplit (whole != NULL ? whole : items[i], " ", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          const char *code = *words[j] != '\0' ? find_code (reg, entity, field, words[j]) : NULL;

          if (*words[j] != '\0' && code == NULL)
            /* Translators: %s is what the person typed */
            return refuse (error, _("“%s” is not one of the choices."), items[i]);
          g_ptr_array_add (codes, (gpointer) code);
        }
    }
  for (const KamaeChoice *choice = field->choices; choice->code != NULL; choice++)
    if (g_ptr_array_find (codes, choice->code, NULL))
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
  const char *target = kamae_field_get_target (field);
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
  else
    {
      record = kamae_register_find (reg, target, text, error);
      if (record == NULL)
        return FALSE;
    }
  if (record == NULL || (!g_str_equal (target, "*") &&
                         !g_str_equal (kamae_record_get_entity (record)->name, target)))
    /* Translators: %s is what the person typed */
    return refuse (error, _("“%s” does not name one record."), text);
  value->type = KAMAE_VALUE_INTEGER;
  value->integer = kamae_record_get_id (record);
  return TRUE;
}

/* The numbers of a series are written in one way, so that one number is one text. */
static void
parse_number (KamaeValue       *value,
              const KamaeField *field,
              const char       *text)
{
  g_autofree char *plain = kamae_text_normalise (text);

  value->type = KAMAE_VALUE_TEXT;
  value->text = field->series != NULL ? g_ascii_strup (plain, -1) : g_strdup (text);
}

/* What stands between the printed items of a list, in either language, and lines. */
char **
kamae_value_split (const char *text)
{
  g_autoptr (GString) rest = g_string_new (text);
  char **items;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    g_string_replace (rest, kamae_translate (languages[i], GETTEXT_PACKAGE,
                                             KC_("between the items of a list", ", ")), "\n", 0);
  items = g_strsplit (rest->str, "\n", -1);
  for (guint i = 0; items[i] != NULL; i++)
    g_strstrip (items[i]);
  return items;
}

/* text: canonical, or as people and spreadsheets write it, and as Kamae prints it; NULL or blank
 * for no value. */
gboolean
kamae_value_read (KamaeValue        *value,
                  KamaeRegister     *reg,
                  const KamaeEntity *entity,
                  const KamaeField  *field,
                  const char        *text,
                  GError           **error)
{
  g_autofree char *clean = NULL;

  value->type = KAMAE_VALUE_NULL;
  if (text == NULL)
    return TRUE;
  if (!g_utf8_validate (text, -1, NULL))
    /* Translators: %s is a field's name */
    return refuse (error, _("The text is not valid UTF-8 (%s)."), field->name);
  clean = kamae_text_clean (text, field->kind == KAMAE_FIELD_LONG_TEXT);
  if (*clean == '\0')
    return TRUE;
  switch (field->kind)
    {
    case KAMAE_FIELD_INTEGER:
      return parse_integer (value, reg, entity, field, clean, error);
    case KAMAE_FIELD_DECIMAL:
      return parse_decimal (value, reg, entity, field, clean, error);
    case KAMAE_FIELD_DATE:
    case KAMAE_FIELD_DATE_TIME:
      return parse_date (value, reg, field, clean, error);
    case KAMAE_FIELD_TIME:
      return parse_time (value, clean, error);
    case KAMAE_FIELD_BOOLEAN:
      return parse_boolean (value, clean, error);
    case KAMAE_FIELD_CHOICE:
      return parse_choice (value, reg, entity, field, clean, error);
    case KAMAE_FIELD_FLAGS:
      return parse_flags (value, reg, entity, field, clean, error);
    case KAMAE_FIELD_LINK:
    case KAMAE_FIELD_FILE:
      return parse_link (value, reg, field, clean, error);
    case KAMAE_FIELD_NUMBER:
      parse_number (value, field, clean);
      return TRUE;
    case KAMAE_FIELD_TEXT:
    case KAMAE_FIELD_LONG_TEXT:
      value->type = KAMAE_VALUE_TEXT;
      value->text = g_steal_pointer (&clean);
      return TRUE;
    case KAMAE_FIELD_LINKS:
    case KAMAE_FIELD_DERIVED:
    default:
      /* Translators: %s is a field's name */
      return refuse (error, _("The field “%s” cannot be set like this."), field->name);
    }
}

/* The same, for a value that goes into the file. */
gboolean
kamae_value_parse (KamaeValue        *value,
                   KamaeRegister     *reg,
                   const KamaeEntity *entity,
                   const KamaeField  *field,
                   const char        *text,
                   GError           **error)
{
  g_autofree char *today = NULL;

  if (!kamae_value_read (value, reg, entity, field, text, error))
    return FALSE;
  if ((field->flags & KAMAE_ACTUAL) == 0 || value->type != KAMAE_VALUE_TEXT)
    return TRUE;
  /* CORE-V01 */
  today = kamae_register_dup_today (reg);
  if (strncmp (value->text, today, 10) <= 0)
    return TRUE;
  kamae_value_clear (value);
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
               /* Translators: what the person typed, and the label of a date, as “Found on” */
               _("“%1$s” is in the future, but “%2$s” is a day on which something happened."), text,
               kamae_model_translate (kamae_register_get_model (reg), entity, field->label, NULL));
  return FALSE;
}

KamaeField
kamae_value_get_readable (const KamaeField *field)
{
  KamaeField readable = *field;

  if (field->kind == KAMAE_FIELD_LINKS)
    readable.kind = KAMAE_FIELD_LINK;
  if (field->kind == KAMAE_FIELD_DERIVED)
    readable.kind = field->choices != NULL ? KAMAE_FIELD_CHOICE : KAMAE_FIELD_TEXT;
  return readable;
}

const char *
kamae_value_find_state (KamaeRegister     *reg,
                        const KamaeEntity *entity,
                        const char        *text,
                        GError           **error)
{
  for (const KamaeState *state = entity->workflow->states; state->name != NULL; state++)
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
      if (g_str_equal (text, state->name) ||
          kamae_text_equal (text, kamae_model_translate (kamae_register_get_model (reg), entity,
                                                         state->label, languages[i])))
        return state->name;
  /* Translators: %s is what was typed */
  refuse (error, _("“%s” is not one of the states."), text);
  return NULL;
}

/* What a field may be instead of a value, in words as it is printed. */
KamaeAbsence
kamae_value_find_absence (const KamaeField *field,
                          const char       *text)
{
  if (text == NULL)
    return KAMAE_ABSENCE_UNKNOWN;
  if ((field->flags & KAMAE_MAY_BE_NONE) != 0 && reads_as (KC_("value", "None"), text))
    return KAMAE_ABSENCE_NONE;
  if ((field->flags & KAMAE_MAY_BE_NA) != 0 && reads_as (KC_("value", "Not applicable"), text))
    return KAMAE_ABSENCE_NOT_APPLICABLE;
  return KAMAE_ABSENCE_UNKNOWN;
}
