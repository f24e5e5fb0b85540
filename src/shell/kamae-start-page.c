/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-clause-state.h"
#include "kamae-columns.h"
#include "kamae-due.h"
#include "kamae-figures-card.h"
#include "kamae-start-page.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

#define MAX_DUE 8
#define MAX_DUE_OF_ALL 500
#define MAX_MISSING 6
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
  AdwBin parent_instance;

  KamaeRegister *reg;
  GtkWidget     *head;
  GtkLabel      *greeting;
  GtkLabel      *date;
  GtkBox        *steps;
  AdwBin        *body;
  GtkListBox    *due_list;
  Span           span;
  guint          fill_id;
};

G_DEFINE_FINAL_TYPE (KamaeStartPage, kamae_start_page, ADW_TYPE_BIN)

/* -- Small parts ------------------------------------------------------------------------------- */

static void
open_record (GtkWidget *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "record");

  gtk_widget_activate_action (row, "win.record", "x", *id);
}

static void
open_page (GtkWidget *row)
{
  gtk_widget_activate_action (row, "win.page", "s", g_object_get_data (G_OBJECT (row), "page"));
}

static void
open_check (GtkWidget *row)
{
  gtk_widget_activate_action (row, "win.check", "s", g_object_get_data (G_OBJECT (row), "clause"));
}

static void
leads_to_id (GtkWidget *row,
             gint64     id)
{
  g_object_set_data_full (G_OBJECT (row), "record", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (open_record), NULL);
}

static void
leads_to_record (GtkWidget   *row,
                 KamaeRecord *record)
{
  leads_to_id (row, kamae_record_get_id (record));
}

static void
leads_to_page (GtkWidget  *row,
               const char *page)
{
  g_object_set_data_full (G_OBJECT (row), "page", g_strdup (page), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (open_page), NULL);
}

static void
leads_to_check (GtkWidget  *row,
                const char *clause)
{
  g_object_set_data_full (G_OBJECT (row), "clause", g_strdup (clause != NULL ? clause : ""),
                          g_free);
  g_signal_connect (row, "activated", G_CALLBACK (open_check), NULL);
}

/* A card: a heading, something small beside it, a boxed list. */
static GtkListBox *
add_card (GtkWidget  *parent,
          const char *title,
          GtkWidget  *above)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (card), heading);
  if (above != NULL)
    gtk_box_append (GTK_BOX (card), above);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  kamae_widget_set_name (list, title);
  gtk_box_append (GTK_BOX (card), list);

  if (KAMAE_IS_COLUMNS (parent))
    kamae_columns_add (KAMAE_COLUMNS (parent), card);
  else
    gtk_box_append (GTK_BOX (parent), card);
  return GTK_LIST_BOX (list);
}

static void
add_quiet_row (GtkListBox *list,
               const char *text)
{
  GtkWidget *row = kamae_row_new (text, NULL);

  gtk_widget_add_css_class (row, "dim-label");
  gtk_list_box_append (list, row);
}

static void
add_mark (GtkWidget  *row,
          const char *symbol,
          const char *style)
{
  GtkWidget *mark = gtk_label_new (symbol);

  gtk_widget_add_css_class (mark, style);
  gtk_widget_add_css_class (mark, "mark");
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
}

static const char *
entity_label (KamaeStartPage *self,
              KamaeRecord    *record)
{
  const KamaeEntity *entity = kamae_record_get_entity (record);

  return kamae_model_translate (kamae_register_get_model (self->reg), entity, entity->label, NULL);
}

/* -- Greeting ---------------------------------------------------------------------------------- */

static char *
dup_greeting (KamaeStartPage *self)
{
  KamaeRecord *person = kamae_register_get_person (self->reg);
  g_autoptr (GDateTime) now = kamae_register_dup_now (self->reg);
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
  KamaeRecord *organization = kamae_register_get_organization (self->reg);
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
  label = kamae_register_dup_fiscal_year (self->reg, first_day, NULL, NULL);
  /* Translators: %1$s is a fiscal year as in 2026年度, %2$d is 1 to 4 */
  return g_strdup_printf (_("%1$s, quarter %2$d"), label, quarter);
}

