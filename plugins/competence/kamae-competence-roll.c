/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-competence-roll.h"

#include <kamae-i18n.h>

/* Entering who attended, for many people at once: nothing here knows of widgets. */

/* The person of a line, if exactly one in the list has this name or staff number. Width of letters,
 * kana and blanks between names do not matter. */
#define FIND_ONE \
  "SELECT min (attendance.id), count (*) FROM attendance" \
  " JOIN person ON person.id = attendance.person_id WHERE attendance.session_id = :session" \
  " AND (replace (normalised (person.name), ' ', '') = replace (normalised (:text), ' ', '')" \
  " OR normalised (person.staff_no) = replace (normalised (:text), ' ', '')" \
  " OR normalised (person.email) = normalised (:text))"

static char *
dup_in (KamaeRegister *reg,
        int            days)
{
  g_autofree char *today = kamae_register_dup_today (reg);
  g_autoptr (GDate) date = g_date_new ();
  char text[11];

  g_date_set_dmy (date, (GDateDay) atoi (today + 8), (GDateMonth) atoi (today + 5),
                  (GDateYear) atoi (today));
  g_date_add_days (date, (guint) days);
  g_date_strftime (text, sizeof text, "%F", date);
  return g_strdup (text);
}

/**
 * kamae_competence_roll_set:
 * @operation: an operation
 * @attendance: one person in one session
 * @result: (nullable): the code of a result
 * @error: return location for an error
 *
 * Sets a result, and the date that goes with it, if there is none yet: who made up for it did so
 * today, who is outstanding has the days that the company allows.
 *
 * Returns: whether it worked
 */
gboolean
kamae_competence_roll_set (KamaeOperation  *operation,
                           KamaeRecord     *attendance,
                           const char      *result,
                           GError         **error)
{
  KamaeRegister *reg = kamae_operation_get_register (operation);
  g_autofree char *days = kamae_register_dup_setting (reg, "competence.follow_up_days");
  g_autofree char *date = NULL;

  if (!kamae_operation_set (operation, attendance, "result", result, error))
    return FALSE;
  if (g_strcmp0 (result, "substituted") == 0 && !kamae_record_is_set (attendance, "attended_on"))
    {
      date = kamae_register_dup_today (reg);
      return kamae_operation_set (operation, attendance, "attended_on", date, error);
    }
  if (g_strcmp0 (result, "outstanding") == 0 && !kamae_record_is_set (attendance, "due_on"))
    {
      date = dup_in (reg, atoi (days));
      return kamae_operation_set (operation, attendance, "due_on", date, error);
    }
  return TRUE;
}

/**
 * kamae_competence_roll_mark_all:
 * @reg: a register
 * @session: a training session
 * @error: return location for an error
 *
 * Marks everybody as present who has no result yet, as one operation.
 *
 * Returns: how many were marked, -1 if it did not work
 */
int
kamae_competence_roll_mark_all (KamaeRegister  *reg,
                                KamaeRecord    *session,
                                GError        **error)
{
  g_autoptr (KamaeRecordList) list = kamae_register_list_parts (reg, session, "attendance");
  g_autoptr (KamaeOperation) operation = NULL;
  int n = 0;

  /* Translators: name of an operation; %s is a training session */
  operation = kamae_register_begin (reg, N_("Enter the attendance of %s"), session, error);
  if (operation == NULL)
    return -1;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (KamaeRecord) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (kamae_record_is_set (row, "result"))
        continue;
      if (!kamae_competence_roll_set (operation, row, "present", error))
        return -1;
      n++;
    }
  return n == 0 || kamae_operation_commit (operation, error) ? n : -1;
}

static KamaeRecord *
find_one (KamaeRegister *reg,
          KamaeRecord   *session,
          const char    *text)
{
  g_autoptr (KamaeCursor) cursor = kamae_register_query (reg, FIND_ONE, NULL, KAMAE_KEPT);

  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_integer (cursor, ":session", kamae_record_get_id (session));
  kamae_cursor_bind_text (cursor, ":text", text);
  if (!kamae_cursor_next (cursor, KAMAE_KEPT) || kamae_cursor_get_integer (cursor, 1) != 1)
    return NULL;
  return kamae_register_ref_record (reg, kamae_cursor_get_integer (cursor, 0), KAMAE_KEPT);
}

/* A line of a spreadsheet has cells: any of them may be the name, or all together. */
static KamaeRecord *
find_in_line (KamaeRegister *reg,
              KamaeRecord   *session,
              const char    *line)
{
  g_auto (GStrv) cells = g_strsplit_set (line, "\t,;", -1);
  KamaeRecord *found = find_one (reg, session, line);

  for (guint i = 0; found == NULL && cells[i] != NULL; i++)
    if (*g_strstrip (cells[i]) != '\0')
      found = find_one (reg, session, cells[i]);
  return found;
}

/**
 * kamae_competence_roll_paste:
 * @reg: a register
 * @session: a training session
 * @text: lines with names, staff numbers or addresses
 * @unknown: (element-type utf8): gets the lines that name nobody in the list, or more than one
 * @error: return location for an error
 *
 * Marks those named as present, as one operation.
 *
 * Returns: how many were found, -1 if it did not work
 */
int
kamae_competence_roll_paste (KamaeRegister  *reg,
                             KamaeRecord    *session,
                             const char     *text,
                             GPtrArray      *unknown,
                             GError        **error)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KamaeOperation) operation = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      KamaeRecord *row = *g_strstrip (lines[i]) != '\0' ? find_in_line (reg, session, lines[i])
                                                        : NULL;

      if (row != NULL)
        g_ptr_array_add (found, row);
      else if (*lines[i] != '\0')
        g_ptr_array_add (unknown, g_strdup (lines[i]));
    }
  if (found->len == 0)
    return 0;

  operation = kamae_register_begin (reg, N_("Enter the attendance of %s"), session, error);
  if (operation == NULL)
    return -1;
  for (guint i = 0; i < found->len; i++)
    if (!kamae_competence_roll_set (operation, found->pdata[i], "present", error))
      return -1;
  return kamae_operation_commit (operation, error) ? (int) found->len : -1;
}
