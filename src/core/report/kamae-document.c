/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-document-private.h"

#include "../kamae-i18n.h"

/**
 * KamaeDocument:
 *
 * A printable document as a tree of blocks, before a [class@Layout] cuts it into pages.
 *
 * All text is plain text in the language of the paper; it is never markup.
 */

G_DEFINE_FINAL_TYPE (KamaeDocument, kamae_document, G_TYPE_OBJECT)

/* Text that is no UTF-8 would make the whole PDF fail. */
char *
kamae_text_dup (const char *text)
{
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static void
kamae_identification_clear (gpointer data)
{
  KamaeIdentification *identification = data;

  g_free (identification->label);
  g_free (identification->value);
}

static void
kamae_approval_box_clear (gpointer data)
{
  KamaeApprovalBox *box = data;

  g_free (box->title);
  g_free (box->label);
  g_free (box->name);
  g_free (box->date);
  g_free (box->means);
}

GArray *
kamae_boxes_new (void)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (KamaeApprovalBox));

  g_array_set_clear_func (boxes, kamae_approval_box_clear);
  return boxes;
}

static void
kamae_document_finalize (GObject *object)
{
  KamaeDocument *self = KAMAE_DOCUMENT (object);

  g_free (self->language);
  g_free (self->title);
  g_free (self->number);
  g_free (self->classification);
  g_free (self->organization);
  g_free (self->printed);
  g_free (self->date);
  g_free (self->watermark);
  g_free (self->copy);
  g_free (self->foot);
  g_free (self->subject);
  g_free (self->keywords);
  g_free (self->heading_family);
  g_free (self->text_family);
  g_array_unref (self->identifications);
  g_array_unref (self->approval_boxes);
  g_free (self->boxes_title);
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_ptr_array_unref (self->blocks);

  G_OBJECT_CLASS (kamae_document_parent_class)->finalize (object);
}

static void
kamae_document_class_init (KamaeDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_document_finalize;
}

static void
kamae_document_init (KamaeDocument *self)
{
  self->identifications = g_array_new (FALSE, FALSE, sizeof (KamaeIdentification));
  g_array_set_clear_func (self->identifications, kamae_identification_clear);
  self->boxes = self->approval_boxes = kamae_boxes_new ();
  self->blocks = g_ptr_array_new_with_free_func (kamae_block_free);
}

/**
 * kamae_document_new:
 * @paper: size and direction of the sheet
 * @language: of the text, as "ja" or "en"
 *
 * Makes an empty document.
 *
 * Returns: (transfer full): the document
 *
 * Since: 0.1
 */
KamaeDocument *
kamae_document_new (KamaePaper  paper,
                    const char *language)
{
  KamaeDocument *self;

  g_return_val_if_fail (language != NULL, NULL);

  self = g_object_new (KAMAE_TYPE_DOCUMENT, NULL);
  self->paper = paper;
  self->language = g_strdup (language);
  self->heading_family = g_strdup (kamae_document_is_japanese (self) ? KAMAE_FONT_GOTHIC
                                                                     : KAMAE_FONT_SANS);
  self->text_family = g_strdup (self->heading_family);
  /* Translators: the only row of a printed list of the register: 記録なし */
  self->empty_text = kamae_translate (language, GETTEXT_PACKAGE, KC_ ("paper", "No entries"));
  return self;
}

gboolean
kamae_document_is_japanese (KamaeDocument *self)
{
  return g_str_equal (self->language, "ja");
}

/**
 * kamae_document_get_language:
 * @self: a document
 *
 * Returns: the language of the text
 *
 * Since: 0.1
 */
const char *
kamae_document_get_language (KamaeDocument *self)
{
  g_return_val_if_fail (KAMAE_IS_DOCUMENT (self), NULL);

  return self->language;
}

/**
 * kamae_document_set_title:
 * @self: a document
 * @title: (nullable): large on the first page, small on every page
 *
 * Sets the title.
 *
 * Since: 0.1
 */
void
kamae_document_set_title (KamaeDocument *self,
                          const char    *title)
{
  g_return_if_fail (KAMAE_IS_DOCUMENT (self));

  g_free (self->title);
  self->title = kamae_text_dup (title);
}

