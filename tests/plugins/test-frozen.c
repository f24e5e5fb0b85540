/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

#include <string.h>

/* What was locked prints the same for ever. Every report of every locked record of the sample is
 * printed, then everything in the register that lets itself be changed is changed, and every report
 * is printed again. */

#define TODAY "2026-11-23"
#define LATER "2027-02-05"

static void
set_up (KamaeTest     *test,
        gconstpointer  data)
{
  kamae_language_set_current ("ja");
  kamae_test_set_up (test, g_object_ref (kamae_plugin_manager_get_model (
                             kamae_plugin_manager_get_default ())));
  kamae_test_open_sample (test, "ja", TODAY);
}

static void
tear_down (KamaeTest     *test,
           gconstpointer  data)
{
  kamae_test_tear_down (test);
}

/* The prints */

static gboolean
has_flag (KamaeRecord     *record,
          KamaeStateFlags  flag)
{
  const KamaeWorkflow *workflow = kamae_record_get_entity (record)->workflow;
  const char *name = kamae_record_get_state (record);
  const KamaeState *state = workflow != NULL ? kamae_workflow_find_state (workflow, name) : NULL;

  return state != NULL && (state->flags & flag) != 0;
}

static gboolean
is_frozen (const KamaeReport *report,
           KamaeRecord       *record)
{
  return report->follows ? has_flag (record, KAMAE_STATE_ENDS) : kamae_record_is_locked (record);
}

static GPtrArray *
list_records (KamaeTest  *test,
              const char *entity)
{
  g_autoptr(KamaeRecordList) list = kamae_register_list (test->reg, entity);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_ptr_array_add (records, g_list_model_get_item (G_LIST_MODEL (list), i));
  return records;
}

/* As a PDF file, or as the text that is edited. */
static char *
dup_sum (KamaeTest         *test,
         const KamaeReport *report,
         KamaeRecord       *record,
         const char        *language,
         gboolean           is_pdf)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeDocument) document = kamae_report_build (report, test->reg, record, language, NULL,
                                                          KAMAE_COPY_ORIGINAL, &error);
  g_autoptr(GBytes) bytes = NULL;

  g_assert_no_error (error);
  bytes = is_pdf ? kamae_document_to_pdf (document, &error)
                 : kamae_document_to_odt (document, &error);
  g_assert_no_error (error);
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static void
take_print (GHashTable        *prints,
            KamaeTest         *test,
            const KamaeReport *report,
            KamaeRecord       *record,
            const char        *language,
            gboolean           is_pdf)
{
  g_autofree char *label = kamae_record_dup_label (record);
  g_autofree char *key = kamae_record_dup_key (record);
  g_autofree char *sum = dup_sum (test, report, record, language, is_pdf);
  /* A version that gives way to the next says so: the state stands on the paper. */
  g_autofree char *name = g_strdup_printf ("%s %s %s %s %d", report->id, key, language,
                                           kamae_record_get_state (record), is_pdf);
  const char *before = g_hash_table_lookup (prints, name);

  if (before == NULL)
    g_hash_table_insert (prints, g_steal_pointer (&name), g_steal_pointer (&sum));
  else if (!g_str_equal (before, sum))
    {
      g_test_message ("%s of %s (%s) prints otherwise", report->id, label, language);
      g_test_fail ();
    }
}

/* How many locked records of each kind are printed, unless there is time for all (-m slow). */
#define MOST_RECORDS 4

/* All reports of one kind of record: of those that are locked in Japanese, of the first in English,
 * too. */
