/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-settings.h"
#include "kamae-sidebar.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

/* A page, or the head of a group of pages, which folds them away. */
typedef struct
{
  KamaePageGroup group;
  char          *name;   /* NULL for a head */
  char          *label;
  GtkWidget     *row;
  GtkWidget     *icon;
  GtkWidget     *count;
  gint64         n;      /* that want attention */
} Item;

struct _KamaeSidebar
{
  AdwBin parent_instance;

  GtkListBox *list;
  GPtrArray  *items;
};

#define FOLDED "folded-groups"

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

/* As the settings know them. */
static const char *const group_names[] = {
  [KAMAE_PAGE_TOP] = "top",
  [KAMAE_PAGE_PLAN] = "plan",
  [KAMAE_PAGE_DO] = "do",
  [KAMAE_PAGE_CHECK] = "check",
  [KAMAE_PAGE_ACT] = "act",
  [KAMAE_PAGE_BASE] = "base",
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
row_item (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "item");
}

static Item *
find_item (KamaeSidebar *self,
           const char   *name)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (item->name != NULL && g_strcmp0 (item->name, name) == 0)
        return item;
    }
  return NULL;
}

static void
name_row (Item   *item,
          gint64  count)
{
  g_autofree char *name = NULL;

  if (count > 0)
    /* Translators: %1$s is a page of the sidebar, %2$d how many of its records want attention */
    name = g_strdup_printf (ngettext ("%1$s, %2$d wants attention", "%1$s, %2$d want attention",
                                      count),
                            item->label, (int) count);
  kamae_widget_set_name (item->row, name != NULL ? name : item->label);
}

static void
show_count (Item   *item,
            gint64  count)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  gtk_label_set_text (GTK_LABEL (item->count), text);
  gtk_widget_set_visible (item->count, count > 0);
  name_row (item, count);
}

static gboolean
is_folded (KamaePageGroup group)
{
  g_auto (GStrv) folded = g_settings_get_strv (kamae_settings_get_default (), FOLDED);

  return g_strv_contains ((const char *const *) folded, group_names[group]);
}

/* What a folded group hides is told by its head. */
static void
update_group (KamaeSidebar   *self,
              KamaePageGroup  group)
{
  gboolean folded = is_folded (group);
  Item *head = NULL;
  gint64 n = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (item->group != group)
        continue;
      if (item->name == NULL)
        head = item;
      else
        gtk_widget_set_visible (item->row, !folded);
      n += item->n;
    }
  if (head == NULL)
    return;

  show_count (head, folded ? n : 0);
  gtk_image_set_from_icon_name (GTK_IMAGE (head->icon),
                                folded ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (head->row), GTK_ACCESSIBLE_STATE_EXPANDED, !folded,
                               -1);
}

static void
set_folded (KamaeSidebar   *self,
            KamaePageGroup  group,
            gboolean        folded)
{
  GSettings *settings = kamae_settings_get_default ();
  g_auto (GStrv) before = g_settings_get_strv (settings, FOLDED);
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  for (char **name = before; *name != NULL; name++)
    if (!g_str_equal (*name, group_names[group]))
      g_ptr_array_add (after, *name);
  if (folded)
    g_ptr_array_add (after, (gpointer) group_names[group]);
  g_ptr_array_add (after, NULL);

  g_settings_set_strv (settings, FOLDED, (const char *const *) after->pdata);
  update_group (self, group);
}

static void
row_activated (KamaeSidebar  *self,
               GtkListBoxRow *row)
{
  Item *item = row_item (row);

  g_assert (KAMAE_IS_SIDEBAR (self));

  if (item->name != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, item->name);
  else
    set_folded (self, item->group, !is_folded (item->group));
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
  kamae_widget_set_name (list, _("Pages"));
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

static Item *
append_item (KamaeSidebar   *self,
             KamaePageGroup  group,
             const char     *name,
             const char     *label,
             const char     *icon)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_label_new (label);
  Item *item = g_new0 (Item, 1);

  item->group = group;
  item->name = g_strdup (name);
  item->label = g_strdup (label);
  item->icon = gtk_image_new_from_icon_name (icon);
  item->count = gtk_label_new (NULL);
  item->row = gtk_list_box_row_new ();
  g_ptr_array_add (self->items, item);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (item->count, "count");
  gtk_widget_add_css_class (item->count, "numeric");
  gtk_widget_set_valign (item->count, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), item->icon);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), item->count);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (item->row), box);
  g_object_set_data (G_OBJECT (item->row), "item", item);
  show_count (item, 0);
  gtk_list_box_append (self->list, item->row);
  return item;
}

static void
append_head (KamaeSidebar   *self,
             KamaePageGroup  group)
{
  const char *label = kamae_translate (NULL, GETTEXT_PACKAGE, group_labels[group]);
  Item *head = append_item (self, group, NULL, label, "pan-down-symbolic");

  gtk_widget_add_css_class (head->row, "sidebar-heading");
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (head->row), FALSE);
}

void
kamae_sidebar_add (KamaeSidebar   *self,
                   KamaePageGroup  group,
                   const char     *name,
                   const char     *label,
                   const char     *icon)
{
  GtkIconTheme *icons = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  Item *last = self->items->len > 0 ? g_ptr_array_index (self->items, self->items->len - 1) : NULL;

  g_return_if_fail (KAMAE_IS_SIDEBAR (self));
  g_return_if_fail (name != NULL && label != NULL);

  if (group_labels[group] != NULL && (last == NULL || last->group != group))
    append_head (self, group);
  append_item (self, group, name, label,
               icon != NULL && gtk_icon_theme_has_icon (icons, icon) ? icon
                                                                     : "view-list-symbolic");
  update_group (self, group);
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

  if (item != NULL && is_folded (item->group))
    set_folded (self, item->group, FALSE);
  gtk_list_box_select_row (self->list, item != NULL ? GTK_LIST_BOX_ROW (item->row) : NULL);
  if (item != NULL)
    scroll_to (self, item->row);
}

void
kamae_sidebar_set_count (KamaeSidebar *self,
                         const char   *name,
                         gint64        count)
{
  Item *item = find_item (self, name);

  g_return_if_fail (KAMAE_IS_SIDEBAR (self));
  g_return_if_fail (item != NULL);

  item->n = count;
  show_count (item, count);
  gtk_widget_set_tooltip_text (item->row, NULL);
  update_group (self, item->group);
}

void
kamae_sidebar_set_failed (KamaeSidebar *self,
                          const char   *name,
                          const char   *text)
{
  Item *item = find_item (self, name);
  g_autofree char *spoken = NULL;

  g_return_if_fail (KAMAE_IS_SIDEBAR (self));
  g_return_if_fail (item != NULL && text != NULL);

  item->n = 1;
  show_count (item, 1);
  gtk_label_set_text (GTK_LABEL (item->count), "!");
  gtk_widget_set_tooltip_text (item->row, text);
  spoken = g_strjoin (", ", item->label, text, NULL);
  kamae_widget_set_name (item->row, spoken);
  update_group (self, item->group);
}

const char *
kamae_sidebar_get_nth (KamaeSidebar *self,
                       guint         index)
{
  g_return_val_if_fail (KAMAE_IS_SIDEBAR (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (item->name != NULL && index-- == 0)
        return item->name;
    }
  return NULL;
}

void
kamae_sidebar_grab_focus (KamaeSidebar *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (KAMAE_IS_SIDEBAR (self));

  row = gtk_list_box_get_selected_row (self->list);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}
