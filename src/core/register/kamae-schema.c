/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-schema-private.h"

/* What every register has beside the entities. Rowid tables only: the others are silent to the
 * session. */
static const char fixed_tables[] =
  "CREATE TABLE meta (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value TEXT) STRICT;"
  "CREATE TABLE schema_module (id INTEGER PRIMARY KEY, module TEXT NOT NULL UNIQUE,"
  " version INTEGER NOT NULL, fingerprint TEXT NOT NULL) STRICT;"
  "CREATE TABLE record (id INTEGER PRIMARY KEY, entity TEXT NOT NULL) STRICT;"
  "CREATE TABLE link (id INTEGER PRIMARY KEY, kind TEXT NOT NULL,"
  " from_id INTEGER NOT NULL REFERENCES record(id), to_id INTEGER NOT NULL REFERENCES record(id),"
  " position INTEGER NOT NULL) STRICT;"
  "CREATE UNIQUE INDEX link_from ON link (from_id, kind, to_id);"
  "CREATE INDEX link_to ON link (to_id, kind);"
  "CREATE TABLE number_series (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, next INTEGER NOT NULL) STRICT;"
  "CREATE TABLE search (record_id INTEGER PRIMARY KEY, entity TEXT NOT NULL, text TEXT NOT NULL) STRICT;"
  "CREATE TABLE file_content (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, content BLOB NOT NULL) STRICT;"
  "CREATE TABLE journal (seq INTEGER PRIMARY KEY, prev TEXT NOT NULL, hash TEXT NOT NULL,"
  " person_id INTEGER, person TEXT, at TEXT NOT NULL, utc_offset INTEGER NOT NULL,"
  " kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'schema')), undoes INTEGER,"
  " final INTEGER NOT NULL, name TEXT NOT NULL, subject_id INTEGER, subject TEXT, reason TEXT,"
  " schema TEXT NOT NULL, changeset BLOB NOT NULL) STRICT;"
  "CREATE TRIGGER journal_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'locked'); END;"
  "CREATE TRIGGER journal_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'locked'); END;"
  "CREATE TABLE journal_record (id INTEGER PRIMARY KEY, record_id INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT;"
  "CREATE INDEX journal_record_record ON journal_record (record_id, seq);";

static const char *
column_type (const KamaeColumnInfo *column)
{
  if (column->role != KAMAE_COLUMN_VALUE)
    return "TEXT";
  switch (column->field->kind)
    {
    case KAMAE_FIELD_INTEGER:
    case KAMAE_FIELD_BOOLEAN:
    case KAMAE_FIELD_LINK:
    case KAMAE_FIELD_FILE:
      return "INTEGER";
    case KAMAE_FIELD_DECIMAL:
      return "REAL";
    case KAMAE_FIELD_NUMBER:
    case KAMAE_FIELD_TEXT:
    case KAMAE_FIELD_LONG_TEXT:
    case KAMAE_FIELD_DATE:
    case KAMAE_FIELD_TIME:
    case KAMAE_FIELD_DATE_TIME:
    case KAMAE_FIELD_CHOICE:
    case KAMAE_FIELD_FLAGS:
    case KAMAE_FIELD_LINKS:
    case KAMAE_FIELD_DERIVED:
    default:
      return "TEXT";
    }
}

static void
append_states (GString             *sql,
               const KamaeWorkflow *workflow,
               KamaeStateFlags      flags)
{
  const char *separator = "";

  for (const KamaeState *state = workflow->states; state->name != NULL; state++)
    if (flags == 0 || (state->flags & flags) != 0)
      {
        g_string_append_printf (sql, "%s'%s'", separator, state->name);
        separator = ", ";
      }
}

