/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-record-private.h"

#include "../base/kamae-date.h"
#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "kamae-register-private.h"

#include <string.h>

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

/* What a derived field says in a language that is not the interface's: it is asked of the file. */
static char *
derive_in (KamaeRecord      *self,
           const KamaeField *field,
           const char       *language)
{
  KamaeDatabase *database = kamae_register_get_database (self->reg);
  g_autofree char *before = g_strdup (kamae_database_get_language (database));
  g_autofree char *sql = g_strdup_printf ("SELECT (%s) FROM %s AS this WHERE this.id = ?",
                                          field->sql, self->info->entity->name);
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (database, sql, KAMAE_KEPT);
  char *text = NULL;

  if (statement == NULL)
    return NULL;
  kamae_statement_bind_integer (statement, 1, self->id);
  kamae_database_set_language (database, language);
  if (kamae_statement_step (statement, KAMAE_KEPT))
    text = g_strdup (kamae_statement_get_text (statement, 0));
  kamae_database_set_language (database, before);
  return text;
}

static char *
dup_text_in (KamaeRecord      *self,
             const KamaeField *field,
             const char       *language)
{
  if (field == NULL)
    return NULL;
  if (field->kind != KAMAE_FIELD_DERIVED || language == NULL || self->reg == NULL ||
      self->deleted || g_str_equal (language, kamae_language_get_current ()))
    return g_strdup (kamae_record_get_text (self, field->name));
  return derive_in (self, field, language);
}

/* Numbered records, clauses and controls are called by their number first; a person or a role is
 * not called by its key. */
static gboolean
number_leads (const KamaeField *number)
{
  return number->kind == KAMAE_FIELD_NUMBER || g_str_equal (number->name, "number");
}

/* Number and title as they read in a language; %NULL for the interface's. */
char *
kamae_record_dup_label_in (KamaeRecord *self,
                           const char  *language)
{
  const KamaeEntity *entity = self->info->entity;
  const KamaeField *number_field = kamae_entity_get_number (entity);
  const KamaeField *title_field = kamae_entity_get_title (entity);
  g_autofree char *number = dup_text_in (self, number_field, language);
  g_autofree char *title = dup_text_in (self, title_field, language);

  if (number != NULL && title != NULL && number_field != title_field &&
      number_leads (number_field))
    return g_strdup_printf ("%s %s", number, title);
  if (title != NULL)
    return g_steal_pointer (&title);
  if (number != NULL)
    return g_steal_pointer (&number);
  if (self->reg == NULL)
    return g_strdup (entity->name);
  if (self->is_unread)
    /* Translators: stands for a record that the file does not give back */
    return g_strdup (kamae_translate (language, GETTEXT_PACKAGE, N_("(cannot be read)")));
  if (title_field != NULL && title_field->kind != KAMAE_FIELD_TEXT)
    {
      g_autofree char *shown = kamae_record_dup_display (self, title_field->name, language);

      if (*shown != '\0')
        return g_steal_pointer (&shown);
    }
  return g_strdup (kamae_model_translate (self->model, entity, entity->label, language));
}

/**
 * kamae_record_dup_label:
 * @self: a record
 *
 * Returns: (transfer full): number and title, or the kind of record if it has neither
 */
char *
kamae_record_dup_label (KamaeRecord *self)
{
  g_return_val_if_fail (KAMAE_IS_RECORD (self), NULL);

  return kamae_record_dup_label_in (self, NULL);
}

/**
 * kamae_record_get_state:
 * @self: a record
 *
 * Returns: (nullable): the name of its state; %NULL if its entity has no workflow
 */
const char *
kamae_record_get_state (KamaeRecord *self)
{
  g_return_val_if_fail (KAMAE_IS_RECORD (self), NULL);

  return kamae_record_get_text (self, "state");
}

static gboolean
state_locks (KamaeRecord *self)
{
  const KamaeWorkflow *workflow = self->info->entity->workflow;
  const KamaeState *state =
    workflow != NULL ? kamae_workflow_find_state (workflow, kamae_record_get_state (self)) : NULL;

  return state != NULL && (state->flags & KAMAE_STATE_LOCKS) != 0;
}

/**
 * kamae_record_is_locked:
 * @self: a record
 *
 * Returns: whether its state, or that of the record it is a part of, locks it (CORE-V02)
 */
