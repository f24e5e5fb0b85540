/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-model-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "kamae-adopt-private.h"
#include "kamae-check-declaration-private.h"
#include "kamae-report.h"

struct _KamaeModel
{
  GObject parent_instance;

  GPtrArray *declarations;
  GPtrArray *entities;
  GPtrArray *rules;
  GPtrArray *figures;
  GPtrArray *reports;
  GPtrArray *subjects;
  GPtrArray *pages;
  GHashTable *infos;   /* name → KamaeEntityInfo */
  GHashTable *owners; /* declared thing → its declaration */
  GHashTable *objects; /* name of a table, index or trigger → the declaration that makes it */
  GPtrArray *unused;  /* KamaeUnusedPlugin */
  GHashTable *names;  /* id of a plugin → its name for people */
};

G_DEFINE_FINAL_TYPE (KamaeModel, kamae_model, G_TYPE_OBJECT)

static void
column_info_free (KamaeColumnInfo *column)
{
  g_free (column->name);
  g_free (column);
}

static void
entity_info_free (KamaeEntityInfo *info)
{
  g_ptr_array_unref (info->columns);
  g_ptr_array_unref (info->parts);
  g_hash_table_unref (info->indexes);
  g_free (info->select);
  g_free (info);
}

static void
add_column (KamaeEntityInfo  *info,
            KamaeColumnRole   role,
            const KamaeField *field,
            char             *column,
            char             *key)
{
  KamaeColumnInfo *self = g_new0 (KamaeColumnInfo, 1);

  self->role = role;
  self->field = field;
  self->name = column;
  g_ptr_array_add (info->columns, self);
  g_hash_table_insert (info->indexes, key, GUINT_TO_POINTER (info->columns->len));
}

static void
add_field_columns (KamaeEntityInfo  *info,
                   const KamaeField *field)
{
  if (field->kind == KAMAE_FIELD_DERIVED)
    {
      info->has_derived = TRUE;
      add_column (info, KAMAE_COLUMN_DERIVED, field, g_strdup (field->name),
                  g_strdup (field->name));
    }
  if (kamae_field_is_column (field))
    add_column (info, KAMAE_COLUMN_VALUE, field, kamae_field_dup_column (field),
                g_strdup (field->name));
  if (field->flags & (KAMAE_MAY_BE_NONE | KAMAE_MAY_BE_NA))
    add_column (info, KAMAE_COLUMN_ABSENCE, field, g_strconcat (field->name, "_absence", NULL),
                g_strconcat (field->name, "_absence", NULL));
}

static char *
make_select (KamaeEntityInfo *info)
{
  GString *sql = g_string_new ("SELECT this.id");

  for (guint i = 0; i < info->columns->len; i++)
    {
      KamaeColumnInfo *column = info->columns->pdata[i];

      if (column->role == KAMAE_COLUMN_DERIVED)
        g_string_append_printf (sql, ", (%s)", column->field->sql);
      else
        g_string_append_printf (sql, ", this.%s", column->name);
    }
  g_string_append_printf (sql, " FROM %s AS this", info->entity->name);
  return g_string_free (sql, FALSE);
}

static gboolean
declares (const KamaeDeclaration *declaration,
          const char             *entity)
{
  for (const KamaeEntity *const *entities = declaration->entities; *entities != NULL; entities++)
    if (g_str_equal ((*entities)->name, entity))
      return TRUE;
  return FALSE;
}

/* The table in which a link finds its target: that of another plugin is there only where the plugin
 * was ever on. */
const char *
kamae_entity_info_get_parent (KamaeEntityInfo  *info,
                              const KamaeField *link)
{
  return declares (info->declaration, link->target) ||
                 declares (info->first, link->target)
             ? link->target
             : "record";
}

