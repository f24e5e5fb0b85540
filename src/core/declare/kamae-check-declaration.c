/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-check-declaration-private.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "kamae-report.h"

#include <string.h>

/* What a declaration says wrong is found before anything is made of it: names become tables,
 * columns and parts of queries, and what a plugin gets wrong must not fall upon the records of
 * others. */

/* Of a state a bit is kept in one number, see kamae_workflow_reaches(). */
#define MAX_STATES 64
#define MAX_NAME 60

typedef struct
{
  KamaeModel *model;
  const KamaeDeclaration *declaration;
  GString *place;
  GHashTable *objects; /* what is in the file for the entities so far */
  GError *error;
} Check;

/* Words that SQLite does not take for names. */
static const char *const reserved_words[] = {
  "add", "all", "alter", "and", "as", "autoincrement", "between", "case", "check", "collate",
  "commit", "constraint", "create", "default", "deferrable", "delete", "distinct", "drop", "else",
  "escape", "except", "exists", "foreign", "from", "group", "having", "in", "index", "insert",
  "intersect", "into", "is", "isnull", "join", "limit", "not", "nothing", "notnull", "null", "on",
  "or", "order", "primary", "references", "returning", "select", "set", "table", "then", "to",
  "transaction", "union", "unique", "update", "using", "values", "when", "where", "oid", "rowid",
  NULL
};

/* Tables and views of the core, and what its queries call others. */
static const char *const reserved_tables[] = {
  "done", "q", "r", "this",
  "file_content", "journal", "journal_record", "link", "meta", "number_series", "record",
  "schema_module", "search", "signature", "work", NULL
};

