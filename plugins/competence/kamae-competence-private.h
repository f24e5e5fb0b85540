/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of this plugin share. One file a subject:
 *
 *   items       competence_level, competence, role_requirement: what a role asks for
 *   checks      competence_check, assessment, gap_action: what people can do, and what is done
 *               about gaps
 *   courses     course, training_plan, training_plan_row
 *   sessions    training_session, attendance, effectiveness_evaluation
 *   pledges     acknowledgement, pledge, certificate
 *   rules       CMP-V01 … V09
 *   figures     CMP-C01 …
 *   reports     CMP-R01 … R06
 *   sample      the plugin's part of the sample organization */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

extern const KamaeEntity kamae_competence_level;
extern const KamaeEntity kamae_competence_item;
extern const KamaeEntity kamae_competence_requirement;
extern const KamaeEntity kamae_competence_check;
extern const KamaeEntity kamae_competence_assessment;
extern const KamaeEntity kamae_competence_gap_action;
extern const KamaeEntity kamae_competence_course;
extern const KamaeEntity kamae_competence_plan;
extern const KamaeEntity kamae_competence_plan_row;
extern const KamaeEntity kamae_competence_session;
extern const KamaeEntity kamae_competence_attendance;
extern const KamaeEntity kamae_competence_evaluation;
extern const KamaeEntity kamae_competence_acknowledgement;
extern const KamaeEntity kamae_competence_pledge;
extern const KamaeEntity kamae_competence_certificate;

extern const KamaeRule   kamae_competence_rules[];
extern const KamaeFigure kamae_competence_figures[];

gboolean kamae_competence_seed_levels (KamaeOperation  *operation,
                                       GError         **error);

gboolean kamae_competence_fill_sample (KamaeSample  *sample,
                                       GError      **error);
gboolean kamae_competence_fill_session (KamaeOperation *operation,
                                        KamaeRecord    *session,
                                        GError        **error);

extern const KamaeReport kamae_competence_reports[];

/* The role × person matrix. */

typedef struct _KamaeCompetenceMatrix KamaeCompetenceMatrix;

typedef struct
{
  gint64 id;
  char  *code;
  char  *name;
} KamaeCompetenceColumn;

/**
 * KamaeCompetenceCell:
 * @required: the level that the role asks for; 0 if it does not ask
 * @actual: the level of the person; 0 if nobody has judged it
 * @acts: whether an improvement is planned or under way
 * @assessment_id: the newest assessment, drafts too; 0 for none
 */
typedef struct
{
  int      required;
  int      actual;
  gboolean acts;
  gint64   assessment_id;
} KamaeCompetenceCell;

typedef struct
{
  gint64               role_id;
  gint64               person_id;
  char                *role;
  char                *person;
  char                *department;
  KamaeCompetenceCell *cells;
} KamaeCompetenceRow;

KamaeCompetenceMatrix       *kamae_competence_matrix_new (KamaeRegister  *reg,
                                                          const char     *as_of,
                                                          GError        **error);
void                         kamae_competence_matrix_free (KamaeCompetenceMatrix *self);
guint                        kamae_competence_matrix_get_n_columns (KamaeCompetenceMatrix *self);
guint                        kamae_competence_matrix_get_n_rows (KamaeCompetenceMatrix *self);
const KamaeCompetenceColumn *kamae_competence_matrix_get_column (KamaeCompetenceMatrix *self,
                                                                 guint                  column);
const KamaeCompetenceRow    *kamae_competence_matrix_get_row (KamaeCompetenceMatrix *self,
                                                              guint                  row);
gboolean                     kamae_competence_cell_is_gap (const KamaeCompetenceCell *cell);
char                        *kamae_competence_cell_dup_text (const KamaeCompetenceCell *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KamaeCompetenceMatrix, kamae_competence_matrix_free)

/* The trend of how many people were trained. */

typedef struct _KamaeCompetenceTrend KamaeCompetenceTrend;

KamaeCompetenceTrend *kamae_competence_trend_new (KamaeRegister  *reg,
                                                  const char     *as_of,
                                                  GError        **error);
