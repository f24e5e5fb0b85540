/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-date.h"

#include "kamae-language.h"
#include "kamae-text-private.h"
#include "../kamae-i18n.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *since;
  const char *ja;
  const char *letter;
} Era;

/* Newest first. A new era is a new row. */
static const Era eras[] = {
  { "2019-05-01", "令和", "R" },
  { "1989-01-08", "平成", "H" },
  { "1926-12-25", "昭和", "S" },
  { "1912-07-30", "大正", "T" },
  { "1868-01-25", "明治", "M" },
};

static const char *const months_en[] = {
  "January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December"
};

static const char *const weekdays_ja[] = { "月", "火", "水", "木", "金", "土", "日" };
static const char *const weekdays_en[] = { "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN" };

/* Writing */

/* The year in which a day is, or the last day of a month: an era begins within one. */
static char *
format_wareki (const char *iso_date,
               int         year)
{
  for (guint i = 0; i < G_N_ELEMENTS (eras); i++)
    {
      int era_year = year - atoi (eras[i].since) + 1;

      if (era_year < 1 ||
          strncmp (iso_date, eras[i].since, strlen (iso_date) < 10 ? 7 : 10) < 0)
        continue;
      if (era_year == 1)
        return g_strdup_printf ("%s元年", eras[i].ja);
      return g_strdup_printf ("%s%d年", eras[i].ja, era_year);
    }
  return g_strdup_printf ("%d年", year);
}

static char *
format_digits (char separator,
               int  year,
               int  month,
               int  day)
{
  return day == 0 ? g_strdup_printf ("%04d%c%02d", year, separator, month)
                  : g_strdup_printf ("%04d%c%02d%c%02d", year, separator, month, separator, day);
}

static char *
format_japanese (const char *iso_date,
                 gboolean    is_wareki,
                 int         year,
                 int         month,
                 int         day)
{
  g_autofree char *year_text = is_wareki ? format_wareki (iso_date, year)
                                         : g_strdup_printf ("%d年", year);

  return day == 0 ? g_strdup_printf ("%s%d月", year_text, month)
                  : g_strdup_printf ("%s%d月%d日", year_text, month, day);
}

static char *
format_english (int year,
                int month,
                int day)
{
  return day == 0 ? g_strdup_printf ("%s %d", months_en[month - 1], year)
                  : g_strdup_printf ("%d %s %d", day, months_en[month - 1], year);
}

/**
 * kamae_format_date:
 * @iso_date: (nullable): a date as "2026-04-01", of which a time after it is kept, or a month as
 * "2026-04"
 * @style: (nullable): "seireki", "wareki", "iso" or "slash"; %NULL for "seireki"
 * @language: (nullable): "ja" or "en"; %NULL for the language of the interface
 *
 * An era is a matter of Japanese paper: in English "wareki" reads as "seireki" does.
 *
 * Returns: (transfer full): the date for people; an empty string for no date
 */
char *
kamae_format_date (const char *iso_date,
                   const char *style,
                   const char *language)
{
  int year, month, day = 0;
  g_autofree char *date = NULL;
  int n_parts;

  if (language == NULL)
    language = kamae_language_get_current ();
  if (iso_date == NULL || *iso_date == '\0')
    return g_strdup ("");
  n_parts = sscanf (iso_date, "%4d-%2d-%2d", &year, &month, &day);
  if (n_parts < 2 || (n_parts == 2 && strlen (iso_date) != 7) || month < 1 || month > 12)
    return g_strdup (iso_date);

  date = g_strcmp0 (style, "iso") == 0     ? format_digits ('-', year, month, day)
         : g_strcmp0 (style, "slash") == 0 ? format_digits ('/', year, month, day)
         : g_str_equal (language, "ja")
           ? format_japanese (iso_date, g_strcmp0 (style, "wareki") == 0, year, month, day)
           : format_english (year, month, day);
  if (strlen (iso_date) > 11 && iso_date[10] == 'T')
    return g_strdup_printf ("%s %.5s", date, iso_date + 11);
  return g_steal_pointer (&date);
}

