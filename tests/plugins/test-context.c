/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

#include <string.h>

/* The plugin "context": the rules of CTX and SCP, each tripped and not; the life of a review and of
 * a scope statement; differences and other figures; what is printed. */

static KamaeModel *model;

/* Helpers */

static void
add_link (KamaeTest   *test,
          KamaeRecord *record,
          const char  *field,
          KamaeRecord *target)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Link", record, &error);

  g_assert_no_error (error);
  kamae_operation_add_link (operation, record, field, target, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

static void
set_none (KamaeTest   *test,
          KamaeRecord *record,
          const char  *field)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "None", record, &error);

  kamae_operation_set_absence (operation, record, field, KAMAE_ABSENCE_NONE, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

static void
delete (KamaeTest   *test,
        KamaeRecord *record)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Delete", record, &error);

  kamae_operation_delete (operation, record, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

static KamaeRecord *
find (KamaeTest  *test,
      const char *entity,
      const char *key)
{
  KamaeRecord *record = kamae_register_find (test->reg, entity, key, NULL);

  g_assert_nonnull (record);
  return record;
}

static KamaeRecord *
ref_part (KamaeTest   *test,
          KamaeRecord *owner,
          const char  *entity,
          guint        position)
{
  g_autoptr(KamaeRecordList) list = kamae_register_list_parts (test->reg, owner, entity);

  return g_list_model_get_item (G_LIST_MODEL (list), position);
}

static void
give_role (KamaeTest  *test,
           const char *code)
{
  g_autoptr(KamaeRecord) role = kamae_register_find (test->reg, "role", code, NULL);
  g_autoptr(KamaeRecord) assignment = NULL;

  if (role == NULL)
    role = kamae_test_create (test, "role", "code", code, "name", code, NULL);
  assignment = kamae_test_create (test, "role_assignment", "role", code, "person", "0001",
                                  "starts_on", "2020-04-01", "appointed_by", "0001", NULL);
}

static KamaeRecord *
add_issue (KamaeTest  *test,
           const char *title,
           const char *side,
           const char *importance,
           const char *factor)
{
  KamaeRecord *issue = kamae_test_create (test, "issue", "title", title, "side", side,
                                          "effect", "意図した成果に影響する", "polarity", "threat",
                                          "importance", importance, "response", "monitor",
                                          "owner", "0001", NULL);
  g_autoptr(KamaeRecord) target = find (test, "factor", factor);

  add_link (test, issue, "factors", target);
  return issue;
}

static KamaeRecord *
add_party (KamaeTest  *test,
           const char *name,
           const char *category)
{
  return kamae_test_create (test, "interested_party", "name", name, "side", "external",
                            "category", category, "relation", "取引がある", NULL);
}

static KamaeRecord *
add_requirement (KamaeTest   *test,
                 KamaeRecord *party,
                 const char  *text,
                 const char  *kind,
                 const char  *addressed)
{
  g_autofree char *id = kamae_record_dup_key (party);

  return kamae_test_create (test, "requirement", "party", id, "text", text, "kind", kind,
                            "addressed", addressed, NULL);
}

static KamaeRecord *
add_meeting (KamaeTest  *test,
             const char *kind,
             const char *held_on)
{
  static guint n_series;
  g_autofree char *name = g_strdup_printf ("会議 %u", ++n_series);
  g_autoptr(KamaeRecord) series = kamae_test_create (test, "meeting_series", "name", name, "kind",
                                                     kind, NULL);
  g_autofree char *id = kamae_record_dup_key (series);
  KamaeRecord *meeting = kamae_test_create (test, "meeting", "series", id, "held_on", held_on,
                                            "chair", "0001", "agenda", "状況見直し", NULL);

  add_link (test, meeting, "attendees", test->person);
  kamae_test_step (test, meeting, "hold");
  return meeting;
}

static void
consider_all (KamaeTest   *test,
              KamaeRecord *review)
{
  g_autoptr(KamaeRecordList) checks = kamae_register_list_parts (test->reg, review, "factor_check");
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Consider", review,
                                                              &error);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (checks)); i++)
    {
      g_autoptr(KamaeRecord) check = g_list_model_get_item (G_LIST_MODEL (checks), i);

      kamae_operation_set (operation, check, "considered", "1", &error);
      g_assert_no_error (error);
      kamae_operation_set (operation, check, "note", "検討したが該当なし", &error);
      g_assert_no_error (error);
    }
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

static KamaeRecord *
decide_climate (KamaeTest   *test,
                KamaeRecord *review)
{
  g_autofree char *id = kamae_record_dup_key (review);

  return kamae_test_create (test, "climate_decision", "review", id, "relevant", "no",
                            "rationale", "拠点の立地から影響は小さい", NULL);
}

/* A review that lacks nothing but the approval. */
static KamaeRecord *
add_review (KamaeTest *test)
{
  KamaeRecord *review = kamae_test_create (test, "context_review", "kind", "annual", NULL);
  g_autofree char *today = kamae_register_dup_today (test->reg);
  g_autoptr(KamaeRecord) meeting = add_meeting (test, "committee", today);
  g_autoptr(KamaeRecord) climate = decide_climate (test, review);
  g_autofree char *id = kamae_record_dup_key (meeting);

  consider_all (test, review);
  kamae_test_set (test, review, "meeting", id);
  kamae_test_set (test, review, "decided_on", today);
  kamae_test_set (test, review, "conclusion", "changed");
  if (!kamae_record_is_set (review, "fiscal_year"))
    {
      g_autoptr(KamaeRecord) year = kamae_test_create (test, "fiscal_year", "label", today,
                                                       "starts_on", "2026-04-01", "ends_on",
                                                           "2027-03-31", NULL);
      g_autofree char *year_id = kamae_record_dup_key (year);

      kamae_test_set (test, review, "fiscal_year", year_id);
    }
  kamae_test_step (test, review, "discuss");
  return review;
}

static void
set_up (KamaeTest     *test,
        gconstpointer  data)
{
  kamae_test_set_up (test, g_object_ref (model));
  give_role (test, "isms_manager");
  give_role (test, "committee_member");
  give_role (test, "top_management");
}

