/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-person-chooser.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

#define MAX_SHOWN 50

struct _KamaePersonChooser
{
  AdwBin parent_instance;

  KamaeRegister  *reg;
  GtkSearchEntry *entry;
  GtkListBox     *list;
};

G_DEFINE_FINAL_TYPE (KamaePersonChooser, kamae_person_chooser, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
add_person (KamaePersonChooser *self,
            KamaeRecord        *person)
{
  g_autofree char *roles = kamae_person_chooser_dup_roles (person);
  GtkWidget *row = kamae_row_new (kamae_record_get_title (person), roles);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "person", g_object_ref (person), g_object_unref);
  if (person == kamae_register_get_person (self->reg))
    {
      GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

      kamae_widget_set_name (mark, _("is working now"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  gtk_list_box_append (self->list, row);
}

static void
fill (KamaePersonChooser *self)
{
  const KamaeEntity *entity = kamae_model_find_entity (kamae_register_get_model (self->reg),
                                                       "person");
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (KamaeQuery) query = kamae_query_new (entity);
  g_autoptr (KamaeRecordList) people = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL &&
         GTK_IS_LIST_BOX_ROW (row))
    gtk_list_box_remove (self->list, row);

  kamae_query_where (query, "left_on", KAMAE_MATCH_UNSET, NULL);
  kamae_query_order (query, "name", FALSE);
  if (*text != '\0')
    kamae_query_search (query, text);

  people = kamae_record_list_new (self->reg, query);
  guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (people)), MAX_SHOWN);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KamaeRecord) person = g_list_model_get_item (G_LIST_MODEL (people), i);

      add_person (self, person);
    }
}

static void
row_activated (KamaePersonChooser *self,
               GtkListBoxRow      *row)
{
  g_autoptr (KamaeRecord) person = g_object_ref (g_object_get_data (G_OBJECT (row), "person"));

  g_signal_emit (self, signals[CHOSEN], 0, person);
}

static void
entry_activated (KamaePersonChooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    row_activated (self, row);
}

/* Escape in the entry closes what the chooser stands in, a popover or a window. */
static void
stop_search (KamaePersonChooser *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  else
    gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
kamae_person_chooser_map (GtkWidget *widget)
{
  KamaePersonChooser *self = KAMAE_PERSON_CHOOSER (widget);

  GTK_WIDGET_CLASS (kamae_person_chooser_parent_class)->map (widget);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
kamae_person_chooser_dispose (GObject *object)
{
  KamaePersonChooser *self = KAMAE_PERSON_CHOOSER (object);

  g_clear_object (&self->reg);

  G_OBJECT_CLASS (kamae_person_chooser_parent_class)->dispose (object);
}

static void
kamae_person_chooser_class_init (KamaePersonChooserClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kamae_person_chooser_dispose;
  GTK_WIDGET_CLASS (class)->map = kamae_person_chooser_map;

  signals[CHOSEN] = g_signal_new ("chosen", KAMAE_TYPE_PERSON_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL,
                                  G_TYPE_NONE, 1, KAMAE_TYPE_RECORD);
}

static void
kamae_person_chooser_init (KamaePersonChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *empty = gtk_label_new (_("No such person. People are added on the page of the organization's people."));

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->entry, "placeholder-text", _("Name"), NULL);
  kamae_widget_set_name (GTK_WIDGET (self->entry), _("Find a person"));
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activated), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (stop_search), self);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  kamae_widget_set_name (GTK_WIDGET (self->list), _("People"));
  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_set_margin_top (empty, 12);
  gtk_widget_set_margin_bottom (empty, 12);
  gtk_widget_set_margin_start (empty, 12);
  gtk_widget_set_margin_end (empty, 12);
  gtk_list_box_set_placeholder (self->list, empty);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 260);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scrolled, TRUE);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
kamae_person_chooser_new (KamaeRegister *reg)
{
  KamaePersonChooser *self;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);

  self = g_object_new (KAMAE_TYPE_PERSON_CHOOSER, NULL);
  self->reg = g_object_ref (reg);
  return GTK_WIDGET (self);
}

/* The roles a person holds today, or else the title. */
char *
kamae_person_chooser_dup_roles (KamaeRecord *person)
{
  KamaeRegister *reg;
  g_autoptr (GString) roles = g_string_new (NULL);
  g_autoptr (KamaeCursor) cursor = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (KAMAE_IS_RECORD (person), NULL);

  reg = kamae_record_get_register (person);
  today = kamae_register_dup_today (reg);
  cursor = kamae_register_query (reg,
                                 "SELECT role.name FROM role_assignment a JOIN role ON role.id = a.role_id"
                                 " WHERE a.person_id = :person AND a.starts_on <= :today"
                                 " AND (a.ends_on IS NULL OR a.ends_on >= :today)"
                                 " ORDER BY role.code COLLATE counted",
                                 NULL, KAMAE_KEPT);
  if (cursor != NULL)
    {
      kamae_cursor_bind_integer (cursor, ":person", kamae_record_get_id (person));
      kamae_cursor_bind_text (cursor, ":today", today);
      while (kamae_cursor_next (cursor, KAMAE_KEPT))
        g_string_append_printf (roles, "%s%s",
                                roles->len > 0 ? C_("between the items of a list", ", ") : "",
                                kamae_cursor_get_text (cursor, 0));
    }
  if (roles->len == 0)
    return g_strdup (kamae_record_get_text (person, "title"));
  return g_strdup (roles->str);
}
