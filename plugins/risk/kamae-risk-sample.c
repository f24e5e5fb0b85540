/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-sample-private.h"

/* The plugin's part of the sample organization: criteria, assets, two assessments with what
 * followed from them, as far as the calendar has come. */

#define PRESIDENT "1001"
#define ISMS_MANAGER "1002"
#define COMMITTEE_MEMBER "1005"
#define SECRETARIAT "1006"

typedef struct
{
  KamaeSample *sample;
  GPtrArray *risks;      /* by the place in the list; NULL where it is not known yet */
  GPtrArray *treatments; /* so too */
  KamaeRecord *run;
  char *run_id;
} Story;

#define TEXT(both) kamae_sample_text (story->sample, (both).ja, (both).en)

static void
clear_object (gpointer object)
{
  g_clear_object (&object);
}

static char *
dup_id (KamaeRecord *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, kamae_record_get_id (record));
}

static gboolean
is_past (Story *story,
         int    years_ago,
         int    month,
         int    day)
{
  g_autofree char *date = kamae_sample_dup_date (story->sample, years_ago, month, day);

  return g_strcmp0 (date, kamae_sample_get_today (story->sample)) <= 0;
}

static KamaeOperation *
begin (Story        *story,
       const char   *date,
       const char   *person,
       const char   *ja,
       const char   *en,
       KamaeRecord  *subject,
       GError      **error)
{
  KamaeOperation *operation =
    kamae_sample_begin (story->sample, date, person, kamae_sample_text (story->sample, ja, en),
                        subject, error);

  if (operation != NULL)
    kamae_operation_set_reason (operation,
                                kamae_sample_text (story->sample, "リスクマネジメントの手順に従う。",
                                                   "By the procedure for risk management."));
  return operation;
}

static KamaeOperation *
begin_on (Story       *story,
          int          years_ago,
          int          month,
          int          day,
          const char  *person,
          const char  *ja,
          const char  *en,
          GError     **error)
{
  g_autofree char *date = kamae_sample_dup_date (story->sample, years_ago, month, day);

  return begin (story, date, person, ja, en, NULL, error);
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

static gboolean
step (Story        *story,
      const char   *date,
      const char   *person,
      KamaeRecord  *record,
      const char   *transition,
      GError      **error)
{
  g_autoptr(KamaeOperation) operation =
    begin (story, date, person, "リスクマネジメントの手続", "A step of risk management", record, error);

  return operation != NULL && kamae_operation_transition (operation, record, transition, error)
         && kamae_operation_commit (operation, error);
}

/* Each record that the query finds, with the person who takes the step; an operation a person. */
static gboolean
sign (Story       *story,
      const char  *date,
      const char  *sql,
      const char  *transition,
      GError     **error)
{
  KamaeRegister *reg = kamae_sample_get_register (story->sample);
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeCursor) cursor = kamae_register_query (reg, sql, NULL, error);

  if (cursor == NULL)
    return FALSE;
  while (kamae_cursor_next (cursor, NULL))
    {
      g_ptr_array_add (records,
                       kamae_register_ref_record (reg, kamae_cursor_get_integer (cursor, 0), NULL));
      g_ptr_array_add (people, g_strdup (kamae_cursor_get_text (cursor, 1)));
    }
  g_clear_object (&cursor);

  for (guint i = 0; i < records->len; i++)
    {
      if (i == 0 || !g_str_equal (people->pdata[i], people->pdata[i - 1]))
        {
          g_clear_object (&operation);
          operation = begin (story, date, people->pdata[i], "リスク所有者の署名", "Sign as risk owner",
                             records->pdata[i], error);
        }
      if (operation == NULL
          || !kamae_operation_transition (operation, records->pdata[i], transition, error))
        return FALSE;
      if ((i + 1 == records->len || !g_str_equal (people->pdata[i], people->pdata[i + 1]))
          && !kamae_operation_commit (operation, error))
        return FALSE;
    }
  return TRUE;
}

/* The criteria */

