/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-objectives-sample-private.h"

/* The annual plans of the sample organization. What other records prove is done by them; the rest
 * is done on its day, with a short note as evidence. */

#define PRESIDENT "1001"
#define ISMS_MANAGER "1002"
#define COMMITTEE_MEMBER "1003"
#define SECRETARIAT "1006"
#define SUBSTITUTE "1010" /* of whoever has left */

/* What the year has otherwise than the calendar says. */
#define LATE "suppliers"   /* this year: still open */
#define MOVED "recovery"   /* last year: two months later */

typedef struct
{
  KamaeSample *sample;
  int years_ago;
  KamaeRecord *plan;
} Year;

typedef struct
{
  char *date;
  gint64 item;
  char *key;
  gboolean is_postponed;
} Event;

static void
event_free (Event *event)
{
  g_free (event->date);
  g_free (event->key);
  g_free (event);
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const Event *first = *(Event *const *) a;
  const Event *second = *(Event *const *) b;
  int order = strcmp (first->date, second->date);

  return order != 0 ? order : strcmp (first->key, second->key);
}

static char *
dup_date (Year *year,
          int   month,
          int   day)
{
  g_autofree char *date = kamae_sample_dup_date (year->sample, year->years_ago, month, day);

  return kamae_sample_dup_working_day (year->sample, date, 0);
}

static gboolean
has_come (Year       *year,
          const char *date)
{
  return strcmp (date, kamae_sample_get_today (year->sample)) <= 0;
}

static gboolean
step (Year        *year,
      int          month,
      int          day,
      const char  *person,
      const char  *ja,
      const char  *en,
      const char  *transition,
      GError     **error)
{
  g_autofree char *date = dup_date (year, month, day);
  g_autoptr(KamaeOperation) operation = NULL;

  if (!has_come (year, date))
    return TRUE;
  operation = kamae_sample_begin (year->sample, date, person,
                                  kamae_sample_text (year->sample, ja, en), year->plan, error);
  if (operation == NULL)
    return FALSE;
  kamae_operation_set_reason (operation,
                              kamae_sample_text (year->sample, "担当者は委員会で決める。",
                                                 "The committee decides who is in charge."));
  return kamae_operation_transition (operation, year->plan, transition, error)
         && kamae_operation_commit (operation, error);
}

static gboolean
write_plan (Year        *year,
            const char  *date,
            GError     **error)
{
  g_autoptr(KamaeOperation) operation =
    kamae_sample_begin (year->sample, date, SECRETARIAT,
                        kamae_sample_text (year->sample, "年間情報セキュリティ計画の作成",
                                           "Write the plan of the year"), NULL, error);

  if (operation == NULL)
    return FALSE;
  year->plan = kamae_operation_create (operation, "annual_plan", error, "emphasis",
                                       kamae_sample_text (year->sample, "計画した月に実施し、記録をその月のうちに残す。",
                                                          "Do it in its month, and keep the record in the same month."),
                                       NULL);
  if (year->plan == NULL)
    return FALSE;
  kamae_operation_set_subject (operation, year->plan);
  return kamae_operation_transition (operation, year->plan, "fill", error)
         && kamae_operation_commit (operation, error);
}

/* What nobody's record proves. */
#define ITEMS \
  "SELECT item.id, item.due_on, template.key FROM plan_item AS item " \
  "JOIN plan_template AS template ON template.id = item.template_id " \
  "WHERE item.plan_id = :id AND template.proof IN ('manual', 'policy', 'performance')"

static void
add_event (GPtrArray  *events,
           const char *date,
           gint64      item,
           const char *key,
           gboolean    is_postponed)
{
  Event *event = g_new (Event, 1);

  *event = (Event) { g_strdup (date), item, g_strdup (key), is_postponed };
  g_ptr_array_add (events, event);
}

static GPtrArray *
list_events (Year    *year,
             GError **error)
{
  g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) event_free);
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_sample_get_register (year->sample), ITEMS, NULL, error);

  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (year->plan));
  while (kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      gint64 item = kamae_cursor_get_integer (cursor, 0);
      const char *date = kamae_cursor_get_text (cursor, 1);
      const char *key = kamae_cursor_get_text (cursor, 2);

      if (year->years_ago == 0 && g_str_equal (key, LATE))
        continue;
      if (year->years_ago == 1 && g_str_equal (key, MOVED))
        {
          g_autofree char *later = dup_date (year, 10, 20);

          add_event (events, later, item, key, FALSE);
          add_event (events, date, item, key, TRUE);
          continue;
        }
      add_event (events, date, item, key, FALSE);
    }
  g_ptr_array_sort (events, compare_events);
  return g_steal_pointer (&events);
}

static gboolean
postpone (Year            *year,
          KamaeOperation  *operation,
          KamaeRecord     *item,
          GError         **error)
{
  g_autofree char *later = dup_date (year, 10, 20);

  return kamae_operation_set (operation, item, "due_on", later, error)
         && kamae_operation_set (operation, item, "postponed_because",
                                 kamae_sample_text (year->sample, "試験に使う環境の更新を待つため",
                                                    "The environment for the test is renewed first"),
                                 error)
         && kamae_operation_commit (operation, error);
}

static gboolean
do_item (Year            *year,
         KamaeOperation  *operation,
         KamaeRecord     *item,
         GError         **error)
{
  g_autofree char *text = g_strdup_printf ("%s\r\n%s\r\n", kamae_record_get_title (item),
                                           kamae_sample_text (year->sample, "計画どおり実施した。",
                                                              "Done as planned."));
  g_autofree char *title = g_strdup_printf (kamae_sample_text (year->sample, "%sの記録", "Record: %s"),
                                            kamae_record_get_title (item));
  g_autoptr(GBytes) content = g_bytes_new (text, strlen (text));
  g_autoptr(KamaeRecord) evidence = kamae_operation_attach_bytes (operation, item, "record.txt",
                                                                  content, title, error);

  return evidence != NULL && kamae_operation_set_link (operation, item, "proof", evidence, error)
         && kamae_operation_transition (operation, item, "finish", error)
         && kamae_operation_commit (operation, error);
}

