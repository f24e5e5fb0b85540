/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Tasks of the sample company that are always of today: overdue, due soon, postponed. */

#include "config.h"

#include "kamae-core-sample-private.h"

typedef struct
{
  KamaeCoreSampleText subject;
  const char *assignee;
  const char *clause;
  int planned; /* all counted in days from today */
  int due;
  int postponed_to;
  const char *transition;
  int moved;
  KamaeCoreSampleText because; /* of the postponement or of the transition */
  KamaeCoreSampleText comment; /* written with the transition */
  KamaeCoreSampleText proof;   /* what the file says that is attached with the transition */
} Task;

static const Task tasks[] = {
  { { "入退室カードの棚卸", "Count the door cards" },
    "1010", "8.1", -40, -10 },
  { { "委託先A社の情報セキュリティ評価票の回収", "Get the evaluation form back from supplier A" },
    "1004", "8.1", -35, -3, .transition = "start", .moved = -20,
    .comment = { "評価票を送付済み。先方の担当者が交代し、回答が遅れるとの連絡があった。",
                 "The form has been sent. The contact has changed, so the answer will be late." } },
  { { "サーバー室の消火設備の点検立会い", "Attend the check of the server room's extinguishers" },
    "1036", "8.1", -20, 2 },
  { { "アクセス権の四半期棚卸", "Quarterly review of access rights" },
    "1035", "8.1", -30, 5, .transition = "start", .moved = -4,
    .comment = { "開発本部と営業部は確認済み。残りはカスタマーサポート部。",
                 "Development and sales are checked; customer support remains." } },
  { { "内部監査員研修の教材の更新", "Update the material for training auditors" },
    "1007", "7.2", -25, 12 },
  { { "緊急連絡網の更新", "Update the emergency contacts" },
    "1006", "7.4", -60, 18, .postponed_to = 25,
    .because = { "退職者の後任が決まってから更新するため", "To be updated when the leaver's successor is known" } },
  { { "大阪事業所の避難経路の掲示の更新", "Renew the escape plan in Osaka" },
    "1008", "8.1", -15, 40 },
  { { "外部文書の最新版の確認", "Check that external documents are current" },
    "1035", "7.5.3", -10, 70 },
  { { "旧ファイルサーバーのディスクの廃棄", "Dispose of the disks of the old file server" },
    "1036", "8.1", -55, -15, .transition = "finish", .moved = -18,
    .proof = { "データ消去証明書\r\n\r\n対象：ハードディスク 4台（FS-01～FS-04）\r\n方法：物理破壊\r\n立会：福田 浩二\r\n",
               "Certificate of data erasure\r\n\r\nWhat: 4 hard disks (FS-01 to FS-04)\r\nHow: physical destruction\r\nWitness: Koji Fukuda\r\n" } },
  { { "来訪者受付簿の様式の変更", "Change the form of the visitors' book" },
    "1010", "7.5.2", -50, -20, .transition = "cancel", .moved = -25,
    .because = { "受付システムの導入により不要となったため", "Not needed any more with the new reception system" } },
};

#define TEXT(text) kamae_sample_text (sample, (text).ja, (text).en)

static KamaeRecord *
find (KamaeSample *sample,
      const Task  *task)
{
  return kamae_sample_find (sample, "task", TEXT (task->subject));
}

static gboolean
enter (KamaeSample  *sample,
       const char   *date,
       gconstpointer data,
       GError      **error)
{
  const Task *task = data;
  g_autofree char *due_on = kamae_sample_dup_day (sample, task->due);
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) record = NULL;

  operation = kamae_sample_begin (sample, date, "1002",
                                  kamae_sample_text (sample, "タスクの登録",
                                                     "Enter a task"), NULL, error);
  if (operation == NULL)
    return FALSE;
  record = kamae_operation_create (operation, "task", error,
                                   "subject", TEXT (task->subject),
                                   "assignee", task->assignee,
                                   "due_on", due_on,
                                   "clause", task->clause,
                                   NULL);
  return record != NULL && kamae_operation_commit (operation, error);
}

