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

/* The programme of a year: days of its first month, before and after the committee meets. */
#define PLANNED 6
#define APPROVED 23

/* How long before an audit its notice goes out. */
#define NOTICE 14

typedef struct
{
  KamaeSample *sample;
  const KamaeAuditCase *data;
  KamaeRecord *audit;
  char *start;
} Story;

static void
story_free (gpointer data)
{
  Story *story = data;

  g_clear_object (&story->audit);
  g_free (story->start);
  g_free (story);
}

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
qualify (KamaeSample    *sample,
         gconstpointer   data,
         GError        **error)
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
    { "1031", "training", 1, 7, 2,
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
  g_autofree char *date = kamae_sample_dup_date (sample, years_ago, 1, PLANNED);
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, AUDIT_MANAGER,
                        kamae_sample_text (sample, "年間の監査計画", "Plan the audits of the year"), NULL,
                        error);
  g_autoptr(KamaeRecord) year = NULL;
  g_autofree char *year_id = NULL;
  g_autoptr(KamaeRecord) programme = NULL;

  if (operation == NULL)
    return NULL;
  year = find_year (sample, years_ago);
  year_id = kamae_record_dup_key (year);
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
  g_autofree char *submitted = kamae_sample_dup_date (sample, years_ago, 1, PLANNED + 1);
  g_autofree char *approved = kamae_sample_dup_date (sample, years_ago, 1, APPROVED);

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

/* Each auditor keeps a room for the days of the audit. */
static const char *
get_place (KamaeSample *sample,
           const char  *auditor)
{
  if (g_str_equal (auditor, "1027"))
    return kamae_sample_text (sample, "会議室A", "Meeting room A");
  if (g_str_equal (auditor, "1036"))
    return kamae_sample_text (sample, "会議室B", "Meeting room B");
  return kamae_sample_text (sample, "被監査部門の執務室", "Office of the audited department");
}

