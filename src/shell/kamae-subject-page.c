/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-card.h"
#include "kamae-clauses-card.h"
#include "kamae-columns.h"
#include "kamae-first-steps.h"
#include "kamae-missing-card.h"
#include "kamae-subject-page.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

struct _KamaeSubjectPage
{
  KamaeBoard parent_instance;

  const KamaeSubject *subject;
  GtkLabel           *title;
  GtkLabel           *text;
  AdwBin             *body;
};

G_DEFINE_FINAL_TYPE (KamaeSubjectPage, kamae_subject_page, KAMAE_TYPE_BOARD)

static KamaeRegister *
get_register (KamaeSubjectPage *self)
{
  return kamae_board_get_register (KAMAE_BOARD (self));
}

static const char *
translate (KamaeSubjectPage *self,
           gconstpointer     declared,
           const char       *text)
{
  return kamae_model_translate (kamae_register_get_model (get_register (self)), declared, text,
                                NULL);
}

/* -- What is there ----------------------------------------------------------------------------- */

static char *
dup_count_text (KamaeSubjectPage    *self,
                const KamaePageInfo *page)
{
  KamaeRegister *reg = get_register (self);
  g_autoptr (KamaeRecordList) list = NULL;
  guint n;

  if (page->entity == NULL)
    return NULL;
  list = kamae_register_list (reg, page->entity);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  if (n == 0)
    return g_strdup (_("no records yet"));
  return g_strdup_printf (ngettext ("%u record", "%u records", n), n);
}

static char *
dup_attention_text (KamaeSubjectPage    *self,
                    const KamaePageInfo *page)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  if (page->attention == NULL)
    return NULL;
  n = kamae_register_count_attention (get_register (self), page, NULL, &error);
  if (error != NULL)
    return g_strdup (error->message);
  if (n == 0)
    return NULL;
  return kamae_model_dup_attention_text (kamae_register_get_model (get_register (self)), page, n);
}

static void
add_page (KamaeSubjectPage    *self,
          GtkListBox          *list,
          const KamaePageInfo *page)
{
  g_autofree char *count = dup_count_text (self, page);
  g_autofree char *attention = dup_attention_text (self, page);
  g_autofree char *text = count != NULL && attention != NULL
                          ? g_strjoin (" · ", count, attention, NULL)
                          : g_strdup (count != NULL ? count : attention);
  GtkWidget *row = kamae_link_row_new (translate (self, page, page->label), text);

  kamae_row_add_mark (row, attention != NULL ? "!" : "", "warning");
  kamae_row_lead_to_page (row, page->name);
  gtk_list_box_append (list, row);
}

static void
fill_pages (KamaeSubjectPage *self,
            GtkWidget        *columns,
            GPtrArray        *pages)
{
  GtkListBox *list = kamae_card_add (columns, _("What is there"), NULL);

  for (guint i = 0; i < pages->len; i++)
    add_page (self, list, pages->pdata[i]);
}

/* -- The next step ----------------------------------------------------------------------------- */

static GtkWidget *
begin_row_new (KamaeSubjectPage    *self,
               const KamaePageInfo *page)
{
  g_autofree char *help = kamae_first_step_dup_help (get_register (self), page);
  /* Translators: %s is the name of a page */
  g_autofree char *title = g_strdup_printf (_("Begin with “%s”"),
                                            translate (self, page, page->label));
  GtkWidget *row = kamae_link_row_new (title, help);

  kamae_row_lead_to_page (row, page->name);
  return row;
}

static GtkWidget *
attend_row_new (KamaeSubjectPage    *self,
                const KamaePageInfo *page)
{
  g_autofree char *text = dup_attention_text (self, page);
  GtkWidget *row;

  if (text == NULL)
    return NULL;
  row = kamae_link_row_new (translate (self, page, page->label), text);
  kamae_row_lead_to_page (row, page->name);
  return row;
}

/* The first of the first steps that was not taken; then what wants attention. */
static void
fill_next (KamaeSubjectPage *self,
           GtkWidget        *columns,
           GPtrArray        *pages)
{
  g_autoptr (GPtrArray) steps = kamae_first_steps_list (get_register (self), self->subject);
  GtkListBox *list = kamae_card_add (columns, _("Next step"), NULL);
  GtkWidget *row = NULL;

  for (guint i = 0; i < steps->len && row == NULL; i++)
    if (!kamae_first_step_is_taken (get_register (self), steps->pdata[i]))
      row = begin_row_new (self, steps->pdata[i]);
  for (guint i = 0; i < pages->len && row == NULL; i++)
    row = attend_row_new (self, pages->pdata[i]);

  if (row != NULL)
    gtk_list_box_append (list, row);
  else
    kamae_card_add_quiet_row (list, _("Nothing here waits for you."));
}

/* -- The page ---------------------------------------------------------------------------------- */

static void
fill_clauses (KamaeSubjectPage *self,
              GtkWidget        *columns)
{
  g_auto (GStrv) numbers = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  if (self->subject->clauses == NULL)
    return;
  numbers = g_strsplit (self->subject->clauses, " ", -1);
  findings = kamae_register_check (get_register (self), NULL, &error);
  if (findings != NULL)
    kamae_clauses_card_add_some (columns, get_register (self), findings,
                                 (const char *const *) numbers);
  kamae_missing_card_add (columns, findings, error, (const char *const *) numbers);
}

static void
kamae_subject_page_fill (KamaeBoard *board)
{
  KamaeSubjectPage *self = KAMAE_SUBJECT_PAGE (board);
  KamaeModel *model = kamae_register_get_model (get_register (self));
  g_autoptr (GPtrArray) pages = kamae_model_list_pages (model, self->subject);
  g_autoptr (GError) failure = NULL;
  GtkWidget *columns = kamae_columns_new ();

  kamae_register_take_failure (get_register (self), NULL);
  fill_next (self, columns, pages);
  fill_pages (self, columns, pages);
  fill_clauses (self, columns);
  if (!kamae_register_take_failure (get_register (self), &failure))
    gtk_list_box_append (kamae_card_add (columns, _("Not everything could be read"), NULL),
                         kamae_row_new (failure->message, NULL));
  adw_bin_set_child (self->body, kamae_wrap_new (columns));
}

static void
kamae_subject_page_class_init (KamaeSubjectPageClass *class)
{
  KAMAE_BOARD_CLASS (class)->fill = kamae_subject_page_fill;
}

static void
kamae_subject_page_init (KamaeSubjectPage *self)
{
  GtkBox *box = kamae_board_get_box (KAMAE_BOARD (self));
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->title = kamae_board_label_new (head, "title-1");
  self->text = kamae_board_label_new (head, "dim-label");
  self->body = ADW_BIN (adw_bin_new ());
  gtk_box_append (box, head);
  gtk_box_append (box, GTK_WIDGET (self->body));
}

GtkWidget *
kamae_subject_page_new (KamaeRegister      *reg,
                        const KamaeSubject *subject)
{
  KamaeSubjectPage *self;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);
  g_return_val_if_fail (subject != NULL, NULL);

  self = KAMAE_SUBJECT_PAGE (kamae_board_new (KAMAE_TYPE_SUBJECT_PAGE, reg));
  self->subject = subject;
  gtk_label_set_text (self->title, translate (self, subject, subject->label));
  gtk_label_set_text (self->text, translate (self, subject, subject->text));
  gtk_widget_set_visible (GTK_WIDGET (self->text), subject->text != NULL);
  return GTK_WIDGET (self);
}
