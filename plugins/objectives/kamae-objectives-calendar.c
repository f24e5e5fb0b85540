/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-objectives-private.h"

#include <kamae-i18n.h>

/* 年間行事: what comes back every year, in which months, and which record proves it. A plan is filled
 * from it; what a plugin does then ticks the item off by itself. */

static const KamaeChoice months[] = {
  { "m01", KC_ ("cycle", "1st month") },  { "m02", KC_ ("cycle", "2nd month") },
  { "m03", KC_ ("cycle", "3rd month") },  { "m04", KC_ ("cycle", "4th month") },
  { "m05", KC_ ("cycle", "5th month") },  { "m06", KC_ ("cycle", "6th month") },
  { "m07", KC_ ("cycle", "7th month") },  { "m08", KC_ ("cycle", "8th month") },
  { "m09", KC_ ("cycle", "9th month") },  { "m10", KC_ ("cycle", "10th month") },
  { "m11", KC_ ("cycle", "11th month") }, { "m12", KC_ ("cycle", "12th month") },
  { NULL }
};

static const KamaeChoice proofs[] = {
  { "context", KC_ ("proof", "Approved review of the context") },
  { "policy", KC_ ("proof", "Approved policy") },
  { "objectives", KC_ ("proof", "Approved objectives") },
  { "evaluation", KC_ ("proof", "Evaluated objectives") },
  { "risk", KC_ ("proof", "Locked risk assessment") },
  { "soa", KC_ ("proof", "Approved Statement of Applicability") },
  { "treatment", KC_ ("proof", "Approved risk treatment plan") },
  { "committee", KC_ ("proof", "Approved minutes of the committee") },
  { "allhands", KC_ ("proof", "Approved minutes of the all-hands meeting") },
  { "training", KC_ ("proof", "Evaluated general training") },
  { "programme", KC_ ("proof", "Approved audit programme") },
  { "audit", KC_ ("proof", "Reported internal audit") },
  { "performance", KC_ ("proof", "Performance report to top management") },
  { "review", KC_ ("proof", "Approved minutes of the management review") },
  { "manual", KC_ ("proof", "A record of your own") },
  { NULL }
};

#define IS_MEETING(kind) \
  "SELECT 1 FROM meeting JOIN meeting_series AS series ON series.id = meeting.series_id " \
  "WHERE meeting.id = :id AND series.kind = '" kind "'"

#define IS_GENERAL_TRAINING \
  "SELECT 1 FROM training_session AS session JOIN course ON course.id = session.course_id " \
  "WHERE session.id = :id AND course.kind = 'general'"

/* Which state of which kind of record proves it, and, if not all of them do, which. */
static const struct
{
  const char *proof;
  const char *entity;
  const char *state;
  const char *condition;
} evidence[] = {
  { "context", "context_review", "approved" },
  { "policy", "policy", "approved" },
  { "objectives", "objective_set", "approved" },
  { "evaluation", "objective_set", "evaluated" },
  { "risk", "risk_run", "locked" },
  { "soa", "soa", "approved" },
  { "treatment", "treatment_plan", "approved" },
  { "committee", "meeting", "approved", IS_MEETING ("committee") },
  { "allhands", "meeting", "approved", IS_MEETING ("allhands") },
  { "training", "training_session", "evaluated", IS_GENERAL_TRAINING },
  { "programme", "audit_programme", "approved" },
  { "audit", "audit", "reported" },
  { "performance", "performance_report", "acknowledged" },
  { "review", "management_review", "approved" },
};

