/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "kamae-cli.h"

#include <kamae-i18n.h>

#include "kamae-cli-output.h"

static const KamaeCliCommand *const groups[] = {
  kamae_cli_file_commands,
  kamae_cli_record_commands,
  kamae_cli_entry_commands,
  kamae_cli_journal_commands,
  kamae_cli_report_commands,
};

static char *language;
static gboolean help;
static gboolean version;

static const GOptionEntry common_options[] = {
  { "lang", 'l', 0, G_OPTION_ARG_STRING, &language, N_("Language of messages and values: ja or en"),
    "LANGUAGE" },
  { "person", 'p', 0, G_OPTION_ARG_STRING, &kamae_cli_person,
    N_("Staff number or name of the person who is working"), "PERSON" },
  { "without-plugins", 0, 0, G_OPTION_ARG_NONE, &kamae_cli_without_plugins,
    N_("Do not load any plugin"), NULL },
  { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show this help"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Show the version"), NULL },
  { NULL }
};

static const char *
translate (const char *msgid,
           gpointer    unused)
{
  return _(msgid);
}

static const KamaeCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const KamaeCliCommand *command = groups[i]; command->name != NULL; command++)
      if (g_str_equal (command->name, name))
        return command;

  return NULL;
}

static char *
dup_summary (void)
{
  GString *text = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const KamaeCliCommand *command = groups[i]; command->name != NULL; command++)
      g_string_append_printf (text, "\n  %-10s%s", command->name, _(command->summary));

  return g_string_free (text, FALSE);
}

static GOptionContext *
create_context (const KamaeCliCommand *command)
{
  g_autofree char *usage = NULL;
  g_autofree char *summary = NULL;
  GOptionContext *context;

  if (command != NULL)
    usage = g_strdup_printf ("%s %s", command->name, command->arguments);
  context = g_option_context_new (usage != NULL ? usage : "COMMAND …");

  /* Our own --help: it must know --lang, wherever that stands. */
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, command == NULL);
  if (command != NULL && command->options != NULL)
    g_option_context_add_main_entries (context, command->options, NULL);
  g_option_context_add_main_entries (context, common_options, NULL);
  g_option_context_set_translate_func (context, translate, NULL, NULL);
  g_option_group_set_translate_func (g_option_context_get_main_group (context), translate, NULL,
                                     NULL);

  summary = command != NULL ? g_strdup (_(command->summary)) : dup_summary ();
  g_option_context_set_summary (context, summary);

  return context;
}

static void
set_language (void)
{
  if (language != NULL)
    kamae_language_set_current (language);
}

static gboolean
is_language (const char *code)
{
  return code == NULL || g_str_equal (code, "ja") || g_str_equal (code, "en");
}

static int
report_wrong_use (const char *message)
{
  fprintf (stderr, "kamae-cli: %s\n%s\n", message, _("“kamae-cli --help” lists the commands."));
  return KAMAE_CLI_FAILED;
}

static int
run_command (const KamaeCliCommand *command,
             char                 **arguments)
{
  g_autoptr (GError) error = NULL;
  KamaeCliStatus status;

  kamae_cli_hold_output ();
  status = command->run (arguments, &error);
  kamae_cli_release_output ();
  if (error == NULL)
    error = kamae_cli_take_failure ();
  if (error == NULL)
    return status;

  fprintf (stderr, "kamae-cli: %s\n", error->message);
  if (g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND) ||
      g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED))
    return KAMAE_CLI_FINDINGS;

  return KAMAE_CLI_FAILED;
}

static gboolean
has_option (const GOptionEntry *entries,
            const char         *argument)
{
  gsize length = strcspn (argument, "=");

  for (guint i = 0; entries != NULL && entries[i].long_name != NULL; i++)
    if (argument[1] == '-' ? strlen (entries[i].long_name) + 2 == length &&
                               strncmp (entries[i].long_name, argument + 2, length - 2) == 0
                           : entries[i].short_name == argument[1])
      return TRUE;
  return FALSE;
}

/* GLib's words are in the language of the system, not in that of --lang. */
static char *
dup_option_failure (const KamaeCliCommand *command,
                    char                 **arguments,
                    const GError          *error)
{
  if (error->domain == G_CONVERT_ERROR)
    return g_strdup (_("The value of an option is no text in the encoding of the terminal (UTF-8). Nothing was done."));
  for (guint i = 1; error->code == G_OPTION_ERROR_UNKNOWN_OPTION && arguments[i] != NULL; i++)
    if (arguments[i][0] == '-' && arguments[i][1] != '\0' &&
        !has_option (common_options, arguments[i]) &&
        !has_option (command != NULL ? command->options : NULL, arguments[i]))
      {
        g_autofree char *shown = g_filename_display_name (arguments[i]);

        /* Translators: %s is what was typed, as “--nonsense” */
        return g_strdup_printf (_("There is no option “%s” here."), shown);
      }
  return g_strdup (_("An option lacks its value, or the value is no number where one is needed."));
}

/* Reads the options of a command, or those before it, out of arguments. FALSE: done, see status */
static gboolean
parse (const KamaeCliCommand *command,
       char                ***arguments,
       int                   *status)
{
  g_autoptr (GOptionContext) context = create_context (command);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) typed = g_strdupv (*arguments);
  gboolean parsed = g_option_context_parse_strv (context, arguments, &error);

  if (parsed && !is_language (language))
    {
      *status = report_wrong_use (_("The language is “ja” or “en”."));
      return FALSE;
    }
  set_language ();

  if (!parsed)
    {
      g_autofree char *message = dup_option_failure (command, typed, error);

      *status = report_wrong_use (message);
      return FALSE;
    }

  if (help || version)
    {
      g_autoptr (GOptionContext) translated = create_context (command);
      g_autofree char *text = g_option_context_get_help (translated, TRUE, NULL);

      fputs (help ? text : "Kamae " KAMAE_VERSION "\n", stdout);
      *status = KAMAE_CLI_FINE;
      return FALSE;
    }

  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  g_auto (GStrv) arguments = NULL;
  const KamaeCliCommand *command;
  guint n_arguments;
  int status = KAMAE_CLI_FAILED;

  setlocale (LC_ALL, "");
  kamae_language_init (NULL);

  arguments = g_strdupv (argv);
  if (!parse (NULL, &arguments, &status))
    return status;
  if (arguments[1] == NULL)
    return report_wrong_use (_("No command was given."));

  command = find_command (arguments[1]);
  if (command == NULL)
    return report_wrong_use (_("There is no such command."));
  if (!parse (command, &arguments, &status))
    return status;

  n_arguments = g_strv_length (arguments) - 2;
  if (n_arguments < command->min_arguments || n_arguments > command->max_arguments)
    {
      /* Translators: a command and its arguments, as “list” and “FILE ENTITY” */
      g_autofree char *message = g_strdup_printf (_("It is used so: kamae-cli %s %s"),
                                                  command->name, command->arguments);

      return report_wrong_use (message);
    }

  return run_command (command, arguments + 2);
}
