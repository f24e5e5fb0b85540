/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-review-pages.h"

#include <kamae-i18n.h>

/* What the room shows at a time. Everything is typed in ordinary forms: it is saved and undone as
 * everywhere, and read by assistive technology. */

static const char *const opening_fields[] = {
  "planned_on", "held_on", "starts_at", "ends_at", "place", "chair", "recorder", "attendees",
  "absent", "proxy", NULL
};
static const char *const input_fields[] = { "reporter", "report", "status", "discussion", NULL };
static const char *const decision_fields[] = { "text", "kind", "owner", "due_on", "reason", NULL };
static const char *const conclusion_fields[] = {
  "suitability", "adequacy", "effectiveness", "conclusion", "next_on", NULL
};
static const char *const none_fields[] = { "no_improvement", "no_change", NULL };

static void
open_record_cb (KamaePage   *page,
                KamaeRecord *record)
{
  kamae_page_open_record (page, record);
  gtk_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
}

static GtkWidget *
create_form (KamaeReviewSlide  *self,
             KamaeRecord       *record,
             const char *const *fields)
{
  GtkWidget *form = kamae_form_new_for_fields (kamae_page_get_register (self->page),
                                               kamae_record_get_entity (record), fields);

  kamae_form_set_record (KAMAE_FORM (form), record);
  g_signal_connect_object (form, "open-record", G_CALLBACK (open_record_cb), self->page,
                           G_CONNECT_SWAPPED);
  return form;
}

static KamaeReviewSlide *
slide_new (KamaePage   *page,
           KamaeRecord *review,
           const char  *title)
{
  KamaeReviewSlide *self = g_new0 (KamaeReviewSlide, 1);

  self->page = page;
  self->review = g_object_ref (review);
  self->widget = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_margin_top (self->widget, 18);
  gtk_widget_set_margin_bottom (self->widget, 24);
  gtk_widget_set_margin_start (self->widget, 24);
  gtk_widget_set_margin_end (self->widget, 24);
  gtk_box_append (GTK_BOX (self->widget), kamae_review_label_new (title, "title-1"));
  return self;
}

/* Decisions */

static KamaeRecord *
create_decision (KamaeReviewSlide  *self,
                 GError           **error)
{
  g_autofree char *id = kamae_record_dup_key (self->review);
  const char *part = self->input != NULL ? kamae_record_get_text (self->input, "part") : NULL;
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecord) decision = NULL;

  /* Translators: name of an operation; %s is a record. */
  operation = kamae_register_begin (kamae_page_get_register (self->page), N_("Add %s"), NULL,
                                    error);
  if (operation == NULL)
    return NULL;
  decision = kamae_operation_create (operation, "review_decision", error,
                                     "review", id,
                                     "input", part,
                                     NULL);
  if (decision == NULL)
    return NULL;
  kamae_operation_set_subject (operation, decision);
  return kamae_operation_commit (operation, error) ? g_steal_pointer (&decision) : NULL;
}

static gboolean
delete_decision (KamaeRecord  *decision,
                 GError      **error)
{
  /* Translators: name of an operation; %s is a record. */
  g_autoptr(KamaeOperation) operation = kamae_register_begin (kamae_record_get_register (decision),
                                                              N_("Delete %s"), decision, error);

  return operation != NULL && kamae_operation_delete (operation, decision, error)
         && kamae_operation_commit (operation, error);
}

static void
show_error (GtkWidget    *widget,
            const char   *heading,
            const GError *error)
{
  kamae_show_error (GTK_WINDOW (gtk_widget_get_root (widget)), heading, error);
}

static void
delete_cb (GtkWidget   *button,
           KamaeRecord *decision)
{
  g_autoptr(KamaeRecord) record = g_object_ref (decision);
  g_autoptr(GError) error = NULL;

  if (!delete_decision (record, &error))
    show_error (button, _("The record was not deleted"), error);
}

static gboolean
can_edit (KamaeReviewSlide *self)
{
  return !kamae_register_is_read_only (kamae_page_get_register (self->page))
         && !kamae_record_is_locked (self->review);
}

static GtkWidget *
create_decision_box (KamaeReviewSlide *self,
                     KamaeRecord      *decision)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *number = kamae_review_label_new (kamae_record_get_number (decision), "heading");
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: %s is a record. */
  g_autofree char *name = g_strdup_printf (_("Delete %s"), kamae_record_get_number (decision));

  gtk_widget_set_hexpand (number, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  kamae_widget_set_name (button, name);
  gtk_widget_set_visible (button, can_edit (self));
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_cb), decision, 0);
  gtk_box_append (GTK_BOX (head), number);
  gtk_box_append (GTK_BOX (head), button);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), create_form (self, decision, decision_fields));
  kamae_widget_set_name (box, kamae_record_get_number (decision));
  g_object_set_data (G_OBJECT (box), "form", gtk_widget_get_last_child (box));
  g_object_set_data_full (G_OBJECT (box), "record", g_object_ref (decision), g_object_unref);
  return box;
}

/* The slide of an input shows what was decided on it; the one of all decisions shows them all. */
static gboolean
is_shown (KamaeReviewSlide *self,
          KamaeRecord      *decision)
{
  return self->input == NULL
         || g_strcmp0 (kamae_record_get_text (decision, "input"),
                       kamae_record_get_text (self->input, "part")) == 0;
}