static const KamaeField fields[] = {
  { "key", KAMAE_FIELD_TEXT, N_("Key"), .flags = KAMAE_KEY | KAMAE_READ_ONLY | KAMAE_HIDDEN },
  { "title", KAMAE_FIELD_DERIVED, N_("Activity"), .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "either (this.title_ja, this.title_en)" },
  { "title_ja", KAMAE_FIELD_TEXT, N_("Activity in Japanese") },
  { "title_en", KAMAE_FIELD_TEXT, N_("Activity in English") },
  { "document_ja", KAMAE_FIELD_TEXT, N_("Document in Japanese") },
  { "document_en", KAMAE_FIELD_TEXT, N_("Document in English") },
  { "clause", KAMAE_FIELD_LINK, N_("Clause"), .flags = KAMAE_COLUMN, .target = "clause",
    .inverse = N_("Activities of the calendar") },
  { "months", KAMAE_FIELD_FLAGS, N_("Months of the fiscal year"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .choices = months,
    .help = N_("Counted from the first month of the fiscal year.") },
  { "role", KAMAE_FIELD_LINK, N_("Role in charge"), .flags = KAMAE_COLUMN, .target = "role",
    .inverse = N_("Activities of the calendar"),
    .help = N_("Who holds the role when the plan is filled is in charge of the item.") },
  { "proof", KAMAE_FIELD_CHOICE, N_("Proved by"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = proofs, .initial = "manual",
    .help = N_("When such a record comes so far, the nearest open item is done by it.") },
  { "is_used", KAMAE_FIELD_BOOLEAN, N_("Planned every year"), .flags = KAMAE_COLUMN,
    .initial = "1" },
  { NULL }
};

const KamaeEntity kamae_objectives_template = {
  .name = "plan_template",
  .label = N_("Activity of the calendar"),
  .plural = N_("Yearly calendar"),
  .help = N_("What the ISMS asks for every year, and in which months. Switch off what you do not need, move it, and add your own. "
             "For example: general training in the third month."),
  .clause = "8.1",
  .fields = fields,
  .order = "title",
};

static const struct
{
  const char *key;
  const char *ja;
  const char *en;
  const char *document_ja;
  const char *document_en;
  const char *clause;
  const char *months;
  const char *role;
  const char *proof;
} activities[] = {
  { "context", "組織の状況及び利害関係者の見直し", "Review the context and the interested parties",
    "ISMS組織状況管理表", "Table of the context", "4.1", "m01",
    "isms_manager", "context" },
  { "objectives", "年間情報セキュリティ目標の承認", "Approve the objectives of the year",
    "年間情報セキュリティ目標", "Objectives of the year", "6.2", "m01",
    "isms_manager", "objectives" },
  { "roles", "体制及び任命の見直し", "Review roles and appointments",
    "任命書", "Letters of appointment", "5.3", "m01", "isms_manager",
    "manual" },
  { "committee", "情報セキュリティ委員会", "Information security committee",
    "議事録", "Minutes", "5.3", "m01 m04 m07 m10",
    "secretariat", "committee" },
  { "allhands", "全社ミーティング", "All-hands meeting",
    "議事録", "Minutes", "5.1", "m03 m06 m09 m12", "secretariat",
    "allhands" },
  { "policy", "情報セキュリティ基本方針の見直し", "Review the policy",
    "情報セキュリティ基本方針書", "Information security policy", "5.2", "m01", "isms_manager",
    "manual" },
  { "assets", "情報資産の棚卸", "Check the asset list",
    "情報資産管理台帳", "Asset list", "8.1", "m02", "system_manager", "manual" },
  { "risk", "リスクアセスメント", "Risk assessment",
    "リスクアセスメント結果報告書", "Report of the risk assessment", "8.2", "m03", "isms_manager", "risk" },
  { "soa", "適用宣言書の見直し", "Review the Statement of Applicability",
    "適用宣言書", "Statement of Applicability", "6.1.3", "m03",
    "isms_manager", "soa" },
  { "treatment", "リスク対応計画の承認", "Approve the risk treatment plan",
    "リスク対応計画", "Risk treatment plan", "6.1.3", "m04",
    "isms_manager", "treatment" },
  { "training", "一般研修（全員）", "General training of everybody",
    "教育訓練記録", "Record of training", "7.2", "m06", "training_manager",
    "training" },
  { "programme", "年間内部監査計画の承認", "Approve the audit programme",
    "年間内部監査計画", "Audit programme", "9.2.2", "m02",
    "audit_manager", "programme" },
  { "drill", "標的型メール及び事故対応の訓練", "Phishing and incident exercises",
    "訓練結果", "Results of the exercise", "7.3", "m05 m11",
    "training_manager", "manual" },
  { "access", "アクセス権の棚卸", "Review access rights",
    "点検記録", "Record of the check", "8.1", "m03 m09", "system_manager",
    "manual" },
  { "suppliers", "供給者（委託先）の再評価", "Evaluate suppliers again",
    "供給者の評価票", "Evaluation of suppliers", "8.1", "m07", "isms_manager",
    "manual" },
  { "law", "法令及び契約の確認", "Check laws and contracts",
    "法令規制一覧", "Legal register", "4.2", "m01 m07", "isms_manager", "manual" },
  { "recovery", "復旧試験", "Recovery test",
    "試験記録", "Record of the test", "8.1", "m08", "system_manager", "manual" },
  { "audit", "内部監査", "Internal audit",
    "内部監査報告書", "Audit report", "9.2.1", "m09", "audit_manager", "audit" },
  { "performance", "トップマネジメントへの実績報告", "Report performance to top management",
    "実績報告書", "Performance report", "5.3", "m10",
    "isms_manager", "performance" },
  { "review", "マネジメントレビュー", "Management review",
    "議事録", "Minutes", "9.3.1", "m11", "isms_manager", "review" },
  { "documents", "文書の定期見直し", "Review documents",
    "文書・記録一覧", "List of documents", "7.5.2", "m11", "document_manager", "manual" },
  { "certification", "認証機関の審査", "Audit by the certification body",
    "審査報告書", "Report of the body", "9.2.1", "m11",
    "isms_manager", "manual" },
  { "evaluation", "目標の達成の評価", "Evaluate the objectives",
    "ISMS有効性評価表", "Evaluation of the effectiveness", "6.2", "m12", "isms_manager",
    "evaluation" },
  { "next", "次年度の計画及び予算の案", "Plan and budget of the next year",
    "次年度計画案", "Draft plan", "6.2", "m12", "isms_manager",
    "manual" },
};

gboolean
kamae_objectives_seed_calendar (KamaeOperation  *operation,
                                GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (activities); i++)
    {
      g_autoptr(KamaeRecord) record =
        kamae_operation_create (operation, "plan_template", error,
                                "key", activities[i].key,
                                "title_ja", activities[i].ja, "title_en", activities[i].en,
                                "document_ja", activities[i].document_ja,
                                "document_en", activities[i].document_en,
                                "clause", activities[i].clause, "months", activities[i].months,
                                "role", activities[i].role, "proof", activities[i].proof, NULL);

      if (record == NULL)
        return FALSE;
    }
  return TRUE;
}

/* -- Filling a plan ---------------------------------------------------------------------------- */

/* Who holds the role of the activity today. */
#define HOLDER \
  "(SELECT held.person_id FROM role_assignment AS held WHERE held.role_id = template.role_id " \
  "AND coalesce (held.starts_on, '') <= :as_of AND coalesce (held.ends_on, '9999') >= :as_of " \
  "ORDER BY held.starts_on LIMIT 1)"

/* Each month of each activity that is not in the plan yet: the last working day, and who is in
 * charge. */
#define ITEMS \
  "WITH RECURSIVE month (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM month WHERE n < 12), " \
  "planned AS (SELECT template.id AS template_id, " \
  "date (add_months (year.starts_on, n), '-1 day') AS last FROM annual_plan AS plan " \
  "JOIN fiscal_year AS year ON year.id = plan.fiscal_year_id CROSS JOIN plan_template AS template " \
  "JOIN month ON contains_code (template.months, printf ('m%02d', n)) " \
  "WHERE plan.id = :id AND template.is_used IS NOT 0) " \
  "SELECT template.id, either (template.title_ja, template.title_en), " \
  "either (template.document_ja, template.document_en), template.clause_id, " HOLDER ", " \
  "CASE strftime ('%w', planned.last) WHEN '0' THEN date (planned.last, '-2 days') " \
  "WHEN '6' THEN date (planned.last, '-1 day') ELSE planned.last END AS due_on " \
  "FROM planned JOIN plan_template AS template ON template.id = planned.template_id " \
  "LEFT JOIN clause ON clause.id = template.clause_id " \
  "WHERE NOT EXISTS (SELECT 1 FROM plan_item AS item WHERE item.plan_id = :id " \
  "AND item.template_id = template.id " \
  "AND substr (coalesce (item.original_due_on, item.due_on), 1, 7) = substr (planned.last, 1, 7)) " \
  "ORDER BY due_on, clause.number COLLATE counted, template.key, template.id"

typedef struct
{
  char *template;
  char *title;
  char *document;
  char *clause;
  char *owner;
  char *due_on;
} Item;

static void
item_free (Item *item)
{
  g_free (item->template);
  g_free (item->title);
  g_free (item->document);
  g_free (item->clause);
  g_free (item->owner);
  g_free (item->due_on);
  g_free (item);
}

static char *
dup_cell (KamaeCursor *cursor,
          guint        column)
{
  return kamae_cursor_is_null (cursor, column) ? NULL
                                               : g_strdup (kamae_cursor_get_text (cursor, column));
}

static GPtrArray *
list_items (KamaeOperation  *operation,
            KamaeRecord     *plan,
            GError         **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_operation_get_register (operation), ITEMS, NULL, error);
  g_autoptr(GError) failure = NULL;

  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (plan));
  while (kamae_cursor_next (cursor, &failure))
    {
      Item *item = g_new (Item, 1);

      *item = (Item) { dup_cell (cursor, 0), dup_cell (cursor, 1), dup_cell (cursor, 2),
                       dup_cell (cursor, 3), dup_cell (cursor, 4), dup_cell (cursor, 5) };
      g_ptr_array_add (items, item);
    }
  if (failure == NULL)
    return g_steal_pointer (&items);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

