/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

#include <string.h>

/* Whatever a plugin declares or does, the register opens, without it if need be, says why with the
 * plugin's name, keeps what it has of it, and is proved by its journal. */

static const KamaeChoice kinds[] = {
  { "small", "Small" },
  { "large", "Large" },
  { NULL }
};

static const KamaeChoice small_kinds[] = {
  { "small", "Small" },
  { NULL }
};

static const KamaeState states[] = {
  { "draft", "Draft" },
  { "done", "Done", .flags = KAMAE_STATE_LOCKS },
  { NULL }
};

static const KamaeTransition steps[] = {
  { "finish", "draft", "done", "Finish" },
  { NULL }
};

static const KamaeWorkflow workflow = { states, steps };

/* A plugin whose members are changed from test to test. */
typedef struct
{
  KamaeDeclaration declaration;
  const KamaeEntity *entities[2];
  KamaeEntity thing;
  KamaeField fields[6];
  KamaeMigration migrations[3];
  KamaeRule rules[2];
  KamaeFigure figures[2];
  KamaePageInfo pages[2];
  KamaeSharedView views[2];
  KamaeSnapshotPart parts[2];
} Plugin;

static void
init_plugin (Plugin *plugin)
{
  *plugin = (Plugin) {
    .declaration = { .id = "mini", .version = 1, .domain = "mini", .entities = plugin->entities,
                     .migrations = plugin->migrations, .rules = plugin->rules,
                     .figures = plugin->figures, .pages = plugin->pages, .views = plugin->views },
    .entities = { &plugin->thing },
    .thing = { "mini_thing", "Thing", "Things", .fields = plugin->fields,
               .snapshot = plugin->parts },
    .fields = { { "title", KAMAE_FIELD_TEXT, "Title", KAMAE_TITLE },
                { "size", KAMAE_FIELD_TEXT, "Size" },
                { "kind", KAMAE_FIELD_CHOICE, "Kind", .choices = kinds } },
  };
}

static Plugin plugin;

static KamaeModel *
make_model (void)
{
  KamaeModel *model = kamae_model_new ();
  g_autoptr (GError) error = NULL;

  kamae_model_add (model, &plugin.declaration, &error);
  g_assert_no_error (error);
  return model;
}

/* A register with one thing in it, as the first version of the plugin makes it. */
static KamaeRecord *
set_up (KamaeTest *test)
{
  init_plugin (&plugin);
  kamae_test_set_up (test, make_model ());
  return kamae_test_create (test, "mini_thing", "title", "First", "size", "large", "kind", "large",
                            NULL);
}

/* Opens the file with the plugin as it is now. */
static void
open_again (KamaeTest     *test,
            KamaeOpenFlags flags)
{
  g_autoptr (GFile) file = g_file_new_for_path (test->path);
  g_autoptr (GError) error = NULL;

  g_clear_object (&test->person);
  kamae_register_close (test->reg);
  g_clear_object (&test->reg);
  g_set_object (&test->model, NULL);
  test->model = make_model ();
  test->reg = kamae_register_open (test->model, file, flags, &error);
  g_assert_no_error (error);
}

static gboolean
is_there (KamaeTest *test)
{
  return kamae_model_find_entity (kamae_register_get_model (test->reg), "mini_thing") != NULL;
}

static void
assert_there (KamaeTest *test)
{
  g_autoptr (GPtrArray) missing = kamae_register_list_missing_plugins (test->reg, NULL);

  for (guint i = 0; i < missing->len; i++)
    g_test_message ("%s", ((const KamaeMissingPlugin *) missing->pdata[i])->text);
  g_assert_true (is_there (test));
}

