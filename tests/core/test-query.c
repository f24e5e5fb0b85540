/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

/* Filters and orders of lists, on the core's people and tasks. */

static KamaeRecord *
add_person (KamaeTest  *test,
            const char *number,
            const char *name,
            const char *employment,
            const char *joined)
{
  return kamae_test_create (test, "person", "staff_no", number, "name", name, "employment",
                            employment, "joined_on", joined, NULL);
}

static void
set_up (KamaeTest    *test,
        gconstpointer data)
{
  g_autoptr (KamaeRecord) a = NULL;
  g_autoptr (KamaeRecord) b = NULL;
  g_autoptr (KamaeRecord) c = NULL;

  kamae_test_set_up (test, NULL);
  kamae_test_set (test, test->person, "employment", "officer");
  a = add_person (test, "0002", "鈴木 一郎", "regular", "2020-04-01");
  b = add_person (test, "0003", "高橋 ﾚｲ", "temp", "2024-10-01");
  c = add_person (test, "0004", "田中 100%_", "regular", NULL);
}

static void
tear_down (KamaeTest    *test,
           gconstpointer data)
{
  kamae_test_tear_down (test);
}

/* The staff numbers of a query's people, joined. */
static char *
list (KamaeTest  *test,
      KamaeQuery *query)
{
  g_autoptr (KamaeRecordList) records = kamae_record_list_new (test->reg, query);
  GString *numbers = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (records)); i++)
    {
      g_autoptr (KamaeRecord) record = g_list_model_get_item (G_LIST_MODEL (records), i);

      g_string_append_printf (numbers, "%s%s", i > 0 ? " " : "",
                              kamae_record_get_text (record, "staff_no"));
    }
  return g_string_free (numbers, FALSE);
}

typedef struct
{
  const char *field;
  KamaeMatch match;
  const char *value;
  const char *expected;
} Case;

static void
test_match (KamaeTest    *test,
            gconstpointer data)
{
  static const Case cases[] = {
    { "employment", KAMAE_MATCH_IS, "regular", "0002 0004" },
    { "employment", KAMAE_MATCH_IS_NOT, "regular", "0001 0003" },
    { "joined_on", KAMAE_MATCH_BEFORE, "2024-10-01", "0002" },
    { "joined_on", KAMAE_MATCH_FROM, "2024-10-01", "0003" },
    { "joined_on", KAMAE_MATCH_UNSET, NULL, "0001 0004" },
    { "joined_on", KAMAE_MATCH_SET, NULL, "0002 0003" },
    { "name", KAMAE_MATCH_CONTAINS, "れい", "0003" },
    { "name", KAMAE_MATCH_CONTAINS, "100%", "0004" },
    { "name", KAMAE_MATCH_CONTAINS, "%", "0004" },
    { "name", KAMAE_MATCH_CONTAINS, "' OR 1 = 1 --", "" },
    { "employment", KAMAE_MATCH_IS, "' OR 1 = 1 --", "" },
  };
  const KamaeEntity *person = kamae_record_get_entity (test->person);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KamaeQuery) query = kamae_query_new (person);
      g_autofree char *found = NULL;

      kamae_query_order (query, "staff_no", FALSE);
      kamae_query_where (query, cases[i].field, cases[i].match, cases[i].value);
      found = list (test, query);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_together (KamaeTest    *test,
               gconstpointer data)
{
  g_autoptr (KamaeQuery) query = kamae_query_new (kamae_record_get_entity (test->person));
  g_autoptr (KamaeQuery) copy = NULL;
  g_autofree char *found = NULL;
  g_autofree char *found_by_copy = NULL;

  kamae_query_where (query, "employment", KAMAE_MATCH_IS, "regular");
  kamae_query_search (query, "鈴木");
  copy = kamae_query_copy (query);
  kamae_query_search (query, "田中");
  found = list (test, query);
  found_by_copy = list (test, copy);
  g_assert_cmpstr (found, ==, "0004");
  g_assert_cmpstr (found_by_copy, ==, "0002");
}

