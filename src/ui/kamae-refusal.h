/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_REFUSAL (kamae_refusal_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeRefusal, kamae_refusal, KAMAE, REFUSAL, AdwBin)

/* What stands under a text that could not be saved: why, and what the person can do. Nothing is to
 * be seen until something is told. Signals: save-mine, discard-mine. */

KAMAE_AVAILABLE_IN_ALL
GtkWidget *kamae_refusal_new              (void) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
void       kamae_refusal_tell             (KamaeRefusal *self,
                                           const char   *message);
KAMAE_AVAILABLE_IN_ALL
void       kamae_refusal_tell_kept        (KamaeRefusal *self,
                                           const char   *message);
KAMAE_AVAILABLE_IN_ALL
void       kamae_refusal_tell_conflict    (KamaeRefusal *self,
                                           const char   *theirs,
                                           const char   *mine);
KAMAE_AVAILABLE_IN_ALL
void       kamae_refusal_tell_error       (KamaeRefusal *self,
                                           const GError *error,
                                           const char   *theirs);
KAMAE_AVAILABLE_IN_ALL
void       kamae_refusal_clear            (KamaeRefusal *self);
KAMAE_AVAILABLE_IN_ALL
gboolean   kamae_refusal_is_told          (KamaeRefusal *self);
KAMAE_AVAILABLE_IN_ALL
gboolean   kamae_refusal_is_conflict      (KamaeRefusal *self);

G_END_DECLS
