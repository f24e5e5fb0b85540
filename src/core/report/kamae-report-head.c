/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

/* What all papers of a register have in common. */
#include "kamae-document-private.h"
#include "kamae-report-context-private.h"

#include "../base/kamae-error.h"
#include "../declare/kamae-people.h"
#include "../declare/kamae-report.h"
#include "../kamae-i18n.h"
#include "../register/kamae-cursor.h"
#include "../register/kamae-record-private.h"
#include "../register/kamae-register.h"

/* The boxes of the head belong to no phase; those of phases stand in the form itself. */
static gboolean
kamae_report_context_has_box (KamaeReportContext *self,
                              const char         *box,
                              const char         *phase)
{
  const KamaeWorkflow *workflow = kamae_record_get_entity (self->record)->workflow;

  for (guint i = 0; workflow != NULL && workflow->transitions[i].name != NULL; i++)
    if (g_strcmp0 (workflow->transitions[i].approval, box) == 0
        && g_strcmp0 (workflow->transitions[i].phase, phase) == 0)
      return TRUE;
  return FALSE;
}

static const char *
kamae_report_context_get_box_label (KamaeReportContext *self,
                                    const char         *box)
{
  KamaeModel *model = kamae_register_get_model (self->reg);
  const KamaeEntity *entity = kamae_record_get_entity (self->record);
  const KamaeEntity *approval = kamae_model_find_entity (model, "approval");
  const KamaeChoice *own = kamae_choices_find (entity->workflow->boxes, box);

  return own != NULL ? kamae_model_translate (model, entity, own->label, self->language)
                     : kamae_model_choice_label (model, approval, "box", box, self->language);
}

/* In the language of the paper; the text is one of the core's own. */
static void
kamae_report_context_identify_as (KamaeReportContext *self,
                                  KamaeDocument      *document,
                                  const char         *label,
                                  const char         *value)
{
  kamae_document_add_identification (document,
                                     kamae_translate (self->language, GETTEXT_PACKAGE, label),
                                     value);
}

static void
kamae_report_context_add_box (KamaeReportContext *self,
                              KamaeDocument      *document,
                              const char         *box,
                              const char         *phase)
{
  const char *label;
  g_autoptr (KamaeCursor) cursor = NULL;
  g_autofree char *date = NULL;

  if (!kamae_report_context_has_box (self, box, phase))
    return;

  label = kamae_report_context_get_box_label (self, box);
  cursor = kamae_report_context_query (self,
                                       "SELECT coalesce (signature.person_name, person.name),"
                                       " signature.signed_on, signature.means FROM signature"
                                       " LEFT JOIN person ON person.id = signature.person_id"
                                       " WHERE signature.source_id = :id AND signature.box = :box"
                                       " AND signature.phase IS :phase"
                                       " ORDER BY signature.signed_on DESC LIMIT 1",
                                       KAMAE_KEPT);
  if (cursor != NULL)
    {
      kamae_cursor_bind_text (cursor, ":box", box);
      kamae_cursor_bind_text (cursor, ":phase", phase);
    }
  if (cursor == NULL || !kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      kamae_document_add_approval_box (document, label, NULL, NULL, NULL);
      return;
    }
  date = kamae_report_context_dup_date (self, kamae_cursor_get_text (cursor, 1));
  kamae_document_add_approval_box (document, label, kamae_cursor_get_text (cursor, 0), date,
                                   kamae_cursor_get_text (cursor, 2));
}

static void
kamae_report_context_add_boxes (KamaeReportContext *self,
                                KamaeDocument      *document,
                                const char         *phase)
{
  static const char *const boxes[] = { "prepared", "reviewed", "approved" };
  const char *layout = kamae_report_context_get_choice (self, "stamp_layout");
  gboolean is_approved_first = g_strcmp0 (layout, "approved_first") == 0;
  guint n_boxes = G_N_ELEMENTS (boxes);

  for (guint i = 0; i < n_boxes; i++)
    kamae_report_context_add_box (self, document,
                                  boxes[is_approved_first ? n_boxes - 1 - i : i], phase);
}

static const char *
kamae_report_context_get_watermark (KamaeReportContext *self)
{
  const KamaeWorkflow *workflow = kamae_record_get_entity (self->record)->workflow;
  const char *state = kamae_record_get_state (self->record);

  if (workflow == NULL)
    return NULL;

  /* Translators: large and grey on paper that is not valid any more: 旧版 */
  if (g_strcmp0 (state, "superseded") == 0 || g_strcmp0 (state, "withdrawn") == 0)
    return kamae_translate (self->language, GETTEXT_PACKAGE, KC_ ("watermark", "Superseded"));

  /* Translators: large and grey on paper that is not approved yet: ドラフト */
  for (guint i = 0; workflow->states[i].name != NULL; i++)
    if (workflow->states[i].flags & KAMAE_STATE_LOCKS && !kamae_record_is_locked (self->record))
      return kamae_translate (self->language, GETTEXT_PACKAGE, KC_ ("watermark", "Draft"));
  return NULL;
}

