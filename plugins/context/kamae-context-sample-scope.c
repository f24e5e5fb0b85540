/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-context-sample-private.h"

/* Three versions of the sample's scope statement. */

/* Places in the texts. */
#define CLOUD_ISSUE 5
#define RAIN_ISSUE 6
#define STRUCTURE_ISSUE 25
#define DATA_REQUIREMENT 0

static KamaeRecord *
add_item (KamaeContextStory             *story,
          KamaeOperation                *operation,
          KamaeRecord                   *statement,
          const KamaeContextSampleItem  *data,
          guint                          position,
          GError                       **error)
{
  g_autofree char *id = kamae_record_dup_key (statement);
  g_autofree char *place = g_strdup_printf ("%u", position);

  return kamae_operation_create (operation, "scope_item", error,
                                 "statement", id,
                                 "kind", data->kind,
                                 "name", kamae_context_story_text (story, &data->name),
                                 "details", kamae_context_story_text (story, &data->details),
                                 "equipment", kamae_context_story_text (story, &data->equipment),
                                 "employments", data->employments,
                                 "department", data->department,
                                 "position", place,
                                 NULL);
}

/* What the item stands for, and what was considered with it. */
static gboolean
link_item (KamaeContextStory             *story,
           KamaeOperation                *operation,
           KamaeRecord                   *item,
           const KamaeContextSampleItem  *data,
           GError                       **error)
{
  if (g_str_equal (data->kind, "organization"))
    return kamae_context_story_add_links (story, operation, item, "refs", "department",
                                          "10 20 21 23 30 40 50", error);
  if (g_str_equal (data->kind, "network"))
    return kamae_operation_add_link (operation, item, "issues", story->issues->pdata[CLOUD_ISSUE],
                                     error);
  if (g_str_equal (data->kind, "asset"))
    return kamae_operation_add_link (operation, item, "requirements",
                                     story->requirements->pdata[DATA_REQUIREMENT], error);
  return TRUE;
}

static gboolean
add_items (KamaeContextStory  *story,
           KamaeOperation     *operation,
           KamaeRecord        *statement,
           GError            **error)
{
  const KamaeContextSampleItem *data = kamae_context_sample_items;

  for (guint i = 0; data[i].kind != NULL; i++)
    {
      g_autoptr(KamaeRecord) item = add_item (story, operation, statement, &data[i], i + 1, error);

      if (item == NULL || !link_item (story, operation, item, &data[i], error))
        return FALSE;
    }

  return TRUE;
}

/* One item for each site of the organization that is in scope. */
static gboolean
add_sites (KamaeContextStory  *story,
           KamaeOperation     *operation,
           KamaeRecord        *statement,
           GError            **error)
{
  g_autoptr(KamaeRecordList) sites = kamae_register_list (kamae_operation_get_register (operation),
                                                          "site");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sites)); i++)
    {
      g_autoptr(KamaeRecord) site = g_list_model_get_item (G_LIST_MODEL (sites), i);
      KamaeContextSampleItem data = { "site", NULL, NULL, { NULL, NULL }, { NULL, NULL },
          { NULL, NULL } };
      g_autoptr(KamaeRecord) item = NULL;

      if (!kamae_record_get_boolean (site, "in_scope"))
        continue;
      data.name.ja = data.name.en = kamae_record_get_text (site, "name");
      item = add_item (story, operation, statement, &data, i + 1, error);
      if (item == NULL
          || !kamae_operation_add_link (operation, item, "refs", site, error)
          || !kamae_operation_add_link (operation, item, "issues",
                                        story->issues->pdata[RAIN_ISSUE], error))
        return FALSE;
    }

  return TRUE;
}

/* Those of the version, after those of the one before are gone. */
static gboolean
add_boundaries (KamaeContextStory  *story,
                KamaeOperation     *operation,
                KamaeRecord        *statement,
                guint               version,
                GError            **error)
{
  const KamaeContextSampleBoundary *data = kamae_context_sample_boundaries;
  g_autofree char *id = kamae_record_dup_key (statement);

  for (; data->aspect != NULL; data++)
    {
      g_autoptr(KamaeRecord) boundary = NULL;

      if (data->since > version || data->until < version)
        continue;
      boundary = kamae_operation_create (
        operation, "boundary", error,
        "statement", id,
        "aspect", data->aspect,
        "inside", kamae_context_story_text (story, &data->inside),
        "outside", kamae_context_story_text (story, &data->outside),
        NULL);

      if (boundary == NULL)
        return FALSE;
    }

  return TRUE;
}