static guint
take_prints_of (GHashTable        *prints,
                KamaeTest         *test,
                const KamaeEntity *entity)
{
  GPtrArray *reports = kamae_model_get_reports (test->model);
  g_autoptr(GPtrArray) records = list_records (test, entity->name);
  gboolean is_first = TRUE;
  guint n_records = 0;
  guint n = 0;

  for (guint i = 0; i < records->len && (g_test_slow () || n_records < MOST_RECORDS); i++)
    {
      guint n_before = n;

      for (guint j = 0; j < reports->len; j++)
        {
          const KamaeReport *report = reports->pdata[j];

          if (g_strcmp0 (report->entity, entity->name) != 0
              || !is_frozen (report, records->pdata[i]))
            continue;
          n++;
          take_print (prints, test, report, records->pdata[i], "ja", is_first);
          if (is_first)
            take_print (prints, test, report, records->pdata[i], "en", FALSE);
        }
      is_first = is_first && n == n_before;
      n_records += n > n_before;
    }
  return n;
}

static guint
take_prints (GHashTable *prints,
             KamaeTest  *test)
{
  GPtrArray *entities = kamae_model_get_entities (test->model);
  guint n = 0;

  for (guint i = 0; i < entities->len; i++)
    n += take_prints_of (prints, test, entities->pdata[i]);
  return n;
}

/* The changes: of each field of each record whatever the register lets through. */

static KamaeRecord *
ref_other (KamaeTest  *test,
           const char *entity,
           gint64      id)
{
  g_autoptr(KamaeRecordList) list = kamae_register_list (test->reg, entity);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = n; i > 0; i--)
    if (kamae_record_list_get_id (list, i - 1) != id)
      return g_list_model_get_item (G_LIST_MODEL (list), i - 1);
  return NULL;
}

static char *
dup_other_choice (KamaeRecord      *record,
                  const KamaeField *field)
{
  const char *code = kamae_record_get_text (record, field->name);

  for (const KamaeChoice *choice = field->choices; choice->code != NULL; choice++)
    if (g_strcmp0 (choice->code, code) != 0)
      return g_strdup (choice->code);
  return NULL;
}

static char *
dup_other_value (KamaeTest        *test,
                 KamaeRecord      *record,
                 const KamaeField *field)
{
  g_autofree char *value = kamae_record_dup_canonical (record, field->name);
  g_autoptr(KamaeRecord) other = NULL;

  switch (field->kind)
    {
    case KAMAE_FIELD_TEXT:
    case KAMAE_FIELD_LONG_TEXT:
      return g_strconcat ("改", value, NULL);
    case KAMAE_FIELD_INTEGER:
    case KAMAE_FIELD_DECIMAL:
      return g_strdup_printf ("%d", value != NULL ? atoi (value) + 1 : 1);
    case KAMAE_FIELD_DATE:
      return g_strdup ("2026-11-20");
    case KAMAE_FIELD_TIME:
      return g_strdup (g_strcmp0 (value, "13:45") == 0 ? "14:45" : "13:45");
    case KAMAE_FIELD_DATE_TIME:
      return g_strdup ("2026-11-20T09:00");
    case KAMAE_FIELD_BOOLEAN:
      return g_strdup (g_strcmp0 (value, "1") == 0 ? "0" : "1");
    case KAMAE_FIELD_CHOICE:
    case KAMAE_FIELD_FLAGS:
      return dup_other_choice (record, field);
    case KAMAE_FIELD_LINK:
      if (!g_str_equal (field->target, "*"))
        other = ref_other (test, field->target, kamae_record_get_link (record, field->name));
      return other != NULL ? kamae_record_dup_key (other) : NULL;
    case KAMAE_FIELD_LINKS:
    case KAMAE_FIELD_FILE:
    case KAMAE_FIELD_NUMBER:
    case KAMAE_FIELD_DERIVED:
    default:
      return NULL;
    }
}