/**
 * kamae_document_get_title:
 * @self: a document
 *
 * Returns: (nullable): the title
 *
 * Since: 0.1
 */
const char *
kamae_document_get_title (KamaeDocument *self)
{
  g_return_val_if_fail (KAMAE_IS_DOCUMENT (self), NULL);

  return self->title;
}

/**
 * kamae_document_add_identification:
 * @self: a document
 * @label: what is said, as "Edition"
 * @value: (nullable): its value
 *
 * Adds a line to the identification under the title.
 *
 * Since: 0.1
 */
void
kamae_document_add_identification (KamaeDocument *self,
                                   const char    *label,
                                   const char    *value)
{
  KamaeIdentification identification;

  g_return_if_fail (KAMAE_IS_DOCUMENT (self));
  g_return_if_fail (label != NULL);

  identification.label = kamae_text_dup (label);
  identification.value = kamae_text_dup (value);
  g_array_append_val (self->identifications, identification);
}

/**
 * kamae_document_add_approval_box:
 * @self: a document
 * @label: over the box, as "Approved"
 * @name: (nullable): who signed; %NULL leaves the box empty for a stamp
 * @date: (nullable): of the signature, as it is printed
 * @means: (nullable): "electronic" prints a dated seal, anything else name and date
 *
 * Adds a box at the right of those before: in the head of the first page, or in the row that
 * kamae_document_add_boxes() began.
 *
 * Since: 0.1
 */
void
kamae_document_add_approval_box (KamaeDocument *self,
                                 const char    *label,
                                 const char    *name,
                                 const char    *date,
                                 const char    *means)
{
  KamaeApprovalBox box;

  g_return_if_fail (KAMAE_IS_DOCUMENT (self));
  g_return_if_fail (label != NULL);

  box.title = g_strdup (self->boxes_title);
  box.label = kamae_text_dup (label);
  box.name = kamae_text_dup (name);
  box.date = kamae_text_dup (date);
  box.means = g_strdup (means);
  g_array_append_val (self->boxes, box);
}

/**
 * kamae_document_clear_approval_boxes:
 * @self: a document
 *
 * Takes away the boxes so far in the head, where a paper has others than its record's life cycle.
 *
 * Since: 0.1
 */
void
kamae_document_clear_approval_boxes (KamaeDocument *self)
{
  g_return_if_fail (KAMAE_IS_DOCUMENT (self));

  g_array_set_size (self->approval_boxes, 0);
}

/**
 * kamae_document_make_letter:
 * @self: a document
 *
 * Makes it a paper that leaves the register, as a letter, or a notice on the wall: the title stands
 * in the middle, a single page has neither head nor foot, and nothing is said of the record behind
 * it: no boxes, no identification, no number, no classification, no day of printing.
 *
 * Since: 0.1
 */
void
kamae_document_make_letter (KamaeDocument *self)
{
  g_return_if_fail (KAMAE_IS_DOCUMENT (self));

  self->is_letter = TRUE;
  g_array_set_size (self->approval_boxes, 0);
  g_array_set_size (self->identifications, 0);
  kamae_document_set_number (self, NULL);
  kamae_document_set_classification (self, NULL);
  kamae_document_set_printed (self, NULL);
}

/**
 * kamae_document_set_number:
 * @self: a document
 * @number: (nullable): of the document or record, at the top of every page
 *
 * Sets the number.
 *
 * Since: 0.1
 */
void
kamae_document_set_number (KamaeDocument *self,
                           const char    *number)
{
  g_return_if_fail (KAMAE_IS_DOCUMENT (self));

  g_free (self->number);
  self->number = kamae_text_dup (number);
}

/**
 * kamae_document_set_classification:
 * @self: a document
 * @classification: (nullable): as "Internal", at the top of every page
 *
 * Sets the classification of the information.
 *
 * Since: 0.1
 */
void
kamae_document_set_classification (KamaeDocument *self,
                                   const char    *classification)
{
  g_return_if_fail (KAMAE_IS_DOCUMENT (self));

  g_free (self->classification);
  self->classification = kamae_text_dup (classification);
}

/**
 * kamae_document_set_organization:
 * @self: a document
 * @organization: (nullable): at the foot of every page
 *
 * Sets the name of the organization.
 *
 * Since: 0.1
 */