static void
fill_greeting (KamaeStartPage *self,
               const char     *today)
{
  g_autofree char *greeting = dup_greeting (self);
  g_autofree char *quarter = dup_quarter (self, today);
  g_autofree char *date = kamae_register_dup_date (self->reg, today, NULL);
  g_autofree char *text = NULL;

  text = g_strdup_printf ("%s · %s", date, quarter);
  gtk_label_set_text (self->greeting, greeting);
  gtk_label_set_text (self->date, text);
}

/* -- First steps ------------------------------------------------------------------------------- */

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const KamaePageInfo *first = *(const KamaePageInfo *const *) a;
  const KamaePageInfo *second = *(const KamaePageInfo *const *) b;

  return first->first_step - second->first_step;
}

/* A step is taken once its page has a record that a person made. */
static gboolean
is_taken (KamaeStartPage      *self,
          const KamaePageInfo *page)
{
  g_autoptr (KamaeRecordList) list = NULL;

  if (page->entity == NULL)
    return FALSE;
  list = kamae_register_list (self->reg, page->entity);
  /* The person who made the register is there from the start. */
  return g_list_model_get_n_items (G_LIST_MODEL (list)) > (g_strcmp0 (page->entity,
                                                                      "person") == 0 ? 1 : 0);
}

static GPtrArray *
dup_steps (KamaeStartPage *self,
           guint          *n_taken)
{
  GPtrArray *pages = kamae_model_get_pages (kamae_register_get_model (self->reg));
  GPtrArray *steps = g_ptr_array_new ();

  *n_taken = 0;
  for (guint i = 0; i < pages->len; i++)
    {
      const KamaePageInfo *page = g_ptr_array_index (pages, i);

      if (page->first_step == 0)
        continue;
      g_ptr_array_add (steps, (gpointer) page);
      if (is_taken (self, page))
        (*n_taken)++;
    }
  g_ptr_array_sort (steps, compare_steps);
  return steps;
}

static char *
dup_step_help (KamaeStartPage      *self,
               const KamaePageInfo *page)
{
  KamaeModel *model = kamae_register_get_model (self->reg);
  const KamaeEntity *entity = NULL;
  const char *help, *end;

  if (page->entity != NULL)
    entity = kamae_model_find_entity (model, page->entity);
  if (entity == NULL || entity->help == NULL)
    return NULL;

  /* The first sentence says what the clause wants; the rest is for the page itself. */
  help = kamae_model_translate (model, entity, entity->help, NULL);
  end = strstr (help, "。");
  if (end != NULL)
    return g_strndup (help, end + strlen ("。") - help);
  end = strstr (help, ". ");
  return end != NULL ? g_strndup (help, end + 1 - help) : g_strdup (help);
}

static void
add_step (KamaeStartPage      *self,
          GtkListBox          *list,
          const KamaePageInfo *page,
          guint                place,
          gboolean             taken)
{
  KamaeModel *model = kamae_register_get_model (self->reg);
  g_autofree char *help = dup_step_help (self, page);
  g_autofree char *number = g_strdup_printf ("%u", place);
  const char *label = kamae_model_translate (model, page, page->label, NULL);
  GtkWidget *row = kamae_link_row_new (label, taken ? _("Begun") : help);

  add_mark (row, taken ? "✓" : number, taken ? "success" : "dim-label");
  leads_to_page (row, page->name);
  gtk_list_box_append (list, row);
}

