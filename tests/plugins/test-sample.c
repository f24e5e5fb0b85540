/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

/* The sample organization, with all plugins: its story is possible. It is made on several days of
 * the year, because what it tells depends on the day. */

static KamaeModel *model;

static gint64
count (KamaeTest  *test,
       const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 n = kamae_register_count (test->reg, sql, &error);

  g_assert_no_error (error);
  return n;
}

/* The first two columns of what is wrong. */
static void
assert_none (KamaeTest  *test,
             const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeCursor) cursor = kamae_register_query (test->reg, sql, "ja", &error);

  g_assert_no_error (error);
  if (kamae_cursor_next (cursor, &error))
    g_error ("%s: %s: %s", sql, kamae_cursor_get_text (cursor, 0),
             kamae_cursor_get_text (cursor, 1));
  g_assert_no_error (error);
}

/* What was done later stands later; the first entry made the register. */
static void
check_journal (KamaeTest *test)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) history = kamae_register_history (test->reg, NULL, 0, &error);
  g_autofree char *later = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (history->len, >, 900);
  for (guint i = 0; i + 1 < history->len; i++)
    {
      g_autofree char *at =
        g_date_time_format_iso8601 (kamae_history_entry_get_time (history->pdata[i]));

      if (later != NULL)
        g_assert_cmpstr (at, <=, later);
      g_free (later);
      later = g_steal_pointer (&at);
    }
}

#define PRESENCE \
  "SELECT link.to_id AS person_id, meeting.id AS event_id, meeting.held_on || 'T' || meeting.starts_at AS start, " \
  "meeting.held_on || 'T' || meeting.ends_at AS end, 'meeting ' || meeting.number AS what " \
  "FROM meeting JOIN link ON link.kind = 'meeting.attendees' AND link.from_id = meeting.id " \
  "UNION ALL SELECT link.to_id, management_review.id, planned_on || 'T' || starts_at, " \
  "planned_on || 'T' || ends_at, 'review ' || number FROM management_review " \
  "JOIN link ON link.kind = 'management_review.attendees' AND link.from_id = management_review.id " \
  "UNION ALL SELECT link.to_id, slot.id, slot.starts_at, strftime ('%Y-%m-%dT%H:%M', slot.starts_at, '+60 minutes'), " \
  "'audit ' || audit.number FROM audit_assignment AS slot JOIN audit ON audit.id = slot.audit_id " \
  "JOIN link ON link.kind = 'audit_assignment.auditors' AND link.from_id = slot.id " \
  "WHERE audit.state NOT IN ('postponed', 'cancelled') " \
  "UNION ALL SELECT slot.auditee_id, slot.id, slot.starts_at, " \
  "strftime ('%Y-%m-%dT%H:%M', slot.starts_at, '+60 minutes'), " \
  "'audit ' || audit.number FROM audit_assignment AS slot JOIN audit ON audit.id = slot.audit_id " \
  "WHERE audit.state NOT IN ('postponed', 'cancelled')"

/* Nobody is in two places at once, and no room has two guests; none of it is on a weekend. */
static void
check_bookings (KamaeTest *test)
{
  assert_none (test,
               "WITH presence AS (" PRESENCE ") "
               "SELECT a.what || ' ' || a.start, b.what || ' ' || person.name "
               "FROM presence AS a JOIN presence AS b ON b.person_id = a.person_id AND b.event_id <> a.event_id "
               "AND b.start < a.end AND a.start < b.end JOIN person ON person.id = a.person_id");
  assert_none (test,
               "SELECT a.place, a.starts_at FROM audit_assignment AS a JOIN audit_assignment AS b "
               "ON b.place = a.place AND b.id <> a.id AND b.department_id <> a.department_id "
               "AND abs (julianday (a.starts_at) - julianday (b.starts_at)) * 24 < 1 "
               "WHERE a.place LIKE '%A' OR a.place LIKE '%B'");
  assert_none (test,
               "SELECT what, start FROM (" PRESENCE ") WHERE strftime ('%w', start) IN ('0', '6')");
}

