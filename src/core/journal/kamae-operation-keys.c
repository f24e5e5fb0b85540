/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-operation-private.h"

#include "../kamae-error.h"
#include "../kamae-i18n.h"
#include "../kamae-text.h"
#include "../model/kamae-record-private.h"

/* What no operation writes: an empty number, a key that reads as another's, a loop of links. */

static gint64 *
box (gint64 id)
{
  gint64 *boxed = g_new (gint64, 1);

  *boxed = id;
  return boxed;
}

/* The keys of a field as they compare, read once in an operation: one that adds thousands of
 * records looks at each key once. An entry may be outdated, and is only ever a hint. */
static GHashTable *
get_keys (KamaeOperation   *self,
          KamaeEntityInfo  *info,
          const KamaeField *field,
          GError          **error)
{
  GHashTable *keys = g_hash_table_lookup (self->keys, field);
  g_autofree char *sql = NULL;
  g_autofree char *joined = NULL;
  g_auto (GStrv) lines = NULL;

  if (keys != NULL)
    return keys;
  sql = g_strdup_printf ("SELECT group_concat (id || ' ' || normalised (%s), char (10)) FROM %s",
                         field->name, info->entity->name);
  if (!kamae_database_dup_text (self->reg->database, sql, &joined, error))
    return NULL;
  keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  lines = g_strsplit (joined != NULL ? joined : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char *key = NULL;
      gint64 id = g_ascii_strtoll (lines[i], &key, 10);

      g_hash_table_insert (keys, g_strdup (key + 1), box (id));
    }
  g_hash_table_insert (self->keys, (gpointer) field, keys);
  return keys;
}

static gboolean
check_key (KamaeOperation   *self,
           KamaeEntityInfo  *info,
           gint64            id,
           const KamaeField *field,
           const char       *text,
           GError          **error)
{
  GHashTable *keys = get_keys (self, info, field, error);
  g_autofree char *normal = kamae_text_normalise (text);
  g_autoptr (KamaeRecord) other = NULL;
  g_autofree char *label = NULL;
  const gint64 *holder;

  if (keys == NULL)
    return FALSE;
  holder = g_hash_table_lookup (keys, normal);
  if (holder != NULL && *holder != id)
    other = kamae_register_ref_record (self->reg, *holder, KAMAE_KEPT);
  if (other == NULL || kamae_record_is_deleted (other) ||
      !kamae_text_equal (kamae_record_get_text (other, field->name), text))
    return TRUE;
  label = kamae_record_dup_label (other);
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
               /* Translators: a number or a name as it was typed, and the record that has it */
               _("“%s” is already used by “%s”. Choose another one."), text, label);
  return FALSE;
}

/* Whether a record is itself among those that its link leads to. */
static gboolean
check_loop (KamaeOperation   *self,
            KamaeEntityInfo  *info,
            gint64            id,
            const KamaeField *field,
            gint64            target,
            GError          **error)
{
  g_autofree char *sql = g_strdup_printf (
      "WITH RECURSIVE above (id) AS (SELECT ?1 UNION SELECT %s.%s_id FROM %s"
      " JOIN above USING (id) WHERE %s.%s_id IS NOT NULL)"
      " SELECT 1 FROM above WHERE id = ?2",
      info->entity->name, field->name, info->entity->name, info->entity->name, field->name);
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (self->reg->database, sql, error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_integer (statement, 1, target);
  kamae_statement_bind_integer (statement, 2, id);
  if (kamae_statement_step (statement, &local_error))
    {
      const char *label =
        kamae_model_translate (self->reg->model, info->entity, field->label, NULL);

      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                   /* Translators: %s is the name of a link, as “Part of” */
                   _("“%s” would lead back to the record itself. Choose another one."), label);
      return FALSE;
    }
  return kamae_database_hand_over (self->reg->database, g_steal_pointer (&local_error), error);
}

/* Whether a value may go into a record; id: 0 for one that is only being made. */
gboolean
kamae_operation_check_value (KamaeOperation   *self,
                             KamaeEntityInfo  *info,
                             gint64            id,
                             const KamaeField *field,
                             const KamaeValue *value,
                             GError          **error)
{
  gboolean is_key = field->kind == KAMAE_FIELD_NUMBER || (field->flags & KAMAE_KEY) != 0;

  if (field->kind == KAMAE_FIELD_NUMBER && value->type == KAMAE_VALUE_NULL)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                   _("A record's number cannot be empty. It stays as it was."));
      return FALSE;
    }
  if (is_key && value->type == KAMAE_VALUE_TEXT)
    return check_key (self, info, id, field, value->text, error);
  if (field->kind == KAMAE_FIELD_LINK && value->type == KAMAE_VALUE_INTEGER && id != 0 &&
      g_str_equal (field->target, info->entity->name))
    return check_loop (self, info, id, field, value->integer, error);
  return TRUE;
}

/* Tells the hints of a value that was written. */
void
kamae_operation_remember_key (KamaeOperation   *self,
                              gint64            id,
                              const KamaeField *field,
                              const KamaeValue *value)
{
  GHashTable *keys = g_hash_table_lookup (self->keys, field);

  if (keys != NULL && value->type == KAMAE_VALUE_TEXT)
    g_hash_table_insert (keys, kamae_text_normalise (value->text), box (id));
}