gboolean
kamae_objectives_fill_plan (KamaeOperation  *operation,
                            KamaeRecord     *plan,
                            GError         **error)
{
  g_autofree char *id = kamae_record_dup_key (plan);
  g_autoptr(GPtrArray) items = list_items (operation, plan, error);

  if (items == NULL)
    return FALSE;
  if (items->len == 0)
    {
      g_set_error_literal (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                           _("All of the yearly calendar is in the plan already. Nothing was changed."));
      return FALSE;
    }
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = items->pdata[i];
      g_autoptr(KamaeRecord) record =
        kamae_operation_create (operation, "plan_item", error, "plan", id, "title", item->title,
                                "document", item->document, "due_on", item->due_on,
                                "clause", item->clause,
                                "owner", item->owner, "template", item->template, NULL);

      if (record == NULL)
        return FALSE;
    }
  return TRUE;
}

/* -- What proves an item ----------------------------------------------------------------------- */

/* The item that the record did before, or the open one nearest to today, unless the record proves
 * one of its kind already: approved anew, it does no other. */
#define NEAREST \
  "SELECT item.id FROM plan_item AS item JOIN annual_plan AS plan ON plan.id = item.plan_id " \
  "JOIN plan_template AS template ON template.id = item.template_id " \
  "WHERE item.state = 'planned' AND plan.state IN ('approved', 'running') " \
  "AND template.proof = :proof " \
  "AND NOT EXISTS (SELECT 1 FROM plan_item AS done " \
  "JOIN plan_template AS same ON same.id = done.template_id " \
  "WHERE done.proof_id = :id AND done.state = 'done' AND same.proof = :proof) " \
  "AND (item.proof_id = :id OR abs (julianday (item.due_on) - julianday (:as_of)) <= 100) " \
  "ORDER BY item.proof_id IS NOT :id, abs (julianday (item.due_on) - julianday (:as_of)), item.id LIMIT 1"