void                  kamae_competence_trend_free (KamaeCompetenceTrend *self);
GPtrArray            *kamae_competence_trend_get_departments (KamaeCompetenceTrend *self);
KamaeChart           *kamae_competence_trend_create_months (KamaeCompetenceTrend *self,
                                                            const char           *department,
                                                            const char           *language);
KamaeChart           *kamae_competence_create_coverage (KamaeRegister  *reg,
                                                        const char     *figure,
                                                        GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KamaeCompetenceTrend, kamae_competence_trend_free)

gboolean kamae_competence_add_trend (KamaeReportContext  *context,
                                     KamaeDocument       *document,
                                     GError             **error);

/* Somebody who took part, or made up for it later (代替受講). */
#define KAMAE_COMPETENCE_ATTENDED(attendance) attendance ".result IN ('present', 'substituted')"

/* The day on which it happened: one's own, or that of the session. */
#define KAMAE_COMPETENCE_DAY(attendance, session) \
  "coalesce (" attendance ".attended_on, " session ".ends_on, " session ".starts_on)"

/* Whether the department in which a person works at a date is in the scope. */
#define KAMAE_COMPETENCE_IN_SCOPE(person, date)                                                    \
  "(" KAMAE_SQL_EMPLOYED_AT (person, date)                                                         \
  " AND EXISTS (SELECT 1 FROM department WHERE department.in_scope = 1"                            \
  " AND department.id = " KAMAE_SQL_DEPARTMENT_AT (person, date) "))"

/* Whether an appointment holds at a date. */
#define KAMAE_COMPETENCE_HELD_AT(assignment, date)                                                 \
  "(" assignment ".starts_on <= " date                                                             \
  " AND coalesce (" assignment ".ends_on, '9999-12-31') >= " date ")"

/* Whether a person has been to a newcomers' training up to a date, other than in one session. */
#define KAMAE_COMPETENCE_INTRODUCED(person, date, session)                                         \
  "EXISTS (SELECT 1 FROM attendance AS past"                                                       \
  " JOIN training_session AS earlier ON earlier.id = past.session_id"                              \
  " JOIN course AS introduction ON introduction.id = earlier.course_id"                            \
  " WHERE past.person_id = " person ".id AND introduction.kind = 'newcomer'"                       \
  " AND earlier.id IS NOT " session " AND " KAMAE_COMPETENCE_ATTENDED ("past")                     \
  " AND " KAMAE_COMPETENCE_DAY ("past", "earlier") " <= " date ")"

/* A newcomer joined within this time before the session. */
#define KAMAE_COMPETENCE_NEW_SINCE(date) "add_months (" date ", -12)"

/* Of a session that lasts longer, the last day counts: whoever joins meanwhile takes part, whoever
 * leaves does not. */
#define KAMAE_COMPETENCE_LAST_DAY "coalesce (training_session.ends_on, training_session.starts_on)"

/* Whether a person belongs to the target group of a course on the last day of a session. The rows
 * are known as `person`, `course` and `training_session`. */
#define KAMAE_COMPETENCE_IS_TARGET                                                                 \
  KAMAE_COMPETENCE_IN_SCOPE ("person", KAMAE_COMPETENCE_LAST_DAY)                                  \
  " AND (coalesce (course.employments, '') = ''"                                                   \
  " OR contains_code (course.employments, person.employment))"                                     \
  " AND CASE course.audience WHEN 'all' THEN 1"                                                    \
  " WHEN 'newcomers' THEN person.joined_on BETWEEN "                                               \
  KAMAE_COMPETENCE_NEW_SINCE (KAMAE_COMPETENCE_LAST_DAY) " AND " KAMAE_COMPETENCE_LAST_DAY         \
  " AND NOT " KAMAE_COMPETENCE_INTRODUCED ("person", KAMAE_COMPETENCE_LAST_DAY,                    \
                                           "training_session.id")                                  \
  " WHEN 'roles' THEN EXISTS (SELECT 1 FROM role_assignment AS held"                               \
  " JOIN link ON link.kind = 'course.roles' AND link.from_id = course.id"                          \
  " AND link.to_id = held.role_id WHERE held.person_id = person.id"                                \
  " AND " KAMAE_COMPETENCE_HELD_AT ("held", KAMAE_COMPETENCE_LAST_DAY) ")"                         \
  " WHEN 'departments' THEN EXISTS (SELECT 1 FROM link WHERE link.kind = 'course.departments'"     \
  " AND link.from_id = course.id AND link.to_id = "                                                \
  KAMAE_SQL_DEPARTMENT_AT ("person", KAMAE_COMPETENCE_LAST_DAY) ")"                                \
  " WHEN 'people' THEN EXISTS (SELECT 1 FROM link WHERE link.kind = 'course.people'"               \
  " AND link.from_id = course.id AND link.to_id = person.id) END"