static void
append_field_constraint (GString               *sql,
                         KamaeEntityInfo       *info,
                         const KamaeColumnInfo *column)
{
  const KamaeField *field = column->field;

  switch (field->kind)
    {
    case KAMAE_FIELD_BOOLEAN:
      g_string_append_printf (sql, " CHECK (%s IN (0, 1))", column->name);
      break;
    case KAMAE_FIELD_DATE:
      g_string_append_printf (sql, " CHECK (%s GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')",
                              column->name);
      break;
    case KAMAE_FIELD_TIME:
      g_string_append_printf (sql, " CHECK (%s GLOB '[0-2][0-9]:[0-5][0-9]')", column->name);
      break;
    case KAMAE_FIELD_CHOICE:
      g_string_append_printf (sql, " CHECK (%s IN (", column->name);
      for (const KamaeChoice *choice = field->choices; choice->code != NULL; choice++)
        g_string_append_printf (sql, "%s'%s'", choice == field->choices ? "" : ", ", choice->code);
      g_string_append (sql, "))");
      break;
    case KAMAE_FIELD_LINK:
      g_string_append_printf (sql, " REFERENCES %s(id)",
                              kamae_entity_info_get_parent (info, field));
      break;
    case KAMAE_FIELD_FILE:
      g_string_append (sql, " REFERENCES evidence(id)");
      break;
    case KAMAE_FIELD_NUMBER:
    case KAMAE_FIELD_TEXT:
    case KAMAE_FIELD_LONG_TEXT:
    case KAMAE_FIELD_INTEGER:
    case KAMAE_FIELD_DECIMAL:
    case KAMAE_FIELD_DATE_TIME:
    case KAMAE_FIELD_FLAGS:
    case KAMAE_FIELD_LINKS:
    case KAMAE_FIELD_DERIVED:
    default:
      break;
    }
}

static char *
column_definition (KamaeEntityInfo       *info,
                   const KamaeColumnInfo *column)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "%s %s", column->name, column_type (column));
  if (column->role == KAMAE_COLUMN_STATE)
    {
      g_string_append (sql, " NOT NULL CHECK (state IN (");
      append_states (sql, info->entity->workflow, 0);
      g_string_append (sql, "))");
    }
  else if (column->role == KAMAE_COLUMN_ABSENCE)
    g_string_append_printf (sql, " CHECK (%s IN ('none', 'na'))", column->name);
  else
    append_field_constraint (sql, info, column);
  return g_string_free (sql, FALSE);
}

static char *
loose_definition (const KamaeColumnInfo *column)
{
  return g_strdup_printf ("%s %s", column->name, column_type (column));
}

/* Old columns first and in their old order: a changeset knows columns by position only. */
static GPtrArray *
list_columns (KamaeDatabase   *database,
              KamaeEntityInfo *info,
              gboolean         is_loose,
              GError         **error)
{
  g_autoptr (GPtrArray) definitions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (KamaeStatement) existing = kamae_database_prepare (
      database, "SELECT name, type FROM pragma_table_info(?) WHERE name <> 'id'", error);
  g_autoptr (GError) local_error = NULL;

  if (existing == NULL)
    return NULL;
  kamae_statement_bind_text (existing, 1, info->entity->name);
  while (kamae_statement_step (existing, &local_error))
    {
      const char *name = kamae_statement_get_text (existing, 0);
      char *definition = NULL;

      for (guint i = 0; i < info->columns->len && definition == NULL; i++)
        {
          const KamaeColumnInfo *column = info->columns->pdata[i];

          if (column->role != KAMAE_COLUMN_DERIVED && g_str_equal (column->name, name))
            definition = is_loose ? loose_definition (column) : column_definition (info, column);
        }
      if (definition == NULL)
        definition = g_strdup_printf ("%s %s", name, kamae_statement_get_text (existing, 1));
      g_ptr_array_add (definitions, definition);
      g_hash_table_add (seen, g_strdup (name));
    }
  if (!kamae_database_hand_over (database, g_steal_pointer (&local_error), error))
    return NULL;
  for (guint i = 0; i < info->columns->len; i++)
    {
      const KamaeColumnInfo *column = info->columns->pdata[i];

      if (column->role != KAMAE_COLUMN_DERIVED && !g_hash_table_contains (seen, column->name))
        g_ptr_array_add (definitions, is_loose ? loose_definition (column)
                                               : column_definition (info, column));
    }
  return g_steal_pointer (&definitions);
}

char *
kamae_schema_dup_body (KamaeDatabase   *database,
                       KamaeEntityInfo *info,
                       gboolean         is_loose,
                       GError         **error)
{
  g_autoptr (GPtrArray) definitions = list_columns (database, info, is_loose, error);
  GString *sql = NULL;

  if (definitions == NULL)
    return NULL;
  sql = g_string_new ("(id INTEGER PRIMARY KEY REFERENCES record(id)");
  for (guint i = 0; i < definitions->len; i++)
    g_string_append_printf (sql, ", %s", (const char *) definitions->pdata[i]);
  g_string_append (sql, is_loose ? ")" : ") STRICT");
  return g_string_free (sql, FALSE);
}