/* The item that the record did. */
#define DONE_BY \
  "SELECT item.id FROM plan_item AS item JOIN annual_plan AS plan ON plan.id = item.plan_id " \
  "JOIN plan_template AS template ON template.id = item.template_id " \
  "WHERE item.state = 'done' AND plan.state IN ('approved', 'running') " \
  "AND template.proof = :proof AND item.proof_id = :id"

/* Who is in charge in place of somebody who has left. */
#define SUCCESSOR \
  "SELECT " HOLDER " FROM plan_item AS item JOIN person ON person.id = item.owner_id " \
  "JOIN plan_template AS template ON template.id = item.template_id " \
  "WHERE item.id = :id AND person.left_on < :as_of"

/* The key that the query finds for the record, 0 for none. */
static gboolean
find (KamaeOperation  *operation,
      KamaeRecord     *record,
      const char      *sql,
      const char      *proof,
      gint64          *found,
      GError         **error)
{
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_operation_get_register (operation), sql, NULL, error);
  g_autoptr(GError) failure = NULL;

  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (record));
  kamae_cursor_bind_text (cursor, ":proof", proof);
  *found = kamae_cursor_next (cursor, &failure) ? kamae_cursor_get_integer (cursor, 0) : 0;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* What is done today is not done by somebody who has left before. */
