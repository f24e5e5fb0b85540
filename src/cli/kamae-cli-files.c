/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <unistd.h>

#include "kamae-cli.h"

#include <kamae-i18n.h>

#include "kamae-cli-output.h"

/* The file as a whole: new, sample, check, verify, update, plugins. */

static char *organization;
static int scale;
static int risks;
static char *as_of;
static char *anchor;

static const GOptionEntry new_options[] = {
  { "name", 'n', 0, G_OPTION_ARG_STRING, &organization, N_("Name of the organization"), "NAME" },
  { NULL }
};

static const GOptionEntry sample_options[] = {
  { "scale", 's', 0, G_OPTION_ARG_INT, &scale, N_("Add that many made-up issues"), "N" },
  { "risks", 'r', 0, G_OPTION_ARG_INT, &risks, N_("Add that many made-up risks"), "N" },
  { NULL }
};

static const GOptionEntry check_options[] = {
  { "as-of", 'd', 0, G_OPTION_ARG_STRING, &as_of, N_("As of this date instead of today"), "DATE" },
  { NULL }
};

static const GOptionEntry verify_options[] = {
  { "anchor", 'a', 0, G_OPTION_ARG_STRING, &anchor,
    N_("The journal must contain this hash, noted earlier"), "HASH" },
  { NULL }
};

static KamaeCliStatus
run_new (char  **arguments,
         GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments[0]);
  g_autoptr (KamaeRegister) reg = NULL;

  if (organization == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("Name the organization: --name NAME."));
      return KAMAE_CLI_FAILED;
    }

  reg = kamae_register_create (kamae_cli_load_model (), file, organization, error);
  if (reg == NULL)
    return KAMAE_CLI_FAILED;

  kamae_register_close (reg);
  return KAMAE_CLI_FINE;
}

#define BAR 30

/* On a terminal only: it is written over and over. How long the rest takes is told from what has
 * been made so far; data: when that was begun. */
static void
tell_progress (const char *entity,
               guint       done,
               guint       total,
               gpointer    data)
{
  const gint64 *began = data;
  double seconds = (double) (g_get_monotonic_time () - *began) / G_USEC_PER_SEC;
  guint full = done * BAR / total;
  g_autofree char *bar = g_strnfill (full, '#');
  g_autofree char *rest = g_strnfill (BAR - full, '.');

  if (!isatty (STDERR_FILENO))
    return;
  g_printerr ("\r[%s%s] %u/%u  ", bar, rest, done, total);
  /* Translators: how long a command still takes, in seconds */
  g_printerr (_("%.0f s left"), done > 0 ? seconds / done * (total - done) : 0);
  g_printerr ("   %s", done == total ? "\n" : "");
}

static KamaeCliStatus
run_sample (char  **arguments,
            GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments[0]);
  g_autoptr (KamaeRegister) reg = NULL;
  gint64 began = g_get_monotonic_time ();
  gboolean filled;
  const KamaeSampleCount counts[] = {
    { "issue", (guint) scale }, { "risk", (guint) risks }, { NULL }
  };

  if (scale < 0 || risks < 0)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("The scale is zero or more."));
      return KAMAE_CLI_FAILED;
    }

  reg = kamae_register_create (kamae_cli_load_model (), file, "Kamae", error);
  if (reg == NULL)
    return KAMAE_CLI_FAILED;

  filled = kamae_sample_fill_many (reg, kamae_language_get_current (), counts, tell_progress,
                                   &began, error);
  kamae_register_close (reg);
  /* Half a sample helps nobody, and the next try must not find it in its way. */
  if (!filled)
    g_file_delete (file, NULL, NULL);

  return filled ? KAMAE_CLI_FINE : KAMAE_CLI_FAILED;
}

static const char *
get_level_word (KamaeRuleLevel level)
{
  switch (level)
    {
    case KAMAE_RULE_BLOCK:
      /* Translators: level of a rule that stops a step */
      return C_("level", "Blocks");
    case KAMAE_RULE_WARN:
      return C_("level", "Warning");
    case KAMAE_RULE_INFORM:
    default:
      return C_("level", "Note");
    }
}

