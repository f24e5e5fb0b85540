/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

static char *home;

static int
remove_entry (const char        *path,
              const struct stat *info,
              int                kind,
              struct FTW        *level)
{
  return g_remove (path);
}

static void
remove_home (void)
{
  nftw (home, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
  g_free (home);
}

void
kamae_test_init (int    *argc,
                 char ***argv)
{
  static const char *const names[] = { "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
                                       "XDG_RUNTIME_DIR" };

  home = g_dir_make_tmp ("kamae-test-XXXXXX", NULL);
  g_assert_nonnull (home);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = g_build_filename (home, names[i], NULL);

      g_setenv (names[i], folder, TRUE);
    }
  atexit (remove_home);
  g_test_init (argc, argv, NULL);
}

void
kamae_test_set_today (KamaeTest  *test,
                      const char *date)
{
  g_autofree char *noon = g_strdup_printf ("%sT12:00:00Z", date);
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (noon, NULL);

  kamae_register_set_now (test->reg, now);
}

/* The content of a new register. To make one takes longer than most tests, and each program makes
 * all of its registers with the same model. */
static GBytes *
get_new_register (KamaeTest *test)
{
  static KamaeModel *model;
  static char *language;
  static GBytes *content;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (test->path);

  if (content != NULL && model == test->model &&
      g_str_equal (language, kamae_language_get_current ()))
    return content;

  test->reg = kamae_register_create (test->model, file, "株式会社試験", &error);
  g_assert_no_error (error);
  kamae_register_close (test->reg);
  g_clear_object (&test->reg);
  g_set_object (&model, test->model);
  g_free (language);
  language = g_strdup (kamae_language_get_current ());
  g_clear_pointer (&content, g_bytes_unref);
  content = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  return content;
}

void
kamae_test_set_up (KamaeTest  *test,
                   KamaeModel *model)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  GBytes *content;

  test->model = model != NULL ? model : kamae_model_new ();
  test->folder = g_dir_make_tmp ("kamae-test-XXXXXX", &error);
  g_assert_no_error (error);
  test->path = g_build_filename (test->folder, "test.kamae", NULL);
  content = get_new_register (test);
  g_file_set_contents (test->path, g_bytes_get_data (content, NULL),
                       (gssize) g_bytes_get_size (content), &error);
  g_assert_no_error (error);
  file = g_file_new_for_path (test->path);
  test->reg = kamae_register_open (test->model, file, KAMAE_OPEN_NORMAL, &error);
  g_assert_no_error (error);
  kamae_test_set_today (test, "2026-06-15");
  test->person = kamae_test_create (test, "person", "staff_no", "0001", "name", "佐藤 花子", NULL);
  kamae_register_set_person (test->reg, test->person);
}

void
kamae_test_tear_down (KamaeTest *test)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_clear_object (&test->person);
  kamae_register_close (test->reg);
  g_clear_object (&test->reg);
  g_clear_object (&test->model);
  folder = g_dir_open (test->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (test->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (test->folder);
  g_clear_pointer (&test->folder, g_free);
  g_clear_pointer (&test->path, g_free);
}

void
kamae_test_reopen (KamaeTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (test->path);
  g_autoptr (GDateTime) now = kamae_register_dup_now (test->reg);

  g_clear_object (&test->person);
  kamae_register_close (test->reg);
  g_clear_object (&test->reg);
  test->reg = kamae_register_open (test->model, file, KAMAE_OPEN_NORMAL, &error);
  g_assert_no_error (error);
  kamae_register_set_now (test->reg, now);
  test->person = kamae_register_find (test->reg, "person", "0001", NULL);
  kamae_register_set_person (test->reg, test->person);
}

/* A file or, by its modules, a folder: changes whenever one of them is built anew. */
static void
update_by_build (GChecksum  *checksum,
                 const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autofree char *text = NULL;
  GStatBuf status;
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".so"))
      {
        g_autofree char *module = g_build_filename (path, name, NULL);

        update_by_build (checksum, module);
      }
  if (folder != NULL || g_stat (path, &status) != 0)
    return;
  text = g_strdup_printf ("%s %ld.%ld ", path, (long) status.st_mtim.tv_sec,
                          status.st_mtim.tv_nsec);
  g_checksum_update (checksum, (const guchar *) text, -1);
}