/* They stand first while most are still to be taken; later what is left stands last. */
static void
fill_steps (KamaeStartPage *self)
{
  guint n_taken;
  g_autoptr (GPtrArray) steps = dup_steps (self, &n_taken);
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
  GtkListBox *list = add_card (GTK_WIDGET (self->steps), title, NULL);
  for (guint i = 0; i < steps->len; i++)
    {
      const KamaePageInfo *page = g_ptr_array_index (steps, i);
      gboolean taken = is_taken (self, page);

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
  g_autofree char *today = kamae_register_dup_today (self->reg);
  g_autofree char *from = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GPtrArray) records = NULL;
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->due_list, 0))) != NULL)
    gtk_list_box_remove (self->due_list, row);

  self->span = span;
  span_dates (span, today, &from, &before);
  records = kamae_due_list (self->reg, from, before, limit + 1);
  for (guint i = 0; i < MIN (records->len, limit); i++)
    {
      KamaeRecord *record = g_ptr_array_index (records, i);
      g_autofree char *label = kamae_record_dup_label (record);
      g_autofree char *due = kamae_dup_due_text (kamae_due_get_date (record), today);
      g_autofree char *assignee = kamae_due_dup_assignee (record);
      g_autofree char *text = g_strjoin (" · ", due, entity_label (self, record), assignee, NULL);

      row = kamae_link_row_new (label, text);
      if (g_strcmp0 (kamae_due_get_date (record), today) < 0)
        add_mark (row, "!", "error");
      leads_to_record (row, record);
      gtk_list_box_append (self->due_list, row);
    }
  if (records->len == 0)
    add_quiet_row (self->due_list,
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
      count = kamae_due_count (self->reg, from, before);
      if (count > 0 && chosen == N_SPANS)
        chosen = span;
      buttons[span] = span_button_new (span, count);
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (buttons[span]),
                                   span > 0 ? GTK_TOGGLE_BUTTON (buttons[0]) : NULL);
      g_signal_connect_object (buttons[span], "toggled", G_CALLBACK (span_toggled), self, 0);
      gtk_box_append (GTK_BOX (spans), buttons[span]);
    }

  self->due_list = add_card (columns, _("To do today"), spans);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (buttons[chosen < N_SPANS ? chosen : SPAN_WEEK]),
                                TRUE);
}

/* -- State per clause -------------------------------------------------------------------------- */

static char *
dup_chapter_text (GPtrArray  *states,
                  const char *chapter)
{
  guint n_clauses = 0, n_kept = 0;

  for (guint i = 0; i < states->len; i++)
    {
      KamaeClauseState *state = g_ptr_array_index (states, i);

      if (!kamae_clause_is_within (state->number, chapter))
        continue;
      if (state->mark == KAMAE_CLAUSE_OPEN || state->mark == KAMAE_CLAUSE_EMPTY)
        /* Translators: %1$s is the number of a clause, %2$s what is the matter with it */
        return g_strdup_printf (_("%1$s: %2$s"), state->number, state->text);
      n_clauses++;
      if (state->mark == KAMAE_CLAUSE_CURRENT)
        n_kept++;
    }

  if (n_kept == 0)
    return g_strdup (_("not kept in Kamae yet"));
  if (n_kept < n_clauses)
    /* Translators: of %2$d clauses of a chapter Kamae keeps records for %1$d */
    return g_strdup_printf (_("nothing missing in %1$d of %2$d clauses; the others are not kept yet"),
                            n_kept, n_clauses);
  return g_strdup (_("nothing missing"));
}

/* To what is missing, or else to the page that keeps the clause's records. */
static void
leads_to_clause (KamaeStartPage   *self,
                 GtkWidget        *row,
                 KamaeClauseState *state)
{
  GPtrArray *pages = kamae_model_get_pages (kamae_register_get_model (self->reg));

  for (guint i = 0; i < pages->len && state->n_findings == 0; i++)
    {
      const KamaePageInfo *page = g_ptr_array_index (pages, i);

      if (g_strcmp0 (page->clause, state->number) == 0)
        {
          leads_to_page (row, page->name);
          return;
        }
    }
  leads_to_check (row, state->number);
}

static void
add_chapter (KamaeStartPage *self,
             GtkListBox     *list,
             GPtrArray      *states,
             const char     *chapter,
             const char     *title)
{
  g_autofree char *heading = g_strdup_printf ("%s %s", chapter, title);
  g_autofree char *text = dup_chapter_text (states, chapter);
  GtkWidget *row = kamae_expander_row_new (heading, text);
  GtkWidget *marks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);


  for (guint i = 0; i < states->len; i++)
    {
      KamaeClauseState *state = g_ptr_array_index (states, i);
      g_autofree char *clause = NULL;
      GtkWidget *child, *mark;

      if (!kamae_clause_is_within (state->number, chapter))
        continue;

      mark = gtk_label_new (kamae_clause_mark_get_symbol (state->mark));
      gtk_widget_add_css_class (mark, kamae_clause_mark_get_style (state->mark));
      gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      gtk_box_append (GTK_BOX (marks), mark);

      clause = g_strdup_printf ("%s %s", state->number, state->title);
      child = kamae_link_row_new (clause, state->text);
      add_mark (child, kamae_clause_mark_get_symbol (state->mark),
                kamae_clause_mark_get_style (state->mark));
      leads_to_clause (self, child, state);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), child);
    }

  gtk_widget_set_valign (marks, GTK_ALIGN_CENTER);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), marks);
  gtk_list_box_append (list, row);
}

