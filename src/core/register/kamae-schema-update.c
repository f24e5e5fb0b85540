/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-schema-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "../sqlite/kamae-session-private.h"

/* Brings the tables of an older file up to date. What that changes in rows is a change like any
 * other, and told to whoever keeps the journal. */

typedef struct
{
  KamaeDatabase *database;
  KamaeModel *model;
  KamaeSchemaUpdate *update;
} Update;

/* A name that no entity has. */
#define NEW "\"new.%s\""

static gboolean
rebuild_table (KamaeDatabase *database,
               const char    *name,
               const char    *body,
               GError       **error)
{
  g_autofree char *columns = NULL;
  g_autofree char *script = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (
    database, "SELECT group_concat(name, ', ') FROM pragma_table_info(?)", error);

  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_text (statement, 1, name);
  if (!kamae_statement_step (statement, error))
    return FALSE;
  columns = g_strdup (kamae_statement_get_text (statement, 0));
  kamae_statement_reset (statement);
  script = g_strdup_printf ("CREATE TABLE " NEW " %s;"
                            "INSERT INTO " NEW " (%s) SELECT %s FROM %s;"
                            "DROP TABLE %s;"
                            "ALTER TABLE " NEW " RENAME TO %s;",
                            name, body, name, columns, columns, name, name, name, name);
  if (kamae_database_execute (database, script, &failure))
    return TRUE;
  /* Translators: the name of a table, and a sentence that says why */
  reason = g_strdup_printf (_("The rows of “%s” do not fit its new form. %s"), name,
                            failure->message);
  g_set_error_literal (error, failure->domain, failure->code, reason);
  return FALSE;
}