void
kamae_schema_append_indexes (GString         *sql,
                             KamaeEntityInfo *info)
{
  const char *name = info->entity->name;

  for (guint i = 0; i < info->columns->len; i++)
    {
      const KamaeColumnInfo *column = info->columns->pdata[i];

      if (column->role != KAMAE_COLUMN_VALUE)
        continue;
      if (column->field->kind == KAMAE_FIELD_NUMBER || (column->field->flags & KAMAE_KEY) != 0)
        g_string_append_printf (sql, "CREATE UNIQUE INDEX IF NOT EXISTS %s_%s ON %s (%s);",
                                name, column->name, name, column->name);
      else if (kamae_field_is_link (column->field))
        g_string_append_printf (sql, "CREATE INDEX IF NOT EXISTS %s_%s ON %s (%s);",
                                name, column->name, name, column->name);
      if (kamae_field_is_counted (column->field))
        g_string_append_printf (sql, "CREATE INDEX IF NOT EXISTS %s_%s_counted ON %s ("
                                KAMAE_NUMBER_HEAD ", " KAMAE_NUMBER_COUNT ");",
                                name, column->name, name, column->name, column->name,
                                column->name);
    }
  if (info->entity->unique != NULL)
    g_string_append_printf (sql, "CREATE UNIQUE INDEX IF NOT EXISTS %s_unique ON %s (%s);",
                            name, name, info->entity->unique);
}

/* "NEW.a IS NOT OLD.a OR …" over the columns that a lock protects. */
static char *
changed_condition (KamaeEntityInfo *info)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < info->columns->len; i++)
    {
      const KamaeColumnInfo *column = info->columns->pdata[i];

      if ((column->role != KAMAE_COLUMN_VALUE && column->role != KAMAE_COLUMN_ABSENCE) ||
          (column->field->flags & KAMAE_UNLOCKED) != 0)
        continue;
      g_string_append_printf (sql, "%sNEW.%s IS NOT OLD.%s", sql->len > 0 ? " OR " : "",
                              column->name, column->name);
    }
  return g_string_free (sql, FALSE);
}

static void
append_trigger (GString    *sql,
                const char *table,
                const char *name,
                const char *event,
                const char *when)
{
  g_string_append_printf (sql,
                          "DROP TRIGGER IF EXISTS %s;"
                          "CREATE TRIGGER %s BEFORE %s ON %s WHEN %s"
                          " BEGIN SELECT RAISE(ABORT, 'locked'); END;",
                          name, name, event, table, when);
}

/* Whether a record, or one that it is a part of, is in a state that locks; NULL if none ever is. */
static char *
locked_condition (KamaeModel      *model,
                  KamaeEntityInfo *info,
                  const char      *key)
{
  const KamaeEntity *entity = info->entity;
  const KamaeField *field = kamae_entity_get_owner (entity);
  KamaeEntityInfo *owner = field != NULL ? kamae_model_find_info (model, field->target) : NULL;
  g_autoptr (GString) states = g_string_new (NULL);
  g_autofree char *owner_locked = NULL;

  if (owner != NULL && owner != info)
    {
      g_autofree char *owner_key = g_strdup_printf ("%s.%s_id", entity->name, field->name);

      owner_locked = locked_condition (model, owner, owner_key);
    }
  if (entity->workflow != NULL)
    append_states (states, entity->workflow, KAMAE_STATE_LOCKS);
  if (states->len == 0 && owner_locked == NULL)
    return NULL;
  if (states->len > 0)
    g_string_append_printf (g_string_prepend (states, "state IN ("), ")%s",
                            owner_locked != NULL ? " OR " : "");
  return g_strdup_printf ("EXISTS (SELECT 1 FROM %s WHERE id = %s AND (%s%s))", entity->name, key,
                          states->str, owner_locked != NULL ? owner_locked : "");
}

/* A part is locked with what it is a part of. */
static void
append_part_triggers (GString         *sql,
                      KamaeModel      *model,
                      KamaeEntityInfo *part)
{
  const char *table = part->entity->name;
  const KamaeField *field = kamae_entity_get_owner (part->entity);
  KamaeEntityInfo *owner = field != NULL ? kamae_model_find_info (model, field->target) : NULL;
  g_autofree char *changed = changed_condition (part);
  static const struct
  {
    const char *event;
    const char *row;
  } events[] = { { "INSERT", "NEW" }, { "UPDATE", "OLD" }, { "DELETE", "OLD" } };

  if (owner == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s_owner_locked_%s", table, events[i].event);
      g_autofree char *key = g_strdup_printf ("%s.%s_id", events[i].row, field->name);
      g_autofree char *locked = locked_condition (model, owner, key);
      g_autofree char *when =
        g_strdup_printf ("%s%s%s%s", locked, i == 1 ? " AND (" : "", i == 1 ? changed : "",
                         i == 1 ? ")" : "");

      if (locked != NULL)
        append_trigger (sql, table, name, events[i].event, when);
    }
}