static void
fill_clauses (KamaeStartPage *self,
              GtkWidget      *columns,
              GPtrArray      *findings)
{
  g_autoptr (GPtrArray) clauses = kamae_clause_titles (self->reg);
  g_autoptr (GPtrArray) states = kamae_clause_states (self->reg, findings);
  GtkListBox *list;

  if (states->len == 0)
    return;

  list = add_card (columns, _("State by clause"), NULL);
  for (guint i = 0; i < clauses->len; i++)
    {
      KamaeClauseState *chapter = g_ptr_array_index (clauses, i);

      if (strchr (chapter->number, '.') == NULL)
        add_chapter (self, list, states, chapter->number, chapter->title);
    }
}

/* -- What is missing --------------------------------------------------------------------------- */

/* Clause, record and detail, as far as there are such. */
static char *
dup_place (KamaeCheckResult *finding)
{
  KamaeRecord *record = kamae_check_result_get_record (finding);
  const char *detail = kamae_check_result_get_detail (finding);
  g_autofree char *label = record != NULL ? kamae_record_dup_label (record) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (kamae_check_result_get_clause (finding) != NULL)
    g_strv_builder_add (builder, kamae_check_result_get_clause (finding));
  if (label != NULL)
    g_strv_builder_add (builder, label);
  if (detail != NULL && *detail != '\0')
    g_strv_builder_add (builder, detail);
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

/* Somebody wanted it so: it is told, and is no alarm. */
static void
add_plugins_switched_off (GtkListBox *list,
                          GPtrArray  *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (kamae_check_result_get_clause (findings->pdata[i]) == NULL &&
        kamae_check_result_get_level (findings->pdata[i]) == KAMAE_RULE_INFORM)
      add_quiet_row (list, kamae_check_result_get_text (findings->pdata[i]));
}

static void
fill_missing (GtkWidget    *columns,
              GPtrArray    *findings,
              const GError *error)
{
  GtkListBox *list = add_card (columns, _("What is missing"), NULL);
  guint n_missing = 0;

  if (findings == NULL)
    {
      gtk_list_box_append (list, kamae_row_new (_("The check could not be made"), error->message));
      return;
    }
  for (guint i = 0; i < findings->len; i++)
    {
      KamaeCheckResult *finding = g_ptr_array_index (findings, i);
      KamaeRecord *record = kamae_check_result_get_record (finding);
      g_autofree char *where = NULL;
      GtkWidget *row;

      if (kamae_check_result_get_level (finding) == KAMAE_RULE_INFORM || n_missing++ >= MAX_MISSING)
        continue;

      where = dup_place (finding);
      row = kamae_link_row_new (kamae_check_result_get_text (finding), where);
      if (record != NULL)
        leads_to_record (row, record);
      else
        leads_to_check (row, kamae_check_result_get_clause (finding));
      gtk_list_box_append (list, row);
    }

  if (n_missing == 0)
    add_quiet_row (list, _("No rule of the standard that Kamae knows is broken."));
  if (n_missing > MAX_MISSING)
    {
      /* Translators: %d is the number of broken rules */
      g_autofree char *text = g_strdup_printf (ngettext ("All %d finding", "All %d findings",
                                                         n_missing), n_missing);
      GtkWidget *row = kamae_link_row_new (text, NULL);

      leads_to_check (row, "");
      gtk_list_box_append (list, row);
    }
  add_plugins_switched_off (list, findings);
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
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = kamae_register_history (self->reg, NULL, MAX_CHANGES, &error);
  g_autoptr (GDateTime) now = kamae_register_dup_now (self->reg);
  GtkListBox *list;

  if (entries != NULL && entries->len == 0)
    return;

  list = add_card (columns, _("Last changes"), NULL);
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
        leads_to_id (row, change->record_id);
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
  g_autoptr (KamaeCursor) cursor = NULL;
  GtkListBox *list = NULL;

  cursor = kamae_register_query (self->reg,
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
      g_autoptr (KamaeRecord) record = kamae_register_ref_record (self->reg, id, KAMAE_KEPT);
      g_autofree char *date = kamae_register_dup_date (self->reg, day, NULL);
      g_autofree char *left = kamae_dup_until_text (day, today);
      g_autofree char *text = NULL;
      g_autofree char *title = NULL;
      GtkWidget *row;

      if (record == NULL)
        continue;
      if (list == NULL)
        list = add_card (columns, _("Next milestones"), NULL);
      if (g_str_equal (kamae_record_get_entity (record)->name, "fiscal_year"))
        /* Translators: %s is the label of a fiscal year */
        title = g_strdup_printf (_("End of %s"), kamae_cursor_get_text (cursor, 1));
      else
        title = g_strdup (kamae_cursor_get_text (cursor, 1));
      text = g_strjoin (" · ", date, left, NULL);
      row = kamae_link_row_new (title, text);
      leads_to_record (row, record);
      gtk_list_box_append (list, row);
    }
}

/* -- The page ---------------------------------------------------------------------------------- */

static gboolean
fill_idle (gpointer data)
{
  KamaeStartPage *self = data;

  self->fill_id = 0;
  kamae_start_page_fill (self);
  return G_SOURCE_REMOVE;
}

/* After the next frame, so that opening a register shows its window first. */
static void
schedule_fill (KamaeStartPage *self)
{
  if (self->fill_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    kamae_widget_after_frame (GTK_WIDGET (self), fill_idle, &self->fill_id);
}

static void
kamae_start_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kamae_start_page_parent_class)->map (widget);
  schedule_fill (KAMAE_START_PAGE (widget));
}

