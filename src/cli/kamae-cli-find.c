/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "kamae-cli.h"

#include <kamae-i18n.h>

/* Which record is meant: "I-2026-001", "clause/4.1" where several kinds use the key, or an id. */

static gboolean
has_key (const KamaeEntity *entity)
{
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (field->kind == KAMAE_FIELD_NUMBER || (field->flags & (KAMAE_KEY | KAMAE_TITLE)) != 0)
      return TRUE;

  return FALSE;
}

static KamaeRecord *
find_by_id (KamaeRegister *reg,
            const char    *name)
{
  guint64 id;

  if (!g_ascii_string_to_unsigned (name, 10, 1, G_MAXINT64, &id, NULL))
    return NULL;

  return kamae_register_ref_record (reg, (gint64) id, KAMAE_KEPT);
}

static void
set_not_found (GError    **error,
               const char *name)
{
  /* Translators: %s is what was typed, as “I-2026-001” */
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND, _("There is no record “%s”."), name);
}

/* Finds a record of one entity by its number, key or id. */
KamaeRecord *
kamae_cli_find_in (KamaeRegister *reg,
                   const char    *entity,
                   const char    *key,
                   GError       **error)
{
  g_autoptr (KamaeRecord) record = kamae_register_find (reg, entity, key, KAMAE_KEPT);

  if (record == NULL)
    record = find_by_id (reg, key);
  if (record == NULL || !g_str_equal (kamae_record_get_entity (record)->name, entity))
    {
      set_not_found (error, key);
      return NULL;
    }

  return g_steal_pointer (&record);
}

static KamaeRecord *
find_anywhere (KamaeRegister *reg,
               const char    *key,
               GError       **error)
{
  GPtrArray *entities = kamae_model_get_entities (kamae_register_get_model (reg));
  g_autoptr (KamaeRecord) found = NULL;

  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = g_ptr_array_index (entities, i);
      g_autoptr (KamaeRecord) record = NULL;

      if (!has_key (entity))
        continue;
      record = kamae_register_find (reg, entity->name, key, KAMAE_KEPT);
      if (record != NULL && found != NULL)
        {
          g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                       /* Translators: the first %s is what was typed, others kinds of records */
                       _("“%s” is a %s and a %s. Write %s/%s or %s/%s."),
                       key,
                       kamae_record_get_entity (found)->name, entity->name,
                       kamae_record_get_entity (found)->name, key,
                       entity->name, key);
          return NULL;
        }
      if (record != NULL)
        found = g_steal_pointer (&record);
    }

  if (found == NULL)
    found = find_by_id (reg, key);
  if (found == NULL)
    set_not_found (error, key);

  return g_steal_pointer (&found);
}

/* Finds a record of any entity. */
KamaeRecord *
kamae_cli_find_record (KamaeRegister *reg,
                       const char    *name,
                       GError       **error)
{
  const char *slash = strchr (name, '/');

  if (slash != NULL)
    {
      g_autofree char *entity = g_strndup (name, slash - name);

      if (kamae_model_find_entity (kamae_register_get_model (reg), entity) != NULL)
        return kamae_cli_find_in (reg, entity, slash + 1, error);
    }

  return find_anywhere (reg, name, error);
}