static char *
dup_sample_path (KamaeTest  *test,
                 const char *language,
                 const char *today)
{
  GPtrArray *declarations = kamae_model_get_declarations (test->model);
  const char *build = g_getenv ("KAMAE_BUILD_DIR");
  g_autofree char *folder = g_build_filename (build, "tests", "data", NULL);
  g_autofree char *core = g_build_filename (build, "src", "core", NULL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_MD5);
  g_autoptr (GString) name = g_string_new ("sample");

  update_by_build (checksum, core);
  update_by_build (checksum, g_getenv ("KAMAE_PLUGIN_PATH"));
  for (guint i = 0; i < declarations->len; i++)
    {
      const KamaeDeclaration *declaration = declarations->pdata[i];

      g_string_append_printf (name, "-%s", declaration->id);
    }
  g_string_append_printf (name, "-%s-%s-%s.kamae", language, today,
                          g_checksum_get_string (checksum));
  g_mkdir_with_parents (folder, 0755);
  return g_build_filename (folder, name->str, NULL);
}

/* The same sample as an earlier build made it. */
static void
remove_outdated (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *present = g_path_get_basename (path);
  gsize n = strrchr (present, '-') - present + 1;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strncmp (name, present, n) == 0 && !g_str_has_prefix (name, present))
      {
        g_autofree char *outdated = g_build_filename (folder, name, NULL);

        g_unlink (outdated);
      }
}

/* As somebody makes it whose program speaks that language. Elsewhere, and moved to its place when
 * it is whole: other programs look for it meanwhile. */
static void
make_sample (KamaeTest  *test,
             const char *language,
             const char *today,
             const char *path)
{
  g_autofree char *unique =
    g_strdup_printf ("%s.%" G_GINT64_FORMAT, path, g_get_monotonic_time ());
  g_autoptr (GFile) file = g_file_new_for_path (unique);
  g_autofree char *spoken = g_strdup (kamae_language_get_current ());
  g_autoptr (GError) error = NULL;

  remove_outdated (path);
  kamae_language_set_current (language);
  test->reg = kamae_register_create (test->model, file, "Sample", &error);
  g_assert_no_error (error);
  kamae_test_set_today (test, today);
  kamae_sample_fill (test->reg, language, 0, &error);
  g_assert_no_error (error);
  kamae_register_close (test->reg);
  g_clear_object (&test->reg);
  kamae_language_set_current (spoken);
  g_assert_cmpint (g_rename (unique, path), ==, 0);
}

