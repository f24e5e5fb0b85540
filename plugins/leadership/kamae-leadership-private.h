/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of this plugin share. One file a subject:
 *
 *   policies      the information security policy, a version at a time: policy
 *   publications  where each version was published: policy_publication, publication_check
 *   evidence      what shows leadership, and requirements in the processes of the business:
 *                 leadership_evidence, process_integration
 *   resources     resource_need
 *   appointments  the task by which somebody who is appointed confirms what the role asks for
 *   performance   reports on the performance to top management: performance_report,
 *                 performance_line
 *   rules         LDR-V01 … LDR-V07 and those of the rows of the manual
 *   figures       LDR-C01 … LDR-C10
 *   comparison    what changed between two versions of a text
 *   chart         the organization chart of the ISMS: where each box stands; drawing: its picture
 *   reports       LDR-R01 … LDR-R08, some of them in policy-reports and role-reports
 *   board-page    the eight tiles; chart-page: the chart on the screen
 *   sample        the plugin's part of the sample organization */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

extern const KamaeEntity kamae_leadership_policy;
extern const KamaeEntity kamae_leadership_publication;
extern const KamaeEntity kamae_leadership_check;
extern const KamaeEntity kamae_leadership_evidence;
extern const KamaeEntity kamae_leadership_integration;
extern const KamaeEntity kamae_leadership_resource;
extern const KamaeEntity kamae_leadership_performance;
extern const KamaeEntity kamae_leadership_line;

extern const KamaeRule   kamae_leadership_rules[];
extern const KamaeFigure kamae_leadership_figures[];
extern const KamaeReport kamae_leadership_reports[];

/* What 5.1 asks top management to show, in our words. */
extern const KamaeChoice kamae_leadership_letters[];
#define KAMAE_LEADERSHIP_N_LETTERS 8

/* SQL: the letters, and whether they are shown: a row each with `letter`, and of the newest proof
 * up to the date `shown_on` and `record_id`, which are NULL if there is none. */
#define KAMAE_LEADERSHIP_TILES(date) \
  "(SELECT wanted.letter AS letter, max (proof.shown_on) AS shown_on, proof.record_id AS record_id " \
  "FROM (SELECT column1 AS letter FROM (VALUES ('a'), ('b'), ('c'), ('d'), ('e'), ('f'), ('g'), ('h'))) " \
  "AS wanted LEFT JOIN leadership_proof AS proof ON proof.letter = wanted.letter " \
  "AND proof.shown_on <= " date " GROUP BY wanted.letter)"

/* SQL: the day up to which a proof still counts. */
#define KAMAE_LEADERSHIP_STALE "add_months (:as_of, -setting ('leadership.evidence_months'))"

/* SQL: the policy that is in force on a date. */
#define KAMAE_LEADERSHIP_POLICY_AT(date) \
  "(SELECT id FROM policy WHERE state IN ('published', 'superseded') " \
  "AND published_on <= " date " ORDER BY published_on DESC, version COLLATE counted DESC LIMIT 1)"

/* SQL: appointments up to the day on which the person left, known as `held`. */
#define KAMAE_LEADERSHIP_HELD \
  "(SELECT role_assignment.id AS id, role_id, person_id, " \
  "role_assignment.department_id AS department_id, appointed_by_id, acting, starts_on, " \
  "min (coalesce (ends_on, '9999-12-31'), coalesce (left_on, '9999-12-31')) AS ends_on " \
  "FROM role_assignment JOIN person ON person.id = role_assignment.person_id)"

/* SQL: days on which nobody held a role that must always be held, up to a date: after a holder, and
 * before the first one from when it had to be held, as far as that is known. `role_id`, `since`,
 * `until`; the last is NULL while it goes on. */
