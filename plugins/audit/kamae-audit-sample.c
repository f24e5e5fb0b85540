/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-sample-private.h"

#include <stdio.h>

/* The plugin's part of the sample organization: the programmes and audits of three years, their
 * checklists and findings, the auditors, and the certificate. Nonconformities that follow from the
 * findings belong to the plugin "improvement"; what they closed is closed here afterwards. */

#define PRESIDENT "1001"
#define SECRETARIAT "1006"
#define AUDIT_MANAGER "1007"

#define N_YEARS 3

typedef struct
{
  KamaeSample *sample;
  const KamaeAuditCase *data;
  KamaeRecord *audit;
  char *start;
} Story;

static const char *
text (KamaeSample          *sample,
      const KamaeAuditText *both)
{
  return kamae_sample_text (sample, both->ja, both->en);
}

/* So many days after a date, but not after today. */
static char *
dup_later (KamaeSample *sample,
           const char  *date,
           int          days)
{
  const char *today = kamae_sample_get_today (sample);
  char later[11];
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_parse (&day, date);
  if (days >= 0)
    g_date_add_days (&day, days);
  else
    g_date_subtract_days (&day, -days);
  g_date_strftime (later, sizeof later, "%Y-%m-%d", &day);
  return g_strdup (strcmp (later, today) > 0 ? today : later);
}

static gboolean
set_fields (KamaeOperation     *operation,
            KamaeRecord        *record,
            const char *const  *fields,
            GError            **error)
{
  for (; *fields != NULL; fields += 2)
    if (!kamae_operation_set (operation, record, fields[0], fields[1], error))
      return FALSE;
  return TRUE;
}

/* A step of a record on its day. */
static gboolean
take (KamaeSample  *sample,
      KamaeRecord  *record,
      const char   *date,
      const char   *person,
      const char   *step,
      const char   *reason,
      const char   *name,
      GError      **error)
{
  g_autoptr(KamaeOperation) operation = kamae_sample_begin (sample, date, person, name, record,
                                                            error);

  if (operation == NULL)
    return FALSE;
  kamae_operation_set_reason (operation,
                              reason != NULL
                                ? reason
                                : kamae_sample_text (sample, "内部監査規程の手順に従う。",
                                                     "By the regulation on internal audits."));
  return kamae_operation_transition (operation, record, step, error)
         && kamae_operation_commit (operation, error);
}

/* Auditors */

static gboolean
qualify (KamaeSample  *sample,
         GError      **error)
{
  static const struct
  {
    const char *person;
    const char *basis;
    int years_ago;
    int month;
    int valid_until; /* years ahead, from the first day of this year */
    KamaeAuditText details;
  } rows[] = {
    { "1007", "certificate experience", 2, 2, 2,
      { "審査員研修コース修了。品質の内部監査12回。", "Course for lead auditors. Twelve audits of quality." } },
    { "1027", "training experience", 2, 6, 1,
      { "内部監査員養成コース（2日間）修了。", "Course for internal auditors, two days." } },
    { "1036", "training", 2, 6, 1,
      { "内部監査員養成コース（2日間）修了。", "Course for internal auditors, two days." } },
    { "1030", "training", 2, 6, 0,
      { "内部監査員養成コース（2日間）修了。今年度は担当を離れた。", "Course for internal auditors. No auditor this year." } },
    { "1031", "training", 1, 12, 2,
      { "内部監査員養成コース（2日間）修了。前任者の監査に同席。", "Course for internal auditors; sat in on an audit." } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *from = kamae_sample_dup_date (sample, rows[i].years_ago, rows[i].month, 1);
      g_autofree char *until = kamae_sample_dup_date (sample, -rows[i].valid_until, 1, 0);
      g_autoptr(KamaeOperation) operation =
        kamae_sample_begin (sample, from, AUDIT_MANAGER,
                            kamae_sample_text (sample, "監査員を登録", "Enter an auditor"), NULL, error);
      g_autoptr(KamaeRecord) record = NULL;

      if (operation == NULL)
        return FALSE;
      record = kamae_operation_create (operation, "auditor_qualification", error,
                                       "person", rows[i].person,
                                       "basis", rows[i].basis,
                                       "details", text (sample, &rows[i].details),
                                       "valid_from", from,
                                       "valid_to", until, NULL);
      if (record == NULL || !kamae_operation_commit (operation, error))
        return FALSE;
    }
  return TRUE;
}

/* Programmes */

static KamaeRecord *
find_year (KamaeSample *sample,
           int          years_ago)
{
  g_autofree char *start = kamae_sample_dup_date (sample, years_ago, 1, 1);
  g_autoptr(KamaeRecordList) years = kamae_register_list (kamae_sample_get_register (sample),
                                                          "fiscal_year");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (years)); i++)
    {
      g_autoptr(KamaeRecord) year = g_list_model_get_item (G_LIST_MODEL (years), i);

      if (g_strcmp0 (kamae_record_get_text (year, "starts_on"), start) == 0)
        return g_steal_pointer (&year);
    }
  g_assert_not_reached ();
}