/* Who signs, answers or does something is with the company on that day. */
static void
check_people (KamaeTest *test)
{
  assert_none (test,
               "SELECT person.name, approval.signed_on FROM approval "
               "JOIN person ON person.id = approval.person_id WHERE approval.signed_on < person.joined_on "
               "OR approval.signed_on > coalesce (person.left_on, '9999')");
  assert_none (test,
               "SELECT person.name, work.entity || ' ' || work.done_on FROM work "
               "JOIN person ON person.id = work.person_id WHERE work.entity NOT IN ('role_assignment', 'pledge') "
               "AND work.done_on <> '' AND (work.done_on < person.joined_on OR work.done_on > coalesce (person.left_on, '9999'))");
  assert_none (test,
               "WITH presence AS (" PRESENCE ") SELECT person.name, what FROM presence "
               "JOIN person ON person.id = presence.person_id WHERE substr (start, 1, 10) < person.joined_on "
               "OR substr (start, 1, 10) > coalesce (person.left_on, '9999')");
  assert_none (test,
               "SELECT person.name, role.name FROM role_assignment AS held "
               "JOIN person ON person.id = held.person_id JOIN role ON role.id = held.role_id "
               "WHERE held.starts_on < person.joined_on "
               "OR (person.left_on IS NOT NULL AND coalesce (held.ends_on, '9999') > person.left_on)");
  assert_none (test,
               "SELECT person.name, task.subject FROM task JOIN person ON person.id = task.assignee_id "
               "WHERE task.state IN ('open', 'doing') AND person.left_on < today ()");
  /* No role that must be held is vacant. */
  g_assert_cmpuint (kamae_test_count_rule (test, "LDR-V03"), ==, 0);
}

/* Nothing names what came later, and nothing lies in the future. */
static void
check_order (KamaeTest *test)
{
  assert_none (test,
               "SELECT department.name, audit.number FROM audit_assignment AS slot "
               "JOIN audit ON audit.id = slot.audit_id JOIN department ON department.id = slot.department_id "
               "WHERE department.valid_from > audit.starts_on");
  assert_none (test,
               "SELECT department.name, statement.version FROM scope_statement AS statement "
               "JOIN scope_item AS item ON item.statement_id = statement.id "
               "JOIN link ON link.kind = 'scope_item.refs' AND link.from_id = item.id "
               "JOIN department ON department.id = link.to_id "
               "WHERE department.valid_from > statement.effective_on");
  assert_none (test,
               "SELECT person_name, signed_on FROM approval WHERE signed_on > today () "
               "UNION ALL SELECT entity, done_on FROM work WHERE done_on > today () "
               "UNION ALL SELECT number, corrected_on FROM nonconformity WHERE corrected_on > today () "
               "UNION ALL SELECT number, evaluated_on FROM corrective_action WHERE evaluated_on > today () "
               "UNION ALL SELECT number, done_on FROM corrective_action WHERE done_on > today ()");
  assert_none (test,
               "SELECT nonconformity.number, corrected_on FROM nonconformity WHERE corrected_on < opened_on "
               "UNION ALL SELECT nonconformity.number, finding.number FROM nonconformity "
               "JOIN audit_finding AS finding ON finding.id = nonconformity.source_record_id "
               "JOIN audit ON audit.id = finding.audit_id WHERE nonconformity.opened_on < audit.starts_on");
  /* Considered in the meeting, not before. */
  assert_none (test, "SELECT management_review.number, review_input.part FROM review_input "
                     "JOIN management_review ON management_review.id = review_input.review_id "
                     "WHERE management_review.held_on IS NULL AND review_input.status = 'considered'");
  /* Certified after what is certified was there. */
  assert_none (test,
               "SELECT certificate.number, what FROM isms_certificate AS certificate CROSS JOIN ("
               "SELECT 'assessment' AS what, min (ends_on) AS day FROM risk_run WHERE state = 'locked' "
               "UNION ALL SELECT 'statement', min (effective_on) FROM soa WHERE state <> 'draft' "
               "UNION ALL SELECT 'audit', min (ends_on) FROM audit WHERE state IN ('following_up', 'closed') "
               "UNION ALL SELECT 'review', min (held_on) FROM management_review "
               "UNION ALL SELECT kind, ends_on FROM certification_audit WHERE kind LIKE 'stage%') "
               "WHERE day IS NULL OR day >= (SELECT min (starts_on) FROM certification_audit) "
               "AND what NOT LIKE 'stage%' OR day >= certificate.issued_on");
  assert_none (test,
               "SELECT certificate.number, statement.version FROM isms_certificate AS certificate "
               "JOIN scope_statement AS statement ON statement.state = 'in_force' "
               "WHERE certificate.scope_ja <> statement.summary_ja OR certificate.scope_en <> statement.summary_en");
  /* What is accepted above the limit says so and has the president's agreement. */
  assert_none (test,
               "SELECT acceptance.number, acceptance.reason FROM acceptance "
               "JOIN risk ON risk.id = acceptance.risk_id JOIN evaluation ON evaluation.risk_id = risk.id "
               "JOIN risk_run AS run ON run.id = evaluation.run_id "
               "JOIN risk_criteria AS criteria ON criteria.id = run.criteria_id "
               "WHERE acceptance.state = 'active' AND evaluation.stage = 'current' "
               "AND run.id = (SELECT id FROM risk_run WHERE state = 'locked' ORDER BY ends_on DESC LIMIT 1) "
               "AND evaluation.value > criteria.acceptable_value AND NOT EXISTS (SELECT 1 FROM approval "
               "WHERE approval.source_id = acceptance.id AND approval.box = 'reviewed')");
  g_assert_cmpint (count (test, "SELECT count (DISTINCT reason) FROM acceptance"), >=, 10);
  /* Sources of risks and opportunities. */
  assert_none (test,
               "SELECT number, title FROM risk_opportunity WHERE id NOT IN "
               "(SELECT from_id FROM link WHERE kind = 'risk_opportunity.sources')");
  /* An auditor notes what was drawn, not what is expected. */
  assert_none (test,
               "SELECT text, evidence FROM audit_result WHERE verdict IN ('conform', 'obs', 'nc') "
               "AND (coalesce (evidence, '') = '' OR coalesce (sample, '') = '')");
}

