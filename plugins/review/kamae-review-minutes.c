/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-review-private.h"

#include <kamae-i18n.h>

/* MRV-R03 「マネジメントレビュー議事録」, as a Japanese company files it. */

static char *
dup_period (KamaeReviewPrint *print)
{
  g_autofree char *from = kamae_review_print_dup_date (print, "period_from");
  g_autofree char *to = kamae_review_print_dup_date (print, "cut_off_on");

  /* Translators: the period of a review, from one date to another */
  return g_strdup_printf (kamae_review_print_text (print, N_("%s to %s")), from, to);
}

static void
add_head (KamaeReviewPrint *print)
{
  g_autofree char *title = kamae_review_print_dup_title (print);
  g_autofree char *time = kamae_review_print_dup_time (print);
  g_autofree char *chair = kamae_review_print_dup_people (print, "chair");
  g_autofree char *recorder = kamae_review_print_dup_people (print, "recorder");
  g_autofree char *present = kamae_review_print_dup_people (print, "attendees");
  g_autofree char *absent = kamae_review_print_dup_people (print, "absent");
  g_autofree char *period = dup_period (print);
  const char *place = kamae_review_print_or_blank (print, print->review, "place",
                                                   kamae_review_get_member (print->review,
                                                                            "place"));
  const char *proxy = kamae_review_get_member (print->review, "proxy");
  const char *held_on = kamae_review_get_member (print->review, "held_on");

  kamae_document_add_facts (print->document,
                            kamae_review_print_text (print, N_("Meeting")), title,
                            kamae_review_print_text (print, N_("Date and time")), time,
                            kamae_review_print_text (print, N_("Place")), place,
                            kamae_review_print_text (print, N_("Chair")), chair,
                            kamae_review_print_text (print, held_on != NULL
                                                              ? KC_ ("meeting", "Present")
                                                              : N_("Invited")),
                            present,
                            kamae_review_print_text (print, KC_ ("meeting", "Absent")), absent,
                            kamae_review_print_text (print, N_("Recorder")), recorder,
                            kamae_review_print_text (print, KC_ ("review", "Period")), period,
                            proxy != NULL
                            ? kamae_review_print_text (print, N_("Proxy of top management")) : NULL,
                            proxy,
                            NULL);
}

static const KamaeColumn input_columns[] = {
  { N_("Input"), 17, 0 },
  { N_("Status"), 10, KAMAE_COLUMN_CENTER },
  { N_("Reported by"), 11, 0 },
  { N_("Report"), 34, 0 },
  { N_("Discussion"), 28, 0 },
  { NULL }
};

/* What was reported and discussed, a row an input; the figures stand in the annex, so that the
 * decisions are not pages away. */
static void
add_inputs (KamaeReviewPrint *print)
{
  KamaeTable *table = kamae_report_context_add_table (print->context, print->document,
                                                      input_columns, NULL, NULL);

  for (guint i = 0; i < KAMAE_REVIEW_N_INPUTS; i++)
    {
      const char *part = kamae_review_inputs[i].code;
      JsonObject *input = kamae_review_print_find_input (print, part);
      const char *status = kamae_review_print_choice (print, "review_input", "status",
                                                      kamae_review_get_member (input, "status"));
      const char *reporter = kamae_review_get_member (input, "reporter_label");
      const char *report = kamae_review_get_member (input, "report");
      const char *discussion = kamae_review_get_member (input, "discussion");
      g_autofree char *name = kamae_review_print_dup_input_name (print, i);

      if (g_str_equal (part, "d1"))
        kamae_table_add_group (table, kamae_review_print_text (print,
                                 N_("4. Performance of information security and its trends")));
      kamae_table_add_row (table, name,
                           kamae_review_print_or_blank (print, input, "status", status),
                           kamae_review_print_or_blank (print, input, "reporter", reporter),
                           kamae_review_print_or_blank (print, input, "report", report),
                           kamae_review_print_or_blank (print, input, "discussion", discussion));
    }
}

/* The figures that the inputs rest on, on pages of their own behind the minutes. */
static void
add_annex (KamaeReviewPrint *print)
{
  gboolean any = FALSE;

  for (guint i = 0; i < KAMAE_REVIEW_N_INPUTS; i++)
    {
      JsonObject *input = kamae_review_print_find_input (print, kamae_review_inputs[i].code);

      if (!kamae_review_print_has_figures (input))
        continue;
      if (!any)
        {
          kamae_document_add_page_break (print->document);
          kamae_document_add_heading (print->document, 1,
                                      /* Translators: behind the minutes: 別紙　集計 */
                                      kamae_review_print_text (print, N_("Annex: figures")));
        }
      any = TRUE;
      kamae_review_print_add_heading (print, i);
      kamae_review_print_add_figures (print, input);
    }
}

