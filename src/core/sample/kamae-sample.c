/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-sample.h"
#include "kamae-turns-private.h"

#include "../base/kamae-error.h"
#include "../register/kamae-cursor.h"
#include "../register/kamae-register-private.h"

#include <stdio.h>

/* The fictional company counts its years from April. */
#define FIRST_MONTH 4

struct _KamaeSample
{
  GObject parent_instance;

  KamaeRegister *reg;
  char *language;
  const KamaeSampleCount *counts;
  KamaeSampleProgress progress;
  gpointer progress_data;
  GDateTime *now; /* the moment at which the sample is made */
  char *today;
  GDateTime *fiscal_start; /* the first day of the running fiscal year */
  char *clock_date;
  guint clock_minutes;
  KamaeTurns *turns;
};

G_DEFINE_FINAL_TYPE (KamaeSample, kamae_sample, G_TYPE_OBJECT)

static void
kamae_sample_finalize (GObject *object)
{
  KamaeSample *self = KAMAE_SAMPLE (object);

  g_clear_object (&self->reg);
  g_free (self->language);
  g_free (self->today);
  g_free (self->clock_date);
  g_clear_pointer (&self->now, g_date_time_unref);
  g_clear_pointer (&self->fiscal_start, g_date_time_unref);
  g_clear_pointer (&self->turns, kamae_turns_free);

  G_OBJECT_CLASS (kamae_sample_parent_class)->finalize (object);
}

static void
kamae_sample_class_init (KamaeSampleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_sample_finalize;
}

static void
kamae_sample_init (KamaeSample *self)
{
}

static GDateTime *
parse_date (const char *date)
{
  int year = 1;
  int month = 1;
  int day = 1;

  sscanf (date, "%4d-%2d-%2d", &year, &month, &day);
  return g_date_time_new_local (year, month, day, 0, 0, 0);
}

static KamaeSample *
kamae_sample_new (KamaeRegister *reg,
                  const char    *language,
                  const KamaeSampleCount *counts)
{
  KamaeSample *self = g_object_new (KAMAE_TYPE_SAMPLE, NULL);
  g_autoptr (GDateTime) today = NULL;
  int year;

  self->reg = g_object_ref (reg);
  self->language = g_strdup (language);
  self->counts = counts;
  self->now = kamae_register_dup_now (reg);
  self->today = g_date_time_format (self->now, "%F");
  today = parse_date (self->today);
  year = g_date_time_get_year (today) - (g_date_time_get_month (today) < FIRST_MONTH);
  self->fiscal_start = g_date_time_new_local (year, FIRST_MONTH, 1, 0, 0, 0);
  return self;
}

/* The past is lived in business hours, some minutes from operation to operation; today is now. */
static void
set_clock (KamaeSample *self,
           const char  *date)
{
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) now = NULL;

  if (g_strcmp0 (date, self->clock_date) == 0)
    self->clock_minutes += 3;
  else
    {
      g_free (self->clock_date);
      self->clock_date = g_strdup (date);
      self->clock_minutes = 0;
    }
  if (g_str_equal (date, self->today))
    {
      kamae_register_set_now (self->reg, self->now);
      return;
    }
  day = parse_date (date);
  now = g_date_time_add_minutes (day, 9 * 60 + 30 + self->clock_minutes);
  kamae_register_set_now (self->reg, now);
}

static int
compare_order (gconstpointer a,
               gconstpointer b)
{
  const KamaeDeclaration *first = *(const KamaeDeclaration *const *) a;
  const KamaeDeclaration *second = *(const KamaeDeclaration *const *) b;

  return first->sample_order - second->sample_order;
}

/* Sorting is stable: those of the same order stay in the order of declaration. */
static GPtrArray *
dup_sorted (KamaeModel *model)
{
  GPtrArray *declarations = kamae_model_get_declarations (model);
  GPtrArray *sorted = g_ptr_array_sized_new (declarations->len);

  for (guint i = 0; i < declarations->len; i++)
    g_ptr_array_add (sorted, declarations->pdata[i]);
  g_ptr_array_sort (sorted, compare_order);
  return sorted;
}