static KamaeEntityInfo *
entity_info_new (const KamaeEntity      *entity,
                 const KamaeDeclaration *declaration,
                 const KamaeDeclaration *first)
{
  KamaeEntityInfo *info = g_new0 (KamaeEntityInfo, 1);

  info->entity = entity;
  info->declaration = declaration;
  info->first = first;
  info->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_info_free);
  info->parts = g_ptr_array_new ();
  info->indexes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (entity->workflow != NULL)
    add_column (info, KAMAE_COLUMN_STATE, NULL, g_strdup ("state"), g_strdup ("state"));
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    add_field_columns (info, field);
  info->select = make_select (info);
  return info;
}

static void
unused_plugin_free (KamaeUnusedPlugin *plugin)
{
  g_free (plugin->id);
  g_free (plugin->name);
  g_free (plugin->why);
  g_free (plugin);
}

static void
kamae_model_finalize (GObject *object)
{
  KamaeModel *self = KAMAE_MODEL (object);

  g_ptr_array_unref (self->declarations);
  g_ptr_array_unref (self->entities);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->reports);
  g_ptr_array_unref (self->subjects);
  g_ptr_array_unref (self->pages);
  g_hash_table_unref (self->infos);
  g_hash_table_unref (self->owners);
  g_hash_table_unref (self->objects);
  g_ptr_array_unref (self->unused);
  g_hash_table_unref (self->names);

  G_OBJECT_CLASS (kamae_model_parent_class)->finalize (object);
}

static void
kamae_model_class_init (KamaeModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_model_finalize;
}

static void
kamae_model_init (KamaeModel *self)
{
  self->declarations = g_ptr_array_new ();
  self->entities = g_ptr_array_new ();
  self->rules = g_ptr_array_new ();
  self->figures = g_ptr_array_new ();
  self->reports = g_ptr_array_new ();
  self->subjects = g_ptr_array_new ();
  self->pages = g_ptr_array_new ();
  self->infos = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) entity_info_free);
  self->owners = g_hash_table_new (NULL, NULL);
  self->objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->unused = g_ptr_array_new_with_free_func ((GDestroyNotify) unused_plugin_free);
}

static void
remember (KamaeModel             *self,
          GPtrArray              *array,
          gconstpointer           declared,
          const KamaeDeclaration *declaration)
{
  g_ptr_array_add (array, (gpointer) declared);
  g_hash_table_insert (self->owners, (gpointer) declared, (gpointer) declaration);
}

static void
add_entities (KamaeModel             *self,
              const KamaeDeclaration *declaration)
{
  for (guint i = 0; declaration->entities != NULL && declaration->entities[i] != NULL; i++)
    {
      const KamaeEntity *entity = declaration->entities[i];
      g_auto (GStrv) objects = kamae_entity_dup_objects (entity);

      for (guint j = 0; objects[j] != NULL; j++)
        g_hash_table_insert (self->objects, g_strdup (objects[j]), (gpointer) declaration);
      remember (self, self->entities, entity, declaration);
      g_hash_table_insert (self->infos, (gpointer) entity->name,
                           entity_info_new (entity, declaration, self->declarations->pdata[0]));
    }
  for (guint i = 0; declaration->entities != NULL && declaration->entities[i] != NULL; i++)
    {
      const KamaeField *owner = kamae_entity_get_owner (declaration->entities[i]);
      KamaeEntityInfo *info =
          owner != NULL ? g_hash_table_lookup (self->infos, owner->target) : NULL;

      if (info != NULL)
        g_ptr_array_add (info->parts, (gpointer) declaration->entities[i]);
    }
}

static int
compare_subjects (const KamaeSubject *a,
                  const KamaeSubject *b)
{
  return a->group != b->group ? (int) a->group - (int) b->group : a->order - b->order;
}

static int
compare_subjects_cb (gconstpointer a,
                     gconstpointer b)
{
  return compare_subjects (*(const KamaeSubject *const *) a, *(const KamaeSubject *const *) b);
}

