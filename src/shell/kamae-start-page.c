/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-card.h"
#include "kamae-clauses-card.h"
#include "kamae-columns.h"
#include "kamae-due.h"
#include "kamae-figures-card.h"
#include "kamae-first-steps.h"
#include "kamae-missing-card.h"
#include "kamae-start-page.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

#define MAX_DUE 8
#define MAX_DUE_OF_ALL 500
#define MAX_CHANGES 6

typedef enum
{
  SPAN_OVERDUE,
  SPAN_WEEK,
  SPAN_MONTH,
  N_SPANS
} Span;

struct _KamaeStartPage
{
  KamaeBoard parent_instance;

  GtkWidget  *head;
  GtkLabel   *greeting;
  GtkLabel   *date;
  GtkBox     *steps;
  AdwBin     *body;
  GtkListBox *due_list;
  Span        span;
};

G_DEFINE_FINAL_TYPE (KamaeStartPage, kamae_start_page, KAMAE_TYPE_BOARD)

static KamaeRegister *
get_register (KamaeStartPage *self)
{
  return kamae_board_get_register (KAMAE_BOARD (self));
}

static const char *
entity_label (KamaeStartPage *self,
              KamaeRecord    *record)
{
  KamaeModel *model = kamae_register_get_model (get_register (self));
  const KamaeEntity *entity = kamae_record_get_entity (record);

  return kamae_model_translate (model, entity, entity->label, NULL);
}

/* -- Greeting ---------------------------------------------------------------------------------- */

static char *
dup_greeting (KamaeStartPage *self)
{
  KamaeRecord *person = kamae_register_get_person (get_register (self));
  g_autoptr (GDateTime) now = kamae_register_dup_now (get_register (self));
  int hour = g_date_time_get_hour (now);

  if (person == NULL)
    return g_strdup (_("Welcome"));
  if (hour >= 4 && hour < 11)
    /* Translators: %s is the name of the person who works */
    return g_strdup_printf (_("Good morning, %s"), kamae_record_get_title (person));
  if (hour >= 11 && hour < 18)
    /* Translators: %s is the name of the person who works */
    return g_strdup_printf (_("Good afternoon, %s"), kamae_record_get_title (person));
  /* Translators: %s is the name of the person who works */
  return g_strdup_printf (_("Good evening, %s"), kamae_record_get_title (person));
}

static char *
dup_quarter (KamaeStartPage *self,
             const char     *today)
{
  KamaeRecord *organization = kamae_register_get_organization (get_register (self));
  int year = 0, month = 0, first = 4, first_year = 0;
  g_autofree char *first_day = NULL;
  g_autofree char *label = NULL;

  if (sscanf (today, "%d-%d", &year, &month) != 2)
    return g_strdup ("");
  if (organization != NULL && kamae_record_is_set (organization, "fiscal_start_month"))
    first = CLAMP ((int) kamae_record_get_integer (organization, "fiscal_start_month"), 1, 12);

  if (organization != NULL)
    first_year = kamae_record_get_integer (organization, "first_term_year");

  int quarter = ((month - first + 12) % 12) / 3 + 1;
  int fiscal_year = month < first ? year - 1 : year;
  if (first_year > 0 && g_strcmp0 (kamae_record_get_text (organization, "year_label"), "term") == 0)
    /* Translators: %1$d is the company's business term as in 第12期, %2$d is 1 to 4 */
    return g_strdup_printf (_("Term %1$d, quarter %2$d"), fiscal_year - first_year + 1, quarter);
  first_day = g_strdup_printf ("%04d-%02d-01", fiscal_year, first);
  label = kamae_register_dup_fiscal_year (get_register (self), first_day, NULL, NULL);
  /* Translators: %1$s is a fiscal year as in 2026年度, %2$d is 1 to 4 */
  return g_strdup_printf (_("%1$s, quarter %2$d"), label, quarter);
}

static void
fill_greeting (KamaeStartPage *self,
               const char     *today)
{
  g_autofree char *greeting = dup_greeting (self);
  g_autofree char *quarter = dup_quarter (self, today);
  g_autofree char *date = kamae_register_dup_date (get_register (self), today, NULL);
  g_autofree char *text = NULL;

  text = g_strdup_printf ("%s · %s", date, quarter);
  gtk_label_set_text (self->greeting, greeting);
  gtk_label_set_text (self->date, text);
}

/* -- First steps ------------------------------------------------------------------------------- */

