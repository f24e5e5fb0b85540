/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

/* bench-register LIST SAVE RAW SEARCH: registers of 100,000, 10,000, the same again, and 50,000
 * made-up issues. */

typedef struct
{
  KamaeRegister *reg;
  sqlite3 *raw;
  sqlite3_stmt *statement;
  GPtrArray *records;
  guint n_saves;
  GListModel *list;
  GArray *ids; /* of the rows of the list, in its order */
  GRand *rand;
} Bench;

#define PAGE_ROWS 50
#define N_PAGES 20

static sqlite3_stmt *
prepare (sqlite3    *raw,
         const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (raw, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (raw));

  return statement;
}

static void
execute (sqlite3    *raw,
         const char *sql)
{
  if (sqlite3_exec (raw, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (raw));
}

static void
open_both (Bench      *bench,
           const char *path,
           const char *raw)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  KamaePluginManager *manager = kamae_plugin_manager_get_default ();

  kamae_plugin_manager_load (manager, NULL);
  bench->reg = kamae_register_open (kamae_plugin_manager_get_model (manager), file,
                                    KAMAE_OPEN_NORMAL, &error);
  g_assert_no_error (error);
  if (sqlite3_open (raw, &bench->raw) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bench->raw));
  execute (bench->raw, "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA;"
                       "PRAGMA foreign_keys=ON; PRAGMA mmap_size=0");
}

static void
close_both (Bench *bench)
{
  g_clear_pointer (&bench->records, g_ptr_array_unref);
  g_clear_pointer (&bench->statement, sqlite3_finalize);
  g_clear_pointer (&bench->raw, sqlite3_close);
  kamae_register_close (bench->reg);
  g_clear_object (&bench->reg);
}

static void
open_list (gpointer data)
{
  Bench *bench = data;
  g_autoptr (KamaeRecordList) list = kamae_register_list (bench->reg, "issue");

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), >=, 100000);
}