static gboolean
refuse (Check      *self,
        const char *format,
        ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (Check      *self,
        const char *format,
        ...)
{
  g_autofree char *reason = NULL;
  const char *id = self->declaration->id;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  if (self->error == NULL)
    self->error = g_error_new (KAMAE_ERROR, KAMAE_ERROR_PLUGIN,
                               /* Translators: a plugin, a place in its sources, a sentence */
                               _("The plugin “%s” cannot be used, because of a mistake in it at %s: %s Get a version of it in which that is mended."),
                               id != NULL ? id : "?", self->place->str, reason);
  return FALSE;
}

/* Goes to a member of where the check stands; give the result to leave(). */
static gsize
enter (Check      *self,
       const char *format,
       ...) G_GNUC_PRINTF (2, 3);

static gsize
enter (Check      *self,
       const char *format,
       ...)
{
  gsize length = self->place->len;
  va_list args;

  if (length > 0)
    g_string_append_c (self->place, '.');
  va_start (args, format);
  g_string_append_vprintf (self->place, format, args);
  va_end (args);
  return length;
}

static gboolean
leave (Check   *self,
       gsize    length,
       gboolean fine)
{
  g_string_truncate (self->place, length);
  return fine;
}

static gboolean
check_there (Check        *self,
             const char   *member,
             gconstpointer value)
{
  gsize place = enter (self, "%s", member);

  return leave (self, place, value != NULL || refuse (self, _("It is missing.")));
}

static gboolean
refuse_unknown (Check      *self,
                const char *member,
                const char *name)
{
  gsize place = enter (self, "%s", member);

  /* Translators: %s is a name in a plugin */
  return leave (self, place, refuse (self, _("There is no “%s”."), name));
}

static gboolean
refuse_second (Check      *self,
               const char *name)
{
  /* Translators: %s is a name in a plugin */
  return refuse (self, _("“%s” is there twice."), name);
}

static gboolean
refuse_taken (Check                  *self,
              const char             *name,
              const KamaeDeclaration *owner)
{
  /* Translators: a name in a plugin, and the name of another plugin */
  return refuse (self, _("“%s” is taken by “%s”."), name, owner->id);
}

static gboolean
is_name (const char *name,
         const char *more)
{
  g_autofree char *letters = g_strconcat ("abcdefghijklmnopqrstuvwxyz0123456789_", more, NULL);

  return g_ascii_islower (*name) && name[strspn (name, letters)] == '\0' &&
         strlen (name) <= MAX_NAME;
}

static gboolean
check_name (Check      *self,
            const char *name)
{
  if (name == NULL)
    return refuse (self, _("It is missing."));
  if (!is_name (name, ""))
    /* Translators: a name in a plugin, and a number of letters */
    return refuse (self, _("“%s” is no name here: take lower case letters, digits and “_”, a letter first, at most %d."),
                   name, MAX_NAME);
  return TRUE;
}

/* One that becomes an identifier of SQL. */
static gboolean
check_identifier (Check      *self,
                  const char *name)
{
  if (!check_name (self, name))
    return FALSE;
  if (g_strv_contains (reserved_words, name) || g_str_has_prefix (name, "sqlite_"))
    /* Translators: a name in a plugin */
    return refuse (self, _("“%s” is a word that SQLite or Kamae keeps to itself."), name);
  return TRUE;
}

/* -- Fields ------------------------------------------------------------------------------------ */

static const KamaeEntity *
find_entity (Check      *self,
             const char *name)
{
  const KamaeEntity *const *entities = self->declaration->entities;

  for (guint i = 0; entities != NULL && entities[i] != NULL; i++)
    if (g_strcmp0 (entities[i]->name, name) == 0)
      return entities[i];
  return kamae_model_find_entity (self->model, name);
}

/* Codes stand in quotes in CHECK constraints and are separated by spaces in flags. */
static gboolean
check_choices (Check             *self,
               const char        *member,
               const KamaeChoice *choices)
{
  gboolean fine = TRUE;

  for (const KamaeChoice *choice = choices; fine && choice != NULL && choice->code != NULL;
       choice++)
    {
      gsize place = enter (self, "%s[%s]", member, choice->code);

      if (*choice->code == '\0' ||
          choice->code[strspn (choice->code, "abcdefghijklmnopqrstuvwxyz0123456789_-")] != '\0')
        /* Translators: a code in a plugin */
        fine = refuse (self, _("“%s” is no code: take lower case letters, digits, “_” and “-”."),
                       choice->code);
      else if (kamae_choices_find (choices, choice->code) != choice)
        fine = refuse_second (self, choice->code);
      else
        fine = check_there (self, "label", choice->label);
      leave (self, place, fine);
    }
  return fine;
}

/* A state of the records that the field belongs to, of what they are parts of or count into. */
static gboolean
check_state (Check             *self,
             const KamaeEntity *entity,
             const KamaeField  *field,
             const char        *member,
             const char        *state)
{
  const KamaeField *owner = kamae_entity_get_owner (entity);
  const KamaeEntity *whole = owner != NULL ? find_entity (self, owner->target) : NULL;
  gboolean is_open = owner != NULL && whole == NULL; /* another plugin's, not seen yet */

  if (state == NULL || kamae_entity_has_state (entity, state))
    return TRUE;
  if (whole != NULL && whole != entity && check_state (self, whole, NULL, member, state))
    return TRUE;
  for (const KamaeField *link = entity->fields; link->name != NULL; link++)
    if (link->taken_in != NULL)
      {
        const KamaeEntity *taker = find_entity (self, link->target);

        if (taker == NULL || kamae_entity_has_state (taker, state))
          is_open = TRUE;
      }
  return is_open || (field != NULL && refuse_unknown (self, member, state));
}

/* "field=code|code" */
static gboolean
check_condition (Check             *self,
                 const KamaeEntity *entity,
                 const char        *member,
                 const char        *condition)
{
  g_auto (GStrv) parts = condition != NULL ? g_strsplit (condition, "=", 2) : NULL;
  const KamaeField *field = NULL;
  g_auto (GStrv) codes = NULL;

  if (condition == NULL)
    return TRUE;
  field = parts[0] != NULL ? kamae_entity_find_field (entity, parts[0]) : NULL;
  if (field == NULL && !(g_strcmp0 (parts[0], "state") == 0 && entity->workflow != NULL))
    return refuse_unknown (self, member, parts[0] != NULL ? parts[0] : "");
  codes = g_strsplit (parts[1] != NULL ? parts[1] : "", "|", -1);
  for (guint i = 0; codes[i] != NULL; i++)
    if (field == NULL ? !kamae_entity_has_state (entity, codes[i])
                      : field->choices != NULL &&
                          kamae_choices_find (field->choices, codes[i]) == NULL)
      return refuse_unknown (self, member, codes[i]);
  return parts[1] != NULL || refuse_unknown (self, member, "=");
}

/* Each part names a field of the same kind or a derived one, or begins with a link, parted by "|".
 */
static gboolean
check_begin (Check             *self,
             const KamaeEntity *entity,
             const KamaeField  *field)
{
  g_auto (GStrv) parts = g_strsplit (field->not_before != NULL ? field->not_before : "", "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) names = g_strsplit (parts[i], ".", 2);
      const KamaeField *first =
        names[0] != NULL ? kamae_entity_find_field (entity, names[0]) : NULL;

      if (first == NULL ||
          (first->kind != (names[1] != NULL ? KAMAE_FIELD_LINK : field->kind) &&
           (names[1] != NULL || first->kind != KAMAE_FIELD_DERIVED)))
        return refuse_unknown (self, "not_before", parts[i]);
    }
  return TRUE;
}

static gboolean
check_kind (Check             *self,
            const KamaeEntity *entity,
            const KamaeField  *field)
{
  if (!check_begin (self, entity, field))
    return FALSE;
  switch (field->kind)
    {
    case KAMAE_FIELD_CHOICE:
    case KAMAE_FIELD_FLAGS:
      return check_there (self, "choices",
                          field->choices != NULL ? field->choices->code : NULL);
    case KAMAE_FIELD_LINK:
    case KAMAE_FIELD_LINKS:
      if (!check_there (self, "target", field->target))
        return FALSE;
      /* One of another plugin need not be there. */
      return g_str_equal (field->target, "*") || is_name (field->target, "") ||
             refuse_unknown (self, "target", field->target);
    case KAMAE_FIELD_NUMBER:
      return check_there (self, "series", field->series);
    case KAMAE_FIELD_DERIVED:
      return check_there (self, "sql", field->sql);
    case KAMAE_FIELD_TEXT:
    case KAMAE_FIELD_LONG_TEXT:
    case KAMAE_FIELD_INTEGER:
    case KAMAE_FIELD_DECIMAL:
    case KAMAE_FIELD_DATE:
    case KAMAE_FIELD_TIME:
    case KAMAE_FIELD_DATE_TIME:
    case KAMAE_FIELD_BOOLEAN:
    case KAMAE_FIELD_FILE:
      return TRUE;
    default:
      {
        g_autofree char *kind = g_strdup_printf ("%d", (int) field->kind);

        return refuse_unknown (self, "kind", kind);
      }
    }
}

/* columns: those that the table has so far. */
static gboolean
check_columns (Check             *self,
               const KamaeEntity *entity,
               const KamaeField  *field,
               GHashTable        *columns)
{
  char *column = kamae_field_dup_column (field);

  /* The column of a link has another name, and what is computed or linked both ways has none. */
  if (kamae_field_is_column (field) && !check_identifier (self, column))
    {
      g_free (column);
      return FALSE;
    }
  if (g_str_equal (field->name, "id") ||
      (entity->workflow != NULL && (g_str_equal (field->name, "state") ||
                                    g_str_equal (field->name, "phase"))))
    {
      g_free (column);
      return refuse (self, _("“%s” is a word that SQLite or Kamae keeps to itself."), field->name);
    }
  if (!g_hash_table_add (columns, column) ||
      kamae_entity_find_field (entity, field->name) != field)
    return refuse_second (self, field->name);
  if ((field->flags & (KAMAE_MAY_BE_NONE | KAMAE_MAY_BE_NA)) != 0)
    {
      column = g_strconcat (field->name, "_absence", NULL);
      if (!g_hash_table_add (columns, column))
        return refuse_second (self, column);
    }
  return TRUE;
}

static gboolean
check_field (Check             *self,
             const KamaeEntity *entity,
             const KamaeField  *field,
             GHashTable        *columns)
{
  gsize place = enter (self, "fields[%s]", field->name);

  return leave (self, place,
                check_name (self, field->name) &&
                  check_columns (self, entity, field, columns) &&
                  check_there (self, "label", field->label) &&
                  check_kind (self, entity, field) &&
                  check_choices (self, "choices", field->choices) &&
                  check_state (self, entity, field, "required_from", field->required_from) &&
                  check_state (self, entity, field, "filled_for", field->filled_for) &&
                  check_state (self, entity, field, "held_from", field->held_from) &&
                  check_condition (self, entity, "when", field->when) &&
                  check_condition (self, entity, "taken_when", field->taken_when));
}

/* -- Life cycles ------------------------------------------------------------------------------- */

static gboolean
check_states (Check               *self,
              const KamaeWorkflow *workflow)
{
  gsize whole = enter (self, "workflow");
  guint n = 0;
  gboolean fine =
    workflow == NULL ||
    (check_there (self, "states", workflow->states != NULL ? workflow->states->name : NULL) &&
     check_choices (self, "phases", workflow->phases) &&
     check_choices (self, "boxes", workflow->boxes));

  for (const KamaeState *state = fine && workflow != NULL ? workflow->states : NULL;
       fine && state != NULL && state->name != NULL; state++)
    {
      gsize place = enter (self, "states[%s]", state->name);

      fine = check_name (self, state->name) &&
             (kamae_workflow_find_state (workflow, state->name) == state ||
              refuse_second (self, state->name)) &&
             check_there (self, "label", state->label);
      if (fine && ++n > MAX_STATES)
        /* Translators: the greatest number of states */
        fine = refuse (self, _("There are more than %d states."), MAX_STATES);
      leave (self, place, fine);
    }
  return leave (self, whole, fine);
}

/* Fields, and kinds of parts. */
static gboolean
check_told (Check                 *self,
            const KamaeEntity     *entity,
            const KamaeTransition *step)
{
  g_auto (GStrv) names = g_strsplit (step->tells != NULL ? step->tells : "", " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const KamaeEntity *part = find_entity (self, names[i]);
      const KamaeField *owner = part != NULL ? kamae_entity_get_owner (part) : NULL;

      if (step->dates == NULL ||
          (kamae_entity_find_field (entity, names[i]) == NULL &&
           (owner == NULL || g_strcmp0 (owner->target, entity->name) != 0)))
        return refuse_unknown (self, "tells", names[i]);
    }
  return TRUE;
}

static gboolean
check_step (Check                 *self,
            const KamaeEntity     *entity,
            const KamaeTransition *step)
{
  const KamaeWorkflow *workflow = entity->workflow;
  const KamaeField *date =
    step->dates != NULL ? kamae_entity_find_field (entity, step->dates) : NULL;
  const KamaeField *signer =
    step->signer != NULL ? kamae_entity_find_field (entity, step->signer) : NULL;
  const KamaeChoice *boxes =
    kamae_entity_find_field (find_entity (self, "approval"), "box")->choices;
  g_auto (GStrv) from = NULL;

  if (kamae_workflow_find_transition (workflow, step->name) != step)
    return refuse_second (self, step->name);
  if (!check_there (self, "from", step->from) || !check_there (self, "label", step->label))
    return FALSE;
  from = g_strsplit (step->from, " ", -1);
  for (guint i = 0; from[i] != NULL; i++)
    if (kamae_workflow_find_state (workflow, from[i]) == NULL)
      return refuse_unknown (self, "from", from[i]);
  if (step->to != NULL && kamae_workflow_find_state (workflow, step->to) == NULL)
    return refuse_unknown (self, "to", step->to);
  if (step->supersedes != NULL && kamae_workflow_find_state (workflow, step->supersedes) == NULL)
    return refuse_unknown (self, "supersedes", step->supersedes);
  if (step->dates != NULL && (date == NULL || date->kind != KAMAE_FIELD_DATE))
    return refuse_unknown (self, "dates", step->dates);
  if (step->signer != NULL && (signer == NULL || g_strcmp0 (signer->target, "person") != 0))
    return refuse_unknown (self, "signer", step->signer);
  if (!check_told (self, entity, step))
    return FALSE;
  if (step->approval != NULL && kamae_choices_find (boxes, step->approval) == NULL)
    return refuse_unknown (self, "approval", step->approval);
  return step->phase == NULL || kamae_choices_find (workflow->phases, step->phase) != NULL ||
         refuse_unknown (self, "phase", step->phase);
}

static gboolean
check_steps (Check             *self,
             const KamaeEntity *entity)
{
  const KamaeWorkflow *workflow = entity->workflow;
  gsize whole = enter (self, "workflow");
  gboolean fine = TRUE;

  for (const KamaeTransition *step = workflow != NULL ? workflow->transitions : NULL;
       fine && step != NULL && step->name != NULL; step++)
    {
      gsize place = enter (self, "transitions[%s]", step->name);

      fine = leave (self, place, check_step (self, entity, step));
    }
  return leave (self, whole, fine);
}

/* -- Entities ---------------------------------------------------------------------------------- */

static const char *const lock_triggers[] = {
  "locked_update",      "locked_delete",       "owner_locked_insert", "owner_locked_update",
  "owner_locked_delete", "links_locked_new", "links_locked_old",
};

GStrv
kamae_entity_dup_objects (const KamaeEntity *entity)
{
  g_autoptr (GStrvBuilder) objects = g_strv_builder_new ();

  g_strv_builder_add (objects, entity->name);
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    {
      g_autofree char *column = kamae_field_dup_column (field);
      g_autofree char *index = g_strdup_printf ("%s_%s", entity->name, column);
      g_autofree char *counted = g_strconcat (index, "_counted", NULL);

      if (kamae_field_is_link (field) || field->kind == KAMAE_FIELD_NUMBER ||
          (field->flags & KAMAE_KEY) != 0)
        g_strv_builder_add (objects, index);
      if (kamae_field_is_counted (field))
        g_strv_builder_add (objects, counted);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lock_triggers); i++)
    {
      g_autofree char *trigger = g_strdup_printf ("%s_%s", entity->name, lock_triggers[i]);

      g_strv_builder_add (objects, trigger);
    }
  if (entity->unique != NULL)
    {
      g_autofree char *index = g_strconcat (entity->name, "_unique", NULL);

      g_strv_builder_add (objects, index);
    }
  return g_strv_builder_end (objects);
}

