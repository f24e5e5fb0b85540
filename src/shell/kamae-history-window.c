/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-history-window.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

#define STEP 100
#define MAX_CHANGES 50

typedef struct
{
  KamaeRegister *reg;
  GtkListBox    *list;
  guint          limit;
} History;

static void fill (History *history);

static void
history_free (gpointer data)
{
  History *history = data;

  g_object_unref (history->reg);
  g_free (history);
}

static void
show_more (History *history)
{
  history->limit += 5 * STEP;
  fill (history);
}

/* The changes of an operation are made into rows when they are asked for: there may be many. */
static void
expanded (AdwExpanderRow    *row,
          GParamSpec        *pspec,
          KamaeHistoryEntry *entry)
{
  guint n = MIN (kamae_history_entry_get_n_changes (entry), MAX_CHANGES);

  g_signal_handlers_disconnect_by_func (row, expanded, entry);
  for (guint i = 0; i < n; i++)
    {
      const KamaeChange *change = kamae_history_entry_get_change (entry, i);
      g_autofree char *text = kamae_history_entry_dup_change_text (entry, i);

      adw_expander_row_add_row (row, kamae_row_new (text, change->record_label));
    }
}

static char *
dup_title (KamaeHistoryEntry *entry)
{
  const char *name = kamae_history_entry_get_name (entry);
  const char *label = NULL;

  if (kamae_history_entry_get_n_changes (entry) > 0)
    label = kamae_history_entry_get_change (entry, 0)->record_label;
  if (label == NULL || *label == '\0')
    return g_strdup (name);
  /* Translators: %1$s is an operation, as "Approve review", %2$s the record it was done to */
  return g_strdup_printf (_("%1$s: %2$s"), name, label);
}

static GtkWidget *
entry_row_new (KamaeHistoryEntry *entry)
{
  g_autofree char *time = kamae_history_entry_dup_when (entry);
  const char *person = kamae_history_entry_get_person (entry);
  const char *reason = kamae_history_entry_get_reason (entry);
  g_autofree char *title = dup_title (entry);
  g_autofree char *because = NULL;
  g_autofree char *text = NULL;
  GtkWidget *row;

  if (reason != NULL && *reason != '\0')
    /* Translators: %s is the reason that a person gave for a change */
    because = g_strdup_printf (_("Reason: %s"), reason);
  text = g_strjoin (" · ", time, person != NULL ? person : _("Kamae"), because, NULL);

  row = kamae_expander_row_new (title, text);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded), entry, 0);
  g_object_set_data_full (G_OBJECT (row), "entry", g_object_ref (entry), g_object_unref);
  return row;
}

static void
fill (History *history)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
    kamae_register_history (history->reg, NULL, history->limit, &error);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (history->list, 0)) != NULL)
    gtk_list_box_remove (history->list, GTK_WIDGET (row));

  if (entries == NULL)
    gtk_list_box_append (history->list, kamae_row_new (_("The history could not be read"),
                                                       error->message));
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    gtk_list_box_append (history->list, entry_row_new (g_ptr_array_index (entries, i)));

  if (entries != NULL && entries->len == history->limit)
    {
      GtkWidget *more = kamae_link_row_new (_("Show older changes"), NULL);

      g_signal_connect_swapped (more, "activated", G_CALLBACK (show_more), history);
      gtk_list_box_append (history->list, more);
    }
}

GtkWidget *
kamae_history_window_new (GtkWindow     *parent,
                          KamaeRegister *reg)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *sheet;
  History *history;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && KAMAE_IS_REGISTER (reg), NULL);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "sheet-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  kamae_widget_set_name (list, _("Changes"));
  adw_clamp_set_child (ADW_CLAMP (clamp), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);

  sheet = kamae_sheet_new (parent, _("History of the Register"), scrolled, 680, 680);
  history = g_new0 (History, 1);
  history->reg = g_object_ref (reg);
  history->list = GTK_LIST_BOX (list);
  history->limit = STEP;
  g_object_set_data_full (G_OBJECT (sheet), "history", history, history_free);
  fill (history);
  return sheet;
}
