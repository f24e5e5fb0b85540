/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-missing-plugin.h"

#include "../declare/kamae-model-private.h"
#include "../kamae-i18n.h"
#include "kamae-register-private.h"
#include "kamae-schema-private.h"

static void
missing_plugin_free (KamaeMissingPlugin *plugin)
{
  g_free (plugin->id);
  g_free (plugin->name);
  g_free (plugin->text);
  g_free (plugin->detail);
  g_free (plugin);
}

static KamaeMissingPlugin *
missing_plugin_copy (KamaeMissingPlugin *plugin)
{
  KamaeMissingPlugin *copy = g_new (KamaeMissingPlugin, 1);

  *copy = *plugin;
  copy->id = g_strdup (plugin->id);
  copy->name = g_strdup (plugin->name);
  copy->text = g_strdup (plugin->text);
  copy->detail = g_strdup (plugin->detail);
  return copy;
}

G_DEFINE_BOXED_TYPE (KamaeMissingPlugin, kamae_missing_plugin, missing_plugin_copy,
                     missing_plugin_free)

static const KamaeUnusedPlugin *
find_unused (KamaeModel *model,
             const char *id)
{
  GPtrArray *unused = kamae_model_get_unused (model);

  for (guint i = 0; i < unused->len; i++)
    if (g_strcmp0 (((const KamaeUnusedPlugin *) unused->pdata[i])->id, id) == 0)
      return unused->pdata[i];
  return NULL;
}

static char *
dup_text (const KamaeUnusedPlugin *unused,
          const char              *name)
{
  if (unused != NULL && unused->why == NULL)
    return g_strdup_printf (
      /* Translators: name of a plugin */
      _("The plugin “%s” is switched off: its rules are not checked, and its pages, figures and prints are not shown."),
      name);
  return g_strdup_printf (
    /* Translators: name of a plugin, and a sentence that says why */
    _("The plugin “%s” does not work here, so nobody knows whether its rules are kept, and its pages, figures and prints are missing. %s"),
    name, unused != NULL ? unused->why : _("It is not installed. Install it, and start Kamae again."));
}

static void
add (GPtrArray               *plugins,
     const char              *id,
     const KamaeUnusedPlugin *unused,
     gint64                   n_records)
{
  KamaeMissingPlugin *plugin = g_new0 (KamaeMissingPlugin, 1);

  plugin->id = g_strdup (id);
  plugin->name = g_strdup (unused != NULL && unused->name != NULL ? unused->name : id);
  plugin->is_off = unused != NULL && unused->why == NULL;
  plugin->n_records = n_records;
  plugin->text = dup_text (unused, plugin->name);
  if (n_records < 0)
    /* Translators: name of a plugin, as “risk” */
    plugin->detail = g_strdup_printf (_("Plugin: %s"), id);
  else
    plugin->detail = g_strdup_printf (
      /* Translators: name of a plugin, as “risk”, and how many records of it are in the file */
      ngettext ("Plugin: %s; the register keeps %d record of it",
                "Plugin: %s; the register keeps %d records of it", (gulong) n_records),
      id, (int) n_records);
  g_ptr_array_add (plugins, plugin);
}

/* Of the tables that the file says are the plugin's. */
static gboolean
count_records (KamaeRegister *self,
               const char    *id,
               gint64        *n_records,
               GError       **error)
{
  g_autoptr (KamaeStatement) row = kamae_database_prepare (
    self->database,
    "SELECT count(*) FROM record JOIN meta ON meta.key = ?1 || ?2"
    " WHERE instr(meta.value, ' ' || record.entity || ' ') > 0",
    error);

  if (row == NULL)
    return FALSE;
  kamae_statement_bind_text (row, 1, KAMAE_SCHEMA_TABLES);
  kamae_statement_bind_text (row, 2, id);
  if (!kamae_statement_step (row, error))
    return FALSE;
  *n_records = kamae_statement_get_integer (row, 0);
  return TRUE;
}

/**
 * kamae_register_list_missing_plugins:
 * @self: a register
 * @error: return location for a #KamaeError
 *
 * What is not in use cannot say that something is wrong. This says it: of each plugin whose tables
 * are in the file and that is not there, cannot be used, or was switched off, and of each one that
 * is installed and cannot be used.
 *
 * Returns: (transfer container) (nullable) (element-type KamaeMissingPlugin): the plugins, by their
 * ids
 *
 * Since: 0.1
 */
GPtrArray *
kamae_register_list_missing_plugins (KamaeRegister *self,
                                     GError       **error)
{
  g_autoptr (GPtrArray) plugins =
    g_ptr_array_new_with_free_func ((GDestroyNotify) missing_plugin_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (KamaeStatement) row = NULL;
  g_autoptr (GError) failure = NULL;
  GPtrArray *unused;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  row = kamae_database_prepare (
    self->database,
    "SELECT module FROM schema_module WHERE module <> 'core' ORDER BY module", error);
  if (row == NULL)
    return NULL;
  while (kamae_statement_step (row, &failure))
    {
      const char *id = kamae_statement_get_text (row, 0);
      gint64 n_records = 0;

      if (kamae_model_has_declaration (self->model, id))
        continue;
      if (!count_records (self, id, &n_records, &failure))
        break;
      add (plugins, id, find_unused (self->model, id), n_records);
      g_hash_table_add (seen, g_strdup (id));
    }
  if (!kamae_database_hand_over (self->database, g_steal_pointer (&failure), error))
    return NULL;
  unused = kamae_model_get_unused (self->model);
  for (guint i = 0; i < unused->len; i++)
    {
      const KamaeUnusedPlugin *plugin = unused->pdata[i];

      if (plugin->why != NULL && !g_hash_table_contains (seen, plugin->id) &&
          !kamae_model_has_declaration (self->model, plugin->id))
        add (plugins, plugin->id, plugin, -1);
    }
  return g_steal_pointer (&plugins);
}
