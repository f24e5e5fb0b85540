/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

#include "leadership/kamae-leadership-chart.h"
#include "leadership/kamae-leadership-comparison.h"

#include <string.h>

/* The plugin "leadership": the rules of LDR, each tripped and not; the life of a policy and of its
 * publications; resources; reports on the performance; figures; what is printed; the chart of
 * roles; the comparison of texts; the sample. */

static KamaeModel *model;

static KamaeRecord *
appoint (KamaeTest  *test,
         const char *code,
         const char *person,
         const char *from,
         const char *until)
{
  return kamae_test_create (test, "role_assignment", "role", code, "person", person, "starts_on",
                            from, "ends_on", until, "appointed_by", "0001", NULL);
}

/* 0001 does all, 0002 holds what is at issue. */
static void
set_up (KamaeTest     *test,
        gconstpointer  data)
{
  static const char *const roles[] = { "top_management", "isms_manager", "committee_member" };
  g_autoptr(KamaeRecord) other = NULL;

  kamae_test_set_up (test, g_object_ref (model));
  kamae_test_set (test, test->person, "title", "代表取締役社長");
  other = kamae_test_create (test, "person", "staff_no", "0002", "name", "石井 隆", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr(KamaeRecord) assignment = appoint (test, roles[i], "0001", "2020-04-01", NULL);
    }
}

static void
tear_down (KamaeTest     *test,
           gconstpointer  data)
{
  kamae_test_verify (test);
  kamae_test_tear_down (test);
}

static const char *const answers[] = { "strategy", "check_a", "check_b", "check_c", "check_d" };

static KamaeRecord *
add_policy (KamaeTest  *test,
            const char *version)
{
  KamaeRecord *policy = kamae_test_create (test, "policy", "version", version,
                                           "effective_on", "2026-06-15",
                                           "purpose", "お客様の情報を守る。",
                                           "body", "1. 守るもの\n預かった情報を守る。\n2. 改善\n学び続ける。", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    kamae_test_set (test, policy, answers[i], "本文の第1項で述べている。");
  return policy;
}

static void
approve (KamaeTest   *test,
         KamaeRecord *policy)
{
  kamae_test_step (test, policy, "prepare");
  kamae_test_step (test, policy, "review");
  kamae_test_step (test, policy, "approve");
}

static KamaeRecord *
ref_publication (KamaeTest   *test,
                 KamaeRecord *policy,
                 const char  *channel)
{
  g_autoptr(KamaeRecordList) all = kamae_register_list (test->reg, "policy_publication");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (all)); i++)
    {
      g_autoptr(KamaeRecord) publication = g_list_model_get_item (G_LIST_MODEL (all), i);

      if (kamae_record_get_link (publication, "policy") == kamae_record_get_id (policy)
          && g_str_equal (kamae_record_get_text (publication, "channel"), channel))
        return g_steal_pointer (&publication);
    }
  return NULL;
}

static void
publish (KamaeTest   *test,
         KamaeRecord *policy,
         const char  *channel)
{
  g_autoptr(KamaeRecord) publication = ref_publication (test, policy, channel);

  kamae_test_set (test, publication, "audience", "全員");
  if (g_str_equal (channel, "website"))
    kamae_test_set (test, publication, "url", "https://example.jp/policy");
  kamae_test_step (test, publication, "publish");
}

static KamaeRecord *
add_published (KamaeTest  *test,
               const char *version)
{
  KamaeRecord *policy = add_policy (test, version);

  approve (test, policy);
  publish (test, policy, "notice");
  kamae_test_step (test, policy, "publish");
  return policy;
}

static KamaeRecord *
check_website (KamaeTest   *test,
               KamaeRecord *policy,
               const char  *date,
               const char  *agrees)
{
  g_autoptr(KamaeRecord) website = ref_publication (test, policy, "website");
  g_autofree char *id = kamae_record_dup_key (website);

  return kamae_test_create (test, "publication_check", "publication", id, "checked_on", date,
                            "agrees", agrees, NULL);
}

static void
assert_prints (KamaeTest         *test,
               const char        *report,
               KamaeRecord       *record,
               const char        *language,
               const char *const *parts)
{
  g_autofree char *print = kamae_test_dup_print (test, report, record, language);

  for (; *parts != NULL; parts++)
    kamae_test_assert_contains (print, *parts);
}

static void
assert_lacks (KamaeTest         *test,
              const char        *report,
              KamaeRecord       *record,
              const char *const *parts)
{
  g_autofree char *print = kamae_test_dup_print (test, report, record, "ja");

  for (; *parts != NULL; parts++)
    g_assert_null (strstr (print, *parts));
}

/* Life cycles */

static void
test_policy (KamaeTest     *test,
             gconstpointer  data)
{
  static const char *const channels[] = { "manual", "training", "website", "notice" };
  g_autoptr(KamaeRecord) first = add_policy (test, "1.0");
  g_autoptr(KamaeRecord) publication = NULL;
  g_autoptr(KamaeRecord) task = NULL;
  g_autoptr(KamaeRecord) second = NULL;

  approve (test, first);
  g_assert_true (kamae_record_is_locked (first));
  g_assert_cmpstr (kamae_record_get_text (first, "approved_on"), ==, "2026-06-15");
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    {
      g_autoptr(KamaeRecord) planned = ref_publication (test, first, channels[i]);
      g_autoptr(KamaeRecord) its_task = kamae_record_ref_link (planned, "task");

      g_assert_cmpstr (kamae_record_get_state (planned), ==, "planned");
      g_assert_cmpstr (kamae_record_get_text (its_task, "due_on"), ==, "2026-07-15");
      g_assert_cmpint (kamae_record_get_link (its_task, "assignee"), ==,
                       kamae_record_get_id (test->person));
    }

  /* The task goes with the publication, there and back. */
  publication = ref_publication (test, first, "website");
  task = kamae_record_ref_link (publication, "task");
  publish (test, first, "website");
  g_assert_cmpstr (kamae_record_get_state (task), ==, "done");
  kamae_test_step (test, publication, "reopen");
  g_assert_cmpstr (kamae_record_get_state (task), ==, "open");
  kamae_test_step (test, publication, "cancel");
  g_assert_cmpstr (kamae_record_get_state (task), ==, "cancelled");
  kamae_test_step (test, first, "publish");

  /* The next one begins with the words of the last. */
  second = kamae_test_create (test, "policy", "version", "2.0", NULL);
  g_assert_cmpstr (kamae_record_get_text (second, "purpose"), ==, "お客様の情報を守る。");
  g_assert_cmpstr (kamae_record_get_text (second, "check_d"), ==, "本文の第1項で述べている。");
  g_assert_false (kamae_record_is_set (second, "effective_on"));
  kamae_test_set (test, second, "effective_on", "2026-06-15");
  kamae_test_set (test, second, "on_website", "0");
  approve (test, second);
  g_assert_cmpstr (kamae_record_get_state (first), ==, "published");
  g_assert_null (ref_publication (test, second, "website"));
  publish (test, second, "manual");
  kamae_test_step (test, second, "publish");
  g_assert_cmpstr (kamae_record_get_state (first), ==, "superseded");
}

/* Whoever is the ISMS manager on the day of the approval publishes. A day that is entered for it
 * does not put the policy in force. */
static void
test_publisher (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) other = kamae_register_find (test->reg, "person", "0002", NULL);
  g_autoptr(KamaeRecord) held = appoint (test, "isms_manager", "0002", "2026-06-01", NULL);
  g_autoptr(KamaeRecord) policy = add_policy (test, "1.0");
  g_autoptr(KamaeRecord) notice = NULL;
  g_autoptr(KamaeRecord) task = NULL;

  approve (test, policy);
  notice = ref_publication (test, policy, "notice");
  task = kamae_record_ref_link (notice, "task");
  g_assert_cmpint (kamae_record_get_link (task, "assignee"), ==, kamae_record_get_id (other));
  kamae_test_set (test, policy, "published_on", "2026-06-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.2-1"), ==, 1);
  publish (test, policy, "notice");
  kamae_test_step (test, policy, "publish");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.2-1"), ==, 0);
}

/* The first version begins with words that need nothing but the strategy; those that somebody
 * brings along stand alone. */