/* The register does without the plugin, tells why, and all else works. */
static void
assert_aside (KamaeTest  *test,
              const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) missing = kamae_register_list_missing_plugins (test->reg, &error);
  const KamaeMissingPlugin *plugin_missing;

  g_assert_no_error (error);
  g_assert_false (is_there (test));
  g_assert_cmpuint (missing->len, ==, 1);
  plugin_missing = missing->pdata[0];
  g_test_message ("%s", plugin_missing->text);
  g_assert_cmpstr (plugin_missing->id, ==, "mini");
  g_assert_nonnull (strstr (plugin_missing->text, "“mini”"));
  g_assert_nonnull (strstr (plugin_missing->text, what));
  if (!kamae_register_is_read_only (test->reg))
    {
      static guint n;
      g_autofree char *name = g_strdup_printf ("Site %u", n++);
      g_autoptr (KamaeRecord) site = kamae_test_create (test, "site", "name", name, NULL);

      g_assert_nonnull (site);
    }
  kamae_test_verify (test);
}

static char *
dup_size (KamaeTest *test)
{
  g_autoptr (KamaeCursor) cursor =
    kamae_register_query (test->reg, "SELECT size FROM mini_thing", NULL, NULL);

  g_assert_true (kamae_cursor_next (cursor, NULL));
  return g_strdup (kamae_cursor_get_text (cursor, 0));
}

static guint
count_copies (KamaeTest *test)
{
  g_autoptr (GDir) folder = g_dir_open (test->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    n += strstr (name, ".before-update-") != NULL ? 1 : 0;
  return n;
}

static void
test_migration (void)
{
  KamaeTest test = { 0 };
  g_autoptr (KamaeRecord) record = set_up (&test);
  gint64 id = kamae_record_get_id (record);
  g_autoptr (GPtrArray) history = NULL;
  g_autofree char *size = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&record);
  plugin.declaration.version = 2;
  plugin.fields[1].kind = KAMAE_FIELD_INTEGER;
  plugin.fields[3] = (KamaeField) { "note", KAMAE_FIELD_TEXT, "Note" };
  plugin.migrations[0] = (KamaeMigration) {
    2, "UPDATE mini_thing SET size = CASE size WHEN 'large' THEN 3 ELSE 1 END, note = upper (title)"
  };
  open_again (&test, KAMAE_OPEN_NORMAL);
  assert_there (&test);
  size = dup_size (&test);
  g_assert_cmpstr (size, ==, "3");
  record = kamae_register_ref_record (test.reg, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kamae_record_get_text (record, "note"), ==, "FIRST");
  kamae_test_verify (&test);
  g_assert_cmpuint (count_copies (&test), ==, 1);
  history = kamae_register_history (test.reg, record, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);

  /* And back again: what numbers became words. */
  g_clear_object (&record);
  plugin.declaration.version = 3;
  plugin.fields[1].kind = KAMAE_FIELD_TEXT;
  plugin.migrations[1] =
    (KamaeMigration) { 3, "UPDATE mini_thing SET size = CASE size WHEN '3' THEN 'big' END" };
  open_again (&test, KAMAE_OPEN_NORMAL);
  g_free (size);
  size = dup_size (&test);
  g_assert_cmpstr (size, ==, "big");
  kamae_test_verify (&test);
  open_again (&test, KAMAE_OPEN_NORMAL);
  g_assert_cmpuint (count_copies (&test), <=, 2);
  kamae_test_tear_down (&test);
}

/* A migration does what it may to the plugin's own tables, or nothing at all. */
static void
test_foreign_migration (gconstpointer data)
{
  const char *sql = data;
  KamaeTest test = { 0 };
  g_autoptr (KamaeRecord) record = set_up (&test);
  g_autoptr (KamaeRecord) site = kamae_test_create (&test, "site", "name", "Tokyo", NULL);
  g_autofree char *size = NULL;

  g_clear_object (&record);
  g_clear_object (&site);
  plugin.declaration.version = 2;
  plugin.migrations[0] = (KamaeMigration) { 2, sql };
  open_again (&test, KAMAE_OPEN_NORMAL);
  assert_aside (&test, "could not be brought up to date");
  g_assert_cmpint (kamae_register_count (test.reg, "SELECT count(*) FROM site WHERE name = 'Tokyo'",
                                         NULL), ==, 1);
  g_assert_cmpuint (count_copies (&test), ==, 0);
  /* The version from before goes on. */
  plugin.declaration.version = 1;
  plugin.migrations[0] = (KamaeMigration) { 0 };
  open_again (&test, KAMAE_OPEN_NORMAL);
  assert_there (&test);
  size = dup_size (&test);
  g_assert_cmpstr (size, ==, "large");
  kamae_test_verify (&test);
  kamae_test_tear_down (&test);
}