/* The drawings show something. */
static void
check_drawings (KamaeTest *test)
{
  assert_none (test,
               "SELECT attachment.title, evidence.file_name FROM scope_attachment AS attachment "
               "JOIN evidence ON evidence.id = attachment.file_id "
               "WHERE evidence.file_name LIKE '%.png' AND evidence.size < 8000");
}

/* The rules that find something in autumn, and how often at most: what a start page is to show of a
 * company that lives its ISMS. On other days more is due, but nothing else that blocks. */
static void
check_findings (KamaeTest  *test,
                gboolean    is_autumn)
{
  static const struct
  {
    const char *rule;
    guint most;
  } intended[] = {
    { "AST-V05", 1 },   /* a new asset, before the assessment of the year */
    { "AUD-V09", 1 },   /* the controls of the cycle's last year are still to be planned */
    { "CMP-V04", 1 },   /* some have not made up for the general training yet */
    { "COM-V04", 1 },   /* who missed the last meeting has not been told yet */
    { "CORE-V08", 7 },  /* late tasks, and items of the annual plan */
    { "CTX-V05", 1 },   /* a requirement of the review in progress */
    { "CTX-V09", 2 },   /* changes that wait */
    { "LDR-V05", 2 },   /* two who learn what their roles ask for */
    { "NCR-V05", 1 },   /* a late corrective action */
    { "NCR-V06", 1 },   /* one that recurs */
    { "RSK-V10", 1 },   /* a late action */
    { "S-6.1.1-4", 1 }, /* an opportunity to be judged */
    { "SCP-V03", 1 },   /* the requirement above */
    { "SCP-V05", 2 },   /* the drawings that the change in progress will renew */
    { "SOA-V08", 1 },   /* the next statement is a draft */
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) results = kamae_register_check (test->reg, NULL, &error);
  guint found[G_N_ELEMENTS (intended)] = { 0 };

  g_assert_no_error (error);
  for (guint i = 0; i < results->len; i++)
    {
      const char *rule = kamae_check_result_get_rule (results->pdata[i]);
      guint j = 0;

      while (j < G_N_ELEMENTS (intended) && !g_str_equal (intended[j].rule, rule))
        j++;
      if (j < G_N_ELEMENTS (intended) && ++found[j] <= intended[j].most)
        continue;
      if (!is_autumn && kamae_check_result_get_level (results->pdata[i]) != KAMAE_RULE_BLOCK)
        continue;
      g_test_message ("%s: %s %s", rule, kamae_check_result_get_text (results->pdata[i]),
                      kamae_check_result_get_detail (results->pdata[i]));
      g_test_fail ();
    }
}

