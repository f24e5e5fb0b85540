/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include <string.h>

/* What reads as one must not be torn, and Latin words have Latin quotation marks. */
#include "kamae-typesetter-private.h"

/* Letters of a number as A.5.19, NC-2026-03 or 2026-04-01, and how many it has at most. A longer
 * run of such letters is an address or a checksum, which may be broken. */
#define CODE_LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-/%"
#define CODE_MAX 12

/* So many letters in parentheses stay together. */
#define PARENTHESES_MAX 8

#define QUOTATION_MARKS "\u2018\u2019\u201c\u201d"

static gboolean
is_part_of_date (const char *text,
                 const char *at)
{
  static const char *const units[] = { "年", "月", "日" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (at > text && g_ascii_isdigit (at[-1]) && g_str_has_prefix (at, units[i]))
      return TRUE;
  return FALSE;
}

/* The length of a date that begins with its day, as 1 April 2026; 0 if it is none. */
static gsize
get_written_date (const char *text)
{
  gsize day = strspn (text, "0123456789");
  const char *month = text + day + 1;
  const char *year;

  if (day == 0 || day > 2 || text[day] != ' ' || !g_ascii_isupper (*month))
    return 0;
  for (year = month; g_ascii_isalpha (*year); year++)
    ;
  return *year == ' ' && strspn (year + 1, "0123456789") == 4 ? year + 5 - text : 0;
}

/* The next number, date or figure in @text: 2026年4月1日, A.5.19, 12件 but for its 件. */
gboolean
kamae_text_find_whole (const char  *text,
                       const char **start,
                       gsize       *length)
{
  const char *at = text;

  while (*at != '\0')
    {
      gsize written = get_written_date (at);
      const char *end = at + written;
      gboolean has_digit = written > 0, is_date = written > 0;

      while (written == 0)
        {
          gsize run = strspn (end, CODE_LETTERS);

          has_digit |= strcspn (end, "0123456789") < run;
          end += run;
          if (end == at || !is_part_of_date (at, end))
            break;
          is_date = TRUE;
          end = g_utf8_next_char (end);
        }
      if (end > at + 1 && has_digit && (is_date || end - at <= CODE_MAX))
        {
          *start = at;
          *length = end - at;
          return TRUE;
        }
      at = end > at ? end : g_utf8_next_char (at);
    }
  return FALSE;
}

static gboolean
is_latin (gunichar letter)
{
  return g_unichar_get_script (letter) == G_UNICODE_SCRIPT_LATIN;
}

static void
add_attribute (PangoAttrList  *list,
               PangoAttribute *attribute,
               const char     *text,
               const char     *start,
               gsize           length)
{
  attribute->start_index = start - text;
  attribute->end_index = attribute->start_index + length;
  pango_attr_list_insert (list, attribute);
}

/* The marks of Japanese fonts are as wide as one of their letters. */
static void
add_latin_marks (PangoAttrList *list,
                 const char    *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar mark = g_utf8_get_char (at);
      gunichar before, after;

      if (g_utf8_strchr (QUOTATION_MARKS, -1, mark) == NULL)
        continue;
      before = at > text ? g_utf8_get_char (g_utf8_prev_char (at)) : 0;
      after = g_utf8_get_char (g_utf8_next_char (at));
      if (is_latin (before) || is_latin (after))
        add_attribute (list, pango_attr_family_new (KAMAE_FONT_SANS), text, at,
                       g_utf8_next_char (at) - at);
    }
}

/* What stands in parentheses behind a word: 修正（低減） */
static gboolean
find_parentheses (const char  *text,
                  const char **start,
                  gsize       *length)
{
  while ((text = strstr (text, "（")) != NULL)
    {
      const char *end = strstr (text, "）");

      if (end == NULL)
        return FALSE;
      *start = text;
      *length = end + strlen ("）") - text;
      if (g_utf8_strlen (text, *length) <= PARENTHESES_MAX + 2)
        return TRUE;
      text += strlen ("（");
    }
  return FALSE;
}

/* Forbids breaks in what @find finds, unless it is longer than the line. */
static void
keep_together (PangoLayout   *layout,
               PangoAttrList *list,
               const char    *text,
               int            width,
               gboolean     (*find) (const char *, const char **, gsize *))
{
  const char *start = text;
  gsize length;

  for (; find (start, &start, &length); start += length)
    {
      int needed;

      pango_layout_set_text (layout, start, length);
      pango_layout_get_size (layout, &needed, NULL);
      if (needed <= width)
        add_attribute (list, pango_attr_allow_breaks_new (FALSE), text, start, length);
    }
}

/* Prepares @layout for setting @text in lines of @width, or in one if that is negative. */
void
kamae_pango_layout_prepare (PangoLayout   *layout,
                            PangoAttrList *features,
                            const char    *text,
                            int            width)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_copy (features);

  pango_layout_set_attributes (layout, features);
  pango_layout_set_width (layout, -1);
  if (width >= 0)
    {
      keep_together (layout, list, text, width, kamae_text_find_whole);
      keep_together (layout, list, text, width, find_parentheses);
    }
  add_latin_marks (list, text);
  pango_layout_set_attributes (layout, list);
  pango_layout_set_width (layout, width);
  pango_layout_set_text (layout, text, -1);
}
