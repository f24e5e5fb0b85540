/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-record-signed-private.h"

#include "../base/kamae-error.h"
#include "../sqlite/kamae-session-private.h"
#include "kamae-register-private.h"

/* What was signed stays as it was signed, also while the record is not locked yet. A signature
 * covers what the record, its parts and their lists of links held when it was made, and that the
 * rest was empty: only what a later stage fills in or adds is still open, until that is signed,
 * whether or not somebody has begun with it.
 * What a step signed that stays in its state, as the preparer of a draft does, is taken back by a
 * change as long as the record is in that state. */

/* Looks in the changesets after a signature for the state of then. */
typedef struct
{
  KamaeRecord *record;
  int column;
  char *state; /* owned */
} Then;

static void
look_at_row (const KamaeChangedRow *row,
             gpointer               data)
{
  Then *then = data;

  if (then->state == NULL && row->id == then->record->id && row->change == KAMAE_ROW_UPDATE &&
      g_str_equal (row->table, then->record->info->entity->name) && then->column >= 0 &&
      then->column < row->n_columns && row->changed[then->column])
    then->state = g_strdup (row->before[then->column].text);
}

gboolean
kamae_workflow_has_flag (const KamaeWorkflow *workflow,
                         const char          *name,
                         KamaeStateFlags      flag)
{
  const KamaeState *state =
    workflow != NULL && name != NULL ? kamae_workflow_find_state (workflow, name) : NULL;

  return state != NULL && (state->flags & flag) != 0;
}

/* Looks in a changeset for the step with which a record came into the states with a flag. */
typedef struct
{
  KamaeRecord *record;
  KamaeStateFlags flag;
  int column;
  gboolean found;
} Turn;

/* Without a flag: into its present state, from an earlier one. */
static gboolean
is_turn (Turn       *turn,
         const char *before,
         const char *after)
{
  const KamaeWorkflow *workflow = turn->record->info->entity->workflow;
  const KamaeState *from = kamae_workflow_find_state (workflow, before);

  if (turn->flag == 0)
    return g_strcmp0 (after, kamae_record_get_state (turn->record)) == 0 &&
           from < kamae_workflow_find_state (workflow, after);
  return kamae_workflow_has_flag (workflow, after, turn->flag) &&
         !kamae_workflow_has_flag (workflow, before, turn->flag);
}

static void
look_for_turn (const KamaeChangedRow *row,
               gpointer               data)
{
  Turn *turn = data;

  if (row->id == turn->record->id && row->change != KAMAE_ROW_DELETE &&
      g_str_equal (row->table, turn->record->info->entity->name) && turn->column >= 0 &&
      turn->column < row->n_columns && row->changed[turn->column] &&
      is_turn (turn, row->before[turn->column].text, row->after[turn->column].text))
    turn->found = TRUE;
}

/* The entry, up to the newest one given, with which the record came into the states with the flag,
 * or went on into its present one; 0 if there is none. */
gboolean
kamae_record_find_turn (KamaeDatabase   *database,
                        KamaeRecord     *record,
                        KamaeStateFlags  flag,
                        gint64           newest,
                        gint64          *seq,
                        GError         **error)
{
  Turn turn = { record, flag };
  g_autoptr (KamaeStatement) entries = NULL;
  g_autoptr (GError) failure = NULL;

  *seq = 0;
  if (!kamae_database_find_column (database, record->info->entity->name, "state", &turn.column,
                                   error))
    return FALSE;
  entries = kamae_database_prepare (
    database,
    "SELECT journal.seq, journal.changeset FROM journal_record"
    " JOIN journal ON journal.seq = journal_record.seq WHERE journal_record.record_id = ?"
    " AND journal.seq <= ? ORDER BY journal.seq DESC",
    error);
  if (entries == NULL)
    return FALSE;
  kamae_statement_bind_integer (entries, 1, record->id);
  kamae_statement_bind_integer (entries, 2, newest);
  while (!turn.found && kamae_statement_step (entries, &failure))
    {
      g_autoptr (GBytes) changeset = kamae_statement_dup_blob (entries, 1);

      if (!kamae_changeset_foreach (changeset, look_for_turn, &turn, error))
        return FALSE;
      if (turn.found)
        *seq = kamae_statement_get_integer (entries, 0);
    }
  return kamae_database_hand_over (database, g_steal_pointer (&failure), error);
}

