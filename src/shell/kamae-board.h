/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_BOARD (kamae_board_get_type ())

G_DECLARE_DERIVABLE_TYPE (KamaeBoard, kamae_board, KAMAE, BOARD, AdwBin)

/* A page of cards that are computed from the register. It is filled after the frame in which it
 * appears, so that the window comes first, and again after each change while it is seen. */

struct _KamaeBoardClass
{
  AdwBinClass parent_class;

  void (*fill) (KamaeBoard *self);
};

GtkWidget     *kamae_board_new          (GType          type,
                                         KamaeRegister *reg) G_GNUC_WARN_UNUSED_RESULT;
KamaeRegister *kamae_board_get_register (KamaeBoard    *self);
GtkBox        *kamae_board_get_box      (KamaeBoard    *self);
/* A line of text at the head of a board. */
GtkLabel      *kamae_board_label_new    (GtkWidget     *parent,
                                         const char    *style);

G_END_DECLS