/* NULL in existing: there is no such table. */
static gboolean
read_table (KamaeDatabase *database,
            const char    *name,
            char         **existing,
            GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (
    database, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", error);

  *existing = NULL;
  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_text (statement, 1, name);
  if (kamae_statement_step (statement, &local_error))
    *existing = g_strdup (kamae_statement_get_text (statement, 0));
  return kamae_database_hand_over (database, g_steal_pointer (&local_error), error);
}

static gboolean
update_table (Update          *self,
              KamaeEntityInfo *info,
              gboolean         is_loose,
              GError         **error)
{
  const char *name = info->entity->name;
  g_autofree char *body = kamae_schema_dup_body (self->database, info, is_loose, error);
  g_autofree char *wanted = g_strdup_printf ("CREATE TABLE %s %s", name, body);
  g_autofree char *renamed = g_strdup_printf ("CREATE TABLE \"%s\" %s", name, body);
  g_autofree char *existing = NULL;
  g_autoptr (GString) sql = g_string_new (NULL);

  if (body == NULL || !read_table (self->database, name, &existing, error))
    return FALSE;
  if (existing == NULL && !kamae_database_execute (self->database, wanted, error))
    return FALSE;
  if (existing != NULL && !g_str_equal (existing, wanted) && !g_str_equal (existing, renamed) &&
      !rebuild_table (self->database, name, body, error))
    return FALSE;
  if (is_loose)
    return TRUE;
  kamae_schema_append_indexes (sql, info);
  return kamae_database_execute (self->database, sql->str, error);
}

static gboolean
update_tables (Update                 *self,
               const KamaeDeclaration *declaration,
               gboolean                is_loose,
               GError                **error)
{
  for (guint i = 0; declaration->entities != NULL && declaration->entities[i] != NULL; i++)
    if (!update_table (self, kamae_model_get_info (self->model, declaration->entities[i]), is_loose,
                       error))
      return FALSE;
  return TRUE;
}

/* A kind of record that gets a life cycle begins it. */
static gboolean
begin_lives (Update                 *self,
             const KamaeDeclaration *declaration,
             GError                **error)
{
  for (guint i = 0; declaration->entities != NULL && declaration->entities[i] != NULL; i++)
    {
      const KamaeEntity *entity = declaration->entities[i];
      g_autofree char *sql = NULL;

      if (entity->workflow == NULL)
        continue;
      sql = g_strdup_printf ("UPDATE %s SET state = '%s' WHERE state IS NULL", entity->name,
                             entity->workflow->states->name);
      if (!kamae_database_execute (self->database, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_migrations (Update                 *self,
                const KamaeDeclaration *declaration,
                gint64                  from_version,
                GError                **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) tables = NULL;

  for (guint i = 0; declaration->entities != NULL && declaration->entities[i] != NULL; i++)
    g_strv_builder_add (builder, declaration->entities[i]->name);
  tables = g_strv_builder_end (builder);
  for (const KamaeMigration *migration = declaration->migrations;
       migration != NULL && migration->version != 0; migration++)
    if (migration->version > from_version &&
        !kamae_database_execute_on (self->database, migration->sql, (const char *const *) tables,
                                    error))
      return FALSE;
  return TRUE;
}

static gboolean
has_migration (const KamaeDeclaration *declaration,
               gint64                  from_version)
{
  const KamaeMigration *migration = declaration->migrations;

  while (migration != NULL && migration->version != 0 && migration->version <= from_version)
    migration++;
  return migration != NULL && migration->version != 0;
}

static gboolean
has_new_life (Update                 *self,
              const KamaeDeclaration *declaration,
              gboolean               *has_new,
              GError                **error)
{
  *has_new = FALSE;
  for (guint i = 0; declaration->entities != NULL && declaration->entities[i] != NULL; i++)
    {
      const KamaeEntity *entity = declaration->entities[i];
      g_autofree char *existing = NULL;
      int place = 0;

      if (!read_table (self->database, entity->name, &existing, error) ||
          (existing != NULL &&
           !kamae_database_find_column (self->database, entity->name, "state", &place, error)))
        return FALSE;
      *has_new = *has_new || (entity->workflow != NULL && existing != NULL && place < 0);
    }
  return TRUE;
}

/* In tables that hold both what was and what is to be. */
static gboolean
migrate (Update                 *self,
         const KamaeDeclaration *declaration,
         gint64                  from_version,
         GError                **error)
{
  g_autoptr (KamaeSession) session = NULL;
  g_autoptr (GBytes) changes = NULL;
  gboolean is_needed = FALSE;

  if (!has_new_life (self, declaration, &is_needed, error))
    return FALSE;
  if (!is_needed && !has_migration (declaration, from_version))
    return TRUE;
  if (!update_tables (self, declaration, TRUE, error))
    return FALSE;
  session = kamae_session_new (self->database, error);
  if (session == NULL || !run_migrations (self, declaration, from_version, error) ||
      !begin_lives (self, declaration, error))
    return FALSE;
  changes = kamae_session_dup_changes (session, error);
  if (changes == NULL)
    return FALSE;
  return self->update->is_trial || g_bytes_get_size (changes) == 0 ||
         self->update->changed (changes, self->update->data, error);
}

/* Whoever opens the file without the plugin says by this what it holds of it. */
static gboolean
remember_tables (KamaeDatabase          *database,
                 const KamaeDeclaration *declaration,
                 GError                **error)
{
  g_autofree char *key = g_strconcat (KAMAE_SCHEMA_TABLES, declaration->id, NULL);
  g_autoptr (GString) names = g_string_new (" ");
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (
    database,
    "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
    error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; declaration->entities != NULL && declaration->entities[i] != NULL; i++)
    g_string_append_printf (names, "%s ", declaration->entities[i]->name);
  kamae_statement_bind_text (statement, 1, key);
  kamae_statement_bind_text (statement, 2, names->str);
  return kamae_statement_run (statement, error);
}

static gboolean
remember_module (Update                 *self,
                 const KamaeDeclaration *declaration,
                 GError                **error)
{
  g_autofree char *fingerprint = kamae_schema_dup_fingerprint (self->model, declaration);
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (
    self->database,
    "INSERT INTO schema_module (module, version, fingerprint) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (module) DO UPDATE SET version = ?2, fingerprint = ?3",
    error);

  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_text (statement, 1, declaration->id);
  kamae_statement_bind_integer (statement, 2, declaration->version);
  kamae_statement_bind_text (statement, 3, fingerprint);
  return kamae_statement_run (statement, error) &&
         remember_tables (self->database, declaration, error);
}

gboolean
kamae_schema_forget (KamaeDatabase          *database,
                     const KamaeDeclaration *declaration,
                     GError                **error)
{
  g_autoptr (KamaeStatement) statement =
    kamae_database_prepare (database, "DELETE FROM schema_module WHERE module = ?", error);

  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_text (statement, 1, declaration->id);
  return kamae_statement_run (statement, error);
}

static gboolean
update_module (Update                 *self,
               const KamaeDeclaration *declaration,
               GError                **error)
{
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (
    self->database, "SELECT version FROM schema_module WHERE module = ?", error);
  g_autoptr (GError) local_error = NULL;
  gint64 version = 0;

  if (statement == NULL)
    return FALSE;
  kamae_statement_bind_text (statement, 1, declaration->id);
  if (kamae_statement_step (statement, &local_error))
    version = kamae_statement_get_integer (statement, 0);
  else
    g_ptr_array_add (self->update->added, (gpointer) declaration);
  kamae_statement_reset (statement);
  return kamae_database_hand_over (self->database, g_steal_pointer (&local_error), error) &&
         (version == 0 || migrate (self, declaration, version, error)) &&
         update_tables (self, declaration, FALSE, error) &&
         remember_module (self, declaration, error);
}

static gboolean
update_triggers (Update  *self,
                 GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  GPtrArray *entities = kamae_model_get_entities (self->model);

  for (guint i = 0; i < entities->len; i++)
    kamae_schema_append_triggers (sql, self->model,
                                  kamae_model_get_info (self->model, entities->pdata[i]));
  return kamae_database_execute (self->database, sql->str, error);
}

/* A table that links to what is not there is of a declaration that was brought up to date, or was
 * so before. */
static gboolean
check_links (Update  *self,
             GError **error)
{
  g_autofree char *table = NULL;
  KamaeEntityInfo *info;

  if (!kamae_database_dup_text (self->database,
                                "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", &table,
                                error))
    return FALSE;
  if (table == NULL)
    return TRUE;
  info = kamae_model_find_info (self->model, table);
  if (info != NULL && g_ptr_array_find (self->update->outdated, info->declaration, NULL))
    self->update->culprit = info->declaration;
  g_set_error (
    error, KAMAE_ERROR, KAMAE_ERROR_DAMAGED,
    _("The file could not be brought up to date, because some records refer to others that are missing. It was left as it was."));
  return FALSE;
}

static gboolean
update_in_transaction (Update  *self,
                       GError **error)
{
  KamaeSchemaUpdate *update = self->update;

  for (guint i = 0; i < update->outdated->len; i++)
    if (!update_module (self, update->outdated->pdata[i], error))
      {
        update->culprit = update->outdated->pdata[i];
        return FALSE;
      }
  return update_triggers (self, error) && check_links (self, error);
}

gboolean
kamae_schema_update (KamaeDatabase     *database,
                     KamaeModel        *model,
                     KamaeSchemaUpdate *update,
                     GError           **error)
{
  Update self = { database, model, update };
  gboolean done;

  update->culprit = NULL;
  /* Tables are rebuilt under their references, those of triggers too; inside a transaction the
   * first pragma would do nothing. */
  if (!kamae_database_execute (database,
                               "PRAGMA foreign_keys=OFF; PRAGMA legacy_alter_table=ON;"
                               "BEGIN IMMEDIATE;",
                               error))
    return FALSE;
  done = update_in_transaction (&self, error) &&
         (update->is_trial || kamae_database_execute (database, "COMMIT", error));
  if (!done || update->is_trial)
    kamae_database_roll_back (database);
  kamae_database_forget_idle (database);
  return kamae_database_execute (database, "PRAGMA legacy_alter_table=OFF; PRAGMA foreign_keys=ON;",
                                 done ? error : NULL) && done;
}

gboolean
kamae_schema_can_read (KamaeDatabase          *database,
                       KamaeModel             *model,
                       const KamaeDeclaration *declaration,
                       gboolean               *can_read,
                       GError                **error)
{
  *can_read = TRUE;
  for (guint i = 0; declaration->entities != NULL && declaration->entities[i] != NULL; i++)
    {
      KamaeEntityInfo *info = kamae_model_get_info (model, declaration->entities[i]);
      g_autofree char *existing = NULL;

      if (!read_table (database, info->entity->name, &existing, error))
        return FALSE;
      if (existing == NULL)
        *can_read = FALSE;
      for (guint j = 0; *can_read && j < info->columns->len; j++)
        {
          const KamaeColumnInfo *column = info->columns->pdata[j];
          int place = 0;

          if (column->role != KAMAE_COLUMN_DERIVED &&
              !kamae_database_find_column (database, info->entity->name, column->name, &place,
                                           error))
            return FALSE;
          *can_read = place >= 0;
        }
    }
  return TRUE;
}
