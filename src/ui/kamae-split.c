/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-ui.h"

/* The only user of AdwLeaflet, which later versions of libadwaita replace. */

struct _KamaeSplit
{
  AdwBin parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *start;
  GtkWidget *end;
  GtkWidget *back_bar;
  GtkWidget *back_button;
};

G_DEFINE_FINAL_TYPE (KamaeSplit, kamae_split, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
folded_cb (KamaeSplit *self)
{
  gtk_widget_set_visible (self->back_bar, adw_leaflet_get_folded (self->leaflet));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
kamae_split_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KamaeSplit *self = KAMAE_SPLIT (object);

  switch (prop_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, kamae_split_get_folded (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kamae_split_class_init (KamaeSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kamae_split_get_property;

  /**
   * KamaeSplit:folded:
   *
   * Whether only one part is shown at a time, because the window is narrow.
   */
  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kamae_split_init (KamaeSplit *self)
{
  self->back_button = gtk_button_new ();
  gtk_widget_add_css_class (self->back_button, "flat");
  gtk_widget_set_halign (self->back_button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->back_button, "clicked",
                            G_CALLBACK (kamae_split_show_start), self);

  self->back_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->back_bar, "toolbar");
  gtk_box_append (GTK_BOX (self->back_bar), self->back_button);
  gtk_widget_set_visible (self->back_bar, FALSE);
  kamae_split_set_back_label (self, _("Back"));

  self->end = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->end), self->back_bar);

  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->leaflet));
}

/**
 * kamae_split_new:
 * @start: the first part, as a list
 * @end: the second part, as a form
 *
 * Makes a widget of two parts: side by side, or one after the other where there is not enough room.
 *
 * Returns: (transfer none): a widget
 */
KamaeSplit *
kamae_split_new (GtkWidget *start, GtkWidget *end)
{
  KamaeSplit *self;
  GtkWidget *separator;

  g_return_val_if_fail (GTK_IS_WIDGET (start), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (end), NULL);

  self = g_object_new (KAMAE_TYPE_SPLIT, NULL);
  self->start = start;
  gtk_box_append (GTK_BOX (self->end), end);

  separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  adw_leaflet_append (self->leaflet, start);
  adw_leaflet_page_set_navigatable (adw_leaflet_append (self->leaflet, separator), FALSE);
  adw_leaflet_append (self->leaflet, self->end);

  return self;
}

/**
 * kamae_split_get_folded:
 * @self: a split
 *
 * Tells whether only one part is shown at a time.
 *
 * Returns: %TRUE on a narrow window
 */
gboolean
kamae_split_get_folded (KamaeSplit *self)
{
  g_return_val_if_fail (KAMAE_IS_SPLIT (self), FALSE);

  return adw_leaflet_get_folded (self->leaflet);
}

/**
 * kamae_split_set_back_label:
 * @self: a split
 * @label: what the back button leads to
 *
 * Names the way back to the first part.
 */
void
kamae_split_set_back_label (KamaeSplit *self, const char *label)
{
  GtkWidget *content;

  g_return_if_fail (KAMAE_IS_SPLIT (self));
  g_return_if_fail (label != NULL);

  content = adw_button_content_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "go-previous-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  gtk_button_set_child (GTK_BUTTON (self->back_button), content);
  kamae_widget_set_name (self->back_button, label);
}

/**
 * kamae_split_is_start_shown:
 * @self: a split
 *
 * Tells whether the person sees the first part.
 *
 * Returns: %FALSE if only the second part is shown
 */
gboolean
kamae_split_is_start_shown (KamaeSplit *self)
{
  g_return_val_if_fail (KAMAE_IS_SPLIT (self), FALSE);

  return !adw_leaflet_get_folded (self->leaflet)
         || adw_leaflet_get_visible_child (self->leaflet) == self->start;
}

/**
 * kamae_split_show_start:
 * @self: a split
 *
 * Shows the first part.
 */
void
kamae_split_show_start (KamaeSplit *self)
{
  g_return_if_fail (KAMAE_IS_SPLIT (self));

  adw_leaflet_set_visible_child (self->leaflet, self->start);
}

/**
 * kamae_split_show_end:
 * @self: a split
 *
 * Shows the second part.
 */
void
kamae_split_show_end (KamaeSplit *self)
{
  g_return_if_fail (KAMAE_IS_SPLIT (self));

  adw_leaflet_set_visible_child (self->leaflet, self->end);
}

/**
 * kamae_split_go_back:
 * @self: a split
 *
 * Leads from the second part back to the list in the first one, as Escape does; where both are to
 * be seen, the focus goes there. What cannot be saved keeps the person.
 *
 * Returns: %FALSE if the person is not in the second part
 */
gboolean
kamae_split_go_back (KamaeSplit *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (KAMAE_IS_SPLIT (self), FALSE);

  if (!kamae_split_is_start_shown (self))
    {
      kamae_split_show_start (self);
      return TRUE;
    }
  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->end))
    return FALSE;

  return !kamae_typing_commit (self->end) || kamae_widget_focus_list (self->start);
}