/* A change of the tables without a migration that it would need. */
static void
assert_unfit (KamaeTest  *test,
              const char *what)
{
  for (int i = 0; i < 3; i++)
    {
      open_again (test, KAMAE_OPEN_NORMAL);
      assert_aside (test, what);
    }
  g_assert_cmpuint (count_copies (test), ==, 0);
  init_plugin (&plugin);
  open_again (test, KAMAE_OPEN_NORMAL);
  assert_there (test);
  g_assert_cmpint (kamae_register_count (test->reg, "SELECT count(*) FROM mini_thing", NULL), ==, 1);
  kamae_test_verify (test);
  kamae_test_tear_down (test);
}

static void
test_other_type (void)
{
  KamaeTest test = { 0 };
  g_autoptr (KamaeRecord) record = set_up (&test);

  g_clear_object (&record);
  plugin.fields[1].kind = KAMAE_FIELD_INTEGER;
  assert_unfit (&test, "size");
}

static void
test_narrower_choice (void)
{
  KamaeTest test = { 0 };
  g_autoptr (KamaeRecord) record = set_up (&test);

  g_clear_object (&record);
  plugin.declaration.version = 2;
  plugin.fields[2].choices = small_kinds;
  assert_unfit (&test, "kind");
}

static void
test_new_life (void)
{
  KamaeTest test = { 0 };
  g_autoptr (KamaeRecord) record = set_up (&test);
  g_autoptr (GError) error = NULL;
  gint64 id = kamae_record_get_id (record);

  g_clear_object (&record);
  plugin.thing.workflow = &workflow;
  open_again (&test, KAMAE_OPEN_NORMAL);
  record = kamae_register_ref_record (test.reg, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kamae_record_get_state (record), ==, "draft");
  kamae_test_verify (&test);
  kamae_test_step (&test, record, "finish");
  kamae_test_verify (&test);
  kamae_test_tear_down (&test);
}

/* A locked record is changed by a migration alone, and the journal says so. */
static void
test_locked (void)
{
  KamaeTest test = { 0 };
  g_autoptr (KamaeRecord) record = NULL;
  g_autofree char *size = NULL;

  init_plugin (&plugin);
  plugin.thing.workflow = &workflow;
  kamae_test_set_up (&test, make_model ());
  record = kamae_test_create (&test, "mini_thing", "title", "First", "size", "large", NULL);
  kamae_test_step (&test, record, "finish");
  g_clear_object (&record);
  plugin.declaration.version = 2;
  plugin.migrations[0] = (KamaeMigration) { 2, "UPDATE mini_thing SET size = 'L'" };
  open_again (&test, KAMAE_OPEN_NORMAL);
  size = dup_size (&test);
  g_assert_cmpstr (size, ==, "L");
  kamae_test_verify (&test);
  kamae_test_tear_down (&test);
}

/* A plugin that is new to the file: reading goes on without it and writes nothing. */
static void
test_new_to_file (void)
{
  KamaeTest test = { 0 };

  init_plugin (&plugin);
  kamae_test_set_up (&test, NULL);
  open_again (&test, KAMAE_OPEN_READ_ONLY);
  assert_aside (&test, "kamae-cli update");
  g_assert_cmpuint (count_copies (&test), ==, 0);
  open_again (&test, KAMAE_OPEN_NORMAL);
  assert_there (&test);
  kamae_test_verify (&test);
  open_again (&test, KAMAE_OPEN_READ_ONLY);
  assert_there (&test);

  /* What only adds to what is there and has it all is read as it is. */
  plugin.fields[2].choices = small_kinds;
  open_again (&test, KAMAE_OPEN_READ_ONLY);
  assert_there (&test);
  plugin.fields[3] = (KamaeField) { "note", KAMAE_FIELD_TEXT, "Note" };
  open_again (&test, KAMAE_OPEN_READ_ONLY);
  assert_aside (&test, "kamae-cli update");
  kamae_test_tear_down (&test);
}

