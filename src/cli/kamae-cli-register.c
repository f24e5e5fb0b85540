/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include "kamae-cli.h"

gboolean kamae_cli_without_plugins;
char *kamae_cli_person;
static GError *failure; /* the first that the command itself was not told of */

/* Opening the register that a command is about. */

/**
 * kamae_cli_load_model:
 *
 * Loads every plugin there is.
 *
 * Returns: (transfer none): what they and the core declare
 */
KamaeModel *
kamae_cli_load_model (void)
{
  static const char *const all[] = { "*", NULL };
  KamaePluginManager *manager = kamae_plugin_manager_get_default ();

  kamae_plugin_manager_load (manager, kamae_cli_without_plugins ? all : NULL);

  return kamae_plugin_manager_get_model (manager);
}

/* What was printed may be incomplete: the command does not end well. */
static void
keep_failure (KamaeRegister *reg,
              const GError  *error,
              gpointer       data)
{
  if (failure == NULL)
    failure = g_error_copy (error);
}

static KamaeRecord *
find_worker (KamaeRegister *reg,
             GError       **error)
{
  g_autofree char *name = g_strconcat ("person/", kamae_cli_person, NULL);

  return kamae_cli_find_record (reg, name, error);
}

/* Plugins that work, but not with this file. */
static gboolean
tell_set_aside (KamaeRegister *reg,
                GError       **error)
{
  g_autoptr (GPtrArray) missing = NULL;

  if (kamae_register_get_model (reg) == kamae_cli_load_model ())
    return TRUE;
  missing = kamae_register_list_missing_plugins (reg, error);
  for (guint i = 0; missing != NULL && i < missing->len; i++)
    if (!((const KamaeMissingPlugin *) missing->pdata[i])->is_off)
      fprintf (stderr, "%s\n", ((const KamaeMissingPlugin *) missing->pdata[i])->text);
  return missing != NULL;
}

/* Opens a register with the person named on the command line at work. */
KamaeRegister *
kamae_cli_open (const char     *path,
                KamaeOpenFlags  flags,
                GError        **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (KamaeRegister) reg = NULL;
  g_autoptr (KamaeRecord) worker = NULL;
  g_autofree char *warning = NULL;

  reg = kamae_register_open (kamae_cli_load_model (), file, flags, error);
  if (reg == NULL)
    return NULL;
  g_signal_connect (reg, "read-failed", G_CALLBACK (keep_failure), NULL);
  if (!tell_set_aside (reg, error))
    return NULL;
  /* What only reads does not date anything. */
  warning = flags == KAMAE_OPEN_NORMAL ? kamae_register_dup_clock_warning (reg) : NULL;
  if (warning != NULL)
    fprintf (stderr, "%s\n", warning);

  if (kamae_cli_person != NULL)
    {
      worker = find_worker (reg, error);
      if (worker == NULL)
        return NULL;
      kamae_register_set_person (reg, worker);
    }

  return g_steal_pointer (&reg);
}

/* What could not be read, and nobody was told. */
GError *
kamae_cli_take_failure (void)
{
  return g_steal_pointer (&failure);
}
