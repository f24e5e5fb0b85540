/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-verify.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "../register/kamae-check-result-private.h"
#include "../register/kamae-missing-plugin.h"
#include "../register/kamae-record-private.h"
#include "../sqlite/kamae-session-private.h"
#include "kamae-journal-private.h"

#include <string.h>

/* Proves a file: SQLite's own checks, the chain of hashes, and the records against what the journal
 * says they are. */

static void
report (GPtrArray   *problems,
        KamaeRecord *record,
        const char  *format,
        ...) G_GNUC_PRINTF (3, 4);

static void
report (GPtrArray   *problems,
        KamaeRecord *record,
        const char  *format,
        ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (problems, kamae_check_result_new ("VERIFY", KAMAE_RULE_BLOCK, NULL, text, NULL,
                                                     NULL, record));
}

/* What cannot be read is not proved. */
static void
report_failure (GPtrArray *problems,
                GError    *error)
{
  if (error != NULL)
    report (problems, NULL, "%s", error->message);
}

static void
verify_file (KamaeRegister *reg,
             GPtrArray     *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeStatement) integrity =
      kamae_database_prepare (reg->database, "PRAGMA integrity_check(20)", &error);
  g_autoptr (KamaeStatement) foreign = NULL;

  while (integrity != NULL && kamae_statement_step (integrity, &error))
    if (g_strcmp0 (kamae_statement_get_text (integrity, 0), "ok") != 0)
      /* Translators: %s is what SQLite found */
      report (problems, NULL, _("The file is damaged: %s"),
              kamae_database_skip_heading (kamae_statement_get_text (integrity, 0)));
  report_failure (problems, error);
  g_clear_error (&error);
  foreign = kamae_database_prepare (
      reg->database, "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 20",
      &error);
  while (foreign != NULL && kamae_statement_step (foreign, &error))
    {
      g_autofree char *label =
          kamae_register_dup_label_of (reg, kamae_statement_get_integer (foreign, 1));

      /* Translators: a table, a record, and the table in which the other record is missing */
      report (problems, NULL, _("%s “%s” refers to a record of %s that is missing."),
              kamae_statement_get_text (foreign, 0),
              label != NULL ? label : kamae_statement_get_text (foreign, 1),
              kamae_statement_get_text (foreign, 2));
    }
  report_failure (problems, error);
}

/* Returns whether the whole chain holds; `anchor` is a hash that must be in it. */
static gboolean
verify_chain (KamaeRegister *reg,
              const char    *anchor,
              GPtrArray     *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeStatement) row = NULL;
  gint64 broken = 0;
  gboolean anchored = anchor == NULL;

  if (!kamae_journal_find_break (reg->database, &broken, &error))
    {
      report_failure (problems, error);
      return FALSE;
    }
  if (broken != 0)
    {
      report (problems, NULL,
              /* Translators: %lld is the number of an entry */
              _("The journal was changed at entry %lld: its chain does not hold from there on."),
              (long long) broken);
      return FALSE;
    }
  if (anchor != NULL)
    row = kamae_database_prepare (reg->database, "SELECT 1 FROM journal WHERE hash = lower (?)",
                                  &error);
  if (row != NULL)
    {
      kamae_statement_bind_text (row, 1, anchor);
      anchored = kamae_statement_step (row, &error);
    }
  if (error != NULL)
    report_failure (problems, error);
  else if (!anchored)
    report (
        problems, NULL,
        _("The journal does not contain the given hash. Its end was cut off, or the hash belongs to another register."));
  return TRUE;
}

static void
report_row (KamaeRegister *reg,
            GPtrArray     *problems,
            const char    *table,
            gint64         id,
            const char    *what)
{
  KamaeEntityInfo *info = kamae_model_find_info (reg->model, table);
  /* Only who declares a record can name it. */
  g_autoptr (KamaeRecord) record =
    info != NULL ? kamae_register_ref_record (reg, id, KAMAE_KEPT) : NULL;
  g_autofree char *label = record != NULL
                             ? kamae_record_dup_label (record)
                             : g_strdup_printf ("%" G_GINT64_FORMAT, id);

  report (problems, record, "%s “%s”: %s",
          info != NULL ? kamae_model_translate (reg->model, info->entity, info->entity->label, NULL)
                       : table,
          label, what);
}

