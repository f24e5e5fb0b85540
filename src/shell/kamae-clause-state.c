/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-clause-state.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

#define MONTHS_UNTIL_OLD 12

static void
clause_state_free (gpointer data)
{
  KamaeClauseState *state = data;

  g_free (state->number);
  g_free (state->title);
  g_free (state->text);
  g_free (state);
}

gboolean
kamae_clause_concerns (const char *declared,
                       const char *number)
{
  return declared != NULL && (kamae_clause_is_within (number, declared) ||
                              kamae_clause_is_within (declared, number));
}

/* Whether the records tell that something was done. Lists of people or places do not: they are
 * only referred to. */
static gboolean
is_evidencing (const KamaeEntity *entity)
{
  if (entity->workflow != NULL)
    return TRUE;
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (field->flags & KAMAE_ACTUAL)
      return TRUE;
  return FALSE;
}

/* The latest day on which, after the records, something happened or was approved. */
static char *
dup_newest (KamaeRegister     *reg,
            const KamaeEntity *entity)
{
  g_autoptr (KamaeCursor) cursor = NULL;

  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if (field->flags & KAMAE_ACTUAL)
      {
        g_autoptr (KamaeQuery) query = kamae_query_new (entity);
        g_autoptr (KamaeRecordList) list = NULL;
        g_autoptr (KamaeRecord) record = NULL;

        kamae_query_where (query, field->name, KAMAE_MATCH_SET, NULL);
        kamae_query_order (query, field->name, TRUE);
        list = kamae_record_list_new (reg, query);
        record = g_list_model_get_item (G_LIST_MODEL (list), 0);
        return record != NULL ? kamae_record_dup_canonical (record, field->name) : NULL;
      }

  cursor = kamae_register_query (reg,
                                 "SELECT max(a.signed_on) FROM signature a JOIN record r ON r.id = a.source_id"
                                 " WHERE r.entity = :entity AND a.box = 'approved'",
                                 NULL, KAMAE_KEPT);
  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_text (cursor, ":entity", entity->name);
  return kamae_cursor_next (cursor,
                            KAMAE_KEPT) ? g_strdup (kamae_cursor_get_text (cursor, 0)) : NULL;
}

static guint
count_records (KamaeRegister     *reg,
               const KamaeEntity *entity,
               const char        *state)
{
  g_autoptr (KamaeQuery) query = kamae_query_new (entity);
  g_autoptr (KamaeRecordList) list = NULL;

  if (state != NULL)
    kamae_query_where (query, "state", KAMAE_MATCH_IS, state);
  list = kamae_record_list_new (reg, query);
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/* How many records are approved or ended; all of them, where nothing of the kind exists. */
static guint
count_settled (KamaeRegister     *reg,
               const KamaeEntity *entity)
{
  guint n = 0;
  gboolean settles = FALSE;

  for (const KamaeState *state = entity->workflow != NULL ? entity->workflow->states : NULL;
       state != NULL && state->name != NULL; state++)
    if (state->flags & KAMAE_STATE_LOCKS)
      {
        settles = TRUE;
        n += count_records (reg, entity, state->name);
      }
  return settles ? n : count_records (reg, entity, NULL);
}

static guint
count_findings (GPtrArray  *findings,
                const char *number)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      KamaeCheckResult *finding = g_ptr_array_index (findings, i);

      if (kamae_check_result_get_level (finding) != KAMAE_RULE_INFORM
          && kamae_clause_concerns (kamae_check_result_get_clause (finding), number))
        n++;
    }
  return n;
}

/* A plugin that does not work could keep records of any clause. */
static gboolean
is_incomplete (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (kamae_check_result_get_clause (findings->pdata[i]) == NULL &&
        kamae_check_result_get_level (findings->pdata[i]) == KAMAE_RULE_BLOCK)
      return TRUE;
  return FALSE;
}