static gboolean
tell_event (Year         *year,
            const Event  *event,
            GError      **error)
{
  g_autoptr(KamaeRecord) item = NULL;
  g_autoptr(KamaeRecord) owner = NULL;
  g_autoptr(KamaeOperation) operation = NULL;
  g_autofree char *person = NULL;
  gboolean has_left;

  if (!kamae_sample_wait (year->sample, event->date, error))
    return FALSE;
  item = kamae_register_ref_record (kamae_sample_get_register (year->sample), event->item, error);
  if (item == NULL || g_strcmp0 (kamae_record_get_state (item), "planned") != 0)
    return item != NULL;
  owner = kamae_record_ref_link (item, "owner");
  has_left = owner != NULL && kamae_record_is_set (owner, "left_on")
             && strcmp (kamae_record_get_text (owner, "left_on"), event->date) < 0;
  person = g_strdup (has_left ? SUBSTITUTE
                     : owner != NULL ? kamae_record_get_text (owner, "staff_no") : SECRETARIAT);
  operation = kamae_sample_begin (year->sample, event->date, person,
                                  event->is_postponed
                                    ? kamae_sample_text (year->sample, "年間計画の項目の延期",
                                                         "Postpone an item of the plan")
                                    : kamae_sample_text (year->sample, "年間計画の項目の実施",
                                                         "Do an item of the plan"), item, error);
  if (operation == NULL
      || (has_left && !kamae_operation_set (operation, item, "owner", SUBSTITUTE, error)))
    return FALSE;
  return event->is_postponed ? postpone (year, operation, item, error)
                             : do_item (year, operation, item, error);
}

static gboolean
tell_items (Year    *year,
            GError **error)
{
  g_autoptr(GPtrArray) events = list_events (year, error);

  if (events == NULL)
    return FALSE;
  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = events->pdata[i];

      if (!has_come (year, event->date))
        return TRUE;
      if (!tell_event (year, event, error))
        return FALSE;
    }
  return TRUE;
}

/* What is still open when the year is over was not needed. */
#define OPEN \
  "SELECT coalesce (min (id), 0) FROM plan_item WHERE state = 'planned' AND plan_id = " \
  "(SELECT plan.id FROM annual_plan AS plan JOIN fiscal_year AS year ON year.id = plan.fiscal_year_id " \
  "WHERE year.ends_on < today () AND plan.state = 'running')"

static gboolean
skip_rest (Year        *year,
           const char  *date,
           GError     **error)
{
  KamaeRegister *reg = kamae_sample_get_register (year->sample);
  gint64 id;

  while ((id = kamae_register_count (reg, OPEN, KAMAE_KEPT)) > 0)
    {
      g_autoptr(KamaeRecord) item = kamae_register_ref_record (reg, id, error);
      g_autoptr(KamaeOperation) operation = NULL;

      if (item == NULL)
        return FALSE;
      operation = kamae_sample_begin (year->sample, date, ISMS_MANAGER,
                                      kamae_sample_text (year->sample, "年間計画の項目の見送り",
                                                         "Skip an item of the plan"), item, error);
      if (operation == NULL)
        return FALSE;
      kamae_operation_set_reason (operation,
                                  kamae_sample_text (year->sample, "前の版が引き続き有効であり、改める必要がなかった。",
                                                     "The version before still held; nothing had to change."));
      if (!kamae_operation_transition (operation, item, "skip", error)
          || !kamae_operation_commit (operation, error))
        return FALSE;
    }
  return TRUE;
}

/* In the first days of the year after it. */
static gboolean
evaluate (Year    *year,
          GError **error)
{
  g_autofree char *date = NULL;

  year->years_ago--;
  date = dup_date (year, 1, 5);
  if (year->years_ago < 0 || !has_come (year, date))
    return TRUE;
  return kamae_sample_wait (year->sample, date, error) && skip_rest (year, date, error)
         && step (year, 1, 7, ISMS_MANAGER, "年間計画の実績を評価", "Evaluate the plan", "evaluate", error)
         && step (year, 1, 9, PRESIDENT, "年間計画の評価を承認", "Approve the evaluation", "close", error);
}

gboolean
kamae_objectives_tell_plan (KamaeSample    *sample,
                            gconstpointer   told,
                            GError        **error)
{
  Year year = { sample, GPOINTER_TO_INT (told), NULL };
  g_autofree char *date = dup_date (&year, 1, 17);
  g_autoptr(KamaeRecord) plan = NULL;

  if (!has_come (&year, date))
    return TRUE;
  if (!write_plan (&year, date, error))
    return FALSE;
  plan = year.plan;
  return step (&year, 1, 18, ISMS_MANAGER, "年間情報セキュリティ計画に作成の署名", "Sign the plan as preparer",
               "prepare", error)
         && step (&year, 1, 20, COMMITTEE_MEMBER, "年間情報セキュリティ計画を審査",
                  "Sign the plan for the committee", "review", error)
         && step (&year, 1, 21, PRESIDENT, "年間情報セキュリティ計画を承認", "Approve the plan", "approve",
                  error)
         && step (&year, 1, 21, ISMS_MANAGER, "年間計画を開始", "Start the year of the plan", "start",
                  error)
         && tell_items (&year, error) && evaluate (&year, error);
}
