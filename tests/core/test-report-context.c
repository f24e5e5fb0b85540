/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "kamae-test.h"

#include "report/kamae-document-private.h"
#include "report/kamae-table-private.h"

/* A declaration with one record that is approved, and one report of it. */

static KamaeDocument *
build_charter (KamaeReportContext  *context,
               GError             **error)
{
  g_autoptr (KamaeDocument) document = NULL;
  KamaeTable *table;
  const char *sql = "SELECT title, decided_on, label ('charter', 'kind', kind), :as_of, decided_on"
                    " FROM charter WHERE id = :id";

  document = kamae_report_context_begin (context, KAMAE_PAPER_A4_PORTRAIT);
  table = kamae_document_add_table (document);
  for (guint i = 0; i < 4; i++)
    kamae_table_add_column (table, "C", 1, 0);
  if (!kamae_report_context_add_rows (context, table, sql, error))
    return NULL;
  return g_steal_pointer (&document);
}

static KamaeDocument *
build_broken (KamaeReportContext  *context,
              GError             **error)
{
  g_autoptr (KamaeDocument) document = NULL;
  KamaeTable *table;

  document = kamae_report_context_begin (context, KAMAE_PAPER_A4_LANDSCAPE);
  table = kamae_document_add_table (document);
  kamae_table_add_column (table, "C", 1, 0);
  if (!kamae_report_context_add_rows (context, table, "DELETE FROM charter", error))
    return NULL;
  return g_steal_pointer (&document);
}

/* What came of it: nobody signs that. */
static KamaeDocument *
build_follow_up (KamaeReportContext  *context,
                 GError             **error)
{
  g_autoptr (KamaeDocument) document = kamae_report_context_begin (context,
                                                                   KAMAE_PAPER_A4_PORTRAIT);
  KamaeTable *table = kamae_document_add_table (document);

  for (guint i = 0; i < 5; i++)
    kamae_table_add_column (table, "C", 1, 0);
  if (!kamae_report_context_add_rows (context, table,
                                      "SELECT person.name, label ('charter', 'state', charter.state),"
                                      " published_on, today (),"
                                      " (SELECT new_value FROM correction WHERE source_id = :id)"
                                      " FROM charter JOIN person ON person.id = keeper_id"
                                      " WHERE charter.id = :id", error))
    return NULL;
  return g_steal_pointer (&document);
}

/* What a paper says where nothing stands: an answer of each field, and a table without rows. */
static KamaeDocument *
build_answers (KamaeReportContext  *context,
               GError             **error)
{
  static const char *const fields[] = { "title", "remarks", "exceptions", "limits", "readers",
                                        "keeper", "basis" };
  static const KamaeColumn columns[] = { { "C", 1 }, { NULL } };
  g_autoptr (KamaeDocument) document = kamae_report_context_begin (context,
                                                                   KAMAE_PAPER_A4_PORTRAIT);
  KamaeTable *table = kamae_document_add_table (document);
  g_auto (GStrv) answers = g_new0 (char *, G_N_ELEMENTS (fields) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      kamae_table_add_column (table, "C", 1, 0);
      answers[i] = kamae_report_context_dup_answer (context,
                                                    kamae_report_context_get_record (context),
                                                    fields[i]);
    }
  kamae_table_add_rowv (table, (const char *const *) answers);
  if (kamae_report_context_add_table (context, document, columns, NULL, error) == NULL)
    return NULL;
  return g_steal_pointer (&document);
}

static KamaeDocument *
build_list (KamaeReportContext  *context,
            GError             **error)
{
  static const KamaeColumn columns[] = { { "C", 1 }, { NULL } };
  g_autoptr (KamaeDocument) document = kamae_report_context_begin (context,
                                                                   KAMAE_PAPER_A4_PORTRAIT);

  if (kamae_report_context_add_table (context, document, columns, "SELECT title FROM charter "
                                                                  "WHERE decided_on > :as_of",
                                      error) == NULL)
    return NULL;
  return g_steal_pointer (&document);
}

static const KamaeChoice kinds[] = {
  { "short", "Short" },
  { "long", "Long" },
  { NULL },
};

