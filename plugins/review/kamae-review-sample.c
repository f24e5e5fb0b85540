/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-review-private.h"

/* The plugin's part of the sample organization: two reviews that were held and approved, and one in
 * preparation. It goes through the same steps as people would. */

#define PRESIDENT "1001"
#define ISMS_MANAGER "1002"
#define SECRETARIAT "1006"

typedef struct
{
  const char *ja;
  const char *en;
} Text;

typedef struct
{
  const char *part;
  const char *status;
  const char *reporter;
  Text report;
  Text discussion;
} Input;

typedef struct
{
  const char *kind;
  const char *input;
  Text text;
  Text reason;
  const char *owner;
  int due_days;
  int done_days; /* 0: not done yet */
} Decision;

typedef struct
{
  int years_ago;
  const char *absent;
  const Input *inputs;
  const Decision *decisions;
  guint n_decisions;
  const char *effectiveness;
  Text conclusion;
  gboolean is_closed;
} Review;

static const Input first_inputs[] = {
  { "a", "no_change", ISMS_MANAGER,
    { "初回のため、前回までの処置はない。", "The first review: there are no earlier actions." }, { NULL } },
  { "b", "considered", ISMS_MANAGER,
    { "課題を初めて整理した。クラウドサービスへの依存と攻撃の巧妙化を重点とする。",
      "The issues were listed for the first time. The dependence on cloud services and cleverer attacks come first." },
    { "海外拠点からの接続も課題に加える。", "Connections from abroad are to be added to the issues." } },
  { "c", "considered", "1004",
    { "主要顧客{=3}社から、委託先の管理と事故の{=24}時間以内の報告を求められた。",
      "Three major customers ask for control of contractors, and for reports of incidents within {=24} hours." },
    { "報告の手順を契約に合わせる。", "The reporting procedure is to follow the contracts." } },
  { "d1", "considered", ISMS_MANAGER,
    { "処理中の不適合は{NCR-C01}件、期限を過ぎた是正処置は{NCR-C02}件である。内部監査の指摘を中心に原因の除去を進めている。",
      "{NCR-C01} nonconformities are open, {NCR-C02} corrective actions overdue. Most come from the internal audit." }, { NULL } },
  { "d2", "considered", "1005",
    { "パッチ適用の期限内完了率は{MON-C02/パッチ適用の期限内完了率}であり、目標の{=95}％に届かなかった。\n教育を受けた人は適用範囲内の{CMP-C01}％である。",
      "{MON-C02/Patches applied in time} of the patches were applied in time; the target is {=95}%.\n{CMP-C01}% of the people in the scope were trained." },
    { "夜間の適用を自動にする。", "Patches at night are to be automatic." } },
  { "d3", "considered", "1007",
    { "内部監査の指摘は、軽微な不適合{AUD-C02/軽微な不適合}件、観察事項{AUD-C02/観察事項}件、改善の機会{AUD-C02/改善の機会}件、良好な点{AUD-C02/良好な点}件であった。",
      "Found in the internal audit: minor nonconformities {AUD-C02/Minor nonconformity}, observations {AUD-C02/Observation}, opportunities for improvement {AUD-C02/Opportunity for improvement}, good points {AUD-C02/Good point}." }, { NULL } },
  { "d4", "considered", ISMS_MANAGER,
    { "情報セキュリティ目的{OBJ-C01}件のうち、{OBJ-C02}件が目標値に達している。修正プログラムの適用だけが届いていない。",
      "{OBJ-C02} of {OBJ-C01} objectives meet their target; only the patches are behind." }, { NULL } },
  { "e", "considered", "1008",
    { "{=4}月から{=12}月までの情報セキュリティに関する顧客からの問合せは{=12}件であり、苦情はなかった。",
      "Twelve questions on security from customers from April to December, no complaint." },
    { NULL } },
  { "f", "considered", "1005",
    { "リスクレベル「高」のリスクは{RSK-C02/■ 高}件である。\nリスク対応計画の進捗は{RSK-C06}％、期限を過ぎた対応項目は{RSK-C07}件である。",
      "{RSK-C02/■ High} risks are rated “High”.\nThe treatment plan has come to {RSK-C06}%; {RSK-C07} actions are overdue." }, { NULL } },
  { "g", "considered", ISMS_MANAGER,
    { "委員会の資料作成に時間がかかる。台帳を一つにまとめたい。",
      "Preparing the committee takes long. The registers should be in one place." }, { NULL } },
};