static int
months_between (const char *from,
                const char *to)
{
  int from_year, from_month, to_year, to_month;

  if (sscanf (from, "%d-%d", &from_year, &from_month) != 2 ||
      sscanf (to, "%d-%d", &to_year, &to_month) != 2)
    return 0;
  return (to_year - from_year) * 12 + to_month - from_month;
}

typedef struct
{
  guint  n_entities;
  guint  n_records;
  guint  n_settled;
  char  *newest;
} Found;

/* What the register holds for a clause: in records that tell that something was done, if the
 * clause has such. */
static void
look (Found         *found,
      KamaeRegister *reg,
      const char    *number,
      gboolean       evidencing)
{
  GPtrArray *entities = kamae_model_get_entities (kamae_register_get_model (reg));

  for (guint i = 0; i < entities->len; i++)
    {
      const KamaeEntity *entity = g_ptr_array_index (entities, i);
      const KamaeEntityFlags not_kept = KAMAE_ENTITY_CATALOGUE | KAMAE_ENTITY_INTERNAL
                                        | KAMAE_ENTITY_SINGLE;
      g_autofree char *date = NULL;

      if (!kamae_clause_concerns (entity->clause, number)
          || (entity->flags & not_kept)
          || kamae_entity_get_owner (entity) != NULL
          || is_evidencing (entity) != evidencing)
        continue;

      found->n_entities++;
      found->n_records += count_records (reg, entity, NULL);
      found->n_settled += count_settled (reg, entity);
      date = dup_newest (reg, entity);
      if (g_strcmp0 (date, found->newest) > 0)
        {
          g_free (found->newest);
          found->newest = g_steal_pointer (&date);
        }
    }
}

static char *
dup_current_text (KamaeRegister *reg,
                  const char    *newest)
{
  g_autofree char *date = newest != NULL ? kamae_register_dup_date (reg, newest, NULL) : NULL;

  /* Translators: %s is the date of the last record */
  return date != NULL ? g_strdup_printf (_("nothing missing, last on %s"),
                                         date) : g_strdup (_("nothing missing"));
}

static void
judge (KamaeClauseState *state,
       KamaeRegister    *reg,
       GPtrArray        *findings)
{
  g_autofree char *today = kamae_register_dup_today (reg);
  g_autoptr (GError) error = NULL;
  Found found = { 0 };
  int months;

  kamae_register_take_failure (reg, NULL);
  look (&found, reg, state->number, TRUE);
  if (found.n_entities == 0)
    look (&found, reg, state->number, FALSE);
  months = found.newest != NULL ? months_between (found.newest, today) : 0;

  state->n_findings = count_findings (findings, state->number);
  state->mark = KAMAE_CLAUSE_OPEN;
  if (!kamae_register_take_failure (reg, &error))
    state->text = g_strdup (error->message);
  else if (state->n_findings == 0 && is_incomplete (findings))
    state->text = g_strdup (_("not wholly checked: a plugin is missing"));
  else if (found.n_entities == 0 && state->n_findings == 0)
    {
      state->mark = KAMAE_CLAUSE_UNKNOWN;
      state->text = g_strdup (_("not kept in Kamae yet"));
    }
  else if (found.n_records == 0)
    {
      state->mark = KAMAE_CLAUSE_EMPTY;
      state->text = g_strdup (_("no records yet"));
    }
  else if (state->n_findings > 0)
    /* Translators: %d is the number of broken rules of a clause */
    state->text = g_strdup_printf (ngettext ("%d thing missing", "%d things missing",
                                             state->n_findings),
                                   state->n_findings);
  else if (found.n_settled == 0)
    state->text = g_strdup (_("nothing approved yet"));
  else if (months > MONTHS_UNTIL_OLD)
    /* Translators: %d is a number of months */
    state->text = g_strdup_printf (ngettext ("last record %d month ago",
                                             "last record %d months ago", months), months);
  else
    {
      state->mark = KAMAE_CLAUSE_CURRENT;
      state->text = dup_current_text (reg, found.newest);
    }
  g_free (found.newest);
}