static guint
change_record (KamaeTest      *test,
               KamaeOperation *operation,
               KamaeRecord    *record)
{
  GError *refused = NULL;
  guint n = 0;

  for (const KamaeField *field = kamae_record_get_entity (record)->fields; field->name != NULL;
       field++)
    {
      g_autofree char *value = dup_other_value (test, record, field);

      /* What the program writes is what it can read. */
      if ((field->flags & KAMAE_READ_ONLY) != 0)
        continue;
      if (field->kind == KAMAE_FIELD_LINKS && !g_str_equal (field->target, "*"))
        {
          g_autoptr(KamaeRecord) other = ref_other (test, field->target, 0);

          if (other != NULL)
            n += kamae_operation_add_link (operation, record, field->name, other, &refused);
          g_clear_error (&refused);
        }
      if (value != NULL)
        n += kamae_operation_set (operation, record, field->name, value, &refused);
      g_clear_error (&refused);
    }
  return n;
}

static guint
take_steps (KamaeOperation *operation,
            KamaeRecord    *record)
{
  const KamaeWorkflow *workflow = kamae_record_get_entity (record)->workflow;
  guint n = 0;

  for (guint i = 0; workflow != NULL && workflow->transitions[i].name != NULL; i++)
    {
      g_autoptr(GError) refused = NULL;

      if (!kamae_record_is_locked (record))
        n += kamae_operation_transition (operation, record, workflow->transitions[i].name,
                                         &refused);
    }
  return n;
}

/* A new record of each kind hangs on what was there before. */
static guint
add_record (KamaeTest         *test,
            KamaeOperation    *operation,
            const KamaeEntity *entity)
{
  g_autoptr(GError) refused = NULL;
  g_autoptr(KamaeRecord) record = kamae_operation_create (operation, entity->name, &refused, NULL);

  return record != NULL ? 1 + change_record (test, operation, record) : 0;
}

static guint
change_entity (KamaeTest         *test,
               const KamaeEntity *entity)
{
  g_autoptr(GPtrArray) records = list_records (test, entity->name);
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Change", NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  kamae_operation_set_reason (operation, "Everything is another");
  for (guint i = 0; i < records->len; i++)
    {
      if (i % 5 < 3)
        n += change_record (test, operation, records->pdata[i]);
      if (i % 2 == 0)
        n += take_steps (operation, records->pdata[i]);
    }
  n += add_record (test, operation, entity);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
  return n;
}

static void
change_everything (KamaeTest *test)
{
  GPtrArray *entities = kamae_model_get_entities (test->model);

  kamae_test_set_today (test, LATER);
  test->person = ref_other (test, "person", 0);
  kamae_register_set_person (test->reg, test->person);
  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];
      guint n;

      if ((entity->flags & KAMAE_ENTITY_APPEND_ONLY) != 0 || g_str_equal (entity->name, "evidence"))
        continue;
      n = change_entity (test, entity);
      g_test_message ("%s: %u changes", entity->name, n);
    }
}

static void
test_prints (KamaeTest     *test,
             gconstpointer  data)
{
  g_autoptr(GHashTable) prints = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gint64 start = g_get_monotonic_time ();
  guint n = take_prints (prints, test);

  g_test_message ("%u prints, %u with English, in %d ms", n, g_hash_table_size (prints),
                  (int) ((g_get_monotonic_time () - start) / 1000));
  g_assert_cmpuint (n, >, 50);
  change_everything (test);
  take_prints (prints, test);
  kamae_test_verify (test);
}

/* What follows up what was locked, and the rows of what was signed: all that there is gets another
 * name and the organization other settings; on the same day nothing else happens. */

