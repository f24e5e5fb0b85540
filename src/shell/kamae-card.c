/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-card.h"
#include "kamae-columns.h"
#include "kamae-widgets.h"

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

void
kamae_row_lead_to_record (GtkWidget *row,
                          gint64     id)
{
  g_object_set_data_full (G_OBJECT (row), "record", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (open_record), NULL);
}

void
kamae_row_lead_to_page (GtkWidget  *row,
                        const char *page)
{
  g_object_set_data_full (G_OBJECT (row), "page", g_strdup (page), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (open_page), NULL);
}

void
kamae_row_lead_to_check (GtkWidget  *row,
                         const char *clause)
{
  g_object_set_data_full (G_OBJECT (row), "clause", g_strdup (clause != NULL ? clause : ""),
                          g_free);
  g_signal_connect (row, "activated", G_CALLBACK (open_check), NULL);
}

GtkListBox *
kamae_card_add (GtkWidget  *parent,
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

void
kamae_card_add_quiet_row (GtkListBox *list,
                          const char *text)
{
  GtkWidget *row = kamae_row_new (text, NULL);

  gtk_widget_add_css_class (row, "dim-label");
  gtk_list_box_append (list, row);
}

void
kamae_row_add_mark (GtkWidget  *row,
                    const char *symbol,
                    const char *style)
{
  GtkWidget *mark = gtk_label_new (symbol);

  gtk_widget_add_css_class (mark, style);
  gtk_widget_add_css_class (mark, "mark");
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
}
