/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-record-signed-private.h"

#include "../base/kamae-error.h"
#include "../sqlite/kamae-session-private.h"
#include "kamae-register-private.h"

/* What was signed stays as it was signed, also while the record is not locked yet. A signature
 * covers what the record, its parts and their lists of links held when it was made; what was empty
 * then is still filled in. What a step signed that stays in its state, as the preparer of a draft
 * does, is taken back by a change as long as the record is in that state. */

/* Looks in the changesets after a signature for what the columns, or the list of links, held. */
typedef struct
{
  const char *table;
  gint64 id;
  int columns[2];    /* of the value, and of why there is none; -1 for none */
  const char *kind;  /* of links */
  gboolean is_known;
  gboolean was_set;
  gint64 n_links;    /* added since */
} Then;

static gboolean
is_set (const KamaeValue *value)
{
  return value->type != KAMAE_VALUE_NULL;
}

static void
look_at_columns (const KamaeChangedRow *row,
                 Then                  *then)
{
  for (guint i = 0; i < G_N_ELEMENTS (then->columns); i++)
    {
      int column = then->columns[i];

      if (column < 0 || column >= row->n_columns || !row->changed[column])
        continue;
      then->is_known = TRUE;
      then->was_set = then->was_set || is_set (&row->before[column]);
    }
}

/* Columns of the table link: its key, the kind, and from which record. */
static gboolean
is_link_of (const KamaeValue *values,
            const Then       *then)
{
  return g_strcmp0 (values[1].text, then->kind) == 0 && values[2].integer == then->id;
}

static void
look_at_row (const KamaeChangedRow *row,
             gpointer               data)
{
  Then *then = data;

  if (then->kind == NULL)
    {
      if (!then->is_known && row->id == then->id && row->change == KAMAE_ROW_UPDATE &&
          g_str_equal (row->table, then->table))
        look_at_columns (row, then);
    }
  else if (g_str_equal (row->table, "link"))
    {
      if (row->change == KAMAE_ROW_INSERT && is_link_of (row->after, then))
        then->n_links++;
      else if (row->change == KAMAE_ROW_DELETE && is_link_of (row->before, then))
        then->n_links--;
    }
}

static gboolean
look_since (KamaeRegister *reg,
            KamaeRecord   *record,
            gint64         seq,
            Then          *then,
            GError       **error)
{
  g_autoptr (KamaeStatement) entries = kamae_database_prepare (
      reg->database,
      "SELECT journal.changeset FROM journal_record JOIN journal ON journal.seq = journal_record.seq"
      " WHERE journal_record.record_id = ? AND journal_record.seq > ? ORDER BY journal.seq",
      error);
  g_autoptr (GError) failure = NULL;

  if (entries == NULL)
    return FALSE;
  kamae_statement_bind_integer (entries, 1, record->id);
  kamae_statement_bind_integer (entries, 2, seq);
  while (!then->is_known && kamae_statement_step (entries, &failure))
    {
      g_autoptr (GBytes) changeset = kamae_statement_dup_blob (entries, 0);

      if (!kamae_changeset_foreach (changeset, look_at_row, then, error))
        return FALSE;
    }
  return kamae_database_hand_over (reg->database, g_steal_pointer (&failure), error);
}

static gboolean
had_links (KamaeRegister    *reg,
           KamaeRecord      *record,
           const KamaeField *field,
           gint64            seq,
           gboolean         *had,
           GError          **error)
{
  g_autofree char *kind = g_strconcat (record->info->entity->name, ".", field->name, NULL);
  Then then = { .id = record->id, .kind = kind };
  g_autoptr (KamaeStatement) now = kamae_database_prepare (
      reg->database, "SELECT count (*) FROM link WHERE from_id = ? AND kind = ?", error);

  if (now == NULL)
    return FALSE;
  kamae_statement_bind_integer (now, 1, record->id);
  kamae_statement_bind_text (now, 2, kind);
  if (!kamae_statement_step (now, error) || !look_since (reg, record, seq, &then, error))
    return FALSE;
  *had = kamae_statement_get_integer (now, 0) > then.n_links;
  return TRUE;
}