static int
compare_pages_cb (gconstpointer a,
                  gconstpointer b,
                  gpointer      model)
{
  const KamaePageInfo *page_a = *(const KamaePageInfo *const *) a;
  const KamaePageInfo *page_b = *(const KamaePageInfo *const *) b;
  int order = compare_subjects (kamae_model_get_subject (model, page_a),
                                kamae_model_get_subject (model, page_b));

  return order != 0 ? order : page_a->order - page_b->order;
}

/**
 * kamae_model_add:
 * @self: a model
 * @declaration: what a plugin knows; it must live as long as the model
 * @error: return location for a #KamaeError of code %KAMAE_ERROR_PLUGIN
 *
 * Returns: whether @declaration is complete and does not collide with another
 */
gboolean
kamae_model_add (KamaeModel             *self,
                 const KamaeDeclaration *declaration,
                 GError                **error)
{
  g_return_val_if_fail (KAMAE_IS_MODEL (self), FALSE);
  g_return_val_if_fail (declaration != NULL, FALSE);

  if (!kamae_declaration_check (self, declaration, error))
    return FALSE;
  g_ptr_array_add (self->declarations, (gpointer) declaration);
  g_hash_table_insert (self->owners, (gpointer) declaration, (gpointer) declaration);
  add_entities (self, declaration);
  for (const KamaeRule *rule = declaration->rules; rule != NULL && rule->id != NULL; rule++)
    remember (self, self->rules, rule, declaration);
  for (const KamaeFigure *figure = declaration->figures; figure != NULL && figure->id != NULL;
       figure++)
    remember (self, self->figures, figure, declaration);
  for (const KamaeReport *report = declaration->reports; report != NULL && report->id != NULL;
       report++)
    remember (self, self->reports, report, declaration);
  for (const KamaeSubject *subject = declaration->subjects;
       subject != NULL && subject->name != NULL; subject++)
    remember (self, self->subjects, subject, declaration);
  for (const KamaePageInfo *page = declaration->pages; page != NULL && page->name != NULL; page++)
    remember (self, self->pages, page, declaration);
  for (const KamaeSetting *setting = declaration->settings; setting != NULL && setting->key != NULL;
       setting++)
    g_hash_table_insert (self->owners, (gpointer) setting, (gpointer) declaration);
  g_ptr_array_sort (self->subjects, compare_subjects_cb);
  g_ptr_array_sort_with_data (self->pages, compare_pages_cb, self);
  return TRUE;
}

void
kamae_model_add_unused (KamaeModel *self,
                        const char *id,
                        const char *name,
                        const char *why)
{
  KamaeUnusedPlugin *plugin = g_new0 (KamaeUnusedPlugin, 1);

  plugin->id = g_strdup (id);
  plugin->name = g_strdup (name);
  plugin->why = g_strdup (why);
  g_ptr_array_add (self->unused, plugin);
}

gboolean
kamae_model_take_end (KamaeModel   *self,
                      gconstpointer declared,
                      const char   *function,
                      gboolean      done,
                      GError      **failure,
                      GError      **error)
{
  if (done && *failure == NULL)
    return TRUE;
  if (*failure != NULL)
    g_propagate_error (error, g_steal_pointer (failure));
  else
    g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_PLUGIN,
                 /* Translators: name of a plugin, and of one of its functions */
                 _("The plugin “%s” stopped this in its function “%s” and does not say why. Nothing was changed; without the plugin it can be done."),
                 kamae_model_get_plugin (self, declared), function);
  return FALSE;
}

void
kamae_model_set_name (KamaeModel *self,
                      const char *id,
                      const char *name)
{
  g_hash_table_insert (self->names, g_strdup (id), g_strdup (name));
}

