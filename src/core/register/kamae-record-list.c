/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-record-list.h"

#include "../base/kamae-error.h"
#include "kamae-change-set.h"
#include "kamae-query-private.h"
#include "kamae-record-private.h"
#include "kamae-register-private.h"

#include <string.h>

/* Rows are read this many at a time, and this many pages stay in memory. A column view asks for
 * about 200. */
#define PAGE_SIZE 128
#define MAX_PAGES 8

typedef struct
{
  guint number;
  GPtrArray *records;
} Page;

struct _KamaeRecordList
{
  GObject parent_instance;

  KamaeRegister *reg;
  KamaeQuery *query;
  GArray *ids;       /* gint64 */
  GQueue pages;      /* Page, the last used first */
  GError *error;     /* why it cannot be read; NULL if it could */
};

enum
{
  PROP_0,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
kamae_record_list_get_item_type (GListModel *model)
{
  return KAMAE_TYPE_RECORD;
}

static guint
kamae_record_list_get_n_items (GListModel *model)
{
  return KAMAE_RECORD_LIST (model)->ids->len;
}

static void
page_free (Page *page)
{
  g_ptr_array_unref (page->records);
  g_free (page);
}

/* NULL if the rows cannot be read now. */
static Page *
find_page (KamaeRecordList *self,
           guint            number)
{
  KamaeEntityInfo *info;
  guint first = number * PAGE_SIZE;
  GPtrArray *records = NULL;
  Page *page;

  for (GList *l = self->pages.head; l != NULL; l = l->next)
    if (((Page *) l->data)->number == number)
      {
        g_queue_unlink (&self->pages, l);
        g_queue_push_head_link (&self->pages, l);
        return l->data;
      }
  info = kamae_model_get_info (kamae_register_get_model (self->reg),
                               kamae_query_get_entity (self->query));
  records = kamae_register_load (self->reg, info, &g_array_index (self->ids, gint64, first),
                                 MIN (PAGE_SIZE, self->ids->len - first), KAMAE_KEPT);
  if (records == NULL)
    return NULL;
  page = g_new0 (Page, 1);
  page->number = number;
  page->records = records;
  g_queue_push_head (&self->pages, page);
  if (self->pages.length > MAX_PAGES)
    page_free (g_queue_pop_tail (&self->pages));
  return page;
}

static gpointer
kamae_record_list_get_item (GListModel *model,
                            guint       position)
{
  KamaeRecordList *self = KAMAE_RECORD_LIST (model);
  Page *page;

  if (position >= self->ids->len || kamae_register_get_database (self->reg) == NULL)
    return NULL;
  page = find_page (self, position / PAGE_SIZE);
  if (page != NULL)
    return g_object_ref (page->records->pdata[position % PAGE_SIZE]);
  /* There is an item: a list without it would be taken for a shorter one. */
  return kamae_register_ref_unread (self->reg,
                                    kamae_model_get_info (kamae_register_get_model (self->reg),
                                                          kamae_query_get_entity (self->query)),
                                    g_array_index (self->ids, gint64, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = kamae_record_list_get_item_type;
  iface->get_n_items = kamae_record_list_get_n_items;
  iface->get_item = kamae_record_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KamaeRecordList, kamae_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
kamae_record_list_finalize (GObject *object)
{
  KamaeRecordList *self = KAMAE_RECORD_LIST (object);

  g_queue_clear_full (&self->pages, (GDestroyNotify) page_free);
  g_array_unref (self->ids);
  g_clear_error (&self->error);
  g_clear_object (&self->query);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (kamae_record_list_parent_class)->finalize (object);
}

static void
kamae_record_list_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ERROR:
      g_value_set_boxed (value, KAMAE_RECORD_LIST (object)->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kamae_record_list_class_init (KamaeRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kamae_record_list_finalize;
  object_class->get_property = kamae_record_list_get_property;

  /**
   * KamaeRecordList:error:
   *
   * Why the list cannot be read: it is empty then, which does not mean that there is nothing.
   *
   * Since: 0.1
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kamae_record_list_init (KamaeRecordList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_queue_init (&self->pages);
}

static void
take_error (KamaeRecordList *self,
            GError          *error)
{
  gboolean changed = error != NULL || self->error != NULL;

  g_clear_error (&self->error);
  if (error != NULL)
    {
      self->error = g_error_copy (error);
      kamae_database_hand_over (kamae_register_get_database (self->reg), error, KAMAE_KEPT);
    }
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static GArray *
read_ids (KamaeRecordList *self)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->ids->len);
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeStatement) statement = NULL;

  if (kamae_register_get_database (self->reg) == NULL)
    return ids;
  statement = kamae_query_prepare (self->query, kamae_register_get_database (self->reg),
                                   kamae_register_get_model (self->reg), &error);
  while (statement != NULL && kamae_statement_step (statement, &error))
    {
      gint64 id = kamae_statement_get_integer (statement, 0);

      g_array_append_val (ids, id);
    }
  if (error != NULL)
    g_array_set_size (ids, 0);
  take_error (self, g_steal_pointer (&error));
  return ids;
}

/* Tells the views only of what lies between the common beginning and the common end. */
static void
take_ids (KamaeRecordList *self,
          GArray          *ids)
{
  GArray *old = self->ids;
  const gint64 *a = (const gint64 *) (gpointer) old->data;
  const gint64 *b = (const gint64 *) (gpointer) ids->data;
  guint prefix = 0, suffix = 0;

  while (prefix < old->len && prefix < ids->len && a[prefix] == b[prefix])
    prefix++;
  while (suffix < old->len - prefix && suffix < ids->len - prefix &&
         a[old->len - 1 - suffix] == b[ids->len - 1 - suffix])
    suffix++;
  if (prefix == old->len && prefix == ids->len)
    {
      g_array_unref (ids);
      return;
    }
  self->ids = ids;
  g_queue_clear_full (&self->pages, (GDestroyNotify) page_free);
  g_list_model_items_changed (G_LIST_MODEL (self), prefix, old->len - prefix - suffix,
                              ids->len - prefix - suffix);
  g_array_unref (old);
}

static void
register_changed_cb (KamaeRecordList *self,
                     KamaeChangeSet  *changes)
{
  KamaeEntityInfo *info = kamae_model_get_info (kamae_register_get_model (self->reg),
                                                kamae_query_get_entity (self->query));

  /* A derived field can sort or filter by rows of another entity. */
  if (self->error != NULL || info->has_derived || kamae_query_is_among (self->query) ||
      kamae_change_set_touches (changes, info->entity->name))
    take_ids (self, read_ids (self));
}

/**
 * kamae_record_list_new:
 * @reg: a register
 * @query: which records
 *
 * Returns: (transfer full): a #GListModel of #KamaeRecord that follows the register
 */
KamaeRecordList *
kamae_record_list_new (KamaeRegister *reg,
                       KamaeQuery    *query)
{
  KamaeRecordList *self;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg) && KAMAE_IS_QUERY (query), NULL);

  self = g_object_new (KAMAE_TYPE_RECORD_LIST, NULL);
  self->reg = g_object_ref (reg);
  g_signal_connect_object (reg, "changed", G_CALLBACK (register_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->query = kamae_query_copy (query);
  take_ids (self, read_ids (self));
  return self;
}

/**
 * kamae_record_list_get_error:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why the list cannot be read; %NULL if it could
 *
 * Since: 0.1
 */
const GError *
kamae_record_list_get_error (KamaeRecordList *self)
{
  g_return_val_if_fail (KAMAE_IS_RECORD_LIST (self), NULL);

  return self->error;
}

/**
 * kamae_record_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none): which records it holds; change a copy of it
 */
KamaeQuery *
kamae_record_list_get_query (KamaeRecordList *self)
{
  g_return_val_if_fail (KAMAE_IS_RECORD_LIST (self), NULL);

  return self->query;
}

/**
 * kamae_record_list_set_query:
 * @self: a list
 * @query: which records, of the same entity
 */
void
kamae_record_list_set_query (KamaeRecordList *self,
                             KamaeQuery      *query)
{
  g_return_if_fail (KAMAE_IS_RECORD_LIST (self) && KAMAE_IS_QUERY (query));
  g_return_if_fail (kamae_query_get_entity (query) == kamae_query_get_entity (self->query));

  g_object_unref (self->query);
  self->query = kamae_query_copy (query);
  take_ids (self, read_ids (self));
}

/**
 * kamae_record_list_find:
 * @self: a list
 * @id: a record's key
 * @position: (out) (optional): where it stands
 *
 * Returns: whether the list holds it
 */
gboolean
kamae_record_list_find (KamaeRecordList *self,
                        gint64           id,
                        guint           *position)
{
  g_return_val_if_fail (KAMAE_IS_RECORD_LIST (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * kamae_record_list_get_id:
 * @self: a list
 * @position: where
 *
 * Returns: the key of the record there, without reading the record; 0 past the end
 */
gint64
kamae_record_list_get_id (KamaeRecordList *self,
                          guint            position)
{
  g_return_val_if_fail (KAMAE_IS_RECORD_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/**
 * kamae_register_list:
 * @self: a register
 * @entity: an entity's name
 *
 * Returns: (transfer full) (nullable): all its records, in their usual order
 */
KamaeRecordList *
kamae_register_list (KamaeRegister *self,
                     const char    *entity)
{
  g_autoptr (KamaeQuery) query = NULL;
  const KamaeEntity *declared;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && entity != NULL, NULL);

  declared = kamae_model_find_entity (self->model, entity);
  g_return_val_if_fail (declared != NULL, NULL);
  query = kamae_query_new (declared);
  return kamae_record_list_new (self, query);
}

/**
 * kamae_register_list_parts:
 * @self: a register
 * @owner: a record
 * @entity: name of an entity whose records are parts of @owner
 *
 * Returns: (transfer full) (nullable): the parts, in their usual order
 */
KamaeRecordList *
kamae_register_list_parts (KamaeRegister *self,
                           KamaeRecord   *owner,
                           const char    *entity)
{
  g_autoptr (KamaeQuery) query = NULL;
  g_autofree char *id = NULL;
  const KamaeEntity *declared;
  const KamaeField *field;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self) && KAMAE_IS_RECORD (owner) && entity != NULL,
                        NULL);

  declared = kamae_model_find_entity (self->model, entity);
  field = declared != NULL ? kamae_entity_get_owner (declared) : NULL;
  g_return_val_if_fail (field != NULL, NULL);
  query = kamae_query_new (declared);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, owner->id);
  kamae_query_where (query, field->name, KAMAE_MATCH_IS, id);
  return kamae_record_list_new (self, query);
}
