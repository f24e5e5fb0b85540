/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-sample-story.h"

/* The register of assets of the sample, and taking stock of it. */

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
  { 'N', { "廃棄の対象外", "Not to be disposed of" } },
};

static const char *
get_coded (KamaeRiskStory *story,
           const Coded    *list,
           char            code)
{
  while (list->code != code)
    list++;
  return TEXT (list->text);
}

/* The businesses of the scope statement in force, ended by NULL; none without the context. */
static GPtrArray *
list_businesses (KamaeRiskStory *story)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(KamaeCursor) cursor = NULL;

  if (story_knows (story, "scope_item"))
    cursor = kamae_register_query (
      kamae_sample_get_register (story->sample),
      "SELECT scope_item.id FROM scope_item "
      "JOIN scope_statement ON scope_statement.id = scope_item.statement_id "
      "WHERE kind = 'business' ORDER BY scope_statement.effective_on, position", NULL, KAMAE_KEPT);
  while (cursor != NULL && kamae_cursor_next (cursor, KAMAE_KEPT))
    g_ptr_array_add (keys, g_strdup (kamae_cursor_get_text (cursor, 0)));
  g_ptr_array_add (keys, NULL);
  return keys;
}

/* Personal information stands under a law, which the register of interested parties knows. */
static char *
dup_law (KamaeRiskStory *story)
{
  g_autoptr(KamaeCursor) cursor = NULL;

  if (!story_knows (story, "requirement"))
    return NULL;
  cursor = kamae_register_query (
    kamae_sample_get_register (story->sample),
    "SELECT id FROM requirement WHERE kind = 'law' "
    "ORDER BY instr (text || coalesce (basis, ''), '個人情報') = 0, number COLLATE counted LIMIT 1", NULL, KAMAE_KEPT);
  return cursor != NULL && kamae_cursor_next (cursor, KAMAE_KEPT)
           ? g_strdup (kamae_cursor_get_text (cursor, 0))
           : NULL;
}

static gboolean
add_asset (KamaeRiskStory              *story,
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

gboolean
story_add_assets (KamaeRiskStory  *story,
                  int              since,
                  int              month,
                  int              day,
                  GError         **error)
{
  g_autoptr(GPtrArray) businesses = NULL;
  g_autofree char *law = NULL;
  g_autoptr(KamaeOperation) operation =
    story_begin_on (story, since, month, day, SECRETARIAT, "情報資産を登録", "Register information assets",
                    error);

  if (operation == NULL)
    return FALSE;
  businesses = list_businesses (story);
  law = dup_law (story);
  for (const KamaeRiskSampleAsset *data = kamae_risk_sample_assets; data->name.ja != NULL; data++)
    if (data->since == since
        && !add_asset (story, operation, data,
                       businesses->pdata[MIN (data->business, businesses->len - 1)], law, error))
      return FALSE;
  return kamae_operation_commit (operation, error);
}

/* Every asset that the register has by then. */
gboolean
story_take_stock (KamaeRiskStory  *story,
                  int              years_ago,
                  GError         **error)
{
  g_autoptr(KamaeRecordList) assets = NULL;
  g_autoptr(KamaeOperation) operation =
    story_begin_on (story, years_ago, 11, 10, SECRETARIAT, "情報資産の棚卸",
                    "Take stock of the assets", error);

  if (operation == NULL)
    return FALSE;
  assets = kamae_register_list (kamae_sample_get_register (story->sample), "asset");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (assets)); i++)
    {
      g_autoptr(KamaeRecord) asset = g_list_model_get_item (G_LIST_MODEL (assets), i);

      if (!kamae_operation_transition (operation, asset, "check", error))
        return FALSE;
    }
  return kamae_operation_commit (operation, error);
}