/* What is wrong with the record: in the rule's words, or the field that mends it. */
static const char *
get_detail (KamaeCheckResult *result,
            KamaeRecord      *record)
{
  const char *detail = kamae_check_result_get_detail (result);
  const char *name = kamae_check_result_get_field (result);
  const KamaeEntity *entity = record != NULL ? kamae_record_get_entity (record) : NULL;
  const KamaeField *field = entity != NULL && name != NULL
    ? kamae_entity_find_field (entity, name) : NULL;

  if (detail != NULL && *detail != '\0')
    return detail;
  if (field == NULL)
    return NULL;
  return kamae_model_translate (kamae_register_get_model (kamae_record_get_register (record)),
                                entity, field->label, NULL);
}

/* A part is called by what it is a part of, too. */
static char *
dup_name (KamaeRecord *record)
{
  const KamaeField *owner = kamae_entity_get_owner (kamae_record_get_entity (record));
  g_autoptr (KamaeRecord) whole =
    owner != NULL ? kamae_record_ref_link (record, owner->name) : NULL;
  g_autofree char *name = kamae_cli_dup_label (record);
  g_autofree char *of = whole != NULL ? dup_name (whole) : NULL;

  return of != NULL ? g_strconcat (of, " › ", name, NULL) : g_steal_pointer (&name);
}

/* NULL if the rule says it all; with the record's key where nothing else tells it from another. */
static char *
dup_offence (KamaeCheckResult *result,
             GHashTable       *told)
{
  KamaeRecord *record = kamae_check_result_get_record (result);
  const char *rule = kamae_check_result_get_rule (result);
  const char *detail = get_detail (result, record);
  g_autofree char *name = record != NULL ? dup_name (record) : NULL;
  g_autofree char *line = NULL;

  if (name == NULL && detail == NULL)
    return NULL;
  line = g_strconcat (rule != NULL ? rule : "", rule != NULL ? "  " : "",
                      name != NULL ? name : "", name != NULL && detail != NULL ? " – " : "",
                      detail != NULL ? detail : "", NULL);
  g_strdelimit (line, "\n", ' ');
  if (record != NULL && g_hash_table_contains (told, line))
    {
      g_autofree char *key = kamae_record_dup_key (record);
      char *longer = g_strdup_printf ("%s (%s)", line, key);

      g_free (line);
      line = longer;
    }
  return g_hash_table_add (told, g_strdup (line)) ? g_steal_pointer (&line) : NULL;
}

/* Each rule is said once, with its clause or what stands for it, and below it what offends, with
 * the rule's id: no line says what another one says. */
static void
print_results (GPtrArray  *results,
               const char *without_clause)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *last = NULL;

  for (guint i = 0; i < results->len; i++)
    {
      KamaeCheckResult *result = g_ptr_array_index (results, i);
      const char *clause = kamae_check_result_get_clause (result);
      const char *rule = kamae_check_result_get_rule (result);
      g_autofree char *offence = dup_offence (result, told);
      g_autofree char *head =
        g_strdup_printf ("%-6s  %s  %s: %s", clause != NULL ? clause : without_clause,
                         rule != NULL ? rule : "",
                         get_level_word (kamae_check_result_get_level (result)),
                         kamae_check_result_get_text (result));

      if (g_strcmp0 (head, last) != 0)
        g_print ("%s\n", head);
      if (offence != NULL)
        g_print ("        %s\n", offence);
      g_free (last);
      last = g_steal_pointer (&head);
    }
}

/* A plugin that somebody switched off is no finding. */
static guint
count_findings (GPtrArray *results)
{
  guint n = 0;

  for (guint i = 0; i < results->len; i++)
    if (kamae_check_result_get_clause (results->pdata[i]) != NULL ||
        kamae_check_result_get_level (results->pdata[i]) != KAMAE_RULE_INFORM)
      n++;
  return n;
}

