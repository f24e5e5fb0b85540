/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

/* How much wants attention, behind the name of what it is about; @named is the widget that is
 * called @name; @text says what is counted, to those who point at it or cannot see the badge. */

GtkWidget *kamae_badge_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void       kamae_badge_set        (GtkWidget  *badge,
                                   GtkWidget  *named,
                                   const char *name,
                                   const char *text,
                                   gint64      count);
/* It could not be counted: the text says why. */
void       kamae_badge_set_failed (GtkWidget  *badge,
                                   GtkWidget  *named,
                                   const char *name,
                                   const char *text);

G_END_DECLS
