/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-record-private.h"

#include "../base/kamae-error.h"
#include "kamae-register-private.h"

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KamaeRecord, kamae_record, G_TYPE_OBJECT)

static void
clear_values (KamaeRecord *self)
{
  for (guint i = 0; self->values != NULL && i < self->info->columns->len; i++)
    kamae_value_clear (&self->values[i]);
  g_clear_pointer (&self->values, g_free);
}

static void
kamae_record_dispose (GObject *object)
{
  KamaeRecord *self = KAMAE_RECORD (object);

  if (self->reg != NULL)
    kamae_register_forget (self->reg, self);
  g_clear_weak_pointer (&self->reg);

  G_OBJECT_CLASS (kamae_record_parent_class)->dispose (object);
}

static void
kamae_record_finalize (GObject *object)
{
  KamaeRecord *self = KAMAE_RECORD (object);

  clear_values (self);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (kamae_record_parent_class)->finalize (object);
}

static void
kamae_record_class_init (KamaeRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kamae_record_dispose;
  G_OBJECT_CLASS (klass)->finalize = kamae_record_finalize;

  /**
   * KamaeRecord::changed:
   *
   * A value, a link or a part of the record changed, or it was deleted.
   */
  signals[CHANGED] = g_signal_new ("changed", KAMAE_TYPE_RECORD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
kamae_record_init (KamaeRecord *self)
{
}

KamaeRecord *
kamae_record_new (KamaeRegister   *reg,
                  KamaeEntityInfo *info,
                  gint64           id)
{
  KamaeRecord *self = g_object_new (KAMAE_TYPE_RECORD, NULL);

  g_set_weak_pointer (&self->reg, reg);
  self->model = g_object_ref (kamae_register_get_model (reg));
  self->info = info;
  self->id = id;
  return self;
}

gboolean
kamae_record_take_values (KamaeRecord *self,
                          KamaeValue  *values)
{
  gboolean different = self->values == NULL;

  for (guint i = 0; !different && i < self->info->columns->len; i++)
    different = !kamae_value_equal (&self->values[i], &values[i]);
  clear_values (self);
  self->values = values;
  return different;
}

void
kamae_record_forget_values (KamaeRecord *self)
{
  clear_values (self);
  self->is_unread = TRUE;
}

void
kamae_record_set_deleted (KamaeRecord *self)
{
  self->deleted = TRUE;
}

void
kamae_record_emit_changed (KamaeRecord *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

const KamaeValue *
kamae_record_get_value (KamaeRecord *self,
                        const char  *field)
{
  static const KamaeValue none = { KAMAE_VALUE_NULL };
  int index = kamae_entity_info_index (self->info, field);

  if (self->is_unread && self->reg != NULL && kamae_register_get_database (self->reg) != NULL)
    kamae_register_reload (self->reg, self, KAMAE_KEPT);
  return index >= 0 && self->values != NULL ? &self->values[index] : &none;
}

/**
 * kamae_record_get_id:
 * @self: a record
 *
 * Returns: its key, a random positive number that is unique in the register
 */
gint64
kamae_record_get_id (KamaeRecord *self)
{
  g_return_val_if_fail (KAMAE_IS_RECORD (self), 0);

  return self->id;
}

/**
 * kamae_record_dup_key:
 * @self: (nullable): a record
 *
 * Returns: (transfer full) (nullable): its key as canonical text, as a link to it is set; %NULL for
 * no record
 *
 * Since: 0.1
 */
char *
kamae_record_dup_key (KamaeRecord *self)
{
  g_return_val_if_fail (self == NULL || KAMAE_IS_RECORD (self), NULL);

  return self != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, self->id) : NULL;
}

/**
 * kamae_record_get_entity:
 * @self: a record
 *
 * Returns: what kind of record it is
 */
const KamaeEntity *
kamae_record_get_entity (KamaeRecord *self)
{
  g_return_val_if_fail (KAMAE_IS_RECORD (self), NULL);

  return self->info->entity;
}

/**
 * kamae_record_get_register:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the register, %NULL after it was closed
 */
KamaeRegister *
kamae_record_get_register (KamaeRecord *self)
{
  g_return_val_if_fail (KAMAE_IS_RECORD (self), NULL);

  return self->reg;
}

/**
 * kamae_record_get_number:
 * @self: a record
 *
 * Returns: (nullable): its human number, or its key text
 */
const char *
kamae_record_get_number (KamaeRecord *self)
{
  const KamaeField *field;

  g_return_val_if_fail (KAMAE_IS_RECORD (self), NULL);

  field = kamae_entity_get_number (self->info->entity);
  return field != NULL ? kamae_record_get_text (self, field->name) : NULL;
}

/**
 * kamae_record_get_title:
 * @self: a record
 *
 * Returns: (nullable): the text that names it
 */
const char *
kamae_record_get_title (KamaeRecord *self)
{
  const KamaeField *field;

  g_return_val_if_fail (KAMAE_IS_RECORD (self), NULL);

  field = kamae_entity_get_title (self->info->entity);
  return field != NULL ? kamae_record_get_text (self, field->name) : NULL;
}

/**
 * kamae_record_is_unread:
 * @self: a record
 *
 * Returns: whether the file does not give its row back: until it does, the record has no values,
 * which does not mean that it has none in the file
 *
 * Since: 0.1
 */
gboolean
kamae_record_is_unread (KamaeRecord *self)
{
  g_return_val_if_fail (KAMAE_IS_RECORD (self), TRUE);

  return self->is_unread;
}

/**
 * kamae_record_is_deleted:
 * @self: a record
 *
 * Returns: whether the row is gone
 */
gboolean
kamae_record_is_deleted (KamaeRecord *self)
{
  g_return_val_if_fail (KAMAE_IS_RECORD (self), TRUE);

  return self->deleted;
}

static gint64
count_links (KamaeRecord *self,
             const char  *field)
{
  g_autofree char *kind = g_strdup_printf ("%s.%s", self->info->entity->name, field);
  g_autoptr (KamaeStatement) statement =
    kamae_database_prepare (kamae_register_get_database (self->reg),
                            "SELECT count(*) FROM link WHERE from_id = ? AND kind = ?",
                            KAMAE_KEPT);

  if (statement == NULL)
    return 0;
  kamae_statement_bind_integer (statement, 1, self->id);
  kamae_statement_bind_text (statement, 2, kind);
  return kamae_statement_step (statement, KAMAE_KEPT) ? kamae_statement_get_integer (statement, 0)
                                                      : 0;
}

/**
 * kamae_record_is_set:
 * @self: a record
 * @field: a field's name
 *
 * Returns: whether it has a value
 */
gboolean
kamae_record_is_set (KamaeRecord *self,
                     const char  *field)
{
  const KamaeField *declared;

  g_return_val_if_fail (KAMAE_IS_RECORD (self) && field != NULL, FALSE);

  declared = kamae_entity_find_field (self->info->entity, field);
  if (declared != NULL && declared->kind == KAMAE_FIELD_LINKS)
    return self->reg != NULL && count_links (self, field) > 0;
  return kamae_record_get_value (self, field)->type != KAMAE_VALUE_NULL;
}

/**
 * kamae_record_get_text:
 * @self: a record
 * @field: a field's name
 *
 * For text, numbers of a series, dates and codes.
 *
 * Returns: (nullable): the text, valid until the record changes; %NULL for no value
 */
const char *
kamae_record_get_text (KamaeRecord *self,
                       const char  *field)
{
  const KamaeValue *value;

  g_return_val_if_fail (KAMAE_IS_RECORD (self) && field != NULL, NULL);

  value = kamae_record_get_value (self, field);
  return value->type == KAMAE_VALUE_TEXT ? value->text : NULL;
}

/**
 * kamae_record_get_integer:
 * @self: a record
 * @field: a field's name
 *
 * Returns: the number; 0 for no value, see kamae_record_is_set()
 */
gint64
kamae_record_get_integer (KamaeRecord *self,
                          const char  *field)
{
  const KamaeValue *value;

  g_return_val_if_fail (KAMAE_IS_RECORD (self) && field != NULL, 0);

  value = kamae_record_get_value (self, field);
  return value->type == KAMAE_VALUE_INTEGER ? value->integer : 0;
}

/**
 * kamae_record_get_decimal:
 * @self: a record
 * @field: a field's name
 *
 * Returns: the number; 0 for no value
 */
double
kamae_record_get_decimal (KamaeRecord *self,
                          const char  *field)
{
  const KamaeValue *value;

  g_return_val_if_fail (KAMAE_IS_RECORD (self) && field != NULL, 0);

  value = kamae_record_get_value (self, field);
  return value->type == KAMAE_VALUE_DECIMAL   ? value->decimal
         : value->type == KAMAE_VALUE_INTEGER ? (double) value->integer
                                              : 0;
}

/**
 * kamae_record_get_boolean:
 * @self: a record
 * @field: a field's name
 *
 * Returns: %TRUE for yes; %FALSE for no and for no answer
 */
gboolean
kamae_record_get_boolean (KamaeRecord *self,
                          const char  *field)
{
  return kamae_record_get_integer (self, field) != 0;
}

/**
 * kamae_record_get_link:
 * @self: a record
 * @field: name of a link or file field
 *
 * Returns: key of the record linked to; 0 for none
 */
gint64
kamae_record_get_link (KamaeRecord *self,
                       const char  *field)
{
  return kamae_record_get_integer (self, field);
}

/* A link that cannot be followed leads to something nonetheless: where its field says to which kind
 * of record, to one that could not be read. */
static KamaeRecord *
follow (KamaeRecord *self,
        const char  *field,
        gint64       id)
{
  const KamaeField *declared = kamae_entity_find_field (self->info->entity, field);
  const char *target = declared != NULL ? kamae_field_get_target (declared) : NULL;
  KamaeEntityInfo *info =
    target != NULL ? kamae_model_find_info (kamae_register_get_model (self->reg), target) : NULL;
  g_autoptr (GError) error = NULL;
  KamaeRecord *record = kamae_register_ref_record (self->reg, id, &error);

  if (record != NULL || g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND))
    return record;
  kamae_database_hand_over (kamae_register_get_database (self->reg), g_steal_pointer (&error),
                            KAMAE_KEPT);
  return info != NULL ? kamae_register_ref_unread (self->reg, info, id) : NULL;
}

/**
 * kamae_record_ref_link:
 * @self: a record
 * @field: name of a link or file field
 *
 * Returns: (transfer full) (nullable): the record linked to
 */
KamaeRecord *
kamae_record_ref_link (KamaeRecord *self,
                       const char  *field)
{
  gint64 id = kamae_record_get_link (self, field);

  return id != 0 && self->reg != NULL && kamae_register_get_database (self->reg) != NULL
           ? follow (self, field, id) : NULL;
}

/**
 * kamae_record_dup_links:
 * @self: a record
 * @field: name of a field of kind %KAMAE_FIELD_LINKS
 *
 * Returns: (transfer full): the #KamaeRecord objects linked to, as they are now
 */
GListModel *
kamae_record_dup_links (KamaeRecord *self,
                        const char  *field)
{
  g_autofree char *kind = NULL;
  g_autoptr (KamaeStatement) statement = NULL;
  GListStore *store = g_list_store_new (KAMAE_TYPE_RECORD);

  g_return_val_if_fail (KAMAE_IS_RECORD (self) && field != NULL, NULL);

  if (self->reg == NULL)
    return G_LIST_MODEL (store);
  kind = g_strdup_printf ("%s.%s", self->info->entity->name, field);
  /* In the order in which they were added. */
  statement = kamae_database_prepare (kamae_register_get_database (self->reg),
                                      "SELECT to_id FROM link WHERE from_id = ? AND kind = ? ORDER BY position", KAMAE_KEPT);
  if (statement == NULL)
    return G_LIST_MODEL (store);
  kamae_statement_bind_integer (statement, 1, self->id);
  kamae_statement_bind_text (statement, 2, kind);
  while (kamae_statement_step (statement, KAMAE_KEPT))
    {
      g_autoptr (KamaeRecord) target =
        follow (self, field, kamae_statement_get_integer (statement, 0));

      if (target != NULL)
        g_list_store_append (store, target);
    }
  return G_LIST_MODEL (store);
}

/**
 * kamae_record_get_absence:
 * @self: a record
 * @field: a field's name
 *
 * Returns: why the field has no value
 */
KamaeAbsence
kamae_record_get_absence (KamaeRecord *self,
                          const char  *field)
{
  g_autofree char *name = NULL;
  const char *absence;

  g_return_val_if_fail (KAMAE_IS_RECORD (self) && field != NULL, KAMAE_ABSENCE_UNKNOWN);

  name = g_strconcat (field, "_absence", NULL);
  absence = kamae_record_get_text (self, name);
  if (g_strcmp0 (absence, "none") == 0)
    return KAMAE_ABSENCE_NONE;
  return g_strcmp0 (absence, "na") == 0 ? KAMAE_ABSENCE_NOT_APPLICABLE : KAMAE_ABSENCE_UNKNOWN;
}

static char *
dup_links_canonical (KamaeRecord *self,
                     const char  *field)
{
  g_autoptr (GListModel) links = kamae_record_dup_links (self, field);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (KamaeRecord) target = g_list_model_get_item (links, i);

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", target->id);
    }
  return g_string_free (text, text->len == 0);
}

/**
 * kamae_record_dup_canonical:
 * @self: a record
 * @field: a field's name
 *
 * Returns: (transfer full) (nullable): the value as kamae_operation_set() takes it; keys separated
 * by one space for several links
 */
char *
kamae_record_dup_canonical (KamaeRecord *self,
                            const char  *field)
{
  const KamaeField *declared;

  g_return_val_if_fail (KAMAE_IS_RECORD (self) && field != NULL, NULL);

  declared = kamae_entity_find_field (self->info->entity, field);
  if (declared != NULL && declared->kind == KAMAE_FIELD_LINKS)
    return dup_links_canonical (self, field);
  return kamae_value_dup_canonical (kamae_record_get_value (self, field));
}
