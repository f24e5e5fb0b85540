/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-text-private.h"

#include <string.h>

/* Letters that take room and show nothing, beside those that Unicode calls spaces: Hangul fillers
 * and the empty Braille cell. */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 ||
         c == 0x2800;
}

static gboolean
ends_line (gunichar c)
{
  return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Signs that choose the form of the letter before them, or join and part letters: they belong to
 * what was typed. */
static gboolean
shapes_letters (gunichar c)
{
  return c == 0x200c || c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f) ||
         (c >= 0xe0100 && c <= 0xe01ef) || (c >= 0x180b && c <= 0x180d) || c == 0x180f;
}

/* Controls and signs that nobody sees: byte order marks, zero widths, soft hyphens, and the
 * directions with which a text can read as something else than it is. */
static gboolean
is_unseen (gunichar c)
{
  return (c < 0x20 && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x34f ||
         c == 0x61c || c == 0x180e || c == 0x200b || c == 0x200e || c == 0x200f ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
         (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe ||
         (c >= 0x1bca0 && c <= 0x1bca3) || (c >= 0x1d173 && c <= 0x1d17a) ||
         (c >= 0xe0000 && c <= 0xe0fff && !shapes_letters (c));
}

static gboolean
is_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p < 0x20 || *p > 0x7e)
      return FALSE;
  return *text != ' ' && (*text == '\0' || text[strlen (text) - 1] != ' ');
}

/* NFC, but for the forms of kanji that Unicode calls compatible: names are written with them, and
 * NFC would put another form in their place. */
static char *
compose (const char *text)
{
  GString *result = g_string_new (NULL);
  const char *start = text;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean keep = (c >= 0xf900 && c <= 0xfaff) || (c >= 0x2f800 && c <= 0x2fa1f);

      if (keep || c == 0)
        {
          g_autofree char *part = g_utf8_normalize (start, p - start, G_NORMALIZE_DEFAULT_COMPOSE);

          g_string_append (result, part);
          start = g_utf8_next_char (p);
        }
      if (c == 0)
        return g_string_free (result, FALSE);
      if (keep)
        g_string_append_unichar (result, c);
    }
}

static char *
dup_visible (const char *text,
             gboolean    several_lines)
{
  GString *result = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (ends_line (c))
        {
          if (c == '\r' && p[1] == '\n')
            continue;
          c = '\n';
        }
      else if (is_unseen (c))
        continue;
      else if (is_blank (c) && !g_unichar_isspace (c))
        c = ' ';
      if (!several_lines && (c == '\n' || c == '\t'))
        {
          if (g_str_has_suffix (result->str, " "))
            continue;
          c = ' ';
        }
      g_string_append_unichar (result, c);
    }
  return g_string_free (result, FALSE);
}

/**
 * kamae_text_clean:
 * @text: a text
 * @several_lines: whether it may have several lines
 *
 * Gives a text as it goes into the file: as it was typed, in Unicode's composed form, without
 * what nobody sees. Blanks of any kind around it go, also the ideographic one and the one that does
 * not break; but the first line of several keeps its indent. The line ends of all systems and
 * programs become one; in a single line, a blank. Control characters, zero widths, byte order marks
 * and signs of direction go; selectors of variants and joiners stay. What is no UTF-8 becomes
 * U+FFFD.
 *
 * Returns: (transfer full): the text, which may be empty
 *
 * Since: 0.1
 */
char *
kamae_text_clean (const char *text,
                  gboolean    several_lines)
{
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  g_autofree char *visible = NULL;
  const char *start;
  const char *end;
  const char *line;

  g_return_val_if_fail (text != NULL, NULL);

  if (is_plain (text))
    return g_strdup (text);
  valid = g_utf8_make_valid (text, -1);
  composed = compose (valid);
  visible = dup_visible (composed, several_lines);
  start = line = visible;
  while (*start != '\0' &&
         (is_blank (g_utf8_get_char (start)) || shapes_letters (g_utf8_get_char (start))))
    {
      start = g_utf8_next_char (start);
      if (start[-1] == '\n')
        line = start;
    }
  if (*start == '\0')
    return g_strdup ("");
  for (end = visible + strlen (visible); end > start;)
    {
      const char *last = g_utf8_prev_char (end);
      gunichar c = g_utf8_get_char (last);

      if (!is_blank (c) && c != 0x200c && c != 0x200d)
        break;
      end = last;
    }
  if (memchr (start, '\n', end - start) != NULL && g_utf8_get_char (line) == 0x3000)
    start = line;
  return g_strndup (start, end - start);
}