/* A table, an index or a trigger of one name would be that of the other. */
static gboolean
check_objects (Check             *self,
               const KamaeEntity *entity)
{
  g_auto (GStrv) objects = kamae_entity_dup_objects (entity);

  for (guint i = 0; objects[i] != NULL; i++)
    {
      const KamaeDeclaration *owner = kamae_model_find_object (self->model, objects[i]);

      if (owner != NULL)
        return refuse_taken (self, objects[i], owner);
      if (!g_hash_table_add (self->objects, g_strdup (objects[i])))
        return refuse_second (self, objects[i]);
    }
  return TRUE;
}

static gboolean
check_sorting (Check             *self,
               const KamaeEntity *entity,
               GHashTable        *columns)
{
  const char *order = entity->order;
  g_auto (GStrv) unique = entity->unique != NULL ? g_strsplit (entity->unique, ",", -1) : NULL;

  if (order != NULL && *order == '-')
    order++;
  if (order != NULL && !g_str_equal (order, "state") &&
      kamae_entity_find_field (entity, order) == NULL)
    return refuse_unknown (self, "order", entity->order);
  for (guint i = 0; unique != NULL && unique[i] != NULL; i++)
    if (!g_hash_table_contains (columns, g_strstrip (unique[i])))
      return refuse_unknown (self, "unique", unique[i]);
  return TRUE;
}

