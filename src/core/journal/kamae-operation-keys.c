/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-operation-private.h"

#include "../base/kamae-error.h"
#include "../base/kamae-text.h"
#include "../kamae-i18n.h"
#include "../register/kamae-record-signed-private.h"

/* What no operation writes: an empty number, a key that reads as another's, a loop of links; what
 * counts into a record that takes nothing in any more. */

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

/* target: what the record counts into, or is to. */
static gboolean
check_target (KamaeRecord      *record,
              const KamaeField *field,
              gint64            target,
              GError          **error)
{
  g_autoptr (KamaeRecord) closed = kamae_record_ref_closed (record, field, target);
  g_autofree char *label = NULL;
  g_autofree char *state = NULL;

  if (closed == NULL)
    return TRUE;
  label = kamae_record_dup_label (closed);
  state = kamae_record_dup_display (closed, "state", NULL);
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED,
               /* Translators: a record, its state, and the plural of what counts into it:
                * “IA-2026-01 …” is “Closed”: “Findings” … */
               _("“%1$s” is in the state “%2$s”: “%3$s” are neither added to it nor taken from it any more. Nothing was changed."),
               label, state,
               kamae_model_translate (record->reg->model, record->info->entity,
                                      record->info->entity->plural, NULL));
  return FALSE;
}

/* Whether the record counts by its link, now or with another value of a field. */
static gboolean
counts (KamaeRecord      *record,
        const KamaeField *field,
        const KamaeField *changed,
        const KamaeValue *value)
{
  const char *when = field->taken_when;
  gboolean is_condition;

  if (field->taken_in == NULL)
    return FALSE;
  if (when == NULL)
    return changed == NULL || field == changed;
  is_condition = changed != NULL && kamae_condition_asks (when, changed->name, NULL);
  return (changed == NULL || field == changed || is_condition)
         && (kamae_condition_holds (when, record)
             || (is_condition && value->type == KAMAE_VALUE_TEXT
                 && kamae_condition_asks (when, changed->name, value->text)));
}

/* Whether what the record counts into takes it in, or lets it go: as a whole, or with another value
 * of a field. */
gboolean
kamae_operation_check_taken (KamaeRecord      *record,
                             const KamaeField *changed,
                             const KamaeValue *value,
                             GError          **error)
{
  for (const KamaeField *field = record->info->entity->fields; field->name != NULL; field++)
    {
      gboolean comes = field == changed && value->type == KAMAE_VALUE_INTEGER;

      if (counts (record, field, changed, value)
          && (!check_target (record, field, kamae_record_get_integer (record, field->name), error)
              || (comes && !check_target (record, field, value->integer, error))))
        return FALSE;
    }
  return TRUE;
}
