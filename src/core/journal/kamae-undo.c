/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-undo.h"

#include "../base/kamae-error.h"
#include "../kamae-i18n.h"
#include "../register/kamae-record-private.h"
#include "kamae-check-private.h"
#include "kamae-operation-private.h"

/* Undo and redo are operations of their own: the journal never shrinks. What can be undone is read
 * from the journal, so it outlives the program. An approval is where undoing ends. */

typedef struct
{
  gint64 seq;
  char *name;
  char *subject;
  gint64 subject_id;
  gint64 person_id;
  char *person;
} Step;

static void
step_clear (gpointer data)
{
  g_free (((Step *) data)->name);
  g_free (((Step *) data)->subject);
  g_free (((Step *) data)->person);
}

static GArray *
step_stack_new (void)
{
  GArray *stack = g_array_new (FALSE, FALSE, sizeof (Step));

  g_array_set_clear_func (stack, step_clear);
  return stack;
}

static void
push (GArray         *stack,
      KamaeStatement *row)
{
  const Step step = {
    .seq = kamae_statement_get_integer (row, 0),
    .name = g_strdup (kamae_statement_get_text (row, 2)),
    .subject = g_strdup (kamae_statement_get_text (row, 3)),
    .subject_id = kamae_statement_get_integer (row, 4),
    .person_id = kamae_statement_get_integer (row, 5),
    .person = g_strdup (kamae_statement_get_text (row, 6)),
  };

  g_array_append_val (stack, step);
}

/* Plays the journal since the last approval: what was done and not undone, what was undone and not
 * redone. */
static gboolean
read_stacks (KamaeRegister *reg,
             GArray        *done,
             GArray        *undone,
             GError       **error)
{
  g_autoptr (KamaeStatement) statement =
    kamae_database_prepare (reg->database,
                            "SELECT seq, kind, name, subject, subject_id, person_id, person FROM journal"
                            " WHERE seq > (SELECT coalesce(max(seq), 0) FROM journal WHERE final = 1) ORDER BY seq",
                            error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (kamae_statement_step (statement, &local_error))
    {
      const char *kind = kamae_statement_get_text (statement, 1);

      if (g_strcmp0 (kind, "do") == 0)
        {
          push (done, statement);
          g_array_set_size (undone, 0);
        }
      else if (g_strcmp0 (kind, "undo") == 0 && done->len > 0)
        {
          g_array_set_size (done, done->len - 1);
          push (undone, statement);
        }
      else if (g_strcmp0 (kind, "redo") == 0 && undone->len > 0)
        {
          g_array_set_size (undone, undone->len - 1);
          push (done, statement);
        }
    }
  return kamae_database_hand_over (reg->database, g_steal_pointer (&local_error), error);
}

/* "Approve %s" with the subject as it was called then. Never a format: the name may come from a
 * file. */
char *
kamae_journal_format_name (KamaeModel *model,
                           const char *name,
                           const char *subject)
{
  const char *translated = kamae_model_translate_any (model, name != NULL ? name : "", NULL);
  g_auto (GStrv) around = g_strsplit (translated, "%s", 2);

  return around[0] != NULL && around[1] != NULL
           ? g_strconcat (around[0], subject != NULL ? subject : "", around[1], NULL)
           : g_strdup (translated);
}

static char *
dup_top_name (KamaeRegister *self,
              gboolean       redo)
{
  g_autoptr (GArray) done = step_stack_new ();
  g_autoptr (GArray) undone = step_stack_new ();
  GArray *stack = redo ? undone : done;
  const Step *top;

  if (kamae_register_is_read_only (self))
    return NULL;
  if (!read_stacks (self, done, undone, KAMAE_KEPT) || stack->len == 0)
    return NULL;
  top = &g_array_index (stack, Step, stack->len - 1);
  return kamae_journal_format_name (self->model, top->name, top->subject);
}

/**
 * kamae_register_dup_undo_name:
 * @self: a register
 *
 * Returns: (transfer full) (nullable): name of the operation that kamae_register_undo() takes back;
 * %NULL if there is none since the last approval
 */
char *
kamae_register_dup_undo_name (KamaeRegister *self)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  return dup_top_name (self, FALSE);
}

/**
 * kamae_register_dup_redo_name:
 * @self: a register
 *
 * Returns: (transfer full) (nullable): name of the operation that kamae_register_redo() does again
 */
char *
kamae_register_dup_redo_name (KamaeRegister *self)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  return dup_top_name (self, TRUE);
}

static gboolean
is_of_another (KamaeRegister *self,
               const Step    *step)
{
  return step->person_id != 0 && (self->person == NULL || self->person->id != step->person_id);
}

static char *
dup_author (KamaeRegister *self,
            const Step    *step)
{
  gboolean elsewhere = self->others != NULL && g_hash_table_contains (self->others, &step->seq);
  const char *person = step->person != NULL && *step->person != '\0' ? step->person : NULL;

  if (elsewhere && person != NULL)
    /* Translators: whose a change is; %s is a person */
    return g_strdup_printf (_("%s, in another program"), person);
  if (elsewhere)
    /* Translators: whose a change is, if nobody said who was working */
    return g_strdup (_("another program"));
  return is_of_another (self, step) ? g_strdup (person) : NULL;
}

/**
 * kamae_register_dup_undo_author:
 * @self: a register
 * @redo: whether kamae_register_redo() is meant
 *
 * Whose operation would be taken back or done again, for those who ask before they touch what
 * others did.
 *
 * Returns: (transfer full) (nullable): who did it, if that was another person than the one who is
 * working, or another program meanwhile; %NULL for one's own, and if there is none
 *
 * Since: 0.1
 */