static void
append_link_triggers (GString         *sql,
                      KamaeModel      *model,
                      KamaeEntityInfo *info)
{
  const KamaeEntity *entity = info->entity;
  g_autoptr (GString) kinds = g_string_new (NULL);

  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (field->kind == KAMAE_FIELD_LINKS && (field->flags & KAMAE_UNLOCKED) == 0)
      g_string_append_printf (kinds, "%s'%s.%s'", kinds->len > 0 ? ", " : "", entity->name,
                              field->name);
  if (kinds->len == 0)
    return;
  for (int i = 0; i < 2; i++)
    {
      const char *row = i == 0 ? "NEW" : "OLD";
      g_autofree char *name = g_strdup_printf ("%s_links_locked_%s", entity->name, row);
      g_autofree char *key = g_strconcat (row, ".from_id", NULL);
      g_autofree char *locked = locked_condition (model, info, key);
      g_autofree char *when = g_strdup_printf ("%s.kind IN (%s) AND %s", row, kinds->str, locked);

      if (locked != NULL)
        append_trigger (sql, "link", name, i == 0 ? "INSERT" : "DELETE", when);
    }
}

static void
append_state_triggers (GString         *sql,
                       KamaeEntityInfo *info)
{
  const KamaeEntity *entity = info->entity;
  g_autoptr (GString) states = g_string_new (NULL);
  g_autofree char *changed = changed_condition (info);
  g_autofree char *update_name = g_strconcat (entity->name, "_locked_update", NULL);
  g_autofree char *delete_name = g_strconcat (entity->name, "_locked_delete", NULL);
  g_autofree char *update_when = NULL;
  g_autofree char *delete_when = NULL;

  if (entity->flags & KAMAE_ENTITY_APPEND_ONLY)
    {
      append_trigger (sql, entity->name, update_name, "UPDATE", changed);
      append_trigger (sql, entity->name, delete_name, "DELETE", "1");
      return;
    }
  if (entity->workflow != NULL)
    append_states (states, entity->workflow, KAMAE_STATE_LOCKS);
  if (states->len == 0)
    return;
  /* A step back may clear dates in the same row: to do it again is one change. */
  update_when = g_strdup_printf ("OLD.state IN (%s) AND NEW.state IN (%s) AND (%s)", states->str,
                                 states->str, changed);
  delete_when = g_strdup_printf ("OLD.state IN (%s)", states->str);
  append_trigger (sql, entity->name, update_name, "UPDATE", update_when);
  append_trigger (sql, entity->name, delete_name, "DELETE", delete_when);
}

void
kamae_schema_append_triggers (GString         *sql,
                              KamaeModel      *model,
                              KamaeEntityInfo *info)
{
  append_state_triggers (sql, info);
  append_part_triggers (sql, model, info);
  append_link_triggers (sql, model, info);
}

/* What a module's tables must look like, as one hash, so that opening an up-to-date file costs one
 * comparison. */
