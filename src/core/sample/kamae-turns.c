/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Functions that each walk through days, taken in turns so that all days come in their order.
 *
 * Each has a thread, but only one of them works at a time: who waits for the earliest day is next.
 * So each tells its story from beginning to end, and still nothing happens before its time. */

#include "config.h"

#include "kamae-turns-private.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  KamaeTurns *turns;
  guint rank;
  guint place;
  KamaeTurnsFunc func;
  gconstpointer data;
  char *day;
  GThread *thread;
  GCond woken;
  gboolean has_ended;
} Turn;

struct _KamaeTurns
{
  gpointer owner;
  GPtrArray *all;
  guint n_added;
  Turn *current; /* whose turn it is; NULL for whoever runs them */
  GMutex mutex;
  GCond given_back;
  GError *error; /* of the first that failed; the others are woken once more to end */
};

static void
turn_free (Turn *turn)
{
  g_cond_clear (&turn->woken);
  g_free (turn->day);
  g_free (turn);
}

static int
compare (const Turn *a,
         const Turn *b)
{
  int order = strcmp (a->day, b->day);

  if (order != 0)
    return order;
  return a->rank != b->rank ? (int) a->rank - (int) b->rank : (int) a->place - (int) b->place;
}

static Turn *
find_next (KamaeTurns *self)
{
  Turn *next = NULL;

  for (guint i = 0; i < self->all->len; i++)
    {
      Turn *turn = g_ptr_array_index (self->all, i);

      if (!turn->has_ended && (next == NULL || compare (turn, next) < 0))
        next = turn;
    }
  return next;
}

/* With the mutex held. */
static void
give_back (KamaeTurns *self)
{
  self->current = NULL;
  g_cond_signal (&self->given_back);
}

static gpointer
live (gpointer data)
{
  Turn *turn = data;
  KamaeTurns *self = turn->turns;
  g_autoptr (GError) error = NULL;
  gboolean done = self->error != NULL || turn->func (self->owner, turn->data, &error);

  g_mutex_lock (&self->mutex);
  turn->has_ended = TRUE;
  if (!done && self->error == NULL)
    self->error = g_steal_pointer (&error);
  give_back (self);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

static void
give (KamaeTurns *self,
      Turn       *turn)
{
  self->current = turn;
  if (turn->thread == NULL)
    turn->thread = g_thread_new ("kamae-turn", live, turn);
  else
    g_cond_signal (&turn->woken);
  while (self->current != NULL)
    g_cond_wait (&self->given_back, &self->mutex);
  if (turn->has_ended)
    g_clear_pointer (&turn->thread, g_thread_join);
}

/*< private >
 * kamae_turns_new:
 * @owner: given to each function
 *
 * Returns: (transfer full): nobody's turn yet
 */
KamaeTurns *
kamae_turns_new (gpointer owner)
{
  KamaeTurns *self = g_new0 (KamaeTurns, 1);

  self->owner = owner;
  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) turn_free);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->given_back);
  return self;
}

void
kamae_turns_free (KamaeTurns *self)
{
  g_ptr_array_unref (self->all);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->given_back);
  g_clear_error (&self->error);
  g_free (self);
}

/*< private >
 * kamae_turns_add:
 * @self: the turns
 * @rank: who comes first on the same day; those of one rank in the order in which they were added
 * @func: what lives its days
 * @data: given to @func
 *
 * Adds one who begins on the day of whoever adds it.
 */
void
kamae_turns_add (KamaeTurns     *self,
                 guint           rank,
                 KamaeTurnsFunc  func,
                 gconstpointer   data)
{
  Turn *turn = g_new0 (Turn, 1);

  turn->turns = self;
  turn->rank = rank;
  turn->place = self->n_added++;
  turn->func = func;
  turn->data = data;
  turn->day = g_strdup (self->current != NULL ? self->current->day : "");
  g_cond_init (&turn->woken);
  g_ptr_array_add (self->all, turn);
}

/*< private >
 * kamae_turns_get_rank:
 * @self: the turns
 *
 * Returns: the rank of whose turn it is
 */
guint
kamae_turns_get_rank (KamaeTurns *self)
{
  return self->current->rank;
}

/*< private >
 * kamae_turns_wait:
 * @self: the turns
 * @day: an ISO date
 * @error: set where another has failed
 *
 * Lets the others live up to the day.
 *
 * Returns: whether to go on
 */
gboolean
kamae_turns_wait (KamaeTurns  *self,
                  const char  *day,
                  GError     **error)
{
  Turn *turn = self->current;
  gboolean goes_on;

  g_assert (turn != NULL);
  if (strcmp (day, turn->day) > 0)
    {
      g_free (turn->day);
      turn->day = g_strdup (day);
    }
  g_mutex_lock (&self->mutex);
  if (find_next (self) != turn)
    {
      give_back (self);
      while (self->current != turn)
        g_cond_wait (&turn->woken, &self->mutex);
    }
  goes_on = self->error == NULL;
  g_mutex_unlock (&self->mutex);
  if (!goes_on)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Another has failed");
  return goes_on;
}

/*< private >
 * kamae_turns_run:
 * @self: the turns
 * @error: return location for the error of the first that fails
 *
 * Gives everybody their turns, until all have ended.
 *
 * Returns: whether none failed
 */
gboolean
kamae_turns_run (KamaeTurns  *self,
                 GError     **error)
{
  Turn *next;

  g_mutex_lock (&self->mutex);
  while ((next = find_next (self)) != NULL)
    give (self, next);
  g_mutex_unlock (&self->mutex);
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}