static gboolean
had_value (KamaeRegister    *reg,
           KamaeRecord      *record,
           const KamaeField *field,
           gint64            seq,
           gboolean         *had,
           GError          **error)
{
  g_autofree char *column = kamae_field_dup_column (field);
  g_autofree char *absence = g_strconcat (field->name, "_absence", NULL);
  const char *table = record->info->entity->name;
  Then then = { .table = table, .id = record->id };

  if (!kamae_database_find_column (reg->database, table, column, &then.columns[0], error) ||
      !kamae_database_find_column (reg->database, table, absence, &then.columns[1], error) ||
      !look_since (reg, record, seq, &then, error))
    return FALSE;
  *had = then.is_known ? then.was_set
                       : kamae_record_is_set (record, field->name) ||
                           kamae_record_get_absence (record, field->name) != KAMAE_ABSENCE_UNKNOWN;
  return TRUE;
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

/* Whether the whole had parts of the kind of this new one. */
static gboolean
had_such_parts (KamaeRegister *reg,
                KamaeRecord   *part,
                gint64         seq,
                gboolean      *had,
                GError       **error)
{
  const KamaeField *owner = kamae_entity_get_owner (part->info->entity);
  g_autofree char *sql = NULL;
  g_autoptr (KamaeStatement) parts = NULL;

  *had = FALSE;
  if (owner == NULL)
    return TRUE;
  sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM %1$s AS other JOIN %1$s AS this"
                         " ON other.%2$s_id = this.%2$s_id AND other.id <> this.id WHERE this.id = ?1"
                         " AND (SELECT min (seq) FROM journal_record WHERE record_id = other.id) <= ?2)",
                         part->info->entity->name, owner->name);
  parts = kamae_database_prepare (reg->database, sql, error);
  if (parts == NULL)
    return FALSE;
  kamae_statement_bind_integer (parts, 1, part->id);
  kamae_statement_bind_integer (parts, 2, seq);
  if (!kamae_statement_step (parts, error))
    return FALSE;
  *had = kamae_statement_get_integer (parts, 0) != 0;
  return TRUE;
}

/* What it means to have signed in a box. */
typedef struct
{
  gint64 id;      /* of the approval */
  gint64 seq;     /* of its entry; 0 while it is not in the journal yet */
  gboolean stays; /* a step that stays in the present state makes such a signature */
  gboolean anew;  /* a step from the present state makes such a signature */
} Signature;

static void
look_at_steps (KamaeRecord *whole,
               const char  *box,
               const char  *phase,
               Signature   *signature)
{
  const KamaeWorkflow *workflow = whole->info->entity->workflow;
  const char *state = kamae_record_get_state (whole);

  signature->stays = signature->anew = workflow == NULL;
  for (const KamaeTransition *step = workflow != NULL ? workflow->transitions : NULL;
       step != NULL && step->name != NULL; step++)
    if (g_strcmp0 (step->approval, box) == 0 && g_strcmp0 (step->phase, phase) == 0 &&
        kamae_transition_leaves (step, state))
      {
        signature->anew = TRUE;
        signature->stays = signature->stays || step->to == NULL || g_str_equal (step->to, state);
      }
}

static gboolean
covers (KamaeRegister    *reg,
        KamaeRecord      *record,
        const KamaeField *field,
        const Signature  *signature,
        gboolean         *covered,
        GError          **error)
{
  gint64 seq = signature->seq;

  *covered = FALSE;
  /* What is signed by the present operation binds only afterwards. */
  if (seq == 0)
    return TRUE;
  if (!was_there (reg, record->id, seq, covered, error))
    return FALSE;
  if (!*covered)
    return field != NULL || had_such_parts (reg, record, seq, covered, error);
  if (field == NULL)
    return TRUE;
  return field->kind == KAMAE_FIELD_LINKS ? had_links (reg, record, field, seq, covered, error)
                                          : had_value (reg, record, field, seq, covered, error);
}

