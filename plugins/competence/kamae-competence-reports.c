/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-competence-private.h"

#include <kamae-i18n.h>

/* CMP-R01 力量管理表, R02 力量確認表, R03 教育訓練計画書, R04 教育訓練記録, R05 受講者一覧,
 * R06 未受講者一覧 with the trend. */

/* A text of several lines under its label, where there is one. */
static void
add_text (KamaeReportContext *context,
          KamaeDocument      *document,
          const char         *field)
{
  KamaeRecord *record = kamae_report_context_get_record (context);
  const KamaeField *declared = kamae_entity_find_field (kamae_record_get_entity (record), field);

  if (!kamae_record_is_set (record, field))
    return;
  kamae_report_context_add_heading (context, document, declared->label);
  kamae_document_add_paragraph (document, kamae_record_get_text (record, field));
}

/* R01 */

static void
add_matrix_columns (KamaeReportContext    *context,
                    KamaeTable            *table,
                    KamaeCompetenceMatrix *matrix)
{
  kamae_table_add_column (table, kamae_report_context_text (context, N_("Role")), 14,
                          KAMAE_COLUMN_MERGE);
  kamae_table_add_column (table, kamae_report_context_text (context, KC_("who", "Person")), 11, 0);
  kamae_table_add_column (table, kamae_report_context_text (context, N_("Department")), 12, 0);
  for (guint i = 0; i < kamae_competence_matrix_get_n_columns (matrix); i++)
    {
      const KamaeCompetenceColumn *column = kamae_competence_matrix_get_column (matrix, i);
      g_autofree char *title = g_strdup_printf ("%s %s", column->code, column->name);

      kamae_table_add_column (table, title, 5, KAMAE_COLUMN_CENTER | KAMAE_COLUMN_VERTICAL);
    }
}

static void
add_matrix_row (KamaeTable               *table,
                KamaeCompetenceMatrix    *matrix,
                const KamaeCompetenceRow *row)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup (row->role));
  g_ptr_array_add (cells, g_strdup (row->person));
  g_ptr_array_add (cells, g_strdup (row->department));
  for (guint i = 0; i < kamae_competence_matrix_get_n_columns (matrix); i++)
    g_ptr_array_add (cells, kamae_competence_cell_dup_text (&row->cells[i]));
  g_ptr_array_add (cells, NULL);
  kamae_table_add_rowv (table, (const char *const *) cells->pdata);
}

/* The meaning of the levels, on one line. */
static gboolean
add_scale (KamaeReportContext  *context,
           KamaeDocument       *document,
           GError             **error)
{
  g_autoptr (KamaeCursor) cursor =
    kamae_report_context_query (context,
                                "SELECT group_concat (level || ' ' || either (name_ja, name_en), "
                                KAMAE_SQL_COMMA ") FROM"
                                " (SELECT * FROM competence_level ORDER BY level)", error);
  g_autofree char *note = NULL;

  if (cursor == NULL || !kamae_cursor_next (cursor, error))
    return FALSE;
  note = g_strconcat (kamae_report_context_text (context, N_("Levels of competence")),
                      kamae_report_context_text (
                        context, KC_ ("between a name and what is said of it", ": ")),
                      kamae_cursor_get_text (cursor, 0), NULL);
  kamae_document_add_note (document, note);
  return TRUE;
}

/* More competences than this need the wider sheet. */
#define MOST_ON_A4 10