static void
fill (KamaeTest *test)
{
  g_autoptr(KamaeRecord) outside = add_issue (test, "サプライチェーン攻撃の増加", "external", "mid", "e-e");
  g_autoptr(KamaeRecord) inside = add_issue (test, "開発要員の離職", "internal", "mid", "i-k");
  g_autoptr(KamaeRecord) party = add_party (test, "大口の顧客", "customer");
  g_autoptr(KamaeRecord) requirement = add_requirement (test, party, "24時間以内の報告", "expect", "yes");
}

static void
tear_down (KamaeTest     *test,
           gconstpointer  data)
{
  kamae_test_verify (test);
  kamae_test_tear_down (test);
}

/* Factors and reviews */

static void
test_factors (KamaeTest     *test,
              gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = find (test, "factor", "e-a");
  g_autoptr(KamaeRecord) last = find (test, "factor", "i-o");

  g_assert_cmpint (kamae_register_count (test->reg, "SELECT count (*) FROM factor", NULL), ==, 15);
  g_assert_cmpint (kamae_register_count (test->reg, "SELECT count (*) FROM factor WHERE side = 'external'", NULL),
                   ==, 5);
  g_assert_cmpstr (kamae_record_get_text (first, "side"), ==, "external");
  g_assert_true (kamae_record_is_set (last, "label_ja"));
  g_assert_true (kamae_record_is_set (last, "prompt_en"));
}

static void
test_review_begins_with_checks (KamaeTest     *test,
                                gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = kamae_test_create (test, "context_review", "kind", "annual",
                                                     NULL);
  g_autoptr(KamaeRecordList) checks = kamae_register_list_parts (test->reg, review, "factor_check");

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (checks)), ==, 15);
  g_assert_cmpstr (kamae_record_get_text (review, "factors_considered"), ==, "0/15");
}

/* The parts that a record begins with come and go with it. */
static void
test_undo_of_review (KamaeTest     *test,
                     gconstpointer  data)
{
  static const char sql[] = "SELECT count (*) FROM factor_check";
  g_autoptr(KamaeRecord) review = kamae_test_create (test, "context_review", "kind", "annual",
                                                     NULL);
  g_autoptr(GError) error = NULL;

  kamae_register_undo (test->reg, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kamae_register_count (test->reg, sql, NULL), ==, 0);
  kamae_register_redo (test->reg, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kamae_register_count (test->reg, sql, NULL), ==, 15);
}

static void
test_v01 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = NULL;
  g_autoptr(KamaeRecord) check = NULL;
  g_autoptr(KamaeRecord) with_issue = NULL;

  fill (test);
  review = add_review (test);
  check = ref_part (test, review, "factor_check", 0);
  g_assert_false (kamae_test_guards (review, "approve", "CTX-V01"));

  kamae_test_step (test, review, "return");
  kamae_test_set (test, check, "considered", "0");
  g_assert_true (kamae_test_blocks (review, "approve", "CTX-V01"));
  kamae_test_set (test, check, "considered", "1");

  /* Without a note: only where an issue comes from the factor. */
  kamae_test_set (test, check, "note", NULL);
  g_assert_true (kamae_test_blocks (review, "approve", "CTX-V01"));
  kamae_test_set (test, check, "note", "。");
  g_assert_true (kamae_test_blocks (review, "approve", "CTX-V01 。"));
  with_issue = add_issue (test, "個人情報保護法の改正", "external", "low", "e-a");
  g_assert_false (kamae_test_guards (review, "approve", "CTX-V01"));
}

static void
test_v02 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = NULL;
  g_autoptr(KamaeRecord) climate = NULL;

  fill (test);
  review = add_review (test);
  kamae_test_step (test, review, "return");
  climate = ref_part (test, review, "climate_decision", 0);
  g_assert_false (kamae_test_guards (review, "approve", "CTX-V02"));
  kamae_test_set (test, climate, "rationale", NULL);
  g_assert_true (kamae_test_blocks (review, "approve", "CTX-V02"));
  kamae_test_set (test, climate, "rationale", "該当なし");
  g_assert_true (kamae_test_blocks (review, "approve", "CTX-V02 該当なし"));
  delete (test, climate);
  g_assert_true (kamae_test_blocks (review, "approve", "CTX-V02"));
}

static void
test_v03 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = NULL;
  g_autoptr(KamaeRecord) morning = NULL;
  g_autoptr(KamaeRecord) series = NULL;
  g_autoptr(KamaeRecord) planned = NULL;
  g_autofree char *series_id = NULL;
  g_autofree char *planned_id = NULL;
  g_autofree char *id = NULL;

  fill (test);
  review = add_review (test);
  kamae_test_step (test, review, "return");
  g_assert_false (kamae_test_guards (review, "approve", "CTX-V03"));
  kamae_test_set (test, review, "meeting", NULL);
  g_assert_true (kamae_test_blocks (review, "approve", "CTX-V03"));

  /* Nor does one that has not been held discuss. */
  series = kamae_test_create (test, "meeting_series", "name", "委員会", "kind", "committee", NULL);
  series_id = kamae_record_dup_key (series);
  planned = kamae_test_create (test, "meeting", "series", series_id, "held_on", "2026-07-10", NULL);
  planned_id = kamae_record_dup_key (planned);
  kamae_test_set (test, review, "meeting", planned_id);
  g_assert_true (kamae_test_blocks (review, "approve", "CTX-V03"));

  /* Some other meeting does not decide. */
  morning = add_meeting (test, "morning", "2026-06-10");
  id = kamae_record_dup_key (morning);
  kamae_test_set (test, review, "meeting", id);
  g_assert_true (kamae_test_blocks (review, "approve", "CTX-V03"));
}

static void
test_v04 (KamaeTest     *test,
          gconstpointer  data)
{
  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V04"), ==, 3);
  fill (test);
  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V04"), ==, 0);
}

static void
test_v05 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = NULL;
  g_autoptr(KamaeRecord) party = NULL;
  g_autoptr(KamaeRecord) requirement = NULL;

  fill (test);
  review = add_review (test);
  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V05"), ==, 0);
  g_assert_false (kamae_test_guards (review, "approve", "CTX-V05"));

  party = add_party (test, "監督官庁", "authority");
  requirement = add_requirement (test, party, "報告の義務", "expect", NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V05"), ==, 1);
  g_assert_true (kamae_test_blocks (review, "approve", "CTX-V05"));

  kamae_test_set (test, requirement, "addressed", "no");
  g_assert_true (kamae_test_blocks (review, "approve", "CTX-V05"));
  kamae_test_set (test, requirement, "reason", "なし");
  g_assert_true (kamae_test_blocks (review, "approve", "CTX-V05"));
  kamae_test_set (test, requirement, "reason", "ほかの仕組みで取り組む");
  g_assert_false (kamae_test_guards (review, "approve", "CTX-V05"));
}