static void
kamae_start_page_dispose (GObject *object)
{
  KamaeStartPage *self = KAMAE_START_PAGE (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  if (self->reg != NULL)
    g_signal_handlers_disconnect_by_data (self->reg, self);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (kamae_start_page_parent_class)->dispose (object);
}

static void
kamae_start_page_class_init (KamaeStartPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kamae_start_page_dispose;
  GTK_WIDGET_CLASS (class)->map = kamae_start_page_map;
}

static GtkLabel *
append_label (GtkWidget  *box,
              const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
kamae_start_page_init (KamaeStartPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->head = head;
  self->greeting = append_label (head, "title-1");
  self->date = append_label (head, "dim-label");
  self->steps = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->steps), FALSE);
  self->body = ADW_BIN (adw_bin_new ());

  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->steps));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->body));
  gtk_widget_add_css_class (box, "start-page");

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1080);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

GtkWidget *
kamae_start_page_new (KamaeRegister *reg)
{
  KamaeStartPage *self;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);

  self = g_object_new (KAMAE_TYPE_START_PAGE, NULL);
  self->reg = g_object_ref (reg);
  g_signal_connect_object (reg, "changed", G_CALLBACK (schedule_fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg, "notify::person", G_CALLBACK (schedule_fill), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
kamae_start_page_fill (KamaeStartPage *self)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *today = NULL;
  GtkWidget *columns, *figures;

  g_return_if_fail (KAMAE_IS_START_PAGE (self));

  today = kamae_register_dup_today (self->reg);
  findings = kamae_register_check (self->reg, NULL, &error);

  fill_greeting (self, today);
  fill_steps (self);

  columns = kamae_columns_new ();
  fill_due (self, columns, today);
  kamae_register_take_failure (self->reg, &failure);
  if (findings != NULL)
    fill_clauses (self, columns, findings);
  figures = kamae_figures_card_new (self->reg);
  if (figures != NULL)
    kamae_columns_add (KAMAE_COLUMNS (columns), figures);
  fill_missing (columns, findings, error);
  fill_milestones (self, columns, today);
  fill_changes (self, columns);
  if (failure != NULL || !kamae_register_take_failure (self->reg, &failure))
    gtk_list_box_append (add_card (columns, _("Not everything could be read"), NULL),
                         kamae_row_new (failure->message, NULL));
  adw_bin_set_child (self->body, kamae_wrap_new (columns));
}