static void
test_first_words (KamaeTest     *test,
                  gconstpointer  data)
{
  static const char *const headings[] = {
    "目的", "1.守るもの", "2.法令及び約束の順守", "3.情報セキュリティ目的", "8.継続的改善", NULL
  };
  g_autoptr(KamaeRecord) own = kamae_test_create (test, "policy", "version", "0.9", "purpose",
                                                  "お客様の情報を守る。", NULL);
  g_autoptr(KamaeRecord) policy = kamae_test_create (test, "policy", "version", "1.0",
                                                     "effective_on", "2026-06-15", NULL);

  g_assert_false (kamae_record_is_set (own, "body"));
  g_assert_true (kamae_test_blocks (policy, "review", "LDR-V01"));
  g_assert_false (kamae_record_is_set (policy, "strategy"));
  kamae_test_set (test, policy, "strategy", "お客様の信頼が成長の土台である。");
  g_assert_false (kamae_test_guards (policy, "review", "LDR-V01"));
  assert_prints (test, "LDR-R01-public", policy, "ja", headings);
  approve (test, policy);
}

static void
test_return (KamaeTest     *test,
             gconstpointer  data)
{
  g_autoptr(KamaeRecord) policy = add_policy (test, "1.0");

  kamae_test_step (test, policy, "prepare");
  kamae_test_step (test, policy, "review");
  g_assert_null (ref_publication (test, policy, "notice"));
  g_assert_false (kamae_record_can_edit (policy, "body"));
  kamae_test_step (test, policy, "return");
  g_assert_true (kamae_record_can_edit (policy, "body"));
  kamae_test_set (test, policy, "body", "全員で情報を守る。");
  kamae_test_step (test, policy, "review");
}

static KamaeRecord *
ref_telling (KamaeTest   *test,
             KamaeRecord *appointment)
{
  g_autoptr(KamaeRecordList) tasks = kamae_register_list (test->reg, "task");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tasks)); i++)
    {
      g_autoptr(KamaeRecord) task = g_list_model_get_item (G_LIST_MODEL (tasks), i);

      if (kamae_record_get_link (task, "source") == kamae_record_get_id (appointment))
        return g_steal_pointer (&task);
    }
  return NULL;
}

/* Who is appointed confirms what the role asks for; who appoints oneself needs no telling, and who
 * held the role long before it was entered was told then. */
static void
test_telling (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) own = appoint (test, "audit_manager", "0001", "2026-06-15", NULL);
  g_autoptr(KamaeRecord) before = appoint (test, "audit_manager", "0002", "2026-05-31", NULL);
  g_autoptr(KamaeRecord) late = appoint (test, "training_manager", "0002", "2026-06-01", NULL);
  g_autoptr(KamaeRecord) early = appoint (test, "system_manager", "0002", "2026-07-01", NULL);
  g_autoptr(KamaeRecord) none = ref_telling (test, own);
  g_autoptr(KamaeRecord) old = ref_telling (test, before);
  g_autoptr(KamaeRecord) task = ref_telling (test, late);
  g_autoptr(KamaeRecord) coming = ref_telling (test, early);
  g_autoptr(KamaeRecord) other = kamae_register_find (test->reg, "person", "0002", NULL);

  g_assert_null (none);
  g_assert_null (old);
  g_assert_cmpstr (kamae_record_get_text (task, "due_on"), ==, "2026-06-29");
  g_assert_cmpstr (kamae_record_get_text (coming, "due_on"), ==, "2026-07-15");
  g_assert_cmpint (kamae_record_get_link (task, "assignee"), ==, kamae_record_get_id (other));
  g_assert_cmpstr (kamae_record_get_text (task, "subject"), ==,
                   "責任及び権限の確認：教育責任者: 石井 隆");
}

static guint
count_tasks (KamaeTest *test)
{
  g_autoptr(KamaeRecordList) tasks = kamae_register_list (test->reg, "task");

  return g_list_model_get_n_items (G_LIST_MODEL (tasks));
}

/* In a form one field comes after the other: the task is there when all is known, and is about what
 * was corrected as long as it is open. */
static void
test_telling_form (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) third = kamae_test_create (test, "person", "staff_no", "0003", "name",
                                                    "近藤 恵", NULL);
  g_autoptr(KamaeRecord) held = kamae_test_create (test, "role_assignment", NULL, NULL);
  g_autoptr(KamaeRecord) task = NULL;

  kamae_test_set (test, held, "role", "training_manager");
  kamae_test_set (test, held, "person", "0002");
  g_assert_cmpuint (count_tasks (test), ==, 0);
  kamae_test_set (test, held, "appointed_by", "0001");
  task = ref_telling (test, held);
  g_assert_nonnull (task);
  kamae_test_set (test, held, "person", "0003");
  kamae_test_set (test, held, "role", "document_manager");
  g_assert_cmpint (kamae_record_get_link (task, "assignee"), ==, kamae_record_get_id (third));
  g_assert_cmpstr (kamae_record_get_text (task, "subject"), ==,
                   "責任及び権限の確認：文書管理責任者: 近藤 恵");
  kamae_test_step (test, task, "finish");
  kamae_test_set (test, held, "person", "0002");
  g_assert_cmpint (kamae_record_get_link (task, "assignee"), ==, kamae_record_get_id (third));
  g_assert_cmpuint (count_tasks (test), ==, 1);
}

static KamaeRecord *
add_resource (KamaeTest  *test,
              const char *title)
{
  return kamae_test_create (test, "resource_need", "title", title, "kind", "budget", "need",
                            "目的のため", "planned", "1200", NULL);
}

static void
test_resource (KamaeTest     *test,
               gconstpointer  data)
{
  g_autoptr(KamaeRecord) resource = add_resource (test, "端末管理ツール");
  g_autoptr(KamaeRecord) other = add_resource (test, "教材");
  g_autoptr(KamaeRecord) asker = kamae_register_find (test->reg, "person", "0002", NULL);

  kamae_test_set (test, resource, "decision", "認める。");
  kamae_test_step (test, resource, "decide");
  g_assert_cmpint (kamae_record_get_link (resource, "decided_by"), ==,
                   kamae_record_get_id (test->person));
  kamae_test_set (test, resource, "actual", "1320");
  kamae_test_set (test, resource, "result", "台数が増えた。");
  kamae_test_step (test, resource, "provide");
  g_assert_true (kamae_record_is_locked (resource));
  /* Nor is anything put off but by top management. */
  kamae_register_set_person (test->reg, asker);
  g_assert_true (kamae_test_blocks (other, "decline", "CORE-V04"));
  kamae_register_set_person (test->reg, test->person);
  kamae_test_step (test, other, "decline");
  g_assert_true (kamae_record_is_locked (other));
  g_assert_cmpint (kamae_record_get_link (other, "decided_by"), ==,
                   kamae_record_get_id (test->person));
  kamae_test_step (test, other, "reconsider");
  g_assert_false (kamae_record_is_set (other, "put_off_on"));
  g_assert_false (kamae_record_is_set (other, "decided_by"));
}

static void
assert_too_early (KamaeTest   *test,
                  KamaeRecord *record,
                  const char  *field,
                  const char  *date)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation =
    kamae_register_begin (test->reg, "Try", record, &error);

  g_assert_no_error (error);
  g_assert_false (kamae_operation_set (operation, record, field, date, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
}

/* Nothing has happened before what it follows. */
static void
test_days (KamaeTest     *test,
           gconstpointer  data)
{
  g_autoptr(KamaeRecord) policy = add_policy (test, "1.0");
  g_autoptr(KamaeRecord) website = NULL;
  g_autoptr(KamaeRecord) check = NULL;
  g_autoptr(KamaeRecord) resource = add_resource (test, "端末管理ツール");

  approve (test, policy);
  assert_too_early (test, policy, "published_on", "2026-06-14");
  website = ref_publication (test, policy, "website");
  assert_too_early (test, website, "published_on", "2026-06-14");
  publish (test, policy, "website");
  check = check_website (test, policy, "2026-06-15", "1");
  assert_too_early (test, check, "checked_on", "2026-06-14");

  assert_too_early (test, resource, "put_off_on", "2026-06-14");
  kamae_test_set (test, resource, "decision", "認める。");
  kamae_test_step (test, resource, "decide");
  assert_too_early (test, resource, "provided_on", "2026-06-14");
  g_assert_false (kamae_record_can_edit (resource, "requested_by"));
}

static KamaeRecord *
ref_line (KamaeTest   *test,
          KamaeRecord *report,
          const char  *figure)
{
  g_autoptr(KamaeRecordList) lines = kamae_register_list_parts (test->reg, report,
                                                                "performance_line");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (lines)); i++)
    {
      g_autoptr(KamaeRecord) line = g_list_model_get_item (G_LIST_MODEL (lines), i);

      if (g_str_equal (kamae_record_get_text (line, "figure"), figure))
        return g_steal_pointer (&line);
    }
  return NULL;
}