static KamaeRecord *
plan_year (KamaeSample  *sample,
           int           years_ago,
           GError      **error)
{
  g_autofree char *date = kamae_sample_dup_date (sample, years_ago, 2, 10);
  g_autoptr(KamaeRecord) year = find_year (sample, years_ago);
  g_autofree char *year_id = kamae_record_dup_key (year);
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, AUDIT_MANAGER,
                        kamae_sample_text (sample, "年間の監査計画", "Plan the audits of the year"), NULL,
                        error);
  g_autoptr(KamaeRecord) programme = NULL;

  if (operation == NULL)
    return NULL;
  programme = kamae_operation_create (
    operation, "audit_programme", error,
    "fiscal_year", year_id,
    "objectives", kamae_sample_text (sample, "ISMSの規格及び社内規則への適合並びに運用の有効性を確かめる。",
                                     "See whether the ISMS conforms to the standard and our rules, and works."),
    "rationale", text (sample, &kamae_audit_rationales[N_YEARS - 1 - years_ago]),
    "frequency", kamae_sample_text (sample, "全部門を年1回。管理策は3年で一巡。必要なときは臨時監査を行う。",
                                    "Every department once a year, every control once in three years; special audits where needed."),
    "methods", kamae_sample_text (sample, "文書の確認、面談、現場の確認、抜取り。",
                                  "Documents, interviews, a look on site, samples."),
    "responsibilities", kamae_sample_text (sample, "内部監査責任者が計画及び報告を担い、監査員は自部門を監査しない。",
                                           "The audit manager plans and reports; nobody audits the own department."),
    "reporting", kamae_sample_text (sample, "監査後30日以内に、社長及び関係する部門管理者へ報告する。",
                                    "Within 30 days to the president and the managers concerned."),
    "risks", kamae_sample_text (sample, "監査員が4名と少ない。繁忙期の延期に備え、予備日を設ける。",
                                "Four auditors only; spare days in case an audit must be moved."), NULL);
  return programme != NULL && kamae_operation_commit (operation, error)
           ? g_steal_pointer (&programme) : NULL;
}

static gboolean
approve_year (KamaeSample  *sample,
              KamaeRecord  *programme,
              int           years_ago,
              GError      **error)
{
  g_autofree char *submitted = kamae_sample_dup_date (sample, years_ago, 2, 11);
  g_autofree char *approved = kamae_sample_dup_date (sample, years_ago, 2, 20);

  return take (sample, programme, submitted, AUDIT_MANAGER, "submit", NULL,
               kamae_sample_text (sample, "監査計画を提出", "Submit the audit programme"), error)
         && take (sample, programme, approved, PRESIDENT, "approve", NULL,
                  kamae_sample_text (sample, "監査計画を承認", "Approve the audit programme"), error);
}

/* Audits */