char *
kamae_register_dup_undo_author (KamaeRegister *self,
                                gboolean       redo)
{
  g_autoptr (GArray) done = step_stack_new ();
  g_autoptr (GArray) undone = step_stack_new ();
  GArray *stack = redo ? undone : done;

  g_return_val_if_fail (KAMAE_IS_REGISTER (self), NULL);

  if (!read_stacks (self, done, undone, KAMAE_KEPT) || stack->len == 0)
    return NULL;
  return dup_author (self, &g_array_index (stack, Step, stack->len - 1));
}

/* Asks what taking back an entry does to the states of records. */
typedef struct
{
  KamaeRegister *reg;
  GPtrArray *results; /* KamaeCheckResult */
  GError *error;
} Look;

/* To undo a step, or what took it back, is a step back itself. */
static void
look_at_step (Look        *look,
              KamaeRecord *record,
              const char  *from,
              const char  *to)
{
  const KamaeTransition back = {
    .name = "undo", .from = from, .to = to,
    .flags = KAMAE_TRANSITION_BACK | KAMAE_TRANSITION_NEEDS_REASON
  };

  if (g_strcmp0 (from, kamae_record_get_state (record)) == 0)
    kamae_check_taking_back (look->reg, record, &back, look->results);
}

static void
look_at_row (const KamaeChangedRow *row,
             gpointer               data)
{
  Look *look = data;
  KamaeEntityInfo *info = kamae_model_find_info (look->reg->model, row->table);
  g_autoptr (KamaeRecord) record = NULL;
  int place = -1;

  if (look->error != NULL || info == NULL || info->entity->workflow == NULL ||
      row->change != KAMAE_ROW_UPDATE ||
      !kamae_database_find_column (look->reg->database, row->table, "state", &place,
                                   &look->error) ||
      place < 0 || place >= row->n_columns || !row->changed[place])
    return;
  record = kamae_register_ref_record (look->reg, row->id, &look->error);
  if (record != NULL)
    look_at_step (look, record, row->before[place].text, row->after[place].text);
}

/* What somebody else decided is taken back by those only who may take it back by a step
 * (CORE-V18). */
static gboolean
check_taking_back (KamaeRegister *self,
                   GBytes        *inverse,
                   GError       **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  Look look = { self, results, NULL };

  if (!kamae_changeset_foreach (inverse, look_at_row, &look, error))
    return FALSE;
  if (look.error != NULL)
    {
      g_propagate_error (error, look.error);
      return FALSE;
    }
  if (results->len == 0)
    return TRUE;
  g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_BLOCKED, "%s: %s",
               kamae_check_result_get_rule (results->pdata[0]),
               kamae_check_result_get_text (results->pdata[0]));
  return FALSE;
}

static gboolean
take_back_entry (KamaeRegister *self,
                 const Step    *step,
                 const char    *kind,
                 GError       **error)
{
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (GBytes) changeset = kamae_journal_dup_changeset (self, step->seq, error);
  g_autoptr (GBytes) inverse = changeset != NULL ? kamae_changeset_invert (changeset, error) : NULL;
  g_autoptr (KamaeRecord) subject = NULL;
  g_autoptr (GError) local_error = NULL;

  if (inverse == NULL)
    return FALSE;
  if (step->subject_id != 0)
    subject = kamae_register_ref_record (self, step->subject_id, &local_error);
  if (local_error != NULL && !g_error_matches (local_error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND))
    return kamae_database_hand_over (self->database, g_steal_pointer (&local_error), error);
  operation = kamae_register_begin (self, step->name, subject, error);
  if (operation == NULL)
    return FALSE;
  if (g_hash_table_size (operation->unseen) > 0)
    {
      g_set_error (error, KAMAE_ERROR, KAMAE_ERROR_CONFLICT,
                   _("Another program changed the register meanwhile, so nothing was undone. "
                     "What it did is shown now. Look at it and undo again."));
      return FALSE;
    }
  if (is_of_another (self, step) && !check_taking_back (self, inverse, error))
    return FALSE;
  operation->kind = kind;
  operation->undoes = step->seq;
  return kamae_changeset_apply (self->database, inverse, error) &&
         kamae_operation_commit (operation, error);
}

static gboolean
take_back_top (KamaeRegister *self,
               gboolean       redo,
               GError       **error)
{
  g_autoptr (GArray) done = step_stack_new ();
  g_autoptr (GArray) undone = step_stack_new ();
  GArray *stack = redo ? undone : done;

  if (!read_stacks (self, done, undone, error))
    return FALSE;
  if (stack->len > 0)
    return take_back_entry (self, &g_array_index (stack, Step, stack->len - 1),
                            redo ? "redo" : "undo", error);
  g_set_error (
      error, KAMAE_ERROR, KAMAE_ERROR_CONFLICT,
      redo
          ? _("There is nothing to do again.")
          : _("There is nothing to undo since the last approval. An approved record is corrected by a correction entry or a new version."));
  return FALSE;
}

/**
 * kamae_register_undo:
 * @self: a register
 * @error: return location for a #KamaeError; %KAMAE_ERROR_CONFLICT if there is nothing to undo
 *
 * Takes the last operation back, by an operation of its own.
 *
 * Returns: whether it was taken back
 */
gboolean
kamae_register_undo (KamaeRegister *self,
                     GError       **error)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (self), FALSE);

  return take_back_top (self, FALSE, error);
}

/**
 * kamae_register_redo:
 * @self: a register
 * @error: return location for a #KamaeError; %KAMAE_ERROR_CONFLICT if there is nothing to do again
 *
 * Does again what was undone last.
 *
 * Returns: whether it was done
 */
gboolean
kamae_register_redo (KamaeRegister *self,
                     GError       **error)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (self), FALSE);

  return take_back_top (self, TRUE, error);
}