/* Those that another query names; it asks for today, and may not write. */
static void
test_among (KamaeTest    *test,
            gconstpointer data)
{
  g_autoptr (KamaeQuery) query = kamae_query_new (kamae_record_get_entity (test->person));
  g_autofree char *found = NULL;
  g_autofree char *found_by_copy = NULL;
  g_autofree char *all = NULL;
  g_autoptr (KamaeQuery) copy = NULL;

  kamae_query_order (query, "staff_no", FALSE);
  kamae_query_where_among (query, "SELECT id FROM person WHERE staff_no > '0002' AND "
                                  "date (:as_of) = '2026-06-15' UNION ALL SELECT NULL");
  kamae_query_where (query, "employment", KAMAE_MATCH_IS, "regular");
  copy = kamae_query_copy (query);
  found = list (test, query);
  kamae_query_where_among (query, NULL);
  all = list (test, query);
  found_by_copy = list (test, copy);
  g_assert_cmpstr (found, ==, "0004");
  g_assert_cmpstr (found_by_copy, ==, "0004");
  g_assert_cmpstr (all, ==, "0002 0004");
}

/* A title that is derived is searched too: whose appointment it is. */
static void
test_derived_title (KamaeTest    *test,
                    gconstpointer data)
{
  g_autoptr (KamaeRecord) first =
    kamae_test_create (test, "role_assignment", "role", "isms_manager", "person", "0002",
                       "appointed_by", "0001", NULL);
  g_autoptr (KamaeRecord) second =
    kamae_test_create (test, "role_assignment", "role", "isms_manager", "person", "0003",
                       "appointed_by", "0001", NULL);
  g_autoptr (KamaeQuery) query = kamae_query_new (kamae_record_get_entity (first));
  g_autoptr (KamaeRecordList) found = NULL;
  g_autoptr (KamaeRecord) record = NULL;

  /* In any width. */
  kamae_query_search (query, "レイ");
  found = kamae_record_list_new (test->reg, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (found)), ==, 1);
  record = g_list_model_get_item (G_LIST_MODEL (found), 0);
  g_assert_true (record == second);
}

static void
test_order (KamaeTest    *test,
            gconstpointer data)
{
  g_autoptr (KamaeQuery) query = kamae_query_new (kamae_record_get_entity (test->person));
  g_autofree char *descending = NULL;
  g_autofree char *by_choice = NULL;

  kamae_query_order (query, "staff_no", TRUE);
  descending = list (test, query);
  g_assert_cmpstr (descending, ==, "0004 0003 0002 0001");
  /* As declared: officer, regular, …, temp; not as the codes would sort. */
  kamae_query_order (query, "employment", FALSE);
  by_choice = list (test, query);
  g_assert_true (g_str_has_prefix (by_choice, "0001 "));
  g_assert_true (g_str_has_suffix (by_choice, " 0003"));
}

/* By the count at their end, from an index. */
static void
test_order_numbers (KamaeTest    *test,
                    gconstpointer data)
{
  static const char *const numbers[] = { "T-9999", "T-10000", "S-0002", "T-0010" };
  static const char *const sorted[] = { "S-0002", "T-0010", "T-9999", "T-10000" };
  g_autoptr (KamaeRecordList) tasks = NULL;
  g_autoptr (KamaeQuery) query = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (KamaeRecord) task =
        kamae_test_create (test, "task", "number", numbers[i], "subject", "Something", NULL);

      if (query == NULL)
        query = kamae_query_new (kamae_record_get_entity (task));
    }
  for (guint descending = 0; descending < 2; descending++)
    {
      g_clear_object (&tasks);
      kamae_query_order (query, "number", descending);
      tasks = kamae_record_list_new (test->reg, query);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (tasks)), ==, G_N_ELEMENTS (sorted));
      for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
        {
          g_autoptr (KamaeRecord) task = g_list_model_get_item (G_LIST_MODEL (tasks), i);

          g_assert_cmpstr (kamae_record_get_number (task), ==,
                           sorted[descending ? G_N_ELEMENTS (sorted) - 1 - i : i]);
        }
    }
}

static void
test_links (KamaeTest    *test,
            gconstpointer data)
{
  g_autoptr (KamaeRecord) series =
    kamae_test_create (test, "meeting_series", "name", "委員会", "kind", "committee", NULL);
  g_autoptr (KamaeRecord) other =
    kamae_test_create (test, "meeting_series", "name", "朝礼", "kind", "morning", NULL);
  g_autoptr (KamaeQuery) query = kamae_query_new (kamae_record_get_entity (series));
  g_autoptr (KamaeRecordList) records = NULL;
  g_autofree char *key = kamae_record_dup_key (test->person);

  kamae_test_set (test, series, "members", "0001 0002");
  kamae_query_where (query, "members", KAMAE_MATCH_IS, key);
  records = kamae_record_list_new (test->reg, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (records)), ==, 1);
  g_assert_true (kamae_record_list_find (records, kamae_record_get_id (series), NULL));
  kamae_test_set (test, other, "members", "0001");
  kamae_record_list_set_query (records, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (records)), ==, 2);
}