/* What a person can do at a date: the newest assessment that is not a draft, or what was confirmed
 * after an action. Column: `level`, `day`. */
#define KAMAE_COMPETENCE_LEVELS(person, competence, date)                                          \
  "(SELECT judged.level AS level, sheet.checked_on AS day FROM assessment AS judged"               \
  " JOIN competence_check AS sheet ON sheet.id = judged.check_id"                                  \
  " WHERE sheet.person_id = " person " AND judged.competence_id = " competence                     \
  " AND sheet.state <> 'draft' AND judged.level IS NOT NULL AND sheet.checked_on <= " date         \
  " UNION ALL SELECT gap_action.result_level, gap_action.confirmed_on FROM gap_action"             \
  " JOIN assessment AS lacked ON lacked.id = gap_action.assessment_id"                             \
  " JOIN competence_check AS sheet ON sheet.id = lacked.check_id"                                  \
  " WHERE sheet.person_id = " person " AND lacked.competence_id = " competence                     \
  " AND gap_action.state = 'confirmed' AND gap_action.confirmed_on <= " date ")"

#define KAMAE_COMPETENCE_LEVEL_AT(person, competence, date) \
  "(SELECT level FROM " KAMAE_COMPETENCE_LEVELS (person, competence, date) \
  " ORDER BY day DESC, level DESC LIMIT 1)"

/* Whether a person took part in a general or newcomers' training between two dates. */
#define KAMAE_COMPETENCE_COVERED(person, since, until)                                             \
  "EXISTS (SELECT 1 FROM attendance JOIN training_session"                                         \
  " ON training_session.id = attendance.session_id"                                                \
  " JOIN course ON course.id = training_session.course_id"                                         \
  " WHERE attendance.person_id = " person ".id AND course.kind IN ('general', 'newcomer')"         \
  " AND " KAMAE_COMPETENCE_ATTENDED ("attendance")                                                 \
  " AND " KAMAE_COMPETENCE_DAY ("attendance", "training_session")                                  \
  " BETWEEN " since " AND " until ")"

/* Appointments in force at a date with what the role asks for, one row for each competence: known
 * as `held`, `wanted`, `competence`, `role`, `person`. */
#define KAMAE_COMPETENCE_WANTED_AT(date)                                                           \
  " FROM role_assignment AS held JOIN role_requirement AS wanted ON wanted.role_id = held.role_id" \
  " JOIN competence ON competence.id = wanted.competence_id AND competence.state = 'active'"       \
  " JOIN role ON role.id = held.role_id JOIN person ON person.id = held.person_id"                 \
  " WHERE " KAMAE_COMPETENCE_HELD_AT ("held", date)                                                \
  " AND " KAMAE_SQL_EMPLOYED_AT ("person", date) " "

/* Whether something is being done about what a person lacks, or was planned to be. */
#define KAMAE_COMPETENCE_ACTS(person, competence)                                                  \
  "EXISTS (SELECT 1 FROM gap_action JOIN assessment AS lacked"                                     \
  " ON lacked.id = gap_action.assessment_id"                                                       \
  " JOIN competence_check AS sheet ON sheet.id = lacked.check_id"                                  \
  " WHERE sheet.person_id = " person " AND lacked.competence_id = " competence                     \
  " AND gap_action.state IN ('planned', 'doing'))"

G_END_DECLS