static void
add_step (KamaeStartPage      *self,
          GtkListBox          *list,
          const KamaePageInfo *page,
          guint                place,
          gboolean             taken)
{
  KamaeModel *model = kamae_register_get_model (get_register (self));
  g_autofree char *help = kamae_first_step_dup_help (get_register (self), page);
  g_autofree char *number = g_strdup_printf ("%u", place);
  const char *label = kamae_model_translate (model, page, page->label, NULL);
  GtkWidget *row = kamae_link_row_new (label, taken ? _("Begun") : help);

  kamae_row_add_mark (row, taken ? "✓" : number, taken ? "success" : "dim-label");
  kamae_row_lead_to_page (row, page->name);
  gtk_list_box_append (list, row);
}

static guint
count_taken (KamaeStartPage *self,
             GPtrArray      *steps)
{
  guint n = 0;

  for (guint i = 0; i < steps->len; i++)
    if (kamae_first_step_is_taken (get_register (self), steps->pdata[i]))
      n++;
  return n;
}

/* They stand first while most are still to be taken; later what is left stands last. */
static void
fill_steps (KamaeStartPage *self)
{
  g_autoptr (GPtrArray) steps = kamae_first_steps_list (get_register (self), NULL);
  guint n_taken = count_taken (self, steps);
  gboolean is_new = 2 * n_taken < steps->len;
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->steps));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps))) != NULL)
    gtk_box_remove (self->steps, child);
  gtk_widget_set_visible (GTK_WIDGET (self->steps), n_taken < steps->len);
  if (n_taken >= steps->len)
    return;
  gtk_box_reorder_child_after (GTK_BOX (box), GTK_WIDGET (self->steps),
                               is_new ? self->head : GTK_WIDGET (self->body));

  /* Translators: %1$d of %2$d steps are begun */
  g_autofree char *title = g_strdup_printf (_("First steps: %1$d of %2$d begun"), n_taken,
                                            steps->len);
  GtkListBox *list = kamae_card_add (GTK_WIDGET (self->steps), title, NULL);
  for (guint i = 0; i < steps->len; i++)
    {
      const KamaePageInfo *page = g_ptr_array_index (steps, i);
      gboolean taken = kamae_first_step_is_taken (get_register (self), page);

      if (is_new || !taken)
        add_step (self, list, page, i + 1, taken);
    }
}

/* -- What is due ------------------------------------------------------------------------------- */

static void
span_dates (Span         span,
            const char  *today,
            char       **from,
            char       **before)
{
  *from = span == SPAN_OVERDUE ? NULL : g_strdup (today);
  *before = kamae_dup_day (today, span == SPAN_OVERDUE ? 0 : span == SPAN_WEEK ? 7 : 31);
}

static void show_all_due (KamaeStartPage *self);

static void
fill_due_list (KamaeStartPage *self,
               Span            span,
               guint           limit)
{
  g_autofree char *today = kamae_register_dup_today (get_register (self));
  g_autofree char *from = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GPtrArray) records = NULL;
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->due_list, 0))) != NULL)
    gtk_list_box_remove (self->due_list, row);

  self->span = span;
  span_dates (span, today, &from, &before);
  records = kamae_due_list (get_register (self), from, before, limit + 1);
  for (guint i = 0; i < MIN (records->len, limit); i++)
    {
      KamaeRecord *record = g_ptr_array_index (records, i);
      g_autofree char *label = kamae_record_dup_label (record);
      g_autofree char *due = kamae_dup_due_text (kamae_due_get_date (record), today);
      g_autofree char *assignee = kamae_due_dup_assignee (record);
      g_autofree char *text = g_strjoin (" · ", due, entity_label (self, record), assignee, NULL);

      row = kamae_link_row_new (label, text);
      if (g_strcmp0 (kamae_due_get_date (record), today) < 0)
        kamae_row_add_mark (row, "!", "error");
      kamae_row_lead_to_record (row, kamae_record_get_id (record));
      gtk_list_box_append (self->due_list, row);
    }
  if (records->len == 0)
    kamae_card_add_quiet_row (self->due_list,
                   span == SPAN_OVERDUE ? _("Nothing is overdue.") : _("Nothing is due."));
  if (records->len > limit)
    {
      row = kamae_link_row_new (_("Show all"), NULL);
      g_signal_connect_object (row, "activated", G_CALLBACK (show_all_due), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (self->due_list, row);
    }
}