void
kamae_document_set_organization (KamaeDocument *self,
                                 const char    *organization)
{
  g_return_if_fail (KAMAE_IS_DOCUMENT (self));

  g_free (self->organization);
  self->organization = kamae_text_dup (organization);
}

/**
 * kamae_document_set_printed:
 * @self: a document
 * @printed: (nullable): of which day the content is, at the foot of every page
 *
 * Sets the text at the right of the foot.
 *
 * Since: 0.1
 */
void
kamae_document_set_printed (KamaeDocument *self,
                            const char    *printed)
{
  g_return_if_fail (KAMAE_IS_DOCUMENT (self));

  g_free (self->printed);
  self->printed = kamae_text_dup (printed);
}

/**
 * kamae_document_set_date:
 * @self: a document
 * @iso_date: (nullable): as 2026-04-01
 *
 * Sets the day of the content.
 *
 * The PDF names it as its date of creation and not the moment when it was
 * written, so that the same content gives the same bytes.
 *
 * Since: 0.1
 */
void
kamae_document_set_date (KamaeDocument *self,
                         const char    *iso_date)
{
  g_return_if_fail (KAMAE_IS_DOCUMENT (self));

  g_free (self->date);
  self->date = g_strdup (iso_date);
}

/**
 * kamae_document_set_watermark:
 * @self: a document
 * @watermark: (nullable): as "Draft"
 *
 * Sets what stands large and grey behind the text of every page.
 *
 * Since: 0.1
 */
void
kamae_document_set_watermark (KamaeDocument *self,
                              const char    *watermark)
{
  g_return_if_fail (KAMAE_IS_DOCUMENT (self));

  g_free (self->watermark);
  self->watermark = kamae_text_dup (watermark);
}

/**
 * kamae_document_set_subject:
 * @self: a document
 * @subject: (nullable): what it is about, for those who search for files
 * @keywords: (nullable): separated by commas
 *
 * Sets what the PDF says of itself beside its title.
 *
 * Since: 0.1
 */
void
kamae_document_set_subject (KamaeDocument *self,
                            const char    *subject,
                            const char    *keywords)
{
  g_return_if_fail (KAMAE_IS_DOCUMENT (self));

  g_free (self->subject);
  self->subject = kamae_text_dup (subject);
  g_free (self->keywords);
  self->keywords = kamae_text_dup (keywords);
}

/**
 * kamae_document_set_font:
 * @self: a document
 * @heading_family: of titles, labels and tables
 * @text_family: of running text
 *
 * Sets the fonts, each a family or several separated by commas.
 *
 * Since: 0.1
 */
void
kamae_document_set_font (KamaeDocument *self,
                         const char    *heading_family,
                         const char    *text_family)
{
  char *heading;

  g_return_if_fail (KAMAE_IS_DOCUMENT (self));
  g_return_if_fail (heading_family != NULL && text_family != NULL);

  heading = g_strdup (heading_family);
  g_free (self->heading_family);
  self->heading_family = heading;
  g_free (self->text_family);
  self->text_family = g_strdup (text_family);
}

/* Another picture than PNG is not drawn. */
void
kamae_document_set_logo (KamaeDocument *self,
                         GBytes        *logo)
{
  g_clear_pointer (&self->logo, g_bytes_unref);
  self->logo = logo != NULL ? g_bytes_ref (logo) : NULL;
}

/* Without a mark it is an original. */
void
kamae_document_set_copy (KamaeDocument *self,
                         const char    *mark,
                         const char    *foot)
{
  g_free (self->copy);
  self->copy = kamae_text_dup (mark);
  g_free (self->foot);
  self->foot = kamae_text_dup (foot);
}

/* What stands behind the text, in one line: a copy of a draft is both. */
char *
kamae_document_dup_marks (KamaeDocument *self)
{
  /* Translators: on a copy of a draft, or of paper that is not valid any more: ドラフト・写 */
  const char *format = KC_ ("watermark", "%1$s · %2$s");

  if (self->watermark == NULL || self->copy == NULL)
    return g_strdup (self->watermark != NULL ? self->watermark : self->copy);
  return g_strdup_printf (kamae_translate (self->language, GETTEXT_PACKAGE, format),
                          self->watermark, self->copy);
}