#define KAMAE_LEADERSHIP_GAPS(date) \
  "(SELECT DISTINCT held.role_id AS role_id, date (held.ends_on, '+1 day') AS since, " \
  "(SELECT date (min (next.starts_on), '-1 day') FROM " KAMAE_LEADERSHIP_HELD " AS next " \
  "WHERE next.role_id = held.role_id AND next.starts_on > held.ends_on " \
  "AND next.ends_on >= next.starts_on) AS until " \
  "FROM " KAMAE_LEADERSHIP_HELD " AS held JOIN role ON role.id = held.role_id " \
  "WHERE role.required = 1 AND held.ends_on >= held.starts_on AND held.ends_on < " date " " \
  "AND NOT EXISTS (SELECT 1 FROM " KAMAE_LEADERSHIP_HELD " AS cover " \
  "WHERE cover.role_id = held.role_id AND cover.starts_on <= date (held.ends_on, '+1 day') " \
  "AND cover.ends_on > held.ends_on) " \
  "UNION ALL SELECT role.id, role.required_from, date (min (first.starts_on), '-1 day') " \
  "FROM role LEFT JOIN " KAMAE_LEADERSHIP_HELD " AS first ON first.role_id = role.id " \
  "AND first.ends_on >= first.starts_on WHERE role.required = 1 " \
  "AND role.required_from < " date " " \
  "GROUP BY role.id HAVING coalesce (min (first.starts_on), '9999-12-31') > role.required_from)"

/* SQL: times in which one person held two roles that do not go together: `person_id`, `first_id`,
 * `second_id`, `since`, `until`. */
#define KAMAE_LEADERSHIP_CLASHES \
  "(SELECT one.person_id AS person_id, one.role_id AS first_id, two.role_id AS second_id, " \
  "max (one.starts_on, two.starts_on) AS since, min (one.ends_on, two.ends_on) AS until " \
  "FROM " KAMAE_LEADERSHIP_HELD " AS one JOIN link ON link.kind = 'role.incompatible' " \
  "AND link.from_id = one.role_id JOIN " KAMAE_LEADERSHIP_HELD " AS two " \
  "ON two.role_id = link.to_id AND two.person_id = one.person_id " \
  "WHERE max (one.starts_on, two.starts_on) <= min (one.ends_on, two.ends_on))"

/* SQL: queries of the vacancies and of the clashes of the fiscal year, by name, for figures and
 * paper. */
#define KAMAE_LEADERSHIP_LIST_GAPS \
  "SELECT (SELECT name FROM role WHERE role.id = gap.role_id), gap.since AS since_on, " \
  "gap.until AS until_on FROM " KAMAE_LEADERSHIP_GAPS (":as_of") " AS gap " \
  "WHERE coalesce (gap.until, :as_of) >= fiscal_start (:as_of) AND gap.since <= :as_of " \
  "ORDER BY gap.since"
#define KAMAE_LEADERSHIP_LIST_CLASHES \
  "SELECT (SELECT name FROM person WHERE person.id = clash.person_id), " \
  "(SELECT name FROM role WHERE role.id = clash.first_id), " \
  "(SELECT name FROM role WHERE role.id = clash.second_id), clash.since AS since_on, " \
  "nullif (clash.until, '9999-12-31') AS until_on FROM " KAMAE_LEADERSHIP_CLASHES " AS clash " \
  "WHERE clash.until >= fiscal_start (:as_of) AND clash.since <= :as_of ORDER BY clash.since"

/* SQL: who holds `role` today, a line each: acting (代行) and provisional (暫定) ones say so by these
 * words, which stand in the sources: headers are not translated. */
#define KAMAE_LEADERSHIP_HOLDERS(acting, provisional) \
  "(SELECT group_concat (line, char (10)) FROM (SELECT person.name " \
  "|| coalesce (aside (department.name), '') || CASE WHEN held.acting = 1 " \
  "THEN aside (" KAMAE_SQL_WORDS (acting) ") ELSE '' END " \
  "|| CASE WHEN EXISTS (SELECT 1 FROM appointment_gap WHERE assignment_id = held.id " \
  "AND is_planned = 1) THEN aside (" KAMAE_SQL_WORDS (provisional) ") " \
  "ELSE '' END AS line FROM role_assignment AS held " \
  "JOIN person ON person.id = held.person_id " \
  "LEFT JOIN department ON department.id = held.department_id WHERE held.role_id = role.id " \
  "AND held.starts_on <= :as_of AND coalesce (held.ends_on, '9999-12-31') >= :as_of " \
  "AND coalesce (person.left_on, '9999-12-31') >= :as_of " \
  "ORDER BY department.code COLLATE counted, person.staff_no COLLATE counted))"