static const Decision first_decisions[] = {
  { "improve", "g", { "ISMSの台帳を一つの道具にまとめる",
    "Keep the registers of the ISMS in one tool" },
    { "委員会の準備に月10時間かかっている。", "The committee takes ten hours of preparation a month." },
    ISMS_MANAGER, 90, 82 },
  { "change", "c", { "事故の報告手順を顧客の契約に合わせる",
    "Adapt the reporting of incidents to the contracts" },
    { NULL }, "1008", 60, 55 },
  { "resource", "d2", { "パッチの自動適用の費用を予算に入れる",
    "Budget the automatic application of patches" },
    { NULL }, "1005", 75, 74 },
};

static const Input second_inputs[] = {
  { "a", "considered", ISMS_MANAGER, { NULL },
    { "前回の決定事項は、いずれも効果が出ている。", "All decisions of the last review have shown effect." } },
  { "b", "considered", ISMS_MANAGER,
    { "生成AIとオープンソース部品を新しい課題とした。委託先の事故を受けて臨時の見直しも行った。",
      "Generative AI and open-source parts are new issues. After the contractor's incident there was an extra review." },
    { "生成AIの利用規則を急ぐ。", "The rules for generative AI are urgent." } },
  { "c", "considered", "1004",
    { "個人情報保護の指針の改正により、委託先の監督への期待が高まった。",
      "The amended privacy guidelines raise what is expected of the supervision of contractors." }, { NULL } },
  { "d1", "considered", ISMS_MANAGER,
    { "処理中の不適合は{NCR-C01}件、期限を過ぎた是正処置は{NCR-C02}件である。利用者IDの不適合は最初の処置に効果がなく、処置をやり直した。",
      "{NCR-C01} nonconformities are open, {NCR-C02} corrective actions overdue. The first action on accounts had no effect and was followed by another." }, { NULL } },
  { "d2", "considered", "1005",
    { "パッチ適用の期限内完了率は{MON-C02/パッチ適用の期限内完了率}であり、前回の{=91}％から改善し、目標に達した。\n教育を受けた人は適用範囲内の{CMP-C01}％である。",
      "{MON-C02/Patches applied in time} of the patches were applied in time, after {=91}% last time: the target is met.\n{CMP-C01}% of the people in the scope were trained." }, { NULL } },
  { "d3", "considered", "1007",
    { "内部監査の指摘は、軽微な不適合{AUD-C02/軽微な不適合}件、観察事項{AUD-C02/観察事項}件、改善の機会{AUD-C02/改善の機会}件、良好な点{AUD-C02/良好な点}件であった。\n維持審査は今月である。",
      "Found in the internal audit: minor nonconformities {AUD-C02/Minor nonconformity}, observations {AUD-C02/Observation}, opportunities for improvement {AUD-C02/Opportunity for improvement}, good points {AUD-C02/Good point}.\nThe surveillance audit is this month." },
    { "指摘のうち、利用者IDの管理を優先する。", "Of what was found, accounts come first." } },
  { "d4", "considered", ISMS_MANAGER,
    { "情報セキュリティ目的{OBJ-C01}件のうち、{OBJ-C02}件が目標値に達している。次年度は目標値を上げる。",
      "{OBJ-C02} of {OBJ-C01} objectives meet their target. The targets go up next year." }, { NULL } },
  { "e", "considered", "1008",
    { "顧客の監査を{=2}社から受け、復旧手順の訓練の記録を求められた。",
      "Two customers audited us and asked for records of recovery exercises." }, { NULL } },
  { "f", "considered", "1005",
    { "リスクレベル「高」のリスクは{RSK-C02/■ 高}件である。\nリスク対応計画の進捗は{RSK-C06}％、受容を終えたリスクは対象の{RSK-C09}％である。",
      "{RSK-C02/■ High} risks are rated “High”.\nThe treatment plan has come to {RSK-C06}%; {RSK-C09}% of the risks to be accepted are." }, { NULL } },
  { "g", "considered", ISMS_MANAGER,
    { "標的型メールの訓練を部門ごとに行う案が出ている。",
      "It is proposed to hold phishing exercises by department." }, { NULL } },
};