static void
test_performance (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) department = kamae_test_create (test, "department", "code", "40", "name",
                                                         "情報システム部", NULL);
  g_autoptr(KamaeRecord) report = NULL;
  g_autoptr(KamaeRecord) line = NULL;
  g_autoptr(KamaeRecord) again = NULL;
  g_autoptr(KamaeRecord) next = NULL;
  g_autoptr(KamaeRecord) nc =
    kamae_test_create (test, "nonconformity", "title", "利用者ID", "department", "40", "source",
                       "monitoring", "grade", "minor", "nature", "n", "evidence", "e", NULL);

  report = kamae_test_create (test, "performance_report", NULL, NULL);
  g_assert_cmpstr (kamae_record_get_text (report, "period_from"), ==, "2026-04-01");
  g_assert_cmpint (kamae_record_get_link (report, "reported_to"), ==,
                   kamae_record_get_id (test->person));
  line = ref_line (test, report, "NCR-C01");
  g_assert_cmpstr (kamae_record_get_text (line, "value_ja"), ==, "1");
  kamae_test_set (test, line, "comment", "1件は軽微である。");

  /* Collected again, the numbers are new and the words stay. */
  kamae_test_set (test, nc, "opened_on", "2026-06-14");
  kamae_test_step (test, report, "collect");
  again = ref_line (test, report, "NCR-C01");
  g_assert_cmpstr (kamae_record_get_text (again, "comment"), ==, "1件は軽微である。");

  kamae_test_set (test, report, "summary", "順調である。");
  kamae_test_set (test, report, "requests", "要員を1名増やしたい。");
  kamae_test_step (test, report, "report");
  g_assert_false (kamae_record_can_edit (report, "summary"));
  kamae_test_set (test, report, "answer", "検討する。");
  kamae_test_step (test, report, "acknowledge");
  g_assert_true (kamae_record_is_locked (report));

  kamae_test_set_today (test, "2026-09-30");
  next = kamae_test_create (test, "performance_report", NULL, NULL);
  g_assert_cmpstr (kamae_record_get_text (next, "period_from"), ==, "2026-06-16");
}

/* What others read: which version was in force when. */
static void
assert_versions (KamaeTest  *test,
                 const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) found = g_string_new (NULL);
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (test->reg,
                          "SELECT version.version, valid_from, coalesce (valid_to, '') "
                          "FROM policy_version AS version JOIN policy ON policy.id = record_id "
                          "ORDER BY valid_from, version.version COLLATE counted", NULL, &error);

  g_assert_no_error (error);
  while (kamae_cursor_next (cursor, &error))
    g_string_append_printf (found, "[%s %s %s]", kamae_cursor_get_text (cursor, 0),
                            kamae_cursor_get_text (cursor, 1), kamae_cursor_get_text (cursor, 2));
  g_assert_no_error (error);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_versions (KamaeTest     *test,
               gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = add_policy (test, "9.0");
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) third = NULL;

  approve (test, first);
  assert_versions (test, "");
  publish (test, first, "notice");
  kamae_test_step (test, first, "publish");
  assert_versions (test, "[9.0 2026-06-15 ]");
  kamae_test_set_today (test, "2026-07-01");
  second = add_published (test, "10.0");
  assert_versions (test, "[9.0 2026-06-15 2026-06-30][10.0 2026-07-01 ]");
  /* What was superseded on its first day was never in force. */
  third = add_published (test, "11.0");
  assert_versions (test, "[9.0 2026-06-15 2026-06-30][10.0 2026-07-01 2026-06-30]"
                         "[11.0 2026-07-01 ]");
}

static char *
dup_cell (KamaeTest  *test,
          const char *id,
          guint       column)
{
  GPtrArray *figures = kamae_model_get_figures (test->model);

  for (guint i = 0; i < figures->len; i++)
    {
      const KamaeFigure *figure = figures->pdata[i];
      g_autoptr(KamaeFigureResult) result = NULL;
      g_autoptr(GError) error = NULL;

      if (!g_str_equal (figure->id, id))
        continue;
      result = kamae_register_compute (test->reg, figure, NULL, NULL, "ja", &error);
      g_assert_no_error (error);
      return kamae_figure_result_get_n_rows (result) == 0
             ? NULL : g_strdup (kamae_figure_result_get_cell (result, 0, column));
    }
  g_assert_not_reached ();
}

static void
assert_cell (KamaeTest  *test,
             const char *id,
             guint       column,
             const char *value)
{
  g_autofree char *cell = dup_cell (test, id, column);

  g_assert_cmpstr (cell, ==, value);
}

/* Rules */

static void
test_core_v01 (KamaeTest     *test,
               gconstpointer  data)
{
  g_autoptr(KamaeRecord) policy = add_policy (test, "1.0");

  kamae_test_set (test, policy, "effective_on", "2026-06-20");
  approve (test, policy);
  publish (test, policy, "notice");
  g_assert_true (kamae_test_blocks (policy, "publish", "CORE-V01"));
  kamae_test_set_today (test, "2026-06-20");
  g_assert_false (kamae_test_guards (policy, "publish", "CORE-V01"));
}

static void
test_v01 (KamaeTest     *test,
          gconstpointer  data)
{
  static const char *const places[] = { "●●を守る。", "※※のため", "{{会社名}}は守る。", "○○株式会社は守る。" };
  g_autoptr(KamaeRecord) policy = add_policy (test, "1.0");

  g_assert_false (kamae_test_guards (policy, "review", "LDR-V01"));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      kamae_test_set (test, policy, answers[i], NULL);
      g_assert_true (kamae_test_blocks (policy, "review", "LDR-V01"));
      kamae_test_set (test, policy, answers[i], "なし");
      g_assert_true (kamae_test_blocks (policy, "review", "LDR-V01"));
      kamae_test_set (test, policy, answers[i], "第2項");
      g_assert_false (kamae_test_guards (policy, "review", "LDR-V01"));
    }
  kamae_test_set (test, policy, "body", "―");
  g_assert_true (kamae_test_blocks (policy, "review", "LDR-V01"));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      kamae_test_set (test, policy, "body", places[i]);
      g_assert_true (kamae_test_blocks (policy, "review", "LDR-V01"));
      kamae_test_set (test, policy, "body", "情報を守る。");
      kamae_test_set (test, policy, "body_en", places[i]);
      g_assert_true (kamae_test_blocks (policy, "review", "LDR-V01"));
      kamae_test_set (test, policy, "body_en", NULL);
      g_assert_false (kamae_test_guards (policy, "review", "LDR-V01"));
    }
  kamae_test_set (test, policy, "purpose", "。");
  g_assert_true (kamae_test_blocks (policy, "review", "LDR-V01"));
}

static void
test_v01_day (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) early = add_policy (test, "1.0");
  g_autoptr(KamaeRecord) right = add_policy (test, "2.0");

  kamae_test_set (test, early, "effective_on", "2026-06-14");
  kamae_test_step (test, early, "review");
  g_assert_true (kamae_test_warns (early, "approve", "LDR-V01"));
  kamae_test_step (test, right, "review");
  g_assert_false (kamae_test_guards (right, "approve", "LDR-V01"));
}

