/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

/* A card: a heading, something small below it, a boxed list; and where its rows lead to. */

GtkListBox *kamae_card_add           (GtkWidget  *parent,
                                      const char *title,
                                      GtkWidget  *above);
void        kamae_card_add_quiet_row (GtkListBox *list,
                                      const char *text);
void        kamae_row_add_mark       (GtkWidget  *row,
                                      const char *symbol,
                                      const char *style);
void        kamae_row_lead_to_record (GtkWidget  *row,
                                      gint64      id);
void        kamae_row_lead_to_page   (GtkWidget  *row,
                                      const char *page);
/* To what is missing of a clause, or of all. */
void        kamae_row_lead_to_check  (GtkWidget  *row,
                                      const char *clause);

G_END_DECLS
