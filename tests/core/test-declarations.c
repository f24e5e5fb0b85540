/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-test.h"

#include "sqlite/kamae-sqlite-private.h"

#include <string.h>

/* Each mistake in a declaration is refused when it is added to the model, with the plugin, the
 * place and what is wrong; the model stays as it was. */

static KamaeDocument *
build (KamaeReportContext *context,
       GError            **error)
{
  return NULL;
}

/* A declaration that is right, with a place free at the end of each array. */
typedef struct
{
  KamaeDeclaration declaration;
  const KamaeEntity *entities[3];
  KamaeEntity thing, part;
  KamaeField fields[9], part_fields[4];
  KamaeChoice sizes[4], phases[3];
  KamaeState states[4];
  KamaeTransition steps[4];
  KamaeWorkflow workflow;
  KamaeRule rules[3];
  KamaeFigure figures[3];
  KamaeReport reports[3];
  KamaeSubject subjects[3];
  KamaePageInfo pages[3];
  KamaeSetting settings[3];
  KamaeMigration migrations[3];
  KamaeSharedView views[3];
} Good;

static void
init_good (Good *good)
{
  *good = (Good) {
    .declaration = { .id = "mini", .version = 2, .domain = "mini", .entities = good->entities,
                     .rules = good->rules, .figures = good->figures, .reports = good->reports,
                     .pages = good->pages, .settings = good->settings,
                     .migrations = good->migrations, .views = good->views,
                     .subjects = good->subjects },
    .entities = { &good->thing, &good->part },
    .thing = { "mini_thing", "Thing", "Things", .fields = good->fields,
               .workflow = &good->workflow, .order = "-made_on", .unique = "title, size",
               .kept = "size=large" },
    .part = { "mini_part", "Part", "Parts", .fields = good->part_fields },
    .fields = { { "number", KAMAE_FIELD_NUMBER, "No.", .series = "M-{seq:03}" },
                { "title", KAMAE_FIELD_TEXT, "Title", KAMAE_TITLE | KAMAE_MAY_BE_NONE },
                { "size", KAMAE_FIELD_CHOICE, "Size", .choices = good->sizes },
                { "made_on", KAMAE_FIELD_DATE, "Made on", .required_from = "done",
                  .when = "size=large" },
                { "sold_on", KAMAE_FIELD_DATE, "Sold on", .not_before = "made_on" },
                { "maker", KAMAE_FIELD_LINK, "Maker", .target = "person", .inverse = "Made" },
                { "age", KAMAE_FIELD_DERIVED, "Age", .sql = "1 + 1" } },
    .part_fields = { { "thing", KAMAE_FIELD_LINK, "Thing", KAMAE_OWNER, .target = "mini_thing" },
                     { "text", KAMAE_FIELD_TEXT, "Text", .filled_for = "done" } },
    .sizes = { { "small", "Small" }, { "large", "Large" } },
    .phases = { { "plan", "Plan" } },
    .states = { { "draft", "Draft" }, { "done", "Done" } },
    .steps = { { "finish", "draft", "done", "Finish", .dates = "made_on", .signer = "maker",
                 .approval = "approved", .phase = "plan" },
               { "reopen", "done", "draft", "Reopen" } },
    .workflow = { good->states, good->steps, good->phases },
    .rules = { { "MIN-V01", KAMAE_RULE_WARN, "mini_thing", "done", .text = "No.",
                 .sql = "SELECT id FROM mini_thing", .field = "size" } },
    .figures = { { "MIN-C01", KAMAE_FIGURE_NUMBER, "Things", .sql = "SELECT 1",
                   .page = "mini-things", .start = "Things", .target = "mini.days" } },
    .reports = { { "MIN-R01", "Things", .build = build } },
    .pages = { { "mini-things", "Things", NULL, .order = 1, .entity = "mini_thing" } },
    .subjects = { { "mini", "Mini" } },
    .settings = { { "mini.days", "Days", "7" } },
    .migrations = { { 2, "UPDATE mini_thing SET title = 'a'" } },
    .views = { { "mini_sizes", "SELECT size FROM mini_thing" } },
  };
}