char *
kamae_schema_dup_fingerprint (KamaeModel             *model,
                              const KamaeDeclaration *declaration)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; declaration->entities != NULL && declaration->entities[i] != NULL; i++)
    {
      KamaeEntityInfo *info = kamae_model_get_info (model, declaration->entities[i]);
      g_autoptr (GString) sql = g_string_new (info->entity->name);

      for (guint j = 0; j < info->columns->len; j++)
        {
          const KamaeColumnInfo *column = info->columns->pdata[j];

          if (column->role != KAMAE_COLUMN_DERIVED)
            {
              g_autofree char *definition = column_definition (info, column);

              g_string_append (sql, definition);
            }
        }
      kamae_schema_append_indexes (sql, info);
      kamae_schema_append_triggers (sql, model, info);
      g_checksum_update (checksum, (const guchar *) sql->str, (gssize) sql->len);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

gboolean
kamae_schema_create (KamaeDatabase *database,
                     GError       **error)
{
  g_autofree char *script =
    g_strdup_printf ("PRAGMA application_id=%d; PRAGMA user_version=%d; BEGIN IMMEDIATE; %s"
                     "INSERT INTO meta (key, value) VALUES ('created_by', '%s'), ('min_reader', '%d'); COMMIT;",
                     KAMAE_FILE_ID, KAMAE_FORMAT_VERSION, fixed_tables, KAMAE_VERSION,
                     KAMAE_FORMAT_VERSION);

  return kamae_database_execute (database, script, error);
}

gboolean
kamae_schema_compare (KamaeDatabase *database,
                      KamaeModel    *model,
                      GPtrArray     *outdated,
                      GPtrArray     *newer,
                      GError       **error)
{
  GPtrArray *declarations = kamae_model_get_declarations (model);

  gint64 format = 0;

  if (!kamae_database_get_integer (database, "PRAGMA user_version", &format, error))
    return FALSE;
  if (format > KAMAE_FORMAT_VERSION)
    g_ptr_array_add (newer, declarations->pdata[0]);
  for (guint i = 0; i < declarations->len; i++)
    {
      const KamaeDeclaration *declaration = declarations->pdata[i];
      g_autofree char *fingerprint = kamae_schema_dup_fingerprint (model, declaration);
      g_autoptr (KamaeStatement) statement = kamae_database_prepare (
          database, "SELECT version, fingerprint FROM schema_module WHERE module = ?", error);
      g_autoptr (GError) local_error = NULL;

      if (statement == NULL)
        return FALSE;
      kamae_statement_bind_text (statement, 1, declaration->id);
      if (!kamae_statement_step (statement, &local_error))
        {
          if (!kamae_database_hand_over (database, g_steal_pointer (&local_error), error))
            return FALSE;
          g_ptr_array_add (outdated, (gpointer) declaration);
        }
      else if (kamae_statement_get_integer (statement, 0) > declaration->version)
        g_ptr_array_add (newer, (gpointer) declaration);
      else if (kamae_statement_get_integer (statement, 0) < declaration->version ||
               g_strcmp0 (kamae_statement_get_text (statement, 1), fingerprint) != 0)
        g_ptr_array_add (outdated, (gpointer) declaration);
    }
  return TRUE;
}

/* Without constraints: values of all times find a place, and what they may be is said by those of
 * today only. */
static gboolean
copy_entity (KamaeDatabase *from,
             KamaeDatabase *to,
             const char    *name,
             GError       **error)
{
  g_autoptr (GString) sql = g_string_new ("CREATE TABLE ");
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KamaeStatement) column = kamae_database_prepare (
    from, "SELECT name, type FROM pragma_table_info(?) WHERE name <> 'id' ORDER BY cid", error);

  if (column == NULL)
    return FALSE;
  g_string_append_printf (sql, "\"%s\" (id INTEGER PRIMARY KEY", name);
  kamae_statement_bind_text (column, 1, name);
  while (kamae_statement_step (column, &local_error))
    g_string_append_printf (sql, ", \"%s\" %s", kamae_statement_get_text (column, 0),
                            kamae_statement_get_text (column, 1));
  g_string_append_c (sql, ')');
  return kamae_database_hand_over (from, g_steal_pointer (&local_error), error) &&
         kamae_database_execute (to, sql->str, error);
}

gboolean
kamae_schema_copy (KamaeDatabase *from,
                   KamaeDatabase *to,
                   GError       **error)
{
  g_autoptr (KamaeStatement) table = kamae_database_prepare (
    from,
    "SELECT sql, name, EXISTS (SELECT 1 FROM pragma_foreign_key_list(name) AS key"
    " WHERE key.\"from\" = 'id' AND key.\"table\" = 'record')"
    " FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    error);
  g_autoptr (GError) local_error = NULL;

  if (table == NULL || !kamae_database_execute (to, "PRAGMA foreign_keys=OFF", error))
    return FALSE;
  while (kamae_statement_step (table, &local_error))
    if (kamae_statement_get_integer (table, 2) != 0
          ? !copy_entity (from, to, kamae_statement_get_text (table, 1), error)
          : !kamae_database_execute (to, kamae_statement_get_text (table, 0), error))
      return FALSE;
  return kamae_database_hand_over (from, g_steal_pointer (&local_error), error);
}

gboolean
kamae_schema_copy_indexes (KamaeDatabase *from,
                           KamaeDatabase *to,
                           GError       **error)
{
  g_autoptr (KamaeStatement) statement = kamae_database_prepare (
      from, "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (kamae_statement_step (statement, &local_error))
    {
      g_autoptr (GError) broken = NULL;

      kamae_database_execute (to, kamae_statement_get_text (statement, 0), &broken);
    }
  return kamae_database_hand_over (from, g_steal_pointer (&local_error), error);
}
