/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

#include <locale.h>
#include <string.h>

/* Languages, and dates as people read them. */

static void
write_word (GByteArray *bytes,
            guint32     word)
{
  g_byte_array_append (bytes, (const guint8 *) &word, sizeof word);
}

/* A compiled catalogue of one message. */
static void
write_catalogue (const char *folder,
                 const char *msgid,
                 const char *text)
{
  g_autofree char *path = g_build_filename (folder, "ja", "LC_MESSAGES", NULL);
  g_autofree char *file = g_build_filename (path, "probe.mo", NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint32 header = 28;

  g_mkdir_with_parents (path, 0700);
  write_word (bytes, 0x950412de);
  write_word (bytes, 0);
  write_word (bytes, 1);
  write_word (bytes, header);
  write_word (bytes, header + 8);
  write_word (bytes, 0);
  write_word (bytes, 0);
  write_word (bytes, (guint32) strlen (msgid));
  write_word (bytes, header + 16);
  write_word (bytes, (guint32) strlen (text));
  write_word (bytes, header + 16 + (guint32) strlen (msgid) + 1);
  g_byte_array_append (bytes, (const guint8 *) msgid, (guint) strlen (msgid) + 1);
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text) + 1);
  g_assert_true (g_file_set_contents (file, (const char *) bytes->data, bytes->len, NULL));
}

static void
test_catalogue (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kamae-test-XXXXXX", NULL);
  g_autofree char *kept = g_strdup (g_getenv ("KAMAE_LOCALE_PATH"));

  /* The only locale of a fresh Debian: here the C library itself may not translate at all. */
  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("KAMAE_LOCALE_PATH", folder, TRUE);
  write_catalogue (folder, "noun\004Record", "記録");
  g_assert_cmpstr (kamae_translate ("ja", "probe", KC_("noun", "Record")), ==, "記録");
  g_assert_cmpstr (kamae_translate ("en", "probe", KC_("noun", "Record")), ==, "Record");
  g_assert_cmpstr (kamae_translate ("ja", "probe", KC_("verb", "Record")), ==, "Record");
  g_assert_cmpstr (kamae_translate ("ja", "no-such-domain", "Record"), ==, "Record");
  g_assert_cmpstr (kamae_translate_plural ("en", "probe", "one", "many", 1), ==, "one");
  g_assert_cmpstr (kamae_translate_plural ("en", "probe", "one", "many", 2), ==, "many");
  kamae_language_set_current ("ja");
  g_assert_cmpstr (kamae_translate (NULL, "probe", KC_("noun", "Record")), ==, "記録");
  kamae_language_set_current ("en");
  if (kept != NULL)
    g_setenv ("KAMAE_LOCALE_PATH", kept, TRUE);
  else
    g_unsetenv ("KAMAE_LOCALE_PATH");
}

static void
test_broken_catalogue (void)
{
  static const char *const broken[] = { "", "short",
                                        "\xde\x12\x04\x95 and then nothing that fits here at all" };
  g_autofree char *kept = g_strdup (g_getenv ("KAMAE_LOCALE_PATH"));

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("kamae-test-XXXXXX", NULL);
      g_autofree char *path = g_build_filename (folder, "ja", "LC_MESSAGES", NULL);
      g_autofree char *domain = g_strdup_printf ("broken%u", i);
      g_autofree char *name = g_strconcat (domain, ".mo", NULL);
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_mkdir_with_parents (path, 0700);
      g_file_set_contents (file, broken[i], -1, NULL);
      g_setenv ("KAMAE_LOCALE_PATH", folder, TRUE);
      g_assert_cmpstr (kamae_translate ("ja", domain, "Record"), ==, "Record");
    }
  if (kept != NULL)
    g_setenv ("KAMAE_LOCALE_PATH", kept, TRUE);
  else
    g_unsetenv ("KAMAE_LOCALE_PATH");
}

static void
test_dates (void)
{
  static const struct
  {
    const char *date;
    const char *style;
    const char *language;
    const char *expected;
  } cases[] = {
    { "2026-04-01", "seireki", "ja", "2026年4月1日" },
    { "2026-04-01", "wareki", "ja", "令和8年4月1日" },
    { "2019-05-01", "wareki", "ja", "令和元年5月1日" },
    { "2019-04-30", "wareki", "ja", "平成31年4月30日" },
    { "1989-01-07", "wareki", "ja", "昭和64年1月7日" },
    { "2026-04-01", "iso", "ja", "2026-04-01" },
    { "2026-04-01", "slash", "en", "2026/04/01" },
    { "2026-04-01", NULL, "en", "1 April 2026" },
    { "2026-04-01", "wareki", "en", "1 April 2026" },
    { "2026-04", NULL, "ja", "2026年4月" },
    { "2026-04", "wareki", "ja", "令和8年4月" },
    { "2019-05", "wareki", "ja", "令和元年5月" },
    { "2019-04", "wareki", "ja", "平成31年4月" },
    { "2026-04", "wareki", "en", "April 2026" },
    { "2026-04", "slash", "en", "2026/04" },
    { "2026-4", NULL, "ja", "2026-4" },
    { "2026-04-01T13:30", "iso", "en", "2026-04-01 13:30" },
    { "", "iso", "en", "" },
    { NULL, "iso", "en", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kamae_format_date (cases[i].date, cases[i].style, cases[i].language);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_fiscal_years (void)
{
  static const struct
  {
    const char *first_day;
    const char *style;
    const char *language;
    const char *expected;
  } cases[] = {
    { "2026-04-01", NULL, "ja", "2026年度" },
    { "2026-04-01", "slash", "en", "FY2026" },
    { "2026-04-01", "wareki", "ja", "令和8年度" },
    { "2026-10-01", "wareki", "ja", "令和8年度" },
    { "2026-04-01", "wareki", "en", "FY2026" },
    /* An era that began within the year. */
    { "2019-04-01", "wareki", "ja", "令和元年度" },
    { "1988-04-01", "wareki", "ja", "昭和63年度" },
    { "2018-11-01", "wareki", "ja", "平成30年度" },
    { NULL, NULL, "ja", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kamae_format_fiscal_year (cases[i].first_day, cases[i].style,
                                                        cases[i].language);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  kamae_test_init (&argc, &argv);

  g_test_add_func ("/language/catalogue", test_catalogue);
  g_test_add_func ("/language/broken-catalogue", test_broken_catalogue);
  g_test_add_func ("/language/dates", test_dates);
  g_test_add_func ("/language/fiscal-years", test_fiscal_years);
  return g_test_run ();
}