/* X (what is done to a good declaration, the place that is told, a part of what is told) */
#define MISTAKES                                                                                   \
  X (good->declaration.id = NULL, "id", "missing")                                                 \
  X (good->declaration.id = "Mini", "id", "Mini")                                                  \
  X (good->declaration.id = "mini ", "id", "mini ")                                                \
  X (good->declaration.id = "core", "id", "twice")                                                 \
  X (good->declaration.version = 0, "version", "missing")                                          \
  X (good->thing.name = NULL, "entities[]", "missing")                                             \
  X (good->thing.name = "Thing", "entities[Thing]", "lower case")                                  \
  X (good->thing.name = "2things", "entities[2things]", "a letter first")                          \
  X (good->thing.name = "a; DROP TABLE site", "entities[a; DROP TABLE site]", "no name")           \
  X (good->thing.name = "sqlite_thing", "entities[sqlite_thing]", "keeps to itself")               \
  X (good->thing.name = "order", "entities[order]", "keeps to itself")                             \
  X (good->thing.name = "record", "entities[record]", "keeps to itself")                           \
  X (good->thing.name = "work", "entities[work]", "keeps to itself")                               \
  X (good->thing.name = "signature", "entities[signature]", "keeps to itself")                     \
  X (good->thing.name = "journal", "entities[journal]", "keeps to itself")                         \
  X (good->thing.name = "file_content", "entities[file_content]", "keeps to itself")               \
  X (good->thing.name = "person", "entities[person]", "taken by “core”")                           \
  X (good->part.name = "mini_thing", "entities[mini_thing]", "twice")                              \
  X (good->part.name = "mini_thing_number", "entities[mini_thing_number]", "twice")                \
  X (good->thing.label = NULL, "entities[mini_thing].label", "missing")                            \
  X (good->thing.plural = NULL, "entities[mini_thing].plural", "missing")                          \
  X (good->thing.fields = NULL, "entities[mini_thing].fields", "missing")                          \
  X (good->fields[0].name = NULL, "entities[mini_thing].fields", "missing")                        \
  X (good->thing.order = "weight", "entities[mini_thing].order", "weight")                         \
  X (good->thing.unique = "title, weight", "entities[mini_thing].unique", "weight")                \
  X (good->thing.kept = "weight=1", "entities[mini_thing].kept", "weight")                         \
  X (good->fields[1].name = "group", "fields[group]", "keeps to itself")                           \
  X (good->fields[1].name = "id", "fields[id]", "keeps to itself")                                 \
  X (good->fields[1].name = "rowid", "fields[rowid]", "keeps to itself")                           \
  X (good->fields[1].name = "state", "fields[state]", "keeps to itself")                           \
  X (good->fields[1].name = "Titel", "fields[Titel]", "lower case")                                \
  X (good->fields[1].name = "size", "fields[size]", "twice")                                       \
  X (good->fields[1].name = "maker_id", "fields[maker]", "twice") \
  X (good->fields[2].name = "title_absence", "fields[title_absence]", "twice")                     \
  X (good->fields[1].label = NULL, "fields[title].label", "missing")                               \
  X (good->fields[1].kind = (KamaeFieldKind) 77, "fields[title].kind", "77")                       \
  X (good->fields[0].series = NULL, "fields[number].series", "missing")                            \
  X (good->fields[2].choices = NULL, "fields[size].choices", "missing")                            \
  X (good->sizes[0].code = NULL, "fields[size].choices", "missing")                                \
  X (good->sizes[0].code = "S'", "fields[size].choices[S']", "no code")                            \
  X (good->sizes[1].code = "small", "fields[size].choices[small]", "twice")                        \
  X (good->sizes[1].label = NULL, "fields[size].choices[large].label", "missing")                  \
  X (good->fields[3].required_from = "gone", "fields[made_on].required_from", "gone")              \
  X (good->fields[3].when = "weight=1", "fields[made_on].when", "weight")                          \
  X (good->fields[3].when = "size=huge", "fields[made_on].when", "huge")                           \
  X (good->fields[4].not_before = "title", "fields[sold_on].not_before", "title")                  \
  X (good->fields[5].target = NULL, "fields[maker].target", "missing") \
  X (good->fields[5].target = "No one", "fields[maker].target", "No one") \
  X (good->fields[6].sql = NULL, "fields[age].sql", "missing")                                     \
  X (good->part_fields[1].filled_for = "gone", "fields[text].filled_for", "gone")                  \
  X (good->part_fields[0].kind = KAMAE_FIELD_LINKS, "entities[mini_part].KAMAE_OWNER", "thing")    \
  X (good->workflow.states = NULL, "workflow.states", "missing")                                   \
  X (good->states[1].name = "draft", "workflow.states[draft]", "twice")                            \
  X (good->states[1].name = "Done!", "workflow.states[Done!]", "no name")                          \
  X (good->states[1].label = NULL, "workflow.states[done].label", "missing")                       \
  X (good->phases[0].label = NULL, "workflow.phases[plan].label", "missing")                       \
  X (good->steps[1].name = "finish", "workflow.transitions[finish]", "twice")                      \
  X (good->steps[0].from = NULL, "workflow.transitions[finish].from", "missing")                   \
  X (good->steps[0].from = "gone", "workflow.transitions[finish].from", "gone")                    \
  X (good->steps[0].to = "gone", "workflow.transitions[finish].to", "gone")                        \
  X (good->steps[0].label = NULL, "workflow.transitions[finish].label", "missing")                 \
  X (good->steps[0].dates = "title", "workflow.transitions[finish].dates", "title")                \
  X (good->steps[0].signer = "title", "workflow.transitions[finish].signer", "title")              \
  X (good->steps[0].supersedes = "gone", "workflow.transitions[finish].supersedes", "gone")        \
  X (good->steps[0].approval = "seen", "workflow.transitions[finish].approval", "seen")            \
  X (good->steps[0].phase = "check", "workflow.transitions[finish].phase", "check")                \
  X (good->rules[0].text = NULL, "rules[MIN-V01].text", "missing")                                 \
  X (good->rules[0].sql = NULL, "rules[MIN-V01].sql", "missing")                                   \
  X (good->rules[0].state = "gone", "rules[MIN-V01].state", "gone")                                \
  X (good->rules[0].until = "gone", "rules[MIN-V01].until", "gone")                                \
  X (good->rules[0].step = "gone", "rules[MIN-V01].step", "gone")                                  \
  X (good->rules[0].field = "weight", "rules[MIN-V01].field", "weight")                            \
  X (good->rules[0].entity = NULL, "rules[MIN-V01].entity", "missing")                             \
  X (good->figures[0].title = NULL, "figures[MIN-C01].title", "missing")                           \
  X (good->figures[0].sql = NULL, "figures[MIN-C01].sql", "missing")                               \
  X (good->figures[0].page = NULL, "figures[MIN-C01].page", "missing")                             \
  X (good->figures[0].target = "mini.weeks", "figures[MIN-C01].target", "mini.weeks")              \
  X (good->figures[1] = good->figures[0], "figures[MIN-C01]", "twice")                             \
  X (good->reports[0].title = NULL, "reports[MIN-R01].title", "missing")                           \
  X (good->reports[0].build = NULL, "reports[MIN-R01].build", "missing")                           \
  X (good->reports[0].id = "COM-R02", "reports[COM-R02]", "taken by “core”")                       \
  X (good->reports[1] = good->reports[0], "reports[MIN-R01]", "twice")                             \
  X (good->pages[0].label = NULL, "pages[mini-things].label", "missing")                           \
  X (good->pages[0].entity = NULL, "pages[mini-things].entity", "missing")                         \
  X (good->pages[0].entity = "nothing", "pages[mini-things].entity", "nothing")                    \
  X (good->pages[0].name = "tasks", "pages[tasks]", "taken by “core”")                             \
  X (good->pages[1] = good->pages[0], "pages[mini-things]", "twice")                               \
  X (good->subjects[0].label = NULL, "subjects[mini].label", "missing")                            \
  X (good->subjects[1] = good->subjects[0], "subjects[mini]", "twice")                             \
  X (good->settings[0].label = NULL, "settings[mini.days].label", "missing")                       \
  X (good->settings[0].initial = NULL, "settings[mini.days].initial", "missing")                   \
  X (good->settings[1] = good->settings[0], "settings[mini.days]", "twice")                        \
  X ((good->settings[0].key = "meeting.follow_up_days", good->figures[0].target = NULL),           \
     "settings[meeting.follow_up_days]", "taken by “core”")                                        \
  X (good->migrations[0].sql = NULL, "migrations[2].sql", "missing")                               \
  X (good->migrations[0].version = 3, "migrations[3]", "none is higher")                           \
  X (good->migrations[1] = good->migrations[0], "migrations[2]", "grow")                           \
  X (good->views[0].sql = NULL, "views[mini_sizes].sql", "missing")                                \
  X (good->views[0].name = "work", "views[work]", "keeps to itself")                               \
  X (good->views[0].name = "mini_thing", "views[mini_thing]", "keeps to itself")                   \
  X (good->views[0].name = "person", "views[person]", "keeps to itself")