KamaeModel *
kamae_model_dup_without (KamaeModel             *self,
                         const KamaeDeclaration *left_out,
                         const char             *why)
{
  KamaeModel *model = g_object_new (KAMAE_TYPE_MODEL, NULL);
  GHashTableIter iter;
  gpointer id, name;

  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &id, &name))
    kamae_model_set_name (model, id, name);
  for (guint i = 0; i < self->unused->len; i++)
    {
      const KamaeUnusedPlugin *plugin = self->unused->pdata[i];

      kamae_model_add_unused (model, plugin->id, plugin->name, plugin->why);
    }
  for (guint i = 0; i < self->declarations->len; i++)
    {
      const KamaeDeclaration *declaration = self->declarations->pdata[i];
      g_autoptr (GError) error = NULL;
      const char *reason = why;

      /* One that cannot be without the other goes with it. */
      if (declaration != left_out && kamae_model_add (model, declaration, &error))
        continue;
      if (error != NULL)
        reason = error->message;
      kamae_model_add_unused (model, declaration->id,
                              g_hash_table_lookup (self->names, declaration->id), reason);
    }
  return model;
}

GPtrArray *
kamae_model_get_unused (KamaeModel *self)
{
  return self->unused;
}

gboolean
kamae_model_has_declaration (KamaeModel *self,
                             const char *id)
{
  for (guint i = 0; i < self->declarations->len; i++)
    if (g_strcmp0 (((const KamaeDeclaration *) self->declarations->pdata[i])->id, id) == 0)
      return TRUE;
  return FALSE;
}

const KamaeDeclaration *
kamae_model_find_object (KamaeModel *self,
                         const char *name)
{
  return g_hash_table_lookup (self->objects, name);
}

/**
 * kamae_model_get_declarations:
 * @self: a model
 *
 * Returns: (transfer none) (element-type KamaeDeclaration): the structs, the core's first
 */
GPtrArray *
kamae_model_get_declarations (KamaeModel *self)
{
  g_return_val_if_fail (KAMAE_IS_MODEL (self), NULL);

  return self->declarations;
}

/**
 * kamae_model_get_entities:
 * @self: a model
 *
 * Returns: (transfer none) (element-type KamaeEntity): the #KamaeEntity structs
 */
GPtrArray *
kamae_model_get_entities (KamaeModel *self)
{
  g_return_val_if_fail (KAMAE_IS_MODEL (self), NULL);

  return self->entities;
}

KamaeEntityInfo *
kamae_model_find_info (KamaeModel *self,
                       const char *name)
{
  g_assert (KAMAE_IS_MODEL (self));

  return name != NULL ? g_hash_table_lookup (self->infos, name) : NULL;
}

KamaeEntityInfo *
kamae_model_get_info (KamaeModel        *self,
                      const KamaeEntity *entity)
{
  return kamae_model_find_info (self, entity->name);
}

int
kamae_entity_info_index (KamaeEntityInfo *info,
                         const char      *name)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (info->indexes, name)) - 1;
}

/**
 * kamae_model_find_entity:
 * @self: a model
 * @name: (nullable): an entity's name
 *
 * Returns: (nullable): the entity
 */
const KamaeEntity *
kamae_model_find_entity (KamaeModel *self,
                         const char *name)
{
  KamaeEntityInfo *info;

  g_return_val_if_fail (KAMAE_IS_MODEL (self), NULL);

  info = kamae_model_find_info (self, name);
  return info != NULL ? info->entity : NULL;
}

/**
 * kamae_model_get_parts:
 * @self: a model
 * @owner: an entity
 *
 * Returns: (transfer none) (element-type KamaeEntity): entities whose records are parts of one of
 * @owner
 */
GPtrArray *
kamae_model_get_parts (KamaeModel        *self,
                       const KamaeEntity *owner)
{
  g_return_val_if_fail (KAMAE_IS_MODEL (self) && owner != NULL, NULL);

  return kamae_model_get_info (self, owner)->parts;
}

/**
 * kamae_model_get_rules:
 * @self: a model
 *
 * Returns: (transfer none) (element-type KamaeRule): the #KamaeRule structs
 */
GPtrArray *
kamae_model_get_rules (KamaeModel *self)
{
  g_return_val_if_fail (KAMAE_IS_MODEL (self), NULL);

  return self->rules;
}