/* Forms of a kanji that names and companies are written with, and the usual one. Only forms of one
 * character: 斎 and 斉 are two. */
static const char variants[] =
  "髙高﨑崎嵜崎𠮷吉邊辺邉辺濱浜濵浜齋斎齊斉澤沢嶋島嶌島桒桑舘館栁柳桺柳德徳惠恵國国圀国廣広眞真櫻桜瀨瀬瀧滝冨富槇槙"
  "槗橋𣘺橋曾曽壽寿龍竜龜亀關関實実榮栄圓円淺浅淵渕藪薮條条萬万豐豊寶宝與与彌弥靜静鄕郷鷗鴎祿禄穗穂埜野峯峰嶽岳𡈽土圡土"
  "𦚰脇劍剣劒剣釼剣繩縄濟済縣県學学會会應応來来兒児氣気醫医藝芸讀読變変證証黑黒緖緒祕秘稻稲縱縦戶戸步歩歷歴每毎曆暦"
  "敎教增増薰薫橫横淸清產産綠緑錄録鍊錬靑青髮髪黃黄賴頼郞郎遙遥堯尭晉晋檜桧莊荘藏蔵槪概溫温爲為狀状當当發発禮礼聲声處処號号圖図團団"
  "壓圧將将專専對対屬属廳庁廢廃從従戰戦擔担據拠效効數数斷断樣様權権歐欧殘残獨独稱称經経總総續続聽聴舊旧譯訳讓譲賣売轉転辨弁遲遅釋釈鐵鉄"
  "險険隱隠雙双雜雑靈霊顯顕驗験體体點点凛凜";

static gpointer
load_variants (gpointer data)
{
  GHashTable *table = g_hash_table_new (NULL, NULL);

  for (const char *p = variants; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar from = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      g_hash_table_insert (table, GUINT_TO_POINTER (from), GUINT_TO_POINTER (g_utf8_get_char (p)));
    }
  return table;
}

static gunichar
fold_kanji (gunichar c)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *table = g_once (&once, load_variants, NULL);
  gpointer usual = c >= 0x3400 ? g_hash_table_lookup (table, GUINT_TO_POINTER (c)) : NULL;

  return usual != NULL ? GPOINTER_TO_UINT (usual) : c;
}

/* What a keyboard in kana mode, an input method and a word processor make of one key. */
static gunichar
fold_sign (gunichar c)
{
  switch (c)
    {
    case 0x2010: /* hyphens, */
    case 0x2011:
    case 0x2012:
    case 0x2013: /* dashes, */
    case 0x2014:
    case 0x2015:
    case 0x2043:
    case 0x2212: /* the minus, */
    case 0x2500: /* rules */
    case 0x2501:
    case 0x30fc: /* and the mark of a long vowel */
      return '-';
    case 0x301c: /* the wave dash */
      return '~';
    case 0xb7: /* the middle dot */
    case 0x2022:
    case 0x22c5:
      return 0x30fb;
    case 0x2018: /* quotation marks */
    case 0x2019:
      return '\'';
    case 0x201c:
    case 0x201d:
      return '"';
    case 0x30f5: /* small ka and ke, as in 霞ヶ関 */
      return 0x30ab;
    case 0x30f6:
      return 0x30b1;
    default:
      return c;
    }
}

/* Hiragana become katakana, so that a search finds both. */
static gunichar
fold_kana (gunichar c)
{
  return (c >= 0x3041 && c <= 0x3096) || c == 0x309d || c == 0x309e ? c + 0x60 : c;
}

/**
 * kamae_text_normalise:
 * @text: a text
 *
 * Gives the form in which texts are searched and keys compared: one width and case, katakana for
 * hiragana, one sign for all dashes and the mark of a long vowel, the usual form of a kanji, no
 * selectors of variants and nothing unseen, single blanks.
 *
 * Returns: (transfer full): a text to compare, not to show; empty for what is no UTF-8
 *
 * Since: 0.1
 */