static gboolean
same_row (KamaeStatement *a,
          KamaeStatement *b)
{
  for (int i = 0; i < kamae_statement_get_n_columns (a); i++)
    {
      g_auto (KamaeValue) value_a = { KAMAE_VALUE_NULL };
      g_auto (KamaeValue) value_b = { KAMAE_VALUE_NULL };

      kamae_statement_get_value (a, i, &value_a);
      kamae_statement_get_value (b, i, &value_b);
      if (!kamae_value_equal (&value_a, &value_b))
        return FALSE;
    }
  return TRUE;
}

/* Both sides in the order of their keys, row against row. */
static void
compare_table (KamaeRegister *reg,
               KamaeDatabase *replayed,
               const char    *table,
               GPtrArray     *problems)
{
  g_auto (GStrv) parts = g_strsplit (table, "\"", -1);
  g_autofree char *quoted = g_strjoinv ("\"\"", parts);
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY id", quoted);
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeStatement) here = kamae_database_prepare (reg->database, sql, &error);
  g_autoptr (KamaeStatement) there =
    error == NULL ? kamae_database_prepare (replayed, sql, &error) : NULL;
  gboolean in_file, in_journal;

  in_file = error == NULL && kamae_statement_step (here, &error);
  in_journal = error == NULL && kamae_statement_step (there, &error);
  while ((in_file || in_journal) && error == NULL)
    {
      gint64 a = in_file ? kamae_statement_get_integer (here, 0) : G_MAXINT64;
      gint64 b = in_journal ? kamae_statement_get_integer (there, 0) : G_MAXINT64;

      if (a < b)
        report_row (reg, problems, table, a,
                    _("added outside Kamae, the journal does not know it"));
      else if (a > b)
        report_row (reg, problems, table, b, _("deleted outside Kamae, the journal still has it"));
      else if (!same_row (here, there))
        report_row (reg, problems, table, a,
                    _("changed outside Kamae, it differs from the journal"));
      if (a <= b)
        in_file = kamae_statement_step (here, &error);
      if (b <= a && error == NULL)
        in_journal = kamae_statement_step (there, &error);
    }
  if (error != NULL)
    /* Translators: the name of a table in the file, and why */
    report (problems, NULL, _("The table “%s” cannot be read. %s"), table, error->message);
}

/* Those of plugins that are not in use. */
static void
verify_other_tables (KamaeRegister *reg,
                     KamaeDatabase *replayed,
                     GPtrArray     *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeStatement) row =
    kamae_database_prepare (replayed,
                            "SELECT name FROM sqlite_schema WHERE type = 'table'"
                            " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                            " AND name NOT IN ('record', 'link')",
                            &error);

  while (row != NULL && kamae_statement_step (row, &error))
    {
      const char *table = kamae_statement_get_text (row, 0);

      if (kamae_session_records (table) && kamae_model_find_info (reg->model, table) == NULL)
        compare_table (reg, replayed, table, problems);
    }
  report_failure (problems, error);
}

/* What is compared all the same; only a plugin knows how its records are called. */
static void
note_missing_plugins (KamaeRegister *reg,
                      GPtrArray     *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plugins = kamae_register_list_missing_plugins (reg, &error);

  for (guint i = 0; plugins != NULL && i < plugins->len; i++)
    {
      const KamaeMissingPlugin *plugin = plugins->pdata[i];
      g_autofree char *text = NULL;

      if (plugin->n_records < 0)
        continue;
      text = g_strdup_printf (
        /* Translators: name of a plugin */
        _("The plugin “%s” is not in use. Its records were compared with the journal by their numbers; whether its rules are kept is not known."),
        plugin->name);
      g_ptr_array_add (problems, kamae_check_result_new ("CORE-V15", KAMAE_RULE_INFORM, NULL, text,
                                                         plugin->detail, NULL, NULL));
    }
  report_failure (problems, error);
}