static const char *
kamae_report_context_get_foot (KamaeReportContext *self)
{
  if (self->decided_on != NULL && self->is_approved)
    /* Translators: at the foot of a paper that follows up what was approved: the day of the
     * approval, that of the rest: %1$s承認時点、その後は%2$s現在 */
    return N_("As approved on %1$s, followed up to %2$s");
  if (self->decided_on != NULL)
    /* Translators: as above, of what was locked without an approval:
     * %1$s確定時点、その後は%2$s現在 */
    return N_("As fixed on %1$s, followed up to %2$s");
  if (self->is_past && self->is_approved)
    /* Translators: at the foot of each page; %s is the day of the approval: %s承認時点 */
    return N_("As approved on %s");
  if (self->is_past)
    /* Translators: at the foot of each page; %s is the day of the lock: %s確定時点 */
    return N_("As fixed on %s");
  /* Translators: at the foot of each page; %s is the day that the content is of: %s現在 */
  return N_("As of %s");
}

/* Of what was locked the day of then, never that of the printing: the bytes stay the same. */
static void
kamae_report_context_set_printed (KamaeReportContext *self,
                                  KamaeDocument      *document)
{
  g_autofree char *date = kamae_report_context_dup_date (self, self->as_of);
  g_autofree char *decided = kamae_report_context_dup_date (self, self->decided_on);
  const char *format = kamae_translate (self->language, GETTEXT_PACKAGE,
                                        kamae_report_context_get_foot (self));
  g_autofree char *printed = self->decided_on != NULL ? g_strdup_printf (format, decided, date)
                                                      : g_strdup_printf (format, date);

  kamae_document_set_printed (document, printed);
  kamae_document_set_date (document, self->as_of);
}

/* For those who search among files: what the paper is about, which print it is, of which clause. */
static void
kamae_report_context_set_subject (KamaeReportContext *self,
                                  KamaeDocument      *document)
{
  g_autofree char *subject =
    self->record != NULL ? kamae_record_dup_label_in (self->record, self->language) : NULL;
  g_autofree char *keywords = g_strdup_printf ("%s, ISO/IEC 27001 %s", self->report->id,
                                               self->report->clause);

  kamae_document_set_subject (document, subject, keywords);
}

/* At the top of every page: the record's number, or the version of what has none. */
static void
kamae_report_context_set_number (KamaeReportContext *self,
                                 KamaeDocument      *document)
{
  const KamaeField *field = kamae_entity_get_number (kamae_record_get_entity (self->record));
  const char *number = kamae_record_get_number (self->record);
  g_autofree char *labelled = NULL;

  if (number != NULL && g_str_equal (field->name, "version"))
    /* Translators: at the head of every page; %s is a version */
    labelled = g_strdup_printf (kamae_report_context_text (self, N_("Version %s")), number);
  else if (number != NULL && field->kind != KAMAE_FIELD_NUMBER)
    labelled = g_strdup_printf ("%s %s", kamae_report_context_text (self, field->label), number);
  kamae_document_set_number (document, labelled != NULL ? labelled : number);
}

/* On the days of approvals: when the first version was approved, and this one; and which department
 * the paper comes from, that of who signed it as prepared. */
#define VERSION \
  "WITH approved AS (SELECT source_id, signed_on FROM signature WHERE box = 'approved'" \
  " AND source_id IN (SELECT id FROM record WHERE entity ="                            \
  " (SELECT entity FROM record WHERE id = :id)))"                                      \
  " SELECT (SELECT min (signed_on) FROM approved),"                                    \
  " (SELECT max (signed_on) FROM approved WHERE source_id = :id),"                     \
  " (SELECT department.name FROM signature JOIN person ON person.id = signature.person_id" \
  " JOIN department ON department.id = "                                               \
  KAMAE_SQL_DEPARTMENT_AT ("person", "signature.signed_on")                             \
  " WHERE signature.source_id = :id AND signature.box = 'prepared'"                      \
  " ORDER BY signature.signed_on DESC, signature.id DESC LIMIT 1)"

/* What only the approved versions of a paper bear. */
static void
kamae_report_context_identify_approval (KamaeReportContext *self,
                                        KamaeDocument      *document,
                                        const char         *founded_on,
                                        const char         *approved_on)
{
  g_autofree char *founded = NULL;
  g_autofree char *revised = NULL;

  if (!kamae_report_context_has_box (self, "approved", NULL) || approved_on == NULL)
    return;

  founded = kamae_report_context_dup_date (self, founded_on);
  /* Translators: on paper that has versions, when the first was approved: 制定日 */
  kamae_report_context_identify_as (self, document, N_("Established on"), founded);
  if (strcmp (founded_on, approved_on) >= 0)
    return;
  revised = kamae_report_context_dup_date (self, approved_on);
  /* Translators: on paper that has versions, when this one was approved: 改訂日 */
  kamae_report_context_identify_as (self, document, N_("Revised on"), revised);
}