char *
kamae_text_normalise (const char *text)
{
  g_autofree char *folded = NULL;
  GString *result;
  gboolean space = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_is_ascii (text))
    folded = g_ascii_strdown (text, -1);
  else
    {
      g_autofree char *compatible = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

      folded = compatible != NULL ? g_utf8_casefold (compatible, -1) : g_strdup ("");
    }
  result = g_string_sized_new (strlen (folded));
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_blank (c) || ends_line (c))
        {
          space = result->len > 0;
          continue;
        }
      if (is_unseen (c) || shapes_letters (c))
        continue;
      if (space)
        g_string_append_c (result, ' ');
      space = FALSE;
      if (c < 0x80)
        g_string_append_c (result, (char) c);
      else
        g_string_append_unichar (result, fold_kanji (fold_sign (fold_kana (c))));
    }
  return g_string_free (result, FALSE);
}

/**
 * kamae_text_equal:
 * @a: (nullable): a text
 * @b: (nullable): a text
 *
 * Returns: whether the two say the same, as kamae_text_normalise() sees it; %NULL says nothing that
 * another text says
 *
 * Since: 0.1
 */
gboolean
kamae_text_equal (const char *a,
                  const char *b)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (a == NULL || b == NULL)
    return FALSE;
  first = kamae_text_normalise (a);
  second = kamae_text_normalise (b);
  return g_str_equal (first, second);
}

/**
 * kamae_text_contains:
 * @text: (nullable): a text
 * @part: what is looked for in it
 *
 * Returns: whether @part stands in @text, as kamae_text_normalise() sees both; nothing is in every
 * text but %NULL
 *
 * Since: 0.1
 */
gboolean
kamae_text_contains (const char *text,
                     const char *part)
{
  g_autofree char *whole = NULL;
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (part != NULL, FALSE);

  if (text == NULL)
    return FALSE;
  whole = kamae_text_normalise (text);
  wanted = kamae_text_normalise (part);
  return strstr (whole, wanted) != NULL;
}

/* Letters and digits alone, as they compare. */
static char *
dup_letters (const char *text)
{
  g_autofree char *normal = kamae_text_normalise (text);
  GString *letters = g_string_sized_new (strlen (normal));

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));
  return g_string_free (letters, FALSE);
}

gboolean
kamae_text_has_letters (const char *text)
{
  g_autofree char *letters = dup_letters (text);

  return *letters != '\0';
}

gboolean
kamae_text_is_symbol (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      GUnicodeType type = g_unichar_type (g_utf8_get_char (p));

      if (type != G_UNICODE_OTHER_SYMBOL && type != G_UNICODE_MATH_SYMBOL)
        return FALSE;
    }
  return *text != '\0';
}

static gpointer
load_phrases (gpointer data)
{
  static const char *const phrases[] = {
    "なし", "無し", "ない", "無い", "ありません", "ございません", "特になし", "特に無し", "特にない",
    "特にありません", "該当なし", "該当無し", "該当せず", "該当しない", "該当しません", "該当しないため",
    "該当ありません", "該当事項なし", "該当事項はありません", "対象外", "対象外のため", "適用外", "適用外のため",
    "適用除外", "非該当", "不要", "不要のため", "必要なし", "必要ない", "必要ないため", "理由なし", "未定", "未記入",
    "na", "no", "none", "nil", "nothing", "not applicable", "not needed", "not required",
    "nothing in particular", "nothing special", "no reason", "out of scope", "tbd",
  };
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    g_hash_table_add (table, dup_letters (phrases[i]));
  return table;
}

/**
 * kamae_text_says_nothing:
 * @text: (nullable): what stands in a field
 *
 * Tells an answer from what only fills the field: signs without a letter or digit, and phrases as
 * “none” or “not applicable” in either language. Where such a phrase is an answer, the field is
 * declared with %KAMAE_MAY_BE_NONE or %KAMAE_MAY_BE_NA and keeps it apart from its text.
 *
 * Returns: whether nobody learns anything from it
 *
 * Since: 0.1
 */
gboolean
kamae_text_says_nothing (const char *text)
{
  static GOnce once = G_ONCE_INIT;
  g_autofree char *letters = dup_letters (text != NULL ? text : "");

  return *letters == '\0' || g_hash_table_contains (g_once (&once, load_phrases, NULL), letters);
}

static gsize
count_digits (const char *text,
              const char *end)
{
  const char *p = text;

  while (p < end && g_ascii_isdigit (*p))
    p++;
  return (gsize) (p - text);
}

