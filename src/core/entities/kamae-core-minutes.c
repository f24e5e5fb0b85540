/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* COM-R02, the minutes of a meeting (議事録), on A4 portrait. */

#include "config.h"

#include "kamae-core-entities-private.h"

#include <kamae-i18n.h>

static char *
dup_time (KamaeReportContext *context,
          KamaeRecord        *meeting)
{
  const char *starts_at = kamae_record_get_text (meeting, "starts_at");
  const char *ends_at = kamae_record_get_text (meeting, "ends_at");
  g_autofree char *date = NULL;

  date = kamae_report_context_dup_date (context, kamae_record_get_text (meeting, "held_on"));
  if (starts_at == NULL)
    return g_steal_pointer (&date);
  return g_strdup_printf ("%s  %s–%s", date, starts_at, ends_at != NULL ? ends_at : "");
}

#define PERSON(field) \
  "SELECT person.name, person.title FROM meeting" \
  " JOIN person ON person.id = meeting." field "_id WHERE meeting.id = :id"

#define PEOPLE(field) \
  "SELECT person.name, person.title FROM link JOIN person ON person.id = link.to_id" \
  " WHERE link.kind = 'meeting." field "' AND link.from_id = :id" \
  " ORDER BY person.staff_no COLLATE counted"

/* Names with titles, one a line. */
static char *
dup_people (KamaeReportContext *context,
            KamaeRecord        *meeting,
            const char         *field,
            const char         *sql)
{
  g_autoptr (KamaeCursor) cursor = kamae_report_context_query (context, sql, KAMAE_KEPT);
  g_autoptr (GString) text = g_string_new (NULL);

  while (cursor != NULL && kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      const char *title = kamae_cursor_get_text (cursor, 1);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, kamae_cursor_get_text (cursor, 0));
      if (title != NULL)
        /* Translators: the title of a person after the name: （%s） */
        g_string_append_printf (text, kamae_report_context_text (context, N_(" (%s)")), title);
    }
  return text->len > 0 ? g_strdup (text->str)
                       : kamae_report_context_dup_answer (context, meeting, field);
}

static void
add_facts (KamaeReportContext *context,
           KamaeDocument      *document,
           KamaeRecord        *meeting)
{
  g_autofree char *title = kamae_report_context_dup_answer (context, meeting, "title");
  g_autofree char *time = dup_time (context, meeting);
  g_autofree char *place = kamae_report_context_dup_answer (context, meeting, "place");
  g_autofree char *chair = dup_people (context, meeting, "chair", PERSON ("chair"));
  g_autofree char *recorder = dup_people (context, meeting, "recorder", PERSON ("recorder"));
  g_autofree char *attendees = dup_people (context, meeting, "attendees", PEOPLE ("attendees"));
  g_autofree char *absent = dup_people (context, meeting, "absent", PEOPLE ("absent"));
  g_autofree char *materials = kamae_report_context_dup_answer (context, meeting, "materials");
  g_autofree char *invited = kamae_report_context_dup_answer (context, meeting, "invited");
  const char *guests_label = NULL;

  /* Most meetings have no guests: then there is no label, and the facts end before it. */
  if (kamae_record_is_set (meeting, "invited"))
    guests_label = kamae_report_context_text (context, N_("Guests"));

  kamae_document_add_facts (document,
                            kamae_report_context_text (context, N_("Meeting")), title,
                            kamae_report_context_text (context, N_("Date and time")), time,
                            kamae_report_context_text (context, N_("Place")), place,
                            kamae_report_context_text (context, N_("Chair")), chair,
                            kamae_report_context_text (context, N_("Recorder")), recorder,
                            kamae_report_context_text (context, KC_("meeting", "Present")),
                            attendees,
                            kamae_report_context_text (context, KC_("meeting", "Absent")),
                            absent,
                            kamae_report_context_text (context, N_("Materials")), materials,
                            guests_label, invited,
                            NULL);
}

static void
add_part (KamaeReportContext *context,
          KamaeDocument      *document,
          KamaeRecord        *meeting,
          const char         *heading,
          const char         *field)
{
  g_autofree char *text = kamae_report_context_dup_answer (context, meeting, field);

  kamae_document_add_heading (document, 1, kamae_report_context_text (context, heading));
  kamae_document_add_paragraph (document, text);
}

static gboolean
add_actions (KamaeReportContext *context,
             KamaeDocument      *document,
             GError            **error)
{
  KamaeTable *table;

  /* Translators: what is to be done after a meeting (宿題). */
  kamae_document_add_heading (document, 1, kamae_report_context_text (context, N_("Actions")));
  table = kamae_document_add_table (document);
  kamae_table_add_column (table, kamae_report_context_text (context, N_("No.")), 1.2,
                          KAMAE_COLUMN_CENTER);
  kamae_table_add_column (table, kamae_report_context_text (context, N_("What")), 5, 0);
  kamae_table_add_column (table, kamae_report_context_text (context, N_("Assigned to")), 2, 0);
  kamae_table_add_column (table, kamae_report_context_text (context, N_("Due")), 2,
                          KAMAE_COLUMN_CENTER);
  return kamae_report_context_add_rows (context, table,
                                        "SELECT task.number, task.subject, person.name, task.due_on"
                                        " FROM task LEFT JOIN person ON person.id = task.assignee_id"
                                        " WHERE task.source_id = :id ORDER BY task.number COLLATE counted",
                                        error);
}

/**
 * kamae_core_build_minutes: (skip)
 * @context: what the report is made from; its record is a meeting
 * @error: return location for an error
 *
 * Builds the minutes of a meeting.
 *
 * Returns: (transfer full): the document
 */
KamaeDocument *
kamae_core_build_minutes (KamaeReportContext *context,
                          GError            **error)
{
  KamaeRecord *meeting;
  g_autoptr (KamaeDocument) document = NULL;
  g_autofree char *next_on = NULL;

  g_return_val_if_fail (KAMAE_IS_REPORT_CONTEXT (context), NULL);

  meeting = kamae_report_context_get_record (context);
  next_on = kamae_report_context_dup_answer (context, meeting, "next_on");
  document = kamae_report_context_begin (context, KAMAE_PAPER_A4_PORTRAIT);

  add_facts (context, document, meeting);
  add_part (context, document, meeting, N_("Agenda"), "agenda");
  add_part (context, document, meeting, N_("Proceedings"), "minutes");
  add_part (context, document, meeting, N_("Decisions"), "decisions");
  if (!add_actions (context, document, error))
    return NULL;
  kamae_document_add_facts (document,
                            kamae_report_context_text (context, N_("Next meeting")), next_on,
                            NULL);
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}