static gboolean
add_controls (KamaeSample           *sample,
              KamaeOperation        *operation,
              KamaeRecord           *slot,
              const KamaeAuditSlot  *data,
              GError               **error)
{
  const char *last = data->controls[1] != NULL ? data->controls[1] : data->controls[0];
  int theme = 0, from = 0, to = 0;

  if (data->controls[0] == NULL)
    return TRUE;
  if (sscanf (data->controls[0], "A.%d.%d", &theme, &from) != 2
      || sscanf (last, "A.%d.%d", &theme, &to) != 2)
    g_assert_not_reached ();
  for (int i = from; i <= to; i++)
    {
      g_autofree char *number = g_strdup_printf ("A.%d.%d", theme, i);
      g_autoptr(KamaeRecord) control = kamae_sample_find (sample, "control", number);

      if (!kamae_operation_add_link (operation, slot, "controls", control, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_slots (Story           *story,
           KamaeOperation  *operation,
           GError         **error)
{
  g_autofree char *audit = kamae_record_dup_key (story->audit);

  for (const KamaeAuditSlot *data = story->data->slots; data->department != NULL; data++)
    {
      g_autofree char *at = g_strdup_printf ("%sT%s", story->start, data->time);
      g_autoptr(KamaeRecord) slot =
        kamae_operation_create (operation, "audit_assignment", error,
                                "audit", audit,
                                "department", data->department,
                                "starts_at", at,
                                "place", kamae_sample_text (story->sample, "会議室A",
                                                            "Meeting room A"),
                                "auditors", data->auditor,
                                "auditee", data->auditee,
                                "clauses", data->clauses, NULL);

      if (slot == NULL || !add_controls (story->sample, operation, slot, data, error))
        return FALSE;
    }
  return TRUE;
}

static char *
dup_day (KamaeSample *sample,
         const char  *start,
         int          length)
{
  char last[11];
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_parse (&day, start);
  g_date_add_days (&day, length - 1);
  g_date_strftime (last, sizeof last, "%Y-%m-%d", &day);
  return g_strdup (last);
}

static gboolean
plan_audit (Story        *story,
            KamaeRecord  *programme,
            int           years_ago,
            GError      **error)
{
  const KamaeAuditCase *data = story->data;
  KamaeSample *sample = story->sample;
  g_autofree char *date = kamae_sample_dup_date (sample, years_ago, 2, 10);
  g_autofree char *programme_id = kamae_record_dup_key (programme);
  g_autofree char *ends_on = dup_day (sample, story->start, data->length);
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, AUDIT_MANAGER,
                        kamae_sample_text (sample, "監査を計画", "Plan an audit"), NULL, error);

  if (operation == NULL)
    return FALSE;
  story->audit = kamae_operation_create (
    operation, "audit", error,
    "name", text (sample, &data->name),
    "kind", data->kind,
    "programme", programme_id,
    "starts_on", story->start,
    "ends_on", ends_on,
    "lead_auditor", data->lead,
    "purpose", kamae_sample_text (sample, "ISMSの適合及び有効性を確かめ、改善の機会を見いだす。",
                                  "See whether the ISMS conforms and works, and find what can be better."),
    "theme", text (sample, &data->theme),
    "criteria", kamae_sample_text (sample, "JIS Q 27001:2023及び追補1:2025、ISMSマニュアル、社内規程、適用法令、顧客との契約",
                                   "ISO/IEC 27001:2022 with Amd 1:2024, the ISMS manual, regulations, laws, contracts"),
    "scope", kamae_sample_text (sample, "割当表の部門、箇条及び管理策。対象期間は前回監査から当日まで。",
                                "The departments, clauses and controls of the slots, since the audit before."),
    "methods", "documents interview site sampling",
    "notified_to", kamae_sample_text (sample, "割当表の部門管理者及び社長",
                                      "The managers of the departments, and the president"),
    NULL);
  return story->audit != NULL && add_slots (story, operation, error)
         && kamae_operation_commit (operation, error);
}

/* Checklist */

static const struct
{
  const char *question;
  KamaeAuditText reason;
} not_applicable[] = {
  { "A.7.6-1",
    { "サーバは全て社外のデータセンターにあり、社内に対象の区域はない。",
      "All servers are in a data centre; there is no such area." } },
  { "A.8.30-1", { "対象期間に外部へ任せた開発はない。", "Nothing was developed outside in the period." } },
  { "A.5.28-1", { "対象期間に証拠の保全を要した事象はない。", "No event of the period asked for evidence." } },
};

static const KamaeAuditFindingText *
find_finding (Story       *story,
              KamaeRecord *line)
{
  g_autoptr(KamaeRecord) department = kamae_record_ref_link (line, "department");
  g_autoptr(KamaeRecord) control = kamae_record_ref_link (line, "control");
  g_autoptr(KamaeRecord) clause = kamae_record_ref_link (line, "clause");
  const KamaeAuditFindingText *finding = story->data->findings;

  for (; finding != NULL && finding->grade != NULL; finding++)
    {
      KamaeRecord *subject = finding->control != NULL ? control : clause;
      const char *number = finding->control != NULL ? finding->control : finding->clause;

      if (subject != NULL && g_strcmp0 (kamae_record_get_text (subject, "number"), number) == 0
          && g_strcmp0 (kamae_record_get_text (department, "code"), finding->department) == 0)
        return finding;
    }
  return NULL;
}

static gboolean
answer_line (Story                        *story,
             KamaeOperation               *operation,
             KamaeRecord                  *line,
             const KamaeAuditFindingText  *finding,
             GError                      **error)
{
  KamaeSample *sample = story->sample;
  g_autoptr(KamaeRecord) question = kamae_record_ref_link (line, "question");
  const char *code = question != NULL ? kamae_record_get_text (question, "code") : "";
  const char *verdict = "conform";
  g_autofree char *evidence = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (not_applicable); i++)
    if (g_str_equal (code, not_applicable[i].question))
      return kamae_operation_set (operation, line, "verdict", "na", error)
             && kamae_operation_set (operation, line, "note",
                                     text (sample, &not_applicable[i].reason),
                                     error);
  if (finding != NULL)
    {
      evidence = g_strdup (text (sample, &finding->evidence));
      if (g_str_equal (finding->grade, "major") || g_str_equal (finding->grade, "minor"))
        verdict = "nc";
      else if (!g_str_equal (finding->grade, "good"))
        verdict = "obs";
    }
  else if (question != NULL)
    evidence = g_strdup_printf (kamae_sample_text (sample, "%sを確認した。", "Seen: %s."),
                                kamae_record_get_text (question,
                                                       kamae_sample_text (sample, "evidence_ja",
                                                                          "evidence_en")));
  else
    evidence = g_strdup (kamae_sample_text (sample, "関係する記録を抜き取り、問題はなかった。",
                                            "Records were drawn at random; nothing was wrong."));
  return kamae_operation_set (operation, line, "evidence", evidence, error)
         && kamae_operation_set (operation, line, "verdict", verdict, error);
}

/* The lines in which something was found, for the findings to name them. */
static GHashTable *
answer_checklist (Story        *story,
                  const char   *date,
                  gboolean      is_half,
                  GError      **error)
{
  g_autoptr(GHashTable) found = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  g_autoptr(KamaeRecordList) lines =
    kamae_register_list_parts (kamae_sample_get_register (story->sample), story->audit,
                               "audit_result");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (lines));
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (story->sample, date, story->data->lead,
                        kamae_sample_text (story->sample, "チェックリストに記入", "Fill in the checklist"),
                        story->audit, error);

  if (operation == NULL)
    return NULL;
  for (guint i = 0; i < (is_half ? n / 2 : n); i++)
    {
      g_autoptr(KamaeRecord) line = g_list_model_get_item (G_LIST_MODEL (lines), i);
      const KamaeAuditFindingText *finding = find_finding (story, line);

      if (finding != NULL && g_hash_table_contains (found, finding))
        finding = NULL;
      if (!answer_line (story, operation, line, finding, error))
        return NULL;
      if (finding != NULL)
        g_hash_table_insert (found, (gpointer) finding, g_object_ref (line));
    }
  return kamae_operation_commit (operation, error) ? g_steal_pointer (&found) : NULL;
}

/* Findings */

static KamaeRecord *
write_finding (Story                        *story,
               const char                   *date,
               const KamaeAuditFindingText  *data,
               KamaeRecord                  *line,
               GError                      **error)
{
  KamaeSample *sample = story->sample;
  g_autofree char *audit = kamae_record_dup_key (story->audit);
  g_autofree char *line_id = kamae_record_dup_key (line);
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, story->data->lead,
                        kamae_sample_text (sample, "指摘を記録", "Write a finding"), NULL, error);
  g_autoptr(KamaeRecord) record = NULL;

  if (operation == NULL)
    return NULL;
  record = kamae_operation_create (operation, "audit_finding", error,
                                   "title", text (sample, &data->title),
                                   "audit", audit,
                                   "result", line_id,
                                   "grade", data->grade,
                                   "department", data->department,
                                   "clause", data->clause,
                                   "control", data->control,
                                   "requirement", text (sample, &data->requirement),
                                   "evidence", text (sample, &data->evidence),
                                   "statement", text (sample, &data->statement), NULL);
  return record != NULL && kamae_operation_commit (operation, error) ? g_steal_pointer (&record)
                                                                      : NULL;
}

