/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The gate: what becomes of text on its way into the file, how it compares, and every form in which
 * dates and numbers are read. */

#include "config.h"

#include "kamae-test.h"

#include "base/kamae-text-private.h"
#include "base/kamae-value-private.h"

#include <string.h>

static void
set_up (KamaeTest    *test,
        gconstpointer data)
{
  kamae_test_set_up (test, NULL);
}

static void
tear_down (KamaeTest    *test,
           gconstpointer data)
{
  kamae_test_tear_down (test);
}

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    const char *line;
    const char *lines; /* NULL: as in one line */
  } cases[] = {
    { "", "" },
    { " ", "" },
    { "　", "" },
    { "\u00a0\u2003\u202f", "" },
    { "\u200b\ufeff\u2060", "" },
    { "\u3164", "" },
    { "\u2800", "" },
    { "\u200d\ufe0f", "" },
    { "0001 ", "0001" },
    { "　0001\t", "0001" },
    { "０００１", "０００１" },
    { "佐藤　花子", "佐藤　花子" },
    { "a\u00a0b", "a\u00a0b" },
    { "\ufeff課題", "課題" },
    { "紙の書類\vの紛失", "紙の書類 の紛失", "紙の書類\nの紛失" },
    { "a\u2028b\u2029c\xc2\x85" "d\fe", "a b c d e", "a\nb\nc\nd\ne" },
    { "a\r\nb\rc\n", "a b c", "a\nb\nc" },
    { "a\n\nb", "a b", "a\n\nb" },
    { "a \nb", "a b", "a \nb" },
    { "a\tb", "a b", "a\tb" },
    { "紙\x01の\x1b[31m紛失\x7f\xc2\x9b", "紙の[31m紛失" },
    { "ソフト\u00adハイフン", "ソフトハイフン" },
    { "ゼロ\u200b幅", "ゼロ幅" },
    { "見積\u202Efdp.exe", "見積fdp.exe" },
    { "\u2067abc\u2069\u200f", "abc" },
    { "葛\U000e0100城", "葛\U000e0100城" },
    { "👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧" },
    { "☎\ufe0f", "☎\ufe0f" },
    { "a\U000e0041\uffffb\ufdd0", "ab" },
    { "か\u3099", "が" },
    { "か\u3099\u0301", "が\u0301" },
    { "\u795e\ufa19", "\u795e\ufa19" },
    { "塚\ufa10か\u3099", "塚\ufa10が" },
    { "㈱ ㍿ ㊞", "㈱ ㍿ ㊞" },
    { "\ue000外字", "\ue000外字" },
    { "\n\n　段落\n　段落\n　", "段落 　段落", "　段落\n　段落" },
    { "  a", "a" },
    { "a\xff" "b", "a\ufffd" "b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *several = cases[i].lines != NULL ? cases[i].lines : cases[i].line;
      g_autofree char *line = kamae_text_clean (cases[i].text, FALSE);
      g_autofree char *lines = kamae_text_clean (cases[i].text, TRUE);
      g_autofree char *again = kamae_text_clean (lines, TRUE);

      g_test_message ("%u", i);
      g_assert_cmpstr (line, ==, cases[i].line);
      g_assert_cmpstr (lines, ==, several);
      g_assert_cmpstr (again, ==, lines);
    }
}