static void
test_older (void)
{
  KamaeTest test = { 0 };
  g_autoptr (KamaeRecord) record = set_up (&test);

  g_clear_object (&record);
  plugin.declaration.version = 2;
  open_again (&test, KAMAE_OPEN_NORMAL);
  plugin.declaration.version = 1;
  open_again (&test, KAMAE_OPEN_NORMAL);
  assert_aside (&test, "Update the plugin");
  g_assert_false (kamae_register_is_read_only (test.reg));
  kamae_test_tear_down (&test);
}

static gboolean
fail_silently (KamaeOperation *operation,
               GError        **error)
{
  return FALSE;
}

static void
test_seed (void)
{
  KamaeTest test = { 0 };

  init_plugin (&plugin);
  kamae_test_set_up (&test, NULL);
  plugin.declaration.seed = fail_silently;
  open_again (&test, KAMAE_OPEN_NORMAL);
  assert_aside (&test, "seed");
  plugin.declaration.seed = NULL;
  open_again (&test, KAMAE_OPEN_NORMAL);
  assert_there (&test);
  kamae_test_verify (&test);
  kamae_test_tear_down (&test);
}

/* -- Functions that do not come to an end ------------------------------------------------------ */

static gboolean
change_again (KamaeOperation *operation,
              KamaeRecord    *record,
              const char     *field,
              GError        **error)
{
  static guint n;
  g_autofree char *text = g_strdup_printf ("%u", n++);

  return field == NULL || kamae_operation_set (operation, record, "size", text, error);
}

static gboolean
create_again (KamaeOperation *operation,
              KamaeRecord    *record,
              GError        **error)
{
  g_autoptr (KamaeRecord) next =
    kamae_operation_create (operation, "mini_thing", error, "title", "Next", NULL);

  return next != NULL;
}

static gboolean
stop_change (KamaeOperation *operation,
             KamaeRecord    *record,
             const char     *field,
             GError        **error)
{
  return FALSE;
}

static void
assert_refused (KamaeTest  *test,
                const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = kamae_register_begin (test->reg, "Try", NULL, &error);
  g_autoptr (KamaeRecord) record =
    kamae_operation_create (operation, "mini_thing", &error, "title", "Second", NULL);

  if (record != NULL)
    g_assert_false (kamae_operation_set (operation, record, "size", "small", &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_PLUGIN);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "“mini”"));
  g_assert_nonnull (strstr (error->message, what));
  g_clear_object (&record);
  g_clear_object (&operation);
  kamae_test_verify (test);
}

static void
test_circles (void)
{
  KamaeTest test = { 0 };
  g_autoptr (KamaeRecord) record = set_up (&test);

  plugin.declaration.changed = change_again;
  assert_refused (&test, "circle");
  plugin.declaration.changed = NULL;
  plugin.thing.changed = change_again;
  assert_refused (&test, "circle");
  plugin.thing.changed = NULL;
  plugin.thing.created = create_again;
  assert_refused (&test, "circle");
  g_clear_object (&record);
  kamae_test_tear_down (&test);
}

static gboolean
stop_due (KamaeRegister *reg,
          GError       **error)
{
  return FALSE;
}

static gboolean
fail_due (KamaeRegister *reg,
          GError       **error)
{
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_FAILED, "The third is not well");
  return FALSE;
}