static gboolean
tell_criteria (Story   *story,
               GError **error)
{
  static const struct
  {
    int day;
    const char *person;
    const char *transition;
  } steps[] = {
    { 12, SECRETARIAT, "test" },
    { 14, COMMITTEE_MEMBER, "review" },
    { 16, PRESIDENT, "approve" },
    { 20, ISMS_MANAGER, "put_in_force" },
  };
  g_autoptr(KamaeRecord) criteria = NULL;
  g_autoptr(KamaeOperation) operation =
    begin_on (story, 2, 2, 10, SECRETARIAT, "リスク基準を作成", "Write the risk criteria", error);

  if (operation == NULL)
    return FALSE;
  criteria = kamae_operation_create (
    operation, "risk_criteria", error,
    "name", kamae_sample_text (story->sample, "リスク基準", "Risk criteria"),
    "version", "1.0", "method", "asset_cia", "review_month", "5",
    "triggers", "organization business incident",
    "acceptance", kamae_sample_text (story->sample, "9以下は、リスク所有者が期限を決めて受容できる。"
                                     "9を超えるものは対応し、受容するには社長の同意を要する。",
                                     "Up to 9 the risk owner may accept until a day. Above it, risks are treated; "
                                     "to accept one, the president agrees."),
    "acceptable_value", "9",
    "rationale", kamae_sample_text (story->sample, "全部門が同じ物差しで評価し、結果を比べられるようにするため。",
                                    "All departments use one scale, so that results can be compared."),
    NULL);
  if (criteria == NULL || !kamae_operation_commit (operation, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *date = kamae_sample_dup_date (story->sample, 2, 2, steps[i].day);

      if (!step (story, date, steps[i].person, criteria, steps[i].transition, error))
        return FALSE;
    }
  return TRUE;
}

/* The register of assets */

typedef struct
{
  char code;
  KamaeRiskText text;
} Coded;

static const Coded users[] = {
  { 'A', { "全社員", "All staff" } },
  { 'D', { "所属部門の要員", "Staff of the department" } },
  { 'M', { "役員及び管理者", "Directors and managers" } },
  { 'P', { "担当者に限る", "Those in charge only" } },
  { 'C', { "利用企業及び担当者", "Customers and those in charge" } },
};

static const Coded retentions[] = {
  { 'C', { "契約終了後90日", "90 days after the end of the contract" } },
  { 'Y', { "1年", "1 year" } },
  { '3', { "3年", "3 years" } },
  { '5', { "5年", "5 years" } },
  { '7', { "7年", "7 years" } },
  { 'R', { "退職後3年", "3 years after leaving" } },
  { 'U', { "利用終了まで", "Until no longer used" } },
};

static const Coded disposals[] = {
  { 'D', { "削除", "Deletion" } },
  { 'E', { "消去又は物理破壊", "Erasure or destruction" } },
  { 'S', { "裁断又は溶解", "Shredding or pulping" } },
  { 'R', { "返却", "Return" } },
  { 'N', { "該当なし", "Does not apply" } },
};

static const char *
get_coded (Story       *story,
           const Coded *list,
           char         code)
{
  while (list->code != code)
    list++;
  return TEXT (list->text);
}

/* The businesses of the scope statement in force, ended by NULL; none without the context. */
static GPtrArray *
list_businesses (Story *story)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_sample_get_register (story->sample),
                          "SELECT scope_item.id FROM scope_item "
                          "JOIN scope_statement ON scope_statement.id = scope_item.statement_id "
                          "WHERE kind = 'business' ORDER BY scope_statement.effective_on, position", NULL,
                          NULL);

  while (cursor != NULL && kamae_cursor_next (cursor, NULL))
    g_ptr_array_add (keys, g_strdup (kamae_cursor_get_text (cursor, 0)));
  g_ptr_array_add (keys, NULL);
  return keys;
}

/* Personal information stands under a law, which the register of interested parties knows. */
static char *
dup_law (Story *story)
{
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_sample_get_register (story->sample),
                          "SELECT id FROM requirement WHERE kind = 'law' "
                          "ORDER BY instr (text || coalesce (basis, ''), '個人情報') = 0, number LIMIT 1",
                          NULL, NULL);

  return cursor != NULL && kamae_cursor_next (cursor, NULL)
           ? g_strdup (kamae_cursor_get_text (cursor, 0))
           : NULL;
}

static gboolean
add_asset (Story                       *story,
           KamaeOperation              *operation,
           const KamaeRiskSampleAsset  *data,
           const char                  *business,
           const char                  *law,
           GError                     **error)
{
  const char c[] = { data->cia[0], '\0' };
  const char i[] = { data->cia[1], '\0' };
  const char a[] = { data->cia[2], '\0' };
  g_autoptr(KamaeRecord) asset =
    kamae_operation_create (operation, "asset", error,
                            "name", TEXT (data->name),
                            "business", business,
                            "category", data->category,
                            "owner", data->owner,
                            "department", data->department,
                            "users", get_coded (story, users, data->users),
                            "medium", data->medium,
                            "classification", data->classification,
                            "personal_info", data->personal_info,
                            "vital", data->vital,
                            "c", c,
                            "i", i,
                            "a", a,
                            "retention", get_coded (story, retentions, data->retention),
                            "disposal", get_coded (story, disposals, data->disposal),
                            NULL);

  return asset != NULL && (g_str_equal (data->personal_info, "none")
                           || kamae_operation_set (operation, asset, "laws", law, error));
}

static gboolean
add_assets (Story   *story,
            int      since,
            int      month,
            GError **error)
{
  g_autoptr(GPtrArray) businesses = list_businesses (story);
  g_autofree char *law = dup_law (story);
  g_autoptr(KamaeOperation) operation =
    begin_on (story, since, month, 22, SECRETARIAT, "情報資産を登録", "Register information assets",
              error);

  if (operation == NULL)
    return FALSE;
  for (const KamaeRiskSampleAsset *data = kamae_risk_sample_assets; data->name.ja != NULL; data++)
    if (data->since == since
        && !add_asset (story, operation, data,
                       businesses->pdata[MIN (data->business, businesses->len - 1)], law, error))
      return FALSE;
  return kamae_operation_commit (operation, error);
}

/* Every asset but the last few, which are still looked for. */
static gboolean
take_stock (Story   *story,
            int      years_ago,
            GError **error)
{
  g_autoptr(KamaeRecordList) assets =
    kamae_register_list (kamae_sample_get_register (story->sample), "asset");
  g_autoptr(KamaeOperation) operation =
    begin_on (story, years_ago, 11, 10, SECRETARIAT, "情報資産の棚卸", "Take stock of the assets", error);

  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (assets)); i++)
    {
      g_autoptr(KamaeRecord) asset = g_list_model_get_item (G_LIST_MODEL (assets), i);

      if (!kamae_operation_transition (operation, asset, "check", error))
        return FALSE;
    }
  return kamae_operation_commit (operation, error);
}

/* Risks and evaluations */

