/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-snapshot.h"

#include "../base/kamae-error.h"
#include "../register/kamae-record-list.h"
#include "../register/kamae-record-private.h"
#include "kamae-journal-private.h"

#include <json-glib/json-glib.h>

/* What an approval freezes, as canonical JSON: members in the order of the declaration, nothing
 * that depends on the language of the interface or on the clock. */

static void
add_value (JsonBuilder      *builder,
           const char       *name,
           const KamaeValue *value)
{
  json_builder_set_member_name (builder, name);
  switch (value->type)
    {
    case KAMAE_VALUE_INTEGER:
      json_builder_add_int_value (builder, value->integer);
      break;
    case KAMAE_VALUE_DECIMAL:
      json_builder_add_double_value (builder, value->decimal);
      break;
    case KAMAE_VALUE_TEXT:
      json_builder_add_string_value (builder, value->text);
      break;
    case KAMAE_VALUE_NULL:
    default:
      json_builder_add_null_value (builder);
      break;
    }
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/* A link also by what people read: the target may be renamed, or leave, later. */
static void
add_link_label (JsonBuilder      *builder,
                KamaeRecord      *record,
                const KamaeField *field)
{
  g_autoptr (KamaeRecord) target = kamae_record_ref_link (record, field->name);
  g_autofree char *name = g_strconcat (field->name, "_label", NULL);
  g_autofree char *label = target != NULL ? kamae_record_dup_label (target) : NULL;

  add_text (builder, name, label);
}

static void
add_links (JsonBuilder      *builder,
           KamaeRecord      *record,
           const KamaeField *field)
{
  g_autoptr (GListModel) links = kamae_record_dup_links (record, field->name);

  json_builder_set_member_name (builder, field->name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (KamaeRecord) target = g_list_model_get_item (links, i);
      g_autofree char *label = kamae_record_dup_label (target);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_int_value (builder, target->id);
      add_text (builder, "label", label);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_members (JsonBuilder *builder,
             KamaeRecord *record)
{
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, record->id);
  for (guint i = 0; i < record->info->columns->len; i++)
    {
      const KamaeColumnInfo *column = record->info->columns->pdata[i];

      if (column->role == KAMAE_COLUMN_STATE || column->role == KAMAE_COLUMN_DERIVED)
        continue;
      add_value (builder, column->name,
                 kamae_record_get_value (record, column->role == KAMAE_COLUMN_VALUE
                                                   ? column->field->name : column->name));
      if (column->role == KAMAE_COLUMN_VALUE && kamae_field_is_link (column->field))
        add_link_label (builder, record, column->field);
    }
  for (const KamaeField *field = record->info->entity->fields; field->name != NULL; field++)
    if (field->kind == KAMAE_FIELD_LINKS)
      add_links (builder, record, field);
}

static void
add_parts (JsonBuilder   *builder,
           KamaeRegister *reg,
           KamaeRecord   *record)
{
  for (guint i = 0; i < record->info->parts->len; i++)
    {
      const KamaeEntity *part = record->info->parts->pdata[i];
      g_autoptr (KamaeRecordList) list = kamae_register_list_parts (reg, record, part->name);

      json_builder_set_member_name (builder, part->name);
      json_builder_begin_array (builder);
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (list)); j++)
        {
          g_autoptr (KamaeRecord) child = g_list_model_get_item (G_LIST_MODEL (list), j);

          json_builder_begin_object (builder);
          add_members (builder, child);
          add_parts (builder, reg, child);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
    }
}

static gboolean
add_query (JsonBuilder             *builder,
           KamaeRegister           *reg,
           KamaeRecord             *record,
           const KamaeSnapshotPart *part,
           GError                 **error)
{
  g_autoptr (KamaeStatement) statement =
      kamae_database_prepare_foreign (reg->database, part->sql, error);
  g_autoptr (GError) local_error = NULL;
  int id;

  if (statement == NULL)
    return FALSE;
  kamae_register_bind_common (reg, statement, NULL);
  id = kamae_statement_find_parameter (statement, ":id");
  if (id > 0)
    kamae_statement_bind_integer (statement, id, record->id);
  json_builder_set_member_name (builder, part->name);
  json_builder_begin_array (builder);
  while (kamae_statement_step (statement, &local_error))
    {
      json_builder_begin_object (builder);
      for (int i = 0; i < kamae_statement_get_n_columns (statement); i++)
        {
          g_auto (KamaeValue) value = { KAMAE_VALUE_NULL };

          kamae_statement_get_value (statement, i, &value);
          add_value (builder, kamae_statement_get_name (statement, i), &value);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return kamae_database_hand_over (reg->database, g_steal_pointer (&local_error), error);
}

char *
kamae_snapshot_make (KamaeRegister *reg,
                     KamaeRecord   *record,
                     GError       **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  guint n_failures = kamae_database_count_failures (reg->database);

  json_builder_begin_object (builder);
  add_text (builder, "entity", record->info->entity->name);
  json_builder_set_member_name (builder, "record");
  json_builder_begin_object (builder);
  add_members (builder, record);
  json_builder_end_object (builder);
  add_parts (builder, reg, record);
  for (const KamaeSnapshotPart *part = record->info->entity->snapshot;
       part != NULL && part->name != NULL; part++)
    if (!add_query (builder, reg, record, part, error))
      return NULL;
  json_builder_end_object (builder);
  /* What could not be read must not be left out of what is approved. */
  if (!kamae_database_has_read (reg->database, n_failures, error))
    return NULL;
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/**
 * kamae_register_dup_content:
 * @self: a register
 * @record: a record
 * @error: return location for a #KamaeError
 *
 * Returns: (transfer full) (nullable): the JSON that an approval of @record would freeze now
 */
char *
kamae_register_dup_content (KamaeRegister *self,
                            KamaeRecord   *record,
                            GError       **error)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && KAMAE_IS_RECORD (record), NULL);

  return kamae_snapshot_make (self, record, error);
}

/**
 * kamae_register_dup_snapshot:
 * @self: a register
 * @record: a record
 *
 * Returns: (transfer full) (nullable): the JSON that its approval froze; %NULL if it was never
 * approved
 */
char *
kamae_register_dup_snapshot (KamaeRegister *self,
                             KamaeRecord   *record)
{
  g_autoptr (KamaeStatement) statement = NULL;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && KAMAE_IS_RECORD (record), NULL);

  statement = kamae_database_prepare (self->database,
                                      "SELECT content FROM snapshot WHERE source_id = ? ORDER BY made_at DESC LIMIT 1",
                                      KAMAE_KEPT);
  if (statement == NULL)
    return NULL;
  kamae_statement_bind_integer (statement, 1, record->id);
  return kamae_statement_step (statement, KAMAE_KEPT)
           ? g_strdup (kamae_statement_get_text (statement, 0)) : NULL;
}