/* Returns FALSE when there is no such mistake. */
static gboolean
spoil (Good        *good,
       guint        n,
       const char **place,
       const char **what)
{
  guint i = 0;

#define X(mistake, where, told) \
  if (i++ == n)                 \
    {                           \
      mistake;                  \
      *place = where;           \
      *what = told;             \
      return TRUE;              \
    }
  MISTAKES
#undef X
  return FALSE;
}

static void
test_mistakes (void)
{
  const char *place, *what;
  Good good;
  guint n;

  for (n = 0; init_good (&good), spoil (&good, n, &place, &what); n++)
    {
      g_autoptr (KamaeModel) model = kamae_model_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *at = g_strdup_printf ("%s: ", place);
      guint n_entities = kamae_model_get_entities (model)->len;

      g_test_message ("%s %s", place, what);
      g_assert_false (kamae_model_add (model, &good.declaration, &error));
      g_assert_error (error, KAMAE_ERROR, KAMAE_ERROR_PLUGIN);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, at));
      g_assert_nonnull (strstr (error->message, what));
      g_assert_true (good.declaration.id == NULL ||
                     strstr (error->message, good.declaration.id) != NULL);
      g_assert_cmpuint (kamae_model_get_entities (model)->len, ==, n_entities);
      g_assert_cmpuint (kamae_model_get_declarations (model)->len, ==, 1);
    }
  g_assert_cmpuint (n, >, 90);
}