/* Whether the entry with which something was made is not after the signature. */
static gboolean
was_there (KamaeRegister *reg,
           gint64         id,
           gint64         seq,
           gboolean      *was,
           GError       **error)
{
  g_autoptr (KamaeStatement) made = kamae_database_prepare (
      reg->database, "SELECT coalesce (min (seq), ?2 + 1) <= ?2 FROM journal_record WHERE record_id = ?1",
      error);

  if (made == NULL)
    return FALSE;
  kamae_statement_bind_integer (made, 1, id);
  kamae_statement_bind_integer (made, 2, seq);
  if (!kamae_statement_step (made, error))
    return FALSE;
  *was = kamae_statement_get_integer (made, 0) != 0;
  return TRUE;
}

/* The state in which the record was after the entry. */
static char *
dup_state_then (KamaeRecord *record,
                gint64       seq,
                GError     **error)
{
  KamaeDatabase *database = record->reg->database;
  Then then = { record, -1, NULL };
  g_autoptr (KamaeStatement) entries = NULL;
  g_autoptr (GError) failure = NULL;

  if (!kamae_database_find_column (database, record->info->entity->name, "state", &then.column,
                                   error))
    return NULL;
  entries = kamae_database_prepare (
      database,
      "SELECT journal.changeset FROM journal_record JOIN journal ON journal.seq = journal_record.seq"
      " WHERE journal_record.record_id = ? AND journal_record.seq > ? ORDER BY journal.seq",
      error);
  if (entries == NULL)
    return NULL;
  kamae_statement_bind_integer (entries, 1, record->id);
  kamae_statement_bind_integer (entries, 2, seq);
  while (then.state == NULL && kamae_statement_step (entries, &failure))
    {
      g_autoptr (GBytes) changeset = kamae_statement_dup_blob (entries, 0);

      if (!kamae_changeset_foreach (changeset, look_at_row, &then, error))
        return NULL;
    }
  if (!kamae_database_hand_over (database, g_steal_pointer (&failure), error))
    return NULL;
  return then.state != NULL ? then.state : g_strdup (kamae_record_get_state (record));
}

/* What it means to have signed in a box, or to have locked or ended what nobody may have signed. */
typedef struct
{
  gint64 id;         /* of the approval; 0 if nobody signed */
  gint64 seq;        /* of its entry; 0 while it is not in the journal yet */
  const char *box;
  const char *phase;
  gboolean stays;    /* a step that stays in the present state makes such a signature */
} Signature;

static gboolean
signs (const KamaeTransition *step,
       const Signature       *signature)
{
  return g_strcmp0 (step->approval, signature->box) == 0 &&
         g_strcmp0 (step->phase, signature->phase) == 0;
}

static gboolean
stays_in (const KamaeWorkflow *workflow,
          const Signature     *signature,
          const char          *state)
{
  for (const KamaeTransition *step = workflow->transitions; step->name != NULL; step++)
    if (signs (step, signature) && kamae_transition_leaves (step, state) &&
        (step->to == NULL || g_str_equal (step->to, state)))
      return TRUE;
  return FALSE;
}

/* How far what is signed goes: to the state that the signature was made in; one of those who
 * prepare and review what others then approve, to the state to which their signature leads. */
static const char *
find_signed_state (const KamaeWorkflow *workflow,
                   const Signature     *signature,
                   const char          *state)
{
  const char *reached = state;

  if (signature->box == NULL || !stays_in (workflow, signature, state))
    return state;
  for (const KamaeTransition *step = workflow->transitions; step->name != NULL; step++)
    if (step->approval != NULL && g_strcmp0 (step->phase, signature->phase) == 0 &&
        step->to != NULL && kamae_transition_leaves (step, state) &&
        (kamae_workflow_find_state (workflow, step->to)->flags & KAMAE_STATE_ASIDE) == 0 &&
        kamae_workflow_reaches (workflow, step->to, reached))
      reached = step->to;
  return reached;
}

/* The record, what it is a part of up to the whole, if that is given, or the whole that it counts
 * into: the first whose life cycle knows the state. */