static gboolean
add_comment (KamaeSample    *sample,
             KamaeOperation *operation,
             KamaeRecord    *record,
             const Task     *task,
             GError        **error)
{
  g_autofree char *source = kamae_record_dup_key (record);
  g_autoptr (KamaeRecord) comment = NULL;

  if (task->comment.ja == NULL)
    return TRUE;
  comment = kamae_operation_create (operation, "comment", error, "source", source,
                                    "text", TEXT (task->comment), NULL);
  return comment != NULL;
}

static gboolean
attach_proof (KamaeSample    *sample,
              KamaeOperation *operation,
              KamaeRecord    *record,
              const Task     *task,
              GError        **error)
{
  g_autoptr (GBytes) content = NULL;
  g_autoptr (KamaeRecord) evidence = NULL;

  if (task->proof.ja == NULL)
    return TRUE;
  content = g_bytes_new_static (TEXT (task->proof), strlen (TEXT (task->proof)));
  evidence = kamae_operation_attach_bytes (operation, record,
                                           kamae_sample_text (sample, "データ消去証明書.txt",
                                                              "erasure.txt"),
                                           content,
                                           kamae_sample_text (sample, "データ消去証明書",
                                                              "Certificate of data erasure"),
                                           error);
  return evidence != NULL;
}

static gboolean
advance (KamaeSample  *sample,
         const char   *date,
         gconstpointer data,
         GError      **error)
{
  const Task *task = data;
  g_autoptr (KamaeRecord) record = find (sample, task);
  g_autoptr (KamaeOperation) operation = NULL;

  operation = kamae_sample_begin (sample, date, task->assignee,
                                  kamae_sample_text (sample, "タスクの状態の変更",
                                                     "Move a task on"), record, error);
  if (operation == NULL)
    return FALSE;
  if (task->because.ja != NULL)
    kamae_operation_set_reason (operation, TEXT (task->because));
  return add_comment (sample, operation, record, task, error) &&
         attach_proof (sample, operation, record, task, error) &&
         kamae_operation_transition (operation, record, task->transition, error) &&
         kamae_operation_commit (operation, error);
}

static gboolean
postpone (KamaeSample  *sample,
          const char   *date,
          gconstpointer data,
          GError      **error)
{
  const Task *task = data;
  g_autofree char *due_on = kamae_sample_dup_day (sample, task->postponed_to);
  g_autoptr (KamaeRecord) record = find (sample, task);
  g_autoptr (KamaeOperation) operation = NULL;

  operation = kamae_sample_begin (sample, date, task->assignee,
                                  kamae_sample_text (sample, "タスクの延期",
                                                     "Postpone a task"), record, error);
  if (operation == NULL)
    return FALSE;
  kamae_operation_set_reason (operation, TEXT (task->because));
  return kamae_operation_set (operation, record, "due_on", due_on, error) &&
         kamae_operation_set (operation, record, "postponed_because", TEXT (task->because),
                              error) &&
         kamae_operation_commit (operation, error);
}

/*< private >
 * kamae_core_sample_plan_tasks:
 * @sample: the sample
 * @plan: the plan
 *
 * Plans the tasks of today.
 */
void
kamae_core_sample_plan_tasks (KamaeSample *sample,
                              GPtrArray   *plan)
{
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      const Task *task = &tasks[i];

      kamae_core_sample_plan (plan, kamae_sample_dup_day (sample, task->planned), enter, task);
      if (task->transition != NULL)
        kamae_core_sample_plan (plan, kamae_sample_dup_day (sample, task->moved), advance, task);
      if (task->postponed_to != 0)
        kamae_core_sample_plan (plan, kamae_sample_dup_day (sample, -5), postpone, task);
    }
}