/* "9.2" before "10.1". */
static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const KamaeClauseState *first = *(KamaeClauseState *const *) a;
  const KamaeClauseState *second = *(KamaeClauseState *const *) b;

  return strverscmp (first->number, second->number);
}

static GPtrArray *
read_clauses (KamaeRegister *reg,
              const char    *sql)
{
  g_autoptr (KamaeCursor) cursor = kamae_register_query (reg, sql, NULL, KAMAE_KEPT);
  GPtrArray *clauses = g_ptr_array_new_with_free_func (clause_state_free);

  while (cursor != NULL && kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      KamaeClauseState *state = g_new0 (KamaeClauseState, 1);

      state->number = g_strdup (kamae_cursor_get_text (cursor, 0));
      state->title = g_strdup (kamae_cursor_get_text (cursor, 1));
      g_ptr_array_add (clauses, state);
    }
  g_ptr_array_sort (clauses, compare_numbers);
  return clauses;
}

/* Number and title of every clause, in the order of the standard. */
GPtrArray *
kamae_clause_titles (KamaeRegister *reg)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);

  return read_clauses (reg, "SELECT number, CASE language() WHEN 'ja' THEN title_ja ELSE title_en END FROM clause");
}

/* States of the clauses without clauses below them, in the order of the standard. */
GPtrArray *
kamae_clause_states (KamaeRegister *reg,
                     GPtrArray     *findings)
{
  GPtrArray *states;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);
  g_return_val_if_fail (findings != NULL, NULL);

  states = read_clauses (reg,
                         "SELECT number, CASE language() WHEN 'ja' THEN title_ja ELSE title_en END FROM clause c"
                         " WHERE NOT EXISTS (SELECT 1 FROM clause WHERE parent_id = c.id)");
  for (guint i = 0; i < states->len; i++)
    judge (g_ptr_array_index (states, i), reg, findings);
  return states;
}

/* States of those clauses among them that @numbers name. */
GPtrArray *
kamae_clause_states_of (KamaeRegister     *reg,
                        GPtrArray         *findings,
                        const char *const *numbers)
{
  GPtrArray *states;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);
  g_return_val_if_fail (findings != NULL && numbers != NULL, NULL);

  states = kamae_clause_titles (reg);
  for (guint i = states->len; i > 0; i--)
    if (!g_strv_contains (numbers, ((KamaeClauseState *) states->pdata[i - 1])->number))
      g_ptr_array_remove_index (states, i - 1);
  for (guint i = 0; i < states->len; i++)
    judge (g_ptr_array_index (states, i), reg, findings);
  return states;
}

/* Whether "6.1.2" is "6.1.2", "6.1" or "6". */
gboolean
kamae_clause_is_within (const char *number,
                        const char *chapter)
{
  gsize length = strlen (chapter);

  return strncmp (number, chapter, length) == 0 && (number[length] == '\0' ||
                                                    number[length] == '.');
}

const char *
kamae_clause_mark_get_symbol (KamaeClauseMark mark)
{
  switch (mark)
    {
    case KAMAE_CLAUSE_CURRENT:
      return "●";
    case KAMAE_CLAUSE_OPEN:
      return "◐";
    case KAMAE_CLAUSE_EMPTY:
      return "○";
    case KAMAE_CLAUSE_UNKNOWN:
    default:
      return "–";
    }
}

const char *
kamae_clause_mark_get_style (KamaeClauseMark mark)
{
  switch (mark)
    {
    case KAMAE_CLAUSE_CURRENT:
      return "success";
    case KAMAE_CLAUSE_OPEN:
      return "warning";
    case KAMAE_CLAUSE_EMPTY:
    case KAMAE_CLAUSE_UNKNOWN:
    default:
      return "dim-label";
    }
}