static gboolean
write_site (KamaeRegister *reg,
            GError       **error)
{
  g_autoptr (KamaeOperation) operation = kamae_register_begin (reg, "Due", NULL, error);
  g_autoptr (KamaeRecord) site =
    operation != NULL ? kamae_operation_create (operation, "site", error, "name", "Due", NULL)
                      : NULL;

  return site != NULL && kamae_operation_commit (operation, error);
}

/* What is due is written, though other plugins cannot write what they have, of which each is told;
 * and nothing in a register that is only read. */
static void
test_due (void)
{
  static const KamaeDeclaration other = { .id = "other", .version = 1, .domain = "other",
                                          .due = write_site };
  static const KamaeDeclaration third = { .id = "third", .version = 1, .domain = "third",
                                          .due = fail_due };
  static const char *const sql = "SELECT count (*) FROM site WHERE name = 'Due'";
  KamaeTest test = { 0 };
  g_autoptr (KamaeRecord) record = set_up (&test);
  g_autoptr (GError) error = NULL;

  g_assert_true (kamae_model_add (test.model, &other, &error));
  g_assert_true (kamae_model_add (test.model, &third, &error));
  plugin.declaration.due = stop_due;
  g_assert_false (kamae_register_write_due (test.reg, &error));
  g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_PLUGIN);
  g_assert_nonnull (strstr (error->message, "\nThe third is not well"));
  g_assert_nonnull (strstr (error->message, "“mini”"));
  g_assert_nonnull (strstr (error->message, "due"));
  g_assert_cmpint (kamae_register_count (test.reg, sql, NULL), ==, 1);
  g_clear_object (&record);
  open_again (&test, KAMAE_OPEN_READ_ONLY);
  g_assert_true (kamae_register_write_due (test.reg, NULL));
  g_assert_cmpint (kamae_register_count (test.reg, sql, NULL), ==, 1);
  kamae_test_tear_down (&test);
}

static void
test_silent (void)
{
  KamaeTest test = { 0 };
  g_autoptr (KamaeRecord) record = set_up (&test);

  plugin.declaration.changed = stop_change;
  assert_refused (&test, "changed");
  plugin.declaration.changed = NULL;
  plugin.thing.changed = stop_change;
  assert_refused (&test, "changed");
  g_clear_object (&record);
  kamae_test_tear_down (&test);
}

/* -- Queries ----------------------------------------------------------------------------------- */

static void
test_queries (void)
{
  static const char *const places[] = {
    "entities[mini_thing].fields[age].sql", "entities[mini_thing].snapshot[more].sql",
    "rules[MIN-V01].sql", "figures[MIN-C01].sql", "pages[mini-things].attention",
  };
  KamaeTest test = { 0 };
  g_autoptr (GPtrArray) results = NULL;

  init_plugin (&plugin);
  plugin.fields[3] = (KamaeField) { "age", KAMAE_FIELD_DERIVED, "Age", .sql = "this.years" };
  plugin.parts[0] = (KamaeSnapshotPart) { "more", "SELECT wrong FROM mini_thing" };
  plugin.rules[0] = (KamaeRule) { "MIN-V01", KAMAE_RULE_BLOCK, "mini_thing", .text = "No.",
                                  .sql = "SELECT idd FROM mini_thing" };
  plugin.figures[0] = (KamaeFigure) { "MIN-C01", KAMAE_FIGURE_NUMBER, "Things",
                                      .sql = "DELETE FROM mini_thing" };
  plugin.pages[0] = (KamaePageInfo) { "mini-things", "Things", .entity = "mini_thing",
                                      .attention = "SELECT 1, 2" };
  kamae_test_set_up (&test, make_model ());
  results = kamae_register_check_sql (test.reg, "mini");
  g_assert_cmpuint (results->len, ==, G_N_ELEMENTS (places));
  for (guint i = 0; i < results->len; i++)
    {
      const char *detail = kamae_check_result_get_detail (results->pdata[i]);

      g_assert_nonnull (strstr (detail, "mini"));
      g_assert_nonnull (strstr (detail, places[i]));
    }
  kamae_test_tear_down (&test);
}

