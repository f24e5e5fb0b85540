/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-operation-private.h"

#include "../register/kamae-record-private.h"
#include "../register/kamae-value-parse-private.h"

#include <string.h>

/* What an operation does to fields with several links. */

/* Finds what each of the texts names. */
static GArray *
parse_links (KamaeOperation    *self,
             KamaeRecord       *record,
             const KamaeField  *field,
             const char *const *texts,
             GError           **error)
{
  const KamaeField single = { .name = field->name,
                              .kind = KAMAE_FIELD_LINK,
                              .target = field->target };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_auto (KamaeValue) parsed = { KAMAE_VALUE_NULL };

      if (!kamae_value_parse (&parsed, self->reg, record->info->entity, &single, texts[i], error))
        return NULL;
      if (parsed.type == KAMAE_VALUE_INTEGER)
        g_array_append_val (ids, parsed.integer);
    }
  return g_steal_pointer (&ids);
}

/* Keys and numbers are parted by blanks; as they are printed, with titles that have blanks
 * themselves, by what stands between the items of a list. */
static GArray *
find_links (KamaeOperation   *self,
            KamaeRecord      *record,
            const KamaeField *field,
            const char       *value,
            GError          **error)
{
  g_auto (GStrv) words = g_strsplit (value != NULL ? value : "", " ", -1);
  g_auto (GStrv) items = kamae_value_split (value != NULL ? value : "");
  const char *const whole[] = { value, NULL };
  gboolean all_keys = TRUE;
  GArray *ids = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    all_keys = all_keys && strspn (words[i], "0123456789") == strlen (words[i]);
  if (!all_keys)
    ids = parse_links (self, record, field, whole, NULL);
  if (ids == NULL)
    ids = parse_links (self, record, field, (const char *const *) words, NULL);
  return ids != NULL ? ids
                     : parse_links (self, record, field, (const char *const *) items, error);
}

static char *
link_kind (KamaeRecord *record,
           const char  *field)
{
  return field != NULL ? g_strdup_printf ("%s.%s", record->info->entity->name, field)
                       : g_strdup ("related");
}

static gboolean
check_link_field (KamaeRecord *record,
                  const char  *field,
                  KamaeRecord *target,
                  GError     **error)
{
  const KamaeField *declared;

  if (field == NULL)
    return TRUE;
  declared = kamae_entity_find_field (record->info->entity, field);
  if (declared != NULL && declared->kind == KAMAE_FIELD_LINKS &&
      (g_str_equal (declared->target, "*") ||
       g_str_equal (declared->target, target->info->entity->name)))
    return TRUE;
  return kamae_operation_refuse_field (record, field, error);
}

static gboolean
check_signed (KamaeOperation *self,
              KamaeRecord    *record,
              const char     *field,
              GError        **error)
{
  const KamaeField *declared =
    field != NULL ? kamae_entity_find_field (record->info->entity, field) : NULL;

  return declared == NULL || kamae_operation_check_signed (self, record, declared, error);
}

/**
 * kamae_operation_add_link:
 * @self: an operation
 * @record: a record
 * @field: (nullable): name of a field of kind %KAMAE_FIELD_LINKS; %NULL for a free relation
 * @target: the record to link to
 * @error: return location for a #KamaeError
 *
 * Adds a link, unless it is there already.
 *
 * Returns: whether there is a link now
 */
gboolean
kamae_operation_add_link (KamaeOperation *self,
                          KamaeRecord    *record,
                          const char     *field,
                          KamaeRecord    *target,
                          GError        **error)
{
  g_autofree char *kind = NULL;
  g_autoptr (KamaeStatement) statement = NULL;

  g_return_val_if_fail (
      KAMAE_IS_OPERATION (self) && KAMAE_IS_RECORD (record) && KAMAE_IS_RECORD (target), FALSE);

  if (!check_link_field (record, field, target, error) ||
      !check_signed (self, record, field, error))
    return FALSE;
  kind = link_kind (record, field);
  statement = kamae_database_prepare (self->reg->database,
                                      "INSERT INTO link (id, kind, from_id, to_id, position) SELECT ?1, ?2, ?3, ?4,"
                                      " (SELECT coalesce(max(position), 0) + 1 FROM link WHERE from_id = ?3 AND kind = ?2)"
                                      " WHERE NOT EXISTS (SELECT 1 FROM link WHERE kind = ?2 AND from_id = ?3 AND to_id = ?4)",
                                      error);
  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_integer (statement, 1, kamae_operation_make_key ());
  kamae_statement_bind_text (statement, 2, kind);
  kamae_statement_bind_integer (statement, 3, record->id);
  kamae_statement_bind_integer (statement, 4, target->id);
  return kamae_statement_run (statement, error) &&
         (field == NULL || kamae_operation_tell (self, record, field, error));
}

