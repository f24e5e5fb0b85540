/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-private.h"

#include <kamae-i18n.h>

/* Who is appointed is told what the role asks for: a task of the person, whose completion proves
 * that its responsibilities and authorities were told and understood. */

/* Whom the task is for, by when, the key of the one that there is, and whether that is open. No
 * row: nothing is to be told yet; or to nobody but whoever appointed; or the appointment began
 * longer ago than the days that are for it, as those that a company brings into its register. */
#define TO_TELL \
  "SELECT held.person_id, date (max (held.starts_on, :as_of), '+' || setting ('leadership.tell_days') " \
  "|| ' days'), task.id, task.state IN ('open', 'doing') FROM role_assignment AS held " \
  "LEFT JOIN task ON task.id = " KAMAE_LEADERSHIP_TELLING ("held") " " \
  "WHERE held.id = :id AND held.role_id IS NOT NULL AND held.person_id <> held.appointed_by_id " \
  "AND held.starts_on >= date (:as_of, '-' || setting ('leadership.tell_days') || ' days')"

static char *
dup_subject (KamaeRecord *appointment)
{
  /* Translators: a task; %s is the role and the person */
  return g_strdup_printf (_("Confirm the responsibilities and authorities: %s"),
                          kamae_record_get_title (appointment));
}

static gboolean
make_task (KamaeOperation  *operation,
           KamaeRecord     *appointment,
           KamaeCursor     *cursor,
           GError         **error)
{
  g_autofree char *id = kamae_record_dup_key (appointment);
  g_autofree char *subject = dup_subject (appointment);
  g_autoptr(KamaeRecord) task = NULL;

  task = kamae_operation_create (operation, "task", error,
                                 "subject", subject,
                                 "source", id,
                                 "assignee", kamae_cursor_get_text (cursor, 0),
                                 "due_on", kamae_cursor_get_text (cursor, 1),
                                 "clause", "5.3",
                                 NULL);
  return task != NULL;
}

/* The role or the person was corrected: the open task is about what holds now. */
static gboolean
correct_task (KamaeOperation  *operation,
              KamaeRecord     *appointment,
              KamaeCursor     *cursor,
              GError         **error)
{
  g_autofree char *subject = dup_subject (appointment);
  g_autofree char *person = g_strdup (kamae_cursor_get_text (cursor, 0));
  g_autoptr(KamaeRecord) task =
    kamae_register_ref_record (kamae_operation_get_register (operation),
                               kamae_cursor_get_integer (cursor, 2), error);

  return task != NULL && kamae_operation_set (operation, task, "subject", subject, error)
         && kamae_operation_set (operation, task, "assignee", person, error);
}

static gboolean
tell (KamaeOperation  *operation,
      KamaeRecord     *appointment,
      GError         **error)
{
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_operation_get_register (operation), TO_TELL, NULL, error);
  g_autoptr(GError) failure = NULL;

  if (cursor == NULL)
    return FALSE;
  kamae_cursor_bind_integer (cursor, ":id", kamae_record_get_id (appointment));
  if (!kamae_cursor_next (cursor, &failure))
    {
      gboolean is_nobody = failure == NULL;

      if (!is_nobody)
        g_propagate_error (error, g_steal_pointer (&failure));
      return is_nobody;
    }
  if (kamae_cursor_is_null (cursor, 2))
    return make_task (operation, appointment, cursor, error);
  return kamae_cursor_get_integer (cursor, 3) == 0
         || correct_task (operation, appointment, cursor, error);
}

/* The declaration's `changed`. */
gboolean
kamae_leadership_changed (KamaeOperation  *operation,
                          KamaeRecord     *record,
                          const char      *field,
                          GError         **error)
{
  static const char *const fields[] = { "role", "person", "starts_on", "appointed_by", NULL };

  if (!g_str_equal (kamae_record_get_entity (record)->name, "role_assignment")
      || (field != NULL && !g_strv_contains (fields, field)))
    return TRUE;
  return tell (operation, record, error);
}