static void
test_v01_approver (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) policy = add_policy (test, "1.0");
  g_autoptr(KamaeRecord) other = kamae_register_find (test->reg, "person", "0002", NULL);
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(GError) error = NULL;

  kamae_test_step (test, policy, "prepare");
  kamae_test_step (test, policy, "review");
  kamae_register_set_person (test->reg, other);
  operation = kamae_register_begin (test->reg, "承認", policy, &error);
  g_assert_no_error (error);
  g_assert_false (kamae_operation_transition (operation, policy, "approve", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED);
  g_clear_object (&operation);
  kamae_register_set_person (test->reg, test->person);
  kamae_test_step (test, policy, "approve");
}

static void
test_v02 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) policy = add_policy (test, "1.0");
  g_autoptr(KamaeRecord) website = NULL;
  g_autoptr(KamaeRecord) next = NULL;

  approve (test, policy);
  g_assert_true (kamae_test_warns (policy, "publish", "LDR-V02"));
  publish (test, policy, "notice");
  g_assert_false (kamae_test_guards (policy, "publish", "LDR-V02"));
  kamae_test_step (test, policy, "publish");

  kamae_test_set_today (test, "2026-07-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V02"), ==, 0);
  kamae_test_set_today (test, "2026-07-16");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V02"), ==, 3);
  publish (test, policy, "training");
  publish (test, policy, "manual");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V02"), ==, 1);
  website = ref_publication (test, policy, "website");
  kamae_test_step (test, website, "cancel");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V02"), ==, 0);

  /* What of an old version was never published is looked for no more. */
  kamae_test_step (test, website, "reopen");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V02"), ==, 1);
  next = add_published (test, "2.0");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V02"), ==, 0);
}

static guint
count_gaps (KamaeTest *test)
{
  return kamae_test_count_rule (test, "LDR-V03");
}

static void
test_v03 (KamaeTest     *test,
          gconstpointer  data)
{
  static const char *const others[] = { "department_manager", "audit_manager", "training_manager" };
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) substitute = NULL;
  g_autoptr(KamaeRecord) second = NULL;

  for (guint i = 1; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr(KamaeRecord) held = appoint (test, others[i], "0002", "2020-04-01", NULL);
    }
  first = appoint (test, others[0], "0002", "2020-04-01", "2026-05-10");
  second = appoint (test, others[0], "0002", "2026-05-15", NULL);
  g_assert_cmpuint (count_gaps (test), ==, 1);
  substitute = appoint (test, others[0], "0001", "2026-05-11", "2026-05-14");
  g_assert_cmpuint (count_gaps (test), ==, 0);

  /* A gap of the year before is history. */
  kamae_test_set (test, substitute, "starts_on", "2026-05-12");
  g_assert_cmpuint (count_gaps (test), ==, 1);
  kamae_test_set (test, first, "ends_on", "2026-03-20");
  kamae_test_set (test, substitute, "starts_on", "2026-03-25");
  g_assert_cmpuint (count_gaps (test), ==, 0);
  /* Who left holds nothing any more. */
  kamae_test_set (test, substitute, "starts_on", "2026-03-21");
  g_assert_cmpuint (count_gaps (test), ==, 0);
}

/* Before the first holder, too, from the day on which the role had to be held; not before. */
static void
test_v03_first (KamaeTest     *test,
                gconstpointer  data)
{
  static const char *const others[] = { "department_manager", "audit_manager", "training_manager" };
  g_autoptr(KamaeRecord) role = kamae_test_create (test, "role", "code", "physical", "name",
                                                   "物理的管理責任者", NULL);
  g_autoptr(KamaeRecord) first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr(KamaeRecord) held = appoint (test, others[i], "0002", "2020-04-01", NULL);
    }
  kamae_test_set_today (test, "2026-07-01");
  assert_cell (test, "LDR-C03", 0, NULL);
  kamae_test_set (test, role, "required", "1");
  g_assert_cmpstr (kamae_record_get_text (role, "required_from"), ==, "2026-07-01");
  assert_cell (test, "LDR-C03", 0, NULL);
  kamae_test_set_today (test, "2026-07-20");
  assert_cell (test, "LDR-C03", 1, "2026-07-01");
  assert_cell (test, "LDR-C03", 2, NULL);
  g_assert_cmpuint (count_gaps (test), ==, 1);

  first = appoint (test, "physical", "0002", "2026-07-11", NULL);
  g_assert_cmpuint (count_gaps (test), ==, 1);
  assert_cell (test, "LDR-C03", 2, "2026-07-10");
  kamae_test_set (test, first, "starts_on", "2026-07-01");
  g_assert_cmpuint (count_gaps (test), ==, 0);
  kamae_test_set (test, first, "starts_on", "2026-07-11");
  kamae_test_set (test, role, "required_from", "2026-07-11");
  g_assert_cmpuint (count_gaps (test), ==, 0);
  kamae_test_set (test, role, "required_from", NULL);
  g_assert_cmpuint (count_gaps (test), ==, 0);
  kamae_test_set (test, role, "required", "0");
  kamae_test_set (test, role, "required", "1");
  g_assert_cmpstr (kamae_record_get_text (role, "required_from"), ==, "2026-07-20");
  assert_cell (test, "LDR-C03", 0, NULL);
}

static void
test_v05 (KamaeTest     *test,
          gconstpointer  data)
{
  kamae_test_open_sample (test, "ja", "2026-11-23");
  /* Two people learn what their roles ask for. */
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V05"), ==, 2);
}

static void
test_v05_none (KamaeTest     *test,
               gconstpointer  data)
{
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V05"), ==, 0);
}

static KamaeRecord *
note (KamaeTest  *test,
      const char *letters,
      const char *date)
{
  return kamae_test_create (test, "leadership_evidence", "title", "社長の訓示", "letters", letters,
                            "shown_on", date, "person", "0001", NULL);
}

static void
test_v06 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) all = NULL;
  g_autoptr(KamaeRecord) two = NULL;

  /* Only the appointments of long ago. */
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V06"), ==, 8);
  all = note (test, "a b c d e f g h", "2025-06-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V06"), ==, 0);
  kamae_test_set_today (test, "2026-06-16");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V06"), ==, 8);
  two = note (test, "b g", "2026-06-16");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V06"), ==, 6);
}

/* What other records show by themselves: the letters of each. */
static void
test_v06_found (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) policy = add_published (test, "1.0");
  g_autoptr(KamaeRecord) resource = NULL;
  g_autoptr(KamaeRecord) process = NULL;
  g_autoptr(KamaeRecord) series = NULL;
  g_autoptr(KamaeRecord) meeting = NULL;
  g_autoptr(KamaeRecord) held = NULL;
  g_autoptr(KamaeRecord) manager = NULL;

  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V06"), ==, 6);   /* a, e */
  resource = add_resource (test, "端末管理ツール");
  kamae_test_set (test, resource, "decision", "認める。");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V06"), ==, 6);
  kamae_test_step (test, resource, "decide");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V06"), ==, 5);   /* c */
  process = kamae_test_create (test, "process_integration", "process", "受注", "requirement",
                               "秘密保持の確認", "owner", "0001", NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V06"), ==, 4);   /* b */
  series = kamae_test_create (test, "meeting_series", "name", "全社ミーティング", "kind", "allhands",
                              "chair", "0001", NULL);
  meeting = kamae_test_create (test, "meeting", "series", "全社ミーティング", "held_on", "2026-06-10",
                               "agenda", "ISMS", NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V06"), ==, 4);
  kamae_test_step (test, meeting, "hold");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V06"), ==, 3);   /* d */
  held = appoint (test, "secretariat", "0002", "2026-06-01", NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V06"), ==, 2);   /* f */
  manager = appoint (test, "department_manager", "0002", "2026-06-01", NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V06"), ==, 1);   /* h; g is left */
}

static void
test_v07 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) policy = add_published (test, "1.0");
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) third = NULL;
  g_autoptr(KamaeRecord) next = NULL;

  publish (test, policy, "website");
  kamae_test_set_today (test, "2027-06-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V07"), ==, 0);
  kamae_test_set_today (test, "2027-06-16");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V07"), ==, 1);
  first = check_website (test, policy, "2027-06-16", "1");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V07"), ==, 0);
  kamae_test_set_today (test, "2027-06-18");
  second = check_website (test, policy, "2027-06-17", "0");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V07"), ==, 1);
  third = check_website (test, policy, "2027-06-18", "1");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V07"), ==, 0);

  /* An old version is not looked for any more. */
  kamae_test_set_today (test, "2028-06-30");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V07"), ==, 1);
  next = add_published (test, "2.0");
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V07"), ==, 0);
}