/**
 * kamae_model_get_figures:
 * @self: a model
 *
 * Returns: (transfer none) (element-type KamaeFigure): the #KamaeFigure structs
 */
GPtrArray *
kamae_model_get_figures (KamaeModel *self)
{
  g_return_val_if_fail (KAMAE_IS_MODEL (self), NULL);

  return self->figures;
}

/**
 * kamae_model_find_figure:
 * @self: a model
 * @id: as "CTX-C01"
 *
 * Returns: (nullable): the figure
 */
const KamaeFigure *
kamae_model_find_figure (KamaeModel *self,
                         const char *id)
{
  g_return_val_if_fail (KAMAE_IS_MODEL (self), NULL);

  for (guint i = 0; i < self->figures->len; i++)
    if (g_strcmp0 (((const KamaeFigure *) self->figures->pdata[i])->id, id) == 0)
      return self->figures->pdata[i];
  return NULL;
}

/**
 * kamae_model_get_reports:
 * @self: a model
 *
 * Returns: (transfer none) (element-type KamaeReport): the #KamaeReport structs
 */
GPtrArray *
kamae_model_get_reports (KamaeModel *self)
{
  g_return_val_if_fail (KAMAE_IS_MODEL (self), NULL);

  return self->reports;
}

/**
 * kamae_model_find_report:
 * @self: a model
 * @id: as "CTX-R01"
 *
 * Returns: (nullable): the report
 */
const KamaeReport *
kamae_model_find_report (KamaeModel *self,
                         const char *id)
{
  g_return_val_if_fail (KAMAE_IS_MODEL (self), NULL);

  for (guint i = 0; i < self->reports->len; i++)
    if (g_strcmp0 (((const KamaeReport *) self->reports->pdata[i])->id, id) == 0)
      return self->reports->pdata[i];
  return NULL;
}

/**
 * kamae_model_get_subjects:
 * @self: a model
 *
 * Returns: (transfer none) (element-type KamaeSubject): the structs, in the order of the sidebar,
 * also those without pages
 */
GPtrArray *
kamae_model_get_subjects (KamaeModel *self)
{
  g_return_val_if_fail (KAMAE_IS_MODEL (self), NULL);

  return self->subjects;
}

static const KamaeSubject *
find_subject (KamaeModel *self,
              const char *name)
{
  for (guint i = 0; i < self->subjects->len; i++)
    if (g_strcmp0 (((const KamaeSubject *) self->subjects->pdata[i])->name, name) == 0)
      return self->subjects->pdata[i];
  return NULL;
}

/**
 * kamae_model_get_subject:
 * @self: a model
 * @page: a page of the model
 *
 * Returns: the subject that @page stands in
 */
const KamaeSubject *
kamae_model_get_subject (KamaeModel          *self,
                         const KamaePageInfo *page)
{
  const KamaeSubject *subject;

  g_return_val_if_fail (KAMAE_IS_MODEL (self), NULL);
  g_return_val_if_fail (page != NULL, NULL);

  subject = find_subject (self, page->subject);
  return subject != NULL ? subject : find_subject (self, KAMAE_SUBJECT_OTHERS);
}

/**
 * kamae_model_get_pages:
 * @self: a model
 *
 * Returns: (transfer none) (element-type KamaePageInfo): the structs, in the order of the subjects
 * and of the pages in each
 */
GPtrArray *
kamae_model_get_pages (KamaeModel *self)
{
  g_return_val_if_fail (KAMAE_IS_MODEL (self), NULL);

  return self->pages;
}

const KamaePageInfo *
kamae_model_find_page_named (KamaeModel *self,
                             const char *name)
{
  for (guint i = 0; i < self->pages->len; i++)
    if (g_strcmp0 (((const KamaePageInfo *) self->pages->pdata[i])->name, name) == 0)
      return self->pages->pdata[i];
  return NULL;
}

/**
 * kamae_model_list_pages:
 * @self: a model
 * @subject: a subject of the model
 *
 * Returns: (transfer container) (element-type KamaePageInfo): its pages, in their order
 */