/* A plugin's part, as a story of its own. */
static gboolean
tell_part (gpointer      owner,
           gconstpointer data,
           GError      **error)
{
  const KamaeDeclaration *declaration = data;
  KamaeSample *sample = owner;
  g_autoptr (GError) failure = NULL;

  return kamae_model_take_end (kamae_register_get_model (sample->reg), declaration, "sample",
                               declaration->sample (sample, &failure), &failure, error);
}

static gboolean
tell_all (KamaeSample *self,
          GError     **error)
{
  g_autoptr (GPtrArray) declarations = dup_sorted (kamae_register_get_model (self->reg));

  self->turns = kamae_turns_new (self);
  for (guint i = 0; i < declarations->len; i++)
    {
      const KamaeDeclaration *declaration = g_ptr_array_index (declarations, i);

      if (declaration->sample != NULL)
        kamae_turns_add (self->turns, i, tell_part, declaration);
    }
  return kamae_turns_run (self->turns, error);
}

/**
 * kamae_sample_fill:
 * @reg: a new register
 * @language: in which language the sample is written, "ja" or "en"
 * @scale: how many made-up issues are added beside, for measuring
 * @error: return location for an error
 *
 * Makes the register that of a fictional company with three fiscal years of history. The core and
 * the plugins each tell their part day by day, all side by side: what the journal holds happened in
 * its order.
 *
 * Returns: whether it worked
 *
 * Since: 0.1
 */
gboolean
kamae_sample_fill (KamaeRegister *reg,
                   const char    *language,
                   guint          scale,
                   GError       **error)
{
  const KamaeSampleCount counts[] = { { "issue", scale }, { NULL } };

  return kamae_sample_fill_many (reg, language, counts, NULL, NULL, error);
}

/**
 * kamae_sample_fill_many:
 * @reg: a new register
 * @language: in which language the sample is written, "ja" or "en"
 * @counts: made-up records to add beside the sample
 * @progress: (nullable) (scope call): told how far it has come
 * @data: for @progress
 * @error: return location for an error
 *
 * Makes the register that of the fictional company, and as large as wanted.
 *
 * Returns: whether it worked
 *
 * Since: 0.1
 */
gboolean
kamae_sample_fill_many (KamaeRegister          *reg,
                        const char             *language,
                        const KamaeSampleCount *counts,
                        KamaeSampleProgress     progress,
                        gpointer                data,
                        GError                **error)
{
  g_autoptr (KamaeSample) self = NULL;
  KamaeDatabase *database;
  gboolean done;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), FALSE);
  g_return_val_if_fail (language != NULL, FALSE);

  /* Hundreds of operations need not each wait for the disk: half a sample is thrown away. */
  database = kamae_register_get_database (reg);
  done = kamae_database_set_durable (database, FALSE, error);
  self = kamae_sample_new (reg, language, counts);
  self->progress = progress;
  self->progress_data = data;
  done = done && tell_all (self, error);
  kamae_register_set_now (reg, NULL);
  kamae_register_set_person (reg, NULL);
  return kamae_database_set_durable (database, TRUE, done ? error : NULL) && done;
}

/**
 * kamae_sample_get_register:
 * @self: a sample
 *
 * Returns: (transfer none): the register that is being filled
 *
 * Since: 0.1
 */
KamaeRegister *
kamae_sample_get_register (KamaeSample *self)
{
  g_return_val_if_fail (KAMAE_IS_SAMPLE (self), NULL);

  return self->reg;
}

/**
 * kamae_sample_get_count:
 * @self: a sample
 * @entity: name of an entity
 *
 * Returns: how many made-up records of it a plugin should add beside the sample, for measuring
 *
 * Since: 0.1
 */
guint
kamae_sample_get_count (KamaeSample *self,
                        const char  *entity)
{
  g_return_val_if_fail (KAMAE_IS_SAMPLE (self), 0);

  for (const KamaeSampleCount *count = self->counts; count->entity != NULL; count++)
    if (g_str_equal (count->entity, entity))
      return count->n;
  return 0;
}

/**
 * kamae_sample_tell:
 * @self: a sample
 * @entity: name of an entity
 * @done: how many of the records asked for there are
 *
 * Tells whoever waits how far it has come.
 *
 * Since: 0.1
 */