static void
test_rows (KamaeTest     *test,
           gconstpointer  data)
{
  g_autoptr(KamaeRecord) policy = NULL;
  g_autoptr(KamaeRecord) resource = NULL;

  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.2-1"), ==, 1);
  policy = add_published (test, "1.0");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.2-1"), ==, 0);

  g_assert_cmpuint (kamae_test_count_rule (test, "X-7.1-1"), ==, 1);
  resource = add_resource (test, "端末管理ツール");
  g_assert_cmpuint (kamae_test_count_rule (test, "X-7.1-1"), ==, 0);
  kamae_test_set_today (test, "2027-04-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "X-7.1-1"), ==, 1);
  kamae_test_step (test, resource, "decline");
  g_assert_cmpuint (kamae_test_count_rule (test, "X-7.1-1"), ==, 0);
}

static void
test_row_managers (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) department = kamae_test_create (test, "department", "code", "40", "name",
                                                         "情報システム部", NULL);
  g_autoptr(KamaeRecord) held = NULL;
  g_autoptr(KamaeRecord) other = NULL;

  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.1-h"), ==, 1);
  kamae_test_set (test, department, "in_scope", "0");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.1-h"), ==, 0);
  kamae_test_set (test, department, "in_scope", "1");
  kamae_test_set (test, department, "valid_from", "2026-07-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.1-h"), ==, 0);
  kamae_test_set (test, department, "valid_from", NULL);
  kamae_test_set (test, department, "valid_to", "2026-06-14");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.1-h"), ==, 0);
  kamae_test_set (test, department, "valid_to", NULL);
  held = kamae_test_create (test, "role_assignment", "role", "department_manager", "person", "0002",
                            "department", "40", "starts_on", "2026-04-01", "appointed_by", "0001",
                            NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.1-h"), ==, 0);
  kamae_test_set (test, held, "ends_on", "2026-06-14");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.1-h"), ==, 1);
  kamae_test_set (test, held, "ends_on", NULL);
  other = kamae_register_find (test->reg, "person", "0002", NULL);
  kamae_test_set (test, other, "left_on", "2026-06-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.1-h"), ==, 0);
  kamae_test_set (test, other, "left_on", "2026-06-14");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.1-h"), ==, 1);
}

static void
test_row_twice (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = appoint (test, "auditor", "0002", "2026-04-01", "2026-05-31");
  g_autoptr(KamaeRecord) second = appoint (test, "auditor", "0002", "2026-06-01", NULL);

  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.3-2"), ==, 0);
  kamae_test_set (test, second, "starts_on", "2026-05-31");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.3-2"), ==, 1);
  /* For different departments it is no contradiction. */
  {
    g_autoptr(KamaeRecord) department = kamae_test_create (test, "department", "code", "40", "name",
                                                           "情報システム部", NULL);
  }
  kamae_test_set (test, second, "department", "40");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.3-2"), ==, 0);
}

static void
test_row_told (KamaeTest     *test,
               gconstpointer  data)
{
  g_autoptr(KamaeRecord) held = appoint (test, "training_manager", "0002", "2026-06-01", NULL);
  g_autoptr(KamaeRecord) task = ref_telling (test, held);
  g_autoptr(KamaeRecord) old = appoint (test, "audit_manager", "0002", "2026-05-31", NULL);
  g_autoptr(KamaeRecord) any = NULL;
  g_autofree char *old_id = kamae_record_dup_key (old);
  g_autofree char *id = kamae_record_dup_key (held);
  g_autoptr(KamaeRecord) more = kamae_test_create (test, "task", "subject", "挨拶", "source", id,
                                                   "due_on", "2026-07-01", NULL);

  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.3-1"), ==, 0);
  kamae_test_step (test, more, "cancel");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.3-1"), ==, 0);
  /* Nor does a task that is about something else, where there was none. */
  any = kamae_test_create (test, "task", "subject", "挨拶", "source", old_id, "due_on", "2026-07-01",
                           "clause", "8.1", NULL);
  kamae_test_step (test, any, "cancel");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.3-1"), ==, 0);
  kamae_test_step (test, task, "cancel");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.3-1"), ==, 1);
  kamae_test_set (test, held, "ends_on", "2026-06-14");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.3-1"), ==, 0);
  kamae_test_set (test, held, "ends_on", NULL);
  kamae_test_step (test, task, "reopen");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.3-1"), ==, 0);
}

static void
test_row_report (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) review =
    kamae_test_create (test, "management_review", "planned_on", "2026-06-30", NULL);
  g_autoptr(KamaeRecord) report = NULL;

  /* Sixteen days before it nobody is late. */
  kamae_test_set_today (test, "2026-06-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.3-b"), ==, 0);
  kamae_test_set_today (test, "2026-06-16");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.3-b"), ==, 1);
  report = kamae_test_create (test, "performance_report", "summary", "順調である。", "requests",
                              "要員を1名", NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.3-b"), ==, 1);
  kamae_test_step (test, report, "report");
  g_assert_cmpuint (kamae_test_count_rule (test, "S-5.3-b"), ==, 0);
}

/* Figures */

static void
test_figures (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) policy = NULL;
  g_autoptr(KamaeRecord) resource = NULL;
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) between = NULL;
  g_autoptr(KamaeRecord) auditor = NULL;

  assert_cell (test, "LDR-C01", 0, NULL);
  assert_cell (test, "LDR-C02", 0, "0");
  policy = add_published (test, "1.0");
  assert_cell (test, "LDR-C01", 0, "1.0");
  assert_cell (test, "LDR-C02", 0, "2");
  assert_cell (test, "LDR-C06", 1, "予定");

  first = appoint (test, "audit_manager", "0002", "2026-04-01", "2026-04-30");
  second = appoint (test, "audit_manager", "0002", "2026-05-06", NULL);
  assert_cell (test, "LDR-C03", 1, "2026-05-01");
  assert_cell (test, "LDR-C03", 2, "2026-05-05");

  /* The president audits for ten days. */
  assert_cell (test, "LDR-C04", 0, NULL);
  /* One after the other is not together. */
  between = appoint (test, "isms_manager", "0002", "2026-05-01", "2026-05-05");
  assert_cell (test, "LDR-C04", 0, NULL);
  auditor = appoint (test, "auditor", "0001", "2026-05-01", "2026-05-10");
  assert_cell (test, "LDR-C04", 0, "佐藤 花子");
  assert_cell (test, "LDR-C04", 3, "2026-05-01");
  assert_cell (test, "LDR-C04", 4, "2026-05-10");

  resource = add_resource (test, "端末管理ツール");
  assert_cell (test, "LDR-C05", 1, "1");
  assert_cell (test, "LDR-C05", 2, "0");
}

/* Prints */

/* When the holders of roles confirmed them; who holds a role since before that was asked for says
 * nothing. */
static void
test_confirmed (KamaeTest     *test,
                gconstpointer  data)
{
  static const char *const open[] = { "教育責任者石井隆2026年6月1日佐藤花子未確認", NULL };
  static const char *const acting[] = { "教育責任者石井隆（代行）2026年6月1日", NULL };
  static const char *const done[] = { "教育責任者石井隆2026年6月1日佐藤花子2026年6月20日", NULL };
  g_autoptr(KamaeRecord) held = appoint (test, "training_manager", "0002", "2026-06-01", NULL);
  g_autoptr(KamaeRecord) task = ref_telling (test, held);

  assert_cell (test, "LDR-C08", 0, "情報セキュリティ委員長（トップマネジメント）");
  assert_cell (test, "LDR-C08", 4, "–");
  assert_prints (test, "LDR-R03", NULL, "ja", open);
  kamae_test_set_today (test, "2026-06-20");
  kamae_test_step (test, task, "finish");
  assert_prints (test, "LDR-R03", NULL, "ja", done);
  kamae_test_set (test, held, "acting", "1");
  assert_prints (test, "LDR-R03", NULL, "ja", acting);
  kamae_test_set (test, held, "ends_on", "2026-06-19");
  assert_lacks (test, "LDR-R03", NULL, done);
}

