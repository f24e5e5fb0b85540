/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-badge.h"
#include "kamae-tabs.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

#define SPACING 2

typedef struct
{
  char      *name;
  char      *label;
  GtkWidget *button;
  GtkWidget *badge;
} Tab;

struct _KamaeTabs
{
  GtkWidget parent_instance;

  GPtrArray *tabs;
  Tab       *selected;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (KamaeTabs, kamae_tabs, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tab_free (gpointer data)
{
  Tab *tab = data;

  gtk_widget_unparent (tab->button);
  g_free (tab->name);
  g_free (tab->label);
  g_free (tab);
}

static Tab *
find_tab (KamaeTabs  *self,
          const char *name)
{
  for (guint i = 0; i < self->tabs->len; i++)
    {
      Tab *tab = g_ptr_array_index (self->tabs, i);

      if (g_strcmp0 (tab->name, name) == 0)
        return tab;
    }
  return NULL;
}

/* -- Layout ------------------------------------------------------------------------------------ */

static int
get_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
get_width_of_all (KamaeTabs *self)
{
  int width = 0;

  for (guint i = 0; i < self->tabs->len; i++)
    width += get_width (((Tab *) self->tabs->pdata[i])->button) + (i > 0 ? SPACING : 0);
  return width;
}

static GtkSizeRequestMode
kamae_tabs_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
kamae_tabs_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  KamaeTabs *self = KAMAE_TABS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = get_width (self->more);
      *natural = MAX (*minimum, get_width_of_all (self));
      return;
    }
  gtk_widget_measure (self->more, orientation, -1, minimum, natural, NULL, NULL);
  for (guint i = 0; i < self->tabs->len; i++)
    {
      int least, height;

      gtk_widget_measure (((Tab *) self->tabs->pdata[i])->button, orientation, -1, &least, &height,
                          NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, height);
    }
}

static void
place (GtkWidget *widget,
       int       *x,
       int        width,
       int        height,
       int        whole)
{
  GtkTextDirection direction = gtk_widget_get_direction (gtk_widget_get_parent (widget));
  int left = direction == GTK_TEXT_DIR_RTL ? whole - *x - width : *x;

  gtk_widget_set_child_visible (widget, TRUE);
  gtk_widget_size_allocate (widget, &(GtkAllocation) { left, 0, width, height }, -1);
  *x += width + SPACING;
}

/* What is left for the tabs before the one that is shown, and after it, beside the menu. */
static void
kamae_tabs_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  KamaeTabs *self = KAMAE_TABS (widget);
  gboolean all = get_width_of_all (self) <= width;
  int more = get_width (self->more);
  int left = all ? width : width - more;
  int x = 0;

  if (self->selected != NULL)
    left -= MIN (left, get_width (self->selected->button) + SPACING);
  for (guint i = 0; i < self->tabs->len; i++)
    {
      Tab *tab = g_ptr_array_index (self->tabs, i);
      int wanted = get_width (tab->button);

      if (tab == self->selected)
        place (tab->button, &x, MIN (wanted, MAX (width - more - SPACING, 0)), height, width);
      else if (all || wanted + SPACING <= left)
        {
          left -= wanted + SPACING;
          place (tab->button, &x, wanted, height, width);
        }
      else
        {
          /* None after one that found no room, or they would jump about. */
          left = 0;
          gtk_widget_set_child_visible (tab->button, FALSE);
        }
    }
  if (all)
    gtk_widget_set_child_visible (self->more, FALSE);
  else
    place (self->more, &x, more, height, width);
}

/* -- Keyboard and menu ------------------------------------------------------------------------- */

static gboolean
key_pressed (GtkEventControllerKey *controller,
             guint                  keyval,
             guint                  keycode,
             GdkModifierType        state,
             KamaeTabs             *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int step = keyval == GDK_KEY_Right ? 1 : keyval == GDK_KEY_Left ? -1 : 0;

  if (step == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      self->selected == NULL || focus != self->selected->button)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[CHOSEN], 0, kamae_tabs_get_other (self, rtl ? -step : step));
  gtk_widget_grab_focus (self->selected->button);
  return GDK_EVENT_STOP;
}

static void
clicked (GtkButton *button,
         KamaeTabs *self)
{
  Tab *tab = g_object_get_data (G_OBJECT (button), "tab");

  if (tab == self->selected)
    /* It stays pressed. */
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  else
    g_signal_emit (self, signals[CHOSEN], 0, tab->name);
}

