/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-context-sample-private.h"

/* Two versions of the sample's scope statement. */

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

static gboolean
add_boundaries (KamaeContextStory  *story,
                KamaeOperation     *operation,
                KamaeRecord        *statement,
                GError            **error)
{
  const KamaeContextSampleBoundary *data = kamae_context_sample_boundaries;
  g_autofree char *id = kamae_record_dup_key (statement);

  for (; data->aspect != NULL; data++)
    {
      g_autoptr(KamaeRecord) boundary = kamae_operation_create (
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

static gboolean
add_interfaces (KamaeContextStory  *story,
                KamaeOperation     *operation,
                KamaeRecord        *statement,
                GError            **error)
{
  const KamaeContextSampleInterface *data = kamae_context_sample_interfaces;
  g_autofree char *id = kamae_record_dup_key (statement);

  for (; data->party >= -1; data++)
    {
      g_autoptr(KamaeRecord) interface = kamae_operation_create (
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

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A drawing as good as a sample needs: boxes that hang on one line. */
static GBytes *
draw_boxes (guint n)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 160 * n + 40, 300);
  cairo_t *cr = cairo_create (surface);
  GByteArray *bytes = g_byte_array_new ();

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.1, 0.2, 0.4);
  cairo_set_line_width (cr, 2);
  cairo_rectangle (cr, 80 * n - 40, 20, 120, 60);
  cairo_move_to (cr, 80 * n + 20, 80);
  cairo_line_to (cr, 80 * n + 20, 140);
  cairo_move_to (cr, 100, 140);
  cairo_line_to (cr, 160 * n - 60, 140);
  for (guint i = 0; i < n; i++)
    {
      cairo_move_to (cr, 100 + 160 * i, 140);
      cairo_line_to (cr, 100 + 160 * i, 200);
      cairo_rectangle (cr, 40 + 160 * i, 200, 120, 60);
    }
  cairo_stroke (cr);
  cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
dup_file (KamaeContextStory                  *story,
          const KamaeContextSampleAttachment *data,
          guint                               n)
{
  const char *list;

  if (g_str_has_suffix (data->file_name, ".png"))
    return draw_boxes (n);

  list = kamae_sample_text (story->sample,
                            "システム,用途,担当部門\n勤怠サービス本番環境,サービスの提供,40\n開発環境,開発,20\n会計システム,経理,10\n",
                            "System,Use,Department\nProduction,Service,40\nDevelopment,Development,20\n"
                            "Accounting,Accounts,10\n");
  return g_bytes_new (list, strlen (list));
}

/* Lists @data in the bundle, with a file of its own. */
static gboolean
add_attachment (KamaeContextStory                   *story,
                KamaeOperation                      *operation,
                KamaeRecord                         *statement,
                const KamaeContextSampleAttachment  *data,
                const char                          *version,
                guint                                boxes,
                GError                             **error)
{
  g_autofree char *id = kamae_record_dup_key (statement);
  g_autoptr(GBytes) content = dup_file (story, data, boxes);
  const char *title = kamae_context_story_text (story, &data->title);
  g_autoptr(KamaeRecord) attachment = NULL;
  g_autoptr(KamaeRecord) file = NULL;

  attachment = kamae_operation_create (operation, "scope_attachment", error,
                                       "statement", id,
                                       "kind", data->kind,
                                       "title", title,
                                       "version", version,
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
                 const char         *version,
                 GError            **error)
{
  const KamaeContextSampleAttachment *data = kamae_context_sample_attachments;

  for (guint i = 0; data[i].kind != NULL; i++)
    if (!add_attachment (story, operation, statement, &data[i], version, i + 3, error))
      return FALSE;

  return TRUE;
}

static gboolean
delete_attachments (KamaeOperation  *operation,
                    KamaeRecord     *statement,
                    GError         **error)
{
  KamaeRegister *reg = kamae_operation_get_register (operation);
  g_autoptr(KamaeRecordList) list =
    kamae_register_list_parts (reg, statement, "scope_attachment");

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

  kamae_context_story_set_date (story, approved);
  if (!kamae_context_story_step (story, ISMS_MANAGER, "適用範囲定義書に作成の署名",
                                 "Sign the scope statement as preparer",
                                 statement, "prepare", NULL, error)
      || !kamae_context_story_step (story, COMMITTEE_MEMBER, "適用範囲定義書を審査",
                                    "Sign the scope statement for the committee",
                                    statement, "review", NULL, error)
      || !kamae_context_story_step (story, PRESIDENT, "適用範囲定義書を承認", "Approve the scope statement",
                                    statement,
                                    "approve", NULL, error))
    return FALSE;

  kamae_context_story_set_date (story, in_force);
  return kamae_context_story_step (story, ISMS_MANAGER, "適用範囲定義書を発効",
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
    "summary_ja", "クラウド勤怠サービス「かぜ勤怠」の開発、運用及び導入支援並びに業務システムの受託開発",
    "summary_en", "Development, operation and support of the cloud attendance service “Kaze "
                  "Attendance”, and "
                  "custom development of business systems",
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
      || !add_boundaries (story, operation, statement, error)
      || !add_interfaces (story, operation, statement, error)
      || !consider_rest (story, operation, statement, error))
    return FALSE;

  return add_attachments (story, operation, statement, "1.0", error);
}

gboolean
kamae_context_tell_first_scope (KamaeContextStory  *story,
                                GError            **error)
{
  g_autofree char *drafted = kamae_sample_dup_date (story->sample, 2, 1, 15);
  g_autofree char *in_force = kamae_sample_dup_date (story->sample, 2, 2, 1);
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecord) statement = NULL;

  kamae_context_story_set_date (story, drafted);
  operation = kamae_context_story_begin (story, ISMS_MANAGER, "適用範囲定義書 1.0を作成",
                                         "Write scope statement 1.0",
                                         NULL, error);
  if (operation == NULL)
    return FALSE;

  statement = start_statement (story, operation, "1.0", in_force, error);
  if (statement == NULL || !fill_first (story, operation, statement, error))
    return FALSE;
  kamae_operation_set_subject (operation, statement);
  return kamae_operation_commit (operation, error) && decide_scope (story, statement, 2, 1, error);
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

/* The second version begins as a copy of the first. The new department comes in, the office that
 * prepares new business is left out, and all drawings are renewed. */
static gboolean
change_second (KamaeContextStory  *story,
               KamaeOperation     *operation,
               KamaeRecord        *statement,
               GError            **error)
{
  g_autofree char *id = kamae_record_dup_key (statement);
  g_autoptr(KamaeRecord) organization = ref_part (story, statement, "scope_item", "organization");
  g_autoptr(KamaeRecord) exclusion = NULL;

  exclusion = kamae_operation_create (
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
         && kamae_context_story_add_links (story, operation, organization, "refs", "department",
                                           "22", error)
         && kamae_operation_add_link (operation, organization, "issues",
                                      story->issues->pdata[STRUCTURE_ISSUE], error)
         && delete_attachments (operation, statement, error)
         && add_attachments (story, operation, statement, "2.0", error)
         && consider_rest (story, operation, statement, error);
}

gboolean
kamae_context_tell_second_scope (KamaeContextStory  *story,
                                 GError            **error)
{
  g_autofree char *drafted = kamae_sample_dup_date (story->sample, 1, 7, 12);
  g_autofree char *in_force = kamae_sample_dup_date (story->sample, 1, 8, 1);
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecord) statement = NULL;

  kamae_context_story_set_date (story, drafted);
  operation = kamae_context_story_begin (story, ISMS_MANAGER, "適用範囲定義書 2.0を作成",
                                         "Write scope statement 2.0",
                                         NULL, error);
  if (operation == NULL)
    return FALSE;

  statement = start_statement (story, operation, "2.0", in_force, error);
  if (statement == NULL || !change_second (story, operation, statement, error))
    return FALSE;
  kamae_operation_set_subject (operation, statement);
  return kamae_operation_commit (operation, error) && decide_scope (story, statement, 1, 7, error);
}

/* The third annual review changed nothing in the scope, and says so. */
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