static gboolean
add_signatures (KamaeRegister    *reg,
                KamaeRecord      *whole,
                KamaeRecord      *record,
                const KamaeField *field,
                GArray           *signatures,
                GError          **error)
{
  guint n = signatures->len;
  gboolean is_kept, is_repeated = FALSE;
  g_autoptr (GError) failure = NULL;
  g_autoptr (KamaeStatement) row = kamae_database_prepare (
      reg->database,
      "SELECT id, box, phase, (SELECT min (seq) FROM journal_record WHERE record_id = signature.id)"
      " FROM signature WHERE source_id = ?",
      error);

  if (row == NULL)
    return FALSE;
  kamae_statement_bind_integer (row, 1, whole->id);
  while (kamae_statement_step (row, &failure))
    {
      Signature signature = { kamae_statement_get_integer (row, 0),
                              kamae_statement_get_integer (row, 3) };
      gboolean covered;

      look_at_steps (whole, kamae_statement_get_text (row, 1), kamae_statement_get_text (row, 2),
                     &signature);
      is_repeated = is_repeated || (signature.anew && !signature.stays);
      if (!covers (reg, record, field, &signature, &covered, error))
        return FALSE;
      if (covered)
        {
          KamaeSignature found = { signature.id, !signature.stays };

          g_array_append_val (signatures, found);
        }
    }
  if (!kamae_database_hand_over (reg->database, g_steal_pointer (&failure), error))
    return FALSE;
  if (!is_repeated)
    return TRUE;
  /* Where a phase is gone through again, what is added will be signed. */
  if (!was_there (reg, record->id, G_MAXINT64 - 1, &is_kept, error))
    return FALSE;
  if (!is_kept)
    g_array_set_size (signatures, n);
  return TRUE;
}

static gboolean
add_signatures_of_wholes (KamaeRecord      *whole,
                          KamaeRecord      *record,
                          const KamaeField *field,
                          GArray           *signatures,
                          GError          **error)
{
  const KamaeField *owner = kamae_entity_get_owner (whole->info->entity);
  g_autoptr (KamaeRecord) above = owner != NULL ? kamae_record_ref_link (whole, owner->name) : NULL;

  return add_signatures (whole->reg, whole, record, field, signatures, error) &&
         (above == NULL || add_signatures_of_wholes (above, record, field, signatures, error));
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

KamaeRecord *
kamae_record_ref_closed (KamaeRecord      *self,
                         const KamaeField *field,
                         gint64            target)
{
  g_autoptr (KamaeRecord) linked =
    target != 0 ? kamae_register_ref_record (self->reg, target, KAMAE_KEPT) : NULL;
  g_autoptr (KamaeRecord) living = linked != NULL ? ref_living (linked) : NULL;
  g_auto (GStrv) states = g_strsplit (field->taken_in, " ", -1);

  if (living == NULL || g_strv_contains ((const char *const *) states,
                                         kamae_record_get_state (living)))
    return NULL;
  return g_steal_pointer (&living);
}

KamaeRecord *
kamae_record_ref_taken (KamaeRecord      *self,
                        const KamaeField *field)
{
  if (field->taken_in == NULL ||
      (field->taken_when != NULL && !kamae_condition_holds (field->taken_when, self)))
    return NULL;
  return kamae_record_ref_closed (self, field, kamae_record_get_integer (self, field->name));
}

/* Of what takes in nothing any more, the signatures cover what counts into it. */
static gboolean
add_signatures_of_closed (KamaeRecord      *record,
                          const KamaeField *field,
                          GArray           *signatures,
                          GError          **error)
{
  for (const KamaeField *into = record->info->entity->fields; into->name != NULL; into++)
    {
      g_autoptr (KamaeRecord) closed = field != into ? kamae_record_ref_taken (record, into) : NULL;

      if (closed != NULL &&
          !add_signatures (record->reg, closed, record, field, signatures, error))
        return FALSE;
    }
  return TRUE;
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
  g_autoptr (GArray) signatures = g_array_new (FALSE, FALSE, sizeof (KamaeSignature));

  if (field != NULL && kamae_record_goes_on (self->info->entity, field))
    return g_steal_pointer (&signatures);
  if (!add_signatures_of_wholes (self, self, field, signatures, error) ||
      (field != NULL && !add_signatures_of_closed (self, field, signatures, error)))
    return NULL;
  return g_steal_pointer (&signatures);
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