static void
test_yes_needs_how (KamaeTest     *test,
                    gconstpointer  data)
{
  g_autoptr(KamaeRecord) party = add_party (test, "顧客", "customer");
  g_autoptr(KamaeRecord) requirement = add_requirement (test, party, "報告", "expect", "yes");
  g_autoptr(KamaeRecord) control = kamae_test_create (test, "control", "number", "X.1", "title_ja",
                                                      "報告",
                                                      "title_en", "Reporting", "theme", "people",
                                                          NULL);

  g_assert_cmpuint (kamae_test_count_rule (test, "S-4.2-c"), ==, 1);
  add_link (test, requirement, "how", control);
  g_assert_cmpuint (kamae_test_count_rule (test, "S-4.2-c"), ==, 0);
}

static void
test_v06 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) issue = add_issue (test, "ランサムウェア", "external", "high", "e-b");
  g_autoptr(KamaeRecord) low = add_issue (test, "文書の重なり", "internal", "low", "i-j");
  g_autoptr(KamaeRecord) task = kamae_test_create (test, "task", "subject", "対策", NULL);

  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V06"), ==, 1);
  /* Any record may carry the response, also one of a plugin to come. */
  add_link (test, issue, "handled_by", task);
  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V06"), ==, 0);
}

static void
test_v07 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) party = add_party (test, "個人情報保護委員会", "authority");
  g_autoptr(KamaeRecord) law = add_requirement (test, party, "漏えいの報告", "law", "yes");
  g_autoptr(KamaeRecord) contract = add_requirement (test, party, "契約上の報告", "contract", "yes");
  g_autoptr(KamaeRecord) wish = add_requirement (test, party, "迅速な連絡", "expect", "yes");

  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V07"), ==, 2);
  kamae_test_set (test, law, "basis", "個人情報保護法 第26条");
  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V07"), ==, 1);
  kamae_test_set (test, contract, "basis", "契約 12号");
  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V07"), ==, 0);
}

static void
test_v08 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = NULL;
  g_autoptr(KamaeRecord) record = NULL;
  g_autofree char *id = NULL;

  fill (test);
  review = add_review (test);
  kamae_test_step (test, review, "approve");
  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V08"), ==, 0);
  kamae_test_set_today (test, "2026-06-29");
  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V08"), ==, 0);
  kamae_test_set_today (test, "2026-06-30");
  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V08"), ==, 1);

  /* Made known, but to whom? */
  kamae_test_step (test, review, "communicate");
  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V08"), ==, 1);
  id = kamae_record_dup_key (review);
  record = kamae_test_create (test, "communication_record", "topic", "ISMS組織状況管理表", "source", id,
                              "audience", "全従業者", "means", "mail", NULL);
  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V08"), ==, 0);
}