GPtrArray *
kamae_model_list_pages (KamaeModel         *self,
                        const KamaeSubject *subject)
{
  GPtrArray *pages;

  g_return_val_if_fail (KAMAE_IS_MODEL (self), NULL);
  g_return_val_if_fail (subject != NULL, NULL);

  pages = g_ptr_array_new ();
  for (guint i = 0; i < self->pages->len; i++)
    if (kamae_model_get_subject (self, self->pages->pdata[i]) == subject)
      g_ptr_array_add (pages, self->pages->pdata[i]);
  return pages;
}

/**
 * kamae_model_find_page:
 * @self: a model
 * @entity: an entity's name
 *
 * Returns: (nullable): the page that lists the records of @entity, or of the entity that they are
 * parts of
 */
const KamaePageInfo *
kamae_model_find_page (KamaeModel *self,
                       const char *entity)
{
  KamaeEntityInfo *info;
  const KamaeField *owner;

  g_return_val_if_fail (KAMAE_IS_MODEL (self), NULL);

  for (guint i = 0; i < self->pages->len; i++)
    if (g_strcmp0 (((const KamaePageInfo *) self->pages->pdata[i])->entity, entity) == 0)
      return self->pages->pdata[i];
  info = kamae_model_find_info (self, entity);
  owner = info != NULL ? kamae_entity_get_owner (info->entity) : NULL;
  return owner != NULL ? kamae_model_find_page (self, owner->target) : NULL;
}

/**
 * kamae_model_find_setting:
 * @self: a model
 * @key: a setting's key
 *
 * Returns: (nullable): the setting
 */
const KamaeSetting *
kamae_model_find_setting (KamaeModel *self,
                          const char *key)
{
  g_return_val_if_fail (KAMAE_IS_MODEL (self), NULL);

  for (guint i = 0; i < self->declarations->len; i++)
    {
      const KamaeDeclaration *declaration = self->declarations->pdata[i];

      for (const KamaeSetting *setting = declaration->settings;
           setting != NULL && setting->key != NULL; setting++)
        if (g_strcmp0 (setting->key, key) == 0)
          return setting;
    }
  return NULL;
}

const KamaeDeclaration *
kamae_model_get_owner (KamaeModel   *self,
                       gconstpointer declared)
{
  return g_hash_table_lookup (self->owners, kamae_get_adopted (declared));
}

/**
 * kamae_model_get_domain: (skip)
 * @self: a model
 * @declared: an entity, rule, figure, report, page or setting
 *
 * Returns: (nullable): the gettext domain of its strings
 */
const char *
kamae_model_get_domain (KamaeModel   *self,
                        gconstpointer declared)
{
  const KamaeDeclaration *owner;

  g_return_val_if_fail (KAMAE_IS_MODEL (self), NULL);

  owner = kamae_model_get_owner (self, declared);
  return owner != NULL ? owner->domain : NULL;
}

/**
 * kamae_model_get_plugin: (skip)
 * @self: a model
 * @declared: a declaration, or a rule, figure, page or another thing of an array in one
 *
 * Returns: the id of the declaration that it stands in, as "risk"; "core" for the core's own
 *
 * Since: 0.1
 */
const char *
kamae_model_get_plugin (KamaeModel   *self,
                        gconstpointer declared)
{
  const KamaeDeclaration *owner;

  g_return_val_if_fail (KAMAE_IS_MODEL (self), NULL);

  owner = kamae_model_get_owner (self, declared);
  return owner != NULL ? owner->id : "core";
}

/**
 * kamae_model_translate: (skip)
 * @self: a model
 * @declared: the entity, rule, figure, report, page or setting that @msgid belongs to
 * @msgid: (nullable): a declared string
 * @language: (nullable): "ja", "en", or %NULL for the language of the interface
 *
 * Returns: (nullable): @msgid in @language
 */