void
kamae_sample_tell (KamaeSample *self,
                   const char  *entity,
                   guint        done)
{
  g_return_if_fail (KAMAE_IS_SAMPLE (self));

  if (self->progress != NULL)
    self->progress (entity, done, kamae_sample_get_count (self, entity), self->progress_data);
}

/**
 * kamae_sample_text:
 * @self: a sample
 * @ja: (nullable): the text in Japanese
 * @en: (nullable): the text in English
 *
 * Returns: (nullable): the text in the language of the sample
 *
 * Since: 0.1
 */
const char *
kamae_sample_text (KamaeSample *self,
                   const char  *ja,
                   const char  *en)
{
  g_return_val_if_fail (KAMAE_IS_SAMPLE (self), NULL);

  return g_str_equal (self->language, "ja") ? ja : en;
}

/**
 * kamae_sample_dup_date:
 * @self: a sample
 * @years_ago: 0 for the running fiscal year, 1 for the one before it …
 * @fiscal_month: the month of the fiscal year, 1 for the first
 * @day: the day of the month
 *
 * A date in the company's history. It may lie in the future: see kamae_sample_get_today().
 *
 * Returns: (transfer full): an ISO date
 *
 * Since: 0.1
 */
char *
kamae_sample_dup_date (KamaeSample *self,
                       int          years_ago,
                       int          fiscal_month,
                       int          day)
{
  g_autoptr (GDateTime) month = NULL;
  g_autoptr (GDateTime) date = NULL;

  g_return_val_if_fail (KAMAE_IS_SAMPLE (self), NULL);

  month = g_date_time_add_months (self->fiscal_start, fiscal_month - 1 - 12 * years_ago);
  date = g_date_time_add_days (month, day - 1);
  return g_date_time_format (date, "%F");
}

/**
 * kamae_sample_dup_day:
 * @self: a sample
 * @days: how many days from today on; less than 0 for the past
 *
 * Returns: (transfer full): an ISO date
 *
 * Since: 0.1
 */
char *
kamae_sample_dup_day (KamaeSample *self,
                      int          days)
{
  g_autoptr (GDateTime) today = NULL;
  g_autoptr (GDateTime) date = NULL;

  g_return_val_if_fail (KAMAE_IS_SAMPLE (self), NULL);

  today = parse_date (self->today);
  date = g_date_time_add_days (today, days);
  return g_date_time_format (date, "%F");
}

/**
 * kamae_sample_dup_working_day:
 * @self: a sample
 * @date: an ISO date
 * @days: how many working days after it; less than 0 for before it
 *
 * What falls on a weekend is done on the Monday after it, or on the Friday before it where days
 * are counted back.
 *
 * Returns: (transfer full): an ISO date
 *
 * Since: 0.1
 */
char *
kamae_sample_dup_working_day (KamaeSample *self,
                              const char  *date,
                              int          days)
{
  g_autoptr (GDateTime) day = NULL;
  int step = days < 0 ? -1 : 1;

  g_return_val_if_fail (KAMAE_IS_SAMPLE (self), NULL);
  g_return_val_if_fail (date != NULL, NULL);

  for (day = parse_date (date);; days -= step)
    {
      g_autoptr (GDateTime) next = NULL;

      while (g_date_time_get_day_of_week (day) > G_DATE_FRIDAY)
        {
          g_autoptr (GDateTime) weekend = g_steal_pointer (&day);

          day = g_date_time_add_days (weekend, step);
        }
      if (days == 0)
        return g_date_time_format (day, "%F");
      next = g_date_time_add_days (day, step);
      g_date_time_unref (day);
      day = g_steal_pointer (&next);
    }
}

/**
 * kamae_sample_get_today:
 * @self: a sample
 *
 * Returns: the day on which the sample is made, an ISO date
 *
 * Since: 0.1
 */
const char *
kamae_sample_get_today (KamaeSample *self)
{
  g_return_val_if_fail (KAMAE_IS_SAMPLE (self), NULL);

  return self->today;
}

/**
 * kamae_sample_find:
 * @self: a sample
 * @entity: name of an entity
 * @key: the number or key of a record
 *
 * Returns: (transfer full) (nullable): the record
 *
 * Since: 0.1
 */