/* Those that are new in the version. */
static gboolean
add_interfaces (KamaeContextStory  *story,
                KamaeOperation     *operation,
                KamaeRecord        *statement,
                guint               version,
                GError            **error)
{
  const KamaeContextSampleInterface *data = kamae_context_sample_interfaces;
  g_autofree char *id = kamae_record_dup_key (statement);

  for (; data->party >= -1; data++)
    {
      g_autoptr(KamaeRecord) interface = NULL;

      if (data->since != version)
        continue;
      interface = kamae_operation_create (
        operation, "scope_interface", error,
        "statement", id,
        "activity", kamae_context_story_text (story, &data->activity),
        "counterpart", kamae_context_story_text (story, &data->counterpart),
        "responsibility", kamae_context_story_text (story, &data->responsibility),
        "information", kamae_context_story_text (story, &data->information),
        "means", kamae_context_story_text (story, &data->means),
        "safeguards", kamae_context_story_text (story, &data->safeguards),
        NULL);

      if (interface == NULL
          || (data->party >= 0
              && !kamae_operation_set_link (operation, interface, "party",
                                            story->parties->pdata[data->party], error)))
        return FALSE;
    }

  return TRUE;
}

static GBytes *
dup_file (KamaeContextStory                  *story,
          const KamaeContextSampleAttachment *data,
          guint                               version)
{
  const char *list;

  if (g_str_has_suffix (data->file_name, ".png"))
    return kamae_context_sample_draw (story->sample, data->kind, version);

  list = kamae_sample_text (story->sample,
                            "システム,用途,担当部門\n勤怠サービス本番環境,サービスの提供,情報システム部\n"
                            "開発・検証環境,開発,開発本部\nファイルサーバ,社内の共有,情報システム部\n"
                            "会計サービス,経理,経営管理部\n",
                            "System,Use,Department\nProduction,Service,Information systems\n"
                            "Development and tests,Development,Development\n"
                            "File server,Shared files,Information systems\n"
                            "Accounting service,Accounts,Administration\n");
  return g_bytes_new (list, strlen (list));
}

/* Lists @data in the bundle, with a file of its own. */
static gboolean
add_attachment (KamaeContextStory                   *story,
                KamaeOperation                      *operation,
                KamaeRecord                         *statement,
                const KamaeContextSampleAttachment  *data,
                guint                                version,
                GError                             **error)
{
  g_autofree char *id = kamae_record_dup_key (statement);
  g_autoptr(GBytes) content = dup_file (story, data, version);
  const char *title = kamae_context_story_text (story, &data->title);
  g_autoptr(KamaeRecord) attachment = NULL;
  g_autoptr(KamaeRecord) file = NULL;

  attachment = kamae_operation_create (operation, "scope_attachment", error,
                                       "statement", id,
                                       "kind", data->kind,
                                       "title", title,
                                       "version", kamae_record_get_text (statement, "version"),
                                       "dated_on", story->date,
                                       NULL);
  if (attachment == NULL)
    return FALSE;

  file = kamae_operation_attach_bytes (operation, attachment, data->file_name, content, title,
                                       error);
  return file != NULL && kamae_operation_set_link (operation, attachment, "file", file, error);
}

static gboolean
add_attachments (KamaeContextStory  *story,
                 KamaeOperation     *operation,
                 KamaeRecord        *statement,
                 guint               version,
                 GError            **error)
{
  const KamaeContextSampleAttachment *data = kamae_context_sample_attachments;

  for (guint i = 0; data[i].kind != NULL; i++)
    if (!add_attachment (story, operation, statement, &data[i], version, error))
      return FALSE;

  return TRUE;
}

static gboolean
delete_parts (KamaeOperation  *operation,
              KamaeRecord     *statement,
              const char      *entity,
              GError         **error)
{
  KamaeRegister *reg = kamae_operation_get_register (operation);
  g_autoptr(KamaeRecordList) list = kamae_register_list_parts (reg, statement, entity);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) old = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (!kamae_operation_delete (operation, old, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_item (GListModel *list,
          gpointer    wanted)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (list, i);

      if (item == wanted)
        return TRUE;
    }

  return FALSE;
}