static KamaeRecord *
ref_with_state (KamaeRecord *record,
                KamaeRecord *whole,
                const char  *state)
{
  const KamaeEntity *entity = record->info->entity;
  const KamaeField *owner = kamae_entity_get_owner (entity);
  g_autoptr (KamaeRecord) above = NULL;

  if (entity->workflow != NULL && kamae_workflow_find_state (entity->workflow, state) != NULL)
    return g_object_ref (record);
  if (whole != NULL && record->id == whole->id)
    return NULL;
  above = owner != NULL ? kamae_record_ref_link (record, owner->name) : NULL;
  if (above == NULL && whole == NULL)
    return NULL;
  return ref_with_state (above != NULL ? above : whole, whole, state);
}

/* The state for which the field is filled in. */
static const char *
get_stage (const KamaeEntity *entity,
           const KamaeField  *field)
{
  if (field->filled_for != NULL || field->required_from != NULL)
    return field->filled_for != NULL ? field->filled_for : field->required_from;
  for (const KamaeTransition *step =
         entity->workflow != NULL ? entity->workflow->transitions : NULL;
       step != NULL && step->name != NULL; step++)
    if ((g_strcmp0 (step->dates, field->name) == 0 || g_strcmp0 (step->signer, field->name) == 0) &&
        step->to != NULL)
      return step->to;
  return NULL;
}

/* Whether what is for the state was still to come when the signature was made. */
static gboolean
was_to_come (KamaeRecord     *whole,
             KamaeRecord     *record,
             const char      *stage,
             const Signature *signature,
             gboolean        *was,
             GError         **error)
{
  g_autoptr (KamaeRecord) living = stage != NULL ? ref_with_state (record, whole, stage) : NULL;
  const KamaeWorkflow *workflow;
  g_autofree char *state = NULL;

  *was = FALSE;
  if (living == NULL)
    return TRUE;
  workflow = living->info->entity->workflow;
  state = dup_state_then (living, signature->seq, error);
  if (state == NULL)
    return FALSE;
  *was = !kamae_workflow_reaches (workflow,
                                  living->id == whole->id
                                    ? find_signed_state (workflow, signature, state) : state,
                                  stage);
  return TRUE;
}

/* What belongs to a part that came later came with it; what came later itself may leave. */
static gboolean
covers_new (KamaeRecord     *whole,
            KamaeRecord     *record,
            KamaeRecord     *above,
            const Signature *signature,
            gboolean        *covered,
            GError         **error)
{
  gboolean was = FALSE, is_open = FALSE;

  *covered = FALSE;
  if (above == NULL || signature->seq == 0)
    return TRUE;
  if (!was_there (whole->reg, above->id, signature->seq, &was, error) ||
      !was_to_come (whole, above, record->info->entity->added_for, signature, &is_open, error))
    return FALSE;
  *covered = was && !is_open;
  return TRUE;
}

static gboolean
covers (KamaeRecord      *whole,
        KamaeRecord      *record,
        const KamaeField *field,
        const Signature  *signature,
        gboolean         *covered,
        GError          **error)
{
  const KamaeField *owner = kamae_entity_get_owner (record->info->entity);
  gboolean is_open = FALSE;

  *covered = FALSE;
  /* What is signed by the present operation binds only afterwards. */
  if (signature->seq == 0)
    return TRUE;
  if (!was_there (whole->reg, record->id, signature->seq, covered, error))
    return FALSE;
  if (!*covered)
    {
      g_autoptr (KamaeRecord) above =
        field == NULL && owner != NULL ? kamae_record_ref_link (record, owner->name) : NULL;

      return covers_new (whole, record, above, signature, covered, error);
    }
  if (field == NULL)
    return TRUE;
  if (!was_to_come (whole, record, get_stage (record->info->entity, field), signature, &is_open,
                    error))
    return FALSE;
  *covered = !is_open;
  return TRUE;
}

/* What is done: a change of the field, or a step that writes the field, if it is given; or the
 * record goes over to another, or, if that is itself, leaves where it was; without any, it is added
 * or deleted. */
typedef struct
{
  const KamaeField *field;
  const KamaeTransition *step;
  KamaeRecord *into;
} Change;

/* Whether the step goes back behind what was signed, or off its path, or dates anew. To accept or
 * decline what was open is no step off the path. */