static KamaeDocument *
build_matrix (KamaeReportContext  *context,
              GError             **error)
{
  g_autoptr (KamaeCompetenceMatrix) matrix = NULL;
  g_autoptr (KamaeDocument) document = NULL;
  KamaeTable *table;

  matrix = kamae_competence_matrix_new (kamae_report_context_get_register (context),
                                        kamae_report_context_get_as_of (context), error);
  if (matrix == NULL)
    return NULL;

  document = kamae_report_context_begin (context,
                                         kamae_competence_matrix_get_n_columns (matrix) > MOST_ON_A4
                                         ? KAMAE_PAPER_A3_LANDSCAPE : KAMAE_PAPER_A4_LANDSCAPE);
  kamae_document_add_note (document,
                           kamae_report_context_text (context,
                                                      N_("Each cell: actual / required. ▲ below the required level, * improvement under way, ? not judged yet.")));
  table = kamae_document_add_table (document);
  add_matrix_columns (context, table, matrix);
  for (guint i = 0; i < kamae_competence_matrix_get_n_rows (matrix); i++)
    add_matrix_row (table, matrix, kamae_competence_matrix_get_row (matrix, i));

  if (!add_scale (context, document, error))
    return NULL;
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

/* R02 */

static const KamaeColumn check_columns[] = {
  { N_("Role"), 11, KAMAE_COLUMN_MERGE },
  /* Translators: 必要な力量（必要条件） */
  { KC_("paper", "Competence required"), 15, 0 },
  { KC_("paper", "Required"), 5, KAMAE_COLUMN_CENTER },
  { KC_("paper", "Actual"), 5, KAMAE_COLUMN_CENTER },
  { KC_("competence", "Standing"), 7, KAMAE_COLUMN_CENTER },
  { KC_("competence", "Basis"), 8, 0 },
  { N_("What shows it"), 12, 0 },
  /* Translators: 改善予定日 */
  { KC_("paper", "Improve by"), 12, KAMAE_COLUMN_CENTER },
  /* Translators: 改善内容 */
  { KC_("paper", "Improvement"), 13, 0 },
  { KC_("paper", "Afterwards"), 5, KAMAE_COLUMN_CENTER },
  { N_("Confirmed on"), 12, KAMAE_COLUMN_CENTER },
  { NULL }
};

static KamaeDocument *
build_check (KamaeReportContext  *context,
             GError             **error)
{
  g_autoptr (KamaeDocument) document = kamae_report_context_begin (context,
                                                                   KAMAE_PAPER_A4_LANDSCAPE);

  kamae_report_context_identify (context, document, "person", "checked_on", "occasion", "assessor",
                                 "verdict", NULL);
  if (kamae_report_context_add_table (context, document, check_columns,
                  "SELECT role.name, competence.code || ' ' || competence.name,"
                  " assessment.required_level, assessment.level, CASE WHEN assessment.level <"
                  " assessment.required_level THEN '▲ ' ELSE '' END || label ('assessment', 'standing',"
                  " CASE WHEN assessment.level IS NULL THEN 'open'"
                  " WHEN assessment.level < assessment.required_level THEN 'gap' ELSE 'met' END),"
                  " (SELECT group_concat (label ('assessment', 'basis', column1), char (10))"
                  " FROM (VALUES ('education'), ('training'), ('experience'))"
                  " WHERE contains_code (assessment.basis, column1)),"
                  " assessment.grounds, gap_action.due_on AS due_on, gap_action.plan,"
                  " gap_action.result_level, gap_action.confirmed_on AS confirmed_on FROM assessment"
                  " JOIN competence ON competence.id = assessment.competence_id"
                  " LEFT JOIN role ON role.id = assessment.role_id"
                  " LEFT JOIN gap_action ON gap_action.assessment_id = assessment.id"
                  " AND gap_action.state <> 'cancelled' WHERE assessment.check_id = :id"
                  " ORDER BY role.position, competence.code COLLATE counted, gap_action.number COLLATE counted", error) == NULL)
    return NULL;
  add_text (context, document, "remarks");
  kamae_document_add_note (document,
                           kamae_report_context_text (context,
                                                      N_("Verdict: A all required levels are reached; B provisional, each gap has a plan; C a gap without a plan, or a level that must be reached before the appointment.")));
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

/* R03 */

static const KamaeColumn plan_columns[] = {
  { N_("Month"), 6, KAMAE_COLUMN_CENTER | KAMAE_COLUMN_MERGE },
  { N_("Course"), 20, 0 },
  { N_("Target group"), 18, 0 },
  { N_("Method"), 10, 0 },
  { N_("Trainer"), 13, 0 },
  { N_("How it is evaluated"), 20, 0 },
  { KC_("paper", "Held on"), 13, KAMAE_COLUMN_CENTER },
  { NULL }
};

static KamaeDocument *
build_plan (KamaeReportContext  *context,
            GError             **error)
{
  g_autoptr (KamaeDocument) document = kamae_report_context_begin (context,
                                                                   KAMAE_PAPER_A4_LANDSCAPE);

  kamae_report_context_identify (context, document, "fiscal_year", NULL);
  add_text (context, document, "aims");
  kamae_report_context_add_heading (context, document, N_("Training planned"));
  if (kamae_report_context_add_table (context, document, plan_columns,
                  "SELECT month_label (line.month), course.name, line.target,"
                  " label ('training_plan_row', 'method', line.method), line.trainer, line.evaluation,"
                  " (SELECT min (starts_on) FROM training_session WHERE plan_row_id = line.id"
                  " AND training_session.state IN ('held', 'follow_up', 'evaluated', 'closed')) AS held_on"
                  " FROM training_plan_row AS line JOIN course ON course.id = line.course_id"
                  " JOIN training_plan ON training_plan.id = line.plan_id"
                  " JOIN fiscal_year ON fiscal_year.id = training_plan.fiscal_year_id"
                  " WHERE line.plan_id = :id"
                  " ORDER BY (line.month + 12 - CAST (substr (fiscal_year.starts_on, 6, 2) AS INTEGER)) % 12,"
                  " course.code", error) == NULL)
    return NULL;
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

/* R04 */

static const KamaeColumn count_columns[] = {
  { N_("Target group"), 1, KAMAE_COLUMN_CENTER },
  { KC_("attendance", "Present"), 1, KAMAE_COLUMN_CENTER },
  { KC_("attendance", "Made up for it"), 1, KAMAE_COLUMN_CENTER },
  { KC_("attendance", "Absent"), 1, KAMAE_COLUMN_CENTER },
  { KC_("attendance", "Outstanding"), 1, KAMAE_COLUMN_CENTER },
  /* Translators: 受講率 */
  { KC_("paper", "Trained (%)"), 1, KAMAE_COLUMN_CENTER },
  { KC_("paper", "Average score"), 1, KAMAE_COLUMN_CENTER },
  { N_("Pass rate (%)"), 1, KAMAE_COLUMN_CENTER },
  { NULL }
};

static const KamaeColumn evaluation_columns[] = {
  { N_("Method"), 12, 0 },
  { N_("Criterion"), 20, 0 },
  { N_("Result"), 22, 0 },
  { N_("Verdict"), 13, KAMAE_COLUMN_CENTER },
  { N_("Evaluated by"), 14, 0 },
  { N_("Evaluated on"), 19, KAMAE_COLUMN_CENTER },
  { NULL }
};

static const KamaeColumn attendee_columns[] = {
  { N_("Department"), 18, KAMAE_COLUMN_MERGE },
  { N_("Staff number"), 11, KAMAE_COLUMN_CENTER },
  { KC_("who", "Person"), 18, 0 },
  { N_("Result"), 11, KAMAE_COLUMN_CENTER },
  { N_("Attended on"), 20, KAMAE_COLUMN_CENTER },
  { N_("Score"), 10, KAMAE_COLUMN_CENTER },
  { N_("Test"), 10, KAMAE_COLUMN_CENTER },
  { N_("Note"), 12, 0 },
  { NULL }
};

#define ATTENDEES \
  " FROM attendance JOIN person ON person.id = attendance.person_id" \
  " JOIN training_session ON training_session.id = attendance.session_id" \
  " JOIN course ON course.id = training_session.course_id" \
  " LEFT JOIN department ON department.id = attendance.department_id" \
  " WHERE attendance.session_id = :id" \
  " ORDER BY department.code COLLATE counted, coalesce (person.kana, person.name)"

static gboolean
add_session_results (KamaeReportContext  *context,
                     KamaeDocument       *document,
                     GError             **error)
{
  kamae_report_context_add_heading (context, document, KC_("paper", "Attendance and test"));
  if (kamae_report_context_add_table (context, document, count_columns,
                  "SELECT count (*), sum (result IS 'present'), sum (result IS 'substituted'),"
                  " sum (result IS 'absent'), sum (result IS 'outstanding'), round (100.0 * sum ("
                  "coalesce (" KAMAE_COMPETENCE_ATTENDED ("attendance") ", 0)) / count (*), 1),"
                  " round (avg (score), 1), round (100.0 * sum (coalesce (retake_score, score) >="
                  " course.pass_mark) / sum (score IS NOT NULL AND course.pass_mark IS NOT NULL), 1)"
                  " FROM attendance JOIN training_session ON training_session.id = attendance.session_id"
                  " JOIN course ON course.id = training_session.course_id WHERE session_id = :id", error) == NULL)
    return FALSE;
  kamae_report_context_add_heading (context, document, N_("Evaluation of effectiveness"));
  if (kamae_report_context_add_table (context, document, evaluation_columns,
                  "SELECT (SELECT group_concat (label ('effectiveness_evaluation', 'method', column1),"
                  " char (10)) FROM (VALUES ('test'), ('survey'), ('on_site'), ('drill'), ('incidents'))"
                  " WHERE contains_code (method, column1)), criterion, result"
                  " || coalesce (char (10) || follow_up, ''),"
                  " label ('effectiveness_evaluation', 'verdict', verdict), person.name,"
                  " evaluated_on AS evaluated_on FROM effectiveness_evaluation"
                  " LEFT JOIN person ON person.id = evaluator_id WHERE session_id = :id ORDER BY number COLLATE counted",
                  error) == NULL)
    return FALSE;
  add_text (context, document, "remarks");
  kamae_report_context_add_heading (context, document, KC_("paper", "Annex: people"));
  return kamae_report_context_add_table (context, document, attendee_columns,
                    "SELECT department.name, person.staff_no, person.name,"
                    " label ('attendance', 'result', attendance.result), CASE WHEN "
                    KAMAE_COMPETENCE_ATTENDED ("attendance") " THEN coalesce (attended_on,"
                                               " starts_on)"
                    " END AS attended_on, coalesce (score || coalesce (' → ' || retake_score, ''), ''),"
                    " label ('attendance', 'passed', CASE WHEN score IS NULL OR pass_mark IS NULL THEN NULL"
                    " WHEN coalesce (retake_score, score) >= pass_mark THEN 'passed' ELSE 'failed' END),"
                    " attendance.note" ATTENDEES, error) != NULL;
}

static void
identify_session (KamaeReportContext *context,
                  KamaeDocument      *document)
{
  KamaeRecord *session = kamae_report_context_get_record (context);

  kamae_report_context_identify (context, document, "course", "starts_on", NULL);
  if (kamae_record_is_set (session, "ends_on"))
    kamae_report_context_identify (context, document, "ends_on", NULL);
  kamae_report_context_identify (context, document, "method", NULL);
  if (kamae_record_is_set (session, "place"))
    kamae_report_context_identify (context, document, "place", NULL);
  kamae_report_context_identify (context, document,
                                 kamae_record_is_set (session, "trainer") ? "trainer"
                                                                          : "outside_trainer",
                                 NULL);
}

static KamaeDocument *
build_session (KamaeReportContext  *context,
               GError             **error)
{
  g_autoptr (KamaeDocument) document = kamae_report_context_begin (context,
                                                                   KAMAE_PAPER_A4_PORTRAIT);

  identify_session (context, document);
  kamae_report_context_identify (context, document, "material_version", "policy_version", NULL);
  add_text (context, document, "outline");
  if (!add_session_results (context, document, error))
    return NULL;
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

/* R05 */

/* Before the session a sheet to sign on, then also who took part. */
static const KamaeColumn signature_columns[] = {
  { N_("No."), 6, KAMAE_COLUMN_RIGHT },
  { N_("Department"), 20, KAMAE_COLUMN_MERGE },
  { N_("Staff number"), 12, KAMAE_COLUMN_CENTER },
  { KC_("who", "Person"), 20, 0 },
  { N_("Employment"), 16, 0 },
  /* Translators: the column in which people sign, 署名 */
  { KC_("paper", "Signature"), 25, 0 },
  { NULL }
};

static const KamaeColumn held_columns[] = {
  { N_("No."), 6, KAMAE_COLUMN_RIGHT },
  { N_("Department"), 20, KAMAE_COLUMN_MERGE },
  { N_("Staff number"), 12, KAMAE_COLUMN_CENTER },
  { KC_("who", "Person"), 20, 0 },
  { N_("Employment"), 16, 0 },
  { N_("Result"), 13, KAMAE_COLUMN_CENTER },
  /* Translators: the column in which people sign, 署名 */
  { KC_("paper", "Signature"), 25, 0 },
  { NULL }
};

/* A second line makes room for the signature. */
#define SIGN(result) \
  "SELECT row_number () OVER (ORDER BY department.code COLLATE counted, coalesce (person.kana, person.name))," \
  " department.name, person.staff_no, person.name," \
  " label ('person', 'employment', person.employment), " result "char (12288, 10, 12288)" ATTENDEES

static KamaeDocument *
build_attendance (KamaeReportContext  *context,
                  GError             **error)
{
  static const char *const held_states[] = { "held", "follow_up", "evaluated", "closed", NULL };
  KamaeRecord *session = kamae_report_context_get_record (context);
  gboolean is_held = g_strv_contains (held_states, kamae_record_get_state (session));
  g_autoptr (KamaeDocument) document = kamae_report_context_begin (context,
                                                                   KAMAE_PAPER_A4_PORTRAIT);

  /* It is no draft of anything, and signed by those who take part only. */
  kamae_document_set_watermark (document, NULL);
  kamae_document_clear_approval_boxes (document);
  identify_session (context, document);
  if (kamae_report_context_add_table (context, document,
                                      is_held ? held_columns : signature_columns,
                                      is_held ? SIGN ("label ('attendance', 'result',"
                                                      " attendance.result), ") : SIGN (""),
                                      error) == NULL)
    return NULL;
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

/* R06 */

static const KamaeColumn outstanding_columns[] = {
  { N_("Training session"), 22, KAMAE_COLUMN_MERGE },
  { N_("Department"), 17, 0 },
  { KC_("who", "Person"), 16, 0 },
  { N_("Result"), 12, KAMAE_COLUMN_CENTER },
  { N_("Due on"), 20, KAMAE_COLUMN_CENTER },
  { N_("Note"), 13, 0 },
  { NULL }
};

static const KamaeColumn untrained_columns[] = {
  { N_("Department"), 24, KAMAE_COLUMN_MERGE },
  { N_("Staff number"), 14, KAMAE_COLUMN_CENTER },
  { KC_("who", "Person"), 22, 0 },
  { N_("Employment"), 22, 0 },
  { N_("Joined on"), 18, KAMAE_COLUMN_CENTER },
  { NULL }
};

static KamaeDocument *
build_outstanding (KamaeReportContext  *context,
                   GError             **error)
{
  g_autoptr (KamaeDocument) document = kamae_report_context_begin (context,
                                                                   KAMAE_PAPER_A4_PORTRAIT);

  kamae_report_context_add_heading (context, document, KC_("paper", "1. Outstanding, by session"));
  if (kamae_report_context_add_table (context, document, outstanding_columns,
                  "SELECT training_session.number || ' ' || course.name, department.name, person.name,"
                  " label ('attendance', 'result', attendance.result), attendance.due_on AS due_on,"
                  " attendance.note FROM attendance JOIN person ON person.id = attendance.person_id"
                  " JOIN training_session ON training_session.id = attendance.session_id"
                  " JOIN course ON course.id = training_session.course_id"
                  " LEFT JOIN department ON department.id = attendance.department_id"
                  " WHERE training_session.state NOT IN ('planned', 'announced', 'cancelled')"
                  " AND NOT coalesce (" KAMAE_COMPETENCE_ATTENDED ("attendance") ", 0)"
                  " AND training_session.starts_on BETWEEN fiscal_start (:as_of) AND :as_of"
                  " AND " KAMAE_SQL_EMPLOYED_AT ("person", ":as_of")
                  " ORDER BY training_session.number COLLATE counted, department.code COLLATE counted,"
                  " coalesce (person.kana, person.name)", error) == NULL)
    return NULL;
  kamae_report_context_add_heading (context, document,
                                    KC_("paper",
                                        "2. In the scope and not trained this fiscal year"));
  if (kamae_report_context_add_table (context, document, untrained_columns,
                  "SELECT unit.name, person.staff_no, person.name,"
                  " label ('person', 'employment', person.employment), person.joined_on AS joined_on"
                  " FROM person JOIN department AS unit ON unit.id = "
                  KAMAE_SQL_DEPARTMENT_AT ("person", ":as_of")
                  " WHERE " KAMAE_COMPETENCE_IN_SCOPE ("person", ":as_of") " AND NOT "
                  KAMAE_COMPETENCE_COVERED ("person", "fiscal_start (:as_of)", ":as_of")
                  " ORDER BY unit.code COLLATE counted, coalesce (person.kana, person.name)", error) == NULL)
    return NULL;
  if (!kamae_competence_add_trend (context, document, error))
    return NULL;
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

const KamaeReport kamae_competence_reports[] = {
  /* Translators: 力量管理表 */
  { "CMP-R01", N_("Competence matrix"), "7.2", NULL, "competence-matrix", build_matrix },
  /* Translators: 力量確認表 */
  { "CMP-R02", N_("Competence sheet"), "7.2", "competence_check", NULL, build_check },
  /* Translators: 教育訓練計画書 */
  { "CMP-R03", KC_("paper", "Training plan"), "7.2", "training_plan", NULL, build_plan },
  /* Translators: 教育訓練計画の実績: with the training held since its approval */
  { "CMP-R03-p", N_("Progress of the training plan"), "7.2", "training_plan", NULL, build_plan,
    .follows = TRUE },
  /* Translators: 教育訓練記録 */
  { "CMP-R04", N_("Training record"), "7.3", "training_session", NULL, build_session },
  /* Translators: 受講者一覧, with a column to sign in */
  { "CMP-R05", N_("List of participants"), "7.3", "training_session", NULL, build_attendance },
  /* Translators: 未受講者一覧 */
  { "CMP-R06", N_("People not trained"), "7.3", NULL, "training-sessions", build_outstanding },
  { NULL }
};