/* What has versions is a document, not a record of something that happened. */
static void
kamae_report_context_identify_version (KamaeReportContext *self,
                                       KamaeDocument      *document)
{
  const char *version = kamae_record_get_text (self->record, "version");
  g_autoptr (KamaeCursor) cursor = kamae_report_context_query (self, VERSION, KAMAE_KEPT);

  kamae_report_context_identify_as (self, document, N_("Version"), version);
  if (cursor == NULL || !kamae_cursor_next (cursor, KAMAE_KEPT))
    return;
  kamae_report_context_identify_approval (self, document, kamae_cursor_get_text (cursor, 0),
                                          kamae_cursor_get_text (cursor, 1));
  if (kamae_cursor_get_text (cursor, 2) != NULL)
    /* Translators: on paper that has versions, the department that made it: 作成部門 */
    kamae_report_context_identify_as (self, document, N_("Prepared by the department"),
                                      kamae_cursor_get_text (cursor, 2));
}

static void
kamae_report_context_set_logo (KamaeReportContext *self,
                               KamaeDocument      *document)
{
  g_autoptr (KamaeRecord) file =
    kamae_record_ref_link (kamae_register_get_organization (self->reg), "logo");
  g_autoptr (GBytes) logo = file != NULL ? kamae_register_read_file (self->reg, file,
                                                                     KAMAE_KEPT) : NULL;

  kamae_document_set_logo (document, logo);
}

/* An empty list of a draft is not filled yet; else it says that there are no entries. */
static void
kamae_report_context_set_empty_text (KamaeReportContext *self,
                                     KamaeDocument      *document)
{
  if (self->record != NULL && !self->report->follows && !self->is_past)
    document->empty_text = kamae_translate (self->language, GETTEXT_PACKAGE,
                                            KC_ ("paper", "Not entered yet"));
}

/**
 * kamae_report_context_begin:
 * @self: a context
 * @paper: size and direction of the sheet
 *
 * Makes a document with all that papers have in common: the title, the record's number, version and
 * approval boxes, the organization's name, logo, classification and fonts, the date, and the
 * watermark of a record that is not approved yet or not valid any more. Nobody signs a report that
 * follows a record up.
 *
 * Returns: (transfer full): the document, to be filled with blocks
 *
 * Since: 0.1
 */
KamaeDocument *
kamae_report_context_begin (KamaeReportContext *self,
                            KamaePaper          paper)
{
  KamaeDocument *document;

  g_return_val_if_fail (KAMAE_IS_REPORT_CONTEXT (self), NULL);

  document = kamae_document_new (paper, self->language);
  if (g_strcmp0 (kamae_report_context_get_choice (self, "paper_font"), "mincho") == 0)
    kamae_document_set_font (document, document->heading_family,
                             kamae_document_is_japanese (document) ? KAMAE_FONT_MINCHO
                                                                   : KAMAE_FONT_SERIF);
  kamae_document_set_title (document, kamae_report_context_text (self, self->report->title));
  kamae_document_set_organization (document,
                                   kamae_report_context_get_choice (self, "official_name"));
  kamae_document_set_classification (document,
                                     kamae_report_context_get_choice (self, "classification"));
  kamae_report_context_set_printed (self, document);
  kamae_report_context_set_subject (self, document);
  kamae_report_context_set_logo (self, document);
  kamae_report_context_set_empty_text (self, document);
  if (self->record != NULL)
    kamae_report_context_set_number (self, document);
  if (self->record != NULL && !self->report->follows)
    {
      kamae_document_set_watermark (document, kamae_report_context_get_watermark (self));
      kamae_report_context_add_boxes (self, document, NULL);
    }
  if (self->record != NULL
      && kamae_entity_find_field (kamae_record_get_entity (self->record), "version") != NULL)
    kamae_report_context_identify_version (self, document);
  return document;
}

/**
 * kamae_report_context_add_phase:
 * @self: a context
 * @document: the document being built
 * @phase: a phase of the record's life cycle
 *
 * Adds the boxes in which a phase is signed, with who signed it last; empty until somebody has.
 *
 * Since: 0.1
 */
void
kamae_report_context_add_phase (KamaeReportContext *self,
                                KamaeDocument      *document,
                                const KamaeChoice  *phase)
{
  g_return_if_fail (KAMAE_IS_REPORT_CONTEXT (self) && KAMAE_IS_DOCUMENT (document));
  g_return_if_fail (self->record != NULL && phase != NULL && phase->code != NULL);

  kamae_document_add_boxes (document, kamae_report_context_text (self, phase->label));
  kamae_report_context_add_boxes (self, document, phase->code);
}
