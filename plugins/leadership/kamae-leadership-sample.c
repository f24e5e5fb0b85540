/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-sample-private.h"

/* The plugin's part of the sample organization: two versions of the policy with their publication,
 * what the president did, the resources of three years, and a report before each review. */

#define PRESIDENT "1001"
#define ISMS_MANAGER "1002"
#define COMMITTEE_MEMBER "1003"
#define SECRETARIAT "1006"

/* The web site was looked at this many days ago, and the processes, too. */
#define DAYS_SINCE_CHECK 40
#define DAYS_SINCE_CONFIRMED 60

#define TEXT(text) kamae_sample_text (sample, (text).ja, (text).en)

static char *
dup_day (KamaeSample              *sample,
         const KamaeLeadershipDay *day)
{
  g_autofree char *date = kamae_sample_dup_date (sample, day->years_ago, day->month, day->day);

  return kamae_sample_dup_working_day (sample, date, 0);
}

static gboolean
has_come (KamaeSample              *sample,
          const KamaeLeadershipDay *day)
{
  g_autofree char *date = dup_day (sample, day);

  return strcmp (date, kamae_sample_get_today (sample)) <= 0;
}

static gboolean
step_on (KamaeSample   *sample,
         const char    *date,
         const char    *person,
         const char    *name,
         KamaeRecord   *record,
         const char    *transition,
         const char    *reason,
         GError       **error)
{
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, person, name, record, error);

  if (operation == NULL)
    return FALSE;
  if (reason != NULL)
    kamae_operation_set_reason (operation, reason);
  return kamae_operation_transition (operation, record, transition, error)
         && kamae_operation_commit (operation, error);
}

static gboolean
step (KamaeSample               *sample,
      const KamaeLeadershipDay  *day,
      const char                *person,
      const char                *name,
      KamaeRecord               *record,
      const char                *transition,
      GError                   **error)
{
  g_autofree char *date = dup_day (sample, day);

  return step_on (sample, date, person, name, record, transition, NULL, error);
}

static gboolean
set_fields (KamaeOperation     *operation,
            KamaeRecord        *record,
            const char *const  *fields,
            GError            **error)
{
  for (; *fields != NULL; fields += 2)
    if (fields[1] != NULL
        && !kamae_operation_set (operation, record, fields[0], fields[1], error))
      return FALSE;
  return TRUE;
}

/* The policy */

static KamaeRecord *
draft_policy (KamaeSample                        *sample,
              const KamaeLeadershipSamplePolicy  *data,
              GError                            **error)
{
  g_autofree char *date = dup_day (sample, &data->drafted);
  g_autofree char *effective = dup_day (sample, &data->effective);
  gboolean is_ja = g_str_equal (TEXT (data->purpose), data->purpose.ja);
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, ISMS_MANAGER,
                        kamae_sample_text (sample, "基本方針の起案", "Draft the policy"), NULL, error);
  g_autoptr(KamaeRecord) policy = NULL;
  const char *const fields[] = {
    "effective_on", effective, "reason", TEXT (data->reason), "purpose", TEXT (data->purpose),
    "body", TEXT (data->body), "purpose_en", is_ja ? data->purpose.en : NULL,
    "body_en", is_ja ? data->body.en : NULL, "strategy", TEXT (data->strategy),
    "check_a", TEXT (data->answers[0]), "check_b", TEXT (data->answers[1]),
    "check_c", TEXT (data->answers[2]), "check_d", TEXT (data->answers[3]), NULL
  };

  if (operation == NULL)
    return NULL;
  policy = kamae_operation_create (operation, "policy", error, "version", data->version, NULL);
  if (policy == NULL || !set_fields (operation, policy, fields, error))
    return NULL;
  kamae_operation_set_subject (operation, policy);
  return kamae_operation_commit (operation, error) ? g_steal_pointer (&policy) : NULL;
}