static void
test_good (void)
{
  static Good good;
  g_autoptr (KamaeModel) model = kamae_model_new ();
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;
  KamaeTest test = { 0 };

  init_good (&good);
  kamae_model_add (model, &good.declaration, &error);
  g_assert_no_error (error);
  kamae_test_set_up (&test, g_steal_pointer (&model));
  results = kamae_register_check_sql (test.reg, NULL);
  g_assert_cmpuint (results->len, ==, 0);
  kamae_test_tear_down (&test);
}

/* Two plugins do not get into each other's way, whichever comes first. */
static void
test_two (void)
{
  static Good first, second;
  g_autoptr (KamaeModel) model = kamae_model_new ();
  g_autoptr (GError) error = NULL;

  init_good (&first);
  init_good (&second);
  second.declaration.id = "other";
  kamae_model_add (model, &first.declaration, &error);
  g_assert_no_error (error);
  g_assert_false (kamae_model_add (model, &second.declaration, &error));
  g_assert_nonnull (strstr (error->message, "taken by “mini”"));
  g_assert_nonnull (strstr (error->message, "“other”"));
}

static void
init_other (Good       *good,
            const char *entity)
{
  init_good (good);
  good->declaration = (KamaeDeclaration) { .id = "other", .version = 1, .domain = "other",
                                           .entities = good->entities };
  good->entities[1] = NULL;
  good->thing.name = entity;
}