static gboolean
covers_step (KamaeRecord           *whole,
             KamaeRecord           *record,
             const Change          *change,
             const Signature       *signature,
             gboolean              *covered,
             GError               **error)
{
  const KamaeWorkflow *workflow = record->info->entity->workflow;
  const KamaeState *to = kamae_workflow_find_state (workflow, change->step->to);
  g_autofree char *state = NULL;

  *covered = FALSE;
  if (signature->seq == 0)
    return TRUE;
  if (!was_there (whole->reg, record->id, signature->seq, covered, error))
    return FALSE;
  if (!*covered)
    return TRUE;
  state = dup_state_then (record, signature->seq, error);
  if (state == NULL)
    return FALSE;
  if (to != NULL && (to->flags & KAMAE_STATE_ASIDE) != 0 &&
      (change->step->flags & KAMAE_TRANSITION_BACK) == 0)
    *covered = !kamae_workflow_reaches (workflow, kamae_record_get_state (record), state);
  else
    *covered = to != NULL && ((to->flags & KAMAE_STATE_ASIDE) != 0 ||
                              !kamae_workflow_reaches (workflow, to->name, state));
  return *covered || change->field == NULL ||
         covers (whole, record, change->field, signature, covered, error);
}

static gboolean
add_if_covered (KamaeRecord     *whole,
                KamaeRecord     *record,
                const Change    *change,
                const Signature *signature,
                GArray          *signatures,
                GError         **error)
{
  const KamaeSignature found = { signature->id, whole->id, !signature->stays };
  gboolean covered, is_known;

  if (change->into != NULL)
    is_known = covers_new (whole, record, change->into, signature, &covered, error);
  else if (change->step != NULL)
    is_known = covers_step (whole, record, change, signature, &covered, error);
  else
    is_known = covers (whole, record, change->field, signature, &covered, error);
  if (!is_known)
    return FALSE;
  if (covered)
    g_array_append_val (signatures, found);
  return TRUE;
}

static gboolean
add_turn (KamaeRecord     *whole,
          KamaeRecord     *record,
          const Change    *change,
          KamaeStateFlags  flag,
          GArray          *signatures,
          GError         **error)
{
  Signature turn = { 0 };

  return kamae_record_find_turn (whole->reg->database, whole, flag, G_MAXINT64, &turn.seq,
                                 error) &&
         add_if_covered (whole, record, change, &turn, signatures, error);
}

/* What is locked, or has ended, is as it was then, signed or not. */
static gboolean
add_lock (KamaeRecord  *whole,
          KamaeRecord  *record,
          const Change *change,
          GArray       *signatures,
          GError      **error)
{
  const KamaeWorkflow *workflow = whole->info->entity->workflow;
  const char *state = kamae_record_get_state (whole);

  if (!kamae_workflow_has_flag (workflow, state, KAMAE_STATE_LOCKS))
    return TRUE;
  return add_turn (whole, record, change,
                   kamae_workflow_has_flag (workflow, state, KAMAE_STATE_ENDS)
                     ? KAMAE_STATE_ENDS : KAMAE_STATE_LOCKS,
                   signatures, error);
}

static gboolean
add_signatures (KamaeRecord  *whole,
                KamaeRecord  *record,
                const Change *change,
                GArray       *signatures,
                GError      **error)
{
  const KamaeWorkflow *workflow = whole->info->entity->workflow;
  g_autoptr (GError) failure = NULL;
  g_autoptr (KamaeStatement) row = kamae_database_prepare (
      whole->reg->database,
      "SELECT id, box, phase, (SELECT min (seq) FROM journal_record WHERE record_id = signature.id)"
      " FROM signature WHERE source_id = ?",
      error);

  if (row == NULL)
    return FALSE;
  kamae_statement_bind_integer (row, 1, whole->id);
  while (kamae_statement_step (row, &failure))
    {
      Signature signature = { kamae_statement_get_integer (row, 0),
                              kamae_statement_get_integer (row, 3),
                              kamae_statement_get_text (row, 1),
                              kamae_statement_get_text (row, 2) };

      signature.stays = workflow == NULL ||
                        stays_in (workflow, &signature, kamae_record_get_state (whole));
      if (!add_if_covered (whole, record, change, &signature, signatures, error))
        return FALSE;
    }
  return kamae_database_hand_over (whole->reg->database, g_steal_pointer (&failure), error) &&
         add_lock (whole, record, change, signatures, error);
}

