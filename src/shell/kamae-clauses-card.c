/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-card.h"
#include "kamae-clause-state.h"
#include "kamae-clauses-card.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

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
lead_to_clause (KamaeRegister    *reg,
                GtkWidget        *row,
                KamaeClauseState *state)
{
  GPtrArray *pages = kamae_model_get_pages (kamae_register_get_model (reg));

  for (guint i = 0; i < pages->len && state->n_findings == 0; i++)
    {
      const KamaePageInfo *page = g_ptr_array_index (pages, i);

      if (g_strcmp0 (page->clause, state->number) == 0)
        {
          kamae_row_lead_to_page (row, page->name);
          return;
        }
    }
  kamae_row_lead_to_check (row, state->number);
}

static GtkWidget *
clause_row_new (KamaeRegister    *reg,
                KamaeClauseState *state)
{
  g_autofree char *title = g_strdup_printf ("%s %s", state->number, state->title);
  GtkWidget *row = kamae_link_row_new (title, state->text);

  kamae_row_add_mark (row, kamae_clause_mark_get_symbol (state->mark),
                      kamae_clause_mark_get_style (state->mark));
  lead_to_clause (reg, row, state);
  return row;
}

static void
add_chapter (KamaeRegister *reg,
             GtkListBox    *list,
             GPtrArray     *states,
             const char    *chapter,
             const char    *title)
{
  g_autofree char *heading = g_strdup_printf ("%s %s", chapter, title);
  g_autofree char *text = dup_chapter_text (states, chapter);
  GtkWidget *row = kamae_expander_row_new (heading, text);
  GtkWidget *marks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  for (guint i = 0; i < states->len; i++)
    {
      KamaeClauseState *state = g_ptr_array_index (states, i);
      GtkWidget *mark;

      if (!kamae_clause_is_within (state->number, chapter))
        continue;

      mark = gtk_label_new (kamae_clause_mark_get_symbol (state->mark));
      gtk_widget_add_css_class (mark, kamae_clause_mark_get_style (state->mark));
      gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      gtk_box_append (GTK_BOX (marks), mark);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), clause_row_new (reg, state));
    }

  gtk_widget_set_valign (marks, GTK_ALIGN_CENTER);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), marks);
  gtk_list_box_append (list, row);
}

void
kamae_clauses_card_add (GtkWidget     *parent,
                        KamaeRegister *reg,
                        GPtrArray     *findings)
{
  g_autoptr (GPtrArray) clauses = kamae_clause_titles (reg);
  g_autoptr (GPtrArray) states = kamae_clause_states (reg, findings);
  GtkListBox *list;

  if (states->len == 0)
    return;

  list = kamae_card_add (parent, _("State by clause"), NULL);
  for (guint i = 0; i < clauses->len; i++)
    {
      KamaeClauseState *chapter = g_ptr_array_index (clauses, i);

      if (strchr (chapter->number, '.') == NULL)
        add_chapter (reg, list, states, chapter->number, chapter->title);
    }
}

void
kamae_clauses_card_add_some (GtkWidget         *parent,
                             KamaeRegister     *reg,
                             GPtrArray         *findings,
                             const char *const *numbers)
{
  g_autoptr (GPtrArray) states = kamae_clause_states_of (reg, findings, numbers);
  GtkListBox *list;

  if (states->len == 0)
    return;

  list = kamae_card_add (parent, _("State by clause"), NULL);
  for (guint i = 0; i < states->len; i++)
    gtk_list_box_append (list, clause_row_new (reg, states->pdata[i]));
}