/* A shared view may be called as an index, also as one of its own plugin, and never as a table. */
static void
test_view_names (void)
{
  static Good good;
  Good other;
  g_autoptr (KamaeModel) model = kamae_model_new ();
  g_autoptr (KamaeRecord) thing = NULL;
  g_autoptr (GError) error = NULL;
  KamaeTest test = { 0 };

  init_good (&good);
  good.views[0].name = "mini_thing_number";
  kamae_model_add (model, &good.declaration, &error);
  g_assert_no_error (error);
  init_other (&other, "mini_thing_number");
  g_assert_false (kamae_model_add (model, &other.declaration, &error));
  g_assert_nonnull (strstr (error->message, "taken by “mini”"));

  kamae_test_set_up (&test, g_steal_pointer (&model));
  thing = kamae_test_create (&test, "mini_thing", "title", "A", "size", "small", NULL);
  g_assert_cmpint (kamae_register_count (test.reg, "SELECT count (*) FROM mini_thing_number", NULL),
                   ==, 1);
  kamae_test_tear_down (&test);

  g_clear_error (&error);
  model = kamae_model_new ();
  init_good (&good);
  kamae_model_add (model, &good.declaration, &error);
  g_assert_no_error (error);
  init_other (&other, good.views[0].name);
  g_assert_false (kamae_model_add (model, &other.declaration, &error));
  g_assert_nonnull (strstr (error->message, "taken by “mini”"));
}

/* What SQLite does not take for a name is refused, all of it and nothing else. */
static void
test_words (void)
{
  g_autoptr (KamaeDatabase) database = kamae_database_open (NULL, KAMAE_DATABASE_MEMORY, NULL);

  for (int i = 0; i < sqlite3_keyword_count (); i++)
    {
      const char *keyword = NULL;
      int length = 0;
      g_autofree char *word = NULL;
      g_autofree char *sql = NULL;
      g_autoptr (KamaeModel) model = kamae_model_new ();
      g_autoptr (GError) error = NULL;
      gboolean is_taken;
      Good good;

      g_assert_cmpint (sqlite3_keyword_name (i, &keyword, &length), ==, SQLITE_OK);
      word = g_ascii_strdown (keyword, length);
      sql =
        g_strdup_printf ("DROP TABLE IF EXISTS t; CREATE TABLE t (id INTEGER PRIMARY KEY, %s TEXT) STRICT;"
                         "SELECT this.%s FROM t AS this",
                         word, word);
      is_taken = kamae_database_execute (database, sql, NULL);
      init_good (&good);
      good.fields[1].name = word;
      good.thing.unique = NULL;
      g_test_message ("%s", word);
      g_assert_cmpint (kamae_model_add (model, &good.declaration, &error), ==, is_taken);
    }
}

int
main (int   argc,
      char *argv[])
{
  kamae_test_init (&argc, &argv);

  g_test_add_func ("/declarations/good", test_good);
  g_test_add_func ("/declarations/mistakes", test_mistakes);
  g_test_add_func ("/declarations/two", test_two);
  g_test_add_func ("/declarations/view-names", test_view_names);
  g_test_add_func ("/declarations/words", test_words);
  return g_test_run ();
}