/* Only those that bind, or that a change takes back. */
static gboolean
add_of_kind (KamaeRecord  *whole,
             KamaeRecord  *record,
             const Change *change,
             gboolean      binds,
             GArray       *signatures,
             GError      **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (KamaeSignature));

  if (!add_signatures (whole, record, change, all, error))
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, KamaeSignature, i).binds == binds)
      g_array_append_val (signatures, g_array_index (all, KamaeSignature, i));
  return TRUE;
}

static gboolean
add_signatures_of_wholes (KamaeRecord  *whole,
                          KamaeRecord  *record,
                          const Change *change,
                          GArray       *signatures,
                          GError      **error)
{
  const KamaeField *owner = kamae_entity_get_owner (whole->info->entity);
  g_autoptr (KamaeRecord) above = owner != NULL ? kamae_record_ref_link (whole, owner->name) : NULL;

  /* How the record itself goes on after its own signatures, its life cycle says. */
  return ((whole == record && change->step != NULL) ||
          add_signatures (whole, record, change, signatures, error)) &&
         (above == NULL || add_signatures_of_wholes (above, record, change, signatures, error));
}

/* Itself, or what it is a part of: the first that has a life cycle. */
static KamaeRecord *
ref_living (KamaeRecord *record)
{
  const KamaeField *owner = kamae_entity_get_owner (record->info->entity);
  g_autoptr (KamaeRecord) whole = NULL;

  if (record->info->entity->workflow != NULL || owner == NULL)
    return g_object_ref (record);
  whole = kamae_record_ref_link (record, owner->name);
  return whole != NULL ? ref_living (whole) : NULL;
}

/* What the link with the key leads into, if that still takes records in, or else if it does not. */
static KamaeRecord *
ref_taking (KamaeRecord      *self,
            const KamaeField *field,
            gint64            target,
            gboolean          still)
{
  g_autoptr (KamaeRecord) linked =
    target != 0 ? kamae_register_ref_record (self->reg, target, KAMAE_KEPT) : NULL;
  g_autoptr (KamaeRecord) living = linked != NULL ? ref_living (linked) : NULL;
  g_auto (GStrv) states = g_strsplit (field->taken_in, " ", -1);

  if (living == NULL || kamae_field_is_taken_always (field) ||
      g_strv_contains ((const char *const *) states, kamae_record_get_state (living)) != still)
    return NULL;
  return g_steal_pointer (&living);
}

static gboolean
counts (KamaeRecord      *record,
        const KamaeField *into)
{
  return into->taken_in != NULL &&
         (into->taken_when == NULL || kamae_condition_holds (into->taken_when, record));
}

KamaeRecord *
kamae_record_ref_closed (KamaeRecord      *self,
                         const KamaeField *field,
                         gint64            target)
{
  return ref_taking (self, field, target, FALSE);
}

KamaeRecord *
kamae_record_ref_taken (KamaeRecord      *self,
                        const KamaeField *field)
{
  return counts (self, field)
           ? ref_taking (self, field, kamae_record_get_integer (self, field->name), FALSE) : NULL;
}

/* Of what takes in nothing any more, the signatures cover what counts into it, as the part does. */
static gboolean
add_signatures_of_closed (KamaeRecord  *part,
                          KamaeRecord  *record,
                          const Change *change,
                          GArray       *signatures,
                          GError      **error)
{
  const Change whether = { NULL, NULL };

  for (const KamaeField *into = part->info->entity->fields; into->name != NULL; into++)
    {
      g_autoptr (KamaeRecord) closed = kamae_record_ref_taken (part, into);

      if (closed != NULL &&
          !add_signatures (closed, record,
                           change->field == into && change->step == NULL ? &whether : change,
                           signatures, error))
        return FALSE;
    }
  return TRUE;
}

/* What belongs to a record for good, as evidence, is there with all that it says; of what has a
 * life of its own, as a task, only that it is there. */
