/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-adopt-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"

#include <string.h>

/* A plugin is compiled once and loaded by each later Kamae, whose structs have grown. It says how
 * large its own are; what is declared is copied from them into ours, and what it did not know of is
 * zero. */

typedef struct
{
  KamaeSizes sizes;
  const char *newer; /* a struct in which it says something that we do not know */
} Adoption;

/* Their struct → ours, of all plugins; NULL as long as none needed it. */
static GHashTable *adopted;

gconstpointer
kamae_get_adopted (gconstpointer theirs)
{
  gconstpointer ours = adopted != NULL && theirs != NULL ? g_hash_table_lookup (adopted, theirs)
                                                         : NULL;

  return ours != NULL ? ours : theirs;
}

static gboolean
is_zero (const char *from,
         const char *to)
{
  while (from < to && *from == '\0')
    from++;
  return from == to;
}

/* What ends an array is a struct that begins with no name, or for migrations with no version. */
static gpointer
take (Adoption     *self,
      gconstpointer theirs,
      guint         their_size,
      gsize         our_size,
      gsize         end_size,
      gboolean      is_array,
      const char   *name)
{
  const char *from = theirs;
  guint n = is_array ? 0 : 1;
  char *ours;

  if (theirs == NULL)
    return NULL;
  if (kamae_get_adopted (theirs) != theirs)
    return (gpointer) kamae_get_adopted (theirs);
  for (const char *at = from; is_array && !is_zero (at, at + end_size); at += their_size)
    n++;
  ours = g_malloc0_n (n + 1, our_size);
  for (guint i = 0; i < n; i++)
    {
      const char *struct_begin = from + (gsize) i * their_size;

      memcpy (ours + i * our_size, struct_begin, MIN (their_size, our_size));
      if (their_size > our_size && !is_zero (struct_begin + our_size, struct_begin + their_size))
        self->newer = name;
      g_hash_table_insert (adopted, (gpointer) struct_begin, ours + i * our_size);
    }
  return ours;
}

#define TAKE(self, theirs, member, Type) \
  take (self, theirs, (self)->sizes.member, sizeof (Type), sizeof (gpointer), FALSE, #Type)
#define TAKE_ARRAY(self, theirs, member, Type) \
  take (self, theirs, (self)->sizes.member, sizeof (Type), sizeof (gpointer), TRUE, #Type)

static const KamaeWorkflow *
take_workflow (Adoption            *self,
               const KamaeWorkflow *theirs)
{
  KamaeWorkflow *ours = TAKE (self, theirs, workflow, KamaeWorkflow);

  if (ours == NULL)
    return NULL;
  ours->states = TAKE_ARRAY (self, ours->states, state, KamaeState);
  ours->transitions = TAKE_ARRAY (self, ours->transitions, transition, KamaeTransition);
  ours->phases = TAKE_ARRAY (self, ours->phases, choice, KamaeChoice);
  ours->boxes = TAKE_ARRAY (self, ours->boxes, choice, KamaeChoice);
  return ours;
}

static const KamaeEntity *
take_entity (Adoption          *self,
             const KamaeEntity *theirs)
{
  KamaeEntity *ours = TAKE (self, theirs, entity, KamaeEntity);
  KamaeField *fields = TAKE_ARRAY (self, ours->fields, field, KamaeField);

  for (KamaeField *field = fields; field != NULL && field->name != NULL; field++)
    field->choices = TAKE_ARRAY (self, field->choices, choice, KamaeChoice);
  ours->fields = fields;
  ours->workflow = take_workflow (self, ours->workflow);
  ours->snapshot = TAKE_ARRAY (self, ours->snapshot, snapshot_part, KamaeSnapshotPart);
  return ours;
}

static const KamaeEntity *const *
take_entities (Adoption                 *self,
               const KamaeEntity *const *theirs)
{
  g_autoptr (GPtrArray) ours = g_ptr_array_new ();

  for (; theirs != NULL && *theirs != NULL; theirs++)
    g_ptr_array_add (ours, (gpointer) take_entity (self, *theirs));
  g_ptr_array_add (ours, NULL);
  return (const KamaeEntity *const *) g_ptr_array_free (g_steal_pointer (&ours), FALSE);
}

static const KamaeDeclaration *
take_declaration (Adoption               *self,
                  const KamaeDeclaration *theirs)
{
  KamaeDeclaration *ours;

  if (adopted == NULL)
    adopted = g_hash_table_new (NULL, NULL);
  if (kamae_get_adopted (theirs) != theirs)
    return kamae_get_adopted (theirs);
  ours = TAKE (self, theirs, declaration, KamaeDeclaration);
  ours->entities = take_entities (self, ours->entities);
  ours->rules = TAKE_ARRAY (self, ours->rules, rule, KamaeRule);
  ours->figures = TAKE_ARRAY (self, ours->figures, figure, KamaeFigure);
  ours->reports = TAKE_ARRAY (self, ours->reports, report, KamaeReport);
  ours->pages = TAKE_ARRAY (self, ours->pages, page_info, KamaePageInfo);
  ours->subjects = TAKE_ARRAY (self, ours->subjects, subject, KamaeSubject);
  ours->settings = TAKE_ARRAY (self, ours->settings, setting, KamaeSetting);
  ours->migrations = take (self, ours->migrations, self->sizes.migration, sizeof (KamaeMigration),
                           sizeof (guint), TRUE, "KamaeMigration");
  ours->views = TAKE_ARRAY (self, ours->views, shared_view, KamaeSharedView);
  return ours;
}

static gboolean
same_sizes (const KamaeSizes *a,
            const KamaeSizes *b)
{
  return memcmp (&a->declaration, &b->declaration,
                 sizeof (KamaeSizes) - offsetof (KamaeSizes, declaration)) == 0;
}

const KamaeDeclaration *
kamae_declaration_adopt (const KamaeDeclaration *theirs,
                         const KamaeSizes       *sizes,
                         GError                **error)
{
  static const KamaeSizes own = KAMAE_SIZES;
  Adoption self = { own };
  const KamaeDeclaration *ours;

  /* Structs that were not there yet keep our sizes: nothing can name one. */
  memcpy (&self.sizes, sizes, MIN (sizes->sizes, sizeof (KamaeSizes)));
  if (same_sizes (&self.sizes, &own))
    return theirs;
  ours = take_declaration (&self, theirs);
  if (self.newer == NULL)
    return ours;
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_PLUGIN,
               /* Translators: version numbers, as 1.4; a name in the plugin's sources */
               _("The plugin was made for Kamae %u.%u and needs something that this Kamae (%u.%u) does not have yet (%s). Update Kamae, or get an earlier version of the plugin."),
               sizes->version >> 16, sizes->version >> 8 & 0xff, KAMAE_MAJOR_VERSION,
               KAMAE_MINOR_VERSION, self.newer);
  return NULL;
}
