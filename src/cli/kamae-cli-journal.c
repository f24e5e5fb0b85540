/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include "kamae-cli.h"

#include <kamae-i18n.h>

/* What was done: history, undo, redo. */

static int limit;

static const GOptionEntry history_options[] = {
  { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_("Show that many of the last operations"), "N" },
  { NULL }
};

static void
print_entry (KamaeHistoryEntry *entry)
{
  g_autofree char *time = kamae_history_entry_dup_when (entry);
  const char *reason = kamae_history_entry_get_reason (entry);
  const char *person = kamae_history_entry_get_person (entry);

  g_print ("%" G_GINT64_FORMAT "  %s  %s  %s\n",
          kamae_history_entry_get_seq (entry),
          time,
          person != NULL && *person != '\0' ? person : "-",
          kamae_history_entry_get_name (entry));
  if (reason != NULL && *reason != '\0')
    {
      /* Translators: %s is what a person wrote */
      g_print (_("    Reason: %s"), reason);
      g_print ("\n");
    }

  for (guint i = 0; i < kamae_history_entry_get_n_changes (entry); i++)
    {
      g_autofree char *text = kamae_history_entry_dup_change_text (entry, i);

      g_print ("    %s\n", text);
    }
}

static KamaeCliStatus
run_history (char  **arguments,
             GError **error)
{
  g_autoptr (KamaeRegister) reg = kamae_cli_open (arguments[0], KAMAE_OPEN_MOMENT, error);
  g_autoptr (KamaeRecord) record = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (reg == NULL)
    return KAMAE_CLI_FAILED;
  if (arguments[1] != NULL)
    {
      record = kamae_cli_find_record (reg, arguments[1], error);
      if (record == NULL)
        return KAMAE_CLI_FAILED;
    }

  entries = kamae_register_history (reg, record, MAX (limit, 0), error);
  if (entries == NULL)
    return KAMAE_CLI_FAILED;
  for (guint i = 0; i < entries->len; i++)
    print_entry (g_ptr_array_index (entries, i));

  return KAMAE_CLI_FINE;
}

static KamaeCliStatus
take_back (const char *path,
           gboolean    redo,
           GError    **error)
{
  g_autoptr (KamaeRegister) reg = kamae_cli_open (path, KAMAE_OPEN_NORMAL, error);
  g_autofree char *name = NULL;
  g_autofree char *author = NULL;

  if (reg == NULL)
    return KAMAE_CLI_FAILED;
  name = redo ? kamae_register_dup_redo_name (reg) : kamae_register_dup_undo_name (reg);
  if (name == NULL)
    {
      fprintf (stderr, "%s\n", redo ? _("There is nothing to redo.")
                                    : _("There is nothing to undo."));
      return KAMAE_CLI_FINDINGS;
    }
  author = kamae_register_dup_undo_author (reg, redo);
  if (redo ? !kamae_register_redo (reg, error) : !kamae_register_undo (reg, error))
    return KAMAE_CLI_FAILED;

  g_print (redo
          /* Translators: %s is the name of an operation, as “Approve issue I-2026-001” */
          ? _("Redone: %s")
          /* Translators: %s is the name of an operation, as “Approve issue I-2026-001” */
          : _("Undone: %s"), name);
  g_print ("\n");
  if (author != NULL)
    {
      g_print (redo
              /* Translators: the name of an operation, and who took it back */
              ? _("“%1$s” was taken back by: %2$s.")
              /* Translators: the name of an operation, and who did it */
              : _("“%1$s” was done by: %2$s."), name, author);
      g_print ("\n");
    }

  return KAMAE_CLI_FINE;
}

static KamaeCliStatus
run_undo (char  **arguments,
          GError **error)
{
  return take_back (arguments[0], FALSE, error);
}

static KamaeCliStatus
run_redo (char  **arguments,
          GError **error)
{
  return take_back (arguments[0], TRUE, error);
}

const KamaeCliCommand kamae_cli_journal_commands[] = {
  { "history", "FILE [RECORD] [--limit N]", N_("Tell who changed what, when and why"), 1, 2,
    history_options, run_history },
  { "undo", "FILE", N_("Undo the last operation"), 1, 1, NULL, run_undo },
  { "redo", "FILE", N_("Do again what was undone last"), 1, 1, NULL, run_redo },
  { NULL }
};