/* Everything known so far is considered: what no item takes into account has no effect. */
static gboolean
consider_rest (KamaeContextStory  *story,
               KamaeOperation     *operation,
               KamaeRecord        *statement,
               GError            **error)
{
  GPtrArray *all[] = { story->issues, story->requirements };
  g_autoptr(GListModel) known = kamae_record_dup_links (statement, "unaffected");

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (guint j = 0; j < all[i]->len; j++)
      {
        gboolean is_item = i == 0 ? j == CLOUD_ISSUE || j == RAIN_ISSUE || j == STRUCTURE_ISSUE
                                  : j == DATA_REQUIREMENT;

        if (all[i]->pdata[j] != NULL && !is_item
            && !has_item (known, all[i]->pdata[j])
            && !kamae_operation_add_link (operation, statement, "unaffected", all[i]->pdata[j],
                                          error))
          return FALSE;
      }

  return TRUE;
}

static gboolean
decide_scope (KamaeContextStory  *story,
              KamaeRecord        *statement,
              int                 years_ago,
              int                 month,
              GError            **error)
{
  g_autofree char *approved = kamae_sample_dup_date (story->sample, years_ago, month, 28);
  g_autofree char *in_force = kamae_sample_dup_date (story->sample, years_ago, month + 1, 1);

  if (!kamae_context_story_go_to (story, approved, error)
      || !kamae_context_story_step (story, ISMS_MANAGER, "適用範囲定義書に作成の署名",
                                 "Sign the scope statement as preparer",
                                 statement, "prepare", NULL, error)
      || !kamae_context_story_step (story, COMMITTEE_MEMBER, "適用範囲定義書を審査",
                                    "Sign the scope statement for the committee",
                                    statement, "review", NULL, error)
      || !kamae_context_story_step (story, PRESIDENT, "適用範囲定義書を承認", "Approve the scope statement",
                                    statement,
                                    "approve", NULL, error))
    return FALSE;

  return kamae_context_story_go_to (story, in_force, error)
         && kamae_context_story_step (story, ISMS_MANAGER, "適用範囲定義書を発効",
                                      "Put the scope statement in force",
                                      statement, "enforce", NULL, error);
}

static KamaeRecord *
start_statement (KamaeContextStory  *story,
                 KamaeOperation     *operation,
                 const char         *version,
                 const char         *effective_on,
                 GError            **error)
{
  return kamae_operation_create (
    operation, "scope_statement", error,
    "version", version,
    "effective_on", effective_on,
    "purpose", kamae_sample_text (story->sample,
                                  "お預かりした勤怠の情報を守り、働く人と企業から信頼され続けること。",
                                  "To guard the attendance data entrusted to us, and to remain trusted by people "
                                  "and companies."),
    "summary_ja", KAMAE_CONTEXT_SAMPLE_SCOPE_JA,
    "summary_en", KAMAE_CONTEXT_SAMPLE_SCOPE_EN,
    "exclusions_checked_on", story->date,
    NULL);
}

static gboolean
fill_first (KamaeContextStory  *story,
            KamaeOperation     *operation,
            KamaeRecord        *statement,
            GError            **error)
{
  if (!kamae_operation_set_absence (operation, statement, "exclusions", KAMAE_ABSENCE_NONE, error)
      || !add_items (story, operation, statement, error)
      || !add_sites (story, operation, statement, error)
      || !add_boundaries (story, operation, statement, 0, error)
      || !add_interfaces (story, operation, statement, 0, error)
      || !consider_rest (story, operation, statement, error))
    return FALSE;

  return add_attachments (story, operation, statement, 0, error);
}

static KamaeRecord *
ref_part (KamaeContextStory *story,
          KamaeRecord       *statement,
          const char        *entity,
          const char        *kind)
{
  KamaeRegister *reg = kamae_sample_get_register (story->sample);
  g_autoptr(KamaeRecordList) list = kamae_register_list_parts (reg, statement, entity);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) part = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_strcmp0 (kamae_record_get_text (part, "kind"), kind) == 0)
        return g_steal_pointer (&part);
    }

  return NULL;
}

static gboolean
exclude_office (KamaeContextStory  *story,
                KamaeOperation     *operation,
                KamaeRecord        *exclusion,
                GError            **error)
{
  g_autoptr(KamaeRecord) office = kamae_sample_find (story->sample, "department", "90");

  return office == NULL || kamae_operation_set_link (operation, exclusion, "concerns", office,
                                                     error);
}

/* Each version begins as a copy of the one before it. All drawings are renewed. */
static gboolean
renew (KamaeContextStory  *story,
       KamaeOperation     *operation,
       KamaeRecord        *statement,
       guint               version,
       GError            **error)
{
  return delete_parts (operation, statement, "boundary", error)
         && add_boundaries (story, operation, statement, version, error)
         && add_interfaces (story, operation, statement, version, error)
         && delete_parts (operation, statement, "scope_attachment", error)
         && add_attachments (story, operation, statement, version, error)
         && consider_rest (story, operation, statement, error);
}