static const KamaeField charter_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, "Number", .series = "X-{seq:03}" },
  { "title", KAMAE_FIELD_TEXT, "Title", .flags = KAMAE_TITLE },
  { "kind", KAMAE_FIELD_CHOICE, "Kind", .choices = kinds },
  { "decided_on", KAMAE_FIELD_DATE, "Decided on" },
  { "keeper", KAMAE_FIELD_LINK, "Keeper", .target = "person" },
  { "published_on", KAMAE_FIELD_DATE, "Published on", .flags = KAMAE_UNLOCKED },
  { "remarks", KAMAE_FIELD_LONG_TEXT, "Remarks" },
  { "exceptions", KAMAE_FIELD_TEXT, "Exceptions", .flags = KAMAE_MAY_BE_NONE },
  { "limits", KAMAE_FIELD_LONG_TEXT, "Limits", .required_from = "approved" },
  { "readers", KAMAE_FIELD_LINKS, "Readers", .target = "person" },
  { "basis", KAMAE_FIELD_TEXT, "Basis", .when = "kind=long" },
  { NULL },
};

static const KamaeState charter_states[] = {
  { "draft", "Draft" },
  { "reviewed", "Reviewed" },
  { "approved", "Approved", .flags = KAMAE_STATE_LOCKS },
  { "superseded", "Superseded", .flags = KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL },
};

static const KamaeTransition charter_transitions[] = {
  { "review", "draft", "reviewed", "Review", .approval = "reviewed" },
  { "return", "reviewed", "draft", "Return", KAMAE_TRANSITION_BACK },
  { "approve", "reviewed", "approved", "Approve", .approval = "approved" },
  { "publish", "approved", NULL, "Publish", .dates = "published_on" },
  { "supersede", "approved", "superseded", "Supersede" },
  { "reopen", "approved superseded", "draft", "Reopen", KAMAE_TRANSITION_BACK },
  { NULL },
};

static const KamaeWorkflow charter_workflow = { charter_states, charter_transitions };

static const KamaeEntity charter = {
  .name = "charter",
  .label = "Charter",
  .plural = "Charters",
  .fields = charter_fields,
  .workflow = &charter_workflow,
};

static const KamaeEntity *const entities[] = { &charter, NULL };

static const KamaeReport reports[] = {
  { "X-R01", "The charter", "4.3", "charter", NULL, build_charter },
  { "X-R02", "All charters", "4.3", NULL, NULL, build_broken },
  { "X-R03", "The charter and its keeper", "4.3", "charter", NULL, build_follow_up },
  { "X-R04", "What came of the charter", "4.3", "charter", NULL, build_follow_up,
    .follows = TRUE },
  { "X-R05", "What the charter leaves open", "4.3", "charter", NULL, build_answers },
  { "X-R06", "A list of the register", "4.3", NULL, NULL, build_list },
  { NULL },
};

static const KamaeDeclaration declaration = {
  .id = "charters",
  .version = 1,
  .domain = "charters",
  .entities = entities,
  .reports = reports,
};

typedef struct
{
  KamaeTest    base;
  KamaeRecord *record;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  KamaeModel *model = kamae_model_new ();
  g_autoptr (GError) error = NULL;

  kamae_model_add (model, &declaration, &error);
  g_assert_no_error (error);
  kamae_test_set_up (&fixture->base, model);
  fixture->record = kamae_test_create (&fixture->base, "charter", "title", "憲章",
                                       "kind", "short", "decided_on", "2026-04-01", "limits", "x",
                                       NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->record);
  kamae_test_tear_down (&fixture->base);
}

static void
set_organization (Fixture    *fixture,
                  const char *field,
                  const char *value)
{
  KamaeRecord *organization = kamae_register_get_organization (fixture->base.reg);

  kamae_test_set (&fixture->base, organization, field, value);
}

static void
take_step (Fixture    *fixture,
           const char *step)
{
  kamae_test_step (&fixture->base, fixture->record, step);
}

static KamaeDocument *
build_copy (Fixture    *fixture,
            const char *id,
            const char *language,
            const char *as_of,
            KamaeCopy   copy)
{
  g_autoptr (GError) error = NULL;
  const KamaeReport *report = kamae_model_find_report (fixture->base.model, id);
  KamaeDocument *document = kamae_report_build (report, fixture->base.reg, fixture->record,
                                                language, as_of, copy, &error);

  g_assert_no_error (error);
  return document;
}