static const Decision second_decisions[] = {
  { "improve", "g", { "標的型メール訓練を四半期ごとに部門別で行う",
    "Hold phishing exercises by department every quarter" },
    { "全社一斉の訓練では部門の違いが見えない。", "An exercise of the whole company hides how departments differ." },
    "1005", 80, 78 },
  { "change", "b", { "生成AIの利用規則を定め、適用宣言書に反映する",
    "Set rules for generative AI and take them into the Statement of Applicability" },
    { NULL }, ISMS_MANAGER, 90, 95 },
  { "change", "e", { "復旧訓練を年次計画に加え、記録を残す",
    "Add recovery exercises to the annual plan, and keep records" },
    { "顧客の監査で求められた。", "Customers asked for it in their audits." }, "1005", 200, 0 },
  { "risk", "f", { "受容基準を超えて保有するリスクを期限前に再評価する",
    "Assess the risk kept above the limit again before its acceptance ends" },
    { NULL }, "1003", 150, 140 },
};

static const Review past[] = {
  { 2, "1003", first_inputs, first_decisions, G_N_ELEMENTS (first_decisions), "partly",
    { "ISMSは当社の規模と事業に合っている。運用は根づき始めたが、測定はまだ粗い。1年で数字で語れるようにしてほしい。",
      "The ISMS suits our size and business. It takes root, but what we measure is still coarse. In a year I want to talk in numbers." },
    TRUE },
  { 1, NULL, second_inputs, second_decisions, G_N_ELEMENTS (second_decisions), "yes",
    { "目的の達成と監査の結果から、ISMSは有効に機能している。生成AIへの備えと復旧力を次の重点とする。",
      "Objectives and audits show that the ISMS works. Preparing for generative AI, and recovery, come next." },
    FALSE },
};

/* What is already reported for the review in preparation. */
/* Nothing is considered before the meeting. */
static const Input present_inputs[] = {
  { "b", NULL, ISMS_MANAGER,
    { "海外での利用と生成AIへのデータの流れが新しい課題である。",
      "Use abroad and data flows into AI services are new issues." }, { NULL } },
  { "e", NULL, "1008",
    { "顧客の監査を{=3}社から受け、指摘は復旧訓練の記録{=1}件であった。",
      "Three customers audited us, with one finding: the records of recovery exercises." }, { NULL } },
};

#define TEXT(text) kamae_sample_text (sample, (text).ja, (text).en)

static const char *const people[] = {
  PRESIDENT, ISMS_MANAGER, "1003", "1004", "1005", SECRETARIAT, "1007", "1008"
};

static char *
dup_shifted (const char *date,
             int         days)
{
  GDate day;
  char text[11];

  g_date_clear (&day, 1);
  g_date_set_parse (&day, date);
  if (days >= 0)
    g_date_add_days (&day, days);
  else
    g_date_subtract_days (&day, -days);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &day);
  return g_strdup (text);
}

static gboolean
step (KamaeSample  *sample,
      const char   *date,
      const char   *person,
      KamaeRecord  *review,
      const char   *transition,
      const Text   *name,
      GError      **error)
{
  g_autoptr(KamaeOperation) operation = NULL;

  operation = kamae_sample_begin (sample, date, person, TEXT (*name), review, error);
  return operation != NULL && kamae_operation_transition (operation, review, transition, error)
         && kamae_operation_commit (operation, error);
}

