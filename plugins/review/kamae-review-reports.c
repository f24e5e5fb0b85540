/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-review-private.h"

#include <kamae-i18n.h>

/* MRV-R01 notice and agenda, MRV-R02 materials, MRV-R04 follow-up of decisions. */

const KamaeReport kamae_review_reports[] = {
  /* Translators: 「マネジメントレビュー議事録」 */
  { "MRV-R03", N_("Minutes of the management review"), "9.3.3", "management_review", NULL,
    kamae_review_build_minutes },
  /* Translators: 「マネジメントレビュー インプット資料」 */
  { "MRV-R02", N_("Materials for the management review"), "9.3.2", "management_review", NULL,
    kamae_review_build_materials },
  /* Translators: 「マネジメントレビュー開催通知」 */
  { "MRV-R01", N_("Notice of the management review"), "9.3.1", "management_review", NULL,
    kamae_review_build_notice },
  /* Translators: 「決定・指示事項フォロー表」 */
  { "MRV-R04", N_("Follow-up of decisions"), "9.3.3", "management_review", NULL,
    kamae_review_build_follow_up, .follows = TRUE },
  /* Translators: 「議事録訂正票」 */
  { "MRV-R05", N_("Correction slip of the minutes"), "9.3.3", "management_review", NULL,
    kamae_review_build_corrections },
  { NULL }
};

/* What is approved are the minutes: other papers of the review bear no seals of theirs, and are no
 * drafts either. */
static void
begin_unapproved (KamaeDocument *document)
{
  kamae_document_set_watermark (document, NULL);
  kamae_document_clear_approval_boxes (document);
}

static void
add_agenda (KamaeReviewPrint *print)
{
  g_autoptr(GString) agenda = g_string_new (NULL);

  for (guint i = 0; i < KAMAE_REVIEW_N_INPUTS; i++)
    g_string_append_printf (agenda, "%u. %s\n", i + 1,
                            kamae_review_print_choice (print, "review_input", "part",
                                                       kamae_review_inputs[i].code));
  g_string_append_printf (agenda, "%u. %s\n%u. %s", KAMAE_REVIEW_N_INPUTS + 1,
                          kamae_review_print_text (print, N_("Discussion and conclusion")),
                          KAMAE_REVIEW_N_INPUTS + 2,
                          kamae_review_print_text (print,
                            N_("Results: decisions and instructions")));
  kamae_document_add_heading (print->document, 1, kamae_review_print_text (print, N_("Agenda")));
  kamae_document_add_paragraph (print->document, agenda->str);
}

/* Who sends it: the organization, then top management's chair of the review. */
static void
add_letter_head (KamaeReviewPrint *print,
                 const char       *chair)
{
  KamaeRegister *reg = kamae_report_context_get_register (print->context);
  const char *organization = kamae_record_get_text (kamae_register_get_organization (reg),
                                                    "official_name");
  g_autofree char *date =
    kamae_report_context_dup_date (print->context, kamae_report_context_get_as_of (print->context));
  g_autofree char *head = g_strdup_printf ("%s\n%s",
                                           kamae_review_get_member (print->review, "number"), date);
  g_autofree char *sender = g_strdup_printf ("%s\n%s　%s", organization != NULL ? organization : "",
                                             kamae_review_print_text (print, N_("Chair")), chair);
  g_autofree char *to = NULL;

  kamae_document_add_lines (print->document, KAMAE_ALIGN_RIGHT, head);
  /* Translators: to whom a notice goes, people: %s　各位 */
  to = g_strdup_printf (kamae_review_print_text (print, N_("To: %s")),
                        kamae_review_print_text (print, N_("those invited")));
  kamae_document_add_paragraph (print->document, to);
  kamae_document_add_lines (print->document, KAMAE_ALIGN_RIGHT, sender);
}

KamaeDocument *
kamae_review_build_notice (KamaeReportContext  *context,
                           GError             **error)
{
  g_auto(KamaeReviewPrint) print = { NULL };
  g_autofree char *title = NULL;
  g_autofree char *time = NULL;
  g_autofree char *chair = NULL;
  g_autofree char *present = NULL;
  const char *place = NULL;

  if (!kamae_review_print_init (&print, context, error))
    return NULL;

  title = kamae_review_print_dup_title (&print);
  time = kamae_review_print_dup_time (&print);
  chair = kamae_review_print_dup_people (&print, "chair");
  present = kamae_review_print_dup_people (&print, "attendees");
  place = kamae_review_print_or_blank (&print, print.review, "place",
                                       kamae_review_get_member (print.review, "place"));
  begin_unapproved (print.document);
  add_letter_head (&print, chair);
  kamae_document_add_paragraph (print.document,
                                kamae_review_print_text (&print,
                                  N_("The management review is held as follows. Please attend.")));
  /* Translators: in the middle of a letter, over what it is about: 記 */
  kamae_document_add_lines (print.document, KAMAE_ALIGN_CENTER,
                            kamae_review_print_text (&print, KC_ ("letter", "Details")));
  kamae_document_add_facts (print.document,
                            kamae_review_print_text (&print, N_("Meeting")), title,
                            kamae_review_print_text (&print, N_("Date and time")), time,
                            kamae_review_print_text (&print, N_("Place")), place,
                            kamae_review_print_text (&print, N_("Chair")), chair,
                            kamae_review_print_text (&print, N_("Invited")), present,
                            NULL);
  add_agenda (&print);
  kamae_document_add_end_mark (print.document);
  return g_steal_pointer (&print.document);
}