static KamaeRecord *
ref_publication (KamaeSample *sample,
                 KamaeRecord *policy,
                 const char  *channel)
{
  g_autoptr(KamaeRecordList) all = kamae_register_list (kamae_sample_get_register (sample),
                                                        "policy_publication");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (all)); i++)
    {
      g_autoptr(KamaeRecord) publication = g_list_model_get_item (G_LIST_MODEL (all), i);

      if (kamae_record_get_link (publication, "policy") == kamae_record_get_id (policy)
          && g_strcmp0 (kamae_record_get_text (publication, "channel"), channel) == 0)
        return g_steal_pointer (&publication);
    }
  g_assert_not_reached ();
}

static gboolean
publish (KamaeSample                             *sample,
         KamaeRecord                             *policy,
         const KamaeLeadershipSamplePublication  *data,
         GError                                 **error)
{
  g_autoptr(KamaeRecord) publication = ref_publication (sample, policy, data->channel);
  g_autofree char *date = dup_day (sample, &data->on);
  gboolean is_website = g_str_equal (data->channel, "website");
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, is_website ? "1004" : ISMS_MANAGER,
                        kamae_sample_text (sample, "基本方針の公表", "Publish the policy"),
                        publication, error);
  const char *const fields[] = {
    "audience", TEXT (data->audience),
    "url", is_website ? "https://harukaze.example.jp/security-policy" : NULL, NULL
  };

  return operation != NULL && set_fields (operation, publication, fields, error)
         && kamae_operation_transition (operation, publication, "publish", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
check_website (KamaeSample  *sample,
               KamaeRecord  *policy,
               const char   *date,
               GError      **error)
{
  g_autoptr(KamaeRecord) publication = ref_publication (sample, policy, "website");
  g_autofree char *id = kamae_record_dup_key (publication);
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, SECRETARIAT,
                        kamae_sample_text (sample, "ホームページの確認", "Look at the web site"),
                        publication, error);
  g_autoptr(KamaeRecord) check = NULL;

  if (operation == NULL)
    return FALSE;
  check = kamae_operation_create (operation, "publication_check", error,
                                  "publication", id,
                                  "checked_on", date,
                                  "checked_by", SECRETARIAT,
                                  "agrees", "1",
                                  NULL);
  return check != NULL && kamae_operation_commit (operation, error);
}

static gboolean
approve_policy (KamaeSample                        *sample,
                KamaeRecord                        *policy,
                const KamaeLeadershipSamplePolicy  *data,
                GError                            **error)
{
  return step (sample, &data->prepared, ISMS_MANAGER,
               kamae_sample_text (sample, "基本方針に作成者として署名", "Sign the policy as preparer"),
               policy, "prepare", error)
         && step (sample, &data->reviewed, COMMITTEE_MEMBER,
                  kamae_sample_text (sample, "基本方針を委員会で審査", "Review the policy"), policy,
                  "review", error)
         && step (sample, &data->approved, PRESIDENT,
                  kamae_sample_text (sample, "基本方針を承認", "Approve the policy"), policy,
                  "approve", error);
}

/* It counts as published with the notice to all. */
static gboolean
publish_policy (KamaeSample                        *sample,
                KamaeRecord                        *policy,
                const KamaeLeadershipSamplePolicy  *data,
                GError                            **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (data->publications); i++)
    if (!publish (sample, policy, &data->publications[i], error)
        || (g_str_equal (data->publications[i].channel, "notice")
            && !step (sample, &data->published, ISMS_MANAGER,
                      kamae_sample_text (sample, "基本方針の施行", "The policy holds"), policy,
                      "publish", error)))
      return FALSE;
  return TRUE;
}

static gboolean
tell_policies (KamaeSample    *sample,
               gconstpointer   unused,
               GError        **error)
{
  static const KamaeLeadershipDay look = { 2, 12, 10 };
  const KamaeLeadershipSamplePolicy *first = kamae_leadership_sample_policies;
  const KamaeLeadershipSamplePolicy *second = first + 1;
  g_autofree char *early = dup_day (sample, &look);
  g_autofree char *lately = kamae_sample_dup_day (sample, -DAYS_SINCE_CHECK);
  g_autoptr(KamaeRecord) old = draft_policy (sample, first, error);
  g_autoptr(KamaeRecord) policy = NULL;

  if (old == NULL || !approve_policy (sample, old, first, error)
      || !publish_policy (sample, old, first, error)
      || !check_website (sample, old, early, error))
    return FALSE;
  policy = draft_policy (sample, second, error);
  return policy != NULL && approve_policy (sample, policy, second, error)
         && publish_policy (sample, policy, second, error)
         && check_website (sample, policy, lately, error);
}

