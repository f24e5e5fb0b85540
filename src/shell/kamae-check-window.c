/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-check-window.h"
#include "kamae-clause-state.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

#define MAX_A_CLAUSE 40

static void
open_record (GtkWidget *row,
             GtkWidget *parent)
{
  g_autoptr (KamaeRecord) record = g_object_ref (g_object_get_data (G_OBJECT (row), "record"));

  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (row)));
  gtk_widget_activate_action (parent, "win.record", "x", kamae_record_get_id (record));
}

static void
add_level (GtkWidget      *row,
           KamaeRuleLevel  level)
{
  static const char *const words[] = { N_("Must"), N_("Should"), N_("Note") };
  static const char *const icons[] = { "dialog-error-symbolic", "dialog-warning-symbolic",
                                       "dialog-information-symbolic" };
  static const char *const styles[] = { "error", "warning", "dim-label" };
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[level]);
  GtkWidget *word = gtk_label_new (kamae_translate (NULL, GETTEXT_PACKAGE, words[level]));

  gtk_widget_add_css_class (icon, styles[level]);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (word, "caption");
  gtk_widget_add_css_class (word, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), word);
}

static GtkWidget *
finding_row_new (GtkWindow        *parent,
                 KamaeCheckResult *finding)
{
  KamaeRecord *record = kamae_check_result_get_record (finding);
  const char *detail = kamae_check_result_get_detail (finding);
  g_autofree char *label = record != NULL ? kamae_record_dup_label (record) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *text = NULL;
  GtkWidget *row;

  if (label != NULL)
    g_strv_builder_add (builder, label);
  if (detail != NULL && *detail != '\0')
    g_strv_builder_add (builder, detail);
  g_strv_builder_add (builder, kamae_check_result_get_rule (finding));
  g_auto (GStrv) parts = g_strv_builder_end (builder);
  text = g_strjoinv (" · ", parts);

  row = kamae_row_new (kamae_check_result_get_text (finding), text);
  add_level (row, kamae_check_result_get_level (finding));
  if (record != NULL)
    {
      kamae_row_add_arrow (row);
      g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
      g_signal_connect_object (row, "activated", G_CALLBACK (open_record), parent, 0);
    }
  return row;
}

/* Returns how many findings the clause has. */
static guint
add_clause (AdwPreferencesPage *page,
            GtkWindow          *parent,
            GPtrArray          *findings,
            const char         *number,
            const char         *title)
{
  g_autofree char *heading = g_strdup_printf ("%s %s", number, title);
  GtkWidget *group = kamae_group_new (heading, NULL);
  guint n = 0;

  g_object_ref_sink (group);
  for (guint i = 0; i < findings->len; i++)
    {
      KamaeCheckResult *finding = g_ptr_array_index (findings, i);

      if (g_strcmp0 (kamae_check_result_get_clause (finding), number) == 0 && n++ < MAX_A_CLAUSE)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                   finding_row_new (parent, finding));
    }

  if (n > MAX_A_CLAUSE)
    {
      /* Translators: %d is a number of findings of the readiness check */
      g_autofree char *more = g_strdup_printf (ngettext ("and %d more", "and %d more",
                                                         n - MAX_A_CLAUSE), n - MAX_A_CLAUSE);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), kamae_row_new (more, NULL));
    }
  if (n > 0)
    adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  g_object_unref (group);
  return n;
}

/* What belongs to no clause that can be shown. Returns how much. */
static guint
add_others (AdwPreferencesPage *page,
            GtkWindow          *parent,
            GPtrArray          *findings,
            GPtrArray          *clauses)
{
  GtkWidget *group = g_object_ref_sink (kamae_group_new (_("Of the register as a whole"), NULL));
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      KamaeCheckResult *finding = g_ptr_array_index (findings, i);
      gboolean is_shown = FALSE;

      for (guint j = 0; j < clauses->len && !is_shown; j++)
        is_shown = g_strcmp0 (((KamaeClauseState *) clauses->pdata[j])->number,
                              kamae_check_result_get_clause (finding)) == 0;
      if (is_shown)
        continue;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), finding_row_new (parent, finding));
      n++;
    }
  if (n > 0)
    adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  g_object_unref (group);
  return n;
}

static GtkWidget *
page_new (GtkWindow     *parent,
          KamaeRegister *reg,
          const char    *clause,
          GPtrArray     *findings)
{
  g_autoptr (GtkWidget) page = g_object_ref_sink (adw_preferences_page_new ());
  g_autoptr (GPtrArray) clauses = kamae_clause_titles (reg);
  /* What is the matter with the whole is the matter with each clause. */
  guint n_found = add_others (ADW_PREFERENCES_PAGE (page), parent, findings, clauses);

  for (guint i = 0; i < clauses->len; i++)
    {
      KamaeClauseState *state = g_ptr_array_index (clauses, i);

      if (*clause == '\0' || kamae_clause_is_within (state->number, clause) ||
          kamae_clause_is_within (clause, state->number))
        n_found += add_clause (ADW_PREFERENCES_PAGE (page), parent, findings, state->number,
                               state->title);
    }
  return n_found > 0 ? g_steal_pointer (&page) : NULL;
}

static GtkWidget *
empty_page_new (const char *icon,
                const char *title,
                const char *description)
{
  GtkWidget *page = adw_status_page_new ();
  g_autofree char *markup = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), markup);
  return page;
}

GtkWidget *
kamae_check_window_new (GtkWindow     *parent,
                        KamaeRegister *reg,
                        const char    *clause)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *title = NULL;
  GtkWidget *content = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && KAMAE_IS_REGISTER (reg), NULL);
  g_return_val_if_fail (clause != NULL, NULL);

  findings = kamae_register_check (reg, NULL, &error);
  if (findings == NULL)
    content = empty_page_new ("dialog-warning-symbolic", _("The check could not be made"),
                              error != NULL ? error->message : "");
  else
    content = page_new (parent, reg, clause, findings);
  if (content == NULL)
    content = empty_page_new ("emblem-ok-symbolic", _("Nothing is missing"),
                              _("No rule that Kamae knows is broken here."));

  /* Translators: %s is the number of a clause of the standard */
  title = *clause != '\0' ? g_strdup_printf (_("Readiness Check: Clause %s"),
                                             clause) : g_strdup (_("Readiness Check"));
  return kamae_sheet_new (parent, title, content, 680, 680);
}