static void
read_raw_ids (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  sqlite3_reset (bench->statement);
  while (sqlite3_step (bench->statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (bench->statement, 0);

      g_array_append_val (ids, id);
    }
  g_assert_cmpuint (ids->len, >=, 100000);
}

static guint
get_first_row (Bench *bench)
{
  return g_rand_int_range (bench->rand, 0, bench->ids->len - PAGE_ROWS);
}

static void
read_pages (gpointer data)
{
  Bench *bench = data;

  for (guint page = 0; page < N_PAGES; page++)
    {
      guint first = get_first_row (bench);

      for (guint row = first; row < first + PAGE_ROWS; row++)
        {
          g_autoptr (KamaeRecord) record = g_list_model_get_item (bench->list, row);

          g_assert_nonnull (kamae_record_get_title (record));
        }
    }
}

/* The same rows by their keys, each value copied. */
static void
read_raw_pages (gpointer data)
{
  Bench *bench = data;

  for (guint page = 0; page < N_PAGES; page++)
    {
      guint first = get_first_row (bench);

      for (guint row = first; row < first + PAGE_ROWS; row++)
        {
          g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

          sqlite3_reset (bench->statement);
          sqlite3_bind_int64 (bench->statement, 1, g_array_index (bench->ids, gint64, row));
          g_assert_cmpint (sqlite3_step (bench->statement), ==, SQLITE_ROW);
          for (int i = 0; i < sqlite3_column_count (bench->statement); i++)
            g_ptr_array_add (values,
                             g_strdup ((const char *) sqlite3_column_text (bench->statement, i)));
        }
    }
}

static void
compare_pages (Bench *bench)
{
  g_autoptr (GListModel) list = G_LIST_MODEL (kamae_register_list (bench->reg, "issue"));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  sqlite3_reset (bench->statement);
  while (sqlite3_step (bench->statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (bench->statement, 0);

      g_array_append_val (ids, id);
    }
  g_assert_cmpuint (ids->len, ==, g_list_model_get_n_items (list));
  sqlite3_finalize (bench->statement);
  bench->statement = prepare (bench->raw, "SELECT * FROM issue WHERE id = ?");
  bench->list = list;
  bench->ids = ids;
  bench->rand = rand;
  bench_compare ("pages of 50 rows anywhere / the same rows by raw queries", 2.0, 11,
                 read_pages, read_raw_pages, bench);
}

static void
bench_list (const char *path)
{
  Bench bench = { NULL };

  open_both (&bench, path, path);
  bench.statement = prepare (bench.raw, "SELECT id FROM issue ORDER BY number DESC");
  bench_compare ("open a list of 100,000 rows / raw query of the keys", 2.0, 11,
                 open_list, read_raw_ids, &bench);
  compare_pages (&bench);
  close_both (&bench);
}

static void
save (gpointer data)
{
  Bench *bench = data;
  KamaeRecord *record = g_ptr_array_index (bench->records, bench->n_saves % bench->records->len);
  g_autofree char *title = g_strdup_printf ("Changed for the %uth time", ++bench->n_saves);
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = NULL;

  operation = kamae_register_begin (bench->reg, "Change", record, &error);
  g_assert_no_error (error);
  kamae_operation_set (operation, record, "title", title, &error);
  kamae_operation_commit (operation, &error);
  g_assert_no_error (error);
}

/* The rows that a save writes, without anything that makes or checks them. */
static void
save_raw (gpointer data)
{
  static const char *const statements[] = {
    "UPDATE issue SET title = ?1 WHERE id = ?2",
    "INSERT INTO bench_journal (prev, hash, text, changeset)"
    " VALUES (hex (randomblob (32)), hex (randomblob (32)), ?1 || ?2, randomblob (200))",
    "INSERT INTO bench_journal_record (seq, record_id)"
    " SELECT max (seq), ?2 FROM bench_journal WHERE ?1 IS NOT NULL",
    "UPDATE search SET text = ?1 WHERE record_id = ?2",
  };
  Bench *bench = data;
  KamaeRecord *record = g_ptr_array_index (bench->records, bench->n_saves % bench->records->len);
  g_autofree char *title = g_strdup_printf ("Changed for the %uth time", ++bench->n_saves);

  execute (bench->raw, "BEGIN IMMEDIATE");
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      sqlite3_stmt *statement = prepare (bench->raw, statements[i]);

      sqlite3_bind_text (statement, 1, title, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (statement, 2, kamae_record_get_id (record));
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
      sqlite3_finalize (statement);
    }
  execute (bench->raw, "COMMIT");
}

/* In a file of its own each: a change by another program is read before the next save. */
static void
bench_save (const char *path,
            const char *raw)
{
  Bench bench = { NULL };
  g_autoptr (KamaeRecordList) list = NULL;

  open_both (&bench, path, raw);
  execute (bench.raw, "CREATE TABLE IF NOT EXISTS bench_journal (seq INTEGER PRIMARY KEY,"
                      " prev TEXT, hash TEXT, text TEXT, changeset BLOB) STRICT;"
                      "CREATE TABLE IF NOT EXISTS bench_journal_record (seq INTEGER,"
                      " record_id INTEGER, PRIMARY KEY (record_id, seq)) STRICT");
  list = kamae_register_list (bench.reg, "issue");
  bench.records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < 50; i++)
    g_ptr_array_add (bench.records, g_list_model_get_item (G_LIST_MODEL (list), i));
  g_clear_object (&list);

  bench_compare ("save with its journal / the same rows raw", 1.5, 101, save, save_raw, &bench);
  close_both (&bench);
}

static void
search (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GPtrArray) records = kamae_register_search (bench->reg, "なにもない語", 100);

  g_assert_cmpuint (records->len, ==, 0);
}

static void
search_raw (gpointer data)
{
  Bench *bench = data;

  sqlite3_reset (bench->statement);
  g_assert_cmpint (sqlite3_step (bench->statement), ==, SQLITE_DONE);
}

/* A word that is nowhere: both must look at every record. */
static void
bench_search (const char *path)
{
  Bench bench = { NULL };

  open_both (&bench, path, path);
  bench.statement = prepare (bench.raw, "SELECT record_id FROM search"
                                        " WHERE text LIKE '%なにもない語%' LIMIT 100");
  bench_compare ("search over 50,000 records / raw LIKE", 1.5, 11, search, search_raw, &bench);
  close_both (&bench);
}

int
main (int   argc,
      char *argv[])
{
  g_assert_cmpint (argc, ==, 5);

  bench_list (argv[1]);
  bench_save (argv[2], argv[3]);
  bench_search (argv[4]);

  return 0;
}