static void
verify_records (KamaeRegister *reg,
                KamaeDatabase *replayed,
                GPtrArray     *problems)
{
  GPtrArray *entities = kamae_model_get_entities (reg->model);

  compare_table (reg, replayed, "record", problems);
  compare_table (reg, replayed, "link", problems);
  for (guint i = 0; i < entities->len; i++)
    compare_table (reg, replayed, ((const KamaeEntity *) entities->pdata[i])->name, problems);
  verify_other_tables (reg, replayed, problems);
  note_missing_plugins (reg, problems);
}

static void
verify_hashes (KamaeRegister *reg,
               GPtrArray     *problems)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (KamaeStatement) files = kamae_database_prepare (
      reg->database, "SELECT id FROM evidence WHERE sha256 IS NOT NULL", &failure);
  g_autoptr (KamaeStatement) snapshots = NULL;

  while (files != NULL && kamae_statement_step (files, &failure))
    {
      gint64 id = kamae_statement_get_integer (files, 0);
      g_autoptr (GError) error = NULL;
      g_autoptr (KamaeRecord) evidence = kamae_register_ref_record (reg, id, &error);
      g_autoptr (GBytes) content =
          evidence != NULL ? kamae_register_read_file (reg, evidence, &error) : NULL;

      if (content == NULL)
        report_row (reg, problems, "evidence", id, error->message);
    }
  report_failure (problems, failure);
  g_clear_error (&failure);
  snapshots = kamae_database_prepare (reg->database,
                                      "SELECT source_id, sha256, content FROM snapshot", &failure);
  while (snapshots != NULL && kamae_statement_step (snapshots, &failure))
    {
      const char *content = kamae_statement_get_text (snapshots, 2);
      g_autofree char *sum =
        g_compute_checksum_for_string (G_CHECKSUM_SHA256, content != NULL ? content : "", -1);

      if (g_strcmp0 (sum, kamae_statement_get_text (snapshots, 1)) != 0)
        report_row (reg, problems, "snapshot", kamae_statement_get_integer (snapshots, 0),
                    _("what was approved does not match its hash"));
    }
  report_failure (problems, failure);
}

/**
 * kamae_register_verify:
 * @self: a register
 * @anchor: (nullable): a hash as printed on paper at an earlier time
 * @error: return location for a #KamaeError
 *
 * Proves that the file is whole and that every record is what the journal says. Takes a time that
 * grows with the length of the journal.
 *
 * Returns: (transfer container) (nullable) (element-type KamaeCheckResult): the problems, none if
 * all is well. Notes (%KAMAE_RULE_INFORM) say which plugins are not in use; nothing is wrong with
 * the file by them.
 */
GPtrArray *
kamae_register_verify (KamaeRegister *self,
                       const char    *anchor,
                       GError       **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KamaeReading) reading = NULL;
  g_autoptr (KamaeDatabase) replayed = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  /* What another program adds meanwhile would be in the records and not in the journal. */
  reading = kamae_database_begin_reading (self->database, error);
  if (reading == NULL)
    return NULL;
  kamae_register_forget_failure (self);
  verify_file (self, problems);
  if (!verify_chain (self, anchor, problems))
    return g_steal_pointer (&problems);
  replayed = kamae_journal_replay (self->database, G_MAXINT64, &failure);
  if (g_error_matches (failure, KAMAE_ERROR, KAMAE_ERROR_DAMAGED))
    {
      report (problems, NULL, "%s", failure->message);
      return g_steal_pointer (&problems);
    }
  if (replayed == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  verify_records (self, replayed, problems);
  verify_hashes (self, problems);
  if (!kamae_database_take_failure (self->database, error))
    return NULL;
  return g_steal_pointer (&problems);
}