/* Those that the candidate suggests, without what the statement of applicability excludes. */
static gboolean
link_controls (KamaeOperation  *operation,
               KamaeRecord     *candidate,
               KamaeRecord     *record,
               const char      *field,
               GError         **error)
{
  g_autoptr(GListModel) controls = kamae_record_dup_links (candidate, "controls");

  for (guint i = 0; i < g_list_model_get_n_items (controls); i++)
    {
      g_autoptr(KamaeRecord) control = g_list_model_get_item (controls, i);
      const char *number = kamae_record_get_text (control, "number");

      if (!g_str_equal (number, "A.8.30") && !g_str_equal (number, "A.7.12")
          && !kamae_operation_add_link (operation, record, field, control, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_risk (Story                      *story,
          KamaeOperation             *operation,
          guint                       place,
          GError                    **error)
{
  const KamaeRiskSampleRisk *data = &kamae_risk_sample_risks[place];
  g_autoptr(KamaeRecord) candidate =
    kamae_sample_find (story->sample, "risk_candidate", data->candidate);
  g_autoptr(KamaeRecord) risk = NULL;
  KamaeRecord *assets[2] = { NULL, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (assets); i++)
    {
      g_autofree char *number = g_strdup_printf ("A-%04d", data->assets[i]);

      if (data->assets[i] > 0)
        assets[i] = kamae_sample_find (story->sample, "asset", number);
    }
  risk = kamae_risk_add_accepted (operation, candidate, assets[0], error);
  if (risk != NULL && assets[1] != NULL
      && !kamae_operation_add_link (operation, risk, "assets", assets[1], error))
    g_clear_object (&risk);
  g_clear_object (&assets[0]);
  g_clear_object (&assets[1]);
  if (risk == NULL
      || (data->fate == KAMAE_RISK_SAMPLE_ACCEPT
          && !link_controls (operation, candidate, risk, "existing_controls", error)))
    return FALSE;
  story->risks->pdata[place] = g_steal_pointer (&risk);
  return TRUE;
}

/* As an assessor would put it. */
static char *
dup_basis (Story      *story,
           const char *ratings)
{
  static const KamaeRiskText threats[] = {
    { "過去に例がない。", "It has never happened." },
    { "年に数回、似た事象がある。", "Something like it happens a few times a year." },
    { "いつ起きてもおかしくない。", "It may happen any day." },
  };
  static const KamaeRiskText vulnerabilities[] = {
    { "管理策が定着し、点検でも問題がなかった。", "The controls are kept, checks found nothing." },
    { "規則はあるが、守り方に差がある。", "There are rules, but not all keep them." },
    { "有効な管理策がまだない。", "There is no effective control yet." },
  };

  return g_strconcat (TEXT (threats[ratings[0] - '1']),
                      kamae_sample_text (story->sample, "", " "),
                      TEXT (vulnerabilities[ratings[1] - '1']), NULL);
}

/* The evaluation of the risk in the run at work: listed by the run, or made now. */
static KamaeRecord *
ref_evaluation (Story           *story,
                KamaeOperation  *operation,
                KamaeRecord     *risk,
                const char      *stage,
                GError         **error)
{
  KamaeRegister *reg = kamae_sample_get_register (story->sample);
  g_autoptr(KamaeRecordList) list = kamae_register_list_parts (reg, risk, "evaluation");
  g_autofree char *id = dup_id (risk);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) evaluation = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (kamae_record_get_link (evaluation, "run") == kamae_record_get_id (story->run)
          && g_strcmp0 (kamae_record_get_text (evaluation, "stage"), stage) == 0
          && !kamae_record_is_set (evaluation, "value"))
        return g_steal_pointer (&evaluation);
    }
  return kamae_operation_create (operation, "evaluation", error, "risk", id, "stage", stage, "run",
                                 story->run_id, NULL);
}

static gboolean
rate (KamaeRegister   *reg,
      KamaeOperation  *operation,
      KamaeRecord     *evaluation,
      const char      *ratings,
      GError         **error)
{
  g_autoptr(KamaeRecordList) list = kamae_register_list_parts (reg, evaluation, "rating");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) rating = g_list_model_get_item (G_LIST_MODEL (list), i);
      const char *scale = kamae_record_get_text (rating, "scale");
      /* The business as a whole has no asset that tells its value. */
      char value[] = { '3', '\0' };

      if (g_str_equal (scale, "threat"))
        value[0] = ratings[0];
      else if (g_str_equal (scale, "vulnerability"))
        value[0] = ratings[1];
      else if (kamae_record_is_set (rating, "value"))
        continue;
      if (!kamae_operation_set (operation, rating, "value", value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
evaluate (Story           *story,
          KamaeOperation  *operation,
          guint            place,
          const char      *stage,
          const char      *ratings,
          GError         **error)
{
  KamaeRegister *reg = kamae_sample_get_register (story->sample);
  g_autofree char *basis = dup_basis (story, ratings);
  g_autoptr(KamaeRecord) evaluation =
    ref_evaluation (story, operation, story->risks->pdata[place], stage, error);
  const char *const fields[] = {
    "basis", basis, "checked_by", ISMS_MANAGER, "assessed_by", SECRETARIAT, NULL
  };
  const KamaeRiskSampleRisk *data = &kamae_risk_sample_risks[place];
  const char *change = NULL;

  if (evaluation == NULL || !rate (reg, operation, evaluation, ratings, error)
      || !set_fields (operation, evaluation, fields, error))
    return FALSE;
  change = kamae_record_get_text (evaluation, "change");
  if (g_strcmp0 (change, "up") != 0 && g_strcmp0 (change, "down") != 0)
    return TRUE;
  return kamae_operation_set (operation, evaluation, "change_reason",
                              data->change.ja != NULL ? TEXT (data->change)
                              : kamae_sample_text (story->sample, "対応項目が完了し、効果を確認した。",
                                                   "The actions are done and work."),
                              error);
}

#define N_RISKS(story) ((story)->risks->len)

/* Those that are known by then and not closed: identified, evaluated, assessed. */
static gboolean
assess (Story       *story,
        int          years_ago,
        gboolean     is_second,
        GError     **error)
{
  g_autoptr(KamaeOperation) operation =
    begin_on (story, years_ago, 2, 12, SECRETARIAT, "リスクを特定し評価", "Identify and rate the risks",
              error);

  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < N_RISKS (story); i++)
    {
      const KamaeRiskSampleRisk *data = &kamae_risk_sample_risks[i];
      const char *ratings = is_second ? data->second : data->first;
      KamaeRecord *risk = NULL;
      const char *state = NULL;

      if (ratings == NULL)
        continue;
      if (story->risks->pdata[i] == NULL && !add_risk (story, operation, i, error))
        return FALSE;
      risk = story->risks->pdata[i];
      if (!evaluate (story, operation, i, "current", ratings, error))
        return FALSE;
      state = kamae_record_get_state (risk);
      if ((g_str_equal (state, "identified") || g_str_equal (state, "accepted")
           || g_str_equal (state, "monitoring"))
          && !kamae_operation_transition (operation, risk, "assess", error))
        return FALSE;
    }
  return kamae_operation_commit (operation, error);
}

static gboolean
start_run (Story       *story,
           int          years_ago,
           const char  *kind,
           GError     **error)
{
  g_autofree char *date = kamae_sample_dup_date (story->sample, years_ago, 2, 10);
  g_autoptr(KamaeOperation) operation =
    begin (story, date, SECRETARIAT, "リスクアセスメントを開始", "Start the risk assessment", NULL, error);

  if (operation == NULL)
    return FALSE;
  g_clear_object (&story->run);
  g_free (story->run_id);
  story->run_id = NULL;
  story->run = kamae_operation_create (operation, "risk_run", error, "kind", kind, NULL);
  if (story->run == NULL || !kamae_operation_transition (operation, story->run, "start", error))
    return FALSE;
  story->run_id = dup_id (story->run);
  return kamae_operation_commit (operation, error);
}

static gboolean
lock_run (Story       *story,
          int          years_ago,
          const char  *ja,
          const char  *en,
          GError     **error)
{
  g_autofree char *date = kamae_sample_dup_date (story->sample, years_ago, 3, 20);
  g_autoptr(KamaeOperation) operation =
    begin (story, date, SECRETARIAT, "結論を記入", "Enter the conclusion", story->run, error);

  return operation != NULL
         && kamae_operation_set (operation, story->run, "conclusion",
                                 kamae_sample_text (story->sample, ja, en), error)
         && kamae_operation_commit (operation, error)
         && step (story, date, SECRETARIAT, story->run, "prepare", error)
         && step (story, date, ISMS_MANAGER, story->run, "review", error)
         && step (story, date, PRESIDENT, story->run, "lock", error);
}

/* Treatments, plans, actions */

static gboolean
add_treatment (Story           *story,
               KamaeOperation  *operation,
               guint            place,
               const char      *due_on,
               GError         **error)
{
  const KamaeRiskSampleTreatment *data = &kamae_risk_sample_treatments[place];
  g_autofree char *risk = dup_id (story->risks->pdata[data->risk]);
  g_autoptr(KamaeRecord) candidate =
    kamae_sample_find (story->sample, "risk_candidate",
                       kamae_risk_sample_risks[data->risk].candidate);
  KamaeRecord *treatment =
    kamae_operation_create (operation, "treatment", error, "risk", risk, "option", data->option,
                            "measures", TEXT (data->measure), "due_on", due_on, NULL);

  story->treatments->pdata[place] = treatment;
  return treatment != NULL
         && (g_str_equal (data->option, "avoid")
             || link_controls (operation, candidate, treatment, "controls", error))
         && evaluate (story, operation, (guint) data->risk, "residual", data->expected, error);
}

static KamaeRecord *
add_action (Story                        *story,
            KamaeOperation               *operation,
            KamaeRecord                  *treatment,
            const KamaeRiskSampleAction  *data,
            const char                   *start,
            const char                   *due,
            GError                      **error)
{
  g_autofree char *id = dup_id (treatment);

  return kamae_operation_create (operation, "treatment_action", error, "task", TEXT (data->task),
                                 "treatment", id, "owner", data->owner, "plan_start", start,
                                 "due_on", due, "resources",
                                 kamae_sample_text (story->sample, "担当者の工数", "The owner's time"),
                                 NULL);
}

static gboolean
finish_action (Story                        *story,
               const char                   *date,
               KamaeRecord                  *action,
               const KamaeRiskSampleAction  *data,
               GError                      **error)
{
  g_autofree char *id = dup_id (action);
  g_autoptr(KamaeOperation) operation =
    begin (story, date, data->owner, "対応項目を終了", "Finish an action", action, error);
  g_autoptr(KamaeRecord) evidence = NULL;
  const char *result = data->result.ja != NULL ? TEXT (data->result)
                       : kamae_sample_text (story->sample, "計画どおりに終えた。", "Done as planned.");

  if (operation == NULL)
    return FALSE;
  evidence = kamae_operation_create (operation, "evidence", error, "title", TEXT (data->task),
                                     "source", id, "location",
                                     kamae_sample_text (story->sample, "文書共有サービス／リスク対応",
                                                        "Document sharing service, risk treatment"),
                                     NULL);
  return evidence != NULL && kamae_operation_set (operation, action, "result", result, error)
         && kamae_operation_transition (operation, action, "finish", error)
         && kamae_operation_commit (operation, error);
}

static KamaeRecord *
add_plan (Story       *story,
          int          years_ago,
          const char  *ja,
          const char  *en,
          GError     **error)
{
  g_autoptr(KamaeOperation) operation =
    begin_on (story, years_ago, 3, 1, SECRETARIAT, "リスク対応計画を作成", "Write the treatment plan",
              error);
  KamaeRecord *plan = NULL;

  if (operation == NULL)
    return NULL;
  plan = kamae_operation_create (operation, "treatment_plan", error, "summary",
                                 kamae_sample_text (story->sample, ja, en), "resources",
                                 kamae_sample_text (story->sample, "年間予算の範囲内",
                                                    "Within the year's budget"), NULL);
  if (plan == NULL || !kamae_operation_commit (operation, error))
    g_clear_object (&plan);
  return plan;
}

static gboolean
approve_plan (Story        *story,
              int           years_ago,
              KamaeRecord  *plan,
              GError      **error)
{
  g_autofree char *date = kamae_sample_dup_date (story->sample, years_ago, 3, 18);

  return step (story, date, SECRETARIAT, plan, "prepare", error)
         && step (story, date, ISMS_MANAGER, plan, "review", error)
         && step (story, date, PRESIDENT, plan, "approve", error);
}

/* The actions of the first plan go as they were planned. */
static gboolean
plan_first (Story           *story,
            KamaeOperation  *operation,
            guint            place,
            GError         **error)
{
  const KamaeRiskSampleTreatment *data = &kamae_risk_sample_treatments[place];
  g_autofree char *end = kamae_sample_dup_date (story->sample, 1, 12, 28);

  if (!add_treatment (story, operation, place, end, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (data->actions) && data->actions[i].task.ja != NULL; i++)
    {
      const KamaeRiskSampleAction *action = &data->actions[i];
      g_autofree char *start = kamae_sample_dup_date (story->sample, 1, action->start, 1);
      g_autofree char *due = kamae_sample_dup_date (story->sample, 1, action->due, 25);
      g_autoptr(KamaeRecord) record =
        add_action (story, operation, story->treatments->pdata[place], action, start, due, error);

      if (record == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Those of the second plan end with the year, but for one that is late by now. */
static gboolean
plan_second (Story           *story,
             KamaeOperation  *operation,
             guint            place,
             GError         **error)
{
  const KamaeRiskSampleTreatment *data = &kamae_risk_sample_treatments[place];
  g_autofree char *start = kamae_sample_dup_date (story->sample, 0, 3, 25);
  g_autofree char *end = kamae_sample_dup_date (story->sample, 0, 12, 20);
  g_autofree char *overdue = kamae_sample_dup_day (story->sample, -6);
  gboolean is_started = is_past (story, 0, 4, 20);

  if (!add_treatment (story, operation, place, end, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (data->actions) && data->actions[i].task.ja != NULL; i++)
    {
      const KamaeRiskSampleAction *action = &data->actions[i];
      gboolean is_late = action->progress == KAMAE_RISK_SAMPLE_LATE && is_started;
      g_autoptr(KamaeRecord) record =
        add_action (story, operation, story->treatments->pdata[place], action, start,
                    is_late ? overdue : end, error);

      if (record == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
cancel_action (Story                        *story,
               const char                   *date,
               KamaeRecord                  *action,
               const KamaeRiskSampleAction  *data,
               GError                      **error)
{
  g_autoptr(KamaeOperation) operation =
    begin (story, date, data->owner, "対応項目を中止", "Cancel an action", action, error);

  return operation != NULL
         && kamae_operation_set (operation, action, "cancelled_because",
                                 kamae_sample_text (story->sample, "項目を減らせば足りると分かった。",
                                                    "Fewer fields turned out to be enough."),
                                 error)
         && kamae_operation_transition (operation, action, "cancel", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
carry_out_action (Story                        *story,
                  KamaeRecord                  *action,
                  const KamaeRiskSampleAction  *data,
                  GError                      **error)
{
  gboolean is_first = data->start > 0;
  g_autofree char *started = is_first
                             ? kamae_sample_dup_date (story->sample, 1, data->start, 5)
                             : kamae_sample_dup_date (story->sample, 0, 3, 25);
  g_autofree char *ended = is_first
                           ? kamae_sample_dup_date (story->sample, 1, data->due, 22)
                           : kamae_sample_dup_date (story->sample, 0, 4, 20);

  if (data->progress == KAMAE_RISK_SAMPLE_NOT_STARTED)
    return TRUE;
  if (data->progress == KAMAE_RISK_SAMPLE_CANCELLED)
    return cancel_action (story, ended, action, data, error);
  return step (story, started, data->owner, action, "start", error)
         && (data->progress != KAMAE_RISK_SAMPLE_DONE
             || finish_action (story, ended, action, data, error));
}

static gboolean
carry_out (Story   *story,
           guint    place,
           GError **error)
{
  const KamaeRiskSampleTreatment *data = &kamae_risk_sample_treatments[place];
  g_autoptr(KamaeQuery) query = kamae_query_new (&kamae_risk_action);
  g_autofree char *id = dup_id (story->treatments->pdata[place]);
  g_autoptr(KamaeRecordList) list = NULL;

  kamae_query_where (query, "treatment", KAMAE_MATCH_IS, id);
  kamae_query_order (query, "number", FALSE);
  list = kamae_record_list_new (kamae_sample_get_register (story->sample), query);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) action = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (!carry_out_action (story, action, &data->actions[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_fate (guint               place,
          KamaeRiskSampleFate fate)
{
  return kamae_risk_sample_risks[kamae_risk_sample_treatments[place].risk].fate == fate;
}

#define DECIDED_BY_OWNER \
  "SELECT treatment.id, person.staff_no FROM treatment JOIN risk ON risk.id = treatment.risk_id " \
  "JOIN person ON person.id = risk.owner_id WHERE treatment.state = 'draft' " \
  "ORDER BY person.staff_no, treatment.number"

/* Above the limit, and kept. */
static gboolean
retain (Story           *story,
        KamaeOperation  *operation,
        guint            place,
        GError         **error)
{
  g_autofree char *risk = dup_id (story->risks->pdata[place]);
  g_autoptr(KamaeRecord) treatment =
    kamae_operation_create (operation, "treatment", error, "risk", risk, "option", "retain",
                            "rationale",
                            kamae_sample_text (story->sample, "代わりの供給者がなく、契約上の手段は尽くした。",
                                               "There is no other supplier, and contracts cannot give more."),
                            NULL);

  return treatment != NULL;
}

static gboolean
decide (Story       *story,
        int          years_ago,
        gboolean     is_second,
        GError     **error)
{
  g_autofree char *signed_on = kamae_sample_dup_date (story->sample, years_ago, 3, 12);
  g_autoptr(KamaeOperation) operation =
    begin_on (story, years_ago, 3, 5, SECRETARIAT, "リスク対応を計画", "Plan the treatments", error);

  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < story->treatments->len; i++)
    {
      if (has_fate (i, KAMAE_RISK_SAMPLE_NEXT) != is_second)
        continue;
      if (!(is_second ? plan_second (story, operation, i, error)
                      : plan_first (story, operation, i, error)))
        return FALSE;
    }
  for (guint i = 0; i < N_RISKS (story) && !is_second; i++)
    if (kamae_risk_sample_risks[i].fate == KAMAE_RISK_SAMPLE_RETAINED
        && !retain (story, operation, i, error))
      return FALSE;
  return kamae_operation_commit (operation, error)
         && sign (story, signed_on, DECIDED_BY_OWNER, "decide", error);
}

/* Acceptances */

static const KamaeRiskText reasons[] = {
  { "受容基準の範囲内であり、費用に見合う追加の管理策がない。",
    "Within the limit, and no further control is worth its cost." },
  { "現在の管理策で十分に低く、点検で維持を確認できる。",
    "The controls in place keep it low, and checks show that they hold." },
  { "対応の効果を確認し、残るリスクは受容基準の範囲内である。",
    "The treatment works, what is left is within the limit." },
};

static const KamaeRiskText conditions[] = {
  { "月次の点検を続けること。", "The monthly checks go on." },
  { "関係するシステムを変えるときは再評価すること。", "Assessed again when the system changes." },
};

static gboolean
propose (Story           *story,
         KamaeOperation  *operation,
         guint            place,
         gboolean         is_treated,
         GError         **error)
{
  KamaeRecord *risk = story->risks->pdata[place];
  g_autofree char *id = dup_id (risk);
  g_autofree char *soon = kamae_sample_dup_day (story->sample, 20);
  g_autoptr(KamaeRecord) acceptance =
    kamae_operation_create (operation, "acceptance", error, "risk", id,
                            "reason", TEXT (reasons[is_treated ? 2 : place % 2]),
                            "conditions", TEXT (conditions[place % 2]), NULL);

  if (acceptance == NULL)
    return FALSE;
  /* One of them is about to expire. */
  if (g_str_equal (kamae_risk_sample_risks[place].candidate, "PPL-01")
      && g_strcmp0 (soon, kamae_record_get_text (acceptance, "valid_until")) < 0)
    return kamae_operation_set (operation, acceptance, "valid_until", soon, error);
  return TRUE;
}

#define TO_AGREE \
  "SELECT acceptance.id, '" PRESIDENT "' FROM acceptance WHERE acceptance.state = 'proposed' " \
  "AND " KAMAE_RISK_NEEDS_TOP ("acceptance")

#define ACCEPTED_BY_OWNER \
  "SELECT acceptance.id, person.staff_no FROM acceptance " \
  "JOIN person ON person.id = acceptance.owner_id JOIN risk ON risk.id = acceptance.risk_id " \
  "WHERE acceptance.state = 'proposed' AND risk.candidate_id NOT IN " \
  "(SELECT id FROM risk_candidate WHERE code = 'SIT-06') ORDER BY person.staff_no, acceptance.number"

/* What can be accepted now: assessed without a treatment that changes it, or treated. */
static gboolean
accept (Story       *story,
        int          years_ago,
        int          month,
        gboolean     is_treated,
        GError     **error)
{
  g_autofree char *date = kamae_sample_dup_date (story->sample, years_ago, month, 14);
  g_autoptr(KamaeOperation) operation =
    begin (story, date, SECRETARIAT, "残留リスクの受容を起案", "Propose acceptances", NULL, error);

  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < N_RISKS (story); i++)
    {
      KamaeRecord *risk = story->risks->pdata[i];

      if (risk == NULL
          || (years_ago == 0 && kamae_risk_sample_risks[i].fate == KAMAE_RISK_SAMPLE_NEXT)
          || !g_str_equal (kamae_record_get_state (risk), is_treated ? "treated" : "assessed"))
        continue;
      if (!propose (story, operation, i, is_treated, error))
        return FALSE;
    }
  return kamae_operation_commit (operation, error)
         && sign (story, date, TO_AGREE, "agree", error)
         && sign (story, date, ACCEPTED_BY_OWNER, "accept", error);
}

/* All actions of these risks are done: what is left is evaluated. */
static gboolean
verify (Story   *story,
        GError **error)
{
  g_autoptr(KamaeOperation) operation =
    begin_on (story, 1, 11, 5, SECRETARIAT, "対応の結果を確認", "Verify the treatments", error);

  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < story->treatments->len; i++)
    {
      const KamaeRiskSampleTreatment *data = &kamae_risk_sample_treatments[i];
      KamaeRecord *risk = story->risks->pdata[data->risk];

      if (!has_fate (i, KAMAE_RISK_SAMPLE_TREATED) && !has_fate (i, KAMAE_RISK_SAMPLE_AVOIDED))
        continue;
      if (!kamae_operation_transition (operation, risk, "finish", error)
          || !evaluate (story, operation, (guint) data->risk, "verified", data->expected, error))
        return FALSE;
    }
  return kamae_operation_commit (operation, error);
}

/* What is not there in the second assessment was closed before. */
static gboolean
close_risks (Story   *story,
             GError **error)
{
  g_autoptr(KamaeOperation) operation =
    begin_on (story, 0, 1, 25, SECRETARIAT, "リスクを終了", "Close risks", error);

  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < N_RISKS (story); i++)
    {
      const KamaeRiskSampleRisk *data = &kamae_risk_sample_risks[i];
      const char *because = data->fate == KAMAE_RISK_SAMPLE_AVOIDED
                            ? kamae_sample_text (story->sample, "貸出をやめ、すべて廃棄した。",
                                                 "No longer lent, all destroyed.")
                            : kamae_sample_text (story->sample, "人工のデータに替え、実データを使わなくなった。",
                                                 "Replaced by made-up data.");

      if (data->second == NULL
          && (!kamae_operation_set (operation, story->risks->pdata[i], "closed_because", because,
                                    error)
              || !kamae_operation_transition (operation, story->risks->pdata[i], "close", error)))
        return FALSE;
    }
  return kamae_operation_commit (operation, error);
}

static gboolean
tell_first_year (Story   *story,
                 GError **error)
{
  g_autoptr(KamaeRecord) plan = NULL;

  if (!start_run (story, 1, "initial", error) || !assess (story, 1, FALSE, error))
    return FALSE;
  plan = add_plan (story, 1, "受容基準を超えるリスクを、年度内に基準以下にする。",
                   "Bring the risks above the limit below it within the year.", error);
  if (plan == NULL || !decide (story, 1, FALSE, error) || !accept (story, 1, 3, FALSE, error)
      || !approve_plan (story, 1, plan, error)
      || !lock_run (story, 1, "受容基準を超えるリスクは17件。いずれも対応又は保有を決定した。",
                    "17 risks are above the limit; all are decided on.", error))
    return FALSE;
  for (guint i = 0; i < story->treatments->len; i++)
    if (story->treatments->pdata[i] != NULL && !carry_out (story, i, error))
      return FALSE;
  return verify (story, error) && accept (story, 1, 11, TRUE, error);
}

/* The second year */

/* Moves what was not finished into the new plan, with a new day. */
static gboolean
carry_over (Story        *story,
            KamaeRecord  *plan,
            GError      **error)
{
  KamaeRegister *reg = kamae_sample_get_register (story->sample);
  g_autofree char *id = dup_id (plan);
  g_autofree char *due = kamae_sample_dup_date (story->sample, 0, 11, 28);
  g_autoptr(KamaeQuery) query = kamae_query_new (&kamae_risk_action);
  g_autoptr(KamaeRecordList) list = NULL;
  g_autoptr(GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(KamaeOperation) operation = NULL;
  const char *const fields[] = {
    "plan", id, "due_on", due, "postponed_because",
    kamae_sample_text (story->sample, "担当者の異動により遅れた。", "Delayed by a transfer."), NULL
  };

  kamae_query_where (query, "state", KAMAE_MATCH_IS, "doing");
  list = kamae_record_list_new (reg, query);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_ptr_array_add (actions, g_list_model_get_item (G_LIST_MODEL (list), i));

  operation = begin_on (story, 0, 3, 6, SECRETARIAT, "未了の対応項目を引継ぎ", "Carry over open actions",
                        error);
  if (operation == NULL)
    return FALSE;
  for (guint i = 0; i < actions->len; i++)
    {
      g_autoptr(KamaeRecord) treatment = kamae_record_ref_link (actions->pdata[i], "treatment");

      if (!set_fields (operation, actions->pdata[i], fields, error)
          || !kamae_operation_set (operation, treatment, "plan", id, error))
        return FALSE;
    }
  return kamae_operation_commit (operation, error);
}

static gboolean
complete_plan (Story   *story,
               GError **error)
{
  g_autoptr(KamaeRecord) plan = NULL;
  g_autoptr(KamaeRecordList) plans =
    kamae_register_list (kamae_sample_get_register (story->sample), "treatment_plan");
  g_autoptr(KamaeOperation) operation = NULL;

  plan = g_list_model_get_item (G_LIST_MODEL (plans), 0);
  operation = begin_on (story, 0, 1, 20, SECRETARIAT, "年度の計画を締め", "Close the year's plan", error);
  return operation != NULL
         && kamae_operation_set (operation, plan, "result",
                                 kamae_sample_text (story->sample, "17件の対応項目を終えた。残る項目は次の計画に引き継ぐ。",
                                                    "17 actions are done; the rest goes into the next plan."),
                                 error)
         && kamae_operation_transition (operation, plan, "complete", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
tell_second_year (Story   *story,
                  GError **error)
{
  g_autoptr(KamaeRecord) plan = NULL;

  if (!is_past (story, 0, 1, 25))
    return TRUE;
  if (!complete_plan (story, error) || !close_risks (story, error))
    return FALSE;
  if (!is_past (story, 0, 2, 12))
    return TRUE;
  if (!start_run (story, 0, "annual", error) || !assess (story, 0, TRUE, error))
    return FALSE;
  if (!is_past (story, 0, 3, 20))
    return TRUE;
  plan = add_plan (story, 0, "新たに基準を超えたリスクに対応し、前年度の残りを終える。",
                   "Treat what has risen above the limit, and finish what was left.", error);
  if (plan == NULL || !decide (story, 0, TRUE, error) || !carry_over (story, plan, error)
      || !accept (story, 0, 3, FALSE, error) || !approve_plan (story, 0, plan, error)
      || !lock_run (story, 0, "前回より上昇したリスクは4件、新規は6件。対応を決定した。",
                    "Four risks are higher than before, six are new; all are decided on.", error))
    return FALSE;
  for (guint i = 0; is_past (story, 0, 4, 20) && i < story->treatments->len; i++)
    if (has_fate (i, KAMAE_RISK_SAMPLE_NEXT) && !carry_out (story, i, error))
      return FALSE;
  return TRUE;
}

/* Risks and opportunities */

static char *
dup_issue (Story *story,
           int    place)
{
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_sample_get_register (story->sample),
                          "SELECT id FROM issue ORDER BY number "
                          "LIMIT 1 OFFSET :place * 3 % (SELECT count (*) FROM issue)", NULL, NULL);

  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_integer (cursor, ":place", place);
  return kamae_cursor_next (cursor, NULL) ? g_strdup (kamae_cursor_get_text (cursor, 0)) : NULL;
}

static gboolean
step_on (Story        *story,
         const char   *date,
         const char   *person,
         KamaeRecord  *record,
         const char   *transition,
         GError      **error)
{
  return g_strcmp0 (date, kamae_sample_get_today (story->sample)) > 0
         || step (story, date, person, record, transition, error);
}

static gboolean
add_opportunity (Story                             *story,
                 const KamaeRiskSampleOpportunity  *data,
                 GError                           **error)
{
  g_autofree char *noted = kamae_sample_dup_date (story->sample, data->years_ago, 3, 8);
  g_autofree char *due = kamae_sample_dup_date (story->sample, data->years_ago, data->due_month,
                                                25);
  g_autofree char *checked = kamae_sample_dup_date (story->sample, data->years_ago,
                                                    data->due_month + 2, 10);
  g_autofree char *issue = dup_issue (story, data->issue);
  gboolean is_planned = data->stage >= KAMAE_RISK_SAMPLE_PLANNED;
  g_autoptr(KamaeRecord) record = NULL;
  g_autoptr(KamaeOperation) operation =
    begin (story, noted, ISMS_MANAGER, "リスク及び機会を登録", "Note a risk or opportunity", NULL, error);
  const char *const plan[] = {
    "action", is_planned ? TEXT (data->action) : NULL,
    "process", is_planned ? TEXT (data->process) : NULL,
    "check_method", is_planned ? TEXT (data->check) : NULL,
    "due_on", is_planned ? due : NULL,
    NULL
  };
  const char *const check[] = {
    "check_result", data->result.ja != NULL ? TEXT (data->result) : NULL,
    "verdict", data->verdict, NULL
  };

  if (operation == NULL)
    return FALSE;
  record = kamae_operation_create (operation, "risk_opportunity", error,
                                   "title", TEXT (data->title), "kind", data->kind,
                                   "sources", issue, "purposes", data->purposes,
                                   "effect", TEXT (data->effect), "owner", data->owner, NULL);
  if (record == NULL || !set_fields (operation, record, plan, error)
      || (is_planned && !kamae_operation_transition (operation, record, "plan", error))
      || !kamae_operation_commit (operation, error))
    return FALSE;
  if (data->stage >= KAMAE_RISK_SAMPLE_CARRIED_OUT
      && !step_on (story, due, data->owner, record, "finish", error))
    return FALSE;
  if (data->stage < KAMAE_RISK_SAMPLE_CHECKED
      || g_strcmp0 (checked, kamae_sample_get_today (story->sample)) > 0)
    return TRUE;
  g_clear_object (&operation);
  operation = begin (story, checked, ISMS_MANAGER, "有効性を評価", "Check the effect", record, error);
  return operation != NULL && set_fields (operation, record, check, error)
         && kamae_operation_transition (operation, record, "check", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
tell_opportunities (Story   *story,
                    GError **error)
{
  for (const KamaeRiskSampleOpportunity *data = kamae_risk_sample_opportunities;
       data->kind != NULL; data++)
    if (is_past (story, data->years_ago, 3, 8) && !add_opportunity (story, data, error))
      return FALSE;
  return TRUE;
}

static gboolean
tell (Story   *story,
      GError **error)
{
  return tell_criteria (story, error)
         && add_assets (story, 2, 2, error)
         && take_stock (story, 2, error)
         && add_assets (story, 1, 1, error)
         && tell_first_year (story, error)
         && take_stock (story, 1, error)
         && (!is_past (story, 0, 1, 22) || add_assets (story, 0, 1, error))
         && tell_second_year (story, error)
         && (!is_past (story, 0, 11, 10) || take_stock (story, 0, error))
         && tell_opportunities (story, error);
}

gboolean
kamae_risk_fill_sample (KamaeSample  *sample,
                        GError      **error)
{
  Story story = {
    .sample = sample,
    .risks = g_ptr_array_new_with_free_func (clear_object),
    .treatments = g_ptr_array_new_with_free_func (clear_object),
  };
  guint n_risks = 0;
  guint n_treatments = 0;
  gboolean filled;

  while (kamae_risk_sample_risks[n_risks].candidate != NULL)
    n_risks++;
  while (kamae_risk_sample_treatments[n_treatments].risk >= 0)
    n_treatments++;
  g_ptr_array_set_size (story.risks, (int) n_risks);
  g_ptr_array_set_size (story.treatments, (int) n_treatments);

  filled = tell (&story, error) && kamae_risk_fill_sample_soa (sample, error)
           && kamae_risk_fill_many (sample, error);
  g_ptr_array_unref (story.risks);
  g_ptr_array_unref (story.treatments);
  g_clear_object (&story.run);
  g_free (story.run_id);
  return filled;
}