static void
test_normalise (void)
{
  static const char *const same[][2] = {
    { "ＩＳＭＳ　マニュアル", "isms マニュアル" },
    { "ﾘｽｸ", "りすく" },
    { "  Two \n lines ", "two　lines" },
    { "葛\U000e0100城", "葛城" },
    { "ゼロ\u200b幅", "ゼロ幅" },
    { "soft\u00adhyphen", "softhyphen" },
    { "が", "か\u3099" },
    { "ｶﾞ", "が" },
    { "A−1", "A-1" },
    { "A‐1", "A‑1" },
    { "A–1", "A—1" },
    { "A―1", "Aー1" },
    { "A－1", "Aｰ1" },
    { "サーバー", "サ―バ‐" },
    { "6〜7", "6～7" },
    { "髙橋", "高橋" },
    { "山﨑", "山崎" },
    { "𠮷田", "吉田" },
    { "渡邊", "渡辺" },
    { "渡邉", "渡辺" },
    { "\ufa19", "神" },
    { "㈱", "（株）" },
    { "霞ヶ関", "霞ケ関" },
    { "Ａ・Ｂ", "A·B" },
    { "“it’s”", "\"it's\"" },
    { "Straße", "STRASSE" },
    { "①", "1" },
  };
  static const char *const different[][2] = {
    { "斎藤", "斉藤" }, { "0001", "001" }, { "ハ", "バ" }, { "つ", "っ" }, { "a b", "ab" },
    { "", "a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_test_message ("%s", same[i][0]);
      g_assert_true (kamae_text_equal (same[i][0], same[i][1]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (different); i++)
    g_assert_false (kamae_text_equal (different[i][0], different[i][1]));
  g_assert_false (kamae_text_equal (NULL, ""));
}

static void
test_order (void)
{
  static const char *const sorted[] = {
    "", "A.5.1", "A.5.2", "A.5.10", "CR-2026-99", "CR-2026-100", "I-2026-998", "I-2026-999",
    "I-2026-1000", "I-2026-1000a", "I-2026-1001", "R-9", "R-09", "R-9999", "R-10000",
    "R-99999999999999999999998", "R-99999999999999999999999", "a", "第9回", "第10回",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sorted); j++)
      {
        int order = kamae_text_compare (sorted[i], -1, sorted[j], -1);

        g_test_message ("%s %s", sorted[i], sorted[j]);
        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    const char *date;
  } cases[] = {
    { "2026-04-06", "2026-04-06" }, { "2026/4/6", "2026-04-06" }, { "2026.4.6", "2026-04-06" },
    { "20260406", "2026-04-06" }, { "2026年4月6日", "2026-04-06" }, { "2026年 4月 6日", "2026-04-06" },
    { "２０２６／０４／０６", "2026-04-06" }, { "　2026/4/6 ", "2026-04-06" },
    { "2026−04−06", "2026-04-06" }, { "2026‐04‐06", "2026-04-06" }, { "2026‑04‑06", "2026-04-06" },
    { "2026–04–06", "2026-04-06" }, { "2026—04—06", "2026-04-06" }, { "2026―04―06", "2026-04-06" },
    { "2026ー04ー06", "2026-04-06" }, { "2026－04－06", "2026-04-06" },
    { "２０２６ー４ー６", "2026-04-06" }, { "2026・4・6", "2026-04-06" }, { "2026。4。6", "2026-04-06" },
    { "2026 4 6", "2026-04-06" }, { "4/6", "2026-04-06" }, { "4月6日", "2026-04-06" },
    { "１２／１", "2026-12-01" },
    { "2026年4月4日（土）", "2026-04-04" }, { "2026年4月4日(土)", "2026-04-04" },
    { "2026年4月4日 (土)", "2026-04-04" }, { "2026年4月4日（土曜日）", "2026-04-04" },
    { "2026年4月4日土曜日", "2026-04-04" }, { "2026年4月4日土曜", "2026-04-04" },
    { "2026年4月4日土", "2026-04-04" }, { "2026/4/4(土)", "2026-04-04" }, { "4/4（土）", "2026-04-04" },
    { "2026-04-04 土", "2026-04-04" }, { "2026年4月4日㈯", "2026-04-04" },
    { "2026/04/29（水・祝）", "2026-04-29" }, { "2026年4月5日（日）", "2026-04-05" },
    { "2026年4月5日日曜日", "2026-04-05" }, { "2026年4月6日（月）", "2026-04-06" },
    { "Sat, 4 April 2026", "2026-04-04" }, { "2026-04-04 (Sat)", "2026-04-04" },
    { "2026-04-04 Saturday", "2026-04-04" }, { "令和8年4月4日(土)", "2026-04-04" },
    { "2026年4月4日（金）", NULL }, { "Fri, 4 April 2026", NULL },
    { "令和8年4月1日", "2026-04-01" }, { "令和八年四月七日", "2026-04-07" },
    { "令和十年十二月二十三日", "2028-12-23" }, { "二〇二六年四月三十日", "2026-04-30" },
    { "令和元年5月1日", "2019-05-01" }, { "令和元年五月一日", "2019-05-01" }, { "㋿元年5月1日", "2019-05-01" },
    { "R8.4.1", "2026-04-01" }, { "r8/4/1", "2026-04-01" }, { "Ｒ８．４．１", "2026-04-01" },
    { "R6-2-29", "2024-02-29" },
    { "R080401", "2026-04-01" }, { "H31.4.30", "2019-04-30" }, { "S64.1.7", "1989-01-07" },
    { "平成元年1月8日", "1989-01-08" }, { "大正15年12月24日", "1926-12-24" },
    { "6 April 2026", "2026-04-06" }, { "April 6, 2026", "2026-04-06" },
    { "6th Apr 2026", "2026-04-06" },
    { "APR. 6 2026", "2026-04-06" }, { "6-Apr-2026", "2026-04-06" }, { "1 May 2026", "2026-05-01" },
    { "today", "2026-03-31" }, { "今日", "2026-03-31" }, { "きょう", "2026-03-31" },
    { "本日", "2026-03-31" },
    { "明日", "2026-04-01" }, { "昨日", "2026-03-30" }, { "明後日", "2026-04-02" },
    { "一昨日", "2026-03-29" },
    { "+7d", "2026-04-07" }, { "＋７ｄ", "2026-04-07" }, { "+2w", "2026-04-14" },
    { "+1m", "2026-04-30" },
    { "+1y", "2027-03-31" }, { "-1m", "2026-02-28" }, { "−3d", "2026-03-28" },
    { "+11M", "2027-02-28" },
    { "7日後", "2026-04-07" }, { "七日後", "2026-04-07" }, { "2週間後", "2026-04-14" },
    { "1か月後", "2026-04-30" },
    { "１ヶ月後", "2026-04-30" }, { "1ヵ月後", "2026-04-30" }, { "一箇月後", "2026-04-30" },
    { "１年後", "2027-03-31" },
    { "3日前", "2026-03-28" }, { "+10 days", "2026-04-10" },
    { "", NULL }, { "　", NULL }, { "2025-02-29", NULL }, { "R7-2-29", NULL }, { "2026/13/1", NULL },
    { "2026/4", NULL }, { "2026年", NULL }, { "26/4/1", NULL }, { "7日", NULL }, { "+7", NULL },
    { "-7", NULL },
    { "+99999999d", NULL }, { "+9999y", NULL }, { "2026-04-06-01", NULL }, { "2026--04--06", NULL },
    { "abc", NULL }, { "4/6/2026", NULL }, { "99999999999999999999", NULL }, { "0000-00-00", NULL },
    { "今日 明日", NULL },
    /* Days on which the era was not. */
    { "令和元年4月30日", NULL }, { "R1.4.30", NULL }, { "平成31年5月1日", NULL }, { "昭和100年4月1日", NULL },
    { "昭和64年1月8日", NULL }, { "大正元年7月29日", NULL }, { "令和0年12月1日", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = kamae_parse_date (cases[i].text, "2026-03-31");

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (date, ==, cases[i].date);
    }
}

/* An answer has words of its own, in whatever form the phrase is typed. */
static void
test_says_nothing (void)
{
  static const char *const empty[] = {
    "", " ", "　", "。", "-", "－", "ー", "…", "・・・", "？", "なし", "ナシ", "ﾅｼ。", "「なし」", "特になし",
    "特に無し。", "該当なし", "（該当なし）", "該当 なし", "対象外のため", "n/a", "Ｎ／Ａ", "None.", "NOT APPLICABLE",
    "未定", "tbd",
  };
  static const char *const said[] = {
    "問題なし", "外注なし", "沿岸に拠点がないため該当しない", "A", "3", "第2版", "None of the sites is at the coast",
    "変更がないため",
  };

  g_assert_true (kamae_text_says_nothing (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_test_message ("%s", empty[i]);
      g_assert_true (kamae_text_says_nothing (empty[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_test_message ("%s", said[i]);
      g_assert_false (kamae_text_says_nothing (said[i]));
    }
}

/* What is printed can be typed. */
static void
test_printed_dates (void)
{
  static const char *const styles[] = { "seireki", "wareki", "iso", "slash" };
  static const char *const dates[] = { "2026-04-01", "2026-12-31", "2019-05-01", "2019-04-30",
                                       "1989-01-07", "2024-02-29", "2026-04-01T13:30" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    for (guint j = 0; j < G_N_ELEMENTS (styles); j++)
      for (int k = 0; k < 2; k++)
        {
          g_autofree char *printed = kamae_format_date (dates[i], styles[j], k == 0 ? "ja" : "en");
          g_autofree char *read = kamae_parse_date_time (printed, "2026-03-31");

          g_assert_cmpstr (read, ==, dates[i]);
        }
}

static void
test_times (void)
{
  static const struct
  {
    const char *text;
    const char *time;
  } cases[] = {
    { "2026-04-01T13:30", "2026-04-01T13:30" }, { "2026/4/1 13:30", "2026-04-01T13:30" },
    { "2026年4月1日（水） 13時30分", "2026-04-01T13:30" }, { "2026年4月1日13時", "2026-04-01T13:00" },
    { "2026年4月1日 午後1時半", "2026-04-01T13:30" }, { "令和八年四月一日午前九時", "2026-04-01T09:00" },
    { "２０２６／４／１　１３：３０", "2026-04-01T13:30" }, { "1 April 2026 1:30 pm", "2026-04-01T13:30" },
    { "2026-04-01 12:05 am", "2026-04-01T00:05" }, { "2026-04-01 13:30:59", "2026-04-01T13:30" },
    { "今日 9:05", "2026-03-31T09:05" }, { "2026-04-01", "2026-04-01" },
    { "2026-04-01 24:00", NULL }, { "2026-04-01 13:60", NULL }, { "2026-04-01 午前12時", NULL },
    { "2026-04-01 午後13時", NULL }, { "13:30", NULL }, { "2026-02-30 10:00", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *time = kamae_parse_date_time (cases[i].text, "2026-03-31");

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (time, ==, cases[i].time);
    }
}

static void
test_times_of_day (void)
{
  static const struct
  {
    const char *text;
    const char *time;
  } cases[] = {
    { "13:30", "13:30" }, { "9:05", "09:05" }, { "１３：３０", "13:30" }, { "1330", "13:30" },
    { "930", "09:30" }, { "13時30分", "13:30" }, { "十三時半", "13:30" }, { "午後1時半", "13:30" },
    { "1:30 pm", "13:30" }, { "12:05 am", "00:05" }, { "00:00", "00:00" }, { "13:30:59", "13:30" },
    { "24:00", NULL }, { "13:60", NULL }, { "1360", NULL }, { "13", NULL }, { "午前12時", NULL },
    { "午後13時", NULL }, { "noon", NULL }, { "2026-04-01 13:30", NULL }, { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *time = kamae_parse_time (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (time, ==, cases[i].time);
    }
}

static void
test_months (void)
{
  static const struct
  {
    const char *date;
    int months;
    const char *later;
  } cases[] = {
    { "2026-10-31", 1, "2026-11-30" }, { "2028-02-29", 12, "2029-02-28" },
    { "2026-08-31", 6, "2027-02-28" }, { "2026-03-31", -1, "2026-02-28" },
    { "2026-01-31", 1, "2026-02-28" }, { "2028-01-31", 1, "2028-02-29" },
    { "2026-04-30", 1, "2026-05-30" }, { "2026-12-31", 12, "2027-12-31" },
    { "2026-01-15", -13, "2024-12-15" }, { "2026-04-01", 0, "2026-04-01" },
    { "9999-12-31", 1, NULL }, { "2026-02-30", 1, NULL }, { "", 1, NULL }, { NULL, 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *later = kamae_date_add_months (cases[i].date, cases[i].months);

      g_assert_cmpstr (later, ==, cases[i].later);
    }
}

/* Typed text goes through the gate whoever writes it. */
static void
test_gate (KamaeTest    *test,
           gconstpointer data)
{
  static const struct
  {
    const char *entity;
    const char *field;
    const char *text;
    const char *kept; /* NULL: no value */
  } cases[] = {
    { "site", "name", "　本社 ", "本社" },
    { "site", "name", "　", NULL },
    { "site", "name", "\u200b\ufeff", NULL },
    { "site", "address", "東京都\n港区", "東京都 港区" },
    { "site", "address", "東\x01京\v都", "東京 都" },
    { "site", "in_scope", "はい", "1" },
    { "site", "in_scope", "いいえ", "0" },
    { "site", "in_scope", "ＹＥＳ", "1" },
    { "site", "in_scope", "No", "0" },
    { "person", "employment", "業務委託", "outsourced" },
    { "person", "employment", "Contractor", "outsourced" },
    { "person", "employment", "ﾊﾟｰﾄ・ｱﾙﾊﾞｲﾄ", "part" },
    { "person", "employment", " officer ", "officer" },
    { "person", "joined_on", "令和八年四月七日", "2026-04-07" },
    { "person", "joined_on", "2026−04−07", "2026-04-07" },
    { "person", "joined_on", "+7d", "2026-06-22" },
    { "person", "joined_on", "1 April 2026", "2026-04-01" },
    { "meeting_series", "period_months", "３", "3" },
    { "meeting_series", "period_months", " 1２ ", "12" },
    { "meeting", "decisions", "なし", NULL },
    { "meeting", "decisions", "None", NULL },
    { "task", "number", "ｔ－０００７ ", "T-0007" },
    { "task", "number", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Try", NULL, &error);
      g_autoptr (KamaeRecord) record = NULL;
      g_autofree char *kept = NULL;
      gboolean is_number = g_str_equal (cases[i].field, "number");

      g_test_message ("%s %s", cases[i].field, cases[i].text);
      /* As a first value, and as a change. */
      record = kamae_operation_create (operation, cases[i].entity, &error, cases[i].field,
                                       cases[i].text, NULL);
      g_assert_no_error (error);
      kept = kamae_record_dup_canonical (record, cases[i].field);
      if (!is_number || cases[i].kept != NULL)
        g_assert_cmpstr (kept, ==, cases[i].kept);
      g_clear_object (&record);
      g_clear_pointer (&kept, g_free);
      if (is_number && cases[i].kept != NULL)
        continue;
      record = kamae_operation_create (operation, cases[i].entity, &error, NULL);
      g_assert_no_error (error);
      if (is_number)
        {
          g_assert_false (kamae_operation_set (operation, record, "number", "　", &error));
          g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED);
          g_assert_cmpstr (kamae_record_get_number (record), !=, NULL);
          continue;
        }
      if (g_str_equal (cases[i].field, "name") && cases[i].kept != NULL)
        {
          /* Taken by the first. */
          g_assert_false (kamae_operation_set (operation, record, "name", "ﾎﾝｼｬ", NULL)
                          && kamae_operation_set (operation, record, "name", cases[i].text, NULL));
          continue;
        }
      g_assert_true (kamae_operation_set (operation, record, cases[i].field, cases[i].text,
                                          &error));
      g_assert_no_error (error);
      kept = kamae_record_dup_canonical (record, cases[i].field);
      g_assert_cmpstr (kept, ==, cases[i].kept);
      if (g_str_equal (cases[i].field, "decisions"))
        g_assert_cmpint (kamae_record_get_absence (record, "decisions"), ==, KAMAE_ABSENCE_NONE);
    }
}

static void
test_refused (KamaeTest    *test,
              gconstpointer data)
{
  static const struct
  {
    const char *entity;
    const char *field;
    const char *text;
  } cases[] = {
    { "site", "name", "a\xed\xa0\x80" }, { "site", "name", "\xff" },
    { "meeting_series", "period_months", "1,2" }, { "meeting_series", "period_months", "−3" },
    { "meeting_series", "period_months", "3か月" }, { "meeting_series", "period_months", "三" },
    { "person", "joined_on", "2026年4月4日（金）" }, { "person", "employment", "社員" },
    { "site", "in_scope", "たぶん" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Try", NULL, &error);
      g_autoptr (KamaeRecord) record = kamae_operation_create (operation, cases[i].entity, &error,
                                                               NULL);

      g_test_message ("%u", i);
      g_assert_no_error (error);
      g_assert_false (kamae_operation_set (operation, record, cases[i].field, cases[i].text,
                                           &error));
      g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
    }
}

static gboolean
try_set (KamaeTest   *test,
         KamaeRecord *record,
         const char  *field,
         const char  *value)
{
  g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Try", NULL, NULL);

  return kamae_operation_set (operation, record, field, value, NULL) &&
         kamae_operation_commit (operation, NULL);
}

/* No two keys read alike, in one operation or in two. */
static void
test_keys (KamaeTest    *test,
           gconstpointer data)
{
  static const char *const alike[] = { "A-01", "ａ－０１", "A−01", "a‐01 ", "A\u200b-01" };
  g_autoptr (KamaeRecord) first = kamae_test_create (test, "person", "name", "一", "staff_no",
                                                     "A-01", NULL);
  g_autoptr (KamaeRecord) second = kamae_test_create (test, "person", "name", "二", "staff_no",
                                                      "A-02", NULL);
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) third = NULL;
  g_autoptr (KamaeRecord) fourth = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    {
      g_autoptr (KamaeRecord) found = kamae_register_find (test->reg, "person", alike[i], NULL);

      g_assert_false (try_set (test, second, "staff_no", alike[i]));
      g_assert_true (found == first);
    }
  g_assert_true (try_set (test, first, "staff_no", "a-01"));
  g_assert_true (try_set (test, second, "staff_no", ""));
  g_assert_true (try_set (test, first, "staff_no", "A-09"));
  g_assert_true (try_set (test, second, "staff_no", "Ａ－０１"));

  operation = kamae_register_begin (test->reg, "Two", NULL, &error);
  third = kamae_operation_create (operation, "person", &error, "staff_no", "B-1", NULL);
  g_assert_no_error (error);
  fourth = kamae_operation_create (operation, "person", &error, "staff_no", "Ｂ－１", NULL);
  g_assert_null (fourth);
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Ｂ－１"));
  g_clear_error (&error);
  g_assert_true (kamae_operation_delete (operation, third, &error));
  fourth = kamae_operation_create (operation, "person", &error, "staff_no", "Ｂ－１", NULL);
  g_assert_no_error (error);
}

/* What is under itself is refused, at any distance. */
static void
test_loops (KamaeTest    *test,
            gconstpointer data)
{
  g_autoptr (KamaeRecord) a = kamae_test_create (test, "department", "code", "A", "name", "あ",
                                                 NULL);
  g_autoptr (KamaeRecord) b = kamae_test_create (test, "department", "code", "B", "name", "い",
                                                 "parent", "A", NULL);
  g_autoptr (KamaeRecord) c = kamae_test_create (test, "department", "code", "C", "name", "う",
                                                 "parent", "い", NULL);

  g_assert_false (try_set (test, a, "parent", "A"));
  g_assert_false (try_set (test, a, "parent", "B"));
  g_assert_false (try_set (test, a, "parent", "C"));
  g_assert_false (try_set (test, b, "parent", "C"));
  g_assert_true (try_set (test, c, "parent", "A"));
  g_assert_true (try_set (test, b, "parent", "C"));
  g_assert_cmpint (kamae_record_get_link (a, "parent"), ==, 0);
}

/* Lists, and what is found. */
static void
test_numbers (KamaeTest    *test,
              gconstpointer data)
{
  static const char *const wanted[] = { "T-0002", "T-0998", "T-0999", "T-1000", "T-10000" };
  g_autoptr (KamaeQuery) query = NULL;
  g_autoptr (KamaeRecordList) list = NULL;
  g_autoptr (KamaeRecord) next = NULL;
  const KamaeEntity *entity =
    kamae_model_find_entity (kamae_register_get_model (test->reg), "task");

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (KamaeRecord) task = kamae_test_create (test, "task", "subject",
                                                        "葛\U000e0100城の髙橋", "number", wanted[i],
                                                        NULL);

      g_assert_cmpstr (kamae_record_get_number (task), ==, wanted[i]);
    }
  /* The series passes over what was given by hand. */
  next = kamae_test_create (test, "task", "subject", "次", NULL);
  g_assert_cmpstr (kamae_record_get_number (next), ==, "T-0001");
  g_clear_object (&next);
  next = kamae_test_create (test, "task", "subject", "次", NULL);
  g_assert_cmpstr (kamae_record_get_number (next), ==, "T-0003");
  query = kamae_query_new (entity);
  kamae_query_search (query, "葛城");
  kamae_query_order (query, "number", FALSE);
  list = kamae_record_list_new (test->reg, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (KamaeRecord) task = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpstr (kamae_record_get_number (task), ==, wanted[i]);
    }
  g_clear_object (&query);
  g_clear_object (&list);
  query = kamae_query_new (entity);
  kamae_query_search (query, "葛城の高橋");
  g_assert_true (kamae_query_where_text (query, test->reg, "number", KAMAE_MATCH_IS, "ｔ−０９９８",
                                         NULL));
  list = kamae_record_list_new (test->reg, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
}

static void
test_decimals (void)
{
  static const struct
  {
    double number;
    const char *text;
  } cases[] = { { 95.1, "95.1" }, { 0.1 + 0.2, "0.30000000000000004" }, { 100, "100" },
                { -0.5, "-0.5" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KamaeValue value = { .type = KAMAE_VALUE_DECIMAL, .decimal = cases[i].number };
      g_autofree char *text = kamae_value_dup_canonical (&value);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (g_ascii_strtod (text, NULL) == cases[i].number);
    }
}

int
main (int   argc,
      char *argv[])
{
  kamae_test_init (&argc, &argv);

  g_test_add_func ("/text/decimals", test_decimals);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/normalise", test_normalise);
  g_test_add_func ("/text/order", test_order);
  g_test_add_func ("/text/dates", test_dates);
  g_test_add_func ("/text/printed-dates", test_printed_dates);
  g_test_add_func ("/text/says-nothing", test_says_nothing);
  g_test_add_func ("/text/times", test_times);
  g_test_add_func ("/text/times-of-day", test_times_of_day);
  g_test_add_func ("/text/months", test_months);
#define ADD(path, test) \
  g_test_add ("/text/" path, KamaeTest, NULL, set_up, test, tear_down)
  ADD ("gate", test_gate);
  ADD ("refused", test_refused);
  ADD ("keys", test_keys);
  ADD ("loops", test_loops);
  ADD ("numbers", test_numbers);
#undef ADD
  return g_test_run ();
}