/**
 * kamae_operation_remove_link:
 * @self: an operation
 * @record: the record at which the link was made
 * @field: (nullable): name of a field of kind %KAMAE_FIELD_LINKS; %NULL for a free relation
 * @target: the record linked to
 * @error: return location for a #KamaeError
 *
 * Returns: whether there is no such link now
 */
gboolean
kamae_operation_remove_link (KamaeOperation *self,
                             KamaeRecord    *record,
                             const char     *field,
                             KamaeRecord    *target,
                             GError        **error)
{
  g_autofree char *kind = NULL;
  g_autoptr (KamaeStatement) statement = NULL;

  g_return_val_if_fail (
      KAMAE_IS_OPERATION (self) && KAMAE_IS_RECORD (record) && KAMAE_IS_RECORD (target), FALSE);

  if (!check_signed (self, record, field, error))
    return FALSE;
  kind = link_kind (record, field);
  statement = kamae_database_prepare (self->reg->database,
                                      "DELETE FROM link WHERE kind = ? AND from_id = ? AND to_id = ?", error);
  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_text (statement, 1, kind);
  kamae_statement_bind_integer (statement, 2, record->id);
  kamae_statement_bind_integer (statement, 3, target->id);
  return kamae_statement_run (statement, error) &&
         (field == NULL || kamae_operation_tell (self, record, field, error));
}

gboolean
kamae_operation_compare_links (KamaeOperation   *self,
                               KamaeRecord      *record,
                               const KamaeField *field,
                               const char       *value,
                               gboolean         *equal,
                               GError          **error)
{
  g_autoptr (GArray) ids = find_links (self, record, field, value, error);
  g_autoptr (GListModel) links = kamae_record_dup_links (record, field->name);

  if (ids == NULL)
    return FALSE;
  *equal = ids->len == g_list_model_get_n_items (links);
  for (guint i = 0; *equal && i < ids->len; i++)
    {
      g_autoptr (KamaeRecord) target = g_list_model_get_item (links, i);
      gboolean found = FALSE;

      for (guint j = 0; j < ids->len; j++)
        found = found || g_array_index (ids, gint64, j) == target->id;
      *equal = found;
    }
  return TRUE;
}

static gboolean
is_linked (GListModel  *links,
           KamaeRecord *target)
{
  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (KamaeRecord) linked = g_list_model_get_item (links, i);

      if (linked->id == target->id)
        return TRUE;
    }
  return FALSE;
}

gboolean
kamae_operation_set_links (KamaeOperation   *self,
                           KamaeRecord      *record,
                           const KamaeField *field,
                           const char       *value,
                           GError          **error)
{
  g_autoptr (GArray) ids = find_links (self, record, field, value, error);
  g_autoptr (GListModel) old = kamae_record_dup_links (record, field->name);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (old); i++)
    {
      g_autoptr (KamaeRecord) target = g_list_model_get_item (old, i);
      gboolean kept = FALSE;

      for (guint j = 0; j < ids->len; j++)
        kept = kept || g_array_index (ids, gint64, j) == target->id;
      if (!kept && !kamae_operation_remove_link (self, record, field->name, target, error))
        return FALSE;
    }
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (KamaeRecord) target =
        kamae_register_ref_record (self->reg, g_array_index (ids, gint64, i), error);

      if (target == NULL || (!is_linked (old, target) &&
                             !kamae_operation_add_link (self, record, field->name, target, error)))
        return FALSE;
    }
  return TRUE;
}