static const char *
get_verdict (KamaeReviewPrint *print,
             const char       *field)
{
  const char *code = kamae_review_get_member (print->review, field);

  return kamae_review_print_or_blank (print, print->review, field,
                                      kamae_review_print_choice (print, "management_review", field,
                                                                 code));
}

static void
add_conclusion (KamaeReviewPrint *print)
{
  const char *comment = kamae_review_get_member (print->review, "conclusion");

  kamae_document_add_heading (print->document, 1,
                              kamae_review_print_text (print, N_("Discussion and conclusion")));
  kamae_document_add_facts (print->document,
                            kamae_review_print_text (print, N_("Suitability")),
                            get_verdict (print, "suitability"),
                            kamae_review_print_text (print, N_("Adequacy")),
                            get_verdict (print, "adequacy"),
                            kamae_review_print_text (print, N_("Effectiveness")),
                            get_verdict (print, "effectiveness"),
                            kamae_review_print_text (print, N_("Comment of top management")),
                            kamae_review_print_or_blank (print, print->review, "conclusion",
                                                         comment),
                            NULL);
}

static void
add_reason_for_none (KamaeReviewPrint *print,
                     const char       *field,
                     const char       *label)
{
  const char *reason = kamae_review_get_member (print->review, field);

  if (reason != NULL && *reason != '\0')
    kamae_document_add_facts (print->document,
                              kamae_review_print_text (print, label), reason,
                              NULL);
}

static void
add_decisions (KamaeReviewPrint *print)
{
  JsonArray *decisions = json_object_get_array_member (print->content, "review_decision");
  KamaeTable *table = NULL;

  kamae_document_add_heading (print->document, 1,
                              kamae_review_print_text (print,
                                /* Translators: アウトプット（決定・指示事項） */
                                N_("Results: decisions and instructions")));
  table = kamae_document_add_table (print->document);
  kamae_table_add_column (table, kamae_review_print_text (print, N_("No.")), 16, 0);
  kamae_table_add_column (table, kamae_review_print_text (print, N_("Kind")), 15, 0);
  kamae_table_add_column (table, kamae_review_print_text (print, N_("Decision or instruction")), 41,
                          0);
  kamae_table_add_column (table, kamae_review_print_text (print, KC_ ("decision", "In charge")), 13,
                          0);
  kamae_table_add_column (table, kamae_review_print_text (print, N_("Due")), 15,
                          KAMAE_COLUMN_CENTER);
  for (guint i = 0; i < json_array_get_length (decisions); i++)
    {
      JsonObject *decision = json_array_get_object_element (decisions, i);
      const char *reason = kamae_review_get_member (decision, "reason");
      g_autofree char *due = NULL;
      g_autofree char *text = NULL;

      due = kamae_report_context_dup_date (print->context,
                                           kamae_review_get_member (decision, "due_on"));
      text = g_strdup_printf ("%s%s%s", kamae_review_get_member (decision, "text"),
                              reason != NULL ? "\n" : "", reason != NULL ? reason : "");
      kamae_table_add_row (table, kamae_review_get_member (decision, "number"),
                           kamae_review_print_choice (print, "review_decision", "kind",
                                                      kamae_review_get_member (decision, "kind")),
                           text, kamae_review_get_member (decision, "owner_label"), due);
    }
  add_reason_for_none (print, "no_improvement", N_("No decision on improvement, because"));
  add_reason_for_none (print, "no_change", N_("No decision on changes, because"));
}

#define CORRECTIONS \
  "FROM correction LEFT JOIN person ON person.id = correction.person_id " \
  "WHERE correction.source_id = :id OR correction.source_id IN " \
  "(SELECT id FROM review_input WHERE review_id = :id " \
  "UNION SELECT id FROM review_decision WHERE review_id = :id) "

static const char *
get_field_label (KamaeReviewPrint *print,
                 const char       *name)
{
  const KamaeEntity *const entities[] = {
    &kamae_review_management_review, &kamae_review_input, &kamae_review_decision
  };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      const KamaeField *field = kamae_entity_find_field (entities[i], name);

      if (field != NULL)
        return kamae_review_print_text (print, field->label);
    }
  return name;
}

static KamaeTable *
add_corrections_table (KamaeReviewPrint *print)
{
  static const struct
  {
    const char *title;
    double weight;
  } columns[] = {
    { N_("Date"), 15 }, { N_("Field"), 14 }, { N_("Before"), 20 }, { N_("After"), 20 },
    { N_("Reason"), 19 }, { N_("By whom"), 12 },
  };
  KamaeTable *table = NULL;

  kamae_document_add_heading (print->document, 1,
                              kamae_review_print_text (print, N_("Corrections")));
  table = kamae_document_add_table (print->document);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    kamae_table_add_column (table, kamae_review_print_text (print, columns[i].title),
                            columns[i].weight, 0);
  return table;
}