/**
 * kamae_format_fiscal_year:
 * @first_day: the first day of the year
 * @style: (nullable): as for kamae_format_date()
 * @language: (nullable): "ja" or "en"; %NULL for the language of the interface
 *
 * A year is called after its first day: FY2026, 2026年度. One in the midst of which an era began is
 * called after that, as 令和元年度.
 *
 * Returns: (transfer full): what the fiscal year is called where nobody gave it a name
 *
 * Since: 0.1
 */
char *
kamae_format_fiscal_year (const char *first_day,
                          const char *style,
                          const char *language)
{
  g_autofree char *middle = kamae_date_add_months (first_day, 6);
  int year = middle != NULL ? atoi (first_day) : 0;
  g_autofree char *era = NULL;

  if (middle == NULL)
    return g_strdup ("");
  if (g_strcmp0 (style, "wareki") == 0)
    era = format_wareki (middle, year);
  if (language == NULL)
    language = kamae_language_get_current ();
  if (era != NULL && g_str_equal (language, "ja"))
    return g_strconcat (era, "度", NULL);
  /* Translators: the name of a fiscal year (2026年度). */
  return g_strdup_printf (kamae_translate (language, GETTEXT_PACKAGE, N_("FY%d")), year);
}

/* Counting */

static gboolean
read_iso (const char *iso,
          GDate      *date)
{
  int year, month, day;

  g_date_clear (date, 1);
  if (iso == NULL || sscanf (iso, "%4d-%2d-%2d", &year, &month, &day) != 3 || year < 1 ||
      year > 9999 || month < 1 || month > 12 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static char *
write_iso (int year,
           int month,
           int day)
{
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

static char *
write_date (const GDate *date)
{
  return write_iso (g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

/**
 * kamae_date_add_days:
 * @iso_date: (nullable): a date as "2026-04-01"
 * @days: how many days later, or earlier if less than zero
 *
 * Returns: (transfer full) (nullable): the date; %NULL if @iso_date is none
 *
 * Since: 0.1
 */
char *
kamae_date_add_days (const char *iso_date,
                     int         days)
{
  GDate date;
  gint64 julian;

  if (!read_iso (iso_date, &date))
    return NULL;
  julian = (gint64) g_date_get_julian (&date) + days;
  if (julian < 1 || julian > 3652059) /* 9999-12-31 */
    return NULL;
  g_date_set_julian (&date, (guint32) julian);
  return write_date (&date);
}

/**
 * kamae_date_count_months:
 * @from: a date as "2026-04-01"
 * @to: another one
 *
 * Counts months of the calendar, whatever the days: from 30 April to 1 May is one.
 *
 * Returns: how many months later @to is; less than zero if it is earlier, and if one is no date
 *
 * Since: 0.1
 */
int
kamae_date_count_months (const char *from,
                         const char *to)
{
  GDate first, second;

  if (!read_iso (from, &first) || !read_iso (to, &second))
    return -1;
  return (g_date_get_year (&second) - g_date_get_year (&first)) * 12 +
         (int) g_date_get_month (&second) - (int) g_date_get_month (&first);
}

/**
 * kamae_month_name:
 * @month: from 1 to 12; what is more goes on with the next year
 * @language: (nullable): "ja" or "en"; %NULL for the language of the interface
 *
 * Returns: a short name, as at the head of a column
 *
 * Since: 0.1
 */
const char *
kamae_month_name (int         month,
                  const char *language)
{
  static const char *const names[] = {
    KC_ ("month", "Jan"), KC_ ("month", "Feb"), KC_ ("month", "Mar"), KC_ ("month", "Apr"),
    KC_ ("month", "May"), KC_ ("month", "Jun"), KC_ ("month", "Jul"), KC_ ("month", "Aug"),
    KC_ ("month", "Sep"), KC_ ("month", "Oct"), KC_ ("month", "Nov"), KC_ ("month", "Dec"),
  };

  g_return_val_if_fail (month >= 1, NULL);

  return kamae_translate (language, GETTEXT_PACKAGE, names[(month - 1) % 12]);
}

/**
 * kamae_date_add_months:
 * @iso_date: (nullable): a date as "2026-04-01"
 * @months: how many months later, or earlier if less than zero
 *
 * Gives the same day of another month, or its last day if it is shorter: a month after 31 October
 * comes 30 November. SQL has the same as `add_months(date, months)`; SQLite's own modifier runs
 * over into the month after.
 *
 * Returns: (transfer full) (nullable): the date; %NULL if @iso_date is none
 *
 * Since: 0.1
 */
char *
kamae_date_add_months (const char *iso_date,
                       int         months)
{
  GDate date;
  gint64 month;
  int year;

  if (!read_iso (iso_date, &date))
    return NULL;
  month = (gint64) g_date_get_year (&date) * 12 + g_date_get_month (&date) - 1 + months;
  if (month < 12000 || month > 119999)
    return NULL;
  year = (int) (month / 12);
  month = month % 12 + 1;
  return write_iso (year, (int) month,
                    MIN (g_date_get_day (&date),
                         g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year)));
}

/* Reading */

static int
kanji_digit (gunichar c)
{
  static const char digits[] = "〇一二三四五六七八九";
  const char *p = c != 0 ? g_utf8_strchr (digits, -1, c) : NULL;

  return p != NULL ? (int) g_utf8_pointer_to_offset (digits, p) : c == 0x96f6 /* 零 */ ? 0 : -1;
}

/* Numbers in kanji become Arabic ones, "二十三" by tens and "二〇二六" by place, and all that stands for
 * a dash becomes one. */
static char *
dup_arabic (const char *text)
{
  GString *result = g_string_new (NULL);
  const char *p = text;

  while (*p != '\0')
    {
      int number = 0, last = 0;
      gboolean placed = TRUE;
      GString *places = g_string_new (NULL);
      const char *start = p;

      for (; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);
          int digit = kanji_digit (c);

          if (digit >= 0)
            {
              last = digit;
              g_string_append_printf (places, "%d", digit);
            }
          else if (c == 0x5341 /* 十 */)
            {
              number += 10 * MAX (last, 1);
              last = 0;
              placed = FALSE;
            }
          else
            break;
        }
      if (p > start && placed)
        g_string_append (result, places->str);
      else if (p > start)
        g_string_append_printf (result, "%d", number + last);
      g_string_free (places, TRUE);
      if (*p != '\0')
        {
          gunichar c = g_utf8_get_char (p);

          g_string_append_unichar (result, c);
          p = g_utf8_next_char (p);
        }
    }
  return g_string_free (result, FALSE);
}

/* One width and case, one sign for all dashes, Arabic numbers: what the forms below are compared
 * with. */
static char *
dup_plain (const char *text)
{
  g_autofree char *normal = kamae_text_normalise (text);
  g_autofree char *upper = g_ascii_strup (normal, -1);

  return dup_arabic (upper);
}

#define DAYS_EN "MON|TUE|WED|THU|FRI|SAT|SUN"
#define MONTHS_EN "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"

/* The parts that a pattern finds; %NULL if it does not fit. */
static char **
match (const char *pattern,
       const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;

  return g_regex_match (regex, text, 0, &info) ? g_match_info_fetch_all (info) : NULL;
}

/* Cuts off a day of the week, in brackets or not, and tells which: 1 for Monday, 0 for none. */
static int
take_weekday (char **text)
{
  g_auto (GStrv) parts = match (
    "^(?|(?:(" DAYS_EN ")[A-Z]*[.,]* )(.+)|(.+?)[ ,]*(?|\\(([月火水木金土日]|" DAYS_EN ")[^()]*\\)"
    "|([月火水木金土日])曜日?|(?<=[ ,])(" DAYS_EN ")[A-Z]*\\.?|(?<=日)([月火水木金土日])|(?<=[0-9] )([月火水木金土日])))$",
    *text);
  const char *day;

  if (parts == NULL)
    return 0;
  for (int i = 0; i < 7; i++)
    for (int j = 1; j < 3; j++)
      {
        day = parts[j];
        if (!g_str_equal (day, weekdays_ja[i]) && !g_str_equal (day, weekdays_en[i]))
          continue;
        g_free (*text);
        *text = g_strstrip (g_strdup (parts[3 - j]));
        return i + 1;
      }
  return 0;
}

static char *
parse_word (const char *text,
            const char *today)
{
  static const struct
  {
    const char *names;
    int days;
  } words[] = {
    { " 今日 本日 キョウ TODAY NOW ", 0 },
    { " 明日 アシタ アス TOMORROW ", 1 },
    { " 昨日 キノウ YESTERDAY ", -1 },
    { " 明後日 アサッテ ", 2 },
    { " 1昨日 オトトイ ", -2 },
  };
  g_autofree char *word = g_strdup_printf (" %s ", text);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strchr (text, ' ') == NULL && strstr (words[i].names, word) != NULL)
      return kamae_date_add_days (today, words[i].days);
  return NULL;
}

/* "+7d", "-2W", "1カ月後". */
static char *
parse_distance (const char *text,
                const char *today)
{
  g_auto (GStrv) parts = match (
    "^([-+]?) ?([0-9]{1,4}) ?(?:(D(?:AYS?)?|日)|(W(?:EEKS?)?|週間?)|(M(?:ONTHS?)?|[カケ箇個]?月)"
    "|(Y(?:EARS?)?|[カケ箇個]?年)) ?間?([後前]?)$", text);
  int n;

  /* A sign or a word for the direction, not both and not neither: "7日" is a day of a month. */
  if (parts == NULL || (*parts[1] == '\0') == (*parts[7] == '\0'))
    return NULL;
  n = atoi (parts[2]);
  if (*parts[1] == '-' || g_str_equal (parts[7], "前"))
    n = -n;
  if (*parts[3] != '\0' || *parts[4] != '\0')
    return kamae_date_add_days (today, *parts[3] != '\0' ? n : 7 * n);
  return kamae_date_add_months (today, *parts[5] != '\0' ? n : 12 * n);
}

static char *
parse_english (const char *text)
{
  static const char months[] = MONTHS_EN;
  g_auto (GStrv) parts = match (
    "^(?|([0-9]{1,2})(?:ST|ND|RD|TH)?[ -]?(" MONTHS_EN ")[A-Z]*\\.?[ ,-]+([0-9]{4})"
    "|(?=[A-Z]+\\.? ?([0-9]{1,2}))(" MONTHS_EN ")[A-Z]*\\.? ?[0-9]{1,2}(?:ST|ND|RD|TH)?[ ,]+"
    "([0-9]{4}))$",
    text);

  if (parts == NULL)
    return NULL;
  return write_iso (atoi (parts[3]), (int) (strstr (months, parts[2]) - months) / 4 + 1,
                    atoi (parts[1]));
}

static char *
parse_numbers (const char *text,
               const char *today)
{
  const char *rest = text;
  const char *since = NULL, *until = NULL;
  char *date;
  int before = 0;
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (eras) && before == 0; i++)
    {
      const char *names[] = { eras[i].ja, eras[i].letter };

      for (int j = 0; j < 2 && before == 0; j++)
        if (g_str_has_prefix (text, names[j]))
          {
            since = eras[i].since;
            until = i > 0 ? eras[i - 1].since : NULL;
            before = atoi (since) - 1;
            rest = text + strlen (names[j]);
          }
    }
  /* The first year of an era is written 元年. */
  parts = match ("^[ .]?([0-9]{1,4}|元) ?(?:[-/.,・。 ]|年) ?([0-9]{1,2}) ?(?:[-/.,・。 ]|月) ?([0-9]{1,2}) ?日?$", rest);
  if (parts == NULL)
    parts = match (before != 0 ? "^([0-9]{2})([0-9]{2})([0-9]{2})$"
                               : "^([0-9]{4})([0-9]{2})([0-9]{2})$", rest);
  if (parts != NULL)
    {
      date = write_iso (before + (g_str_equal (parts[1], "元") ? 1 : atoi (parts[1])),
                        atoi (parts[2]), atoi (parts[3]));
      /* An era has its first day and its last one. */
      if (date != NULL && ((since != NULL && strcmp (date, since) < 0) ||
                           (until != NULL && strcmp (date, until) >= 0)))
        g_clear_pointer (&date, g_free);
      return date;
    }
  parts = before == 0 ? match ("^([0-9]{1,2}) ?(?:[-/.・。]|月) ?([0-9]{1,2}) ?日?$", rest) : NULL;
  return parts != NULL ? write_iso (atoi (today), atoi (parts[1]), atoi (parts[2])) : NULL;
}

static gboolean
is_iso_date (const char *text)
{
  GDate date;

  return strlen (text) == 10 && text[4] == '-' && text[7] == '-' &&
         strspn (text, "0123456789-") == 10 && read_iso (text, &date) &&
         g_date_get_year (&date) >= 1000;
}

/**
 * kamae_parse_date:
 * @text: what a person typed
 * @today: the date of today
 *
 * Reads a date as people and kamae_format_date() write it: 2026/4/1, 2026年4月1日（水）, 20260401,
 * 令和8年4月1日, 令和八年四月一日, R8.4.1, 4/1, 1 April 2026, today, 今日, +7d, -2w, +1m, +1y, 7日後. Any width and
 * any dash will do. A day of the week must be that of the date.
 *
 * Returns: (transfer full) (nullable): an ISO 8601 date, or %NULL if @text is none
 */
char *
kamae_parse_date (const char *text,
                  const char *today)
{
  g_autofree char *plain = NULL;
  char *date;
  GDate day;
  int weekday;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (today != NULL && read_iso (today, &day), NULL);

  if (is_iso_date (text))
    return g_strdup (text);
  plain = dup_plain (text);
  weekday = take_weekday (&plain);
  date = parse_numbers (plain, today);
  if (date == NULL)
    date = parse_english (plain);
  if (date == NULL)
    date = parse_word (plain, today);
  if (date == NULL)
    date = parse_distance (plain, today);
  if (date != NULL && weekday != 0 && read_iso (date, &day) &&
      (int) g_date_get_weekday (&day) != weekday)
    g_clear_pointer (&date, g_free);
  return date;
}

#define TIME \
  "(AM|PM|午前|午後)? ?([0-9]{1,2}) ?(?::|時)" \
  " ?(?:([0-9]{1,2})分?|(半))?(?::[0-9]{2}(?:\\.[0-9]+)?)? ?(AM|PM|)"

/* Returns: "13:30"; NULL if the parts make no time */
static char *
write_time (const char *hours,
            const char *minutes,
            const char *half)
{
  int hour = atoi (hours), minute = atoi (minutes);

  if (*half != '\0')
    {
      /* People do not agree whether 午前12時 is noon. */
      if (hour > 12 || (hour == 12 && *half != 'A' && *half != 'P'))
        return NULL;
      hour = hour % 12 + (*half == 'P' || g_str_equal (half, "午後") ? 12 : 0);
    }
  return hour < 24 && minute < 60 ? g_strdup_printf ("%02d:%02d", hour, minute) : NULL;
}

static char *
read_time (const char *plain)
{
  g_auto (GStrv) parts = match ("^" TIME "$", plain);

  if (parts != NULL)
    return write_time (parts[2], *parts[4] != '\0' ? "30" : parts[3],
                       *parts[1] != '\0' ? parts[1] : parts[5]);
  parts = match ("^([0-9]{1,2})([0-9]{2})$", plain);
  return parts != NULL ? write_time (parts[1], parts[2], "") : NULL;
}

/**
 * kamae_parse_time:
 * @text: what a person typed
 *
 * Reads a time of the day: 13:30, 1330, 13時30分, 午後1時半, 1:30 pm.
 *
 * Returns: (transfer full) (nullable): hours and minutes as "13:30", or %NULL if @text is none
 *
 * Since: 0.1
 */
char *
kamae_parse_time (const char *text)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  plain = dup_plain (text);
  return read_time (plain);
}

/**
 * kamae_parse_date_time:
 * @text: what a person typed
 * @today: the date of today
 *
 * Reads a date as kamae_parse_date() does, with a time as kamae_parse_time() reads it after it or
 * without.
 *
 * Returns: (transfer full) (nullable): an ISO 8601 local time as "2026-04-01T13:30", or a date
 * alone; %NULL if @text is neither
 */
char *
kamae_parse_date_time (const char *text,
                       const char *today)
{
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  g_autofree char *plain = NULL;
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL && today != NULL, NULL);

  date = kamae_parse_date (text, today);
  if (date != NULL)
    return g_steal_pointer (&date);
  plain = dup_plain (text);
  parts = match ("^(.+?)(?:T| |(?<=[日)])) ?(" TIME ")$", plain);
  date = parts != NULL ? kamae_parse_date (parts[1], today) : NULL;
  time = date != NULL ? read_time (parts[2]) : NULL;
  return time != NULL ? g_strconcat (date, "T", time, NULL) : NULL;
}