static gboolean
add_signatures_of_held (KamaeRecord  *record,
                        const Change *change,
                        GArray       *signatures,
                        GError      **error)
{
  const Change whether = { NULL, NULL };

  if (change->step != NULL)
    return TRUE;
  for (const KamaeField *into = record->info->entity->fields; into->name != NULL; into++)
    {
      gboolean is_held = kamae_field_is_taken_always (into) &&
                         (change->field == NULL || change->field == into ||
                          record->info->entity->workflow == NULL);
      g_autoptr (KamaeRecord) whole = is_held ? kamae_record_ref_link (record, into->name) : NULL;
      const Change *held = change->field == into ? &whether : change;

      if (whole != NULL &&
          (!add_signatures_of_wholes (whole, record, held, signatures, error) ||
           !add_signatures_of_closed (whole, record, held, signatures, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_begun (KamaeRecord *record)
{
  const KamaeWorkflow *workflow = record->info->entity->workflow;

  return workflow != NULL &&
         g_strcmp0 (kamae_record_get_state (record), workflow->states->name) != 0;
}

/* What the record is a part of, or counts into as it is now, or what that is a part of: the first
 * that has a life cycle. */
static KamaeRecord *
ref_tied (KamaeRecord      *record,
          const KamaeField *field)
{
  g_autoptr (KamaeRecord) linked =
    kamae_field_ties (field) && ((field->flags & KAMAE_OWNER) != 0 || counts (record, field))
      ? kamae_record_ref_link (record, field->name) : NULL;

  return linked != NULL ? ref_living (linked) : NULL;
}

static void
add_begun (KamaeRecord *record,
           GArray      *signatures)
{
  const KamaeSignature found = { 0, record->id, TRUE };

  g_array_append_val (signatures, found);
}

/* Once either has begun, the record stays where it is. */
static void
add_tie (KamaeRecord      *record,
         const KamaeField *field,
         GArray           *signatures)
{
  g_autoptr (KamaeRecord) whole = ref_tied (record, field);

  if (whole != NULL && (has_begun (record) || has_begun (whole)))
    add_begun (has_begun (record) ? record : whole, signatures);
}

/* What has begun ends by its own step; what was there when the other was signed, or, without a life
 * of its own, went on, stays. */
static gboolean
add_ties_of (KamaeRecord  *record,
             GArray       *signatures,
             GError      **error)
{
  const Change leaving = { .into = record };
  const KamaeEntity *entity = record->info->entity;

  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    {
      g_autoptr (KamaeRecord) whole = ref_tied (record, field);

      if (whole == NULL)
        continue;
      if (has_begun (record))
        add_begun (record, signatures);
      if ((field->taken_in != NULL &&
           !add_of_kind (whole, record, &leaving, TRUE, signatures, error)) ||
          (entity->workflow == NULL && has_begun (whole) &&
           !add_turn (whole, record, &leaving, 0, signatures, error)))
        return FALSE;
    }
  return TRUE;
}

/* Whether the link is not emptied though it may go over to another record. */
gboolean
kamae_record_is_tied (KamaeRecord      *self,
                      const KamaeField *field)
{
  g_autoptr (GArray) ties = g_array_new (FALSE, FALSE, sizeof (KamaeSignature));

  add_tie (self, field, ties);
  return ties->len > 0;
}

/* What is left undone may be done elsewhere. */
static gboolean
is_carried_over (KamaeRecord      *record,
                 const KamaeField *field)
{
  return (field->flags & KAMAE_CARRIED_OVER) != 0 &&
         !kamae_workflow_has_flag (record->info->entity->workflow, kamae_record_get_state (record),
                                   KAMAE_STATE_ENDS);
}

/* What still takes in the record, and is not as it was prepared when that changes. */
GArray *
kamae_record_list_preparing (KamaeRecord *self,
                             GError     **error)
{
  g_autoptr (GArray) signatures = g_array_new (FALSE, FALSE, sizeof (KamaeSignature));

  for (const KamaeField *into = self->info->entity->fields; into->name != NULL; into++)
    {
      g_autoptr (KamaeRecord) whole =
        counts (self, into)
          ? ref_taking (self, into, kamae_record_get_integer (self, into->name), TRUE) : NULL;

      if (whole != NULL &&
          !add_of_kind (whole, whole, &(const Change) { 0 }, FALSE, signatures, error))
        return NULL;
    }
  return g_steal_pointer (&signatures);
}

/* Whether what the field is for is past: the state that it names, or, of what is not open beyond
 * every lock, all that was due. */
static gboolean
is_over (KamaeRecord      *record,
         const KamaeField *field)
{
  const char *stage = field->filled_for != NULL || (field->flags & KAMAE_UNLOCKED) == 0
                        ? field->filled_for : field->required_from;
  g_autoptr (KamaeRecord) living = stage != NULL ? ref_with_state (record, NULL, stage) : NULL;

  if ((field->flags & KAMAE_READ_ONLY) != 0)
    return FALSE;
  if (living != NULL)
    return kamae_workflow_reaches (living->info->entity->workflow, kamae_record_get_state (living),
                                   stage);
  return (field->flags & KAMAE_UNLOCKED) == 0 &&
         kamae_workflow_has_flag (record->info->entity->workflow, kamae_record_get_state (record),
                   KAMAE_STATE_ENDS);
}

/* What is written by the program, and what is known to change: of a day that is put off, the first
 * one is kept. */
gboolean
kamae_record_goes_on (const KamaeEntity *entity,
                      const KamaeField  *field)
{
  g_autofree char *first = g_strconcat ("original_", field->name, NULL);

  return (field->flags & (KAMAE_UNLOCKED | KAMAE_READ_ONLY | KAMAE_KEPT_UP)) != 0 ||
         ((field->flags & KAMAE_DUE) != 0 &&
          kamae_entity_find_field (entity, first) != NULL);
}

/* The signatures that stand and cover the field of the record, or without a field the record. */
GArray *
kamae_record_list_signatures (KamaeRecord      *self,
                              const KamaeField *field,
                              GError          **error)
{
  const Change change = { field, NULL };
  gboolean is_open =
    field != NULL && kamae_record_goes_on (self->info->entity, field) && !is_over (self, field);
  g_autoptr (GArray) signatures = g_array_new (FALSE, FALSE, sizeof (KamaeSignature));

  /* By an open link, too, nothing leaves what takes nothing in any more. */
  if (is_open && field->taken_in == NULL)
    return g_steal_pointer (&signatures);
  if ((!is_open && !add_signatures_of_wholes (self, self, &change, signatures, error)) ||
      (field != NULL && !add_signatures_of_closed (self, self, &change, signatures, error)) ||
      !add_signatures_of_held (self, &change, signatures, error) ||
      (field == NULL && !add_ties_of (self, signatures, error)))
    return NULL;
  if (field != NULL && !is_carried_over (self, field))
    add_tie (self, field, signatures);
  return g_steal_pointer (&signatures);
}

/* Those that cover what the record would become a part of. */
GArray *
kamae_record_list_signatures_into (KamaeRecord *self,
                                   KamaeRecord *whole,
                                   GError     **error)
{
  const Change change = { NULL, NULL, whole };
  g_autoptr (GArray) signatures = g_array_new (FALSE, FALSE, sizeof (KamaeSignature));

  return add_signatures_of_wholes (whole, self, &change, signatures, error)
           ? g_steal_pointer (&signatures) : NULL;
}

/* Those that cover what the step would change, and the field if it writes it: the signatures of
 * what the record is a part of, or counts into. */
GArray *
kamae_record_list_signatures_before (KamaeRecord           *self,
                                     const KamaeTransition *step,
                                     const KamaeField      *field,
                                     GError               **error)
{
  const Change change = { field, step };
  g_autoptr (GArray) signatures = g_array_new (FALSE, FALSE, sizeof (KamaeSignature));

  return add_signatures_of_wholes (self, self, &change, signatures, error) &&
         add_signatures_of_closed (self, self, &change, signatures, error)
           ? g_steal_pointer (&signatures) : NULL;
}

/**
 * kamae_record_is_signed:
 * @self: a record
 * @field: (nullable): a field's name; %NULL for whether the record may be there at all
 *
 * A signature that stands holds what the record and its parts held when it was made, before the
 * record is locked as well: that is changed after a step back only, which takes the signature back.
 *
 * Returns: whether a signature holds the field, or without one the record, as it is
 *
 * Since: 0.1
 */
gboolean
kamae_record_is_signed (KamaeRecord *self,
                        const char  *field)
{
  const KamaeField *declared;
  g_autoptr (GArray) signatures = NULL;

  g_return_val_if_fail (KAMAE_IS_RECORD (self), FALSE);

  declared = field != NULL ? kamae_entity_find_field (self->info->entity, field) : NULL;
  if (self->reg == NULL || (field != NULL && declared == NULL))
    return FALSE;
  signatures = kamae_record_list_signatures (self, declared, KAMAE_KEPT);
  for (guint i = 0; signatures != NULL && i < signatures->len; i++)
    if (g_array_index (signatures, KamaeSignature, i).binds)
      return TRUE;
  return FALSE;
}