/* Who gives rows to the shared view of this name. */
static const KamaeDeclaration *
find_view (Check      *self,
           const char *name)
{
  GPtrArray *declarations = kamae_model_get_declarations (self->model);

  for (guint i = 0; i < declarations->len; i++)
    {
      const KamaeDeclaration *declaration = declarations->pdata[i];

      for (const KamaeSharedView *view = declaration->views; view != NULL && view->name != NULL;
           view++)
        if (g_str_equal (view->name, name))
          return declaration;
    }
  return NULL;
}

static gboolean
check_entity (Check             *self,
              const KamaeEntity *entity)
{
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const KamaeField *owner;

  if (!check_identifier (self, entity->name))
    return FALSE;
  if (g_strv_contains (reserved_tables, entity->name))
    return refuse (self, _("“%s” is a word that SQLite or Kamae keeps to itself."), entity->name);
  if (find_view (self, entity->name) != NULL)
    return refuse_taken (self, entity->name, find_view (self, entity->name));
  if (!check_there (self, "fields", entity->fields != NULL ? entity->fields->name : NULL) ||
      !check_objects (self, entity) || !check_there (self, "label", entity->label) ||
      !check_there (self, "plural", entity->plural) || !check_states (self, entity->workflow))
    return FALSE;
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (!check_field (self, entity, field, columns))
      return FALSE;
  owner = kamae_entity_get_owner (entity);
  if (owner != NULL && owner->kind != KAMAE_FIELD_LINK)
    return refuse_unknown (self, "KAMAE_OWNER", owner->name);
  for (const KamaeSnapshotPart *part = entity->snapshot; part != NULL && part->name != NULL; part++)
    if (!check_there (self, "snapshot.sql", part->sql))
      return FALSE;
  return check_steps (self, entity) && check_sorting (self, entity, columns) &&
         check_condition (self, entity, "kept", entity->kept);
}