/* SQL: the key of the task by which somebody who was appointed confirms what the role asks for: the
 * first one under the clause. */
#define KAMAE_LEADERSHIP_TELLING(held) \
  "(SELECT telling.id FROM task AS telling JOIN clause ON clause.id = telling.clause_id " \
  "WHERE telling.source_id = " held ".id AND clause.number = '5.3' " \
  "ORDER BY telling.number COLLATE counted LIMIT 1)"

/* SQL: a query of who is appointed to what, since when, by whom, and when the person confirmed it,
 * for figures and paper. What is in force since before that was asked for says nothing there. */
#define KAMAE_LEADERSHIP_LIST_APPOINTMENTS(acting, open) \
  "SELECT role.name, person.name || coalesce (aside (department.name), '') " \
  "|| CASE held.acting WHEN 1 THEN aside (" KAMAE_SQL_WORDS (acting) ") ELSE '' END, " \
  "held.starts_on AS starts_on, (SELECT name FROM person AS appointer " \
  "WHERE appointer.id = held.appointed_by_id), CASE WHEN task.id IS NULL THEN '–' " \
  "WHEN task.done_on <= :as_of THEN date_label (task.done_on) " \
  "ELSE " KAMAE_SQL_WORDS (open) " END FROM " KAMAE_LEADERSHIP_HELD " AS held " \
  "JOIN role ON role.id = held.role_id JOIN person ON person.id = held.person_id " \
  "LEFT JOIN department ON department.id = held.department_id " \
  "LEFT JOIN task ON task.id = " KAMAE_LEADERSHIP_TELLING ("held") " " \
  "WHERE :as_of BETWEEN held.starts_on AND held.ends_on ORDER BY role.position, role.name, " \
  "department.code COLLATE counted, person.staff_no COLLATE counted"

/* SQL: the people in the scope, and whether they were told of the policy that is in force: a row
 * each with `person_id`, `department_id` and `is_told`. None while no policy is in force, or while
 * nothing says who was told of any version: then it is not known, and nobody counts as not told. */
#define KAMAE_LEADERSHIP_TOLD \
  "(WITH now (version) AS (SELECT normalised (version) FROM policy " \
  "WHERE id = " KAMAE_LEADERSHIP_POLICY_AT (":as_of") "), " \
  "said (person_id, version) AS MATERIALIZED (SELECT DISTINCT person_id, version FROM policy_told " \
  "WHERE told_on <= :as_of), one (person_id, department_id) AS (SELECT person.id, " \
  KAMAE_SQL_DEPARTMENT_AT ("person", ":as_of") " FROM person " \
  "WHERE " KAMAE_SQL_EMPLOYED_AT ("person", ":as_of") ") " \
  "SELECT one.person_id AS person_id, one.department_id AS department_id, one.person_id IN " \
  "(SELECT said.person_id FROM said WHERE normalised (said.version) = now.version) AS is_told " \
  "FROM now JOIN one JOIN department ON department.id = one.department_id " \
  "WHERE department.in_scope = 1 AND EXISTS (SELECT 1 FROM said))"

/* SQL: a query of the version in force, how many people were told of it, of how many, and the
 * share, for figures and paper; and of who was not told yet. */
#define KAMAE_LEADERSHIP_COUNT_TOLD \
  "SELECT (SELECT version FROM policy WHERE id = " KAMAE_LEADERSHIP_POLICY_AT (":as_of") "), " \
  "sum (is_told), count (*), round (100.0 * sum (is_told) / count (*), 1) " \
  "FROM " KAMAE_LEADERSHIP_TOLD " HAVING count (*) > 0"