static void
test_state (KamaeTest    *test,
            gconstpointer data)
{
  g_autoptr (KamaeRecord) open = kamae_test_create (test, "task", "subject", "一", NULL);
  g_autoptr (KamaeQuery) query = kamae_query_new (kamae_record_get_entity (open));
  g_autoptr (KamaeRecordList) records = NULL;

  kamae_query_where (query, "state", KAMAE_MATCH_IS, "open");
  kamae_query_order (query, "state", FALSE);
  records = kamae_record_list_new (test->reg, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (records)), ==, 1);
  kamae_query_where (query, "state", KAMAE_MATCH_IS_NOT, "open");
  kamae_record_list_set_query (records, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (records)), ==, 0);
}

/* What queries say in the language of who reads them. */
static void
test_words (KamaeTest    *test,
            gconstpointer data)
{
  static const char *const expected[][2] = {
    { "ja", "2026年度|2025年度|4月|東京（本社）|東京" },
    { "en", "FY2026|FY2025|4|東京 (本社)|東京" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KamaeCursor) cursor = kamae_register_query (
        test->reg,
        "SELECT fiscal_label ('2026-04-01') || '|' || fiscal_label ('2026-03-31') || '|' || "
        "month_label (4) || '|東京' || aside ('本社') || '|東京' || coalesce (aside (NULL), '')",
        expected[i][0], &error);

      g_assert_no_error (error);
      g_assert_true (kamae_cursor_next (cursor, &error));
      g_assert_cmpstr (kamae_cursor_get_text (cursor, 0), ==, expected[i][1]);
    }
}

/* Dates and years as the company writes them, in every place that shows them. */
static void
test_conventions (KamaeTest    *test,
                  gconstpointer data)
{
  static const struct
  {
    const char *style;
    const char *language;
    const char *expected;
  } cases[] = {
    { "seireki", "ja", "2026年4月1日|2026年4月|令和7|2026年度|はい|はい" },
    { "wareki", "ja", "令和8年4月1日|令和8年4月|令和7|令和8年度|はい|はい" },
    { "wareki", "en", "1 April 2026|April 2026|令和7|FY2026|yes|はい" },
    { "slash", "ja", "2026/04/01|2026/04|令和7|2026年度|はい|はい" },
  };
  KamaeRecord *organization = kamae_register_get_organization (test->reg);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KamaeCursor) cursor = NULL;
      g_autofree char *date = NULL;

      kamae_test_set (test, organization, "date_style", cases[i].style);
      cursor = kamae_register_query (
        test->reg,
        "SELECT date_label ('2026-04-01') || '|' || date_label ('2026-04') || '|' || "
        "fiscal_label ('2025-04-01', '令和7') || '|' || fiscal_label ('2026-04-01', 'FY2026') || '|' || "
        "either ('はい', 'yes') || '|' || either ('はい', NULL)",
        cases[i].language, &error);
      g_assert_no_error (error);
      g_assert_true (kamae_cursor_next (cursor, &error));
      g_assert_cmpstr (kamae_cursor_get_text (cursor, 0), ==, cases[i].expected);

      /* Numbers of records are none. */
      date = kamae_register_dup_dates (test->reg, "A-2026-04-01 期限2026-04-01", cases[i].language);
      g_assert_true (g_str_has_prefix (date, "A-2026-04-01 期限"));
      g_assert_null (strstr (date, "限2026-04-01"));
    }
}

#define ADD(path, function) g_test_add (path, KamaeTest, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  kamae_test_init (&argc, &argv);

  ADD ("/query/match", test_match);
  ADD ("/query/together", test_together);
  ADD ("/query/among", test_among);
  ADD ("/query/derived-title", test_derived_title);
  ADD ("/query/order", test_order);
  ADD ("/query/order-numbers", test_order_numbers);
  ADD ("/query/links", test_links);
  ADD ("/query/state", test_state);
  ADD ("/query/words", test_words);
  ADD ("/query/conventions", test_conventions);
  return g_test_run ();
}
