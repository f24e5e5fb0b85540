/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-board.h"
#include "kamae-widgets.h"

typedef struct
{
  KamaeRegister *reg;
  GtkBox        *box;
  guint          fill_id;
} KamaeBoardPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KamaeBoard, kamae_board, ADW_TYPE_BIN)

static gboolean
fill_idle (gpointer data)
{
  KamaeBoard *self = data;
  KamaeBoardPrivate *priv = kamae_board_get_instance_private (self);

  priv->fill_id = 0;
  KAMAE_BOARD_GET_CLASS (self)->fill (self);
  return G_SOURCE_REMOVE;
}

static void
schedule_fill (KamaeBoard *self)
{
  KamaeBoardPrivate *priv = kamae_board_get_instance_private (self);

  if (priv->fill_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    kamae_widget_after_frame (GTK_WIDGET (self), fill_idle, &priv->fill_id);
}

static void
kamae_board_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kamae_board_parent_class)->map (widget);
  schedule_fill (KAMAE_BOARD (widget));
}

static void
kamae_board_dispose (GObject *object)
{
  KamaeBoardPrivate *priv = kamae_board_get_instance_private (KAMAE_BOARD (object));

  g_clear_handle_id (&priv->fill_id, g_source_remove);
  if (priv->reg != NULL)
    g_signal_handlers_disconnect_by_data (priv->reg, object);
  g_clear_object (&priv->reg);

  G_OBJECT_CLASS (kamae_board_parent_class)->dispose (object);
}

static void
kamae_board_class_init (KamaeBoardClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kamae_board_dispose;
  GTK_WIDGET_CLASS (class)->map = kamae_board_map;
}

static void
kamae_board_init (KamaeBoard *self)
{
  KamaeBoardPrivate *priv = kamae_board_get_instance_private (self);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  priv->box = GTK_BOX (box);
  gtk_widget_add_css_class (box, "board");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1080);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

GtkWidget *
kamae_board_new (GType          type,
                 KamaeRegister *reg)
{
  KamaeBoard *self;
  KamaeBoardPrivate *priv;

  g_return_val_if_fail (g_type_is_a (type, KAMAE_TYPE_BOARD), NULL);
  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);

  self = g_object_new (type, NULL);
  priv = kamae_board_get_instance_private (self);
  priv->reg = g_object_ref (reg);
  g_signal_connect_object (reg, "changed", G_CALLBACK (schedule_fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg, "notify::person", G_CALLBACK (schedule_fill), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

KamaeRegister *
kamae_board_get_register (KamaeBoard *self)
{
  KamaeBoardPrivate *priv = kamae_board_get_instance_private (self);

  g_return_val_if_fail (KAMAE_IS_BOARD (self), NULL);

  return priv->reg;
}

GtkBox *
kamae_board_get_box (KamaeBoard *self)
{
  KamaeBoardPrivate *priv = kamae_board_get_instance_private (self);

  g_return_val_if_fail (KAMAE_IS_BOARD (self), NULL);

  return priv->box;
}

GtkLabel *
kamae_board_label_new (GtkWidget  *parent,
                       const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (parent), label);
  return GTK_LABEL (label);
}