const char *
kamae_model_translate (KamaeModel   *self,
                       gconstpointer declared,
                       const char   *msgid,
                       const char   *language)
{
  g_return_val_if_fail (KAMAE_IS_MODEL (self), NULL);

  return kamae_translate (language, kamae_model_get_domain (self, declared), msgid);
}

/**
 * kamae_model_dup_attention_text:
 * @self: a model
 * @page: a page that counts what wants attention
 * @n: how much
 *
 * Returns: (transfer full): what is counted and how much, in the language of the interface
 *
 * Since: 0.1
 */
char *
kamae_model_dup_attention_text (KamaeModel          *self,
                                const KamaePageInfo *page,
                                gint64               n)
{
  const char *label;

  g_return_val_if_fail (KAMAE_IS_MODEL (self) && page != NULL, NULL);

  label = page->attention_label != NULL
          ? kamae_model_translate (self, page, page->attention_label, NULL)
          : C_("attention", "Wants attention");
  /* Translators: %1$s is what is counted, as “Overdue”, %2$u how many there are */
  return g_strdup_printf (C_("attention", "%1$s: %2$u"), label, (guint) n);
}

/**
 * kamae_model_translate_any: (rename-to kamae_model_translate)
 * @self: a model
 * @msgid: a declared string, of whatever plugin
 * @language: (nullable): "ja", "en", or %NULL for the language of the interface
 *
 * For strings of which only the text is at hand, as names of operations in the journal.
 *
 * Returns: @msgid in @language
 *
 * Since: 0.1
 */
const char *
kamae_model_translate_any (KamaeModel *self,
                           const char *msgid,
                           const char *language)
{
  for (guint i = 0; i < self->declarations->len; i++)
    {
      const KamaeDeclaration *declaration = self->declarations->pdata[i];
      const char *text = kamae_translate (language, declaration->domain, msgid);

      if (!g_str_equal (text, msgid))
        return text;
    }
  return msgid;
}

/**
 * kamae_model_choice_label:
 * @self: a model
 * @entity: an entity
 * @field: a field's name, "state", or "phase" of a workflow that has phases
 * @code: (nullable): a code, or the name of a state or a phase
 * @language: (nullable): "ja", "en", or %NULL for the language of the interface
 *
 * Returns: (nullable): the label of the code; the code itself if it is not known
 */
const char *
kamae_model_choice_label (KamaeModel        *self,
                          const KamaeEntity *entity,
                          const char        *field,
                          const char        *code,
                          const char        *language)
{
  const char *label = code;

  g_return_val_if_fail (KAMAE_IS_MODEL (self) && entity != NULL && field != NULL, NULL);

  if (g_str_equal (field, "state") && entity->workflow != NULL)
    {
      const KamaeState *state = kamae_workflow_find_state (entity->workflow, code);

      label = state != NULL ? state->label : code;
    }
  else if (g_str_equal (field, "phase") && entity->workflow != NULL &&
           entity->workflow->phases != NULL)
    {
      const KamaeChoice *phase = kamae_choices_find (entity->workflow->phases, code);

      label = phase != NULL ? phase->label : code;
    }
  else
    {
      const KamaeField *declared = kamae_entity_find_field (entity, field);
      const KamaeChoice *choice =
          declared != NULL ? kamae_choices_find (declared->choices, code) : NULL;

      label = choice != NULL ? choice->label : code;
    }
  return kamae_model_translate (self, entity, label, language);
}

char *
kamae_model_dup_flags_label (KamaeModel        *self,
                             const KamaeEntity *entity,
                             const KamaeField  *field,
                             const char        *codes,
                             const char        *language)
{
  g_auto (GStrv) parts = g_strsplit (codes != NULL ? codes : "", " ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    g_strv_builder_add (builder,
                        kamae_model_choice_label (self, entity, field->name, parts[i], language));
  labels = g_strv_builder_end (builder);
  return g_strjoinv (kamae_translate (language, GETTEXT_PACKAGE,
                                      KC_("between the items of a list", ", ")),
                     labels);
}
