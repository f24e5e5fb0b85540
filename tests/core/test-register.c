/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

#include <glib/gstdio.h>
#include <string.h>

/* The register file: opening, refusing, saving, undoing, locking, proving. */

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
test_create (KamaeTest    *test,
             gconstpointer data)
{
  KamaeRecord *organization = kamae_register_get_organization (test->reg);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (test->path);

  g_assert_nonnull (organization);
  g_assert_cmpstr (kamae_record_get_text (organization, "official_name"), ==, "株式会社試験");
  g_assert_null (kamae_register_create (test->model, file, "他社", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_EXISTS);
  kamae_test_verify (test);
}

static void
test_reopen (KamaeTest    *test,
             gconstpointer data)
{
  g_autofree char *head = kamae_register_dup_head_hash (test->reg);
  g_autofree char *after = NULL;

  kamae_test_reopen (test);
  after = kamae_register_dup_head_hash (test->reg);
  g_assert_cmpstr (head, ==, after);
  g_assert_false (kamae_register_is_read_only (test->reg));
  g_assert_nonnull (test->person);
  g_assert_cmpstr (kamae_record_get_text (test->person, "name"), ==, "佐藤 花子");
}

static void
refuse (KamaeTest  *test,
        const char *name,
        const char *content,
        gsize       length,
        int         code)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  gsize length_after;

  g_file_set_contents (path, content, (gssize) length, &error);
  g_assert_no_error (error);
  g_assert_null (kamae_register_open (test->model, file, KAMAE_OPEN_NORMAL, &error));
  g_assert_error (error, KAMAE_ERROR, code);
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (after, length_after, content, length);
}