static KamaeDocument *
build_report (Fixture    *fixture,
              const char *id,
              const char *language,
              const char *as_of)
{
  return build_copy (fixture, id, language, as_of, KAMAE_COPY_ORIGINAL);
}

static KamaeDocument *
build (Fixture    *fixture,
       const char *language,
       const char *as_of)
{
  return build_report (fixture, "X-R01", language, as_of);
}

static const KamaeApprovalBox *
get_box (KamaeDocument *document,
         guint          index)
{
  g_assert_cmpuint (index, <, document->approval_boxes->len);

  return &g_array_index (document->approval_boxes, KamaeApprovalBox, index);
}

static const char *
get_cell (KamaeDocument *document,
          guint          column)
{
  KamaeBlock *block = g_ptr_array_index (document->blocks, 0);

  g_assert_cmpuint (kamae_table_get_n_rows (block->table), ==, 1);
  return kamae_table_get_cell (block->table, 0, column);
}

static void
test_head (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (KamaeDocument) document = NULL;
  g_autoptr (KamaeDocument) english = NULL;

  set_organization (fixture, "classification", "社外秘");
  set_organization (fixture, "paper_font", "mincho");
  document = build (fixture, "ja", NULL);
  g_assert_cmpstr (kamae_document_get_title (document), ==, "The charter");
  g_assert_cmpstr (kamae_document_get_language (document), ==, "ja");
  g_assert_cmpstr (document->number, ==, "X-001");
  g_assert_cmpstr (document->organization, ==, "株式会社試験");
  g_assert_cmpstr (document->classification, ==, "社外秘");
  g_assert_cmpstr (document->text_family, ==, KAMAE_FONT_MINCHO);
  g_assert_cmpstr (document->heading_family, ==, KAMAE_FONT_GOTHIC);
  g_assert_cmpstr (document->date, ==, "2026-06-15");
  g_assert_nonnull (strstr (document->printed, "2026年6月15日"));

  /* Later than the computer's clock, on which the register was made. */
  set_organization (fixture, "paper_font", "gothic");
  kamae_test_set_today (&fixture->base, "2126-05-02");
  english = build (fixture, "en", "2126-05-01");
  g_assert_cmpstr (english->text_family, ==, KAMAE_FONT_SANS);
  g_assert_cmpstr (english->printed, ==, "As of 1 May 2126");
  g_assert_cmpstr (english->date, ==, "2126-05-01");
}

static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (KamaeDocument) document = NULL;

  set_organization (fixture, "date_style", "wareki");
  kamae_test_set_today (&fixture->base, "2126-05-02");
  document = build (fixture, "ja", "2126-05-01");
  g_assert_cmpstr (get_cell (document, 0), ==, "憲章");
  g_assert_cmpstr (get_cell (document, 1), ==, "令和8年4月1日");
  g_assert_cmpstr (get_cell (document, 2), ==, "Short");
  g_assert_cmpstr (get_cell (document, 3), ==, "2126-05-01");
}

static void
test_approval (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (KamaeDocument) draft = NULL;
  g_autoptr (KamaeDocument) reviewed = NULL;
  g_autoptr (KamaeDocument) returned = NULL;
  g_autoptr (KamaeDocument) approved = NULL;

  /* The workflow knows no "prepared"; what was not signed is empty. */
  set_organization (fixture, "stamp_layout", "prepared_first");
  draft = build (fixture, "en", NULL);
  g_assert_cmpuint (draft->approval_boxes->len, ==, 2);
  g_assert_null (get_box (draft, 0)->name);
  g_assert_null (get_box (draft, 1)->name);

  take_step (fixture, "review");
  reviewed = build (fixture, "en", NULL);
  g_assert_cmpstr (get_box (reviewed, 0)->label, ==, "Reviewed");
  g_assert_cmpstr (get_box (reviewed, 0)->name, ==, "佐藤 花子");
  g_assert_cmpstr (get_box (reviewed, 0)->date, ==, "15 June 2026");
  g_assert_cmpstr (get_box (reviewed, 0)->means, ==, "electronic");
  g_assert_null (get_box (reviewed, 1)->name);

  take_step (fixture, "return");
  returned = build (fixture, "en", NULL);
  g_assert_null (get_box (returned, 0)->name);

  take_step (fixture, "review");
  set_organization (fixture, "stamp_layout", "approved_first");
  take_step (fixture, "approve");
  approved = build (fixture, "en", NULL);
  g_assert_cmpstr (get_box (approved, 0)->label, ==, "Approved");
  g_assert_cmpstr (get_box (approved, 0)->name, ==, "佐藤 花子");
  g_assert_cmpstr (get_box (approved, 1)->label, ==, "Reviewed");
}

