/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-change-set-private.h"

struct _KamaeChangeSet
{
  GObject parent_instance;

  GPtrArray *entities;  /* names, in the order in which they were touched */
  GHashTable *ids;      /* name → GArray of gint64 */
  GHashTable *all;      /* set of gint64 */
};

G_DEFINE_FINAL_TYPE (KamaeChangeSet, kamae_change_set, G_TYPE_OBJECT)

static void
kamae_change_set_finalize (GObject *object)
{
  KamaeChangeSet *self = KAMAE_CHANGE_SET (object);

  g_ptr_array_unref (self->entities);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->all);

  G_OBJECT_CLASS (kamae_change_set_parent_class)->finalize (object);
}

static void
kamae_change_set_class_init (KamaeChangeSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_change_set_finalize;
}

static void
kamae_change_set_init (KamaeChangeSet *self)
{
  self->entities = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  self->all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

KamaeChangeSet *
kamae_change_set_new (void)
{
  return g_object_new (KAMAE_TYPE_CHANGE_SET, NULL);
}

void
kamae_change_set_add (KamaeChangeSet *self,
                      const char     *entity,
                      gint64          id)
{
  GArray *ids = g_hash_table_lookup (self->ids, entity);

  if (ids == NULL)
    {
      char *name = g_strdup (entity);

      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_ptr_array_add (self->entities, name);
      g_hash_table_insert (self->ids, name, ids);
    }
  if (g_hash_table_add (self->all, g_memdup2 (&id, sizeof id)))
    g_array_append_val (ids, id);
}

gboolean
kamae_change_set_is_empty (KamaeChangeSet *self)
{
  return self->entities->len == 0;
}

GPtrArray *
kamae_change_set_get_entities (KamaeChangeSet *self)
{
  return self->entities;
}

/**
 * kamae_change_set_touches:
 * @self: a change set
 * @entity: an entity's name
 *
 * Returns: whether a record of @entity was made, changed or deleted
 */
gboolean
kamae_change_set_touches (KamaeChangeSet *self,
                          const char     *entity)
{
  g_return_val_if_fail (KAMAE_IS_CHANGE_SET (self) && entity != NULL, FALSE);

  return g_hash_table_contains (self->ids, entity);
}

/**
 * kamae_change_set_contains:
 * @self: a change set
 * @id: a record's key
 *
 * Returns: whether that record was made, changed or deleted
 */
gboolean
kamae_change_set_contains (KamaeChangeSet *self,
                           gint64          id)
{
  g_return_val_if_fail (KAMAE_IS_CHANGE_SET (self), FALSE);

  return g_hash_table_contains (self->all, &id);
}

/**
 * kamae_change_set_get_ids:
 * @self: a change set
 * @entity: an entity's name
 *
 * Returns: (transfer none) (nullable) (element-type gint64): the keys of its records that were
 * touched
 */
GArray *
kamae_change_set_get_ids (KamaeChangeSet *self,
                          const char     *entity)
{
  g_return_val_if_fail (KAMAE_IS_CHANGE_SET (self) && entity != NULL, NULL);

  return g_hash_table_lookup (self->ids, entity);
}