KamaeRecord *
kamae_sample_find (KamaeSample *self,
                   const char  *entity,
                   const char  *key)
{
  g_return_val_if_fail (KAMAE_IS_SAMPLE (self), NULL);

  return kamae_register_find (self->reg, entity, key, KAMAE_KEPT);
}

/**
 * kamae_sample_find_meeting:
 * @self: a sample
 * @kind: a kind of meeting series, as "committee"
 * @date: (nullable): an ISO date; %NULL for today
 *
 * Finds the last meeting of a kind up to a date.
 *
 * Returns: (transfer full) (nullable): the meeting
 *
 * Since: 0.1
 */
KamaeRecord *
kamae_sample_find_meeting (KamaeSample *self,
                           const char  *kind,
                           const char  *date)
{
  g_autoptr (KamaeCursor) cursor = NULL;

  g_return_val_if_fail (KAMAE_IS_SAMPLE (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  cursor = kamae_register_query (self->reg,
                                 "SELECT meeting.id FROM meeting"
                                 " JOIN meeting_series ON meeting_series.id = meeting.series_id"
                                 " WHERE meeting_series.kind = :kind AND meeting.held_on <= :date"
                                 " ORDER BY meeting.held_on DESC LIMIT 1",
                                 self->language, KAMAE_KEPT);
  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_text (cursor, ":kind", kind);
  kamae_cursor_bind_text (cursor, ":date", date != NULL ? date : self->today);
  if (!kamae_cursor_next (cursor, KAMAE_KEPT))
    return NULL;
  return kamae_register_ref_record (self->reg, kamae_cursor_get_integer (cursor, 0), KAMAE_KEPT);
}

/**
 * kamae_sample_tell_beside:
 * @self: a sample
 * @story: (scope forever): tells something that goes on at the same time
 * @data: (nullable): given to @story, of static storage
 *
 * Begins a story on the day of the one that begins it. It ends on its own, not with the other one.
 *
 * Since: 0.1
 */
void
kamae_sample_tell_beside (KamaeSample     *self,
                          KamaeSampleStory story,
                          gconstpointer    data)
{
  g_return_if_fail (KAMAE_IS_SAMPLE (self));
  g_return_if_fail (story != NULL);

  kamae_turns_add (self->turns, kamae_turns_get_rank (self->turns), (KamaeTurnsFunc) story, data);
}

/**
 * kamae_sample_wait:
 * @self: a sample
 * @date: a day; one after today counts as today
 * @error: return location for an error
 *
 * Lets all that the other stories tell happen up to the day. What a story reads of the others, it
 * reads after this.
 *
 * Returns: whether to go on
 *
 * Since: 0.1
 */
gboolean
kamae_sample_wait (KamaeSample *self,
                   const char  *date,
                   GError     **error)
{
  g_return_val_if_fail (KAMAE_IS_SAMPLE (self), FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  if (strcmp (date, self->today) > 0)
    date = self->today;
  if (!kamae_turns_wait (self->turns, date, error))
    return FALSE;
  g_return_val_if_fail (g_strcmp0 (date, self->clock_date) >= 0, FALSE);
  set_clock (self, date);
  return TRUE;
}

/**
 * kamae_sample_begin:
 * @self: a sample
 * @date: the day on which it was done; a day after today counts as today
 * @person: (nullable): staff number of the person who did it
 * @name: what was done, as in the history, in the language of the sample
 * @subject: (nullable): the record it is about
 * @error: return location for an error
 *
 * Waits for the day as kamae_sample_wait(), and begins an operation of the person.
 *
 * Returns: (transfer full): the operation
 *
 * Since: 0.1
 */
KamaeOperation *
kamae_sample_begin (KamaeSample *self,
                    const char  *date,
                    const char  *person,
                    const char  *name,
                    KamaeRecord *subject,
                    GError     **error)
{
  g_autoptr (KamaeRecord) who = NULL;

  g_return_val_if_fail (KAMAE_IS_SAMPLE (self), NULL);
  g_return_val_if_fail (date != NULL, NULL);

  if (!kamae_sample_wait (self, date, error))
    return NULL;
  if (person != NULL)
    {
      who = kamae_register_find (self->reg, "person", person, error);
      if (who == NULL)
        return NULL;
    }
  kamae_register_set_person (self->reg, who);
  return kamae_register_begin (self->reg, name, subject, error);
}