static gboolean
replace_owner (KamaeOperation  *operation,
               KamaeRecord     *item,
               GError         **error)
{
  g_autoptr(KamaeRecord) owner = NULL;
  gint64 id;

  if (!find (operation, item, SUCCESSOR, NULL, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  owner = kamae_register_ref_record (kamae_operation_get_register (operation), id, error);
  return owner != NULL && kamae_operation_set_link (operation, item, "owner", owner, error);
}

static gboolean
prove (KamaeOperation  *operation,
       KamaeRecord     *record,
       const char      *proof,
       const char      *condition,
       GError         **error)
{
  g_autoptr(KamaeRecord) item = NULL;
  gint64 fits = 1;
  gint64 id = 0;

  if (condition != NULL && !find (operation, record, condition, proof, &fits, error))
    return FALSE;
  if (fits == 0)
    return TRUE;
  if (!find (operation, record, NEAREST, proof, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  item = kamae_register_ref_record (kamae_operation_get_register (operation), id, error);
  return item != NULL && replace_owner (operation, item, error)
         && kamae_operation_set_link (operation, item, "proof", record, error)
         && kamae_operation_transition (operation, item, "finish", error);
}

/* Whether the record has gone back behind the state, as by a step back. */
static gboolean
is_before (KamaeRecord *record,
           const char  *state)
{
  const KamaeState *states = kamae_record_get_entity (record)->workflow->states;

  for (; states->name != NULL && !g_str_equal (states->name, state); states++)
    if (g_strcmp0 (states->name, kamae_record_get_state (record)) == 0)
      return TRUE;
  return FALSE;
}

/* What proved an item proves it no more: it is open again, and is the first that the record does
 * when it comes so far again. */
static gboolean
withdraw (KamaeOperation  *operation,
          KamaeRecord     *record,
          const char      *proof,
          GError         **error)
{
  g_autoptr(KamaeRecord) item = NULL;
  gint64 id;

  if (!find (operation, record, DONE_BY, proof, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  item = kamae_register_ref_record (kamae_operation_get_register (operation), id, error);
  return item != NULL && kamae_operation_transition (operation, item, "withdraw", error);
}

static gboolean
state_changed (KamaeOperation  *operation,
               KamaeRecord     *record,
               guint            n,
               GError         **error)
{
  if (g_strcmp0 (kamae_record_get_state (record), evidence[n].state) == 0)
    return prove (operation, record, evidence[n].proof, evidence[n].condition, error);
  return !is_before (record, evidence[n].state)
         || withdraw (operation, record, evidence[n].proof, error);
}

gboolean
kamae_objectives_changed (KamaeOperation  *operation,
                          KamaeRecord     *record,
                          const char      *field,
                          GError         **error)
{
  const char *entity = kamae_record_get_entity (record)->name;

  if (g_strcmp0 (field, "state") != 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (evidence); i++)
    if (g_str_equal (entity, evidence[i].entity)
        && !state_changed (operation, record, i, error))
      return FALSE;
  return TRUE;
}