static void
test_v09 (KamaeTest     *test,
          gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = NULL;
  g_autoptr(KamaeRecord) trigger = NULL;
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;

  fill (test);
  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V09"), ==, 1);
  review = add_review (test);
  trigger = kamae_test_create (test, "change_trigger", "description", "事業所の移転", "source", "site",
                               NULL);
  kamae_test_step (test, review, "approve");
  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V09"), ==, 0);

  /* A change waits for thirty days, not longer. */
  kamae_test_set_today (test, "2026-07-15");
  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V09"), ==, 0);
  kamae_test_set_today (test, "2026-07-16");
  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V09"), ==, 1);
  kamae_test_set (test, trigger, "needs_review", "0");
  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V09"), ==, 0);
  kamae_test_set (test, trigger, "needs_review", "1");
  /* What happened later was not in the review that is approved already. */
  id = kamae_record_dup_key (review);
  operation = kamae_register_begin (test->reg, "Link", NULL, NULL);
  g_assert_false (kamae_operation_set (operation, trigger, "review", id, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED);
  g_clear_object (&operation);
  kamae_test_set (test, trigger, "needs_review", "0");

  /* The next fiscal year needs a review of its own. */
  kamae_test_set_today (test, "2027-04-01");
  g_assert_cmpuint (kamae_test_count_rule (test, "CTX-V09"), ==, 1);
}

static gboolean
try_step (KamaeTest    *test,
          KamaeRecord  *record,
          const char   *transition,
          GError      **error)
{
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Try", record, NULL);

  return kamae_operation_transition (operation, record, transition, error)
         && kamae_operation_commit (operation, error);
}

static gboolean
try_set (KamaeTest    *test,
         KamaeRecord  *record,
         const char   *field,
         const char   *value,
         GError      **error)
{
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Try", record, NULL);

  return kamae_operation_set (operation, record, field, value, error)
         && kamae_operation_commit (operation, error);
}

static void
test_life_of_review (KamaeTest     *test,
                     gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = NULL;
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) check = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;

  fill (test);
  review = add_review (test);
  check = ref_part (test, review, "factor_check", 3);

  /* Refused, then accepted. */
  kamae_test_step (test, review, "return");
  kamae_test_set (test, check, "considered", "0");
  kamae_test_step (test, review, "discuss");
  g_assert_false (try_step (test, review, "approve", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED);
  g_clear_error (&error);
  kamae_test_step (test, review, "return");
  kamae_test_set (test, check, "considered", "1");
  kamae_test_step (test, review, "discuss");
  kamae_test_step (test, review, "review");
  g_assert_cmpstr (kamae_record_get_state (review), ==, "discussed");
  kamae_test_step (test, review, "approve");
  g_assert_cmpstr (kamae_record_get_state (review), ==, "approved");
  g_assert_cmpstr (kamae_record_get_text (review, "approved_on"), ==, "2026-06-15");
  g_assert_cmpint (kamae_register_count (test->reg, "SELECT count (DISTINCT box) FROM approval", NULL), ==, 3);

  /* Locked, with its parts. */
  g_assert_true (kamae_record_is_locked (review));
  g_assert_false (try_set (test, review, "summary", "変更", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (try_set (test, check, "note", "変更", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED);

  content = kamae_register_dup_snapshot (test->reg, review);
  g_assert_nonnull (strstr (content, "サプライチェーン攻撃の増加"));
  g_assert_nonnull (strstr (content, "24時間以内の報告"));
  g_assert_nonnull (strstr (content, "拠点の立地から影響は小さい"));

  kamae_test_set_today (test, "2026-06-20");
  kamae_test_enter_day (test, review, "communicate", "2026-06-16", "2026-06-14");

  kamae_test_set_today (test, "2026-10-20");
  second = add_review (test);
  kamae_test_step (test, second, "approve");
  g_assert_cmpstr (kamae_record_get_state (review), ==, "superseded");
}

/* Figures */

static KamaeFigureResult *
compute (KamaeTest  *test,
         const char *id,
         const char *as_of)
{
  g_autoptr(GError) error = NULL;
  const KamaeFigure *figure = kamae_model_find_figure (model, id);
  KamaeFigureResult *result = NULL;

  g_assert_nonnull (figure);
  result = kamae_register_compute (test->reg, figure, as_of, NULL, "en", &error);
  g_assert_no_error (error);
  return result;
}

static guint
count_cells (KamaeFigureResult *result,
             guint              column)
{
  guint n = 0;

  for (guint i = 0; i < kamae_figure_result_get_n_rows (result); i++)
    {
      const char *cell = kamae_figure_result_get_cell (result, i, column);

      n += cell != NULL && *cell != '\0';
    }
  return n;
}

/* The management review asks for inputs b and c. */
static void
test_inputs (KamaeTest     *test,
             gconstpointer  data)
{
  static const char *const ids[] = { "CTX-C04", "CTX-C04-c" };
  static const char *const inputs[] = { "b", "c" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(KamaeFigureResult) result = compute (test, ids[i], NULL);

      g_assert_cmpstr (kamae_model_find_figure (model, ids[i])->input, ==, inputs[i]);
      g_assert_cmpuint (kamae_figure_result_get_n_rows (result), ==, 0);
    }
}

static void
test_coverage (KamaeTest     *test,
               gconstpointer  data)
{
  g_autoptr(KamaeFigureResult) unknown = compute (test, "CTX-C01", NULL);
  g_autoptr(KamaeFigureResult) known = NULL;
  g_autoptr(KamaeRecord) review = kamae_test_create (test, "context_review", "kind", "annual",
                                                     NULL);
  g_autoptr(KamaeRecord) check = ref_part (test, review, "factor_check", 0);

  g_assert_false (kamae_figure_result_is_known (unknown));
  kamae_test_set (test, check, "considered", "1");
  known = compute (test, "CTX-C01", NULL);
  g_assert_cmpfloat (kamae_figure_result_get_number (known), ==, 1);
}

static void
test_addressed (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeFigureResult) unknown = compute (test, "CTX-C02", NULL);
  g_autoptr(KamaeFigureResult) known = NULL;
  g_autoptr(KamaeRecord) party = add_party (test, "顧客", "customer");
  g_autoptr(KamaeRecord) yes = add_requirement (test, party, "報告", "expect", "yes");
  g_autoptr(KamaeRecord) no = add_requirement (test, party, "省電力", "expect", "no");
  g_autoptr(KamaeRecord) open = add_requirement (test, party, "保管", "expect", NULL);

  g_assert_false (kamae_figure_result_is_known (unknown));
  known = compute (test, "CTX-C02", NULL);
  g_assert_cmpfloat_with_epsilon (kamae_figure_result_get_number (known), 33.3, 0.01);
}

static void
test_next_review (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = NULL;
  g_autoptr(KamaeRecord) trigger = NULL;
  g_autoptr(KamaeFigureResult) yearly = NULL;
  g_autoptr(KamaeFigureResult) sooner = NULL;

  fill (test);
  review = add_review (test);
  kamae_test_step (test, review, "approve");
  yearly = compute (test, "CTX-C03", NULL);
  g_assert_cmpstr (kamae_figure_result_get_cell (yearly, 0, 0), ==, "2027-06-15");

  trigger = kamae_test_create (test, "change_trigger", "description", "移転", "source", "site",
                               "occurred_on", "2026-06-10", NULL);
  sooner = compute (test, "CTX-C03", NULL);
  g_assert_cmpstr (kamae_figure_result_get_cell (sooner, 0, 0), ==, "2026-07-10");
}

static void
test_differences (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) gone = NULL;
  g_autoptr(KamaeRecord) changed = NULL;
  g_autoptr(KamaeRecord) new = NULL;
  g_autoptr(KamaeRecord) party = NULL;
  g_autoptr(KamaeFigureResult) nothing = NULL;
  g_autoptr(KamaeFigureResult) issues = NULL;
  g_autoptr(KamaeFigureResult) parties = NULL;
  g_autoptr(KamaeFigureResult) then = NULL;

  fill (test);
  gone = add_issue (test, "終わる課題", "internal", "low", "i-n");
  changed = add_issue (test, "変わる課題", "internal", "low", "i-m");
  first = add_review (test);
  kamae_test_step (test, first, "approve");
  nothing = compute (test, "CTX-C04", NULL);
  g_assert_cmpuint (kamae_figure_result_get_n_rows (nothing), ==, 0);

  kamae_test_set_today (test, "2026-10-20");
  kamae_test_step (test, gone, "close");
  kamae_test_set (test, changed, "importance", "high");
  new = add_issue (test, "新しい課題", "external", "low", "e-b");
  party = add_party (test, "新しい委託先", "supplier");
  second = add_review (test);
  kamae_test_step (test, second, "approve");

  issues = compute (test, "CTX-C04", NULL);
  g_assert_cmpuint (count_cells (issues, 0), ==, 1);
  g_assert_cmpuint (count_cells (issues, 1), ==, 1);
  g_assert_cmpuint (count_cells (issues, 2), ==, 1);
  parties = compute (test, "CTX-C04-c", NULL);
  g_assert_cmpuint (kamae_figure_result_get_n_rows (parties), ==, 1);
  g_assert_cmpstr (kamae_figure_result_get_cell (parties, 0, 0), ==, "新しい委託先");

  /* As of a day before the second review there is nothing to compare. */
  then = compute (test, "CTX-C04", "2026-08-01");
  g_assert_cmpuint (kamae_figure_result_get_n_rows (then), ==, 0);
}

/* The scope */

static KamaeRecord *
add_item (KamaeTest   *test,
          KamaeRecord *statement,
          const char  *kind,
          const char  *name)
{
  g_autofree char *id = kamae_record_dup_key (statement);

  return kamae_test_create (test, "scope_item", "statement", id, "kind", kind, "name", name, NULL);
}

static KamaeRecord *
add_interface (KamaeTest   *test,
               KamaeRecord *statement,
               KamaeRecord *party)
{
  g_autofree char *id = kamae_record_dup_key (statement);
  g_autofree char *party_id = kamae_record_dup_key (party);

  return kamae_test_create (test, "scope_interface", "statement", id, "activity", "開発",
                            "counterpart", "委託先", "party", party_id, "responsibility", "設計は委託先",
                            "information", "設計書", "means", "共有", "safeguards", "契約", NULL);
}

/* A statement that lacks nothing but the approval. */
static KamaeRecord *
add_statement (KamaeTest  *test,
               const char *version)
{
  static const char *const kinds[] = { "organization", "site", "people", "business", "asset",
      "network" };
  g_autofree char *today = kamae_register_dup_today (test->reg);
  KamaeRecord *statement = kamae_test_create (test, "scope_statement", "version", version,
                                              "effective_on", today, "exclusions_checked_on", today,
                                              "summary_ja", "業務ソフトウェアの開発",
                                              "summary_en", "Development of business software",
                                                  NULL);

  set_none (test, statement, "exclusions");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(KamaeRecord) item = add_item (test, statement, kinds[i], "全社");
    }
  return statement;
}

static KamaeRecord *
ref_item (KamaeTest   *test,
          KamaeRecord *statement,
          const char  *kind)
{
  g_autoptr(KamaeRecordList) list = kamae_register_list_parts (test->reg, statement, "scope_item");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_str_equal (kamae_record_get_text (item, "kind"), kind))
        return g_steal_pointer (&item);
    }

  g_assert_not_reached ();
}

