/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-schema-private.h"

/* The views that no file has. `signature`: the approvals that stand, without those that a step back
 * voided; whoever asks who signed asks it. `work`: who did, is in charge of or approved what, over
 * the records of all plugins that are there; a plugin joins by the flag %KAMAE_DID at a link to a
 * person, and by approvals. Then those that plugins share. docs/architecture.md names their
 * columns. */

/* SQLite puts a condition on the view into each of its parts, where an index serves it, only if a
 * column has the same affinity in all of them, and each part a table: hence the casts. */
#define NO_KEY "CAST (NULL AS INTEGER)"
#define NO_TEXT "CAST (NULL AS TEXT)"

static const char first_rows[] =
  "CREATE TEMP VIEW signature AS SELECT * FROM approval WHERE voided_on IS NULL;"
  "CREATE TEMP VIEW work (person_id, record_id, entity, field, done_on, department_id, clause, subject,"
  " whole_id, phase) AS SELECT person_id, source_id, box, box, signed_on, source_id, box, box, source_id,"
  " phase FROM signature WHERE 0";

static const KamaeField *
find_link (const KamaeEntity *entity,
           const char        *target)
{
  const KamaeField *field = kamae_entity_find_field (entity, target);

  return field != NULL && field->kind == KAMAE_FIELD_LINK && g_strcmp0 (field->target, target) == 0
           ? field : NULL;
}

/* The key of the record's department, clause or control, or else that of what it is a part of. */
static char *
dup_key_of (KamaeModel        *model,
            const KamaeEntity *entity,
            const char        *target)
{
  const KamaeField *owner = kamae_entity_get_owner (entity);
  KamaeEntityInfo *info = owner != NULL ? kamae_model_find_info (model, owner->target) : NULL;

  if (find_link (entity, target) != NULL)
    return g_strdup_printf ("done.%s_id", target);
  if (info != NULL && find_link (info->entity, target) != NULL)
    return g_strdup_printf ("(SELECT %s_id FROM %s WHERE id = done.%s_id)", target, owner->target,
                            owner->name);
  return g_strdup (NO_KEY);
}

/* "'closed', 'cancelled'": the states in which nothing is due any more; empty if there are none. */
static char *
dup_ending_states (const KamaeEntity *entity)
{
  GString *states = g_string_new (NULL);

  if (entity->workflow != NULL)
    for (const KamaeState *state = entity->workflow->states; state->name != NULL; state++)
      if ((state->flags & KAMAE_STATE_ENDS) != 0)
        g_string_append_printf (states, "%s'%s'", states->len > 0 ? ", " : "", state->name);
  return g_string_free (states, FALSE);
}

/* The last day on which something happened to the record. */
static char *
dup_last_day (const KamaeEntity *entity)
{
  GString *days = g_string_new ("max (''");

  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (field->kind == KAMAE_FIELD_DATE && (field->flags & KAMAE_ACTUAL) != 0)
      g_string_append_printf (days, ", coalesce (done.%s, '')", field->name);
  if (g_str_has_suffix (days->str, "(''"))
    return g_string_free (g_string_assign (days, "''"), FALSE);
  g_string_append (days, ")");
  return g_string_free (days, FALSE);
}

/* "done_by" was on "done_on"; "owner" stands for as long as the record does not end. Without a life
 * cycle its last day counts, if it has days. */
static char *
dup_day (const KamaeEntity *entity,
         const KamaeField  *field,
         gboolean          *is_single)
{
  g_autofree char *base = g_str_has_suffix (field->name, "_by")
                            ? g_strndup (field->name, strlen (field->name) - 3) : NULL;
  g_autofree char *day = base != NULL ? g_strconcat (base, "_on", NULL) : NULL;
  g_autofree char *states = dup_ending_states (entity);
  g_autofree char *last = dup_last_day (entity);

  *is_single = day != NULL && kamae_entity_find_field (entity, day) != NULL;
  if (*is_single)
    return g_strconcat ("done.", day, NULL);
  if (entity->workflow == NULL)
    return g_strdup_printf ("CAST (nullif (%s, '') AS TEXT)", last);
  if (*states == '\0')
    return g_strdup (NO_TEXT);
  return g_strdup_printf ("CAST (CASE WHEN done.state IN (%s) THEN %s END AS TEXT)", states, last);
}