/* What was corrected later stands beside what was approved, never instead of it. */
static gboolean
add_corrections (KamaeReviewPrint  *print,
                 KamaeTable        *table,
                 GError           **error)
{
  g_autoptr(KamaeCursor) cursor = NULL;
  g_autoptr(GError) local_error = NULL;

  cursor = kamae_report_context_query (print->context,
                                       "SELECT made_on, field, old_value, new_value, reason, "
                                       "coalesce (person_name, person.name) " CORRECTIONS
                                       "ORDER BY made_on", error);
  if (cursor == NULL)
    return FALSE;
  while (kamae_cursor_next (cursor, &local_error))
    {
      g_autofree char *date = kamae_report_context_dup_date (print->context,
                                                             kamae_cursor_get_text (cursor, 0));

      if (table == NULL)
        table = add_corrections_table (print);
      kamae_table_add_row (table, date,
                           get_field_label (print, kamae_cursor_get_text (cursor, 1)),
                           kamae_cursor_get_text (cursor, 2), kamae_cursor_get_text (cursor, 3),
                           kamae_cursor_get_text (cursor, 4), kamae_cursor_get_text (cursor, 5));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* In small print: what was approved can be told from what was not. */
static gboolean
add_hash (KamaeReviewPrint  *print,
          GError           **error)
{
  g_autoptr(KamaeCursor) cursor = NULL;
  g_autoptr(GError) local_error = NULL;

  cursor = kamae_report_context_query (print->context,
                                       "SELECT sha256 FROM snapshot WHERE source_id = :id "
                                       "ORDER BY made_at DESC LIMIT 1", error);
  if (cursor == NULL)
    return FALSE;
  if (kamae_cursor_next (cursor, &local_error))
    {
      /* Translators: under the minutes; %s is a SHA-256 in hexadecimal */
      const char *format = N_("Hash of what was approved: %s");
      g_autofree char *note = g_strdup_printf (kamae_review_print_text (print, format),
                                               kamae_cursor_get_text (cursor, 0));

      kamae_document_add_note (print->document, note);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

KamaeDocument *
kamae_review_build_minutes (KamaeReportContext  *context,
                            GError             **error)
{
  g_auto(KamaeReviewPrint) print = { NULL };
  g_autofree char *next_on = NULL;

  if (!kamae_review_print_init (&print, context, error))
    return NULL;

  add_head (&print);
  kamae_document_add_heading (print.document, 1,
                              /* Translators: インプット（報告事項） */
                              kamae_review_print_text (&print, N_("Inputs: reports")));
  add_inputs (&print);
  add_conclusion (&print);
  add_decisions (&print);
  next_on = kamae_review_print_dup_date (&print, "next_on");
  kamae_document_add_facts (print.document,
                            kamae_review_print_text (&print, N_("Next review")), next_on, NULL);
  if (!add_corrections (&print, NULL, error) || !add_hash (&print, error))
    return NULL;
  kamae_document_add_end_mark (print.document);
  add_annex (&print);
  return g_steal_pointer (&print.document);
}

/* 訂正票: a paper of its own that refers to the minutes, to be filed behind them. */
KamaeDocument *
kamae_review_build_corrections (KamaeReportContext  *context,
                                GError             **error)
{
  g_auto(KamaeReviewPrint) print = { NULL };
  g_autofree char *minutes = NULL;
  g_autofree char *title = NULL;
  g_autofree char *time = NULL;
  g_autofree char *approved_on = NULL;

  if (!kamae_review_print_init (&print, context, error))
    return NULL;

  title = kamae_review_print_dup_title (&print);
  time = kamae_review_print_dup_time (&print);
  approved_on = kamae_review_print_dup_date (&print, "approved_on");
  minutes = g_strdup_printf ("%s %s", kamae_review_get_member (print.review, "number"),
                             kamae_review_print_text (&print,
                                                      N_("Minutes of the management review")));
  kamae_document_clear_approval_boxes (print.document);
  kamae_document_add_facts (print.document,
                            /* Translators: 訂正対象, the minutes that are corrected */
                            kamae_review_print_text (&print, N_("Refers to")), minutes,
                            kamae_review_print_text (&print, N_("Meeting")), title,
                            kamae_review_print_text (&print, N_("Date and time")), time,
                            kamae_review_print_text (&print, N_("Approved on")), approved_on,
                            NULL);
  if (!add_corrections (&print, add_corrections_table (&print), error)
      || !add_hash (&print, error))
    return NULL;
  kamae_document_add_end_mark (print.document);
  return g_steal_pointer (&print.document);
}
