/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-declared-sql.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "kamae-check-result-private.h"
#include "kamae-register-private.h"

/* Everything that plugins ask of the tables, prepared once: what SQLite does not understand is told
 * of with its place before anybody meets it. */

typedef struct
{
  KamaeRegister *reg;
  const char *plugin;
  GPtrArray *results;
} Proof;

static void
add (Proof      *self,
     const char *place,
     const char *text)
{
  g_autofree char *detail = g_strdup_printf (
    /* Translators: name of a plugin, as “risk”, and a place in its sources */
    _("Plugin: %s; %s"), self->plugin, place);

  g_ptr_array_add (self->results, kamae_check_result_new ("CORE-V15", KAMAE_RULE_BLOCK, NULL, text,
                                                          detail, NULL, NULL));
}

/* place: taken over. n: how many columns it may give. */
static void
prove (Proof      *self,
       char       *place,
       const char *sql,
       int         least,
       int         most)
{
  g_autofree char *taken = place;
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeStatement) statement = NULL;
  int n;

  if (sql == NULL)
    return;
  statement = kamae_database_prepare_foreign (kamae_register_get_database (self->reg), sql, &error);
  if (statement == NULL)
    {
      add (self, place, error->message);
      return;
    }
  n = kamae_statement_get_n_columns (statement);
  if (n < least || n > most)
    {
      g_autofree char *text = g_strdup_printf (
        /* Translators: a number of columns */
        ngettext ("The query gives %d column, which is not what is asked for.",
                  "The query gives %d columns, which is not what is asked for.", (gulong) n), n);

      add (self, place, text);
    }
}

static void
prove_entity (Proof             *self,
              const KamaeEntity *entity)
{
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (field->kind == KAMAE_FIELD_DERIVED)
      {
        g_autofree char *sql =
          g_strdup_printf ("SELECT (%s) FROM %s AS this", field->sql, entity->name);

        prove (self, g_strdup_printf ("entities[%s].fields[%s].sql", entity->name, field->name),
               sql, 1, 1);
      }
  for (const KamaeSnapshotPart *part = entity->snapshot; part != NULL && part->name != NULL; part++)
    prove (self, g_strdup_printf ("entities[%s].snapshot[%s].sql", entity->name, part->name),
           part->sql, 1, G_MAXINT);
}

static gboolean
is_asked (Proof           *self,
          const KamaeRule *rule)
{
  KamaeModel *model = kamae_register_get_model (self->reg);

  return (rule->entity == NULL || kamae_model_find_entity (model, rule->entity) != NULL) &&
         (rule->needs == NULL || kamae_model_find_entity (model, rule->needs) != NULL);
}

static void
prove_declaration (Proof                  *self,
                   const KamaeDeclaration *declaration)
{
  self->plugin = declaration->id;
  for (guint i = 0; declaration->entities != NULL && declaration->entities[i] != NULL; i++)
    prove_entity (self, declaration->entities[i]);
  for (const KamaeRule *rule = declaration->rules; rule != NULL && rule->id != NULL; rule++)
    if (is_asked (self, rule))
      prove (self, g_strdup_printf ("rules[%s].sql", rule->id), rule->sql, 1, 2);
  for (const KamaeFigure *figure = declaration->figures; figure != NULL && figure->id != NULL;
       figure++)
    prove (self, g_strdup_printf ("figures[%s].sql", figure->id), figure->sql,
           figure->kind == KAMAE_FIGURE_SERIES ? 2 : 1,
           figure->kind == KAMAE_FIGURE_NUMBER ? 1 : G_MAXINT);
  for (const KamaePageInfo *page = declaration->pages; page != NULL && page->name != NULL; page++)
    prove (self, g_strdup_printf ("pages[%s].attention", page->name), page->attention, 1, 1);
  for (const KamaeSharedView *view = declaration->views; view != NULL && view->name != NULL; view++)
    {
      g_autofree char *whole = g_strdup_printf ("SELECT * FROM %s", view->name);
      char *place = g_strdup_printf ("views[%s].sql", view->name);
      guint n = self->results->len;

      prove (self, g_strdup (place), view->sql, 1, G_MAXINT);
      /* Alone it may be right, and have other columns than those of other plugins. */
      prove (self, place, self->results->len == n ? whole : NULL, 1, G_MAXINT);
    }
}

/**
 * kamae_register_check_sql:
 * @self: a register
 * @plugin: (nullable): the id of a declaration; %NULL for all
 *
 * Prepares all queries that are declared against the tables of the register, without asking them.
 *
 * Returns: (transfer container) (element-type KamaeCheckResult): a result for each that SQLite does
 * not understand, with the plugin and the place in its declaration
 *
 * Since: 0.1
 */
GPtrArray *
kamae_register_check_sql (KamaeRegister *self,
                          const char    *plugin)
{
  Proof proof = { self };
  GPtrArray *declarations;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  proof.results = g_ptr_array_new_with_free_func (g_object_unref);
  declarations = kamae_model_get_declarations (kamae_register_get_model (self));
  for (guint i = 0; i < declarations->len; i++)
    {
      const KamaeDeclaration *declaration = declarations->pdata[i];

      if (plugin == NULL || g_strcmp0 (plugin, declaration->id) == 0)
        prove_declaration (&proof, declaration);
    }
  return proof.results;
}