static void
rename_records (KamaeTest         *test,
                const KamaeEntity *entity)
{
  g_autoptr(GPtrArray) records = list_records (test, entity->name);
  const KamaeField *const names[] = { kamae_entity_get_title (entity),
                                      kamae_entity_get_number (entity) };
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeOperation) operation = kamae_register_begin (test->reg, "Rename", NULL, &error);

  g_assert_no_error (error);
  kamae_operation_set_reason (operation, "Everything has another name");
  for (guint i = 0; i < records->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      {
        g_autoptr(GError) refused = NULL;
        g_autofree char *value = names[j] != NULL
          ? kamae_record_dup_canonical (records->pdata[i], names[j]->name) : NULL;
        g_autofree char *other = value != NULL ? g_strconcat ("改", value, NULL) : NULL;

        if (other != NULL)
          kamae_operation_set (operation, records->pdata[i], names[j]->name, other, &refused);
      }
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

static void
rename_everything (KamaeTest *test)
{
  GPtrArray *entities = kamae_model_get_entities (test->model);
  KamaeRecord *organization = kamae_register_get_organization (test->reg);

  kamae_test_set (test, organization, "date_style", "wareki");
  kamae_test_set (test, organization, "classification", "改めた区分");
  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];

      if ((entity->flags & KAMAE_ENTITY_APPEND_ONLY) == 0
          && !g_str_equal (entity->name, "organization") && !g_str_equal (entity->name, "setting")
          && !g_str_equal (entity->name, "evidence"))
        rename_records (test, entity);
    }
}

/* Of each kind of record, two of those that are fixed, by themselves or by what they count into. */
static GPtrArray *
list_followed (KamaeTest *test)
{
  GPtrArray *reports = kamae_model_get_reports (test->model);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < reports->len; i++)
    {
      const KamaeReport *report = reports->pdata[i];
      g_autoptr(GPtrArray) records = NULL;
      guint n = 0;

      if (report->entity == NULL)
        continue;
      records = list_records (test, report->entity);
      for (guint j = 0; j < records->len && n < 2; j++)
        {
          gboolean is_taken = FALSE;
          g_autoptr(KamaeRecord) decided =
            kamae_register_ref_decided (test->reg, records->pdata[j], &is_taken);

          if (decided == NULL || !(report->follows || is_taken))
            continue;
          g_ptr_array_add (found, (gpointer) report);
          g_ptr_array_add (found, g_object_ref (records->pdata[j]));
          n++;
        }
    }
  return found;
}

static void
test_names (KamaeTest     *test,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) followed = list_followed (test);
  g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *acceptances = kamae_test_dup_print (test, "RSK-R03", NULL, "ja");
  g_autofree char *later = NULL;

  g_assert_cmpuint (followed->len, >, 8);
  for (guint i = 0; i < followed->len; i += 2)
    g_ptr_array_add (before, dup_sum (test, followed->pdata[i], followed->pdata[i + 1], "ja",
                                      TRUE));
  rename_everything (test);
  for (guint i = 0; i < followed->len; i += 2)
    {
      const KamaeReport *report = followed->pdata[i];
      g_autofree char *sum = dup_sum (test, report, followed->pdata[i + 1], "ja", TRUE);
      g_autofree char *label = kamae_record_dup_label (followed->pdata[i + 1]);

      if (!g_str_equal (before->pdata[i / 2], sum))
        {
          g_test_message ("%s of %s prints otherwise", report->id, label);
          g_test_fail ();
        }
      g_object_unref (followed->pdata[i + 1]);
    }
  /* The list is of today, and so is its frame; what was signed has the words of then. */
  later = kamae_test_dup_print (test, "RSK-R03", NULL, "ja");
  g_assert_nonnull (strstr (acceptances, "R-0046"));
  g_assert_nonnull (strstr (later, "R-0046"));
  g_assert_null (strstr (later, "改R-0046"));
  g_assert_null (strstr (later, "改三浦"));
}

/* The figures */

