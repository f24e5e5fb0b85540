/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-link.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "kamae-record-private.h"
#include "kamae-register-private.h"

struct _KamaeLink
{
  GObject parent_instance;

  char *label;
  KamaeRecord *record;
  gboolean outgoing;
  gboolean is_free;
};

G_DEFINE_FINAL_TYPE (KamaeLink, kamae_link, G_TYPE_OBJECT)

static void
kamae_link_finalize (GObject *object)
{
  KamaeLink *self = KAMAE_LINK (object);

  g_clear_object (&self->record);
  g_free (self->label);

  G_OBJECT_CLASS (kamae_link_parent_class)->finalize (object);
}

static void
kamae_link_class_init (KamaeLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_link_finalize;
}

static void
kamae_link_init (KamaeLink *self)
{
}

static KamaeLink *
link_new (const char  *label,
          KamaeRecord *record,
          gboolean     outgoing,
          gboolean     is_free)
{
  KamaeLink *self = g_object_new (KAMAE_TYPE_LINK, NULL);

  self->label = g_strdup (label);
  self->record = g_object_ref (record);
  self->outgoing = outgoing;
  self->is_free = is_free;
  return self;
}

/**
 * kamae_link_get_label:
 * @self: a link
 *
 * Returns: how the relation reads from the record that was asked
 */
const char *
kamae_link_get_label (KamaeLink *self)
{
  g_return_val_if_fail (KAMAE_IS_LINK (self), NULL);

  return self->label;
}

/**
 * kamae_link_get_record:
 * @self: a link
 *
 * Returns: (transfer none): the record at the other end
 */
KamaeRecord *
kamae_link_get_record (KamaeLink *self)
{
  g_return_val_if_fail (KAMAE_IS_LINK (self), NULL);

  return self->record;
}

/**
 * kamae_link_is_outgoing:
 * @self: a link
 *
 * Returns: whether it was made at the record that was asked
 */
gboolean
kamae_link_is_outgoing (KamaeLink *self)
{
  g_return_val_if_fail (KAMAE_IS_LINK (self), FALSE);

  return self->outgoing;
}

/**
 * kamae_link_is_free:
 * @self: a link
 *
 * Returns: whether a person made it between any two records, and not in a field
 */
gboolean
kamae_link_is_free (KamaeLink *self)
{
  g_return_val_if_fail (KAMAE_IS_LINK (self), FALSE);

  return self->is_free;
}

static void
add_link (KamaeRegister *self,
          GPtrArray     *links,
          const char    *label,
          gint64         other,
          gboolean       outgoing,
          gboolean       is_free)
{
  g_autoptr (KamaeRecord) record = kamae_register_ref_record (self, other, KAMAE_KEPT);

  if (record != NULL && (record->info->entity->flags & KAMAE_ENTITY_INTERNAL) == 0)
    g_ptr_array_add (links, link_new (label, record, outgoing, is_free));
}

/* "issue.factors" read from one side or the other. */
static const char *
kind_label (KamaeRegister *self,
            const char    *kind,
            gboolean       outgoing)
{
  g_auto (GStrv) parts = g_strsplit (kind != NULL ? kind : "", ".", 2);
  KamaeEntityInfo *info = parts[0] != NULL ? kamae_model_find_info (self->model, parts[0]) : NULL;
  const KamaeField *field =
    info != NULL && parts[1] != NULL ? kamae_entity_find_field (info->entity, parts[1]) : NULL;

  if (field == NULL)
    return _("Related");
  return kamae_model_translate (self->model, info->entity,
                                outgoing               ? field->label
                                : field->inverse != NULL ? field->inverse
                                                         : info->entity->plural,
                                NULL);
}

static void
add_link_rows (KamaeRegister *self,
               GPtrArray     *links,
               KamaeRecord   *record,
               gboolean       outgoing)
{
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (
      self->database,
      outgoing ? "SELECT kind, to_id FROM link WHERE from_id = ? ORDER BY kind, position"
               : "SELECT kind, from_id FROM link WHERE to_id = ? ORDER BY kind, position",
      KAMAE_KEPT);

  if (statement == NULL)
    return;
  kamae_statement_bind_integer (statement, 1, record->id);
  while (kamae_statement_step (statement, KAMAE_KEPT))
    add_link (self, links, kind_label (self, kamae_statement_get_text (statement, 0), outgoing),
              kamae_statement_get_integer (statement, 1), outgoing,
              g_strcmp0 (kamae_statement_get_text (statement, 0), "related") == 0);
}

static void
add_inverse_links (KamaeRegister    *self,
                   GPtrArray        *links,
                   KamaeRecord      *record,
                   KamaeEntityInfo  *info,
                   const KamaeField *field)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s_id = ? LIMIT 200",
                                          info->entity->name, field->name);
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (self->database, sql, KAMAE_KEPT);

  if (statement == NULL)
    return;
  kamae_statement_bind_integer (statement, 1, record->id);
  while (kamae_statement_step (statement, KAMAE_KEPT))
    add_link (self, links, kamae_model_translate (self->model, info->entity, field->inverse, NULL),
              kamae_statement_get_integer (statement, 0), FALSE, FALSE);
}

/**
 * kamae_register_links_of:
 * @self: a register
 * @record: a record
 *
 * Returns: (transfer container) (element-type KamaeLink): what the record is related to, read from
 * its side
 */
GPtrArray *
kamae_register_links_of (KamaeRegister *self,
                         KamaeRecord   *record)
{
  GPtrArray *links = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *entities;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && KAMAE_IS_RECORD (record), links);

  for (const KamaeField *field = record->info->entity->fields; field->name != NULL; field++)
    if (kamae_field_is_link (field) && kamae_record_get_link (record, field->name) != 0)
      add_link (self, links,
                kamae_model_translate (self->model, record->info->entity, field->label, NULL),
                kamae_record_get_link (record, field->name), TRUE, FALSE);
  add_link_rows (self, links, record, TRUE);
  add_link_rows (self, links, record, FALSE);
  entities = kamae_model_get_entities (self->model);
  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = entities->pdata[i];

      for (const KamaeField *field = entity->fields; field->name != NULL; field++)
        if (field->kind == KAMAE_FIELD_LINK && field->inverse != NULL &&
            (g_str_equal (field->target, record->info->entity->name) ||
             g_str_equal (field->target, "*")))
          add_inverse_links (self, links, record, kamae_model_get_info (self->model, entity),
                             field);
    }
  return links;
}