static void
test_scope_v01 (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) statement = add_statement (test, "1.0");
  g_autoptr(KamaeRecord) item = ref_part (test, statement, "scope_item", 0);
  g_autoptr(KamaeRecord) complete = NULL;

  g_assert_cmpuint (kamae_test_count_rule (test, "SCP-V01"), ==, 1);
  g_assert_false (kamae_test_guards (statement, "approve", "SCP-V01"));
  set_none (test, item, "name");
  g_assert_true (kamae_test_blocks (statement, "approve", "SCP-V01 six kinds"));
  kamae_test_set (test, item, "reason", "該当するものがないため");
  g_assert_false (kamae_test_guards (statement, "approve", "SCP-V01"));
  delete (test, item);
  g_assert_true (kamae_test_blocks (statement, "approve", "SCP-V01 six kinds"));

  complete = add_statement (test, "2.0");
  kamae_test_step (test, complete, "approve");
  g_assert_cmpuint (kamae_test_count_rule (test, "SCP-V01"), ==, 0);
}

static void
test_scope_v01_exclusions (KamaeTest     *test,
                           gconstpointer  data)
{
  g_autoptr(KamaeRecord) statement = add_statement (test, "1.0");

  /* "None" is said on a day. */
  kamae_test_set (test, statement, "exclusions_checked_on", NULL);
  g_assert_true (kamae_test_blocks (statement, "approve", "SCP-V01 exclusions"));
  kamae_test_set (test, statement, "exclusions_checked_on", "2026-06-15");
  g_assert_false (kamae_test_guards (statement, "approve", "SCP-V01"));
  kamae_test_set (test, statement, "exclusions", "まだ決めていない");
  g_assert_true (kamae_test_blocks (statement, "approve", "SCP-V01 exclusions"));
}

static void
test_scope_v02 (KamaeTest     *test,
                gconstpointer  data)
{
  static const char *const clauses[] = { "7.2", "箇条8", "Clause 9.2", "10 改善" };
  g_autoptr(KamaeRecord) statement = add_statement (test, "1.0");
  g_autofree char *id = kamae_record_dup_key (statement);
  g_autoptr(KamaeRecord) exclusion = kamae_test_create (test, "exclusion", "statement", id,
                                                        "item", "新規事業準備室", NULL);

  g_assert_true (kamae_test_blocks (statement, "approve", "SCP-V02 no reason"));
  kamae_test_set (test, exclusion, "reason", "顧客の情報を取り扱わないため");
  g_assert_false (kamae_test_guards (statement, "approve", "SCP-V02"));
  kamae_test_set (test, exclusion, "item", "A.8.30 外部委託による開発");
  g_assert_false (kamae_test_guards (statement, "approve", "SCP-V02"));

  for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
    {
      kamae_test_set (test, exclusion, "item", clauses[i]);
      g_assert_true (kamae_test_blocks (statement, "approve", "SCP-V02 names a clause"));
    }
}

static void
test_scope_v03 (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) statement = add_statement (test, "1.0");
  g_autoptr(KamaeRecord) item = ref_part (test, statement, "scope_item", 0);
  g_autoptr(KamaeRecord) interface = add_interface (test, statement, NULL);
  g_autoptr(KamaeRecord) issue = NULL;
  g_autoptr(KamaeRecord) party = NULL;
  g_autoptr(KamaeRecord) requirement = NULL;

  g_assert_false (kamae_test_guards (statement, "approve", "SCP-V03"));
  issue = add_issue (test, "クラウドへの依存", "external", "high", "e-e");
  g_assert_true (kamae_test_warns (statement, "approve", "SCP-V03 クラウドへの依存"));
  add_link (test, item, "issues", issue);
  g_assert_false (kamae_test_guards (statement, "approve", "SCP-V03"));

  party = add_party (test, "顧客", "customer");
  requirement = add_requirement (test, party, "国内での保管", "contract", "yes");
  g_assert_true (kamae_test_warns (statement, "approve", "SCP-V03 国内での保管"));
  add_link (test, statement, "unaffected", requirement);
  g_assert_false (kamae_test_guards (statement, "approve", "SCP-V03"));

  delete (test, interface);
  g_assert_true (kamae_test_warns (statement, "approve", "SCP-V03 interface"));
}