static void
show_all_due (KamaeStartPage *self)
{
  fill_due_list (self, self->span, MAX_DUE_OF_ALL);
}

static void
span_toggled (GtkToggleButton *button,
              KamaeStartPage  *self)
{
  Span span = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "span"));

  if (gtk_toggle_button_get_active (button))
    fill_due_list (self, span, MAX_DUE);
}

static GtkWidget *
span_button_new (Span  span,
                 guint count)
{
  static const char *const labels[] = { N_("Overdue"), N_("This week"), N_("Next 30 days") };
  const char *label = kamae_translate (NULL, GETTEXT_PACKAGE, labels[span]);
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *name = g_strdup_printf ("%s: %u", label, count);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *figure = gtk_label_new (number);
  GtkWidget *caption = gtk_label_new (label);

  gtk_widget_add_css_class (figure, "figure");
  gtk_widget_add_css_class (figure, "numeric");
  if (span == SPAN_OVERDUE && count > 0)
    gtk_widget_add_css_class (figure, "error");
  gtk_widget_add_css_class (caption, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_button_set_child (GTK_BUTTON (button), box);
  kamae_widget_set_name (button, name);
  g_object_set_data (G_OBJECT (button), "span", GINT_TO_POINTER (span));
  return button;
}

static void
fill_due (KamaeStartPage *self,
          GtkWidget      *columns,
          const char     *today)
{
  GtkWidget *spans = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *buttons[N_SPANS];
  Span chosen = N_SPANS;

  gtk_widget_add_css_class (spans, "linked");
  gtk_box_set_homogeneous (GTK_BOX (spans), TRUE);
  for (Span span = 0; span < N_SPANS; span++)
    {
      g_autofree char *from = NULL;
      g_autofree char *before = NULL;
      guint count;

      span_dates (span, today, &from, &before);
      count = kamae_due_count (get_register (self), from, before);
      if (count > 0 && chosen == N_SPANS)
        chosen = span;
      buttons[span] = span_button_new (span, count);
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (buttons[span]),
                                   span > 0 ? GTK_TOGGLE_BUTTON (buttons[0]) : NULL);
      g_signal_connect_object (buttons[span], "toggled", G_CALLBACK (span_toggled), self, 0);
      gtk_box_append (GTK_BOX (spans), buttons[span]);
    }

  self->due_list = kamae_card_add (columns, _("To do today"), spans);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (buttons[chosen < N_SPANS ? chosen : SPAN_WEEK]),
                                TRUE);
}

/* -- Changes and milestones -------------------------------------------------------------------- */

static void
open_history (GtkWidget *row)
{
  gtk_widget_activate_action (row, "win.history", NULL);
}