/* Who was told of the policy: at a training that names its version, or by an acknowledgement of the
 * record. Nobody is counted as not told while nothing is said of anybody. */
static KamaeRecord *
add_session (KamaeTest  *test,
             const char *day,
             const char *version)
{
  KamaeRecord *session = kamae_test_create (test, "training_session", "course", "一般研修",
                                            "starts_on", day, "policy_version", version, NULL);
  g_autoptr(KamaeRecordList) roll = kamae_register_list_parts (test->reg, session, "attendance");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (roll)); i++)
    {
      g_autoptr(KamaeRecord) row = g_list_model_get_item (G_LIST_MODEL (roll), i);
      g_autoptr(KamaeRecord) person = kamae_record_ref_link (row, "person");

      kamae_test_set (test, row, "result",
                      g_str_equal (kamae_record_get_text (person, "staff_no"), "0001")
                      ? "present" : "absent");
    }
  return session;
}

static void
assert_told (KamaeTest  *test,
             const char *version,
             const char *n_told,
             const char *n_people,
             const char *percent)
{
  const char *const values[] = { version, n_told, n_people, percent };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    assert_cell (test, "LDR-C09", i, values[i]);
}

static void
test_told (KamaeTest     *test,
           gconstpointer  data)
{
  static const char *const unknown[] = { "不明", NULL };
  static const char *const people[] = { "0001", "0002", "0003", "0004" };
  g_autoptr(KamaeRecord) inside = kamae_test_create (test, "department", "code", "40", "name",
                                                     "情報システム部", NULL);
  g_autoptr(KamaeRecord) outside = kamae_test_create (test, "department", "code", "50", "name",
                                                      "関連会社", "in_scope", "0", NULL);
  g_autoptr(KamaeRecord) course = kamae_test_create (test, "course", "name", "一般研修", "kind",
                                                     "general", NULL);
  g_autoptr(KamaeRecord) third = kamae_test_create (test, "person", "staff_no", "0003", "name",
                                                    "近藤 恵", NULL);
  g_autoptr(KamaeRecord) fourth = kamae_test_create (test, "person", "staff_no", "0004", "name",
                                                     "森 由美子", NULL);
  g_autoptr(KamaeRecord) session = NULL;
  g_autoptr(KamaeRecord) acknowledgement = NULL;
  g_autoptr(KamaeRecord) policy = NULL;
  g_autoptr(KamaeRecord) next = NULL;
  g_autofree char *id = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr(KamaeRecord) person = kamae_register_find (test->reg, "person", people[i], NULL);

      kamae_test_set (test, person, "department", i == 3 ? "50" : "40");
    }
  assert_told (test, NULL, NULL, NULL, NULL);
  policy = add_published (test, "1.0");
  assert_told (test, NULL, NULL, NULL, NULL);
  assert_prints (test, "LDR-R05", NULL, "ja", unknown);

  session = add_session (test, "2026-06-15", "１．０");
  assert_told (test, "1.0", "1", "3", "33.3");
  assert_cell (test, "LDR-C10", 0, "石井 隆");
  kamae_test_set (test, third, "left_on", "2026-06-14");
  assert_told (test, "1.0", "1", "2", "50.0");
  kamae_test_set (test, third, "left_on", NULL);
  kamae_test_set_today (test, "2026-06-20");
  id = kamae_record_dup_key (policy);
  acknowledgement = kamae_test_create (test, "acknowledgement", "person", "0002", "subject", "方針",
                                       "record", id, "acknowledged_on", "2026-06-20", NULL);
  assert_told (test, "1.0", "2", "3", "66.7");
  assert_cell (test, "LDR-C10", 0, "近藤 恵");
  /* Who is outside of the scope counts neither way. */
  kamae_test_set (test, acknowledgement, "person", "0004");
  assert_told (test, "1.0", "1", "3", "33.3");

  /* Of a new version everybody is told anew. */
  kamae_test_set_today (test, "2026-07-01");
  next = add_published (test, "2.0");
  assert_told (test, "2.0", "0", "3", "0.0");
}

static void
test_print_policy (KamaeTest     *test,
                   gconstpointer  data)
{
  static const char *const draft[] = { "ドラフト", "1.守るもの", "お客様の情報を守る。", NULL };
  static const char *const register_copy[] = {
    "承認", "作成", "制定日", "経営戦略との整合", "本文の第1項で述べている。", "代表取締役社長", "佐藤花子", NULL
  };
  static const char *const public_copy[] = {
    "情報セキュリティ基本方針", "目的", "2.改善", "制定2026年6月15日", "代表取締役社長", "佐藤花子", NULL
  };
  static const char *const not_public[] = {
    "作成", "経営戦略との整合", "版", "現在", "ドラフト", "承認時点", "1/1", NULL
  };
  static const char *const english[] = { "Informationsecuritypolicy", "Guarddata", "Establishedon",
                                         NULL };
  g_autoptr(KamaeRecord) policy = add_policy (test, "1.0");

  kamae_test_set (test, policy, "body_en", "1. Guard data\nWe guard it.");
  assert_prints (test, "LDR-R01", policy, "ja", draft);
  assert_prints (test, "LDR-R01-public", policy, "ja", draft);
  approve (test, policy);
  assert_prints (test, "LDR-R01", policy, "ja", register_copy);
  assert_prints (test, "LDR-R01-public", policy, "ja", public_copy);
  assert_lacks (test, "LDR-R01-public", policy, not_public);
  assert_prints (test, "LDR-R01-public", policy, "en", english);
}

/* Another president, another name: what was signed stays. */
static void
test_print_frozen (KamaeTest     *test,
                   gconstpointer  data)
{
  g_autoptr(KamaeRecord) policy = add_published (test, "1.0");
  g_autofree char *before = kamae_test_dup_print (test, "LDR-R01-public", policy, "ja");
  g_autofree char *after = NULL;

  kamae_test_set (test, test->person, "title", "取締役会長");
  kamae_test_set (test, test->person, "name", "佐藤 華子");
  after = kamae_test_dup_print (test, "LDR-R01-public", policy, "ja");
  g_assert_cmpstr (before, ==, after);
}

static void
test_print_comparison (KamaeTest     *test,
                       gconstpointer  data)
{
  static const char *const none[] = { "初版のため", NULL };
  static const char *const same[] = { "文言に変更はない", "1.0", NULL };
  static const char *const changed[] = { "旧", "新", "学び続ける。", "学び、改善する。", NULL };
  static const char *const english[] = { "Comparedwithversion", "Before", NULL };
  g_autoptr(KamaeRecord) first = add_published (test, "1.0");
  g_autoptr(KamaeRecord) second = kamae_test_create (test, "policy", "version", "2.0", NULL);

  assert_prints (test, "LDR-R08", first, "ja", none);
  assert_prints (test, "LDR-R08", second, "ja", same);
  kamae_test_set (test, second, "body", "1. 守るもの\n預かった情報を守る。\n2. 改善\n学び、改善する。");
  assert_prints (test, "LDR-R08", second, "ja", changed);
  assert_prints (test, "LDR-R08", second, "en", english);
}

static void
test_print_roles (KamaeTest     *test,
                  gconstpointer  data)
{
  static const char *const table[] = { "役割・責任・権限一覧", "兼任不可", "佐藤花子", "空席", "石井隆（代行）", NULL };
  static const char *const chart[] = { "ISMS体制図", "内部監査責任者", "空席", NULL };
  static const char *const letter[] = {
    "任命書", "石井隆殿", "教育責任者", "（代行）", "2026年6月1日から2026年12月31日まで",
    "代表取締役社長佐藤花子", NULL
  };
  static const char *const english[] = { "Letterofappointment", "Term",
                                         "From1June2026to31December2026", NULL };
  g_autoptr(KamaeRecord) held = appoint (test, "training_manager", "0002", "2026-06-01",
                                         "2026-12-31");

  kamae_test_set (test, held, "acting", "1");
  assert_prints (test, "LDR-R03", NULL, "ja", table);
  assert_prints (test, "LDR-R02", NULL, "ja", chart);
  assert_prints (test, "LDR-R04", held, "ja", letter);
  assert_prints (test, "LDR-R04", held, "en", english);
}