static void
test_watermark (Fixture       *fixture,
                gconstpointer  data)
{
  const char *const steps[] = { "review", "approve", "supersede" };
  const char *const watermarks[] = { "Draft", NULL, "Superseded" };
  g_autoptr (KamaeDocument) draft = build (fixture, "en", NULL);

  g_assert_cmpstr (draft->watermark, ==, "Draft");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (KamaeDocument) document = NULL;

      take_step (fixture, steps[i]);
      document = build (fixture, "en", NULL);
      g_assert_cmpstr (document->watermark, ==, watermarks[i]);
    }
}

/* A copy of a draft is both; each of what is given away says when it was printed, whatever day it
 * is of. */
static void
test_copies (Fixture       *fixture,
             gconstpointer  data)
{
  const char *const steps[] = { NULL, "review", "approve", "supersede" };
  const char *const marks[][2] = {
    { "ドラフト・写", "Draft · Uncontrolled copy" },
    { "ドラフト・写", "Draft · Uncontrolled copy" },
    { "写", "Uncontrolled copy" },
    { "旧版・写", "Superseded · Uncontrolled copy" },
  };

  kamae_test_set_today (&fixture->base, "2126-05-02");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (KamaeDocument) original = NULL;
      g_autoptr (KamaeDocument) copy = NULL;
      g_autoptr (KamaeDocument) uncontrolled = NULL;
      g_autofree char *mark = NULL;
      g_autofree char *other = NULL;

      if (steps[i] != NULL)
        take_step (fixture, steps[i]);
      original = build (fixture, "ja", NULL);
      copy = build_copy (fixture, "X-R01", "ja", NULL, KAMAE_COPY_CONTROLLED);
      uncontrolled = build_copy (fixture, "X-R01", "en", i == 0 ? "2126-05-01" : NULL,
                                 KAMAE_COPY_UNCONTROLLED);
      g_assert_null (original->copy);
      g_assert_null (original->foot);
      mark = kamae_document_dup_marks (copy);
      g_assert_cmpstr (mark, ==, marks[i][0]);
      g_assert_null (copy->foot);
      other = kamae_document_dup_marks (uncontrolled);
      g_assert_cmpstr (other, ==, marks[i][1]);
      g_assert_true (g_str_has_suffix (uncontrolled->foot, "Printed on 2 May 2126"));
      g_assert_cmpstr (uncontrolled->printed, ==,
                       i == 0 ? "As of 1 May 2126" : i < 2 ? "As of 2 May 2126"
                                                           : "As approved on 2 May 2126");
    }
}

/* The same content for ever, and the same bytes on the same day. */
static void
test_locked_copy (Fixture       *fixture,
                  gconstpointer  data)
{
  const KamaeCopy copies[] = { KAMAE_COPY_CONTROLLED, KAMAE_COPY_UNCONTROLLED };
  const char *const days[] = { "2027-02-01", "2027-02-01", "2027-02-02" };
  g_autoptr (GPtrArray) prints = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  kamae_test_set (&fixture->base, fixture->record, "keeper", "0001");
  take_step (fixture, "review");
  take_step (fixture, "approve");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      kamae_test_set_today (&fixture->base, days[i]);
      for (guint j = 0; j < G_N_ELEMENTS (copies); j++)
        {
          g_autoptr (KamaeDocument) copy = build_copy (fixture, "X-R03", "ja", NULL, copies[j]);

          g_assert_cmpstr (copy->printed, ==, "2026年6月15日承認時点");
          g_ptr_array_add (prints, kamae_document_to_pdf (copy, NULL));
        }
      set_organization (fixture, "official_name", "別会社");
      set_organization (fixture, "date_style", "wareki");
      kamae_test_set (&fixture->base, fixture->base.person, "name", "山本 花子");
    }
  g_assert_true (g_bytes_equal (prints->pdata[0], prints->pdata[2]));
  g_assert_true (g_bytes_equal (prints->pdata[0], prints->pdata[4]));
  g_assert_true (g_bytes_equal (prints->pdata[1], prints->pdata[3]));
  g_assert_false (g_bytes_equal (prints->pdata[1], prints->pdata[5]));
}