static void
test_scope_v04 (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) department = kamae_test_create (test, "department", "code", "90", "name",
                                                         "準備室",
                                                         "in_scope", "1", NULL);
  g_autoptr(KamaeRecord) site = kamae_test_create (test, "site", "name", "倉庫", "in_scope", "1",
                                                   NULL);
  g_autoptr(KamaeRecord) issue = NULL;
  g_autoptr(KamaeRecord) task = NULL;
  g_autoptr(KamaeRecord) statement = add_statement (test, "1.0");
  g_autoptr(KamaeRecord) item = ref_part (test, statement, "scope_item", 0);

  kamae_test_set (test, test->person, "department", "90");
  issue = add_issue (test, "担当者のいる課題", "internal", "low", "i-g");
  task = kamae_test_create (test, "task", "subject", "担当者のいるタスク", "assignee", "0001", NULL);
  add_link (test, item, "refs", site);
  g_assert_cmpuint (kamae_test_count_rule (test, "SCP-V04"), ==, 0);
  g_assert_false (kamae_test_guards (statement, "approve", "SCP-V04"));

  kamae_test_set (test, department, "in_scope", "0");
  g_assert_cmpuint (kamae_test_count_rule (test, "SCP-V04"), ==, 2);
  kamae_test_set (test, site, "in_scope", "0");
  g_assert_true (kamae_test_warns (statement, "approve", "SCP-V04"));
}

static void
test_scope_v05 (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) statement = add_statement (test, "1.0");
  g_autofree char *id = kamae_record_dup_key (statement);
  g_autoptr(KamaeRecord) drawing = kamae_test_create (test, "scope_attachment", "statement", id,
                                                      "kind", "network", "title", "ネットワーク図",
                                                      "version", "1.0", "dated_on", "2025-06-15",
                                                          NULL);
  g_autoptr(KamaeRecord) move = NULL;

  g_assert_false (kamae_test_guards (statement, "approve", "SCP-V05"));
  kamae_test_set (test, drawing, "dated_on", "2025-06-14");
  g_assert_true (kamae_test_warns (statement, "approve", "SCP-V05"));

  /* Young, but older than the last change of the network. */
  kamae_test_set (test, drawing, "dated_on", "2026-05-01");
  g_assert_false (kamae_test_guards (statement, "approve", "SCP-V05"));
  move = kamae_test_create (test, "change_trigger", "description", "回線の入替え", "source", "technology",
                            "occurred_on", "2026-05-20", NULL);
  g_assert_true (kamae_test_warns (statement, "approve", "SCP-V05"));
}

static void
test_scope_v06 (KamaeTest     *test,
                gconstpointer  data)
{
  g_autoptr(KamaeRecord) statement = add_statement (test, "1.0");
  g_autoptr(KamaeRecord) customer = add_party (test, "顧客", "customer");
  g_autoptr(KamaeRecord) supplier = NULL;
  g_autoptr(KamaeRecord) interface = NULL;

  g_assert_false (kamae_test_guards (statement, "approve", "SCP-V06"));
  supplier = add_party (test, "開発の委託先", "supplier");
  g_assert_true (kamae_test_warns (statement, "approve", "SCP-V06"));
  interface = add_interface (test, statement, supplier);
  g_assert_false (kamae_test_guards (statement, "approve", "SCP-V06"));
}

static void
test_life_of_statement (KamaeTest     *test,
                        gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = add_statement (test, "1.0");
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) item = NULL;
  g_autoptr(KamaeRecord) issue = NULL;
  g_autoptr(KamaeRecordList) items = NULL;
  g_autoptr(KamaeFigureResult) differences = NULL;
  g_autoptr(KamaeFigureResult) counts = NULL;
  g_autoptr(GError) error = NULL;

  kamae_test_step (test, first, "prepare");
  kamae_test_step (test, first, "review");
  kamae_test_step (test, first, "approve");
  kamae_test_step (test, first, "enforce");
  item = ref_part (test, first, "scope_item", 0);
  g_assert_false (try_set (test, item, "name", "変更", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED);

  /* What turns up later can still be considered. */
  issue = add_issue (test, "新しい課題", "external", "high", "e-b");
  g_assert_cmpuint (kamae_test_count_rule (test, "SCP-V03"), ==, 2);
  add_link (test, first, "unaffected", issue);
  g_assert_cmpuint (kamae_test_count_rule (test, "SCP-V03"), ==, 1);

  /* The next version begins with the parts of this one. */
  kamae_test_set_today (test, "2026-10-01");
  second = kamae_test_create (test, "scope_statement", "version", "2.0", "effective_on",
                              "2026-10-01",
                              "exclusions_checked_on", "2026-10-01", NULL);
  items = kamae_register_list_parts (test->reg, second, "scope_item");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (items)), ==, 6);
  g_assert_cmpstr (kamae_record_get_text (second, "summary_ja"), ==, "業務ソフトウェアの開発");
  set_none (test, second, "exclusions");
  g_clear_object (&item);
  item = add_item (test, second, "site", "大阪事業所");
  kamae_test_set (test, second, "effective_on", "2026-10-02");
  kamae_test_step (test, second, "approve");
  g_assert_true (kamae_test_blocks (second, "enforce", "CORE-V01 effective_on"));
  kamae_test_set_today (test, "2026-10-02");
  kamae_test_step (test, second, "enforce");
  g_assert_cmpstr (kamae_record_get_state (first), ==, "superseded");

  differences = compute (test, "SCP-C03", NULL);
  g_assert_cmpuint (kamae_figure_result_get_n_rows (differences), ==, 1);
  g_assert_cmpstr (kamae_figure_result_get_cell (differences, 0, 0), ==, "大阪事業所");
  counts = compute (test, "SCP-C02", NULL);
  g_assert_cmpstr (kamae_figure_result_get_cell (counts, 0, 0), ==, "2");
  g_assert_cmpstr (kamae_figure_result_get_cell (counts, 0, 1), ==, "1");
}

static void
test_people_in_scope (KamaeTest     *test,
                      gconstpointer  data)
{
  g_autoptr(KamaeRecord) inside = kamae_test_create (test, "department", "code", "10", "name",
                                                     "管理部",
                                                     "in_scope", "1", NULL);
  g_autoptr(KamaeRecord) outside = kamae_test_create (test, "department", "code", "90", "name",
                                                      "準備室",
                                                      "in_scope", "0", NULL);
  g_autoptr(KamaeRecord) regular = kamae_test_create (test, "person", "staff_no", "2001", "name",
                                                      "正社員",
                                                      "department", "10", NULL);
  g_autoptr(KamaeRecord) temp = kamae_test_create (test, "person", "staff_no", "2002", "name", "派遣",
                                                   "department", "10", "employment", "temp", NULL);
  g_autoptr(KamaeRecord) other = kamae_test_create (test, "person", "staff_no", "2003", "name",
                                                    "準備室員",
                                                    "department", "90", NULL);
  g_autoptr(KamaeFigureResult) unknown = compute (test, "SCP-C01", NULL);
  g_autoptr(KamaeRecord) statement = add_statement (test, "1.0");
  g_autoptr(KamaeRecord) people = ref_item (test, statement, "people");
  g_autoptr(KamaeFigureResult) all = NULL;

  g_assert_false (kamae_figure_result_is_known (unknown));
  kamae_test_set (test, test->person, "department", "90");
  kamae_test_set (test, people, "employments", "regular contract");
  kamae_test_step (test, statement, "approve");
  all = compute (test, "SCP-C01", NULL);
  g_assert_cmpfloat (kamae_figure_result_get_number (all), ==, 1);
}