static void
test_derived (void)
{
  KamaeTest test = { 0 };
  g_autoptr (KamaeRecord) record = set_up (&test);
  gint64 id = kamae_record_get_id (record);
  g_autoptr (GError) error = NULL;

  g_clear_object (&record);
  plugin.fields[3] = (KamaeField) { "age", KAMAE_FIELD_DERIVED, "Age", .sql = "this.years" };
  open_again (&test, KAMAE_OPEN_NORMAL);
  record = kamae_register_ref_record (test.reg, id, &error);
  g_assert_null (record);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "“age” of “mini_thing” cannot be computed"));
  g_assert_nonnull (strstr (error->message, "mini)"));
  kamae_test_tear_down (&test);
}

/* What a plugin shares is asked by others. */
static void
test_views (gconstpointer data)
{
  KamaeTest test = { 0 };
  g_autoptr (KamaeRecord) record = set_up (&test);

  g_clear_object (&record);
  plugin.views[0] = (KamaeSharedView) { "mini_view", data };
  open_again (&test, KAMAE_OPEN_NORMAL);
  assert_aside (&test, ".views");
  plugin.views[0].sql = "SELECT size FROM mini_thing";
  open_again (&test, KAMAE_OPEN_READ_ONLY);
  assert_there (&test);
  g_assert_cmpint (kamae_register_count (test.reg, "SELECT count(*) FROM mini_view", NULL), ==, 1);
  kamae_test_tear_down (&test);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const migrations[] = {
    "UPDATE site SET name = 'x'",
    "DROP TABLE site",
    "DROP TABLE mini_thing",
    "DELETE FROM mini_thing",
    "INSERT INTO mini_thing (id, title) VALUES (1, 'x')",
    "UPDATE mini_thing SET id = 7",
    "UPDATE journal SET name = 'x'",
    "UPDATE meta SET value = 'x'",
    "ALTER TABLE mini_thing ADD COLUMN x TEXT",
    "CREATE TABLE mini_more (a TEXT)",
    "CREATE TEMP TABLE more (a TEXT)",
    "PRAGMA writable_schema = 1",
    "ATTACH ':memory:' AS other",
    "UPDATE mini_thing SET size = 'S'; COMMIT",
    "UPDATE mini_thing SET size = 'S'; DROP TABLE person",
    "UPDATE mini_thing SET gone = 1",
    "UPDATE mini_thing SET kind = 'huge'",
    "nonsense",
  };

  kamae_test_init (&argc, &argv);

  g_test_add_func ("/isolation/migration", test_migration);
  for (guint i = 0; i < G_N_ELEMENTS (migrations); i++)
    {
      g_autofree char *path = g_strdup_printf ("/isolation/foreign-migration/%u", i);

      g_test_add_data_func (path, migrations[i], test_foreign_migration);
    }
  g_test_add_data_func ("/isolation/views/column", "SELECT gone FROM mini_thing", test_views);
  g_test_add_data_func ("/isolation/views/nonsense", "nonsense", test_views);
  g_test_add_data_func ("/isolation/views/two", "SELECT 1; DROP TABLE site", test_views);
  g_test_add_func ("/isolation/derived", test_derived);
  g_test_add_func ("/isolation/other-type", test_other_type);
  g_test_add_func ("/isolation/narrower-choice", test_narrower_choice);
  g_test_add_func ("/isolation/new-life", test_new_life);
  g_test_add_func ("/isolation/locked", test_locked);
  g_test_add_func ("/isolation/new-to-file", test_new_to_file);
  g_test_add_func ("/isolation/older", test_older);
  g_test_add_func ("/isolation/seed", test_seed);
  g_test_add_func ("/isolation/circles", test_circles);
  g_test_add_func ("/isolation/silent", test_silent);
  g_test_add_func ("/isolation/due", test_due);
  g_test_add_func ("/isolation/queries", test_queries);
  return g_test_run ();
}