/* Evidence */

static gboolean
note_evidence (KamaeSample                          *sample,
               const KamaeLeadershipSampleEvidence  *data,
               GError                              **error)
{
  g_autofree char *date = dup_day (sample, &data->on);
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, SECRETARIAT,
                        kamae_sample_text (sample, "実証記録の登録", "Note evidence of leadership"),
                        NULL, error);
  g_autoptr(KamaeRecord) evidence = NULL;

  if (operation == NULL)
    return FALSE;
  evidence = kamae_operation_create (operation, "leadership_evidence", error,
                                     "title", TEXT (data->title),
                                     "letters", data->letters,
                                     "shown_on", date,
                                     "person", PRESIDENT,
                                     "details", TEXT (data->details),
                                     NULL);
  return evidence != NULL && kamae_operation_commit (operation, error);
}

static gboolean
tell_evidence (KamaeSample    *sample,
               gconstpointer   unused,
               GError        **error)
{
  for (const KamaeLeadershipSampleEvidence *evidence = kamae_leadership_sample_evidence;
       evidence->letters != NULL && has_come (sample, &evidence->on); evidence++)
    if (!note_evidence (sample, evidence, error))
      return FALSE;
  return TRUE;
}

static KamaeRecord *
note_integration (KamaeSample                             *sample,
                  const KamaeLeadershipSampleIntegration  *data,
                  GError                                 **error)
{
  g_autofree char *date = dup_day (sample, &data->since);
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, data->owner,
                        kamae_sample_text (sample, "業務プロセスへの組込み",
                                           "Build a requirement into a process"), NULL, error);
  g_autoptr(KamaeRecord) integration = NULL;

  if (operation == NULL)
    return NULL;
  integration = kamae_operation_create (operation, "process_integration", error,
                                        "process", TEXT (data->process),
                                        "origin", data->origin,
                                        "requirement", TEXT (data->requirement),
                                        "procedure", TEXT (data->procedure),
                                        "step", TEXT (data->step),
                                        "department", data->department,
                                        "owner", data->owner,
                                        "since_on", date,
                                        NULL);
  if (integration == NULL || !kamae_operation_commit (operation, error))
    return NULL;
  return g_steal_pointer (&integration);
}

static gboolean
tell_integrations (KamaeSample    *sample,
                   gconstpointer   unused,
                   GError        **error)
{
  g_autofree char *lately = kamae_sample_dup_day (sample, -DAYS_SINCE_CONFIRMED);
  g_autoptr(KamaeRecord) last = NULL;
  g_autoptr(KamaeOperation) operation = NULL;

  for (const KamaeLeadershipSampleIntegration *integration = kamae_leadership_sample_integrations;
       integration->origin != NULL; integration++)
    {
      g_clear_object (&last);
      last = note_integration (sample, integration, error);
      if (last == NULL)
        return FALSE;
    }
  operation = kamae_sample_begin (sample, lately, "1008",
                                  kamae_sample_text (sample, "業務手順の確認",
                                                     "Look at a procedure"), last, error);
  return operation != NULL && kamae_operation_set (operation, last, "confirmed_on", lately, error)
         && kamae_operation_commit (operation, error);
}

/* Resources */

static KamaeRecord *
request_resource (KamaeSample                          *sample,
                  const KamaeLeadershipSampleResource  *data,
                  GError                              **error)
{
  g_autofree char *date = dup_day (sample, &data->requested);
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, data->requested_by,
                        kamae_sample_text (sample, "資源の要望", "Ask for a resource"), NULL, error);
  g_autoptr(KamaeRecord) resource = NULL;

  if (operation == NULL)
    return NULL;
  resource = kamae_operation_create (operation, "resource_need", error,
                                     "title", TEXT (data->title),
                                     "kind", data->kind,
                                     "need", TEXT (data->need),
                                     "planned", data->planned,
                                     "unit", data->unit,
                                     NULL);
  if (resource == NULL || !kamae_operation_commit (operation, error))
    return NULL;
  return g_steal_pointer (&resource);
}