/* The letter stays as it was handed out, whatever is called otherwise later; what was entered
 * wrongly is corrected. */
static void
test_print_letter (KamaeTest     *test,
                   gconstpointer  data)
{
  static const char *const first[] = { "教育の計画。", "教育を行う。", "会議を招集する。", NULL };
  static const char *const corrected[] = { "近藤恵殿", "教育の新しい計画。", "取締役会長", NULL };
  g_autoptr(KamaeRecord) role = kamae_register_find (test->reg, "role", "training_manager", NULL);
  g_autoptr(KamaeRecord) person = kamae_register_find (test->reg, "person", "0002", NULL);
  g_autoptr(KamaeRecord) third = kamae_test_create (test, "person", "staff_no", "0003", "name",
                                                    "近藤 恵", NULL);
  KamaeRecord *organization = kamae_register_get_organization (test->reg);
  g_autoptr(KamaeRecord) held = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  kamae_test_set (test, role, "purpose", "教育の計画。");
  kamae_test_set (test, role, "responsibilities", "教育を行う。");
  kamae_test_set (test, role, "authorities", "会議を招集する。");
  held = appoint (test, "training_manager", "0002", "2026-06-20", NULL);
  kamae_test_set_today (test, "2026-06-20");
  kamae_test_set (test, person, "title", "主任");
  assert_prints (test, "LDR-R04", held, "ja", first);
  before = kamae_test_dup_print (test, "LDR-R04", held, "ja");
  kamae_test_assert_contains (before, "主任");

  kamae_test_set_today (test, "2026-06-21");
  kamae_test_set (test, role, "name", "研修責任者");
  kamae_test_set (test, role, "purpose", "教育の新しい計画。");
  kamae_test_set (test, role, "responsibilities", "別の責任。");
  kamae_test_set (test, role, "authorities", "別の権限。");
  kamae_test_set (test, person, "name", "石井 崇");
  kamae_test_set (test, person, "title", "部長");
  kamae_test_set (test, test->person, "title", "取締役会長");
  kamae_test_set (test, organization, "official_name", "別の株式会社");
  kamae_test_set (test, organization, "date_style", "wareki");
  kamae_test_set (test, held, "ends_on", "2026-12-31");
  after = kamae_test_dup_print (test, "LDR-R04", held, "ja");
  g_assert_cmpstr (before, ==, after);

  kamae_test_set_today (test, "2026-06-22");
  kamae_test_set (test, held, "person", "0003");
  assert_prints (test, "LDR-R04", held, "ja", corrected);
  kamae_test_set_today (test, "2026-06-23");
  kamae_test_set (test, role, "purpose", "教育の三つめの計画。");
  assert_prints (test, "LDR-R04", held, "ja", corrected);
}

static void
test_print_rest (KamaeTest     *test,
                 gconstpointer  data)
{
  static const char *const evidence[] = {
    "a)方針及び目的と経営戦略との整合", "社長の訓示", "秘密保持の確認", "1（2026年4月1日", NULL
  };
  static const char *const resources[] = { "端末管理ツール", "1,200千円", "必要", NULL };
  static const char *const performance[] = {
    "ISMSパフォーマンス報告書", "順調である。", "未記入", "4.トップマネジメントの回答", NULL
  };
  g_autoptr(KamaeRecord) noted = note (test, "a", "2026-06-01");
  g_autoptr(KamaeRecord) process = kamae_test_create (test, "process_integration", "process", "受注",
                                                      "requirement", "秘密保持の確認", "owner",
                                                      "0001", NULL);
  g_autoptr(KamaeRecord) resource = add_resource (test, "端末管理ツール");
  g_autoptr(KamaeRecord) report = kamae_test_create (test, "performance_report", "summary",
                                                     "順調である。", NULL);

  assert_prints (test, "LDR-R05", NULL, "ja", evidence);
  assert_prints (test, "LDR-R06", NULL, "ja", resources);
  assert_prints (test, "LDR-R07", report, "ja", performance);
}

static char *
dup_long_text (gsize size)
{
  GString *body = g_string_new (NULL);

  for (int i = 1; body->len < size; i++)
    g_string_append_printf (body, "%d. 守ること\n預かった情報を第%d項のとおりに守る。\n", i, i);
  g_string_append (body, "最後の行である。");
  return g_string_free (body, FALSE);
}

/* A text of a megabyte is printed to its end; one of 200 kB is compared with the one before. */
static void
test_print_long (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = add_published (test, "1.0");
  g_autoptr(KamaeRecord) second = kamae_test_create (test, "policy", "version", "2.0", NULL);
  g_autofree char *longest = dup_long_text (1000000);
  g_autofree char *shorter = dup_long_text (200000);
  g_autofree char *print = NULL;
  g_autofree char *comparison = NULL;

  kamae_test_set (test, second, "body", longest);
  print = kamae_test_dup_print (test, "LDR-R01-public", second, "ja");
  kamae_test_assert_contains (print, "最後の行である。");
  kamae_test_set (test, second, "body", shorter);
  comparison = kamae_test_dup_print (test, "LDR-R08", second, "ja");
  kamae_test_assert_contains (comparison, "最後の行である。");
}

/* The chart */

/* What an A4 sheet in landscape has between its head and foot. */
#define SHEET 440

static const KamaeLeadershipMeasures measures = { 735, 138, 38, 8, 8 };

static KamaeLeadershipChart *
make_chart (KamaeTest *test)
{
  g_autoptr(GError) error = NULL;
  KamaeLeadershipChart *chart = kamae_leadership_chart_new (test->reg, "ja", &measures, &error);

  g_assert_no_error (error);
  return chart;
}

static const KamaeLeadershipBox *
get_box (KamaeLeadershipChart *chart,
         guint                 place)
{
  return &g_array_index (chart->boxes, KamaeLeadershipBox, place);
}

/* No box stands on another or beyond the sheet. */
static void
assert_apart (KamaeLeadershipChart *chart)
{
  for (guint i = 0; i < chart->boxes->len; i++)
    {
      const cairo_rectangle_t *one = &get_box (chart, i)->area;

      g_assert_cmpfloat (one->x, >=, -0.01);
      g_assert_cmpfloat (one->x + one->width, <=, measures.width + 0.01);
      for (guint j = i + 1; j < chart->boxes->len; j++)
        {
          const cairo_rectangle_t *two = &get_box (chart, j)->area;

          g_assert_true (get_box (chart, i)->row != get_box (chart, j)->row
                         || one->x + one->width <= two->x || two->x + two->width <= one->x
                         || one->y + one->height <= two->y || two->y + two->height <= one->y);
        }
    }
}

static guint
count_role (KamaeLeadershipChart *chart,
            const char           *name,
            gboolean              is_continued)
{
  guint n = 0;

  for (guint i = 0; i < chart->boxes->len; i++)
    n += g_str_equal (get_box (chart, i)->name, name)
         && get_box (chart, i)->is_continued == is_continued;
  return n;
}

static void
test_chart (KamaeTest     *test,
            gconstpointer  data)
{
  g_autoptr(KamaeLeadershipChart) chart = make_chart (test);

  /* The required roles; optional ones that nobody holds are left out. */
  g_assert_cmpuint (chart->boxes->len, ==, 6);
  g_assert_cmpstr (get_box (chart, 0)->name, ==, "情報セキュリティ委員長（トップマネジメント）");
  g_assert_cmpstr (get_box (chart, 0)->holders, ==, "佐藤 花子");
  g_assert_cmpuint (count_role (chart, "リスク所有者", FALSE), ==, 0);
  g_assert_true (get_box (chart, 5)->is_vacant);
  assert_apart (chart);
}