/* Prints */

static void
test_print_register (KamaeTest     *test,
                     gconstpointer  data)
{
  g_autoptr(KamaeRecord) review = NULL;
  g_autoptr(KamaeRecord) party = NULL;
  g_autoptr(KamaeRecord) issue = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *ja = NULL;
  g_autofree char *en = NULL;

  fill (test);
  review = add_review (test);
  draft = kamae_test_dup_print (test, "CTX-R01", review, "ja");
  kamae_test_assert_contains (draft, "開発要員の離職");
  kamae_test_step (test, review, "approve");

  /* Printed as approved, whatever happens afterwards. */
  party = find (test, "interested_party", "大口の顧客");
  kamae_test_set (test, party, "name", "改名した顧客");
  issue = add_issue (test, "承認後の課題", "external", "low", "e-b");
  ja = kamae_test_dup_print (test, "CTX-R01", review, "ja");
  kamae_test_assert_contains (ja, "サプライチェーン攻撃の増加");
  kamae_test_assert_contains (ja, "大口の顧客");
  kamae_test_assert_contains (ja, "24時間以内の報告");
  kamae_test_assert_contains (ja, "拠点の立地から影響は小さい");
  kamae_test_assert_contains (ja, "部門間の相互依存とつながり");
  g_assert_null (strstr (ja, "承認後の課題"));
  g_assert_null (strstr (ja, "改名した顧客"));

  en = kamae_test_dup_print (test, "CTX-R01", review, "en");
  kamae_test_assert_contains (en, "External issues");
  kamae_test_assert_contains (en, "サプライチェーン攻撃の増加");
  kamae_test_assert_contains (en, "Dependencies between departments");
  kamae_test_assert_contains (en, "Not relevant");
}

static void
test_print_changes (KamaeTest     *test,
                    gconstpointer  data)
{
  g_autoptr(KamaeRecord) first = NULL;
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) changed = NULL;
  g_autoptr(KamaeRecord) requirement = NULL;
  g_autoptr(KamaeRecord) new = NULL;
  g_autofree char *text = NULL;
  g_autofree char *table = NULL;

  fill (test);
  changed = add_issue (test, "変わる課題", "internal", "low", "i-m");
  first = add_review (test);
  kamae_test_step (test, first, "approve");
  kamae_test_set (test, changed, "importance", "high");
  new = add_issue (test, "新しい課題", "external", "low", "e-b");
  requirement = find (test, "requirement", "N-001");
  kamae_test_set (test, requirement, "climate_related", "1");
  second = add_review (test);

  /* Of a draft too: what has changed up to now. */
  text = kamae_test_dup_print (test, "CTX-R03", second, "en");
  kamae_test_assert_contains (text, "Importance: Low → High");
  kamae_test_assert_contains (text, "新しい課題");
  kamae_test_assert_contains (text, "Related to climate change: No → Yes");
  g_assert_null (strstr (text, "開発要員の離職"));
  table = kamae_test_dup_print (test, "CTX-R01", second, "en");
  kamae_test_assert_contains (table, "Importance: Low → High");
}

static void
test_print_trace (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) issue = add_issue (test, "クラウドへの依存", "external", "high", "e-e");
  g_autoptr(KamaeRecord) task = kamae_test_create (test, "task", "subject", "予備の構成を用意", NULL);
  g_autoptr(KamaeRecord) later = kamae_test_create (test, "task", "subject", "復旧を試験", NULL);
  g_autoptr(KamaeRecord) statement = add_statement (test, "1.0");
  g_autoptr(KamaeRecord) item = add_item (test, statement, "network", "本番の仮想ネットワーク");
  g_autofree char *text = NULL;

  add_link (test, issue, "handled_by", later);
  add_link (test, issue, "handled_by", task);
  add_link (test, item, "issues", issue);
  text = kamae_test_dup_print (test, "CTX-R02", NULL, "ja");
  /* By number, whatever was linked first. */
  g_assert_true (strstr (text, "T-0001") < strstr (text, "T-0002"));
  kamae_test_assert_contains (text, "クラウドへの依存");
  kamae_test_assert_contains (text, "予備の構成を用意");
  kamae_test_assert_contains (text, "本番の仮想ネットワーク");
  /* Nobody said that there are no requirements. */
  kamae_test_assert_contains (text, "記録なし");
  g_assert_null (strstr (text, "該当なし"));
}

static void
test_print_scope (KamaeTest     *test,
                  gconstpointer  data)
{
  g_autoptr(KamaeRecord) statement = add_statement (test, "1.0");
  g_autoptr(KamaeRecord) interface = add_interface (test, statement, NULL);
  g_autofree char *id = kamae_record_dup_key (statement);
  g_autoptr(KamaeRecord) drawing = kamae_test_create (test, "scope_attachment", "statement", id,
                                                      "kind", "network", "title", "ネットワーク図",
                                                      "version", "3.1", "dated_on", "2026-05-01",
                                                          NULL);
  g_autofree char *text = kamae_test_dup_print (test, "SCP-R01", statement, "ja");
  g_autofree char *en = kamae_test_dup_print (test, "SCP-R01", statement, "en");
  g_autofree char *bundle = kamae_test_dup_print (test, "SCP-R02", statement, "ja");
  g_autofree char *table = kamae_test_dup_print (test, "SCP-R03", statement, "ja");

  kamae_test_assert_contains (text, "業務ソフトウェアの開発");
  kamae_test_assert_contains (text, "全社");
  kamae_test_assert_contains (en, "Development of business software");
  kamae_test_assert_contains (en, "Organization");
  kamae_test_assert_contains (bundle, "ネットワーク図");
  kamae_test_assert_contains (bundle, "3.1");
  kamae_test_assert_contains (table, "設計は委託先");
}

