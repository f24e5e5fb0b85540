/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>

G_BEGIN_DECLS

/* A mark and a word: nothing is told by colour alone. */

KAMAE_AVAILABLE_IN_ALL
const char *kamae_tone_get_mark  (KamaeTone   tone);
KAMAE_AVAILABLE_IN_ALL
GtkWidget  *kamae_tone_label_new (void) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
void        kamae_tone_label_set (GtkWidget  *label,
                                  KamaeTone   tone,
                                  const char *text);

G_END_DECLS