static gboolean
invite (KamaeSample     *sample,
        KamaeOperation  *operation,
        KamaeRecord     *review,
        const char      *absent,
        GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr(KamaeRecord) person = kamae_sample_find (sample, "person", people[i]);
      gboolean is_absent = g_strcmp0 (people[i], absent) == 0;

      if (!kamae_operation_add_link (operation, review, is_absent ? "absent" : "attendees", person,
                                     error))
        return FALSE;
    }
  return TRUE;
}

static KamaeRecord *
plan (KamaeSample  *sample,
      const char   *date,
      const char   *planned_on,
      const char   *cut_off_on,
      const char   *absent,
      GError      **error)
{
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecord) review = NULL;

  operation = kamae_sample_begin (sample, date, SECRETARIAT,
                                  kamae_sample_text (sample, "マネジメントレビューの計画",
                                                     "Plan the management review"), NULL, error);
  if (operation == NULL)
    return NULL;
  review = kamae_operation_create (operation, "management_review", error,
                                   "planned_on", planned_on,
                                   "cut_off_on", cut_off_on,
                                   "starts_at", "13:30",
                                   "ends_at", "15:30",
                                   "place", kamae_sample_text (sample, "本社 大会議室",
                                                               "Headquarters, large meeting room"),
                                   "recorder", SECRETARIAT,
                                   NULL);
  if (review == NULL || !invite (sample, operation, review, absent, error)
      || !kamae_operation_commit (operation, error))
    return NULL;
  return g_steal_pointer (&review);
}

static KamaeRecord *
ref_input (KamaeSample *sample,
           KamaeRecord *review,
           const char  *part)
{
  g_autoptr(KamaeRecordList) inputs = kamae_register_list_parts (kamae_sample_get_register (sample),
                                                                 review, "review_input");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (inputs)); i++)
    {
      g_autoptr(KamaeRecord) input = g_list_model_get_item (G_LIST_MODEL (inputs), i);

      if (g_strcmp0 (kamae_record_get_text (input, "part"), part) == 0)
        return g_steal_pointer (&input);
    }
  g_assert_not_reached ();
}

/* With the numbers of the cut-off date, as in the figures of the review. What only another plugin
 * could tell is reported by mouth where it is not there. */
static char *
dup_report (KamaeSample  *sample,
            KamaeRecord  *review,
            const Input  *input,
            GError      **error)
{
  g_autofree char *words =
    kamae_sample_dup_report (sample, TEXT (input->report),
                             kamae_record_get_text (review, "cut_off_on"), error);

  if (words != NULL && *words == '\0' && input->report.ja != NULL)
    return g_strdup (kamae_sample_text (sample, "担当者が口頭で報告した。", "Reported by mouth."));
  return g_steal_pointer (&words);
}

static gboolean
report (KamaeSample  *sample,
        const char   *date,
        KamaeRecord  *review,
        const Input  *inputs,
        guint         n,
        GError      **error)
{
  g_autoptr(KamaeOperation) operation = NULL;

  operation = kamae_sample_begin (sample, date, SECRETARIAT,
                                  kamae_sample_text (sample, "インプットの報告",
                                                     "Report the inputs"), review, error);
  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(KamaeRecord) input = ref_input (sample, review, inputs[i].part);
      g_autofree char *words = dup_report (sample, review, &inputs[i], error);

      if (words == NULL
          || !kamae_operation_set (operation, input, "status", inputs[i].status, error)
          || !kamae_operation_set (operation, input, "reporter", inputs[i].reporter, error)
          /* Without a text, what the program reported by itself stays. */
          || (*words != '\0' && !kamae_operation_set (operation, input, "report", words, error)))
        return FALSE;
    }
  return kamae_operation_commit (operation, error);
}