static void
test_story (KamaeTest     *test,
            gconstpointer  data)
{
  g_auto(GStrv) parts = g_strsplit (data, " ", 2);

  kamae_language_set_current (parts[0]);
  kamae_test_set_up (test, g_object_ref (model));
  kamae_test_open_sample (test, parts[0], parts[1]);

  check_journal (test);
  check_bookings (test);
  check_people (test);
  check_order (test);
  check_drawings (test);
  check_findings (test, strstr (parts[1], "-11-") != NULL);
  kamae_test_verify (test);
  kamae_test_tear_down (test);
}

/* What is said in the minutes is what the figure of that day says. */
static void
check_said (KamaeTest  *test,
            const char *sql,
            const char *figure,
            const char *row,
            const char *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeCursor) cursor = kamae_register_query (test->reg, sql, "ja", &error);
  g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  while (kamae_cursor_next (cursor, NULL))
    {
      g_ptr_array_add (said, g_strdup (kamae_cursor_get_text (cursor, 0)));
      g_ptr_array_add (said, g_strdup (kamae_cursor_get_text (cursor, 1)));
    }
  g_clear_object (&cursor);
  g_assert_cmpuint (said->len, >, 0);
  for (guint i = 0; i < said->len; i += 2)
    {
      g_autoptr(KamaeFigureResult) result =
        kamae_register_compute (test->reg, kamae_model_find_figure (model, figure), said->pdata[i],
                                NULL, "ja", &error);
      g_autofree char *sentence = NULL;
      const char *number = "0";

      g_assert_no_error (error);
      for (guint j = 0; j < kamae_figure_result_get_n_rows (result); j++)
        if (g_str_equal (kamae_figure_result_get_cell (result, j, 0), row))
          number = kamae_figure_result_get_cell (result, j, 1);
      sentence = g_strdup_printf (words, number);
      kamae_test_assert_contains (said->pdata[i + 1], sentence);
    }
}

static void
test_numbers (KamaeTest     *test,
              gconstpointer  data)
{
  kamae_language_set_current ("ja");
  kamae_test_set_up (test, g_object_ref (model));
  kamae_test_open_sample (test, "ja", "2026-11-23");

  check_said (test, "SELECT held_on, minutes FROM meeting WHERE minutes LIKE '%リスクレベル%'",
              "RSK-C02", "■ 高", "リスクレベル「高」のリスクは%s件");
  check_said (test, "SELECT held_on, minutes FROM meeting WHERE minutes LIKE '%軽微な不適合%観察事項%改善の機会%'",
              "AUD-C02", "軽微な不適合", "軽微な不適合%s件");
  check_said (test, "SELECT cut_off_on, report FROM review_input JOIN management_review AS review "
                    "ON review.id = review_input.review_id WHERE report LIKE '%リスクレベル%'",
              "RSK-C02", "■ 高", "リスクレベル「高」のリスクは%s件");
  g_assert_cmpint (count (test, "SELECT count (*) FROM meeting WHERE minutes LIKE '%「高」のリスクは0件%'"), ==, 0);
  g_assert_cmpint (count (test, "SELECT count (*) FROM meeting WHERE minutes || coalesce (decisions, '') LIKE '%{%'"),
                   ==, 0);
  kamae_test_tear_down (test);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    const char *day;
  } days[] = {
    { "/sample/autumn/ja", "ja 2026-11-23" },
    { "/sample/autumn/en", "en 2026-11-23" },
    { "/sample/spring", "ja 2026-05-18" },
    { "/sample/year-end", "en 2027-03-31" },
    { "/sample/year-begin", "ja 2026-04-01" },
    { "/sample/leap-day", "ja 2028-02-29" },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kamae_language_init ("en");
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_test_add (days[i].path, KamaeTest, days[i].day, NULL, test_story, NULL);
  g_test_add ("/sample/numbers", KamaeTest, NULL, NULL, test_numbers, NULL);
  return g_test_run ();
}
