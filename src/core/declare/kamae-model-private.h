/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-model.h"

G_BEGIN_DECLS

/* What a column of an entity's table stands for. */
typedef enum
{
  KAMAE_COLUMN_STATE,
  KAMAE_COLUMN_VALUE,
  KAMAE_COLUMN_ABSENCE,
  KAMAE_COLUMN_DERIVED,
} KamaeColumnRole;

typedef struct
{
  KamaeColumnRole role;
  const KamaeField *field; /* NULL for the state */
  char *name;
} KamaeColumnInfo;

/* An entity as the store sees it. */
typedef struct
{
  const KamaeEntity *entity;
  const KamaeDeclaration *declaration;
  const KamaeDeclaration *first; /* the model's: its tables are always there */
  GPtrArray *columns;   /* KamaeColumnInfo, without the key; the order of a record's values */
  GHashTable *indexes;  /* field name, or "name_absence", or "state" → position + 1 */
  GPtrArray *parts;     /* entities that have an owner link to this one */
  char *select;         /* "SELECT this.id, … FROM <entity> AS this" */
  gboolean has_derived;
} KamaeEntityInfo;

/* A plugin that was found, but declares nothing here. */
typedef struct
{
  char *id;
  char *name;
  char *why; /* a sentence; NULL: it was switched off */
} KamaeUnusedPlugin;

/* What the numbers of a series are ordered by, of a column: an index of these has nothing of ours
 * in it, so that the file can be read without Kamae. */
#define KAMAE_NUMBER_HEAD "rtrim(%s, '0123456789')"
#define KAMAE_NUMBER_COUNT "CAST(substr(%s, 1 + length(rtrim(%s, '0123456789'))) AS INTEGER)"

gboolean         kamae_field_is_counted     (const KamaeField  *field);
gboolean         kamae_workflow_has_dated   (const KamaeWorkflow *workflow,
                                             const char        *state,
                                             const char        *field);
gboolean         kamae_workflow_dates_after (const KamaeWorkflow *workflow,
                                             const char        *field,
                                             const char        *earlier);
/* Of a link: whether what it leads to takes such records in in all states, and lets none go. */
gboolean         kamae_field_is_taken_always (const KamaeField *field);
/* Whether it says what the record is a part of or counts into. */
gboolean         kamae_field_ties            (const KamaeField *field);
KamaeEntityInfo *kamae_model_get_info       (KamaeModel        *self,
                                             const KamaeEntity *entity);
KamaeEntityInfo *kamae_model_find_info      (KamaeModel        *self,
                                             const char        *name);
int              kamae_entity_info_index    (KamaeEntityInfo   *info,
                                             const char        *name);
const char      *kamae_entity_info_get_parent (KamaeEntityInfo  *info,
                                               const KamaeField *link);
void             kamae_model_add_unused     (KamaeModel        *self,
                                             const char        *id,
                                             const char        *name,
                                             const char        *why);
/* What a function of a plugin came to: one that fails without an error gets one. Takes the failure
 * over. */
gboolean         kamae_model_take_end       (KamaeModel        *self,
                                             gconstpointer      declared,
                                             const char        *function,
                                             gboolean           done,
                                             GError           **failure,
                                             GError           **error);
/* How people call a plugin. */
void             kamae_model_set_name       (KamaeModel        *self,
                                             const char        *id,
                                             const char        *name);
/* The same without a declaration that cannot be used here, and that counts as unused there. */
KamaeModel      *kamae_model_dup_without    (KamaeModel        *self,
                                             const KamaeDeclaration *left_out,
                                             const char        *why);
/* element-type KamaeUnusedPlugin */
GPtrArray       *kamae_model_get_unused     (KamaeModel        *self);
gboolean         kamae_model_has_declaration (KamaeModel       *self,
                                              const char       *id);
/* The declaration that a table, index or trigger of this name is made for. */
const KamaeDeclaration *kamae_model_find_object (KamaeModel    *self,
                                                 const char    *name);
/* That in which something declared stands. */
const KamaeDeclaration *kamae_model_get_owner   (KamaeModel    *self,
                                                 gconstpointer  declared);
const KamaePageInfo *kamae_model_find_page_named (KamaeModel   *self,
                                                  const char   *name);
gboolean         kamae_entity_has_state     (const KamaeEntity *entity,
                                             const char        *state);
char            *kamae_model_dup_flags_label (KamaeModel       *self,
                                              const KamaeEntity *entity,
                                              const KamaeField *field,
                                              const char       *codes,
                                              const char       *language);

G_END_DECLS