/* -- The rest ---------------------------------------------------------------------------------- */

static gboolean
check_rule (Check           *self,
            const KamaeRule *rule)
{
  const KamaeEntity *entity = rule->entity != NULL ? find_entity (self, rule->entity) : NULL;

  if (!check_there (self, "text", rule->text) || !check_there (self, "sql", rule->sql))
    return FALSE;
  if (rule->entity == NULL && rule->state != NULL)
    return check_there (self, "entity", rule->entity);
  /* One of another plugin need not be there. */
  if (entity == NULL)
    return TRUE;
  if (rule->state != NULL && !kamae_entity_has_state (entity, rule->state))
    return refuse_unknown (self, "state", rule->state);
  if (rule->until != NULL && !kamae_entity_has_state (entity, rule->until))
    return refuse_unknown (self, "until", rule->until);
  if (rule->step != NULL && (entity->workflow == NULL ||
                             kamae_workflow_find_transition (entity->workflow, rule->step) == NULL))
    return refuse_unknown (self, "step", rule->step);
  if (rule->mend != NULL && !check_there (self, "remedy", rule->remedy))
    return FALSE;
  return rule->field == NULL || kamae_entity_find_field (entity, rule->field) != NULL ||
         refuse_unknown (self, "field", rule->field);
}

static const KamaeSetting *
find_setting (Check      *self,
              const char *key)
{
  for (const KamaeSetting *setting = self->declaration->settings;
       setting != NULL && setting->key != NULL; setting++)
    if (g_str_equal (setting->key, key))
      return setting;
  return kamae_model_find_setting (self->model, key);
}

