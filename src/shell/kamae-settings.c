/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-settings.h"

#define MAX_RECENT 10

static char *
dup_entry (const char *dictionary,
           const char *name)
{
  g_autoptr (GVariant) all = g_settings_get_value (kamae_settings_get_default (), dictionary);
  char *value = NULL;

  g_variant_lookup (all, name, "s", &value);
  return value;
}

static void
set_entry (const char *dictionary,
           const char *name,
           const char *value)
{
  g_autoptr (GVariant) all = g_settings_get_value (kamae_settings_get_default (), dictionary);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key, *old;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &old))
    if (g_strcmp0 (key, name) != 0)
      g_variant_builder_add (&builder, "{ss}", key, old);
  g_variant_builder_add (&builder, "{ss}", name, value);
  g_settings_set_value (kamae_settings_get_default (), dictionary,
                        g_variant_builder_end (&builder));
}

GSettings *
kamae_settings_get_default (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (KAMAE_APPLICATION_ID);
  return settings;
}

static void
put_recent (GFile    *file,
            gboolean  first)
{
  g_auto (GStrv) old = g_settings_get_strv (kamae_settings_get_default (), "recent-registers");
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  if (first)
    g_strv_builder_add (builder, uri);
  for (guint i = 0; old[i] != NULL && n < MAX_RECENT - 1; i++)
    if (g_strcmp0 (old[i], uri) != 0)
      {
        g_strv_builder_add (builder, old[i]);
        n++;
      }

  g_auto (GStrv) uris = g_strv_builder_end (builder);
  g_settings_set_strv (kamae_settings_get_default (), "recent-registers",
                       (const char *const *) uris);
}

void
kamae_settings_add_recent (GFile *file)
{
  g_return_if_fail (G_IS_FILE (file));

  put_recent (file, TRUE);
}

void
kamae_settings_remove_recent (GFile *file)
{
  g_return_if_fail (G_IS_FILE (file));

  put_recent (file, FALSE);
}

char *
kamae_settings_dup_person (GFile *file)
{
  g_autofree char *uri = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  uri = g_file_get_uri (file);
  return dup_entry ("persons", uri);
}

void
kamae_settings_set_person (GFile      *file,
                           const char *key)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (key != NULL);

  uri = g_file_get_uri (file);
  set_entry ("persons", uri, key);
}

GDateTime *
kamae_settings_dup_backup (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *text = dup_entry ("backups", uri);

  return text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
}

void
kamae_settings_set_backup_now (GFile *file)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *text = g_date_time_format_iso8601 (now);
  g_autofree char *uri = NULL;

  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  set_entry ("backups", uri, text);
}

char *
kamae_settings_dup_columns (const char *page)
{
  g_return_val_if_fail (page != NULL, NULL);

  return dup_entry ("columns", page);
}

void
kamae_settings_set_columns (const char *page,
                            const char *columns)
{
  g_return_if_fail (page != NULL);
  g_return_if_fail (columns != NULL);

  set_entry ("columns", page, columns);
}

gboolean
kamae_settings_is_plugin_disabled (const char *id)
{
  g_auto (GStrv) disabled = g_settings_get_strv (kamae_settings_get_default (), "disabled-plugins");

  g_return_val_if_fail (id != NULL, FALSE);

  return g_strv_contains ((const char *const *) disabled, id);
}

void
kamae_settings_set_plugin_disabled (const char *id,
                                    gboolean    disabled)
{
  g_auto (GStrv) old = g_settings_get_strv (kamae_settings_get_default (), "disabled-plugins");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_if_fail (id != NULL);

  for (guint i = 0; old[i] != NULL; i++)
    if (g_strcmp0 (old[i], id) != 0)
      g_strv_builder_add (builder, old[i]);
  if (disabled)
    g_strv_builder_add (builder, id);

  g_auto (GStrv) all = g_strv_builder_end (builder);
  g_settings_set_strv (kamae_settings_get_default (), "disabled-plugins",
                       (const char *const *) all);
}
