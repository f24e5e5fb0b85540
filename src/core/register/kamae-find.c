/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-register-private.h"

#include "../base/kamae-error.h"
#include "../base/kamae-text.h"
#include "../kamae-i18n.h"
#include "kamae-record-private.h"

#include <string.h>

/* Records by what people call them. */

#define SEVERAL -1

/* error: never NULL here; a failure is no record that is not there. */
static gint64
find_by (KamaeRegister *self,
         const char    *sql,
         const char    *text,
         GError       **error)
{
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (self->database, sql, error);
  gint64 id;

  if (statement == NULL)
    return 0;
  kamae_statement_bind_text (statement, 1, text);
  if (!kamae_statement_step (statement, error))
    return 0;
  id = kamae_statement_get_integer (statement, 0);
  return kamae_statement_step (statement, error) ? SEVERAL : *error == NULL ? id : 0;
}

/* By the index as it stands, or else by what it says. */
static gint64
find_by_field (KamaeRegister    *self,
               KamaeEntityInfo  *info,
               const KamaeField *field,
               const char       *text,
               GError          **error)
{
  g_autofree char *exact =
      g_strdup_printf ("SELECT id FROM %s WHERE %s = ? LIMIT 2", info->entity->name, field->name);
  g_autofree char *loose = NULL;
  gint64 id = kamae_field_is_column (field) ? find_by (self, exact, text, error) : 0;

  if (id != 0 || *error != NULL)
    return id;
  loose = kamae_field_is_column (field)
            ? g_strdup_printf ("SELECT id FROM %s WHERE normalised(%s) = normalised(?) LIMIT 2",
                               info->entity->name, field->name)
            : g_strdup_printf ("SELECT this.id FROM %s AS this"
                               " WHERE normalised((%s)) = normalised(?) LIMIT 2",
                               info->entity->name, field->sql);
  return find_by (self, loose, text, error);
}

static gint64
find_by_key (KamaeRegister   *self,
             KamaeEntityInfo *info,
             const char      *text,
             GError         **error)
{
  gint64 id = 0;

  for (const KamaeField *field = info->entity->fields;
       field->name != NULL && id == 0 && *error == NULL; field++)
    if (field->kind == KAMAE_FIELD_NUMBER ||
        ((field->flags & KAMAE_KEY) != 0 && kamae_field_is_text (field)))
      id = find_by_field (self, info, field, text, error);
  return id;
}

/* "I-2026-001 Paper was lost", "0001 Hanako Sato": the key, and the title that goes with it. */
static gint64
find_by_label (KamaeRegister   *self,
               KamaeEntityInfo *info,
               const char      *text,
               GError         **error)
{
  static const char *const languages[] = { "ja", "en" };
  gsize length = strcspn (text, " ");
  g_autofree char *key = g_strndup (text, length);
  gint64 id = text[length] != '\0' ? find_by_key (self, info, key, error) : 0;
  g_autoptr (KamaeRecord) record =
    id > 0 ? kamae_register_load_one (self, info, id, error) : NULL;

  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *label = kamae_record_dup_label_in (record, languages[i]);
      g_autofree char *with_key = g_strdup_printf ("%s %s", key, label);

      if (kamae_text_equal (text, label) || kamae_text_equal (text, with_key))
        return id;
    }
  return 0;
}

static gint64
find_in (KamaeRegister   *self,
         KamaeEntityInfo *info,
         const char      *text,
         GError         **error)
{
  const KamaeField *title = kamae_entity_get_title (info->entity);
  gint64 id = find_by_key (self, info, text, error);

  if (id == 0 && *error == NULL && title != NULL &&
      (kamae_field_is_text (title) || title->kind == KAMAE_FIELD_DERIVED))
    id = find_by_field (self, info, title, text, error);
  return id != 0 || *error != NULL ? id : find_by_label (self, info, text, error);
}

static KamaeEntityInfo *
find_info_by_name (KamaeRegister *self,
                   const char    *entity,
                   GError       **error)
{
  KamaeEntityInfo *info = kamae_model_find_info (self->model, entity);

  if (info == NULL)
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
                 /* Translators: %s is what the person typed */
                 _("There is no kind of record called “%s”."), entity);
  return info;
}

/* In all kinds of records; "clause/4.1" says which is meant where several have the key. */
static KamaeRecord *
find_anywhere (KamaeRegister *self,
               const char    *key,
               GError       **error)
{
  GPtrArray *entities = kamae_model_get_entities (self->model);
  g_auto (GStrv) parts = g_strsplit (key, "/", 2);
  KamaeEntityInfo *found = NULL;
  gint64 found_id = 0;
  GError *failure = NULL;

  if (parts[0] != NULL && parts[1] != NULL && kamae_model_find_info (self->model, parts[0]) != NULL)
    return kamae_register_find (self, parts[0], parts[1], error);
  for (guint i = 0; i < entities->len && failure == NULL; i++)
    {
      KamaeEntityInfo *info = kamae_model_get_info (self->model, entities->pdata[i]);
      gint64 id = info->entity->flags & KAMAE_ENTITY_INTERNAL
                    ? 0 : find_in (self, info, key, &failure);

      if (id == 0)
        continue;
      if (found != NULL || id == SEVERAL)
        {
          const char *other = found != NULL ? found->entity->name : info->entity->name;

          g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                       /* Translators: what was typed; then two kinds of records with it, as
                        * “issue/I-2026-001” */
                       _("“%s” names several records. Say which: %s/%s, %s/%s, or the record's number."),
                       key, other, key, info->entity->name, key);
          return NULL;
        }
      found = info;
      found_id = id;
    }
  if (!kamae_database_hand_over (self->database, failure, error))
    return NULL;
  if (found != NULL)
    return kamae_register_load_one (self, found, found_id, error);
  /* Translators: %s is what was typed, as “I-2026-001” */
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND, _("There is no record “%s”."), key);
  return NULL;
}

/**
 * kamae_register_find:
 * @self: a register
 * @entity: an entity's name, or "*" for any
 * @key: a number, a key text, a title that only one record has, or number and title as
 * kamae_record_dup_label() gives them; for any entity also its name, "/" and one of these
 * @error: return location for a #KamaeError
 *
 * Finds a record by what people call it, in any width, case and kana.
 *
 * Returns: (transfer full) (nullable): the record
 */
KamaeRecord *
kamae_register_find (KamaeRegister *self,
                     const char    *entity,
                     const char    *key,
                     GError       **error)
{
  KamaeEntityInfo *info;
  const char *label;
  GError *failure = NULL;
  gint64 id;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && entity != NULL && key != NULL, NULL);

  if (g_str_equal (entity, "*"))
    return find_anywhere (self, key, error);
  info = find_info_by_name (self, entity, error);
  if (info == NULL)
    return NULL;
  id = find_in (self, info, key, &failure);
  if (!kamae_database_hand_over (self->database, failure, error))
    return NULL;
  if (id > 0)
    return kamae_register_load_one (self, info, id, error);
  label = kamae_model_translate (self->model, info->entity, info->entity->label, NULL);
  if (id == SEVERAL)
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                 /* Translators: what the person typed, and a kind of record */
                 _("“%s” names several records (%s). Use the number or another key."), key, label);
  else
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND,
                 /* Translators: a kind of record, and what the person typed */
                 _("There is no %s “%s”."), label, key);
  return NULL;
}