static gboolean
decide_resource (KamaeSample                          *sample,
                 const KamaeLeadershipSampleResource  *data,
                 KamaeRecord                          *resource,
                 GError                              **error)
{
  g_autofree char *date = dup_day (sample, &data->decided);
  const char *name = kamae_sample_text (sample, "資源の決定", "Decide on a resource");
  g_autoptr(KamaeOperation) operation = NULL;

  if (data->decision.ja == NULL)
    return step_on (sample, date, PRESIDENT, name, resource, "decline", TEXT (data->result), error);
  operation = kamae_sample_begin (sample, date, PRESIDENT, name, resource, error);
  return operation != NULL
         && kamae_operation_set (operation, resource, "decision", TEXT (data->decision), error)
         && kamae_operation_transition (operation, resource, "decide", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
provide_resource (KamaeSample                          *sample,
                  const KamaeLeadershipSampleResource  *data,
                  KamaeRecord                          *resource,
                  GError                              **error)
{
  g_autofree char *date = dup_day (sample, &data->provided);
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, data->requested_by,
                        kamae_sample_text (sample, "資源の提供", "A resource is provided"), resource,
                        error);
  const char *const fields[] = { "actual", data->actual, "result", TEXT (data->result), NULL };

  return operation != NULL && set_fields (operation, resource, fields, error)
         && kamae_operation_transition (operation, resource, "provide", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
tell_resource (KamaeSample    *sample,
               gconstpointer   told,
               GError        **error)
{
  const KamaeLeadershipSampleResource *data = told;
  g_autoptr(KamaeRecord) resource = NULL;

  if (!has_come (sample, &data->requested))
    return TRUE;
  resource = request_resource (sample, data, error);
  return resource != NULL
         && (!has_come (sample, &data->decided) || decide_resource (sample, data, resource, error))
         && (data->provided.day == 0 || provide_resource (sample, data, resource, error));
}

/* Performance */

static KamaeRecord *
write_report (KamaeSample                        *sample,
              const KamaeLeadershipSampleReport  *data,
              const char                         *date,
              GError                            **error)
{
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, ISMS_MANAGER,
                        kamae_sample_text (sample, "パフォーマンス報告の作成",
                                           "Write a performance report"), NULL, error);
  g_autoptr(KamaeRecord) report = NULL;

  if (operation == NULL)
    return NULL;
  report = kamae_operation_create (operation, "performance_report", error,
                                   "cut_off_on", date,
                                   "summary", TEXT (data->summary),
                                   NULL);
  if (report == NULL)
    return NULL;
  kamae_operation_set_subject (operation, report);
  if (data->requests.ja != NULL
      ? !kamae_operation_set (operation, report, "requests", TEXT (data->requests), error)
      : !kamae_operation_set_absence (operation, report, "requests", KAMAE_ABSENCE_NONE, error))
    return NULL;
  return kamae_operation_commit (operation, error) ? g_steal_pointer (&report) : NULL;
}

static gboolean
receive_report (KamaeSample                        *sample,
                const KamaeLeadershipSampleReport  *data,
                KamaeRecord                        *report,
                const char                         *date,
                GError                            **error)
{
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, PRESIDENT,
                        kamae_sample_text (sample, "パフォーマンス報告の受領",
                                           "Receive the performance report"), report, error);

  return operation != NULL
         && kamae_operation_set (operation, report, "answer", TEXT (data->answer), error)
         && kamae_operation_transition (operation, report, "acknowledge", error)
         && kamae_operation_commit (operation, error);
}

/* Two weeks before the review; the last one has just been handed in. */
static gboolean
tell_report (KamaeSample    *sample,
             gconstpointer   told,
             GError        **error)
{
  const KamaeLeadershipSampleReport *data = told;
  const KamaeLeadershipDay days[] = {
    { data->years_ago, 10, 21 }, { data->years_ago, 10, 23 }, { data->years_ago, 10, 27 }
  };
  gboolean is_last = data->years_ago == 0;
  g_autofree char *written = is_last ? kamae_sample_dup_day (sample, -5)
                                     : dup_day (sample, &days[0]);
  g_autofree char *handed = is_last ? kamae_sample_dup_day (sample, -3)
                                    : dup_day (sample, &days[1]);
  g_autofree char *received = dup_day (sample, &days[2]);
  g_autoptr(KamaeRecord) report = write_report (sample, data, written, error);

  return report != NULL
         && step_on (sample, handed, ISMS_MANAGER,
                     kamae_sample_text (sample, "トップマネジメントへの報告",
                                        "Report to top management"), report, "report", NULL, error)
         && (is_last || receive_report (sample, data, report, received, error));
}

/* Appointments */

#define TOLD \
  "SELECT task.id FROM role_assignment AS held " \
  "JOIN task ON task.id = " KAMAE_LEADERSHIP_TELLING ("held") " WHERE task.state = 'open' " \
  "ORDER BY task.number COLLATE counted"

static gboolean
confirm_role (KamaeSample     *sample,
              KamaeOperation  *operation,
              gint64           id,
              GError         **error)
{
  g_autoptr(KamaeRecord) task =
    kamae_register_ref_record (kamae_sample_get_register (sample), id, error);

  return task != NULL
         && kamae_operation_set (operation, task, "result",
                                 kamae_sample_text (sample, "役割・責任・権限一覧を説明し、本人が理解したことを確認した。",
                                                    "The list of roles was explained; the person confirmed it."),
                                 error)
         && kamae_operation_transition (operation, task, "finish", error);
}

/* The secretariat explains the roles to all who were appointed lately. */
static gboolean
confirm_roles (KamaeSample               *sample,
               const KamaeLeadershipDay  *day,
               GError                   **error)
{
  g_autofree char *date = dup_day (sample, day);
  g_autoptr(GError) failure = NULL;
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (sample, date, SECRETARIAT,
                        kamae_sample_text (sample, "役割の説明", "Explain the roles"), NULL, error);
  g_autoptr(KamaeCursor) cursor = NULL;

  if (operation == NULL)
    return FALSE;
  cursor = kamae_register_query (kamae_sample_get_register (sample), TOLD, NULL, error);
  if (cursor == NULL)
    return FALSE;
  while (kamae_cursor_next (cursor, &failure))
    if (!confirm_role (sample, operation, kamae_cursor_get_integer (cursor, 0), error))
      return FALSE;
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return kamae_operation_commit (operation, error);
}

static gboolean
tell_appointments (KamaeSample    *sample,
                   gconstpointer   unused,
                   GError        **error)
{
  static const KamaeLeadershipDay days[] = {
    { 2, 1, 10 }, { 2, 6, 8 }, { 1, 1, 9 }, { 1, 7, 8 }, { 0, 1, 8 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (has_come (sample, &days[i]) && !confirm_roles (sample, &days[i], error))
      return FALSE;
  return TRUE;
}

gboolean
kamae_leadership_fill_sample (KamaeSample  *sample,
                              GError      **error)
{
  kamae_sample_tell_beside (sample, tell_appointments, NULL);
  kamae_sample_tell_beside (sample, tell_policies, NULL);
  kamae_sample_tell_beside (sample, tell_evidence, NULL);
  kamae_sample_tell_beside (sample, tell_integrations, NULL);
  for (const KamaeLeadershipSampleResource *resource = kamae_leadership_sample_resources;
       resource->kind != NULL; resource++)
    kamae_sample_tell_beside (sample, tell_resource, resource);
  for (const KamaeLeadershipSampleReport *report = kamae_leadership_sample_reports;
       report->years_ago >= 0; report++)
    kamae_sample_tell_beside (sample, tell_report, report);
  return TRUE;
}