#define KAMAE_LEADERSHIP_LIST_UNTOLD \
  "SELECT person.name, department.name, person.joined_on AS joined_on " \
  "FROM " KAMAE_LEADERSHIP_TOLD " AS one JOIN person ON person.id = one.person_id " \
  "JOIN department ON department.id = one.department_id WHERE one.is_told = 0 " \
  "ORDER BY department.code COLLATE counted, person.staff_no COLLATE counted"

/* SQL: the all-hands meetings of the fiscal year: a row for each quarter with `n`, `starts_on`,
 * `ends_on`, `meeting_id` of the newest one, and `is_missed`: over without one. A new register is
 * not blamed for the time before its first meeting. */
#define KAMAE_LEADERSHIP_ALL_HANDS \
  "meeting JOIN meeting_series AS series ON series.id = meeting.series_id " \
  "WHERE series.kind = 'allhands' AND meeting.held_on < quarter.ends_before "
#define KAMAE_LEADERSHIP_QUARTERS \
  "(WITH quarter (n, starts_on, ends_before) AS (SELECT column1, " \
  "add_months (fiscal_start (:as_of), column2), add_months (fiscal_start (:as_of), column3) " \
  "FROM (VALUES (1, 0, 3), (2, 3, 6), (3, 6, 9), (4, 9, 12))), held AS (SELECT n, (SELECT meeting.id " \
  "FROM " KAMAE_LEADERSHIP_ALL_HANDS "AND meeting.isms_agenda = 1 " \
  "AND meeting.state NOT IN ('planned', 'notified') AND meeting.held_on <= :as_of " \
  "AND meeting.held_on >= quarter.starts_on ORDER BY meeting.held_on DESC LIMIT 1) AS meeting_id " \
  "FROM quarter) SELECT quarter.n AS n, starts_on, date (ends_before, '-1 day') AS ends_on, " \
  "meeting_id, meeting_id IS NULL AND ends_before <= :as_of AND EXISTS (SELECT 1 FROM " \
  KAMAE_LEADERSHIP_ALL_HANDS ") AS is_missed FROM quarter JOIN held ON held.n = quarter.n)"

/* Whoever holds the role on a date, as a value for a field. */
#define KAMAE_LEADERSHIP_HOLDER(code, date) \
  "(SELECT held.person_id FROM role_assignment AS held JOIN role ON role.id = held.role_id " \
  "WHERE role.code = '" code "' AND held.starts_on <= " date " " \
  "AND coalesce (held.ends_on, '9999-12-31') >= " date " ORDER BY held.starts_on DESC LIMIT 1)"

gboolean kamae_leadership_changed           (KamaeOperation *operation,
                                             KamaeRecord    *record,
                                             const char     *field,
                                             GError        **error);
gboolean kamae_leadership_make_publications (KamaeOperation *operation,
                                             KamaeRecord    *policy,
                                             GError        **error);
gboolean kamae_leadership_collect           (KamaeOperation *operation,
                                             KamaeRecord    *report,
                                             GError        **error);

KamaeDocument *kamae_leadership_build_policy      (KamaeReportContext *context,
                                                   GError            **error);
KamaeDocument *kamae_leadership_build_public      (KamaeReportContext *context,
                                                   GError            **error);
KamaeDocument *kamae_leadership_build_comparison  (KamaeReportContext *context,
                                                   GError            **error);
KamaeDocument *kamae_leadership_build_chart       (KamaeReportContext *context,
                                                   GError            **error);
KamaeDocument *kamae_leadership_build_roles       (KamaeReportContext *context,
                                                   GError            **error);
KamaeDocument *kamae_leadership_build_letter      (KamaeReportContext *context,
                                                   GError            **error);
KamaeDocument *kamae_leadership_build_performance (KamaeReportContext *context,
                                                   GError            **error);

gboolean kamae_leadership_fill_sample (KamaeSample *sample,
                                       GError     **error);

G_END_DECLS