static gboolean
add_decision (KamaeSample     *sample,
              KamaeOperation  *operation,
              KamaeRecord     *review,
              const char      *held_on,
              const Decision  *data,
              GError         **error)
{
  g_autofree char *id = kamae_record_dup_key (review);
  g_autofree char *due_on = dup_shifted (held_on, data->due_days);
  g_autoptr(KamaeRecord) decision = NULL;

  decision = kamae_operation_create (operation, "review_decision", error,
                                     "review", id,
                                     "text", TEXT (data->text),
                                     "kind", data->kind,
                                     "input", data->input,
                                     "reason", TEXT (data->reason),
                                     "owner", data->owner,
                                     "due_on", due_on,
                                     NULL);
  return decision != NULL;
}

static gboolean
write_minutes (KamaeSample     *sample,
               KamaeOperation  *operation,
               KamaeRecord     *review,
               const char      *held_on,
               const Review    *data,
               GError         **error)
{
  g_autofree char *next_on = dup_shifted (held_on, 364);

  for (guint i = 0; i < KAMAE_REVIEW_N_INPUTS; i++)
    {
      g_autoptr(KamaeRecord) input = ref_input (sample, review, data->inputs[i].part);

      if (!kamae_operation_set (operation, input, "discussion", TEXT (data->inputs[i].discussion),
                                error))
        return FALSE;
    }
  for (guint i = 0; i < data->n_decisions; i++)
    if (!add_decision (sample, operation, review, held_on, &data->decisions[i], error))
      return FALSE;
  return kamae_operation_set (operation, review, "suitability", "yes", error)
         && kamae_operation_set (operation, review, "adequacy", "yes", error)
         && kamae_operation_set (operation, review, "effectiveness", data->effectiveness, error)
         && kamae_operation_set (operation, review, "conclusion", TEXT (data->conclusion), error)
         && kamae_operation_set (operation, review, "next_on", next_on, error);
}