/* Where the record belongs: department, clause of its kind, the clause or control it names, and
 * what it is a part of. */
static char *
dup_place (KamaeModel        *model,
           const KamaeEntity *entity,
           const char        *phase)
{
  g_autofree char *department = dup_key_of (model, entity, "department");
  g_autofree char *clause = dup_key_of (model, entity, "clause");
  g_autofree char *control = dup_key_of (model, entity, "control");
  const KamaeField *owner = kamae_entity_get_owner (entity);
  g_autofree char *whole = owner != NULL ? g_strdup_printf ("done.%s_id", owner->name)
                                         : g_strdup ("done.id");

  return g_strdup_printf ("%s, CAST ('%s' AS TEXT),"
                          " CAST (coalesce ((SELECT number FROM control WHERE id IS %s),"
                          " (SELECT number FROM clause WHERE id IS %s)) AS TEXT),"
                          " %s, %s FROM %s AS done",
                          department, entity->clause != NULL ? entity->clause : "", control, clause,
                          whole, phase, entity->name);
}

static void
append_field (GString           *sql,
              KamaeModel        *model,
              const KamaeEntity *entity,
              const KamaeField  *field)
{
  gboolean is_single = FALSE;
  g_autofree char *day = dup_day (entity, field, &is_single);
  g_autofree char *place = dup_place (model, entity, NO_TEXT);

  if (field->kind == KAMAE_FIELD_LINKS)
    g_string_append_printf (sql, " UNION ALL SELECT link.to_id, done.id, CAST ('%s' AS TEXT),"
                            " CAST ('%s' AS TEXT), %s, %s"
                            " JOIN link ON link.kind = '%s.%s' AND link.from_id = done.id",
                            entity->name, field->name, day, place, entity->name, field->name);
  else
    g_string_append_printf (sql, " UNION ALL SELECT done.%s_id, done.id, CAST ('%s' AS TEXT),"
                            " CAST ('%s' AS TEXT), %s, %s"
                            " WHERE done.%s_id IS NOT NULL", field->name, entity->name, field->name,
                            day, place, field->name);
  if (is_single)
    g_string_append_printf (sql, " AND %s IS NOT NULL", day);
}

static gboolean
is_approved (const KamaeEntity *entity)
{
  if (entity->workflow != NULL)
    for (const KamaeTransition *step = entity->workflow->transitions; step->name != NULL; step++)
      if (step->approval != NULL)
        return TRUE;
  return FALSE;
}

static void
append_entity (GString           *sql,
               KamaeModel        *model,
               const KamaeEntity *entity)
{
  g_autofree char *place = dup_place (model, entity, "signature.phase");

  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (kamae_field_is_link (field) && (field->flags & KAMAE_DID) != 0)
      append_field (sql, model, entity, field);
  if (is_approved (entity))
    g_string_append_printf (sql, " UNION ALL SELECT signature.person_id, done.id, CAST ('' AS TEXT), signature.box,"
                            " signature.signed_on, %s JOIN signature ON signature.source_id = done.id",
                            place);
}

static gboolean
add_work (KamaeDatabase *database,
          KamaeModel    *model,
          GError       **error)
{
  GPtrArray *declarations = kamae_model_get_declarations (model);
  g_autoptr (GString) sql = g_string_new (first_rows);

  for (guint i = 0; i < declarations->len; i++)
    {
      const KamaeDeclaration *declaration = declarations->pdata[i];

      for (guint j = 0; declaration->entities != NULL && declaration->entities[j] != NULL; j++)
        append_entity (sql, model, declaration->entities[j]);
    }
  return kamae_database_execute (database, sql->str, error);
}