static gboolean
check_figure (Check             *self,
              const KamaeFigure *figure)
{
  const KamaeFigure *same = kamae_model_find_figure (self->model, figure->id);

  if (same != NULL)
    return refuse_taken (self, figure->id, kamae_model_get_owner (self->model, same));
  for (const KamaeFigure *other = self->declaration->figures; other != figure; other++)
    if (g_str_equal (other->id, figure->id))
      return refuse_second (self, figure->id);
  if (!check_there (self, "title", figure->title) || !check_there (self, "sql", figure->sql))
    return FALSE;
  if (figure->start != NULL && !check_there (self, "page", figure->page))
    return FALSE;
  return figure->target == NULL || find_setting (self, figure->target) != NULL ||
         refuse_unknown (self, "target", figure->target);
}

static gboolean
check_report (Check             *self,
              const KamaeReport *report)
{
  const KamaeReport *same = kamae_model_find_report (self->model, report->id);

  if (same != NULL)
    return refuse_taken (self, report->id, kamae_model_get_owner (self->model, same));
  for (const KamaeReport *other = self->declaration->reports; other != report; other++)
    if (g_str_equal (other->id, report->id))
      return refuse_second (self, report->id);
  if (!check_there (self, "title", report->title))
    return FALSE;
  return report->build != NULL || check_there (self, "build", NULL);
}

static gboolean
check_subject (Check              *self,
               const KamaeSubject *subject)
{
  GPtrArray *subjects = kamae_model_get_subjects (self->model);

  for (guint i = 0; i < subjects->len; i++)
    if (g_str_equal (((const KamaeSubject *) subjects->pdata[i])->name, subject->name))
      return refuse_taken (self, subject->name,
                           kamae_model_get_owner (self->model, subjects->pdata[i]));
  for (const KamaeSubject *other = self->declaration->subjects; other != subject; other++)
    if (g_str_equal (other->name, subject->name))
      return refuse_second (self, subject->name);
  return check_there (self, "label", subject->label);
}

static gboolean
check_page (Check               *self,
            const KamaePageInfo *page)
{
  const KamaePageInfo *same = kamae_model_find_page_named (self->model, page->name);

  if (same != NULL)
    return refuse_taken (self, page->name, kamae_model_get_owner (self->model, same));
  for (const KamaePageInfo *other = self->declaration->pages; other != page; other++)
    if (g_str_equal (other->name, page->name))
      return refuse_second (self, page->name);
  if (!check_there (self, "label", page->label))
    return FALSE;
  if (page->get_type == NULL && !check_there (self, "entity", page->entity))
    return FALSE;
  return page->entity == NULL || find_entity (self, page->entity) != NULL ||
         refuse_unknown (self, "entity", page->entity);
}