void
kamae_test_open_sample (KamaeTest  *test,
                        const char *language,
                        const char *today)
{
  g_autofree char *path = dup_sample_path (test, language, today);
  g_autoptr (GFile) made = g_file_new_for_path (path);
  g_autoptr (GFile) copy = g_file_new_build_filename (test->folder, "sample.kamae", NULL);
  g_autoptr (GError) error = NULL;

  g_clear_object (&test->person);
  kamae_register_close (test->reg);
  g_clear_object (&test->reg);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    make_sample (test, language, today, path);
  g_file_copy (made, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  test->reg = kamae_register_open (test->model, copy, KAMAE_OPEN_NORMAL, &error);
  g_assert_no_error (error);
  kamae_test_set_today (test, today);
}

KamaeRecord *
kamae_test_create (KamaeTest  *test,
                   const char *entity,
                   const char *first_field,
                   ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Add %s", NULL, &error);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  KamaeRecord *record;
  va_list args;

  g_assert_no_error (error);
  va_start (args, first_field);
  for (const char *field = first_field; field != NULL; field = va_arg (args, const char *))
    {
      g_ptr_array_add (fields, (gpointer) field);
      g_ptr_array_add (values, va_arg (args, gpointer));
    }
  va_end (args);
  g_ptr_array_add (fields, NULL);
  g_ptr_array_add (values, NULL);
  record = kamae_operation_createv (operation, entity, (const char *const *) fields->pdata,
                                    (const char *const *) values->pdata, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
  return record;
}

void
kamae_test_set (KamaeTest   *test,
                KamaeRecord *record,
                const char  *field,
                const char  *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation =
      kamae_register_begin (test->reg, "Change %s", record, &error);

  g_assert_no_error (error);
  kamae_operation_set (operation, record, field, value, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

void
kamae_test_step (KamaeTest   *test,
                 KamaeRecord *record,
                 const char  *transition)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation =
      kamae_register_begin (test->reg, "Step %s", record, &error);

  g_assert_no_error (error);
  kamae_operation_set_reason (operation, "試験のため");
  kamae_operation_transition (operation, record, transition, &error);
  g_assert_no_error (error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

static guint
count_rule (GPtrArray  *results,
            const char *rule)
{
  guint n = 0;

  for (guint i = 0; i < results->len; i++)
    n += g_strcmp0 (kamae_check_result_get_rule (results->pdata[i]), rule) == 0;
  return n;
}

guint
kamae_test_count_rule (KamaeTest  *test,
                       const char *rule)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = kamae_register_check (test->reg, NULL, &error);

  g_assert_no_error (error);
  return count_rule (results, rule);
}

static const KamaeTransition *
find_step (KamaeRecord *record,
           const char  *transition)
{
  const KamaeTransition *step =
    kamae_workflow_find_transition (kamae_record_get_entity (record)->workflow, transition);

  g_assert_nonnull (step);
  return step;
}

gboolean
kamae_test_guards (KamaeRecord *record,
                   const char  *transition,
                   const char  *rule)
{
  g_autoptr (GPtrArray) results = NULL;

  results = kamae_record_check_transition (record, find_step (record, transition));
  return count_rule (results, rule) > 0;
}

/* Of a record that has not come to the step yet, only the guards are asked. */
static gboolean
can_be_taken (KamaeRecord *record,
              const char  *transition)
{
  return kamae_transition_leaves (find_step (record, transition), kamae_record_get_state (record));
}

/* Takes the step and leaves it; NULL, or what it says in refusing. */
static char *
dup_refusal (KamaeRecord *record,
             const char  *transition,
             const char  *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation =
    kamae_register_begin (kamae_record_get_register (record), "Step %s", record, &error);

  g_assert_no_error (error);
  kamae_operation_set_reason (operation, reason);
  if (kamae_operation_transition (operation, record, transition, &error))
    return NULL;
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED);
  return g_strdup (error->message);
}

/* "AUD-V04 checklist": a rule of that id whose text, detail or field has the words. */
static KamaeCheckResult *
find_result (GPtrArray     *results,
             KamaeRuleLevel level,
             const char    *rule)
{
  g_auto (GStrv) parts = g_strsplit (rule, " ", 2);

  for (guint i = 0; i < results->len; i++)
    {
      KamaeCheckResult *result = results->pdata[i];
      const char *detail = kamae_check_result_get_detail (result);

      if (kamae_check_result_get_level (result) == level
          && g_strcmp0 (kamae_check_result_get_rule (result), parts[0]) == 0
          && (parts[1] == NULL || g_strcmp0 (kamae_check_result_get_field (result), parts[1]) == 0
              || strstr (kamae_check_result_get_text (result), parts[1]) != NULL
              || (detail != NULL && strstr (detail, parts[1]) != NULL)))
        return result;
    }
  return NULL;
}

gboolean
kamae_test_blocks (KamaeRecord *record,
                   const char  *transition,
                   const char  *rule)
{
  g_autoptr (GPtrArray) results =
    kamae_record_check_transition (record, find_step (record, transition));
  KamaeCheckResult *found = find_result (results, KAMAE_RULE_BLOCK, rule);
  g_autofree char *refusal = NULL;

  if (found == NULL)
    return FALSE;
  if (!can_be_taken (record, transition))
    return TRUE;
  refusal = dup_refusal (record, transition, "試験のため");
  g_assert_nonnull (refusal);
  g_assert_nonnull (strstr (refusal, kamae_check_result_get_text (found)));
  return TRUE;
}

void
kamae_test_step_as (KamaeTest   *test,
                    KamaeRecord *record,
                    const char  *transition,
                    const char  *staff_no)
{
  g_autoptr (KamaeRecord) person = kamae_register_find (test->reg, "person", staff_no, NULL);

  kamae_register_set_person (test->reg, person);
  kamae_test_step (test, record, transition);
  kamae_register_set_person (test->reg, test->person);
}

gboolean
kamae_test_refuses (KamaeTest   *test,
                    KamaeRecord *record,
                    const char  *field,
                    const char  *value,
                    KamaeError   code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation =
    kamae_register_begin (test->reg, "Change %s", record, NULL);

  return !kamae_operation_set (operation, record, field, value, &error) &&
         g_error_matches (error, KAMAE_ERROR, (int) code);
}

void
kamae_test_enter_day (KamaeTest   *test,
                      KamaeRecord *record,
                      const char  *transition,
                      const char  *day,
                      const char  *too_early)
{
  const char *field = find_step (record, transition)->dates;
  g_autofree char *rule = g_strconcat ("CORE-V17 ", field, NULL);

  g_assert_true (kamae_record_can_edit (record, field));
  g_assert_true (kamae_test_refuses (test, record, field, "9999-12-31", KAMAE_ERROR_INVALID));
  if (too_early != NULL &&
      !kamae_test_refuses (test, record, field, too_early, KAMAE_ERROR_INVALID))
    {
      kamae_test_set (test, record, field, too_early);
      g_assert_true (kamae_test_blocks (record, transition, rule));
    }
  kamae_test_set (test, record, field, day);
  kamae_test_step (test, record, transition);
  g_assert_cmpstr (kamae_record_get_text (record, field), ==, day);
  g_assert_true (kamae_test_refuses (test, record, field, NULL,
                                     kamae_record_can_edit (record, field)
                                       ? KAMAE_ERROR_INVALID : KAMAE_ERROR_LOCKED));
}

gboolean
kamae_test_warns (KamaeRecord *record,
                  const char  *transition,
                  const char  *rule)
{
  g_autoptr (GPtrArray) results =
    kamae_record_check_transition (record, find_step (record, transition));
  KamaeCheckResult *found = find_result (results, KAMAE_RULE_WARN, rule);
  g_autofree char *refusal = NULL;
  g_autofree char *refusal_with_reason = NULL;

  if (found == NULL)
    return FALSE;
  if (!can_be_taken (record, transition))
    return TRUE;
  refusal = dup_refusal (record, transition, NULL);
  g_assert_nonnull (refusal);
  g_assert_nonnull (strstr (refusal, kamae_check_result_get_text (found)));
  refusal_with_reason = dup_refusal (record, transition, "試験のため");
  g_assert_true (refusal_with_reason == NULL
                 || strstr (refusal_with_reason, kamae_check_result_get_text (found)) == NULL);
  return TRUE;
}

void
kamae_test_verify (KamaeTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = kamae_register_verify (test->reg, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < results->len; i++)
    {
      g_test_message ("%s", kamae_check_result_get_text (results->pdata[i]));
      /* A note says what is not known of a plugin that is not there. */
      g_assert_cmpint (kamae_check_result_get_level (results->pdata[i]), ==, KAMAE_RULE_INFORM);
    }
}

void
kamae_test_outside (KamaeTest  *test,
                    const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) shell =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "sqlite3", test->path, sql,
                      NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (shell, NULL, &error);
  g_assert_no_error (error);
}

static char *
dup_squeezed (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      g_string_append_unichar (squeezed, g_utf8_get_char (text));
  return g_string_free (squeezed, FALSE);
}

char *
kamae_test_dup_print_of (KamaeTest   *test,
                         const char  *report,
                         KamaeRecord *record,
                         const char  *language,
                         const char  *as_of)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeDocument) document =
    kamae_report_build (kamae_model_find_report (test->model, report), test->reg, record, language,
                        as_of, KAMAE_COPY_ORIGINAL, &error);
  g_autofree char *path = g_build_filename (test->folder, "print.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const char *const command[] = { "pdftotext", "-raw", path, "-", NULL };
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  kamae_document_write_pdf (document, file, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return dup_squeezed (text);
}

char *
kamae_test_dup_print (KamaeTest   *test,
                      const char  *report,
                      KamaeRecord *record,
                      const char  *language)
{
  return kamae_test_dup_print_of (test, report, record, language, NULL);
}

void
kamae_test_assert_contains (const char *print,
                            const char *part)
{
  g_autofree char *squeezed = dup_squeezed (part);

  if (strstr (print, squeezed) == NULL)
    g_error ("“%s” is not in:\n%s", squeezed, print);
}