static void
test_same_bytes (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (KamaeDocument) one = build (fixture, "ja", NULL);
  g_autoptr (GBytes) first = kamae_document_to_pdf (one, NULL);
  g_autoptr (KamaeDocument) other = build (fixture, "ja", NULL);
  g_autoptr (GBytes) second = kamae_document_to_pdf (other, NULL);

  g_assert_true (g_bytes_equal (first, second));
}

/* The same bytes, whoever is called what today, and whatever came since. */
static void
test_locked (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const reports_of_it[] = { "X-R01", "X-R03" };
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (KamaeDocument) reopened = NULL;
  g_autoptr (KamaeRecord) other = NULL;

  kamae_test_set (&fixture->base, fixture->record, "keeper", "0001");
  take_step (fixture, "review");
  take_step (fixture, "approve");
  for (guint i = 0; i < G_N_ELEMENTS (reports_of_it); i++)
    {
      g_autoptr (KamaeDocument) document = build_report (fixture, reports_of_it[i], "ja", NULL);

      g_assert_cmpstr (document->printed, ==, "2026年6月15日承認時点");
      g_ptr_array_add (before, kamae_document_to_pdf (document, NULL));
    }

  kamae_test_set_today (&fixture->base, "2027-02-01");
  set_organization (fixture, "official_name", "別会社");
  set_organization (fixture, "date_style", "wareki");
  set_organization (fixture, "stamp_layout", "prepared_first");
  kamae_test_set (&fixture->base, fixture->base.person, "name", "山本 花子");
  other = kamae_test_create (&fixture->base, "charter", "title", "別の憲章", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (reports_of_it); i++)
    {
      g_autoptr (KamaeDocument) document = build_report (fixture, reports_of_it[i], "ja", NULL);
      g_autoptr (GBytes) after = kamae_document_to_pdf (document, NULL);

      g_assert_true (g_bytes_equal (before->pdata[i], after));
    }

  take_step (fixture, "reopen");
  reopened = build_report (fixture, "X-R03", "en", NULL);
  g_assert_cmpstr (reopened->watermark, ==, "Draft");
  g_assert_cmpstr (reopened->printed, ==, "As of 1 February 2027");
  g_assert_cmpstr (get_cell (reopened, 0), ==, "山本 花子");
}

