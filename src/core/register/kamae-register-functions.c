/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-register-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "kamae-record-private.h"

/* What SQL may ask of a register. */

static GHashTable *
load_settings (KamaeRegister *self,
               GError       **error)
{
  g_autoptr (GHashTable) settings =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (KamaeStatement) statement =
    kamae_database_prepare (self->database, "SELECT key, value FROM setting WHERE key IS NOT NULL",
                            error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  while (kamae_statement_step (statement, &local_error))
    g_hash_table_insert (settings, g_strdup (kamae_statement_get_text (statement, 0)),
                         g_strdup (kamae_statement_get_text (statement, 1)));
  return kamae_database_hand_over (self->database, g_steal_pointer (&local_error), error)
           ? g_steal_pointer (&settings) : NULL;
}

/**
 * kamae_register_dup_setting:
 * @self: a register
 * @key: a setting's key
 *
 * Returns: (transfer full) (nullable): what the company set, or else the declared value
 */
char *
kamae_register_dup_setting (KamaeRegister *self,
                            const char    *key)
{
  const char *value;
  const KamaeSetting *declared;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && key != NULL, NULL);

  if (self->settings == NULL && self->database != NULL)
    self->settings = load_settings (self, KAMAE_KEPT);
  value = self->settings != NULL ? g_hash_table_lookup (self->settings, key) : NULL;
  if (value != NULL)
    return g_strdup (value);
  declared = kamae_model_find_setting (self->model, key);
  return g_strdup (declared != NULL ? declared->initial : NULL);
}

static char *
serve_setting (gpointer    owner,
               const char *key)
{
  return kamae_register_dup_setting (owner, key);
}

static char *
serve_label (gpointer    owner,
             const char *entity,
             const char *field,
             const char *code,
             const char *language)
{
  KamaeRegister *self = owner;
  const KamaeEntity *declared = kamae_model_find_entity (self->model, entity);
  const KamaeField *flags = declared != NULL ? kamae_entity_find_field (declared, field) : NULL;

  if (declared == NULL)
    return g_strdup (code);
  if (code == NULL)
    return g_strdup (flags != NULL
                       ? kamae_model_translate (self->model, declared, flags->label, language)
                       : NULL);
  if (g_str_equal (code, "none") &&
      (flags == NULL || kamae_choices_find (flags->choices, code) == NULL))
    return g_strdup (kamae_translate (language, GETTEXT_PACKAGE, KC_("value", "None")));
  if (g_str_equal (code, "na") &&
      (flags == NULL || kamae_choices_find (flags->choices, code) == NULL))
    return g_strdup (kamae_translate (language, GETTEXT_PACKAGE, KC_("value", "Not applicable")));
  if (flags != NULL && flags->choices != NULL)
    return kamae_model_dup_flags_label (self->model, declared, flags, code, language);
  return g_strdup (kamae_model_choice_label (self->model, declared, field, code, language));
}

static char *
serve_record_label (gpointer owner,
                    gint64   id)
{
  KamaeRegister *self = owner;
  g_autoptr (KamaeRecord) record = id != 0 ? kamae_register_ref_record (self, id,
                                                                        KAMAE_KEPT) : NULL;

  return record != NULL
             ? kamae_record_dup_label_in (record, kamae_database_get_language (self->database))
             : NULL;
}

static int
serve_record_ended (gpointer owner,
                    gint64   id)
{
  g_autoptr (KamaeRecord) record = id != 0 ? kamae_register_ref_record (owner, id,
                                                                        KAMAE_KEPT) : NULL;
  const KamaeWorkflow *workflow = NULL;
  const KamaeState *state = NULL;

  if (record == NULL)
    return -1;
  workflow = kamae_record_get_entity (record)->workflow;
  state = workflow != NULL
            ? kamae_workflow_find_state (workflow, kamae_record_get_state (record))
            : NULL;
  return state != NULL && (state->flags & KAMAE_STATE_ENDS) != 0;
}

static char *
serve_today (gpointer owner)
{
  return kamae_register_dup_today (owner);
}

static int
serve_fiscal_month (gpointer owner)
{
  KamaeRegister *self = owner;
  gint64 month = self->fiscal_month;

  if (month == 0 && kamae_database_get_integer (
                      self->database, "SELECT fiscal_start_month FROM organization", &month,
                      KAMAE_KEPT))
    self->fiscal_month = (int) month;
  return month > 0 ? (int) month : 4;
}

static const char *
serve_words (gpointer    owner,
             const char *msgid,
             const char *language)
{
  KamaeRegister *self = owner;

  return kamae_model_translate_any (self->model, msgid, language);
}

static const char *
serve_figure_title (gpointer    owner,
                    const char *id,
                    const char *language)
{
  KamaeRegister *self = owner;
  const KamaeFigure *figure = kamae_model_find_figure (self->model, id);

  return figure != NULL ? kamae_model_translate (self->model, figure, figure->title, language)
                        : NULL;
}

static char *
serve_date (gpointer    owner,
            const char *iso_date,
            const char *language)
{
  return kamae_register_dup_date (owner, iso_date, language);
}

static char *
serve_fiscal_year (gpointer    owner,
                   const char *first_day,
                   const char *name,
                   const char *language)
{
  return kamae_register_dup_fiscal_year (owner, first_day, name, language);
}

static void
serve_failed (gpointer      owner,
              const GError *error)
{
  kamae_register_emit_read_failed (owner, error);
}

static const KamaeDatabaseFunctions functions = {
  .dup_setting = serve_setting,
  .dup_label = serve_label,
  .dup_record_label = serve_record_label,
  .record_ended = serve_record_ended,
  .dup_today = serve_today,
  .fiscal_month = serve_fiscal_month,
  .words = serve_words,
  .figure_title = serve_figure_title,
  .dup_date = serve_date,
  .dup_fiscal_year = serve_fiscal_year,
  .failed = serve_failed,
};

void
kamae_register_serve_functions (KamaeRegister *self)
{
  kamae_database_set_functions (self->database, &functions, self);
}