/* Of one, the first word of a unit in English loses its ending: "case", "entry", "address". */
static char *
dup_singular (const char *unit)
{
  static const char *const endings[][2] = {
    { "ies", "y" }, { "sses", "ss" }, { "shes", "sh" }, { "ches", "ch" }, { "xes", "x" },
    { "ss", "ss" }, { "s", "" },
  };
  gsize length = strcspn (unit, " ");
  g_autofree char *word = g_strndup (unit, length);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (word, endings[i][0]) && length > strlen (endings[i][0]) + 1)
      {
        word[length - strlen (endings[i][0])] = '\0';
        return g_strconcat (word, endings[i][1], unit + length, NULL);
      }
  return g_strdup (unit);
}

/**
 * kamae_text_with_unit:
 * @number: a number
 * @unit: (nullable): its unit
 *
 * A word stands apart from the number, a sign does not, and of one it is not plural: "12.3 days",
 * "1 day", "95.1%", "12.3日".
 *
 * Returns: (transfer full): the number with its unit
 *
 * Since: 0.1
 */
char *
kamae_text_with_unit (const char *number,
                      const char *unit)
{
  g_autofree char *singular = NULL;

  g_return_val_if_fail (number != NULL, NULL);

  if (unit == NULL || !g_ascii_isalpha (*unit))
    return g_strconcat (number, unit, NULL);
  singular = g_str_equal (number, "1") ? dup_singular (unit) : NULL;
  return g_strconcat (number, " ", singular != NULL ? singular : unit, NULL);
}

/**
 * kamae_text_compare:
 * @a: (array length=length_a) (element-type guint8): a text in UTF-8
 * @length_a: its length in bytes, or -1
 * @b: (array length=length_b) (element-type guint8): a text in UTF-8
 * @length_b: its length in bytes, or -1
 *
 * Puts texts in order, with the numbers in them by their count: I-2026-999 stands before
 * I-2026-1000.
 *
 * Returns: less than, equal to or greater than zero, as strcmp()
 *
 * Since: 0.1
 */
int
kamae_text_compare (const char *a,
                    gssize      length_a,
                    const char *b,
                    gssize      length_b)
{
  const char *end_a;
  const char *end_b;
  int zeros = 0;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  end_a = a + (length_a < 0 ? (gssize) strlen (a) : length_a);
  end_b = b + (length_b < 0 ? (gssize) strlen (b) : length_b);
  while (a < end_a && b < end_b)
    {
      gsize digits_a = count_digits (a, end_a);
      gsize digits_b = count_digits (b, end_b);
      int order;

      if (digits_a == 0 || digits_b == 0)
        {
          if (*a != *b)
            return (guchar) *a - (guchar) *b;
          a++;
          b++;
          continue;
        }
      /* 07 and 7 count the same; where nothing else tells them apart, the longer stands last. */
      if (zeros == 0)
        zeros = digits_a < digits_b ? -1 : digits_a > digits_b;
      for (; digits_a > 1 && *a == '0'; digits_a--)
        a++;
      for (; digits_b > 1 && *b == '0'; digits_b--)
        b++;
      order = digits_a == digits_b ? memcmp (a, b, digits_a) : digits_a < digits_b ? -1 : 1;
      if (order != 0)
        return order;
      a += digits_a;
      b += digits_b;
    }
  if (a < end_a || b < end_b)
    return a < end_a ? 1 : -1;
  return zeros;
}

/* For LIKE … ESCAPE '\\'. */
char *
kamae_text_dup_pattern (const char *text)
{
  g_autofree char *plain = kamae_text_normalise (text);
  GString *pattern = g_string_new ("%");

  for (const char *p = plain; *p != '\0'; p++)
    {
      if (*p == '%' || *p == '_' || *p == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

/* A number as people and spreadsheets write it, as C reads it: "１，２００" → "1200", "−3" → "-3". */
char *
kamae_text_dup_plain_number (const char *text)
{
  g_autofree char *clean = kamae_text_clean (text, FALSE);
  g_autofree char *narrow = g_utf8_normalize (clean, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *result = g_string_new (NULL);

  for (const char *p = narrow; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = fold_sign (g_utf8_get_char (p));
      gboolean grouped = c == ',' && result->len > 0 && g_ascii_isdigit (p[-1]) &&
                         count_digits (p + 1, p + MIN (strlen (p), 5)) == 3;

      if (!grouped && !(c == '+' && result->len == 0))
        g_string_append_unichar (result, c);
    }
  return g_string_free (result, FALSE);
}
