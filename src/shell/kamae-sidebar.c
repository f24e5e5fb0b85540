/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-badge.h"
#include "kamae-sidebar.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

typedef struct
{
  char      *name;
  char      *label;
  GtkWidget *row;
  GtkWidget *badge;
} Item;

struct _KamaeSidebar
{
  AdwBin parent_instance;

  GtkListBox     *list;
  GPtrArray      *items;
  KamaePageGroup  group;   /* of the last item */
};

G_DEFINE_FINAL_TYPE (KamaeSidebar, kamae_sidebar, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const group_labels[] = {
  [KAMAE_PAGE_TOP] = NULL,
  [KAMAE_PAGE_PLAN] = KC_ ("sidebar", "Plan"),
  [KAMAE_PAGE_DO] = KC_ ("sidebar", "Do"),
  [KAMAE_PAGE_CHECK] = KC_ ("sidebar", "Check"),
  [KAMAE_PAGE_ACT] = KC_ ("sidebar", "Act"),
  [KAMAE_PAGE_BASE] = KC_ ("sidebar", "Basic data"),
};

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->name);
  g_free (item->label);
  g_free (item);
}

static Item *
find_item (KamaeSidebar *self,
           const char   *name)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (g_strcmp0 (item->name, name) == 0)
        return item;
    }
  return NULL;
}

static void
row_activated (KamaeSidebar  *self,
               GtkListBoxRow *row)
{
  Item *item = g_object_get_data (G_OBJECT (row), "item");

  g_assert (KAMAE_IS_SIDEBAR (self));

  g_signal_emit (self, signals[CHOSEN], 0, item->name);
}

static void
kamae_sidebar_finalize (GObject *object)
{
  KamaeSidebar *self = KAMAE_SIDEBAR (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (kamae_sidebar_parent_class)->finalize (object);
}

static void
kamae_sidebar_class_init (KamaeSidebarClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kamae_sidebar_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", KAMAE_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kamae_sidebar_init (KamaeSidebar *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  self->items = g_ptr_array_new_with_free_func (item_free);

  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  kamae_widget_set_name (list, _("Subjects"));
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

GtkWidget *
kamae_sidebar_new (void)
{
  return g_object_new (KAMAE_TYPE_SIDEBAR, NULL);
}

static void
append_heading (KamaeSidebar *self,
                const char   *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (row, "sidebar-heading");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  kamae_widget_set_name (row, text);
  gtk_list_box_append (self->list, row);
}

static void
append_item (KamaeSidebar *self,
             const char   *name,
             const char   *label,
             const char   *icon)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_label_new (label);
  Item *item = g_new0 (Item, 1);

  item->name = g_strdup (name);
  item->label = g_strdup (label);
  item->badge = kamae_badge_new ();
  item->row = gtk_list_box_row_new ();
  g_ptr_array_add (self->items, item);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), item->badge);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (item->row), box);
  g_object_set_data (G_OBJECT (item->row), "item", item);
  kamae_widget_set_name (item->row, label);
  gtk_list_box_append (self->list, item->row);
}

void
kamae_sidebar_add (KamaeSidebar   *self,
                   KamaePageGroup  group,
                   const char     *name,
                   const char     *label,
                   const char     *icon)
{
  GtkIconTheme *icons = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  g_return_if_fail (KAMAE_IS_SIDEBAR (self));
  g_return_if_fail (name != NULL && label != NULL);

  if (group != self->group)
    append_heading (self, kamae_translate (NULL, GETTEXT_PACKAGE, group_labels[group]));
  self->group = group;
  append_item (self, name, label,
               icon != NULL && gtk_icon_theme_has_icon (icons, icon) ? icon
                                                                     : "view-list-symbolic");
}

static void
scroll_to (KamaeSidebar *self,
           GtkWidget    *row)
{
  GtkWidget *scrolled = adw_bin_get_child (ADW_BIN (self));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  graphene_rect_t area;

  if (gtk_widget_get_height (row) > 0
      && gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &area))
    gtk_adjustment_clamp_page (adjustment, area.origin.y, area.origin.y + area.size.height);
}

void
kamae_sidebar_select (KamaeSidebar *self,
                      const char   *name)
{
  Item *item = find_item (self, name);

  g_return_if_fail (KAMAE_IS_SIDEBAR (self));

  gtk_list_box_select_row (self->list, item != NULL ? GTK_LIST_BOX_ROW (item->row) : NULL);
  if (item != NULL)
    scroll_to (self, item->row);
}

void
kamae_sidebar_set_count (KamaeSidebar *self,
                         const char   *name,
                         const char   *text,
                         gint64        count)
{
  Item *item = find_item (self, name);

  g_return_if_fail (KAMAE_IS_SIDEBAR (self));
  g_return_if_fail (item != NULL);

  kamae_badge_set (item->badge, item->row, item->label, text, count);
}

void
kamae_sidebar_set_failed (KamaeSidebar *self,
                          const char   *name,
                          const char   *text)
{
  Item *item = find_item (self, name);

  g_return_if_fail (KAMAE_IS_SIDEBAR (self));
  g_return_if_fail (item != NULL && text != NULL);

  kamae_badge_set_failed (item->badge, item->row, item->label, text);
}

const char *
kamae_sidebar_get_nth (KamaeSidebar *self,
                       guint         index)
{
  g_return_val_if_fail (KAMAE_IS_SIDEBAR (self), NULL);

  return index < self->items->len ? ((Item *) self->items->pdata[index])->name : NULL;
}

void
kamae_sidebar_grab_focus (KamaeSidebar *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (KAMAE_IS_SIDEBAR (self));

  row = gtk_list_box_get_selected_row (self->list);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}