static void
add_input (KamaeReviewPrint *print,
           guint             position)
{
  JsonObject *input = kamae_review_print_find_input (print, kamae_review_inputs[position].code);
  const char *report = kamae_review_get_member (input, "report");
  const char *materials = kamae_review_get_member (input, "materials");

  kamae_review_print_add_heading (print, position);
  kamae_review_print_add_figures (print, input);
  kamae_document_add_facts (print->document,
                            kamae_review_print_text (print, N_("Report")),
                            report != NULL ? report : "",
                            materials != NULL ? kamae_review_print_text (print, N_("Materials"))
                                              : NULL,
                            materials,
                            NULL);
}

KamaeDocument *
kamae_review_build_materials (KamaeReportContext  *context,
                              GError             **error)
{
  g_auto(KamaeReviewPrint) print = { NULL };
  g_autofree char *title = NULL;
  g_autofree char *time = NULL;
  g_autofree char *cut_off = NULL;

  if (!kamae_review_print_init (&print, context, error))
    return NULL;

  title = kamae_review_print_dup_title (&print);
  time = kamae_review_print_dup_time (&print);
  cut_off = kamae_review_print_dup_date (&print, "cut_off_on");
  print.compares = TRUE;
  begin_unapproved (print.document);
  kamae_document_add_facts (print.document,
                            kamae_review_print_text (&print, N_("Meeting")), title,
                            kamae_review_print_text (&print, N_("Date and time")), time,
                            kamae_review_print_text (&print, N_("Figures as of")), cut_off,
                            NULL);
  for (guint i = 0; i < KAMAE_REVIEW_N_INPUTS; i++)
    add_input (&print, i);
  kamae_document_add_end_mark (print.document);
  return g_steal_pointer (&print.document);
}

/* The decisions of the review, and those of earlier ones that are open. */
#define FOLLOW_UP \
  "SELECT review_decision.number, review_decision.text, person.name, " \
  "coalesce (task.original_due_on, task.due_on) AS first_on, " \
  "task.due_on AS due_on, label ('task', 'state', task.state) || " \
  "CASE WHEN task.state IN ('open', 'doing') AND task.due_on < :as_of THEN " \
  "aside (" KAMAE_SQL_WORDS (KC_ ("due date", "overdue")) ") ELSE '' END, " \
  "coalesce (task.result, task.postponed_because), task.done_on AS done_on " \
  "FROM review_decision JOIN task ON task.id = review_decision.task_id " \
  "LEFT JOIN person ON person.id = task.assignee_id " \
  "WHERE review_decision.review_id = :id OR (task.state IN ('open', 'doing') " \
  "AND review_decision.review_id IN (SELECT before.id FROM management_review AS before, " \
  "management_review AS this WHERE this.id = :id AND before.held_on < this.held_on)) " \
  "ORDER BY review_decision.number COLLATE counted"

KamaeDocument *
kamae_review_build_follow_up (KamaeReportContext  *context,
                              GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context,
                                                                  KAMAE_PAPER_A4_LANDSCAPE);
  static const KamaeColumn columns[] = {
    { N_("No."), 10 },
    { N_("Decision or instruction"), 22 },
    { KC_ ("decision", "In charge"), 9 },
    { N_("First due"), 11, KAMAE_COLUMN_CENTER },
    { N_("Due"), 11, KAMAE_COLUMN_CENTER },
    { N_("State"), 9, KAMAE_COLUMN_CENTER },
    { N_("Result, or why it was postponed"), 19 },
    { N_("Done on"), 11, KAMAE_COLUMN_CENTER },
    { NULL }
  };

  begin_unapproved (document);
  kamae_report_context_identify (context, document, "number", "held_on", "chair", NULL);
  if (kamae_report_context_add_table (context, document, columns, FOLLOW_UP, error) == NULL)
    return NULL;
  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}