static char *
dup_figure (KamaeTest         *test,
            const KamaeFigure *figure,
            const char        *as_of)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeFigureResult) result = kamae_register_compute (test->reg, figure, as_of,
                                                                "2025-11-23", "ja", &error);
  g_autoptr(GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < kamae_figure_result_get_n_rows (result); i++)
    for (guint j = 0; j < kamae_figure_result_get_n_columns (result); j++)
      {
        const char *cell = kamae_figure_result_get_cell (result, i, j);

        g_string_append_printf (text, "%s%c", cell != NULL ? cell : "",
                                j + 1 < kamae_figure_result_get_n_columns (result) ? '\t' : '\n');
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_list (KamaeTest         *test,
          const KamaeReport *report,
          const char        *as_of)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeDocument) document = kamae_report_build (report, test->reg, NULL, "ja", as_of,
                                                          KAMAE_COPY_ORIGINAL, &error);
  g_autoptr(GBytes) bytes = NULL;

  g_assert_no_error (error);
  bytes = kamae_document_to_odt (document, &error);
  g_assert_no_error (error);
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/* What every figure and every list of the register says of a day. */
static GPtrArray *
tell_day (KamaeTest  *test,
          const char *as_of)
{
  GPtrArray *figures = kamae_model_get_figures (test->model);
  GPtrArray *reports = kamae_model_get_reports (test->model);
  GPtrArray *told = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < figures->len; i++)
    {
      const KamaeFigure *figure = figures->pdata[i];
      g_autofree char *text = dup_figure (test, figure, as_of);

      g_ptr_array_add (told, g_strdup_printf ("%s as of %s:\n%s", figure->id, as_of, text));
    }
  for (guint i = 0; i < reports->len; i++)
    {
      const KamaeReport *report = reports->pdata[i];
      g_autofree char *sum = report->entity == NULL ? dup_list (test, report, as_of) : NULL;

      if (sum != NULL)
        g_ptr_array_add (told, g_strdup_printf ("%s as of %s: %s", report->id, as_of, sum));
    }
  return told;
}

static void
test_days (KamaeTest     *test,
           gconstpointer  data)
{
  static const char *const days[] = { TODAY, "2026-03-10" };
  g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_ptr_array_add (before, tell_day (test, days[i]));
  change_everything (test);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr(GPtrArray) after = tell_day (test, days[i]);
      GPtrArray *then = before->pdata[i];

      g_assert_cmpuint (after->len, ==, then->len);
      for (guint j = 0; j < then->len; j++)
        if (!g_str_equal (then->pdata[j], after->pdata[j]))
          {
            g_test_message ("%s\nis now %s", (char *) then->pdata[j], (char *) after->pdata[j]);
            g_test_fail ();
          }
    }
}

/* Unknown is not none: as long as nobody approved it, no paper says that there is none. */

#define MOST_DRAFTS 3

static void
test_drafts (KamaeTest     *test,
             gconstpointer  data)
{
  GPtrArray *reports = kamae_model_get_reports (test->model);
  guint n_prints = 0;

  for (guint i = 0; i < reports->len; i++)
    {
      const KamaeReport *report = reports->pdata[i];
      g_autoptr(GPtrArray) records = NULL;
      guint n = 0;

      if (report->entity == NULL)
        continue;
      records = list_records (test, report->entity);
      for (guint j = 0; j < records->len && n < MOST_DRAFTS; j++)
        {
          g_autofree char *print = NULL;

          if (kamae_record_is_locked (records->pdata[j]))
            continue;
          print = kamae_test_dup_print (test, report->id, records->pdata[j], "ja");
          if (strstr (print, "該当なし") != NULL)
            {
              g_autofree char *label = kamae_record_dup_label (records->pdata[j]);

              g_test_message ("%s of %s says that there is none:\n%s", report->id, label, print);
              g_test_fail ();
            }
          n++;
        }
      n_prints += n;
    }
  g_assert_cmpuint (n_prints, >, 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  kamae_language_init ("en");
  kamae_plugin_manager_load (kamae_plugin_manager_get_default (), NULL);
  g_test_add ("/frozen/prints", KamaeTest, NULL, set_up, test_prints, tear_down);
  g_test_add ("/frozen/names", KamaeTest, NULL, set_up, test_names, tear_down);
  g_test_add ("/frozen/days", KamaeTest, NULL, set_up, test_days, tear_down);
  g_test_add ("/frozen/drafts", KamaeTest, NULL, set_up, test_drafts, tear_down);
  return g_test_run ();
}