static KamaeCliStatus
run_check (char  **arguments,
           GError **error)
{
  g_autoptr (KamaeRegister) reg = kamae_cli_open (arguments[0], KAMAE_OPEN_MOMENT, error);
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *date = NULL;
  guint n_findings;

  if (reg == NULL)
    return KAMAE_CLI_FAILED;
  if (!kamae_cli_read_date (reg, as_of, &date, error))
    return KAMAE_CLI_FAILED;
  results = kamae_register_check (reg, date, error);
  if (results == NULL)
    return KAMAE_CLI_FAILED;

  print_results (results, _("Of the register as a whole"));

  n_findings = count_findings (results);
  if (n_findings == 0)
    g_print ("%s\n", _("Every rule is kept."));

  return n_findings == 0 ? KAMAE_CLI_FINE : KAMAE_CLI_FINDINGS;
}

static KamaeCliStatus
run_verify (char  **arguments,
            GError **error)
{
  g_autoptr (KamaeRegister) reg = kamae_cli_open (arguments[0], KAMAE_OPEN_MOMENT, error);
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *hash = NULL;

  if (reg == NULL)
    return KAMAE_CLI_FAILED;
  findings = kamae_register_verify (reg, anchor, error);
  if (findings == NULL)
    return KAMAE_CLI_FAILED;

  print_results (findings, "");
  if (count_findings (findings) > 0)
    return KAMAE_CLI_FINDINGS;

  hash = kamae_register_dup_head_hash (reg);
  g_print ("%s\n",
          _("The register is whole: the database, the journal, and the records against the journal."));
  /* Translators: %s is a long hexadecimal number */
  g_print (_("Last entry of the journal: %s"), hash);
  g_print ("\n%s\n",
          _("Note this number outside the file; “verify --anchor” then proves that nothing before it was changed."));

  return KAMAE_CLI_FINE;
}

/* Opening does it. */
static KamaeCliStatus
run_update (char  **arguments,
            GError **error)
{
  g_autoptr (KamaeRegister) reg = kamae_cli_open (arguments[0], KAMAE_OPEN_NORMAL, error);

  if (reg == NULL)
    return KAMAE_CLI_FAILED;
  if (!kamae_register_is_read_only (reg))
    return KAMAE_CLI_FINE;
  g_set_error_literal (error, KAMAE_ERROR, KAMAE_ERROR_READ_ONLY,
                       kamae_register_get_read_only_reason (reg));
  return KAMAE_CLI_FAILED;
}

static KamaeCliStatus
run_plugins (char  **arguments,
             GError **error)
{
  GListModel *plugins;
  guint n_plugins;
  KamaeCliStatus status = KAMAE_CLI_FINE;

  kamae_cli_load_model ();
  plugins = G_LIST_MODEL (kamae_plugin_manager_get_default ());
  n_plugins = g_list_model_get_n_items (plugins);

  for (guint i = 0; i < n_plugins; i++)
    {
      g_autoptr (KamaePluginInfo) info = g_list_model_get_item (plugins, i);
      const char *version = kamae_plugin_info_get_version (info);
      const char *failure = kamae_plugin_info_get_error (info);

      g_print ("%-16s %-8s %s\n",
              kamae_plugin_info_get_id (info),
              version != NULL ? version : "",
              failure != NULL ? failure : kamae_plugin_info_get_name (info));
      if (failure != NULL)
        status = KAMAE_CLI_FINDINGS;
    }

  return status;
}

const KamaeCliCommand kamae_cli_file_commands[] = {
  { "new", "FILE --name NAME", N_("Make a new register"), 1, 1, new_options, run_new },
  { "sample", "FILE [--scale N] [--risks N]", N_("Make a register of the sample organization"), 1,
    1, sample_options, run_sample },
  { "check", "FILE [--as-of DATE]", N_("Check all rules, by clause"), 1, 1, check_options,
    run_check },
  { "verify", "FILE [--anchor HASH]", N_("Verify the file, its journal and its records"), 1, 1,
    verify_options, run_verify },
  { "update", "FILE", N_("Bring the file up to date for Kamae and its plugins"), 1, 1, NULL,
    run_update },
  { "plugins", "", N_("List the plugins"), 0, 0, NULL, run_plugins },
  { NULL }
};