static GtkWidget *
find_box (KamaeReviewSlide *self,
          KamaeRecord      *decision)
{
  for (GtkWidget *box = gtk_widget_get_first_child (self->decisions); box != NULL;
       box = gtk_widget_get_next_sibling (box))
    if (g_object_get_data (G_OBJECT (box), "record") == decision)
      return box;
  return NULL;
}

/* Only what came or went is made anew: somebody may be typing in the others. */
static void
update_decisions (KamaeReviewSlide *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  GtkWidget *next = NULL;

  for (GtkWidget *box = gtk_widget_get_first_child (self->decisions); box != NULL; box = next)
    {
      next = gtk_widget_get_next_sibling (box);
      if (kamae_record_is_deleted (g_object_get_data (G_OBJECT (box), "record")))
        gtk_box_remove (GTK_BOX (self->decisions), box);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(KamaeRecord) decision = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (is_shown (self, decision) && find_box (self, decision) == NULL)
        gtk_box_append (GTK_BOX (self->decisions), create_decision_box (self, decision));
    }
}

static void
add_cb (KamaeReviewSlide *self)
{
  kamae_review_slide_add_decision (self);
}

static GtkWidget *
create_decisions (KamaeReviewSlide *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_("Add a Decision"));

  self->list = kamae_register_list_parts (kamae_page_get_register (self->page), self->review,
                                          "review_decision");
  self->decisions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  update_decisions (self);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (update_decisions), self);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, "Ctrl+Enter");
  gtk_widget_set_visible (button, can_edit (self));
  kamae_widget_set_name (button, _("Add a Decision"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_cb), self);
  gtk_box_append (GTK_BOX (box), kamae_review_label_new (C_ ("review", "Decisions"), "title-3"));
  gtk_widget_set_visible (box, can_edit (self)
                               || gtk_widget_get_first_child (self->decisions) != NULL);
  gtk_box_append (GTK_BOX (box), self->decisions);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

/* Slides */

KamaeReviewSlide *
kamae_review_slide_new_opening (KamaePage   *page,
                                KamaeRecord *review)
{
  KamaeReviewSlide *self = slide_new (page, review, kamae_record_get_title (review));

  gtk_box_append (GTK_BOX (self->widget), create_form (self, review, opening_fields));
  return self;
}

/* Figures at the left, what is said and decided at the right. */
KamaeReviewSlide *
kamae_review_slide_new_input (KamaePage   *page,
                              KamaeRecord *review,
                              KamaeRecord *input)
{
  KamaeReviewSlide *self = slide_new (page, review, kamae_record_get_title (input));
  GtkWidget *said = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *figures = NULL;

  self->input = g_object_ref (input);
  figures = g_object_new (kamae_review_figures_view_get_type (), "record", input, NULL);
  gtk_widget_set_hexpand (figures, TRUE);
  gtk_widget_set_valign (figures, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (said), create_form (self, input, input_fields));
  gtk_box_append (GTK_BOX (said), create_decisions (self));
  gtk_widget_set_hexpand (said, TRUE);

  self->columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  gtk_box_set_homogeneous (GTK_BOX (self->columns), TRUE);
  gtk_box_append (GTK_BOX (self->columns), figures);
  gtk_box_append (GTK_BOX (self->columns), said);
  gtk_box_append (GTK_BOX (self->widget), self->columns);
  return self;
}

KamaeReviewSlide *
kamae_review_slide_new_conclusion (KamaePage   *page,
                                   KamaeRecord *review)
{
  KamaeReviewSlide *self = slide_new (page, review, _("Discussion and conclusion"));

  gtk_box_append (GTK_BOX (self->widget), create_form (self, review, conclusion_fields));
  return self;
}

/* MRV-V02: both obligatory kinds have a decision, or a reason why there is none. */
KamaeReviewSlide *
kamae_review_slide_new_decisions (KamaePage   *page,
                                  KamaeRecord *review)
{
  KamaeReviewSlide *self = slide_new (page, review, _("Results: decisions and instructions"));

  gtk_box_append (GTK_BOX (self->widget), create_decisions (self));
  gtk_box_append (GTK_BOX (self->widget),
                  kamae_review_label_new (_("On improvement and on changes to the ISMS there is a decision, "
                                            "or a reason why there is none."), NULL));
  gtk_box_append (GTK_BOX (self->widget), create_form (self, review, none_fields));
  return self;
}

/* Begins a decision, with the cursor where its text is typed. */
void
kamae_review_slide_add_decision (KamaeReviewSlide *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeRecord) decision = NULL;
  GtkWidget *box;

  if (self->decisions == NULL || !can_edit (self))
    return;
  decision = create_decision (self, &error);
  if (decision == NULL)
    {
      show_error (self->widget, _("The record was not added"), error);
      return;
    }
  box = find_box (self, decision);
  if (box != NULL)
    kamae_form_focus_field (g_object_get_data (G_OBJECT (box), "form"), "text");
}

/* Saves what is being typed. */
void
kamae_review_slide_commit (KamaeReviewSlide *self)
{
  kamae_typing_commit (self->widget);
}

void
kamae_review_slide_free (KamaeReviewSlide *self)
{
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  g_clear_object (&self->input);
  g_clear_object (&self->review);
  g_free (self);
}