static void
correct (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation =
    kamae_register_begin (fixture->base.reg, "Correct", fixture->record, &error);

  kamae_operation_set_reason (operation, "誤記");
  kamae_operation_correct (operation, fixture->record, "title", "憲章（訂正）", &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

/* Of what came after the lock a paper shows its own stamps: state, date, correction, version. */
static void
test_stamps (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (KamaeDocument) document = NULL;

  kamae_test_set (&fixture->base, fixture->record, "keeper", "0001");
  take_step (fixture, "review");
  take_step (fixture, "approve");
  kamae_test_set_today (&fixture->base, "2026-07-01");
  kamae_test_set (&fixture->base, fixture->base.person, "name", "山本 花子");
  take_step (fixture, "publish");
  correct (fixture);
  take_step (fixture, "supersede");
  document = build_report (fixture, "X-R03", "en", NULL);
  g_assert_cmpstr (get_cell (document, 0), ==, "佐藤 花子");
  g_assert_cmpstr (get_cell (document, 1), ==, "Superseded");
  g_assert_cmpstr (get_cell (document, 2), ==, "1 July 2026");
  g_assert_cmpstr (get_cell (document, 3), ==, "2026-06-15");
  g_assert_cmpstr (get_cell (document, 4), ==, "憲章（訂正）");
  g_assert_nonnull (document->watermark);
  g_assert_cmpuint (document->approval_boxes->len, ==, 2);
}

/* What follows a locked record up tells what became of it, until its life ends; but calls all as it
 * was called when it was approved, and says both days. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (KamaeDocument) open = NULL;
  g_autoptr (KamaeDocument) ended = NULL;

  set_organization (fixture, "classification", "社外秘");
  kamae_test_set (&fixture->base, fixture->record, "keeper", "0001");
  take_step (fixture, "review");
  take_step (fixture, "approve");
  kamae_test_set_today (&fixture->base, "2026-06-20");
  kamae_test_set (&fixture->base, fixture->base.person, "name", "山本 花子");
  set_organization (fixture, "classification", "公開");
  set_organization (fixture, "date_style", "wareki");
  take_step (fixture, "publish");
  open = build_report (fixture, "X-R04", "ja", NULL);
  g_assert_cmpstr (get_cell (open, 0), ==, "佐藤 花子");
  g_assert_cmpstr (get_cell (open, 2), ==, "2026年6月20日");
  g_assert_cmpstr (open->printed, ==, "2026年6月15日承認時点、その後は2026年6月20日現在");
  g_assert_cmpstr (open->classification, ==, "社外秘");
  g_assert_cmpuint (open->approval_boxes->len, ==, 0);
  g_assert_null (open->watermark);

  kamae_test_set_today (&fixture->base, "2026-07-01");
  take_step (fixture, "supersede");
  kamae_test_set_today (&fixture->base, "2026-08-01");
  kamae_test_set (&fixture->base, fixture->base.person, "name", "鈴木 花子");
  ended = build_report (fixture, "X-R04", "en", NULL);
  g_assert_cmpstr (get_cell (ended, 0), ==, "佐藤 花子");
  g_assert_cmpstr (get_cell (ended, 1), ==, "Superseded");
  g_assert_cmpstr (ended->printed, ==, "As approved on 15 June 2026, followed up to 1 July 2026");
}

static void
assert_refused (Fixture    *fixture,
                const char *as_of)
{
  const KamaeReport *report = kamae_model_find_report (fixture->base.model, "X-R03");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unchecked = NULL;

  g_assert_null (kamae_report_build (report, fixture->base.reg, fixture->record, "en", as_of,
                                     KAMAE_COPY_ORIGINAL, &error));
  g_assert_nonnull (error);
  g_assert_null (kamae_register_check (fixture->base.reg, as_of, &unchecked));
  g_assert_error (unchecked, KAMAE_ERROR, KAMAE_ERROR_INVALID);
}

/* A record of an earlier day is printed from the register of that day; what is locked says the day
 * of its lock; days that the register cannot tell of are refused. */
static void
test_day_of_record (Fixture       *fixture,
                    gconstpointer  data)
{
  const KamaeReport *report = kamae_model_find_report (fixture->base.model, "X-R03");
  g_autoptr (KamaeRecord) young = NULL;
  g_autoptr (KamaeDocument) draft = NULL;
  g_autoptr (KamaeDocument) locked = NULL;
  g_autoptr (GError) error = NULL;

  kamae_test_set_today (&fixture->base, "2126-03-01");
  kamae_test_set (&fixture->base, fixture->record, "keeper", "0001");
  kamae_test_set_today (&fixture->base, "2126-05-01");
  kamae_test_set (&fixture->base, fixture->base.person, "name", "山本 花子");
  young = kamae_test_create (&fixture->base, "charter", "title", "別の憲章", NULL);
  draft = build_report (fixture, "X-R03", "en", "2126-04-01");
  g_assert_cmpstr (get_cell (draft, 0), ==, "佐藤 花子");
  g_assert_cmpstr (get_cell (draft, 3), ==, "2126-04-01");
  g_assert_cmpstr (draft->printed, ==, "As of 1 April 2126");
  assert_refused (fixture, "2126-05-02");
  assert_refused (fixture, "2020-01-01");
  g_assert_null (kamae_report_build (report, fixture->base.reg, young, "en", "2126-04-01",
                                     KAMAE_COPY_ORIGINAL, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND);

  take_step (fixture, "review");
  take_step (fixture, "approve");
  kamae_test_set_today (&fixture->base, "2126-06-01");
  locked = build_report (fixture, "X-R03", "en", "2126-05-20");
  g_assert_cmpstr (locked->printed, ==, "As approved on 1 May 2126");
  g_assert_cmpstr (get_cell (locked, 3), ==, "2126-05-01");
}

/* Without its journal nothing is printed: never the present under an old approval. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const damages[] = {
    "UPDATE journal SET changeset = x'00' WHERE seq = 2;",
    "UPDATE journal SET name = 'x' WHERE seq = 1;",
    "DELETE FROM journal WHERE seq = 2;",
    "DELETE FROM journal_record;",
  };
  const KamaeReport *report = kamae_model_find_report (fixture->base.model, "X-R01");

  take_step (fixture, "review");
  take_step (fixture, "approve");
  kamae_test_outside (&fixture->base, "DROP TRIGGER journal_update; DROP TRIGGER journal_delete;"
                                      "CREATE TABLE kept AS SELECT * FROM journal;"
                                      "CREATE TABLE kept_record AS SELECT * FROM journal_record;");
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) none = NULL;
      g_autoptr (KamaeDocument) document = NULL;

      kamae_test_outside (&fixture->base, damages[i]);
      kamae_test_reopen (&fixture->base);
      g_set_object (&fixture->record, NULL);
      fixture->record = kamae_register_find (fixture->base.reg, "charter", "X-001", NULL);
      g_assert_null (kamae_report_build (report, fixture->base.reg, fixture->record, "en", NULL,
                                         KAMAE_COPY_ORIGINAL, &error));
      g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_DAMAGED);
      kamae_test_outside (&fixture->base, "DELETE FROM journal; DELETE FROM journal_record;"
                                          "INSERT INTO journal SELECT * FROM kept;"
                                          "INSERT INTO journal_record SELECT * FROM kept_record;");
      document = kamae_report_build (report, fixture->base.reg, fixture->record, "en", NULL,
                                     KAMAE_COPY_ORIGINAL, &none);
      g_assert_no_error (none);
    }
}

static void
assert_answers (Fixture    *fixture,
                const char *wanted)
{
  g_autoptr (KamaeDocument) document = build_report (fixture, "X-R05", "en", NULL);
  KamaeBlock *block = g_ptr_array_index (document->blocks, 0);
  KamaeBlock *empty = g_ptr_array_index (document->blocks, 1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < kamae_table_get_n_columns (block->table); i++)
    g_string_append_printf (text, "%s|", kamae_table_get_cell (block->table, 0, i));
  g_string_append (text, kamae_table_get_empty_text (empty->table));
  g_assert_cmpstr (text->str, ==, wanted);
}

/* Unknown is not none: that there is none says who enters it, nobody else. */
static void
test_blanks (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (KamaeDocument) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = NULL;
  KamaeBlock *block;

  kamae_test_set (&fixture->base, fixture->record, "limits", NULL);
  assert_answers (fixture, "憲章|Not entered yet|Not entered yet|To be decided|To be decided|"
                           "To be decided||Not entered yet");
  operation = kamae_register_begin (fixture->base.reg, "None", fixture->record, &error);
  kamae_operation_set_absence (operation, fixture->record, "exceptions", KAMAE_ABSENCE_NONE,
                               &error);
  kamae_operation_set (operation, fixture->record, "limits", "x", &error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
  take_step (fixture, "review");
  assert_answers (fixture, "憲章|Not entered yet|None|x|To be decided|To be decided||"
                           "Not entered yet");
  take_step (fixture, "approve");
  assert_answers (fixture, "憲章|Not stated|None|x|Not stated|Not stated||No entries");

  list = kamae_report_build (kamae_model_find_report (fixture->base.model, "X-R06"),
                             fixture->base.reg, NULL, "en", NULL, KAMAE_COPY_ORIGINAL, &error);
  g_assert_no_error (error);
  block = g_ptr_array_index (list->blocks, 0);
  g_assert_cmpstr (kamae_table_get_empty_text (block->table), ==, "No entries");
}

/* A list and a figure of an earlier day know nothing that was entered later. */
static void
test_days (Fixture       *fixture,
           gconstpointer  data)
{
  static const KamaeFigure figure = { "X-C01", KAMAE_FIGURE_TABLE, "Charters", "4.3",
                                      .sql = "SELECT title, state, today () FROM charter ORDER BY number" };
  static const char *const days[] = { "2126-03-01", "2126-05-01" };
  g_autoptr (KamaeRecord) other = NULL;

  /* Later than the computer's clock, on which the register was made. */
  kamae_test_set_today (&fixture->base, "2126-03-01");
  kamae_test_set (&fixture->base, fixture->record, "title", "憲章 1");
  kamae_test_set_today (&fixture->base, "2126-05-01");
  kamae_test_set (&fixture->base, fixture->record, "title", "憲章 2");
  take_step (fixture, "review");
  other = kamae_test_create (&fixture->base, "charter", "title", "別の憲章", "decided_on",
                             "2026-01-01", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KamaeFigureResult) result =
        kamae_register_compute (fixture->base.reg, &figure, days[i], NULL, "en", &error);

      g_assert_no_error (error);
      g_assert_cmpuint (kamae_figure_result_get_n_rows (result), ==, i + 1);
      g_assert_cmpstr (kamae_figure_result_get_cell (result, 0, 0), ==,
                       i == 0 ? "憲章 1" : "憲章 2");
      g_assert_cmpstr (kamae_figure_result_get_cell (result, 0, 1), ==,
                       i == 0 ? "draft" : "reviewed");
      g_assert_cmpstr (kamae_figure_result_get_cell (result, 0, 2), ==, days[i]);
    }
}

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  const KamaeReport *report = kamae_model_find_report (fixture->base.model, "X-R01");
  const KamaeReport *broken = kamae_model_find_report (fixture->base.model, "X-R02");
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) other = NULL;
  g_autoptr (GError) whole = NULL;
  g_autoptr (GError) writes = NULL;
  KamaeRecord *person = kamae_register_get_person (fixture->base.reg);

  g_assert_null (kamae_report_build (report, fixture->base.reg, NULL, "en", NULL,
                                     KAMAE_COPY_ORIGINAL, &missing));
  g_assert_error (missing, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND);
  g_assert_null (kamae_report_build (report, fixture->base.reg, person, "en", NULL,
                                     KAMAE_COPY_ORIGINAL, &other));
  g_assert_error (other, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND);

  /* The paper of the register is not that of a record. */
  g_assert_null (kamae_report_build (kamae_model_find_report (fixture->base.model, "X-R06"),
                                     fixture->base.reg, fixture->record, "en", NULL,
                                     KAMAE_COPY_ORIGINAL, &whole));
  g_assert_error (whole, KAMAE_ERROR, KAMAE_ERROR_INVALID);

  /* A report cannot write, whatever it tries. */
  g_assert_null (kamae_report_build (broken, fixture->base.reg, NULL, "en", NULL,
                                     KAMAE_COPY_ORIGINAL, &writes));
  g_assert_nonnull (writes);
  g_assert_cmpint (kamae_register_count (fixture->base.reg, "SELECT count (*) FROM charter", NULL), ==, 1);
}

static void
add_test (const char *path,
          void      (*test) (Fixture       *fixture,
                             gconstpointer  data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  kamae_test_init (&argc, &argv);
  kamae_language_init ("en");
  add_test ("/report-context/head", test_head);
  add_test ("/report-context/rows", test_rows);
  add_test ("/report-context/approval", test_approval);
  add_test ("/report-context/watermark", test_watermark);
  add_test ("/report-context/copies", test_copies);
  add_test ("/report-context/locked-copy", test_locked_copy);
  add_test ("/report-context/same-bytes", test_same_bytes);
  add_test ("/report-context/locked", test_locked);
  add_test ("/report-context/stamps", test_stamps);
  add_test ("/report-context/follows", test_follows);
  add_test ("/report-context/day-of-record", test_day_of_record);
  add_test ("/report-context/damaged", test_damaged);
  add_test ("/report-context/blanks", test_blanks);
  add_test ("/report-context/days", test_days);
  add_test ("/report-context/refusals", test_refusals);
  return g_test_run ();
}