static gboolean
answer_finding (Story                        *story,
                KamaeRecord                  *finding,
                const char                   *date,
                const KamaeAuditFindingText  *data,
                GError                      **error)
{
  KamaeSample *sample = story->sample;
  gboolean disagrees = data->disagreement.ja != NULL;
  const char *const fields[] = {
    "agreement", disagrees ? "disagreed" : "agreed", "agreed_by", data->agreed_by,
    "agreed_on", date,
    disagrees ? "disagreement" : NULL, text (sample, &data->disagreement), NULL
  };
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, data->agreed_by,
                        kamae_sample_text (sample, "指摘を確認", "Confirm a finding"), finding, error);

  return operation != NULL && set_fields (operation, finding, fields, error)
         && kamae_operation_commit (operation, error);
}

static gboolean
report_finding (Story                        *story,
                const char                   *date,
                const char                   *answered,
                const KamaeAuditFindingText  *data,
                KamaeRecord                  *line,
                GError                      **error)
{
  KamaeSample *sample = story->sample;
  g_autoptr(KamaeRecord) finding = write_finding (story, date, data, line, error);

  if (finding == NULL || data->agreed_by == NULL)
    return finding != NULL;
  if (!take (sample, finding, date, story->data->lead, "issue", NULL,
             kamae_sample_text (sample, "指摘を発行", "Issue a finding"), error))
    return FALSE;
  if (g_strcmp0 (data->end, "issue") == 0)
    return TRUE;
  return answer_finding (story, finding, answered, data, error)
         && (data->end == NULL
             || take (sample, finding, answered, data->agreed_by, data->end,
                      text (sample, &data->disagreement),
                      kamae_sample_text (sample, "指摘に回答", "Answer a finding"), error));
}