static void
fill_changes (KamaeStartPage *self,
              GtkWidget      *columns)
{
  KamaeRegister *reg = get_register (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = kamae_register_history (reg, NULL, MAX_CHANGES, &error);
  g_autoptr (GDateTime) now = kamae_register_dup_now (reg);
  GtkListBox *list;

  if (entries != NULL && entries->len == 0)
    return;

  list = kamae_card_add (columns, _("Last changes"), NULL);
  if (entries == NULL)
    {
      gtk_list_box_append (list, kamae_row_new (_("The history could not be read"),
                                                error->message));
      return;
    }
  for (guint i = 0; i < entries->len; i++)
    {
      KamaeHistoryEntry *entry = g_ptr_array_index (entries, i);
      const KamaeChange *change = NULL;
      g_autofree char *age = kamae_dup_age_text (kamae_history_entry_get_time (entry), now);
      const char *person = kamae_history_entry_get_person (entry);
      g_autofree char *text = NULL;
      GtkWidget *row;

      if (kamae_history_entry_get_n_changes (entry) > 0)
        change = kamae_history_entry_get_change (entry, 0);
      text = g_strjoin (" · ", person != NULL ? person : _("Kamae"), age,
                        change != NULL ? change->record_label : NULL, NULL);
      row = kamae_link_row_new (kamae_history_entry_get_name (entry), text);
      if (change != NULL && change->record_id != 0)
        kamae_row_lead_to_record (row, change->record_id);
      else
        g_signal_connect (row, "activated", G_CALLBACK (open_history), NULL);
      gtk_list_box_append (list, row);
    }

  GtkWidget *all = kamae_link_row_new (_("All changes"), NULL);
  g_signal_connect (all, "activated", G_CALLBACK (open_history), NULL);
  gtk_list_box_append (list, all);
}

static void
fill_milestones (KamaeStartPage *self,
                 GtkWidget      *columns,
                 const char     *today)
{
  KamaeRegister *reg = get_register (self);
  g_autoptr (KamaeCursor) cursor = NULL;
  GtkListBox *list = NULL;

  cursor = kamae_register_query (reg,
                                 "SELECT m.id, s.name, m.held_on AS day FROM meeting m JOIN meeting_series s ON s.id = m.series_id"
                                 " WHERE m.state IN ('planned', 'notified') AND m.held_on >= :today"
                                 " UNION ALL"
                                 " SELECT id, label, ends_on FROM fiscal_year WHERE state <> 'closed' AND ends_on >= :today"
                                 " ORDER BY day LIMIT 5",
                                 NULL, KAMAE_KEPT);
  if (cursor == NULL)
    return;
  kamae_cursor_bind_text (cursor, ":today", today);

  while (kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      gint64 id = kamae_cursor_get_integer (cursor, 0);
      const char *day = kamae_cursor_get_text (cursor, 2);
      g_autoptr (KamaeRecord) record = kamae_register_ref_record (reg, id, KAMAE_KEPT);
      g_autofree char *date = kamae_register_dup_date (reg, day, NULL);
      g_autofree char *left = kamae_dup_until_text (day, today);
      g_autofree char *text = NULL;
      g_autofree char *title = NULL;
      GtkWidget *row;

      if (record == NULL)
        continue;
      if (list == NULL)
        list = kamae_card_add (columns, _("Next milestones"), NULL);
      if (g_str_equal (kamae_record_get_entity (record)->name, "fiscal_year"))
        /* Translators: %s is the label of a fiscal year */
        title = g_strdup_printf (_("End of %s"), kamae_cursor_get_text (cursor, 1));
      else
        title = g_strdup (kamae_cursor_get_text (cursor, 1));
      text = g_strjoin (" · ", date, left, NULL);
      row = kamae_link_row_new (title, text);
      kamae_row_lead_to_record (row, kamae_record_get_id (record));
      gtk_list_box_append (list, row);
    }
}

/* -- The page ---------------------------------------------------------------------------------- */

static void
kamae_start_page_fill (KamaeBoard *board)
{
  KamaeStartPage *self = KAMAE_START_PAGE (board);
  KamaeRegister *reg = kamae_board_get_register (board);
  g_autofree char *today = kamae_register_dup_today (reg);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (GPtrArray) findings = kamae_register_check (reg, NULL, &error);
  GtkWidget *columns, *figures;

  fill_greeting (self, today);
  fill_steps (self);

  columns = kamae_columns_new ();
  fill_due (self, columns, today);
  kamae_register_take_failure (reg, &failure);
  if (findings != NULL)
    kamae_clauses_card_add (columns, reg, findings);
  figures = kamae_figures_card_new (reg);
  if (figures != NULL)
    kamae_columns_add (KAMAE_COLUMNS (columns), figures);
  kamae_missing_card_add (columns, findings, error, NULL);
  fill_milestones (self, columns, today);
  fill_changes (self, columns);
  if (failure != NULL || !kamae_register_take_failure (reg, &failure))
    gtk_list_box_append (kamae_card_add (columns, _("Not everything could be read"), NULL),
                         kamae_row_new (failure->message, NULL));
  adw_bin_set_child (self->body, kamae_wrap_new (columns));
}

static void
kamae_start_page_class_init (KamaeStartPageClass *class)
{
  KAMAE_BOARD_CLASS (class)->fill = kamae_start_page_fill;
}

static void
kamae_start_page_init (KamaeStartPage *self)
{
  GtkBox *box = kamae_board_get_box (KAMAE_BOARD (self));
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->head = head;
  self->greeting = kamae_board_label_new (head, "title-1");
  self->date = kamae_board_label_new (head, "dim-label");
  self->steps = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->steps), FALSE);
  self->body = ADW_BIN (adw_bin_new ());

  gtk_box_append (box, head);
  gtk_box_append (box, GTK_WIDGET (self->steps));
  gtk_box_append (box, GTK_WIDGET (self->body));
}

GtkWidget *
kamae_start_page_new (KamaeRegister *reg)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);

  return kamae_board_new (KAMAE_TYPE_START_PAGE, reg);
}