static gboolean
check_setting (Check              *self,
               const KamaeSetting *setting)
{
  const KamaeSetting *same = kamae_model_find_setting (self->model, setting->key);

  if (same != NULL)
    return refuse_taken (self, setting->key, kamae_model_get_owner (self->model, same));
  if (find_setting (self, setting->key) != setting)
    return refuse_second (self, setting->key);
  return check_there (self, "label", setting->label) &&
         check_there (self, "initial", setting->initial);
}

static gboolean
check_migration (Check                *self,
                 const KamaeMigration *migration)
{
  guint before = migration == self->declaration->migrations ? 0 : migration[-1].version;

  if (migration->version <= before || migration->version > self->declaration->version)
    return refuse (self, _("Versions of migrations grow, and none is higher than that of the declaration."));
  return check_there (self, "sql", migration->sql);
}

static gboolean
check_view (Check                 *self,
            const KamaeSharedView *view)
{
  if (!check_identifier (self, view->name))
    return FALSE;
  /* It would hide a table. Indexes and triggers, which no query names, it may be called as. */
  if (g_strv_contains (reserved_tables, view->name) || find_entity (self, view->name) != NULL)
    return refuse (self, _("“%s” is a word that SQLite or Kamae keeps to itself."), view->name);
  return check_there (self, "sql", view->sql);
}

/* Each of an array that ends with one without @end. */
#define CHECK_ALL(self, array, Type, key, end, format, check)                     \
  G_STMT_START                                                                    \
    for (const Type *item = (self)->declaration->array; item != NULL && item->end; \
         item++)                                                                  \
      {                                                                           \
        gsize place = enter (self, #array "[" format "]", item->key);             \
                                                                                  \
        if (!leave (self, place, check (self, item)))                             \
          return FALSE;                                                           \
      }                                                                           \
  G_STMT_END

static gboolean
check_all (Check *self)
{
  const KamaeDeclaration *declaration = self->declaration;
  const KamaeEntity *const *entities = declaration->entities;

  if (!check_there (self, "id", declaration->id))
    return FALSE;
  if (!is_name (declaration->id, "-"))
    return refuse_unknown (self, "id", declaration->id);
  if (kamae_model_has_declaration (self->model, declaration->id))
    {
      gsize place = enter (self, "id");

      return leave (self, place, refuse_second (self, declaration->id));
    }
  if (declaration->version == 0)
    return check_there (self, "version", NULL);
  for (guint i = 0; entities != NULL && entities[i] != NULL; i++)
    {
      const char *name = entities[i]->name;
      gsize place = enter (self, "entities[%s]", name != NULL ? name : "");

      if (!leave (self, place, check_entity (self, entities[i])))
        return FALSE;
    }
  CHECK_ALL (self, rules, KamaeRule, id, id != NULL, "%s", check_rule);
  CHECK_ALL (self, figures, KamaeFigure, id, id != NULL, "%s", check_figure);
  CHECK_ALL (self, reports, KamaeReport, id, id != NULL, "%s", check_report);
  CHECK_ALL (self, subjects, KamaeSubject, name, name != NULL, "%s", check_subject);
  CHECK_ALL (self, pages, KamaePageInfo, name, name != NULL, "%s", check_page);
  CHECK_ALL (self, settings, KamaeSetting, key, key != NULL, "%s", check_setting);
  CHECK_ALL (self, migrations, KamaeMigration, version, version != 0, "%u", check_migration);
  CHECK_ALL (self, views, KamaeSharedView, name, name != NULL, "%s", check_view);
  return TRUE;
}

gboolean
kamae_declaration_check (KamaeModel             *model,
                         const KamaeDeclaration *declaration,
                         GError                **error)
{
  g_autoptr (GString) place = g_string_new (NULL);
  g_autoptr (GHashTable) objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Check self = { model, declaration, place, objects };

  if (check_all (&self))
    return TRUE;
  g_propagate_error (error, self.error);
  return FALSE;
}