/* The new department comes in, and the contractor has an interface. */
static gboolean
fill_second (KamaeContextStory  *story,
             KamaeOperation     *operation,
             KamaeRecord        *statement,
             GError            **error)
{
  g_autoptr(KamaeRecord) organization = ref_part (story, statement, "scope_item", "organization");

  return kamae_operation_set_absence (operation, statement, "exclusions", KAMAE_ABSENCE_NONE, error)
         && kamae_context_story_add_links (story, operation, organization, "refs", "department",
                                           "22", error)
         && kamae_operation_add_link (operation, organization, "issues",
                                      story->issues->pdata[STRUCTURE_ISSUE], error)
         && renew (story, operation, statement, 1, error);
}

/* The office that prepares new business is left out. */
static gboolean
fill_third (KamaeContextStory  *story,
            KamaeOperation     *operation,
            KamaeRecord        *statement,
            GError            **error)
{
  g_autofree char *id = kamae_record_dup_key (statement);
  g_autoptr(KamaeRecord) exclusion = kamae_operation_create (
    operation, "exclusion", error,
    "statement", id,
    "item", kamae_sample_text (story->sample, "新規事業準備室", "New business office"),
    "reason", kamae_sample_text (story->sample, "調査だけを行い、顧客の情報を取り扱わないため。",
                                 "It only does research and handles no customer information."),
    "effect_check", kamae_sample_text (story->sample, "ネットワークと権限を分離し、影響がないことを確認した。",
                                       "Network and access rights are separated; no effect was found."),
    NULL);

  return exclusion != NULL
         && exclude_office (story, operation, exclusion, error)
         && renew (story, operation, statement, 2, error);
}

/* The day of the month on which it is drafted; it is in force from the first of the next. */
typedef struct
{
  const char *version;
  int         years_ago;
  int         month;
  int         day;
  const char *ja;
  const char *en;
  gboolean  (*fill) (KamaeContextStory  *story,
                     KamaeOperation     *operation,
                     KamaeRecord        *statement,
                     GError            **error);
} Version;

static gboolean
tell_version (KamaeContextStory  *story,
              const Version      *version,
              GError            **error)
{
  g_autofree char *drafted = kamae_sample_dup_date (story->sample, version->years_ago,
                                                    version->month, version->day);
  g_autofree char *in_force = kamae_sample_dup_date (story->sample, version->years_ago,
                                                     version->month + 1, 1);
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecord) statement = NULL;

  if (!kamae_context_story_is_past (story, in_force))
    return TRUE;
  if (!kamae_context_story_go_to (story, drafted, error))
    return FALSE;
  operation = kamae_context_story_begin (story, ISMS_MANAGER, version->ja, version->en, NULL,
                                         error);
  if (operation == NULL)
    return FALSE;

  statement = start_statement (story, operation, version->version, in_force, error);
  if (statement == NULL || !version->fill (story, operation, statement, error))
    return FALSE;
  kamae_operation_set_subject (operation, statement);
  return kamae_operation_commit (operation, error)
         && decide_scope (story, statement, version->years_ago, version->month, error);
}

gboolean
kamae_context_tell_scopes (KamaeSample    *sample,
                           gconstpointer   data,
                           GError        **error)
{
  static const Version versions[] = {
    { "1.0", 2, 1, 15, "適用範囲定義書 1.0を作成", "Write scope statement 1.0", fill_first },
    { "2.0", 1, 7, 12, "適用範囲定義書 2.0を作成", "Write scope statement 2.0", fill_second },
    { "2.1", 0, 2, 12, "適用範囲定義書 2.1を作成", "Write scope statement 2.1", fill_third },
  };
  g_auto(KamaeContextStory) story = kamae_context_story_init_beside (data);

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    if (!tell_version (&story, &versions[i], error))
      return FALSE;
  return TRUE;
}

/* What the third annual review found asks for no change of the scope in force, which says so. */
gboolean
kamae_context_tell_scope_considered (KamaeContextStory  *story,
                                     GError            **error)
{
  g_autoptr(KamaeRecord) statement = kamae_sample_find (story->sample, "scope_statement", "2.0");
  g_autoptr(KamaeOperation) operation = NULL;

  operation = kamae_context_story_begin (story, ISMS_MANAGER, "適用範囲への影響を確認",
                                         "Consider the effect on the scope",
                                         statement, error);
  return operation != NULL
         && consider_rest (story, operation, statement, error)
         && kamae_operation_commit (operation, error);
}