static void
test_chart_many (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeLeadershipChart) chart = NULL;
  g_autofree char *print = NULL;

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *code = g_strdup_printf ("role_%02d", i);
      g_autofree char *name = g_strdup_printf ("部門別の役割%02d", i);
      g_autofree char *above = i % 7 == 0 ? g_strdup ("isms_manager")
                                          : g_strdup_printf ("role_%02d", i / 7 * 7);
      g_autoptr(KamaeRecord) role = kamae_test_create (test, "role", "code", code, "name", name,
                                                       "required", "1", "reports_to", above, NULL);
    }
  chart = make_chart (test);
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("部門別の役割%02d", i);

      g_assert_cmpuint (count_role (chart, name, FALSE), ==, 1);
    }
  g_assert_cmpuint (count_role (chart, "情報セキュリティ推進責任者", TRUE), >, 0);
  g_assert_cmpuint (chart->n_rows, >, 1);
  assert_apart (chart);
  /* Each row finds room on a sheet without being made smaller. */
  for (guint row = 0; row < chart->n_rows; row++)
    g_assert_cmpfloat (kamae_leadership_chart_get_height (chart, row), <=, SHEET);
  print = kamae_test_dup_print (test, "LDR-R02", NULL, "ja");
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("部門別の役割%02d", i);

      kamae_test_assert_contains (print, name);
    }
}

/* Without one role at the top the organization stands there. */
static void
test_chart_tops (KamaeTest     *test,
                 gconstpointer  data)
{
  g_autoptr(KamaeRecord) role = kamae_register_find (test->reg, "role", "audit_manager", NULL);
  g_autoptr(KamaeLeadershipChart) chart = NULL;

  kamae_test_set (test, role, "reports_to", NULL);
  chart = make_chart (test);
  g_assert_cmpint (get_box (chart, 0)->id, ==, 0);
  g_assert_cmpuint (count_role (chart, "内部監査責任者", FALSE), ==, 1);
  assert_apart (chart);
}

/* A screenshot of 50 MB proves a publication as any other does: it is kept whole, and taken back by
 * one step of undo. An empty one proves nothing, and says so. */
static gboolean
attach_picture (KamaeTest    *test,
                KamaeRecord  *publication,
                gsize         size,
                GError      **error)
{
  g_autoptr(KamaeOperation) operation =
    kamae_register_begin (test->reg, "証拠の添付", publication, error);
  g_autoptr(GBytes) content = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr(KamaeRecord) evidence = NULL;

  if (operation == NULL)
    return FALSE;
  evidence = kamae_operation_attach_bytes (operation, publication, "画面.png", content, NULL, error);
  return evidence != NULL
         && kamae_operation_set_link (operation, publication, "picture", evidence, error)
         && kamae_operation_commit (operation, error);
}

static void
test_large_picture (KamaeTest     *test,
                    gconstpointer  data)
{
  g_autoptr(KamaeRecord) policy = add_policy (test, "1.0");
  g_autoptr(KamaeRecord) website = NULL;
  g_autoptr(KamaeRecord) evidence = NULL;
  g_autoptr(GError) error = NULL;

  approve (test, policy);
  website = ref_publication (test, policy, "website");
  g_assert_false (attach_picture (test, website, 0, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "画面.png"));
  g_clear_error (&error);
  g_assert_false (kamae_record_is_set (website, "picture"));

  attach_picture (test, website, 50 * 1024 * 1024, &error);
  g_assert_no_error (error);
  evidence = kamae_record_ref_link (website, "picture");
  g_assert_cmpint (kamae_record_get_integer (evidence, "size"), ==, 50 * 1024 * 1024);
  publish (test, policy, "website");
  g_assert_cmpstr (kamae_record_get_state (website), ==, "published");
}

/* The comparison */

static void
add_difference (const char *before,
                const char *after,
                gpointer    data)
{
  g_string_append_printf (data, "[%s|%s]", before, after);
}

static void
assert_differences (const char *before,
                    const char *after,
                    const char *expected)
{
  g_autoptr(GString) found = g_string_new (NULL);

  kamae_leadership_compare (before, after, add_difference, found);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_comparison (void)
{
  g_autoptr(GString) old = g_string_new (NULL);
  g_autoptr(GString) new = g_string_new (NULL);
  guint n = 0;

  assert_differences ("a\nb", "a\nb", "");
  assert_differences ("", "a", "[|a]");
  assert_differences ("a\nb\nc", "a\nx\nc", "[b|x]");
  assert_differences ("a\nb\nc\nd", "a\nc\nd\ne", "[b|][|e]");
  assert_differences ("a\nb\nc", "c", "[a\nb|]");
  assert_differences ("1\n2\n3\n4\n5", "1\nx\n3\ny\n5", "[2|x][4|y]");

  /* A policy of a megabyte, of which each line is new, is one difference, at once. */
  for (int i = 0; i < 20000; i++)
    {
      g_string_append_printf (old, "旧%d 情報を守る\n", i);
      g_string_append_printf (new, "新%d 情報を守る\n", i);
    }
  {
    g_autoptr(GString) found = g_string_new (NULL);

    kamae_leadership_compare (old->str, new->str, add_difference, found);
    for (const char *c = found->str; *c != '\0'; c++)
      n += *c == '|';
    g_assert_cmpuint (n, ==, 1);
  }
}

/* The sample */

static void
test_sample (KamaeTest     *test,
             gconstpointer  data)
{
  static const char *const rules[] = {
    "LDR-V01", "LDR-V02", "LDR-V03", "LDR-V04", "LDR-V06", "LDR-V07", "S-5.1-h",
    "S-5.2-1", "S-5.3-1", "S-5.3-2", "S-5.3-b", "X-7.1-1"
  };
  static const char *const days[] = { "2026-04-03", "2026-11-23" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      kamae_test_open_sample (test, "ja", days[i]);
      for (guint j = 0; j < G_N_ELEMENTS (rules); j++)
        {
          g_test_message ("%s %s", days[i], rules[j]);
          g_assert_cmpuint (kamae_test_count_rule (test, rules[j]), ==, 0);
        }
    }
  /* Objectives of the first two years were set from 1.0, those of the third from 2.0. */
  assert_versions (test, "[1.0 2024-04-24 2025-11-19][2.0 2025-11-20 ]");
  assert_cell (test, "LDR-C01", 0, "2.0");
  assert_cell (test, "LDR-C02", 0, "8");
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, function) \
  g_test_add ("/leadership/" path, KamaeTest, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kamae_language_init ("ja");
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());

  ADD ("life/policy", test_policy);
  ADD ("life/publisher", test_publisher);
  ADD ("life/first-words", test_first_words);
  ADD ("life/return", test_return);
  ADD ("life/telling", test_telling);
  ADD ("life/telling-form", test_telling_form);
  ADD ("life/resource", test_resource);
  ADD ("life/days", test_days);
  ADD ("life/versions", test_versions);
  ADD ("life/performance", test_performance);
  ADD ("rules/core-v01", test_core_v01);
  ADD ("rules/v01", test_v01);
  ADD ("rules/v01-day", test_v01_day);
  ADD ("rules/v01-approver", test_v01_approver);
  ADD ("rules/v02", test_v02);
  ADD ("rules/v03", test_v03);
  ADD ("rules/v03-first", test_v03_first);
  ADD ("rules/v05", test_v05);
  ADD ("rules/v05-none", test_v05_none);
  ADD ("rules/v06", test_v06);
  ADD ("rules/v06-found", test_v06_found);
  ADD ("rules/v07", test_v07);
  ADD ("rules/rows", test_rows);
  ADD ("rules/row-managers", test_row_managers);
  ADD ("rules/row-twice", test_row_twice);
  ADD ("rules/row-told", test_row_told);
  ADD ("rules/row-report", test_row_report);
  ADD ("figures", test_figures);
  ADD ("print/confirmed", test_confirmed);
  ADD ("print/told", test_told);
  ADD ("print/policy", test_print_policy);
  ADD ("print/frozen", test_print_frozen);
  ADD ("print/comparison", test_print_comparison);
  ADD ("print/roles", test_print_roles);
  ADD ("print/letter", test_print_letter);
  ADD ("print/rest", test_print_rest);
  ADD ("print/long", test_print_long);
  ADD ("life/large-picture", test_large_picture);
  ADD ("chart/few", test_chart);
  ADD ("chart/many", test_chart_many);
  ADD ("chart/tops", test_chart_tops);
  g_test_add_func ("/leadership/comparison", test_comparison);
  ADD ("sample", test_sample);

  return g_test_run ();
}