gboolean
kamae_record_is_locked (KamaeRecord *self)
{
  const KamaeField *owner_field;
  g_autoptr (KamaeRecord) owner = NULL;

  g_return_val_if_fail (KAMAE_IS_RECORD (self), FALSE);

  if ((self->info->entity->flags & KAMAE_ENTITY_APPEND_ONLY) != 0 || state_locks (self))
    return TRUE;
  owner_field = kamae_entity_get_owner (self->info->entity);
  if (owner_field != NULL)
    owner = kamae_record_ref_link (self, owner_field->name);
  return owner != NULL && kamae_record_is_locked (owner);
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

/* Whether a field of a locked record is the day of a step: only the step writes it. */
gboolean
kamae_record_is_stamped (KamaeRecord      *self,
                         const KamaeField *field)
{
  const KamaeWorkflow *workflow = self->info->entity->workflow;

  if (workflow == NULL || !kamae_record_is_locked (self))
    return FALSE;
  for (const KamaeTransition *step = workflow->transitions; step->name != NULL; step++)
    if (g_strcmp0 (step->dates, field->name) == 0)
      return TRUE;
  return FALSE;
}

/**
 * kamae_record_can_edit:
 * @self: a record
 * @field: a field's name
 *
 * Returns: whether a person may change the field now
 */
gboolean
kamae_record_can_edit (KamaeRecord *self,
                       const char  *field)
{
  const KamaeField *declared;

  g_return_val_if_fail (KAMAE_IS_RECORD (self) && field != NULL, FALSE);

  declared = kamae_entity_find_field (self->info->entity, field);
  if (declared == NULL || self->deleted || self->is_unread || self->reg == NULL ||
      kamae_register_is_read_only (self->reg) || declared->kind == KAMAE_FIELD_DERIVED ||
      declared->kind == KAMAE_FIELD_NUMBER || (declared->flags & KAMAE_READ_ONLY) != 0 ||
      kamae_record_is_stamped (self, declared))
    return FALSE;
  return (declared->flags & KAMAE_UNLOCKED) != 0 || !kamae_record_is_locked (self);
}

/**
 * kamae_record_can_delete:
 * @self: a record
 *
 * Returns: whether a person may delete it now, as far as the record itself knows: others that refer
 * to it are found out by kamae_operation_delete()
 */
gboolean
kamae_record_can_delete (KamaeRecord *self)
{
  static const KamaeEntityFlags kept = KAMAE_ENTITY_SINGLE | KAMAE_ENTITY_CATALOGUE
                                       | KAMAE_ENTITY_APPEND_ONLY | KAMAE_ENTITY_FIXED;
  const KamaeEntity *entity;

  g_return_val_if_fail (KAMAE_IS_RECORD (self), FALSE);

  entity = self->info->entity;
  if (self->deleted || self->is_unread || self->reg == NULL ||
      kamae_register_is_read_only (self->reg)
      || (entity->flags & kept) != 0
      || (entity->kept != NULL && kamae_condition_holds (entity->kept, self)))
    return FALSE;
  return !kamae_record_is_locked (self);
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

/* A field, "=" and the codes that it may have, separated by "|". */
gboolean
kamae_condition_holds (const char  *when,
                       KamaeRecord *record)
{
  g_auto (GStrv) condition = g_strsplit (when, "=", 2);
  g_auto (GStrv) codes = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (g_strv_length (condition) == 2, TRUE);

  codes = g_strsplit (condition[1], "|", -1);
  value = kamae_record_dup_canonical (record, condition[0]);
  return value != NULL && g_strv_contains ((const char *const *) codes, value);
}

/* The plugin that keeps what the field links to may be switched off. */
static gboolean
has_target (const KamaeField *field,
            KamaeRecord      *record)
{
  KamaeRegister *reg = kamae_record_get_register (record);

  return field->target == NULL || g_str_equal (field->target, "*") || reg == NULL ||
         kamae_model_find_entity (kamae_register_get_model (reg), field->target) != NULL;
}

/**
 * kamae_field_applies:
 * @field: a field
 * @record: a record of its entity
 *
 * Returns: whether the condition under which the field is asked for holds now, and what it links
 * to, if it links, is known at all
 */
gboolean
kamae_field_applies (const KamaeField *field,
                     KamaeRecord      *record)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return (field->when == NULL || kamae_condition_holds (field->when, record)) &&
         has_target (field, record);
}

/* Whether the field must be filled in @state and is not. */
gboolean
kamae_record_is_missing (KamaeRecord      *self,
                         const KamaeField *field,
                         const char       *state)
{
  const KamaeWorkflow *workflow = self->info->entity->workflow;
  gboolean required = (field->flags & KAMAE_REQUIRED) != 0 ||
                      (workflow != NULL && field->required_from != NULL &&
                       kamae_workflow_reaches (workflow, state, field->required_from));

  return required && field->kind != KAMAE_FIELD_NUMBER && field->kind != KAMAE_FIELD_DERIVED &&
         kamae_field_applies (field, self) && !kamae_record_is_set (self, field->name) &&
         kamae_record_get_absence (self, field->name) == KAMAE_ABSENCE_UNKNOWN;
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

  return id != 0 && self->reg != NULL ? kamae_register_ref_record (self->reg, id, KAMAE_KEPT)
                                      : NULL;
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
        kamae_register_ref_record (self->reg, kamae_statement_get_integer (statement, 0),
                                   KAMAE_KEPT);

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


static char *
dup_links_display (KamaeRecord *self,
                   const char  *field,
                   const char  *language)
{
  g_autoptr (GListModel) links = kamae_record_dup_links (self, field);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr (KamaeRecord) target = g_list_model_get_item (links, i);
      g_autofree char *label = kamae_record_dup_label_in (target, language);

      if (i > 0)
        g_string_append (text, kamae_translate (language, GETTEXT_PACKAGE,
                                                KC_("between the items of a list", ", ")));
      g_string_append (text, label);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_absence_display (KamaeRecord *self,
                     const char  *field,
                     const char  *language)
{
  switch (kamae_record_get_absence (self, field))
    {
    case KAMAE_ABSENCE_NONE:
      return g_strdup (kamae_translate (language, GETTEXT_PACKAGE, KC_("value", "None")));
    case KAMAE_ABSENCE_NOT_APPLICABLE:
      return g_strdup (
          kamae_translate (language, GETTEXT_PACKAGE, KC_("value", "Not applicable")));
    case KAMAE_ABSENCE_UNKNOWN:
    default:
      return g_strdup ("");
    }
}

static char *
dup_value_display (KamaeRecord      *self,
                   const KamaeField *field,
                   const char       *language)
{
  KamaeModel *model = kamae_register_get_model (self->reg);
  g_autofree char *canonical =
      kamae_value_dup_canonical (kamae_record_get_value (self, field->name));
  g_autoptr (KamaeRecord) target = NULL;

  switch (field->kind)
    {
    case KAMAE_FIELD_BOOLEAN:
      if (field->choices != NULL)
        return kamae_model_dup_flags_label (model, self->info->entity, field, canonical, language);
      return g_strdup (kamae_translate (language, GETTEXT_PACKAGE,
                                        kamae_record_get_boolean (self, field->name)
                                            ? KC_("value", "Yes")
                                            : KC_("value", "No")));
    case KAMAE_FIELD_CHOICE:
    case KAMAE_FIELD_FLAGS:
      return kamae_model_dup_flags_label (model, self->info->entity, field, canonical, language);
    case KAMAE_FIELD_DATE:
    case KAMAE_FIELD_DATE_TIME:
      {
        KamaeRecord *organization = kamae_register_get_organization (self->reg);

        return kamae_format_date (
            canonical,
            organization != NULL ? kamae_record_get_text (organization, "date_style") : NULL,
            language);
      }
    case KAMAE_FIELD_LINK:
    case KAMAE_FIELD_FILE:
      target = kamae_record_ref_link (self, field->name);
      return target != NULL ? kamae_record_dup_label_in (target, language) : g_strdup ("");
    case KAMAE_FIELD_DERIVED:
      if (field->choices != NULL)
        return kamae_model_dup_flags_label (model, self->info->entity, field, canonical, language);
      if (kamae_record_get_text (self, field->name) != NULL)
        return dup_text_in (self, field, language);
      return g_steal_pointer (&canonical);
    case KAMAE_FIELD_NUMBER:
    case KAMAE_FIELD_TEXT:
    case KAMAE_FIELD_LONG_TEXT:
    case KAMAE_FIELD_INTEGER:
    case KAMAE_FIELD_DECIMAL:
    case KAMAE_FIELD_LINKS:
    default:
      return g_steal_pointer (&canonical);
    }
}

/**
 * kamae_record_dup_display:
 * @self: a record
 * @field: a field's name, or "state"
 * @language: (nullable): "ja", "en", or %NULL for the language of the interface
 *
 * Returns: (transfer full): the value for people: labels for codes, dates in the company's style,
 * "none" and "not applicable" in words; empty for no answer
 */
char *
kamae_record_dup_display (KamaeRecord *self,
                          const char  *field,
                          const char  *language)
{
  const KamaeField *declared;

  g_return_val_if_fail (KAMAE_IS_RECORD (self) && field != NULL, NULL);

  if (self->reg == NULL)
    return g_strdup ("");
  if (g_str_equal (field, "state"))
    return g_strdup (kamae_model_choice_label (kamae_register_get_model (self->reg),
                                               self->info->entity, "state",
                                               kamae_record_get_state (self), language));
  declared = kamae_entity_find_field (self->info->entity, field);
  g_return_val_if_fail (declared != NULL, g_strdup (""));
  if (declared->kind == KAMAE_FIELD_LINKS)
    return kamae_record_is_set (self, field) ? dup_links_display (self, field, language)
                                             : dup_absence_display (self, field, language);
  if (!kamae_record_is_set (self, field))
    return dup_absence_display (self, field, language);
  return dup_value_display (self, declared, language);
}

/**
 * kamae_record_get_transitions:
 * @self: a record
 *
 * Returns: (transfer full) (element-type KamaeTransition): the steps that leave its
 * state, whether or not they can be taken now
 */
GPtrArray *
kamae_record_get_transitions (KamaeRecord *self)
{
  const KamaeWorkflow *workflow;
  GPtrArray *transitions = g_ptr_array_new ();

  g_return_val_if_fail (KAMAE_IS_RECORD (self), transitions);

  workflow = self->info->entity->workflow;
  if (workflow == NULL)
    return transitions;
  for (const KamaeTransition *transition = workflow->transitions;
       transition != NULL && transition->name != NULL; transition++)
    if ((transition->flags & KAMAE_TRANSITION_AUTOMATIC) == 0 &&
        kamae_transition_leaves (transition, kamae_record_get_state (self)))
      g_ptr_array_add (transitions, (gpointer) transition);
  return transitions;
}