static void
test_not_a_register (KamaeTest    *test,
                     gconstpointer data)
{
  static const char html[] =
      "<html><body>Please log in to download this file, and so on and so on</body></html>";
  g_autofree char *other = g_build_filename (test->folder, "other.db", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  KamaeTest outside = { .path = other };

  refuse (test, "empty.kamae", "", 0, KAMAE_ERROR_NOT_REGISTER);
  refuse (test, "page.kamae", html, strlen (html), KAMAE_ERROR_NOT_REGISTER);
  kamae_test_outside (&outside, "CREATE TABLE a (b); INSERT INTO a VALUES (1);");
  g_assert_true (g_file_get_contents (other, &content, &length, NULL));
  refuse (test, "other.kamae", content, length, KAMAE_ERROR_NOT_REGISTER);
}

static void
test_newer_file (KamaeTest    *test,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  kamae_register_close (test->reg);
  kamae_test_outside (test, "UPDATE schema_module SET version = 99 WHERE module = 'core';");
  kamae_test_reopen (test);
  g_assert_true (kamae_register_is_read_only (test->reg));
  g_assert_nonnull (strstr (kamae_register_get_read_only_reason (test->reg), "core"));
  g_assert_null (kamae_register_begin (test->reg, "Change", NULL, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_READ_ONLY);
}

static void
test_operation (KamaeTest    *test,
                gconstpointer data)
{
  g_autoptr (KamaeRecord) site =
      kamae_test_create (test, "site", "name", "本社", "in_scope", "1", NULL);
  g_autofree char *head = kamae_register_dup_head_hash (test->reg);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeRecord) same = kamae_register_find (test->reg, "site", "本社", &error);

  g_assert_no_error (error);
  g_assert_true (same == site);
  {
    g_autoptr (KamaeOperation) dropped =
        kamae_register_begin (test->reg, "Change %s", site, &error);

    g_assert_true (kamae_operation_set (dropped, site, "name", "別館", &error));
    g_assert_cmpstr (kamae_record_get_text (site, "name"), ==, "別館");
    g_assert_null (kamae_register_begin (test->reg, "Another", NULL, NULL));
  }
  g_assert_cmpstr (kamae_record_get_text (site, "name"), ==, "本社");
  after = kamae_register_dup_head_hash (test->reg);
  g_assert_cmpstr (head, ==, after);
}

static void
test_refused_values (KamaeTest    *test,
                     gconstpointer data)
{
  static const struct
  {
    const char *entity;
    const char *field;
    const char *value;
  } cases[] = {
    { "person", "employment", "pirate" },    { "person", "joined_on", "2026-02-30" },
    { "person", "joined_on", "some day" },  { "person", "department", "no such department" },
    { "person", "department", "4611686018427387904" },
    { "person", "name", "two\xff" },           { "organization", "fiscal_start_month", "13" },
    { "organization", "fiscal_start_month", "four" }, { "site", "in_scope", "maybe" },
    { "site", "no_such_field", "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Try", NULL, &error);
      g_autoptr (KamaeRecord) record = NULL;

      if (g_str_equal (cases[i].entity, "organization"))
        record = g_object_ref (kamae_register_get_organization (test->reg));
      else
        record = kamae_operation_create (operation, cases[i].entity, &error, NULL);
      g_assert_no_error (error);
      g_assert_false (
          kamae_operation_set (operation, record, cases[i].field, cases[i].value, &error));
      g_assert_nonnull (error);
      g_assert_cmpuint (error->domain, ==, KAMAE_ERROR);
    }
  kamae_test_verify (test);
}

static void
test_undo (KamaeTest    *test,
           gconstpointer data)
{
  g_autoptr (KamaeRecord) site = kamae_test_create (test, "site", "name", "本社", NULL);
  g_autofree char *name = NULL;
  g_autofree char *redo = NULL;
  g_autoptr (GError) error = NULL;

  kamae_test_set (test, site, "address", "東京都千代田区");
  name = kamae_register_dup_undo_name (test->reg);
  g_assert_cmpstr (name, ==, "Change 本社");
  g_assert_true (kamae_register_undo (test->reg, &error));
  g_assert_no_error (error);
  g_assert_null (kamae_record_get_text (site, "address"));
  redo = kamae_register_dup_redo_name (test->reg);
  g_assert_cmpstr (redo, ==, "Change 本社");
  g_assert_true (kamae_register_redo (test->reg, &error));
  g_assert_cmpstr (kamae_record_get_text (site, "address"), ==, "東京都千代田区");
  g_assert_true (kamae_register_undo (test->reg, &error));
  g_assert_true (kamae_register_undo (test->reg, &error));
  g_assert_true (kamae_record_is_deleted (site));
  kamae_test_reopen (test);
  g_assert_true (kamae_register_redo (test->reg, &error));
  g_assert_no_error (error);
  kamae_test_verify (test);
}

static void
test_numbers (KamaeTest    *test,
              gconstpointer data)
{
  g_autoptr (KamaeRecord) first = kamae_test_create (test, "task", "subject", "一", NULL);
  g_autoptr (KamaeRecord) second = NULL;

  g_assert_cmpstr (kamae_record_get_number (first), ==, "T-0001");
  /* CORE-V07: the number of an undone record is not given again. */
  g_assert_true (kamae_register_undo (test->reg, NULL));
  second = kamae_test_create (test, "task", "subject", "二", NULL);
  g_assert_cmpstr (kamae_record_get_number (second), ==, "T-0002");
}

static void
test_delete_referenced (KamaeTest    *test,
                        gconstpointer data)
{
  g_autoptr (KamaeRecord) department =
      kamae_test_create (test, "department", "code", "10", "name", "総務部", NULL);
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  kamae_test_set (test, test->person, "department", "10");
  operation = kamae_register_begin (test->reg, "Delete %s", department, NULL);
  g_assert_false (kamae_operation_delete (operation, department, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_REFERENCED);
}

static void
test_future (KamaeTest    *test,
             gconstpointer data)
{
  g_autoptr (KamaeRecord) task = kamae_test_create (test, "task", "subject", "一", NULL);
  g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Change %s", task, NULL);
  g_autoptr (GError) error = NULL;

  /* CORE-V01 */
  g_assert_false (kamae_operation_set (operation, task, "done_on", "2026-06-16", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
  g_assert_true (kamae_operation_set (operation, task, "done_on", "2026-06-15", NULL));
}

/* Which field it was, and what it takes: a form has many. */
static void
test_range (KamaeTest    *test,
            gconstpointer data)
{
  KamaeRecord *own = kamae_register_get_organization (test->reg);
  g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Change", own, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (kamae_operation_set (operation, own, "fiscal_start_month", "13", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==,
                   "“13” is no value for “First month of the fiscal year”, which takes 1 to 12.");
  g_assert_true (kamae_operation_set (operation, own, "fiscal_start_month", "12", NULL));
}

static void
test_original_due (KamaeTest    *test,
                   gconstpointer data)
{
  g_autoptr (KamaeRecord) task =
      kamae_test_create (test, "task", "subject", "一", "due_on", "2026-06-20", NULL);

  /* CORE-V08 */
  kamae_test_set (test, task, "due_on", "2026-07-01");
  kamae_test_set (test, task, "due_on", "2026-08-01");
  g_assert_cmpstr (kamae_record_get_text (task, "original_due_on"), ==, "2026-06-20");
}

/* A key of another kind of record is no department. */
static void
test_link_to_other_kind (KamaeTest    *test,
                         gconstpointer data)
{
  g_autofree char *key = kamae_record_dup_key (test->person);
  g_autoptr (KamaeOperation) operation =
      kamae_register_begin (test->reg, "Change %s", test->person, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (kamae_operation_set (operation, test->person, "department", key, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
}

static void
test_history (KamaeTest    *test,
              gconstpointer data)
{
  g_autoptr (KamaeRecord) site = kamae_test_create (test, "site", "name", "本社", NULL);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *text = NULL;

  kamae_test_set (test, site, "name", "東京本社");
  entries = kamae_register_history (test->reg, site, 0, NULL);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpstr (kamae_history_entry_get_person (entries->pdata[0]), ==, "佐藤 花子");
  g_assert_cmpuint (kamae_history_entry_get_n_changes (entries->pdata[0]), ==, 1);
  text = kamae_history_entry_dup_change_text (entries->pdata[0], 0);
  g_assert_cmpstr (text, ==, "Name: 本社 → 東京本社");
}

static void
test_search (KamaeTest    *test,
             gconstpointer data)
{
  static const char *const found[] = { "サイバー", "ｻｲﾊﾞｰ", "さいばー", "PUPPET", "ｐｕｐｐｅｔ", "行脚" };
  g_autoptr (KamaeRecord) task =
    kamae_test_create (test, "task", "subject", "サイバー攻撃と諸国行脚 Puppet chain 100%", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      g_autoptr (GPtrArray) records = kamae_register_search (test->reg, found[i], 10);

      g_assert_cmpuint (records->len, ==, 1);
      g_assert_true (records->pdata[0] == task);
    }
  {
    g_autoptr (GPtrArray) records = kamae_register_search (test->reg, "100%%", 10);

    g_assert_cmpuint (records->len, ==, 0);
  }
}

/* Whoever types a name and presses Enter means what is called so, whatever else mentions it. */
static void
test_search_order (KamaeTest    *test,
                   gconstpointer data)
{
  g_autoptr (KamaeRecord) named = kamae_test_create (test, "task", "subject", "端末の更新", NULL);
  g_autoptr (KamaeRecord) longer =
    kamae_test_create (test, "task", "subject", "端末の更新と廃棄", NULL);
  g_autofree char *number = g_strdup (kamae_record_get_number (named));
  g_autofree char *mention = g_strdup_printf ("%s 端末の更新の後", number);
  g_autofree char *small = g_ascii_strdown (number, -1);
  g_autofree char *label = kamae_record_dup_label (named);
  const char *const names[] = { number, small, label, "端末の更新" };

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (KamaeRecord) other = kamae_test_create (test, "task", "subject", mention, NULL);

      g_assert_nonnull (other);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) found = kamae_register_search (test->reg, names[i], 3);

      g_assert_cmpuint (found->len, ==, 3);
      g_assert_true (found->pdata[0] == named);
    }
  {
    g_autoptr (GPtrArray) found = kamae_register_search (test->reg, "端末の更新", 3);

    g_assert_true (found->pdata[1] == longer);
  }
}

static void
test_list (KamaeTest    *test,
           gconstpointer data)
{
  g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Many", NULL, NULL);
  g_autoptr (KamaeRecordList) list = NULL;
  g_autoptr (KamaeRecord) first = NULL;
  guint position;

  for (int i = 0; i < 300; i++)
    {
      g_autofree char *subject = g_strdup_printf ("作業 %03d", i);
      g_autoptr (KamaeRecord) task =
          kamae_operation_create (operation, "task", NULL, "subject", subject, NULL);

      g_assert_nonnull (task);
    }
  g_assert_true (kamae_operation_commit (operation, NULL));
  list = kamae_register_list (test->reg, "task");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 300);
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (KamaeRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_nonnull (record);
      g_assert_cmpint (kamae_record_get_id (record), ==, kamae_record_list_get_id (list, i));
      g_assert_true (kamae_record_list_find (list, kamae_record_get_id (record), &position));
      g_assert_cmpuint (position, ==, i);
    }
}

typedef struct
{
  guint position, removed, added, n;
} Emission;

static void
items_changed_cb (GListModel *list,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    data)
{
  Emission *emission = data;

  emission->position = position;
  emission->removed = removed;
  emission->added = added;
  emission->n++;
}

static void
test_list_changes (KamaeTest    *test,
                   gconstpointer data)
{
  g_autoptr (KamaeRecord) a = kamae_test_create (test, "site", "name", "A", NULL);
  g_autoptr (KamaeRecord) c = kamae_test_create (test, "site", "name", "C", NULL);
  g_autoptr (KamaeRecord) b = NULL;
  g_autoptr (KamaeQuery) query = kamae_query_new (kamae_record_get_entity (a));
  g_autoptr (KamaeRecordList) list = NULL;
  Emission emission = { 0 };

  kamae_query_order (query, "name", FALSE);
  list = kamae_record_list_new (test->reg, query);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &emission);
  b = kamae_test_create (test, "site", "name", "B", NULL);
  g_assert_cmpuint (emission.n, ==, 1);
  g_assert_cmpuint (emission.position, ==, 1);
  g_assert_cmpuint (emission.removed, ==, 0);
  g_assert_cmpuint (emission.added, ==, 1);
  /* A change that moves nothing tells the list's views nothing. */
  kamae_test_set (test, b, "address", "大阪市");
  g_assert_cmpuint (emission.n, ==, 1);
  kamae_query_where (query, "address", KAMAE_MATCH_CONTAINS, "大阪");
  kamae_record_list_set_query (list, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
}

static void
test_attach (KamaeTest    *test,
             gconstpointer data)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("証跡の中身", strlen ("証跡の中身"));
  g_autoptr (KamaeRecord) evidence = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation =
      kamae_register_begin (test->reg, "Attach", test->person, NULL);

  evidence =
      kamae_operation_attach_bytes (operation, test->person, "証跡.txt", content, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (kamae_operation_commit (operation, &error));
  back = kamae_register_read_file (test->reg, evidence, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (content, back));
  kamae_test_outside (test, "UPDATE file_content SET content = x'00';");
  g_assert_null (kamae_register_read_file (test->reg, evidence, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_DAMAGED);
}

static guint
count_problems (KamaeTest  *test,
                const char *anchor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = kamae_register_verify (test->reg, anchor, &error);

  g_assert_no_error (error);
  return problems->len;
}

static void
test_verify_record (KamaeTest    *test,
                    gconstpointer data)
{
  g_autoptr (KamaeRecord) site = kamae_test_create (test, "site", "name", "本社", NULL);
  g_autoptr (GPtrArray) problems = NULL;

  kamae_test_verify (test);
  kamae_test_outside (test, "UPDATE site SET name = '偽の本社';");
  problems = kamae_register_verify (test->reg, NULL, NULL);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (kamae_check_result_get_record (problems->pdata[0]) == site);
}

static void
test_verify_journal (KamaeTest    *test,
                     gconstpointer data)
{
  g_autofree char *anchor = NULL;
  g_autoptr (KamaeRecord) site = kamae_test_create (test, "site", "name", "本社", NULL);

  anchor = kamae_register_dup_head_hash (test->reg);
  g_assert_cmpuint (count_problems (test, anchor), ==, 0);
  /* The end of the journal cut off together with its records: only the anchor tells. */
  kamae_test_outside (
      test,
      "DROP TRIGGER journal_delete; DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal);"
      "DELETE FROM record WHERE id IN (SELECT id FROM site); DELETE FROM site;");
  g_assert_cmpuint (count_problems (test, NULL), ==, 0);
  g_assert_cmpuint (count_problems (test, anchor), ==, 1);
  kamae_test_outside (
      test, "DROP TRIGGER journal_update; UPDATE journal SET person = '別人' WHERE seq = 1;");
  g_assert_cmpuint (count_problems (test, NULL), ==, 1);
}

static void
test_foreign_sql (KamaeTest    *test,
                  gconstpointer data)
{
  static const char *const refused[] = {
    "DELETE FROM site WHERE 1", "INSERT INTO setting (id, key) VALUES (1, 'x') RETURNING id",
    "PRAGMA journal_mode=WAL", "ATTACH ':memory:' AS a", "SELECT 1; DELETE FROM site WHERE 1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KamaeCursor) cursor = kamae_register_query (test->reg, refused[i], NULL, &error);

      g_assert_null (cursor);
      g_assert_nonnull (error);
    }
  g_assert_cmpint (kamae_register_count (test->reg, "SELECT count(*) FROM person", NULL), ==, 1);
}

/* Paper in Japanese from an interface in English: titles that depend on the language follow. */
static void
test_label_in_language (KamaeTest    *test,
                        gconstpointer data)
{
  g_autoptr (KamaeRecord) clause = kamae_register_find (test->reg, "clause", "4.1", NULL);
  g_autofree char *en = kamae_record_dup_display (clause, "title", "en");
  g_autofree char *ja = kamae_record_dup_display (clause, "title", "ja");
  g_autoptr (KamaeCursor) cursor = kamae_register_query (
      test->reg, "SELECT record_label(id), language() FROM clause WHERE number = '4.1'",
      "ja", NULL);

  g_assert_cmpstr (en, ==, "Understanding the organization and its context");
  g_assert_cmpstr (ja, ==, "組織及びその状況の理解");
  g_assert_true (kamae_cursor_next (cursor, NULL));
  g_assert_nonnull (strstr (kamae_cursor_get_text (cursor, 0), "組織及びその状況の理解"));
  g_assert_cmpstr (kamae_cursor_get_text (cursor, 1), ==, "ja");
}

/* A record that somebody holds longer than the register keeps its last values. */
static void
test_outlive (void)
{
  KamaeTest test = { 0 };
  g_autoptr (KamaeRecord) site = NULL;
  g_autofree char *label = NULL;

  kamae_test_set_up (&test, NULL);
  site = kamae_test_create (&test, "site", "name", "本社", NULL);
  kamae_test_tear_down (&test);
  g_assert_null (kamae_record_get_register (site));
  g_assert_cmpstr (kamae_record_get_text (site, "name"), ==, "本社");
  label = kamae_record_dup_label (site);
  g_assert_cmpstr (label, ==, "本社");
  g_assert_false (kamae_record_can_edit (site, "name"));
}

static void
test_backup (KamaeTest    *test,
             gconstpointer data)
{
  g_autofree char *path = g_build_filename (test->folder, "copy.kamae", NULL);
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeRegister) reg = NULL;

  g_assert_true (kamae_register_backup (test->reg, copy, &error));
  g_assert_no_error (error);
  g_assert_false (kamae_register_backup (test->reg, copy, &error));
  g_clear_error (&error);
  reg = kamae_register_open (test->model, copy, KAMAE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (kamae_register_is_read_only (reg));
}

static void
test_settings (KamaeTest    *test,
               gconstpointer data)
{
  g_autofree char *before = kamae_register_dup_setting (test->reg, "meeting.follow_up_days");
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "14");
  g_assert_true (kamae_register_set_setting (test->reg, "meeting.follow_up_days", "21", NULL));
  after = kamae_register_dup_setting (test->reg, "meeting.follow_up_days");
  g_assert_cmpstr (after, ==, "21");
  g_assert_cmpint (
      kamae_register_count (test->reg, "SELECT setting('meeting.follow_up_days')", NULL), ==, 21);
  g_assert_cmpint (kamae_register_count (test->reg, "SELECT fiscal_year('2026-03-31')", NULL), ==,
                   2025);
}

#define ADD(path, function) g_test_add (path, KamaeTest, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  kamae_test_init (&argc, &argv);

  ADD ("/register/create", test_create);
  ADD ("/register/reopen", test_reopen);
  ADD ("/register/not-a-register", test_not_a_register);
  ADD ("/register/newer-file", test_newer_file);
  ADD ("/register/operation", test_operation);
  ADD ("/register/refused-values", test_refused_values);
  ADD ("/register/undo", test_undo);
  ADD ("/register/numbers", test_numbers);
  ADD ("/register/delete-referenced", test_delete_referenced);
  ADD ("/register/future", test_future);
  ADD ("/register/range", test_range);
  ADD ("/register/original-due", test_original_due);
  ADD ("/register/link-to-other-kind", test_link_to_other_kind);
  ADD ("/register/history", test_history);
  ADD ("/register/search", test_search);
  ADD ("/register/search/order", test_search_order);
  ADD ("/register/list", test_list);
  ADD ("/register/list-changes", test_list_changes);
  ADD ("/register/attach", test_attach);
  ADD ("/register/verify-record", test_verify_record);
  ADD ("/register/verify-journal", test_verify_journal);
  ADD ("/register/foreign-sql", test_foreign_sql);
  ADD ("/register/backup", test_backup);
  ADD ("/register/settings", test_settings);
  ADD ("/register/label-in-language", test_label_in_language);
  g_test_add_func ("/register/outlive", test_outlive);
  return g_test_run ();
}