static gboolean
draft (KamaeSample   *sample,
       const char    *date,
       KamaeRecord   *review,
       const char    *held_on,
       const Review  *data,
       GError       **error)
{
  g_autoptr(KamaeOperation) operation = NULL;

  operation = kamae_sample_begin (sample, date, SECRETARIAT,
                                  kamae_sample_text (sample, "議事録の作成", "Write the minutes"),
                                  review, error);
  if (operation == NULL)
    return FALSE;
  kamae_operation_set_reason (operation,
                              kamae_sample_text (sample, "集計に表れない内容は報告欄に記載した",
                                                 "What the figures do not show is in the reports"));
  return write_minutes (sample, operation, review, held_on, data, error)
         && kamae_operation_transition (operation, review, "draft", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
finish_task (KamaeSample     *sample,
             const char      *date,
             KamaeRecord     *review,
             guint            position,
             const Decision  *data,
             GError         **error)
{
  g_autoptr(KamaeRecordList) decisions = NULL;
  g_autoptr(KamaeRecord) decision = NULL;
  g_autoptr(KamaeRecord) task = NULL;
  g_autoptr(KamaeOperation) operation = NULL;

  decisions = kamae_register_list_parts (kamae_sample_get_register (sample), review,
                                         "review_decision");
  decision = g_list_model_get_item (G_LIST_MODEL (decisions), position);
  task = kamae_record_ref_link (decision, "task");
  operation = kamae_sample_begin (sample, date, data->owner,
                                  kamae_sample_text (sample, "指示事項の完了",
                                                     "Finish what was decided"), task, error);
  return operation != NULL
         && kamae_operation_set (operation, task, "result",
                                 kamae_sample_text (sample, "決定どおり実施し、委員会に報告した。",
                                                    "Done as decided and reported to the committee."),
                                 error)
         && kamae_operation_transition (operation, task, "finish", error)
         && kamae_operation_commit (operation, error);
}

/* Each decision on its day, then the review. */
#define DAYS_UNTIL_CLOSED 120
#define DAYS_OF_FOLLOW_UP 240

static gboolean
follow_up (KamaeSample   *sample,
           KamaeRecord   *review,
           const char    *held_on,
           const Review  *data,
           GError       **error)
{
  static const Text close = { "マネジメントレビューの完了", "Close the management review" };

  for (int day = 1; day <= DAYS_OF_FOLLOW_UP; day++)
    {
      g_autofree char *date = dup_shifted (held_on, day);

      if (g_strcmp0 (date, kamae_sample_get_today (sample)) > 0)
        return TRUE;
      for (guint i = 0; i < data->n_decisions; i++)
        if (data->decisions[i].done_days == day
            && !finish_task (sample, date, review, i, &data->decisions[i], error))
          return FALSE;
      if (day == DAYS_UNTIL_CLOSED && data->is_closed
          && !step (sample, date, ISMS_MANAGER, review, "close", &close, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
tell (KamaeSample    *sample,
      gconstpointer   told,
      GError        **error)
{
  static const struct
  {
    int days;
    const char *person;
    const char *transition;
    Text name;
  } ends[] = {
    { 3, ISMS_MANAGER, "review", { "議事録の確認", "Review the minutes" } },
    { 6, PRESIDENT, "approve", { "議事録の承認", "Approve the minutes" } },
    { 7, ISMS_MANAGER, "follow", { "指示事項のフォローを開始", "Follow up the decisions" } },
  };
  static const Text prepare = { "資料の準備", "Prepare the materials" };
  static const Text hold = { "マネジメントレビューの開催", "Hold the management review" };
  const Review *data = told;
  g_autofree char *day = kamae_sample_dup_date (sample, data->years_ago, 11, 3);
  g_autofree char *held_on = kamae_sample_dup_working_day (sample, day, 0);
  g_autofree char *early = dup_shifted (held_on, -60);
  g_autofree char *prepared_on = dup_shifted (held_on, -13);
  g_autofree char *reported_on = dup_shifted (held_on, -7);
  g_autofree char *drafted_on = dup_shifted (held_on, 1);
  g_autoptr(KamaeRecord) review = plan (sample, early, held_on, NULL, data->absent, error);

  if (review == NULL
      || !step (sample, prepared_on, SECRETARIAT, review, "prepare", &prepare, error)
      || !report (sample, reported_on, review, data->inputs, KAMAE_REVIEW_N_INPUTS, error)
      || !step (sample, held_on, SECRETARIAT, review, "hold", &hold, error)
      || !draft (sample, drafted_on, review, held_on, data, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *date = dup_shifted (held_on, ends[i].days);

      if (!step (sample, date, ends[i].person, review, ends[i].transition, &ends[i].name, error))
        return FALSE;
    }
  return follow_up (sample, review, held_on, data, error);
}

static gboolean
tell_present (KamaeSample    *sample,
              gconstpointer   unused,
              GError        **error)
{
  static const Text prepare = { "資料の準備", "Prepare the materials" };
  g_autofree char *lately = kamae_sample_dup_day (sample, -20);
  g_autofree char *cut_off_on = kamae_sample_dup_day (sample, -5);
  g_autofree char *prepared_on = kamae_sample_dup_day (sample, -4);
  g_autofree char *reported_on = kamae_sample_dup_day (sample, -2);
  g_autofree char *planned_on = kamae_sample_dup_working_day (sample,
                                                              kamae_sample_get_today (sample), 10);
  g_autoptr(KamaeRecord) review = plan (sample, lately, planned_on, cut_off_on, NULL, error);

  return review != NULL
         && step (sample, prepared_on, SECRETARIAT, review, "prepare", &prepare, error)
         && report (sample, reported_on, review, present_inputs, G_N_ELEMENTS (present_inputs),
                    error);
}

gboolean
kamae_review_fill_sample (KamaeSample  *sample,
                          GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (past); i++)
    kamae_sample_tell_beside (sample, tell, &past[i]);
  kamae_sample_tell_beside (sample, tell_present, NULL);
  return TRUE;
}
