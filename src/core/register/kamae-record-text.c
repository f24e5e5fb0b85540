/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-record-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "kamae-register-private.h"

/* What people read of a record. */

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
  if (self->reg != NULL &&
      (field->kind == KAMAE_FIELD_DATE || field->kind == KAMAE_FIELD_DATE_TIME) &&
      kamae_record_is_set (self, field->name))
    return kamae_register_dup_date (self->reg, kamae_record_get_text (self, field->name), language);
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

static const char *
get_unread_label (const char *language)
{
  /* Translators: stands for a record that the file does not give back */
  return kamae_translate (language, GETTEXT_PACKAGE, N_("(cannot be read)"));
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
    return g_strdup (get_unread_label (language));
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

/* All that a derived text is. */
#define DATE "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2})?$"

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
      return kamae_register_dup_date (self->reg, canonical, language);
    case KAMAE_FIELD_LINK:
    case KAMAE_FIELD_FILE:
      target = kamae_record_ref_link (self, field->name);
      return target != NULL ? kamae_record_dup_label_in (target, language)
                            : g_strdup (get_unread_label (language));
    case KAMAE_FIELD_DERIVED:
      if (field->choices != NULL)
        return kamae_model_dup_flags_label (model, self->info->entity, field, canonical, language);
      if (kamae_record_get_text (self, field->name) != NULL)
        {
          g_autofree char *text = dup_text_in (self, field, language);

          return g_regex_match_simple (DATE, text, 0, 0)
                   ? kamae_register_dup_date (self->reg, text, language)
                   : g_steal_pointer (&text);
        }
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

char *
kamae_register_dup_label_of (KamaeRegister *self,
                             gint64         id)
{
  g_autoptr (KamaeRecord) record =
    id != 0 ? kamae_register_ref_record (self, id, KAMAE_KEPT) : NULL;

  return record != NULL ? kamae_record_dup_label (record) : NULL;
}