/* A document bears when it was made and revised, and by which department; a new version tells what
 * it changes. */
static void
test_print_versions (KamaeTest     *test,
                     gconstpointer  data)
{
  g_autoptr(KamaeRecord) department = kamae_test_create (test, "department", "code", "10", "name",
                                                         "管理部", NULL);
  g_autoptr(KamaeRecord) first = add_statement (test, "1.0");
  g_autoptr(KamaeRecord) second = NULL;
  g_autoptr(KamaeRecord) site = NULL;
  g_autoptr(KamaeRecord) network = NULL;
  g_autofree char *approved = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *revised = NULL;

  kamae_test_set (test, test->person, "department", "10");
  kamae_test_step (test, first, "prepare");
  kamae_test_step (test, first, "approve");
  kamae_test_step (test, first, "enforce");
  approved = kamae_test_dup_print (test, "SCP-R01", first, "ja");
  kamae_test_assert_contains (approved, "制定日 2026年6月15日");
  kamae_test_assert_contains (approved, "作成部門 管理部");
  g_assert_null (strstr (approved, "改訂日"));
  g_assert_null (strstr (approved, "からの変更点"));
  g_assert_null (strstr (approved, "図面"));

  kamae_test_set_today (test, "2026-10-01");
  second = kamae_test_create (test, "scope_statement", "version", "2.0", "effective_on",
                              "2026-10-01", "exclusions_checked_on", "2026-10-01", NULL);
  set_none (test, second, "exclusions");
  site = add_item (test, second, "site", "大阪事業所");
  network = ref_item (test, second, "network");
  kamae_test_set (test, network, "details", "仮想ネットワーク");
  draft = kamae_test_dup_print (test, "SCP-R01", second, "ja");
  g_assert_null (strstr (draft, "制定日"));
  kamae_test_assert_contains (draft, "第1.0版からの変更点");
  kamae_test_assert_contains (draft, "新規 施設 大阪事業所");
  kamae_test_assert_contains (draft, "変更 ネットワーク 全社 仮想ネットワーク");

  kamae_test_step (test, second, "approve");
  revised = kamae_test_dup_print (test, "SCP-R01", second, "ja");
  kamae_test_assert_contains (revised, "制定日 2026年6月15日");
  kamae_test_assert_contains (revised, "改訂日 2026年10月1日");
}

/* The sample */

static void
test_sample (KamaeTest     *test,
             gconstpointer  data)
{
  const char *language = data;
  g_autoptr(KamaeRecord) review = NULL;
  g_autoptr(KamaeRecord) statement = NULL;
  static const char *const prints[] = { "CTX-R01", "CTX-R03", "SCP-R01", "SCP-R02", "SCP-R03" };

  kamae_test_set_up (test, g_object_ref (model));
  kamae_test_open_sample (test, language, "2026-11-23");

  g_assert_cmpint (kamae_register_count (test->reg, "SELECT count (*) FROM context_review "
                                                    "WHERE approved_on IS NOT NULL", NULL), ==, 4);
  g_assert_cmpint (kamae_register_count (test->reg, "SELECT count (*) FROM scope_statement", NULL), ==, 3);
  g_assert_cmpint (kamae_register_count (test->reg, "SELECT count (*) FROM issue", NULL), ==, 27);
  /* Every factor has had an issue. */
  g_assert_cmpint (kamae_register_count (test->reg, "SELECT count (DISTINCT to_id) FROM link "
                                                    "WHERE kind = 'issue.factors'", NULL), ==, 15);

  review = find (test, "context_review", "CR-2026-01");
  statement = find (test, "scope_statement", "2.0");
  for (guint i = 0; i < G_N_ELEMENTS (prints); i++)
    {
      KamaeRecord *record = g_str_has_prefix (prints[i], "CTX") ? review : statement;
      g_autofree char *text = kamae_test_dup_print (test, prints[i], record, language);

      g_assert_cmpuint (strlen (text), >, 500);
    }

  kamae_test_verify (test);
  kamae_test_tear_down (test);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*function) (KamaeTest     *test,
                      gconstpointer  data);
  } tests[] = {
    { "/context/factors", test_factors },
    { "/context/review-begins-with-checks", test_review_begins_with_checks },
    { "/context/undo-of-review", test_undo_of_review },
    { "/context/CTX-V01", test_v01 },
    { "/context/CTX-V02", test_v02 },
    { "/context/CTX-V03", test_v03 },
    { "/context/CTX-V04", test_v04 },
    { "/context/CTX-V05", test_v05 },
    { "/context/yes-needs-how", test_yes_needs_how },
    { "/context/CTX-V06", test_v06 },
    { "/context/CTX-V07", test_v07 },
    { "/context/CTX-V08", test_v08 },
    { "/context/CTX-V09", test_v09 },
    { "/context/life-of-review", test_life_of_review },
    { "/context/inputs", test_inputs },
    { "/context/coverage", test_coverage },
    { "/context/addressed", test_addressed },
    { "/context/next-review", test_next_review },
    { "/context/differences", test_differences },
    { "/context/SCP-V01", test_scope_v01 },
    { "/context/SCP-V01-exclusions", test_scope_v01_exclusions },
    { "/context/SCP-V02", test_scope_v02 },
    { "/context/SCP-V03", test_scope_v03 },
    { "/context/SCP-V04", test_scope_v04 },
    { "/context/SCP-V05", test_scope_v05 },
    { "/context/SCP-V06", test_scope_v06 },
    { "/context/life-of-statement", test_life_of_statement },
    { "/context/people-in-scope", test_people_in_scope },
    { "/context/print-register", test_print_register },
    { "/context/print-changes", test_print_changes },
    { "/context/print-trace", test_print_trace },
    { "/context/print-versions", test_print_versions },
    { "/context/print-scope", test_print_scope },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kamae_language_init ("en");
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  model = kamae_plugin_manager_get_model (kamae_plugin_manager_get_default ());
  g_assert_nonnull (kamae_model_find_entity (model, "context_review"));

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, KamaeTest, NULL, set_up, tests[i].function, tear_down);

  g_test_add ("/context/sample/ja", KamaeTest, "ja", NULL, test_sample, NULL);
  g_test_add ("/context/sample/en", KamaeTest, "en", NULL, test_sample, NULL);

  return g_test_run ();
}