static void
free_statement (gpointer statement)
{
  g_string_free (statement, TRUE);
}

/* Name of each shared view → its statement so far. */
static GHashTable *
collect_shared_views (KamaeModel *model)
{
  GPtrArray *declarations = kamae_model_get_declarations (model);
  GHashTable *views = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_statement);

  for (guint i = 0; i < declarations->len; i++)
    {
      const KamaeDeclaration *declaration = declarations->pdata[i];

      for (const KamaeSharedView *view = declaration->views; view != NULL && view->name != NULL;
           view++)
        {
          GString *sql = g_hash_table_lookup (views, view->name);

          if (sql != NULL)
            g_string_append_printf (sql, " UNION ALL %s", view->sql);
          else
            {
              sql = g_string_new (NULL);
              g_string_printf (sql, "CREATE TEMP VIEW %s AS %s", view->name, view->sql);
              g_hash_table_insert (views, (gpointer) view->name, sql);
            }
        }
    }
  return views;
}

static const char *
find_shared (const KamaeDeclaration *declaration,
             const char             *name)
{
  const KamaeSharedView *view = declaration->views;

  while (view != NULL && view->name != NULL && !g_str_equal (view->name, name))
    view++;
  return view != NULL && view->name != NULL ? view->sql : NULL;
}

/* Whose part it is that cannot be asked, or else that does not go with those before it. */
static const KamaeDeclaration *
find_culprit (KamaeDatabase *database,
              KamaeModel    *model,
              const char    *name)
{
  GPtrArray *declarations = kamae_model_get_declarations (model);
  const KamaeDeclaration *last = NULL;

  for (guint i = 0; i < declarations->len; i++)
    {
      const char *sql = find_shared (declarations->pdata[i], name);
      g_autoptr (KamaeStatement) statement = NULL;
      g_autoptr (GError) error = NULL;

      if (sql == NULL)
        continue;
      last = declarations->pdata[i];
      statement = kamae_database_prepare_foreign (database, sql, &error);
      if (statement == NULL)
        return last;
    }
  return last;
}

/* One statement, and one that only reads. */
static gboolean
add_shared_view (KamaeDatabase *database,
                 const char    *sql,
                 GError       **error)
{
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (database, sql, error);

  return statement != NULL && kamae_statement_run (statement, error);
}

static gboolean
can_ask (KamaeDatabase *database,
         const char    *name,
         GError       **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", name);
  g_autoptr (KamaeStatement) statement = kamae_database_prepare_foreign (database, sql, error);

  return statement != NULL;
}

static gboolean
add_shared_views (KamaeDatabase           *database,
                  KamaeModel              *model,
                  const KamaeDeclaration **culprit,
                  GError                 **error)
{
  g_autoptr (GHashTable) views = collect_shared_views (model);
  GHashTableIter iter;
  gpointer name, sql;

  g_hash_table_iter_init (&iter, views);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    if (!add_shared_view (database, ((GString *) sql)->str, error))
      {
        *culprit = find_culprit (database, model, name);
        return FALSE;
      }
  /* One may read another. */
  g_hash_table_iter_init (&iter, views);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    if (!can_ask (database, name, error))
      {
        *culprit = find_culprit (database, model, name);
        return FALSE;
      }
  return TRUE;
}

gboolean
kamae_schema_add_views (KamaeDatabase           *database,
                        KamaeModel              *model,
                        const KamaeDeclaration **culprit,
                        GError                 **error)
{
  gboolean done;

  *culprit = NULL;
  if (!kamae_database_execute (database, "BEGIN", error))
    return FALSE;
  done = add_work (database, model, error) && add_shared_views (database, model, culprit, error) &&
         kamae_database_execute (database, "COMMIT", error);
  if (!done)
    kamae_database_roll_back (database);
  return done;
}