static gboolean
report_findings (Story       *story,
                 const char  *date,
                 GHashTable  *lines,
                 GError     **error)
{
  g_autofree char *answered = dup_later (story->sample, date, 3);

  for (const KamaeAuditFindingText *data = story->data->findings; data->grade != NULL; data++)
    if (!report_finding (story, date, answered, data, g_hash_table_lookup (lines, data), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_report (Story       *story,
              const char  *ends_on,
              GError     **error)
{
  KamaeSample *sample = story->sample;
  KamaeRecord *audit = story->audit;
  g_autofree char *agreed = dup_later (sample, ends_on, 4);
  g_autofree char *reviewed = dup_later (sample, ends_on, 9);
  g_autofree char *approved = dup_later (sample, ends_on, 12);
  g_autofree char *delivered = dup_later (sample, ends_on, 14);
  const char *const report[] = {
    "summary", text (sample, &story->data->summary), "conforming", "partly", "effective", "yes",
    "distribution", kamae_sample_text (sample, "社長、情報セキュリティ委員会、被監査部門の管理者",
                                       "President, committee, managers of the audited departments"), NULL
  };
  const char *const delivery[] = { "delivered_on", delivered, NULL };
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, agreed, story->data->lead,
                        kamae_sample_text (sample, "監査報告書を作成",
                                           "Write the audit report"), audit, error);

  if (operation == NULL || !set_fields (operation, audit, report, error)
      || !kamae_operation_commit (operation, error)
      || !take (sample, audit, agreed, story->data->lead, "agree", NULL,
                kamae_sample_text (sample, "指摘の確認を完了", "Findings confirmed"), error)
      || !take (sample, audit, reviewed, AUDIT_MANAGER, "review", NULL,
                kamae_sample_text (sample, "監査報告書を確認", "Review the audit report"), error)
      || !take (sample, audit, approved, PRESIDENT, "report", NULL,
                kamae_sample_text (sample, "監査報告書を承認", "Approve the audit report"), error))
    return FALSE;
  g_clear_object (&operation);
  operation = kamae_sample_begin (sample, delivered, AUDIT_MANAGER,
                                  kamae_sample_text (sample, "監査報告書を配付",
                                                     "Deliver the audit report"),
                                  audit, error);
  return operation != NULL && set_fields (operation, audit, delivery, error)
         && kamae_operation_commit (operation, error)
         && take (sample, audit, delivered, AUDIT_MANAGER, "follow", NULL,
                  kamae_sample_text (sample, "是正をフォロー", "Follow the findings up"), error);
}

static gboolean
hold_audit (Story   *story,
            GError **error)
{
  KamaeSample *sample = story->sample;
  gboolean is_half = story->data->stage == KAMAE_AUDIT_IN_PROGRESS;
  g_autofree char *notified = dup_later (sample, story->start, -14);
  g_autofree char *ends_on = dup_later (sample, story->start, story->data->length - 1);
  g_autoptr(GHashTable) lines = NULL;

  if (!take (sample, story->audit, notified, story->data->lead, "fill", NULL,
             kamae_sample_text (sample, "チェックリストを作成", "Fill the checklist"), error)
      || !take (sample, story->audit, notified, story->data->lead, "notify", NULL,
                kamae_sample_text (sample, "監査を通知", "Send the notice"), error))
    return FALSE;
  if (story->data->stage == KAMAE_AUDIT_NOTIFIED)
    return TRUE;
  if (!take (sample, story->audit, story->start, story->data->lead, "start", NULL,
             kamae_sample_text (sample, "監査を開始", "Start the audit"), error))
    return FALSE;
  lines = answer_checklist (story, ends_on, is_half, error);
  return lines != NULL && report_findings (story, ends_on, lines, error)
         && (is_half || write_report (story, ends_on, error));
}

static gboolean
tell (Story        *story,
      KamaeRecord  *programme,
      int           years_ago,
      GError      **error)
{
  const KamaeAuditCase *data = story->data;
  KamaeSample *sample = story->sample;

  switch (data->stage)
    {
    case KAMAE_AUDIT_POSTPONED:
      return take (sample, story->audit, kamae_sample_get_today (sample), AUDIT_MANAGER, "postpone",
                   text (sample, &data->reason),
                   kamae_sample_text (sample, "監査を延期", "Postpone an audit"), error);
    case KAMAE_AUDIT_CANCELLED:
      return take (sample, story->audit, story->start, AUDIT_MANAGER, "cancel",
                   text (sample, &data->reason),
                   kamae_sample_text (sample, "監査を中止", "Cancel an audit"), error);
    case KAMAE_AUDIT_PLANNED:
      return TRUE;
    case KAMAE_AUDIT_NOTIFIED:
    case KAMAE_AUDIT_IN_PROGRESS:
    case KAMAE_AUDIT_FOLLOWING_UP:
    default:
      return hold_audit (story, error);
    }
}

/* The year of a case; what lies ahead of this year is in its programme too. */
static int
get_year (KamaeSample *sample,
          const char  *date)
{
  for (int years_ago = 0; years_ago < N_YEARS - 1; years_ago++)
    {
      g_autofree char *start = kamae_sample_dup_date (sample, years_ago, 1, 1);

      if (strcmp (date, start) >= 0)
        return years_ago;
    }
  return N_YEARS - 1;
}

static gboolean
live_year (KamaeSample  *sample,
           int           years_ago,
           GError      **error)
{
  g_autoptr(KamaeRecord) programme = plan_year (sample, years_ago, error);
  g_autoptr(GArray) stories = g_array_new (FALSE, TRUE, sizeof (Story));
  gboolean is_told = programme != NULL;

  for (const KamaeAuditCase *data = kamae_audit_cases; is_told && data->slots != NULL; data++)
    {
      Story story = { sample, data, NULL, NULL };

      story.start = data->days != 0 ? kamae_sample_dup_day (sample, data->days)
                                    : kamae_sample_dup_date (sample, data->years_ago, data->month,
                                                             data->day);
      if (get_year (sample, story.start) == years_ago)
        is_told = plan_audit (&story, programme, years_ago, error);
      if (story.audit != NULL)
        g_array_append_val (stories, story);
      else
        g_free (story.start);
    }
  is_told = is_told && approve_year (sample, programme, years_ago, error);
  for (guint i = 0; i < stories->len; i++)
    {
      Story *story = &g_array_index (stories, Story, i);

      is_told = is_told && tell (story, programme, years_ago, error);
      g_object_unref (story->audit);
      g_free (story->start);
    }
  return is_told;
}

/* Certification */

static gboolean
add_certification_audit (KamaeSample     *sample,
                         KamaeOperation  *operation,
                         KamaeRecord     *certificate,
                         const char      *kind,
                         int              years_ago,
                         int              month,
                         int              day,
                         int              length,
                         GError         **error)
{
  g_autofree char *id = kamae_record_dup_key (certificate);
  g_autofree char *starts_on = kamae_sample_dup_date (sample, years_ago, month, day);
  g_autofree char *ends_on = kamae_sample_dup_date (sample, years_ago, month, day + length - 1);
  g_autofree char *man_days = g_strdup_printf ("%d", 2 * length);
  gboolean is_over = strcmp (ends_on, kamae_sample_get_today (sample)) < 0;
  g_autoptr(KamaeRecord) audit =
    kamae_operation_create (operation, "certification_audit", error,
                            "certificate", id,
                            "kind", kind,
                            "starts_on", starts_on,
                            "ends_on", ends_on,
                            "man_days", man_days,
                            "auditors", kamae_sample_text (sample, "矢野 主任審査員、小松 審査員",
                                                           "Yano (lead), Komatsu"),
                            "result", is_over ? kamae_sample_text (sample, "認証の登録（維持）を推薦",
                                                                   "Registration recommended")
                                              : NULL, NULL);

  return audit != NULL;
}

static gboolean
certify (KamaeSample  *sample,
         GError      **error)
{
  g_autofree char *issued_on = kamae_sample_dup_date (sample, 2, 12, 20);
  g_autofree char *expires_on = kamae_sample_dup_date (sample, -1, 12, 19);
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, issued_on, SECRETARIAT,
                        kamae_sample_text (sample, "認証登録証を登録",
                                           "Enter the certificate"), NULL, error);
  g_autoptr(KamaeRecord) certificate = NULL;

  if (operation == NULL)
    return FALSE;
  certificate = kamae_operation_create (
    operation, "isms_certificate", error,
    "number", "IS-04271",
    "body", kamae_sample_text (sample, "日本システム審査機構", "Japan Systems Assessment Body"),
    "standard", kamae_sample_text (sample, "JIS Q 27001:2023（ISO/IEC 27001:2022）",
                                   "ISO/IEC 27001:2022"),
    "scope_ja", "クラウド勤怠管理サービス「かぜ勤怠」の開発、運用及びサポート並びに受託開発",
    "scope_en", "Development, operation and support of the cloud attendance service "
                "“Kaze Attendance”, and custom development",
    "soa_version", "1.0",
    "issued_on", issued_on,
    "expires_on", expires_on, NULL);
  return certificate != NULL
         && add_certification_audit (sample, operation, certificate, "stage1", 2, 10, 20, 1, error)
         && add_certification_audit (sample, operation, certificate, "stage2", 2, 11, 11, 2, error)
         && add_certification_audit (sample, operation, certificate, "surveillance", 1, 11, 17, 2,
                                     error)
         && add_certification_audit (sample, operation, certificate, "surveillance", 0, 11, 16, 2,
                                     error)
         && kamae_operation_commit (operation, error);
}

gboolean
kamae_audit_fill_sample (KamaeSample  *sample,
                         GError      **error)
{
  if (!qualify (sample, error))
    return FALSE;
  for (int years_ago = N_YEARS - 1; years_ago >= 0; years_ago--)
    if (!live_year (sample, years_ago, error))
      return FALSE;
  return certify (sample, error);
}

/* What the other plugins' part has finished */

/* The major one waits for somebody to look at it again. */
static gboolean
close_findings (KamaeSample  *sample,
                GError      **error)
{
  g_autoptr(KamaeRecordList) findings = kamae_register_list (kamae_sample_get_register (sample),
                                                             "audit_finding");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr(KamaeRecord) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);
      g_autofree char *date = NULL;

      if (g_strcmp0 (kamae_record_get_state (finding), "verified") != 0
          || g_strcmp0 (kamae_record_get_text (finding, "grade"), "major") == 0)
        continue;
      date = dup_later (sample, kamae_record_get_text (finding, "verified_on"), 4);
      if (!take (sample, finding, date, AUDIT_MANAGER, "close", NULL,
                 kamae_sample_text (sample, "指摘を完了", "Close a finding"), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
close_audits (KamaeSample  *sample,
              GError      **error)
{
  g_autoptr(KamaeRecordList) audits = kamae_register_list (kamae_sample_get_register (sample),
                                                           "audit");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (audits)); i++)
    {
      g_autoptr(KamaeRecord) audit = g_list_model_get_item (G_LIST_MODEL (audits), i);
      g_autofree char *date = dup_later (sample, kamae_record_get_text (audit, "ends_on"), 240);
      const KamaeTransition *close =
        kamae_workflow_find_transition (kamae_audit_audit.workflow, "close");
      g_autoptr(GPtrArray) open = NULL;

      if (g_strcmp0 (kamae_record_get_state (audit), "following_up") != 0)
        continue;
      open = kamae_record_check_transition (audit, close);
      if (open->len == 0
          && !take (sample, audit, date, AUDIT_MANAGER, "close", NULL,
                    kamae_sample_text (sample, "監査を完了", "Close an audit"), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
close_years (KamaeSample  *sample,
             GError      **error)
{
  g_autoptr(KamaeRecordList) programmes = kamae_register_list (kamae_sample_get_register (sample),
                                                               "audit_programme");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (programmes)); i++)
    {
      g_autoptr(KamaeRecord) programme = g_list_model_get_item (G_LIST_MODEL (programmes), i);
      g_autoptr(KamaeRecord) year = kamae_record_ref_link (programme, "fiscal_year");
      const char *ends_on = kamae_record_get_text (year, "ends_on");

      if (strcmp (ends_on, kamae_sample_get_today (sample)) < 0
          && !take (sample, programme, ends_on, AUDIT_MANAGER, "close", NULL,
                    kamae_sample_text (sample, "年間の監査を終了", "Close the audit programme"), error))
        return FALSE;
    }
  return TRUE;
}

gboolean
kamae_audit_end_sample (KamaeSample  *sample,
                        GError      **error)
{
  return close_findings (sample, error) && close_audits (sample, error)
         && close_years (sample, error);
}