static gboolean
add_slots (Story           *story,
           KamaeOperation  *operation,
           GError         **error)
{
  g_autofree char *audit = kamae_record_dup_key (story->audit);

  for (const KamaeAuditSlot *data = story->data->slots; data->department != NULL; data++)
    {
      g_autofree char *day = kamae_sample_dup_working_day (story->sample, story->start, data->day);
      g_autofree char *at = g_strdup_printf ("%sT%s", day, data->time);
      g_autoptr(KamaeRecord) slot =
        kamae_operation_create (operation, "audit_assignment", error,
                                "audit", audit,
                                "department", data->department,
                                "starts_at", at,
                                "place", get_place (story->sample, data->auditor),
                                "auditors", data->auditor,
                                "auditee", data->auditee,
                                "clauses", data->clauses, NULL);

      if (slot == NULL || !add_controls (story->sample, operation, slot, data, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
plan_audit (Story        *story,
            KamaeRecord  *programme,
            int           years_ago,
            GError      **error)
{
  const KamaeAuditCase *data = story->data;
  KamaeSample *sample = story->sample;
  g_autofree char *date = kamae_sample_dup_date (sample, years_ago, 1, PLANNED);
  g_autofree char *programme_id = kamae_record_dup_key (programme);
  g_autofree char *ends_on = kamae_sample_dup_working_day (sample, story->start, data->length - 1);
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

/* Whether the number of a clause or control begins with another. */
static gboolean
is_within (const char *number,
           const char *subject)
{
  gsize length = strlen (subject);

  return strncmp (number, subject, length) == 0
         && (number[length] == '\0' || number[length] == '.');
}

/* Those of the longest subject, each in turn from line to line. */
static const KamaeAuditSeen *
find_seen (const char *number,
           gint64      position)
{
  const KamaeAuditSeen *found[4] = { NULL };
  guint n = 0;

  for (const KamaeAuditSeen *seen = kamae_audit_seen; seen->subject != NULL; seen++)
    {
      if (!is_within (number, seen->subject))
        continue;
      if (n > 0 && strlen (seen->subject) > strlen (found[0]->subject))
        n = 0;
      if (n < G_N_ELEMENTS (found))
        found[n++] = seen;
    }
  g_assert (n > 0);
  return found[position % n];
}

/* How many were drawn of how many. */
static char *
dup_drawn (Story                *story,
           KamaeRecord          *line,
           const KamaeAuditSeen *seen)
{
  gint64 position = kamae_record_get_integer (line, "position");
  int n = 3 + (int) (position % 5);
  int of = n + 4 + (int) (position * 7 % 23);

  return g_strdup_printf (kamae_sample_text (story->sample, "%1$s %2$d件のうち%3$d件",
                                             "%3$d of %2$d %1$s"),
                          seen != NULL ? text (story->sample, &seen->what)
                                       : kamae_sample_text (story->sample, "記録", "records"),
                          of, n);
}

/* Who of the department answered. */
static const char *
get_auditee (Story       *story,
             KamaeRecord *department)
{
  for (const KamaeAuditSlot *slot = story->data->slots; slot->department != NULL; slot++)
    if (department != NULL
        && g_str_equal (slot->department, kamae_record_get_text (department, "code")))
      return slot->auditee;
  return story->data->slots[0].auditee;
}

static char *
dup_seen (Story        *story,
          KamaeRecord  *line,
          char        **drawn)
{
  g_autoptr(KamaeRecord) control = kamae_record_ref_link (line, "control");
  g_autoptr(KamaeRecord) clause = kamae_record_ref_link (line, "clause");
  g_autoptr(KamaeRecord) department = kamae_record_ref_link (line, "department");
  g_autoptr(KamaeRecord) auditee =
    kamae_sample_find (story->sample, "person", get_auditee (story, department));
  KamaeRecord *subject = control != NULL ? control : clause;
  /* What names neither asks what became of an earlier finding. */
  const KamaeAuditSeen *seen =
    find_seen (subject != NULL ? kamae_record_get_text (subject, "number") : "10",
               kamae_record_get_integer (line, "position"));

  *drawn = dup_drawn (story, line, seen);
  return g_strdup_printf (kamae_sample_text (story->sample, "%sに聞き取り、%sを抜き取った。%s。",
                                             "%s was asked; %s were drawn. %s."),
                          kamae_record_get_title (auditee), text (story->sample, &seen->what),
                          text (story->sample, &seen->seen));
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
  g_autofree char *sample_text = NULL;

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
  else
    evidence = dup_seen (story, line, &sample_text);
  if (sample_text == NULL)
    sample_text = dup_drawn (story, line, NULL);
  return kamae_operation_set (operation, line, "evidence", evidence, error)
         && kamae_operation_set (operation, line, "sample", sample_text, error)
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

/* What the department says to an issued finding. */
static gboolean
take_up_finding (Story                        *story,
                 KamaeRecord                  *finding,
                 const char                   *answered,
                 const KamaeAuditFindingText  *data,
                 GError                      **error)
{
  if (data->agreed_by == NULL || g_strcmp0 (data->end, "issue") == 0)
    return TRUE;
  return answer_finding (story, finding, answered, data, error)
         && (data->end == NULL
             || take (story->sample, finding, answered, data->agreed_by, data->end,
                      text (story->sample, &data->disagreement),
                      kamae_sample_text (story->sample, "指摘に回答", "Answer a finding"), error));
}

/* All are issued on the last day of the audit, and answered some days later. */
static gboolean
report_findings (Story       *story,
                 const char  *date,
                 GHashTable  *lines,
                 GError     **error)
{
  g_autofree char *answered = dup_later (story->sample, date, 3);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  const KamaeAuditFindingText *all = story->data->findings;

  for (const KamaeAuditFindingText *data = all; data->grade != NULL; data++)
    {
      KamaeRecord *finding = write_finding (story, date, data, g_hash_table_lookup (lines, data),
                                            error);

      if (finding == NULL)
        return FALSE;
      g_ptr_array_add (findings, finding);
      if (data->agreed_by != NULL
          && !take (story->sample, finding, date, story->data->lead, "issue", NULL,
                    kamae_sample_text (story->sample, "指摘を発行", "Issue a finding"), error))
        return FALSE;
    }
  for (guint i = 0; i < findings->len; i++)
    if (!take_up_finding (story, findings->pdata[i], answered, &all[i], error))
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
  g_autofree char *notified = dup_later (sample, story->start, -NOTICE);
  g_autofree char *planned_end = kamae_sample_dup_working_day (sample, story->start,
                                                               story->data->length - 1);
  g_autofree char *ends_on = dup_later (sample, planned_end, 0);
  g_autoptr(GHashTable) lines = NULL;

  if (!take (sample, story->audit, notified, story->data->lead, "fill", NULL,
             kamae_sample_text (sample, "チェックリストを作成", "Fill the checklist"), error)
      || !take (sample, story->audit, notified, story->data->lead, "notify",
                kamae_sample_text (sample, "監査員は自らの所属部門を監査せず、他の監査員が担当する。",
                                   "Nobody audits the own department; another auditor does."),
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
tell (KamaeSample    *sample,
      gconstpointer   data,
      GError        **error)
{
  /* The checklist and the findings hang on what happens in it. */
  Story *story = (gpointer) data;
  const KamaeAuditCase *audit = story->data;

  switch (audit->stage)
    {
    case KAMAE_AUDIT_POSTPONED:
      return take (sample, story->audit, kamae_sample_get_today (sample), AUDIT_MANAGER, "postpone",
                   text (sample, &audit->reason),
                   kamae_sample_text (sample, "監査を延期", "Postpone an audit"), error);
    case KAMAE_AUDIT_CANCELLED:
      return take (sample, story->audit, story->start, AUDIT_MANAGER, "cancel",
                   text (sample, &audit->reason),
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

/* The programme that is approved when the notice of an audit goes out; what lies ahead of this
 * year is in its programme too. */
static int
get_year (KamaeSample *sample,
          const char  *date)
{
  g_autofree char *notified = dup_later (sample, date, -NOTICE);

  for (int years_ago = 0; years_ago < N_YEARS - 1; years_ago++)
    {
      g_autofree char *approved = kamae_sample_dup_date (sample, years_ago, 1, APPROVED);

      if (strcmp (notified, approved) >= 0)
        return years_ago;
    }
  return N_YEARS - 1;
}

static char *
dup_start (KamaeSample          *sample,
           const KamaeAuditCase *data)
{
  g_autofree char *day = data->days != 0
                           ? g_strdup (kamae_sample_get_today (sample))
                           : kamae_sample_dup_date (sample, data->years_ago, data->month,
                                                    data->day);

  return kamae_sample_dup_working_day (sample, day, data->days);
}

static gboolean
live_year (KamaeSample  *sample,
           int           years_ago,
           GError      **error)
{
  g_autoptr(KamaeRecord) programme = plan_year (sample, years_ago, error);
  g_autoptr(GPtrArray) stories = g_ptr_array_new ();

  if (programme == NULL)
    return FALSE;
  for (const KamaeAuditCase *data = kamae_audit_cases; data->slots != NULL; data++)
    {
      g_autofree char *start = dup_start (sample, data);
      g_autofree char *key = g_strdup_printf ("kamae-audit-%d", (int) (data - kamae_audit_cases));
      Story *story = NULL;

      if (get_year (sample, start) != years_ago)
        continue;
      story = g_new0 (Story, 1);
      *story = (Story) { sample, data, NULL, g_steal_pointer (&start) };
      g_object_set_data_full (G_OBJECT (sample), key, story, story_free);
      g_ptr_array_add (stories, story);
      if (!plan_audit (story, programme, years_ago, error))
        return FALSE;
    }
  if (!approve_year (sample, programme, years_ago, error))
    return FALSE;
  for (guint i = 0; i < stories->len; i++)
    kamae_sample_tell_beside (sample, tell, stories->pdata[i]);
  return TRUE;
}

/* Certification */

/* What the body found goes the way of a nonconformity, which had begun before the certificate was
 * there to be entered. */
static gboolean
link_findings (KamaeSample     *sample,
               KamaeOperation  *operation,
               KamaeRecord     *audit,
               GError         **error)
{
  KamaeRegister *reg = kamae_sample_get_register (sample);
  g_autoptr(KamaeRecordList) list = NULL;

  if (kamae_model_find_entity (kamae_register_get_model (reg), "nonconformity") == NULL)
    return TRUE;
  list = kamae_register_list (reg, "nonconformity");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) found = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_strcmp0 (kamae_record_get_text (found, "source"), "external_audit") == 0
          && g_strcmp0 (kamae_record_get_text (found, "found_on"),
                        kamae_record_get_text (audit, "ends_on")) == 0
          && !kamae_operation_add_link (operation, audit, "findings", found, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  const char *kind;
  int years_ago;
  int month;
  int day;
  int length;
  KamaeAuditText result;
} CertificationAudit;

static gboolean
add_certification_audit (KamaeSample               *sample,
                         KamaeOperation            *operation,
                         KamaeRecord               *certificate,
                         const CertificationAudit  *data,
                         GError                   **error)
{
  g_autofree char *id = kamae_record_dup_key (certificate);
  g_autofree char *date = kamae_sample_dup_date (sample, data->years_ago, data->month, data->day);
  g_autofree char *starts_on = kamae_sample_dup_working_day (sample, date, 0);
  g_autofree char *ends_on = kamae_sample_dup_working_day (sample, starts_on, data->length - 1);
  g_autofree char *man_days = g_strdup_printf ("%d", 2 * data->length);
  g_autoptr(KamaeRecord) audit =
    kamae_operation_create (operation, "certification_audit", error,
                            "certificate", id,
                            "kind", data->kind,
                            "starts_on", starts_on,
                            "ends_on", ends_on,
                            "man_days", man_days,
                            "auditors", kamae_sample_text (sample, "矢野 主任審査員、小松 審査員",
                                                           "Yano (lead), Komatsu"), NULL);

  return audit != NULL && link_findings (sample, operation, audit, error);
}

/* What the body said of an audit, on the day after it. */
static gboolean
note_result (KamaeSample               *sample,
             KamaeRecord               *certificate,
             const CertificationAudit  *data,
             GError                   **error)
{
  g_autoptr(KamaeRecordList) list =
    kamae_register_list_parts (kamae_sample_get_register (sample), certificate,
                               "certification_audit");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) audit = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *starts_on = kamae_sample_dup_date (sample, data->years_ago, data->month,
                                                          data->day);
      g_autofree char *first = kamae_sample_dup_working_day (sample, starts_on, 0);
      const char *ends_on = kamae_record_get_text (audit, "ends_on");
      const char *const fields[] = { "result", text (sample, &data->result), NULL };
      g_autofree char *date = NULL;
      g_autoptr(KamaeOperation) operation = NULL;

      if (g_strcmp0 (kamae_record_get_text (audit, "starts_on"), first) != 0)
        continue;
      if (strcmp (ends_on, kamae_sample_get_today (sample)) >= 0)
        return TRUE;
      date = kamae_sample_dup_working_day (sample, ends_on, 1);
      /* Those before the certificate are entered with it. */
      if (strcmp (date, kamae_record_get_text (certificate, "issued_on")) < 0)
        date = g_strdup (kamae_record_get_text (certificate, "issued_on"));
      operation = kamae_sample_begin (sample, date, SECRETARIAT,
                                      kamae_sample_text (sample, "審査の結果を記録",
                                                         "Note the result of the audit"),
                                      audit, error);
      return operation != NULL && set_fields (operation, audit, fields, error)
             && kamae_operation_commit (operation, error);
    }
  g_assert_not_reached ();
}

static gboolean
certify (KamaeSample    *sample,
         gconstpointer   data,
         GError        **error)
{
  /* In their order. */
  static const CertificationAudit audits[] = {
    { "stage1", 2, 11, 12, 1,
      { "文書及び準備状況を確認した。第二段階審査に進むことができる。",
        "Documents and readiness were checked: ready for stage 2." } },
    { "stage2", 2, 12, 4, 2,
      { "軽微な不適合1件。是正処置の確認をもって認証の登録を推薦する。",
        "One minor nonconformity. Registration is recommended once its correction has been seen." } },
    { "surveillance", 1, 11, 17, 2,
      { "軽微な不適合1件、観察事項2件。認証の維持を推薦する。",
        "One minor nonconformity, two observations. Keeping the registration is recommended." } },
    { "surveillance", 0, 11, 16, 2,
      { "不適合なし。認証の維持を推薦する。",
        "No nonconformity. Keeping the registration is recommended." } },
  };
  g_autofree char *issued_on = kamae_sample_dup_date (sample, 1, 1, 20);
  g_autofree char *expires_on = kamae_sample_dup_date (sample, -2, 1, 19);
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
    /* As in the scope statement of the plugin "context". */
    "scope_ja", "クラウド勤怠サービス「かぜ勤怠」の開発、運用及び導入支援並びに業務システムの受託開発",
    "scope_en", "Development, operation and support of the cloud attendance service “Kaze "
                "Attendance”, and custom development of business systems",
    "soa_version", "1.0",
    "issued_on", issued_on,
    "expires_on", expires_on, NULL);
  if (certificate == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (audits); i++)
    if (!add_certification_audit (sample, operation, certificate, &audits[i], error))
      return FALSE;
  if (!kamae_operation_commit (operation, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (audits); i++)
    if (!note_result (sample, certificate, &audits[i], error))
      return FALSE;
  return TRUE;
}

/* Follow-up */

/* The major one waits for somebody to look at it again. */
static gboolean
close_findings (KamaeSample  *sample,
                const char   *date,
                GError      **error)
{
  g_autoptr(KamaeRecordList) findings = kamae_register_list (kamae_sample_get_register (sample),
                                                             "audit_finding");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr(KamaeRecord) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      if (g_strcmp0 (kamae_record_get_state (finding), "verified") == 0
          && g_strcmp0 (kamae_record_get_text (finding, "grade"), "major") != 0
          && !take (sample, finding, date, AUDIT_MANAGER, "close", NULL,
                    kamae_sample_text (sample, "指摘を完了", "Close a finding"), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
close_audits (KamaeSample  *sample,
              const char   *date,
              GError      **error)
{
  g_autoptr(KamaeRecordList) audits = kamae_register_list (kamae_sample_get_register (sample),
                                                           "audit");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (audits)); i++)
    {
      g_autoptr(KamaeRecord) audit = g_list_model_get_item (G_LIST_MODEL (audits), i);
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

/* The programmes of the years that are over. */
static gboolean
close_programmes (KamaeSample  *sample,
                  const char   *date,
                  GError      **error)
{
  g_autoptr(KamaeRecordList) programmes = kamae_register_list (kamae_sample_get_register (sample),
                                                               "audit_programme");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (programmes)); i++)
    {
      g_autoptr(KamaeRecord) programme = g_list_model_get_item (G_LIST_MODEL (programmes), i);
      g_autoptr(KamaeRecord) year = kamae_record_ref_link (programme, "fiscal_year");

      if (strcmp (kamae_record_get_text (year, "ends_on"), date) < 0
          && g_strcmp0 (kamae_record_get_state (programme), "closed") != 0
          && !take (sample, programme, date, AUDIT_MANAGER, "close", NULL,
                    kamae_sample_text (sample, "年間の監査を終了", "Close the audit programme"), error))
        return FALSE;
    }
  return TRUE;
}

/* Every month the audit manager looks at what is still open. */
static gboolean
follow_up (KamaeSample    *sample,
           gconstpointer   data,
           GError        **error)
{
  for (int month = 1;; month++)
    {
      g_autofree char *date = kamae_sample_dup_date (sample, N_YEARS - 1, month, 26);

      if (strcmp (date, kamae_sample_get_today (sample)) > 0)
        return TRUE;
      if (!kamae_sample_wait (sample, date, error)
          || !close_findings (sample, date, error) || !close_audits (sample, date, error)
          || !close_programmes (sample, date, error))
        return FALSE;
    }
}

gboolean
kamae_audit_fill_sample (KamaeSample  *sample,
                         GError      **error)
{
  kamae_sample_tell_beside (sample, qualify, NULL);
  kamae_sample_tell_beside (sample, certify, NULL);
  kamae_sample_tell_beside (sample, follow_up, NULL);
  for (int years_ago = N_YEARS - 1; years_ago >= 0; years_ago--)
    if (!live_year (sample, years_ago, error))
      return FALSE;
  return TRUE;
}