/* Those without room at the moment. */
static void
fill_menu (GtkMenuButton *button,
           gpointer       data)
{
  KamaeTabs *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < self->tabs->len; i++)
    {
      Tab *tab = g_ptr_array_index (self->tabs, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (tab->label, NULL);

      if (gtk_widget_get_child_visible (tab->button))
        continue;
      g_menu_item_set_action_and_target (item, "win.page", "s", tab->name);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* -- The tabs ---------------------------------------------------------------------------------- */

static void
kamae_tabs_dispose (GObject *object)
{
  KamaeTabs *self = KAMAE_TABS (object);

  self->selected = NULL;
  g_clear_pointer (&self->tabs, g_ptr_array_unref);
  g_clear_pointer (&self->more, gtk_widget_unparent);

  G_OBJECT_CLASS (kamae_tabs_parent_class)->dispose (object);
}

static void
kamae_tabs_class_init (KamaeTabsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kamae_tabs_dispose;
  GTK_WIDGET_CLASS (class)->get_request_mode = kamae_tabs_get_request_mode;
  GTK_WIDGET_CLASS (class)->measure = kamae_tabs_measure;
  GTK_WIDGET_CLASS (class)->size_allocate = kamae_tabs_size_allocate;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_TAB_LIST);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "tabs");

  signals[CHOSEN] = g_signal_new ("chosen", KAMAE_TYPE_TABS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kamae_tabs_init (KamaeTabs *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->tabs = g_ptr_array_new_with_free_func (tab_free);
  self->more = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->more), C_("tabs", "More"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->more), fill_menu, self, NULL);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_tooltip_text (self->more, _("More pages of this subject"));
  kamae_widget_set_name (self->more, _("More pages of this subject"));
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  kamae_widget_set_name (GTK_WIDGET (self), _("Pages"));
}

GtkWidget *
kamae_tabs_new (void)
{
  return g_object_new (KAMAE_TYPE_TABS, NULL);
}

void
kamae_tabs_clear (KamaeTabs *self)
{
  g_return_if_fail (KAMAE_IS_TABS (self));

  self->selected = NULL;
  g_ptr_array_set_size (self->tabs, 0);
}

void
kamae_tabs_add (KamaeTabs  *self,
                const char *name,
                const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_label_new (label);
  Tab *tab = g_new0 (Tab, 1);

  g_return_if_fail (KAMAE_IS_TABS (self));
  g_return_if_fail (name != NULL && label != NULL);

  tab->name = g_strdup (name);
  tab->label = g_strdup (label);
  tab->badge = kamae_badge_new ();
  tab->button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_TAB,
                              "focusable", FALSE, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), tab->badge);
  gtk_button_set_child (GTK_BUTTON (tab->button), box);
  gtk_widget_add_css_class (tab->button, "flat");
  kamae_widget_set_name (tab->button, label);
  g_object_set_data (G_OBJECT (tab->button), "tab", tab);
  g_signal_connect_object (tab->button, "clicked", G_CALLBACK (clicked), self, 0);
  gtk_widget_insert_before (tab->button, GTK_WIDGET (self), self->more);
  g_ptr_array_add (self->tabs, tab);
}

/* Only the one that is shown takes the focus: the arrows lead to the others. */
static void
show_selected (Tab      *tab,
               gboolean  selected)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab->button), selected);
  gtk_widget_set_focusable (tab->button, selected);
  gtk_accessible_update_state (GTK_ACCESSIBLE (tab->button), GTK_ACCESSIBLE_STATE_SELECTED,
                               selected, -1);
}

void
kamae_tabs_select (KamaeTabs  *self,
                   const char *name)
{
  g_return_if_fail (KAMAE_IS_TABS (self));

  self->selected = find_tab (self, name);
  for (guint i = 0; i < self->tabs->len; i++)
    show_selected (self->tabs->pdata[i], self->tabs->pdata[i] == self->selected);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
kamae_tabs_set_count (KamaeTabs  *self,
                      const char *name,
                      const char *text,
                      gint64      count)
{
  Tab *tab = find_tab (self, name);

  g_return_if_fail (KAMAE_IS_TABS (self));
  g_return_if_fail (tab != NULL);

  kamae_badge_set (tab->badge, tab->button, tab->label, text, count);
}

void
kamae_tabs_set_failed (KamaeTabs  *self,
                       const char *name,
                       const char *text)
{
  Tab *tab = find_tab (self, name);

  g_return_if_fail (KAMAE_IS_TABS (self));
  g_return_if_fail (tab != NULL && text != NULL);

  kamae_badge_set_failed (tab->badge, tab->button, tab->label, text);
}

const char *
kamae_tabs_get_other (KamaeTabs *self,
                      int        step)
{
  guint n, index;

  g_return_val_if_fail (KAMAE_IS_TABS (self), NULL);

  n = self->tabs->len;
  if (self->selected == NULL || !g_ptr_array_find (self->tabs, self->selected, &index))
    return NULL;
  return ((Tab *) self->tabs->pdata[(index + n + step) % n])->name;
}
